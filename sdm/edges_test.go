package sdm_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm"
)

// What lies at a limit is inside it.
func TestLimitsThemselvesAreAllowed(t *testing.T) {
	cell := func(i int, f func(c *sdm.Cell)) func(d *sdm.Decision) {
		return func(d *sdm.Decision) { f(&d.Evidence[i]) }
	}
	for _, c := range []struct {
		reason string
		change func(d *sdm.Decision)
	}{
		{"an interval may be one number", cell(7, func(c *sdm.Cell) { c.Low = new(9.0) })},
		{"everybody had it", func(d *sdm.Decision) {
			d.Criteria[0].Outside = sdm.Clip
			d.Evidence[2].Distribution.Events = new(30)
		}},
		{"one person, and not that one", cell(0, func(c *sdm.Cell) { c.Events, c.Total = new(0), 1 })},
		{"as many people as can be counted", cell(0, func(c *sdm.Cell) { c.Total = int(min(1_000_000_000_000, int64(math.MaxInt))) })},
		{"an interval of level 0 says no level", cell(1, func(c *sdm.Cell) { c.Uncertainty.Level = 0 })},
		{"the log of the widest mean", func(d *sdm.Decision) {
			d.Criteria[2].Outside = sdm.Clip
			d.Evidence[6].Distribution.MeanLog = new(-100.0)
		}},
		{"the widest log-normal", func(d *sdm.Decision) {
			d.Criteria[2].Outside = sdm.Clip
			d.Evidence[6].Distribution.MeanLog, d.Evidence[6].Distribution.SDLog = new(-60.0), 10
		}},
		{"a mode at the low end", cell(4, func(c *sdm.Cell) { c.Distribution.Mode = new(5.0) })},
		{"a mode at the high end", cell(4, func(c *sdm.Cell) { c.Distribution.Mode = new(10.0) })},
		{"a number counted at an end of its own interval", cell(5, func(c *sdm.Cell) {
			c.Events, c.Total, c.Uncertainty = new(9), 900, sdm.Interval{Low: 10, High: 20}
		})},
		{"and at the other", cell(5, func(c *sdm.Cell) {
			c.Events, c.Total, c.Uncertainty = new(9), 900, sdm.Interval{Low: 5, High: 10}
		})},
		{"an interval down to nobody", cell(0, func(c *sdm.Cell) { c.Uncertainty = sdm.Interval{Low: 0, High: 10} })},
		{"an interval up to everybody", cell(0, func(c *sdm.Cell) { c.Uncertainty = sdm.Interval{Low: 0, High: 100} })},
		{"a span of two years is one of 24 months", func(d *sdm.Decision) {
			d.Criteria[1].Span = sdm.Span{Kind: sdm.BetweenTimes, From: 1, To: 2, Unit: sdm.Year}
			d.Evidence[3].Span = sdm.Span{Kind: sdm.BetweenTimes, From: 12, To: 24, Unit: sdm.Month}
		}},
		{"a span of two weeks is one of 14 days", func(d *sdm.Decision) {
			d.Criteria[1].Span = sdm.Span{Kind: sdm.BetweenTimes, From: 1, To: 2, Unit: sdm.Week}
			d.Evidence[3].Span = sdm.Span{Kind: sdm.BetweenTimes, From: 7, To: 14, Unit: sdm.Day}
		}},
		{"a number that need not be given needs no span", func(d *sdm.Decision) {
			d.Criteria[0].Span, d.Context.Population = sdm.Span{}, ""
			for i := range 3 {
				d.Evidence[i] = sdm.Cell{Option: d.Evidence[i].Option, Criterion: "risk", Kind: sdm.Missing, Reason: "Lost."}
			}
		}},
	} {
		d := full()
		c.change(&d)
		require.NoError(t, d.Validate(), c.reason)
	}
}

// And what lies beyond it is not: rows that the table of faults leaves out.
func TestIntervalsOfCountsAreHeldToTheirNumber(t *testing.T) {
	for _, c := range []struct {
		reason    string
		low, high float64
	}{
		{"the number is below it", 4, 10},
		{"the number is above it", 1, 3},
	} {
		d := full()
		d.Evidence[0].Uncertainty = sdm.Interval{Low: c.low, High: c.high} // of 17/545, 3.1 per 100
		require.Error(t, d.Validate(), c.reason)
	}
	for _, i := range []sdm.Interval{{Low: -1, High: 10}, {Low: 1, High: 101}} {
		d := full()
		d.Evidence[0].Uncertainty = i
		require.ErrorIs(t, d.Validate(), sdm.ErrOutsideRange, "a share of people lies between nobody and everybody")
		d = full()
		d.Evidence[0] = sdm.Cell{Option: "a", Criterion: "risk", Kind: sdm.Between, Low: &i.Low, High: &i.High, Certainty: sdm.NotRated}
		require.ErrorIs(t, d.Validate(), sdm.ErrOutsideRange)
	}
}

func TestMustHavesAtTheLevel(t *testing.T) {
	for _, c := range []struct {
		reason      string
		worst, best float64
		level, x    float64
		smallest    float64
		uncertain   sdm.Interval
		out, near   bool
	}{
		{reason: "the level itself will do", best: 100, level: 40, x: 40},
		{reason: "so it does where lower is better", worst: 100, level: 40, x: 40},
		{reason: "a tenth of the range short is near", best: 100, level: 50, x: 40, out: true, near: true},
		{reason: "more is not", best: 100, level: 50, x: 39, out: true},
		{reason: "nor is it where lower is better", worst: 100, level: 50, x: 61, out: true},
		{reason: "a difference that is too small to matter is near", best: 100, level: 50, x: 30, smallest: 20, out: true, near: true},
		{reason: "a larger one is not", best: 100, level: 50, x: 29, smallest: 20, out: true},
		{reason: "an interval that reaches the level is near", best: 100, level: 50, x: 20, uncertain: sdm.Interval{Low: 10, High: 50}, out: true, near: true},
		{reason: "one that does not is not", best: 100, level: 50, x: 20, uncertain: sdm.Interval{Low: 10, High: 49}, out: true},
		{reason: "nor is one that misses it from above", worst: 100, level: 50, x: 80, uncertain: sdm.Interval{Low: 51, High: 90}, out: true},
		{reason: "it may reach the level from above", worst: 100, level: 50, x: 80, uncertain: sdm.Interval{Low: 50, High: 90}, out: true, near: true},
	} {
		d := decisionOf([]string{"a", "b"}, column{"x", c.worst, c.best, []float64{c.x, c.best}})
		d.Criteria[0].SmallestDifference = c.smallest
		d.Criteria[0].MustHave.Level = new(c.level)
		d.Evidence[0].Uncertainty = c.uncertain
		r := rank(t, d, direct(d, 1))
		require.Equal(t, c.out, len(r.Excluded) == 1, c.reason)
		if c.out {
			require.Equal(t, c.near, r.Excluded[0].Misses[0].Near, c.reason)
		}
	}
	d := full()
	d.Criteria[4].Categories = append([]sdm.Category{{"none", "None", 0}}, d.Criteria[4].Categories...)
	d.Criteria[4].Categories[1].Value = .2
	d.Criteria[4].MustHave.Category = "some"
	for category, want := range map[string]string{"none": "out", "low": "out, near", "some": "in", "high": "in"} {
		d.Evidence[9].Category = category
		got := "in"
		if r := rank(t, d, fullPreferences()); len(r.Excluded) > 0 {
			got = "out"
			if r.Excluded[0].Misses[0].Near {
				got = "out, near"
			}
		}
		require.Equal(t, want, got, "a category that is %s", category)
	}
}

// Ranks by hand, of options some of which are open.
func TestRanksOfOpenOptions(t *testing.T) {
	d := decisionOf([]string{"a", "b", "c", "e"}, column{"x", 0, 1, []float64{.6, .9, .5, .1}}, column{"y", 0, 1, []float64{0, .9, .5, .1}})
	d.Evidence[4] = sdm.Cell{Option: "a", Criterion: "y", Kind: sdm.Missing, Reason: "Lost."}
	require.Equal(t, []string{"1 1b", "2 3c", "2 3a", "4 4e"}, order(rank(t, d, direct(d, 1))),
		"a scores .3 to .8, b .9, c .5, e .1")

	open := func(x, y []float64) sdm.Ranking {
		d := decisionOf([]string{"a", "b", "c"}, column{"x", 0, 1, x}, column{"y", 0, 1, y})
		p := direct(d, 1)
		p.Answers[1] = sdm.Answer{Criterion: "y", DontKnow: true}
		return rank(t, d, p)
	}
	require.Equal(t, []string{"1 2a", "1 2b", "3 3c"}, order(open([]float64{.8, .5, .1}, []float64{.2, .9, .1})),
		"the open weight decides between a and b")
	require.Equal(t, []string{"1 1a", "2 2b", "3 3c"}, order(open([]float64{.6, .55, .1}, []float64{.9, .8, .1})),
		"a is better whatever the weight, though the scores overlap")
	require.Equal(t, []string{"1 1a", "1 1b", "3 3c"}, order(open([]float64{.6, .6, .1}, []float64{.9, .9, .1})),
		"equals share a rank")

	// x and y weigh .6 and .4, and the open z up to as much as x: b can make up
	// .6·.2 = .12 of the .6·.2 + .4·.1 = .16 that a is ahead.
	d = decisionOf([]string{"a", "b"}, column{"x", 0, 1, []float64{.5, .3}}, column{"y", 0, 1, []float64{.5, .4}}, column{"z", 0, 1, []float64{.3, .5}})
	p := direct(d, .6, .4, 1)
	p.Answers[2] = sdm.Answer{Criterion: "z", DontKnow: true}
	r := rank(t, d, p)
	require.Equal(t, []string{"1 1a", "2 2b"}, order(r))
	require.Equal(t, "a", r.Leader)

	// Two open weights: the best score of a takes both, (.2+.9+.7)/3, as each
	// is above what the score is without it; the worst takes neither.
	d = decisionOf([]string{"a", "b"}, column{"x", 0, 1, []float64{.2, .1}}, column{"y", 0, 1, []float64{.9, 0}}, column{"z", 0, 1, []float64{.7, 0}})
	p = direct(d, 1)
	for k := range 2 {
		p.Answers[k+1] = sdm.Answer{Criterion: d.Criteria[k+1].ID, DontKnow: true}
	}
	bounds := find(rank(t, d, p), "a").Bounds
	require.InDelta(t, .2, bounds.Low, 1e-15)
	require.InDelta(t, .6, bounds.High, 1e-15)
}

// Equal options stand in the order of their ids, however many they are and
// whether or not they are open.
func TestEqualOptionsStandInTheOrderOfTheirIDs(t *testing.T) {
	var ids []string
	for i := range 60 {
		ids = append(ids, fmt.Sprintf("o%02d", i))
	}
	x := slices.Repeat([]float64{.1, .5, .9}, 20)
	for _, missing := range []bool{false, true} {
		d := decisionOf(ids, column{"x", 0, 1, x}, column{"y", 0, 1, slices.Repeat([]float64{.5}, 60)})
		if missing {
			for i := range 60 {
				d.Evidence[60+i] = sdm.Cell{Option: ids[i], Criterion: "y", Kind: sdm.Missing, Reason: "Lost."}
			}
		}
		var got, want []string
		for _, o := range rank(t, d, direct(d, 1)).Options {
			got = append(got, o.Option)
		}
		for first := range 3 {
			for i := 2 - first; i < 60; i += 3 {
				want = append(want, ids[i])
			}
		}
		require.Equal(t, want, got)
	}
}

// The category that brings an option level is the nearest one at or beyond the
// value that would.
func TestTheCategoryThatBringsLevel(t *testing.T) {
	decide := func(category string, x float64) sdm.Ranking {
		d := decisionOf([]string{"a", "b"}, column{"x", 0, 1, []float64{.5, x}})
		d.Criteria = append(d.Criteria, sdm.Criterion{
			ID: "y", Name: "y", Measure: sdm.Categorical, Direction: sdm.HigherIsBetter,
			Categories: []sdm.Category{{"none", "None", 0}, {"low", "Low", .25}, {"some", "Some", .75}, {"high", "High", 1}},
		})
		for option, of := range map[string]string{"a": category, "b": "some"} {
			d.Evidence = append(d.Evidence, sdm.Cell{Option: option, Criterion: "y", Kind: sdm.InCategory, Category: of, Certainty: sdm.NotRated})
		}
		return rank(t, d, direct(d, .5))
	}
	for _, c := range []struct {
		reason   string
		category string // of a; that of b is worth .75
		x        float64
		option   string
		want     string
	}{
		{"a falls from 1 to .75 exactly: some", "high", .5, "a", "some"},
		{"a falls to .6: low is the first at or below", "high", .35, "a", "low"},
		{"b rises to .85: high is the first at or above", "high", .65, "b", "high"},
		{"a rises from none to .55: some", "none", .3, "a", "some"},
		{"a rises from none to .75 exactly: some", "none", .5, "a", "some"},
		{"b falls from some to .2: none", "none", .3, "b", "none"},
		{"b falls to .25 exactly", "none", .25, "b", "low"},
		{"a rises from none to .5 more: nothing is worth that", "none", 1, "a", ""},
	} {
		for _, s := range decide(c.category, c.x).Switches {
			if s.Option == c.option && s.Criterion == "y" {
				require.Equal(t, c.want, s.Category, c.reason)
			}
		}
	}
}

// Leads of a, at .7, over b, at .6, and c, at .2, by hand.
func TestTornadoByHand(t *testing.T) {
	d := decisionOf([]string{"a", "b", "c"}, column{"x", 0, 1, []float64{.8, .4, .2}}, column{"y", 0, 1, []float64{.6, .8, .2}})
	uncertain := map[string]sdm.Interval{"a": {Low: .4, High: .9}, "b": {Low: .2, High: .6}, "c": {Low: .1, High: .3}}
	for i := range 3 {
		d.Evidence[i].Uncertainty = uncertain[d.Evidence[i].Option]
	}
	var got []string
	for _, b := range rank(t, d, direct(d, .5)).Tornado {
		got = append(got, fmt.Sprintf("%s%s %.1f %.1f %.2f %.2f %t", b.Option, b.Criterion, b.From, b.To, b.LeadFrom+1e-9, b.LeadTo+1e-9, b.Flips))
	}
	require.Equal(t, []string{
		"x 0.0 1.0 -0.20 0.40 true",
		"y 0.0 1.0 0.40 -0.20 true",
		"ax 0.4 0.9 -0.10 0.15 true",
		"bx 0.2 0.6 0.20 0.00 false", // level is not behind
		"cx 0.1 0.3 0.10 0.10 false", // b is next whatever c is
	}, got)

	got = nil
	for _, b := range rank(t, d, direct(d, .6, .4)).Tornado {
		if b.What == sdm.OfWeight {
			got = append(got, fmt.Sprintf("%s %.1f %.2f %.2f", b.Criterion, b.To, b.LeadFrom, b.LeadTo))
		}
	}
	// At 0 and 1 one criterion decides; y at twice .4 leaves .2 for x.
	require.Equal(t, []string{"x 1.0 -0.20 0.40", "y 0.8 0.40 -0.08"}, got)
}

// Steps that are worth as much as one on the weightiest criterion, by hand:
// 20 of 0–200 at weight .6 is worth .06, which is .3 of a weight of .2.
func TestEquivalentsByHand(t *testing.T) {
	d := decisionOf([]string{"a", "b"},
		column{"x", 0, 200, []float64{150, 50}}, column{"y", 50, 0, []float64{10, 20}}, column{"z", 100, 140, []float64{110, 120}})
	d.Criteria[0].Value.Shape, d.Criteria[2].Value.Shape = sdm.Linear, sdm.Linear
	r := rank(t, d, direct(d, .6, .2, .2))
	require.Len(t, r.Equivalents, 2)
	for i, want := range []float64{.3 * 50, .3 * 40} {
		require.Equal(t, "x", r.Equivalents[i].Criterion)
		require.Equal(t, 20.0, r.Equivalents[i].Amount)
		require.InDelta(t, want, r.Equivalents[i].WorthAmount.Value, 1e-12)
	}
	d.Criteria[2].Value = sdm.ValueFunction{Shape: sdm.Exponential, Rate: 1}
	require.Equal(t, sdm.WhyNotLinear, rank(t, d, direct(d, .6, .2, .2)).Equivalents[1].WorthAmount.Why)
}

// What would settle the order, by hand: what is not known at all comes before
// what is not known well, then what moves a score more.
func TestSettleByHand(t *testing.T) {
	settle := func(r sdm.Ranking) (out []string) {
		for _, l := range r.Settle {
			out = append(out, fmt.Sprintf("%s%s %s %.4f", l.Option, l.Criterion, l.Reason, l.Swing))
		}
		return out
	}
	d := decisionOf([]string{"a", "b"}, column{"v", 0, 1, []float64{.4, .6}}, column{"w", 0, 1, []float64{.5, .5}},
		column{"x", 0, 1, []float64{.5, .5}}, column{"y", 0, 1, []float64{.6, .4}})
	d.Evidence[2].Uncertainty = sdm.Interval{Low: 0, High: 1}
	d.Evidence[4] = sdm.Cell{Option: "a", Criterion: "x", Kind: sdm.Missing, Reason: "Lost."}
	p := direct(d, .2, .6, .2, 1)
	p.Answers[3] = sdm.Answer{Criterion: "y", DontKnow: true}
	r := rank(t, d, p)
	require.Equal(t, sdm.NotSettled, r.Outcome)
	// y may weigh as much as w: .6 of 1.6, times what a and b differ by on it.
	require.Equal(t, []string{"ax missing 0.2000", "y open 0.0750", "aw uncertain 0.6000"}, settle(r))

	// Too close to call: only what moves a score by the smallest lead counts.
	for _, c := range []struct {
		reason string
		half   float64
		want   bool
	}{
		{"as much as the smallest lead", .125, true},
		{"less", .124, false},
	} {
		d := decisionOf([]string{"a", "b"}, column{"x", 0, 1, []float64{.5, .5}}, column{"y", 0, 1, []float64{.5, .5}})
		d.SmallestLead = .125
		d.Evidence[0].Uncertainty = sdm.Interval{Low: .5 - c.half, High: .5 + c.half}
		r := rank(t, d, direct(d, .5))
		require.Equal(t, c.want, slices.ContainsFunc(r.Settle, func(l sdm.Lever) bool { return l.Reason == sdm.IsUncertain }), c.reason)
	}
}

// Of the weights at which somebody leads, the one nearest to the weight now.
func TestTheDecidingWeightIsTheNearest(t *testing.T) {
	d := decisionOf([]string{"a", "b"}, column{"x", 0, 1, []float64{.9, .3}}, column{"y", 0, 1, []float64{.3, .8}})
	d.SmallestLead = .1
	r := rank(t, d, direct(d, .47, .53))
	require.Equal(t, sdm.TooCloseToCall, r.Outcome)
	for _, l := range r.Settle {
		// a leads by .1 from .6·t − .5·(1−t) = .1, t = .6/1.1 on; b below t = .4/1.1.
		at, gap := .6/1.1, .6
		if l.Criterion == "y" {
			at, gap = 1-.6/1.1, .5
		}
		require.Equal(t, "a", l.Favours)
		require.InDelta(t, at, l.At.Value, 1e-12)
		require.InDelta(t, gap, l.Swing, 1e-12, "how far apart they are on it")
	}
	require.Len(t, r.Settle, 2)
}

// The lead is over the best of the others, even where they score nothing.
func TestTheLeadOverNothing(t *testing.T) {
	d := decisionOf([]string{"a", "b", "c"}, column{"x", 0, 1, []float64{0, .5, 0}})
	r := rank(t, d, direct(d, 1))
	require.Equal(t, "b", r.Leader)
	require.InDelta(t, .5, r.Lead.Value, 1e-15)
}

// A triangular distribution at the largest numbers keeps its limits.
func TestTriangularOfLargeNumbers(t *testing.T) {
	limits := func(scale float64) sdm.Level {
		d := decisionOf([]string{"a"}, column{"x", 0, 10 * scale, []float64{0}})
		d.Evidence[0] = sdm.Cell{Option: "a", Criterion: "x", Kind: sdm.Distributed, Certainty: sdm.NotRated, Distribution: sdm.Distribution{
			Family: sdm.Triangular, Low: new(5 * scale), Mode: new(6 * scale), High: new(10 * scale),
		}}
		levels, err := d.Levels()
		require.NoError(t, err)
		return levels[0]
	}
	small, large := limits(1), limits(1e200)
	require.InEpsilon(t, small.Interval.Low*1e200, large.Interval.Low, 1e-12)
	require.InEpsilon(t, small.Interval.High*1e200, large.Interval.High, 1e-12)
	require.False(t, math.IsInf(large.Interval.High, 0))
}
