package elicit_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/elicit"
)

func ask(t *testing.T, r elicit.Route, lang string) []elicit.Question {
	q, err := elicit.Ask(decision(t), r, lang)
	require.NoError(t, err)
	for _, x := range q {
		require.NotContains(t, x.Text.Text, "{")
	}
	return q
}

// A route that has nothing is asked everything; one that is finished, nothing.
func TestAsk(t *testing.T) {
	for name, want := range map[string]int{
		"swing": 5, "impreciseSwing": 5, "direct": 4, "smart": 4, "smarter": 1, "rankOrderCentroid": 1, "rankSum": 1,
		"rankReciprocal": 1, "rankExponent": 1, "pairwise": 6, "bestWorst": 2, "tradeOff": 3, "maxDiff": 4, "choice": 14,
		"tradeOffRanking": 1, "statements": 3,
	} {
		require.Len(t, ask(t, elicit.Route{ID: "x", Method: elicit.Method(name), Asked: shown()}, "en"), want, name)
		finished := routes()[name]
		require.Empty(t, ask(t, finished, "en"), name)
	}
	r := routes()["swing"]
	r.Ratings = r.Ratings[:3]
	q := ask(t, r, "es")
	require.Len(t, q, 1)
	require.Equal(t, []string{"visits"}, q[0].Criteria)
	require.Contains(t, q[0].Text.Text, "de 20 in all a 0 in all", "in the direction of the person")
	require.Equal(t, "es", q[0].Text.Lang)

	r = routes()["bestWorst"]
	r.BestWorst.OverWorst = r.BestWorst.OverWorst[1:]
	q = ask(t, r, "en")
	require.Len(t, q, 1)
	require.Equal(t, []string{"weeks", "visits"}, q[0].Criteria)

	r = routes()["tradeOff"]
	r.Steps[2] = elicit.StepPair{ID: "t3", First: step("pain", number(10), number(0)), Second: step("visits", number(20), number(0)), Worth: elicit.FirstMore}
	q = ask(t, r, "en")
	require.Len(t, q, 1)
	require.Equal(t, "visits", q[0].Pair.First.Criterion, "now the other way round")
	require.Equal(t, "step-4", q[0].Pair.ID)

	r = elicit.Route{ID: "x", Method: elicit.DirectPoints, Importance: true}
	require.NotContains(t, ask(t, r, "en")[0].Text.Text, "10 of 10", "no ranges where importance is asked")
	q = ask(t, elicit.Route{ID: "x", Method: elicit.SwingPoints, Asked: shown()}, "es")
	require.True(t, strings.HasPrefix(q[1].Text.Text, "dolor (de 10 de 10 a 0 de 10)"), q[1].Text.Text)
}

// Asking and answering until nothing is left gives weights.
func TestAskUntilDone(t *testing.T) {
	d := decision(t)
	r := elicit.Route{ID: "x", Method: elicit.TradeOffPairs, Asked: shown(), Ladders: elicit.LadderDesign(d, shown())}
	worth := map[string]float64{"pain": 0.4, "weeks": 0.3, "scar": 0.2, "visits": 0.1}
	value := func(s elicit.Step) float64 {
		place := func(a elicit.At) float64 {
			if a.Category != "" {
				return map[string]float64{"large": 0, "small": 0.4, "none": 1}[a.Category]
			}
			for _, c := range d.Criteria {
				if c.ID == s.Criterion {
					return c.ValueOf(*a.Number, sdm.LowerIsBetter)
				}
			}
			return 0
		}
		return worth[s.Criterion] * (place(s.To) - place(s.From))
	}
	for asked := 0; ; asked++ {
		require.Less(t, asked, 60)
		q := ask(t, r, "en")
		if len(q) == 0 {
			break
		}
		p := q[0].Pair
		p.Worth = elicit.SameWorth
		if a, b := value(p.First), value(p.Second); a > b+1e-9 {
			p.Worth = elicit.FirstMore
		} else if b > a+1e-9 {
			p.Worth = elicit.SecondMore
		}
		r.Steps = append(r.Steps, p)
	}
	x := run(t, r).Routes[0]
	require.Equal(t, elicit.HasWeights, x.Status)
	require.InDeltaSlice(t, []float64{0.4, 0.3, 0.2, 0.1}, weightsOf(x), 0.05)
	require.Less(t, len(r.Steps), 40, "of 54 pairs")

	r.Steps = append(r.Steps, r.Steps[0])
	r.Steps[len(r.Steps)-1].ID = "again"
	require.Empty(t, ask(t, r, "en"), "the same answer again")
	r.Steps[len(r.Steps)-1].Worth = map[elicit.Worth]elicit.Worth{
		elicit.FirstMore: elicit.SecondMore, elicit.SecondMore: elicit.FirstMore, elicit.SameWorth: elicit.FirstMore,
	}[r.Steps[0].Worth]
	_, err := elicit.Ask(d, r, "en")
	require.ErrorIs(t, err, elicit.ErrContradiction)
	r.Steps = r.Steps[:1]
	r.Steps[0].Worth = ""
	require.Equal(t, r.Steps[0].ID, ask(t, r, "en")[0].Pair.ID, "an open question is asked again")
}

func TestAskIsRefused(t *testing.T) {
	_, err := elicit.Ask(sdm.Decision{}, elicit.Route{ID: "x", Method: elicit.SMART}, "en")
	require.ErrorIs(t, err, sdm.ErrNoCriteria)
	_, err = elicit.Ask(decision(t), elicit.Route{ID: "x", Method: "x"}, "en")
	require.ErrorAs(t, err, &elicit.Faults{})
	_, err = elicit.Ask(decision(t), elicit.Route{ID: "x", Method: elicit.TradeOffPairs}, "en")
	require.ErrorIs(t, err, sdm.ErrDirection, "the direction of visits is personal")
}

func TestDesigns(t *testing.T) {
	with := func(n int) sdm.Decision {
		d := sdm.Decision{}
		for k := range n {
			d.Criteria = append(d.Criteria, sdm.Criterion{ID: string(rune('a' + k)), Range: sdm.Range{Worst: 0, Best: 1}})
		}
		return d
	}
	for n := range 16 {
		together, shown := map[[2]string]int{}, map[string]int{}
		for _, s := range elicit.SetDesign(with(n)) {
			for _, a := range s.Shown {
				shown[a]++
				for _, b := range s.Shown {
					together[[2]string{a, b}]++
				}
			}
		}
		if n >= 2 {
			require.Len(t, shown, n)
		}
		for _, count := range shown {
			require.Equal(t, shown["a"], count, "equally often")
		}
		if n == 7 || n == 13 {
			for pair, count := range together {
				if pair[0] != pair[1] {
					require.Equal(t, 1, count)
				}
			}
			require.Len(t, together, n*n)
		}
		tasks := elicit.TaskDesign(with(n), nil)
		for _, task := range tasks {
			better, worse := 0, 0
			for k := range n {
				switch a, b := *task.Alternatives[0].Levels[k].At.Number, *task.Alternatives[1].Levels[k].At.Number; {
				case a > b:
					better++
				case a < b:
					worse++
				}
			}
			require.Positive(t, better)
			require.Positive(t, worse)
		}
		if n < 2 {
			require.Empty(t, tasks)
		} else {
			require.NotEmpty(t, tasks)
		}
	}
}

// A route may begin with a 0 or "don't know", and the rest is asked; only what is
// finished needs something that matters.
func TestAskAfterNothing(t *testing.T) {
	for _, method := range []elicit.Method{elicit.SwingPoints, elicit.ImpreciseSwing, elicit.DirectPoints, elicit.SMART, elicit.SMARTER} {
		for name, said := range map[string]elicit.Rating{
			"don't know": {Criterion: "pain", DontKnow: true},
			"nothing":    {Criterion: "pain", Points: new(0.0)},
		} {
			if method == elicit.SMARTER && !said.DontKnow {
				continue
			}
			r := elicit.Route{ID: "x", Method: method, Asked: shown(), Ratings: []elicit.Rating{said}}
			q := ask(t, r, "en")
			require.NotContains(t, q[0].Criteria, "pain", "%s after %s", method, name)
			_, err := elicit.Elicit(decision(t), answers(r))
			require.ErrorIs(t, err, sdm.ErrNoWeight, "%s after %s: these are not answers to work with", method, name)
		}
	}
}

// Of the two criteria at the ends, one alone may have been named.
func TestAskAfterOneEnd(t *testing.T) {
	for _, e := range []elicit.Extremes{{Best: "pain"}, {Worst: "visits"}} {
		r := elicit.Route{ID: "x", Method: elicit.BestWorstBWM, Asked: shown(), BestWorst: e}
		require.Len(t, ask(t, r, "en"), 2, "both are asked")
		_, err := elicit.Elicit(decision(t), answers(r))
		require.ErrorAs(t, err, &elicit.Faults{})
	}
}

// Whichever of the questions is answered first, no id is handed out twice.
func TestIDsOfQuestions(t *testing.T) {
	for first := range 3 {
		r := elicit.Route{ID: "x", Method: elicit.TradeOff, Asked: shown()}
		for q := ask(t, r, "en"); len(q) > 0; q = ask(t, r, "en") {
			p := q[min(first, len(q)-1)].Pair
			p.Worth = elicit.SameWorth
			r.Steps = append(r.Steps, p)
		}
		require.Len(t, r.Steps, 3)
		require.NoError(t, answers(r).ValidateFor(decision(t)))
	}
	r := routes()["tradeOffRanking"]
	r.Steps = r.Steps[:1]
	r.Steps[0].ID = "pair-2"
	r.Steps = append(r.Steps, ask(t, r, "en")[0].Pair)
	require.NotEqual(t, "pair-2", r.Steps[1].ID)
	r.Steps[1].Worth = elicit.FirstMore
	require.NoError(t, answers(r).ValidateFor(decision(t)))
}
