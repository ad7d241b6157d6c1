package goals_test

import (
	"fmt"
	"os"

	"github.com/concord-sdm/concord/goals"
)

// ana returns the plan and the record of the examples.
func ana() (goals.Plan, goals.Record) {
	data, err := os.ReadFile("../examples/plan/ana/plan.json")
	if err != nil {
		panic(err)
	}
	p, err := goals.DecodePlan(data)
	if err != nil {
		panic(err)
	}
	if data, err = os.ReadFile("../examples/plan/ana/record.json"); err != nil {
		panic(err)
	}
	r, err := goals.DecodeRecord(data)
	if err != nil {
		panic(err)
	}
	return p, r
}

func ExampleEvaluate() {
	p, r := ana()
	rep, err := goals.Evaluate(p, r, goals.Options{AsOf: "2026-11-15"})
	if err != nil {
		fmt.Println(err)
		return
	}
	walk := rep.Goals[1].Targets[0]
	fmt.Printf("%g %s of %g: %s, %.0f %% of the way\n", walk.Latest.Value, walk.Unit, walk.Low.Value, walk.Met, 100*walk.Share.Value)
	fmt.Printf("%s, n = %d in %d days\n", walk.Trend.Word, walk.Trend.N, walk.Trend.Days)
	fmt.Printf("around %s (%s to %s)\n", walk.Projection.On, walk.Projection.Early, walk.Projection.Late)
	// Output:
	// 365 m of 400: notMet, 82 % of the way
	// improving, n = 24 in 336 days
	// around 2027-02-22 (2026-12-28 to 2027-04-08)
}
