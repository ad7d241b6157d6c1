package gen_test

import (
	"encoding/json"
	"slices"
	"strconv"

	"github.com/invopop/jsonschema"
)

// The words in which the rules are written.

// is holds where the member has one of these values.
func is(name string, values ...any) *jsonschema.Schema {
	s := &jsonschema.Schema{Properties: jsonschema.NewProperties(), Required: []string{name}}
	if len(values) == 1 {
		s.Properties.Set(name, &jsonschema.Schema{Const: values[0]})
	} else {
		s.Properties.Set(name, &jsonschema.Schema{Enum: values})
	}
	return s
}

// has holds where the members are there.
func has(names ...string) *jsonschema.Schema { return &jsonschema.Schema{Required: names} }

// lacks holds where none of the members is there.
func lacks(names ...string) *jsonschema.Schema {
	s := &jsonschema.Schema{Properties: jsonschema.NewProperties()}
	for _, name := range names {
		s.Properties.Set(name, jsonschema.FalseSchema)
	}
	return s
}

// both joins requirements of members.
func both(all ...*jsonschema.Schema) *jsonschema.Schema {
	s := &jsonschema.Schema{}
	for _, a := range all {
		s.Required = append(s.Required, a.Required...)
		if a.Properties == nil {
			continue
		}
		if s.Properties == nil {
			s.Properties = jsonschema.NewProperties()
		}
		for p := a.Properties.Oldest(); p != nil; p = p.Next() {
			s.Properties.Set(p.Key, p.Value)
		}
	}
	return s
}

// with holds where the member, if it is there, follows the schema.
func with(name string, s *jsonschema.Schema) *jsonschema.Schema {
	out := &jsonschema.Schema{Properties: jsonschema.NewProperties()}
	out.Properties.Set(name, s)
	return out
}

// when adds a condition; otherwise may be nil. It takes the form that is
// quickest to check: an object without the member of the condition is not asked
// where nothing would follow.
func when(def, condition, then, otherwise *jsonschema.Schema) {
	rule := &jsonschema.Schema{If: condition, Then: then, Else: otherwise}
	if otherwise != nil || len(condition.Required) != 1 {
		add(def, rule)
		return
	}
	name := condition.Required[0]
	if condition.Properties == nil {
		rule = then
	}
	if def.DependentSchemas == nil {
		def.DependentSchemas = map[string]*jsonschema.Schema{}
	}
	if before := def.DependentSchemas[name]; before != nil {
		rule = &jsonschema.Schema{AllOf: []*jsonschema.Schema{before, rule}}
	}
	def.DependentSchemas[name] = rule
}

// add adds an if, then and else to a definition.
func add(def, rule *jsonschema.Schema) {
	if def.If == nil {
		def.If, def.Then, def.Else = rule.If, rule.Then, rule.Else
		return
	}
	def.AllOf = append(def.AllOf, rule)
}

// only says that the members belong to these values of a member: required with
// them, absent with others.
func only(def *jsonschema.Schema, kind string, values []any, names ...string) {
	when(def, is(kind, values...), has(names...), lacks(names...))
}

// variant is what goes with some values of a member: members that must be
// there, members that may, and whatever else holds.
type variant struct {
	of       []any
	has, may []string
	and      *jsonschema.Schema
}

// variants says which members belong to which values of a member; what belongs
// to other values only must be absent. The conditions stand in one chain, the
// most frequent first, which is quicker to check than one condition for each
// member, and says nothing about a value that is none of these.
func variants(def *jsonschema.Schema, name string, all ...variant) {
	var names []string
	for _, v := range all {
		names = append(append(names, v.has...), v.may...)
	}
	slices.Sort(names)
	names = slices.Compact(names)
	var chain *jsonschema.Schema
	for _, v := range slices.Backward(all) {
		absent := slices.DeleteFunc(slices.Clone(names), func(n string) bool {
			return slices.Contains(v.has, n) || slices.Contains(v.may, n)
		})
		then := lacks(absent...)
		if v.and != nil {
			then = both(then, v.and)
			then.AnyOf = v.and.AnyOf
		}
		then.Required = append(then.Required, v.has...)
		chain = &jsonschema.Schema{If: is(name, v.of...), Then: then, Else: chain}
	}
	add(def, chain)
}

// items holds where every item of the list, if it is there, follows the schema.
func items(name string, s *jsonschema.Schema) *jsonschema.Schema {
	return with(name, &jsonschema.Schema{Items: s})
}

// text makes a member whose name is that of an id a text.
func text(s *jsonschema.Schema) { s.Pattern, s.MinLength = "", new(uint64(1)) }

// unique says that no item of these lists stands twice.
func unique(def *jsonschema.Schema, names ...string) {
	for _, name := range names {
		member(def, name).UniqueItems = true
	}
}

// some says that these lists are not empty.
func some(def *jsonschema.Schema, names ...string) {
	for _, name := range names {
		member(def, name).MinItems = new(uint64(1))
	}
}

// space is in a class of characters what Unicode calls white space. What \s
// means differs from language to language.
const space = `\t-\r ` + "\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"

// notBlank is the form of a text with something to read in it.
const notBlank = `[^` + space + `]`

// word says that texts that are there are not blank.
func word(all ...*jsonschema.Schema) {
	for _, s := range all {
		pattern(s, notBlank)
	}
}

// filled holds where the text is there and not blank.
func filled(name string) *jsonschema.Schema {
	return both(has(name), with(name, &jsonschema.Schema{Pattern: notBlank}))
}

// pattern gives a text a form that is more than not being empty.
func pattern(s *jsonschema.Schema, p string) { s.Pattern, s.MinLength = p, nil }

func between(s *jsonschema.Schema, low, high float64) {
	atLeast(s, low)
	atMost(s, high)
}

func list(values ...any) []any { return values }

func atLeast(s *jsonschema.Schema, n float64) { s.Minimum = num(n) }

func atMost(s *jsonschema.Schema, n float64) { s.Maximum = num(n) }

func above(s *jsonschema.Schema, n float64) { s.ExclusiveMinimum = num(n) }

func below(s *jsonschema.Schema, n float64) { s.ExclusiveMaximum = num(n) }

func num(n float64) json.Number { return json.Number(strconv.FormatFloat(n, 'g', -1, 64)) }
