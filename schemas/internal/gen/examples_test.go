package gen_test

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/invopop/jsonschema"
)

const (
	maxExamples = 2
	maxSize     = 300 // bytes of one example
)

// exemplify gives every member examples: values of the example documents where
// there are any, else one that is made up from the schema.
func exemplify(root *jsonschema.Schema, samples []any) {
	e := exemplifier{root: root}
	for _, sample := range samples {
		e.visit(&jsonschema.Schema{Ref: root.Ref}, sample)
	}
	for _, name := range slices.Sorted(maps.Keys(root.Definitions)) {
		for p := root.Definitions[name].Properties.Oldest(); p != nil; p = p.Next() {
			if len(p.Value.Examples) == 0 {
				p.Value.Examples = []any{e.makeUp(p.Value, 0)}
			}
		}
	}
}

type exemplifier struct{ root *jsonschema.Schema }

func (e *exemplifier) follow(s *jsonschema.Schema) *jsonschema.Schema {
	if name, ok := strings.CutPrefix(s.Ref, "#/$defs/"); ok {
		return e.root.Definitions[name]
	}
	return s
}

// visit takes the values of a document as examples of its members.
func (e *exemplifier) visit(s *jsonschema.Schema, v any) {
	s = e.follow(s)
	switch v := v.(type) {
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			var p *jsonschema.Schema
			if s.Properties != nil {
				p, _ = s.Properties.Get(name)
			}
			switch {
			case p != nil:
				offer(p, v[name])
				e.visit(p, v[name])
			case s.AdditionalProperties != nil && s.AdditionalProperties != jsonschema.FalseSchema:
				e.visit(s.AdditionalProperties, v[name])
			}
		}
	case []any:
		for _, item := range v {
			if s.Items != nil {
				e.visit(s.Items, item)
			}
		}
	}
}

// offer adds v to the examples if it is small and says something new.
func offer(s *jsonschema.Schema, v any) {
	if list, ok := v.([]any); ok && len(list) > 1 {
		if size(list) > maxSize && minItems(s) <= 1 {
			list = []any{slices.MinFunc(list, func(a, b any) int { return size(a) - size(b) })}
		}
		v = list
	}
	if len(s.Examples) >= maxExamples || size(v) > maxSize || (size(v) <= 2 && len(s.Examples) > 0) {
		return
	}
	for _, have := range s.Examples {
		if string(encode(have)) == string(encode(v)) {
			return
		}
	}
	s.Examples = append(s.Examples, v)
}

func minItems(s *jsonschema.Schema) int {
	if s.MinItems == nil {
		return 0
	}
	return int(*s.MinItems)
}

func encode(v any) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return data
}

func size(v any) int { return len(encode(v)) }

// makeUp returns a value that s allows, as far as types and patterns go.
func (e *exemplifier) makeUp(s *jsonschema.Schema, depth int) any {
	s = e.follow(s)
	switch {
	case s.Const != nil:
		return s.Const
	case len(s.Enum) > 0:
		return s.Enum[0]
	case len(s.Examples) > 0:
		return s.Examples[0]
	case s.Not != nil && s.Type == "":
		return "anything but null"
	}
	switch s.Type {
	case "string":
		for _, text := range []string{"an-id", "en", "2026-05-04", "2026-05-04T09:30:00Z", "10.1000/182"} {
			if s.Pattern != "" && regexp.MustCompile(s.Pattern).MatchString(text) {
				return text
			}
		}
		return "text"
	case "integer", "number":
		for _, n := range []json.Number{"1", "0", "0.5", "1000"} {
			if fits(s, n) {
				return n
			}
		}
	case "boolean":
		return true
	case "array":
		n := 0
		if s.MinItems != nil {
			n = int(*s.MinItems)
		}
		out := []any{}
		for range max(n, 1) {
			out = append(out, e.makeUp(s.Items, depth+1))
		}
		return out
	case "object":
		out := map[string]any{}
		if s.MinProperties != nil { // texts by language
			out["en"] = e.makeUp(s.AdditionalProperties, depth+1)
		}
		names := s.Required
		if len(names) == 0 && len(s.OneOf) > 0 {
			names = s.OneOf[0].Required
		}
		add := func(names []string) {
			for _, name := range names {
				if p, ok := s.Properties.Get(name); ok && depth < 8 {
					out[name] = e.makeUp(p, depth+1)
				}
			}
		}
		add(names)
		if s.If != nil && s.Then != nil && holds(s.If, out) {
			add(s.Then.Required)
		}
		return out
	}
	return 1
}

// holds reports whether an object has the values that a condition names.
func holds(condition *jsonschema.Schema, object map[string]any) bool {
	if condition.Properties == nil {
		return false
	}
	for p := condition.Properties.Oldest(); p != nil; p = p.Next() {
		if p.Value.Const == nil || p.Value.Const != object[p.Key] {
			return false
		}
	}
	return true
}

func fits(s *jsonschema.Schema, n json.Number) bool {
	v, _ := n.Float64()
	over := func(bound json.Number, ok func(b float64) bool) bool {
		if bound == "" {
			return true
		}
		b, _ := bound.Float64()
		return ok(b)
	}
	return over(s.Minimum, func(b float64) bool { return v >= b }) && over(s.Maximum, func(b float64) bool { return v <= b }) &&
		over(s.ExclusiveMinimum, func(b float64) bool { return v > b }) && over(s.ExclusiveMaximum, func(b float64) bool { return v < b })
}
