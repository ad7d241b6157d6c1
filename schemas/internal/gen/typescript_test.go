package gen_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/invopop/jsonschema"
	"github.com/stretchr/testify/require"
)

const typesFile = "../../typescript/concord.d.ts"

const typesHead = `// Types of the documents and reports of concord, made from their JSON Schemas by
// go generate ./schemas/... and held to them by a test. A schema says more: forms
// of texts, ranges of numbers and what depends on the value of another member.

/** Any JSON but null at the top. */
export type Json = string | number | boolean | (Json | null)[] | { [name: string]: Json | null };
`

// The TypeScript types in the tree are those of the schemas.
func TestTypeScript(t *testing.T) {
	got := typeScript(t)
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(typesFile), 0o755))
		require.NoError(t, os.WriteFile(typesFile, []byte(got), 0o644))
	}
	want, err := os.ReadFile(typesFile)
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(string(want), got), "run go generate ./... and read the diff")
}

func typeScript(t *testing.T) string {
	types := map[string]string{}
	var index strings.Builder
	for _, d := range documents() {
		kind, version, _ := strings.Cut(d.format, "/")
		data, err := os.ReadFile(filepath.Join("../..", kind, version+".json"))
		require.NoError(t, err)
		var s jsonschema.Schema
		require.NoError(t, json.Unmarshal(data, &s))
		for name, def := range s.Definitions {
			text := declaration(name, def)
			if before, met := types[name]; met {
				require.Equal(t, before, text, "%s is not the same in every schema", name)
			}
			types[name] = text
		}
		fmt.Fprintf(&index, "  %q: %s;\n", kind, typeName(strings.TrimPrefix(s.Ref, "#/$defs/")))
	}
	var b strings.Builder
	b.WriteString(typesHead)
	for _, name := range slices.Sorted(maps.Keys(types)) {
		b.WriteString("\n" + types[name])
	}
	b.WriteString("\n/** The type of each kind of document. */\nexport interface Documents {\n" + index.String() + "}\n")
	return b.String()
}

// typeName writes sdm.Decision as SdmDecision.
func typeName(def string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(def, ".") {
		b.WriteString(strings.ToUpper(part[:1]) + part[1:])
	}
	return b.String()
}

// declaration writes the type of a definition. Where exactly one of some members
// must be there, it is a union of objects.
func declaration(name string, def *jsonschema.Schema) string {
	var b strings.Builder
	b.WriteString(docComment("", def.Description))
	one := alternatives(def)
	if one == nil {
		fmt.Fprintf(&b, "export interface %s {\n%s}\n", typeName(name), members(def, nil))
		return b.String()
	}
	var forms []string
	for _, chosen := range one {
		var form strings.Builder
		form.WriteString("{\n")
		for p := def.Properties.Oldest(); p != nil; p = p.Next() {
			switch {
			case p.Key == chosen:
				form.WriteString(fmt.Sprintf("      %s: %s;\n", p.Key, typeOfMember(p.Value)))
			case slices.Contains(one, p.Key):
				form.WriteString(fmt.Sprintf("      %s?: never;\n", p.Key))
			}
		}
		forms = append(forms, form.String()+"    }")
	}
	rest := members(def, one)
	fmt.Fprintf(&b, "export type %s = ", typeName(name))
	if rest != "" {
		b.WriteString("{\n" + rest + "} & (\n")
	} else {
		b.WriteString("(\n")
	}
	for _, form := range forms {
		b.WriteString("  | " + form + "\n")
	}
	b.WriteString(");\n")
	return b.String()
}

// alternatives returns the members of which a definition asks for exactly one.
func alternatives(def *jsonschema.Schema) []string {
	var names []string
	for _, form := range def.OneOf {
		if len(form.Required) != 1 || form.Properties != nil {
			return nil
		}
		names = append(names, form.Required[0])
	}
	return names
}

func members(def *jsonschema.Schema, without []string) string {
	var b strings.Builder
	for p := def.Properties.Oldest(); p != nil; p = p.Next() {
		if slices.Contains(without, p.Key) {
			continue
		}
		mark := "?"
		if slices.Contains(def.Required, p.Key) {
			mark = ""
		}
		b.WriteString(docComment("  ", p.Value.Description))
		fmt.Fprintf(&b, "  %s%s: %s;\n", p.Key, mark, typeOfMember(p.Value))
	}
	return b.String()
}

func typeOfMember(s *jsonschema.Schema) string {
	switch {
	case s.Ref != "":
		return typeName(strings.TrimPrefix(s.Ref, "#/$defs/"))
	case s.Const != nil:
		return literal(s.Const)
	case s.Enum != nil:
		var all []string
		for _, v := range s.Enum {
			all = append(all, literal(v))
		}
		return strings.Join(all, " | ")
	}
	switch s.Type {
	case "string", "boolean":
		return s.Type
	case "number", "integer":
		return "number"
	case "array":
		item := typeOfMember(s.Items)
		if strings.Contains(item, " | ") {
			item = "(" + item + ")"
		}
		if s.MinItems != nil && *s.MinItems > 0 {
			return "[" + strings.Repeat(item+", ", int(*s.MinItems)) + "..." + item + "[]]"
		}
		return item + "[]"
	case "object":
		if s.AdditionalProperties == nil {
			panic("an object of anything: " + s.Title)
		}
		return "{ [name: string]: " + typeOfMember(s.AdditionalProperties) + " }"
	}
	if s.Not != nil && s.Not.Type == "null" {
		return "Json"
	}
	panic("no type for " + s.Title)
}

func literal(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(text)
}

func docComment(indent, text string) string {
	text = strings.ReplaceAll(text, "*/", "* /")
	lines := strings.Split(text, "\n")
	if len(lines) == 1 {
		return indent + "/** " + text + " */\n"
	}
	var b strings.Builder
	b.WriteString(indent + "/**\n")
	for _, line := range lines {
		b.WriteString(strings.TrimRight(indent+" * "+line, " ") + "\n")
	}
	b.WriteString(indent + " */\n")
	return b.String()
}
