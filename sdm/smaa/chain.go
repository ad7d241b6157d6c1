package smaa

import "slices"

// chain walks through a set of weights that is too intricate to be taken apart:
// hit-and-run (Smith 1984, Oper Res 32:1296), and between its steps in any
// direction some that move weight from one criterion to another alone, which are
// cheap and get on better where criteria are many. Each block of draws has a
// walk of its own, so blocks are independent, and errors are worked out from how
// they differ.
type chain struct {
	limits []sparse    // inequalities
	basis  [][]float64 // orthonormal, of the directions there are
	normal [][]float64 // orthonormal, of those there are not; nil if the basis is shorter
	start  []float64
	free   []int   // criteria that are in no equality but the sum
	touch  [][]int // the limits that each criterion has a part in
	pairs  int     // moves between two criteria in each step
	burn   int     // steps before the first draw of a block
	stride int     // steps from one draw to the next
}

// sparse is the inequality c + Σ part·w ≥ 0 over few of the weights.
type sparse struct {
	c    float64
	at   []int
	part []float64
}

// thinned writes g·w ≥ 0 for weights that sum to 1 with as few parts as it can:
// what most of g are alike in goes into the constant.
func thinned(g []float64) sparse {
	var common float64
	most := 0
	for _, x := range g {
		n := 0
		for _, y := range g {
			if x == y {
				n++
			}
		}
		if n > most {
			most, common = n, x
		}
	}
	s := sparse{c: common}
	for k, x := range g {
		if x != common {
			s.at, s.part = append(s.at, k), append(s.part, x-common)
		}
	}
	return s
}

// along returns Σ part·w.
func (s *sparse) along(w []float64) float64 {
	sum := 0.0
	for i, k := range s.at {
		sum += float64(s.part[i] * w[k])
	}
	return sum
}

func newChain(m int, limits []limit, start []float64) *chain {
	c := &chain{start: start}
	ones := make([]float64, m)
	for k := range ones {
		ones[k] = 1
	}
	normals := [][]float64{}
	add := func(g []float64) bool {
		g = apart(g, normals)
		size := norm(g)
		if size < 1e-9 {
			return false
		}
		for k := range g {
			g[k] /= size
		}
		normals = append(normals, g)
		return true
	}
	add(ones)
	for _, l := range limits {
		if l.equal {
			add(l.g)
		} else {
			c.limits = append(c.limits, thinned(l.g))
		}
	}
	fixed := len(normals)
	for _, e := range identity(m) {
		add(e)
	}
	c.basis = slices.Clone(normals[fixed:])
	if fixed <= len(c.basis) {
		c.normal = normals[:fixed:fixed]
	}
	n := len(c.basis)
	c.burn, c.stride = min(3_000, 200+10*n*n), max(4, min(200, n*n))
	c.between(limits)
	return c
}

// between gets moves between two criteria ready.
func (c *chain) between(limits []limit) {
	m := len(c.start)
	for k := range m {
		if !slices.ContainsFunc(limits, func(l limit) bool { return l.equal && l.g[k] != 0 }) {
			c.free = append(c.free, k)
		}
	}
	if len(c.free) < 3 {
		return
	}
	c.touch = make([][]int, m)
	for i := range c.limits {
		for _, k := range c.limits[i].at {
			c.touch[k] = append(c.touch[k], i)
		}
	}
	c.stride = min(c.stride, 16)
	c.pairs = (8*len(c.free) + c.stride - 1) / c.stride
}

// of returns the part that criterion k has in the inequality.
func (s *sparse) of(k int) float64 {
	for i, at := range s.at {
		if at == k {
			return s.part[i]
		}
	}
	return 0
}

// exchange moves weight from one criterion to another, as much as there is room
// for, each amount alike.
func (c *chain) exchange(w []float64, bits *stream) {
	n := uint64(len(c.free))
	r := bits.bits()
	i := (r >> 32) * n >> 32
	j := (i + 1 + (r&(1<<32-1))*(n-1)>>32) % n
	a, b := c.free[i], c.free[j]
	low, high := -w[a], w[b]
	for _, from := range [2]int{a, b} {
		for _, at := range c.touch[from] {
			l := &c.limits[at]
			if len(l.at) == 1 && l.c == 0 {
				continue // of a weight that is not below 0
			}
			rate := l.of(a) - l.of(b)
			if rate == 0 {
				continue
			}
			if reach := -(l.c + l.along(w)) / rate; rate > 0 {
				low = max(low, reach)
			} else {
				high = min(high, reach)
			}
		}
	}
	if low >= high {
		return
	}
	u := bits.uniform()
	step := float64(low*(1-u)) + float64(high*u)
	w[a], w[b] = max(0, w[a]+step), max(0, w[b]-step)
}

// apart returns g without its parts along the orthonormal list, taken away
// twice against rounding.
func apart(g []float64, list [][]float64) []float64 {
	g = slices.Clone(g)
	for range 2 {
		for _, b := range list {
			along := dot(g, b)
			for k := range g {
				g[k] -= float64(along * b[k])
			}
		}
	}
	return g
}

// walk moves w by some steps; way is room for a direction.
func (c *chain) walk(t *tools, w, way []float64, bits *stream, steps int) {
	for range steps {
		c.direction(t, way, bits)
		low, high := -1e300, 1e300
		for i := range c.limits {
			l := &c.limits[i]
			at, rate := l.c+l.along(w), l.along(way)
			switch {
			case rate > 0:
				low = max(low, -at/rate)
			case rate < 0:
				high = min(high, -at/rate)
			}
		}
		if low >= high {
			continue // in a corner, to rounding
		}
		u := bits.uniform()
		step := float64(low*(1-u)) + float64(high*u)
		for k := range w {
			w[k] = max(0, w[k]+float64(step*way[k]))
		}
		for range c.pairs {
			c.exchange(w, bits)
		}
	}
}

// direction writes a normal vector in the directions that there are: all of
// them alike.
func (c *chain) direction(t *tools, way []float64, bits *stream) {
	if c.normal == nil {
		clear(way)
		for _, b := range c.basis {
			z := t.normal.normal(bits)
			for k := range way {
				way[k] += float64(z * b[k])
			}
		}
		return
	}
	for k := range way {
		way[k] = t.normal.normal(bits)
	}
	for _, b := range c.normal {
		along := dot(way, b)
		for k := range way {
			way[k] -= float64(along * b[k])
		}
	}
}
