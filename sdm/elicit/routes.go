package elicit

import (
	"github.com/concord-sdm/concord/internal/figure"
	"github.com/concord-sdm/concord/sdm"
)

// rating returns what was said about each criterion of the decision, nil for
// nothing, and lists what is missing.
func (w *work) rating() (said []*Rating, open bool) {
	said = make([]*Rating, w.n())
	for i := range w.route.Ratings {
		said[w.index[w.route.Ratings[i].Criterion]] = &w.route.Ratings[i]
	}
	for k, r := range said {
		switch {
		case r == nil:
			w.missing(Missing{Code: NoAnswer, Criterion: w.id(k)})
		case r.DontKnow:
			w.missing(Missing{Code: Unknown, Criterion: w.id(k)})
			said[k] = nil
		default:
			continue
		}
		open = true
	}
	return said, open
}

// points works out swing, imprecise swing, direct and SMART points. What was not
// answered may matter from nothing to as much as the most important criterion.
func (w *work) points() error {
	said, open := w.rating()
	ends := make([]Interval, w.n())
	exact := true
	top := 0.0
	for k, r := range said {
		switch {
		case r == nil:
		case r.Points != nil:
			ends[k] = Interval{Low: *r.Points, High: *r.Points}
		default:
			ends[k] = Interval{Low: *r.Low, High: *r.High}
			exact = exact && *r.Low == *r.High
		}
		top = max(top, ends[k].High)
	}
	known := make([]float64, w.n())
	for k, r := range said {
		known[k] = ends[k].Low
		if r == nil {
			ends[k] = Interval{High: top}
		}
	}
	bounds, err := SwingBounds(ends)
	if err != nil {
		return err
	}
	if !exact {
		w.report.Status = HasBounds
		w.bounds(bounds, WhyBounds)
		w.pointConditions(ends)
		return nil
	}
	weights, err := shares(known)
	if err != nil {
		return err
	}
	w.settle(said, weights, bounds, ends, open)
	return nil
}

// settle sets weights of which some may be open.
func (w *work) settle(said []*Rating, weights []float64, bounds, points []Interval, open bool) {
	w.weights(weights)
	if !open {
		return
	}
	w.report.Status = HasBounds
	w.bounds(bounds, "")
	for k, r := range said {
		if r == nil {
			w.report.Weights[k].Weight = figure.Absent(WhyOpen)
		}
		w.report.Weights[k].Place = 0
	}
	w.pointConditions(points)
}

// pointConditions writes intervals of points as conditions: weights belong to
// points in the intervals if w_i·low_j ≤ w_j·high_i for each two criteria.
func (w *work) pointConditions(ends []Interval) {
	var limits []Limit
	for i := range ends {
		for j := range ends {
			if i == j || ends[j].Low == 0 {
				continue
			}
			of := make([]float64, len(ends))
			of[i], of[j] = ends[j].Low, -ends[i].High
			limits = append(limits, Limit{Of: of, Is: AtMost})
		}
	}
	w.conditions(limits)
}

// ranks works out the ranking methods.
func (w *work) ranks() error {
	said, open := w.rating()
	method := map[Method]sdm.WeightMethod{
		SMARTER: sdm.RankOrderCentroid, Centroid: sdm.RankOrderCentroid, RankSum: sdm.RankSum,
		Reciprocal: sdm.RankReciprocal, RankExponent: sdm.RankExponent,
	}[w.route.Method]
	var ranks, at []int
	for k, r := range said {
		if r != nil {
			ranks, at = append(ranks, r.Rank), append(at, k)
		}
	}
	known := sdm.RankWeights(method, w.route.Exponent, ranks)
	if known == nil {
		return ErrRank
	}
	weights, ends := make([]float64, w.n()), make([]Interval, w.n())
	top := 0.0
	for i, k := range at {
		weights[k] = known[i]
		ends[k] = Interval{Low: known[i], High: known[i]}
		top = max(top, known[i])
	}
	for k, r := range said {
		if r == nil {
			ends[k] = Interval{High: top}
		}
	}
	bounds, err := SwingBounds(ends)
	if err != nil {
		return err
	}
	w.settle(said, weights, bounds, ends, open)
	return nil
}

// pairwise works out AHP judgements.
func (w *work) pairwise() error {
	judgements := make([]Judgement, len(w.route.Judgements))
	for i, j := range w.route.Judgements {
		judgements[i] = Judgement{Over: w.index[j.Over], Under: w.index[j.Under], Times: j.Times}
	}
	r, err := Pairwise(w.n(), judgements, w.route.RandomIndex)
	if err != nil {
		return err
	}
	if w.unlinked(r.Groups) {
		w.none(NotEnough, WhyNotConnected)
		return nil
	}
	if r.Missing > 0 {
		w.unjudged(judgements)
	}
	w.weights(r.Weights)
	w.measure(LambdaMax, figure.Of(r.LambdaMax))
	w.measure(ConsistencyIndex, figure.Of(r.Index))
	ratio := w.measure(ConsistencyRatio, r.Ratio)
	ratio.Table = r.Table
	w.limit(ratio, 0.10)
	w.limit(w.measure(GeometricConsistency, r.Geometric), r.GeometricLimit)
	w.ofCriteria(GeometricMeanWeight, r.GeometricMean)
	if i := r.Worst.Judgement; i >= 0 {
		j := w.route.Judgements[i]
		w.report.Repair = Suggestion{Item: j.ID, Over: j.Over, Under: j.Under, Said: j.Times, Fits: r.Worst.Fits}
	}
	return nil
}

// unlinked says whether answers leave groups of criteria apart, and which pairs
// would link them.
func (w *work) unlinked(groups [][]int) bool {
	for i := 1; i < len(groups); i++ {
		w.missing(Missing{Code: NoLink, Criterion: w.id(groups[0][0]), With: w.id(groups[i][0])})
	}
	return len(groups) > 1
}

// unjudged lists the pairs that were not judged.
func (w *work) unjudged(judgements []Judgement) {
	met := map[[2]int]bool{}
	for _, j := range judgements {
		met[[2]int{min(j.Over, j.Under), max(j.Over, j.Under)}] = true
	}
	for i := range w.n() {
		for j := i + 1; j < w.n(); j++ {
			if !met[[2]int{i, j}] {
				w.missing(Missing{Code: NoPair, Criterion: w.id(i), With: w.id(j)})
			}
		}
	}
}

// bestWorst works out the best–worst method.
func (w *work) bestWorst() error {
	e := &w.route.BestWorst
	best, worst := w.index[e.Best], w.index[e.Worst]
	over, under := make([]float64, w.n()), make([]float64, w.n())
	for _, a := range e.BestOver {
		over[w.index[a.Criterion]] = a.Times
	}
	for _, a := range e.OverWorst {
		under[w.index[a.Criterion]] = a.Times
	}
	over[best], under[worst] = 1, 1
	whole := max(over[worst], under[best]) // said once or twice
	over[worst], under[best] = whole, whole
	complete := true
	for k := range w.n() {
		if over[k] == 0 {
			w.missing(Missing{Code: NoPair, Criterion: e.Best, With: w.id(k)})
			complete = false
		}
		if under[k] == 0 && k != best {
			w.missing(Missing{Code: NoPair, Criterion: w.id(k), With: e.Worst})
			complete = false
		}
	}
	if !complete {
		w.none(NotEnough, WhyIncomplete)
		return nil
	}
	r, err := BestWorst(best, worst, over, under)
	if err != nil {
		return err
	}
	w.weights(r.Weights)
	if !r.Unique {
		w.bounds(r.Bounds, "")
		w.note(NoteNotUnique, "")
	}
	w.measure(Deviation, figure.Of(r.Xi))
	m := w.measure(InputConsistency, r.InputRatio)
	if limit, ok := r.InputLimit.Get(); ok {
		w.limit(m, limit)
	}
	if r.InputWorst >= 0 {
		m.Criterion = w.id(r.InputWorst)
	}
	w.measure(OutputConsistency, r.OutputRatio)
	return nil
}

// statements works out statements in any mixture.
func (w *work) statements() error {
	var limits []Limit
	var from []int
	for i, s := range w.route.Statements {
		a, b := w.index[s.Criterion], w.index[s.Than]
		add := func(factorA, factorB float64, is Relation, bound float64) {
			of := make([]float64, w.n())
			of[a] = factorA
			if s.Kind != Share {
				of[b] = factorB
			}
			ratio := s.Kind == MattersTimes || s.Kind == TimesBetween && factorB != 0
			limits, from = append(limits, Limit{Of: of, Is: is, Bound: bound, Positive: ratio}), append(from, i)
		}
		switch s.Kind {
		case MattersMore:
			add(1, -1, More, 0)
		case MattersSame:
			add(1, -1, Equal, 0)
		case MattersTimes:
			add(1, -*s.Times, Equal, 0)
		case TimesBetween:
			if s.Low != nil {
				add(1, -*s.Low, AtLeast, 0)
			}
			if s.High != nil {
				add(1, -*s.High, AtMost, 0)
			}
		case Share:
			if s.Low != nil {
				add(1, 0, AtLeast, *s.Low)
			}
			if s.High != nil {
				add(1, 0, AtMost, *s.High)
			}
		}
	}
	set, err := Weights(w.n(), limits)
	if err != nil {
		return err
	}
	if len(set.Clash) > 0 {
		var said []Said
		last := -1
		for _, l := range set.Clash {
			if from[l] == last {
				continue
			}
			last = from[l]
			s := w.route.Statements[last]
			x := Said{ID: s.ID, What: string(s.Kind), Criterion: s.Criterion, Than: s.Than, Low: s.Low, High: s.High, Text: s.Text}
			if s.Times != nil {
				x.Low = s.Times
			}
			said = append(said, x)
		}
		w.clash(said, set.Smallest)
		return nil
	}
	w.set(set.Bounds, limits)
	return nil
}

// set reports what conditions leave: weights if there is only one set of them.
func (w *work) set(bounds []Interval, limits []Limit) {
	weights, certain := make([]float64, len(bounds)), true
	for k, b := range bounds {
		weights[k] = b.Low + (b.High-b.Low)/2
		certain = certain && b.High-b.Low < 1e-7
	}
	if certain {
		w.weights(weights)
		return
	}
	w.report.Status = HasBounds
	w.bounds(bounds, WhyBounds)
	w.conditions(limits)
	for k, b := range bounds {
		if b.High-b.Low > 1-1e-7 {
			w.missing(Missing{Code: NoAnswer, Criterion: w.id(k)})
		}
	}
}
