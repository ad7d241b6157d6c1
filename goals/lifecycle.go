package goals

import (
	"slices"
	"strings"
)

// State is where a goal is: what its events lead to.
type State struct {
	// Status is the place in the goal's life; empty before the first event.
	Status Status `json:"status,omitzero"`
	// StatusDate is the day of the last change of Status.
	StatusDate Date `json:"statusDate,omitzero"`
	// StatusReason is the reason that was given for it.
	StatusReason string `json:"statusReason,omitzero"`
	// Achievement is how far the goal is met, as last judged.
	Achievement Achievement `json:"achievement,omitzero"`
	// AchievementDate is the day of that judgement.
	AchievementDate Date `json:"achievementDate,omitzero"`
}

// Replay returns the state that events lead to. It asks no policy: what
// happened, happened. An event that repeats the status changes nothing.
func Replay(events []Event) State {
	var s State
	for _, e := range events {
		s = s.after(e)
	}
	return s
}

func (s State) after(e Event) State {
	if e.Status != "" && e.Status != s.Status {
		s.Status, s.StatusDate, s.StatusReason = e.Status, e.At.Date(), e.Reason
	}
	if e.Achievement != "" && e.Achievement != s.Achievement {
		s.Achievement, s.AchievementDate = e.Achievement, e.At.Date()
	}
	return s
}

// State returns the state that the goal states.
func (g Goal) State() State {
	return State{g.Status, g.StatusDate, g.StatusReason, g.Achievement, g.AchievementDate}
}

// Need is what a transition asks for.
type Need string

// The needs.
const (
	NeedNothing Need = "nothing" // free
	NeedReason  Need = "reason"  // an event with a reason
	NeedReopen  Need = "reopen"  // an event with a reason, marked as reopening
)

// Values returns every need.
func (Need) Values() []Need { return []Need{NeedNothing, NeedReason, NeedReopen} }

// IsValid reports whether n is one of [Need.Values].
func (n Need) IsValid() bool { return among(n) }

// Rule allows transitions from every status of From to every status of To.
type Rule struct {
	// From are the statuses that the rule starts at.
	From []Status `json:"from"`
	// To are the statuses that it leads to.
	To []Status `json:"to"`
	// Needs is what the event must bring.
	Needs Need `json:"needs"`
}

// Policy says which changes of a goal's status are allowed. HL7 FHIR defines
// the statuses of a goal and no transitions between them, in any version;
// this is ours, it is data, and a caller may write another one.
//
// To keep the status is always allowed and changes nothing. A first event may
// lead to any status but "unknown", which is only ever read.
type Policy struct {
	// Name is how errors and reports call the policy.
	Name string `json:"name"`
	// Rules are what is allowed; all else is not. Where several rules allow a
	// transition, the first one counts.
	Rules []Rule `json:"rules"`
	// SubjectMustNotDisagree refuses "active" while the subject of the plan
	// disagrees with what was last proposed.
	SubjectMustNotDisagree bool `json:"subjectMustNotDisagree,omitzero"`
}

// Strict returns the default policy; its table is in LIFECYCLE.md beside this
// package.
func Strict() Policy {
	free := func(from Status, to ...Status) Rule { return Rule{[]Status{from}, to, NeedNothing} }
	reason := func(from []Status, to Status) Rule { return Rule{from, []Status{to}, NeedReason} }
	reopen := func(from Status, to ...Status) Rule { return Rule{[]Status{from}, to, NeedReopen} }
	return Policy{Name: "strict", SubjectMustNotDisagree: true, Rules: []Rule{
		free(StatusProposed, StatusPlanned, StatusAccepted, StatusActive),
		free(StatusPlanned, StatusAccepted, StatusActive),
		free(StatusAccepted, StatusActive, StatusCompleted),
		free(StatusActive, StatusCompleted),
		free(StatusOnHold, StatusActive, StatusCompleted),
		reason(Status("").Values(), StatusError),
		reason([]Status{StatusProposed, StatusPlanned, StatusAccepted, StatusActive, StatusOnHold}, StatusCancelled),
		reason([]Status{StatusProposed, StatusPlanned}, StatusRejected),
		reason([]Status{StatusPlanned, StatusAccepted, StatusActive}, StatusOnHold),
		reason([]Status{StatusPlanned}, StatusProposed),
		reason([]Status{StatusAccepted}, StatusPlanned),
		reason([]Status{StatusActive}, StatusAccepted),
		reopen(StatusOnHold, StatusPlanned),
		reopen(StatusCompleted, StatusActive, StatusOnHold),
		reopen(StatusCancelled, StatusProposed, StatusPlanned, StatusActive),
		reopen(StatusRejected, StatusProposed),
	}}
}

// Permissive returns a policy that allows every change between the nine
// statuses of FHIR R4, and away from "unknown", without a reason: for records
// that come from elsewhere.
func Permissive() Policy {
	all := Status("").Values()
	return Policy{Name: "permissive", Rules: []Rule{{all, all[:9], NeedNothing}}}
}

// Allows returns what the change from one status to another needs, and whether
// the policy allows it at all.
func (p Policy) Allows(from, to Status) (Need, bool) {
	if !to.IsValid() || (from != "" && !from.IsValid()) {
		return "", false
	}
	if from == to {
		return NeedNothing, true
	}
	if to == StatusUnknown {
		return "", false
	}
	if from == "" {
		return NeedNothing, true
	}
	for _, r := range p.Rules {
		if slices.Contains(r.From, from) && slices.Contains(r.To, to) {
			return r.Needs, true
		}
	}
	return "", false
}

// Next returns the statuses that the policy allows after from, in the order of
// [Status.Values], without from itself.
func (p Policy) Next(from Status) []Status {
	next := []Status{}
	for _, to := range from.Values() {
		if _, ok := p.Allows(from, to); ok && to != from {
			next = append(next, to)
		}
	}
	return next
}

// TransitionCause is why a policy refuses an event.
type TransitionCause string

// The causes.
const (
	CauseIllegal   TransitionCause = "illegal"          // no rule allows the change
	CauseReason    TransitionCause = "reasonMissing"    // the change needs a reason
	CauseReopen    TransitionCause = "reopenMissing"    // the change must be marked as reopening
	CauseDisagrees TransitionCause = "subjectDisagrees" // active, while the subject disagrees
	CauseHistory   TransitionCause = "history"          // the event does not start where the goal is, or when
)

// Values returns every cause.
func (TransitionCause) Values() []TransitionCause {
	return []TransitionCause{CauseIllegal, CauseReason, CauseReopen, CauseDisagrees, CauseHistory}
}

// IsValid reports whether c is one of [TransitionCause.Values].
func (c TransitionCause) IsValid() bool { return among(c) }

// TransitionError says that a policy refuses an event.
type TransitionError struct {
	// Policy is the name of the policy.
	Policy string
	// From and To are the statuses.
	From, To Status
	// Cause is why the event is refused.
	Cause TransitionCause
	// Next are the statuses that the policy allows after From.
	Next []Status
}

// Error returns the cause and the way out.
func (e *TransitionError) Error() string {
	var b strings.Builder
	b.WriteString("the policy " + e.Policy + " refuses the change from " + name(e.From) + " to " + name(e.To) + ": ")
	switch e.Cause {
	case CauseReason:
		b.WriteString("it needs a reason")
	case CauseReopen:
		b.WriteString("it reopens the goal, so mark the event as reopening and give a reason")
	case CauseDisagrees:
		b.WriteString("the person whose plan it is disagrees; agree on a proposal first")
	case CauseHistory:
		b.WriteString("the event must start at the present status and not be older than the last event")
	default:
		b.WriteString("it is not allowed; allowed next: ")
		for i, s := range e.Next {
			if i > 0 {
				b.WriteString(", ")
			}
			b.WriteString(string(s))
		}
		if len(e.Next) == 0 {
			b.WriteString("none")
		}
	}
	return b.String()
}

func name(s Status) string {
	if s == "" {
		return "the beginning"
	}
	if !s.IsValid() {
		return "another word"
	}
	return string(s)
}

// Check returns nil if the policy allows the event after the state s, or a
// [*TransitionError]. The stance is the subject's latest answer to what is on
// the table; pass the empty stance if there is none.
func (p Policy) Check(s State, e Event, subject Stance) error {
	refuse := func(c TransitionCause) error {
		return &TransitionError{Policy: p.Name, From: s.Status, To: e.Status, Cause: c, Next: p.Next(s.Status)}
	}
	if e.Status == "" || e.Status == s.Status {
		return nil
	}
	if e.From != s.Status {
		return refuse(CauseHistory)
	}
	need, ok := p.Allows(s.Status, e.Status)
	switch {
	case !ok:
		return refuse(CauseIllegal)
	case need == NeedReopen && !e.Reopen:
		return refuse(CauseReopen)
	case need != NeedNothing && strings.TrimSpace(e.Reason) == "":
		return refuse(CauseReason)
	case p.SubjectMustNotDisagree && e.Status == StatusActive && subject == StanceDisagree:
		return refuse(CauseDisagrees)
	}
	return nil
}

// Apply returns the plan with the event added to the history of one goal, if
// the policy allows it. It fills in From. An event that changes nothing
// returns the plan as it was. The plan given is not changed.
//
// The error is [ErrReference] if there is no such goal or person, or a
// [*TransitionError].
func Apply(p Plan, goal string, e Event, policy Policy) (Plan, error) {
	i := slices.IndexFunc(p.Goals, func(g Goal) bool { return g.ID == goal })
	if i < 0 {
		return p, ErrReference
	}
	g := p.Goals[i]
	s := g.State()
	if e.Status == s.Status {
		e.Status = ""
	}
	if e.Achievement == s.Achievement {
		e.Achievement = ""
	}
	if e.Status == "" && e.Achievement == "" {
		return p, nil
	}
	events := g.Events
	e.From = ""
	if e.Status != "" {
		e.From = s.Status
	}
	refuse := func(c TransitionCause) error {
		return &TransitionError{Policy: policy.Name, From: s.Status, To: e.Status, Cause: c, Next: policy.Next(s.Status)}
	}
	switch {
	case !e.At.IsValid(), len(events) > 0 && earlier(e.At, events[len(events)-1].At):
		return p, refuse(CauseHistory)
	case e.Achievement != "" && !e.Achievement.IsValid():
		return p, refuse(CauseIllegal)
	case e.By != "" && !slices.ContainsFunc(p.People, func(v Person) bool { return v.ID == e.By }):
		return p, ErrReference
	}
	if err := policy.Check(s, e, Agree(p, goal).SubjectStance()); err != nil {
		return p, err
	}
	g.Events = append(slices.Clone(events), e)
	next := s.after(e)
	g.Status, g.StatusDate, g.StatusReason = next.Status, next.StatusDate, next.StatusReason
	g.Achievement, g.AchievementDate = next.Achievement, next.AchievementDate
	p.Goals = slices.Clone(p.Goals)
	p.Goals[i] = g
	return p, nil
}
