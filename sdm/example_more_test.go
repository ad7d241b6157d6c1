package sdm_test

import (
	"errors"
	"fmt"

	"github.com/concord-sdm/concord/sdm"
)

func ExampleRank() {
	decision, _ := sdm.DecodeDecision([]byte(statin))
	preferences, _ := sdm.DecodePreferences([]byte(answers))
	ranking, err := sdm.Rank(decision, preferences)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, o := range ranking.Options {
		fmt.Printf("%d  %-9s %.3f\n", o.Rank, o.Name, o.Score.Value)
	}
	for _, s := range ranking.Stability {
		fmt.Printf("%s: first from %.2f to %.2f (now %.2f)\n", s.Criterion, s.Low.Value, s.High.Value, s.Weight)
	}
	// Output:
	// 1  A statin  0.476
	// 2  No statin 0.388
	// attack: first from 0.41 to 1.00 (now 0.67)
	// muscle: first from 0.00 to 0.59 (now 0.33)
}

func ExampleRanker_Order() {
	decision, _ := sdm.DecodeDecision([]byte(statin))
	preferences, _ := sdm.DecodePreferences([]byte(answers))
	ranker, err := sdm.Prepare(decision, preferences)
	if err != nil {
		fmt.Println(err)
		return
	}
	ids := ranker.Options()
	places := make([]sdm.Place, 0, len(ids)) // reuse it: Order then allocates nothing
	for _, p := range ranker.Order(places) {
		fmt.Printf("%d %s %.3f\n", p.Rank, ids[p.Option], p.Score.Low)
	}
	// Output:
	// 1 statin 0.476
	// 2 none 0.388
}

func ExampleDecision_Validate() {
	decision, _ := sdm.DecodeDecision([]byte(statin))
	decision.Criteria[0].Range = sdm.Range{Worst: 5, Best: 5}
	decision.Evidence[1].Option = "operation"
	err := decision.Validate()
	fmt.Println(err)
	fmt.Println(errors.Is(err, sdm.ErrZeroWidth))
	var faults sdm.Faults
	if errors.As(err, &faults) {
		fmt.Println(len(faults), faults[0].Pointer, faults[0].Code)
	}
	// Output:
	// /criteria/0/range: needs a worst and a best number that differ
	// /evidence/1/option: must be the id of an option of the decision
	// true
	// 2 /criteria/0/range range
}

func ExampleConcord() {
	decision, _ := sdm.DecodeDecision([]byte(statin))
	preferences, _ := sdm.DecodePreferences([]byte(answers))
	ranking, _ := sdm.Rank(decision, preferences)
	choice, err := sdm.Concord(sdm.Choice{
		Format: sdm.ChoiceFormat, Decision: "statin", Result: sdm.Chosen, Option: "none",
		By: []sdm.Voice{{Role: sdm.Patient}}, Reasons: []string{"I would rather change what I eat first."},
	}, ranking)
	fmt.Println(choice.Concordance.Relation, choice.Concordance.Leader, err)
	// Output:
	// other statin <nil>
}

func ExampleRankWeights() {
	// Pain matters most; relapse and cost come next and matter the same.
	weights := sdm.RankWeights(sdm.RankOrderCentroid, 0, []int{1, 2, 2})
	fmt.Printf("%.3f\n", weights)
	// Output:
	// [0.611 0.194 0.194]
}
