package gen_test

import (
	"github.com/invopop/jsonschema"
)

// phrasePattern is that of words of which the last may end in a star: something
// other than space and the punctuation of ASCII, before which there is nothing
// else. What is a letter not every language's patterns know.
const phrasePattern = `^[` + space + asciiPunctuation + `]*[^*` + space + asciiPunctuation + `][^*]*\*?$`

// asciiPunctuation is in a class of characters the punctuation of ASCII but the
// star.
const asciiPunctuation = "!-)+-/:-@\\[-`{-~"

// feedbackRules says what equity.Groups.Validate, feedback.Comments.Validate and
// their kin check within one object.
func feedbackRules() map[string]func(*jsonschema.Schema) {
	return map[string]func(*jsonschema.Schema){
		"equity.Policy": func(s *jsonschema.Schema) {
			between(member(s, "low"), 0, 1)
			between(member(s, "high"), 0, 1000)
			between(member(s, "round"), 0, 1000)
		},
		"equity.Groups": func(s *jsonschema.Schema) {
			some(s, "groups")
			name(member(s, "by"), member(s, "reference"))
			member(s, "groups").MaxItems = new(uint64(1000))
			between(member(s, "notStated"), 0, 1e9)
			rates := with("groups", &jsonschema.Schema{PrefixItems: []*jsonschema.Schema{has("exposure")}})
			when(s, rates, items("groups", has("exposure")), items("groups", lacks("exposure")))
		},
		"equity.Group": func(s *jsonschema.Schema) {
			name(member(s, "id"))
			for _, number := range []string{"events", "total", "invited"} {
				between(member(s, number), 0, 1e9)
			}
			above(member(s, "exposure"), 0)
			atMost(member(s, "exposure"), 1e15)
		},
		"equity.Comparison": func(s *jsonschema.Schema) {
			confidence(member(s, "level"))
			name(member(s, "by"), member(s, "reference"))
		},
		"equity.Result":   func(s *jsonschema.Schema) { name(member(s, "id")) },
		"feedback.Digest": func(s *jsonschema.Schema) { atLeast(member(s, "round"), 2) },
		"feedback.Cues": func(s *jsonschema.Schema) {
			pattern(member(s, "safety").Items, phrasePattern)
		},
		"feedback.Theme": func(s *jsonschema.Schema) {
			pattern(member(s, "phrases").Items, phrasePattern)
		},
		"feedback.Comment": func(s *jsonschema.Schema) {
			word(member(s, "text"))
			member(s, "text").MaxLength = new(uint64(100_000))
			short := &jsonschema.Schema{MaxLength: new(uint64(200))}
			s.AllOf = append(s.AllOf, items("groups", both(with("by", short), with("is", short))))
		},
		"feedback.Evaluation": func(s *jsonschema.Schema) {
			counts(s)
			confidence(member(s, "level"))
			member(s, "majority").MinLength = nil // nothing was labelled
			when(s, is("refused", true), with("refusals", &jsonschema.Schema{MinItems: new(uint64(1))}),
				with("refusals", &jsonschema.Schema{MaxItems: new(uint64(0))}))
		},
		"feedback.Refusal":      counts,
		"feedback.Class":        counts,
		"feedback.ConfusionRow": counts,
		"feedback.Coded":        counts,
		"agreement.Estimate": func(s *jsonschema.Schema) {
			counts(s)
			confidence(member(s, "level"))
			figures(s, 0, 1, "percent")
		},
		"agreement.Note": func(s *jsonschema.Schema) {
			when(s, is("code", "noSpread"), lacks("count"), has("count"))
			atLeast(member(s, "count"), 1)
		},
	}
}

// name is the form of names of groups and respects: short, and not blank.
func name(all ...*jsonschema.Schema) {
	for _, s := range all {
		word(s)
		s.MaxLength = new(uint64(200))
	}
}

// confidence bounds a level of confidence.
func confidence(s *jsonschema.Schema) {
	atLeast(s, 0.5)
	below(s, 1)
}
