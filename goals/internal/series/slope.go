// Package series holds the statistics of one person's series that both the
// root package goals and goals/trend need: the Theil–Sen line and the
// Mann–Kendall test. It is for few and uneven points, from 2 to some thousand.
//
// It is not for groups of people, seasons, or serially correlated
// measurements by machine: neither method corrects for them.
//
// Evidence: results are held against those of scipy 1.10.1 and against tables
// of Kendall's S. The package is internal and makes no promise.
package series

import (
	"math"
	"slices"

	"github.com/concord-sdm/concord/internal/stats"
)

// Line is a Theil–Sen line y = Intercept + Slope·t.
type Line struct {
	// Slope is the median of the slopes of all pairs with different times.
	Slope float64
	// Intercept is median(y) − Slope·median(t).
	Intercept float64
	// Low and High are the limits of the slope.
	Low, High float64
	// Pairs is how many slopes there were.
	Pairs int
	// Clamped is whether the points are too few for the confidence asked for,
	// so that the limits are simply the smallest and the largest slope.
	Clamped bool
}

// MaxPoints is the most points that a line is drawn through: all pairs are
// held in memory.
const MaxPoints = 4000

// TheilSen returns the line through the points (t[i], y[i]) with limits of the
// slope for the given confidence, 0 < confidence < 1. False if no two points
// have different times, the slices differ in length, there are more than
// [MaxPoints], or a result is not finite.
//
// H. Theil, Proc. Kon. Ned. Akad. v. Wetensch. A 1950;53:386-392; P. K. Sen,
// Journal of the American Statistical Association 1968;63:1379-1389, whose
// limits are the slopes with the ranks round((N−C)/2) and round((N+C)/2)+1,
// halves to even, where C = z·√Var(S), corrected for ties in t and y.
func TheilSen(t, y []float64, confidence float64) (Line, bool) {
	n := len(t)
	if n != len(y) || n < 2 || n > MaxPoints || !(confidence > 0 && confidence < 1) {
		return Line{}, false
	}
	slopes := make([]float64, 0, n*(n-1)/2)
	for i := range n {
		for j := i + 1; j < n; j++ {
			if dt := t[j] - t[i]; dt != 0 {
				slopes = append(slopes, (y[j]-y[i])/dt)
			}
		}
	}
	for _, s := range slopes {
		if math.IsNaN(s) || math.IsInf(s, 0) {
			return Line{}, false
		}
	}
	if len(slopes) == 0 {
		return Line{}, false
	}
	line := Line{Pairs: len(slopes)}
	z := stats.NormalQuantile(0.5 + confidence/2)
	c := float64(z * math.Sqrt(Variance(t, y)))
	pairs := float64(len(slopes))
	lo := int(math.RoundToEven((pairs-c)/2)) - 1
	hi := int(math.RoundToEven((pairs + c) / 2))
	if lo < 0 || hi > len(slopes)-1 {
		line.Clamped = true
		lo, hi = max(lo, 0), min(hi, len(slopes)-1)
	}
	line.Slope = medianOf(slopes)
	line.Low, line.High = nth(slopes, lo), nth(slopes, hi)
	line.Intercept = Median(y) - float64(line.Slope*Median(t))
	if math.IsNaN(line.Intercept) || math.IsInf(line.Intercept, 0) {
		return Line{}, false
	}
	return line, true
}

// Median returns the median of v, which is not changed; NaN if it is empty.
func Median(v []float64) float64 {
	if len(v) == 0 {
		return math.NaN()
	}
	return medianOf(slices.Clone(v))
}

// medianOf returns the median of v and changes its order.
func medianOf(v []float64) float64 {
	k := len(v) / 2
	high := nth(v, k)
	if len(v)%2 == 1 {
		return high
	}
	low := slices.Max(v[:k]) // nth left the smaller ones there
	return low + (high-low)/2
}

// nth returns the value with the rank k, from 0, and orders v around it:
// Hoare's selection with the median of three, which on evil input gives up and
// sorts.
func nth(v []float64, k int) float64 {
	low, high := 0, len(v)-1
	for budget := 64; high-low > 16; budget-- {
		if budget == 0 {
			break
		}
		mid := low + (high-low)/2
		if v[mid] < v[low] {
			v[mid], v[low] = v[low], v[mid]
		}
		if v[high] < v[low] {
			v[high], v[low] = v[low], v[high]
		}
		if v[high] < v[mid] {
			v[high], v[mid] = v[mid], v[high]
		}
		pivot := v[mid]
		i, j := low, high
		for i <= j {
			for v[i] < pivot {
				i++
			}
			for v[j] > pivot {
				j--
			}
			if i <= j {
				v[i], v[j] = v[j], v[i]
				i++
				j--
			}
		}
		switch {
		case k <= j:
			high = j
		case k >= i:
			low = i
		default:
			return v[k]
		}
	}
	slices.Sort(v[low : high+1])
	return v[k]
}
