package goals_test

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/goals"
)

func kg(v float64) goals.Quantity { return goals.Quantity{Value: v, Unit: "kg"} }

// weigh is a record of weights on dates.
func weigh(pairs ...any) goals.Record {
	r := goals.Record{Format: goals.RecordFormat, Plan: "plan", Observations: []goals.Observation{}}
	for i := 0; i < len(pairs); i += 2 {
		q, ok := pairs[i+1].(goals.Quantity)
		if !ok {
			switch v := pairs[i+1].(type) {
			case int:
				q = kg(float64(v))
			case float64:
				q = kg(v)
			}
		}
		r.Observations = append(r.Observations, goals.Observation{
			ID: fmt.Sprintf("o%02d", i/2), Measure: "weight", On: goals.Date(pairs[i].(string)), Value: q,
		})
	}
	return r
}

// one evaluates the base plan with one version of its target.
func one(t *testing.T, v goals.TargetVersion, r goals.Record, asOf goals.Date) goals.TargetProgress {
	t.Helper()
	p := base()
	p.Goals[0].Start, p.Measures[0].Unit = "", ""
	p.Targets[0].Versions = []goals.TargetVersion{v}
	rep, err := goals.Evaluate(p, r, goals.Options{AsOf: asOf})
	require.NoError(t, err)
	return rep.Goals[0].Targets[0]
}

func atMost(high float64) goals.TargetVersion {
	return goals.TargetVersion{Kind: goals.TargetAtMost, Better: goals.BetterLower, High: kg(high)}
}

func atLeast(low float64) goals.TargetVersion {
	return goals.TargetVersion{Kind: goals.TargetAtLeast, Better: goals.BetterHigher, Low: kg(low)}
}

func within(kind goals.TargetKind, better goals.Better, low, high float64) goals.TargetVersion {
	return goals.TargetVersion{Kind: kind, Better: better, Low: kg(low), High: kg(high)}
}

func TestMet(t *testing.T) {
	tests := []struct {
		name    string
		version goals.TargetVersion
		value   goals.Quantity
		want    goals.Verdict
		why     string
	}{
		{"at most, on the bound", atMost(80), kg(80), goals.Met, ""},
		{"at most, above", atMost(80), kg(80.001), goals.NotMet, ""},
		{"at least, on the bound", atLeast(80), kg(80), goals.Met, ""},
		{"at least, below", atLeast(80), kg(79.999), goals.NotMet, ""},
		{"between, low bound", within(goals.TargetBetween, goals.BetterWithin, 70, 80), kg(70), goals.Met, ""},
		{"between, high bound", within(goals.TargetBetween, goals.BetterWithin, 70, 80), kg(80), goals.Met, ""},
		{"between, too low", within(goals.TargetBetween, goals.BetterLower, 70, 80), kg(69), goals.NotMet, ""},
		{"maintain, within", within(goals.TargetMaintain, goals.BetterWithin, 70, 80), kg(75), goals.Met, ""},
		{"maintain, one bound", goals.TargetVersion{Kind: goals.TargetMaintain, Better: goals.BetterLower, High: kg(80)}, kg(20), goals.Met, ""},
		{"equal", goals.TargetVersion{Kind: goals.TargetEqual, Better: goals.BetterWithin, Value: kg(70)}, kg(70), goals.Met, ""},
		{"not equal", goals.TargetVersion{Kind: goals.TargetEqual, Better: goals.BetterWithin, Value: kg(70)}, kg(71), goals.NotMet, ""},
		{"in pounds", atMost(68.0388555), goals.Quantity{Value: 150, Unit: "[lb_av]"}, goals.Met, ""},
		{"in another kind of unit", atMost(80), goals.Quantity{Value: 70, Unit: "cm"}, goals.Unknown, "units"},
		{"in an unknown unit", atMost(80), goals.Quantity{Value: 70, Unit: "lbs"}, goals.Unknown, "units"},
		{"a number for a code", goals.TargetVersion{Kind: goals.TargetCoded, Code: goals.Coding{Code: "a"}}, kg(70), goals.Unknown, "notComparable"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := one(t, tt.version, weigh("2026-01-10", tt.value), "2026-01-11")
			require.Equal(t, tt.want, got.Met)
			require.Equal(t, tt.why, got.Why)
		})
	}
	none := one(t, atMost(80), weigh(), "2026-01-11")
	require.Equal(t, "noObservation", none.Why)
	require.Equal(t, "noObservation", none.Share.Why)
}

func TestCodesAndAnswers(t *testing.T) {
	coded := goals.TargetVersion{Kind: goals.TargetCoded, Code: goals.Coding{System: "s", Code: "negative"}}
	yes := goals.TargetVersion{Kind: goals.TargetYesNo, Answer: goals.AnswerYes}
	r := weigh()
	r.Observations = []goals.Observation{{ID: "a", Measure: "weight", On: "2026-01-10", Code: goals.Coding{System: "s", Code: "negative"}}}
	got := one(t, coded, r, "2026-01-11")
	require.Equal(t, goals.Met, got.Met)
	require.Equal(t, "notNumeric", got.Share.Why)
	require.Equal(t, "notNumeric", got.Projection.Why)
	r.Observations[0].Code.System = "other"
	require.Equal(t, goals.NotMet, one(t, coded, r, "2026-01-11").Met)
	r.Observations[0].Code, r.Observations[0].Answer = goals.Coding{}, goals.AnswerNo
	require.Equal(t, goals.NotMet, one(t, yes, r, "2026-01-11").Met)
	r.Observations[0].Answer = goals.AnswerYes
	require.Equal(t, goals.Met, one(t, yes, r, "2026-01-11").Met)
}

func TestShare(t *testing.T) {
	from := func(v goals.TargetVersion, baseline float64) goals.TargetVersion {
		v.Baseline = kg(baseline)
		return v
	}
	tests := []struct {
		name    string
		version goals.TargetVersion
		latest  float64
		want    float64
		why     string
	}{
		{"half way down", from(atMost(80), 100), 90, 0.5, ""},
		{"there", from(atMost(80), 100), 80, 1, ""},
		{"beyond", from(atMost(80), 100), 70, 1.5, ""},
		{"behind the start", from(atMost(80), 100), 110, -0.5, ""},
		{"half way up", from(atLeast(60), 40), 50, 0.5, ""},
		{"into a range from above", from(within(goals.TargetBetween, goals.BetterWithin, 60, 80), 100), 90, 0.5, ""},
		{"into a range from below", from(within(goals.TargetBetween, goals.BetterWithin, 60, 80), 40), 50, 0.5, ""},
		{"started inside", from(within(goals.TargetBetween, goals.BetterWithin, 60, 80), 70), 75, 0, "noDistance"},
		{"no way to go", from(atMost(80), 80), 85, 0, "noDistance"},
		{"started beyond", from(atMost(80), 75), 85, 0, "noDistance"},
		{"through a range", from(within(goals.TargetBetween, goals.BetterLower, 60, 80), 100), 50, 0, "beyondRange"},
		{"through a range from above, best within", from(within(goals.TargetBetween, goals.BetterWithin, 60, 80), 100), 50, 0, "beyondRange"},
		{"through a range from below, best within", from(within(goals.TargetBetween, goals.BetterWithin, 60, 80), 40), 90, 0, "beyondRange"},
		{"at the start", from(atMost(80), 100), 100, 0, ""},
		{"within a range from one side", from(within(goals.TargetBetween, goals.BetterLower, 60, 80), 100), 70, 1.5, ""},
		{"no baseline", atMost(80), 85, 0, "noBaseline"},
		{"maintain", from(within(goals.TargetMaintain, goals.BetterWithin, 60, 80), 70), 75, 0, "maintain"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := one(t, tt.version, weigh("2026-01-10", tt.latest), "2026-01-11")
			require.Equal(t, tt.why, got.Share.Why)
			if tt.why == "" {
				require.InDelta(t, tt.want, got.Share.Value, 1e-12)
				require.Equal(t, tt.want < 0, math.Signbit(got.Share.Value), "0 has no sign")
			}
		})
	}
}

func TestRaisingATargetKeepsThePast(t *testing.T) {
	p := base()
	p.Targets[0].Versions = []goals.TargetVersion{atLeast(50), atLeast(60)}
	p.Targets[0].Versions[1].From = "2026-02-01"
	r := weigh("2026-01-10", 55, "2026-01-20", 52, "2026-02-10", 55)
	rep, err := goals.Evaluate(p, r, goals.Options{AsOf: "2026-02-11"})
	require.NoError(t, err)
	got := rep.Goals[0].Targets[0]
	require.Equal(t, goals.NotMet, got.Met)
	require.Equal(t, 1, got.Version)
	require.Equal(t, goals.Date("2026-01-10"), got.FirstMet)
	verdicts := []goals.Verdict{}
	for _, j := range got.History {
		verdicts = append(verdicts, j.Met)
	}
	require.Equal(t, []goals.Verdict{goals.Met, goals.Met, goals.NotMet}, verdicts)

	r.Observations[0].On = "2026" // may lie on either side of the change
	rep, err = goals.Evaluate(p, r, goals.Options{AsOf: "2026-12-31"})
	require.NoError(t, err)
	h := rep.Goals[0].Targets[0].History
	require.Equal(t, "versionUnsure", h[len(h)-1].Why)

	p.Targets[0].Versions = p.Targets[0].Versions[1:]
	rep, err = goals.Evaluate(p, weigh("2026-01-10", 55), goals.Options{AsOf: "2026-01-11"})
	require.NoError(t, err)
	require.Equal(t, "noVersion", rep.Goals[0].Targets[0].Why, "not in force yet")
	require.Equal(t, "noVersion", rep.Goals[0].Targets[0].History[0].Why)
}

func TestPartialDates(t *testing.T) {
	// A month that disagrees with a day inside it: which came last is unknown.
	got := one(t, atMost(80), weigh("2026-01", 90, "2026-01-15", 70, "2026-01-20", 70), "2026-02-01")
	require.Equal(t, "datesOverlap", got.Why)
	got = one(t, atMost(80), weigh("2026-01", 75, "2026-01-20", 70), "2026-02-01")
	require.Equal(t, goals.Met, got.Met, "if they agree it does not matter")
	got = one(t, atMost(80), weigh("2025", 90, "2026-01-20", 70), "2026-02-01")
	require.Equal(t, goals.Met, got.Met)
	require.Equal(t, 12, got.Age)
	got = one(t, atMost(80), weigh("2026-01-20", 90, "2026-01-20", 70), "2026-02-01")
	require.Equal(t, goals.Met, got.Met, "of two on one day the greater id counts")
	got = one(t, atMost(80), weigh("2026-01", 70), "2026-01-10")
	require.Equal(t, goals.Met, got.Met, "a month that has begun counts")
	require.Equal(t, 0, got.Age)
	got = one(t, atMost(80), weigh("2026-02", 70), "2026-01-31")
	require.Equal(t, "noObservation", got.Why, "a month to come does not")
}

func TestStaleness(t *testing.T) {
	r := weigh("2026-01-01", 70)
	require.False(t, one(t, atMost(80), r, "2026-04-01").Stale, "90 days")
	require.True(t, one(t, atMost(80), r, "2026-04-02").Stale, "91 days")
	p := base()
	p.Measures[0].StaleAfter = 7
	rep, err := goals.Evaluate(p, r, goals.Options{AsOf: "2026-01-09", StaleAfter: 1000})
	require.NoError(t, err)
	require.True(t, rep.Goals[0].Targets[0].Stale, "the measure knows best")
}

func TestTrendWords(t *testing.T) {
	start := atMost(80)
	start.Baseline = kg(100)
	weekly := func(values ...float64) goals.Record {
		var pairs []any
		for i, v := range values {
			pairs = append(pairs, fmt.Sprintf("2026-01-%02d", 1+3*i), v)
		}
		return weigh(pairs...)
	}
	tests := []struct {
		name   string
		record goals.Record
		target goals.TargetVersion
		want   goals.TrendWord
	}{
		{"four points are never clear", weekly(100, 98, 96, 94), start, goals.TrendTooFew},
		{"five falling, lower is better", weekly(100, 98, 96, 94, 92), start, goals.TrendImproving},
		{"five falling, higher is better", weekly(100, 98, 96, 94, 92), atLeast(120), goals.TrendWorsening},
		{"nearer to a range from above", weekly(100, 98, 96, 94, 92), within(goals.TargetBetween, goals.BetterWithin, 60, 80), goals.TrendImproving},
		{"nearer to a range from below", weekly(40, 42, 44, 46, 48), within(goals.TargetBetween, goals.BetterWithin, 60, 80), goals.TrendImproving},
		{"falling, and now below the range", weekly(58, 56, 54, 52, 50), within(goals.TargetBetween, goals.BetterLower, 60, 80), goals.TrendWorsening},
		{"rising back into the range", weekly(50, 52, 54, 56, 58), within(goals.TargetBetween, goals.BetterLower, 60, 80), goals.TrendImproving},
		{"the same", weekly(90, 90.5, 90, 89.5, 90, 90.5, 89.5), start, goals.TrendFlat},
		{"up and down", weekly(60, 120, 75, 130, 55, 125), start, goals.TrendNoisy},
		{"without change at all", weekly(90, 90, 90, 90, 90), start, goals.TrendFlat},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := one(t, tt.target, tt.record, "2026-02-01").Trend
			require.Equal(t, tt.want, got.Word)
			require.Equal(t, len(tt.record.Observations), got.N)
		})
	}
}

func TestProjection(t *testing.T) {
	// A straight line: 100 on day 0, a kilogram less each day; 80 is 20 days on.
	var pairs []any
	for i := range 8 {
		pairs = append(pairs, fmt.Sprintf("2026-01-%02d", 1+i), 100-i)
	}
	v := atMost(80)
	got := one(t, v, weigh(pairs...), "2026-01-09")
	require.Equal(t, goals.Projection{On: "2026-01-21", Early: "2026-01-21", Late: "2026-01-21"}, got.Projection)
	v = atMost(79.5)
	require.Equal(t, goals.Date("2026-01-22"), one(t, v, weigh(pairs...), "2026-01-09").Projection.On, "whole days, rounded up")

	// With noise the limits of the slope, through the same intercept, give the
	// interval: it holds the date.
	noisy := weigh("2026-01-01", 100, "2026-01-05", 97, "2026-01-09", 98, "2026-01-13", 92, "2026-01-17", 93, "2026-01-21", 88, "2026-01-25", 89)
	got = one(t, atMost(80), noisy, "2026-01-26")
	require.NotEmpty(t, got.Projection.On)
	require.False(t, got.Projection.On.Before(got.Projection.Early))
	require.False(t, got.Projection.Late.Before(got.Projection.On))
	b := got.Trend
	intercept := 93 - b.Slope.Value*12 // median value and day
	days := math.Ceil((80 - intercept) / b.High.Value)
	require.Equal(t, dayAfter("2026-01-01", int(days)), got.Projection.Late)

	tests := []struct {
		name, why string
		version   goals.TargetVersion
		record    goals.Record
		asOf      goals.Date
	}{
		{"met", "met", atMost(95), weigh(pairs...), "2026-01-09"},
		{"too few", "notEnoughData", atMost(80), weigh(pairs[:8]...), "2026-01-09"},
		{"the other way", "pointsAway", atLeast(120), weigh(pairs...), "2026-01-09"},
		{"no direction", "noClearDirection", atMost(60), weigh("2026-01-01", 90, "2026-01-02", 95, "2026-01-03", 91, "2026-01-04", 94, "2026-01-05", 92), "2026-01-09"},
		{"maintain", "maintain", within(goals.TargetMaintain, goals.BetterWithin, 60, 80), weigh(pairs...), "2026-01-09"},
		{"already crossed", "past", atMost(95), weigh(append(append([]any{}, pairs...), "2026-01-09", 99)...), "2026-01-10"},
		{"centuries away", "tooFar", atMost(-1e6), weigh(pairs...), "2026-01-09"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := one(t, tt.version, tt.record, tt.asOf)
			require.Equal(t, tt.why, got.Projection.Why)
			require.Empty(t, got.Projection.On, "a date with an interval, or none")
		})
	}
}

func dayAfter(d goals.Date, n int) goals.Date {
	return goals.Review{Start: d, Every: max(n, 1), Unit: goals.ReviewDays}.Dates("", 2)[min(n, 1)]
}

func TestOnTrack(t *testing.T) {
	var pairs []any
	for i := range 8 {
		pairs = append(pairs, fmt.Sprintf("2026-01-%02d", 1+i), 100-i)
	}
	tests := []struct {
		name  string
		start goals.Date
		due   goals.Date
		asOf  goals.Date
		n     int
		want  goals.TrackWord
		by    string
	}{
		{"the line is in time", "2026-01-01", "2026-01-21", "2026-01-09", 8, goals.TrackYes, "projection"},
		{"the line is late", "2026-01-01", "2026-01-20", "2026-01-09", 8, goals.TrackNo, "projection"},
		{"a month that is long enough", "2026-01-01", "2026-01", "2026-01-09", 8, goals.TrackYes, "projection"},
		{"the date has passed", "2026-01-01", "2026-01-08", "2026-01-09", 8, goals.TrackNo, "due"},
		{"on the date itself", "2026-01-01", "2026-01-09", "2026-01-09", 8, goals.TrackNo, "projection"},
		{"at a good pace", "2026-01-01", "2026-02-10", "2026-01-04", 3, goals.TrackYes, "pace"},
		{"at a slow pace", "2026-01-01", "2026-01-05", "2026-01-04", 3, goals.TrackNo, "pace"},
		{"no date", "2026-01-01", "", "2026-01-09", 8, goals.TrackUnknown, ""},
		{"no start, few points", "", "2026-02-01", "2026-01-09", 3, goals.TrackUnknown, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := atMost(80)
			v.Baseline, v.Start, v.Due = kg(100), tt.start, tt.due
			got := one(t, v, weigh(pairs[:2*tt.n]...), tt.asOf).OnTrack
			require.Equal(t, tt.want, got.Word)
			require.Equal(t, tt.by, got.By)
		})
	}
	v := atMost(95)
	require.Equal(t, "met", one(t, v, weigh(pairs...), "2026-01-09").OnTrack.By)
	v = atMost(80)
	v.Start, v.Due = "2026-01-05", "2026-01-05"
	require.Equal(t, "noStart", one(t, v, weigh("2026-01-04", 99), "2026-01-04").OnTrack.Expected.Why, "an equal start and due has no pace")
	v.Due, v.DueAfter = "", goals.Quantity{Value: 1, Unit: "mo"}
	require.Equal(t, goals.Date("2026-02-05"), one(t, v, weigh(pairs...), "2026-01-09").Due, "30.4375 days, rounded up")
}

// Verdicts of a parent from one met, one not met and one unknown target.
func TestRollup(t *testing.T) {
	p := base()
	p.Goals[0].Start, p.Goals[1].Start = "", ""
	p.Goals[1].Parents = []string{"g"}
	p.Targets = []goals.Target{
		{ID: "yes", Goals: []string{"g"}, Measure: "weight", Versions: []goals.TargetVersion{atMost(80)}},
		{ID: "no", Goals: []string{"g"}, Measure: "weight", Versions: []goals.TargetVersion{atMost(60)}},
		{ID: "who", Goals: []string{"g"}, Versions: []goals.TargetVersion{atMost(60)}},
	}
	r := weigh("2026-01-10", 70)
	run := func(rule goals.Rollup, targets []int, child goals.Achievement, status goals.Status) goals.GoalProgress {
		q := p
		q.Goals = append([]goals.Goal{}, p.Goals...)
		q.Goals[0].Rollup = rule
		q.Goals[1].Achievement, q.Goals[1].Status = child, status
		q.Targets = nil
		for _, i := range targets {
			q.Targets = append(q.Targets, p.Targets[i])
		}
		rep, err := goals.Evaluate(q, r, goals.Options{AsOf: "2026-01-11"})
		require.NoError(t, err)
		return rep.Goals[0]
	}
	all, anyOf := goals.Rollup{}, goals.Rollup{Rule: goals.RollupAny}
	share := goals.Rollup{Rule: goals.RollupShare, Share: 0.5}
	own := goals.Rollup{Rule: goals.RollupOwn, Target: "yes"}
	tests := []struct {
		name    string
		rule    goals.Rollup
		targets []int
		child   goals.Achievement
		status  goals.Status
		want    goals.Verdict
	}{
		{"all, all met", all, []int{0}, goals.Achieved, goals.StatusActive, goals.Met},
		{"all, one not", all, []int{0, 1, 2}, goals.Achieved, goals.StatusActive, goals.NotMet},
		{"all, one unknown", all, []int{0, 2}, goals.Achieved, goals.StatusActive, goals.Unknown},
		{"all, a serving goal not met", all, []int{0}, goals.NoProgress, goals.StatusActive, goals.NotMet},
		{"all, a serving goal given up", all, []int{0}, goals.NoProgress, goals.StatusCancelled, goals.Met},
		{"any, one met", anyOf, []int{0, 1, 2}, "", goals.StatusActive, goals.Met},
		{"any, none met", anyOf, []int{1}, goals.NotAchieved, goals.StatusActive, goals.NotMet},
		{"any, perhaps", anyOf, []int{1, 2}, goals.NotAchieved, goals.StatusActive, goals.Unknown},
		{"half of four, two met", share, []int{0, 1, 2}, goals.Achieved, goals.StatusActive, goals.Met},
		{"half of four, perhaps", share, []int{0, 1, 2}, goals.NotAchieved, goals.StatusActive, goals.Unknown},
		{"half of two, one not and one not", share, []int{1}, goals.NotAchieved, goals.StatusActive, goals.NotMet},
		{"own, whatever the rest does", own, []int{0, 1, 2}, goals.NotAchieved, goals.StatusActive, goals.Met},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.Equal(t, tt.want, run(tt.rule, tt.targets, tt.child, tt.status).Met)
		})
	}
	open := run(all, []int{0}, "", goals.StatusActive)
	require.Equal(t, goals.Unknown, open.Met, "a serving goal that nobody can judge is unknown")
}

func TestThirtyTenthsAreThree(t *testing.T) {
	p := base()
	p.Goals[0].Rollup = goals.Rollup{Rule: goals.RollupShare, Share: 0.1}
	p.Targets = nil
	for i := range 30 {
		v := atMost(60)
		if i < 3 {
			v = atMost(80)
		}
		p.Targets = append(p.Targets, goals.Target{ID: id(i), Goals: []string{"g"}, Measure: "weight", Versions: []goals.TargetVersion{v}})
	}
	rep, err := goals.Evaluate(p, weigh("2026-01-10", 70), goals.Options{AsOf: "2026-01-11"})
	require.NoError(t, err)
	require.Equal(t, goals.Met, rep.Goals[0].Met)
}

// However large a document may be, a report stays in proportion.
func TestLimits(t *testing.T) {
	p := base()
	p.Goals[1].Status = goals.StatusActive
	p.Targets = nil
	for i := range 500 {
		v, g := atMost(80), "g"
		if i%2 == 1 {
			v, g = atLeast(90), "h"
		}
		p.Targets = append(p.Targets, goals.Target{ID: id(i), Goals: []string{g}, Measure: "weight", Versions: []goals.TargetVersion{v}})
	}
	rep, err := goals.Evaluate(p, weigh("2026-01-10", 70), goals.Options{AsOf: "2026-01-11"})
	require.NoError(t, err)
	require.Len(t, rep.Conflicts, 1000)
	p.Targets = append(p.Targets, p.Targets[0])
	require.Contains(t, faults(t, p.Validate()), "/targets tooLarge")

	p = base()
	r := weigh()
	for i := range 1500 {
		r.Observations = append(r.Observations, goals.Observation{
			ID: id(i), Measure: "weight", On: dayAfter("2020-01-01", 1), Value: kg(float64(i % 7)),
		})
	}
	rep, err = goals.Evaluate(p, r, goals.Options{AsOf: "2026-01-11"})
	require.NoError(t, err)
	require.Len(t, rep.Goals[0].Targets[0].History, 1000)
}

func TestEvaluateRefuses(t *testing.T) {
	for _, asOf := range []goals.Date{"", "2026", "2026-13-45"} {
		_, err := goals.Evaluate(base(), weigh(), goals.Options{AsOf: asOf})
		require.ErrorIs(t, err, goals.ErrAsOf)
	}
	_, err := goals.Evaluate(goals.Plan{}, weigh(), goals.Options{AsOf: "2026-01-01"})
	require.NotEmpty(t, faults(t, err))
	r := weigh("2026-01-01", 70)
	r.Observations[0].Measure = "height"
	_, err = goals.Evaluate(base(), r, goals.Options{AsOf: "2026-01-01"})
	require.Equal(t, []string{"/observations/0/measure reference"}, faults(t, err))
}

func TestNotes(t *testing.T) {
	p := base()
	p.Values = append(p.Values, goals.Value{ID: "w", Text: "Peace"})
	p.Goals[0].Values = []string{"v"}
	p.Goals[0].StatusDate, p.Goals[0].Achievement, p.Goals[0].AchievementDate = "2027", goals.Achieved, "2027-01-01"
	p.Goals[1].Description.Text, p.Goals[1].Achievement = " WALK ", goals.Achieved
	p.Goals = append(p.Goals, goals.Goal{ID: "u", Description: goals.Concept{Text: "?"}, Status: goals.StatusUnknown, Kind: goals.GoalOpen, Values: []string{"v"}})
	p.Targets[0].Versions[0].High.Text = "lbs"
	p.Targets = append(p.Targets, goals.Target{ID: "t2", Goals: []string{"g"}, Measure: "weight", Versions: p.Targets[0].Versions})
	p.Targets = append(p.Targets, goals.Target{ID: "t3", Goals: []string{"g"}, Versions: []goals.TargetVersion{{
		Kind: goals.TargetAtMost, Better: goals.BetterLower, High: goals.Quantity{Value: 1, Unit: "lbs"},
	}}})
	p.People[2].Surrogate.Until = "2025-12-31"
	p.Proposals[0].Responses = append(p.Proposals[0].Responses, goals.Response{Person: "ana", Stance: goals.StanceDisagree, Via: "leo", At: "2026-01-02T09:00:00Z"})
	r := weigh("2026-01", 70, "2026-06-01", 70)
	r.Ratings = []goals.Rating{{ID: "a", Goal: "g", Phase: goals.PhaseFollowUp, By: "ana", On: "2026-06-01"}}
	rep, err := goals.Evaluate(p, r, goals.Options{AsOf: "2026-03-01"})
	require.NoError(t, err)
	var got []string
	for _, n := range rep.Notes {
		got = append(got, n.Pointer+" "+n.Code)
	}
	want := []string{
		"/values/1 orphanValue",
		"/goals/0/status notAgreed", "/goals/0/statusDate statusDateFuture", "/goals/0/achievementDate achievementDateFuture",
		"/goals/1/description sameGoal", "/goals/1 orphanGoal", "/goals/1/status achievedTooEarly", "/goals/1 hintNoTarget", "/goals/1 hintNoAction",
		"/goals/2/status statusUnknown",
		"/targets/0/versions/0/high/text unitText", "/targets/1 sameTarget", "/targets/1/versions/0/high/text unitText",
		"/targets/2/versions/0/high/unit unitUnknown", "/targets/2 hintNoDue",
		"/proposals/0/responses/1 surrogateOutOfDates", "/proposals/0/responses/1 surrogateOverrides",
		"record:/observations/0/on partialDate", "record:/observations/1/on observationFuture",
		"record:/ratings/0/on ratingFuture",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	p = base()
	p.Goals[0].StatusDate = "2026-01-01"
	p.Goals[0].Events = []goals.Event{{At: "2026-01-01T09:00:00Z", From: goals.StatusCompleted, Status: goals.StatusActive}}
	rep, err = goals.Evaluate(p, weigh(), goals.Options{AsOf: "2026-03-01"})
	require.NoError(t, err)
	require.Contains(t, rep.Notes, goals.Note{Pointer: "/goals/0/events/0", Code: "historyAgainstPolicy"})
}

func TestUnitText(t *testing.T) {
	for text, code := range map[string]string{"lbs": "[lb_av]", "mmHg": "mm[Hg]", "kg": "kg", "": "kg", "stretches": "1", "°F": "[degF]", "days": "d", "Kilograms": "kg"} {
		require.True(t, goals.UnitTextAgrees(text, code), "%s beside %s", text, code)
	}
	for text, code := range map[string]string{"lbs": "mm[Hg]", "kg": "[lb_av]", "g": "kg", "pounds": "kg"} {
		require.False(t, goals.UnitTextAgrees(text, code), "%s beside %s", text, code)
	}
}

func TestConflicts(t *testing.T) {
	p := base()
	p.Goals[1].Status = goals.StatusActive
	second := goals.Target{ID: "t2", Goals: []string{"h"}, Measure: "weight", Versions: []goals.TargetVersion{atLeast(70)}}
	p.Targets = append(p.Targets, second)
	kinds := func(p goals.Plan, o goals.Options) []goals.Conflict {
		o.AsOf = "2026-03-01"
		rep, err := goals.Evaluate(p, weigh(), o)
		require.NoError(t, err)
		return rep.Conflicts
	}
	c := kinds(p, goals.Options{})
	require.Len(t, c, 1)
	require.Equal(t, goals.ConflictOpposed, c[0].Kind)
	require.False(t, c[0].Exclusive, "70 to 80 meets both, but they pull opposite ways")
	p.Targets[1].Versions = []goals.TargetVersion{{Kind: goals.TargetAtLeast, Better: goals.BetterHigher, Low: goals.Quantity{Value: 180, Unit: "[lb_av]"}}}
	require.True(t, kinds(p, goals.Options{})[0].Exclusive, "180 lb is 81.6 kg: nothing meets both")
	p.Goals[1].Status = goals.StatusCompleted
	require.Empty(t, kinds(p, goals.Options{}), "nobody works on the other one any more")
	p.Goals[1].Status = goals.StatusActive
	p.Targets[1].Goals = []string{"g"}
	require.Empty(t, kinds(p, goals.Options{}), "two targets of one goal are a range")

	// Two measures that share a code are one.
	p = base()
	p.Goals[1].Status = goals.StatusActive
	p.Measures = append(p.Measures, goals.Measure{ID: "mass", Name: "Mass", Unit: "[lb_av]"})
	for i := range p.Measures {
		p.Measures[i].Codings = []goals.Coding{{System: "http://loinc.org", Code: "29463-7"}}
	}
	second.Measure = "mass"
	second.Versions = []goals.TargetVersion{{Kind: goals.TargetAtLeast, Better: goals.BetterHigher, Low: goals.Quantity{Value: 180, Unit: "[lb_av]"}}}
	p.Targets = append(p.Targets, second)
	require.True(t, kinds(p, goals.Options{})[0].Exclusive)

	p = base()
	p.Goals[1].Status = goals.StatusActive
	p.Targets[0].Versions = []goals.TargetVersion{{Kind: goals.TargetYesNo, Answer: goals.AnswerYes}}
	second.Measure, second.Versions = "weight", []goals.TargetVersion{{Kind: goals.TargetYesNo, Answer: goals.AnswerNo}}
	p.Targets = append(p.Targets, second)
	require.True(t, kinds(p, goals.Options{})[0].Exclusive)

	p = base()
	p.Actions = []goals.Action{
		{ID: "a", What: "Walk", Goals: []string{"g"}, Slots: []goals.Slot{{Day: "MO", From: "10:00", To: "10:30"}}, End: "2026-06-30"},
		{ID: "b", What: "Class", Goals: []string{"g"}, Who: []string{"dr", "ana"}, Slots: []goals.Slot{{Day: "MO", From: "10:15", To: "11:00"}}, Start: "2026-06"},
		{ID: "c", What: "Next", Goals: []string{"g"}, Slots: []goals.Slot{{Day: "MO", From: "11:00", To: "12:00"}}},
		{ID: "d", What: "Call", Goals: []string{"g"}, Who: []string{"dr"}, Slots: []goals.Slot{{Day: "MO", From: "10:00", To: "12:00"}}},
		{ID: "e", What: "Then", Goals: []string{"g"}, Slots: []goals.Slot{{Day: "MO", From: "10:00", To: "12:00"}}, Start: "2026-07-01", End: "2026-07-02"},
		{ID: "f", What: "Over", Slots: []goals.Slot{{Day: "MO", From: "10:00", To: "12:00"}}, End: "2026-02-28"},
	}
	var overlaps []string
	for _, c := range kinds(p, goals.Options{}) {
		require.Equal(t, goals.ConflictOverlap, c.Kind)
		overlaps = append(overlaps, strings.Join(c.Actions, "+")+" "+c.From+"-"+c.To+" "+strings.Join(c.People, ","))
	}
	require.Equal(t, []string{"a+b 10:15-10:30 ana", "b+d 10:15-11:00 dr", "b+e 10:15-11:00 ana", "c+e 11:00-12:00 ana"}, overlaps)

	p = base()
	p.Burden = []goals.BurdenItem{
		{ID: "x", Text: "Bus", HoursPerWeek: 3, CostPerMonth: 20, Currency: "EUR", Rulers: []goals.Ruler{
			{Kind: goals.RulerBother, Score: 9, Person: "ana", On: "2026-01-01"}, {Kind: goals.RulerBother, Score: 2, Person: "ana", On: "2026-02-01"},
		}},
		{ID: "y", Text: "Pills", HoursPerWeek: 2.5, CostPerMonth: 15, Currency: "EUR", Rulers: []goals.Ruler{{Kind: goals.RulerBother, Score: 7, Person: "ana"}}},
	}
	c = kinds(p, goals.Options{MaxHoursPerWeek: 5, MaxCostPerMonth: []goals.Cost{{Currency: "EUR", PerMonth: 30}}})
	require.Len(t, c, 3)
	require.Equal(t, []string{"x", "y"}, c[0].Burden)
	require.Equal(t, 5.5, c[0].Value.Value)
	require.Equal(t, 35.0, c[1].Value.Value)
	require.Equal(t, []string{"y"}, c[2].Burden, "the latest answer counts")
	require.Empty(t, kinds(p, goals.Options{BotherFrom: 8}), "no limit, no conflict")

	p = base()
	p.Proposals[0].Responses[0].Stance = goals.StanceDisagree
	p.Proposals[0].Responses[0].Priority = goals.PriorityLow
	p.Proposals[0].Responses = append(p.Proposals[0].Responses, goals.Response{Person: "dr", Stance: goals.StanceAgree, Priority: goals.PriorityHigh, At: "2026-01-01T09:00:00Z"})
	p.Actions = append(p.Actions, goals.Action{ID: "b", What: "Rest"})
	c = kinds(p, goals.Options{})
	require.Equal(t, []goals.ConflictKind{goals.ConflictPersons, goals.ConflictPriority, goals.ConflictIdle}, []goals.ConflictKind{c[0].Kind, c[1].Kind, c[2].Kind})
}

func TestPrompts(t *testing.T) {
	p := base()
	p.Actions[0].Rulers = []goals.Ruler{{Kind: goals.RulerConfidence, Score: 6, Person: "ana"}, {Kind: goals.RulerConfidence, Score: 7, Person: "dr"}, {Kind: goals.RulerImportance, Score: 1, Person: "ana"}}
	p.Barriers = []goals.Barrier{{ID: "b", Text: "Rain", Actions: []string{"a"}}}
	rep, err := goals.Evaluate(p, weigh(), goals.Options{AsOf: "2026-03-01"})
	require.NoError(t, err)
	require.Len(t, rep.Prompts, 1, "7 is enough, and importance is another question")
	require.Equal(t, []string{"b"}, rep.Prompts[0].Barriers)
	require.Len(t, rep.Prompts[0].Keys, 4)
}

// A share is never NaN, a date never without an interval, and no order of
// observations changes a report.
func TestProgressProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 12).Draw(t, "n")
		var pairs []any
		for range n {
			pairs = append(pairs, fmt.Sprintf("2026-%02d-%02d", rapid.IntRange(1, 6).Draw(t, "m"), rapid.IntRange(1, 28).Draw(t, "d")), rapid.Float64().Draw(t, "v"))
		}
		r := weigh(pairs...)
		p := base()
		v := rapid.SampledFrom([]goals.TargetVersion{atMost(80), atLeast(50), within(goals.TargetBetween, goals.BetterWithin, 60, 70)}).Draw(t, "target")
		v.Baseline, v.Due = kg(rapid.Float64().Draw(t, "baseline")), "2026-12-31"
		p.Targets[0].Versions = []goals.TargetVersion{v}
		a, err := goals.Evaluate(p, r, goals.Options{AsOf: "2026-06-30"})
		require.NoError(t, err)
		got := a.Goals[0].Targets[0]
		require.False(t, math.IsNaN(got.Share.Value) || math.IsInf(got.Share.Value, 0))
		require.Equal(t, got.Projection.On == "", got.Projection.Early == "")
		require.Equal(t, got.Projection.On == "", got.Projection.Why != "")
		if got.Met != goals.Unknown {
			require.NotEqual(t, goals.TrackWord(""), got.OnTrack.Word)
		}
		data, err := a.Encode()
		require.NoError(t, err)
		back, err := goals.DecodeReport(data)
		require.NoError(t, err)
		if diff := cmp.Diff(a, back); diff != "" {
			t.Fatal(diff)
		}
		r.Observations = rapid.Permutation(r.Observations).Draw(t, "order")
		b, err := goals.Evaluate(p, r, goals.Options{AsOf: "2026-06-30"})
		require.NoError(t, err)
		if diff := cmp.Diff(a.Goals, b.Goals); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestDiff(t *testing.T) {
	a, b := base(), base()
	b.Title = "New"
	b.Goals[0].Status = goals.StatusOnHold
	b.Goals = append([]goals.Goal{b.Goals[1], b.Goals[0]}, goals.Goal{ID: "i", Description: goals.Concept{Text: "Sing"}, Status: goals.StatusProposed})
	b.Actions = nil
	b.Reviews[0].Until = "2027"
	got, err := goals.Diff(a, b)
	require.NoError(t, err)
	var list []string
	for _, c := range got {
		list = append(list, strings.TrimSpace(fmt.Sprintf("%s %s %s %s", c.Kind, c.List, c.ID, c.Field)))
	}
	require.Equal(t, []string{"added title", "added goals i", "changed goals g status", "removed actions a", "added reviews r until"}, sorted(list, got))
	same, err := goals.Diff(a, a)
	require.NoError(t, err)
	require.Empty(t, same)
	_, err = goals.Diff(goals.Plan{}, a)
	require.NotEmpty(t, faults(t, err))
	_, err = goals.Diff(a, goals.Plan{})
	require.NotEmpty(t, faults(t, err))
}

// sorted returns the lines with those of one list in alphabetical order.
func sorted(list []string, _ []goals.Change) []string {
	if list[1] > list[2] {
		list[1], list[2] = list[2], list[1]
	}
	return list
}

func TestRedact(t *testing.T) {
	p, r := walkPlan(t), walkRecord(t)
	before, err := p.Encode()
	require.NoError(t, err)
	q := goals.Redact(p)
	require.NoError(t, q.Validate(), "what remains is valid")
	after, err := p.Encode()
	require.NoError(t, err)
	require.Equal(t, string(before), string(after), "the plan given is not changed")
	s := goals.RedactRecord(r, q)
	require.NoError(t, s.ValidateWith(q))
	text, err := q.Encode()
	require.NoError(t, err)
	record, err := s.Encode()
	require.NoError(t, err)
	for _, secret := range []string{"Not fighting", "Sleep", "sleep", "nights"} {
		require.NotContains(t, string(text), secret)
		require.NotContains(t, string(record), secret)
	}

	p = base()
	p.Goals[0].Private = true
	p.Goals[1].Parents = []string{"g"}
	p.Goals[1].Related = []goals.Relation{{Kind: goals.RelationOther, Goal: "g"}}
	p.Actions = append(p.Actions, goals.Action{ID: "both", What: "Rest", Goals: []string{"g", "h"}}, goals.Action{ID: "idle", What: "Sit"})
	p.Barriers = []goals.Barrier{{ID: "b", Text: "Rain", Actions: []string{"a"}}, {ID: "c", Text: "Heat"}}
	p.Reviews = append(p.Reviews, goals.Review{ID: "only", Start: "2026-01-01", Goals: []string{"g"}})
	q = goals.Redact(p)
	require.NoError(t, q.Validate())
	require.Len(t, q.Goals, 1)
	require.Nil(t, q.Goals[0].Parents)
	require.Empty(t, q.Goals[0].Related)
	require.Empty(t, q.Targets)
	require.Empty(t, q.Measures, "what only private targets measured goes too")
	require.Equal(t, "both", q.Actions[0].ID)
	require.Equal(t, []string{"h"}, q.Actions[0].Goals)
	require.Len(t, q.Actions, 2)
	require.Equal(t, "c", q.Barriers[0].ID)
	require.Empty(t, q.Proposals)
	require.Len(t, q.Reviews, 1)
}

// A goal that came from a health record carries the whole record: what is
// private must not leave with it.
func TestRedactDropsExtensions(t *testing.T) {
	p := base()
	raw := map[string]jsonRaw{"org.example.record": jsonRaw(`"secret"`)}
	p.Extensions, p.People[0].Extensions, p.Values[0].Extensions, p.Measures[0].Extensions = raw, raw, raw, raw
	p.Goals[0].Extensions, p.Targets[0].Extensions, p.Actions[0].Extensions = raw, raw, raw
	p.Barriers = []goals.Barrier{{ID: "b", Text: "Rain", Extensions: raw}}
	p.Supports = []goals.Support{{ID: "s", Text: "Rosa", Extensions: raw}}
	p.Burden = []goals.BurdenItem{{ID: "b", Text: "Bus", Extensions: raw}}
	p.Proposals[0].Extensions, p.Reviews[0].Extensions = raw, raw
	r := weigh("2026-01-01", 70)
	r.Extensions, r.Observations[0].Extensions = raw, raw
	r.Ratings = []goals.Rating{{ID: "a", Goal: "g", Phase: goals.PhaseFollowUp, By: "ana", On: "2026", Extensions: raw}}
	q := goals.Redact(p)
	text, err := q.Encode()
	require.NoError(t, err)
	record, err := goals.RedactRecord(r, q).Encode()
	require.NoError(t, err)
	require.NotContains(t, string(text)+string(record), "secret")
	require.NotNil(t, p.People[0].Extensions, "the plan given is not changed")
	require.NotNil(t, r.Observations[0].Extensions)
}

func TestRedactStaysValid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := base()
		p.Goals[1].Parents = []string{"g"}
		p.Goals[0].Rollup = goals.Rollup{Rule: goals.RollupOwn, Target: "t"}
		flip := func(b *bool) { *b = rapid.Bool().Draw(t, "private") }
		flip(&p.Values[0].Private)
		flip(&p.Goals[0].Private)
		flip(&p.Goals[1].Private)
		flip(&p.Targets[0].Private)
		flip(&p.Actions[0].Private)
		flip(&p.Proposals[0].Private)
		flip(&p.Reviews[0].Private)
		q := goals.Redact(p)
		require.NoError(t, q.Validate())
		if diff := cmp.Diff(q, goals.Redact(q)); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestWriteCSV(t *testing.T) {
	p := base()
	p.Measures[0].Unit = ""
	p.Goals[0].Description.Text = `=HYPERLINK("x"), walk`
	rep, err := goals.Evaluate(p, weigh("2026-01-10", 70, "2026-01-11", goals.Quantity{Value: 1, Unit: "cm"}), goals.Options{AsOf: "2026-02-01"})
	require.NoError(t, err)
	var b bytes.Buffer
	require.NoError(t, rep.WriteCSV(&b))
	require.Equal(t, "goal,target,measure,unit,on,value,answer,version,met,why\r\n"+
		"\"'=HYPERLINK(\"\"x\"\"), walk\",t,Weight,kg,2026-01-10,70,,1,met,\r\n"+
		"\"'=HYPERLINK(\"\"x\"\"), walk\",t,Weight,kg,2026-01-11,,,1,unknown,units\r\n", b.String())
	require.Error(t, rep.WriteCSV(full{}))
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, fmt.Errorf("full") }

func BenchmarkEvaluate(b *testing.B) {
	p, r := walkPlan(b), walkRecord(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := goals.Evaluate(p, r, goals.Options{AsOf: "2026-11-15"}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecodePlan(b *testing.B) {
	data := read(b, "plan.json")
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := goals.DecodePlan(data); err != nil {
			b.Fatal(err)
		}
	}
}

// HbA1c converts between % and mmol/mol by the rule that the measure names, and
// in no other way.
func TestHbA1cNeedsItsRule(t *testing.T) {
	p := base()
	p.Measures[0] = goals.Measure{ID: "weight", Name: "HbA1c", Unit: "%"}
	v := goals.TargetVersion{Kind: goals.TargetAtMost, Better: goals.BetterLower, High: goals.Quantity{Value: 7, Unit: "%"}}
	p.Targets[0].Versions = []goals.TargetVersion{v}
	r := weigh("2026-01-10", goals.Quantity{Value: 53, Unit: "mmol/mol"})
	_, err := goals.Evaluate(p, r, goals.Options{AsOf: "2026-01-11"})
	require.Equal(t, []string{"/observations/0/value/unit conflict"}, faults(t, err))

	p.Measures[0].Conversion = goals.ConversionHbA1c
	rep, err := goals.Evaluate(p, r, goals.Options{AsOf: "2026-01-11"})
	require.NoError(t, err)
	require.InDelta(t, 7.00044, rep.Goals[0].Targets[0].Latest.Value, 1e-9)
	require.Equal(t, goals.NotMet, rep.Goals[0].Targets[0].Met, "53 mmol/mol is 7.00044 %, not rounded to be kind")
	p.Targets[0].Versions[0].High = goals.Quantity{Value: 53, Unit: "mmol/mol"}
	require.NoError(t, p.Validate())
	p.Measures[0].Conversion = ""
	require.Equal(t, []string{"/targets/0/versions/0/high/unit conflict"}, faults(t, p.Validate()))
	p.Measures[0].Conversion = "guess"
	require.Contains(t, faults(t, p.Validate()), "/measures/0/conversion enum")
}

// Costs that add up beyond what a number holds still give a report that can be
// written and read back.
func TestBurdenBeyondNumbers(t *testing.T) {
	p := base()
	p.Burden = []goals.BurdenItem{
		{ID: "a", Text: "one", CostPerMonth: math.MaxFloat64, Currency: "EUR"},
		{ID: "b", Text: "two", CostPerMonth: math.MaxFloat64, Currency: "EUR"},
	}
	rep, err := goals.Evaluate(p, weigh(), goals.Options{AsOf: "2026-01-01", MaxCostPerMonth: []goals.Cost{{Currency: "EUR", PerMonth: 5}}})
	require.NoError(t, err)
	data, err := rep.Encode()
	require.NoError(t, err)
	_, err = goals.DecodeReport(data)
	require.NoError(t, err)
}

// An action for a target is an action for the goals of that target.
func TestActionForATargetServesItsGoal(t *testing.T) {
	p := base()
	p.Actions[0].Goals, p.Actions[0].Targets = nil, []string{"t"}
	rep, err := goals.Evaluate(p, weigh(), goals.Options{AsOf: "2026-01-01"})
	require.NoError(t, err)
	require.NotContains(t, rep.Notes, goals.Note{Pointer: "/goals/0", Code: "hintNoAction"})
	require.Contains(t, rep.Notes, goals.Note{Pointer: "/goals/1", Code: "hintNoAction"})
}

// Numbers in CSV are plain ones up to where digits would be made up, and a text
// that begins with a new line is guarded too.
func TestCSVNumbers(t *testing.T) {
	p := base()
	p.Goals[0].Description.Text = "\n=1+1"
	rep, err := goals.Evaluate(p, weigh("2026-01-02", 1234567.0, "2026-01-03", 1e300), goals.Options{AsOf: "2026-02-01"})
	require.NoError(t, err)
	var b bytes.Buffer
	require.NoError(t, rep.WriteCSV(&b))
	require.Contains(t, b.String(), ",1234567,")
	require.Contains(t, b.String(), ",1e+300,")
	require.Contains(t, b.String(), "'\r\n=1+1")
}
