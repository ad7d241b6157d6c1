package main

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/concord-sdm/concord/internal/message"
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/risk"
)

//go:embed messages arabic
var texts embed.FS

// The languages of the page. Arabic is a sample of a language that runs from
// right to left: its texts stand in messages/ar under the name of English, whose
// number forms they borrow, as package message has none for Arabic.
const arabic = "ar"

func languages() []string { return []string{"en", "es", arabic} }

func speaks(lang string) bool { return slices.Contains(languages(), base(lang)) }

func base(lang string) string {
	b, _, _ := strings.Cut(strings.ToLower(lang), "-")
	return b
}

// direction is the direction in which a language is written, as in HTML.
func direction(lang string) string {
	if slices.Contains([]string{"ar", "arc", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}, base(lang)) {
		return "rtl"
	}
	return "ltr"
}

var catalogues = sync.OnceValues(func() (map[string]*message.Catalog, error) {
	latin, err := message.Load(texts, "messages")
	if err != nil {
		return nil, err
	}
	right, err := message.Load(texts, "messages/ar")
	return map[string]*message.Catalog{"": latin, arabic: right}, err
})

// words are the texts of the page in one language.
type words struct {
	Lang, Dir string
	speaker   message.Speaker
	keys      []string // of the page's own catalogue
	said      func(message.Sentence)
}

func wordsOf(lang string) (words, error) {
	all, err := catalogues()
	if err != nil {
		return words{}, err
	}
	c, w := all[""], words{Lang: base(lang)}
	if w.Lang == arabic {
		c = all[arabic]
	}
	w.speaker, w.keys = c.In("en"), c.Keys()
	if w.Lang != arabic {
		w.speaker = c.In(lang)
		w.Lang = w.speaker.Lang()
	}
	w.Dir = direction(w.Lang)
	return w, nil
}

// T says a text of the page; pairs are the names and values of its arguments.
func (w words) T(key string, pairs ...any) string {
	args := message.Args{}
	for i := 0; i+1 < len(pairs); i += 2 {
		args[fmt.Sprint(pairs[i])] = pairs[i+1]
	}
	s := w.speaker.Say(key, args)
	if w.said != nil {
		w.said(s)
	}
	return s.Text
}

// line is a sentence of the library with its language, if it is not that of
// the page.
type line struct{ Key, Text, Lang, Dir string }

// lines returns sentences in the language of the page: said again from key and
// arguments where the library does not speak it and the page has the text.
func (w words) lines(from string, sentences []message.Sentence) []line {
	var out []line
	for _, s := range sentences {
		l := line{Key: s.Key, Text: s.Text}
		switch _, own := slices.BinarySearch(w.keys, from+"."+s.Key); {
		case s.Lang == w.Lang:
		case own:
			l.Text = w.speaker.Say(from+"."+s.Key, s.Args).Text
		default:
			l.Lang, l.Dir = s.Lang, direction(s.Lang)
		}
		out = append(out, l)
	}
	return out
}

// libraryLanguage is the language to ask the library for: the page's own, or
// English to be said again.
func (w words) libraryLanguage() string {
	if w.Lang == arabic {
		return "en"
	}
	return w.Lang
}

// explain says a ranking in sentences. Those that count people say their numbers
// again out of as many as the rest of the page, if that is another number.
func (w words) explain(r sdm.Ranking, e *evidence) []line {
	sentences := sdm.Explain(r, w.libraryLanguage())
	out := w.lines("sdm", sentences)
	for i, s := range sentences {
		if again := e.again(w, s); again != "" && out[i].Lang == "" {
			out[i].Text += " " + again
		}
	}
	return out
}

func (w words) explainRisk(c risk.Comparison) []line {
	return w.lines("risk", risk.Explain(c, w.libraryLanguage()))
}

// withArabic adds the sample translation to the decision it belongs to.
func withArabic(d sdm.Decision) (sdm.Decision, error) {
	data, err := fs.ReadFile(texts, "arabic/"+d.ID+".json")
	if err != nil {
		return d, nil //nolint:nilerr // most decisions have none
	}
	var t sdm.Translation
	if err := json.Unmarshal(data, &t); err != nil {
		return d, err
	}
	d.Translations = append(slices.Clone(d.Translations), t)
	return d, d.Validate()
}
