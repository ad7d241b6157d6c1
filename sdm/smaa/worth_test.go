package smaa_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/smaa"
)

// TestInformationByBruteForce works out what it would be worth to know each cell,
// and the weights, from the definition alone (expected value of partial perfect
// information: Claxton 1999, J Health Econ 18:341): the one thing is drawn, then
// again and again all the others, whole scores are added up, and the best mean
// score of each round is set against the best mean score of all. Nothing is
// taken from the model's being a sum; the random numbers are those of Go.
func TestInformationByBruteForce(t *testing.T) {
	const outer, inner = 600, 600
	for seed := range uint64(4) {
		rng := rand.New(rand.NewPCG(seed, 9))
		n, m := 2+rng.IntN(2), 2+rng.IntN(2)
		d := decisionOf(randomRows(n, m, seed)...)
		draws := make([]func() float64, n*m) // of each cell
		for i := range d.Evidence {
			c := &d.Evidence[i]
			switch rng.IntN(3) {
			case 0:
				x := *c.Value
				draws[i] = func() float64 { return x }
			case 1:
				c.Kind, c.Value, c.Certainty, c.Reason = sdm.Missing, nil, "", "not studied"
				draws[i] = rng.Float64
			case 2:
				low := .6 * rng.Float64()
				high := low + .1 + .3*rng.Float64()
				c.Kind, c.Value, c.Low, c.High = sdm.Between, nil, new(low), new(high)
				draws[i] = func() float64 { return low + (high-low)*rng.Float64() }
			}
		}
		statements, weights := said(), func() []float64 { // uniform on the simplex
			w, sum := make([]float64, m), 0.0
			for k := range w {
				w[k] = rng.ExpFloat64()
				sum += w[k]
			}
			for k := range w {
				w[k] /= sum
			}
			return w
		}
		if seed%2 == 1 { // in this order: the same, sorted
			var ids []string
			for k := range m {
				ids = append(ids, criterion(k))
			}
			any := weights
			statements, weights = said(order(ids...)), func() []float64 {
				w := any()
				slices.SortFunc(w, func(x, y float64) int { return int(math.Copysign(1, y-x)) })
				return w
			}
		}
		a := assess(t, d, statements, smaa.Options{})
		best := slices.IndexFunc(d.Options, func(o sdm.Option) bool { return o.ID == a.Best })
		// worth draws what is known by know, which fixes some numbers, and returns
		// the gain of knowing it and how often it moves the best.
		worth := func(know func(values, w []float64)) (gain, moved float64) {
			values, w, known, knownW := make([]float64, n*m), make([]float64, m), make([]float64, n*m), make([]float64, m)
			all, tops := make([]float64, n), 0.0
			for range outer {
				for i := range known {
					known[i] = math.NaN()
				}
				knownW[0] = math.NaN()
				know(known, knownW)
				mean := make([]float64, n)
				for range inner {
					for i := range values {
						if values[i] = known[i]; math.IsNaN(known[i]) {
							values[i] = draws[i]()
						}
					}
					if copy(w, knownW); math.IsNaN(knownW[0]) {
						copy(w, weights())
					}
					for i := range mean {
						for k := range w {
							mean[i] += w[k] * values[i*m+k] / inner
						}
					}
				}
				for i, x := range mean {
					all[i] += x / outer
				}
				top := slices.Max(mean)
				tops += top / outer
				if mean[best] < top {
					moved += 1. / outer
				}
			}
			return tops - slices.Max(all), moved
		}
		for _, i := range a.Settle {
			about := fmt.Sprint(seed, " ", i.What, i.Option, i.Criterion)
			know := func(values, _ []float64) {
				at := slices.IndexFunc(d.Evidence, func(c sdm.Cell) bool { return c.Option == i.Option && c.Criterion == i.Criterion })
				values[at] = draws[at]()
			}
			if i.What == smaa.OfWeights {
				know = func(_, w []float64) { copy(w, weights()) }
			}
			gain, moved := worth(know)
			near(t, gain, i.Gain, .006, "gain of "+about)
			if gain > .01 { // where hardly anything is at stake, noise moves the best
				near(t, moved, i.Chance, .07, "chance of "+about)
			}
		}
		require.NotEmpty(t, a.Settle)
	}
}
