package methods

import (
	"math"

	"github.com/concord-sdm/concord/internal/stats"
)

// pairwise is up to how many options the flows are summed pair by pair; beyond
// it, five of the six preference functions are summed exactly by sorting, in
// O(m n log n) (Calders & Van Assche 2018, EJOR 271:178). The sixth, Gaussian,
// always goes pair by pair.
const pairwise = 24

// flows works out φ⁺ into r.a and φ⁻ into r.b.
func (r *Runner) flows() {
	clear(r.a)
	clear(r.b)
	if r.n == 1 {
		return
	}
	total := 0.0
	for k := range r.columns {
		c, x := r.column(k)
		total += c.w
		switch {
		case c.lo == c.hi:
		case c.function() == Gaussian:
			r.gaussianFlows(c, x)
		case r.n <= pairwise:
			r.pairFlows(c, x)
		default:
			r.sortedFlows(c, x)
		}
	}
	pairs := float64(total * float64(r.n-1))
	for i := range r.a {
		r.a[i] /= pairs
		r.b[i] /= pairs
	}
}

// function returns the preference function, where thresholds of 0 make a
// simpler one of it.
func (c *column) function() Function {
	if c.f == LinearFn && c.q == c.p {
		return UShape
	}
	return c.f
}

// preference returns P(d) for a difference d > 0.
func (c *column) preference(f Function, d float64) float64 {
	switch f {
	case UShape:
		if d > c.q {
			return 1
		}
	case VShape:
		return min(1, d/c.p)
	case LevelFn:
		switch {
		case d > c.p:
			return 1
		case d > c.q:
			return 0.5
		}
	case LinearFn:
		if d > c.q {
			return min(1, (d-c.q)/(c.p-c.q))
		}
	case Gaussian:
		z := d / c.s
		return -stats.Expm1(-float64(z*z) / 2)
	default: // Usual
		return 1
	}
	return 0
}

func (r *Runner) pairFlows(c *column, x []float64) {
	f := c.function()
	for i := range x {
		for j := i + 1; j < len(x); j++ {
			d := c.gain(x[i] - x[j])
			switch {
			case d > 0:
				p := float64(c.w * c.preference(f, d))
				r.a[i] += p
				r.b[j] += p
			case d < 0:
				p := float64(c.w * c.preference(f, -d))
				r.a[j] += p
				r.b[i] += p
			}
		}
	}
}

// gaussianFlows is pairFlows for the Gaussian function, column by column, so
// that a row of options stays in the cache.
func (r *Runner) gaussianFlows(c *column, x []float64) { r.pairFlows(c, x) }

// sortedFlows walks the options by falling and by rising gain. On the way down
// from the worst, the options already passed are those that the next one is
// preferred to.
func (r *Runner) sortedFlows(c *column, x []float64) {
	keys := r.keys()
	for i, v := range x {
		keys[i] = key{bitsOf(c.gain(v)), int32(i)}
	}
	keys = r.sort(keys)
	n := len(keys)
	r.sweep(c, x, r.a, func(i int) int32 { return keys[i].option })
	r.sweep(c, x, r.b, func(i int) int32 { return keys[n-1-i].option })
}

// sweep adds to flow, for each option in an order along which the distance
// from the first grows, the preference over all that came before it.
//
// It keeps the options at a distance of less than the upper threshold in a
// window whose distances it carries along, so nothing is subtracted from a
// large sum; the rounding errors of the carried sum are kept with it.
func (r *Runner) sweep(c *column, x, flow []float64, at func(int) int32) {
	f := c.function()
	lower, upper, ramp := 0.0, 0.0, 0.0 // full preference beyond upper; some from lower on
	switch f {
	case UShape:
		lower, upper = c.q, c.q
	case VShape:
		upper, ramp = c.p, c.p
	case LevelFn:
		lower, upper = c.q, c.p
	case LinearFn:
		lower, upper, ramp = c.q, c.p, c.p-c.q
	}
	full, some := 0, 0 // how many are beyond upper, and beyond lower
	var sum carried    // of distance − lower over those between
	before := 0.0
	for i := range x {
		o := at(i)
		here := x[o]
		distance := func(j int) float64 { return math.Abs(here - x[at(j)]) }
		if i > 0 && ramp > 0 {
			sum.add(float64(float64(some-full) * math.Abs(here-before)))
		}
		before = here
		for some < i && distance(some) > lower {
			if ramp > 0 {
				sum.add(distance(some) - lower)
			}
			some++
		}
		for full < some && (distance(full) > upper || (ramp > 0 && distance(full) == upper)) {
			if ramp > 0 {
				sum.add(lower - distance(full))
			}
			full++
		}
		if full == some {
			sum = carried{}
		}
		p := float64(full)
		switch {
		case ramp > 0:
			p += max(0, sum.value()) / ramp
		case f == LevelFn:
			p += float64(some-full) / 2
		}
		flow[o] += float64(c.w * p)
	}
}

// carried is a sum with its rounding error (Neumaier 1974).
type carried struct{ sum, err float64 }

func (s *carried) add(x float64) {
	t := s.sum + x
	if math.Abs(s.sum) >= math.Abs(x) {
		s.err += (s.sum - t) + x
	} else {
		s.err += (x - t) + s.sum
	}
	s.sum = t
}

func (s *carried) value() float64 { return s.sum + s.err }

func (r *Runner) promethee2(*Parameters) why {
	r.flows()
	for i := range r.score {
		r.score[i] = r.a[i] - r.b[i]
	}
	return why{}
}

// promethee1 prefers one option to another if it is no worse in both flows and
// better in one.
func (r *Runner) promethee1(*Parameters) why {
	r.flows()
	for i := range r.score {
		r.score[i] = r.a[i] - r.b[i]
	}
	r.work.grid = grown(r.work.grid, 2*r.n)
	leaving, entering := r.work.grid[:r.n], r.work.grid[r.n:2*r.n]
	for i := range r.a {
		leaving[i], entering[i] = onGrid(r.a[i], tieGrid), onGrid(r.b[i], tieGrid)
	}
	r.partially(func(i, j int) bool {
		return leaving[i] >= leaving[j] && entering[i] <= entering[j] &&
			(leaving[i] > leaving[j] || entering[i] < entering[j])
	})
	return why{}
}

// allPairs is for how many options a result lists incomparable pairs.
const allPairs = 100

// partially ranks by how many options are preferred to each, and remembers the
// pairs of up to allPairs options.
func (r *Runner) partially(preferred func(i, j int) bool) {
	r.partial = true
	keep := r.n <= allPairs
	if keep {
		r.pairs = grown(r.pairs, r.n*r.n)
	}
	clear(r.tally)
	for i := range r.n {
		for j := range r.n {
			p := i != j && preferred(i, j)
			if p {
				r.tally[j]++
			}
			if keep {
				r.pairs[i*r.n+j] = p
			}
		}
	}
	r.placeTally()
}

// placeTally ranks by the tally: 1 + how many are preferred.
func (r *Runner) placeTally() {
	keys := r.keys()
	for i, t := range r.tally {
		r.rank[i] = t + 1
		keys[i] = key{uint64(t), int32(i)}
	}
	for i, k := range r.sort(keys) {
		r.order[i] = k.option
	}
}
