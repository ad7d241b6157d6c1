package risk_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/archtest/untouched"
	"github.com/concord-sdm/concord/sdm/risk"
)

// No function writes to what it is handed, and all answer the same twice.
func TestUntouched(t *testing.T) {
	d, r, stored := trial(t), ranking(t), compared(t).Risks()
	a := about()
	a.Assumes = []risk.Assumption{risk.SameEffect}
	for _, k := range []struct {
		fn   any
		args []any
	}{
		{risk.Compare, []any{a, arms(), risk.Options{}}},
		{risk.Show, []any{stored}},
		{risk.Risks.Validate, []any{stored}},
		{risk.Risks.Encode, []any{stored}},
		{risk.OfDecision, []any{d, "attack", risk.Options{}}},
		{risk.EveryRisk, []any{d, risk.Options{}}},
		{risk.WithBaseline, []any{d, risk.Baseline{Criterion: "attack", Risk: 0.2}}},
		{risk.Together, []any{compared(t), compared(t)}},
		{risk.Denominator, []any{0.2, 0.001}},
		{risk.Contributions, []any{r, "en"}},
		{risk.Scores, []any{r, "en"}},
		{risk.Tornado, []any{r, "en"}},
		{risk.Acceptabilities, []any{[]risk.Places{{Name: "A", Shares: []float64{1}}}, "en"}},
		{risk.Lifetime, []any{[]float64{0.1, 0.2}}},
	} {
		untouched.Check(t, k.fn, k.args...)
	}
	data, err := stored.Encode()
	require.NoError(t, err)
	untouched.Check(t, risk.DecodeRisks, data)
}
