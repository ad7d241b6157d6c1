package schemas_test

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/vectors"
	"github.com/concord-sdm/concord/schemas"
)

// Every file of vectors in the module is allowed by its schema, says whose it
// is, and is listed in VECTORS.md.
func TestVectorFiles(t *testing.T) {
	const indexed = "<!-- index -->\n"
	text, err := os.ReadFile("VECTORS.md")
	require.NoError(t, err)
	head, _, ok := strings.Cut(string(text), indexed)
	require.True(t, ok)
	var b strings.Builder
	b.WriteString(head + indexed + "\n| Package | File | Formulas | Vectors |\n|---|---|---|---|\n")
	files := 0
	require.NoError(t, filepath.WalkDir("..", func(name string, _ fs.DirEntry, err error) error {
		name = filepath.ToSlash(name)
		if err != nil || !strings.HasSuffix(name, "/testdata/vectors.json") {
			return err
		}
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		if kind, _, err := schemas.Detect(data); err != nil || kind != "concord.vectors" {
			return nil // a file in a form of its own
		}
		files++
		require.NoError(t, schemas.Validate("concord.vectors", data), name)
		f, err := vectors.Decode(data)
		require.NoError(t, err, name)
		folder := strings.TrimPrefix(path.Dir(path.Dir(name)), "../")
		require.Equal(t, folder, f.Package, name)
		var ids []string
		count := 0
		for _, formula := range f.Formulas {
			ids = append(ids, formula.ID)
			count += len(formula.Vectors)
		}
		fmt.Fprintf(&b, "| `%s` | [vectors.json](%s) | %d: %s | %d |\n", folder, name, len(ids), strings.Join(ids, ", "), count)
		return nil
	}))
	require.GreaterOrEqual(t, files, 11)
	if *update {
		require.NoError(t, os.WriteFile("VECTORS.md", []byte(b.String()), 0o644))
		text = []byte(b.String())
	}
	require.Empty(t, cmp.Diff(string(text), b.String()), "run go test ./schemas -update")
}

// The letters that stand for counts in the formulas of literacy are explained,
// and so is every count that its vectors hold.
func TestCountsAreExplained(t *testing.T) {
	head, err := os.ReadFile("VECTORS.md")
	require.NoError(t, err)
	_, legend, ok := strings.Cut(string(head), "| Letter | Member of `input` |")
	require.True(t, ok)
	legend, _, _ = strings.Cut(legend, "<!-- index -->")
	data, err := os.ReadFile("../literacy/testdata/vectors.json")
	require.NoError(t, err)
	all, err := vectors.Decode(data)
	require.NoError(t, err)
	single := regexp.MustCompile(`\b([A-Z]{1,2})\b`)
	n := 0
	for _, f := range all.Formulas {
		_, expression, _ := strings.Cut(f.Says, ": ")
		expression, _, _ = strings.Cut(expression, ". ") // the source follows
		for _, m := range single.FindAllStringSubmatch(expression, -1) {
			n++
			own := strings.Contains(f.Says, m[1]+" = ") // says itself what it is
			require.True(t, own || regexp.MustCompile(`\b`+m[1]+`\b`).MatchString(legend), "%s: %s", f.ID, m[1])
		}
		for _, v := range f.Vectors {
			for name := range v.Input {
				require.Contains(t, legend, "`"+name+"`", f.ID)
			}
		}
	}
	require.Greater(t, n, 100)
}
