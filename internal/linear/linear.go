// Package linear solves small linear programs and proves its answers.
//
//	minimise c·x  so that  each row a·x is at most, at least or equal to its
//	bound, and x ≥ 0 (variables marked free may be negative)
//
// The method is the two-phase simplex on a dense tableau, with Bland's rule
// (1977, Math Oper Res 2:103) where others make no progress, so that it ends on
// degenerate problems too.
// Each answer comes with a certificate that [Solve] checks against the problem
// as it was given before it returns: dual values for an optimum, a Farkas
// combination of rows for a contradiction, a ray for what has no lower end. An
// answer that cannot be proven to [Tolerance] is an error, never a guess.
//
// It is for some dozens of variables and a few hundred rows: weights of
// criteria and statements about them. It is not for large or sparse problems,
// whole numbers, or exact fractions: statements that contradict each other by
// less than the tolerance are taken to agree.
//
// Evidence: the tests hold it to published programs, to all vertices of random
// small ones, and fuzz it. The package is internal and makes no promise of
// compatibility.
package linear

import (
	"errors"
	"math"
)

// Tolerance is how far a row or a certificate may be off, relative to the
// largest term in it.
const Tolerance = 1e-9

// What [Solve] refuses or cannot do.
var (
	// ErrShape says that rows and variables do not have the same length.
	ErrShape = errors.New("a row, the objective and the list of free variables must have one length")
	// ErrNotFinite says that a number is NaN, infinite or above 1e100.
	ErrNotFinite = errors.New("a number must be finite and at most 1e100 in size")
	// ErrUnproven says that rounding left no answer that can be proven.
	ErrUnproven = errors.New("the numbers differ too much in size for an answer that can be proven")
)

// Relation is how a row compares with its bound.
type Relation int8

// The relations.
const (
	AtMost  Relation = iota // a·x ≤ bound
	AtLeast                 // a·x ≥ bound
	Equal                   // a·x = bound
)

// Row is one condition on the variables.
type Row struct {
	// Of holds the coefficient of each variable.
	Of []float64
	// Is says how the sum compares with the bound.
	Is Relation
	// Bound is the right hand side.
	Bound float64
}

// Problem is a linear program.
type Problem struct {
	// Minimise holds the cost of each variable; its length is the number of
	// variables. All 0 asks only whether there is a point.
	Minimise []float64
	// Rows are the conditions.
	Rows []Row
	// Free marks variables that may be negative; nil if none may.
	Free []bool
}

// Status is the kind of an answer.
type Status int8

// The kinds of answer.
const (
	Optimal    Status = iota + 1 // X is a best point
	Infeasible                   // no point meets all rows
	Unbounded                    // the cost has no lower end
)

// Solution is a proven answer.
type Solution struct {
	// Status is the kind of answer.
	Status Status
	// X is a best point, a corner of the feasible set; nil unless Optimal.
	X []float64
	// Value is the cost at X.
	Value float64
	// Proof holds one multiplier y for each row, at most 0 for AtMost rows and
	// at least 0 for AtLeast rows. Optimal: c − Σ y·a ≥ 0 (= 0 for free
	// variables) and Σ y·bound = Value. Infeasible (Farkas): Σ y·a ≤ 0 (= 0 for
	// free variables) and Σ y·bound = 1; rows with y ≠ 0 contradict each other.
	Proof []float64
	// Ray is a direction along which the cost falls without end; nil unless
	// Unbounded.
	Ray []float64
}

// Solve returns a proven answer. The errors are [ErrShape], [ErrNotFinite] and
// [ErrUnproven].
func Solve(p Problem) (Solution, error) {
	if err := p.check(); err != nil {
		return Solution{}, err
	}
	t := newTableau(p)
	status := t.solve(p)
	// What is small beside the rest may be rounding: an answer is tried with less
	// and less of it, and counts if the problem itself proves it.
	for rounding := 1e-13; status != 0 && rounding < 1e-8; rounding *= 10 {
		if s := t.solution(p, status, rounding); p.Proves(s) {
			return s, nil
		}
	}
	return Solution{}, ErrUnproven
}

func (p Problem) check() error {
	n := len(p.Minimise)
	if p.Free != nil && len(p.Free) != n {
		return ErrShape
	}
	fine := func(xs []float64) bool {
		for _, x := range xs {
			if !(math.Abs(x) <= 1e100) {
				return false
			}
		}
		return true
	}
	if !fine(p.Minimise) {
		return ErrNotFinite
	}
	for _, r := range p.Rows {
		switch {
		case len(r.Of) != n || r.Is < AtMost || r.Is > Equal:
			return ErrShape
		case !fine(r.Of) || !(math.Abs(r.Bound) <= 1e100):
			return ErrNotFinite
		}
	}
	return nil
}

func (p Problem) free(j int) bool { return p.Free != nil && p.Free[j] }
