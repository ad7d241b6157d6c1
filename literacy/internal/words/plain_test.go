package words_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy/internal/words"
)

// TestPlainerWordsArePlainer measures by the list of Dale and Chall, which had
// no part in choosing the words, how many words of the plainer terms and of the
// terms themselves are familiar. The figures are printed with -v.
func TestPlainerWordsArePlainer(t *testing.T) {
	share := func(terms []string) (familiar, all float64) {
		for _, term := range terms {
			for _, w := range strings.FieldsFunc(words.Fold(term), func(r rune) bool { return strings.ContainsRune(" ,()", r) }) {
				all++
				if words.FamiliarWord([]byte(w))&words.InDaleChall != 0 {
					familiar++
				}
			}
		}
		return familiar, all
	}
	var terms, plain [2]float64
	for _, e := range words.Entries("en") {
		if e.Kind == words.Abbreviation {
			continue
		}
		f, n := share([]string{e.Term})
		terms[0], terms[1] = terms[0]+f, terms[1]+n
		f, n = share(e.Plain)
		plain[0], plain[1] = plain[0]+f, plain[1]+n
	}
	t.Logf("familiar: %.1f %% of %.0f words of terms, %.1f %% of %.0f words of plainer terms",
		100*terms[0]/terms[1], terms[1], 100*plain[0]/plain[1], plain[1])
	require.Less(t, terms[0]/terms[1], 0.35)
	require.Greater(t, plain[0]/plain[1], 0.75)
}

// TestPlainerWordsAreNoTerms: whoever takes the first advice must not be sent on.
func TestPlainerWordsAreNoTerms(t *testing.T) {
	for _, lang := range words.Languages() {
		l := words.Builtin(lang)
		for _, e := range words.Entries(lang) {
			if next := l.Find(e.Plain[0]); next != nil && next.Kind != words.Keep && next.Part != words.CuedVerb {
				if next.Term != e.Term {
					t.Errorf("%s: the first plainer word of %s is itself a term: %s", lang, e.Term, next.Term)
				}
			}
		}
	}
}
