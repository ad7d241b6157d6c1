package elicit

import (
	"cmp"
	"errors"
	"slices"

	"github.com/concord-sdm/concord/internal/figure"
	"github.com/concord-sdm/concord/sdm"
)

// What [Report.Preferences] cannot do.
var (
	// ErrNoRoute says that the report has no route of that id.
	ErrNoRoute = errors.New("the report has no route of this id")
	// ErrNoWeights says that the route leaves neither single weights nor an
	// order: intervals, a contradiction, or too little.
	ErrNoWeights = errors.New("the route has no weights or order to hand over: its status says why, " +
		"its clash and missing lists which answers to mend or add, its conditions what is known so far")
	// ErrNotSwing says that the weights belong to no ranges.
	ErrNotSwing = errors.New("the route asked about bare importance: its weights belong to no ranges")
)

// Elicit works out what answers say about the weights of a decision, route by
// route, and whether the routes agree. The error is [Faults] with every fault of
// both documents, under /decision and /answers; answers that contradict each
// other or do not suffice are results, not errors. [ErrShape], [ErrNumber] and
// the like never come from valid documents.
func Elicit(d sdm.Decision, a Answers) (Report, error) {
	if err := validatePair(&d, &a); err != nil {
		return Report{}, err
	}
	r := Report{
		Format: ElicitationFormat, Decision: d.ID, Language: d.Language, Voice: a.Voice, Date: a.Date,
		Criteria: []Named{}, Routes: []RouteReport{}, Agreements: []Agreement{},
	}
	for _, c := range d.Criteria {
		r.Criteria = append(r.Criteria, Named{Criterion: c.ID, Name: c.Name})
	}
	for i := range a.Routes {
		w := newWork(&d, &a.Routes[i])
		if err := w.run(); errors.Is(err, ErrUnproven) {
			w.none(NotEnough, WhyUnproven)
		} else if err != nil {
			return Report{}, err
		}
		r.Routes = append(r.Routes, w.report)
	}
	for i := range r.Routes {
		for j := i + 1; j < len(r.Routes); j++ {
			g, err := agreement(&r.Routes[i], &r.Routes[j])
			if err != nil {
				return Report{}, err
			}
			r.Agreements = append(r.Agreements, g)
		}
	}
	return r, nil
}

// Preferences hands the weights of a route to [sdm.Rank]: as direct weights,
// with the ranges and directions that they belong to. Criteria whose weight is
// open stay open; bounds around known weights are not handed over, see
// Conditions. Where the answers show the order alone ([HasOrder]), it hands over
// the places, for rank order centroid weights: the mean of all weights in that
// order. The errors are [ErrNoRoute], [ErrNoWeights] and [ErrNotSwing].
func (r Report) Preferences(route string) (sdm.Preferences, error) {
	at := slices.IndexFunc(r.Routes, func(x RouteReport) bool { return x.ID == route })
	if at < 0 {
		return sdm.Preferences{}, ErrNoRoute
	}
	x := r.Routes[at]
	if x.Basis == OfImportance {
		return sdm.Preferences{}, ErrNotSwing
	}
	asked := map[string]Asked{}
	for _, a := range x.Asked {
		asked[a.Criterion] = a
	}
	p := sdm.Preferences{
		Format: sdm.PreferencesFormat, Decision: r.Decision, Voice: r.Voice, Date: r.Date,
		Route: "elicit: " + string(x.Method) + " (" + x.ID + ")", Method: sdm.Direct,
	}
	if x.Status == HasOrder {
		p.Method = sdm.RankOrderCentroid
	}
	known := false
	for _, w := range x.Weights {
		a := sdm.Answer{Criterion: w.Criterion, Asked: asked[w.Criterion].Range, Direction: asked[w.Criterion].Direction}
		switch v, ok := w.Weight.Get(); {
		case ok:
			a.Points = new(v)
			known = true
		case x.Status == HasOrder && w.Place > 0:
			a.Rank = w.Place
			known = true
		case w.Weight.Why == WhyOpen:
			a.DontKnow = true
		default:
			return sdm.Preferences{}, ErrNoWeights
		}
		p.Answers = append(p.Answers, a)
	}
	if !known {
		return sdm.Preferences{}, ErrNoWeights
	}
	return p, nil
}

// work is one route being worked out.
type work struct {
	decision  *sdm.Decision
	route     *Route
	index     map[string]int // criteria of the decision by id
	direction map[string]sdm.Direction
	report    RouteReport
}

func newWork(d *sdm.Decision, r *Route) *work {
	w := &work{decision: d, route: r, index: map[string]int{}, direction: map[string]sdm.Direction{}}
	w.report = RouteReport{
		ID: r.ID, Method: r.Method, Status: HasWeights, Basis: OfRanges,
		Asked: []Asked{}, Weights: []Weight{}, Measures: []Measure{}, Missing: []Missing{}, Notes: []Note{},
	}
	for k, c := range d.Criteria {
		w.index[c.ID] = k
		w.report.Weights = append(w.report.Weights, Weight{
			Criterion: c.ID, Weight: figure.Absent(WhyNotEnough), Low: figure.Absent(WhyNotEnough), High: figure.Absent(WhyNotEnough),
		})
	}
	for _, a := range r.Asked {
		w.direction[a.Criterion] = a.Direction
	}
	w.basis()
	return w
}

func (w *work) n() int { return len(w.decision.Criteria) }

func (w *work) id(k int) string { return w.decision.Criteria[k].ID }

// ids returns the ids of criteria by their indices.
func (w *work) ids(ks []int) []string {
	out := make([]string, len(ks))
	for i, k := range ks {
		out[i] = w.id(k)
	}
	return out
}

func (w *work) run() error {
	switch m := w.route.Method; {
	case m.ranked():
		return w.ranks()
	case m.rated():
		return w.points()
	case m == PairwiseAHP:
		return w.pairwise()
	case m == BestWorstBWM:
		return w.bestWorst()
	case m == TradeOff:
		return w.tradeOffs()
	case m == BestWorstSets:
		return w.maxDiff()
	case m == ChoiceTasks:
		return w.choices()
	case m == TradeOffPairs:
		return w.pairs()
	default:
		return w.statements()
	}
}

// basis says what the weights belong to, and collects the ranges.
func (w *work) basis() {
	asked := map[string]Asked{}
	for _, a := range w.route.Asked {
		asked[a.Criterion] = a
	}
	for i := range w.decision.Criteria {
		c := &w.decision.Criteria[i]
		a, shown := asked[c.ID]
		declared := c.Range
		if a.Direction == sdm.LowerIsBetter {
			declared.Worst, declared.Best = c.Range.Best, c.Range.Worst
		}
		switch {
		case w.route.Method.leveled():
			w.report.Asked = append(w.report.Asked, Asked{Criterion: c.ID, Range: w.asPreferences(c), Direction: a.Direction})
		case w.route.Importance:
			w.report.Basis = OfImportance
			if shown {
				w.report.Asked = append(w.report.Asked, a)
			}
		case c.Measure == sdm.Categorical:
			w.report.Asked = append(w.report.Asked, Asked{Criterion: c.ID, Direction: a.Direction})
		case !shown:
			w.report.Basis = OfImportance
			w.note(NoteNotShown, c.ID)
		default:
			w.report.Asked = append(w.report.Asked, a)
			if a.Range != declared && a.Range != c.Range {
				if w.report.Basis == OfRanges {
					w.report.Basis = OfOther
				}
				w.note(NoteOtherRange, c.ID)
			}
		}
	}
	if w.route.Importance && !w.route.Method.leveled() {
		w.note(NoteImportance, "")
	}
}

// asPreferences returns the declared range as preferences record it.
func (w *work) asPreferences(c *sdm.Criterion) sdm.Range {
	if c.Measure == sdm.Categorical {
		return sdm.Range{}
	}
	return c.Range
}

func (w *work) note(code NoteCode, criterion string) {
	w.report.Notes = append(w.report.Notes, Note{Code: code, Criterion: criterion})
}

func (w *work) missing(m Missing) { w.report.Missing = append(w.report.Missing, m) }

func (w *work) measure(name MeasureName, value Figure) *Measure {
	w.report.Measures = append(w.report.Measures, Measure{Name: name, Value: value})
	return &w.report.Measures[len(w.report.Measures)-1]
}

// ofCriteria adds a measure for each criterion.
func (w *work) ofCriteria(name MeasureName, values []float64) {
	for k, v := range values {
		w.measure(name, figure.Of(v)).Criterion = w.id(k)
	}
}

// limit notes that a measure is above its limit.
func (w *work) limit(m *Measure, limit float64) {
	m.Limit = limit
	if v, ok := m.Value.Get(); ok && limit > 0 && v > limit {
		m.Over = true
		if !slices.Contains(w.report.Notes, Note{Code: NoteInconsistent}) {
			w.note(NoteInconsistent, "")
		}
	}
}

// weights sets certain weights.
func (w *work) weights(weights []float64) {
	for k, v := range weights {
		x := &w.report.Weights[k]
		x.Weight, x.Low, x.High = figure.Of(v), figure.Of(v), figure.Of(v)
	}
	w.places()
}

// places ranks the weights that are known.
func (w *work) places() {
	for i := range w.report.Weights {
		x := &w.report.Weights[i]
		if !x.Weight.Ok() {
			continue
		}
		x.Place = 1
		for _, y := range w.report.Weights {
			if y.Weight.Ok() && y.Weight.Value > x.Weight.Value+sameWeight {
				x.Place++
			}
		}
	}
}

// bounds sets the bounds, and where there is no weight the reason why.
func (w *work) bounds(bounds []Interval, why string) {
	for k, b := range bounds {
		x := &w.report.Weights[k]
		x.Low, x.High = figure.Of(max(0, min(1, b.Low))), figure.Of(max(0, min(1, b.High)))
		if why != "" {
			x.Weight = figure.Absent(why)
		}
	}
}

// none says why there are no weights.
func (w *work) none(status Status, why string) {
	w.report.Status = status
	for k := range w.report.Weights {
		x := &w.report.Weights[k]
		x.Weight, x.Low, x.High = figure.Absent(why), figure.Absent(why), figure.Absent(why)
	}
}

// clash names the answers that contradict each other, in document order.
func (w *work) clash(said []Said, smallest bool) {
	w.none(Contradictory, WhyContradictory)
	w.report.Clash = Clash{Said: said, Smallest: smallest}
}

// conditions writes limits on the weights with ids.
func (w *work) conditions(limits []Limit) {
	for _, l := range limits {
		c := Condition{Of: []Factor{}, Is: l.Is, Bound: l.Bound}
		for k, f := range l.Of {
			if f != 0 {
				c.Of = append(c.Of, Factor{Criterion: w.id(k), Factor: f})
			}
		}
		w.report.Conditions = append(w.report.Conditions, c)
	}
}

// agreement compares two routes: weights with weights, otherwise whether each
// lies within what the other leaves.
func agreement(a, b *RouteReport) (Agreement, error) {
	g := Agreement{A: a.ID, B: b.ID, Verdict: CannotCompare, Reversed: []Reversed{}}
	absent := figure.Absent(WhyNoPoint)
	g.Distance, g.Tau, g.OfA, g.OfB = absent, absent, absent, absent
	x, y := pointsOf(a), pointsOf(b)
	if x != nil && y != nil {
		c, err := Compare(x, y)
		if err != nil {
			return g, err
		}
		g.Verdict, g.Distance, g.Tau = Differ, figure.Of(c.Distance), c.Tau
		if c.Agree {
			g.Verdict = Agree
		}
		if c.Apart >= 0 {
			g.Apart, g.OfA, g.OfB = a.Weights[c.Apart].Criterion, a.Weights[c.Apart].Weight, b.Weights[c.Apart].Weight
		}
		for _, p := range c.Reversed {
			g.Reversed = append(g.Reversed, Reversed{MoreInA: a.Weights[p[0]].Criterion, MoreInB: a.Weights[p[1]].Criterion})
		}
		return g, nil
	}
	for k := range a.Weights {
		if !a.Weights[k].Low.Ok() || !b.Weights[k].Low.Ok() {
			return g, nil
		}
	}
	g.Verdict = Agree
	most := 1e-6
	for k := range a.Weights {
		x, y := a.Weights[k], b.Weights[k]
		ofA, ofB := x.High, y.Low // where A leaves less than B
		gap := y.Low.Value - x.High.Value
		if other := x.Low.Value - y.High.Value; other > gap {
			gap, ofA, ofB = other, x.Low, y.High
		}
		if cmp.Compare(gap, most) > 0 {
			most = gap
			g.Verdict, g.Apart, g.OfA, g.OfB = Differ, x.Criterion, ofA, ofB
		}
	}
	return g, nil
}

// pointsOf returns the weights of a route if all are certain to the distance at
// which routes agree, else nil.
func pointsOf(r *RouteReport) []float64 {
	if r.Status != HasWeights {
		return nil
	}
	out := make([]float64, len(r.Weights))
	for k, w := range r.Weights {
		if w.High.Value-w.Low.Value > AgreeDistance {
			return nil
		}
		out[k] = w.Weight.Value
	}
	return out
}
