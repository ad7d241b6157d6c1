package token

import (
	"testing"

	"pgregory.net/rapid"
)

// TestLettersAt holds the eight bytes at a time to the table of classes, for
// every byte at every place of a word.
func TestLettersAt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[a-zA-Z]{0,20}`).Draw(t, "letters") +
			string(rapid.SliceOfN(rapid.Byte(), 0, 12).Draw(t, "rest"))
		for i := range len(text) + 1 {
			want := 0
			for i+want < len(text) && classes[text[i+want]] == letter {
				want++
			}
			if got := lettersAt(text, i); got != want {
				t.Fatalf("lettersAt(%q, %d) = %d, want %d", text, i, got, want)
			}
		}
	})
}
