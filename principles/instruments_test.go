package principles_test

import (
	"fmt"
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

// Each row follows the scoring rule that the cited source of the framework
// states; a row with "printed" in its reason has the figure from the source.
func TestInstruments(t *testing.T) {
	yes20 := with(repeat(20, "yes"), map[int]string{16: "no"})
	pemat := repeat(24, "agree")
	for _, c := range []struct {
		framework string
		role      principles.Role
		answers   []string
		score     string
		want      float64
		why       string // the reason code of a figure that is withheld
		low, high float64
		reason    string
	}{
		{"sure", "patient", []string{"yes", "yes", "yes", "yes"}, "total", 4, "", 4, 4, "four times yes"},
		{"sure", "patient", []string{"yes", "yes", "no", "yes"}, "total", 3, "", 3, 3, "one no"},
		{"sure", "patient", []string{"yes", "yes", "", "yes"}, "total", 0, "incomplete", 3, 4, "no rule for a missing answer"},

		{"dcs-16", "patient", repeat(16, "0"), "total", 0, "", 0, 0, "strongly agrees throughout: no conflict"},
		{"dcs-16", "patient", repeat(16, "4"), "total", 100, "", 100, 100, "strongly disagrees throughout: the most"},
		{"dcs-16", "patient", repeat(16, "1"), "total", 25, "", 25, 25, "16 × 1 / 16 × 25"},
		{"dcs-16", "patient", append(repeat(8, "1"), repeat(8, "2")...), "total", 37.5, "", 37.5, 37.5, "24 / 16 × 25"},
		{"dcs-16", "patient", with(repeat(16, "2"), map[int]string{15: ""}), "total", 0, "incomplete", 46.875, 53.125, "the total waits for the last answer"},
		{"dcs-16", "patient", with(repeat(16, "2"), map[int]string{15: ""}), "informed", 50, "", 50, 50, "a complete subscale is scored"},
		{"dcs-16", "patient", with(repeat(16, "2"), map[int]string{15: ""}), "effective", 0, "incomplete", 37.5, 62.5, "its subscale waits"},

		{"dcs-ll", "patient", repeat(10, "yes"), "total", 0, "", 0, 0, "yes throughout"},
		{"dcs-ll", "patient", repeat(10, "unsure"), "total", 50, "", 50, 50, "unsure throughout"},
		{"dcs-ll", "patient", []string{"no", "yes", "yes", "no", "yes", "yes", "yes", "yes", "unsure", "no"}, "uncertainty", 75, "", 75, 75, "(2 + 4) / 2 × 25"},

		{"decision-regret", "patient", []string{"1", "5", "1", "5", "1"}, "total", 0, "", 0, 0, "no regret: the second and fourth run the other way"},
		{"decision-regret", "patient", []string{"5", "1", "5", "1", "5"}, "total", 100, "", 100, 100, "the most regret"},
		{"decision-regret", "patient", []string{"2", "4", "2", "4", "3"}, "total", 30, "", 30, 30, "(2+2+2+2+3)/5 = 2.2; (2.2 − 1) × 25"},

		{"preparation", "patient", repeat(10, "5"), "total", 100, "", 100, 100, "best prepared"},
		{"preparation", "patient", append(repeat(5, "3"), repeat(5, "4")...), "total", 62.5, "", 62.5, 62.5, "(3.5 − 1) × 25"},

		{"sdm-q-9", "patient", repeat(9, "5"), "total", 100, "", 100, 100, "45 × 20/9"},
		{"sdm-q-9", "patient", []string{"5", "4", "5", "3", "4", "4", "3", "5", "3"}, "total", 80, "", 80, 80, "36 × 20/9"},
		{"sdm-q-9", "patient", []string{"5", "4", "5", "3", "4", "4", "3", "5", "3"}, "raw", 36, "", 36, 36, "the raw sum"},
		{"sdm-q-9", "patient", []string{"5", "4", "5", "3", "4", "4", "3", "5", ""}, "total", 0, "incomplete", 100 * 33 / 45.0, 100 * 38 / 45.0, "one missing"},
		{"sdm-q-doc", "clinician", repeat(9, "0"), "total", 0, "", 0, 0, "none"},

		{"option-5", "assessor", []string{"1", "2", "3", "0", "4"}, "total", 50, "", 50, 50, "10 × 5"},
		{"option-12", "assessor", repeat(12, "1"), "total", 25, "", 25, 25, "12 / 48 × 100"},

		{"discern", "assessor", repeat(16, "3"), "reliability", 24, "", 24, 24, "8 × 3"},
		{"discern", "assessor", repeat(16, "3"), "overall", 3, "", 3, 3, "a judgement of its own"},
		{"eqip-20", "assessor", with(append(repeat(10, "yes"), repeat(10, "partly")...), map[int]string{0: na, 19: na}), "total", 75, "", 75, 75, "(9 + 4.5) / 18"},
		{"sam", "assessor", with(repeat(22, "1"), map[int]string{0: "2", 1: na}), "total", 100 * 22 / 42.0, "", 100 * 22 / 42.0, 100 * 22 / 42.0, "22 / (2 × 21)"},
		{"hls-eu-q16", "patient", append(repeat(12, "easy"), repeat(4, "difficult")...), "total", 12, "", 12, 12, "twelve easy ones"},
		{"hls-eu-q16", "patient", append(repeat(13, "very-easy"), "difficult"), "total", 13, "", 13, 15, "14 answers are enough"},
		{"hls-eu-q16", "patient", repeat(13, "easy"), "total", 0, "tooFewAnswered", 13, 16, "13 are not"},
		{"sils", "patient", []string{"3"}, "total", 3, "", 3, 3, "sometimes"},
		{"brief", "patient", []string{"3", "3", "3", "4"}, "total", 13, "", 13, 13, "a sum"},
		{"nvs", "patient", []string{"right", "right", "wrong", "wrong", "right", "right"}, "total", 4, "", 4, 4, "right answers"},
		{"health-confidence-score", "patient", []string{"3", "2", "2", "2"}, "total", 9, "", 9, 9, "a sum"},
		{"health-confidence-score", "patient", []string{"3", "2", "2", "2"}, "cohort", 75, "", 75, 75, "9 × 100/12"},
		{"health-confidence-score", "patient", []string{"3", "2", "2", ""}, "total", 0, "incomplete", 7, 10, "printed: no sum if any is missing"},
		{"control-preferences", "patient", []string{"B", "D"}, "preferred", 2, "", 2, 2, "card B"},
		{"mappin-sdm", "assessor", repeat(11, "3"), "mean", 3, "", 3, 3, "a mean"},

		// PEMAT user's guide: 12 agreed, 3 not, one not applicable: 12 of 15 are 80 %.
		// The print form has 17 items; the two left over are not applicable here too.
		{"pemat-p", "assessor", with(pemat, map[int]string{0: "disagree", 1: "disagree", 2: "disagree", 15: na, 16: na}), "understandability", 80, "", 80, 80, "12 of 15"},
		{"pemat-p", "assessor", pemat, "actionability", 100, "", 100, 100, "all agreed"},
		{"pemat-p", "assessor", with(pemat, map[int]string{23: ""}), "actionability", 0, "incomplete", 100 * 6 / 7.0, 100, "an open item is not taken as not applicable"},
		{"pemat-p", "assessor", with(pemat, map[int]string{23: ""}), "understandability", 100, "", 100, 100, "the other score stands"},
		{"pemat-av", "assessor", repeat(17, "agree"), "understandability", 100, "", 100, 100, "13 of 13"},

		{"cdc-cci", "assessor", yes20, "total", 100, "", 100, 100, "question 17 counts a no"},
		{"cdc-cci", "assessor", repeat(20, "yes"), "total", 95, "", 95, 95, "a yes to question 17 is no point"},
		{"cdc-cci", "assessor", with(yes20, map[int]string{0: "no"}), "total", 75, "", 75, 75, "without main message questions 2, 3, 4 and 6 count no as well"},
		{"cdc-cci", "assessor", with(yes20, map[int]string{4: "no"}), "total", 90, "", 90, 90, "without call to action question 6 counts no as well"},
		{"cdc-cci", "assessor", with(yes20, map[int]string{17: na, 18: na, 19: na}), "total", 100, "", 100, 100, "part D as a whole"},
		{"cdc-cci", "assessor", with(yes20, map[int]string{18: na}), "total", 100, "", 100, 100, "question 19 singly"},
		{"cdc-cci", "assessor", with(yes20, map[int]string{11: "no"}), "total", 100, "", 100, 100, "no advice: part B is not scored"},
		{"cdc-cci", "assessor", with(yes20, map[int]string{11: "no", 12: na, 13: na}), "total", 100, "", 100, 100, "the same, said in full"},
		{"cdc-cci", "assessor", with(yes20, map[int]string{0: "no", 1: "", 2: "", 3: "", 5: ""}), "total", 75, "", 75, 75, "settled questions need no answer"},
		{"cdc-cci", "assessor", with(yes20, map[int]string{0: ""}), "total", 0, "incomplete", 75, 100, "an open question 1 takes its dependants along"},
		{"cdc-cci", "assessor", nil, "total", 0, "nothingAnswered", 0, 100, "no answers are no score, not 0 %"},
	} {
		t.Run(fmt.Sprintf("%s/%s/%s", c.framework, c.score, c.reason), func(t *testing.T) {
			f := load(t, c.framework)
			s := one(t, f, filled(t, f, c.role, c.answers...), c.score)
			require.Equal(t, c.why, s.Figure.Why)
			if c.why == "" {
				require.InDelta(t, c.want, s.Figure.Value, 1e-9)
			}
			require.InDelta(t, c.low, s.Low.Value, 1e-9, "low")
			require.InDelta(t, c.high, s.High.Value, 1e-9, "high")
		})
	}
}

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
