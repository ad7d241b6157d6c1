package principles_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/principles"
)

func pairs(both, gained, lost, neither int) []principles.Pair {
	var list []principles.Pair
	for n, p := range map[principles.Pair]int{{Before: true, After: true}: both, {After: true}: gained, {Before: true}: lost, {}: neither} {
		for range p {
			list = append(list, n)
		}
	}
	return list
}

// Agresti, An Introduction to Categorical Data Analysis, 2nd ed. 2007, section
// 8.1: approval of the prime minister at two surveys, 794, 150, 86 and 570.
// Printed: shares 0.59 and 0.55, difference −0.04, interval −0.06 to −0.02,
// z² = 17.36.
func TestPairedChangePublished(t *testing.T) {
	c := principles.PairedChange(pairs(794, 86, 150, 570))
	require.Equal(t, principles.ChangeFormat, c.Format)
	require.Equal(t, 1600, c.Pairs)
	require.InDelta(t, 0.59, c.Before.Value, 0.005)
	require.InDelta(t, 0.55, c.After.Value, 0.005)
	require.InDelta(t, -0.04, c.Difference.Value, 0.005)
	require.InDelta(t, -0.06, c.Low.Value, 0.005)
	require.InDelta(t, -0.02, c.High.Value, 0.005)
	require.InDelta(t, 17.36, c.ChiSquared.Value, 0.005)
	require.InDelta(t, 3.1e-5, c.P.Value, 1e-6)
	require.False(t, c.Few)
}

func TestPairedChangeEdges(t *testing.T) {
	c := principles.PairedChange(nil)
	require.Equal(t, principles.ChangeFormat, c.Format)
	require.Equal(t, principles.WhyUndefined, c.Difference.Why)
	require.Equal(t, principles.WhyUndefined, c.P.Why)
	c = principles.PairedChange(pairs(3, 0, 0, 2))
	require.Equal(t, principles.WhyNoChange, c.P.Why, "no change in any pair is not p = 1")
	require.InDelta(t, 0, c.Difference.Value, 0)
	require.True(t, c.Few)
	c = principles.PairedChange(pairs(0, 4, 0, 0))
	require.InDelta(t, 1, c.Difference.Value, 0)
	require.InDelta(t, 1, c.High.Value, 0)
}

func TestPropertyPairedChangeIsSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 30)
		a, b, c, d := n.Draw(t, "a"), n.Draw(t, "b"), n.Draw(t, "c"), n.Draw(t, "d")
		x, y := principles.PairedChange(pairs(a, b, c, d)), principles.PairedChange(pairs(a, c, b, d))
		if x.Difference.Value != -y.Difference.Value || x.P != y.P || math.Abs(x.Low.Value+y.High.Value) > 1e-12 {
			t.Fatalf("%+v\n%+v", x, y)
		}
	})
}

// Anhøj & Olesen 2014 (and Anhøj 2015, table 1): upper limit for the longest run
// and lower limit for crossings by the number of useful observations.
func TestRunChartLimits(t *testing.T) {
	for n, want := range map[int][2]int{
		10: {6, 2}, 11: {6, 2}, 12: {7, 3}, 13: {7, 3}, 14: {7, 4}, 15: {7, 4}, 16: {7, 4}, 17: {7, 5}, 18: {7, 5},
		19: {7, 6}, 20: {7, 6}, 21: {7, 6}, 22: {7, 7}, 23: {8, 7}, 24: {8, 8}, 25: {8, 8}, 30: {8, 10}, 40: {8, 14}, 60: {9, 23}, 100: {10, 41},
	} {
		series := make([]float64, n)
		for i := range series {
			series[i] = float64(i%2) + 1
			if n%2 == 1 && i == n-1 {
				series[i] = 3
			}
		}
		// An odd number of figures has its median among them: add one on the median.
		if n%2 == 1 {
			series = append(series, 1)
		}
		s, err := principles.RunChart(series)
		require.NoError(t, err)
		if s.Useful != n {
			continue
		}
		require.Equal(t, want, [2]int{s.RunLimit, s.CrossingLimit}, "n = %d", n)
		require.Equal(t, principles.NoShift, s.Finding)
	}
}

func TestRunChart(t *testing.T) {
	up := make([]float64, 20)
	for i := range up {
		up[i] = float64(i)
	}
	for _, c := range []struct {
		name   string
		series []float64
		want   principles.SeriesFinding
	}{
		{"nothing", nil, principles.TooFewPoints},
		{"two points are never a trend", []float64{10, 90}, principles.TooFewPoints},
		{"nine neither", up[:9], principles.TooFewPoints},
		{"all on the median", make([]float64, 30), principles.TooFewPoints},
		{"a rise has one long run on each side", up, principles.Shift},
		{"the usual variation", []float64{3, 5, 4, 6, 2, 7, 3, 6, 4, 5, 2, 7}, principles.NoShift},
	} {
		s, err := principles.RunChart(c.series)
		require.NoError(t, err, c.name)
		require.Equal(t, c.want, s.Finding, c.name)
		require.Equal(t, principles.SeriesFormat, s.Format, c.name)
	}
	_, err := principles.RunChart([]float64{1, math.NaN()})
	require.ErrorIs(t, err, principles.ErrNotFinite)
	s, err := principles.RunChart([]float64{math.MaxFloat64, math.MaxFloat64})
	require.NoError(t, err)
	require.InDelta(t, math.MaxFloat64, s.Median.Value, 0, "half of the sum of the largest numbers is one")
	long := make([]float64, 2000)
	for i := range long {
		long[i] = float64(i % 2)
	}
	s, err = principles.RunChart(long)
	require.NoError(t, err)
	require.Equal(t, 14, s.RunLimit)
	require.InDelta(t, 963, s.CrossingLimit, 1, "the 5 % quantile of Bin(1999, ½)")
}
