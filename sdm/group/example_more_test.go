package group_test

import (
	"fmt"

	"github.com/concord-sdm/concord/sdm/group"
)

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
