package schemas_test

import (
	"encoding/json"
	"flag"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/schemas"
)

var everyConstraint = flag.Bool("constraints", false, "drop every constraint of every schema in turn")

// Each constraint of each definition is dropped in turn. A test must notice:
// some value must then be judged otherwise. The values are the examples that
// every member has, what the example documents hold, and changes of those in one
// place; objects are also tried with each word of their enumerations, with each
// member left out and with each that they lack.
func TestEveryConstraintMatters(t *testing.T) {
	if !*everyConstraint {
		t.Skip("compiles a schema for each constraint, which takes minutes: .ci/run constraints")
	}
	parts := harvest(t)
	dropped, repeats := 0, 0
	met := map[string]bool{}
	for _, kind := range schemas.Kinds() {
		defs := definitions(t, kind)
		for _, name := range slices.Sorted(maps.Keys(defs)) {
			text, err := json.Marshal(defs[name])
			require.NoError(t, err)
			if met[name+string(text)] {
				continue // the same in another schema
			}
			met[name+string(text)] = true
			all, again := constraints(defs[name])
			dropped, repeats = dropped+len(all), repeats+again
			d := dropper{t: t, kind: kind, defs: defs, name: name, parts: parts[name], values: map[string][]any{}, allowed: map[string][]bool{}}
			for _, c := range all {
				if _, known := repeated()[name+c.String()]; !known && !d.noticed(c) {
					t.Errorf("%s: nothing tests %s%s", kind, name, c)
				}
			}
		}
	}
	t.Logf("%d constraints dropped; %d types that repeat what stands beside or above them are not counted", dropped, repeats)
	require.Greater(t, dropped, 1000)
}

// repeated lists constraints without which a schema says the same, and why.
func repeated() map[string]string {
	return map[string]string{
		"goals.Review/allOf/0/if/required unit":                                         "without a unit endOfMonth is refused by else",
		"goals.Review/else/properties/endOfMonth":                                       "without a unit allOf refuses it",
		"sdm.Cell/dependentSchemas/relativeTo/if/properties/relativeTo/required effect": "every relation has it",
		"principles.Framework/if/properties/licence/required textShipped":               "every licence has it",
		"goals.TargetVersion/else/else/else/then/properties/better/enum":                "the words that the member may have in any case",
	}
}

func definitions(t *testing.T, kind string) map[string]any {
	text, err := schemas.Schema(kind)
	require.NoError(t, err)
	var s struct {
		Defs map[string]any `json:"$defs"`
	}
	require.NoError(t, json.Unmarshal(text, &s))
	return s.Defs
}

// constraint is a keyword of a schema at a place, for required one of its names.
type constraint struct{ at, keyword, name string }

func (c constraint) String() string { return strings.TrimSpace(c.at + "/" + c.keyword + " " + c.name) }

// constraints lists those of a schema, and counts the types that are there for
// readers and for validators in strict mode: beside the values that a member may
// have, and in conditions on members that have their type elsewhere.
func constraints(schema any) (all []constraint, repeats int) {
	def, _ := schema.(map[string]any)
	always, _ := def["required"].([]any)
	var walk func(node any, at string, condition bool)
	walk = func(node any, at string, condition bool) {
		s, ok := node.(map[string]any)
		if !ok {
			return
		}
		_, enum := s["enum"]
		_, value := s["const"]
		_, forms := s["oneOf"] // of members that must be there: what is no object has all of them
		for _, keyword := range slices.Sorted(maps.Keys(s)) {
			below := at + "/" + keyword
			switch keyword {
			case "$schema", "$id", "title", "description", "examples":
				continue
			case "properties", "$defs", "dependentSchemas":
				for _, name := range slices.Sorted(maps.Keys(s[keyword].(map[string]any))) {
					part := s[keyword].(map[string]any)[name]
					if keyword == "dependentSchemas" || part == false {
						all = append(all, constraint{below, name, ""})
					}
					walk(part, below+"/"+name, condition || keyword == "dependentSchemas")
				}
				continue
			case "required":
				for _, name := range s[keyword].([]any) {
					if strings.Contains(at+"/", "/if/") && (slices.Contains(always, name) || strings.Contains(at, "dependentSchemas/"+name.(string)+"/")) {
						repeats++ // it is there in any case
						continue
					}
					all = append(all, constraint{at, keyword, name.(string)})
				}
				continue
			case "maxItems":
				items, _ := s["items"].(map[string]any)
				if words, ok := items["enum"].([]any); ok && s["uniqueItems"] == true && float64(len(words)) <= s[keyword].(float64) {
					repeats++ // there are no more words
					continue
				}
			case "type":
				if enum || value || condition || (at == "" && forms) {
					repeats++
					continue
				}
			case "then", "else":
				before := len(all)
				walk(s[keyword], below, true)
				if len(all) == before {
					repeats++ // it says nothing
					continue
				}
				all = append(all, constraint{at, keyword, ""})
				continue
			case "if":
				if _, more := s["else"]; !more && strings.HasSuffix(at, "/else") {
					repeats++ // the last of a chain: what is left of the words
					continue
				}
				walk(s[keyword], below, true)
				continue // without it then and else hold nobody: they are dropped themselves
			case "allOf", "anyOf", "oneOf", "prefixItems":
				for i, part := range s[keyword].([]any) {
					walk(part, below+"/"+strconv.Itoa(i), true)
				}
			case "not", "contains":
				walk(s[keyword], below, true)
			default:
				walk(s[keyword], below, condition)
			}
			all = append(all, constraint{at, keyword, ""})
		}
	}
	walk(schema, "", false)
	return all, repeats
}

// dropper tries values against one definition.
type dropper struct {
	t       *testing.T
	kind    string
	defs    map[string]any
	name    string
	parts   []any            // what example documents hold of it
	values  map[string][]any // by member, "" for the object
	allowed map[string][]bool
}

// noticed reports whether a value is judged otherwise without c.
func (d *dropper) noticed(c constraint) bool {
	// What is said of a member is tried on the member alone.
	def := d.defs[d.name].(map[string]any)
	root, inside := any(def), ""
	if tokens := strings.SplitN(c.at, "/", 4); len(tokens) > 2 && tokens[1] == "properties" {
		inside = tokens[2]
		root = def["properties"].(map[string]any)[inside]
		c.at = strings.TrimPrefix(c.at, "/properties/"+inside)
	}
	if _, made := d.values[inside]; !made {
		var values []any
		if inside == "" {
			values = d.objects(def)
		} else {
			values = d.members(root.(map[string]any))
		}
		whole := d.judge(root)
		met := map[string]bool{}
		for _, v := range values {
			text, err := json.Marshal(v)
			require.NoError(d.t, err)
			if met[string(text)] || len(met) == mostValues {
				continue
			}
			met[string(text)] = true
			d.values[inside] = append(d.values[inside], v)
			d.allowed[inside] = append(d.allowed[inside], len(whole(v)) == 0)
		}
	}
	restore := drop(d.t, root, c)
	without := d.judge(root)
	restore()
	for i, v := range d.values[inside] {
		if d.allowed[inside][i] != (len(without(v)) == 0) {
			return true
		}
	}
	return false
}

// most values that are tried on one definition.
const mostValues = 20000

// judge compiles a part of the schema, with the definitions that it needs.
func (d *dropper) judge(root any) func(any) []string {
	need := map[string]any{}
	var reach func(node any)
	reach = func(node any) {
		switch n := node.(type) {
		case map[string]any:
			if ref, ok := n["$ref"].(string); ok {
				name := strings.TrimPrefix(ref, "#/$defs/")
				if _, met := need[name]; !met {
					need[name] = d.defs[name]
					reach(d.defs[name])
				}
			}
			for _, v := range n {
				reach(v)
			}
		case []any:
			for _, v := range n {
				reach(v)
			}
		}
	}
	reach(root)
	text, err := json.Marshal(map[string]any{"$schema": "https://json-schema.org/draft/2020-12/schema", "allOf": []any{root}, "$defs": need})
	require.NoError(d.t, err)
	judge, err := schemas.Altered(d.kind, text)
	require.NoError(d.t, err)
	return judge
}

// members returns values to try on a member: its examples, changed in one place
// and pushed over every bound.
func (d *dropper) members(s map[string]any) []any {
	var all []any
	examples, _ := s["examples"].([]any)
	for _, example := range examples {
		all = append(append(all, example), changes(d.t, example)...)
		all = append(append(all, beyond(s, example)...), d.inner(s, example, words(s))...)
		// One level down: the items of a list and the values of an object.
		below, isItems := s["items"].(map[string]any)
		for _, v := range oddValues() {
			if isItems {
				all = append(all, []any{v})
			}
		}
		if list, ok := example.([]any); ok && isItems && len(list) > 0 {
			for _, v := range beyond(below, list[0]) {
				all = append(all, append([]any{v}, list[1:]...))
			}
		}
		if object, ok := example.(map[string]any); ok {
			values, _ := s["additionalProperties"].(map[string]any)
			for _, v := range oddValues() {
				all = append(all, with(object, "org.example.more", v), with(object, "more", v))
			}
			for name, old := range object {
				for _, v := range beyond(values, old) {
					all = append(all, with(object, name, v))
				}
				all = append(all, with(without(object, name), "no such name", old))
			}
		}
	}
	return append(all, oddValues()...)
}

// objects returns values to try on a definition.
func (d *dropper) objects(def map[string]any) []any {
	properties, _ := def["properties"].(map[string]any)
	made := map[string]any{}
	for name, p := range properties {
		if s, ok := p.(map[string]any); ok {
			if examples, _ := s["examples"].([]any); len(examples) > 0 {
				made[name] = examples[0]
			}
		}
	}
	smallest := map[string]any{}
	said := words(map[string]any{"if": def["if"], "then": def["then"], "else": def["else"], "allOf": def["allOf"], "dependentSchemas": def["dependentSchemas"]})
	required, _ := def["required"].([]any)
	for _, name := range required {
		smallest[name.(string)] = made[name.(string)]
	}
	all := slices.Clone(d.parts) // with their faults, from testdata/invalid
	var deep []any
	shapes := map[string]bool{}
	for _, base := range append([]any{made, smallest}, d.parts...) {
		members, _ := base.(map[string]any)
		shape := strings.Join(slices.Sorted(maps.Keys(members)), " ")
		if shapes[shape] || len(shapes) == 10 {
			continue
		}
		shapes[shape] = true
		object, ok := base.(map[string]any)
		if !ok {
			continue
		}
		all = append(append(all, object), changes(d.t, object)...)
		for _, form := range append(forms(object, properties), spoken(object, said)...) {
			all = append(all, form)
			form = d.mended(def, form, made)
			all = append(all, form)
			for _, name := range slices.Sorted(maps.Keys(properties)) {
				if _, there := form[name]; there {
					all = append(all, without(form, name))
					for _, v := range beyond(properties[name], form[name]) {
						all = append(all, with(form, name, v))
					}
					for _, v := range examplesOf(properties[name]) {
						all = append(all, with(form, name, v))
					}
					for _, v := range d.inner(properties[name], form[name], said) {
						deep = append(deep, with(form, name, v))
						for number, n := range form {
							if _, ok := n.(float64); ok {
								deep = append(deep, with(with(form, name, v), number, -1))
							}
						}
					}
				} else if v, ok := made[name]; ok {
					all = append(all, with(form, name, v))
				}
			}
		}
	}
	return append(all, deep...)
}

// inner are other forms of a member that is an object, or a list of objects.
func (d *dropper) inner(schema, value any, said []any) []any {
	s, _ := schema.(map[string]any)
	list, isList := value.([]any)
	if isList {
		s, _ = s["items"].(map[string]any)
		if len(list) > 0 {
			value = list[0]
		}
	}
	ref, _ := s["$ref"].(string)
	def, _ := d.defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
	properties, _ := def["properties"].(map[string]any)
	object, ok := value.(map[string]any)
	if !ok {
		return nil
	}
	var all []any
	for _, form := range forms(object, properties) {
		all = append(all, form)
	}
	for _, name := range slices.Sorted(maps.Keys(properties)) {
		all = append(all, without(object, name))
		for _, v := range append(beyond(properties[name], object[name]), said...) {
			all = append(all, with(object, name, v))
			if _, ok := object[name].([]any); ok {
				all = append(all, with(object, name, []any{v}))
			}
		}
	}
	if isList {
		for i, v := range all {
			all[i] = []any{v}
		}
		for _, form := range forms(object, properties) {
			all = append(all, []any{form, form}, append([]any{form}, list[1:]...))
		}
	}
	return all
}

// words are the values that a schema names anywhere, and texts that are blank or
// longer than it says.
func words(node any) []any {
	var all []any
	switch n := node.(type) {
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(n)) {
			switch v := n[name].(type) {
			case []any:
				if name == "enum" {
					all = append(all, v...)
					continue
				}
			case string:
				if name == "const" {
					all = append(all, v)
					continue
				}
			}
			if n, ok := n[name].(float64); ok && name == "maxLength" {
				all = append(all, " ", strings.Repeat("x", int(n)+1))
			}
			if name != "examples" {
				all = append(all, words(n[name])...)
			}
		}
	case []any:
		for _, v := range n {
			all = append(all, words(v)...)
		}
	}
	return all
}

// mended leaves out members of an object that may not stand there and adds those
// that must, until the schema allows it or nothing helps.
func (d *dropper) mended(def, object, made map[string]any) map[string]any {
	judge := d.judge(def)
	for range 6 {
		places := judge(object)
		if len(places) == 0 {
			break
		}
		object = maps.Clone(object)
		for _, place := range places {
			node := any(map[string]any{"allOf": []any{any(def)}})
			last := place[strings.LastIndexByte(place, '/')+1:]
			for token := range strings.SplitSeq(place[1:], "/") {
				switch n := node.(type) {
				case map[string]any:
					node = n[token]
				case []any:
					k, _ := strconv.Atoi(token)
					node = n[k]
				}
			}
			tokens := strings.Split(place, "/")
			if name := tokens[len(tokens)-2]; last == "const" && object[name] != nil {
				object[name] = node
				continue
			}
			switch n := node.(type) {
			case bool:
				delete(object, last)
			case []any:
				if last != "required" {
					continue
				}
				for _, name := range n {
					if _, there := object[name.(string)]; !there {
						object[name.(string)] = made[name.(string)]
					}
				}
			}
		}
	}
	return object
}

func examplesOf(schema any) []any {
	s, _ := schema.(map[string]any)
	examples, _ := s["examples"].([]any)
	return examples
}

// spoken are an object with the words of the conditions in its texts.
func spoken(object map[string]any, said []any) []map[string]any {
	var all []map[string]any
	for _, name := range slices.Sorted(maps.Keys(object)) {
		if _, ok := object[name].(string); ok {
			for _, word := range said[:min(len(said), 5)] {
				all = append(all, with(object, name, word))
			}
		}
	}
	return all
}

// forms are an object with each word of its enumerations, and each truth.
func forms(object, properties map[string]any) []map[string]any {
	all := []map[string]any{object}
	for _, name := range slices.Sorted(maps.Keys(properties)) {
		s, _ := properties[name].(map[string]any)
		words, _ := s["enum"].([]any)
		if s["type"] == "boolean" {
			words = []any{true, false}
		}
		for _, word := range words {
			all = append(all, with(object, name, word))
		}
	}
	return all
}

// beyond returns what lies just outside the bounds of s, starting from a value
// within.
func beyond(schema, within any) []any {
	s, ok := schema.(map[string]any)
	if !ok {
		return nil
	}
	all := append(oddValues(), true, false, 1e-12, -1e-12)
	all = append(all, words(s)...)
	if n, ok := s["multipleOf"].(float64); ok {
		all = append(all, n/3, n*1.5)
	}
	for _, keyword := range []string{"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"} {
		if n, ok := s[keyword].(float64); ok {
			all = append(all, n, n-1, n+1, n-0.5, n+0.5)
		}
	}
	if n, ok := s["maxLength"].(float64); ok {
		all = append(all, strings.Repeat("x", int(n)+1))
		if text, ok := within.(string); ok {
			all = append(all, text+strings.Repeat("0", int(n)), text+"-"+strings.Repeat("x", int(n)), text+strings.Repeat(" x", int(n)))
		}
	}
	if list, ok := within.([]any); ok && len(list) > 0 {
		if n, ok := s["maxItems"].(float64); ok {
			long := make([]any, int(n)+1)
			for i := range long {
				long[i] = list[i%len(list)]
			}
			all = append(all, long)
			// Where no item may stand twice, the items must differ.
			different := make([]any, int(n)+1)
			for i := range different {
				if _, ok := list[0].(string); ok {
					different[i] = "x" + strconv.Itoa(i)
				} else {
					different[i] = list[0]
				}
			}
			all = append(all, different)
		}
		all = append(all, []any{}, []any{list[0]}, []any{list[0], list[0]})
	}
	return all
}

func with(object map[string]any, name string, v any) map[string]any {
	out := maps.Clone(object)
	out[name] = v
	return out
}

func without(object map[string]any, name string) map[string]any {
	out := maps.Clone(object)
	delete(out, name)
	return out
}

// changes are the one-place mutants of a value.
func changes(t *testing.T, v any) []any {
	var all []any
	text, err := json.Marshal(v)
	require.NoError(t, err)
	var own any // mutants changes it for a moment
	require.NoError(t, json.Unmarshal(text, &own))
	mutants(own, 1, func(m mutant) {
		var doc any
		require.NoError(t, json.Unmarshal(m.doc, &doc))
		all = append(all, doc)
	})
	return all
}

// harvest returns, by definition, what the documents hold of it.
func harvest(t *testing.T) map[string][]any {
	parts := map[string][]any{}
	met := map[string]bool{}
	invalid := map[string][][]byte{}
	for _, c := range invalidCases(t) {
		invalid[c.kind] = append(invalid[c.kind], c.doc)
	}
	for _, kind := range schemas.Kinds() {
		defs := definitions(t, kind)
		var visit func(schema, value any)
		visit = func(schema, value any) {
			s, _ := schema.(map[string]any)
			if ref, ok := s["$ref"].(string); ok {
				name := strings.TrimPrefix(ref, "#/$defs/")
				object, _ := value.(map[string]any)
				text, err := json.Marshal(object)
				require.NoError(t, err)
				shape := name + " " + string(text)
				if !met[shape] {
					met[shape] = true
					parts[name] = append(parts[name], value)
				}
				visit(defs[name], value)
				return
			}
			switch v := value.(type) {
			case map[string]any:
				properties, _ := s["properties"].(map[string]any)
				for name, below := range v {
					if p, ok := properties[name]; ok {
						visit(p, below)
					} else {
						visit(s["additionalProperties"], below)
					}
				}
			case []any:
				for _, below := range v {
					visit(s["items"], below)
				}
			}
		}
		text, err := schemas.Schema(kind)
		require.NoError(t, err)
		var root any
		require.NoError(t, json.Unmarshal(text, &root))
		for _, doc := range append(wholeDocuments(t, kind), invalid[kind]...) {
			var value any
			require.NoError(t, json.Unmarshal(doc, &value))
			visit(map[string]any{"$ref": root.(map[string]any)["$ref"]}, value)
		}
	}
	return parts
}

// wholeDocuments are the examples of a kind.
func wholeDocuments(t *testing.T, kind string) [][]byte {
	names, err := fs.Glob(schemas.FS, "examples/"+kind+"/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	var all [][]byte
	for _, name := range names {
		data, err := schemas.FS.ReadFile(name)
		require.NoError(t, err)
		all = append(all, data)
	}
	return all
}

// drop takes a constraint out of a schema, and returns what puts it back.
func drop(t *testing.T, schema any, c constraint) func() {
	node := schema
	for token := range strings.SplitSeq(strings.TrimPrefix(c.at, "/"), "/") {
		if c.at == "" {
			break
		}
		token = strings.NewReplacer("~1", "/", "~0", "~").Replace(token)
		switch n := node.(type) {
		case map[string]any:
			node = n[token]
		case []any:
			i, err := strconv.Atoi(token)
			require.NoError(t, err)
			node = n[i]
		}
	}
	object, ok := node.(map[string]any)
	require.True(t, ok, c)
	old := object[c.keyword]
	if c.name == "" {
		delete(object, c.keyword)
	} else {
		object[c.keyword] = slices.DeleteFunc(slices.Clone(old.([]any)), func(v any) bool { return v == c.name })
	}
	return func() { object[c.keyword] = old }
}
