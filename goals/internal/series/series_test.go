package series_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/goals/internal/series"
)

// Rainfall after cloud seeding: Hollander & Wolfe, Nonparametric Statistical
// Methods, 2nd edition 1999, table 9.1 and example 9.1: C = −6 with a one-sided
// probability of .117. The ten slopes by hand: -.15 -.13 -.08 -.07 -.0575 -.055
// -.045 -.0333 .01 .04.
func TestCloudSeeding(t *testing.T) {
	years := []float64{1, 2, 3, 4, 5}
	ratio := []float64{1.26, 1.27, 1.12, 1.16, 1.03}
	k, ok := series.MannKendall(years, ratio)
	require.True(t, ok)
	require.Equal(t, -6, k.S)
	require.True(t, k.Exact)
	require.InDelta(t, 0.117, k.P/2, 0.0005)
	line, ok := series.TheilSen(years, ratio, 0.95)
	require.True(t, ok)
	require.InDelta(t, -0.05625, line.Slope, 1e-12)
	require.InDelta(t, 1.16+3*0.05625, line.Intercept, 1e-12)
	require.Equal(t, 10, line.Pairs)
}

func TestExactSmallSamples(t *testing.T) {
	for n, want := range map[int]float64{2: 1, 3: 1.0 / 3, 4: 2.0 / 24, 5: 2.0 / 120, 6: 2.0 / 720, 10: 2.0 / 3628800} {
		v := make([]float64, n)
		for i := range v {
			v[i] = float64(i)
		}
		k, ok := series.MannKendall(v, v)
		require.True(t, ok)
		require.InEpsilon(t, want, k.P, 1e-12, "n = %d: two of n! orders are monotone", n)
	}
	// A tie sends five points to the normal approximation.
	k, ok := series.MannKendall([]float64{1, 2, 3, 4, 5}, []float64{1, 2, 3, 4, 4})
	require.True(t, ok)
	require.False(t, k.Exact)
	require.Equal(t, 9, k.S)
	require.InDelta(t, (300.0-18)/18, k.Variance, 1e-12)
	require.InDelta(t, 8/math.Sqrt(282.0/18), k.Z, 1e-12)
}

// exact against counting every order of five values.
func TestExactAgainstCounting(t *testing.T) {
	at := []float64{0, 1, 2, 3, 4}
	tally := map[int]int{}
	v := []float64{0, 1, 2, 3, 4}
	var visit func(int)
	visit = func(k int) {
		if k == len(v) {
			r, _ := series.MannKendall(at, v)
			tally[r.S]++
			return
		}
		for i := k; i < len(v); i++ {
			v[k], v[i] = v[i], v[k]
			visit(k + 1)
			v[k], v[i] = v[i], v[k]
		}
	}
	visit(0)
	visit = func(k int) {
		if k == len(v) {
			r, _ := series.MannKendall(at, v)
			n := 0
			for s, c := range tally {
				if abs(s) >= abs(r.S) {
					n += c
				}
			}
			require.InDelta(t, float64(n)/120, r.P, 1e-12)
			return
		}
		for i := k; i < len(v); i++ {
			v[k], v[i] = v[i], v[k]
			visit(k + 1)
			v[k], v[i] = v[i], v[k]
		}
	}
	visit(0)
}

func abs(i int) int { return max(i, -i) }

func TestNothingToTest(t *testing.T) {
	for name, v := range map[string][2][]float64{
		"one point":     {{1}, {1}},
		"lengths":       {{1, 2}, {1}},
		"equal values":  {{1, 2, 3}, {4, 4, 4}},
		"equal times":   {{1, 1, 1}, {1, 2, 3}},
		"nothing":       {nil, nil},
		"equal in pair": {{1, 1}, {1, 2}},
	} {
		k, ok := series.MannKendall(v[0], v[1])
		require.False(t, ok, name)
		require.Equal(t, 1.0, k.P, name)
	}
	for name, v := range map[string][2][]float64{
		"one point":   {{1}, {1}},
		"lengths":     {{1, 2}, {1}},
		"equal times": {{1, 1, 1}, {1, 2, 3}},
		"infinite":    {{1, 2}, {-math.MaxFloat64, math.MaxFloat64}},
		"NaN":         {{1, 2}, {0, math.NaN()}},
	} {
		_, ok := series.TheilSen(v[0], v[1], 0.95)
		require.False(t, ok, name)
	}
	_, ok := series.TheilSen([]float64{1, 2}, []float64{1, 2}, 1)
	require.False(t, ok, "a confidence of 1 has no limits")
	_, ok = series.TheilSen(make([]float64, series.MaxPoints+1), make([]float64, series.MaxPoints+1), 0.95)
	require.False(t, ok, "too many points")
	require.True(t, math.IsNaN(series.Median(nil)))
}

// The limits by Sen's ranks, against sorting all slopes.
func TestLimitsAreTheRankedSlopes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 40).Draw(t, "n")
		at, y := make([]float64, n), make([]float64, n)
		for i := range n {
			at[i] = float64(rapid.IntRange(0, 60).Draw(t, "t"))
			y[i] = float64(rapid.IntRange(-50, 50).Draw(t, "y")) / 4
		}
		line, ok := series.TheilSen(at, y, 0.95)
		var slopes []float64
		for i := range n {
			for j := range i {
				if at[i] != at[j] {
					slopes = append(slopes, (y[i]-y[j])/(at[i]-at[j]))
				}
			}
		}
		require.Equal(t, len(slopes) > 0, ok)
		if !ok {
			return
		}
		slices.Sort(slopes)
		c := 1.959963984540054 * math.Sqrt(series.Variance(at, y))
		lo := int(math.RoundToEven((float64(len(slopes)) - c) / 2))
		hi := int(math.RoundToEven((float64(len(slopes))+c)/2)) + 1
		require.Equal(t, slopes[max(lo, 1)-1], line.Low)
		require.Equal(t, slopes[min(hi, len(slopes))-1], line.High)
		require.Equal(t, lo < 1 || hi > len(slopes), line.Clamped)
		m := slopes[len(slopes)/2]
		if len(slopes)%2 == 0 {
			m = (m + slopes[len(slopes)/2-1]) / 2
		}
		require.InDelta(t, m, line.Slope, 1e-12)
	})
}

func TestMedianOfManyEqualAndSorted(t *testing.T) {
	v := make([]float64, 100001)
	for i := range v {
		v[i] = float64(i % 3)
	}
	require.Equal(t, 1.0, series.Median(v))
	for i := range v {
		v[i] = float64(i)
	}
	require.Equal(t, 50000.0, series.Median(v))
}

func points(n int) (t, y []float64) {
	r := rand.New(rand.NewPCG(1, 2))
	for i := range n {
		t = append(t, float64(i*7+r.IntN(5)))
		y = append(y, float64(i)+10*r.NormFloat64())
	}
	return t, y
}

func BenchmarkTheilSen(b *testing.B) {
	for _, n := range []int{12, 52, 365} {
		b.Run("n="+map[int]string{12: "12", 52: "52", 365: "365"}[n], func(b *testing.B) {
			t, y := points(n)
			b.ReportAllocs()
			for b.Loop() {
				series.TheilSen(t, y, 0.95)
			}
		})
	}
}

func TestTheilSenAllocations(t *testing.T) {
	at, y := points(365)
	require.LessOrEqual(t, testing.AllocsPerRun(5, func() { series.TheilSen(at, y, 0.95) }), 6.0)
}
