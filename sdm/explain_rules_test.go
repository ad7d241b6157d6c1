package sdm_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm"
)

func value(x float64) sdm.Figure { return sdm.Figure{Value: x} }

// report is a report by hand in which a leads and b comes next: numbers and
// points are those of a and b on the criteria x, y, …
func report(criteria []sdm.WeighedCriterion, numbers, points [2][]float64) sdm.Ranking {
	r := sdm.Ranking{Outcome: sdm.Leads, Leader: "a", Criteria: criteria}
	for i, id := range []string{"a", "b"} {
		o := sdm.RankedOption{Option: id, Name: strings.ToUpper(id)}
		for k, p := range points[i] {
			o.Score.Value += p
			o.Contributions = append(o.Contributions, sdm.Contribution{
				Criterion: criteria[k].Criterion, Number: value(numbers[i][k]), Points: value(p),
			})
		}
		r.Options = append(r.Options, o)
	}
	return r
}

// wide are criteria x, y, … with ranges from 0 to the widths, and equal weights.
func wide(widths ...float64) []sdm.WeighedCriterion {
	out := make([]sdm.WeighedCriterion, len(widths))
	for k, w := range widths {
		id := string(rune('x' + k))
		out[k] = sdm.WeighedCriterion{Criterion: id, Name: id, Range: sdm.Range{Best: w}, Weight: value(1 / float64(len(widths)))}
	}
	return out
}

func keys(r sdm.Ranking) []string {
	var out []string
	for _, s := range sdm.Explain(r, "en") {
		out = append(out, s.Key)
	}
	return out
}

func said(r sdm.Ranking, key string) (out []sdm.Sentence) {
	for _, s := range sdm.Explain(r, "en") {
		if s.Key == key {
			out = append(out, s)
		}
	}
	return out
}

// A number is printed to about a hundredth of its range: enough to compare,
// not more than the evidence carries.
func TestNumbersArePrintedToAHundredthOfTheRange(t *testing.T) {
	for _, c := range []struct {
		reason            string
		width, x, printed float64
	}{
		{"a range of 100 is printed whole", 100, 34.4, 34},
		{"a range just below 100 keeps a decimal", 99, 34.44, 34.4},
		{"a range of 999 is printed whole", 999, 344.4, 344},
		{"a range of 1000 is printed in tens", 1000, 344, 340},
		{"a range of 10 000 is printed in hundreds", 10000, 3444, 3400},
		{"a share keeps two decimals", 1, .4444, .44},
		{"a small number is not printed as nothing", 1000, 3, 3},
		{"nor is one far below a hundredth", 1000, .0312, .03},
		{"nothing is printed as nothing", 1000, 0, 0},
		{"where there is no range, whole numbers", 0, 3.4, 3},
		{"no more decimals than the messages print", 1e-9, 5e-6, 5e-6},
		{"the widest range there is", 1.7e308, 1.234e308, 1.23e308},
	} {
		r := sdm.Ranking{Criteria: wide(c.width, 1)}
		r.Equivalents = []sdm.Equivalent{{Criterion: "x", Amount: c.x, Worth: "y", WorthAmount: value(.5)}}
		s := said(r, "worth")
		require.Len(t, s, 1, c.reason)
		require.InEpsilon(t, 1+c.printed, 1+s[0].Args["amount"].(float64), 1e-12, c.reason)
	}
	endless := sdm.Ranking{Criteria: wide(1, 1)}
	endless.Criteria[0].Range = sdm.Range{Worst: -1.7e308, Best: 1.7e308}
	endless.Equivalents = []sdm.Equivalent{{Criterion: "x", Amount: 3.4, Worth: "y", WorthAmount: value(.5)}}
	require.Equal(t, 3.0, said(endless, "worth")[0].Args["amount"], "a width beyond counting is no range")
}

// Where two numbers would print alike, both get as many decimals as it takes.
func TestComparedNumbersGetTheDecimalsTheyNeed(t *testing.T) {
	for _, c := range []struct {
		reason         string
		width, a, b    float64
		printA, printB float64
	}{
		{"far apart", 100, 40.4, 20.4, 40, 20},
		{"one more decimal", 100, 40.44, 40.36, 40.4, 40.36},
		{"nothing is a number like others", 100, 5, 0, 5, 0},
		{"on either side", 100, 0, 5, 0, 5},
		{"a small number is not printed as nothing", 100, 5, .04, 5, .04},
	} {
		r := report(wide(c.width), [2][]float64{{c.a}, {c.b}}, [2][]float64{{.6}, {.4}})
		s := said(r, "better")
		require.Len(t, s, 1, c.reason)
		if c.printA-c.printB < 1 { // the same decimals for both
			require.InDelta(t, c.a, s[0].Args["betterNumber"], .05, c.reason)
			require.NotEqual(t, s[0].Args["betterNumber"], s[0].Args["otherNumber"], c.reason)
			continue
		}
		require.Equal(t, c.printA, s[0].Args["betterNumber"], c.reason)
		require.Equal(t, c.printB, s[0].Args["otherNumber"], c.reason)
	}
	for _, c := range []struct {
		reason         string
		a, b           float64
		printA, printB float64
	}{
		{"whole", .62, .38, 62, 38},
		{"one decimal", .604, .596, 60.4, 59.6},
		{"three decimals", .60001, .60002, 60.001, 60.002},
		{"the last decimal there is", .4, .40000001, 40, 40.000001},
		{"the same stays the same", .4, .4, 40, 40},
	} {
		s := said(report(wide(1), [2][]float64{{1}, {0}}, [2][]float64{{c.a}, {c.b}}), "outcome.leader")[0]
		require.InDelta(t, c.printA, s.Args["score"], 1e-9, c.reason)
		require.InDelta(t, c.printB, s.Args["nextScore"], 1e-9, c.reason)
	}
}

// Two reasons for the first option and two against it, the largest first.
func TestTheReasonsThatAreSaid(t *testing.T) {
	numbers := [2][]float64{{9, 9, 9, 1, 1, 1}, {1, 1, 1, 9, 9, 9}}
	r := report(wide(10, 10, 10, 10, 10, 10), numbers, [2][]float64{{.1, .3, .2, 0, 0, 0}, {0, 0, 0, .02, .05, .03}})
	var heard []string
	for _, s := range sdm.Explain(r, "en") {
		if s.Key == "better" || s.Key == "against" {
			heard = append(heard, fmt.Sprint(s.Key, " ", s.Args["better"], " ", s.Args["criterion"]))
		}
	}
	require.Equal(t, []string{"better A y", "better A z", "against B |", "against B }"}, heard)
	for outcome, want := range map[sdm.Outcome]bool{sdm.Leads: true, sdm.TooCloseToCall: true, sdm.NotSettled: false} {
		r.Outcome = outcome
		require.Equal(t, want, slices.Contains(keys(r), "better"), "%s: what is not settled has no reasons yet", outcome)
	}
	r.Outcome = sdm.Leads
	require.NotContains(t, keys(r), "nothingAgainst", "something is better about b")
	r.Options[1].Contributions = r.Options[1].Contributions[:2]
	require.Len(t, said(r, "better"), 2, "a report with holes says what it can")

	none := "nothingAgainst"
	better := report(wide(10, 10), [2][]float64{{9, 5}, {1, 5}}, [2][]float64{{.5, .2}, {.1, .2}})
	require.Len(t, said(better, none), 1, "nothing is better about b")
	same := report(wide(10, 10), [2][]float64{{9, 5}, {9, 5}}, [2][]float64{{.5, .2}, {.5, .2}})
	require.NotContains(t, keys(same), none, "neither does better: then there is no reason to say so")
}

// The two changes of a weight that are nearest to the weights now, and the
// nearest change of a number, measured by the range of its criterion.
func TestTheNearestChangesAreSaid(t *testing.T) {
	r := report(wide(100, 100, 100), [2][]float64{{9, 9, 9}, {1, 1, 1}}, [2][]float64{{.4, .2, .1}, {.1, .1, .1}})
	r.Stability = []sdm.Stability{
		{Criterion: "x", Weight: .2, High: value(.5), HighChallenger: "b"},
		{Criterion: "y", Weight: .5, Low: value(.45), LowChallenger: "b", High: value(1)},
		{Criterion: "z", Weight: .3, Low: value(.2), LowChallenger: "b", High: value(1)},
	}
	var heard []string
	for _, s := range sdm.Explain(r, "en") {
		if strings.HasPrefix(s.Key, "change") {
			heard = append(heard, fmt.Sprint(s.Key, " ", s.Args["criterion"], " ", s.Args["at"], " ", s.Args["now"]))
		}
	}
	require.Equal(t, []string{"change.less y 45 50", "change.less z 20 30"}, heard)

	absent := sdm.Figure{Why: sdm.WhyOutOfRange}
	r = report(wide(100, 10, 0), [2][]float64{{9, 9, 9}, {1, 1, 1}}, [2][]float64{{.5, .2, .1}, {.1, .1, .1}})
	r.Criteria[0].Range = sdm.Range{Worst: 300, Best: 400} // 20 is a fifth of it
	r.Switches = []sdm.Switch{
		{Option: "a", Criterion: "y", With: "b", Number: value(8), At: value(5)},     // three tenths
		{Option: "a", Criterion: "x", With: "b", Number: value(350), At: value(330)}, // a fifth
		{Option: "a", Criterion: "z", With: "b", Number: value(1), At: value(1)},     // no range
		{Option: "b", Criterion: "y", With: "a", Number: value(8), At: value(8.1)},   // not the leader's
		{Option: "a", Criterion: "y", With: "b", Number: value(8), At: absent},
		{Option: "a", Criterion: "x", With: "b", Number: value(350), At: value(370)},              // as near as the first
		{Option: "a", Criterion: "x", With: "b", Number: value(350), At: value(349), Fixed: true}, // cannot be another
	}
	s := said(r, "change.number")
	require.Len(t, s, 1)
	require.Equal(t, "x 330 350", fmt.Sprint(s[0].Args["criterion"], " ", s[0].Args["at"], " ", s[0].Args["now"]))
	r.Switches = slices.Repeat(r.Switches[4:5], 3)
	require.NotContains(t, keys(r), "change.number", "no number does it")
}

// What a small report makes Explain say, and what it must not say.
func TestWhenSomethingIsSaid(t *testing.T) {
	leading := func(change func(*sdm.Ranking)) sdm.Ranking {
		r := report(wide(1), [2][]float64{{1}, {0}}, [2][]float64{{.6}, {.4}})
		change(&r)
		return r
	}
	role := func(role sdm.VoiceRole, wish sdm.Involvement) sdm.Ranking {
		return leading(func(r *sdm.Ranking) { r.Voice.Role, r.Involvement = role, wish })
	}
	bars := func(bars ...sdm.TornadoBar) sdm.Ranking {
		return leading(func(r *sdm.Ranking) { r.Tornado = bars })
	}
	coverage := func(c sdm.Coverage) sdm.Ranking {
		return leading(func(r *sdm.Ranking) { r.Coverage = c })
	}
	notes := func(n int) sdm.Ranking {
		return leading(func(r *sdm.Ranking) {
			r.Notes = slices.Repeat([]sdm.Note{{Code: sdm.NoteZeroWeight, Criterion: "x"}}, n)
		})
	}
	rescaled := func(sum float64) sdm.Ranking {
		return leading(func(r *sdm.Ranking) { r.Notes = []sdm.Note{{Code: sdm.NoteRescaledWeights, Number: value(sum)}} })
	}
	reviewed := leading(func(r *sdm.Ranking) { r.Review = sdm.Review{Status: sdm.Reviewed, By: "a body"} })
	cell, flip := sdm.TornadoBar{What: sdm.OfCell, Option: "a", Criterion: "x"}, sdm.TornadoBar{What: sdm.OfCell, Option: "b", Criterion: "x", Flips: true}
	weight := sdm.TornadoBar{What: sdm.OfWeight, Criterion: "x", Flips: true}
	for _, c := range []struct {
		reason string
		r      sdm.Ranking
		key    string
		times  int
	}{
		{"a patient has a wish", role(sdm.Patient, sdm.Active), "involvement", 1},
		{"so has who speaks for the patient", role(sdm.Surrogate, sdm.Active), "involvement", 1},
		{"the family's wish is not the patient's", role(sdm.Family, sdm.Active), "involvement", 0},
		{"no wish", role(sdm.Patient, ""), "involvement", 0},
		{"ten of a kind are said", notes(10), "zeroWeight", 10},
		{"and nothing is left over", notes(10), "more", 0},
		{"not an eleventh", notes(11), "zeroWeight", 10},
		{"that one is counted", notes(11), "more", 1},
		{"a number that could change the order", bars(cell, flip), "uncertain", 1},
		{"then not that none does", bars(cell, flip), "uncertain.none", 0},
		{"two such numbers at most", bars(flip, flip, flip), "uncertain", 2},
		{"numbers of which none does", bars(cell), "uncertain.none", 1},
		{"a weight is no number of the evidence", bars(weight), "uncertain", 0},
		{"nor does it count as one", bars(weight), "uncertain.none", 0},
		{"no uncertain numbers", bars(), "uncertain.none", 0},
		{"facts are counted", coverage(sdm.Coverage{Cells: 1}), "coverage", 1},
		{"no facts are needed", coverage(sdm.Coverage{}), "coverage", 0},
		{"the lowest certainty", coverage(sdm.Coverage{Lowest: sdm.LowCertainty}), "certainty", 1},
		{"nothing is rated", coverage(sdm.Coverage{}), "certainty", 0},
		{"one is not rated", coverage(sdm.Coverage{NotRated: 1}), "notRated", 1},
		{"everything is rated", coverage(sdm.Coverage{}), "notRated", 0},
		{"one comes from a model", coverage(sdm.Coverage{Modelled: 1}), "modelled", 1},
		{"none comes from a model", coverage(sdm.Coverage{}), "modelled", 0},
		{"a review", reviewed, "reviewed", 1},
		{"no review", coverage(sdm.Coverage{}), "reviewed", 0},
		{"a sum a person can follow", rescaled(.001), "rescaledWeights.sum", 1},
		{"a sum beyond three decimals", rescaled(.0009), "rescaledWeights.sum", 0},
		{"a large sum", rescaled(999999), "rescaledWeights.sum", 1},
		{"a sum beyond counting", rescaled(1e6), "rescaledWeights.sum", 0},
	} {
		require.Len(t, said(c.r, c.key), c.times, c.reason)
	}
	require.Equal(t, 1, said(notes(11), "more")[0].Args["count"])
}

// Of what a step on the weightiest criterion is worth, the weightiest that can
// be compared is said; the first of equals.
func TestWhatAStepIsWorth(t *testing.T) {
	r := sdm.Ranking{Criteria: wide(10, 10, 10, 10)}
	for k, w := range []float64{.4, .1, .25, .25} {
		r.Criteria[k].Weight = value(w)
	}
	r.Equivalents = []sdm.Equivalent{
		{Criterion: "x", Amount: 1, Worth: "y", WorthAmount: value(4)},
		{Criterion: "x", Amount: 1, Worth: "z", WorthAmount: value(1.6)},
		{Criterion: "x", Amount: 1, Worth: "{", WorthAmount: value(1.6)},
	}
	require.Equal(t, "z", said(r, "worth")[0].Args["worth"])
	r.Equivalents[1].WorthAmount = sdm.Figure{Why: sdm.WhyBeyondRange}
	require.Equal(t, "{", said(r, "worth")[0].Args["worth"])
}
