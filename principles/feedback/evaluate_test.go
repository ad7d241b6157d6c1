package feedback_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/internal/archtest/untouched"
	"github.com/concord-sdm/concord/internal/message"
	"github.com/concord-sdm/concord/principles"
	"github.com/concord-sdm/concord/principles/equity"
	"github.com/concord-sdm/concord/principles/feedback"
)

// echo gives back what the text says: "says:label", or abstains.
func echo(t feedback.Text) (string, bool) {
	label, ok := strings.CutPrefix(t.Text, "says:")
	return label, ok
}

// texts makes n texts labelled label of which the echo coder says says.
func texts(n int, label, says string) []feedback.Labelled {
	out := make([]feedback.Labelled, n)
	for i := range out {
		out[i] = feedback.Labelled{Text: feedback.Text{Text: says}, Label: label}
	}
	return out
}

func join(all ...[]feedback.Labelled) (out []feedback.Labelled) {
	for _, a := range all {
		out = append(out, a...)
	}
	return out
}

func evaluate(t testing.TB, labelled []feedback.Labelled) feedback.Evaluation {
	e, err := feedback.Evaluate(echo, labelled, feedback.EvaluationOptions{})
	require.NoError(t, err)
	return e
}

func TestRefusals(t *testing.T) {
	codes := func(e feedback.Evaluation) (out []feedback.RefusalCode) {
		for _, r := range e.Refusals {
			require.True(t, r.Code.IsValid())
			out = append(out, r.Code)
		}
		return out
	}
	for _, row := range []struct {
		name     string
		labelled []feedback.Labelled
		want     []feedback.RefusalCode
	}{
		{"right, with 30 of each", join(texts(30, "a", "says:a"), texts(30, "b", "says:b")), nil},
		{"29 of one", join(texts(30, "a", "says:a"), texts(29, "b", "says:b")), []feedback.RefusalCode{feedback.FewInClass}},
		{"always the commonest", join(texts(60, "a", "says:a"), texts(40, "b", "says:a")), []feedback.RefusalCode{feedback.NotBetter}},
		{"the word-list scorer of the documentation", join(texts(3411, "positive", "says:positive"), texts(420, "positive", "says:negative"), texts(2348, "negative", "says:positive")), []feedback.RefusalCode{feedback.NotBetter}},
		{"one more than the commonest", join(texts(60, "a", "says:a"), texts(39, "b", "says:a"), texts(1, "b", "says:b")), []feedback.RefusalCode{feedback.NotShownBetter}},
		{"silence is not right", join(texts(50, "a", "says:a"), texts(50, "b", "?")), []feedback.RefusalCode{feedback.NotBetter}},
		{"a label of its own", join(texts(50, "a", "says:a"), texts(50, "b", "says:b"), texts(1, "b", "says:c")), []feedback.RefusalCode{feedback.UnknownLabel}},
		{"one label", texts(50, "a", "says:a"), []feedback.RefusalCode{feedback.OneClass, feedback.NotBetter}},
		{"nothing", nil, []feedback.RefusalCode{feedback.OneClass}},
	} {
		t.Run(row.name, func(t *testing.T) {
			e := evaluate(t, row.labelled)
			require.Equal(t, row.want, codes(e))
			require.Equal(t, row.want != nil, e.Refused)
			_, err := feedback.Shares(e, 1, nil)
			for _, c := range e.Classes {
				require.Equal(t, e.Refused, c.Sensitivity.Value.Why == feedback.WhyRefused)
			}
			if e.Refused {
				require.ErrorIs(t, err, feedback.ErrRefused)
				_, err := feedback.Triage(feedback.Comments{Format: feedback.CommentsFormat}, echo, e)
				require.ErrorIs(t, err, feedback.ErrRefused)
			}
		})
	}
}

func TestEvaluation(t *testing.T) {
	e := evaluate(t, join(texts(40, "a", "says:a"), texts(8, "a", "says:b"), texts(2, "a", "?"), texts(45, "b", "says:b"), texts(5, "b", "says:a")))
	require.False(t, e.Refused)
	require.Equal(t, []float64{.85, .5, .02}, []float64{e.Accuracy.Value.Value, e.Baseline.Value, e.Abstained.Value})
	require.Equal(t, "a", e.Majority)
	require.Equal(t, []float64{.8, .9, 40. / 45}, []float64{e.Classes[0].Sensitivity.Value.Value, e.Classes[0].Specificity.Value.Value, e.Classes[0].Precision.Value.Value})
	require.Empty(t, cmp.Diff([]feedback.ConfusionRow{{Label: "a", As: []int{40, 8}, Abstained: 2}, {Label: "b", As: []int{5, 45}}}, e.Confusion))
	require.Equal(t, 98, e.Agreement.Subjects)
	_, err := feedback.Evaluate(echo, nil, feedback.EvaluationOptions{Level: 2})
	require.ErrorIs(t, err, feedback.ErrOptions)
	_, err = feedback.Evaluate(echo, texts(1, "", "x"), feedback.EvaluationOptions{})
	require.Equal(t, []string{"/labelled/0/label required"}, at(err))
	_, err = feedback.Evaluate(echo, nil, feedback.EvaluationOptions{Policy: equity.Policy{ID: "x"}})
	require.Error(t, err)
	many := []feedback.Labelled{}
	for i := range 101 {
		many = append(many, texts(1, fmt.Sprint(i), "x")...)
	}
	_, err = feedback.Evaluate(echo, many, feedback.EvaluationOptions{})
	require.Equal(t, []string{"/labelled tooLarge"}, at(err))
}

func TestStrata(t *testing.T) {
	mark := func(in []feedback.Labelled, asked, group string) []feedback.Labelled {
		for i := range in {
			in[i].Text.Asked = asked
			in[i].Groups = []principles.Group{{By: "language", Is: group}}
		}
		return in
	}
	all := join(
		mark(texts(60, "a", "says:a"), "good", "en"), mark(texts(60, "b", "says:b"), "good", "en"),
		mark(texts(20, "a", "says:b"), "better", "pl"), mark(texts(20, "b", "says:b"), "better", "pl"),
		mark(texts(5, "b", "says:b"), "other", "so"), mark(texts(20, "b", "says:b"), "rare", "ur"),
	)
	e := evaluate(t, all)
	got := []string{}
	for _, s := range e.Strata {
		got = append(got, strings.TrimSpace(fmt.Sprint(s.By, " ", s.Is, " ", s.Texts.Why, s.Accuracy.Value.Why, " ", s.Worse)))
	}
	require.Equal(t, []string{
		"asked better  true", "asked good  false", "asked other suppressedsuppressed false", "asked rare suppressedsuppressed false",
		"language en  false", "language pl  true", "language so suppressedsuppressed false", "language ur suppressedsuppressed false",
	}, got, "the smallest shown stratum is hidden too, or the others would give the small one back")
	for i := range all {
		all[i].By = "p" + fmt.Sprint(i%3)
	}
	for _, s := range evaluate(t, all).Strata {
		require.Equal(t, feedback.WhySuppressed, s.Texts.Why, "three people wrote all of it")
	}
	few := evaluate(t, mark(texts(20, "a", "says:a"), "", "en"))
	require.Equal(t, feedback.WhyTooFew, few.Strata[0].Accuracy.Value.Why)
}

func TestCorrect(t *testing.T) {
	e, clipped := feedback.Correct(23, 150, feedback.Rate{Value: .96}, feedback.Rate{Value: .89}, .95)
	require.False(t, clipped)
	require.Equal(t, "5.1", fmt.Sprintf("%.1f", 100*e.Value.Value), "R package epiR, epi.prev: brucellosis in 23 of 150 cows is 5.1 %")
	e, _ = feedback.Correct(95, 654, feedback.Rate{32. / 34, 34}, feedback.Rate{557. / 620, 620}, .95)
	require.Equal(t, "5.2", fmt.Sprintf("%.1f", 100*e.Value.Value), "SURE: 32 and 63 of 654 positive, 34 above the threshold of the full scale")
	// With rates known without error the variance is that of the apparent share over
	// the square of Youden's index.
	e, _ = feedback.Correct(50, 100, feedback.Rate{Value: .9}, feedback.Rate{Value: .9}, .95)
	require.InDelta(t, .5-1.959963984540054*.05/.8, e.Low.Value, 1e-12)
	for name, c := range map[string]struct {
		se, sp float64
		why    string
	}{
		"a coin":          {.5, .5, feedback.WhyNoBetter},
		"worse than that": {.3, .4, feedback.WhyNoBetter},
		"never positive":  {0, 1, feedback.WhyNoBetter},
		"not a rate":      {1.1, .5, feedback.WhyUndefined},
	} {
		e, _ := feedback.Correct(10, 20, feedback.Rate{c.se, 50}, feedback.Rate{c.sp, 50}, .95)
		require.Equal(t, c.why, e.Value.Why, name)
	}
	e, clipped = feedback.Correct(1, 100, feedback.Rate{.9, 50}, feedback.Rate{.9, 50}, .95)
	require.True(t, clipped)
	require.Zero(t, e.Value.Value)
	e, _ = feedback.Correct(0, 0, feedback.Rate{.9, 50}, feedback.Rate{.9, 50}, .95)
	require.Equal(t, feedback.WhyNobody, e.Value.Why)
	e, _ = feedback.Correct(3, 2, feedback.Rate{.9, 50}, feedback.Rate{.9, 50}, .95)
	require.Equal(t, feedback.WhyUndefined, e.Value.Why)
	// A program with these errors gives back the share it was made with.
	rapid.Check(t, func(rt *rapid.T) {
		se, sp := rapid.IntRange(60, 100).Draw(rt, "se"), rapid.IntRange(60, 100).Draw(rt, "sp")
		share := rapid.IntRange(0, 100).Draw(rt, "share")
		positives := share*se + (100-share)*(100-sp)
		e, clipped := feedback.Correct(positives, 10_000, feedback.Rate{float64(se) / 100, 50}, feedback.Rate{float64(sp) / 100, 50}, .9)
		require.InDelta(rt, float64(share)/100, e.Value.Value, 1e-9)
		require.LessOrEqual(rt, e.Low.Value, e.Value.Value+1e-12)
		require.GreaterOrEqual(rt, e.High.Value, e.Value.Value-1e-12)
		_ = clipped
	})
}

func TestShares(t *testing.T) {
	e := evaluate(t, join(texts(45, "a", "says:a"), texts(5, "a", "says:b"), texts(45, "b", "says:b"), texts(5, "b", "says:a")))
	shares, err := feedback.Shares(e, 100, []feedback.Counted{{"b", 66}, {"a", 34}})
	require.NoError(t, err)
	require.Equal(t, "a 0.34 0.30 b 0.66 0.70", fmt.Sprintf("%s %.2f %.2f %s %.2f %.2f",
		shares[0].Label, shares[0].Apparent.Value.Value, shares[0].Corrected.Value.Value, shares[1].Label, shares[1].Apparent.Value.Value, shares[1].Corrected.Value.Value))
	_, err = feedback.Shares(e, 10, []feedback.Counted{{"a", 3}, {"a", 3}, {"c", 1}, {"b", 9}})
	require.Equal(t, []string{"/counts/1/label reference", "/counts/2/label reference", "/counts/3/count range"}, at(err))
}

func at(err error) (out []string) {
	for _, f := range err.(feedback.Faults) {
		out = append(out, f.Pointer+" "+string(f.Code))
	}
	return out
}

// Every sentence is said somewhere, in every language, with the arguments it needs.
func TestExplain(t *testing.T) {
	catalog, err := message.Load(os.DirFS("."), "messages")
	require.NoError(t, err)
	worse := join(texts(60, "a", "says:a"), texts(60, "b", "says:b"), texts(2, "b", "?"))
	for i := range 30 {
		bad := texts(1, []string{"a", "b"}[i%2], "says:a")
		bad[0].Text.Asked = "better"
		worse = append(worse, bad...)
	}
	said := []feedback.Sentence{}
	for _, labelled := range [][]feedback.Labelled{
		worse, nil, texts(3, "a", "says:c"), join(texts(60, "a", "says:a"), texts(39, "b", "says:a"), texts(1, "b", "says:b")),
	} {
		said = append(said, feedback.Explain(evaluate(t, labelled), "xx")...)
	}
	few := sample()
	few.Comments = few.Comments[:3]
	for _, p := range []equity.Policy{equity.NHS(), open()} {
		d, err := feedback.Summarise(few, p)
		require.NoError(t, err)
		said = append(said, feedback.ExplainDigest(d, "es")...)
		d, err = feedback.Summarise(sample(), p)
		require.NoError(t, err)
		said = append(said, feedback.ExplainDigest(d, "xx")...)
	}
	require.NoError(t, message.Check(catalog, said))
}

func TestUntouchedEvaluation(t *testing.T) {
	labelled := join(texts(31, "a", "says:a"), texts(31, "b", "says:b"))
	labelled[0].Groups = []principles.Group{{By: "language", Is: "en"}}
	untouched.Check(t, feedback.Evaluate, feedback.Coder(echo), labelled, feedback.EvaluationOptions{})
	e := evaluate(t, labelled)
	untouched.Check(t, feedback.Shares, e, 10, []feedback.Counted{{"b", 3}, {"a", 2}})
	untouched.Check(t, feedback.Explain, e, "es")
	data, err := e.Encode()
	require.NoError(t, err)
	back, err := feedback.DecodeEvaluation(data)
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(e, back))
	untouched.Check(t, feedback.Evaluation.Encode, e)
	untouched.Check(t, feedback.DecodeEvaluation, data)
}

func ExampleEvaluate() {
	// A program that finds praise in everything with the word "good".
	coder := func(t feedback.Text) (string, bool) {
		if strings.Contains(t.Text, "good") {
			return "praise", true
		}
		return "concern", true
	}
	var labelled []feedback.Labelled
	for i := range 100 {
		l := feedback.Labelled{Text: feedback.Text{Text: "The nurses were good."}, Label: "praise"}
		if i%5 == 0 {
			l = feedback.Labelled{Text: feedback.Text{Text: "It would be good if somebody called back."}, Label: "concern"}
		}
		labelled = append(labelled, l)
	}
	e, err := feedback.Evaluate(coder, labelled, feedback.EvaluationOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range feedback.Explain(e, "en") {
		fmt.Println(s.Text)
	}
	// Output:
	// This program may not be used to count comments.
	// It was right on 80 % of 100 comments (between 71 and 87 %). Always saying “praise” is right on 80 %.
	// Only 20 comments are labelled “concern” by people. It takes 30 to judge.
	// It is right no more often than always saying the same.
}
