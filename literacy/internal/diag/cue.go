package diag

import (
	"embed"
	"strconv"
	"strings"
	"sync"

	"github.com/concord-sdm/concord/literacy/internal/table"
)

//go:embed cues/*.txt
var cueFiles embed.FS

// Class is what a word means to the finders. The bits live in Lexeme.Class; the
// bits from UserBit up are free for other users of the vocabulary.
type Class = uint64

// The bits of a class.
const (
	be         Class = 1 << iota // an auxiliary of the passive
	bes                          // be and its subject in one: it's
	there                        // there is …
	participle                   // a past participle
	stative                      // looks like one but is an adjective
	between                      // may stand between auxiliary and participle
	degree                       // very, too: an adjective follows
	adverb                       // by its ending
	by                           // names who does it
	reflexive                    // se, s'
	after                        // may follow the participle of a question
	next                         // may follow the participle of a German clause
	pronoun                      // subject of a question
	used                         // used
	gerund                       // -ing
	negation                     // not, never
	negative                     // unless, unlikely
	join                         // ends the reach of a negation
	only                         // not only
	risk                         // risk, chance, likely
	change                       // reduces, higher
	times                        // twice, half
	span                         // year, day: a time
	person                       // people, patients
	in                           // in, out of
	weak                         // of: only with people or risk
	every                        // in every 100
	number                       // a number word
	figure                       // digits
	percent                      // ends in %
	event                        // what a risk is of: deaths, strokes
	fraction                     // third, quarter
	from                         // from 4 % to 2 %
	to                           //
	cue                          // a verb follows
	function                     // articles, prepositions, auxiliaries
	noun                         // a common noun of health texts
	nominal                      // a noun by its ending
	link                         // de, of a chain
	article                      // after a link
	known                        // an acronym that everybody knows
	means                        // X means …
	frequency                    // often, rare: languages without a lexicon
	lexical                      // begins a term
	single                       // is a term by itself
	later                        // stands in a term, but not first
	third                        // he, she, it
	// DaleChall and Spache: familiar words of English.
	DaleChall
	Spache
	// UserBit is the first bit that this package does not use.
	UserBit
)

var sectionBits = map[string]Class{
	"be": be, "bes": bes, "there": there, "participle": participle, "adjective": stative, "between": between,
	"degree": degree, "by": by, "reflexive": reflexive, "after": after, "next": next, "pronoun": pronoun,
	"used": used | participle, "negation": negation, "negative": negative, "join": join, "only": only, "risk": risk,
	"change": change, "event": event, "fraction": fraction, "times": times, "time": span, "person": person, "in": in, "outof": in,
	"weak": weak, "each": every, "number": number, "percent": percent, "from": from, "to": to, "cue": cue,
	"function": function, "noun": noun, "link": link, "article": article, "known": known, "means": means,
	"frequency": frequency, "third": third,
}

// cues are the lists of one language.
type cues struct {
	words   table.Map[Class]
	numbers map[string]int
	any     bool // the language has lists
}

// Languages are the languages that have lists.
func Languages() []string { return []string{"de", "en", "es", "fr", "it", "nl", "pt"} }

var allCues = func() map[string]func() cues {
	m := make(map[string]func() cues)
	for _, lang := range Languages() {
		m[lang] = sync.OnceValue(func() cues { return readCues(lang) })
	}
	return m
}()

func cuesOf(lang string) cues {
	if f, ok := allCues[lang]; ok {
		return f()
	}
	return cues{}
}

func readCues(lang string) cues {
	data, err := cueFiles.ReadFile("cues/" + lang + ".txt")
	if err != nil {
		return cues{}
	}
	c := cues{words: table.For[Class](1000), numbers: make(map[string]int, 32), any: true}
	var bit Class
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			bit = sectionBits[strings.Trim(line, "[]")]
		case bit == number:
			for pair := range strings.FieldsSeq(line) {
				word, value, _ := strings.Cut(pair, "=")
				c.numbers[word], _ = strconv.Atoi(value)
				*c.words.At(word) |= number
			}
		case bit == participle:
			for word := range strings.FieldsSeq(line) {
				for _, form := range agreement(lang, word) {
					*c.words.At(form) |= participle
				}
			}
		case bit == stative:
			for word := range strings.FieldsSeq(line) {
				for _, form := range agreement(lang, word) {
					*c.words.At(form) |= stative
				}
			}
		default:
			for word := range strings.FieldsSeq(line) {
				*c.words.At(word) |= bit
			}
		}
	}
	return c
}

// agreement returns the forms of a participle for gender and number.
func agreement(lang, word string) []string {
	switch lang {
	case "es", "pt":
		if stem, ok := strings.CutSuffix(word, "o"); ok {
			return []string{word, stem + "a", stem + "os", stem + "as"}
		}
	case "it":
		if stem, ok := strings.CutSuffix(word, "o"); ok {
			return []string{word, stem + "a", stem + "i", stem + "e"}
		}
	case "fr":
		return []string{word, word + "e", word + "s", word + "es"}
	}
	return []string{word}
}
