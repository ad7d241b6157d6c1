package equity

import (
	"cmp"
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

// Explain says a comparison in sentences: for each group its share with the
// interval, how it stands beside the reference, who is silent, and what else must be
// known. What is hidden is said to be hidden, without a number. English and Spanish
// are there; another language falls back to English, and the first sentence says so.
func Explain(c Comparison, lang string) []Sentence {
	e := explainer{Speaker: messages().In(lang), out: []Sentence{}}
	if e.Fallback() {
		e.say("fallback", message.Args{"asked": lang})
	}
	e.say("question", message.Args{"question": c.Question, "level": 100 * c.Level})
	reference := c.Reference
	for _, r := range c.Groups {
		if r.ID == c.Reference {
			reference = cmp.Or(r.Name, r.ID)
		}
	}
	for _, r := range c.Groups {
		e.group(r, reference)
	}
	for _, n := range c.Notes {
		key := "note." + string(n.Code)
		if n.Number.Why == WhySuppressed {
			e.say(key+"Hidden", nil)
			continue
		}
		args := message.Args{}
		switch n.Code {
		case NoteSuppressed, NoteRounded, NoteExploratory, NoteNotStated:
			args["count"] = int(n.Number.Value)
		case NoteReferenceHidden:
			args["reference"] = reference
		case NotePolicyUnverified, NoteNotSuppressed:
			args["policy"] = c.Policy
		}
		e.say(key, args)
	}
	return e.out
}

type explainer struct {
	message.Speaker
	out []Sentence
}

func (e *explainer) say(key string, args message.Args) { e.out = append(e.out, e.Say(key, args)) }

func (e *explainer) group(r Result, reference string) {
	name := cmp.Or(r.Name, r.ID)
	value, ok := r.Share.Value.Get()
	switch rate, rated := r.Rate.Value.Get(); {
	case rated:
		e.say("rate", message.Args{"group": name, "rate": rate, "low": r.Rate.Low.Value, "high": r.Rate.High.Value})
	case ok:
		e.say("share", message.Args{"group": name, "share": 100 * value, "low": 100 * r.Share.Low.Value, "high": 100 * r.Share.High.Value})
	case r.Share.Value.Why == WhyNobody:
		e.say("nobody", message.Args{"group": name})
	default:
		e.say("hidden", message.Args{"group": name})
	}
	if d, ok := r.Difference.Value.Get(); ok {
		e.difference(r, name, reference, d)
	}
	if d, ok := r.RateDifference.Value.Get(); ok {
		e.rates(r, name, reference, d)
	}
	if v, ok := r.Response.Value.Get(); ok {
		e.say("response", message.Args{"group": name, "share": 100 * v})
	}
	if d, ok := r.ResponseDifference.Value.Get(); ok && (r.ResponseDifference.Low.Value > 0 || r.ResponseDifference.High.Value < 0) {
		e.say("silence", message.Args{"group": name, "reference": reference, "points": 100 * max(d, -d), "side": side(d)})
	}
}

func (e *explainer) difference(r Result, name, reference string, d float64) {
	low, high := r.Difference.Low.Value, r.Difference.High.Value
	if low <= 0 && high >= 0 {
		e.say("open", message.Args{"group": name, "reference": reference, "low": 100 * low, "high": 100 * high})
		return
	}
	if d < 0 {
		low, high = -high, -low
	}
	args := message.Args{
		"group": name, "reference": reference, "points": 100 * max(d, -d), "side": side(d), "low": 100 * low, "high": 100 * high,
	}
	ratio, ok := r.Ratio.Value.Get()
	if !ok {
		e.say("differs", args)
		return
	}
	args["ratio"] = ratio
	e.say("differsBoth", args)
}

func (e *explainer) rates(r Result, name, reference string, d float64) {
	low, high := r.RateDifference.Low.Value, r.RateDifference.High.Value
	args := message.Args{"group": name, "reference": reference, "low": low, "high": high}
	if low <= 0 && high >= 0 {
		e.say("rateOpen", args)
		return
	}
	if d < 0 {
		args["low"], args["high"] = -high, -low
	}
	args["side"], args["by"] = side(d), max(d, -d)
	if ratio, ok := r.RateRatio.Value.Get(); ok {
		args["ratio"] = ratio
		e.say("rateDiffersBoth", args)
		return
	}
	e.say("rateDiffers", args)
}

func side(d float64) string {
	if d < 0 {
		return "below"
	}
	return "above"
}
