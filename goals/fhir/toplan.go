package fhir

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/ident"
)

// StatusDateMeaning says which date of a plan the one statusDate of R4 to R5
// is. The specification leaves it open; R6 has a date for each.
type StatusDateMeaning string

// The meanings.
const (
	StatusDateLifecycle   StatusDateMeaning = "lifecycle"   // when lifecycleStatus came about; the default
	StatusDateAchievement StatusDateMeaning = "achievement" // when achievementStatus was judged, as the Gravity project reads it
)

// Values returns every meaning.
func (StatusDateMeaning) Values() []StatusDateMeaning {
	return []StatusDateMeaning{StatusDateLifecycle, StatusDateAchievement}
}

// IsValid reports whether m is one of [StatusDateMeaning.Values].
func (m StatusDateMeaning) IsValid() bool { return slices.Contains(m.Values(), m) }

// ReadOptions says what a Goal resource does not say by itself. The zero
// value is fine but for Plan.
type ReadOptions struct {
	// Plan is the id of the plan to make; required.
	Plan string
	// At is when the resources were read. It dates the acceptances of a Goal
	// whose meta.lastUpdated does not; without either they are noted and left
	// in the resource.
	At goals.Instant
	// StatusDate says what statusDate means; the default is the lifecycle.
	StatusDate StatusDateMeaning
	// Better says in which direction a measure gets better where a target is a
	// single value or a range with two ends. FHIR does not say, and a name must
	// never decide. The default, also for a result that is not valid, is
	// [goals.BetterWithin], with a note.
	Better func(measure goals.Concept) goals.Better
}

// keyReference is under which key of a person's extensions a Reference is kept
// that has an identifier and no address.
const keyReference = "org.hl7.fhir.reference"

// extensionKey is under which key of a goal's extensions the resource it was
// read from is kept, by release.
func extensionKey(v Version) string { return "org.hl7.fhir." + strings.ToLower(string(v)) }

// ToPlan makes a plan of the Goals of one subject. People, measures, targets
// and negotiations become those of the plan; goal-acceptance becomes responses
// to a proposal, goal-relationship ties between goals of the list, and the PCO
// levels of Goal Attainment Scaling a scale. Each resource is kept whole in the
// extensions of its goal, so that [FromPlan] gives back what a plan has no
// place for.
//
// Nothing is guessed: a Goal without a status is a fault, a target whose
// content is not a number with inclusive bounds, a code or an answer is read
// as a yes/no target with its text, and everything left out is noted. The
// R6 status unknown is read and noted.
//
// The error is [Faults]: of the resources, with the index in list before each
// pointer, or of the plan that they make ([goals.Plan.Validate]). In the
// latter case the plan is returned as well.
func ToPlan(list []Goal, o ReadOptions) (goals.Plan, []Note, error) {
	r := newReader(o)
	r.plan = goals.Plan{Format: goals.PlanFormat, ID: o.Plan, People: []goals.Person{}, Goals: []goals.Goal{}}
	if len(list) == 0 {
		return goals.Plan{}, nil, one("", "", fault.Required, nil, "needs at least one Goal")
	}
	var faults Faults
	for i, g := range list {
		for _, f := range g.check().faults {
			if f.Pointer == "/lifecycleStatus" && f.Code == fault.Enum && isUnknown(g) {
				continue
			}
			f.Pointer = "/" + strconv.Itoa(i) + f.Pointer
			faults = append(faults, f)
		}
		if status := g.Root().Member("lifecycleStatus"); !status.Exists() && g.Root().Member("_lifecycleStatus").Exists() {
			faults = append(faults, FieldError{Pointer: "/" + strconv.Itoa(i) + "/lifecycleStatus", Code: fault.Required, Err: Issue{
				Expression: "Goal.lifecycleStatus", Text: "has no value; it is not filled in for you: state one of " + orList(lifecycleCodes),
			}})
		}
		if g.t != nil && i > 0 && list[0].t != nil && referenceKey(g.Root().Member("subject")) != referenceKey(list[0].Root().Member("subject")) {
			faults = append(faults, FieldError{Pointer: "/" + strconv.Itoa(i) + "/subject", Code: fault.Conflict, Err: Issue{
				Expression: "Goal.subject", Text: "must be the subject of the first Goal: a plan is about one person",
			}})
		}
	}
	if len(faults) > 0 {
		return goals.Plan{}, nil, faults
	}
	for _, g := range list {
		r.name(g)
	}
	for i, g := range list {
		r.goal(g, r.ids[i])
	}
	slices.SortStableFunc(r.plan.Proposals, func(a, b goals.Proposal) int {
		ta, _ := a.At.Time()
		tb, _ := b.At.Time()
		return ta.Compare(tb)
	})
	return r.plan, r.notes, r.plan.Validate()
}

func isUnknown(g Goal) bool { return g.Root().Member("lifecycleStatus").Text() == "unknown" }

// reader makes a plan of Goals.
type reader struct {
	o      ReadOptions
	plan   goals.Plan
	notes  []Note
	ids    []string          // of the goals, in the order of the list
	goalID map[string]string // FHIR id to id in the plan
	used   map[string]bool   // ids of goals
	people map[string]string // key of a reference to id
	names  map[string]bool   // ids of people
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
		o: o, goalID: map[string]string{}, used: map[string]bool{}, people: map[string]string{}, names: map[string]bool{},
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
	if e.Member("continuous").Text() == "true" {
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

// referenceKey is what a Reference is compared by: its address, its
// identifier or its display, the first that it has.
func referenceKey(e Element) string {
	if ref := e.Member("reference").Text(); ref != "" {
		return ref
	}
	if id := e.Member("identifier"); id.Member("value").Exists() {
		return joined(id.Member("system").Text(), id.Member("value").Text())
	}
	return e.Member("display").Text()
}

// person returns the id of the person that a Reference is to, whom it adds to
// the plan if they are new. The role is taken from the type of the reference
// where none is given.
func (r *reader) person(e Element, role goals.Role) string {
	key := referenceKey(e)
	if id, ok := r.people[key]; ok {
		if name := e.Member("display").Text(); name != "" {
			for i := range r.plan.People {
				if v := &r.plan.People[i]; v.ID == id && v.Name == "" {
					v.Name = name
				}
			}
		}
		return id
	}
	name, id, _ := literal(e.Member("reference").Text())
	if name == "" {
		name = strings.TrimPrefix(e.Member("type").Text(), "http://hl7.org/fhir/StructureDefinition/")
	}
	if role == "" || name == "Group" || name == "Organization" {
		switch name {
		case "Patient":
			role = goals.RolePatient
		case "Practitioner", "PractitionerRole":
			role = goals.RoleClinician
		case "CareTeam":
			role = goals.RoleTeam
		case "RelatedPerson":
			role = goals.RoleFamily
		default:
			role = goals.RoleOther
		}
	}
	v := goals.Person{Name: e.Member("display").Text(), Role: role, Reference: e.Member("reference").Text()}
	if v.Reference == "" && e.Member("identifier").Exists() {
		v.Extensions = map[string]json.RawMessage{keyReference: e.JSON()}
	}
	return r.add(key, id, v)
}

// named returns the id of a person who is known by name only.
func (r *reader) named(name string) string {
	if id, ok := r.people[name]; ok {
		return id
	}
	return r.add(name, "", goals.Person{Name: name, Role: goals.RoleOther})
}

func (r *reader) add(key, id string, v goals.Person) string {
	for n := len(r.plan.People) + 1; !ident.ValidID(id) || r.names[id]; n++ {
		id = "person-" + strconv.Itoa(n)
	}
	r.names[id] = true
	r.people[key] = id
	v.ID = id
	r.plan.People = append(r.plan.People, v)
	return id
}

// extensions reads the extensions that a plan has a place for.
func (r *reader) extensions(resource Goal, e Element, g *goals.Goal) {
	var responses []goals.Response
	var spoke []string // the people whose acceptance was read
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
			case person == "" || slices.Contains(spoke, person):
				r.note(&p, "names nobody, or somebody who is named above; it is kept in the resource")
			case !stance.IsValid():
				r.note(&p, "does not say whether the person accepts the goal; it is kept in the resource")
			case at == "":
				r.note(&p, "has no date: say when it was read, or give meta.lastUpdated; it is kept in the resource")
			default:
				v := goals.Response{Person: r.person(who, ""), Stance: stance, Priority: priorityOf(partOf(x, "priority", "CodeableConcept")), At: at}
				responses = append(responses, v)
				spoke = append(spoke, person)
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
