package methods_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/methods"
)

// every runs all methods and hands on the results.
func every(t *testing.T, m methods.Matrix, see func(methods.Result)) {
	t.Helper()
	r := prepared(t, m)
	for _, method := range methods.Methods() {
		got, err := r.Result(method, methods.Parameters{})
		require.NoError(t, err)
		for _, p := range got.Places {
			require.False(t, math.IsNaN(p.Score.Value) || math.IsInf(p.Score.Value, 0), "%s: %v", method, p)
			for _, part := range p.Parts {
				require.False(t, math.IsNaN(part.Value) || math.IsInf(part.Value, 0), "%s: %v", method, part)
			}
		}
		see(got)
	}
}

func TestOneOption(t *testing.T) {
	every(t, matrix([][]float64{{3, 4}}, 0.5, 0.5), func(r methods.Result) {
		if r.Method == methods.MAUT || r.Why == "" {
			require.Empty(t, r.Why, r.Method)
			require.Equal(t, []string{"o1"}, r.First, r.Method)
			require.Equal(t, 1, r.Places[0].Rank, r.Method)
		}
		require.Contains(t, r.Notes, methods.NoteOneOption)
	})
}

func TestIdenticalOptions(t *testing.T) {
	for _, n := range []int{2, 5, 40} {
		rows := make([][]float64, n)
		for i := range rows {
			rows[i] = []float64{0.1, 7, 1e-3}
		}
		every(t, matrix(rows, 0.2, 0.5, 0.3), func(r methods.Result) {
			require.Empty(t, r.Why, r.Method)
			require.Len(t, r.First, n, r.Method)
			for _, p := range r.Places {
				require.Equal(t, 1, p.Rank, r.Method)
			}
			require.Contains(t, r.Notes, methods.NoteConstant)
		})
	}
}

// A criterion on which all are the same, or which has no weight, moves nothing.
func TestCriteriaThatTellNothing(t *testing.T) {
	rows := [][]float64{{3, 1}, {1, 4}, {2, 2}}
	plain := map[methods.Method]methods.Result{}
	every(t, matrix(rows, 0.6, 0.4), func(r methods.Result) { plain[r.Method] = r })
	constant, unused := [][]float64{}, [][]float64{}
	for _, row := range rows {
		constant = append(constant, append(slices.Clone(row), 5))
		unused = append(unused, append(slices.Clone(row), row[0]-2)) // some are 0 and below
	}
	every(t, matrix(unused, 0.6, 0.4, 0), func(r methods.Result) {
		require.Equal(t, plain[r.Method].Places, r.Places, "%s without weight", r.Method)
		require.Contains(t, r.Notes, methods.NoteUnusedWeight)
	})
	every(t, matrix(constant, 0.6, 0.4, 0.3), func(r methods.Result) {
		switch r.Method {
		case methods.WASPAS, methods.CODAS, methods.ELECTRE1, methods.ELECTRE3:
			return // the weight of it shifts λ, the threshold τ or the share that agrees
		case methods.MAUT: // the weights are scaling constants, and now sum to more
			return
		}
		for _, p := range plain[r.Method].Places {
			require.Equal(t, p.Rank, at(r, p.Option).Rank, "%s with a constant", r.Method)
		}
	})
}

// Numbers near the largest and the smallest that there are rank as the same
// numbers in another unit.
func TestExtremeUnits(t *testing.T) {
	rows := [][]float64{{3, 1, 2}, {1, 4, 4}, {2, 2, 5}}
	plain := map[methods.Method][]int{}
	ranks := func(r methods.Result) []int {
		out := []int{}
		for _, p := range r.Places {
			out = append(out, p.Rank)
			for i := range p.Option {
				out = append(out, int(p.Option[i]))
			}
		}
		return out
	}
	every(t, matrix(rows, 0.5, 0.3, 0.2), func(r methods.Result) { plain[r.Method] = ranks(r) })
	for _, unit := range []int{1020, -1000, -1070} {
		scaled := make([][]float64, len(rows))
		for i, row := range rows {
			scaled[i] = []float64{math.Ldexp(row[0], unit), row[1], math.Ldexp(row[2], -unit/2)}
		}
		every(t, matrix(scaled, 0.5, 0.3, 0.2), func(r methods.Result) {
			require.Equal(t, plain[r.Method], ranks(r), "%s at 2^%d", r.Method, unit)
		})
	}
	// Numbers that are tiny beside their range and thresholds keep their squares.
	tiny := matrix([][]float64{{3e-200, 1, 2}, {1e-200, 4, 4}, {2e-200, 2, 5}}, 0.5, 0.3, 0.2)
	tiny.Criteria[0].Range, tiny.Criteria[0].Veto = sdm.Range{Worst: 0, Best: 1}, 1
	every(t, tiny, func(r methods.Result) {
		switch r.Method {
		case methods.TOPSIS, methods.VIKOR, methods.MOORA, methods.ReferencePoint, methods.PROMETHEE2, methods.WASPAS, methods.CODAS, methods.MABAC:
			require.Equal(t, plain[r.Method], ranks(r), "%s beside a wide range", r.Method)
		}
	})
	// The whole range of floating point in one column.
	every(t, matrix([][]float64{{-math.MaxFloat64, 1}, {math.MaxFloat64, 2}, {0, 1}}, 0.5, 0.5), func(r methods.Result) {
		if r.Why == "" && r.Method != methods.ELECTRE1 {
			require.Equal(t, []string{"o2"}, r.First, r.Method)
		}
	})
}

// Methods that divide by numbers or take logarithms refuse zeros, and say where.
func TestZerosAndNegatives(t *testing.T) {
	cost := func(rows [][]float64) methods.Matrix {
		m := matrix(rows, 0.5, 0.5)
		m.Criteria[0].Direction = sdm.LowerIsBetter
		return m
	}
	for _, c := range []struct {
		name    string
		m       methods.Matrix
		refused map[methods.Method]string
	}{
		{
			"a benefit of 0", matrix([][]float64{{0, 1}, {2, 3}}, 0.5, 0.5), map[methods.Method]string{
				methods.WeightedProduct: methods.WhyNotPositive, methods.WASPAS: methods.WhyNotPositive,
				methods.MULTIMOORA: methods.WhyNotPositive,
			},
		},
		{
			"a cost of 0", cost([][]float64{{0, 1}, {2, 3}}), map[methods.Method]string{
				methods.WeightedProduct: methods.WhyNotPositive, methods.WASPAS: methods.WhyNotPositive,
				methods.MULTIMOORA: methods.WhyNotPositive, methods.ARAS: methods.WhyNotPositive,
				methods.MARCOS: methods.WhyNotPositive, methods.CODAS: methods.WhyNotPositive, methods.COPRAS: methods.WhyNoCost,
			},
		},
		{
			"a benefit below 0", matrix([][]float64{{-1, 1}, {2, 3}}, 0.5, 0.5), map[methods.Method]string{
				methods.WeightedProduct: methods.WhyNotPositive, methods.WASPAS: methods.WhyNotPositive,
				methods.MULTIMOORA: methods.WhyNotPositive, methods.ARAS: methods.WhyNegative,
				methods.MARCOS: methods.WhyNegative, methods.CODAS: methods.WhyNegative, methods.COPRAS: methods.WhyNegative,
				methods.EDAS: methods.WhyNegative,
			},
		},
		{
			"benefits that are all 0", matrix([][]float64{{0, 0}, {0, 0}}, 0.5, 0.5), map[methods.Method]string{
				methods.WeightedProduct: methods.WhyNotPositive, methods.WASPAS: methods.WhyNotPositive,
				methods.MULTIMOORA: methods.WhyNotPositive,
			},
		},
		{
			"nothing at the worst", matrix([][]float64{{0, 2}, {3, 0}}, 0.5, 0.5), map[methods.Method]string{
				methods.WeightedProduct: methods.WhyNotPositive, methods.WASPAS: methods.WhyNotPositive,
				methods.MULTIMOORA: methods.WhyNotPositive, methods.MARCOS: methods.WhyNotPositive,
			},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			every(t, c.m, func(r methods.Result) {
				require.Equal(t, c.refused[r.Method], r.Why, r.Method)
				if r.Why != "" {
					require.Empty(t, r.Places)
					require.True(t, r.Criterion != "" || r.Option != "" || r.Method == methods.MARCOS, r.Method)
				}
			})
		})
	}
	r := prepared(t, cost([][]float64{{0, 1}, {2, 3}}))
	_, err := r.Order(nil, methods.WASPAS, methods.Parameters{})
	var why *methods.WhyError
	require.ErrorAs(t, err, &why)
	require.Equal(t, "the method cannot be applied: notPositive, criterion c1", err.Error())
	_, err = r.Order(nil, methods.COPRAS, methods.Parameters{})
	require.EqualError(t, err, "the method cannot be applied: noCost, option o1")
}

func TestOtherRefusals(t *testing.T) {
	rows := make([][]float64, methods.MaxOutranked+1)
	for i := range rows {
		rows[i] = []float64{float64(i), 1}
	}
	for _, m := range []methods.Method{methods.ELECTRE1, methods.ELECTRE3} {
		got, err := matrix(rows, 1, 1).Run(m, methods.Parameters{})
		require.NoError(t, err)
		require.Equal(t, methods.WhyTooMany, got.Why)
	}
	for name, c := range map[string]struct {
		m methods.Matrix
		p methods.Parameters
	}{
		"a constant of 1 beside another": {matrix([][]float64{{1, 2}, {2, 1}}, 1, 0.2), methods.Parameters{}},
		"one attribute that is not all":  {matrix([][]float64{{1}, {2}}, 0.5), methods.Parameters{}},
		"constants beyond solving":       {matrix([][]float64{{1, 2}, {2, 1}}, 1, 1), methods.Parameters{ScalingSum: new(1e-300)}},
	} {
		got, err := c.m.Run(methods.MAUT, c.p)
		require.NoError(t, err)
		require.Equal(t, methods.WhyScaling, got.Why, name)
	}
	m := matrix([][]float64{{1, 2}, {2, 1}}, 0.5, 0.5)
	m.Criteria[0].Ideal = new(-1.0)
	got, err := m.Run(methods.ARAS, methods.Parameters{})
	require.NoError(t, err)
	require.Equal(t, methods.WhyNotPositive, got.Why)
}

// A score that no number holds stops the method.
func TestOverflow(t *testing.T) {
	m := matrix([][]float64{{1, 2, 3, 4}, {2, 1, 3, 4}}, 1e-60, 1e-60, 1e-60, 1e-60)
	m.Worth = [][]float64{{1e100, 1e100, 1e100, 1e100}, {1, 1, 1, 1}}
	got, err := m.Run(methods.MAUT, methods.Parameters{})
	require.NoError(t, err)
	require.Equal(t, []string{methods.WhyOverflow, "o1"}, []string{got.Why, got.Option})
}

func TestParameters(t *testing.T) {
	m := matrix([][]float64{{1, 2}, {2, 1}}, 0.5, 0.5)
	r := prepared(t, m)
	for name, p := range map[string]methods.Parameters{
		"/lambda": {Lambda: new(1.1)}, "/v": {V: new(-0.1)}, "/tau": {Tau: new(math.NaN())},
		"/concordance": {Concordance: new(math.NaN())}, "/discordance": {Discordance: new(2.0)},
		"/aspiration": {Aspiration: new(math.Inf(1))}, "/scalingSum": {ScalingSum: new(0.0)},
	} {
		_, err := r.Result(methods.TOPSIS, p)
		require.ErrorIs(t, err, methods.ErrParameter, name)
		var faults fault.Faults
		require.ErrorAs(t, err, &faults)
		require.Equal(t, name, faults[0].Pointer)
		_, err = r.Order(nil, methods.TOPSIS, p)
		require.ErrorIs(t, err, methods.ErrParameter, name)
	}
	_, err := r.Order(nil, "none", methods.Parameters{})
	require.ErrorIs(t, err, methods.ErrMethod)
	_, err = m.Run("none", methods.Parameters{})
	require.ErrorIs(t, err, methods.ErrMethod)
}

func TestMatrixFaults(t *testing.T) {
	ok := func() methods.Matrix { return matrix([][]float64{{1, 2}, {2, 1}}, 0.5, 0.5) }
	for _, c := range []struct {
		name    string
		change  func(*methods.Matrix)
		pointer string
		is      error
	}{
		{"no options", func(m *methods.Matrix) { m.Options, m.Values = nil, nil }, "/options", nil},
		{"no criteria", func(m *methods.Matrix) { m.Criteria, m.Values = nil, [][]float64{{}, {}} }, "/criteria", nil},
		{"an id twice", func(m *methods.Matrix) { m.Options[1] = "o1" }, "/options/1", nil},
		{"a bad id", func(m *methods.Matrix) { m.Options[1] = "a b" }, "/options/1", nil},
		{"no id", func(m *methods.Matrix) { m.Options[1] = "" }, "/options/1", nil},
		{"a criterion twice", func(m *methods.Matrix) { m.Criteria[1].ID = "c1" }, "/criteria/1/id", nil},
		{"weight below 0", func(m *methods.Matrix) { m.Criteria[0].Weight = -1 }, "/criteria/0/weight", methods.ErrWeight},
		{"weight not finite", func(m *methods.Matrix) { m.Criteria[0].Weight = math.NaN() }, "/criteria/0/weight", methods.ErrWeight},
		{"weight too large", func(m *methods.Matrix) { m.Criteria[0].Weight = 1e7 }, "/criteria/0/weight", methods.ErrWeight},
		{"no weight", func(m *methods.Matrix) { m.Criteria[0].Weight, m.Criteria[1].Weight = 0, 0 }, "/criteria", methods.ErrWeight},
		{"no direction", func(m *methods.Matrix) { m.Criteria[0].Direction = "" }, "/criteria/0/direction", nil},
		{"personal direction", func(m *methods.Matrix) { m.Criteria[0].Direction = sdm.Personal }, "/criteria/0/direction", nil},
		{"range of no width", func(m *methods.Matrix) { m.Criteria[0].Range = sdm.Range{Worst: 1, Best: 1} }, "/criteria/0/range", nil},
		{"range the other way", func(m *methods.Matrix) { m.Criteria[0].Range = sdm.Range{Worst: 1, Best: 0} }, "/criteria/0/range", nil},
		{"range not finite", func(m *methods.Matrix) { m.Criteria[0].Range = sdm.Range{Worst: 1, Best: math.Inf(1)} }, "/criteria/0/range", methods.ErrNotFinite},
		{"ideal not finite", func(m *methods.Matrix) { m.Criteria[0].Ideal = new(math.NaN()) }, "/criteria/0/ideal", methods.ErrNotFinite},
		{"aspiration not finite", func(m *methods.Matrix) { m.Criteria[0].Aspiration = new(math.NaN()) }, "/criteria/0/aspiration", methods.ErrNotFinite},
		{"no such function", func(m *methods.Matrix) { m.Criteria[0].Function = "x" }, "/criteria/0/function", nil},
		{"threshold below 0", func(m *methods.Matrix) { m.Criteria[0].Indifference = -1 }, "/criteria/0/indifference", methods.ErrThreshold},
		{"preference below indifference", func(m *methods.Matrix) { m.Criteria[0].Indifference, m.Criteria[0].Preference = 2, 1 }, "/criteria/0/preference", methods.ErrThreshold},
		{"veto below preference", func(m *methods.Matrix) { m.Criteria[0].Preference, m.Criteria[0].Veto = 2, 1 }, "/criteria/0/veto", methods.ErrThreshold},
		{"V without threshold", func(m *methods.Matrix) { m.Criteria[0].Function = methods.VShape }, "/criteria/0/preference", methods.ErrThreshold},
		{"Gauss without threshold", func(m *methods.Matrix) { m.Criteria[0].Function = methods.Gaussian }, "/criteria/0/sigma", methods.ErrThreshold},
		{"a row too few", func(m *methods.Matrix) { m.Values = m.Values[:1] }, "/values", methods.ErrShape},
		{"a number too many", func(m *methods.Matrix) { m.Values[1] = []float64{1, 2, 3} }, "/values/1", methods.ErrShape},
		{"NaN", func(m *methods.Matrix) { m.Values[1][0] = math.NaN() }, "/values/1/0", methods.ErrNotFinite},
		{"infinity", func(m *methods.Matrix) { m.Values[1][0] = math.Inf(-1) }, "/values/1/0", methods.ErrNotFinite},
		{"worth of another shape", func(m *methods.Matrix) { m.Worth = [][]float64{{1}} }, "/worth", methods.ErrShape},
		{"worth beyond all ranges", func(m *methods.Matrix) { m.Worth = [][]float64{{1, 1}, {1e101, 1}} }, "/worth/1/0", methods.ErrSpread},
		{"a range of hardly any width", func(m *methods.Matrix) { m.Criteria[0].Range = sdm.Range{Worst: 0, Best: 1e-300} }, "/criteria/0", methods.ErrSpread},
		{"a veto that would vanish", func(m *methods.Matrix) { m.Criteria[0].Veto, m.Values[0][0] = 1e-300, 1e300 }, "/criteria/0", methods.ErrSpread},
		{"a threshold beside which numbers vanish", func(m *methods.Matrix) { m.Criteria[0].Preference, m.Values[0][0] = 1e300, 1e-300 }, "/criteria/0", methods.ErrSpread},
		{"a number that would vanish", func(m *methods.Matrix) { m.Values[0][0], m.Values[1][0] = 1e300, 1e-300 }, "/criteria/0", methods.ErrSpread},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := ok()
			c.change(&m)
			err := m.Validate()
			var faults fault.Faults
			require.ErrorAs(t, err, &faults)
			require.Equal(t, c.pointer, faults[0].Pointer)
			if c.is != nil {
				require.ErrorIs(t, err, c.is)
			}
			_, prepareErr := methods.Prepare(m)
			require.Equal(t, err, prepareErr)
			_, err = m.Run(methods.TOPSIS, methods.Parameters{})
			require.Error(t, err)
		})
	}
	require.NoError(t, ok().Validate())
}

// Faults come in document order, each place once for one reason.
func TestMatrixFaultsInOrder(t *testing.T) {
	m := methods.Matrix{
		Options:  []string{"a", "a", ""},
		Criteria: []methods.Column{{ID: "c", Weight: -1, Direction: sdm.HigherIsBetter}, {ID: "c", Direction: "up"}},
		Values:   [][]float64{{1, math.NaN()}, {1}},
		Worth:    [][]float64{{0, 1e101}, {math.Inf(1), 0}, {0, math.NaN()}},
	}
	var faults fault.Faults
	require.ErrorAs(t, m.Validate(), &faults)
	var pointers []string
	for _, f := range faults {
		pointers = append(pointers, f.Pointer)
	}
	require.Equal(t, []string{
		"/options/1", "/options/2", "/criteria", "/criteria/0/weight", "/criteria/1/id", "/criteria/1/direction",
		"/values", "/values/0/1", "/values/1", "/worth/0/1", "/worth/1/0", "/worth/2/1",
	}, pointers)
}

// Whatever table comes in, every method either says why not or ranks every
// option with finite scores, the same bits in whatever order it comes, and with
// equal ranks for a copy.
func TestAnyMatrix(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, k := rapid.IntRange(1, 40).Draw(t, "options"), rapid.IntRange(1, 5).Draw(t, "criteria")
		number := rapid.OneOf(rapid.Float64Range(-5, 5), rapid.Float64Range(0.5, 5), rapid.SampledFrom([]float64{0, 1, 2, 1e300, -1e300}))
		rows := make([][]float64, n)
		for i := range rows {
			rows[i] = rapid.SliceOfN(number, k, k).Draw(t, "row")
		}
		if n > 1 {
			rows[n-1] = rows[0]
		}
		weights := rapid.SliceOfN(rapid.Float64Range(0.01, 1), k, k).Draw(t, "weights")
		m := matrix(rows, weights...)
		functions := methods.Function("").Values()
		for i := range m.Criteria {
			c := &m.Criteria[i]
			c.Function = methods.Function(rapid.SampledFrom(functions).Draw(t, "function"))
			c.Indifference, c.Preference, c.Veto, c.Sigma = 0.5, 1, 3, 1
			if rapid.Bool().Draw(t, "cost") {
				c.Direction = sdm.LowerIsBetter
			}
		}
		if m.Validate() != nil {
			t.Skip("numbers that would vanish")
		}
		turned := with(m, func(m *methods.Matrix) {
			slices.Reverse(m.Options)
			slices.Reverse(m.Values)
			slices.Reverse(m.Criteria)
			for _, row := range m.Values {
				slices.Reverse(row)
			}
		})
		for _, method := range methods.Methods() {
			a, err := m.Run(method, methods.Parameters{})
			b, errTurned := turned.Run(method, methods.Parameters{})
			if err != nil || errTurned != nil {
				t.Fatal(method, err, errTurned)
			}
			if fmt.Sprint(a) != fmt.Sprint(b) {
				t.Fatalf("%s: %v\n%v", method, a, b)
			}
			if a.Why != "" {
				continue
			}
			if len(a.Places) != n || len(a.First) == 0 {
				t.Fatal(method, a)
			}
			for _, p := range a.Places {
				if math.IsNaN(p.Score.Value) || math.IsInf(p.Score.Value, 0) || p.Rank < 1 || p.Rank > n {
					t.Fatal(method, p)
				}
			}
			if n > 1 && at(a, "o1").Rank != at(a, fmt.Sprintf("o%d", n)).Rank {
				t.Fatal(method, "a copy has another rank")
			}
		}
	})
}

func TestWords(t *testing.T) {
	require.True(t, methods.TOPSIS.IsValid())
	require.False(t, methods.Method("x").IsValid())
	require.Len(t, methods.Method("").Values(), len(methods.Methods()))
	require.True(t, methods.ByRange.IsValid() && methods.TradesOff.IsValid() && methods.NoteConstant.IsValid())
	require.True(t, methods.SameFirst.IsValid() && methods.Usual.IsValid())
	require.False(t, methods.Normalisation("x").IsValid() || methods.Assumption("x").IsValid() || methods.Note("x").IsValid())
	require.False(t, methods.FirstPlace("x").IsValid() || methods.Function("x").IsValid())
	every(t, random(5, 4, 3), func(r methods.Result) {
		require.True(t, r.Method.IsValid() && r.Normalisation.IsValid())
		require.NotEmpty(t, r.Source)
		require.NotEmpty(t, r.Assumptions)
		for _, a := range r.Assumptions {
			require.True(t, a.IsValid())
		}
		for _, n := range r.Notes {
			require.True(t, n.IsValid())
		}
		reversing := map[methods.Method]bool{
			methods.Additive: false, methods.SPOTIS: false, methods.WeightedProduct: false, methods.MAUT: false,
			methods.Lexicographic: false, methods.Satisficing: false,
		}
		never, known := reversing[r.Method]
		require.Equal(t, !known || never, r.CanReverse, r.Method)
	})
	every(t, matrix([][]float64{{1, 2}, {2, 1}}, 0.5, 0.5), func(r methods.Result) {
		if r.Method == methods.Additive || r.Method == methods.SPOTIS || r.Method == methods.Satisficing {
			require.True(t, r.CanReverse, "%s without declared ranges", r.Method)
			require.Contains(t, r.Notes, methods.NoteOptionRange)
		}
	})
}
