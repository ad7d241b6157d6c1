package words

import (
	"iter"
	"strings"
)

// MostCommonForms is above the number of different forms in CommonForms.
const MostCommonForms = 12_000

// CommonForms returns forms that an English text is likely to hold, some of
// them more than once: the words of the list of Dale and Chall, and those of a
// list of this package with their regular endings. No count rests on what
// stands there: it says what is worth keeping once it is met. Each form is good
// until the next.
func CommonForms() iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		form := make([]byte, 0, 32)
		made := func(w string, e ending) bool {
			form = e.appendTo(form[:0], w)
			return yield(form)
		}
		for w := range listed(daleChall) {
			if !made(w, ending{}) {
				return
			}
		}
		section := ""
		for w := range listed(common) {
			if w[0] == '[' {
				section = w
				continue
			}
			ok := made(w, ending{})
			switch section {
			case "[verbs]":
				for _, e := range englishVerb(w) {
					ok = ok && made(w, e)
				}
			case "[nouns]":
				ok = ok && made(w, plural(w))
			case "[adjectives]":
				ok = ok && made(w, withLy(w))
			}
			if !ok {
				return
			}
		}
	}
}

// withLy makes the adverb of an adjective: nicely, happily, possibly.
func withLy(adjective string) ending {
	n := len(adjective)
	switch {
	case hasAnySuffix(adjective, "ic"):
		return ending{add: "ally"}
	case n > 2 && hasAnySuffix(adjective, "le") && !vowel(adjective[n-3]):
		return ending{cut: 1, add: "y"}
	case n > 2 && adjective[n-1] == 'y' && !vowel(adjective[n-2]):
		return ending{cut: 1, add: "ily"}
	case strings.HasSuffix(adjective, "ll"):
		return ending{add: "y"}
	}
	return ending{add: "ly"}
}
