package elicit

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

// Languages returns the languages that [Explain] and [Ask] speak.
func Languages() []string { return messages().Languages() }

// Explain says a report in sentences a person reads: for each route how it was
// asked, what the weights are or why there are none, how well the answers fit
// together, what contradicts what, and what is missing; then whether the routes
// agree. It uses the report alone. A language that is not available falls back
// to English, and the first sentence says so.
func Explain(r Report, lang string) []Sentence {
	t := newTeller(lang)
	for _, c := range r.Criteria {
		t.names[c.Criterion] = c.Name
	}
	switch r.Voice.Role {
	case sdm.Surrogate:
		t.say("surrogate", message.Args{"basis": string(r.Voice.Basis)})
	case sdm.Family, sdm.Clinician:
		t.say("notThePatient", message.Args{"role": string(r.Voice.Role)})
	}
	for i := range r.Routes {
		t.outcome(&r.Routes[i])
	}
	for i := range r.Agreements {
		t.agreement(&r.Agreements[i])
	}
	t.say("close", nil)
	return t.out
}

// teller says messages in one language.
type teller struct {
	message.Speaker
	names map[string]string // of criteria by id
	out   []Sentence
}

func newTeller(lang string) *teller {
	t := &teller{Speaker: messages().In(lang), names: map[string]string{}}
	if t.Fallback() {
		t.say("fallback", message.Args{"asked": lang})
	}
	return t
}

func (t *teller) say(key string, args message.Args) { t.out = append(t.out, t.Say(key, args)) }

func (t *teller) name(id string) string {
	if n := t.names[id]; n != "" {
		return n
	}
	return id
}

// percent rounds a weight to a tenth of a point out of 100.
func percent(x float64) float64 { return math.Round(1000*x) / 10 }

// rounded rounds a figure to three digits after the point.
func rounded(x float64) float64 { return math.Round(1000*x) / 1000 }

func (t *teller) outcome(r *RouteReport) {
	t.say("method", message.Args{"route": r.ID, "method": string(r.Method)})
	switch r.Status {
	case Contradictory:
		t.clash(&r.Clash)
	case NotEnough:
		why := ""
		if len(r.Weights) > 0 {
			why = r.Weights[0].Weight.Why
		}
		t.say("notEnough", message.Args{"why": why})
	case HasOrder:
		for _, w := range r.Weights {
			if w.Place > 0 {
				t.say("place", message.Args{"criterion": t.name(w.Criterion), "place": w.Place})
			}
		}
	default:
		t.weights(r)
	}
	for i := range r.Measures {
		t.measure(&r.Measures[i])
	}
	if times(r.Repair.Said) != times(r.Repair.Fits) {
		t.say("repair", message.Args{
			"over": t.name(r.Repair.Over), "under": t.name(r.Repair.Under),
			"said": times(r.Repair.Said), "fits": times(r.Repair.Fits),
		})
	}
	for _, m := range r.Missing {
		args := message.Args{}
		switch m.Code {
		case NoAnswer, Unknown, NotTold:
			args["criterion"] = t.name(m.Criterion)
		case NoPair, NoLink:
			args["criterion"], args["with"] = t.name(m.Criterion), t.name(m.With)
		case NoPick:
			args["item"] = m.Item
		}
		t.say("missing."+string(m.Code), args)
	}
	for _, n := range r.Notes {
		key, args := "note."+string(n.Code), message.Args{}
		if n.Criterion != "" {
			args["criterion"] = t.name(n.Criterion)
			if n.Code == NoteSeparated {
				key += ".criterion"
			}
		}
		t.say(key, args)
	}
}

func (t *teller) weights(r *RouteReport) {
	for _, w := range r.Weights {
		args := message.Args{"criterion": t.name(w.Criterion)}
		if w.Weight.Ok() && w.Low == w.High {
			args["weight"] = percent(w.Weight.Value)
			t.say("weight", args)
			continue
		}
		args["low"], args["high"] = percent(w.Low.Value), percent(w.High.Value)
		switch {
		case w.Weight.Ok():
			args["weight"] = percent(w.Weight.Value)
			t.say("weight.about", args)
		case w.Weight.Why == WhyOpen:
			t.say("weight.open", args)
		default:
			t.say("weight.between", args)
		}
	}
}

// times rounds a ratio for print: to two digits after the point.
func times(x float64) float64 {
	if x < 0.1 {
		return math.Round(10_000*x) / 10_000
	}
	return math.Round(100*x) / 100
}

func (t *teller) clash(c *Clash) {
	key := "contradictory"
	if c.Smallest {
		key = "contradictory.smallest"
	}
	t.say(key, message.Args{"count": len(c.Said)})
	for _, s := range c.Said {
		args := message.Args{"id": s.ID, "criterion": t.name(s.Criterion)}
		if s.Than != "" {
			args["than"] = t.name(s.Than)
		}
		key := "said." + s.What
		switch {
		case s.Low != nil && Worth(s.What).IsValid():
			args["first"], args["second"] = percent(value(s.Low)), percent(value(s.High))
			if s.What == string(SameWorth) {
				key += ".steps"
			}
		case s.What == string(MattersTimes):
			args["times"] = times(value(s.Low))
		case s.What == string(TimesBetween) || s.What == string(Share):
			shown := times
			if s.What == string(Share) {
				shown = percent
			}
			switch {
			case s.High == nil:
				key += ".low"
				args["low"] = shown(value(s.Low))
			case s.Low == nil:
				key += ".high"
				args["high"] = shown(value(s.High))
			default:
				args["low"], args["high"] = shown(*s.Low), shown(*s.High)
			}
		}
		t.say(key, args)
		if s.Text != "" {
			t.say("said.text", message.Args{"id": s.ID, "text": s.Text})
		}
	}
}

func value(x *float64) float64 {
	if x == nil {
		return 0
	}
	return *x
}

// measure says the figures that tell how well answers fit together.
func (t *teller) measure(m *Measure) {
	switch m.Name {
	case ConsistencyRatio:
		if v, ok := m.Value.Get(); ok {
			t.say("consistencyRatio", message.Args{"value": rounded(v), "limit": m.Limit, "table": string(m.Table), "over": yes(m.Over)})
		} else {
			t.say("consistencyRatio.absent", message.Args{"why": m.Value.Why, "table": string(m.Table)})
		}
	case InputConsistency:
		if v, ok := m.Value.Get(); ok && m.Limit > 0 {
			t.say("inputConsistency", message.Args{"value": rounded(v), "limit": rounded(m.Limit), "over": yes(m.Over)})
		} else if ok {
			t.say("inputConsistency.noLimit", message.Args{"value": rounded(v)})
		}
		if m.Criterion != "" && (m.Over || m.Limit == 0) {
			t.say("inputConsistency.worst", message.Args{"criterion": t.name(m.Criterion)})
		}
	case LargestFactor:
		if off := times(m.Value.Value); off > 1 {
			t.say("largestFactor", message.Args{"value": off})
		} else {
			t.say("largestFactor.none", nil)
		}
	case OpenPairs:
		t.say("openPairs", message.Args{"count": int(m.Value.Value)})
	}
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func (t *teller) agreement(g *Agreement) {
	args := message.Args{"a": g.A, "b": g.B}
	if g.Verdict == CannotCompare {
		t.say("agreement.cannotCompare", args)
		return
	}
	key := "agreement." + string(g.Verdict)
	if d, ok := g.Distance.Get(); ok {
		args["distance"] = percent(d)
	} else {
		key += ".bounds"
	}
	t.say(key, args)
	if g.Apart != "" && g.Verdict == Differ {
		t.say("agreement.apart", message.Args{
			"criterion": t.name(g.Apart), "a": g.A, "b": g.B, "ofA": percent(g.OfA.Value), "ofB": percent(g.OfB.Value),
		})
	}
}
