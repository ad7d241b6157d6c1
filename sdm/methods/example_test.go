package methods_test

import (
	"fmt"
	"strings"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/methods"
)

// treatments is a decision of four options by three criteria, one of them with
// categories and one with a personal direction.
func treatments() (sdm.Decision, sdm.Preferences) {
	d := sdm.Decision{
		Format: sdm.DecisionFormat, ID: "pain", Language: "en", Title: "Pain", Question: "Which treatment?",
		Audience: sdm.AudienceBoth, Review: sdm.Review{Status: sdm.NotReviewed},
		Criteria: []sdm.Criterion{
			{ID: "relief", Name: "relief", Measure: sdm.Score, Unit: "points", Direction: sdm.HigherIsBetter, Range: sdm.Range{Worst: 0, Best: 10}, SmallestDifference: 1},
			{ID: "visits", Name: "visits", Measure: sdm.Quantity, Unit: "visits", Direction: sdm.Personal, Range: sdm.Range{Worst: 0, Best: 20}},
			{ID: "ease", Name: "ease", Measure: sdm.Categorical, Direction: sdm.HigherIsBetter, Categories: []sdm.Category{
				{ID: "hard", Name: "hard", Value: 0}, {ID: "fair", Name: "fair", Value: 0.4}, {ID: "easy", Name: "easy", Value: 1},
			}},
		},
	}
	for i, o := range []struct {
		id             string
		relief, visits float64
		ease           string
	}{{"tablets", 6, 2, "easy"}, {"exercise", 5, 12, "hard"}, {"surgery", 9, 6, "fair"}, {"waiting", 2, 1, "easy"}} {
		d.Options = append(d.Options, sdm.Option{ID: o.id, Name: strings.ToUpper(o.id[:1]) + o.id[1:]})
		d.Evidence = append(d.Evidence,
			sdm.Cell{Option: d.Options[i].ID, Criterion: "relief", Kind: sdm.Exact, Value: new(o.relief), Certainty: sdm.NotRated},
			sdm.Cell{Option: d.Options[i].ID, Criterion: "visits", Kind: sdm.Exact, Value: new(o.visits), Certainty: sdm.NotRated},
			sdm.Cell{Option: d.Options[i].ID, Criterion: "ease", Kind: sdm.InCategory, Category: o.ease, Certainty: sdm.NotRated})
	}
	p := sdm.Preferences{
		Format: sdm.PreferencesFormat, Decision: "pain", Voice: sdm.Voice{Role: sdm.Patient}, Method: sdm.Swing,
		Answers: []sdm.Answer{
			{Criterion: "relief", Points: new(100.0), Asked: d.Criteria[0].Range},
			{Criterion: "visits", Points: new(40.0), Asked: d.Criteria[1].Range, Direction: sdm.LowerIsBetter},
			{Criterion: "ease", Points: new(60.0)},
		},
	}
	return d, p
}

// A second opinion on a decision, in sentences.
func ExampleCompare() {
	decision, preferences := treatments()
	opinion, err := methods.Compare(decision, preferences, methods.Options{
		Methods: []methods.Method{methods.TOPSIS, methods.VIKOR, methods.Lexicographic, methods.WASPAS},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range methods.Explain(opinion, "en") {
		fmt.Println(s.Text)
	}
	// Output:
	// Adding up the points of each criterion puts Tablets first. Other published ways of ranking were tried on the same facts and the same weights.
	// 1 of the 3 ways that could be used puts the same first.
	// They are: TOPSIS.
	// Going by “VIKOR”, the first place goes to Surgery and Tablets, which is not quite the same.
	// It gives extra weight to the largest single loss of an option.
	// Going by “one criterion at a time”, the first place goes to Surgery instead.
	// It looks only at which option is better on each criterion, not at how much better.
	// Not used, as a number is 0 or below and these ways divide by it or take its logarithm: WASPAS.
	// In some of these ways the order of two options can turn round when a third one is added or left out: TOPSIS and VIKOR.
	// These are other rules for putting the same facts together. They add no facts and are not advice.
}
