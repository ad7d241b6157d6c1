package group_test

import (
	"encoding/json"
	"os"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm/group"
)

// testdata/vectors.json holds rankings (each that many times) or weights and
// printed results, for programs in other languages too.
func TestVectors(t *testing.T) {
	data, err := os.ReadFile("testdata/vectors.json")
	require.NoError(t, err)
	var vectors []struct {
		Formula string      `json:"formula"`
		Source  string      `json:"source"`
		Times   []int       `json:"times"`
		Ranks   [][]int     `json:"ranks"`
		Weights [][]float64 `json:"weights"`
		Digits  int         `json:"digits"`
		Out     []string    `json:"out"`
	}
	require.NoError(t, json.Unmarshal(data, &vectors))
	for _, v := range vectors {
		require.NotEmpty(t, v.Source)
		var ranks [][]int
		for i, times := range v.Times {
			for range times {
				ranks = append(ranks, v.Ranks[i])
			}
		}
		var got []float64
		var err error
		switch v.Formula {
		case "kemeny":
			var k group.KemenyOrders
			k, err = group.Kemeny(ranks)
			got = append(got, float64(k.Agreements))
			for _, order := range k.Orders {
				for _, option := range order {
					got = append(got, float64(option))
				}
			}
		case "borda":
			got, err = group.Borda(ranks)
		case "copeland":
			var scores []int
			scores, err = group.Copeland(ranks)
			for _, s := range scores {
				got = append(got, float64(s))
			}
		case "kendall":
			var c group.Concordance
			c, err = group.KendallW(ranks)
			got = append(got, c.W)
		default:
			got, err = group.MeanWeights(group.MeanKind(v.Formula), v.Weights)
		}
		require.NoError(t, err)
		out := make([]string, len(got))
		for i := range got {
			out[i] = strconv.FormatFloat(got[i], 'f', v.Digits, 64)
		}
		require.Equal(t, v.Out, out, "%s: %s", v.Formula, v.Source)
	}
}
