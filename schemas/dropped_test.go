package schemas_test

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"
	"github.com/stretchr/testify/require"
)

// attempt is a constraint of a compiled schema that can be dropped and put back.
type attempt struct {
	c             constraint
	place         string // where what it refuses is reported
	plain         bool   // without it fewer values are refused, and no others
	beside        string // of a condition: the text of the schema that it is part of
	drop, restore func()
}

// newAttempt finds a constraint of a compiled schema: to drop it there costs
// nothing, to compile the schema without it would.
func newAttempt(t *testing.T, schema *jsonschema.Schema, c constraint) attempt {
	place := c.at + "/" + c.keyword
	a := attempt{c: c, place: place, plain: c.keyword != "minContains"} // without it one is asked for
	for token := range strings.SplitSeq(place, "/") {
		if slices.Contains([]string{"if", "not", "oneOf", "anyOf", "contains", "prefixItems"}, token) {
			a.plain = false
		}
	}
	owner, isMember := strings.CutSuffix(c.at, "/properties")
	owner, isDependent := strings.CutSuffix(owner, "/dependentSchemas")
	holder := part(t, schema, strings.Split(owner, "/")[1:])
	require.NotNil(t, holder, c)
	whole, bare := *holder, *holder
	switch {
	case isMember:
		bare.Properties = without(whole.Properties, c.keyword)
	case isDependent:
		bare.DependentSchemas = without(whole.DependentSchemas, c.keyword)
	default:
		lift(t, &bare, c)
	}
	a.drop = func() { *holder = bare }
	a.restore = func() { *holder = whole }
	return a
}

// concerns reports whether a value that is refused at these places, or nowhere,
// may be judged otherwise without the constraint.
func (a attempt) concerns(places []string) bool {
	if !a.plain {
		return true
	}
	for _, place := range places {
		if place != a.place && !strings.HasPrefix(place, a.place+"/") {
			return false
		}
	}
	return len(places) > 0
}

// part follows the names of a pointer in a compiled schema.
func part(t *testing.T, s *jsonschema.Schema, tokens []string) *jsonschema.Schema {
	for len(tokens) > 0 && s != nil {
		list, named := []*jsonschema.Schema(nil), map[string]*jsonschema.Schema(nil)
		switch tokens[0] {
		case "properties":
			named = s.Properties
		case "dependentSchemas":
			named = s.DependentSchemas
		case "allOf":
			list = s.AllOf
		case "anyOf":
			list = s.AnyOf
		case "oneOf":
			list = s.OneOf
		case "prefixItems":
			list = s.PrefixItems
		case "if":
			s = s.If
		case "then":
			s = s.Then
		case "else":
			s = s.Else
		case "not":
			s = s.Not
		case "items":
			s = s.Items2020
		case "contains":
			s = s.Contains
		case "propertyNames":
			s = s.PropertyNames
		case "additionalProperties":
			s, _ = s.AdditionalProperties.(*jsonschema.Schema)
		default:
			require.Fail(t, "a keyword that the test does not know", tokens[0])
		}
		switch {
		case named != nil:
			s = named[tokens[1]]
			tokens = tokens[1:]
		case list != nil:
			i, err := strconv.Atoi(tokens[1])
			require.NoError(t, err)
			s = list[i]
			tokens = tokens[1:]
		}
		tokens = tokens[1:]
	}
	return s
}

// lift takes a keyword out of a compiled schema.
func lift(t *testing.T, s *jsonschema.Schema, c constraint) {
	switch c.keyword {
	case "$ref":
		s.Ref = nil
	case "type":
		s.Types = nil
	case "const":
		s.Constant = nil
	case "enum":
		s.Enum = nil
	case "pattern":
		s.Pattern = nil
	case "minLength":
		s.MinLength = -1
	case "maxLength":
		s.MaxLength = -1
	case "minItems":
		s.MinItems = -1
	case "maxItems":
		s.MaxItems = -1
	case "minProperties":
		s.MinProperties = -1
	case "maxProperties":
		s.MaxProperties = -1
	case "minimum":
		s.Minimum = nil
	case "maximum":
		s.Maximum = nil
	case "exclusiveMinimum":
		s.ExclusiveMinimum = nil
	case "exclusiveMaximum":
		s.ExclusiveMaximum = nil
	case "multipleOf":
		s.MultipleOf = nil
	case "uniqueItems":
		s.UniqueItems = false
	case "required":
		s.Required = slices.DeleteFunc(slices.Clone(s.Required), func(name string) bool { return name == c.name })
	case "additionalProperties":
		s.AdditionalProperties = nil
	case "propertyNames":
		s.PropertyNames = nil
	case "items":
		s.Items2020 = nil
	case "prefixItems":
		s.PrefixItems = nil
	case "maxContains":
		s.MaxContains = -1
	case "minContains":
		s.MinContains = 1
	case "contains":
		s.Contains = nil
	case "then":
		s.Then = nil
	case "else":
		s.Else = nil
	case "not":
		s.Not = nil
	case "allOf":
		s.AllOf = nil
	case "anyOf":
		s.AnyOf = nil
	case "oneOf":
		s.OneOf = nil
	default:
		require.Fail(t, "a keyword that the test does not know", c.keyword)
	}
}

// leaves are the places of a schema, on the way from its root, that refused a
// value with err.
func leaves(err error, all []string) []string {
	e, ok := errors.AsType[*jsonschema.ValidationError](err)
	if !ok {
		return all
	}
	if len(e.Causes) == 0 {
		return append(all, strings.TrimSuffix(e.KeywordLocation, "/"))
	}
	for _, cause := range e.Causes {
		all = leaves(cause, all)
	}
	return all
}
