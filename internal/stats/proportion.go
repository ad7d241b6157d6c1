package stats

import "math"

// Wilson returns the score interval of a proportion, events out of total, with
// z the normal quantile of the level ([Z95] for 95 %) (Wilson 1927, J Am Stat
// Assoc 22:209). NaN unless 0 ≤ events ≤ total and total > 0.
func Wilson(events, total, z float64) (low, high float64) {
	if !(total > 0 && events >= 0 && events <= total) {
		return math.NaN(), math.NaN()
	}
	z2 := float64(z * z)
	mid := 2*events + z2
	half := float64(z * math.Sqrt(z2+float64(float64(4*events)*(1-events/total))))
	den := 2 * (total + z2)
	low, high = (mid-half)/den, (mid+half)/den
	if events == 0 {
		low = 0
	}
	if events == total {
		high = 1
	}
	return max(low, 0), min(high, 1)
}

// PoissonInterval returns the interval of a count by Byar's approximation as
// Breslow & Day give it (1987, Statistical Methods in Cancer Research II, eq.
// 2.13). At 95 % it is 4.787 to 18.392 for 10 events, the exact interval being
// 4.795 to 18.390; for few events its lower end is too low (1 event: 0.013
// against 0.025). For 0 events the lower end is 0. NaN for a negative count.
func PoissonInterval(events, z float64) (low, high float64) {
	if !(events >= 0) {
		return math.NaN(), math.NaN()
	}
	if events > 0 {
		r := 1 - 1/(9*events) - z/(3*math.Sqrt(events))
		low = max(0, float64(events*r*r*r))
	}
	e := events + 1
	r := 1 - 1/(9*e) + z/(3*math.Sqrt(e))
	return low, float64(e * r * r * r)
}
