package goals

import (
	"embed"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/concord-sdm/concord/internal/message"
)

//go:embed messages/*.json
var messageFiles embed.FS

// messages returns the embedded texts; a test proves that they load.
var messages = sync.OnceValue(func() *message.Catalog {
	c, err := message.Load(messageFiles, "messages")
	if err != nil {
		return &message.Catalog{}
	}
	return c
})

// Sentence is something said: its fields are Key, which names the message,
// Args, the values it speaks of (string, int, float64 or []string), Text, the
// sentence, and Lang, the language of the text. From Key and Args a caller can
// say it in a language of its own.
type Sentence = message.Sentence

// ExplainLanguages returns the languages that [Explain] speaks.
func ExplainLanguages() []string { return messages().Languages() }

// Explain says a report to the person whose plan it is, in plain words and
// without blame: what the goals are, who agrees, how far it is, where it is
// heading, what works against what, and when it is looked at again. A language
// that is not available falls back to English, and the first sentence says so.
// The keys begin with "you.".
func Explain(r Report, lang string) []Sentence { return explain(r, lang, "you.") }

// ExplainRecord says a report for the record: shorter, with the numbers. The
// keys begin with "record.".
func ExplainRecord(r Report, lang string) []Sentence { return explain(r, lang, "record.") }

type explainer struct {
	Report
	speaker message.Speaker
	voice   string
	out     []Sentence
}

func explain(r Report, lang, voice string) []Sentence {
	e := &explainer{Report: r, speaker: messages().In(lang), voice: voice, out: []Sentence{}}
	if e.speaker.Fallback() {
		e.say("fallback", nil)
	}
	e.say("head", message.Args{"date": string(r.AsOf), "name": nameOf(r.People, r.Subject)})
	for i := range r.Goals {
		e.goal(&r.Goals[i])
	}
	for i := range r.Conflicts {
		e.conflict(&r.Conflicts[i])
	}
	for _, p := range r.Prompts {
		what := nameOf(r.Actions, p.Action)
		if p.Goal != "" {
			what = e.goalText(p.Goal)
		}
		e.say("confidence", message.Args{
			"person": nameOf(r.People, p.Person), "self": yesNo(p.Person == r.Subject),
			"score": p.Score, "threshold": p.Threshold, "what": what,
		})
		if e.voice == "you." {
			for _, key := range p.Keys {
				e.say(key, nil)
			}
		}
	}
	for _, v := range r.Reviews {
		switch {
		case v.Overdue > 0:
			e.say("overdue", message.Args{"date": string(v.Next), "days": v.Overdue})
		case v.Next != "":
			e.say("review", message.Args{"date": string(v.Next)})
		}
	}
	e.say("close", nil)
	return e.out
}

func (e *explainer) say(key string, args message.Args) {
	e.out = append(e.out, e.speaker.Say(e.voice+key, args))
}

// nameOf returns the name that belongs to an id, or the id.
func nameOf(list []Named, id string) string {
	for _, n := range list {
		if n.ID == id {
			return n.Name
		}
	}
	return id
}

func names(list []Named, ids []string) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = nameOf(list, id)
	}
	return out
}

// open returns a text without the full stop that the sentence around it brings.
func open(text string) string { return strings.TrimRight(text, ". ") }

func (e *explainer) goalText(id string) string {
	for i := range e.Goals {
		if e.Goals[i].Goal == id {
			return open(e.Goals[i].Text)
		}
	}
	return id
}

func (e *explainer) goal(g *GoalProgress) {
	if g.Status == StatusError {
		return
	}
	e.say("goal", message.Args{"goal": open(g.Text), "status": statusWord(g.Status)})
	e.agreement(&g.Agreement)
	if g.Status == StatusRejected || g.Status == StatusCancelled {
		return
	}
	switch {
	case g.Met == Met:
		e.say("met", nil)
	case g.Why == "open":
		e.say("open", nil)
	case g.Met == NotMet:
		e.say("notMet", nil)
	default:
		e.say("goalUnknown", message.Args{"why": g.Why})
	}
	if all := g.PartsMet + g.PartsNotMet + g.PartsUnknown; all > 1 {
		e.say("parts", message.Args{"met": g.PartsMet, "all": all, "unknown": g.PartsUnknown, "rule": string(g.Rule)})
	}
	for i := range g.Targets {
		e.target(&g.Targets[i])
	}
}

// statusWord returns a status as the messages choose by it.
func statusWord(s Status) string {
	if s == StatusOnHold {
		return "onHold"
	}
	return string(s)
}

func (e *explainer) agreement(a *Agreement) {
	switch a.State {
	case AgreementNone:
		e.say("noProposal", nil)
	case AgreementPending:
		e.pending(a.Missing)
	case AgreementDiffers:
		e.say("differs", message.Args{"people": names(e.People, a.Differ), "n": len(a.Differ)})
	case AgreementDeclined:
		reason := "none"
		for _, v := range a.Voices {
			if v.Subject && v.Reason != "" {
				reason = v.Reason
			}
		}
		e.say("declined", message.Args{"reason": reason})
	case AgreementAgreed:
		e.say("agreed", nil)
	}
	for _, v := range a.Voices {
		if v.Subject && v.Via != "" {
			e.say("surrogate", message.Args{
				"via": nameOf(e.People, v.Via), "person": nameOf(e.People, v.Person), "basis": string(v.Basis),
			})
		}
	}
}

// pending says whose answers are missing: to the person first whether it is
// their own.
func (e *explainer) pending(missing []string) {
	others := missing
	if e.voice == "you." && slices.Contains(missing, e.Subject) {
		e.say("pending", message.Args{"people": names(e.People, []string{e.Subject}), "n": 1, "self": "yes"})
		others = slices.DeleteFunc(slices.Clone(missing), func(id string) bool { return id == e.Subject })
	}
	if len(others) > 0 {
		e.say("pending", message.Args{"people": names(e.People, others), "n": len(others), "self": "no"})
	}
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func (e *explainer) target(t *TargetProgress) {
	label := t.Name
	if label == "" {
		label = t.Text
	}
	if label == "" {
		label = t.Target
	}
	if t.Met == Unknown {
		e.say("noObservation", message.Args{"name": label, "why": t.Why})
		return
	}
	if !t.Kind.IsNumeric() {
		if t.Stale {
			e.say("stale", message.Args{"days": t.Age})
		}
		return
	}
	unit := plainUnit(t.Unit)
	hasUnit := yesNo(unit != "")
	e.say("latest", message.Args{
		"name": label, "value": t.Latest.Value, "unit": unit, "hasUnit": hasUnit, "date": string(t.LatestOn),
		"bounds": bounds(t), "low": t.Low.Value, "high": t.High.Value,
	})
	if s, ok := t.Share.Get(); ok {
		percent := max(-math.MaxFloat64, min(math.MaxFloat64, math.Round(100*s)))
		side := "ahead"
		switch {
		case s < 0:
			side = "behind"
		case percent > 100:
			side = "beyond"
		}
		e.say("share", message.Args{"percent": percent, "side": side})
	}
	if t.Stale {
		e.say("stale", message.Args{"days": t.Age})
	}
	e.say("trend_"+string(t.Trend.Word), message.Args{
		"small": yesNo(t.Trend.P.Value < 0.0001),
		"n":     t.Trend.N, "days": t.Trend.Days, "slope": t.Trend.Slope.Value, "low": t.Trend.Low.Value,
		"high": t.Trend.High.Value, "p": t.Trend.P.Value, "unit": unit, "hasUnit": hasUnit,
	})
	if p := t.Projection; p.On != "" {
		e.say("projection", message.Args{"date": string(p.On), "early": string(p.Early), "late": string(p.Late)})
	}
	if t.Met != Met && t.OnTrack.Word != TrackUnknown {
		word := string(t.OnTrack.Word)
		if t.OnTrack.By == "due" {
			word = "due"
		}
		e.say("track_"+word, message.Args{"due": string(t.Due), "by": t.OnTrack.By})
	}
}

// bounds returns which numbers meet a target, as the messages choose by it.
func bounds(t *TargetProgress) string {
	switch {
	case t.Low.Ok() && t.High.Ok() && t.Low.Value != t.High.Value:
		return "between"
	case t.Low.Ok() && !t.High.Ok():
		return "least"
	case t.High.Ok() && !t.Low.Ok():
		return "most"
	}
	return "exactly"
}

func (e *explainer) conflict(c *Conflict) {
	goalNames := make([]string, len(c.Goals))
	for i, id := range c.Goals {
		goalNames[i] = e.goalText(id)
	}
	first := ""
	if len(goalNames) > 0 {
		first = goalNames[0]
	}
	people, actions := names(e.People, c.People), names(e.Actions, c.Actions)
	switch c.Kind {
	case ConflictOpposed:
		e.say("opposed", message.Args{"goals": goalNames, "n": len(goalNames), "exclusive": yesNo(c.Exclusive)})
	case ConflictOverlap:
		e.say("overlap", message.Args{"day": string(c.Day), "from": c.From, "to": c.To, "actions": actions})
	case ConflictBurden:
		e.say("burden_"+c.What, message.Args{
			"value": c.Value.Value, "limit": c.Limit.Value, "currency": c.Currency, "items": names(e.BurdenItems, c.Burden),
			"people": people, "self": yesNo(len(c.People) == 0 || c.People[0] == e.Subject),
		})
	case ConflictPersons:
		e.say("disagreement", message.Args{"goal": first, "people": people})
	case ConflictPriority:
		e.say("priority", message.Args{"goal": first, "people": people})
	case ConflictIdle:
		e.say("idleAction", message.Args{"actions": actions})
	}
}
