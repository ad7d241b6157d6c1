package principles_test

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/principles"
)

// sentences are what Explain says under a key.
func sentences(r principles.Report, key string) (out []principles.Sentence) {
	for _, s := range principles.Explain(r, "en") {
		if s.Key == key {
			out = append(out, s)
		}
	}
	return out
}

func assessed(t *testing.T, f principles.Framework, responses ...principles.Response) principles.Report {
	t.Helper()
	rep, err := principles.Assess(f, responses, principles.Options{})
	require.NoError(t, err)
	return rep
}

// Ten changed pairs are enough to speak of; as many gained as lost is a change
// of nothing, and its p is 1.
func TestPairedChangeOfFewPairs(t *testing.T) {
	require.True(t, principles.PairedChange(pairs(20, 5, 4, 20)).Few)
	require.False(t, principles.PairedChange(pairs(20, 5, 5, 20)).Few)
	c := principles.PairedChange(pairs(1, 3, 3, 1))
	require.Equal(t, principles.Figure{Value: 0}, c.ChiSquared)
	require.Equal(t, principles.Figure{Value: 1}, c.P)
	// Four pairs, two gained and one lost, by hand: 1.96·√(3−1/4)/4 about 1/4.
	c = principles.PairedChange(pairs(1, 2, 1, 0))
	require.InDelta(t, .25-.8125581, c.Low.Value, 1e-6)
	require.InDelta(t, 1, c.High.Value, 1e-12, "cut off at 1")
}

// The fewest crossings by exact arithmetic: the least k with P(X ≤ k) ≥ 0.05 of
// Bin(n−1, ½), here Σ C(n−1, i) ≥ 2^(n−1)/20 in whole numbers.
func TestCrossingsByExactArithmetic(t *testing.T) {
	for _, n := range []int{10, 36, 100, 500, 898, 900, 902, 1000, 1080, 3000} {
		bound := new(big.Int).Lsh(big.NewInt(1), uint(n-1))
		sum, k := big.NewInt(0), int64(-1)
		for new(big.Int).Mul(sum, big.NewInt(20)).Cmp(bound) < 0 {
			k++
			sum.Add(sum, new(big.Int).Binomial(int64(n-1), k))
		}
		series := make([]float64, n)
		for i := range series {
			series[i] = float64(i % 2)
		}
		s, err := principles.RunChart(series)
		require.NoError(t, err)
		require.Equal(t, int(k), s.CrossingLimit, "n = %d", n)
	}
}

// A run and crossings at their limits are what chance explains.
func TestRunChartAtItsLimits(t *testing.T) {
	read := func(runs ...int) principles.Series {
		var series []float64
		for i, n := range runs {
			series = append(series, slices.Repeat([]float64{float64(i % 2)}, n)...)
		}
		s, err := principles.RunChart(series)
		require.NoError(t, err)
		return s
	}
	s := read(6, 4, 3, 5, 1, 1) // ten on either side: 20 figures, at most 7 in a run and at least 6 crossings
	require.Equal(t, principles.Shift, s.Finding, "five crossings are too few")
	require.Equal(t, 5, s.Crossings)
	s = read(6, 4, 2, 5, 1, 1, 1)
	require.Equal(t, principles.NoShift, s.Finding, "six crossings, and a run of six")
	s = read(7, 4, 1, 3, 1, 2, 1, 1)
	require.Equal(t, 7, s.LongestRun)
	require.Equal(t, principles.NoShift, s.Finding, "a run of seven")
	s = read(8, 4, 1, 4, 1, 2)
	require.Equal(t, 8, s.LongestRun)
	require.Equal(t, principles.Shift, s.Finding, "a run of eight")

	odd, err := principles.RunChart([]float64{10, 1, 2})
	require.NoError(t, err)
	require.Equal(t, 2.0, odd.Median.Value, "the middle one of three")
	even, err := principles.RunChart([]float64{10, 1, 2, 4})
	require.NoError(t, err)
	require.Equal(t, 3.0, even.Median.Value, "half way between the middle two of four")
}

// Everyone of a role who answered with a value is a respondent of its view; the
// widest difference stands first and is told from the lower side.
func TestViewsThatDiffer(t *testing.T) {
	rep := assessed(
		t, checklist(),
		response(principles.Patient, "named", "partly", "asked", "met", "told", "met"),
		response(principles.Patient, "named", "met", "asked", "notMet", "told", "met"),
		response(principles.Patient, "named", "met", "asked", "notMet", "told", "met"),
		response(principles.Patient, "named", "unknown", "asked", "unknown"),
		response(principles.Carer, "asked", "partly", "named", "met"),
		response(principles.Clinician, "named", "met", "asked", "met", "told", "met"),
	)
	require.Len(t, rep.Disagreements, 2, "all say the same of the third")
	first, second := rep.Disagreements[0], rep.Disagreements[1]
	require.Equal(t, "asked", first.Item, "2/3 is more than 1/6")
	require.InDelta(t, 2.0/3, first.Gap, 1e-12)
	require.Equal(t, 3, first.Views[0].Respondents, "met, partly or not")
	require.Equal(t, 1, first.Views[1].Respondents)
	require.Equal(t, "named", second.Item)
	require.InDelta(t, 1.0/6, second.Gap, 1e-12)

	var heard []string
	for _, s := range sentences(rep, "disagreement") {
		heard = append(heard, fmt.Sprint(s.Args["low"], " ", s.Args["lowShare"], ", ", s.Args["high"], " ", s.Args["highShare"]))
	}
	require.Equal(t, []string{"patient 33, clinician 100", "patient 83, carer 100"}, heard, "of those level the first is named")
	require.Empty(t, sentences(rep, "disagreement.pairs"), "nobody said whom it was about")

	rep = assessed(t, checklist(), response(principles.Patient, "asked", "met"), response(principles.Clinician, "asked", "notMet"))
	s := sentences(rep, "disagreement")[0]
	require.Equal(t, "clinician 0, patient 100", fmt.Sprint(s.Args["low"], " ", s.Args["lowShare"], ", ", s.Args["high"], " ", s.Args["highShare"]))
}

// Means that are alike are no disagreement to speak of; the pairs are.
func TestPairsAreToldWithoutAGap(t *testing.T) {
	var all []principles.Response
	for subject, answer := range map[string][2]string{"v1": {"met", "notMet"}, "v2": {"notMet", "met"}} {
		for i, role := range []principles.Role{principles.Patient, principles.Clinician} {
			r := response(role, "asked", answer[i])
			r.Subject = subject
			all = append(all, r)
		}
	}
	rep := assessed(t, checklist(), all...)
	require.Empty(t, sentences(rep, "disagreement"))
	require.Equal(t, 2, sentences(rep, "disagreement.pairs")[0].Args["pairs"])
}

// An item counts who said what; one answer of all is given as such.
func TestWhatAnItemCounts(t *testing.T) {
	f := checklist()
	f.Items[0].NAAllowed = true
	f.Items[0].Level = principles.CareLevel
	item := func(answers ...string) (principles.ItemResult, principles.LevelResult) {
		var all []principles.Response
		for _, a := range answers {
			r := response(principles.Patient, "named", a)
			if a == principles.NotApplicable {
				r.Answers[0].Reason = "Nobody was there."
			}
			all = append(all, r)
		}
		role := assessed(t, f, all...).Roles[0]
		return role.Items[0], role.Levels[0]
	}
	for _, c := range []struct {
		reason  string
		answers []string
		answer  string
		counts  [5]int // met, partly, not met, not applicable, unknown
		share   float64
		why     string
	}{
		{"one", []string{"partly"}, "partly", [5]int{0, 1, 0, 0, 0}, .5, ""},
		{"two alike", []string{"notMet", "notMet"}, "notMet", [5]int{0, 0, 2, 0, 0}, 0, ""},
		{"two that differ", []string{"notMet", "met"}, "", [5]int{1, 0, 1, 0, 0}, .5, ""},
		{"the last alone differs", []string{"met", "met", "notMet"}, "", [5]int{2, 0, 1, 0, 0}, 2.0 / 3, ""},
		{"the first alone differs", []string{"notMet", "met", "met"}, "", [5]int{2, 0, 1, 0, 0}, 2.0 / 3, ""},
		{"of everything one", []string{"met", "partly", "notMet", "unknown", "notApplicable"}, "", [5]int{1, 1, 1, 1, 1}, .5, ""},
		{"applies to nobody", []string{"notApplicable", "notApplicable"}, "notApplicable", [5]int{0, 0, 0, 2, 0}, 0, principles.WhyNothingApplicable},
		{"known to nobody", []string{"notApplicable", "unknown"}, "", [5]int{0, 0, 0, 1, 1}, 0, principles.WhyNothingAnswered},
	} {
		it, level := item(c.answers...)
		require.Equal(t, c.answer, it.Answer, c.reason)
		require.Equal(t, c.counts, [5]int{it.Met, it.Partly, it.NotMet, it.NotApplicable, it.Unknown}, c.reason)
		require.Equal(t, c.why, it.Share.Why, c.reason)
		require.InDelta(t, c.share, it.Share.Value, 1e-12, c.reason)
		// The level has this item alone.
		require.Equal(t, c.counts, [5]int{level.Met, level.Partly, level.NotMet, level.NotApplicable, level.Unknown}, c.reason)
		require.Equal(t, c.counts[0]+c.counts[1]+c.counts[2], level.Coverage.Answered, c.reason)
		require.Equal(t, c.counts[0]+c.counts[1]+c.counts[2]+c.counts[4], level.Coverage.Applicable, c.reason)
		require.Equal(t, c.why, level.Share.Why, c.reason)
	}
}

// The share of an answer is its place on the range of the item, wherever that
// range begins.
func TestShareOfAScaleThatDoesNotBeginAtNothing(t *testing.T) {
	f := rich()
	for code, want := range map[string]float64{"1": 1, "2": .75, "4": .25, "5": 0} { // reversed
		rep := assessed(t, f, response(principles.Patient, "agree", code))
		for _, it := range rep.Roles[0].Items {
			if it.Item == "agree" {
				require.InDelta(t, want, it.Share.Value, 1e-12, code)
			}
		}
	}
}

// A band holds its ends unless one of them is open.
func TestTheEndsOfABand(t *testing.T) {
	for code, want := range map[string]string{"5": "low", "4": "low", "3": "high", "1": "high"} {
		s := one(t, rich(), response(principles.Patient, "agree", code), "five") // (6 − code − 1) · 25
		require.Equal(t, want, s.Band, code)
	}
	f := rich()
	f.Scores[1].Bands[0].ToOpen, f.Scores[1].Bands[1].FromOpen = false, true
	require.NoError(t, f.Validate())
	require.Equal(t, "low", one(t, f, response(principles.Patient, "agree", "3"), "five").Band)
}

// Of several roles the one that sees the largest shortfall names it; what
// weighs more and costs less stands first.
func TestTheRoleOfAGap(t *testing.T) {
	for _, c := range []struct {
		reason             string
		patient, clinician string
		role               principles.Role
		shortfall          float64
	}{
		{"the patient sees more", "notMet", "partly", principles.Patient, 1},
		{"the clinician sees more", "partly", "notMet", principles.Clinician, 1},
		{"both see the same", "partly", "partly", principles.Patient, .5},
		{"one sees none", "met", "partly", principles.Clinician, .5},
		{"one does not know", "unknown", "partly", principles.Clinician, .5},
	} {
		f := checklist()
		rep := assessed(t, f, response(principles.Patient, "asked", c.patient), response(principles.Clinician, "asked", c.clinician))
		g, err := principles.Gaps(f, rep, principles.GapOptions{})
		require.NoError(t, err)
		i := slices.IndexFunc(g.Gaps, func(g principles.Gap) bool { return g.Item == "asked" })
		require.Equal(t, c.role, g.Gaps[i].Role, c.reason)
		require.InDelta(t, c.shortfall, g.Gaps[i].Shortfall.Value, 1e-12, c.reason)
	}
	f := gapFramework() // light weighs 1 and costs 1, heavy 3 and 1, hard 3 and 5
	rep := assessed(t, f, response(principles.Clinician, "light", "notMet", "heavy", "partly", "hard", "notMet"))
	g, err := principles.Gaps(f, rep, principles.GapOptions{})
	require.NoError(t, err)
	var order []string
	for _, x := range g.Gaps {
		if x.Reason == principles.GapShortfall {
			order = append(order, x.Item)
		}
	}
	require.Equal(t, []string{"heavy", "light", "hard"}, order, "1.5, 1 and .6 of a point for an effort")
}

// The bounds of a score are said where it is open, and only there.
func TestWhenBoundsAreSaid(t *testing.T) {
	closed := assessed(t, checklist(), response(principles.Patient, "named", "met", "asked", "partly", "told", "met"))
	require.Empty(t, sentences(closed, "score.bounds"))
	open := sentences(assessed(t, checklist(), response(principles.Patient, "named", "met", "asked", "partly")), "score.bounds")
	require.Len(t, open, 1)
	require.InDelta(t, 50, open[0].Args["low"], 1e-9)
	require.InDelta(t, 250.0/3, open[0].Args["high"], 1e-9)
}

// What a framework may hold at its limits.
func TestFrameworkLimits(t *testing.T) {
	for _, c := range []struct {
		reason string
		ok     bool
		change func(f *principles.Framework)
	}{
		{"a limit of nothing", true, func(f *principles.Framework) { f.Items[4].Limit = principles.Limit{Direction: principles.AtMost} }},
		{"a limit below nothing", false, func(f *principles.Framework) {
			f.Items[4].Limit = principles.Limit{Direction: principles.AtMost, Met: -1}
		}},
		{"partly as much as met", false, func(f *principles.Framework) { f.Items[4].Limit.Partly = 48 }},
		{"partly a little more", true, func(f *principles.Framework) { f.Items[4].Limit.Partly = 48.5 }},
		{"partly as much as met, at least", false, func(f *principles.Framework) {
			f.Items[4].Limit = principles.Limit{Direction: principles.AtLeast, Met: 5, Partly: 5}
		}},
		{"partly a little less, at least", true, func(f *principles.Framework) {
			f.Items[4].Limit = principles.Limit{Direction: principles.AtLeast, Met: 5, Partly: 4.5}
		}},
		{"the most effort", true, func(f *principles.Framework) { f.Items[4].Remediation.Effort = 5 }},
		{"more effort", false, func(f *principles.Framework) { f.Items[4].Remediation.Effort = 6 }},
		{"less than none", false, func(f *principles.Framework) { f.Items[4].Remediation.Effort = -1 }},
		{"how it was achieved, in words", true, func(f *principles.Framework) { f.Items[4].HowAchieved = principles.Text{"en": "So."} }},
		{"and in no words", false, func(f *principles.Framework) { f.Items[4].HowAchieved = principles.Text{"en": ""} }},
		{"an indicator in no words", false, func(f *principles.Framework) { f.Items[4].Indicator = principles.Text{"en": ""} }},
		{"both in no words", false, func(f *principles.Framework) {
			f.Items[4].HowAchieved, f.Items[4].Indicator = principles.Text{"en": ""}, principles.Text{"en": ""}
		}},
		{"a reference that is not there", false, func(f *principles.Framework) { f.Items[4].References = []string{"r2"} }},
		{"the longest version", true, func(f *principles.Framework) { f.Version = "123456789.0.0" }},
		{"a longer one", false, func(f *principles.Framework) { f.Version = "1234567890.0.0" }},
		{"digits to the last", true, func(f *principles.Framework) { f.Version = "0.9.10" }},
		{"what stands before the digits", false, func(f *principles.Framework) { f.Version = "1./.0" }},
		{"what stands after them", false, func(f *principles.Framework) { f.Version = "1.:.0" }},
		{"parts without end", false, func(f *principles.Framework) { f.Version = "1.0.0" + strings.Repeat(".0", 40) }},
	} {
		f := rich()
		c.change(&f)
		require.Equal(t, c.ok, f.Validate() == nil, c.reason)
	}
}

// A summary of figures whose range does not begin at nothing.
func TestSummaryOfARangeThatDoesNotBeginAtNothing(t *testing.T) {
	f := rich()
	f.Scores[1] = principles.Score{ID: "five", Items: []string{"agree"}, Method: principles.Mean, Missing: principles.Missing{Rule: principles.Complete}}
	s, err := principles.NewScorer(f)
	require.NoError(t, err)
	summary := func(codes ...string) principles.SummaryCell {
		var all []principles.Response
		for _, c := range codes {
			all = append(all, response(principles.Patient, "agree", c))
		}
		sum, err := s.Summarise(slices.Values(all), "")
		require.NoError(t, err)
		i := slices.IndexFunc(sum.Cells, func(c principles.SummaryCell) bool { return c.Score == "five" })
		return sum.Cells[i]
	}
	c := summary("4", "2", "2") // reversed: 2, 4 and 4
	require.InDelta(t, 10.0/3, c.Mean.Value, 1e-6)
	require.InDelta(t, 1.1547005, c.SD.Value, 1e-6, "√(4/3)")
	c = summary("5", "5")
	require.InDelta(t, 1, c.Mean.Value, 1e-6, "the lowest figure")
	require.InDelta(t, 0, c.SD.Value, 1e-6)
	require.Equal(t, principles.WhyIncomplete, summary("unknown").Mean.Why, "asked, and not answered")
}
