package elicit_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/elicit"
)

// Each method gives its weights, bounds or order through the document, the same
// as its function, and hands weights over to sdm.Rank.
func TestEveryRoute(t *testing.T) {
	wanted := map[elicit.Method]struct {
		status  elicit.Status
		weights []float64
	}{
		elicit.SwingPoints:    {elicit.HasWeights, []float64{0.4, 0.3, 0.2, 0.1}},
		elicit.DirectPoints:   {elicit.HasWeights, []float64{0.4, 0.3, 0.2, 0.1}},
		elicit.SMART:          {elicit.HasWeights, []float64{0.4, 0.3, 0.2, 0.1}},
		elicit.ImpreciseSwing: {elicit.HasBounds, nil},
		elicit.SMARTER:        {elicit.HasWeights, []float64{0.5208, 0.2708, 0.1458, 0.0625}},
		elicit.Centroid:       {elicit.HasWeights, []float64{0.5208, 0.2708, 0.1458, 0.0625}},
		elicit.RankSum:        {elicit.HasWeights, []float64{0.4, 0.3, 0.2, 0.1}},
		elicit.Reciprocal:     {elicit.HasWeights, []float64{0.48, 0.24, 0.16, 0.12}},
		elicit.RankExponent:   {elicit.HasWeights, []float64{16. / 30, 9. / 30, 4. / 30, 1. / 30}},
		elicit.TradeOff:       {elicit.HasWeights, []float64{0.4, 0.3, 0.2, 0.1}},
		elicit.TradeOffPairs:  {elicit.HasWeights, []float64{0.5208, 0.2708, 0.1458, 0.0625}},
		elicit.PairwiseAHP:    {elicit.HasWeights, nil},
		elicit.BestWorstBWM:   {elicit.HasWeights, nil},
		elicit.BestWorstSets:  {elicit.HasWeights, nil},
		elicit.ChoiceTasks:    {elicit.HasWeights, nil},
		elicit.Statements:     {elicit.HasBounds, nil},
	}
	for name, route := range routes() {
		t.Run(name, func(t *testing.T) {
			r := run(t, route)
			x := r.Routes[0]
			want := wanted[x.Method]
			require.Equal(t, want.status, x.Status)
			require.Equal(t, elicit.OfRanges, x.Basis)
			require.True(t, x.Status.IsValid() && x.Basis.IsValid() && x.Method.IsValid())
			if want.weights != nil {
				require.InDeltaSlice(t, want.weights, weightsOf(x), 5e-5)
				require.Equal(t, 1, x.Weights[0].Place)
				require.Equal(t, 4, x.Weights[3].Place)
			}
			for _, m := range x.Measures {
				require.True(t, m.Name.IsValid())
			}
			p, err := r.Preferences(name)
			if want.status != elicit.HasWeights {
				require.ErrorIs(t, err, elicit.ErrNoWeights)
				require.NotEmpty(t, x.Conditions)
				return
			}
			require.NoError(t, err)
			ranking, err := sdm.Rank(decision(t), p)
			require.NoError(t, err)
			weighed := map[string]sdm.WeighedCriterion{}
			for _, c := range ranking.Criteria {
				weighed[c.Criterion] = c
			}
			for _, w := range x.Weights {
				require.InDelta(t, w.Weight.Value, weighed[w.Criterion].Weight.Value, 1e-12)
				require.False(t, weighed[w.Criterion].Stale)
			}
		})
	}
	require.Len(t, routes(), len(elicit.Method("").Values()), "a route for each method")
}

// What a person could not say stays open, in bounds and for sdm.Rank.
func TestOpenAnswers(t *testing.T) {
	route := routes()["swing"]
	route.Ratings = points(100, 60, -1) // weeks 60, scar not known, visits not asked
	r := run(t, route)
	x := r.Routes[0]
	require.Equal(t, elicit.HasBounds, x.Status)
	require.InDelta(t, 0.625, x.Weights[0].Weight.Value, 1e-12, "shares among the answered")
	require.InDelta(t, 100./360, x.Weights[0].Low.Value, 1e-12, "both others could have 100")
	require.InDelta(t, 0.625, x.Weights[0].High.Value, 1e-12)
	require.Equal(t, elicit.WhyOpen, x.Weights[2].Weight.Why)
	require.InDelta(t, 100./260, x.Weights[2].High.Value, 1e-12)
	require.Equal(t, []elicit.Missing{{Code: elicit.Unknown, Criterion: "scar"}, {Code: elicit.NoAnswer, Criterion: "visits"}}, x.Missing)
	p, err := r.Preferences("swing")
	require.NoError(t, err)
	require.True(t, p.Answers[2].DontKnow)
	ranking, err := sdm.Rank(decision(t), p)
	require.NoError(t, err)
	require.False(t, ranking.Criteria[2].Weight.Ok())

	route = routes()["rankSum"]
	route.Ratings = ranks(1, 2, 0, 3)
	x = run(t, route).Routes[0]
	require.Equal(t, elicit.WhyOpen, x.Weights[2].Weight.Why)
	require.InDelta(t, 1./3, x.Weights[2].High.Value, 1e-12, "as much as the first of three: ½ / 1½")
}

func TestIncompleteRoutes(t *testing.T) {
	change := func(name string, f func(*elicit.Route)) elicit.RouteReport {
		r := routes()[name]
		f(&r)
		return run(t, r).Routes[0]
	}
	x := change("pairwise", func(r *elicit.Route) { r.Judgements = r.Judgements[:2] })
	require.Equal(t, elicit.NotEnough, x.Status)
	require.Equal(t, elicit.WhyNotConnected, x.Weights[0].Weight.Why)
	require.Equal(t, []elicit.Missing{{Code: elicit.NoLink, Criterion: "pain", With: "visits"}}, x.Missing)

	x = change("pairwise", func(r *elicit.Route) { r.Judgements = r.Judgements[:5] })
	require.Equal(t, elicit.HasWeights, x.Status)
	require.Contains(t, x.Missing, elicit.Missing{Code: elicit.NoPair, Criterion: "scar", With: "visits"})

	x = change("bestWorst", func(r *elicit.Route) { r.BestWorst.BestOver = r.BestWorst.BestOver[1:] })
	require.Equal(t, elicit.NotEnough, x.Status)
	require.Equal(t, []elicit.Missing{{Code: elicit.NoPair, Criterion: "pain", With: "weeks"}}, x.Missing)

	x = change("tradeOff", func(r *elicit.Route) { r.Steps[2].Worth = "" })
	require.Equal(t, elicit.HasBounds, x.Status, "nothing links visits")
	require.Equal(t, 1.0, x.Weights[3].High.Value)
	require.Contains(t, x.Missing, elicit.Missing{Code: elicit.NoLink, Criterion: "pain", With: "visits"})

	x = change("tradeOff", func(r *elicit.Route) { r.Steps = nil })
	require.Equal(t, elicit.NotEnough, x.Status)

	x = change("maxDiff", func(r *elicit.Route) { r.Sets = r.Sets[:1]; r.Sets[0].Most, r.Sets[0].Least = "", "" })
	require.Equal(t, elicit.NotEnough, x.Status)
	require.Contains(t, x.Missing, elicit.Missing{Code: elicit.NoPick, Item: "s1"})

	x = change("maxDiff", func(r *elicit.Route) { r.Sets = r.Sets[:1] })
	require.Equal(t, elicit.HasOrder, x.Status)
	require.Equal(t, 1, x.Weights[0].Place)
	require.Equal(t, 2, x.Weights[1].Place)

	x = change("maxDiff", func(r *elicit.Route) {
		r.Sets[0].Shown = r.Sets[0].Shown[:2]
		r.Sets[0].Least = "weeks"
		r.Sets = r.Sets[:1]
	})
	require.Equal(t, elicit.NotEnough, x.Status)
	require.Equal(t, elicit.WhyCollinear, x.Weights[0].Weight.Why)

	x = change("choice", func(r *elicit.Route) { r.Tasks = r.Tasks[:1] })
	require.Equal(t, elicit.WhyCollinear, x.Weights[0].Weight.Why)
	require.NotEmpty(t, x.Missing)

	x = change("choice", func(r *elicit.Route) {
		for i := range r.Tasks {
			r.Tasks[i].Chosen = ""
		}
	})
	require.Equal(t, elicit.WhyNotEnough, x.Weights[0].Weight.Why)

	x = change("choice", func(r *elicit.Route) {
		for i := range r.Tasks {
			r.Tasks[i].Chosen = "a"
		}
	})
	require.Equal(t, elicit.WhySeparated, x.Weights[0].Weight.Why)
	require.NotEmpty(t, x.Notes)

	x = change("tradeOffRanking", func(r *elicit.Route) { r.Steps = r.Steps[:1] })
	require.Equal(t, elicit.HasBounds, x.Status)
	require.Contains(t, x.Missing, elicit.Missing{Code: elicit.MorePairs})

	x = change("tradeOffRanking", func(r *elicit.Route) { r.Steps = r.Steps[:1]; r.Ladders = r.Ladders[:2] })
	require.Equal(t, elicit.NotEnough, x.Status)

	x = change("statements", func(r *elicit.Route) { r.Statements = r.Statements[3:] })
	require.Equal(t, elicit.HasBounds, x.Status)
	require.InDelta(t, 0.7, x.Weights[1].High.Value, 1e-9)

	x = change("statements", func(r *elicit.Route) { r.Statements = r.Statements[2:3] })
	require.Contains(t, x.Missing, elicit.Missing{Code: elicit.NoAnswer, Criterion: "pain"})

	x = change("statements", func(r *elicit.Route) {
		r.Statements = []elicit.Statement{
			{ID: "a", Kind: elicit.MattersTimes, Criterion: "pain", Than: "weeks", Times: new(2.0)},
			{ID: "b", Kind: elicit.MattersSame, Criterion: "weeks", Than: "scar"},
			{ID: "c", Kind: elicit.MattersSame, Criterion: "scar", Than: "visits"},
		}
	})
	require.Equal(t, elicit.HasWeights, x.Status, "just one set of weights")
	require.InDeltaSlice(t, []float64{0.4, 0.2, 0.2, 0.2}, weightsOf(x), 1e-9)
}

// Contradictions are named and give no weights.
func TestClashes(t *testing.T) {
	route := routes()["statements"]
	route.Statements = append(route.Statements, elicit.Statement{
		ID: "x", Kind: elicit.MattersMore, Criterion: "visits", Than: "pain", Text: "I hate going there.",
	})
	x := run(t, route).Routes[0]
	require.Equal(t, elicit.Contradictory, x.Status)
	require.Equal(t, elicit.WhyContradictory, x.Weights[0].Weight.Why)
	require.True(t, x.Clash.Smallest)
	var ids []string
	for _, s := range x.Clash.Said {
		ids = append(ids, s.ID)
	}
	require.Equal(t, []string{"a", "c", "x"}, ids)

	route = routes()["tradeOff"]
	route.Steps = append(route.Steps, elicit.StepPair{
		ID: "t4", First: step("weeks", number(12), number(0)), Second: step("visits", number(20), number(0)), Worth: elicit.SameWorth,
	})
	x = run(t, route).Routes[0]
	require.Equal(t, elicit.Contradictory, x.Status)
	require.Len(t, x.Clash.Said, 3)

	route = routes()["tradeOffRanking"]
	again := route.Steps[0]
	again.ID, again.Worth = "p4", elicit.SecondMore
	route.Steps = append(route.Steps, again)
	x = run(t, route).Routes[0]
	require.Equal(t, elicit.Contradictory, x.Status)
	require.Len(t, x.Clash.Said, 2)
}

func TestSlackAndThresholds(t *testing.T) {
	route := routes()["tradeOff"]
	route.Steps = append(route.Steps, elicit.StepPair{
		ID: "t4", First: step("weeks", number(12), number(4)), Second: step("scar", category("large"), category("none")), Worth: elicit.SameWorth,
	})
	x := run(t, route).Routes[0]
	require.Equal(t, elicit.HasWeights, x.Status)
	route.Steps[3].First.From = number(11.5)
	x = run(t, route).Routes[0]
	require.Equal(t, elicit.HasWeights, x.Status)
	require.Contains(t, x.Notes, elicit.Note{Code: elicit.NoteSlack})
	require.NotEmpty(t, x.Repair)
	require.Less(t, x.Weights[0].Low.Value, x.Weights[0].High.Value)

	route = routes()["tradeOff"]
	route.Steps = route.Steps[:1]
	route.Steps[0].Worth = elicit.FirstMore
	more := elicit.StepPair{ID: "t2", First: step("pain", number(5), number(0)), Second: route.Steps[0].Second, Worth: elicit.SecondMore}
	route.Steps = append(route.Steps, more)
	x = run(t, route).Routes[0]
	require.Equal(t, elicit.HasBounds, x.Status, "a threshold between 5 and 7.5")
	require.Len(t, x.Conditions, 2)
}

// Weights that belong to no ranges, or to others, say so.
func TestBasis(t *testing.T) {
	route := routes()["direct"]
	route.Importance, route.Asked = true, nil
	r := run(t, route)
	require.Equal(t, elicit.OfImportance, r.Routes[0].Basis)
	require.Contains(t, r.Routes[0].Notes, elicit.Note{Code: elicit.NoteImportance})
	_, err := r.Preferences("direct")
	require.ErrorIs(t, err, elicit.ErrNotSwing)

	route = routes()["direct"]
	route.Asked = route.Asked[1:]
	r = run(t, route)
	require.Equal(t, elicit.OfImportance, r.Routes[0].Basis)
	require.Contains(t, r.Routes[0].Notes, elicit.Note{Code: elicit.NoteNotShown, Criterion: "pain"})

	route = routes()["direct"]
	route.Asked = shown()
	route.Asked[0].Range.Worst = 8
	r = run(t, route)
	require.Equal(t, elicit.OfOther, r.Routes[0].Basis)
	p, err := r.Preferences("direct")
	require.NoError(t, err)
	ranking, err := sdm.Rank(decision(t), p)
	require.NoError(t, err)
	require.True(t, ranking.Criteria[0].Stale, "sdm.Rank says so, too")

	route = routes()["direct"]
	route.Asked = shown()
	route.Asked[3].Range = sdm.Range{Worst: 20, Best: 0}
	require.Equal(t, elicit.OfRanges, run(t, route).Routes[0].Basis, "written in the person's direction")

	_, err = r.Preferences("x")
	require.ErrorIs(t, err, elicit.ErrNoRoute)
}

func TestAgreement(t *testing.T) {
	all := routes()
	other := all["swing"]
	other.ID = "other"
	other.Ratings = points(25, 50, 75, 100)
	broken := all["statements"]
	broken.ID = "broken"
	broken.Statements = append(broken.Statements, elicit.Statement{ID: "x", Kind: elicit.MattersMore, Criterion: "visits", Than: "pain"})
	r := run(t, all["swing"], all["direct"], other, all["statements"], broken)
	require.Len(t, r.Agreements, 10)
	of := map[[2]string]elicit.Agreement{}
	for _, g := range r.Agreements {
		require.True(t, g.Verdict.IsValid())
		of[[2]string{g.A, g.B}] = g
	}
	g := of[[2]string{"swing", "direct"}]
	require.Equal(t, elicit.Agree, g.Verdict)
	require.Equal(t, 0.0, g.Distance.Value)
	require.Empty(t, g.Apart)

	g = of[[2]string{"swing", "other"}]
	require.Equal(t, elicit.Differ, g.Verdict)
	require.InDelta(t, 0.4, g.Distance.Value, 1e-12)
	require.Equal(t, "pain", g.Apart)
	require.InDelta(t, 0.4, g.OfA.Value, 1e-12)
	require.InDelta(t, 0.1, g.OfB.Value, 1e-12)
	require.Len(t, g.Reversed, 6)

	require.Equal(t, elicit.Agree, of[[2]string{"swing", "statements"}].Verdict)
	g = of[[2]string{"other", "statements"}]
	require.Equal(t, elicit.Differ, g.Verdict)
	require.Equal(t, "pain", g.Apart)
	require.Equal(t, elicit.WhyNoPoint, g.Distance.Why)
	require.InDelta(t, 0.1, g.OfA.Value, 1e-9)
	require.InDelta(t, 1./3, g.OfB.Value, 1e-9, "the end of its bounds that is nearer")
	require.Equal(t, elicit.CannotCompare, of[[2]string{"statements", "broken"}].Verdict)
}

// Choices for less of what the decision says is better are no weights.
func TestChoicesAgainst(t *testing.T) {
	route := routes()["choice"]
	for i := range route.Tasks {
		if route.Tasks[i].Chosen == "a" {
			route.Tasks[i].Chosen = "b"
		} else {
			route.Tasks[i].Chosen = "a"
		}
	}
	x := run(t, route).Routes[0]
	require.Equal(t, elicit.NotEnough, x.Status)
	require.Equal(t, elicit.WhyAgainst, x.Weights[0].Weight.Why)
}

// The weights of trade-off ranking go with the values of the decision: half of
// pain for more than weeks, and weeks for more than all of scar and visits.
func TestPairsWithTheValuesOfTheDecision(t *testing.T) {
	route := routes()["tradeOffRanking"]
	otherValues(&route)
	x := run(t, route).Routes[0]
	require.Contains(t, x.Notes, elicit.Note{Code: elicit.NoteOtherValues})

	route.Steps[1].Worth = elicit.SecondMore
	x = run(t, route).Routes[0]
	require.Equal(t, elicit.HasBounds, x.Status)
	require.NotContains(t, x.Notes, elicit.Note{Code: elicit.NoteOtherValues})
	require.InDelta(t, 1./3, x.Weights[1].High.Value, 1e-9, "pain is worth more than twice as much")
}

// What a report says is written and read back.
func TestReportRoundTrip(t *testing.T) {
	var all []elicit.Route
	for _, m := range elicit.Method("").Values() {
		all = append(all, routes()[m])
	}
	a := answers(all...)
	data, err := a.Encode()
	require.NoError(t, err)
	back, err := elicit.DecodeAnswers(data)
	require.NoError(t, err)
	require.Equal(t, a, back)
	r := run(t, all...)
	data, err = r.Encode()
	require.NoError(t, err)
	again, err := elicit.DecodeReport(data)
	require.NoError(t, err)
	require.Equal(t, r, again)
	twice, err := elicit.Elicit(decision(t), back)
	require.NoError(t, err)
	require.Equal(t, r, twice)
}

// Numbers that differ too much in size are a result, not an error.
func TestUnproven(t *testing.T) {
	route := routes()["statements"]
	route.Statements = nil
	for i, p := range [][2]string{{"pain", "weeks"}, {"weeks", "scar"}, {"scar", "visits"}} {
		route.Statements = append(route.Statements, elicit.Statement{
			ID: string(rune('a' + i)), Kind: elicit.MattersTimes, Criterion: p[0], Than: p[1], Times: new(1e6),
		})
	}
	x := run(t, route, routes()["swing"])
	require.Contains(t, []elicit.Status{elicit.NotEnough, elicit.HasWeights}, x.Routes[0].Status)
	require.Equal(t, elicit.HasWeights, x.Routes[1].Status, "other routes are not touched")
}

// Answers that show an order alone hand over that order.
func TestPreferencesOfAnOrder(t *testing.T) {
	r := routes()["maxDiff"]
	r.Sets = r.Sets[:1]
	r.Sets[0].Shown = []string{"pain", "weeks", "scar", "visits"}
	r.Sets[0].Most, r.Sets[0].Least = "weeks", "pain"
	report := run(t, r)
	require.Equal(t, elicit.HasOrder, report.Routes[0].Status)
	p, err := report.Preferences(r.ID)
	require.NoError(t, err)
	require.NoError(t, p.ValidateFor(decision(t)))
	require.Equal(t, sdm.RankOrderCentroid, p.Method)
	var ranks []int
	for _, a := range p.Answers {
		require.Nil(t, a.Points)
		ranks = append(ranks, a.Rank)
	}
	require.Equal(t, []int{4, 1, 2, 2}, ranks)
	ranking, err := sdm.Rank(decision(t), p)
	require.NoError(t, err)
	for _, c := range ranking.Criteria {
		if c.Criterion == "weeks" {
			require.InDelta(t, 25./48, c.Weight.Value, 1e-12)
		}
	}
	r.Importance, r.Asked = true, nil
	_, err = run(t, r).Preferences(r.ID)
	require.ErrorIs(t, err, elicit.ErrNotSwing)
}
