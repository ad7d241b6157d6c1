package diag_test

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy/internal/diag"
)

// TestPassiveMeasured counts on sentences labelled by hand. Precision is the
// share of marked passives that a reader marks, too; recall is the share of a
// reader's passives that are marked. The figures are printed with -v.
func TestPassiveMeasured(t *testing.T) {
	for _, tt := range []struct {
		set, lang         string
		sentences         int
		precision, recall float64
	}{
		{"en", "en", 100, 0.95, 0.95},
		{"es", "es", 50, 0.95, 0.95},
		{"fresh.en", "en", 50, 0.9, 0.9},
		{"fresh.es", "es", 30, 0.9, 0.85},
		{"fr", "fr", 20, 0.8, 0.8},
		{"de", "de", 20, 0.8, 0.8},
		{"it", "it", 20, 0.8, 0.8},
		{"pt", "pt", 20, 0.8, 0.8},
		{"nl", "nl", 20, 0.8, 0.8},
	} {
		t.Run(tt.set, func(t *testing.T) {
			data, err := os.ReadFile("testdata/passive." + tt.set + ".txt")
			require.NoError(t, err)
			var n, right, wrong, missed int
			for line := range strings.Lines(string(data)) {
				label, sentence, ok := strings.Cut(strings.TrimSpace(line), "\t")
				if !ok || label[0] == '#' {
					continue
				}
				want, err := strconv.Atoi(label)
				require.NoError(t, err)
				n++
				got := len(found(tt.lang, sentence, diag.Passive))
				right += min(want, got)
				wrong += max(0, got-want)
				missed += max(0, want-got)
				if got != want {
					t.Logf("%d marked, %d labelled: %s", got, want, sentence)
				}
			}
			precision := float64(right) / float64(right+wrong)
			recall := float64(right) / float64(right+missed)
			t.Logf("%s: %d sentences, %d passives, precision %.3f, recall %.3f", tt.set, n, right+missed, precision, recall)
			require.GreaterOrEqual(t, n, tt.sentences)
			require.GreaterOrEqual(t, precision, tt.precision)
			require.GreaterOrEqual(t, recall, tt.recall)
		})
	}
}
