package agreement

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

// Explain says an estimate in sentences: the percent agreement first, then the
// coefficient with its interval or the reason why there is none, and what else must
// be known. It passes no verdict such as good or poor. English and Spanish are
// there; another language falls back to English, and the first sentence says so.
func Explain(e Estimate, lang string) []Sentence {
	s := messages().In(lang)
	out := []Sentence{}
	say := func(key string, args message.Args) { out = append(out, s.Say(key, args)) }
	if s.Fallback() {
		say("fallback", message.Args{"asked": lang})
	}
	if percent, ok := e.Percent.Get(); ok {
		say("percent", message.Args{"percent": 100 * percent, "subjects": e.Paired})
	}
	name := string(e.Coefficient)
	value, ok := e.Value.Get()
	switch low, interval := e.Low.Get(); {
	case !ok:
		say("undefined", message.Args{"name": name, "why": e.Value.Why})
	case interval:
		say("interval", message.Args{"name": name, "value": value, "level": 100 * e.Level, "low": low, "high": e.High.Value})
	default:
		say("value", message.Args{"name": name, "value": value})
	}
	for _, n := range e.Notes {
		say("note."+string(n.Code), noteArgs(n))
	}
	return out
}

func noteArgs(n Note) message.Args {
	if n.Code == NoteNoSpread {
		return nil
	}
	return message.Args{"count": n.Count}
}
