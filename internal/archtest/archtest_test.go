package archtest_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/archtest"
)

var update = flag.Bool("update", false, "rewrite the API goldens")

var module = sync.OnceValues(func() (*archtest.Module, error) {
	dir, err := filepath.Abs("../..")
	if err != nil {
		return nil, err
	}
	return archtest.Load(dir)
})

func load(t *testing.T) *archtest.Module {
	t.Helper()
	m, err := module()
	require.NoError(t, err)
	return m
}

// each applies a rule to every package that it is for.
func each(t *testing.T, applies func(*archtest.Package) bool, rule func(*archtest.Package) []archtest.Finding) {
	t.Helper()
	count := 0
	for _, p := range load(t).Packages {
		if applies(p) {
			count++
			report(t, rule(p))
		}
	}
	if count == 0 {
		t.Error("the rule was applied to nothing")
	}
}

func report(t *testing.T, found []archtest.Finding) {
	t.Helper()
	for _, f := range found {
		t.Error(f)
	}
}

func anyPackage(*archtest.Package) bool { return true }

func TestModulePath(t *testing.T) {
	data, err := os.ReadFile("../../go.mod")
	require.NoError(t, err)
	first, _, _ := strings.Cut(string(data), "\n")
	require.Equal(t, "module "+archtest.ModulePath, first)
}

func TestImports(t *testing.T) {
	m := load(t)
	each(t, anyPackage, func(p *archtest.Package) []archtest.Finding { return archtest.Imports(p, m.Standard) })
}

func TestRoots(t *testing.T) {
	m := load(t)
	each(t, anyPackage, func(p *archtest.Package) []archtest.Finding { return archtest.Roots(p, m.Standard) })
}

func TestPurity(t *testing.T) { each(t, (*archtest.Package).Pure, archtest.Purity) }

func TestState(t *testing.T) { each(t, (*archtest.Package).Pure, archtest.State) }

func TestSums(t *testing.T) { each(t, (*archtest.Package).Library, archtest.Sums) }

func TestDocs(t *testing.T) { each(t, anyPackage, archtest.Docs) }

func TestTags(t *testing.T) { each(t, (*archtest.Package).Library, archtest.Tags) }

func TestObliged(t *testing.T) { each(t, (*archtest.Package).Library, archtest.Obliged) }

func TestTree(t *testing.T) {
	found, err := archtest.Tree(os.DirFS("../.."))
	require.NoError(t, err)
	report(t, found)
}

// Every requirement is explained.
func TestDependenciesAreExplained(t *testing.T) {
	doc, err := os.ReadFile("../../DEPENDENCIES.md")
	require.NoError(t, err)
	for _, name := range []string{"../../go.mod", "../../tools/go.mod"} {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		for _, path := range archtest.Requirements(string(data)) {
			if !bytes.Contains(doc, []byte(path)) {
				t.Errorf("%s requires %s, which DEPENDENCIES.md does not explain", strings.TrimPrefix(name, "../../"), path)
			}
		}
	}
	root, err := os.ReadFile("../../go.mod")
	require.NoError(t, err)
	require.NotContains(t, string(root), "\ntool ", "tools belong into tools/go.mod")
}

func TestAPI(t *testing.T) {
	for _, p := range load(t).Packages {
		if !p.Public() {
			continue
		}
		name := filepath.Join("../..", filepath.FromSlash(p.Rel), "api.txt")
		got := archtest.API(p)
		if *update {
			require.NoError(t, os.WriteFile(name, []byte(got), 0o644))
			continue
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Errorf("%s: has no api.txt: run make update", p.Rel)
			continue
		}
		if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); d != "" {
			t.Errorf("%s: what the package exports has changed; if that is meant, say so in CHANGELOG.md and run make update:\n%s", p.Rel, d)
		}
	}
}
