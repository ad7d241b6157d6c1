package smaa_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm/smaa"
)

// Five options on four criteria with each kind of preference, against shares
// worked out apart from this package: R 4.2.2, three million uniform weights
// (normalised rexp, seed 1), those that break a statement thrown away, 300,000
// to 3,000,000 left. Their standard errors are below 0.001; second ranks, of
// 60,000 of them, below 0.002.
func TestAgainstRejectionInR(t *testing.T) {
	d := decisionOf(
		[]float64{.9, .2, .5, .3}, []float64{.1, .8, .6, .4}, []float64{.5, .5, .5, .5},
		[]float64{.3, .3, .9, .1}, []float64{.2, .6, .1, .95})
	atLeast := func(a string, low float64) smaa.Statement {
		return smaa.Statement{Kind: smaa.Share, Criterion: a, Low: new(low)}
	}
	for _, c := range []struct {
		name                 string
		s                    []smaa.Statement
		first                []float64
		weights, central     []float64 // central: of a
		over, overE, secondA float64   // a over b, a over e
	}{
		{
			"missing", nil,
			[]float64{0.3041787, 0.242183, 0.03139533, 0.1367093, 0.2855337},
			[]float64{0.2501637, 0.2498603, 0.2499008, 0.2500752},
			[]float64{0.4872313, 0.153124, 0.1980621, 0.1615825},
			0.4520943, 0.5160573, 0.07756667,
		},
		{
			"ordinal",
			[]smaa.Statement{order("c1", "c2", "c3")},
			[]float64{0.7015056, 0, 0.01389604, 0, 0.2845983},
			[]float64{0.4583271, 0.2080131, 0.08322018, 0.2504395},
			[]float64{0.5326482, 0.2257578, 0.09080442, 0.1507895},
			0.9581501, 0.7118413, 0.07986667,
		},
		{
			"ratio",
			[]smaa.Statement{ratio("c1", "c2", 1.5, 3), ratio("c3", "c4", .5, 0)},
			[]float64{0.631982, 0, 0.05214194, 0.2444549, 0.0714212},
			[]float64{0.3377745, 0.1626112, 0.3330679, 0.1665464},
			[]float64{0.4296172, 0.2051, 0.2358176, 0.1294651},
			0.8654882, 0.9047062, 0.1697833,
		},
		{
			"bounded",
			[]smaa.Statement{share("c1", .2, .5), share("c4", 0, .3)},
			[]float64{0.5321866, 0.2023109, 0.0671896, 0.1348163, 0.06349663},
			[]float64{0.335106, 0.2648034, 0.2652029, 0.1348877},
			[]float64{0.3943271, 0.1967892, 0.2652505, 0.1436333},
			0.7057155, 0.8195753, 0.1554833,
		},
		{
			"mixed",
			[]smaa.Statement{order("c1", "c3"), ratio("c3", "c2", .5, 0), share("c2", .1, .6), atLeast("c4", .05)},
			[]float64{0.6748554, 0.03252932, 0.05699747, 0, 0.2356178},
			[]float64{0.3780394, 0.1936451, 0.1905237, 0.2377918},
			[]float64{0.4405878, 0.1841671, 0.2043454, 0.1708997},
			0.8620397, 0.7392942, 0.05895,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := assess(t, d, said(c.s...), smaa.Options{})
			require.True(t, a.Method.Exact)
			for i, p := range c.first {
				near(t, p, of(t, a, string(rune('a'+i))).Ranks[0].Share, .003, "first rank")
			}
			for k, w := range c.weights {
				near(t, w, a.Weights[k].Mean, .001, "mean weight")
				near(t, c.central[k], of(t, a, "a").Central[k], .002, "central weight of a")
			}
			near(t, c.over, of(t, a, "a").Against[0].Wins.Share, .003, "a over b")
			near(t, c.overE, of(t, a, "a").Against[3].Wins.Share, .003, "a over e")
			near(t, c.secondA, of(t, a, "a").Ranks[1].Share, .005, "second rank of a")
			// The walk, which is not used here, has the same means.
			place := map[string]int{"c1": 0, "c2": 1, "c3": 2, "c4": 3}
			walked := smaa.Walk(c.s, place, 100)
			for k, w := range c.weights {
				sum := 0.0
				for _, x := range walked {
					sum += x[k] / float64(len(walked))
				}
				near(t, w, sum, .006, "mean weight of a walk")
			}
		})
	}
}
