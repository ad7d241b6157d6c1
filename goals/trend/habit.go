package trend

import (
	"errors"
	"math"
	"slices"

	"github.com/concord-sdm/concord/internal/stats"
)

// ErrHabit says that a habit is not of 1 or more times in 1 to 1000 days, or a
// mark or amount is not one.
var ErrHabit = errors.New("a habit is 1 to 1000 times in 1 to 1000 days, with marks yes, no or skip, or amounts of 0 or more")

// Mark is what became of a habit on one day.
type Mark string

// The marks.
const (
	MarkYes  Mark = "yes"  // it was done
	MarkNo   Mark = "no"   // it was not done
	MarkSkip Mark = "skip" // it could not be done, and that is fine: the day does not count
)

// Values returns every mark.
func (Mark) Values() []Mark { return []Mark{MarkYes, MarkNo, MarkSkip} }

// IsValid reports whether m is one of [Mark.Values].
func (m Mark) IsValid() bool { return slices.Contains(m.Values(), m) }

// Habit is how often something is to be done: Times in every Days.
type Habit struct {
	Times int `json:"times"` // how often
	Days  int `json:"days"`  // in how many days
}

func (h Habit) valid() bool {
	return h.Times >= 1 && h.Times <= 1000 && h.Days >= 1 && h.Days <= 1000
}

// frequency is how often the habit is to be done on one day.
func (h Habit) frequency() float64 { return float64(h.Times) / float64(h.Days) }

// Step returns the strength of a habit after one more day, from the strength
// before it and how much of what was due was done, both from 0 to 1:
// s·m + done·(1−m), with m = 0.5^(√f/13) for a frequency of f times a day. A
// daily habit is half as strong after 13 days without it. The formula is the
// one that the free program Loop Habit Tracker uses; it is a way to see a
// pattern, not a measure that was tested on people. A habit that is not 1 to 1000
// times in 1 to 1000 days leaves the strength as it is.
func (h Habit) Step(strength, done float64) float64 {
	if !h.valid() {
		return strength
	}
	m := stats.Pow(0.5, math.Sqrt(h.frequency())/13)
	return float64(strength*m) + float64(done*(1-m))
}

// Strength returns the strength of a habit after days that were marked, oldest
// first, from 0: on each day counts how often it was done in the last Days,
// against Times. For habits that are not daily both numbers are doubled, so
// that Monday of one week and Friday of the next are no gap.
func (h Habit) Strength(days []Mark) (float64, error) {
	if !h.valid() {
		return 0, ErrHabit
	}
	times, window := h.Times, h.Days
	if times < window {
		times, window = 2*times, 2*window
	}
	s, done := 0.0, 0
	for i, mark := range days {
		if !mark.IsValid() {
			return 0, ErrHabit
		}
		if mark == MarkYes {
			done++
		}
		if i >= window && days[i-window] == MarkYes {
			done--
		}
		if mark != MarkSkip {
			s = h.Step(s, min(1, float64(done)/float64(times)))
		}
	}
	return s, nil
}

// Amount returns the strength of a habit that is measured, such as glasses of
// water: on each day counts the sum of the last Days against target, which must
// be above 0. With atMost less is better: the habit starts at 1, is whole up to
// the target and nothing at twice the target.
func (h Habit) Amount(amounts []float64, target float64, atMost bool) (float64, error) {
	if !h.valid() || !(target > 0) || math.IsInf(target, 0) {
		return 0, ErrHabit
	}
	s := 0.0
	if atMost {
		s = 1
	}
	for i, a := range amounts {
		if !(a >= 0 && a <= 1e15) {
			return 0, ErrHabit
		}
		sum := 0.0
		for _, v := range amounts[max(0, i-h.Days+1) : i+1] {
			sum += v
		}
		done := min(1, sum/target)
		if atMost {
			done = min(1, max(0, 1-(sum-target)/target))
		}
		s = h.Step(s, done)
	}
	return s, nil
}
