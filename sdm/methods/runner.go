package methods

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/sdm"
)

// Runner is a [Matrix] made ready for the methods: options and criteria by
// ascending id, so that no result depends on the order of the input, and each
// column divided by a power of two, so that no square or sum overflows. It
// holds the working memory of the methods and is not safe for use by several
// goroutines at once.
type Runner struct {
	n       int
	options []string // ascending
	columns []column // with weight, by ascending id
	unused  []string // criteria of weight 0
	x       []float64
	worth   []float64 // made when first needed; see worths
	heavy   []int32   // columns by falling weight, then by id
	tied    bool      // two columns weigh the same

	score   []float64
	a, b, c []float64
	tally   []int32
	rank    []int32 // by option
	order   []int32 // options by rank, then id
	partial bool    // the ranks of the last method do not compare all pairs
	pairs   []bool  // with partial: row outranks column
	extra   extra
	work    work
	used    Parameters // of the last run
}

// extra is what single methods say beyond scores.
type extra struct {
	advantage, stability bool      // VIKOR
	inSet                []bool    // VIKOR: the compromise set; ELECTRE I: the kernel
	hasSet               bool      // inSet is filled in
	constant             float64   // MAUT: K
	limit                []float64 // MABAC: the border, by column
}

type column struct {
	id                    string
	w                     float64
	up                    bool
	exp                   int     // x is the number divided by 2^exp
	lo, hi                float64 // of the options
	worst, best           float64 // the range
	declared              bool
	ideal                 float64
	hasIdeal              bool
	aspiration            float64
	hasAspiration         bool
	f                     Function
	q, p, v, s            float64
	negative, nonPositive bool // some number is below 0; is 0 or below
}

// gain returns the number x turned so that more is better.
func (c *column) gain(x float64) float64 {
	if c.up {
		return x
	}
	return -x
}

// top and bottom return the best and the worst number of the options.
func (c *column) top() float64 {
	if c.up {
		return c.hi
	}
	return c.lo
}

func (c *column) bottom() float64 {
	if c.up {
		return c.lo
	}
	return c.hi
}

// Prepare validates a matrix and makes it ready for the methods. The error is
// [sdm.Faults]. The runner keeps nothing of the matrix.
func Prepare(m Matrix) (*Runner, error) {
	var faults fault.Collector
	exponents := m.check(&faults)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	n := len(m.Options)
	r := &Runner{n: n}
	rows := sorted(n, func(i int) string { return m.Options[i] })
	r.options = make([]string, n)
	for i, at := range rows {
		r.options[i] = m.Options[at]
	}
	var kept []int
	for _, k := range sorted(len(m.Criteria), func(i int) string { return m.Criteria[i].ID }) {
		if m.Criteria[k].Weight > 0 {
			kept = append(kept, k)
		} else {
			r.unused = append(r.unused, m.Criteria[k].ID)
		}
	}
	r.columns = make([]column, len(kept))
	factors := make([]float64, len(kept))
	for at, k := range kept {
		r.columns[at] = columnFrom(&m.Criteria[k], exponents[k])
		factors[at] = math.Ldexp(1, -max(exponents[k], -1022)) // exact; 2¹⁰²² makes the smallest numbers large enough
	}
	r.x = transposed(m.Values, rows, kept, factors)
	for at := range r.columns {
		r.columns[at].look(r.x[at*n : (at+1)*n])
	}
	if len(m.Worth) > 0 {
		for at := range factors {
			factors[at] = 1
		}
		r.worth = transposed(m.Worth, rows, kept, factors)
	}
	r.heavy = make([]int32, len(kept))
	for k := range r.heavy {
		r.heavy[k] = int32(k)
	}
	slices.SortStableFunc(r.heavy, func(a, b int32) int { return cmp.Compare(r.columns[b].w, r.columns[a].w) })
	for i := 1; i < len(r.heavy); i++ {
		r.tied = r.tied || r.columns[r.heavy[i]].w == r.columns[r.heavy[i-1]].w
	}
	buffers := make([]float64, 4*n)
	r.score, r.a, r.b, r.c = buffers[:n:n], buffers[n:2*n:2*n], buffers[2*n:3*n:3*n], buffers[3*n:]
	counts := make([]int32, 3*n)
	r.tally, r.rank, r.order = counts[:n:n], counts[n:2*n:2*n], counts[2*n:]
	r.extra.inSet = make([]bool, n)
	r.extra.limit = make([]float64, len(kept))
	return r, nil
}

func sorted(n int, id func(int) string) []int {
	at := make([]int, n)
	inOrder := true
	for i := range at {
		at[i] = i
		inOrder = inOrder && (i == 0 || id(i-1) < id(i))
	}
	if !inOrder {
		slices.SortFunc(at, func(a, b int) int { return strings.Compare(id(a), id(b)) })
	}
	return at
}

// transposed returns the kept columns of a table, one after the other, with the
// rows in the given order and each number times the factor of its column.
func transposed(table [][]float64, rows, kept []int, factors []float64) []float64 {
	n := len(rows)
	out := make([]float64, n*len(kept))
	for i, at := range rows {
		row := table[at]
		for k, from := range kept {
			out[k*n+i] = float64(row[from]*factors[k]) + 0 // no −0
		}
	}
	return out
}

func columnFrom(from *Column, exponent int) column {
	exponent = max(exponent, -1022)
	scaled := func(x float64) float64 { return math.Ldexp(x, -exponent) }
	c := column{
		id: from.ID, w: from.Weight, up: from.Direction == up, exp: exponent, f: from.Function,
		q: scaled(from.Indifference), p: scaled(from.Preference), v: scaled(from.Veto), s: scaled(from.Sigma),
	}
	if c.f == "" {
		c.f = Usual
	}
	if c.declared = from.Range != (sdm.Range{}); c.declared {
		c.worst, c.best = scaled(from.Range.Worst), scaled(from.Range.Best)
	}
	if c.hasIdeal = from.Ideal != nil; c.hasIdeal {
		c.ideal = scaled(*from.Ideal)
	}
	if c.hasAspiration = from.Aspiration != nil; c.hasAspiration {
		c.aspiration = scaled(*from.Aspiration)
	}
	return c
}

// look finds out about the numbers of the column.
func (c *column) look(x []float64) {
	c.lo, c.hi = ends(x)
	c.negative, c.nonPositive = c.lo < 0, c.lo <= 0
	if !c.declared {
		c.worst, c.best = c.bottom(), c.top()
	}
}

// worths returns the partial values of column k: those given, or linear on the
// range.
func (r *Runner) worths(k int) []float64 {
	if r.worth == nil {
		r.worth = make([]float64, len(r.x))
		for k := range r.columns {
			c, x := r.column(k)
			worth, width := r.worth[k*r.n:(k+1)*r.n], c.best-c.worst
			for i, v := range x {
				worth[i] = 1
				if width != 0 {
					worth[i] = (v-c.worst)/width + 0
				}
			}
		}
	}
	return r.worth[k*r.n : (k+1)*r.n]
}

// column returns column k and its numbers.
func (r *Runner) column(k int) (*column, []float64) {
	return &r.columns[k], r.x[k*r.n : (k+1)*r.n]
}

// Options returns the ids of the options in ascending order; [Place] refers to
// them by index.
func (r *Runner) Options() []string { return slices.Clone(r.options) }

// Place is the place of one option by one method.
type Place struct {
	// Option is the index of the option in [Runner.Options].
	Option int
	// Score is the score; whether higher or lower is better depends on the
	// method. It counts the options that come after for [Lexicographic] and
	// those beaten for [MULTIMOORA], the levels met for [Satisficing] and the
	// criteria survived for [EliminationByAspects]; it is the net flow for
	// [PROMETHEE1], 1 in the kernel and else 0 for [ELECTRE1], and minus the
	// number of options preferred for [ELECTRE3].
	Score float64
	// Rank is the rank, 1 first; equal scores share a rank (1, 1, 3). Where a
	// method leaves pairs incomparable, it is one more than the number of
	// options preferred to it.
	Rank int
}

// Order appends the place of each option by one method to dst, best first,
// then by id. It allocates nothing once the runner has run the method and dst
// has room. The error says that there is no such method, that a parameter is
// outside its range, or, as [WhyError], why the method cannot be applied.
func (r *Runner) Order(dst []Place, m Method, p Parameters) ([]Place, error) {
	t, ok := traitsOf(m)
	if !ok {
		return dst, noMethod()
	}
	if !p.ok() {
		return dst, p.Validate()
	}
	if w := r.run(&t, p); w.code != "" {
		return dst, &WhyError{Why: w.code, Criterion: r.criterionID(w.criterion), Option: r.optionID(w.option)}
	}
	for _, i := range r.order {
		dst = append(dst, Place{Option: int(i), Score: r.score[i], Rank: int(r.rank[i])})
	}
	return dst, nil
}

func noMethod() error {
	var c fault.Collector
	var root fault.Path
	c.Addf(root.Field("method"), fault.Enum, ErrMethod, "must be one of the methods of this package")
	return c.Err()
}

// run runs a method and ranks its scores, unless the method has ranked them.
func (r *Runner) run(t *traits, p Parameters) why {
	r.used, r.partial, r.extra.hasSet = p, false, false
	if w := t.run(r, &r.used); w.code != "" {
		return w
	}
	if r.partial {
		return why{}
	}
	for i, s := range r.score {
		if !finite(s) {
			return why{WhyOverflow, -1, i}
		}
	}
	r.place(r.score, t.better == up)
	return why{}
}

func (r *Runner) criterionID(k int) string {
	if k < 0 {
		return ""
	}
	return r.columns[k].id
}

func (r *Runner) optionID(i int) string {
	if i < 0 {
		return ""
	}
	return r.options[i]
}

// why says why a method cannot be applied; an empty code says that it can.
type why struct {
	code              string
	criterion, option int // −1: none in particular
}

func whyNot(code string) why               { return why{code, -1, -1} }
func whyAt(code string, criterion int) why { return why{code, criterion, -1} }

// Why codes of methods that could not be applied.
const (
	WhyMissingEvidence = sdm.WhyMissingEvidence // an option has no number on a criterion with weight
	WhyOpenWeight      = sdm.WhyOpenWeight      // the person could not say how much a criterion matters
	WhyOpenDirection   = "openDirection"        // the person could not say which way is better
	WhyNoOptions       = "noOptions"            // every option is excluded or unsuitable
	WhyNotPositive     = "notPositive"          // a number is 0 or below: the method divides by it or takes its logarithm
	WhyNegative        = "negative"             // a number is below 0, and the method takes shares of a sum
	WhyNoCost          = "noCost"               // the costs of an option are all 0: the method divides by them
	WhyTooMany         = "tooMany"              // more options than the method compares pair by pair
	WhyScaling         = "scaling"              // no scaling constant solves the equation of the multiplicative form
	WhyNotComparable   = "notComparable"        // the method gives ranks, not scores
	WhySpread          = "spread"               // the numbers of a criterion differ by more orders of magnitude than floating point holds
	WhyOverflow        = "overflow"             // a score is larger than the largest number
)

// WhyError says why a method cannot be applied to a matrix.
type WhyError struct {
	// Why is the code: one of the Why constants.
	Why string
	// Criterion is the id of a criterion that stands in the way, if one does.
	Criterion string
	// Option is the id of an option that stands in the way, if one does.
	Option string
}

// Error says it in words.
func (e *WhyError) Error() string {
	text := "the method cannot be applied: " + e.Why
	if e.Criterion != "" {
		text += ", criterion " + e.Criterion
	}
	if e.Option != "" {
		text += ", option " + e.Option
	}
	return text
}

// unscaled returns a number of the column in its own unit.
func (c *column) unscaled(x float64) float64 { return math.Ldexp(x, c.exp) }
