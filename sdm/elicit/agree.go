package elicit

import (
	"math"

	"github.com/concord-sdm/concord/internal/figure"
)

// Comparison says how far two sets of weights of one person are apart.
type Comparison struct {
	// Distance is the total variation distance ½ Σ∣a − b∣: the share of all
	// weight that would have to move to make them the same, 0 to 1.
	Distance float64
	// Tau is Kendall's τ-b of the two orders, −1 (reversed) to 1 (the same);
	// absent if all weights of one set are equal.
	Tau Figure
	// Apart is the index of the criterion on which they differ most, −1 if they
	// are the same.
	Apart int
	// Reversed lists pairs of criteria that the two put in opposite order, the
	// one that matters more by the first set in front.
	Reversed [][2]int
	// Agree says that Distance is at most [AgreeDistance] and the same criteria
	// matter most.
	Agree bool
}

// AgreeDistance is the largest total variation distance at which two routes
// still count as agreeing: a tenth of all weight. It is a convention of this
// package, not a published limit.
const AgreeDistance = 0.1

// sameWeight is how near two weights are to count as equal.
const sameWeight = 1e-9

// Compare compares two sets of weights of the same criteria, each summing to 1.
// The error is [ErrShape] if they differ in length or are empty, and
// [ErrPoints] if they are not weights.
func Compare(a, b []float64) (Comparison, error) {
	if len(a) != len(b) || len(a) == 0 {
		return Comparison{}, ErrShape
	}
	a, err := shares(a)
	if err != nil {
		return Comparison{}, err
	}
	if b, err = shares(b); err != nil {
		return Comparison{}, err
	}
	c := Comparison{Apart: -1}
	most := sameWeight
	topA, topB := 0.0, 0.0
	for k := range a {
		d := math.Abs(a[k] - b[k])
		c.Distance += d / 2
		if d > most+sameWeight {
			most, c.Apart = d, k
		}
		topA, topB = max(topA, a[k]), max(topB, b[k])
	}
	agree, oppose, tiedA, tiedB := 0.0, 0.0, 0.0, 0.0
	for i := range a {
		for j := i + 1; j < len(a); j++ {
			x, y := sign(a[i]-a[j]), sign(b[i]-b[j])
			switch {
			case x == 0 && y == 0:
			case x == 0:
				tiedA++
			case y == 0:
				tiedB++
			case x == y:
				agree++
			default:
				oppose++
				if x > 0 {
					c.Reversed = append(c.Reversed, [2]int{i, j})
				} else {
					c.Reversed = append(c.Reversed, [2]int{j, i})
				}
			}
		}
	}
	if root := math.Sqrt((agree + oppose + tiedA) * (agree + oppose + tiedB)); root > 0 {
		c.Tau = figure.Of((agree - oppose) / root)
	} else {
		c.Tau = figure.Absent(WhyUndefined)
	}
	c.Agree = c.Distance <= AgreeDistance+sameWeight
	for k := range a {
		c.Agree = c.Agree && (topA-a[k] <= sameWeight) == (topB-b[k] <= sameWeight)
	}
	return c, nil
}

// sign returns −1, 0 or 1, with 0 for a difference that counts as none.
func sign(d float64) int {
	switch {
	case d > sameWeight:
		return 1
	case d < -sameWeight:
		return -1
	}
	return 0
}
