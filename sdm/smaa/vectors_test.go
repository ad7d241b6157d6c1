package smaa_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/vectors"
	"github.com/concord-sdm/concord/sdm/smaa"
)

// testdata/vectors.json holds values of options on criteria from 0 to 1, what
// was said, and what comes out, for programs in other languages too.
func TestVectors(t *testing.T) {
	data, err := os.ReadFile("testdata/vectors.json")
	require.NoError(t, err)
	type out = map[string]any
	formula := func(f func(smaa.Acceptability) out) vectors.Func {
		return vectors.Of(func(in struct {
			Values     [][]float64      `json:"values"`
			Statements []smaa.Statement `json:"statements"`
		},
		) (out, error) {
			a := assess(t, decisionOf(in.Values...), said(in.Statements...), smaa.Options{Draws: 512})
			require.True(t, a.Method.Exact)
			return f(a), nil
		})
	}
	require.NoError(t, vectors.Check(data, vectors.Formulas{
		"meanWeights": formula(func(a smaa.Acceptability) out {
			weights := []float64{}
			for _, w := range a.Weights {
				weights = append(weights, w.Mean)
			}
			return out{"weights": weights}
		}),
		"firstRank": formula(func(a smaa.Acceptability) out {
			shares := []float64{}
			for i := range a.Options {
				shares = append(shares, of(t, a, string(rune('a'+i))).Ranks[0].Share)
			}
			return out{"shares": shares}
		}),
		"centralWeights": formula(func(a smaa.Acceptability) out { return out{"weights": of(t, a, "a").Central} }),
		"wins":           formula(func(a smaa.Acceptability) out { return out{"share": of(t, a, "a").Against[0].Wins.Share} }),
	}))
}
