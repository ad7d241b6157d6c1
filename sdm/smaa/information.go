package smaa

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

const (
	mostLooks  = 1024    // draws of what would be known
	fewestLook = 256     // of each, however many there are
	allLooks   = 1 << 21 // of all together
	inner      = 16      // draws of what stays unknown, for each
)

// analysis is what the value of information starts from: the mean scores.
type analysis struct {
	*engine
	w      []float64 // mean weights
	values []float64 // mean values
	scores []float64
	best   int
}

func (e *engine) newAnalysis(w, values []float64) *analysis {
	a := &analysis{engine: e, w: w, values: values}
	for i := range e.n {
		a.scores = append(a.scores, dot(w, values[i*e.m:(i+1)*e.m]))
		if onGrid(a.scores[i]) > onGrid(a.scores[a.best]) {
			a.best = i
		}
	}
	return a
}

// outlook gathers what knowing one thing would do: the mean scores with each
// thing that it could be.
type outlook struct {
	sum   []float64 // of each option's mean scores
	best  float64   // of the best one's
	moved int       // how often the best is another one
	looks int
}

func (o *outlook) add(scores []float64, best int) {
	top := slices.Max(scores)
	for i, s := range scores {
		o.sum[i] += s
	}
	o.best += top
	if onGrid(scores[best]) < onGrid(top) {
		o.moved++
	}
	o.looks++
}

// information returns the chance and the gain. As the mean scores are those of
// the same draws, the gain is never negative but by rounding.
func (o *outlook) information(i Information) Information {
	n := float64(o.looks)
	i.Chance = float64(o.moved) / n
	i.Gain = max(0, (o.best-slices.Max(o.sum))/n)
	if i.Gain < 1.0/tieGrid {
		i.Gain = 0
	}
	return i
}

// settle works out the value of knowing each source, direction and the weights.
func (a *analysis) settle() []Information {
	out := []Information{}
	if a.n < 2 {
		return out
	}
	looks := max(fewestLook, min(mostLooks, allLooks/max(1, len(a.moving))))
	scores := make([]float64, a.n)
	for at := range a.sources {
		if rows := a.affected(at); a.sources[at].form != fixed && len(rows) > 0 {
			name := a.names[at]
			o := outlook{sum: make([]float64, a.n)}
			for d := range looks {
				key := keyOf(a.seed, uint64(d))
				copy(scores, a.scores)
				x := a.sources[at].draw(&a.tools, key)
				for _, i := range rows {
					k := i % a.m
					scores[i/a.m] += float64(a.w[k] * (a.expected(i, at, x, uint64(d)) - a.values[i]))
				}
				o.add(scores, a.best)
			}
			out = append(out, o.information(Information{
				What: OfCell, Option: name.option, Criterion: a.columns[name.column].ID, Missing: a.sources[at].missing,
			}))
		}
	}
	for _, k := range a.flipping {
		out = append(out, a.direction(k, looks))
	}
	if a.space.way != Point {
		out = append(out, a.weights())
	}
	slices.SortStableFunc(out, func(x, y Information) int {
		return cmp.Or(
			cmp.Compare(onGrid(y.Gain), onGrid(x.Gain)), cmp.Compare(y.Chance, x.Chance), cmp.Compare(x.What, y.What),
			strings.Compare(x.Criterion, y.Criterion), strings.Compare(x.Option, y.Option))
	})
	return out
}

// affected returns the cells of ranked options whose value depends on a source.
func (a *analysis) affected(at int) []int {
	var rows []int
	for i := a.names[at].column; i < len(a.cells); i += a.m {
		if a.cells[i].own == at || a.cells[i].base == at {
			rows = append(rows, i)
		}
	}
	return rows
}

// expected returns the mean value of cell i if the source at has the number x.
func (a *analysis) expected(i, at int, x float64, draw uint64) float64 {
	c, k := &a.cells[i], &a.columns[i%a.m]
	other := c.base
	if c.base == at {
		other = c.own
	}
	if other < 0 {
		return a.bothWays(k, x)
	}
	src := &a.sources[other]
	times := inner
	if src.form == fixed {
		times = 1
	}
	sum := 0.0
	for r := range times {
		y := src.draw(&a.tools, keyOf(a.seed^golden, draw*inner+uint64(r)))
		level, effect := y, x
		if c.base == at {
			level, effect = x, y
		}
		sum += a.bothWays(k, c.level(k, level, effect))
	}
	return sum / float64(times)
}

// bothWays returns the value of a number, the mean of both directions if the
// person could not say which is better.
func (a *analysis) bothWays(k *column, x float64) float64 {
	v := k.value(x, false)
	if k.direction != directionUnknown {
		return v
	}
	return v/2 + k.value(x, true)/2
}

// direction works out what it would do to know which way the person finds
// better on criterion k.
func (a *analysis) direction(k, looks int) Information {
	o := outlook{sum: make([]float64, a.n)}
	scores := make([]float64, a.n)
	for _, down := range [...]bool{false, true} {
		copy(scores, a.scores)
		for i := range a.n {
			mean, known := a.oneWay(i*a.m+k, down)
			for d := 0; !known && d < looks; d++ {
				mean += a.drawn(i*a.m+k, keyOf(a.seed, uint64(d)), down) / float64(looks)
			}
			scores[i] += float64(a.w[k] * (mean - a.values[i*a.m+k]))
		}
		o.add(scores, a.best)
	}
	return o.information(Information{What: OfDirection, Criterion: a.columns[k].ID})
}

// weights works out what it would do to know the weights.
func (a *analysis) weights() Information {
	o := outlook{sum: make([]float64, a.n)}
	h := a.newHand()
	scores := make([]float64, a.n)
	looks := 4096
	if a.chained {
		looks = 1024
	}
	var walk stream
	for d := range looks {
		if a.chained {
			if d%blockSize == 0 {
				copy(h.w, a.space.chain.start)
				walk = streamOf(keyOf(a.seed, uint64(d)), dimensionOfWeights)
				a.space.chain.walk(&a.tools, h.w, h.way, &walk, a.space.chain.burn)
			}
			a.space.chain.walk(&a.tools, h.w, h.way, &walk, a.space.chain.stride)
		} else {
			a.space.draw(h.w, h.cuts, keyOf(a.seed, uint64(d)))
		}
		for i := range scores {
			scores[i] = dot(h.w, a.values[i*a.m:(i+1)*a.m])
		}
		o.add(scores, a.best)
	}
	return o.information(Information{What: OfWeights})
}

// confidence returns, for each option that is first somewhere, the share of the
// evidence with which it is first at its central weights, ties shared.
func (e *engine) confidence(r *results, draws int) []float64 {
	out := make([]float64, e.n)
	var who []int
	for i := range e.n {
		if r.ranks[i*e.n] > 0 {
			who = append(who, i)
		}
	}
	if len(e.moving) == 0 {
		draws = 1
	}
	per := 64
	sums := make([][]float64, per)
	hands := make([]*hand, max(1, min(e.workers, per, (draws+blockSize-1)/blockSize)))
	for i := range hands {
		hands[i] = e.newHand()
	}
	for i := range sums {
		sums[i] = make([]float64, e.n)
	}
	for from := 0; from < draws; from += per * blockSize {
		blocks := min(per, (draws-from+blockSize-1)/blockSize)
		e.each(hands, blocks, func(h *hand, b int) {
			clear(sums[b])
			start := from + b*blockSize
			for d := start; d < min(draws, start+blockSize); d++ {
				e.recall(h.values, d)
				for _, i := range who {
					sums[b][i] += e.first(i, r.central[i*e.m:(i+1)*e.m], h.values, &h.above[i])
				}
			}
		})
		for _, s := range sums[:blocks] {
			for i, x := range s {
				out[i] += x
			}
		}
	}
	for i := range out {
		out[i] /= float64(draws)
	}
	return out
}

// first returns 1 if option i alone has the highest score, 1/t if it shares it
// with t − 1 others, and 0 else. It starts with the option that was above it the
// last time, which is likely to be above it again.
func (e *engine) first(i int, w, values []float64, last *int) float64 {
	mine, level := e.score(i, w, values), 1
	for at := range e.n {
		j := (*last + at) % e.n
		if j == i {
			continue
		}
		switch g := e.score(j, w, values); {
		case g > mine:
			*last = j
			return 0
		case g == mine:
			level++
		}
	}
	return 1 / float64(level)
}

// score returns the score of option i in steps of the grid, as scores does.
func (e *engine) score(i int, w, values []float64) int64 {
	row := values[i*len(w):][:len(w)]
	sum := 0.0
	for k, x := range w {
		sum += float64(x * row[k])
	}
	return onGrid(sum)
}

func binomial(p float64, draws int) float64 {
	return math.Sqrt(max(0, float64(p*(1-p))) / float64(draws))
}
