package elicit

import (
	"math"

	"github.com/concord-sdm/concord/internal/figure"
	"github.com/concord-sdm/concord/internal/stats"
)

// Figure is a number that may be absent: its fields are Value and Why, a code
// that says why there is no value; its methods are Ok and Get.
type Figure = figure.Figure

// The reasons why a figure is absent.
const (
	WhyNoRandomIndex = "noRandomIndex" // the table has no row for so many criteria
	WhyIncomplete    = "incomplete"    // the measure is defined for complete answers only
	WhyNotTabled     = "notTabled"     // the published table has no such row
	WhyUndefined     = "undefined"     // the formula divides by 0 here
	WhyNeverWorst    = "neverWorst"    // never picked as mattering least, so there is no ratio
	WhyNeverShown    = "neverShown"    // never put to the person
	WhyOpen          = "open"          // the person could not say, or was not asked
	WhyBounds        = "bounds"        // the answers leave an interval, not a number
	WhyContradictory = "contradictory" // the answers contradict each other
	WhySeparated     = "separated"     // the choices fit too well: no finite number fits best
	WhyCollinear     = "collinear"     // what was asked does not tell the criteria apart
	WhyNotConnected  = "notConnected"  // nothing links all the criteria
	WhyAgainst       = "against"       // the choices go against the declared direction
	WhyNotEnough     = "notEnough"     // too little was answered
	WhyUnproven      = "unproven"      // the numbers differ too much in size to work with
	WhyNoPoint       = "noPoint"       // one of the two routes gave no single weights
)

// Judgement says that one criterion matters Times as much as another.
type Judgement struct {
	// Over is the index of the criterion that the ratio is of.
	Over int
	// Under is the index of the criterion that it is compared with.
	Under int
	// Times is how many times as much Over matters; below 1 says less.
	Times float64
}

// PairwiseResult is what pairwise judgements say about the weights.
type PairwiseResult struct {
	// Weights are the principal right eigenvector, summing to 1; nil if the
	// judgements do not link all criteria.
	Weights []float64
	// GeometricMean are the weights of the row geometric mean; for incomplete
	// judgements those of logarithmic least squares, which is the same where
	// nothing is missing. Nil as Weights.
	GeometricMean []float64
	// LambdaMax is the principal eigenvalue: n if the judgements are
	// consistent, else above.
	LambdaMax float64
	// Index is the consistency index (λ − n)/(n − 1), 0 below 2 criteria.
	Index float64
	// Ratio is the consistency ratio, Index by the random index of the table.
	// It is 0 if the judgements are fully consistent, otherwise absent beyond
	// the table and for incomplete judgements.
	Ratio Figure
	// Table names the table of random indices.
	Table RandomIndex
	// Geometric is the geometric consistency index of the GeometricMean;
	// absent below 3 criteria and for incomplete judgements.
	Geometric Figure
	// GeometricLimit is the value of Geometric that goes with a ratio of 0.10.
	GeometricLimit float64
	// Worst is the judgement that fits the Weights least.
	Worst Repair
	// Groups lists the criteria in groups that judgements link, if that is
	// more than one group: then there are no weights.
	Groups [][]int
	// Missing counts the pairs that were not judged.
	Missing int
}

// Repair is a judgement that fits the others badly and what would fit.
type Repair struct {
	// Judgement is the index of the judgement in the list given, −1 if all
	// judgements fit perfectly.
	Judgement int
	// Factor is by how much the judgement is off, above 1.
	Factor float64
	// Fits is the ratio that would fit the weights.
	Fits float64
}

// consistent is how far a figure may be off and still count as 0.
const consistent = 1e-9

// Pairwise works out the weights of n criteria from judgements of pairs, as in
// the Analytic Hierarchy Process (Saaty 1977, J Math Psychol 15:234), the row
// geometric mean beside it (Crawford & Williams 1985, J Math Psychol 29:387),
// the consistency ratio with the random index of the named table, and the
// geometric consistency index (Aguarón & Moreno-Jiménez 2003, Eur J Oper Res
// 147:137). A pair may be left out: the eigenvector is then Harker's (1987,
// Math Model 9:353), who leaves the ratio of the weights in the place of the
// judgement. The worst judgement is the one with the largest a·w_under/w_over or
// its inverse.
//
// A pair judged both ways must be reciprocal, within one per cent for rounding.
// The errors are [ErrCriterion], [ErrTimes], [ErrTwice], [ErrBothWays] and
// [ErrRandomIndex].
func Pairwise(n int, judgements []Judgement, table RandomIndex) (PairwiseResult, error) {
	if table == "" {
		table = Saaty
	}
	r := PairwiseResult{Table: table, Worst: Repair{Judgement: -1}}
	if !table.IsValid() {
		return r, ErrRandomIndex
	}
	m, err := newRatios(n, judgements)
	if err != nil {
		return r, err
	}
	r.Missing = m.missing
	if r.Groups = m.groups(); r.Groups != nil {
		return r, nil
	}
	logs := m.leastSquares()
	r.GeometricMean = fromLogs(logs)
	r.Weights, r.LambdaMax = m.eigenvector(r.GeometricMean)
	m.consistency(&r, logs)
	for i, j := range judgements {
		fits := r.Weights[j.Over] / r.Weights[j.Under]
		if off := max(j.Times/fits, fits/j.Times); off > max(r.Worst.Factor, 1+consistent) {
			r.Worst = Repair{Judgement: i, Factor: off, Fits: fits}
		}
	}
	return r, nil
}

// consistency fills the measures of how well the judgements fit together.
func (m *ratios) consistency(r *PairwiseResult, logs []float64) {
	n := float64(m.n)
	if m.n > 1 {
		r.Index = max(0, (r.LambdaMax-n)/(n-1))
	}
	random, known := r.Table.At(m.n)
	switch {
	case r.Index <= consistent:
		r.Ratio = figure.Of(0)
	case m.missing > 0:
		r.Ratio = figure.Absent(WhyIncomplete)
	case !known:
		r.Ratio = figure.Absent(WhyNoRandomIndex)
	default:
		r.Ratio = figure.Of(r.Index / random)
	}
	switch {
	case m.n < 3:
		r.Geometric = figure.Absent(WhyUndefined)
		return
	case m.missing > 0:
		r.Geometric = figure.Absent(WhyIncomplete)
	default:
		sum := 0.0
		for i := range m.n {
			for j := i + 1; j < m.n; j++ {
				off := m.log(i, j) - (logs[i] - logs[j])
				sum += float64(off * off)
			}
		}
		r.Geometric = figure.Of(2 * sum / ((n - 1) * (n - 2)))
	}
	switch m.n {
	case 3:
		r.GeometricLimit = 0.3147
	case 4:
		r.GeometricLimit = 0.3526
	default:
		r.GeometricLimit = 0.370
	}
}

// ratios is a reciprocal matrix whose entries may be missing, which 0 stands for.
type ratios struct {
	n       int
	of      []float64 // n × n; 1 on the diagonal
	logs    []float64
	count   []float64 // how often each entry was said; nil for once each
	missing int
}

func newRatios(n int, judgements []Judgement) (*ratios, error) {
	if n < 1 {
		return nil, ErrCriterion
	}
	m := &ratios{n: n, of: make([]float64, n*n), logs: make([]float64, n*n), missing: n * (n - 1) / 2}
	for i := range n {
		m.of[i*n+i] = 1
	}
	backward := make([]bool, n*n)
	for _, j := range judgements {
		switch {
		case j.Over < 0 || j.Under < 0 || j.Over >= n || j.Under >= n || j.Over == j.Under:
			return nil, ErrCriterion
		case !(j.Times > 0 && j.Times <= mostTimes):
			return nil, ErrTimes
		}
		at, back := j.Over*n+j.Under, j.Under*n+j.Over
		switch {
		case m.of[at] == 0:
			m.of[at], m.of[back] = j.Times, 1/j.Times
			m.logs[at] = stats.Log(j.Times)
			m.logs[back] = -m.logs[at]
			backward[back] = true
			m.missing--
		case backward[at]:
			if !reciprocal(m.of[back], j.Times) {
				return nil, ErrBothWays
			}
			backward[at] = false
		default:
			return nil, ErrTwice
		}
	}
	return m, nil
}

// reciprocal reports whether a and b are each other's reciprocal, or one is
// that of the other rounded: within one per cent, as 9 and 0.11 are.
func reciprocal(a, b float64) bool { return math.Abs(float64(a*b)-1) <= 0.01+consistent }

func (m *ratios) at(i, j int) float64 { return m.of[i*m.n+j] }

func (m *ratios) log(i, j int) float64 { return m.logs[i*m.n+j] }

// groups returns the groups of criteria that judgements link, nil if one group
// holds all.
func (m *ratios) groups() [][]int {
	if m.missing == 0 {
		return nil
	}
	group := make([]int, m.n)
	var out [][]int
	for start := range m.n {
		if group[start] != 0 {
			continue
		}
		out = append(out, []int{start})
		g := len(out)
		group[start] = g
		for at := 0; at < len(out[g-1]); at++ {
			i := out[g-1][at]
			for j := range m.n {
				if group[j] == 0 && m.at(i, j) != 0 {
					group[j] = g
					out[g-1] = append(out[g-1], j)
				}
			}
		}
	}
	if len(out) == 1 {
		return nil
	}
	return out
}
