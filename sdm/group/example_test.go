package group_test

import (
	"fmt"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/group"
)

// decisionOf builds a decision of exact cells on linear criteria from 0 to 1,
// one row of values an option. Options are a, b, …; criteria c1, c2, ….
func decisionOf(rows ...[]float64) sdm.Decision {
	d := sdm.Decision{
		Format: sdm.DecisionFormat, ID: "test", Language: "en", Title: "Test", Question: "Which?",
		Audience: sdm.AudienceBoth, Review: sdm.Review{Status: sdm.NotReviewed},
	}
	for k := range rows[0] {
		d.Criteria = append(d.Criteria, sdm.Criterion{
			ID: fmt.Sprintf("c%d", k+1), Name: fmt.Sprintf("criterion %d", k+1), Measure: sdm.Quantity, Unit: "units",
			Direction: sdm.HigherIsBetter, Range: sdm.Range{Worst: 0, Best: 1},
		})
	}
	for i, row := range rows {
		id := string(rune('a' + i))
		d.Options = append(d.Options, sdm.Option{ID: id, Name: "Option " + id})
		for k, x := range row {
			d.Evidence = append(d.Evidence, sdm.Cell{
				Option: id, Criterion: d.Criteria[k].ID, Kind: sdm.Exact, Value: new(x), Certainty: sdm.NotRated,
			})
		}
	}
	return d
}

// voice gives direct weights; a negative one is not known.
func voice(role sdm.VoiceRole, id string, weights ...float64) sdm.Preferences {
	p := sdm.Preferences{
		Format: sdm.PreferencesFormat, Decision: "test", Voice: sdm.Voice{Role: role, ID: id}, Method: sdm.Direct,
	}
	if role == sdm.Surrogate {
		p.Voice.Basis = sdm.SubstitutedJudgment
	}
	for k, w := range weights {
		a := sdm.Answer{Criterion: fmt.Sprintf("c%d", k+1), Points: new(w), Asked: sdm.Range{Worst: 0, Best: 1}}
		if w < 0 {
			a.Points, a.DontKnow = nil, true
		}
		p.Answers = append(p.Answers, a)
	}
	return p
}

func voices(v ...sdm.Preferences) group.Voices {
	return group.Voices{Format: group.VoicesFormat, Decision: "test", Voices: v}
}

// The patient and a daughter weigh two things differently. A third option is
// nobody's favourite by much, and asks least of either.
func ExampleCompare() {
	d := decisionOf([]float64{1, 0}, []float64{0, 1}, []float64{.7, .6})
	v := voices(voice(sdm.Patient, "", 90, 10), voice(sdm.Family, "daughter", 20, 80))
	a, err := group.Compare(d, v, group.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Owner, a.Outcome, a.LeastRegret)
	for _, x := range a.Distances {
		fmt.Printf("%s and %s: %.2f apart, most on %s\n", x.A, x.B, x.Distance.Value, x.Criterion)
	}
	// Output:
	// patient differ [c]
	// patient and family/daughter: 0.70 apart, most on c1
}
