package goals_test

import (
	"errors"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/goals"
)

func read(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("../examples/plan/ana/" + name)
	require.NoError(t, err)
	return data
}

func walkPlan(t testing.TB) goals.Plan {
	t.Helper()
	p, err := goals.DecodePlan(read(t, "plan.json"))
	require.NoError(t, err)
	return p
}

func walkRecord(t testing.TB) goals.Record {
	t.Helper()
	r, err := goals.DecodeRecord(read(t, "record.json"))
	require.NoError(t, err)
	return r
}

func TestPlanRoundTrip(t *testing.T) {
	p := walkPlan(t)
	data, err := p.Encode()
	require.NoError(t, err)
	if diff := cmp.Diff(string(read(t, "plan.json")), string(data)); diff != "" {
		t.Errorf("the plan in testdata is canonical, so it is written as it was read (-file +written):\n%s", diff)
	}
	again, err := goals.DecodePlan(data)
	require.NoError(t, err)
	if diff := cmp.Diff(p, again); diff != "" {
		t.Error(diff)
	}
}

func TestRecordRoundTrip(t *testing.T) {
	r := walkRecord(t)
	require.NoError(t, r.ValidateWith(walkPlan(t)))
	data, err := r.Encode()
	require.NoError(t, err)
	if diff := cmp.Diff(string(read(t, "record.json")), string(data)); diff != "" {
		t.Error(diff)
	}
}

// faults lists pointer and code of each fault.
func faults(t *testing.T, err error) []string {
	t.Helper()
	if err == nil {
		return nil
	}
	f, ok := errors.AsType[goals.Faults](err)
	require.True(t, ok, "every error of a document is Faults, got %T", err)
	var list []string
	for _, e := range f {
		list = append(list, e.Pointer+" "+string(e.Code))
	}
	return list
}

// base is the smallest plan with one of everything that can be broken.
func base() goals.Plan {
	return goals.Plan{
		Format: goals.PlanFormat, ID: "plan", Subject: "ana",
		People: []goals.Person{
			{ID: "ana", Role: goals.RolePatient},
			{ID: "dr", Role: goals.RoleClinician},
			{ID: "leo", Role: goals.RoleFamily, Surrogate: goals.Surrogate{For: "ana", Basis: goals.BasisProxy}},
		},
		Values:   []goals.Value{{ID: "v", Text: "Being outside"}},
		Measures: []goals.Measure{{ID: "weight", Name: "Weight", Unit: "kg"}},
		Goals: []goals.Goal{
			{ID: "g", Description: goals.Concept{Text: "Walk"}, Status: goals.StatusActive, Start: "2026-01-01"},
			{ID: "h", Description: goals.Concept{Text: "Eat"}, Status: goals.StatusProposed},
		},
		Targets: []goals.Target{{ID: "t", Goals: []string{"g"}, Measure: "weight", Versions: []goals.TargetVersion{{
			Kind: goals.TargetAtMost, Better: goals.BetterLower, High: goals.Quantity{Value: 80, Unit: "kg"},
			Due: "2026-01-01",
		}}}},
		Actions: []goals.Action{{ID: "a", What: "Walk", Goals: []string{"g"}}},
		Proposals: []goals.Proposal{{
			ID: "p", Goal: "g", By: "dr", At: "2026-01-01T09:00:00Z", Text: "Walk",
			Responses: []goals.Response{{Person: "ana", Stance: goals.StanceAgree, At: "2026-01-01T09:00:00Z"}},
		}},
		Reviews: []goals.Review{{ID: "r", Start: "2026-01-31", Every: 1, Unit: goals.ReviewMonths}},
	}
}

func TestValidate(t *testing.T) {
	tests := []struct {
		name, why string
		change    func(*goals.Plan)
		want      []string
	}{
		{"the base", "equal start and due are allowed", func(*goals.Plan) {}, nil},
		{"nothing at all", "an empty plan is told all that it needs", func(p *goals.Plan) { *p = goals.Plan{} }, []string{
			"/format required", "/id required", "/subject required", "/people required",
		}},
		{"a newer format", "it is not called an unknown member", func(p *goals.Plan) { p.Format = "goals.plan/1.9" }, []string{"/format newerFormat"}},
		{"the same id twice", "an id names one thing", func(p *goals.Plan) { p.Goals[1].ID = "g" }, []string{"/goals/1/id duplicate"}},
		{"an odd id", "ids travel in URLs", func(p *goals.Plan) { p.Values[0].ID = "a b" }, []string{"/values/0/id format"}},
		{"an odd language", "the tag is canonical BCP 47", func(p *goals.Plan) { p.Lang = "EN_us" }, []string{"/lang format"}},
		{"a subject who is nobody", "references are checked", func(p *goals.Plan) { p.Subject = "eve" }, []string{"/subject reference"}},
		{"a ring of two", "each step of a ring is named", func(p *goals.Plan) {
			p.Goals[0].Parents, p.Goals[1].Parents = []string{"h"}, []string{"g"}
		}, []string{"/goals/0/parents/0 cycle", "/goals/1/parents/0 cycle"}},
		{"a goal that serves itself", "it is the smallest ring", func(p *goals.Plan) {
			p.Goals[0].Parents = []string{"g"}
		}, []string{"/goals/0/parents/0 cycle"}},
		{"a parent twice", "a goal serves another once", func(p *goals.Plan) {
			p.Goals[0].Parents = []string{"h", "h"}
		}, []string{"/goals/0/parents/1 duplicate"}},
		{"unknown status", "the words are those of FHIR", func(p *goals.Plan) { p.Goals[0].Status = "done" }, []string{"/goals/0/status enum"}},
		{"no status", "a status is never invented", func(p *goals.Plan) { p.Goals[0].Status = "" }, []string{"/goals/0/status required"}},
		{"a day that does not exist", "2026-13-45 is no date", func(p *goals.Plan) { p.Goals[0].Start = "2026-13-45" }, []string{"/goals/0/start format"}},
		{"due before the goal starts", "the order is checked across documents parts", func(p *goals.Plan) {
			p.Goals[0].Start = "2026-02"
		}, []string{"/targets/0/versions/0/due conflict"}},
		{"due before start", "and within a version", func(p *goals.Plan) {
			p.Targets[0].Versions[0].Start = "2026-01-02"
		}, []string{"/targets/0/versions/0/due conflict"}},
		{"a partial due that overlaps the start", "2026 may well be after 2026-05", func(p *goals.Plan) {
			p.Targets[0].Versions[0].Start, p.Targets[0].Versions[0].Due = "2026-05", "2026"
		}, nil},
		{"another kind of unit", "a weight has no length", func(p *goals.Plan) {
			p.Targets[0].Versions[0].High.Unit = "cm"
		}, []string{"/targets/0/versions/0/high/unit conflict"}},
		{"another unit of the kind", "pounds are fine", func(p *goals.Plan) {
			p.Targets[0].Versions[0].High.Unit = "[lb_av]"
		}, nil},
		{"NaN", "numbers are finite", func(p *goals.Plan) {
			p.Targets[0].Versions[0].High.Value = math.NaN()
		}, []string{"/targets/0/versions/0/high/value range"}},
		{"infinity", "numbers are finite", func(p *goals.Plan) {
			p.Targets[0].Versions[0].High.Value = math.Inf(-1)
		}, []string{"/targets/0/versions/0/high/value range"}},
		{"no direction", "it is never guessed", func(p *goals.Plan) { p.Targets[0].Versions[0].Better = "" }, []string{"/targets/0/versions/0/better required"}},
		{"a direction against the kind", "at most cannot mean that more is better", func(p *goals.Plan) {
			p.Targets[0].Versions[0].Better = goals.BetterHigher
		}, []string{"/targets/0/versions/0/better conflict"}},
		{"low above high", "nothing lies between", func(p *goals.Plan) {
			v := &p.Targets[0].Versions[0]
			v.Kind, v.Better, v.Low = goals.TargetBetween, goals.BetterWithin, goals.Quantity{Value: 200, Unit: "[lb_av]"}
		}, []string{"/targets/0/versions/0/high conflict"}},
		{"maintain without a bound", "there is nothing to stay within", func(p *goals.Plan) {
			v := &p.Targets[0].Versions[0]
			v.Kind, v.High = goals.TargetMaintain, goals.Quantity{}
		}, []string{"/targets/0/versions/0/low required"}},
		{"coded without a code", "and with a bound", func(p *goals.Plan) {
			v := &p.Targets[0].Versions[0]
			v.Kind, v.Better = goals.TargetCoded, ""
		}, []string{"/targets/0/versions/0/high forbidden", "/targets/0/versions/0/code required"}},
		{"versions out of order", "they are append-only", func(p *goals.Plan) {
			v := p.Targets[0].Versions[0]
			v.From = "2026-02-01"
			w := v
			w.From = "2026-02-01"
			p.Targets[0].Versions = []goals.TargetVersion{v, w}
		}, []string{"/targets/0/versions/1/from conflict"}},
		{"both dues", "one of them counts", func(p *goals.Plan) {
			p.Targets[0].Versions[0].DueAfter = goals.Quantity{Value: 3, Unit: "mo"}
		}, []string{"/targets/0/versions/0/dueAfter conflict"}},
		{"a due in kilograms", "time has units of time", func(p *goals.Plan) {
			v := &p.Targets[0].Versions[0]
			v.Due, v.DueAfter = "", goals.Quantity{Value: 3, Unit: "kg"}
		}, []string{"/targets/0/versions/0/dueAfter/unit conflict"}},
		{"level +3", "the scale ends at +2", func(p *goals.Plan) {
			p.Goals[0].Scale.Levels = []goals.AttainmentLevel{{Level: 3, Text: "x"}, {Level: 0, Text: "y"}, {Level: 0, Text: "z"}}
		}, []string{"/goals/0/scale/levels/0/level range", "/goals/0/scale/levels/2/level duplicate"}},
		{"weights without levels", "a weight belongs to a scale", func(p *goals.Plan) {
			p.Goals[0].Scale.Weights = []goals.AttainmentWeight{{Kind: goals.WeightDifficulty, Score: 4}}
		}, []string{"/goals/0/scale/levels required", "/goals/0/scale/weights/0/score range"}},
		{"events that lead elsewhere", "the history and the state must agree", func(p *goals.Plan) {
			p.Goals[0].Events = []goals.Event{{At: "2026-01-01T09:00:00Z", Status: goals.StatusProposed}}
		}, []string{"/goals/0/status conflict", "/goals/0/statusDate conflict"}},
		{"a gap in the events", "each starts where the last one ended", func(p *goals.Plan) {
			p.Goals[0].Events = []goals.Event{
				{At: "2026-01-01T09:00:00Z", Status: goals.StatusProposed},
				{At: "2026-01-01T08:00:00Z", From: goals.StatusPlanned, Status: goals.StatusActive},
				{At: "2026-01-01"},
			}
		}, []string{
			"/goals/0/events/1/at conflict", "/goals/0/events/1/from conflict",
			"/goals/0/events/2/at format", "/goals/0/events/2/status required",
		}},
		{"an achievement date without an achievement", "it would date nothing", func(p *goals.Plan) {
			p.Goals[0].AchievementDate = "2026"
		}, []string{"/goals/0/achievementDate forbidden"}},
		{"a roll-up by another goal's target", "own means own", func(p *goals.Plan) {
			p.Goals[1].Rollup = goals.Rollup{Rule: goals.RollupOwn, Target: "t"}
		}, []string{"/goals/1/rollup/target conflict"}},
		{"a share of nothing", "a share is above 0", func(p *goals.Plan) {
			p.Goals[1].Rollup = goals.Rollup{Rule: goals.RollupShare, Target: "t"}
		}, []string{"/goals/1/rollup/share range", "/goals/1/rollup/target forbidden"}},
		{"a ruler of 11", "rulers go from 0 to 10", func(p *goals.Plan) {
			p.Goals[0].Rulers = []goals.Ruler{{Kind: goals.RulerConfidence, Score: 11, Person: "ana"}, {Kind: goals.RulerBother, Score: 0, Person: "eve"}}
		}, []string{"/goals/0/rulers/0/score range", "/goals/0/rulers/1/kind conflict", "/goals/0/rulers/1/person reference"}},
		{"a surrogate of nobody", "who speaks for another is named as such", func(p *goals.Plan) {
			p.Proposals[0].Responses[0].Via = "dr"
		}, []string{"/proposals/0/responses/0/via conflict"}},
		{"a surrogate without a basis", "surrogates carry their basis", func(p *goals.Plan) {
			p.People[2].Surrogate.Basis = ""
		}, []string{"/people/2/surrogate/basis required"}},
		{"an answer before the question", "time runs forward", func(p *goals.Plan) {
			p.Proposals[0].Responses[0].At = "2025-12-31T09:00:00Z"
		}, []string{"/proposals/0/responses/0/at conflict"}},
		{"a counter to nothing", "only what was said before is answered", func(p *goals.Plan) {
			p.Proposals[0].Counters = "p"
		}, []string{"/proposals/0/counters reference"}},
		{"an action for nothing known", "goal and target must exist", func(p *goals.Plan) {
			p.Actions[0].Goals, p.Actions[0].Targets = []string{"x"}, []string{"y"}
		}, []string{"/actions/0/goals/0 reference", "/actions/0/targets/0 reference"}},
		{"a slot that ends before it starts", "midnight splits a slot", func(p *goals.Plan) {
			p.Actions[0].Slots = []goals.Slot{{Day: "MO", From: "23:00", To: "01:00"}, {Day: "XX", From: "24:00", To: "7:00"}}
		}, []string{
			"/actions/0/slots/0/to conflict", "/actions/0/slots/1/day enum",
			"/actions/0/slots/1/from format", "/actions/0/slots/1/to format",
		}},
		{"half a WOOP", "all four parts make the method", func(p *goals.Plan) {
			p.Actions[0].WOOP.Wish = "To be out"
		}, []string{"/actions/0/woop/outcome required", "/actions/0/woop/obstacle required", "/actions/0/woop/plan required"}},
		{"a technique that is none", "BCT v1 ends at 16.3", func(p *goals.Plan) {
			p.Actions[0].Techniques = []string{"1.4", "16.4", "1.04", "x"}
		}, []string{"/actions/0/techniques/1 format", "/actions/0/techniques/2 format", "/actions/0/techniques/3 format"}},
		{"a cost without a currency", "an amount needs one", func(p *goals.Plan) {
			p.Burden = []goals.BurdenItem{{ID: "b", Text: "Bus", CostPerMonth: 3, HoursPerWeek: 169}}
		}, []string{"/burden/0/hoursPerWeek range", "/burden/0/currency required"}},
		{"the last day, from the 15th", "the first review would not be on it", func(p *goals.Plan) {
			p.Reviews[0].Start, p.Reviews[0].EndOfMonth = "2026-01-15", goals.EndOfMonthLast
		}, []string{"/reviews/0/start conflict"}},
		{"every nothing", "0 is once, and once has no unit", func(p *goals.Plan) {
			p.Reviews[0].Every, p.Reviews[0].Start = 0, "2026-01"
		}, []string{"/reviews/0/start format", "/reviews/0/unit forbidden"}},
		{"a bad key of an extension", "keys are reverse DNS names", func(p *goals.Plan) {
			p.Extensions = map[string]jsonRaw{"note": jsonRaw("1"), "org.example.a": jsonRaw("{")}
		}, []string{"/extensions/note format", "/extensions/org.example.a syntax"}},
	}
	seen := map[string]bool{}
	for _, tt := range tests {
		require.False(t, seen[tt.name], "row names are unique: %s", tt.name)
		seen[tt.name] = true
		t.Run(tt.name, func(t *testing.T) {
			p := base()
			tt.change(&p)
			if diff := cmp.Diff(tt.want, faults(t, p.Validate())); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.why, diff)
			}
			if len(tt.want) > 0 {
				_, err := p.Encode()
				require.Error(t, err, "what is not valid is not written")
			}
		})
	}
}

func TestFaultsUnwrapToSentinels(t *testing.T) {
	p := base()
	p.Goals[0].Parents = []string{"g"}
	p.Subject = "eve"
	p.Targets[0].Versions[0].High.Unit = "cm"
	p.Goals[1].ID = "g"
	p.Reviews[0].Until = "2025"
	err := p.Validate()
	for _, want := range []error{goals.ErrCycle, goals.ErrReference, goals.ErrUnits, goals.ErrDuplicate, goals.ErrDates} {
		require.ErrorIs(t, err, want)
	}
	p = base()
	p.Format = "goals.plan/2.0"
	require.ErrorIs(t, p.Validate(), goals.ErrNewerFormat)
}

func TestFaultsNeverHoldTheValue(t *testing.T) {
	p := base()
	p.Goals[0].Status = "has-depression"
	p.Subject = "has-depression"
	p.Goals[0].Start = "has-depression"
	p.Targets[0].Versions[0].High.Unit = "has depression"
	require.NotContains(t, p.Validate().Error(), "depression")
}

func TestDecodeRefuses(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"nothing", ``, " syntax"},
		{"an array", `[]`, " type"},
		{"a newer version", `{"format":"goals.plan/1.1","more":1}`, "/format newerFormat"},
		{"an unknown member", `{"format":"goals.plan/1.0","colour":1}`, "/colour unknownMember"},
		{"null", `{"format":"goals.plan/1.0","goals":null}`, "/goals null"},
		{"a member twice", `{"format":"goals.plan/1.0","id":"a","id":"b"}`, "/id duplicate"},
		{"a huge number", `{"format":"goals.plan/1.0","targets":[{"versions":[{"low":{"value":1e999}}]}]}`, "/targets/0/versions/0/low/value range"},
		{"another case", `{"format":"goals.plan/1.0","Goals":[]}`, "/Goals unknownMember"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := goals.DecodePlan([]byte(tt.text))
			require.Contains(t, faults(t, err), tt.want)
		})
	}
	_, err := goals.DecodeRecord([]byte(`{"format":"goals.plan/1.0"}`))
	require.Equal(t, []string{"/format format"}, faults(t, err))
}

func TestRecordFaults(t *testing.T) {
	r := goals.Record{
		Format: goals.RecordFormat, Plan: "plan",
		Observations: []goals.Observation{
			{ID: "o", Measure: "weight", On: "2026-13-45", Value: goals.Quantity{Value: math.Inf(1), Unit: "kg"}},
			{ID: "o", Measure: "height", On: "2026-01", Answer: "perhaps", Code: goals.Coding{System: "x"}},
			{ID: "q", Measure: "weight", On: "2026-01-01"},
		},
		Ratings: []goals.Rating{{ID: "x", Goal: "g", Level: 2.25, Phase: "later", By: "ana", On: "2026"}},
	}
	require.Equal(t, []string{
		"/observations/0/on format", "/observations/0/value/value range",
		"/observations/1/id duplicate", "/observations/1/code/code required", "/observations/1/answer enum",
		"/observations/1 conflict", "/observations/2/value required",
		"/ratings/0/level range", "/ratings/0/phase enum",
	}, faults(t, r.Validate()))
	r.Plan = "other"
	f := faults(t, r.ValidateWith(base()))
	require.Contains(t, f, "/plan reference")
	require.Contains(t, f, "/observations/1/measure reference")
}

func TestLongRingOfGoals(t *testing.T) {
	p := base()
	p.Targets, p.Actions, p.Proposals = nil, nil, nil
	p.Goals = nil
	const n = 1000
	for i := range n {
		p.Goals = append(p.Goals, goals.Goal{
			ID: id(i), Description: goals.Concept{Text: "x"}, Status: goals.StatusPlanned, Parents: []string{id((i + 1) % n)},
		})
	}
	require.Len(t, faults(t, p.Validate()), n, "every step of the ring is a fault, and depth is no danger")
}

func id(i int) string { return "g" + strings.Repeat("x", i%7) + itoa(i) }

func FuzzDecodePlan(f *testing.F) {
	small, err := base().Encode()
	require.NoError(f, err)
	f.Add(small)
	f.Add([]byte(`{"format":"goals.plan/1.0","id":"a","subject":"p","people":[{"id":"p","role":"patient"}],"goals":[]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := goals.DecodePlan(data)
		if err != nil {
			if _, ok := errors.AsType[goals.Faults](err); !ok {
				t.Fatalf("%T is not Faults", err)
			}
			return
		}
		written, err := p.Encode()
		require.NoError(t, err, "what is accepted can be written")
		again, err := goals.DecodePlan(written)
		require.NoError(t, err, "and read again")
		if diff := cmp.Diff(p, again); diff != "" {
			t.Fatal(diff)
		}
	})
}

func FuzzDecodeRecord(f *testing.F) {
	f.Add([]byte(`{"format":"goals.record/1.0","plan":"p","observations":[{"id":"o","measure":"m","on":"2026-01","value":{"value":1,"unit":"kg"}}]}`))
	f.Add([]byte(`{"format":"goals.record/1.0","plan":"p","observations":[],"ratings":[{"id":"r","goal":"g","level":-0.5,"phase":"baseline","by":"a","on":"2026"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := goals.DecodeRecord(data)
		if err != nil {
			return
		}
		written, err := r.Encode()
		require.NoError(t, err)
		again, err := goals.DecodeRecord(written)
		require.NoError(t, err)
		if diff := cmp.Diff(r, again); diff != "" {
			t.Fatal(diff)
		}
	})
}
