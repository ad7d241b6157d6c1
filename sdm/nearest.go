package sdm

import (
	"math"

	"github.com/concord-sdm/concord/internal/figure"
)

// nearest finds the change of weights nearest to the person's own that brings
// a rival level with the first option.
func (a *analysis) nearest() NearestWeights {
	out := NearestWeights{Weights: []ChangedWeight{}}
	if why, ok := a.usable(); !ok {
		out.Distance = figure.Absent(why)
		return out
	}
	out.Distance = figure.Absent(WhyDominated)
	answered := make([]int, 0, len(a.weights)) // open weights stay open
	for k := range a.weights {
		if !a.criteria[k].answer.DontKnow {
			answered = append(answered, k)
		}
	}
	m := len(answered)
	buffer := make([]float64, 4*m)
	best, delta, changed, weights := buffer[:m], buffer[m:2*m], buffer[2*m:3*m], buffer[3*m:]
	for i, k := range answered {
		weights[i] = a.weights[k]
	}
	first := a.held(a.first)
	shortest := math.Inf(1)
	for _, b := range a.rivals {
		rival := a.held(b)
		for i, k := range answered {
			delta[i] = first[k] - rival[k]
		}
		if !nearestLevel(weights, delta, changed) {
			continue
		}
		if d := distance(weights, changed); d < shortest {
			shortest = d
			copy(best, changed)
			out.Challenger = a.ids[b]
		}
	}
	if out.Challenger == "" {
		return out
	}
	out.Distance = figure.Of(shortest)
	out.Weights = make([]ChangedWeight, m)
	for i, k := range answered {
		out.Weights[i] = ChangedWeight{Criterion: a.criteria[k].ID, From: weights[i], To: best[i]}
	}
	return out
}

func distance(a, b []float64) float64 {
	sum := 0.0
	for k := range a {
		d := b[k] - a[k]
		sum += float64(d * d)
	}
	return math.Sqrt(sum)
}

// nearestLevel sets x to the weights nearest to w (Euclidean) with x ≥ 0,
// Σx = 1 and Σ delta·x = 0, given Σ delta·w ≥ 0. It reports whether there are
// any: not if delta is positive everywhere.
//
// The solution has the form x = max(0, w + α + β·delta), β ≤ 0 (the conditions
// of Karush, Kuhn and Tucker). For a given set of positive weights α and β are
// two linear equations. Dropping weights that turn negative nearly always
// finds the set; where the conditions then fail, β is bisected.
func nearestLevel(w, delta, x []float64) bool {
	low := math.Inf(1)
	for _, d := range delta {
		low = min(low, d)
	}
	if low > 0 {
		return false
	}
	var store [64]bool
	in := store[:]
	if len(w) > len(in) {
		in = make([]bool, len(w))
	}
	in = in[:len(w)]
	for k := range in {
		in[k] = true
	}
	for range len(w) {
		alpha, beta, ok := levelOn(in, w, delta)
		if !ok {
			break
		}
		dropped := false
		for k := range w {
			x[k] = 0
			if in[k] {
				x[k] = w[k] + alpha + float64(beta*delta[k])
				if x[k] < 0 {
					in[k], dropped = false, true
				}
			}
		}
		if dropped {
			continue
		}
		for k := range w {
			if !in[k] && w[k]+alpha+float64(beta*delta[k]) > 1e-15 {
				return bisectLevel(w, delta, x, in)
			}
		}
		return true
	}
	return bisectLevel(w, delta, x, in)
}

// levelOn solves Σx = 1 and Σ delta·x = 0 for x = w + α + β·delta on the set.
func levelOn(in []bool, w, delta []float64) (alpha, beta float64, ok bool) {
	n, sw, sd := 0.0, 0.0, 0.0
	for k := range w {
		if in[k] {
			n++
			sw += w[k]
			sd += delta[k]
		}
	}
	if n == 0 {
		return 0, 0, false
	}
	mean := sd / n
	level, spread := 0.0, 0.0
	for k := range w {
		if in[k] {
			c := delta[k] - mean
			level += float64(delta[k] * (w[k] + (1-sw)/n))
			spread += float64(c * c)
		}
	}
	if spread == 0 {
		return (1 - sw) / n, 0, level == 0
	}
	beta = -level / spread
	return (1-sw)/n - float64(beta*mean), beta, true
}

// bisectLevel finds β by bisection: Σ delta·x(β) grows with β, x(β) being w +
// β·delta projected on the weights that sum to 1.
func bisectLevel(w, delta, x []float64, in []bool) bool {
	lead := func(beta float64) float64 {
		project(w, delta, beta, x)
		sum := 0.0
		for k := range x {
			sum += float64(delta[k] * x[k])
		}
		return sum
	}
	low, high := -1.0, 0.0
	for range 1000 {
		if lead(low) <= 0 {
			break
		}
		low *= 2
	}
	for range 200 {
		mid := low + (high-low)/2
		if mid == low || mid == high {
			break
		}
		if lead(mid) <= 0 {
			low = mid
		} else {
			high = mid
		}
	}
	lead(low)
	for k := range x {
		in[k] = x[k] > 0
	}
	if alpha, beta, ok := levelOn(in, w, delta); ok {
		exact := true
		for k := range x {
			exact = exact && (!in[k] || w[k]+alpha+float64(beta*delta[k]) >= 0)
		}
		for k := range x {
			if exact && in[k] {
				x[k] = w[k] + alpha + float64(beta*delta[k])
			}
		}
	}
	return true
}

// project sets x to w + β·delta projected on x ≥ 0, Σx = 1: the α at which
// Σ max(0, w + β·delta + α) = 1, found by bisection.
func project(w, delta []float64, beta float64, x []float64) {
	top := math.Inf(-1)
	for k := range w {
		x[k] = w[k] + float64(beta*delta[k])
		top = max(top, x[k])
	}
	low, high := -top, 1-top // Σ is 0 at low and at least 1 at high
	sum := func(alpha float64) float64 {
		s := 0.0
		for _, v := range x {
			s += max(0, v+alpha)
		}
		return s
	}
	for range 200 {
		mid := low + (high-low)/2
		if mid == low || mid == high {
			break
		}
		if sum(mid) < 1 {
			low = mid
		} else {
			high = mid
		}
	}
	for k := range x {
		x[k] = max(0, x[k]+high)
	}
}
