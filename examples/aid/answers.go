package main

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/concord-sdm/concord/sdm"
)

// The steps of the scale, and the words of the form for what is no step.
const (
	mostPoints = 4 // 0 to 4, as 0 to 100 swing points
	swingStep  = 25
	cannotSay  = "unknown"
	myself     = "patient"
	mostNote   = 2000
)

// The names of fields begin with the voice: p for the person, s for the second.
const (
	firstVoice  = "p"
	secondVoice = "s"
)

// answers are the fields of the form, as they were sent.
type answers struct{ form url.Values }

// get returns an answer. Two that contradict each other are none.
func (a answers) get(voice, what, id string) string {
	all := a.form[voice+"."+what+"."+id]
	if len(slices.Compact(slices.Clone(all))) != 1 {
		return ""
	}
	return all[0]
}

// any reports whether something was answered for a voice.
func (a answers) any(voice string, d *sdm.Decision) bool {
	return slices.ContainsFunc(d.Criteria, func(c sdm.Criterion) bool {
		return a.get(voice, "points", c.ID) != "" || a.get(voice, "way", c.ID) != ""
	})
}

// note returns what the person wrote, cut to a length a summary can hold and
// without control characters.
func (a answers) note() string {
	text := []rune(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, a.form.Get("note")))
	return string(text[:min(len(text), mostNote)])
}

// live reports whether the answers were sent by the script after a change,
// while the person may still be answering.
func (a answers) live() bool { return a.form.Get("live") != "" }

// turned reports whether the person asked for another language of the page,
// maybe before all is answered.
func (a answers) turned() bool { return a.form.Get("turn") != "" }

// missing is a question that was not answered: the id of its first field and
// its number.
type missing struct {
	Field string
	Index int
}

// preferences makes a document of the answers of one voice. Every question
// needs an answer, if only that the person cannot say: nothing is assumed.
func (a answers) preferences(voice string, d *sdm.Decision, now time.Time) (sdm.Preferences, []missing) {
	p := sdm.Preferences{
		Format: sdm.PreferencesFormat, Decision: d.ID, Voice: a.voice(voice), Route: "asked on a web page",
		Date: sdm.Date(now.Format(time.DateOnly)), Method: sdm.Swing, Answers: []sdm.Answer{},
	}
	if voice == firstVoice {
		p.Note = a.note()
		if wish := sdm.Involvement(a.form.Get("wish")); wish.IsValid() {
			p.Involvement = wish
		}
	}
	var open []missing
	for k := range d.Criteria {
		c := &d.Criteria[k]
		answer := sdm.Answer{Criterion: c.ID, Asked: c.Range}
		points := a.get(voice, "points", c.ID)
		n, known := step(points)
		if !known && points != cannotSay {
			open = append(open, missing{fieldID(voice, "points", k, 0), k + 1})
		}
		if c.Direction == sdm.Personal {
			way := a.get(voice, "way", c.ID)
			switch {
			case way == string(sdm.HigherIsBetter) || way == string(sdm.LowerIsBetter):
				answer.Direction = sdm.Direction(way)
			case way == cannotSay || points == cannotSay || (known && n == 0):
				known = known && n == 0 // without a way, a weight would mean nothing
			default:
				open = append(open, missing{fieldID(voice, "way", k, 0), k + 1})
			}
		}
		if known {
			x := float64(n * swingStep)
			answer.Points = &x
		} else {
			answer.DontKnow = true
		}
		p.Answers = append(p.Answers, answer)
	}
	return p, open
}

// step reads a step of the scale, written as the page writes it.
func step(text string) (n int, ok bool) {
	if len(text) != 1 || text[0] < '0' || text[0] > '0'+mostPoints {
		return 0, false
	}
	return int(text[0] - '0'), true
}

func (a answers) voice(voice string) sdm.Voice {
	if voice == secondVoice {
		if role := sdm.VoiceRole(a.form.Get("second")); role == sdm.Clinician {
			return sdm.Voice{Role: role}
		}
		return sdm.Voice{Role: sdm.Family}
	}
	if basis := sdm.SurrogateBasis(a.form.Get("who")); basis.IsValid() {
		return sdm.Voice{Role: sdm.Surrogate, Basis: basis}
	}
	return sdm.Voice{Role: sdm.Patient}
}

// fieldID is the id of a choice in the page.
func fieldID(voice, what string, criterion, choice int) string {
	return voice + "-" + what + "-" + strconv.Itoa(criterion+1) + "-" + strconv.Itoa(choice)
}
