package sdm

import (
	"cmp"
	"math"
	"slices"

	"github.com/concord-sdm/concord/internal/stats"
)

// RankWeights returns the weights that a ranking method gives to ranks, which
// are 1 for the most important. Equal ranks are ties: they share the average
// of the weights of the places they cover, whatever the next rank is called.
// The weights sum to 1. The exponent is p of [RankExponent]; other methods
// ignore it. It returns nil for an empty list, a rank below 1, a method that
// is not a ranking method, or an exponent that is not positive and finite.
//
// Formulas: see [WeightMethod].
func RankWeights(method WeightMethod, exponent float64, ranks []int) []float64 {
	n := len(ranks)
	if n == 0 || !method.ranked() || slices.Min(ranks) < 1 {
		return nil
	}
	if method == RankExponent && (!(exponent > 0) || math.IsInf(exponent, 0)) {
		return nil
	}
	places := placeWeights(method, exponent, n)
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(ranks[a], ranks[b]) })
	weights := make([]float64, n)
	for from := 0; from < n; {
		to := from
		sum := 0.0
		for to < n && ranks[order[to]] == ranks[order[from]] {
			sum += places[to]
			to++
		}
		for _, i := range order[from:to] {
			weights[i] = sum / float64(to-from)
		}
		from = to
	}
	return weights
}

// placeWeights returns the weights of the places 1 to n, summing to 1.
func placeWeights(method WeightMethod, exponent float64, n int) []float64 {
	w := make([]float64, n)
	count := float64(n)
	switch method {
	case RankOrderCentroid:
		tail := 0.0
		for r := n; r >= 1; r-- {
			tail += 1 / float64(r)
			w[r-1] = tail / count
		}
		return w
	case RankSum:
		for i := range w {
			w[i] = 2 * (count - float64(i)) / float64(count*(count+1))
		}
		return w
	case RankReciprocal:
		for i := range w {
			w[i] = 1 / float64(i+1)
		}
	default: // RankExponent; scaled by n so that a high power cannot overflow
		for i := range w {
			w[i] = stats.Pow((count-float64(i))/count, exponent)
		}
	}
	sum := 0.0
	for i := n - 1; i >= 0; i-- {
		sum += w[i]
	}
	for i := range w {
		w[i] /= sum
	}
	return w
}

// normalise returns points scaled to sum to 1; at least one is positive. It
// divides by the largest first, so that no sum overflows.
func normalise(points []float64) []float64 {
	top := 0.0
	for _, p := range points {
		top = max(top, p)
	}
	w := make([]float64, len(points))
	sum := 0.0
	for i, p := range points {
		w[i] = p / top
		sum += w[i]
	}
	for i := range w {
		w[i] /= sum
	}
	return w
}
