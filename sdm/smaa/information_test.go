package smaa_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/smaa"
)

func information(t *testing.T, a smaa.Acceptability, what smaa.Unknown, option, criterion string) smaa.Information {
	t.Helper()
	for _, i := range a.Settle {
		if i.What == what && i.Option == option && i.Criterion == criterion {
			return i
		}
	}
	t.Fatalf("nothing about %s %s %s in %v", what, option, criterion, a.Settle)
	return smaa.Information{}
}

// One number a that is uniform from 0 to 1 against a number b that is known.
// For b below ½, a is best on average; knowing it changes that if it is below b
// (chance b), and gains E[max(a, b)] − ½ = b² + (1 − b²)/2 − ½ = b²/2.
func TestInformationOfOneCell(t *testing.T) {
	for _, b := range []float64{.1, .4} {
		d := decisionOf([]float64{0}, []float64{b})
		d.Evidence[0] = sdm.Cell{Option: "a", Criterion: "c1", Kind: sdm.Missing, Reason: "not studied"}
		a := assess(t, d, said(), smaa.Options{})
		require.Equal(t, "a", a.Best)
		i := information(t, a, smaa.OfCell, "a", "c1")
		require.True(t, i.Missing)
		near(t, b, i.Chance, .06, "chance")
		near(t, b*b/2, i.Gain, .02, "gain")
		require.Len(t, a.Settle, 1, "with one criterion, weights are known")
	}
}

// Two criteria, one option good at each, weights unknown: the best on average
// is a with the mean lead ½·0.1; with known weights, b is better where
// w·1 < (1−w)·0.9: w < 0.9/1.9.
func TestInformationOfWeights(t *testing.T) {
	a := assess(t, decisionOf([]float64{1, 0}, []float64{0, .9}), said(), smaa.Options{})
	require.Equal(t, "a", a.Best)
	i := information(t, a, smaa.OfWeights, "", "")
	at := .9 / 1.9
	near(t, at, i.Chance, .03, "chance")
	near(t, .9*(at-at*at/2)+(1-at*at)/2-.5, i.Gain, .01, "E[max] − max E")
}

// A direction that the person could not say: a has 0.8, b has 0.3, so a is best
// if more is better and b if less is. The other criterion decides for a.
func TestInformationOfADirection(t *testing.T) {
	d := decisionOf([]float64{.8, .6}, []float64{.3, .5})
	d.Criteria[0].Direction = sdm.Personal
	a := assess(t, d, said(), smaa.Options{Draws: 40_000})
	require.Equal(t, "a", a.Best)
	i := information(t, a, smaa.OfDirection, "", "c1")
	near(t, .5, i.Chance, 1e-12, "one of the two ways")
	near(t, .1, i.Gain, .02, "half of (0.5·0.5 − 0.5·0.1) each way, less the mean lead 0.05")
	require.Contains(t, a.Notes, smaa.Note{Code: smaa.NoteDirection, Criterion: "c1"})

	s := said()
	s.Criteria = []smaa.CriterionAnswer{{Criterion: "c1", Direction: sdm.LowerIsBetter}}
	a = assess(t, d, s, smaa.Options{})
	require.Equal(t, "b", a.Best)
	require.Empty(t, a.Notes)
	near(t, .5*.7+.5*.5, of(t, a, "b").Score, 1e-12, "fewer is better")
}

// An effect and the number that it is against: knowing either can be of use,
// and what no ranked option depends on is not listed.
func TestInformationOfEffects(t *testing.T) {
	d := mixed(t)
	a := assess(t, d, said(order("c1", "c2", "c3", "c4")), smaa.Options{})
	for _, cell := range [][2]string{{"a", "c1"}, {"b", "c1"}, {"a", "c2"}, {"b", "c3"}, {"c", "c3"}} {
		i := information(t, a, smaa.OfCell, cell[0], cell[1])
		require.GreaterOrEqual(t, i.Gain, 0.0)
		require.LessOrEqual(t, i.Gain, 1.0)
	}
	require.Len(t, a.Settle, 7, "five cells, a direction, and the weights")
	for k := 1; k < len(a.Settle); k++ {
		require.GreaterOrEqual(t, a.Settle[k-1].Gain, a.Settle[k].Gain, "the most useful first")
	}
	d.Options[0].Unsuitable = sdm.Unsuitable{By: "the surgeon", Reason: "too risky"}
	a = assess(t, d, said(), smaa.Options{})
	information(t, a, smaa.OfCell, "a", "c1") // b's effect is against it
	for _, i := range a.Settle {
		require.False(t, i.Option == "a" && i.Criterion == "c2", "nobody's score depends on it")
	}
}

func TestFixedEvidence(t *testing.T) {
	d := mixed(t)
	d.Criteria[3].Direction = sdm.HigherIsBetter
	d.Evidence[6].Kind, d.Evidence[6].Reason, d.Evidence[6].Value, d.Evidence[6].Certainty = sdm.Exact, "", new(0.3), sdm.NotRated
	a := assess(t, d, said(), smaa.Options{FixedEvidence: true})
	require.True(t, a.Method.Exact)
	require.Equal(t, smaa.FixedEvidence, a.Method.Evidence)
	p := sdm.Preferences{Format: sdm.PreferencesFormat, Decision: "test", Voice: sdm.Voice{Role: sdm.Patient}, Method: sdm.Direct}
	for _, c := range d.Criteria {
		p.Answers = append(p.Answers, sdm.Answer{Criterion: c.ID, Points: new(1.0), Asked: c.Range})
	}
	r, err := sdm.Rank(d, p)
	require.NoError(t, err)
	for _, o := range r.Options {
		near(t, o.Score.Value, of(t, a, o.Option).Score, 1e-12, "the score with mean weights, as sdm ranks it: "+o.Option)
	}
}
