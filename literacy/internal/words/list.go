package words

import (
	"embed"
	"strings"
	"sync"
)

//go:embed lists/*.txt
var lists embed.FS

// Languages are the languages that have a lexicon.
func Languages() []string { return []string{"en", "es"} }

func list(name string) string {
	data, err := lists.ReadFile("lists/" + name + ".txt")
	if err != nil {
		return ""
	}
	return string(data)
}

// Entries returns the entries of the lexicon of a language, in the order of
// the list, and nil if there is none. The phrases to keep are not among them.
func Entries(lang string) []Entry { return parse(list("lexicon." + lang)) }

// parse reads a list: under "[kind] reason" and "= source" one entry a line, as
// term|part|plain; plain|note|form, form. Lines that begin with # are remarks.
func parse(text string) []Entry {
	entries := make([]Entry, 0, strings.Count(text, "\n"))
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

// kept returns the phrases to keep of a language as entries.
func kept(lang string) []Entry {
	var entries []Entry
	for line := range strings.Lines(list("keep." + lang)) {
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
			return Compile(lang, append(Entries(lang), kept(lang)...))
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
