package trend_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/goals/trend"
	"github.com/concord-sdm/concord/internal/figure"
	"github.com/concord-sdm/concord/internal/vectors"
)

func TestVectors(t *testing.T) {
	data, err := os.ReadFile("testdata/vectors.json")
	require.NoError(t, err)
	type out = map[string]any
	type habit struct {
		Times, Days            int
		Strength, Done, Target float64
		Marks                  []trend.Mark
		Amounts                []float64
		AtMost                 bool
	}
	type list struct {
		Values                       []float64
		Centre, Sigma, Lambda, Width float64
	}
	require.NoError(t, vectors.Check(data, vectors.Formulas{
		"theilSen": vectors.Of(func(in struct {
			Points     []trend.Point
			Confidence float64
		},
		) (out, error) {
			l := trend.TheilSen(in.Points, in.Confidence)
			return out{"slope": l.Slope, "low": l.Low, "high": l.High, "intercept": l.Intercept, "pairs": l.Pairs}, nil
		}),
		"mannKendall": vectors.Of(func(in list) (out, error) {
			d := trend.MannKendall(points(in.Values...))
			return out{"s": d.S, "exact": d.Exact, "p": d.P, "z": d.Z}, nil
		}),
		"xmr": vectors.Of(func(in list) (out, error) {
			c := trend.XmR(in.Values, trend.XmROptions{})
			return out{"mean": c.Mean, "meanRange": c.MeanRange, "low": c.Low, "high": c.High}, nil
		}),
		"runs": vectors.Of(func(in list) (out, error) {
			r := trend.Runs(in.Values, figure.Of(in.Centre))
			return out{
				"useful": r.Useful, "longest": r.Longest, "longestLimit": r.LongestLimit, "crossings": r.Crossings,
				"crossingsLimit": r.CrossingsLimit, "shift": r.Shift,
			}, nil
		}),
		"ewma": vectors.Of(func(in list) (out, error) {
			s, err := trend.EWMA(in.Values, in.Centre, in.Sigma, in.Lambda, in.Width)
			return out{"values": s.Values, "low": s.Low, "high": s.High}, err
		}),
		"habitStep": vectors.Of(func(in habit) (out, error) {
			return out{"strength": trend.Habit{Times: in.Times, Days: in.Days}.Step(in.Strength, in.Done)}, nil
		}),
		"habitStrength": vectors.Of(func(in habit) (out, error) {
			s, err := trend.Habit{Times: in.Times, Days: in.Days}.Strength(in.Marks)
			return out{"strength": s}, err
		}),
		"habitAmount": vectors.Of(func(in habit) (out, error) {
			s, err := trend.Habit{Times: in.Times, Days: in.Days}.Amount(in.Amounts, in.Target, in.AtMost)
			return out{"strength": s}, err
		}),
		"covered": vectors.Of(func(in struct {
			Supplies []trend.Supply
			From, To goals.Date
		},
		) (out, error) {
			c, err := trend.Covered(in.Supplies, in.From, in.To)
			return out{"covered": c.Covered, "days": c.Days, "share": c.Share}, err
		}),
	}))
}
