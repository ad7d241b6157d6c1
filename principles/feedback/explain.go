package feedback

import (
	"embed"
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

// Sentence is something said: its fields are Key, which names the message, Args,
// the values it speaks of (string, int, float64 or []string), Text, the sentence,
// and Lang, the language of the text.
type Sentence = message.Sentence

type explainer struct {
	message.Speaker
	out []Sentence
}

func explain(lang string) *explainer {
	e := &explainer{Speaker: messages().In(lang), out: []Sentence{}}
	if e.Fallback() {
		e.say("fallback", message.Args{"asked": lang})
	}
	return e
}

func (e *explainer) say(key string, args message.Args) { e.out = append(e.out, e.Say(key, args)) }

// Explain says an evaluation in sentences: whether the coder may be used and why not,
// how often it is right beside the commonest label, and where it does worse. English
// and Spanish are there; another language falls back to English, and the first
// sentence says so.
func Explain(v Evaluation, lang string) []Sentence {
	e := explain(lang)
	if v.Refused {
		e.say("refused", nil)
	} else {
		e.say("usable", nil)
	}
	if accuracy, ok := v.Accuracy.Value.Get(); ok {
		e.say("accuracy", message.Args{
			"right": 100 * accuracy, "low": 100 * v.Accuracy.Low.Value, "high": 100 * v.Accuracy.High.Value, "texts": v.Texts,
			"majority": v.Majority, "baseline": 100 * v.Baseline.Value,
		})
	}
	for _, r := range v.Refusals {
		args := message.Args{}
		switch r.Code {
		case FewInClass:
			args = message.Args{"label": r.Label, "count": r.Count, "least": LeastPerClass}
		case UnknownLabel:
			args = message.Args{"count": r.Count}
		}
		e.say("refusal."+string(r.Code), args)
	}
	if silent := v.Abstained; silent.Ok() && silent.Value > 0 {
		e.say("abstained", message.Args{"share": 100 * silent.Value})
	}
	for _, c := range v.Classes {
		if found, ok := c.Sensitivity.Value.Get(); ok {
			e.say("class", message.Args{"label": c.Label, "found": 100 * found, "texts": c.Texts, "wrongly": 100 * (1 - c.Specificity.Value.Value)})
		}
	}
	for _, s := range v.Strata {
		if s.Worse {
			e.say("worse", message.Args{"by": s.By, "is": s.Is})
		}
	}
	return e.out
}

// ExplainDigest says a digest in sentences: what must be read at once, what the
// comments are about, and what is not shown. Languages are as for [Explain].
func ExplainDigest(d Digest, lang string) []Sentence {
	e := explain(lang)
	if n := len(d.ForPerson); n > 0 {
		e.say("forPerson", message.Args{"count": n, "ids": d.ForPerson})
	}
	if n, ok := d.Comments.Get(); ok {
		e.say("comments", message.Args{"count": int(n)})
	} else {
		e.say("commentsFew", nil)
	}
	for _, t := range d.Themes {
		args := message.Args{"principle": t.Principle, "direction": string(t.Direction)}
		key := "themeFew"
		if n, ok := t.Comments.Get(); ok {
			key, args["count"] = "theme", int(n)
		}
		e.say(key, args)
	}
	if d.Round > 1 {
		e.say("rounded", message.Args{"to": d.Round})
	}
	if n, ok := d.Uncoded.Get(); !ok || n > 0 {
		e.say("uncoded", nil)
	}
	if n, ok := d.Withheld.Get(); !ok || n > 0 {
		e.say("withheld", nil)
	}
	return e.out
}
