package elicit_test

import (
	"fmt"

	"github.com/concord-sdm/concord/sdm/elicit"
)

// The questions of a route that has no answers yet.
func ExampleAsk() {
	questions, err := elicit.Ask(pills(), elicit.Route{ID: "points", Method: elicit.SwingPoints}, "en")
	for _, q := range questions {
		fmt.Println(q.Text.Text)
	}
	fmt.Println(err)
	// Output:
	// Imagine an option that is at its worst on all of these: pain (from 10 of 10 to 0 of 10) and pills (from 3 a day to 0 a day). If you could improve just one of them to its best, which would it be? It gets 100 points.
	// pain (from 10 of 10 to 0 of 10). How many points from 0 to 100 is this worth to you, if the step that matters most has 100?
	// pills (from 3 a day to 0 a day). How many points from 0 to 100 is this worth to you, if the step that matters most has 100?
	// <nil>
}

// A contradiction is named, not averaged away: more than, more than, and back.
func ExampleWeights() {
	set, err := elicit.Weights(3, []elicit.Limit{
		{Of: []float64{1, -1, 0}, Is: elicit.More},
		{Of: []float64{0, 1, -1}, Is: elicit.More},
		{Of: []float64{-1, 0, 1}, Is: elicit.More},
	})
	fmt.Println(set.Clash, set.Smallest, set.Bounds, err)
	// Output: [0 1 2] true [] <nil>
}

// Three judgements that nearly fit together.
func ExamplePairwise() {
	r, err := elicit.Pairwise(3, []elicit.Judgement{
		{Over: 0, Under: 1, Times: 2}, {Over: 1, Under: 2, Times: 2}, {Over: 0, Under: 2, Times: 3},
	}, "")
	fmt.Printf("%.4f %.4f %.3f %s %v\n", r.Weights, r.LambdaMax, r.Ratio.Value, r.Table, err)
	// Output: [0.5396 0.2970 0.1634] 3.0092 0.008 saaty <nil>
}
