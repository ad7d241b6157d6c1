package gas

import (
	"errors"
	"math"
)

// Rho is the correlation that is assumed between the levels of two goals
// (Kiresuk & Sherman 1968).
const Rho = 0.3

// What a score may be refused for.
var (
	// ErrNoGoals says that there is no goal to score.
	ErrNoGoals = errors.New("a score needs at least one goal with a level")
	// ErrWeights says that weights are negative, not finite, not as many as
	// levels, or all zero.
	ErrWeights = errors.New("weights must be finite, 0 or more, one for each level, and not all 0")
	// ErrLevel says that a level lies outside the scale.
	ErrLevel = errors.New("levels must be numbers from -2 to 2")
)

// T returns the T-score of the levels, unrounded. With nil weights every goal
// counts the same; that is the default to prefer. A goal with the weight 0 has
// no part in T. Equal weights of any size give the same T as none.
//
// T is 50 if the levels are balanced around what was expected. Its standard
// deviation is 10 only if ρ = 0.3 holds and levels vary as the authors
// supposed.
func T(levels, weights []float64) (float64, error) {
	if len(levels) == 0 {
		return 0, ErrNoGoals
	}
	if weights != nil && len(weights) != len(levels) {
		return 0, ErrWeights
	}
	for _, x := range levels {
		if !(x >= -2 && x <= 2) {
			return 0, ErrLevel
		}
	}
	var wx, w2, w1 float64
	if weights == nil {
		for _, x := range levels {
			wx += x
		}
		w1 = float64(len(levels))
		w2 = w1
	} else {
		for i, w := range weights {
			if !(w >= 0 && w <= maxWeight) {
				return 0, ErrWeights
			}
			wx += float64(w * levels[i])
			w2 += float64(w * w)
			w1 += w
		}
		if w1 == 0 {
			return 0, ErrWeights
		}
		if w1 < minWeight {
			return tiny(levels, weights)
		}
	}
	return 50 + 10*wx/math.Sqrt(float64((1-Rho)*w2)+float64(Rho*float64(w1*w1))), nil
}

// maxWeight keeps squares of weights finite, minWeight keeps them from being 0.
const (
	maxWeight = 1e100
	minWeight = 1e-100
)

// tiny returns T for weights whose squares would underflow: only their ratios
// count, so all are multiplied by the same power of two.
func tiny(levels, weights []float64) (float64, error) {
	larger := make([]float64, len(weights))
	for i, w := range weights {
		larger[i] = math.Ldexp(w, 600)
	}
	return T(levels, larger)
}

// Possible returns the lowest and the highest T that these weights allow on a
// scale from low to high; with nil weights for n goals that count the same.
func Possible(n int, weights []float64, low, high float64) (lowest, highest float64, err error) {
	if weights != nil && len(weights) != n {
		return 0, 0, ErrWeights
	}
	levels := make([]float64, max(n, 0))
	for i := range levels {
		levels[i] = low
	}
	if lowest, err = T(levels, weights); err != nil {
		return 0, 0, err
	}
	for i := range levels {
		levels[i] = high
	}
	highest, err = T(levels, weights)
	return lowest, highest, err
}
