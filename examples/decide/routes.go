package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/concord-sdm/concord/internal/message"
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/elicit"
)

// way is a way of asking that -route can name.
type way struct {
	name   string
	method elicit.Method
}

var ways = []way{
	{"swing", elicit.SwingPoints},
	{"points", elicit.DirectPoints},
	{"smart", elicit.SMART},
	{"ranking", elicit.SMARTER},
	{"pairwise", elicit.PairwiseAHP},
	{"best-worst", elicit.BestWorstBWM},
	{"trade-off", elicit.TradeOff},
	{"pairs", elicit.TradeOffPairs},
	{"sets", elicit.BestWorstSets},
}

func wayNames() string {
	var names []string
	for _, w := range ways {
		names = append(names, w.name)
	}
	return strings.Join(names, ", ")
}

var errNoWeights = errors.New("these answers give no weights; nothing was saved")

// elicited is what answers to questions about the weights say.
type elicited struct {
	answers elicit.Answers
	report  elicit.Report
}

// routesOf reads -route: one name, or several with commas.
func routesOf(text string) ([]elicit.Route, error) {
	var routes []elicit.Route
	for name := range strings.SplitSeq(text, ",") {
		i := slices.IndexFunc(ways, func(w way) bool { return w.name == name })
		if i < 0 || slices.ContainsFunc(routes, func(r elicit.Route) bool { return r.ID == name }) {
			return nil, fmt.Errorf("-route must be one of these, or several with commas between, each once: %s", wayNames())
		}
		routes = append(routes, elicit.Route{ID: name, Method: ways[i].method})
	}
	return routes, nil
}

// weigh works out what answers say, and the preferences of the first route.
func weigh(d sdm.Decision, answers elicit.Answers) (sdm.Preferences, elicited, error) {
	e := elicited{answers: answers}
	var err error
	if e.report, err = elicit.Elicit(d, answers); err != nil {
		return sdm.Preferences{}, e, err
	}
	p, err := e.report.Preferences(answers.Routes[0].ID)
	return p, e, err
}

// routed is one route while it is being asked.
type routed struct {
	*asker
	state
	lang string
}

// state is what answers have changed so far; going back brings an earlier one.
type state struct {
	route  elicit.Route
	most   string          // of best-worst, until the least is named, too
	passed map[string]bool // questions that the person could not answer
}

// askRoutes asks by one route or several, after the directions, and before the
// wish for involvement.
func (a *asker) askRoutes(routes []elicit.Route, lang string) (sdm.Preferences, elicited, error) {
	d := a.v.Decision
	a.directions, a.points = map[int]reply{}, map[int]reply{}
	a.p.wrap("", "", d.Question)
	a.p.wrap("", "", a.v.T("ask.intro", nil))
	asked, err := a.askDirections()
	if err != nil {
		return sdm.Preferences{}, elicited{}, err
	}
	answers := elicit.Answers{Format: elicit.AnswersFormat, Decision: d.ID, Voice: a.voice}
	for i, route := range routes {
		if len(routes) > 1 {
			a.p.line("")
			a.p.wrap("", "", a.v.T("ask.route", message.Args{"n": i + 1, "count": len(routes), "route": route.ID}))
		}
		route.Asked = asked
		r := routed{asker: a, state: state{route: route}, lang: lang}
		if err := r.settle(); err != nil {
			return sdm.Preferences{}, elicited{}, err
		}
		answers.Routes = append(answers.Routes, r.route)
	}
	for a.voice.Role == sdm.Patient { // only the patient can say how to decide
		err := a.askInvolvement()
		if err == nil {
			break
		}
		if !errors.Is(err, errBack) {
			return sdm.Preferences{}, elicited{}, err
		}
		a.p.wrap("", "", a.v.T("ask.noWayBack", nil))
	}
	p, e, err := weigh(d, answers)
	if n := a.wish.number; n > 0 {
		p.Involvement = sdm.Involvement(sdm.Involvement("").Values()[n-1])
	}
	return p, e, err
}

// askDirections asks which way is better where people differ: every other
// question builds on it.
func (a *asker) askDirections() ([]elicit.Asked, error) {
	var asked []elicit.Asked
	for k := range a.v.Decision.Criteria {
		c := &a.v.Decision.Criteria[k]
		shown := elicit.Asked{Criterion: c.ID, Range: c.Range}
		if c.Measure == sdm.Categorical {
			shown.Range = sdm.Range{}
		}
		for c.Direction == sdm.Personal && a.directions[k].number == 0 {
			if err := a.askDirection(k); errors.Is(err, errBack) {
				a.p.wrap("", "", a.v.T("ask.noWayBack", nil))
			} else if err != nil {
				return nil, err
			} else if a.directions[k].number == 0 {
				a.p.wrap("", "", a.v.T("ask.directionNeeded", nil))
			}
		}
		switch a.directions[k].number {
		case 1:
			shown.Direction = sdm.HigherIsBetter
		case 2:
			shown.Direction = sdm.LowerIsBetter
		}
		asked = append(asked, shown)
	}
	return asked, nil
}

// settle asks a route until its answers give weights. What does not fit
// together is said in words and may be answered again; what is open is asked
// once more.
func (r *routed) settle() error {
	again, kept := false, false
	empty := r.state
	for {
		if err := r.run(); err != nil {
			return err
		}
		_, e, err := weigh(r.v.Decision, elicit.Answers{
			Format: elicit.AnswersFormat, Decision: r.v.Decision.ID, Voice: r.voice, Routes: []elicit.Route{r.route},
		})
		if errors.Is(err, sdm.ErrNoWeight) {
			r.p.line("")
			r.p.wrap("", "", r.v.T("ask.needs", nil))
			r.state = empty
			continue
		}
		if len(e.report.Routes) == 0 && len(r.passed) == 0 {
			return err // what was asked and answered in full is not fit to work with
		}
		if err == nil {
			if kept || !slices.Contains(e.report.Routes[0].Notes, elicit.Note{Code: elicit.NoteInconsistent}) {
				return nil
			}
			if kept, err = r.look(e.report); err != nil {
				return err
			}
			continue
		}
		if again {
			return errNoWeights
		}
		again = true
		r.tell(e.report)
		r.p.wrap("", "", r.v.T("ask.open", nil))
		if len(e.report.Routes) > 0 && e.report.Routes[0].Status == elicit.Contradictory {
			r.state = empty
		}
		r.passed = nil
	}
}

// tell says what the answers give, without the line on the method and the last.
func (r *routed) tell(report elicit.Report) {
	if len(report.Routes) == 0 {
		return
	}
	r.p.line("")
	for _, s := range elicit.Explain(report, r.lang) {
		if s.Key != "method" && s.Key != "close" {
			r.p.wrap("  - ", "    ", s.Text)
		}
	}
}

// look says which answers fit badly, and asks whether they stay. If not, they
// are taken back, so that they are asked again.
func (r *routed) look(report elicit.Report) (kept bool, err error) {
	r.tell(report)
	r.p.wrap("", "", r.v.T("ask.look", nil))
	reply, err := r.choose(r.v.T("ask.look.again", nil), r.v.T("ask.look.keep", nil))
	if err != nil && !errors.Is(err, errBack) {
		return false, err
	}
	if err != nil || reply.number != 1 {
		return true, nil
	}
	found := report.Routes[0]
	switch r.route.Method {
	case elicit.PairwiseAHP:
		r.route.Judgements = slices.DeleteFunc(slices.Clone(r.route.Judgements), func(t elicit.Times) bool {
			return t.Over == found.Repair.Over && t.Under == found.Repair.Under
		})
	case elicit.BestWorstBWM:
		worst := ""
		for _, m := range found.Measures {
			if m.Name == elicit.InputConsistency {
				worst = m.Criterion
			}
		}
		of := func(a elicit.Against) bool { return worst == "" || a.Criterion == worst }
		e := &r.route.BestWorst
		e.BestOver = slices.DeleteFunc(slices.Clone(e.BestOver), of)
		e.OverWorst = slices.DeleteFunc(slices.Clone(e.OverWorst), of)
	default:
		r.state = state{route: elicit.Route{ID: r.route.ID, Method: r.route.Method, Asked: r.route.Asked}}
	}
	return false, nil
}

// run asks what is left to ask.
func (r *routed) run() error {
	var before []state
	for {
		q, ok, err := r.next()
		if err != nil || !ok {
			return err
		}
		here := r.state
		r.p.line("")
		r.p.wrap("", "", q.Text.Text)
		switch err := r.put(q); {
		case err == nil:
			before = append(before, here)
		case !errors.Is(err, errBack):
			return err
		case len(before) == 0:
			r.p.wrap("", "", r.v.T("ask.nowhere", nil))
		default:
			r.state, before = before[len(before)-1], before[:len(before)-1]
		}
	}
}

// pass leaves a question open.
func (r *routed) pass(q elicit.Question) {
	r.passed = maps.Clone(r.passed)
	if r.passed == nil {
		r.passed = map[string]bool{}
	}
	r.passed[keyOf(q)] = true
}

func keyOf(q elicit.Question) string {
	return strings.Join(append([]string{q.Text.Key, q.Set.ID}, q.Criteria...), " ")
}

// howElicited fills in what the answers to other questions say.
func (v *view) howElicited(e *elicited) {
	if e == nil {
		return
	}
	v.elicited = *e
	v.ElicitWords = elicit.Explain(e.report, v.Lang)
	if found := e.report.Routes[0]; found.Status == elicit.HasOrder {
		v.ElicitNotes = append(v.ElicitNotes, v.T("elicited.order", nil))
	}
	if len(e.report.Routes) > 1 {
		v.ElicitNotes = append(v.ElicitNotes, v.T("elicited.first", message.Args{"route": e.report.Routes[0].ID}))
	}
}

func (v *view) writeElicited(p printer) {
	if len(v.ElicitWords) == 0 {
		return
	}
	p.heading(v.T("elicited", nil))
	for _, s := range v.ElicitNotes {
		p.wrap("  ! ", "    ", s)
	}
	for _, s := range v.ElicitWords {
		p.wrap("  - ", "    ", s.Text)
	}
}
