package group_test

import (
	"fmt"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/group"
)

// The patient and a daughter weigh two things differently. A third option is
// nobody's favourite by much, and asks least of either.
func ExampleCompare() {
	d := decisionOf([]float64{1, 0}, []float64{0, 1}, []float64{.7, .6})
	v := voices(voice(sdm.Patient, "", 90, 10), voice(sdm.Family, "daughter", 20, 80))
	a, err := group.Compare(d, v, group.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Owner, a.Outcome, a.LeastRegret)
	for _, x := range a.Distances {
		fmt.Printf("%s and %s: %.2f apart, most on %s\n", x.A, x.B, x.Distance.Value, x.Criterion)
	}
	// Output:
	// patient differ [c]
	// patient and family/daughter: 0.70 apart, most on c1
}

// Three voices whose majorities go round in a circle: all three orders of the
// circle agree equally well.
func ExampleKemeny() {
	k, err := group.Kemeny([][]int{{1, 2, 3}, {3, 1, 2}, {2, 3, 1}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(k.Agreements, k.Count, k.Orders)
	// Output: 5 3 [[0 1 2] [1 2 0] [2 0 1]]
}
