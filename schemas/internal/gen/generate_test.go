package gen_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/doc/comment"
	"maps"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/invopop/jsonschema"

	"github.com/concord-sdm/concord/internal/date"
	"github.com/concord-sdm/concord/internal/ident"
	"github.com/concord-sdm/concord/principles"
)

const (
	module = "github.com/concord-sdm/concord"
	here   = module + "/schemas/internal/gen"
)

// generate returns the text of one schema, with examples taken from samples,
// example documents of that kind.
func generate(d document, samples []any) ([]byte, error) {
	types := map[string]reflect.Type{}
	reach(reflect.TypeOf(d.of), types)
	r := &jsonschema.Reflector{Anonymous: true, Mapper: mapper, Namer: namer, CommentMap: map[string]string{}}
	for _, t := range types {
		comments, err := commentsOf(strings.TrimPrefix(t.PkgPath(), module+"/"))
		if err != nil {
			return nil, err
		}
		maps.Copy(r.CommentMap, comments)
	}
	root := reflect.TypeOf(d.of)
	s := r.ReflectFromType(root)
	kind, version, _ := strings.Cut(d.format, "/")
	s.ID = jsonschema.ID("urn:concord:schema:" + kind + ":" + version)
	s.Title, s.Description = title(root.Name()), plain(r.CommentMap[root.PkgPath()+"."+root.Name()])
	for name, def := range s.Definitions {
		t := types[name]
		if t == nil {
			return nil, fmt.Errorf("%s: no type for this definition", name)
		}
		def.Title, def.Description = title(t.Name()), plain(r.CommentMap[t.PkgPath()+"."+t.Name()])
		describe(name, def, t, r.CommentMap)
		if format := formatOf(t); format != "" { // the document, or one that it holds
			member(def, "format").Const = format
		}
		if rule := rules()[name]; rule != nil {
			rule(def)
		}
	}
	typed(s, "")
	exemplify(s, samples)
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(s)
	return visible(b.Bytes()), err
}

// visible escapes the spaces of a JSON text that nobody could tell apart.
func visible(text []byte) []byte {
	var b bytes.Buffer
	for _, r := range string(text) {
		if r > unicode.MaxASCII && unicode.IsSpace(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
			continue
		}
		b.WriteRune(r)
	}
	return b.Bytes()
}

// formatOf returns the format of a type that is a document.
func formatOf(t reflect.Type) string {
	for _, d := range documents() {
		if reflect.TypeOf(d.of) == t {
			return d.format
		}
	}
	return ""
}

var commentCache sync.Map

// commentsOf returns the comments of the package at a path of the module. They
// are read once, as many documents share them.
func commentsOf(rel string) (map[string]string, error) {
	if c, ok := commentCache.Load(rel); ok {
		return c.(map[string]string), nil
	}
	var r jsonschema.Reflector
	err := r.AddGoComments(here, "../../../"+rel, jsonschema.WithFullComment())
	commentCache.Store(rel, r.CommentMap)
	return r.CommentMap, err
}

// namer tells types of the same name in two packages apart.
func namer(t reflect.Type) string {
	if t.Name() == "" {
		return ""
	}
	return path.Base(t.PkgPath()) + "." + t.Name()
}

// reach collects the struct types of the module that t is made of.
func reach(t reflect.Type, into map[string]reflect.Type) {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
		reach(t.Elem(), into)
	case reflect.Struct:
		if into[namer(t)] != nil {
			return
		}
		into[namer(t)] = t
		for f := range t.Fields() {
			reach(f.Type, into)
		}
	}
}

// words returns the words of an enumeration: what its method Values returns.
func words(t reflect.Type) []any {
	values, ok := t.MethodByName("Values")
	if !ok || t.Kind() != reflect.String {
		return nil
	}
	var all []any
	for _, v := range values.Func.Call([]reflect.Value{reflect.Zero(t)})[0].Seq2() {
		all = append(all, v.String())
	}
	return all
}

// mapper gives the types that are texts their form. It returns a new schema at
// each call: a shared one would take up what is said about its neighbours.
func mapper(t reflect.Type) *jsonschema.Schema {
	switch t {
	case reflect.TypeFor[date.Date]():
		return &jsonschema.Schema{Type: "string", Pattern: datePattern}
	case reflect.TypeFor[date.Instant]():
		return &jsonschema.Schema{Type: "string", Pattern: instantPattern}
	case reflect.TypeFor[json.RawMessage]():
		return &jsonschema.Schema{Not: &jsonschema.Schema{Type: "null"}}
	case reflect.TypeFor[principles.Text]():
		return &jsonschema.Schema{
			Type: "object", PropertyNames: &jsonschema.Schema{Pattern: ident.LanguagePattern}, MinProperties: new(uint64(1)),
			AdditionalProperties: &jsonschema.Schema{Type: "string", Pattern: notBlank, MaxLength: new(uint64(maxText))},
		}
	}
	if all := words(t); all != nil {
		return &jsonschema.Schema{Type: "string", Enum: all}
	}
	if t.Kind() == reflect.Struct && !strings.HasPrefix(t.PkgPath(), module) {
		panic("a document holds a type that JSON Schema cannot be told of: " + t.String())
	}
	return nil
}

// describe gives every member its title, description and form.
func describe(in string, def *jsonschema.Schema, t reflect.Type, comments map[string]string) {
	fields := map[string]reflect.StructField{}
	for f := range t.Fields() {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		fields[name] = f
	}
	for p := def.Properties.Oldest(); p != nil; p = p.Next() {
		f := fields[p.Key]
		s := p.Value
		s.Title = title(f.Name)
		s.Description = plain(comments[t.PkgPath()+"."+t.Name()+"."+f.Name])
		form(in, p.Key, s, slices.Contains(def.Required, p.Key))
	}
}

// form gives texts the pattern that goes with their name and the definition
// they stand in.
func form(in, name string, s *jsonschema.Schema, required bool) {
	switch {
	case name == "extensions":
		s.PropertyNames = &jsonschema.Schema{Pattern: ident.ExtensionPattern}
	case s.Type == "string" && s.Enum == nil && s.Pattern == "" && name != "format":
		switch {
		case isID(in, name):
			s.Pattern = ident.IDPattern
		case name == "language" || name == "lang":
			s.Pattern = ident.LanguagePattern
		case required:
			s.MinLength = new(uint64(1))
		}
	case s.Type == "array" && s.Items != nil && s.Items.Type == "string" && s.Items.Enum == nil && s.Items.Pattern == "":
		if isID(in, name) {
			s.Items.Pattern = ident.IDPattern
		} else {
			s.Items.MinLength = new(uint64(1))
		}
	case s.Type == "object" && s.AdditionalProperties != nil && isID(in, name):
		s.PropertyNames = &jsonschema.Schema{Pattern: ident.IDPattern}
	}
}

// plain turns a Go comment into plain text, one line for each paragraph.
func plain(text string) string {
	parser := comment.Parser{LookupSym: func(string, string) bool { return true }}
	printer := comment.Printer{TextWidth: -1}
	return strings.TrimSpace(string(printer.Text(parser.Parse(text))))
}

var wordStart = regexp.MustCompile(`[A-Z]+[a-z0-9]*|[a-z0-9]+`)

// title turns a Go name into words: SmallestLead is "Smallest lead".
func title(name string) string {
	words := wordStart.FindAllString(name, -1)
	for i, w := range words {
		if i > 0 && !(len(w) > 1 && unicode.IsUpper(rune(w[1]))) {
			words[i] = strings.ToLower(w)
		}
	}
	return strings.Join(words, " ")
}

func member(def *jsonschema.Schema, name string) *jsonschema.Schema {
	s, ok := def.Properties.Get(name)
	if !ok {
		panic("no member " + name + " in " + def.Title)
	}
	return s
}
