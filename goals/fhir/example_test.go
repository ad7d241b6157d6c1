package fhir_test

import (
	"fmt"

	"github.com/concord-sdm/concord/goals/fhir"
)

// A goal as a health record sends it.
const received = `{
  "resourceType": "Goal",
  "id": "a1c",
  "lifecycleStatus": "active",
  "description": {"text": "Keep my HbA1c down"},
  "subject": {"reference": "Patient/rosa"},
  "target": [{
    "measure": {"text": "HbA1c"},
    "detailRange": {"high": {"value": 7.0, "unit": "%", "system": "http://unitsofmeasure.org", "code": "%"}},
    "dueDate": "2026-09"
  }],
  "expressedBy": {"reference": "Patient/rosa"},
  "x-vendor": {"row": 12.50}
}`

func ExampleDecodeGoal() {
	g, err := fhir.DecodeGoal([]byte(received), fhir.R4)
	if err != nil {
		fmt.Println(err)
		return
	}
	target := g.Root().Member("target").Item(0)
	fmt.Println(target.Member("detailRange").Member("high").Member("value").Text())
	fmt.Println(target.Member("dueDate").Text())
	fmt.Println(g.Root().Member("x-vendor").Member("row").Text())
	// Output:
	// 7.0
	// 2026-09
	// 12.50
}
