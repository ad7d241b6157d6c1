package methods_test

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/methods"
)

// Second implementations, written from the definitions alone: one option and
// one criterion at a time, with the standard library's powers.

// ratio returns x/max of a benefit or min/x of a cost.
func ratio(m methods.Matrix, i, k int) float64 {
	column := make([]float64, len(m.Values))
	for j, row := range m.Values {
		column[j] = row[k]
	}
	if m.Criteria[k].Direction == sdm.LowerIsBetter {
		return slices.Min(column) / m.Values[i][k]
	}
	return m.Values[i][k] / slices.Max(column)
}

// The weighted product and WASPAS, also where numbers lie hundreds of orders of
// magnitude apart, or hardly at all.
func TestProductsByDefinition(t *testing.T) {
	for seed := range uint64(60) {
		m := random(seed, 8, 5)
		for i := range m.Values {
			for k := range m.Values[i] {
				x := &m.Values[i][k]
				switch seed % 3 {
				case 1:
					*x = math.Pow(10, 3*(*x)-150) // 1e-135 to 1e150
				case 2:
					*x = 1 + *x*1e-13
				}
			}
		}
		for k := range m.Criteria {
			m.Criteria[k].Range = sdm.Range{}
		}
		product, err := m.Run(methods.WeightedProduct, methods.Parameters{})
		require.NoError(t, err)
		both, err := m.Run(methods.WASPAS, methods.Parameters{Lambda: new(0.3)})
		require.NoError(t, err)
		for i, id := range m.Options {
			p, s := 1.0, 0.0
			for k, c := range m.Criteria {
				p *= math.Pow(ratio(m, i, k), c.Weight)
				s += c.Weight * ratio(m, i, k)
			}
			require.InEpsilon(t, p, number(t, at(product, id), "score"), 1e-12, "seed %d", seed)
			require.InEpsilon(t, 0.3*s+0.7*p, number(t, at(both, id), "score"), 1e-12, "seed %d", seed)
		}
	}
}

// VIKOR with its two conditions and its three forms of compromise set.
func TestCompromiseByDefinition(t *testing.T) {
	met := map[[2]bool]int{}
	for seed := range uint64(600) {
		n := 3 + int(seed%9)
		m := random(seed, n, 4)
		got, err := m.Run(methods.VIKOR, methods.Parameters{})
		require.NoError(t, err)
		S, R, Q := make([]float64, n), make([]float64, n), make([]float64, n)
		for k, c := range m.Criteria {
			best, worst := math.Inf(-1), math.Inf(1)
			gain := func(i int) float64 {
				if c.Direction == sdm.LowerIsBetter {
					return -m.Values[i][k]
				}
				return m.Values[i][k]
			}
			for i := range n {
				best, worst = max(best, gain(i)), min(worst, gain(i))
			}
			for i := range n {
				loss := c.Weight * (best - gain(i)) / (best - worst)
				S[i] += loss
				R[i] = max(R[i], loss)
			}
		}
		order := make([]int, n)
		for i := range n {
			order[i] = i
			Q[i] = 0.5*(S[i]-slices.Min(S))/(slices.Max(S)-slices.Min(S)) + 0.5*(R[i]-slices.Min(R))/(slices.Max(R)-slices.Min(R))
			require.InDelta(t, Q[i], number(t, at(got, m.Options[i]), "score"), 1e-12)
		}
		slices.SortFunc(order, func(a, b int) int {
			if Q[a] < Q[b] {
				return -1
			}
			return 1
		})
		first, second, step := order[0], order[1], 1/float64(n-1)
		advantage := Q[second]-Q[first] >= step
		stability := S[first] == slices.Min(S) || R[first] == slices.Min(R)
		want := []string{m.Options[first]}
		switch {
		case !advantage:
			for _, i := range order[1:] {
				if Q[i]-Q[first] < step {
					want = append(want, m.Options[i])
				}
			}
		case !stability:
			want = append(want, m.Options[second])
		}
		require.ElementsMatch(t, want, got.First, "seed %d", seed)
		require.Equal(t, []methods.Condition{
			{Name: "acceptableAdvantage", Holds: advantage}, {Name: "acceptableStability", Holds: stability},
		}, got.Conditions)
		met[[2]bool{advantage, stability}]++
	}
	require.Len(t, met, 4, "each condition holds and fails: %v", met)
}

// A first option that is first in neither S nor R: worked by hand from five
// options at the corners, one balanced (o4) and one that is nowhere bad (o5).
func TestUnstableCompromise(t *testing.T) {
	m := matrix([][]float64{{1, 101, 1, 101, 1}, {101, 1, 101, 1, 101}, {1, 1, 1, 1, 101}, {11, 11, 11, 16, 61}, {56, 56, 56, 56, 56}}, 0.2, 0.2, 0.2, 0.2, 0.2)
	for k := range m.Criteria {
		m.Criteria[k].Direction = sdm.LowerIsBetter
	}
	got, err := m.Run(methods.VIKOR, methods.Parameters{})
	require.NoError(t, err)
	require.Equal(t, []string{"o4", "o5"}, got.First)
	require.Equal(t, []methods.Condition{{Name: "acceptableAdvantage", Holds: true}, {Name: "acceptableStability", Holds: false}}, got.Conditions)
}

// EDAS, COPRAS, ARAS, CODAS, MABAC and TOPSIS on random tables.
func TestScoresByDefinition(t *testing.T) {
	for seed := range uint64(100) {
		m := random(seed, 6, 4)
		n := len(m.Options)
		sum := func(of func(i int) float64) float64 {
			total := 0.0
			for i := range n {
				total += of(i)
			}
			return total
		}
		type scores = [6]float64
		want := map[methods.Method]scores{}
		set := func(method methods.Method, of func(i int) float64) {
			var s scores
			for i := range n {
				s[i] = of(i)
			}
			want[method] = s
		}
		// each returns Σ or ∏ over the criteria of a term.
		each := func(of func(k int, c methods.Column, cost bool) float64) float64 {
			total := 0.0
			for k, c := range m.Criteria {
				total += of(k, c, c.Direction == sdm.LowerIsBetter)
			}
			return total
		}
		x := func(i, k int) float64 { return m.Values[i][k] }
		end := func(k int, best bool) float64 {
			out := x(0, k)
			for i := range n {
				if best == (m.Criteria[k].Direction == sdm.HigherIsBetter) {
					out = max(out, x(i, k))
				} else {
					out = min(out, x(i, k))
				}
			}
			return out
		}

		distance := func(i int, best bool) float64 {
			return math.Sqrt(each(func(k int, c methods.Column, _ bool) float64 {
				norm := math.Sqrt(sum(func(j int) float64 { return x(j, k) * x(j, k) }))
				d := c.Weight * (x(i, k) - end(k, best)) / norm
				return d * d
			}))
		}
		set(methods.TOPSIS, func(i int) float64 { return distance(i, false) / (distance(i, true) + distance(i, false)) })

		share := func(i int, cost bool) float64 {
			return each(func(k int, c methods.Column, isCost bool) float64 {
				if isCost != cost {
					return 0
				}
				return c.Weight * x(i, k) / sum(func(j int) float64 { return x(j, k) })
			})
		}
		inverse := sum(func(j int) float64 { return 1 / share(j, true) })
		q := func(i int) float64 {
			return share(i, false) + sum(func(j int) float64 { return share(j, true) })/(share(i, true)*inverse)
		}
		best := 0.0
		for i := range n {
			best = max(best, q(i))
		}
		set(methods.COPRAS, func(i int) float64 { return q(i) / best })

		turned := func(v float64, cost bool) float64 {
			if cost {
				return 1 / v
			}
			return v
		}
		sums := func(of func(k int) float64) float64 {
			return each(func(k int, c methods.Column, cost bool) float64 {
				whole := turned(end(k, true), cost) + sum(func(j int) float64 { return turned(x(j, k), cost) })
				return c.Weight * turned(of(k), cost) / whole
			})
		}
		set(methods.ARAS, func(i int) float64 {
			return sums(func(k int) float64 { return x(i, k) }) / sums(func(k int) float64 { return end(k, true) })
		})

		side := func(i int, above bool) float64 {
			return each(func(k int, c methods.Column, cost bool) float64 {
				mean := sum(func(j int) float64 { return x(j, k) }) / float64(n)
				d := (x(i, k) - mean) / mean
				if cost == above {
					d = -d
				}
				return c.Weight * max(0, d)
			})
		}
		top := func(above bool) float64 {
			out := 0.0
			for i := range n {
				out = max(out, side(i, above))
			}
			return out
		}
		set(methods.EDAS, func(i int) float64 { return (side(i, true)/top(true) + 1 - side(i, false)/top(false)) / 2 })

		set(methods.MABAC, func(i int) float64 {
			return each(func(k int, c methods.Column, _ bool) float64 {
				v := func(j int) float64 { return c.Weight * ((x(j, k)-end(k, false))/(end(k, true)-end(k, false)) + 1) }
				border := 1.0
				for j := range n {
					border *= v(j)
				}
				return v(i) - math.Pow(border, 1/float64(n))
			})
		})

		far := func(i int, power float64) float64 {
			return math.Pow(each(func(k int, c methods.Column, _ bool) float64 {
				least := ratio(m, 0, k)
				for j := range n {
					least = min(least, ratio(m, j, k))
				}
				return math.Pow(c.Weight*(ratio(m, i, k)-least), power)
			}), 1/power)
		}
		set(methods.CODAS, func(i int) float64 {
			return sum(func(j int) float64 {
				h := far(i, 2) - far(j, 2)
				if math.Abs(h) >= 0.02 {
					h += far(i, 1) - far(j, 1)
				}
				return h
			})
		})
		for method, s := range want {
			got, err := m.Run(method, methods.Parameters{})
			require.NoError(t, err)
			for i, id := range m.Options {
				require.InDelta(t, s[i], number(t, at(got, id), "score"), 1e-12, "%s seed %d", method, seed)
			}
		}
	}
}
