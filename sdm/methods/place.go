package methods

import (
	"math"
	"slices"
)

// tieGrid is the grid on which scores are compared: two scores that round to
// the same multiple of 2⁻⁴⁰ (about 9.1e-13) are equal, as in package sdm. For
// scores above 1 the grid is as much coarser as the smallest power of two that
// holds them all.
const tieGrid = 1 << 40

// gridOf returns how many grid steps make 1 for these scores.
func gridOf(scores []float64) float64 {
	top := 1.0
	for _, s := range scores {
		top = max(top, math.Abs(s))
	}
	if top == 1 {
		return tieGrid
	}
	_, e := math.Frexp(top)
	return math.Ldexp(1, 40-e)
}

func onGrid(score, grid float64) int64 { return int64(math.Floor(float64(score*grid) + 0.5)) }

// work is memory for sorting and for pairs.
type work struct {
	keys, swap   []key
	sums         []int32
	pairs, whole []float64
	grid         []int64
	over         []bool
	bits         []uint64
	reach        []uint64
	sets         []int32
	down, up     []int32
	power, other []int32
	ranks        [3][]int32
	all          qualifications
	inOrder      bool // the pairs in all are sorted for this run
}

type key struct {
	at     uint64
	option int32
}

// place ranks the options by their scores on the tie grid, into r.rank and
// r.order.
func (r *Runner) place(scores []float64, higher bool) { r.placeInto(scores, higher, r.rank, r.order) }

func (r *Runner) placeInto(scores []float64, higher bool, rank, order []int32) {
	grid := gridOf(scores)
	keys := r.keys()
	for i, s := range scores {
		g := onGrid(s, grid)
		if higher {
			g = -g
		}
		keys[i] = key{uint64(g) ^ 1<<63, int32(i)}
	}
	keys = r.sort(keys)
	place := int32(0)
	for i, k := range keys {
		if i == 0 || k.at != keys[i-1].at {
			place = int32(i + 1)
		}
		rank[k.option] = place
		order[i] = k.option
	}
}

func (r *Runner) keys() []key {
	if len(r.work.keys) != r.n {
		r.work.keys = make([]key, r.n)
		r.work.swap = make([]key, r.n)
	}
	return r.work.keys
}

// few is how many keys are sorted by insertion, and many from how many on they
// are sorted by radix.
const few, many = 16, 256

// sort sorts keys given in ascending order of option by at, then option. It may
// return the other of the two buffers.
func (r *Runner) sort(keys []key) []key {
	switch n := len(keys); {
	case n <= few:
		for i := 1; i < n; i++ {
			k, j := keys[i], i
			for ; j > 0 && keys[j-1].at > k.at; j-- {
				keys[j] = keys[j-1]
			}
			keys[j] = k
		}
		return keys
	case n < many:
		slices.SortFunc(keys, func(a, b key) int {
			switch {
			case a.at < b.at:
				return -1
			case a.at > b.at:
				return 1
			}
			return int(a.option - b.option)
		})
		return keys
	}
	return r.radix(keys)
}

// radix sorts by the bytes of the keys, last first, leaving out the bytes that
// all keys share.
func (r *Runner) radix(keys []key) []key {
	var counts [8][256]int32
	for _, k := range keys {
		for b := range counts {
			counts[b][byte(k.at>>(8*b))]++
		}
	}
	from, to := keys, r.work.swap
	if len(keys) > 0 && &keys[0] == &to[0] {
		to = r.work.keys
	}
	for b := range counts {
		c := &counts[b]
		if c[byte(from[0].at>>(8*b))] == int32(len(from)) {
			continue
		}
		sum := int32(0)
		for d := range c {
			c[d], sum = sum, sum+c[d]
		}
		for _, k := range from {
			d := byte(k.at >> (8 * b))
			to[c[d]] = k
			c[d]++
		}
		from, to = to, from
	}
	return from
}

// bitsOf returns a key that sorts as x does.
func bitsOf(x float64) uint64 {
	b := math.Float64bits(x + 0)
	if b>>63 == 1 {
		return ^b
	}
	return b | 1<<63
}

func grown[T any](buffer []T, n int) []T {
	if cap(buffer) < n {
		return make([]T, n)
	}
	return buffer[:n]
}
