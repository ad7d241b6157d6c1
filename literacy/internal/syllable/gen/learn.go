package main

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/concord-sdm/concord/internal/stats"
	"github.com/concord-sdm/concord/literacy/internal/syllable/learned"
)

// The settings of the learner, found on splits of other seeds than the one the evaluation uses.
const (
	epochs   = 10
	rate     = 0.1
	sparsity = 40.0 // the pull of a weight to 0, which leaves some ten thousand of them
	decay    = 1.0
	slope    = 4.0
	rarest   = 2 // how often a feature must be seen
)

// A sample is a word to learn from, unit by unit.
type sample struct {
	count int
	units []unitSample
}

type unitSample struct {
	seen     []int32 // features, by number
	target   int     // the syllables thought to be in the unit
	estimate float64
	place    int
	line     uint32
	prints   []uint32
}

// A learner fits one weight to each feature so that the weights of a unit's features add up to its syllables:
// follow-the-regularized-leader with an absolute penalty (H. B. McMahan and others, Ad Click Prediction, KDD 2013), on
// a logistic loss over the thresholds between neighbouring counts. The dictionary gives the count of the word alone;
// how it is shared among the units is what the weights of the rounds before think likeliest.
type learner struct {
	number  map[uint32]int32
	prints  []uint32
	times   []int32
	weight  []float64
	z, n    []float64
	samples []sample
}

func learn(words []entry, seed uint64) *learner {
	l := &learner{number: map[uint32]int32{}}
	for _, e := range words {
		if e.plain() {
			l.add(e)
		}
	}
	l.weight = make([]float64, len(l.prints))
	l.z = make([]float64, len(l.prints))
	l.n = make([]float64, len(l.prints))
	r := rand.New(rand.NewPCG(seed, 1))
	order := r.Perm(len(l.samples))
	for epoch := range epochs {
		r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			for k := range l.samples[i].units {
				l.step(&l.samples[i].units[k])
			}
		}
		if epoch == 0 || epoch == 2 || epoch == 4 {
			for i := range l.samples {
				for k := range l.samples[i].units {
					u := &l.samples[i].units[k]
					u.estimate = l.score(u)
				}
				l.samples[i].share()
			}
		}
	}
	return l
}

func (l *learner) add(e entry) {
	s := sample{count: e.lo()}
	for _, o := range learned.Observe(e.word) {
		u := unitSample{place: o.Place, line: o.Line, prints: o.Prints, estimate: guess(o)}
		for _, p := range o.Prints {
			id, ok := l.number[p]
			if !ok {
				id = int32(len(l.prints))
				l.number[p] = id
				l.prints = append(l.prints, p)
				l.times = append(l.times, 0)
			}
			l.times[id]++
			u.seen = append(u.seen, id)
		}
		s.units = append(s.units, u)
	}
	s.share()
	l.samples = append(l.samples, s)
}

func (l *learner) score(u *unitSample) (s float64) {
	for _, id := range u.seen {
		s += l.weight[id]
	}
	return s
}

// step moves the weights of one unit's features.
func (l *learner) step(u *unitSample) {
	s := l.score(u)
	g := 0.0
	for threshold := range 4 {
		side := -1.0
		if u.target > threshold {
			side = 1
		}
		g -= side * slope / (1 + stats.Exp(side*slope*(s-float64(threshold)-0.5)))
	}
	if math.Abs(g) < 0.001 {
		return
	}
	for _, id := range u.seen {
		if l.times[id] < rarest {
			continue
		}
		n := l.n[id] + float64(g*g)
		l.z[id] += g - float64((math.Sqrt(n)-math.Sqrt(l.n[id]))/rate*l.weight[id])
		l.n[id] = n
		l.weight[id] = 0
		if z := l.z[id]; math.Abs(z) > sparsity {
			l.weight[id] = (math.Copysign(sparsity, z) - z) / ((1+math.Sqrt(n))/rate + decay)
		}
	}
}

// features returns the weights that are left, in the table's form.
func (l *learner) features() []learned.Feature {
	var f []learned.Feature
	for id, w := range l.weight {
		if q := math.Round(w * 32); q != 0 && l.prints[id] != 0 {
			f = append(f, learned.Feature{Print: l.prints[id], Weight: int8(max(-127, min(127, q)))})
		}
	}
	slices.SortFunc(f, func(a, b learned.Feature) int { return int(a.Print) - int(b.Print) })
	return f
}

// settle finds the surroundings and the outlines on which everything learned agrees, so that the features need not be
// looked at: sure ones carry one syllable, settled ones the number beside them.
func (l *learner) settle(f []learned.Feature) (sure learned.Sure, settled []learned.Feature) {
	weight := make(map[uint32]int32, len(f))
	for _, x := range f {
		weight[x.Print] = int32(x.Weight)
	}
	type tally struct{ seen, odd, number int }
	places, lines := map[int]tally{}, map[uint32]tally{}
	count := func(t tally, target, number int) tally {
		switch {
		case t.seen == 0:
			t.number = number
		case number != t.number:
			t.odd += 1 << 20 // what is inferred must always agree
		}
		if target != t.number {
			t.odd++
		}
		t.seen++
		return t
	}
	for _, w := range l.samples {
		for _, u := range w.units {
			sum := int32(0)
			for _, p := range u.prints {
				sum += weight[p]
			}
			n := learned.Score(sum)
			places[u.place] = count(places[u.place], u.target, n)
			lines[u.line] = count(lines[u.line], u.target, n)
		}
	}
	for at, t := range places {
		if at >= 0 && t.number == 1 && t.seen >= 12 && t.odd*500 < t.seen {
			sure[at>>6] |= 1 << (at & 63)
		}
	}
	left := map[uint32]bool{}
	for _, w := range l.samples {
		for _, u := range w.units {
			if u.place < 0 || sure[u.place>>6]>>(u.place&63)&1 == 0 {
				left[u.line] = true
			}
		}
	}
	for line := range left {
		if t := lines[line]; line != 0 && t.seen >= leastSettled && t.odd*100 < t.seen {
			settled = append(settled, learned.Feature{Print: line, Weight: int8(t.number + 1)})
		}
	}
	slices.SortFunc(settled, func(a, b learned.Feature) int { return int(a.Print) - int(b.Print) })
	return sure, settled
}

// leastSettled is how often an outline must be seen to be settled.
const leastSettled = 3

// share sets the targets of the units to the whole numbers nearest to the estimates that add up to the word's count.
func (s *sample) share() {
	sum := 0
	for k := range s.units {
		u := &s.units[k]
		u.target = max(0, min(4, int(math.Floor(u.estimate+0.5))))
		sum += u.target
	}
	for sum != s.count {
		d := 1
		if sum > s.count {
			d = -1
		}
		best, cost := -1, math.Inf(1)
		for k, u := range s.units {
			t := u.target + d
			if c := math.Abs(float64(t)-u.estimate) - math.Abs(float64(u.target)-u.estimate); t >= 0 && t <= 4 && c < cost {
				best, cost = k, c
			}
		}
		if best < 0 {
			return
		}
		s.units[best].target += d
		sum += d
	}
}

// guess is the first estimate of a unit's syllables, before anything is learned.
func guess(o learned.Observation) float64 {
	before := func(letters string) bool {
		return o.Before != "" && strings.IndexByte(letters, o.Before[len(o.Before)-1]) >= 0
	}
	switch {
	case o.Text == "'":
		return 0
	case o.Text == "m":
		return 0.9
	case o.Text == "e" && o.After == "":
		if len(o.Before) > 1 && before("l") && !strings.ContainsRune("aeiouylr", rune(o.Before[len(o.Before)-2])) {
			return 1
		}
		return 0.1
	case o.Text == "e" && o.After == "d":
		if before("td") {
			return 1
		}
		return 0.2
	case o.Text == "e" && o.After == "s":
		if before("sxzcgh") {
			return 0.9
		}
		return 0.2
	case o.Text == "e" && slices.Contains([]string{"ly", "ment", "ments", "less", "ness", "ful"}, o.After):
		return 0.3
	case o.Text == "e":
		return 0.9
	case len(o.Text) == 1:
		return 0.97
	case slices.Contains([]string{"ia", "io", "iu", "eo", "ua", "uo", "ea"}, o.Text):
		return 1.4
	}
	return 1 + float64(0.3*float64(len(o.Text)-2))
}
