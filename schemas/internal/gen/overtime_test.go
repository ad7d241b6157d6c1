package gen_test

import (
	"slices"
	"testing"

	"github.com/invopop/jsonschema"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/ident"
	"github.com/concord-sdm/concord/principles"
)

// overTimeRules says what is always so in what principles infers from other
// answers, and in what it finds over time.
func overTimeRules() map[string]func(*jsonschema.Schema) {
	one := &jsonschema.Schema{MinItems: new(uint64(1))}
	// What follows is an answer, and nobody measured it.
	said := &jsonschema.Schema{Not: &jsonschema.Schema{Enum: list("unknown", "measured")}}
	id := ident.IDPattern[1 : len(ident.IDPattern)-1]
	from := "^" + id + "/" + id + "$"
	return map[string]func(*jsonschema.Schema){
		"principles.Inference": func(s *jsonschema.Schema) {
			follows := both(has("inferredFrom"), with("inferredFrom", one), with("answer", said),
				lacks("barriers", "evidence", "probe"))
			s.AllOf = append(s.AllOf, items("answers", follows))
			unique(s, "sourceGaps", "targetGaps")
		},
		"principles.Suggestion": func(s *jsonschema.Schema) {
			pattern(member(s, "from"), from)
			answer := member(s, "answer")
			answer.Pattern, answer.Enum = "", list("met", "partly", "notMet")
		},
		"principles.Conflict": func(s *jsonschema.Schema) {
			some(s, "claims")
			member(s, "direct").Not = said.Not
			add(s, &jsonschema.Schema{If: lacks("direct"), Then: with("claims", &jsonschema.Schema{MinItems: new(uint64(2))})})
		},
		"principles.Claimed": func(s *jsonschema.Schema) {
			pattern(member(s, "from"), from)
			member(s, "relation").Enum = list("equal", "equivalent", "subsetOf", "supersetOf")
			member(s, "answer").Not = said.Not
		},
		"principles.Change": func(s *jsonschema.Schema) {
			counts(s)
			figures(s, 0, 1, "before", "after", "p")
			figures(s, -1, 1, "difference", "low", "high")
			s.AllOf = append(s.AllOf, with("chiSquared", with("value", &jsonschema.Schema{Minimum: num(0)})))
			given, none := &jsonschema.Schema{}, &jsonschema.Schema{}
			for _, name := range []string{"before", "after", "difference", "low", "high"} {
				given, none = both(given, with(name, has("value"))), both(none, with(name, has("why")))
			}
			when(s, is("pairs", 0), none, given)
			tested := both(with("chiSquared", has("value")), with("p", has("value")))
			untested := both(with("chiSquared", has("why")), with("p", has("why")))
			when(s, both(is("gained", 0), is("lost", 0)), untested, tested)
		},
		"principles.Series": func(s *jsonschema.Schema) {
			counts(s)
			nothing := both(with("median", has("why")), zero("useful"))
			when(s, is("points", 0), nothing, with("median", has("value")))
			// The limits are those of ten useful figures or more.
			least := func(name string, n float64) *jsonschema.Schema {
				return with(name, &jsonschema.Schema{Minimum: num(n)})
			}
			read := both(least("useful", 10), least("runLimit", 6), least("crossingLimit", 2))
			few := both(with("useful", &jsonschema.Schema{Maximum: num(9)}), zero("runLimit"), zero("crossingLimit"))
			when(s, is("finding", "tooFewPoints"), few, read)
		},
	}
}

// zero holds where the member, if it is there, is 0.
func zero(name string) *jsonschema.Schema { return with(name, &jsonschema.Schema{Const: 0}) }

// overTimeReports compares what follows over made-up crosswalks, a published
// change and short series, or writes it anew.
func overTimeReports(t *testing.T) {
	t.Helper()
	scorer := func(name string) *principles.Scorer {
		s, err := principles.NewScorer(example(t, "principles.framework/"+name, principles.DecodeFramework))
		require.NoError(t, err)
		return s
	}
	questions, visit := scorer("two-questions"), scorer("first-visit")
	w := example(t, "principles.crosswalk/two-questions", principles.DecodeCrosswalk)
	yesNo := principles.Response{
		Format: principles.ResponseFormat, Framework: "two-questions", Version: "1.0.0",
		By:      principles.Respondent{Role: principles.Patient},
		Answers: []principles.Answer{{Item: "q1", Answer: "yes"}, {Item: "q2", Answer: "no"}},
	}
	direct := example(t, "principles.response/patient", principles.DecodeResponse)
	linked := func(links ...principles.Link) principles.Crosswalk {
		w := w
		w.Links = links
		return w
	}
	more := linked(
		principles.Link{Source: "q1", Target: "choice", Relation: principles.SupersetOf},
		principles.Link{Source: "q2", Target: "choice", Relation: principles.IntersectsAny},
		principles.Link{Source: "q1", Target: "waiting", Relation: principles.Equivalent},
		principles.Link{Source: "q2", Target: "waiting", Relation: principles.SubsetOf},
		principles.Link{Source: "q2", Target: "copies", Relation: principles.Equivalent},
	)
	infer := func(name string, w principles.Crosswalk, from, to *principles.Scorer, r, direct principles.Response) {
		inf, err := principles.Infer(w, from, to, r, direct, "2026-11-15")
		require.NoError(t, err)
		same(t, "principles.inference/"+name, inf)
	}
	infer("nothing-follows", w, questions, visit, yesNo, principles.Response{})
	infer("follows", more, questions, visit, yesNo, principles.Response{})
	infer("conflicts", more, questions, visit, yesNo, direct)
	infer("reversed", more.Reverse(), visit, questions, direct, principles.Response{})

	// Agresti 2007, section 8.1; and what can be said of a few.
	pairs := func(both, gained, lost, neither int) []principles.Pair {
		return slices.Concat(
			slices.Repeat([]principles.Pair{{Before: true, After: true}}, both), slices.Repeat([]principles.Pair{{After: true}}, gained),
			slices.Repeat([]principles.Pair{{Before: true}}, lost), make([]principles.Pair, neither))
	}
	for name, all := range map[string][]principles.Pair{
		"approval": pairs(794, 86, 150, 570), "no-pairs": nil, "ten-pairs": pairs(3, 4, 1, 2), "unchanged": pairs(3, 0, 0, 2),
	} {
		same(t, "principles.change/"+name, principles.PairedChange(all))
	}
	usual := []float64{3, 5, 4, 6, 2, 7, 3, 6, 4, 5, 2, 7}
	for name, all := range map[string][]float64{
		"shift": {52, 55, 51, 57, 54, 58, 61, 66, 63, 68, 70, 67}, "two-points": {10, 90}, "usual-variation": usual, "without-points": nil,
	} {
		s, err := principles.RunChart(all)
		require.NoError(t, err)
		same(t, "principles.series/"+name, s)
	}
}
