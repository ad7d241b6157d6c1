package words

import (
	_ "embed" // the lists
	"strings"
	"sync"
)

// The lists are strings, so that what is read from them is not copied.
var (
	//go:embed lists/lexicon.en.txt
	lexiconEn string
	//go:embed lists/lexicon.es.txt
	lexiconEs string
	//go:embed lists/keep.en.txt
	keepEn string
	//go:embed lists/keep.es.txt
	keepEs string
	//go:embed lists/dalechall.txt
	daleChall string
	//go:embed lists/spache.txt
	spache string
	//go:embed lists/comparing.txt
	comparing string
	//go:embed lists/common.txt
	common string
)

// Languages are the languages that have a lexicon.
func Languages() []string { return []string{"en", "es"} }

// lexiconOf returns the lexicon of a language and its phrases to keep.
func lexiconOf(lang string) (lexicon, keep string) {
	switch lang {
	case "en":
		return lexiconEn, keepEn
	case "es":
		return lexiconEs, keepEs
	}
	return "", ""
}

// Entries returns the entries of the lexicon of a language, in the order of
// the list, and nil if there is none. The phrases to keep are not among them.
func Entries(lang string) []Entry {
	lexicon, _ := lexiconOf(lang)
	return parse(lexicon, 0)
}

// parse reads a list: under "[kind] reason" and "= source" one entry a line, as
// term|part|plain; plain|note|form, form. Lines that begin with # are remarks.
// It leaves room for more entries.
func parse(text string, more int) []Entry {
	entries := make([]Entry, 0, strings.Count(text, "\n")+more)
	var kind Kind
	var reason, source string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '[' {
			name, rest, _ := strings.Cut(line[1:], "]")
			kind, _ = ParseKind(name)
			reason = strings.TrimSpace(rest)
			continue
		}
		if line[0] == '=' {
			source = strings.TrimSpace(line[1:])
			continue
		}
		e := parseEntry(line)
		e.Kind, e.Reason, e.Source = kind, reason, source
		entries = append(entries, e)
	}
	return entries
}

func parseEntry(line string) Entry {
	var field [5]string
	for i := range field {
		field[i], line, _ = strings.Cut(line, "|")
	}
	part, _ := ParsePart(field[1])
	return Entry{
		Term: field[0], Part: part, Note: field[3],
		Plain: split(field[2], ";"), Forms: split(field[4], ","),
	}
}

func split(s, sep string) []string {
	if s == "" {
		return nil
	}
	parts := strings.Split(s, sep)
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

// all returns the entries of the lexicon of a language and behind them its
// phrases to keep.
func all(lang string) []Entry {
	lexicon, keep := lexiconOf(lang)
	entries := parse(lexicon, strings.Count(keep, "\n")+1)
	for line := range strings.Lines(keep) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			entries = append(entries, Entry{Term: line, Kind: Keep})
		}
	}
	return entries
}

var builtin = func() map[string]func() *Lexicon {
	m := make(map[string]func() *Lexicon)
	for _, lang := range Languages() {
		m[lang] = sync.OnceValue(func() *Lexicon {
			return Compile(lang, all(lang))
		})
	}
	return m
}()

// Builtin returns the compiled lexicon of a base language, an empty one for a
// language that has none.
func Builtin(lang string) *Lexicon {
	if f, ok := builtin[lang]; ok {
		return f()
	}
	return &Lexicon{}
}
