package smaa_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm/smaa"
)

func same(ids ...string) smaa.Statement { return smaa.Statement{Kind: smaa.Same, Criteria: ids} }

func criterion(k int) string { return fmt.Sprintf("c%d", k+1) }

// rings returns statements that only clash all together, on m criteria.
func rings(m int) map[string][]smaa.Statement {
	out := map[string][]smaa.Statement{}
	for k := range m {
		a, b := criterion(k), criterion((k+1)%m)
		out["a little more all the way round"] = append(out["a little more all the way round"], ratio(a, b, 1.001, 0))
		out["twice to three times as much all the way round"] = append(out["twice to three times as much all the way round"], ratio(a, b, 2, 3))
		out["shares that are too small"] = append(out["shares that are too small"], share(a, 0, .99/float64(m)))
		if k == m/2 {
			out["the same but for one"] = append(out["the same but for one"], ratio(a, b, 1.001, 1.001))
		} else {
			out["the same but for one"] = append(out["the same but for one"], same(a, b))
		}
	}
	return out
}

// As many statements on as many criteria as there can be, all needed for the
// clash: it is found and named whole. Twice as much a hundred times is 2¹⁰⁰,
// beyond what a linear program could prove.
func TestLargeClashes(t *testing.T) {
	for _, m := range []int{3, 40, smaa.MaxCriteria} {
		d := decisionOf(randomRows(2, m, 1)...)
		for name, list := range rings(m) {
			set, err := smaa.Clash(d, said(list...))
			require.NoError(t, err, "%s, %d", name, m)
			require.Len(t, set, m, "%s, %d", name, m)
			set, err = smaa.Clash(d, said(list[1:]...))
			require.NoError(t, err, "%s, %d", name, m)
			require.Empty(t, set, "%s, %d: without one of them there is no clash", name, m)
			_, err = smaa.Assess(d, said(list...), smaa.Options{Draws: 512})
			require.ErrorIs(t, err, smaa.ErrClash)
		}
	}
}

// A clash of four is found behind one of twenty.
func TestShortClashBehindALongOne(t *testing.T) {
	const m = 24
	var list []smaa.Statement
	for k := range 20 {
		list = append(list, ratio(criterion(k), criterion((k+1)%20), 1.1, 0))
	}
	for k := range 4 {
		list = append(list, ratio(criterion(20+k), criterion(20+(k+1)%4), 1.1, 0))
	}
	d := decisionOf(randomRows(2, m, 1)...)
	set, err := smaa.Clash(d, said(list...))
	require.NoError(t, err)
	require.Equal(t, []int{20, 21, 22, 23}, set)
}

// A hundred orders of all criteria leave equal weights alone.
func TestManyOrders(t *testing.T) {
	const m = 60
	rng := rand.New(rand.NewPCG(1, 2))
	var list []smaa.Statement
	for range smaa.MaxStatements {
		ids := []string{}
		for _, k := range rng.Perm(m) {
			ids = append(ids, criterion(k))
		}
		list = append(list, order(ids...))
	}
	a := assess(t, decisionOf(randomRows(3, m, 1)...), said(list...), smaa.Options{})
	require.Equal(t, smaa.WeightsFixed, a.Knowledge)
	for _, w := range a.Weights {
		near(t, 1./m, w.Mean, 1e-12, "all the same")
	}
	list[40] = ratio("c7", "c9", 1.5, 2)
	set, err := smaa.Clash(decisionOf(randomRows(3, m, 1)...), said(list...))
	require.NoError(t, err)
	require.Len(t, set, 2, "an order that has c9 first, and the ratio")
	require.Contains(t, set, 40)
}

// Ratios made from weights agree, exactly or to a tenth of a percent, whatever
// their sizes; one that is off clashes with a smallest way round.
func TestRatiosFromWeights(t *testing.T) {
	const m = 50
	for seed := range uint64(8) {
		rng := rand.New(rand.NewPCG(seed, 2))
		w := make([]float64, m)
		for k := range w {
			w[k] = math.Exp(3 * rng.NormFloat64())
		}
		for _, give := range []float64{0, 1e-3} {
			var list []smaa.Statement
			for len(list) < smaa.MaxStatements {
				p := rng.Perm(m)
				if x := w[p[0]] / w[p[1]]; x < 1e5 && x > 1e-5 {
					list = append(list, ratio(criterion(p[0]), criterion(p[1]), x*(1-give), x*(1+give)))
				}
			}
			d := decisionOf(randomRows(2, m, seed)...)
			set, err := smaa.Clash(d, said(list...))
			require.NoError(t, err)
			require.Empty(t, set)
			if give == 0 {
				a := assess(t, d, said(list...), smaa.Options{Draws: 512})
				for _, s := range list {
					near(t, mean(a, s.Than)**s.Low, mean(a, s.Criterion), 1e-10, "the ratio that was said")
				}
			}
			twice := ratio(list[9].Criterion, list[9].Than, *list[9].High*2, *list[9].High*3)
			set, err = smaa.Clash(d, said(append(list, twice)[1:]...))
			require.NoError(t, err)
			require.Equal(t, []int{8, 99}, set)
		}
	}
}

func mean(a smaa.Acceptability, id string) float64 {
	for _, w := range a.Weights {
		if w.Criterion == id {
			return w.Mean
		}
	}
	return math.NaN()
}

// What is said about criteria without weight holds, and clashes with nothing:
// another clash in the same list is the one that is named.
func TestClashBesideNoWeight(t *testing.T) {
	d := decisionOf([]float64{.1, .2, .3, .4}, []float64{.4, .3, .2, .1})
	nothing := []smaa.Statement{order("c1", "c2"), ratio("c2", "c1", 2, 0), share("c1", 0, 0)}
	set, err := smaa.Clash(d, said(nothing...))
	require.NoError(t, err)
	require.Empty(t, set, "nothing is twice nothing")
	set, err = smaa.Clash(d, said(append(nothing, share("c3", .6, 1), share("c4", .6, 1))...))
	require.NoError(t, err)
	require.Equal(t, []int{3, 4}, set)
	set, err = smaa.Clash(d, said(append(nothing, share("c2", .1, 1))...))
	require.NoError(t, err)
	require.Equal(t, []int{0, 2, 3}, set, "c1 has none, so c2 has none, but has some")
	set, err = smaa.Clash(d, said(share("c1", 0, 0), order("c1", "c2", "c3", "c4")))
	require.NoError(t, err)
	require.Equal(t, []int{0, 1}, set, "nothing is left")
}

// A clash names the other statements by what they say, without the numbers that
// somebody said.
func TestClashInWords(t *testing.T) {
	d := decisionOf([]float64{.1, .2, .3, .4}, []float64{.4, .3, .2, .1})
	texts := func(list ...smaa.Statement) (out []string) {
		var faults smaa.Faults
		require.ErrorAs(t, said(list...).ValidateFor(d), &faults)
		for _, f := range faults {
			require.ErrorIs(t, f, smaa.ErrClash)
			require.NotContains(t, f.Err.Error(), "0.625")
			out = append(out, f.Err.Error())
		}
		return out
	}
	first := texts(order("c1", "c2"), ratio("c2", "c1", 2, 0), share("c1", .625, 1))
	require.Len(t, first, 2)
	require.Contains(t, first[0], "together with statement 2 (how many times as much c2 matters as c1): withdraw")
	require.Contains(t, first[1], "together with statement 1 (c1 matters at least as much as c2): withdraw")
	three := texts(share("c1", .625, 1), same("c1", "c2"), order("c3", "c4"))
	require.Contains(t, three[0], "statement 2 (c1 matters the same as c2)")
	require.Contains(t, three[1], "statement 1 (the share of c1)")
	require.Contains(t, texts(share("c3", .5, 1), order("c1", "c2", "c3"))[0], "statement 2 (c1 matters at least as much as c2 matters at least as much as c3)")
	require.Contains(t, texts(share("c1", 0, .1), share("c2", 0, .1), share("c3", 0, .1), share("c4", 0, .1))[0], "(the share of c2), statement 3 (the share of c3) and statement 4")

	d = decisionOf(randomRows(2, 9, 1)...)
	var ring []smaa.Statement
	for k := range 9 {
		ring = append(ring, ratio(criterion(k), criterion((k+1)%9), 2, 3))
	}
	many := texts(ring...)
	require.Len(t, many, 9)
	require.Contains(t, many[0], "statement 5 (how many times as much c5 matters as c6) and 4 more: withdraw")
	ids := []string{}
	for k := range 9 {
		ids = append(ids, criterion(k))
	}
	require.Contains(t, texts(order(ids...), ratio("c9", "c1", 2, 3))[1], "(c1 matters at least as much as … matters at least as much as c9)")
}
