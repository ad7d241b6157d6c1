package elicit_test

import (
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
