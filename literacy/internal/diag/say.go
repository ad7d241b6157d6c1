package diag

import (
	"embed"
	"sync"

	"github.com/concord-sdm/concord/internal/message"
)

//go:embed messages/*.json
var messageFiles embed.FS

// Catalog returns the messages of all kinds of findings. It is nil if the files
// have a fault, which a test rules out.
var Catalog = sync.OnceValue(func() *message.Catalog {
	c, err := message.Load(messageFiles, "messages")
	if err != nil {
		return nil
	}
	return c
})

// Args returns what the message of a finding speaks of. The text is the one the
// offsets of the finding belong to.
func (f *Finder) Args(x Finding, text string) message.Args {
	args := message.Args{}
	switch x.Kind {
	case LongSentence, LongParagraph:
		args["number"], args["limit"] = x.N, x.M
		return args
	case ChangedDenominator:
		args["number"], args["limit"] = x.N, x.M
		return args
	case OneInX:
		args["number"], args["limit"], args["exact"] = x.N, x.M, "yes"
		if x.About {
			args["exact"] = "no"
		}
	case PercentOfPeople, DecimalOfPeople:
		args["number"], args["limit"] = x.N, x.M
	case Jargon, DoubleMeaning, Plainer, ShortForm, Blame, Label:
		args["plain"] = f.plain(x)
	case Acronym:
		args["plain"], args["known"] = f.plain(x), "no"
		if x.Entry >= 0 {
			args["known"] = "yes"
		}
	}
	args["text"] = Slice(text, x)
	return args
}

func (f *Finder) plain(x Finding) []string {
	if e := f.Entry(x); e != nil {
		return e.Plain
	}
	return []string{}
}
