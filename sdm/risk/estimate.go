package risk

import (
	"errors"
	"math"

	"github.com/concord-sdm/concord/internal/stats"
)

// The ways in which a number cannot be worked out or shown.
var (
	ErrCounts      = errors.New("counts need a total of 1 or more, and from 0 to as many events as the total")
	ErrProportion  = errors.New("a risk must lie between 0 and 1, with its interval around it")
	ErrAboveOne    = errors.New("the risk that follows would be above 1: the effect cannot hold for this baseline; use an odds ratio or another baseline")
	ErrBelowZero   = errors.New("the risk that follows would be below 0: the difference cannot hold for this baseline; use a ratio or another baseline")
	ErrRatio       = errors.New("a ratio must be a finite number of 0 or more, with its interval around it")
	ErrEffect      = errors.New("the effect must be a risk ratio, odds ratio, hazard ratio or difference")
	ErrNoEvents    = errors.New("a ratio needs events in both groups, and people without one")
	ErrLevel       = errors.New("a confidence level must lie between 0 and 1; 0 stands for 0.95")
	ErrTime        = errors.New("a time must be above 0 and finite, and a risk below 1")
	ErrNoCount     = errors.New("there is nothing to count: give at least one risk")
	ErrDenominator = errors.New("a denominator must be 100, 1,000, 10,000 or 100,000")
)

// Estimate is a number with the interval around it: a risk (0 to 1), a
// difference of risks (−1 to 1) or a ratio. Both ends equal the value if no
// interval is known.
type Estimate struct {
	// Value is the number itself.
	Value float64 `json:"value"`
	// Low is the lower end of the interval.
	Low float64 `json:"low"`
	// High is the upper end of the interval.
	High float64 `json:"high"`
}

// Exactly returns v as an estimate without an interval.
func Exactly(v float64) Estimate { return Estimate{v, v, v} }

// ordered reports whether the ends are finite and hold the value.
func (e Estimate) ordered() bool {
	return e.Low <= e.Value && e.Value <= e.High && !math.IsInf(e.Low, 0) && !math.IsInf(e.High, 0)
}

func (e Estimate) proportion() bool { return e.ordered() && e.Low >= 0 && e.High <= 1 }

// Counts are how many people of a group had the outcome.
type Counts struct {
	// Events is how many had it.
	Events int `json:"events"`
	// Total is how many there were, 1 or more.
	Total int `json:"total"`
}

func (c Counts) valid() bool { return c.Total >= 1 && c.Events >= 0 && c.Events <= c.Total }

// Risk returns events / total with Wilson's score interval (Wilson 1927, J Am
// Stat Assoc 22:209; method 3 of Newcombe 1998, Stat Med 17:857). The level is
// that of the interval; 0 stands for 0.95. The error is [ErrCounts] or
// [ErrLevel].
func (c Counts) Risk(level float64) (Estimate, error) {
	z, ok := normal(level)
	switch {
	case !ok:
		return Estimate{}, ErrLevel
	case !c.valid():
		return Estimate{}, ErrCounts
	}
	low, high := stats.Wilson(float64(c.Events), float64(c.Total), z)
	p := float64(c.Events) / float64(c.Total)
	return Estimate{p, min(low, p), max(high, p)}, nil
}

// normal returns the quantile of the normal distribution for a two-sided level.
func normal(level float64) (z float64, ok bool) {
	switch {
	case level == 0 || level == 0.95:
		return stats.Z95, true
	case !(level > 0 && level < 1):
		return 0, false
	}
	return stats.NormalQuantile(0.5 + level/2), true
}

// Difference returns the risk of a minus the risk of b with Newcombe's hybrid
// score interval (method 10 of Newcombe 1998, Stat Med 17:873, which Bender 2001,
// Control Clin Trials 22:102, recommends for the number needed to treat). It is
// the absolute risk reduction if a is the control group. The level is as in
// [Counts.Risk]; the error is [ErrCounts] or [ErrLevel].
func Difference(a, b Counts, level float64) (Estimate, error) {
	x, err := a.Risk(level)
	if err != nil {
		return Estimate{}, err
	}
	y, err := b.Risk(level)
	if err != nil {
		return Estimate{}, err
	}
	return squareAndAdd(x, y), nil
}

// DifferenceOf returns the risk a minus the risk b of two groups that do not
// depend on each other, with the interval that follows from both intervals by
// squaring and adding (Zou & Donner 2008, Stat Med 27:1693); with Wilson's
// intervals it is that of [Difference]. The error is [ErrProportion].
func DifferenceOf(a, b Estimate) (Estimate, error) {
	if !a.proportion() || !b.proportion() {
		return Estimate{}, ErrProportion
	}
	return squareAndAdd(a, b), nil
}

func squareAndAdd(a, b Estimate) Estimate {
	d := a.Value - b.Value
	return Estimate{
		d,
		max(-1, d-hypot(a.Value-a.Low, b.High-b.Value)),
		min(1, d+hypot(a.High-a.Value, b.Value-b.Low)),
	}
}

// hypot is exact enough between 0 and 1, where nothing overflows, and gives
// the same bits on every CPU.
func hypot(x, y float64) float64 { return math.Sqrt(float64(x*x) + float64(y*y)) }
