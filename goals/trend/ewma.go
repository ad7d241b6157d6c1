package trend

import (
	"errors"
	"math"
)

// ErrSmoothing says that an option of a smoothing is out of range.
var ErrSmoothing = errors.New("lambda must be above 0 and at most 1, sigma and width 0 or more, and all numbers finite")

// SmoothingFormat is the format of a [Smoothing].
const SmoothingFormat = "goals.smoothing/1.0"

// Smoothing is an exponentially weighted moving average and its limits.
type Smoothing struct {
	// Format is [SmoothingFormat].
	Format string `json:"format"`
	// Values are the averages, one for each value.
	Values []float64 `json:"values"`
	// Low and High are the limits: centre ± width·sigma·√(λ/(2−λ)).
	Low  float64 `json:"low"`
	High float64 `json:"high"` // the upper limit
	// Outside are the indexes of averages beyond a limit.
	Outside []int `json:"outside"`
}

// EWMA smooths values in the order of time: z = λ·x + (1−λ)·z, starting at the
// centre, with limits at width·sigma·√(λ/(2−λ)) around it. The centre and sigma
// come from an earlier, stable time. Source and worked example:
// NIST/SEMATECH e-Handbook of Statistical Methods, section 6.3.2.4; S. W.
// Roberts, Technometrics 1959;1:239-250. A lambda of 0.2 to 0.3 and a width of
// 3 are usual.
func EWMA(values []float64, centre, sigma, lambda, width float64) (Smoothing, error) {
	bad := func(v float64) bool { return math.IsNaN(v) || math.IsInf(v, 0) }
	if bad(centre) || bad(sigma) || bad(width) || sigma < 0 || width < 0 || !(lambda > 0 && lambda <= 1) {
		return Smoothing{}, ErrSmoothing
	}
	reach := float64(float64(width*sigma) * math.Sqrt(lambda/(2-lambda)))
	s := Smoothing{
		Format: SmoothingFormat, Values: make([]float64, len(values)), Low: centre - reach, High: centre + reach, Outside: []int{},
	}
	if bad(s.Low) || bad(s.High) {
		return Smoothing{}, ErrSmoothing
	}
	z := centre
	for i, x := range values {
		if bad(x) {
			return Smoothing{}, ErrSmoothing
		}
		z = float64(lambda*x) + float64((1-lambda)*z)
		s.Values[i] = z
		if z < s.Low || z > s.High {
			s.Outside = append(s.Outside, i)
		}
	}
	return s, nil
}
