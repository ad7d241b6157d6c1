package methods

import "math"

// electre3 works out the credibility that each option is at least as good as
// each other one, distils two complete orders from it, from the top and from
// the bottom, and prefers an option to another where one order does and the
// other does not disagree.
func (r *Runner) electre3(*Parameters) why {
	if r.n > MaxOutranked {
		return whyNot(WhyTooMany)
	}
	n := r.n
	credible := r.credibility()
	r.work.grid = grown(r.work.grid, n*n)
	r.work.over = grown(r.work.over, n*n)
	for at, s := range credible {
		r.work.grid[at] = onGrid(s, tieGrid)
	}
	for i := range n {
		for j := range n {
			s := r.work.grid[i*n+j]
			r.work.over[i*n+j] = s > r.work.grid[j*n+i]+discrimination(s)
		}
	}
	r.work.down, r.work.up = grown(r.work.down, n), grown(r.work.up, n)
	r.work.inOrder = false
	r.distil(r.work.down, true)
	classes := r.distil(r.work.up, false)
	for i := range r.work.up { // from the top
		r.work.up[i] = classes + 1 - r.work.up[i]
	}
	fromTop, fromBottom := r.work.down, r.work.up
	for i := range n {
		r.a[i], r.b[i] = float64(fromTop[i]), float64(fromBottom[i])
	}
	r.partially(func(i, j int) bool {
		return fromTop[i] <= fromTop[j] && fromBottom[i] <= fromBottom[j] &&
			(fromTop[i] < fromTop[j] || fromBottom[i] < fromBottom[j])
	})
	for i, preferred := range r.tally {
		r.score[i] = -float64(preferred)
	}
	return why{}
}

// credibility returns S(row, column): the concordance, weakened by each
// criterion whose discordance exceeds it.
func (r *Runner) credibility() []float64 {
	n := r.n
	r.work.pairs = grown(r.work.pairs, n*n)
	s := r.work.pairs
	clear(s)
	total := 0.0
	for k := range r.columns {
		c, x := r.column(k)
		total += c.w
		q, p := c.q, max(c.p, c.q)
		for i := range x {
			mine, row := c.gain(x[i]), s[i*n:(i+1)*n]
			for j, v := range x {
				switch loss := c.gain(v) - mine; {
				case loss <= q:
					row[j] += c.w
				case loss < p:
					row[j] += float64(c.w * ((p - loss) / (p - q)))
				}
			}
		}
	}
	for at := range s {
		s[at] /= total
	}
	r.weaken(s)
	return s
}

// weaken multiplies each credibility by (1−d)/(1−C) for every criterion whose
// discordance d exceeds the concordance C.
func (r *Runner) weaken(s []float64) {
	n := r.n
	var concordance []float64
	for k := range r.columns {
		c, x := r.column(k)
		if c.v == 0 {
			continue
		}
		if concordance == nil {
			r.work.whole = append(r.work.whole[:0], s...)
			concordance = r.work.whole
		}
		p := max(c.p, c.q)
		for i := range x {
			mine, row, before := c.gain(x[i]), s[i*n:(i+1)*n], concordance[i*n:(i+1)*n]
			for j, v := range x {
				loss := c.gain(v) - mine
				if loss <= p {
					continue
				}
				if d := min(1, (loss-p)/(c.v-p)); d > before[j] {
					row[j] = float64(row[j] * ((1 - d) / (1 - before[j])))
				}
			}
		}
	}
}

// discrimination is s(λ) = 0.30 − 0.15 λ, in grid steps.
func discrimination(level int64) int64 {
	return int64(math.Floor(0.30*tieGrid + 0.5 - float64(0.15*float64(level))))
}

// distil ranks by distillation and returns the number of classes: again and
// again the options with the best (from the top) or the worst qualification
// come next, at falling levels of credibility until one is left or the level is
// 0.
func (r *Runner) distil(rank []int32, top bool) int32 {
	n := r.n
	clear(rank)
	class := int32(0)
	r.work.sets = grown(r.work.sets, 2*n)
	r.work.power = grown(r.work.power, n)
	var all *qualifications // of all options that are left
	if n > fewOptions {
		all = r.qualifications()
	}
	for left := n; left > 0; {
		class++
		rest := r.work.sets[:0]
		for i := range n {
			if rank[i] == 0 {
				rest = append(rest, int32(i))
			}
		}
		set := append(r.work.sets[n:n], rest...)
		var level int64
		if all != nil {
			level = all.lower()
			set = keepBest(set, all.power, top)
		} else {
			highest := r.highest(set, math.MaxInt64)
			level = r.highest(set, highest-discrimination(highest))
			set = r.qualified(set, level, top)
		}
		for len(set) > 1 && level > 0 {
			level = r.highest(set, level-discrimination(level))
			set = r.qualified(set, level, top)
		}
		for _, i := range set {
			rank[i] = class
			if all != nil {
				all.remove(i)
			}
		}
		left -= len(set)
	}
	return class
}

// highest returns the highest credibility below a limit between two options of
// a set, 0 if there is none.
func (r *Runner) highest(set []int32, below int64) int64 {
	top := int64(0)
	for _, i := range set {
		row := r.work.grid[int(i)*r.n:]
		for _, j := range set {
			if s := row[j]; i != j && s < below && s > top {
				top = s
			}
		}
	}
	return top
}

// qualified keeps the options of a set with the best or worst qualification:
// how many they outrank above the level, less how many outrank them.
func (r *Runner) qualified(set []int32, level int64, top bool) []int32 {
	power := r.work.power
	for _, i := range set {
		power[i] = 0
	}
	for _, i := range set {
		row, over := r.work.grid[int(i)*r.n:], r.work.over[int(i)*r.n:]
		for _, j := range set {
			if over[j] && row[j] > level {
				power[i]++
				power[j]--
			}
		}
	}
	return keepBest(set, power, top)
}

// keepBest keeps the options of a set with the highest or lowest power.
func keepBest(set, power []int32, top bool) []int32 {
	best := power[set[0]]
	for _, i := range set {
		if (power[i] > best) == top && power[i] != best {
			best = power[i]
		}
	}
	kept := set[:0]
	for _, i := range set {
		if power[i] == best {
			kept = append(kept, i)
		}
	}
	return kept
}
