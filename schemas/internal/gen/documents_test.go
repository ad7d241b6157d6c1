package gen_test

import (
	"slices"
	"strings"

	"github.com/invopop/jsonschema"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/goals/change"
	"github.com/concord-sdm/concord/goals/gas"
	"github.com/concord-sdm/concord/goals/trend"
	"github.com/concord-sdm/concord/internal/vectors"
	"github.com/concord-sdm/concord/literacy"
	"github.com/concord-sdm/concord/principles"
	"github.com/concord-sdm/concord/principles/agreement"
	"github.com/concord-sdm/concord/principles/equity"
	"github.com/concord-sdm/concord/principles/feedback"
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/elicit"
	"github.com/concord-sdm/concord/sdm/group"
	"github.com/concord-sdm/concord/sdm/methods"
	"github.com/concord-sdm/concord/sdm/risk"
	"github.com/concord-sdm/concord/sdm/smaa"
)

// document is one schema to make.
type document struct {
	format string // as in the documents: kind/major.minor
	of     any    // the zero value of its type
}

// documents lists every schema, one line each.
func documents() []document {
	return []document{
		{sdm.DecisionFormat, sdm.Decision{}},
		{sdm.PreferencesFormat, sdm.Preferences{}},
		{sdm.ChoiceFormat, sdm.Choice{}},
		{sdm.RankingFormat, sdm.Ranking{}},
		{risk.RisksFormat, risk.Risks{}},
		{elicit.AnswersFormat, elicit.Answers{}},
		{elicit.ElicitationFormat, elicit.Report{}},
		{smaa.StatementsFormat, smaa.Statements{}},
		{smaa.AcceptabilityFormat, smaa.Acceptability{}},
		{group.VoicesFormat, group.Voices{}},
		{group.AgreementFormat, group.Agreement{}},
		{methods.OpinionFormat, methods.Opinion{}},
		{goals.PlanFormat, goals.Plan{}},
		{goals.RecordFormat, goals.Record{}},
		{goals.ReportFormat, goals.Report{}},
		{gas.ReportFormat, gas.Report{}},
		{change.AnswerFormat, change.Answer{}},
		{change.FlagFormat, change.Flag{}},
		{trend.ChartFormat, trend.Chart{}},
		{trend.RunChartFormat, trend.RunChart{}},
		{trend.LineFormat, trend.Line{}},
		{trend.DirectionFormat, trend.Direction{}},
		{trend.SmoothingFormat, trend.Smoothing{}},
		{trend.CoverageFormat, trend.Coverage{}},
		{principles.FrameworkFormat, principles.Framework{}},
		{principles.ResponseFormat, principles.Response{}},
		{principles.CrosswalkFormat, principles.Crosswalk{}},
		{principles.ClaimsFormat, principles.Claims{}},
		{principles.ReportFormat, principles.Report{}},
		{principles.GapsFormat, principles.GapReport{}},
		{principles.SummaryFormat, principles.Summary{}},
		{principles.RollUpFormat, principles.RollUp{}},
		{principles.InferenceFormat, principles.Inference{}},
		{principles.ChangeFormat, principles.Change{}},
		{principles.SeriesFormat, principles.Series{}},
		{agreement.EstimateFormat, agreement.Estimate{}},
		{equity.GroupsFormat, equity.Groups{}},
		{equity.PolicyFormat, equity.Policy{}},
		{equity.ComparisonFormat, equity.Comparison{}},
		{feedback.CommentsFormat, feedback.Comments{}},
		{feedback.CuesFormat, feedback.Cues{}},
		{feedback.CodedFormat, feedback.Coded{}},
		{feedback.DigestFormat, feedback.Digest{}},
		{feedback.EvaluationFormat, feedback.Evaluation{}},
		{literacy.PolicyFormat, literacy.Policy{}},
		{literacy.LexiconFormat, literacy.Lexicon{}},
		{literacy.ReportFormat, literacy.Report{}},
		{vectors.Format, vectors.File{}},
	}
}

// rules lists what the types cannot say, by definition: package.Type.
func rules() map[string]func(*jsonschema.Schema) {
	return merged(sharedRules(), sdmRules(), riskRules(), elicitRules(), smaaRules(), groupRules(), methodsRules(), goalsRules(), seriesRules(), principlesRules(), literacyRules(), feedbackRules(), overTimeRules())
}

// ids lists, by wing, the members whose text is an id; the items of a list and
// the keys of a map of that name are ids too. A rule makes an exception with
// text.
func ids() map[string][]string {
	return map[string][]string{
		"sdm": {
			"id", "decision", "option", "criterion", "category", "source", "differenceTo", "leader", "overlaps",
			"contenders", "better", "worse", "challenger", "lowChallenger", "highChallenger", "with", "worth", "favours",
			"options", "criteria", "categories",
		},
		"risk": {"option", "reference"},
		"elicit": {
			"id", "decision", "criterion", "over", "under", "best", "worst", "shown", "most", "least", "chosen", "than",
			"category", "item", "with", "a", "b", "apart", "moreInA", "moreInB",
		},
		"smaa":    {"decision", "option", "criterion", "criteria", "than", "leader", "best"},
		"group":   {"decision", "option", "criterion", "split", "leader", "contenders", "options", "leastRegret", "liveWith", "condorcet"},
		"methods": {"id", "decision", "option", "criterion", "contenders", "first", "a", "b"},
		"goals": {
			"id", "subject", "plan", "values", "parents", "expressedBy", "parties", "goal", "goals", "target", "targets",
			"person", "people", "by", "via", "for", "measure", "who", "action", "actions", "owner", "proposal", "counters",
			"serving", "observation", "burden", "barriers", "review", "missing", "differ",
		},
		"gas":      {"rater", "goal", "set", "missing", "unweighted"},
		"literacy": {"id", "formula"},
		"vectors":  {"id"},
		"equity":   {"id", "question", "by", "reference", "policy"},
		"feedback": {"id", "asked", "by", "coder", "principle", "policy", "forPerson"},
		"principles": {
			"id", "framework", "key", "section", "answerSet", "item", "items", "code", "is", "then", "answer", "references",
			"basedOn", "score", "cutOff", "band", "source", "target", "unanswered", "direct", "sourceGaps", "targetGaps",
		},
	}
}

// isID reports whether the text of a member of a definition is an id.
func isID(def, name string) bool {
	wing, _, _ := strings.Cut(def, ".")
	return slices.Contains(ids()[wing], name)
}

func merged(all ...map[string]func(*jsonschema.Schema)) map[string]func(*jsonschema.Schema) {
	out := map[string]func(*jsonschema.Schema){}
	for _, m := range all {
		for name, rule := range m {
			if out[name] != nil {
				panic("two rules for " + name)
			}
			out[name] = rule
		}
	}
	return out
}

// sharedRules are those of types that several wings use.
func sharedRules() map[string]func(*jsonschema.Schema) {
	return map[string]func(*jsonschema.Schema){
		"figure.Figure": func(s *jsonschema.Schema) {
			s.Required = nil
			member(s, "why").MinLength = new(uint64(1))
			s.OneOf = []*jsonschema.Schema{has("value"), has("why")}
		},
		"gas.Score": func(s *jsonschema.Schema) {
			for _, name := range []string{"set", "scored"} {
				atLeast(member(s, name), 0)
			}
		},
		"vectors.File":    func(s *jsonschema.Schema) { some(s, "formulas") },
		"vectors.Formula": func(s *jsonschema.Schema) { some(s, "vectors") },
		"vectors.Vector": func(s *jsonschema.Schema) {
			for _, name := range []string{"input", "expected"} {
				object := member(s, name)
				object.PropertyNames, object.MinProperties = &jsonschema.Schema{Pattern: vectors.MemberPattern}, new(uint64(1))
			}
			between(member(s, "tolerance"), 0, 1e6)
		},
	}
}
