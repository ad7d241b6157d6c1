package syllable_test

import (
	"os"
	"strings"
	"testing"

	"github.com/concord-sdm/concord/literacy/internal/syllable"
)

// divided is a word of a hand-divided list and its accepted syllable counts.
type divided struct {
	word   string
	counts []int
}

// readList reads a list of testdata: one word a line, its syllables parted by hyphens, alternatives by bars, silent
// letters in brackets. In a language with silent letters a piece without a vowel is no syllable.
func readList(t testing.TB, lang, name string) (list []divided) {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		var d divided
		for form := range strings.SplitSeq(line, "|") {
			d.word = strings.NewReplacer("-", "", "(", "", ")", "").Replace(form)
			n := 0
			for _, piece := range strings.Split(form, "-") {
				if i, j := strings.Index(piece, "("), strings.Index(piece, ")"); i >= 0 && j > i {
					piece = piece[:i] + piece[j+1:]
				}
				if lang != "fr" || strings.ContainsAny(piece, "aeiouyàâéèêëîïôöùûüœ") {
					n++
				}
			}
			d.counts = append(d.counts, n)
		}
		list = append(list, d)
	}
	return list
}

func TestHandDividedLists(t *testing.T) {
	for _, c := range []struct {
		lang, file string
		atLeast    float64 // percent
		words      int
	}{
		{"en", "medical.en.txt", 98, 150},
		{"es", "common.es.txt", 97, 60},
		{"it", "common.it.txt", 93, 60},
		{"de", "common.de.txt", 97, 60},
		{"fr", "common.fr.txt", 95, 60},
		{"pt", "common.pt.txt", 95, 60},
		{"nl", "common.nl.txt", 95, 60},
		{"es", "checked.es.txt", 100, 60},
		{"it", "checked.it.txt", 100, 60},
		{"de", "checked.de.txt", 100, 60},
		{"fr", "checked.fr.txt", 100, 60},
		{"pt", "checked.pt.txt", 100, 60},
		{"nl", "checked.nl.txt", 100, 60},
	} {
		t.Run(c.file, func(t *testing.T) {
			list := readList(t, c.lang, c.file)
			if len(list) < c.words {
				t.Fatalf("%d words, want at least %d", len(list), c.words)
			}
			right := 0
			for _, d := range list {
				n := syllable.CountString(c.lang, d.word)
				ok := false
				for _, want := range d.counts {
					ok = ok || n == want
				}
				if ok {
					right++
				} else {
					t.Logf("%s: %d, want %v", d.word, n, d.counts)
				}
			}
			share := 100 * float64(right) / float64(len(list))
			t.Logf("%d of %d right (%.1f %%)", right, len(list), share)
			if share < c.atLeast {
				t.Errorf("%.1f %% right, want at least %.0f", share, c.atLeast)
			}
		})
	}
}
