package smaa_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/smaa"
)

// A full ranking has the rank order centroid as its mean weights (Barron &
// Barrett 1996, Management Science 42:1515), to rounding and not by drawing.
func TestFullRankingIsRankOrderCentroid(t *testing.T) {
	for m := 2; m <= 13; m++ {
		row, ids, ranks := make([]float64, m), make([]string, m), make([]int, m)
		for k := range m {
			row[k], ids[k], ranks[k] = 1, fmt.Sprintf("c%d", k+1), k+1
		}
		worse := make([]float64, m)
		a := assess(t, decisionOf(row, worse), said(order(ids...)), smaa.Options{Draws: 512})
		require.True(t, a.Method.Exact)
		require.Equal(t, smaa.Simplices, a.Method.Weights)
		want := sdm.RankWeights(sdm.RankOrderCentroid, 0, ranks)
		got := map[string]float64{}
		for _, w := range a.Weights {
			got[w.Criterion] = w.Mean
		}
		for k, id := range ids {
			near(t, want[k], got[id], 1e-15*float64(m), id)
		}
		first := of(t, a, "a")
		require.InDelta(t, 1, first.Ranks[0].Share, 1e-12)
		for k, w := range a.Weights {
			near(t, w.Mean, first.Central[k], 1e-12, "the central weights of an option that is always first")
		}
	}
}

// An option for each criterion, good at that one alone: the one whose criterion
// weighs most is first, so each is first in 1/m of the simplex, its own central
// weight is the largest rank order centroid weight (1 + ½ + … + 1/m)/m, and by
// symmetry the others share the rest.
func TestOneOptionForEachCriterion(t *testing.T) {
	for _, m := range []int{2, 3, 4} {
		rows := make([][]float64, m)
		for i := range rows {
			rows[i] = make([]float64, m)
			rows[i][i] = 1
		}
		a := assess(t, decisionOf(rows...), said(), smaa.Options{})
		require.True(t, a.Method.Exact, "%d criteria", m)
		top := 0.0
		for k := 1; k <= m; k++ {
			top += 1 / float64(k) / float64(m)
		}
		for i, id := range []string{"a", "b", "c", "d"}[:m] {
			o := of(t, a, id)
			for _, r := range o.Ranks {
				near(t, 1/float64(m), r.Share, 1e-12, "each rank")
			}
			for k, w := range o.Central {
				want := (1 - top) / float64(m-1)
				if k == i {
					want = top
				}
				near(t, want, w, 1e-12, "central weight")
			}
			for _, other := range o.Against {
				near(t, 0.5, other.Wins.Share, 1e-12, "wins")
			}
			sure, ok := o.Confidence.Get()
			require.True(t, ok)
			require.Equal(t, 1.0, sure)
		}
		require.Empty(t, a.Leader, "a draw has no leader")
	}
}

// polygon is an area in the plane (w₁, w₂), w₃ = 1 − w₁ − w₂. It is cut by half
// planes as Sutherland & Hodgman do (1974, Commun ACM 17:32) and measured by
// the shoelace formula, apart from the code under test.
type polygon [][2]float64

func (p polygon) cut(g [3]float64) polygon {
	value := func(q [2]float64) float64 {
		return g[0]*q[0] + g[1]*q[1] + g[2]*(1-q[0]-q[1])
	}
	var out polygon
	for i, q := range p {
		r := p[(i+1)%len(p)]
		a, b := value(q), value(r)
		if a >= 0 {
			out = append(out, q)
		}
		if (a > 0 && b < 0) || (a < 0 && b > 0) {
			s := a / (a - b)
			out = append(out, [2]float64{q[0] + s*(r[0]-q[0]), q[1] + s*(r[1]-q[1])})
		}
	}
	return out
}

func (p polygon) measure() (area float64, centre [2]float64) {
	for i, q := range p {
		r := p[(i+1)%len(p)]
		cross := q[0]*r[1] - r[0]*q[1]
		area += cross / 2
		centre[0] += (q[0] + r[0]) * cross / 6
		centre[1] += (q[1] + r[1]) * cross / 6
	}
	if area > 0 {
		centre[0] /= area
		centre[1] /= area
	}
	return area, centre
}

func TestThreeCriteriaAgainstPolygons(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 6).Draw(t, "n")
		rows := make([][]float64, n)
		for i := range rows {
			for range 3 {
				rows[i] = append(rows[i], float64(rapid.IntRange(0, 100).Draw(t, "value"))/100)
			}
		}
		whole := polygon{{0, 0}, {1, 0}, {0, 1}}
		var statements []smaa.Statement
		switch rapid.IntRange(0, 4).Draw(t, "statements") {
		case 1:
			statements, whole = append(statements, order("c2", "c3")), whole.cut([3]float64{0, 1, -1})
		case 2:
			statements = append(statements, ratio("c1", "c3", 0.5, 2))
			whole = whole.cut([3]float64{1, 0, -.5}).cut([3]float64{-1, 0, 2})
		case 3:
			statements = append(statements, share("c2", 0.2, 0.6), order("c1", "c3"))
			whole = whole.cut([3]float64{-.2, .8, -.2}).cut([3]float64{.6, -.4, .6}).cut([3]float64{1, 0, -1})
		case 4:
			statements, whole = append(statements, order("c3", "c1", "c2")), whole.cut([3]float64{-1, 0, 1}).cut([3]float64{1, -1, 0})
		}
		total, _ := whole.measure()
		a, err := smaa.Assess(decisionOf(rows...), said(statements...), smaa.Options{Draws: 512})
		if err != nil {
			t.Fatal(err)
		}
		if !a.Method.Exact {
			t.Fatal("not worked out exactly")
		}
		for i, id := range []string{"a", "b", "c", "d", "e", "f"}[:n] {
			best, same := whole, false
			for j := range rows {
				if j == i {
					continue
				}
				g := [3]float64{rows[i][0] - rows[j][0], rows[i][1] - rows[j][1], rows[i][2] - rows[j][2]}
				same = same || g == [3]float64{}
				area, _ := whole.cut(g).measure()
				if g != [3]float64{} {
					for _, o := range a.Options {
						for _, other := range o.Against {
							if o.Option == id && other.Option == string(rune('a'+j)) && math.Abs(other.Wins.Share-area/total) > 1e-9 {
								t.Fatalf("%s against %s: %v, want %v", id, other.Option, other.Wins.Share, area/total)
							}
						}
					}
				}
				best = best.cut(g)
			}
			if same {
				continue // shares of level options are tested elsewhere
			}
			area, centre := best.measure()
			for _, o := range a.Options {
				if o.Option != id {
					continue
				}
				if math.Abs(o.Ranks[0].Share-area/total) > 1e-9 {
					t.Fatalf("%s first in %v, want %v", id, o.Ranks[0].Share, area/total)
				}
				if area > 1e-6 && (math.Abs(o.Central[0]-centre[0]) > 1e-7 || math.Abs(o.Central[1]-centre[1]) > 1e-7) {
					t.Fatalf("%s: central weights %v, want %v", id, o.Central, centre)
				}
			}
		}
	})
}

// What is worked out agrees with what is drawn. A cell that varies by a
// billionth makes all of it be drawn.
func TestExactAgreesWithDraws(t *testing.T) {
	for _, c := range []struct {
		name string
		n, m int
		s    smaa.Statements
	}{
		{"nothing said, three criteria", 5, 3, said()},
		{"nothing said, four criteria", 6, 4, said()},
		{"an order of four", 6, 4, said(order("c4", "c2", "c1", "c3"))},
		{"a partial order of five", 3, 5, said(order("c1", "c2"), order("c3", "c4"))},
		{"ratios", 4, 4, said(ratio("c1", "c2", 1.5, 3), ratio("c3", "c4", 0, 2))},
		{"same weights", 5, 4, said(smaa.Statement{Kind: smaa.Same, Criteria: []string{"c1", "c3"}})},
		{"an exact ratio", 5, 4, said(ratio("c1", "c3", 2, 2))},
		{"a share", 4, 4, said(share("c1", 0.3, 0.5))},
		{"one criterion has no weight", 5, 4, said(share("c2", 0, 0))},
		{"two options, eight criteria", 2, 8, said(order("c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8"))},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := decisionOf(randomRows(c.n, c.m, 5)...)
			exact := assess(t, d, c.s, smaa.Options{})
			require.True(t, exact.Method.Exact)
			d.Evidence[0].Kind, d.Evidence[0].Distribution = sdm.Distributed, sdm.Distribution{Family: sdm.Normal, Mean: d.Evidence[0].Value, SD: 1e-9}
			d.Evidence[0].Value = nil
			drawn := assess(t, d, c.s, smaa.Options{Draws: 40_000})
			require.False(t, drawn.Method.Exact)
			for _, o := range drawn.Options {
				want := of(t, exact, o.Option)
				for r, p := range o.Ranks {
					near(t, want.Ranks[r].Share, p.Share, 4.5*p.Error+1e-4, fmt.Sprint(o.Option, " rank ", r+1))
				}
				for j, p := range o.Against {
					near(t, want.Against[j].Wins.Share, p.Wins.Share, 4.5*p.Wins.Error+1e-4, "wins")
				}
				if o.Ranks[0].Share > 0.05 {
					for k := range o.Central {
						near(t, want.Central[k], o.Central[k], 0.02, "central weight")
					}
				}
			}
		})
	}
}

// With a tie in first place, the shares of a rank sum to 1 all the same.
// The shares of many cells add up to 1 but for rounding: what always wins is
// all, not a little more or less.
func TestAllIsAll(t *testing.T) {
	for seed := range uint64(200) {
		rows := randomRows(2, 5, seed)
		for k := range rows[0] {
			rows[1][k] = rows[0][k] / 2
		}
		bounds := randomRows(1, 4, seed+1000)[0]
		var statements []smaa.Statement
		for k, b := range bounds {
			statements = append(statements, ratio(fmt.Sprintf("c%d", k+2), "c1", b/2, b))
		}
		a := assess(t, decisionOf(rows...), said(statements...), smaa.Options{Draws: 512})
		require.True(t, a.Method.Exact)
		sums(t, a)
		require.Equal(t, 1.0, a.Options[0].Ranks[0].Share, seed)
		require.Equal(t, 1.0, a.Options[0].Against[0].Wins.Share, seed)
		require.Equal(t, 0.0, a.Options[1].Ranks[0].Share, seed)
		require.Equal(t, smaa.WhyNeverFirst, a.Options[1].Confidence.Why)
	}
}

func TestTiesShareRanks(t *testing.T) {
	for _, moves := range []bool{false, true} {
		d := decisionOf([]float64{1, 0}, []float64{1, 0}, []float64{0, 1})
		if moves { // a fourth option that is always last, and is drawn
			d = decisionOf([]float64{1, .2}, []float64{1, .2}, []float64{.2, 1}, []float64{0, 0})
			last := &d.Evidence[7]
			last.Kind, last.Low, last.High, last.Value = sdm.Between, new(0.0), new(0.1), nil
		}
		a := assess(t, d, said(), smaa.Options{})
		require.Equal(t, !moves, a.Method.Exact)
		x, y, z := of(t, a, "a"), of(t, a, "b"), of(t, a, "c")
		require.Equal(t, x.Ranks, y.Ranks, "level options share every rank")
		require.InDelta(t, 1, x.Ranks[0].Share+y.Ranks[0].Share+z.Ranks[0].Share, 1e-12)
		near(t, 0.25, x.Ranks[0].Share, 0.02, "half of the half")
		near(t, 0.5, x.Against[0].Wins.Share, 1e-12, "a tie is half a win")
		require.InDelta(t, 0.5, x.Confidence.Value, 1e-12, "first at its central weights, with the other")
		require.InDeltaSlice(t, x.Central, y.Central, 1e-12)
	}
}

func TestWhereExactIsTried(t *testing.T) {
	require.True(t, smaa.Worthwhile(10, 3), "ten options on four criteria")
	require.False(t, smaa.Worthwhile(10, 7), "ten options on eight criteria")
	require.True(t, smaa.Worthwhile(2, 12), "one line through thirteen criteria")
	require.True(t, smaa.Worthwhile(200, 0), "fixed weights")
}
