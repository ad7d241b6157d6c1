package goals

// Status is where a goal is in its life: the nine codes of HL7 FHIR
// (GoalLifecycleStatus, R4 to R5), and "unknown", which FHIR R6 adds and which
// this module reads, notes and does not export to R4 or R5.
type Status string

// The statuses.
const (
	StatusProposed  Status = "proposed"         // somebody suggests it
	StatusPlanned   Status = "planned"          // to be worked on, not yet agreed by all
	StatusAccepted  Status = "accepted"         // agreed, work has not begun
	StatusActive    Status = "active"           // being worked on
	StatusOnHold    Status = "on-hold"          // paused
	StatusCompleted Status = "completed"        // no longer worked on; says nothing about success
	StatusCancelled Status = "cancelled"        // given up
	StatusError     Status = "entered-in-error" // should never have been recorded
	StatusRejected  Status = "rejected"         // the proposal was declined
	StatusUnknown   Status = "unknown"          // FHIR R6 only
)

// Values returns every status: the nine of FHIR R4, then "unknown".
func (Status) Values() []Status {
	return []Status{
		StatusProposed, StatusPlanned, StatusAccepted, StatusActive, StatusOnHold,
		StatusCompleted, StatusCancelled, StatusError, StatusRejected, StatusUnknown,
	}
}

// IsValid reports whether s is one of [Status.Values].
func (s Status) IsValid() bool { return among(s) }

// Achievement is how far a goal is met: the codes of HL7 FHIR
// (goal-achievement).
type Achievement string

// The achievement codes.
const (
	InProgress    Achievement = "in-progress"    // being worked on
	Improving     Achievement = "improving"      // in progress, getting nearer
	Worsening     Achievement = "worsening"      // in progress, getting further away
	NoChange      Achievement = "no-change"      // in progress, as before
	Achieved      Achievement = "achieved"       // met
	Sustaining    Achievement = "sustaining"     // met, and kept
	NotAchieved   Achievement = "not-achieved"   // not met
	NoProgress    Achievement = "no-progress"    // not met, and little done
	NotAttainable Achievement = "not-attainable" // not met, and cannot be
)

// Values returns every achievement code.
func (Achievement) Values() []Achievement {
	return []Achievement{
		InProgress, Improving, Worsening, NoChange, Achieved, Sustaining, NotAchieved,
		NoProgress, NotAttainable,
	}
}

// IsValid reports whether a is one of [Achievement.Values].
func (a Achievement) IsValid() bool { return among(a) }

// Base returns the broader code that a belongs to: in-progress, achieved or
// not-achieved; empty if a is not a code.
func (a Achievement) Base() Achievement {
	switch a {
	case InProgress, Improving, Worsening, NoChange:
		return InProgress
	case Achieved, Sustaining:
		return Achieved
	case NotAchieved, NoProgress, NotAttainable:
		return NotAchieved
	}
	return ""
}

// Event is one step in the life of a goal: a new status, a new achievement, or
// both where they changed together.
type Event struct {
	// At is when it happened.
	At Instant `json:"at"`
	// By is the id of the person who recorded it.
	By string `json:"by,omitzero"`
	// From is the status before the event. It is empty where the goal begins,
	// and for events that change the achievement only. The first event of a
	// history that begins in the middle names the status it found.
	From Status `json:"from,omitzero"`
	// Status is the new status.
	Status Status `json:"status,omitzero"`
	// Achievement is the new achievement.
	Achievement Achievement `json:"achievement,omitzero"`
	// Reason says why. The strict policy asks for it in many places.
	Reason string `json:"reason,omitzero"`
	// Reopen marks a deliberate return from an ended or paused state.
	Reopen bool `json:"reopen,omitzero"`
}
