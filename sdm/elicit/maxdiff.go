package elicit

import (
	"math"

	"github.com/concord-sdm/concord/internal/figure"
)

// Pick is one set of a best–worst scaling: of the criteria shown, which matters
// most and which least.
type Pick struct {
	// Shown are the indices of the criteria in the set, two or more.
	Shown []int
	// Most is the index of the criterion that matters most.
	Most int
	// Least is the index of the criterion that matters least.
	Least int
}

// MaxDiffResult is what best–worst scaling says about each criterion.
type MaxDiffResult struct {
	// Shown counts the sets that each criterion was in.
	Shown []int
	// Most counts how often it was picked as mattering most.
	Most []int
	// Least counts how often it was picked as mattering least.
	Least []int
	// Score is (Most − Least)/Shown, −1 to 1; absent if never shown.
	Score []Figure
	// RootRatio is √(Most/Least), a ratio scale; absent if never picked as
	// mattering least.
	RootRatio []Figure
	// Logit is the model fitted to the picks; its attributes are the criteria
	// but the last, whose utility is 0.
	Logit LogitResult
	// Utilities are those of the logit, moved to a mean of 0; nil without a fit.
	Utilities []float64
	// StandardErrors are those of Utilities.
	StandardErrors []float64
	// Shares are e^utility, scaled to sum to 1: how often each would be picked
	// as mattering most among all. Nil without a fit.
	Shares []float64
}

// MaxDiff counts the picks of a best–worst scaling of n criteria (Finn &
// Louviere 1992, J Public Policy Mark 11:12; Louviere, Flynn & Marley 2015,
// Best-Worst Scaling) and fits a logit of repeated choice: of each set the one
// that matters most is taken by its utility, then of the rest the one that
// matters least by minus its utility.
//
// The picks of one person often fit an order without exception; the logit then
// has no finite answer and the result says so. The errors are [ErrShape] (fewer
// than two shown, or n below 0) and [ErrCriterion].
func MaxDiff(n int, picks []Pick) (MaxDiffResult, error) {
	if n < 0 {
		return MaxDiffResult{}, ErrShape
	}
	r := MaxDiffResult{
		Shown: make([]int, n), Most: make([]int, n), Least: make([]int, n),
		Score: make([]Figure, n), RootRatio: make([]Figure, n),
	}
	var choices []Choice
	above, below := make([][]int, n), make([][]int, n)
	for _, p := range picks {
		if len(p.Shown) < 2 {
			return MaxDiffResult{}, ErrShape
		}
		seen := make([]bool, n)
		most, least := -1, -1
		for i, k := range p.Shown {
			if k < 0 || k >= n || seen[k] {
				return MaxDiffResult{}, ErrCriterion
			}
			seen[k] = true
			if k == p.Most {
				most = i
			}
			if k == p.Least {
				least = i
			}
		}
		if most < 0 || least < 0 || most == least {
			return MaxDiffResult{}, ErrCriterion
		}
		for _, k := range p.Shown {
			r.Shown[k]++
			above[p.Most], below[k] = append(above[p.Most], k), append(below[k], p.Most)
			above[k], below[p.Least] = append(above[k], p.Least), append(below[p.Least], k)
		}
		r.Most[p.Most]++
		r.Least[p.Least]++
		choices = append(choices, choice(n, p.Shown, most, -1, 1))
		if len(p.Shown) > 2 {
			choices = append(choices, choice(n, p.Shown, least, most, -1))
		}
	}
	for k := range n {
		r.Score[k], r.RootRatio[k] = figure.Absent(WhyNeverShown), figure.Absent(WhyNeverShown)
		if r.Shown[k] == 0 {
			continue
		}
		r.Score[k] = figure.Of(float64(r.Most[k]-r.Least[k]) / float64(r.Shown[k]))
		r.RootRatio[k] = figure.Absent(WhyNeverWorst)
		if r.Least[k] > 0 {
			r.RootRatio[k] = figure.Of(math.Sqrt(float64(r.Most[k]) / float64(r.Least[k])))
		}
	}
	if n < 2 || len(choices) == 0 {
		r.Logit.Status = Collinear
		return r, nil
	}
	var err error
	if r.Logit, err = logit(choices, circular(above, below)); err != nil || r.Logit.Status != Estimated {
		return r, err
	}
	r.centre(n)
	return r, nil
}

// circular reports whether each criterion leads to each other one by picks of
// one above the next. That is when the logit has a best fit, and the only one:
// what separates the choices, or cannot be told from them, would have to be as
// large at the end of each such circle as at its start (Ford 1957, Am Math Mon
// 64:28).
func circular(above, below [][]int) bool {
	for _, leads := range [...][][]int{above, below} {
		reached, seen := []int{0}, make([]bool, len(leads))
		seen[0] = true
		for at := 0; at < len(reached); at++ {
			for _, k := range leads[reached[at]] {
				if !seen[k] {
					seen[k] = true
					reached = append(reached, k)
				}
			}
		}
		if len(reached) < len(leads) {
			return false
		}
	}
	return true
}

// choice makes a task of the criteria shown without the one at the place
// without, in which the one at the place taken is taken.
func choice(n int, shown []int, taken, without int, sign float64) Choice {
	c := Choice{}
	for i, k := range shown {
		if i == without {
			continue
		}
		if i == taken {
			c.Chosen = len(c.Alternatives)
		}
		x := make([]float64, n-1)
		if k < n-1 {
			x[k] = sign
		}
		c.Alternatives = append(c.Alternatives, x)
	}
	return c
}

// centre fills the utilities around their mean, and the shares.
func (r *MaxDiffResult) centre(n int) {
	mean := 0.0
	for _, b := range r.Logit.Coefficients {
		mean += b / float64(n)
	}
	r.Utilities, r.StandardErrors = make([]float64, n), make([]float64, n)
	cov := func(i, j int) float64 {
		if i == n-1 || j == n-1 {
			return 0
		}
		return r.Logit.Covariance[i][j]
	}
	all := 0.0
	rows := make([]float64, n)
	for i := range n {
		for j := range n {
			rows[i] += cov(i, j)
		}
		all += rows[i]
	}
	for i := range n {
		r.Utilities[i] = -mean
		if i < n-1 {
			r.Utilities[i] += r.Logit.Coefficients[i]
		}
		v := cov(i, i) - 2*rows[i]/float64(n) + all/float64(n*n)
		r.StandardErrors[i] = math.Sqrt(max(0, v))
	}
	r.Shares = fromLogs(r.Utilities)
}

// order returns the places of the scores, 1 for the highest; equal scores share
// a place (1, 1, 3), and what has no score has 0.
func order(scores []Figure) []int {
	places := make([]int, len(scores))
	for i, s := range scores {
		if !s.Ok() {
			continue
		}
		places[i] = 1
		for _, other := range scores {
			if other.Ok() && other.Value > s.Value {
				places[i]++
			}
		}
	}
	return places
}
