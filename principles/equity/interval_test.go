package equity_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/internal/archtest/untouched"
	"github.com/concord-sdm/concord/principles/equity"
)

func printed(decimals int, e equity.Estimate) string {
	var out strings.Builder
	for i, f := range []equity.Figure{e.Value, e.Low, e.High} {
		if i > 0 {
			out.WriteString(" ")
		}
		if v, ok := f.Get(); ok {
			out.WriteString(fmt.Sprintf("%.*f", decimals, v))
		} else {
			out.WriteString(f.Why)
		}
	}
	return out.String()
}

func TestPublished(t *testing.T) {
	wilson := func(e, n int) equity.Estimate { return equity.Wilson(e, n, 0.95) }
	newcombe := func(a, m, b, n int) equity.Estimate { return equity.Difference(a, m, b, n, 0.95) }
	for _, row := range []struct {
		name, source string
		decimals     int
		got          equity.Estimate
		want         string
	}{
		{"81 of 263", "Newcombe 1998a, table I, method 3", 4, wilson(81, 263), "0.3080 0.2553 0.3662"},
		{"15 of 148", "Newcombe 1998a, table I, method 3", 4, wilson(15, 148), "0.1014 0.0624 0.1605"},
		{"0 of 20", "Newcombe 1998a, table I, method 3", 4, wilson(0, 20), "0.0000 0.0000 0.1611"},
		{"1 of 29", "Newcombe 1998a, table I, method 3", 4, wilson(1, 29), "0.0345 0.0061 0.1718"},
		{"56/70 and 48/80", "Newcombe 1998b, table II, method 10", 4, newcombe(56, 70, 48, 80), "0.2000 0.0524 0.3339"},
		{"9/10 and 3/10", "Newcombe 1998b, table II, method 10", 4, newcombe(9, 10, 3, 10), "0.6000 0.1705 0.8090"},
		{"6/7 and 2/7", "Newcombe 1998b, table II, method 10", 4, newcombe(6, 7, 2, 7), "0.5714 0.0582 0.8062"},
		{"5/56 and 0/29", "Newcombe 1998b, table II, method 10", 4, newcombe(5, 56, 0, 29), "0.0893 -0.0381 0.1926"},
		{"0/10 and 0/20", "Newcombe 1998b, table II, method 10", 4, newcombe(0, 10, 0, 20), "0.0000 -0.1611 0.2775"},
		{"0/10 and 0/10", "Newcombe 1998b, table II, method 10", 4, newcombe(0, 10, 0, 10), "0.0000 -0.2775 0.2775"},
		{"10/10 and 0/20", "Newcombe 1998b, table II, method 10", 4, newcombe(10, 10, 0, 20), "1.0000 0.6791 1.0000"},
		{"10/10 and 0/10", "Newcombe 1998b, table II, method 10", 4, newcombe(10, 10, 0, 10), "1.0000 0.6075 1.0000"},
		{"11 in 800 and 21 in 3011", "R, example of poisson.test", 6, equity.RateRatio(11, 800, 21, 3011, 0.95), "1.971488 0.858426 4.277266"},
	} {
		t.Run(row.name, func(t *testing.T) {
			require.Equal(t, row.want, printed(row.decimals, row.got), row.source)
		})
	}
	require.Equal(t, "1.82", fmt.Sprintf("%.2f", equity.Ratio(189, 11034, 104, 11037, 0.95).Value.Value), "Agresti, Introduction to Categorical Data Analysis: the physicians' aspirin study")
	p, test := equity.PValue(3, 4, 1, 4)
	require.Equal(t, equity.Fisher, test)
	require.Equal(t, "0.4857", fmt.Sprintf("%.4f", p.Value), "Fisher's tea, as R's fisher.test prints it")
}

func TestZeroCells(t *testing.T) {
	require.Equal(t, "zeroReference zeroReference zeroReference", printed(2, equity.Ratio(3, 10, 0, 10, 0.95)))
	require.Equal(t, "0.00 zeroCell zeroCell", printed(2, equity.Ratio(0, 10, 3, 10, 0.95)))
	require.Equal(t, "nobody nobody nobody", printed(2, equity.Ratio(0, 0, 3, 10, 0.95)))
	require.Equal(t, "nobody nobody nobody", printed(2, equity.Difference(0, 0, 3, 10, 0.95)))
	require.Equal(t, "nobody nobody nobody", printed(2, equity.Difference(3, 10, 0, 0, 0.95)))
	require.Equal(t, "zeroReference zeroReference zeroReference", printed(2, equity.RateRatio(0, 1, 0, 1, 0.95)))
	require.Equal(t, "zeroReference 0.92 noLimit", printed(2, equity.RateRatio(5, 10, 0, 10, 0.95))) // p = 0.025^(1/5)
	require.Equal(t, "0.00 0.00 0.85", printed(2, equity.RateRatio(0, 10, 6, 10, 0.95)))             // 1 − p = 0.025^(1/6)
	require.Equal(t, equity.WhyInvalid, equity.RatePValue(-1, 1, 1, 1).Why)
	for name, e := range map[string]equity.Estimate{
		"rate":            equity.PoissonRate(1, -1, 0.95),
		"rate difference": equity.RateDifference(1, 1, 1, 0, 0.95),
		"level":           equity.Wilson(1, 2, 1),
		"more than total": equity.Wilson(3, 2, 0.95),
		"below zero":      equity.Ratio(-1, 2, 1, 2, 0.95),
		"no time":         equity.RateRatio(1, 0, 1, 1, 0.95),
		"endless time":    equity.RateRatio(1, math.Inf(1), 1, 1, 0.95),
	} {
		require.Equal(t, equity.WhyInvalid, e.Value.Why, name)
	}
	p, _ := equity.PValue(3, 2, 1, 2)
	require.Equal(t, equity.WhyInvalid, p.Why)
	p, _ = equity.PValue(0, 0, 1, 2)
	require.Equal(t, equity.WhyNobody, p.Why)
	require.True(t, equity.Fisher.IsValid() && !equity.Test("x").IsValid())
}

// The two p values agree where both may be used, and Fisher's is exact.
func TestPValue(t *testing.T) {
	p, test := equity.PValue(60, 100, 40, 100)
	require.Equal(t, equity.Pearson, test)
	require.InDelta(t, 0.004678, p.Value, 1e-6) // χ² = 8 with one degree of freedom
	rapid.Check(t, func(rt *rapid.T) {
		n, m := rapid.IntRange(1, 9).Draw(rt, "n"), rapid.IntRange(1, 9).Draw(rt, "m")
		a, b := rapid.IntRange(0, n).Draw(rt, "a"), rapid.IntRange(0, m).Draw(rt, "b")
		got, test := equity.PValue(a, n, b, m)
		if test != equity.Fisher {
			return
		}
		binomial := func(n, k int) float64 {
			out := 1.0
			for i := range k {
				out = out * float64(n-i) / float64(i+1)
			}
			return out
		}
		sum := 0.0
		for k := max(0, a+b-m); k <= min(n, a+b); k++ {
			if p := binomial(n, k) * binomial(m, a+b-k); p <= binomial(n, a)*binomial(m, b)*(1+1e-7) {
				sum += p
			}
		}
		require.InDelta(rt, sum/binomial(n+m, a+b), got.Value, 1e-9)
	})
}

func TestHolm(t *testing.T) {
	require.Empty(t, cmp.Diff([]float64{0.03, 0.06, 0.06, 0.02}, equity.Holm([]float64{0.01, 0.04, 0.03, 0.005}), equateNearly()), "R: p.adjust(c(.01, .04, .03, .005), \"holm\")")
	require.Empty(t, equity.Holm(nil))
	untouched.Check(t, equity.Holm, []float64{.3, .1})
}

func equateNearly() cmp.Option {
	return cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) < 1e-12 })
}

// The p value of two rates is below 0.05 just when the 95 % interval leaves out 1.
func TestRatePValue(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		a, b := rapid.IntRange(0, 60).Draw(rt, "a"), rapid.IntRange(0, 60).Draw(rt, "b")
		time := float64(rapid.IntRange(1, 50).Draw(rt, "time"))
		p, r := equity.RatePValue(a, 10, b, time), equity.RateRatio(a, 10, b, time, 0.95)
		require.InDelta(rt, p.Value, equity.RatePValue(b, time, a, 10).Value, 1e-9)
		if a+b > 0 && math.Abs(p.Value-0.05) > 1e-6 {
			out := r.Low.Value > 1 || (r.High.Ok() && r.High.Value < 1)
			require.Equal(rt, p.Value < 0.05, out)
		}
	})
	require.Equal(t, 1.0, equity.RatePValue(0, 1, 0, 1).Value)
}

// Swapping the groups mirrors every figure.
func TestMirror(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n, m := rapid.IntRange(1, 500).Draw(rt, "n"), rapid.IntRange(1, 500).Draw(rt, "m")
		a, b := rapid.IntRange(0, n).Draw(rt, "a"), rapid.IntRange(0, m).Draw(rt, "b")
		x, y := equity.Difference(a, n, b, m, 0.9), equity.Difference(b, m, a, n, 0.9)
		require.InDelta(rt, x.Low.Value, -y.High.Value, 1e-12)
		require.InDelta(rt, x.Value.Value, -y.Value.Value, 1e-12)
		require.True(rt, x.Low.Value >= -1-1e-12 && x.High.Value <= 1+1e-12)
		if a > 0 && b > 0 {
			for _, f := range []func(bool) equity.Estimate{
				func(turn bool) equity.Estimate {
					if turn {
						return equity.Ratio(b, m, a, n, 0.9)
					}
					return equity.Ratio(a, n, b, m, 0.9)
				},
				func(turn bool) equity.Estimate {
					if turn {
						return equity.RateRatio(b, 3, a, 7, 0.9)
					}
					return equity.RateRatio(a, 7, b, 3, 0.9)
				},
			} {
				require.InEpsilon(rt, f(false).Low.Value, 1/f(true).High.Value, 1e-9)
				require.InEpsilon(rt, f(false).Value.Value, 1/f(true).Value.Value, 1e-9)
			}
		}
	})
}
