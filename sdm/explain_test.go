package sdm_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm"
)

func TestShow(t *testing.T) {
	d := decisionOf([]string{"none", "statin"},
		column{"attack", 400, 0, []float64{292, 211}},
		column{"stroke", 300, 0, []float64{201, 162}},
		column{"muscle", 1200, 800, []float64{951, 1007}})
	r, err := sdm.Rank(d, direct(d, .5, .3, .2))
	require.NoError(t, err)
	for _, lang := range []string{"en", "es-MX", "xx"} {
		for _, s := range sdm.Explain(r, lang) {
			t.Log(s.Key, s.Text)
		}
	}
}
