package fhir

import (
	"encoding/json"
	"strconv"

	"github.com/concord-sdm/concord/goals"
)

// reference writes a Reference to a person of the plan.
func (x *exporter) reference(w *writer, id string) {
	v := x.people[id]
	if e := x.kept(v); v.Reference == "" && e.Exists() {
		w.raw(e.raw())
		return
	}
	w.object(func() {
		w.field("reference", v.Reference)
		w.field("display", v.Name)
	})
}

func writeConcept(w *writer, c goals.Concept) {
	w.object(func() {
		if len(c.Codings) > 0 {
			w.name("coding")
			w.array(func() {
				for _, v := range c.Codings {
					writeCoding(w, v)
				}
			})
		}
		w.field("text", c.Text)
	})
}

func writeCoding(w *writer, v goals.Coding) {
	w.object(func() {
		w.field("system", v.System)
		w.field("code", v.Code)
		w.field("display", v.Display)
	})
}

// writeAddress writes what a goal addresses: a coding without a system is a
// reference; of other codings only the text fits into a Reference.
func writeAddress(w *writer, c goals.Concept) {
	w.object(func() {
		for _, v := range c.Codings {
			if v.System == "" {
				w.field("reference", v.Code)
				w.field("display", c.Text)
				return
			}
		}
		w.field("display", words(c))
	})
}

func (x *exporter) annotation(w *writer, n goals.Annotation) {
	w.object(func() {
		switch v := x.people[n.By]; {
		case v == nil:
		case v.Reference != "" || x.kept(v).Exists():
			w.name("authorReference")
			x.reference(w, n.By)
		default:
			w.field("authorString", v.Name)
		}
		w.field("time", string(n.At))
		w.field("text", n.Text)
	})
}

// extensions writes agreement, relations and scale as extensions.
func (x *exporter) extensions(g *goals.Goal) generated {
	v := generated{element: "extension", member: "extension", many: true}
	if g.Kind == goals.GoalMaintain && x.o.Version != R5 {
		v.add("continuous", func(w *writer) {
			w.object(func() {
				w.field("url", crossVersion+"continuous")
				w.member("valueBoolean", []byte("true"))
			})
		})
	}
	agreement := goals.Agree(*x.plan, g.ID)
	history := agreement.Rounds > 1
	for _, voice := range agreement.Voices {
		history = history || voice.Reason != "" || voice.Via != ""
		key := x.personKey(voice.Person)
		if voice.At == "" || key == "" {
			continue
		}
		v.add(acceptanceKey(key, voice.Stance, voice.Priority), func(w *writer) {
			complexExtension(w, urlAcceptance, func(part func(string, string, func())) {
				part("individual", "Reference", func() { x.reference(w, voice.Person) })
				part("status", "Code", func() { w.text(string(voice.Stance)) })
				if voice.Priority != "" {
					part("priority", "CodeableConcept", func() {
						writeConcept(w, goals.Concept{Codings: []goals.Coding{{System: systemPriority, Code: string(voice.Priority) + "-priority"}}})
					})
				}
			})
		})
	}
	if history {
		x.noteAt("/proposals", "have a history, reasons or surrogates, of which only what each person says last has a place in the Goal resource")
	}
	relation := func(key, other string, concept goals.Concept) {
		v.add(joined(key, other), func(w *writer) {
			complexExtension(w, urlRelationship, func(part func(string, string, func())) {
				part("type", "CodeableConcept", func() { writeConcept(w, concept) })
				part("target", "Reference", func() { w.object(func() { w.field("reference", "Goal/"+x.fhirID[other]) }) })
			})
		})
	}
	for _, r := range g.Related {
		relation(string(r.Kind), r.Goal, goals.Concept{Codings: []goals.Coding{{System: systemRelationship, Code: string(r.Kind)}}})
	}
	for _, parent := range g.Parents {
		relation(serves, parent, goals.Concept{Text: serves})
	}
	for _, l := range g.Scale.Levels {
		a, ok := answerOf(l.Level)
		if !ok {
			x.note("scale", "has a half level, which LOINC does not code; it is left out")
			continue
		}
		v.add(levelKey(l.Level, l.Text), func(w *writer) {
			complexExtension(w, urlScaling, func(part func(string, string, func())) {
				part("level", "Coding", func() { writeCoding(w, goals.Coding{System: systemLOINC, Code: a.code, Display: a.display}) })
				part("progressText", "String", func() { w.text(l.Text) })
			})
		})
	}
	return v
}

// complexExtension writes an extension whose parts fill writes.
func complexExtension(w *writer, url string, fill func(part func(url, value string, write func()))) {
	w.object(func() {
		w.name("extension")
		w.array(func() {
			fill(func(url, value string, write func()) {
				w.object(func() {
					w.field("url", url)
					w.name("value" + value)
					write()
				})
			})
		})
		w.field("url", url)
	})
}

// targets writes the version in force of each target of the goal.
func (x *exporter) targets(g *goals.Goal) generated {
	v := generated{element: "target", member: "target", many: true}
	for _, i := range x.aims[g.ID] {
		t := &x.plan.Targets[i]
		last := wording{t.Versions[len(t.Versions)-1], t.Text}
		var measure goals.Measure
		if m := x.measures[t.Measure]; m != nil {
			measure = *m
		}
		v.add(targetKey(last, measure), func(w *writer) { writeTarget(w, last, measure, t.ID) })
		if len(t.Versions) > 1 || last.Baseline != (goals.Quantity{}) {
			x.noteAt("/targets/"+strconv.Itoa(i), "has an earlier version or a baseline, which have no place in the Goal resource")
		}
	}
	return v
}

func writeTarget(w *writer, v wording, m goals.Measure, id string) {
	w.object(func() {
		concept := goals.Concept{Text: m.Name, Codings: m.Codings}
		plain := v.Kind == goals.TargetYesNo && v.Answer == goals.AnswerYes && v.text == ""
		if concept.Text == "" && !plain {
			concept.Text = v.text // gol-1: what is aimed at must be said
		}
		if concept.Text == "" && !plain {
			concept.Text = id
		}
		if concept.Text != "" {
			w.name("measure")
			writeConcept(w, concept)
		}
		switch v.Kind {
		case goals.TargetEqual:
			w.name("detailQuantity")
			writeQuantity(w, v.Value)
		case goals.TargetAtLeast, goals.TargetAtMost, goals.TargetBetween, goals.TargetMaintain:
			w.name("detailRange")
			w.object(func() {
				if (v.Low != goals.Quantity{}) {
					w.name("low")
					writeQuantity(w, v.Low)
				}
				if (v.High != goals.Quantity{}) {
					w.name("high")
					writeQuantity(w, v.High)
				}
			})
		case goals.TargetCoded:
			w.name("detailCodeableConcept")
			writeConcept(w, goals.Concept{Codings: []goals.Coding{v.Code}})
		case goals.TargetYesNo:
			switch {
			case v.text != "" && m.Name != "" && v.Answer == goals.AnswerYes:
				w.field("detailString", v.text)
			case !plain:
				w.member("detailBoolean", strconvBool(v.Answer == goals.AnswerYes))
			}
		}
		w.field("dueDate", string(v.Due))
		if (v.DueAfter != goals.Quantity{}) {
			w.name("dueDuration")
			writeQuantity(w, v.DueAfter)
		}
	})
}

func strconvBool(v bool) json.RawMessage {
	if v {
		return json.RawMessage("true")
	}
	return json.RawMessage("false")
}

// writeQuantity writes a Quantity: with a code where UCUM has the unit,
// without a unit where it is a plain number.
func writeQuantity(w *writer, q goals.Quantity) {
	w.object(func() {
		w.name("value")
		w.number(q.Value)
		if q.Unit == "1" {
			return
		}
		text := q.Text
		if text == "" {
			text = q.Unit
		}
		w.field("unit", text)
		if knownUnits()[q.Unit] {
			w.field("system", ucum)
			w.field("code", q.Unit)
		}
	})
}
