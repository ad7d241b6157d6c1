package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/goals"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// try runs the program as a user would, in 2026.
func try(args ...string) (code int, out, errs string) {
	var o, e bytes.Buffer
	code = run(args, environment{out: &o, err: &e, width: 80, today: func() goals.Date { return "2026-11-20" }})
	return code, o.String(), e.String()
}

func TestGolden(t *testing.T) {
	for name, args := range map[string][]string{
		"ana.en.txt":          {},
		"ana.june.en.txt":     {"-as-of", "2026-06-01"},
		"ana.record.es.txt":   {"-lang", "es", "-record"},
		"ana.share.en.html":   {"-share", "-format", "html"},
		"ana.es.html":         {"-lang", "es", "-format", "html"},
		"ana.en.json":         {"-format", "json"},
		"ana.csv":             {"-format", "csv"},
		"ana.r4.fhir.json":    {"-format", "fhir"},
		"ana.r5.fhir.json":    {"-format", "fhir", "-fhir", "R5", "-base", "https://ehr.example.org"},
		"ana.early.en.txt":    {"-as-of", "2025-11-30"},
		"ana.no-limit.en.txt": {"-hours", "0", "-record"},
	} {
		t.Run(name, func(t *testing.T) {
			code, out, errs := try(args...)
			require.Zero(t, code, errs)
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

// The page needs nothing from anywhere, and is well formed.
func TestPageStandsAlone(t *testing.T) {
	code, out, errs := try("-format", "html")
	require.Zero(t, code, errs)
	for _, word := range []string{"<script", "http://", "https://", "src=", "url(", "@import", "ZgotmplZ"} {
		require.NotContains(t, out, word)
	}
	require.GreaterOrEqual(t, strings.Count(out, "<svg"), 5)
	require.Equal(t, strings.Count(out, "<svg"), strings.Count(out, `role="img" aria-label="`), "every chart says what it shows")
	for _, svg := range strings.Split(out, "<svg")[1:] {
		svg, _, _ = strings.Cut(svg, "</svg>")
		d := xml.NewDecoder(strings.NewReader("<svg" + svg + "</svg>"))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatal(err)
			}
		}
		require.NotContains(t, svg, "NaN")
		require.NotContains(t, svg, "Inf")
	}
}

func TestSharingLeavesOutWhatIsPrivate(t *testing.T) {
	for _, format := range []string{"text", "json", "html", "csv", "fhir"} {
		for _, lang := range []string{"en", "es"} {
			code, out, errs := try("-share", "-format", format, "-lang", lang)
			require.Zero(t, code, errs)
			for _, secret := range []string{"Sleep through", "nights", "Not fighting"} {
				require.NotContains(t, out, secret, "%s", format)
			}
		}
	}
}

func TestJSON(t *testing.T) {
	code, out, errs := try("-format", "json")
	require.Zero(t, code, errs)
	var got result
	require.NoError(t, json.Unmarshal([]byte(out), &got))
	require.Equal(t, goals.ReportFormat, got.Report.Format)
	require.Len(t, got.Attainment.Raters, 2)
	require.NotEmpty(t, got.Series)
}

func TestFilesInAndOut(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"plan.json", "record.json"} {
		data, err := os.ReadFile(filepath.Join("ana", name))
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), data, 0o644))
	}
	plan, record, page := filepath.Join(dir, "plan.json"), filepath.Join(dir, "record.json"), filepath.Join(dir, "out.txt")
	code, out, errs := try("-plan", plan, "-observed", record, "-as-of", "2026-11-15", "-o", page)
	require.Zero(t, code, errs)
	require.Empty(t, out)
	written, err := os.ReadFile(page)
	require.NoError(t, err)
	_, same, _ := try()
	require.Equal(t, same, string(written))

	code, out, errs = try("-plan", plan)
	require.Zero(t, code, errs)
	require.Contains(t, out, "20 November 2026", "one's own plan is seen from today")

	bundle := filepath.Join(dir, "bundle.json")
	code, _, errs = try("-format", "fhir", "-o", bundle)
	require.Zero(t, code, errs)
	require.Contains(t, errs, "no place", "what FHIR cannot hold is said")
	code, out, errs = try("-plan", bundle)
	require.Zero(t, code, errs)
	require.Contains(t, out, "Walk to the market and back on my own")
	code, out, errs = try("-plan", filepath.Join("..", "..", "goals", "fhir", "testdata", "walk.r4.json"))
	require.Zero(t, code, errs)
	require.Contains(t, out, "imported")
}

// A plan from anybody cannot steer the terminal, write into the page, or make a
// chart of numbers that no paper holds.
func TestHostilePlan(t *testing.T) {
	dir := t.TempDir()
	data, err := os.ReadFile(filepath.Join("ana", "plan.json"))
	require.NoError(t, err)
	evil := "\\u001b[2J<script>alert(1)</script>\\u202e"
	plan := filepath.Join(dir, "plan.json")
	require.NoError(t, os.WriteFile(plan, []byte(strings.ReplaceAll(string(data), "distance walked in six minutes", evil)), 0o644))
	data, err = os.ReadFile(filepath.Join("ana", "record.json"))
	require.NoError(t, err)
	record := filepath.Join(dir, "record.json")
	text := strings.Replace(string(data), `"value": 365,`, `"value": 1e308,`, 1)
	require.NoError(t, os.WriteFile(record, []byte(strings.Replace(text, `"value": 187,`, `"value": -1e308,`, 1)), 0o644))
	for _, format := range []string{"text", "html", "json", "csv"} {
		code, out, errs := try("-plan", plan, "-observed", record, "-as-of", "2026-11-15", "-format", format)
		require.Zero(t, code, errs)
		if format == "text" || format == "html" {
			require.NotContains(t, out, "\x1b", format)
			require.NotContains(t, out, "\u202e", format)
		}
		if format == "html" {
			require.NotContains(t, out, "<script")
			require.NotContains(t, out, "NaN")
		}
	}
}

func TestMistakes(t *testing.T) {
	dir := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
		return path
	}
	good := filepath.Join("ana", "plan.json")
	tests := []struct {
		name string
		args []string
		want string
	}{
		{"a format", []string{"-format", "pdf"}, "-format must be"},
		{"a day", []string{"-as-of", "2026-13-45"}, "-as-of must be"},
		{"part of a day", []string{"-as-of", "2026-11"}, "-as-of must be"},
		{"a language", []string{"-lang", "fi"}, "-lang must be one of: en, es"},
		{"fewer than no hours", []string{"-hours", "-3"}, "-hours must be"},
		{"hours that are no number", []string{"-hours", "NaN"}, "-hours must be"},
		{"a bundle with a fault", []string{"-plan", file("bundle.json", `{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Goal","description":{"text":"x"},"subject":{"reference":"Patient/1"}}}]}`)}, "lifecycleStatus"},
		{"a release", []string{"-fhir", "R6"}, "-fhir must be"},
		{"an argument", []string{"plan.json"}, "unexpected argument"},
		{"observations alone", []string{"-observed", "x"}, "-observed needs -plan"},
		{"no file", []string{"-plan", "nowhere.json"}, "nowhere.json: no such file"},
		{"no record", []string{"-plan", good, "-observed", "nowhere.json"}, "nowhere.json: no such file"},
		{"no folder", []string{"-o", filepath.Join(dir, "no", "where")}, "no such file"},
		{"an empty file", []string{"-plan", file("empty.json", "")}, "empty.json has 1 fault\n"},
		{"two faults", []string{"-plan", file("bad.json", `{"format":"goals.plan/1.0","id":"a","subject":"p","people":[{"id":"p","role":"patient"}],"goals":[{"id":"g","description":{"text":"x"},"status":"done","start":"2026-13-45"}]}`)}, "bad.json has 2 faults\n  /goals/0/status: must be"},
		{"another plan's record", []string{"-plan", good, "-observed", file("r.json", `{"format":"goals.record/1.0","plan":"x","observations":[]}`)}, "r.json has 1 fault\n  /plan:"},
		{"a FHIR patient", []string{"-plan", file("patient.json", `{"resourceType":"Patient"}`)}, "patient.json has"},
		{"a base", []string{"-format", "fhir", "-base", "here"}, "plan: -base must be"},
		{"a flag", []string{"-nonsense"}, "not defined"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			code, out, errs := try(tt.args...)
			require.Equal(t, exitFailed, code)
			require.Empty(t, out)
			require.Contains(t, errs, tt.want)
		})
	}
	code, out, _ := try("-h")
	require.Zero(t, code)
	require.Contains(t, out, "Usage: plan", "what was asked for goes where it can be piped")
}

// No line is wider than the terminal, but for a single word that is.
func TestWidths(t *testing.T) {
	for _, width := range []int{50, 80, 100, 160} {
		for _, args := range [][]string{{}, {"-record", "-lang", "es"}} {
			var out, errs bytes.Buffer
			require.Zero(t, run(args, environment{out: &out, err: &errs, width: width}), errs.String())
			for line := range strings.Lines(out.String()) {
				require.LessOrEqual(t, utf8.RuneCountInString(strings.TrimSuffix(line, "\n")), width, line)
			}
		}
	}
}

// What the caption says of the values is of the values, not of the target.
func TestCaptionIsAboutValues(t *testing.T) {
	_, out, _ := try()
	require.Contains(t, strings.Join(strings.Fields(out), " "), "24 values from 2025-12-08 to 2026-11-09, 187 to 365 m.")
}

// Values of any size fit on the chart.
func TestHugeValues(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("ana", "record.json"))
	require.NoError(t, err)
	record := filepath.Join(t.TempDir(), "record.json")
	require.NoError(t, os.WriteFile(record, []byte(strings.Replace(string(data), `"value": 365,`, `"value": 1e300,`, 1)), 0o644))
	for _, format := range []string{"text", "html"} {
		code, out, errs := try("-plan", filepath.Join("ana", "plan.json"), "-observed", record, "-as-of", "2026-11-15", "-format", format)
		require.Zero(t, code, errs)
		require.Contains(t, out, "1e+300")
	}
}

// A plan in a language that is not available is shown in English, and says so.
func TestLanguageOfThePlan(t *testing.T) {
	file := filepath.Join(t.TempDir(), "plan.json")
	require.NoError(t, os.WriteFile(file, []byte(`{"format":"goals.plan/1.0","id":"a","lang":"fi","subject":"p","people":[{"id":"p","role":"patient"}],"goals":[]}`), 0o644))
	code, out, errs := try("-plan", file)
	require.Zero(t, code, errs)
	require.Contains(t, out, "This language is not available")
}

// A plan that carries the resources it was read from is still a plan.
func TestPlanWithAResourceInside(t *testing.T) {
	file := filepath.Join(t.TempDir(), "plan.json")
	require.NoError(t, os.WriteFile(file, []byte(`{"format":"goals.plan/1.0","id":"a","subject":"p","people":[{"id":"p","role":"patient"}],`+
		`"goals":[{"id":"g","description":{"text":"Walk"},"status":"active","extensions":{"org.hl7.fhir.r4":{"resourceType":"Goal"}}}]}`), 0o644))
	code, out, errs := try("-plan", file)
	require.Zero(t, code, errs)
	require.Contains(t, out, "Walk")
}
