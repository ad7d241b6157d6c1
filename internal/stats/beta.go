package stats

import "math"

// LogGamma returns ln Γ(x) for x > 0 by Stirling's series (Abramowitz & Stegun
// 6.1.41) after moving x above 10.
func LogGamma(x float64) float64 {
	if math.IsNaN(x) || x <= 0 {
		return math.NaN()
	}
	shift := 0.0
	for x < 10 {
		shift += Log(x)
		x++
	}
	z := 1 / float64(x*x)
	// B₂ₖ / (2k(2k−1)) for k = 7 … 1.
	series := 0.0
	for _, c := range [...]float64{1.0 / 156, -691.0 / 360360, 1.0 / 1188, -1.0 / 1680, 1.0 / 1260, -1.0 / 360, 1.0 / 12} {
		series = float64(series*z) + c
	}
	return float64((x-0.5)*Log(x)) - x + 0.91893853320467274178 + series/x - shift
}

// BetaCDF returns the probability that a Beta(a, b) variable is at most x: the
// regularised incomplete beta function, by its continued fraction (Abramowitz
// & Stegun 26.5.8). NaN unless a, b > 0 and 0 ≤ x ≤ 1.
func BetaCDF(a, b, x float64) float64 {
	switch {
	case !(a > 0 && b > 0 && x >= 0 && x <= 1):
		return math.NaN()
	case x == 0 || x == 1:
		return x
	case x > (a+1)/(a+b+2):
		return 1 - BetaCDF(b, a, 1-x)
	}
	front := Exp(LogGamma(a+b) - LogGamma(a) - LogGamma(b) + float64(a*Log(x)) + float64(b*Log(1-x)))
	return front * betaFraction(a, b, x) / a
}

// betaFraction evaluates the continued fraction by Lentz's method.
func betaFraction(a, b, x float64) float64 {
	const tiny = 1e-300
	f, c, d := 1.0, 1.0, 0.0
	for i := range 2000 {
		m := float64(i / 2)
		var n float64
		switch {
		case i == 0:
			n = 1
		case i%2 == 0:
			n = m * (b - m) * x / float64((a+2*m-1)*(a+2*m))
		default:
			n = -(a + m) * (a + b + m) * x / float64((a+2*m)*(a+2*m+1))
		}
		d = 1 + float64(n*d)
		if math.Abs(d) < tiny {
			d = tiny
		}
		d = 1 / d
		c = 1 + n/c
		if math.Abs(c) < tiny {
			c = tiny
		}
		step := float64(c * d)
		f = float64(f * step)
		if i > 0 && math.Abs(step-1) < 1e-16 {
			break
		}
	}
	return f - 1
}

// BetaQuantile returns the x with BetaCDF(a, b, x) = p, for 0 ≤ p ≤ 1; NaN for
// other arguments.
func BetaQuantile(a, b, p float64) float64 {
	if !(a > 0 && b > 0 && p >= 0 && p <= 1) {
		return math.NaN()
	}
	if p == 0 || p == 1 {
		return p
	}
	lo, hi := 0.0, 1.0
	for range 1100 {
		mid := lo + (hi-lo)/2
		if mid == lo || mid == hi {
			break
		}
		if BetaCDF(a, b, mid) < p {
			lo = mid
		} else {
			hi = mid
		}
	}
	return hi
}
