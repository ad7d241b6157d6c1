package risk_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/risk"
)

// decision has one risk from counts and a ratio, and one that is no risk.
func decision(t testing.TB, cells ...sdm.Cell) sdm.Decision {
	two := 2.0
	zero := 0.0
	d := sdm.Decision{
		Format: sdm.DecisionFormat, ID: "made-up", Language: "en", Title: "Tablet", Question: "Take a tablet?",
		Context: sdm.Context{Population: "adults"}, Audience: sdm.AudiencePatients, Review: sdm.Review{Status: sdm.NotReviewed},
		Options: []sdm.Option{{ID: "tablet", Name: "Tablet"}, {ID: "none", Name: "No tablet", Kind: sdm.Nothing}},
		Criteria: []sdm.Criterion{
			{ID: "attack", Name: "heart attack", Measure: sdm.Risk, Per: 1000, Unit: "per 1,000", Span: tenYears, Direction: sdm.LowerIsBetter, Range: sdm.Range{Worst: 1000, Best: 0}},
			{ID: "daily", Name: "tablets", Unit: "each day", Measure: sdm.Quantity, Direction: sdm.LowerIsBetter, Range: sdm.Range{Worst: 2, Best: 0}},
		},
		Evidence: []sdm.Cell{
			{Option: "tablet", Criterion: "daily", Kind: sdm.Exact, Value: &two, Origin: sdm.ByDefinition},
			{Option: "none", Criterion: "daily", Kind: sdm.Exact, Value: &zero, Origin: sdm.ByDefinition},
		},
	}
	for _, c := range cells {
		if c.Kind != sdm.Missing {
			c.Certainty = sdm.LowCertainty
		}
		d.Evidence = append(d.Evidence, c)
	}
	require.NoError(t, d.Validate())
	return d
}

func trial(t testing.TB) sdm.Decision {
	return decision(t, risk.Counts{Events: 20, Total: 200}.Cell("none", "attack"),
		risk.EffectCell("tablet", "attack", "none", sdm.RiskRatio, risk.Estimate{Value: 0.75, Low: 0.6, High: 0.9}))
}

func answers() sdm.Preferences {
	points := 50.0
	return sdm.Preferences{
		Format: sdm.PreferencesFormat, Decision: "made-up", Voice: sdm.Voice{Role: sdm.Patient}, Method: sdm.Swing,
		Answers: []sdm.Answer{
			{Criterion: "attack", Points: &points, Asked: sdm.Range{Worst: 1000, Best: 0}},
			{Criterion: "daily", Points: &points, Asked: sdm.Range{Worst: 2, Best: 0}},
		},
	}
}

// One document: counts and a ratio become cells; the ranking and the picture
// use the same numbers, before and after a baseline of one's own.
func TestChain(t *testing.T) {
	d := trial(t)
	for _, c := range []struct {
		name             string
		with             func(sdm.Decision) sdm.Decision
		none, tablet     int
		numberOfTheTable float64
	}{
		{"as published", func(d sdm.Decision) sdm.Decision { return d }, 10, 8, 75},
		{"own baseline", func(d sdm.Decision) sdm.Decision {
			own, err := risk.WithBaseline(d, risk.Baseline{Criterion: "attack", Risk: 0.4})
			require.NoError(t, err)
			return own
		}, 40, 30, 300},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := c.with(d)
			shown, err := risk.OfDecision(d, "attack", risk.Options{})
			require.NoError(t, err)
			r := shown.Risks()
			require.Equal(t, "none", r.Reference)
			require.Equal(t, []int{c.tablet, c.none}, []int{r.Options[0].Count, r.Options[1].Count})
			require.Equal(t, []risk.Assumption{risk.SameEffect}, r.Assumes)
			ranking, err := sdm.Rank(d, answers())
			require.NoError(t, err)
			for _, o := range ranking.Options {
				if o.Option == "tablet" {
					require.InDelta(t, c.numberOfTheTable, o.Contributions[0].Number.Value, 1e-9)
					require.InDelta(t, r.Options[0].Risk.Value*1000, o.Contributions[0].Number.Value, 1e-9)
				}
			}
		})
	}
	require.Equal(t, 20, *d.Evidence[2].Events, "the decision itself is as it was")
}

func TestBaselineMakesRatios(t *testing.T) {
	counts := func(o string, e, n int) sdm.Cell { return risk.Counts{Events: e, Total: n}.Cell(o, "attack") }
	number := func(d sdm.Decision) risk.OptionRisk {
		c, err := risk.OfDecision(d, "attack", risk.Options{})
		require.NoError(t, err)
		return c.Risks().Options[0]
	}
	own := func(d sdm.Decision, b risk.Baseline) sdm.Decision {
		b.Criterion = "attack"
		out, err := risk.WithBaseline(d, b)
		require.NoError(t, err)
		return out
	}
	// Two groups of a trial: 15 % against 20 % is 0.75.
	d := own(decision(t, counts("none", 20, 100), counts("tablet", 15, 100)), risk.Baseline{Risk: 0.08})
	require.InDelta(t, 0.06, number(d).Risk.Value, 1e-12)
	katz, err := risk.RiskRatio(risk.Counts{Events: 15, Total: 100}, risk.Counts{Events: 20, Total: 100}, 0)
	require.NoError(t, err)
	require.InDelta(t, 0.08*katz.High, number(d).Interval.High, 1e-12)
	// A difference of −50 from 200 of 1,000 is 0.75 too.
	d = own(decision(t, counts("none", 20, 100), risk.EffectCell("tablet", "attack", "none", sdm.Difference, risk.Estimate{Value: -50, Low: -100, High: 0})), risk.Baseline{Risk: 0.08})
	require.InDelta(t, 0.06, number(d).Risk.Value, 1e-12)
	require.InDelta(t, 0.08, number(d).Interval.High, 1e-12)
	// Over another time: 19 % over 20 years is 10 % over ten.
	d = own(trial(t), risk.Baseline{Risk: 0.19, Span: sdm.Span{Kind: sdm.OverTime, To: 240, Unit: sdm.Month}})
	require.InDelta(t, 0.075, number(d).Risk.Value, 1e-12)
	// What is not known stays so.
	d = own(decision(t, counts("none", 20, 100), sdm.Cell{Option: "tablet", Criterion: "attack", Kind: sdm.Missing, Reason: "No trial."}), risk.Baseline{Risk: 0.5})
	require.Equal(t, "No trial.", number(d).Reason)
	d = own(decision(t, counts("none", 20, 100)), risk.Baseline{Risk: 0.5})
	require.NotEmpty(t, number(d).Reason)
}

func TestBaselineWidens(t *testing.T) {
	d := trial(t)
	d.Criteria[0].Range = sdm.Range{Worst: 150, Best: 60}
	_, err := risk.WithBaseline(d, risk.Baseline{Criterion: "attack", Risk: 0.432})
	require.ErrorIs(t, err, sdm.ErrOutsideRange)
	own, err := risk.WithBaseline(d, risk.Baseline{Criterion: "attack", Risk: 0.432, Widen: true})
	require.NoError(t, err)
	require.Equal(t, sdm.Range{Worst: 440, Best: 60}, own.Criteria[0].Range)
	own, err = risk.WithBaseline(d, risk.Baseline{Criterion: "attack", Risk: 0.062, Widen: true})
	require.NoError(t, err)
	require.Equal(t, sdm.Range{Worst: 150, Best: 40}, own.Criteria[0].Range)
	require.Equal(t, sdm.Range{Worst: 150, Best: 60}, d.Criteria[0].Range, "the decision itself is as it was")
}

func TestBaselineRefuses(t *testing.T) {
	d := trial(t)
	for _, c := range []struct {
		name string
		d    sdm.Decision
		b    risk.Baseline
		is   error
	}{
		{"no criterion", d, risk.Baseline{Criterion: "x"}, risk.ErrUnknownCriterion},
		{"no risk", d, risk.Baseline{Criterion: "daily"}, risk.ErrNotARisk},
		{"above 1", d, risk.Baseline{Criterion: "attack", Risk: 1.1}, risk.ErrProportion},
		{"lifetime", d, risk.Baseline{Criterion: "attack", Risk: 0.1, Span: sdm.Span{Kind: sdm.OverTime, Unit: sdm.Lifetime}}, risk.ErrTime},
		{"an effect is no reference", d, risk.Baseline{Criterion: "attack", Risk: 0.1, Reference: "tablet"}, sdm.ErrUnknownID},
		{"no such reference", d, risk.Baseline{Criterion: "attack", Risk: 0.1, Reference: "x"}, sdm.ErrUnknownID},
		{"the result is above 1", decision(t, risk.Counts{Events: 10, Total: 200}.Cell("none", "attack"),
			risk.EffectCell("tablet", "attack", "none", sdm.RiskRatio, risk.Exactly(2))), risk.Baseline{Criterion: "attack", Risk: 0.6}, sdm.ErrOutsideRange},
		{
			"no ratio from nothing", decision(t, risk.Counts{Total: 200}.Cell("none", "attack"), risk.Counts{Events: 3, Total: 200}.Cell("tablet", "attack")),
			risk.Baseline{Criterion: "attack", Risk: 0.6},
			risk.ErrNoEvents,
		},
		{"faults of the decision", sdm.Decision{Criteria: []sdm.Criterion{{ID: "attack"}}}, risk.Baseline{Criterion: "attack"}, sdm.ErrNoOptions},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := risk.WithBaseline(c.d, c.b)
			require.ErrorIs(t, err, c.is)
		})
	}
	_, err := risk.OfDecision(d, "x", risk.Options{})
	require.ErrorIs(t, err, risk.ErrUnknownCriterion)
	_, err = risk.OfDecision(d, "daily", risk.Options{})
	require.ErrorIs(t, err, risk.ErrNotARisk)
	_, err = risk.OfDecision(sdm.Decision{Criteria: d.Criteria}, "attack", risk.Options{})
	require.ErrorIs(t, err, sdm.ErrNoOptions)
	_, err = risk.EveryRisk(sdm.Decision{}, risk.Options{})
	require.ErrorIs(t, err, sdm.ErrNoOptions)
	_, err = risk.EveryRisk(d, risk.Options{AtLeast: 3})
	require.ErrorIs(t, err, risk.ErrDenominator)
}

// An effect moves with its own baseline only, whichever option is the reference.
func TestAnotherReference(t *testing.T) {
	c, err := risk.OfDecision(trial(t), "attack", risk.Options{Reference: "tablet"})
	require.NoError(t, err)
	r := c.Risks()
	require.False(t, r.Options[0].Against || r.Options[1].Against)
	require.Equal(t, 2, r.Options[1].Difference)
	require.Greater(t, r.Options[1].Gap.Interval.High, 0.04, "both intervals count")
}

func TestEveryRisk(t *testing.T) {
	d := trial(t)
	d.Evidence[2].Population = "women"
	all, err := risk.EveryRisk(d, risk.Options{AtLeast: 1000})
	require.NoError(t, err)
	require.Len(t, all, 1, "tablets are no risk")
	require.Equal(t, "attack", all[0].Criterion)
	r := all[0].Comparison.Risks()
	require.Equal(t, 1000, r.Per)
	require.Equal(t, "adults; No tablet: women", r.Population)
}
