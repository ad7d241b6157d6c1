package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/examples/decisions"
	"github.com/concord-sdm/concord/schemas"
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/methods"
	"github.com/concord-sdm/concord/sdm/risk"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// try runs the program as a user would.
func try(stdin string, args ...string) (code int, out, errs string) {
	var o, e bytes.Buffer
	code = run(args, environment{in: strings.NewReader(stdin), out: &o, err: &e, width: 80})
	return code, o.String(), e.String()
}

func TestGolden(t *testing.T) {
	for name, args := range map[string][]string{
		"statin.en.txt":            {},
		"statin.es.txt":            {"-lang", "es"},
		"statin.en.html":           {"-format", "html"},
		"prostate-cancer.es.html":  {"-format", "html", "-lang", "es", "-decision", "prostate-cancer"},
		"prostate-cancer.en.txt":   {"-decision", "prostate-cancer"},
		"ear-infection.en.txt":     {"-decision", "ear-infection"},
		"ear-infection.es.txt":     {"-decision", "ear-infection", "-lang", "es"},
		"pictures.en.txt":          {"-pictures", "-decision", "prostate-cancer"},
		"baseline.es.txt":          {"-pictures", "-baseline", "heart-attack=12%@10", "-lang", "es"},
		"methods.en.txt":           {"-methods", "-decision", "prostate-cancer"},
		"methods.es.txt":           {"-methods", "-lang", "es"},
		"uncertainty.en.txt":       {"-uncertainty", "-decision", "prostate-cancer"},
		"uncertainty.es.txt":       {"-uncertainty", "-weights", "order", "-lang", "es"},
		"uncertainty.en.html":      {"-uncertainty", "-weights", "unknown", "-format", "html", "-pictures", "-decision", "contraception"},
		"voices.en.txt":            {"-decision", "prostate-cancer", "-voices", "testdata/family.voices.json"},
		"voices.es.txt":            {"-decision", "prostate-cancer", "-lang", "es", "-voices", "testdata/wife.preferences.json"},
		"voices.en.html":           {"-decision", "prostate-cancer", "-format", "html", "-voices", "testdata/family.voices.json"},
		"list.en.txt":              {"-list"},
		"list.es.txt":              {"-list", "-lang", "es"},
		"atrial-fibrillation.json": {"-decision", "atrial-fibrillation", "-format", "json"},
	} {
		t.Run(name, func(t *testing.T) {
			code, out, errs := try("", args...)
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

func TestEveryDecisionInEveryFormAndLanguage(t *testing.T) {
	for _, id := range decisions.IDs() {
		for _, lang := range []string{"en", "es", "es-MX"} {
			for _, format := range []string{"text", "json", "html"} {
				code, out, errs := try("", "-decision", id, "-lang", lang, "-format", format)
				require.Zero(t, code, errs)
				if format != "text" {
					continue
				}
				require.NotContains(t, out, "{", "a message with a hole")
				for line := range strings.Lines(out) {
					require.LessOrEqual(t, len([]rune(line)), 100, line)
				}
			}
		}
	}
}

// Other methods are shown beside every decision, in every form, and what is
// missing stops them with a reason.
func TestMethodsOfEveryDecision(t *testing.T) {
	for _, id := range decisions.IDs() {
		for _, format := range []string{"text", "json", "html"} {
			code, out, errs := try("", "-methods", "-decision", id, "-lang", "es", "-format", format)
			require.Zero(t, code, errs)
			switch format {
			case "json":
				var got struct {
					Opinion json.RawMessage `json:"opinion"`
				}
				require.NoError(t, json.Unmarshal([]byte(out), &got))
				opinion, err := methods.DecodeOpinion(got.Opinion)
				require.NoError(t, err)
				require.Len(t, opinion.Results, len(methods.Methods())-1)
			default:
				require.Contains(t, out, "Una segunda opinión")
				require.NotContains(t, out, "<no value>")
			}
		}
	}
}

// The picture in README.md is made by this code: an icon array and the order.
func TestPictureOfTheReadme(t *testing.T) {
	d, err := decisions.Load("statin")
	require.NoError(t, err)
	p, err := decisions.Sample("statin")
	require.NoError(t, err)
	ranking, err := sdm.Rank(d, p)
	require.NoError(t, err)
	shown, err := risk.OfDecision(d, "heart-attack", risk.Options{})
	require.NoError(t, err)
	for name, picture := range map[string]risk.Picture{
		"heart-attack.svg": shown.PairedArrays("en"), "order.svg": risk.Scores(ranking, "en"),
	} {
		file, got := filepath.Join("testdata", name), append(picture.SVG(strings.TrimSuffix(name, ".svg")), '\n')
		if *update {
			require.NoError(t, os.WriteFile(file, got, 0o644))
		}
		want, err := os.ReadFile(file)
		require.NoError(t, err)
		require.Equal(t, string(want), string(got), "run the test with -update and look at the picture")
	}
}

func TestPicturesInThePage(t *testing.T) {
	for _, id := range decisions.IDs() {
		code, out, errs := try("", "-format", "html", "-pictures", "-decision", id, "-lang", "es")
		require.Zero(t, code, errs)
		out = strings.ReplaceAll(out, "http://www.w3.org/2000/svg", "")
		for _, banned := range []string{"<script", "src=", "href=", "url(", "@import", "http://", "https://", "<link"} {
			require.NotContains(t, out, banned)
		}
		ids := map[string]bool{}
		for part := range strings.SplitSeq(out, ` id="`) {
			name, _, _ := strings.Cut(part, `"`)
			require.False(t, ids[name], "the id %s stands twice", name)
			ids[name] = true
		}
	}
	_, out, _ := try("", "-format", "html", "-pictures", "-decision", hostile(t))
	require.NotContains(t, out, "<b>", "texts of a decision are shown, not obeyed")
}

func TestJSONPartsAreValidDocuments(t *testing.T) {
	_, out, _ := try("", "-format", "json")
	var parts map[string]json.RawMessage
	require.NoError(t, json.Unmarshal([]byte(out), &parts))
	for _, kind := range []string{"decision", "preferences", "ranking"} {
		require.NoError(t, schemas.Validate("sdm."+kind, parts[kind]))
	}
	require.NotEmpty(t, parts["explanation"])
}

// The page asks for nothing: no script, no address, no request.
func TestThePageIsSelfContained(t *testing.T) {
	_, out, _ := try("", "-format", "html")
	for _, banned := range []string{"<script", "src=", "href=", "url(", "@import", "http://", "https://", "<link"} {
		require.NotContains(t, out, banned)
	}
	require.Contains(t, out, "default-src 'none'")
	_, out, _ = try("", "-format", "html", "-decision", hostile(t), "-prefs", filepath.Join("..", "decisions", "data", "statin.preferences.json"))
	require.NotContains(t, out, "<b>", "texts of a decision are shown, not obeyed")
	require.Contains(t, out, "&lt;b&gt;")
}

// hostile writes a decision whose texts are markup.
func hostile(t *testing.T) string {
	d, err := decisions.Load("statin")
	require.NoError(t, err)
	d.Title, d.Options[0].Name, d.Question = "<b>x</b>", "<b>y</b>", "{n, plural, } <b>"
	return writeDecision(t, d)
}

func writeDecision(t *testing.T, d sdm.Decision) string {
	data, err := d.Encode()
	require.NoError(t, err)
	file := filepath.Join(t.TempDir(), "d.json")
	require.NoError(t, os.WriteFile(file, data, 0o600))
	return file
}

func TestExitCodes(t *testing.T) {
	dir := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
		return path
	}
	bad := file("bad.json", `{"format":"sdm.decision/1.0","id":"x","options":null,"nonsense":1}`)
	noise := file("noise.json", "not JSON")
	tie, err := decisions.Load("statin")
	require.NoError(t, err)
	tie.SmallestLead = 0.9
	close := writeDecision(t, tie)
	sample := filepath.Join("..", "decisions", "data", "statin.preferences.json")
	for _, c := range []struct {
		name string
		args []string
		code int
		errs string // what the error stream holds
	}{
		{"done", nil, 0, ""},
		{"help", []string{"-h"}, 0, ""},
		{"no leader, not asked for", []string{"-decision", close, "-prefs", sample}, 0, ""},
		{"no leader", []string{"-decision", close, "-prefs", sample, "-require-leader"}, 1, "decide: no option leads (tooCloseToCall)\n"},
		{"a leader", []string{"-require-leader"}, 0, ""},
		{"unknown flag", []string{"-nope"}, 2, "flag provided but not defined"},
		{"unexpected argument", []string{"file.json"}, 2, "name files with -decision"},
		{"unknown format", []string{"-format", "pdf"}, 2, "text, json or html"},
		{"unknown language", []string{"-lang", "fr"}, 2, "one of: en, es"},
		{"unknown decision", []string{"-decision", "nope"}, 2, "there are: atrial-fibrillation"},
		{"no such file", []string{"-decision", "./nope.json"}, 2, "no such file"},
		{"no such preferences", []string{"-prefs", "nope.json"}, 2, "no such file"},
		{"noise", []string{"-decision", noise}, 2, "has 1 fault\n"},
		{"all faults", []string{"-decision", bad}, 2, "/nonsense"},
		{"preferences of another decision", []string{"-decision", "prostate-cancer", "-prefs", filepath.Join("..", "decisions", "data", "statin.preferences.json")}, 2, "/decision: must be the id"},
		{"over the decision", []string{"-decision", bad, "-o", bad}, 2, "has"},
		{"over what was read", []string{"-decision", close, "-prefs", sample, "-o", close}, 2, "name another file"},
		{"a file of one's own needs answers of one's own", []string{"-decision", close}, 2, "give some with -prefs"},
		{"list in no such language", []string{"-list", "-lang", "fr"}, 2, "one of: en, es"},
		{"own risk", []string{"-baseline", "heart-attack=3/100"}, 0, ""},
		{"own risk of nothing", []string{"-baseline", "x=3%"}, 2, "no criterion with this id"},
		{"own risk without a criterion", []string{"-baseline", "=3%"}, 2, "-baseline must be"},
		{"own risk without a unit", []string{"-baseline", "heart-attack=3"}, 2, "-baseline must be"},
		{"own risk above 100 %", []string{"-baseline", "heart-attack=300%"}, 2, "-baseline must be"},
		{"own risk over no time", []string{"-baseline", "heart-attack=3%@0"}, 2, "-baseline must be"},
		{"own risk of an amount", []string{"-baseline", "daily-tablet=3%"}, 2, "the measure risk"},
		{"own risk with a result above 1", []string{"-baseline", "diabetes=100%"}, 2, "must lie between 0 and the denominator"},
		{"cannot write", []string{"-o", filepath.Join(dir, "no", "such", "folder")}, 2, "no such file"},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, out, errs := try("", c.args...)
			require.Equal(t, c.code, code, errs)
			require.Contains(t, errs, c.errs)
			if c.code == exitFailed {
				require.Empty(t, out, "nothing on the output that could be taken for a result")
			}
		})
	}
	_, _, errs := try("", "-decision", bad)
	require.Greater(t, strings.Count(errs, "\n"), 4, "every fault has a line")
}

// Texts of a decision do not steer the terminal.
func TestControlCharactersAreNotWritten(t *testing.T) {
	d, err := decisions.Load("statin")
	require.NoError(t, err)
	d.Title, d.Options[0].Name = "A\x1b[2Jtitle", "No\x07 statin"
	d.Translations = nil
	code, out, errs := try("", "-decision", writeDecision(t, d), "-prefs", filepath.Join("..", "decisions", "data", "statin.preferences.json"))
	require.Zero(t, code, errs)
	require.NotContains(t, out, "\x1b")
	require.NotContains(t, out, "\x07")
	require.Contains(t, out, "A[2Jtitle")
}

func TestAnyWidth(t *testing.T) {
	for _, id := range decisions.IDs() {
		for w := 40; w <= 120; w++ {
			var out bytes.Buffer
			require.Zero(t, run([]string{"-decision", id}, environment{out: &out, err: io.Discard, width: w}))
			if w < 60 {
				continue // long words and fixed columns do not fit everywhere
			}
			for line := range strings.Lines(out.String()) {
				require.LessOrEqual(t, len([]rune(strings.TrimRight(line, " \n"))), w, "%s at %d: %s", id, w, line)
			}
		}
	}
}

func TestAnotherLanguage(t *testing.T) {
	d, err := decisions.Load("statin")
	require.NoError(t, err)
	d.Language, d.Translations = "de", nil
	file := writeDecision(t, d)
	prefs := filepath.Join("..", "decisions", "data", "statin.preferences.json")
	code, out, errs := try("", "-decision", file, "-prefs", prefs)
	require.Zero(t, code, errs)
	require.Contains(t, out, "only available in its own language (de)")
	code, out, _ = try("", "-decision", file, "-prefs", prefs, "-lang", "ES", "-format", "html")
	require.Zero(t, code)
	require.Contains(t, out, `<html lang="es">`)
	require.Contains(t, out, `<h1 lang="de">`)
	code, _, _ = try("", "-list", "-o", filepath.Join(t.TempDir(), "list"))
	require.Zero(t, code)
}

func TestWriteToAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "page.html")
	code, out, errs := try("", "-format", "html", "-o", file)
	require.Zero(t, code, errs)
	require.Empty(t, out)
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	require.True(t, strings.HasPrefix(string(data), "<!DOCTYPE html>"))
}

func TestColourOnlyWhenAskedFor(t *testing.T) {
	var out bytes.Buffer
	run(nil, environment{out: &out, err: io.Discard, width: 80})
	require.NotContains(t, out.String(), "\x1b")
	out.Reset()
	run(nil, environment{out: &out, err: io.Discard, width: 80, colour: true})
	require.Contains(t, out.String(), "\x1b[1m")
	require.Equal(t, 80, width("nonsense"))
	require.Equal(t, 120, width("120"))
	require.False(t, isTerminal(os.NewFile(99, "closed")))
}

// asked runs -ask with these answers and returns the saved preferences.
func asked(t *testing.T, d string, answers ...string) (sdm.Preferences, string) {
	file := filepath.Join(t.TempDir(), "p.json")
	code, out, errs := try(strings.Join(answers, "\n")+"\n", "-decision", d, "-ask", "-prefs", file)
	require.Zero(t, code, errs)
	require.NotEmpty(t, out)
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	p, err := sdm.DecodePreferences(data)
	require.NoError(t, err)
	require.NoError(t, schemas.Validate("sdm.preferences", data))
	return p, errs
}

func small(t *testing.T) string {
	d := sdm.Decision{
		Format: sdm.DecisionFormat, ID: "small", Language: "en", Title: "Small", Question: "Which?",
		Audience: sdm.AudiencePatients, Review: sdm.Review{Status: sdm.NotReviewed},
		Options: []sdm.Option{{ID: "a", Name: "A"}, {ID: "b", Name: "B"}},
		Criteria: []sdm.Criterion{
			{ID: "pain", Name: "pain", Measure: sdm.Score, Unit: "points", Direction: sdm.LowerIsBetter, Range: sdm.Range{Worst: 10, Best: 0}},
			{ID: "days", Name: "days away", Measure: sdm.Quantity, Unit: "days", Direction: sdm.Personal, Range: sdm.Range{Worst: 0, Best: 5}},
			{ID: "ease", Name: "ease", Measure: sdm.Categorical, Direction: sdm.HigherIsBetter, Categories: []sdm.Category{{ID: "low", Name: "Hard", Value: 0}, {ID: "high", Name: "Easy", Value: 1}}},
		},
		Evidence: []sdm.Cell{
			{Option: "a", Criterion: "pain", Kind: sdm.Exact, Value: new(2.0), Certainty: sdm.NotRated},
			{Option: "b", Criterion: "pain", Kind: sdm.Exact, Value: new(6.0), Certainty: sdm.NotRated},
			{Option: "a", Criterion: "days", Kind: sdm.Exact, Value: new(4.0), Certainty: sdm.NotRated},
			{Option: "b", Criterion: "days", Kind: sdm.Exact, Value: new(1.0), Certainty: sdm.NotRated},
			{Option: "a", Criterion: "ease", Kind: sdm.InCategory, Category: "low", Certainty: sdm.NotRated},
			{Option: "b", Criterion: "ease", Kind: sdm.InCategory, Category: "high", Certainty: sdm.NotRated},
		},
	}
	return writeDecision(t, d)
}

func TestAsk(t *testing.T) {
	type want struct{ pain, days, ease any }
	for _, c := range []struct {
		name    string
		answers []string
		want    want
		days    sdm.Direction
		wish    sdm.Involvement
	}{
		// direction, first, points of the others, involvement
		{"straight through", []string{"2", "1", "40", "0", "2"}, want{100.0, 40.0, 0.0}, sdm.LowerIsBetter, sdm.Shared},
		{"noise is asked again", []string{"7", "x", "", "1", "9", "2", "101", "-1", "50", "20", "3"}, want{50.0, 100.0, 20.0}, sdm.HigherIsBetter, sdm.Passive},
		{"back changes an answer", []string{"2", "1", "b", "3", "10", "20", "b", "b", "10", "30", "1"}, want{10.0, 30.0, 100.0}, sdm.LowerIsBetter, sdm.Active},
		{"back at the very first question", []string{"b", "2", "1", "40", "0", "2"}, want{100.0, 40.0, 0.0}, sdm.LowerIsBetter, sdm.Shared},
		{"back through everything", []string{"2", "1", "40", "b", "b", "b", "1", "1", "45", "5", "2"}, want{100.0, 45.0, 5.0}, sdm.HigherIsBetter, sdm.Shared},
		{"don't know leaves it open", []string{"2", "1", "d", "30", "d"}, want{100.0, nil, 30.0}, sdm.LowerIsBetter, ""},
		{"a direction nobody knows opens the weight", []string{"d", "1", "60", "30", "s", "s"}, want{100.0, nil, 30.0}, "", ""},
		{"skipped is asked again", []string{"2", "1", "s", "30", "1", "70"}, want{100.0, 70.0, 30.0}, sdm.LowerIsBetter, sdm.Active},
		{"skipped twice is open", []string{"2", "1", "s", "30", "1", "s"}, want{100.0, nil, 30.0}, sdm.LowerIsBetter, sdm.Active},
		{"no first one", []string{"2", "d", "50", "25", "0", "1"}, want{50.0, 25.0, 0.0}, sdm.LowerIsBetter, sdm.Active},
		{"the first one named late", []string{"2", "s", "50", "s", "0", "1", "2", "s"}, want{50.0, 100.0, 0.0}, sdm.LowerIsBetter, sdm.Active},
		{"nothing matters: once more", []string{"2", "d", "0", "0", "0", "1", "2", "1", "5", "5", "1"}, want{100.0, 5.0, 5.0}, sdm.LowerIsBetter, sdm.Active},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, _ := asked(t, small(t), c.answers...)
			got := map[string]any{}
			for _, a := range p.Answers {
				got[a.Criterion] = nil
				if a.Points != nil {
					got[a.Criterion] = *a.Points
				}
				require.Equal(t, a.DontKnow, a.Points == nil)
			}
			require.Equal(t, map[string]any{"pain": c.want.pain, "days": c.want.days, "ease": c.want.ease}, got)
			require.Equal(t, c.days, p.Answers[1].Direction)
			require.Equal(t, c.wish, p.Involvement)
		})
	}
}

func TestAskStops(t *testing.T) {
	for name, answers := range map[string]string{"quit": "2\nq\n", "end of input": "2\n1\n"} {
		file := filepath.Join(t.TempDir(), "p.json")
		code, out, errs := try(answers, "-decision", small(t), "-ask", "-prefs", file)
		require.Equal(t, exitFailed, code, name)
		require.Empty(t, out)
		require.Contains(t, errs, "nothing was saved")
		require.NoFileExists(t, file)
	}
	file := filepath.Join(t.TempDir(), "p.json")
	require.NoError(t, os.WriteFile(file, []byte("mine"), 0o600))
	code, _, errs := try("", "-ask", "-prefs", file)
	require.Equal(t, exitFailed, code)
	require.Contains(t, errs, "name another file")
}

func TestMessagesAreComplete(t *testing.T) {
	c, err := catalogue()
	require.NoError(t, err, "a catalogue with a hole does not load")
	require.Equal(t, []string{"en", "es"}, c.Languages())
}
