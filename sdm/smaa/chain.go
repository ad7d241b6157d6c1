package smaa

import "slices"

// chain walks through a set of weights that is too intricate to be taken apart:
// hit-and-run (Smith 1984, Oper Res 32:1296). Each block of draws has a walk of
// its own, so blocks are independent, and errors are worked out from how they
// differ.
type chain struct {
	limits []limit // inequalities
	basis  [][]float64
	start  []float64
	burn   int // steps before the first draw of a block
	stride int // steps from one draw to the next
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
			c.limits = append(c.limits, l)
		}
	}
	fixed := len(normals)
	for _, e := range identity(m) {
		add(e)
	}
	c.basis = slices.Clone(normals[fixed:])
	n := len(c.basis)
	c.burn, c.stride = 200+10*n*n, max(4, n*n)
	return c
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
		for k := range way {
			way[k] = 0
		}
		for _, b := range c.basis {
			z := t.normal.normal(bits)
			for k := range way {
				way[k] += float64(z * b[k])
			}
		}
		low, high := -1e300, 1e300
		for i := range c.limits {
			at, rate := dot(c.limits[i].g, w), dot(c.limits[i].g, way)
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
	}
}
