// Package stats holds the elementary and statistical functions that decide
// orders and intervals in several wings. Each gives the same bits on every
// CPU: math.Exp, Log and Pow are assembly on some of them, and a product that
// is added may be fused, so these functions use neither.
package stats

import "math"

const (
	ln2Hi = 6.93147180369123816490e-01 // the upper bits of ln 2: k·ln2Hi is exact for |k| < 2^20
	ln2Lo = 1.90821492927058770002e-10 // ln 2 − ln2Hi
)

// Log returns the natural logarithm of x, to about 1e-16 relative or absolute.
// Log(0) is −∞; a negative x or NaN gives NaN; Log(+∞) is +∞.
func Log(x float64) float64 {
	switch {
	case math.IsNaN(x) || x < 0:
		return math.NaN()
	case x == 0:
		return math.Inf(-1)
	case math.IsInf(x, 1):
		return x
	}
	m, e := math.Frexp(x) // m in [½, 1)
	if m < math.Sqrt2/2 {
		m *= 2
		e--
	}
	// log m = 2 artanh s = 2(s + s³/3 + s⁵/5 + …), |s| ≤ 0.172.
	f := m - 1
	s := f / (2 + f)
	z := float64(s * s)
	sum := 0.0
	for k := 23; k >= 3; k -= 2 {
		sum = float64(z * (sum + 1/float64(k)))
	}
	k := float64(e)
	log := 2*s + float64(2*s*sum)
	return float64(k*ln2Hi) + (log + float64(k*ln2Lo))
}

// Exp returns e^x, to about 1e-15 relative. It overflows to +∞ and underflows
// to 0 as the result does.
func Exp(x float64) float64 {
	switch {
	case math.IsNaN(x):
		return x
	case x > 709.79:
		return math.Inf(1)
	case x < -745.2:
		return 0
	}
	k := math.Floor(float64(x/math.Ln2) + 0.5)
	r := (x - float64(k*ln2Hi)) - float64(k*ln2Lo)
	return math.Ldexp(1+expm1Small(r), int(k))
}

// Expm1 returns e^x − 1 without loss for small x.
func Expm1(x float64) float64 {
	if math.Abs(x) < 0.4 {
		return expm1Small(x)
	}
	return Exp(x) - 1
}

// expm1Small sums the Taylor series of e^r − 1, for |r| < 0.4.
func expm1Small(r float64) float64 {
	sum := 0.0
	for k := 16; k >= 2; k-- {
		sum = float64(r * (1 + sum) / float64(k))
	}
	return r + float64(r*sum)
}

// Pow returns x^y for x ≥ 0, to about |y·log x|·1e-16 relative. A whole y from
// 0 to 16 is multiplied out. Pow(x, 0) is 1; a negative x gives NaN.
func Pow(x, y float64) float64 {
	switch {
	case math.IsNaN(x) || math.IsNaN(y) || x < 0:
		return math.NaN()
	case y == 0 || x == 1:
		return 1
	case y > 0 && y <= 16 && y == math.Floor(y):
		p := x
		for range int(y) - 1 {
			p = float64(p * x)
		}
		return p
	case x == 0 && y > 0:
		return 0
	case x == 0:
		return math.Inf(1)
	}
	return Exp(float64(y * Log(x)))
}
