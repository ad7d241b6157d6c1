package principles_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/principles"
)

// many returns n made entries.
func many[T any](n int, entry func(i int) T) []T {
	list := make([]T, n)
	for i := range list {
		list[i] = entry(i)
	}
	return list
}

// A list over its limit is one fault and the faults of the part within it: neither
// time nor the text of the error grows with the rest.
func TestLongListsAreCutOff(t *testing.T) {
	const n = 100_000
	name := func(i int) string { return fmt.Sprint("x", i) }
	for what, change := range map[string]func(*principles.Framework){
		"items": func(f *principles.Framework) {
			f.Items = many(n, func(int) principles.Item { return principles.Item{} })
		},
		"cut-offs": func(f *principles.Framework) {
			f.Scores[0].CutOffs = many(n, func(i int) principles.CutOff { return principles.CutOff{ID: name(i)} })
		},
		"bands": func(f *principles.Framework) {
			f.Scores[0].Bands = many(n, func(i int) principles.Band { return principles.Band{ID: name(i)} })
		},
		"codes": func(f *principles.Framework) {
			f.AnswerSets = []principles.AnswerSet{{ID: "s", Codes: many(n, func(i int) principles.Code { return principles.Code{Code: name(i)} })}}
		},
		"roles": func(f *principles.Framework) {
			f.RequiresRoles = many(n, func(int) principles.Role { return "x" })
		},
	} {
		f := checklist()
		change(&f)
		var faults principles.Faults
		require.ErrorAs(t, f.Validate(), &faults, what)
		require.Less(t, len(faults), 3_000, what)
	}
	r := response(principles.Clinician, "named", principles.Met)
	r.Groups = many(n, func(i int) principles.Group { return principles.Group{By: name(i), Is: "y"} })
	r.Answers[0].Barriers = many(n, func(int) string { return "" })
	var faults principles.Faults
	require.ErrorAs(t, r.Validate(), &faults)
	require.Less(t, len(faults), 3_000)
	rep, err := principles.Assess(checklist(), nil, principles.Options{})
	require.NoError(t, err)
	_, err = principles.Gaps(checklist(), rep, principles.GapOptions{Plans: many(n, func(i int) principles.Plan { return principles.Plan{Item: name(i)} })})
	require.ErrorAs(t, err, &faults)
	require.Less(t, len(faults), 3_000)
}

// A scorer stays what it was made of.
func TestScorerKeepsItsFramework(t *testing.T) {
	f := checklist()
	s, err := principles.NewScorer(f)
	require.NoError(t, err)
	r := []principles.Response{response(principles.Clinician, "named", principles.Met)}
	before, err := s.Assess(r, principles.Options{})
	require.NoError(t, err)
	f.Items[0].Key, f.Items[0].Required, f.Scores[0].Items[0], f.Scores[0].Method = "other", true, "other", principles.Mean
	after, err := s.Assess(r, principles.Options{})
	require.NoError(t, err)
	require.Equal(t, before, after)
}

// Reports and scorers that nothing of the package makes are no reason to panic.
func TestEmptyArguments(t *testing.T) {
	require.NotEmpty(t, principles.Explain(principles.Report{Disagreements: []principles.Disagreement{{}}}, "en"))
	_, err := principles.Infer(principles.Crosswalk{}, nil, nil, principles.Response{}, principles.Response{}, "")
	require.Error(t, err)
}

// A measurement is no patient's voice.
func TestMeasuredIsNotHeard(t *testing.T) {
	f := checklist()
	f.RequiresRoles = []principles.Role{principles.Patient}
	for i := range f.Items {
		f.Items[i].AnsweredBy = nil
	}
	r := response(principles.Patient, f.Items[0].Key, principles.Met)
	r.Answers[0].Probe = "monitor"
	rep, err := principles.Assess(f, []principles.Response{r}, principles.Options{})
	require.NoError(t, err)
	require.Equal(t, []principles.Role{principles.Patient}, rep.Unheard)
	r.Answers[0].Probe = ""
	rep, err = principles.Assess(f, []principles.Response{r}, principles.Options{})
	require.NoError(t, err)
	require.Empty(t, rep.Unheard)
}
