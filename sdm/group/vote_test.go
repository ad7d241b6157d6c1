package group_test

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/sdm/group"
)

// ballots repeats orders of options (indices, best first) as rankings.
func ballots(n int, groups ...[]int) [][]int {
	var out [][]int
	for _, g := range groups {
		row := make([]int, n)
		for place, option := range g[1:] {
			row[option] = place + 1
		}
		for range g[0] {
			out = append(out, row)
		}
	}
	return out
}

func near(t testing.TB, want, got, tolerance float64, about string) {
	t.Helper()
	if !(math.Abs(want-got) <= tolerance) {
		t.Errorf("%s: got %.10g, want %.10g ± %g", about, got, want, tolerance)
	}
}

// Condorcet's example of 60 votes (Essai, 1785, p. lxi), as Young 1988, Am Polit
// Sci Rev 82:1231, works it out: 23 A>B>C, 17 B>C>A, 2 B>A>C, 10 C>A>B, 8 C>B>A;
// majorities A over B by 33 to 27, B over C by 42 to 18, C over A by 35 to 25.
// The most supported order is B>C>A with 104 agreements.
func TestCondorcetSixtyVotes(t *testing.T) {
	votes := ballots(3, []int{23, 0, 1, 2}, []int{17, 1, 2, 0}, []int{2, 1, 0, 2}, []int{10, 2, 0, 1}, []int{8, 2, 1, 0})
	pairs, err := group.Pairs(votes)
	require.NoError(t, err)
	require.Equal(t, [][]int{{0, 33, 25}, {27, 0, 42}, {35, 18, 0}}, pairs)
	winner, err := group.Condorcet(votes)
	require.NoError(t, err)
	require.Equal(t, -1, winner)
	cycles, err := group.Cycles(votes)
	require.NoError(t, err)
	require.Equal(t, [][]int{{0, 1, 2}}, cycles)
	kemeny, err := group.Kemeny(votes)
	require.NoError(t, err)
	require.Equal(t, group.KemenyOrders{Agreements: 104, Orders: [][]int{{1, 2, 0}}, Count: 1}, kemeny)
	borda, err := group.Borda(votes)
	require.NoError(t, err)
	require.Equal(t, []float64{58, 69, 53}, borda)
	copeland, err := group.Copeland(votes)
	require.NoError(t, err)
	require.Equal(t, []int{0, 0, 0}, copeland)
}

// The capital of Tennessee, the textbook example of the Kemeny–Young method:
// 42 Memphis, Nashville, Chattanooga, Knoxville; 26 N C K M; 15 C K N M; 17 K C
// N M. N>C>K>M has the score 393, and Nashville beats all others.
func TestTennessee(t *testing.T) {
	votes := ballots(4, []int{42, 0, 1, 2, 3}, []int{26, 1, 2, 3, 0}, []int{15, 2, 3, 1, 0}, []int{17, 3, 2, 1, 0})
	kemeny, err := group.Kemeny(votes)
	require.NoError(t, err)
	require.Equal(t, group.KemenyOrders{Agreements: 393, Orders: [][]int{{1, 2, 3, 0}}, Count: 1}, kemeny)
	winner, err := group.Condorcet(votes)
	require.NoError(t, err)
	require.Equal(t, 1, winner)
	copeland, err := group.Copeland(votes)
	require.NoError(t, err)
	require.Equal(t, []int{-3, 3, 1, -1}, copeland)
	borda, err := group.Borda(votes)
	require.NoError(t, err)
	require.Equal(t, []float64{126, 194, 173, 107}, borda)
	cycles, err := group.Cycles(votes)
	require.NoError(t, err)
	require.Empty(t, cycles)
}

// The 45 votes of Schulze 2011, Soc Choice Welf 36:267, example of five options
// in a cycle: the printed pairwise matrix, and what follows from it by hand: E
// beats three and loses to one.
func TestSchulzesFortyFive(t *testing.T) {
	votes := ballots(5,
		[]int{5, 0, 2, 1, 4, 3}, []int{5, 0, 3, 4, 2, 1}, []int{8, 1, 4, 3, 0, 2}, []int{3, 2, 0, 1, 4, 3},
		[]int{7, 2, 0, 4, 1, 3}, []int{2, 2, 1, 0, 3, 4}, []int{7, 3, 2, 4, 1, 0}, []int{8, 4, 1, 0, 3, 2})
	pairs, err := group.Pairs(votes)
	require.NoError(t, err)
	require.Equal(t, [][]int{{0, 20, 26, 30, 22}, {25, 0, 16, 33, 18}, {19, 29, 0, 17, 24}, {15, 12, 28, 0, 14}, {23, 27, 21, 31, 0}}, pairs)
	copeland, err := group.Copeland(votes)
	require.NoError(t, err)
	require.Equal(t, []int{0, 0, 0, -2, 2}, copeland)
	winner, err := group.Condorcet(votes)
	require.NoError(t, err)
	require.Equal(t, -1, winner)
	cycles, err := group.Cycles(votes)
	require.NoError(t, err)
	require.Len(t, cycles, 1)
	require.Len(t, cycles[0], 3)
}

// In Condorcet's paradox all three turns of the circle agree equally well.
func TestAllBestOrders(t *testing.T) {
	kemeny, err := group.Kemeny(ballots(3, []int{1, 0, 1, 2}, []int{1, 1, 2, 0}, []int{1, 2, 0, 1}))
	require.NoError(t, err)
	require.Equal(t, group.KemenyOrders{Agreements: 5, Orders: [][]int{{0, 1, 2}, {1, 2, 0}, {2, 0, 1}}, Count: 3}, kemeny)

	level := [][]int{{1, 1, 1, 1, 1, 1}}
	kemeny, err = group.Kemeny(level)
	require.NoError(t, err)
	require.Equal(t, int64(720), kemeny.Count, "6! orders, none better")
	require.Len(t, kemeny.Orders, 100)
	require.Zero(t, kemeny.Agreements)
	require.True(t, slices.IsSortedFunc(kemeny.Orders, slices.Compare[[]int]))

	one, err := group.Kemeny([][]int{{1}})
	require.NoError(t, err)
	require.Equal(t, group.KemenyOrders{Orders: [][]int{{0}}, Count: 1}, one)
	_, err = group.Kemeny([][]int{make16()})
	require.ErrorIs(t, err, group.ErrTooMany)
}

func make16() []int {
	row := make([]int, 16)
	for i := range row {
		row[i] = i + 1
	}
	return row
}

// permutations yields every order of n options.
func permutations(n int) [][]int {
	if n == 0 {
		return [][]int{{}}
	}
	var out [][]int
	for _, p := range permutations(n - 1) {
		for at := range n {
			out = append(out, slices.Insert(slices.Clone(p), at, n-1))
		}
	}
	return out
}

// All permutations, one by one, with ties in the rankings.
func TestKemenyAgainstPermutations(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 6).Draw(t, "options")
		votes := make([][]int, rapid.IntRange(1, 5).Draw(t, "voices"))
		for i := range votes {
			for range n {
				votes[i] = append(votes[i], rapid.IntRange(1, n).Draw(t, "rank"))
			}
		}
		best, count := -1, 0
		var first [][]int
		for _, p := range permutations(n) {
			sum := 0
			for a := range p {
				for b := a + 1; b < n; b++ {
					for _, row := range votes {
						if row[p[a]] < row[p[b]] {
							sum++
						}
					}
				}
			}
			switch {
			case sum > best:
				best, count, first = sum, 1, [][]int{p}
			case sum == best:
				count++
				first = append(first, p)
			}
		}
		slices.SortFunc(first, slices.Compare[[]int])
		got, err := group.Kemeny(votes)
		if err != nil {
			t.Fatal(err)
		}
		if got.Agreements != best || got.Count != int64(count) || !slices.EqualFunc(got.Orders, first[:min(100, len(first))], slices.Equal[[]int]) {
			t.Fatalf("%+v, want %d, %d × %v", got, best, count, first)
		}
	})
}

// A Condorcet winner is first in every best order, alone on top of Copeland, and
// on no cycle; Borda points, wins and ranks add up; the order of the rankings
// changes nothing; a cycle goes round.
func TestVotingProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 7).Draw(t, "options")
		votes := make([][]int, rapid.IntRange(1, 7).Draw(t, "voices"))
		for i := range votes {
			for range n {
				votes[i] = append(votes[i], rapid.IntRange(1, n).Draw(t, "rank"))
			}
		}
		pairs, _ := group.Pairs(votes)
		borda, _ := group.Borda(votes)
		sum := 0.0
		for _, x := range borda {
			sum += x
		}
		if sum != float64(len(votes)*n*(n-1))/2 {
			t.Fatalf("Borda points sum to %v", sum)
		}
		copeland, _ := group.Copeland(votes)
		total := 0
		for _, x := range copeland {
			total += x
		}
		if total != 0 {
			t.Fatalf("Copeland scores sum to %d", total)
		}
		winner, _ := group.Condorcet(votes)
		kemeny, _ := group.Kemeny(votes)
		cycles, _ := group.Cycles(votes)
		if winner >= 0 {
			for _, o := range kemeny.Orders {
				if o[0] != winner {
					t.Fatalf("winner %d, order %v", winner, o)
				}
			}
		}
		for _, c := range cycles {
			if len(c) < 3 || slices.Contains(c, winner) {
				t.Fatalf("cycle %v", c)
			}
			for i, a := range c {
				if b := c[(i+1)%len(c)]; pairs[a][b] <= pairs[b][a] {
					t.Fatalf("no majority puts %d above %d in %v", a, b, c)
				}
			}
		}
		turned := slices.Clone(votes)
		slices.Reverse(turned)
		again, _ := group.Kemeny(turned)
		if again.Agreements != kemeny.Agreements || again.Count != kemeny.Count {
			t.Fatal("the order of the rankings matters")
		}
	})
}

// ranksOf turns ratings into rankings, equal ratings level.
func ranksOf(raters ...[]int) [][]int { return raters }

// The example of kendall in the R package irr 0.84.1 (data anxiety, 20 subjects,
// 3 raters): Wt = 0.54, Chisq(19) = 30.8, p-value = 0.0429.
func TestKendallOfAnxiety(t *testing.T) {
	got, err := group.KendallW(anxiety())
	require.NoError(t, err)
	// What it prints with 15 digits.
	near(t, 0.53965687595437, got.W, 1e-14, "W")
	near(t, 30.7604419293991, got.ChiSquare, 1e-12, "chi-square")
	require.Equal(t, 19, got.Degrees)
	near(t, 0.0428834731269479, got.P, 1e-13, "p")
	// Six raters of eight in four classes, full of ties; the same program.
	got, err = group.KendallW(ranksOf(
		[]int{4, 3, 3, 3, 3, 4, 3, 2}, []int{1, 2, 3, 4, 2, 2, 2, 2}, []int{4, 1, 4, 3, 3, 3, 3, 1},
		[]int{4, 4, 1, 1, 2, 4, 3, 4}, []int{1, 3, 1, 2, 1, 4, 4, 1}, []int{2, 3, 3, 4, 2, 1, 4, 1}))
	require.NoError(t, err)
	near(t, 0.146274509803922, got.W, 1e-14, "W")
	near(t, 6.14352941176471, got.ChiSquare, 1e-13, "chi-square")
	near(t, 0.523093848867344, got.P, 1e-13, "p")
}

func anxiety() [][]int {
	return ranksOf(
		[]int{3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3},
		[]int{3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4},
		[]int{2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2},
	)
}

func TestKendallW(t *testing.T) {
	alike, err := group.KendallW(ballots(4, []int{3, 2, 0, 1, 3}))
	require.NoError(t, err)
	require.Equal(t, 1.0, alike.W)
	require.Equal(t, 9.0, alike.ChiSquare)
	near(t, 0.0292908865, alike.P, 1e-9, "Q(1.5, 4.5)")
	opposite, err := group.KendallW([][]int{{1, 2, 3}, {3, 2, 1}})
	require.NoError(t, err)
	require.Zero(t, opposite.W)
	require.Equal(t, 1.0, opposite.P)
	// Without ties, W is (1 + (m − 1)ρ)/m with Spearman's mean ρ; of 1 2 3 4 and
	// 2 1 4 3 that is 0.6.
	two, err := group.KendallW([][]int{{1, 2, 3, 4}, {2, 1, 4, 3}})
	require.NoError(t, err)
	near(t, 0.8, two.W, 1e-12, "W")
	tied, err := group.KendallW([][]int{{1, 1, 3}, {1, 1, 2}})
	require.NoError(t, err)
	near(t, 1, tied.W, 1e-12, "the same ties are full agreement")
	for _, bad := range [][][]int{{{1, 1}, {1, 1}}, {{1, 2}}, {{1}, {1}}} {
		_, err = group.KendallW(bad)
		require.ErrorIs(t, err, group.ErrNoSpread)
	}
}

func TestRankingsThatDoNotFit(t *testing.T) {
	for _, bad := range [][][]int{nil, {{1, 2}, {1}}, {{0, 1}}} {
		_, err := group.Pairs(bad)
		require.ErrorIs(t, err, group.ErrRankings)
		_, err = group.Borda(bad)
		require.ErrorIs(t, err, group.ErrRankings)
		_, err = group.Copeland(bad)
		require.ErrorIs(t, err, group.ErrRankings)
		_, err = group.Condorcet(bad)
		require.ErrorIs(t, err, group.ErrRankings)
		_, err = group.Cycles(bad)
		require.ErrorIs(t, err, group.ErrRankings)
		_, err = group.Kemeny(bad)
		require.ErrorIs(t, err, group.ErrRankings)
		_, err = group.KendallW(bad)
		require.ErrorIs(t, err, group.ErrRankings)
	}
}

// Aggregation of individual priorities (Forman & Peniwati 1998): the arithmetic
// mean, or the geometric mean scaled to sum to 1. For (0.6, 0.3, 0.1) and (0.2,
// 0.3, 0.5) the geometric means are √0.12, 0.3 and √0.05.
func TestMeanWeights(t *testing.T) {
	rows := [][]float64{{.6, .3, .1}, {2, 3, 5}}
	arithmetic, err := group.MeanWeights(group.ArithmeticMean, rows)
	require.NoError(t, err)
	require.InDeltaSlice(t, []float64{.4, .3, .3}, arithmetic, 1e-15)
	geometric, err := group.MeanWeights(group.GeometricMean, rows)
	require.NoError(t, err)
	sum := math.Sqrt(.12) + .3 + math.Sqrt(.05)
	require.InDeltaSlice(t, []float64{math.Sqrt(.12) / sum, .3 / sum, math.Sqrt(.05) / sum}, geometric, 1e-14)
	zero, err := group.MeanWeights(group.GeometricMean, [][]float64{{1, 0, 1}, {1, 1, 1}})
	require.NoError(t, err)
	require.Equal(t, 0.0, zero[1])
	for _, bad := range [][][]float64{nil, {{}}, {{1, 2}, {1}}, {{0, 0}}, {{-1, 2}}, {{math.NaN(), 1}}, {{math.Inf(1), 1}}} {
		_, err = group.MeanWeights(group.ArithmeticMean, bad)
		require.ErrorIs(t, err, group.ErrWeights)
	}
	_, err = group.MeanWeights(group.GeometricMean, [][]float64{{1, 0}, {0, 1}})
	require.ErrorIs(t, err, group.ErrWeights, "nothing is left")
	_, err = group.MeanWeights("median", rows)
	require.ErrorIs(t, err, group.ErrWeights)
}

func BenchmarkKemeny(b *testing.B) {
	for _, n := range []int{10, 15} {
		votes := make([][]int, 7)
		for i := range votes {
			for j := range n {
				votes[i] = append(votes[i], 1+(j*(i+3)+i*i)%n)
			}
		}
		b.Run(map[int]string{10: "10", 15: "15"}[n], func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := group.Kemeny(votes); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func TestKemenyAllocations(t *testing.T) {
	votes := ballots(4, []int{2, 0, 1, 2, 3}, []int{1, 1, 2, 3, 0})
	require.LessOrEqual(t, testing.AllocsPerRun(100, func() { _, _ = group.Kemeny(votes) }), 20.0)
}
