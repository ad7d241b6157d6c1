package principles

import (
	"embed"
	"math"
	"strings"
	"sync"

	"github.com/concord-sdm/concord/internal/ident"
	"github.com/concord-sdm/concord/internal/message"
)

//go:embed messages
var messageFiles embed.FS

var catalog = sync.OnceValue(func() *message.Catalog {
	c, err := message.Load(messageFiles, "messages")
	if err != nil {
		return &message.Catalog{} // ruled out by a test
	}
	return c
})

// Sentence is something said: Key names the message, Args are its values, Text is
// the sentence and Lang the language it is in. From Key and Args a caller can say
// it in another language.
type Sentence = message.Sentence

// ExplainLanguages returns the languages that [Explain] and [ExplainGaps] speak.
func ExplainLanguages() []string { return catalog().Languages() }

// Explain says a report in plain sentences, in its order: who was not heard and
// where roles disagree first. The lang is a BCP 47 tag; if there is no text in it,
// the sentences are in English and the first one says so. Item wording that the
// framework may not carry is replaced by the key.
func Explain(r Report, lang string) []Sentence {
	e := newExplainer(lang)
	e.say("report.title", message.Args{"title": e.text(r.Title, r.Framework), "version": r.Version})
	for _, role := range r.Unheard {
		e.say("unheard", message.Args{"role": string(role)})
	}
	for i := range r.Disagreements {
		e.disagreement(&r.Disagreements[i])
	}
	e.gates(r.Gates)
	if len(r.Roles) == 0 {
		e.say("report.empty", nil)
	}
	for i := range r.Roles {
		e.role(&r.Roles[i])
	}
	for _, n := range r.Notes {
		e.say("note."+string(n.Code), message.Args{
			"role": string(n.Role), "item": e.text(n.Text, n.Item), "score": e.scoreName(&r, n.Score), "n": n.Count,
		})
	}
	e.say("closing", nil)
	return e.done()
}

// ExplainGaps says a gap report in plain sentences, the most pressing gap first.
// The framework names the items.
func ExplainGaps(f Framework, g GapReport, lang string) []Sentence {
	e := newExplainer(lang)
	names := make(map[string]string, len(f.Items))
	for i := range f.Items {
		names[f.Items[i].Key] = e.text(f.Items[i].Text, f.Items[i].Key)
	}
	if len(g.Gaps) == 0 {
		e.say("gaps.none", nil)
	}
	for i := range g.Gaps {
		e.gap(&g.Gaps[i], names)
	}
	if len(g.Unanswered) > 0 {
		e.say("gaps.unanswered", message.Args{"n": len(g.Unanswered)})
	}
	return e.done()
}

type explainer struct {
	speaker   message.Speaker
	lang      string
	other     bool // a text was shown in another language
	sentences []Sentence
}

// done returns the sentences, with a last one that says if a text inside them is
// not in their language.
func (e *explainer) done() []Sentence {
	if e.other {
		e.say("language.texts", nil)
	}
	return e.sentences
}

func newExplainer(lang string) *explainer {
	e := &explainer{speaker: catalog().In(lang), lang: lang}
	if e.speaker.Fallback() {
		e.say("language.fallback", message.Args{"lang": lang})
	}
	return e
}

func (e *explainer) say(key string, args message.Args) {
	e.sentences = append(e.sentences, e.speaker.Say(key, args))
}

// text returns t in the language asked for, or else in English or any language
// it is in, or else instead; without a full stop at its end, as it stands inside
// a sentence.
func (e *explainer) text(t Text, instead string) string {
	s, used := t.In(e.lang, e.speaker.Lang())
	if s == "" {
		s, used = t.In(message.English, "")
	}
	if s == "" {
		for _, tag := range sortedKeys(t) {
			s, used = t[tag], tag
			break
		}
	}
	if s == "" {
		return instead
	}
	e.other = e.other || ident.BaseLanguage(used) != ident.BaseLanguage(e.speaker.Lang())
	if whole, ok := strings.CutSuffix(s, ".)"); ok {
		return whole + ")"
	}
	return strings.TrimSuffix(s, ".")
}

func (e *explainer) disagreement(d *Disagreement) {
	if len(d.Views) == 0 {
		return // nothing that Assess makes
	}
	low, high := d.Views[0], d.Views[0]
	for _, v := range d.Views[1:] {
		if v.Share < low.Share {
			low = v
		}
		if v.Share > high.Share {
			high = v
		}
	}
	if d.Gap > tolerance {
		e.say("disagreement", message.Args{
			"item": e.text(d.Text, d.Item), "low": string(low.Role), "lowShare": percent(low.Share),
			"high": string(high.Role), "highShare": percent(high.Share),
		})
	}
	if d.Pairs > 0 {
		e.say("disagreement.pairs", message.Args{"item": e.text(d.Text, d.Item), "pairs": d.Pairs, "agree": d.Agree})
	}
}

// percent returns a share as a whole number of hundredths.
func percent(share float64) int { return int(math.Round(100 * share)) }

func (e *explainer) gates(gates []GateResult) {
	passed := len(gates) > 0
	for _, g := range gates {
		if g.Status == GatePassed {
			continue
		}
		passed = false
		e.say("gate."+string(g.Status), message.Args{"role": string(g.Role), "item": e.text(g.Text, g.Item)})
	}
	if passed {
		e.say("gates.passed", nil)
	}
}

func (e *explainer) role(r *RoleResult) {
	e.say("role", message.Args{"role": string(r.Role), "n": r.Respondents})
	for i := range r.Scores {
		e.score(&r.Scores[i], r.Respondents)
	}
	for _, l := range r.Levels {
		e.say("level", message.Args{
			"level": string(l.Level), "met": l.Met, "partly": l.Partly, "notMet": l.NotMet, "unknown": l.Unknown,
		})
	}
}

// score says one score. The figure of several respondents is a mean; a mark or range
// made for one score says less about it, and the sentence says so.
func (e *explainer) score(s *ScoreResult, respondents int) {
	if s.Figure.Why == WhyNotAsked {
		return
	}
	args := message.Args{
		"title": e.text(s.Title, s.Score), "answered": s.Coverage.Answered, "applicable": s.Coverage.Applicable,
	}
	if v, ok := s.Figure.Get(); ok {
		args["value"], args["from"], args["to"], args["n"] = v, s.From, s.To, s.Scored
		e.say("score", args)
		if s.Scored < respondents {
			e.say("score.some", message.Args{"scored": s.Scored, "n": respondents})
		}
	} else {
		args["why"] = s.Figure.Why
		e.say("score.withheld", args)
	}
	if s.Low.Ok() && s.High.Value-s.Low.Value > tolerance {
		e.say("score.bounds", message.Args{"low": s.Low.Value, "high": s.High.Value})
	}
	if s.Interval != (Interval{}) {
		e.say("score.interval", message.Args{"low": s.Interval.Low, "high": s.Interval.High})
	}
	if s.Coverage.Inferred > 0 {
		e.say("score.inferred", message.Args{"n": s.Coverage.Inferred})
	}
	of := s.Scored
	if of == 0 {
		of = respondents // their bounds speak, without a figure
	}
	for _, c := range s.CutOffs {
		if c.Verdict != Withheld {
			e.say("cutOff."+string(c.Verdict), message.Args{"meaning": e.text(c.Meaning, c.CutOff), "n": of})
		}
	}
	if s.Band != "" {
		e.say("band", message.Args{"band": e.text(s.BandTitle, s.Band), "n": of})
	}
}

// scoreName returns the name of a score of the report.
func (e *explainer) scoreName(r *Report, id string) string {
	for i := range r.Roles {
		for j := range r.Roles[i].Scores {
			if s := &r.Roles[i].Scores[j]; s.Score == id {
				return e.text(s.Title, id)
			}
		}
	}
	return id
}

func (e *explainer) gap(g *Gap, names map[string]string) {
	if g.Reason == GapUnheard {
		e.say("gap.unheard", message.Args{"role": string(g.Role)})
		return
	}
	e.say("gap."+string(g.Reason), message.Args{"item": names[g.Item]})
	if g.WaivedUntil != "" {
		e.say("gap.waived", message.Args{"until": string(g.WaivedUntil)})
		return
	}
	if step := e.text(g.FirstStep, ""); step != "" {
		e.say("gap.step", message.Args{"step": step + "."})
	}
	switch args := (message.Args{"owner": g.Owner, "due": string(g.Due)}); {
	case g.Owner == "":
		e.say("gap.noOwner", nil)
	case g.Overdue:
		e.say("gap.overdue", args)
	default:
		e.say("gap.owner", args)
	}
}
