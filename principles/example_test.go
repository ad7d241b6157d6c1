package principles_test

import (
	"fmt"

	"github.com/concord-sdm/concord/principles"
)

// checklist is a small framework of our own: three criteria, one score.
func checklist() principles.Framework {
	en := func(s string) principles.Text { return principles.Text{"en": s} }
	return principles.Framework{
		Format: principles.FrameworkFormat, ID: "ward-round", Version: "1.0.0",
		Kind: principles.Checklist, Status: principles.Active, Language: "en",
		Title:         en("Partnership on the ward round"),
		Provenance:    principles.Provenance{Author: "An example", Created: "2026-01"},
		Licence:       principles.Licence{Class: principles.OwnWords, Source: "written for this example", TextShipped: true},
		RequiresRoles: []principles.Role{principles.Patient},
		Items: []principles.Item{
			{Key: "named", Kind: principles.StateItem, Text: en("The team gave their names and roles.")},
			{Key: "asked", Kind: principles.StateItem, Text: en("I was asked what matters to me.")},
			{Key: "told", Kind: principles.StateItem, Text: en("I was told what happens next."), Required: true},
		},
		Scores: []principles.Score{{
			ID: "all", Items: []string{"named", "asked", "told"}, Method: principles.Percent,
			Missing: principles.Missing{Rule: principles.Answered},
			CutOffs: []principles.CutOff{{ID: "good", At: 70, Is: principles.IsAtLeast, Meaning: en("good practice")}},
		}},
	}
}

func response(role principles.Role, answers ...string) principles.Response {
	r := principles.Response{
		Format: principles.ResponseFormat, Framework: "ward-round", Version: "1.0.0",
		By: principles.Respondent{Role: role}, Answers: []principles.Answer{},
	}
	for i := 0; i < len(answers); i += 2 {
		r.Answers = append(r.Answers, principles.Answer{Item: answers[i], Answer: answers[i+1]})
	}
	return r
}

// An assessment puts roles side by side. The clinician's score looks better, but
// the patient left an item open: with it the score may lie anywhere between 50
// and 83, so the cut-off of 70 is undecided.
func ExampleAssess() {
	report, err := principles.Assess(checklist(), []principles.Response{
		response(principles.Patient, "named", principles.Met, "asked", principles.Partly),
		response(principles.Clinician, "named", principles.Met, "asked", principles.Met, "told", principles.Met),
	}, principles.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range report.Disagreements {
		fmt.Printf("disagree on %s by %.1f\n", d.Item, d.Gap)
	}
	for _, role := range report.Roles {
		s := role.Scores[0]
		fmt.Printf("%s: %.0f (%.0f to %.0f), answered %d of %d, cut-off %s\n", role.Role,
			s.Figure.Value, s.Low.Value, s.High.Value, s.Coverage.Answered, s.Coverage.Applicable, s.CutOffs[0].Verdict)
	}
	for _, g := range report.Gates {
		fmt.Printf("gate %s, %s: %s\n", g.Item, g.Role, g.Status)
	}
	// Output:
	// disagree on asked by 0.5
	// patient: 75 (50 to 83), answered 2 of 3, cut-off undecided
	// clinician: 100 (100 to 100), answered 3 of 3, cut-off reached
	// gate told, patient: undecided
	// gate told, clinician: passed
}
