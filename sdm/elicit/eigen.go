package elicit

import (
	"math"

	"github.com/concord-sdm/concord/internal/stats"
)

// leastSquares returns the logarithms of the weights that fit the logarithms of
// the judgements best: the row means if nothing is missing, otherwise the
// solution of the graph Laplacian with the first weight fixed, in which a
// judgement counts as often as it was said.
func (m *ratios) leastSquares() []float64 {
	n := m.n
	count := func(i, j int) float64 {
		if m.count == nil {
			return 1
		}
		return m.count[i*n+j]
	}
	x := make([]float64, n)
	for i := range n {
		for j := range n {
			x[i] += float64(count(i, j) * m.log(i, j))
		}
	}
	if m.missing == 0 && m.count == nil {
		for i := range x {
			x[i] /= float64(n)
		}
		return x
	}
	a := make([]float64, (n-1)*(n-1))
	for i := 1; i < n; i++ {
		for j := range n {
			if i == j || m.at(i, j) == 0 {
				continue
			}
			a[(i-1)*n] += count(i, j) // the diagonal: (i−1)(n−1) + (i−1)
			if j > 0 {
				a[(i-1)*(n-1)+j-1] -= count(i, j)
			}
		}
	}
	x[0] = 0
	solve(a, x[1:])
	return x
}

// fromLogs returns e^x scaled to sum to 1.
func fromLogs(x []float64) []float64 {
	top := math.Inf(-1)
	for _, v := range x {
		top = max(top, v)
	}
	w := make([]float64, len(x))
	sum := 0.0
	for i, v := range x {
		w[i] = stats.Exp(v - top)
		sum += w[i]
	}
	for i := range w {
		w[i] /= sum
	}
	return w
}

// eigenvector returns the principal right eigenvector, summing to 1, and its
// eigenvalue, by Noda's iteration (1971, Numer Math 17:382): it keeps the vector
// positive and the upper bound on the eigenvalue falling, and converges
// quadratically from any start. A missing judgement is 0 and adds 1 to the
// diagonal of its row (Harker). The matrix is scaled by a near solution first,
// so that its entries lie near 1.
func (m *ratios) eigenvector(near []float64) ([]float64, float64) {
	n := m.n
	a, x := make([]float64, n*n), make([]float64, n)
	for i := range n {
		x[i] = 1
		for j := range n {
			if v := m.at(i, j); v != 0 {
				a[i*n+j] += v * near[j] / near[i]
			} else {
				a[i*n+i]++
			}
		}
	}
	shifted, y := make([]float64, n*n), make([]float64, n)
	value := 0.0
	last := math.Inf(1)
	for range 100 {
		low, high := math.Inf(1), 0.0
		for i := range n {
			sum := 0.0
			for j, v := range a[i*n : i*n+n] {
				sum += float64(v * x[j])
			}
			low, high = min(low, sum/x[i]), max(high, sum/x[i])
		}
		value = low + (high-low)/2
		if gap := high - low; gap <= 1e-15*high*float64(n) || gap >= last && gap <= 1e-11*high {
			break
		} else {
			last = gap
		}
		for i := range n {
			for j := range n {
				shifted[i*n+j] = -a[i*n+j]
			}
			shifted[i*n+i] += high
		}
		copy(y, x)
		if !solve(shifted, y) {
			break
		}
		top := 0.0
		for _, v := range y {
			top = max(top, v)
		}
		for i, v := range y {
			x[i] = v / top
		}
	}
	sum := 0.0
	for i := range x {
		x[i] *= near[i]
		sum += x[i]
	}
	for i := range x {
		x[i] /= sum
	}
	return x, value
}

// solve replaces b by the solution x of a·x = b, a row by row, and destroys a.
// It reports false for a singular matrix, which leaves b as it should not be used.
func solve(a, b []float64) bool {
	n := len(b)
	for k := range n {
		p := k
		for i := k + 1; i < n; i++ {
			if math.Abs(a[i*n+k]) > math.Abs(a[p*n+k]) {
				p = i
			}
		}
		if a[p*n+k] == 0 {
			return false
		}
		if p != k {
			for j := k; j < n; j++ {
				a[k*n+j], a[p*n+j] = a[p*n+j], a[k*n+j]
			}
			b[k], b[p] = b[p], b[k]
		}
		pivot := a[k*n+k : k*n+n]
		for i := k + 1; i < n; i++ {
			row := a[i*n+k : i*n+n]
			f := row[0] / pivot[0]
			if f == 0 {
				continue
			}
			for j := 1; j < len(row); j++ {
				row[j] -= float64(f * pivot[j])
			}
			b[i] -= float64(f * b[k])
		}
	}
	for k := n - 1; k >= 0; k-- {
		for j := k + 1; j < n; j++ {
			b[k] -= float64(a[k*n+j] * b[j])
		}
		b[k] /= a[k*n+k]
	}
	return true
}
