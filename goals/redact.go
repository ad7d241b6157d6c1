package goals

import "slices"

// Redact returns the plan without what is marked as private, for sharing with
// family. Targets, actions, barriers, supports, burden items and proposals
// that belong to nothing but what is left out go with it; references to it are
// taken away everywhere else. Measures that nothing speaks of any more go too.
// Extensions go everywhere, because nobody here knows what they hold: a goal
// that was read from a health record carries all of it there. People stay. The
// plan given is not changed, and what remains is valid if the plan was.
//
// Texts are not searched: what a public item says about a private one, it
// says.
func Redact(p Plan) Plan {
	q := p
	q.Values = without(p.Values, func(v *Value) bool { return v.Private })
	values := set(q.Values, func(v *Value) string { return v.ID })
	q.Goals = without(p.Goals, func(g *Goal) bool { return g.Private })
	goals := set(q.Goals, func(v *Goal) string { return v.ID })
	q.Targets = without(p.Targets, func(t *Target) bool { return t.Private || lost(t.Goals, goals) })
	targets := set(q.Targets, func(v *Target) string { return v.ID })
	q.Actions = without(p.Actions, func(a *Action) bool {
		return a.Private || (len(a.Goals)+len(a.Targets) > 0 && lostAll(a.Goals, goals) && lostAll(a.Targets, targets))
	})
	actions := set(q.Actions, func(v *Action) string { return v.ID })
	gone := func(private bool, g, a []string) bool {
		return private || (len(g)+len(a) > 0 && lostAll(g, goals) && lostAll(a, actions))
	}
	q.Barriers = without(p.Barriers, func(v *Barrier) bool { return gone(v.Private, v.Goals, v.Actions) })
	q.Supports = without(p.Supports, func(v *Support) bool { return gone(v.Private, v.Goals, v.Actions) })
	q.Burden = without(p.Burden, func(v *BurdenItem) bool { return gone(v.Private, v.Goals, v.Actions) })
	q.Reviews = without(p.Reviews, func(v *Review) bool { return v.Private || lost(v.Goals, goals) })

	for i := range q.Goals {
		g := &q.Goals[i]
		g.Values = kept(g.Values, values)
		g.Parents = kept(g.Parents, goals)
		g.Related = without(g.Related, func(r *Relation) bool { return !goals[r.Goal] })
		if g.Rollup.Rule == RollupOwn && !targets[g.Rollup.Target] {
			g.Rollup = Rollup{}
		}
	}
	for i := range q.Targets {
		q.Targets[i].Goals = kept(q.Targets[i].Goals, goals)
	}
	for i := range q.Actions {
		q.Actions[i].Goals, q.Actions[i].Targets = kept(q.Actions[i].Goals, goals), kept(q.Actions[i].Targets, targets)
	}
	for i := range q.Barriers {
		q.Barriers[i].Goals, q.Barriers[i].Actions = kept(q.Barriers[i].Goals, goals), kept(q.Barriers[i].Actions, actions)
	}
	for i := range q.Supports {
		q.Supports[i].Goals, q.Supports[i].Actions = kept(q.Supports[i].Goals, goals), kept(q.Supports[i].Actions, actions)
	}
	for i := range q.Burden {
		q.Burden[i].Goals, q.Burden[i].Actions = kept(q.Burden[i].Goals, goals), kept(q.Burden[i].Actions, actions)
	}
	for i := range q.Reviews {
		q.Reviews[i].Goals = kept(q.Reviews[i].Goals, goals)
	}
	q.Proposals = without(p.Proposals, func(v *Proposal) bool { return v.Private || !goals[v.Goal] })
	proposals := set(q.Proposals, func(v *Proposal) string { return v.ID })
	for i := range q.Proposals {
		if !proposals[q.Proposals[i].Counters] {
			q.Proposals[i].Counters = ""
		}
	}
	spoken := map[string]bool{}
	for i := range q.Targets {
		spoken[q.Targets[i].Measure] = true
	}
	hidden := map[string]bool{}
	for i := range p.Targets {
		if !spoken[p.Targets[i].Measure] {
			hidden[p.Targets[i].Measure] = true
		}
	}
	q.Measures = without(p.Measures, func(m *Measure) bool { return hidden[m.ID] })
	q.People = slices.Clone(p.People)
	q.dropExtensions()
	return q
}

// dropExtensions takes the extensions out of a plan whose lists are its own.
func (p *Plan) dropExtensions() {
	p.Extensions = nil
	for i := range p.People {
		p.People[i].Extensions = nil
	}
	for i := range p.Values {
		p.Values[i].Extensions = nil
	}
	for i := range p.Measures {
		p.Measures[i].Extensions = nil
	}
	for i := range p.Goals {
		p.Goals[i].Extensions = nil
	}
	for i := range p.Targets {
		p.Targets[i].Extensions = nil
	}
	for i := range p.Actions {
		p.Actions[i].Extensions = nil
	}
	for i := range p.Barriers {
		p.Barriers[i].Extensions = nil
	}
	for i := range p.Supports {
		p.Supports[i].Extensions = nil
	}
	for i := range p.Burden {
		p.Burden[i].Extensions = nil
	}
	for i := range p.Proposals {
		p.Proposals[i].Extensions = nil
	}
	for i := range p.Reviews {
		p.Reviews[i].Extensions = nil
	}
}

// RedactRecord returns the record without observations and ratings that are
// marked as private or that are about measures and goals the redacted plan
// does not have, and without extensions. The record given is not changed.
func RedactRecord(r Record, redacted Plan) Record {
	measures := set(redacted.Measures, func(v *Measure) string { return v.ID })
	goals := set(redacted.Goals, func(v *Goal) string { return v.ID })
	q := r
	q.Observations = without(r.Observations, func(o *Observation) bool { return o.Private || !measures[o.Measure] })
	q.Ratings = without(r.Ratings, func(o *Rating) bool { return o.Private || !goals[o.Goal] })
	q.Extensions = nil
	for i := range q.Observations {
		q.Observations[i].Extensions = nil
	}
	for i := range q.Ratings {
		q.Ratings[i].Extensions = nil
	}
	return q
}

// without returns a copy of list without the items to leave out; nil if list
// is nil.
func without[T any](list []T, leave func(*T) bool) []T {
	if list == nil {
		return nil
	}
	out := make([]T, 0, len(list))
	for i := range list {
		if !leave(&list[i]) {
			out = append(out, list[i])
		}
	}
	return out
}

// kept returns the ids that are still there; nil if none is.
func kept(list []string, known map[string]bool) []string {
	if lostAll(list, known) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(list), func(id string) bool { return !known[id] })
}

// lost reports whether there were ids and none is left.
func lost(list []string, known map[string]bool) bool {
	return len(list) > 0 && lostAll(list, known)
}

func lostAll(list []string, known map[string]bool) bool {
	return !slices.ContainsFunc(list, func(id string) bool { return known[id] })
}
