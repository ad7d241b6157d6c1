package principles_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/principles"
)

func ExampleExplain() {
	report, err := principles.Assess(checklist(), []principles.Response{
		response(principles.Clinician, "named", principles.Met, "asked", principles.Partly),
	}, principles.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range principles.Explain(report, "en-GB") {
		fmt.Println(s.Text)
	}
	// Output:
	// Partnership on the ward round, version 1.0.0.
	// Not heard: patients. Nothing in this report speaks for them.
	// Required and not yet answered by clinicians: “I was told what happens next”.
	// One response from clinicians.
	// all: 75 on a scale from 0 to 100. 2 of 3 items answered.
	// Depending on the open answers it could be anything from 50 to 83.3.
	// The open answers decide whether it reaches this mark: good practice.
	// These figures say no more than the answers do. They are not a judgement on any person.
}

func texts(r principles.Report, lang string) string {
	var b strings.Builder
	for _, s := range principles.Explain(r, lang) {
		b.WriteString(s.Text + "\n")
	}
	return b.String()
}

// A screening mark belongs to one score: the mean of several may pass it while some
// of them do not, and the sentence must not hide that.
func TestExplainMean(t *testing.T) {
	f, err := principles.Load("sils")
	require.NoError(t, err)
	one := func(code string) principles.Response {
		return principles.Response{
			Format: principles.ResponseFormat, Framework: f.ID, Version: f.Version, By: principles.Respondent{Role: principles.Patient},
			Answers: []principles.Answer{{Item: f.Items[0].Key, Answer: code}},
		}
	}
	single, err := principles.Assess(f, []principles.Response{one("3")}, principles.Options{})
	require.NoError(t, err)
	require.Contains(t, texts(single, "en"), ": 3 on a scale from 1 to 5.")
	require.Contains(t, texts(single, "en"), "That reaches this mark: ")
	several, err := principles.Assess(f, []principles.Response{one("2"), one("3")}, principles.Options{})
	require.NoError(t, err)
	require.Contains(t, texts(several, "en"), ": on average 2.5 on a scale")
	require.Contains(t, texts(several, "en"), "The mean reaches this mark, which was made for one score: ")
	require.Contains(t, texts(several, "es"), ": de media, 2,5 en una escala")
	require.Contains(t, texts(several, "es"), "La media alcanza esta marca, hecha para una sola puntuación: ")
}

func TestExplainSpanishNumber(t *testing.T) {
	f, err := principles.Load("decision-regret")
	require.NoError(t, err)
	r := principles.Response{
		Format: principles.ResponseFormat, Framework: f.ID, Version: f.Version, By: principles.Respondent{Role: principles.Patient}, Answers: []principles.Answer{},
	}
	for i := range f.Items {
		r.Answers = append(r.Answers, principles.Answer{Item: f.Items[i].Key, Answer: "1"})
	}
	for n, want := range map[int]string{1: "Una persona dio la misma respuesta a todo.", 2: "2 personas dieron la misma respuesta a todo."} {
		rep, err := principles.Assess(f, slices.Repeat([]principles.Response{r}, n), principles.Options{})
		require.NoError(t, err)
		require.Contains(t, texts(rep, "es"), want)
	}
	six, err := principles.Load("six-principles")
	require.NoError(t, err)
	rep, err := principles.Assess(six, []principles.Response{{
		Format: principles.ResponseFormat, Framework: six.ID, Version: six.Version, By: principles.Respondent{Role: principles.Organisation},
		Answers: []principles.Answer{{Item: "1c", Answer: principles.Met}},
	}}, principles.Options{})
	require.NoError(t, err)
	require.Contains(t, texts(rep, "es"), "1 cumplida, 0 en parte, 0 no cumplidas")
}

// Wording that ends in a remark in brackets does not get a second full stop.
func TestExplainBrackets(t *testing.T) {
	f := checklist()
	f.Items[0].Text = principles.Text{"en": "It has a title. (Not for a poster.)"}
	rep, err := principles.Assess(f, []principles.Response{response(principles.Clinician, f.Items[0].Key, principles.NotMet)}, principles.Options{})
	require.NoError(t, err)
	g, err := principles.Gaps(f, rep, principles.GapOptions{})
	require.NoError(t, err)
	for _, s := range principles.ExplainGaps(f, g, "en") {
		require.NotContains(t, s.Text, ".).")
	}
}
