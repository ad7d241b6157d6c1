package principles

import (
	"encoding/json"
	"slices"
)

// FrameworkFormat is the format name and version of a [Framework] document.
const FrameworkFormat = "principles.framework/1.0"

// Framework is a versioned checklist, questionnaire or instrument: its items,
// the answers they take and the scores that are made of them.
type Framework struct {
	// Format is the format name and version: principles.framework/1.0.
	Format string `json:"format"`
	// ID names the framework; with the version it names one exact wording and
	// scoring.
	ID string `json:"id"`
	// Version is a semantic version: MAJOR.MINOR.PATCH.
	Version string `json:"version"`
	// Kind says what the framework is: a checklist or an instrument.
	Kind FrameworkKind `json:"kind"`
	// Status is the place of the framework in its life: draft, active, retired.
	Status FrameworkStatus `json:"status"`
	// Language is the language that texts fall back to, as a BCP 47 tag; every
	// text is given at least in this language.
	Language string `json:"language"`
	// Title is the name of the framework.
	Title Text `json:"title"`
	// Description says what the framework is for and what it is not for.
	Description Text `json:"description,omitzero"`
	// Provenance says who made the framework, from what, and when.
	Provenance Provenance `json:"provenance"`
	// Licence says what may be shipped and used.
	Licence Licence `json:"licence"`
	// References are the sources that the rest of the document points to.
	References []Reference `json:"references,omitzero"`
	// RequiresRoles are the roles without whose answers an assessment is not
	// complete; a silent one is reported as unheard.
	RequiresRoles []Role `json:"requiresRoles,omitzero"`
	// ItemCount is the number of items as published; when present, the list of
	// items must have exactly that length.
	ItemCount int `json:"itemCount,omitzero"`
	// AnswerSets are the named lists of answers that items choose from, beside
	// the built-in states.
	AnswerSets []AnswerSet `json:"answerSets,omitzero"`
	// Sections are the parts of the framework, in reading order.
	Sections []Section `json:"sections,omitzero"`
	// Items are the questions or criteria, in reading order.
	Items []Item `json:"items"`
	// Scores are the figures that are made of the items.
	Scores []Score `json:"scores"`
	// Extensions hold data of others under reverse DNS names, kept untouched.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

// Text is a text in one or several languages: BCP 47 tag in canonical case to
// text.
type Text map[string]string

// FrameworkKind says what a framework is.
type FrameworkKind string

// The kinds of framework.
const (
	Checklist  FrameworkKind = "checklist"  // criteria that an assessor or organisation answers
	Instrument FrameworkKind = "instrument" // a published questionnaire or rating scale
)

// Values returns the kinds of framework.
func (FrameworkKind) Values() []string { return words(Checklist, Instrument) }

// IsValid reports whether k is one of [FrameworkKind.Values].
func (k FrameworkKind) IsValid() bool { return oneOf(k, Checklist, Instrument) }

// FrameworkStatus is the place of a framework in its life.
type FrameworkStatus string

// The states of a framework's life.
const (
	Draft   FrameworkStatus = "draft"   // may change; not for decisions
	Active  FrameworkStatus = "active"  // for use
	Retired FrameworkStatus = "retired" // kept so that old reports can be read
)

// Values returns the states of a framework's life.
func (FrameworkStatus) Values() []string { return words(Draft, Active, Retired) }

// IsValid reports whether s is one of [FrameworkStatus.Values].
func (s FrameworkStatus) IsValid() bool { return oneOf(s, Draft, Active, Retired) }

// Section is a part of a framework.
type Section struct {
	// ID names the section within the framework.
	ID string `json:"id"`
	// Title is the heading of the section.
	Title Text `json:"title,omitzero"`
	// NATogether allows the answer "not applicable" for all items of the section
	// at once, and for no single one of them, except where an item allows it.
	NATogether bool `json:"naTogether,omitzero"`
}

// AnswerSet is a list of answers, each with a code and a value.
type AnswerSet struct {
	// ID names the answer set within the framework.
	ID string `json:"id"`
	// Ordered says that the answers form a rank order.
	Ordered bool `json:"ordered,omitzero"`
	// Unverified marks values that were not verified in the source.
	Unverified bool `json:"unverified,omitzero"`
	// Codes are the answers, at least two and at most 60.
	Codes []Code `json:"codes"`
}

// Code is one answer of an [AnswerSet].
type Code struct {
	// Code is what a response holds; the words unknown, notApplicable and
	// measured are taken.
	Code string `json:"code"`
	// Value is the number that the answer counts: 0, or from 0.000001 to 1,000,000
	// in size.
	Value float64 `json:"value"`
	// Exempts says that the answer takes the item out of its scores, as "not
	// applicable" does: such as "no" to the question whether there is anything to
	// rate.
	Exempts bool `json:"exempts,omitzero"`
	// Text is the wording of the answer.
	Text Text `json:"text,omitzero"`
}

// words returns the words of an enum.
func words[T ~string](list ...T) []string {
	out := make([]string, len(list))
	for i, w := range list {
		out[i] = string(w)
	}
	return out
}

// oneOf reports whether v is in list.
func oneOf[T comparable](v T, list ...T) bool { return slices.Contains(list, v) }
