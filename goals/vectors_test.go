package goals_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/internal/vectors"
)

func TestVectors(t *testing.T) {
	data, err := os.ReadFile("testdata/vectors.json")
	require.NoError(t, err)
	convert := func(f func(v float64, from, to string) (float64, error)) vectors.Func {
		return vectors.Of(func(in struct {
			Value    float64
			From, To string
		},
		) (map[string]any, error) {
			v, err := f(in.Value, in.From, in.To)
			return map[string]any{"value": v}, err
		})
	}
	require.NoError(t, vectors.Check(data, vectors.Formulas{
		"convert": convert(goals.Convert), "convertHbA1c": convert(goals.ConvertHbA1c),
	}))
}
