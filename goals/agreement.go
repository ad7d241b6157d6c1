package goals

import (
	"slices"
	"strings"

	"github.com/concord-sdm/concord/internal/fault"
)

// Agreement is where a negotiation about one goal stands.
type Agreement struct {
	// Goal is the id of the goal.
	Goal string `json:"goal"`
	// Proposal is the id of what is on the table: the latest proposal. Empty if
	// nothing was proposed.
	Proposal string `json:"proposal,omitzero"`
	// Rounds is how many proposals there were.
	Rounds int `json:"rounds"`
	// State is the result.
	State AgreementState `json:"state"`
	// Voices are what each person whose agreement is needed, or who spoke, said
	// about what is on the table, in the order of the plan's people.
	Voices []Voice `json:"voices"`
	// Missing are the ids of people whose agreement is needed and who did not
	// answer, or wish to think.
	Missing []string `json:"missing"`
	// Differ are the ids of people who disagree.
	Differ []string `json:"differ"`
}

// AgreementState is the result of a negotiation so far.
type AgreementState string

// The states. Declining is a result like any other.
const (
	AgreementNone     AgreementState = "none"     // nothing was proposed
	AgreementPending  AgreementState = "pending"  // somebody has not answered yet
	AgreementDiffers  AgreementState = "differs"  // somebody disagrees, but not the person whose plan it is
	AgreementDeclined AgreementState = "declined" // the person whose plan it is said no
	AgreementAgreed   AgreementState = "agreed"   // all whose agreement is needed agree
)

// Values returns every state.
func (AgreementState) Values() []AgreementState {
	return []AgreementState{
		AgreementNone, AgreementPending, AgreementDiffers, AgreementDeclined, AgreementAgreed,
	}
}

// IsValid reports whether s is one of [AgreementState.Values].
func (s AgreementState) IsValid() bool { return among(s) }

// Voice is what one person says about what is on the table.
type Voice struct {
	// Person is the id of the person.
	Person string `json:"person"`
	// Role is the person's part in the plan.
	Role Role `json:"role"`
	// Subject is whether it is the person whose plan it is.
	Subject bool `json:"subject,omitzero"`
	// Needed is whether the goal needs this person's agreement.
	Needed bool `json:"needed"`
	// Stance is the latest answer; pending if there is none. Who proposes
	// agrees, unless they say otherwise later.
	Stance Stance `json:"stance"`
	// Priority is how urgent the goal is to the person.
	Priority Priority `json:"priority,omitzero"`
	// Reason is the reason that was given.
	Reason string `json:"reason,omitzero"`
	// At is when; empty if the person did not answer.
	At Instant `json:"at,omitzero"`
	// Via is the id of the surrogate who answered.
	Via string `json:"via,omitzero"`
	// Basis is what allows the surrogate to answer.
	Basis Basis `json:"basis,omitzero"`
	// OverridesOwn is whether a surrogate's answer differs from an earlier one
	// that the person gave.
	OverridesOwn bool `json:"overridesOwn,omitzero"`
}

// SubjectStance returns the latest answer of the person whose plan it is, or
// the empty stance if nothing was proposed.
func (a Agreement) SubjectStance() Stance {
	for _, v := range a.Voices {
		if v.Subject && a.State != AgreementNone {
			return v.Stance
		}
	}
	return ""
}

// Agree returns where the negotiation about a goal stands. Only what is on the
// table counts, the latest proposal: an agreement to an earlier one does not
// carry over.
func Agree(p Plan, goal string) Agreement {
	a := Agreement{Goal: goal, State: AgreementNone, Voices: []Voice{}, Missing: []string{}, Differ: []string{}}
	var table *Proposal
	proposers := map[string]bool{}
	for i := range p.Proposals {
		if v := &p.Proposals[i]; v.Goal == goal {
			a.Rounds++
			table = v
			proposers[v.By] = true
		}
	}
	needed := proposers
	for i := range p.Goals {
		if g := &p.Goals[i]; g.ID == goal && len(g.Parties) > 0 {
			needed = map[string]bool{}
			for _, id := range g.Parties {
				needed[id] = true
			}
		} else if g.ID == goal {
			needed[p.Subject] = true
		}
	}
	if table == nil {
		for i := range p.People {
			if who := &p.People[i]; needed[who.ID] {
				a.Missing = append(a.Missing, who.ID)
			}
		}
		return a
	}
	a.Proposal = table.ID
	a.State = AgreementAgreed
	for i := range p.People {
		who := &p.People[i]
		v, spoke := voice(p, table, who)
		v.Needed, v.Subject = needed[who.ID], who.ID == p.Subject
		if !v.Needed && !spoke {
			continue
		}
		a.Voices = append(a.Voices, v)
		switch {
		case v.Stance == StanceDisagree:
			a.Differ = append(a.Differ, who.ID)
		case v.Stance != StanceAgree && v.Needed:
			a.Missing = append(a.Missing, who.ID)
		}
	}
	switch {
	case a.SubjectStance() == StanceDisagree:
		a.State = AgreementDeclined
	case len(a.Differ) > 0:
		a.State = AgreementDiffers
	case len(a.Missing) > 0:
		a.State = AgreementPending
	}
	return a
}

// voice returns what a person said about a proposal, and whether they said
// anything.
func voice(p Plan, table *Proposal, who *Person) (Voice, bool) {
	v := Voice{Person: who.ID, Role: who.Role, Stance: StancePending}
	spoke := false
	own := Stance("")
	if table.By == who.ID {
		v.Stance, v.At, spoke, own = StanceAgree, table.At, true, StanceAgree
	}
	for _, r := range table.Responses {
		if r.Person != who.ID {
			continue
		}
		spoke = true
		v.Stance, v.Priority, v.Reason, v.At, v.Via = r.Stance, r.Priority, r.Reason, r.At, r.Via
		v.Basis, v.OverridesOwn = "", false
		if r.Via == "" {
			own = r.Stance
			continue
		}
		for i := range p.People {
			if s := p.People[i].Surrogate; p.People[i].ID == r.Via && s.For == who.ID {
				v.Basis = s.Basis
			}
		}
		v.OverridesOwn = (own == StanceAgree || own == StanceDisagree) && own != r.Stance
	}
	return v, spoke
}

// Propose returns the plan with a proposal added to its negotiation. The plan
// given is not changed. The error is [Faults] with pointers into the plan
// returned.
func Propose(p Plan, proposal Proposal) (Plan, error) {
	proposal.Responses = slices.Clone(proposal.Responses)
	q := p
	q.Proposals = append(slices.Clone(p.Proposals), proposal)
	var root fault.Path
	list := root.Field("proposals")
	if err := proposalFaults(q, list.Index(len(q.Proposals)-1).String()); err != nil {
		return p, err
	}
	return q, nil
}

// Respond returns the plan with an answer added to a proposal. The plan given
// is not changed. The error is [ErrReference] if there is no such proposal, or
// [Faults] with pointers into the plan returned.
func Respond(p Plan, proposal string, r Response) (Plan, error) {
	i := slices.IndexFunc(p.Proposals, func(v Proposal) bool { return v.ID == proposal })
	if i < 0 {
		return p, ErrReference
	}
	q := p
	q.Proposals = slices.Clone(p.Proposals)
	responses := append(slices.Clone(q.Proposals[i].Responses), r)
	q.Proposals[i].Responses = responses
	var root fault.Path
	list := root.Field("proposals")
	item := list.Index(i)
	answers := item.Field("responses")
	if err := proposalFaults(q, answers.Index(len(responses)-1).String()); err != nil {
		return p, err
	}
	return q, nil
}

// proposalFaults returns the faults of the negotiation at or below a pointer.
func proposalFaults(p Plan, pointer string) error {
	c := &checker{
		people: set(p.People, func(v *Person) string { return v.ID }),
		goals:  set(p.Goals, func(v *Goal) string { return v.ID }),
	}
	var root fault.Path
	c.checkProposals(root.Field("proposals"), p)
	var f Faults
	for _, e := range c.Faults() {
		if e.Pointer == pointer || strings.HasPrefix(e.Pointer, pointer+"/") {
			f = append(f, e)
		}
	}
	return f.OrNil()
}
