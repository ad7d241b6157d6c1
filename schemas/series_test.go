package schemas_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/goals/change"
	"github.com/concord-sdm/concord/goals/trend"
	"github.com/concord-sdm/concord/internal/figure"
	"github.com/concord-sdm/concord/principles"
	"github.com/concord-sdm/concord/principles/agreement"
)

// Every result of goals/change and goals/trend is allowed by its schema,
// whatever the numbers: it can be written, and says what it is.
func TestReportsOfSeries(t *testing.T) {
	number := rapid.OneOf(rapid.Float64(), rapid.Float64Range(-10, 10), rapid.Map(rapid.IntRange(-3, 3), func(n int) float64 { return float64(n) }),
		rapid.SampledFrom([]float64{math.MaxFloat64, -math.MaxFloat64, math.SmallestNonzeroFloat64, math.NaN(), math.Inf(1)}))
	rapid.Check(t, func(r *rapid.T) {
		values := rapid.SliceOfN(number, 0, 30).Draw(r, "values")
		draw := func(name string) float64 { return number.Draw(r, name) }
		better := rapid.SampledFrom([]goals.Better{"", goals.BetterHigher, goals.BetterLower}).Draw(r, "better")
		allowed(r, trend.XmR(values, trend.XmROptions{
			Better: better, ScreenOutliers: rapid.Bool().Draw(r, "screen"), FixAfter: rapid.IntRange(0, 9).Draw(r, "fix"),
		}))
		allowed(r, trend.Runs(values, figure.Absent("median")))
		allowed(r, trend.Runs(values, figure.Of(draw("centre"))))
		points := make([]trend.Point, len(values))
		for i, v := range values {
			points[i] = trend.Point{Day: draw("day"), Value: v}
		}
		allowed(r, trend.TheilSen(points, 0.95))
		allowed(r, trend.MannKendall(points))
		if s, err := trend.EWMA(values, draw("centre"), draw("sigma"), 0.3, draw("width")); err == nil {
			allowed(r, s)
		}
		q := change.Question{
			Pre: draw("pre"), Post: draw("post"), Direction: rapid.SampledFrom(change.Direction("").Values()).Draw(r, "direction"),
			Clinical: change.Population{Mean: draw("mean"), SD: draw("SD"), Reliability: rapid.Float64Range(0, 0.99).Draw(r, "reliability")},
			Method:   rapid.SampledFrom(change.Method("").Values()).Draw(r, "method"),
			Rule:     rapid.SampledFrom(change.Rule("").Values()).Draw(r, "rule"),
		}
		if rapid.Bool().Draw(r, "two populations") {
			q.Functional = change.Population{Mean: draw("functional mean"), SD: draw("functional SD")}
		}
		if a, err := change.Judge(q); err == nil {
			allowed(r, a)
		}
		for _, row := range change.Registry() {
			if f, err := change.Matters(q.Pre, q.Post, row); err == nil {
				allowed(r, f)
			}
		}
	})
	for _, days := range []int{1, 45, 1000} {
		for _, on := range []goals.Date{"2020-01-01", "2026-01-15", "2030-01-01"} {
			c, err := trend.Covered([]trend.Supply{{Agent: "a", On: on, Days: days}}, "2026-01-01", "2026-03-31")
			require.NoError(t, err)
			allowed(t, c)
		}
	}
}

// Every estimate of agreement is allowed by its schema, whatever was said.
func TestReportsOfRaters(t *testing.T) {
	type verb func(agreement.Data, agreement.Options) (agreement.Estimate, error)
	words := []string{"a", "b", "c", "d"}
	rapid.Check(t, func(r *rapid.T) {
		said := rapid.SampledFrom(append([]string{"", "a", "a"}, words...)) // now and then nothing, often the same
		raters := rapid.IntRange(2, 4).Draw(r, "raters")
		rows := rapid.SliceOfN(rapid.SliceOfN(said, raters, raters), 0, 12).Draw(r, "rows")
		d, err := agreement.FromRows(words, rows)
		require.NoError(r, err)
		o := agreement.Options{Level: rapid.Float64Range(0.5, 0.999).Draw(r, "level")}
		o.Weights = rapid.SampledFrom([]agreement.Weights{"", agreement.Linear, agreement.Quadratic, agreement.Radical, agreement.Ordinal, agreement.Ratio}).
			Draw(r, "weights")
		for _, estimate := range []verb{
			agreement.Percent, agreement.Cohen, agreement.Conger, agreement.Scott, agreement.Fleiss, agreement.Gwet,
			func(d agreement.Data, o agreement.Options) (agreement.Estimate, error) {
				m := agreement.WeightedMetric
				if o.Weights == "" {
					m = rapid.SampledFrom(agreement.Metric("").Values()).Draw(r, "metric")
				}
				return agreement.Krippendorff(d, m, o)
			},
		} {
			if e, err := estimate(d, o); err == nil {
				allowed(r, e)
			}
		}
	})
}

// Every change between two times and every series is allowed by its schema,
// whatever the findings and figures.
func TestReportsOverTime(t *testing.T) {
	number := rapid.OneOf(rapid.Float64(), rapid.Map(rapid.IntRange(-3, 3), func(n int) float64 { return float64(n) }),
		rapid.SampledFrom([]float64{math.MaxFloat64, -math.MaxFloat64, math.SmallestNonzeroFloat64, math.NaN(), math.Inf(-1)}))
	pair := rapid.Custom(func(r *rapid.T) principles.Pair {
		return principles.Pair{Before: rapid.Bool().Draw(r, "before"), After: rapid.Bool().Draw(r, "after")}
	})
	rapid.Check(t, func(r *rapid.T) {
		allowed(r, principles.PairedChange(rapid.SliceOfN(pair, 0, 40).Draw(r, "pairs")))
		if s, err := principles.RunChart(rapid.SliceOfN(number, 0, 40).Draw(r, "figures")); err == nil {
			allowed(r, s)
		}
	})
}

// Whatever follows over the shipped crosswalks, both ways, with and without
// direct answers, is allowed by its schema.
func TestReportsOfCrosswalks(t *testing.T) {
	require.NotEmpty(t, principles.Crosswalks())
	seen := map[string]int{}
	for _, id := range principles.Crosswalks() {
		w, err := principles.LoadCrosswalk(id)
		require.NoError(t, err)
		for _, w := range []principles.Crosswalk{w, w.Reverse()} {
			source, err := principles.Load(w.Source.ID)
			require.NoError(t, err)
			target, err := principles.Load(w.Target.ID)
			require.NoError(t, err)
			from, err := principles.NewScorer(source)
			require.NoError(t, err)
			to, err := principles.NewScorer(target)
			require.NoError(t, err)
			for k := range 24 {
				role := []principles.Role{principles.Patient, principles.Clinician, principles.Organisation, principles.Assessor}[k%4]
				given := answered(source, role, k)
				for _, direct := range []principles.Response{{}, answered(target, role, k+1)} {
					inf, err := principles.Infer(w, from, to, given, direct, "2026-11-15")
					require.NoError(t, err)
					allowed(t, inf)
					seen["answers"] += len(inf.Answers)
					seen["suggestions"] += len(inf.Suggestions)
					seen["conflicts"] += len(inf.Conflicts)
				}
			}
		}
	}
	for _, what := range []string{"answers", "suggestions", "conflicts"} {
		require.Positive(t, seen[what], what)
	}
}
