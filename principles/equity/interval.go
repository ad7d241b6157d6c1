package equity

import (
	"cmp"
	"math"
	"slices"

	"github.com/concord-sdm/concord/internal/figure"
	"github.com/concord-sdm/concord/internal/stats"
)

// Figure is a number that may be absent: its fields are Value and Why, a code
// that says why there is no value; its methods are Get and Ok. In JSON it is
// {"value": 0.25} or {"why": "suppressed"}.
type Figure = figure.Figure

// Why a figure can be absent.
const (
	WhySuppressed    = "suppressed"    // the policy for small numbers hides it
	WhyReference     = "reference"     // the reference group is not compared with itself
	WhyZeroReference = "zeroReference" // there is nothing to divide by
	WhyZeroCell      = "zeroCell"      // the interval would divide by 0
	WhyNobody        = "nobody"        // nobody answered
	WhyNotKnown      = "notKnown"      // the number it needs was not given
	WhyRates         = "rates"         // the events are rates, not shares of people
	WhyNoLimit       = "noLimit"       // the interval has no upper end
	WhyInvalid       = "invalid"       // the arguments are no counts, times or level
)

// Estimate is a figure with its confidence interval.
type Estimate struct {
	// Value is the point estimate.
	Value Figure `json:"value"`
	// Low is the lower end of the interval.
	Low Figure `json:"low"`
	// High is the upper end of the interval.
	High Figure `json:"high"`
}

func absent(why string) Estimate {
	return Estimate{figure.Absent(why), figure.Absent(why), figure.Absent(why)}
}

func estimate(value, low, high float64) Estimate {
	return Estimate{figure.Of(value), figure.Of(low), figure.Of(high)}
}

// z returns the normal quantile of a two-sided level from 0.5 to below 1.
func z(level float64) (float64, bool) {
	if !(level >= 0.5 && level < 1) {
		return 0, false
	}
	return stats.NormalQuantile(1 - (1-level)/2), true
}

func share(events, total int) (float64, bool) {
	if events < 0 || events > total {
		return 0, false
	}
	return float64(events) / float64(total), true
}

// Wilson returns the share of events in total with its score interval (Wilson 1927)
// at the level, such as 0.95.
func Wilson(events, total int, level float64) Estimate {
	z, ok := z(level)
	p, counts := share(events, total)
	switch {
	case !ok || !counts:
		return absent(WhyInvalid)
	case total == 0:
		return absent(WhyNobody)
	}
	low, high := stats.Wilson(float64(events), float64(total), z)
	return estimate(p, low, high)
}

// Difference returns the share of the first group less that of the second, with
// the interval of Newcombe's method 10 (1998b), made of the two Wilson intervals.
func Difference(events, total, otherEvents, otherTotal int, level float64) Estimate {
	return apart(Wilson(events, total, level), Wilson(otherEvents, otherTotal, level))
}

// apart takes one estimate from another and squares their distances to the ends of
// their intervals together.
func apart(a, b Estimate) Estimate {
	if !a.Value.Ok() {
		return a
	}
	if !b.Value.Ok() {
		return b
	}
	p, q := a.Value.Value, b.Value.Value
	down := math.Hypot(p-a.Low.Value, b.High.Value-q)
	up := math.Hypot(a.High.Value-p, q-b.Low.Value)
	return estimate(p-q, p-q-down, p-q+up)
}

// Ratio returns the share of the first group divided by that of the second, with
// the log interval of Katz et al. (1978). If one of them has no events there is no
// interval, and no ratio if that is the second.
func Ratio(events, total, otherEvents, otherTotal int, level float64) Estimate {
	z, ok := z(level)
	p, counts := share(events, total)
	q, others := share(otherEvents, otherTotal)
	switch {
	case !ok || !counts || !others:
		return absent(WhyInvalid)
	case total == 0 || otherTotal == 0:
		return absent(WhyNobody)
	case otherEvents == 0:
		return absent(WhyZeroReference)
	case events == 0:
		return Estimate{figure.Of(0), figure.Absent(WhyZeroCell), figure.Absent(WhyZeroCell)}
	}
	se := math.Sqrt(1/float64(events) - 1/float64(total) + 1/float64(otherEvents) - 1/float64(otherTotal))
	r := p / q
	return estimate(r, r*stats.Exp(-z*se), r*stats.Exp(z*se))
}

// RateRatio returns the rate of events per time of the first group divided by that
// of the second, with the exact interval: given the sum of the events, those of the
// first are binomial (Clopper & Pearson 1934). Times are above 0 and finite.
func RateRatio(events int, time float64, otherEvents int, otherTime, level float64) Estimate {
	_, ok := z(level)
	if !ok || events < 0 || otherEvents < 0 || !isTime(time) || !isTime(otherTime) {
		return absent(WhyInvalid)
	}
	a, b := float64(events), float64(otherEvents)
	scale := otherTime / time
	tail := (1 - level) / 2
	e := Estimate{figure.Absent(WhyZeroReference), figure.Of(0), figure.Absent(WhyNoLimit)}
	if events == 0 && otherEvents == 0 {
		return absent(WhyZeroReference)
	}
	if events > 0 {
		p := stats.BetaQuantile(a, b+1, tail)
		e.Low = figure.Of(p / (1 - p) * scale)
	}
	if otherEvents > 0 {
		e.Value = figure.Of(a / b * scale)
		// The mirrored quantile keeps its digits where p is near 1.
		rest := stats.BetaQuantile(b, a+1, tail)
		e.High = figure.Of((1 - rest) / rest * scale)
	}
	return e
}

// PoissonRate returns the events by time with the interval of Byar's approximation
// (Breslow & Day 1987), close to the exact one. The time is above 0 and finite.
func PoissonRate(events int, time, level float64) Estimate {
	z, ok := z(level)
	if !ok || events < 0 || !isTime(time) {
		return absent(WhyInvalid)
	}
	low, high := stats.PoissonInterval(float64(events), z)
	return estimate(float64(events)/time, low/time, high/time)
}

// RateDifference returns the rate of the first group less that of the second, with an
// interval made of those of [PoissonRate] in the way of Newcombe's method 10 (Zou &
// Donner 2008, doi 10.1002/sim.3095).
func RateDifference(events int, time float64, otherEvents int, otherTime, level float64) Estimate {
	return apart(PoissonRate(events, time, level), PoissonRate(otherEvents, otherTime, level))
}

func isTime(t float64) bool { return t > 0 && t <= math.MaxFloat64 }

// Test names how a p value was worked out.
type Test string

// The tests.
const (
	Pearson Test = "pearson" // chi-squared of the two-by-two table, without correction
	Fisher  Test = "fisher"  // exact, where an expected count is below 5
	Exact   Test = "exact"   // of two rates: twice the smaller tail of the binomial distribution
)

// Values returns the tests.
func (Test) Values() []Test { return []Test{Pearson, Fisher, Exact} }

// IsValid reports whether t is one of [Test.Values].
func (t Test) IsValid() bool { return slices.Contains(t.Values(), t) }

// PValue returns the two-sided p value of no difference between two shares:
// Pearson's chi-squared, or Fisher's exact test (the tables that are no likelier than
// the one seen) where a count of 5 is not to be expected in each cell.
func PValue(events, total, otherEvents, otherTotal int) (Figure, Test) {
	_, first := share(events, total)
	_, second := share(otherEvents, otherTotal)
	if !first || !second {
		return figure.Absent(WhyInvalid), ""
	}
	if total == 0 || otherTotal == 0 {
		return figure.Absent(WhyNobody), ""
	}
	n, m := float64(total), float64(otherTotal)
	yes := float64(events) + float64(otherEvents)
	all := n + m
	if min(yes, all-yes)*min(n, m)/all < 5 {
		return figure.Of(fisher(events, total, otherEvents, otherTotal)), Fisher
	}
	p := yes / all
	d := float64(events)/n - float64(otherEvents)/m
	score := d / math.Sqrt(p*(1-p)*(1/n+1/m))
	return figure.Of(2 * stats.NormalCDF(-math.Abs(score))), Pearson
}

func fisher(events, total, otherEvents, otherTotal int) float64 {
	yes := events + otherEvents
	choose := func(n, k int) float64 {
		return stats.LogGamma(float64(n)+1) - stats.LogGamma(float64(k)+1) - stats.LogGamma(float64(n-k)+1)
	}
	base := choose(total+otherTotal, yes)
	chance := func(k int) float64 { return stats.Exp(choose(total, k) + choose(otherTotal, yes-k) - base) }
	seen := chance(events)
	sum := 0.0
	for k := max(0, yes-otherTotal); k <= min(total, yes); k++ {
		if p := chance(k); p <= seen*(1+1e-7) {
			sum += p
		}
	}
	return min(1, sum)
}

// RatePValue returns the two-sided p value of no difference between two rates: twice
// the smaller tail of the binomial distribution of [RateRatio], so that it is below
// 1 − level just when the interval leaves out 1.
func RatePValue(events int, time float64, otherEvents int, otherTime float64) Figure {
	if events < 0 || otherEvents < 0 || !isTime(time) || !isTime(otherTime) {
		return figure.Absent(WhyInvalid)
	}
	a, b := float64(events), float64(otherEvents)
	p := 1 / (1 + otherTime/time)
	least, most := 1.0, 1.0 // at least and at most as many as seen
	if events > 0 {
		least = stats.BetaCDF(a, b+1, p)
	}
	if otherEvents > 0 {
		most = 1 - stats.BetaCDF(a+1, b, p)
	}
	return figure.Of(min(1, 2*min(least, most)))
}

// Holm returns the p values adjusted for how many there are (Holm 1979), in the
// order given.
func Holm(p []float64) []float64 {
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p[a], p[b]) })
	out := make([]float64, len(p))
	least := 0.0
	for rank, i := range order {
		least = max(least, min(1, float64(len(p)-rank)*p[i]))
		out[i] = least
	}
	return out
}
