package sdm_test

import (
	"fmt"
	"strings"

	"github.com/concord-sdm/concord/sdm"
)

// table builds a decision of exact cells on linear criteria. Each criterion is
// worst, best and one number an option.
//
//go:fix inline
type column struct {
	id          string
	worst, best float64
	numbers     []float64
}

func decisionOf(options []string, columns ...column) sdm.Decision {
	d := sdm.Decision{
		Format: sdm.DecisionFormat, ID: "test", Language: "en", Title: "Test", Question: "Which?",
		Audience: sdm.AudienceBoth, Review: sdm.Review{Status: sdm.NotReviewed},
	}
	for _, id := range options {
		d.Options = append(d.Options, sdm.Option{ID: id, Name: "Option " + id})
	}
	for _, c := range columns {
		direction := sdm.HigherIsBetter
		if c.best < c.worst {
			direction = sdm.LowerIsBetter
		}
		d.Criteria = append(d.Criteria, sdm.Criterion{
			ID: c.id, Name: "criterion " + c.id, Measure: sdm.Quantity, Unit: "units",
			Direction: direction, Range: sdm.Range{Worst: c.worst, Best: c.best},
		})
		for i, x := range c.numbers {
			d.Evidence = append(d.Evidence, sdm.Cell{
				Option: options[i], Criterion: c.id, Kind: sdm.Exact, Value: new(x), Certainty: sdm.NotRated,
			})
		}
	}
	return d
}

// direct gives each criterion of d a direct weight; one weight is used for all
// if there is one.
func direct(d sdm.Decision, weights ...float64) sdm.Preferences {
	p := sdm.Preferences{
		Format: sdm.PreferencesFormat, Decision: d.ID, Voice: sdm.Voice{Role: sdm.Patient}, Method: sdm.Direct,
	}
	for i, c := range d.Criteria {
		w := weights[0]
		if len(weights) > 1 {
			w = weights[i]
		}
		p.Answers = append(p.Answers, sdm.Answer{Criterion: c.ID, Points: new(w), Asked: c.Range})
	}
	return p
}

func scores(r sdm.Ranking) string {
	var s strings.Builder
	for _, o := range r.Options {
		s.WriteString(fmt.Sprintf("%d %s %.4f; ", o.Rank, o.Option, o.Score.Value))
	}
	return s.String()
}
