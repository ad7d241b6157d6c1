package elicit_test

import (
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/message"
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/elicit"
)

// changed returns the route of a method after a change.
func changed(method string, f func(*elicit.Route)) elicit.Route {
	r := routes()[method]
	f(&r)
	return r
}

// situations are routes that between them say everything there is to say.
func situations() map[string]elicit.Route {
	out := routes()
	put := func(name, method string, f func(*elicit.Route)) {
		r := changed(method, f)
		r.ID = name
		out[name] = r
	}
	put("open", "swing", func(r *elicit.Route) { r.Ratings = points(100, 60, -1) })
	put("importance", "direct", func(r *elicit.Route) { r.Importance, r.Asked = true, nil })
	put("not-shown", "direct", func(r *elicit.Route) { r.Asked = r.Asked[1:] })
	put("other-range", "direct", func(r *elicit.Route) { r.Asked = shown(); r.Asked[0].Range.Worst = 8 })
	put("inconsistent", "pairwise", func(r *elicit.Route) { r.Judgements[3].Times, r.RandomIndex = 9, elicit.AlonsoLamata })
	put("unlinked", "pairwise", func(r *elicit.Route) { r.Judgements = r.Judgements[:2] })
	put("unjudged", "pairwise", func(r *elicit.Route) { r.Judgements[3].Times = 5; r.Judgements = r.Judgements[:5] })
	put("wide", "bestWorst", func(r *elicit.Route) {
		r.BestWorst.BestOver[2].Times = 10
		r.BestWorst.BestOver[0].Times = 5
	})
	put("slack", "tradeOff", func(r *elicit.Route) {
		r.Steps = append(r.Steps, elicit.StepPair{
			ID: "t4", First: step("weeks", number(11.5), number(4)), Second: step("scar", category("large"), category("none")), Worth: elicit.SameWorth,
		})
	})
	put("no-steps", "tradeOff", func(r *elicit.Route) { r.Steps = nil })
	put("steps-clash", "tradeOff", func(r *elicit.Route) {
		r.Steps = append(r.Steps, elicit.StepPair{
			ID: "t4", First: step("weeks", number(12), number(0)), Second: step("visits", number(20), number(0)), Worth: elicit.SameWorth,
		})
	})
	put("order", "maxDiff", func(r *elicit.Route) { r.Sets = r.Sets[:1] })
	put("unanswered", "maxDiff", func(r *elicit.Route) { r.Sets[0].Most, r.Sets[0].Least = "", "" })
	put("few", "choice", func(r *elicit.Route) { r.Tasks = r.Tasks[:1] })
	put("separated", "choice", func(r *elicit.Route) {
		for i := range r.Tasks {
			r.Tasks[i].Chosen = "a"
		}
	})
	put("against", "choice", func(r *elicit.Route) {
		for i := range r.Tasks {
			r.Tasks[i].Chosen = map[string]string{"a": "b", "b": "a"}[r.Tasks[i].Chosen]
		}
	})
	put("more-pairs", "tradeOffRanking", func(r *elicit.Route) { r.Steps = r.Steps[:1] })
	put("pairs-clash", "tradeOffRanking", func(r *elicit.Route) {
		again := r.Steps[0]
		again.ID, again.Worth = "p4", elicit.SecondMore
		r.Steps = append(r.Steps, again)
	})
	put("other-values", "tradeOffRanking", otherValues)
	state := func(name string, s ...elicit.Statement) {
		put(name, "statements", func(r *elicit.Route) { r.Statements = s })
	}
	more := elicit.Statement{ID: "m", Kind: elicit.MattersMore, Criterion: "visits", Than: "pain", Text: "I hate going there."}
	state("times", more, elicit.Statement{ID: "t", Kind: elicit.MattersTimes, Criterion: "pain", Than: "visits", Times: new(2.0)})
	state("same", more, elicit.Statement{ID: "t", Kind: elicit.MattersSame, Criterion: "pain", Than: "visits"})
	state("between", more, elicit.Statement{ID: "t", Kind: elicit.TimesBetween, Criterion: "pain", Than: "visits", Low: new(2.0), High: new(3.0)})
	state("at-least", more, elicit.Statement{ID: "t", Kind: elicit.TimesBetween, Criterion: "pain", Than: "visits", Low: new(0.07)},
		elicit.Statement{ID: "u", Kind: elicit.TimesBetween, Criterion: "pain", Than: "visits", High: new(0.05)})
	state("share", elicit.Statement{ID: "t", Kind: elicit.Share, Criterion: "pain", Low: new(0.6), High: new(0.7)},
		elicit.Statement{ID: "u", Kind: elicit.Share, Criterion: "weeks", Low: new(0.6)})
	state("share-high", elicit.Statement{ID: "t", Kind: elicit.Share, Criterion: "pain", High: new(0.2)},
		elicit.Statement{ID: "u", Kind: elicit.Share, Criterion: "weeks", High: new(0.2)},
		elicit.Statement{ID: "v", Kind: elicit.Share, Criterion: "scar", High: new(0.2)},
		elicit.Statement{ID: "w", Kind: elicit.Share, Criterion: "visits", High: new(0.2)})
	var circle []elicit.Statement
	for i, p := range [][2]string{{"pain", "weeks"}, {"weeks", "scar"}, {"scar", "visits"}} {
		circle = append(circle, elicit.Statement{ID: string(rune('a' + i)), Kind: elicit.MattersTimes, Criterion: p[0], Than: p[1], Times: new(1e6)})
	}
	state("too-far", circle...)
	return out
}

// Every message of the catalogue is said in some situation, with the arguments
// it needs, and works in every language.
func TestEverythingIsSaid(t *testing.T) {
	c, err := message.Load(os.DirFS("messages"), ".")
	require.NoError(t, err)
	var said []elicit.Sentence
	all := situations()
	var names []string
	for name := range all {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		route := all[name]
		said = append(said, elicit.Explain(run(t, route, again(all["swing"]), other()), "en")...)
	}
	r := run(t, all["swing"], all["statements"], other(), all["separated"])
	said = append(said, elicit.Explain(r, "xx")...)
	large := elicit.Report{Routes: []elicit.RouteReport{{
		Status: elicit.Contradictory, Clash: elicit.Clash{Said: []elicit.Said{{ID: "a", What: "more", Criterion: "x", Than: "y"}}},
	}}}
	said = append(said, elicit.Explain(large, "en")...)
	for _, voice := range []sdm.Voice{{Role: sdm.Surrogate, Basis: sdm.StatedWishes}, {Role: sdm.Family}} {
		r.Voice = voice
		said = append(said, elicit.Explain(r, "en")...)
	}
	for _, m := range elicit.Method("").Values() {
		for _, route := range []elicit.Route{
			{ID: "x", Method: elicit.Method(m), Asked: shown()},
			changed(m, func(r *elicit.Route) { r.BestWorst.BestOver, r.BestWorst.OverWorst = nil, nil }),
		} {
			questions, err := elicit.Ask(decision(t), route, "en")
			require.NoError(t, err, m)
			for _, q := range questions {
				said = append(said, q.Text)
			}
		}
	}
	// said inside other sentences
	for key, args := range map[string]message.Args{
		"number": {"number": 1.0, "unit": "mm", "has": "yes"}, "step": {"criterion": "a", "from": "b", "to": "c"},
		"level": {"criterion": "a", "at": "b"}, "alternative": {"number": 1, "levels": []string{"a"}},
	} {
		said = append(said, c.In("en").Say(key, args))
	}
	require.NoError(t, message.Check(c, said))
}

func TestExplainSpeaks(t *testing.T) {
	require.Equal(t, []string{"en", "es"}, elicit.Languages())
	r := run(t, routes()["swing"])
	es := elicit.Explain(r, "es-MX")
	require.Equal(t, "pain: 40 de 100.", es[1].Text)
	require.Equal(t, "es", es[1].Lang)
	require.Equal(t, "fallback", elicit.Explain(r, "fr")[0].Key)
	require.NotEmpty(t, elicit.Explain(elicit.Report{}, "en"), "the zero report does not panic")
}

// otherValues makes the first half of pain worth more than all the rest.
func otherValues(r *elicit.Route) {
	r.Ladders[0].Levels = []elicit.At{number(10), number(5), number(0)}
	r.Steps = []elicit.StepPair{
		{ID: "p1", First: step("pain", number(10), number(5)), Second: step("weeks", number(12), number(0)), Worth: elicit.FirstMore},
		{ID: "p2", First: step("weeks", number(12), number(0)), Second: step("pain", number(5), number(0)), Worth: elicit.FirstMore},
		{ID: "p3", First: step("weeks", number(12), number(0)), Second: step("scar", category("large"), category("none")), Worth: elicit.FirstMore},
	}
}

func other() elicit.Route {
	r := routes()["swing"]
	r.ID = "other"
	r.Ratings = points(25, 50, 75, 100)
	return r
}

func again(r elicit.Route) elicit.Route {
	r.ID = "again"
	return r
}

// Answers that fit are not called off by a factor, and nothing is to be mended
// where that would read the same.
func TestFactorInWords(t *testing.T) {
	said := func(r elicit.Route) map[string]bool {
		keys := map[string]bool{}
		for _, s := range elicit.Explain(run(t, r), "en") {
			keys[s.Key] = true
		}
		return keys
	}
	r := routes()["tradeOff"]
	require.True(t, said(r)["largestFactor.none"])
	require.False(t, said(r)["largestFactor"])
	more := elicit.StepPair{
		ID: "t4", First: step("weeks", number(11.5), number(4)), Second: step("scar", category("large"), category("none")), Worth: elicit.SameWorth,
	}
	r.Steps = append(r.Steps, more)
	require.True(t, said(r)["largestFactor"] && said(r)["repair"])
	require.False(t, said(r)["largestFactor.none"])
}
