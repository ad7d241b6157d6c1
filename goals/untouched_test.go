package goals_test

import (
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/internal/archtest/untouched"
)

// No function changes what it is handed, or answers differently the second
// time.
func TestUntouched(t *testing.T) {
	p, r := walkPlan(t), walkRecord(t)
	rep := anaReport(t)
	event := goals.Event{At: "2026-11-20T09:00:00Z", Status: goals.StatusOnHold, Reason: "a rest"}
	proposal := goals.Proposal{
		ID: "p9", Goal: "sea", By: "ana", At: "2026-11-20T09:00:00Z", Text: "Further",
		Responses: []goals.Response{{Person: "mara", Stance: goals.StanceAgree, At: "2026-11-20T09:00:00Z"}},
	}
	other := p
	other.Goals = append([]goals.Goal{}, p.Goals[1:]...)
	policy := goals.Strict()
	options := goals.Options{AsOf: "2026-11-15", Policy: policy, MaxCostPerMonth: []goals.Cost{{Currency: "EUR", PerMonth: 1}}}

	untouched.Check(t, goals.DecodePlan, read(t, "plan.json"))
	untouched.Check(t, goals.DecodeRecord, read(t, "record.json"))
	data, err := rep.Encode()
	require.NoError(t, err)
	untouched.Check(t, goals.DecodeReport, data)
	untouched.Check(t, goals.Plan.Validate, p)
	untouched.Check(t, goals.Plan.Encode, p)
	untouched.Check(t, goals.Record.Validate, r)
	untouched.Check(t, goals.Record.ValidateWith, r, p)
	untouched.Check(t, goals.Record.Encode, r)
	untouched.Check(t, goals.Report.Encode, rep)
	untouched.Check(t, goals.Report.WriteCSV, rep, io.Discard)
	untouched.Check(t, goals.Evaluate, p, r, options)
	untouched.Check(t, goals.Explain, rep, "en")
	untouched.Check(t, goals.ExplainRecord, rep, "es")
	untouched.Check(t, goals.Agree, p, "market")
	untouched.Check(t, goals.Agreement.SubjectStance, goals.Agree(p, "market"))
	untouched.Check(t, goals.Propose, p, proposal)
	untouched.Check(t, goals.Respond, p, "p5", goals.Response{Person: "ana", Stance: goals.StanceAgree, At: "2026-11-20T09:00:00Z"})
	untouched.Check(t, goals.Apply, p, "market", event, policy)
	untouched.Check(t, goals.Replay, p.Goals[1].Events)
	untouched.Check(t, goals.Goal.State, p.Goals[1])
	untouched.Check(t, goals.Policy.Allows, policy, goals.StatusActive, goals.StatusOnHold)
	untouched.Check(t, goals.Policy.Next, policy, goals.StatusActive)
	untouched.Check(t, goals.Policy.Check, policy, p.Goals[1].State(), event, goals.StanceAgree)
	untouched.Check(t, goals.Diff, p, other)
	untouched.Check(t, goals.Redact, p)
	untouched.Check(t, goals.RedactRecord, r, goals.Redact(p))
	untouched.Check(t, goals.Review.Dates, p.Reviews[0], goals.Date("2026-01-01"), 5)
	untouched.Check(t, goals.Review.Due, p.Reviews[0], goals.Date("2026-11-15"))
	untouched.Check(t, goals.Review.RRule, p.Reviews[0])
}

func FuzzDecodeReport(f *testing.F) {
	f.Add([]byte(`{"format":"goals.report/1.0","plan":"p","subject":"a","asOf":"2026-01-01","people":[],"actions":[],"burdenItems":[],` +
		`"goals":[],"conflicts":[],"reviews":[{"review":"r","overdue":3,"missed":1}],"burden":{"hoursPerWeek":0,"costs":[],"bother":{"why":"notAsked"}},"prompts":[],"notes":[]}`))
	small, err := goals.Evaluate(base(), weigh("2026-01-02", 90), goals.Options{AsOf: "2026-01-03"})
	require.NoError(f, err)
	data, err := small.Encode()
	require.NoError(f, err)
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := goals.DecodeReport(data)
		if err != nil {
			return
		}
		written, err := r.Encode()
		require.NoError(t, err)
		_, err = goals.DecodeReport(written)
		require.NoError(t, err)
		goals.Explain(r, "es") // never panics on what was accepted
		goals.ExplainRecord(r, "en")
	})
}
