package schemas_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/principles"
	"github.com/concord-sdm/concord/principles/equity"
	"github.com/concord-sdm/concord/principles/feedback"
	"github.com/concord-sdm/concord/schemas"
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/elicit"
	"github.com/concord-sdm/concord/sdm/group"
	"github.com/concord-sdm/concord/sdm/methods"
	"github.com/concord-sdm/concord/sdm/smaa"
)

// allowed encodes a document and requires that its schema allows it.
func allowed(t require.TestingT, v any) {
	data, err := document.Encode(v)
	require.NoError(t, err)
	kind, _, err := schemas.Detect(data)
	require.NoError(t, err)
	require.NoError(t, schemas.Validate(kind, data))
}

// Every document that the module ships is allowed by its schema.
func TestShippedDocuments(t *testing.T) {
	kinds := map[string]int{}
	for _, dir := range []string{"../examples", "../principles", "../literacy/data"} {
		require.NoError(t, filepath.WalkDir(dir, func(name string, _ fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(name) != ".json" {
				return err
			}
			if strings.HasPrefix(filepath.ToSlash(name), "../examples/validate/testdata/") {
				return nil // documents with faults
			}
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			kind, _, err := schemas.Detect(data)
			if err != nil {
				return nil // another file: messages, a list, a golden
			}
			kinds[kind]++
			require.NoError(t, schemas.Validate(kind, data), name)
			return nil
		}))
	}
	for _, kind := range []string{
		"sdm.decision", "goals.plan", "goals.record", "principles.framework", "principles.crosswalk", "principles.claims",
		"principles.suppression", "principles.cues", "literacy.policy", "literacy.lexicon",
	} {
		require.Positive(t, kinds[kind], kind)
	}
}

// Every report on a shipped framework is allowed by its schema, whatever was
// answered.
func TestReportsOfFrameworks(t *testing.T) {
	for _, e := range principles.Frameworks() {
		t.Run(e.ID, func(t *testing.T) {
			f, err := principles.Load(e.ID)
			require.NoError(t, err)
			s, err := principles.NewScorer(f)
			require.NoError(t, err)
			var all []principles.Response
			for k := range 4 {
				for _, role := range []principles.Role{principles.Patient, principles.Clinician, principles.Assessor} {
					all = append(all, answered(f, role, k))
				}
			}
			allowed(t, all[len(all)-1])
			var reports []principles.Report
			for n := range len(all) + 1 {
				r, err := principles.Assess(f, all[:n], principles.Options{})
				require.NoError(t, err)
				allowed(t, r)
				gaps, err := principles.Gaps(f, r, principles.GapOptions{})
				require.NoError(t, err)
				allowed(t, gaps)
				reports = append(reports, r)
			}
			sum, err := s.Summarise(slices.Values(all), "", "language")
			require.NoError(t, err)
			allowed(t, sum)
			allowed(t, principles.RollUpReports(reports))
		})
	}
}

// answered returns answers that differ with k and from item to item.
func answered(f principles.Framework, role principles.Role, k int) principles.Response {
	r := principles.Response{
		Format: principles.ResponseFormat, Framework: f.ID, Version: f.Version, By: principles.Respondent{Role: role},
		Groups: []principles.Group{{By: "language", Is: strings.Repeat("x", 1+k%2)}}, Answers: []principles.Answer{},
	}
	for i, it := range f.Items {
		words := []string{principles.Met, principles.Partly, principles.NotMet}
		if n := slices.IndexFunc(f.AnswerSets, func(a principles.AnswerSet) bool { return a.ID == it.AnswerSet }); n >= 0 {
			words = nil
			for _, c := range f.AnswerSets[n].Codes {
				words = append(words, c.Code)
			}
		}
		words = append(words, principles.Unknown)
		a := principles.Answer{Item: it.Key, Answer: words[(i+k)%len(words)]}
		if it.NAAllowed && (i+k)%5 == 0 {
			a.Answer, a.Reason = principles.NotApplicable, "does not apply"
		}
		r.Answers = append(r.Answers, a)
	}
	return r
}

// Every report on the plans of the examples is allowed by its schema, on
// whatever day it is made.
func TestReportsOfPlans(t *testing.T) {
	for _, names := range [][2]string{
		{"../examples/plan/ana/plan.json", "../examples/plan/ana/record.json"},
		{"examples/goals.plan/whole.json", "examples/goals.record/whole.json"},
	} {
		data, err := os.ReadFile(names[0])
		require.NoError(t, err)
		plan, err := goals.DecodePlan(data)
		require.NoError(t, err)
		data, err = os.ReadFile(names[1])
		require.NoError(t, err)
		record, err := goals.DecodeRecord(data)
		require.NoError(t, err)
		for _, record := range []goals.Record{record, {Format: goals.RecordFormat, Plan: plan.ID, Observations: []goals.Observation{}}} {
			for _, day := range []goals.Date{"2025-11-01", "2025-12-31", "2026-03-15", "2026-07-01", "2026-11-15", "2027-06-30"} {
				r, err := goals.Evaluate(plan, record, goals.Options{AsOf: day, MaxHoursPerWeek: 5, BotherFrom: 4, ConfidenceBelow: 20})
				require.NoError(t, err)
				allowed(t, r)
			}
		}
	}
}

// Every comparison and evaluation is allowed by its schema, also those that
// hide or refuse everything.
func TestReportsOfGroupsAndCoders(t *testing.T) {
	for _, name := range []string{"language", "falls"} {
		g, err := equity.DecodeGroups(read(t, "principles.groups/"+name+".json"))
		require.NoError(t, err)
		for _, policy := range []equity.Policy{equity.NHS(), equity.CMS()} {
			allowed(t, policy)
			for range g.Groups {
				c, err := equity.Compare(g, policy, equity.Options{Planned: true})
				require.NoError(t, err)
				allowed(t, c)
				g.Groups[0].Events, g.Groups[0].Total, g.Groups[0].Invited = 0, 0, 0
			}
		}
	}
	comments, err := feedback.DecodeComments(read(t, "principles.comments/ward.json"))
	require.NoError(t, err)
	for n := range len(comments.Comments) + 1 {
		some := comments
		some.Comments = comments.Comments[:n]
		d, err := feedback.Summarise(some, equity.NHS())
		require.NoError(t, err)
		allowed(t, d)
		coded, err := feedback.DoubleCoding(some)
		require.NoError(t, err)
		allowed(t, coded)
		labelled, _, err := feedback.Labels(some, "5d")
		require.NoError(t, err)
		silent := func(feedback.Text) (string, bool) { return "", false }
		e, err := feedback.Evaluate(silent, labelled, feedback.EvaluationOptions{})
		require.NoError(t, err)
		allowed(t, e)
	}
}

// Every opinion, acceptability, agreement and elicitation on the decisions of
// the examples is allowed by its schema.
func TestReportsOfDecisions(t *testing.T) {
	names, err := filepath.Glob("../examples/decisions/data/*.decision.json")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		d, err := sdm.DecodeDecision(data)
		require.NoError(t, err)
		data, err = os.ReadFile(strings.Replace(name, ".decision.", ".preferences.", 1))
		require.NoError(t, err)
		p, err := sdm.DecodePreferences(data)
		require.NoError(t, err)
		t.Run(d.ID, func(t *testing.T) {
			known := p // nothing is open
			known.Answers = slices.Clone(p.Answers)
			for i := range known.Answers {
				if known.Answers[i].DontKnow {
					known.Answers[i].DontKnow, known.Answers[i].Points = false, new(10.0)
				}
			}
			for _, p := range []sdm.Preferences{p, known} {
				o, err := methods.Compare(d, p, methods.Options{})
				require.NoError(t, err)
				allowed(t, o)
			}
			turned := known // what mattered least matters most
			turned.Voice, turned.Answers = sdm.Voice{Role: sdm.Family, ID: "brother"}, slices.Clone(known.Answers)
			for i := range turned.Answers {
				turned.Answers[i].Points = new(101 - *turned.Answers[i].Points)
			}
			for _, voices := range [][]sdm.Preferences{{p}, {p, turned}, {known, turned}, {turned}} {
				v := group.Voices{Format: group.VoicesFormat, Decision: d.ID, Voices: voices}
				allowed(t, v)
				for _, mean := range []group.MeanKind{group.NoMean, group.GeometricMean, group.ArithmeticMean} {
					a, err := group.Compare(d, v, group.Options{Mean: mean})
					require.NoError(t, err)
					allowed(t, a)
				}
			}
			acceptabilities(t, d, p)
			elicitations(t, d, known)
		})
	}
}

// acceptabilities assesses a decision with more and more said about weights.
func acceptabilities(t *testing.T, d sdm.Decision, p sdm.Preferences) {
	s := smaa.Statements{Format: smaa.StatementsFormat, Decision: d.ID, Voice: p.Voice, Statements: []smaa.Statement{}}
	var ids []string
	for _, a := range p.Answers {
		ids = append(ids, a.Criterion)
		if a.Direction != "" {
			s.Criteria = append(s.Criteria, smaa.CriterionAnswer{Criterion: a.Criterion, Direction: a.Direction})
		}
	}
	for _, said := range []smaa.Statement{
		{}, {Kind: smaa.Order, Criteria: ids}, {Kind: smaa.Ratio, Criterion: ids[0], Than: ids[1], High: new(2.0)}, {Kind: smaa.Same, Criteria: ids},
	} {
		if said.Kind != "" {
			s.Statements = append(s.Statements, said)
		}
		allowed(t, s)
		a, err := smaa.Assess(d, s, smaa.Options{Draws: 512})
		require.NoError(t, err)
		allowed(t, a)
	}
}

// elicitations works out the same points by all methods that take points or
// their order, and some statements.
func elicitations(t *testing.T, d sdm.Decision, p sdm.Preferences) {
	a := elicit.Answers{Format: elicit.AnswersFormat, Decision: d.ID, Voice: p.Voice, Date: p.Date}
	for _, m := range []elicit.Method{
		elicit.SwingPoints, elicit.ImpreciseSwing, elicit.DirectPoints, elicit.SMART,
		elicit.SMARTER, elicit.Centroid, elicit.RankSum, elicit.Reciprocal, elicit.RankExponent,
		elicit.PairwiseAHP, elicit.Statements,
	} {
		r := elicit.Route{ID: string(m), Method: m}
		if m == elicit.RankExponent {
			r.Exponent = 2
		}
		for i, answer := range p.Answers {
			r.Asked = append(r.Asked, elicit.Asked{Criterion: answer.Criterion, Range: answer.Asked, Direction: answer.Direction})
			said := elicit.Rating{Criterion: answer.Criterion}
			other := p.Answers[(i+1)%len(p.Answers)].Criterion
			switch m {
			case elicit.PairwiseAHP:
				r.Judgements = append(r.Judgements, elicit.Times{Over: answer.Criterion, Under: other, Times: 2})
				continue
			case elicit.Statements:
				r.Statements = append(r.Statements, elicit.Statement{ID: answer.Criterion, Kind: elicit.MattersMore, Criterion: answer.Criterion, Than: other})
				continue
			case elicit.ImpreciseSwing:
				said.Low, said.High = answer.Points, new(*answer.Points+10)
			case elicit.SwingPoints, elicit.DirectPoints, elicit.SMART:
				said.Points = answer.Points
			default:
				said.Rank = 1 + i/2
			}
			r.Ratings = append(r.Ratings, said)
		}
		a.Routes = append(a.Routes, r)
		allowed(t, a)
	}
	report, err := elicit.Elicit(d, a)
	require.NoError(t, err)
	allowed(t, report)
}
