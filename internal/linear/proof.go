package linear

import "math"

// Proves reports whether s is an answer to p, by p's own numbers alone: it
// needs no trust in how s was found.
func (p Problem) Proves(s Solution) bool {
	switch s.Status {
	case Optimal:
		return len(s.X) == len(p.Minimise) && len(s.Proof) == len(p.Rows) && p.meets(s.X, false) && p.dual(s)
	case Infeasible:
		return len(s.Proof) == len(p.Rows) && p.farkas(s.Proof)
	case Unbounded:
		if len(s.Ray) != len(p.Minimise) || !p.meets(s.Ray, true) {
			return false
		}
		fall, size := dot(p.Minimise, s.Ray)
		return fall < -Tolerance*size
	}
	return false
}

// meets reports whether x meets the signs and rows; a ray is held to bounds of 0.
func (p Problem) meets(x []float64, ray bool) bool {
	for j := range x {
		if !(x[j] >= 0) && !p.free(j) || math.IsNaN(x[j]) || math.IsInf(x[j], 0) {
			return false
		}
	}
	for _, r := range p.Rows {
		sum, size := dot(r.Of, x)
		if !ray {
			sum -= r.Bound
			size = max(size, math.Abs(r.Bound))
		}
		if !holds(sum, r.Is, Tolerance*size) {
			return false
		}
	}
	return true
}

func holds(x float64, is Relation, slack float64) bool {
	return (x <= slack || is == AtLeast) && (x >= -slack || is == AtMost)
}

// signs reports whether the multipliers have the signs of their rows.
func (p Problem) signs(y []float64) bool {
	for i, r := range p.Rows {
		if math.IsNaN(y[i]) || math.IsInf(y[i], 0) || (r.Is == AtMost && y[i] > 0) || (r.Is == AtLeast && y[i] < 0) {
			return false
		}
	}
	return true
}

// column returns Σ y·a over the rows for variable j, and the largest term.
func (p Problem) column(y []float64, j int) (sum, size float64) {
	for i, r := range p.Rows {
		term := y[i] * r.Of[j]
		sum += term
		size = max(size, math.Abs(term))
	}
	return sum, size
}

func (p Problem) bound(y []float64) (sum, size float64) {
	for i, r := range p.Rows {
		term := y[i] * r.Bound
		sum += term
		size = max(size, math.Abs(term))
	}
	return sum, size
}

func (p Problem) dual(s Solution) bool {
	if !p.signs(s.Proof) {
		return false
	}
	for j, c := range p.Minimise {
		sum, size := p.column(s.Proof, j)
		left, slack := c-sum, Tolerance*max(size, math.Abs(c))
		if !(left >= -slack) || (p.free(j) && !(left <= slack)) {
			return false
		}
	}
	value, size := p.bound(s.Proof)
	cost, costSize := dot(p.Minimise, s.X)
	slack := Tolerance * max(size, costSize)
	return math.Abs(value-s.Value) <= slack && math.Abs(cost-s.Value) <= slack
}

func (p Problem) farkas(y []float64) bool {
	if !p.signs(y) {
		return false
	}
	for j := range p.Minimise {
		sum, size := p.column(y, j)
		if !(sum <= Tolerance*size) || (p.free(j) && !(sum >= -Tolerance*size)) {
			return false
		}
	}
	sum, size := p.bound(y)
	return sum > Tolerance*size
}

// dot returns a·x and the largest term.
func dot(a, x []float64) (sum, size float64) {
	for j := range a {
		term := a[j] * x[j]
		sum += term
		size = max(size, math.Abs(term))
	}
	return sum, size
}
