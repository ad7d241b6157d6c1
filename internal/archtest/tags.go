package archtest

import (
	"go/types"
	"reflect"
	"regexp"
	"slices"
	"strings"
)

// Tags finds JSON tags that break the rules of documents: camelCase names,
// every exported field named, no name twice, omitzero and never omitempty,
// extensions as they have to be.
func Tags(p *Package) []Finding {
	camel := regexp.MustCompile(`^_?[a-z][a-zA-Z0-9]*$`)
	var found []Finding
	scope := p.Types.Scope()
	for _, name := range scope.Names() {
		o, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || o.IsAlias() || !o.Exported() {
			continue
		}
		s, ok := o.Type().Underlying().(*types.Struct)
		if !ok || !tagged(s) {
			continue
		}
		seen := map[string]bool{}
		for i := range s.NumFields() {
			f := s.Field(i)
			if !f.Exported() {
				continue
			}
			report := func(text string) {
				found = append(found, p.finding(f.Pos(), "%s.%s: %s", name, f.Name(), text))
			}
			tag, has := reflect.StructTag(s.Tag(i)).Lookup("json")
			parts := strings.Split(tag, ",")
			key, options := parts[0], parts[1:]
			switch {
			case !has:
				report("has no json tag while others have")
				continue
			case key == "-":
				continue
			case !camel.MatchString(key):
				report("the json name is not camelCase")
			case seen[key]:
				report("the json name stands twice")
			}
			seen[key] = true
			if slices.Contains(options, "omitempty") {
				report("omitempty drops what is merely empty: write omitzero")
			}
			optional := slices.Contains(options, "omitzero")
			if _, pointer := f.Type().(*types.Pointer); pointer && !optional {
				report("a pointer without omitzero is written as null")
			}
			if key == "extensions" && (!optional || f.Type().String() != "map[string]encoding/json.RawMessage") {
				report("extensions are a map[string]json.RawMessage with omitzero")
			}
		}
	}
	return found
}

func tagged(s *types.Struct) bool {
	for i := range s.NumFields() {
		if _, ok := reflect.StructTag(s.Tag(i)).Lookup("json"); ok {
			return true
		}
	}
	return false
}
