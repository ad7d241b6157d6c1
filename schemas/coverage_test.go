package schemas_test

import (
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/schemas"
)

// The checks that SchemaStore makes of the schemas that enrol in its coverage
// tool, for every schema:
//
//   - no definition is unused: here;
//   - every member has a description: TestEveryMemberIsExplained of the generator;
//   - every member stands in a positive test: here, where the examples that each
//     member has, which are held to their schema by TestExamplesInSchemas, count
//     beside whole documents;
//   - every pattern, required member and bound has a test that it refuses: here for
//     patterns, TestEveryConstraintMatters for all constraints;
//   - defaults are tested: there are none, and that is held here;
//   - every negative test has one fault: TestInvalid.
//
// One it does not make: that every word of an enumeration stands in a document.
// The words come from the Go types, and TestEveryConstraintMatters tries objects
// with each of them.
func TestCoverage(t *testing.T) {
	parts := harvest(t)
	for _, kind := range schemas.Kinds() {
		defs := definitions(t, kind)
		used := map[string]bool{}
		var follow func(node any)
		follow = func(node any) {
			switch n := node.(type) {
			case map[string]any:
				_, isDefault := n["default"].(map[string]any)
				_, there := n["default"]
				require.False(t, there && !isDefault, "%s has a default", kind)
				if ref, ok := n["$ref"].(string); ok {
					name := strings.TrimPrefix(ref, "#/$defs/")
					if !used[name] {
						used[name] = true
						follow(defs[name])
					}
				}
				for name, v := range n {
					if name != "$defs" && name != "examples" {
						follow(v)
					}
				}
			case []any:
				for _, v := range n {
					follow(v)
				}
			}
		}
		text, err := schemas.Schema(kind)
		require.NoError(t, err)
		var root any
		require.NoError(t, json.Unmarshal(text, &root))
		follow(root)
		for _, name := range slices.Sorted(maps.Keys(defs)) {
			require.True(t, used[name], "%s: nothing uses %s", kind, name)
			properties, _ := defs[name].(map[string]any)["properties"].(map[string]any)
			for _, member := range slices.Sorted(maps.Keys(properties)) {
				s, _ := properties[member].(map[string]any)
				require.NotEmpty(t, examplesOf(s), "%s.%s has no positive test", name, member)
				pattern(t, kind, name, member, s, parts[name])
			}
		}
	}
}

// pattern requires that a member with a pattern is tried with a text that has it
// and with one that does not.
func pattern(t *testing.T, kind, name, member string, s map[string]any, parts []any) {
	if _, ok := s["pattern"]; !ok {
		return
	}
	text, err := json.Marshal(map[string]any{"$schema": "https://json-schema.org/draft/2020-12/schema", "allOf": []any{s}})
	require.NoError(t, err)
	judge, err := schemas.Altered(kind, text)
	require.NoError(t, err)
	good, bad := false, false
	for _, v := range append(examplesOf(s), beyond(s, "x")...) {
		if _, ok := v.(string); ok {
			ok := len(judge(v)) == 0
			good, bad = good || ok, bad || !ok
		}
	}
	require.True(t, good && bad, "%s.%s", name, member)
}

// The members that no whole example document has, only an example of their own,
// are listed in testdata/not-in-documents.txt.
func TestDocumentsCoverMembers(t *testing.T) {
	parts := harvest(t)
	var missing []string
	met := map[string]bool{}
	for _, kind := range schemas.Kinds() {
		defs := definitions(t, kind)
		for _, name := range slices.Sorted(maps.Keys(defs)) {
			if met[name] {
				continue
			}
			met[name] = true
			properties, _ := defs[name].(map[string]any)["properties"].(map[string]any)
			for _, member := range slices.Sorted(maps.Keys(properties)) {
				there := slices.ContainsFunc(parts[name], func(p any) bool {
					object, _ := p.(map[string]any)
					_, ok := object[member]
					return ok
				})
				if !there {
					missing = append(missing, name+"."+member)
				}
			}
		}
	}
	got := strings.Join(missing, "\n") + "\n"
	if *update {
		require.NoError(t, os.WriteFile("testdata/not-in-documents.txt", []byte(got), 0o644))
	}
	want, err := os.ReadFile("testdata/not-in-documents.txt")
	require.NoError(t, err)
	require.Equal(t, string(want), got, "put them into an example document, or run go test ./schemas -update")
}

// Each kind has its section in the changelog, and each version a line there.
func TestChangelog(t *testing.T) {
	text, err := os.ReadFile("CHANGELOG.md")
	require.NoError(t, err)
	for _, kind := range schemas.Kinds() {
		_, section, found := strings.Cut(string(text), "\n## "+kind+"\n")
		require.True(t, found, kind)
		section, _, _ = strings.Cut(section, "\n## ")
		versions, err := fs.Glob(schemas.FS, kind+"/*.json")
		require.NoError(t, err)
		for _, name := range versions {
			require.Contains(t, section, "\n- "+strings.TrimSuffix(path.Base(name), ".json")+": ", kind)
		}
	}
}
