package fhir

import (
	"slices"
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/goals"
)

// action writes an action as a ServiceRequest.
func (b *bundler) action(i int) {
	a := &b.plan.Actions[i]
	pointer := "/actions/" + strconv.Itoa(i)
	if b.o.ActionStatus == "" {
		b.notes = append(b.notes, Note{Pointer: pointer, Code: NoteMapping, Text: "is left out: a service request must have a status, and none was given"})
		return
	}
	if len(a.IfThen) > 0 || len(a.Slots) > 0 || len(a.Rulers) > 0 || len(a.Techniques) > 0 || (a.WOOP != goals.WOOP{}) {
		b.notes = append(b.notes, Note{Pointer: pointer, Code: NoteMapping, Text: "has if-then plans, slots, rulers or techniques, which have no place in a service request"})
	}
	five := b.o.Goals.Version == R5
	b.entry("ServiceRequest", a.ID, func(w *writer) {
		w.object(func() {
			w.field("resourceType", "ServiceRequest")
			w.field("id", a.ID)
			if len(a.Goals) > 0 {
				w.name("extension")
				w.array(func() {
					for _, id := range a.Goals {
						w.object(func() {
							w.field("url", "http://hl7.org/fhir/StructureDefinition/resource-pertainsToGoal")
							w.name("valueReference")
							w.object(func() { w.field("reference", "Goal/"+b.fhirID[id]) })
						})
					}
				})
			}
			w.field("status", b.o.ActionStatus)
			w.field("intent", b.o.Intent)
			w.name("code")
			if five {
				w.object(func() {
					w.name("concept")
					w.object(func() { w.field("text", a.What) })
				})
			} else {
				w.object(func() { w.field("text", a.What) })
			}
			w.name("subject")
			b.reference(w, b.plan.Subject)
			if a.Start != "" || a.End != "" {
				w.name("occurrencePeriod")
				w.object(func() {
					w.field("start", string(a.Start))
					w.field("end", string(a.End))
				})
			}
			who := slices.DeleteFunc(slices.Clone(a.Who), func(id string) bool { return b.personKey(id) == "" })
			if len(who) > 0 {
				w.name("performer")
				w.array(func() {
					for _, id := range who {
						b.reference(w, id)
					}
				})
			}
			how := slices.DeleteFunc([]string{a.HowMuch, a.HowOften, a.When, a.Where}, func(s string) bool { return s == "" })
			if len(how) == 0 {
				return
			}
			if five {
				w.name("patientInstruction")
				w.array(func() { w.object(func() { w.field("instructionMarkdown", strings.Join(how, "; ")) }) })
			} else {
				w.field("patientInstruction", strings.Join(how, "; "))
			}
		})
	})
}
