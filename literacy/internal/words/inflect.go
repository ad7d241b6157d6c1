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
		for _, form := range englishVerb(verb) {
			dst = append(dst, form+rest)
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

// Plural returns the regular plural of an English noun, Greek nouns in -sis
// included: diagnoses.
func Plural(noun string) string {
	n := len(noun)
	switch {
	case n > 3 && strings.HasSuffix(noun, "sis"):
		return noun[:n-2] + "es"
	case hasAnySuffix(noun, "s", "x", "z", "ch", "sh"):
		return noun + "es"
	case n > 1 && noun[n-1] == 'y' && !vowel(noun[n-2]):
		return noun[:n-1] + "ies"
	}
	return noun + "s"
}

// englishVerb returns the regular forms in -s, -ed and -ing. The last consonant
// is doubled in verbs of one syllable, such as stop and plan.
func englishVerb(verb string) [3]string {
	third := Plural(verb)
	if strings.HasSuffix(verb, "sis") {
		third = verb + "es"
	}
	n := len(verb)
	switch {
	case n < 2:
		return [3]string{third, verb + "ed", verb + "ing"}
	case strings.HasSuffix(verb, "ie"):
		return [3]string{third, verb + "d", verb[:n-2] + "ying"}
	case hasAnySuffix(verb, "ee", "ye", "oe"):
		return [3]string{third, verb + "d", verb + "ing"}
	case verb[n-1] == 'e':
		return [3]string{third, verb + "d", verb[:n-1] + "ing"}
	case verb[n-1] == 'y' && !vowel(verb[n-2]):
		return [3]string{third, verb[:n-1] + "ied", verb + "ing"}
	case doubles(verb):
		return [3]string{third, verb + verb[n-1:] + "ed", verb + verb[n-1:] + "ing"}
	}
	return [3]string{third, verb + "ed", verb + "ing"}
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
