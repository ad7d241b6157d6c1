package concord_test

import (
	"fmt"

	"github.com/concord-sdm/concord/examples/decisions"
	"github.com/concord-sdm/concord/sdm"
)

func Example() {
	decision, _ := decisions.Load("statin") // or sdm.DecodeDecision(your JSON)
	preferences, _ := decisions.Sample("statin")
	ranking, err := sdm.Rank(decision, preferences)
	if err != nil {
		fmt.Println(err) // every fault, with its place and the way out
		return
	}
	for _, s := range sdm.Explain(ranking, "en")[:3] {
		fmt.Println(s.Text)
	}
	// Output:
	// Statin fits best what you told us: 44 points out of 100. Next comes No statin with 41.
	// Statin does better than No statin on this: heart attack (211 against 292 per 10,000 people). It makes up 22 % of what matters to you.
	// Statin does better than No statin on this: stroke (162 against 201 per 10,000 people). It makes up 27 % of what matters to you.
}
