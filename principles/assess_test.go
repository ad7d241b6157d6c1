package principles_test

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/principles"
)

// one assesses a single response and returns the named score.
func one(t *testing.T, f principles.Framework, r principles.Response, score string) principles.ScoreResult {
	t.Helper()
	rep, err := principles.Assess(f, []principles.Response{r}, principles.Options{})
	require.NoError(t, err)
	require.Len(t, rep.Roles, 1)
	for _, s := range rep.Roles[0].Scores {
		if s.Score == score {
			checkScore(t, s)
			return s
		}
	}
	t.Fatalf("no score %s", score)
	return principles.ScoreResult{}
}

// checkScore holds what is true of every score.
func checkScore(t interface {
	Helper()
	Fatalf(string, ...any)
}, s principles.ScoreResult,
) {
	t.Helper()
	near := func(a, b float64) bool { return math.Abs(a-b) <= 1e-9*max(1, math.Abs(a), math.Abs(b)) }
	if s.Low.Ok() != s.High.Ok() {
		t.Fatalf("%s: one bound without the other", s.Score)
	}
	if s.Low.Ok() && (s.Low.Value > s.High.Value || s.Low.Value < s.From-1e-9 || s.High.Value > s.To+1e-9) {
		t.Fatalf("%s: bounds %v to %v outside %v to %v", s.Score, s.Low.Value, s.High.Value, s.From, s.To)
	}
	if s.Coverage.Answered > s.Coverage.Applicable {
		t.Fatalf("%s: more answered than applicable", s.Score)
	}
	v, ok := s.Figure.Get()
	if !ok {
		if len(s.Trace) != 0 {
			t.Fatalf("%s: a trace without a figure", s.Score)
		}
		return
	}
	if v < s.Low.Value || v > s.High.Value {
		t.Fatalf("%s: figure %v outside its bounds %v to %v", s.Score, v, s.Low.Value, s.High.Value)
	}
	if s.Coverage.Answered == s.Coverage.Applicable && s.Scored == 1 && !near(s.Low.Value, s.High.Value) {
		t.Fatalf("%s: open bounds without an open answer", s.Score)
	}
	sum := 0.0
	for _, c := range s.Trace {
		sum += c.Contribution
	}
	if !near(sum, v) {
		t.Fatalf("%s: the trace sums to %v, the figure is %v", s.Score, sum, v)
	}
}

func TestRolesStandSideBySide(t *testing.T) {
	rep, err := principles.Assess(checklist(), []principles.Response{
		response(principles.Clinician, "named", "met", "asked", "met", "told", "met"),
		response(principles.Patient, "named", "notMet", "asked", "met", "told", "met"),
		response(principles.Patient, "named", "met", "asked", "met", "told", "notMet"),
	}, principles.Options{})
	require.NoError(t, err)
	require.Len(t, rep.Roles, 2)
	require.Equal(t, principles.Patient, rep.Roles[0].Role, "in the order of Role.Values")
	require.Equal(t, 2, rep.Roles[0].Respondents)
	require.InDelta(t, 200.0/3, rep.Roles[0].Scores[0].Figure.Value, 1e-12)
	require.InDelta(t, 100, rep.Roles[1].Scores[0].Figure.Value, 1e-12)
	require.Empty(t, rep.Unheard)
	require.Equal(t, []string{"named", "told"}, []string{rep.Disagreements[0].Item, rep.Disagreements[1].Item})
	require.InDelta(t, 0.5, rep.Disagreements[0].Gap, 0)
	require.Equal(t, principles.GateFailed, rep.Gates[0].Status)
	require.Equal(t, 1, rep.Gates[0].NotMet)
	require.Equal(t, principles.GatePassed, rep.Gates[1].Status)
}

func TestUnheardIsStructural(t *testing.T) {
	for name, responses := range map[string][]principles.Response{
		"nobody":                       nil,
		"only another role":            {response(principles.Clinician, "named", "met")},
		"a patient who said nothing":   {response(principles.Patient)},
		"a patient who does not know":  {response(principles.Patient, "named", "unknown")},
		"a patient only by inference":  {inferredResponse()},
		"a patient's silent surrogate": {},
	} {
		rep, err := principles.Assess(checklist(), responses, principles.Options{})
		require.NoError(t, err, name)
		require.Equal(t, []principles.Role{principles.Patient}, rep.Unheard, name)
	}
}

func inferredResponse() principles.Response {
	r := response(principles.Patient, "named", "met")
	r.Answers[0].InferredFrom = []string{"other/x"}
	return r
}

func TestSurrogateBasisIsNoted(t *testing.T) {
	r := response(principles.Surrogate, "named", "met")
	r.By.Basis = principles.BestInterest
	rep, err := principles.Assess(checklist(), []principles.Response{r}, principles.Options{})
	require.NoError(t, err)
	require.Contains(t, rep.Notes, principles.Note{Code: principles.NoteSurrogate, Role: principles.Surrogate, Count: 1})
}

func TestPairsAreComparedBySubject(t *testing.T) {
	dyad := func(subject, patient, clinician string) []principles.Response {
		p, c := response(principles.Patient, "asked", patient), response(principles.Clinician, "asked", clinician)
		p.Subject, c.Subject = subject, subject
		return []principles.Response{p, c}
	}
	all := slices.Concat(dyad("v1", "met", "met"), dyad("v2", "notMet", "met"), dyad("v3", "met", "notMet"))
	rep, err := principles.Assess(checklist(), all, principles.Options{})
	require.NoError(t, err)
	require.Len(t, rep.Disagreements, 1, "equal means can hide that the pairs disagree")
	d := rep.Disagreements[0]
	require.InDelta(t, 0, d.Gap, 1e-12)
	require.Equal(t, 3, d.Pairs)
	require.Equal(t, 1, d.Agree)
}

func TestExpiredEvidence(t *testing.T) {
	r := response(principles.Organisation, "named", "met", "asked", "met")
	r.Answers[0].Evidence = []principles.Evidence{{Kind: "survey", Expires: "2026-03"}, {Kind: "audit", Expires: "2026-01-15"}}
	r.Answers[1].Evidence = []principles.Evidence{{Kind: "survey", Expires: "2026-03"}, {Kind: "record"}}
	for _, c := range []struct {
		asOf    principles.Date
		expired int
		why     string
	}{
		{"", 0, "nothing is held against a date"},
		{"2026-03-31", 0, "the last day still counts"},
		{"2026-04-01", 1, "all evidence has expired; the other answer has some that does not"},
	} {
		rep, err := principles.Assess(checklist(), []principles.Response{r}, principles.Options{AsOf: c.asOf})
		require.NoError(t, err)
		require.Equal(t, c.expired, rep.Roles[0].Items[0].Expired, c.why)
		require.Zero(t, rep.Roles[0].Items[1].Expired, c.why)
		s := rep.Roles[0].Scores[0]
		require.Equal(t, 2-c.expired, s.Coverage.Answered, c.why)
	}
}

func TestWaiverOpensNoGateAndRaisesNoScore(t *testing.T) {
	r := response(principles.Patient, "named", "met", "asked", "met", "told", "notMet")
	w := principles.Waiver{Item: "told", Reason: "the ward moves", By: "the board", Expires: "2026-06-30"}
	plain, err := principles.Assess(checklist(), []principles.Response{r}, principles.Options{AsOf: "2026-06-30"})
	require.NoError(t, err)
	rep, err := principles.Assess(checklist(), []principles.Response{r}, principles.Options{AsOf: "2026-06-30", Waivers: []principles.Waiver{w}})
	require.NoError(t, err)
	require.Equal(t, principles.GateWaived, rep.Gates[0].Status)
	require.Equal(t, principles.Date("2026-06-30"), rep.Roles[0].Items[2].WaivedUntil)
	require.Equal(t, plain.Roles[0].Scores, rep.Roles[0].Scores)
	rep, err = principles.Assess(checklist(), []principles.Response{r}, principles.Options{AsOf: "2026-07-01", Waivers: []principles.Waiver{w}})
	require.NoError(t, err)
	require.Equal(t, principles.GateFailed, rep.Gates[0].Status)
	require.Equal(t, []principles.Note{{Code: principles.NoteWaiverExpired, Item: "told", Text: checklist().Items[2].Text}}, rep.Notes)
}

// A gate that nobody was asked is not an open gate.
func TestGatesThatNobodyWasAsked(t *testing.T) {
	f := checklist()
	f.Items[2].AnsweredBy = []principles.Role{principles.Carer}
	f.Items[1].AnsweredBy = []principles.Role{principles.Carer}
	rep, err := principles.Assess(f, []principles.Response{response(principles.Patient, "named", "met")}, principles.Options{})
	require.NoError(t, err)
	require.Equal(t, []principles.GateResult{{Item: "told", Text: f.Items[2].Text, Status: principles.GateUnasked}}, rep.Gates)
	g, err := principles.Gaps(f, rep, principles.GapOptions{})
	require.NoError(t, err)
	require.Equal(t, "told", g.Gaps[0].Item)
	require.Equal(t, principles.Carer, g.Gaps[0].Role)
	require.Equal(t, principles.WhyNoRespondent, g.Gaps[0].Shortfall.Why)
	require.Equal(t, []string{"asked"}, g.Unanswered)
	w := principles.Waiver{Item: "told", Reason: "r", By: "b", Expires: "2027"}
	rep, err = principles.Assess(f, nil, principles.Options{AsOf: "2026-05", Waivers: []principles.Waiver{w}})
	require.NoError(t, err)
	require.Equal(t, principles.GateWaived, rep.Gates[0].Status)
}

func TestUnansweredIsNotNotApplicable(t *testing.T) {
	f := checklist()
	f.Items[1].NAAllowed = true
	open := one(t, f, response(principles.Patient, "named", "met", "told", "met"), "all")
	require.Equal(t, principles.Coverage{Answered: 2, Applicable: 3}, open.Coverage)
	require.InDelta(t, 200.0/3, open.Low.Value, 1e-9)
	r := response(principles.Patient, "named", "met", "asked", principles.NotApplicable, "told", "met")
	r.Answers[1].Reason = "asleep"
	na := one(t, f, r, "all")
	require.Equal(t, principles.Coverage{Answered: 2, Applicable: 2}, na.Coverage)
	require.InDelta(t, 100, na.Low.Value, 0)
}

func TestNothingApplicableHasNoScore(t *testing.T) {
	f := checklist()
	for i := range f.Items {
		f.Items[i].NAAllowed, f.Items[i].Required = true, false
	}
	r := response(principles.Patient, "named", principles.NotApplicable, "asked", principles.NotApplicable, "told", principles.NotApplicable)
	for i := range r.Answers {
		r.Answers[i].Reason = "no round"
	}
	s := one(t, f, r, "all")
	require.Equal(t, principles.WhyNothingApplicable, s.Figure.Why)
	require.False(t, s.Low.Ok())
	require.Equal(t, principles.Withheld, s.CutOffs[0].Verdict)
	s = one(t, f, response(principles.Patient), "all")
	require.Equal(t, principles.WhyNothingAnswered, s.Figure.Why)
	require.Equal(t, principles.Undecided, s.CutOffs[0].Verdict, "anything is possible")
}

func TestAnswersOfARoleThatIsNotAsked(t *testing.T) {
	f := checklist()
	f.Items[0].AnsweredBy = []principles.Role{principles.Patient}
	rep, err := principles.Assess(f, []principles.Response{response(principles.Clinician, "named", "met", "asked", "met")}, principles.Options{})
	require.NoError(t, err)
	require.Contains(t, rep.Notes, principles.Note{Code: principles.NoteNotAsked, Role: principles.Clinician, Item: "named", Text: f.Items[0].Text, Count: 1})
	require.Len(t, rep.Roles[0].Items, 2)
	require.Equal(t, principles.Coverage{Answered: 1, Applicable: 2}, rep.Roles[0].Scores[0].Coverage)
	for i := range f.Items {
		f.Items[i].AnsweredBy = []principles.Role{principles.Patient}
	}
	rep, err = principles.Assess(f, []principles.Response{response(principles.Clinician)}, principles.Options{})
	require.NoError(t, err)
	require.Equal(t, principles.WhyNotAsked, rep.Roles[0].Scores[0].Figure.Why)
}

// A measured time is turned into a state, its limit included.
func TestMeasuredItems(t *testing.T) {
	f := rich()
	f.Scores = []principles.Score{{ID: "h", Items: []string{"hours"}, Method: principles.Percent, Missing: principles.Missing{Rule: principles.Complete}}}
	for _, c := range []struct {
		hours, want float64
	}{{0, 100}, {24, 100}, {48, 100}, {48.01, 50}, {72, 50}, {72.5, 0}} {
		r := response(principles.Organisation, "hours", principles.Measured)
		r.Answers[0].Number = c.hours
		require.InDelta(t, c.want, one(t, f, r, "h").Figure.Value, 0, "%v hours", c.hours)
	}
	f.Items[4].Kind, f.Items[4].Limit = principles.CountItem, principles.Limit{Direction: principles.AtLeast, Met: 2, Partly: 1}
	for n, want := range []float64{0, 50, 100, 100} {
		r := response(principles.Organisation, "hours", principles.Measured)
		r.Answers[0].Number = float64(n)
		require.InDelta(t, want, one(t, f, r, "h").Figure.Value, 0, "%v seats", n)
	}
}

func TestPatternsAreNoted(t *testing.T) {
	f, err := principles.Load("decision-regret")
	require.NoError(t, err)
	answer := func(codes ...string) principles.Response {
		r := response(principles.Patient)
		r.Framework = f.ID
		for i, c := range codes {
			r.Answers = append(r.Answers, principles.Answer{Item: f.Items[i].Key, Answer: c})
		}
		return r
	}
	for _, c := range []struct {
		name                    string
		r                       principles.Response
		straight, contradictory bool
	}{
		{"the same extreme throughout", answer("1", "1", "1", "1", "1"), true, true},
		{"the same middle throughout", answer("3", "3", "3", "3", "3"), true, false},
		{"consistent extremes", answer("1", "5", "1", "5", "1"), false, false},
		{"one contradiction", answer("1", "1", "2", "4", "2"), false, true},
		{"too few to say", answer("3", "3"), false, false},
	} {
		rep, err := principles.Assess(f, []principles.Response{c.r}, principles.Options{})
		require.NoError(t, err)
		has := func(code principles.NoteCode) bool {
			return slices.ContainsFunc(rep.Notes, func(n principles.Note) bool { return n.Code == code })
		}
		require.Equal(t, c.straight, has(principles.NoteStraightLined), c.name)
		require.Equal(t, c.contradictory, has(principles.NoteContradictory), c.name)
	}
}

// Two wards, one all met and one not: the report counts levels and averages
// nothing across them.
func TestLevelsAreCountedApart(t *testing.T) {
	f := checklist()
	f.Items[0].Level, f.Items[1].Level, f.Items[2].Level = principles.CareLevel, principles.PolicyLevel, principles.CareLevel
	rep, err := principles.Assess(f, []principles.Response{response(principles.Patient, "named", "met", "told", "partly")}, principles.Options{})
	require.NoError(t, err)
	levels := rep.Roles[0].Levels
	require.Len(t, levels, 2)
	require.Equal(t, principles.CareLevel, levels[0].Level)
	require.InDelta(t, 0.75, levels[0].Share.Value, 1e-12)
	require.Equal(t, principles.WhyNothingAnswered, levels[1].Share.Why)
}

func TestDraftAndRetiredAreNoted(t *testing.T) {
	for status, code := range map[principles.FrameworkStatus]principles.NoteCode{
		principles.Draft: principles.NoteDraft, principles.Retired: principles.NoteRetired,
	} {
		f := checklist()
		f.Status = status
		rep, err := principles.Assess(f, nil, principles.Options{})
		require.NoError(t, err)
		require.Equal(t, []principles.Note{{Code: code}}, rep.Notes)
	}
}

// Proration happens only by an explicit minimum, and says so.
func TestProration(t *testing.T) {
	f, err := principles.Load("sdm-q-9")
	require.NoError(t, err)
	f.Scores[1].Missing = principles.Missing{Rule: principles.Prorate, MinAnswered: 7}
	r := response(principles.Patient)
	r.Framework = f.ID
	for _, it := range f.Items[:7] {
		r.Answers = append(r.Answers, principles.Answer{Item: it.Key, Answer: "4"})
	}
	rep, err := principles.Assess(f, []principles.Response{r}, principles.Options{})
	require.NoError(t, err)
	s := rep.Roles[0].Scores[1]
	checkScore(t, s)
	require.InDelta(t, 36, s.Figure.Value, 1e-12, "28 × 9/7")
	require.InDelta(t, 28, s.Low.Value, 0)
	require.InDelta(t, 38, s.High.Value, 0)
	require.Contains(t, rep.Notes, principles.Note{Code: principles.NoteProrated, Role: principles.Patient, Score: "raw", Count: 1})
	require.Equal(t, principles.WhyIncomplete, rep.Roles[0].Scores[0].Figure.Why)
	r.Answers = r.Answers[:6]
	require.Equal(t, principles.WhyTooFewAnswered, one(t, f, r, "raw").Figure.Why)
}

func TestAssessDoesNotChangeItsInput(t *testing.T) {
	f, r := rich(), response(principles.Patient, "agree", "2", "named", "notMet")
	f2, r2 := rich(), response(principles.Patient, "agree", "2", "named", "notMet")
	responses := []principles.Response{r, response(principles.Clinician, "agree", "4")}
	_, err := principles.Assess(f, responses, principles.Options{AsOf: "2026-05"})
	require.NoError(t, err)
	if d := cmp.Diff(f2, f); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(r2, responses[0]); d != "" {
		t.Error(d)
	}
}

func TestAllocationCeilings(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector allocates too")
	}
	f, r := thirty()
	s, err := principles.NewScorer(f)
	require.NoError(t, err)
	responses := []principles.Response{r}
	if n := testing.AllocsPerRun(100, func() { _, _ = s.Assess(responses, principles.Options{}) }); n > 8 {
		t.Errorf("Assess of 30 items allocates %v times, want at most 8", n)
	}
	dst := make([]principles.Figure, 0, 4)
	if n := testing.AllocsPerRun(100, func() { _, _ = s.Figures(dst, r, "") }); n > 0 {
		t.Errorf("Figures allocates %v times, want none", n)
	}
}

func TestRollUpAveragesNothing(t *testing.T) {
	f := checklist()
	f.Items[0].Level, f.Items[1].Level = principles.CareLevel, principles.PolicyLevel
	var reports []principles.Report
	for _, a := range []string{"met", "notMet", "unknown"} {
		rep, err := principles.Assess(f, []principles.Response{response(principles.Patient, "named", a), response(principles.Clinician, "asked", "partly")}, principles.Options{})
		require.NoError(t, err)
		reports = append(reports, rep)
	}
	up := principles.RollUpReports(reports)
	require.Equal(t, 3, up.Reports)
	require.Len(t, up.Levels, 4, "two levels of two roles")
	care := up.Levels[0]
	require.Equal(t, principles.RollUpLevel{
		Level: principles.CareLevel, Role: principles.Patient, Reports: 3, Met: 1, NotMet: 1, Unknown: 1,
		Lowest: principles.Figure{Value: 0}, Highest: principles.Figure{Value: 1},
	}, care)
	require.Equal(t, principles.WhyNothingAnswered, up.Levels[1].Lowest.Why, "clinicians left the item open")
	require.Empty(t, principles.RollUpReports(nil).Levels)
}
