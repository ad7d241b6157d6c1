package group_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/vectors"
	"github.com/concord-sdm/concord/sdm/group"
)

// testdata/vectors.json holds an input and the output of every formula, for
// programs in other languages too.
func TestVectors(t *testing.T) {
	data, err := os.ReadFile("testdata/vectors.json")
	require.NoError(t, err)
	type out = map[string]any
	type votes struct {
		Times []int   `json:"times"`
		Ranks [][]int `json:"ranks"`
	}
	counted := func(f func(ranks [][]int) (out, error)) vectors.Func {
		return vectors.Of(func(in votes) (out, error) {
			var ranks [][]int
			for i, times := range in.Times {
				for range times {
					ranks = append(ranks, in.Ranks[i])
				}
			}
			return f(ranks)
		})
	}
	mean := func(kind group.MeanKind) vectors.Func {
		return vectors.Of(func(in struct {
			Weights [][]float64 `json:"weights"`
		},
		) (out, error) {
			m, err := group.MeanWeights(kind, in.Weights)
			return out{"mean": m}, err
		})
	}
	require.NoError(t, vectors.Check(data, vectors.Formulas{
		"kemeny": counted(func(ranks [][]int) (out, error) {
			k, err := group.Kemeny(ranks)
			return out{"agreements": k.Agreements, "orders": k.Orders}, err
		}),
		"borda": counted(func(ranks [][]int) (out, error) {
			points, err := group.Borda(ranks)
			return out{"points": points}, err
		}),
		"copeland": counted(func(ranks [][]int) (out, error) {
			scores, err := group.Copeland(ranks)
			return out{"scores": scores}, err
		}),
		"kendallW": counted(func(ranks [][]int) (out, error) {
			c, err := group.KendallW(ranks)
			return out{"w": c.W}, err
		}),
		"geometricMeanWeights":  mean(group.GeometricMean),
		"arithmeticMeanWeights": mean(group.ArithmeticMean),
	}))
}
