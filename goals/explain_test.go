package goals_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/goals"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares text with a file in testdata, or writes it.
func golden(t *testing.T, name, text string) {
	t.Helper()
	path := "testdata/" + name
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
		return
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	if diff := cmp.Diff(string(want), text); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

func anaReport(t testing.TB) goals.Report {
	t.Helper()
	r, err := goals.Evaluate(walkPlan(t), walkRecord(t), goals.Options{AsOf: "2026-11-15", MaxHoursPerWeek: 5})
	require.NoError(t, err)
	return r
}

func lines(list []goals.Sentence) string {
	var b strings.Builder
	for _, s := range list {
		b.WriteString(s.Text)
		b.WriteByte('\n')
	}
	return b.String()
}

func TestExplainGolden(t *testing.T) {
	r := anaReport(t)
	golden(t, "ana.you.en.txt", lines(goals.Explain(r, "en")))
	golden(t, "ana.you.es.txt", lines(goals.Explain(r, "es-MX")))
	golden(t, "ana.record.en.txt", lines(goals.ExplainRecord(r, "")))
	golden(t, "ana.record.es.txt", lines(goals.ExplainRecord(r, "es")))
}

func TestExplainFallsBackAndSaysSo(t *testing.T) {
	s := goals.Explain(anaReport(t), "fi")
	require.Equal(t, "you.fallback", s[0].Key)
	require.Equal(t, "en", s[0].Lang)
	require.Equal(t, []string{"en", "es"}, goals.ExplainLanguages())
}

// Every text of both languages is free of words that lay blame or give orders.
func TestNoBlame(t *testing.T) {
	for lang, words := range map[string][]string{
		"en": {"fail", "complian", "adheren", "refus", "poor", "bad ", "must", "should", "unfortunately", "lazy", "excuse", "wrong"},
		"es": {"fracas", "incumpl", "culpa", "debe ", "deber", "mal ", "por desgracia", "perezos", "excusa", "negó"},
	} {
		data, err := os.ReadFile("messages/" + lang + ".json")
		require.NoError(t, err)
		for _, w := range words {
			require.NotContains(t, strings.ToLower(string(data)), w, "%s", lang)
		}
	}
}

func TestExplainCoversEveryKey(t *testing.T) {
	for _, s := range append(goals.Explain(anaReport(t), "en"), goals.ExplainRecord(anaReport(t), "en")...) {
		require.NotEqual(t, s.Key, s.Text, "every key has a text")
		require.NotContains(t, s.Text, "{")
	}
}

// said lists the keys of an explanation.
func said(list []goals.Sentence) []string {
	var keys []string
	for _, s := range list {
		keys = append(keys, s.Key)
	}
	return keys
}

func TestExplainWhatIsThere(t *testing.T) {
	p := base()
	p.Measures[0].Unit = "1"
	p.Targets[0].Versions[0] = goals.TargetVersion{Kind: goals.TargetEqual, Better: goals.BetterWithin, Value: goals.Quantity{Value: 3, Unit: "1"}, Due: "2026-01-05", Start: "2026-01-01", Baseline: goals.Quantity{Value: 0, Unit: "1"}}
	p.Goals[0].Status, p.Goals[0].StatusReason = goals.StatusOnHold, "rest"
	p.Goals[1].Status = goals.StatusError
	p.Goals = append(p.Goals,
		goals.Goal{ID: "i", Description: goals.Concept{Text: "Swim"}, Status: goals.StatusCancelled},
		goals.Goal{ID: "j", Description: goals.Concept{Text: "Sing"}, Status: goals.StatusActive, Achievement: goals.NotAchieved})
	r := say("ana", goals.StanceAgree, "2026-01-02T09:00:00Z")
	r.Via = "leo"
	p, err := goals.Respond(p, "p", r)
	require.NoError(t, err)
	p, err = goals.Propose(p, goals.Proposal{ID: "q", Goal: "j", By: "dr", At: "2026-01-05T09:00:00Z", Text: "Sing"})
	require.NoError(t, err)
	rec := weigh("2026-01-03", goals.Quantity{Value: 2, Unit: "1"})
	rep, err := goals.Evaluate(p, rec, goals.Options{AsOf: "2026-06-01"})
	require.NoError(t, err)
	require.Equal(t, []string{
		"you.head", "you.goal", "you.agreed", "you.surrogate", "you.notMet", "you.latest", "you.share", "you.stale",
		"you.trend_notEnoughData", "you.track_due", "you.goal", "you.noProposal", "you.goal", "you.pending", "you.notMet",
		"you.overdue", "you.close",
	}, said(goals.Explain(rep, "en")))
	require.Contains(t, lines(goals.ExplainRecord(rep, "en")), "named by the person")
	require.Contains(t, lines(goals.ExplainRecord(rep, "es")), "en pausa")
}

// Sentences fit the numbers, the units and the person they speak to.
func TestSentencesFit(t *testing.T) {
	value := func(v float64, unit string) goals.Quantity { return goals.Quantity{Value: v, Unit: unit} }
	steps := func(v float64) goals.Quantity { return value(v, "{steps}/d") }
	plain := func(v float64) goals.Quantity { return value(v, "1") }
	count := goals.TargetVersion{Kind: goals.TargetAtMost, Better: goals.BetterLower, High: plain(5), Baseline: plain(9)}
	walk := goals.TargetVersion{Kind: goals.TargetAtLeast, Better: goals.BetterHigher, Low: steps(8000), Baseline: steps(2000)}
	twoDays := weigh("2026-01-01", plain(9), "2026-01-01", plain(9.5), "2026-01-01", plain(9.6), "2026-01-02", plain(10), "2026-01-02", plain(11))
	tests := []struct {
		name, reason string
		change       func(*goals.Plan)
		version      goals.TargetVersion
		record       goals.Record
		en, es       []string
		not          string
	}{
		{
			"a plain number", "a number without a unit leaves no gap, one day is not days, and behind the start is not a share",
			nil, count, twoDays,
			[]string{"is 11 (2 January 2026).", "(5 values in 1 day)", "That is further away than at the start."},
			[]string{"es 11 (2 de enero de 2026).", "(5 valores en 1 día)", "Eso está más lejos que al empezar."},
			"  ",
		},
		{
			"annotated units", "an annotation is read, not its braces", nil, walk, weigh("2026-01-02", steps(5000)),
			[]string{"is 5,000 steps/d (2 January 2026).", "That is 50 per cent of the way."},
			[]string{"steps/d (2 de enero de 2026)."},
			"{",
		},
		{
			"a goal with a full stop", "one is enough",
			func(p *goals.Plan) { p.Goals[0].Description.Text = "Walk every day." }, atMost(80), weigh(),
			[]string{"Your goal: Walk every day.\n"},
			[]string{"Su meta: Walk every day.\n"},
			"..",
		},
		{
			"dates that overlap", "what was written down must not be denied", nil, atMost(80), weigh("2026", 90.0, "2026-05", 79.0),
			[]string{"The dates for Weight do not say which value is the latest."},
			[]string{"Las fechas de Weight"},
			"Nothing has been written",
		},
		{
			"nothing to look at", "a target without a measure goes by its words",
			func(p *goals.Plan) { p.Targets[0].Measure, p.Targets[0].Text = "", "Feel rested" }, atMost(80), weigh(),
			[]string{"Nothing is named yet to look at for this: Feel rested."},
			[]string{"qué mirar para esto: Feel rested."},
			"Nothing has been written",
		},
		{
			"own answer", "the person is spoken to, not of",
			func(p *goals.Plan) {
				p.Goals[0].Parties, p.Proposals[0].By, p.Proposals[0].Responses = []string{"ana", "leo"}, "dr", nil
			},
			atMost(80), weigh(),
			[]string{"Your own answer is still open.", "has not answered yet."},
			[]string{"Falta todavía su propia respuesta.", "todavía no ha respondido."},
			"ana has",
		},
		{
			"bother of somebody else", "who answered is said",
			func(p *goals.Plan) {
				p.Burden = []goals.BurdenItem{{ID: "x", Text: "Pills", HoursPerWeek: 1, Rulers: []goals.Ruler{{Kind: goals.RulerBother, Score: 9, Person: "leo"}}}}
			},
			atMost(80), weigh(),
			[]string{"finds this a nuisance (9 of 10): Pills.", "Your care takes 1 hour a week."},
			[]string{"leo esto le resulta una molestia (9 de 10)", "1 hora a la semana"},
			"You find",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := base()
			p.Goals[0].Start, p.Measures[0].Unit = "", ""
			p.Targets[0].Versions = []goals.TargetVersion{tt.version}
			if tt.change != nil {
				tt.change(&p)
			}
			rep, err := goals.Evaluate(p, tt.record, goals.Options{AsOf: "2026-07-01", MaxHoursPerWeek: 0.5})
			require.NoError(t, err, tt.reason)
			en, es := lines(goals.Explain(rep, "en")), lines(goals.Explain(rep, "es"))
			for _, want := range tt.en {
				require.Contains(t, en, want, tt.reason)
			}
			for _, want := range tt.es {
				require.Contains(t, es, want, tt.reason)
			}
			require.NotContains(t, en, tt.not, tt.reason)
		})
	}
}
