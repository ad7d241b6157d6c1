package gas_test

import (
	"errors"
	"math"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/goals/gas"
	"github.com/concord-sdm/concord/internal/figure"
)

// The key for equal weights: T = 50 + c(n)·Σx with c(n) = 10/√(0.7n + 0.3n²),
// Kiresuk & Sherman 1968; the four decimals are those of the published
// conversion keys (Kiresuk, Smith & Cardillo, Goal Attainment Scaling, 1994).
func TestConversionKey(t *testing.T) {
	for i, c := range []float64{10, 6.2017, 4.5644, 3.6274, 3.0151, 2.5820, 2.2588, 2.0080, 1.8078, 1.6440} {
		levels := make([]float64, i+1)
		levels[0] = 1
		got, err := gas.T(levels, nil)
		require.NoError(t, err)
		require.Equal(t, c, math.Round((got-50)*1e4)/1e4, "n = %d", i+1)
	}
}

func TestT(t *testing.T) {
	tests := []struct {
		name, why       string
		levels, weights []float64
		want            float64
	}{
		{"as expected", "all goals at 0 is 50", []float64{0, 0, 0}, nil, 50},
		{"three at -1", "the usual baseline", []float64{-1, -1, -1}, nil, 36.3069},
		{"three at -2", "nothing worse is possible", []float64{-2, -2, -2}, nil, 22.6139},
		{"one goal", "c(1) is 10", []float64{2}, nil, 70},
		{"half a level", "six levels", []float64{-0.5, 0}, nil, 46.8991},
		// By hand: Σwx = 9 − 4 = 5; 0.7·97 + 0.3·169 = 118.6; 50 + 50/√118.6.
		{"weighted", "by the erratum's formula", []float64{1, -1}, []float64{9, 4}, 54.5912},
		{"one weight of zero", "that goal has no part", []float64{1, -2}, []float64{3, 0}, 60},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := gas.T(tt.levels, tt.weights)
			require.NoError(t, err)
			require.Equal(t, tt.want, math.Round(got*1e4)/1e4, tt.why)
		})
	}
}

func TestTRefuses(t *testing.T) {
	tests := []struct {
		name            string
		levels, weights []float64
		want            error
	}{
		{"nothing", nil, nil, gas.ErrNoGoals},
		{"+3", []float64{3}, nil, gas.ErrLevel},
		{"NaN", []float64{math.NaN()}, nil, gas.ErrLevel},
		{"infinity", []float64{math.Inf(-1)}, nil, gas.ErrLevel},
		{"all weights zero", []float64{1, 1}, []float64{0, 0}, gas.ErrWeights},
		{"a negative weight", []float64{1, 1}, []float64{1, -1}, gas.ErrWeights},
		{"NaN weight", []float64{1}, []float64{math.NaN()}, gas.ErrWeights},
		{"infinite weight", []float64{1}, []float64{math.Inf(1)}, gas.ErrWeights},
		{"too few weights", []float64{1, 1}, []float64{1}, gas.ErrWeights},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := gas.T(tt.levels, tt.weights)
			require.ErrorIs(t, err, tt.want)
		})
	}
}

func TestProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "n")
		level := rapid.SampledFrom([]float64{-2, -1, -0.5, 0, 1, 2})
		levels, weights, mirror := make([]float64, n), make([]float64, n), make([]float64, n)
		for i := range n {
			levels[i] = level.Draw(t, "x")
			weights[i] = float64(rapid.IntRange(1, 9).Draw(t, "w"))
			mirror[i] = -levels[i]
		}
		got, err := gas.T(levels, weights)
		require.NoError(t, err)
		opposite, err := gas.T(mirror, weights)
		require.NoError(t, err)
		require.InDelta(t, 100, got+opposite, 1e-9, "T is symmetric around 50")
		scaled := make([]float64, n)
		for i := range n {
			scaled[i] = 4 * weights[i]
		}
		same, err := gas.T(levels, scaled)
		require.NoError(t, err)
		require.InDelta(t, got, same, 1e-9, "the size of weights cancels out")
		low, high, err := gas.Possible(n, weights, -2, 2)
		require.NoError(t, err)
		require.True(t, low <= got+1e-9 && got <= high+1e-9, "T lies in the possible range")
		i := rapid.IntRange(0, n-1).Draw(t, "i")
		if levels[i] < 2 {
			levels[i] = 2
			better, err := gas.T(levels, weights)
			require.NoError(t, err)
			require.Greater(t, better, got, "a better level never lowers T")
		}
	})
}

func ana(t testing.TB) (goals.Plan, goals.Record) {
	t.Helper()
	data, err := os.ReadFile("../../examples/plan/ana/plan.json")
	require.NoError(t, err)
	p, err := goals.DecodePlan(data)
	require.NoError(t, err)
	data, err = os.ReadFile("../../examples/plan/ana/record.json")
	require.NoError(t, err)
	r, err := goals.DecodeRecord(data)
	require.NoError(t, err)
	return p, r
}

func TestAssess(t *testing.T) {
	p, r := ana(t)
	rep, err := gas.Assess(p, r, gas.Options{AsOf: "2026-11-15"})
	require.NoError(t, err)
	require.Equal(t, []string{"market", "pressure", "sleep"}, rep.Set)
	require.Len(t, rep.Raters, 2)
	a, m := rep.Raters[0], rep.Raters[1]
	require.Equal(t, "ana", a.Rater)
	require.Equal(t, goals.RoleClinician, m.Role)
	require.Equal(t, []string{"sleep"}, a.Outcome.Missing, "a goal without a level is reported, never zero")
	require.Equal(t, 2, a.Outcome.Scored)
	require.Equal(t, 3, a.Outcome.Set)
	require.InDelta(t, 50+6.2017, a.Outcome.T.Value, 1e-4)
	require.InDelta(t, 50.0, m.Outcome.T.Value, 1e-12, "raters stand side by side")
	require.InDelta(t, 50-2*6.2017, a.Baseline.T.Value, 1e-4)
	require.InDelta(t, 3*6.2017, a.Change.T.Value, 1e-3)
	require.Equal(t, 2, a.Change.Pairs)
	require.Equal(t, 1.0, a.Outcome.RawSum.Value)
	require.Equal(t, 0.5, a.Outcome.Median.Value)
	require.Equal(t, 1.0, a.Outcome.Reached.Value)
	require.InDelta(t, 50+4*6.2017, a.Outcome.Highest.Value, 1e-3)
	require.InDelta(t, 50-4*6.2017, a.Outcome.Lowest.Value, 1e-3)

	rep, err = gas.Assess(p, r, gas.Options{AsOf: "2026-11-15", Weighting: gas.ByImportanceDifficulty})
	require.NoError(t, err)
	// Weights 6 and 2, levels 1 and 0: 50 + 60/√(0.7·40 + 0.3·64).
	require.InDelta(t, 50+60/math.Sqrt(47.2), rep.Raters[0].Outcome.T.Value, 1e-9)
	require.Equal(t, "noWeight", rep.Raters[0].Goals[2].Weight.Why)

	rep, err = gas.Assess(p, r, gas.Options{AsOf: "2026-01-01"})
	require.NoError(t, err)
	require.Equal(t, "noLevels", rep.Raters[0].Outcome.T.Why, "later ratings do not count")
	require.Equal(t, "noPairs", rep.Raters[0].Change.T.Why)
}

func TestAssessRefuses(t *testing.T) {
	p, r := ana(t)
	_, err := gas.Assess(p, r, gas.Options{AsOf: "2026"})
	require.ErrorIs(t, err, gas.ErrOptions)
	_, err = gas.Assess(p, r, gas.Options{AsOf: "2026-11-15", Weighting: "mood"})
	require.ErrorIs(t, err, gas.ErrOptions)
	_, err = gas.Assess(p, r, gas.Options{AsOf: "2026-11-15", Scale: gas.Scale{Levels: []gas.Level{{Score: 3}}}})
	require.ErrorIs(t, err, gas.ErrLevel)
	_, err = gas.Assess(goals.Plan{}, r, gas.Options{AsOf: "2026-11-15"})
	require.Error(t, err)
	_, err = gas.Assess(p, goals.Record{}, gas.Options{AsOf: "2026-11-15"})
	require.Error(t, err)

	half := r
	half.Ratings = append([]goals.Rating{}, r.Ratings...)
	half.Ratings[0].Level = 0.5
	_, err = gas.Assess(p, half, gas.Options{AsOf: "2026-11-15"})
	require.ErrorIs(t, err, gas.ErrLevel, "0.5 lies on no level of the six")

	for i := range p.Goals {
		s := &p.Goals[i].Scale
		if len(s.Levels) == 0 {
			continue
		}
		s.Weights = []goals.AttainmentWeight{{Kind: goals.WeightImportance, Score: 0}}
	}
	_, err = gas.Assess(p, r, gas.Options{AsOf: "2026-11-15", Weighting: gas.ByImportance})
	require.ErrorIs(t, err, gas.ErrWeights, "all weights 0 is a fault")
	located, ok := errors.AsType[goals.Faults](err)
	require.True(t, ok)
	require.Equal(t, "/goals/1/scale/weights", located[0].Pointer)
	p.Goals[1].Scale.Weights[0].Score = 2
	rep, err := gas.Assess(p, r, gas.Options{AsOf: "2026-11-15", Weighting: gas.ByImportance})
	require.NoError(t, err)
	require.Equal(t, []string{"pressure"}, rep.Raters[0].Outcome.Unweighted, "one zero weight is shown, not scored")
	require.Equal(t, 1, rep.Raters[0].Outcome.Scored)
}

func TestScales(t *testing.T) {
	require.NoError(t, gas.FiveLevels().Validate())
	require.NoError(t, gas.SixLevels().Validate())
	require.True(t, gas.SixLevels().Has(-0.5))
	require.False(t, gas.FiveLevels().Has(-0.5))
	require.Error(t, gas.Scale{Levels: []gas.Level{{Score: 0}, {Score: 0}}}.Validate())
	low, high := gas.Scale{}.Ends()
	require.Zero(t, low)
	require.Zero(t, high)
	for _, w := range gas.Unweighted.Values() {
		require.True(t, w.IsValid())
	}
	_, _, err := gas.Possible(2, []float64{1}, -2, 2)
	require.ErrorIs(t, err, gas.ErrWeights)
	_, _, err = gas.Possible(-1, nil, -2, 2)
	require.ErrorIs(t, err, gas.ErrNoGoals)
}

func TestSummarize(t *testing.T) {
	one := figure.Of(1)
	list := []gas.Rated{
		{"a", figure.Of(1), one},
		{"b", figure.Of(-0.5), one},
		{"c", figure.Absent("notRated"), one},
		{"d", figure.Of(2), figure.Of(0)},
		{"e", figure.Of(0), figure.Absent("noWeight")},
	}
	s, err := gas.Summarize(list, gas.SixLevels())
	require.NoError(t, err)
	require.InDelta(t, 50+0.5*6.2017, s.T.Value, 1e-4)
	require.Equal(t, 2, s.Scored)
	require.Equal(t, []string{"c"}, s.Missing)
	require.Equal(t, []string{"d", "e"}, s.Unweighted)
	require.Equal(t, 2.5, s.RawSum.Value)
	require.Equal(t, 0.5, s.Median.Value)
	require.Equal(t, 0.75, s.Reached.Value)
	none, err := gas.Summarize([]gas.Rated{{"d", figure.Of(2), figure.Of(0)}}, gas.FiveLevels())
	require.NoError(t, err)
	require.Equal(t, "allWeightsZero", none.T.Why)
	_, err = gas.Summarize(list, gas.FiveLevels())
	require.ErrorIs(t, err, gas.ErrLevel, "-0.5 is not among the five")
	_, err = gas.Summarize([]gas.Rated{{"a", one, figure.Of(-1)}}, gas.FiveLevels())
	require.ErrorIs(t, err, gas.ErrWeights)
	_, err = gas.Summarize(nil, gas.Scale{})
	require.ErrorIs(t, err, gas.ErrLevel)
}

func BenchmarkSummarize(b *testing.B) {
	list := make([]gas.Rated, 6)
	for i, x := range six {
		list[i] = gas.Rated{Goal: "g", Level: figure.Of(x), Weight: figure.Of(1)}
	}
	s := gas.SixLevels()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := gas.Summarize(list, s); err != nil {
			b.Fatal(err)
		}
	}
}

func FuzzT(f *testing.F) {
	f.Add(1.0, 2.0, 3.0, 0.0)
	f.Fuzz(func(t *testing.T, x, y, w, v float64) {
		got, err := gas.T([]float64{x, y}, []float64{w, v})
		if err == nil && (math.IsNaN(got) || math.IsInf(got, 0)) {
			t.Fatalf("T is %v", got)
		}
	})
}

var six = []float64{1, 0, -1, 2, -0.5, 0}

func BenchmarkT(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := gas.T(six, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func TestTDoesNotAllocate(t *testing.T) {
	require.Zero(t, testing.AllocsPerRun(100, func() { _, _ = gas.T(six, six[3:4]); _, _ = gas.T(six, nil) }))
}

// Only the ratios of weights count, however small or large the weights are:
// their squares must not vanish.
func TestWeightsOfAnySize(t *testing.T) {
	for _, size := range []float64{5e-324, 1e-200, 1e-101, 1e-100, 1, 1e99} {
		got, err := gas.T([]float64{1, 0, -2}, []float64{size, size, size})
		require.NoError(t, err)
		require.InDelta(t, 50-4.5644, got, 1e-4, "equal weights of %g", size)
	}
	got, err := gas.T([]float64{0}, []float64{1e-200})
	require.NoError(t, err)
	require.Equal(t, 50.0, got)
	mixed, err := gas.T([]float64{1, -1}, []float64{2e-180, 1e-180})
	require.NoError(t, err)
	plain, err := gas.T([]float64{1, -1}, []float64{2, 1})
	require.NoError(t, err)
	require.InDelta(t, plain, mixed, 1e-12)
}
