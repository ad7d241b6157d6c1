package principles_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/vectors"
	"github.com/concord-sdm/concord/principles"
)

// testdata/vectors.json holds the scores of the instruments, by the scoring rule
// that the cited source of each states, and the figures of change.
func TestVectors(t *testing.T) {
	data, err := os.ReadFile("testdata/vectors.json")
	require.NoError(t, err)
	type out = map[string]any
	require.NoError(t, vectors.Check(data, vectors.Formulas{
		"score": vectors.Of(func(in struct {
			Framework, Score string
			Role             principles.Role
			Answers          []string
		},
		) (out, error) {
			f := load(t, in.Framework)
			s := one(t, f, filled(t, f, in.Role, in.Answers...), in.Score)
			return out{"figure": s.Figure, "low": s.Low, "high": s.High}, nil
		}),
		"pairedChange": vectors.Of(func(in struct{ Both, Gained, Lost, Neither int }) (out, error) {
			c := principles.PairedChange(pairs(in.Both, in.Gained, in.Lost, in.Neither))
			return out{"before": c.Before, "after": c.After, "difference": c.Difference, "chiSquared": c.ChiSquared, "p": c.P}, nil
		}),
		"runChart": vectors.Of(func(in struct{ Figures []float64 }) (out, error) {
			s, err := principles.RunChart(in.Figures)
			return out{
				"median": s.Median, "useful": s.Useful, "longestRun": s.LongestRun, "runLimit": s.RunLimit,
				"crossings": s.Crossings, "crossingLimit": s.CrossingLimit, "finding": s.Finding,
			}, err
		}),
	}))
}
