package fhir

import "slices"

// Conversion says what a conversion between FHIR releases did that was not
// plain copying.
type Conversion struct {
	// From is the release of the resource that was converted.
	From Version `json:"from"`
	// To is the release it was converted to.
	To Version `json:"to"`
	// Changes are the changes, in the order of the resource.
	Changes []Change `json:"changes"`
}

// Lossless reports whether converting back gives the same content: nothing was
// lost, nothing was kept that the new release does not allow, and nothing got
// a meaning that it did not have.
func (c Conversion) Lossless() bool {
	for _, ch := range c.Changes {
		if ch.Kind == ChangeLost || ch.Kind == ChangeInvalid || ch.Kind == ChangeAdopted {
			return false
		}
	}
	return true
}

// Change is one change of a conversion.
type Change struct {
	// Kind says what happened.
	Kind ChangeKind `json:"kind"`
	// From is where the content was, as a FHIRPath expression.
	From string `json:"from"`
	// To is where the content is now; empty if it is nowhere.
	To string `json:"to,omitzero"`
	// Text is the change in English.
	Text string `json:"text"`
}

// ChangeKind is what happened to a piece of a resource.
type ChangeKind string

// The kinds of changes.
const (
	ChangeRenamed     ChangeKind = "renamed"     // the same content in an element of another name or shape
	ChangeExtension   ChangeKind = "extension"   // moved into, or back from, HL7's cross-version extension for the element
	ChangeLost        ChangeKind = "lost"        // not in the new resource
	ChangeInvalid     ChangeKind = "invalid"     // kept as it was, though the new release does not allow it
	ChangeUnconverted ChangeKind = "unconverted" // kept as it was; whether it suits the new release was not checked
	ChangeAdopted     ChangeKind = "adopted"     // was not an element of the old release, and is one of the new
)

// Values returns every kind of change.
func (ChangeKind) Values() []ChangeKind {
	return []ChangeKind{ChangeRenamed, ChangeExtension, ChangeLost, ChangeInvalid, ChangeUnconverted, ChangeAdopted}
}

// IsValid reports whether k is one of [ChangeKind.Values].
func (k ChangeKind) IsValid() bool {
	return slices.Contains(k.Values(), k)
}
