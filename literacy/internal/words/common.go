package words

import "strings"

// CommonForms returns forms that an English text is likely to hold, some of
// them more than once: the words of the list of Dale and Chall, and those of a
// list of this package with their regular endings. No count rests on what
// stands there: it says what is worth describing before it is met.
func CommonForms() []string {
	forms := make([]string, 0, 1<<14)
	add := func(w string) { forms = append(forms, w) }
	each(daleChall, add)
	section := ""
	each(common, func(w string) {
		if w[0] == '[' {
			section = w
			return
		}
		add(w)
		switch section {
		case "[verbs]":
			verb := englishVerb(w)
			forms = append(forms, verb[:]...)
		case "[nouns]":
			add(Plural(w))
		case "[adjectives]":
			add(withLy(w))
		}
	})
	return forms
}

// withLy returns the adverb of an adjective: nicely, happily, possibly.
func withLy(adjective string) string {
	n := len(adjective)
	switch {
	case hasAnySuffix(adjective, "ic"):
		return adjective + "ally"
	case n > 2 && hasAnySuffix(adjective, "le") && !vowel(adjective[n-3]):
		return adjective[:n-1] + "y"
	case n > 2 && adjective[n-1] == 'y' && !vowel(adjective[n-2]):
		return adjective[:n-1] + "ily"
	case strings.HasSuffix(adjective, "ll"):
		return adjective + "y"
	}
	return adjective + "ly"
}
