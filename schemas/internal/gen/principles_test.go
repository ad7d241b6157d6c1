package gen_test

import (
	"maps"
	"slices"

	"github.com/invopop/jsonschema"

	"github.com/concord-sdm/concord/internal/ident"
)

// versionPattern is that of Semantic Versioning 2.0.0, without build data and
// with numbers of up to nine digits.
const versionPattern = `^(0|[1-9][0-9]{0,8})(\.(0|[1-9][0-9]{0,8})){2}` +
	`(-(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(\.(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?$`

// principlesRules says what principles.Framework.Validate and its kin check
// within one object.
func principlesRules() map[string]func(*jsonschema.Schema) {
	all := map[string]func(*jsonschema.Schema){
		"principles.Framework":    frameworkRules,
		"principles.FrameworkRef": func(s *jsonschema.Schema) { version(s) },
		"principles.AnswerSet": func(s *jsonschema.Schema) {
			codes := member(s, "codes")
			codes.MinItems, codes.MaxItems = new(uint64(2)), new(uint64(60))
			codes.Contains = with("exempts", &jsonschema.Schema{Const: false})
		},
		"principles.Code": func(s *jsonschema.Schema) {
			member(s, "code").Not = &jsonschema.Schema{Enum: list("unknown", "notApplicable", "measured")}
			sized(member(s, "value"), 1e-6, 1e6)
		},
		"principles.Item":  itemRules,
		"principles.Limit": func(s *jsonschema.Schema) { between(member(s, "met"), 0, 1e12); between(member(s, "partly"), 0, 1e12) },
		"principles.Dependency": func(s *jsonschema.Schema) {
			some(s, "is")
		},
		"principles.Remediation": func(s *jsonschema.Schema) { between(member(s, "effort"), 1, 5) },
		"principles.Score":       scoreRules,
		"principles.Missing": func(s *jsonschema.Schema) {
			atLeast(member(s, "minAnswered"), 1)
			variants(s, "rule", variant{of: list("complete")}, variant{of: list("answered"), may: []string{"minAnswered"}},
				variant{of: list("prorate"), has: []string{"minAnswered"}})
		},
		"principles.Licence": func(s *jsonschema.Schema) {
			aWord(member(s, "source"))
			when(s, is("textShipped", true), with("class", &jsonschema.Schema{Enum: list("ownWords", "publicDomain", "open")}), nil)
		},
		"principles.Response": func(s *jsonschema.Schema) {
			version(s)
			member(s, "answers").MaxItems = new(uint64(1000))
		},
		"principles.Respondent": func(s *jsonschema.Schema) { only(s, "role", list("surrogate"), "basis") },
		"principles.Group":      func(s *jsonschema.Schema) { aWord(member(s, "is")) },
		"principles.Answer": func(s *jsonschema.Schema) {
			atLeast(member(s, "number"), 0)
			when(s, is("answer", "measured"), nil, lacks("number"))
			when(s, is("answer", "notApplicable"), filled("reason"), nil)
		},
		"principles.Crosswalk": func(s *jsonschema.Schema) {
			version(s)
			some(s, "links")
			member(s, "links").MaxItems = new(uint64(2000))
		},
		"principles.Claim": func(s *jsonschema.Schema) {
			sourced := both(has("references"), with("references", &jsonschema.Schema{MinItems: new(uint64(1))}))
			when(s, is("certainty", "high", "moderate"), sourced, nil)
		},
	}
	for name, rule := range all {
		all[name] = func(s *jsonschema.Schema) {
			limits(s)
			rule(s)
		}
	}
	for _, name := range []string{"Section", "CutOff", "Band", "Provenance", "Reference", "Evidence", "Link", "Claims"} {
		all["principles."+name] = limits
	}
	maps.Copy(all, principlesReportRules())
	return all
}

// maxText is how long a text may be: Go counts bytes, a schema characters.
const maxText = 20_000

// aWord says that a text is not blank, and how long it may be.
func aWord(s *jsonschema.Schema) {
	word(s)
	s.MaxLength = new(uint64(maxText))
}

// limits bounds texts, lists and numbers of a document.
func limits(s *jsonschema.Schema) {
	for p := s.Properties.Oldest(); p != nil; p = p.Next() {
		m := p.Value
		switch {
		case m.Type == "string" && m.Enum == nil && m.Pattern == "" && p.Key != "format":
			aWord(m)
			if !slices.Contains(s.Required, p.Key) {
				m.Pattern = `^$|` + notBlank
			}
		case m.Type == "array":
			if refers := m.Items.Pattern == ident.IDPattern; !refers || !slices.Contains([]string{"references", "basedOn", "is"}, p.Key) {
				m.MaxItems = new(uint64(500))
			}
			if i := m.Items; i.Type == "string" && i.Enum == nil && i.Pattern == "" {
				aWord(i)
			}
		case m.Type == "number":
			between(m, -1e12, 1e12)
		}
	}
}

// sized bounds a number that is 0, or from low to high in size.
func sized(s *jsonschema.Schema, low, high float64) {
	between(s, -high, high)
	s.AnyOf = []*jsonschema.Schema{{Const: 0}, {Minimum: num(low)}, {Maximum: num(-low)}}
}

func version(s *jsonschema.Schema) {
	v := member(s, "version")
	pattern(v, versionPattern)
	v.MaxLength = new(uint64(64))
}

func frameworkRules(s *jsonschema.Schema) {
	version(s)
	some(s, "items")
	unique(s, "requiresRoles")
	atLeast(member(s, "itemCount"), 1)
	shipped := with("licence", is("textShipped", true))
	when(s, shipped, items("items", has("text")), items("items", lacks("text")))
}

func itemRules(s *jsonschema.Schema) {
	unique(s, "answeredBy")
	between(member(s, "weight"), 1e-3, 1e3)
	no := &jsonschema.Schema{Const: false}
	variants(s, "kind",
		variant{of: list("state"), may: []string{"answerSet"}, and: with("reversed", no)},
		variant{of: list("scale"), has: []string{"answerSet"}},
		variant{of: list("count", "time"), has: []string{"limit"}, may: []string{"answerSet"}, and: with("reversed", no)})
	gate := both(with("naAllowed", no), items("dependsOn", with("then", &jsonschema.Schema{Not: &jsonschema.Schema{Const: "notApplicable"}})))
	when(s, is("required", true), gate, nil)
}

func scoreRules(s *jsonschema.Schema) {
	some(s, "items")
	unique(s, "items")
	atLeast(member(s, "minCases"), 1)
	sized(member(s, "minus"), 1e-6, 1e6)
	sized(member(s, "pass"), 1e-6, 1e6)
	times := member(s, "times")
	sized(times, 1e-5, 1e5)
	times.AnyOf = times.AnyOf[1:] // not 0
	passes := with("pass", &jsonschema.Schema{Not: &jsonschema.Schema{Const: 0}})
	variants(s, "method",
		variant{of: list("percent", "mean", "sum")},
		variant{of: list("linear"), has: []string{"times"}, may: []string{"minus"}},
		variant{of: list("gates", "count"), has: []string{"pass"}, and: passes},
		variant{of: list("topBox"), may: []string{"pass"}})
	strict := with("missing", with("rule", &jsonschema.Schema{Enum: list("complete", "answered")}))
	when(s, is("method", "gates", "count", "topBox"), strict, nil)
}

// principlesReportRules says what is always so in the reports.
func principlesReportRules() map[string]func(*jsonschema.Schema) {
	return map[string]func(*jsonschema.Schema){
		"principles.Report":      version,
		"principles.GapReport":   version,
		"principles.Summary":     func(s *jsonschema.Schema) { version(s); counts(s) },
		"principles.SummaryCell": counts,
		"principles.RollUp":      counts,
		"principles.RollUpLevel": counts,
		"principles.Coverage":    counts,
		"principles.RoleResult":  counts,
		"principles.ScoreResult": counts,
		"principles.ItemResult":  counts,
		"principles.LevelResult": counts,
		"principles.GateResult":  counts,
		"principles.Note":        counts,
		"principles.Disagreement": func(s *jsonschema.Schema) {
			counts(s)
			above(member(s, "gap"), 0)
			atMost(member(s, "gap"), 1)
			member(s, "views").MinItems = new(uint64(2))
		},
		"principles.View": func(s *jsonschema.Schema) {
			counts(s)
			unit(member(s, "share"))
		},
		"principles.Gap": func(s *jsonschema.Schema) {
			between(member(s, "effort"), 1, 5)
			atLeast(member(s, "weight"), 0)
			when(s, is("reason", "unheard"), lacks("item"), has("item"))
		},
	}
}

// counts says that whole numbers count something.
func counts(s *jsonschema.Schema) {
	for p := s.Properties.Oldest(); p != nil; p = p.Next() {
		if p.Value.Type == "integer" {
			atLeast(p.Value, 0)
		}
	}
}
