package schemas_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/schemas"
)

func TestExamples(t *testing.T) {
	for _, kind := range schemas.Kinds() {
		names, err := fs.Glob(schemas.FS, "examples/"+kind+"/*.json")
		require.NoError(t, err)
		require.NotEmpty(t, names, kind)
		for _, name := range names {
			t.Run(path.Join(kind, path.Base(name)), func(t *testing.T) {
				doc, err := schemas.FS.ReadFile(name)
				require.NoError(t, err)
				require.NoError(t, schemas.Validate(kind, doc))
				got, version, err := schemas.Detect(doc)
				require.NoError(t, err)
				require.Equal(t, kind, got)
				require.Equal(t, "1.0", version)
			})
		}
	}
}

// Every example that a schema gives is allowed by it.
func TestExamplesInSchemas(t *testing.T) {
	for _, kind := range schemas.Kinds() {
		bad, err := schemas.BadExamples(kind)
		require.NoError(t, err)
		require.Empty(t, bad, kind)
	}
}

// A schema that points elsewhere, or is none, does not compile, and nothing is
// opened for it.
func TestCompileRefuses(t *testing.T) {
	rows := []struct{ name, text, reason string }{
		{"file", `{"$ref":"file:///etc/hostname"}`, "a file would be read"},
		{"network", `{"$ref":"https://example.org/x.json"}`, "a connection would be opened"},
		{"dangling", `{"$ref":"#/$defs/none"}`, "nothing there"},
		{"keyword", `{"type":"nothing"}`, "the draft does not have it"},
		{"not JSON", `{`, "not JSON"},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			require.Error(t, schemas.CompileText("sdm.choice", []byte(r.text)), r.reason)
		})
	}
	require.ErrorIs(t, schemas.CompileText("x", []byte(`{}`)), schemas.ErrUnknownKind)
}

// Each file of testdata/invalid has one fault: an example document, changed in
// one place, and where and by which keyword it is refused.
func TestInvalid(t *testing.T) {
	for _, c := range invalidCases(t) {
		t.Run(c.name, func(t *testing.T) {
			require.NotEmpty(t, c.Reason)
			var faults schemas.Faults
			require.ErrorAs(t, schemas.Validate(c.kind, c.doc), &faults)
			require.Len(t, faults, 1, "%v", faults)
			e, ok := errors.AsType[schemas.KeywordError](faults[0])
			require.True(t, ok)
			require.Equal(t, c.Pointer+" "+c.Keyword, faults[0].Pointer+" "+e.Keyword)
		})
	}
}

// changed returns doc with another value at a place, or without it.
func changed(t *testing.T, doc []byte, at string, value json.RawMessage) []byte {
	t.Helper()
	var root any
	require.NoError(t, json.Unmarshal(doc, &root))
	node := root
	tokens := strings.Split(at[1:], "/")
	for _, token := range tokens[:len(tokens)-1] {
		switch n := node.(type) {
		case map[string]any:
			node = n[token]
		case []any:
			i, err := strconv.Atoi(token)
			require.NoError(t, err)
			node = n[i]
		}
	}
	object, ok := node.(map[string]any)
	require.True(t, ok, at)
	if last := tokens[len(tokens)-1]; value == nil {
		delete(object, last)
	} else {
		object[last] = value
	}
	data, err := json.Marshal(root)
	require.NoError(t, err)
	return data
}
