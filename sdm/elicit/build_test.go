package elicit_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/elicit"
)

// decision has four criteria: two numbers, one with ordered categories, and one
// whose direction is personal.
func decision(t testing.TB) sdm.Decision {
	d := sdm.Decision{
		Format: sdm.DecisionFormat, ID: "knee", Language: "en", Title: "Knee", Question: "What to do about the knee?",
		Context: sdm.Context{Population: "adults"}, Audience: sdm.AudiencePatients, Review: sdm.Review{Status: sdm.NotReviewed},
		Options: []sdm.Option{{ID: "surgery", Name: "Surgery"}, {ID: "exercise", Name: "Exercise"}},
		Criteria: []sdm.Criterion{
			{ID: "pain", Name: "pain", Unit: "of 10", Measure: sdm.Score, Direction: sdm.LowerIsBetter, Range: sdm.Range{Worst: 10, Best: 0}},
			{ID: "weeks", Name: "time off work", Unit: "weeks", Measure: sdm.Quantity, Direction: sdm.LowerIsBetter, Range: sdm.Range{Worst: 12, Best: 0}},
			{ID: "scar", Name: "scar", Measure: sdm.Categorical, Direction: sdm.HigherIsBetter, Categories: []sdm.Category{
				{ID: "large", Name: "a large scar", Value: 0}, {ID: "small", Name: "a small scar", Value: 0.4}, {ID: "none", Name: "no scar", Value: 1},
			}},
			{ID: "visits", Name: "visits", Unit: "in all", Measure: sdm.Quantity, Direction: sdm.Personal, Range: sdm.Range{Worst: 0, Best: 20}},
		},
		Evidence: []sdm.Cell{
			{Option: "surgery", Criterion: "pain", Kind: sdm.Exact, Value: new(2.0), Origin: sdm.ByDefinition},
			{Option: "exercise", Criterion: "pain", Kind: sdm.Exact, Value: new(4.0), Origin: sdm.ByDefinition},
			{Option: "surgery", Criterion: "weeks", Kind: sdm.Exact, Value: new(8.0), Origin: sdm.ByDefinition},
			{Option: "exercise", Criterion: "weeks", Kind: sdm.Exact, Value: new(0.0), Origin: sdm.ByDefinition},
			{Option: "surgery", Criterion: "scar", Kind: sdm.InCategory, Category: "small", Origin: sdm.ByDefinition},
			{Option: "exercise", Criterion: "scar", Kind: sdm.InCategory, Category: "none", Origin: sdm.ByDefinition},
			{Option: "surgery", Criterion: "visits", Kind: sdm.Exact, Value: new(3.0), Origin: sdm.ByDefinition},
			{Option: "exercise", Criterion: "visits", Kind: sdm.Exact, Value: new(15.0), Origin: sdm.ByDefinition},
		},
		Translations: []sdm.Translation{{Language: "es", Criteria: map[string]sdm.CriterionText{
			"pain": {Name: "dolor", Unit: "de 10"}, "scar": {Name: "cicatriz", Categories: map[string]string{"none": "sin cicatriz"}},
		}}},
	}
	require.NoError(t, d.Validate())
	return d
}

// shown are the ranges of the decision, with fewer visits better.
func shown() []elicit.Asked {
	return []elicit.Asked{
		{Criterion: "pain", Range: sdm.Range{Worst: 10, Best: 0}},
		{Criterion: "weeks", Range: sdm.Range{Worst: 12, Best: 0}},
		{Criterion: "scar"},
		{Criterion: "visits", Range: sdm.Range{Worst: 0, Best: 20}, Direction: sdm.LowerIsBetter},
	}
}

func answers(routes ...elicit.Route) elicit.Answers {
	return elicit.Answers{
		Format: elicit.AnswersFormat, Decision: "knee", Voice: sdm.Voice{Role: sdm.Patient}, Date: "2026-05-04", Routes: routes,
	}
}

// points are ratings of pain, weeks, scar and visits; a negative one says that
// the person could not say.
func points(xs ...float64) []elicit.Rating {
	ids := []string{"pain", "weeks", "scar", "visits"}
	var out []elicit.Rating
	for i, x := range xs {
		r := elicit.Rating{Criterion: ids[i], DontKnow: x < 0}
		if x >= 0 {
			r.Points = new(x)
		}
		out = append(out, r)
	}
	return out
}

func ranks(xs ...int) []elicit.Rating {
	ids := []string{"pain", "weeks", "scar", "visits"}
	var out []elicit.Rating
	for i, x := range xs {
		out = append(out, elicit.Rating{Criterion: ids[i], Rank: x, DontKnow: x == 0})
	}
	return out
}

func judge(over, under string, times float64) elicit.Times {
	return elicit.Times{ID: over + "-" + under, Over: over, Under: under, Times: times}
}

func number(x float64) elicit.At { return elicit.At{Number: &x} }

func category(id string) elicit.At { return elicit.At{Category: id} }

func step(criterion string, from, to elicit.At) elicit.Step {
	return elicit.Step{Criterion: criterion, From: from, To: to}
}

// routes has one finished route for each method, most of them of a person to
// whom pain matters 0.4, weeks 0.3, scar 0.2 and visits 0.1.
func routes() map[string]elicit.Route {
	all := func(id string, m elicit.Method) elicit.Route { return elicit.Route{ID: id, Method: m, Asked: shown()} }
	out := map[string]elicit.Route{}
	put := func(r elicit.Route) { out[r.ID] = r }

	for _, m := range []elicit.Method{elicit.SwingPoints, elicit.DirectPoints, elicit.SMART} {
		r := all(string(m), m)
		r.Ratings = points(100, 75, 50, 25)
		put(r)
	}
	for _, m := range []elicit.Method{elicit.SMARTER, elicit.Centroid, elicit.RankSum, elicit.Reciprocal, elicit.RankExponent} {
		r := all(string(m), m)
		r.Ratings = ranks(1, 2, 3, 4)
		if m == elicit.RankExponent {
			r.Exponent = 2
		}
		put(r)
	}
	r := all("impreciseSwing", elicit.ImpreciseSwing)
	r.Ratings = points(100)
	for _, id := range []string{"weeks", "scar", "visits"} {
		r.Ratings = append(r.Ratings, elicit.Rating{Criterion: id, Low: new(20.0), High: new(80.0)})
	}
	put(r)
	r = all("pairwise", elicit.PairwiseAHP)
	r.Judgements = []elicit.Times{
		judge("pain", "weeks", 2), judge("pain", "scar", 2), judge("pain", "visits", 4),
		judge("weeks", "scar", 1), judge("weeks", "visits", 3), judge("scar", "visits", 2),
	}
	put(r)
	r = all("bestWorst", elicit.BestWorstBWM)
	r.BestWorst = elicit.Extremes{
		Best: "pain", Worst: "visits",
		BestOver:  []elicit.Against{{Criterion: "weeks", Times: 2}, {Criterion: "scar", Times: 2}, {Criterion: "visits", Times: 4}},
		OverWorst: []elicit.Against{{Criterion: "weeks", Times: 3}, {Criterion: "scar", Times: 2}},
	}
	put(r)
	r = all("tradeOff", elicit.TradeOff)
	r.Steps = []elicit.StepPair{
		{ID: "t1", First: step("pain", number(7.5), number(0)), Second: step("weeks", number(12), number(0)), Worth: elicit.SameWorth},
		{ID: "t2", First: step("pain", number(5), number(0)), Second: step("scar", category("large"), category("none")), Worth: elicit.SameWorth},
		{ID: "t3", First: step("pain", number(10), number(7.5)), Second: step("visits", number(20), number(0)), Worth: elicit.SameWorth},
	}
	put(r)
	r = all("maxDiff", elicit.BestWorstSets)
	for i, s := range [][]string{
		{"pain", "weeks", "scar", "visits", "pain", "visits"},
		{"pain", "weeks", "scar", "visits", "weeks", "scar"},
		{"pain", "weeks", "scar", "visits", "pain", "weeks"},
		{"pain", "weeks", "scar", "visits", "scar", "visits"},
		{"pain", "weeks", "scar", "visits", "visits", "pain"},
	} {
		r.Sets = append(r.Sets, elicit.Set{ID: "s" + string(rune('1'+i)), Shown: s[:4], Most: s[4], Least: s[5]})
	}
	put(r)
	r = all("choice", elicit.ChoiceTasks)
	for i, task := range tasks() {
		for again := range 4 { // how often a is taken out of four times
			task.ID, task.Chosen = fmt.Sprintf("c%d-%d", i, again), "b"
			if again < []int{2, 2, 2, 1, 2, 2}[i] {
				task.Chosen = "a"
			}
			r.Tasks = append(r.Tasks, task)
		}
	}
	put(r)
	r = all("tradeOffRanking", elicit.TradeOffPairs)
	r.Ladders = []elicit.Ladder{
		{Criterion: "pain", Levels: []elicit.At{number(10), number(0)}},
		{Criterion: "weeks", Levels: []elicit.At{number(12), number(0)}},
		{Criterion: "scar", Levels: []elicit.At{category("large"), category("none")}},
		{Criterion: "visits", Levels: []elicit.At{number(20), number(0)}},
	}
	full := map[string]elicit.Step{
		"pain": step("pain", number(10), number(0)), "weeks": step("weeks", number(12), number(0)),
		"scar": step("scar", category("large"), category("none")), "visits": step("visits", number(20), number(0)),
	}
	for _, p := range [][3]string{{"p1", "pain", "weeks"}, {"p2", "weeks", "scar"}, {"p3", "scar", "visits"}} {
		r.Steps = append(r.Steps, elicit.StepPair{ID: p[0], First: full[p[1]], Second: full[p[2]], Worth: elicit.FirstMore})
	}
	put(r)
	r = all("statements", elicit.Statements)
	r.Statements = []elicit.Statement{
		{ID: "a", Kind: elicit.MattersTimes, Criterion: "pain", Than: "scar", Times: new(2.0)},
		{ID: "b", Kind: elicit.TimesBetween, Criterion: "weeks", Than: "scar", Low: new(1.0), High: new(2.0)},
		{ID: "c", Kind: elicit.MattersMore, Criterion: "scar", Than: "visits"},
		{ID: "d", Kind: elicit.Share, Criterion: "pain", Low: new(0.3), High: new(0.5)},
	}
	put(r)
	return out
}

func tasks() []elicit.Task {
	levels := func(pain, weeks float64, scar string, visits float64) []elicit.Level {
		return []elicit.Level{
			{Criterion: "pain", At: number(pain)},
			{Criterion: "weeks", At: number(weeks)},
			{Criterion: "scar", At: category(scar)},
			{Criterion: "visits", At: number(visits)},
		}
	}
	pair := func(a, b []elicit.Level) elicit.Task {
		return elicit.Task{Alternatives: []elicit.Alternative{{ID: "a", Levels: a}, {ID: "b", Levels: b}}}
	}
	return []elicit.Task{
		pair(levels(0, 12, "none", 20), levels(10, 0, "large", 0)),
		pair(levels(10, 0, "none", 20), levels(0, 12, "large", 0)),
		pair(levels(0, 0, "large", 20), levels(10, 12, "none", 0)),
		pair(levels(10, 12, "large", 0), levels(0, 0, "none", 20)),
		pair(levels(0, 12, "large", 0), levels(10, 0, "none", 0)),
		pair(levels(0, 6, "small", 10), levels(5, 0, "none", 20)),
	}
}

func run(t testing.TB, routes ...elicit.Route) elicit.Report {
	r, err := elicit.Elicit(decision(t), answers(routes...))
	require.NoError(t, err)
	return r
}

func weightsOf(r elicit.RouteReport) []float64 {
	var out []float64
	for _, w := range r.Weights {
		out = append(out, w.Weight.Value)
	}
	return out
}
