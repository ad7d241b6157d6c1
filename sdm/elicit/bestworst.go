package elicit

import (
	"errors"
	"math"
	"slices"

	"github.com/concord-sdm/concord/internal/figure"
	"github.com/concord-sdm/concord/internal/linear"
)

// What [BestWorst] refuses.
var (
	// ErrBestWorst says that the best and the worst criterion are the same.
	ErrBestWorst = errors.New("the criterion that matters most and the one that matters least must differ")
	// ErrBelowOne says that a criterion would matter more than the best, or
	// less than the worst.
	ErrBelowOne = errors.New("the ratios of the best to the others, and of the others to the worst, must be 1 or more")
)

// BestWorstResult is what the linear best–worst method says about the weights.
type BestWorstResult struct {
	// Weights have the smallest largest deviation, summing to 1. If several
	// weights have it, they are the mean of those that make one weight smallest
	// or largest.
	Weights []float64
	// Bounds are the smallest and largest weight of each criterion among all
	// weights with the smallest deviation, to about 1e-6; nil in the rare case
	// that rounding leaves no proof of them.
	Bounds []Interval
	// Unique says that no other weights have so small a deviation: all Bounds
	// are narrower than 1e-5.
	Unique bool
	// Xi is ξ, the largest deviation ∣w_best − a·w_j∣ or ∣w_j − a·w_worst∣: 0 if
	// the ratios are consistent.
	Xi float64
	// InputRatio is the input-based consistency ratio, the largest over the
	// criteria, 0 if consistent; absent if the best matters no more than the
	// worst but other ratios differ from 1.
	InputRatio Figure
	// InputLimit is the published value above which InputRatio is not
	// acceptable; absent beyond 9 criteria or a scale of 9.
	InputLimit Figure
	// InputWorst is the criterion with the largest InputRatio, −1 if all are
	// consistent.
	InputWorst int
	// OutputRatio is the output-based consistency ratio: the smallest deviation
	// of ratios ∣w_best/w_j − a∣ or ∣w_j/w_worst − a∣ that any weights have, by
	// its largest value for this ratio of best to worst (the consistency index).
	// It belongs to the non-linear model and says nothing about Weights, whose
	// own figure is Xi. 0 if consistent; absent as InputRatio is.
	OutputRatio Figure
}

// BestWorst works out the weights of n criteria by the linear best–worst method
// (Rezaei 2016, Omega 64:126): the person names the criterion that matters most
// (best) and least (worst), and says how many times as much the best matters as
// each (overOthers) and each as the worst (overWorst), usually from 1 to 9. The
// weights minimise the largest deviation ξ, by a linear program whose optimum is
// proven. The input-based consistency ratio and its limits are those of Liang,
// Brunelli & Rezaei 2020, Omega 96:102175.
//
// The ratio of the best to the worst stands in both lists and must be the same;
// overOthers[best] and overWorst[worst] must be 1. The errors are [ErrShape],
// [ErrCriterion], [ErrBestWorst], [ErrTimes], [ErrBelowOne] and [ErrBothWays].
func BestWorst(best, worst int, overOthers, overWorst []float64) (BestWorstResult, error) {
	n := len(overOthers)
	switch {
	case len(overWorst) != n:
		return BestWorstResult{}, ErrShape
	case best < 0 || worst < 0 || best >= n || worst >= n:
		return BestWorstResult{}, ErrCriterion
	case best == worst && n > 1:
		return BestWorstResult{}, ErrBestWorst
	}
	for j := range n {
		for _, a := range []float64{overOthers[j], overWorst[j]} {
			switch {
			case !(a > 0 && a <= mostTimes):
				return BestWorstResult{}, ErrTimes
			case a < 1:
				return BestWorstResult{}, ErrBelowOne
			}
		}
	}
	if overOthers[best] != 1 || overWorst[worst] != 1 || overOthers[worst] != overWorst[best] {
		return BestWorstResult{}, ErrBothWays
	}
	r := BestWorstResult{}
	r.input(best, worst, overOthers, overWorst)
	r.output(best, worst, overOthers, overWorst)
	return r, r.solve(best, worst, overOthers, overWorst)
}

// input fills the input-based consistency.
func (r *BestWorstResult) input(best, worst int, overOthers, overWorst []float64) {
	n := len(overOthers)
	whole := overOthers[worst]
	r.InputWorst, r.InputRatio, r.InputLimit = -1, figure.Of(0), inputLimit(n, whole)
	for j := range n {
		if j == best || j == worst {
			continue
		}
		off := math.Abs(float64(overOthers[j]*overWorst[j]) - whole)
		switch {
		case off <= float64(consistent*whole): // 1.1 times 3 is 3.3, but for rounding
		case whole == 1:
			r.InputRatio, r.InputWorst = figure.Absent(WhyUndefined), j
			return
		case off/float64(whole*(whole-1)) > r.InputRatio.Value:
			r.InputRatio, r.InputWorst = figure.Of(off/float64(whole*(whole-1))), j
		}
	}
}

// output fills the output-based consistency. Ratios x = w_best/w_j and y =
// w_j/w_worst multiply up to the one ratio of best to worst, so a deviation ξ is
// possible if all the products (x ± ξ)(y ± ξ) leave room for one number within ξ
// of what was said; the smallest is found by halving.
func (r *BestWorstResult) output(best, worst int, overOthers, overWorst []float64) {
	whole := overOthers[worst]
	possible := func(xi float64) bool {
		low, high := whole-xi, whole+xi
		for j := range overOthers {
			if j != best && j != worst {
				x, y := overOthers[j], overWorst[j]
				low = max(low, float64(max(0, x-xi)*max(0, y-xi)))
				high = min(high, float64((x+xi)*(y+xi)))
			}
		}
		return low <= high
	}
	low, high := 0.0, max(slices.Max(overOthers), slices.Max(overWorst))
	for range 100 {
		if xi := low + (high-low)/2; possible(xi) {
			high = xi
		} else {
			low = xi
		}
	}
	// The consistency index solves ξ² − (1 + 2a)ξ + a² − a = 0 (Rezaei 2015).
	b := 1 + 2*whole
	index := 2 * whole * (whole - 1) / (b + math.Sqrt(float64(b*b)-4*float64(whole*(whole-1))))
	switch {
	case high < consistent:
		r.OutputRatio = figure.Of(0)
	case whole == 1:
		r.OutputRatio = figure.Absent(WhyUndefined)
	default:
		r.OutputRatio = figure.Of(high / index)
	}
}

// inputLimit returns the limit of Liang et al. 2020, Table 5, for n criteria and
// the ratio of the best to the worst, rounded up to a whole number as the table
// has no others.
func inputLimit(n int, whole float64) Figure {
	table := [...][7]float64{
		{0.1667, 0.1667, 0.1667, 0.1667, 0.1667, 0.1667, 0.1667},
		{0.1121, 0.1529, 0.1898, 0.2206, 0.2527, 0.2577, 0.2683},
		{0.1354, 0.1994, 0.2306, 0.2546, 0.2716, 0.2844, 0.2960},
		{0.1330, 0.1990, 0.2643, 0.3044, 0.3144, 0.3221, 0.3262},
		{0.1294, 0.2457, 0.2819, 0.3029, 0.3144, 0.3251, 0.3403},
		{0.1309, 0.2521, 0.2958, 0.3154, 0.3408, 0.3620, 0.3657},
		{0.1359, 0.2681, 0.3062, 0.3337, 0.3517, 0.3620, 0.3662},
	}
	scale := int(math.Ceil(min(whole, 10)))
	if n < 3 || n > 9 || scale < 3 || scale > 9 {
		return figure.Absent(WhyNotTabled)
	}
	return figure.Of(table[scale-3][n-3])
}

// solve fills the weights, ξ and the bounds. The variables are the weights and ξ.
func (r *BestWorstResult) solve(best, worst int, overOthers, overWorst []float64) error {
	n := len(overOthers)
	whole := linear.Row{Of: make([]float64, n+1), Is: linear.Equal, Bound: 1}
	for j := range n {
		whole.Of[j] = 1
	}
	rows := []linear.Row{whole}
	within := func(i int, times float64, j int) {
		if i == j {
			return
		}
		for _, sign := range []float64{1, -1} {
			row := linear.Row{Of: make([]float64, n+1), Is: linear.AtMost}
			row.Of[i], row.Of[j], row.Of[n] = sign, -sign*times, -1
			rows = append(rows, row)
		}
	}
	for j := range n {
		within(best, overOthers[j], j)
		if j != best {
			within(j, overWorst[j], worst)
		}
	}
	p := linear.Problem{Minimise: make([]float64, n+1), Rows: rows}
	p.Minimise[n] = 1
	s, err := linear.Solve(p)
	if err != nil {
		return err
	}
	r.Xi = s.X[n]
	if r.Xi < consistent {
		r.Xi = 0
	}
	// A deviation may be larger by what rounding leaves; where that is too
	// narrow for a proof, by a little more.
	limit := linear.Row{Of: make([]float64, n+1), Is: linear.AtMost}
	limit.Of[n] = 1
	for _, slack := range []float64{1e-9, 1e-8, 1e-7} {
		limit.Bound = s.X[n] + slack
		if r.Bounds, r.Weights, err = extremes(units(n, n+1), append(rows, limit)); err == nil {
			break
		}
	}
	if err != nil { // the weights are proven, that there are no others is not
		r.Bounds = nil
		r.Weights, err = shares(s.X[:n])
		return err
	}
	r.Weights = r.Weights[:n]
	r.Unique = true
	for _, b := range r.Bounds {
		r.Unique = r.Unique && b.High-b.Low < 1e-5
	}
	if r.Unique {
		r.Weights = s.X[:n]
	}
	r.Weights, err = shares(r.Weights)
	return err
}
