package smaa

import (
	"cmp"
	"embed"
	"math"
	"slices"
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

// Explain says a report in sentences: what was known about the weights, how
// often each option comes first, for whom it fits, how sure that is, what would
// settle it, and what a reader must know. Shares are said out of 100, rounded
// but never to none or all, which are said only of shares that were worked out
// without drawing. It never says what to do. A language that is not
// available falls back to English, and the first sentence says so.
func Explain(a Acceptability, lang string) []Sentence {
	t := &teller{Speaker: messages().In(lang), a: &a, options: map[string]string{}, criteria: map[string]string{}}
	if t.Fallback() {
		t.say("fallback", message.Args{"asked": lang})
	}
	for _, o := range a.Options {
		t.options[o.Option] = o.Name
	}
	for _, w := range a.Weights {
		t.criteria[w.Criterion] = w.Name
	}
	who := message.Args{"who": string(a.Voice.Role)}
	if a.Knowledge == NothingSaid {
		who = nil
	}
	t.say("knowledge."+string(a.Knowledge), who)
	for _, o := range a.Options {
		t.option(&o)
	}
	t.outcome()
	t.settle()
	t.apart()
	for _, n := range a.Notes {
		t.note(n)
	}
	if len(a.Options) > 1 {
		t.method()
	}
	return t.out
}

type teller struct {
	message.Speaker
	a        *Acceptability
	options  map[string]string
	criteria map[string]string
	out      []Sentence
}

func (t *teller) say(key string, args message.Args) { t.out = append(t.out, t.Say(key, args)) }

// of100 returns a share out of 100, and how it is to be read: none and all are
// said only of what was worked out, not drawn.
func of100(share float64, drawn bool) (n float64, how string) {
	switch n = math.Round(100 * share); {
	case share <= 0 && !drawn:
		return 0, "none"
	case share >= 1 && !drawn:
		return 100, "all"
	case n < 1:
		return 1, "below"
	case n > 99:
		return 99, "above"
	}
	return n, "about"
}

// option says how often an option comes first, and for whom.
func (t *teller) option(o *OptionAcceptability) {
	if len(t.a.Options) < 2 {
		return
	}
	n, how := of100(o.Ranks[0].Share, !t.a.Method.Exact)
	way := "ways"
	switch {
	case t.a.Knowledge == WeightsFixed && t.a.Method.Evidence == FixedEvidence:
		way = "one"
	case t.a.Knowledge == WeightsFixed:
		way = "numbers"
	case t.a.Method.Evidence == DrawnEvidence:
		way = "both"
	}
	if way == "one" {
		t.say("only", message.Args{"option": o.Name, "first": firstOf(o.Ranks[0].Share), "who": string(t.a.Voice.Role)})
		return
	}
	t.say("first", message.Args{"option": o.Name, "n": n, "how": how, "ways": way, "who": string(t.a.Voice.Role)})
	if t.a.Knowledge != WeightsFixed && len(o.Central) > 1 {
		t.say("central", message.Args{"option": o.Name, "criteria": t.weightiest(o.Central)})
	}
	if sure, ok := o.Confidence.Get(); ok && t.a.Method.Evidence == DrawnEvidence && t.a.Knowledge != WeightsFixed {
		n, how := of100(sure, true)
		t.say("confidence", message.Args{"option": o.Name, "n": n, "how": how})
	}
}

func firstOf(share float64) string {
	switch share {
	case 0:
		return "no"
	case 1:
		return "yes"
	}
	return "shared"
}

// weightiest names the criteria that together make up half of the weights, at
// most three.
func (t *teller) weightiest(central []float64) []string {
	order := make([]int, len(central))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(central[b], central[a]) })
	var out []string
	sum := 0.0
	for _, k := range order[:min(3, len(order))] {
		if sum >= 0.5 {
			break
		}
		sum += central[k]
		w := t.a.Weights[k]
		out = append(out, t.Say("weight", message.Args{"criterion": w.Name, "n": math.Round(100 * central[k])}).Text)
	}
	return out
}

func (t *teller) outcome() {
	switch {
	case len(t.a.Options) < 2:
		t.say("noChoice", message.Args{"count": len(t.a.Options)})
	case t.a.Leader == "":
		t.say("noLeader", nil)
	default:
		leader := t.a.Options[0]
		for _, against := range leader.Against {
			n, how := of100(against.Wins.Share, !t.a.Method.Exact)
			t.say("against", message.Args{"option": leader.Name, "other": t.name(against.Option), "n": n, "how": how})
		}
	}
}

func (t *teller) name(option string) string {
	if name := t.options[option]; name != "" {
		return name
	}
	return option
}

// settle says the three things that knowing would change most.
func (t *teller) settle() {
	if t.a.Best == "" {
		return
	}
	best := t.best()
	said := 0
	for _, i := range t.a.Settle {
		if i.Chance == 0 || said == 3 {
			continue
		}
		said++
		n, how := of100(i.Chance, true)
		args := message.Args{"n": n, "how": how, "best": best}
		if i.What != OfWeights {
			args["criterion"] = t.criteria[i.Criterion]
		}
		if i.What == OfCell {
			args["option"] = t.name(i.Option)
		}
		t.say("settle."+string(i.What), args)
	}
	if said == 0 && len(t.a.Settle) > 0 {
		t.say("settle.nothing", message.Args{"best": best})
	}
}

// best names the options with the highest mean score.
func (t *teller) best() []string {
	top := math.Inf(-1)
	for _, o := range t.a.Options {
		top = max(top, o.Score)
	}
	var out []string
	for _, o := range t.a.Options {
		if o.Option == t.a.Best || onGrid(o.Score) == onGrid(top) {
			out = append(out, o.Name)
		}
	}
	return out
}

// apart names the options that are not ranked.
func (t *teller) apart() {
	for _, e := range t.a.Excluded {
		t.say("excluded", message.Args{"option": e.Name})
	}
	for _, u := range t.a.Unsuitable {
		t.say("unsuitable", message.Args{"option": u.Name, "by": u.By, "reason": u.Reason})
	}
}

func (t *teller) note(n Note) {
	switch n.Code {
	case NoteMissing:
		t.say("note.missing", message.Args{"option": t.name(n.Option), "criterion": t.criteria[n.Criterion]})
	case NoteDirection:
		t.say("note.direction", message.Args{"criterion": t.criteria[n.Criterion]})
	case NoteSurrogate:
		t.say("note.surrogate", message.Args{"basis": string(t.a.Voice.Basis)})
	case NoteOther:
		t.say("note.other", message.Args{"who": string(t.a.Voice.Role)})
	}
}

func (t *teller) method() {
	m := &t.a.Method
	if m.Exact {
		t.say("exact", nil)
		return
	}
	// What was in none of N draws, or in all, can be off by 3/N (rule of three).
	off := max(2*m.LargestError, 3/float64(max(1, m.Draws)))
	t.say("drawn", message.Args{"draws": m.Draws, "error": math.Ceil(1000*off) / 10})
}
