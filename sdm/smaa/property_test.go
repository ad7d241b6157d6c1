package smaa_test

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/smaa"
)

type jsonRaw = json.RawMessage

// sums checks what holds in every report: shares of an option over the ranks
// and of a rank over the options sum to 1, a pair of options to 1, weights to 1.
func sums(t interface {
	Helper()
	Fatalf(string, ...any)
}, a smaa.Acceptability,
) {
	t.Helper()
	one := func(x float64, about string) {
		if math.Abs(x-1) > 1e-9 {
			t.Fatalf("%s sum to %v", about, x)
		}
	}
	columns := make([]float64, len(a.Options))
	wins := map[[2]string]float64{}
	for _, o := range a.Options {
		row := 0.0
		for r, p := range o.Ranks {
			row += p.Share
			columns[r] += p.Share
			if p.Share < 0 || p.Share > 1 || p.Error < 0 {
				t.Fatalf("%s: %+v", o.Option, p)
			}
		}
		one(row, "ranks of "+o.Option)
		for _, x := range o.Against {
			wins[[2]string{o.Option, x.Option}] = x.Wins.Share
			if x.Wins.Share < 0 || x.Wins.Share > 1 {
				t.Fatalf("%s over %s: %v", o.Option, x.Option, x.Wins.Share)
			}
		}
		if len(o.Central) > 0 {
			sum := 0.0
			for _, w := range o.Central {
				sum += w
			}
			one(sum, "central weights")
		}
		if sure, ok := o.Confidence.Get(); ok && (sure < 0 || sure > 1) {
			t.Fatalf("confidence %v", sure)
		}
	}
	for r, c := range columns {
		one(c, fmt.Sprint("options at rank ", r+1))
	}
	for pair, w := range wins {
		one(w+wins[[2]string{pair[1], pair[0]}], "pair")
	}
	mean := 0.0
	for _, w := range a.Weights {
		mean += w.Mean
	}
	one(mean, "mean weights")
}

// problem draws a decision and statements that some weights fit.
func problem(t *rapid.T) (sdm.Decision, smaa.Statements) {
	n, m := rapid.IntRange(1, 5).Draw(t, "options"), rapid.IntRange(1, 6).Draw(t, "criteria")
	rows := make([][]float64, n)
	for i := range rows {
		for range m {
			rows[i] = append(rows[i], float64(rapid.IntRange(0, 20).Draw(t, "value"))/20)
		}
	}
	d := decisionOf(rows...)
	for i := range d.Evidence {
		switch rapid.IntRange(0, 8).Draw(t, "kind") {
		case 0:
			c := &d.Evidence[i]
			*c = sdm.Cell{Option: c.Option, Criterion: c.Criterion, Kind: sdm.Missing, Reason: "not studied"}
		case 1:
			c := &d.Evidence[i]
			c.Uncertainty = sdm.Interval{Low: *c.Value - .1, High: *c.Value + .2}
		}
	}
	// Statements around some weights cannot contradict each other.
	w := make([]float64, m)
	for k := range w {
		w[k] = float64(rapid.IntRange(1, 10).Draw(t, "weight"))
	}
	var statements []smaa.Statement
	for range rapid.IntRange(0, 4).Draw(t, "statements") {
		if m < 2 {
			break
		}
		a := rapid.IntRange(0, m-1).Draw(t, "a")
		b := (a + rapid.IntRange(1, m-1).Draw(t, "b")) % m
		if w[a] < w[b] {
			a, b = b, a
		}
		x, y := d.Criteria[a].ID, d.Criteria[b].ID
		switch rapid.IntRange(0, 3).Draw(t, "statement") {
		case 0:
			statements = append(statements, order(x, y))
		case 1:
			statements = append(statements, ratio(x, y, w[a]/w[b]*.8, w[a]/w[b]*1.3))
		case 2:
			statements = append(statements, ratio(x, y, w[a]/w[b], w[a]/w[b]))
		case 3:
			sum := 0.0
			for _, z := range w {
				sum += z
			}
			statements = append(statements, share(x, w[a]/sum*.7, math.Min(1, w[a]/sum*1.4)))
		}
	}
	return d, said(statements...)
}

// meets reports whether weights fit a statement.
func meets(s smaa.Statement, w map[string]float64) bool {
	const give = 1e-7
	for i := 1; i < len(s.Criteria); i++ {
		gap := w[s.Criteria[i-1]] - w[s.Criteria[i]]
		if gap < -give || (s.Kind == smaa.Same && gap > give) {
			return false
		}
	}
	x := w[s.Criterion]
	low, high := 0.0, 1.0
	if s.Kind == smaa.Ratio {
		high = math.Inf(1)
		if s.High != nil {
			high = *s.High * w[s.Than]
		}
		if s.Low != nil {
			low = *s.Low * w[s.Than]
		}
	} else {
		if s.High != nil {
			high = *s.High
		}
		if s.Low != nil {
			low = *s.Low
		}
	}
	return len(s.Criteria) > 0 || (x >= low-give && x <= high+give)
}

func TestProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, s := problem(t)
		o := smaa.Options{Draws: 1024, Seed: uint64(rapid.IntRange(0, 5).Draw(t, "seed")), Workers: 1}
		a, err := smaa.Assess(d, s, o)
		if err != nil {
			t.Fatal(err)
		}
		sums(t, a)
		// The set of weights is convex: means fit every statement.
		vectors := [][]float64{{}}
		for _, w := range a.Weights {
			vectors[0] = append(vectors[0], w.Mean)
		}
		for _, x := range a.Options {
			if len(x.Central) > 0 {
				vectors = append(vectors, x.Central)
			}
		}
		for _, v := range vectors {
			w := map[string]float64{}
			for k := range v {
				w[a.Weights[k].Criterion] = v[k]
			}
			for _, st := range s.Statements {
				if !meets(st, w) {
					t.Fatalf("%v does not fit %+v (%s)", v, st, a.Method.Weights)
				}
			}
		}
		for _, i := range a.Settle {
			if !(i.Gain >= 0 && i.Gain <= 1 && i.Chance >= 0 && i.Chance <= 1) {
				t.Fatalf("%+v", i)
			}
		}

		// The order in which a document lists things changes nothing.
		mixed := d
		mixed.Options, mixed.Criteria, mixed.Evidence = slices.Clone(d.Options), slices.Clone(d.Criteria), slices.Clone(d.Evidence)
		slices.Reverse(mixed.Options)
		slices.Reverse(mixed.Criteria)
		slices.Reverse(mixed.Evidence)
		b, err := smaa.Assess(mixed, s, o)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(a, b); diff != "" {
			t.Fatal(diff)
		}

		// An option that is worse in every way is never above its better, and
		// its coming changes nothing between the others.
		worse := d
		worse.Options = append(slices.Clone(d.Options), sdm.Option{ID: "z", Name: "Option z"})
		for k := range d.Criteria {
			worse.Evidence = append(slices.Clone(worse.Evidence), sdm.Cell{
				Option: "z", Criterion: d.Criteria[k].ID, Kind: sdm.Exact, Value: new(0.0), Certainty: sdm.NotRated,
			})
		}
		c, err := smaa.Assess(worse, s, o)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range a.Options {
			for _, y := range c.Options {
				if x.Option != y.Option {
					continue
				}
				for j, p := range x.Against {
					if math.Abs(p.Wins.Share-y.Against[j].Wins.Share) > 1e-9 && a.Method.Exact == c.Method.Exact {
						t.Fatalf("%s against %s: %v, then %v", x.Option, p.Option, p.Wins, y.Against[j].Wins)
					}
				}
				if last := y.Against[len(y.Against)-1]; last.Option == "z" && last.Wins.Share < .5-1e-9 {
					t.Fatalf("%s is below what is worse in every way: %v", x.Option, last.Wins)
				}
			}
		}
	})
}

// To raise a number never lowers the share in which its option is first.
func TestBetterIsNeverWorse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, s := problem(t)
		a, err := smaa.Assess(d, s, smaa.Options{Draws: 1024, Workers: 1})
		if err != nil {
			t.Fatal(err)
		}
		i := rapid.IntRange(0, len(d.Evidence)-1).Draw(t, "cell")
		if d.Evidence[i].Value == nil || *d.Evidence[i].Value > .9 || d.Evidence[i].Uncertainty != (sdm.Interval{}) {
			return
		}
		option := d.Evidence[i].Option
		d.Evidence = slices.Clone(d.Evidence)
		d.Evidence[i].Value = new(*d.Evidence[i].Value + .1)
		b, err := smaa.Assess(d, s, smaa.Options{Draws: 1024, Workers: 1})
		if err != nil {
			t.Fatal(err)
		}
		first := func(a smaa.Acceptability) float64 {
			for _, o := range a.Options {
				if o.Option == option {
					return o.Ranks[0].Share
				}
			}
			return -1
		}
		if a.Method.Exact == b.Method.Exact && first(b) < first(a)-1e-9 {
			t.Fatalf("from %v to %v", first(a), first(b))
		}
	})
}

// Large and degenerate decisions neither fail nor take long.
func TestExtremes(t *testing.T) {
	row := func(n int, x float64) []float64 {
		out := make([]float64, n)
		for k := range out {
			out[k] = x
		}
		return out
	}
	many := decisionOf(randomRows(20, 60, 4)...)
	sums(t, assess(t, many, said(), smaa.Options{Draws: 512}))
	ids := []string{}
	for _, c := range many.Criteria {
		ids = append(ids, c.ID)
	}
	sums(t, assess(t, many, said(order(ids...)), smaa.Options{Draws: 512}))
	same := assess(t, decisionOf(row(5, .3), row(5, .3), row(5, .3), row(5, .3)), said(), smaa.Options{})
	require.Empty(t, same.Leader)
	for _, o := range same.Options {
		for _, p := range o.Ranks {
			near(t, .25, p.Share, 1e-12, "all level")
		}
	}
	a := assess(t, decisionOf(randomRows(4, 9, 4)...), intricate(), smaa.Options{Draws: 1024})
	require.Equal(t, smaa.HitAndRun, a.Method.Weights, "too many simplices")
	sums(t, a)
}
