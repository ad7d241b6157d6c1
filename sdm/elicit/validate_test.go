package elicit_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/elicit"
)

func TestFaults(t *testing.T) {
	for _, r := range []struct {
		name    string
		method  string
		change  func(*elicit.Route)
		pointer string
		is      error
	}{
		{"no method", "swing", func(r *elicit.Route) { r.Method = "" }, "/routes/0/method", nil},
		{"unknown method", "swing", func(r *elicit.Route) { r.Method = "x" }, "/routes/0/method", nil},
		{"no id", "swing", func(r *elicit.Route) { r.ID = "" }, "/routes/0/id", nil},
		{"a list of another method", "swing", func(r *elicit.Route) { r.Judgements = routes()["pairwise"].Judgements }, "/routes/0/judgements", nil},
		{"steps of another method", "swing", func(r *elicit.Route) { r.Steps = routes()["tradeOff"].Steps }, "/routes/0/steps", nil},
		{"no ratings", "swing", func(r *elicit.Route) { r.Ratings = nil }, "/routes/0/ratings", nil},
		{"exponent elsewhere", "swing", func(r *elicit.Route) { r.Exponent = 2 }, "/routes/0/exponent", nil},
		{"no exponent", "rankExponent", func(r *elicit.Route) { r.Exponent = 0 }, "/routes/0/exponent", nil},
		{"table elsewhere", "swing", func(r *elicit.Route) { r.RandomIndex = elicit.Saaty }, "/routes/0/randomIndex", nil},
		{"unknown table", "pairwise", func(r *elicit.Route) { r.RandomIndex = "x" }, "/routes/0/randomIndex", nil},
		{"unknown criterion", "swing", func(r *elicit.Route) { r.Ratings[0].Criterion = "x" }, "/routes/0/ratings/0/criterion", sdm.ErrUnknownID},
		{"twice", "swing", func(r *elicit.Route) { r.Ratings[1].Criterion = "pain" }, "/routes/0/ratings/1/criterion", sdm.ErrDuplicate},
		{"no points", "swing", func(r *elicit.Route) { r.Ratings[0].Points = nil }, "/routes/0/ratings/0/points", elicit.ErrPoints},
		{"negative points", "swing", func(r *elicit.Route) { r.Ratings[0].Points = new(-1.0) }, "/routes/0/ratings/0/points", elicit.ErrPoints},
		{"negative points after others", "swing", func(r *elicit.Route) { r.Ratings[1].Points = new(-1.0) }, "/routes/0/ratings/1/points", elicit.ErrPoints},
		{"no points after others", "swing", func(r *elicit.Route) { r.Ratings[1].Points = nil }, "/routes/0/ratings/1/points", elicit.ErrPoints},
		{"NaN points", "swing", func(r *elicit.Route) { r.Ratings[0].Points = new(math.NaN()) }, "/routes/0/ratings/0/points", sdm.ErrNotFinite},
		{"all zero", "swing", func(r *elicit.Route) { r.Ratings = points(0, 0) }, "/routes/0/ratings", sdm.ErrNoWeight},
		{"points and don't know", "swing", func(r *elicit.Route) { r.Ratings[0].DontKnow = true }, "/routes/0/ratings/0/points", nil},
		{"rank among points", "swing", func(r *elicit.Route) { r.Ratings[0].Rank = 1 }, "/routes/0/ratings/0/rank", nil},
		{"low among points", "swing", func(r *elicit.Route) { r.Ratings[0].Low = new(1.0) }, "/routes/0/ratings/0/low", nil},
		{"points among ranks", "rankSum", func(r *elicit.Route) { r.Ratings[0].Points = new(1.0) }, "/routes/0/ratings/0/points", nil},
		{"no rank", "rankSum", func(r *elicit.Route) { r.Ratings[0].Rank = 0 }, "/routes/0/ratings/0/rank", elicit.ErrRank},
		{"low above high", "impreciseSwing", func(r *elicit.Route) { r.Ratings[1].Low = new(90.0) }, "/routes/0/ratings/1/high", elicit.ErrInterval},
		{"no high", "impreciseSwing", func(r *elicit.Route) { r.Ratings[1].High = nil }, "/routes/0/ratings/1/high", elicit.ErrPoints},
		{"itself", "pairwise", func(r *elicit.Route) { r.Judgements[0].Under = "pain" }, "/routes/0/judgements/0/under", elicit.ErrCriterion},
		{"zero times", "pairwise", func(r *elicit.Route) { r.Judgements[0].Times = 0 }, "/routes/0/judgements/0/times", elicit.ErrTimes},
		{"judged twice", "pairwise", func(r *elicit.Route) { r.Judgements[1] = judge("pain", "weeks", 2); r.Judgements[1].ID = "" }, "/routes/0/judgements/1/over", elicit.ErrTwice},
		{"not reciprocal", "pairwise", func(r *elicit.Route) { r.Judgements[1] = judge("weeks", "pain", 2) }, "/routes/0/judgements/1/times", elicit.ErrBothWays},
		{"an id twice", "pairwise", func(r *elicit.Route) { r.Judgements[1].ID = r.Judgements[0].ID }, "/routes/0/judgements/1/id", sdm.ErrDuplicate},
		{"best is worst", "bestWorst", func(r *elicit.Route) { r.BestWorst.Worst = "pain" }, "/routes/0/bestWorst/worst", elicit.ErrCriterion},
		{"below one", "bestWorst", func(r *elicit.Route) { r.BestWorst.BestOver[0].Times = 0.5 }, "/routes/0/bestWorst/bestOver/0/times", elicit.ErrBelowOne},
		{"best over itself", "bestWorst", func(r *elicit.Route) {
			r.BestWorst.BestOver[0] = elicit.Against{Criterion: "pain", Times: 2}
		}, "/routes/0/bestWorst/bestOver/0/times", elicit.ErrBothWays},
		{"best over worst both ways", "bestWorst", func(r *elicit.Route) {
			r.BestWorst.OverWorst = append(r.BestWorst.OverWorst, elicit.Against{Criterion: "pain", Times: 5})
		}, "/routes/0/bestWorst/overWorst", elicit.ErrBothWays},
		{"nothing compared", "bestWorst", func(r *elicit.Route) { r.BestWorst = elicit.Extremes{} }, "/routes/0/bestWorst", nil},
		{"one shown", "maxDiff", func(r *elicit.Route) { r.Sets[0].Shown = r.Sets[0].Shown[:1] }, "/routes/0/sets/0/shown", elicit.ErrShape},
		{"not shown", "maxDiff", func(r *elicit.Route) { r.Sets[0].Most = "x" }, "/routes/0/sets/0/most", elicit.ErrCriterion},
		{"most is least", "maxDiff", func(r *elicit.Route) { r.Sets[0].Least = r.Sets[0].Most }, "/routes/0/sets/0/least", elicit.ErrCriterion},
		{"one alternative", "choice", func(r *elicit.Route) { r.Tasks[0].Alternatives = r.Tasks[0].Alternatives[:1] }, "/routes/0/tasks/0/alternatives", elicit.ErrShape},
		{"no such alternative", "choice", func(r *elicit.Route) { r.Tasks[0].Chosen = "x" }, "/routes/0/tasks/0/chosen", sdm.ErrUnknownID},
		{"criteria differ", "choice", func(r *elicit.Route) { a := &r.Tasks[0].Alternatives[1]; a.Levels = a.Levels[:3] }, "/routes/0/tasks/0/alternatives/1/levels", elicit.ErrShape},
		{"more criteria", "choice", func(r *elicit.Route) { a := &r.Tasks[0].Alternatives[0]; a.Levels = a.Levels[:3] }, "/routes/0/tasks/0/alternatives/1/levels", elicit.ErrShape},
		{"outside the range", "choice", func(r *elicit.Route) { r.Tasks[0].Alternatives[0].Levels[0].At = number(11) }, "/routes/0/tasks/0/alternatives/0/levels/0/at/number", sdm.ErrOutsideRange},
		{"unknown category", "choice", func(r *elicit.Route) { r.Tasks[0].Alternatives[0].Levels[2].At = category("x") }, "/routes/0/tasks/0/alternatives/0/levels/2/at/category", sdm.ErrUnknownID},
		{"number and category", "choice", func(r *elicit.Route) {
			r.Tasks[0].Alternatives[0].Levels[2].At = elicit.At{Number: new(1.0), Category: "none"}
		}, "/routes/0/tasks/0/alternatives/0/levels/2/at", nil},
		{"NaN level", "choice", func(r *elicit.Route) { r.Tasks[0].Alternatives[0].Levels[0].At = number(math.NaN()) }, "/routes/0/tasks/0/alternatives/0/levels/0/at/number", sdm.ErrNotFinite},
		{"direction not asked", "choice", func(r *elicit.Route) { r.Asked = r.Asked[:3] }, "/routes/0/tasks/0/alternatives/0/levels/3/at", sdm.ErrDirection},
		{"a step down", "tradeOff", func(r *elicit.Route) { r.Steps[0].First = step("pain", number(0), number(5)) }, "/routes/0/steps/0/first/to", elicit.ErrShare},
		{"unknown worth", "tradeOff", func(r *elicit.Route) { r.Steps[0].Worth = "x" }, "/routes/0/steps/0/worth", nil},
		{"one criterion", "tradeOff", func(r *elicit.Route) { r.Steps[0].Second = r.Steps[0].First }, "/routes/0/steps/0/second/criterion", elicit.ErrCriterion},
		{"not a level", "tradeOffRanking", func(r *elicit.Route) { r.Steps[0].First.From = number(9) }, "/routes/0/steps/0/first/from", elicit.ErrLevels},
		{"no ladder", "tradeOffRanking", func(r *elicit.Route) { r.Ladders = nil }, "/routes/0/ladders", nil},
		{"one level", "tradeOffRanking", func(r *elicit.Route) { r.Ladders[0].Levels = r.Ladders[0].Levels[:1] }, "/routes/0/ladders/0/levels", elicit.ErrLevels},
		{"downwards", "tradeOffRanking", func(r *elicit.Route) {
			r.Ladders[0].Levels = []elicit.At{number(10), number(5), number(7), number(0)}
		}, "/routes/0/ladders/0/levels/2", elicit.ErrLevels},
		{"not from the worst", "tradeOffRanking", func(r *elicit.Route) { r.Ladders[1].Levels[0] = number(11) }, "/routes/0/ladders/1/levels/0", elicit.ErrLevels},
		{"no kind", "statements", func(r *elicit.Route) { r.Statements[0].Kind = "" }, "/routes/0/statements/0/kind", nil},
		{"no times", "statements", func(r *elicit.Route) { r.Statements[0].Times = nil }, "/routes/0/statements/0/times", elicit.ErrTimes},
		{"times elsewhere", "statements", func(r *elicit.Route) { r.Statements[2].Times = new(1.0) }, "/routes/0/statements/2/times", nil},
		{"low elsewhere", "statements", func(r *elicit.Route) { r.Statements[2].Low = new(1.0) }, "/routes/0/statements/2/low", nil},
		{"no ends", "statements", func(r *elicit.Route) { r.Statements[1].Low, r.Statements[1].High = nil, nil }, "/routes/0/statements/1/low", nil},
		{"ends crossed", "statements", func(r *elicit.Route) { r.Statements[1].Low = new(3.0) }, "/routes/0/statements/1/high", elicit.ErrInterval},
		{"share above one", "statements", func(r *elicit.Route) { r.Statements[3].High = new(30.0) }, "/routes/0/statements/3/high", elicit.ErrNumber},
		{"ratio too large", "statements", func(r *elicit.Route) { r.Statements[1].High = new(1e7) }, "/routes/0/statements/1/high", elicit.ErrNumber},
		{"share than", "statements", func(r *elicit.Route) { r.Statements[3].Than = "weeks" }, "/routes/0/statements/3/than", nil},
		{"asked twice", "swing", func(r *elicit.Route) { r.Asked[1].Criterion = "pain" }, "/routes/0/asked/1/criterion", sdm.ErrDuplicate},
		{"no range asked", "swing", func(r *elicit.Route) { r.Asked[0].Range = sdm.Range{} }, "/routes/0/asked/0/range", sdm.ErrZeroWidth},
		{"range of categories", "swing", func(r *elicit.Route) { r.Asked[2].Range = sdm.Range{Best: 1} }, "/routes/0/asked/2/range", nil},
		{"no direction", "swing", func(r *elicit.Route) { r.Asked[3].Direction = "" }, "/routes/0/asked/3/direction", sdm.ErrDirection},
		{"direction of the decision", "swing", func(r *elicit.Route) { r.Asked[0].Direction = sdm.LowerIsBetter }, "/routes/0/asked/0/direction", nil},
		{"personal is no answer", "swing", func(r *elicit.Route) { r.Asked[3].Direction = sdm.Personal }, "/routes/0/asked/3/direction", nil},
		{"infinite range", "swing", func(r *elicit.Route) { r.Asked[0].Range.Worst = math.Inf(1) }, "/routes/0/asked/0/range/worst", sdm.ErrNotFinite},
	} {
		t.Run(r.name, func(t *testing.T) {
			route := routes()[r.method]
			require.NoError(t, answers(route).ValidateFor(decision(t)))
			r.change(&route)
			err := answers(route).ValidateFor(decision(t))
			faults, ok := errors.AsType[elicit.Faults](err)
			require.True(t, ok, "%v", err)
			found := false
			for _, f := range faults {
				require.NotContains(t, f.Error(), "NaN")
				if f.Pointer == r.pointer {
					found = true
					if r.is != nil {
						require.ErrorIs(t, f, r.is)
					}
				}
			}
			require.True(t, found, "%v", err)
			_, err = elicit.Elicit(decision(t), answers(route))
			require.ErrorContains(t, err, "/answers"+r.pointer)
		})
	}
}

func TestFaultsOfTheWhole(t *testing.T) {
	a := answers()
	a.Format, a.Decision, a.Date = "sdm.answers/9.0", "other", "soon"
	a.Voice = sdm.Voice{Role: sdm.Patient, Basis: sdm.StatedWishes, ID: "?"}
	err := a.ValidateFor(decision(t))
	require.ErrorIs(t, err, sdm.ErrNewerFormat)
	require.ErrorIs(t, err, sdm.ErrOtherDecision)
	for _, p := range []string{"/voice/basis", "/voice/id", "/date", "/routes"} {
		require.ErrorContains(t, err, p+":")
	}
	a = answers(routes()["swing"], routes()["swing"])
	a.Voice.Role = sdm.Surrogate
	err = a.Validate()
	require.ErrorContains(t, err, "/voice/basis")
	require.ErrorContains(t, err, "/routes/1/id")
	_, err = a.Encode()
	require.Error(t, err)
	a = answers(routes()["choice"])
	a.Routes[0].Tasks[0].Alternatives[0].Levels[2].At = category("a b")
	require.ErrorContains(t, a.Validate(), "/routes/0/tasks/0/alternatives/0/levels/2/at/category")
	_, err = elicit.Elicit(sdm.Decision{}, answers(routes()["swing"]))
	require.ErrorContains(t, err, "/decision/id")
}

// Sizes that would make work without end are refused.
func TestTooLarge(t *testing.T) {
	for name, change := range map[string]func(*elicit.Route){
		"/routes/0/ratings": func(r *elicit.Route) { r.Ratings = make([]elicit.Rating, 101) },
		"/routes/0/sets": func(r *elicit.Route) {
			r.Method, r.Ratings, r.Sets = elicit.BestWorstSets, nil, make([]elicit.Set, 1001)
		},
		"/routes/0/tasks/0/alternatives":          func(r *elicit.Route) { *r = big(r.ID, 101, 1) },
		"/routes/0/tasks/0/alternatives/0/levels": func(r *elicit.Route) { *r = big(r.ID, 2, 101) },
		"/routes/0/ladders": func(r *elicit.Route) {
			*r = elicit.Route{ID: r.ID, Method: elicit.TradeOffPairs, Ladders: []elicit.Ladder{{Criterion: "a", Levels: make([]elicit.At, 60)}, {Criterion: "b", Levels: make([]elicit.At, 60)}}}
		},
	} {
		r := routes()["swing"]
		change(&r)
		err := answers(r).Validate()
		faults, ok := errors.AsType[elicit.Faults](err)
		require.True(t, ok)
		found := false
		for _, f := range faults {
			found = found || f.Pointer == name && f.Code == "tooLarge"
		}
		require.True(t, found, "%s: %s", name, strings.SplitN(err.Error(), "\n", 3))
	}
}

func big(id string, alternatives, levels int) elicit.Route {
	t := elicit.Task{ID: "a"}
	for range alternatives {
		t.Alternatives = append(t.Alternatives, elicit.Alternative{Levels: make([]elicit.Level, levels)})
	}
	return elicit.Route{ID: id, Method: elicit.ChoiceTasks, Tasks: []elicit.Task{t}}
}

func TestWords(t *testing.T) {
	require.True(t, elicit.SMART.IsValid())
	require.False(t, elicit.Method("x").IsValid())
	require.True(t, elicit.MattersMore.IsValid())
	require.False(t, elicit.Kind("x").IsValid())
	require.Contains(t, elicit.Worth("").Values(), "same")
	require.False(t, elicit.Worth("x").IsValid())
	require.True(t, elicit.More.IsValid())
	for _, w := range elicit.Status("").Values() {
		require.True(t, elicit.Status(w).IsValid())
	}
	for _, w := range elicit.Basis("").Values() {
		require.True(t, elicit.Basis(w).IsValid())
	}
	for _, w := range elicit.Verdict("").Values() {
		require.True(t, elicit.Verdict(w).IsValid())
	}
	for _, w := range elicit.NoteCode("").Values() {
		require.True(t, elicit.NoteCode(w).IsValid())
	}
	for _, w := range elicit.MissingCode("").Values() {
		require.True(t, elicit.MissingCode(w).IsValid())
	}
	for _, w := range elicit.MeasureName("").Values() {
		require.True(t, elicit.MeasureName(w).IsValid())
	}
	for _, w := range elicit.LogitStatus("").Values() {
		require.True(t, elicit.LogitStatus(w).IsValid())
	}
}
