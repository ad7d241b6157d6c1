package principles_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/principles"
)

// pair returns two frameworks of one state item each and a crosswalk by rel.
func pair(rel principles.Relation) (source, target principles.Framework, w principles.Crosswalk) {
	source, target = checklist(), checklist()
	source.ID, target.ID = "source", "target"
	source.RequiresRoles, target.RequiresRoles = nil, nil
	for _, f := range []*principles.Framework{&source, &target} {
		f.Items = []principles.Item{
			{Key: "a", Kind: principles.StateItem, Text: principles.Text{"en": "A"}, NAAllowed: true},
			{Key: "b", Kind: principles.StateItem, Text: principles.Text{"en": "B"}},
		}
		f.Scores[0].Items = []string{"a", "b"}
	}
	w = principles.Crosswalk{
		Format: principles.CrosswalkFormat, ID: "w", Version: "1.0.0",
		Source: principles.FrameworkRef{ID: "source", Version: "1.0.0"}, Target: principles.FrameworkRef{ID: "target", Version: "1.0.0"},
		Provenance: principles.Provenance{Author: "A test", Created: "2026"},
		Links:      []principles.Link{{Source: "a", Target: "a", Relation: rel}},
	}
	return source, target, w
}

func answered(framework, item, answer string) principles.Response {
	r := response(principles.Patient, item, answer)
	r.Framework = framework
	if answer == na {
		r.Answers[0].Reason = "because"
	}
	return r
}

func infer(t *testing.T, w principles.Crosswalk, source, target principles.Framework, r, direct principles.Response) principles.Inference {
	t.Helper()
	s, err := principles.NewScorer(source)
	require.NoError(t, err)
	g, err := principles.NewScorer(target)
	require.NoError(t, err)
	inf, err := principles.Infer(w, s, g, r, direct, "2026-05")
	require.NoError(t, err)
	require.Equal(t, principles.InferenceFormat, inf.Format)
	return inf
}

// The whole truth table: what follows from each answer over each relation.
func TestInferenceTruthTable(t *testing.T) {
	const none = ""
	table := map[principles.Relation]map[string]string{
		principles.Equal:         {"met": "met", "partly": "partly", "notMet": "notMet", na: na, "unknown": none},
		principles.Equivalent:    {"met": "met", "partly": "partly", "notMet": "notMet", na: none, "unknown": none},
		principles.SubsetOf:      {"met": none, "partly": none, "notMet": "notMet", na: none, "unknown": none},
		principles.SupersetOf:    {"met": "met", "partly": none, "notMet": none, na: none, "unknown": none},
		principles.IntersectsAny: {"met": none, "partly": none, "notMet": none, na: none, "unknown": none},
		principles.NoRelation:    {"met": none, "partly": none, "notMet": none, na: none, "unknown": none},
	}
	for rel, rows := range table {
		for answer, want := range rows {
			source, target, w := pair(rel)
			inf := infer(t, w, source, target, answered("source", "a", answer), principles.Response{})
			if want == none {
				require.Empty(t, inf.Answers, "%s %s", rel, answer)
			} else {
				require.Len(t, inf.Answers, 1, "%s %s", rel, answer)
				require.Equal(t, want, inf.Answers[0].Answer, "%s %s", rel, answer)
				require.Equal(t, []string{"source/a"}, inf.Answers[0].InferredFrom)
			}
			wantSuggestion := rel == principles.IntersectsAny && (answer == "met" || answer == "partly" || answer == "notMet")
			require.Equal(t, wantSuggestion, len(inf.Suggestions) == 1, "%s %s", rel, answer)
		}
	}
}

// Read backwards, subset and superset change places.
func TestReverseMirrors(t *testing.T) {
	source, target, w := pair(principles.SubsetOf)
	inf := infer(t, w.Reverse(), target, source, answered("target", "a", "met"), principles.Response{})
	require.Equal(t, "met", inf.Answers[0].Answer)
	if d := cmp.Diff(w, w.Reverse().Reverse()); d != "" {
		t.Error(d)
	}
}

func TestDirectBeatsInferredAndConflictsAreReported(t *testing.T) {
	source, target, w := pair(principles.Equal)
	inf := infer(t, w, source, target, answered("source", "a", "met"), answered("target", "a", "notMet"))
	require.Empty(t, inf.Answers)
	require.Equal(t, []principles.Conflict{{
		Item: "a", Direct: "notMet",
		Claims: []principles.Claimed{{From: "source/a", Relation: principles.Equal, Answer: "met"}},
	}}, inf.Conflicts)
	inf = infer(t, w, source, target, answered("source", "a", "met"), answered("target", "a", "met"))
	require.Empty(t, inf.Answers, "a direct answer needs no inference")
	require.Empty(t, inf.Conflicts)

	w.Links = append(w.Links, principles.Link{Source: "b", Target: "a", Relation: principles.Equal})
	r := answered("source", "a", "met")
	r.Answers = append(r.Answers, principles.Answer{Item: "b", Answer: "notMet"})
	inf = infer(t, w, source, target, r, principles.Response{})
	require.Empty(t, inf.Answers, "two sources that disagree prove nothing")
	require.Len(t, inf.Conflicts[0].Claims, 2)
}

// One part met and one not: the target is neither met nor wholly unmet.
func TestPartsThatDifferMakeTheTargetPartlyMet(t *testing.T) {
	source, target, w := pair(principles.SubsetOf)
	w.Links = append(w.Links, principles.Link{Source: "b", Target: "a", Relation: principles.SubsetOf})
	both := func(a, b string) principles.Response {
		r := answered("source", "a", a)
		r.Answers = append(r.Answers, principles.Answer{Item: "b", Answer: b})
		return r
	}
	inf := infer(t, w, source, target, both("met", "notMet"), principles.Response{})
	require.Equal(t, []principles.Answer{{Item: "a", Answer: principles.Partly, InferredFrom: []string{"source/a", "source/b"}}}, inf.Answers)
	inf = infer(t, w, source, target, both("notMet", "notMet"), principles.Response{})
	require.Equal(t, principles.NotMet, inf.Answers[0].Answer)
	require.Empty(t, infer(t, w, source, target, both("met", "met"), principles.Response{}).Answers, "all known parts met is not the whole")
	inf = infer(t, w, source, target, both("met", "notMet"), answered("target", "a", principles.Partly))
	require.Empty(t, inf.Conflicts, "a part that is not met leaves room for partly")
	inf = infer(t, w, source, target, both("met", "notMet"), answered("target", "a", principles.Met))
	require.Len(t, inf.Conflicts, 1, "but not for met")

	target.AnswerSets = []principles.AnswerSet{{ID: "two", Codes: []principles.Code{{Code: "no", Value: 0}, {Code: "yes", Value: 1}}}}
	target.Items[0].Kind, target.Items[0].AnswerSet = principles.ScaleItem, "two"
	inf = infer(t, w, source, target, both("met", "notMet"), principles.Response{})
	require.Equal(t, "no", inf.Answers[0].Answer, "without the word partly it is not met")
	w.Links[1].Relation = principles.Equivalent
	inf = infer(t, w, source, target, both("notMet", "met"), principles.Response{})
	require.Len(t, inf.Conflicts, 1, "a part is not met, and the whole is said to be")
}

func TestInferredAnswersAreNoSourceAndAreCountedApart(t *testing.T) {
	source, target, w := pair(principles.Equal)
	r := answered("source", "a", "met")
	r.Answers[0].InferredFrom = []string{"elsewhere/x"}
	require.Empty(t, infer(t, w, source, target, r, principles.Response{}).Answers, "no chains")
	r.Answers[0].InferredFrom = nil
	r.Answers[0].Evidence = []principles.Evidence{{Kind: "survey", Expires: "2026-01"}}
	require.Empty(t, infer(t, w, source, target, r, principles.Response{}).Answers, "expired evidence proves nothing")
	r.Answers[0].Evidence = nil

	direct := answered("target", "b", "met")
	inf := infer(t, w, source, target, r, direct)
	both := inf.With(direct)
	require.Len(t, direct.Answers, 1, "the response is not changed")
	rep, err := principles.Assess(target, []principles.Response{both}, principles.Options{})
	require.NoError(t, err)
	require.Equal(t, principles.Coverage{Answered: 2, Applicable: 2, Inferred: 1}, rep.Roles[0].Scores[0].Coverage)
	require.Contains(t, rep.Notes, principles.Note{Code: principles.NoteInferred, Role: principles.Patient, Count: 1})
	unknown := answered("target", "a", "unknown")
	require.Equal(t, "met", inf.With(unknown).Answers[0].Answer)
}

func TestGapsOfACrosswalkOnBothSides(t *testing.T) {
	source, target, w := pair(principles.Equal)
	inf := infer(t, w, source, target, answered("source", "a", "met"), principles.Response{})
	require.Equal(t, []string{"b"}, inf.SourceGaps)
	require.Equal(t, []string{"b"}, inf.TargetGaps)
}

func TestInferFaults(t *testing.T) {
	source, target, w := pair(principles.Equal)
	s, err := principles.NewScorer(source)
	require.NoError(t, err)
	g, err := principles.NewScorer(target)
	require.NoError(t, err)
	good := answered("source", "a", "met")
	for _, c := range []struct {
		name, pointer string
		change        func(w *principles.Crosswalk, r, d *principles.Response)
	}{
		{"another source", "/crosswalk/source/id", func(w *principles.Crosswalk, _, _ *principles.Response) { w.Source.ID = "x" }},
		{"another target version", "/crosswalk/target/version", func(w *principles.Crosswalk, _, _ *principles.Response) { w.Target.Version = "2.0.0" }},
		{"an unknown source item", "/crosswalk/links/0/source", func(w *principles.Crosswalk, _, _ *principles.Response) { w.Links[0].Source = "x" }},
		{"an unknown target item", "/crosswalk/links/0/target", func(w *principles.Crosswalk, _, _ *principles.Response) { w.Links[0].Target = "x" }},
		{"a relation of its own", "/crosswalk/links/0/relation", func(w *principles.Crosswalk, _, _ *principles.Response) { w.Links[0].Relation = "like" }},
		{"a link twice", "/crosswalk/links/1", func(w *principles.Crosswalk, _, _ *principles.Response) { w.Links = append(w.Links, w.Links[0]) }},
		{"no links", "/crosswalk/links", func(w *principles.Crosswalk, _, _ *principles.Response) { w.Links = nil }},
		{"a bad version", "/crosswalk/version", func(w *principles.Crosswalk, _, _ *principles.Response) { w.Version = "1" }},
		{"a wrong response", "/response/answers/0/answer", func(_ *principles.Crosswalk, r, _ *principles.Response) { r.Answers[0].Answer = "maybe" }},
		{"a wrong direct response", "/direct/answers/0/item", func(_ *principles.Crosswalk, _, d *principles.Response) { *d = answered("target", "x", "met") }},
	} {
		t.Run(c.name, func(t *testing.T) {
			w2, r, d := w, good, principles.Response{}
			w2.Links = append([]principles.Link(nil), w.Links...)
			r.Answers = append([]principles.Answer(nil), good.Answers...)
			c.change(&w2, &r, &d)
			_, err := principles.Infer(w2, s, g, r, d, "")
			found := false
			for _, f := range faultsOf(t, err) {
				found = found || f.Pointer == c.pointer
			}
			require.True(t, found, "%v", err)
		})
	}
}

// Over the embedded crosswalks nothing contradicts itself: all met gives no
// conflict and neither does nothing met.
func TestEmbeddedCrosswalksAreConsistent(t *testing.T) {
	for _, id := range principles.Crosswalks() {
		w, err := principles.LoadCrosswalk(id)
		require.NoError(t, err)
		source, target := load(t, w.Source.ID), load(t, w.Target.ID)
		for _, answer := range []string{"met", "notMet"} {
			r := response(principles.Patient)
			r.Framework = source.ID
			for _, it := range source.Items {
				if len(it.AnsweredBy) > 0 {
					r.By.Role = it.AnsweredBy[0]
				}
				r.Answers = append(r.Answers, principles.Answer{Item: it.Key, Answer: answer})
			}
			inf := infer(t, w, source, target, r, principles.Response{})
			require.Empty(t, inf.Conflicts, "%s %s", id, answer)
			rev := infer(t, w.Reverse(), target, source, inf.With(answered(target.ID, target.Items[0].Key, "unknown")), principles.Response{})
			require.Empty(t, rev.Answers, "what was inferred proves nothing back")
		}
	}
	_, err := principles.LoadCrosswalk("none")
	require.ErrorIs(t, err, principles.ErrUnknownFramework)
}

// An answer that takes an item out of its scores never follows from "not met".
func TestInferNoExemption(t *testing.T) {
	source, target, w := pair(principles.Equal)
	target.AnswerSets = []principles.AnswerSet{{ID: "gate", Codes: []principles.Code{{Code: "no", Exempts: true}, {Code: "yes", Value: 1}}}}
	target.Items[0].Kind, target.Items[0].AnswerSet = principles.ScaleItem, "gate"
	none := infer(t, w, source, target, answered("source", "a", principles.NotMet), principles.Response{})
	require.Empty(t, none.Answers)
	one := infer(t, w, source, target, answered("source", "a", principles.Met), principles.Response{})
	require.Equal(t, "yes", one.Answers[0].Answer)
}
