package analyst

import (
	"cmp"
	"errors"
	"math"
	"slices"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/stats"
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/methods"
)

// What faults unwrap to.
var (
	ErrTooFew     = errors.New("weights from spread need at least two options")
	ErrNegative   = errors.New("entropy needs numbers of 0 or more that are not all 0")
	ErrNoSpread   = errors.New("the options do not differ on any criterion")
	ErrNoConflict = errors.New("no two criteria differ in how they set the options apart, and CRITIC then has no weights")
	ErrCriteria   = errors.New("the weights are for other criteria")
)

// Share is the share of the whole weight that the spread of the numbers gives
// a criterion, 0 to 1. It is no person's weight, and no float64.
type Share float64

// Weights are shares for criteria. They are made by [Entropy] and [CRITIC]
// alone.
type Weights struct {
	shares map[string]Share
}

// Of returns the share of a criterion, and whether there is one.
func (w Weights) Of(criterion string) (Share, bool) {
	s, ok := w.shares[criterion]
	return s, ok
}

// Weigh returns a copy of a matrix with these weights in place of its own. The
// error is [sdm.Faults] if the criteria are not those the weights were worked
// out for.
func (w Weights) Weigh(m methods.Matrix) (methods.Matrix, error) {
	var c fault.Collector
	var root fault.Path
	criteria := root.Field("criteria")
	m.Criteria = slices.Clone(m.Criteria)
	for i := range m.Criteria {
		share, ok := w.shares[m.Criteria[i].ID]
		if !ok {
			at := criteria.Index(i)
			c.Addf(at.Field("id"), fault.Reference, ErrCriteria, "must be a criterion that the weights are for")
		}
		m.Criteria[i].Weight = float64(share)
	}
	if c.Len() == 0 && len(m.Criteria) != len(w.shares) {
		c.Addf(criteria, fault.Reference, ErrCriteria, "must be the criteria that the weights are for")
	}
	if err := c.Err(); err != nil {
		return methods.Matrix{}, err
	}
	return m, nil
}

// Entropy returns the entropy weights of a matrix; its own weights do not
// count. The error is [sdm.Faults]: of the matrix, or because it has fewer than
// two options, numbers below 0, or no spread at all.
func Entropy(m methods.Matrix) (Weights, error) {
	if err := check(m); err != nil {
		return Weights{}, err
	}
	order, columns := columnsOf(&m)
	divergence := make([]float64, len(columns))
	for k, column := range columns {
		top := 0.0
		for _, v := range column {
			top = max(top, v)
		}
		if slices.Min(column) < 0 || top == 0 {
			return Weights{}, at(order[k], ErrNegative, "must have numbers of 0 or more that are not all 0")
		}
		sum := 0.0
		for _, v := range column {
			sum += v / top
		}
		entropy := 0.0
		for _, v := range column {
			if p := v / top / sum; p > 0 {
				entropy -= float64(p * stats.Log(p))
			}
		}
		divergence[k] = max(0, 1-entropy/stats.Log(float64(len(column))))
		if slices.Min(column) == top {
			divergence[k] = 0 // not what rounding leaves of it
		}
	}
	return weightsOf(&m, order, divergence)
}

// CRITIC returns the CRITIC weights of a matrix; its own weights do not count.
// A criterion on which all options agree gets 0, and its correlations, which
// are not defined, do not count for the others. The error is [sdm.Faults]: of
// the matrix, or because it has fewer than two options, no spread at all, or no
// two criteria that are not fully correlated: the formula is then 0/0.
func CRITIC(m methods.Matrix) (Weights, error) {
	if err := check(m); err != nil {
		return Weights{}, err
	}
	order, columns := columnsOf(&m)
	length := make([]float64, len(columns)) // root of the sum of squares about the mean
	for k, column := range columns {
		centre(column, m.Criteria[order[k]].Direction)
		length[k] = math.Sqrt(product(column, column))
	}
	content := make([]float64, len(columns))
	spread, differ := false, false
	for k, a := range columns {
		spread = spread || length[k] > 0
		conflict := 0.0
		for l, b := range columns {
			if l == k || length[k] == 0 || length[l] == 0 {
				continue
			}
			if c := 1 - product(a, b)/float64(length[k]*length[l]); c > rounding {
				conflict += c
				differ = true
			}
		}
		content[k] = float64(length[k] * conflict)
	}
	if spread && !differ {
		var c fault.Collector
		var root fault.Path
		c.Addf(root.Field("values"), fault.Range, ErrNoConflict, "must set the options apart in different ways on at least two criteria")
		return Weights{}, c.Err()
	}
	return weightsOf(&m, order, content)
}

// rounding is what a correlation of 1 may fall short of it.
const rounding = 1e-12

// centre scales a column from its worst to its best number, 0 to 1, and takes
// off the mean.
func centre(x []float64, d sdm.Direction) {
	low, high := slices.Min(x), slices.Max(x)
	mean := 0.0
	for i, v := range x {
		switch {
		case low == high:
			x[i] = 0
		case d == sdm.LowerIsBetter:
			x[i] = (high/2 - v/2) / (high/2 - low/2)
		default:
			x[i] = (v/2 - low/2) / (high/2 - low/2)
		}
		mean += x[i]
	}
	mean /= float64(len(x))
	for i := range x {
		x[i] -= mean
	}
}

func product(a, b []float64) float64 {
	sum := 0.0
	for i, v := range a {
		sum += float64(v * b[i])
	}
	return sum
}

func check(m methods.Matrix) error {
	m.Criteria = slices.Clone(m.Criteria)
	for k := range m.Criteria {
		m.Criteria[k].Weight = 1 // the given ones do not count
	}
	if err := m.Validate(); err != nil {
		return err
	}
	if len(m.Options) < 2 {
		var c fault.Collector
		var root fault.Path
		c.Addf(root.Field("options"), fault.Range, ErrTooFew, "needs at least two options")
		return c.Err()
	}
	return nil
}

func at(k int, is error, text string) error {
	var c fault.Collector
	var root fault.Path
	criteria := root.Field("criteria")
	c.Addf(criteria.Index(k), fault.Range, is, text)
	return c.Err()
}

// columnsOf copies the columns by ascending id of the criteria, with the options
// by ascending id, so that no sum depends on their order. The order holds the
// index of each column in the matrix.
func columnsOf(m *methods.Matrix) (order []int, columns [][]float64) {
	rows := sorted(len(m.Options), func(i int) string { return m.Options[i] })
	order = sorted(len(m.Criteria), func(k int) string { return m.Criteria[k].ID })
	columns = make([][]float64, len(order))
	for at, k := range order {
		for _, i := range rows {
			columns[at] = append(columns[at], m.Values[i][k])
		}
	}
	return order, columns
}

func sorted(n int, id func(int) string) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	slices.SortFunc(out, func(a, b int) int { return cmp.Compare(id(a), id(b)) })
	return out
}

// weightsOf scales amounts, in the given order of the criteria, to sum to 1.
func weightsOf(m *methods.Matrix, order []int, amounts []float64) (Weights, error) {
	sum := 0.0
	for _, a := range amounts {
		sum += a
	}
	if sum == 0 {
		var c fault.Collector
		var root fault.Path
		c.Addf(root.Field("values"), fault.Range, ErrNoSpread, "must differ between options on some criterion")
		return Weights{}, c.Err()
	}
	out := Weights{shares: make(map[string]Share, len(amounts))}
	for at, a := range amounts {
		out.shares[m.Criteria[order[at]].ID] = Share(a / sum)
	}
	return out, nil
}
