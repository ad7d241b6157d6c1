package message

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/concord-sdm/concord/internal/ident"
)

// Load reads the catalogue in the folder dir of fsys: one file for each
// language, named for its tag (en.json, es.json, pt-PT.json), each an object of
// keys and message texts. English is required and is the measure of the others.
//
// The error lists every fault at once: what is not an object of texts, a key
// twice, a message that does not parse, a key that English does not have or
// that another language lacks, and arguments that differ in name, kind or cases
// from those of the English message.
func Load(fsys fs.FS, dir string) (*Catalog, error) {
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return nil, fmt.Errorf("message catalogue: %w", err)
	}
	l := loader{c: &Catalog{messages: map[string]map[string]*text{}}}
	for _, e := range entries {
		if tag, ok := strings.CutSuffix(e.Name(), ".json"); ok && !e.IsDir() {
			l.file(fsys, path.Join(dir, e.Name()), tag)
		}
	}
	l.compare()
	if len(l.faults) > 0 {
		return nil, errors.Join(l.faults...)
	}
	return l.c, nil
}

type loader struct {
	c      *Catalog
	faults []error
}

func (l *loader) faultf(format string, args ...any) {
	l.faults = append(l.faults, fmt.Errorf(format, args...))
}

// file reads one language.
func (l *loader) file(fsys fs.FS, name, tag string) {
	r := rulesOf(tag)
	if r == nil || !ident.ValidLanguage(tag) {
		l.faultf("%s: no plural rules and number forms for this language tag", name)
		return
	}
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		l.faultf("%s: %w", name, err)
		return
	}
	sources, err := members(data)
	if err != nil {
		l.faultf("%s: %w", name, err)
		return
	}
	messages := make(map[string]*text, len(sources))
	for _, m := range sources {
		if _, twice := messages[m.key]; twice {
			l.faultf("%s: %s: the key stands twice", name, m.key)
		}
		t, err := parse(m.source, r)
		if err != nil {
			l.faultf("%s: %s: %w", name, m.key, err)
		}
		messages[m.key] = t // nil keeps the key known after a fault
	}
	l.c.messages[tag] = messages
	l.c.languages = append(l.c.languages, tag)
}

type member struct{ key, source string }

// members reads an object of strings, in order, so that a key that stands twice
// is seen.
func members(data []byte) ([]member, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return nil, errors.New("must be a JSON object of message texts")
	}
	var all []member
	for d.More() {
		k, err := d.Token()
		if err != nil {
			return nil, err
		}
		v, err := d.Token()
		if err != nil {
			return nil, err
		}
		text, ok := v.(string)
		if !ok {
			return nil, fmt.Errorf("%s: must be a text", k)
		}
		all = append(all, member{k.(string), text})
	}
	if _, err := d.Token(); err != nil {
		return nil, err
	}
	if d.More() {
		return nil, errors.New("must end after its object")
	}
	return all, nil
}

// compare measures every language against English.
func (l *loader) compare() {
	slices.Sort(l.c.languages)
	en, ok := l.c.messages[English]
	if !ok {
		l.faultf("message catalogue: en.json is missing")
		return
	}
	l.c.keys = slices.Sorted(maps.Keys(en))
	for _, lang := range l.c.languages {
		messages := l.c.messages[lang]
		for _, key := range slices.Sorted(maps.Keys(messages)) {
			if _, known := en[key]; !known {
				l.faultf("%s.json: %s: English does not have the key", lang, key)
			}
		}
		for _, key := range l.c.keys {
			t, has := messages[key]
			if !has {
				l.faultf("%s.json: %s: the key is missing", lang, key)
			} else if t != nil && en[key] != nil {
				l.sameArgs(lang, key, t.args, en[key].args)
			}
		}
	}
}

func (l *loader) sameArgs(lang, key string, got, want map[string]*use) {
	for _, name := range slices.Sorted(maps.Keys(want)) {
		w, g := want[name], got[name]
		switch {
		case g == nil:
			l.faultf("%s.json: %s: the argument %s of the English message is missing", lang, key, name)
		case g.kind != w.kind && g.kind != plain && w.kind != plain:
			l.faultf("%s.json: %s: the argument %s is a %s, in English a %s", lang, key, name, g.kind, w.kind)
		case g.kind == choice && w.kind == choice && !slices.Equal(g.cases, w.cases):
			l.faultf("%s.json: %s: the cases of %s are not those of the English message", lang, key, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		if want[name] == nil {
			l.faultf("%s.json: %s: the English message has no argument %s", lang, key, name)
		}
	}
}
