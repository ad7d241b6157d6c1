package smaa_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/smaa"
)

// with replaces the cell of an option on a criterion.
func with(d sdm.Decision, cell sdm.Cell) sdm.Decision {
	for i, e := range d.Evidence {
		if e.Option == cell.Option && e.Criterion == cell.Criterion {
			d.Evidence[i] = cell
		}
	}
	return d
}

// Mean scores are those of the formulas for the means of the distributions, not
// of so many draws.
func TestExactMeanScores(t *testing.T) {
	uniform := sdm.Cell{Kind: sdm.Between, Low: new(.2), High: new(.7), Certainty: sdm.NotRated}
	triangle := sdm.Cell{Kind: sdm.Distributed, Certainty: sdm.NotRated, Distribution: sdm.Distribution{
		Family: sdm.Triangular, Low: new(.1), Mode: new(.2), High: new(.9),
	}}
	missing := sdm.Cell{Kind: sdm.Missing, Reason: "nobody looked"}
	for name, c := range map[string]struct {
		cell sdm.Cell
		want float64
	}{
		"uniform": {uniform, .45}, "triangular": {triangle, .4}, "missing": {missing, .5},
	} {
		c.cell.Option, c.cell.Criterion = "a", "c1"
		d := with(decisionOf([]float64{0, .3}, []float64{.5, .5}), c.cell)
		a := assess(t, d, said(same("c1", "c2")), smaa.Options{Draws: 512})
		near(t, (c.want+.3)/2, of(t, a, "a").Score, 1e-15, name)
	}
	// Half the way up, and beyond the range from there on: the mean of max(0,
	// min(1, x)) is not that of x, and is drawn.
	beyond := uniform
	beyond.Option, beyond.Criterion, beyond.Low, beyond.High = "a", "c1", new(.5), new(1.5)
	d := with(decisionOf([]float64{0, .3}, []float64{.5, .5}), beyond)
	d.Criteria[0].Outside = sdm.Clip
	a := assess(t, d, said(same("c1", "c2")), smaa.Options{})
	near(t, (.875+.3)/2, of(t, a, "a").Score, .005, "clipped")
	d.Criteria[0].Outside = sdm.Extrapolate
	a = assess(t, d, said(same("c1", "c2")), smaa.Options{})
	near(t, (1+.3)/2, of(t, a, "a").Score, 1e-15, "extrapolated")
}

// Two options about which nothing is known are level on average: neither the
// best one nor what the weights would tell follows from the luck of the draws.
func TestNothingKnownIsLevel(t *testing.T) {
	d := decisionOf([]float64{.4, .4, .4}, []float64{.4, .4, .4})
	for _, option := range []string{"a", "b"} {
		for _, k := range []string{"c1", "c2"} {
			d = with(d, sdm.Cell{Option: option, Criterion: k, Kind: sdm.Missing, Reason: "nobody looked"})
		}
	}
	for seed := range uint64(6) {
		a := assess(t, d, said(), smaa.Options{Draws: 512, Seed: seed})
		require.Equal(t, "a", a.Best)
		require.Equal(t, of(t, a, "a").Score, of(t, a, "b").Score)
		for _, s := range a.Settle {
			if s.What == smaa.OfWeights {
				require.Zero(t, s.Chance, "whatever matters, neither is better")
				require.Zero(t, s.Gain)
			}
		}
	}
}

// A direction that the person cannot say leaves a linear criterion at a half,
// and knowing it is worth what the two ways differ by.
func TestMeanOfBothDirections(t *testing.T) {
	d := decisionOf([]float64{0, .5}, []float64{.5, .5})
	d = with(d, sdm.Cell{Option: "a", Criterion: "c1", Kind: sdm.Between, Low: new(.6), High: new(1.), Certainty: sdm.NotRated})
	d.Criteria[0].Direction = sdm.Personal
	a := assess(t, d, said(same("c1", "c2")), smaa.Options{Draws: 512})
	near(t, .5, of(t, a, "a").Score, 1e-15, "a")
	near(t, .5, of(t, a, "b").Score, 1e-15, "b")
	for _, s := range a.Settle {
		if s.What == smaa.OfDirection {
			near(t, .5, s.Chance, 0, "fewer is better half of the time")
			near(t, .5*.5*.3, s.Gain, 1e-12, "half of the time, half the weight, .8 against .5")
		}
	}
}
