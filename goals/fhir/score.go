package fhir

import (
	"strconv"

	"github.com/concord-sdm/concord/goals"
)

// checkRatings holds ratings against the plan.
func (x *exporter) checkRatings(ratings []goals.Rating) error {
	r := goals.Record{Format: goals.RecordFormat, Plan: x.plan.ID, Observations: []goals.Observation{}, Ratings: ratings}
	return r.ValidateWith(*x.plan)
}

// scoreCode returns the LOINC code of a rating; "" if the rater is of no kind
// that has one.
func (b *bundler) scoreCode(r *goals.Rating) string {
	switch {
	case r.Phase == goals.PhaseBaseline && b.o.PublishedBaseline:
		return codeBaselinePublished
	case r.Phase == goals.PhaseBaseline:
		return codeBaseline
	}
	switch b.people[r.By].Role {
	case goals.RolePatient:
		return codePatient
	case goals.RoleClinician, goals.RoleTeam:
		return codePractitioner
	case goals.RoleFamily, goals.RoleCaregiver:
		return codeCaregiver
	}
	return ""
}

// rating writes one rating as a score observation of PCO.
func (b *bundler) rating(i int, r *goals.Rating) {
	note := func(text string) {
		b.notes = append(b.notes, Note{Goal: r.Goal, Pointer: "/ratings/" + strconv.Itoa(i), Code: NoteMapping, Text: "is left out: " + text})
	}
	a, ok := answerOf(r.Level)
	loinc := b.scoreCode(r)
	switch {
	case b.o.RatingStatus == "":
		note("an observation must have a status, and none was given")
		return
	case !ok:
		note("LOINC does not code half levels")
		return
	case loinc == "":
		note("LOINC has no code for scores of such a rater")
		return
	}
	b.entry("Observation", r.ID, func(w *writer) {
		w.object(func() {
			w.field("resourceType", "Observation")
			w.field("id", r.ID)
			w.field("status", b.o.RatingStatus)
			w.name("category")
			w.array(func() {
				writeConcept(w, goals.Concept{Codings: []goals.Coding{{System: "http://terminology.hl7.org/CodeSystem/observation-category", Code: "survey"}}})
			})
			w.name("code")
			writeConcept(w, goals.Concept{Codings: []goals.Coding{{System: systemLOINC, Code: loinc}}})
			w.name("subject")
			b.reference(w, b.plan.Subject)
			w.name("focus")
			w.array(func() { w.object(func() { w.field("reference", "Goal/"+b.fhirID[r.Goal]) }) })
			w.field("effectiveDateTime", string(r.On))
			if b.personKey(r.By) != "" {
				w.name("performer")
				w.array(func() { b.reference(w, r.By) })
			}
			w.name("valueCodeableConcept")
			writeConcept(w, goals.Concept{Codings: []goals.Coding{{System: systemLOINC, Code: a.code, Display: a.display}}})
			if r.Text != "" {
				w.name("note")
				w.array(func() { w.object(func() { w.field("text", r.Text) }) })
			}
		})
	})
}
