package gen_test

import (
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/goals/gas"
	encoder "github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/vectors"
	"github.com/concord-sdm/concord/literacy"
	"github.com/concord-sdm/concord/principles"
	"github.com/concord-sdm/concord/principles/equity"
	"github.com/concord-sdm/concord/principles/feedback"
	"github.com/concord-sdm/concord/sdm"
)

const examples = "../../examples/"

// The example documents stand in the one form that Encode writes, and the
// example reports are what the verbs make of them.
func TestExamples(t *testing.T) { writeExamples(t) }

// writeExamples compares the examples, or writes them anew.
func writeExamples(t *testing.T) {
	t.Helper()
	canonical(t, "goals.plan", goals.DecodePlan)
	canonical(t, "goals.record", goals.DecodeRecord)
	canonical(t, "principles.framework", principles.DecodeFramework)
	canonical(t, "principles.response", principles.DecodeResponse)
	canonical(t, "principles.crosswalk", principles.DecodeCrosswalk)
	canonical(t, "principles.claims", principles.DecodeClaims)
	canonical(t, "literacy.policy", literacy.DecodePolicy)
	canonical(t, "literacy.lexicon", literacy.DecodeLexicon)
	canonical(t, "principles.groups", equity.DecodeGroups)
	canonical(t, "principles.suppression", equity.DecodePolicy)
	canonical(t, "principles.comments", feedback.DecodeComments)
	canonical(t, "principles.cues", feedback.DecodeCues)
	canonical(t, "concord.vectors", vectors.Decode)
	for _, name := range []string{"swing", "ranks"} {
		r, err := sdm.Rank(
			example(t, "sdm.decision/made-up", sdm.DecodeDecision), example(t, "sdm.preferences/"+name, sdm.DecodePreferences))
		require.NoError(t, err)
		same(t, "sdm.ranking/"+name, r)
	}
	exampleRisks(t)
	exampleOpinions(t)
	same(t, "literacy.report/leaflet", literacy.Analyze(
		"# Your tablets\n\nTake 1 tablet twice daily. Hypertension is rarely fatal; 1 in 10 people have it.\n\n- With food:\n",
		example(t, "literacy.policy/ward", literacy.DecodePolicy)))
	goalReports(t)
	principleReports(t)
	feedbackReports(t)
	seriesReports(t)
	agreementReports(t)
	overTimeReports(t)
}

// example decodes an example document.
func example[T any](t *testing.T, name string, decode func([]byte) (T, error)) T {
	t.Helper()
	data, err := os.ReadFile(examples + name + ".json")
	require.NoError(t, err)
	v, err := decode(data)
	require.NoError(t, err, name)
	return v
}

// canonical compares every example document of a kind with what it encodes to.
func canonical[T interface{ Encode() ([]byte, error) }](t *testing.T, kind string, decode func([]byte) (T, error)) {
	t.Helper()
	files, err := os.ReadDir(examples + kind)
	require.NoError(t, err)
	for _, f := range files {
		name := path.Join(kind, strings.TrimSuffix(f.Name(), ".json"))
		same(t, name, example(t, name, decode))
	}
}

// same compares an example with a value, or writes it.
func same(t *testing.T, name string, v any) {
	t.Helper()
	data, err := encoder.Encode(v)
	require.NoError(t, err)
	file := examples + name + ".json"
	if *update {
		require.NoError(t, os.MkdirAll(path.Dir(file), 0o755))
		require.NoError(t, os.WriteFile(file, data, 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	if d := cmp.Diff(string(want), string(data)); d != "" {
		t.Errorf("%s is not what the module makes: run go generate ./... and read the diff\n%s", file, d)
	}
}

func goalReports(t *testing.T) {
	t.Helper()
	plan := example(t, "goals.plan/whole", goals.DecodePlan)
	r, err := goals.Evaluate(plan, example(t, "goals.record/whole", goals.DecodeRecord), goals.Options{
		AsOf: "2026-03-20", MaxHoursPerWeek: 3, MaxCostPerMonth: []goals.Cost{{Currency: "EUR", PerMonth: 20}},
	})
	require.NoError(t, err)
	same(t, "goals.report/whole", r)
	scaled, err := gas.Assess(plan, example(t, "goals.record/whole", goals.DecodeRecord), gas.Options{AsOf: "2026-03-20"})
	require.NoError(t, err)
	same(t, "goals.gas/whole", scaled)
	first := example(t, "goals.plan/first-talk", goals.DecodePlan)
	r, err = goals.Evaluate(first, goals.Record{Format: goals.RecordFormat, Plan: first.ID, Observations: []goals.Observation{}},
		goals.Options{AsOf: "2026-03-20"})
	require.NoError(t, err)
	same(t, "goals.report/first-talk", r)
}

func principleReports(t *testing.T) {
	t.Helper()
	f := example(t, "principles.framework/first-visit", principles.DecodeFramework)
	var responses []principles.Response
	for _, name := range []string{"patient", "clinician", "surrogate"} {
		responses = append(responses, example(t, "principles.response/"+name, principles.DecodeResponse))
	}
	r, err := principles.Assess(f, responses, principles.Options{
		AsOf:    "2026-11-15",
		Waivers: []principles.Waiver{{Item: "copies", Reason: "The printer is broken", By: "the team", Expires: "2026-12-31"}},
	})
	require.NoError(t, err)
	same(t, "principles.report/first-visit", r)
	gaps, err := principles.Gaps(f, r, principles.GapOptions{
		Plans: []principles.Plan{{Item: "choice", Owner: "Mara", Due: "2026-10"}}, Unequal: []string{"heard"},
	})
	require.NoError(t, err)
	same(t, "principles.gaps/first-visit", gaps)
	s, err := principles.NewScorer(f)
	require.NoError(t, err)
	sum, err := s.Summarise(slices.Values(responses), "2026-11-15", "language")
	require.NoError(t, err)
	same(t, "principles.summary/first-visit", sum)
	// One role alone: the other required one was not heard.
	one, err := principles.Assess(f, responses[:1], principles.Options{})
	require.NoError(t, err)
	same(t, "principles.report/one-role", one)
	same(t, "principles.rollup/two-visits", principles.RollUpReports([]principles.Report{r, one}))
}

func feedbackReports(t *testing.T) {
	t.Helper()
	policy := example(t, "principles.suppression/made-up", equity.DecodePolicy)
	for _, name := range []string{"language", "falls"} {
		c, err := equity.Compare(example(t, "principles.groups/"+name, equity.DecodeGroups), policy, equity.Options{})
		require.NoError(t, err)
		same(t, "principles.comparison/"+name, c)
	}
	comments := example(t, "principles.comments/ward", feedback.DecodeComments)
	open := policy
	open.Low, open.High = 0, 0
	d, err := feedback.Summarise(comments, open)
	require.NoError(t, err)
	same(t, "principles.digest/ward", d)
	coded, err := feedback.DoubleCoding(comments)
	require.NoError(t, err)
	same(t, "principles.coding/ward", coded)
	// A program that tells two labels apart most of the time, and one that is
	// asked about too little.
	var labelled []feedback.Labelled
	for i := range 100 {
		text := feedback.Text{Text: "They told me every option.", Language: "en", Asked: "what-was-good"}
		l := feedback.Labelled{Text: text, Label: feedback.Present, Groups: []principles.Group{{By: "language", Is: "pl"}}}
		if i%5 > 2 {
			l.Text.Text, l.Label = "The food was cold.", feedback.Absent
		}
		if i%25 == 0 {
			l.Label = feedback.Absent
		}
		labelled = append(labelled, l)
	}
	coder := feedback.CueCoder(example(t, "principles.cues/ward", feedback.DecodeCues), "5d")
	for name, list := range map[string][]feedback.Labelled{"accepted": labelled, "refused": labelled[:20]} {
		e, err := feedback.Evaluate(coder, list, feedback.EvaluationOptions{})
		require.NoError(t, err)
		same(t, "principles.evaluation/"+name, e)
	}
}
