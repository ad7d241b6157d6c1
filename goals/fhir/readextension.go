package fhir

import (
	"slices"
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/goals"
)

// extensions reads the extensions that a plan has a place for.
func (r *reader) extensions(resource Goal, e Element, g *goals.Goal) {
	var responses []goals.Response
	spoke := map[string]bool{} // the people whose acceptance was read
	lp := r.goalPlace.field("extension", "extension")
	i := 0
	for x := range e.Member("extension").All() {
		p := lp.item(i)
		i++
		key := ""
		switch x.Member("url").Text() {
		case urlAcceptance:
			who, stance := partOf(x, "individual", "Reference"), goals.Stance(partOf(x, "status", "Code").Text())
			at := r.when(e)
			person := referenceKey(who)
			switch {
			case r.silent:
			case person == "" || spoke[person]:
				r.note(&p, "names nobody, or somebody who is named above; it is kept in the resource")
			case !stance.IsValid():
				r.note(&p, "does not say whether the person accepts the goal; it is kept in the resource")
			case at == "":
				r.note(&p, "has no date: say when it was read, or give meta.lastUpdated; it is kept in the resource")
			default:
				v := goals.Response{Person: r.person(who, ""), Stance: stance, Priority: priorityOf(partOf(x, "priority", "CodeableConcept")), At: at}
				responses = append(responses, v)
				spoke[person] = true
				key = acceptanceKey(person, v.Stance, v.Priority)
			}
		case urlRelationship:
			key = r.relationship(&p, x, g)
		case urlScaling:
			key = r.level(&p, x, g)
		case crossVersion + "continuous":
			if resource.version != R5 && x.Member("valueBoolean").Text() == "true" {
				g.Kind = goals.GoalMaintain
				key = "continuous"
			}
		}
		r.key("extension", key)
	}
	if len(responses) > 0 {
		r.proposal(g, responses)
	}
}

// when returns the instant to date what FHIR does not.
func (r *reader) when(e Element) goals.Instant {
	if at := goals.Instant(e.Member("meta").Member("lastUpdated").Text()); at.IsValid() {
		return at
	}
	if r.o.At.IsValid() {
		return r.o.At
	}
	return ""
}

// proposal makes one proposal that all acceptances of a goal answer. FHIR does
// not say who proposed: it is taken to be whoever expressed the goal if they
// accept it, otherwise the first who accepts.
func (r *reader) proposal(g *goals.Goal, responses []goals.Response) {
	by := responses[0].Person
	for _, wanted := range []func(goals.Response) bool{
		func(v goals.Response) bool { return v.Person == g.ExpressedBy && v.Stance == goals.StanceAgree },
		func(v goals.Response) bool { return v.Stance == goals.StanceAgree },
	} {
		if i := slices.IndexFunc(responses, wanted); i >= 0 {
			by = responses[i].Person
			break
		}
	}
	r.plan.Proposals = append(r.plan.Proposals, goals.Proposal{
		ID: "proposal-" + strconv.Itoa(len(r.plan.Proposals)+1), Goal: g.ID, By: by, At: responses[0].At, Text: words(g.Description), Responses: responses,
	})
	r.note(&r.goalPlace, "does not say who proposed the goal, nor when each person answered; the proposal in the plan is a reading of who accepts it")
}

// serves is the text of the relationship that stands for a parent: FHIR has
// no code for it.
const serves = "serves"

func (r *reader) relationship(p *place, x Element, g *goals.Goal) string {
	name, id, _ := literal(partOf(x, "target", "Reference").Member("reference").Text())
	other := r.goalID[id]
	if name != "Goal" || other == "" || other == g.ID {
		r.note(p, "is about a goal outside this plan; it is kept in the resource")
		return ""
	}
	concept := partOf(x, "type", "CodeableConcept")
	kind := goals.RelationKind(codeOf(concept, systemRelationship))
	switch {
	case kind.IsValid():
		g.Related = append(g.Related, goals.Relation{Kind: kind, Goal: other})
		return joined(string(kind), other)
	case concept.Member("text").Text() == serves && !slices.Contains(g.Parents, other):
		g.Parents = append(g.Parents, other)
		return joined(serves, other)
	}
	r.note(p, "has no code of "+systemRelationship+"; it is kept in the resource")
	return ""
}

// level reads one described level of Goal Attainment Scaling. Drafts of the
// guide called the text text.
func (r *reader) level(p *place, x Element, g *goals.Goal) string {
	level, ok := levelOf(partOf(x, "level", "Coding"))
	text := partOf(x, "progressText", "String").Text()
	if text == "" {
		text = partOf(x, "text", "String").Text()
	}
	switch {
	case !ok || strings.TrimSpace(text) == "":
		r.note(p, "lacks a level of LOINC LL6900-6 or its text; it is kept in the resource")
		return ""
	case slices.ContainsFunc(g.Scale.Levels, func(l goals.AttainmentLevel) bool { return l.Level == level }):
		r.note(p, "describes a level that is described above; it is kept in the resource")
		return ""
	}
	g.Scale.Levels = append(g.Scale.Levels, goals.AttainmentLevel{Level: level, Text: text})
	return levelKey(level, text)
}

func joined(parts ...string) string { return strings.Join(parts, "\x1f") }
