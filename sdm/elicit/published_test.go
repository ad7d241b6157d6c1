package elicit_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm/elicit"
)

// infertility holds the 83 matched sets of Trichopoulos et al. 1976 (Br J Obstet
// Gynaecol 83:645), known as infert in R: for the case and then for its controls
// the number of spontaneous and of induced abortions.
const infertility = "210202 010000 020202 021020 110200 121120 000000 000210 101001 001010 010010 121110 010000 021020" +
	" 110101 020100 122021 100001 121011 100001 100000 020000 200002 100010 111020 200000 200000 200000" +
	" 212012 021111 100000 010100 010100 200002 010000 200000 100000 210202 002010 100100 200100 000000" +
	" 000000 110000 000100 010010 200101 021202 020101 200101 211202 211112 111102 100110 200111 200110" +
	" 011102 200201 100100 200101 200201 100101 100000 200001 011020 100001 101000 210202 201120 010001" +
	" 010100 100001 101000 2020 202011 100001 100210 010010 100010 100000 020002 101010 101010"

// TestLogitAsInR holds the conditional logit to what R 4.2.2 with survival 3.5-3
// prints for clogit(case ~ spontaneous + induced + strata(stratum), infert).
func TestLogitAsInR(t *testing.T) {
	var choices []elicit.Choice
	for set := range strings.FieldsSeq(infertility) {
		var c elicit.Choice
		for i := 0; i < len(set); i += 2 {
			c.Alternatives = append(c.Alternatives, []float64{float64(set[i] - '0'), float64(set[i+1] - '0')})
		}
		choices = append(choices, c)
	}
	r, err := elicit.Logit(choices)
	require.NoError(t, err)
	require.Equal(t, elicit.Estimated, r.Status)
	require.InDeltaSlice(t, []float64{1.98587551667772, 1.40901163187514}, r.Coefficients, 1e-8)
	require.InDeltaSlice(t, []float64{0.352443539807170, 0.360712436248923}, r.StandardErrors, 1e-8)
	require.InDelta(t, -90.7793548513448, r.NullLogLikelihood, 1e-10)
	require.InDelta(t, -64.2022369244310, r.LogLikelihood, 1e-10)
}

// TestRoundedReciprocals: 9 and 0.11 are each other's reciprocal to two digits.
func TestRoundedReciprocals(t *testing.T) {
	for _, both := range [][2]float64{{9, 0.11}, {3, 0.33}, {0.11, 9}, {1e6, 1e-6}} {
		_, err := elicit.Pairwise(2, []elicit.Judgement{{Over: 0, Under: 1, Times: both[0]}, {Over: 1, Under: 0, Times: both[1]}}, "")
		require.NoError(t, err, both)
	}
	_, err := elicit.Pairwise(2, []elicit.Judgement{{Over: 0, Under: 1, Times: 9}, {Over: 1, Under: 0, Times: 0.109}}, "")
	require.ErrorIs(t, err, elicit.ErrBothWays)
}

// TestImpliedPairsAgainstConditions finds out of each pair by itself whether it
// is open: if either answer to it leaves the others possible.
func TestImpliedPairsAgainstConditions(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 2))
	levels := []int{3, 2, 4, 3}
	from, steps := []int{0, 2, 3, 6}, 8
	conditions := func(answers []elicit.PairAnswer) (limits []elicit.Limit) {
		for _, a := range answers {
			l := elicit.Limit{Of: make([]float64, steps), Is: a.First}
			for i := a.Pair.FirstLow; i < a.Pair.FirstHigh; i++ {
				l.Of[from[a.Pair.First]+i] = 1
			}
			for i := a.Pair.SecondLow; i < a.Pair.SecondHigh; i++ {
				l.Of[from[a.Pair.Second]+i] = -1
			}
			if a.First == elicit.AtMost { // less
				l.Is = elicit.More
				for j := range l.Of {
					l.Of[j] = -l.Of[j]
				}
			}
			limits = append(limits, l)
		}
		return limits
	}
	possible := func(answers []elicit.PairAnswer) bool {
		set, err := elicit.Weights(steps, conditions(answers))
		require.NoError(t, err)
		return len(set.Clash) == 0
	}
	var pairs []elicit.Pair
	for a := range levels {
		for b := a + 1; b < len(levels); b++ {
			for ah := 1; ah < levels[a]; ah++ {
				for al := range ah {
					for bh := 1; bh < levels[b]; bh++ {
						for bl := range bh {
							pairs = append(pairs, elicit.Pair{First: a, FirstLow: al, FirstHigh: ah, Second: b, SecondLow: bl, SecondHigh: bh})
						}
					}
				}
			}
		}
	}
	implied := 0
	for range 12 {
		var answers []elicit.PairAnswer
		answered := map[elicit.Pair]bool{}
		for range 1 + rng.IntN(8) {
			p := pairs[rng.IntN(len(pairs))]
			a := elicit.PairAnswer{Pair: p, First: []elicit.Relation{elicit.More, elicit.More, elicit.AtMost, elicit.Equal}[rng.IntN(4)]}
			if !answered[p] && possible(append(answers[:len(answers):len(answers)], a)) {
				answers, answered[p] = append(answers, a), true
			}
		}
		r, err := elicit.RankPairs(levels, answers)
		require.NoError(t, err)
		open := 0
		for _, p := range pairs {
			with := func(first elicit.Relation) bool {
				return possible(append(answers[:len(answers):len(answers)], elicit.PairAnswer{Pair: p, First: first}))
			}
			if !answered[p] && with(elicit.More) && with(elicit.AtMost) {
				open++
			}
		}
		require.Equal(t, open, r.Open, answers)
		require.Equal(t, len(pairs)-len(answered)-open, r.Implied)
		implied += r.Implied
	}
	require.Positive(t, implied)
}

// TestLongRanking: trade-off ranking of ten criteria takes more than a hundred
// answers, and the document must hold them.
func TestLongRanking(t *testing.T) {
	r := routes()["tradeOffRanking"]
	pairs := r.Steps
	for len(r.Steps) < 150 {
		s := pairs[len(r.Steps)%len(pairs)]
		s.ID = fmt.Sprintf("again-%d", len(r.Steps))
		r.Steps = append(r.Steps, s)
	}
	require.NoError(t, answers(r).ValidateFor(decision(t)))
	for len(r.Steps) <= 1000 {
		s := pairs[0]
		s.ID = fmt.Sprintf("again-%d", len(r.Steps))
		r.Steps = append(r.Steps, s)
	}
	require.Error(t, answers(r).Validate())
}

// TestNoCriteria: a negative number of criteria is refused by each function that
// takes one.
func TestNoCriteria(t *testing.T) {
	_, err := elicit.MaxDiff(-1, nil)
	require.ErrorIs(t, err, elicit.ErrShape)
	_, err = elicit.Weights(-1, nil)
	require.ErrorIs(t, err, elicit.ErrShape)
	_, err = elicit.TradeOffs(-1, nil)
	require.ErrorIs(t, err, elicit.ErrShape)
	_, err = elicit.Pairwise(-1, nil, "")
	require.ErrorIs(t, err, elicit.ErrCriterion)
}

// TestConsistencyIndex: the printed consistency index is the deviation of the
// worst answers that there are (Rezaei 2015, Omega 53:49, table 1), so that their
// output-based ratio is 1, as is their input-based one.
func TestConsistencyIndex(t *testing.T) {
	for a, printed := range map[float64]float64{2: 0.44, 3: 1.00, 4: 1.63, 5: 2.30, 6: 3.00, 7: 3.73, 8: 4.47, 9: 5.23} {
		r, err := elicit.BestWorst(0, 2, []float64{1, a, a}, []float64{a, a, 1})
		require.NoError(t, err)
		require.InDelta(t, 1, r.OutputRatio.Value, 1e-9)
		require.InDelta(t, 1, r.InputRatio.Value, 1e-9)
		r, err = elicit.BestWorst(0, 2, []float64{1, a, 1}, []float64{1, a, 1})
		require.NoError(t, err)
		require.Equal(t, elicit.WhyUndefined, r.OutputRatio.Why, "the best matters no more than the worst")
		require.InDelta(t, a+printed, (a-printed)*(a-printed), 0.06, "the printed index, to two digits, is that deviation")
	}
	r, err := elicit.BestWorst(0, 2, []float64{1, 2, 6}, []float64{6, 3, 1})
	require.NoError(t, err)
	require.Equal(t, 0.0, r.OutputRatio.Value)
	require.True(t, r.OutputRatio.Ok())
}
