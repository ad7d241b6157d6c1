package risk

import (
	"math"

	"github.com/concord-sdm/concord/internal/stats"
)

// Rate returns the constant rate that makes a risk p over the time t:
// −ln(1 − p) / t (Fleurence & Hollenbeak 2007, Pharmacoeconomics 25:3). It is
// per unit of t. The error is [ErrTime] unless 0 ≤ p < 1 and t > 0.
func Rate(p, t float64) (float64, error) {
	if !(p >= 0 && p < 1) || !(t > 0) || math.IsInf(t, 1) {
		return 0, ErrTime
	}
	return -stats.Log(1-p) / t, nil
}

// FromRate returns the risk over the time t at a constant rate per unit of t:
// 1 − e^(−rate·t). The error is [ErrTime].
func FromRate(rate, t float64) (float64, error) {
	if !(rate >= 0) || math.IsInf(rate, 1) || !(t > 0) || math.IsInf(t, 1) {
		return 0, ErrTime
	}
	return -stats.Expm1(-float64(rate * t)), nil
}

// OverTime returns the risk over the time to of a risk p over the time from, in
// the same unit, if the chance stays the same all the time: 1 − (1 − p)^(to/from).
// It is never p · to / from, which can pass 1. The error is [ErrTime].
func OverTime(p, from, to float64) (float64, error) {
	rate, err := Rate(p, from)
	if err != nil || !(to > 0) || math.IsInf(to, 1) {
		return 0, ErrTime
	}
	return FromRate(rate, to)
}

// Lifetime returns the risk of having an event at least once over several
// years from the risks of the single years: 1 − ∏(1 − p). Each is the risk of a
// year for somebody who had no event before it. The error is [ErrProportion],
// or [ErrNoCount] for no years.
func Lifetime(yearly []float64) (float64, error) {
	if len(yearly) == 0 {
		return 0, ErrNoCount
	}
	without := 1.0
	for _, p := range yearly {
		if !(p >= 0 && p <= 1) {
			return 0, ErrProportion
		}
		without = float64(without * (1 - p))
	}
	return 1 - without, nil
}
