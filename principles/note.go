package principles

// Note is a remark that a reader of the figures should know.
type Note struct {
	// Code is the machine-readable kind of the note.
	Code NoteCode `json:"code"`
	// Role is the role that the note is about, if it is about one.
	Role Role `json:"role,omitzero"`
	// Item is the key of the item that the note is about, if it is about one.
	Item string `json:"item,omitzero"`
	// Text is the wording of that item; absent where the framework has none.
	Text Text `json:"text,omitzero"`
	// Score is the id of the score that the note is about, if it is about one.
	Score string `json:"score,omitzero"`
	// Count is how many responses or entries the note is about.
	Count int `json:"count,omitzero"`
}

// NoteCode is the machine-readable kind of a note.
type NoteCode string

// The kinds of notes.
const (
	NoteDraft            NoteCode = "draft"            // the framework is a draft
	NoteRetired          NoteCode = "retired"          // the framework is retired
	NoteNotAsked         NoteCode = "notAsked"         // answers of a role that the item is not put to; not counted
	NoteExpired          NoteCode = "evidenceExpired"  // answers became unknown
	NoteStraightLined    NoteCode = "straightLined"    // one answer all the way down
	NoteContradictory    NoteCode = "contradictory"    // the same extreme answer to items that say opposite things
	NoteUnverifiedRule   NoteCode = "unverifiedRule"   // the scoring rule was not verified
	NoteUnverifiedCutOff NoteCode = "unverifiedCutOff" // a cut-off or band was not verified
	NoteNoMissingRule    NoteCode = "noMissingRule"    // no published rule for missing answers: a strict one stands in
	NoteProrated         NoteCode = "prorated"         // answered items stand in for missing ones
	NoteWaiverExpired    NoteCode = "waiverExpired"    // a waiver no longer holds
	NoteSurrogate        NoteCode = "surrogate"        // a surrogate answered; the count is of those without the patient's stated wishes
	NoteInferred         NoteCode = "inferred"         // answers were carried over from another framework
)

// Values returns the kinds of notes.
func (NoteCode) Values() []string {
	return words(
		NoteDraft, NoteRetired, NoteNotAsked, NoteExpired, NoteStraightLined, NoteContradictory,
		NoteUnverifiedRule, NoteUnverifiedCutOff, NoteNoMissingRule, NoteProrated, NoteWaiverExpired,
		NoteSurrogate, NoteInferred,
	)
}

// IsValid reports whether c is one of [NoteCode.Values].
func (c NoteCode) IsValid() bool {
	return oneOf(
		c, NoteDraft, NoteRetired, NoteNotAsked, NoteExpired, NoteStraightLined, NoteContradictory,
		NoteUnverifiedRule, NoteUnverifiedCutOff, NoteNoMissingRule, NoteProrated, NoteWaiverExpired,
		NoteSurrogate, NoteInferred,
	)
}
