package principles

import (
	"encoding/json"

	"github.com/concord-sdm/concord/internal/date"
)

// Date is a year, month or day (YYYY, YYYY-MM or YYYY-MM-DD) without a zone. It
// has the methods IsValid() bool, Days() (first, last int, ok bool),
// Before(Date) bool, After(Date) bool and Overlaps(Date) bool.
type Date = date.Date

// Instant is a moment such as 2026-05-04T09:30:00Z. It has the methods IsValid()
// bool, Time() (time.Time, bool) and Date() Date.
type Instant = date.Instant

// ResponseFormat is the format name and version of a [Response] document.
const ResponseFormat = "principles.response/1.0"

// Response is what one respondent answered to one framework.
type Response struct {
	// Format is the format name and version: principles.response/1.0.
	Format string `json:"format"`
	// ID names the response; optional.
	ID string `json:"id,omitzero"`
	// Framework is the id of the framework that was answered.
	Framework string `json:"framework"`
	// Version is the version of the framework that was answered.
	Version string `json:"version"`
	// By is who answered.
	By Respondent `json:"by"`
	// Subject names what the answers are about, such as a visit, a leaflet or a
	// service. Answers of several roles about one subject are compared in pairs.
	Subject string `json:"subject,omitzero"`
	// Groups are the groups that the respondent belongs to, for the comparison of
	// groups.
	Groups []Group `json:"groups,omitzero"`
	// Given is when the answers were given.
	Given Instant `json:"given,omitzero"`
	// Answers are the answers, at most one for each item. An item without one is
	// unknown.
	Answers []Answer `json:"answers"`
	// Extensions hold data of others under reverse DNS names, kept untouched.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

// Respondent is who answered.
type Respondent struct {
	// Role is the part in which the respondent speaks.
	Role Role `json:"role"`
	// ID is a pseudonym, never a name or a number that identifies a person. It
	// pairs the answers of one respondent over time.
	ID string `json:"id,omitzero"`
	// Basis is what a surrogate's answers rest on; required for a surrogate and
	// for nobody else.
	Basis Basis `json:"basis,omitzero"`
}

// Role is the part in which a respondent speaks.
type Role string

// The roles.
const (
	Patient      Role = "patient"      // the person whose care it is
	Carer        Role = "carer"        // family or friend who cares
	Surrogate    Role = "surrogate"    // decides for a patient who cannot
	Clinician    Role = "clinician"    // a professional who treats
	Organisation Role = "organisation" // somebody who speaks for the service
	Assessor     Role = "assessor"     // an outside observer or rater
)

// Values returns the roles.
func (Role) Values() []string {
	return words(Patient, Carer, Surrogate, Clinician, Organisation, Assessor)
}

// IsValid reports whether r is one of [Role.Values].
func (r Role) IsValid() bool {
	return oneOf(r, Patient, Carer, Surrogate, Clinician, Organisation, Assessor)
}

// Basis is what a surrogate's answers rest on.
type Basis string

// The bases of a surrogate's answers, the strongest first.
const (
	Stated       Basis = "stated"       // what the patient said or wrote earlier
	Inferred     Basis = "inferred"     // what the patient would want, from who they are
	BestInterest Basis = "bestInterest" // what is thought best, for want of the others
)

// Values returns the bases, the strongest first.
func (Basis) Values() []string { return words(Stated, Inferred, BestInterest) }

// IsValid reports whether b is one of [Basis.Values].
func (b Basis) IsValid() bool { return oneOf(b, Stated, Inferred, BestInterest) }

// Group is a group of people in one respect, such as first language Polish.
type Group struct {
	// By is the respect in which people are grouped, such as language.
	By string `json:"by"`
	// Is is the group in that respect, such as pl.
	Is string `json:"is"`
}

// Answer is the answer to one item.
type Answer struct {
	// Item is the key of the item.
	Item string `json:"item"`
	// Answer is a state (met, partly, notMet, notApplicable, unknown), a code of
	// the item's answer set, or measured when the number holds the answer.
	Answer string `json:"answer"`
	// Number is the measured figure: a count, or a duration in hours.
	Number float64 `json:"number,omitzero"`
	// Reason says why an item is not applicable or unknown; required for the
	// former.
	Reason string `json:"reason,omitzero"`
	// Barriers are codes of what stood in the way, such as language or time.
	Barriers []string `json:"barriers,omitzero"`
	// Evidence supports the answer.
	Evidence []Evidence `json:"evidence,omitzero"`
	// Probe names the program that measured the answer; empty if a person gave it.
	Probe string `json:"probe,omitzero"`
	// InferredFrom names the answers (framework/item) that this one was inferred
	// from; empty if it was given directly. Inferred answers are counted apart and
	// are never a source of further inference.
	InferredFrom []string `json:"inferredFrom,omitzero"`
}

// The answers that every item understands, beside the codes of its answer set.
const (
	Met           = "met"           // fully so; not for items with an answer set
	Partly        = "partly"        // in part; not for items with an answer set
	NotMet        = "notMet"        // not so; not for items with an answer set
	NotApplicable = "notApplicable" // the item does not apply, for the reason given
	Unknown       = "unknown"       // not known, or not answered
	Measured      = "measured"      // see the number; for count and time items
)

// Evidence supports an answer.
type Evidence struct {
	// Kind is what the evidence is, such as record, survey, observation, document.
	Kind string `json:"kind"`
	// Link says where it is kept.
	Link string `json:"link,omitzero"`
	// Collected is when it was collected.
	Collected Date `json:"collected,omitzero"`
	// Expires is the last day on which it still counts. When all evidence of an
	// answer has expired, the answer is unknown.
	Expires Date `json:"expires,omitzero"`
	// Note is a remark.
	Note string `json:"note,omitzero"`
}
