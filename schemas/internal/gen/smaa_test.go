package gen_test

import (
	"github.com/invopop/jsonschema"
)

// smaaRules says what smaa.Statements.Validate checks within one object, and
// which members of the report go together.
func smaaRules() map[string]func(*jsonschema.Schema) {
	return map[string]func(*jsonschema.Schema){
		"smaa.Statements":      func(s *jsonschema.Schema) { atMostItems(s, 100, "statements") },
		"smaa.Statement":       smaaStatementRules,
		"smaa.CriterionAnswer": func(s *jsonschema.Schema) { settled(s) },
		"smaa.Method": func(s *jsonschema.Schema) {
			between(member(s, "seed"), 0, 1<<53)
			atLeast(member(s, "draws"), 0)
			atLeast(member(s, "largestError"), 0)
		},
		"smaa.Proportion": func(s *jsonschema.Schema) {
			unit(member(s, "share"))
			atLeast(member(s, "error"), 0)
		},
		"smaa.OptionAcceptability": func(s *jsonschema.Schema) {
			some(s, "ranks")
			unit(member(s, "central").Items)
			atLeast(member(s, "confidenceError"), 0)
			figures(s, 0, 1, "confidence")
		},
		"smaa.WeightSpread": func(s *jsonschema.Schema) {
			for _, name := range []string{"mean", "low", "median", "high"} {
				unit(member(s, name))
			}
		},
		"smaa.Information": func(s *jsonschema.Schema) {
			unit(member(s, "chance"))
			atLeast(member(s, "gain"), 0)
			variants(s, "what", variant{of: list("cell"), has: []string{"option", "criterion"}, may: []string{"missing"}},
				variant{of: list("direction"), has: []string{"criterion"}}, variant{of: list("weights")})
		},
		"smaa.Note": func(s *jsonschema.Schema) {
			variants(s, "code", variant{of: list("missing"), has: []string{"option", "criterion"}},
				variant{of: list("direction"), has: []string{"criterion"}}, variant{of: list("surrogate", "other", "noChoice")})
		},
	}
}

func smaaStatementRules(s *jsonschema.Schema) {
	member(s, "criteria").MinItems = new(uint64(2))
	unique(s, "criteria")
	between(member(s, "low"), 0, 1e6)
	between(member(s, "high"), 0, 1e6)
	variants(s, "kind",
		variant{of: list("order", "same"), has: []string{"criteria"}},
		variant{of: list("ratio"), has: []string{"criterion", "than"}, may: []string{"low", "high"}, and: anEnd()},
		variant{of: list("share"), has: []string{"criterion"}, may: []string{"low", "high"}, and: shareEnds()})
}

// anEnd holds where low or high is there.
func anEnd() *jsonschema.Schema {
	return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{has("low"), has("high")}}
}

// shareEnds is anEnd, and both are shares of all weight.
func shareEnds() *jsonschema.Schema {
	most := func() *jsonschema.Schema { return &jsonschema.Schema{Maximum: num(1)} }
	s := both(with("low", most()), with("high", most()))
	s.AnyOf = anEnd().AnyOf
	return s
}

// settled says that a direction is one of two: a person's own is never left to
// the person.
func settled(s *jsonschema.Schema) {
	member(s, "direction").Enum = list("higherIsBetter", "lowerIsBetter")
}

// figures bounds figures that are there.
func figures(s *jsonschema.Schema, low, high float64, names ...string) {
	for _, name := range names {
		within := &jsonschema.Schema{}
		between(within, low, high)
		s.AllOf = append(s.AllOf, with(name, with("value", within)))
	}
}

func atMostItems(s *jsonschema.Schema, n uint64, names ...string) {
	for _, name := range names {
		member(s, name).MaxItems = &n
	}
}
