package sdm_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/exp/stats"

	"github.com/concord-sdm/concord/sdm"
)

// The number and the interval that stand for a distribution are compared with
// 200,000 seeded draws from it, summed up by another library.
func TestDistributionsAgainstDraws(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 11))
	gamma := func(a float64) float64 { // Marsaglia & Tsang 2000, ACM Trans Math Softw 26:363; a ≥ 1
		d := a - 1.0/3
		for {
			x := rng.NormFloat64()
			v := math.Pow(1+x/math.Sqrt(9*d), 3)
			if v > 0 && math.Log(rng.Float64()) < x*x/2+d-d*v+d*math.Log(v) {
				return d * v
			}
		}
	}
	for _, c := range []struct {
		d    sdm.Distribution
		draw func() float64
	}{
		{sdm.Distribution{Family: sdm.Normal, Mean: new(20.0), SD: 3}, func() float64 { return 20 + 3*rng.NormFloat64() }},
		{sdm.Distribution{Family: sdm.LogNormal, MeanLog: new(3.0), SDLog: .2}, func() float64 { return math.Exp(3 + .2*rng.NormFloat64()) }},
		{sdm.Distribution{Family: sdm.Beta, Events: new(17), Total: 100}, func() float64 {
			x := gamma(17.5)
			return 100 * x / (x + gamma(83.5))
		}},
		{sdm.Distribution{Family: sdm.Triangular, Low: new(5.0), Mode: new(25.0), High: new(40.0)}, func() float64 {
			u := rng.Float64()
			if u < 20.0/35 {
				return 5 + math.Sqrt(u*35*20)
			}
			return 40 - math.Sqrt((1-u)*35*15)
		}},
		{sdm.Distribution{Family: sdm.Uniform, Low: new(2.0), High: new(42.0)}, func() float64 { return 2 + 40*rng.Float64() }},
	} {
		t.Run(string(c.d.Family), func(t *testing.T) {
			d := full()
			d.Criteria, d.Translations = d.Criteria[:1], nil
			d.Evidence = []sdm.Cell{{Option: "a", Criterion: "risk", Kind: sdm.Distributed, Distribution: c.d, Certainty: sdm.NotRated}}
			levels, err := d.Levels()
			require.NoError(t, err)
			draws := make([]float64, 200_000)
			for i := range draws {
				draws[i] = c.draw()
			}
			mean, sd := stats.MeanAndStdDev(draws)
			limits := stats.Quantiles(draws, .025, .975)
			require.InDelta(t, mean, levels[0].Number.Value, 5*sd/math.Sqrt(float64(len(draws))))
			require.InDelta(t, limits[0], levels[0].Interval.Low, sd/40)
			require.InDelta(t, limits[1], levels[0].Interval.High, sd/40)
		})
	}
}
