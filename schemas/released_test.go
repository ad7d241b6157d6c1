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
// allows too; and one of the same version is the same.
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
			after := newest(t, kind)
			for _, text := range tightened(before, after) {
				t.Errorf("%s, released in %s: %s", format, path.Base(name), text)
			}
			if strings.HasSuffix(id, ":"+version) && !reflect.DeepEqual(bare(before), bare(after)) {
				t.Errorf("%s, released in %s, is not what it was: a schema that changes has another version", format, path.Base(name))
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
	c.moved(at, b, a)
}

// moved compares what a keyword said of some values with what another, which
// stands for the rest, says of them once it is gone.
func (c *comparer) moved(at string, b, a map[string]any) {
	old, _ := b["properties"].(map[string]any)
	now, _ := a["properties"].(map[string]any)
	for _, name := range slices.Sorted(maps.Keys(old)) {
		if _, there := now[name]; !there {
			c.compare(at+"/"+name, old[name], a["additionalProperties"])
		}
	}
	if a["prefixItems"] == nil {
		prefix, _ := b["prefixItems"].([]any)
		for i, part := range prefix {
			c.compare(fmt.Sprintf("%s/%d", at, i), part, a["items"])
		}
	}
	if a["contains"] != nil && a["minContains"] == nil { // one at least
		if least, ok := b["minContains"].(float64); ok && least < 1 {
			c.tighter(at+"/minContains", "a higher bound")
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
	if c.seen(b, a) {
		return
	}
	c.compare(at, from, to)
}

// seen reports whether two parts have been compared before: references may lead
// in a loop.
func (c *comparer) seen(b, a any) bool {
	text, err := json.Marshal([]any{b, a})
	if err != nil || c.met[string(text)] {
		return true
	}
	c.met[string(text)] = true
	return false
}

// same reports whether two parts say the same, down through references.
func (c *comparer) same(b, a any) bool {
	return (&comparer{before: c.before, after: c.after, met: map[string]bool{}}).equal(b, a)
}

func (c *comparer) equal(b, a any) bool {
	switch b := b.(type) {
	case map[string]any:
		a, ok := a.(map[string]any)
		if !ok || len(a) != len(b) || (b["$ref"] == nil) != (a["$ref"] == nil) {
			return false
		}
		for name, part := range b {
			if other, there := a[name]; !there || name != "$ref" && !c.equal(part, other) {
				return false
			}
		}
		old, refers := b["$ref"].(string)
		now, _ := a["$ref"].(string)
		if !refers || c.seen(old, now) {
			return true
		}
		return c.equal(bare(c.before[strings.TrimPrefix(old, "#/$defs/")]), bare(c.after[strings.TrimPrefix(now, "#/$defs/")]))
	case []any:
		a, ok := a.([]any)
		return ok && slices.EqualFunc(b, a, c.equal)
	}
	return reflect.DeepEqual(b, a)
}

// within reports whether a bound lies no further out than one of the others: at
// least beyond it, if that one may be reached and the bound not.
func within(bound, reached, beyond any, sign float64) bool {
	n, _ := bound.(float64)
	at, ok := reached.(float64)
	if ok && sign*at >= sign*n {
		return true
	}
	past, ok := beyond.(float64)
	return ok && sign*past > sign*n
}

// types are those of the keyword type, which may be one or several.
func types(node any) []any {
	if list, ok := node.([]any); ok {
		return list
	}
	if node == nil {
		return nil
	}
	return []any{node}
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
		for _, name := range missingFrom(after, before, nil) {
			c.tighter(at, "%v is required", name)
		}
	case "enum":
		if gone := missingFrom(before, after, nil); before == nil || len(gone) > 0 {
			if value, ok := b["const"]; ok && before == nil && slices.Contains(after.([]any), value) {
				return
			}
			c.tighter(at, "fewer values: %v", gone)
		}
	case "type":
		now := types(after)
		if gone := slices.DeleteFunc(missingFrom(types(before), now, nil), func(t any) bool {
			return t == "integer" && slices.Contains(now, "number")
		}); before == nil || len(gone) > 0 {
			c.tighter(at, "another type")
		}
	case "minimum":
		if !within(after, before, nil, 1) && !within(after, b["exclusiveMinimum"], nil, 1) {
			c.tighter(below, "a higher bound")
		}
	case "exclusiveMinimum":
		if !within(after, before, b["minimum"], 1) {
			c.tighter(below, "a higher bound")
		}
	case "maximum":
		if !within(after, before, nil, -1) && !within(after, b["exclusiveMaximum"], nil, -1) {
			c.tighter(below, "a lower bound")
		}
	case "exclusiveMaximum":
		if !within(after, before, b["maximum"], -1) {
			c.tighter(below, "a lower bound")
		}
	case "minLength", "minItems", "minProperties", "minContains":
		if old, ok := before.(float64); !ok || old < after.(float64) {
			c.tighter(below, "a higher bound")
		}
	case "maxLength", "maxItems", "maxProperties", "maxContains":
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
		if gone := missingFrom(before, after, c.same); before == nil || len(gone) > 0 {
			c.tighter(below, "another choice of forms")
		}
	case "allOf":
		swapped := func(now, old any) bool { return c.same(old, now) }
		if len(missingFrom(after, before, swapped)) > 0 {
			c.tighter(below, "one more condition")
		}
	case "dependentSchemas":
		old, _ := before.(map[string]any)
		for name, part := range after.(map[string]any) {
			if !c.same(old[name], part) {
				c.tighter(below+"/"+name, "another condition")
			}
		}
	case "if", "then", "else":
		if !c.same(before, after) || !c.same(b["if"], a["if"]) {
			c.tighter(below, "another condition")
		}
	case "uniqueItems":
		if after == true && before != true {
			c.tighter(below, "each item may stand only once")
		}
	default: // const, pattern, format, multipleOf, oneOf, not, contains, prefixItems
		if !c.same(before, after) {
			c.tighter(below, "is not what it was")
		}
	}
}

// missingFrom returns the items of a list that another lacks; same may be nil.
func missingFrom(list, other any, same func(item, other any) bool) []any {
	if same == nil {
		same = reflect.DeepEqual
	}
	items, _ := list.([]any)
	there, _ := other.([]any)
	var gone []any
	for _, v := range items {
		if !slices.ContainsFunc(there, func(o any) bool { return same(v, o) }) {
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
		{"two references, one of them tighter", `{"properties":{"a":{"type":"string"},"b":{"type":"number"}}}`, `{"properties":{"a":{"$ref":"#/$defs/x"},"b":{"$ref":"#/$defs/x"}},"$defs":{"x":{"type":"string"}}}`, true, "each of them counts"},
		{"an open member instead of a loop", `{"properties":{"a":{}}}`, `{"properties":{"a":{"$ref":"#/$defs/x"}},"$defs":{"x":{"properties":{"x":{"$ref":"#/$defs/x"}}}}}`, false, "it asks for nothing, and ends"},
		{"reference in a choice", `{"anyOf":[{"$ref":"#/$defs/x"}],"$defs":{"x":{"minimum":0}}}`, `{"anyOf":[{"$ref":"#/$defs/x"}],"$defs":{"x":{"minimum":1}}}`, true, "the definition counts"},
		{"reference in forms of which one holds", `{"oneOf":[{"$ref":"#/$defs/x"}],"$defs":{"x":{"minimum":1}}}`, `{"oneOf":[{"$ref":"#/$defs/x"}],"$defs":{"x":{"minimum":0}}}`, true, "a second form may hold now"},
		{"reference in a condition", `{"allOf":[{"$ref":"#/$defs/x"}],"$defs":{"x":{"minimum":0}}}`, `{"allOf":[{"$ref":"#/$defs/x"}],"$defs":{"x":{"minimum":1}}}`, true, "the definition counts"},
		{"reference in what follows", `{"dependentSchemas":{"a":{"$ref":"#/$defs/x"}},"$defs":{"x":{"minimum":0}}}`, `{"dependentSchemas":{"a":{"$ref":"#/$defs/x"}},"$defs":{"x":{"minimum":1}}}`, true, "the definition counts"},
		{"reference in what is ruled out", `{"not":{"$ref":"#/$defs/x"},"$defs":{"x":{"minimum":1}}}`, `{"not":{"$ref":"#/$defs/x"},"$defs":{"x":{"minimum":0}}}`, true, "more is ruled out"},
		{"loop in a choice", `{"anyOf":[{"$ref":"#/$defs/x"}],"$defs":{"x":{"items":{"$ref":"#/$defs/x"}}}}`, `{"anyOf":[{"$ref":"#/$defs/x"}],"$defs":{"x":{"title":"a","items":{"$ref":"#/$defs/x"}}}}`, false, "the same, and it ends"},
		{"member left to the others", `{"properties":{"a":{}},"additionalProperties":{"type":"string"}}`, `{"additionalProperties":{"type":"string"}}`, true, "a could be a number"},
		{"member like the others", `{"properties":{"a":{"type":"string"}},"additionalProperties":{"type":"string"}}`, `{"additionalProperties":{"type":"string"}}`, false, "it says the same of a"},
		{"first item left to the others", `{"prefixItems":[true],"items":{"type":"string"}}`, `{"items":{"type":"string"}}`, true, "the first could be a number"},
		{"none needed, then one", `{"contains":{"const":1},"minContains":0,"maxContains":2}`, `{"contains":{"const":1},"maxContains":2}`, true, "without the keyword it is one"},
		{"wider type", `{"type":"string"}`, `{"type":["string","number"]}`, false, "more is allowed"},
		{"narrower type", `{"type":["string","number"]}`, `{"type":"string"}`, true, "numbers were allowed"},
		{"first type", `{}`, `{"type":"string"}`, true, "anything was allowed"},
		{"bound that may be reached", `{"exclusiveMinimum":0,"exclusiveMaximum":1}`, `{"minimum":0,"maximum":1}`, false, "more is allowed"},
		{"bound that may not be reached", `{"minimum":0}`, `{"exclusiveMinimum":0}`, true, "0 was allowed"},
		{"upper bound that may not be reached", `{"maximum":1}`, `{"exclusiveMaximum":1}`, true, "1 was allowed"},
		{"bound further out", `{"minimum":1,"maximum":2}`, `{"exclusiveMinimum":0,"exclusiveMaximum":3}`, false, "more is allowed"},
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
