package goals

import (
	"encoding/json"

	"github.com/concord-sdm/concord/internal/date"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/figure"
)

// PlanFormat is the format that this module writes plans in.
const PlanFormat = "goals.plan/1.0"

// Date is a year, a month or a day: YYYY, YYYY-MM or YYYY-MM-DD, without a
// zone. It is compared as the interval of days it covers. Methods: IsValid,
// Days, Before, After, Overlaps.
type Date = date.Date

// Instant is a moment: YYYY-MM-DDThh:mm:ss with a zone, such as
// 2026-05-04T09:30:00Z. Methods: IsValid, Time, Date.
type Instant = date.Instant

// Figure is a number or the reason why there is none: fields Value and Why;
// methods Ok and Get. In JSON {"value": 0.25} or {"why": "notEnoughData"}.
type Figure = figure.Figure

// FieldError is one fault of a document: fields Pointer (RFC 6901), Code and
// Err; methods Error and Unwrap.
type FieldError = fault.FieldError

// Faults is every fault of one document, in document order. Methods: Error,
// Unwrap() []error and OrNil.
type Faults = fault.Faults

// ErrNewerFormat says that a document was written by a newer version of its
// format than this module reads.
var ErrNewerFormat = fault.ErrNewerFormat

// Plan is what a person and their team agreed to aim for, and how they came
// to agree. Everything in it has an id that is unique within its list, and
// refers to other things by id.
type Plan struct {
	// Format is "goals.plan/1.0".
	Format string `json:"format"`
	// ID names the plan.
	ID string `json:"id"`
	// Title is what people call the plan.
	Title string `json:"title,omitzero"`
	// Lang is the language of the texts of the plan, as a BCP 47 tag.
	Lang string `json:"lang,omitzero"`
	// Subject is the id of the person whose plan this is.
	Subject string `json:"subject"`
	// People are all who have a part in the plan.
	People []Person `json:"people"`
	// Values are what matters to the person. They are stable; goals come and go.
	Values []Value `json:"values,omitzero"`
	// Measures are what is observed: a name, codes and the usual unit.
	Measures []Measure `json:"measures,omitzero"`
	// Goals are what the person and the team aim for.
	Goals []Goal `json:"goals"`
	// Targets say how one would see that a goal is reached.
	Targets []Target `json:"targets,omitzero"`
	// Actions are what somebody will do.
	Actions []Action `json:"actions,omitzero"`
	// Barriers are what stands in the way.
	Barriers []Barrier `json:"barriers,omitzero"`
	// Supports are what helps.
	Supports []Support `json:"supports,omitzero"`
	// Burden is what care costs the person: hours, money and bother.
	Burden []BurdenItem `json:"burden,omitzero"`
	// Proposals are the negotiation: append-only, oldest first.
	Proposals []Proposal `json:"proposals,omitzero"`
	// Reviews say when the plan is looked at again.
	Reviews []Review `json:"reviews,omitzero"`
	// Extensions is content of others, kept untouched. Keys are reverse DNS names.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

// Coding is a code of a code system.
type Coding struct {
	// System is the URI of the code system, such as http://loinc.org.
	System string `json:"system,omitzero"`
	// Code is the code, compared as text.
	Code string `json:"code"`
	// Display is how the system names the code.
	Display string `json:"display,omitzero"`
}

// Concept is a thought in words, in codes or both.
type Concept struct {
	// Text is how people say it.
	Text string `json:"text,omitzero"`
	// Codings are codes for the same thought.
	Codings []Coding `json:"codings,omitzero"`
}

// Quantity is a number with its unit.
type Quantity struct {
	// Value is the number, finite.
	Value float64 `json:"value"`
	// Unit is the UCUM code of the unit, case-sensitive, such as kg, mm[Hg] or
	// "1" for a plain number. Unit texts that UCUM does not know are kept and
	// compared as equal text only.
	Unit string `json:"unit"`
	// Text is the unit as printed for people, such as "pounds".
	Text string `json:"text,omitzero"`
}

// Annotation is a remark.
type Annotation struct {
	// By is the id of the person who made the remark.
	By string `json:"by,omitzero"`
	// At is when.
	At Instant `json:"at,omitzero"`
	// Text is the remark.
	Text string `json:"text"`
}
