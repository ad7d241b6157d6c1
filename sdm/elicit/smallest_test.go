package elicit_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm/elicit"
)

// ring says that each of n criteria matters more than the next, and the last
// more than the first.
func ring(n, criteria int) []elicit.Limit {
	var out []elicit.Limit
	for i := range n {
		of := make([]float64, criteria)
		of[i], of[(i+1)%n] = 1, -1
		out = append(out, elicit.Limit{Of: of, Is: elicit.More})
	}
	return out
}

// A clash of which nothing can be left out is proven to be the smallest, however
// long it is.
func TestLargeClash(t *testing.T) {
	const n = 24
	s, err := elicit.Weights(n, ring(n, n))
	require.NoError(t, err)
	require.Len(t, s.Clash, n)
	require.True(t, s.Smallest)
}

// A short clash is found behind a long one.
func TestShortClashBehindALongOne(t *testing.T) {
	const n = 30
	limits := ring(20, n)
	for i := range 4 {
		of := make([]float64, n)
		of[20+i], of[20+(i+1)%4] = 1, -1.5
		limits = append(limits, elicit.Limit{Of: of, Is: elicit.AtLeast, Positive: true})
	}
	s, err := elicit.Weights(n, limits)
	require.NoError(t, err)
	require.Equal(t, elicit.WeightSet{Clash: []int{20, 21, 22, 23}, Smallest: true}, s)
}

// The smallest clash of statements of order is a shortest way round, which the
// test finds breadth first, without any linear program.
func TestSmallestClashOfOrders(t *testing.T) {
	proven := 0
	for seed := range uint64(60) {
		rng := rand.New(rand.NewPCG(seed, 6))
		n := 8 + rng.IntN(16)
		var limits []elicit.Limit
		var pairs [][2]int
		for range n + rng.IntN(2*n) {
			p := rng.Perm(n)[:2]
			if rng.IntN(10) > 0 {
				slices.Sort(p)
			}
			of := make([]float64, n)
			of[p[0]], of[p[1]] = 1, -1
			limits = append(limits, elicit.Limit{Of: of, Is: elicit.More})
			pairs = append(pairs, [2]int{p[0], p[1]})
		}
		s, err := elicit.Weights(n, limits)
		require.NoError(t, err)
		shortest := wayRound(n, pairs)
		if s.Smallest || shortest == 0 {
			require.Len(t, s.Clash, shortest, "seed %d", seed)
		} else {
			require.Greater(t, len(s.Clash), 2, "seed %d: pairs are all tried", seed)
		}
		if shortest > 2 && s.Smallest {
			proven++
		}
		if len(s.Clash) == 0 {
			continue
		}
		var of []elicit.Limit
		for _, i := range s.Clash {
			of = append(of, limits[i])
		}
		for i := range of {
			rest, err := elicit.Weights(n, slices.Delete(slices.Clone(of), i, i+1))
			require.NoError(t, err)
			require.Empty(t, rest.Clash, "seed %d: nothing can be left out", seed)
		}
	}
	require.Greater(t, proven, 5, "of more than two")
}

// wayRound returns the length of a shortest way from a criterion back to itself,
// 0 if there is none.
func wayRound(n int, pairs [][2]int) int {
	best := 0
	for from := range n {
		far := make([]int, n)
		queue := []int{from}
		for len(queue) > 0 {
			at := queue[0]
			queue = queue[1:]
			for _, p := range pairs {
				switch {
				case p[0] != at:
				case p[1] == from:
					if best == 0 || far[at]+1 < best {
						best = far[at] + 1
					}
				case far[p[1]] == 0:
					far[p[1]] = far[at] + 1
					queue = append(queue, p[1])
				}
			}
		}
	}
	return best
}

// Looking for a smaller clash ends in time, and says that it did.
func TestUnprovenClash(t *testing.T) {
	const n = 60
	rng := rand.New(rand.NewPCG(4, 9))
	var limits []elicit.Limit
	for range 100 {
		p := rng.Perm(n)[:3]
		of := make([]float64, n)
		of[p[0]], of[p[1]], of[p[2]] = 1, -1, 0.5
		limits = append(limits, elicit.Limit{Of: of, Is: elicit.AtMost, Positive: true})
	}
	s, err := elicit.Weights(n, limits)
	require.NoError(t, err)
	require.Greater(t, len(s.Clash), 2, "all pairs were tried")
	require.False(t, s.Smallest)
}
