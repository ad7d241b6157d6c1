package gen_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/sdm"
)

// The example rankings are those of the example decision and preferences.
func TestExampleRankings(t *testing.T) { rankings(t) }

// rankings compares the example rankings, or writes them anew.
func rankings(t *testing.T) {
	t.Helper()
	read := func(name string) []byte {
		data, err := os.ReadFile("../../examples/" + name)
		require.NoError(t, err)
		return data
	}
	d, err := sdm.DecodeDecision(read("sdm.decision/made-up.json"))
	require.NoError(t, err)
	for _, name := range []string{"swing", "ranks"} {
		p, err := sdm.DecodePreferences(read("sdm.preferences/" + name + ".json"))
		require.NoError(t, err)
		r, err := sdm.Rank(d, p)
		require.NoError(t, err)
		data, err := r.Encode()
		require.NoError(t, err)
		if *update {
			require.NoError(t, os.WriteFile("../../examples/sdm.ranking/"+name+".json", data, 0o644))
		}
		require.Equal(t, string(data), string(read("sdm.ranking/"+name+".json")))
	}
}
