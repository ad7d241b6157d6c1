package message

import (
	"slices"

	"github.com/concord-sdm/concord/internal/ident"
)

// rules are how one language counts, writes numbers and joins lists.
//
// Plural forms and number signs follow the Unicode CLDR (release 46, files
// plurals.xml and main/*.xml) with two departures, both for the reader's
// safety. Groups of digits in Spanish are parted by a narrow no-break space,
// as the Real Academia Española and ISO 80000-1 ask, not by CLDR's point: half
// of the people who read Spanish use the point as the decimal sign. And the
// negative sign is everywhere U+2212, the minus, because a hyphen is passed
// over by many screen readers.
type rules struct {
	categories []string // plural forms, ending in "other"
	plural     func(d decimal) string
	point      string // decimal sign
	group      string // between groups of three digits
	minGroup   int    // digits before the first group sign: 2 leaves 1234 whole
	and        func(next string) string
	dates      calendar
}

const (
	minus          = "\u2212"
	narrowNoBreak  = "\u202f"
	noBreak        = "\u00a0"
	one            = "one"
	many           = "many"
	other          = "other"
	thousandDigits = 3
)

// rulesOf returns the rules of a language tag: of the tag itself or of its
// base language; nil if there are none.
func rulesOf(tag string) *rules {
	r, ok := byTag[tag]
	if !ok {
		if r, ok = byTag[ident.BaseLanguage(tag)]; !ok {
			return nil
		}
	}
	return &r
}

var (
	oneOther     = []string{one, other}
	oneManyOther = []string{one, many, other}

	byTag = map[string]rules{
		"en":    {oneOther, exactlyOne, ".", ",", 1, word(" and "), calendar{"D M Y", "M Y", "1", english}},
		"de":    {oneOther, exactlyOne, ",", ".", 1, word(" und "), calendar{"D. M Y", "M Y", "1", german}},
		"nl":    {oneOther, exactlyOne, ",", ".", 1, word(" en "), calendar{"D M Y", "M Y", "1", dutch}},
		"es":    {oneManyOther, oneOrMillions, ",", narrowNoBreak, 2, spanishAnd, calendar{"D de M de Y", "M de Y", "1", spanish}},
		"it":    {oneManyOther, oneOrMillions, ",", ".", 2, word(" e "), calendar{"D M Y", "M Y", "1º", italian}},
		"fr":    {oneManyOther, belowTwo, ",", narrowNoBreak, 1, word(" et "), calendar{"D M Y", "M Y", "1er", french}},
		"pt":    {oneManyOther, belowTwo, ",", ".", 1, word(" e "), calendar{"D de M de Y", "M de Y", "1º", portuguese}},
		"pt-PT": {oneManyOther, oneOrMillions, ",", noBreak, 2, word(" e "), calendar{"D de M de Y", "M de Y", "1", portuguese}},
	}
)

// exactlyOne is the rule of English, German and Dutch: i = 1 and v = 0.
func exactlyOne(d decimal) string {
	if d.whole == "1" && d.fraction == "" {
		return one
	}
	return other
}

// oneOrMillions is the rule of Spanish, Italian and European Portuguese: one
// for 1, many for whole millions ("un millón de personas").
func oneOrMillions(d decimal) string {
	if exactlyOne(d) == one {
		return one
	}
	return millions(d)
}

// belowTwo is the rule of French and Brazilian Portuguese: one for 0 up to but
// not including 2, decimals too ("1,5 jour").
func belowTwo(d decimal) string {
	if d.whole == "0" || d.whole == "1" {
		return one
	}
	return millions(d)
}

func millions(d decimal) string {
	n := len(d.whole)
	if d.fraction == "" && n > 6 && d.whole[n-6:] == "000000" {
		return many
	}
	return other
}

func word(s string) func(string) string { return func(string) string { return s } }

// spanishAnd is "y", and "e" before the sound i: "dolor e inflamación", "madre
// e hijos". Before a diphthong it stays "y": "agua y hielo". The words in which
// both are right (ion, hiato) get "y".
func spanishAnd(next string) string {
	r := []rune(next)
	if len(r) > 0 && (r[0] == 'h' || r[0] == 'H') {
		r = r[1:]
	}
	if len(r) == 0 || !slices.Contains([]rune("iIíÍ"), r[0]) {
		return " y "
	}
	if len(r) > 1 && (r[0] == 'i' || r[0] == 'I') && slices.Contains([]rune("aeouáéóúAEOUÁÉÓÚ"), r[1]) {
		return " y "
	}
	return " e "
}

// appendList joins items with commas and the language's "and".
func appendList(b []byte, items []string, r *rules) []byte {
	for i, item := range items {
		switch {
		case i == 0:
		case i == len(items)-1:
			b = append(b, r.and(item)...)
		default:
			b = append(b, ", "...)
		}
		b = append(b, item...)
	}
	return b
}
