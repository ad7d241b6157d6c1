package gen_test

import (
	"github.com/invopop/jsonschema"
)

// methodsRules says which members of an opinion go together.
func methodsRules() map[string]func(*jsonschema.Schema) {
	return map[string]func(*jsonschema.Schema){
		"methods.Opinion": func(s *jsonschema.Schema) { some(s, "criteria", "results", "agreements") },
		"methods.Weighed": func(s *jsonschema.Schema) { figures(s, 0, 1, "weight") },
		"methods.Result": func(s *jsonschema.Schema) {
			member(s, "why").MinLength = new(uint64(1))
			none := func() *jsonschema.Schema { return &jsonschema.Schema{MaxItems: new(uint64(0))} }
			placed := with("places", &jsonschema.Schema{MinItems: new(uint64(1))})
			when(s, has("why"), both(with("places", none()), with("first", none()), lacks("conditions", "incomparable")),
				both(placed, lacks("criterion", "option")))
			when(s, is("method", "vikor"), nil, lacks("conditions"))
			when(s, is("method", "promethee1", "electre3"), nil, lacks("incomparable"))
			some(s, "incomparable")
			member(s, "conditions").MinItems, member(s, "conditions").MaxItems = new(uint64(2)), new(uint64(2))
		},
		"methods.Setting": func(s *jsonschema.Schema) {
			member(s, "word").MinLength = new(uint64(1))
			when(s, has("word"), with("value", &jsonschema.Schema{Const: 0}), nil)
		},
		"methods.Placed": func(s *jsonschema.Schema) {
			atLeast(member(s, "rank"), 1)
			some(s, "parts")
		},
		"methods.Condition": func(s *jsonschema.Schema) {
			name := member(s, "name")
			name.Enum, name.MinLength = list("acceptableAdvantage", "acceptableStability"), nil
		},
	}
}
