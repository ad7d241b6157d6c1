package sdm

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/concord-sdm/concord/internal/figure"
)

// switches finds, for each known cell of a ranked option, the number at which
// the first place changes, all else the same: the value moves by lead / weight.
func (a *analysis) switches() []Switch {
	out := []Switch{}
	if a.first < 0 {
		return out
	}
	out = make([]Switch, 0, len(a.cells))
	for _, i := range a.order {
		for k := range a.criteria {
			if cell := &a.row(i)[k]; cell.known {
				out = append(out, a.switchOf(i, k, cell))
			}
		}
	}
	return out
}

func (a *analysis) switchOf(i, k int, cell *readyCell) Switch {
	c := &a.criteria[k]
	s := Switch{
		Option: a.ids[i], Criterion: c.ID,
		Number: figure.Of(cell.performance.point), With: a.ids[a.first],
		Fixed: cell.cell.Origin == ByDefinition,
	}
	gap := 0.0
	if i == a.first {
		s.With = a.ids[a.runnerUp]
		gap = -a.lead
	} else {
		gap = a.score[a.first] - a.score[i]
	}
	if c.Measure == Categorical {
		s.Number = figure.Absent(WhyNoRange)
	}
	why, ok := a.usable()
	switch {
	case ok && c.answer.DontKnow:
		why, ok = WhyOpenWeight, false
	case ok && a.weights[k] == 0:
		why, ok = WhyNoWeight, false
	case ok && cell.feeds:
		why, ok = WhyReference, false
	}
	if !ok {
		s.At = figure.Absent(why)
		return s
	}
	v := cell.point + gap/a.weights[k]
	if c.Measure == Categorical {
		s.At = figure.Absent(WhyOutOfRange)
		s.Category = reached(c.Categories, cell.point, v)
		if s.Category != "" {
			s.At = figure.Absent(WhyNoRange)
		}
		return s
	}
	if x, ok := c.scale.inverse(v); ok {
		s.At = figure.Of(x)
	} else {
		s.At = figure.Absent(WhyOutOfRange)
	}
	return s
}

// reached returns the category nearest to the value from whose value is at or
// beyond v; empty if there is none.
func reached(categories []Category, from, v float64) string {
	best, at := "", 0.0
	for _, c := range categories {
		beyond := (v <= from && c.Value <= v) || (v >= from && c.Value >= v)
		if beyond && (best == "" || math.Abs(c.Value-from) < math.Abs(at-from)) {
			best, at = c.ID, c.Value
		}
	}
	return best
}

// tornado lists how the lead moves with each open or uncertain cell and with
// each weight from nothing to twice itself.
func (a *analysis) tornado() []TornadoBar {
	out := []TornadoBar{}
	if _, ok := a.usable(); !ok {
		return out
	}
	for k, w := range a.weights {
		if w == 0 {
			continue
		}
		for i := range a.options {
			if cell := &a.row(i)[k]; cell.low < cell.high {
				bar := TornadoBar{What: OfCell, Option: a.ids[i], Criterion: a.criteria[k].ID, From: cell.low, To: cell.high}
				if cell.feeds {
					worse, better := a.ends(k, cell)
					bar.LeadFrom, bar.LeadTo = a.leadFed(i, k, worse), a.leadFed(i, k, better)
				} else {
					bar.LeadFrom, bar.LeadTo = a.leadWith(i, k, cell.low), a.leadWith(i, k, cell.high)
				}
				out = append(out, bar)
			}
		}
		if a.othersWeigh(k) {
			twice := min(1, 2*w)
			out = append(out, TornadoBar{
				What: OfWeight, Criterion: a.criteria[k].ID, To: twice,
				LeadFrom: a.leadAt(k, 0), LeadTo: a.leadAt(k, twice),
			})
		}
	}
	for i := range out {
		out[i].Flips = onGrid(min(out[i].LeadFrom, out[i].LeadTo)) < 0
	}
	slices.SortStableFunc(out, func(x, y TornadoBar) int {
		return cmp.Or(
			cmp.Compare(onGrid(math.Abs(y.LeadTo-y.LeadFrom)), onGrid(math.Abs(x.LeadTo-x.LeadFrom))),
			strings.Compare(x.Criterion, y.Criterion), strings.Compare(x.Option, y.Option))
	})
	return out
}

// leadWith returns the lead of the first option over its best rival when the
// cell of option i on criterion k has the value v.
func (a *analysis) leadWith(i, k int, v float64) float64 {
	move := float64(a.weights[k] * (v - a.held(i)[k]))
	if i == a.first {
		return a.lead + move
	}
	lead := a.score[a.first] - (a.score[i] + move)
	for _, b := range a.rivals {
		if b != i {
			lead = min(lead, a.score[a.first]-a.score[b])
		}
	}
	return lead
}

// ends returns the ends of a cell's interval as numbers, the worse one first.
func (a *analysis) ends(k int, cell *readyCell) (worse, better float64) {
	s, p := &a.criteria[k].scale, cell.performance
	if s.value(p.low) <= s.value(p.high) {
		return p.low, p.high
	}
	return p.high, p.low
}

// leadFed returns the lead of the first option over its best rival when the
// cell of option i on criterion k has the number x, and the cells that are
// relative to it move with it.
func (a *analysis) leadFed(i, k int, x float64) float64 {
	c := &a.criteria[k]
	scoreOf := func(j int) float64 {
		cell := &a.row(j)[k]
		v := a.held(j)[k]
		switch {
		case j == i:
			v = c.scale.value(x)
		case cell.base == i:
			v = c.scale.value(cell.cell.level(c.Criterion, x, cell.cell.own(c.Criterion).point))
		}
		return a.score[j] + float64(a.weights[k]*(v-a.held(j)[k]))
	}
	first, lead := scoreOf(a.first), math.Inf(1)
	for _, b := range a.rivals {
		lead = min(lead, first-scoreOf(b))
	}
	return lead
}

// equivalents says what a step on the weightiest criterion with a linear value
// function is worth on the others: w₁·Δ₁/range₁ = w₂·Δ₂/range₂.
func (r *Ranker) equivalents() []Equivalent {
	out := []Equivalent{}
	top := -1
	for k, w := range r.weights {
		if w > 0 && r.linear(k) && (top < 0 || w > r.weights[top]) {
			top = k
		}
	}
	if top < 0 {
		return out
	}
	c := &r.criteria[top]
	amount := c.step()
	worth := float64(r.weights[top] * math.Abs(c.scale.share(c.scale.worst+math.Copysign(amount, c.scale.best-c.scale.worst))))
	for k, w := range r.weights {
		if k == top || w == 0 {
			continue
		}
		e := Equivalent{Criterion: c.ID, Amount: amount, Worth: r.criteria[k].ID}
		switch share := worth / w; {
		case r.criteria[k].Measure == Categorical:
			e.WorthAmount = figure.Absent(WhyNoRange)
		case !r.linear(k):
			e.WorthAmount = figure.Absent(WhyNotLinear)
		case share > 1:
			e.WorthAmount = figure.Absent(WhyBeyondRange)
		default:
			s := &r.criteria[k].scale
			e.WorthAmount = figure.Of(math.Abs(float64(share*s.best) - float64(share*s.worst)))
		}
		out = append(out, e)
	}
	return out
}

func (r *Ranker) linear(k int) bool {
	s := &r.criteria[k].scale
	return len(s.categories) == 0 && (s.shape == "" || s.shape == Linear)
}

// step returns a step on c that people can picture.
func (c *readyCriterion) step() float64 {
	width := math.Abs(c.scale.best - c.scale.worst)
	switch {
	case c.SmallestDifference > 0:
		return c.SmallestDifference
	case width >= 1 && width <= 20:
		return 1
	case math.IsInf(width, 0):
		return math.Abs(c.scale.best)
	}
	return width / 10
}

// settle lists what would settle the order: open cells and weights if it is
// not settled, uncertain cells and other weights if it is too close to call.
func (a *analysis) settle() []Lever {
	out := []Lever{}
	if a.outcome != NotSettled && a.outcome != TooCloseToCall {
		return out
	}
	for k := range a.criteria {
		out = append(out, a.weightLevers(k)...)
		w := a.weights[k]
		if w == 0 {
			continue
		}
		for _, i := range a.contenders {
			cell := &a.row(i)[k]
			reason := IsUncertain
			if !cell.known {
				reason = IsMissing
			}
			swing := float64(w * (cell.high - cell.low))
			if swing > 0 && (reason == IsMissing || swing >= a.Ranker.lead) {
				out = append(out, Lever{
					What: OfCell, Option: a.ids[i], Criterion: a.criteria[k].ID,
					Swing: swing, Reason: reason, At: figure.Absent(WhyNotAWeight),
				})
			}
		}
	}
	slices.SortStableFunc(out, func(x, y Lever) int {
		return cmp.Or(
			cmp.Compare(rank(x.Reason), rank(y.Reason)), cmp.Compare(onGrid(y.Swing), onGrid(x.Swing)),
			strings.Compare(x.Criterion, y.Criterion), strings.Compare(x.Option, y.Option))
	})
	return out
}

// rank puts what is not known at all before what is not known well.
func rank(r LeverReason) int {
	if r == IsMissing || r == IsOpen {
		return 0
	}
	return 1
}

// weightLevers returns what can be said of the weight of criterion k.
func (a *analysis) weightLevers(k int) []Lever {
	c := &a.criteria[k]
	low, high := math.Inf(1), math.Inf(-1)
	for _, i := range a.contenders {
		low, high = min(low, a.row(i)[k].low), max(high, a.row(i)[k].high)
	}
	if !(low < high) {
		return nil
	}
	if c.answer.DontKnow {
		return []Lever{{
			What: OfWeight, Criterion: c.ID, Swing: float64(a.openTop*(high-low)) / (1 + a.openTop),
			Reason: IsOpen, At: figure.Absent(WhyOpenWeight),
		}}
	}
	if a.outcome != TooCloseToCall || !a.othersWeigh(k) {
		return nil
	}
	return a.decidingWeight(k)
}

// decidingWeight finds the weight of criterion k nearest to the present one
// from which one of the contenders leads every other option by the smallest
// lead. For each contender the weights at which it does form one interval, as
// its lead over each other option is linear in the weight.
func (a *analysis) decidingWeight(k int) []Lever {
	const most = 20 // contenders that are looked at
	now, best, favours := a.weights[k], math.Inf(1), -1
	for _, x := range a.contenders[:min(most, len(a.contenders))] {
		low, high := a.leadsBetween(x, k)
		if low > high {
			continue
		}
		if t := max(low, min(high, now)); math.Abs(t-now) < math.Abs(best-now) {
			best, favours = t, x
		}
	}
	if favours < 0 {
		return nil
	}
	spread := 0.0
	for _, y := range a.contenders {
		spread = max(spread, math.Abs(a.held(favours)[k]-a.held(y)[k]))
	}
	return []Lever{{
		What: OfWeight, Criterion: a.criteria[k].ID, Swing: spread, Reason: IsClose,
		At: figure.Of(best), Favours: a.ids[favours],
	}}
}

// leadsBetween returns the weights of criterion k, others keeping their
// proportions, between which option x leads all others by the smallest lead;
// none if low is above high.
func (a *analysis) leadsBetween(x, k int) (low, high float64) {
	high = 1
	vx := a.held(x)
	for y := range a.options {
		if y == x {
			continue
		}
		vy := a.held(y)
		d, u := vx[k]-vy[k], a.leadOnOthers(k, vx, vy)
		switch t := (a.Ranker.lead - u) / (d - u); {
		case d > u:
			low = max(low, t)
		case d < u:
			high = min(high, t)
		case u < a.Ranker.lead:
			return 1, 0
		}
	}
	return low, high
}
