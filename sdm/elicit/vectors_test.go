package elicit_test

import (
	"math"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/vectors"
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/elicit"
)

// ends is an interval in testdata/vectors.json.
type ends struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// asked is the input of a formula; each has some of its members.
type asked struct {
	Criteria   int       `json:"criteria"`
	Ranks      []int     `json:"ranks"`
	Exponent   float64   `json:"exponent"`
	Best       int       `json:"best"`
	Worst      int       `json:"worst"`
	BestOver   []float64 `json:"bestOver"`
	OverWorst  []float64 `json:"overWorst"`
	Chosen     int       `json:"chosen"`
	Other      int       `json:"other"`
	A          []float64 `json:"a"`
	B          []float64 `json:"b"`
	Judgements []struct {
		Over  int     `json:"over"`
		Under int     `json:"under"`
		Times float64 `json:"times"`
	} `json:"judgements"`
	Exchanges []struct {
		Gain     int     `json:"gain"`
		GainStep float64 `json:"gainStep"`
		Loss     int     `json:"loss"`
		LossStep float64 `json:"lossStep"`
	} `json:"exchanges"`
	Sets []struct {
		Shown []int `json:"shown"`
		Most  int   `json:"most"`
		Least int   `json:"least"`
	} `json:"sets"`
}

type out = map[string]any

func (in asked) pairwise() (elicit.PairwiseResult, error) {
	var all []elicit.Judgement
	for _, j := range in.Judgements {
		all = append(all, elicit.Judgement(j))
	}
	return elicit.Pairwise(in.Criteria, all, elicit.Saaty)
}

func (in asked) maxDiff() (elicit.MaxDiffResult, error) {
	var picks []elicit.Pick
	for _, s := range in.Sets {
		picks = append(picks, elicit.Pick(s))
	}
	return elicit.MaxDiff(in.Criteria, picks)
}

// testdata/vectors.json holds an input and the output of every formula, for
// programs in other languages too.
func TestVectors(t *testing.T) {
	data, err := os.ReadFile("testdata/vectors.json")
	require.NoError(t, err)
	weights := func(f func(in asked) ([]float64, error)) vectors.Func {
		return vectors.Of(func(in asked) (out, error) {
			w, err := f(in)
			return out{"weights": w}, err
		})
	}
	ranks := func(m sdm.WeightMethod) vectors.Func {
		return weights(func(in asked) ([]float64, error) { return sdm.RankWeights(m, in.Exponent, in.Ranks), nil })
	}
	pairwise := func(f func(r elicit.PairwiseResult) out) vectors.Func {
		return vectors.Of(func(in asked) (out, error) {
			r, err := in.pairwise()
			return f(r), err
		})
	}
	require.NoError(t, vectors.Check(data, vectors.Formulas{
		"swing": vectors.Of(func(in struct {
			Points []float64 `json:"points"`
		},
		) (out, error) {
			w, err := elicit.Swing(in.Points)
			return out{"weights": w}, err
		}),
		"swingBounds": vectors.Of(func(in struct {
			Points []ends `json:"points"`
		},
		) (out, error) {
			var points []elicit.Interval
			for _, p := range in.Points {
				points = append(points, elicit.Interval(p))
			}
			bounds, err := elicit.SwingBounds(points)
			return out{"bounds": endsOf(bounds)}, err
		}),
		"rankOrderCentroid": ranks(sdm.RankOrderCentroid), "rankSum": ranks(sdm.RankSum),
		"rankReciprocal": ranks(sdm.RankReciprocal), "rankExponent": ranks(sdm.RankExponent),
		"smarter":  weights(func(in asked) ([]float64, error) { return elicit.Smarter(in.Ranks) }),
		"pairwise": pairwise(func(r elicit.PairwiseResult) out { return out{"weights": r.Weights} }),
		"pairwiseConsistency": pairwise(func(r elicit.PairwiseResult) out {
			return out{"lambda": r.LambdaMax, "index": r.Index, "ratio": r.Ratio.Value}
		}),
		"geometricMean": pairwise(func(r elicit.PairwiseResult) out { return out{"weights": r.GeometricMean} }),
		"leastSquaresRatio": pairwise(func(r elicit.PairwiseResult) out {
			return out{"ratio": r.GeometricMean[1] / r.GeometricMean[2]}
		}),
		"geometricConsistency": pairwise(func(r elicit.PairwiseResult) out { return out{"index": r.Geometric.Value} }),
		"bestWorst": vectors.Of(func(in asked) (out, error) {
			r, err := elicit.BestWorst(in.Best, in.Worst, in.BestOver, in.OverWorst)
			return out{"weights": r.Weights, "xi": r.Xi, "inputRatio": r.InputRatio.Value}, err
		}),
		"tradeOffs": weights(func(in asked) ([]float64, error) {
			var all []elicit.Exchange
			for _, x := range in.Exchanges {
				all = append(all, exchange(x.Gain, x.GainStep, x.Loss, x.LossStep))
			}
			r, err := elicit.TradeOffs(in.Criteria, all)
			return r.Weights, err
		}),
		"maxDiffScore": vectors.Of(func(in asked) (out, error) {
			r, err := in.maxDiff()
			scores := []float64{}
			for _, s := range r.Score {
				scores = append(scores, s.Value)
			}
			return out{"scores": scores}, err
		}),
		"maxDiffShares": vectors.Of(func(in asked) (out, error) {
			r, err := in.maxDiff()
			return out{"shares": r.Shares}, err
		}),
		"logitPairs": vectors.Of(func(in asked) (out, error) {
			r, err := elicit.Logit(pairs(in.Chosen, in.Other))
			c := r.Coefficients[0]
			return out{"oddsRatio": math.Exp(c), "coefficient": c, "standardError": r.StandardErrors[0]}, err
		}),
		"boundsOfOrder": vectors.Of(func(in asked) (out, error) {
			var limits []elicit.Limit
			for i := 1; i < in.Criteria; i++ {
				of := make([]float64, in.Criteria)
				of[i-1], of[i] = 1, -1
				limits = append(limits, elicit.Limit{Of: of, Is: elicit.More})
			}
			s, err := elicit.Weights(in.Criteria, limits)
			return out{"bounds": endsOf(s.Bounds)}, err
		}),
		"pairsOfOrder": weights(func(in asked) ([]float64, error) {
			levels := make([]int, in.Criteria)
			var answers []elicit.PairAnswer
			for i := range levels {
				levels[i] = 2
				if i > 0 {
					answers = append(answers, elicit.PairAnswer{Pair: elicit.Pair{First: i - 1, FirstHigh: 1, Second: i, SecondHigh: 1}, First: elicit.More})
				}
			}
			r, err := elicit.RankPairs(levels, answers)
			return r.Weights, err
		}),
		"weightDistance": vectors.Of(func(in asked) (out, error) {
			c, err := elicit.Compare(in.A, in.B)
			return out{"distance": c.Distance}, err
		}),
		"weightTau": vectors.Of(func(in asked) (out, error) {
			c, err := elicit.Compare(in.A, in.B)
			return out{"tau": c.Tau.Value}, err
		}),
	}))
}

func endsOf(bounds []elicit.Interval) []ends {
	all := []ends{}
	for _, b := range bounds {
		all = append(all, ends(b))
	}
	return all
}
