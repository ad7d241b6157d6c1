package main

import (
	"strconv"

	"github.com/concord-sdm/concord/sdm"
)

// question asks one voice about one criterion.
type question struct {
	Number      int
	Name        string
	Swing       string
	Way, Points []choice
}

type choice struct {
	ID, Name, Value, Label string
	Checked                bool
}

// questionsFor returns the questions of a voice with its answers so far.
func questionsFor(w words, d *sdm.Decision, e *evidence, a answers, voice string) []question {
	var out []question
	for k := range d.Criteria {
		c, f := &d.Criteria[k], &e.Facts[k]
		q := question{Number: k + 1, Name: c.Name}
		if c.Direction == sdm.Personal {
			q.Swing = w.T("swing.personal", "worst", f.Worst, "best", f.Best)
			q.Way = choices(a, voice, "way", k, c.ID, []labelled{
				{string(sdm.HigherIsBetter), w.T("way.higher")},
				{string(sdm.LowerIsBetter), w.T("way.lower")},
				{cannotSay, w.T("cannotSay")},
			})
		} else {
			q.Swing = w.T("swing", "worst", f.Worst, "best", f.Best)
		}
		var steps []labelled
		for n := range mostPoints + 1 {
			steps = append(steps, labelled{strconv.Itoa(n), w.T("points." + strconv.Itoa(n))})
		}
		q.Points = choices(a, voice, "points", k, c.ID, append(steps, labelled{cannotSay, w.T("cannotSay")}))
		out = append(out, q)
	}
	return out
}

type labelled struct{ value, label string }

func choices(a answers, voice, what string, k int, id string, all []labelled) []choice {
	var out []choice
	for i, l := range all {
		out = append(out, choice{
			ID: fieldID(voice, what, k, i), Name: voice + "." + what + "." + id,
			Value: l.value, Label: l.label, Checked: a.get(voice, what, id) == l.value,
		})
	}
	return out
}

// simple returns the choices of a field that has no criterion; the first is
// chosen if none is, where preset says so.
func simple(a answers, field string, preset bool, all ...labelled) []choice {
	var out []choice
	chosen := a.form.Get(field)
	for i, l := range all {
		out = append(out, choice{
			ID: field + "-" + strconv.Itoa(i), Name: field, Value: l.value, Label: l.label,
			Checked: chosen == l.value || (preset && chosen == "" && i == 0),
		})
	}
	return out
}
