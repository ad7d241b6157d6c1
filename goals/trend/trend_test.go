package trend_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/goals/trend"
	"github.com/concord-sdm/concord/internal/figure"
)

func points(values ...float64) []trend.Point {
	p := make([]trend.Point, len(values))
	for i, v := range values {
		p[i] = trend.Point{Day: float64(7 * i), Value: v}
	}
	return p
}

// Hollander & Wolfe, Nonparametric Statistical Methods, 2nd edition 1999,
// example 9.1: rainfall after cloud seeding, C = −6, one-sided P .117.
func TestMannKendallPublished(t *testing.T) {
	d := trend.MannKendall(points(1.26, 1.27, 1.12, 1.16, 1.03))
	require.Equal(t, -6, d.S)
	require.True(t, d.Exact)
	require.InDelta(t, 0.117, d.P.Value/2, 0.0005)
	require.Equal(t, "exact", d.Z.Why)
}

func TestMannKendallFewPoints(t *testing.T) {
	require.InDelta(t, 0.0833, trend.MannKendall(points(1, 2, 3, 4)).P.Value, 0.00005, "four points are never clear")
	require.InDelta(t, 0.0167, trend.MannKendall(points(1, 2, 3, 4, 5)).P.Value, 0.00005, "five can be")
	require.Equal(t, trend.NotEnoughData, trend.MannKendall(points(1)).P.Why)
	require.Equal(t, trend.NotEnoughData, trend.MannKendall(points(3, 3, 3, 3)).P.Why)
	require.Equal(t, trend.NotFinite, trend.MannKendall(points(1, math.NaN())).P.Why)
	eleven := trend.MannKendall(points(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11))
	require.False(t, eleven.Exact)
	require.InDelta(t, 54/math.Sqrt(165), eleven.Z.Value, 1e-12)
}

func TestTheilSen(t *testing.T) {
	l := trend.TheilSen(points(1, 3, 5, 7, 100), 0)
	require.InDelta(t, 2.0/7, l.Slope.Value, 1e-12, "one odd day does not move the line")
	require.Equal(t, 5, l.N)
	require.Equal(t, 28.0, l.Days)
	require.Equal(t, 10, l.Pairs)
	require.False(t, l.Clamped)
	require.True(t, trend.TheilSen(points(1, 3, 5, 7), 0).Clamped, "four points carry no 95 % limits")
	require.Equal(t, trend.NotEnoughData, trend.TheilSen(points(1), 0).Slope.Why)
	require.Equal(t, trend.NotEnoughData, trend.TheilSen([]trend.Point{{Day: 1, Value: 1}, {Day: 1, Value: 2}}, 0).Low.Why)
	require.Equal(t, trend.NotFinite, trend.TheilSen(points(1, math.Inf(1)), 0).High.Why)
	require.Equal(t, trend.NotFinite, trend.TheilSen(points(-math.MaxFloat64, math.MaxFloat64, 0), 0).Slope.Why)
	far := trend.TheilSen([]trend.Point{{Day: -math.MaxFloat64, Value: 1}, {Day: math.MaxFloat64, Value: 2}}, 0)
	require.Equal(t, trend.NotFinite, far.Slope.Why)
	require.Zero(t, far.Days, "a time that no number holds")
	require.Equal(t, trend.TooManyPoints, trend.TheilSen(make([]trend.Point, trend.MaxPoints+1), 0).Intercept.Why)
	p, ok := trend.On("2026-02", 4)
	require.True(t, ok)
	first, _ := trend.On("2026-02-01", 4)
	require.Equal(t, first.Day+13.5, p.Day, "a month is its middle")
	_, ok = trend.On("soon", 4)
	require.False(t, ok)
}

func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 20).Draw(t, "n")
		a := make([]trend.Point, n)
		for i := range a {
			a[i] = trend.Point{Day: float64(rapid.IntRange(0, 300).Draw(t, "day")), Value: float64(rapid.IntRange(0, 40).Draw(t, "value")) / 8}
		}
		b := rapid.Permutation(a).Draw(t, "order")
		if diff := cmp.Diff(trend.TheilSen(a, 0), trend.TheilSen(b, 0)); diff != "" {
			t.Fatal(diff)
		}
		if diff := cmp.Diff(trend.MannKendall(a), trend.MannKendall(b)); diff != "" {
			t.Fatal(diff)
		}
		up := trend.MannKendall(a)
		for i := range b {
			b[i].Value = -b[i].Value
		}
		down := trend.MannKendall(b)
		require.Equal(t, up.S, -down.S)
		require.Equal(t, up.P, down.P, "upside down is as clear")
	})
}

// NIST/SEMATECH e-Handbook of Statistical Methods, section 6.3.2.4: centre 50,
// sigma 2.0539, lambda 0.3, width 3.
func TestEWMAPublished(t *testing.T) {
	data := []float64{
		52.0, 47.0, 53.0, 49.3, 50.1, 47.0, 51.0, 50.1, 51.2, 50.5,
		49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1,
	}
	want := []float64{
		50.60, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33,
		50.11, 49.36, 49.52, 50.05, 49.38, 49.92, 50.73, 51.23, 51.94, 51.99,
	}
	s, err := trend.EWMA(data, 50, 2.0539, 0.3, 3)
	require.NoError(t, err)
	for i := range want {
		require.InDelta(t, want[i], s.Values[i], 0.0051, "value %d as printed", i)
	}
	require.InDelta(t, 52.5884, s.High, 0.00005)
	require.InDelta(t, 47.4116, s.Low, 0.00005)
	require.Empty(t, s.Outside)
	s, err = trend.EWMA([]float64{60, 60}, 50, 1, 0.3, 3)
	require.NoError(t, err)
	require.Equal(t, []int{0, 1}, s.Outside)
	for _, bad := range [][4]float64{{math.NaN(), 1, 0.3, 3}, {0, -1, 0.3, 3}, {0, 1, 0, 3}, {0, 1, 1.1, 3}, {0, 1, 0.3, -3}, {0, math.MaxFloat64, 1, 3}} {
		_, err = trend.EWMA(data, bad[0], bad[1], bad[2], bad[3])
		require.ErrorIs(t, err, trend.ErrSmoothing)
	}
	_, err = trend.EWMA([]float64{math.NaN()}, 0, 1, 0.3, 3)
	require.ErrorIs(t, err, trend.ErrSmoothing)
}

// which lists the indexes of points for which a rule holds.
func which(c trend.Chart, rule func(trend.ChartPoint) bool) []int {
	var out []int
	for i, p := range c.Points {
		if rule(p) {
			out = append(out, i)
		}
	}
	return out
}

func TestXmRLimits(t *testing.T) {
	c := trend.XmR([]float64{10, 12, 11, 13, 9}, trend.XmROptions{})
	require.Equal(t, 11.0, c.Mean.Value)
	require.Equal(t, 2.25, c.MeanRange.Value, "ranges 2 1 2 4")
	require.InDelta(t, 11+2.66*2.25, c.High.Value, 1e-12)
	require.InDelta(t, 11-2.66*2.25, c.Low.Value, 1e-12)
	require.InDelta(t, 11+2*2.66/3*2.25, c.NearHigh.Value, 1e-12)
	require.True(t, c.Trial, "below twelve points limits are on trial")
	require.False(t, trend.XmR(make([]float64, 12), trend.XmROptions{}).Trial)
}

// NIST/SEMATECH e-Handbook of Statistical Methods, section 6.3.2.2: mean 50.81,
// mean moving range 1.8778, limits 45.8159 and 55.8041 with 3/1.128; 2.66 is
// that number as the NHS rounds it.
func TestXmRPublished(t *testing.T) {
	c := trend.XmR([]float64{49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1}, trend.XmROptions{})
	require.InDelta(t, 50.81, c.Mean.Value, 1e-9)
	require.InDelta(t, 1.8778, c.MeanRange.Value, 0.00005)
	require.InDelta(t, 45.8159, c.Low.Value, 0.001)
	require.InDelta(t, 55.8041, c.High.Value, 0.001)
	require.Nil(t, which(c, func(p trend.ChartPoint) bool { return p.Outside }))
}

func TestXmRRules(t *testing.T) {
	tests := []struct {
		name, why string
		values    []float64
		rule      func(trend.ChartPoint) bool
		want      []int
	}{
		{
			"seven on one side", "all seven are flagged, and an eighth with them",
			[]float64{0, 1, 0, 1, 0, 1, 0, 10, 11, 10, 11, 10, 11, 10, 11},
			func(p trend.ChartPoint) bool { return p.Shift && p.Side > 0 },
			[]int{7, 8, 9, 10, 11, 12, 13, 14},
		},
		{
			"six on one side", "six are chance",
			[]float64{0, 1, 0, 1, 0, 1, 10, 11, 10, 11, 10, 11},
			func(p trend.ChartPoint) bool { return p.Shift }, nil,
		},
		{
			"a point on the mean", "breaks a run",
			[]float64{1, 1, 1, 1, 1, 1, 0, 1, -1, -1, -1, -1, -1, -1, -1},
			func(p trend.ChartPoint) bool { return p.Shift && p.Side > 0 }, nil,
		},
		{
			"seven rising", "seven points are six steps",
			[]float64{5, 1, 2, 3, 4, 5, 6, 7, 3},
			func(p trend.ChartPoint) bool { return p.Trend },
			[]int{1, 2, 3, 4, 5, 6, 7},
		},
		{
			"six rising", "too few",
			[]float64{5, 1, 2, 3, 4, 5, 6, 3},
			func(p trend.ChartPoint) bool { return p.Trend }, nil,
		},
		{
			"a step without a change", "breaks a trend",
			[]float64{1, 2, 3, 3, 4, 5, 6, 7},
			func(p trend.ChartPoint) bool { return p.Trend }, nil,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := trend.XmR(tt.values, trend.XmROptions{})
			if diff := cmp.Diff(tt.want, which(c, tt.rule)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.why, diff)
			}
		})
	}
}

// Mean and limits from the first twelve points: mean 10, mean range 2, limits
// 10 ± 5.32, near limits 10 ± 3.5467.
func TestXmRNearAndOutside(t *testing.T) {
	base := []float64{9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11}
	draw := func(better goals.Better, more ...float64) trend.Chart {
		return trend.XmR(append(append([]float64{}, base...), more...), trend.XmROptions{FixAfter: 12, Better: better})
	}
	near := func(p trend.ChartPoint) bool { return p.Near }
	require.Equal(t, []int{12, 14}, which(draw("", 14, 11, 14), near), "two of three, all three above; the middle one is not flagged")
	require.Nil(t, which(draw("", 14, 9, 14), near), "the three must lie on one side")
	require.Equal(t, []int{12, 13}, which(draw("", 14, 14, 10.5), near))
	require.Nil(t, which(draw("", 14, 6), near))
	outside := draw(goals.BetterLower, 16)
	require.Equal(t, trend.CauseOutside, outside.Points[12].Cause)
	require.Equal(t, trend.MeaningConcern, outside.Points[12].Meaning)
	require.Equal(t, trend.MeaningImprovement, draw(goals.BetterHigher, 16).Points[12].Meaning)
	require.Equal(t, trend.MeaningNeutral, draw("", 16).Points[12].Meaning)
	require.Equal(t, trend.MeaningCommon, draw("", 16).Points[0].Meaning)
	// A falling trend above the mean goes down, whatever its side.
	falling := trend.XmR([]float64{1, 20, 19, 18, 17, 16, 15, 14, 1, 1, 1, 1, 1}, trend.XmROptions{Better: goals.BetterLower})
	require.Equal(t, trend.CauseTrend, falling.Points[3].Cause)
	require.Equal(t, trend.MeaningImprovement, falling.Points[3].Meaning)
	require.Equal(t, trend.MeaningImprovement, falling.Points[7].Meaning)
}

func TestXmRScreensOnRequest(t *testing.T) {
	v := []float64{5, 6, 5, 6, 5, 6, 5, 6, 5, 30, 5, 6, 5, 6, 5, 6}
	plain, screened := trend.XmR(v, trend.XmROptions{}), trend.XmR(v, trend.XmROptions{ScreenOutliers: true})
	require.Equal(t, 0, plain.Screened)
	require.Equal(t, 2, screened.Screened)
	require.Equal(t, 1.0, screened.MeanRange.Value)
	require.Equal(t, plain.Mean, screened.Mean, "the mean keeps every point")
	require.Less(t, screened.High.Value, plain.High.Value)
	flat := trend.XmR([]float64{0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1}, trend.XmROptions{ScreenOutliers: true})
	require.Equal(t, 0.1, flat.Mean.Value)
	require.Nil(t, which(flat, func(p trend.ChartPoint) bool { return p.Cause != trend.CauseNone }), "equal values lie on their mean")
}

func TestXmRNotEnough(t *testing.T) {
	require.Equal(t, trend.NotEnoughData, trend.XmR([]float64{1}, trend.XmROptions{}).Mean.Why)
	require.Equal(t, trend.NotEnoughData, trend.XmR([]float64{1, 2}, trend.XmROptions{FixAfter: 1}).Mean.Why)
	require.Equal(t, trend.NotFinite, trend.XmR([]float64{1, math.Inf(1)}, trend.XmROptions{}).High.Why)
	require.Equal(t, trend.NotFinite, trend.XmR([]float64{-math.MaxFloat64, math.MaxFloat64}, trend.XmROptions{}).High.Why)
	require.Equal(t, trend.NotFinite, trend.XmR([]float64{1.7e308, 1.6e308}, trend.XmROptions{}).Mean.Why, "a mean, but no limit above it")
}

// The limits of Anhøj & Olesen 2014 as whole-number arithmetic gives them; for
// 24 useful points both are 8, as printed.
func TestRunsLimits(t *testing.T) {
	for n, want := range map[int][2]float64{
		10: {6, 2}, 11: {6, 2}, 12: {7, 3}, 13: {7, 3}, 14: {7, 4}, 15: {7, 4}, 16: {7, 4}, 17: {7, 5},
		20: {7, 6}, 22: {7, 7}, 23: {8, 7}, 24: {8, 8}, 30: {8, 10}, 50: {9, 19}, 100: {10, 41},
	} {
		v := make([]float64, n)
		for i := range v {
			v[i] = float64(i%2*2 - 1)
		}
		r := trend.Runs(v, figure.Of(0))
		require.Equal(t, want, [2]float64{r.LongestLimit.Value, r.CrossingsLimit.Value}, "n = %d", n)
		require.Equal(t, n-1, r.Crossings)
		require.False(t, r.Shift)
	}
}

func TestRuns(t *testing.T) {
	r := trend.Runs([]float64{1, 2, 1, 2, 3, 1, 2, 8, 9, 9, 8, 9, 8, 9}, figure.Absent("unknown"))
	require.Equal(t, 5.5, r.Centre.Value, "the median")
	require.Equal(t, 1, r.Crossings)
	require.Equal(t, 7, r.Longest)
	require.True(t, r.Shift, "one crossing is fewer than chance explains")
	few := trend.Runs([]float64{1, 2, 3, 4}, figure.Absent("unknown"))
	require.Equal(t, trend.NotEnoughData, few.LongestLimit.Why)
	require.False(t, few.Shift)
	require.Equal(t, trend.NotEnoughData, trend.Runs(nil, figure.Absent("unknown")).Centre.Why)
	require.Equal(t, trend.NotFinite, trend.Runs([]float64{math.NaN()}, figure.Of(1)).Centre.Why)
	on := trend.Runs([]float64{1, 1, 1, 2, 0}, figure.Of(1))
	require.Equal(t, 2, on.Useful, "points on the centre say nothing")
}

func TestCovered(t *testing.T) {
	tests := []struct {
		name, why  string
		supplies   []trend.Supply
		from, to   goals.Date
		days, want int
	}{
		{"one month of three", "30 of 90 days", []trend.Supply{{"a", "2026-01-01", 30}}, "2026-01-01", "2026-03-31", 90, 30},
		{"an early refill", "begins after the last one: 60 days", []trend.Supply{{"a", "2026-01-01", 30}, {"a", "2026-01-25", 30}}, "2026-01-01", "2026-03-31", 90, 60},
		{"two agents at once", "each day counts once", []trend.Supply{{"a", "2026-01-01", 30}, {"b", "2026-01-25", 30}}, "2026-01-01", "2026-03-31", 90, 54},
		{"a gap", "is a gap", []trend.Supply{{"a", "2026-01-01", 30}, {"a", "2026-03-02", 30}}, "2026-01-01", "2026-03-31", 90, 60},
		{"from before", "what is left counts", []trend.Supply{{"a", "2025-12-20", 30}}, "2026-01-01", "2026-03-31", 90, 18},
		{"beyond the end", "does not count", []trend.Supply{{"a", "2026-03-30", 90}}, "2026-01-01", "2026-03-31", 90, 2},
		{"in any order", "the dates decide", []trend.Supply{{"a", "2026-01-25", 30}, {"a", "2026-01-01", 30}}, "2026-01-01", "2026-03-31", 90, 60},
		{"72 of 90", "is the usual line", []trend.Supply{{"a", "2026-01-01", 72}}, "2026-01-01", "2026-03-31", 90, 72},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, err := trend.Covered(tt.supplies, tt.from, tt.to)
			require.NoError(t, err)
			require.Equal(t, [2]int{tt.days, tt.want}, [2]int{c.Days, c.Covered}, tt.why)
			require.Equal(t, tt.want >= 72, c.Usual)
		})
	}
	c, err := trend.Covered(nil, "2026-01-01", "2026-01-01")
	require.NoError(t, err)
	require.Equal(t, "noSupply", c.Share.Why)
	for _, bad := range []trend.Supply{{"a", "2026-01", 30}, {"a", "2026-13-45", 30}, {"a", "2026-01-01", 0}, {"a", "2026-01-01", 1001}} {
		_, err = trend.Covered([]trend.Supply{bad}, "2026-01-01", "2026-01-31")
		require.ErrorIs(t, err, trend.ErrFill)
	}
	for _, bad := range [][2]goals.Date{{"2026", "2026-02-01"}, {"2026-02-01", "2026-01-01"}, {"1000-01-01", "2026-01-01"}} {
		_, err = trend.Covered(nil, bad[0], bad[1])
		require.ErrorIs(t, err, trend.ErrPeriod)
	}
}

func TestHabit(t *testing.T) {
	daily := trend.Habit{Times: 1, Days: 1}
	yes := make([]trend.Mark, 13)
	for i := range yes {
		yes[i] = trend.MarkYes
	}
	s, err := daily.Strength(yes)
	require.NoError(t, err)
	require.InDelta(t, 0.5, s, 1e-12, "half strength after 13 days")
	half := s
	s, err = daily.Strength(append(yes, trend.MarkSkip, trend.MarkSkip))
	require.NoError(t, err)
	require.Equal(t, half, s, "skipped days do not count")
	s, err = daily.Strength(append(yes, make13(trend.MarkNo)...))
	require.NoError(t, err)
	require.InDelta(t, 0.25, s, 1e-12, "and half of that after 13 days without")

	// Once a week, on different days: two in fourteen are all that is asked.
	weekly := trend.Habit{Times: 1, Days: 7}
	var days []trend.Mark
	for i := range 70 {
		m := trend.MarkNo
		if i%14 == 0 || i%14 == 11 {
			m = trend.MarkYes
		}
		days = append(days, m)
	}
	s, err = weekly.Strength(days)
	require.NoError(t, err)
	full := make([]trend.Mark, 70)
	for i := range full {
		full[i] = trend.MarkNo
	}
	none, err := weekly.Strength(full)
	require.NoError(t, err)
	require.Zero(t, none)
	require.Greater(t, s, 0.7)

	s, err = daily.Amount([]float64{8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8}, 8, false)
	require.NoError(t, err)
	require.InDelta(t, 0.5, s, 1e-12)
	s, err = daily.Amount([]float64{0, 5, 10}, 10, true)
	require.NoError(t, err)
	require.Equal(t, 1.0, s, "at most: up to the target is whole")
	s, err = daily.Amount([]float64{20}, 10, true)
	require.NoError(t, err)
	require.Less(t, s, 1.0)

	_, err = trend.Habit{}.Strength(yes)
	require.ErrorIs(t, err, trend.ErrHabit)
	_, err = daily.Strength([]trend.Mark{"perhaps"})
	require.ErrorIs(t, err, trend.ErrHabit)
	_, err = daily.Amount([]float64{math.NaN()}, 1, false)
	require.ErrorIs(t, err, trend.ErrHabit)
	_, err = daily.Amount(nil, 0, false)
	require.ErrorIs(t, err, trend.ErrHabit)
}

func make13(m trend.Mark) []trend.Mark {
	out := make([]trend.Mark, 13)
	for i := range out {
		out[i] = m
	}
	return out
}

func TestWords(t *testing.T) {
	require.True(t, trend.CauseNone.IsValid())
	require.True(t, trend.CauseNear.IsValid())
	require.False(t, trend.Cause("luck").IsValid())
	require.True(t, trend.MeaningConcern.IsValid())
	require.False(t, trend.Meaning("").IsValid())
}

func FuzzSeries(f *testing.F) {
	f.Add(1.0, 2.0, 3.0, 4.0, 5.0)
	f.Fuzz(func(t *testing.T, a, b, c, d, e float64) {
		v := []float64{a, b, c, d, e}
		l := trend.TheilSen(points(v...), 0)
		k := trend.MannKendall(points(v...))
		x := trend.XmR(v, trend.XmROptions{ScreenOutliers: true})
		for _, got := range []goals.Figure{l.Slope, l.Low, l.High, l.Intercept, k.P, k.Z, x.Mean, x.High, x.Low, trend.Runs(v, figure.Absent("x")).Centre} {
			if math.IsNaN(got.Value) || math.IsInf(got.Value, 0) {
				t.Fatal(got)
			}
		}
	})
}

func series(n int) []trend.Point {
	r := rand.New(rand.NewPCG(1, 2))
	p := make([]trend.Point, n)
	for i := range p {
		p[i] = trend.Point{Day: float64(i*7 + r.IntN(5)), Value: float64(i) + 10*r.NormFloat64()}
	}
	return p
}

func BenchmarkTheilSen(b *testing.B) {
	for _, n := range []int{12, 52, 365} {
		b.Run(fmt.Sprintf("n=%d", n), func(b *testing.B) {
			p := series(n)
			b.ReportAllocs()
			for b.Loop() {
				trend.TheilSen(p, 0)
			}
		})
	}
}

func BenchmarkXmR(b *testing.B) {
	v := make([]float64, 52)
	for i, p := range series(52) {
		v[i] = p.Value
	}
	b.ReportAllocs()
	for b.Loop() {
		trend.XmR(v, trend.XmROptions{})
	}
}

func TestAllocations(t *testing.T) {
	p := series(365)
	require.LessOrEqual(t, testing.AllocsPerRun(5, func() { trend.TheilSen(p, 0) }), 8.0)
}

// Eight weeks of steps, with one odd week.
func ExampleTheilSen() {
	l := trend.TheilSen(points(4000, 4200, 4100, 4400, 900, 4700, 4600, 4900), 0)
	fmt.Printf("%.0f steps a week more (%.0f to %.0f), n = %d\n", 7*l.Slope.Value, 7*l.Low.Value, 7*l.High.Value, l.N)
	// Output: 125 steps a week more (-100 to 200), n = 8
}

// A centre that is not a number says nothing, and must not end up in JSON.
func TestRunsRefusesACentreThatIsNoNumber(t *testing.T) {
	for _, centre := range []float64{math.NaN(), math.Inf(1)} {
		c := trend.Runs([]float64{1, 2, 3}, goals.Figure{Value: centre})
		require.Equal(t, trend.NotFinite, c.Centre.Why)
		require.Equal(t, trend.NotFinite, c.LongestLimit.Why)
		_, err := json.Marshal(c)
		require.NoError(t, err)
	}
}

// The zero habit is no habit: nothing grows, and nothing is divided by zero.
func TestStepOfNoHabit(t *testing.T) {
	require.Equal(t, 0.5, trend.Habit{}.Step(0.5, 1))
	require.Equal(t, 0.5, trend.Habit{Times: -1, Days: 7}.Step(0.5, 1))
}
