package fhir

import "slices"

// Note is something worth saying about a resource that is not wrong.
type Note struct {
	// Goal is the id of the goal in the plan, where a plan is made or written.
	Goal string `json:"goal,omitzero"`
	// Pointer is the place as a JSON pointer (RFC 6901): in the resource, or in
	// the plan that is written.
	Pointer string `json:"pointer"`
	// Expression is the place in the resource in FHIRPath.
	Expression string `json:"expression,omitzero"`
	// Code says what kind of note it is.
	Code NoteCode `json:"code"`
	// Text is the note in English.
	Text string `json:"text"`
}

// NoteCode is the machine-readable kind of a [Note].
type NoteCode string

// The kinds of notes.
const (
	NoteUnknownMember NoteCode = "unknownMember" // a member that this FHIR release does not define; it is kept
	NoteUnknownCode   NoteCode = "unknownCode"   // a code that its HL7 code system does not have
	NoteUnit          NoteCode = "unit"          // a unit that says one thing in words and another in its code
	NotePrecision     NoteCode = "precision"     // more digits than a float64 carries
	NoteProfile       NoteCode = "profile"       // what a profile wishes for and does not demand
	NoteMapping       NoteCode = "mapping"       // what a plan has no place for
)

// Values returns every kind of note.
func (NoteCode) Values() []NoteCode {
	return []NoteCode{NoteUnknownMember, NoteUnknownCode, NoteUnit, NotePrecision, NoteProfile, NoteMapping}
}

// IsValid reports whether c is one of [NoteCode.Values].
func (c NoteCode) IsValid() bool {
	return slices.Contains(c.Values(), c)
}
