package principles

import (
	"cmp"
	"errors"
	"math"
	"slices"

	"github.com/concord-sdm/concord/internal/stats"
)

// Pair is a yes-or-no finding on the same respondent or subject at two times,
// such as "SURE 4 of 4" before and after.
type Pair struct {
	// Before is the finding at the first time.
	Before bool `json:"before"`
	// After is the finding at the second time.
	After bool `json:"after"`
}

// ChangeFormat is the format name and version of a [Change].
const ChangeFormat = "principles.change/1.0"

// Change compares paired findings at two times.
type Change struct {
	// Format is the format name and version: principles.change/1.0.
	Format string `json:"format"`
	// Pairs is the number of pairs.
	Pairs int `json:"pairs"`
	// Gained is how many changed from no to yes.
	Gained int `json:"gained"`
	// Lost is how many changed from yes to no.
	Lost int `json:"lost"`
	// Before is the share of yes at the first time.
	Before Figure `json:"before"`
	// After is the share of yes at the second time.
	After Figure `json:"after"`
	// Difference is after less before.
	Difference Figure `json:"difference"`
	// Low is the lower end of the 95 % Wald interval of the difference.
	Low Figure `json:"low"`
	// High is its upper end.
	High Figure `json:"high"`
	// ChiSquared is McNemar's statistic without continuity correction.
	ChiSquared Figure `json:"chiSquared"`
	// P is its two-sided p-value with one degree of freedom.
	P Figure `json:"p"`
	// Few says that fewer than 10 findings changed, so that the p-value and the
	// interval are rough.
	Few bool `json:"few"`
}

// WhyNoChange stands for a test that needs a change in at least one pair.
const WhyNoChange = "noChange"

// PairedChange compares paired yes-or-no findings: McNemar's test (McNemar 1947,
// doi 10.1007/BF02295996), uncorrected, (b − c)² / (b + c), and the Wald interval
// of the difference of paired shares, (b − c)/n ± z·√(b + c − (b − c)²/n) / n,
// with b gained and c lost. The interval is cut off at −1 and 1. Without pairs
// every figure is undefined; without a change in any pair the test is.
func PairedChange(pairs []Pair) Change {
	c := Change{Format: ChangeFormat, Pairs: len(pairs)}
	before, after := 0, 0
	for _, p := range pairs {
		if p.Before {
			before++
		}
		if p.After {
			after++
		}
		switch {
		case p.After && !p.Before:
			c.Gained++
		case p.Before && !p.After:
			c.Lost++
		}
	}
	if c.Pairs == 0 {
		u := absent(WhyUndefined)
		c.Before, c.After, c.Difference, c.Low, c.High, c.ChiSquared, c.P = u, u, u, u, u, u, u
		return c
	}
	n, b, l := float64(c.Pairs), float64(c.Gained), float64(c.Lost)
	c.Before, c.After = figureOf(float64(before)/n), figureOf(float64(after)/n)
	d := (b - l) / n
	half := z95 * math.Sqrt(max(0, b+l-float64((b-l)*(b-l))/n)) / n
	c.Difference, c.Low, c.High = figureOf(d), figureOf(max(-1, d-half)), figureOf(min(1, d+half))
	c.Few = c.Gained+c.Lost < 10
	if c.Gained+c.Lost == 0 {
		c.ChiSquared, c.P = absent(WhyNoChange), absent(WhyNoChange)
		return c
	}
	x := float64((b-l)*(b-l)) / (b + l)
	c.ChiSquared, c.P = figureOf(x), figureOf(2*stats.NormalCDF(-math.Sqrt(x)))
	return c
}

// SeriesFormat is the format name and version of a [Series].
const SeriesFormat = "principles.series/1.0"

// Series is a run chart: one figure after another, such as a score each month.
type Series struct {
	// Format is the format name and version: principles.series/1.0.
	Format string `json:"format"`
	// Points is the number of figures.
	Points int `json:"points"`
	// Median is the median of the figures.
	Median Figure `json:"median"`
	// Useful is the number of figures that do not lie on the median.
	Useful int `json:"useful"`
	// LongestRun is the longest run of useful figures on one side of the median.
	LongestRun int `json:"longestRun"`
	// RunLimit is the longest run that chance explains; a longer one is a signal.
	RunLimit int `json:"runLimit"`
	// Crossings is how often the useful figures cross the median.
	Crossings int `json:"crossings"`
	// CrossingLimit is the fewest crossings that chance explains; fewer are a
	// signal.
	CrossingLimit int `json:"crossingLimit"`
	// Finding is what the run chart shows.
	Finding SeriesFinding `json:"finding"`
}

// SeriesFinding is what a run chart shows.
type SeriesFinding string

// The findings of a run chart.
const (
	TooFewPoints SeriesFinding = "tooFewPoints" // fewer than 10 useful figures: nothing can be said
	NoShift      SeriesFinding = "noShift"      // nothing but the usual variation
	Shift        SeriesFinding = "shift"        // too long a run, or too few crossings
)

// Values returns the findings of a run chart.
func (SeriesFinding) Values() []string { return words(TooFewPoints, NoShift, Shift) }

// IsValid reports whether f is one of [SeriesFinding.Values].
func (f SeriesFinding) IsValid() bool { return oneOf(f, TooFewPoints, NoShift, Shift) }

// minUseful is the fewest useful figures that a run chart is read with: the
// limits of Anhøj & Olesen begin at 10. Two figures, or nine, are never a trend.
const minUseful = 10

// ErrNotFinite says that a figure is NaN or infinite.
var ErrNotFinite = errors.New("every figure must be finite")

// RunChart looks for a shift in a series of figures, in the order of time: a run
// longer than round(log2 n) + 3, or fewer crossings of the median than the 5 %
// quantile of the binomial distribution with n − 1 and ½, where n counts the
// useful figures (Anhøj & Olesen 2014, doi 10.1371/journal.pone.0113825). The
// error is [ErrNotFinite].
func RunChart(figures []float64) (Series, error) {
	s := Series{Format: SeriesFormat, Points: len(figures), Finding: TooFewPoints}
	for _, v := range figures {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return Series{}, ErrNotFinite
		}
	}
	if s.Points == 0 {
		s.Median = absent(WhyUndefined)
		return s, nil
	}
	m := median(figures)
	s.Median = figureOf(m)
	run, side := 0, 0
	for _, v := range figures {
		at := cmp.Compare(v, m)
		switch {
		case at == 0:
			continue
		case at == side:
			run++
		default:
			if side != 0 {
				s.Crossings++
			}
			side, run = at, 1
		}
		s.Useful++
		s.LongestRun = max(s.LongestRun, run)
	}
	if s.Useful < minUseful {
		return s, nil
	}
	s.RunLimit = runLimit(s.Useful)
	s.CrossingLimit = crossingLimit(s.Useful)
	s.Finding = NoShift
	if s.LongestRun > s.RunLimit || s.Crossings < s.CrossingLimit {
		s.Finding = Shift
	}
	return s, nil
}

func median(figures []float64) float64 {
	sorted := slices.Clone(figures)
	slices.Sort(sorted)
	n := len(sorted)
	if n%2 == 1 {
		return sorted[n/2]
	}
	return sorted[n/2-1]/2 + sorted[n/2]/2
}

// runLimit returns round(log2 n) + 3: the integer k with 2^(k-½) ≤ n < 2^(k+½).
func runLimit(n int) int {
	k := 0
	for float64(n) >= math.Sqrt2*float64(uint64(1)<<k) {
		k++
	}
	return k + 3
}

// crossingLimit returns the least k with P(X ≤ k) ≥ 0.05, X from Bin(n−1, ½).
func crossingLimit(n int) int {
	// The probabilities are in units of 2^-(n-1), kept in range by scaling with
	// the logarithm for long series.
	m := float64(n - 1)
	p := stats.Exp(-m * math.Ln2)
	if p == 0 || n > 900 {
		// The normal approximation, with continuity correction, is exact to the
		// integer's neighbour at this length.
		return int(math.Ceil(m/2 - 1.6448536269514722*math.Sqrt(m)/2 - 0.5))
	}
	sum := p
	k := 0
	for sum < 0.05 {
		p *= (m - float64(k)) / float64(k+1)
		sum += p
		k++
	}
	return k
}
