package elicit_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/sdm/elicit"
)

// pairs makes choices between a case with x = 1 and a control with x = 0, and
// the other way round.
func pairs(exposed, control int) []elicit.Choice {
	var out []elicit.Choice
	for i := range exposed + control {
		c := elicit.Choice{Alternatives: [][]float64{{1}, {0}}}
		if i >= exposed {
			c.Chosen = 1
		}
		out = append(out, c)
	}
	return out
}

// Breslow & Day 1980, Statistical Methods in Cancer Research I, 7.3: Los Angeles
// study of endometrial cancer, 29 and 3 discordant pairs for oestrogens. The
// estimate is ln(29/3), its standard error √(1/29 + 1/3).
func TestMatchedPairs(t *testing.T) {
	r, err := elicit.Logit(pairs(29, 3))
	require.NoError(t, err)
	require.Equal(t, elicit.Estimated, r.Status)
	require.InDelta(t, 9.67, math.Exp(r.Coefficients[0]), 5e-3)
	require.InDelta(t, math.Sqrt(1./29+1./3), r.StandardErrors[0], 1e-12)
	require.InDelta(t, 29*math.Log(29./32)+3*math.Log(3./32), r.LogLikelihood, 1e-12)
	require.InDelta(t, 32*math.Log(0.5), r.NullLogLikelihood, 1e-12)
}

// An independent optimiser, which climbs one coordinate at a time with ever
// smaller steps, finds the same maximum; differences of the likelihood give the
// same standard errors.
func TestLogitAgainstAnotherOptimiser(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	const k = 3
	truth := []float64{1, -0.5, 0.3}
	var choices []elicit.Choice
	for range 120 {
		c := elicit.Choice{}
		best := math.Inf(-1)
		for i := range 2 + rng.IntN(3) {
			x := []float64{rng.Float64(), rng.Float64(), float64(rng.IntN(3))}
			u := -math.Log(-math.Log(rng.Float64()))
			for j := range x {
				u += truth[j] * x[j]
			}
			c.Alternatives = append(c.Alternatives, x)
			if u > best {
				best, c.Chosen = u, i
			}
		}
		choices = append(choices, c)
	}
	likelihood := func(beta []float64) float64 {
		sum := 0.0
		for _, c := range choices {
			all := 0.0
			u := func(x []float64) float64 { return beta[0]*x[0] + beta[1]*x[1] + beta[2]*x[2] }
			for _, a := range c.Alternatives {
				all += math.Exp(u(a))
			}
			sum += u(c.Alternatives[c.Chosen]) - math.Log(all)
		}
		return sum
	}
	beta := make([]float64, k)
	for size := 1.0; size > 1e-8; {
		moved := false
		for j := range beta {
			for _, d := range []float64{size, -size} {
				now := likelihood(beta)
				beta[j] += d
				if likelihood(beta) > now {
					moved = true
				} else {
					beta[j] -= d
				}
			}
		}
		if !moved {
			size /= 2
		}
	}
	r, err := elicit.Logit(choices)
	require.NoError(t, err)
	require.Equal(t, elicit.Estimated, r.Status)
	require.InDeltaSlice(t, beta, r.Coefficients, 1e-5)
	require.InDelta(t, likelihood(beta), r.LogLikelihood, 1e-9)
	for j := range k {
		require.InDelta(t, math.Sqrt(r.Covariance[j][j]), r.StandardErrors[j], 1e-15)
		sum := 0.0 // the second derivatives times the covariance is the identity
		for l := range k {
			const h = 1e-4
			at := func(dj, dl float64) float64 {
				b := append([]float64{}, r.Coefficients...)
				b[j] += dj
				b[l] += dl
				return likelihood(b)
			}
			second := (at(h, h) - at(h, -h) - at(-h, h) + at(-h, -h)) / (4 * h * h)
			sum -= second * r.Covariance[l][j]
		}
		require.InDelta(t, 1, sum, 1e-4)
	}
}

func TestNoFiniteFit(t *testing.T) {
	two := func(chosen int, a, b []float64) elicit.Choice {
		return elicit.Choice{Alternatives: [][]float64{a, b}, Chosen: chosen}
	}
	for _, r := range []struct {
		name     string
		choices  []elicit.Choice
		status   elicit.LogitStatus
		involved []int
	}{
		{"always the first attribute", pairs(5, 0), elicit.CompletelySeparated, []int{0}},
		{
			"one attribute without exception, the other mixed",
			[]elicit.Choice{two(0, []float64{0, 1}, []float64{0, 0}), two(1, []float64{0, 1}, []float64{0, 0}), two(0, []float64{1, 0}, []float64{0, 0})},
			elicit.QuasiSeparated,
			[]int{0},
		},
		{
			"an attribute that never varies",
			[]elicit.Choice{two(0, []float64{1, 5}, []float64{0, 5}), two(1, []float64{1, 5}, []float64{0, 5})},
			elicit.Collinear,
			[]int{1},
		},
		{
			"one attribute is twice the other",
			[]elicit.Choice{two(0, []float64{1, 2}, []float64{0, 0}), two(1, []float64{3, 6}, []float64{0, 0})},
			elicit.Collinear,
			[]int{0, 1},
		},
	} {
		got, err := elicit.Logit(r.choices)
		require.NoError(t, err, r.name)
		require.Equal(t, r.status, got.Status, r.name)
		require.Equal(t, r.involved, got.Involved, r.name)
		require.Nil(t, got.Coefficients, r.name)
		require.True(t, got.Status.IsValid())
		require.Contains(t, got.Status.Values(), string(got.Status))
	}
}

func TestLogitIsRefused(t *testing.T) {
	for _, r := range []struct {
		name    string
		choices []elicit.Choice
		err     error
	}{
		{"nothing", nil, elicit.ErrShape},
		{"one alternative", []elicit.Choice{{Alternatives: [][]float64{{1}}}}, elicit.ErrShape},
		{"lengths", []elicit.Choice{{Alternatives: [][]float64{{1}, {1, 2}}}}, elicit.ErrShape},
		{"not an alternative", []elicit.Choice{{Alternatives: [][]float64{{1}, {2}}, Chosen: 2}}, elicit.ErrCriterion},
		{"NaN", []elicit.Choice{{Alternatives: [][]float64{{1}, {math.NaN()}}}}, elicit.ErrNumber},
	} {
		_, err := elicit.Logit(r.choices)
		require.ErrorIs(t, err, r.err, r.name)
	}
}

// Counts of a worked example that Displayr's wiki and The Datastory Guide print
// (Counts Analysis of MaxDiff Data): six blocks of three of A to F.
func TestMaxDiffCounts(t *testing.T) {
	picks := []elicit.Pick{
		{Shown: []int{2, 3, 4}, Most: 2, Least: 4},
		{Shown: []int{0, 3, 4}, Most: 0, Least: 4},
		{Shown: []int{1, 3, 5}, Most: 1, Least: 5},
		{Shown: []int{0, 2, 5}, Most: 2, Least: 5},
		{Shown: []int{0, 1, 2}, Most: 2, Least: 1},
		{Shown: []int{1, 4, 5}, Most: 1, Least: 5},
	}
	r, err := elicit.MaxDiff(6, picks)
	require.NoError(t, err)
	require.Equal(t, []int{1, 2, 3, 0, 0, 0}, r.Most)
	require.Equal(t, []int{0, 1, 0, 0, 2, 3}, r.Least)
	for k, count := range []float64{1, 1, 3, 0, -2, -3} {
		require.InDelta(t, count/3, r.Score[k].Value, 1e-15)
	}
	require.InDelta(t, math.Sqrt2, r.RootRatio[1].Value, 1e-15)
	require.Equal(t, elicit.WhyNeverWorst, r.RootRatio[0].Why)
	require.Equal(t, elicit.CompletelySeparated, r.Logit.Status, "one person, one order")
	require.Nil(t, r.Shares)
}

// With two criteria best–worst scaling is a coin: the share is the frequency.
func TestMaxDiffOfTwo(t *testing.T) {
	var picks []elicit.Pick
	for i := range 10 {
		p := elicit.Pick{Shown: []int{0, 1}, Most: 0, Least: 1}
		if i >= 7 {
			p.Most, p.Least = 1, 0
		}
		picks = append(picks, p)
	}
	r, err := elicit.MaxDiff(2, picks)
	require.NoError(t, err)
	require.InDeltaSlice(t, []float64{0.7, 0.3}, r.Shares, 1e-12)
	require.InDelta(t, 0, r.Utilities[0]+r.Utilities[1], 1e-12)
	require.InDelta(t, math.Sqrt(1./7+1./3)/2, r.StandardErrors[0], 1e-12, "half of that of the difference")
	require.InDelta(t, r.StandardErrors[0], r.StandardErrors[1], 1e-12)
}

// The answer does not depend on which criterion is last, whose utility is 0.
func TestMaxDiffHasNoReference(t *testing.T) {
	sets := routes()["maxDiff"].Sets
	at := map[string]int{"pain": 0, "weeks": 1, "scar": 2, "visits": 3}
	fit := func(shift int) elicit.MaxDiffResult {
		var picks []elicit.Pick
		for _, s := range sets {
			p := elicit.Pick{Most: (at[s.Most] + shift) % 4, Least: (at[s.Least] + shift) % 4}
			for _, id := range s.Shown {
				p.Shown = append(p.Shown, (at[id]+shift)%4)
			}
			picks = append(picks, p)
		}
		r, err := elicit.MaxDiff(4, picks)
		require.NoError(t, err)
		require.Equal(t, elicit.Estimated, r.Logit.Status)
		return r
	}
	a, b := fit(0), fit(1)
	for k := range 4 {
		require.InDelta(t, a.Shares[k], b.Shares[(k+1)%4], 1e-9)
		require.InDelta(t, a.StandardErrors[k], b.StandardErrors[(k+1)%4], 1e-9)
	}
}

func TestMaxDiffIsRefused(t *testing.T) {
	for _, p := range []elicit.Pick{
		{Shown: []int{0, 9}, Most: 0, Least: 9},
		{Shown: []int{0, 0}, Most: 0, Least: 0},
		{Shown: []int{0, 1}, Most: 0, Least: 0},
		{Shown: []int{0, 1}, Most: 2, Least: 0},
	} {
		_, err := elicit.MaxDiff(3, []elicit.Pick{p})
		require.ErrorIs(t, err, elicit.ErrCriterion)
	}
	_, err := elicit.MaxDiff(3, []elicit.Pick{{Shown: []int{0}, Most: 0, Least: 0}})
	require.ErrorIs(t, err, elicit.ErrShape)
	r, err := elicit.MaxDiff(2, nil)
	require.NoError(t, err)
	require.Equal(t, elicit.WhyNeverShown, r.Score[0].Why)
	require.Equal(t, elicit.Collinear, r.Logit.Status)
}

// Whatever is picked, an estimate is a maximum: no neighbour is likelier.
func TestLogitIsAMaximum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var choices []elicit.Choice
		for range rapid.IntRange(1, 12).Draw(t, "tasks") {
			c := elicit.Choice{Chosen: rapid.IntRange(0, 1).Draw(t, "chosen")}
			for range 2 {
				c.Alternatives = append(c.Alternatives, []float64{
					float64(rapid.IntRange(0, 2).Draw(t, "x")), float64(rapid.IntRange(0, 2).Draw(t, "y")),
				})
			}
			choices = append(choices, c)
		}
		r, err := elicit.Logit(choices)
		require.NoError(t, err)
		if r.Status != elicit.Estimated {
			require.NotEmpty(t, r.Involved)
			return
		}
		value := func(a, b float64) float64 {
			sum := 0.0
			for _, c := range choices {
				x, y := c.Alternatives[c.Chosen], c.Alternatives[1-c.Chosen]
				sum -= math.Log1p(math.Exp(a*(y[0]-x[0]) + b*(y[1]-x[1])))
			}
			return sum
		}
		a, b := r.Coefficients[0], r.Coefficients[1]
		require.Less(t, math.Abs(a)+math.Abs(b), 100.0, "never a huge coefficient")
		for _, d := range []float64{1e-3, -1e-3} {
			require.LessOrEqual(t, value(a+d, b), value(a, b)+1e-12)
			require.LessOrEqual(t, value(a, b+d), value(a, b)+1e-12)
		}
	})
}

// TestCircularPicks holds best–worst scaling, which sees in the circles of the
// picks whether there is a best fit, to the logit of the same choices, which
// proves it by a linear program.
func TestCircularPicks(t *testing.T) {
	met := map[elicit.LogitStatus]int{}
	for seed := range 300 {
		rng := rand.New(rand.NewPCG(uint64(seed), 5))
		n := 2 + rng.IntN(5)
		picks := randomPicks(n, 1+rng.IntN(12), 2+rng.IntN(n-1), float64(rng.IntN(3*n)))
		for i := range picks { // other sets for each seed
			for j, k := range picks[i].Shown {
				picks[i].Shown[j] = (k + seed) % n
			}
			picks[i].Most, picks[i].Least = (picks[i].Most+seed)%n, (picks[i].Least+seed)%n
		}
		var choices []elicit.Choice
		for _, p := range picks {
			best, worst := elicit.Choice{}, elicit.Choice{}
			for _, k := range p.Shown {
				x, y := make([]float64, n-1), make([]float64, n-1)
				if k < n-1 {
					x[k], y[k] = 1, -1
				}
				if k == p.Most {
					best.Chosen = len(best.Alternatives)
				} else {
					if k == p.Least {
						worst.Chosen = len(worst.Alternatives)
					}
					worst.Alternatives = append(worst.Alternatives, y)
				}
				best.Alternatives = append(best.Alternatives, x)
			}
			choices = append(choices, best)
			if len(worst.Alternatives) > 1 {
				choices = append(choices, worst)
			}
		}
		want, err := elicit.Logit(choices)
		require.NoError(t, err)
		got, err := elicit.MaxDiff(n, picks)
		require.NoError(t, err)
		require.Equal(t, want, got.Logit, fmt.Sprint(seed, picks))
		met[want.Status]++
	}
	for _, s := range []elicit.LogitStatus{elicit.Estimated, elicit.CompletelySeparated, elicit.QuasiSeparated, elicit.Collinear} {
		require.Greater(t, met[s], 10, s)
	}
}
