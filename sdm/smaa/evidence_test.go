package smaa_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/smaa"
)

// everyKind is a decision with each kind of cell, measure and value function.
func everyKind(t testing.TB) sdm.Decision {
	t.Helper()
	year := sdm.Span{Kind: sdm.OverTime, To: 1, Unit: sdm.Year}
	d := decisionOf(make([]float64, 6), make([]float64, 6), make([]float64, 6))
	d.Context.Population = "adults"
	d.Evidence = nil
	c := d.Criteria
	c[0].Measure, c[0].Per, c[0].Span, c[0].Direction, c[0].Range = sdm.Risk, 100, year, sdm.LowerIsBetter, sdm.Range{Worst: 100, Best: 0}
	c[1].Measure, c[1].Per, c[1].Direction, c[1].Range = sdm.Rate, 1000, sdm.LowerIsBetter, sdm.Range{Worst: 200, Best: 0}
	c[2].Measure, c[2].Unit, c[2].Range = sdm.Categorical, "", sdm.Range{}
	c[2].Categories = []sdm.Category{{ID: "bad", Name: "bad"}, {ID: "fair", Name: "fair", Value: .3}, {ID: "good", Name: "good", Value: 1}}
	c[3].Direction, c[3].Range, c[3].Outside = sdm.Personal, sdm.Range{Worst: 0, Best: 10}, sdm.Clip
	c[4].Range, c[4].Value = sdm.Range{Worst: 0, Best: 10}, sdm.ValueFunction{Shape: sdm.Exponential, Rate: 2}
	c[5].Range, c[5].Value = sdm.Range{Worst: 0, Best: 10}, sdm.ValueFunction{
		Shape: sdm.Piecewise, Points: []sdm.Point{{At: 0, Value: 0}, {At: 2, Value: .7}, {At: 10, Value: 1}},
	}
	add := func(option, criterion string, cell sdm.Cell) {
		cell.Option, cell.Criterion = option, criterion
		if cell.Kind != sdm.NotApplicable {
			cell.Certainty = sdm.NotRated
		}
		d.Evidence = append(d.Evidence, cell)
	}
	of := func(x sdm.Distribution) sdm.Cell { return sdm.Cell{Kind: sdm.Distributed, Distribution: x} }
	exact := func(x float64) sdm.Cell { return sdm.Cell{Kind: sdm.Exact, Value: new(x)} }
	add("a", "c1", sdm.Cell{Kind: sdm.Counts, Events: new(7), Total: 40})
	add("b", "c1", sdm.Cell{
		Kind: sdm.Exact, Value: new(.7), RelativeTo: sdm.RelativeTo{Option: "a", Effect: sdm.OddsRatio}, Uncertainty: sdm.Interval{Low: .5, High: .9},
	})
	add("c", "c1", of(sdm.Distribution{Family: sdm.Beta, Events: new(3), Total: 9}))
	add("a", "c2", sdm.Cell{Kind: sdm.Counts, Events: new(4), Total: 50})
	add("b", "c2", sdm.Cell{
		Kind: sdm.Distributed, Distribution: sdm.Distribution{Family: sdm.LogNormal, MeanLog: new(-.2), SDLog: .1},
		RelativeTo: sdm.RelativeTo{Option: "a", Effect: sdm.RateRatio},
	})
	add("c", "c2", sdm.Cell{Kind: sdm.Exact, Value: new(60.0), Uncertainty: sdm.Interval{Low: 40, High: 90}})
	add("a", "c3", sdm.Cell{Kind: sdm.InCategory, Category: "good"})
	add("b", "c3", sdm.Cell{Kind: sdm.InCategory, Category: "fair"})
	add("c", "c3", sdm.Cell{Kind: sdm.InCategory, Category: "bad"})
	add("a", "c4", exact(3))
	add("b", "c4", sdm.Cell{Kind: sdm.Between, Low: new(4.0), High: new(8.0)})
	add("c", "c4", exact(12))
	add("a", "c5", of(sdm.Distribution{Family: sdm.Normal, Mean: new(4.0), SD: 1}))
	add("b", "c5", of(sdm.Distribution{Family: sdm.Triangular, Low: new(1.0), Mode: new(3.0), High: new(8.0)}))
	add("c", "c5", of(sdm.Distribution{Family: sdm.Uniform, Low: new(1.0), High: new(3.0)}))
	add("a", "c6", sdm.Cell{Kind: sdm.NotApplicable, CountsAs: new(5.0), Reason: "no operation"})
	add("b", "c6", exact(1))
	add("c", "c6", exact(7))
	require.NoError(t, d.Validate())
	return d
}

func answering(way sdm.Direction) smaa.Statements {
	s := said()
	s.Criteria = []smaa.CriterionAnswer{{Criterion: "c4", Direction: way}}
	return s
}

// With fixed evidence and equal mean weights, mean scores are those that
// sdm.Rank works out, for every kind of cell and both directions.
func TestFixedEvidenceIsThatOfRank(t *testing.T) {
	d := everyKind(t)
	for _, way := range []sdm.Direction{sdm.HigherIsBetter, sdm.LowerIsBetter} {
		p := sdm.Preferences{Format: sdm.PreferencesFormat, Decision: "test", Voice: sdm.Voice{Role: sdm.Patient}, Method: sdm.Direct}
		for _, c := range d.Criteria {
			a := sdm.Answer{Criterion: c.ID, Points: new(1.0), Asked: c.Range}
			if c.Direction == sdm.Personal {
				a.Direction = way
			}
			p.Answers = append(p.Answers, a)
		}
		r, err := sdm.Rank(d, p)
		require.NoError(t, err)
		a := assess(t, d, answering(way), smaa.Options{FixedEvidence: true})
		require.Equal(t, smaa.FixedEvidence, a.Method.Evidence)
		for _, o := range r.Options {
			near(t, o.Score.Value, of(t, a, o.Option).Score, 1e-12, string(way)+" "+o.Option)
		}
		require.Empty(t, a.Notes)
	}
}

// What is drawn is near what stands for it, and goes on with nothing known.
func TestDrawnEvidenceOfEveryKind(t *testing.T) {
	d := everyKind(t)
	s := answering(sdm.HigherIsBetter)
	fixed := assess(t, d, s, smaa.Options{FixedEvidence: true})
	drawn := assess(t, d, s, smaa.Options{})
	require.Equal(t, smaa.DrawnEvidence, drawn.Method.Evidence)
	for _, o := range drawn.Options {
		near(t, of(t, fixed, o.Option).Score, o.Score, .03, o.Option)
	}
	sums(t, drawn)

	open := everyKind(t)
	for i := range open.Evidence {
		e := &open.Evidence[i]
		switch {
		case e.Option == "a" && e.Criterion == "c6":
			e.CountsAs = nil
		case e.Option == "b" && e.Criterion == "c3":
			*e = sdm.Cell{Option: "b", Criterion: "c3", Kind: sdm.Missing, Reason: "not studied"}
		}
	}
	open.Evidence = open.Evidence[:len(open.Evidence)-1] // no cell of c on c6
	a := assess(t, open, said(), smaa.Options{Draws: 40_000})
	require.ElementsMatch(t, []smaa.Note{
		{Code: smaa.NoteDirection, Criterion: "c4"},
		{Code: smaa.NoteMissing, Option: "b", Criterion: "c3"},
		{Code: smaa.NoteMissing, Option: "c", Criterion: "c6"},
	}, a.Notes)
	sums(t, a)
	// Of c on c6, any number from 0 to 10 counts the same: its mean value is
	// .35·.2 + .85·.8; of b on c3 each category: (0 + .3 + 1)/3.
	for _, c := range []struct {
		option       string
		value, drawn float64
	}{{"b", .3, 1.3 / 3}, {"c", .7 + 5./8*.3, .35*.2 + .85*.8}} {
		want := of(t, drawn, c.option).Score + (c.drawn-c.value)/6 + (.5-map[string]float64{"b": .6, "c": 1}[c.option])/6
		near(t, want, of(t, a, c.option).Score, .006, "a way not known is worth ½ on average, "+c.option)
	}
}
