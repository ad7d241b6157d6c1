package goals_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/goals"
)

// table writes a policy as the table of LIFECYCLE.md.
func table(p goals.Policy) string {
	mark := map[goals.Need]string{goals.NeedNothing: "free", goals.NeedReason: "reason", goals.NeedReopen: "reopen"}
	all := goals.Status("").Values()[:9]
	var b strings.Builder
	b.WriteString("| from \\ to |")
	for _, to := range all {
		fmt.Fprintf(&b, " %s |", to)
	}
	b.WriteString("\n|" + strings.Repeat(" --- |", len(all)+1) + "\n")
	for _, from := range append(all, goals.StatusUnknown) {
		fmt.Fprintf(&b, "| **%s** |", from)
		for _, to := range all {
			need, ok := p.Allows(from, to)
			switch {
			case from == to:
				b.WriteString(" = |")
			case !ok:
				b.WriteString(" – |")
			default:
				b.WriteString(" " + mark[need] + " |")
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

// LIFECYCLE.md holds the table that the policy makes, so it cannot drift.
func TestLifecycleTable(t *testing.T) {
	data, err := os.ReadFile("LIFECYCLE.md")
	require.NoError(t, err)
	text := string(data)
	const begin, end = "<!-- strict -->\n", "<!-- end -->"
	i, j := strings.Index(text, begin), strings.Index(text, end)
	require.True(t, i >= 0 && j > i)
	want := text[:i+len(begin)] + table(goals.Strict()) + text[j:]
	if *update {
		require.NoError(t, os.WriteFile("LIFECYCLE.md", []byte(want), 0o644))
		return
	}
	if diff := cmp.Diff(want, text); diff != "" {
		t.Error(diff)
	}
}

// Every one of the ten times ten pairs is as the policy was written down.
func TestStrictPolicyPairs(t *testing.T) {
	written := map[string]goals.Need{}
	add := func(need goals.Need, from string, to ...string) {
		for f := range strings.FieldsSeq(from) {
			for _, t := range to {
				written[f+">"+t] = need
			}
		}
	}
	add(goals.NeedNothing, "proposed", "planned", "accepted", "active")
	add(goals.NeedNothing, "planned", "accepted", "active")
	add(goals.NeedNothing, "accepted", "active", "completed")
	add(goals.NeedNothing, "active", "completed")
	add(goals.NeedNothing, "on-hold", "active", "completed")
	add(goals.NeedReason, "proposed planned accepted active on-hold completed cancelled rejected unknown", "entered-in-error")
	add(goals.NeedReason, "proposed planned accepted active on-hold", "cancelled")
	add(goals.NeedReason, "proposed planned", "rejected")
	add(goals.NeedReason, "planned accepted active", "on-hold")
	add(goals.NeedReason, "planned", "proposed")
	add(goals.NeedReason, "accepted", "planned")
	add(goals.NeedReason, "active", "accepted")
	add(goals.NeedReopen, "on-hold", "planned")
	add(goals.NeedReopen, "completed", "active", "on-hold")
	add(goals.NeedReopen, "cancelled", "proposed", "planned", "active")
	add(goals.NeedReopen, "rejected", "proposed")
	p := goals.Strict()
	for _, from := range goals.Status("").Values() {
		for _, to := range goals.Status("").Values() {
			need, ok := p.Allows(from, to)
			want, listed := written[string(from)+">"+string(to)]
			if from == to {
				want, listed = goals.NeedNothing, true
			}
			require.Equal(t, listed, ok, "%s to %s", from, to)
			require.Equal(t, want, need, "%s to %s", from, to)

			s := goals.State{Status: from}
			at := goals.Instant("2026-05-04T09:30:00Z")
			bare := p.Check(s, goals.Event{At: at, From: from, Status: to}, "")
			full := p.Check(s, goals.Event{At: at, From: from, Status: to, Reason: "because", Reopen: true}, "")
			require.Equal(t, ok && (need == goals.NeedNothing), bare == nil, "%s to %s", from, to)
			require.Equal(t, ok, full == nil, "%s to %s", from, to)
		}
	}
}

func TestPermissivePolicy(t *testing.T) {
	p := goals.Permissive()
	for _, from := range goals.Status("").Values() {
		for _, to := range goals.Status("").Values() {
			_, ok := p.Allows(from, to)
			require.Equal(t, from == to || to != goals.StatusUnknown, ok, "%s to %s", from, to)
		}
	}
	_, ok := p.Allows("", goals.StatusUnknown)
	require.False(t, ok, "unknown is read, never written")
	_, ok = p.Allows("", goals.StatusActive)
	require.True(t, ok)
	_, ok = p.Allows("odd", goals.StatusActive)
	require.False(t, ok)
}

func TestTransitionError(t *testing.T) {
	p := goals.Strict()
	tests := []struct {
		name    string
		state   goals.Status
		event   goals.Event
		subject goals.Stance
		want    goals.TransitionCause
	}{
		{"illegal", goals.StatusCompleted, goals.Event{From: goals.StatusCompleted, Status: goals.StatusRejected, Reason: "x"}, "", goals.CauseIllegal},
		{"without a reason", goals.StatusActive, goals.Event{From: goals.StatusActive, Status: goals.StatusOnHold}, "", goals.CauseReason},
		{"a blank reason", goals.StatusActive, goals.Event{From: goals.StatusActive, Status: goals.StatusOnHold, Reason: "  "}, "", goals.CauseReason},
		{"not marked", goals.StatusCompleted, goals.Event{From: goals.StatusCompleted, Status: goals.StatusActive, Reason: "x"}, "", goals.CauseReopen},
		{"reopened without a reason", goals.StatusCompleted, goals.Event{From: goals.StatusCompleted, Status: goals.StatusActive, Reopen: true}, "", goals.CauseReason},
		{"the subject disagrees", goals.StatusAccepted, goals.Event{From: goals.StatusAccepted, Status: goals.StatusActive}, goals.StanceDisagree, goals.CauseDisagrees},
		{"from elsewhere", goals.StatusAccepted, goals.Event{From: goals.StatusPlanned, Status: goals.StatusActive}, "", goals.CauseHistory},
		{"a word that is no status", goals.StatusAccepted, goals.Event{From: goals.StatusAccepted, Status: "done"}, "", goals.CauseIllegal},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := p.Check(goals.State{Status: tt.state}, tt.event, tt.subject)
			te, ok := errors.AsType[*goals.TransitionError](err)
			require.True(t, ok)
			require.Equal(t, tt.want, te.Cause)
			require.True(t, te.Cause.IsValid())
			require.Equal(t, p.Next(tt.state), te.Next, "the error lists the legal next states")
			require.NotContains(t, te.Error(), "done", "and never the received word")
		})
	}
	require.Equal(t, []goals.Status{goals.StatusError}, p.Next(goals.StatusUnknown))
	require.Empty(t, p.Next(goals.StatusError))
	err := p.Check(goals.State{Status: goals.StatusError}, goals.Event{From: goals.StatusError, Status: goals.StatusActive}, "")
	require.ErrorContains(t, err, "allowed next: none")
	require.NoError(t, goals.Permissive().Check(goals.State{Status: goals.StatusAccepted}, goals.Event{From: goals.StatusAccepted, Status: goals.StatusActive}, goals.StanceDisagree))
}

func TestApply(t *testing.T) {
	p := base()
	at := goals.Instant("2026-03-01T09:00:00Z")
	q, err := goals.Apply(p, "g", goals.Event{At: at, Status: goals.StatusOnHold, Reason: "a swollen knee"}, goals.Strict())
	require.NoError(t, err)
	require.NoError(t, q.Validate())
	require.Equal(t, goals.State{Status: goals.StatusOnHold, StatusDate: "2026-03-01", StatusReason: "a swollen knee"}, q.Goals[0].State())
	require.Equal(t, goals.StatusActive, p.Goals[0].Status, "the plan given is not changed")
	require.Empty(t, p.Goals[0].Events)

	same, err := goals.Apply(q, "g", goals.Event{At: "2026-04-01T09:00:00Z", Status: goals.StatusOnHold}, goals.Strict())
	require.NoError(t, err)
	require.Equal(t, q, same, "the same status is no event")

	r, err := goals.Apply(q, "g", goals.Event{At: "2026-04-01T09:00:00Z", Achievement: goals.Improving}, goals.Strict())
	require.NoError(t, err)
	require.NoError(t, r.Validate())
	require.Equal(t, goals.Date("2026-03-01"), r.Goals[0].StatusDate, "two separate dates")
	require.Equal(t, goals.Date("2026-04-01"), r.Goals[0].AchievementDate)

	_, err = goals.Apply(r, "g", goals.Event{At: "2026-03-31T09:00:00Z", Status: goals.StatusActive}, goals.Strict())
	te, ok := errors.AsType[*goals.TransitionError](err)
	require.True(t, ok)
	require.Equal(t, goals.CauseHistory, te.Cause, "events are append-only, oldest first")
	_, err = goals.Apply(r, "nobody", goals.Event{At: at, Status: goals.StatusActive}, goals.Strict())
	require.ErrorIs(t, err, goals.ErrReference)
	_, err = goals.Apply(r, "g", goals.Event{At: "2026-05-01T09:00:00Z", Achievement: "great"}, goals.Strict())
	require.Error(t, err)
	_, err = goals.Apply(r, "g", goals.Event{At: "2026-05-01T09:00:00Z", By: "eve", Status: goals.StatusActive}, goals.Strict())
	require.ErrorIs(t, err, goals.ErrReference)
	_, err = goals.Apply(r, "g", goals.Event{At: "soon", Status: goals.StatusActive}, goals.Strict())
	require.Error(t, err)

	no, err := goals.Respond(r, "p", goals.Response{Person: "ana", Stance: goals.StanceDisagree, At: "2026-04-02T09:00:00Z"})
	require.NoError(t, err)
	_, err = goals.Apply(no, "g", goals.Event{At: "2026-05-01T09:00:00Z", Status: goals.StatusActive}, goals.Strict())
	te, ok = errors.AsType[*goals.TransitionError](err)
	require.True(t, ok)
	require.Equal(t, goals.CauseDisagrees, te.Cause, "strict refuses active while the patient disagrees")
	_, err = goals.Apply(no, "g", goals.Event{At: "2026-05-01T09:00:00Z", Status: goals.StatusActive}, goals.Permissive())
	require.NoError(t, err)
}

// Whatever events a policy lets through, replaying them gives the same state.
func TestReplayGivesTheSameState(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := base()
		p.Proposals = nil
		p.Goals[0].Status = goals.StatusProposed
		policy := rapid.SampledFrom([]goals.Policy{goals.Strict(), goals.Permissive()}).Draw(t, "policy")
		for i := range rapid.IntRange(0, 12).Draw(t, "steps") {
			e := goals.Event{At: goals.Instant(fmt.Sprintf("2026-01-%02dT09:00:00Z", i+1)), Reason: "r", Reopen: rapid.Bool().Draw(t, "reopen")}
			if rapid.Bool().Draw(t, "status") {
				e.Status = rapid.SampledFrom(goals.Status("").Values()).Draw(t, "to")
			} else {
				e.Achievement = rapid.SampledFrom(goals.Achieved.Values()).Draw(t, "achievement")
			}
			if q, err := goals.Apply(p, "g", e, policy); err == nil {
				p = q
			}
		}
		require.NoError(t, p.Validate(), "the history always leads to the state")
		if g := p.Goals[0]; len(g.Events) > 0 {
			s := goals.Replay(g.Events)
			if s.Status != "" {
				require.Equal(t, g.Status, s.Status)
			}
			require.Equal(t, g.Achievement, s.Achievement)
			require.Equal(t, g.AchievementDate, s.AchievementDate)
		}
	})
}

func TestOddPairs(t *testing.T) {
	require.Equal(t, []string{"achievedTooEarly"}, goals.Odd(goals.StatusProposed, goals.Sustaining))
	require.Equal(t, []string{"achievedTooEarly"}, goals.Odd(goals.StatusRejected, goals.Achieved))
	require.Equal(t, []string{"achievedTooEarly"}, goals.Odd(goals.StatusError, goals.Achieved))
	require.Equal(t, []string{"inProgressAfterEnd"}, goals.Odd(goals.StatusCompleted, goals.Worsening))
	require.Equal(t, []string{"improvingOnHold"}, goals.Odd(goals.StatusOnHold, goals.Improving))
	require.Empty(t, goals.Odd(goals.StatusOnHold, goals.InProgress))
	require.Empty(t, goals.Odd(goals.StatusCompleted, goals.Achieved))
	require.Equal(t, goals.NotAchieved, goals.NotAttainable.Base())
	require.Empty(t, goals.Achievement("x").Base())
}
