package token

import (
	"embed"
	"strings"
	"sync"

	"github.com/concord-sdm/concord/literacy/internal/table"
)

//go:embed tables/*.txt
var tables embed.FS

// use is what a language's table says about a shortened or common form.
type use uint16

const (
	// never: an abbreviation that never ends a sentence: Dr., z. B.
	never use = 1 << iota
	// maybe: ends one if the next word looks like a beginning: U.S., Inc.
	maybe
	// often: ends one if the next word has a capital: etc., p.m., mg.
	often
	// counted: an abbreviation only before a figure: No. 7, p. 55.
	counted
	// plain: an abbreviation without its stop, too: mg, Dr, etc.
	plain
	// starter: a word that with a capital begins a sentence: The, He.
	starter
	// month: follows an ordinal figure: 3. Oktober.
	month
	// elided: loses its vowel before an apostrophe: l', qu'.
	elided
	// spaced: the first half of an abbreviation with a space inside.
	spaced
	// common: one of the commonest words of the language.
	common
	// particle: a word before which a single capital is an initial.
	particle
	// sort: a noun after which a single capital names the sort: vitamin C.
	sort
	// label: a noun that with a figure is the label of a sentence: Step 1.
	label
)

// Language is how one language writes.
type Language struct {
	// Tag is the base language: en, es.
	Tag string

	uses      table.Map[use]
	spaced    []string // whole abbreviations with spaces inside
	commonest []string
	spacedLen int  // the longest first part of those
	elides    bool // any word may be elided: Italian
	ordinals  bool // a figure with a stop is an ordinal: 3. Oktober
	nouns     bool // every noun has a capital: German
	turkish   bool
}

func (l *Language) use(form []byte) use { return l.uses.Get(form) }

// Common reports whether form, in lower case, is one of the commonest words
// of the language.
func (l *Language) Common(form []byte) bool { return l.use(form)&common != 0 }

// Numbered reports whether form, in lower case, is a noun that a letter or a
// numeral follows: type, stage, chapter.
func (l *Language) Numbered(form []byte) bool { return l.use(form)&(sort|label) != 0 }

var sections = map[string]use{
	"never": never, "maybe": maybe, "often": often, "counted": counted, "plain": plain,
	"starter": starter, "month": month, "elided": elided, "common": common, "particle": particle,
	"sort": sort, "label": label,
}

var languages = func() map[string]func() *Language {
	m := make(map[string]func() *Language)
	for _, tag := range tags {
		m[tag] = sync.OnceValue(func() *Language { return load(tag) })
	}
	return m
}()

// Tags returns the base languages that have a table. The slice is not to be
// changed.
func Tags() []string { return tags }

var tags = []string{"ar", "da", "de", "en", "es", "fr", "it", "nl", "no", "pl", "pt", "ru", "sv", "tr"}

// Lookup returns the language of a BCP 47 tag by its base, and English for
// one that has no table.
func Lookup(tag string) *Language {
	base, _, _ := strings.Cut(tag, "-")
	if base == "nb" || base == "nn" {
		base = "no"
	}
	if f, ok := languages[base]; ok {
		return f()
	}
	return languages["en"]()
}

func load(tag string) *Language {
	l := &Language{Tag: tag, uses: table.For[use](512)}
	switch tag {
	case "it":
		l.elides = true
	case "de", "da", "no", "pl", "tr":
		l.ordinals = true
	}
	l.nouns = tag == "de"
	l.turkish = tag == "tr"
	data, err := tables.ReadFile("tables/" + tag + ".txt")
	if err != nil {
		return l
	}
	var section string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			section = strings.Trim(line, "[]")
		case section == "spaced" || section == "spaced maybe":
			u := never
			if section != "spaced" {
				u = maybe
			}
			for form := range strings.SplitSeq(line, ",") {
				form = strings.TrimSpace(form)
				if form == "" {
					continue
				}
				l.spaced = append(l.spaced, form)
				*l.uses.At(strings.TrimSuffix(form, ".")) |= u
				first, _, _ := strings.Cut(form, " ")
				first = strings.TrimSuffix(first, ".")
				*l.uses.At(first) |= spaced
				if len(first) <= 3 {
					l.spacedLen = max(l.spacedLen, len(first))
				}
			}
		default:
			u := sections[section]
			for form := range strings.FieldsSeq(line) {
				known := l.uses.At(form)
				if u&^*known&common != 0 {
					l.commonest = append(l.commonest, form)
				}
				*known |= u
			}
		}
	}
	return l
}

// Commonest calls yield with each of the commonest words of the language, in
// no order.
func (l *Language) Commonest(yield func(word string)) {
	for _, word := range l.commonest {
		yield(word)
	}
}
