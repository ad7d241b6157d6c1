package methods

// The methods without trade-offs, for people who decide criterion by
// criterion.

// lexicographic counts how many options each one beats: on the weightiest
// criterion where they differ on the tie grid of its worth.
func (r *Runner) lexicographic(*Parameters) why {
	n := r.n
	// Refine groups of equal options, column by column: r.rank is the first
	// place of the group that an option is in.
	group, order := r.tally, r.order
	for i := range n {
		group[i], order[i] = 0, int32(i)
	}
	r.work.grid = grown(r.work.grid, n)
	for _, k := range r.heavy {
		worth := r.worths(int(k))
		grid := gridOf(worth)
		for i, v := range worth {
			r.work.grid[i] = onGrid(v, grid)
		}
		keys := r.keys()
		for i := range n {
			keys[i] = key{uint64(-r.work.grid[i]) ^ 1<<63, int32(i)}
		}
		keys = r.sort(keys)
		r.refine(keys, group)
	}
	for i := range n {
		r.score[i] = float64(n - 1 - int(group[i]))
	}
	// Score: how many come after; equal options share it.
	return why{}
}

// refine splits groups, given as the place their first option has, by keys in
// ascending order.
func (r *Runner) refine(keys []key, group []int32) {
	n := r.n
	// Stable by group: count how many there are in each, then hand out places
	// in the order of the keys.
	next := r.rank
	for i := range n {
		next[i] = 0
	}
	r.work.sums = grown(r.work.sums, n)
	last := r.work.sums // the key position that opened the current subgroup
	at := grown(r.work.other, n)
	r.work.other = at
	for i := range n {
		last[i], at[i] = -1, group[i]
	}
	for pos, k := range keys {
		g := at[k.option]
		if last[g] < 0 || keys[last[g]].at != k.at {
			r.order[g] = g + next[g]
			last[g] = int32(pos)
		}
		group[k.option] = r.order[g]
		next[g]++
	}
}

// meets reports whether option i reaches the aspiration level of column k.
func (r *Runner) meets(k, i int, share float64) bool {
	c, x := r.column(k)
	if c.hasAspiration {
		return c.gain(x[i]) >= c.gain(c.aspiration)
	}
	return onGrid(r.worths(k)[i], tieGrid) >= onGrid(share, tieGrid)
}

func (r *Runner) satisficing(p *Parameters) why {
	share := or(p.Aspiration, DefaultAspiration)
	for i := range r.score {
		met := 0
		for k := range r.columns {
			if r.meets(k, i, share) {
				met++
			}
		}
		r.score[i] = float64(met)
	}
	return why{}
}

// eliminationByAspects counts the criteria that an option has survived. A
// criterion whose level none of the options left reaches eliminates none.
func (r *Runner) eliminationByAspects(p *Parameters) why {
	share := or(p.Aspiration, DefaultAspiration)
	in := r.extra.inSet
	for i := range in {
		in[i], r.score[i] = true, 0
	}
	left := r.n
	for _, k := range r.heavy {
		if left == 1 {
			break
		}
		meet := 0
		for i, still := range in {
			if still && r.meets(int(k), i, share) {
				meet++
			}
		}
		if meet == 0 {
			continue
		}
		for i, still := range in {
			switch {
			case !still:
			case r.meets(int(k), i, share):
				r.score[i]++
			default:
				in[i] = false
				left--
			}
		}
	}
	return why{}
}
