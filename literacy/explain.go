package literacy

import (
	"embed"
	"math"
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

// Sentence is something said: its fields are Key, which names the message, Args,
// the values it speaks of (string, int, float64 or []string), Text, the
// sentence, and Lang, the language of the text. From Key and Args a caller can
// say it in a language of its own.
type Sentence = message.Sentence

// ExplainLanguages returns the languages that [Explain] speaks.
func ExplainLanguages() []string { return messages().Languages() }

// unsure is the confidence below which a detected language is called unsure.
const unsure = 0.5

// Explain says a report in words: what was read, the deciding value and how it
// stands to the target, the spread of the formulas, what the heaviest
// sentences weigh, and each finding in the order of the text. A language that
// is not available falls back to English, and the first sentence says so.
func Explain(r Report, lang string) []Sentence {
	e := explainer{r: &r, speaker: messages().In(lang), out: []Sentence{}}
	if e.speaker.Fallback() {
		e.say("fallback", nil)
	}
	e.language()
	e.counts()
	e.value()
	e.rest()
	for i := range r.Findings {
		e.finding(&r.Findings[i])
	}
	return e.out
}

// ExplainFinding says one finding in words, followed by its note if it has
// one.
func ExplainFinding(f Finding, lang string) []Sentence {
	e := explainer{speaker: messages().In(lang), out: []Sentence{}}
	e.finding(&f)
	return e.out
}

// ExplainBand says the name of a band of a score in words.
func ExplainBand(band, lang string) Sentence {
	return messages().In(lang).Say("band."+band, nil)
}

type explainer struct {
	r       *Report
	speaker message.Speaker
	out     []Sentence
}

func (e *explainer) say(key string, args message.Args) {
	e.out = append(e.out, e.speaker.Say(key, args))
}

func (e *explainer) language() {
	l := e.r.Language
	args := message.Args{"tag": l.Tag}
	switch {
	case l.Tag == "und":
		e.say("language.unknown", nil)
	case !l.Detected:
		e.say("language.given", args)
	case l.Confidence < unsure:
		e.say("language.unsure", args)
	default:
		e.say("language.sure", args)
	}
}

func (e *explainer) counts() {
	r := e.r
	switch {
	case r.Counts.Words == 0:
		e.say("counts.empty", nil)
	case r.ProseCounts.Sentences == 0:
		e.say("counts.none", nil)
	default:
		e.say("counts", message.Args{
			"words": r.ProseCounts.Words, "sentences": r.ProseCounts.Sentences,
			"share": 100 * float64(r.ProseCounts.Words) / float64(r.Counts.Words),
		})
	}
	if r.InvalidBytes > 0 {
		e.say("invalid", message.Args{"n": r.InvalidBytes})
	}
}

func (e *explainer) value() {
	res := &e.r.Result
	f, ok := formulaByID(res.Formula)
	if !ok {
		return
	}
	x, has := res.Value.Get()
	if !has {
		e.say("value.none", message.Args{"formula": f.Name})
		return
	}
	args := message.Args{"formula": f.Name, "value": x}
	// A year goes on until the next begins: 8.8, as printed, is grade 8.
	grade := math.Floor(math.Round(x*10) / 10)
	switch {
	case len(f.Bands) > 0:
		args["band"] = e.speaker.Say("band."+f.Bands[f.band(x)].Name, nil).Text
		e.say("value.band", args)
	case f.grading != nil && grade >= 1:
		args["grade"] = grade
		e.say("value.grade", args)
	default:
		e.say("value", args)
	}
	if se, ok := res.StandardError.Get(); ok {
		e.say("sure", message.Args{"low": x - 2*se, "high": x + 2*se})
	}
	counts := &e.r.Counts
	if res.Reading == Prose {
		counts = &e.r.ProseCounts
	}
	if res.Outcome != TooShort && (counts.Words < f.MinWords || counts.Sentences < f.MinSentences) {
		e.say("short", nil)
	}
	bound, _ := res.Bound.Get()
	switch res.Outcome {
	case Pass, NotYet:
		e.say("outcome."+string(res.Outcome), message.Args{"bound": bound})
		if res.Near {
			e.say("outcome.near", nil)
		}
	case TooShort:
		e.say("outcome.tooShort", message.Args{"bound": bound, "words": f.MinWords, "sentences": f.MinSentences})
	}
}

// mendShown is how many of the heaviest sentences one sentence speaks of.
const mendShown = 3

func (e *explainer) rest() {
	r := e.r
	if low, ok := r.Consensus.Low.Get(); ok && r.Consensus.Formulas > 1 {
		high, _ := r.Consensus.High.Get()
		median, _ := r.Consensus.Median.Get()
		e.say("consensus", message.Args{"n": r.Consensus.Formulas, "low": low, "high": high, "median": median})
	}
	if x, ok := r.JargonAdjusted.Value.Get(); ok && r.JargonAdjusted.Terms > 0 {
		e.say("jargon", message.Args{"n": r.JargonAdjusted.Terms, "value": x})
	}
	if n := min(mendShown, len(r.Worst)); n > 0 {
		from, ok := r.Result.Value.Get()
		to, ok2 := r.Worst[n-1].Value.Get()
		if ok && ok2 && math.Abs(from-to) >= 0.05 {
			e.say("mend", message.Args{"n": n, "from": from, "to": to})
		}
	}
	if len(r.LeftOut) > 0 {
		var reasons []string
		for _, reason := range [...]string{"heading", "fragment", "leadIn", "tableRow", "code", "linkTarget"} {
			for i := range r.LeftOut {
				if r.LeftOut[i].Reason == reason {
					reasons = append(reasons, e.speaker.Say("reason."+reason, nil).Text)
					break
				}
			}
		}
		e.say("leftOut", message.Args{"n": len(r.LeftOut), "reasons": reasons})
	}
}

// shown bounds the text of a finding in a sentence, in bytes.
const shown = 120

func (e *explainer) finding(f *Finding) {
	text := strings.Join(strings.Fields(f.Text), " ")
	if len(text) > shown {
		cut := shown
		for cut > 0 && text[cut]&0xC0 == 0x80 {
			cut--
		}
		text = text[:cut] + "…"
	}
	args := message.Args{"text": text}
	key := "kind." + string(f.Kind)
	switch f.Kind {
	case LongSentence:
		args = message.Args{"number": f.Number, "limit": f.Limit}
	case LongParagraph:
		args = message.Args{"number": f.Number}
	case ChangedDenominator, PercentOfPeople:
		args["number"], args["limit"] = f.Number, f.Limit
	case Jargon, DoubleMeaning, Plainer, ShortForm, Blame, Label:
		if len(f.Plain) > 0 {
			key += ".plain"
			args["plain"] = strings.Join(f.Plain, "; ")
		}
	}
	e.say(key, args)
	if f.Note != "" {
		e.say("note", message.Args{"note": f.Note})
	}
}
