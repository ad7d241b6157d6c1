package elicit_test

import (
	"fmt"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/elicit"
)

// pills is a decision with two criteria.
func pills() sdm.Decision {
	return sdm.Decision{
		Format: sdm.DecisionFormat, ID: "pills", Language: "en", Title: "Pills", Question: "Take the pills?",
		Audience: sdm.AudiencePatients, Review: sdm.Review{Status: sdm.NotReviewed},
		Options: []sdm.Option{{ID: "yes", Name: "Pills"}, {ID: "no", Name: "No pills"}},
		Criteria: []sdm.Criterion{
			{ID: "pain", Name: "pain", Unit: "of 10", Measure: sdm.Score, Direction: sdm.LowerIsBetter, Range: sdm.Range{Worst: 10, Best: 0}},
			{ID: "pills", Name: "pills", Unit: "a day", Measure: sdm.Quantity, Direction: sdm.LowerIsBetter, Range: sdm.Range{Worst: 3, Best: 0}},
		},
		Evidence: []sdm.Cell{
			{Option: "yes", Criterion: "pain", Kind: sdm.Exact, Value: new(3.0), Certainty: sdm.ModerateCertainty},
			{Option: "no", Criterion: "pain", Kind: sdm.Exact, Value: new(5.0), Certainty: sdm.ModerateCertainty},
			{Option: "yes", Criterion: "pills", Kind: sdm.Exact, Value: new(3.0), Origin: sdm.ByDefinition},
			{Option: "no", Criterion: "pills", Kind: sdm.Exact, Value: new(0.0), Origin: sdm.ByDefinition},
		},
	}
}

// Two routes of one person, compared, and the weights of one handed to sdm.Rank.
func ExampleElicit() {
	asked := []elicit.Asked{
		{Criterion: "pain", Range: sdm.Range{Worst: 10, Best: 0}},
		{Criterion: "pills", Range: sdm.Range{Worst: 3, Best: 0}},
	}
	answers := elicit.Answers{
		Format: elicit.AnswersFormat, Decision: "pills", Voice: sdm.Voice{Role: sdm.Patient},
		Routes: []elicit.Route{
			{
				ID: "points", Method: elicit.SwingPoints, Asked: asked,
				Ratings: []elicit.Rating{{Criterion: "pain", Points: new(100.0)}, {Criterion: "pills", Points: new(25.0)}},
			},
			{
				ID: "pairs", Method: elicit.PairwiseAHP, Asked: asked,
				Judgements: []elicit.Times{{Over: "pain", Under: "pills", Times: 2}},
			},
		},
	}
	report, err := elicit.Elicit(pills(), answers)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range elicit.Explain(report, "en") {
		fmt.Println(s.Text)
	}
	preferences, err := report.Preferences("points")
	if err != nil {
		fmt.Println(err)
		return
	}
	ranking, err := sdm.Rank(pills(), preferences)
	fmt.Println(ranking.Leader, err)
	// Output:
	// points: you gave points to each step from worst to best.
	// pain: 80 of 100.
	// pills: 20 of 100.
	// pairs: you compared the steps in pairs.
	// pain: 66.7 of 100.
	// pills: 33.3 of 100.
	// The consistency ratio is 0 (Saaty’s table). It is within the usual limit of 0.1.
	// points and pairs do not agree: 13.3 of 100 points would have to move to make them the same.
	// They differ most on this: pain (80 of 100 by points, 66.7 by pairs).
	// This puts together what you told us. It is not advice.
	// no <nil>
}
