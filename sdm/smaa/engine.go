package smaa

import (
	"math"
	"sync"
	"sync/atomic"
)

// Draws come in blocks of a fixed size, and blocks in rounds: what a block adds
// up does not depend on who works on it, and blocks are joined in order, so the
// result has the same bits for any number of workers.
const (
	blockSize = 256
	bins      = 4096 // of the histogram of a weight
)

// tieGrid is that of sdm: scores that round to the same multiple of 2⁻⁴⁰ are
// equal.
const tieGrid = 1 << 40

func onGrid(score float64) int64 {
	return int64(math.Floor(float64(max(-1e6, min(1e6, score))*tieGrid) + 0.5))
}

// tally is what a number of draws add up to, for n options and m criteria.
type tally struct {
	draws  int
	ranks  []int64   // n × n: how often option i had rank r, alone
	wins   []int64   // n × n: how often option i was above option j > i
	ties   []int64   // n × n: how often they were level
	shared []float64 // n × n: ranks of draws with ties, split among those level
	first  []float64 // n × m: weights with which option i was first
	weight []float64 // m
	values []float64 // n × m: values of the cells that move
}

func newTally(n, m int) *tally {
	return &tally{
		ranks: make([]int64, n*n), wins: make([]int64, n*n), ties: make([]int64, n*n),
		shared: make([]float64, n*n), first: make([]float64, n*m), weight: make([]float64, m), values: make([]float64, n*m),
	}
}

func (a *tally) reset() {
	a.draws = 0
	clear(a.ranks)
	clear(a.wins)
	clear(a.ties)
	clear(a.shared)
	clear(a.first)
	clear(a.weight)
	clear(a.values)
}

func (a *tally) add(b *tally) {
	a.draws += b.draws
	for i := range a.ranks {
		a.ranks[i] += b.ranks[i]
		a.wins[i] += b.wins[i]
		a.ties[i] += b.ties[i]
		a.shared[i] += b.shared[i]
	}
	for i := range a.first {
		a.first[i] += b.first[i]
		a.values[i] += b.values[i]
	}
	for k := range a.weight {
		a.weight[k] += b.weight[k]
	}
}

// hand is the room that one worker needs.
type hand struct {
	w, way, values []float64
	cuts           []uint64
	grid           []int64
	above          []int
	hist           []int32
	tally          *tally // of the block at hand
}

// engine draws.
type engine struct {
	*table
	space   *space
	n, m    int
	seed    uint64
	workers int
	chained bool // the shares of blocks are kept, too
	total   *tally
	hist    []int32
	squares []float64 // n × n: squares of the ranks of each block
	pairs   []float64 // n × n: the same of wins, ties counting half
	blocks  int
	kept    []float64 // moving values of every draw, if there is room
}

// mostKept is how many values are kept for the confidence factors rather than
// drawn again.
const mostKept = 1 << 20

func newEngine(t *table, s *space, o *Options) *engine {
	n, m := len(t.options), len(t.columns)
	e := &engine{
		table: t, space: s, n: n, m: m, seed: o.Seed, workers: o.Workers, chained: s.chain != nil,
		total: newTally(n, m), hist: make([]int32, m*bins), squares: make([]float64, n*n), pairs: make([]float64, n*n),
	}
	if size := (o.Draws + blockSize) * len(t.moving); size <= mostKept {
		e.kept = make([]float64, size)
	}
	return e
}

func (e *engine) newHand() *hand {
	h := &hand{
		w: make([]float64, e.m), way: make([]float64, e.m), values: make([]float64, e.n*e.m), cuts: make([]uint64, e.m),
		grid: make([]int64, e.n), above: make([]int, e.n), hist: make([]int32, e.m*bins),
	}
	copy(h.values, e.fixed)
	return h
}

// perRound is how many blocks are worked on between two looks at the errors.
func (e *engine) perRound() int { return max(4, min(64, 1<<19/(1+e.n*e.n+e.n*e.m))) }

// run makes the draws from the number from on to before the number to.
func (e *engine) run(from, to int) {
	per := e.perRound()
	tallies := make([]*tally, per)
	for i := range tallies {
		tallies[i] = newTally(e.n, e.m)
	}
	hands := make([]*hand, max(1, min(e.workers, per)))
	for i := range hands {
		hands[i] = e.newHand()
	}
	for from < to {
		blocks := min(per, (to-from+blockSize-1)/blockSize)
		e.each(hands, blocks, func(h *hand, i int) {
			h.tally = tallies[i]
			h.tally.reset()
			start := from + i*blockSize
			e.block(h, start, min(to, start+blockSize))
		})
		for _, b := range tallies[:blocks] {
			e.join(b)
		}
		from = min(to, from+blocks*blockSize)
	}
	for _, h := range hands {
		for i, c := range h.hist {
			e.hist[i] += c
		}
	}
}

// each shares blocks among workers.
func (e *engine) each(hands []*hand, blocks int, do func(h *hand, i int)) {
	if len(hands) == 1 {
		for i := range blocks {
			do(hands[0], i)
		}
		return
	}
	var done sync.WaitGroup
	var taken atomic.Int64
	for _, h := range hands {
		done.Go(func() {
			for {
				i := int(taken.Add(1)) - 1
				if i >= blocks {
					return
				}
				do(h, i)
			}
		})
	}
	done.Wait()
}

func (e *engine) join(b *tally) {
	e.total.add(b)
	e.blocks++
	if !e.chained {
		return
	}
	for i := range e.squares {
		x := float64(b.ranks[i]) + b.shared[i]
		e.squares[i] += float64(x * x)
	}
	for i := range e.n {
		for j := i + 1; j < e.n; j++ {
			at := i*e.n + j
			x := float64(b.wins[at]) + float64(b.ties[at])/2
			e.pairs[at] += float64(x * x)
		}
	}
}

// block makes the draws of one block.
func (e *engine) block(h *hand, from, to int) {
	var walk stream
	if e.chained {
		copy(h.w, e.space.chain.start)
		walk = streamOf(keyOf(e.seed, uint64(from)), dimensionOfWeights)
		e.space.chain.walk(&e.tools, h.w, h.way, &walk, e.space.chain.burn)
	}
	a := h.tally
	for d := from; d < to; d++ {
		key := keyOf(e.seed, uint64(d))
		if e.chained {
			e.space.chain.walk(&e.tools, h.w, h.way, &walk, e.space.chain.stride)
		} else {
			e.space.draw(h.w, h.cuts, key)
		}
		if len(e.moving) > 0 {
			e.table.draw(h.values, key)
			for _, i := range e.moving {
				a.values[i] += h.values[i]
			}
			if e.kept != nil {
				e.keep(h.values, d)
			}
		}
		for k, w := range h.w {
			h.hist[k*bins+min(bins-1, int(w*bins))]++
			a.weight[k] += w
		}
		e.scores(h.grid, h.w, h.values)
		if !a.place(h) {
			a.placeTied(h)
		}
	}
	a.draws = to - from
}

func (e *engine) keep(values []float64, d int) {
	row := e.kept[d*len(e.moving):]
	for at, i := range e.moving {
		row[at] = values[i]
	}
}

// recall writes the values of the moving cells in draw d once more.
func (e *engine) recall(values []float64, d int) {
	if e.kept == nil {
		e.table.draw(values, keyOf(e.seed, uint64(d)))
		return
	}
	row := e.kept[d*len(e.moving):]
	for at, i := range e.moving {
		values[i] = row[at]
	}
}

// scores writes the score of each option in steps of the grid.
func (e *engine) scores(grid []int64, w, values []float64) {
	m := len(w)
	for i := range grid {
		row := values[i*m:][:m]
		sum := 0.0
		for k, x := range w {
			sum += float64(x * row[k])
		}
		grid[i] = onGrid(sum)
	}
}

// place counts pairs and ranks of one draw. It reports false, having counted
// pairs alone, if options are level.
func (a *tally) place(h *hand) bool {
	grid, above := h.grid, h.above[:len(h.grid)]
	n := len(grid)
	clear(above)
	tied := false
	for i, g := range grid {
		wins := a.wins[i*n:][:n]
		lost := 0
		for j := i + 1; j < n; j++ {
			if g == grid[j] {
				tied = true
				a.ties[i*n+j]++
				continue
			}
			won := int(uint64(grid[j]-g) >> 63)
			wins[j] += int64(won)
			above[j] += won
			lost += 1 - won
		}
		above[i] += lost
	}
	if tied {
		return false
	}
	best := 0
	for i, r := range above {
		a.ranks[i*n+r]++
		if r == 0 {
			best = i
		}
	}
	m := len(h.w)
	first := a.first[best*m:][:m]
	for k, w := range h.w {
		first[k] += w
	}
	return true
}

// placeTied counts ranks where options are level: t options that share the
// ranks r to r + t − 1 have 1/t of each.
func (a *tally) placeTied(h *hand) {
	n, m := len(h.grid), len(h.w)
	for i, r := range h.above {
		level := 0
		for _, g := range h.grid {
			if g == h.grid[i] {
				level++
			}
		}
		part := 1 / float64(level)
		for j := range level {
			a.shared[i*n+r+j] += part
		}
		if r == 0 {
			for k, w := range h.w {
				a.first[i*m+k] += float64(part * w)
			}
		}
	}
}
