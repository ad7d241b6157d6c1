package agreement_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/vectors"
	"github.com/concord-sdm/concord/principles/agreement"
)

// ratings are those of a vector: one of rows, counts and a table.
type ratings struct {
	Categories  []string
	Rows        [][]string
	Counts      [][]int
	Table       [][]int
	Weights     agreement.Weights
	Custom      [][]float64
	Metric      agreement.Metric
	Coefficient agreement.Coefficient
}

func (r ratings) data() (agreement.Data, agreement.Options, error) {
	o := agreement.Options{Weights: r.Weights, Custom: r.Custom}
	if r.Custom != nil {
		o.Weights = agreement.Custom
	}
	var d agreement.Data
	var err error
	switch {
	case r.Rows != nil:
		d, err = agreement.FromRows(r.Categories, r.Rows)
	case r.Counts != nil:
		d, err = agreement.FromCounts(r.Categories, r.Counts)
	default:
		d, err = agreement.FromCrossTable(r.Categories, r.Table)
	}
	return d, o, err
}

func TestVectors(t *testing.T) {
	data, err := os.ReadFile("testdata/vectors.json")
	require.NoError(t, err)
	type out = map[string]any
	value := func(f verb) vectors.Func {
		return vectors.Of(func(in ratings) (out, error) {
			d, o, err := in.data()
			require.NoError(t, err)
			e, err := f(d, o)
			return out{"value": e.Value}, err
		})
	}
	require.NoError(t, vectors.Check(data, vectors.Formulas{
		"percent": value(agreement.Percent), "cohen": value(agreement.Cohen), "conger": value(agreement.Conger),
		"scott": value(agreement.Scott), "fleiss": value(agreement.Fleiss), "gwet": value(agreement.Gwet),
		"krippendorff": vectors.Of(func(in ratings) (out, error) {
			d, o, err := in.data()
			require.NoError(t, err)
			e, err := agreement.Krippendorff(d, in.Metric, o)
			return out{"value": e.Value}, err
		}),
		"interval": vectors.Of(func(in ratings) (out, error) {
			d, o, err := in.data()
			require.NoError(t, err)
			e, err := map[agreement.Coefficient]verb{
				agreement.CohenKappa: agreement.Cohen, agreement.ScottPi: agreement.Scott, agreement.AC1: agreement.Gwet,
				agreement.FleissKappa: agreement.Fleiss, agreement.CongerKappa: agreement.Conger,
				agreement.KrippendorffAlpha: alpha(agreement.NominalMetric),
			}[in.Coefficient](d, o)
			return out{"value": e.Value, "standardError": e.StandardError, "low": e.Low, "high": e.High}, err
		}),
	}))
}
