package principles_test

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/principles"
)

// filled returns a response to f with the answers in the order of its items; an
// empty answer is none.
func filled(t *testing.T, f principles.Framework, role principles.Role, answers ...string) principles.Response {
	t.Helper()
	r := response(role)
	r.Framework, r.Version = f.ID, f.Version
	require.LessOrEqual(t, len(answers), len(f.Items))
	for i, a := range answers {
		switch a {
		case "":
		case principles.NotApplicable:
			r.Answers = append(r.Answers, principles.Answer{Item: f.Items[i].Key, Answer: a, Reason: "does not apply"})
		default:
			r.Answers = append(r.Answers, principles.Answer{Item: f.Items[i].Key, Answer: a})
		}
	}
	return r
}

func load(t *testing.T, id string) principles.Framework {
	t.Helper()
	f, err := principles.Load(id)
	require.NoError(t, err)
	return f
}

func repeat(n int, a string) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = a
	}
	return list
}

func with(list []string, changes map[int]string) []string {
	out := append([]string(nil), list...)
	for i, a := range changes {
		out[i] = a
	}
	return out
}

const na = principles.NotApplicable

func TestCutOffsAndBands(t *testing.T) {
	verdict := func(s principles.ScoreResult, id string) principles.Verdict {
		for _, k := range s.CutOffs {
			if k.CutOff == id {
				return k.Verdict
			}
		}
		return ""
	}
	for _, c := range []struct {
		framework string
		role      principles.Role
		answers   []string
		score     string
		cutOff    string
		want      principles.Verdict
		band      string
	}{
		{"sure", "patient", []string{"yes", "yes", "yes", "yes"}, "total", "positive", principles.NotReached, ""},
		{"sure", "patient", []string{"yes", "yes", "yes", ""}, "total", "positive", principles.Undecided, ""},
		{"sure", "patient", []string{"yes", "", "no", ""}, "total", "positive", principles.Reached, ""}, // one no decides
		{"dcs-16", "patient", append(repeat(8, "1"), repeat(8, "2")...), "total", "delay", principles.NotReached, ""},
		{"dcs-16", "patient", append(repeat(7, "1"), repeat(9, "2")...), "total", "delay", principles.Reached, ""},
		{"dcs-16", "patient", repeat(16, "1"), "total", "implementing", principles.NotReached, ""}, // 25 is not below 25
		{"pemat-p", "assessor", append(repeat(14, "agree"), repeat(10, "disagree")...), "understandability", "convention", principles.Reached, ""},
		{"cdc-cci", "assessor", with(with(repeat(20, "yes"), map[int]string{16: "no"}), map[int]string{4: "no"}), "total", "clear", principles.Reached, ""}, // 90 exactly
		{"hls-eu-q16", "patient", append(repeat(8, "easy"), repeat(8, "difficult")...), "total", "", "", "inadequate"},
		{"hls-eu-q16", "patient", append(repeat(9, "easy"), repeat(7, "difficult")...), "total", "", "", "problematic"},
		{"hls-eu-q16", "patient", append(repeat(13, "easy"), repeat(3, "difficult")...), "total", "", "", "sufficient"},
		{"hls-eu-q16", "patient", append(repeat(12, "easy"), repeat(2, "difficult")...), "total", "", "", ""}, // 12 to 14
		{"control-preferences", "patient", []string{"C", "E"}, "preferred", "", "", "shared"},
		{"control-preferences", "patient", []string{"C", "E"}, "actual", "", "", "passive"},
		{"brief", "patient", []string{"4", "4", "4", "4"}, "total", "", "", "marginal"},
		{"sils", "patient", []string{"2"}, "total", "positive", principles.NotReached, ""},
		{"sils", "patient", []string{"3"}, "total", "positive", principles.Reached, ""},
	} {
		f := load(t, c.framework)
		s := one(t, f, filled(t, f, c.role, c.answers...), c.score)
		if c.cutOff != "" {
			require.Equal(t, c.want, verdict(s, c.cutOff), "%s %v", c.framework, c.answers)
			require.Equal(t, c.want == principles.Undecided, s.Undecided)
		}
		require.Equal(t, c.band, s.Band, "%s %v", c.framework, c.answers)
	}
}

// The rule of the developers: leave out visits with a missing answer, and report
// nothing below 25 complete ones (Elwyn, Scoring collaboRATE).
func TestCollaborate(t *testing.T) {
	f := load(t, "collaborate")
	var responses []principles.Response
	for i := range 24 {
		a := []string{"9", "9", "9"}
		if i%4 == 0 {
			a = []string{"9", "8", "7"}
		}
		responses = append(responses, filled(t, f, principles.Patient, a...))
	}
	responses = append(responses, filled(t, f, principles.Patient, "9", "9"))
	rep, err := principles.Assess(f, responses, principles.Options{})
	require.NoError(t, err)
	top, mean := rep.Roles[0].Scores[0], rep.Roles[0].Scores[1]
	require.Equal(t, principles.WhyTooFewCases, top.Figure.Why)
	require.Equal(t, principles.WhyTooFewCases, mean.Figure.Why)
	responses = append(responses, filled(t, f, principles.Patient, "0", "9", "9"))
	rep, err = principles.Assess(f, responses, principles.Options{})
	require.NoError(t, err)
	top, mean = rep.Roles[0].Scores[0], rep.Roles[0].Scores[1]
	checkScore(t, top)
	checkScore(t, mean)
	require.Equal(t, 25, top.Scored)
	require.InDelta(t, 72, top.Figure.Value, 1e-9, "18 of 25")
	require.InDelta(t, (18*9+6*8+6)/25.0, mean.Figure.Value, 1e-9)
	// Wilson 95 % interval of 18 of 25: 0.5242 to 0.8572 (Newcombe 1998, method 3).
	require.InDelta(t, 52.42, top.Interval.Low, 0.01)
	require.InDelta(t, 85.72, top.Interval.High, 0.01)
}

func TestIPDASGates(t *testing.T) {
	f := load(t, "ipdas-v4")
	require.Len(t, f.Items, 44)
	answers := func(change map[string]string) principles.Response {
		r := response(principles.Assessor)
		r.Framework = f.ID
		for _, it := range f.Items {
			a := "4"
			if it.AnswerSet == "yes-no" {
				a = "yes"
			}
			if c, ok := change[it.Key]; ok {
				a = c
			}
			if it.Section == "certifying-tests" || it.Section == "quality-tests" {
				a = na
			}
			r.Answers = append(r.Answers, principles.Answer{Item: it.Key, Answer: a, Reason: "no test"})
		}
		return r
	}
	require.InDelta(t, 1, one(t, f, answers(nil), "qualifying").Figure.Value, 0)
	require.InDelta(t, 0, one(t, f, answers(map[string]string{"q3": "no"}), "qualifying").Figure.Value, 0)
	require.InDelta(t, 1, one(t, f, answers(map[string]string{"c2": "3"}), "certifying").Figure.Value, 0)
	require.InDelta(t, 0, one(t, f, answers(map[string]string{"c2": "2"}), "certifying").Figure.Value, 0)
	require.InDelta(t, 22, one(t, f, answers(map[string]string{"u2": "2"}), "quality").Figure.Value, 0)
	open := one(t, f, answers(map[string]string{"c1": "unknown", "c2": "1"}), "certifying")
	require.InDelta(t, 0, open.Figure.Value, 0, "one gate that is shut settles it, whatever is unknown")
	open = one(t, f, answers(map[string]string{"c1": "unknown"}), "certifying")
	require.Equal(t, principles.WhyIncomplete, open.Figure.Why)
	r := answers(nil)
	r.Answers[len(r.Answers)-1].Answer = "4"
	_, err := principles.Assess(f, []principles.Response{r}, principles.Options{})
	require.True(t, hasFault(faultsOf(t, err), "/responses/0/answers/"+strconv.Itoa(len(r.Answers)-2)+"/answer", "forbidden"),
		"the criteria for tests apply together or not at all")
}

func TestNoMissingRuleIsNoted(t *testing.T) {
	f := load(t, "sure")
	rep, err := principles.Assess(f, []principles.Response{filled(t, f, principles.Patient, "yes")}, principles.Options{})
	require.NoError(t, err)
	require.Contains(t, rep.Notes, principles.Note{Code: principles.NoteNoMissingRule, Role: principles.Patient, Score: "total"})
}
