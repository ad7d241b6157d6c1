package sdm

import (
	"math"
	"slices"

	"github.com/concord-sdm/concord/internal/figure"
)

// analysis is what the sensitivity figures share. Throughout, missing cells are
// at worst for the first option and at best for its rivals, so what is said of
// the first option holds whatever they turn out to be; open weights are left
// out, so it holds for the answers given.
type analysis struct {
	*Ranker
	outcome    Outcome
	order      []int // ranked options, in the order of the report
	contenders []int
	first      int    // the option the figures are about
	why        string // why there are no figures, if there are none
	rivals     []int  // the other ranked options, by ascending index
	runnerUp   int    // the rival with the highest score
	lead       float64
	score      []float64 // by option: of first at worst, of rivals at best
	values     []float64 // the values behind score, one row an option
}

func (r *Ranker) newAnalysis(places []Place) *analysis {
	a := &analysis{Ranker: r, first: -1, runnerUp: -1}
	a.order = make([]int, len(places))
	for i, p := range places {
		a.order[i] = p.Option
	}
	switch len(places) {
	case 0:
		a.outcome, a.why = NoneLeft, WhyNothingElse
		return a
	case 1:
		a.outcome, a.why = NothingToCompare, WhyNothingElse
		a.contenders = a.order
		return a
	}
	a.judge(places)
	a.first = a.order[0]
	if a.outcome == Leads {
		a.first = a.contenders[0]
	}
	a.settleScores()
	switch {
	case onGrid(a.lead) == 0:
		a.why = WhyTiedLead
	case onGrid(a.lead) < 0:
		a.why = WhyNotSettled
	}
	return a
}

// judge finds the outcome and the contenders: the options that could come
// first, or within the smallest lead of the first.
func (a *analysis) judge(places []Place) {
	// Only the option with the highest assured score can lead.
	best := places[0].Option
	for _, p := range places {
		if a.assured(p.Option) > a.assured(best) {
			best = p.Option
		}
	}
	leads := true
	for _, p := range places {
		if p.Option != best && !a.surelyAbove(best, p.Option, a.Ranker.lead) {
			leads = false
			break
		}
	}
	if leads {
		a.outcome, a.contenders = Leads, []int{best}
		return
	}
	a.outcome = TooCloseToCall
	for _, p := range places {
		if p.Option == best || !a.surelyAbove(best, p.Option, a.Ranker.lead) {
			a.contenders = append(a.contenders, p.Option)
			if a.options[p.Option].gap {
				a.outcome = NotSettled
			}
		}
	}
	if !a.closeAnyway() {
		a.outcome = NotSettled
	}
}

// assured returns the score of option i on the answers given, with missing
// cells at worst.
func (a *analysis) assured(i int) float64 {
	m := len(a.weights)
	sum := 0.0
	for k, w := range a.weights {
		sum += float64(w * a.point[i*m+k])
	}
	return sum
}

// closeAnyway reports whether the open weights make no difference between the
// contenders.
func (a *analysis) closeAnyway() bool {
	for _, k := range a.open {
		for _, i := range a.contenders {
			if a.row(i)[k].point != a.row(a.contenders[0])[k].point {
				return false
			}
		}
	}
	return true
}

func (a *analysis) settleScores() {
	m := len(a.weights)
	a.values = slices.Clone(a.point)
	a.score = make([]float64, len(a.options))
	a.rivals = make([]int, 0, len(a.options)-1)
	for i := range a.options {
		row := a.values[i*m : (i+1)*m]
		if i != a.first {
			a.rivals = append(a.rivals, i)
			for k, cell := range a.row(i) {
				row[k] = cell.gapHigh
			}
		}
		for k, w := range a.weights {
			a.score[i] += float64(w * row[k])
		}
		if i != a.first && (a.runnerUp < 0 || a.score[i] > a.score[a.runnerUp]) {
			a.runnerUp = i
		}
	}
	a.lead = a.score[a.first] - a.score[a.runnerUp]
}

// held returns the values behind score of option i.
func (a *analysis) held(i int) []float64 {
	m := len(a.weights)
	return a.values[i*m : (i+1)*m]
}

// usable reports whether there are figures, with a reason if not.
func (a *analysis) usable() (why string, ok bool) { return a.why, a.why == "" }

func (a *analysis) leadFigure() Figure {
	if a.first < 0 {
		return figure.Absent(WhyNothingElse)
	}
	switch {
	case a.why == WhyNotSettled:
		return figure.Absent(WhyNotSettled)
	case len(a.open) > 0:
		return figure.Absent(WhyOpenWeight)
	}
	return figure.Of(max(0, a.lead))
}

// stability finds, for each criterion, the weights at which a rival draws
// level while the other weights keep their proportions. With the weight t of
// criterion k and the others scaled, the lead over a rival is
//
//	D(t) = t·d + (1−t)·u, d = v_first,k − v_rival,k, u = the lead on the other criteria, their weights scaled to 1,
//
// which is linear in t, so its one root is exact.
func (a *analysis) stability() []Stability {
	out := make([]Stability, len(a.criteria))
	for k := range a.criteria {
		out[k] = a.stabilityOf(k)
	}
	return out
}

func (a *analysis) stabilityOf(k int) Stability {
	w := a.weights[k]
	s := Stability{Criterion: a.criteria[k].ID, Weight: w}
	why, ok := a.usable()
	switch {
	case a.criteria[k].answer.DontKnow:
		why, ok = WhyOpenWeight, false
	case ok && !a.othersWeigh(k):
		why, ok = WhyOnlyWeight, false
	}
	if !ok {
		s.Low, s.High = figure.Absent(why), figure.Absent(why)
		return s
	}
	low, high := 0.0, 1.0
	first := a.held(a.first)
	for _, b := range a.rivals {
		rival := a.held(b)
		d := first[k] - rival[k]
		u := a.leadOnOthers(k, first, rival)
		if d == u {
			continue // the lead is the same at every weight
		}
		switch t := u / (u - d); {
		case d > u && u < 0 && (t > low || s.LowChallenger == ""):
			low, s.LowChallenger = min(t, w), a.ids[b]
		case d < u && d < 0 && (t < high || s.HighChallenger == ""):
			high, s.HighChallenger = max(t, w), a.ids[b]
		}
	}
	s.Low, s.High = figure.Of(low), figure.Of(high)
	return s
}

// othersWeigh reports whether any criterion but k has weight.
func (a *analysis) othersWeigh(k int) bool {
	for j, w := range a.weights {
		if j != k && w > 0 {
			return true
		}
	}
	return false
}

// leadOnOthers returns the lead on all criteria but k, their weights scaled to
// sum to 1.
func (a *analysis) leadOnOthers(k int, first, rival []float64) float64 {
	sum, total := 0.0, 0.0
	for j, w := range a.weights {
		if j != k {
			sum += float64(w * (first[j] - rival[j]))
			total += w
		}
	}
	return sum / total
}

// leadAt returns the lead of the first option over its best rival when
// criterion k has the weight t and the others keep their proportions.
func (a *analysis) leadAt(k int, t float64) float64 {
	first := a.held(a.first)
	lead := math.Inf(1)
	for _, b := range a.rivals {
		rival := a.held(b)
		lead = min(lead, float64(t*(first[k]-rival[k]))+float64((1-t)*a.leadOnOthers(k, first, rival)))
	}
	return lead
}
