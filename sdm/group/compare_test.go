package group_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/internal/archtest/untouched"
	"github.com/concord-sdm/concord/internal/message"
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/group"
)

func compare(t testing.TB, d sdm.Decision, v group.Voices, o group.Options) group.Agreement {
	t.Helper()
	a, err := group.Compare(d, v, o)
	require.NoError(t, err)
	return a
}

// What is open for one voice is not said to be out of the question for all.
func TestLivingWithOpenScores(t *testing.T) {
	d := decisionOf([]float64{1, 0}, []float64{0, 1})
	keys := func(v group.Voices) (out []string) {
		for _, s := range group.Explain(compare(t, d, v, group.Options{}), "en") {
			if strings.HasPrefix(s.Key, "liveWith") {
				out = append(out, s.Text)
			}
		}
		return out
	}
	require.Equal(t, []string{
		"Whether all can live with this cannot be said, as how well it fits somebody is open: Option a.",
	}, keys(voices(voice(sdm.Patient, "", 9, 1), voice(sdm.Family, "", 1, -1))), "b loses the patient too much in any case")
	require.Len(t, keys(voices(voice(sdm.Patient, "", 9, 1), voice(sdm.Family, "", 1, 9))), 1)
}

// Worked by hand: two criteria, three options (1, 0), (0, 1), (.7, .6). The
// patient weighs 0.9 and 0.1: scores .9, .1, .69. The daughter weighs 0.2 and
// 0.8: .2, .8, .62. The nurse weighs 0.5 and 0.5: .5, .5, .65.
func TestCompare(t *testing.T) {
	d := decisionOf([]float64{1, 0}, []float64{0, 1}, []float64{.7, .6})
	v := voices(voice(sdm.Family, "daughter", 20, 80), voice(sdm.Patient, "", 90, 10), voice(sdm.Clinician, "nurse", 1, 1))
	a := compare(t, d, v, group.Options{LossLimit: .22})
	require.Equal(t, "patient", a.Owner)
	require.Equal(t, group.Differ, a.Outcome)
	require.Equal(t, []string{"b", "a", "c"}, []string{a.Voices[0].Leader, a.Voices[1].Leader, a.Voices[2].Leader})
	require.True(t, a.Voices[0].Differs)
	require.False(t, a.Voices[1].Differs)
	near(t, .7, a.Voices[0].FromOwner.Value, 1e-12, "½(|.2 − .9| + |.8 − .1|)")
	near(t, 0, a.Voices[1].FromOwner.Value, 0, "the owner's own")
	near(t, .4, a.Voices[2].FromOwner.Value, 1e-12, "the nurse")
	require.Len(t, a.Distances, 3)
	require.Equal(t, "c1", a.Distances[0].Criterion)
	near(t, -.7, a.Distances[0].Gap.Value, 1e-12, "it weighs less for the daughter")
	require.Equal(t, "c1", a.Split, "equal spreads: the first id")
	near(t, .7, a.Criteria[0].Spread.Value, 1e-12, "spread")

	regrets := map[string][]float64{"a": {.6, 0, .15}, "b": {0, .8, .15}, "c": {.18, .21, 0}}
	worst := map[string]string{"a": "family/daughter", "b": "patient", "c": "patient"}
	for _, o := range a.Options {
		for i, want := range regrets[o.Option] {
			near(t, want, o.Regrets[i].Value, 1e-12, o.Option)
		}
		require.Equal(t, worst[o.Option], o.WorstFor)
		require.Empty(t, o.Misses)
	}
	require.Equal(t, []string{"c"}, a.LeastRegret)
	require.Equal(t, []string{"c"}, a.LiveWith)
	require.Empty(t, compare(t, d, v, group.Options{}).LiveWith, "nobody may lose more than 0.1")

	// Orders: b c a, a c b, c then a and b level.
	require.Equal(t, []float64{2.5, 2.5, 4}, a.Votes.Borda)
	require.Equal(t, "c", a.Votes.Condorcet)
	require.Equal(t, []int{-1, -1, 2}, a.Votes.Copeland)
	require.Equal(t, [][]string{{"c", "a", "b"}, {"c", "b", "a"}}, a.Votes.Kemeny)
	require.Equal(t, int64(2), a.Votes.KemenyCount)
	require.Equal(t, 5.0, a.Votes.Agreements.Value, "2 + 2 over c, and 1 of a and b")
	require.Empty(t, a.Votes.Cycles)
	require.Empty(t, a.Mean, "nothing is averaged unasked")
	require.Empty(t, a.Notes)
}

func TestOwner(t *testing.T) {
	d := decisionOf([]float64{1, 0}, []float64{0, 1})
	for _, c := range []struct {
		name, want string
		v          group.Voices
		notes      []group.NoteCode
	}{
		{"the patient, beside a surrogate", "patient", voices(voice(sdm.Surrogate, "", 1, 2), voice(sdm.Patient, "", 2, 1)), []group.NoteCode{group.NoteSurrogate}},
		{"the only surrogate", "surrogate/son", voices(voice(sdm.Family, "", 1, 2), voice(sdm.Surrogate, "son", 2, 1)), []group.NoteCode{group.NoteSurrogate}},
		{"two surrogates", "", voices(voice(sdm.Surrogate, "son", 1, 2), voice(sdm.Surrogate, "wife", 2, 1)), []group.NoteCode{group.NoteSurrogate, group.NoteSurrogate, group.NoteNoOwner}},
		{"nobody", "", voices(voice(sdm.Clinician, "", 1, 2)), []group.NoteCode{group.NoteNoOwner}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := compare(t, d, c.v, group.Options{})
			require.Equal(t, c.want, a.Owner)
			var notes []group.NoteCode
			for _, n := range a.Notes {
				notes = append(notes, n.Code)
			}
			require.Equal(t, c.notes, notes)
			if c.want == "" {
				require.Equal(t, group.WhyNoOwner, a.Voices[0].FromOwner.Why)
			}
		})
	}
}

func TestOutcomes(t *testing.T) {
	d := decisionOf([]float64{1, 0}, []float64{0, 1})
	for _, c := range []struct {
		want group.Outcome
		v    group.Voices
	}{
		{group.Agree, voices(voice(sdm.Patient, "", 2, 1), voice(sdm.Family, "", 3, 1))},
		{group.Differ, voices(voice(sdm.Patient, "", 2, 1), voice(sdm.Family, "", 1, 3), voice(sdm.Family, "x", 1, -1))},
		{group.Open, voices(voice(sdm.Patient, "", 2, 1), voice(sdm.Family, "", 1, 1))},
		{group.Nothing, voices(voice(sdm.Patient, "", 2, 1))},
	} {
		require.Equal(t, c.want, compare(t, d, c.v, group.Options{}).Outcome)
	}
}

// What is open stays open: no zero, no mean.
func TestOpenThings(t *testing.T) {
	d := decisionOf([]float64{1, 0}, []float64{0, 1})
	a := compare(t, d, voices(voice(sdm.Patient, "", 2, 1), voice(sdm.Family, "", 1, -1)), group.Options{Mean: group.GeometricMean})
	require.Equal(t, group.WhyOpenWeight, a.Distances[0].Distance.Why)
	require.Equal(t, group.WhyOpenWeight, a.Criteria[1].Spread.Why)
	require.Equal(t, group.WhyOpenWeight, a.Options[0].Worst.Why)
	require.Empty(t, a.LeastRegret)
	require.Empty(t, a.LiveWith)
	require.Equal(t, []string{"patient"}, a.Votes.Voices)
	require.Contains(t, a.Notes, group.Note{Code: group.NoteNotCounted, Voice: "family"})
	require.Equal(t, "openWeight", a.Mean.Why)
	require.Empty(t, a.Mean.Order)

	d.Evidence[1] = sdm.Cell{Option: "a", Criterion: "c2", Kind: sdm.Missing, Reason: "not studied"}
	a = compare(t, d, voices(voice(sdm.Patient, "", 2, 1), voice(sdm.Family, "", 1, 1)), group.Options{})
	require.Equal(t, group.WhyMissingEvidence, a.Options[0].Worst.Why)
	require.Equal(t, group.WhyMissingEvidence, a.Options[1].Regrets[0].Why, "the best is not known")
	require.Empty(t, a.LeastRegret)
}

// An option that somebody's must-have excludes is not what all can live with,
// and is not voted on.
func TestMustHaves(t *testing.T) {
	d := decisionOf([]float64{.9, .9}, []float64{.5, .8}, []float64{.4, .4})
	d.Options[2].Unsuitable = sdm.Unsuitable{By: "the surgeon", Reason: "too risky"}
	strict := voice(sdm.Family, "", 1, 1)
	strict.Answers[0].MustHave = sdm.MustHave{Level: new(.95)}
	patient := voice(sdm.Patient, "", 1, 2)
	patient.Answers[1].MustHave = sdm.MustHave{Level: new(.7)}
	a := compare(t, d, voices(patient, strict), group.Options{Mean: group.ArithmeticMean})
	require.Len(t, a.Unsuitable, 1)
	require.Len(t, a.Options, 2)
	require.Equal(t, []string{"family"}, a.Options[0].Misses)
	require.Equal(t, group.WhyNotRanked, a.Options[0].Worst.Why)
	require.Empty(t, a.LeastRegret)
	require.Empty(t, a.Votes.Options)
	require.Equal(t, group.WhyNoSpread, a.Votes.W.Why)
	require.Equal(t, sdm.NoneLeft, a.Mean.Outcome)
	require.InDeltaSlice(t, []float64{5. / 12, 7. / 12}, a.Mean.Weights, 1e-12)
}

func TestMean(t *testing.T) {
	d := decisionOf([]float64{1, 0}, []float64{0, 1})
	v := voices(voice(sdm.Patient, "", 9, 1), voice(sdm.Family, "", 1, 4))
	a := compare(t, d, v, group.Options{Mean: group.ArithmeticMean})
	require.InDeltaSlice(t, []float64{.55, .45}, a.Mean.Weights, 1e-12)
	require.Equal(t, "a", a.Mean.Leader)
	require.Contains(t, a.Notes, group.Note{Code: group.NoteMean})
	a = compare(t, d, v, group.Options{Mean: group.GeometricMean})
	require.InDeltaSlice(t, []float64{.6, .4}, a.Mean.Weights, 1e-12, "√.18 to √.08 is 3 to 2")

	d.Criteria[1].Direction = sdm.Personal
	v.Voices[0].Answers[1].Direction, v.Voices[1].Answers[1].Direction = sdm.HigherIsBetter, sdm.LowerIsBetter
	a = compare(t, d, v, group.Options{Mean: group.ArithmeticMean})
	require.Equal(t, "directions", a.Mean.Why)
	require.True(t, a.Criteria[1].Directions)
	v.Voices[1].Answers[1].Direction = sdm.HigherIsBetter
	require.Equal(t, "a", compare(t, d, v, group.Options{Mean: group.ArithmeticMean}).Mean.Leader)
	for i := range v.Voices {
		v.Voices[i].Answers[1].Direction, v.Voices[i].Answers[1].Points = "", new(0.0)
	}
	require.Equal(t, "a", compare(t, d, v, group.Options{Mean: group.ArithmeticMean}).Mean.Leader, "no weight, no direction")

	plain := decisionOf([]float64{1, 0}, []float64{0, 1})
	a = compare(t, plain, voices(voice(sdm.Patient, "", 1, 0), voice(sdm.Family, "", 0, 1)), group.Options{Mean: group.GeometricMean})
	require.Equal(t, "noMean", a.Mean.Why)
}

func TestStaleWeights(t *testing.T) {
	stale := voice(sdm.Family, "", 1, 2)
	stale.Answers[1].Asked.Best = .5
	a := compare(t, decisionOf([]float64{1, 0}, []float64{0, 1}), voices(voice(sdm.Patient, "", 1, 2), stale), group.Options{})
	require.Equal(t, []group.Note{{Code: group.NoteStale, Voice: "family", Criterion: "c2"}}, a.Notes)
}

func TestManyOptions(t *testing.T) {
	rows := make([][]float64, 16)
	for i := range rows {
		rows[i] = []float64{float64(i) / 16, float64((i*7)%16) / 16}
	}
	a := compare(t, decisionOf(rows...), voices(voice(sdm.Patient, "", 2, 1), voice(sdm.Family, "", 1, 3)), group.Options{})
	require.Contains(t, a.Notes, group.Note{Code: group.NoteManyOptions})
	require.Empty(t, a.Votes.Kemeny)
	require.Len(t, a.Votes.Borda, 16)
	require.True(t, a.Votes.W.Ok())
}

func TestErrors(t *testing.T) {
	d := decisionOf([]float64{1, 0}, []float64{0, 1})
	good := voices(voice(sdm.Patient, "", 2, 1))
	for _, o := range []group.Options{{LossLimit: -1}, {LossLimit: 2}, {Mean: "median"}} {
		_, err := group.Compare(d, good, o)
		require.ErrorIs(t, err, group.ErrOptions)
	}
	pointers := func(err error) []string {
		var faults group.Faults
		require.ErrorAs(t, err, &faults)
		var out []string
		for _, f := range faults {
			out = append(out, f.Pointer+" "+string(f.Code))
		}
		return out
	}
	_, err := group.Compare(sdm.Decision{}, group.Voices{}, group.Options{})
	require.Contains(t, pointers(err), "/decision/format required")
	require.Contains(t, pointers(err), "/voices/format required")
	for _, c := range []struct {
		name string
		v    group.Voices
		want []string
	}{
		{"empty", group.Voices{}, []string{"/format required", "/decision required", "/voices required"}},
		{"two patients", voices(voice(sdm.Patient, "", 1, 1), voice(sdm.Patient, "x", 1, 1)), []string{"/voices/1/voice/role duplicate"}},
		{"the same voice twice", voices(voice(sdm.Family, "x", 1, 1), voice(sdm.Family, "x", 1, 1)), []string{"/voices/1/voice duplicate"}},
		{"another decision", group.Voices{Format: group.VoicesFormat, Decision: "other", Voices: good.Voices}, []string{"/voices/0/decision reference"}},
		{"a faulty voice", voices(voice(sdm.Patient, "", 0, 0)), []string{"/voices/0/answers range"}},
		{"too many", voices(make([]sdm.Preferences, 51)...), nil},
		{"extension", group.Voices{Format: group.VoicesFormat, Decision: "test", Voices: good.Voices, Extensions: map[string]json.RawMessage{"x": []byte("1")}}, []string{"/extensions/x format"}},
	} {
		err := c.v.Validate()
		if c.want == nil {
			require.Contains(t, pointers(err), "/voices tooLarge", c.name)
			continue
		}
		require.Equal(t, c.want, pointers(err), c.name)
		_, err = c.v.Encode()
		require.Error(t, err)
	}
	other := d
	other.ID = "other"
	require.Equal(t, []string{"/decision reference", "/voices/0/decision reference"}, pointers(good.ValidateFor(other)))
	require.NoError(t, good.ValidateFor(d))
	require.False(t, group.Outcome("x").IsValid() || group.NoteCode("x").IsValid() || group.NoMean.IsValid())
	require.True(t, group.Agree.IsValid() && group.NoteMean.IsValid() && group.GeometricMean.IsValid())
}

// The order of the voices and of the lists of a document changes nothing but
// the order in which voices stand; the owner's own numbers never depend on
// others; regret is 0 for somebody's best.
func TestProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, m := rapid.IntRange(1, 5).Draw(t, "options"), rapid.IntRange(1, 4).Draw(t, "criteria")
		rows := make([][]float64, n)
		for i := range rows {
			for range m {
				rows[i] = append(rows[i], float64(rapid.IntRange(0, 20).Draw(t, "value"))/20)
			}
		}
		d := decisionOf(rows...)
		var list []sdm.Preferences
		for i := range rapid.IntRange(1, 4).Draw(t, "voices") {
			weights := make([]float64, m)
			for k := range weights {
				weights[k] = float64(rapid.IntRange(1, 9).Draw(t, "weight"))
			}
			if i == 0 {
				list = append(list, voice(sdm.Patient, "", weights...))
			} else {
				list = append(list, voice(sdm.Family, fmt.Sprint("f", i), weights...))
			}
		}
		a, err := group.Compare(d, voices(list...), group.Options{})
		if err != nil {
			t.Fatal(err)
		}
		alone, err := group.Compare(d, voices(list[0]), group.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(alone.Voices[0], a.Voices[0]); diff != "" {
			t.Fatal(diff)
		}
		least, found := 2.0, false
		for _, o := range a.Options {
			worst, _ := o.Worst.Get()
			least = min(least, worst)
			for i, r := range o.Regrets {
				if r.Value < 0 || r.Value > worst+1e-9 {
					t.Fatalf("%+v", o)
				}
				found = found || (i == 0 && r.Value == 0)
			}
		}
		if !found {
			t.Fatal("the patient regrets every option")
		}
		for _, o := range a.Options {
			for _, id := range a.LeastRegret {
				if o.Option == id && o.Worst.Value > least+1e-9 {
					t.Fatalf("%+v is not the least", o)
				}
			}
		}
		if len(a.LeastRegret) == 0 {
			t.Fatal("some option always has the least regret")
		}
		for _, x := range a.Distances {
			if far, _ := x.Distance.Get(); far < 0 || far > 1 {
				t.Fatalf("%+v", x)
			}
		}
	})
}

func sample() group.Voices {
	v := voices(voice(sdm.Patient, "", 2, 1), voice(sdm.Surrogate, "son", 1, 2))
	v.Extensions = map[string]json.RawMessage{"org.example": []byte(`"kept"`)}
	return v
}

func TestRoundTrip(t *testing.T) {
	v := sample()
	data, err := v.Encode()
	require.NoError(t, err)
	back, err := group.DecodeVoices(data)
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(v, back))
	a := compare(t, decisionOf([]float64{1, 0}, []float64{0, 1}), v, group.Options{Mean: group.GeometricMean})
	data, err = a.Encode()
	require.NoError(t, err)
	report, err := group.DecodeAgreement(data)
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(a, report))
	_, err = group.DecodeVoices([]byte("{}"))
	require.Error(t, err)
}

func FuzzDecode(f *testing.F) {
	d := decisionOf([]float64{1, 0}, []float64{0, 1})
	data, err := sample().Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	a, err := group.Compare(d, sample(), group.Options{})
	if err != nil {
		f.Fatal(err)
	}
	if data, err = a.Encode(); err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		if a, err := group.DecodeAgreement(data); err == nil {
			again(t, a, group.DecodeAgreement)
			group.Explain(a, "en")
		}
		v, err := group.DecodeVoices(data)
		if err != nil {
			if !errors.As(err, &group.Faults{}) {
				t.Fatalf("an error that is not Faults: %v", err)
			}
			return
		}
		again(t, v, group.DecodeVoices)
		if _, err := group.Compare(d, v, group.Options{Mean: group.ArithmeticMean}); err != nil && !errors.As(err, &group.Faults{}) {
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
	d, v := decisionOf([]float64{1, 0}, []float64{0, 1}), sample()
	a := compare(t, d, v, group.Options{Mean: group.GeometricMean})
	votes := ballots(3, []int{2, 0, 1, 2}, []int{1, 2, 1, 0})
	untouched.Check(t, group.Compare, d, v, group.Options{Mean: group.GeometricMean})
	untouched.Check(t, group.Explain, a, "es")
	untouched.Check(t, group.Voices.Validate, v)
	untouched.Check(t, group.Voices.ValidateFor, v, d)
	untouched.Check(t, group.Voices.Encode, v)
	untouched.Check(t, group.Agreement.Encode, a)
	untouched.Check(t, group.Pairs, votes)
	untouched.Check(t, group.Borda, votes)
	untouched.Check(t, group.Copeland, votes)
	untouched.Check(t, group.Condorcet, votes)
	untouched.Check(t, group.Cycles, votes)
	untouched.Check(t, group.Kemeny, votes)
	untouched.Check(t, group.KendallW, votes)
	untouched.Check(t, group.MeanWeights, group.GeometricMean, [][]float64{{1, 2}, {2, 1}})
	data, err := v.Encode()
	require.NoError(t, err)
	untouched.Check(t, group.DecodeVoices, data)
	data, err = a.Encode()
	require.NoError(t, err)
	untouched.Check(t, group.DecodeAgreement, data)
}

// All messages are said somewhere, with the arguments that they need.
func TestMessages(t *testing.T) {
	var all []group.Sentence
	add := func(d sdm.Decision, v group.Voices, o group.Options) {
		for _, lang := range append(group.ExplainLanguages(), "xx") {
			all = append(all, group.Explain(compare(t, d, v, o), lang)...)
		}
	}
	two := decisionOf([]float64{1, 0}, []float64{0, 1})
	add(two, voices(voice(sdm.Patient, "", 2, 1), voice(sdm.Family, "", 3, 1), voice(sdm.Clinician, "", 2, 1)), group.Options{Mean: group.GeometricMean})
	add(two, sample(), group.Options{Mean: group.ArithmeticMean})
	add(two, voices(voice(sdm.Patient, "", 2, 1)), group.Options{})
	add(two, voices(voice(sdm.Patient, "", 2, 1), voice(sdm.Family, "", 1, -1)), group.Options{Mean: group.GeometricMean})
	must := voice(sdm.Family, "", 1, 1)
	must.Answers[0].MustHave = sdm.MustHave{Level: new(.95)}
	personal := decisionOf([]float64{1, 0}, []float64{.9, .8}, []float64{.4, .4})
	personal.Options[2].Unsuitable = sdm.Unsuitable{By: "The surgeon", Reason: "Too risky."}
	personal.Criteria[1].Direction = sdm.Personal
	patient := voice(sdm.Patient, "", 1, 2)
	patient.Answers[1].Direction, must.Answers[1].Direction = sdm.HigherIsBetter, sdm.LowerIsBetter
	add(personal, voices(patient, must), group.Options{})
	circle := decisionOf([]float64{1, .5, 0}, []float64{0, 1, .5}, []float64{.5, 0, 1})
	add(circle, voices(voice(sdm.Patient, "", 6, 3, 1), voice(sdm.Family, "", 1, 6, 3), voice(sdm.Clinician, "", 3, 1, 6)), group.Options{})
	stale := voice(sdm.Family, "", 1, 2)
	stale.Answers[1].Asked.Best = .5
	add(two, voices(voice(sdm.Patient, "", 1, 2), stale), group.Options{})
	said := group.Messages().In("en")
	all = append(all, said.Say("who", message.Args{"role": "family", "id": "x", "has": "yes"}))
	require.NoError(t, message.Check(group.Messages(), all))
}

func text(sentences []group.Sentence) string {
	var b strings.Builder
	for _, s := range sentences {
		b.WriteString(s.Text + "\n")
	}
	return b.String()
}

func TestExplain(t *testing.T) {
	d := decisionOf([]float64{1, 0}, []float64{0, 1}, []float64{.7, .6})
	d.Options[0].Name, d.Options[1].Name, d.Options[2].Name = "Surgery", "Waiting", "Medicine"
	d.Criteria[0].Name, d.Criteria[1].Name = "relief", "staying at home"
	v := voices(voice(sdm.Family, "daughter", 20, 80), voice(sdm.Patient, "", 90, 10), voice(sdm.Clinician, "nurse", 1, 1))
	a := compare(t, d, v, group.Options{LossLimit: .22})
	require.Equal(t, `It is the patient's decision; the other voices stand beside it and are never averaged into it.
For the family (daughter), what fits best is: Waiting.
For the patient, what fits best is: Surgery.
For the clinician (nurse), what fits best is: Medicine.
Different options fit different voices best.
To weigh alike, the family (daughter) and the patient would have to move 70 of 100 points. They differ most on: relief.
To weigh alike, the patient and the clinician (nurse) would have to move 40 of 100 points. They differ most on: relief.
What splits the voices most is how much this matters: relief (from 20 to 90 of 100 points).
The option that asks least of anybody: Medicine. Nobody scores it more than 21 of 100 points below their own best.
What all can live with, at most 22 of 100 points below their own best: Medicine.
If each voice counted once, a majority would put this above each other option: Medicine.
How alike the orders are, from 0 to 100: 9 (Kendall's W).
This says where the voices stand. It is not advice.
`, text(group.Explain(a, "en")))
	require.Contains(t, text(group.Explain(a, "es-MX")), "La decisión es del paciente")
	require.Contains(t, text(group.Explain(a, "tlh")), "tlh")
}
