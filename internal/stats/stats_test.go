package stats_test

import (
	"math"
	"testing"

	"github.com/concord-sdm/concord/internal/stats"
)

func near(t *testing.T, name string, got, want, tol float64) {
	t.Helper()
	if math.IsNaN(got) != math.IsNaN(want) || math.Abs(got-want) > tol {
		t.Errorf("%s = %.17g, want %.17g ± %g", name, got, want, tol)
	}
}

// The oracle is the standard library, which is right to an ulp on amd64.
func TestElementaryFunctionsAgreeWithMath(t *testing.T) {
	for i := -3000; i <= 3000; i++ {
		x := float64(i) * 0.2371
		if want := math.Exp(x); want > 0 && !math.IsInf(want, 0) {
			near(t, "Exp ratio", stats.Exp(x)/want, 1, 1e-14)
		}
		y := math.Exp(x / 3)
		near(t, "Log", stats.Log(y), math.Log(y), 4e-16*math.Max(1, math.Abs(x)))
		small := float64(i) * 1e-4
		near(t, "Expm1", stats.Expm1(small), math.Expm1(small), 1e-15*math.Max(math.Abs(small), 1e-3))
		p := (float64(i) + 3001) / 6003
		near(t, "Pow", stats.Pow(p, 0.73), math.Pow(p, 0.73), 1e-15)
		near(t, "Pow whole", stats.Pow(p, 3), p*p*p, 1e-15)
		z := float64(i) / 400
		near(t, "NormalCDF", stats.NormalCDF(z), 0.5*math.Erfc(-z/math.Sqrt2), 1e-15)
	}
	for _, x := range []float64{1e-3, 0.5, 1, 2, 9.99, 10, 123.4, 1e6} {
		want, _ := math.Lgamma(x)
		near(t, "LogGamma", stats.LogGamma(x), want, 2e-14*math.Max(1, math.Abs(want)))
	}
}

func TestEdges(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"Log 0", stats.Log(0), -inf},
		{"Log -1", stats.Log(-1), nan},
		{"Log inf", stats.Log(inf), inf},
		{"Log 1", stats.Log(1), 0},
		{"Exp NaN", stats.Exp(nan), nan},
		{"Exp big", stats.Exp(1000), inf},
		{"Exp small", stats.Exp(-1000), 0},
		{"Exp 0", stats.Exp(0), 1},
		{"Expm1 1", stats.Expm1(1), math.E - 1},
		{"Pow 0 0", stats.Pow(0, 0), 1},
		{"Pow 0 2.5", stats.Pow(0, 2.5), 0},
		{"Pow 0 -1", stats.Pow(0, -1), inf},
		{"Pow -1", stats.Pow(-1, 2), nan},
		{"CDF far below", stats.NormalCDF(-50), 0},
		{"CDF far above", stats.NormalCDF(50), 1},
		{"CDF NaN", stats.NormalCDF(nan), nan},
		{"quantile 0", stats.NormalQuantile(0), -inf},
		{"quantile 1", stats.NormalQuantile(1), inf},
		{"quantile 2", stats.NormalQuantile(2), nan},
		{"LogGamma 0", stats.LogGamma(0), nan},
		{"BetaCDF bad", stats.BetaCDF(0, 1, 0.5), nan},
		{"BetaCDF 0", stats.BetaCDF(1, 1, 0), 0},
		{"BetaQuantile bad", stats.BetaQuantile(1, 1, 2), nan},
		{"BetaQuantile 1", stats.BetaQuantile(1, 1, 1), 1},
	} {
		if got, want := c.got, c.want; got != want && !(math.IsNaN(got) && math.IsNaN(want)) {
			near(t, c.name, got, want, 1e-15)
		}
	}
}

func TestQuantiles(t *testing.T) {
	// Normal quantiles: NIST/SEMATECH e-Handbook of Statistical Methods,
	// section 1.3.6.7.1, to the printed digits and beyond by the definition.
	near(t, "0.975", stats.NormalQuantile(0.975), 1.959963984540054, 0)
	near(t, "0.95", stats.NormalQuantile(0.95), 1.6448536269514722, 1e-14)
	near(t, "0.995", stats.NormalQuantile(0.995), 2.5758293035489004, 1e-13)
	near(t, "0.005", stats.NormalQuantile(0.005), -2.5758293035489004, 1e-13)
	near(t, "1e-10", stats.NormalQuantile(1e-10), -6.361340902404056, 1e-12)
	near(t, "0.025", stats.NormalQuantile(0.025), -stats.Z95, 0)
	near(t, "definition of Z95", stats.NormalCDF(stats.Z95), 0.975, 1e-15)

	// Beta: closed forms. Beta(1, 1) is uniform; Beta(a, 1) has CDF x^a;
	// Beta(½, ½) is the arcsine distribution.
	for _, x := range []float64{0.01, 0.2, 0.5, 0.77, 0.999} {
		near(t, "uniform", stats.BetaCDF(1, 1, x), x, 1e-15)
		near(t, "power", stats.BetaCDF(3, 1, x), x*x*x, 1e-14)
		near(t, "arcsine", stats.BetaCDF(0.5, 0.5, x), 2/math.Pi*math.Asin(math.Sqrt(x)), 1e-14)
		near(t, "inverse", stats.BetaQuantile(17.5, 528.5, stats.BetaCDF(17.5, 528.5, x/10)), x/10, 1e-9)
	}
}

// The proportions of Newcombe 1998, Stat Med 17:857, table I, method 3 (Wilson).
func TestWilsonPublished(t *testing.T) {
	for _, c := range []struct{ r, n, low, high float64 }{
		{81, 263, 0.2553, 0.3662},
		{15, 148, 0.0624, 0.1605},
		{0, 20, 0, 0.1611},
		{1, 29, 0.0061, 0.1718},
	} {
		low, high := stats.Wilson(c.r, c.n, stats.Z95)
		near(t, "low", math.Round(low*1e4)/1e4, c.low, 1e-12)
		near(t, "high", math.Round(high*1e4)/1e4, c.high, 1e-12)
	}
	low, high := stats.Wilson(20, 20, stats.Z95)
	near(t, "all, low", low, 1-0.161125, 1e-5)
	near(t, "all, high", high, 1, 0)
	low, _ = stats.Wilson(1, 0, stats.Z95)
	near(t, "no total", low, math.NaN(), 0)
}

// Exact limits (Garwood 1936), worked out apart from this code by bisecting
// Poisson sums: 4.7954 to 18.3904 for 10 events, 0.0253 to 5.5716 for 1, 0 to
// 3.6889 for 0. Byar's approximation is near them but for low ends of few events.
func TestPoissonInterval(t *testing.T) {
	low, high := stats.PoissonInterval(10, stats.Z95)
	near(t, "low", low, 4.7954, 0.009)
	near(t, "high", high, 18.3904, 0.002)
	low, high = stats.PoissonInterval(1, stats.Z95)
	near(t, "low 1", low, 0.0131, 5e-5)
	near(t, "high 1", high, 5.5716, 0.009)
	low, high = stats.PoissonInterval(0, stats.Z95)
	near(t, "low 0", low, 0, 0)
	near(t, "high 0", high, 3.69, 0.06)
	low, _ = stats.PoissonInterval(-1, 1)
	near(t, "negative", low, math.NaN(), 0)
}
