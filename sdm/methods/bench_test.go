package methods_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/methods"
)

// random returns a matrix of n options and m criteria with numbers from 5 to
// 100, half benefits and half costs, and V-shaped preferences.
func random(seed uint64, n, m int) methods.Matrix {
	rng := rand.New(rand.NewPCG(seed, 11))
	out := methods.Matrix{}
	for k := range m {
		c := methods.Column{
			ID: fmt.Sprintf("c%03d", k), Weight: rng.ExpFloat64() + 1e-3, Direction: sdm.HigherIsBetter,
			Range: sdm.Range{Worst: 0, Best: 100}, Function: methods.VShape, Indifference: 2, Preference: 10, Veto: 60,
		}
		if k%2 == 1 {
			c.Direction, c.Range = sdm.LowerIsBetter, sdm.Range{Worst: 100, Best: 0}
		}
		out.Criteria = append(out.Criteria, c)
	}
	sum := 0.0
	for _, c := range out.Criteria {
		sum += c.Weight
	}
	for k := range out.Criteria {
		out.Criteria[k].Weight /= sum
	}
	for i := range n {
		out.Options = append(out.Options, fmt.Sprintf("o%05d", i))
		row := make([]float64, m)
		for k := range row {
			row[k] = 5 + 95*rng.Float64()
		}
		out.Values = append(out.Values, row)
	}
	return out
}

func prepared(t testing.TB, m methods.Matrix) *methods.Runner {
	r, err := methods.Prepare(m)
	require.NoError(t, err)
	return r
}

// Every method on 5 options by 6 criteria, prepared once.
func BenchmarkSmall(b *testing.B) {
	for _, m := range methods.Methods() {
		b.Run(string(m), func(b *testing.B) { benchmark(b, random(1, 5, 6), m) })
	}
}

// The methods that are not pairwise on 10,000 options by 20 criteria.
func BenchmarkLarge(b *testing.B) {
	matrix := random(2, 10_000, 20)
	for _, m := range methods.Methods() {
		switch m {
		case methods.ELECTRE1, methods.ELECTRE3, methods.PROMETHEE1, methods.CODAS, methods.MULTIMOORA:
			continue
		}
		b.Run(string(m), func(b *testing.B) { benchmark(b, matrix, m) })
	}
}

func benchmark(b *testing.B, matrix methods.Matrix, m methods.Method) {
	r := prepared(b, matrix)
	places, err := r.Order(make([]methods.Place, 0, len(matrix.Options)), m, methods.Parameters{})
	require.NoError(b, err)
	b.ReportAllocs()
	for b.Loop() {
		places, _ = r.Order(places[:0], m, methods.Parameters{})
	}
}

// Once is a one-shot run with its whole result, validation and all.
func BenchmarkOnce(b *testing.B) {
	for _, size := range [][2]int{{5, 6}, {10_000, 20}} {
		matrix := random(3, size[0], size[1])
		b.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := matrix.Run(methods.TOPSIS, methods.Parameters{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// Once a runner has run a method, it allocates nothing, on few options or many.
func TestOrderAllocatesNothing(t *testing.T) {
	for _, size := range [][2]int{{5, 6}, {300, 4}} {
		matrix := random(4, size[0], size[1])
		r := prepared(t, matrix)
		places := make([]methods.Place, 0, size[0])
		for _, m := range methods.Methods() {
			allocated := testing.AllocsPerRun(3, func() {
				var err error
				if places, err = r.Order(places[:0], m, methods.Parameters{}); err != nil {
					t.Fatal(err)
				}
			})
			require.Zero(t, allocated, "%s on %v", m, size)
		}
	}
}
