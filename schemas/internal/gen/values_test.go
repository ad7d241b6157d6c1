package gen_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/invopop/jsonschema"
	"github.com/stretchr/testify/require"
)

var listedValue = regexp.MustCompile("`([a-z]+(?:/[a-z]+)*\\.[A-Z][A-Za-z]*)`")

// Every exported type of a wing that JSON can be made of stands in a schema, or
// in the README among the values: whoever adds one decides which it is.
func TestValuesAreListed(t *testing.T) {
	inSchemas := map[string]bool{}
	for _, d := range documents() {
		kind, _, _ := strings.Cut(d.format, "/")
		data, err := generate(d, samples(t, kind))
		require.NoError(t, err)
		var s jsonschema.Schema
		require.NoError(t, json.Unmarshal(data, &s))
		for name := range s.Definitions {
			inSchemas[name] = true
		}
	}
	var values []string
	for _, wing := range []string{"sdm", "goals", "literacy", "principles"} {
		require.NoError(t, filepath.WalkDir("../../../"+wing, func(name string, f fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case f.IsDir() && f.Name() == "internal":
				return filepath.SkipDir
			case filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go"):
				return nil
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			dir, err := filepath.Rel("../../..", filepath.Dir(name))
			for _, typ := range documented(file) {
				if !inSchemas[filepath.Base(dir)+"."+typ] {
					values = append(values, filepath.ToSlash(dir)+"."+typ)
				}
			}
			return err
		}))
	}
	readme, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	_, section, found := strings.Cut(string(readme), "\n## Documents and values\n")
	require.True(t, found)
	section, _, _ = strings.Cut(section, "\n## ")
	var listed []string
	for _, m := range listedValue.FindAllStringSubmatch(section, -1) {
		listed = append(listed, m[1])
	}
	slices.Sort(values)
	slices.Sort(listed)
	require.Equal(t, values, listed, "a type of a document, or a value")
}

// documented returns the exported structs of a file whose fields have names in
// JSON.
func documented(file *ast.File) []string {
	var names []string
	for _, d := range file.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, s := range g.Specs {
			typ, ok := s.(*ast.TypeSpec)
			if !ok || !typ.Name.IsExported() {
				continue
			}
			fields, ok := typ.Type.(*ast.StructType)
			if ok && slices.ContainsFunc(fields.Fields.List, func(f *ast.Field) bool {
				return f.Tag != nil && strings.Contains(f.Tag.Value, `json:"`)
			}) {
				names = append(names, typ.Name.Name)
			}
		}
	}
	return names
}
