package gen_test

import (
	"github.com/invopop/jsonschema"
)

// elicitRules says what elicit.Answers.Validate checks within one object, and
// which members of the report go together.
func elicitRules() map[string]func(*jsonschema.Schema) {
	return map[string]func(*jsonschema.Schema){
		"elicit.Answers": func(s *jsonschema.Schema) {
			some(s, "routes")
			atMostItems(s, 100, "routes")
		},
		"elicit.Route": routeRules,
		"elicit.Asked": func(s *jsonschema.Schema) { settled(s) },
		"elicit.Rating": func(s *jsonschema.Schema) {
			for _, name := range []string{"points", "low", "high"} {
				between(member(s, name), 0, 1e6)
			}
			atLeast(member(s, "rank"), 1)
			when(s, is("dontKnow", true), lacks("points", "low", "high", "rank"), nil)
		},
		"elicit.Times": func(s *jsonschema.Schema) { ratio(member(s, "times")) },
		"elicit.Extremes": func(s *jsonschema.Schema) {
			atMostItems(s, 100, "bestOver", "overWorst")
		},
		"elicit.Against": func(s *jsonschema.Schema) { between(member(s, "times"), 1, 1e6) },
		"elicit.Set": func(s *jsonschema.Schema) {
			member(s, "shown").MinItems = new(uint64(2))
			atMostItems(s, 20, "shown")
			unique(s, "shown")
			when(s, has("most"), has("least"), nil)
			when(s, has("least"), has("most"), nil)
		},
		"elicit.Task": func(s *jsonschema.Schema) {
			member(s, "alternatives").MinItems = new(uint64(2))
			atMostItems(s, 20, "alternatives")
		},
		"elicit.Alternative": func(s *jsonschema.Schema) { atMostItems(s, 100, "levels") },
		"elicit.At":          func(s *jsonschema.Schema) { s.OneOf = []*jsonschema.Schema{has("number"), has("category")} },
		"elicit.Ladder": func(s *jsonschema.Schema) {
			member(s, "levels").MinItems = new(uint64(2))
			atMostItems(s, 100, "levels")
		},
		"elicit.Statement":   elicitStatementRules,
		"elicit.RouteReport": routeReportRules,
		"elicit.Weight": func(s *jsonschema.Schema) {
			figures(s, 0, 1, "weight", "low", "high")
			atLeast(member(s, "place"), 1)
		},
		"elicit.Measure": func(s *jsonschema.Schema) {
			above(member(s, "limit"), 0)
			when(s, is("over", true), has("limit"), nil)
			only(s, "name", list("consistencyRatio"), "table")
			perCriterion := list("geometricMeanWeight", "bestMinusWorst", "rootOfRatio", "utility", "utilityError")
			when(s, is("name", perCriterion...), has("criterion"), &jsonschema.Schema{
				If: is("name", "inputConsistency"), Else: lacks("criterion"),
			})
		},
		"elicit.Suggestion": func(s *jsonschema.Schema) {
			above(member(s, "said"), 0)
			above(member(s, "fits"), 0)
		},
		"elicit.Clash": func(s *jsonschema.Schema) { some(s, "said") },
		"elicit.Said": func(s *jsonschema.Schema) {
			what := member(s, "what")
			what.Enum, what.MinLength = list("more", "same", "times", "timesBetween", "share", "firstMore", "secondMore"), nil
			when(s, is("what", "share"), lacks("than"), has("than"))
			when(s, is("what", "more"), lacks("low", "high"), nil)
		},
		"elicit.Missing": func(s *jsonschema.Schema) {
			variants(s, "code",
				variant{of: list("noAnswer", "unknown", "notTold"), has: []string{"criterion"}},
				variant{of: list("noPair", "noLink"), has: []string{"criterion", "with"}},
				variant{of: list("noPick"), has: []string{"item"}, may: []string{"criterion", "with"}},
				variant{of: list("morePairs")})
		},
		"elicit.Note": func(s *jsonschema.Schema) {
			variants(s, "code",
				variant{of: list("rangeNotShown", "otherRange", "against", "fewChoices"), has: []string{"criterion"}},
				variant{of: list("separated"), may: []string{"criterion"}},
				variant{of: list("importance", "inconsistent", "slack", "notUnique", "otherValues")})
		},
		"elicit.Agreement": func(s *jsonschema.Schema) {
			figures(s, 0, 1, "distance", "ofA", "ofB")
			figures(s, -1, 1, "tau")
			none := with("reversed", &jsonschema.Schema{MaxItems: new(uint64(0))})
			when(s, is("verdict", "cannotCompare"), both(lacks("apart"), none), nil)
			when(s, is("verdict", "differ"), has("apart"), nil)
		},
	}
}

// ratio bounds how many times as much something matters.
func ratio(s *jsonschema.Schema) {
	above(s, 0)
	atMost(s, 1e6)
}

// routeRules says which lists belong to which method, and what the ratings of a
// method must have.
func routeRules(s *jsonschema.Schema) {
	above(member(s, "exponent"), 0)
	atMost(member(s, "exponent"), 100)
	for name, n := range map[string]uint64{
		"ratings": 100, "judgements": 10_000, "sets": 1000, "tasks": 1000, "ladders": 100, "steps": 100, "statements": 100,
	} {
		atMostItems(s, n, name)
	}
	some(s, "ratings", "judgements", "sets", "tasks", "ladders", "statements")
	rated := func(item, heard *jsonschema.Schema) *jsonschema.Schema {
		return with("ratings", &jsonschema.Schema{Items: item, Contains: heard})
	}
	unlessUnknown := func(item, then *jsonschema.Schema) *jsonschema.Schema {
		item.If, item.Else = is("dontKnow", true), then
		return item
	}
	positive := func(name string) *jsonschema.Schema {
		s := &jsonschema.Schema{}
		above(s, 0)
		return both(has(name), with(name, s))
	}
	points := rated(unlessUnknown(lacks("low", "high", "rank"), has("points")), positive("points"))
	ranks := rated(unlessUnknown(lacks("points", "low", "high"), has("rank")), has("rank"))
	eitherPoints := &jsonschema.Schema{OneOf: []*jsonschema.Schema{
		both(has("points"), lacks("low", "high")), both(has("low", "high"), lacks("points")),
	}}
	imprecise := rated(unlessUnknown(lacks("rank"), eitherPoints), &jsonschema.Schema{AnyOf: []*jsonschema.Schema{positive("points"), positive("low")}})
	variants(s, "method",
		variant{of: list("swing", "direct", "smart"), has: []string{"ratings"}, and: points},
		variant{of: list("impreciseSwing"), has: []string{"ratings"}, and: imprecise},
		variant{of: list("smarter", "rankOrderCentroid", "rankSum", "rankReciprocal", "rankExponent"), has: []string{"ratings"}, and: ranks},
		variant{of: list("pairwise"), has: []string{"judgements"}, may: []string{"randomIndex"}},
		variant{of: list("bestWorst"), has: []string{"bestWorst"}},
		variant{of: list("maxDiff"), has: []string{"sets"}},
		variant{of: list("choice"), has: []string{"tasks"}},
		variant{of: list("tradeOff"), may: []string{"steps"}},
		variant{of: list("tradeOffRanking"), has: []string{"ladders"}, may: []string{"steps"}},
		variant{of: list("statements"), has: []string{"statements"}})
	only(s, "method", list("rankExponent"), "exponent")
}

func elicitStatementRules(s *jsonschema.Schema) {
	ratio(member(s, "times"))
	between(member(s, "low"), 0, 1e6)
	between(member(s, "high"), 0, 1e6)
	ends := []string{"low", "high"}
	variants(s, "kind",
		variant{of: list("more", "same"), has: []string{"than"}},
		variant{of: list("times"), has: []string{"than", "times"}},
		variant{of: list("timesBetween"), has: []string{"than"}, may: ends, and: anEnd()},
		variant{of: list("share"), may: ends, and: shareEnds()})
}

func routeReportRules(s *jsonschema.Schema) {
	some(s, "weights", "conditions")
	only(s, "status", list("contradictory"), "clash")
}
