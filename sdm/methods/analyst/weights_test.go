package analyst_test

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/archtest/untouched"
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/methods"
	"github.com/concord-sdm/concord/sdm/methods/analyst"
)

func benefits(rows ...[]float64) methods.Matrix {
	var m methods.Matrix
	for k := range rows[0] {
		m.Criteria = append(m.Criteria, methods.Column{ID: fmt.Sprintf("c%d", k+1), Direction: sdm.HigherIsBetter})
	}
	for i, row := range rows {
		m.Options = append(m.Options, fmt.Sprintf("o%02d", i+1))
		m.Values = append(m.Values, row)
	}
	return m
}

var (
	water = benefits( // Elsayed, Dawood & Karthikeyan 2017, IJETT 46:60
		[]float64{7, 312, 1891, 6613, 163}, []float64{72, 88, 728, 941804, 1078}, []float64{10, 252, 2594, 3466, 117471},
		[]float64{10, 145, 980, 2371, 86329}, []float64{65, 54, 350, 501, 29897}, []float64{29, 48, 380, 912, 34051},
		[]float64{7, 476, 3300, 78470, 2212}, []float64{70, 87, 650, 733, 819000}, []float64{4, 86, 591, 3015, 103},
		[]float64{12, 79, 579, 3240, 96098}, []float64{21, 45, 261, 1253, 453}, []float64{1, 72, 530, 4333, 0.1048})
	firms = benefits( // Diakoulaki, Mavrotas & Papayannakis 1995, Computers & Operations Research 22:763
		[]float64{61, 1.08, 4.33}, []float64{20.7, 0.26, 4.34}, []float64{16.3, 1.98, 2.53}, []float64{9, 3.29, 1.65},
		[]float64{5.4, 2.77, 2.33}, []float64{4, 4.12, 1.21}, []float64{-6.1, 3.52, 2.10}, []float64{-34.6, 3.31, 0.98})
	software = benefits( // Tuş & Adalı 2019, Opsearch 56:528
		[]float64{5000, 3, 3, 4, 3, 2}, []float64{680, 5, 3, 2, 2, 1}, []float64{2000, 3, 2, 3, 4, 3},
		[]float64{600, 4, 3, 1, 2, 2}, []float64{800, 2, 4, 3, 3, 4})
)

func shares(t *testing.T, m methods.Matrix, w analyst.Weights) []float64 {
	out := make([]float64, len(m.Criteria))
	for k, c := range m.Criteria {
		s, ok := w.Of(c.ID)
		require.True(t, ok)
		out[k] = float64(s)
	}
	return out
}

func TestPublished(t *testing.T) {
	for _, c := range []struct {
		name, source string
		of           func(methods.Matrix) (analyst.Weights, error)
		m            methods.Matrix
		digits       float64
		want         []float64
	}{
		{"entropy", "Elsayed et al. 2017", analyst.Entropy, water, 6, []float64{0.104991, 0.069124, 0.071373, 0.449937, 0.304575}},
		{"critic", "Diakoulaki et al. 1995", analyst.CRITIC, firms, 8, []float64{0.20222554, 0.48090173, 0.31687273}},
		{"critic of six", "Tuş & Adalı 2019", analyst.CRITIC, software, 3, []float64{0.157, 0.249, 0.168, 0.121, 0.154, 0.151}},
	} {
		t.Run(c.name, func(t *testing.T) {
			w, err := c.of(c.m)
			require.NoError(t, err)
			require.InDeltaSlice(t, c.want, shares(t, c.m, w), 0.5*math.Pow(10, -c.digits)+1e-15)
		})
	}
}

// What makes these weights unfit for a person: agreement counts for nothing.
func TestAgreementGetsNothing(t *testing.T) {
	m := benefits([]float64{1, 9}, []float64{4, 9}, []float64{2, 9})
	for _, of := range []func(methods.Matrix) (analyst.Weights, error){analyst.Entropy} {
		w, err := of(m)
		require.NoError(t, err)
		require.Equal(t, []float64{1, 0}, shares(t, m, w))
	}
	m = benefits([]float64{1, 9, 3}, []float64{4, 9, 1}, []float64{2, 9, 2})
	w, err := analyst.CRITIC(m)
	require.NoError(t, err)
	require.Zero(t, shares(t, m, w)[1])
}

func TestFaults(t *testing.T) {
	for _, c := range []struct {
		name string
		of   func(methods.Matrix) (analyst.Weights, error)
		m    methods.Matrix
		want error
	}{
		{"one option", analyst.Entropy, benefits([]float64{1, 2}), analyst.ErrTooFew},
		{"one option, critic", analyst.CRITIC, benefits([]float64{1, 2}), analyst.ErrTooFew},
		{"below zero", analyst.Entropy, benefits([]float64{1, 2}, []float64{-1, 3}), analyst.ErrNegative},
		{"all zero", analyst.Entropy, benefits([]float64{0, 2}, []float64{0, 3}), analyst.ErrNegative},
		{"no spread", analyst.Entropy, benefits([]float64{1, 2}, []float64{1, 2}), analyst.ErrNoSpread},
		{"no spread, critic", analyst.CRITIC, benefits([]float64{1, 2}, []float64{1, 2}), analyst.ErrNoSpread},
		{"one criterion with spread", analyst.CRITIC, benefits([]float64{1, 1}, []float64{1, 2}), analyst.ErrNoConflict},
		{"one criterion", analyst.CRITIC, benefits([]float64{1}, []float64{2}), analyst.ErrNoConflict},
		{"fully correlated but for rounding", analyst.CRITIC, benefits([]float64{0.1, 0.3}, []float64{0.2, 0.6}, []float64{0.7, 2.1}), analyst.ErrNoConflict},
		{"not finite", analyst.CRITIC, benefits([]float64{1, 2}, []float64{math.NaN(), 2}), methods.ErrNotFinite},
		{"not finite, entropy", analyst.Entropy, benefits([]float64{1, 2}, []float64{math.Inf(1), 2}), methods.ErrNotFinite},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := c.of(c.m)
			require.ErrorIs(t, err, c.want)
			require.ErrorAs(t, err, &sdm.Faults{})
		})
	}
}

func TestWeigh(t *testing.T) {
	w, err := analyst.Entropy(water)
	require.NoError(t, err)
	m, err := w.Weigh(water)
	require.NoError(t, err)
	require.InDelta(t, 0.449937, m.Criteria[3].Weight, 1e-6)
	require.Zero(t, water.Criteria[3].Weight, "the matrix handed in stays")
	_, err = m.Run(methods.TOPSIS, methods.Parameters{})
	require.NoError(t, err)
	_, err = w.Weigh(firms)
	require.ErrorIs(t, err, analyst.ErrCriteria)
	_, err = w.Weigh(benefits([]float64{1, 2, 3, 4, 5, 6}))
	require.ErrorIs(t, err, analyst.ErrCriteria)
}

// The order of options and criteria does not change a bit; nor do large units.
func TestOrderAndUnits(t *testing.T) {
	for _, of := range []func(methods.Matrix) (analyst.Weights, error){analyst.Entropy, analyst.CRITIC} {
		first, err := of(software)
		require.NoError(t, err)
		m := software
		m.Options, m.Values, m.Criteria = slices.Clone(m.Options), slices.Clone(m.Values), slices.Clone(m.Criteria)
		slices.Reverse(m.Options)
		slices.Reverse(m.Values)
		slices.Reverse(m.Criteria)
		for i, row := range m.Values {
			row = slices.Clone(row)
			slices.Reverse(row)
			for k := range row {
				row[k] = math.Ldexp(row[k], 1000)
			}
			m.Values[i] = row
		}
		again, err := of(m)
		require.NoError(t, err)
		require.Equal(t, shares(t, software, first), shares(t, software, again))
	}
}

// Programs that hand such weights to a person's preferences do not compile.
func TestMisuseDoesNotCompile(t *testing.T) {
	fset := token.NewFileSet()
	from := importer.ForCompiler(fset, "source", nil)
	const start = `w, _ := analyst.Entropy(methods.Matrix{}); s, _ := w.Of("a"); `
	for _, c := range []struct{ name, body, want string }{
		{"honest", `_, _ = w.Weigh(methods.Matrix{}); _ = s; _ = sdm.Answer{}`, ""},
		{"points of an answer", `_ = sdm.Answer{Points: &s}`, "cannot use &s"},
		{"points of an answer by new", `_ = sdm.Answer{Points: new(s)}`, "cannot use new(s)"},
		{"preferences", `_, _ = sdm.Rank(sdm.Decision{}, w); _ = s`, "cannot use w"},
		{"preferences of a method", `_, _ = methods.Rank(sdm.Decision{}, w, methods.TOPSIS, methods.Options{}); _ = s`, "cannot use w"},
		{"converted to preferences", `_ = sdm.Preferences(w); _ = s`, "cannot convert w"},
		{"weight of a column", `_ = methods.Column{Weight: s}`, "cannot use s"},
		{"made by hand", `_ = analyst.Weights{shares: nil}; _ = s`, "unexported field shares"},
		{"a method of weights", `_ = sdm.Preferences{Method: analyst.Entropy}; _ = s`, "cannot use analyst.Entropy"},
	} {
		t.Run(c.name, func(t *testing.T) {
			source := "package main\nimport (\"github.com/concord-sdm/concord/sdm\"\n\"github.com/concord-sdm/concord/sdm/methods\"\n" +
				"\"github.com/concord-sdm/concord/sdm/methods/analyst\")\nvar _ sdm.Answer\nfunc main() { " + start + c.body + " }\n"
			file, err := parser.ParseFile(fset, "main.go", source, 0)
			require.NoError(t, err)
			_, err = (&types.Config{Importer: from, GoVersion: "go1.26"}).Check("main", fset, []*ast.File{file}, nil)
			if c.want == "" {
				require.NoError(t, err)
				return
			}
			require.ErrorContains(t, err, c.want)
		})
	}
}

func TestUntouched(t *testing.T) {
	w, err := analyst.Entropy(water)
	require.NoError(t, err)
	untouched.Check(t, analyst.Entropy, water)
	untouched.Check(t, analyst.CRITIC, firms)
	untouched.Check(t, analyst.Weights.Weigh, w, water)
	untouched.Check(t, analyst.Weights.Of, w, "c1")
}

// Entropy gives most weight to the column with the larger spread.
func ExampleEntropy() {
	m := benefits([]float64{10, 50}, []float64{10, 20}, []float64{20, 30})
	w, err := analyst.Entropy(m)
	if err != nil {
		fmt.Println(err)
		return
	}
	first, _ := w.Of("c1")
	second, _ := w.Of("c2")
	fmt.Printf("%.3f %.3f\n", first, second)
	// Output:
	// 0.461 0.539
}
