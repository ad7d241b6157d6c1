package principles_test

import (
	"fmt"

	"github.com/concord-sdm/concord/principles"
)

func ExampleExplain() {
	report, err := principles.Assess(checklist(), []principles.Response{
		response(principles.Clinician, "named", principles.Met, "asked", principles.Partly),
	}, principles.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range principles.Explain(report, "en-GB") {
		fmt.Println(s.Text)
	}
	// Output:
	// Partnership on the ward round, version 1.0.0.
	// Not heard: patients. Nothing in this report speaks for them.
	// Required and not yet answered by clinicians: “I was told what happens next”.
	// One response from clinicians.
	// all: 75 on a scale from 0 to 100. 2 of 3 items answered.
	// Depending on the open answers it could be anything from 50 to 83.3.
	// The open answers decide whether it reaches this mark: good practice.
	// These figures say no more than the answers do. They are not a judgement on any person.
}
