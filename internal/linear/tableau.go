package linear

import "math"

// tableau is the problem in the form A·z = b with z ≥ 0 and b ≥ 0, scaled by
// powers of two. Its columns are the variables (two for a free one), the
// slacks, and the artificial variables, in this order.
type tableau struct {
	cells  [][]float64 // a row for each condition, the last column is b
	basis  []int       // the variable that each row is solved for
	cost   []float64   // reduced costs, the last cell is minus the cost
	names  []variable  // of the columns of variables
	unit   []int       // for each row the column that began as its unit vector
	sign   []float64   // for each row its scale, negative if it was turned
	scale  []float64   // for each variable x = scale · z
	first  int         // the first artificial column
	width  int         // columns without b
	rounds int
	weigh  float64 // what the costs of the variables were multiplied by
	ray    int     // the column along which the cost falls without end
}

// variable says which variable a column stands for.
type variable struct {
	of       int
	negative bool
}

const (
	pivotSize = 1e-10 // smaller entries are taken to be rounding
	mostSteps = 20_000
)

func newTableau(p Problem) *tableau {
	m := len(p.Rows)
	t := &tableau{basis: make([]int, m), unit: make([]int, m), sign: make([]float64, m), scale: make([]float64, len(p.Minimise))}
	t.scales(p)
	for j := range p.Minimise {
		t.names = append(t.names, variable{of: j})
		if p.free(j) {
			t.names = append(t.names, variable{of: j, negative: true})
		}
	}
	slacks, artificials := 0, 0
	for i, r := range p.Rows {
		if r.Is != Equal {
			slacks++
		}
		if r.Bound < 0 || (r.Bound == 0 && r.Is == AtLeast) {
			t.sign[i] = -t.sign[i] // a row a·x ≥ 0 turned to −a·x ≤ 0 needs no artificial variable
		}
		if !t.ready(i, r.Is) {
			artificials++
		}
	}
	t.first = len(t.names) + slacks
	t.width = t.first + artificials
	slack, artificial := len(t.names), t.first
	for i, r := range p.Rows {
		row := make([]float64, t.width+1)
		for k, v := range t.names {
			row[k] = r.Of[v.of] * t.scale[v.of] * t.sign[i]
			if v.negative {
				row[k] = -row[k]
			}
		}
		row[t.width] = r.Bound * t.sign[i]
		if r.Is != Equal {
			row[slack] = -1
			if t.ready(i, r.Is) {
				row[slack] = 1
				t.unit[i] = slack
			}
			slack++
		}
		if !t.ready(i, r.Is) {
			row[artificial] = 1
			t.unit[i] = artificial
			artificial++
		}
		t.basis[i] = t.unit[i]
		t.cells = append(t.cells, row)
	}
	return t
}

// ready reports whether the slack of row i can begin in the basis.
func (t *tableau) ready(i int, is Relation) bool {
	return (is == AtMost && t.sign[i] > 0) || (is == AtLeast && t.sign[i] < 0)
}

// scales sets powers of two that bring the largest entry of each row, then of
// each column, near 1.
func (t *tableau) scales(p Problem) {
	for i, r := range p.Rows {
		top := 0.0
		for _, a := range r.Of {
			top = max(top, math.Abs(a))
		}
		t.sign[i] = power(top)
	}
	for j := range p.Minimise {
		top := 0.0
		for i, r := range p.Rows {
			top = max(top, math.Abs(r.Of[j])*t.sign[i])
		}
		t.scale[j] = power(top)
	}
}

// power returns the power of two that brings x to between ½ and 1; 1 for 0.
func power(x float64) float64 {
	if x == 0 {
		return 1
	}
	_, e := math.Frexp(x)
	return math.Ldexp(1, -e)
}

// solve runs both phases, and returns 0 if they did not come to an end.
func (t *tableau) solve(p Problem) Status {
	size := 0.0
	for _, row := range t.cells {
		size = max(size, row[t.width])
	}
	if t.first < t.width {
		t.price(func(k int) float64 {
			if k >= t.first {
				return 1
			}
			return 0
		})
		if _, ended := t.steps(t.width); !ended {
			return 0
		}
		if -t.cost[t.width] > Tolerance*size {
			return Infeasible
		}
		t.dropArtificials()
	}
	for j, c := range p.Minimise {
		t.weigh = max(t.weigh, math.Abs(c)*t.scale[j])
	}
	t.weigh = power(t.weigh) // the largest cost is near 1
	t.price(func(k int) float64 {
		if k >= len(t.names) {
			return 0
		}
		c := p.Minimise[t.names[k].of] * t.scale[t.names[k].of] * t.weigh
		if t.names[k].negative {
			return -c
		}
		return c
	})
	entering, ended := t.steps(t.first)
	switch {
	case !ended:
		return 0
	case entering >= 0:
		t.ray = entering
		return Unbounded
	}
	return Optimal
}

// solution reads the answer from the tableau, where what is at most rounding
// beside the largest of its kind is 0.
func (t *tableau) solution(p Problem, status Status, rounding float64) Solution {
	s := Solution{Status: status}
	switch status {
	case Infeasible:
		s.Proof = t.multipliers(p, 1, rounding)
	case Unbounded:
		s.Ray = t.direction(t.ray, rounding)
	default:
		s.X, s.Proof = t.point(rounding), t.multipliers(p, 0, rounding)
		for i := range s.Proof {
			s.Proof[i] /= t.weigh
		}
		s.Value, _ = dot(p.Minimise, s.X)
	}
	return s
}

// price sets the reduced costs of the basis for the costs of the columns.
func (t *tableau) price(cost func(k int) float64) {
	t.cost = make([]float64, t.width+1)
	for k := range t.width {
		t.cost[k] = cost(k)
	}
	for i, b := range t.basis {
		if c := cost(b); c != 0 {
			for k, a := range t.cells[i] {
				t.cost[k] -= float64(c * a)
			}
		}
	}
}

// steps pivots over the columns before limit until no column lowers the cost, or
// one does so without end: that one is returned, else −1. It takes the column
// that lowers the cost most, and of the rows that limit it the one with the
// largest entry, which keeps rounding small; where that does not lower the cost
// for long, it goes by Bland's rule, which cannot cycle.
func (t *tableau) steps(limit int) (unbounded int, ended bool) {
	stalled := 0
	for ; t.rounds < mostSteps; t.rounds++ {
		bland := stalled > 10+len(t.cells)/2
		entering, lowest := -1, -pivotSize
		for k := range limit {
			if t.cost[k] < lowest {
				entering, lowest = k, t.cost[k]
				if bland {
					break
				}
			}
		}
		if entering < 0 {
			return -1, true
		}
		leaving := t.leaving(entering, bland)
		if leaving < 0 {
			return entering, true
		}
		if t.cells[leaving][t.width] > 0 {
			stalled = 0
		} else {
			stalled++
		}
		t.pivot(leaving, entering)
	}
	return -1, false
}

// leaving returns the row that limits the entering column most, −1 if none
// does; among equals the one with the largest entry, or by Bland's rule that of
// the first variable.
func (t *tableau) leaving(entering int, bland bool) int {
	best := math.Inf(1)
	for _, row := range t.cells {
		if a := row[entering]; a > pivotSize {
			best = min(best, row[t.width]/a)
		}
	}
	leaving := -1
	for i, row := range t.cells {
		a := row[entering]
		if a <= pivotSize || row[t.width]/a > best+float64(1e-13*best) {
			continue
		}
		if leaving < 0 || (bland && t.basis[i] < t.basis[leaving]) || (!bland && a > t.cells[leaving][entering]) {
			leaving = i
		}
	}
	return leaving
}

func (t *tableau) pivot(leaving, entering int) {
	row := t.cells[leaving]
	by := row[entering]
	for k := range row {
		row[k] /= by
	}
	row[entering] = 1
	eliminate := func(other []float64) {
		f := other[entering]
		if f == 0 {
			return
		}
		for k, a := range row {
			other[k] -= float64(f * a)
		}
		other[entering] = 0
	}
	for i := range t.cells {
		if i != leaving {
			eliminate(t.cells[i])
			t.cells[i][t.width] = max(t.cells[i][t.width], 0) // below 0 by rounding only
		}
	}
	eliminate(t.cost)
	t.basis[leaving] = entering
}

// dropArtificials takes artificial variables, which are 0 now, out of the
// basis. A row that has nothing else says what other rows say, and stays.
func (t *tableau) dropArtificials() {
	for i, b := range t.basis {
		if b < t.first {
			continue
		}
		t.cells[i][t.width] = 0
		at, top := -1, 1e-9
		for k, a := range t.cells[i][:t.first] {
			if math.Abs(a) > top {
				at, top = k, math.Abs(a)
			}
		}
		if at >= 0 {
			t.pivot(i, at)
		} else {
			clear(t.cells[i][:t.first])
		}
	}
}

// multipliers reads a multiplier for each row of p from the reduced costs,
// where artificial variables cost artificial.
func (t *tableau) multipliers(p Problem, artificial, rounding float64) []float64 {
	y := make([]float64, len(p.Rows))
	sum := 0.0
	for i, r := range p.Rows {
		y[i] = -t.cost[t.unit[i]]
		if t.unit[i] >= t.first {
			y[i] += artificial
		}
		if math.Abs(y[i]) <= rounding { // costs are near 1
			y[i] = 0
		}
		y[i] *= t.sign[i]
		if (r.Is == AtMost && y[i] > 0) || (r.Is == AtLeast && y[i] < 0) {
			y[i] = 0
		}
		sum += float64(y[i] * r.Bound)
	}
	if artificial > 0 && sum > 0 {
		for i := range y {
			y[i] /= sum
		}
	}
	return y
}

func (t *tableau) point(rounding float64) []float64 {
	x := make([]float64, len(t.scale))
	top := 0.0
	for i := range t.basis {
		top = max(top, t.cells[i][t.width])
	}
	for i, b := range t.basis {
		if z := t.cells[i][t.width]; b < len(t.names) && z > rounding*top {
			t.add(x, b, z)
		}
	}
	return x
}

func (t *tableau) direction(entering int, rounding float64) []float64 {
	x := make([]float64, len(t.scale))
	if entering < len(t.names) {
		t.add(x, entering, 1)
	}
	for i, b := range t.basis {
		if a := t.cells[i][entering]; b < len(t.names) && math.Abs(a) > rounding {
			t.add(x, b, -a)
		}
	}
	return x
}

// add adds z of the column k to its variable.
func (t *tableau) add(x []float64, k int, z float64) {
	v := t.names[k]
	if v.negative {
		z = -z
	}
	x[v.of] += float64(z * t.scale[v.of])
}
