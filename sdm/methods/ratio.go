package methods

import (
	"math"

	"github.com/concord-sdm/concord/internal/stats"
)

// The methods on ratios of numbers.

// positive returns why not if some number of some column is 0 or below: of the
// costs alone, if only they are divided by.
func (r *Runner) positive(costsOnly bool) why {
	for k := range r.columns {
		c := &r.columns[k]
		switch {
		case c.nonPositive && (!costsOnly || !c.up):
			return whyAt(WhyNotPositive, k)
		case c.negative:
			return whyAt(WhyNegative, k)
		}
	}
	return why{}
}

// logProducts sums w·log n into r.a, with n = x/max or min/x.
func (r *Runner) logProducts() {
	clear(r.a)
	for k := range r.columns {
		c, x := r.column(k)
		top, w := logarithm(c.top()), c.w
		if !c.up {
			w = -w
		}
		for i, v := range x {
			r.a[i] += float64(w * (logarithm(v) - top))
		}
	}
}

func (r *Runner) weightedProduct(*Parameters) why {
	if w := r.positive(false); w.code != "" {
		return w
	}
	r.logProducts()
	for i, log := range r.a {
		r.score[i] = stats.Exp(log)
	}
	return why{}
}

func (r *Runner) waspas(p *Parameters) why {
	if w := r.positive(false); w.code != "" {
		return w
	}
	lambda := or(p.Lambda, DefaultLambda)
	r.logProducts()
	r.ratioSums(r.b)
	for i, log := range r.a {
		r.a[i] = stats.Exp(log) // the product
		r.score[i] = float64(lambda*r.b[i]) + float64((1-lambda)*r.a[i])
	}
	return why{}
}

// ratioSums sums w·n into sums, with n = x/max or min/x.
func (r *Runner) ratioSums(sums []float64) {
	clear(sums)
	for k := range r.columns {
		c, x := r.column(k)
		top := c.top()
		switch {
		case c.lo == c.hi:
			for i := range x {
				sums[i] += c.w
			}
		case c.up:
			for i, v := range x {
				sums[i] += float64(c.w * (v / top))
			}
		default:
			for i, v := range x {
				sums[i] += float64(c.w * (top / v))
			}
		}
	}
}

// marcos scores by f(K), which grows with the weighted sum S of ratios alone.
func (r *Runner) marcos(*Parameters) why {
	if w := r.positive(true); w.code != "" {
		return w
	}
	r.ratioSums(r.a)
	ideal, anti := 0.0, 0.0
	for k := range r.columns {
		c := &r.columns[k]
		ideal += c.w
		switch {
		case c.lo == c.hi:
			anti += c.w
		case c.up:
			anti += float64(c.w * (c.lo / c.hi))
		default:
			anti += float64(c.w * (c.lo / c.hi)) // min/x at the largest cost
		}
	}
	if anti == 0 {
		return whyNot(WhyNotPositive)
	}
	for i, s := range r.a {
		if s == 0 {
			r.score[i] = 0
			continue
		}
		below, above := s/anti, s/ideal // K⁻ and K⁺
		fBelow, fAbove := above/(above+below), below/(above+below)
		r.score[i] = (above + below) / (1 + (1-fAbove)/fAbove + (1-fBelow)/fBelow)
	}
	return why{}
}

// codas compares weighted distances from the worst of the options on each
// criterion.
func (r *Runner) codas(p *Parameters) why {
	if w := r.positive(true); w.code != "" {
		return w
	}
	clear(r.a)
	clear(r.b)
	for k := range r.columns {
		c, x := r.column(k)
		if c.lo == c.hi {
			continue
		}
		top := c.top()
		worst := c.lo / c.hi // of the ratios
		for i, v := range x {
			ratio := v / top
			if !c.up {
				ratio = top / v
			}
			d := float64(c.w * (ratio - worst))
			r.a[i] += float64(d * d)
			r.b[i] += math.Abs(d)
		}
	}
	for i, d := range r.a {
		r.a[i] = math.Sqrt(d)
	}
	tau := or(p.Tau, DefaultTau)
	for i := range r.score {
		sum := 0.0
		for j := range r.score {
			e := r.a[i] - r.a[j]
			sum += e
			if math.Abs(e) >= tau {
				sum += r.b[i] - r.b[j]
			}
		}
		r.score[i] = sum
	}
	return why{}
}

// aras compares weighted shares of column sums with those of an ideal option;
// costs count by their inverse.
func (r *Runner) aras(*Parameters) why {
	if w := r.positive(true); w.code != "" {
		return w
	}
	clear(r.score)
	whole := 0.0
	for k := range r.columns {
		c, x := r.column(k)
		ideal := c.top()
		if c.hasIdeal {
			if ideal = c.ideal; ideal < 0 || (ideal == 0 && !c.up) {
				return whyAt(WhyNotPositive, k)
			}
		}
		// The unit of inverses is the smallest cost, so that none overflows.
		share := func(v float64) float64 {
			if c.up {
				return v
			}
			return c.lo / v
		}
		sum := share(ideal)
		for _, v := range x {
			sum += share(v)
		}
		if sum == 0 {
			continue
		}
		whole += float64(c.w * (share(ideal) / sum))
		for i, v := range x {
			r.score[i] += float64(c.w * (share(v) / sum))
		}
	}
	for i, s := range r.score {
		r.a[i] = s
		if whole == 0 {
			r.score[i] = 1 // every number is 0: all are as good as the ideal
		} else {
			r.score[i] = s / whole
		}
	}
	return why{}
}

// copras adds to the sum of benefits S⁺ a share of all costs in inverse
// proportion to an option's own costs S⁻, and divides by the largest.
func (r *Runner) copras(*Parameters) why {
	clear(r.a)
	clear(r.b)
	costs := false
	for k := range r.columns {
		c, x := r.column(k)
		if c.negative {
			return whyAt(WhyNegative, k)
		}
		into := r.a
		if !c.up {
			into, costs = r.b, true
		}
		sum := 0.0
		for _, v := range x {
			sum += v
		}
		if sum == 0 {
			continue
		}
		for i, v := range x {
			into[i] += float64(c.w * (v / sum))
		}
	}
	total, least, inverse := 0.0, math.Inf(1), 0.0
	if costs {
		for i, s := range r.b {
			if s == 0 {
				return why{WhyNoCost, -1, i}
			}
			total += s
			least = min(least, s)
		}
		for _, s := range r.b {
			inverse += least / s
		}
	}
	top := 0.0
	for i, s := range r.a {
		if costs {
			s += float64(total*(least/r.b[i])) / inverse
		}
		r.score[i] = s
		top = max(top, s)
	}
	for i := range r.score {
		if top == 0 {
			r.score[i] = 1 // all numbers are 0
		} else {
			r.score[i] /= top
		}
	}
	return why{}
}
