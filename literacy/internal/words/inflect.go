package words

import "strings"

// Inflect appends to dst the forms of a folded term that the rules of a base
// language make from its part of speech; the term itself is not among them.
// Of a phrase the head changes: the last word of an English noun, the first
// word of a verb and of a Spanish noun with the adjective after it. Languages
// without rules have no forms.
func Inflect(lang, term string, part Part, dst []string) []string {
	if term == "" {
		return dst
	}
	switch lang {
	case "en":
		return inflectEnglish(term, part, dst)
	case "es":
		return inflectSpanish(term, part, dst)
	}
	return dst
}

func inflectEnglish(term string, part Part, dst []string) []string {
	switch part {
	case Noun:
		i := strings.LastIndexByte(term, ' ') + 1
		return append(dst, term[:i]+Plural(term[i:]))
	case Verb, CuedVerb:
		verb, rest := cutFirst(term)
		for _, e := range englishVerb(verb) {
			dst = append(dst, e.of(verb)+rest)
		}
	}
	return dst
}

func cutFirst(term string) (first, rest string) {
	i := strings.IndexByte(term, ' ')
	if i < 0 {
		return term, ""
	}
	return term[:i], term[i:]
}

func hasAnySuffix(s string, suffixes ...string) bool {
	for _, suffix := range suffixes {
		if strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return false
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// ending is how a form is made of a word: letters are cut off, the last that
// is left is doubled, and the rest is added.
type ending struct {
	cut   int
	twice bool
	add   string
}

// of returns the form of a word.
func (e ending) of(word string) string { return string(e.appendTo(nil, word)) }

// appendTo appends the form of a word to dst.
func (e ending) appendTo(dst []byte, word string) []byte {
	dst = append(dst, word[:len(word)-e.cut]...)
	if e.twice {
		dst = append(dst, word[len(word)-1])
	}
	return append(dst, e.add...)
}

// Plural returns the regular plural of an English noun, Greek nouns in -sis
// included: diagnoses.
func Plural(noun string) string { return plural(noun).of(noun) }

func plural(noun string) ending {
	n := len(noun)
	switch {
	case n > 3 && strings.HasSuffix(noun, "sis"):
		return ending{cut: 2, add: "es"}
	case hasAnySuffix(noun, "s", "x", "z", "ch", "sh"):
		return ending{add: "es"}
	case n > 1 && noun[n-1] == 'y' && !vowel(noun[n-2]):
		return ending{cut: 1, add: "ies"}
	}
	return ending{add: "s"}
}

// englishVerb returns the regular forms in -s, -ed and -ing. The last consonant
// is doubled in verbs of one syllable, such as stop and plan.
func englishVerb(verb string) [3]ending {
	third := plural(verb)
	if strings.HasSuffix(verb, "sis") {
		third = ending{add: "es"}
	}
	n := len(verb)
	switch {
	case n < 2:
		return [3]ending{third, {add: "ed"}, {add: "ing"}}
	case strings.HasSuffix(verb, "ie"):
		return [3]ending{third, {add: "d"}, {cut: 2, add: "ying"}}
	case hasAnySuffix(verb, "ee", "ye", "oe"):
		return [3]ending{third, {add: "d"}, {add: "ing"}}
	case verb[n-1] == 'e':
		return [3]ending{third, {add: "d"}, {cut: 1, add: "ing"}}
	case verb[n-1] == 'y' && !vowel(verb[n-2]):
		return [3]ending{third, {cut: 1, add: "ied"}, {add: "ing"}}
	case doubles(verb):
		return [3]ending{third, {twice: true, add: "ed"}, {twice: true, add: "ing"}}
	}
	return [3]ending{third, {add: "ed"}, {add: "ing"}}
}

// doubles reports a verb of one vowel letter that ends in vowel and consonant.
func doubles(verb string) bool {
	n := len(verb)
	if n < 3 || vowel(verb[n-1]) || strings.IndexByte("wxy", verb[n-1]) >= 0 || !vowel(verb[n-2]) {
		return false
	}
	for i := range n - 2 {
		if vowel(verb[i]) && (verb[i] != 'u' || i == 0 || verb[i-1] != 'q') {
			return false
		}
	}
	return true
}
