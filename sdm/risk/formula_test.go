package risk_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/risk"
)

func printed(e risk.Estimate) string { return fmt.Sprintf("%.4f to %.4f", e.Low, e.High) }

// Newcombe 1998, Stat Med 17:857, Table I, method 3 (Wilson).
func TestNewcombeSingleProportions(t *testing.T) {
	for _, c := range []struct {
		counts risk.Counts
		want   string
	}{
		{risk.Counts{Events: 81, Total: 263}, "0.2553 to 0.3662"},
		{risk.Counts{Events: 15, Total: 148}, "0.0624 to 0.1605"},
		{risk.Counts{Events: 0, Total: 20}, "0.0000 to 0.1611"},
		{risk.Counts{Events: 1, Total: 29}, "0.0061 to 0.1718"},
	} {
		e, err := c.counts.Risk(0)
		require.NoError(t, err)
		require.Equal(t, c.want, printed(e))
	}
}

// Newcombe 1998, Stat Med 17:873, Table II, method 10 (hybrid score).
func TestNewcombeDifferences(t *testing.T) {
	for _, c := range []struct {
		a, b risk.Counts
		want string
	}{
		{risk.Counts{Events: 56, Total: 70}, risk.Counts{Events: 48, Total: 80}, "0.0524 to 0.3339"},
		{risk.Counts{Events: 9, Total: 10}, risk.Counts{Events: 3, Total: 10}, "0.1705 to 0.8090"},
		{risk.Counts{Events: 6, Total: 7}, risk.Counts{Events: 2, Total: 7}, "0.0582 to 0.8062"},
		{risk.Counts{Events: 5, Total: 56}, risk.Counts{Events: 0, Total: 29}, "-0.0381 to 0.1926"},
		{risk.Counts{Events: 0, Total: 10}, risk.Counts{Events: 0, Total: 20}, "-0.1611 to 0.2775"},
		{risk.Counts{Events: 0, Total: 10}, risk.Counts{Events: 0, Total: 10}, "-0.2775 to 0.2775"},
		{risk.Counts{Events: 10, Total: 10}, risk.Counts{Events: 0, Total: 20}, "0.6791 to 1.0000"},
		{risk.Counts{Events: 10, Total: 10}, risk.Counts{Events: 0, Total: 10}, "0.6075 to 1.0000"},
	} {
		d, err := risk.Difference(c.a, c.b, 0)
		require.NoError(t, err)
		require.Equal(t, c.want, printed(d))
		back, err := risk.Difference(c.b, c.a, 0)
		require.NoError(t, err)
		require.InDelta(t, -d.Low, back.High, 1e-12, "the other way round")
		x, err := c.a.Risk(0)
		require.NoError(t, err)
		y, err := c.b.Risk(0)
		require.NoError(t, err)
		again, err := risk.DifferenceOf(x, y)
		require.NoError(t, err)
		require.Equal(t, d, again, "squaring and adding Wilson's intervals is method 10")
	}
}

// The same method as other programs print it. High and standard dose of
// epinephrine (Perondi 2004, NEJM 350:1722): test-ch4.R of the R package
// contingencytables. 36 of 154 and 12 of 77: SAS PROC FREQ and the R package
// ratesci, as CAMIS compares them.
func TestNewcombeDifferencesElsewhere(t *testing.T) {
	d, err := risk.Difference(risk.Counts{Events: 7, Total: 34}, risk.Counts{Events: 1, Total: 34}, 0)
	require.NoError(t, err)
	require.Equal(t, "0.1765 0.0189 to 0.3404", fmt.Sprintf("%.4f %s", d.Value, printed(d)))
	d, err = risk.Difference(risk.Counts{Events: 36, Total: 154}, risk.Counts{Events: 12, Total: 77}, 0)
	require.NoError(t, err)
	require.Equal(t, "0.077922 -0.036142 to 0.175125", fmt.Sprintf("%.6f %.6f to %.6f", d.Value, d.Low, d.High))
}

// Altman 1998, BMJ 317:1309: an absolute risk reduction of 10 % (−5 % to 25 %)
// is NNTB 10 (NNTH 20 to infinity to NNTB 4). Barrowman 2002, CMAJ 166:1676:
// 16.6 % (0.9 % to 32.2 %) is about 6 (3.1 to 111.1).
func TestNeededToTreat(t *testing.T) {
	n, err := risk.NeededToTreat(risk.Estimate{Value: 0.10, Low: -0.05, High: 0.25})
	require.NoError(t, err)
	first, second, through := n.Ends()
	require.InDelta(t, 10, n.Number(), 1e-9)
	require.InDelta(t, -20, first, 1e-9)
	require.InDelta(t, 4, second, 1e-9)
	require.True(t, through)

	n, err = risk.NeededToTreat(risk.Estimate{Value: 0.166, Low: 0.009, High: 0.322})
	require.NoError(t, err)
	first, second, through = n.Ends()
	require.Equal(t, "6 (3.1 to 111.1)", fmt.Sprintf("%.0f (%.1f to %.1f)", n.Number(), second, first))
	require.False(t, through)
	require.Equal(t, 0.166, n.Benefit().Value, "the absolute difference goes with it")

	n, err = risk.NeededToTreat(risk.Estimate{Low: 0, High: 0.5})
	require.NoError(t, err)
	require.True(t, math.IsInf(n.Number(), 1))
	first, _, through = n.Ends()
	require.True(t, math.IsInf(first, 1))
	require.False(t, through, "it ends at infinity")
	_, err = risk.NeededToTreat(risk.Estimate{Value: 2, Low: 2, High: 2})
	require.ErrorIs(t, err, risk.ErrProportion)
}

// Bender 2001, Control Clin Trials 22:102, equations 3 and 4, as the vignette of
// the R package NNT prints them and Bender's own SAS program pin_nnt_ci.sas
// computes them: the interval of the absolute risk reduction by
// Wilson's score, computed here from these equations, and the number needed to
// treat by turning its ends over, through infinity if it holds nought. His tables
// were not at hand.
func TestBendersEquations(t *testing.T) {
	const z = 1.959963984540054
	score := func(c risk.Counts) (p, low, high float64) {
		e, n := float64(c.Events), float64(c.Total)
		phi, psi := (2*e+z*z)/(2*(n+z*z)), e*e/(n*n+n*z*z)
		root := math.Sqrt(math.Max(0, phi*phi-psi))
		return e / n, phi - root, phi + root
	}
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) risk.Counts {
			total := rapid.IntRange(1, 5000).Draw(t, name+" total")
			return risk.Counts{Events: rapid.IntRange(0, total).Draw(t, name+" events"), Total: total}
		}
		a, b := draw("a"), draw("b")
		pa, la, ua := score(a)
		pb, lb, ub := score(b)
		low, high := pa-pb-math.Hypot(pa-la, ub-pb), pa-pb+math.Hypot(ua-pa, pb-lb)
		d, err := risk.Difference(a, b, 0)
		require.NoError(t, err)
		require.InDelta(t, low, d.Low, 1e-9)
		require.InDelta(t, high, d.High, 1e-9)
		n, err := risk.NeededToTreat(d)
		require.NoError(t, err)
		first, second, through := n.Ends()
		if math.Min(math.Abs(low), math.Abs(high)) < 1e-6 || pa == pb {
			return // infinity, to within what is computed
		}
		require.Equal(t, low < 0 && high > 0, through)
		ends := []float64{1 / low, 1 / high}
		require.InEpsilonSlice(t, []float64{math.Min(ends[0], ends[1]), math.Max(ends[0], ends[1])}, []float64{math.Min(first, second), math.Max(first, second)}, 1e-6)
	})
}

// Cochrane Handbook 5.1: 11.5.5 (risk ratio 0.75: 80 % to 60 %, 20 % to 15 %),
// 12.5.4 (risk difference −0.12: 9; −0.22: 5; odds ratio 0.73 at 0.3: 62 fewer
// per 1,000, 17; risk ratio 0.92 at 0.3: 24 fewer per 1,000, 42).
func TestCochraneHandbook(t *testing.T) {
	for _, c := range []struct {
		name          string
		effect        sdm.Effect
		base, value   float64
		risk          string
		fewer, needed int
	}{
		{"RR 0.75 at 80 %", sdm.RiskRatio, 0.8, 0.75, "0.600", 200, 5},
		{"RR 0.75 at 20 %", sdm.RiskRatio, 0.2, 0.75, "0.150", 50, 20},
		{"RR 0.92 at 30 %", sdm.RiskRatio, 0.3, 0.92, "0.276", 24, 42},
		{"OR 0.73 at 30 %", sdm.OddsRatio, 0.3, 0.73, "0.238", 62, 17},
		{"RD −0.12", sdm.Difference, 0.5, -0.12, "0.380", 120, 9},
		{"RD −0.22", sdm.Difference, 0.5, -0.22, "0.280", 220, 5},
	} {
		t.Run(c.name, func(t *testing.T) {
			e, err := risk.Apply(c.effect, c.base, risk.Exactly(c.value))
			require.NoError(t, err)
			require.Equal(t, c.risk, fmt.Sprintf("%.3f", e.Value))
			require.Equal(t, c.fewer, int(math.Round(1000*(c.base-e.Value))))
			n, err := risk.NeededToTreat(risk.Exactly(c.base - e.Value))
			require.NoError(t, err)
			require.Equal(t, c.needed, int(math.Ceil(n.Number()-1e-9)))
		})
	}
}

func TestApplyNeverClips(t *testing.T) {
	wide := func(v, low, high float64) risk.Estimate { return risk.Estimate{Value: v, Low: low, High: high} }
	for _, c := range []struct {
		name   string
		effect sdm.Effect
		base   float64
		e      risk.Estimate
		is     error
	}{
		{"ratio above 1", sdm.RiskRatio, 0.6, risk.Exactly(2), risk.ErrAboveOne},
		{"end of the interval above 1", sdm.RiskRatio, 0.4, wide(2, 1, 3), risk.ErrAboveOne},
		{"difference above 1", sdm.Difference, 0.9, risk.Exactly(0.2), risk.ErrAboveOne},
		{"difference below 0", sdm.Difference, 0.1, risk.Exactly(-0.2), risk.ErrBelowZero},
		{"negative ratio", sdm.OddsRatio, 0.1, risk.Exactly(-1), risk.ErrRatio},
		{"NaN", sdm.HazardRatio, 0.1, risk.Exactly(math.NaN()), risk.ErrRatio},
		{"infinite", sdm.RiskRatio, 0, risk.Exactly(math.Inf(1)), risk.ErrRatio},
		{"no baseline", sdm.RiskRatio, math.NaN(), risk.Exactly(1), risk.ErrProportion},
		{"baseline above 1", sdm.RiskRatio, 1.1, risk.Exactly(0.5), risk.ErrProportion},
		{"difference of NaN", sdm.Difference, 0.5, risk.Exactly(math.NaN()), risk.ErrProportion},
		{"a rate ratio is not of risks", sdm.RateRatio, 0.5, risk.Exactly(1), risk.ErrEffect},
		{"ends the wrong way round", sdm.RiskRatio, 0.5, wide(1, 1.2, 0.8), risk.ErrRatio},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := risk.Apply(c.effect, c.base, c.e)
			require.ErrorIs(t, err, c.is)
		})
	}
}

// Whatever the baseline and ratio, odds and hazard ratios give a risk; a ratio
// of 1 gives the baseline; more gives more; and sdm works out the same level.
func TestApplyProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.Float64Range(0, 1).Draw(t, "p")
		a, b := rapid.Float64Range(0, 1e9).Draw(t, "a"), rapid.Float64Range(0, 1e9).Draw(t, "b")
		for _, effect := range []sdm.Effect{sdm.OddsRatio, sdm.HazardRatio} {
			low, err := risk.Apply(effect, p, risk.Exactly(min(a, b)))
			require.NoError(t, err)
			high, err := risk.Apply(effect, p, risk.Exactly(max(a, b)))
			require.NoError(t, err)
			require.LessOrEqual(t, low.Value, high.Value)
			same, err := risk.Apply(effect, p, risk.Exactly(1))
			require.NoError(t, err)
			require.InDelta(t, p, same.Value, 1e-12)
		}
	})
}

func TestRatiosOfCounts(t *testing.T) {
	a, b := risk.Counts{Events: 15, Total: 100}, risk.Counts{Events: 20, Total: 100}
	rr, err := risk.RiskRatio(a, b, 0)
	require.NoError(t, err)
	require.Equal(t, 0.75, rr.Value)
	half := 1.959963984540054 * math.Sqrt(1/15.-1/100.+1/20.-1/100.)
	require.InDelta(t, 0.75*math.Exp(-half), rr.Low, 1e-12)
	require.InDelta(t, 0.75*math.Exp(half), rr.High, 1e-12)
	or, err := risk.OddsRatio(a, b, 0.9)
	require.NoError(t, err)
	require.InDelta(t, 15*80/(85*20.), or.Value, 1e-12)
	half = 1.6448536269514722 * math.Sqrt(1/15.+1/85.+1/20.+1/80.)
	require.InDelta(t, or.Value*math.Exp(half), or.High, 1e-12)
	for _, bad := range []risk.Counts{{}, {Events: -1, Total: 5}, {Events: 6, Total: 5}, {Events: 0, Total: -1}} {
		_, err = risk.RiskRatio(bad, b, 0)
		require.ErrorIs(t, err, risk.ErrCounts)
		_, err = risk.OddsRatio(a, bad, 0)
		require.ErrorIs(t, err, risk.ErrCounts)
		_, err = risk.Difference(bad, b, 0)
		require.ErrorIs(t, err, risk.ErrCounts)
		_, err = risk.Difference(b, bad, 0)
		require.ErrorIs(t, err, risk.ErrCounts)
	}
	none := risk.Counts{Total: 10}
	_, err = risk.RiskRatio(none, b, 0)
	require.ErrorIs(t, err, risk.ErrNoEvents)
	_, err = risk.OddsRatio(risk.Counts{Events: 10, Total: 10}, b, 0)
	require.ErrorIs(t, err, risk.ErrNoEvents)
	for _, level := range []float64{-1, 1, math.NaN()} {
		_, err = a.Risk(level)
		require.ErrorIs(t, err, risk.ErrLevel)
		_, err = risk.RiskRatio(a, b, level)
		require.ErrorIs(t, err, risk.ErrLevel)
	}
	_, err = risk.DifferenceOf(risk.Exactly(2), risk.Exactly(0))
	require.ErrorIs(t, err, risk.ErrProportion)
}

func TestTime(t *testing.T) {
	p, err := risk.OverTime(0.5, 1, 2)
	require.NoError(t, err)
	require.InDelta(t, 0.75, p, 1e-15, "not 0.5 · 2 = 1")
	p, err = risk.OverTime(0.2, 5, 1)
	require.NoError(t, err)
	require.InDelta(t, 1-math.Pow(0.8, 0.2), p, 1e-15)
	r, err := risk.Rate(0.2, 5)
	require.NoError(t, err)
	require.Equal(t, "0.0446", fmt.Sprintf("%.4f", r))
	p, err = risk.FromRate(r, 5)
	require.NoError(t, err)
	require.InDelta(t, 0.2, p, 1e-15)
	p, err = risk.Lifetime([]float64{0.1, 0.2, 0.5})
	require.NoError(t, err)
	require.InDelta(t, 1-0.9*0.8*0.5, p, 1e-15)
	for _, bad := range [][3]float64{{1, 1, 1}, {-0.1, 1, 1}, {0.5, 0, 1}, {0.5, 1, 0}, {0.5, 1, math.Inf(1)}, {math.NaN(), 1, 1}, {0.5, math.Inf(1), 1}} {
		_, err = risk.OverTime(bad[0], bad[1], bad[2])
		require.ErrorIs(t, err, risk.ErrTime)
	}
	_, err = risk.FromRate(-1, 1)
	require.ErrorIs(t, err, risk.ErrTime)
	_, err = risk.Lifetime(nil)
	require.ErrorIs(t, err, risk.ErrNoCount)
	_, err = risk.Lifetime([]float64{1.5})
	require.ErrorIs(t, err, risk.ErrProportion)
}

func TestDenominator(t *testing.T) {
	for _, c := range []struct {
		risks []float64
		per   int
	}{
		{[]float64{0}, 100},
		{[]float64{0.005, 0.9}, 100}, // rounds half up to 1
		{[]float64{0.0049, 0.9}, 1000},
		{[]float64{0.0005, 0}, 1000},
		{[]float64{0.00049}, 10000},
		{[]float64{0.00004}, 100000},
		{[]float64{0.0000001}, 100000},
	} {
		per, err := risk.Denominator(c.risks...)
		require.NoError(t, err)
		require.Equal(t, c.per, per, c.risks)
	}
	_, err := risk.Denominator()
	require.ErrorIs(t, err, risk.ErrNoCount)
	_, err = risk.Denominator(1.1)
	require.ErrorIs(t, err, risk.ErrProportion)
	for _, c := range []struct {
		p    float64
		per  int
		want int
	}{{0.145, 100, 15}, {0.144999, 100, 14}, {0.285, 100, 29}, {1, 1000, 1000}, {0.00005, 10000, 1}} {
		n, err := risk.CountOf(c.p, c.per)
		require.NoError(t, err)
		require.Equal(t, c.want, n, c.p)
	}
	_, err = risk.CountOf(0.5, 500)
	require.ErrorIs(t, err, risk.ErrDenominator)
	_, err = risk.CountOf(-0.5, 100)
	require.ErrorIs(t, err, risk.ErrProportion)
	require.Equal(t, []int{100, 1000, 10000, 100000}, risk.Denominators())
}

func TestFrequency(t *testing.T) {
	for p, want := range map[float64]risk.Frequency{
		1: risk.VeryCommon, 0.1: risk.VeryCommon, 0.0999: risk.Common, 0.01: risk.Common, 0.00999: risk.Uncommon,
		0.001: risk.Uncommon, 0.000999: risk.Rare, 0.0001: risk.Rare, 0.0000999: risk.VeryRare, 0: risk.VeryRare, 1.5: "",
	} {
		require.Equal(t, want, risk.FrequencyOf(p), p)
	}
	require.True(t, risk.Rare.IsValid())
	require.False(t, risk.Frequency("never").IsValid())
}

func TestComputationsDoNotAllocate(t *testing.T) {
	a, b := risk.Counts{Events: 15, Total: 100}, risk.Counts{Events: 20, Total: 100}
	e, _ := risk.RiskRatio(a, b, 0)
	yearly := []float64{0.1, 0.2}
	for name, f := range map[string]func(){
		"difference":  func() { _, _ = risk.Difference(a, b, 0) },
		"risk ratio":  func() { _, _ = risk.RiskRatio(a, b, 0) },
		"odds ratio":  func() { _, _ = risk.OddsRatio(a, b, 0.9) },
		"apply":       func() { _, _ = risk.Apply(sdm.HazardRatio, 0.2, e) },
		"time":        func() { _, _ = risk.OverTime(0.2, 5, 1) },
		"lifetime":    func() { _, _ = risk.Lifetime(yearly) },
		"denominator": func() { _, _ = risk.Denominator(0.1, 0.002) },
		"count":       func() { _, _ = risk.CountOf(0.1, 100) },
		"word":        func() { _ = risk.FrequencyOf(0.1) },
		"needed":      func() { n, _ := risk.NeededToTreat(risk.Exactly(0.1)); n.Ends() },
	} {
		require.Zero(t, testing.AllocsPerRun(100, f), name)
	}
}
