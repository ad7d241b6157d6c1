package literacy_test

import (
	"encoding/json"
	"flag"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/vectors"
	"github.com/concord-sdm/concord/literacy"
)

var update = flag.Bool("update", false, "write testdata/vectors.json anew")

// testdata/vectors.json holds the worked example of every formula, and values
// that were printed elsewhere, for programs in other languages.
func TestVectorFile(t *testing.T) {
	file := vectors.File{Format: vectors.Format, Package: "literacy"}
	works := vectors.Formulas{}
	for _, f := range literacy.Formulas() {
		formula := vectors.Formula{
			ID:      f.ID,
			Says:    f.Name + ": " + f.Expression + ". " + f.Source,
			Vectors: []vectors.Vector{vector(t, f.Vector.Counts, f.Vector.Value, 5e-5, f.Vector.Source)},
		}
		for _, p := range published() {
			if p.id == f.ID {
				formula.Vectors = append(formula.Vectors, vector(t, p.counts, p.want, p.digits, p.source))
			}
		}
		file.Formulas = append(file.Formulas, formula)
		works[f.ID] = vectors.Of(func(c literacy.Counts) (worth, error) {
			return worth{literacy.ScoreWith(c, f.ID, literacy.Author).Value}, nil
		})
	}
	data, err := file.Encode()
	require.NoError(t, err)
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile("testdata/vectors.json", data, 0o644))
	}
	committed, err := os.ReadFile("testdata/vectors.json")
	require.NoError(t, err)
	require.Equal(t, string(committed), string(data), "run go test ./literacy -run TestVectorFile -update and read the diff")
	require.NoError(t, vectors.Check(committed, works))
}

type worth struct {
	Value literacy.Figure `json:"value"`
}

// vector holds the counts that are not 0.
func vector(t *testing.T, counts literacy.Counts, value, tolerance float64, source string) vectors.Vector {
	t.Helper()
	text, err := json.Marshal(counts)
	require.NoError(t, err)
	var all map[string]json.RawMessage
	require.NoError(t, json.Unmarshal(text, &all))
	for name, count := range all {
		if string(count) == "0" {
			delete(all, name)
		}
	}
	figure, err := json.Marshal(literacy.Figure{Value: value})
	require.NoError(t, err)
	return vectors.Vector{Source: source, Input: all, Expected: map[string]json.RawMessage{"value": figure}, Tolerance: tolerance}
}
