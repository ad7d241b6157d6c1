package elicit_test

import (
	"encoding/json"
	"math"
	"os"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/elicit"
)

// testdata/vectors.json holds an input and the printed output of every formula,
// for programs in other languages too.
func TestVectors(t *testing.T) {
	data, err := os.ReadFile("testdata/vectors.json")
	require.NoError(t, err)
	var vectors []struct {
		Formula string    `json:"formula"`
		Source  string    `json:"source"`
		In      []float64 `json:"in"`
		Digits  int       `json:"digits"`
		Out     []string  `json:"out"`
	}
	require.NoError(t, json.Unmarshal(data, &vectors))
	met := map[string]bool{}
	for _, v := range vectors {
		met[v.Formula] = true
		require.NotEmpty(t, v.Source)
		formula := formulas()[v.Formula]
		require.NotNil(t, formula, v.Formula)
		got, err := formula(v.In)
		require.NoError(t, err)
		require.Len(t, got, len(v.Out), v.Source)
		out := make([]string, len(v.Out))
		for i := range out {
			out[i] = strconv.FormatFloat(got[i], 'f', v.Digits, 64)
		}
		require.Equal(t, v.Out, out, "%s %s", v.Formula, v.Source)
	}
	for name := range formulas() {
		require.True(t, met[name], "no vector for %s", name)
	}
}

// triangle reads n and the judgements above the diagonal, 0 for missing ones.
func triangle(in []float64) (int, []elicit.Judgement) {
	n, at := int(in[0]), 1
	var out []elicit.Judgement
	for i := range n {
		for j := i + 1; j < n; j++ {
			if in[at] != 0 {
				out = append(out, elicit.Judgement{Over: i, Under: j, Times: in[at]})
			}
			at++
		}
	}
	return n, out
}

func ints(in []float64) []int {
	out := make([]int, len(in))
	for i, x := range in {
		out[i] = int(x)
	}
	return out
}

func formulas() map[string]func([]float64) ([]float64, error) {
	ranks := func(m sdm.WeightMethod) func([]float64) ([]float64, error) {
		return func(in []float64) ([]float64, error) { return sdm.RankWeights(m, 0, ints(in)), nil }
	}
	pairwise := func(f func(elicit.PairwiseResult) []float64) func([]float64) ([]float64, error) {
		return func(in []float64) ([]float64, error) {
			n, js := triangle(in)
			r, err := elicit.Pairwise(n, js, elicit.Saaty)
			return f(r), err
		}
	}
	sets := func(in []float64) (elicit.MaxDiffResult, error) {
		size := int(in[1])
		var picks []elicit.Pick
		for rest := ints(in[2:]); len(rest) > 0; rest = rest[size+2:] {
			picks = append(picks, elicit.Pick{Shown: rest[:size], Most: rest[size], Least: rest[size+1]})
		}
		return elicit.MaxDiff(int(in[0]), picks)
	}
	return map[string]func([]float64) ([]float64, error){
		"swing": elicit.Swing,
		"swingBounds": func(in []float64) ([]float64, error) {
			var points []elicit.Interval
			for i := 0; i < len(in); i += 2 {
				points = append(points, elicit.Interval{Low: in[i], High: in[i+1]})
			}
			bounds, err := elicit.SwingBounds(points)
			return flat(bounds), err
		},
		"rankOrderCentroid": ranks(sdm.RankOrderCentroid), "rankSum": ranks(sdm.RankSum), "rankReciprocal": ranks(sdm.RankReciprocal),
		"rankExponent": func(in []float64) ([]float64, error) {
			return sdm.RankWeights(sdm.RankExponent, in[0], ints(in[1:])), nil
		},
		"smarter":  func(in []float64) ([]float64, error) { return elicit.Smarter(ints(in)) },
		"pairwise": pairwise(func(r elicit.PairwiseResult) []float64 { return r.Weights }),
		"pairwiseConsistency": pairwise(func(r elicit.PairwiseResult) []float64 {
			return []float64{r.LambdaMax, r.Index, r.Ratio.Value}
		}),
		"geometricMean":        pairwise(func(r elicit.PairwiseResult) []float64 { return r.GeometricMean }),
		"leastSquaresRatio":    pairwise(func(r elicit.PairwiseResult) []float64 { return []float64{r.GeometricMean[1] / r.GeometricMean[2]} }),
		"geometricConsistency": pairwise(func(r elicit.PairwiseResult) []float64 { return []float64{r.Geometric.Value} }),
		"bestWorst": func(in []float64) ([]float64, error) {
			n := (len(in) - 2) / 2
			r, err := elicit.BestWorst(int(in[0]), int(in[1]), in[2:2+n], in[2+n:])
			return append(r.Weights, r.Xi, r.InputRatio.Value), err
		},
		"tradeOffs": func(in []float64) ([]float64, error) {
			var all []elicit.Exchange
			for i := 1; i < len(in); i += 4 {
				all = append(all, exchange(int(in[i]), in[i+1], int(in[i+2]), in[i+3]))
			}
			r, err := elicit.TradeOffs(int(in[0]), all)
			return r.Weights, err
		},
		"maxDiffScore": func(in []float64) ([]float64, error) {
			r, err := sets(in)
			var out []float64
			for _, s := range r.Score {
				out = append(out, s.Value)
			}
			return out, err
		},
		"maxDiffShares": func(in []float64) ([]float64, error) { r, err := sets(in); return r.Shares, err },
		"logitPairs": func(in []float64) ([]float64, error) {
			r, err := elicit.Logit(pairs(int(in[0]), int(in[1])))
			return []float64{math.Exp(r.Coefficients[0]), r.Coefficients[0], r.StandardErrors[0]}, err
		},
		"boundsOfOrder": func(in []float64) ([]float64, error) {
			var limits []elicit.Limit
			n := int(in[0])
			for i := 1; i < n; i++ {
				of := make([]float64, n)
				of[i-1], of[i] = 1, -1
				limits = append(limits, elicit.Limit{Of: of, Is: elicit.More})
			}
			s, err := elicit.Weights(n, limits)
			return flat(s.Bounds), err
		},
		"pairsOfOrder": func(in []float64) ([]float64, error) {
			levels := make([]int, int(in[0]))
			var answers []elicit.PairAnswer
			for i := range levels {
				levels[i] = 2
				if i > 0 {
					answers = append(answers, elicit.PairAnswer{Pair: elicit.Pair{First: i - 1, FirstHigh: 1, Second: i, SecondHigh: 1}, First: elicit.More})
				}
			}
			r, err := elicit.RankPairs(levels, answers)
			return r.Weights, err
		},
		"compare": func(in []float64) ([]float64, error) {
			c, err := elicit.Compare(in[:len(in)/2], in[len(in)/2:])
			return []float64{c.Distance, c.Tau.Value}, err
		},
	}
}

func flat(bounds []elicit.Interval) []float64 {
	var out []float64
	for _, b := range bounds {
		out = append(out, b.Low, b.High)
	}
	return out
}
