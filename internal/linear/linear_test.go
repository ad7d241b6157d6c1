package linear_test

import (
	"encoding/binary"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/archtest/untouched"
	"github.com/concord-sdm/concord/internal/linear"
)

const (
	most  = linear.AtMost
	least = linear.AtLeast
	equal = linear.Equal
)

func row(is linear.Relation, bound float64, of ...float64) linear.Row {
	return linear.Row{Of: of, Is: is, Bound: bound}
}

func TestSolve(t *testing.T) {
	for _, r := range []struct {
		name   string
		reason string
		p      linear.Problem
		status linear.Status
		value  float64
		x      []float64
	}{
		{
			"Wyndor Glass", "Hillier & Lieberman, Introduction to Operations Research, 3.1: 2 and 6 batches, profit 36",
			linear.Problem{Minimise: []float64{-3, -5}, Rows: []linear.Row{row(most, 4, 1, 0), row(most, 12, 0, 2), row(most, 18, 3, 2)}},
			linear.Optimal, -36,
			[]float64{2, 6},
		},
		{
			"Beale", "cycles under the textbook rule: Beale 1955, Nav Res Log Q 2:269; optimum −1/20",
			linear.Problem{Minimise: []float64{-0.75, 150, -0.02, 6}, Rows: []linear.Row{
				row(most, 0, 0.25, -60, -0.04, 9), row(most, 0, 0.5, -90, -0.02, 3), row(most, 1, 0, 0, 1, 0),
			}},
			linear.Optimal, -0.05,
			[]float64{0.04, 0, 1, 0},
		},
		{
			"equalities", "two phases, a row twice",
			linear.Problem{Minimise: []float64{1, 2, 3}, Rows: []linear.Row{row(equal, 1, 1, 1, 1), row(equal, 2, 2, 2, 2), row(least, 0.25, 0, 0, 1)}},
			linear.Optimal, 1.5,
			[]float64{0.75, 0, 0.25},
		},
		{
			"free", "∣x − 3∣ as a free variable",
			linear.Problem{Minimise: []float64{0, 1}, Free: []bool{true, false}, Rows: []linear.Row{
				row(equal, -3, 1, 0), row(least, -3, -1, 1), row(least, 3, 1, 1),
			}},
			linear.Optimal, 6,
			[]float64{-3, 6},
		},
		{
			"no rows", "0 is the corner", linear.Problem{Minimise: []float64{1, 0}}, linear.Optimal, 0, []float64{0, 0},
		},
		{
			"no variables", "0 ≤ 1 holds", linear.Problem{Rows: []linear.Row{row(most, 1)}}, linear.Optimal, 0, []float64{},
		},
		{
			"far scales", "rows and columns of different size",
			linear.Problem{Minimise: []float64{-1e-3, -1e3}, Rows: []linear.Row{row(most, 1e6, 1e3, 0), row(most, 1e-6, 0, 1e-3)}},
			linear.Optimal, -2,
			[]float64{1e3, 1e-3},
		},
		{
			"no variables, false", "0 ≥ 1 does not hold", linear.Problem{Rows: []linear.Row{row(least, 1)}}, linear.Infeasible, 0, nil,
		},
		{
			"bounds above one", "three weights of at least .4",
			linear.Problem{Minimise: make([]float64, 3), Rows: []linear.Row{
				row(equal, 1, 1, 1, 1), row(least, 0.4, 1, 0, 0), row(least, 0.4, 0, 1, 0), row(least, 0.4, 0, 0, 1),
			}},
			linear.Infeasible, 0, nil,
		},
		{
			"cycle", "a ≥ 2b, b ≥ 2c, c ≥ 2a leave no weights",
			linear.Problem{Minimise: make([]float64, 3), Rows: []linear.Row{
				row(equal, 1, 1, 1, 1), row(least, 0, 1, -2, 0), row(least, 0, 0, 1, -2), row(least, 0, -2, 0, 1),
			}},
			linear.Infeasible, 0, nil,
		},
		{
			"unbounded", "a ray",
			linear.Problem{Minimise: []float64{-1, 1}, Rows: []linear.Row{row(most, 1, 1, -2)}},
			linear.Unbounded, 0, nil,
		},
		{
			"unbounded free", "a free variable without rows",
			linear.Problem{Minimise: []float64{1}, Free: []bool{true}},
			linear.Unbounded, 0, nil,
		},
	} {
		t.Run(r.name, func(t *testing.T) {
			s, err := linear.Solve(r.p)
			require.NoError(t, err, r.reason)
			require.Equal(t, r.status, s.Status, r.reason)
			if r.status == linear.Optimal {
				require.InDelta(t, r.value, s.Value, 1e-12)
				require.InDeltaSlice(t, r.x, s.X, 1e-12)
			}
		})
	}
}

// A Farkas combination of the rows is said in numbers that add up to 1.
func TestFarkas(t *testing.T) {
	s, err := linear.Solve(linear.Problem{Minimise: []float64{0}, Rows: []linear.Row{row(most, 1, 1), row(least, 3, 1), row(most, 9, 1)}})
	require.NoError(t, err)
	require.Equal(t, linear.Infeasible, s.Status)
	require.InDeltaSlice(t, []float64{-0.5, 0.5, 0}, s.Proof, 1e-12)
}

func TestRefused(t *testing.T) {
	for _, r := range []struct {
		name string
		p    linear.Problem
		err  error
	}{
		{"short row", linear.Problem{Minimise: []float64{1, 1}, Rows: []linear.Row{row(most, 1, 1)}}, linear.ErrShape},
		{"short list of free", linear.Problem{Minimise: []float64{1, 1}, Free: []bool{true}}, linear.ErrShape},
		{"unknown relation", linear.Problem{Minimise: []float64{1}, Rows: []linear.Row{row(7, 1, 1)}}, linear.ErrShape},
		{"NaN cost", linear.Problem{Minimise: []float64{math.NaN()}}, linear.ErrNotFinite},
		{"infinite coefficient", linear.Problem{Minimise: []float64{1}, Rows: []linear.Row{row(most, 1, math.Inf(1))}}, linear.ErrNotFinite},
		{"huge bound", linear.Problem{Minimise: []float64{1}, Rows: []linear.Row{row(most, 1e101, 1)}}, linear.ErrNotFinite},
	} {
		_, err := linear.Solve(r.p)
		require.ErrorIs(t, err, r.err, r.name)
	}
}

// Costs that lie twelve powers of ten apart leave nothing that can be proven.
func TestUnproven(t *testing.T) {
	_, err := linear.Solve(linear.Problem{Minimise: []float64{-1e-6, -1e6}, Rows: []linear.Row{row(most, 1e9, 1e3, 0), row(most, 1e-9, 0, 1e-3)}})
	require.ErrorIs(t, err, linear.ErrUnproven)
}

// The certificate is checked on its own: a false answer does not pass.
func TestProves(t *testing.T) {
	p := linear.Problem{Minimise: []float64{1, 1}, Rows: []linear.Row{row(least, 2, 1, 2), row(most, 5, 1, 0)}}
	s, err := linear.Solve(p)
	require.NoError(t, err)
	require.True(t, p.Proves(s))
	for name, wrong := range map[string]linear.Solution{
		"nothing":          {},
		"not feasible":     {Status: linear.Optimal, X: []float64{0, 0}, Proof: s.Proof, Value: s.Value},
		"negative":         {Status: linear.Optimal, X: []float64{-2, 2}, Proof: s.Proof, Value: s.Value},
		"not best":         {Status: linear.Optimal, X: []float64{2, 0}, Proof: s.Proof, Value: 2},
		"wrong value":      {Status: linear.Optimal, X: s.X, Proof: s.Proof, Value: 7},
		"wrong sign":       {Status: linear.Optimal, X: s.X, Proof: []float64{0.5, 1}, Value: s.Value},
		"too dear":         {Status: linear.Optimal, X: s.X, Proof: []float64{2, 0}, Value: s.Value},
		"no contradiction": {Status: linear.Infeasible, Proof: []float64{1, 0}},
		"wrong sign there": {Status: linear.Infeasible, Proof: []float64{-1, 0}},
		"no proof":         {Status: linear.Infeasible},
		"ray that costs":   {Status: linear.Unbounded, Ray: []float64{0, 1}},
		"no ray":           {Status: linear.Unbounded},
		"ray leaves":       {Status: linear.Unbounded, Ray: []float64{1, 0}},
	} {
		require.False(t, p.Proves(wrong), name)
	}
}

// corners returns the least cost over all corners of p, which has only
// variables that may not be negative, by trying every choice of n tight
// conditions: an independent computation.
func corners(p linear.Problem) (best float64, found bool) {
	n := len(p.Minimise)
	var all []linear.Row
	all = append(all, p.Rows...)
	for j := range n {
		r := row(least, 0, make([]float64, n)...)
		r.Of[j] = 1
		all = append(all, r)
	}
	best = math.Inf(1)
	var choose func(from int, picked []linear.Row)
	choose = func(from int, picked []linear.Row) {
		if len(picked) == n {
			x, ok := gauss(picked)
			for _, r := range all {
				sum := -r.Bound
				for j := range x {
					sum += float64(r.Of[j] * x[j])
				}
				ok = ok && (sum <= 1e-7 || r.Is == least) && (sum >= -1e-7 || r.Is == most)
			}
			if ok {
				cost := 0.0
				for j := range x {
					cost += float64(p.Minimise[j] * x[j])
				}
				best, found = min(best, cost), true
			}
			return
		}
		for i := from; i < len(all); i++ {
			choose(i+1, append(picked[:len(picked):len(picked)], all[i]))
		}
	}
	choose(0, nil)
	return best, found
}

func gauss(rows []linear.Row) ([]float64, bool) {
	n := len(rows)
	a := make([][]float64, n)
	for i, r := range rows {
		a[i] = append(append([]float64{}, r.Of...), r.Bound)
	}
	for k := range n {
		p := k
		for i := k; i < n; i++ {
			if math.Abs(a[i][k]) > math.Abs(a[p][k]) {
				p = i
			}
		}
		if math.Abs(a[p][k]) < 1e-9 {
			return nil, false
		}
		a[k], a[p] = a[p], a[k]
		for i := range n {
			if i != k {
				f := a[i][k] / a[k][k]
				for j := k; j <= n; j++ {
					a[i][j] -= float64(f * a[k][j])
				}
			}
		}
	}
	x := make([]float64, n)
	for k := range x {
		x[k] = a[k][n] / a[k][k]
	}
	return x, true
}

// Small whole numbers make many ties: the hard case for a simplex.
func TestAgainstCorners(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 9))
	met := map[linear.Status]int{}
	for range 3000 {
		n := 1 + rng.IntN(3)
		whole := func() float64 { return float64(rng.IntN(7) - 3) }
		p := linear.Problem{}
		for range n {
			p.Minimise = append(p.Minimise, whole())
		}
		for range rng.IntN(6) {
			r := row(linear.Relation(rng.IntN(3)), whole())
			for range n {
				r.Of = append(r.Of, whole())
			}
			p.Rows = append(p.Rows, r)
		}
		s, err := linear.Solve(p)
		require.NoError(t, err)
		met[s.Status]++
		best, found := corners(p)
		require.Equal(t, s.Status != linear.Infeasible, found)
		if s.Status == linear.Optimal {
			require.InDelta(t, best, s.Value, 1e-9)
		}
	}
	for _, status := range []linear.Status{linear.Optimal, linear.Infeasible, linear.Unbounded} {
		require.Greater(t, met[status], 100)
	}
}

// Statements about shares that sum to 1, full of ties: every question has an
// answer that can be proven.
func TestShares(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	met := map[linear.Status]int{}
	for range 4000 {
		n := 3 + rng.IntN(5)
		whole := row(equal, 1, make([]float64, n)...)
		for j := range n {
			whole.Of[j] = 1
		}
		p := linear.Problem{Minimise: make([]float64, n), Rows: []linear.Row{whole}}
		p.Minimise[rng.IntN(n)] = float64(1 - 2*rng.IntN(2))
		for range rng.IntN(3 * n) {
			r := row(linear.Relation(rng.IntN(3)), 0, make([]float64, n)...)
			a := rng.IntN(n)
			r.Of[a], r.Of[(a+1+rng.IntN(n-1))%n] = 1, -float64(1+rng.IntN(9))/float64(1+rng.IntN(3))
			p.Rows = append(p.Rows, r)
		}
		s, err := linear.Solve(p)
		require.NoError(t, err, "%v", p)
		met[s.Status]++
	}
	require.Greater(t, met[linear.Optimal], 500)
	require.Greater(t, met[linear.Infeasible], 500)
}

// Cones, where nearly every step stalls, end: some of them by Bland's rule.
func TestStalls(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	for range 60 {
		const n = 80
		p := linear.Problem{}
		for range n {
			p.Minimise = append(p.Minimise, float64(rng.IntN(3)-1))
		}
		for range 50 {
			r := row(most, 0)
			for range n {
				r.Of = append(r.Of, float64(rng.IntN(9)-4))
			}
			p.Rows = append(p.Rows, r)
		}
		s, err := linear.Solve(p)
		require.NoError(t, err)
		require.NotEqual(t, linear.Infeasible, s.Status, "0 is in every cone")
	}
}

// Whatever the numbers, an answer is proven or refused.
func FuzzSolve(f *testing.F) {
	f.Add([]byte{2, 3, 1, 0, 1, 2, 3, 4, 5, 6})
	f.Add([]byte{3, 4, 2, 5, 0, 0, 0, 128, 255, 1, 3, 9, 77, 200, 100})
	f.Fuzz(func(t *testing.T, data []byte) {
		next := func() float64 {
			if len(data) == 0 {
				return 0
			}
			b := data[0]
			data = data[1:]
			if b == 255 && len(data) >= 8 { // any number at all
				x := math.Float64frombits(binary.LittleEndian.Uint64(data))
				data = data[8:]
				return x
			}
			return float64(int8(b)) / 8
		}
		count := func(limit int) int { return int(math.Float64bits(next())>>45) % limit }
		n, m := count(6), count(9)
		p := linear.Problem{Free: make([]bool, n)}
		for j := range n {
			p.Minimise = append(p.Minimise, next())
			p.Free[j] = next() < 0
		}
		for range m {
			r := row(linear.Relation(count(3)), next())
			for range n {
				r.Of = append(r.Of, next())
			}
			p.Rows = append(p.Rows, r)
		}
		s, err := linear.Solve(p)
		if err == nil && !p.Proves(s) {
			t.Fatal("an answer without proof")
		}
	})
}

func TestUntouched(t *testing.T) {
	p := linear.Problem{Minimise: []float64{1, 1}, Rows: []linear.Row{row(least, 2, 1, 2)}, Free: []bool{false, true}}
	s, err := linear.Solve(linear.Problem{Minimise: []float64{1, 1}, Rows: []linear.Row{row(least, 2, 1, 2)}})
	require.NoError(t, err)
	untouched.Check(t, linear.Solve, p)
	untouched.Check(t, linear.Problem.Proves, p, s)
}

// BenchmarkSolve asks for weights of ten criteria in a given order.
func BenchmarkSolve(b *testing.B) {
	const n = 10
	p := linear.Problem{Minimise: make([]float64, n)}
	p.Minimise[3] = -1
	whole := row(equal, 1)
	for j := range n {
		whole.Of = append(whole.Of, 1)
		if j > 0 {
			r := row(least, 0, make([]float64, n)...)
			r.Of[j-1], r.Of[j] = 1, -1
			p.Rows = append(p.Rows, r)
		}
	}
	p.Rows = append(p.Rows, whole)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := linear.Solve(p); err != nil {
			b.Fatal(err)
		}
	}
}
