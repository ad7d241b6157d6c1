package gas_test

import (
	"fmt"

	"github.com/concord-sdm/concord/goals/gas"
)

// Three goals: one as expected, one better, one much better.
func ExampleT() {
	t, err := gas.T([]float64{0, 1, 2}, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%.2f\n", t)
	// Output: 63.69
}
