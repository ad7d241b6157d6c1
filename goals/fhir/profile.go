package fhir

import (
	"slices"
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/internal/fault"
)

// Profile is a published set of rules for Goals on top of FHIR.
type Profile string

// The profiles. All are for R4.
const (
	USCoreGoal610 Profile = "us-core-goal|6.1.0"          // US Core 6.1.0
	USCoreGoal700 Profile = "us-core-goal|7.0.0"          // US Core 7.0.0
	USCoreGoal800 Profile = "us-core-goal|8.0.0"          // US Core 8.0.0: expressedBy is must support
	PCOGoal       Profile = "pco-goal-profile|1.0.0"      // Person-Centered Outcomes STU1, on US Core 6.1.0
	PCOGASGoal    Profile = "pco-gas-goal-profile|1.0.0"  // the same with Goal Attainment Scaling
	PCOPROMGoal   Profile = "pco-prom-goal-profile|1.0.0" // the same with a patient-reported outcome measure
)

// Values returns every profile.
func (Profile) Values() []Profile {
	return []Profile{USCoreGoal610, USCoreGoal700, USCoreGoal800, PCOGoal, PCOGASGoal, PCOPROMGoal}
}

// IsValid reports whether p is one of [Profile.Values].
func (p Profile) IsValid() bool { return slices.Contains(p.Values(), p) }

// URL returns the canonical address that a resource names in meta.profile,
// without the version.
func (p Profile) URL() string {
	name, _, _ := strings.Cut(string(p), "|")
	if strings.HasPrefix(name, "us-core") {
		return "http://hl7.org/fhir/us/core/StructureDefinition/" + name
	}
	return "http://hl7.org/fhir/us/pco/StructureDefinition/" + name
}

// Version returns the version of the guide that the profile is from.
func (p Profile) Version() string {
	_, version, _ := strings.Cut(string(p), "|")
	return version
}

func (p Profile) pco() bool { return p == PCOGoal || p == PCOGASGoal || p == PCOPROMGoal }

// Check holds g against FHIR and against the profile. The error is nil or
// [Faults], which include those of [Goal.Validate]. The notes say which
// must-support elements are not there and what else the guide wishes for;
// they are no faults, because a system may lack the content.
//
// Codes of LOINC and SNOMED CT are not looked up, so extensible bindings to
// them are noted where there is no code at all.
func (g Goal) Check(p Profile) ([]Note, error) {
	if !p.IsValid() {
		return nil, one("", "", fault.Enum, nil, "cannot be checked: the profile must be one of Profile.Values")
	}
	c := g.check()
	if g.t == nil {
		return nil, c.faults
	}
	root := &place{name: "Goal"}
	if g.version != R4 {
		c.broken(root, fault.Conflict, string(p), "must be R4: convert it first, the profile is for R4 only")
	}
	c.usCore(root, p)
	if p.pco() {
		c.pco(root, p)
	}
	return c.notes, c.faults.OrNil()
}

// usCore checks what US Core asks for beyond FHIR: nothing that must be there,
// and wishes.
func (c *checker) usCore(root *place, p Profile) {
	goal := c.root
	claimed := false
	for e := range goal.Member("meta").Member("profile").All() {
		url, version, _ := strings.Cut(e.Text(), "|")
		claimed = claimed || url == p.URL() && (version == "" || version == p.Version())
	}
	if !claimed {
		c.note(root, NoteProfile, "does not name the profile in meta.profile: "+p.URL())
	}
	field := func(name, text string) {
		fp := root.field(name, name)
		c.note(&fp, NoteProfile, text)
	}
	if (p != USCoreGoal800) && goal.Member("description").Exists() && goal.Member("description").Member("coding").Len() == 0 {
		field("description", "has no code; the binding is extensible, so a code belongs here where the value set has one")
	}
	if goal.Member("subject").Exists() && !goal.Member("subject").Member("reference").Exists() {
		field("subject", "has no reference; US Core systems look for one")
	}
	due := false
	for t := range goal.Member("target").All() {
		due = due || t.Member("dueDate").Exists()
	}
	if !due && !goal.Member("startDate").Exists() {
		field("start", "is not a date, and no target has a due date; US Core systems look for one of the two")
	}
	if p == USCoreGoal800 && !goal.Member("expressedBy").Exists() {
		field("expressedBy", "is not there; it is must support from US Core 8")
	}
}

// The code systems of PCO STU1, whose names say that they are temporary.
const (
	systemPCO       = "http://hl7.org/fhir/us/pco/CodeSystem/pco-concepts-temporary"
	systemPCODomain = "http://hl7.org/fhir/us/pco/CodeSystem/pco-goal-domains-temporary"
)

var (
	pcoConcepts = []string{"person-centered", "what-matters", "wellbeing"}
	pcoDomains  = []string{
		"housing", "access-to-services", "caregiver-needs", "end-of-life", "independence", "legal", "managing-conditions",
		"medication-management", "improving-health-and-wellness", "physical-function", "social-functioning", "emotional-and-mental-health",
	}
	pcoExpressers = targets(always, "Patient", "Practitioner", "RelatedPerson")
	pcoAddresses  = targets(always, "Condition", "Observation", "RiskAssessment")
)

// pco checks the rules of PCO STU1 1.0.0.
func (c *checker) pco(root *place, p Profile) {
	goal, key := c.root, string(p)
	start := root.field("start", "start")
	switch {
	case has(goal, "start", goalElements) && !goal.Member("startDate").Exists() && !goal.Member("_startDate").Exists():
		c.broken(&start, fault.Type, key, "must be a date in this profile, not a code")
	case !has(goal, "start", goalElements):
		c.broken(&start, fault.Required, key, "is required in this profile; add the start date")
	}
	by := root.field("expressedBy", "expressedBy")
	c.referenceType(&by, goal.Member("expressedBy"), &element{targets: pcoExpressers}, kindReference)
	list := root.field("addresses", "addresses")
	i := 0
	for e := range goal.Member("addresses").All() {
		ip := list.item(i)
		c.referenceType(&ip, e, &element{targets: pcoAddresses}, kindReference)
		i++
	}
	c.pcoCategories(root, key)
	switch p {
	case PCOGASGoal:
		c.gas(root, key)
	case PCOPROMGoal:
		c.prom(root, key)
	}
}

func (c *checker) pcoCategories(root *place, key string) {
	list := root.field("category", "category")
	i, centred, domains := 0, 0, 0
	for e := range c.root.Member("category").All() {
		ip := list.item(i)
		i++
		for coding := range e.Member("coding").All() {
			known, text := pcoDomains, coding.Member("code").Text()
			switch coding.Member("system").Text() {
			case systemPCO:
				known = pcoConcepts
				if slices.Contains(known, text) {
					centred++
				}
			case systemPCODomain:
				if slices.Contains(known, text) {
					domains++
				}
			default:
				continue
			}
			if !slices.Contains(known, text) {
				c.note(&ip, NoteUnknownCode, "has a code that the code system of the guide does not have")
			}
		}
	}
	if centred > 1 {
		c.broken(&list, fault.Conflict, key, "must have at most one category from "+systemPCO)
	}
	if domains == 0 {
		c.note(&list, NoteProfile, "has no goal domain from "+systemPCODomain)
	}
}

// gas checks the scale and the measure of a GAS goal.
func (c *checker) gas(root *place, key string) {
	lp := root.field("extension", "extension")
	i, n := 0, 0
	met, scale := map[string]bool{}, scaling
	for e := range c.root.Member("extension").All() {
		ip := lp.item(i)
		i++
		if e.Member("url").Text() != urlScaling {
			continue
		}
		n++
		if n == 6 {
			c.broken(&ip, fault.TooLarge, key, "must be one of at most five described levels")
		}
		c.extension(&ip, e, &scale)
		if !partOf(e, "progressText", "String").Exists() && partOf(e, "text", "String").Exists() {
			c.note(&ip, NoteProfile, "has a part text, as drafts of the guide had it; it is read, and the published name is progressText")
		}
		level := partOf(e, "level", "Coding")
		code := level.Member("code").Text()
		if level.Exists() {
			if _, ok := levelOf(level); !ok {
				c.broken(&ip, fault.Enum, key, "must have a level from the LOINC answer list LL6900-6: "+answerCodes())
			} else if met[code] {
				c.note(&ip, NoteProfile, "describes a level that is described above")
			}
			met[code] = true
		}
	}
	if n == 0 {
		c.note(&lp, NoteProfile, "has no levels of Goal Attainment Scaling")
	}
	tp := root.field("target", "target")
	i = 0
	for e := range c.root.Member("target").All() {
		ip := tp.item(i)
		i++
		if measure := e.Member("measure"); measure.Exists() && !isBaseline(codeOf(measure, systemLOINC)) {
			mp := ip.field("measure", "measure")
			c.broken(&mp, fault.Enum, key, "must be LOINC 107332-9, or 112296-9 as the published guide has it")
		}
	}
}

// prom checks the single target of a PROM goal.
func (c *checker) prom(root *place, key string) {
	list := c.root.Member("target")
	tp := root.field("target", "target")
	if list.Len() != 1 {
		c.broken(&tp, fault.Required, key, "must be exactly one target; there are "+strconv.Itoa(list.Len()))
		return
	}
	ip := tp.item(0)
	if !list.Item(0).Member("measure").Exists() {
		mp := ip.field("measure", "measure")
		c.broken(&mp, fault.Required, key, "is required in this profile: the score that is aimed for")
	}
	if !list.Item(0).Member("detailQuantity").Exists() {
		dp := ip.field("detailQuantity", "detail")
		c.broken(&dp, fault.Required, key, "is required in this profile, as a Quantity")
	}
}
