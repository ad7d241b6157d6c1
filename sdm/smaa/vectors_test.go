package smaa_test

import (
	"encoding/json"
	"os"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm/smaa"
)

// testdata/vectors.json holds values of options on criteria from 0 to 1, what
// was said, and printed results, for programs in other languages too. The
// criteria are c1, c2, …; results are those of the first option, or of all.
func TestVectors(t *testing.T) {
	data, err := os.ReadFile("testdata/vectors.json")
	require.NoError(t, err)
	var vectors []struct {
		Formula    string           `json:"formula"`
		Source     string           `json:"source"`
		Statements []smaa.Statement `json:"statements"`
		In         [][]float64      `json:"in"`
		Digits     int              `json:"digits"`
		Out        []string         `json:"out"`
	}
	require.NoError(t, json.Unmarshal(data, &vectors))
	for _, v := range vectors {
		require.NotEmpty(t, v.Source)
		a := assess(t, decisionOf(v.In...), said(v.Statements...), smaa.Options{Draws: 512})
		require.True(t, a.Method.Exact)
		var got []float64
		switch v.Formula {
		case "mean weights":
			for _, w := range a.Weights {
				got = append(got, w.Mean)
			}
		case "first rank":
			for i := range v.In {
				got = append(got, of(t, a, string(rune('a'+i))).Ranks[0].Share)
			}
		case "central weights":
			got = of(t, a, "a").Central
		case "wins":
			got = append(got, of(t, a, "a").Against[0].Wins.Share)
		}
		out := make([]string, len(got))
		for i := range got {
			out[i] = strconv.FormatFloat(got[i], 'f', v.Digits, 64)
		}
		require.Equal(t, v.Out, out, "%s: %s", v.Formula, v.Source)
	}
}
