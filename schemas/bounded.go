package schemas

import (
	"bytes"
	"errors"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/strictjson"
)

// The validator collects every error, in about a kilobyte each: two bytes of a
// text, an item of the wrong type, can make it take a thousand. So lists and maps
// are gone through here, and left at once where enough is wrong with them.

const (
	// mostFaults is how many faults are listed, as many as the strict scanner lists.
	mostFaults = 100
	// mostErrors is how many errors of one list are looked at: several can be one
	// fault, as two rules may ask for the same member.
	mostErrors = 4 * mostFaults
	// mostValues is how many values a document may have. Each takes about a hundred
	// bytes while it is checked.
	mostValues = 2_000_000
)

// bound makes a compiled schema, and all that it refers to, leave lists and maps
// early.
func bound(s *jsonschema.Schema, met map[*jsonschema.Schema]bool) {
	if s == nil || met[s] {
		return
	}
	met[s] = true
	more, _ := s.AdditionalProperties.(*jsonschema.Schema)
	below := slices.Concat(
		[]*jsonschema.Schema{s.Ref, s.Not, s.If, s.Then, s.Else, s.Items2020, s.Contains, s.PropertyNames, more},
		s.AllOf, s.AnyOf, s.OneOf, s.PrefixItems)
	for _, part := range slices.AppendSeq(slices.AppendSeq(below, maps.Values(s.Properties)), maps.Values(s.DependentSchemas)) {
		bound(part, met)
	}
	e := entries{from: len(s.PrefixItems), items: s.Items2020, contains: s.Contains, least: s.MinContains, most: s.MaxContains, names: s.PropertyNames}
	if len(s.Properties) == 0 && more != nil {
		e.values = more
	}
	if e.items == nil && e.contains == nil && e.names == nil && e.values == nil {
		return
	}
	s.Items2020, s.Contains, s.PropertyNames = nil, nil, nil
	if e.values != nil {
		s.AdditionalProperties = nil
	}
	s.Extensions = map[string]jsonschema.ExtSchema{"entries": e}
}

// entries is what a schema says of each entry of a list or a map.
type entries struct {
	from            int // the first item that is not a prefix
	items, contains *jsonschema.Schema
	least, most     int // entries like contains; -1 for any
	names, values   *jsonschema.Schema
}

// Validate follows the keywords as the validator itself does, and reports them at
// the same places.
func (e entries) Validate(ctx jsonschema.ValidationContext, value any) error {
	var found []error
	all := 0
	add := func(err error) (enough bool) {
		if err != nil {
			found = append(found, err)
			all += count(err)
		}
		return all >= mostErrors
	}
	switch v := value.(type) {
	case []any:
		if e.contains != nil {
			add(e.count(ctx, v))
		}
		for i := e.from; e.items != nil && i < len(v); i++ {
			if add(ctx.Validate(e.items, "items", v[i], strconv.Itoa(i))) {
				break
			}
		}
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			if add(entry(ctx, e.names, "propertyNames", name, name)) || add(entry(ctx, e.values, "additionalProperties", name, v[name])) {
				break
			}
		}
	}
	if len(found) == 0 {
		return nil
	}
	return jsonschema.ValidationError{}.Group(ctx.Error("", "entries"), found...)
}

// entry holds the name or the value of an entry of a map to what the schema says
// of it, which may be nothing.
func entry(ctx jsonschema.ValidationContext, s *jsonschema.Schema, keyword, name string, value any) error {
	switch {
	case s == nil:
		return nil
	case name != "":
		return ctx.Validate(s, keyword, value, url.PathEscape(fault.EscapeToken(name)))
	}
	// No name means the map itself to the context.
	e, ok := errors.AsType[*jsonschema.ValidationError](s.Validate(value))
	if !ok {
		return nil
	}
	for len(e.Causes) > 0 {
		e = e.Causes[0]
	}
	return ctx.Error(keyword+e.KeywordLocation[strings.LastIndexByte(e.KeywordLocation, '/'):], "no name")
}

// count holds a list to how many entries must be like contains.
func (e entries) count(ctx jsonschema.ValidationContext, list []any) error {
	n := 0
	for i, item := range list {
		if ctx.Validate(e.contains, "contains", item, strconv.Itoa(i)) == nil {
			n++
		}
	}
	switch {
	case e.least != -1 && n < e.least:
		return ctx.Error("minContains", "too few")
	case e.most != -1 && n > e.most:
		return ctx.Error("maxContains", "too many")
	}
	return nil
}

// count returns how many errors there are within one.
func count(err error) int {
	e, ok := errors.AsType[*jsonschema.ValidationError](err)
	if !ok || len(e.Causes) == 0 {
		return 1
	}
	n := 0
	for _, cause := range e.Causes {
		n += count(cause)
	}
	return n
}

// tooMany reports whether a strict text has more values than a document may.
func tooMany(doc []byte) bool {
	before := 1 // each value stands after one of these, some of which stand in texts
	for _, c := range []byte(",:[") {
		before += bytes.Count(doc, []byte{c})
	}
	if before <= mostValues {
		return false
	}
	var s strictjson.Scanner
	s.Reset(doc, strictjson.Limits{})
	left := mostValues
	return !within(&s, &left)
}

// within counts values down, and reports whether that went on to the end.
func within(s *strictjson.Scanner, left *int) bool {
	*left--
	switch s.Peek() {
	case strictjson.Object, strictjson.Array:
		s.Enter()
		for s.Next() {
			if !within(s, left) {
				return false
			}
		}
	default:
		s.Skip()
	}
	return *left >= 0
}
