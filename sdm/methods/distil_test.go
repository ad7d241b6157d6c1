package methods_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/methods"
)

// outranked is ELECTRE III by its definition (Roy 1978; Figueira, Mousseau & Roy
// 2005) in fractions, on whole numbers.
type outranked struct {
	n    int
	s, t []*big.Rat // credibility of row over column, and that less s(λ)
}

func part(top, bottom float64) *big.Rat { return big.NewRat(int64(top), int64(bottom)) }

func outrankedBy(m methods.Matrix) outranked {
	o := outranked{n: len(m.Options)}
	one := big.NewRat(1, 1)
	for i := range o.n {
		for j := range o.n {
			concordance, weight := new(big.Rat), new(big.Rat)
			var against []*big.Rat
			for k, c := range m.Criteria {
				loss := m.Values[j][k] - m.Values[i][k]
				if c.Direction == sdm.LowerIsBetter {
					loss = -loss
				}
				w := part(c.Weight, 1)
				weight.Add(weight, w)
				switch {
				case loss <= c.Indifference:
					concordance.Add(concordance, w)
				case loss < c.Preference:
					w.Mul(w, part(c.Preference-loss, c.Preference-c.Indifference))
					concordance.Add(concordance, w)
				}
				if c.Veto > 0 && loss > c.Preference {
					d := part(loss-c.Preference, c.Veto-c.Preference)
					if d.Cmp(one) > 0 {
						d.Set(one)
					}
					against = append(against, d)
				}
			}
			concordance.Quo(concordance, weight)
			s := new(big.Rat).Set(concordance)
			for _, d := range against {
				if d.Cmp(concordance) > 0 {
					s.Mul(s, d.Sub(one, d)).Quo(s, new(big.Rat).Sub(one, concordance))
				}
			}
			o.s = append(o.s, s)
			t := new(big.Rat).Mul(s, big.NewRat(115, 100))
			o.t = append(o.t, t.Sub(t, big.NewRat(30, 100)))
		}
	}
	return o
}

// below returns the highest credibility within a set that is below a limit, and
// where it stands; −1 and 0 if there is none.
func (o outranked) below(set []int, limit *big.Rat) (at int, top *big.Rat) {
	at, top = -1, new(big.Rat)
	for _, i := range set {
		for _, j := range set {
			if s := o.s[i*o.n+j]; i != j && (limit == nil || s.Cmp(limit) < 0) && s.Cmp(top) > 0 {
				at, top = i*o.n+j, s
			}
		}
	}
	return at, top
}

func (o outranked) distilled(falling bool) []int {
	rank := make([]int, o.n)
	for class, left := 1, o.n; left > 0; class++ {
		var set []int
		for i, r := range rank {
			if r == 0 {
				set = append(set, i)
			}
		}
		at, _ := o.below(set, nil)
		for {
			var level *big.Rat
			limit := big.NewRat(-30, 100)
			if at >= 0 {
				limit = o.t[at]
			}
			at, level = o.below(set, limit)
			var best []int
			most := 0
			for _, i := range set {
				power := 0
				for _, j := range set {
					a, b := i*o.n+j, j*o.n+i
					if i != j && o.s[a].Cmp(level) > 0 && o.s[b].Cmp(o.t[a]) < 0 {
						power++
					}
					if i != j && o.s[b].Cmp(level) > 0 && o.s[a].Cmp(o.t[b]) < 0 {
						power--
					}
				}
				if !falling {
					power = -power
				}
				if len(best) == 0 || power > most {
					best, most = nil, power
				}
				if power == most {
					best = append(best, i)
				}
			}
			if set = best; len(set) == 1 || level.Sign() == 0 {
				break
			}
		}
		for _, i := range set {
			rank[i] = class
		}
		left -= len(set)
	}
	return rank
}

// The distillations equal those of the definition, for few options and for so
// many that each pair is looked at only once.
func TestDistillationByDefinition(t *testing.T) {
	for _, c := range []struct{ n, seeds, levels int }{{2, 20, 5}, {5, 40, 20}, {12, 20, 20}, {49, 2, 30}, {60, 1, 9}, {60, 1, 200}} {
		for seed := range c.seeds {
			rng := rand.New(rand.NewPCG(uint64(c.n), uint64(seed)))
			rows := make([][]float64, c.n)
			for i := range rows {
				for range 3 {
					rows[i] = append(rows[i], float64(rng.IntN(c.levels)))
				}
			}
			m := matrix(rows, 1, 2, 3)
			for k := range m.Criteria {
				q := float64(rng.IntN(3))
				p := q + float64(rng.IntN(4))
				m.Criteria[k].Indifference, m.Criteria[k].Preference = q, p
				if rng.IntN(3) > 0 {
					m.Criteria[k].Veto = p + 1 + float64(rng.IntN(12))
				}
				if rng.IntN(2) == 0 {
					m.Criteria[k].Direction = sdm.LowerIsBetter
				}
			}
			got, err := m.Run(methods.ELECTRE3, methods.Parameters{})
			require.NoError(t, err)
			o := outrankedBy(m)
			down, up := o.distilled(true), o.distilled(false)
			last := 0
			for _, class := range up {
				last = max(last, class)
			}
			for i := range rows {
				place := at(got, fmt.Sprintf("o%d", i+1))
				require.InDelta(t, down[i], number(t, place, "descending"), 0, "%d options, seed %d, option %d", c.n, seed, i)
				require.InDelta(t, last+1-up[i], number(t, place, "ascending"), 0, "%d options, seed %d, option %d", c.n, seed, i)
			}
		}
	}
}
