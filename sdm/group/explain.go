package group

import (
	"embed"
	"math"
	"slices"
	"sync"

	"github.com/concord-sdm/concord/internal/message"
	"github.com/concord-sdm/concord/sdm"
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

// Explain says a report in sentences: whose decision it is, what fits each
// voice, where they differ and over what, what asks least of anybody and what
// all can live with, and what counting gives. It never says what to do. A
// language that is not available falls back to English, and the first sentence
// says so.
func Explain(a Agreement, lang string) []Sentence {
	t := &teller{Speaker: messages().In(lang), a: &a}
	if t.Fallback() {
		t.say("fallback", message.Args{"asked": lang})
	}
	t.owner()
	for i := range a.Voices {
		t.voice(&a.Voices[i])
	}
	t.say("outcome."+string(a.Outcome), nil)
	t.differences()
	t.stale()
	t.together()
	t.votes()
	t.mean()
	for _, u := range a.Unsuitable {
		t.say("unsuitable", message.Args{"option": u.Name, "by": u.By, "reason": u.Reason})
	}
	t.say("end", nil)
	return t.out
}

type teller struct {
	message.Speaker
	a   *Agreement
	out []Sentence
}

func (t *teller) say(key string, args message.Args) { t.out = append(t.out, t.Say(key, args)) }

// who names a voice.
func (t *teller) who(key string) string {
	for _, v := range t.a.Voices {
		if v.Key == key {
			return t.Say("who", message.Args{"role": string(v.Voice.Role), "id": v.Voice.ID, "has": has(v.Voice.ID)}).Text
		}
	}
	return key
}

func has(id string) string {
	if id == "" {
		return "no"
	}
	return "yes"
}

func (t *teller) option(id string) string {
	for _, o := range t.a.Options {
		if o.Option == id {
			return o.Name
		}
	}
	return id
}

func (t *teller) options(ids []string) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = t.option(id)
	}
	return out
}

func (t *teller) criterion(id string) string {
	for _, c := range t.a.Criteria {
		if c.Criterion == id {
			return c.Name
		}
	}
	return id
}

func points(x float64) float64 { return math.Round(100 * x) }

func (t *teller) owner() {
	role := "none"
	for _, v := range t.a.Voices {
		if v.Key == t.a.Owner {
			role = string(v.Voice.Role)
		}
	}
	t.say("owner", message.Args{"role": role})
}

func (t *teller) voice(v *VoiceView) {
	if v.Leader == "" {
		t.say("voice.none", message.Args{"who": t.who(v.Key)})
	} else {
		t.say("voice.leader", message.Args{"who": t.who(v.Key), "option": t.option(v.Leader)})
	}
	if v.Voice.Role == sdm.Surrogate {
		t.say("basis", message.Args{"who": t.who(v.Key), "basis": string(v.Voice.Basis)})
	}
}

func (t *teller) differences() {
	for _, d := range t.a.Distances {
		far, ok := d.Distance.Get()
		if !ok || (t.a.Owner != "" && d.A != t.a.Owner && d.B != t.a.Owner) {
			continue
		}
		args := message.Args{"a": t.who(d.A), "b": t.who(d.B)}
		if d.Criterion == "" {
			t.say("distance.none", args)
			continue
		}
		args["n"], args["criterion"] = max(1, points(far)), t.criterion(d.Criterion)
		t.say("distance", args)
	}
	for _, c := range t.a.Criteria {
		if c.Criterion == t.a.Split && len(t.a.Voices) > 2 {
			low, high := 1.0, 0.0
			for _, w := range c.Weights {
				low, high = min(low, w.Value), max(high, w.Value)
			}
			t.say("split", message.Args{"criterion": c.Name, "low": points(low), "high": points(high)})
		}
		if c.Directions {
			t.say("directions", message.Args{"criterion": c.Name})
		}
	}
}

// stale says which weights were asked with other ranges.
func (t *teller) stale() {
	for _, n := range t.a.Notes {
		if n.Code == NoteStale {
			t.say("stale", message.Args{"who": t.who(n.Voice), "criterion": t.criterion(n.Criterion)})
		}
	}
}

// together says what asks least of anybody and what all can live with.
func (t *teller) together() {
	if t.a.Outcome == Nothing {
		return
	}
	for _, o := range t.a.Options {
		if len(o.Misses) > 0 {
			var who []string
			for _, key := range o.Misses {
				who = append(who, t.who(key))
			}
			t.say("misses", message.Args{"option": o.Name, "who": who})
		}
	}
	for _, o := range t.a.Options {
		if len(t.a.LeastRegret) > 0 && o.Option == t.a.LeastRegret[0] {
			t.say("regret", message.Args{
				"count": len(t.a.LeastRegret), "options": t.options(t.a.LeastRegret), "n": points(o.Worst.Value),
			})
		}
	}
	open := t.open()
	switch {
	case len(t.a.LiveWith) > 0:
		t.say("liveWith", message.Args{"options": t.options(t.a.LiveWith), "n": points(t.a.LossLimit)})
	case len(open) == 0:
		t.say("liveWith.none", message.Args{"n": points(t.a.LossLimit)})
	}
	if len(open) > 0 {
		t.say("liveWith.open", message.Args{"options": open})
	}
}

// open names the options of which it cannot be said whether all can live with
// them: no must-have is missed and nobody is known to lose too much, but how
// much somebody loses is open.
func (t *teller) open() (names []string) {
	for _, o := range t.a.Options {
		tooMuch := slices.ContainsFunc(o.Regrets, func(f Figure) bool {
			v, ok := f.Get()
			return ok && onGrid(v) > onGrid(t.a.LossLimit)
		})
		if !o.Worst.Ok() && len(o.Misses) == 0 && !tooMuch {
			names = append(names, o.Name)
		}
	}
	return names
}

func (t *teller) votes() {
	v := &t.a.Votes
	for _, n := range t.a.Notes {
		if n.Code == NoteNotCounted && t.a.Outcome != Nothing {
			t.say("notCounted", message.Args{"who": t.who(n.Voice)})
		}
	}
	for _, c := range v.Cycles {
		t.say("cycle", message.Args{"options": t.options(c), "first": t.option(c[0])})
	}
	if len(v.Voices) > 2 && v.Condorcet != "" && len(v.Options) > 1 {
		t.say("condorcet", message.Args{"option": t.option(v.Condorcet)})
	}
	if w, ok := v.W.Get(); ok {
		t.say("alike", message.Args{"n": points(w)})
	}
}

func (t *teller) mean() {
	m := &t.a.Mean
	switch {
	case m.Kind == NoMean:
	case m.Leader == "":
		t.say("mean.none", nil)
	default:
		t.say("mean", message.Args{"option": t.option(m.Leader)})
	}
}
