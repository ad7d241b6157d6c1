package smaa

import (
	"cmp"
	"slices"
)

// results are the shares that a report is made of.
type results struct {
	exact    bool
	ranks    []float64 // n × n: share of option i at rank r
	wins     []float64 // n × n: share in which option i is above option j, ties half
	rankErr  []float64 // standard errors
	winErr   []float64
	central  []float64 // n × m; rows of options that are never first mean nothing
	weight   []float64 // mean weights
	bestMean float64   // mean score of the first, if no cell moves
	values   []float64 // n × m: mean values
	draws    int
	stop     Stop
}

func newResults(n, m int) *results {
	return &results{
		ranks: make([]float64, n*n), wins: make([]float64, n*n),
		rankErr: make([]float64, n*n), winErr: make([]float64, n*n),
		central: make([]float64, n*m), weight: make([]float64, m),
	}
}

// mostSplits and mostCells limit what is worked out exactly.
const (
	mostSplits = 150_000
	mostCells  = 20_000
)

// worthwhile reports whether n options cut a set of weights of that many
// dimensions into few enough cells: at most Σ C(pairs, d) for d up to the
// dimension (Buck 1943, Am Math Mon 50:541).
func worthwhile(n, dimensions int) bool {
	pairs := float64(n*(n-1)) / 2
	term, cells := 1.0, 1.0
	for d := 1; d <= dimensions; d++ {
		term = term * (pairs - float64(d) + 1) / float64(d)
		if term <= 0 {
			break
		}
		cells += term
		if cells > mostCells {
			return false
		}
	}
	return true
}

// exactly works the results out by cutting the set of weights along every line
// on which two options are level: within a cell the order is the same
// everywhere, its volume is its share, and its centroid its mean weights. It
// reports false if there are too many cells.
func exactly(t *table, s *space) (*results, bool) {
	n, m := len(t.options), len(t.columns)
	if len(t.moving) > 0 && n > 0 || s.pieces == nil || !worthwhile(n, len(s.pieces[0].corners)-1) {
		return nil, false
	}
	x := exact{n: n, m: m, results: newResults(n, m), order: make([]int, n), mean: make([]float64, n), weights: make([]float64, m)}
	x.exact, x.values = true, slices.Clone(t.fixed)
	if n == 0 {
		return x.results, true
	}
	for _, p := range s.pieces {
		c := cellPiece{share: p.share}
		for _, w := range p.corners {
			c.corners = append(c.corners, newCorner(t, w))
		}
		x.stack = append(x.stack, c)
	}
	for len(x.stack) > 0 {
		c := x.stack[len(x.stack)-1]
		x.stack = x.stack[:len(x.stack)-1]
		if !x.cut(&c) {
			x.leaf(&c)
		}
		if x.splits > mostSplits {
			return nil, false
		}
	}
	for i := range n {
		for k := range m {
			if x.ranks[i*n] > 0 {
				x.central[i*m+k] /= x.ranks[i*n]
			}
		}
		x.wins[i*n+i] = 0
	}
	copy(x.weight, s.centroid)
	return x.results, true
}

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

// cellPiece is a simplex that is still to be cut by the pairs from next on.
type cellPiece struct {
	share   float64
	corners []*corner
	next    int // pair i·n + j
}

type exact struct {
	*results
	n, m    int
	stack   []cellPiece
	splits  int
	order   []int
	mean    []float64
	weights []float64
}

// cut splits a cell where two options change places, if there are such.
func (x *exact) cut(c *cellPiece) bool {
	for ; c.next < x.n*x.n; c.next++ {
		i, j := c.next/x.n, c.next%x.n
		if i >= j {
			continue
		}
		up, down := 0, 0
		lead := func(at int) float64 { return c.corners[at].scores[i] - c.corners[at].scores[j] }
		for at := range c.corners {
			if lead(at) > lead(up) {
				up = at
			}
			if lead(at) < lead(down) {
				down = at
			}
		}
		high, low := lead(up), lead(down)
		if high <= flat || low >= -flat {
			continue
		}
		t := high / (high - low)
		a, b := c.corners[up], c.corners[down]
		at := &corner{w: between(a.w, b.w, t), scores: between(a.scores, b.scores, t)}
		level := at.scores[i]/2 + at.scores[j]/2 // free of rounding
		at.scores[i], at.scores[j] = level, level
		above := cellPiece{float64(c.share * t), slices.Clone(c.corners), c.next}
		below := cellPiece{float64(c.share * (1 - t)), slices.Clone(c.corners), c.next}
		above.corners[down], below.corners[up] = at, at
		x.stack = append(x.stack, below, above)
		x.splits++
		return true
	}
	return false
}

// leaf adds a cell in which the order is the same everywhere.
func (x *exact) leaf(c *cellPiece) {
	clear(x.mean)
	clear(x.weights)
	part := 1 / float64(len(c.corners))
	for _, v := range c.corners {
		for i, s := range v.scores {
			x.mean[i] += float64(part * s)
		}
		for k, w := range v.w {
			x.weights[k] += float64(part * w)
		}
	}
	for i := range x.order {
		x.order[i] = i
	}
	slices.SortFunc(x.order, func(a, b int) int {
		return cmp.Or(cmp.Compare(x.mean[b], x.mean[a]), cmp.Compare(a, b))
	})
	for from := 0; from < x.n; {
		to := from + 1
		for to < x.n && c.level(x.order[from], x.order[to]) {
			to++
		}
		level := float64(to - from)
		for _, i := range x.order[from:to] {
			for r := from; r < to; r++ {
				x.ranks[i*x.n+r] += c.share / level
			}
			for _, j := range x.order[from:to] {
				x.wins[i*x.n+j] += c.share / 2
			}
			for _, j := range x.order[to:] {
				x.wins[i*x.n+j] += c.share
			}
			if from == 0 {
				for k, w := range x.weights {
					x.central[i*x.m+k] += float64(c.share / level * w)
				}
			}
		}
		from = to
	}
	x.bestMean += float64(c.share * x.mean[x.order[0]])
}

// level reports whether two options have the same score all over the cell, to
// the grid on which scores are compared.
func (c *cellPiece) level(i, j int) bool {
	for _, v := range c.corners {
		if onGrid(v.scores[i]) != onGrid(v.scores[j]) {
			return false
		}
	}
	return true
}
