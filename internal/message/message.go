// Package message turns keyed message texts, which are data, into sentences a
// person reads. The texts are a subset of ICU MessageFormat, one JSON file for
// each language:
//
//	{name}                                   the argument as it is
//	{n, number}  {v, number, 2}              a number; at most 2 decimals
//	{d, date}                                the day, month or year YYYY[-MM[-DD]] in words
//	{n, plural, =0 {none} one {# item} other {# items}}
//	{x, select, a {first} other {last}}
//
// Arguments nest. An apostrophe quotes as in ICU: '{' is a brace, two
// apostrophes are one, and a lone apostrophe before anything else is itself.
// Inside a plural form # is the number; elsewhere it is itself.
//
// Every message is parsed when a catalogue is loaded, and a catalogue with any
// fault does not load: once loaded, saying something cannot fail. The languages
// with plural rules, number forms and months here are English, Spanish, German, French,
// Italian, Portuguese (Brazil and Portugal) and Dutch.
//
// It is not for: times of day, currencies, ordinals, genders of names, or text that
// runs right to left.
package message

import (
	"maps"
	"slices"

	"github.com/concord-sdm/concord/internal/ident"
)

// Args are the values that a message speaks of. A value is a string, an int, a
// float64 or a []string; a list is joined in the manner of the language.
type Args map[string]any

// Sentence is something said: the text in one language, and the key and the
// arguments from which a caller can say it in another.
type Sentence struct {
	// Key names the message. Keys are stable within a major version.
	Key string `json:"key"`
	// Args are the values that the message speaks of: strings, numbers and
	// lists of strings.
	Args Args `json:"args,omitzero"`
	// Text is the sentence in the language Lang.
	Text string `json:"text"`
	// Lang is the language of Text as a BCP 47 tag.
	Lang string `json:"lang"`
}

// English is the language that every catalogue has and that is spoken when
// the language asked for is missing.
const English = "en"

// Catalog holds the messages of all languages. It is made by [Load] and does
// not change.
type Catalog struct {
	languages []string
	messages  map[string]map[string]*text // language, key
	keys      []string
}

// Languages returns the tags of the languages, in alphabetical order.
func (c *Catalog) Languages() []string { return slices.Clone(c.languages) }

// Keys returns the keys of the messages, in alphabetical order. Every language
// has them all.
func (c *Catalog) Keys() []string { return slices.Clone(c.keys) }

// In returns a speaker of lang, a BCP 47 tag in any case. If the catalogue does
// not have it, the speaker speaks the nearest more general one (es for es-MX),
// and failing that English. The empty lang asks for English.
func (c *Catalog) In(lang string) Speaker {
	if lang == "" {
		lang = English
	}
	tag, ok := ident.CanonicalLanguage(lang)
	for ok {
		if _, has := c.messages[tag]; has {
			return c.speaker(tag, false)
		}
		tag, ok = parent(tag)
	}
	return c.speaker(English, true)
}

func (c *Catalog) speaker(tag string, fallback bool) Speaker {
	return Speaker{lang: tag, fallback: fallback, messages: c.messages[tag], rules: rulesOf(tag)}
}

// parent drops the last subtag.
func parent(tag string) (string, bool) {
	for i := len(tag) - 1; i > 0; i-- {
		if tag[i] == '-' {
			return tag[:i], true
		}
	}
	return "", false
}

// Speaker says messages in one language. The zero Speaker knows none: it says
// every key as it is, in English.
type Speaker struct {
	lang     string
	fallback bool
	messages map[string]*text
	rules    *rules
}

// Lang returns the tag of the language spoken.
func (s Speaker) Lang() string {
	if s.lang == "" {
		return English
	}
	return s.lang
}

// Fallback reports whether English is spoken because the language asked for
// is missing. A more general language (es for es-MX) is not a fallback.
func (s Speaker) Fallback() bool { return s.fallback }

// Say returns the sentence for key. It never fails: the text of a key that the
// catalogue does not have is the key, and an argument that is missing or of
// another kind than the message needs shows its name in braces. The args are
// copied, lists included.
func (s Speaker) Say(key string, args Args) Sentence {
	said := Sentence{Key: key, Args: copyArgs(args), Text: key, Lang: s.Lang()}
	if m := s.messages[key]; m != nil {
		r := renderer{rules: s.rules, args: args}
		r.nodes(m.nodes, nil)
		said.Text = string(r.out)
	}
	return said
}

// Number returns v as the language writes it, with at most decimals digits
// after the decimal sign. See [Speaker.List] for lists.
func (s Speaker) Number(v float64, decimals int) string {
	return decimalOf(v, decimals).format(s.style())
}

// List joins items as the language does: "a, b and c".
func (s Speaker) List(items []string) string { return string(appendList(nil, items, s.style())) }

func (s Speaker) style() *rules {
	if s.rules == nil {
		return rulesOf(English)
	}
	return s.rules
}

func copyArgs(args Args) Args {
	c := maps.Clone(args)
	for name, v := range c {
		if list, ok := v.([]string); ok {
			c[name] = slices.Clone(list)
		}
	}
	return c
}
