package schemas

import (
	"encoding/json"
	"maps"
	"slices"
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
