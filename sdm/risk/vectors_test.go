package risk_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/vectors"
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/risk"
)

// testdata/vectors.json holds inputs and outputs of every formula, for programs
// in other languages too.
func TestVectors(t *testing.T) {
	data, err := os.ReadFile("testdata/vectors.json")
	require.NoError(t, err)
	type out = map[string]any
	type counts struct{ Events, Total, OtherEvents, OtherTotal int }
	type number struct {
		Value, Low, High, Baseline, Effect, Risk, From, To, Time, Rate float64
		Risks                                                          []float64
		People                                                         int
	}
	estimate := func(e risk.Estimate, err error) (out, error) {
		return out{"value": e.Value, "low": e.Low, "high": e.High}, err
	}
	one := func(name string, f func(in number) (any, error)) vectors.Func {
		return vectors.Of(func(in number) (out, error) {
			v, err := f(in)
			return out{name: v}, err
		})
	}
	pair := func(f func(a, b risk.Counts, level float64) (risk.Estimate, error)) vectors.Func {
		return vectors.Of(func(in counts) (out, error) {
			return estimate(f(risk.Counts{Events: in.Events, Total: in.Total}, risk.Counts{Events: in.OtherEvents, Total: in.OtherTotal}, 0))
		})
	}
	apply := func(effect sdm.Effect) vectors.Func {
		return one("value", func(in number) (any, error) {
			e, err := risk.Apply(effect, in.Baseline, risk.Exactly(in.Effect))
			return e.Value, err
		})
	}
	require.NoError(t, vectors.Check(data, vectors.Formulas{
		"risk": vectors.Of(func(in counts) (out, error) {
			return estimate(risk.Counts{Events: in.Events, Total: in.Total}.Risk(0))
		}),
		"difference": pair(risk.Difference), "riskRatio": pair(risk.RiskRatio), "oddsRatio": pair(risk.OddsRatio),
		"neededToTreat": vectors.Of(func(in number) (out, error) {
			n, err := risk.NeededToTreat(risk.Estimate{Value: in.Value, Low: in.Low, High: in.High})
			first, second, _ := n.Ends()
			return out{"number": n.Number(), "first": first, "second": second}, err
		}),
		"applyRiskRatio": apply(sdm.RiskRatio), "applyOddsRatio": apply(sdm.OddsRatio),
		"applyHazardRatio": apply(sdm.HazardRatio), "applyDifference": apply(sdm.Difference),
		"overTime":    one("value", func(in number) (any, error) { return risk.OverTime(in.Risk, in.From, in.To) }),
		"rate":        one("value", func(in number) (any, error) { return risk.Rate(in.Risk, in.Time) }),
		"fromRate":    one("value", func(in number) (any, error) { return risk.FromRate(in.Rate, in.Time) }),
		"lifetime":    one("value", func(in number) (any, error) { return risk.Lifetime(in.Risks) }),
		"denominator": one("denominator", func(in number) (any, error) { return risk.Denominator(in.Risks...) }),
		"count":       one("count", func(in number) (any, error) { return risk.CountOf(in.Risk, in.People) }),
	}))
}
