package smaa_test

import (
	"bytes"
	"errors"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/archtest/untouched"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/smaa"
)

// pointers lists what is wrong where.
func pointers(err error) []string {
	var faults smaa.Faults
	if !errors.As(err, &faults) {
		return nil
	}
	out := []string{}
	for _, f := range faults {
		out = append(out, f.Pointer+" "+string(f.Code))
	}
	return out
}

func TestValidate(t *testing.T) {
	four := decisionOf([]float64{.1, .2, .3, .4}, []float64{.4, .3, .2, .1})
	four.Criteria[3].Direction = sdm.Personal
	with := func(change func(*smaa.Statements)) smaa.Statements {
		s := said()
		change(&s)
		return s
	}
	one := func(s smaa.Statement) smaa.Statements { return said(s) }
	for _, c := range []struct {
		name string
		s    smaa.Statements
		want []string
		is   error
	}{
		{"nothing said", said(), nil, nil},
		{"all kinds", said(order("c1", "c2", "c3"), ratio("c1", "c4", 1, 3), share("c2", .1, .5), smaa.Statement{Kind: smaa.Same, Criteria: []string{"c3", "c4"}}), nil, nil},
		{"no format", with(func(s *smaa.Statements) { s.Format = "" }), []string{"/format required"}, nil},
		{"newer format", with(func(s *smaa.Statements) { s.Format = "sdm.statements/1.1" }), []string{"/format newerFormat"}, sdm.ErrNewerFormat},
		{"another decision", with(func(s *smaa.Statements) { s.Decision = "x" }), []string{"/decision reference"}, sdm.ErrOtherDecision},
		{"no voice", with(func(s *smaa.Statements) { s.Voice = sdm.Voice{} }), []string{"/voice/role required"}, nil},
		{"unknown voice", with(func(s *smaa.Statements) { s.Voice.Role = "x" }), []string{"/voice/role enum"}, nil},
		{"surrogate without basis", with(func(s *smaa.Statements) { s.Voice.Role = sdm.Surrogate }), []string{"/voice/basis required"}, nil},
		{"basis of a patient", with(func(s *smaa.Statements) { s.Voice.Basis = sdm.BestInterests }), []string{"/voice/basis forbidden"}, nil},
		{"voice id", with(func(s *smaa.Statements) { s.Voice.ID = "-" }), []string{"/voice/id format"}, nil},
		{"date", with(func(s *smaa.Statements) { s.Date = "2026-13" }), []string{"/date format"}, nil},
		{"no kind", one(smaa.Statement{}), []string{"/statements/0/kind required"}, nil},
		{"unknown kind", one(smaa.Statement{Kind: "x"}), []string{"/statements/0/kind enum"}, nil},
		{"one criterion in an order", one(order("c1")), []string{"/statements/0/criteria required"}, nil},
		{"unknown criterion", one(order("c1", "c9")), []string{"/statements/0/criteria/1 reference"}, sdm.ErrUnknownID},
		{"twice in an order", one(order("c1", "c2", "c1")), []string{"/statements/0/criteria/2 duplicate"}, sdm.ErrDuplicate},
		{"an order with ends", one(smaa.Statement{Kind: smaa.Order, Criteria: []string{"c1", "c2"}, Low: new(1.0), High: new(2.0), Criterion: "c1", Than: "c2"}), []string{
			"/statements/0/criterion forbidden", "/statements/0/than forbidden", "/statements/0/low forbidden", "/statements/0/high forbidden",
		}, nil},
		{"a ratio with a list", one(smaa.Statement{Kind: smaa.Ratio, Criteria: []string{"c1"}, Criterion: "c1", Than: "c2", Low: new(1.0)}), []string{"/statements/0/criteria forbidden"}, nil},
		{"a ratio to itself", one(ratio("c1", "c1", 1, 2)), []string{"/statements/0/than duplicate"}, sdm.ErrDuplicate},
		{"a ratio without ends", one(smaa.Statement{Kind: smaa.Ratio, Criterion: "c1", Than: "c2"}), []string{"/statements/0/low required"}, smaa.ErrRatio},
		{"a negative ratio", one(ratio("c1", "c2", -1, 2)), []string{"/statements/0/low range"}, smaa.ErrRatio},
		{"ends in the wrong order", one(ratio("c1", "c2", 3, 2)), []string{"/statements/0/high range"}, smaa.ErrRatio},
		{"not a number", one(ratio("c1", "c2", math.NaN(), 2)), []string{"/statements/0/low range"}, smaa.ErrRatio},
		{"infinite", one(ratio("c1", "c2", 1, math.Inf(1))), []string{"/statements/0/high range"}, smaa.ErrRatio},
		{"a share above 1", one(share("c1", 0, 1.5)), []string{"/statements/0/high range"}, smaa.ErrRatio},
		{"a share with than", one(smaa.Statement{Kind: smaa.Share, Criterion: "c1", Than: "c2", Low: new(.1)}), []string{"/statements/0/than forbidden"}, nil},
		{"a share of nothing", one(smaa.Statement{Kind: smaa.Share, Low: new(.1)}), []string{"/statements/0/criterion required"}, nil},
		{"too many", said(make([]smaa.Statement, 101)...), []string{"/statements tooLarge"}, smaa.ErrTooLarge},
		{"direction of a criterion that has one", with(func(s *smaa.Statements) {
			s.Criteria = []smaa.CriterionAnswer{{Criterion: "c1", Direction: sdm.HigherIsBetter}}
		}), []string{"/criteria/0/direction forbidden"}, nil},
		{"unknown direction", with(func(s *smaa.Statements) {
			s.Criteria = []smaa.CriterionAnswer{{Criterion: "c4", Direction: sdm.Personal}}
		}), []string{"/criteria/0/direction enum"}, sdm.ErrDirection},
		{"answered twice", with(func(s *smaa.Statements) {
			s.Criteria = []smaa.CriterionAnswer{{Criterion: "c4"}, {Criterion: "c4"}}
		}), []string{"/criteria/1/criterion duplicate"}, sdm.ErrDuplicate},
		{"bad extension", with(func(s *smaa.Statements) { s.Extensions = map[string]jsonRaw{"x": jsonRaw("1")} }), []string{"/extensions/x format"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := c.s.ValidateFor(four)
			require.Equal(t, c.want, pointers(err))
			if c.is != nil {
				require.ErrorIs(t, err, c.is)
			}
			if c.want != nil {
				_, again := smaa.Assess(four, c.s, smaa.Options{})
				for i, p := range pointers(again) {
					require.Equal(t, "/statements"+c.want[i], p)
				}
				require.Len(t, pointers(again), len(c.want))
			}
		})
	}
}

// What hitandrun 0.5-6 answers with weights that sum to 0.75 is an error here
// that names the statements.
func TestContradictions(t *testing.T) {
	d := decisionOf([]float64{.1, .2, .3, .4}, []float64{.4, .3, .2, .1})
	for _, c := range []struct {
		name string
		s    []smaa.Statement
		want []int
	}{
		{"an order both ways", []smaa.Statement{order("c1", "c2", "c3"), ratio("c3", "c1", 2, 0)}, []int{0, 1}},
		{"a ratio cycle", []smaa.Statement{ratio("c1", "c2", 2, 3), share("c4", .1, .9), ratio("c2", "c3", 2, 3), ratio("c3", "c1", 2, 3)}, []int{0, 2, 3}},
		{"shares above 1", []smaa.Statement{share("c1", .7, 1), share("c2", .1, .5), share("c3", .7, 1)}, []int{0, 2}},
		{"shares below 1", []smaa.Statement{share("c1", 0, .2), share("c2", 0, .2), share("c3", 0, .2), share("c4", 0, .2)}, []int{0, 1, 2, 3}},
		{"a smaller clash later", []smaa.Statement{share("c1", .6, 1), order("c2", "c3"), order("c3", "c4"), ratio("c4", "c2", 3, 0), share("c2", .7, .8)}, []int{0, 4}},
		{"the same and yet twice", []smaa.Statement{{Kind: smaa.Same, Criteria: []string{"c1", "c2"}}, ratio("c1", "c2", 2, 2)}, []int{0, 1}},
		{"weights that only meet in one point", []smaa.Statement{order("c1", "c2"), order("c2", "c1")}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := smaa.Clash(d, said(c.s...))
			require.NoError(t, err)
			require.Equal(t, c.want, got)
			_, err = smaa.Assess(d, said(c.s...), smaa.Options{Draws: 512})
			if c.want == nil {
				require.NoError(t, err)
				require.NoError(t, said(c.s...).ValidateFor(d))
				return
			}
			require.ErrorIs(t, err, smaa.ErrClash)
			var faults smaa.Faults
			require.ErrorAs(t, err, &faults)
			require.Len(t, faults, len(c.want))
			for i, f := range faults {
				require.Equal(t, fault.Conflict, f.Code)
				require.Equal(t, "/statements/statements/"+string(rune('0'+c.want[i])), f.Pointer)
			}
			require.ErrorIs(t, said(c.s...).ValidateFor(d), smaa.ErrClash)
		})
	}
	one, err := smaa.Clash(decisionOf([]float64{1}, []float64{0}), said(share("c1", 0, .5)))
	require.NoError(t, err)
	require.Equal(t, []int{0}, one, "a single criterion has all the weight")
}

// Statements that meet in an edge or a point, where nothing has room.
func TestThinSets(t *testing.T) {
	d := decisionOf([]float64{1, 0, 0, 0}, []float64{0, 1, 0, 0}, []float64{0, 0, 1, 0})
	for _, c := range []struct {
		name string
		s    smaa.Statements
		way  smaa.Sampling
		mean []float64
	}{
		{"shares that leave one point", said(share("c1", .4, 1), share("c2", .3, 1), share("c3", .2, 1), share("c4", .1, 1)), smaa.Point, []float64{.4, .3, .2, .1}},
		{"two orders that make two weights the same", said(order("c1", "c2"), order("c2", "c1")), smaa.Simplices, []float64{1. / 6, 1. / 6, 1. / 3, 1. / 3}},
		{"all the same", said(smaa.Statement{Kind: smaa.Same, Criteria: []string{"c1", "c2", "c3", "c4"}}), smaa.Point, []float64{.25, .25, .25, .25}},
		{"no weight for three", said(share("c1", 0, 0), share("c2", 0, 0), share("c3", 0, 0)), smaa.Point, []float64{0, 0, 0, 1}},
		{"nothing times nothing", said(ratio("c1", "c2", 0, 0), smaa.Statement{Kind: smaa.Ratio, Criterion: "c1", Than: "c2", Low: new(0.0), High: new(0.0)}), smaa.Simplices, []float64{0, 1. / 3, 1. / 3, 1. / 3}},
		{"one share known", said(share("c1", .4, .4)), smaa.Simplices, []float64{.4, .2, .2, .2}},
		{"two shares known", said(share("c1", .4, .4), share("c2", .4, .4)), smaa.Simplices, []float64{.4, .4, .1, .1}},
		{"a share known, and two the same", said(share("c1", .4, .4), smaa.Statement{Kind: smaa.Same, Criteria: []string{"c2", "c3"}}), smaa.Simplices, []float64{.4, .15, .15, .3}},
		{"a sum that is used up", said(share("c1", .6, 1), share("c2", .4, 1)), smaa.Point, []float64{.6, .4, 0, 0}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := assess(t, d, c.s, smaa.Options{})
			require.Equal(t, c.way, a.Method.Weights)
			for k, w := range a.Weights {
				near(t, c.mean[k], w.Mean, 1e-9, w.Criterion)
			}
		})
	}
}

func TestFromPreferences(t *testing.T) {
	d := decisionOf([]float64{.9, .2, .3, .4}, []float64{.4, .3, .8, .1})
	p := sdm.Preferences{
		Format: sdm.PreferencesFormat, Decision: "test", Voice: sdm.Voice{Role: sdm.Patient}, Method: sdm.Swing,
		Route: "on screen", Date: "2026-01", Note: "in my words",
	}
	points := []float64{50, 100, 0, 25}
	for k, c := range d.Criteria {
		p.Answers = append(p.Answers, sdm.Answer{Criterion: c.ID, Points: new(points[k]), Asked: c.Range})
	}
	exact, err := smaa.FromPreferences(p, 0)
	require.NoError(t, err)
	a := assess(t, d, exact, smaa.Options{})
	require.Equal(t, smaa.WeightsFixed, a.Knowledge)
	ranker, err := sdm.Prepare(d, p)
	require.NoError(t, err)
	for k, w := range ranker.Weights() {
		near(t, w, a.Weights[k].Mean, 1e-12, "the weights that sdm uses")
		require.Equal(t, a.Weights[k].Mean, a.Weights[k].High)
	}

	rough, err := smaa.FromPreferences(p, .2)
	require.NoError(t, err)
	require.Equal(t, []smaa.Statement{
		ratio("c1", "c2", .4, .6), share("c3", 0, 0), ratio("c4", "c2", .2, .3),
	}, rough.Statements)
	require.Equal(t, smaa.NumbersSaid, assess(t, d, rough, smaa.Options{}).Knowledge)

	p.Answers[3].Points, p.Answers[3].DontKnow = nil, true
	p.Answers[3].MustHave = sdm.MustHave{Level: new(.2)}
	open, err := smaa.FromPreferences(p, 0)
	require.NoError(t, err)
	require.Equal(t, order("c2", "c4"), open.Statements[2], "at most as much as the weightiest")
	require.Equal(t, []smaa.CriterionAnswer{{Criterion: "c4", MustHave: p.Answers[3].MustHave}}, open.Criteria)
	a = assess(t, d, open, smaa.Options{})
	require.Len(t, a.Excluded, 1, "b misses the person's must-have")
	require.Equal(t, "a", a.Leader, "the only option left")

	p.Method = sdm.RankSum
	for k, rank := range []int{2, 1, 2} {
		p.Answers[k].Points, p.Answers[k].Rank = nil, rank
	}
	ranked, err := smaa.FromPreferences(p, 0)
	require.NoError(t, err)
	require.Equal(t, []smaa.Statement{
		{Kind: smaa.Same, Criteria: []string{"c1", "c3"}}, order("c2", "c1"), order("c2", "c4"),
	}, ranked.Statements)
	require.NoError(t, ranked.ValidateFor(d))

	_, err = smaa.FromPreferences(p, 2)
	require.ErrorIs(t, err, smaa.ErrOptions)
	_, err = smaa.FromPreferences(sdm.Preferences{}, 0)
	require.NotEmpty(t, pointers(err))
}

func TestErrorsOfAssess(t *testing.T) {
	d := decisionOf([]float64{1, 0}, []float64{0, 1})
	for _, o := range []smaa.Options{{Draws: 10}, {Draws: 1e8}, {Seed: 1<<53 + 1}, {TargetError: -1}, {TargetError: math.NaN()}, {TargetError: 1e-9}, {Workers: -1}} {
		_, err := smaa.Assess(d, said(), o)
		require.ErrorIs(t, err, smaa.ErrOptions, "%+v", o)
	}
	big := d
	big.Options = make([]sdm.Option, 201)
	_, err := smaa.Assess(big, said(), smaa.Options{})
	require.ErrorIs(t, err, smaa.ErrTooLarge)
	_, err = smaa.Assess(sdm.Decision{}, said(), smaa.Options{})
	require.Contains(t, pointers(err), "/decision/format required")

	s := said()
	s.Criteria = []smaa.CriterionAnswer{{Criterion: "c2", MustHave: sdm.MustHave{Category: "x"}}}
	_, err = smaa.Assess(d, s, smaa.Options{})
	require.NotEmpty(t, pointers(err))
	for _, p := range pointers(err) {
		require.Contains(t, p, "/statements/criteria/0/mustHave")
	}

	for k := range d.Criteria {
		d.Criteria[k].Direction = sdm.Personal
	}
	_, err = smaa.Assess(d, said(), smaa.Options{})
	require.Equal(t, []string{"/statements/criteria required"}, pointers(err), "no way is known to be better")
	require.ErrorIs(t, err, sdm.ErrDirection)
}

func TestNothingToCompare(t *testing.T) {
	d := decisionOf([]float64{1, 0}, []float64{0, 1})
	d.Options[1].Unsuitable = sdm.Unsuitable{By: "the surgeon", Reason: "too risky"}
	a := assess(t, d, said(), smaa.Options{})
	require.Equal(t, "a", a.Leader)
	require.Equal(t, []smaa.Proportion{{Share: 1}}, a.Options[0].Ranks)
	require.Empty(t, a.Options[0].Against)
	require.Empty(t, a.Settle)
	d.Options[0].Unsuitable = d.Options[1].Unsuitable
	a = assess(t, d, said(), smaa.Options{})
	require.Empty(t, a.Options)
	require.Empty(t, a.Leader)
	require.Len(t, a.Unsuitable, 2)
	require.Equal(t, []smaa.Note{{Code: smaa.NoteNoChoice}}, a.Notes)
}

func TestEnums(t *testing.T) {
	require.True(t, smaa.Order.IsValid() && smaa.HitAndRun.IsValid() && smaa.DrawnEvidence.IsValid() &&
		smaa.TargetMet.IsValid() && smaa.NothingSaid.IsValid() && smaa.OfCell.IsValid() && smaa.NoteOther.IsValid())
	require.False(t, smaa.Kind("x").IsValid() || smaa.Sampling("x").IsValid() || smaa.Evidence("x").IsValid() ||
		smaa.Stop("x").IsValid() || smaa.Knowledge("x").IsValid() || smaa.Unknown("x").IsValid() || smaa.NoteCode("x").IsValid())
}

func sample() smaa.Statements {
	s := said(order("c1", "c2"), ratio("c1", "c3", .5, 3), share("c2", .1, .4), smaa.Statement{Kind: smaa.Same, Criteria: []string{"c3", "c4"}})
	s.Route, s.Date, s.Note = "talk with a nurse", "2026-02-03", "as little pain as can be"
	s.Criteria = []smaa.CriterionAnswer{{Criterion: "c4", Direction: sdm.HigherIsBetter, MustHave: sdm.MustHave{Level: new(.01)}}}
	s.Extensions = map[string]jsonRaw{"org.example": jsonRaw(`"kept"`)}
	return s
}

func TestRoundTrip(t *testing.T) {
	s := sample()
	data, err := s.Encode()
	require.NoError(t, err)
	back, err := smaa.DecodeStatements(data)
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(s, back))
	_, err = smaa.Statements{}.Encode()
	require.NotEmpty(t, pointers(err))
	_, err = smaa.DecodeStatements([]byte(`{"format":"sdm.statements/1.0","unknown":1}`))
	require.NotEmpty(t, pointers(err))
}

func FuzzDecode(f *testing.F) {
	data, err := sample().Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	a, err := smaa.Assess(decisionOf([]float64{1, 0}, []float64{0, 1}), said(), smaa.Options{Draws: 512})
	if err != nil {
		f.Fatal(err)
	}
	if data, err = a.Encode(); err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	d := decisionOf([]float64{.1, .2, .3, .4}, []float64{.4, .3, .2, .1})
	f.Fuzz(func(t *testing.T, data []byte) {
		if a, err := smaa.DecodeAcceptability(data); err == nil {
			again(t, a, smaa.DecodeAcceptability)
			smaa.Explain(a, "en")
		}
		s, err := smaa.DecodeStatements(data)
		if err != nil {
			if !errors.As(err, &smaa.Faults{}) {
				t.Fatalf("an error that is not Faults: %v", err)
			}
			return
		}
		again(t, s, smaa.DecodeStatements)
		if a, err := smaa.Assess(d, s, smaa.Options{Draws: 512}); err == nil && len(a.Options) > 0 {
			sums(t, a)
		} else if err != nil && !errors.As(err, &smaa.Faults{}) {
			t.Fatalf("an error that is not Faults: %v", err)
		}
	})
}

func again[T interface{ Encode() ([]byte, error) }](t *testing.T, v T, decode func([]byte) (T, error)) {
	first, err := v.Encode()
	if err != nil {
		return
	}
	back, err := decode(first)
	if err != nil {
		t.Fatalf("refused what Encode wrote: %v\n%s", err, first)
	}
	if second, err := back.Encode(); err != nil || !bytes.Equal(first, second) {
		t.Fatalf("%v\n%s\n%s", err, first, second)
	}
}

// No function writes to what it is handed, and all answer the same twice.
func TestUntouched(t *testing.T) {
	d, s := mixed(t), sample()
	s.Statements = s.Statements[:2]
	a := assess(t, d, s, smaa.Options{Draws: 512})
	untouched.Check(t, smaa.Assess, d, s, smaa.Options{Draws: 1024})
	untouched.Check(t, smaa.Clash, d, s)
	untouched.Check(t, smaa.Explain, a, "es")
	untouched.Check(t, smaa.Statements.Validate, s)
	untouched.Check(t, smaa.Statements.ValidateFor, s, d)
	untouched.Check(t, smaa.Statements.Encode, s)
	untouched.Check(t, smaa.Acceptability.Encode, a)
	untouched.Check(t, smaa.OptionAcceptability.Shares, a.Options[0])
	ranker := sdm.Preferences{Format: sdm.PreferencesFormat, Decision: "test", Voice: sdm.Voice{Role: sdm.Patient}, Method: sdm.Swing, Answers: []sdm.Answer{
		{Criterion: "c1", Points: new(1.0)}, {Criterion: "c2", Points: new(2.0)},
	}}
	untouched.Check(t, smaa.FromPreferences, ranker, .1)
	data, err := s.Encode()
	require.NoError(t, err)
	untouched.Check(t, smaa.DecodeStatements, data)
	data, err = a.Encode()
	require.NoError(t, err)
	untouched.Check(t, smaa.DecodeAcceptability, data)
}
