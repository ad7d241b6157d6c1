package sdm_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm"
)

// randomDecision has n options on m criteria with numbers from 0 to 100.
func randomDecision(n, m int) (sdm.Decision, sdm.Preferences) {
	rng := rand.New(rand.NewPCG(1, 2))
	options := make([]string, n)
	for i := range options {
		options[i] = fmt.Sprintf("o%05d", i)
	}
	columns := make([]column, m)
	weights := make([]float64, m)
	for k := range columns {
		c := column{id: fmt.Sprintf("c%02d", k), worst: 0, best: 100}
		if k%2 == 1 {
			c.worst, c.best = c.best, c.worst
		}
		for range n {
			c.numbers = append(c.numbers, 100*rng.Float64())
		}
		columns[k], weights[k] = c, 0.1+rng.Float64()
	}
	d := decisionOf(options, columns...)
	return d, direct(d, weights...)
}

func BenchmarkOrder(b *testing.B) {
	for _, size := range [][2]int{{5, 6}, {10_000, 20}} {
		b.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(b *testing.B) {
			r, err := sdm.Prepare(randomDecision(size[0], size[1]))
			require.NoError(b, err)
			places := make([]sdm.Place, 0, size[0])
			b.ReportAllocs()
			for b.Loop() {
				places = r.Order(places[:0])
			}
		})
	}
}

func BenchmarkReport(b *testing.B) {
	r, err := sdm.Prepare(randomDecision(5, 6))
	require.NoError(b, err)
	b.ReportAllocs()
	for b.Loop() {
		r.Report()
	}
}

// BenchmarkRank includes validation and preparation.
func BenchmarkRank(b *testing.B) {
	d, p := randomDecision(5, 6)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := sdm.Rank(d, p); err != nil {
			b.Fatal(err)
		}
	}
}

func TestOrderAllocatesNothing(t *testing.T) {
	r, err := sdm.Prepare(randomDecision(5, 6))
	require.NoError(t, err)
	places := make([]sdm.Place, 0, 5)
	require.Zero(t, testing.AllocsPerRun(100, func() { places = r.Order(places[:0]) }))
}

func TestReportAllocations(t *testing.T) {
	r, err := sdm.Prepare(randomDecision(5, 6))
	require.NoError(t, err)
	require.LessOrEqual(t, testing.AllocsPerRun(100, func() { r.Report() }), 60.0)
}
