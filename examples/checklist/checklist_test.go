package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/examples/decisions"
	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/literacy"
	"github.com/concord-sdm/concord/principles"
	"github.com/concord-sdm/concord/principles/fhir"
	"github.com/concord-sdm/concord/sdm"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// try runs the program as a user would.
func try(stdin string, args ...string) (code int, out, errs string) {
	var o, e bytes.Buffer
	code = run(args, environment{in: strings.NewReader(stdin), out: &o, err: &e})
	return code, o.String(), e.String()
}

func TestGolden(t *testing.T) {
	for name, args := range map[string][]string{
		"demo.en.txt":  {},
		"demo.es.txt":  {"-lang", "es"},
		"demo.en.html": {"-format", "html"},
		"list.en.txt":  {"-list"},
		"list.es.txt":  {"-list", "-lang", "es"},
	} {
		t.Run(name, func(t *testing.T) {
			code, out, errs := try("", args...)
			require.Zero(t, code, errs)
			require.NotContains(t, out, "{n", "a message with a hole")
			file := filepath.Join("testdata", name)
			if *update {
				require.NoError(t, os.MkdirAll("testdata", 0o755))
				require.NoError(t, os.WriteFile(file, []byte(out), 0o644))
			}
			want, err := os.ReadFile(file)
			require.NoError(t, err)
			require.Empty(t, cmp.Diff(string(want), out), "run the test with -update and read the diff")
		})
	}
}

// The demonstration shows what the library is for.
func TestDemonstration(t *testing.T) {
	_, out, _ := try("")
	for _, want := range []string{
		"Views differ on", "could be", "Groups, side by side", "language ur", "First step:", "That day has passed", "out of date",
		"First, because it may do harm", "Measured, not asked",
	} {
		require.Contains(t, out, want)
	}
}

func TestJSON(t *testing.T) {
	code, out, errs := try("", "-format", "json")
	require.Zero(t, code, errs)
	var v struct {
		Assessments []struct {
			Report principles.Report
			Gaps   principles.GapReport
		}
	}
	require.NoError(t, json.Unmarshal([]byte(out), &v))
	require.Len(t, v.Assessments, 2)
	require.Equal(t, "pemat-p", v.Assessments[0].Report.Framework)
	require.NotEmpty(t, v.Assessments[1].Gaps.Gaps)
}

func TestFHIR(t *testing.T) {
	code, out, errs := try("", "-format", "fhir")
	require.Zero(t, code, errs)
	var b struct {
		Entry []struct{ Resource json.RawMessage }
	}
	require.NoError(t, json.Unmarshal([]byte(out), &b))
	kinds := map[string]int{}
	for _, e := range b.Entry {
		var head struct{ ResourceType string }
		require.NoError(t, json.Unmarshal(e.Resource, &head))
		kinds[head.ResourceType]++
		if head.ResourceType == "Observation" {
			_, err := fhir.DecodeObservation(e.Resource)
			require.NoError(t, err)
		}
	}
	require.Equal(t, map[string]int{"Questionnaire": 2, "QuestionnaireResponse": 16, "Observation": 16}, kinds)
}

func TestAsk(t *testing.T) {
	file := filepath.Join(t.TempDir(), "sure.json")
	code, out, errs := try("2\nnine\n1\n\n2\n", "-framework", "sure", "-ask", "-answers", file)
	require.Zero(t, code, errs)
	require.Contains(t, errs, "not included", "the wording is the owner's")
	require.Contains(t, errs, "Please give one of the numbers")
	require.Contains(t, out, "no figure, because an answer is missing")
	require.Contains(t, out, "That reaches this mark: the screen is positive", "one no decides")
	code, again, errs := try("", "-framework", "sure", "-answers", file)
	require.Zero(t, code, errs)
	require.Equal(t, out, again, "the saved answers say the same")
	code, out, _ = try("", "-answers", file, "-format", "json")
	require.Zero(t, code, "the framework is that of the answers")
	require.Contains(t, out, `"framework": "sure"`)
}

func TestErrors(t *testing.T) {
	dir := t.TempDir()
	bad := filepath.Join(dir, "bad.json")
	require.NoError(t, os.WriteFile(bad, []byte(`{"format":"sdm.decision/1.0"}`), 0o600))
	for _, c := range []struct {
		name string
		args []string
		says string
	}{
		{"a flag", []string{"-nope"}, "flag provided but not defined: -nope; -h lists the flags\n"},
		{"an argument", []string{"a.json"}, "did you mean -framework or -answers?"},
		{"a language", []string{"-lang", "fr"}, "-lang must be one of: en, es"},
		{"a day", []string{"-as-of", "2026-02-30"}, "-as-of must be a day that exists"},
		{"a framework", []string{"-framework", "nope"}, "-framework nope: no framework has this id"},
		{"a framework file", []string{"-framework", "./nope.json"}, "checklist: ./nope.json: no such file"},
		{"a folder", []string{"-framework", dir}, dir + ": is a directory"},
		{"answers", []string{"-answers", "nope.json"}, "checklist: nope.json: no such file"},
		{"a report", []string{"-framework", "sure", "-answers", bad}, bad + " has 1"},
		{"another document", []string{"-framework", bad}, bad + " has 1"},
		{"nothing measured", []string{"-framework", "six-principles", "-measure", "nope.json"}, "checklist: nope.json: no such file"},
		{"no answers", []string{"-framework", "sure", "-ask", "-answers", filepath.Join(dir, "new.json")}, "nothing was saved"},
		{"over what was read", []string{"-framework", bad, "-o", bad}, "has 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, out, errs := try("", c.args...)
			require.Equal(t, exitFailed, code)
			require.Empty(t, out)
			require.Contains(t, errs, c.says)
		})
	}
	require.NoFileExists(t, filepath.Join(dir, "new.json"))
	code, out, errs := try("", "-h")
	require.Zero(t, code)
	require.Contains(t, out, "Usage: checklist", "what was asked for goes where it can be piped")
	require.Empty(t, errs)
}

func TestAskNumbersAndReasons(t *testing.T) {
	lines := "\n\n4\nno surrogate needed\n4\n\n-1\n36\n\n"
	code, out, errs := try(lines, "-framework", "partnership-practice", "-ask", "-role", "clinician", "-format", "json")
	require.Zero(t, code, errs)
	require.Contains(t, errs, "How many?")
	require.Contains(t, out, `"notApplicable": 1`)
}

func TestOwnFramework(t *testing.T) {
	f, err := principles.Load("teach-back")
	require.NoError(t, err)
	f.ID = "mine"
	f.Items[0].Required = true
	data, err := f.Encode()
	require.NoError(t, err)
	name := filepath.Join(t.TempDir(), "mine.json")
	require.NoError(t, os.WriteFile(name, data, 0o600))
	page := filepath.Join(t.TempDir(), "page.html")
	code, _, errs := try("1\n1\n1\n1\n", "-framework", name, "-ask", "-format", "html", "-o", page, "-require-gates")
	require.Zero(t, code, errs)
	html, err := os.ReadFile(page)
	require.NoError(t, err)
	require.Contains(t, string(html), "<!DOCTYPE html>")
	require.NotContains(t, string(html), "<script")
	code, _, errs = try("3\n", "-framework", name, "-ask", "-require-gates")
	require.Equal(t, exitGates, code)
	require.Contains(t, errs, "a required item is not met")
}

func TestFailures(t *testing.T) {
	dir := t.TempDir()
	bad := filepath.Join(dir, "bad.json")
	require.NoError(t, os.WriteFile(bad, []byte(`[{"format":"principles.response/1.0"},{"a":1}]`), 0o600))
	for name, args := range map[string][]string{
		"an unknown flag":      {"-x"},
		"an argument":          {"sure"},
		"an unknown form":      {"-format", "pdf"},
		"an unknown framework": {"-framework", "none", "-ask"},
		"no framework":         {"-ask"},
		"nothing to measure":   {"-measure", bad},
		"no such file":         {"-answers", filepath.Join(dir, "none.json")},
		"faulty answers":       {"-answers", bad},
		"a faulty role":        {"-framework", "sure", "-ask", "-role", "king"},
		"a folder to write to": {"-list", "-o", dir},
		"a day that is none":   {"-as-of", "today"},
	} {
		code, _, errs := try("", args...)
		require.Equal(t, exitFailed, code, name)
		require.NotEmpty(t, errs, name)
	}
	_, _, errs := try("", "-answers", bad)
	require.Contains(t, errs, "/0/")
	code, _, _ := try("", "-h")
	require.Zero(t, code)
}

// plan returns a report of goals with the reviews.
func plan(t *testing.T, reviews ...goals.ReviewState) string {
	t.Helper()
	if reviews == nil {
		reviews = []goals.ReviewState{}
	}
	data, err := goals.Report{
		Format: goals.ReportFormat, Plan: "p", Subject: "ada", AsOf: "2026-05-04", People: []goals.Named{}, Actions: []goals.Named{},
		BurdenItems: []goals.Named{}, Goals: []goals.GoalProgress{}, Conflicts: []goals.Conflict{}, Reviews: reviews, Prompts: []goals.Prompt{},
		Notes: []goals.Note{},
	}.Encode()
	require.NoError(t, err)
	return string(data)
}

// ranking returns a ranking of sdm.
func ranking(t *testing.T) string {
	t.Helper()
	d, err := decisions.Load("statin")
	require.NoError(t, err)
	p, err := decisions.Sample("statin")
	require.NoError(t, err)
	r, err := sdm.Rank(d, p)
	require.NoError(t, err)
	data, err := r.Encode()
	require.NoError(t, err)
	return string(data)
}

// What the other wings write answers items, and never for a patient.
func TestProbes(t *testing.T) {
	ask := func(data, item string) string {
		probes, err := probesOf([]byte(data))
		require.NoError(t, err)
		a, err := probes[item](principles.Item{})
		if err != nil {
			return "error"
		}
		require.NotEmpty(t, a.Evidence[0].Note)
		return a.Answer
	}
	for _, c := range []struct{ data, item, want string }{
		{`{"result":{"outcome":"pass","formula":"smog"}}`, "2a", principles.Met},
		{`{"result":{"outcome":"pass","formula":"smog","near":true}}`, "2a", principles.Partly},
		{`{"result":{"outcome":"notYet","formula":"smog"}}`, "2a", principles.NotMet},
		{`{"result":{"outcome":"tooShort","formula":"smog"}}`, "2a", "error"},
		{plan(t, goals.ReviewState{Review: "r1", Next: "2026-06-01"}), "6c", principles.Met},
		{plan(t, goals.ReviewState{Review: "r1", Next: "2026-06-01", Overdue: 3}, goals.ReviewState{Review: "r2", Next: "2026-07-01"}), "6c", principles.Partly},
		{plan(t), "6c", principles.NotMet},
		{ranking(t), "2e", principles.Met},
		{`[{"path":"a","result":{"outcome":"pass"}},{"path":"b","result":{"outcome":"notYet"}}]`, "2a", principles.Partly},
		{`[{"path":"a","result":{"outcome":"pass"}},{"path":"b","result":{"outcome":"noTarget"}}]`, "2a", "error"},
	} {
		require.Equal(t, c.want, ask(c.data, c.item), c.data)
	}
	for _, c := range []struct {
		coverage sdm.Coverage
		want     string
	}{
		{sdm.Coverage{Known: 2, Lowest: "low"}, principles.Met},
		{sdm.Coverage{Known: 2, Lowest: "low", NotRated: 1}, principles.Partly},
		{sdm.Coverage{Known: 2, NotRated: 2}, principles.NotMet},
		{sdm.Coverage{}, ""},
	} {
		a, err := certainty(c.coverage)(principles.Item{})
		require.Equal(t, c.want == "", err != nil)
		require.Equal(t, c.want, a.Answer)
	}
	read, err := json.Marshal(literacy.Analyze(strings.Repeat("We help you to read this. ", 40), literacy.Policy{Format: "literacy.policy/1.0", Language: "en"}))
	require.NoError(t, err)
	require.Equal(t, "error", ask(string(read), "2a"), "a report without a target decides nothing")
	for _, bad := range []string{
		`[`, `[]`, `[{}]`, `{}`, `{"format":"sdm.decision/1.0"}`, `{"format":"sdm.ranking/1.0"}`, `{"format":"goals.report/1.0","reviews":[{}]}`,
		`{"format":"literacy.report/1.0","result":{"outcome":"perhaps"}}`, `{"format":"sdm.choice/1.0"}`,
	} {
		_, err := probesOf([]byte(bad))
		require.Error(t, err)
	}
	d := sdm.Decision{Options: []sdm.Option{{Kind: sdm.Act}, {Kind: sdm.Act}}, Evidence: []sdm.Cell{{Certainty: "high"}, {}}}
	for item, want := range map[string]string{"2e": principles.Partly, "3a": principles.Partly} {
		a, err := decisionProbes(d)[item](principles.Item{})
		require.NoError(t, err)
		require.Equal(t, want, a.Answer)
	}
	f, err := principles.Load("six-principles")
	require.NoError(t, err)
	require.Empty(t, forRole(f, decisionProbes(d), principles.Patient))
	require.Len(t, forRole(f, decisionProbes(d), principles.Clinician), 1)
	_, err = decisionProbes(sdm.Decision{})["2e"](principles.Item{})
	require.Error(t, err)
	a, err := decisionProbes(sdm.Decision{})["3a"](principles.Item{})
	require.NoError(t, err)
	require.Equal(t, principles.NotMet, a.Answer)
}

func TestMeasure(t *testing.T) {
	dir := t.TempDir()
	write := func(name, data string) string {
		name = filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(name, []byte(data), 0o600))
		return name
	}
	answers := write("a.json", `{"format":"principles.response/1.0","framework":"six-principles","version":"1.0.0","by":{"role":"organisation"},"answers":[{"item":"6c","answer":"met"}]}`)
	reading := write("r.json", `{"result":{"outcome":"notYet","formula":"smog"}}`)
	code, out, errs := try("", "-answers", answers, "-measure", reading+","+write("g.json", plan(t)))
	require.Zero(t, code, errs)
	out = strings.Join(strings.Fields(out), " ")
	require.Contains(t, out, "measured as no, answered as yes. The answer stays.")
	require.Contains(t, out, "Measure the leaflet that is handed out most")
	for _, files := range []string{reading + "," + reading, answers, filepath.Join(dir, "none")} {
		code, _, errs := try("", "-answers", answers, "-measure", files)
		require.Equal(t, exitFailed, code)
		require.NotEmpty(t, errs)
	}
}
