package elicit

import (
	"math"
	"slices"

	"github.com/concord-sdm/concord/internal/linear"
	"github.com/concord-sdm/concord/internal/stats"
)

// Choice is one choice task: a person saw some alternatives and took one.
type Choice struct {
	// Alternatives hold the attributes of each alternative; all have the same
	// number of attributes.
	Alternatives [][]float64
	// Chosen is the index of the alternative taken.
	Chosen int
}

// LogitStatus says whether choices have a best fitting model.
type LogitStatus string

// The kinds of fit.
const (
	// Estimated says that the coefficients are those of highest likelihood.
	Estimated LogitStatus = "estimated"
	// CompletelySeparated says that some coefficients explain every choice
	// without exception, so that larger ones always fit better and none best.
	CompletelySeparated LogitStatus = "completelySeparated"
	// QuasiSeparated says that some coefficients explain a part of the choices
	// without exception and leave the rest tied, with the same consequence.
	QuasiSeparated LogitStatus = "quasiSeparated"
	// Collinear says that what was shown does not tell the attributes apart:
	// different coefficients fit equally well.
	Collinear LogitStatus = "collinear"
)

// Values returns the allowed words.
func (LogitStatus) Values() []string {
	return []string{string(Estimated), string(CompletelySeparated), string(QuasiSeparated), string(Collinear)}
}

// IsValid reports whether s is one of the allowed words.
func (s LogitStatus) IsValid() bool {
	return s == Estimated || s == CompletelySeparated || s == QuasiSeparated || s == Collinear
}

// LogitResult is a conditional logit fitted to choices.
type LogitResult struct {
	// Status says whether there is a fit; only if it is Estimated the fields
	// down to Iterations are filled.
	Status LogitStatus
	// Coefficients are the utilities of one unit of each attribute.
	Coefficients []float64
	// StandardErrors are the roots of the diagonal of Covariance.
	StandardErrors []float64
	// Covariance is the inverse of the negative Hessian at the coefficients.
	Covariance [][]float64
	// LogLikelihood is that of the coefficients.
	LogLikelihood float64
	// Iterations is how many Newton steps were taken.
	Iterations int
	// NullLogLikelihood is that of all coefficients 0: choices at random.
	NullLogLikelihood float64
	// Involved are the attributes that separate the choices or cannot be told
	// apart; empty if Estimated.
	Involved []int
}

// Logit fits a conditional logit to choices: the chance of an alternative is
// e^(βx) over the sum of that of all in its task (McFadden 1974, in Zarembka,
// Frontiers in Econometrics), by Newton's method, with standard errors from the
// Hessian. It is the model that R's survival::clogit fits to one case in each
// stratum. Whether a finite best fit exists is proven first by linear programs
// (Albert & Anderson 1984, Biometrika 71:1): separated or collinear choices have
// a status and never a huge coefficient.
//
// A task needs two alternatives. The errors are [ErrShape], [ErrNumber] and
// [ErrCriterion] (a Chosen that is no alternative).
func Logit(choices []Choice) (LogitResult, error) { return logit(choices, false) }

// logit is Logit; proven says that there is a best fit, so that no linear
// program needs to show it.
func logit(choices []Choice, proven bool) (LogitResult, error) {
	k := 0
	if len(choices) > 0 && len(choices[0].Alternatives) > 0 {
		k = len(choices[0].Alternatives[0])
	}
	if k == 0 {
		return LogitResult{}, ErrShape
	}
	var differences [][]float64 // chosen minus each of the others
	for _, c := range choices {
		if len(c.Alternatives) < 2 {
			return LogitResult{}, ErrShape
		}
		if c.Chosen < 0 || c.Chosen >= len(c.Alternatives) {
			return LogitResult{}, ErrCriterion
		}
		for _, a := range c.Alternatives {
			if len(a) != k {
				return LogitResult{}, ErrShape
			}
			for _, x := range a {
				if !(math.Abs(x) <= mostTimes) {
					return LogitResult{}, ErrNumber
				}
			}
		}
		for i, a := range c.Alternatives {
			if i == c.Chosen || proven {
				continue
			}
			d := make([]float64, k)
			for j := range d {
				d[j] = c.Alternatives[c.Chosen][j] - a[j]
			}
			differences = append(differences, d)
		}
	}
	r := LogitResult{}
	for _, c := range choices {
		r.NullLogLikelihood -= stats.Log(float64(len(c.Alternatives)))
	}
	if proven {
		r.Status = Estimated
		return r, r.newton(choices, k)
	}
	differences = distinct(differences)
	if r.Involved = nullSpace(differences, k); len(r.Involved) > 0 {
		r.Status = Collinear
		return r, nil
	}
	var err error
	if r.Status, r.Involved, err = separation(differences, k); err != nil || r.Status != Estimated {
		return r, err
	}
	return r, r.newton(choices, k)
}

// distinct returns the rows without those that stand before: neither what they
// leave open nor what separates them depends on how often they were seen.
func distinct(rows [][]float64) [][]float64 {
	order := make([]int, len(rows))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return slices.Compare(rows[a], rows[b]) })
	again := make([]bool, len(rows))
	for i, at := range order {
		again[at] = i > 0 && slices.Equal(rows[order[i-1]], rows[at])
	}
	var once [][]float64
	for i, r := range rows {
		if !again[i] {
			once = append(once, r)
		}
	}
	return once
}

// nullSpace returns the attributes that take part in a combination which no
// difference shows, by Gaussian elimination with full pivoting on the columns.
func nullSpace(rows [][]float64, k int) []int {
	scale := make([]float64, k)
	a := make([][]float64, len(rows))
	for i, r := range rows {
		a[i] = append([]float64{}, r...)
		for j, x := range r {
			scale[j] = max(scale[j], math.Abs(x))
		}
	}
	for i := range a {
		for j := range a[i] {
			if scale[j] > 0 {
				a[i][j] /= scale[j]
			}
		}
	}
	columns := make([]int, k)
	for j := range columns {
		columns[j] = j
	}
	rank := 0
	for ; rank < k; rank++ {
		pi, pj, top := -1, -1, 1e-9
		for i := rank; i < len(a); i++ {
			for j := rank; j < k; j++ {
				if v := math.Abs(a[i][columns[j]]); v > top {
					pi, pj, top = i, j, v
				}
			}
		}
		if pi < 0 {
			break
		}
		a[rank], a[pi] = a[pi], a[rank]
		columns[rank], columns[pj] = columns[pj], columns[rank]
		for i := range a {
			if i == rank {
				continue
			}
			f := a[i][columns[rank]] / a[rank][columns[rank]]
			for j := rank; j < k; j++ {
				a[i][columns[j]] -= float64(f * a[rank][columns[j]])
			}
		}
	}
	involved := make([]bool, k)
	for j := rank; j < k; j++ { // a free column and the pivots that it leans on
		involved[columns[j]] = true
		for i := range rank {
			involved[columns[i]] = involved[columns[i]] || math.Abs(a[i][columns[j]]) > 1e-9
		}
	}
	return indices(involved)
}

func indices(set []bool) []int {
	var out []int
	for i, in := range set {
		if in {
			out = append(out, i)
		}
	}
	return out
}

// separation looks for a direction d in which no choice is contradicted and
// some are explained: d·z ≥ 0 for all differences z, and above 0 for some. There
// is none if, and only if, the differences cancel with all weights above 0
// (Stiemke's theorem): weights 1 + μ with Σ(1 + μ)z = 0. Otherwise the proof
// that there are no such weights is the direction. It explains all choices at
// once if no weights at all cancel them (Gordan's theorem).
func separation(differences [][]float64, k int) (LogitStatus, []int, error) {
	n := len(differences)
	p := linear.Problem{Minimise: make([]float64, n)}
	for j := range k {
		row := linear.Row{Of: make([]float64, n), Is: linear.Equal}
		top := 0.0
		for _, z := range differences {
			top = max(top, math.Abs(z[j]))
		}
		for i, z := range differences {
			row.Of[i] = z[j] / top
			row.Bound -= row.Of[i]
		}
		p.Rows = append(p.Rows, row)
	}
	s, err := linear.Solve(p)
	if err != nil || s.Status == linear.Optimal {
		return Estimated, nil, err
	}
	involved, top := make([]bool, k), 0.0
	for _, y := range s.Proof {
		top = max(top, math.Abs(y))
	}
	for j, y := range s.Proof {
		involved[j] = math.Abs(y) > 1e-9*top
		p.Rows[j].Bound = 0
	}
	all := linear.Row{Of: make([]float64, n), Is: linear.Equal, Bound: 1}
	for i := range all.Of {
		all.Of[i] = 1
	}
	p.Rows = append(p.Rows, all)
	if s, err = linear.Solve(p); err == nil && s.Status == linear.Infeasible {
		return CompletelySeparated, indices(involved), nil
	}
	return QuasiSeparated, indices(involved), err
}

// newton climbs to the highest likelihood, which exists and is the only one. A
// step that does not climb is halved.
func (r *LogitResult) newton(choices []Choice, k int) error {
	beta, present := make([]float64, k), attributes(choices, k)
	at := likelihood(choices, present, beta)
	for r.Iterations = 0; r.Iterations < 100; r.Iterations++ {
		step := append([]float64{}, at.gradient...)
		if !solve(append([]float64{}, at.information...), step) {
			return ErrUnproven
		}
		decrement := 0.0
		for j := range step {
			decrement += float64(step[j] * at.gradient[j])
		}
		if decrement < 1e-22 {
			break
		}
		next, moved := make([]float64, k), false
		for share := 1.0; share > 1e-10; share /= 2 {
			for j := range next {
				next[j] = beta[j] + float64(share*step[j])
			}
			if l := likelihood(choices, present, next); l.value > at.value || (share == 1 && decrement < 1e-12) {
				beta, at, moved = next, l, true
				break
			}
		}
		if !moved {
			break
		}
	}
	r.Coefficients, r.LogLikelihood = beta, at.value
	r.Covariance, r.StandardErrors = make([][]float64, k), make([]float64, k)
	for j := range k {
		column := make([]float64, k)
		column[j] = 1
		if !solve(append([]float64{}, at.information...), column) || !(column[j] >= 0) {
			return ErrUnproven
		}
		r.Covariance[j] = column
		r.StandardErrors[j] = math.Sqrt(column[j])
	}
	return nil
}

// fit is the log-likelihood at some coefficients, its gradient, and the negative
// Hessian row by row.
type fit struct {
	value                 float64
	gradient, information []float64
}

// attributes returns, for each choice, the attributes that some alternative of
// it has: the others are 0 in all and add nothing to a likelihood.
func attributes(choices []Choice, k int) [][]int {
	out, has := make([][]int, len(choices)), make([]bool, k)
	for at, c := range choices {
		clear(has)
		for _, a := range c.Alternatives {
			for j, x := range a {
				has[j] = has[j] || x != 0
			}
		}
		out[at] = indices(has)
	}
	return out
}

func likelihood(choices []Choice, present [][]int, beta []float64) fit {
	k := len(beta)
	f := fit{gradient: make([]float64, k), information: make([]float64, k*k)}
	mean := make([]float64, k)
	for at, c := range choices {
		utility := make([]float64, len(c.Alternatives))
		top := math.Inf(-1)
		for i, a := range c.Alternatives {
			for _, j := range present[at] {
				utility[i] += float64(beta[j] * a[j])
			}
			top = max(top, utility[i])
		}
		sum := 0.0
		chance := make([]float64, len(utility))
		for i, u := range utility {
			chance[i] = stats.Exp(u - top)
			sum += chance[i]
		}
		f.value += utility[c.Chosen] - top - stats.Log(sum)
		clear(mean)
		for i, a := range c.Alternatives {
			chance[i] /= sum
			for _, j := range present[at] {
				mean[j] += float64(chance[i] * a[j])
			}
		}
		for _, j := range present[at] {
			f.gradient[j] += c.Alternatives[c.Chosen][j] - mean[j]
		}
		for i, a := range c.Alternatives {
			for _, j := range present[at] {
				for _, l := range present[at] {
					f.information[j*k+l] += float64(chance[i] * (a[j] - mean[j]) * (a[l] - mean[l]))
				}
			}
		}
	}
	return f
}
