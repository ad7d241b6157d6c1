package principles_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/principles"
)

// gapFramework has an item of every rank.
func gapFramework() principles.Framework {
	f := checklist()
	en := func(s string) principles.Text { return principles.Text{"en": s} }
	item := func(key string, weight float64, effort int) principles.Item {
		return principles.Item{Key: key, Kind: principles.StateItem, Text: en("Item " + key + "."), Weight: weight, Remediation: principles.Remediation{FirstStep: en("Begin " + key + "."), Effort: effort}}
	}
	safety, required := item("safety", 1, 5), item("required", 1, 5)
	safety.Safety, required.Required = true, true
	f.Items = []principles.Item{item("light", 1, 1), item("heavy", 3, 1), item("hard", 3, 5), item("unequal", 1, 5), required, safety, item("fine", 1, 1), item("open", 1, 1)}
	f.Scores[0].Items = []string{"light", "heavy"}
	return f
}

func TestGapsStandInOrder(t *testing.T) {
	f := gapFramework()
	r := response(principles.Clinician, "light", "notMet", "heavy", "partly", "hard", "notMet", "unequal", "partly", "safety", "partly", "fine", "met")
	o := principles.Options{AsOf: "2026-05-01", Waivers: []principles.Waiver{{Item: "heavy", Reason: "r", By: "b", Expires: "2026-12"}}}
	rep, err := principles.Assess(f, []principles.Response{r}, o)
	require.NoError(t, err)
	g, err := principles.Gaps(f, rep, principles.GapOptions{
		Unequal: []string{"unequal"},
		Plans:   []principles.Plan{{Item: "light", Owner: "Ana", Due: "2026-04"}, {Item: "hard", Owner: "Ben", Due: "2026-06"}},
	})
	require.NoError(t, err)
	var order []string
	for _, x := range g.Gaps {
		order = append(order, string(x.Reason)+":"+x.Item)
	}
	require.Equal(t, []string{"safety:safety", "required:required", "unheard:", "inequality:unequal", "shortfall:light", "shortfall:hard", "shortfall:heavy"}, order)
	require.Equal(t, []string{"open"}, g.Unanswered)
	require.Equal(t, principles.WhyNothingAnswered, g.Gaps[1].Shortfall.Why, "a required item without an answer is a gap")
	require.True(t, g.Gaps[4].Overdue)
	require.False(t, g.Gaps[5].Overdue)
	require.Equal(t, principles.Date("2026-12"), g.Gaps[6].WaivedUntil)
	for _, lang := range []string{"en", "es", "fi"} {
		for _, s := range principles.ExplainGaps(f, g, lang) {
			require.NotContains(t, s.Text, "{", "every argument is there: %s", s.Key)
		}
	}
}

func TestGapFaults(t *testing.T) {
	f := gapFramework()
	rep, err := principles.Assess(f, nil, principles.Options{})
	require.NoError(t, err)
	for _, c := range []struct {
		name, pointer string
		f             func() principles.Framework
		rep           principles.Report
		o             principles.GapOptions
	}{
		{"another framework", "/report/framework", gapFramework, principles.Report{Version: "1.0.0"}, principles.GapOptions{}},
		{"another version", "/report/version", gapFramework, principles.Report{Framework: f.ID}, principles.GapOptions{}},
		{"a plan for nothing", "/options/plans/0/item", gapFramework, rep, principles.GapOptions{Plans: []principles.Plan{{Item: "x", Owner: "A", Due: "2026"}}}},
		{"a plan of nobody", "/options/plans/0/owner", gapFramework, rep, principles.GapOptions{Plans: []principles.Plan{{Item: "light", Due: "2026"}}}},
		{"two plans", "/options/plans/1/item", gapFramework, rep, principles.GapOptions{Plans: []principles.Plan{{Item: "light", Owner: "A", Due: "2026"}, {Item: "light", Owner: "B", Due: "2026"}}}},
		{"an inequality in nothing", "/options/unequal/0", gapFramework, rep, principles.GapOptions{Unequal: []string{"x"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := principles.Gaps(c.f(), c.rep, c.o)
			found := false
			for _, e := range faultsOf(t, err) {
				found = found || e.Pointer == c.pointer
			}
			require.True(t, found, "%v", err)
		})
	}
	bad := gapFramework()
	bad.ID = ""
	_, err = principles.Gaps(bad, rep, principles.GapOptions{})
	require.Error(t, err)
	_, _, err = principles.Measure(bad, response(principles.Patient), nil)
	require.Error(t, err)
}

func ExampleGaps() {
	f := checklist()
	report, err := principles.Assess(f, []principles.Response{
		response(principles.Clinician, "named", principles.Met, "asked", principles.NotMet, "told", principles.Partly),
	}, principles.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	gaps, err := principles.Gaps(f, report, principles.GapOptions{
		Plans: []principles.Plan{{Item: "told", Owner: "Sister Ruiz", Due: "2026-09"}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range principles.ExplainGaps(f, gaps, "en") {
		fmt.Println(s.Text)
	}
	// Output:
	// Required: I was told what happens next.
	// Sister Ruiz has taken it on, until 2026-09.
	// Ask patients. Nobody has, or nobody answered.
	// To improve: I was asked what matters to me.
	// Nobody has taken it on yet.
}

func TestProbes(t *testing.T) {
	f := rich()
	r := response(principles.Patient, "named", "met", "asked", "unknown", "told", "notMet")
	hours := func(h float64) principles.Probe {
		return func(principles.Item) (principles.Answer, error) {
			return principles.Answer{Answer: principles.Measured, Number: h, Probe: "clock", Evidence: []principles.Evidence{{Kind: "record"}}}, nil
		}
	}
	state := func(s string) principles.Probe {
		return func(it principles.Item) (principles.Answer, error) {
			return principles.Answer{Item: it.Key, Answer: s}, nil
		}
	}
	out, findings, err := principles.Measure(f, r, map[string]principles.Probe{
		"named": state("met"), "asked": state("partly"), "told": state("met"), "hours": hours(60),
		"loop": func(principles.Item) (principles.Answer, error) { return principles.Answer{}, errors.New("no record") },
	})
	require.NoError(t, err)
	require.Len(t, r.Answers, 3, "the response given is not changed")
	var got []string
	for _, x := range findings {
		got = append(got, fmt.Sprint(x.Item, " ", x.Outcome, " ", x.Measured, " ", x.Given))
	}
	require.Equal(t, []string{
		"named confirmed met ", "asked answered partly ", "told disagrees met notMet", "hours answered partly ", "loop failed  ",
	}, got)
	rep, err := principles.Assess(f, []principles.Response{out}, principles.Options{})
	require.NoError(t, err)
	require.Equal(t, 1, rep.Roles[0].Items[4].Measured)
	require.Equal(t, 1, rep.Roles[0].Items[4].Partly)
	require.Equal(t, 1, rep.Roles[0].Items[2].NotMet, "the person's answer stays")

	_, _, err = principles.Measure(f, r, map[string]principles.Probe{"nine": state("met"), "named": nil})
	require.True(t, hasFault(faultsOf(t, err), "/probes/nine", "reference"))
	require.True(t, hasFault(faultsOf(t, err), "/probes/named", "reference"))
	_, _, err = principles.Measure(f, r, map[string]principles.Probe{"agree": state("met")})
	require.True(t, hasFault(faultsOf(t, err), "/probes/agree/answers/0/answer", "enum"))
	r.Version = "9.9.9"
	_, _, err = principles.Measure(f, r, nil)
	require.ErrorIs(t, err, principles.ErrVersion)
}
