package change_test

import (
	"encoding/json"
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/goals/change"
	"github.com/concord-sdm/concord/internal/figure"
)

// The worked example of Jacobson & Truax 1991: SD 7.5 and reliability .80; the
// clinical mean is 40 and the functional mean 60, both with SD 7.5; a person
// goes from 32.5 to 47.5. The paper prints a = 55, b = 45, c = 50, a standard
// error of 3.35, S_diff 4.74 and RC 3.16.
func TestJacobsonTruaxExample(t *testing.T) {
	clinical := change.Population{Mean: 40, SD: 7.5, Reliability: 0.80}
	functional := change.Population{Mean: 60, SD: 7.5}
	sem, err := change.SEM(7.5, 0.80)
	require.NoError(t, err)
	require.Equal(t, 3.354102, round(sem, 6))
	require.Equal(t, 4.743416, round(sem*math.Sqrt2, 6))
	rci, err := change.RCI(32.5, 47.5, clinical, change.JacobsonTruax)
	require.NoError(t, err)
	require.Equal(t, 3.162278, round(rci, 6))
	cut, err := change.FindCutOffs(clinical, functional, change.HigherBetter)
	require.NoError(t, err)
	require.Equal(t, change.CutOffs{A: 55, B: 45, C: 50}, cut)

	a, err := change.Judge(change.Question{Pre: 32.5, Post: 47.5, Direction: change.HigherBetter, Clinical: clinical, Functional: functional})
	require.NoError(t, err)
	require.Equal(t, change.Improved, a.Category, "47.5 is not beyond 50")
	a, err = change.Judge(change.Question{Pre: 32.5, Post: 47.5, Direction: change.HigherBetter, Clinical: clinical, Functional: functional, Rule: change.RuleB})
	require.NoError(t, err)
	require.Equal(t, change.Recovered, a.Category, "but beyond 45")
	require.Equal(t, figure.Of(45), a.CutOff)
	a, err = change.Judge(change.Question{Pre: 32.5, Post: 47.5, Direction: change.HigherBetter, Clinical: clinical})
	require.NoError(t, err)
	require.Equal(t, figure.Absent(change.NoFunctional), a.CutOff)
	require.Empty(t, a.Rule)
}

func round(v float64, digits int) float64 {
	p := math.Pow(10, float64(digits))
	return math.Round(v*p) / p
}

// Weir, Journal of Strength and Conditioning Research 2005;19:231-240 has the
// formulas; SD 10 and reliability .91 give round numbers.
func TestMDC(t *testing.T) {
	sem, err := change.SEM(10, 0.91)
	require.NoError(t, err)
	require.InDelta(t, 3, sem, 1e-12)
	mdc, err := change.MDC(10, 0.91)
	require.NoError(t, err)
	require.Equal(t, 8.3154, round(mdc, 4), "1.959964·√2·3; with 1.96 it would be 8.3156")
}

// Each cut-off takes the standard deviation of its own population.
func TestCutOffsTakeTheRightSpread(t *testing.T) {
	cut, err := change.FindCutOffs(change.Population{Mean: 30, SD: 8}, change.Population{Mean: 10, SD: 4}, change.LowerBetter)
	require.NoError(t, err)
	require.Equal(t, 14.0, cut.A, "30 − 2·8")
	require.Equal(t, 18.0, cut.B, "10 + 2·4")
	require.InDelta(t, (8.0*10+4*30)/12, cut.C, 1e-12)
}

func TestEdwardsNunnally(t *testing.T) {
	p := change.Population{Mean: 40, SD: 7.5, Reliability: 0.80}
	// The true score expected before is 0.8·(32.5 − 40) + 40 = 34.
	rci, err := change.RCI(32.5, 47.5, p, change.EdwardsNunnally)
	require.NoError(t, err)
	require.Equal(t, round(13.5/3.354102, 4), round(rci, 4))
}

func TestCategories(t *testing.T) {
	clinical := change.Population{Mean: 30, SD: 8, Reliability: 0.9}
	functional := change.Population{Mean: 10, SD: 4}
	tests := []struct {
		name      string
		pre, post float64
		want      change.Category
	}{
		{"down across", 30, 10, change.Recovered},
		{"down, still above", 40, 25, change.Improved},
		{"hardly moved", 30, 28, change.Unchanged},
		{"up", 25, 40, change.Deteriorated},
		{"up across", 10, 30, change.Harmed},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, err := change.Judge(change.Question{Pre: tt.pre, Post: tt.post, Direction: change.LowerBetter, Clinical: clinical, Functional: functional})
			require.NoError(t, err)
			require.Equal(t, tt.want, a.Category)
			require.True(t, a.Category.IsValid())
			require.Equal(t, change.RuleC, a.Rule)
		})
	}
	a, err := change.Judge(change.Question{Pre: 30, Post: 10, Direction: change.LowerBetter, Clinical: clinical})
	require.NoError(t, err)
	require.Equal(t, change.Improved, a.Category, "without a functional population nobody has recovered")
	require.Empty(t, a.Rule)
	near := 30 - 1.96*math.Sqrt2*8*math.Sqrt(0.1)
	a, err = change.Judge(change.Question{Pre: 30, Post: near, Direction: change.LowerBetter, Clinical: clinical})
	require.NoError(t, err)
	require.True(t, a.Near)
}

func TestRefusals(t *testing.T) {
	p := change.Population{Mean: 1, SD: 1, Reliability: 0.5}
	nan := math.NaN()
	_, err := change.SEM(0, 0.5)
	require.ErrorIs(t, err, change.ErrSpread)
	_, err = change.SEM(nan, 0.5)
	require.ErrorIs(t, err, change.ErrSpread)
	for _, r := range []float64{1, -0.1, nan} {
		_, err = change.MDC(1, r)
		require.ErrorIs(t, err, change.ErrReliability)
	}
	_, err = change.MDC(math.MaxFloat64, 0)
	require.ErrorIs(t, err, change.ErrSpread)
	_, err = change.RCI(nan, 1, p, "")
	require.ErrorIs(t, err, change.ErrNumber)
	_, err = change.RCI(-math.MaxFloat64, math.MaxFloat64, p, "")
	require.ErrorIs(t, err, change.ErrNumber)
	_, err = change.RCI(1, 1, p, "HLM")
	require.ErrorIs(t, err, change.ErrMethod)
	_, err = change.RCI(1, 1, change.Population{}, "")
	require.ErrorIs(t, err, change.ErrSpread)
	_, err = change.FindCutOffs(p, change.Population{Mean: 2, SD: 1}, "")
	require.ErrorIs(t, err, change.ErrDirection)
	_, err = change.FindCutOffs(p, change.Population{Mean: 2, SD: 1}, change.LowerBetter)
	require.ErrorIs(t, err, change.ErrMeans)
	_, err = change.FindCutOffs(p, change.Population{Mean: 1, SD: 1}, change.LowerBetter)
	require.ErrorIs(t, err, change.ErrMeans)
	_, err = change.FindCutOffs(p, change.Population{Mean: nan, SD: 1}, change.LowerBetter)
	require.ErrorIs(t, err, change.ErrNumber)
	_, err = change.FindCutOffs(p, change.Population{Mean: 2}, change.HigherBetter)
	require.ErrorIs(t, err, change.ErrSpread)
	_, err = change.FindCutOffs(change.Population{Mean: 1, SD: math.MaxFloat64}, change.Population{Mean: 2, SD: 1}, change.HigherBetter)
	require.ErrorIs(t, err, change.ErrNumber)
	_, err = change.Judge(change.Question{})
	require.ErrorIs(t, err, change.ErrDirection)
	_, err = change.Judge(change.Question{Direction: change.HigherBetter, Rule: "d"})
	require.ErrorIs(t, err, change.ErrMethod)
	_, err = change.Judge(change.Question{Direction: change.HigherBetter})
	require.ErrorIs(t, err, change.ErrSpread)
	_, err = change.Judge(change.Question{Direction: change.HigherBetter, Clinical: p, Functional: change.Population{SD: 1}})
	require.ErrorIs(t, err, change.ErrMeans)
}

// The registry starts nearly empty; Ohno et al. 2021 give 2.20 (1.80–2.59) and
// 2.06 (1.73–2.39).
func TestRegistry(t *testing.T) {
	rows := change.Registry()
	require.Len(t, rows, 2)
	for _, r := range rows {
		require.NoError(t, r.Validate())
	}
	f, err := change.Matters(4, 6.1, rows[0])
	require.NoError(t, err)
	require.False(t, f.Important)
	require.True(t, f.Unsure, "2.1 lies between the published limits")
	require.True(t, f.Better)
	require.Equal(t, "10.1186/s41687-021-00405-y", f.Rule.DOI, "a flag names its rule")

	half, err := change.HalfSD("PHQ-9", "people in primary care of one study", 6, change.LowerBetter)
	require.NoError(t, err)
	f, err = change.Matters(15, 10, half)
	require.NoError(t, err)
	require.True(t, f.Important && f.Better)
	require.Equal(t, 5.0, f.Change.Value)
	_, err = change.HalfSD("PHQ-9", "", 6, change.LowerBetter)
	require.ErrorIs(t, err, change.ErrImportant)
	_, err = change.Matters(1, 2, change.Important{})
	require.ErrorIs(t, err, change.ErrImportant)
	_, err = change.Matters(1, math.NaN(), rows[0])
	require.ErrorIs(t, err, change.ErrNumber)
	require.True(t, change.JacobsonTruax.IsValid())
	require.True(t, change.RuleA.IsValid())
	require.True(t, change.AnchorPerson.IsValid())
}

func TestSymmetry(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pre, post := rapid.Float64Range(0, 60).Draw(t, "pre"), rapid.Float64Range(0, 60).Draw(t, "post")
		clinical := change.Population{Mean: 30, SD: 8, Reliability: 0.9}
		q := change.Question{Pre: pre, Post: post, Direction: change.LowerBetter, Clinical: clinical, Functional: change.Population{Mean: 10, SD: 4}}
		a, err := change.Judge(q)
		require.NoError(t, err)
		q.Pre, q.Post = post, pre
		b, err := change.Judge(q)
		require.NoError(t, err)
		mirror := map[change.Category]change.Category{
			change.Recovered: change.Harmed, change.Harmed: change.Recovered, change.Unchanged: change.Unchanged,
			change.Improved: change.Deteriorated, change.Deteriorated: change.Improved,
		}
		require.Equal(t, mirror[a.Category], b.Category, "forth and back are mirror images")
	})
}

func FuzzJudge(f *testing.F) {
	f.Add(1.0, 2.0, 3.0, 4.0, 0.5)
	f.Fuzz(func(t *testing.T, pre, post, mean, sd, r float64) {
		a, err := change.Judge(change.Question{
			Pre: pre, Post: post, Direction: change.HigherBetter, Clinical: change.Population{Mean: mean, SD: sd, Reliability: r},
			Functional: change.Population{Mean: mean + sd, SD: sd},
		})
		if err == nil {
			if _, err := json.Marshal(a); err != nil || a.Format != change.AnswerFormat {
				t.Fatal(a, err)
			}
		}
	})
}

func BenchmarkJudge(b *testing.B) {
	q := change.Question{
		Pre: 32.5, Post: 47.5, Direction: change.HigherBetter,
		Clinical: change.Population{Mean: 40, SD: 7.5, Reliability: 0.8}, Functional: change.Population{Mean: 60, SD: 7.5},
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := change.Judge(q); err != nil {
			b.Fatal(err)
		}
	}
}

// A person's score goes from 32.5 to 47.5 on a measure where more is better.
func ExampleJudge() {
	a, err := change.Judge(change.Question{
		Pre: 32.5, Post: 47.5, Direction: change.HigherBetter,
		Clinical:   change.Population{Mean: 40, SD: 7.5, Reliability: 0.80},
		Functional: change.Population{Mean: 60, SD: 7.5},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s: index %.2f, cut-off %s at %g\n", a.Category, a.RCI, a.Rule, a.CutOff.Value)
	// Output: improved: index 3.16, cut-off c at 50
}

// Huge and tiny spreads must not make a change vanish or explode: the index
// has no unit.
func TestIndexOfAnySize(t *testing.T) {
	for _, size := range []float64{1e-300, 1e-170, 1, 1e170, 1e300} {
		rci, err := change.RCI(32.5*size, 47.5*size, change.Population{SD: 7.5 * size, Reliability: 0.80}, change.JacobsonTruax)
		require.NoError(t, err)
		require.Equal(t, 3.162278, round(rci, 6), "size %g", size)
	}
}
