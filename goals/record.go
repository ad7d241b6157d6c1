package goals

import "encoding/json"

// RecordFormat is the format that this module writes records in.
const RecordFormat = "goals.record/1.0"

// Record is what was observed while a plan was lived: kept apart from the
// plan, because it grows while the plan stands.
type Record struct {
	// Format is "goals.record/1.0".
	Format string `json:"format"`
	// Plan is the id of the plan.
	Plan string `json:"plan"`
	// Observations are values of measures, in any order.
	Observations []Observation `json:"observations"`
	// Ratings are levels of Goal Attainment Scaling, in any order.
	Ratings []Rating `json:"ratings,omitzero"`
	// Extensions is content of others, kept untouched.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

// Observation is one value of a measure: exactly one of Value, Code and
// Answer.
type Observation struct {
	// ID names the observation within the record.
	ID string `json:"id"`
	// Measure is the id of what was observed.
	Measure string `json:"measure"`
	// On is when; a year or a month if no more is known.
	On Date `json:"on"`
	// Value is the number with its unit.
	Value Quantity `json:"value,omitzero"`
	// Code is the coded value.
	Code Coding `json:"code,omitzero"`
	// Answer is yes or no.
	Answer Answer `json:"answer,omitzero"`
	// By is the id of the person who observed.
	By string `json:"by,omitzero"`
	// Private keeps the observation out of what is shared with family.
	Private bool `json:"private,omitzero"`
	// Extensions is content of others, kept untouched.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

// Rating is one level of Goal Attainment Scaling, given by one person.
type Rating struct {
	// ID names the rating within the record.
	ID string `json:"id"`
	// Goal is the id of the goal that was rated.
	Goal string `json:"goal"`
	// Level is the level reached, -2 to +2.
	Level float64 `json:"level"`
	// Phase says whether the level is the baseline or a later one.
	Phase Phase `json:"phase"`
	// By is the id of the person who rated.
	By string `json:"by"`
	// On is when.
	On Date `json:"on"`
	// Text says what was seen.
	Text string `json:"text,omitzero"`
	// Private keeps the rating out of what is shared with family.
	Private bool `json:"private,omitzero"`
	// Extensions is content of others, kept untouched.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

// Phase is when a rating was given.
type Phase string

// The phases.
const (
	PhaseBaseline Phase = "baseline" // before the work started
	PhaseFollowUp Phase = "followUp" // any time after
)

// Values returns both phases.
func (Phase) Values() []Phase { return []Phase{PhaseBaseline, PhaseFollowUp} }

// IsValid reports whether p is one of [Phase.Values].
func (p Phase) IsValid() bool { return among(p) }
