package series

import (
	"math"
	"slices"

	"github.com/concord-sdm/concord/internal/stats"
)

// Kendall is the result of a Mann–Kendall test.
type Kendall struct {
	// S is the number of pairs that rise minus the number of pairs that fall.
	S int
	// Variance is the variance of S without a trend, corrected for ties.
	Variance float64
	// Z is S with a continuity correction, in standard deviations; 0 if Exact.
	Z float64
	// P is the two-sided probability of an S at least as far from 0 without a
	// trend.
	P float64
	// Exact is whether P was counted, not approximated.
	Exact bool
}

// MaxExact is up to how many points P is counted. The count is feasible far
// beyond; from here on the normal approximation is good to the third digit.
const MaxExact = 10

// MannKendall returns the test of the points (t[i], y[i]) for a trend. Pairs
// with equal times or equal values count as neither rising nor falling. With
// at most [MaxExact] points and no ties P is exact. False for fewer than two
// points, slices of different lengths, or if all times or all values are
// equal: there is nothing to test, and P is 1.
//
// H. B. Mann, Econometrica 1945;13:245-259; M. G. Kendall, Rank Correlation
// Methods, 4th edition, 1975.
func MannKendall(t, y []float64) (Kendall, bool) {
	n := len(t)
	k := Kendall{P: 1}
	if n != len(y) || n < 2 {
		return k, false
	}
	for i := range n {
		for j := i + 1; j < n; j++ {
			k.S += sign(t[j]-t[i]) * sign(y[j]-y[i])
		}
	}
	k.Variance = Variance(t, y)
	if k.Variance <= 0 {
		return k, false
	}
	if n <= MaxExact && !tied(t) && !tied(y) {
		k.Exact = true
		k.P = exactP(n, k.S)
		return k, true
	}
	k.Z = float64(k.S-sign(float64(k.S))) / math.Sqrt(k.Variance)
	k.P = min(1, 2*stats.NormalCDF(-math.Abs(k.Z)))
	return k, true
}

// Variance returns the variance of S without a trend, corrected for ties in
// both: n(n−1)(2n+5)/18 less the same of every group of ties (Sen 1968,
// equation 2.6). If all times or all values are equal it is 0.
func Variance(t, y []float64) float64 {
	n := float64(len(t))
	v := n * (n - 1) * (2*n + 5)
	full := v
	tt, ty := ties(t), ties(y)
	if tt == full || ty == full {
		return 0
	}
	v = v - tt - ty
	return max(0, v/18)
}

// ties returns the sum of k(k−1)(2k+5) over the groups of k equal values.
func ties(v []float64) float64 {
	s := slices.Clone(v)
	slices.Sort(s)
	sum := 0.0
	for i := 0; i < len(s); {
		j := i + 1
		for j < len(s) && s[j] == s[i] {
			j++
		}
		k := float64(j - i)
		sum += float64(k * (k - 1) * (2*k + 5))
		i = j
	}
	return sum
}

func tied(v []float64) bool { return ties(v) > 0 }

func sign(v float64) int {
	switch {
	case v > 0:
		return 1
	case v < 0:
		return -1
	}
	return 0
}

// exactP returns the two-sided probability of |S| ≥ |s| among all orders of n
// different values: S = n(n−1)/2 − 2·inversions, and the orders with q
// inversions are counted by Mahonian numbers.
func exactP(n, s int) float64 {
	if s == 0 {
		return 1
	}
	pairs := n * (n - 1) / 2
	counts := make([]float64, pairs+1)
	counts[0] = 1
	for k := 2; k <= n; k++ {
		next := make([]float64, pairs+1)
		for q := range next {
			for i := 0; i < k && i <= q; i++ {
				next[q] += counts[q-i]
			}
		}
		counts = next
	}
	if s < 0 {
		s = -s
	}
	tail, all := 0.0, 0.0
	for q, c := range counts {
		all += c
		if pairs-2*q >= s {
			tail += c
		}
	}
	return min(1, 2*tail/all)
}
