package schemas_test

import (
	"encoding/json"
	"io/fs"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v5"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/schemas"
)

// Each constraint of each definition is dropped in turn. A test must notice:
// some value must then be judged otherwise. The values are the examples that
// every member has, what the example documents hold, and changes of those in one
// place; objects are also tried with each word of their enumerations, with each
// member left out and with each that they lack.
func TestEveryConstraintMatters(t *testing.T) {
	if raceEnabled {
		t.Skip("one goroutine for each schema; minutes under the race detector")
	}
	parts := harvest(t)
	var noticed, dropped, repeats atomic.Int64
	t.Run("kinds", func(t *testing.T) {
		met := map[string]bool{}
		for _, kind := range schemas.Kinds() {
			defs := definitions(t, kind)
			var names []string
			for _, name := range slices.Sorted(maps.Keys(defs)) {
				text, err := json.Marshal(defs[name])
				require.NoError(t, err)
				if !met[name+string(text)] { // else it is the same in another schema
					met[name+string(text)] = true
					names = append(names, name)
				}
			}
			t.Run(kind, func(t *testing.T) {
				t.Parallel()
				compiled, err := schemas.Definitions(kind)
				require.NoError(t, err)
				for _, name := range names {
					all, again := constraints(defs, name)
					d := dropper{t: t, defs: defs, name: name, schema: compiled[name], parts: parts[name]}
					missed := d.missed(all)
					for _, c := range missed {
						t.Errorf("nothing tests %s%s", name, c)
					}
					dropped.Add(int64(len(all)))
					noticed.Add(int64(len(all) - len(missed)))
					repeats.Add(int64(again))
				}
			})
		}
	})
	t.Logf("%d of %d dropped constraints noticed: %.1f %%; %d types and names that repeat what stands beside or above them are not counted",
		noticed.Load(), dropped.Load(), 100*float64(noticed.Load())/float64(dropped.Load()), repeats.Load())
	require.Greater(t, dropped.Load(), int64(1000))
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

// constraints lists those of a schema, and counts the types and names that are
// there for readers, for validators in strict mode and for faults that say one
// thing once: types beside the values that a member may have, types in conditions
// on members that have their type elsewhere, and members that a condition asks for
// though they must be there in any case.
func constraints(defs map[string]any, name string) (all []constraint, repeats int) {
	schema := defs[name]
	def, _ := schema.(map[string]any)
	// memberAt is the member that a condition at a place is about.
	memberAt := func(at string) map[string]any {
		i := strings.LastIndex(at, "/properties/")
		if i < 0 || strings.Contains(at[i+len("/properties/"):], "/") {
			return nil
		}
		properties, _ := def["properties"].(map[string]any)
		s, _ := properties[at[i+len("/properties/"):]].(map[string]any)
		return s
	}
	// always are the names that the object at a place has in any case.
	always := func(at string) []any {
		from := def
		into := func(schema any) {
			from, _ = schema.(map[string]any)
			if ref, ok := from["$ref"].(string); ok {
				from, _ = defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
			}
		}
		tokens := strings.Split(at, "/")[1:]
		for i := 0; i < len(tokens); i++ {
			switch tokens[i] {
			case "properties":
				i++
				properties, _ := from["properties"].(map[string]any)
				into(properties[tokens[i]])
			case "items", "contains":
				into(from["items"])
			case "prefixItems":
				i++
				into(from["items"])
			case "allOf", "anyOf", "oneOf", "dependentSchemas":
				i++ // about the same object
			}
		}
		names, _ := from["required"].([]any)
		return names
	}
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
					asks := strings.Contains(at+"/", "/if/") || strings.Contains(at+"/", "/contains/")
					if asks && (slices.Contains(always(at), name) || strings.Contains(at, "dependentSchemas/"+name.(string)+"/")) {
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
			case "enum":
				if own := memberAt(at); condition && own != nil && cmp.Equal(s[keyword], own["enum"]) {
					repeats++ // the words that the member may have in any case
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
	t      *testing.T
	defs   map[string]any // of the whole schema
	name   string
	schema *jsonschema.Schema
	parts  []any     // what example documents hold of it
	open   []attempt // what nothing noticed yet
}

// about reports whether an open constraint is about a member, or part of a
// condition that may be.
func (d *dropper) about(name string) bool {
	return slices.ContainsFunc(d.open, func(a attempt) bool {
		return strings.Contains(a.beside, `"`+name+`":`) || a.c.name == name || strings.Contains(a.place+"/", "/"+name+"/")
	})
}

// mostValues are tried on one definition or member.
const mostValues = 20000

// missed returns the constraints that no value notices.
func (d *dropper) missed(all []constraint) []constraint {
	// What is said of a member is tried on the member alone.
	def := d.defs[d.name].(map[string]any)
	inside := map[string][]constraint{}
	for _, c := range all {
		name := ""
		if tokens := strings.SplitN(c.at, "/", 4); len(tokens) > 2 && tokens[1] == "properties" {
			name = tokens[2]
		}
		inside[name] = append(inside[name], c)
	}
	var missed []constraint
	for _, name := range slices.Sorted(maps.Keys(inside)) {
		schema, at, values := d.schema, "", d.objects(def)
		if name != "" {
			schema, at = d.schema.Properties[name], "/properties/"+name
			values = d.members(def["properties"].(map[string]any)[name].(map[string]any))
		}
		d.open = nil
		for _, c := range inside[name] {
			a := newAttempt(d.t, schema, constraint{strings.TrimPrefix(c.at, at), c.keyword, c.name})
			if block, _, ok := strings.Cut(c.at+"/", "/if/"); ok {
				said := maps.Clone(follow(def, block).(map[string]any))
				if block == "" {
					delete(said, "properties") // its own
				}
				text, err := json.Marshal(said)
				require.NoError(d.t, err)
				a.beside = string(text)
			}
			d.open = append(d.open, a)
		}
		d.try(schema, values)
		for _, a := range d.open {
			a.c.at = at + a.c.at
			missed = append(missed, a.c)
		}
	}
	return missed
}

// try tries values until nothing is open.
func (d *dropper) try(schema *jsonschema.Schema, values iter.Seq[any]) {
	met := map[string]bool{}
	for v := range values {
		text, err := json.Marshal(v)
		require.NoError(d.t, err)
		if met[string(text)] {
			continue
		}
		met[string(text)] = true
		refusal := schema.Validate(v)
		places := leaves(refusal, nil)
		d.open = slices.DeleteFunc(d.open, func(a attempt) bool {
			if !a.concerns(places) {
				return false
			}
			a.drop()
			defer a.restore()
			return (schema.Validate(v) == nil) != (refusal == nil)
		})
		if len(d.open) == 0 || len(met) == mostValues {
			return
		}
	}
}

// members returns values to try on a member: its examples, changed in one place
// and pushed over every bound.
func (d *dropper) members(s map[string]any) iter.Seq[any] {
	all := oddValues()
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
	return slices.Values(all)
}

// objects returns values to try on a definition, those first that notice most.
func (d *dropper) objects(def map[string]any) iter.Seq[any] {
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
	var bases []map[string]any
	shapes := map[string]bool{}
	for _, base := range append([]any{made, smallest}, d.parts...) {
		object, ok := base.(map[string]any)
		shape := strings.Join(slices.Sorted(maps.Keys(object)), " ")
		if ok && !shapes[shape] && len(bases) < 10 {
			shapes[shape] = true
			bases = append(bases, object)
		}
	}
	return func(yield func(any) bool) {
		try := func(all ...any) bool { // to go on
			return !slices.ContainsFunc(all, func(v any) bool { return !yield(v) })
		}
		if !try(d.parts...) { // with their faults, from testdata/invalid
			return
		}
		for _, base := range bases {
			if !try(base) || !try(changes(d.t, base)...) {
				return
			}
		}
		var mended []map[string]any
		for _, base := range bases {
			for _, form := range append(forms(base, properties), spoken(base, said)...) {
				mended = append(mended, d.mended(def, form, made))
				if !try(form, mended[len(mended)-1]) || !d.around(mended[len(mended)-1], made, properties, try) {
					return
				}
			}
		}
		for _, form := range mended {
			if !d.within(form, properties, said, try) {
				return
			}
		}
	}
}

// around tries an object without each member, with other values of each, and
// with each that it lacks.
func (d *dropper) around(form, made, properties map[string]any, try func(...any) bool) bool {
	for _, name := range slices.Sorted(maps.Keys(properties)) {
		old, there := form[name]
		if !d.about(name) {
			continue
		}
		if !there {
			if v, ok := made[name]; ok && !try(with(form, name, v)) {
				return false
			}
			continue
		}
		if !try(without(form, name)) {
			return false
		}
		for _, v := range append(examplesOf(properties[name]), beyond(properties[name], old)...) {
			if !try(with(form, name, v)) {
				return false
			}
		}
	}
	return true
}

// within tries an object with other forms of the objects in it, and each of them
// also with a number that is negative.
func (d *dropper) within(form, properties map[string]any, said []any, try func(...any) bool) bool {
	for _, name := range slices.Sorted(maps.Keys(properties)) {
		if _, there := form[name]; !there || !d.about(name) {
			continue
		}
		starts := append([]any{form[name]}, examplesOf(properties[name])...)
		for _, start := range starts {
			for _, v := range d.inner(properties[name], start, said) {
				if !try(with(form, name, v)) {
					return false
				}
				for _, number := range slices.Sorted(maps.Keys(form)) {
					if _, ok := form[number].(float64); ok && !try(with(with(form, name, v), number, -1)) {
						return false
					}
				}
			}
		}
	}
	return true
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
		for _, name := range slices.Sorted(maps.Keys(object)) {
			all = append(all, without(form, name))
		}
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

// words are the values that a schema names anywhere, numbers on and beside its
// bounds, and texts that are blank or longer than it says.
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
			if n, ok := n[name].(float64); ok {
				switch name {
				case "maxLength":
					all = append(all, " ", strings.Repeat("x", int(n)+1))
				case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum":
					all = append(all, n, n-1, n+1)
				}
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
	for range 6 {
		places := schemas.Refusals(d.schema.Validate(object))
		if len(places) == 0 {
			break
		}
		object = maps.Clone(object)
		for _, place := range places {
			own, ok := strings.CutPrefix(place, "/$defs/"+d.name+"/")
			if !ok {
				continue // in what it refers to
			}
			node := follow(def, "/"+own)
			last := own[strings.LastIndexByte(own, '/')+1:]
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

// follow returns what a pointer without escapes leads to.
func follow(node any, pointer string) any {
	for token := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		switch n := node.(type) {
		case map[string]any:
			if pointer != "" {
				node = n[token]
			}
		case []any:
			k, _ := strconv.Atoi(token)
			node = n[k]
		}
	}
	return node
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

func without[V any](object map[string]V, name string) map[string]V {
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
