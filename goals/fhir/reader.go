package fhir

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/internal/ident"
)

// reader makes a plan of Goals.
type reader struct {
	o      ReadOptions
	plan   goals.Plan
	notes  []Note
	ids    []string          // of the goals, in the order of the list
	goalID map[string]string // FHIR id to id in the plan
	used   map[string]bool   // ids of goals
	people map[string]string // key of a reference to id
	names  map[string]int    // ids of people to their index
	scales map[string]string // key of a measure to id
	// keys holds, for each element, what was read of it in one form for
	// comparison: "" if nothing was. Lists have one key for each item.
	keys map[string][]string
	// at is the id of the Goal that is being read.
	at        string
	goalPlace place
	// silent leaves acceptances alone.
	silent bool
}

func newReader(o ReadOptions) *reader {
	return &reader{
		o: o, goalID: map[string]string{}, used: map[string]bool{}, people: map[string]string{}, names: map[string]int{},
		scales: map[string]string{}, goalPlace: place{name: "Goal"},
	}
}

// name gives a Goal its id in the plan: its own where that is allowed.
func (r *reader) name(g Goal) {
	own := g.Root().Member("id").Text()
	id := own
	for n := len(r.ids) + 1; !ident.ValidID(id) || r.used[id]; n++ {
		id = "goal-" + strconv.Itoa(n)
	}
	r.used[id] = true
	r.ids = append(r.ids, id)
	if own != "" && r.goalID[own] == "" {
		r.goalID[own] = id
	}
}

func (r *reader) note(p *place, text string) {
	r.notes = append(r.notes, Note{Goal: r.at, Pointer: p.pointer(), Expression: p.expression(), Code: NoteMapping, Text: text})
}

func (r *reader) key(element, key string) { r.keys[element] = append(r.keys[element], key) }

// goal adds one Goal to the plan.
func (r *reader) goal(resource Goal, id string) {
	e := resource.Root()
	r.at, r.keys = id, map[string][]string{}
	for _, name := range [...]string{"modifierExtension", "implicitRules"} {
		if e.Member(name).Exists() {
			p := r.goalPlace.field(name, name)
			r.note(&p, "may change what the resource means, and is not understood here; somebody must look at it")
		}
	}
	var g goals.Goal
	g.ID = id
	g.Status = goals.Status(e.Member("lifecycleStatus").Text())
	r.key("lifecycleStatus", string(g.Status))
	if isUnknown(resource) {
		p := r.goalPlace.field("lifecycleStatus", "lifecycleStatus")
		r.note(&p, "is unknown, a status of R6; it is read, and cannot be written to R4, R4B or R5")
	}
	subject := r.person(e.Member("subject"), goals.RolePatient)
	if r.plan.Subject == "" {
		r.plan.Subject = subject
		if r.plan.People[0].Role != goals.RolePatient {
			p := r.goalPlace.field("subject", "subject")
			r.note(&p, "is a group or an organization, and a plan is about one person")
		}
	}
	r.key("subject", referenceKey(e.Member("subject")))

	g.Description, _ = r.concept(e.Member("description"), r.goalPlace.field("description", "description"))
	r.key("description", conceptKey(g.Description))
	if achievement := goals.Achievement(codeOf(e.Member("achievementStatus"), systemAchievement)); achievement.IsValid() {
		g.Achievement = achievement
	} else if e.Member("achievementStatus").Exists() {
		p := r.goalPlace.field("achievementStatus", "achievementStatus")
		r.note(&p, "has no code of "+systemAchievement+"; it is kept in the resource")
	}
	r.key("achievementStatus", string(g.Achievement))
	if g.Priority = priorityOf(e.Member("priority")); g.Priority == "" && e.Member("priority").Exists() {
		p := r.goalPlace.field("priority", "priority")
		r.note(&p, "has no code of "+systemPriority+"; it is kept in the resource")
	}
	r.key("priority", string(g.Priority))
	categories := r.goalPlace.field("category", "category")
	i := 0
	for c := range e.Member("category").All() {
		if v, ok := r.concept(c, categories.item(i)); ok {
			g.Categories = append(g.Categories, v)
			r.key("category", conceptKey(v))
		} else {
			r.key("category", "")
		}
		i++
	}
	g.Start = goals.Date(e.Member("startDate").Text())
	r.key("start", string(g.Start))
	if e.Member("startCodeableConcept").Exists() {
		p := r.goalPlace.field("startCodeableConcept", "start")
		r.note(&p, "is an event and not a date; it is kept in the resource")
	}
	r.dates(e, &g)
	g.StatusReason = e.Member("statusReason").Text()
	r.key("statusReason", g.StatusReason)
	source := "expressedBy"
	if resource.version == R5 {
		source = "source"
	}
	if by := e.Member(source); referenceKey(by) != "" {
		g.ExpressedBy = r.person(by, "")
	} else if by.Exists() {
		p := r.goalPlace.field(source, source)
		r.note(&p, "names nobody; it is kept in the resource")
	}
	r.key(source, referenceKey(e.Member(source)))
	for a := range e.Member("addresses").All() {
		v, ok := addressOf(a)
		if ok {
			g.Addresses = append(g.Addresses, v)
		}
		r.key("addresses", addressKey(v))
	}
	for n := range e.Member("note").All() {
		v := r.annotation(n)
		g.Notes = append(g.Notes, v)
		r.key("note", r.annotationKey(n, v))
	}
	if resource.version == R5 && e.Member("continuous").Text() == "true" {
		g.Kind = goals.GoalMaintain
	}
	r.key("continuous", string(g.Kind))
	r.extensions(resource, e, &g)
	g.Extensions = map[string]json.RawMessage{extensionKey(resource.version): e.JSON()}
	r.plan.Goals = append(r.plan.Goals, g)
	r.targets(e, g)
}

// dates reads statusDate as the option says.
func (r *reader) dates(e Element, g *goals.Goal) {
	date := goals.Date(e.Member("statusDate").Text())
	r.key("statusDate", string(date))
	switch {
	case r.o.StatusDate != StatusDateAchievement:
		g.StatusDate = date
	case g.Achievement != "":
		g.AchievementDate = date
	case date != "":
		p := r.goalPlace.field("statusDate", "statusDate")
		r.note(&p, "is taken as the date of the achievement, and there is no achievement; it is kept in the resource")
		r.keys["statusDate"] = []string{""}
	}
}

// concept reads a CodeableConcept, with a note where there is nothing to
// read.
func (r *reader) concept(e Element, p place) (goals.Concept, bool) {
	c, ok := conceptOf(e)
	if !ok {
		r.note(&p, "has neither text nor code; it is kept in the resource")
		return goals.Concept{}, false
	}
	return c, true
}

func priorityOf(e Element) goals.Priority {
	p := goals.Priority(strings.TrimSuffix(codeOf(e, systemPriority), "-priority"))
	if !p.IsValid() {
		return ""
	}
	return p
}

// addressOf reads what a goal addresses: a reference is a coding without a
// system, whose code is the reference.
func addressOf(e Element) (goals.Concept, bool) {
	c := goals.Concept{Text: e.Member("display").Text()}
	if ref := e.Member("reference").Text(); ref != "" {
		c.Codings = []goals.Coding{{Code: ref}}
	}
	return c, strings.TrimSpace(c.Text) != "" || c.Codings != nil
}

func (r *reader) annotation(e Element) goals.Annotation {
	v := goals.Annotation{Text: e.Member("text").Text()}
	if by := e.Member("authorReference"); referenceKey(by) != "" {
		v.By = r.person(by, "")
	} else if name := e.Member("authorString").Text(); name != "" {
		v.By = r.named(name)
	}
	if at := goals.Instant(e.Member("time").Text()); at.IsValid() {
		v.At = at
	}
	return v
}

func (r *reader) annotationKey(e Element, v goals.Annotation) string {
	by := referenceKey(e.Member("authorReference"))
	if by == "" {
		by = e.Member("authorString").Text()
	}
	return joined(by, string(v.At), v.Text)
}
