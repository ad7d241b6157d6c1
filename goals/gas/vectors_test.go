package gas_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/goals/gas"
	"github.com/concord-sdm/concord/internal/vectors"
)

func TestVectors(t *testing.T) {
	data, err := os.ReadFile("testdata/vectors.json")
	require.NoError(t, err)
	type out = map[string]any
	require.NoError(t, vectors.Check(data, vectors.Formulas{
		"gasT": vectors.Of(func(in struct{ Levels, Weights []float64 }) (out, error) {
			v, err := gas.T(in.Levels, in.Weights)
			return out{"t": v}, err
		}),
		"gasRange": vectors.Of(func(in struct {
			N         int
			Weights   []float64
			Low, High float64
		},
		) (out, error) {
			low, high, err := gas.Possible(in.N, in.Weights, in.Low, in.High)
			return out{"lowest": low, "highest": high}, err
		}),
		"gasSummary": vectors.Of(func(in struct{ Levels []goals.Figure }) (out, error) {
			var list []gas.Rated
			for i, level := range in.Levels {
				list = append(list, gas.Rated{Goal: string(rune('a' + i)), Level: level, Weight: goals.Figure{Value: 1}})
			}
			s, err := gas.Summarize(list, gas.FiveLevels())
			return out{"t": s.T, "rawSum": s.RawSum, "median": s.Median, "reached": s.Reached, "scored": s.Scored, "set": s.Set}, err
		}),
	}))
}
