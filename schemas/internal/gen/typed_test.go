package gen_test

import "github.com/invopop/jsonschema"

// typed gives each part of a schema whose keywords are about texts, numbers,
// lists or objects that type, where it does not stand already in the same place.
// Conditions leave it out, as the member has its type elsewhere, but validators
// in strict mode ask for it. The type is that of the place so far.
func typed(s *jsonschema.Schema, of string) {
	if s == nil {
		return
	}
	if s.Type == "" && s.Ref == "" {
		if t := typeOf(s); t != "" && t != of && (t != "number" || of != "integer") {
			s.Type = t
		}
	}
	if s.Type != "" {
		of = s.Type
	}
	for _, part := range []*jsonschema.Schema{s.If, s.Then, s.Else, s.Not} {
		typed(part, of)
	}
	for _, list := range [][]*jsonschema.Schema{s.AllOf, s.AnyOf, s.OneOf} {
		for _, part := range list {
			typed(part, of)
		}
	}
	for _, part := range s.DependentSchemas {
		typed(part, of)
	}
	for _, part := range append([]*jsonschema.Schema{s.Items, s.Contains, s.AdditionalProperties}, s.PrefixItems...) {
		typed(part, "")
	}
	typed(s.PropertyNames, "string")
	for _, part := range s.Definitions {
		typed(part, "")
	}
	if s.Properties != nil {
		for p := s.Properties.Oldest(); p != nil; p = p.Next() {
			typed(p.Value, "")
		}
	}
}

// typeOf returns the type that the keywords of s are about, or none.
func typeOf(s *jsonschema.Schema) string {
	switch {
	case s.Pattern != "" || s.MinLength != nil || s.MaxLength != nil:
		return "string"
	case s.Minimum != "" || s.Maximum != "" || s.ExclusiveMinimum != "" || s.ExclusiveMaximum != "" || s.MultipleOf != "":
		return "number"
	case s.Items != nil || s.PrefixItems != nil || s.Contains != nil || s.MinItems != nil || s.MaxItems != nil || s.UniqueItems:
		return "array"
	case s.Properties != nil || s.Required != nil || s.PropertyNames != nil || s.MinProperties != nil || s.AdditionalProperties != nil ||
		s.DependentSchemas != nil:
		return "object"
	}
	return ""
}
