package fhir_test

import (
	"errors"
	"fmt"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/goals/fhir"
)

func ExampleGoal_Validate() {
	g, _ := fhir.DecodeGoal([]byte(`{
		"resourceType": "Goal",
		"description": {"text": "walk"},
		"subject": {"reference": "Patient/rosa"},
		"startDate": "2026-13-45",
		"target": [{"detailString": "further", "detailInteger": 1}]
	}`), fhir.R4)
	var faults fhir.Faults
	errors.As(g.Validate(), &faults)
	for _, f := range faults {
		var issue fhir.Issue
		errors.As(f, &issue)
		fmt.Println(f.Pointer, f.Code, issue.Key, issue.Expression)
	}
	// Output:
	// /startDate format  Goal.start
	// /target/0/detailInteger conflict  Goal.target[0].detail
	// /target/0 invariant gol-1 Goal.target[0]
	// /lifecycleStatus required  Goal.lifecycleStatus
}

func ExampleGoal_Convert() {
	g, _ := fhir.DecodeGoal([]byte(received), fhir.R4)
	five, report, err := g.Convert(fhir.R5)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range report.Changes {
		fmt.Println(c.Kind, c.From, "to", c.To)
	}
	fmt.Println(report.Lossless(), five.Root().Member("source").Member("reference").Text())
	// Output:
	// renamed Goal.expressedBy to Goal.source
	// true Patient/rosa
}

func ExampleGoal_Check() {
	g, _ := fhir.DecodeGoal([]byte(received), fhir.R4)
	_, err := g.Check(fhir.PCOGoal)
	fmt.Println(err)
	// Output:
	// /start: Goal.start is required in this profile; add the start date (pco-goal-profile|1.0.0)
}

func ExampleToPlan() {
	g, _ := fhir.DecodeGoal([]byte(received), fhir.R4)
	plan, notes, err := fhir.ToPlan([]fhir.Goal{g}, fhir.ReadOptions{Plan: "rosa-2026"})
	if err != nil {
		fmt.Println(err)
		return
	}
	v := plan.Targets[0].Versions[0]
	fmt.Println(plan.Goals[0].Description.Text, "|", v.Kind, v.High.Value, v.High.Unit, "| due", v.Due)
	fmt.Println(notes[0].Pointer, notes[0].Code)
	// Output:
	// Keep my HbA1c down | atMost 7 % | due 2026-09
	// /x-vendor unknownMember
}

func ExampleFromPlan() {
	g, _ := fhir.DecodeGoal([]byte(received), fhir.R4)
	plan, _, _ := fhir.ToPlan([]fhir.Goal{g}, fhir.ReadOptions{Plan: "rosa-2026"})

	plan.Goals[0].Status = goals.StatusOnHold
	list, _, err := fhir.FromPlan(plan, fhir.WriteOptions{Version: fhir.R4})
	if err != nil {
		fmt.Println(err)
		return
	}
	out, _ := list[0].Encode()
	fmt.Print(string(out))
	// Output:
	// {
	//   "resourceType": "Goal",
	//   "id": "a1c",
	//   "lifecycleStatus": "on-hold",
	//   "description": {
	//     "text": "Keep my HbA1c down"
	//   },
	//   "subject": {
	//     "reference": "Patient/rosa"
	//   },
	//   "target": [
	//     {
	//       "measure": {
	//         "text": "HbA1c"
	//       },
	//       "detailRange": {
	//         "high": {
	//           "value": 7.0,
	//           "unit": "%",
	//           "system": "http://unitsofmeasure.org",
	//           "code": "%"
	//         }
	//       },
	//       "dueDate": "2026-09"
	//     }
	//   ],
	//   "expressedBy": {
	//     "reference": "Patient/rosa"
	//   },
	//   "x-vendor": {
	//     "row": 12.50
	//   }
	// }
}

func ExampleWriteBundle() {
	g, _ := fhir.DecodeGoal([]byte(received), fhir.R4)
	plan, _, _ := fhir.ToPlan([]fhir.Goal{g}, fhir.ReadOptions{Plan: "rosa-2026"})
	bundle, _, err := fhir.WriteBundle(plan, nil, fhir.BundleOptions{
		Goals: fhir.WriteOptions{Version: fhir.R4}, Base: "https://example.org/fhir", Status: "active", Intent: "plan",
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	list, _ := fhir.DecodeBundle(bundle, fhir.R4)
	fmt.Println(len(list), "goal")

	_, _, err = fhir.WriteBundle(plan, nil, fhir.BundleOptions{Goals: fhir.WriteOptions{Version: fhir.R4}, Base: "https://example.org/fhir"})
	fmt.Println(err)
	// Output:
	// 1 goal
	// document: CarePlan.status is required; it is not filled in for you: state one of draft, active, on-hold, revoked, completed, entered-in-error or unknown
	// document: CarePlan.intent is required; it is not filled in for you: state one of proposal, plan, order or option
}
