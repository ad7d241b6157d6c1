package methods

import (
	"errors"
	"math"
	"slices"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/ident"
	"github.com/concord-sdm/concord/sdm"
)

// The limits of a matrix.
const (
	MaxOptions   = sdm.MaxOptions  // options of a matrix
	MaxCriteria  = sdm.MaxCriteria // criteria of a matrix
	MaxOutranked = 2000            // options that the ELECTRE methods compare pair by pair
	MaxWeight    = 1e6             // the largest weight of a matrix
)

// What faults unwrap to.
var (
	ErrShape     = errors.New("the table does not have one row an option and one number a criterion")
	ErrNotFinite = sdm.ErrNotFinite
	ErrWeight    = errors.New("a weight is negative or too large, or no weight is positive")
	ErrThreshold = errors.New("a threshold is negative or out of order")
	ErrSpread    = errors.New("the numbers of a criterion differ by more orders of magnitude than floating point holds")
	ErrMethod    = errors.New("there is no such method")
	ErrParameter = errors.New("a parameter is outside its range")
)

// Matrix is a table of options by criteria as papers print them: for
// researchers, and for the published examples of each method. A decision of
// the wing goes through [Rank] or [Compare] instead.
type Matrix struct {
	// Options are the ids of the options, unique.
	Options []string `json:"options"`
	// Criteria are the columns, with unique ids.
	Criteria []Column `json:"criteria"`
	// Values holds one row an option, one number a criterion.
	Values [][]float64 `json:"values"`
	// Worth holds the partial values, 0 worst to 1 best, in the same shape;
	// left out, they are linear on the ranges of the criteria. The methods
	// that are scaled by range, except [SPOTIS] and [ELECTRE1], use them.
	Worth [][]float64 `json:"worth,omitzero"`
}

// Column is a criterion of a [Matrix] with what the methods ask about it. All
// thresholds are in the unit of its numbers.
type Column struct {
	// ID names the criterion.
	ID string `json:"id"`
	// Weight is used as it is given, not rescaled, as published tables are
	// often rounded: 0 to 1,000,000. A criterion of weight 0 is left out.
	Weight float64 `json:"weight"`
	// Direction says which way is better.
	Direction sdm.Direction `json:"direction"`
	// Range is the fixed range for the methods that are scaled by range; left
	// out, it is the range of the options, and then the order of two options
	// can depend on a third.
	Range sdm.Range `json:"range,omitzero"`
	// Ideal is the ideal number for [ARAS] and [SPOTIS]; left out, it is the
	// best of the options for the one and the best end of the range for the
	// other.
	Ideal *float64 `json:"ideal,omitzero"`
	// Aspiration is the level that [Satisficing] and [EliminationByAspects]
	// ask for; left out, it is the share of the range in [Parameters].
	Aspiration *float64 `json:"aspiration,omitzero"`
	// Function is the preference function of the PROMETHEE methods; left out,
	// it is [Usual].
	Function Function `json:"function,omitzero"`
	// Indifference is the largest difference that does not matter (q).
	Indifference float64 `json:"indifference,omitzero"`
	// Preference is the smallest difference that matters fully (p); at least
	// Indifference. For [ELECTRE3], 0 stands for Indifference.
	Preference float64 `json:"preference,omitzero"`
	// Veto is the smallest loss that no gain elsewhere can make up for in
	// [ELECTRE3] (v); above Preference. Left out, there is none.
	Veto float64 `json:"veto,omitzero"`
	// Sigma is the difference at which [Gaussian] bends (s).
	Sigma float64 `json:"sigma,omitzero"`
}

// Function is how the preference for one option over another grows with the
// difference d between them on a criterion (Brans, Vincke & Mareschal 1986).
type Function string

// The preference functions.
const (
	Usual    Function = "usual"    // 1 if d > 0
	UShape   Function = "uShape"   // 1 if d > q
	VShape   Function = "vShape"   // d/p, at most 1
	LevelFn  Function = "level"    // ½ if q < d ≤ p, 1 above
	LinearFn Function = "linear"   // (d−q)/(p−q) between q and p
	Gaussian Function = "gaussian" // 1 − exp(−d²/2s²)
)

// Values returns the allowed words.
func (Function) Values() []string {
	return []string{string(Usual), string(UShape), string(VShape), string(LevelFn), string(LinearFn), string(Gaussian)}
}

// IsValid reports whether f is one of the allowed words.
func (f Function) IsValid() bool { return slices.Contains(f.Values(), string(f)) }

// Validate returns nil, or [sdm.Faults] with every fault of the matrix in
// document order.
func (m Matrix) Validate() error {
	var c fault.Collector
	m.check(&c)
	return c.Err()
}

// check collects the faults of the matrix and returns the binary exponents of
// its columns, if it has none.
func (m *Matrix) check(c *fault.Collector) []int {
	var root fault.Path
	m.checkHeads(c)
	values := root.Field("values")
	m.checkTable(c, values, m.Values, math.MaxFloat64)
	if len(m.Worth) > 0 {
		m.checkTable(c, root.Field("worth"), m.Worth, widest)
	}
	if c.Len() > 0 {
		return nil
	}
	return m.exponents(c, root.Field("criteria"))
}

// checkHeads collects the faults of the options and the criteria.
func (m *Matrix) checkHeads(all *fault.Collector) {
	var c fault.Collector
	var root fault.Path
	options := root.Field("options")
	if n := len(m.Options); n == 0 || n > MaxOptions {
		c.Addf(options, fault.Range, nil, "needs 1 to 20,000 options")
	}
	for i, id := range m.Options {
		if !ident.ValidID(id) {
			document.CheckID(&c, options.Index(i), id)
		}
	}
	m.checkUnique(&c, options)
	criteria := root.Field("criteria")
	if n := len(m.Criteria); n == 0 || n > MaxCriteria {
		c.Addf(criteria, fault.Range, nil, "needs 1 to 200 criteria")
	}
	document.CheckUniqueIDs(&c, criteria, len(m.Criteria), func(i int) string { return m.Criteria[i].ID })
	positive := false
	for i := range m.Criteria {
		m.Criteria[i].check(&c, criteria.Index(i))
		positive = positive || m.Criteria[i].Weight > 0
	}
	if len(m.Criteria) > 0 && !positive {
		c.Addf(criteria, fault.Range, ErrWeight, "at least one weight must be above 0")
	}
	if c.Len() == 0 {
		return
	}
	faults := c.Faults()
	_ = document.Ordered[Matrix](faults) // sorts them; those of the tables are in order already
	for _, f := range faults {
		all.AddAt(f.Pointer, f.Code, f.Err)
	}
}

// checkUnique looks for ids that stand twice; ascending ones cannot.
func (m *Matrix) checkUnique(c *fault.Collector, options fault.Path) {
	ascending := true
	for i := 1; i < len(m.Options) && ascending; i++ {
		ascending = m.Options[i-1] < m.Options[i]
	}
	if ascending {
		return
	}
	met := make(map[string]bool, len(m.Options))
	for i, id := range m.Options {
		if met[id] && id != "" {
			c.Addf(options.Index(i), fault.Duplicate, nil, "must be unique in its list")
		}
		met[id] = true
	}
}

func (m *Matrix) checkTable(c *fault.Collector, p fault.Path, rows [][]float64, most float64) {
	if len(rows) != len(m.Options) {
		c.Addf(p, fault.Range, ErrShape, "needs one row for each option")
	}
	for i, row := range rows {
		if len(row) != len(m.Criteria) {
			c.Addf(p.Index(i), fault.Range, ErrShape, "needs one number for each criterion")
		}
		for k, x := range row {
			switch at := p.Index(i); {
			case !finite(x):
				c.Addf(at.Index(k), fault.Range, ErrNotFinite, "must be a finite number: a missing one cannot be ranked by these methods")
			case math.Abs(x) > most:
				c.Addf(at.Index(k), fault.Range, ErrSpread, "must lie between −1e100 and 1e100: it is a share of a range")
			}
		}
	}
}

// widest is the largest partial value, and orders how many powers of two the
// numbers of a column, its thresholds and the width of its range may span: sums
// and squares of what counts stay finite and exact within them.
const widest, orders = 1e100, 960

// exponents returns the binary exponent of the largest number of each column:
// dividing by that power of two is exact and keeps squares and sums from
// overflowing. It refuses columns in which something would vanish beside
// something else.
func (m *Matrix) exponents(c *fault.Collector, p fault.Path) []int {
	top := make([]float64, len(m.Criteria))
	least := make([]float64, len(m.Criteria)) // but 0
	for k := range least {
		least[k] = math.Inf(1)
	}
	for _, row := range m.Values {
		for k, x := range row {
			if x = math.Abs(x); x != 0 {
				top[k], least[k] = max(top[k], x), min(least[k], x)
			}
		}
	}
	out := make([]int, len(top))
	for k := range out {
		col := &m.Criteria[k]
		most := top[k]
		for _, x := range [...]float64{
			col.Range.Worst, col.Range.Best, col.Range.Best/2 - col.Range.Worst/2,
			col.Indifference, col.Preference, col.Veto, col.Sigma, or(col.Ideal, 0), or(col.Aspiration, 0),
		} {
			if x = math.Abs(x); x != 0 {
				most, least[k] = max(most, x), min(least[k], x)
			}
		}
		if top[k] == 0 {
			top[k] = most
		}
		_, out[k] = math.Frexp(top[k])
		if most == 0 {
			continue
		}
		_, high := math.Frexp(most)
		if _, low := math.Frexp(least[k]); high-low > orders {
			c.Addf(p.Index(k), fault.Range, ErrSpread, "its numbers, thresholds and the width of its range must lie within 288 orders of magnitude: use another unit, or leave out what is as good as zero")
		}
	}
	return out
}

func (col *Column) check(c *fault.Collector, p fault.Path) {
	if !(col.Weight >= 0 && col.Weight <= MaxWeight) {
		c.Addf(p.Field("weight"), fault.Range, ErrWeight, "must be 0 to 1,000,000")
	}
	if col.Direction != up && col.Direction != down {
		c.Addf(p.Field("direction"), fault.Enum, nil, "must be higherIsBetter or lowerIsBetter")
	}
	if r := col.Range; r != (sdm.Range{}) {
		at := p.Field("range")
		switch {
		case !finite(r.Worst) || !finite(r.Best):
			c.Addf(at, fault.Range, ErrNotFinite, "must have finite ends")
		case r.Worst == r.Best:
			c.Addf(at, fault.Range, nil, "must have two different ends")
		case (r.Best > r.Worst) != (col.Direction == up):
			c.Addf(at, fault.Conflict, nil, "must run from worst to best in the direction of the criterion")
		}
	}
	for _, x := range [...]struct {
		name  string
		value *float64
	}{{"ideal", col.Ideal}, {"aspiration", col.Aspiration}} {
		if x.value != nil && !finite(*x.value) {
			c.Addf(p.Field(x.name), fault.Range, ErrNotFinite, "must be a finite number")
		}
	}
	if col.Function != "" && !col.Function.IsValid() {
		c.Addf(p.Field("function"), fault.Enum, nil, "must be one of usual, uShape, vShape, level, linear, gaussian")
	}
	col.checkThresholds(c, p)
}

func (col *Column) checkThresholds(c *fault.Collector, p fault.Path) {
	for _, x := range [...]struct {
		name  string
		value float64
	}{
		{"indifference", col.Indifference}, {"preference", col.Preference}, {"veto", col.Veto}, {"sigma", col.Sigma},
	} {
		if !(x.value >= 0) || math.IsInf(x.value, 0) {
			c.Addf(p.Field(x.name), fault.Range, ErrThreshold, "must be a finite number of 0 or more")
		}
	}
	if col.Preference != 0 && col.Preference < col.Indifference {
		c.Addf(p.Field("preference"), fault.Conflict, ErrThreshold, "must be at least the indifference threshold")
	}
	if col.Veto != 0 && col.Veto <= max(col.Preference, col.Indifference) {
		c.Addf(p.Field("veto"), fault.Conflict, ErrThreshold, "must be above the preference threshold")
	}
	needs := func(name string, value float64) {
		if value == 0 {
			c.Addf(p.Field(name), fault.Required, ErrThreshold, "must be above 0 for this preference function")
		}
	}
	switch col.Function {
	case VShape, LevelFn, LinearFn:
		needs("preference", col.Preference)
	case Gaussian:
		needs("sigma", col.Sigma)
	}
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
