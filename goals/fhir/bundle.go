package fhir

import (
	"strings"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/strictjson"
)

// BundleOptions says what a plan does not say about itself as a care plan.
type BundleOptions struct {
	// Goals says how the goals are written; its Version is required.
	Goals WriteOptions
	// Base is the address of the server the resources belong to, such as
	// https://example.org/fhir; required, because references inside a Bundle
	// are found by it.
	Base string
	// Status is the CarePlan.status; required.
	Status string
	// Intent is the CarePlan.intent, and that of the actions; required.
	Intent string
	// ActionStatus is the status of the service requests that the actions of
	// the plan become. Without it they are left out, and noted.
	ActionStatus string
	// RatingStatus is the status of the observations that ratings become, such
	// as final. Without it they are left out, and noted.
	RatingStatus string
	// PublishedBaseline codes baselines with LOINC 112296-9, as the published
	// PCO STU1 has it, instead of 107332-9.
	PublishedBaseline bool
}

var (
	requestStatus     = codes(always, "draft", "active", "on-hold", "revoked", "completed", "entered-in-error", "unknown")
	planIntent        = append(codes(always, "proposal", "plan", "order", "option"), code{"directive", inR5})
	observationStatus = codes(always, "registered", "preliminary", "final", "amended", "corrected", "cancelled", "entered-in-error", "unknown")
)

// WriteBundle writes a plan as a Bundle of type collection: a CarePlan, its
// goals as [FromPlan] writes them, the actions as ServiceRequests that pertain
// to their goals, and the ratings as score observations of PCO. The statuses
// that FHIR asks for come from the options; none is made up. What has no place
// is noted.
//
// The error is [Faults] of the options, the plan or the ratings.
func WriteBundle(p goals.Plan, ratings []goals.Rating, o BundleOptions) ([]byte, []Note, error) {
	if faults := o.check(); faults != nil {
		return nil, nil, faults
	}
	x, err := newExporter(p, o.Goals)
	if err != nil {
		return nil, nil, err
	}
	if err := x.checkRatings(ratings); err != nil {
		return nil, nil, err
	}
	x.named = true
	list, err := x.list()
	if err != nil {
		return nil, nil, err
	}
	x.at = -1
	b := bundler{exporter: x, o: o, base: strings.TrimSuffix(o.Base, "/"), ids: map[string]bool{}}
	b.w.object(func() {
		b.w.field("resourceType", "Bundle")
		b.w.field("type", "collection")
		b.w.name("entry")
		b.w.array(func() {
			b.entry("CarePlan", p.ID, b.carePlan)
			for i, g := range list {
				b.entry("Goal", x.fhirID[p.Goals[i].ID], func(w *writer) { w.raw(g.Root().raw()) })
			}
			for i := range p.Actions {
				b.action(i)
			}
			for i := range ratings {
				b.rating(i, &ratings[i])
			}
			b.left()
		})
	})
	if len(b.faults) > 0 {
		return nil, nil, b.faults
	}
	t, err := parse(b.w.b)
	if err != nil {
		return nil, nil, fromScanner(err)
	}
	return append(appendIndented(nil, t.root(), 0), '\n'), x.notes, nil
}

// left notes what of the plan has no place in a Bundle.
func (b *bundler) left() {
	p := b.plan
	for _, row := range []struct {
		field string
		there bool
	}{
		{"values", len(p.Values) > 0},
		{"barriers", len(p.Barriers) > 0},
		{"supports", len(p.Supports) > 0},
		{"burden", len(p.Burden) > 0},
		{"reviews", len(p.Reviews) > 0},
	} {
		if row.there {
			b.notes = append(b.notes, Note{Pointer: "/" + row.field, Code: NoteMapping, Text: "have no place in the Bundle"})
		}
	}
	if b.carePlanProfile() == pcoCarePlan && (len(p.Actions) == 0 || b.o.ActionStatus == "") {
		b.notes = append(b.notes, Note{Pointer: "/actions", Code: NoteProfile, Text: "give the care plan no activity, and the profile of PCO demands one"})
	}
}

// check holds the options against FHIR.
func (o BundleOptions) check() error {
	var faults Faults
	in := o.Goals.Version.set()
	required := func(expression, value string, allowed []code, needed bool) {
		switch {
		case value == "" && needed:
			faults = append(faults, one("", expression, fault.Required, nil, "is required; it is not filled in for you: state one of "+list(allowed, in))...)
		case value != "" && !hasCode(allowed, in, value):
			faults = append(faults, one("", expression, fault.Enum, nil, "must be "+list(allowed, in))...)
		}
	}
	if !o.Goals.Version.IsValid() {
		return one("", "", fault.Enum, ErrVersion, "cannot be written: "+ErrVersion.Error())
	}
	if !strings.HasPrefix(o.Base, "https://") && !strings.HasPrefix(o.Base, "http://") || !isURI(o.Base) {
		faults = append(faults, one("", "Bundle.entry.fullUrl", fault.Format, nil, "needs the base address of the server, such as https://example.org/fhir")...)
	}
	required("CarePlan.status", o.Status, requestStatus, true)
	required("CarePlan.intent", o.Intent, planIntent, true)
	required("ServiceRequest.status", o.ActionStatus, requestStatus, false)
	required("Observation.status", o.RatingStatus, observationStatus, false)
	return faults.OrNil()
}

// bundler writes the entries of a Bundle.
type bundler struct {
	*exporter
	o      BundleOptions
	w      writer
	base   string
	ids    map[string]bool
	faults Faults
}

// entry writes one resource with its address.
func (b *bundler) entry(typ, id string, resource func(w *writer)) {
	address := typ + "/" + id
	if b.ids[address] {
		b.faults = append(b.faults, one("", "Bundle.entry", fault.Duplicate, nil, "has two resources of the type "+typ+" with one id; give one another id")...)
	}
	b.ids[address] = true
	b.w.object(func() {
		b.w.field("fullUrl", b.base+"/"+address)
		b.w.name("resource")
		resource(&b.w)
	})
}

const pcoCarePlan = "http://hl7.org/fhir/us/pco/StructureDefinition/pco-care-plan"

// carePlanProfile returns the profile of the CarePlan that goes with the
// profiles of the goals.
func (b *bundler) carePlanProfile() string {
	profile := ""
	for _, p := range b.o.Goals.Profiles {
		if p.pco() {
			return pcoCarePlan
		}
		profile = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-careplan"
	}
	return profile
}

func (b *bundler) carePlan(w *writer) {
	p := b.plan
	w.object(func() {
		w.field("resourceType", "CarePlan")
		w.field("id", p.ID)
		profile := b.carePlanProfile()
		if profile != "" {
			w.name("meta")
			w.object(func() {
				w.name("profile")
				w.array(func() { w.text(profile) })
			})
		}
		w.field("language", p.Lang)
		w.name("text")
		w.object(func() {
			w.field("status", "generated")
			w.field("div", narrative(p))
		})
		w.field("status", b.o.Status)
		w.field("intent", b.o.Intent)
		if profile != "" {
			w.name("category")
			w.array(func() {
				writeConcept(w, goals.Concept{Codings: []goals.Coding{{System: "http://hl7.org/fhir/us/core/CodeSystem/careplan-category", Code: "assess-plan"}}})
			})
		}
		w.field("title", p.Title)
		w.name("subject")
		b.reference(w, p.Subject)
		if len(p.Goals) > 0 {
			w.name("goal")
			w.array(func() {
				for _, g := range p.Goals {
					w.object(func() { w.field("reference", "Goal/"+b.fhirID[g.ID]) })
				}
			})
		}
		if len(p.Actions) == 0 || b.o.ActionStatus == "" {
			return
		}
		w.name("activity")
		w.array(func() {
			for _, a := range p.Actions {
				w.object(func() {
					name := "reference"
					if b.o.Goals.Version == R5 {
						name = "plannedActivityReference"
					}
					w.name(name)
					w.object(func() { w.field("reference", "ServiceRequest/"+a.ID) })
				})
			}
		})
	})
}

// narrative is the title and the goals of a plan as XHTML.
func narrative(p *goals.Plan) string {
	escape := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace
	var s strings.Builder
	s.WriteString(`<div xmlns="http://www.w3.org/1999/xhtml"`)
	if p.Lang != "" {
		s.WriteString(` lang="` + p.Lang + `" xml:lang="` + p.Lang + `"`)
	}
	s.WriteString(">")
	if p.Title != "" {
		s.WriteString("<p>" + escape(p.Title) + "</p>")
	}
	s.WriteString("<ul>")
	for _, g := range p.Goals {
		s.WriteString("<li>" + escape(words(g.Description)) + "</li>")
	}
	return s.String() + "</ul></div>"
}

// DecodeBundle returns the Goals of a Bundle, in its order, each as
// [DecodeGoal] reads it: of a search result, say. Other resources are passed
// over. The error is [Faults].
func DecodeBundle(data []byte, v Version) ([]Goal, error) {
	if !v.IsValid() {
		return nil, one("", "", fault.Enum, ErrVersion, "cannot be read: "+ErrVersion.Error())
	}
	t, err := parse(data)
	if err != nil {
		return nil, fromScanner(err)
	}
	if t.root().Member("resourceType").Text() != "Bundle" {
		return nil, one("/resourceType", "Resource", fault.Enum, nil, "must be a Bundle")
	}
	var list []Goal
	for entry := range t.root().Member("entry").All() {
		resource := entry.Member("resource")
		if resource.is(strictjson.Object) && resource.Member("resourceType").Text() == "Goal" {
			g, err := DecodeGoal(resource.raw(), v)
			if err != nil {
				return nil, err
			}
			list = append(list, g)
		}
	}
	return list, nil
}
