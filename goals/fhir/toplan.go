package fhir

import (
	"slices"
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/internal/fault"
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
// that has an identifier and no address, or an address within its resource.
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
// Nothing is guessed: a Goal without a status is a fault; a target whose
// content is not a number with inclusive bounds, a code or an answer is read as
// a yes/no target with its text; what FHIR leaves open is read as the options
// say; and all this is noted, after the [Goal.Notes] of its resource. The R6
// status unknown is read and noted.
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
		for _, n := range g.Notes() {
			n.Goal = r.ids[i]
			r.notes = append(r.notes, n)
		}
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
