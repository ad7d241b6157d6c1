package gen_test

import (
	"fmt"
	"strings"

	"github.com/invopop/jsonschema"

	"github.com/concord-sdm/concord/goals"
)

const (
	unitPattern = `^[!-~]{1,64}$`
	// lastDayPattern is that of the last day of a month, as far as a pattern
	// knows leap years.
	lastDayPattern = `^[0-9]{4}-((01|03|05|07|08|10|12)-31|(04|06|09|11)-30|02-2[89])$`
	fromPattern    = `^([01][0-9]|2[0-3]):[0-5][0-9]$`
	toPattern      = `^(00:(0[1-9]|[1-5][0-9])|(0[1-9]|1[0-9]|2[0-3]):[0-5][0-9]|24:00)$`
)

// goalLimits are how many entries the lists of a plan or a record may have.
var goalLimits = map[string]map[string]uint64{
	"goals.Plan": {
		"people": 200, "values": 1000, "measures": 500, "goals": 1000, "targets": 500, "actions": 500, "barriers": 1000,
		"supports": 1000, "burden": 1000, "proposals": 5000, "reviews": 1000,
	},
	"goals.Goal": {
		"categories": 1000, "addresses": 1000, "values": 1000, "parents": 1000, "related": 1000, "events": 1000, "rulers": 1000, "parties": 1000, "notes": 1000,
	},
	"goals.AttainmentScale": {"levels": 20, "weights": 1000},
	"goals.Target":          {"goals": 1000, "versions": 100},
	"goals.Action":          {"goals": 1000, "targets": 1000, "who": 1000, "slots": 50, "rulers": 1000},
	"goals.Barrier":         {"goals": 1000, "actions": 1000},
	"goals.Support":         {"goals": 1000, "actions": 1000},
	"goals.BurdenItem":      {"goals": 1000, "actions": 1000, "rulers": 1000},
	"goals.Proposal":        {"responses": 1000},
	"goals.Review":          {"goals": 1000, "done": 1000},
	"goals.Record":          {"observations": 20_000, "ratings": 20_000},
}

// goalWords are the texts of a plan or a record that have something to read in
// them.
var goalWords = map[string][]string{
	"goals.Action": {"what"}, "goals.Annotation": {"text"}, "goals.AttainmentLevel": {"text"}, "goals.Barrier": {"text"},
	"goals.BurdenItem": {"text"}, "goals.Coding": {"code"}, "goals.IfThen": {"if", "then"}, "goals.Measure": {"name"},
	"goals.Proposal": {"text"}, "goals.Support": {"text"}, "goals.Value": {"text"}, "goals.WOOP": {"wish", "outcome", "obstacle", "plan"},
}

// goalsRules says what goals.Plan.Validate and its kin check within one object.
func goalsRules() map[string]func(*jsonschema.Schema) {
	all := map[string]func(*jsonschema.Schema){
		"goals.Plan":      func(s *jsonschema.Schema) { some(s, "people") },
		"goals.Surrogate": func(s *jsonschema.Schema) { when(s, is("basis", "other"), filled("text"), nil) },
		"goals.Concept": func(s *jsonschema.Schema) {
			s.AnyOf = []*jsonschema.Schema{filled("text"), both(has("codings"), with("codings", &jsonschema.Schema{MinItems: new(uint64(1))}))}
		},
		"goals.Quantity": func(s *jsonschema.Schema) { pattern(member(s, "unit"), unitPattern) },
		"goals.Measure": func(s *jsonschema.Schema) {
			pattern(member(s, "unit"), unitPattern)
			between(member(s, "staleAfter"), 0, 36525)
		},
		"goals.Goal": func(s *jsonschema.Schema) {
			unique(s, "values", "parents", "parties")
			when(s, has("achievementDate"), has("achievement"), nil)
			rulers(s, goals.RulerImportance, goals.RulerConfidence, goals.RulerReadiness)
		},
		"goals.Rollup": func(s *jsonschema.Schema) {
			above(member(s, "share"), 0)
			atMost(member(s, "share"), 1)
			variants(s, "rule", variant{of: list("share"), has: []string{"share"}}, variant{of: list("own"), has: []string{"target"}},
				variant{of: list("all", "any")})
		},
		"goals.Event": func(s *jsonschema.Schema) {
			s.AnyOf = []*jsonschema.Schema{has("status"), has("achievement")}
			when(s, has("status"), nil, lacks("from"))
		},
		"goals.AttainmentScale": func(s *jsonschema.Schema) { some(s, "levels") },
		"goals.AttainmentLevel": func(s *jsonschema.Schema) { level(member(s, "level")) },
		"goals.AttainmentWeight": func(s *jsonschema.Schema) {
			between(member(s, "score"), 0, 3)
		},
		"goals.Ruler": func(s *jsonschema.Schema) { between(member(s, "score"), 0, 10) },
		"goals.Target": func(s *jsonschema.Schema) {
			some(s, "goals", "versions")
			unique(s, "goals")
			later := with("versions", &jsonschema.Schema{PrefixItems: []*jsonschema.Schema{jsonschema.TrueSchema}, Items: has("from")})
			s.AllOf = append(s.AllOf, later)
		},
		"goals.TargetVersion": targetVersionRules,
		"goals.Action": func(s *jsonschema.Schema) {
			unique(s, "goals", "targets", "who")
			rulers(s, goals.RulerImportance, goals.RulerConfidence, goals.RulerReadiness)
			member(s, "techniques").Items = &jsonschema.Schema{Type: "string", Pattern: techniquePattern()}
		},
		"goals.Slot": func(s *jsonschema.Schema) {
			pattern(member(s, "from"), fromPattern)
			pattern(member(s, "to"), toPattern)
		},
		"goals.Barrier": func(s *jsonschema.Schema) { unique(s, "goals", "actions") },
		"goals.Support": func(s *jsonschema.Schema) { unique(s, "goals", "actions") },
		"goals.BurdenItem": func(s *jsonschema.Schema) {
			unique(s, "goals", "actions")
			between(member(s, "hoursPerWeek"), 0, 168)
			atLeast(member(s, "costPerMonth"), 0)
			pattern(member(s, "currency"), `^[A-Z]{3}$`)
			costs := &jsonschema.Schema{}
			above(costs, 0)
			when(s, both(has("costPerMonth"), with("costPerMonth", costs)), has("currency"), nil)
			rulers(s, goals.RulerBother)
		},
		"goals.Review": reviewRules,
		"goals.Observation": func(s *jsonschema.Schema) {
			s.OneOf = []*jsonschema.Schema{has("value"), has("code"), has("answer")}
		},
		"goals.Rating":       func(s *jsonschema.Schema) { level(member(s, "level")) },
		"goals.GoalProgress": goalProgressRules,
		"goals.TargetProgress": func(s *jsonschema.Schema) {
			atLeast(member(s, "version"), -1)
			atLeast(member(s, "age"), 0)
			when(s, is("met", "unknown"), has("why"), lacks("why"))
			unit := member(s, "unit")
			pattern(unit, unitPattern)
		},
		"goals.Judged": func(s *jsonschema.Schema) {
			atLeast(member(s, "version"), -1)
			when(s, is("met", "unknown"), has("why"), lacks("why"))
		},
		"goals.Trend": func(s *jsonschema.Schema) {
			atLeast(member(s, "n"), 0)
			atLeast(member(s, "days"), 0)
		},
		"goals.Projection": func(s *jsonschema.Schema) {
			when(s, has("why"), lacks("on", "early", "late"), has("on", "early", "late"))
		},
		"goals.OnTrack": func(s *jsonschema.Schema) {
			text(member(s, "by"))
			when(s, is("word", "unknown"), both(has("why"), lacks("by")), both(has("by"), lacks("why")))
		},
		"goals.Burden": func(s *jsonschema.Schema) { atLeast(member(s, "hoursPerWeek"), 0) },
		"goals.Cost": func(s *jsonschema.Schema) {
			pattern(member(s, "currency"), `^[A-Z]{3}$`)
			atLeast(member(s, "perMonth"), 0)
		},
		"goals.Prompt": func(s *jsonschema.Schema) {
			s.OneOf = []*jsonschema.Schema{has("goal"), has("action")}
			between(member(s, "score"), 0, 10)
			atLeast(member(s, "threshold"), 1)
		},
		"goals.Conflict": func(s *jsonschema.Schema) {
			pattern(member(s, "from"), fromPattern)
			pattern(member(s, "to"), toPattern)
			pattern(member(s, "currency"), `^[A-Z]{3}$`)
			variants(s, "kind",
				variant{of: list("opposed"), has: []string{"targets", "measure", "goals"}, may: []string{"exclusive"}},
				variant{of: list("overlap"), has: []string{"actions", "people", "day", "from", "to"}},
				variant{of: list("burden"), has: []string{"what", "burden"}, may: []string{"currency", "people", "actions"}},
				variant{of: list("disagreement", "priority"), has: []string{"goals", "people"}},
				variant{of: list("idleAction"), has: []string{"actions"}, may: []string{"goals"}})
			member(s, "what").Enum = list("hours", "cost", "bother")
		},
		"goals.Agreement": func(s *jsonschema.Schema) {
			atLeast(member(s, "rounds"), 0)
			when(s, is("state", "none"), lacks("proposal"), has("proposal"))
		},
		"goals.Voice": func(s *jsonschema.Schema) {
			when(s, has("basis"), has("via"), nil)
			when(s, is("overridesOwn", true), has("via"), nil)
		},
		"goals.ReviewState": func(s *jsonschema.Schema) {
			atLeast(member(s, "overdue"), 0)
			atLeast(member(s, "missed"), 0)
		},
		"goals.Note": func(s *jsonschema.Schema) { pattern(member(s, "pointer"), `^(record:)?(/|$)`) },
	}
	for name, words := range goalWords {
		rule := all[name]
		all[name] = func(s *jsonschema.Schema) {
			for _, name := range words {
				word(member(s, name))
			}
			if rule != nil {
				rule(s)
			}
		}
	}
	for name, limits := range goalLimits {
		rule := all[name]
		all[name] = func(s *jsonschema.Schema) {
			for list, n := range limits {
				member(s, list).MaxItems = &n
			}
			if rule != nil {
				rule(s)
			}
		}
	}
	return all
}

// level bounds a level of attainment: -2 to 2 in steps of a half.
func level(s *jsonschema.Schema) {
	between(s, -2, 2)
	s.MultipleOf = num(0.5)
}

// rulers says which kinds of rulers may be asked here.
func rulers(s *jsonschema.Schema, kinds ...goals.RulerKind) {
	var all []any
	for _, k := range kinds {
		all = append(all, string(k))
	}
	s.AllOf = append(s.AllOf, items("rulers", with("kind", &jsonschema.Schema{Enum: all})))
}

func targetVersionRules(s *jsonschema.Schema) {
	better := func(words ...any) *jsonschema.Schema { return with("better", &jsonschema.Schema{Enum: words}) }
	eitherBound := better("higher", "lower", "within")
	eitherBound.AnyOf = []*jsonschema.Schema{has("low"), has("high")}
	variants(s, "kind",
		variant{of: list("atLeast"), has: []string{"better", "low"}, may: []string{"baseline"}, and: better("higher")},
		variant{of: list("atMost"), has: []string{"better", "high"}, may: []string{"baseline"}, and: better("lower")},
		variant{of: list("between"), has: []string{"better", "low", "high"}, may: []string{"baseline"}},
		variant{of: list("maintain"), has: []string{"better"}, may: []string{"low", "high", "baseline"}, and: eitherBound},
		variant{of: list("equal"), has: []string{"better", "value"}, may: []string{"baseline"}},
		variant{of: list("coded"), has: []string{"code"}},
		variant{of: list("yesNo"), has: []string{"answer"}})
	when(s, has("due"), lacks("dueAfter"), nil)
	days := &jsonschema.Schema{}
	between(days, 0, 1e6)
	s.AllOf = append(s.AllOf, with("dueAfter", with("value", days)))
}

func reviewRules(s *jsonschema.Schema) {
	unique(s, "goals")
	pattern(member(s, "start"), dayPattern)
	between(member(s, "every"), 0, 1000)
	again := &jsonschema.Schema{}
	atLeast(again, 1)
	when(s, both(has("every"), with("every", again)), has("unit"), lacks("unit"))
	when(s, is("unit", "month"), nil, lacks("endOfMonth"))
	when(s, is("endOfMonth", "last"), with("start", &jsonschema.Schema{Pattern: lastDayPattern}), nil)
}

func goalProgressRules(s *jsonschema.Schema) {
	text(member(s, "by"))
	member(s, "by").Enum, member(s, "by").MinLength = list("parts", "judgement"), nil
	for _, name := range []string{"partsMet", "partsNotMet", "partsUnknown"} {
		atLeast(member(s, name), 0)
	}
	when(s, is("met", "unknown"), has("why"), both(has("by"), lacks("why")))
}

// techniquePattern is that of the codes of the BCT taxonomy v1: 16 groups of as
// many techniques each as stand here.
func techniquePattern() string {
	var groups []string
	for i, n := range []int{9, 7, 3, 4, 6, 3, 8, 7, 3, 11, 4, 6, 5, 10, 4, 3} {
		numbers := fmt.Sprintf("[1-%d]", min(n, 9))
		if n > 9 {
			numbers = fmt.Sprintf("([1-9]|1[0-%d])", n-10)
		}
		groups = append(groups, fmt.Sprintf(`%d\.%s`, i+1, numbers))
	}
	return "^(" + strings.Join(groups, "|") + ")$"
}
