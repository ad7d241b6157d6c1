package literacy_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/literacy"
)

// TestPlacesAreThoseOfTheText: lines and columns, which are found eight bytes
// at a time, are those that counting rune by rune gives, whatever stands
// between two words.
func TestPlacesAreThoseOfTheText(t *testing.T) {
	pieces := rapid.SampledFrom([]string{
		"hypertension", "a", "é", "日本", "😀", " ", "  ", "\n", "\n\n", "\r\n", ". ", "- ", "walking", "Anaemia", "\u0301", "x y z ",
	})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(pieces, 1, 120).Draw(t, "pieces"), "")
		r := literacy.Analyze(text, literacy.Policy{Language: "en"})
		check := func(start, line, column int) {
			before := text[:start]
			begin := strings.LastIndexByte(before, '\n') + 1
			require.Equal(t, strings.Count(before, "\n")+1, line, "line of byte %d of %q", start, text)
			require.Equal(t, utf8.RuneCountInString(before[begin:])+1, column, "column of byte %d of %q", start, text)
		}
		for _, u := range r.Units {
			check(u.Start, u.Line, u.Column)
		}
		for _, s := range r.Sentences {
			check(s.Start, s.Line, s.Column)
		}
		for _, w := range r.Words {
			check(w.Start, w.Line, w.Column)
		}
		for _, f := range r.Findings {
			check(f.Start, f.Line, f.Column)
		}
	})
}
