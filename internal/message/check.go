package message

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Check proves for a wing's test that its catalogue and its code fit together.
// The sentences are what the code said in all the situations that the test
// made. The error lists every key said that the catalogue does not have, every
// argument that a message needs and was not given, or was given in another
// kind, every argument given that no message uses, and every key of the
// catalogue that was never said. Each sentence is tried in all languages.
func Check(c *Catalog, said []Sentence) error {
	var faults []error
	seen := map[string]bool{}
	reported := map[string]bool{}
	add := func(format string, args ...any) {
		if s := fmt.Sprintf(format, args...); !reported[s] {
			reported[s] = true
			faults = append(faults, errors.New(s))
		}
	}
	for _, s := range said {
		seen[s.Key] = true
		m := c.messages[English][s.Key]
		if m == nil {
			add("%s: said, but not in the catalogue", s.Key)
			continue
		}
		for _, name := range slices.Sorted(maps.Keys(m.args)) {
			if v, given := s.Args[name]; !given {
				add("%s: the argument %s was not given", s.Key, name)
			} else if !fits(v, m.args[name].kind) {
				add("%s: the argument %s has a kind that the message cannot use", s.Key, name)
			}
		}
		for _, name := range slices.Sorted(maps.Keys(s.Args)) {
			if m.args[name] == nil {
				add("%s: the message does not use the argument %s", s.Key, name)
			}
		}
		for _, lang := range c.languages {
			if strings.TrimSpace(c.In(lang).Say(s.Key, s.Args).Text) == "" {
				add("%s: says nothing in %s", s.Key, lang)
			}
		}
	}
	for _, key := range c.keys {
		if !seen[key] {
			add("%s: in the catalogue, but never said", key)
		}
	}
	return errors.Join(faults...)
}

// fits reports whether v is something that an argument of kind can be.
func fits(v any, kind argKind) bool {
	_, isNumber := numberOf(v)
	_, isString := stringOf(v)
	_, isList := v.([]string)
	switch kind {
	case number:
		return isNumber
	case choice, day:
		return isString
	}
	return isNumber || isString || isList
}
