package gen_test

import (
	"github.com/invopop/jsonschema"

	"github.com/concord-sdm/concord/sdm"
)

// sdmRules says what sdm.Decision.Validate and its kin check within one object.
func sdmRules() map[string]func(*jsonschema.Schema) {
	return map[string]func(*jsonschema.Schema){
		"sdm.Decision": func(s *jsonschema.Schema) {
			some(s, "options", "criteria")
			atMostItems(s, sdm.MaxOptions, "options")
			atMostItems(s, sdm.MaxCriteria, "criteria")
			atLeast(member(s, "smallestLead"), 0)
			below(member(s, "smallestLead"), 1)
		},
		"sdm.Context": func(s *jsonschema.Schema) { s.MinProperties = new(uint64(1)) },
		"sdm.Review": func(s *jsonschema.Schema) {
			when(s, is("status", "notReviewed"), lacks("by", "lastReviewed"), has("by"))
			when(s, is("status", "reviewed", "expired"), has("lastReviewed"), nil)
			member(s, "by").MinLength = new(uint64(1))
		},
		"sdm.Criterion":     criterionRules,
		"sdm.ValueFunction": valueFunctionRules,
		"sdm.Category":      func(s *jsonschema.Schema) { unit(member(s, "value")) },
		"sdm.Point":         func(s *jsonschema.Schema) { unit(member(s, "value")) },
		"sdm.MustHave": func(s *jsonschema.Schema) {
			s.OneOf = []*jsonschema.Schema{has("level"), has("category")}
		},
		"sdm.Span": func(s *jsonschema.Schema) {
			atLeast(member(s, "from"), 0)
			above(member(s, "to"), 0)
			when(s, is("unit", "lifetime", "course"), lacks("from", "to"), has("to"))
			when(s, is("kind", "between"), nil, lacks("from"))
		},
		"sdm.Source": func(s *jsonschema.Schema) {
			atLeast(member(s, "year"), 1000)
			atMost(member(s, "year"), 9999)
			member(s, "doi").Pattern = `^10\.[^/]*/`
		},
		"sdm.Cell":         cellRules,
		"sdm.Distribution": distributionRules,
		"sdm.Interval": func(s *jsonschema.Schema) {
			atLeast(member(s, "level"), 0)
			below(member(s, "level"), 1)
		},
		"sdm.Preferences": preferencesRules,
		"sdm.Answer": func(s *jsonschema.Schema) {
			atLeast(member(s, "points"), 0)
			atLeast(member(s, "rank"), 1)
			member(s, "direction").Enum = list("higherIsBetter", "lowerIsBetter")
			when(s, is("dontKnow", true), lacks("points", "rank"), nil)
		},
		"sdm.Voice": func(s *jsonschema.Schema) { only(s, "role", list("surrogate"), "basis") },
		"sdm.Choice": func(s *jsonschema.Schema) {
			member(s, "by").MinItems = new(uint64(1))
			only(s, "result", list("chosen"), "option")
		},
		"sdm.Concordance": func(s *jsonschema.Schema) { atLeast(member(s, "rank"), 1) },
	}
}

// unit bounds a worth: 0 to 1.
func unit(s *jsonschema.Schema) {
	atLeast(s, 0)
	atMost(s, 1)
}

func criterionRules(s *jsonschema.Schema) {
	atLeast(member(s, "per"), 1)
	atLeast(member(s, "smallestDifference"), 0)
	member(s, "unit").MinLength = new(uint64(1))
	member(s, "categories").MinItems = new(uint64(2))
	atMostItems(s, sdm.MaxCategories, "categories")
	atMostItems(s, sdm.MaxTags, "overlaps")
	unique(s, "overlaps")
	when(s, is("measure", "risk", "events", "rate"), has("per"), lacks("per"))
	categorical := both(has("categories"), lacks("unit", "range", "value", "outside", "differenceTo"),
		with("direction", &jsonschema.Schema{Enum: list("higherIsBetter", "lowerIsBetter")}))
	when(s, is("measure", "category"), categorical, both(has("unit", "range"), lacks("categories")))
	linear := with("value", with("shape", &jsonschema.Schema{Const: "linear"}))
	when(s, is("direction", "personal"), linear, nil)
}

func valueFunctionRules(s *jsonschema.Schema) {
	rate := member(s, "rate")
	atLeast(rate, -30)
	atMost(rate, 30)
	rate.Not = &jsonschema.Schema{Const: 0}
	member(s, "points").MinItems = new(uint64(2))
	atMostItems(s, sdm.MaxPoints, "points")
	variants(s, "shape", variant{of: list("linear")}, variant{of: list("piecewise"), has: []string{"points"}},
		variant{of: list("exponential"), has: []string{"rate"}})
}

func cellRules(s *jsonschema.Schema) {
	atLeast(member(s, "events"), 0)
	atLeast(member(s, "total"), 1)
	atLeast(member(s, "n"), 1)
	for _, name := range []string{"reason", "formula"} {
		member(s, name).MinLength = new(uint64(1))
	}
	variants(s, "kind",
		variant{of: list("exact"), has: []string{"value"}, may: []string{"certainty", "uncertainty", "relativeTo"}},
		variant{of: list("counts"), has: []string{"events", "total"}, may: []string{"certainty", "uncertainty"}},
		variant{of: list("interval"), has: []string{"low", "high"}, may: []string{"certainty", "relativeTo"}},
		variant{of: list("distribution"), has: []string{"distribution"}, may: []string{"certainty", "relativeTo"}},
		variant{of: list("category"), has: []string{"category"}, may: []string{"certainty"}},
		variant{of: list("missing"), has: []string{"reason"}},
		variant{of: list("notApplicable"), has: []string{"reason"}, may: []string{"countsAs"}})
	when(s, is("origin", "derived"), has("formula"), nil)
	when(s, has("formula"), &jsonschema.Schema{If: is("origin", "derived", "modelled"), Else: lacks("formula")}, nil)
	none := &jsonschema.Schema{}
	atLeast(none, 0)
	ratio := both(has("relativeTo"), with("relativeTo", is("effect", "riskRatio", "oddsRatio", "hazardRatio", "rateRatio")))
	when(s, ratio, both(with("value", none), with("low", none)), nil)
	unrated := &jsonschema.Schema{AnyOf: []*jsonschema.Schema{
		is("kind", "missing", "notApplicable"), is("origin", "definition"),
	}}
	when(s, has("certainty"), nil, &jsonschema.Schema{If: unrated, Else: has("certainty")})
}

func distributionRules(s *jsonschema.Schema) {
	above(member(s, "sd"), 0)
	above(member(s, "sdLog"), 0)
	atMost(member(s, "sdLog"), 10)
	atLeast(member(s, "meanLog"), -100)
	atMost(member(s, "meanLog"), 100)
	atLeast(member(s, "events"), 0)
	atLeast(member(s, "total"), 1)
	variants(s, "family",
		variant{of: list("normal"), has: []string{"mean", "sd"}},
		variant{of: list("logNormal"), has: []string{"meanLog", "sdLog"}},
		variant{of: list("beta"), has: []string{"events", "total"}},
		variant{of: list("triangular"), has: []string{"mode", "low", "high"}},
		variant{of: list("uniform"), has: []string{"low", "high"}})
}

func preferencesRules(s *jsonschema.Schema) {
	above(member(s, "exponent"), 0)
	atMost(member(s, "exponent"), 100)
	member(s, "answers").MinItems = new(uint64(1))
	only(s, "method", list("rankExponent"), "exponent")
	items := func(want, other string) *jsonschema.Schema {
		item := lacks(other)
		item.If, item.Else = is("dontKnow", true), has(want)
		return with("answers", &jsonschema.Schema{Items: item})
	}
	when(s, is("method", "swing", "direct"), items("points", "rank"), items("rank", "points"))
}
