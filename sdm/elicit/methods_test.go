package elicit_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/elicit"
)

// matrix returns the judgements above the diagonal of a matrix.
func matrix(rows ...[]float64) []elicit.Judgement {
	var out []elicit.Judgement
	for i, row := range rows {
		for j := i + 1; j < len(row); j++ {
			out = append(out, elicit.Judgement{Over: i, Under: j, Times: row[j]})
		}
	}
	return out
}

// house is the matrix of Saaty 1990, Eur J Oper Res 48:9, for buying a house.
func house() []elicit.Judgement {
	return matrix(
		[]float64{1, 5, 3, 7, 6, 6, 1. / 3, 1. / 4},
		[]float64{0, 1, 1. / 3, 5, 3, 3, 1. / 5, 1. / 7},
		[]float64{0, 0, 1, 6, 3, 4, 6, 1. / 5},
		[]float64{0, 0, 0, 1, 1. / 3, 1. / 4, 1. / 7, 1. / 8},
		[]float64{0, 0, 0, 0, 1, 1. / 2, 1. / 5, 1. / 6},
		[]float64{0, 0, 0, 0, 0, 1, 1. / 5, 1. / 6},
		[]float64{0, 0, 0, 0, 0, 0, 1, 1. / 2},
		[]float64{0, 0, 0, 0, 0, 0, 0, 1},
	)
}

// Points of every kind are shares; what cannot be a share is refused.
func TestPoints(t *testing.T) {
	type method = func([]float64) ([]float64, error)
	for name, f := range map[string]method{"swing": elicit.Swing, "direct": elicit.Direct, "smart": elicit.Smart} {
		w, err := f([]float64{100, 60, 40, 0})
		require.NoError(t, err, name)
		require.Equal(t, []float64{0.5, 0.3, 0.2, 0}, w, name)
		w, err = f([]float64{1e308, 1e308})
		require.NoError(t, err, "no overflow")
		require.Equal(t, []float64{0.5, 0.5}, w)
		for _, bad := range [][]float64{nil, {0, 0}, {-1, 2}, {math.NaN()}, {math.Inf(1)}} {
			_, err = f(bad)
			require.ErrorIs(t, err, elicit.ErrPoints, "%s %v", name, bad)
		}
	}
}

func TestSmarterIsRankOrderCentroid(t *testing.T) {
	w, err := elicit.Smarter([]int{2, 1, 2})
	require.NoError(t, err)
	require.InDeltaSlice(t, []float64{(0.2778 + 0.1111) / 2, 0.6111, (0.2778 + 0.1111) / 2}, w, 5e-5, "Barron & Barrett 1996, ties averaged")
	_, err = elicit.Smarter([]int{0})
	require.ErrorIs(t, err, elicit.ErrRank)
}

// The bounds of imprecise points are reached and never passed.
func TestSwingBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5).Draw(t, "n")
		points, inside := make([]elicit.Interval, n), make([]float64, n)
		for k := range points {
			points[k].Low = rapid.Float64Range(1, 100).Draw(t, "low")
			points[k].High = points[k].Low + rapid.Float64Range(0, 50).Draw(t, "width")
			inside[k] = points[k].Low + rapid.Float64Range(0, 1).Draw(t, "share")*(points[k].High-points[k].Low)
		}
		bounds, err := elicit.SwingBounds(points)
		require.NoError(t, err)
		weights, err := elicit.Swing(inside)
		require.NoError(t, err)
		for k, w := range weights {
			require.GreaterOrEqual(t, w, bounds[k].Low-1e-12)
			require.LessOrEqual(t, w, bounds[k].High+1e-12)
		}
		for j, p := range points {
			inside[j] = p.High
		}
		inside[0] = points[0].Low
		weights, err = elicit.Swing(inside)
		require.NoError(t, err)
		require.InDelta(t, bounds[0].Low, weights[0], 1e-12)
	})
	for _, r := range []struct {
		points []elicit.Interval
		err    error
	}{
		{[]elicit.Interval{{Low: 2, High: 1}}, elicit.ErrInterval},
		{[]elicit.Interval{{Low: -1, High: 1}}, elicit.ErrPoints},
		{[]elicit.Interval{{Low: 1, High: math.Inf(1)}}, elicit.ErrPoints},
		{[]elicit.Interval{{Low: 0, High: 1}, {Low: 0, High: 2}}, elicit.ErrPoints},
		{nil, elicit.ErrPoints},
	} {
		_, err := elicit.SwingBounds(r.points)
		require.ErrorIs(t, err, r.err)
	}
}

func TestPairwiseIsRefused(t *testing.T) {
	j := func(over, under int, times float64) elicit.Judgement {
		return elicit.Judgement{Over: over, Under: under, Times: times}
	}
	for _, r := range []struct {
		name       string
		n          int
		judgements []elicit.Judgement
		table      elicit.RandomIndex
		err        error
	}{
		{"no criteria", 0, nil, "", elicit.ErrCriterion},
		{"unknown", 2, []elicit.Judgement{j(0, 2, 3)}, "", elicit.ErrCriterion},
		{"with itself", 2, []elicit.Judgement{j(1, 1, 1)}, "", elicit.ErrCriterion},
		{"zero", 2, []elicit.Judgement{j(0, 1, 0)}, "", elicit.ErrTimes},
		{"NaN", 2, []elicit.Judgement{j(0, 1, math.NaN())}, "", elicit.ErrTimes},
		{"huge", 2, []elicit.Judgement{j(0, 1, 2e6)}, "", elicit.ErrTimes},
		{"twice", 2, []elicit.Judgement{j(0, 1, 3), j(0, 1, 3)}, "", elicit.ErrTwice},
		{"three times", 2, []elicit.Judgement{j(0, 1, 2), j(1, 0, 0.5), j(1, 0, 0.5)}, "", elicit.ErrTwice},
		{"not reciprocal", 2, []elicit.Judgement{j(0, 1, 3), j(1, 0, 3)}, "", elicit.ErrBothWays},
		{"unknown table", 2, nil, "x", elicit.ErrRandomIndex},
	} {
		_, err := elicit.Pairwise(r.n, r.judgements, r.table)
		require.ErrorIs(t, err, r.err, r.name)
	}
	r, err := elicit.Pairwise(2, []elicit.Judgement{j(0, 1, 3), j(1, 0, 0.333)}, "")
	require.NoError(t, err, "both ways, rounded")
	require.InDeltaSlice(t, []float64{0.75, 0.25}, r.Weights, 1e-12)
}

func TestConsistencyRatioNamesItsTable(t *testing.T) {
	for _, r := range []struct {
		table elicit.RandomIndex
		ratio float64
		why   string
	}{
		{"", 0.1691, "Saaty's 1.41"},
		{elicit.Saaty2005, 0.1703, "1.40"},
		{elicit.AlonsoLamata, 0.1696, "1.4056"},
		{elicit.TummalaLing, 0.1709, "1.3952"},
		{elicit.DoneganDodd, 0.1810, "1.3171"},
	} {
		got, err := elicit.Pairwise(8, house(), r.table)
		require.NoError(t, err)
		require.InDelta(t, r.ratio, got.Ratio.Value, 6e-5, r.why)
		require.True(t, got.Table.IsValid())
		if r.table != "" {
			require.Equal(t, r.table, got.Table)
		}
	}
	for _, table := range elicit.RandomIndex("").Values() {
		for n := 3; n <= 15; n++ {
			_, ok := elicit.RandomIndex(table).At(n)
			require.True(t, ok, "%s %d", table, n)
		}
		_, ok := elicit.RandomIndex(table).At(2)
		require.False(t, ok)
		_, ok = elicit.RandomIndex(table).At(21)
		require.False(t, ok)
	}
	_, ok := elicit.RandomIndex("x").At(3)
	require.False(t, ok)
}

// Beyond the table there is no ratio, unless the judgements are consistent.
func TestConsistencyBeyondTheTable(t *testing.T) {
	const n = 16
	var js []elicit.Judgement
	for i := range n {
		for j := i + 1; j < n; j++ {
			js = append(js, elicit.Judgement{Over: i, Under: j, Times: float64(j+1) / float64(i+1)})
		}
	}
	r, err := elicit.Pairwise(n, js, "")
	require.NoError(t, err)
	require.Equal(t, 0.0, r.Ratio.Value)
	require.True(t, r.Ratio.Ok())
	require.Equal(t, -1, r.Worst.Judgement)
	js[5].Times *= 3
	r, err = elicit.Pairwise(n, js, "")
	require.NoError(t, err)
	require.Equal(t, elicit.WhyNoRandomIndex, r.Ratio.Why)
	require.Equal(t, 5, r.Worst.Judgement, "the one that was changed")
	require.InDelta(t, 7, r.Worst.Fits, 1.5)
	for n := 1; n <= 2; n++ {
		r, err = elicit.Pairwise(n, js[:n-1], "")
		require.NoError(t, err)
		require.Equal(t, 0.0, r.Ratio.Value, "two criteria cannot be inconsistent")
		require.Equal(t, elicit.WhyUndefined, r.Geometric.Why)
	}
}

// The eigenvector is one: checked by multiplying out the matrix, with Harker's
// diagonal for missing judgements.
func TestEigenvector(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 12).Draw(t, "n")
		a := make([][]float64, n)
		for i := range a {
			a[i] = make([]float64, n)
			a[i][i] = 1
		}
		var js []elicit.Judgement
		for i := range n {
			for j := i + 1; j < n; j++ {
				if j > i+1 && rapid.Bool().Draw(t, "missing") {
					a[i][i]++
					a[j][j]++
					continue
				}
				times := rapid.Float64Range(1./9, 9).Draw(t, "times")
				a[i][j], a[j][i] = times, 1/times
				js = append(js, elicit.Judgement{Over: i, Under: j, Times: times})
			}
		}
		r, err := elicit.Pairwise(n, js, "")
		require.NoError(t, err)
		for i := range a {
			sum := 0.0
			for j, v := range a[i] {
				sum += float64(v * r.Weights[j])
			}
			require.InDelta(t, r.LambdaMax, sum/r.Weights[i], 1e-9)
		}
		require.GreaterOrEqual(t, r.LambdaMax, float64(n)-1e-9)
	})
}

// Judgements along a chain leave nothing to contradict: the weights are the
// products, whatever is missing.
func TestIncompleteJudgements(t *testing.T) {
	r, err := elicit.Pairwise(3, []elicit.Judgement{{Over: 0, Under: 1, Times: 2}, {Over: 1, Under: 2, Times: 2}}, "")
	require.NoError(t, err)
	require.InDeltaSlice(t, []float64{4. / 7, 2. / 7, 1. / 7}, r.Weights, 1e-12)
	require.InDeltaSlice(t, []float64{4. / 7, 2. / 7, 1. / 7}, r.GeometricMean, 1e-12)
	require.Equal(t, 1, r.Missing)
	require.True(t, r.Ratio.Ok(), "fully consistent")
	require.Equal(t, elicit.WhyIncomplete, r.Geometric.Why)

	r, err = elicit.Pairwise(4, []elicit.Judgement{{Over: 0, Under: 2, Times: 2}, {Over: 1, Under: 3, Times: 2}}, "")
	require.NoError(t, err)
	require.Equal(t, [][]int{{0, 2}, {1, 3}}, r.Groups)
	require.Nil(t, r.Weights)
}

func TestBestWorstIsRefused(t *testing.T) {
	for _, r := range []struct {
		name                  string
		best, worst           int
		overOthers, overWorst []float64
		err                   error
	}{
		{"lengths", 0, 1, []float64{1, 2}, []float64{2}, elicit.ErrShape},
		{"unknown", 0, 2, []float64{1, 2}, []float64{2, 1}, elicit.ErrCriterion},
		{"the same", 0, 0, []float64{1, 2}, []float64{2, 1}, elicit.ErrBestWorst},
		{"zero", 0, 1, []float64{1, 0}, []float64{2, 1}, elicit.ErrTimes},
		{"below one", 0, 1, []float64{1, 0.5}, []float64{0.5, 1}, elicit.ErrBelowOne},
		{"not with itself", 0, 1, []float64{2, 2}, []float64{2, 1}, elicit.ErrBothWays},
		{"both ways", 0, 1, []float64{1, 3}, []float64{2, 1}, elicit.ErrBothWays},
	} {
		_, err := elicit.BestWorst(r.best, r.worst, r.overOthers, r.overWorst)
		require.ErrorIs(t, err, r.err, r.name)
	}
}

// Three inconsistent criteria, solved by hand with fractions: the deviation is
// shared by the three constraints that bind.
func TestBestWorstAgainstFractions(t *testing.T) {
	r, err := elicit.BestWorst(2, 0, []float64{8, 2, 1}, []float64{1, 5, 8})
	require.NoError(t, err)
	require.InDeltaSlice(t, []float64{1. / 14, 9. / 28, 17. / 28}, r.Weights, 1e-12)
	require.InDelta(t, 1./28, r.Xi, 1e-12)
	require.True(t, r.Unique)
	require.InDelta(t, 2./56, r.InputRatio.Value, 1e-12, "(10 − 8)/(64 − 8)")
	require.Equal(t, 0.1309, r.InputLimit.Value, "Liang et al. 2020, three criteria, scale 8")
	require.Equal(t, 1, r.InputWorst)
	require.InDelta(t, 0.058, r.OutputRatio.Value, 5e-4, "Rezaei 2015, Omega 53:49, choosing a mode of transport: 0.26/4.47")
}

// No weights have a smaller deviation, and those reported have just that one.
func TestBestWorstIsBest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 6).Draw(t, "n")
		over, under := make([]float64, n), make([]float64, n)
		whole := rapid.Float64Range(1, 9).Draw(t, "whole")
		for k := range n {
			over[k], under[k] = rapid.Float64Range(1, 9).Draw(t, "over"), rapid.Float64Range(1, 9).Draw(t, "under")
		}
		over[0], under[n-1], over[n-1], under[0] = 1, 1, whole, whole
		r, err := elicit.BestWorst(0, n-1, over, under)
		require.NoError(t, err)
		deviation := func(w []float64) float64 {
			most := 0.0
			for k := range w {
				most = max(most, math.Abs(w[0]-over[k]*w[k]), math.Abs(w[k]-under[k]*w[n-1]))
			}
			return most
		}
		require.InDelta(t, r.Xi, deviation(r.Weights), 1e-9)
		other := make([]float64, n)
		for k := range other {
			other[k] = r.Weights[k] * rapid.Float64Range(0.5, 1.5).Draw(t, "other")
		}
		other, err = elicit.Direct(other)
		require.NoError(t, err)
		require.GreaterOrEqual(t, deviation(other), r.Xi-1e-9)
		for k, b := range r.Bounds {
			require.GreaterOrEqual(t, r.Weights[k], b.Low-1e-6)
			require.LessOrEqual(t, r.Weights[k], b.High+1e-6)
		}
	})
}

func TestBestWorstEdges(t *testing.T) {
	r, err := elicit.BestWorst(0, 0, []float64{1}, []float64{1})
	require.NoError(t, err, "one criterion")
	require.Equal(t, []float64{1}, r.Weights)
	require.Equal(t, elicit.WhyNotTabled, r.InputLimit.Why)
	r, err = elicit.BestWorst(0, 2, []float64{1, 3, 1}, []float64{1, 1, 1})
	require.NoError(t, err)
	require.Equal(t, elicit.WhyUndefined, r.InputRatio.Why, "all should matter the same and do not")
	r, err = elicit.BestWorst(0, 1, []float64{1, 1e6}, []float64{1e6, 1})
	require.NoError(t, err)
	require.InDelta(t, 1e-6, r.Weights[1], 1e-9)
	r, err = elicit.BestWorst(0, 2, []float64{1, 1.1, 3.3}, []float64{3.3, 3, 1})
	require.NoError(t, err, "1.1 times 3 is 3.3, but not as floating point multiplies")
	require.Equal(t, 0.0, r.InputRatio.Value)
	require.Equal(t, -1, r.InputWorst)
}

// Ranking weights of the wing and of the answers are the same thing.
func TestRankingWeightsAsPrinted(t *testing.T) {
	for _, r := range []struct {
		method sdm.WeightMethod
		want   []float64
	}{
		{sdm.RankOrderCentroid, []float64{0.4567, 0.2567, 0.1567, 0.0900, 0.0400}},
		{sdm.RankReciprocal, []float64{0.4380, 0.2190, 0.1460, 0.1095, 0.0876}},
		{sdm.RankSum, []float64{0.3333, 0.2667, 0.2000, 0.1333, 0.0667}},
	} {
		require.InDeltaSlice(t, r.want, sdm.RankWeights(r.method, 0, []int{1, 2, 3, 4, 5}), 5e-5, "Barron & Barrett 1996, Mgmt Sci 42:1515")
	}
}
