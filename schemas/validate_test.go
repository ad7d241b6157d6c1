package schemas_test

import (
	"io/fs"
	"path"
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
