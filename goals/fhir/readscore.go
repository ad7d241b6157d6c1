package fhir

import (
	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/ident"
)

// DecodeRating reads a score observation of PCO as a rating of a goal of the
// plan, which [ToPlan] made: the focus must be one of its goals and the
// performer one of its people; a patient's own score without a performer is
// that of the subject. Both codes of baselines are read. The error is [Faults].
func DecodeRating(data []byte, p goals.Plan) (goals.Rating, error) {
	t, err := parse(data)
	if err != nil {
		return goals.Rating{}, fromScanner(err)
	}
	e := t.root()
	var faults Faults
	wrong := func(member, name string, c fault.Code, text string) {
		expression := "Observation"
		pointer := ""
		if member != "" {
			expression, pointer = "Observation."+name, "/"+member
		}
		faults = append(faults, one(pointer, expression, c, nil, text)...)
	}
	if e.Member("resourceType").Text() != "Observation" {
		wrong("", "", fault.Enum, "must be an Observation")
		return goals.Rating{}, faults
	}
	r := goals.Rating{ID: e.Member("id").Text(), Phase: goals.PhaseFollowUp, Text: e.Member("note").Item(0).Member("text").Text()}
	if !ident.ValidID(r.ID) {
		wrong("id", "id", fault.Format, "is needed: "+ident.IDRule)
	}
	switch status := e.Member("status").Text(); {
	case !hasCode(observationStatus, always, status):
		wrong("status", "status", fault.Enum, "must be "+list(observationStatus, always))
	case status == "entered-in-error" || status == "cancelled":
		wrong("status", "status", fault.Forbidden, "says that the score does not count")
	}
	score := codeOf(e.Member("code"), systemLOINC)
	switch {
	case isBaseline(score):
		r.Phase = goals.PhaseBaseline
	case score != codePatient && score != codePractitioner && score != codeCaregiver:
		wrong("code", "code", fault.Enum, "must be a score of Goal Attainment Scaling: LOINC 107331-1, 107332-9, 107333-7, 107334-5 or 112296-9")
	}
	if r.Goal = goalOf(p, e.Member("focus")); r.Goal == "" {
		wrong("focus", "focus", fault.Reference, "must be a goal of the plan")
	}
	performer := e.Member("performer").Item(0)
	for i := range p.People {
		v := &p.People[i]
		if key := referenceKey(performer); key != "" && (v.Reference == key || referenceKey(keptReference(v.Extensions)) == key || v.Reference == "" && v.Name == key) {
			r.By = v.ID
			break
		}
	}
	if !performer.Exists() && score == codePatient {
		r.By = p.Subject
	}
	if r.By == "" {
		wrong("performer", "performer", fault.Reference, "must be somebody who has a part in the plan; add the person first")
	}
	effective := e.Member("effectiveDateTime").Text()
	if period := e.Member("effectivePeriod"); period.Exists() {
		if effective = period.Member("end").Text(); effective == "" {
			effective = period.Member("start").Text()
		}
	}
	if !isDateTime(effective) {
		wrong("effectiveDateTime", "effective", fault.Format, "is required: "+primitives[kindDateTime].rule)
	} else {
		r.On = goals.Date(effective[:min(10, len(effective))])
	}
	found := false
	for coding := range e.Member("valueCodeableConcept").Member("coding").All() {
		if level, ok := levelOf(coding); ok {
			r.Level, found = level, true
			break
		}
	}
	if !found {
		wrong("valueCodeableConcept", "value", fault.Enum, "must be a level from the LOINC answer list LL6900-6: "+answerCodes())
	}
	if len(faults) > 0 {
		return goals.Rating{}, faults
	}
	return r, nil
}

// goalOf returns the goal of the plan that the first reference to a Goal is
// about.
func goalOf(p goals.Plan, focus Element) string {
	for e := range focus.All() {
		name, id, _ := literal(e.Member("reference").Text())
		if name != "Goal" {
			continue
		}
		for i := range p.Goals {
			if fhirIDOf(&p.Goals[i]) == id {
				return p.Goals[i].ID
			}
		}
		return ""
	}
	return ""
}

// fhirIDOf returns the id that a goal has as a resource.
func fhirIDOf(g *goals.Goal) string {
	for _, v := range Version("").Values() {
		raw, ok := g.Extensions[extensionKey(v)]
		if !ok {
			continue
		}
		if t, err := parse(raw); err == nil {
			if id := t.root().Member("id").Text(); id != "" {
				return id
			}
		}
	}
	return g.ID
}
