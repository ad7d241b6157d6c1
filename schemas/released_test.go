package schemas_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/schemas"
)

var release = flag.String("release", "", "write the schemas to testdata/released under this version of the module")

// What a released schema allows, every later one of the same major version
// allows too.
func TestReleased(t *testing.T) {
	if *release != "" {
		all := map[string]any{}
		for _, kind := range schemas.Kinds() {
			id, err := schemas.ID(kind)
			require.NoError(t, err)
			all[strings.Replace(strings.TrimPrefix(id, "urn:concord:schema:"), ":", "/", 1)] = bare(newest(t, kind))
		}
		text, err := json.Marshal(all)
		require.NoError(t, err)
		require.NoError(t, os.MkdirAll("testdata/released", 0o755))
		require.NoError(t, os.WriteFile("testdata/released/"+*release+".json", append(text, '\n'), 0o644))
	}
	names, err := filepath.Glob("testdata/released/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		var all map[string]any
		require.NoError(t, json.Unmarshal(data, &all))
		require.NotEmpty(t, all)
		for format, before := range all {
			kind, version, _ := strings.Cut(format, "/")
			major, _, _ := strings.Cut(version, ".")
			id, err := schemas.ID(kind)
			require.NoError(t, err, "%s was released in %s", kind, path.Base(name))
			if !strings.Contains(id, kind+":"+major+".") {
				continue // a new major version may do anything
			}
			for _, text := range tightened(before, newest(t, kind)) {
				t.Errorf("%s, released in %s: %s", format, path.Base(name), text)
			}
		}
	}
}

func newest(t *testing.T, kind string) any {
	text, err := schemas.Schema(kind)
	require.NoError(t, err)
	var s any
	require.NoError(t, json.Unmarshal(text, &s))
	return s
}

// bare leaves out of a schema what is there for readers.
func bare(node any) any {
	switch n := node.(type) {
	case map[string]any:
		out := map[string]any{}
		for name, v := range n {
			if _, object := v.(map[string]any); !object && (name == "title" || name == "description" || name == "examples") {
				continue
			}
			out[name] = bare(v)
		}
		return out
	case []any:
		out := make([]any, len(n))
		for i, v := range n {
			out[i] = bare(v)
		}
		return out
	}
	return node
}

// tightened lists where a schema refuses, or may refuse, what another allows.
// It compares keyword by keyword: a pattern or a condition that is written in
// another way counts as tighter, as nothing shows that it is not.
func tightened(before, after any) []string {
	c := comparer{before: defsOf(before), after: defsOf(after), met: map[string]bool{}}
	c.compare("", bare(before), bare(after))
	return c.found
}

func defsOf(schema any) map[string]any {
	s, _ := schema.(map[string]any)
	defs, _ := s["$defs"].(map[string]any)
	return defs
}

type comparer struct {
	before, after map[string]any
	met           map[string]bool
	found         []string
}

func (c *comparer) tighter(at, format string, args ...any) {
	c.found = append(c.found, at+": "+fmt.Sprintf(format, args...))
}

func (c *comparer) compare(at string, before, after any) {
	if after == nil || after == true || before == false || reflect.DeepEqual(before, after) && !refers(before) {
		return
	}
	a, ok := after.(map[string]any)
	if !ok {
		c.tighter(at, "nothing may stand here any more")
		return
	}
	b, _ := before.(map[string]any) // nil where everything was allowed
	if _, ok := b["$ref"]; ok || a["$ref"] != nil {
		c.follow(at, b, a)
	}
	for _, keyword := range slices.Sorted(maps.Keys(a)) {
		c.keyword(at, keyword, b[keyword], a[keyword], b, a)
	}
	if a["additionalProperties"] == false {
		old, _ := b["properties"].(map[string]any)
		now, _ := a["properties"].(map[string]any)
		for _, name := range slices.Sorted(maps.Keys(old)) {
			if _, there := now[name]; !there && old[name] != false {
				c.tighter(at, "the member %s is gone", name)
			}
		}
	}
}

func refers(node any) bool {
	text, err := json.Marshal(node)
	return err != nil || strings.Contains(string(text), `"$ref"`)
}

// follow compares what two references lead to.
func (c *comparer) follow(at string, b, a map[string]any) {
	old, _ := b["$ref"].(string)
	now, _ := a["$ref"].(string)
	from, to := any(b), any(a)
	if old != "" {
		from = bare(c.before[strings.TrimPrefix(old, "#/$defs/")])
	}
	if now != "" {
		to = bare(c.after[strings.TrimPrefix(now, "#/$defs/")])
	}
	if c.met[old+" "+now] {
		return
	}
	c.met[old+" "+now] = true
	c.compare(at, from, to)
}

func (c *comparer) keyword(at, keyword string, before, after any, b, a map[string]any) {
	below := at + "/" + keyword
	switch keyword {
	case "$schema", "$id", "$defs", "$ref":
	case "properties":
		old, _ := before.(map[string]any)
		for name, part := range after.(map[string]any) {
			was, there := old[name]
			if !there && b["additionalProperties"] == false {
				continue // it could not stand there before
			}
			if !there {
				was = b["additionalProperties"]
			}
			c.compare(at+"/"+name, was, part)
		}
	case "required":
		for _, name := range missingFrom(after, before) {
			c.tighter(at, "%v is required", name)
		}
	case "enum":
		if gone := missingFrom(before, after); before == nil || len(gone) > 0 {
			if value, ok := b["const"]; ok && before == nil && slices.Contains(after.([]any), value) {
				return
			}
			c.tighter(at, "fewer values: %v", gone)
		}
	case "type":
		if before != after && !(before == "integer" && after == "number") {
			c.tighter(at, "another type")
		}
	case "minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains":
		if old, ok := before.(float64); !ok || old < after.(float64) {
			c.tighter(below, "a higher bound")
		}
	case "maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains":
		if old, ok := before.(float64); !ok || old > after.(float64) {
			c.tighter(below, "a lower bound")
		}
	case "items", "propertyNames":
		c.compare(below, before, after)
	case "additionalProperties":
		if after != false || before != false {
			c.compare(below, before, after)
		}
	case "anyOf":
		if gone := missingFrom(before, after); before == nil || len(gone) > 0 {
			c.tighter(below, "another choice of forms")
		}
	case "allOf":
		if len(missingFrom(after, before)) > 0 {
			c.tighter(below, "one more condition")
		}
	case "dependentSchemas":
		old, _ := before.(map[string]any)
		for name, part := range after.(map[string]any) {
			if !reflect.DeepEqual(old[name], part) {
				c.tighter(below+"/"+name, "another condition")
			}
		}
	case "if", "then", "else":
		if !reflect.DeepEqual(before, after) || !reflect.DeepEqual(b["if"], a["if"]) {
			c.tighter(below, "another condition")
		}
	case "uniqueItems":
		if after == true && before != true {
			c.tighter(below, "each item may stand only once")
		}
	default: // const, pattern, format, multipleOf, oneOf, not, contains, prefixItems
		if !reflect.DeepEqual(before, after) {
			c.tighter(below, "is not what it was")
		}
	}
}

// missingFrom returns the items of a list that another lacks.
func missingFrom(list, other any) []any {
	items, _ := list.([]any)
	there, _ := other.([]any)
	var gone []any
	for _, v := range items {
		if !slices.ContainsFunc(there, func(o any) bool { return reflect.DeepEqual(v, o) }) {
			gone = append(gone, v)
		}
	}
	return gone
}

func TestTightened(t *testing.T) {
	for _, r := range []struct {
		name, before, after string
		tighter             bool
		reason              string
	}{
		{"same", `{"type":"string"}`, `{"type":"string"}`, false, "nothing changed"},
		{"words for people", `{"title":"a","type":"string"}`, `{"title":"b","description":"c","type":"string"}`, false, "validators ignore them"},
		{"a member named title", `{"properties":{"title":{"type":"string"}}}`, `{"properties":{"title":{"type":"number"}}}`, true, "that is a member, not a title"},
		{"required", `{"required":["a"]}`, `{"required":["a","b"]}`, true, "documents without b were allowed"},
		{"no longer required", `{"required":["a","b"]}`, `{"required":["a"]}`, false, "more is allowed"},
		{"new member of a closed object", `{"properties":{"a":{}},"additionalProperties":false}`, `{"properties":{"a":{},"b":{"type":"string"}},"additionalProperties":false}`, false, "b could not stand there"},
		{"new member of an open object", `{"properties":{"a":{}}}`, `{"properties":{"a":{},"b":{"type":"string"}}}`, true, "b could be anything"},
		{"member gone", `{"properties":{"a":{},"b":{}},"additionalProperties":false}`, `{"properties":{"a":{}},"additionalProperties":false}`, true, "b was allowed"},
		{"closed", `{"properties":{"a":{}}}`, `{"properties":{"a":{}},"additionalProperties":false}`, true, "other members were allowed"},
		{"opened", `{"properties":{"a":{}},"additionalProperties":false}`, `{"properties":{"a":{}}}`, false, "more is allowed"},
		{"word gone", `{"enum":["a","b"]}`, `{"enum":["a"]}`, true, "b was allowed"},
		{"word added", `{"enum":["a"]}`, `{"enum":["b","a"]}`, false, "more is allowed"},
		{"words at last", `{"type":"string"}`, `{"type":"string","enum":["a"]}`, true, "any text was allowed"},
		{"one value becomes several", `{"const":"a"}`, `{"enum":["a","b"]}`, false, "a is still there"},
		{"one value becomes others", `{"const":"a"}`, `{"enum":["b"]}`, true, "a is gone"},
		{"another value", `{"const":"a"}`, `{"const":"b"}`, true, "a is gone"},
		{"integer to number", `{"type":"integer"}`, `{"type":"number"}`, false, "more is allowed"},
		{"number to integer", `{"type":"number"}`, `{"type":"integer"}`, true, "1.5 was allowed"},
		{"lower maximum", `{"maximum":5}`, `{"maximum":4}`, true, "5 was allowed"},
		{"higher maximum", `{"maximum":5}`, `{"maximum":6}`, false, "more is allowed"},
		{"first minimum", `{}`, `{"minimum":0}`, true, "anything was allowed"},
		{"higher minimum", `{"minLength":1}`, `{"minLength":2}`, true, "one letter was allowed"},
		{"lower minimum", `{"minItems":2}`, `{"minItems":1}`, false, "more is allowed"},
		{"pattern", `{"pattern":"^a"}`, `{"pattern":"^[ab]"}`, true, "nothing shows that it is looser"},
		{"pattern gone", `{"pattern":"^a"}`, `{}`, false, "more is allowed"},
		{"items", `{"items":{"type":"string"}}`, `{"items":{"type":"string","minLength":1}}`, true, "empty texts were allowed"},
		{"unique", `{"type":"array"}`, `{"type":"array","uniqueItems":true}`, true, "the same twice was allowed"},
		{"names", `{"propertyNames":{"minLength":1}}`, `{"propertyNames":{"minLength":2}}`, true, "shorter names were allowed"},
		{"condition", `{}`, `{"if":{"required":["a"]},"then":{"required":["b"]}}`, true, "a without b was allowed"},
		{"condition gone", `{"if":{"required":["a"]},"then":{"required":["b"]}}`, `{}`, false, "more is allowed"},
		{"other condition", `{"if":{"required":["a"]},"then":{"required":["b"]}}`, `{"if":{"required":["c"]},"then":{"required":["b"]}}`, true, "c without b was allowed"},
		{"one condition less", `{"allOf":[{"required":["a"]},{"required":["b"]}]}`, `{"allOf":[{"required":["b"]}]}`, false, "more is allowed"},
		{"one condition more", `{"allOf":[{"required":["a"]}]}`, `{"allOf":[{"required":["a"]},{"required":["b"]}]}`, true, "a without b was allowed"},
		{"one form more", `{"anyOf":[{"required":["a"]}]}`, `{"anyOf":[{"required":["a"]},{"required":["b"]}]}`, false, "more is allowed"},
		{"one form less", `{"anyOf":[{"required":["a"]},{"required":["b"]}]}`, `{"anyOf":[{"required":["a"]}]}`, true, "b was enough"},
		{"dependent", `{"dependentSchemas":{"a":{"required":["b"]}}}`, `{"dependentSchemas":{"a":{"required":["b","c"]}}}`, true, "a and b were enough"},
		{"dependent gone", `{"dependentSchemas":{"a":{"required":["b"]}}}`, `{"dependentSchemas":{}}`, false, "more is allowed"},
		{"behind a reference", `{"$ref":"#/$defs/x","$defs":{"x":{"minimum":0}}}`, `{"$ref":"#/$defs/x","$defs":{"x":{"minimum":1}}}`, true, "the definition counts"},
		{"in a loop", `{"$ref":"#/$defs/x","$defs":{"x":{"properties":{"x":{"$ref":"#/$defs/x"}}}}}`, `{"$ref":"#/$defs/x","$defs":{"x":{"properties":{"x":{"$ref":"#/$defs/x"}}}}}`, false, "and it ends"},
		{"a reference instead", `{"type":"string"}`, `{"$ref":"#/$defs/x","$defs":{"x":{"type":"number"}}}`, true, "what it leads to counts"},
		{"forbidden", `{"properties":{"a":{"type":"string"}}}`, `{"properties":{"a":false}}`, true, "a was allowed"},
		{"allowed at last", `{"properties":{"a":false}}`, `{"properties":{"a":{"type":"string"}}}`, false, "more is allowed"},
	} {
		t.Run(r.name, func(t *testing.T) {
			var before, after any
			require.NoError(t, json.Unmarshal([]byte(r.before), &before))
			require.NoError(t, json.Unmarshal([]byte(r.after), &after))
			found := tightened(before, after)
			require.Equal(t, r.tighter, len(found) > 0, "%s: %v", r.reason, found)
		})
	}
}
