package goals_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/goals"
)

// words checks that every word of an enumeration is valid, stands once, and
// that no other word is.
func words[E interface {
	~string
	Values() []E
	IsValid() bool
}](t *testing.T, name string) {
	t.Helper()
	var zero E
	all := zero.Values()
	require.NotEmpty(t, all, name)
	for i, w := range all {
		require.True(t, w.IsValid(), "%s %s", name, w)
		require.False(t, slices.Contains(all[:i], w), "%s %s stands twice", name, w)
	}
	require.False(t, E("no such word").IsValid(), name)
	require.False(t, zero.IsValid(), "%s: an empty word is not one", name)
}

func TestEnumerations(t *testing.T) {
	words[goals.Achievement](t, "Achievement")
	words[goals.AgreementState](t, "AgreementState")
	words[goals.Answer](t, "Answer")
	words[goals.Basis](t, "Basis")
	words[goals.Better](t, "Better")
	words[goals.ChangeKind](t, "ChangeKind")
	words[goals.Component](t, "Component")
	words[goals.ConflictKind](t, "ConflictKind")
	words[goals.ConversionRule](t, "ConversionRule")
	words[goals.CueKind](t, "CueKind")
	words[goals.EndOfMonth](t, "EndOfMonth")
	words[goals.GoalKind](t, "GoalKind")
	words[goals.GoalLevel](t, "GoalLevel")
	words[goals.Need](t, "Need")
	words[goals.Phase](t, "Phase")
	words[goals.Priority](t, "Priority")
	words[goals.RelationKind](t, "RelationKind")
	words[goals.ReviewUnit](t, "ReviewUnit")
	words[goals.Role](t, "Role")
	words[goals.RollupRule](t, "RollupRule")
	words[goals.RulerKind](t, "RulerKind")
	words[goals.Stance](t, "Stance")
	words[goals.Status](t, "Status")
	words[goals.TargetKind](t, "TargetKind")
	words[goals.TrackWord](t, "TrackWord")
	words[goals.TransitionCause](t, "TransitionCause")
	words[goals.TrendWord](t, "TrendWord")
	words[goals.Verdict](t, "Verdict")
	words[goals.Weekday](t, "Weekday")
	words[goals.WeightKind](t, "WeightKind")
}

// A goal without a text is called by its codes.
func TestGoalsWithoutWords(t *testing.T) {
	p := base()
	p.Goals[0].Description = goals.Concept{Codings: []goals.Coding{{Code: "1"}, {Code: "2", Display: "Walking"}}}
	p.Goals[1].Description = goals.Concept{Codings: []goals.Coding{{Code: "161832001"}}}
	rep, err := goals.Evaluate(p, weigh(), goals.Options{AsOf: "2026-01-11"})
	require.NoError(t, err)
	require.Equal(t, "Walking", rep.Goals[0].Text)
	require.Equal(t, "161832001", rep.Goals[1].Text)
}
