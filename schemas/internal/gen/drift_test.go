package gen_test

import (
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/invopop/jsonschema"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the schemas anew")

// samples reads the example documents of a kind.
func samples(t *testing.T, kind string) []any {
	t.Helper()
	names, err := filepath.Glob("../../examples/" + kind + "/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, names, "%s has no example document", kind)
	var all []any
	for _, name := range names {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		var v any
		require.NoError(t, json.Unmarshal(data, &v), name)
		all = append(all, v)
	}
	return all
}

// The schemas in the tree are those of the types.
func TestDrift(t *testing.T) {
	if *update {
		writeExamples(t) // the schemas take examples from them
	}
	for _, d := range documents() {
		t.Run(d.format, func(t *testing.T) {
			kind, version, _ := strings.Cut(d.format, "/")
			got, err := generate(d, samples(t, kind))
			require.NoError(t, err)
			name := filepath.Join("../..", kind, version+".json")
			if *update {
				require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
				require.NoError(t, os.WriteFile(name, got, 0o644))
				return
			}
			want, err := os.ReadFile(name)
			require.NoError(t, err)
			if d := cmp.Diff(string(want), string(got)); d != "" {
				t.Errorf("the type and its schema differ: run go generate ./... and read the diff\n%s", d)
			}
		})
	}
}

// Every object is closed and every member has a title, a description and
// examples.
func TestEveryMemberIsExplained(t *testing.T) {
	for _, d := range documents() {
		kind, _, _ := strings.Cut(d.format, "/")
		data, err := generate(d, samples(t, kind))
		require.NoError(t, err)
		var s jsonschema.Schema
		require.NoError(t, json.Unmarshal(data, &s))
		for name, def := range s.Definitions {
			closed, err := json.Marshal(def.AdditionalProperties)
			require.NoError(t, err)
			require.Equal(t, "false", string(closed), "%s is open", name)
			require.NotEmpty(t, def.Description, name)
			for p := def.Properties.Oldest(); p != nil; p = p.Next() {
				require.NotEmpty(t, p.Value.Title, "%s.%s", name, p.Key)
				require.NotEmpty(t, p.Value.Description, "%s.%s", name, p.Key)
				require.NotEmpty(t, p.Value.Examples, "%s.%s", name, p.Key)
			}
		}
	}
}

// Every rule is for a type that some document has.
func TestRulesAreUsed(t *testing.T) {
	used := map[string]bool{}
	for _, d := range documents() {
		kind, _, _ := strings.Cut(d.format, "/")
		data, err := generate(d, samples(t, kind))
		require.NoError(t, err)
		var s struct {
			Defs map[string]any `json:"$defs"`
		}
		require.NoError(t, json.Unmarshal(data, &s))
		for name := range s.Defs {
			used[name] = true
		}
	}
	for name := range rules() {
		require.True(t, used[name], "a rule for %s, which no document has", name)
	}
}

var formatName = regexp.MustCompile(`(?:Format\s+= "|document\.Format\{Name: ")([a-z]+\.[a-z]+)`)

// Every format that a wing declares has a schema.
func TestEveryFormatHasASchema(t *testing.T) {
	have := map[string]bool{}
	for _, d := range documents() {
		kind, _, _ := strings.Cut(d.format, "/")
		have[kind] = true
	}
	found := map[string]bool{}
	for _, wing := range []string{"sdm", "goals", "literacy", "principles", "internal/vectors"} {
		require.NoError(t, filepath.WalkDir("../../../"+wing, func(name string, _ fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
				return err
			}
			source, err := os.ReadFile(name)
			for _, m := range formatName.FindAllSubmatch(source, -1) {
				found[string(m[1])] = true
			}
			return err
		}))
	}
	require.Equal(t, have, found, "one line in documents makes a schema")
}
