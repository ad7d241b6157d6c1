package schemas

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

// BadExamples returns the places of a schema whose examples it does not allow.
func BadExamples(kind string) ([]string, error) {
	text, err := Schema(kind)
	if err != nil {
		return nil, err
	}
	var s struct {
		Defs map[string]struct {
			Properties map[string]struct {
				Examples []any `json:"examples"`
			} `json:"properties"`
		} `json:"$defs"`
	}
	if err := json.Unmarshal(text, &s); err != nil {
		return nil, err
	}
	c, err := compiler(kind, text)
	if err != nil {
		return nil, err
	}
	v, err := newest(kind)
	if err != nil {
		return nil, err
	}
	var bad []string
	for _, def := range slices.Sorted(maps.Keys(s.Defs)) {
		properties := s.Defs[def].Properties
		for _, name := range slices.Sorted(maps.Keys(properties)) {
			at := "#/$defs/" + def + "/properties/" + name
			part, err := c.Compile(id(kind, v) + at)
			if err != nil {
				return nil, err
			}
			for _, example := range properties[name].Examples {
				if part.Validate(example) != nil {
					bad = append(bad, at)
				}
			}
		}
	}
	return bad, nil
}

// CompileText compiles a text as the schema of a kind.
func CompileText(kind string, text []byte) error {
	_, err := compile(kind, text)
	return err
}

// Plainly returns what checks a document of a kind with the validator alone, which
// goes through every list and map to its end.
func Plainly(kind string) (func(doc []byte) error, error) {
	text, err := Schema(kind)
	if err != nil {
		return nil, err
	}
	s, err := compile(kind, text)
	return s.check, err
}

// Altered compiles a text as the schema of a kind and returns what judges values
// by it: the places of the schema, as pointers, that refuse the value.
func Altered(kind string, text []byte) (func(value any) []string, error) {
	c, err := compiler(kind, text)
	if err != nil {
		return nil, err
	}
	v, err := newest(kind)
	if err != nil {
		return nil, err
	}
	s, err := c.Compile(id(kind, v))
	if err != nil {
		return nil, err
	}
	return func(value any) []string {
		return Refusals(s.Validate(value))
	}, nil
}

// Definitions compiles the schema of a kind and returns its definitions. They are
// the caller's to change.
func Definitions(kind string) (map[string]*jsonschema.Schema, error) {
	text, err := Schema(kind)
	if err != nil {
		return nil, err
	}
	var s struct {
		Defs map[string]any `json:"$defs"`
	}
	if err := json.Unmarshal(text, &s); err != nil {
		return nil, err
	}
	c, err := compiler(kind, text)
	if err != nil {
		return nil, err
	}
	v, err := newest(kind)
	if err != nil {
		return nil, err
	}
	all := map[string]*jsonschema.Schema{}
	for name := range s.Defs {
		if all[name], err = c.Compile(id(kind, v) + "#/$defs/" + name); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// Refusals are the places of a schema, as pointers, that refused a value with
// err.
func Refusals(err error) []string {
	e, ok := errors.AsType[*jsonschema.ValidationError](err)
	if !ok {
		return nil
	}
	return refusals(e, nil)
}

func refusals(e *jsonschema.ValidationError, all []string) []string {
	if _, place, ok := strings.Cut(e.AbsoluteKeywordLocation, "#"); ok && place != "" && place != "/" {
		all = append(all, place)
	}
	for _, cause := range e.Causes {
		all = refusals(cause, all)
	}
	if len(all) == 0 {
		all = append(all, "/")
	}
	return all
}
