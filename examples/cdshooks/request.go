package main

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/concord-sdm/concord/internal/strictjson"
)

// request is what a client sends when something happens in the record. Members
// that are not named here are left alone.
type request struct {
	Hook              string                     `json:"hook"`
	HookInstance      string                     `json:"hookInstance"`
	FHIRServer        string                     `json:"fhirServer"`
	FHIRAuthorization json.RawMessage            `json:"fhirAuthorization"`
	Context           *hookContext               `json:"context"`
	Prefetch          map[string]json.RawMessage `json:"prefetch"`
}

// hookContext is the context of patient-view and order-select.
type hookContext struct {
	UserID      string          `json:"userId"`
	PatientID   string          `json:"patientId"`
	Selections  []string        `json:"selections"`
	DraftOrders json.RawMessage `json:"draftOrders"`
}

// resource is what is read of a FHIR resource, of any version from DSTU2 on.
type resource struct {
	ResourceType     string          `json:"resourceType"`
	ID               string          `json:"id"`
	BirthDate        string          `json:"birthDate"`
	DeceasedBoolean  bool            `json:"deceasedBoolean"`
	DeceasedDateTime json.RawMessage `json:"deceasedDateTime"`
	Entry            []struct {
		FullURL  string    `json:"fullUrl"`
		Resource *resource `json:"resource"`
	} `json:"entry"`
	Contained                 []*resource     `json:"contained"`
	Code                      json.RawMessage `json:"code"`
	MedicationCodeableConcept json.RawMessage `json:"medicationCodeableConcept"`
	MedicationReference       json.RawMessage `json:"medicationReference"`
	Medication                json.RawMessage `json:"medication"`
	ClinicalStatus            json.RawMessage `json:"clinicalStatus"`
	VerificationStatus        json.RawMessage `json:"verificationStatus"`
	AbatementDateTime         json.RawMessage `json:"abatementDateTime"`
	AbatementAge              json.RawMessage `json:"abatementAge"`
	AbatementPeriod           json.RawMessage `json:"abatementPeriod"`
	AbatementRange            json.RawMessage `json:"abatementRange"`
	AbatementString           json.RawMessage `json:"abatementString"`
	DoNotPerform              bool            `json:"doNotPerform"`
}

// decode reads JSON that may have members of other makers, but no duplicate
// members, no broken text and no bottomless nesting.
func decode(data []byte, v any) error {
	if err := strictjson.Check(data, strictjson.Limits{Faults: 1}); err != nil {
		return err
	}
	return json.Unmarshal(data, v)
}

// refusal is an answer that is an error.
type refusal struct {
	status int
	code   string // of the FHIR value set issue-type
	text   string
}

// readRequest reads and checks what came for a service. The error is never
// about a value: that may be somebody's health.
func readRequest(data []byte, hook string) (request, *refusal) {
	var r request
	if err := decode(data, &r); err != nil {
		return r, &refusal{http.StatusBadRequest, "structure", "The body must be one JSON object as CDS Hooks has it: check its syntax and the types of its members."}
	}
	bad := func(text string) (request, *refusal) {
		return r, &refusal{http.StatusBadRequest, "required", text}
	}
	switch {
	case r.Hook == "":
		return bad("hook is required.")
	case r.Hook != hook:
		return r, &refusal{http.StatusBadRequest, "value", "This service is for the hook " + hook + ": see the list of services."}
	case r.HookInstance == "":
		return bad("hookInstance is required.")
	case r.Context == nil:
		return bad("context is required.")
	case r.Context.UserID == "":
		return bad("context.userId is required.")
	case r.Context.PatientID == "":
		return bad("context.patientId is required.")
	case there(r.FHIRAuthorization) && r.FHIRServer == "":
		return bad("fhirServer is required where there is fhirAuthorization (cds-r-1).")
	case hook == orderSelect && r.Context.Selections == nil:
		return bad("context.selections is required.")
	case hook == orderSelect && !there(r.Context.DraftOrders):
		return bad("context.draftOrders is required.")
	}
	return r, nil
}

func there(raw json.RawMessage) bool { return len(raw) > 0 && string(raw) != "null" }

// record is what of the record tells which decisions there may be.
type record struct {
	age        int  // in years, -1 if not known
	died       bool // there is no choice to make any more
	conditions []code
	orders     []code // that were just picked
}

// readRecord reads what was sent along. What was not sent cannot be known: the
// answer is 412, as the specification asks.
func (r *request) readRecord(now time.Time) (record, *refusal) {
	out := record{age: -1}
	var patient, conditions resource
	for key, into := range map[string]*resource{"patient": &patient, "conditions": &conditions} {
		raw, sent := r.Prefetch[key]
		kinds := map[string][]string{"patient": {"Patient"}, "conditions": {"Bundle", "Condition"}}[key]
		missing := &refusal{http.StatusPreconditionFailed, "processing", "The patient and the conditions must be sent with the call (prefetch keys patient and conditions); this service does not read the record itself."}
		if !sent {
			return out, missing
		}
		if !there(raw) {
			continue // there is nothing, which is an answer
		}
		err := json.Unmarshal(raw, into)
		if err == nil && into.ResourceType == "OperationOutcome" {
			return out, missing
		}
		if err != nil || !slices.Contains(kinds, into.ResourceType) {
			return out, &refusal{http.StatusBadRequest, "structure", "What is in prefetch must be FHIR resources as JSON: a Patient, and a Bundle with its conditions."}
		}
	}
	out.age, out.died = age(patient.BirthDate, now), patient.DeceasedBoolean || there(patient.DeceasedDateTime)
	for _, c := range conditions.all() {
		if c.ResourceType == "Condition" && c.current() {
			out.conditions = append(out.conditions, codings(c.Code)...)
		}
	}
	if there(r.Context.DraftOrders) {
		var drafts resource
		if err := json.Unmarshal(r.Context.DraftOrders, &drafts); err != nil {
			return out, &refusal{http.StatusBadRequest, "structure", "context.draftOrders must be a FHIR Bundle."}
		}
		for _, o := range drafts.all() {
			if o.selected(r.Context.Selections) && !o.DoNotPerform {
				for _, raw := range []json.RawMessage{o.Code, o.MedicationCodeableConcept, o.Medication} {
					out.orders = append(out.orders, codings(raw)...)
				}
				for _, raw := range []json.RawMessage{o.MedicationReference, o.Medication} {
					if m := drafts.find(o, raw); m != nil {
						out.orders = append(out.orders, codings(m.Code)...)
					}
				}
			}
		}
	}
	return out, nil
}

// all returns the resources of a Bundle, or the resource itself. Further pages
// of a Bundle are not read: a card may be missing for what stands there, and no
// card says that there is nothing else.
func (r *resource) all() []*resource {
	if r.ResourceType != "Bundle" {
		return []*resource{r}
	}
	var out []*resource
	for _, e := range r.Entry {
		if e.Resource != nil {
			out = append(out, e.Resource)
		}
	}
	return out
}

// find returns the drug that an order points to: in the order itself or beside
// it in the Bundle, by its type and id or by its full URL. Nothing is fetched.
func (r *resource) find(order *resource, raw json.RawMessage) *resource {
	var to struct {
		Reference json.RawMessage `json:"reference"`
	}
	if !there(raw) || json.Unmarshal(raw, &to) != nil || !there(to.Reference) {
		return nil
	}
	var at string
	if json.Unmarshal(to.Reference, &at) != nil { // a CodeableReference of R5
		return r.find(order, to.Reference)
	}
	if id, inside := strings.CutPrefix(at, "#"); inside {
		for _, c := range order.Contained {
			if c != nil && id != "" && c.ID == id {
				return c
			}
		}
		return nil
	}
	at, _, _ = strings.Cut(at, versions)
	for _, e := range r.Entry {
		if m := e.Resource; m != nil && at != "" && (e.FullURL == at || m.ID != "" && m.ResourceType+"/"+m.ID == at) {
			return m
		}
	}
	return nil
}

// versions is what stands before the version in a reference to one.
const versions = "/_history/"

// selected reports whether the resource is among the ids; a client may send
// them with or without the type.
func (r *resource) selected(ids []string) bool {
	return r.ID != "" && slices.ContainsFunc(ids, func(id string) bool {
		id, _, _ = strings.Cut(id, versions)
		kind, rest, typed := strings.Cut(id, "/")
		return !typed && id == r.ID || typed && rest == r.ID && kind == r.ResourceType
	})
}

// current reports whether a condition is one that a person has now. A status
// that is not given counts as such, unless there is an end.
func (r *resource) current() bool {
	if !there(r.ClinicalStatus) && slices.ContainsFunc([]json.RawMessage{
		r.AbatementDateTime, r.AbatementAge, r.AbatementPeriod, r.AbatementRange, r.AbatementString,
	}, there) {
		return false
	}
	for _, s := range statusCodes(r.ClinicalStatus) {
		if s == "inactive" || s == "remission" || s == "resolved" {
			return false
		}
	}
	for _, s := range statusCodes(r.VerificationStatus) {
		if s == "refuted" || s == "entered-in-error" {
			return false
		}
	}
	return true
}

// statusCodes reads a code of FHIR DSTU2 and STU3 or a CodeableConcept of R4
// and later.
func statusCodes(raw json.RawMessage) []string {
	var plain string
	if json.Unmarshal(raw, &plain) == nil && plain != "" {
		return []string{plain}
	}
	var out []string
	for _, c := range codings(raw) {
		out = append(out, c.Code)
	}
	return out
}

// codings reads the codes of a CodeableConcept, or of the concept of a
// CodeableReference as R5 has it. Anything else has none, and a coding that is
// not one hides no other.
func codings(raw json.RawMessage) []code {
	if !there(raw) {
		return nil
	}
	var concept struct {
		Coding  []json.RawMessage `json:"coding"`
		Concept json.RawMessage   `json:"concept"`
	}
	if json.Unmarshal(raw, &concept) != nil {
		return nil
	}
	if len(concept.Coding) == 0 && there(concept.Concept) {
		return codings(concept.Concept)
	}
	var out []code
	for _, raw := range concept.Coding {
		var c code
		if json.Unmarshal(raw, &c) == nil {
			out = append(out, c)
		}
	}
	return out
}

// age returns the age in whole years, or -1. A year or month alone counts from
// its first day.
func age(birth string, now time.Time) int {
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		born, err := time.Parse(layout, birth)
		if err != nil {
			continue
		}
		years := now.Year() - born.Year()
		if now.YearDay() < born.AddDate(years, 0, 0).YearDay() {
			years--
		}
		return years
	}
	return -1
}
