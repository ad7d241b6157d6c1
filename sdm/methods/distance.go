package methods

import (
	"math"

	"github.com/concord-sdm/concord/internal/stats"
)

// The methods on distances from options that the list of options defines.

// norm returns the root of the sum of squares.
func norm(x []float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += float64(v * v)
	}
	return math.Sqrt(sum)
}

func (r *Runner) topsis(*Parameters) why {
	clear(r.a)
	clear(r.b)
	for k := range r.columns {
		c, x := r.column(k)
		if c.lo == c.hi {
			continue
		}
		w := c.w / norm(x)
		ideal, anti := c.top(), c.bottom()
		a, b := r.a[:len(x)], r.b[:len(x)]
		for i, v := range x {
			d, e := float64(w*(v-ideal)), float64(w*(v-anti))
			a[i] += float64(d * d)
			b[i] += float64(e * e)
		}
	}
	for i := range r.score {
		r.a[i], r.b[i] = math.Sqrt(r.a[i]), math.Sqrt(r.b[i])
		if sum := r.a[i] + r.b[i]; sum == 0 {
			r.score[i] = 0.5 // all options are the same: each is best and worst
		} else {
			r.score[i] = r.b[i] / sum
		}
	}
	return why{}
}

// vikor ranks by Q, of the whole loss S (into a) and the largest loss R (into
// b), and finds the compromise set.
func (r *Runner) vikor(p *Parameters) why {
	clear(r.a)
	clear(r.b)
	for k := range r.columns {
		c, x := r.column(k)
		if c.lo == c.hi {
			continue
		}
		best, width := c.top(), c.top()-c.bottom()
		a, b := r.a[:len(x)], r.b[:len(x)]
		for i, v := range x {
			loss := float64(c.w * ((best - v) / width))
			a[i] += loss
			b[i] = max(b[i], loss)
		}
	}
	v := or(p.V, DefaultV)
	sLow, sHigh := ends(r.a)
	rLow, rHigh := ends(r.b)
	for i := range r.score {
		q := 0.0
		if sHigh > sLow {
			q += float64(v * ((r.a[i] - sLow) / (sHigh - sLow)))
		}
		if rHigh > rLow {
			q += float64((1 - v) * ((r.b[i] - rLow) / (rHigh - rLow)))
		}
		r.score[i] = q
	}
	r.place(r.score, false)
	r.compromise(sLow, rLow)
	return why{}
}

func ends(x []float64) (low, high float64) {
	low, high = x[0], x[0]
	for _, v := range x {
		low, high = min(low, v), max(high, v)
	}
	return low, high
}

// compromise checks the two conditions of VIKOR. C1, acceptable advantage: the
// second option is behind by 1/(n−1) in Q. C2, acceptable stability: the first
// is also first in S or in R.
func (r *Runner) compromise(sLow, rLow float64) {
	set := r.extra.inSet
	clear(set)
	r.extra.hasSet = true
	first := r.order[0]
	set[first] = true
	r.extra.advantage, r.extra.stability = true, true
	if r.n == 1 {
		return
	}
	second := r.order[1]
	step := onGrid(1/float64(r.n-1), tieGrid)
	q := func(i int32) int64 { return onGrid(r.score[i], tieGrid) }
	gridS, gridR := gridOf(r.a), gridOf(r.b)
	r.extra.advantage = q(second)-q(first) >= step
	r.extra.stability = onGrid(r.a[first], gridS) == onGrid(sLow, gridS) || onGrid(r.b[first], gridR) == onGrid(rLow, gridR)
	switch {
	case !r.extra.advantage:
		for _, i := range r.order {
			set[i] = q(i)-q(first) < step
		}
	case !r.extra.stability:
		for _, i := range r.order[1:] {
			set[i] = r.rank[i] == r.rank[second]
		}
	}
}

// ratios sums the ratio system of MOORA into sums.
func (r *Runner) ratios(p *Parameters, sums []float64) {
	clear(sums)
	for k := range r.columns {
		c, x := r.column(k)
		length := norm(x)
		if length == 0 {
			continue
		}
		w := c.weight(p) / length
		if !c.up {
			w = -w
		}
		for i, v := range x {
			sums[i] += float64(w * v)
		}
	}
}

func (c *column) weight(p *Parameters) float64 {
	if p.Unweighted {
		return 1
	}
	return c.w
}

func (r *Runner) references(p *Parameters, worst []float64) {
	clear(worst)
	for k := range r.columns {
		c, x := r.column(k)
		if c.lo == c.hi {
			continue
		}
		w, best := c.weight(p)/norm(x), c.top()
		for i, v := range x {
			worst[i] = max(worst[i], float64(w*math.Abs(best-v)))
		}
	}
}

func (r *Runner) moora(p *Parameters) why {
	r.ratios(p, r.score)
	return why{}
}

func (r *Runner) referencePoint(p *Parameters) why {
	r.references(p, r.score)
	return why{}
}

// multimoora counts how many options an option beats in two or three of its
// three orders.
func (r *Runner) multimoora(p *Parameters) why {
	if w := r.positive(false); w.code != "" {
		return w
	}
	r.ratios(p, r.a)
	r.references(p, r.b)
	clear(r.c)
	for k := range r.columns {
		c, x := r.column(k)
		w := c.weight(p)
		if !c.up {
			w = -w
		}
		unit := float64(float64(c.exp) * math.Ln2)
		for i, v := range x {
			r.c[i] += float64(w * (logarithm(v) + unit))
		}
	}
	for s, scores := range [...][]float64{r.a, r.b, r.c} {
		r.work.ranks[s] = grown(r.work.ranks[s], r.n)
		r.placeInto(scores, s != 1, r.work.ranks[s], r.order)
	}
	one, two, three := r.work.ranks[0], r.work.ranks[1], r.work.ranks[2]
	for i := range r.score {
		beats := 0
		for j := range r.score {
			won, lost := 0, 0
			for _, ranks := range [...][]int32{one, two, three} {
				switch {
				case ranks[i] < ranks[j]:
					won++
				case ranks[i] > ranks[j]:
					lost++
				}
			}
			if won > lost {
				beats++
			}
		}
		r.score[i] = float64(beats)
	}
	return why{}
}

// edas scores by the weighted distances above (a) and below (b) the mean
// option.
func (r *Runner) edas(*Parameters) why {
	clear(r.a)
	clear(r.b)
	for k := range r.columns {
		c, x := r.column(k)
		if c.negative {
			return whyAt(WhyNegative, k)
		}
		if c.lo == c.hi {
			continue
		}
		mean := 0.0
		for _, v := range x {
			mean += v
		}
		mean /= float64(r.n)
		w := c.w
		if !c.up {
			w = -w
		}
		for i, v := range x {
			if d := float64(w * ((v - mean) / mean)); d > 0 {
				r.a[i] += d
			} else {
				r.b[i] -= d
			}
		}
	}
	_, above := ends(r.a)
	_, below := ends(r.b)
	for i := range r.score {
		s := 1.0 // all options are the same: none is below the mean
		if below > 0 {
			s = 1 - r.b[i]/below
		}
		if above > 0 {
			s += r.a[i] / above
		}
		r.score[i] = s / 2
	}
	return why{}
}

// mabac sums the distances from the border, the geometric mean of each
// weighted column.
func (r *Runner) mabac(*Parameters) why {
	clear(r.score)
	for k := range r.columns {
		c, x := r.column(k)
		r.extra.limit[k] = c.w
		if c.lo == c.hi {
			continue
		}
		worst, width := c.bottom(), c.top()-c.bottom()
		logs := 0.0
		for _, v := range x {
			logs += logarithm(1 + (v-worst)/width)
		}
		border := float64(c.w * stats.Exp(logs/float64(r.n)))
		r.extra.limit[k] = border
		for i, v := range x {
			r.score[i] += float64(c.w*(1+(v-worst)/width)) - border
		}
	}
	return why{}
}
