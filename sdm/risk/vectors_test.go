package risk_test

import (
	"encoding/json"
	"os"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/risk"
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
		got, err := formulas()[v.Formula](v.In)
		require.NoError(t, err)
		out := make([]string, len(v.Out))
		for i := range out {
			out[i] = strconv.FormatFloat(got[i], 'f', v.Digits, 64)
		}
		require.Equal(t, v.Out, out, "%s %v", v.Formula, v.In)
	}
	for name := range formulas() {
		require.True(t, met[name], "no vector for %s", name)
	}
}

func formulas() map[string]func([]float64) ([]float64, error) {
	counts := func(events, total float64) risk.Counts { return risk.Counts{Events: int(events), Total: int(total)} }
	three := func(e risk.Estimate, err error) ([]float64, error) { return []float64{e.Value, e.Low, e.High}, err }
	one := func(x float64, err error) ([]float64, error) { return []float64{x}, err }
	whole := func(n int, err error) ([]float64, error) { return []float64{float64(n)}, err }
	apply := func(effect sdm.Effect) func([]float64) ([]float64, error) {
		return func(in []float64) ([]float64, error) { return three(risk.Apply(effect, in[0], risk.Exactly(in[1]))) }
	}
	pair := func(f func(a, b risk.Counts, level float64) (risk.Estimate, error)) func([]float64) ([]float64, error) {
		return func(in []float64) ([]float64, error) { return three(f(counts(in[0], in[1]), counts(in[2], in[3]), 0)) }
	}
	return map[string]func([]float64) ([]float64, error){
		"risk":       func(in []float64) ([]float64, error) { return three(counts(in[0], in[1]).Risk(0)) },
		"difference": pair(risk.Difference), "riskRatio": pair(risk.RiskRatio), "oddsRatio": pair(risk.OddsRatio),
		"neededToTreat": func(in []float64) ([]float64, error) {
			n, err := risk.NeededToTreat(risk.Estimate{Value: in[0], Low: in[1], High: in[2]})
			first, second, _ := n.Ends()
			return []float64{n.Number(), first, second}, err
		},
		"applyRiskRatio": apply(sdm.RiskRatio), "applyOddsRatio": apply(sdm.OddsRatio),
		"applyHazardRatio": apply(sdm.HazardRatio), "applyDifference": apply(sdm.Difference),
		"overTime":    func(in []float64) ([]float64, error) { return one(risk.OverTime(in[0], in[1], in[2])) },
		"rate":        func(in []float64) ([]float64, error) { return one(risk.Rate(in[0], in[1])) },
		"fromRate":    func(in []float64) ([]float64, error) { return one(risk.FromRate(in[0], in[1])) },
		"lifetime":    func(in []float64) ([]float64, error) { return one(risk.Lifetime(in)) },
		"denominator": func(in []float64) ([]float64, error) { return whole(risk.Denominator(in...)) },
		"count":       func(in []float64) ([]float64, error) { return whole(risk.CountOf(in[0], int(in[1]))) },
	}
}
