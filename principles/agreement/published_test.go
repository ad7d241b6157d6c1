package agreement_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/principles/agreement"
)

type verb = func(agreement.Data, agreement.Options) (agreement.Estimate, error)

func alpha(m agreement.Metric) verb {
	return func(d agreement.Data, o agreement.Options) (agreement.Estimate, error) {
		return agreement.Krippendorff(d, m, o)
	}
}

func digits(from, to int) []string {
	out := []string{}
	for i := from; i <= to; i++ {
		out = append(out, strconv.Itoa(i))
	}
	return out
}

// fourRaters is the example of Krippendorff (2011) and of irrCAC (cac.raw4raters):
// twelve units, four observers, 41 ratings.
func fourRaters(t testing.TB) agreement.Data {
	rows := [][]string{}
	for line := range strings.SplitSeq("11.1 2232 3333 3333 2222 1234 4444 1121 2222 .555 ..11 ..3.", " ") {
		row := []string{}
		for _, c := range line {
			row = append(row, strings.Trim(string(c), "."))
		}
		rows = append(rows, row)
	}
	d, err := agreement.FromRows(digits(1, 5), rows)
	require.NoError(t, err)
	return d
}

func counts(t testing.TB, text string) agreement.Data {
	rows := [][]int{}
	q := 0
	for line := range strings.SplitSeq(text, "/") {
		row := []int{}
		for f := range strings.FieldsSeq(line) {
			n, err := strconv.Atoi(f)
			require.NoError(t, err)
			row = append(row, n)
		}
		rows, q = append(rows, row), len(row)
	}
	d, err := agreement.FromCounts(digits(1, q), rows)
	require.NoError(t, err)
	return d
}

func cross(t testing.TB, table ...[]int) agreement.Data {
	d, err := agreement.FromCrossTable(digits(1, len(table)), table)
	require.NoError(t, err)
	return d
}

// psychiatrists are the 30 patients of Fleiss (1971), table 1: depression,
// personality disorder, schizophrenia, neurosis, other.
const psychiatrists = "0 0 0 6 0/0 3 0 0 3/0 1 4 0 1/0 0 0 0 6/0 3 0 3 0/2 0 4 0 0/0 0 4 0 2/2 0 3 1 0/2 0 0 4 0/0 0 0 0 6/" +
	"1 0 0 5 0/1 1 0 4 0/0 3 3 0 0/1 0 0 5 0/0 2 0 3 1/0 0 5 0 1/3 0 0 1 2/5 1 0 0 0/0 2 0 4 0/1 0 2 0 3/" +
	"0 0 0 0 6/0 1 0 5 0/0 2 0 1 3/2 0 0 4 0/1 0 0 4 1/0 5 0 1 0/4 0 0 0 2/0 2 0 4 0/1 0 5 0 0/0 0 0 0 6"

func TestPublished(t *testing.T) {
	abstractors := cross(t, []int{13, 0, 0}, []int{0, 20, 7}, []int{0, 4, 56})
	diagnosis := cross(t, []int{40, 6, 4, 15}, []int{4, 25, 1, 5}, []int{4, 2, 21, 9}, []int{17, 13, 12, 45})
	four := fourRaters(t)
	fifteen := counts(t, strings.Join(strings.Split(psychiatrists, "/")[:15], "/"))
	observers, err := agreement.FromRows(digits(0, 3), split("112.2 1101. 2333. .00.0 000.0 000.0 102.1 1.20. 222.2 2111. .100. 0000. 1222. 33223 111.1"))
	require.NoError(t, err)
	quadratic := agreement.Options{Weights: agreement.Quadratic}
	with := func(w agreement.Weights) agreement.Options { return agreement.Options{Weights: w} }
	const package14 = "irrCAC 1.4, README"
	const tables = "irrCAC, cont3x3abstractors"
	const port = "irrCAC for Python, unit tests"
	for _, row := range []struct {
		name, source string
		data         agreement.Data
		verb         verb
		options      agreement.Options
		want         string // value, standard error, low, high; a dot where not printed
	}{
		{"Cohen 1960", "Cohen 1960, table 2", cross(t, []int{88, 14, 18}, []int{10, 40, 10}, []int{2, 6, 12}), agreement.Cohen, agreement.Options{}, "0.492 . . ."},
		{"Cohen 1968, weighted", "Cohen 1968, table 1: disagreements 1, 3, 6", cross(t, []int{44, 7, 9}, []int{5, 20, 5}, []int{1, 3, 6}), agreement.Cohen, agreement.Options{Weights: agreement.Custom, Custom: [][]float64{{1, 5. / 6, .5}, {5. / 6, 1, 0}, {.5, 0, 1}}}, "0.348 . . ."},
		{"Fleiss 1971", "Fleiss 1971, p. 381", counts(t, psychiatrists), agreement.Fleiss, agreement.Options{}, "0.430 . . ."},
		{"Krippendorff, nominal", "Krippendorff 2011, C and E", four, alpha(agreement.NominalMetric), agreement.Options{}, "0.743 . . ."},
		{"Krippendorff, ordinal", "Krippendorff 2011, E", four, alpha(agreement.OrdinalMetric), agreement.Options{}, "0.815 . . ."},
		{"Krippendorff, interval", "Krippendorff 2011, E", four, alpha(agreement.IntervalMetric), agreement.Options{}, "0.849 . . ."},
		{"Krippendorff, ratio", "Krippendorff 2011, E", four, alpha(agreement.RatioMetric), agreement.Options{}, "0.797 . . ."},
		{"Krippendorff, binary", "Krippendorff 2011, A", cross(t, []int{5, 3}, []int{1, 1}), alpha(agreement.NominalMetric), agreement.Options{}, "0.095 . . ."},
		{"kappa, table", tables, abstractors, agreement.Cohen, agreement.Options{}, "0.7964094 0.05891072 0.680 0.913"},
		{"pi, table", tables, abstractors, agreement.Scott, agreement.Options{}, "0.7962397 0.05905473 0.679 0.913"},
		{"AC1, table", tables, abstractors, agreement.Gwet, agreement.Options{}, "0.8493305 0.04321747 0.764 0.935"},
		{"alpha, table", tables, abstractors, alpha(agreement.NominalMetric), agreement.Options{}, "0.7972585 0.05905473 0.680 0.914"},
		{"kappa, quadratic", port, abstractors, agreement.Cohen, quadratic, "0.892 . 0.822 0.962"},
		{"kappa, linear", port, abstractors, agreement.Cohen, with(agreement.Linear), "0.843 . 0.748 0.938"},
		{"kappa, radical", port, abstractors, agreement.Cohen, with(agreement.Radical), "0.819 . 0.712 0.925"},
		{"kappa, ratio", port, abstractors, agreement.Cohen, with(agreement.Ratio), "0.927 . 0.876 0.977"},
		{"kappa, ordinal", port, abstractors, agreement.Cohen, with(agreement.Ordinal), "0.872 . 0.791 0.953"},
		{"kappa, diagnosis", port, diagnosis, agreement.Cohen, agreement.Options{}, "0.432 0.046 0.341 0.522"},
		{"pi, diagnosis, ratio", port, diagnosis, agreement.Scott, with(agreement.Ratio), "0.412 0.063 0.287 0.538"},
		{"AC2, table", port, abstractors, agreement.Gwet, quadratic, "0.940 . 0.905 0.976"},
		{"AC2, diagnosis, linear", port, diagnosis, agreement.Gwet, with(agreement.Linear), "0.377 0.056 0.267 0.488"},
		{"alpha, table, ratio", port, abstractors, alpha(agreement.RatioMetric), agreement.Options{}, "0.927 . 0.877 0.977"},
		{"AC1, counts", package14, fifteen, agreement.Gwet, agreement.Options{}, "0.4448007 0.08418757 0.264 0.625"},
		{"Fleiss, counts", package14, fifteen, agreement.Fleiss, agreement.Options{}, "0.4139265 0.08119291 0.240 0.588"},
		{"alpha, counts", package14, fifteen, alpha(agreement.NominalMetric), agreement.Options{}, "0.4204384 . . ."},
		{"AC1, missing ratings", package14, four, agreement.Gwet, agreement.Options{}, "0.77544 0.14295 0.461 1.000"},
		{"Fleiss, missing ratings", package14, four, agreement.Fleiss, agreement.Options{}, "0.76117 0.15302 0.424 1.000"},
		{"alpha, missing ratings", package14, four, alpha(agreement.NominalMetric), agreement.Options{}, "0.74342 0.14548 0.423 1.000"},
		{"Conger, missing ratings", package14, four, agreement.Conger, agreement.Options{}, "0.76282 0.14917 0.435 1.000"},
		{"AC2, missing ratings", port, four, agreement.Gwet, quadratic, "0.914 0.104 0.685 1.000"},
		{"AC2, radical", port, four, agreement.Gwet, with(agreement.Radical), "0.820 0.128 0.537 1.000"},
		{"AC2, ordinal", port, four, agreement.Gwet, with(agreement.Ordinal), "0.899 0.107 0.664 1.000"},
		{"AC2, ratio", port, four, agreement.Gwet, with(agreement.Ratio), "0.857 0.122 0.589 1.000"},
		{"Fleiss, linear", port, four, agreement.Fleiss, with(agreement.Linear), "0.818 0.149 0.491 1.000"},
		{"alpha, ordinal weights", port, four, alpha(agreement.WeightedMetric), with(agreement.Ordinal), "0.834 0.131 . 1.000"},
		{"AC1, five observers", port, observers, agreement.Gwet, agreement.Options{}, "0.497 0.122 0.235 0.758"},
		{"Fleiss, five observers", port, observers, agreement.Fleiss, agreement.Options{}, "0.458 0.120 0.199 0.716"},
		{"alpha, five observers", port, observers, alpha(agreement.NominalMetric), agreement.Options{}, "0.481 0.114 0.237 0.724"},
		{"the paradox: kappa", "Gwet 2002: 118, 5, 2, 0", cross(t, []int{118, 5}, []int{2, 0}), agreement.Cohen, agreement.Options{}, "-0.0234 . . ."},
		{"the paradox: AC1", "Gwet 2002: 118, 5, 2, 0", cross(t, []int{118, 5}, []int{2, 0}), agreement.Gwet, agreement.Options{}, "0.9408 . . ."},
	} {
		t.Run(row.name, func(t *testing.T) {
			e, err := row.verb(row.data, row.options)
			require.NoError(t, err)
			want := strings.Fields(row.want)
			for i, got := range []agreement.Figure{e.Value, e.StandardError, e.Low, e.High} {
				if want[i] == "." {
					continue
				}
				require.True(t, got.Ok(), row.source)
				_, decimals, _ := strings.Cut(want[i], ".")
				require.Equal(t, want[i], fmt.Sprintf("%.*f", len(decimals), got.Value), "%s: figure %d", row.source, i)
			}
		})
	}
}

// Cohen (1960) and Fleiss (1971) print the agreements too.
func TestPublishedAgreements(t *testing.T) {
	e, err := agreement.Cohen(cross(t, []int{88, 14, 18}, []int{10, 40, 10}, []int{2, 6, 12}), agreement.Options{})
	require.NoError(t, err)
	require.Equal(t, "0.70 0.41", fmt.Sprintf("%.2f %.2f", e.Observed.Value, e.Expected.Value))
	e, err = agreement.Fleiss(counts(t, psychiatrists), agreement.Options{})
	require.NoError(t, err)
	require.Equal(t, "0.556 0.220", fmt.Sprintf("%.3f %.3f", e.Observed.Value, e.Expected.Value))
	e, err = agreement.Percent(cross(t, []int{13, 0, 0}, []int{0, 20, 7}, []int{0, 4, 56}), agreement.Options{})
	require.NoError(t, err)
	require.Equal(t, "0.89 0.89", fmt.Sprintf("%.2f %.2f", e.Value.Value, e.Percent.Value))
}

func split(text string) [][]string {
	rows := [][]string{}
	for line := range strings.FieldsSeq(text) {
		row := []string{}
		for _, c := range line {
			row = append(row, strings.Trim(string(c), "."))
		}
		rows = append(rows, row)
	}
	return rows
}
