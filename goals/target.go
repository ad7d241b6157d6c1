package goals

import "encoding/json"

// Measure is something that is observed.
type Measure struct {
	// ID names the measure within the plan.
	ID string `json:"id"`
	// Name is what people call it, such as "weight".
	Name string `json:"name"`
	// Codings are codes for it, such as LOINC 29463-7.
	Codings []Coding `json:"codings,omitzero"`
	// Unit is the UCUM code in which the measure is shown.
	Unit string `json:"unit,omitzero"`
	// Conversion names how values convert beyond plain units; "HbA1c" for that.
	Conversion ConversionRule `json:"conversion,omitzero"`
	// StaleAfter is after how many days the latest observation says little
	// about today; 0 is the default of [Options].
	StaleAfter int `json:"staleAfter,omitzero"`
	// Extensions is content of others, kept untouched.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

// Target says how one would see that a goal is reached. It has versions:
// changing a target adds a version, and what was observed before is judged by
// the version that was in force then.
type Target struct {
	// ID names the target within the plan.
	ID string `json:"id"`
	// Goals are the ids of the goals that the target serves.
	Goals []string `json:"goals"`
	// Measure is the id of what is observed.
	Measure string `json:"measure,omitzero"`
	// Text is the target in words.
	Text string `json:"text,omitzero"`
	// Versions are the agreed contents, oldest first; the last is in force now.
	Versions []TargetVersion `json:"versions"`
	// Private keeps the target out of what is shared with family.
	Private bool `json:"private,omitzero"`
	// Extensions is content of others, kept untouched.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

// TargetVersion is what a target was from one day on.
type TargetVersion struct {
	// From is the first day on which the version is in force; required from the
	// second version on.
	From Date `json:"from,omitzero"`
	// Kind is how an observation is held against the target.
	Kind TargetKind `json:"kind"`
	// Better says in which direction things get better. Required for all kinds
	// that have numbers, and never guessed from a name: "higher" with atLeast,
	// "lower" with atMost, any of the three with between, equal and maintain.
	Better Better `json:"better,omitzero"`
	// Low is the lowest value that meets the target; with atLeast, between and
	// maintain.
	Low Quantity `json:"low,omitzero"`
	// High is the highest value that meets the target; with atMost, between and
	// maintain.
	High Quantity `json:"high,omitzero"`
	// Value is the value that meets the target; with equal.
	Value Quantity `json:"value,omitzero"`
	// Code is the code that meets the target; with coded.
	Code Coding `json:"code,omitzero"`
	// Answer is the answer that meets the target; with yesNo.
	Answer Answer `json:"answer,omitzero"`
	// Baseline is where the person started.
	Baseline Quantity `json:"baseline,omitzero"`
	// Start is when work on the target begins; omitted, the goal's start.
	Start Date `json:"start,omitzero"`
	// Due is by when it should be met.
	Due Date `json:"due,omitzero"`
	// DueAfter is by when it should be met, as a time after the start, in a
	// UCUM unit of time; not together with Due.
	DueAfter Quantity `json:"dueAfter,omitzero"`
	// By is the id of the person who recorded the version.
	By string `json:"by,omitzero"`
	// Reason says why the target was changed.
	Reason string `json:"reason,omitzero"`
}

// TargetKind is how an observation is held against a target.
type TargetKind string

// The kinds of targets. Bounds are inclusive.
const (
	TargetAtLeast  TargetKind = "atLeast"  // low or more
	TargetAtMost   TargetKind = "atMost"   // high or less
	TargetBetween  TargetKind = "between"  // low to high
	TargetEqual    TargetKind = "equal"    // exactly value
	TargetMaintain TargetKind = "maintain" // stay at low or more, high or less, or between both
	TargetCoded    TargetKind = "coded"    // a code, such as "negative"
	TargetYesNo    TargetKind = "yesNo"    // an answer
)

// Values returns every kind.
func (TargetKind) Values() []TargetKind {
	return []TargetKind{
		TargetAtLeast, TargetAtMost, TargetBetween, TargetEqual, TargetMaintain, TargetCoded,
		TargetYesNo,
	}
}

// IsValid reports whether k is one of [TargetKind.Values].
func (k TargetKind) IsValid() bool { return among(k) }

// IsNumeric reports whether targets of this kind have numbers.
func (k TargetKind) IsNumeric() bool {
	switch k {
	case TargetAtLeast, TargetAtMost, TargetBetween, TargetEqual, TargetMaintain:
		return true
	}
	return false
}

// Better is the direction in which a measure gets better for this goal.
type Better string

// The directions.
const (
	BetterHigher Better = "higher" // more is better
	BetterLower  Better = "lower"  // less is better
	BetterWithin Better = "within" // nearer to the target is better, from both sides
)

// Values returns every direction.
func (Better) Values() []Better { return []Better{BetterHigher, BetterLower, BetterWithin} }

// IsValid reports whether b is one of [Better.Values].
func (b Better) IsValid() bool { return among(b) }

// Answer is yes or no.
type Answer string

// The answers.
const (
	AnswerYes Answer = "yes" // yes
	AnswerNo  Answer = "no"  // no
)

// Values returns both answers.
func (Answer) Values() []Answer { return []Answer{AnswerYes, AnswerNo} }

// IsValid reports whether a is yes or no.
func (a Answer) IsValid() bool { return among(a) }
