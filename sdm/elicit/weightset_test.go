package elicit_test

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/elicit"
)

func limit(is elicit.Relation, bound float64, of ...float64) elicit.Limit {
	return elicit.Limit{Of: of, Is: is, Bound: bound}
}

// Statements that contradict each other: field peers answer these with made-up
// weights.
func TestContradictions(t *testing.T) {
	for _, r := range []struct {
		name   string
		n      int
		limits []elicit.Limit
		clash  []int
	}{
		{"order in a circle", 3, []elicit.Limit{
			limit(elicit.AtLeast, 0.1, 0, 0, 1), limit(elicit.More, 0, 1, -1, 0), limit(elicit.More, 0, 0, 1, -1), limit(elicit.More, 0, -1, 0, 1),
		}, []int{1, 2, 3}},
		{"ratios in a circle", 3, []elicit.Limit{
			limit(elicit.Equal, 0, 1, -2, 0), limit(elicit.Equal, 0, 0, 1, -2), limit(elicit.Equal, 0, 1, 0, -3),
		}, []int{0, 1, 2}},
		{"bounds that sum to 1.4", 3, []elicit.Limit{
			limit(elicit.AtLeast, 0.5, 1, 0, 0), limit(elicit.AtLeast, 0.5, 0, 1, 0), limit(elicit.AtLeast, 0.4, 0, 0, 1),
		}, []int{0, 1, 2}},
		{"a ratio between things that would not matter", 4, []elicit.Limit{
			{Of: []float64{1, -2, 0, 0}, Is: elicit.Equal, Positive: true}, limit(elicit.Equal, 0, 0, 1, -2, 0), limit(elicit.Equal, 0, 1, 0, -3, 0),
		}, []int{0, 1, 2}},
		{"more and less", 2, []elicit.Limit{limit(elicit.More, 0, 1, -1), limit(elicit.More, 0, -1, 1)}, []int{0, 1}},
		{"more and the same", 2, []elicit.Limit{limit(elicit.Equal, 0, 1, -1), limit(elicit.More, 0, 1, -1)}, []int{0, 1}},
		{"alone", 2, []elicit.Limit{limit(elicit.More, 0, 1, -1), limit(elicit.AtLeast, 1.2, 1, 0)}, []int{1}},
		{"a pair behind a circle", 3, []elicit.Limit{
			limit(elicit.More, 0, 1, -1, 0), limit(elicit.More, 0, 0, 1, -1), limit(elicit.More, 0, -1, 0, 1), limit(elicit.AtMost, 0, 1, -1, 0),
		}, []int{0, 3}},
	} {
		s, err := elicit.Weights(r.n, r.limits)
		require.NoError(t, err, r.name)
		require.Equal(t, r.clash, s.Clash, r.name)
		require.True(t, s.Smallest, r.name)
		require.Nil(t, s.Bounds, r.name)
	}
}

// The list that clashes is minimal: any one left out, the rest can hold.
func TestClashIsMinimal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const n = 4
		var limits []elicit.Limit
		for range rapid.IntRange(1, 10).Draw(t, "count") {
			of := make([]float64, n)
			a := rapid.IntRange(0, n-1).Draw(t, "a")
			b := (a + rapid.IntRange(1, n-1).Draw(t, "b")) % n
			of[a], of[b] = 1, -float64(rapid.IntRange(1, 3).Draw(t, "times"))
			limits = append(limits, elicit.Limit{Of: of, Is: rapid.SampledFrom([]elicit.Relation{elicit.More, elicit.AtLeast, elicit.AtMost, elicit.Equal}).Draw(t, "is")})
		}
		s, err := elicit.Weights(n, limits)
		require.NoError(t, err)
		if len(s.Clash) == 0 {
			for _, b := range s.Bounds {
				require.LessOrEqual(t, b.Low, b.High)
			}
			return
		}
		for i := range s.Clash {
			var rest []elicit.Limit
			for j, k := range s.Clash {
				if j != i {
					rest = append(rest, limits[k])
				}
			}
			left, err := elicit.Weights(n, rest)
			require.NoError(t, err)
			require.Empty(t, left.Clash)
		}
	})
}

// Without Positive the same ratios say that none of the three matters.
func TestRatiosOfNothing(t *testing.T) {
	s, err := elicit.Weights(4, []elicit.Limit{
		limit(elicit.Equal, 0, 1, -2, 0, 0), limit(elicit.Equal, 0, 0, 1, -2, 0), limit(elicit.Equal, 0, 1, 0, -3, 0),
	})
	require.NoError(t, err)
	require.Empty(t, s.Clash)
	require.InDelta(t, 1, s.Bounds[3].Low, 1e-12)
}

// The bounds of a full order are those of its corners (1, 0, 0), (½, ½, 0),
// (⅓, ⅓, ⅓).
func TestBoundsOfAnOrder(t *testing.T) {
	s, err := elicit.Weights(3, []elicit.Limit{limit(elicit.More, 0, 1, -1, 0), limit(elicit.More, 0, 0, 1, -1)})
	require.NoError(t, err)
	want := []elicit.Interval{{Low: 1. / 3, High: 1}, {Low: 0, High: 0.5}, {Low: 0, High: 1. / 3}}
	for k, b := range s.Bounds {
		require.InDelta(t, want[k].Low, b.Low, 1e-12)
		require.InDelta(t, want[k].High, b.High, 1e-12)
	}
}

func TestWeightsAreRefused(t *testing.T) {
	for _, r := range []struct {
		n     int
		limit elicit.Limit
		err   error
	}{
		{0, limit(elicit.More, 0), elicit.ErrShape},
		{2, limit(elicit.More, 0, 1), elicit.ErrShape},
		{1, limit("x", 0, 1), elicit.ErrRelation},
		{1, limit(elicit.More, math.NaN(), 1), elicit.ErrNumber},
		{1, limit(elicit.More, 0, math.Inf(1)), elicit.ErrNumber},
	} {
		_, err := elicit.Weights(r.n, []elicit.Limit{r.limit})
		require.ErrorIs(t, err, r.err)
	}
}

func exchange(gain int, gainStep float64, loss int, lossStep float64) elicit.Exchange {
	return elicit.Exchange{Gain: gain, GainStep: gainStep, Loss: loss, LossStep: lossStep, Worth: elicit.Equal}
}

// w_k·Δv_k = w_l·Δv_l (Keeney & Raiffa 1976), as a chain, solved by hand.
func TestTradeOffs(t *testing.T) {
	r, err := elicit.TradeOffs(3, []elicit.Exchange{exchange(0, 0.5, 1, 1), exchange(1, 0.5, 2, 1)})
	require.NoError(t, err)
	require.True(t, r.Exact)
	require.InDeltaSlice(t, []float64{4. / 7, 2. / 7, 1. / 7}, r.Weights, 1e-12)

	r, err = elicit.TradeOffs(3, []elicit.Exchange{exchange(0, 0.5, 1, 1), exchange(1, 0.5, 2, 1), exchange(0, 0.26, 2, 1)})
	require.NoError(t, err)
	require.False(t, r.Exact, "4 or 3.85 times")
	require.InDelta(t, math.Cbrt(4/(1/0.26)), slices.Max(r.Off), 1e-9, "spread over three answers")
	require.Empty(t, r.Clash)

	r, err = elicit.TradeOffs(3, []elicit.Exchange{exchange(0, 0.5, 1, 1), exchange(1, 0.5, 2, 1), exchange(0, 0.5, 2, 1)})
	require.NoError(t, err)
	require.Equal(t, []int{0, 1, 2}, r.Clash, "4 or 2 times: not by rounding")
	require.Nil(t, r.Weights)

	more := exchange(0, 1, 1, 1)
	more.Worth = elicit.More
	r, err = elicit.TradeOffs(2, []elicit.Exchange{more, {Gain: 0, GainStep: 0.5, Loss: 1, LossStep: 1, Worth: elicit.AtMost}})
	require.NoError(t, err)
	require.Nil(t, r.Weights, "a threshold between 1 and 2 leaves bounds")
	require.InDelta(t, 0.5, r.Bounds[0].Low, 1e-12)
	require.InDelta(t, 2./3, r.Bounds[0].High, 1e-12)

	back := exchange(1, 1, 0, 0.5)
	r, err = elicit.TradeOffs(2, []elicit.Exchange{exchange(0, 0.5, 1, 1), back})
	require.NoError(t, err, "the same answer from both sides")
	require.True(t, r.Exact)
	require.InDeltaSlice(t, []float64{2. / 3, 1. / 3}, r.Weights, 1e-12)

	// Twice 1, once 1.1: the logarithms that fit best, with every exchange
	// counted, are worked out here by the normal equations of x0 − x1 = 0 (twice),
	// x1 − x2 = 0 and x0 − x2 = ln 1.1, with x2 = 0: 3x0 − 2x1 = ln 1.1,
	// 3x1 − 2x0 = 0.
	x0 := math.Log(1.1) * 3 / 5
	x1 := 2 * x0 / 3
	sum := math.Exp(x0) + math.Exp(x1) + 1
	r, err = elicit.TradeOffs(3, []elicit.Exchange{
		exchange(0, 1, 1, 1), exchange(0, 0.5, 1, 0.5), exchange(1, 1, 2, 1), exchange(0, 1/1.1, 2, 1),
	})
	require.NoError(t, err)
	require.False(t, r.Exact)
	require.InDeltaSlice(t, []float64{math.Exp(x0) / sum, math.Exp(x1) / sum, 1 / sum}, r.Weights, 1e-12)
}

func TestTradeOffsAreRefused(t *testing.T) {
	bad := exchange(0, 1, 1, 1)
	bad.Worth = elicit.AtLeast
	for _, r := range []struct {
		exchange elicit.Exchange
		err      error
	}{
		{exchange(0, 1, 0, 1), elicit.ErrCriterion},
		{exchange(0, 1, 2, 1), elicit.ErrCriterion},
		{exchange(0, 0, 1, 1), elicit.ErrShare},
		{exchange(0, 1, 1, 1.5), elicit.ErrShare},
		{exchange(0, 1e-9, 1, 1), elicit.ErrNumber},
		{bad, elicit.ErrRelation},
	} {
		_, err := elicit.TradeOffs(2, []elicit.Exchange{r.exchange})
		require.ErrorIs(t, err, r.err)
	}
}

// A person with values of their own is asked until nothing is open: every pair
// then follows from the answers as that person would have answered it.
func TestPairsOfAPerson(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		levels := rapid.SliceOfN(rapid.IntRange(2, 3), 2, 4).Draw(t, "levels")
		truth := make([][]float64, len(levels))
		for k, n := range levels {
			truth[k] = make([]float64, n)
			for i := 1; i < n; i++ {
				truth[k][i] = truth[k][i-1] + float64(rapid.IntRange(1, 9).Draw(t, "step"))
			}
		}
		difference := func(values [][]float64, p elicit.Pair) float64 {
			return values[p.First][p.FirstHigh] - values[p.First][p.FirstLow] - values[p.Second][p.SecondHigh] + values[p.Second][p.SecondLow]
		}
		var answers []elicit.PairAnswer
		for {
			p, ok, err := elicit.NextPair(levels, answers)
			require.NoError(t, err)
			if !ok {
				break
			}
			a := elicit.PairAnswer{Pair: p, First: elicit.Equal}
			if d := difference(truth, p); d > 0 {
				a.First = elicit.More
			} else if d < 0 {
				a.First = elicit.AtMost
			}
			answers = append(answers, a)
		}
		r, err := elicit.RankPairs(levels, answers)
		require.NoError(t, err)
		require.Zero(t, r.Open)
		values := make([][]float64, len(levels))
		for k := range levels {
			values[k] = make([]float64, levels[k])
			for i := range values[k] {
				if r.Values[k] != nil {
					values[k][i] = r.Values[k][i] * r.Weights[k]
				}
			}
		}
		all := 0
		for a := range levels {
			for b := a + 1; b < len(levels); b++ {
				for ah := 1; ah < levels[a]; ah++ {
					for al := range ah {
						for bh := 1; bh < levels[b]; bh++ {
							for bl := range bh {
								p := elicit.Pair{First: a, FirstLow: al, FirstHigh: ah, Second: b, SecondLow: bl, SecondHigh: bh}
								all++
								want, got := difference(truth, p), difference(values, p)
								if want > 0 {
									require.Greater(t, got, -1e-9)
								}
								if want < 0 {
									require.Less(t, got, 1e-9)
								}
							}
						}
					}
				}
			}
		}
		require.Equal(t, all-len(answers), r.Implied)
	})
}

// Of a pure order only two of three pairs are asked, and the weights are rank
// order centroid weights.
func TestPairsOfAnOrder(t *testing.T) {
	levels := []int{2, 2, 2}
	pair := func(first, second int) elicit.Pair {
		return elicit.Pair{First: first, FirstHigh: 1, Second: second, SecondHigh: 1}
	}
	answers := []elicit.PairAnswer{{Pair: pair(0, 1), First: elicit.More}, {Pair: pair(2, 1), First: elicit.AtMost}}
	_, ok, err := elicit.NextPair(levels, answers)
	require.NoError(t, err)
	require.False(t, ok, "the third follows")
	r, err := elicit.RankPairs(levels, answers)
	require.NoError(t, err)
	require.InDeltaSlice(t, sdm.RankWeights(sdm.RankOrderCentroid, 0, []int{1, 2, 3}), r.Weights, 1e-12)
	require.Equal(t, 1, r.Implied)

	answers = append(answers, elicit.PairAnswer{Pair: pair(2, 0), First: elicit.More})
	r, err = elicit.RankPairs(levels, answers)
	require.NoError(t, err)
	require.Equal(t, []int{0, 1, 2}, r.Clash)
	_, _, err = elicit.NextPair(levels, answers)
	require.ErrorIs(t, err, elicit.ErrContradiction)
}

func TestPairsAreRefused(t *testing.T) {
	for _, r := range []struct {
		name   string
		levels []int
		answer elicit.PairAnswer
		err    error
	}{
		{"no levels", nil, elicit.PairAnswer{}, elicit.ErrLevels},
		{"one level", []int{2, 1}, elicit.PairAnswer{}, elicit.ErrLevels},
		{"too many", []int{50, 50}, elicit.PairAnswer{}, elicit.ErrLevels},
		{"the same", []int{2, 2}, elicit.PairAnswer{Pair: elicit.Pair{FirstHigh: 1, SecondHigh: 1}}, elicit.ErrCriterion},
		{"no such level", []int{2, 2}, elicit.PairAnswer{Pair: elicit.Pair{FirstHigh: 2, Second: 1, SecondHigh: 1}}, elicit.ErrShape},
		{"no answer", []int{2, 2}, elicit.PairAnswer{Pair: elicit.Pair{FirstHigh: 1, Second: 1, SecondHigh: 1}}, elicit.ErrRelation},
	} {
		_, err := elicit.RankPairs(r.levels, []elicit.PairAnswer{r.answer})
		require.ErrorIs(t, err, r.err, r.name)
		_, _, err = elicit.NextPair(r.levels, []elicit.PairAnswer{r.answer})
		require.ErrorIs(t, err, r.err, r.name)
	}
}

func TestCompare(t *testing.T) {
	c, err := elicit.Compare([]float64{0.5, 0.3, 0.2}, []float64{0.2, 0.3, 0.5})
	require.NoError(t, err)
	require.InDelta(t, 0.3, c.Distance, 1e-12)
	require.Equal(t, -1.0, c.Tau.Value)
	require.Equal(t, [][2]int{{0, 1}, {0, 2}, {1, 2}}, c.Reversed)
	require.False(t, c.Agree)
	require.Equal(t, 0, c.Apart, "the first of equal ones")

	c, err = elicit.Compare([]float64{0.5, 0.3, 0.2}, []float64{5.5, 2.5, 2})
	require.NoError(t, err)
	require.True(t, c.Agree)
	require.InDelta(t, 0.05, c.Distance, 1e-12)
	require.Equal(t, 1.0, c.Tau.Value)

	c, err = elicit.Compare([]float64{0.5, 0.5}, []float64{0.52, 0.48})
	require.NoError(t, err)
	require.False(t, c.Agree, "near, but not the same thing matters most")
	require.Equal(t, elicit.WhyUndefined, c.Tau.Why)

	c, err = elicit.Compare([]float64{0.4, 0.4, 0.2}, []float64{0.5, 0.3, 0.2})
	require.NoError(t, err)
	require.InDelta(t, 2/math.Sqrt(6), c.Tau.Value, 1e-12, "τ-b with one tie: 2/√(2·3)")

	_, err = elicit.Compare([]float64{1}, []float64{0.5, 0.5})
	require.ErrorIs(t, err, elicit.ErrShape)
	_, err = elicit.Compare([]float64{0}, []float64{1})
	require.ErrorIs(t, err, elicit.ErrPoints)
	_, err = elicit.Compare([]float64{1}, []float64{-1})
	require.ErrorIs(t, err, elicit.ErrPoints)
}
