package methods_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/methods"
)

// preference is P(d) as Brans, Vincke & Mareschal define it.
func preference(c methods.Column, d float64) float64 {
	if d <= 0 {
		return 0
	}
	q, p := c.Indifference, c.Preference
	switch c.Function {
	case methods.UShape:
		if d <= q {
			return 0
		}
	case methods.VShape:
		if d <= p {
			return d / p
		}
	case methods.LevelFn:
		switch {
		case d <= q:
			return 0
		case d <= p:
			return 0.5
		}
	case methods.LinearFn:
		switch {
		case d <= q:
			return 0
		case d <= p:
			return (d - q) / (p - q)
		}
	case methods.Gaussian:
		return 1 - math.Exp(-d*d/(2*c.Sigma*c.Sigma))
	}
	return 1
}

// flowsByDefinition sums over every pair: an independent computation, and what
// the sorted sums must equal.
func flowsByDefinition(m methods.Matrix) (leaving, entering []float64) {
	n, total := len(m.Options), 0.0
	for _, c := range m.Criteria {
		total += c.Weight
	}
	leaving, entering = make([]float64, n), make([]float64, n)
	for i := range n {
		for j := range n {
			for k, c := range m.Criteria {
				d := m.Values[i][k] - m.Values[j][k]
				if c.Direction == sdm.LowerIsBetter {
					d = -d
				}
				p := c.Weight * preference(c, d) / total / float64(n-1)
				leaving[i] += p
				entering[j] += p
			}
		}
	}
	return leaving, entering
}

// Flows summed by sorting equal those summed pair by pair, for few and for many
// options, with ties and with differences just at the thresholds.
func TestFlowsByDefinition(t *testing.T) {
	for _, f := range methods.Function("").Values() {
		for _, n := range []int{2, 5, 24, 25, 60, 300} {
			t.Run(fmt.Sprintf("%s %d", f, n), func(t *testing.T) {
				m := random(uint64(n), n, 4)
				for k := range m.Criteria {
					c := &m.Criteria[k]
					c.Function, c.Indifference, c.Preference, c.Sigma, c.Veto = methods.Function(f), 3, 20, 12, 0
					if k < 2 { // whole numbers: ties, and differences of just 3 and 20
						for i := range m.Values {
							m.Values[i][k] = math.Round(m.Values[i][k])
						}
					}
				}
				leaving, entering := flowsByDefinition(m)
				got, err := m.Run(methods.PROMETHEE2, methods.Parameters{})
				require.NoError(t, err)
				for i, id := range m.Options {
					p := at(got, id)
					require.InDelta(t, leaving[i], number(t, p, "leavingFlow"), 1e-12)
					require.InDelta(t, entering[i], number(t, p, "enteringFlow"), 1e-12)
				}
			})
		}
	}
}

// PROMETHEE I prefers by both flows; ELECTRE III by both distillations. The
// ranks count who is preferred.
func TestPartialOrders(t *testing.T) {
	for seed := range uint64(50) {
		m := random(seed, 7, 4)
		for _, c := range []struct {
			method   methods.Method
			one, two string
			sign     float64 // of what is good in one
		}{
			{methods.PROMETHEE1, "leavingFlow", "enteringFlow", 1},
			{methods.ELECTRE3, "descending", "ascending", -1},
		} {
			got, err := m.Run(c.method, methods.Parameters{})
			require.NoError(t, err)
			open := 0
			for _, a := range got.Places {
				above := 0
				for _, b := range got.Places {
					x := c.sign * (number(t, b, c.one) - number(t, a, c.one))
					y := number(t, a, c.two) - number(t, b, c.two)
					switch {
					case x >= -1e-13 && y >= -1e-13 && (x > 1e-13 || y > 1e-13):
						above++
					case (x > 1e-13) != (y > 1e-13) && (x < -1e-13 || y < -1e-13) && a.Option < b.Option:
						open++
					}
				}
				require.Equal(t, above+1, a.Rank, "%s seed %d %s", c.method, seed, a.Option)
			}
			require.Len(t, got.Incomparable, open, "%s seed %d", c.method, seed)
		}
	}
}

// The kernel by its definition: nothing inside outranks anything inside, and
// everything outside is outranked from inside, where no circles are.
func TestKernelByDefinition(t *testing.T) {
	checked := 0
	for seed := range uint64(200) {
		m := random(seed, 6, 4)
		p := methods.Parameters{Concordance: new(0.6), Discordance: new(0.7)}
		got, err := m.Run(methods.ELECTRE1, p)
		require.NoError(t, err)
		over := outranking(m, 0.6, 0.7)
		if circular(over) {
			continue
		}
		checked++
		inside := func(i int) bool { return slices.Contains(got.First, m.Options[i]) }
		for i := range m.Options {
			outranked := false
			for j := range m.Options {
				outranked = outranked || (inside(j) && over[j][i])
			}
			require.Equal(t, !inside(i), outranked, "seed %d option %d", seed, i)
		}
	}
	require.Greater(t, checked, 50)
}

func outranking(m methods.Matrix, need, most float64) [][]bool {
	out := make([][]bool, len(m.Options))
	for i := range out {
		out[i] = make([]bool, len(m.Options))
		for j := range out {
			agree, total, loss := 0.0, 0.0, 0.0
			for k, c := range m.Criteria {
				d := (m.Values[i][k] - m.Values[j][k]) / (c.Range.Best - c.Range.Worst)
				total += c.Weight
				if d >= 0 {
					agree += c.Weight
				}
				loss = max(loss, -d)
			}
			out[i][j] = i != j && agree/total >= need && loss <= most
		}
	}
	return out
}

func circular(over [][]bool) bool {
	reach := make([][]bool, len(over))
	for i := range over {
		reach[i] = slices.Clone(over[i])
	}
	for range over {
		for i := range reach {
			for j := range reach {
				for k := range reach {
					reach[i][k] = reach[i][k] || (reach[i][j] && reach[j][k])
				}
			}
		}
	}
	for i := range reach {
		if reach[i][i] {
			return true
		}
	}
	return false
}

// Ranks are one more than the number of better scores, ties share one, and
// places come by rank and then by id, however many options are sorted.
func TestRanksByDefinition(t *testing.T) {
	for _, n := range []int{3, 16, 17, 40, 255, 256, 300} {
		m := random(uint64(n), n, 3)
		for i := range m.Values {
			for k := range m.Values[i] {
				m.Values[i][k] = math.Ceil(m.Values[i][k] / 20) // many ties
			}
		}
		for k := range m.Criteria {
			m.Criteria[k].Indifference, m.Criteria[k].Preference, m.Criteria[k].Function = 0, 2, methods.VShape
		}
		r := prepared(t, m)
		for _, method := range methods.Methods() {
			got, err := r.Result(method, methods.Parameters{})
			require.NoError(t, err)
			if !got.Places[0].Score.Ok() {
				continue // a partial order: see TestPartialOrders
			}
			sign := 1.0
			if got.Better == sdm.LowerIsBetter {
				sign = -1
			}
			for i, p := range got.Places {
				better := 0
				for _, q := range got.Places {
					if sign*(q.Score.Value-p.Score.Value) > 1e-11 {
						better++
					}
				}
				require.Equal(t, better+1, p.Rank, "%s of %d", method, n)
				if i > 0 {
					before := got.Places[i-1]
					require.True(t, before.Rank < p.Rank || (before.Rank == p.Rank && before.Option < p.Option), "%s of %d", method, n)
				}
			}
		}
	}
}

// The weightiest criterion decides, the next one only where options are equal.
func TestLexicographicByDefinition(t *testing.T) {
	for seed := range uint64(30) {
		m := random(seed, 30, 3)
		for i := range m.Values {
			for k := range m.Values[i] {
				m.Values[i][k] = math.Ceil(m.Values[i][k] / 30)
			}
		}
		order := []int{0, 1, 2}
		slices.SortFunc(order, func(a, b int) int {
			if m.Criteria[a].Weight > m.Criteria[b].Weight {
				return -1
			}
			return 1
		})
		before := func(a, b []float64) bool {
			for _, k := range order {
				if a[k] != b[k] {
					return (a[k] > b[k]) == (m.Criteria[k].Direction == sdm.HigherIsBetter)
				}
			}
			return false
		}
		got, err := m.Run(methods.Lexicographic, methods.Parameters{})
		require.NoError(t, err)
		for i, id := range m.Options {
			rank := 1
			for j := range m.Options {
				if before(m.Values[j], m.Values[i]) {
					rank++
				}
			}
			require.Equal(t, rank, at(got, id).Rank, "seed %d", seed)
		}
	}
}

// A circle of options that outrank each other counts as one, and is the kernel
// if nothing outranks it.
func TestKernelOfCircle(t *testing.T) {
	m := matrix([][]float64{{3, 2, 1}, {1, 3, 2}, {2, 1, 3}, {0, 0, 0}}, 1, 1, 1)
	got, err := m.Run(methods.ELECTRE1, methods.Parameters{Concordance: new(0.6), Discordance: new(1.0)})
	require.NoError(t, err)
	require.Equal(t, []string{"o1", "o2", "o3"}, got.First)
}

// matrix returns benefits without ranges.
func matrix(rows [][]float64, weights ...float64) methods.Matrix {
	var m methods.Matrix
	for k, w := range weights {
		m.Criteria = append(m.Criteria, methods.Column{ID: fmt.Sprintf("c%d", k+1), Weight: w, Direction: sdm.HigherIsBetter})
	}
	for i, row := range rows {
		m.Options = append(m.Options, fmt.Sprintf("o%d", i+1))
		m.Values = append(m.Values, row)
	}
	return m
}

// Credibilities that Buchanan, Sheppard & Vanderpooten (1999) print give the
// distillations of testdata/vectors.json; this one is worked by hand. With a
// veto on the second criterion, o2 cannot outrank o1 whatever the first says.
func TestVeto(t *testing.T) {
	m := matrix([][]float64{{0, 10}, {5, 0}}, 0.8, 0.2)
	got, err := m.Run(methods.ELECTRE3, methods.Parameters{})
	require.NoError(t, err)
	require.Equal(t, []string{"o2"}, got.First)
	m.Criteria[1].Preference, m.Criteria[1].Veto = 1, 8
	got, err = m.Run(methods.ELECTRE3, methods.Parameters{})
	require.NoError(t, err)
	require.Equal(t, []string{"o1", "o2"}, got.First, "without credibility on either side they tie")
}

// HUI Mark 3 is a published multiplicative utility function: u = 1.371·∏b −
// 0.371 (Feeny et al. 2002, Med Care 40:113). From the worst levels of its
// attributes alone, the scaling constant that is solved must give every other
// health state.
func TestHealthUtilitiesIndex(t *testing.T) {
	worst := []float64{0.61, 0.61, 0.68, 0.58, 0.56, 0.46, 0.42, 0.55} // b of the lowest level
	state := []float64{0.98, 1, 0.94, 0.86, 1, 0.85, 0.92, 0.77}       // of some other state
	product := func(b []float64) float64 {
		p := 1.0
		for _, x := range b {
			p *= x
		}
		return p
	}
	c := product(worst) - 1 // 1 + c = ∏(1 + c·k)
	m := methods.Matrix{Options: []string{"best", "some", "worst"}, Values: [][]float64{{}, {}, {}}}
	for i, b := range worst {
		m.Criteria = append(m.Criteria, methods.Column{
			ID: fmt.Sprintf("a%d", i), Weight: (1 - b) / -c, Direction: sdm.HigherIsBetter, Range: sdm.Range{Worst: 0, Best: 1},
		})
		m.Values[0] = append(m.Values[0], 0) // no disutility
		m.Values[1] = append(m.Values[1], (1-state[i])/(1-b))
		m.Values[2] = append(m.Values[2], 1)
	}
	got, err := m.Run(methods.MAUT, methods.Parameters{})
	require.NoError(t, err)
	require.InDelta(t, c, got.Parameters[0].Value, 1e-12)
	utility := func(disutility float64) float64 { return 1 + 1.371*c*disutility }
	require.InDelta(t, 1.371*product(state)-0.371, utility(number(t, at(got, "some"), "score")), 1e-12)
	require.InDelta(t, -0.36, utility(number(t, at(got, "worst"), "score")), 0.005, "printed: the worst state is −0.36")
}

// The scaling constant solves its equation, whether the constants sum to more
// or less than 1.
func TestScalingConstant(t *testing.T) {
	for seed := range uint64(100) {
		m := random(seed, 3, 2+int(seed%6))
		sum := 0.05 + float64(seed)/60 // up to 1.7
		p := methods.Parameters{ScalingSum: &sum}
		got, err := m.Run(methods.MAUT, p)
		require.NoError(t, err)
		if got.Why == methods.WhyScaling {
			continue // a constant of 1 or more
		}
		K := got.Parameters[len(got.Parameters)-1].Value
		product, total := 1.0, 0.0
		for _, c := range m.Criteria {
			total += c.Weight
		}
		for _, c := range m.Criteria {
			product *= 1 + K*c.Weight*sum/total
		}
		require.InEpsilon(t, 1+K, product, 1e-9, "seed %d sum %g", seed, sum)
		require.Equal(t, sum < 1, K > 0)
	}
}

// MARCOS orders as its weighted sum, and SPOTIS as one less the additive
// model: known identities.
func TestIdentities(t *testing.T) {
	for seed := range uint64(100) {
		m := random(seed, 6, 5)
		marcos, err := m.Run(methods.MARCOS, methods.Parameters{})
		require.NoError(t, err)
		sums, err := m.Run(methods.WASPAS, methods.Parameters{Lambda: new(1.0)})
		require.NoError(t, err)
		additive, err := m.Run(methods.Additive, methods.Parameters{})
		require.NoError(t, err)
		spotis, err := m.Run(methods.SPOTIS, methods.Parameters{})
		require.NoError(t, err)
		for _, id := range m.Options {
			require.Equal(t, at(sums, id).Rank, at(marcos, id).Rank)
			require.InDelta(t, 1-number(t, at(additive, id), "score"), number(t, at(spotis, id), "score"), 1e-12)
		}
	}
}
