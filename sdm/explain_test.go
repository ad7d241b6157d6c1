package sdm_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/message"
	"github.com/concord-sdm/concord/sdm"
)

// situations are rankings that between them say everything there is to say.
func situations(t *testing.T) map[string]sdm.Ranking {
	out := map[string]sdm.Ranking{}
	add := func(name string, d sdm.Decision, p sdm.Preferences) { out[name] = rank(t, d, p) }
	reviewed := func(d sdm.Decision, status sdm.ReviewStatus) sdm.Decision {
		d.Review = sdm.Review{Status: status, By: "a body", LastReviewed: "2026-05"}
		return d
	}

	add("full", full(), fullPreferences())
	two := decisionOf([]string{"a", "b"}, column{"x", 0, 10, []float64{8, 2}}, column{"y", 0, 10, []float64{2, 8}})
	add("leader", two, direct(two, 2, 1))
	add("tie", two, direct(two, 1))
	uncertain := decisionOf([]string{"a", "b"}, column{"x", 0, 10, []float64{8, 2}}, column{"y", 0, 10, []float64{2, 8}})
	uncertain.Evidence[0].Uncertainty = sdm.Interval{Low: 2, High: 9}
	add("uncertain", uncertain, direct(uncertain, 2, 1))
	add("uncertain tie", uncertain, direct(uncertain, 1))
	uncertain.Evidence[0].Uncertainty = sdm.Interval{Low: 7.9, High: 8.1}
	add("uncertain, but first", uncertain, direct(uncertain, 2, 1))
	clear := decisionOf([]string{"a", "b"}, column{"x", 0, 10, []float64{9, 2}}, column{"y", 0, 100, []float64{58, 52}})
	add("dominated, and little spread", reviewed(clear, sdm.Reviewed), direct(clear, 2, 1))
	add("in review", reviewed(clear, sdm.InReview), direct(clear, 2, 0))
	add("expired", reviewed(clear, sdm.Expired), direct(clear, 1, 1))

	huge := direct(two, 1e308, 1e308)
	add("weights beyond counting", two, huge)
	many, answers := randomDecision(30, 2)
	for i := range many.Evidence {
		if i%3 == 0 {
			many.Evidence[i] = sdm.Cell{Option: many.Evidence[i].Option, Criterion: many.Evidence[i].Criterion, Kind: sdm.Missing, Reason: "Lost."}
		}
	}
	add("many gaps", many, answers)

	single := decisionOf([]string{"a"}, column{"x", 0, 10, []float64{9}})
	add("single", single, direct(single, 1))
	same := decisionOf([]string{"a", "b"}, column{"x", 0, 10, []float64{5, 5}})
	add("identical", same, direct(same, 1))

	must := decisionOf([]string{"a", "b", "c"}, column{"x", 0, 10, []float64{9, 4.9, 8}}, column{"y", 10, 0, []float64{1, 2, 9}})
	must.Criteria[0].MustHave = sdm.MustHave{Level: new(5.0), Reason: "The trial asked for it."}
	p := direct(must, 1)
	p.Answers[1].MustHave = sdm.MustHave{Level: new(3.0)}
	add("must-haves", must, p)
	must.Evidence[0] = sdm.Cell{Option: "a", Criterion: "x", Kind: sdm.Missing, Reason: "lost"}
	add("must-have unknown", must, p)
	p.Answers[1].MustHave.Level = new(0.5)
	must.Criteria[0].MustHave.Level = new(9.5)
	add("none left", must, p)

	gaps := decisionOf([]string{"a", "b"}, column{"x", 0, 10, []float64{9, 1}}, column{"y", 0, 10, []float64{5, 5}})
	gaps.Evidence[2] = sdm.Cell{Option: "a", Criterion: "y", Kind: sdm.Missing, Reason: "No trial reported it."}
	add("leader with a gap", gaps, direct(gaps, 1))
	gaps.Evidence[0] = sdm.Cell{Option: "a", Criterion: "x", Kind: sdm.NotApplicable, Reason: "It cannot happen."}
	gaps.Evidence = gaps.Evidence[:3]
	add("not settled", gaps, direct(gaps, 1))
	open := direct(two, 1)
	open.Answers[1] = sdm.Answer{Criterion: "y", DontKnow: true}
	add("open weight", two, open)
	relative := full()
	relative.Evidence[0] = sdm.Cell{Option: "a", Criterion: "risk", Kind: sdm.Missing, Reason: "Lost."}
	add("no reference", relative, fullPreferences())

	outside := decisionOf([]string{"a", "b"}, column{"x", 0, 10, []float64{12, 2}}, column{"y", 0, 10, []float64{5, 5}})
	outside.Criteria[0].Outside, outside.Criteria[0].Overlaps, outside.Criteria[1].Overlaps = sdm.Clip, []string{"o"}, []string{"o"}
	outside.Evidence[2].Uncertainty = sdm.Interval{Low: 4, High: 12}
	p = direct(outside, 1)
	p.Answers[0].Asked.Best = 20
	p.Voice.Role = sdm.Family
	add("outside", outside, p)

	bounded := full()
	bounded.Evidence[1].Uncertainty.High = 60
	add("an effect beyond everybody", bounded, fullPreferences())

	choice := full()
	p = fullPreferences()
	p.Involvement = sdm.Passive
	choice.Evidence[10] = sdm.Cell{Option: "b", Criterion: "comfort", Kind: sdm.InCategory, Category: "high", Certainty: sdm.NotRated}
	for i := range p.Answers {
		p.Answers[i].Points = new(0.0)
	}
	p.Answers[4].Points, p.Answers[0].Points, p.Voice = new(10.0), new(2.0), sdm.Voice{Role: sdm.Clinician}
	add("a category decides", choice, p)
	p.Answers[0].Points = new(200.0)
	add("a category against", choice, p)
	choice.Criteria[4].MustHave.Category = "high"
	add("a category is a must", choice, p)
	return out
}

// Every message is said somewhere, with the arguments it needs, in every
// language, and every language says the same things.
func TestEverythingIsSaid(t *testing.T) {
	var said []sdm.Sentence
	for name, r := range situations(t) {
		en := sdm.Explain(r, "en")
		es := sdm.Explain(r, "es")
		require.Equal(t, len(en), len(es), name)
		for i := range en {
			require.Equal(t, en[i].Key, es[i].Key, name)
			require.Equal(t, "es", es[i].Lang)
			require.NotContains(t, en[i].Text+es[i].Text, "{", name)
			for _, s := range []string{en[i].Text, es[i].Text} {
				require.NotContains(t, strings.ToLower(s), "you should", name)
				require.NotContains(t, strings.ToLower(s), "debería", name)
			}
		}
		require.Equal(t, "close", en[len(en)-1].Key, "the last word is that this is no advice")
		said = append(said, en...)
	}
	said = append(said, sdm.Explain(situations(t)["leader"], "tlh")...)
	catalogue, err := message.Load(os.DirFS("."), "messages")
	require.NoError(t, err)
	require.NoError(t, message.Check(catalogue, said))
	require.Equal(t, []string{"en", "es"}, sdm.ExplainLanguages())
}

func TestAFallbackLanguageIsReported(t *testing.T) {
	r := situations(t)["leader"]
	first := sdm.Explain(r, "tlh")[0]
	require.Equal(t, "fallback", first.Key)
	require.Equal(t, "en", first.Lang)
	require.Equal(t, "tlh", first.Args["asked"])
	require.NotEqual(t, "fallback", sdm.Explain(r, "es-MX")[0].Key, "a more general language is no fallback")
	require.NotEqual(t, "fallback", sdm.Explain(r, "")[0].Key)
}

func TestWhatIsSaidFirst(t *testing.T) {
	all := situations(t)
	for name, want := range map[string]string{
		"leader":            "Option a fits best what you told us: 60 points out of 100. Next comes Option b with 40.",
		"tie":               "Option a and Option b are too close to call: they fit what you told us about equally well.",
		"not settled":       "It is not settled which option fits best what you told us: Option b and Option a could each come first.",
		"leader with a gap": "Option a fits best what you told us, whatever is still open.",
		"single":            "Option a is the only option left. There is nothing to compare it with.",
		"none left":         "No option is left: each one misses something required, or is not medically suitable.",
	} {
		require.Equal(t, want, sdm.Explain(all[name], "en")[0].Text)
	}
}

// Explain uses the report alone: a report that was written and read again
// gives the same sentences, and a report with holes gives no panic.
func TestExplainUsesTheReportAlone(t *testing.T) {
	for name, r := range situations(t) {
		data, err := r.Encode()
		require.NoError(t, err)
		again, err := sdm.DecodeRanking(data)
		require.NoError(t, err)
		texts := func(r sdm.Ranking) (out []string) {
			for _, s := range sdm.Explain(r, "es") {
				out = append(out, s.Text)
			}
			return out
		}
		require.Equal(t, texts(r), texts(again), name)
		r.Criteria, r.Options = nil, slices.Clone(r.Options)
		for i := range r.Options {
			r.Options[i].Contributions = nil
		}
		require.NotEmpty(t, sdm.Explain(r, "en"), name)
	}
	require.NotEmpty(t, sdm.Explain(sdm.Ranking{}, "en"))
}

// Two numbers that are compared never print alike: rounding must not make a
// sentence false.
func TestComparedNumbersStayApart(t *testing.T) {
	for name, c := range map[string]struct {
		a, b    []float64 // numbers of option a and b on x, y
		weights []float64
	}{
		"scores in one percent":      {[]float64{.4440, .4440}, []float64{.4355, .4355}, []float64{1, 1}},
		"numbers in one hundredth":   {[]float64{.444, .1}, []float64{.436, .2}, []float64{3, 1}},
		"weights around one half":    {[]float64{.6, .4}, []float64{.4, .6}, []float64{.515, .485}},
		"a weight under one percent": {[]float64{.5, .9}, []float64{.4, .1}, []float64{1, .004}},
		"a hundred-thousandth":       {[]float64{.00012, .9}, []float64{.00008, .1}, []float64{1, 1}},
	} {
		d := decisionOf([]string{"a", "b"}, column{"x", 0, 1, []float64{c.a[0], c.b[0]}}, column{"y", 0, 1, []float64{c.a[1], c.b[1]}})
		for _, s := range sdm.Explain(rank(t, d, direct(d, c.weights...)), "en") {
			for _, pair := range [][2]string{{"score", "nextScore"}, {"betterNumber", "otherNumber"}, {"at", "now"}} {
				if x, ok := s.Args[pair[0]]; ok {
					require.NotEqual(t, x, s.Args[pair[1]], "%s: %s", name, s.Text)
				}
			}
			require.NotContains(t, s.Text, " 0 %", name)
		}
	}
}

func TestNothingAgainstIsOnlySaidOfWhatIsKnown(t *testing.T) {
	d := decisionOf([]string{"a", "b"}, column{"x", 0, 1, []float64{1, 0}}, column{"y", 0, 1, []float64{0, .2}})
	d.Evidence[2] = sdm.Cell{Option: "a", Criterion: "y", Kind: sdm.Missing, Reason: "Lost."}
	for _, s := range sdm.Explain(rank(t, d, direct(d, .8, .2)), "en") {
		require.NotEqual(t, "nothingAgainst", s.Key)
	}
}
