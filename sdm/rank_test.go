package sdm_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm"
)

func codes(r sdm.Ranking) string {
	var out []string
	for _, n := range r.Notes {
		var s strings.Builder
		s.WriteString(string(n.Code))
		for _, id := range []string{n.Option, n.Criterion, n.With} {
			if id != "" {
				s.WriteString(" " + id)
			}
		}
		out = append(out, s.String())
	}
	return strings.Join(out, "; ")
}

// What is an error or undefined in other libraries: here it has a defined
// result.
func TestDefinedResults(t *testing.T) {
	two := func(a, b float64) sdm.Decision {
		return decisionOf([]string{"a", "b"}, column{"x", 0, 1, []float64{a, b}})
	}
	t.Run("one option is shown, with nothing to compare", func(t *testing.T) {
		d := decisionOf([]string{"a"}, column{"x", 0, 10, []float64{4}})
		r := rank(t, d, direct(d, 1))
		require.Equal(t, sdm.NothingToCompare, r.Outcome)
		require.Empty(t, r.Leader)
		require.Equal(t, []string{"a"}, r.Contenders)
		require.Equal(t, 0.4, r.Options[0].Score.Value)
		require.Equal(t, sdm.WhyNothingElse, r.Lead.Why)
		require.Equal(t, sdm.WhyNothingElse, r.Stability[0].Low.Why)
	})
	t.Run("a weight of zero is noted", func(t *testing.T) {
		d := decisionOf([]string{"a", "b"}, column{"x", 0, 1, []float64{1, 0}}, column{"y", 0, 1, []float64{0, 1}})
		r := rank(t, d, direct(d, 1, 0))
		require.Equal(t, "a", r.Leader)
		require.Contains(t, codes(r), "zeroWeight y")
		require.Equal(t, sdm.WhyOnlyWeight, r.Stability[0].Low.Why, "no other criterion has weight")
		require.Equal(t, sdm.WhyNoWeight, r.Switches[1].At.Why)
	})
	t.Run("identical options tie", func(t *testing.T) {
		r := rank(t, two(.3, .3), direct(two(0, 0), 1))
		require.Equal(t, "1 a 0.3000; 1 b 0.3000; ", scores(r))
		require.Equal(t, sdm.TooCloseToCall, r.Outcome)
		require.Contains(t, codes(r), "identicalOptions a b")
		require.Contains(t, codes(r), "noSpread x")
		require.Equal(t, sdm.WhyTiedLead, r.Nearest.Distance.Why)
	})
	t.Run("equal scores share a rank", func(t *testing.T) {
		d := decisionOf([]string{"a", "b", "c"},
			column{"x", 0, 1, []float64{.1, .2, 0}}, column{"y", 0, 1, []float64{.2, .1, 0}}, column{"z", 0, 1, []float64{.3, .3, 0}})
		require.Equal(t, "1 a 0.2000; 1 b 0.2000; 3 c 0.0000; ", scores(rank(t, d, direct(d, 1))))
	})
	t.Run("weights are rescaled, and that is noted", func(t *testing.T) {
		d := two(1, 0)
		r := rank(t, d, direct(d, 7))
		require.Equal(t, 1.0, r.Criteria[0].Weight.Value)
		require.Contains(t, codes(r), "rescaledWeights")
		require.NotContains(t, codes(rank(t, d, direct(d, 1))), "rescaledWeights")
	})
	t.Run("numbers near the largest", func(t *testing.T) {
		d := decisionOf([]string{"a", "b", "c"},
			column{"x", -1.7e308, 1.7e308, []float64{1.7e308, 0, -1.7e308}}, column{"y", 1e308, 0, []float64{1e308, 0, 5e307}})
		p := direct(d, 1.5e308, 1.5e308)
		r := rank(t, d, p)
		require.Equal(t, "1 b 0.7500; 2 a 0.5000; 3 c 0.2500; ", scores(r))
		_, err := r.Encode()
		require.NoError(t, err)
	})
	t.Run("lower is better, with zeros", func(t *testing.T) {
		d := decisionOf([]string{"a", "b"}, column{"x", 5, 0, []float64{0, 5}})
		require.Equal(t, "1 a 1.0000; 2 b 0.0000; ", scores(rank(t, d, direct(d, 1))))
	})
	t.Run("a lead below the smallest is too close to call", func(t *testing.T) {
		r := rank(t, two(.5049, .5), direct(two(0, 0), 1))
		require.Equal(t, sdm.TooCloseToCall, r.Outcome)
		require.Empty(t, r.Leader)
		require.Equal(t, []string{"a", "b"}, r.Contenders)
		require.Equal(t, "1 a 0.5049; 2 b 0.5000; ", scores(r), "the order stays")
		r = rank(t, two(.505, .5), direct(two(0, 0), 1))
		require.Equal(t, "a", r.Leader, "the smallest lead itself is enough")
		d := two(.6, .5)
		d.SmallestLead = .2
		require.Equal(t, sdm.TooCloseToCall, rank(t, d, direct(d, 1)).Outcome)
	})
	t.Run("a small share of the range is noted", func(t *testing.T) {
		r := rank(t, two(.55, .5), direct(two(0, 0), 1))
		require.Contains(t, codes(r), "smallSpread x")
	})
}

func TestWeightsOfRanks(t *testing.T) {
	// By hand, for four criteria: rank order centroid (1+1/2+1/3+1/4)/4 = .5208,
	// (1/2+1/3+1/4)/4 = .2708, …; rank sum 4/10, 3/10, …; rank reciprocal
	// 12/25, 6/25, 4/25, 3/25; rank exponent 2 16/30, 9/30, 4/30, 1/30.
	for _, c := range []struct {
		method sdm.WeightMethod
		p      float64
		ranks  []int
		want   []float64
	}{
		{sdm.RankOrderCentroid, 0, []int{1, 2, 3, 4}, []float64{.5208, .2708, .1458, .0625}},
		{sdm.RankSum, 0, []int{1, 2, 3, 4}, []float64{.4, .3, .2, .1}},
		{sdm.RankReciprocal, 0, []int{1, 2, 3, 4}, []float64{.48, .24, .16, .12}},
		{sdm.RankExponent, 1, []int{4, 3, 2, 1}, []float64{.1, .2, .3, .4}},
		{sdm.RankExponent, 2, []int{1, 2, 3, 4}, []float64{16. / 30, 9. / 30, 4. / 30, 1. / 30}},
		{sdm.RankSum, 0, []int{1, 2, 2, 3}, []float64{.4, .25, .25, .1}},
		{sdm.RankSum, 0, []int{1, 2, 2, 9}, []float64{.4, .25, .25, .1}},
		{sdm.RankOrderCentroid, 0, []int{5}, []float64{1}},
	} {
		got := sdm.RankWeights(c.method, c.p, c.ranks)
		require.InDeltaSlice(t, c.want, got, 5e-5, string(c.method))
	}
	require.Nil(t, sdm.RankWeights(sdm.RankSum, 0, nil))
	require.Nil(t, sdm.RankWeights(sdm.RankSum, 0, []int{0, 1}))
	require.Nil(t, sdm.RankWeights(sdm.Swing, 0, []int{1}))
	require.Nil(t, sdm.RankWeights(sdm.RankExponent, math.NaN(), []int{1}))

	d := decisionOf([]string{"a", "b"}, column{"x", 0, 1, []float64{1, 0}}, column{"y", 0, 1, []float64{0, 1}})
	p := direct(d, 1)
	p.Method = sdm.RankSum
	for i := range p.Answers {
		p.Answers[i].Points, p.Answers[i].Rank = nil, i+1
	}
	r := rank(t, d, p)
	require.InDelta(t, 2.0/3, r.Criteria[0].Weight.Value, 1e-15)
	require.Equal(t, "a", r.Leader)
}

func TestValueFunctions(t *testing.T) {
	exponential := sdm.Criterion{Range: sdm.Range{Worst: 0, Best: 10}, Value: sdm.ValueFunction{Shape: sdm.Exponential, Rate: 2}}
	for x := 0.0; x <= 10; x++ {
		want := (1 - math.Exp(-2*x/10)) / (1 - math.Exp(-2))
		require.InDelta(t, want, exponential.ValueOf(x, ""), 1e-15)
	}
	piecewise := sdm.Criterion{Range: sdm.Range{Worst: 50, Best: 0}, Value: sdm.ValueFunction{
		Shape: sdm.Piecewise, Points: []sdm.Point{{50, 0}, {20, .8}, {0, 1}},
	}}
	for x, want := range map[float64]float64{50: 0, 35: .4, 20: .8, 10: .9, 0: 1, 60: 0, -5: 1} {
		require.InDelta(t, want, piecewise.ValueOf(x, ""), 1e-15)
	}
	piecewise.Outside = sdm.Extrapolate
	require.InDelta(t, 1.05, piecewise.ValueOf(-5, ""), 1e-15)
	require.InDelta(t, -.8/3, piecewise.ValueOf(60, ""), 1e-15)
	personal := sdm.Criterion{Direction: sdm.Personal, Range: sdm.Range{Worst: 0, Best: 4}}
	require.Equal(t, .25, personal.ValueOf(1, sdm.HigherIsBetter))
	require.Equal(t, .75, personal.ValueOf(1, sdm.LowerIsBetter))
}

func TestSwitchesOfEveryShape(t *testing.T) {
	d := decisionOf([]string{"a", "b"}, column{"x", 0, 10, []float64{6, 2}}, column{"y", 0, 10, []float64{3, 5}})
	for _, f := range []sdm.ValueFunction{
		{Shape: sdm.Exponential, Rate: 3},
		{Shape: sdm.Exponential, Rate: -3},
		{Shape: sdm.Piecewise, Points: []sdm.Point{{0, 0}, {1, .5}, {4, .5}, {10, 1}}},
	} {
		d.Criteria[0].Value = f
		p := direct(d, .5, .5)
		r := rank(t, d, p)
		for _, s := range r.Switches {
			if s.Criterion == "x" && s.At.Ok() {
				moved := rank(t, set(d, s.Option, s.Criterion, s.At.Value), p)
				require.InDelta(t, find(moved, "a").Score.Value, find(moved, "b").Score.Value, 1e-12, string(f.Shape))
			}
		}
		require.NotEmpty(t, r.Equivalents)
	}
}

// Numbers that stand for cells, against closed forms and published intervals.
func TestLevels(t *testing.T) {
	levels, err := full().Levels()
	require.NoError(t, err)
	at := func(option, criterion string) sdm.Level {
		for _, l := range levels {
			if l.Option == option && l.Criterion == criterion {
				return l
			}
		}
		return sdm.Level{}
	}
	for _, c := range []struct {
		option, criterion, reason string
		number, low, high, tol    float64
	}{
		{"a", "risk", "17/545 with Wilson's interval 2.0–4.9", 100 * 17. / 545, 1.957, 4.938, 5e-3},
		{"b", "risk", "risk ratio 2 (1.5–3) on 17/545", 200 * 17. / 545, 150 * 17. / 545, 300 * 17. / 545, 1e-12},
		{"c", "risk", "Beta(3.5, 27.5): mean a/(a+b), limits by integrating the density numerically", 100 * 3.5 / 31, 2.898, 24.340, 5e-4},
		{"a", "score", "normal 20 ± 1.96·3", 20, 20 - 5.8798919, 20 + 5.8798919, 1e-6},
		{"b", "score", "triangular(5, 6, 10): (5+6+10)/3; low + sqrt(p·w·(mode−low)), high − sqrt(p·w·(high−mode))", 7, 5 + math.Sqrt(.025*5*1), 10 - math.Sqrt(.025*5*4), 1e-12},
		{"a", "rate", "12 events in 900 years with Byar's interval", 1000 * 12. / 900, 6.882, 23.293, 5e-3},
		{"b", "rate", "log-normal: e^(μ+σ²/2), e^(μ±1.96σ)", math.Exp(3.02), math.Exp(3 - .2*1.959963984540054), math.Exp(3 + .2*1.959963984540054), 1e-12},
		{"a", "extra", "interval 5–9 as a difference", 7, 5, 9, 1e-12},
		{"a", "hospital", "uniform 2–4", 3, 2.05, 3.95, 1e-12},
		{"b", "hospital", "not applicable, counts as 0", 0, 0, 0, 0},
	} {
		l := at(c.option, c.criterion)
		require.True(t, l.Number.Ok(), c.reason)
		require.InDelta(t, c.number, l.Number.Value, c.tol, c.reason)
		require.InDelta(t, c.low, l.Interval.Low, c.tol, c.reason)
		require.InDelta(t, c.high, l.Interval.High, c.tol, c.reason)
	}
	require.Equal(t, "some", at("a", "comfort").Category)
	require.Equal(t, sdm.WhyMissingEvidence, at("b", "comfort").Number.Why)
	require.Equal(t, sdm.Missing, at("c", "comfort").Cell.Kind, "no cell at all")
	bad := full()
	bad.Options = nil
	_, err = bad.Levels()
	require.Error(t, err)
}

// Relative effects on a baseline: Cochrane Handbook, chapter 15: a
// risk ratio of 0.75 takes 80 per 100 to 60 and 20 to 15. Odds and
// hazard ratios by their definitions.
func TestEffects(t *testing.T) {
	for _, c := range []struct {
		effect       sdm.Effect
		number, base float64
		want         float64
	}{
		{sdm.RiskRatio, .75, 80, 60},
		{sdm.RiskRatio, .75, 20, 15},
		{sdm.OddsRatio, .5, 20, 100 * (.5 * .25) / (1 + .5*.25)},
		{sdm.HazardRatio, .5, 36, 20},
		{sdm.HazardRatio, 2, 20, 36},
		{sdm.Difference, -5, 20, 15},
	} {
		d := full()
		d.Criteria = d.Criteria[:1]
		d.Translations = nil
		d.Criteria[0].Range = sdm.Range{Worst: 100, Best: 0}
		d.Evidence = []sdm.Cell{
			{Option: "a", Criterion: "risk", Kind: sdm.Exact, Value: new(c.base), Certainty: sdm.NotRated},
			{Option: "b", Criterion: "risk", Kind: sdm.Exact, Value: new(c.number), Certainty: sdm.NotRated, RelativeTo: sdm.RelativeTo{Option: "a", Effect: c.effect}},
		}
		levels, err := d.Levels()
		require.NoError(t, err)
		require.InDelta(t, c.want, levels[1].Number.Value, 1e-12, string(c.effect))
	}
}

func TestMustHaves(t *testing.T) {
	d := decisionOf([]string{"a", "b", "c", "e"}, column{"x", 0, 100, []float64{80, 38, 10, 60}}, column{"y", 100, 0, []float64{10, 20, 30, 90}})
	d.Criteria[0].MustHave = sdm.MustHave{Level: new(40.0), Reason: "too weak"}
	p := direct(d, 1)
	p.Answers[1].MustHave = sdm.MustHave{Level: new(50.0), Reason: "I could not bear more"}
	r := rank(t, d, p)
	require.Equal(t, sdm.NothingToCompare, r.Outcome)
	require.Len(t, r.Excluded, 3)
	near := map[string]bool{}
	for _, e := range r.Excluded {
		near[e.Option] = e.Misses[0].Near
	}
	require.Equal(t, map[string]bool{"b": true, "c": false, "e": false}, near)
	require.True(t, r.Excluded[2].Misses[0].Personal)

	// A cell without a number misses nothing, and that is noted.
	d.Evidence[1] = sdm.Cell{Option: "b", Criterion: "x", Kind: sdm.Missing, Reason: "not measured"}
	r = rank(t, d, p)
	require.Contains(t, codes(r), "mustHaveUnknown b x")
	require.Len(t, r.Options, 2)

	p.Answers[1].MustHave.Level = new(5.0)
	r = rank(t, d, p)
	require.Equal(t, sdm.NoneLeft, r.Outcome)
	require.Empty(t, r.Options)
	require.Equal(t, sdm.WhyNothingElse, r.Coverage.Share.Why)
	require.NotEmpty(t, sdm.Explain(r, "en"))
}

func TestCategories(t *testing.T) {
	d := full()
	p := fullPreferences()
	for i := range d.Evidence {
		if d.Evidence[i].Criterion == "comfort" {
			d.Evidence[i] = sdm.Cell{Option: d.Evidence[i].Option, Criterion: "comfort", Kind: sdm.InCategory, Category: map[string]string{"a": "low", "b": "high"}[d.Evidence[i].Option], Certainty: sdm.NotRated}
		}
	}
	p.Answers[4].Points = new(1000.0)
	r := rank(t, d, p)
	require.Equal(t, "b", r.Leader)
	for _, s := range r.Switches {
		if s.Criterion == "comfort" && s.Option == "b" {
			require.Equal(t, sdm.WhyNoRange, s.At.Why)
			require.Equal(t, "low", s.Category)
		}
	}
	d.Criteria[4].MustHave = sdm.MustHave{Category: "some"}
	r = rank(t, d, p)
	require.Equal(t, "a", r.Excluded[0].Option)
	require.True(t, r.Excluded[0].Misses[0].Near)
}

func TestStaleWeights(t *testing.T) {
	d := decisionOf([]string{"a", "b"}, column{"x", 0, 10, []float64{1, 2}})
	p := direct(d, 1)
	p.Answers[0].Asked.Best = 20
	r := rank(t, d, p)
	require.True(t, r.Criteria[0].Stale)
	require.Contains(t, codes(r), "staleWeight x")

	// For a personal direction the range may have been put either way round.
	d.Criteria[0].Direction = sdm.Personal
	p.Answers[0].Direction = sdm.LowerIsBetter
	for _, asked := range []sdm.Range{{0, 10}, {10, 0}} {
		p.Answers[0].Asked = asked
		r = rank(t, d, p)
		require.False(t, r.Criteria[0].Stale)
		require.Equal(t, "a", r.Leader)
	}
}

func TestAPersonalDirectionNobodyKnows(t *testing.T) {
	d := decisionOf([]string{"a", "b"}, column{"x", 0, 10, []float64{1, 2}}, column{"y", 0, 10, []float64{9, 1}})
	d.Criteria[0].Direction = sdm.Personal
	p := direct(d, 1)
	p.Answers[0] = sdm.Answer{Criterion: "x", DontKnow: true}
	r := rank(t, d, p)
	require.Equal(t, sdm.NotSettled, r.Outcome)
	require.Equal(t, sdm.Personal, r.Criteria[0].Direction)
	require.Equal(t, sdm.WhyMissingEvidence, r.Options[0].Contributions[0].Value.Why)
	require.Equal(t, 9.0, r.Options[0].Contributions[1].Number.Value)
}

func TestMissingEvidence(t *testing.T) {
	d := decisionOf([]string{"a", "b"}, column{"x", 0, 10, []float64{9, 1}}, column{"y", 0, 10, []float64{5, 5}})
	d.Evidence[2] = sdm.Cell{Option: "a", Criterion: "y", Kind: sdm.Missing, Reason: "no trial reported it"}
	r := rank(t, d, direct(d, 1))
	require.Equal(t, "a", r.Leader, "a leads whatever the missing number is")
	require.Equal(t, sdm.WhyMissingEvidence, r.Options[0].Score.Why)
	require.InDelta(t, .15, r.Lead.Value, 1e-15, "the least lead: .45 against .30")
	require.Contains(t, codes(r), "missingCell a y")
	require.InDelta(t, .75, r.Coverage.Share.Value, 1e-15)

	d.Evidence = append(d.Evidence[:3], sdm.Cell{Option: "a", Criterion: "x", Kind: sdm.NotApplicable, Reason: "never"})[1:]
	r = rank(t, d, direct(d, 1))
	require.Equal(t, sdm.NotSettled, r.Outcome)
	require.Contains(t, codes(r), "notApplicable a x")
	require.Contains(t, codes(r), "noCell b y")
	require.NotEmpty(t, r.Settle)
	require.Equal(t, sdm.IsMissing, r.Settle[0].Reason)
	require.Equal(t, sdm.WhyNotSettled, r.Lead.Why)

	// An effect on a level that is not known is not known.
	d = full()
	d.Evidence[0] = sdm.Cell{Option: "a", Criterion: "risk", Kind: sdm.Missing, Reason: "lost"}
	require.Contains(t, codes(rank(t, d, fullPreferences())), "noReferenceLevel b risk a")
}

func TestOutsideTheRange(t *testing.T) {
	d := decisionOf([]string{"a", "b"}, column{"x", 0, 10, []float64{12, 2}})
	d.Criteria[0].Outside = sdm.Clip
	r := rank(t, d, direct(d, 1))
	require.Equal(t, "1 a 1.0000; 2 b 0.2000; ", scores(r))
	require.Contains(t, codes(r), "outsideRange a x")
	d.Criteria[0].Outside = sdm.Extrapolate
	require.Equal(t, "1 a 1.2000; 2 b 0.2000; ", scores(rank(t, d, direct(d, 1))))
	d = set(d, "a", "x", 9)
	d.Criteria[0].Outside = ""
	d.Evidence[0].Uncertainty = sdm.Interval{Low: 8, High: 11}
	require.Contains(t, codes(rank(t, d, direct(d, 1))), "intervalOutside a x")
}

// The number of an effect may not pass nobody or everybody; the end of a
// published interval may, is kept there, and a note says so.
func TestIntervalOfAnEffectIsBounded(t *testing.T) {
	d := full()
	d.Evidence[1].Uncertainty.High = 60 // of 3.1 per 100
	require.Contains(t, codes(rank(t, d, fullPreferences())), "intervalBounded b risk")
	levels, err := d.Levels()
	require.NoError(t, err)
	require.Equal(t, 100.0, levels[1].Interval.High)
	require.NotContains(t, codes(rank(t, full(), fullPreferences())), "intervalBounded b risk")
}

func TestSettleWhenTooClose(t *testing.T) {
	d := decisionOf([]string{"a", "b"}, column{"x", 0, 10, []float64{8, 2}}, column{"y", 0, 10, []float64{2, 8}})
	d.Evidence[0].Uncertainty = sdm.Interval{Low: 5, High: 9}
	r := rank(t, d, direct(d, .5, .5))
	require.Equal(t, sdm.TooCloseToCall, r.Outcome)
	var what []string
	for _, l := range r.Settle {
		what = append(what, string(l.What)+" "+l.Criterion+" "+string(l.Reason))
		if l.What == sdm.OfWeight {
			p := direct(d, 1)
			w := l.At.Value + 1e-9*math.Copysign(1, l.At.Value-.5)
			p = weigh(p, map[string]float64{l.Criterion: w, map[string]string{"x": "y", "y": "x"}[l.Criterion]: 1 - w})
			require.Equal(t, l.Favours, rank(t, d, p).Leader, "from this weight on it leads")
		}
	}
	require.ElementsMatch(t, []string{"weight x close", "weight y close", "cell x uncertain"}, what)
}

// What a hostile reader found: each row once broke something.
func TestHeldAgainst(t *testing.T) {
	t.Run("a tie is no lead, however small the smallest lead", func(t *testing.T) {
		d := decisionOf([]string{"a", "b"}, column{"x", 0, 1, []float64{.5, .5}})
		d.SmallestLead = 1e-13
		require.Equal(t, sdm.TooCloseToCall, rank(t, d, direct(d, 1)).Outcome)
	})
	t.Run("a weight that decides beats every option", func(t *testing.T) {
		d := decisionOf([]string{"a", "b", "c"}, column{"x", 0, 1, []float64{.6, .5, .9}}, column{"y", 0, 1, []float64{.4, .5, .1}})
		d.Evidence = d.Evidence[:6]
		r := rank(t, d, direct(d, .5, .5))
		for _, l := range r.Settle {
			if l.What == sdm.OfWeight {
				w := l.At.Value + 1e-9*math.Copysign(1, l.At.Value-.5)
				p := weigh(direct(d, 1), map[string]float64{l.Criterion: w, map[string]string{"x": "y", "y": "x"}[l.Criterion]: 1 - w})
				require.Equal(t, l.Favours, rank(t, d, p).Leader)
			}
		}
	})
	t.Run("a cell that others are relative to does not change alone", func(t *testing.T) {
		d := decisionOf([]string{"a", "b"}, column{"x", 100, 0, []float64{40, 0}}, column{"y", 0, 1, []float64{1, 0}})
		d.Context.Population = "adults"
		d.Criteria[0].Measure, d.Criteria[0].Per = sdm.Risk, 100
		d.Criteria[0].Span = sdm.Span{Kind: sdm.OverTime, To: 1, Unit: sdm.Year}
		d.Evidence[0].Uncertainty = sdm.Interval{Low: 10, High: 80}
		d.Evidence[1] = sdm.Cell{Option: "b", Criterion: "x", Kind: sdm.Exact, Value: new(.5), Certainty: sdm.NotRated, RelativeTo: sdm.RelativeTo{Option: "a", Effect: sdm.RiskRatio}}
		p := direct(d, .7, .3)
		r := rank(t, d, p)
		for _, s := range r.Switches {
			if s.Option == "a" && s.Criterion == "x" {
				require.Equal(t, sdm.WhyReference, s.At.Why)
			}
		}
		lead := func(x float64) float64 {
			r := rank(t, set(d, "a", "x", x), p)
			return find(r, "a").Score.Value - find(r, "b").Score.Value
		}
		d.Evidence[0].Uncertainty = sdm.Interval{}
		first := r.Options[0].Option
		sign := map[string]float64{"a": 1, "b": -1}[first]
		found := false
		for _, b := range r.Tornado {
			if b.What == sdm.OfCell && b.Option == "a" {
				found = true
				require.InDelta(t, sign*lead(80), b.LeadFrom, 1e-12)
				require.InDelta(t, sign*lead(10), b.LeadTo, 1e-12)
			}
		}
		require.True(t, found)
		low, high := find(r, "b").Interval.Low, find(r, "b").Interval.High
		require.InDelta(t, .7*.6, low, 1e-12, "a risk of 80 halved")
		require.InDelta(t, .7*.95, high, 1e-12, "a risk of 10 halved")
	})
	t.Run("removing an option keeps the order of open ones", func(t *testing.T) {
		d := decisionOf([]string{"o0", "o1", "o2"}, column{"x", 0, 1, []float64{.6, .32, 0}}, column{"y", 0, 1, []float64{.6, .3, 0}})
		d.Evidence[2] = sdm.Cell{Option: "o2", Criterion: "x", Kind: sdm.Missing, Reason: "r"}
		d.Evidence[5] = sdm.Cell{Option: "o2", Criterion: "y", Kind: sdm.Missing, Reason: "r"}
		ids := func(r sdm.Ranking) (out []string) {
			for _, o := range r.Options {
				out = append(out, o.Option)
			}
			return out
		}
		require.Equal(t, []string{"o0", "o1", "o2"}, ids(rank(t, d, direct(d, 1))))
		d.Options = d.Options[1:]
		d.Evidence = slices.DeleteFunc(d.Evidence, func(c sdm.Cell) bool { return c.Option == "o0" })
		require.Equal(t, []string{"o1", "o2"}, ids(rank(t, d, direct(d, 1))))
	})
	t.Run("no zero is negative", func(t *testing.T) {
		d := decisionOf([]string{"a", "b"}, column{"x", 0, 1, []float64{0, 0}})
		d.Evidence[1] = sdm.Cell{Option: "b", Criterion: "x", Kind: sdm.Missing, Reason: "r"}
		require.False(t, math.Signbit(find(rank(t, d, direct(d, 1)), "a").Score.Value))
	})
	t.Run("open weights stay open in the nearest weights", func(t *testing.T) {
		d := decisionOf([]string{"a", "b"}, column{"x", 0, 1, []float64{.9, .1}}, column{"y", 0, 1, []float64{.2, .4}}, column{"z", 0, 1, []float64{.5, .5}})
		p := direct(d, 1)
		p.Answers[2] = sdm.Answer{Criterion: "z", DontKnow: true}
		r := rank(t, d, p)
		require.Len(t, r.Nearest.Weights, 2)
	})
	t.Run("too large to work with is a fault", func(t *testing.T) {
		d := decisionOf([]string{"a", "b"}, column{"x", 0, 1, []float64{-1000, 1}})
		d.Criteria[0].Outside = sdm.Extrapolate
		d.Criteria[0].Value = sdm.ValueFunction{Shape: sdm.Exponential, Rate: 30}
		require.ErrorIs(t, d.Validate(), sdm.ErrNotFinite)
		d = decisionOf(make([]string, sdm.MaxOptions+1), column{"x", 0, 1, nil})
		require.ErrorIs(t, d.Validate(), sdm.ErrTooLarge)
	})
	t.Run("magnitudes of distributions", func(t *testing.T) {
		d := decisionOf([]string{"a"}, column{"x", -1.5e308, 1.5e308, nil})
		for _, dist := range []sdm.Distribution{
			{Family: sdm.Uniform, Low: new(-1e308), High: new(1e308)},
			{Family: sdm.Triangular, Low: new(-1e308), Mode: new(0.0), High: new(1e308)},
		} {
			d.Evidence = []sdm.Cell{{Option: "a", Criterion: "x", Kind: sdm.Distributed, Distribution: dist, Certainty: sdm.NotRated}}
			levels, err := d.Levels()
			require.NoError(t, err)
			require.InDelta(t, 0, levels[0].Number.Value, 1e293)
		}
	})
	t.Run("the only option left", func(t *testing.T) {
		d := decisionOf([]string{"a"}, column{"x", 0, 1, []float64{1}})
		c, err := sdm.Concord(sdm.Choice{Format: sdm.ChoiceFormat, Decision: "test", Result: sdm.Chosen, Option: "a", By: []sdm.Voice{{Role: sdm.Patient}}}, rank(t, d, direct(d, 1)))
		require.NoError(t, err)
		require.Equal(t, sdm.ChoseOnly, c.Concordance.Relation)
	})
	t.Run("an object that says nothing", func(t *testing.T) {
		data, err := full().Encode()
		require.NoError(t, err)
		text := strings.Replace(string(data), `"by": "surgeon",`, `"by": "",`, 1)
		text = strings.Replace(text, `"reason": "heart",`, `"reason": "",`, 1)
		text = strings.Replace(text, `"date": "2026-05-04"`, `"date": ""`, 1)
		_, err = sdm.DecodeDecision([]byte(text))
		require.Equal(t, "/options/2/unsuitable required", faultsOf(err))
	})
	t.Run("three languages", func(t *testing.T) {
		d := full()
		d.Translations = append(d.Translations, sdm.Translation{Language: "de", Texts: map[string]string{"a model": "ein Modell"}})
		es, _ := d.In("es")
		require.NoError(t, es.Validate())
		de, lang := d.In("de")
		require.Equal(t, "de", lang)
		require.Equal(t, "ein Modell", de.Evidence[6].Formula)
	})
}

func TestUnsuitableOptionsAreVisibleAndNotRanked(t *testing.T) {
	d := decisionOf([]string{"a", "b"}, column{"x", 0, 10, []float64{9, 1}})
	d.Options[0].Unsuitable = sdm.Unsuitable{By: "surgeon", Reason: "The heart is too weak."}
	r := rank(t, d, direct(d, 1))
	require.Equal(t, sdm.NothingToCompare, r.Outcome)
	require.Equal(t, "a", r.Unsuitable[0].Option)
	require.Len(t, r.Options, 1)
}

func TestOptionsOfManyWithOpenWeights(t *testing.T) {
	d, p := randomDecision(300, 4)
	p.Answers[1] = sdm.Answer{Criterion: p.Answers[1].Criterion, DontKnow: true}
	r := rank(t, d, p)
	require.Len(t, r.Options, 300)
	for i, o := range r.Options {
		require.LessOrEqual(t, o.Rank, i+1)
		require.GreaterOrEqual(t, o.RankTo, o.Rank)
	}
}

// A report on many options stays in proportion to them.
func TestReportsOnManyOptions(t *testing.T) {
	d, p := randomDecision(400, 2)
	for i := range d.Evidence {
		d.Evidence[i].Value = new(50.0)
	}
	r := rank(t, d, p)
	same := 0
	for _, n := range r.Notes {
		if n.Code == sdm.NoteIdentical {
			same++
			require.Equal(t, "o00000", n.Option)
		}
	}
	require.Equal(t, 399, same)
	for i := range d.Evidence {
		x := float64(i % 400 / 4)
		if d.Evidence[i].Criterion == "c01" {
			x = 100 - x
		}
		d.Evidence[i].Value = &x
	}
	r = rank(t, d, p)
	require.Len(t, r.Dominance, 396, "one for each that is not among the four best")
	for _, pair := range r.Dominance {
		require.Equal(t, 1, find(r, pair.Better).Rank)
	}
}

func TestConcord(t *testing.T) {
	d := decisionOf([]string{"a", "b", "c", "u"}, column{"x", 0, 10, []float64{9, 1, 0, 5}})
	d.Criteria[0].MustHave.Level = new(.5)
	d.Options[3].Unsuitable = sdm.Unsuitable{By: "gp", Reason: "x"}
	r := rank(t, d, direct(d, 1))
	choice := func(id string) sdm.Choice {
		return sdm.Choice{Format: sdm.ChoiceFormat, Decision: "test", Result: sdm.Chosen, Option: id, By: []sdm.Voice{{Role: sdm.Patient}}}
	}
	for id, want := range map[string]sdm.Relation{
		"a": sdm.ChoseLeader, "b": sdm.ChoseOther, "c": sdm.ChoseExcluded, "u": sdm.ChoseUnsuitable,
	} {
		c, err := sdm.Concord(choice(id), r)
		require.NoError(t, err)
		require.Equal(t, want, c.Concordance.Relation)
		require.NoError(t, c.Validate())
	}
	c, err := sdm.Concord(choice("b"), r)
	require.NoError(t, err)
	require.InDelta(t, .8, c.Concordance.Gap.Value, 1e-15)
	require.Equal(t, 2, c.Concordance.Rank)

	off := choice("")
	off.Result = sdm.PutOff
	c, err = sdm.Concord(off, r)
	require.NoError(t, err)
	require.Equal(t, sdm.NothingChosen, c.Concordance.Relation)

	_, err = sdm.Concord(choice("z"), r)
	require.ErrorIs(t, err, sdm.ErrUnknownID)
	other := choice("a")
	other.Decision = "other"
	_, err = sdm.Concord(other, r)
	require.ErrorIs(t, err, sdm.ErrOtherDecision)

	d = decisionOf([]string{"a", "b", "c"}, column{"x", 0, 10, []float64{5, 5, 1}})
	r = rank(t, d, direct(d, 1))
	c, _ = sdm.Concord(choice("b"), r)
	require.Equal(t, sdm.ChoseAmongTies, c.Concordance.Relation)
	c, _ = sdm.Concord(choice("c"), r)
	require.Equal(t, sdm.ChoseOther, c.Concordance.Relation)
	d.Evidence = d.Evidence[1:]
	r = rank(t, d, direct(d, 1))
	c, _ = sdm.Concord(choice("b"), r)
	require.Equal(t, sdm.NoLeader, c.Concordance.Relation)
	require.Equal(t, sdm.WhyMissingEvidence, c.Concordance.Gap.Why)
}

func TestDecisionIn(t *testing.T) {
	d := full()
	es, lang := d.In("es-MX")
	require.Equal(t, "es", lang)
	require.Equal(t, "¿Cuál?", es.Question)
	require.Equal(t, "La A", es.Options[0].Name)
	require.Equal(t, "B", es.Options[1].Name, "left out: stays")
	require.Equal(t, "de cada 100", es.Criteria[0].Unit)
	require.Equal(t, "Poca", es.Criteria[4].Categories[0].Name)
	require.Equal(t, []string{"Siga."}, es.Context.Cautions)
	require.Equal(t, "un modelo", es.Evidence[6].Formula)
	require.Empty(t, es.Translations, "none is left of a language it is in")
	require.NoError(t, es.Validate())
	require.Equal(t, "Which?", d.Question, "the original is untouched")
	require.Equal(t, "Low", d.Criteria[4].Categories[0].Name)
	for _, tag := range []string{"en", "en-GB", "fr", "???"} {
		same, lang := d.In(tag)
		require.Equal(t, "en", lang)
		require.Equal(t, d, same)
	}
	require.Equal(t, []string{"en", "es"}, d.Languages())
}
