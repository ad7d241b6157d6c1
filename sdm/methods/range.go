package methods

import "math"

// The methods on fixed ranges.

func (r *Runner) additive(*Parameters) why {
	clear(r.score)
	for k := range r.columns {
		w, worth := r.columns[k].w, r.worths(k)
		for i, v := range worth {
			r.score[i] += float64(w * v)
		}
	}
	return why{}
}

func (r *Runner) spotis(*Parameters) why {
	clear(r.score)
	for k := range r.columns {
		c, x := r.column(k)
		width := math.Abs(c.best - c.worst)
		if width == 0 {
			continue
		}
		ideal := c.best
		if c.hasIdeal {
			ideal = c.ideal
		}
		for i, v := range x {
			r.score[i] += float64(c.w * (math.Abs(v-ideal) / width))
		}
	}
	return why{}
}

// minimaxRegret finds the largest weighted loss of worth against the best of
// the options.
func (r *Runner) minimaxRegret(p *Parameters) why {
	clear(r.score)
	for k := range r.columns {
		w, worth := r.columns[k].w, r.worths(k)
		if p.Unweighted {
			w = 1
		}
		best := worth[0]
		for _, v := range worth {
			best = max(best, v)
		}
		for i, v := range worth {
			r.score[i] = max(r.score[i], float64(w*(best-v)))
		}
	}
	return why{}
}

// maut scores by U = (∏(1 + K·k·u) − 1) / K, worked out criterion by criterion
// as U ← U + k·u·(1 + K·U), which is the same and loses nothing for small K.
func (r *Runner) maut(p *Parameters) why {
	sum := 0.0
	for k := range r.columns {
		sum += r.columns[k].w
	}
	factor := 1.0
	if p.ScalingSum != nil {
		factor = *p.ScalingSum / sum
		sum = *p.ScalingSum
	}
	K, ok := r.scalingConstant(factor, sum)
	if !ok {
		return whyNot(WhyScaling)
	}
	r.extra.constant = K
	clear(r.score)
	for k := range r.columns {
		constant := float64(r.columns[k].w * factor)
		for i, v := range r.worths(k) {
			u := r.score[i]
			r.score[i] = u + float64(float64(constant*v)*(1+float64(K*u)))
		}
	}
	return why{}
}

// scalingConstant solves 1 + K = ∏(1 + K·k) for K > −1, K ≠ 0; K is 0 if the
// constants sum to 1.
func (r *Runner) scalingConstant(factor, sum float64) (float64, bool) {
	for k := range r.columns {
		if float64(r.columns[k].w*factor) >= 1 && len(r.columns) > 1 {
			return 0, false
		}
	}
	if math.Abs(sum-1) <= 1e-12 {
		return 0, true
	}
	if len(r.columns) < 2 {
		return 0, false
	}
	// whole returns the utility of the best on everything, and its slope in K.
	whole := func(K float64) (u, slope float64) {
		for k := range r.columns {
			constant := float64(r.columns[k].w * factor)
			slope += float64(constant * (u + float64(K*slope)))
			u += float64(constant * (1 + float64(K*u)))
		}
		return u, slope
	}
	low, high := -1.0, 0.0
	if sum < 1 {
		low, high = 0, 1
		for u, _ := whole(high); u < 1; u, _ = whole(high) {
			low, high = high, 2*high
			if high > 1e200 {
				return 0, false
			}
		}
	}
	K := low/2 + high/2
	for range 200 {
		u, slope := whole(K)
		if u < 1 {
			low = K
		} else {
			high = K
		}
		next := K - (u-1)/slope
		if !(next > low && next < high) {
			next = low/2 + high/2
		}
		if math.Abs(next-K) <= 1e-15*max(1, math.Abs(next)) {
			return next, true
		}
		K = next
	}
	return K, true
}
