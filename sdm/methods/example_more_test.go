package methods_test

import (
	"fmt"

	"github.com/concord-sdm/concord/sdm/methods"
)

// One method, with what its result rests on.
func ExampleRank() {
	decision, preferences := treatments()
	result, err := methods.Rank(decision, preferences, methods.SPOTIS, methods.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(result.Normalisation, result.Better, "can reverse:", result.CanReverse)
	for _, p := range result.Places {
		fmt.Printf("%d %s %.3f\n", p.Rank, p.Option, p.Score.Value)
	}
	// Output:
	// range lowerIsBetter can reverse: false
	// 1 tablets 0.220
	// 2 surgery 0.290
	// 3 waiting 0.410
	// 4 exercise 0.670
}

// A table as papers print it: the mountain climber of Opricovic & Tzeng 2004.
func ExampleMatrix_Run() {
	table := methods.Matrix{
		Options:  []string{"A1", "A2", "A3"},
		Criteria: []methods.Column{{ID: "risk", Weight: 0.5, Direction: "lowerIsBetter"}, {ID: "altitude", Weight: 0.5, Direction: "higherIsBetter"}},
		Values:   [][]float64{{1, 3000}, {2, 3750}, {5, 4500}},
	}
	result, err := table.Run(methods.VIKOR, methods.Parameters{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range result.Places {
		fmt.Printf("%s Q %.3f S %.3f R %.3f\n", p.Option, p.Score.Value, p.Parts[0].Value, p.Parts[1].Value)
	}
	fmt.Println(result.First, result.Conditions)
	// Output:
	// A2 Q 0.000 S 0.375 R 0.250
	// A1 Q 1.000 S 0.500 R 0.500
	// A3 Q 1.000 S 0.500 R 0.500
	// [A2] [{acceptableAdvantage true} {acceptableStability true}]
}
