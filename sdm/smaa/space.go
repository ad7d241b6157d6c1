package smaa

import (
	"cmp"
	"errors"
	"math"
	"slices"

	"github.com/concord-sdm/concord/internal/linear"
)

// limit is a condition g·w ≥ 0 on weights, or g·w = 0. As weights sum to 1,
// w ≥ b is (1 − b)·w − b·(the others) ≥ 0, so every statement has this form.
type limit struct {
	g     []float64
	equal bool
	from  []int // indices of the statements it follows from; none for w ≥ 0
}

// shareLimits turns a share into conditions on the weights.
func shareLimits(s *Statement, from int, place map[string]int) []limit {
	var out []limit
	bound := func(sign, b float64, equal bool) { // sign·(w − b)
		g := make([]float64, len(place))
		for k := range g {
			g[k] = -sign * b
		}
		g[place[s.Criterion]] += sign
		out = append(out, limit{g, equal, []int{from}})
	}
	equal := s.Low != nil && s.High != nil && *s.Low == *s.High
	if s.Low != nil && (*s.Low > 0 || equal) {
		bound(1, *s.Low, equal)
	}
	if s.High != nil && *s.High < 1 && !equal {
		bound(-1, *s.High, false)
	}
	return out
}

// conditions are what statements come to.
type conditions struct {
	reach  *reach
	silent []bool // criteria without weight
	shares bool   // there are conditions that bonds cannot say
	limits []limit
}

// conditionsOf works out what statements come to. Criteria that others silence
// have no bonds; those of hushed are silent if the statements say so themselves.
// If the statements clash by their bonds alone, it returns which.
func conditionsOf(statements []Statement, place map[string]int, hushed map[string]bool) (*conditions, []int) {
	m := len(place)
	bonds := bondsOf(statements, place, hushed)
	if clash := round(m, bonds); clash != nil {
		return nil, clash
	}
	c := &conditions{reach: newReach(m, bonds)}
	var by []int
	c.silent, by = weightless(statements, place)
	c.limits = c.reach.limits()
	for k, silent := range c.silent {
		if silent {
			g := make([]float64, m)
			g[k] = 1
			c.limits = append(c.limits, limit{g, true, by})
		}
	}
	for i := range statements {
		s := &statements[i]
		if s.Kind == Share && !c.silent[place[s.Criterion]] || s.Kind == Share && s.Low != nil && *s.Low > 0 {
			more := shareLimits(s, i, place)
			c.shares = c.shares || len(more) > 0
			c.limits = append(c.limits, more...)
		}
	}
	return c, nil
}

// thin is how far inside an inequality has to be able to hold for it not to
// count as an equality.
const thin = 1e-8

// fixedRows is how many rows of a program come before those of the limits.
const fixedRows = 3

// program is the linear program that looks for weights and the room t that
// they leave in all inequalities: maximise 1 + t from 1 to 2. The 1, and what
// is added to both sides of each row, keep what is worked out away from 0, where
// nothing could be proven of it.
func program(m int, limits []limit) linear.Problem {
	p := linear.Problem{Minimise: make([]float64, m+1)}
	p.Minimise[m] = -1
	sum, room := make([]float64, m+1), make([]float64, m+1)
	for k := range m {
		sum[k] = 1
	}
	room[m] = 1
	p.Rows = append(p.Rows,
		linear.Row{Of: sum, Is: linear.Equal, Bound: 1},
		linear.Row{Of: room, Is: linear.AtMost, Bound: 2},
		linear.Row{Of: room, Is: linear.AtLeast, Bound: 1})
	for _, l := range limits {
		size := norm(l.g)
		row := linear.Row{Of: append(slices.Clone(l.g), 0), Is: linear.AtLeast, Bound: 2 * size}
		for k := range m { // weights sum to 1: as much more on both sides
			row.Of[k] += 2 * size
		}
		if l.equal {
			row.Is = linear.Equal
		} else {
			row.Of[m], row.Bound = -size, size
		}
		p.Rows = append(p.Rows, row)
	}
	return p
}

func norm(g []float64) float64 {
	sum := 0.0
	for _, x := range g {
		sum += float64(x * x)
	}
	return math.Sqrt(sum)
}

// fits reports whether there are weights that meet the statements: on the
// simplex, and so that what is said of orders and ratios leaves every criterion
// some weight unless a statement says that it has none. “A weighs more than B,
// and B twice as much as A” is no way of saying that both do not matter. If
// there are none, it returns indices of statements that cannot hold together.
func fits(statements []Statement, place map[string]int, hushed map[string]bool) (ok bool, clash []int, err error) {
	place = mentioned(statements, place)
	c, clash := conditionsOf(statements, place, hushed)
	if clash != nil {
		return false, clash, nil
	}
	if !c.shares && slices.Contains(c.silent, false) {
		return true, nil, nil // bonds that agree leave weights
	}
	s, err := linear.Solve(program(len(place), c.limits))
	if err != nil {
		return false, nil, ErrUnproven
	}
	if s.Status != linear.Optimal {
		return false, to(c.limits, s.Proof[fixedRows:]), nil
	}
	return true, nil, nil
}

// to returns the statements whose rows a proof needs.
func to(limits []limit, proof []float64) []int {
	var out []int
	for i, y := range proof {
		if y != 0 {
			out = append(out, limits[i].from...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// mentioned returns places for the criteria that the statements name, and one
// for all others together, if there are others: no statement tells them apart.
func mentioned(statements []Statement, place map[string]int) map[string]int {
	out := make(map[string]int)
	add := func(id string) {
		if _, met := out[id]; !met && id != "" {
			out[id] = len(out)
		}
	}
	for i := range statements {
		for _, id := range statements[i].Criteria {
			add(id)
		}
		add(statements[i].Criterion)
		add(statements[i].Than)
	}
	if len(out) < len(place) {
		out[""] = len(out)
	}
	return out
}

// hushed returns the ids of the criteria that the statements leave no weight.
func hushed(statements []Statement, place map[string]int) map[string]bool {
	out := make(map[string]bool)
	none, _ := weightless(statements, place)
	for id, k := range place {
		if none[k] {
			out[id] = true
		}
	}
	return out
}

// weightless finds the criteria of which a statement says that they have no
// weight, and those that can then have none; by are the statements it takes.
func weightless(statements []Statement, place map[string]int) (none []bool, by []int) {
	none = make([]bool, len(place))
	for again := true; again; {
		again = false
		for i := range statements {
			s := &statements[i]
			mark := func(id string, when bool) {
				if when && !none[place[id]] {
					none[place[id]], again = true, true
					by = append(by, i)
				}
			}
			zero := s.High != nil && *s.High == 0
			switch s.Kind {
			case Order, Same:
				for j := 1; j < len(s.Criteria); j++ {
					mark(s.Criteria[j], none[place[s.Criteria[j-1]]])
				}
				for j := len(s.Criteria) - 1; j > 0 && s.Kind == Same; j-- {
					mark(s.Criteria[j-1], none[place[s.Criteria[j]]])
				}
			case Share:
				mark(s.Criterion, zero)
			default:
				mark(s.Criterion, zero || (s.High != nil && none[place[s.Than]]))
				mark(s.Than, s.Low != nil && *s.Low > 0 && none[place[s.Criterion]])
			}
		}
	}
	return none, by
}

// space is the set of weights that fit, ready to be drawn from.
type space struct {
	m        int
	way      Sampling
	pieces   []piece   // whose union it is, without overlap; nil for a chain
	upTo     []float64 // summed shares of the pieces
	network  [][2]int  // to sort what a piece is drawn with
	centroid []float64 // nil for a chain
	chain    *chain
	loose    bool // no statement limits the weights
}

// errClash says that there are no weights that fit.
var errClash = errors.New("no weights fit")

// newSpace finds the weights that meet the statements.
func newSpace(statements []Statement, place map[string]int) (*space, error) {
	m := len(place)
	s := &space{m: m}
	start, limits, err := inside(statements, place)
	if err != nil {
		return nil, err
	}
	if s.loose = len(limits) == m; s.loose {
		s.setPieces([]piece{unitPiece(identity(m))})
		return s, nil
	}
	if corners, ok := section(m, limits); ok {
		if pieces, ok := clipAll(unitPiece(corners), limits); ok {
			s.setPieces(pieces)
			return s, nil
		}
	}
	s.chain = newChain(m, limits, start)
	if len(s.chain.basis) == 0 {
		s.chain = nil
		s.setPieces([]piece{unitPiece([][]float64{start})})
		return s, nil
	}
	s.way = HitAndRun
	return s, nil
}

// inside returns weights with room in every condition that leaves room, and the
// conditions, the last of which are those of weights that are not below 0.
func inside(statements []Statement, place map[string]int) (start []float64, limits []limit, err error) {
	if ok, _, err := fits(statements, place, hushed(statements, place)); !ok || err != nil {
		return nil, nil, cmp.Or(err, errClash)
	}
	m := len(place)
	c, _ := conditionsOf(statements, place, hushed(statements, place))
	limits = c.limits
	for k := range m {
		g := make([]float64, m)
		g[k] = 1
		limits = append(limits, limit{g: g})
	}
	if !c.shares {
		return c.reach.within(c.silent), limits, nil
	}
	start, err = interior(m, limits)
	return start, limits, err
}

// interior returns weights with room in every inequality. Where none have room
// in all, the proof of that names inequalities that hold only as equalities:
// they become equalities.
func interior(m int, limits []limit) ([]float64, error) {
	for {
		s, err := linear.Solve(program(m, limits))
		switch {
		case err != nil:
			return nil, ErrUnproven
		case s.Status != linear.Optimal:
			return nil, errClash
		case s.X[m] > 1+thin:
			return tidy(s.X[:m]), nil
		}
		found := false
		for i, y := range s.Proof[fixedRows:] {
			if y > thin && !limits[i].equal {
				limits[i].equal, found = true, true
			}
		}
		if !found {
			return nil, ErrUnproven
		}
		if !slices.ContainsFunc(limits, func(l limit) bool { return !l.equal }) {
			return tidy(s.X[:m]), nil
		}
	}
}

// tidy removes rounding: no weight below 0, sum 1.
func tidy(x []float64) []float64 {
	w := slices.Clone(x)
	sum := 0.0
	for k := range w {
		w[k] = max(0, w[k])
		sum += w[k]
	}
	for k := range w {
		w[k] /= sum
	}
	return w
}

func identity(m int) [][]float64 {
	out := make([][]float64, m)
	for k := range out {
		out[k] = make([]float64, m)
		out[k][k] = 1
	}
	return out
}

// section returns the corners of the weights that meet the equalities, if these
// are a simplex: each equality cuts it between one corner on one side and those
// on the other, as orders both ways, ratios, shares and no weight do.
func section(m int, limits []limit) ([][]float64, bool) {
	corners := identity(m)
	for _, l := range limits {
		if !l.equal {
			continue
		}
		var level, above, below [][]float64
		for _, c := range corners {
			switch x := dot(l.g, c); {
			case x > flat:
				above = append(above, c)
			case x < -flat:
				below = append(below, c)
			default:
				level = append(level, c)
			}
		}
		if len(above) > 1 && len(below) > 1 {
			return nil, false
		}
		for _, a := range above {
			for _, b := range below {
				high, low := dot(l.g, a), dot(l.g, b)
				level = append(level, between(a, b, high/(high-low)))
			}
		}
		corners = level
	}
	return corners, len(corners) > 0
}
