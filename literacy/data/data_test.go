// Package data_test proves that the documents in this folder are the ones that
// the package holds, and that each of them reads and passes its checks.
package data_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy"
)

var update = flag.Bool("update", false, "write the documents anew")

func TestPlainWordsAreTheEmbeddedOnes(t *testing.T) {
	for _, lang := range []string{"en", "es"} {
		t.Run(lang, func(t *testing.T) {
			l, ok := literacy.BuiltinLexicon(lang)
			require.True(t, ok)
			require.NoError(t, l.Validate())
			want, err := l.Encode()
			require.NoError(t, err)
			name := "plain-words." + lang + ".json"
			if *update {
				require.NoError(t, os.WriteFile(name, want, 0o644))
			}
			got, err := os.ReadFile(name)
			require.NoError(t, err)
			require.Equal(t, string(want), string(got), "run go test ./literacy/data -update")
			back, err := literacy.DecodeLexicon(got)
			require.NoError(t, err)
			require.Equal(t, l.Terms, back.Terms)
		})
	}
}

func TestPoliciesAreSound(t *testing.T) {
	names, err := filepath.Glob("policy.*.json")
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(names), 5)
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(name)
			require.NoError(t, err)
			p, err := literacy.DecodePolicy(data)
			require.NoError(t, err)
			require.NoError(t, p.Validate())
			require.Equal(t, name, p.ID+".json", "a policy is named for its file")
			require.NotEmpty(t, p.Targets)
			back, err := p.Encode()
			require.NoError(t, err)
			require.Equal(t, string(back), string(data), "it stands in canonical form")
			require.True(t, strings.HasPrefix(p.Format, "literacy.policy/"))
		})
	}
}
