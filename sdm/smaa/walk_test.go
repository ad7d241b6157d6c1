package smaa_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm/smaa"
)

// tiers returns statements that each of the first k criteria weighs at least as
// much as each of the next k.
func tiers(k int) []smaa.Statement {
	var out []smaa.Statement
	for i := range k {
		for j := range k {
			out = append(out, order(criterion(i), criterion(k+j)))
		}
	}
	return out
}

// tierDraw draws weights that meet tiers(k) without a walk: of uniform weights
// of the 2k criteria, the larger half goes to the first k, in any order. As
// permutations keep the volume, these are uniform.
func tierDraw(rng *rand.Rand, m, k int) []float64 {
	w := make([]float64, m)
	sum := 0.0
	for i := range w {
		w[i] = rng.ExpFloat64()
		sum += w[i]
	}
	for i := range w {
		w[i] /= sum
	}
	slices.Sort(w[:2*k])
	slices.Reverse(w[:2*k])
	rng.Shuffle(k, func(i, j int) { w[i], w[j] = w[j], w[i] })
	rng.Shuffle(k, func(i, j int) { w[k+i], w[k+j] = w[k+j], w[k+i] })
	return w
}

// A walk among many criteria gives what drawing without a walk gives, within
// the errors that it says, and these are small.
func TestWalkAmongManyCriteria(t *testing.T) {
	for _, c := range []struct{ m, k int }{{16, 8}, {50, 10}} {
		rows := randomRows(5, c.m, 3)
		first := make([]float64, len(rows))
		rng := rand.New(rand.NewPCG(4, 4))
		const n = 40_000
		for range n {
			w := tierDraw(rng, c.m, c.k)
			best, top := 0, -1.0
			for i, row := range rows {
				s := 0.0
				for j, x := range row {
					s += x * w[j]
				}
				if s > top {
					best, top = i, s
				}
			}
			first[best] += 1. / n
		}
		a := assess(t, decisionOf(rows...), said(tiers(c.k)...), smaa.Options{Draws: 2560})
		require.Equal(t, smaa.HitAndRun, a.Method.Weights)
		for i := range rows {
			p := of(t, a, string(rune('a'+i))).Ranks[0]
			near(t, first[i], p.Share, 3.5*math.Hypot(p.Error, .5/math.Sqrt(n)), "share of the first rank")
			require.LessOrEqual(t, p.Error, .014, "of draws that have nothing to do with each other: 0.01")
		}
	}
}
