package goals_test

import (
	"errors"
	"math"
	"math/big"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/goals"
)

func TestConvert(t *testing.T) {
	tests := []struct {
		name     string
		value    float64
		from, to string
		want     float64
		why      string
	}{
		{"body heat", 98.6, "[degF]", "Cel", 37, "the classic value is exact"},
		{"body heat back", 37, "Cel", "[degF]", 98.6, "and back"},
		{"freezing", 32, "[degF]", "Cel", 0, "a zero without a sign"},
		{"the same number", -40, "[degF]", "Cel", -40, "where the scales meet"},
		{"absolute zero", 0, "K", "Cel", -273.15, "defined"},
		{"absolute zero, Fahrenheit", -459.67, "[degF]", "K", 0, "defined"},
		{"a pound", 1, "[lb_av]", "kg", 0.45359237, "international pound of 1959"},
		{"150 pounds", 150, "[lb_av]", "kg", 68.0388555, "one rounding"},
		{"a stone", 1, "[stone_av]", "[lb_av]", 14, "defined"},
		{"an ounce", 16, "[oz_av]", "[lb_av]", 1, "defined"},
		{"a short decimal", 1.005, "kg", "g", 1005, "the decimal is converted, not its binary neighbour"},
		{"an inch", 1, "[in_i]", "cm", 2.54, "defined"},
		{"a mile", 1, "[mi_i]", "m", 1609.344, "defined"},
		{"five feet nine", 69, "[in_i]", "m", 1.7526, "69 × 0.0254"},
		{"a month", 1, "mo", "d", 30.4375, "UCUM: a twelfth of 365.25 d"},
		{"a year", 1, "a", "d", 365.25, "UCUM: the Julian year"},
		{"a week", 1, "wk", "h", 168, "defined"},
		{"mercury", 120, "mm[Hg]", "kPa", 15.99864, "UCUM: 133.322 Pa"},
		{"water", 1, "cm[H2O]", "Pa", 98.0665, "UCUM"},
		{"a kilocalorie", 2000, "kcal", "kJ", 8368, "thermochemical"},
		{"glucose", 5.5, "mmol/L", "umol/L", 5500, "same substance"},
		{"protein", 0.7, "g/dL", "g/L", 7, "tenths"},
		{"cells", 5, "10*3/uL", "10*9/L", 5, "the same number"},
		{"a cup", 1, "[cup_us]", "mL", 236.5882365, "231 cubic inches a gallon"},
		{"a teaspoon", 3, "[tsp_us]", "[tbs_us]", 1, "defined"},
		{"body mass index", 1, "[lb_av]/[in_i]2", "kg/m2", 703.0695796391593, "0.45359237/0.0254²"},
		{"steps", 10000, "{steps}/d", "/d", 10000, "annotations are ignored"},
		{"per minute", 72, "{beats}/min", "1/min", 72, "1/min is /min"},
		{"percent", 0.5, "1", "%", 50, "defined"},
		{"unknown to itself", 3, "[foo]", "[foo]", 3, "equal text"},
		{"negative zero", math.Copysign(0, -1), "kg", "g", 0, "no sign"},
		{"the smallest number", 5e-324, "g", "kg", 0, "underflow is zero"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := goals.Convert(tt.value, tt.from, tt.to)
			require.NoError(t, err)
			if got != tt.want || math.Signbit(got) != math.Signbit(tt.want) {
				t.Errorf("%s: got %v, want %v", tt.why, got, tt.want)
			}
		})
	}
}

func TestConvertRefuses(t *testing.T) {
	tests := []struct {
		name     string
		value    float64
		from, to string
		want     error
	}{
		{"HbA1c without its rule", 7, "%", "mmol/mol", goals.ErrUnits},
		{"HbA1c without its rule, back", 53, "mmol/mol", "%", goals.ErrUnits},
		{"mass and length", 1, "kg", "cm", goals.ErrUnits},
		{"an unknown unit", 1, "lbs", "kg", goals.ErrUnits},
		{"two unknown units", 1, "lbs", "lb", goals.ErrUnits},
		{"another case", 1, "KG", "kg", goals.ErrUnits},
		{"no unit", 1, "", "", goals.ErrUnits},
		{"open brace", 1, "{steps", "1", goals.ErrUnits},
		{"brace in a brace", 1, "{a{b}}", "1", goals.ErrUnits},
		{"closing brace", 1, "}1{", "1", goals.ErrUnits},
		{"equivalents", 140, "meq/L", "mmol/L", goals.ErrUnits},
		{"indexed clearance", 60, "mL/min/{1.73_m2}", "mL/min", goals.ErrUnits},
		{"NaN", math.NaN(), "kg", "kg", goals.ErrNumber},
		{"infinity", math.Inf(1), "kg", "g", goals.ErrNumber},
		{"too large", math.MaxFloat64, "kg", "pg", goals.ErrNumber},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := goals.Convert(tt.value, tt.from, tt.to)
			require.ErrorIs(t, err, tt.want)
		})
	}
}

// The pairs are those that the NGSP publishes beside the master equation
// (ngsp.org/ifccngsp.asp): 5 to 12 % in whole mmol/mol.
func TestHbA1cPublishedTable(t *testing.T) {
	for percent, want := range map[float64]float64{5: 31, 6: 42, 6.5: 48, 7: 53, 8: 64, 9: 75, 10: 86, 11: 97, 12: 108} {
		got, err := goals.ConvertHbA1c(percent, "%", "mmol/mol")
		require.NoError(t, err)
		require.Equal(t, want, math.Round(got), "%v %%", percent)
		back, err := goals.ConvertHbA1c(got, "mmol/mol", "%")
		require.NoError(t, err)
		require.InDelta(t, percent, back, 1e-12)
	}
	// Annotations are ignored here too: LOINC 4548-4 is often sent with one.
	annotated, err := goals.ConvertHbA1c(7, "%{HemoglobinA1C}", "mmol/mol{Hb}")
	require.NoError(t, err)
	require.Equal(t, 53.0, math.Round(annotated))
	_, err = goals.Convert(7, "%{HemoglobinA1C}", "mmol/mol")
	require.ErrorIs(t, err, goals.ErrUnits)
	_, err = goals.ConvertHbA1c(math.NaN(), "%", "mmol/mol")
	require.ErrorIs(t, err, goals.ErrNumber)
	_, err = goals.ConvertHbA1c(math.MaxFloat64, "%", "mmol/mol")
	require.ErrorIs(t, err, goals.ErrNumber)
	same, err := goals.ConvertHbA1c(7, "%", "1")
	require.NoError(t, err)
	require.Equal(t, 0.07, same)
}

// Whatever the decimal, the result is the float64 nearest to the exact one:
// math/big is the judge.
func TestConvertIsExactThenRoundedOnce(t *testing.T) {
	units := goals.Units()
	rapid.Check(t, func(t *rapid.T) {
		from := rapid.SampledFrom(units).Draw(t, "from")
		to := rapid.SampledFrom(units).Draw(t, "to")
		text := strconv.Itoa(rapid.IntRange(-999999, 999999).Draw(t, "digits")) + "e-" +
			strconv.Itoa(rapid.IntRange(0, 5).Draw(t, "decimals"))
		v, err := strconv.ParseFloat(text, 64)
		require.NoError(t, err)
		one, err := goals.Convert(1, from, to)
		if err != nil {
			require.ErrorIs(t, err, goals.ErrUnits)
			return
		}
		got, err := goals.Convert(v, from, to)
		require.NoError(t, err)
		switch from {
		case "Cel", "[degF]", "K":
			return // not multiples of each other
		}
		back, err := goals.Convert(1, to, from)
		require.NoError(t, err)
		// The factor is a ratio of whole numbers: take it from the larger side.
		ratio := new(big.Rat)
		if one >= 1 {
			ratio.SetString(strconv.FormatFloat(one, 'g', -1, 64))
		} else {
			ratio.SetString(strconv.FormatFloat(back, 'g', -1, 64))
			ratio.Inv(ratio)
		}
		exact, _ := new(big.Rat).SetString(text)
		want, _ := exact.Mul(exact, ratio).Float64()
		if want != 0 && one != math.Trunc(one) && back != math.Trunc(back) {
			require.InEpsilon(t, want, got, 1e-15)
			return
		}
		if got != want {
			t.Fatalf("%s %s to %s: got %v, want %v", text, from, to, got, want)
		}
	})
}

func FuzzConvert(f *testing.F) {
	f.Add(7.0, "%", "mmol/mol")
	f.Add(98.6, "[degF]", "Cel")
	f.Add(1e300, "{a}kg", "pg")
	f.Fuzz(func(t *testing.T, v float64, from, to string) {
		y, err := goals.Convert(v, from, to)
		if err != nil {
			if !errors.Is(err, goals.ErrUnits) && !errors.Is(err, goals.ErrNumber) {
				t.Fatal(err)
			}
			return
		}
		if math.IsNaN(y) || math.IsInf(y, 0) {
			t.Fatalf("%v %q to %q is %v", v, from, to, y)
		}
	})
}

func BenchmarkConvert(b *testing.B) {
	for _, bb := range []struct {
		name, from, to string
		value          float64
	}{
		{"temperature", "[degF]", "Cel", 98.6},
		{"mass", "[lb_av]", "kg", 150.5},
		{"long decimal", "[lb_av]", "kg", math.Pi},
		{"annotated", "{steps}/d", "/wk", 8000},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := goals.Convert(bb.value, bb.from, bb.to); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func TestConvertDoesNotAllocate(t *testing.T) {
	require.Zero(t, testing.AllocsPerRun(100, func() {
		_, _ = goals.Convert(98.6, "[degF]", "Cel")
		_, _ = goals.Convert(1, "{steps}/d", "/wk")
		_, _ = goals.Convert(7, "%", "mmol/mol")
	}))
}
