package smaa

import (
	"encoding/json"
	"slices"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/sdm"
)

// Statements are what one person could say about what matters to them, as
// loosely as they said it: nothing, an order, how many times more, a share
// between two ends. Weights that fit all of it are the ways of weighing that
// [Assess] looks at.
type Statements struct {
	// Format is the name and version of the document format:
	// "sdm.statements/1.0".
	Format string `json:"format"`
	// Decision is the id of the decision they are about.
	Decision string `json:"decision"`
	// Voice says whose statements these are.
	Voice sdm.Voice `json:"voice"`
	// Route says how they were obtained, such as "talk with a nurse".
	Route string `json:"route,omitzero"`
	// Date is when they were obtained.
	Date sdm.Date `json:"date,omitzero"`
	// Statements are what was said about weights; none says that nothing is
	// known about them.
	Statements []Statement `json:"statements"`
	// Criteria hold what was said about single criteria beside their weight.
	Criteria []CriterionAnswer `json:"criteria,omitzero"`
	// Note is what else the person said, in their own words.
	Note string `json:"note,omitzero"`
	// Extensions holds data of other systems under reverse DNS names; it is
	// kept untouched.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

// Statement is one thing said about weights. A weight is the share, 0 to 1, of
// the step from worst to best of a criterion in all steps together; weights sum
// to 1.
type Statement struct {
	// Kind says what is said and which other members are present.
	Kind Kind `json:"kind"`
	// Criteria are the ids of the criteria of an order, the weightiest first,
	// or of those that weigh the same; at least two.
	Criteria []string `json:"criteria,omitzero"`
	// Criterion is the id of the criterion that a ratio or share is about.
	Criterion string `json:"criterion,omitzero"`
	// Than is the id of the criterion that a ratio compares with.
	Than string `json:"than,omitzero"`
	// Low is the least that the ratio or weight can be; left out, 0.
	Low *float64 `json:"low,omitzero"`
	// High is the most that it can be; left out, a weight can be 1 and a ratio
	// has no upper end. Low and high may be equal.
	High *float64 `json:"high,omitzero"`
}

// Kind is a kind of statement about weights.
type Kind string

// The kinds of statement.
const (
	Order Kind = "order" // each criterion weighs at least as much as the next in the list
	Same  Kind = "same"  // all criteria of the list weigh the same
	Ratio Kind = "ratio" // criterion weighs from low to high times as much as than
	Share Kind = "share" // the weight of criterion lies from low to high
)

// Values returns the allowed words.
func (Kind) Values() []string {
	return []string{string(Order), string(Same), string(Ratio), string(Share)}
}

// IsValid reports whether k is one of the allowed words.
func (k Kind) IsValid() bool { return slices.Contains(k.Values(), string(k)) }

// CriterionAnswer is what one person said about one criterion beside its
// weight.
type CriterionAnswer struct {
	// Criterion is the id of the criterion.
	Criterion string `json:"criterion"`
	// Direction is which way the person finds better, for a criterion whose
	// direction is personal; absent for others.
	Direction sdm.Direction `json:"direction,omitzero"`
	// MustHave is a level of this person's own that an option has to reach.
	MustHave sdm.MustHave `json:"mustHave,omitzero"`
}

var statementsFormat = document.Format{Name: "sdm.statements", Major: 1, Minor: 0}

// The formats of the documents that this version writes.
const (
	StatementsFormat    = "sdm.statements/1.0"    // of [Statements]
	AcceptabilityFormat = "sdm.acceptability/1.0" // of an [Acceptability]
)

// DecodeStatements reads statements from strict JSON and validates them, as
// sdm.DecodePreferences does preferences. The error is [Faults]; what has the
// right form is returned with it, so that it can be mended. Whether they fit
// their decision is checked by [Statements.ValidateFor] and [Assess].
func DecodeStatements(data []byte) (Statements, error) {
	s, err := document.Decode[Statements](data, statementsFormat)
	if err != nil {
		return Statements{}, err
	}
	return s, s.Validate()
}

// Encode validates the statements and writes them as indented JSON with a final
// newline. What it writes reads back equal.
func (s Statements) Encode() ([]byte, error) {
	if err := s.Validate(); err != nil {
		return nil, err
	}
	return document.Encode(s)
}

// DecodeAcceptability reads a report that [Acceptability.Encode] wrote, as
// strictly as [DecodeStatements] reads statements; it does not work it out
// again.
func DecodeAcceptability(data []byte) (Acceptability, error) {
	return document.Decode[Acceptability](data, document.Format{Name: "sdm.acceptability", Major: 1, Minor: 0})
}

// Encode writes the report as [Statements.Encode] writes statements.
func (a Acceptability) Encode() ([]byte, error) { return document.Encode(a) }
