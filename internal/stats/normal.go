package stats

import "math"

// Z95 is the 0.975 quantile of the standard normal distribution.
const Z95 = 1.959963984540054

const sqrt2Pi = 2.50662827463100050242

// NormalCDF returns the probability that a standard normal variable is at most
// x, to about 1e-15 absolute, and relative in the lower tail.
func NormalCDF(x float64) float64 {
	switch {
	case math.IsNaN(x):
		return x
	case x < -39:
		return 0
	case x > 9:
		return 1
	case x > 3:
		return 1 - lowerTail(x)
	case x < -3:
		return lowerTail(-x)
	}
	// Φ(x) = ½ + φ(x)(x + x³/3 + x⁵/15 + …) (Abramowitz & Stegun 26.2.11).
	term, sum := x, x
	for n := 3.0; math.Abs(term) > 1e-18; n += 2 {
		term = float64(term*float64(x*x)) / n
		sum += term
	}
	return 0.5 + float64(density(x)*sum)
}

func density(x float64) float64 { return Exp(float64(-0.5*x)*x) / sqrt2Pi }

// lowerTail returns Φ(−x) for x ≥ 3 by the continued fraction 26.2.14 of
// Abramowitz & Stegun.
func lowerTail(x float64) float64 {
	f := x
	for k := 80; k >= 1; k-- {
		f = x + float64(k)/f
	}
	return density(x) / f
}

// NormalQuantile returns the x with NormalCDF(x) = p, for 0 < p < 1; −∞ for 0,
// +∞ for 1 and NaN for any other p.
func NormalQuantile(p float64) float64 {
	switch {
	case math.IsNaN(p) || p < 0 || p > 1:
		return math.NaN()
	case p == 0:
		return math.Inf(-1)
	case p == 1:
		return math.Inf(1)
	case p == 0.975:
		return Z95
	case p == 0.025:
		return -Z95
	case p > 0.5:
		return -NormalQuantile(1 - p)
	}
	lo, hi := -40.0, 0.0
	for range 200 {
		mid := lo + (hi-lo)/2
		if mid == lo || mid == hi {
			break
		}
		if NormalCDF(mid) < p {
			lo = mid
		} else {
			hi = mid
		}
	}
	return hi
}
