package methods

import "math"

// electre1 finds the kernel: no option of it outranks another one of it, and
// each option outside is outranked by one of it. An option outranks another if
// the criteria on which it is at least as good weigh enough, and its largest
// loss is small enough. Options that outrank each other in a circle are taken
// as one.
func (r *Runner) electre1(p *Parameters) why {
	if r.n > MaxOutranked {
		return whyNot(WhyTooMany)
	}
	need, most := or(p.Concordance, DefaultConcordance), or(p.Discordance, DefaultDiscordance)
	concordance, discordance := r.concordances()
	words := (r.n + 63) / 64
	r.work.bits = grown(r.work.bits, r.n*words)
	r.work.reach = grown(r.work.reach, r.n*words)
	direct, reach := r.work.bits, r.work.reach
	clear(direct)
	needed, allowed := onGrid(need, tieGrid), onGrid(most, tieGrid)
	for i := range r.n {
		for j := range r.n {
			at := i*r.n + j
			if i != j && onGrid(concordance[at], tieGrid) >= needed && onGrid(discordance[at], tieGrid) <= allowed {
				direct[i*words+j/64] |= 1 << (j % 64)
			}
		}
	}
	copy(reach, direct)
	closure(reach, r.n, words)
	r.kernel(direct, reach, words)
	inside := int32(0)
	for _, in := range r.extra.inSet {
		if in {
			inside++
		}
	}
	r.extra.hasSet, r.partial = true, true
	for i, in := range r.extra.inSet {
		r.score[i], r.tally[i] = 0, inside
		if in {
			r.score[i], r.tally[i] = 1, 0
		}
	}
	r.outranking(direct, words)
	r.placeTally()
	return why{}
}

// outranking remembers the direct relation of up to allPairs options.
func (r *Runner) outranking(direct []uint64, words int) {
	if r.n > allPairs {
		return
	}
	r.pairs = grown(r.pairs, r.n*r.n)
	for i := range r.n {
		for j := range r.n {
			r.pairs[i*r.n+j] = direct[i*words+j/64]>>(j%64)&1 == 1
		}
	}
}

// concordances returns the share of weight on which the row is at least as good
// as the column, and its largest loss as a share of a range.
func (r *Runner) concordances() (concordance, discordance []float64) {
	r.work.pairs = grown(r.work.pairs, 2*r.n*r.n)
	concordance, discordance = r.work.pairs[:r.n*r.n], r.work.pairs[r.n*r.n:2*r.n*r.n]
	clear(concordance)
	clear(discordance)
	total := 0.0
	for k := range r.columns {
		c, x := r.column(k)
		total += c.w
		width := math.Abs(c.best - c.worst)
		for i := range x {
			mine, row, losses := c.gain(x[i]), concordance[i*r.n:(i+1)*r.n], discordance[i*r.n:(i+1)*r.n]
			for j, v := range x {
				if loss := c.gain(v) - mine; loss <= 0 {
					row[j] += c.w
				} else {
					losses[j] = max(losses[j], loss/width)
				}
			}
		}
	}
	for at := range concordance {
		concordance[at] /= total
	}
	return concordance, discordance
}

// closure turns a relation into what can be reached by it (Warshall 1962).
func closure(reach []uint64, n, words int) {
	for via := range n {
		row := reach[via*words : (via+1)*words]
		for i := range n {
			if reach[i*words+via/64]>>(via%64)&1 == 0 {
				continue
			}
			into := reach[i*words : (i+1)*words]
			for w := range row {
				into[w] |= row[w]
			}
		}
	}
}

// kernel marks the kernel of the relation in r.extra.inSet: again and again the
// sets that nothing left outranks join it, and what they outrank goes.
func (r *Runner) kernel(direct, reach []uint64, words int) {
	has := func(bits []uint64, i, j int) bool { return bits[i*words+j/64]>>(j%64)&1 == 1 }
	same := func(i, j int) bool { return i == j || (has(reach, i, j) && has(reach, j, i)) }
	const open, joined, gone = 0, 1, 2
	state := r.work.sets
	state = grown(state, r.n)
	r.work.sets = state
	clear(state)
	clear(r.extra.inSet)
	for left := r.n; left > 0; {
		// Everything that an open option reaches is open or gone, so a set is
		// free when no open option outside it reaches it.
		for i := range r.n {
			if state[i] != open {
				continue
			}
			free := true
			for j := range r.n {
				if state[j] == open && has(reach, j, i) && !same(i, j) {
					free = false
					break
				}
			}
			if free {
				r.tally[i] = joined
			} else {
				r.tally[i] = open
			}
		}
		for i := range r.n {
			if state[i] == open && r.tally[i] == joined {
				state[i] = joined
				r.extra.inSet[i] = true
				left--
			}
		}
		for i := range r.n {
			if state[i] != open {
				continue
			}
			for j := range r.n {
				if state[j] == joined && outranks(direct, reach, words, r.n, j, i) {
					state[i] = gone
					left--
					break
				}
			}
		}
	}
}

// outranks reports whether j, or an option in one circle with it, outranks i
// or an option in one circle with i.
func outranks(direct, reach []uint64, words, n, j, i int) bool {
	has := func(bits []uint64, a, b int) bool { return bits[a*words+b/64]>>(b%64)&1 == 1 }
	if has(direct, j, i) {
		return true
	}
	if !has(reach, j, i) {
		return false
	}
	for a := range n {
		if a != j && !(has(reach, a, j) && has(reach, j, a)) {
			continue
		}
		for b := range n {
			if (b == i || (has(reach, b, i) && has(reach, i, b))) && has(direct, a, b) {
				return true
			}
		}
	}
	return false
}
