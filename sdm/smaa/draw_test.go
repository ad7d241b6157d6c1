package smaa_test

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/stats"
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/smaa"
)

// mixed is a decision with every kind of cell that is drawn.
func mixed(t testing.TB) sdm.Decision {
	t.Helper()
	d := decisionOf([]float64{.5, .2, .6, .3}, []float64{.4, .5, .3, .6}, []float64{.6, .3, .4, .4})
	d.Context.Population = "adults"
	for k := range d.Criteria[:2] {
		c := &d.Criteria[k]
		c.Measure, c.Per, c.Unit = sdm.Risk, 1, "of 1"
		c.Span = sdm.Span{Kind: sdm.OverTime, To: 1, Unit: sdm.Year}
	}
	cell := func(option, criterion int) *sdm.Cell { return &d.Evidence[option*4+criterion] }
	cell(0, 0).Uncertainty = sdm.Interval{Low: .4, High: .65}
	*cell(1, 0) = sdm.Cell{
		Option: "b", Criterion: "c1", Kind: sdm.Exact, Value: new(0.8), Certainty: sdm.NotRated,
		RelativeTo:  sdm.RelativeTo{Option: "a", Effect: sdm.RiskRatio},
		Uncertainty: sdm.Interval{Low: .6, High: 1.1},
	}
	*cell(0, 1) = sdm.Cell{Option: "a", Criterion: "c2", Kind: sdm.Counts, Events: new(7), Total: 40, Certainty: sdm.NotRated}
	*cell(1, 2) = sdm.Cell{Option: "b", Criterion: "c3", Kind: sdm.Missing, Reason: "not studied"}
	*cell(2, 2) = sdm.Cell{
		Option: "c", Criterion: "c3", Kind: sdm.Distributed, Certainty: sdm.NotRated,
		Distribution: sdm.Distribution{Family: sdm.Triangular, Low: new(.1), Mode: new(.4), High: new(.9)},
	}
	d.Criteria[3].Direction = sdm.Personal
	require.NoError(t, d.Validate())
	return d
}

// intricate are statements about nine criteria that make too many simplices.
func intricate() smaa.Statements {
	var s []smaa.Statement
	for k := 2; k <= 9; k++ {
		id := fmt.Sprintf("c%d", k)
		s = append(s, ratio("c1", id, .3, 2), share(id, .03, .3))
	}
	return said(s...)
}

// The report has the same bits for any number of workers.
func TestAnyNumberOfWorkers(t *testing.T) {
	for _, c := range []struct {
		name string
		d    sdm.Decision
		s    smaa.Statements
		o    smaa.Options
		way  smaa.Sampling
	}{
		{"fixed evidence", decisionOf(randomRows(10, 8, 3)...), said(), smaa.Options{Seed: 5, Draws: 4000}, smaa.WholeSimplex},
		{"an order", decisionOf(randomRows(10, 8, 3)...), said(order("c2", "c1", "c5")), smaa.Options{Draws: 3000}, smaa.Simplices},
		{"a walk", decisionOf(randomRows(10, 9, 3)...), intricate(), smaa.Options{Draws: 1000}, smaa.HitAndRun},
		{"ties", decisionOf(append(randomRows(6, 8, 3), randomRows(6, 8, 3)...)...), said(), smaa.Options{Draws: 2000}, smaa.WholeSimplex},
		{"every kind of cell", mixed(t), said(order("c2", "c1")), smaa.Options{Seed: 9, Draws: 3000}, smaa.Simplices},
		{"up to an error", mixed(t), said(), smaa.Options{TargetError: .006}, smaa.WholeSimplex},
		{"more than is kept", uncertain(decisionOf(randomRows(20, 12, 3)...), .1), said(), smaa.Options{Draws: 4400}, smaa.WholeSimplex},
	} {
		t.Run(c.name, func(t *testing.T) {
			var one smaa.Acceptability
			for i, workers := range []int{1, 2, 3, 8} {
				c.o.Workers = workers
				got := assess(t, c.d, c.s, c.o)
				require.Equal(t, c.way, got.Method.Weights)
				if i == 0 {
					one = got
				}
				if diff := cmp.Diff(one, got); diff != "" {
					t.Fatalf("%d workers:\n%s", workers, diff)
				}
			}
			c.o.Seed++
			require.NotEqual(t, one.Options, assess(t, c.d, c.s, c.o).Options, "another seed")
		})
	}
}

func quantile(x []float64, p float64) float64 {
	x = slices.Sorted(slices.Values(x))
	return x[int(p*float64(len(x)))]
}

// What is drawn has the distribution that the documentation says. Quantiles of
// 100,000 draws are within 4 standard errors: p(1−p)/N over the density, here
// bounded by looking at what share of draws lies below the true quantile.
func TestDistributions(t *testing.T) {
	risk := &sdm.Criterion{Measure: sdm.Risk, Per: 100, Range: sdm.Range{Worst: 100, Best: 0}}
	rate := &sdm.Criterion{Measure: sdm.Rate, Per: 1000, Range: sdm.Range{Worst: 100, Best: 0}}
	plain := &sdm.Criterion{Measure: sdm.Quantity, Range: sdm.Range{Worst: -5, Best: 15}}
	exact := func(x, low, high, level float64) *sdm.Cell {
		return &sdm.Cell{Kind: sdm.Exact, Value: new(x), Uncertainty: sdm.Interval{Low: low, High: high, Level: level}}
	}
	effect := func(c *sdm.Cell, e sdm.Effect) *sdm.Cell {
		c.RelativeTo = sdm.RelativeTo{Option: "x", Effect: e}
		return c
	}
	of := func(d sdm.Distribution) *sdm.Cell { return &sdm.Cell{Kind: sdm.Distributed, Distribution: d} }
	ends := func(low, mid, high float64) map[float64]float64 {
		return map[float64]float64{.025: low, .5: mid, .975: high}
	}
	for _, c := range []struct {
		name      string
		criterion *sdm.Criterion
		cell      *sdm.Cell
		want      map[float64]float64 // quantiles
	}{
		{"a risk with an interval: logit", risk, exact(10, 5, 20, 0), ends(5, 10, 20)},
		{"a quantity with an uneven interval", plain, exact(3, 2, 7, 0), ends(2, 3, 7)},
		{"a level of 90 %", plain, exact(3, 1, 4, .9), map[float64]float64{.05: 1, .5: 3, .95: 4}},
		{"a rate: logarithm", rate, exact(3, 1, 8, 0), ends(1, 3, 8)},
		{"a ratio: logarithm", risk, effect(exact(.8, .5, 1.1, 0), sdm.RiskRatio), ends(.5, .8, 1.1)},
		{"a difference", risk, effect(exact(-3, -5, 1, 0), sdm.Difference), ends(-5, -3, 1)},
		{"an interval of a risk that begins at 0", risk, exact(2, 0, 5, 0), ends(0, 2, 5)},
		{"a hazard ratio that begins at 0", risk, effect(exact(.5, 0, 1, 0), sdm.HazardRatio), ends(0, .5, 1)},
		{"counts: beta", risk, &sdm.Cell{Kind: sdm.Counts, Events: new(7), Total: 40}, map[float64]float64{
			.025: 100 * stats.BetaQuantile(7.5, 33.5, .025), .5: 100 * stats.BetaQuantile(7.5, 33.5, .5), .9: 100 * stats.BetaQuantile(7.5, 33.5, .9),
		}},
		{"no events", risk, &sdm.Cell{Kind: sdm.Counts, Events: new(0), Total: 20}, map[float64]float64{
			.1: 100 * stats.BetaQuantile(.5, 20.5, .1), .5: 100 * stats.BetaQuantile(.5, 20.5, .5), .95: 100 * stats.BetaQuantile(.5, 20.5, .95),
		}},
		// Gamma(½) is half a squared normal number; 2·Gamma(n+½) is χ² with
		// 2n+1 degrees of freedom, whose median for 9 is 8.342833 and whose
		// 0.95 quantile is 16.918978 (NIST/SEMATECH e-Handbook 1.3.6.7.4).
		{"no events of a rate: gamma", rate, &sdm.Cell{Kind: sdm.Counts, Events: new(0), Total: 50}, map[float64]float64{
			.5: 20 * .67448975 * .67448975 / 2, .95: 20 * 1.95996398 * 1.95996398 / 2,
		}},
		{"four events of a rate: gamma", rate, &sdm.Cell{Kind: sdm.Counts, Events: new(4), Total: 50}, map[float64]float64{.5: 10 * 8.342833, .95: 10 * 16.918978}},
		{"counts with a published interval", risk, &sdm.Cell{Kind: sdm.Counts, Events: new(10), Total: 100, Uncertainty: sdm.Interval{Low: 4, High: 21}}, ends(4, 10, 21)},
		{"between", plain, &sdm.Cell{Kind: sdm.Between, Low: new(1.0), High: new(3.0)}, map[float64]float64{.1: 1.2, .5: 2, .9: 2.8}},
		{"missing: the whole range", plain, &sdm.Cell{Kind: sdm.Missing}, map[float64]float64{.1: -3, .5: 5, .9: 13}},
		{"normal", plain, of(sdm.Distribution{Family: sdm.Normal, Mean: new(2.0), SD: 3}), ends(2-3*stats.Z95, 2, 2+3*stats.Z95)},
		{"normal, far tail", plain, of(sdm.Distribution{Family: sdm.Normal, Mean: new(0.0), SD: 1}), map[float64]float64{.0002: -3.540084, .9998: 3.540084}},
		{"log-normal", plain, of(sdm.Distribution{Family: sdm.LogNormal, MeanLog: new(.5), SDLog: .4}), ends(math.Exp(.5-.4*stats.Z95), math.Exp(.5), math.Exp(.5+.4*stats.Z95))},
		{"beta", risk, of(sdm.Distribution{Family: sdm.Beta, Events: new(3), Total: 9}), map[float64]float64{.2: 100 * stats.BetaQuantile(3.5, 6.5, .2), .8: 100 * stats.BetaQuantile(3.5, 6.5, .8)}},
		{"triangular", plain, of(sdm.Distribution{Family: sdm.Triangular, Low: new(0.0), Mode: new(1.0), High: new(4.0)}), map[float64]float64{.25: 1, .8125: 2.5}},
		{"uniform", plain, of(sdm.Distribution{Family: sdm.Uniform, Low: new(0.0), High: new(4.0)}), map[float64]float64{.25: 1, .5: 2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			const n = 100_000
			x := smaa.DrawCell(c.criterion, c.cell, 11, n)
			for p, q := range c.want {
				below := 0
				for _, y := range x {
					if y < q {
						below++
					}
				}
				got := float64(below) / n
				if q == 0 { // kept at 0 or more: nothing lies below
					require.Zero(t, below)
					near(t, 0, quantile(x, p/2), 1e-12, "half of the tail lies at 0")
					continue
				}
				near(t, p, got, 4*math.Sqrt(p*(1-p)/n)+1e-5, "share below the quantile")
			}
		})
	}
}

func TestExpAgreesWithMath(t *testing.T) {
	for i := -7000; i <= 7000; i++ {
		x := float64(i) * 0.1037
		if want := math.Exp(x); want > 0 && !math.IsInf(want, 0) {
			near(t, 1, smaa.Exp(x)/want, 4e-15, "exp")
		}
	}
}

// A network that sorts every list of zeros and ones sorts all lists (Knuth,
// The Art of Computer Programming 3, 5.3.4).
func TestNetworkSorts(t *testing.T) {
	for n := range 15 {
		for list := range 1 << n {
			x := list
			for _, c := range smaa.Network(n) {
				a, b := x>>c[0]&1, x>>c[1]&1
				if a > b {
					x ^= 1<<c[0] | 1<<c[1]
				}
			}
			for i := 1; i < n; i++ {
				require.LessOrEqual(t, x>>(i-1)&1, x>>i&1, "%d numbers, %b", n, list)
			}
		}
	}
}

// Without statements, the weight of one of m criteria has the distribution
// function 1 − (1 − w)^(m−1). With one weight held at 0.3, so have the others
// on what is left. A walk through the same sets finds the same.
func TestWeightsAreUniform(t *testing.T) {
	at := func(p, m, whole float64) float64 { return whole * (1 - math.Pow(1-p, 1/(m-1))) }
	for _, c := range []struct {
		s     smaa.Statements
		whole float64
		m     float64
		way   smaa.Sampling
	}{
		{said(), 1, 6, smaa.WholeSimplex},
		{said(share("c1", .3, .3)), .7, 5, smaa.Simplices},
	} {
		a := assess(t, decisionOf(randomRows(8, 6, 2)...), c.s, smaa.Options{Draws: 40_000})
		require.Equal(t, c.way, a.Method.Weights)
		require.False(t, a.Method.Exact)
		place := map[string]int{}
		for k, w := range a.Weights {
			place[w.Criterion] = k
		}
		walked := smaa.Walk(c.s.Statements, place, 80)
		for k, w := range a.Weights[1:] {
			near(t, c.whole/c.m, w.Mean, 1e-12, "mean")
			near(t, at(.025, c.m, c.whole), w.Low, .004, "low")
			near(t, at(.5, c.m, c.whole), w.Median, .004, "median")
			near(t, at(.975, c.m, c.whole), w.High, .016, "high")
			for _, p := range []float64{.1, .5, .9} {
				below := 0
				for _, x := range walked {
					if x[k+1] < at(p, c.m, c.whole) {
						below++
					}
				}
				near(t, p, float64(below)/float64(len(walked)), .02, "share below a quantile, of a walk")
			}
		}
	}
}

// 9,604 draws give 95 % of errors within 0.01: 1.96²/(4·0.01²) (Tervonen &
// Lahdelma 2007, Eur J Oper Res 178:500).
func TestStopsAtAnError(t *testing.T) {
	d, s := uncertain(decisionOf([]float64{.5, .5}, []float64{.5, .5}), .1), said()
	a := assess(t, d, s, smaa.Options{TargetError: .01 / 1.96})
	require.Equal(t, smaa.TargetMet, a.Method.Stop)
	require.Equal(t, 12_288, a.Method.Draws, "the first multiple of 4,096 from 9,604 on")
	require.LessOrEqual(t, a.Method.LargestError, .01/1.96)
	near(t, math.Sqrt(.25/12_288), a.Method.LargestError, 1e-6, "√(p(1−p)/N)")
	a = assess(t, d, s, smaa.Options{TargetError: 1e-4, Draws: 5000})
	require.Equal(t, smaa.CapMet, a.Method.Stop)
	require.Equal(t, 5000, a.Method.Draws)
	whole := assess(t, d, s, smaa.Options{Draws: 12_288})
	a = assess(t, d, s, smaa.Options{TargetError: .01 / 1.96})
	require.Equal(t, whole.Options, a.Options, "the same draws as when they are asked for at once")
}

// The standard error of a walk is not that of independent draws: where it is
// larger, it is said. Its spread over seeds is within what is said.
func TestErrorsOfAWalk(t *testing.T) {
	d, s := decisionOf(randomRows(6, 9, 8)...), intricate()
	var shares []float64
	said, mean := 0.0, 0.0
	for seed := range uint64(10) {
		a := assess(t, d, s, smaa.Options{Draws: 1024, Seed: seed})
		p := of(t, a, "a").Ranks[1]
		shares = append(shares, p.Share)
		said = max(said, p.Error)
		mean += p.Share / 10
		require.GreaterOrEqual(t, p.Error, math.Sqrt(p.Share*(1-p.Share)/1024)-1e-12)
	}
	spread := 0.0
	for _, x := range shares {
		spread += (x - mean) * (x - mean) / 9
	}
	require.Less(t, math.Sqrt(spread), 2*said)
}

// The printed example of the R package smaa 0.3-3 (R-project, smaa-Ex.Rout):
// two blood thinners, N = 10,000, evidence Beta(events, total − events) from 20
// and 8 of 136 and 129, 40 and 32, 1 and 5, linear values that go on beyond the
// ranges. Ours have Jeffreys' ½ more on both sides: against what it prints,
// agreement is to 0.025; against R with that ½ (a million draws, seed 1), to the
// error of the draws.
func TestThrombolytics(t *testing.T) {
	d := decisionOf([]float64{0, 0, 0}, []float64{0, 0, 0})
	d.Context.Population = "people after surgery"
	ranges := [][2]float64{{.25, 0}, {.4, .15}, {.1, 0}}
	events := [][]int{{20, 40, 1}, {8, 32, 5}}
	for k := range d.Criteria {
		c := &d.Criteria[k]
		c.Measure, c.Per, c.Direction, c.Outside = sdm.Risk, 1, sdm.LowerIsBetter, sdm.Extrapolate
		c.Span = sdm.Span{Kind: sdm.OverTime, Unit: sdm.Course}
		c.Range = sdm.Range{Worst: ranges[k][0], Best: ranges[k][1]}
		for i, total := range []int{136, 129} {
			cell := &d.Evidence[i*3+k]
			cell.Kind, cell.Value, cell.Events, cell.Total = sdm.Counts, nil, new(events[i][k]), total
		}
	}
	a := assess(t, d, said(), smaa.Options{Draws: 50_000})
	heparin, enoxaparin := of(t, a, "a"), of(t, a, "b")
	near(t, .3504, heparin.Ranks[0].Share, .025, "heparin first")
	near(t, .6496, enoxaparin.Ranks[0].Share, .025, "enoxaparin first")
	for k, w := range []float64{.1865097, .2772205, .5362698} {
		near(t, w, heparin.Central[k], .025, "central weights of heparin")
	}
	for k, w := range []float64{.4073100, .3641477, .2285423} {
		near(t, w, enoxaparin.Central[k], .025, "central weights of enoxaparin")
	}
	near(t, .6682, heparin.Confidence.Value, .03, "confidence in heparin")
	near(t, .8956, enoxaparin.Confidence.Value, .03, "confidence in enoxaparin")
	near(t, .5895, heparin.Score, .025, "mean value of heparin")
	near(t, .6584, enoxaparin.Score, .025, "mean value of enoxaparin")

	near(t, .3434, heparin.Ranks[0].Share, .008, "heparin first, with the half")
	near(t, .6441, heparin.Confidence.Value, .01, "confidence in heparin, with the half")
	near(t, .8826, enoxaparin.Confidence.Value, .008, "confidence in enoxaparin, with the half")
	for k, w := range []float64{.1960, .2769, .5270} {
		near(t, w, heparin.Central[k], .005, "central weights of heparin, with the half")
	}
	for k, w := range []float64{.4052, .3628, .2321} {
		near(t, w, enoxaparin.Central[k], .005, "central weights of enoxaparin, with the half")
	}

	fixed := assess(t, d, said(share("c1", .5, .5), share("c2", .2, .2)), smaa.Options{})
	require.Equal(t, smaa.WeightsFixed, fixed.Knowledge)
	near(t, .1279, of(t, fixed, "a").Ranks[0].Share, .025, "with the weights 0.5, 0.2, 0.3")
}

// An effect against another option is applied to the number that was drawn for
// that option: the two go up and down together. Ten times the same effect of 1
// leaves both level in every draw.
func TestEffectsFollowTheirReference(t *testing.T) {
	d := decisionOf([]float64{.5}, []float64{.5}, []float64{.5})
	d.Context.Population = "adults"
	c := &d.Criteria[0]
	c.Measure, c.Per, c.Direction, c.Range = sdm.Risk, 1, sdm.LowerIsBetter, sdm.Range{Worst: 1, Best: 0}
	c.Span = sdm.Span{Kind: sdm.OverTime, To: 1, Unit: sdm.Year}
	d.Evidence[0].Uncertainty = sdm.Interval{Low: .1, High: .9}
	for i, e := range []struct {
		effect sdm.Effect
		at     float64
	}{{sdm.OddsRatio, 1}, {sdm.Difference, .01}} {
		d.Evidence[i+1].Value = new(e.at)
		d.Evidence[i+1].RelativeTo = sdm.RelativeTo{Option: "a", Effect: e.effect}
	}
	a := assess(t, d, said(), smaa.Options{})
	near(t, .5, of(t, a, "a").Against[0].Wins.Share, 1e-12, "an odds ratio of 1")
	near(t, 1, of(t, a, "a").Against[1].Wins.Share, 1e-12, "always a hundredth more")
	for _, effect := range []sdm.Effect{sdm.RiskRatio, sdm.HazardRatio} {
		d.Evidence[1].RelativeTo.Effect, d.Evidence[1].Value = effect, new(0.8)
		a = assess(t, d, said(), smaa.Options{})
		near(t, 1, of(t, a, "b").Against[0].Wins.Share, 1e-12, "always a fifth less")
	}
}

func TestDrawsAllocateNothing(t *testing.T) {
	for _, c := range []struct {
		name string
		d    sdm.Decision
		s    smaa.Statements
		most float64 // before the first draw
	}{
		{"fixed", decisionOf(randomRows(10, 8, 1)...), said(), 1200},
		{"drawn", uncertain(decisionOf(randomRows(10, 8, 1)...), .1), said(order("c1", "c2")), 1400},
		{"walk", decisionOf(randomRows(4, 9, 1)...), intricate(), 40_000}, // of the try to take it apart
	} {
		count := func(draws int) float64 {
			return testing.AllocsPerRun(1, func() { assess(t, c.d, c.s, smaa.Options{Draws: draws, Workers: 1}) })
		}
		few, many := count(1024), count(3*1024)
		require.LessOrEqual(t, many, few+4, "%s: 2,048 draws more", c.name)
		require.LessOrEqual(t, few, c.most, c.name)
	}
}

func TestReportsAreCompleteJSON(t *testing.T) {
	a := assess(t, mixed(t), said(), smaa.Options{})
	data, err := a.Encode()
	require.NoError(t, err)
	back, err := smaa.DecodeAcceptability(data)
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(a, back))
	require.True(t, json.Valid(data))
}
