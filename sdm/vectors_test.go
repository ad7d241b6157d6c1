package sdm_test

import (
	"os"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/vectors"
	"github.com/concord-sdm/concord/sdm"
)

// weighed is a table of values with weights: a row for each option, a column for
// each criterion.
type weighed struct {
	Weights           []float64
	Values            [][]float64
	Option, Criterion int
}

// report ranks the options of the table, which are named a, b, …; its criteria
// are 0, 1, ….
func (w weighed) report(t testing.TB) sdm.Ranking {
	var options []string
	for i := range w.Values {
		options = append(options, string(rune('a'+i)))
	}
	var columns []column
	for k := range w.Weights {
		c := column{strconv.Itoa(k), 0, 1, nil}
		for _, row := range w.Values {
			c.numbers = append(c.numbers, row[k])
		}
		columns = append(columns, c)
	}
	d := decisionOf(options, columns...)
	r, err := sdm.Rank(d, direct(d, w.Weights...))
	require.NoError(t, err)
	return r
}

func TestVectors(t *testing.T) {
	data, err := os.ReadFile("testdata/vectors.json")
	require.NoError(t, err)
	type out = map[string]any
	type ranks struct {
		Ranks    []int
		Exponent float64
	}
	weights := func(m sdm.WeightMethod) vectors.Func {
		return vectors.Of(func(in ranks) (out, error) {
			return out{"weights": sdm.RankWeights(m, in.Exponent, in.Ranks)}, nil
		})
	}
	type number struct {
		X, Worst, Best, Rate float64
		Points               []sdm.Point
	}
	value := func(shape sdm.Shape) vectors.Func {
		return vectors.Of(func(in number) (out, error) {
			c := sdm.Criterion{Range: sdm.Range{Worst: in.Worst, Best: in.Best}, Value: sdm.ValueFunction{Shape: shape, Rate: in.Rate, Points: in.Points}}
			if n := len(in.Points); n > 0 {
				c.Range = sdm.Range{Worst: in.Points[0].At, Best: in.Points[n-1].At}
			}
			return out{"value": c.ValueOf(in.X, "")}, nil
		})
	}
	require.NoError(t, vectors.Check(data, vectors.Formulas{
		"rankOrderCentroid": weights(sdm.RankOrderCentroid), "rankSum": weights(sdm.RankSum),
		"rankReciprocal": weights(sdm.RankReciprocal), "rankExponent": weights(sdm.RankExponent),
		"linearValue": value(sdm.Linear), "exponentialValue": value(sdm.Exponential), "piecewiseValue": value(sdm.Piecewise),
		"additiveValue": vectors.Of(func(in weighed) (out, error) {
			r, scores := in.report(t), make([]float64, len(in.Values))
			for _, o := range r.Options {
				scores[o.Option[0]-'a'] = o.Score.Value
			}
			return out{"scores": scores}, nil
		}),
		"contributions": vectors.Of(func(in weighed) (out, error) {
			r, points := in.report(t), make([][]float64, len(in.Values))
			for _, o := range r.Options {
				row := make([]float64, len(in.Weights))
				for _, c := range o.Contributions {
					k, err := strconv.Atoi(c.Criterion)
					require.NoError(t, err)
					row[k] = c.Points.Value
				}
				points[o.Option[0]-'a'] = row
			}
			return out{"points": points}, nil
		}),
		"stabilityInterval": vectors.Of(func(in weighed) (out, error) {
			for _, s := range in.report(t).Stability {
				if s.Criterion == strconv.Itoa(in.Criterion) {
					return out{"low": s.Low.Value, "high": s.High.Value}, nil
				}
			}
			return nil, os.ErrNotExist
		}),
		"switchValue": vectors.Of(func(in weighed) (out, error) {
			for _, s := range in.report(t).Switches {
				if s.Criterion == strconv.Itoa(in.Criterion) && s.Option == string(rune('a'+in.Option)) {
					return out{"at": s.At}, nil
				}
			}
			return nil, os.ErrNotExist
		}),
		"nearestWeights": vectors.Of(func(in weighed) (out, error) {
			return out{"distance": in.report(t).Nearest.Distance.Value}, nil
		}),
		"equivalent":  vectors.Of(func(in equivalents) (out, error) { return in.work(t) }),
		"countsLevel": vectors.Of(func(in cell) (out, error) { return in.level(t) }),
		"effectLevel": vectors.Of(func(in cell) (out, error) {
			level, err := in.level(t)
			return out{"number": level["number"]}, err
		}),
	}))
}

// equivalents are two criteria and a step on the weightier.
type equivalents struct{ Weight, Range, Amount, OtherWeight, OtherRange float64 }

func (in equivalents) work(t testing.TB) (map[string]any, error) {
	d := decisionOf([]string{"a", "b"}, column{"x", 0, in.Range, []float64{0, in.Range}}, column{"y", 0, in.OtherRange, []float64{in.OtherRange, 0}})
	d.Criteria[0].SmallestDifference = in.Amount
	r, err := sdm.Rank(d, direct(d, in.Weight, in.OtherWeight))
	require.NoError(t, err)
	require.Len(t, r.Equivalents, 1)
	return map[string]any{"worthAmount": r.Equivalents[0].WorthAmount.Value}, nil
}

// cell is the evidence in one cell: counts, or an effect on a baseline in 100.
type cell struct {
	Events, Total    int
	Effect           sdm.Effect
	Number, Baseline float64
}

func (in cell) level(t testing.TB) (map[string]any, error) {
	d := decisionOf([]string{"a", "b"}, column{"x", 100, 0, []float64{in.Baseline, 0}})
	d.Criteria[0].Measure, d.Criteria[0].Unit, d.Criteria[0].Per, d.Criteria[0].Population = sdm.Risk, "people in 100", 100, "made up"
	d.Criteria[0].Span = sdm.Span{Kind: sdm.OverTime, To: 1, Unit: sdm.Year}
	c := &d.Evidence[1]
	if in.Effect != "" {
		*c = sdm.Cell{Option: "b", Criterion: "x", Kind: sdm.Exact, Value: new(in.Number), Certainty: sdm.NotRated, RelativeTo: sdm.RelativeTo{Option: "a", Effect: in.Effect}}
	} else {
		*c = sdm.Cell{Option: "b", Criterion: "x", Kind: sdm.Counts, Events: new(in.Events), Total: in.Total, Certainty: sdm.NotRated}
	}
	levels, err := d.Levels()
	if err != nil {
		return nil, err
	}
	for _, l := range levels {
		if l.Option == "b" {
			return map[string]any{"number": l.Number.Value, "low": l.Interval.Low, "high": l.Interval.High}, nil
		}
	}
	return nil, os.ErrNotExist
}
