package goals_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/goals"
)

func say(person string, stance goals.Stance, at string) goals.Response {
	return goals.Response{Person: person, Stance: stance, At: goals.Instant(at)}
}

func TestAgree(t *testing.T) {
	tests := []struct {
		name, why string
		change    func(*goals.Plan)
		state     goals.AgreementState
		missing   []string
		differ    []string
	}{
		{"agreed", "who proposes agrees", func(*goals.Plan) {}, goals.AgreementAgreed, []string{}, []string{}},
		{"no answer", "it says who is missing", func(p *goals.Plan) { p.Proposals[0].Responses = nil }, goals.AgreementPending, []string{"ana"}, []string{}},
		{"thinking", "pending is an answer that is missing", func(p *goals.Plan) {
			p.Proposals[0].Responses[0].Stance = goals.StancePending
		}, goals.AgreementPending, []string{"ana"}, []string{}},
		{"declined", "the patient's no is a result", func(p *goals.Plan) {
			p.Proposals[0].Responses[0].Stance = goals.StanceDisagree
		}, goals.AgreementDeclined, []string{}, []string{"ana"}},
		{"another differs", "even if nobody asked them", func(p *goals.Plan) {
			p.Proposals[0].Responses = append(p.Proposals[0].Responses, say("leo", goals.StanceDisagree, "2026-01-02T09:00:00Z"))
		}, goals.AgreementDiffers, []string{}, []string{"leo"}},
		{"a change of mind", "the last answer counts", func(p *goals.Plan) {
			p.Proposals[0].Responses = append(p.Proposals[0].Responses, say("ana", goals.StanceDisagree, "2026-01-02T09:00:00Z"))
		}, goals.AgreementDeclined, []string{}, []string{"ana"}},
		{"the proposer steps back", "a proposer may change their mind too", func(p *goals.Plan) {
			p.Proposals[0].Responses = append(p.Proposals[0].Responses, say("dr", goals.StanceDisagree, "2026-01-02T09:00:00Z"))
		}, goals.AgreementDiffers, []string{}, []string{"dr"}},
		{"a counter-proposal", "agreement does not carry over", func(p *goals.Plan) {
			p.Proposals = append(p.Proposals, goals.Proposal{ID: "q", Goal: "g", By: "leo", At: "2026-01-03T09:00:00Z", Text: "Less", Counters: "p"})
		}, goals.AgreementPending, []string{"ana", "dr"}, []string{}},
		{"named parties", "only they are needed", func(p *goals.Plan) {
			p.Goals[0].Parties = []string{"leo"}
		}, goals.AgreementPending, []string{"leo"}, []string{}},
		{"nothing proposed", "and who would be asked", func(p *goals.Plan) { p.Proposals = nil }, goals.AgreementNone, []string{"ana"}, []string{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := base()
			tt.change(&p)
			require.NoError(t, p.Validate())
			a := goals.Agree(p, "g")
			require.Equal(t, tt.state, a.State, tt.why)
			require.Equal(t, tt.missing, a.Missing, tt.why)
			require.Equal(t, tt.differ, a.Differ, tt.why)
			require.True(t, a.State.IsValid())
		})
	}
}

func TestSurrogatesCarryTheirBasis(t *testing.T) {
	p := base()
	r := say("ana", goals.StanceDisagree, "2026-01-02T09:00:00Z")
	r.Via = "leo"
	p, err := goals.Respond(p, "p", r)
	require.NoError(t, err)
	a := goals.Agree(p, "g")
	require.Equal(t, goals.AgreementDeclined, a.State)
	v := a.Voices[0]
	require.Equal(t, "leo", v.Via)
	require.Equal(t, goals.BasisProxy, v.Basis)
	require.True(t, v.OverridesOwn, "she had agreed herself")
	p, err = goals.Respond(p, "p", say("ana", goals.StanceAgree, "2026-01-03T09:00:00Z"))
	require.NoError(t, err)
	require.Empty(t, goals.Agree(p, "g").Voices[0].Via, "her own word, later, counts")
}

func TestProposeAndRespondCheck(t *testing.T) {
	p := base()
	q, err := goals.Propose(p, goals.Proposal{ID: "q", Goal: "h", By: "ana", At: "2026-01-05T09:00:00Z", Text: "Eat"})
	require.NoError(t, err)
	require.Len(t, p.Proposals, 1, "the plan given is not changed")
	require.Equal(t, goals.AgreementAgreed, goals.Agree(q, "h").State)
	_, err = goals.Propose(p, goals.Proposal{ID: "p", Goal: "x", By: "ana", At: "2025-01-05T09:00:00Z"})
	require.Equal(t, []string{
		"/proposals/1/goal reference", "/proposals/1/id duplicate", "/proposals/1/at conflict", "/proposals/1/text required",
	}, faults(t, err))
	_, err = goals.Respond(p, "x", say("ana", goals.StanceAgree, "2026-01-05T09:00:00Z"))
	require.ErrorIs(t, err, goals.ErrReference)
	_, err = goals.Respond(p, "p", say("eve", "maybe", "2025-01-05T09:00:00Z"))
	require.Equal(t, []string{
		"/proposals/0/responses/1/person reference", "/proposals/0/responses/1/stance enum", "/proposals/0/responses/1/at conflict",
	}, faults(t, err))
}
