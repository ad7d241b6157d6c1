package methods

import (
	"embed"
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

// ExplainLanguages returns the languages that [Explain] and [Name] speak.
func ExplainLanguages() []string { return messages().Languages() }

// Name says the name of a method.
func Name(m Method, lang string) sdm.Sentence { return messages().In(lang).Say(nameKey, nameArgs(m)) }

const nameKey = "name"

func nameArgs(m Method) message.Args { return message.Args{"method": string(m)} }

// Explain says an opinion in sentences a person reads: which methods agree
// with the additive model, which do not and why, which could not be used, and
// which can turn round. A language that is not available falls back to
// English, and the first sentence says so.
func Explain(o Opinion, lang string) []sdm.Sentence {
	e := explainer{Opinion: &o, speaker: messages().In(lang), names: map[string]string{}}
	for _, n := range o.Options {
		e.names[n.ID] = n.Name
	}
	for _, n := range o.Criteria {
		e.names[n.ID+"\x00"] = n.Name
	}
	if e.speaker.Fallback() {
		e.say("fallback", message.Args{"asked": lang})
	}
	e.reference()
	if e.Reference.Why == "" && len(o.Options) > 1 {
		e.agreeing()
		e.differing()
		e.refused()
		e.reversing()
	}
	e.say("close", nil)
	return e.out
}

type explainer struct {
	*Opinion
	speaker message.Speaker
	names   map[string]string // of options, and of criteria after "\x00"
	out     []sdm.Sentence
}

func (e *explainer) say(key string, args message.Args) {
	e.out = append(e.out, e.speaker.Say(key, args))
}

func (e *explainer) method(m Method) string { return e.speaker.Say(nameKey, nameArgs(m)).Text }

func (e *explainer) options(ids []string) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = id
		if name, ok := e.names[id]; ok {
			out[i] = name
		}
	}
	return out
}

func (e *explainer) criterion(id string) string {
	if name, ok := e.names[id+"\x00"]; ok {
		return name
	}
	return id
}

func (e *explainer) option(id string) string { return e.options([]string{id})[0] }

// reference says what the other methods are compared with, or why nothing can
// be said at all.
func (e *explainer) reference() {
	r := &e.Reference
	switch {
	case r.Why == WhyMissingEvidence:
		e.say("none.missingEvidence", message.Args{"option": e.option(r.Option), "criterion": e.criterion(r.Criterion)})
	case r.Why == WhyOpenWeight || r.Why == WhyOpenDirection:
		e.say("none."+r.Why, message.Args{"criterion": e.criterion(r.Criterion)})
	case r.Why == WhySpread || r.Why == WhyOverflow:
		e.say("none.spread", nil)
	case r.Why != "":
		e.say("none.noOptions", nil)
	case len(e.Options) == 1:
		e.say("one", message.Args{"options": e.options(r.First)})
	case len(e.Contenders) > 1:
		e.say("reference.close", message.Args{"options": e.options(e.Contenders)})
	default:
		e.say("reference", message.Args{"options": e.options(r.First)})
	}
}

// agreeing counts the methods that put the same options first. One that is the
// sum of points in another form agrees by construction and is not counted.
func (e *explainer) agreeing() {
	var same, form []string
	applied := 0
	for i, a := range e.Agreements[:min(len(e.Agreements), len(e.Results))] {
		switch {
		case e.Results[i].Why != "":
			continue
		case len(a.Reasons) == 0 && a.First == SameFirst:
			form = append(form, e.method(a.Method))
			continue
		case a.First == SameFirst:
			same = append(same, e.method(a.Method))
		}
		applied++
	}
	if applied > 0 {
		e.say("agree", message.Args{"count": len(same), "applied": applied})
	}
	if len(same) > 0 {
		e.say("agree.which", message.Args{"methods": same})
	}
	if len(form) > 0 {
		e.say("agree.form", message.Args{"methods": form})
	}
}

// differing says which methods put others in front, with the most telling
// reason of each.
func (e *explainer) differing() {
	for i, a := range e.Agreements[:min(len(e.Agreements), len(e.Results))] {
		if a.First != OtherFirst && a.First != SharedFirst {
			continue
		}
		args := message.Args{"method": e.method(a.Method), "options": e.options(e.Results[i].First)}
		if a.First == OtherFirst {
			e.say("differ.other", args)
		} else {
			e.say("differ.shared", args)
		}
		if len(a.Reasons) > 0 && slices.Contains(telling, a.Reasons[0]) {
			e.say("because."+string(a.Reasons[0]), nil)
		}
	}
}

// refused says which methods could not be used, for each reason once.
func (e *explainer) refused() {
	for _, why := range []string{WhyNotPositive, WhyNegative, WhyNoCost, WhyTooMany, WhyScaling, WhyOverflow} {
		var which []string
		for _, r := range e.Results {
			if r.Why == why {
				which = append(which, e.method(r.Method))
			}
		}
		if len(which) > 0 {
			e.say("refused."+why, message.Args{"methods": which})
		}
	}
}

func (e *explainer) reversing() {
	var which []string
	for _, r := range e.Results {
		if r.CanReverse && r.Why == "" {
			which = append(which, e.method(r.Method))
		}
	}
	if len(which) > 0 {
		e.say("reverse", message.Args{"methods": which})
	}
}
