package main

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/examples/decisions"
	"github.com/concord-sdm/concord/schemas"
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/elicit"
)

// byRoute asks by routes and returns the saved preferences and answers.
func byRoute(t *testing.T, route string, lines ...string) (sdm.Preferences, elicit.Answers, string) {
	dir := t.TempDir()
	file, saved := filepath.Join(dir, "p.json"), filepath.Join(dir, "a.json")
	code, out, errs := try(strings.Join(lines, "\n")+"\n", "-decision", small(t), "-ask", "-route", route, "-prefs", file, "-save-answers", saved)
	require.Zero(t, code, errs)
	require.Contains(t, out, "What the answers say about the weights")
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	require.NoError(t, schemas.Validate("sdm.preferences", data))
	p, err := sdm.DecodePreferences(data)
	require.NoError(t, err)
	data, err = os.ReadFile(saved)
	require.NoError(t, err)
	a, err := elicit.DecodeAnswers(data)
	require.NoError(t, err)
	return p, a, errs
}

// weightsOf returns the weights in the order of the criteria, −1 for an open one.
func weightsOf(t *testing.T, p sdm.Preferences) []float64 {
	data, err := os.ReadFile(small(t))
	require.NoError(t, err)
	d, err := sdm.DecodeDecision(data)
	require.NoError(t, err)
	r, err := sdm.Rank(d, p)
	require.NoError(t, err)
	out := make([]float64, 3)
	for _, c := range r.Criteria {
		w, ok := c.Weight.Get()
		if !ok {
			w = -1
		}
		out[slices.Index([]string{"pain", "days", "ease"}, c.Criterion)] = math.Round(1e4*w) / 1e4
	}
	return out
}

// walks are answers that go through each route: the direction of days (lower),
// the route, the wish for involvement.
var walks = map[string]struct {
	lines []string
	want  []float64 // of pain, days, ease
}{
	"swing":      {[]string{"2", "1", "50", "0", "2"}, []float64{0.6667, 0.3333, 0}},
	"points":     {[]string{"2", "50", "30", "20", "2"}, []float64{0.5, 0.3, 0.2}},
	"smart":      {[]string{"2", "9", "50", "40", "10", "2"}, []float64{0.5, 0.4, 0.1}},
	"ranking":    {[]string{"2", "4", "1 1", "x", "1 2=3", "2"}, []float64{0.6111, 0.1944, 0.1944}},
	"pairwise":   {[]string{"2", "1", "2", "1", "4", "1", "2", "2"}, []float64{0.5714, 0.2857, 0.1429}},
	"best-worst": {[]string{"2", "1", "1", "3", "2", "4", "2", "2"}, []float64{0.5714, 0.2857, 0.1429}},
	// Pain for half of the days; all the ease is not too much for it, and half of
	// the pain makes up for the ease: 1 : 2 : 1/2.
	"trade-off": {[]string{"2", "0", "2,5", "1", "5", "2"}, []float64{0.2857, 0.5714, 0.1429}},
	"pairs":     {[]string{"2", "1", "1", "1", "2"}, []float64{0.6111, 0.2778, 0.1111}},
	"sets":      {[]string{"2", "1", "1", "2", "1", "2", "2", "1", "2"}, []float64{0.6111, 0.2778, 0.1111}},
}

func TestEveryRoute(t *testing.T) {
	require.Len(t, walks, len(ways), "every way of asking has a walk")
	for name, walk := range walks {
		t.Run(name, func(t *testing.T) {
			p, a, errs := byRoute(t, name, walk.lines...)
			require.Equal(t, walk.want, weightsOf(t, p), errs)
			require.Equal(t, sdm.Shared, p.Involvement)
			require.Equal(t, name, a.Routes[0].ID)
			for _, x := range p.Answers {
				if x.Criterion == "days" {
					require.Equal(t, sdm.LowerIsBetter, x.Direction)
				}
			}
		})
	}
}

// What is asked, as it is read: questions, answers that fit badly, two routes.
func TestAskedInWords(t *testing.T) {
	for name, c := range map[string]struct {
		args  []string
		lines []string
	}{
		"ask-pairwise.en.txt": {
			[]string{"-decision", "contraception", "-route", "pairwise"},
			[]string{"1", "9", "1", "2", "1", "3", "2", "9", "1", "2", "2", "3", "1", "2", "9", "2", "2"},
		},
		"ask-two.es.txt": {
			[]string{"-decision", "knee-arthritis", "-lang", "es", "-route", "trade-off,ranking"},
			[]string{"2", "0", "25", "2,5", "60", "3", "3 1=4", "1"},
		},
	} {
		file := filepath.Join(t.TempDir(), "p.json")
		code, out, errs := try(strings.Join(c.lines, "\n")+"\n", append(c.args, "-ask", "-prefs", file)...)
		require.Zero(t, code, errs)
		for line := range strings.Lines(strings.ReplaceAll(errs, file, "FILE")) {
			require.LessOrEqual(t, len([]rune(strings.TrimRight(line, "\n"))), 80, line)
		}
		_, said, _ := strings.Cut(out, "\n\nWhat matters to you")
		_, saidEs, _ := strings.Cut(out, "\n\nLo que le importa a usted")
		got := strings.ReplaceAll(errs, file, "FILE") + said + saidEs
		golden := filepath.Join("testdata", name)
		if *update {
			require.NoError(t, os.WriteFile(golden, []byte(got), 0o644))
		}
		want, err := os.ReadFile(golden)
		require.NoError(t, err)
		require.Empty(t, cmp.Diff(string(want), got), "run the test with -update and read the diff")
	}
}

// However early the answers end, nothing is saved and nothing looks like a
// result.
func TestEveryRouteEndsEarly(t *testing.T) {
	d := small(t)
	for name, walk := range walks {
		for n := range walk.lines {
			for _, last := range []string{"", "q\n"} {
				file, saved := filepath.Join(t.TempDir(), "p.json"), filepath.Join(t.TempDir(), "a.json")
				input := strings.Join(walk.lines[:n], "\n") + "\n" + last
				if n == 0 {
					input = last
				}
				code, out, errs := try(input, "-decision", d, "-ask", "-route", name, "-prefs", file, "-save-answers", saved)
				require.Equal(t, exitFailed, code, name)
				require.Empty(t, out)
				require.Contains(t, errs, "nothing was saved")
				require.NoFileExists(t, file)
				require.NoFileExists(t, saved)
			}
		}
	}
}

// Going back brings the question before it, and the answer can change.
func TestEveryRouteGoesBack(t *testing.T) {
	for name, lines := range map[string][]string{
		"points":     {"2", "b", "50", "90", "b", "30", "20", "2"},
		"pairwise":   {"2", "1", "b", "1", "2", "1", "9", "b", "1", "4", "1", "2", "b", "2"},
		"best-worst": {"2", "1", "b", "1", "3", "3", "b", "2", "4", "2", "2"},
		"trade-off":  {"2", "2.5", "1", "b", "b", "2.5", "1", "5", "2"},
		"pairs":      {"2", "2", "b", "1", "1", "1", "2"},
		"sets":       {"2", "1", "b", "1", "1", "2", "1", "2", "2", "1", "2"},
		"ranking":    {"2", "b", "1 2=3", "2"},
	} {
		p, _, errs := byRoute(t, name, lines...)
		got := weightsOf(t, p)
		if name == "pairwise" { // the wish for involvement cannot go back
			require.Contains(t, errs, "no way back")
		}
		require.Equal(t, walks[name].want, got, name+errs)
	}
}

// What contradicts itself is said in words, and may be answered again or kept.
func TestContradictionsAreToldAndAskedAgain(t *testing.T) {
	// pain over days 9, days over ease 9, but ease over pain 9
	round := []string{"2", "1", "9", "2", "9", "1", "9"}
	_, a, errs := byRoute(t, "pairwise", append(slices.Clone(round), "2", "2")...)
	require.Contains(t, errs, "some answers fit badly")
	require.Contains(t, errs, "About ")
	require.Len(t, a.Routes[0].Judgements, 3, "kept as answered")

	p, a, errs := byRoute(t, "pairwise", "2", "1", "2", "1", "4", "1", "9", "1", "1", "2", "2")
	require.Equal(t, 1, strings.Count(errs, "some answers fit badly"))
	require.Equal(t, []float64{0.5714, 0.2857, 0.1429}, weightsOf(t, p))
	require.Len(t, a.Routes[0].Judgements, 3)

	p, _, errs = byRoute(t, "best-worst", "2", "1", "3", "2", "4", "9", "1", "2", "2", "2")
	require.Contains(t, errs, "some answers fit badly")
	require.Equal(t, []float64{0.5714, 0.2857, 0.1429}, weightsOf(t, p))
}

// What is open is asked once more; if it stays open there are no weights.
func TestOpenAnswers(t *testing.T) {
	p, _, errs := byRoute(t, "pairwise", "d", "2", "d", "s", "d", "1", "2", "1", "4", "1", "2", "2")
	require.Contains(t, errs, "which way is better for you")
	require.Contains(t, errs, "once more what is open")
	require.Equal(t, []float64{0.5714, 0.2857, 0.1429}, weightsOf(t, p))
	p, _, _ = byRoute(t, "points", "2", "60", "d", "40", "2")
	require.Equal(t, -1.0, weightsOf(t, p)[1], "open, not zero")
	p, _, _ = byRoute(t, "ranking", "2", "3 1", "2")
	require.Equal(t, -1.0, weightsOf(t, p)[1], "what was left out is open")
	_, _, errs = byRoute(t, "points", "2", "0", "0", "0", "60", "0", "40", "2")
	require.Contains(t, errs, "Let us start again")

	for name, lines := range map[string][]string{
		"pairwise": {"d", "d", "d"}, "best-worst": {"d", "d"}, "trade-off": {"d", "d"}, "pairs": {"d"}, "sets": {"d", "d", "d"}, "ranking": {"d"},
	} {
		file := filepath.Join(t.TempDir(), "p.json")
		input := strings.Join(append(append([]string{"2"}, lines...), append(lines, "2", "2")...), "\n")
		code, out, errs := try(input, "-decision", small(t), "-ask", "-route", name, "-prefs", file)
		require.Equal(t, exitFailed, code, name+errs)
		require.Contains(t, errs, "these answers give no weights; nothing was saved", name)
		require.Empty(t, out)
		require.NoFileExists(t, file)
	}
}

// Where each step is not too much for the other, they are worth the same.
func TestTradeOffsOfEqualSteps(t *testing.T) {
	p, a, _ := byRoute(t, "trade-off", "2", "5", "10", "2.5", "1", "5", "2")
	require.Equal(t, elicit.SameWorth, a.Routes[0].Steps[0].Worth)
	w := weightsOf(t, p)
	require.Equal(t, w[0], w[1])
	_, a, errs := byRoute(t, "trade-off", "2", "d", "1", "5", "2.5", "2")
	require.Contains(t, errs, "once more what is open")
	require.Len(t, a.Routes[0].Steps, 3)
}

func TestTwoRoutesAgreeOrNot(t *testing.T) {
	dir := t.TempDir()
	file, saved := filepath.Join(dir, "p.json"), filepath.Join(dir, "a.json")
	d := small(t)
	lines := strings.Join([]string{"2", "50", "30", "20", "3 1 2", "2", ""}, "\n")
	code, out, errs := try(lines, "-decision", d, "-ask", "-route", "points,ranking", "-prefs", file, "-save-answers", saved)
	require.Zero(t, code, errs)
	require.Contains(t, errs, "Part 2 of 2: ranking")
	require.Contains(t, out, "The order below goes by the first: points.")
	require.Contains(t, strings.Join(strings.Fields(out), " "), "points and ranking do not agree")

	_, again, errs := try("", "-decision", d, "-prefs", saved)
	require.Empty(t, errs)
	wish := "  - You want to make this decision together with your clinician.\n" // no part of the answers
	require.Equal(t, strings.Replace(out, wish, "", 1), again, "the answers that were saved give the same result")
	got := parts(t, "-decision", d, "-prefs", saved)
	answers, err := elicit.DecodeAnswers(got["answers"])
	require.NoError(t, err)
	require.Len(t, answers.Routes, 2)
	report, err := elicit.DecodeReport(got["elicitation"])
	require.NoError(t, err)
	require.Equal(t, elicit.Differ, report.Agreements[0].Verdict)
	code, page, errs := try("", "-decision", d, "-prefs", saved, "-format", "html", "-lang", "es")
	require.Zero(t, code, errs)
	require.Contains(t, page, "Qué dicen las respuestas sobre los pesos")

	code, _, errs = try("", "-prefs", saved)
	require.Equal(t, exitFailed, code)
	require.Contains(t, errs, "must be the id of the decision")
}

// What other people answered stands beside one's own, however it was asked.
func TestOthersAnswer(t *testing.T) {
	dir := t.TempDir()
	d := small(t)
	ask := func(as string, args []string, lines ...string) string {
		file := filepath.Join(dir, strings.NewReplacer("/", "-", ":", "-").Replace(as)+".json")
		args = append(args, "-decision", d, "-ask", "-as", as, "-prefs", file)
		code, out, errs := try(strings.Join(lines, "\n")+"\n", args...)
		require.Zero(t, code, errs)
		require.NotContains(t, out, "What matters to you")
		require.NotContains(t, errs, "How do you want this decision to be made", "that is for the patient to say")
		return file
	}
	answers := filepath.Join(dir, "answers.json")
	sister := ask("family/sister", nil, "1", "3", "10", "20")
	ask("clinician", []string{"-route", "ranking", "-save-answers", answers}, "2", "1 2 3")
	other := ask("surrogate:statedWishes/son", []string{"-route", "points"}, "2", "20", "20", "60")
	own := filepath.Join(dir, "own.json")
	code, _, errs := try(strings.Join(walks["points"].lines, "\n"), "-decision", d, "-ask", "-route", "points", "-prefs", own)
	require.Zero(t, code, errs)

	code, out, errs := try("", "-decision", d, "-prefs", own, "-voices", sister, answers, other)
	require.Zero(t, code, errs)
	for _, want := range []string{"1. patient: B", "2. family (sister): ", "3. clinician: B (11 of 100", "4. surrogate (son): ", "they differ on which way is better", "goes by: what the patient has"} {
		require.Contains(t, strings.Join(strings.Fields(out), " "), want)
	}
	code, _, errs = try("", "-decision", "statin", "-voices", answers)
	require.Equal(t, exitFailed, code)
	require.Contains(t, errs, "answers.json: is about another decision than statin")
	for _, as := range []string{"", "doctor", "family:statedWishes", "surrogate", "surrogate:guess", "family/", "family/a b"} {
		code, _, errs = try("", "-decision", d, "-ask", "-as", as, "-prefs", filepath.Join(dir, "x.json"))
		require.Equal(t, exitFailed, code)
		require.Contains(t, errs, "-as must be", as)
	}
}

// Every way of asking speaks about every decision in both languages: it asks
// something, and ends where the answers end.
func TestEveryRouteOfEveryDecision(t *testing.T) {
	for _, id := range decisions.IDs() {
		for _, w := range ways {
			for _, lang := range []string{"en", "es"} {
				code, out, errs := try("2\n", "-decision", id, "-lang", lang, "-ask", "-route", w.name, "-prefs", filepath.Join(t.TempDir(), "p.json"))
				require.Equal(t, exitFailed, code)
				require.Empty(t, out)
				require.Contains(t, errs, "the answers ended", id+w.name)
				require.NotContains(t, errs, "{")
			}
		}
	}
}

func TestRoutesRefuse(t *testing.T) {
	file := filepath.Join(t.TempDir(), "p.json")
	for _, c := range []struct {
		name string
		args []string
		errs string
	}{
		{"a way nobody knows", []string{"-ask", "-route", "guess", "-prefs", file}, "-route must be one of these"},
		{"a way twice", []string{"-ask", "-route", "swing,swing", "-prefs", file}, "each once"},
		{"a way and nothing to ask", []string{"-route", "swing"}, "-route goes with -ask"},
		{"answers without questions", []string{"-save-answers", file}, "-save-answers goes with -ask"},
		{"two documents in one file", []string{"-ask", "-prefs", file, "-save-answers", file}, "two files"},
		{"over something", []string{"-ask", "-prefs", file, "-save-answers", wife}, "name another file"},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, out, errs := try("", c.args...)
			require.Equal(t, exitFailed, code)
			require.Contains(t, errs, c.errs)
			require.Empty(t, out)
			require.NoFileExists(t, file)
		})
	}
}

func TestOrderOf(t *testing.T) {
	for text, want := range map[string]map[int]int{
		"2 1 3": {1: 1, 0: 2, 2: 3}, "3>1=2": {2: 1, 0: 2, 1: 2}, "2, 1 = 3": {1: 1, 0: 2, 2: 2}, "1=2 3": {0: 1, 1: 1, 2: 3},
		"": nil, "3": nil, "4": nil, "0": nil, "1 1": nil, "1=": nil, "=": nil, "a": nil, "-1": nil,
	} {
		got, ok := orderOf(text, 3)
		require.Equal(t, want != nil, ok, text)
		if ok {
			require.Equal(t, want, got, text)
		}
	}
}
