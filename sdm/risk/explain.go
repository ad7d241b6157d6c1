package risk

import (
	"embed"
	"math"
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

// ExplainLanguages returns the languages that [Explain] and the pictures speak.
func ExplainLanguages() []string { return messages().Languages() }

// Explain says a comparison in sentences: whom and what time it is about, for
// each option how many people have the outcome and how many do not, the
// difference of these counts, how far the numbers could be off, how sure they
// are, and what has to hold. A word for a frequency always has its count with
// it. A language that is not available falls back to English, and the first
// sentence says so. The zero Comparison gives nothing.
func Explain(c Comparison, lang string) []Sentence {
	r := &c.risks
	if r.Per == 0 {
		return nil
	}
	t := newTeller(lang)
	t.say("about", message.Args{"outcome": r.Outcome, "population": r.Population, "span": t.span(r.Span)})
	for i := range r.Options {
		t.option(r, &r.Options[i])
	}
	for _, a := range r.Assumes {
		t.say("assumes", message.Args{"what": string(a)})
	}
	return t.out
}

// ExplainRelative says the difference between an option and the reference in
// relative terms, always together with both absolute counts. It says nothing if
// a risk is not known, the reference has a risk of 0, or the option is the
// reference.
func ExplainRelative(c Comparison, option, lang string) []Sentence {
	r := &c.risks
	o, ref := r.find(option), r.reference()
	if o == nil || ref == nil || o == ref || !o.Risk.Ok() || !ref.Risk.Ok() || ref.Risk.Value == 0 {
		return nil
	}
	t := newTeller(lang)
	t.say("relative", message.Args{
		"option": o.Name, "reference": ref.Name, "outcome": r.Outcome, "span": t.span(r.Span),
		"count": o.Count, "from": ref.Count, "per": r.Per,
		"percent": math.Round(100 * math.Abs(o.Gap.Difference) / ref.Risk.Value), "way": way(o.Gap.Difference),
	})
	return t.out
}

// ExplainNNT says the number needed to treat with an option instead of the
// reference, always together with both absolute counts. Wanted says that the
// outcome is one that people want to have. An interval that holds no difference
// is said as it is: from harm through no difference to benefit (Altman 1998,
// BMJ 317:1309). It says nothing where [Comparison.NNT] has none.
func ExplainNNT(c Comparison, option string, wanted bool, lang string) []Sentence {
	r := &c.risks
	n, ok := c.NNT(option, wanted)
	if !ok {
		return nil
	}
	o, ref := r.find(option), r.reference()
	t := newTeller(lang)
	args := message.Args{
		"option": o.Name, "reference": ref.Name, "outcome": r.Outcome, "span": t.span(r.Span),
		"count": o.Count, "from": ref.Count, "per": r.Per,
	}
	b := n.Benefit()
	if b.Value == 0 {
		t.say("nnt.none", args)
	} else {
		args["n"], args["way"] = people(n.Number()), "benefit"
		if b.Value < 0 {
			args["way"] = "harm"
		}
		t.say("nnt", args)
	}
	if b.Low == b.High {
		return t.out
	}
	switch first, second, through := n.Ends(); {
	case through:
		t.say("nnt.through", message.Args{"harm": people(first), "benefit": people(second)})
	case b.Low == 0:
		t.say("nnt.fromNone", message.Args{"n": people(second), "way": "benefit"})
	case b.High == 0:
		t.say("nnt.fromNone", message.Args{"n": people(first), "way": "harm"})
	case b.Low > 0:
		t.say("nnt.range", message.Args{"low": people(second), "high": people(first)})
	default:
		t.say("nnt.range", message.Args{"low": people(first), "high": people(second)})
	}
	return t.out
}

func way(difference float64) string {
	switch {
	case difference < 0:
		return "fewer"
	case difference > 0:
		return "more"
	}
	return "same"
}

func (r *Risks) find(option string) *OptionRisk {
	for i := range r.Options {
		if r.Options[i].Option == option {
			return &r.Options[i]
		}
	}
	return nil
}

// teller says messages in one language.
type teller struct {
	message.Speaker
	out []Sentence
}

func newTeller(lang string) *teller {
	t := &teller{Speaker: messages().In(lang)}
	if t.Fallback() {
		t.say("fallback", message.Args{"asked": lang})
	}
	return t
}

func (t *teller) say(key string, args message.Args) { t.out = append(t.out, t.Say(key, args)) }

func (t *teller) text(key string, args message.Args) string { return t.Say(key, args).Text }

func (t *teller) span(s sdm.Span) string {
	text := t.text("span."+string(s.Kind), message.Args{"n": s.To, "from": s.From, "unit": string(s.Unit)})
	if s.Note != "" {
		text += " (" + s.Note + ")"
	}
	return text
}

func (t *teller) option(r *Risks, o *OptionRisk) {
	if !o.Risk.Ok() {
		t.say("unknown", message.Args{"option": o.Name, "outcome": r.Outcome, "reason": o.Reason})
		return
	}
	most := int(math.Ceil(float64(o.Interval.High*float64(r.Per)) - 1e-9))
	none := o.Risk.Value == 0
	switch {
	case none && o.Interval != (Ends{}):
		t.say("none", message.Args{"option": o.Name, "outcome": r.Outcome, "word": string(o.Word), "most": most, "per": r.Per})
	case o.BelowOne:
		t.say("belowOne", message.Args{"option": o.Name, "outcome": r.Outcome, "word": string(o.Word), "per": r.Per})
	default:
		t.say("count", message.Args{"option": o.Name, "outcome": r.Outcome, "count": o.Count, "others": o.Others, "per": r.Per})
		if !none {
			t.say("word", message.Args{"word": string(o.Word), "count": o.Count, "per": r.Per})
		}
	}
	if o.Interval != (Ends{}) && !none {
		t.say("interval", message.Args{"low": count(o.Interval.Low, r.Per), "high": count(o.Interval.High, r.Per), "per": r.Per})
	}
	t.difference(r, o)
	if o.Certainty != "" {
		t.say("certainty", message.Args{"certainty": string(o.Certainty)})
	}
}

func (t *teller) difference(r *Risks, o *OptionRisk) {
	ref := r.reference()
	if o == ref || !ref.Risk.Ok() {
		return
	}
	n := o.Difference
	args := message.Args{"option": o.Name, "reference": ref.Name, "per": r.Per}
	if n == 0 && o.Gap.Difference != 0 {
		t.say("difference.small", args)
	} else {
		args["n"], args["way"] = max(n, -n), way(float64(n))
		t.say("difference", args)
	}
	if i := o.Gap.Interval; i != (Ends{}) {
		low, high := rounded(i.Low, r.Per), rounded(i.High, r.Per)
		t.say("difference.interval", message.Args{
			"low": max(low, -low), "lowWay": way(float64(low)), "high": max(high, -high), "highWay": way(float64(high)), "per": r.Per,
		})
	}
}

// rounded is count for a difference, which may be negative: halves go away
// from zero.
func rounded(d float64, per int) int {
	if d < 0 {
		return -count(-d, per)
	}
	return count(d, per)
}
