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
)

// allowed encodes a document and requires that its schema allows it.
func allowed(t *testing.T, v any) {
	t.Helper()
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
		labelled, _, err := feedback.Labels(some, "5d")
		require.NoError(t, err)
		silent := func(feedback.Text) (string, bool) { return "", false }
		e, err := feedback.Evaluate(silent, labelled, feedback.EvaluationOptions{})
		require.NoError(t, err)
		allowed(t, e)
	}
}
