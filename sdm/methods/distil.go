package methods

import (
	"cmp"
	"math"
	"slices"
)

// fewOptions is up to how many options each step of a distillation looks at
// all pairs again.
const fewOptions = 48

// qualifications carries the first step of a distillation from class to class.
// Neither the highest credibility among the options left nor the level below it
// can rise as options leave, so each pair of options is looked at once for each.
type qualifications struct {
	n           int
	credibility []int64 // row over column
	over        []bool
	falling     []int32 // pairs by falling credibility
	left        []bool
	power       []int32 // how many an option outranks above the level, less how many outrank it
	first       int     // in falling: no pair before it is left
	second      int     // in falling: no pair before it is left and below the level before
	counted     int     // in falling: the pairs before it are in power
	level       int64
}

// qualifications begins a distillation of all options. The order of the pairs
// is that of the run before it, if it was for the same credibilities.
func (r *Runner) qualifications() *qualifications {
	n := r.n
	q := &r.work.all
	q.n, q.credibility, q.over = n, r.work.grid, r.work.over
	if !r.work.inOrder {
		q.falling = q.falling[:0]
		for i := range n {
			for j := range n {
				if i != j {
					q.falling = append(q.falling, int32(i*n+j))
				}
			}
		}
		slices.SortFunc(q.falling, func(a, b int32) int {
			return cmp.Or(cmp.Compare(q.credibility[b], q.credibility[a]), cmp.Compare(a, b))
		})
		r.work.inOrder = true
	}
	q.left, q.power = grown(q.left, n), grown(q.power, n)
	for i := range n {
		q.left[i], q.power[i] = true, 0
	}
	q.first, q.second, q.counted, q.level = 0, 0, 0, math.MaxInt64
	return q
}

func (q *qualifications) both(pair int32) bool {
	return q.left[int(pair)/q.n] && q.left[int(pair)%q.n]
}

// lower finds the level below the highest credibility among the options left, 0
// if there is none, and brings power to it.
func (q *qualifications) lower() int64 {
	for q.first < len(q.falling) && !q.both(q.falling[q.first]) {
		q.first++
	}
	highest := int64(0)
	if q.first < len(q.falling) {
		highest = q.credibility[q.falling[q.first]]
	}
	below := highest - discrimination(highest)
	for q.second < len(q.falling) && (q.credibility[q.falling[q.second]] >= below || !q.both(q.falling[q.second])) {
		q.second++
	}
	q.level = 0
	if q.second < len(q.falling) {
		q.level = q.credibility[q.falling[q.second]]
	}
	for ; q.counted < len(q.falling) && q.credibility[q.falling[q.counted]] > q.level; q.counted++ {
		if pair := q.falling[q.counted]; q.over[pair] && q.both(pair) {
			q.power[int(pair)/q.n]++
			q.power[int(pair)%q.n]--
		}
	}
	return q.level
}

// remove takes an option out of the power of those left.
func (q *qualifications) remove(i int32) {
	q.left[i] = false
	for j, left := range q.left {
		if !left {
			continue
		}
		if at := int(i)*q.n + j; q.over[at] && q.credibility[at] > q.level {
			q.power[j]++
		}
		if at := j*q.n + int(i); q.over[at] && q.credibility[at] > q.level {
			q.power[j]--
		}
	}
}
