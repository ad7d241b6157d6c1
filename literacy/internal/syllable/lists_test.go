package syllable_test

import (
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy/internal/syllable"
	"github.com/concord-sdm/concord/literacy/internal/syllable/divided"
)

// readList reads a list of testdata.
func readList(t testing.TB, lang, name string) []divided.Word {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	require.NoError(t, err)
	list, err := divided.Read(lang, string(data))
	require.NoError(t, err)
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
			for _, w := range list {
				if n := syllable.CountString(c.lang, w.Text); slices.Contains(w.Counts, n) {
					right++
				} else {
					t.Logf("%s: %d, want %v", w.Text, n, w.Counts)
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
