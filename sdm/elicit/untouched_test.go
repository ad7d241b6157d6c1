package elicit_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/archtest/untouched"
	"github.com/concord-sdm/concord/sdm/elicit"
)

// No function writes to what it is handed, and all answer the same twice.
func TestUntouched(t *testing.T) {
	d := decision(t)
	var all []elicit.Route
	for _, m := range elicit.Method("").Values() {
		all = append(all, routes()[m])
	}
	a := answers(all...)
	r := run(t, all...)
	pair := []elicit.PairAnswer{{Pair: elicit.Pair{FirstHigh: 1, Second: 1, SecondHigh: 1}, First: elicit.More}}
	for _, k := range []struct {
		fn   any
		args []any
	}{
		{elicit.Swing, []any{[]float64{100, 50}}},
		{elicit.Direct, []any{[]float64{100, 50}}},
		{elicit.Smart, []any{[]float64{10, 50}}},
		{elicit.Smarter, []any{[]int{2, 1}}},
		{elicit.SwingBounds, []any{[]elicit.Interval{{Low: 1, High: 2}, {Low: 3, High: 3}}}},
		{elicit.Pairwise, []any{8, house(), elicit.Saaty}},
		{elicit.BestWorst, []any{0, 1, []float64{1, 3, 2}, []float64{3, 1, 2}}},
		{elicit.Logit, []any{pairs(3, 2)}},
		{elicit.MaxDiff, []any{2, []elicit.Pick{{Shown: []int{0, 1}, Most: 0, Least: 1}}}},
		{elicit.Weights, []any{2, []elicit.Limit{limit(elicit.More, 0, 1, -1)}}},
		{elicit.TradeOffs, []any{2, []elicit.Exchange{exchange(0, 1, 1, 1)}}},
		{elicit.RankPairs, []any{[]int{2, 2}, pair}},
		{elicit.NextPair, []any{[]int{2, 2}, pair}},
		{elicit.Compare, []any{[]float64{1, 2}, []float64{2, 1}}},
		{elicit.Elicit, []any{d, a}},
		{elicit.Explain, []any{r, "en"}},
		{elicit.Ask, []any{d, elicit.Route{ID: "x", Method: elicit.TradeOffPairs, Asked: shown()}, "en"}},
		{elicit.SetDesign, []any{d}},
		{elicit.TaskDesign, []any{d, shown()}},
		{elicit.LadderDesign, []any{d, shown()}},
		{elicit.Answers.Validate, []any{a}},
		{elicit.Answers.ValidateFor, []any{a, d}},
		{elicit.Answers.Encode, []any{a}},
		{elicit.Report.Encode, []any{r}},
		{elicit.Report.Preferences, []any{r, "swing"}},
	} {
		untouched.Check(t, k.fn, k.args...)
	}
	data, err := a.Encode()
	require.NoError(t, err)
	untouched.Check(t, elicit.DecodeAnswers, data)
	data, err = r.Encode()
	require.NoError(t, err)
	untouched.Check(t, elicit.DecodeReport, data)
}
