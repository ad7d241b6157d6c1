package elicit

import (
	"math"

	"github.com/concord-sdm/concord/internal/figure"
)

// step returns the worth of a step as a share of the way from worst to best.
func (w *work) step(s Step) float64 {
	c := &w.decision.Criteria[w.index[s.Criterion]]
	from, _ := worth(c, w.direction[s.Criterion], s.From)
	to, _ := worth(c, w.direction[s.Criterion], s.To)
	return to - from
}

// exchanges returns the answered pairs of steps, and where they come from.
func (w *work) exchanges() (exchanges []Exchange, from []int) {
	for i, s := range w.route.Steps {
		x := Exchange{Gain: w.index[s.First.Criterion], Loss: w.index[s.Second.Criterion], GainStep: w.step(s.First), LossStep: w.step(s.Second)}
		switch s.Worth {
		case FirstMore:
			x.Worth = More
		case SecondMore:
			x.Gain, x.GainStep, x.Loss, x.LossStep = x.Loss, x.LossStep, x.Gain, x.GainStep
			x.Worth = More
		case SameWorth:
			x.Worth = Equal
		default:
			w.missing(Missing{Code: NoPick, Criterion: s.First.Criterion, With: s.Second.Criterion, Item: s.ID})
			continue
		}
		exchanges, from = append(exchanges, x), append(from, i)
	}
	return exchanges, from
}

// limits writes exchanges as conditions on the weights.
func (w *work) limits(exchanges []Exchange) []Limit {
	limits := make([]Limit, len(exchanges))
	for i, x := range exchanges {
		limits[i] = x.limit(w.n(), 1, x.Worth)
	}
	return limits
}

// tradeOffs works out steps that make up for each other.
func (w *work) tradeOffs() error {
	exchanges, from := w.exchanges()
	if len(exchanges) == 0 {
		w.none(NotEnough, WhyNotEnough)
		return nil
	}
	r, err := TradeOffs(w.n(), exchanges)
	if err != nil {
		return err
	}
	if len(r.Clash) > 0 {
		w.clash(w.said(r.Clash, from), r.Smallest)
		return nil
	}
	if r.Weights == nil {
		w.set(r.Bounds, w.limits(exchanges))
		w.unlinked(exchangesLinks(w.n(), exchanges))
		return nil
	}
	w.weights(r.Weights)
	worst, at := 1.0, -1
	for i, off := range r.Off {
		if off > worst+consistent {
			worst, at = off, i
		}
	}
	w.limit(w.measure(LargestFactor, figure.Of(worst)), Slack)
	if !r.Exact {
		w.bounds(r.Bounds, "")
		w.note(NoteSlack, "")
	}
	if at >= 0 {
		x, s := exchanges[at], w.route.Steps[from[at]]
		w.report.Repair = Suggestion{
			Item: s.ID, Over: w.id(x.Gain), Under: w.id(x.Loss),
			Said: x.LossStep / x.GainStep, Fits: r.Weights[x.Gain] / r.Weights[x.Loss],
		}
	}
	return nil
}

// exchangesLinks returns the groups of criteria that any exchanges link.
func exchangesLinks(n int, exchanges []Exchange) [][]int {
	linked := make([]Exchange, len(exchanges))
	for i, x := range exchanges {
		x.Worth = Equal
		linked[i] = x
	}
	return exchangesAsRatios(n, linked).groups()
}

// said names pairs of steps by their place among the answered ones.
func (w *work) said(clash, from []int) []Said {
	var out []Said
	for _, i := range clash {
		s := w.route.Steps[from[i]]
		out = append(out, Said{
			ID: s.ID, What: string(s.Worth), Criterion: s.First.Criterion, Than: s.Second.Criterion,
			Low: new(w.step(s.First)), High: new(w.step(s.Second)),
		})
	}
	return out
}

// maxDiff works out best–worst scaling.
func (w *work) maxDiff() error {
	var picks []Pick
	for _, s := range w.route.Sets {
		if s.Most == "" {
			w.missing(Missing{Code: NoPick, Item: s.ID})
			continue
		}
		p := Pick{Most: w.index[s.Most], Least: w.index[s.Least]}
		for _, id := range s.Shown {
			p.Shown = append(p.Shown, w.index[id])
		}
		picks = append(picks, p)
	}
	r, err := MaxDiff(w.n(), picks)
	if err != nil {
		return err
	}
	for k := range w.n() {
		w.measure(BestMinusWorst, r.Score[k]).Criterion = w.id(k)
		w.measure(RootOfRatio, r.RootRatio[k]).Criterion = w.id(k)
		if r.Shown[k] == 0 {
			w.missing(Missing{Code: NoAnswer, Criterion: w.id(k)})
		}
	}
	switch {
	case w.n() == 1:
		w.weights([]float64{1})
		return nil
	case len(picks) == 0:
		w.none(NotEnough, WhyNotEnough)
		return nil
	}
	w.measure(NullLogLikelihood, figure.Of(r.Logit.NullLogLikelihood))
	if r.Logit.Status == Estimated {
		w.measure(LogLikelihood, figure.Of(r.Logit.LogLikelihood))
		w.ofCriteria(Utility, r.Utilities)
		w.ofCriteria(UtilityError, r.StandardErrors)
		w.weights(r.Shares)
		return nil
	}
	if r.Logit.Status == Collinear {
		w.none(NotEnough, WhyCollinear)
		return nil
	}
	w.none(HasOrder, WhySeparated)
	w.note(NoteSeparated, "")
	for k, place := range order(r.Score) {
		w.report.Weights[k].Place = place
	}
	return nil
}

// choices works out choice tasks by a conditional logit over partial values, so
// that each coefficient is the worth of the whole way from worst to best.
func (w *work) choices() error {
	var tasks []Choice
	shown := make([]bool, w.n())
	for _, t := range w.route.Tasks {
		if t.Chosen == "" {
			w.missing(Missing{Code: NoPick, Item: t.ID})
			continue
		}
		var c Choice
		for i, a := range t.Alternatives {
			if a.ID == t.Chosen {
				c.Chosen = i
			}
			x := make([]float64, w.n())
			for _, l := range a.Levels {
				k := w.index[l.Criterion]
				x[k], _ = worth(&w.decision.Criteria[k], w.direction[l.Criterion], l.At)
				shown[k] = true
			}
			c.Alternatives = append(c.Alternatives, x)
		}
		tasks = append(tasks, c)
	}
	told := true
	for k, s := range shown {
		if !s {
			w.missing(Missing{Code: NoAnswer, Criterion: w.id(k)})
			told = false
		}
	}
	if len(tasks) == 0 || !told {
		w.none(NotEnough, WhyNotEnough)
		return nil
	}
	r, err := Logit(tasks)
	if err != nil {
		return err
	}
	w.measure(NullLogLikelihood, figure.Of(r.NullLogLikelihood))
	switch r.Status {
	case Collinear:
		w.none(NotEnough, WhyCollinear)
		for _, k := range r.Involved {
			w.missing(Missing{Code: NotTold, Criterion: w.id(k)})
		}
		return nil
	case CompletelySeparated, QuasiSeparated:
		w.none(NotEnough, WhySeparated)
		for _, id := range w.ids(r.Involved) {
			w.note(NoteSeparated, id)
		}
		return nil
	}
	w.measure(LogLikelihood, figure.Of(r.LogLikelihood))
	w.ofCriteria(Utility, r.Coefficients)
	w.ofCriteria(UtilityError, r.StandardErrors)
	against := false
	for k, b := range r.Coefficients {
		if b < -consistent {
			w.note(NoteAgainst, w.id(k))
			against = true
		} else if r.StandardErrors[k] > math.Abs(b) {
			w.note(NoteFewChoices, w.id(k))
		}
		r.Coefficients[k] = max(0, b)
	}
	weights, err := shares(r.Coefficients)
	if against || err != nil {
		w.none(NotEnough, WhyAgainst)
		return nil
	}
	w.weights(weights)
	return nil
}

// pairs works out pairwise trade-off ranking. What follows from the answers and
// what contradicts them is judged by themselves, with the levels worth whatever
// fits; the weights are those that fit with the values that the decision gives
// the levels, if there are any.
func (w *work) pairs() error {
	exchanges, from := w.exchanges()
	levels, ladder := w.route.rungs()
	answers := w.route.pairAnswers(ladder)
	covered := true
	for k := range w.n() {
		if _, ok := ladder[w.id(k)]; !ok {
			w.missing(Missing{Code: NoAnswer, Criterion: w.id(k)})
			covered = false
		}
	}
	r, err := RankPairs(levels, answers)
	if err != nil {
		return err
	}
	if len(r.Clash) > 0 {
		w.clash(w.said(r.Clash, from), r.Smallest)
		return nil
	}
	w.measure(AnsweredPairs, figure.Of(float64(len(answers))))
	w.measure(ImpliedPairs, figure.Of(float64(r.Implied)))
	w.measure(OpenPairs, figure.Of(float64(r.Open)))
	if !covered {
		w.none(NotEnough, WhyIncomplete)
		return nil
	}
	weights, bounds := make([]float64, w.n()), make([]Interval, w.n())
	for id, at := range ladder {
		weights[w.index[id]], bounds[w.index[id]] = r.Weights[at], r.Bounds[at]
	}
	limits := w.limits(exchanges)
	switch set, err := clashes(w.n(), limits); {
	case err != nil:
		return err
	case len(set.Clash) > 0:
		w.note(NoteOtherValues, "")
		limits = nil
	default:
		if bounds, weights, err = extremes(units(w.n(), w.n()), rowsOf(w.n(), limits)); err != nil {
			return err
		}
		if weights, err = shares(weights); err != nil {
			return err
		}
	}
	if r.Open > 0 {
		w.missing(Missing{Code: MorePairs})
		w.report.Status = HasBounds
		w.bounds(bounds, WhyBounds)
		w.conditions(limits)
		return nil
	}
	w.weights(weights)
	w.bounds(bounds, "")
	w.note(NoteNotUnique, "")
	return nil
}

// rungs returns how many levels each ladder has, and the ladders by criterion.
func (r *Route) rungs() ([]int, map[string]int) {
	levels, at := make([]int, len(r.Ladders)), make(map[string]int, len(r.Ladders))
	for i, l := range r.Ladders {
		levels[i], at[l.Criterion] = len(l.Levels), i
	}
	return levels, at
}

// pairAnswers returns the answered pairs by indices.
func (r *Route) pairAnswers(ladder map[string]int) (answers []PairAnswer) {
	for _, s := range r.Steps {
		is := map[Worth]Relation{FirstMore: More, SecondMore: AtMost, SameWorth: Equal}[s.Worth]
		if is == "" {
			continue
		}
		answers = append(answers, PairAnswer{Pair: Pair{
			First: ladder[s.First.Criterion], FirstLow: r.rung(s.First.Criterion, s.First.From), FirstHigh: r.rung(s.First.Criterion, s.First.To),
			Second: ladder[s.Second.Criterion], SecondLow: r.rung(s.Second.Criterion, s.Second.From), SecondHigh: r.rung(s.Second.Criterion, s.Second.To),
		}, First: is})
	}
	return answers
}
