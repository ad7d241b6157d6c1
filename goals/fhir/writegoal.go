package fhir

import "github.com/concord-sdm/concord/goals"

// elements writes what the plan says about the goal, in the order of the
// element table.
func (x *exporter) elements(g *goals.Goal) []generated {
	source := "expressedBy"
	if x.o.Version == R5 {
		source = "source"
	}
	text := func(element, member, value string) generated {
		v := generated{element: element, member: member}
		if value != "" {
			v.add(value, func(w *writer) { w.text(value) })
		}
		return v
	}
	coded := func(element, value string, coding goals.Coding) generated {
		v := generated{element: element, member: element}
		if value != "" {
			v.add(value, func(w *writer) { writeConcept(w, goals.Concept{Codings: []goals.Coding{coding}}) })
		}
		return v
	}
	person := func(element, id string) generated {
		v := generated{element: element, member: element}
		if key := x.personKey(id); key != "" {
			v.add(key, func(w *writer) { x.reference(w, id) })
		}
		return v
	}
	category := generated{element: "category", member: "category", many: true}
	for _, c := range g.Categories {
		category.add(conceptKey(c), func(w *writer) { writeConcept(w, c) })
	}
	description := generated{element: "description", member: "description"}
	description.add(conceptKey(g.Description), func(w *writer) { writeConcept(w, g.Description) })
	addresses := generated{element: "addresses", member: "addresses", many: true}
	for _, c := range g.Addresses {
		addresses.add(addressKey(c), func(w *writer) { writeAddress(w, c) })
	}
	notes := generated{element: "note", member: "note", many: true}
	for _, n := range g.Notes {
		notes.add(joined(x.personKey(n.By), string(n.At), n.Text), func(w *writer) { x.annotation(w, n) })
	}
	continuous := generated{element: "continuous", member: "continuous"}
	if g.Kind == goals.GoalMaintain && x.o.Version == R5 {
		continuous.add(string(g.Kind), func(w *writer) { w.raw([]byte("true")) })
	}
	date := g.StatusDate
	if x.o.StatusDate == StatusDateAchievement {
		date = g.AchievementDate
	}
	x.left(g)
	return []generated{
		x.extensions(g),
		text("lifecycleStatus", "lifecycleStatus", string(g.Status)),
		coded("achievementStatus", string(g.Achievement), goals.Coding{System: systemAchievement, Code: string(g.Achievement)}),
		category,
		continuous,
		coded("priority", string(g.Priority), goals.Coding{System: systemPriority, Code: string(g.Priority) + "-priority"}),
		description,
		person("subject", x.plan.Subject),
		text("start", "startDate", string(g.Start)),
		x.targets(g),
		text("statusDate", "statusDate", string(date)),
		text("statusReason", "statusReason", g.StatusReason),
		person(source, g.ExpressedBy),
		addresses,
		notes,
	}
}

// left notes what of the goal has no place in FHIR.
func (x *exporter) left(g *goals.Goal) {
	for _, row := range []struct {
		field string
		there bool
	}{
		{"level", g.Level != ""},
		{"values", len(g.Values) > 0},
		{"rollup", g.Rollup != goals.Rollup{}},
		{"rulers", len(g.Rulers) > 0},
		{"parties", len(g.Parties) > 0},
		{"events", len(g.Events) > 0},
		{"scale/weights", len(g.Scale.Weights) > 0},
		{"kind", g.Kind == goals.GoalOpen},
		{"private", g.Private},
		{"statusDate", x.o.StatusDate == StatusDateAchievement && g.StatusDate != ""},
		{"achievementDate", x.o.StatusDate != StatusDateAchievement && g.AchievementDate != ""},
	} {
		if row.there {
			x.note(row.field, "has no place in the Goal resource")
		}
	}
}
