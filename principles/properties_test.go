package principles_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/principles"
)

// drawFramework draws a framework of up to six items with every kind of answer,
// reversed items, weights, dependencies and every method.
func drawFramework(t *rapid.T, deps bool) principles.Framework {
	f := checklist()
	f.RequiresRoles, f.Items, f.Scores = nil, nil, nil
	codes := func(lo, n int) (list []principles.Code) {
		for i := range n {
			list = append(list, principles.Code{Code: fmt.Sprint("c", i), Value: float64(lo + i)})
		}
		return list
	}
	f.AnswerSets = []principles.AnswerSet{{ID: "zero", Codes: codes(0, 3)}, {ID: "one", Ordered: true, Codes: codes(1, 4)}}
	n := rapid.IntRange(1, 6).Draw(t, "items")
	zero := true // every item has 0 as its lowest value
	alike := rapid.IntRange(0, 3).Draw(t, "family")
	var keys []string
	for i := range n {
		it := principles.Item{Key: fmt.Sprintf("k%d", i), Kind: principles.StateItem, Text: principles.Text{"en": "x"}}
		kind := alike
		if kind == 3 {
			kind = rapid.IntRange(0, 2).Draw(t, "kind")
		}
		switch kind {
		case 1:
			it.Kind, it.AnswerSet, it.Reversed = principles.ScaleItem, "zero", rapid.Bool().Draw(t, "reversed")
		case 2:
			it.Kind, it.AnswerSet, it.Reversed = principles.ScaleItem, "one", rapid.Bool().Draw(t, "reversed")
			zero = false
		}
		it.Weight = rapid.SampledFrom([]float64{0, 0.5, 1, 3}).Draw(t, "weight")
		it.NAAllowed = rapid.Bool().Draw(t, "na")
		if deps && i > 0 && rapid.Bool().Draw(t, "depends") {
			other := f.Items[rapid.IntRange(0, i-1).Draw(t, "on")]
			then := append(answersOf(it), na)
			it.DependsOn = append(it.DependsOn, principles.Dependency{
				Item: other.Key, Is: []string{rapid.SampledFrom(answersOf(other)).Draw(t, "is")},
				Then: rapid.SampledFrom(then).Draw(t, "then"),
			})
		}
		f.Items = append(f.Items, it)
		keys = append(keys, it.Key)
	}
	rule := rapid.SampledFrom([]principles.Missing{
		{Rule: principles.Complete},
		{Rule: principles.Answered},
		{Rule: principles.Prorate, MinAnswered: 1},
	}).Draw(t, "rule")
	for _, word := range principles.Method("").Values() {
		m := principles.Method(word)
		s := principles.Score{ID: "s-" + string(m), Items: keys, Method: m, Missing: rule}
		if alike == 3 && (m == principles.Mean || m == principles.Linear || (m == principles.Sum && rule.Rule == principles.Prorate)) {
			continue // only items alike are averaged
		}
		switch m {
		case principles.Percent:
			if !zero {
				continue
			}
		case principles.Linear:
			s.Minus, s.Times = 1, rapid.SampledFrom([]float64{25, -10}).Draw(t, "times")
		case principles.Gates, principles.CountPassed, principles.TopBox:
			s.Pass = 1
			if rule.Rule == principles.Prorate {
				s.Missing.Rule = principles.Answered
			}
			if m == principles.CountPassed && s.Missing.Rule == principles.Answered && !zero {
				continue
			}
		case principles.Sum:
			if rule.Rule == principles.Answered && !zero {
				continue
			}
		}
		f.Scores = append(f.Scores, s)
	}
	return f
}

func answersOf(it principles.Item) []string {
	switch it.AnswerSet {
	case "zero":
		return []string{"c0", "c1", "c2"}
	case "one":
		return []string{"c0", "c1", "c2", "c3"}
	}
	return []string{principles.NotMet, principles.Partly, principles.Met}
}

func drawResponse(t *rapid.T, f principles.Framework, role principles.Role) principles.Response {
	r := response(role)
	for _, it := range f.Items {
		choices := append(answersOf(it), principles.Unknown, "")
		if it.NAAllowed {
			choices = append(choices, na)
		}
		if a := rapid.SampledFrom(choices).Draw(t, it.Key); a != "" {
			answer := principles.Answer{Item: it.Key, Answer: a}
			if a == na {
				answer.Reason = "because"
			}
			r.Answers = append(r.Answers, answer)
		}
	}
	return r
}

func assess(t *rapid.T, f principles.Framework, responses ...principles.Response) principles.Report {
	rep, err := principles.Assess(f, responses, principles.Options{})
	if err != nil {
		t.Fatalf("%v", err)
	}
	return rep
}

func TestPropertyScoresKeepTheirConditions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFramework(t, true)
		var responses []principles.Response
		for i := range rapid.IntRange(1, 4).Draw(t, "respondents") {
			responses = append(responses, drawResponse(t, f, rapid.SampledFrom([]principles.Role{principles.Patient, principles.Clinician}).Draw(t, fmt.Sprint("role", i))))
		}
		for _, role := range assess(t, f, responses...).Roles {
			for _, s := range role.Scores {
				checkScore(t, s)
			}
		}
	})
}

// Whatever the unknown answers turn out to be, the figure lies within the bounds;
// without dependencies both bounds are reached.
func TestPropertyBoundsHoldForEveryCompletion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		deps := rapid.Bool().Draw(t, "deps")
		f := drawFramework(t, deps)
		r := drawResponse(t, f, principles.Patient)
		got := assess(t, f, r).Roles[0].Scores
		lo, hi := map[string]float64{}, map[string]float64{}
		for _, full := range completions(f, r) {
			for _, s := range assess(t, f, full).Roles[0].Scores {
				v, ok := s.Figure.Get()
				if !ok {
					continue
				}
				if _, seen := lo[s.Score]; !seen {
					lo[s.Score], hi[s.Score] = v, v
				}
				lo[s.Score], hi[s.Score] = min(lo[s.Score], v), max(hi[s.Score], v)
			}
		}
		for _, s := range got {
			l, seen := lo[s.Score]
			if !seen {
				continue
			}
			if l < s.Low.Value-1e-9 || hi[s.Score] > s.High.Value+1e-9 {
				t.Fatalf("%s: completions reach %v to %v, the bounds are %v to %v", s.Score, l, hi[s.Score], s.Low.Value, s.High.Value)
			}
			if !deps && (math.Abs(l-s.Low.Value) > 1e-9 || math.Abs(hi[s.Score]-s.High.Value) > 1e-9) {
				t.Fatalf("%s: completions reach %v to %v, the bounds %v to %v are too wide", s.Score, l, hi[s.Score], s.Low.Value, s.High.Value)
			}
		}
	})
}

// completions returns r with its unknown answers filled in, in every way while
// there are few of them.
func completions(f principles.Framework, r principles.Response) []principles.Response {
	list := []principles.Response{response(r.By.Role)}
	for _, it := range f.Items {
		i := slices.IndexFunc(r.Answers, func(a principles.Answer) bool { return a.Item == it.Key })
		options := []principles.Answer{}
		if i >= 0 && r.Answers[i].Answer != principles.Unknown {
			options = append(options, r.Answers[i])
		} else {
			for _, a := range answersOf(it) {
				options = append(options, principles.Answer{Item: it.Key, Answer: a})
			}
		}
		var next []principles.Response
		for _, o := range options {
			for _, l := range list {
				l.Answers = append(slices.Clone(l.Answers), o)
				next = append(next, l)
			}
		}
		list = next
		if len(list) > 3000 {
			// The extremes are enough when nothing depends on anything.
			list = list[:3000]
		}
	}
	return list
}

// The order of items, answers, answer codes and responses changes no bit of any
// figure.
func TestPropertyOrderChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFramework(t, true)
		var responses []principles.Response
		for range rapid.IntRange(1, 4).Draw(t, "respondents") {
			responses = append(responses, drawResponse(t, f, principles.Patient))
		}
		g := f
		g.Items = rapid.Permutation(f.Items).Draw(t, "items")
		g.AnswerSets = rapid.Permutation(f.AnswerSets).Draw(t, "sets")
		g.Scores = slices.Clone(f.Scores)
		for i := range g.Scores {
			g.Scores[i].Items = rapid.Permutation(f.Scores[i].Items).Draw(t, "score items")
		}
		shuffled := rapid.Permutation(responses).Draw(t, "responses")
		for i := range shuffled {
			shuffled[i].Answers = rapid.Permutation(shuffled[i].Answers).Draw(t, "answers")
		}
		a, b := assess(t, f, responses...), assess(t, g, shuffled...)
		for i := range a.Roles {
			for j := range a.Roles[i].Scores {
				x, y := a.Roles[i].Scores[j], b.Roles[i].Scores[j]
				byItem := func(p, q principles.Contribution) int {
					if p.Item < q.Item {
						return -1
					}
					return 1
				}
				slices.SortFunc(x.Trace, byItem)
				slices.SortFunc(y.Trace, byItem)
				if d := cmp.Diff(x, y); d != "" {
					t.Fatal(d)
				}
			}
		}
	})
}

// Raising an answer lowers no figure in which more is better, as long as nothing
// depends on it.
func TestPropertyMetNeverLowers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFramework(t, false)
		for i := range f.Items {
			f.Items[i].Reversed = false
		}
		f.Scores = slices.DeleteFunc(f.Scores, func(s principles.Score) bool { return s.Method == principles.Linear && s.Times < 0 })
		r := drawResponse(t, f, principles.Patient)
		if len(r.Answers) == 0 {
			t.Skip("nothing to raise")
		}
		i := rapid.IntRange(0, len(r.Answers)-1).Draw(t, "raised")
		if r.Answers[i].Answer == na || r.Answers[i].Answer == principles.Unknown {
			t.Skip("not an answer with a value")
		}
		up := r
		up.Answers = slices.Clone(r.Answers)
		k := slices.IndexFunc(f.Items, func(it principles.Item) bool { return it.Key == r.Answers[i].Item })
		all := answersOf(f.Items[k])
		up.Answers[i].Answer = all[len(all)-1]
		a, b := assess(t, f, r).Roles[0].Scores, assess(t, f, up).Roles[0].Scores
		for j := range a {
			if a[j].Figure.Ok() && b[j].Figure.Value < a[j].Figure.Value-1e-9 {
				t.Fatalf("%s fell from %v to %v", a[j].Score, a[j].Figure.Value, b[j].Figure.Value)
			}
			if a[j].Low.Ok() && (b[j].Low.Value < a[j].Low.Value-1e-9 || b[j].High.Value < a[j].High.Value-1e-9) {
				t.Fatalf("%s: a bound fell", a[j].Score)
			}
		}
	})
}

// "Not applicable" takes its item out and changes no other item.
func TestPropertyNotApplicableIsLocal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFramework(t, false)
		i := rapid.IntRange(0, len(f.Items)-1).Draw(t, "item")
		f.Items[i].NAAllowed = true
		r := drawResponse(t, f, principles.Patient)
		out := r
		out.Answers = slices.DeleteFunc(slices.Clone(r.Answers), func(a principles.Answer) bool { return a.Item == f.Items[i].Key })
		out.Answers = append(out.Answers, principles.Answer{Item: f.Items[i].Key, Answer: na, Reason: "because"})
		a, b := assess(t, f, r).Roles[0].Items, assess(t, f, out).Roles[0].Items
		for j := range a {
			if j != i {
				if d := cmp.Diff(a[j], b[j]); d != "" {
					t.Fatal(d)
				}
			}
		}
	})
}

func TestPropertySummaryAgreesWithAssess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFramework(t, true)
		var responses []principles.Response
		for i := range rapid.IntRange(1, 6).Draw(t, "respondents") {
			r := drawResponse(t, f, principles.Patient)
			r.Groups = []principles.Group{{By: "ward", Is: fmt.Sprint(i % 2)}}
			responses = append(responses, r)
		}
		s, err := principles.NewScorer(f)
		if err != nil {
			t.Fatal(err)
		}
		sum, err := s.Summarise(slices.Values(responses), "", "ward")
		if err != nil {
			t.Fatal(err)
		}
		rep := assess(t, f, responses...)
		for j, want := range rep.Roles[0].Scores {
			got := sum.Cells[j]
			if got.Scored != want.Scored || got.Coverage != want.Coverage {
				t.Fatalf("%s: %+v against %+v", want.Score, got, want)
			}
			if want.Figure.Ok() && math.Abs(got.Mean.Value-want.Figure.Value) > 1e-6 {
				t.Fatalf("%s: mean %v against %v", want.Score, got.Mean.Value, want.Figure.Value)
			}
		}
		again, err := s.Summarise(slices.Values(rapid.Permutation(responses).Draw(t, "order")), "", "ward")
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(sum, again); d != "" {
			t.Fatal(d)
		}
	})
}

// Documents survive a round trip.
func TestPropertyRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFramework(t, true)
		data, err := f.Encode()
		if err != nil {
			t.Fatal(err)
		}
		back, err := principles.DecodeFramework(data)
		if err != nil {
			t.Fatal(err)
		}
		again, err := back.Encode()
		if err != nil || string(again) != string(data) {
			t.Fatalf("the second text differs: %v", err)
		}
		r := drawResponse(t, f, principles.Patient)
		data, err = r.Encode()
		if err != nil {
			t.Fatal(err)
		}
		r2, err := principles.DecodeResponse(data)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(r, r2); d != "" {
			t.Fatal(d)
		}
	})
}

func FuzzDecodeFramework(f *testing.F) {
	for _, e := range []principles.Framework{checklist(), rich()} {
		data, err := e.Encode()
		require.NoError(f, err)
		f.Add(data)
	}
	f.Add([]byte(`{"format":"principles.framework/1.0","items":[{"dependsOn":[{}]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := principles.DecodeFramework(data)
		if err != nil {
			return
		}
		again, err := d.Encode()
		require.NoError(t, err)
		back, err := principles.DecodeFramework(again)
		require.NoError(t, err)
		twice, err := back.Encode()
		require.NoError(t, err)
		require.Equal(t, string(again), string(twice))
		rep, err := principles.Assess(d, nil, principles.Options{})
		require.NoError(t, err)
		principles.Explain(rep, "es")
		_, err = principles.Gaps(d, rep, principles.GapOptions{})
		require.NoError(t, err)
	})
}

func FuzzDecodeResponse(f *testing.F) {
	data, err := response(principles.Patient, "named", "met", "told", "partly").Encode()
	require.NoError(f, err)
	f.Add(data)
	s, err := principles.NewScorer(rich())
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := principles.DecodeResponse(data)
		if err != nil {
			return
		}
		again, err := d.Encode()
		require.NoError(t, err)
		_, err = principles.DecodeResponse(again)
		require.NoError(t, err)
		rep, err := s.Assess([]principles.Response{d}, principles.Options{AsOf: "2026-05"})
		if err != nil {
			require.Error(t, rich().Check(d))
			return
		}
		for _, role := range rep.Roles {
			for _, s := range role.Scores {
				checkScore(t, s)
			}
		}
	})
}

func FuzzDecodeCrosswalk(f *testing.F) {
	for _, id := range principles.Crosswalks() {
		w, err := principles.LoadCrosswalk(id)
		require.NoError(f, err)
		data, err := w.Encode()
		require.NoError(f, err)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		w, err := principles.DecodeCrosswalk(data)
		if err != nil {
			return
		}
		again, err := w.Encode()
		require.NoError(t, err)
		back, err := principles.DecodeCrosswalk(again)
		require.NoError(t, err)
		require.Empty(t, cmp.Diff(back.Reverse().Reverse(), back))
	})
}

func FuzzDecodeClaims(f *testing.F) {
	data, err := principles.ClaimsRegister().Encode()
	require.NoError(f, err)
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := principles.DecodeClaims(data)
		if err != nil {
			return
		}
		again, err := c.Encode()
		require.NoError(t, err)
		_, err = principles.DecodeClaims(again)
		require.NoError(t, err)
	})
}
