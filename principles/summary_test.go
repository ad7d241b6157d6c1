package principles_test

import (
	"fmt"
	"iter"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/principles"
)

func TestSummaryByGroup(t *testing.T) {
	f := load(t, "collaborate")
	f.Scores[0].MinCases, f.Scores[1].MinCases = 3, 0
	s, err := principles.NewScorer(f)
	require.NoError(t, err)
	var responses []principles.Response
	add := func(group string, answers ...string) {
		r := filled(t, f, principles.Patient, answers...)
		r.Groups = []principles.Group{{By: "language", Is: group}, {By: "ward", Is: "3"}}
		responses = append(responses, r)
	}
	add("en", "9", "9", "9")
	add("en", "9", "9", "6")
	add("en", "9", "9", "9")
	add("pl", "6", "6", "6")
	add("pl", "3", "3")
	sum, err := s.Summarise(slices.Values(responses), "", "language")
	require.NoError(t, err)
	require.Equal(t, 5, sum.Responses)
	require.Len(t, sum.Cells, 6, "all, en and pl; the ward was not asked for")
	all, en, pl := sum.Cells[0:2], sum.Cells[2:4], sum.Cells[4:6]
	require.InDelta(t, 50, all[0].Mean.Value, 1e-6)
	require.Equal(t, 4, all[0].Scored)
	require.Equal(t, 5, all[0].Respondents)
	require.Equal(t, principles.Group{By: "language", Is: "en"}, en[0].Group)
	require.InDelta(t, 200.0/3, en[0].Mean.Value, 1e-6)
	// Wilson 95 % interval of 2 of 3.
	require.InDelta(t, 20.77, en[0].Interval.Low, 0.01)
	require.InDelta(t, 93.85, en[0].Interval.High, 0.01)
	require.Equal(t, principles.WhyTooFewCases, pl[0].Mean.Why)
	require.InDelta(t, 6, pl[1].Mean.Value, 1e-6)
	require.Equal(t, principles.WhyTooFewCases, pl[1].SD.Why, "one figure has no spread")
	require.InDelta(t, math.Sqrt((1+1+4)/6.0)/1, math.Sqrt(1), 1e-9)
	require.InDelta(t, 0.57735, en[1].SD.Value, 1e-5, "9, 8 and 9")
}

func TestSummaryStopsAtAFault(t *testing.T) {
	s, err := principles.NewScorer(checklist())
	require.NoError(t, err)
	_, err = s.Summarise(slices.Values([]principles.Response{response(principles.Patient), response(principles.Patient, "named", "perhaps")}), "")
	require.True(t, hasFault(faultsOf(t, err), "/responses/1/answers/0/answer", "enum"))
	many := func(yield func(principles.Response) bool) {
		for i := range 20_000 {
			r := response(principles.Patient)
			r.Groups = []principles.Group{{By: "name", Is: fmt.Sprint(i)}}
			if !yield(r) {
				return
			}
		}
	}
	_, err = s.Summarise(many, "", "name")
	require.True(t, hasFault(faultsOf(t, err), "/responses/9999/groups", "tooLarge"), "%v", err)
}

func TestFiguresAgreeWithAssess(t *testing.T) {
	f := load(t, "cdc-cci")
	s, err := principles.NewScorer(f)
	require.NoError(t, err)
	r := filled(t, f, principles.Assessor, repeat(20, "yes")...)
	got, err := s.Figures(nil, r, "")
	require.NoError(t, err)
	require.InDelta(t, 95, got[0].Value, 1e-12)
	require.Equal(t, f.ID, s.Framework().ID)
	c := load(t, "collaborate")
	s, err = principles.NewScorer(c)
	require.NoError(t, err)
	got, err = s.Figures(nil, filled(t, c, principles.Patient, "9", "9", "9"), "")
	require.NoError(t, err)
	require.InDelta(t, 100, got[0].Value, 0, "the least number of cases is for those who count many")
}

func hundredThousand(b *testing.B) (*principles.Scorer, iter.Seq[principles.Response]) {
	f := load2(b, "preparation")
	s, err := principles.NewScorer(f)
	require.NoError(b, err)
	responses := make([]principles.Response, 64)
	for i := range responses {
		r := response(principles.Patient)
		r.Framework = f.ID
		for j, it := range f.Items {
			r.Answers = append(r.Answers, principles.Answer{Item: it.Key, Answer: fmt.Sprint(1 + (i+j)%5)})
		}
		r.Groups = []principles.Group{{By: "language", Is: []string{"en", "es", "pl"}[i%3]}}
		responses[i] = r
	}
	return s, func(yield func(principles.Response) bool) {
		for i := range 100_000 {
			if !yield(responses[i%len(responses)]) {
				return
			}
		}
	}
}

func load2(tb testing.TB, id string) principles.Framework {
	tb.Helper()
	f, err := principles.Load(id)
	require.NoError(tb, err)
	return f
}

// 100,000 responses of ten items each, by role and group; the memory does not
// grow with their number.
func BenchmarkSummarise100000(b *testing.B) {
	s, seq := hundredThousand(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Summarise(seq, "", "language"); err != nil {
			b.Fatal(err)
		}
	}
}

func TestSummaryMemoryIsConstant(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector allocates too")
	}
	f := checklist()
	s, err := principles.NewScorer(f)
	require.NoError(t, err)
	r := response(principles.Patient, "named", "met", "asked", "partly")
	measure := func(n int) float64 {
		seq := func(yield func(principles.Response) bool) {
			for range n {
				if !yield(r) {
					return
				}
			}
		}
		return testing.AllocsPerRun(3, func() { _, _ = s.Summarise(seq, "") })
	}
	if few, many := measure(10), measure(10_000); many > few+2 {
		t.Errorf("10 responses allocate %v times, 10,000 %v times", few, many)
	}
}
