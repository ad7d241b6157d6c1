package smaa_test

import (
	"fmt"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/smaa"
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

func said(statements ...smaa.Statement) smaa.Statements {
	if statements == nil {
		statements = []smaa.Statement{}
	}
	return smaa.Statements{
		Format: smaa.StatementsFormat, Decision: "test", Voice: sdm.Voice{Role: sdm.Patient}, Statements: statements,
	}
}

func order(ids ...string) smaa.Statement { return smaa.Statement{Kind: smaa.Order, Criteria: ids} }

// Two options are good at different things, and the third is in between. All
// that was said is that the first criterion weighs at least as much as the
// second.
func ExampleAssess() {
	d := decisionOf([]float64{1, 0}, []float64{0, 1}, []float64{.6, .5})
	a, err := smaa.Assess(d, said(order("c1", "c2")), smaa.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, o := range a.Options {
		fmt.Printf("%s: first %.4f, central weights %.3f\n", o.Name, o.Ranks[0].Share, o.Central)
	}
	// Output:
	// Option a: first 0.8889, central weights [0.778 0.222]
	// Option c: first 0.1111, central weights [0.528 0.472]
	// Option b: first 0.0000, central weights []
}
