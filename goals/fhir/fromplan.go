package fhir

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/internal/fault"
)

// WriteOptions says how the goals of a plan are written.
type WriteOptions struct {
	// Version is the FHIR release to write; required.
	Version Version
	// StatusDate says which date becomes statusDate; the default is that of
	// the lifecycle.
	StatusDate StatusDateMeaning
	// Profiles are named in meta.profile of Goals that were not read from a
	// resource. They are not checked: see [Goal.Check].
	Profiles []Profile
}

// FromPlan writes each goal of a plan as a Goal resource, in the order of the
// plan. A goal that [ToPlan] read from a resource gives that resource back,
// with those elements changed that were changed in the plan: what the plan has
// no place for stays as it was received. A resource that was kept in another
// release is converted.
//
// Agreement becomes goal-acceptance, ties between goals goal-relationship
// (serving a goal has no code and is written as the text "serves"), scales the
// levels of PCO, a goal that maintains is continuous. Of a target, the version
// in force is written. The notes say what of the plan has no place in FHIR.
//
// The error is [Faults] of the plan, with pointers into it. A goal whose status
// is unknown is one: R4 to R5 have no such code, and none is made up. So is a
// subject without reference and name, because a Goal must have one.
func FromPlan(p goals.Plan, o WriteOptions) ([]Goal, []Note, error) {
	x, err := newExporter(p, o)
	if err != nil {
		return nil, nil, err
	}
	list, err := x.list()
	return list, x.notes, err
}

// list writes every goal of the plan.
func (x *exporter) list() ([]Goal, error) {
	var faults Faults
	for i := range x.plan.Goals {
		if x.plan.Goals[i].Status == goals.StatusUnknown {
			faults = append(faults, FieldError{Pointer: "/goals/" + strconv.Itoa(i) + "/status", Code: fault.Enum, Err: Issue{
				Text: "is unknown, which R4, R4B and R5 do not have: find out the status; none is made up",
			}})
		}
	}
	if len(faults) > 0 {
		return nil, faults
	}
	list := make([]Goal, 0, len(x.plan.Goals))
	for i := range x.plan.Goals {
		g, err := x.goal(i)
		if err != nil {
			return nil, x.nameless(err)
		}
		list = append(list, g)
	}
	return list, nil
}

// nameless points a fault about a missing subject to the person in the plan who
// has neither name nor reference: there it can be mended.
func (x *exporter) nameless(err error) error {
	faults, _ := errors.AsType[Faults](err)
	for i, f := range faults {
		issue, ok := errors.AsType[Issue](f.Err)
		if !ok || f.Code != fault.Required || issue.Expression != "Goal.subject" {
			continue
		}
		for k := range x.plan.People {
			if p := &x.plan.People[k]; p.ID == x.plan.Subject && p.Name == "" && p.Reference == "" {
				issue.Text = "is required: give this person, the subject of the plan, a name or a reference"
				faults[i].Pointer, faults[i].Err = "/people/"+strconv.Itoa(k), issue
			}
		}
	}
	return err
}

// exporter writes the goals of one plan.
type exporter struct {
	o        WriteOptions
	plan     *goals.Plan
	people   map[string]*goals.Person
	measures map[string]*goals.Measure
	bases    []Goal            // of each goal, the zero Goal if there is none
	fhirID   map[string]string // id of a goal in the plan to its FHIR id
	planID   map[string]string // and back
	proposed map[string]bool   // the goals that are negotiated
	aims     map[string][]int  // the targets of each goal
	notes    []Note
	at       int  // the index of the goal that is being written; -1 for other resources
	named    bool // every resource must have an id
}

func newExporter(p goals.Plan, o WriteOptions) (*exporter, error) {
	if !o.Version.IsValid() {
		return nil, one("", "", fault.Enum, ErrVersion, "cannot be written: "+ErrVersion.Error())
	}
	if err := p.Validate(); err != nil {
		return nil, err
	}
	x := &exporter{
		o: o, plan: &p, people: map[string]*goals.Person{}, measures: map[string]*goals.Measure{},
		bases: make([]Goal, len(p.Goals)), fhirID: map[string]string{},
		planID: map[string]string{}, proposed: map[string]bool{}, aims: map[string][]int{},
	}
	for i := range p.Proposals {
		x.proposed[p.Proposals[i].Goal] = true
	}
	for i := range p.Targets {
		for _, id := range p.Targets[i].Goals {
			x.aims[id] = append(x.aims[id], i)
		}
	}
	for i := range p.People {
		x.people[p.People[i].ID] = &p.People[i]
	}
	for i := range p.Measures {
		x.measures[p.Measures[i].ID] = &p.Measures[i]
	}
	for i := range p.Goals {
		g := &p.Goals[i]
		x.fhirID[g.ID] = g.ID
		for _, v := range Version("").Values() {
			raw, ok := g.Extensions[extensionKey(v)]
			if !ok || x.bases[i].t != nil {
				continue
			}
			base, err := DecodeGoal(raw, v)
			if err != nil {
				pointer := "/goals/" + strconv.Itoa(i) + "/extensions/" + extensionKey(v)
				return nil, one(pointer, "", fault.Conflict, err, "must be the Goal resource that was read, or be left out")
			}
			x.bases[i] = base
			if id := base.Root().Member("id").Text(); id != "" {
				x.fhirID[g.ID] = id
			}
		}
		x.planID[x.fhirID[g.ID]] = g.ID
	}
	return x, nil
}

// note says what of the goal has no place in FHIR.
func (x *exporter) note(field, text string) {
	x.noteAt("/goals/"+strconv.Itoa(x.at)+"/"+field, text)
}

func (x *exporter) noteAt(pointer, text string) {
	x.notes = append(x.notes, Note{Goal: x.plan.Goals[x.at].ID, Pointer: pointer, Code: NoteMapping, Text: text})
}

// goal writes the goal i.
func (x *exporter) goal(i int) (Goal, error) {
	x.at = i
	base, keys, err := x.base(i)
	if err != nil {
		return Goal{}, err
	}
	var w writer
	parts := x.elements(&x.plan.Goals[i])
	if base.t == nil {
		x.fresh(&w, parts)
	} else {
		x.merge(&w, base.Root(), keys, parts)
	}
	t, err := parse(w.b)
	if err != nil {
		return Goal{}, fromScanner(err)
	}
	g := Goal{x.o.Version, t}
	if faults := x.broken(g, base); len(faults) > 0 {
		return Goal{}, faults
	}
	return g, nil
}

// broken returns the faults of what was written that were not in the resource
// it was made from.
func (x *exporter) broken(g, base Goal) Faults {
	met := map[string]bool{}
	if base.t != nil {
		for _, f := range base.check().faults {
			met[f.Err.Error()] = true
		}
	}
	var faults Faults
	for _, f := range g.check().faults {
		if !met[f.Err.Error()] {
			f.Pointer = "/goals/" + strconv.Itoa(x.at)
			faults = append(faults, f)
		}
	}
	return faults
}

// fresh writes a Goal that was not read from a resource.
func (x *exporter) fresh(w *writer, parts []generated) {
	w.object(func() {
		w.field("resourceType", "Goal")
		w.field("id", x.plan.Goals[x.at].ID)
		if len(x.o.Profiles) > 0 {
			w.name("meta")
			w.object(func() {
				w.name("profile")
				w.array(func() {
					for _, p := range x.o.Profiles {
						w.text(p.URL())
					}
				})
			})
		}
		for i := range parts {
			parts[i].write(w)
		}
	})
}

// personKey is what a reference to the person is compared by.
func (x *exporter) personKey(id string) string {
	v := x.people[id]
	switch {
	case v == nil:
		return ""
	case v.Reference != "":
		return v.Reference
	}
	if e := x.kept(v); e.Exists() {
		return referenceKey(e)
	}
	return v.Name
}

// kept returns the Reference that was kept for a person, if it can be written
// here: one to a contained resource only in a goal that contains it.
func (x *exporter) kept(v *goals.Person) Element {
	e := keptReference(v.Extensions)
	id, local := strings.CutPrefix(e.Member("reference").Text(), "#")
	if !local {
		return e
	}
	if x.at >= 0 {
		for c := range x.bases[x.at].Root().Member("contained").All() {
			if c.Member("id").Text() == id {
				return e
			}
		}
	}
	return Element{}
}

func keptReference(extensions map[string]json.RawMessage) Element {
	raw, ok := extensions[keyReference]
	if !ok {
		return Element{}
	}
	t, err := parse(raw)
	if err != nil {
		return Element{}
	}
	return t.root()
}
