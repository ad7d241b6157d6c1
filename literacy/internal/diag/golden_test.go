package diag_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy/internal/diag"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestLeaflets holds everything found in two leaflets. A change of the lists or
// the rules shows here; read what changed before -update.
func TestLeaflets(t *testing.T) {
	for _, lang := range []string{"en", "es"} {
		t.Run(lang, func(t *testing.T) {
			text := sample(t, lang, 0)
			f, findings := run(lang, text, diag.Options{})
			var b strings.Builder
			for _, x := range findings {
				fmt.Fprintf(&b, "%s\t%s\t%s", x.Kind, x.Severity, diag.Slice(text, x))
				if x.N != 0 {
					fmt.Fprintf(&b, "\t%d, %d", x.N, x.M)
				}
				if e := f.Entry(x); e != nil {
					fmt.Fprintf(&b, "\t%s: %s", e.Term, strings.Join(e.Plain, "; "))
				}
				b.WriteByte('\n')
			}
			name := "testdata/leaflet." + lang + ".golden"
			if *update {
				require.NoError(t, os.WriteFile(name, []byte(b.String()), 0o644))
			}
			want, err := os.ReadFile(name)
			require.NoError(t, err)
			if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")); diff != "" {
				t.Errorf("what is found changed (-golden +now):\n%s", diff)
			}
		})
	}
}
