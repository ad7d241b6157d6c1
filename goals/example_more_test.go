package goals_test

import (
	"errors"
	"fmt"

	"github.com/concord-sdm/concord/goals"
)

func ExampleExplain() {
	p, r := ana()
	rep, err := goals.Evaluate(p, r, goals.Options{AsOf: "2026-11-15"})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range goals.Explain(rep, "en")[5:12] {
		fmt.Println(s.Text)
	}
	// Output:
	// Your goal: Walk to the market and back on my own.
	// Everyone whose word counts agrees.
	// You are not there yet.
	// 1 of 3 parts is reached.
	// The latest value for distance walked in six minutes is 365 m (9 November 2026).
	// That is 82 per cent of the way.
	// The numbers are moving the way you want (24 values in 336 days).
}

func ExampleDecodePlan() {
	_, err := goals.DecodePlan([]byte(`{
		"format": "goals.plan/1.0", "id": "p", "subject": "ana",
		"people": [{"id": "ana", "role": "patient"}],
		"goals": [{"id": "g", "description": {"text": "Walk"}, "status": "done", "start": "2026-13-45"}]
	}`))
	faults, _ := errors.AsType[goals.Faults](err)
	for _, f := range faults {
		fmt.Println(f.Pointer, f.Code)
	}
	// Output:
	// /goals/0/status enum
	// /goals/0/start format
}

func ExampleAgree() {
	p, _ := ana()
	for _, goal := range []string{"market", "lighter", "sleep"} {
		a := goals.Agree(p, goal)
		fmt.Println(goal, a.State, a.Rounds, "missing", a.Missing, "differ", a.Differ)
	}
	// Output:
	// market agreed 2 missing [] differ []
	// lighter differs 1 missing [ana] differ [ben]
	// sleep declined 1 missing [] differ [ana]
}

func ExampleApply() {
	p, _ := ana()
	_, err := goals.Apply(p, "sea", goals.Event{At: "2026-11-15T09:00:00Z", Status: goals.StatusRejected}, goals.Strict())
	refused, _ := errors.AsType[*goals.TransitionError](err)
	fmt.Println(refused.Cause, refused.Next)
	// Output: illegal [accepted on-hold completed cancelled entered-in-error]
}

func ExampleConvert() {
	heat, err := goals.Convert(98.6, "[degF]", "Cel")
	fmt.Println(heat, err)
	_, err = goals.Convert(7, "%", "mmol/mol")
	fmt.Println(err)
	sugar, err := goals.ConvertHbA1c(7, "%", "mmol/mol")
	fmt.Printf("%.0f %v\n", sugar, err)
	// Output:
	// 37 <nil>
	// the units do not convert into each other
	// 53 <nil>
}

func ExampleReview_RRule() {
	r := goals.Review{Start: "2026-01-31", Every: 1, Unit: goals.ReviewMonths}
	rule, _ := r.RRule()
	fmt.Println(rule)
	fmt.Println(r.Dates("2026-02-01", 3))
	// Output:
	// FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1
	// [2026-02-28 2026-03-31 2026-04-30]
}
