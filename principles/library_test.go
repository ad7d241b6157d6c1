package principles_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/principles"
)

var update = flag.Bool("update", false, "rewrite the embedded data in canonical form")

// The embedded files are canonical, so that a change shows as a change.
func TestEmbeddedDataIsCanonical(t *testing.T) {
	canonical := func(glob string, form func([]byte) ([]byte, error)) {
		files, err := filepath.Glob(glob)
		require.NoError(t, err)
		require.NotEmpty(t, files, glob)
		for _, name := range files {
			t.Run(name, func(t *testing.T) {
				data, err := os.ReadFile(name)
				require.NoError(t, err)
				want, err := form(data)
				require.NoError(t, err)
				if *update && !bytes.Equal(data, want) {
					require.NoError(t, os.WriteFile(name, want, 0o644))
					return
				}
				require.Equal(t, string(want), string(data), "run the test with -update")
			})
		}
	}
	canonical("data/frameworks/*.json", func(b []byte) ([]byte, error) {
		f, err := principles.DecodeFramework(b)
		if err != nil {
			return nil, err
		}
		return f.Encode()
	})
	canonical("data/crosswalks/*.json", func(b []byte) ([]byte, error) {
		w, err := principles.DecodeCrosswalk(b)
		if err != nil {
			return nil, err
		}
		return w.Encode()
	})
	canonical("data/claims.json", func(b []byte) ([]byte, error) {
		c, err := principles.DecodeClaims(b)
		if err != nil {
			return nil, err
		}
		return c.Encode()
	})
}
