package equity_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/vectors"
	"github.com/concord-sdm/concord/principles/equity"
)

func TestVectors(t *testing.T) {
	data, err := os.ReadFile("testdata/vectors.json")
	require.NoError(t, err)
	type one struct {
		Events, Total int
		Time, Level   float64
	}
	type two struct {
		Events, Total, OtherEvents, OtherTotal int
		Time, OtherTime, Level                 float64
	}
	type out = map[string]any
	shares := func(f func(a, n, b, m int, level float64) equity.Estimate) vectors.Func {
		return vectors.Of(func(in two) (equity.Estimate, error) {
			return f(in.Events, in.Total, in.OtherEvents, in.OtherTotal, in.Level), nil
		})
	}
	rates := func(f func(a int, n float64, b int, m, level float64) equity.Estimate) vectors.Func {
		return vectors.Of(func(in two) (equity.Estimate, error) {
			return f(in.Events, in.Time, in.OtherEvents, in.OtherTime, in.Level), nil
		})
	}
	require.NoError(t, vectors.Check(data, vectors.Formulas{
		"wilson":         vectors.Of(func(in one) (equity.Estimate, error) { return equity.Wilson(in.Events, in.Total, in.Level), nil }),
		"poissonRate":    vectors.Of(func(in one) (equity.Estimate, error) { return equity.PoissonRate(in.Events, in.Time, in.Level), nil }),
		"difference":     shares(equity.Difference),
		"ratio":          shares(equity.Ratio),
		"rateDifference": rates(equity.RateDifference),
		"rateRatio":      rates(equity.RateRatio),
		"pValue": vectors.Of(func(in two) (out, error) {
			p, test := equity.PValue(in.Events, in.Total, in.OtherEvents, in.OtherTotal)
			return out{"p": p, "test": test}, nil
		}),
		"ratePValue": vectors.Of(func(in two) (out, error) {
			return out{"p": equity.RatePValue(in.Events, in.Time, in.OtherEvents, in.OtherTime)}, nil
		}),
		"holm": vectors.Of(func(in struct{ P []float64 }) (out, error) { return out{"adjusted": equity.Holm(in.P)}, nil }),
	}))
}
