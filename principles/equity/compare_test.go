package equity_test

import (
	"encoding/json"
	"fmt"
	"iter"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/internal/archtest/untouched"
	"github.com/concord-sdm/concord/internal/message"
	"github.com/concord-sdm/concord/principles"
	"github.com/concord-sdm/concord/principles/equity"
)

// of makes groups a, b, c … of events/total or events/total/invited; a is the reference.
func of(counts ...string) equity.Groups {
	g := equity.Groups{Format: equity.GroupsFormat, Question: "3b", By: "language", Reference: "a"}
	for i, text := range counts {
		each := equity.Group{ID: string(rune('a' + i))}
		for k, f := range strings.Split(text, "/") {
			n, _ := strconv.Atoi(f)
			*[]*int{&each.Events, &each.Total, &each.Invited}[k] = n
		}
		g.Groups = append(g.Groups, each)
	}
	return g
}

func open() equity.Policy {
	return equity.Policy{Format: equity.PolicyFormat, ID: "open", Title: "Nothing is hidden"}
}

func compare(t require.TestingT, g equity.Groups, p equity.Policy) equity.Comparison {
	c, err := equity.Compare(g, p, equity.Options{})
	require.NoError(t, err)
	return c
}

func pattern(c equity.Comparison) string {
	var out strings.Builder
	for _, r := range append([]equity.Result{c.All}, c.Groups...) {
		for _, f := range []equity.Figure{r.Events, r.Total, r.Share.Value, r.Difference.Value} {
			switch {
			case f.Ok():
				out.WriteString("1")
			case f.Why == equity.WhySuppressed:
				out.WriteString("*")
			default:
				out.WriteString("-")
			}
		}
		out.WriteString(" ")
	}
	return strings.TrimSpace(out.String())
}

// A column is events, total, share, difference; all groups come first, then a, b, …
func TestSuppression(t *testing.T) {
	for _, row := range []struct {
		name, reason string
		groups       equity.Groups
		want         string
	}{
		{"nothing small", "all is shown", of("50/100", "30/90"), "111- 111- 1111"},
		{"few say yes", "the totals would give 3 back, so b and another are hidden", of("50/100", "3/90", "20/80"), "111- 111- *1** *1**"},
		{"few say no", "the complement tells as much", of("50/100", "87/90", "20/80"), "111- 111- *1** *1**"},
		{"a small group", "neither it nor what would give it back", of("50/100", "2/6", "20/80"), "111- 111- **** ****"},
		{"two groups", "hiding one of two from the sum hides both", of("50/100", "3/90"), "111- *1*- *1**"},
		{"one group", "it is the sum", of("3/90"), "*1*- *1*-"},
		{"zero", "nobody has nothing to hide", of("50/100", "0/90"), "111- 111- 1111"},
		{"an empty group", "it is shown as empty", of("50/100", "0/0"), "111- 111- 11--"},
		{"two small", "their sum is 10, above 7", of("50/100", "5/90", "5/80"), "111- 111- *1** *1**"},
		{"two very small", "their sum of 4 leaves too little doubt", of("50/100", "2/90", "2/80", "20/70"), "111- 111- *1** *1** *1**"},
		{"all small", "the sum is small too", of("1/100", "2/90", "3/80"), "*1*- *1*- *1** *1**"},
	} {
		t.Run(row.name, func(t *testing.T) {
			require.Equal(t, row.want, pattern(compare(t, row.groups, equity.NHS())), row.reason)
		})
	}
	r := compare(t, of("52/103", "33/88"), equity.NHS())
	require.Equal(t, []float64{50, 105, 35, 90}, []float64{r.Groups[0].Events.Value, r.Groups[0].Total.Value, r.Groups[1].Events.Value, r.Groups[1].Total.Value})
	require.Equal(t, 33.0/88, r.Groups[1].Share.Value.Value, "shares are of the true counts")
	r = compare(t, of("52/103/200", "33/88/90"), equity.NHS())
	require.Equal(t, equity.WhySuppressed, r.Groups[1].Response.Value.Why, "two did not answer")
	require.Equal(t, equity.WhySuppressed, r.All.Response.Value.Why)
}

// An attacker who knows the policy lists all tables that fit what is shown: every
// hidden number keeps more possible values than the policy hides, or all there are.
func TestNotRecoverable(t *testing.T) {
	policy := equity.Policy{Format: equity.PolicyFormat, ID: "two", Title: "Two", Low: 1, High: 2, Complement: true, Secondary: true}
	rapid.Check(t, func(rt *rapid.T) {
		g := of("0/0", "0/0", "0/0")
		for i := range g.Groups {
			g.Groups[i].Total = rapid.IntRange(0, 7).Draw(rt, "total")
			g.Groups[i].Events = rapid.IntRange(0, g.Groups[i].Total).Draw(rt, "events")
		}
		c := compare(rt, g, policy)
		fits := func(f equity.Figure, n int) bool { return !f.Ok() || int(f.Value) == n }
		events, totals := [3]map[int]bool{}, [3]map[int]bool{}
		for i := range 3 {
			events[i], totals[i] = map[int]bool{}, map[int]bool{}
		}
		var e, n [3]int
		var walk func(i int)
		walk = func(i int) {
			if i == 3 {
				if fits(c.All.Events, e[0]+e[1]+e[2]) && fits(c.All.Total, n[0]+n[1]+n[2]) {
					for k := range 3 {
						events[k][e[k]], totals[k][n[k]] = true, true
					}
				}
				return
			}
			for n[i] = range 22 {
				if !fits(c.Groups[i].Total, n[i]) {
					continue
				}
				for e[i] = range n[i] + 1 {
					if fits(c.Groups[i].Events, e[i]) {
						walk(i + 1)
					}
				}
			}
		}
		if c.All.Total.Ok() { // else there is nothing to subtract from
			walk(0)
			for i, r := range c.Groups {
				if !r.Total.Ok() && len(totals[i]) <= policy.High {
					rt.Fatalf("the total of group %d can be worked out: %v", i, g)
				}
				if !r.Events.Ok() && len(events[i]) <= policy.High && len(events[i]) <= g.Groups[i].Total {
					rt.Fatalf("the events of group %d can be worked out: %v", i, g)
				}
			}
		}
		for i, r := range c.Groups {
			all := []equity.Figure{r.Share.Value, r.Difference.Value, r.Ratio.Value, r.P, r.Adjusted, r.Rate.Value, r.RatioOfOthers.Low}
			if !r.Events.Ok() && slices.ContainsFunc(all, equity.Figure.Ok) {
				rt.Fatalf("a statistic of hidden group %d is shown", i)
			}
		}
	})
}

// rated has more events than people in the last group.
func rated() equity.Groups {
	g := of("21/400", "11/90", "89/80")
	g.Groups[0].Exposure, g.Groups[1].Exposure, g.Groups[2].Exposure = 3011, 800, 10
	return g
}

func TestCompare(t *testing.T) {
	g := of("56/70", "48/80", "30/90")
	c := compare(t, g, open())
	require.Equal(t, "-0.2000 -0.3339 -0.0524", printed(4, c.Groups[1].Difference))
	require.Equal(t, equity.WhyReference, c.Groups[0].P.Why)
	require.Equal(t, equity.Pearson, c.Groups[1].Test)
	require.Greater(t, c.Groups[1].Adjusted.Value, c.Groups[2].Adjusted.Value)
	require.InDelta(t, 2*c.Groups[2].P.Value, c.Groups[2].Adjusted.Value, 1e-15)
	require.InDelta(t, (32.0/80)/(14.0/70), c.Groups[1].RatioOfOthers.Value.Value, 1e-12)
	codes := func(c equity.Comparison) (out []equity.NoteCode) {
		for _, n := range c.Notes {
			require.True(t, n.Code.IsValid())
			out = append(out, n.Code)
		}
		return out
	}
	require.Equal(t, []equity.NoteCode{equity.NoteNotSuppressed, equity.NoteExploratory, equity.NoteNoInvitations}, codes(c))
	planned, err := equity.Compare(g, open(), equity.Options{Planned: true, Level: .9})
	require.NoError(t, err)
	require.NotContains(t, codes(planned), equity.NoteExploratory)
	rates := rated()
	c = compare(t, rates, open())
	require.Equal(t, 21.0/3011, c.Groups[0].Rate.Value.Value)
	require.Equal(t, "1.971488 0.858426 4.277266", printed(6, c.Groups[1].RateRatio))
	require.Equal(t, equity.WhyRates, c.Groups[1].Difference.Value.Why)
	require.Equal(t, equity.Exact, c.Groups[1].Test)
	require.True(t, c.Groups[2].RateDifference.Low.Value > 0)
	require.Equal(t, 121.0/3821, c.All.Rate.Value.Value)
	few := rated()
	few.Groups[1].Events = 3
	c = compare(t, few, equity.NHS())
	require.Equal(t, equity.WhySuppressed, c.Groups[1].Rate.Value.Why)
	require.Equal(t, equity.WhySuppressed, c.Groups[2].RateRatio.Value.Why, "the sum would give 3 back")
	require.Empty(t, cmp.Diff(compare(t, of("56/70", "48/80"), open()).Groups[1].P, compare(t, equity.Groups{
		Format: equity.GroupsFormat, Question: "q", By: "x", Reference: "a", Groups: []equity.Group{{ID: "b", Events: 48, Total: 80}, {ID: "a", Events: 56, Total: 70}},
	}, open()).Groups[1].P), "the order of the groups changes nothing")
	_, err = equity.Compare(g, open(), equity.Options{Level: 2})
	require.ErrorIs(t, err, equity.ErrOptions)
	_, err = equity.Compare(equity.Groups{}, equity.Policy{}, equity.Options{})
	require.Len(t, err, 8)
	hidden := compare(t, of("3/90", "40/90"), equity.NHS())
	require.Contains(t, codes(hidden), equity.NoteReferenceHidden)
}

func TestValidate(t *testing.T) {
	g := of("5/4", "1/-1", "1/2/1")
	g.Groups[1].ID = "a"
	g.Groups[2].ID = ""
	g.Groups[2].Exposure = 1
	g.NotStated = -1
	g.By, g.Reference = "", "z"
	g.Extensions = map[string]json.RawMessage{"x": json.RawMessage("1")}
	require.Equal(t, []string{
		"/by format", "/reference reference", "/groups/0/events range", "/groups/1/id duplicate", "/groups/1/events range", "/groups/1/total range",
		"/groups/2/id format", "/groups/2/invited range", "/groups/2/exposure conflict", "/notStated range", "/extensions/x format",
	}, at(g.Validate()))
	g = of("1/2", "1/2")
	g.Groups[0].Exposure = -1
	require.Equal(t, []string{"/groups/0/exposure range"}, at(g.Validate()))
	require.Equal(t, []string{"/groups range"}, at(of("1/600000000", "1/600000000").Validate()))
	_, err := of("5/4").Encode()
	require.Error(t, err)
	p := equity.Policy{Low: 2, High: -1, Round: -1, Extensions: map[string]json.RawMessage{"x": nil}}
	require.Contains(t, at(p.Validate()), "/low range")
	require.Contains(t, at(p.Validate()), "/high range")
	require.Contains(t, at(p.Validate()), "/round range")
	_, err = p.Encode()
	require.Error(t, err)
	_, err = equity.DecodeGroups([]byte(`{"format":"principles.groups/1.9"}`))
	require.ErrorIs(t, err, equity.ErrNewerFormat)
}

func at(err error) (out []string) {
	for _, f := range err.(equity.Faults) {
		out = append(out, f.Pointer+" "+string(f.Code))
	}
	return out
}

func TestPolicies(t *testing.T) {
	require.Equal(t, []string{"cms-under-11", "nhs-hes-2018"}, equity.PolicyIDs())
	for _, id := range equity.PolicyIDs() {
		p, ok := equity.PolicyByID(id)
		require.True(t, ok)
		data, err := p.Encode()
		require.NoError(t, err)
		file, err := os.ReadFile("policies/" + id + ".json")
		require.NoError(t, err)
		require.Equal(t, string(file), string(data))
	}
	_, ok := equity.PolicyByID("../doc")
	require.False(t, ok)
	nhs, cms := equity.NHS(), equity.CMS()
	require.Equal(t, []any{false, true, true, false}, []any{nhs.Hides(0), nhs.Hides(1), nhs.Hides(7), nhs.Hides(8)})
	require.Equal(t, []any{true, false}, []any{cms.Hides(10), cms.Hides(11)})
	require.Equal(t, []float64{0, 10, 10, 15}, []float64{nhs.Shown(0).Value, nhs.Shown(8).Value, nhs.Shown(12).Value, nhs.Shown(13).Value})
	require.Equal(t, equity.WhySuppressed, nhs.Shown(7).Why)
	require.NotEmpty(t, cms.Unverified)
}

func answered(role principles.Role, group string, answers ...string) principles.Response {
	r := principles.Response{Format: principles.ResponseFormat, Framework: "f", Version: "1.0.0", By: principles.Respondent{Role: role}}
	if group != "" {
		r.Groups = []principles.Group{{By: "age", Is: "old"}, {By: "language", Is: group}}
	}
	for i, a := range answers {
		r.Answers = append(r.Answers, principles.Answer{Item: "q" + strconv.Itoa(i), Answer: a})
	}
	return r
}

func selection() equity.Selection {
	return equity.Selection{
		Role: principles.Patient, By: "language", Reference: "en",
		Questions: []equity.Question{
			{Item: "q0"},
			{ID: "top", Item: "q1", Yes: []string{"9"}},
			{ID: "long", Judge: func(r principles.Response) (bool, bool) { return len(r.Answers) > 1, len(r.Answers) > 0 }},
		},
	}
}

func TestTally(t *testing.T) {
	inferred := answered(principles.Patient, "pl", "met")
	inferred.Answers[0].InferredFrom = []string{"f/x"}
	responses := []principles.Response{
		answered(principles.Patient, "en", "met", "9"), answered(principles.Patient, "en", "partly", "8"), answered(principles.Patient, "pl", "unknown"),
		answered(principles.Clinician, "pl", "met"), answered(principles.Patient, "", "met"), answered(principles.Patient, "pl", "notApplicable", "9"), inferred,
	}
	got, err := equity.Tally(slices.Values(responses), selection())
	require.NoError(t, err)
	text := []string{}
	for _, g := range got {
		require.NoError(t, g.Validate())
		var line strings.Builder
		line.WriteString(g.Question)
		for _, each := range g.Groups {
			line.WriteString(fmt.Sprintf(" %s %d/%d", each.ID, each.Events, each.Total))
		}
		text = append(text, fmt.Sprint(line.String(), " ", g.NotStated))
	}
	require.Equal(t, []string{"q0 en 1/2 pl 0/0 1", "top en 1/2 pl 1/1 0", "long en 2/2 pl 1/3 1"}, text)
	_, err = equity.Tally(slices.Values(responses), equity.Selection{Questions: []equity.Question{{ID: "x"}, {Item: "y"}, {Item: "y"}, {}}})
	require.Equal(t, []string{"/role enum", "/by format", "/reference format", "/questions/0/item required", "/questions/2/id duplicate", "/questions/3/id format"}, at(err))
	_, err = equity.Tally(slices.Values(responses), equity.Selection{Role: principles.Patient, By: "a", Reference: "b"})
	require.Equal(t, []string{"/questions required"}, at(err))
	_, err = equity.Tally(slices.Values([]principles.Response{answered(principles.Patient, " ")}), selection())
	require.Equal(t, []string{"/responses/0/groups format"}, at(err))
	_, err = equity.Tally(func(yield func(principles.Response) bool) {
		for i := range equity.MaxGroups + 1 {
			if !yield(answered(principles.Patient, strconv.Itoa(i))) {
				return
			}
		}
	}, selection())
	require.Equal(t, []string{"/responses/999/groups tooLarge"}, at(err))
}

func TestUntouched(t *testing.T) {
	g, p := of("50/100/200", "3/90/100", "20/80/90"), equity.NHS()
	untouched.Check(t, equity.Compare, g, p, equity.Options{})
	untouched.Check(t, equity.Groups.Validate, g)
	untouched.Check(t, equity.Groups.Encode, g)
	untouched.Check(t, equity.Policy.Validate, p)
	untouched.Check(t, equity.Policy.Encode, p)
	untouched.Check(t, equity.Policy.Hides, p, 3)
	untouched.Check(t, equity.Policy.Shown, p, 3)
	data, err := g.Encode()
	require.NoError(t, err)
	untouched.Check(t, equity.DecodeGroups, data)
	policy, err := p.Encode()
	require.NoError(t, err)
	untouched.Check(t, equity.DecodePolicy, policy)
	c := compare(t, g, p)
	report, err := c.Encode()
	require.NoError(t, err)
	back, err := equity.DecodeComparison(report)
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(c, back))
	untouched.Check(t, equity.DecodeComparison, report)
	untouched.Check(t, equity.Comparison.Encode, c)
	untouched.Check(t, equity.Explain, c, "es")
	untouched.Check(t, equity.Tally, slices.Values([]principles.Response{answered(principles.Patient, "en", "met")}), equity.Selection{
		Role: principles.Patient, By: "language", Reference: "en", Questions: []equity.Question{{Item: "q0", Yes: []string{"met"}}},
	})
}

// Every sentence is said somewhere, in every language, with the arguments it needs.
func TestExplain(t *testing.T) {
	catalog, err := message.Load(os.DirFS("."), "messages")
	require.NoError(t, err)
	said := []equity.Sentence{}
	few, some := of("50/100/200", "10/90/100", "48/95/300", "0/0", "55/100"), of("50/100", "3/90")
	few.NotStated, some.NotStated = 40, 3
	zero, lower, none := of("0/100", "50/100"), rated(), rated()
	lower.Reference = "c"
	none.Groups[0].Events = 0
	for _, g := range []equity.Groups{few, some, zero, of("3/90", "40/90"), rated(), lower, none} {
		for _, p := range []equity.Policy{equity.NHS(), equity.CMS(), open()} {
			said = append(said, equity.Explain(compare(t, g, p), "xx")...)
		}
	}
	require.NoError(t, message.Check(catalog, said))
}

func ExampleCompare() {
	groups := equity.Groups{
		Format: equity.GroupsFormat, Question: "2a", By: "language", Reference: "en",
		Groups: []equity.Group{
			{ID: "en", Name: "English", Events: 412, Total: 500, Invited: 900},
			{ID: "pl", Name: "Polish", Events: 41, Total: 82, Invited: 300},
			{ID: "so", Name: "Somali", Events: 3, Total: 12, Invited: 120},
			{ID: "ur", Name: "Urdu", Events: 30, Total: 52, Invited: 100},
		},
	}
	c, err := equity.Compare(groups, equity.NHS(), equity.Options{Planned: true})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range equity.Explain(c, "en") {
		fmt.Println(s.Text)
	}
	// Output:
	// This compares groups on one question: 2a. Intervals are at 95 %.
	// English: 82 % said yes (between 79 and 85 %).
	// English: 56 % of those who were asked answered.
	// Polish: 50 % said yes (between 39 and 61 %).
	// Polish: 32 percentage points below English (between 21 and 43), which is 0.61 times its share.
	// Polish: 27 % of those who were asked answered.
	// Polish: answers came 28 percentage points less often than in English. Who is silent is not in the other numbers.
	// Somali: the numbers are hidden to protect people.
	// Somali: 10 % of those who were asked answered.
	// Somali: answers came 46 percentage points less often than in English. Who is silent is not in the other numbers.
	// Urdu: the numbers are hidden to protect people.
	// Urdu: 52 % of those who were asked answered.
	// Numbers of 2 groups are hidden to protect people.
	// Counts are rounded to the nearest 5.
}

func ExampleTally() {
	answer := func(language, told string) principles.Response {
		return principles.Response{
			By: principles.Respondent{Role: principles.Patient}, Groups: []principles.Group{{By: "language", Is: language}},
			Answers: []principles.Answer{{Item: "5c", Answer: told}},
		}
	}
	responses := slices.Values([]principles.Response{
		answer("en", principles.Met), answer("en", principles.NotMet), answer("pl", principles.Met), answer("pl", principles.Unknown),
	})
	all, err := equity.Tally(responses, equity.Selection{
		Role: principles.Patient, By: "language", Reference: "en", Questions: []equity.Question{{Item: "5c"}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, g := range all[0].Groups {
		fmt.Printf("%s: %d of %d\n", g.ID, g.Events, g.Total)
	}
	// Output:
	// en: 1 of 2
	// pl: 1 of 1
}

func FuzzDecode(f *testing.F) {
	for _, g := range []equity.Groups{of("50/100/200", "3/90"), of("1/2")} {
		data, err := g.Encode()
		require.NoError(f, err)
		f.Add(data)
		report, err := compare(f, g, equity.CMS()).Encode()
		require.NoError(f, err)
		f.Add(report)
	}
	policy, err := equity.NHS().Encode()
	require.NoError(f, err)
	f.Add(policy)
	f.Fuzz(func(t *testing.T, data []byte) {
		if g, err := equity.DecodeGroups(data); err == nil {
			again, err := g.Encode()
			require.NoError(t, err)
			back, err := equity.DecodeGroups(again)
			require.NoError(t, err)
			require.Empty(t, cmp.Diff(g, back))
			_, err = equity.Compare(g, equity.NHS(), equity.Options{})
			require.NoError(t, err)
		}
		if p, err := equity.DecodePolicy(data); err == nil {
			again, err := p.Encode()
			require.NoError(t, err)
			back, err := equity.DecodePolicy(again)
			require.NoError(t, err)
			require.Empty(t, cmp.Diff(p, back))
		}
		if c, err := equity.DecodeComparison(data); err == nil {
			_, err = c.Encode()
			require.NoError(t, err)
			equity.Explain(c, "en")
		}
	})
}

// many yields n responses of ten items, from a few prepared ones.
func many(n int) iter.Seq[principles.Response] {
	prepared := []principles.Response{}
	for i := range 97 {
		answers := make([]string, 10)
		for k := range answers {
			answers[k] = []string{"met", "partly", "notMet", "unknown"}[(i*k+i)%4]
		}
		prepared = append(prepared, answered(principles.Patient, []string{"en", "pl", "so", "ur", ""}[i%5], answers...))
	}
	return func(yield func(principles.Response) bool) {
		for i := range n {
			if !yield(prepared[i%len(prepared)]) {
				return
			}
		}
	}
}

func ten() equity.Selection {
	s := equity.Selection{Role: principles.Patient, By: "language", Reference: "en"}
	for k := range 10 {
		s.Questions = append(s.Questions, equity.Question{Item: "q" + strconv.Itoa(k)})
	}
	return s
}

// Memory does not grow with the responses.
func TestConstantMemory(t *testing.T) {
	count := func(n int) float64 {
		seq := many(n)
		return testing.AllocsPerRun(3, func() { _, _ = equity.Tally(seq, ten()) })
	}
	require.Equal(t, count(200), count(20_000))
}

func BenchmarkTallyAndCompare(b *testing.B) {
	seq := many(100_000)
	b.ReportAllocs()
	for b.Loop() {
		all, err := equity.Tally(seq, ten())
		if err != nil {
			b.Fatal(err)
		}
		for _, g := range all {
			if _, err := equity.Compare(g, equity.NHS(), equity.Options{}); err != nil {
				b.Fatal(err)
			}
		}
	}
}
