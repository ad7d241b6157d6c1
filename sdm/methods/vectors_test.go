package methods_test

import (
	"errors"
	"math"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/vectors"
	"github.com/concord-sdm/concord/sdm/methods"
)

// table is a published table, and what its source prints of it.
type table struct {
	Matrix     methods.Matrix     `json:"matrix"`
	Parameters methods.Parameters `json:"parameters"`
	Give       []string           `json:"give"` // see the file
}

var errNotApplied = errors.New("the method was not applied")

// testdata/vectors.json holds published tables with the numbers their sources
// print, for programs in other languages too.
func TestVectors(t *testing.T) {
	data, err := os.ReadFile("testdata/vectors.json")
	require.NoError(t, err)
	formulas := vectors.Formulas{}
	for _, m := range methods.Methods() {
		formulas[string(m)] = vectors.Of(func(in table) (map[string]any, error) {
			r, err := in.Matrix.Run(m, in.Parameters)
			if err == nil && r.Why != "" {
				err = errNotApplied
			}
			out := map[string]any{}
			for _, name := range in.Give {
				out[name] = given(t, &in, r, name)
			}
			return out, err
		})
	}
	require.NoError(t, vectors.Check(data, formulas))
}

// given returns what a vector asks for by name.
func given(t *testing.T, in *table, r methods.Result, name string) any {
	if name == "first" {
		return slices.Sorted(slices.Values(r.First))
	}
	lead := math.NaN()
	if name == "ratio" {
		lead = number(t, at(r, in.Matrix.Options[0]), "score")
	}
	out := make([]float64, len(in.Matrix.Options))
	for i, id := range in.Matrix.Options {
		switch p := at(r, id); name {
		case "ranks":
			out[i] = float64(p.Rank)
		case "percent":
			out[i] = 100 * number(t, p, "score")
		case "ratio":
			out[i] = lead / number(t, p, "score")
		case "product":
			out[i] = math.Exp(number(t, p, "logProduct"))
		default:
			out[i] = number(t, p, name)
		}
	}
	return out
}

func at(r methods.Result, option string) methods.Placed {
	return r.Places[slices.IndexFunc(r.Places, func(p methods.Placed) bool { return p.Option == option })]
}

func number(t *testing.T, p methods.Placed, what string) float64 {
	if what == "score" {
		x, ok := p.Score.Get()
		require.True(t, ok)
		return x
	}
	i := slices.IndexFunc(p.Parts, func(part methods.Part) bool { return part.Name == what })
	require.GreaterOrEqual(t, i, 0, what)
	return p.Parts[i].Value
}
