package elicit_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm/elicit"
)

func ten() []elicit.Judgement {
	var out []elicit.Judgement
	for i := range 10 {
		for j := i + 1; j < 10; j++ {
			out = append(out, elicit.Judgement{Over: i, Under: j, Times: float64((i*7+j*3)%9 + 1)})
		}
	}
	return out
}

func BenchmarkSwing(b *testing.B) {
	points := []float64{100, 90, 80, 70, 60, 50, 40, 30}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := elicit.Swing(points); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPairwise is ten criteria, every pair judged, inconsistently.
func BenchmarkPairwise(b *testing.B) {
	judgements := ten()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := elicit.Pairwise(10, judgements, ""); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBestWorst(b *testing.B) {
	over, under := []float64{2, 1, 4, 3, 8}, []float64{4, 8, 4, 2, 1}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := elicit.BestWorst(1, 4, over, under); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkElicit includes validation, by all routes at once.
func BenchmarkElicit(b *testing.B) {
	d := decision(b)
	var all []elicit.Route
	for _, m := range elicit.Method("").Values() {
		all = append(all, routes()[m])
	}
	a := answers(all...)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := elicit.Elicit(d, a); err != nil {
			b.Fatal(err)
		}
	}
}

func TestAllocations(t *testing.T) {
	points, judgements := []float64{100, 60, 40}, ten()
	require.LessOrEqual(t, testing.AllocsPerRun(100, func() {
		if _, err := elicit.Swing(points); err != nil {
			t.Error(err)
		}
	}), 1.0)
	require.LessOrEqual(t, testing.AllocsPerRun(100, func() {
		if _, err := elicit.Pairwise(10, judgements, ""); err != nil {
			t.Error(err)
		}
	}), 12.0)
}

// randomPicks shows some criteria of n at random. The earlier ones matter more,
// but for noise.
func randomPicks(n, sets, shown int, noise float64) []elicit.Pick {
	rng := rand.New(rand.NewPCG(uint64(n), uint64(sets)))
	var out []elicit.Pick
	for range sets {
		p := elicit.Pick{Shown: rng.Perm(n)[:shown]}
		most, least := 0.0, 0.0
		for i, k := range p.Shown {
			worth := noise*rng.Float64() - float64(k)
			if i == 0 || worth > most {
				most, p.Most = worth, k
			}
			if i == 0 || worth < least {
				least, p.Least = worth, k
			}
		}
		out = append(out, p)
	}
	return out
}

// answered asks about the next pair and answers it: all steps are worth as much
// but for a little, the earlier ones more.
func answered(t testing.TB, levels []int, answers []elicit.PairAnswer) elicit.PairAnswer {
	p, ok, err := elicit.NextPair(levels, answers)
	require.NoError(t, err)
	require.True(t, ok)
	worth := func(k, low, high int) float64 { return float64(high-low) * (1 + 0.01/float64(k+1)) }
	a := elicit.PairAnswer{Pair: p, First: elicit.More}
	if worth(p.First, p.FirstLow, p.FirstHigh) < worth(p.Second, p.SecondLow, p.SecondHigh) {
		a.First = elicit.AtMost
	}
	return a
}

// BenchmarkMaxDiff is as large as a document can be: 100 criteria, 1,000 sets.
func BenchmarkMaxDiff(b *testing.B) {
	for _, of := range []struct {
		name  string
		noise float64
	}{{"estimated", 80}, {"separated", 0}} {
		picks := randomPicks(100, 1000, 20, of.noise)
		b.Run(of.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := elicit.MaxDiff(100, picks); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkNextPair is the question after the first few, criteria by levels.
func BenchmarkNextPair(b *testing.B) {
	for _, of := range [][2]int{{6, 3}, {5, 5}, {4, 8}} {
		levels := make([]int, of[0])
		for k := range levels {
			levels[k] = of[1]
		}
		var answers []elicit.PairAnswer
		for range 12 {
			answers = append(answers, answered(b, levels, answers))
		}
		b.Run(fmt.Sprintf("%dx%d", of[0], of[1]), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := elicit.NextPair(levels, answers); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
