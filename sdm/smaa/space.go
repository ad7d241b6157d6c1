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
	from  int // index of the statement; −1 for w ≥ 0
}

// limitsOf turns a statement into conditions on the weights of the criteria,
// whose places are given by their ids.
func limitsOf(s *Statement, from int, place map[string]int) []limit {
	m := len(place)
	var out []limit
	add := func(a int, x float64, b int, y float64, equal bool) { // x·w_a + y·w_b
		g := make([]float64, m)
		g[a], g[b] = x, y
		out = append(out, limit{g, equal, from})
	}
	bound := func(a int, sign, b float64, equal bool) { // sign·(w_a − b)
		g := make([]float64, m)
		for k := range g {
			g[k] = -sign * b
		}
		g[a] += sign
		out = append(out, limit{g, equal, from})
	}
	equal := s.Low != nil && s.High != nil && *s.Low == *s.High
	switch s.Kind {
	case Order, Same:
		for i := 1; i < len(s.Criteria); i++ {
			add(place[s.Criteria[i-1]], 1, place[s.Criteria[i]], -1, s.Kind == Same)
		}
	case Ratio:
		a, b := place[s.Criterion], place[s.Than]
		if s.Low != nil && (*s.Low > 0 || equal) {
			add(a, 1, b, -*s.Low, equal)
		}
		if s.High != nil && !equal {
			add(a, -1, b, *s.High, false)
		}
	case Share:
		a := place[s.Criterion]
		if s.Low != nil && (*s.Low > 0 || equal) {
			bound(a, 1, *s.Low, equal)
		}
		if s.High != nil && *s.High < 1 && !equal {
			bound(a, -1, *s.High, false)
		}
	}
	return out
}

// allLimits returns the conditions of all statements.
func allLimits(statements []Statement, place map[string]int) []limit {
	var out []limit
	for i := range statements {
		out = append(out, limitsOf(&statements[i], i, place)...)
	}
	return out
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
func fits(statements []Statement, place map[string]int) (ok bool, clash []int, err error) {
	place = mentioned(statements, place)
	limits := allLimits(statements, place)
	s, err := linear.Solve(program(len(place), limits))
	if err != nil {
		return false, nil, ErrUnproven
	}
	if s.Status != linear.Optimal {
		return false, to(limits, s.Proof[fixedRows:]), nil
	}
	none := weightless(statements, place)
	cone := linear.Problem{Minimise: make([]float64, len(place))}
	for k := range len(place) {
		row := linear.Row{Of: make([]float64, len(place)), Is: linear.AtLeast, Bound: 1}
		row.Of[k] = 1
		cone.Rows = append(cone.Rows, row)
	}
	limits = slices.DeleteFunc(limits, func(l limit) bool { return statements[l.from].Kind == Share })
	for _, l := range limits {
		row := linear.Row{Of: slices.Clone(l.g), Is: linear.AtLeast}
		if l.equal {
			row.Is = linear.Equal
		}
		for k := range row.Of {
			if none[k] {
				row.Of[k] = 0 // without weight, it has no say
			}
		}
		cone.Rows = append(cone.Rows, row)
	}
	if s, err = linear.Solve(cone); err != nil {
		return false, nil, ErrUnproven
	}
	if s.Status != linear.Optimal {
		return false, to(limits, s.Proof[len(place):]), nil
	}
	return true, nil, nil
}

// to returns the statements whose rows a proof needs.
func to(limits []limit, proof []float64) []int {
	var out []int
	for i, y := range proof {
		if y != 0 && !slices.Contains(out, limits[i].from) {
			out = append(out, limits[i].from)
		}
	}
	slices.Sort(out)
	return out
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

// weightless finds the criteria of which a statement says that they have no
// weight, and those that can then have none.
func weightless(statements []Statement, place map[string]int) []bool {
	none := make([]bool, len(place))
	for again := true; again; {
		again = false
		mark := func(id string, when bool) {
			if when && !none[place[id]] {
				none[place[id]], again = true, true
			}
		}
		for i := range statements {
			s := &statements[i]
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
	return none
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
	limits := allLimits(statements, place)
	if len(limits) == 0 {
		s.loose = true
		s.setPieces([]piece{unitPiece(identity(m))})
		return s, nil
	}
	if ok, _, err := fits(statements, place); !ok || err != nil {
		return nil, cmp.Or(err, errClash)
	}
	for k := range m {
		g := make([]float64, m)
		g[k] = 1
		limits = append(limits, limit{g: g, from: -1})
	}
	inside, err := interior(m, limits)
	if err != nil {
		return nil, err
	}
	if corners, ok := section(m, limits); ok {
		if pieces, ok := clipAll(unitPiece(corners), limits); ok {
			s.setPieces(pieces)
			return s, nil
		}
	}
	s.chain = newChain(m, limits, inside)
	if len(s.chain.basis) == 0 {
		s.chain = nil
		s.setPieces([]piece{unitPiece([][]float64{inside})})
		return s, nil
	}
	s.way = HitAndRun
	return s, nil
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
