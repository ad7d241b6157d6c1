package agreement_test

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/internal/archtest/untouched"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/principles/agreement"
)

func verbs() map[string]verb {
	return map[string]verb{
		"percent": agreement.Percent, "cohen": agreement.Cohen, "conger": agreement.Conger, "scott": agreement.Scott,
		"fleiss": agreement.Fleiss, "gwet": agreement.Gwet, "nominal": alpha(agreement.NominalMetric),
		"ordinal": alpha(agreement.OrdinalMetric), "interval": alpha(agreement.IntervalMetric), "ratio": alpha(agreement.RatioMetric),
	}
}

func abc() []string { return []string{"a", "b", "c"} }

func rows(t testing.TB, r ...[]string) agreement.Data {
	d, err := agreement.FromRows(abc(), r)
	require.NoError(t, err)
	return d
}

// What is not defined stays so, with the reason; percent agreement is still there.
func TestUndefined(t *testing.T) {
	same := rows(t, []string{"a", "a"}, []string{"a", "a"})
	for name, v := range verbs() {
		e, err := v(same, agreement.Options{})
		require.NoError(t, err)
		require.Equal(t, 1.0, e.Percent.Value, name)
		switch name {
		case "percent", "gwet": // chance is defined: nobody had to choose a
			require.Equal(t, 1.0, e.Value.Value, name)
		default:
			require.Equal(t, agreement.WhyNoVariation, e.Value.Why, name)
			require.Equal(t, agreement.WhyNoCoefficient, e.StandardError.Why, name)
			require.Equal(t, agreement.WhyNoCoefficient, e.Low.Why, name)
		}
	}
	for name, v := range verbs() {
		for what, d := range map[string]agreement.Data{
			"nothing":        {},
			"no rows":        rows(t),
			"single ratings": rows(t, []string{"a", ""}, []string{"", "b"}, []string{"", ""}),
		} {
			e, err := v(d, agreement.Options{})
			require.NoError(t, err, name)
			require.Equal(t, agreement.WhyNoPairs, e.Value.Why, name+what)
			require.Equal(t, agreement.WhyNoPairs, e.Percent.Why, name+what)
		}
	}
	one, err := agreement.FromRows([]string{"only"}, [][]string{{"only", "only"}})
	require.NoError(t, err)
	e, err := agreement.Gwet(one, agreement.Options{})
	require.NoError(t, err)
	require.Equal(t, agreement.WhyOneCategory, e.Value.Why)
	e, err = agreement.Gwet(rows(t, []string{"a", "b"}), agreement.Options{})
	require.NoError(t, err)
	require.Equal(t, agreement.WhyFewSubjects, e.Low.Why)
	e, err = agreement.Krippendorff(rows(t, []string{"a", "b"}, []string{"c", ""}), agreement.NominalMetric, agreement.Options{})
	require.NoError(t, err)
	require.Equal(t, agreement.WhyFewSubjects, e.Low.Why)
}

func TestNotes(t *testing.T) {
	e, err := agreement.Gwet(rows(t, []string{"a", "a"}, []string{"b", "b"}, []string{"a", ""}, []string{"", ""}), agreement.Options{})
	require.NoError(t, err)
	require.Empty(t, cmp.Diff([]agreement.Note{{agreement.NoteUnrated, 1}, {agreement.NoteSingleRatings, 1}, {agreement.NoteUnused, 1}}, e.Notes))
	require.Equal(t, []int{3, 2, 5, 3}, []int{e.Subjects, e.Paired, e.Ratings, e.Categories})
	e, err = agreement.Gwet(rows(t, []string{"a", "a"}, []string{"a", "a"}), agreement.Options{})
	require.NoError(t, err)
	require.Equal(t, agreement.NoteNoSpread, e.Notes[1].Code)
	for _, n := range e.Notes {
		require.True(t, n.Code.IsValid())
	}
	require.False(t, agreement.NoteCode("x").IsValid())
	require.True(t, e.Coefficient.IsValid())
	require.False(t, agreement.Coefficient("x").IsValid())
}

func TestFaults(t *testing.T) {
	at := func(err error) (out []string) {
		for _, f := range err.(agreement.Faults) {
			out = append(out, f.Pointer+" "+string(f.Code))
		}
		return out
	}
	_, err := agreement.FromRows([]string{"a", "", "a"}, [][]string{{"a", "x"}, {"a"}})
	require.Equal(t, []string{"/categories/1 required", "/categories/2 duplicate", "/rows/0/1 reference", "/rows/1 conflict"}, at(err))
	require.NotContains(t, err.Error(), "x ")
	_, err = agreement.FromRows(nil, [][]string{{"a"}})
	require.Equal(t, []string{"/categories range", "/rows range", "/rows/0/0 reference"}, at(err))
	_, err = agreement.FromCounts(abc(), [][]int{{1, 2}, {1, -1, agreement.MaxCount + 1}})
	require.Equal(t, []string{"/counts/0 conflict", "/counts/1/1 range", "/counts/1/2 range"}, at(err))
	_, err = agreement.FromCrossTable(abc(), [][]int{{1, 2, 3}, {1}})
	require.Equal(t, []string{"/table conflict", "/table/1 conflict"}, at(err))
	_, err = agreement.FromCrossTable(abc()[:1], [][]int{{1}, {1}})
	require.Equal(t, []string{"/table conflict"}, at(err))
	require.ErrorAs(t, err, &fault.Faults{})
}

func TestOptions(t *testing.T) {
	table, byCount := cross(t, []int{3, 1}, []int{1, 2}), counts(t, "1 1/2 0")
	many := rows(t, []string{"a", "b", "c"})
	lopsided := [][]float64{{1, .5}, {.2, 1}}
	for name, c := range map[string]struct {
		is  error
		run func() error
	}{
		"unknown weights":    {agreement.ErrOptions, func() error { _, err := agreement.Cohen(table, agreement.Options{Weights: "x"}); return err }},
		"level":              {agreement.ErrOptions, func() error { _, err := agreement.Cohen(table, agreement.Options{Level: 1}); return err }},
		"level of percent":   {agreement.ErrOptions, func() error { _, err := agreement.Percent(table, agreement.Options{Level: .1}); return err }},
		"level is no number": {agreement.ErrOptions, func() error { _, err := agreement.Conger(table, agreement.Options{Level: math.NaN()}); return err }},
		"too few values":     {agreement.ErrOptions, func() error { _, err := agreement.Gwet(table, agreement.Options{Values: []float64{1}}); return err }},
		"values descend":     {agreement.ErrOptions, func() error { _, err := agreement.Gwet(table, agreement.Options{Values: []float64{2, 1}}); return err }},
		"ratio of what is below 0": {agreement.ErrOptions, func() error {
			_, err := alpha(agreement.RatioMetric)(table, agreement.Options{Values: []float64{-1, 1}})
			return err
		}},
		"custom without table": {agreement.ErrOptions, func() error {
			_, err := agreement.Fleiss(table, agreement.Options{Weights: agreement.Custom})
			return err
		}},
		"custom with a short row": {agreement.ErrOptions, func() error {
			_, err := agreement.Fleiss(table, agreement.Options{Weights: agreement.Custom, Custom: [][]float64{{1}, {1}}})
			return err
		}},
		"custom above 1": {agreement.ErrOptions, func() error {
			_, err := agreement.Fleiss(table, agreement.Options{Weights: agreement.Custom, Custom: [][]float64{{1, 2}, {0, 1}}})
			return err
		}},
		"table without custom weights": {agreement.ErrOptions, func() error { _, err := agreement.Fleiss(table, agreement.Options{Custom: lopsided}); return err }},
		"not symmetric": {agreement.ErrOptions, func() error {
			_, err := agreement.Fleiss(table, agreement.Options{Weights: agreement.Custom, Custom: lopsided})
			return err
		}},
		"metric": {agreement.ErrOptions, func() error { _, err := agreement.Krippendorff(table, "x", agreement.Options{}); return err }},
		"weights with a metric": {agreement.ErrOptions, func() error {
			_, err := alpha(agreement.NominalMetric)(table, agreement.Options{Weights: agreement.Linear})
			return err
		}},
		"Cohen of counts":  {agreement.ErrRaters, func() error { _, err := agreement.Cohen(byCount, agreement.Options{}); return err }},
		"Conger of counts": {agreement.ErrRaters, func() error { _, err := agreement.Conger(byCount, agreement.Options{}); return err }},
		"Cohen of three":   {agreement.ErrRaters, func() error { _, err := agreement.Cohen(many, agreement.Options{}); return err }},
		"Scott of three":   {agreement.ErrRaters, func() error { _, err := agreement.Scott(many, agreement.Options{}); return err }},
	} {
		require.ErrorIs(t, c.run(), c.is, name)
	}
	_, err := agreement.Cohen(table, agreement.Options{Weights: agreement.Custom, Custom: lopsided})
	require.NoError(t, err, "Cohen's weights need not be symmetric")
	e, err := agreement.Conger(table, agreement.Options{Level: .9})
	require.NoError(t, err)
	require.Equal(t, agreement.CongerKappa, e.Coefficient)
	require.Equal(t, .9, e.Level)
}

// drawRows makes ratings with gaps.
func drawRows(rt *rapid.T, raters int) [][]string {
	rating := rapid.SampledFrom([]string{"a", "b", "c", "c", ""})
	return rapid.SliceOfN(rapid.SliceOfN(rating, raters, raters), 2, 30).Draw(rt, "rows")
}

func permuted[T any](rt *rapid.T, in []T) []T { return rapid.Permutation(in).Draw(rt, "permuted") }

// Neither the order of the subjects nor that of the raters changes anything; of the
// subjects, not a bit.
func TestOrder(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		raters := rapid.IntRange(2, 4).Draw(rt, "raters")
		in := drawRows(rt, raters)
		columns := make([]int, raters)
		for g := range columns {
			columns[g] = g
		}
		columns = permuted(rt, columns)
		turned := make([][]string, len(in))
		for i, row := range in {
			for _, g := range columns {
				turned[i] = append(turned[i], row[g])
			}
		}
		a, b, c := rows(t, in...), rows(t, permuted(rt, in)...), rows(t, turned...)
		for name, v := range verbs() {
			if raters > 2 && (name == "cohen" || name == "scott") {
				continue
			}
			x, errX := v(a, agreement.Options{})
			y, errY := v(b, agreement.Options{})
			z, errZ := v(c, agreement.Options{})
			require.NoError(rt, errX)
			require.NoError(rt, errY)
			require.NoError(rt, errZ)
			require.Empty(rt, cmp.Diff(x, y), name)
			require.Equal(rt, x.Value.Why, z.Value.Why)
			require.InDelta(rt, x.Value.Value, z.Value.Value, 1e-12, name)
			require.InDelta(rt, x.StandardError.Value, z.StandardError.Value, 1e-9, name)
			if value, ok := x.Value.Get(); ok {
				require.LessOrEqual(rt, value, 1.0, name)
				if low, ok := x.Low.Get(); ok {
					require.LessOrEqual(rt, low, value+1e-12)
					require.LessOrEqual(rt, x.High.Value, 1.0)
				}
			}
		}
	})
}

// The three ways in say the same: values alike, and standard errors up to the
// divisor that the documentation names.
func TestWaysIn(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		table := make([][]int, 3)
		in, byCount := [][]string{}, [][]int{}
		n := 0
		for k := range table {
			table[k] = rapid.SliceOfN(rapid.IntRange(0, 4), 3, 3).Draw(rt, "table")
			for l, times := range table[k] {
				for range times {
					in = append(in, []string{abc()[k], abc()[l]})
					row := make([]int, 3)
					row[k]++
					row[l]++
					byCount = append(byCount, row)
					n++
				}
			}
		}
		if n < 2 {
			return
		}
		a := rows(t, in...)
		b, err := agreement.FromCrossTable(abc(), table)
		require.NoError(rt, err)
		c, err := agreement.FromCounts(abc(), byCount)
		require.NoError(rt, err)
		for name, v := range verbs() {
			x, err := v(a, agreement.Options{})
			require.NoError(rt, err)
			y, err := v(b, agreement.Options{})
			require.NoError(rt, err)
			require.Equal(rt, x.Value.Why, y.Value.Why, name)
			require.InDelta(rt, x.Value.Value, y.Value.Value, 1e-12, name)
			require.InDelta(rt, x.StandardError.Value, y.StandardError.Value*math.Sqrt(float64(n)/float64(n-1)), 1e-9, name)
			if name != "cohen" && name != "conger" {
				z, err := v(c, agreement.Options{})
				require.NoError(rt, err)
				require.InDelta(rt, x.Value.Value, z.Value.Value, 1e-12)
				require.InDelta(rt, x.StandardError.Value, z.StandardError.Value, 1e-9)
			}
		}
	})
}

// A second computation, from the definitions: all pairs of ratings, one by one.
func TestDefinitions(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		in := drawRows(rt, 3)
		var seen, expected, pairs, all float64
		var pool []string
		agree, subjects := 0.0, 0.0
		for _, row := range in {
			given := []string{}
			for _, r := range row {
				if r != "" {
					given = append(given, r)
				}
			}
			if len(given) < 2 {
				continue
			}
			subjects++
			pool = append(pool, given...)
			same, of := 0.0, 0.0
			for i := range given {
				for j := range given {
					if i != j {
						of++
						if given[i] == given[j] {
							same++
						} else {
							seen += 1 / float64(len(given)-1)
						}
					}
				}
			}
			agree += same / of
			pairs += float64(len(given))
		}
		for i := range pool {
			for j := range pool {
				if i != j {
					all++
					if pool[i] != pool[j] {
						expected++
					}
				}
			}
		}
		d := rows(t, in...)
		p, err := agreement.Percent(d, agreement.Options{})
		require.NoError(rt, err)
		a, err := agreement.Krippendorff(d, agreement.NominalMetric, agreement.Options{})
		require.NoError(rt, err)
		if subjects == 0 {
			require.False(rt, p.Value.Ok() || a.Value.Ok())
			return
		}
		require.InDelta(rt, agree/subjects, p.Value.Value, 1e-12)
		require.Equal(rt, expected > 0, a.Value.Ok())
		if expected > 0 {
			require.InDelta(rt, 1-(seen/pairs)/(expected/all), a.Value.Value, 1e-12)
		}
	})
}

// The standard error of Fleiss's kappa by the jackknife is near the linearised one.
func TestJackknife(t *testing.T) {
	in := split("1112 1222 2222 3333 1111 1133 2332 3333 1111 2222 3313 2222 1111 2322 3333 1121 2222 3331 1111 2222")
	value := func(in [][]string) (float64, float64) {
		d, err := agreement.FromRows(digits(1, 3), in)
		require.NoError(t, err)
		e, err := agreement.Fleiss(d, agreement.Options{})
		require.NoError(t, err)
		return e.Value.Value, e.StandardError.Value
	}
	_, se := value(in)
	n := float64(len(in))
	mean, parts := 0.0, []float64{}
	for i := range in {
		v, _ := value(append(append([][]string{}, in[:i]...), in[i+1:]...))
		parts, mean = append(parts, v), mean+v/n
	}
	sum := 0.0
	for _, v := range parts {
		sum += (v - mean) * (v - mean)
	}
	require.InEpsilon(t, math.Sqrt(sum*(n-1)/n), se, 0.05)
}

func TestUntouched(t *testing.T) {
	untouched.Check(t, agreement.FromRows, abc(), [][]string{{"b", "a"}, {"a", ""}})
	untouched.Check(t, agreement.FromCounts, abc(), [][]int{{2, 0, 1}, {1, 1, 0}})
	untouched.Check(t, agreement.FromCrossTable, abc(), [][]int{{2, 0, 1}, {1, 1, 0}, {0, 0, 1}})
	d := cross(t, []int{3, 1}, []int{1, 2})
	o := agreement.Options{Weights: agreement.Custom, Custom: [][]float64{{1, .5}, {.5, 1}}, Values: []float64{1, 3}}
	for _, v := range []any{agreement.Percent, agreement.Cohen, agreement.Conger, agreement.Scott, agreement.Fleiss, agreement.Gwet} {
		untouched.Check(t, v, d, o)
	}
	untouched.Check(t, agreement.Krippendorff, d, agreement.WeightedMetric, o)
	e, err := agreement.Gwet(d, agreement.Options{})
	require.NoError(t, err)
	untouched.Check(t, agreement.Explain, e, "es")
}

func FuzzFromRows(f *testing.F) {
	f.Add("ab.\nbb.\n.ac")
	f.Fuzz(func(t *testing.T, text string) {
		d, err := agreement.FromRows(abc(), split(text))
		if err != nil {
			return
		}
		for _, v := range verbs() {
			e, err := v(d, agreement.Options{Weights: ""})
			if err == nil && e.Value.Ok() && (math.IsNaN(e.Value.Value) || e.Value.Value > 1) {
				t.Fatal("a value above 1")
			}
		}
	})
}

func BenchmarkGwet(b *testing.B) {
	d := fourRaters(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := agreement.Gwet(d, agreement.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
