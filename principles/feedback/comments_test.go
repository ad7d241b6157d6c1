package feedback_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/internal/archtest/untouched"
	"github.com/concord-sdm/concord/principles"
	"github.com/concord-sdm/concord/principles/equity"
	"github.com/concord-sdm/concord/principles/feedback"
)

func open() equity.Policy {
	return equity.Policy{Format: equity.PolicyFormat, ID: "open", Title: "Nothing is hidden"}
}

func coding(coder string, codes ...string) feedback.Coding {
	c := feedback.Coding{Coder: coder, On: "2026-05", Codes: []feedback.Code{}}
	for _, text := range codes {
		principle, direction, _ := strings.Cut(text, " ")
		c.Codes = append(c.Codes, feedback.Code{Principle: principle, Direction: feedback.Direction(direction)})
	}
	return c
}

// sample holds twenty comments of English and three of Polish speakers.
func sample() feedback.Comments {
	c := feedback.Comments{Format: feedback.CommentsFormat, Comments: []feedback.Comment{}}
	add := func(id, text, group string, codings ...feedback.Coding) {
		c.Comments = append(c.Comments, feedback.Comment{
			ID: id, Text: text, Language: "en", Asked: "what-was-good", Groups: []principles.Group{{By: "language", Is: group}},
			Given: "2026-04-01", Codings: codings,
		})
	}
	for i := range 17 {
		add(fmt.Sprint("e", i), "They listened.", "en", coding("x", "1 praise"), coding("y", "1 praise"))
	}
	add("e17", "A leaflet would help.", "en", coding("x", "2 suggestion"))
	add("e18", "I fell and nobody came.", "en")
	add("e19", "Fine.", "en", coding("x", "1 praise", "5 concern"), coding("y", "1 concern"))
	add("p0", "They wrote down what I said in my village.", "pl", coding("x", "1 praise"))
	add("p1", "Nothing.", "pl", coding("x"))
	marked := coding("x", "5 mixed")
	marked.Safety = true
	add("p2", "They did not call back.", "pl", marked)
	return c
}

func TestDigest(t *testing.T) {
	d, err := feedback.Summarise(sample(), equity.NHS())
	require.NoError(t, err)
	got := []string{}
	for _, theme := range d.Themes {
		got = append(got, fmt.Sprint(theme.Principle, " ", theme.Direction, " ", theme.Comments.Value, theme.Comments.Why, " ", len(theme.Quotes)))
	}
	require.Equal(t, []string{"1 praise 20 17", "1 mixed 0suppressed 1", "2 suggestion 0suppressed 1", "5 mixed 0suppressed 0"}, got)
	require.Equal(t, []string{"e18", "p2"}, d.ForPerson)
	require.Equal(t, equity.WhySuppressed, d.Withheld.Why)
	all, err := feedback.Summarise(sample(), open())
	require.NoError(t, err)
	require.Equal(t, []float64{23, 1, 0}, []float64{all.Comments.Value, all.Uncoded.Value, all.Withheld.Value})
	one := sample()
	for i := range one.Comments {
		one.Comments[i].By = "p" + fmt.Sprint(i%4)
	}
	d, err = feedback.Summarise(one, equity.NHS())
	require.NoError(t, err)
	for _, theme := range d.Themes {
		require.Empty(t, theme.Quotes, "four people wrote all of it")
	}
	_, err = feedback.Summarise(feedback.Comments{}, open())
	require.Error(t, err)
	_, err = feedback.Summarise(sample(), equity.Policy{})
	require.Error(t, err)
}

// No output holds a text of a group that the policy hides.
func TestNoTextOfSmallGroups(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := feedback.Comments{Format: feedback.CommentsFormat, Comments: []feedback.Comment{}}
		people := map[string]map[string]bool{}
		for i := range rapid.IntRange(0, 40).Draw(rt, "comments") {
			group, by := rapid.SampledFrom([]string{"a", "b", "c"}).Draw(rt, "group"), rapid.SampledFrom([]string{"", "p", "q", "r"}).Draw(rt, "by")
			c.Comments = append(c.Comments, feedback.Comment{
				ID: fmt.Sprint(i), Text: "secret of " + group, By: by, Groups: []principles.Group{{By: "g", Is: group}},
				Codings: []feedback.Coding{coding("x", "1 concern")},
			})
			if people[group] == nil {
				people[group] = map[string]bool{}
			}
			if by == "" {
				by = fmt.Sprint(i)
			}
			people[group][by] = true
		}
		d, err := feedback.Summarise(c, equity.NHS())
		require.NoError(rt, err)
		data, err := d.Encode()
		require.NoError(rt, err)
		for group, who := range people {
			if len(who) <= 7 {
				require.NotContains(rt, string(data), "secret of "+group)
			}
		}
	})
}

func TestDoubleCoding(t *testing.T) {
	coded, err := feedback.DoubleCoding(sample())
	require.NoError(t, err)
	require.Equal(t, []int{23, 4, 18}, []int{coded.Comments, coded.Once, coded.Twice})
	require.Equal(t, []string{"1", "2", "5"}, []string{coded.Principles[0].Principle, coded.Principles[1].Principle, coded.Principles[2].Principle})
	require.Equal(t, 1.0, coded.Principles[0].Estimate.Percent.Value)
	require.InDelta(t, 17.0/18, coded.Principles[2].Estimate.Percent.Value, 1e-15)
	require.InDelta(t, 17.0/18, coded.Directions.Percent.Value, 1e-15)
	_, err = feedback.DoubleCoding(feedback.Comments{})
	require.Error(t, err)
	empty, err := feedback.DoubleCoding(feedback.Comments{Format: feedback.CommentsFormat})
	require.NoError(t, err)
	require.False(t, empty.Directions.Value.Ok())
}

func TestLabels(t *testing.T) {
	labelled, split, err := feedback.Labels(sample(), "1")
	require.NoError(t, err)
	require.Equal(t, 1, split)
	require.Len(t, labelled, 21)
	require.Equal(t, []string{"praise", "absent", "praise", "absent"}, []string{labelled[0].Label, labelled[17].Label, labelled[18].Label, labelled[20].Label})
	mentions, split, err := feedback.Mentions(sample(), "1")
	require.NoError(t, err)
	require.Zero(t, split)
	require.Equal(t, []string{feedback.Present, feedback.Absent}, []string{mentions[18].Label, mentions[20].Label})
	cues, _ := feedback.CuesIn("en")
	e, err := feedback.Evaluate(feedback.CueCoder(cues, "1"), mentions, feedback.EvaluationOptions{})
	require.NoError(t, err)
	require.True(t, e.Refused, "few comments are no proof")
	_, _, err = feedback.Labels(feedback.Comments{}, "1")
	require.Error(t, err)
}

func TestCount(t *testing.T) {
	c := sample()
	c.Comments = append(c.Comments, feedback.Comment{ID: "z", Text: "x", Codings: []feedback.Coding{coding("x")}})
	c.Comments[0].By, c.Comments[1].By = "same", "same"
	g, err := feedback.Count(c, "language", "en", "1", feedback.Praise)
	require.NoError(t, err)
	require.Empty(t, cmp.Diff([]equity.Group{{ID: "en", Events: 16, Total: 18}, {ID: "pl", Events: 1, Total: 3}}, g.Groups))
	require.Equal(t, 1, g.NotStated)
	_, err = feedback.Count(feedback.Comments{}, "language", "en", "1", feedback.Praise)
	require.Error(t, err)
}

func TestTriage(t *testing.T) {
	good := join(texts(40, "a", "says:a"), texts(40, "b", "says:b"))
	c := feedback.Comments{Format: feedback.CommentsFormat, Comments: []feedback.Comment{
		{ID: "1", Text: "says:a"},
		{ID: "2", Text: "nothing to say"},
		{ID: "3", Text: "says:I was HARMED"},
		{ID: "4", Text: "says:tengo miedo"},
		{ID: "5", Text: "says:tengo miedo", Language: "en"},
		{ID: "6", Text: "says:a", Codings: []feedback.Coding{{Coder: "x", Safety: true}}},
		{ID: "7", Text: "says:me caí", Language: "fr"},
	}}
	asked := []string{}
	coder := func(t feedback.Text) (string, bool) {
		asked = append(asked, t.Text)
		return echo(t)
	}
	sorted, err := feedback.Triage(c, coder, evaluate(t, good))
	require.NoError(t, err)
	got := []string{}
	for _, s := range sorted {
		got = append(got, fmt.Sprint(s.ID, " ", s.Person, " ", s.Safety, " ", s.Label))
	}
	require.Equal(t, []string{
		"1 false false a", "2 true false ", "3 true true ", "4 true true ", "5 false false tengo miedo", "6 true true ", "7 true true ",
	}, got)
	require.Len(t, asked, 3, "what is for a person is not shown to the coder")
	sorted, err = feedback.Triage(c, nil, feedback.Evaluation{})
	require.NoError(t, err)
	require.True(t, sorted[0].Person)
	_, err = feedback.Triage(feedback.Comments{}, nil, feedback.Evaluation{})
	require.Error(t, err)
}

func TestFind(t *testing.T) {
	cues := feedback.Cues{
		Format: feedback.CuesFormat, Language: "en", Provenance: "x", Safety: []string{"couldn't breathe", "harm*"},
		Themes: []feedback.Theme{{Principle: "2", Phrases: []string{"explain*", "told me"}}, {Principle: "1", Phrases: []string{"told"}}},
	}
	text := "Nobody explained. They TOLD me (twice) I couldn’t breathe — harmless charm."
	got := []string{}
	for _, s := range feedback.Find(text, cues) {
		got = append(got, fmt.Sprint(text[s.Start:s.End], "|", s.Principle, s.Safety))
	}
	require.Equal(t, []string{"explained|2false", "TOLD|1false", "TOLD me|2false", "couldn’t breathe|true", "harmless|true"}, got)
	require.Empty(t, feedback.Find("", cues))
	coder := feedback.CueCoder(cues, "2")
	label, ok := coder(feedback.Text{Text: text})
	require.True(t, ok)
	require.Equal(t, "present", label)
	label, _ = coder(feedback.Text{Text: "told"})
	require.Equal(t, feedback.Absent, label)
	for _, language := range feedback.CueLanguages() {
		c, ok := feedback.CuesIn(language)
		require.True(t, ok)
		data, err := c.Encode()
		require.NoError(t, err)
		file, err := os.ReadFile("cues/" + language + ".json")
		require.NoError(t, err)
		require.Equal(t, string(file), string(data))
	}
	_, ok = feedback.CuesIn("es-MX")
	require.True(t, ok)
	for _, language := range []string{"fr", "", "../doc"} {
		_, ok = feedback.CuesIn(language)
		require.False(t, ok, language)
	}
}

func TestFaults(t *testing.T) {
	c := sample()
	c.Format = "x"
	c.Comments[0].Text, c.Comments[0].Language, c.Comments[0].Given = " ", "EN", "May"
	c.Comments[1].ID, c.Comments[1].By, c.Comments[1].Asked = "e0", "a b", "!"
	c.Comments[1].Groups = []principles.Group{{By: "l", Is: "x"}, {By: "l", Is: ""}}
	c.Comments[2].Codings = []feedback.Coding{coding("x", "1 praise", "1 bad"), coding("x"), {Coder: "", On: "May"}}
	c.Extensions = map[string]json.RawMessage{"x": json.RawMessage("1")}
	require.Equal(t, []string{
		"/format format", "/comments/0/text required", "/comments/0/language format", "/comments/0/given format",
		"/comments/1/id duplicate", "/comments/1/asked format", "/comments/1/by format", "/comments/1/groups/1/is format", "/comments/1/groups/1/by duplicate",
		"/comments/2/codings/0/codes/1/principle duplicate", "/comments/2/codings/0/codes/1/direction enum", "/comments/2/codings/1/coder duplicate",
		"/comments/2/codings/2/coder required", "/comments/2/codings/2/on format", "/extensions/x format",
	}, at(c.Validate()))
	require.NotContains(t, c.Validate().Error(), "village")
	_, err := c.Encode()
	require.Error(t, err)
	cues := feedback.Cues{Format: feedback.CuesFormat, Safety: []string{"a", "*", "a*b"}, Themes: []feedback.Theme{{Principle: "1"}, {Principle: "1", Phrases: []string{""}}}}
	require.Equal(t, []string{
		"/language format", "/provenance required", "/safety/1 format", "/safety/2 format", "/themes/1/principle duplicate", "/themes/1/phrases/0 format",
	}, at(cues.Validate()))
	_, err = cues.Encode()
	require.Error(t, err)
	_, err = feedback.DecodeComments([]byte(`{"format":"principles.comments/2.0"}`))
	require.ErrorIs(t, err, feedback.ErrNewerFormat)
}

func TestUntouched(t *testing.T) {
	c := sample()
	untouched.Check(t, feedback.Comments.Validate, c)
	untouched.Check(t, feedback.Comments.Encode, c)
	untouched.Check(t, feedback.DoubleCoding, c)
	untouched.Check(t, feedback.Labels, c, "1")
	untouched.Check(t, feedback.Mentions, c, "1")
	untouched.Check(t, feedback.Count, c, "language", "en", "1", feedback.Praise)
	untouched.Check(t, feedback.Summarise, c, equity.NHS())
	untouched.Check(t, feedback.Triage, c, feedback.Coder(nil), feedback.Evaluation{})
	d, err := feedback.Summarise(c, equity.NHS())
	require.NoError(t, err)
	untouched.Check(t, feedback.ExplainDigest, d, "es")
	untouched.Check(t, feedback.Digest.Encode, d)
	digest, err := d.Encode()
	require.NoError(t, err)
	untouched.Check(t, feedback.DecodeDigest, digest)
	back, err := feedback.DecodeDigest(digest)
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(d, back))
	data, err := c.Encode()
	require.NoError(t, err)
	untouched.Check(t, feedback.DecodeComments, data)
	cues, _ := feedback.CuesIn("en")
	untouched.Check(t, feedback.Cues.Validate, cues)
	untouched.Check(t, feedback.Cues.Encode, cues)
	untouched.Check(t, feedback.Find, "I fell.", cues)
	list, err := cues.Encode()
	require.NoError(t, err)
	untouched.Check(t, feedback.DecodeCues, list)
	untouched.Check(t, feedback.CueCoder, cues, "1")
}

func ExampleSummarise() {
	c := feedback.Comments{Format: feedback.CommentsFormat}
	for i := range 12 {
		c.Comments = append(c.Comments, feedback.Comment{
			ID: fmt.Sprint("en-", i), Text: "Nobody told me what would happen next.", Language: "en",
			Groups:  []principles.Group{{By: "language", Is: "en"}},
			Codings: []feedback.Coding{{Coder: "a", Codes: []feedback.Code{{Principle: "2", Direction: feedback.Concern}}}},
		})
	}
	c.Comments = append(c.Comments, feedback.Comment{
		ID: "pl-0", Text: "My neighbour Jan had to translate. I was scared.", Language: "en",
		Groups:  []principles.Group{{By: "language", Is: "pl"}},
		Codings: []feedback.Coding{{Coder: "a", Codes: []feedback.Code{{Principle: "4", Direction: feedback.Concern}}}},
	})
	d, err := feedback.Summarise(c, equity.NHS())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range feedback.ExplainDigest(d, "en") {
		fmt.Println(s.Text)
	}
	// Output:
	// Somebody must read this comment now, as it speaks of harm or danger: pl-0.
	// There are 15 comments.
	// 2: 10 comments with a concern.
	// 4: a few comments with a concern.
	// Counts are rounded to the nearest 5.
	// The text of some comments is not shown, because somebody could be recognised.
}

func ExampleCorrect() {
	// A screening test found 23 of 150; it finds 96 % of cases and is right on 89 % of
	// the others.
	e, _ := feedback.Correct(23, 150, feedback.Rate{Value: 0.96}, feedback.Rate{Value: 0.89}, 0.95)
	fmt.Printf("%.1f %%\n", 100*e.Value.Value)
	e, _ = feedback.Correct(23, 150, feedback.Rate{Value: 0.5}, feedback.Rate{Value: 0.5}, 0.95)
	fmt.Println(e.Value.Why)
	// Output:
	// 5.1 %
	// noBetterThanChance
}

func FuzzDecode(f *testing.F) {
	add := func(data []byte, err error) {
		require.NoError(f, err)
		f.Add(data)
	}
	c := sample() // small seeds: the fuzzer shrinks what it finds, and that takes its time
	c.Comments = c.Comments[19:20]
	add(c.Encode())
	d, err := feedback.Summarise(c, equity.NHS())
	require.NoError(f, err)
	add(d.Encode())
	add(feedback.Cues{
		Format: feedback.CuesFormat, Language: "en", Provenance: "x", Safety: []string{"harm*"},
		Themes: []feedback.Theme{{Principle: "1", Phrases: []string{"told me"}}},
	}.Encode())
	e, err := feedback.Evaluate(echo, join(texts(1, "a", "says:a"), texts(1, "b", "says:b")), feedback.EvaluationOptions{})
	require.NoError(f, err)
	add(e.Encode())
	f.Fuzz(func(t *testing.T, data []byte) {
		if c, err := feedback.DecodeComments(data); err == nil {
			again, err := c.Encode()
			require.NoError(t, err)
			back, err := feedback.DecodeComments(again)
			require.NoError(t, err)
			require.Empty(t, cmp.Diff(c, back))
			_, err = feedback.Summarise(c, equity.NHS())
			require.NoError(t, err)
			_, err = feedback.DoubleCoding(c)
			require.NoError(t, err)
		}
		if c, err := feedback.DecodeCues(data); err == nil {
			again, err := c.Encode()
			require.NoError(t, err)
			back, err := feedback.DecodeCues(again)
			require.NoError(t, err)
			require.Empty(t, cmp.Diff(c, back))
		}
		if d, err := feedback.DecodeDigest(data); err == nil {
			_, err = d.Encode()
			require.NoError(t, err)
			feedback.ExplainDigest(d, "en")
		}
		if e, err := feedback.DecodeEvaluation(data); err == nil {
			_, err = e.Encode()
			require.NoError(t, err)
			feedback.Explain(e, "es")
			_, _ = feedback.Shares(e, 10, nil)
		}
	})
}

// What is found lies in the text, on the bounds of its characters.
func FuzzFind(f *testing.F) {
	f.Add("Nobody came. It’s unsafe'")
	cues, _ := feedback.CuesIn("en")
	f.Fuzz(func(t *testing.T, text string) {
		for _, s := range feedback.Find(text, cues) {
			if s.Start < 0 || s.Start >= s.End || s.End > len(text) {
				t.Fatalf("%d to %d of %d", s.Start, s.End, len(text))
			}
		}
	})
}

func BenchmarkTriage(b *testing.B) {
	c := sample()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := feedback.Triage(c, nil, feedback.Evaluation{}); err != nil {
			b.Fatal(err)
		}
	}
}
