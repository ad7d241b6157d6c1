package goals_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/goals"
)

// evaluated is the report on a plan without observations.
func evaluated(t *testing.T, p goals.Plan, o goals.Options) goals.Report {
	t.Helper()
	if o.AsOf == "" {
		o.AsOf = "2026-03-01"
	}
	rep, err := goals.Evaluate(p, weigh(), o)
	require.NoError(t, err)
	return rep
}

// A surrogate overrides what somebody said, not what they left open.
func TestWhatASurrogateOverrides(t *testing.T) {
	for _, tt := range []struct {
		name      string
		own, via  goals.Stance
		overrides bool
	}{
		{"yes, and the surrogate says no", goals.StanceAgree, goals.StanceDisagree, true},
		{"no, and the surrogate says yes", goals.StanceDisagree, goals.StanceAgree, true},
		{"both say no", goals.StanceDisagree, goals.StanceDisagree, false},
		{"both say yes", goals.StanceAgree, goals.StanceAgree, false},
		{"she had not made up her mind", goals.StancePending, goals.StanceAgree, false},
	} {
		p := base()
		p.Proposals[0].Responses[0].Stance = tt.own
		r := say("ana", tt.via, "2026-01-02T09:00:00Z")
		r.Via = "leo"
		p.Proposals[0].Responses = append(p.Proposals[0].Responses, r)
		require.Equal(t, tt.overrides, goals.Agree(p, "g").Voices[0].OverridesOwn, tt.name)
		var noted bool
		for _, n := range evaluated(t, p, goals.Options{}).Notes {
			noted = noted || n.Code == "surrogateOverrides"
		}
		require.Equal(t, tt.overrides, noted, tt.name)
	}
}

// Without parties named, the person whose plan it is has to agree: to this
// goal, and not to another.
func TestWhoIsNeeded(t *testing.T) {
	p := base()
	p.Goals[1].Parties = []string{"dr"}
	p.Proposals = nil
	require.Equal(t, []string{"ana"}, goals.Agree(p, "g").Missing)
	require.Equal(t, []string{"dr"}, goals.Agree(p, "h").Missing, "she is needed for g alone")
}

// Respond refuses for the answer given, not for faults that the plan had.
func TestRespondSpeaksOfTheAnswer(t *testing.T) {
	p := base()
	p.Proposals[0].Text = ""
	_, err := goals.Respond(p, "p", say("ana", goals.StanceAgree, "2026-01-05T09:00:00Z"))
	require.NoError(t, err)
}

// What people bear is as much as the one who is bothered most.
func TestBotherIsTheWorst(t *testing.T) {
	bother := func(scores ...int) goals.Figure {
		p := base()
		for i, s := range scores {
			p.Burden = append(p.Burden, goals.BurdenItem{
				ID: fmt.Sprint("b", i), Text: "Bus", Rulers: []goals.Ruler{{Kind: goals.RulerBother, Score: s, Person: "ana"}},
			})
		}
		return evaluated(t, p, goals.Options{}).Burden.Bother
	}
	require.Equal(t, 6.0, bother(3, 6, 2).Value)
	require.Equal(t, 0.0, bother(0).Value, "0 is an answer")
	require.True(t, bother(0).Ok())
	require.False(t, bother().Ok())
}

// Low confidence in an action is talked about to its last day.
func TestPromptsEndWithTheAction(t *testing.T) {
	for end, want := range map[goals.Date]int{"": 1, "2026-03-02": 1, "2026-03-01": 1, "2026-03": 1, "2026-02-28": 0} {
		p := base()
		p.Actions[0].End = end
		p.Actions[0].Rulers = []goals.Ruler{{Kind: goals.RulerConfidence, Score: 3, Person: "ana"}}
		require.Len(t, evaluated(t, p, goals.Options{}).Prompts, want, "an action to %q", end)
	}
}

// Targets of two goals for one measure.
func TestOpposedTargets(t *testing.T) {
	for _, tt := range []struct {
		name               string
		a, b               goals.TargetVersion
		opposed, exclusive bool
	}{
		{"both down", atMost(80), atMost(70), false, false},
		{"both up", atLeast(70), atLeast(80), false, false},
		{"down and up, one number meets both", atMost(80), atLeast(80), true, false},
		{"down and up, none does", atMost(80), atLeast(80.5), true, true},
		{"up and down, none does", atLeast(80.5), atMost(80), true, true},
		{"up and down, some do", atLeast(70), atMost(80), true, false},
		{"into a range, and down", within(goals.TargetBetween, goals.BetterWithin, 70, 80), atMost(75), false, false},
		{"into a range, and up", within(goals.TargetBetween, goals.BetterWithin, 70, 80), atLeast(75), false, false},
		{"into ranges that touch", within(goals.TargetBetween, goals.BetterWithin, 70, 80), within(goals.TargetBetween, goals.BetterWithin, 80, 90), false, false},
		{"into ranges apart", within(goals.TargetBetween, goals.BetterWithin, 70, 80), within(goals.TargetBetween, goals.BetterWithin, 81, 90), true, true},
	} {
		p := base()
		p.Goals[1].Status = goals.StatusActive
		p.Targets[0].Versions = []goals.TargetVersion{tt.a}
		p.Targets = append(p.Targets, goals.Target{ID: "t2", Goals: []string{"h"}, Measure: "weight", Versions: []goals.TargetVersion{tt.b}})
		c := evaluated(t, p, goals.Options{}).Conflicts
		require.Equal(t, tt.opposed, len(c) > 0, tt.name)
		if tt.opposed {
			require.Equal(t, tt.exclusive, c[0].Exclusive, tt.name)
		}
	}
}

// A limit is broken by more than it, and by what adds to it.
func TestBurdenLimits(t *testing.T) {
	p := base()
	p.Burden = []goals.BurdenItem{
		{ID: "x", Text: "Bus", HoursPerWeek: 3, CostPerMonth: 20, Currency: "EUR"},
		{ID: "y", Text: "Pills", CostPerMonth: 15, Currency: "EUR"},
		{ID: "z", Text: "Call", HoursPerWeek: 2, CostPerMonth: 90, Currency: "USD"},
		{ID: "free", Text: "Walk", Currency: "EUR"},
	}
	for _, tt := range []struct {
		name    string
		options goals.Options
		want    string
	}{
		{"as many hours as allowed", goals.Options{MaxHoursPerWeek: 5}, ""},
		{"more hours", goals.Options{MaxHoursPerWeek: 4.9}, "hours 5 x,z"},
		{"as much money as allowed", goals.Options{MaxCostPerMonth: []goals.Cost{{Currency: "EUR", PerMonth: 35}}}, ""},
		{"more of one currency", goals.Options{MaxCostPerMonth: []goals.Cost{{Currency: "EUR", PerMonth: 34}, {Currency: "USD", PerMonth: 90}}}, "cost 35 x,y"},
		{"more of the other", goals.Options{MaxCostPerMonth: []goals.Cost{{Currency: "USD", PerMonth: 34}}}, "cost 90 z"},
	} {
		var got []string
		for _, c := range evaluated(t, p, tt.options).Conflicts {
			got = append(got, fmt.Sprint(c.What, " ", c.Value.Value, " ", strings.Join(c.Burden, ",")))
		}
		require.Equal(t, tt.want, strings.Join(got, "; "), tt.name)
	}
}

// One who finds a goal urgent and one who does not differ; two of one mind do
// not.
func TestPrioritiesDiffer(t *testing.T) {
	for _, tt := range []struct {
		name    string
		ana, dr goals.Priority
		differ  bool
	}{
		{"high and low", goals.PriorityHigh, goals.PriorityLow, true},
		{"low and high", goals.PriorityLow, goals.PriorityHigh, true},
		{"both high", goals.PriorityHigh, goals.PriorityHigh, false},
		{"both low", goals.PriorityLow, goals.PriorityLow, false},
		{"high and nothing", goals.PriorityHigh, "", false},
		{"nothing and low", "", goals.PriorityLow, false},
	} {
		p := base()
		p.Proposals[0].Responses[0].Priority = tt.ana
		r := say("dr", goals.StanceAgree, "2026-01-01T09:00:00Z")
		r.Priority = tt.dr
		p.Proposals[0].Responses = append(p.Proposals[0].Responses, r)
		require.Equal(t, tt.differ, len(evaluated(t, p, goals.Options{}).Conflicts) > 0, tt.name)
	}
}

// An action serves a target while somebody works towards a goal of it.
func TestIdleActions(t *testing.T) {
	for status, idle := range map[goals.Status]bool{goals.StatusActive: false, goals.StatusCompleted: true} {
		p := base()
		p.Goals[0].Status = status
		p.Actions[0].Goals, p.Actions[0].Targets = nil, []string{"t"}
		var got bool
		for _, c := range evaluated(t, p, goals.Options{}).Conflicts {
			got = got || c.Kind == goals.ConflictIdle
		}
		require.Equal(t, idle, got, "the goal is %s", status)
	}
}

// Numbers in CSV are plain where a plain number is short.
func TestCSVFormats(t *testing.T) {
	p := base()
	p.Measures[0].Unit = ""
	for value, want := range map[float64]string{
		0: ",0,", 1e-6: ",0.000001,", -1e-6: ",-0.000001,", 9.5e-7: ",9.5e-07,", 1e15: ",1e+15,", -1e15: ",-1e+15,", 999999999999999: ",999999999999999,",
	} {
		rep, err := goals.Evaluate(p, weigh("2026-01-10", value), goals.Options{AsOf: "2026-02-01"})
		require.NoError(t, err)
		var b bytes.Buffer
		require.NoError(t, rep.WriteCSV(&b))
		require.Contains(t, b.String(), want)
	}
}

// Shares at the ends of a range, by hand.
func TestShareAtTheEndsOfARange(t *testing.T) {
	from := func(v goals.TargetVersion, baseline float64) goals.TargetVersion {
		v.Baseline = kg(baseline)
		return v
	}
	down := from(within(goals.TargetBetween, goals.BetterLower, 60, 80), 100)
	up := from(within(goals.TargetBetween, goals.BetterHigher, 60, 80), 40)
	for _, tt := range []struct {
		name    string
		version goals.TargetVersion
		latest  float64
		want    float64
		why     string
	}{
		{"at the near end", down, 80, 1, ""},
		{"at the far end", down, 60, 2, ""},
		{"beyond the far end", down, 59, 0, "beyondRange"},
		{"up to the near end", up, 60, 1, ""},
		{"up to the far end", up, 80, 2, ""},
		{"up beyond the far end", up, 81, 0, "beyondRange"},
		{"up, but still below", up, 50, .5, ""},
		{"from the high end itself nothing is passed through", from(within(goals.TargetBetween, goals.BetterWithin, 60, 80), 80), 50, 0, "noDistance"},
		{"nor from the low end", from(within(goals.TargetBetween, goals.BetterWithin, 60, 80), 60), 90, 0, "noDistance"},
		{"within, at the far end", from(within(goals.TargetBetween, goals.BetterWithin, 60, 80), 100), 60, 2, ""},
		{"within, up to the far end", from(within(goals.TargetBetween, goals.BetterWithin, 60, 80), 40), 80, 2, ""},
		{"started above what is asked for", from(atLeast(60), 70), 50, 0, "noDistance"},
	} {
		got := one(t, tt.version, weigh("2026-01-10", tt.latest), "2026-01-11").Share
		require.Equal(t, tt.why, got.Why, tt.name)
		if tt.why == "" {
			require.InDelta(t, tt.want, got.Value, 1e-12, tt.name)
		}
	}
}

// Flat is what changes less than the way to go; with nothing to go by, less
// than a tenth of the usual value.
func TestWhatCountsAsFlat(t *testing.T) {
	daily := func(values ...float64) goals.Record {
		var pairs []any
		for i, v := range values {
			pairs = append(pairs, fmt.Sprintf("2026-01-%02d", 11+i), v)
		}
		return weigh(pairs...)
	}
	restless := daily(99, 101, 98, 102, 99, 101, 98, 102) // slopes of up to 1.5 a day either way
	calm := daily(100, 100.1, 99.9, 100, 100.1, 99.9, 100)
	from := func(baseline float64) goals.TargetVersion {
		v := atMost(80)
		v.Baseline = kg(baseline)
		return v
	}
	for _, tt := range []struct {
		name    string
		version goals.TargetVersion
		record  goals.Record
		want    goals.TrendWord
	}{
		{"little beside a long way", from(180), restless, goals.TrendFlat},
		{"much beside a short way", from(81), restless, goals.TrendNoisy},
		{"a tenth of the usual value is ten", atMost(80), calm, goals.TrendFlat},
		{"so is it from where there is no way", from(80), calm, goals.TrendFlat},
		{"calm is not flat beside a way of a gram", from(80.001), calm, goals.TrendNoisy},
		{"moving outside a range", within(goals.TargetBetween, goals.BetterWithin, 60, 80), daily(100, 98, 96, 94, 92), goals.TrendImproving},
		{"away above a range", within(goals.TargetBetween, goals.BetterWithin, 60, 80), daily(92, 94, 96, 98, 100), goals.TrendWorsening},
	} {
		got := one(t, tt.version, tt.record, "2026-02-01").Trend
		require.Equal(t, tt.want, got.Word, tt.name)
	}
}

// A version is in force from its first day, an observation counts on the day
// of the report, and what began and was due on one day has no pace left.
func TestTheDayItself(t *testing.T) {
	p := base()
	p.Targets[0].Versions[0].From = "2026-01-10"
	for asOf, want := range map[goals.Date]string{"2026-01-09": "noVersion", "2026-01-10": "noObservation"} {
		rep := evaluated(t, p, goals.Options{AsOf: asOf})
		require.Equal(t, want, rep.Goals[0].Targets[0].Why, asOf)
	}
	v := atMost(80)
	require.Equal(t, goals.Met, one(t, v, weigh("2026-01-10", 70), "2026-01-10").Met)
	require.Equal(t, goals.Unknown, one(t, v, weigh("2026-01-11", 70), "2026-01-10").Met)
	v.Start, v.Due = "2026-01-10", "2026-01-10"
	require.Equal(t, 1.0, one(t, v, weigh("2026-01-09", 90), "2026-01-10").OnTrack.Expected.Value)
	require.Equal(t, "noStart", one(t, v, weigh("2026-01-09", 90), "2026-01-09").OnTrack.Expected.Why)
}

// The policy given is the one that the history is held against; without one it
// is the strict policy.
func TestThePolicyOfTheHistory(t *testing.T) {
	p := base()
	p.Goals[0].StatusDate = "2026-01-01"
	p.Goals[0].Events = []goals.Event{{At: "2026-01-01T09:00:00Z", From: goals.StatusProposed, Status: goals.StatusActive}}
	noted := func(o goals.Options) bool {
		for _, n := range evaluated(t, p, o).Notes {
			if n.Code == "historyAgainstPolicy" {
				return true
			}
		}
		return false
	}
	strict := noted(goals.Options{})
	require.Equal(t, strict, noted(goals.Options{Policy: goals.Strict()}), "no policy is the strict one")
	require.True(t, noted(goals.Options{Policy: goals.Policy{Name: "nothing is allowed"}}), "a policy without rules allows nothing")
	nameless := goals.Permissive()
	nameless.Name = ""
	require.False(t, noted(goals.Options{Policy: nameless}), "a policy need not have a name")
}

// Next of an error is a list that a person reads.
func TestTransitionErrorListsWhatIsAllowed(t *testing.T) {
	e := &goals.TransitionError{Next: []goals.Status{goals.StatusActive, goals.StatusOnHold}}
	require.True(t, strings.HasSuffix(e.Error(), "allowed next: active, on-hold"), e.Error())
	require.Contains(t, e.Error(), "the beginning")
	require.True(t, strings.HasSuffix((&goals.TransitionError{}).Error(), "allowed next: none"))
}

// Times of day from 00:00 to 24:00, numbers of techniques, currencies: what
// stands at the limits and what stands just beyond them.
func TestWhatTextsAreRead(t *testing.T) {
	valid := func(change func(a *goals.Action)) bool {
		p := base()
		change(&p.Actions[0])
		return p.Validate() == nil
	}
	for text, want := range map[string]bool{
		"00:00": true, "09:00": true, "19:59": true, "20:01": true, "23:59": true, "24:00": false, "23:60": false, "25:00": false,
		"2:000": false, "/0:00": false, "1/:00": false, "0::00": false, ":0:00": false, "00:0:": false, "00-00": false, "0000": false, "": false,
	} {
		// 24:00 is no time at which anything begins that ends that day.
		require.Equal(t, want, valid(func(a *goals.Action) {
			a.Slots = []goals.Slot{{Day: "MO", From: text, To: "24:00"}}
		}), "from %q", text)
	}
	for text, want := range map[string]bool{"24:00": true, "24:01": false, "24:10": false, "12:59": true, "12:60": false, "12:00": false} {
		require.Equal(t, want, valid(func(a *goals.Action) {
			a.Slots = []goals.Slot{{Day: "MO", From: "12:00", To: text}}
		}), "to %q", text)
	}
	for text, want := range map[string]bool{
		"1.1": true, "1.9": true, "1.10": false, "10.11": true, "10.12": false, "16.3": true, "16.4": false, "17.1": false,
		"0.1": false, "1.0": false, "01.1": false, "1.01": false, "1": false, "1.": false, ".1": false, "1.1.1": false, "1.:": false, "1./": false, "100.1": false,
	} {
		require.Equal(t, want, valid(func(a *goals.Action) { a.Techniques = []string{text} }), "technique %q", text)
	}
	for text, want := range map[string]bool{"EUR": true, "AZA": true, "@AA": false, "[AA": false, "eur": false, "EU": false, "EURO": false} {
		p := base()
		p.Burden = []goals.BurdenItem{{ID: "b", Text: "Bus", CostPerMonth: 1, Currency: text}}
		require.Equal(t, want, p.Validate() == nil, "currency %q", text)
	}
	for text, want := range map[string]bool{
		"~": true, "!": true, " ": false, "\x7f": false, strings.Repeat("u", 64): true, strings.Repeat("u", 65): false,
	} {
		r := weigh("2026-01-10", goals.Quantity{Value: 1, Unit: text})
		require.Equal(t, want, r.Validate() == nil, "unit %q", text)
	}
	p := base()
	p.Targets[0].Versions[0] = within(goals.TargetBetween, goals.BetterWithin, 80, 80)
	require.NoError(t, p.Validate(), "a range of one number")
	p.Goals[0].Rollup = goals.Rollup{Rule: goals.RollupShare, Share: 1}
	require.NoError(t, p.Validate(), "all of the parts")
	p.Goals[0].Rollup.Share = 0
	require.Error(t, p.Validate(), "none of the parts")
}

// A review that takes place half way between two days of the schedule covers
// the earlier one; nearer to the later one, that one too.
func TestHalfWayBetweenReviews(t *testing.T) {
	for _, tt := range []struct {
		name string
		done []goals.Date
		want goals.Date
	}{
		{"half way", []goals.Date{"2026-01-06"}, "2026-01-11"},
		{"nearer to the next", []goals.Date{"2026-01-07"}, "2026-01-21"},
		{"on the day", []goals.Date{"2026-01-11"}, "2026-01-21"},
		{"half way to the first", []goals.Date{"2025-12-27"}, "2026-01-01"},
		{"nearer to the first", []goals.Date{"2025-12-28"}, "2026-01-11"},
		{"long before the first", []goals.Date{"2025-06-01"}, "2026-01-01"},
		{"the later of two counts", []goals.Date{"2026-01-11", "2026-01-01"}, "2026-01-21"},
	} {
		r := goals.Review{ID: "r", Start: "2026-01-01", Every: 10, Unit: goals.ReviewDays}
		for _, d := range tt.done {
			r.Done = append(r.Done, goals.ReviewDone{On: d})
		}
		require.Equal(t, tt.want, r.Due("2026-01-12").Next, tt.name)
	}
	today := goals.Review{ID: "r", Start: "2026-01-01", Every: 10, Unit: goals.ReviewDays, Done: []goals.ReviewDone{{On: "2026-01-12"}}}
	require.Equal(t, goals.Date("2026-01-12"), today.Due("2026-01-12").Last, "what took place today has taken place")
}
