package sdm_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/sdm"
)

// The numbers lie on a coarse grid, so that ties do occur.
func drawColumn(t *rapid.T, id string, options int) column {
	c := column{id: id, worst: float64(rapid.IntRange(-20, 0).Draw(t, "worst")), best: float64(rapid.IntRange(1, 40).Draw(t, "best"))}
	for range options {
		x := rapid.IntRange(int(c.worst), int(c.best)).Draw(t, "number")
		c.numbers = append(c.numbers, float64(x))
	}
	if rapid.Bool().Draw(t, "lower is better") {
		c.worst, c.best = c.best, c.worst
	}
	return c
}

func draw(t *rapid.T, minOptions int) (sdm.Decision, sdm.Preferences) {
	options := make([]string, rapid.IntRange(minOptions, 6).Draw(t, "options"))
	for i := range options {
		options[i] = fmt.Sprintf("o%d", i)
	}
	columns := make([]column, rapid.IntRange(1, 6).Draw(t, "criteria"))
	weights := make([]float64, len(columns))
	for k := range columns {
		columns[k] = drawColumn(t, fmt.Sprintf("c%d", k), len(options))
		weights[k] = float64(rapid.IntRange(0, 10).Draw(t, "weight")) / 10
	}
	weights[0] += 0.1
	if len(weights) == 1 {
		weights = append(weights, 0)[:1]
	}
	d := decisionOf(options, columns...)
	p := direct(d, 1)
	for k := range p.Answers {
		p.Answers[k].Points = new(weights[k])
	}
	return d, p
}

// roughen makes some cells missing, uncertain or effects against the first
// option, and some weights open.
func roughen(t *rapid.T, d *sdm.Decision, p *sdm.Preferences) {
	n := len(d.Options)
	for i := range d.Evidence {
		cell, base := &d.Evidence[i], d.Evidence[i/n*n]
		switch rapid.IntRange(0, 7).Draw(t, "kind of cell") {
		case 0:
			*cell = sdm.Cell{Option: cell.Option, Criterion: cell.Criterion, Kind: sdm.Missing, Reason: "lost"}
		case 1:
			c := d.Criteria[i/n]
			cell.Uncertainty = sdm.Interval{
				Low:  *cell.Value - rapid.Float64Range(0, 5).Draw(t, "below"),
				High: min(*cell.Value+rapid.Float64Range(0, 5).Draw(t, "above"), max(c.Range.Worst, c.Range.Best)),
			}
		case 2:
			if i%n > 0 && base.Kind == sdm.Exact {
				cell.Value = new(*cell.Value - *base.Value)
				cell.RelativeTo = sdm.RelativeTo{Option: base.Option, Effect: sdm.Difference}
			}
		}
	}
	for i := 1; i < len(p.Answers); i++ {
		if rapid.IntRange(0, 5).Draw(t, "kind of answer") == 0 {
			p.Answers[i] = sdm.Answer{Criterion: p.Answers[i].Criterion, DontKnow: true}
		}
	}
}

func rank(t require.TestingT, d sdm.Decision, p sdm.Preferences) sdm.Ranking {
	r, err := sdm.Rank(d, p)
	require.NoError(t, err)
	return r
}

func order(r sdm.Ranking) []string {
	var out []string
	for _, o := range r.Options {
		out = append(out, fmt.Sprint(o.Rank, o.RankTo, o.Option))
	}
	return out
}

func find(r sdm.Ranking, id string) sdm.RankedOption {
	i := slices.IndexFunc(r.Options, func(o sdm.RankedOption) bool { return o.Option == id })
	if i < 0 {
		return sdm.RankedOption{}
	}
	return r.Options[i]
}

func set(d sdm.Decision, option, criterion string, x float64) sdm.Decision {
	d.Evidence = slices.Clone(d.Evidence)
	for i := range d.Evidence {
		if e := &d.Evidence[i]; e.Option == option && e.Criterion == criterion {
			e.Value = &x
		}
	}
	return d
}

func weigh(p sdm.Preferences, weights map[string]float64) sdm.Preferences {
	p.Answers = slices.Clone(p.Answers)
	for i := range p.Answers {
		if w, ok := weights[p.Answers[i].Criterion]; ok {
			p.Answers[i].Points = &w
		}
	}
	return p
}

func TestInputOrderChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, p := draw(t, 1)
		roughen(t, &d, &p)
		want, err := rank(t, d, p).Encode()
		require.NoError(t, err)
		d.Options = rapid.Permutation(d.Options).Draw(t, "options")
		d.Criteria = rapid.Permutation(d.Criteria).Draw(t, "criteria")
		d.Evidence = rapid.Permutation(d.Evidence).Draw(t, "evidence")
		p.Answers = rapid.Permutation(p.Answers).Draw(t, "answers")
		got, err := rank(t, d, p).Encode()
		require.NoError(t, err)
		require.Equal(t, string(want), string(got))
	})
}

func TestUnitChangeChangesNoRank(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, p := draw(t, 1)
		want := order(rank(t, d, p))
		k := rapid.IntRange(0, len(d.Criteria)-1).Draw(t, "criterion")
		a := rapid.SampledFrom([]float64{0.001, 1.0 / 3, 7, 1e6}).Draw(t, "scale")
		b := rapid.SampledFrom([]float64{0, 32, -459.67}).Draw(t, "shift")
		move := func(x float64) float64 { return a*x + b }
		c := &d.Criteria[k]
		c.Range = sdm.Range{Worst: move(c.Range.Worst), Best: move(c.Range.Best)}
		for i := range p.Answers {
			if p.Answers[i].Criterion == c.ID {
				p.Answers[i].Asked = c.Range
			}
		}
		for i := range d.Evidence {
			if d.Evidence[i].Criterion == c.ID {
				d.Evidence[i].Value = new(min(max(move(*d.Evidence[i].Value), min(c.Range.Worst, c.Range.Best)), max(c.Range.Worst, c.Range.Best)))
			}
		}
		require.Equal(t, want, order(rank(t, d, p)))
	})
}

func TestRemovingAnOptionLeavesTheRest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, p := draw(t, 3)
		roughen(t, &d, &p)
		before := rank(t, d, p)
		gone := rapid.IntRange(1, len(d.Options)-1).Draw(t, "gone") // effects are against the first
		id := d.Options[gone].ID
		d.Options = slices.Delete(slices.Clone(d.Options), gone, gone+1)
		d.Evidence = slices.DeleteFunc(slices.Clone(d.Evidence), func(c sdm.Cell) bool { return c.Option == id })
		after := rank(t, d, p)
		var want []string
		for _, o := range before.Options {
			if o.Option != id {
				want = append(want, o.Option)
			}
		}
		var got []string
		for _, o := range after.Options {
			got = append(got, o.Option)
			was := find(before, o.Option)
			require.Equal(t, math.Float64bits(was.Score.Value), math.Float64bits(o.Score.Value))
			require.Equal(t, math.Float64bits(was.Bounds.Low), math.Float64bits(o.Bounds.Low))
			require.Equal(t, math.Float64bits(was.Bounds.High), math.Float64bits(o.Bounds.High))
		}
		require.Equal(t, want, got)
		if before.Leader != "" && before.Leader != id {
			require.Equal(t, before.Leader, after.Leader)
		}
	})
}

func TestDominatedNeverAboveItsDominator(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, p := draw(t, 2)
		r := rank(t, d, p)
		for _, pair := range r.Dominance {
			require.LessOrEqual(t, find(r, pair.Better).Rank, find(r, pair.Worse).Rank)
			require.GreaterOrEqual(t, find(r, pair.Better).Score.Value, find(r, pair.Worse).Score.Value)
		}
	})
}

func TestRaisingAPerformanceNeverLowersItsOption(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, p := draw(t, 2)
		k := rapid.IntRange(0, len(d.Criteria)-1).Draw(t, "criterion")
		c := &d.Criteria[k]
		switch rapid.IntRange(0, 2).Draw(t, "shape") {
		case 1:
			c.Value = sdm.ValueFunction{Shape: sdm.Exponential, Rate: float64(rapid.IntRange(1, 9).Draw(t, "rate"))}
		case 2:
			middle := c.Range.Worst + (c.Range.Best-c.Range.Worst)*0.25
			c.Value = sdm.ValueFunction{Shape: sdm.Piecewise, Points: []sdm.Point{
				{At: c.Range.Worst, Value: 0}, {At: middle, Value: 0.6}, {At: c.Range.Best, Value: 1},
			}}
		}
		id := rapid.SampledFrom(d.Options).Draw(t, "option").ID
		before := find(rank(t, d, p), id)
		now := before.Contributions[k].Number.Value
		better := now + (c.Range.Best-now)*rapid.Float64Range(0, 1).Draw(t, "step")
		after := find(rank(t, set(d, id, c.ID, better), p), id)
		require.GreaterOrEqual(t, after.Score.Value, before.Score.Value)
		require.LessOrEqual(t, after.Rank, before.Rank)
	})
}

// The sum is recomputed with exact products, each rounded once: what a CPU
// gives that does not fuse. A fused sum differs in some of these cases, which
// shows that the test can fail.
func TestContributionsSumToTheScoreWithoutFusing(t *testing.T) {
	fusedDiffers := false
	rapid.Check(t, func(t *rapid.T) {
		d, p := draw(t, 1)
		r, err := sdm.Prepare(d, p)
		require.NoError(t, err)
		weights := r.Weights()
		for _, o := range r.Report().Options {
			sum, unfused, fused := 0.0, 0.0, 0.0
			for k, c := range o.Contributions {
				sum += c.Points.Value
				v := c.Value.Value
				product, _ := new(big.Float).SetPrec(53).Mul(big.NewFloat(weights[k]), big.NewFloat(v)).Float64()
				unfused += product
				fused = math.FMA(weights[k], v, fused)
			}
			require.Equal(t, math.Float64bits(o.Score.Value), math.Float64bits(sum))
			require.Equal(t, math.Float64bits(o.Score.Value), math.Float64bits(unfused))
			fusedDiffers = fusedDiffers || fused != unfused
		}
	})
	require.True(t, fusedDiffers, "no case in which fusing would show")
}

func TestAtAStabilityBoundTheChallengerTies(t *testing.T) {
	bounds := 0
	rapid.Check(t, func(t *rapid.T) {
		d, p := draw(t, 2)
		r := rank(t, d, p)
		first := r.Options[0].Option
		at := func(k string, w float64) sdm.Ranking {
			weights := map[string]float64{}
			for _, c := range r.Criteria {
				weights[c.Criterion] = c.Weight.Value
			}
			scale := (1 - w) / (1 - weights[k])
			for id := range weights {
				weights[id] *= scale
			}
			weights[k] = w
			return rank(t, d, weigh(p, weights))
		}
		for _, s := range r.Stability {
			for _, side := range []struct {
				bound      sdm.Figure
				challenger string
				outwards   float64
			}{{s.Low, s.LowChallenger, -1}, {s.High, s.HighChallenger, 1}} {
				if side.challenger == "" || !side.bound.Ok() {
					continue
				}
				bounds++
				b := side.bound.Value
				tie := at(s.Criterion, b)
				require.InDelta(t, find(tie, first).Score.Value, find(tie, side.challenger).Score.Value, 1e-12)
				require.Equal(t, 1, find(tie, first).Rank, "still first at the bound")
				const step = 1e-6
				if in := b - side.outwards*step; math.Abs(b-s.Weight) > 2*step {
					r := at(s.Criterion, in)
					require.Equal(t, 1, find(r, first).Rank, "first just inside")
					require.Greater(t, find(r, first).Score.Value, find(r, side.challenger).Score.Value)
				}
				if out := b + side.outwards*step; out >= 0 && out <= 1 {
					r := at(s.Criterion, out)
					require.Less(t, find(r, first).Score.Value, find(r, side.challenger).Score.Value, "overtaken just outside")
				}
			}
		}
	})
	require.NotZero(t, bounds)
}

func TestAtASwitchTheOptionsDrawLevel(t *testing.T) {
	switches := 0
	rapid.Check(t, func(t *rapid.T) {
		d, p := draw(t, 2)
		r := rank(t, d, p)
		for _, s := range r.Switches {
			if !s.At.Ok() {
				continue
			}
			switches++
			moved := rank(t, set(d, s.Option, s.Criterion, s.At.Value), p)
			require.InDelta(t, find(moved, s.Option).Score.Value, find(moved, s.With).Score.Value, 1e-12)
		}
	})
	require.NotZero(t, switches)
}

func TestNearestWeightsDrawLevelAndAreNearest(t *testing.T) {
	found := 0
	rapid.Check(t, func(t *rapid.T) {
		d, p := draw(t, 2)
		r := rank(t, d, p)
		if !r.Nearest.Distance.Ok() {
			return
		}
		found++
		first := r.Options[0]
		weights, sum, distance := map[string]float64{}, 0.0, 0.0
		for _, w := range r.Nearest.Weights {
			require.GreaterOrEqual(t, w.To, 0.0)
			weights[w.Criterion] = w.To
			sum += w.To
			distance += (w.To - w.From) * (w.To - w.From)
		}
		require.InDelta(t, 1, sum, 1e-12)
		require.InDelta(t, r.Nearest.Distance.Value, math.Sqrt(distance), 1e-12)
		tie := rank(t, d, weigh(p, weights))
		require.InDelta(t, find(tie, first.Option).Score.Value, find(tie, r.Nearest.Challenger).Score.Value, 1e-9)
		// No random weights that unseat the first option are nearer.
		for range 20 {
			other, total, far := map[string]float64{}, 0.0, 0.0
			for _, w := range r.Nearest.Weights {
				x := max(0, w.From+rapid.Float64Range(-1, 1).Draw(t, "move")*2*r.Nearest.Distance.Value)
				other[w.Criterion] = x
				total += x
			}
			if total == 0 {
				continue
			}
			for _, w := range r.Nearest.Weights {
				far += (other[w.Criterion]/total - w.From) * (other[w.Criterion]/total - w.From)
			}
			if math.Sqrt(far) < r.Nearest.Distance.Value-1e-9 {
				require.Equal(t, 1, find(rank(t, d, weigh(p, other)), first.Option).Rank, "unseated by a nearer change")
			}
		}
	})
	require.NotZero(t, found)
}

// Whatever fills the gaps, the bounds hold, ranks stay within their limits and
// a named leader stays the leader.
func TestWhatMissingEvidenceLeavesOpenHolds(t *testing.T) {
	leaders := 0
	rapid.Check(t, func(t *rapid.T) {
		d, p := draw(t, 2)
		gap := rapid.IntRange(0, len(d.Evidence)-1).Draw(t, "gap")
		full := d.Evidence
		d.Evidence = slices.Clone(full)
		for _, i := range []int{gap, rapid.IntRange(0, len(full)-1).Draw(t, "second gap")} {
			d.Evidence[i] = sdm.Cell{Option: full[i].Option, Criterion: full[i].Criterion, Kind: sdm.Missing, Reason: "not reported"}
		}
		open := rank(t, d, p)
		filled := d
		filled.Evidence = slices.Clone(d.Evidence)
		for i := range filled.Evidence {
			if filled.Evidence[i].Kind == sdm.Missing {
				c := d.Criteria[slices.IndexFunc(d.Criteria, func(c sdm.Criterion) bool { return c.ID == full[i].Criterion })]
				x := rapid.Float64Range(min(c.Range.Worst, c.Range.Best), max(c.Range.Worst, c.Range.Best)).Draw(t, "fill")
				filled.Evidence[i] = full[i]
				filled.Evidence[i].Value = &x
			}
		}
		r := rank(t, filled, p)
		for _, o := range r.Options {
			was := find(open, o.Option)
			require.GreaterOrEqual(t, o.Score.Value, was.Bounds.Low-1e-12)
			require.LessOrEqual(t, o.Score.Value, was.Bounds.High+1e-12)
			require.GreaterOrEqual(t, o.Rank, was.Rank)
			require.LessOrEqual(t, o.Rank, was.RankTo)
			require.LessOrEqual(t, was.Interval.Low, was.Bounds.Low)
			require.GreaterOrEqual(t, was.Interval.High, was.Bounds.High)
		}
		if open.Leader != "" {
			leaders++
			require.Equal(t, open.Leader, r.Leader)
		}
	})
	require.NotZero(t, leaders)
}

// Whatever an open weight turns out to be, from nothing to as much as the
// weightiest, the bounds hold and a named leader stays the leader.
func TestWhatAnOpenWeightLeavesOpenHolds(t *testing.T) {
	leaders := 0
	rapid.Check(t, func(t *rapid.T) {
		d, p := draw(t, 2)
		if len(d.Criteria) < 2 {
			return
		}
		k := rapid.IntRange(1, len(d.Criteria)-1).Draw(t, "open")
		id := p.Answers[k].Criterion
		asked := p
		asked.Answers = slices.Clone(p.Answers)
		asked.Answers[k] = sdm.Answer{Criterion: id, DontKnow: true, Asked: p.Answers[k].Asked}
		open := rank(t, d, asked)
		top := 0.0
		for i, a := range p.Answers {
			if i != k {
				top = max(top, *a.Points)
			}
		}
		said := weigh(p, map[string]float64{id: top * rapid.Float64Range(0, 1).Draw(t, "weight")})
		r := rank(t, d, said)
		for _, o := range r.Options {
			was := find(open, o.Option)
			require.Equal(t, sdm.WhyOpenWeight, was.Score.Why)
			require.GreaterOrEqual(t, o.Score.Value, was.Bounds.Low-1e-12)
			require.LessOrEqual(t, o.Score.Value, was.Bounds.High+1e-12)
			require.GreaterOrEqual(t, o.Rank, was.Rank)
			require.LessOrEqual(t, o.Rank, was.RankTo)
		}
		if open.Leader != "" {
			leaders++
			require.Equal(t, open.Leader, r.Leader)
		}
	})
	require.NotZero(t, leaders)
}

func TestDocumentsRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, p := draw(t, 1)
		roughen(t, &d, &p)
		data, err := d.Encode()
		require.NoError(t, err)
		again, err := sdm.DecodeDecision(data)
		require.NoError(t, err)
		require.Empty(t, cmp.Diff(d, again))
		data, err = p.Encode()
		require.NoError(t, err)
		prefs, err := sdm.DecodePreferences(data)
		require.NoError(t, err)
		require.Empty(t, cmp.Diff(p, prefs))
		r := rank(t, d, p)
		data, err = r.Encode()
		require.NoError(t, err)
		require.True(t, json.Valid(data))
		report, err := sdm.DecodeRanking(data)
		require.NoError(t, err)
		require.Empty(t, cmp.Diff(r, report))
	})
}
