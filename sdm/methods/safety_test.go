package methods_test

import (
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/methods"
)

//go:generate go test . -run ^TestSafety$ -update

var update = flag.Bool("update", false, "write safety.md")

const problems = 3000

// harm counts in how many problems a method does what a person would not
// expect.
type harm struct {
	skipped                                   int // the method could not be applied
	dominance, monotonicity, last, other      int
	unit, zero, permutation, double, copyTied int
	leaders                                   int // of rank 1, over all problems
}

// TestSafety runs every method on seeded random problems and compares what it
// finds with safety.md.
func TestSafety(t *testing.T) {
	if testing.Short() {
		t.Skip("runs a million rankings")
	}
	found := make([]harm, len(methods.Methods()))
	for seed := range uint64(problems) {
		try(t, seed, found)
	}
	for i, m := range methods.Methods() {
		h := found[i]
		require.Zero(t, h.permutation, "%s depends on the order of the input", m)
		require.Zero(t, h.copyTied, "%s ranks a copy otherwise than the original", m)
	}
	require.Equal(t, harm{leaders: problems}, found[0], "the additive model does none of it")
	text := page(found)
	if *update {
		require.NoError(t, os.WriteFile("safety.md", []byte(text), 0o644))
	}
	want, err := os.ReadFile("safety.md")
	require.NoError(t, err)
	require.Equal(t, string(want), text, "run go generate ./sdm/methods")
}

// problem is a table of 5 options by 6 criteria, 3 of them costs, with numbers
// from 5 to 100 on declared ranges of 0 to 100 and weights that are uniform
// on the simplex.
func problem(seed uint64) methods.Matrix {
	rng := rand.New(rand.NewPCG(seed, 11))
	var m methods.Matrix
	cuts := []float64{0, 1}
	for range 5 {
		cuts = append(cuts, rng.Float64())
	}
	slices.Sort(cuts)
	for k := range 6 {
		c := methods.Column{
			ID: fmt.Sprintf("c%d", k), Weight: cuts[k+1] - cuts[k], Direction: sdm.HigherIsBetter,
			Range: sdm.Range{Worst: 0, Best: 100}, Indifference: 5, Preference: 10, Veto: 60,
		}
		if k%2 == 1 {
			c.Direction, c.Range = sdm.LowerIsBetter, sdm.Range{Worst: 100, Best: 0}
		}
		m.Criteria = append(m.Criteria, c)
	}
	for i := range 5 {
		row := make([]float64, 6)
		for k := range row {
			row[k] = 5 + float64(95*rng.Float64())
		}
		m.Options, m.Values = append(m.Options, fmt.Sprintf("o%d", i)), append(m.Values, row)
	}
	return m
}

// with returns a copy of m that change may write to.
func with(m methods.Matrix, change func(*methods.Matrix)) methods.Matrix {
	m.Options, m.Criteria, m.Values = slices.Clone(m.Options), slices.Clone(m.Criteria), slices.Clone(m.Values)
	for i := range m.Values {
		m.Values[i] = slices.Clone(m.Values[i])
	}
	change(&m)
	return m
}

// affine changes column k to x·by + plus, thresholds and range with it.
func affine(m *methods.Matrix, k int, by, plus float64) {
	for i := range m.Values {
		m.Values[i][k] = float64(m.Values[i][k]*by) + plus
	}
	c := &m.Criteria[k]
	c.Range = sdm.Range{Worst: float64(c.Range.Worst*by) + plus, Best: float64(c.Range.Best*by) + plus}
	c.Indifference, c.Preference, c.Veto = c.Indifference*by, c.Preference*by, c.Veto*by
}

// order is what one method makes of a table: ranks and scores by option.
type order map[string]methods.Place

// all runs every method; a method that cannot be applied gives nil.
func all(t *testing.T, m methods.Matrix) []order {
	r := prepared(t, m)
	ids := r.Options()
	out := make([]order, len(methods.Methods()))
	for i, method := range methods.Methods() {
		places, err := r.Order(nil, method, methods.Parameters{})
		if err != nil {
			continue
		}
		out[i] = order{}
		for _, p := range places {
			out[i][ids[p.Option]] = p
		}
	}
	return out
}

// first returns the options of rank 1 but the one named.
func (o order) first(but string) string {
	var ids []string
	for id, p := range o {
		if p.Rank == 1 && id != but {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return strings.Join(ids, " ")
}

func try(t *testing.T, seed uint64, found []harm) {
	m := problem(seed)
	rng := rand.New(rand.NewPCG(seed, 12))
	some, criterion := rng.IntN(5), rng.IntN(6)
	part := rng.Float64()
	plain := all(t, m)
	worse := all(t, with(m, func(m *methods.Matrix) { // a new option, worse than some other on everything
		row := slices.Clone(m.Values[some])
		for k, c := range m.Criteria {
			end := 5.0
			if c.Direction == sdm.LowerIsBetter {
				end = 100
			}
			row[k] += float64(part * (end - row[k]))
		}
		m.Options, m.Values = append(m.Options, "worse"), append(m.Values, row)
	}))
	better := all(t, with(m, func(m *methods.Matrix) { // one number made better
		end := 100.0
		if m.Criteria[criterion].Direction == sdm.LowerIsBetter {
			end = 5
		}
		x := &m.Values[some][criterion]
		*x += float64(part * (end - *x))
	}))
	unit := all(t, with(m, func(m *methods.Matrix) { affine(m, criterion, 1000, 0) }))
	zero := all(t, with(m, func(m *methods.Matrix) { affine(m, criterion, 1, 10) }))
	turned := all(t, with(m, func(m *methods.Matrix) {
		slices.Reverse(m.Options)
		slices.Reverse(m.Values)
		slices.Reverse(m.Criteria)
		for _, row := range m.Values {
			slices.Reverse(row)
		}
	}))
	double := all(t, with(m, func(m *methods.Matrix) {
		m.Options, m.Values = append(m.Options, "copy"), append(m.Values, slices.Clone(m.Values[some]))
	}))
	without := make([][]order, 5)
	for i := range without {
		without[i] = all(t, with(m, func(m *methods.Matrix) {
			m.Options, m.Values = slices.Delete(m.Options, i, i+1), slices.Delete(m.Values, i, i+1)
		}))
	}
	id := m.Options[some]
	for i := range found {
		h, o := &found[i], plain[i]
		if o == nil {
			h.skipped++
			continue
		}
		h.leaders += len(strings.Fields(o.first("")))
		count := func(n *int, bad bool) {
			if bad {
				*n++
			}
		}
		count(&h.dominance, worse[i]["worse"].Rank < worse[i][id].Rank)
		count(&h.monotonicity, better[i][id].Rank > o[id].Rank)
		count(&h.unit, unit[i].first("") != o.first(""))
		count(&h.zero, zero[i].first("") != o.first(""))
		count(&h.permutation, !same(turned[i], o))
		count(&h.double, double[i].first("copy") != o.first(""))
		count(&h.copyTied, double[i]["copy"].Rank != double[i][id].Rank)
		last, other := false, false
		lowest := 0
		for _, p := range o {
			lowest = max(lowest, p.Rank)
		}
		for at, id := range m.Options {
			switch changed := without[at][i].first("") != o.first(id); {
			case o[id].Rank == 1:
			case o[id].Rank == lowest:
				last, other = last || changed, other || changed
			default:
				other = other || changed
			}
		}
		count(&h.last, last)
		count(&h.other, other)
	}
}

// same compares ranks and scores, bit by bit.
func same(a, b order) bool {
	for id, p := range a {
		if q := b[id]; p.Rank != q.Rank || math.Float64bits(p.Score) != math.Float64bits(q.Score) {
			return false
		}
	}
	return len(a) == len(b)
}

func page(found []harm) string {
	var b strings.Builder
	b.WriteString(`# How safe the methods are

Made by ` + "`go generate ./sdm/methods`" + ` (TestSafety); a test holds it to the code. For each method,
the share of ` + fmt.Sprint(problems) + ` random problems in which it does what a person would not expect. Each problem has 5
options and 6 criteria (3 benefits, 3 costs), numbers from 5 to 100, declared ranges of 0 to 100, and weights
that are uniform on the simplex. ELECTRE III has an indifference threshold of 5, a preference threshold of 10 and a
veto of 60, PROMETHEE the usual preference function, and aspirations lie in the middle of the range; all else is
as by default.

| Method | dominated above its dominator | worse rank for a better number | leader changes when the last option is removed | … when some option that does not lead is removed | … when one column is given in another unit (×1000) | … when the zero of one column is moved (+10) | … when an option is listed twice | result depends on the order of the input | leaders, on average |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
`)
	for i, m := range methods.Methods() {
		h := found[i]
		name := methods.Name(m, "en").Text
		if i == 0 {
			name = "**the sum of points, as in sdm.Rank**"
		}
		b.WriteString("| " + name)
		for _, n := range []int{h.dominance, h.monotonicity, h.last, h.other, h.unit, h.zero, h.double, h.permutation} {
			b.WriteString(" | " + share(n, problems-h.skipped))
		}
		fmt.Fprintf(&b, " | %.1f |\n", float64(h.leaders)/float64(problems-h.skipped))
	}
	b.WriteString(`
A leader is every option of rank 1; where several tie, or a method leaves options incomparable, a change of that set
counts. A method with many leaders decides little, and so seldom changes its mind. Thresholds and ranges move with the unit and the zero. For a method that goes by ratios, moving the zero
is no fair question: it needs numbers for which 0 means nothing. Listing an option twice always gives the copy the
rank of the original.
`)
	return b.String()
}

func share(n, of int) string {
	switch percent := 100 * float64(n) / float64(of); {
	case n == 0:
		return "0"
	case percent < 0.1:
		return "< 0.1 %"
	}
	return fmt.Sprintf("%.1f %%", 100*float64(n)/float64(of))
}
