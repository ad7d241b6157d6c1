package elicit

import (
	"errors"
	"math"
	"slices"

	"github.com/concord-sdm/concord/internal/linear"
	"github.com/concord-sdm/concord/sdm/internal/clash"
)

// ErrRelation says that a relation is not one of the allowed words.
var ErrRelation = errors.New("the relation must be more, atLeast, atMost or equal")

// Relation says how a sum of weights compares with a bound.
type Relation string

// The relations.
const (
	More    Relation = "more"    // strictly above the bound
	AtLeast Relation = "atLeast" // the bound or above
	AtMost  Relation = "atMost"  // the bound or below
	Equal   Relation = "equal"   // the bound itself
)

// Values returns the allowed words.
func (Relation) Values() []string {
	return []string{string(More), string(AtLeast), string(AtMost), string(Equal)}
}

// IsValid reports whether r is one of the allowed words.
func (r Relation) IsValid() bool { return slices.Contains(r.Values(), string(r)) }

// Limit is a condition on the weights: Σ Of·w compared with Bound. That A
// matters at least twice as much as B is Of 1 for A and −2 for B, AtLeast, 0.
type Limit struct {
	// Of holds the factor of the weight of each criterion.
	Of []float64
	// Is says how the sum compares with the bound.
	Is Relation
	// Bound is the right hand side.
	Bound float64
	// Positive says that the criteria with a factor matter at all: their weights
	// are above 0. That one thing matters twice as much as another is more than
	// that neither matters.
	Positive bool
}

// WeightSet is what conditions leave of the weights.
type WeightSet struct {
	// Bounds are the smallest and largest weight of each criterion; nil if the
	// conditions contradict each other.
	Bounds []Interval
	// Clash lists conditions that cannot all hold, by index, in order; any one
	// of them left out, the others can. Empty if there is no contradiction.
	Clash []int
	// Smallest says that no smaller list of conditions clashes; without it, that
	// is not known, as looking would take too long.
	Smallest bool
}

// Weights works out what conditions leave of the weights of n criteria, which
// are 0 or more and sum to 1. Whether they contradict each other is proven by a
// linear program; conditions that do so by less than a billionth count as
// agreeing. A set that clashes is found by leaving conditions out one by one
// (deletion filter: Chinneck & Dravnieks 1991, ORSA J Comput 3:157), from several
// ends; that none is smaller is proven by trying all pairs, and then by hitting
// sets (Ignatiev et al. 2015, CP 2015), as long as that does not take too much
// work. The errors are [ErrShape], [ErrNumber] and [ErrRelation].
func Weights(n int, limits []Limit) (WeightSet, error) {
	s, err := clashes(n, limits)
	if err != nil || len(s.Clash) > 0 {
		return s, err
	}
	s.Bounds, _, err = extremes(units(n, n), rowsOf(n, limits))
	return s, err
}

// clashes looks for a contradiction.
func clashes(n int, limits []Limit) (WeightSet, error) {
	if n < 1 {
		return WeightSet{}, ErrShape
	}
	for _, l := range limits {
		switch {
		case len(l.Of) != n:
			return WeightSet{}, ErrShape
		case !l.Is.IsValid():
			return WeightSet{}, ErrRelation
		case !(math.Abs(l.Bound) <= mostTimes):
			return WeightSet{}, ErrNumber
		}
		for _, x := range l.Of {
			if !(math.Abs(x) <= mostTimes) {
				return WeightSet{}, ErrNumber
			}
		}
	}
	clash, proven, err := clash.Smallest(len(limits), func(picked []int) (bool, []int, error) {
		return possible(n, limits, picked)
	})
	if err != nil {
		return WeightSet{}, err
	}
	if beyondProof(limits, clash) {
		return WeightSet{}, ErrUnproven
	}
	return WeightSet{Clash: clash, Smallest: proven}, nil
}

// beyondProof reports whether the conditions multiply up to ratios so large that
// a weight above 0 cannot be told from 0.
func beyondProof(limits []Limit, clash []int) bool {
	product := 1.0
	for _, i := range clash {
		low, high := math.Inf(1), 0.0
		for _, x := range limits[i].Of {
			if x = math.Abs(x); x > 0 && limits[i].Positive {
				low, high = min(low, x), max(high, x)
			}
		}
		if high > 0 {
			product *= high / low
		}
	}
	return product > 1e7
}

// possible reports whether weights meet the picked conditions, the strict ones
// with a margin: it asks for the largest margin that all can have. If there is
// none, it also returns the conditions that the proof of that leans on. Criteria
// that no condition has a factor for are one weight together.
func possible(n int, limits []Limit, picked []int) (ok bool, used []int, err error) {
	place, n := places(n, limits, picked)
	p := linear.Problem{Minimise: make([]float64, n+1)}
	p.Minimise[n] = -1
	top := linear.Row{Of: make([]float64, n+1), Is: linear.AtMost, Bound: 1}
	top.Of[n] = 1
	p.Rows = append(p.Rows, whole(n, n+1), top)
	of := []int{-1, -1} // the condition of each row
	for _, i := range picked {
		l := limits[i]
		row := linear.Row{Of: make([]float64, n+1), Is: relation(l.Is), Bound: l.Bound}
		size := math.Abs(l.Bound)
		for j, x := range l.Of {
			if x != 0 {
				row.Of[place[j]] = x
				size = max(size, math.Abs(x))
			}
		}
		if l.Is == More {
			row.Of[n] = -max(size, 1e-6)
		}
		p.Rows = append(p.Rows, row)
		for j, x := range l.Of {
			if x != 0 && l.Positive {
				above := linear.Row{Of: make([]float64, n+1), Is: linear.AtLeast}
				above.Of[place[j]], above.Of[n] = 1, -1
				p.Rows = append(p.Rows, above)
			}
		}
		for len(of) < len(p.Rows) {
			of = append(of, i)
		}
	}
	s, err := linear.Solve(p)
	if err != nil || (s.Status == linear.Optimal && s.Value < -linear.Tolerance) {
		return err == nil, nil, err
	}
	for row, y := range s.Proof {
		if i := of[row]; y != 0 && i >= 0 && (len(used) == 0 || used[len(used)-1] != i) {
			used = append(used, i)
		}
	}
	return false, used, nil
}

// places returns the place of each criterion that the picked conditions have a
// factor for, and how many places there are: one more for all the others, if
// there are others.
func places(n int, limits []Limit, picked []int) (place []int, count int) {
	place = make([]int, n)
	for _, i := range picked {
		for j, x := range limits[i].Of {
			if x != 0 {
				place[j] = 1
			}
		}
	}
	for j, met := range place {
		if met == 1 {
			place[j] = count
			count++
		}
	}
	return place, min(n, count+1)
}

func relation(is Relation) linear.Relation {
	switch is {
	case AtMost:
		return linear.AtMost
	case Equal:
		return linear.Equal
	}
	return linear.AtLeast
}

// whole says that the first n of so many variables sum to 1.
func whole(n, variables int) linear.Row {
	row := linear.Row{Of: make([]float64, variables), Is: linear.Equal, Bound: 1}
	for j := range n {
		row.Of[j] = 1
	}
	return row
}

// rowsOf writes conditions as rows, strict ones with their bound.
func rowsOf(n int, limits []Limit) []linear.Row {
	rows := []linear.Row{whole(n, n)}
	for _, l := range limits {
		rows = append(rows, linear.Row{Of: l.Of, Is: relation(l.Is), Bound: l.Bound})
	}
	return rows
}

// units returns the first n unit vectors of so many variables.
func units(n, variables int) [][]float64 {
	out := make([][]float64, n)
	for i := range out {
		out[i] = make([]float64, variables)
		out[i][i] = 1
	}
	return out
}

// extremes returns the smallest and largest value of each sum that the rows
// allow, and the mean of the points where they are taken.
func extremes(sums [][]float64, rows []linear.Row) (bounds []Interval, mean []float64, err error) {
	points, bounds, err := corners(sums, rows)
	if err != nil {
		return nil, nil, err
	}
	return bounds, middle(points), nil
}

// middle returns the mean of points, each counted once. For weights of which
// only the order is known these are the rank order centroid weights.
func middle(points [][]float64) []float64 {
	var once [][]float64
	for _, p := range points {
		if !slices.ContainsFunc(once, func(q []float64) bool { return slices.EqualFunc(p, q, near) }) {
			once = append(once, p)
		}
	}
	mean := make([]float64, len(points[0]))
	for j := range mean {
		for _, p := range once {
			mean[j] += p[j] / float64(len(once))
		}
	}
	return mean
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-7 }

// corners returns the points where each sum is smallest and largest, and these
// values.
func corners(sums [][]float64, rows []linear.Row) (points [][]float64, bounds []Interval, err error) {
	bounds = make([]Interval, len(sums))
	for k, sum := range sums {
		x, low, err := furthest(sum, 1, rows)
		if err != nil {
			return nil, nil, err
		}
		y, high, err := furthest(sum, -1, rows)
		if err != nil {
			return nil, nil, err
		}
		points = append(points, x, y)
		bounds[k] = Interval{Low: low, High: max(high, low)}
	}
	return points, bounds, nil
}

// furthest returns the point where a sum is smallest, or with the sign −1
// largest, and its value there.
func furthest(sum []float64, sign float64, rows []linear.Row) (point []float64, value float64, err error) {
	p := linear.Problem{Minimise: make([]float64, len(sum)), Rows: rows}
	for j, x := range sum {
		p.Minimise[j] = sign * x
	}
	s, err := linear.Solve(p)
	if err == nil && s.Status != linear.Optimal {
		err = ErrUnproven
	}
	if err != nil {
		return nil, 0, err
	}
	return s.X, float64(sign * s.Value), nil
}
