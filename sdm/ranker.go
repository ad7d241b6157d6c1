package sdm

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// DefaultSmallestLead is the lead in score below which no option is named as
// leading, unless the decision declares another.
const DefaultSmallestLead = 0.005

// tieGrid is the grid on which scores are compared: two scores that round to
// the same multiple of 1/tieGrid (about 9.1e-13) are equal. Rounding to a grid
// keeps equality transitive and independent of the other options.
const tieGrid = 1 << 40

// onGrid returns the score as a number of grid steps.
func onGrid(score float64) float64 { return math.Floor(float64(score*tieGrid) + 0.5) }

// Bounds are the lowest and the highest number that something can be.
type Bounds struct {
	// Low is the lowest number.
	Low float64 `json:"low"`
	// High is the highest number; equal to Low when nothing is open.
	High float64 `json:"high"`
}

// Place is the place of one option in an order.
type Place struct {
	// Option is the index of the option in [Ranker.Options].
	Option int
	// Score holds the bounds of its score; equal when it has a point score.
	Score Bounds
	// Rank is its best possible rank; equal scores share a rank (1, 1, 3).
	Rank int
	// RankTo is its worst possible rank; equal to Rank when nothing is open.
	RankTo int

	grid float64 // the lowest score on the tie grid
}

// Ranker is a decision and preferences made ready for ranking. It does not
// change after [Prepare] and is safe for use by several goroutines.
type Ranker struct {
	decision    *Decision
	preferences *Preferences
	lead        float64 // the smallest lead

	criteria []readyCriterion // by ascending id
	options  []readyOption    // the ranked options, by ascending id
	ids      []string         // their ids
	excluded []ExcludedOption
	unfit    []UnsuitableOption

	weights []float64 // of the criteria, summing to 1; 0 for an open one
	open    []int     // criteria whose weight is open
	openTop float64   // how large an open weight can be, against weights
	cells   []readyCell
	point   []float64 // cells' values, one row an option; low for a gap
	gaps    bool      // some cell of a ranked option has no number
	notes   []Note
}

type readyCriterion struct {
	*Criterion
	scale  scale
	answer *Answer
}

// direction returns which way is better for this person; [Personal] if they
// could not say.
func (c *readyCriterion) direction() Direction {
	if c.Direction == Personal && c.answer.Direction != "" {
		return c.answer.Direction
	}
	return c.Direction
}

type readyOption struct {
	*Option
	gap bool // some cell has no number
}

// readyCell is one cell as values from 0 (worst) to 1 (best).
type readyCell struct {
	cell        *Cell // nil: no cell in the document
	performance performance
	known       bool    // it has a value: a number, and a direction to judge it by
	point       float64 // value of the number, 0 if none
	gapHigh     float64 // the same, but 1 if none
	low, high   float64 // with the interval around the number
	least, most float64 // with that of the number it is relative to as well
	base        int     // the ranked option it is relative to; −1 if none
	feeds       bool    // other ranked options are relative to it
}

// Prepare validates a decision and one person's preferences and makes them
// ready for ranking. The error is [Faults], whose pointers start with
// /decision or /preferences.
//
// The ranker refers to the documents: do not change them while it is in use.
func Prepare(d Decision, p Preferences) (*Ranker, error) {
	if err := validatePair(&d, &p); err != nil {
		return nil, err
	}
	r := &Ranker{decision: &d, preferences: &p, lead: d.SmallestLead}
	if r.lead == 0 {
		r.lead = DefaultSmallestLead
	}
	r.readyCriteria()
	r.readyWeights()
	r.readyOptions(newTable(&d))
	return r, nil
}

func (r *Ranker) readyCriteria() {
	answers := make(map[string]*Answer, len(r.preferences.Answers))
	for i := range r.preferences.Answers {
		a := &r.preferences.Answers[i]
		answers[a.Criterion] = a
	}
	r.criteria = make([]readyCriterion, len(r.decision.Criteria))
	for i := range r.decision.Criteria {
		c := &r.decision.Criteria[i]
		a := answers[c.ID]
		r.criteria[i] = readyCriterion{Criterion: c, scale: newScale(*c, a.Direction), answer: a}
	}
	slices.SortFunc(r.criteria, func(a, b readyCriterion) int { return strings.Compare(a.ID, b.ID) })
}

func (r *Ranker) readyWeights() {
	n := len(r.criteria)
	r.weights = make([]float64, n)
	var answered []int
	for k, c := range r.criteria {
		if c.answer.DontKnow {
			r.open = append(r.open, k)
		} else {
			answered = append(answered, k)
		}
	}
	raw := make([]float64, len(answered))
	if r.preferences.Method.ranked() {
		ranks := make([]int, len(answered))
		for i, k := range answered {
			ranks[i] = r.criteria[k].answer.Rank
		}
		raw = RankWeights(r.preferences.Method, r.preferences.Exponent, ranks)
	} else {
		for i, k := range answered {
			raw[i] = *r.criteria[k].answer.Points
		}
	}
	for i, w := range normalise(raw) {
		r.weights[answered[i]] = w
		r.openTop = max(r.openTop, w)
	}
}

// readyOptions works out every cell and sorts the options into ranked,
// excluded and unsuitable ones.
func (r *Ranker) readyOptions(t *table) {
	order := make([]int, len(r.decision.Options))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return strings.Compare(r.decision.Options[a].ID, r.decision.Options[b].ID)
	})
	columns := make([]int, len(r.criteria))
	for k, c := range r.criteria {
		columns[k] = t.criterion[c.ID]
	}
	m := len(r.criteria)
	r.cells = make([]readyCell, 0, len(order)*m)
	r.options = make([]readyOption, 0, len(order))
	for _, i := range order {
		option := readyOption{Option: &r.decision.Options[i]}
		if option.Unsuitable != (Unsuitable{}) {
			r.unfit = append(r.unfit, UnsuitableOption{
				Option: option.ID, Name: option.Name,
				By: option.Unsuitable.By, Reason: option.Unsuitable.Reason, Date: option.Unsuitable.Date,
			})
			continue
		}
		from := len(r.cells)
		for k := range r.criteria {
			cell := r.readyCell(k, t, i, columns[k])
			option.gap = option.gap || (!cell.known && r.matters(k))
			r.cells = append(r.cells, cell)
		}
		if misses := r.misses(option.ID, r.cells[from:]); len(misses) > 0 {
			r.excluded = append(r.excluded, ExcludedOption{Option: option.ID, Name: option.Name, Misses: misses})
			r.cells = r.cells[:from]
			continue
		}
		r.gaps = r.gaps || option.gap
		r.options = append(r.options, option)
	}
	r.ids = make([]string, len(r.options))
	index := make(map[string]int, len(r.options))
	for i, o := range r.options {
		r.ids[i], index[o.ID] = o.ID, i
	}
	for i := range r.cells {
		cell := &r.cells[i]
		if cell.cell == nil || cell.cell.RelativeTo == (RelativeTo{}) || r.criteria[i%m].DifferenceTo != "" {
			continue
		}
		if base, ranked := index[cell.cell.RelativeTo.Option]; ranked && cell.known {
			cell.base = base
			r.cells[base*m+i%m].feeds = true
		}
	}
	r.point = make([]float64, len(r.cells))
	for i := range r.cells {
		r.point[i] = r.cells[i].point
	}
}

func (r *Ranker) readyCell(k int, t *table, option, column int) readyCell {
	c := &r.criteria[k]
	ready := readyCell{
		cell: t.cell(option, column), performance: t.perform(option, column), gapHigh: 1, high: 1, most: 1, base: -1,
	}
	p := ready.performance
	switch ready.known = p.known && c.direction() != Personal; {
	case !ready.known:
		return ready
	case c.Measure == Categorical:
		ready.point = c.scale.category(p.category)
		ready.low, ready.high = ready.point, ready.point
		ready.least, ready.most = ready.point, ready.point
	default:
		ready.point = c.scale.value(p.point)
		a, b := c.scale.value(p.low), c.scale.value(p.high)
		ready.low, ready.high = min(a, b, ready.point), max(a, b, ready.point)
		ready.least, ready.most = ready.low, ready.high
		if ready.cell.RelativeTo != (RelativeTo{}) && c.DifferenceTo == "" {
			low, high := ready.cell.widest(c.Criterion, t.reference(ready.cell, column))
			a, b := c.scale.value(low), c.scale.value(high)
			ready.least, ready.most = min(a, b, ready.low), max(a, b, ready.high)
		}
	}
	ready.gapHigh = ready.point
	return ready
}

// matters reports whether criterion k can move a score.
func (r *Ranker) matters(k int) bool { return r.weights[k] > 0 || r.criteria[k].answer.DontKnow }

// row returns the cells of ranked option i.
func (r *Ranker) row(i int) []readyCell {
	m := len(r.criteria)
	return r.cells[i*m : (i+1)*m]
}

// Options returns the ids of the ranked options in ascending order; excluded
// and unsuitable options are not among them.
func (r *Ranker) Options() []string { return slices.Clone(r.ids) }

// Criteria returns the ids of the criteria in ascending order.
func (r *Ranker) Criteria() []string {
	ids := make([]string, len(r.criteria))
	for k, c := range r.criteria {
		ids[k] = c.ID
	}
	return ids
}

// Weights returns the weights of the criteria in the order of
// [Ranker.Criteria]. They sum to 1; a criterion whose weight is open has 0.
func (r *Ranker) Weights() []float64 { return slices.Clone(r.weights) }

// Order appends the place of each ranked option to dst, best first: by score,
// or the lowest and then the highest it can be, then by id. It allocates nothing if dst has room, all
// options have point scores and there are at most 16 of them.
func (r *Ranker) Order(dst []Place) []Place {
	from := len(dst)
	if r.gaps || len(r.open) > 0 {
		for i := range r.options {
			dst = append(dst, Place{Option: i, Score: r.bounds(i)})
		}
		r.rankBounds(dst[from:])
		return dst
	}
	m := len(r.weights)
	for i := range r.options {
		row := r.point[i*m : i*m+m]
		sum := 0.0
		for k, w := range r.weights {
			sum += float64(w * row[k])
		}
		dst = append(dst, Place{Option: i, Score: Bounds{sum, sum}})
	}
	rankPoints(dst[from:])
	return dst
}

// bounds returns what missing evidence and open weights leave open of the
// score of ranked option i.
func (r *Ranker) bounds(i int) Bounds {
	cells := r.row(i)
	return r.extremes(func(k int) float64 { return cells[k].point }, func(k int) float64 { return cells[k].gapHigh })
}

// extremes returns the lowest and highest score over all open weights, for an
// option whose values lie between low and high.
func (r *Ranker) extremes(low, high func(k int) float64) Bounds {
	// Adding 0 turns −0 into 0.
	return Bounds{-r.highest(func(k int) float64 { return -low(k) }) + 0, r.highest(high) + 0}
}

// highest returns the largest Σ w·v / Σ w over the open weights, each from 0
// to openTop. Taking the open criteria by falling value, each one that lies
// above the average so far raises it.
func (r *Ranker) highest(value func(k int) float64) float64 {
	sum := 0.0
	for k, w := range r.weights {
		sum += float64(w * value(k))
	}
	if len(r.open) == 0 {
		return sum
	}
	open := slices.Clone(r.open)
	slices.SortFunc(open, func(a, b int) int {
		return cmp.Or(cmp.Compare(value(b), value(a)), cmp.Compare(a, b))
	})
	total := 1.0
	for _, k := range open {
		if v := value(k); float64(v*total) > sum {
			sum += float64(r.openTop * v)
			total += r.openTop
		}
	}
	return sum / total
}

// rankPoints sorts places with point scores, given by ascending option, and
// ranks them.
func rankPoints(places []Place) {
	if len(places) > 16 {
		sortMany(places)
	} else {
		for i := range places {
			p := places[i]
			p.grid = onGrid(p.Score.Low)
			j := i
			for ; j > 0 && places[j-1].grid < p.grid; j-- {
				places[j] = places[j-1]
			}
			places[j] = p
		}
	}
	rank := 0
	for i := range places {
		if i == 0 || places[i].grid != places[i-1].grid {
			rank = i + 1
		}
		places[i].Rank, places[i].RankTo = rank, rank
	}
}

// sortMany sorts small keys instead of whole places.
func sortMany(places []Place) {
	type key struct {
		grid   float64
		score  float64
		option int
	}
	keys := make([]key, len(places))
	for i, p := range places {
		keys[i] = key{onGrid(p.Score.Low), p.Score.Low, p.Option}
	}
	slices.SortFunc(keys, func(a, b key) int {
		switch {
		case a.grid > b.grid:
			return -1
		case a.grid < b.grid:
			return 1
		}
		return a.option - b.option
	})
	for i, k := range keys {
		places[i] = Place{Option: k.option, Score: Bounds{k.score, k.score}, grid: k.grid}
	}
}

// rankBounds ranks places some of which are open: an option is surely above
// another if it is so whatever the open cells and weights turn out to be.
func (r *Ranker) rankBounds(places []Place) {
	const pairwise = 200 // beyond this, open weights are judged by bounds alone
	if len(r.open) > 0 && len(places) <= pairwise {
		for i := range places {
			above, possible := 0, 0
			for j := range places {
				if i == j {
					continue
				}
				if r.surelyAbove(places[j].Option, places[i].Option, 0) {
					above++
				}
				if !r.surelyNotBelow(places[i].Option, places[j].Option) {
					possible++
				}
			}
			places[i].Rank, places[i].RankTo = above+1, possible+1
		}
	} else {
		lows := make([]float64, len(places))
		highs := make([]float64, len(places))
		for i, p := range places {
			lows[i], highs[i] = onGrid(p.Score.Low), onGrid(p.Score.High)
		}
		slices.Sort(lows)
		slices.Sort(highs)
		for i, p := range places {
			low, high := onGrid(p.Score.Low), onGrid(p.Score.High)
			above := len(lows) - upper(lows, high)
			possible := len(highs) - upper(highs, low)
			if high > low {
				possible-- // itself
			}
			places[i].Rank, places[i].RankTo = above+1, possible+1
		}
	}
	// The order depends on nothing but the options themselves, so it stays
	// when one is removed.
	slices.SortFunc(places, func(a, b Place) int {
		return cmp.Or(
			cmp.Compare(onGrid(b.Score.Low), onGrid(a.Score.Low)),
			cmp.Compare(onGrid(b.Score.High), onGrid(a.Score.High)), a.Option-b.Option)
	})
}

// upper returns how many of the ascending numbers are at most x.
func upper(ascending []float64, x float64) int {
	i, _ := slices.BinarySearchFunc(ascending, x, func(e, t float64) int {
		if e <= t {
			return -1
		}
		return 1
	})
	return i
}

// surelyAbove reports whether option a scores more than option b, by at least
// lead and one step of the tie grid, whatever the open cells and weights turn
// out to be.
func (r *Ranker) surelyAbove(a, b int, lead float64) bool {
	if lead > 0 && onGrid(r.leastLead(a, b, lead)) < 0 {
		return false
	}
	return onGrid(r.leastLead(a, b, 0)) > 0
}

// surelyNotBelow reports whether option a scores at least as much as option
// b, whatever the open cells and weights turn out to be.
func (r *Ranker) surelyNotBelow(a, b int) bool { return onGrid(r.leastLead(a, b, 0)) >= 0 }

// leastLead returns the least that the score of option a exceeds that of
// option b by, less lead: with the open cells of a at worst and those of b at
// best, and each open weight at the end that is worse for a. The sum is
// linear in the open weights, so ends are enough.
func (r *Ranker) leastLead(a, b int, lead float64) float64 {
	ra, rb := r.row(a), r.row(b)
	sum := 0.0
	for k, w := range r.weights {
		sum += float64(w * (ra[k].point - rb[k].gapHigh - lead))
	}
	for _, k := range r.open {
		sum += min(0, float64(r.openTop*(ra[k].point-rb[k].gapHigh-lead)))
	}
	return sum
}
