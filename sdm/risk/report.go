package risk

import (
	"encoding/json"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/figure"
	"github.com/concord-sdm/concord/sdm"
)

// RisksFormat is the name and version of the document format of [Risks].
const RisksFormat = "sdm.risks/1.0"

// The reasons why a figure of [Risks] is absent.
const (
	WhyNotKnown   = "notKnown"   // nobody has published the number
	WhyNoInterval = "noInterval" // no interval around a number is known
)

type (
	// FieldError is one fault of a document: its fields are Pointer (RFC 6901),
	// Code and Err; its methods are Error and Unwrap. It never holds the
	// received value.
	FieldError = fault.FieldError
	// Faults is every fault of a document in document order, a slice of
	// [FieldError]; its methods are Error and Unwrap.
	Faults = fault.Faults
	// Figure is a number that may be absent: its fields are Value and Why, a
	// code that says why there is no value; its methods are Ok and Get.
	Figure = figure.Figure
)

// Risks is what is shown of one outcome: how many people have it with each
// option, out of one denominator, in one population, over one time span. It is
// the report of [Compare], and can be stored and shown again with [Show].
// Counts that do not follow from the risks do not validate.
type Risks struct {
	// Format is the name and version of the document format: "sdm.risks/1.0".
	Format string `json:"format"`
	// Language is the BCP 47 tag of the names, such as en.
	Language string `json:"language"`
	// Outcome is what people have or do not have, such as "heart attack".
	Outcome string `json:"outcome"`
	// Population is the group of people that the risks are about.
	Population string `json:"population"`
	// Span is the time that the risks cover.
	Span sdm.Span `json:"span"`
	// Assumes says what has to hold for the risks to be right, beside the
	// evidence itself.
	Assumes []Assumption `json:"assumes"`
	// Per is the denominator of every count here: 100, 1,000, 10,000 or 100,000.
	Per int `json:"per"`
	// Reference is the id of the option that the others are compared with.
	Reference string `json:"reference"`
	// Options are the options in the order in which they are always shown.
	Options []OptionRisk `json:"options"`
	// Extensions holds data of other systems under reverse DNS names; it is
	// kept untouched.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

// OptionRisk is the risk with one option.
type OptionRisk struct {
	// Option is the id of the option.
	Option string `json:"option"`
	// Name is its name.
	Name string `json:"name"`
	// Risk is the risk from 0 to 1, or why there is none.
	Risk Figure `json:"risk"`
	// Interval is the interval around the risk; absent if none is known.
	Interval Ends `json:"interval,omitzero"`
	// Certainty is the published GRADE rating, or "notRated"; absent only if
	// the risk is not known or true by definition.
	Certainty sdm.Certainty `json:"certainty,omitzero"`
	// ByDefinition says that the risk is true by definition of the option.
	ByDefinition bool `json:"byDefinition,omitzero"`
	// Reason is why the risk is not known.
	Reason string `json:"reason,omitzero"`
	// Against says that the risk was worked out from that of the reference by
	// an effect, so that both vary together.
	Against bool `json:"against,omitzero"`
	// Count is the risk as a count out of the denominator, rounded half up.
	Count int `json:"count"`
	// Others is how many do not have the outcome: the denominator minus Count.
	Others int `json:"others"`
	// BelowOne says that the risk is not 0, but less than half a person.
	BelowOne bool `json:"belowOne,omitzero"`
	// Word says how often that is; for a risk of 0 with an interval it is the
	// word for the upper end. Never show it without the count.
	Word Frequency `json:"word,omitzero"`
	// Difference is Count minus the count of the reference: the difference of
	// what is shown.
	Difference int `json:"difference"`
	// Gap is the difference of the risks themselves from that of the
	// reference; absent for the reference itself and without both risks.
	Gap Gap `json:"gap,omitzero"`
}

// Ends are the ends of an interval.
type Ends struct {
	// Low is the lower end.
	Low float64 `json:"low"`
	// High is the upper end.
	High float64 `json:"high"`
}

// Gap is the difference between the risks of an option and of the reference,
// which is always absolute.
type Gap struct {
	// Difference is the risk minus that of the reference, −1 to 1.
	Difference float64 `json:"difference"`
	// Interval is the interval around it; absent if an interval is missing.
	Interval Ends `json:"interval,omitzero"`
}

// Assumption is a condition under which numbers hold.
type Assumption string

// The assumptions.
const (
	SameEffect  Assumption = "sameEffect"  // the effect is the same for this person as for the people in the studies
	OwnBaseline Assumption = "ownBaseline" // the risk of the reference is one the person gave
	SameChance  Assumption = "sameChance"  // the chance stays the same all the time: the span is not that of the studies
)

// Values returns the allowed words.
func (Assumption) Values() []string {
	return []string{string(SameEffect), string(OwnBaseline), string(SameChance)}
}

// IsValid reports whether a is one of the allowed words.
func (a Assumption) IsValid() bool {
	return a == SameEffect || a == OwnBaseline || a == SameChance
}

// DecodeRisks reads risks from strict JSON: exact names, no duplicate or unknown
// members, no null, valid UTF-8. The error is [Faults] with every fault of the
// text; what they say is checked by [Risks.Validate].
func DecodeRisks(data []byte) (Risks, error) {
	return document.Decode[Risks](data, document.Format{Name: "sdm.risks", Major: 1, Minor: 0})
}

// Encode validates the risks and writes them as indented JSON with a final
// newline. What it writes reads back equal.
func (r Risks) Encode() ([]byte, error) {
	if err := r.Validate(); err != nil {
		return nil, err
	}
	return document.Encode(r)
}

// reference returns the option with the id Reference, or nil.
func (r *Risks) reference() *OptionRisk {
	for i := range r.Options {
		if r.Options[i].Option == r.Reference {
			return &r.Options[i]
		}
	}
	return nil
}
