package smaa

import (
	"math"
	"slices"
)

// results are the shares that a report is made of.
type results struct {
	exact   bool
	ranks   []float64 // n × n: share of option i at rank r
	wins    []float64 // n × n: share in which option i is above option j, ties half
	rankErr []float64 // standard errors
	winErr  []float64
	central []float64 // n × m; rows of options that are never first mean nothing
	weight  []float64 // mean weights
	values  []float64 // n × m: mean values
	draws   int
	stop    Stop
}

func newResults(n, m int) *results {
	return &results{
		ranks: make([]float64, n*n), wins: make([]float64, n*n),
		rankErr: make([]float64, n*n), winErr: make([]float64, n*n),
		central: make([]float64, n*m), weight: make([]float64, m),
	}
}

// What is worked out exactly is limited by how many simplices the cells are
// likely to be made of, and by how often a simplex is cut.
const (
	mostSplits     = 60_000
	mostSimplices  = 150_000
	mostDimensions = 12 // for two options
)

// worthwhile reports whether n options cut a set of weights of that many
// dimensions into few enough cells: for each option, the n − 1 lines on which it
// is level with another make at most Σ C(n − 1, d) of them, d up to the
// dimension (Buck 1943, Am Math Mon 50:541), each of some dimension! simplices.
func worthwhile(n, dimensions int) bool {
	if n <= 2 || dimensions == 0 {
		return dimensions <= mostDimensions
	}
	others := float64(n - 1)
	term, cells, simplices := 1.0, 1.0, 1.0
	for d := 1.0; d <= float64(dimensions); d++ {
		term = max(0, term*(others-d+1)/d)
		cells += term
		simplices *= d
	}
	return float64(n)*cells*simplices <= mostSimplices
}

// exactly works the results out. For each option, the set of weights is cut
// along every line on which the option is level with another: within a cell its
// rank is the same everywhere, the volume of the cell is its share, and its
// centroid its mean weights. It reports false if there are too many cells.
func exactly(t *table, s *space) (*results, bool) {
	n, m := len(t.options), len(t.columns)
	if len(t.moving) > 0 && n > 0 || s.pieces == nil || !worthwhile(n, len(s.pieces[0].corners)-1) {
		return nil, false
	}
	x := exact{n: n, m: m, results: newResults(n, m)}
	x.exact, x.values = true, slices.Clone(t.fixed)
	whole := make([]cell, len(s.pieces))
	for i, p := range s.pieces {
		whole[i].share = p.share
		for _, w := range p.corners {
			whole[i].corners = append(whole[i].corners, newCorner(t, w))
		}
	}
	for i := range n {
		for j := i + 1; j < n; j++ {
			x.pair(whole, i, j)
		}
		if !x.option(whole, i) {
			return nil, false
		}
	}
	copy(x.weight, s.centroid)
	settle(x.ranks)
	settle(x.wins)
	return x.results, true
}

// settle makes none and all of shares that differ from them by rounding alone:
// the shares of many cells can add up to a little more than 1.
func settle(shares []float64) {
	for i, share := range shares {
		switch {
		case share < rounding:
			shares[i] = 0
		case share > 1-rounding:
			shares[i] = 1
		}
	}
}

// rounding is more than what the sum of the shares of all cells is off by.
const rounding = 1e-12

// corner is a corner of a cell: weights, and the scores of the options there.
type corner struct{ w, scores []float64 }

func newCorner(t *table, w []float64) *corner {
	m := len(t.columns)
	c := &corner{w: w}
	for i := range t.options {
		c.scores = append(c.scores, dot(w, t.fixed[i*m:(i+1)*m]))
	}
	return c
}

// cell is a simplex that is still to be cut by the options from next on.
type cell struct {
	share   float64
	corners []*corner
	next    int
}

type exact struct {
	*results
	n, m   int
	splits int
}

// cut splits the cell where options i and j change places, if they do.
func (c *cell) cut(i, j int) (above, below cell, crosses bool) {
	up, down := 0, 0
	high, low := math.Inf(-1), math.Inf(1)
	for at, v := range c.corners {
		lead := v.scores[i] - v.scores[j]
		if lead > high {
			up, high = at, lead
		}
		if lead < low {
			down, low = at, lead
		}
	}
	if high <= flat || low >= -flat {
		return cell{}, cell{}, false
	}
	t := high / (high - low)
	a, b := c.corners[up], c.corners[down]
	at := &corner{w: between(a.w, b.w, t), scores: between(a.scores, b.scores, t)}
	at.scores[j] = at.scores[i] // free of rounding
	above = cell{float64(c.share * t), slices.Clone(c.corners), c.next}
	below = cell{float64(c.share * (1 - t)), slices.Clone(c.corners), c.next}
	above.corners[down], below.corners[up] = at, at
	return above, below, true
}

// pair works out how often option i scores higher than option j.
func (x *exact) pair(whole []cell, i, j int) {
	stack := slices.Clone(whole)
	wins := 0.0
	for len(stack) > 0 {
		c := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if above, below, crosses := c.cut(i, j); crosses {
			stack = append(stack, below, above)
			x.splits++
			continue
		}
		switch c.compare(i, j) {
		case 0:
			wins += c.share / 2
		case 1:
			wins += c.share
		}
	}
	x.wins[i*x.n+j], x.wins[j*x.n+i] = wins, 1-wins
}

// option works out how often option i has each rank.
func (x *exact) option(whole []cell, i int) bool {
	stack := slices.Clone(whole)
	for len(stack) > 0 && x.splits <= mostSplits {
		c := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		cut := false
		for ; c.next < x.n && !cut; c.next++ {
			if c.next == i {
				continue
			}
			if above, below, crosses := c.cut(i, c.next); crosses {
				stack = append(stack, below, above)
				x.splits++
				cut = true
			}
		}
		if !cut {
			x.leaf(&c, i)
		}
	}
	if first := x.ranks[i*x.n]; first > 0 {
		for k := range x.m {
			x.central[i*x.m+k] /= first
		}
	}
	return len(stack) == 0
}

// compare returns 1 if option i scores higher than option j all over a cell in
// which they do not change places, −1 if lower, and 0 if they are level on the
// grid on which scores are compared.
func (c *cell) compare(i, j int) int {
	sign := 0
	for _, v := range c.corners {
		if a, b := onGrid(v.scores[i]), onGrid(v.scores[j]); a > b {
			sign = 1
		} else if a < b {
			sign = -1
		}
	}
	return sign
}

// leaf adds a cell in which option i has the same rank everywhere.
func (x *exact) leaf(c *cell, i int) {
	rank, level := 0, 1
	for j := range x.n {
		switch {
		case j == i:
		case c.compare(i, j) < 0:
			rank++
		case c.compare(i, j) == 0:
			level++
		}
	}
	share := c.share / float64(level)
	for r := rank; r < rank+level; r++ {
		x.ranks[i*x.n+r] += share
	}
	if rank > 0 {
		return
	}
	part := share / float64(len(c.corners))
	for _, v := range c.corners {
		for k, w := range v.w {
			x.central[i*x.m+k] += float64(part * w)
		}
	}
}
