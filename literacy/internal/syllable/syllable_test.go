package syllable_test

import (
	"testing"

	"github.com/concord-sdm/concord/literacy/internal/syllable"
)

func TestEveryWordWithALetterHasASyllable(t *testing.T) {
	for _, lang := range append(syllable.Languages(), "xx") {
		for _, w := range []string{"a", "B", "pst", "Straße", "x-ray", "mp3", "día", "слово", "كتاب", "病"} {
			if n := syllable.CountString(lang, w); n < 1 {
				t.Errorf("%s %q: %d", lang, w, n)
			}
		}
		if n := syllable.CountString(lang, "12-5"); n != 0 {
			t.Errorf("%s: a token without a letter has %d", lang, n)
		}
	}
}
