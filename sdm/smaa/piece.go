package smaa

import (
	"math"
	"slices"
)

// piece is a simplex of weights: the part of the whole that it takes up, and
// its corners.
type piece struct {
	share   float64
	corners [][]float64
}

func unitPiece(corners [][]float64) piece { return piece{1, corners} }

// flat is how near to 0 a condition counts as 0 at a corner.
const flat = 1e-12

// mostPieces is how many simplices a set of weights is drawn from at most, and
// mostHalves how often it is cut to find them.
const (
	mostPieces = 4000
	mostHalves = 20_000
)

// cut finds an edge whose ends lie on different sides: the corners with the
// largest and the smallest of the values. It reports whether there is one.
func cut(values []float64) (up, down int, ok bool) {
	for i, f := range values {
		if f > values[up] {
			up = i
		}
		if f < values[down] {
			down = i
		}
	}
	return up, down, values[up] > flat && values[down] < -flat
}

// halves splits the piece at the point of the edge from corner up to corner
// down where the values are 0. The first half has no corner down, the second
// none up. A simplex in which a corner moves along an edge to the share t of it
// has the share t of its volume.
func (p *piece) halves(up, down int, values []float64) (above, below piece) {
	t := values[up] / (values[up] - values[down])
	at := between(p.corners[up], p.corners[down], t)
	above = piece{float64(p.share * t), slices.Clone(p.corners)}
	below = piece{float64(p.share * (1 - t)), slices.Clone(p.corners)}
	above.corners[down], below.corners[up] = at, at
	return above, below
}

func between(a, b []float64, t float64) []float64 {
	out := make([]float64, len(a))
	for k := range out {
		out[k] = float64(a[k]*(1-t)) + float64(b[k]*t)
	}
	return out
}

// clipAll returns the parts of the simplex that meet every inequality, their
// shares summing to 1. It reports false if they are too many, or nothing with
// a volume is left.
func clipAll(whole piece, limits []limit) ([]piece, bool) {
	pieces := []piece{whole}
	halves := 0
	for _, l := range limits {
		if l.equal {
			continue
		}
		var kept []piece
		for len(pieces) > 0 {
			p := pieces[len(pieces)-1]
			pieces = pieces[:len(pieces)-1]
			values := make([]float64, len(p.corners))
			for i, c := range p.corners {
				values[i] = dot(l.g, c)
			}
			up, down, crosses := cut(values)
			switch {
			case crosses:
				above, below := p.halves(up, down, values)
				pieces = append(pieces, below, above)
				halves++
			case values[down] >= -flat:
				kept = append(kept, p)
			}
			if len(kept)+len(pieces) > mostPieces || halves > mostHalves {
				return nil, false
			}
		}
		pieces = kept
	}
	sum := 0.0
	for _, p := range pieces {
		sum += p.share
	}
	if !(sum > 1e-200) {
		return nil, false
	}
	for i := range pieces {
		pieces[i].share /= sum
	}
	return pieces, true
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for k, x := range a {
		sum += float64(x * b[k])
	}
	return sum
}

// middle returns the centroid of the piece.
func (p *piece) middle() []float64 {
	out := make([]float64, len(p.corners[0]))
	for _, c := range p.corners {
		for k, x := range c {
			out[k] += x
		}
	}
	for k := range out {
		out[k] /= float64(len(p.corners))
	}
	return out
}

// setPieces makes the space ready to draw from the pieces.
func (s *space) setPieces(pieces []piece) {
	s.pieces = pieces
	s.way = Simplices
	if len(pieces) == 1 && len(pieces[0].corners) == 1 {
		s.way = Point
	} else if s.loose {
		s.way = WholeSimplex
	}
	s.network = network(len(pieces[0].corners) - 1)
	s.centroid = make([]float64, s.m)
	sum := 0.0
	for i := range pieces {
		sum += pieces[i].share
		s.upTo = append(s.upTo, sum)
		for k, x := range pieces[i].middle() {
			s.centroid[k] += float64(pieces[i].share * x)
		}
	}
}

// dimensionOfWeights is the stream of the weights, apart from those of cells
// and directions.
const dimensionOfWeights = math.MaxUint64

// draw writes weights that are uniform on the space. The cuts are room for as
// many numbers as a piece has corners.
func (s *space) draw(w []float64, cuts []uint64, key uint64) {
	bits := streamOf(key, dimensionOfWeights)
	at := 0
	if len(s.pieces) > 1 {
		u := float64(bits.uniform() * s.upTo[len(s.upTo)-1])
		at, _ = slices.BinarySearch(s.upTo, u)
		at = min(at, len(s.pieces)-1)
	}
	corners := s.pieces[at].corners
	if len(corners) == 1 {
		copy(w, corners[0])
		return
	}
	// The gaps between sorted uniform numbers are uniform on the simplex.
	n := len(corners) - 1
	cuts = cuts[:n]
	for i := range cuts {
		cuts[i] = bits.bits() >> 11
	}
	for _, c := range s.network {
		a, b := cuts[c[0]], cuts[c[1]]
		cuts[c[0]], cuts[c[1]] = min(a, b), max(a, b)
	}
	last := uint64(0)
	if s.loose {
		for i, c := range cuts {
			w[i] = float64(c-last) * 0x1p-53
			last = c
		}
		w[n] = float64(1<<53-last) * 0x1p-53
		return
	}
	for k := range w {
		w[k] = 0
	}
	for i, corner := range corners {
		next := uint64(1 << 53)
		if i < n {
			next = cuts[i]
		}
		share := float64(next-last) * 0x1p-53
		last = next
		for k, x := range corner {
			w[k] += float64(share * x)
		}
	}
}

// network returns the comparisons that sort n numbers (Batcher 1968, odd-even
// merge sort).
func network(n int) [][2]int {
	var out [][2]int
	for p := 1; p < n; p *= 2 {
		for k := p; k >= 1; k /= 2 {
			for j := k % p; j+k < n; j += 2 * k {
				for i := range min(k, n-j-k) {
					if (i+j)/(2*p) == (i+j+k)/(2*p) {
						out = append(out, [2]int{i + j, i + j + k})
					}
				}
			}
		}
	}
	return out
}
