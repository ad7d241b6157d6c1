package goals

import "encoding/json"

// Proposal is one step of a negotiation: somebody proposes a goal, or answers
// a proposal with another one. Proposals are append-only; nothing is changed
// or taken back, only answered.
type Proposal struct {
	// ID names the proposal within the plan.
	ID string `json:"id"`
	// Goal is the id of the goal it is about.
	Goal string `json:"goal"`
	// By is the id of the person who proposes.
	By string `json:"by"`
	// At is when.
	At Instant `json:"at"`
	// Text is what is proposed.
	Text string `json:"text"`
	// Counters is the id of the earlier proposal that this one answers.
	Counters string `json:"counters,omitzero"`
	// Responses are the answers, oldest first; the last of each person counts.
	Responses []Response `json:"responses,omitzero"`
	// Private keeps the proposal out of what is shared with family.
	Private bool `json:"private,omitzero"`
	// Extensions is content of others, kept untouched.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

// Response is one person's answer to a proposal.
type Response struct {
	// Person is the id of the person whose answer it is.
	Person string `json:"person"`
	// Stance is the answer.
	Stance Stance `json:"stance"`
	// Via is the id of the surrogate who answered for the person.
	Via string `json:"via,omitzero"`
	// Priority is how urgent the goal is to the person.
	Priority Priority `json:"priority,omitzero"`
	// Reason says why, in the person's words.
	Reason string `json:"reason,omitzero"`
	// At is when.
	At Instant `json:"at"`
}

// Stance is an answer to a proposal; the codes are those of the FHIR extension
// goal-acceptance.
type Stance string

// The stances.
const (
	StanceAgree    Stance = "agree"    // says yes
	StanceDisagree Stance = "disagree" // says no; a result like any other
	StancePending  Stance = "pending"  // wants to think, or was not asked yet
)

// Values returns every stance.
func (Stance) Values() []Stance { return []Stance{StanceAgree, StanceDisagree, StancePending} }

// IsValid reports whether s is one of [Stance.Values].
func (s Stance) IsValid() bool { return among(s) }
