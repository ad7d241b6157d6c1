package trend

import (
	"math"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/goals/internal/series"
	"github.com/concord-sdm/concord/internal/figure"
)

// minUseful is the fewest useful points for the rules of Anhøj.
const minUseful = 10

// RunChartFormat is the format of a [RunChart].
const RunChartFormat = "goals.runs/1.0"

// RunChart is a run chart around a median.
type RunChart struct {
	// Format is [RunChartFormat].
	Format string `json:"format"`
	// N is how many points there are, Useful how many do not lie on the centre.
	N      int `json:"n"`
	Useful int `json:"useful"` // points that do not lie on the centre
	// Centre is the centre line: the median, unless it was given.
	Centre goals.Figure `json:"centre"`
	// Longest is the longest run of useful points on one side.
	Longest int `json:"longest"`
	// LongestLimit is the longest run that chance explains, round(log2 n) + 3;
	// absent with "notEnoughData" below ten useful points.
	LongestLimit goals.Figure `json:"longestLimit"`
	// Crossings is how often the useful points cross the centre.
	Crossings int `json:"crossings"`
	// CrossingsLimit is the fewest crossings that chance explains, the 5 % point
	// of the binomial distribution with n − 1 trials and probability ½.
	CrossingsLimit goals.Figure `json:"crossingsLimit"`
	// Shift is whether the longest run is longer than its limit, or there are
	// fewer crossings than theirs. False where there is not enough data.
	Shift bool `json:"shift"`
}

// Runs draws a run chart of values in the order of time, with the rules of
// Anhøj: J. Anhøj & A. V. Olesen, PLoS ONE 2014;9(11):e113825,
// doi:10.1371/journal.pone.0113825. They need ten useful points. A centre that
// is absent is the median of the values; give the median of an earlier, stable
// time if there is one.
func Runs(values []float64, centre goals.Figure) RunChart {
	out := RunChart{Format: RunChartFormat, N: len(values), Centre: centre}
	none := func(why string) RunChart {
		out.Centre, out.LongestLimit, out.CrossingsLimit = figure.Absent(why), figure.Absent(why), figure.Absent(why)
		return out
	}
	if len(values) == 0 {
		return none(NotEnoughData)
	}
	for _, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return none(NotFinite)
		}
	}
	if !centre.Ok() {
		out.Centre = figure.Of(series.Median(values))
	}
	mid, ok := out.Centre.Get()
	switch {
	case !ok:
		return none(out.Centre.Why)
	case math.IsNaN(mid) || math.IsInf(mid, 0):
		return none(NotFinite)
	}
	side, run := 0, 0
	for _, v := range values {
		s := 0
		switch {
		case v > mid:
			s = 1
		case v < mid:
			s = -1
		default:
			continue // on the centre: says nothing
		}
		out.Useful++
		switch {
		case s == side:
			run++
		default:
			if side != 0 {
				out.Crossings++
			}
			side, run = s, 1
		}
		out.Longest = max(out.Longest, run)
	}
	if out.Useful < minUseful {
		out.LongestLimit, out.CrossingsLimit = figure.Absent(NotEnoughData), figure.Absent(NotEnoughData)
		return out
	}
	longest, crossings := longestLimit(out.Useful), crossingsLimit(out.Useful)
	out.LongestLimit, out.CrossingsLimit = figure.Of(float64(longest)), figure.Of(float64(crossings))
	out.Shift = out.Longest > longest || out.Crossings < crossings
	return out
}

// longestLimit returns round(log2 n) + 3, without a logarithm: k is the
// nearest whole number to log2 n if n² lies below 2^(2k+1).
func longestLimit(n int) int {
	k := 0
	for square := float64(n) * float64(n); square >= math.Ldexp(1, 2*k+1); {
		k++
	}
	return k + 3
}

// crossingsLimit returns the 5 % point of the binomial distribution with n−1
// trials and probability ½: the smallest number whose cumulated probability is
// at least .05. The weights are taken from the middle outwards, so that none
// underflows to a wrong sum.
func crossingsLimit(n int) int {
	trials := n - 1
	weights := make([]float64, trials+1)
	mid := trials / 2
	weights[mid] = 1
	for k := mid; k > 0; k-- {
		weights[k-1] = weights[k] * float64(k) / float64(trials-k+1)
	}
	for k := mid; k < trials; k++ {
		weights[k+1] = weights[k] * float64(trials-k) / float64(k+1)
	}
	total := 0.0
	for _, w := range weights {
		total += w
	}
	sum := 0.0
	for k, w := range weights {
		if sum += w; sum >= 0.05*total {
			return k
		}
	}
	return trials
}
