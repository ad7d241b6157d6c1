package smaa

import (
	"math"
	"slices"

	"github.com/concord-sdm/concord/internal/stats"
)

// bond is what orders, equal weights and ratios come to: criterion a weighs at
// least e^low times as much as b. Of such bonds alone it is known without a
// linear program whether they agree, however far apart their sizes lie: if no
// way round from a criterion to itself gains (Bellman 1958, Q Appl Math 16:87;
// Shostak 1981, J ACM 28:769, for bonds between two unknowns).
type bond struct {
	a, b int
	low  float64
	from int // index of the statement
}

// Bonds that gain less than slack on the way round count as the same weight,
// and what is reached over others counts as said by them if it is as near.
const (
	slack = 1e-9
	level = 1e-11
)

// bondsOf returns the bonds of the statements between criteria that are not
// silent: what is said about criteria without weight holds.
func bondsOf(statements []Statement, place map[string]int, silent map[string]bool) []bond {
	var out []bond
	for i := range statements {
		s := &statements[i]
		add := func(a, b string, low float64) {
			if !silent[a] && !silent[b] {
				out = append(out, bond{place[a], place[b], low, i})
			}
		}
		switch s.Kind {
		case Order, Same:
			for j := 1; j < len(s.Criteria); j++ {
				add(s.Criteria[j-1], s.Criteria[j], 0)
				if s.Kind == Same {
					add(s.Criteria[j], s.Criteria[j-1], 0)
				}
			}
		case Ratio:
			if s.Low != nil && *s.Low > 0 {
				add(s.Criterion, s.Than, stats.Log(*s.Low))
			}
			if s.High != nil && *s.High > 0 {
				add(s.Than, s.Criterion, -stats.Log(*s.High))
			}
		}
	}
	return out
}

// round returns the statements of bonds that gain on the way round, ascending:
// a ≥ 2b, b ≥ a. It is empty if the bonds agree.
func round(m int, bonds []bond) []int {
	least := make([]float64, m) // the logarithm of the least weight so far
	by := make([]int, m)        // the bond that it follows from
	for i := range by {
		by[i] = -1
	}
	last := -1
	for range m + 1 {
		last = -1
		for i, b := range bonds {
			if x := least[b.b] + b.low; x > least[b.a]+level {
				least[b.a], by[b.a], last = x, i, b.a
			}
		}
		if last < 0 {
			return nil
		}
	}
	for range m { // back until on the way round
		last = bonds[by[last]].b
	}
	var out []int
	for at := last; ; {
		b := bonds[by[at]]
		if !slices.Contains(out, b.from) {
			out = append(out, b.from)
		}
		if at = b.b; at == last {
			break
		}
	}
	slices.Sort(out)
	return out
}

// reach is how much bonds say of every pair: low[a·m+b] is the most that the
// logarithm of w_a/w_b is known to be at least, −∞ if nothing; over[a·m+b] is
// the first bond on the way there.
type reach struct {
	m     int
	bonds []bond
	low   []float64
	over  []int
}

func newReach(m int, bonds []bond) *reach {
	r := &reach{m, bonds, make([]float64, m*m), make([]int, m*m)}
	for i := range r.low {
		r.low[i], r.over[i] = math.Inf(-1), -1
	}
	for k := range m {
		r.low[k*m+k] = 0
	}
	for i, b := range bonds {
		if at := b.a*m + b.b; b.a != b.b && b.low > r.low[at] {
			r.low[at], r.over[at] = b.low, i
		}
	}
	for k := range m {
		for a := range m {
			if to := r.low[a*m+k]; a != k && !math.IsInf(to, -1) {
				for b := range m {
					if x := to + r.low[k*m+b]; b != a && b != k && x > r.low[a*m+b]+level {
						r.low[a*m+b], r.over[a*m+b] = x, r.over[a*m+k]
					}
				}
			}
		}
	}
	return r
}

// way returns the statements from which what is known of a and b follows.
func (r *reach) way(a, b int) []int {
	var out []int
	for range r.m {
		if a == b {
			break
		}
		over := r.bonds[r.over[a*r.m+b]]
		out = append(out, over.from)
		a = over.b
	}
	return out
}

// same returns, for each criterion, the first whose weight is a fixed multiple
// of its own.
func (r *reach) same() []int {
	out := make([]int, r.m)
	for k := range out {
		for j := range k + 1 {
			if r.low[j*r.m+k]+r.low[k*r.m+j] >= -slack {
				out[k] = j
				break
			}
		}
	}
	return out
}

// limits returns the conditions that the bonds make and that do not follow from
// each other: fixed multiples, and what is said of one of these each.
func (r *reach) limits() []limit {
	m := r.m
	var out []limit
	same := r.same()
	var heads []int
	for k, head := range same {
		if k == head {
			heads = append(heads, k)
			continue
		}
		out = append(out, pairLimit(m, k, head, r.low[k*m+head], true, append(r.way(k, head), r.way(head, k)...)))
	}
	for _, a := range heads {
		for _, b := range heads {
			low := r.low[a*m+b]
			if a == b || math.IsInf(low, -1) {
				continue
			}
			follows := slices.ContainsFunc(heads, func(c int) bool {
				return c != a && c != b && r.low[a*m+c]+r.low[c*m+b] >= low-level
			})
			if !follows {
				out = append(out, pairLimit(m, a, b, low, false, r.way(a, b)))
			}
		}
	}
	return out
}

// pairLimit is the condition w_a ≥ e^low·w_b, or w_a = e^low·w_b, in numbers of
// at most 1.
func pairLimit(m, a, b int, low float64, equal bool, from []int) limit {
	g := make([]float64, m)
	if low <= 0 {
		g[a], g[b] = 1, -stats.Exp(low)
	} else {
		g[a], g[b] = stats.Exp(-low), -1
	}
	return limit{g, equal, from}
}

// within returns weights with room in all bonds, where no way round leaves none:
// the mean, in logarithms, of the least and the most that each criterion can
// weigh beside each other one. Silent criteria have no weight.
func (r *reach) within(silent []bool) []float64 {
	m := r.m
	far := 1.0 // where nothing is known, far enough to leave what is known alone
	for _, x := range r.low {
		if !math.IsInf(x, -1) {
			far = max(far, 1+math.Abs(x))
		}
	}
	known := func(a, b int) float64 { return max(r.low[a*m+b], -far) }
	w := make([]float64, m)
	top := math.Inf(-1)
	for a := range w {
		for b := range m {
			w[a] += (known(a, b) - known(b, a)) / float64(2*m)
		}
		if !silent[a] {
			top = max(top, w[a])
		}
	}
	for a := range w {
		if w[a] = stats.Exp(w[a] - top); silent[a] {
			w[a] = 0
		}
	}
	return tidy(w)
}
