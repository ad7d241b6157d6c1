package methods_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/archtest/untouched"
	"github.com/concord-sdm/concord/internal/message"
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/methods"
)

// The additive result is that of sdm.Rank, bit by bit: the same input, weights
// and worth reach the methods.
func TestAdditiveIsRank(t *testing.T) {
	d, p := treatments()
	d.Criteria[0].Value = sdm.ValueFunction{Shape: sdm.Exponential, Rate: 2}
	ranking, err := sdm.Rank(d, p)
	require.NoError(t, err)
	got, err := methods.Rank(d, p, methods.Additive, methods.Options{})
	require.NoError(t, err)
	require.Len(t, got.Places, len(ranking.Options))
	for i, o := range ranking.Options {
		require.Equal(t, o.Option, got.Places[i].Option)
		require.Equal(t, o.Score, got.Places[i].Score)
		require.Equal(t, o.Rank, got.Places[i].Rank)
	}
	require.False(t, got.CanReverse)
}

// What reaches a method is the number of the cell, in the direction the person
// wants, and the value of a category.
func TestNumbersReachMethods(t *testing.T) {
	d, p := treatments()
	got, err := methods.Rank(d, p, methods.TOPSIS, methods.Options{})
	require.NoError(t, err)
	want, err := methods.Matrix{
		Options: []string{"tablets", "exercise", "surgery", "waiting"},
		Criteria: []methods.Column{
			{ID: "relief", Weight: 0.5, Direction: sdm.HigherIsBetter},
			{ID: "visits", Weight: 0.2, Direction: sdm.LowerIsBetter},
			{ID: "ease", Weight: 0.3, Direction: sdm.HigherIsBetter},
		},
		Values: [][]float64{{6, 2, 1}, {5, 12, 0}, {9, 6, 0.4}, {2, 1, 1}},
	}.Run(methods.TOPSIS, methods.Parameters{})
	require.NoError(t, err)
	require.Equal(t, want.Places, got.Places)
	// A smallest difference is the indifference threshold.
	got, err = methods.Rank(d, p, methods.PROMETHEE2, methods.Options{})
	require.NoError(t, err)
	require.Contains(t, got.Parameters, methods.Setting{Name: "function", Criterion: "relief", Word: "uShape"})
	require.Contains(t, got.Parameters, methods.Setting{Name: "indifference", Criterion: "relief", Value: 1})
	require.Contains(t, got.Assumptions, methods.OrdersOnly)
	got, err = methods.Rank(d, p, methods.ELECTRE3, methods.Options{Criteria: []methods.Thresholds{{Criterion: "relief", Veto: 5}}})
	require.NoError(t, err)
	require.Contains(t, got.Parameters, methods.Setting{Name: "preference", Criterion: "relief", Value: 2})
	require.Contains(t, got.Parameters, methods.Setting{Name: "veto", Criterion: "relief", Value: 5})
	got, err = methods.Rank(d, p, methods.ELECTRE3, methods.Options{Criteria: []methods.Thresholds{{Criterion: "relief", Veto: 1.5}}})
	require.NoError(t, err)
	require.NotContains(t, got.Parameters, methods.Setting{Name: "indifference", Criterion: "relief", Value: 1}, "a veto below it")
	got, err = methods.Rank(d, p, methods.Satisficing, methods.Options{Criteria: []methods.Thresholds{{Criterion: "visits", Aspiration: new(2.0)}}})
	require.NoError(t, err)
	require.Equal(t, []string{"tablets"}, got.First, "6 of 10, 2 visits, easy")
	got, err = methods.Rank(d, p, methods.PROMETHEE1, methods.Options{Criteria: []methods.Thresholds{{Criterion: "relief", Function: methods.Gaussian, Sigma: 2}}})
	require.NoError(t, err)
	require.Contains(t, got.Parameters, methods.Setting{Name: "sigma", Criterion: "relief", Value: 2})
}

func missing(d sdm.Decision, option, criterion string) sdm.Decision {
	d.Evidence = slices.Clone(d.Evidence)
	for i, c := range d.Evidence {
		if c.Option == option && c.Criterion == criterion {
			d.Evidence[i] = sdm.Cell{Option: option, Criterion: criterion, Kind: sdm.Missing, Reason: "not measured"}
		}
	}
	return d
}

// Nothing is guessed: what is missing or open stops every method, and says so.
func TestNothingIsGuessed(t *testing.T) {
	d, p := treatments()
	openWeight := p
	openWeight.Answers = slices.Clone(p.Answers)
	openWeight.Answers[1] = sdm.Answer{Criterion: "visits", DontKnow: true}
	noWeight := p
	noWeight.Answers = slices.Clone(p.Answers)
	noWeight.Answers[1].Points = new(0.0)
	unfit := d
	unfit.Options = slices.Clone(d.Options)
	for i := range unfit.Options {
		unfit.Options[i].Unsuitable = sdm.Unsuitable{By: "surgeon", Reason: "no"}
	}
	for _, c := range []struct {
		name                   string
		d                      sdm.Decision
		p                      sdm.Preferences
		why, criterion, option string
	}{
		{"missing number", missing(d, "surgery", "relief"), p, methods.WhyMissingEvidence, "relief", "surgery"},
		{"missing category", missing(d, "surgery", "ease"), p, methods.WhyMissingEvidence, "ease", "surgery"},
		{"missing without weight", missing(d, "surgery", "visits"), noWeight, "", "", ""},
		{"open weight", d, openWeight, methods.WhyOpenWeight, "visits", ""},
		{"no option left", unfit, p, methods.WhyNoOptions, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := methods.Rank(c.d, c.p, methods.TOPSIS, methods.Options{})
			require.NoError(t, err)
			require.Equal(t, []string{c.why, c.criterion, c.option}, []string{got.Why, got.Criterion, got.Option})
			require.Equal(t, c.why != "", len(got.Places) == 0)
		})
	}
	wide := d
	wide.Criteria, wide.Evidence = slices.Clone(d.Criteria), slices.Clone(d.Evidence)
	wide.Criteria[0].Range.Best, wide.Criteria[0].SmallestDifference = 1e300, 0
	wide.Evidence[0].Value = new(1e-300)
	p.Answers[0].Asked = wide.Criteria[0].Range
	got, err := methods.Rank(wide, p, methods.TOPSIS, methods.Options{})
	require.NoError(t, err)
	require.Equal(t, methods.WhySpread, got.Why)
}

// Options that miss a must-have are not ranked here either.
func TestMustHaves(t *testing.T) {
	d, p := treatments()
	d.Criteria[0].MustHave = sdm.MustHave{Level: new(5.0)}
	got, err := methods.Rank(d, p, methods.VIKOR, methods.Options{})
	require.NoError(t, err)
	require.Len(t, got.Places, 3)
}

func TestOptionFaults(t *testing.T) {
	d, p := treatments()
	for _, c := range []struct {
		name    string
		o       methods.Options
		pointer string
		is      error
	}{
		{"no such method", methods.Options{Methods: []methods.Method{"x"}}, "/options/methods/0", methods.ErrMethod},
		{"a bad parameter", methods.Options{Parameters: methods.Parameters{V: new(2.0)}}, "/options/parameters", methods.ErrParameter},
		{"no such criterion", methods.Options{Criteria: []methods.Thresholds{{Criterion: "x"}}}, "/options/criteria/0/criterion", sdm.ErrUnknownID},
		{"a criterion twice", methods.Options{Criteria: []methods.Thresholds{{Criterion: "ease"}, {Criterion: "ease"}}}, "/options/criteria/1/criterion", sdm.ErrDuplicate},
		{"a bad threshold", methods.Options{Criteria: []methods.Thresholds{{Criterion: "ease", Veto: -1}}}, "/options/criteria/0/veto", methods.ErrThreshold},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := methods.Compare(d, p, c.o)
			var faults sdm.Faults
			require.ErrorAs(t, err, &faults)
			require.Equal(t, c.pointer, faults[0].Pointer)
			require.ErrorIs(t, err, c.is)
		})
	}
	_, err := methods.Rank(d, p, "x", methods.Options{})
	require.ErrorIs(t, err, methods.ErrMethod)
	_, err = methods.Rank(sdm.Decision{}, p, methods.TOPSIS, methods.Options{})
	require.ErrorAs(t, err, &sdm.Faults{})
}

func TestCompare(t *testing.T) {
	d, p := treatments()
	o, err := methods.Compare(d, p, methods.Options{})
	require.NoError(t, err)
	require.Len(t, o.Results, len(methods.Methods())-1)
	require.Equal(t, methods.Additive, o.Reference.Method)
	require.Equal(t, methods.Weighed{ID: "ease", Name: "ease", Weight: sdm.Figure{Value: 0.3}}, o.Criteria[0])
	require.Equal(t, methods.WhyOpenWeight, situations(t)["open weight"].Criteria[2].Weight.Why)
	for i, a := range o.Agreements {
		r := &o.Results[i]
		require.Equal(t, r.Method, a.Method)
		require.True(t, a.First.IsValid())
		if r.Why != "" {
			require.Equal(t, methods.NotCompared, a.First)
			continue
		}
		same := slices.Equal(r.First, o.Reference.First)
		require.Equal(t, same, a.First == methods.SameFirst, r.Method)
		if count, ok := a.Reversed.Get(); ok && a.First == methods.OtherFirst {
			require.Positive(t, count, r.Method)
		}
	}
	require.Equal(t, methods.WhyNotPositive, o.Results[slices.Index(methods.Methods(), methods.WASPAS)-1].Why, "hard counts 0")
	data, err := o.Encode()
	require.NoError(t, err)
	again, err := methods.DecodeOpinion(data)
	require.NoError(t, err)
	require.Equal(t, o, again)
}

// Options within the smallest lead are named together, as sdm.Rank does.
func TestContenders(t *testing.T) {
	d, p := treatments()
	o, err := methods.Compare(d, p, methods.Options{Methods: []methods.Method{methods.VIKOR}})
	require.NoError(t, err)
	require.Equal(t, []string{"tablets"}, o.Contenders)
	for _, lead := range []float64{0.05, 0.07, 0.075} {
		d.SmallestLead = lead
		o, err = methods.Compare(d, p, methods.Options{Methods: []methods.Method{methods.VIKOR}})
		require.NoError(t, err)
		ranking, err := sdm.Rank(d, p)
		require.NoError(t, err)
		require.Equal(t, ranking.Contenders, o.Contenders, lead)
	}
	require.Equal(t, []string{"tablets", "surgery"}, o.Contenders)
}

// Counting reversed pairs stops at 100 options.
func TestManyOptions(t *testing.T) {
	d, p := treatments()
	first := d.Evidence[:3]
	for i := range 101 {
		id := fmt.Sprintf("more%03d", i)
		d.Options = append(d.Options, sdm.Option{ID: id, Name: id})
		for _, c := range first {
			c.Option = id
			d.Evidence = append(d.Evidence, c)
		}
	}
	o, err := methods.Compare(d, p, methods.Options{Methods: []methods.Method{methods.ELECTRE1, methods.PROMETHEE1, methods.ELECTRE3}})
	require.NoError(t, err)
	for i, a := range o.Agreements {
		require.Equal(t, methods.WhyTooMany, a.Reversed.Why)
		require.Empty(t, o.Results[i].Incomparable)
	}
}

// situations are opinions that between them say everything there is to say.
func situations(t *testing.T) map[string]methods.Opinion {
	out := map[string]methods.Opinion{}
	add := func(name string, d sdm.Decision, p sdm.Preferences, o methods.Options) {
		opinion, err := methods.Compare(d, p, o)
		require.NoError(t, err)
		out[name] = opinion
	}
	d, p := treatments()
	add("plain", d, p, methods.Options{})
	add("missing", missing(d, "surgery", "relief"), p, methods.Options{})
	open := p
	open.Answers = slices.Clone(p.Answers)
	open.Answers[1] = sdm.Answer{Criterion: "visits", DontKnow: true}
	add("open weight", d, open, methods.Options{})
	none := d
	none.Options = slices.Clone(d.Options)
	for i := range none.Options {
		none.Options[i].Unsuitable = sdm.Unsuitable{By: "surgeon", Reason: "no"}
	}
	add("none", none, p, methods.Options{})
	one := d
	one.Options = slices.Clone(none.Options)
	one.Options[0].Unsuitable = sdm.Unsuitable{}
	add("one", one, p, methods.Options{})
	curved := d
	curved.Criteria = slices.Clone(d.Criteria)
	curved.Criteria[0].Value = sdm.ValueFunction{Shape: sdm.Exponential, Rate: 20}
	add("curved", curved, p, methods.Options{Parameters: methods.Parameters{ScalingSum: new(2.9)}})

	// Made by hand: what no small decision brings about at once.
	odd := out["plain"]
	odd.Contenders = []string{"surgery", "tablets"}
	odd.Results, odd.Agreements = nil, nil
	for i, why := range []string{methods.WhyNegative, methods.WhyNoCost, methods.WhyTooMany, methods.WhyScaling, methods.WhyOverflow} {
		m := methods.Methods()[i+1]
		odd.Results = append(odd.Results, methods.Result{Method: m, Why: why})
		odd.Agreements = append(odd.Agreements, methods.Agreement{Method: m, First: methods.NotCompared})
	}
	for _, a := range methods.Assumption("").Values() {
		odd.Results = append(odd.Results, methods.Result{Method: methods.MAUT, First: []string{"waiting", "gone"}})
		odd.Agreements = append(odd.Agreements, methods.Agreement{
			Method: methods.MAUT, First: methods.OtherFirst, Reasons: []methods.Assumption{methods.Assumption(a)},
		})
	}
	out["odd"] = odd
	direction := out["missing"]
	direction.Reference.Why, direction.Reference.Criterion = methods.WhyOpenDirection, "gone"
	out["direction"] = direction
	spread := out["missing"]
	spread.Reference.Why = methods.WhySpread
	out["spread"] = spread
	return out
}

func TestExplain(t *testing.T) {
	require.Equal(t, []string{"en", "es"}, methods.ExplainLanguages())
	var said []sdm.Sentence
	for name, o := range situations(t) {
		for _, lang := range append(methods.ExplainLanguages(), "zz") {
			sentences := methods.Explain(o, lang)
			require.NotEmpty(t, sentences, name)
			require.Equal(t, lang == "zz", sentences[0].Key == "fallback")
			for _, s := range sentences {
				require.NotContains(t, s.Text, "{", name)
				require.NotContains(t, strings.ToLower(s.Text), "you should", name)
			}
			said = append(said, sentences...)
		}
	}
	for _, m := range methods.Methods() {
		en := methods.Name(m, "en")
		require.NotEqual(t, string(m), en.Text)
		said = append(said, en)
	}
	catalogue, err := message.Load(os.DirFS("."), "messages")
	require.NoError(t, err)
	require.NoError(t, message.Check(catalogue, said))
}

func FuzzDecodeOpinion(f *testing.F) {
	d, p := treatments()
	o, err := methods.Compare(d, p, methods.Options{Methods: []methods.Method{methods.VIKOR, methods.ELECTRE3}})
	require.NoError(f, err)
	data, err := o.Encode()
	require.NoError(f, err)
	f.Add(data)
	f.Add([]byte(`{"format":"sdm.opinion/1.1"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		v, err := methods.DecodeOpinion(data)
		if err != nil {
			if !errors.As(err, &sdm.Faults{}) {
				t.Fatalf("an error that is not Faults: %v", err)
			}
			return
		}
		methods.Explain(v, "es")
		first, err := v.Encode()
		if err != nil {
			t.Fatal(err)
		}
		again, err := methods.DecodeOpinion(first)
		if err != nil {
			t.Fatalf("refused what Encode wrote: %v\n%s", err, first)
		}
		second, err := again.Encode()
		if err != nil || !bytes.Equal(first, second) {
			t.Fatalf("%v\n%s\n%s", err, first, second)
		}
	})
}

// No function writes to what it is handed, and all answer the same twice.
func TestUntouched(t *testing.T) {
	d, p := treatments()
	o, err := methods.Compare(d, p, methods.Options{})
	require.NoError(t, err)
	data, err := o.Encode()
	require.NoError(t, err)
	m := random(1, 4, 3)
	parameters := methods.Parameters{Lambda: new(0.3)}
	options := methods.Options{Methods: []methods.Method{methods.WASPAS}, Parameters: parameters, Criteria: []methods.Thresholds{{Criterion: "ease", Veto: 1}}}
	for _, k := range []struct {
		fn   any
		args []any
	}{
		{methods.Rank, []any{d, p, methods.WASPAS, options}},
		{methods.Compare, []any{d, p, options}},
		{methods.Explain, []any{o, "en"}},
		{methods.Opinion.Encode, []any{o}},
		{methods.DecodeOpinion, []any{data}},
		{methods.Matrix.Validate, []any{m}},
		{methods.Matrix.Run, []any{m, methods.WASPAS, parameters}},
		{methods.Parameters.Validate, []any{parameters}},
		{methods.Prepare, []any{m}},
		{(*methods.Runner).Order, []any{prepared(t, m), []methods.Place(nil), methods.WASPAS, parameters}},
		{(*methods.Runner).Result, []any{prepared(t, m), methods.WASPAS, parameters}},
	} {
		untouched.Check(t, k.fn, k.args...)
	}
}
