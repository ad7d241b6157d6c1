package schemas_test

import (
	"bufio"
	"encoding/json"
	"flag"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/schemas"
)

// mutant is a document that differs from another in one place.
type mutant struct {
	pointer, what string
	doc           []byte
	edit          edit
}

// edit is how a mutant is made, for a program that has the document it is made
// from.
type edit struct {
	At    []any  `json:"at"`    // names and indexes down to the place
	Do    string `json:"do"`    // set, delete, upper (the name in capitals) or repeat (the first item)
	Value any    `json:"value"` // for set
}

// oddValues stand in every place in turn.
func oddValues() []any {
	return []any{"", " ", "a b", "zzz", "EN", "2026-02-30", 0, -1, 1.5, 1e300, true, nil, []any{}, map[string]any{}}
}

// mutants calls yield with every document that differs from doc in one place. Of
// places that differ only in the numbers of items, at most most are changed; 0 is
// all of them.
func mutants(doc any, most int, yield func(m mutant)) {
	var path []any
	met := map[string]int{}
	root := doc
	emit := func(pointer, what string, e edit) {
		data, err := json.Marshal(root)
		if err != nil {
			panic(err)
		}
		e.At = append([]any{}, e.At...)
		yield(mutant{pointer, what, data, e})
	}
	var visit func(v any, pointer string, set func(any))
	visit = func(v any, pointer string, set func(any)) {
		place := number.ReplaceAllString(pointer, "/*")
		if met[place]++; most > 0 && met[place] > most {
			return
		}
		for _, o := range oddValues() {
			text, _ := json.Marshal(o)
			set(o)
			emit(pointer, "is "+string(text), edit{path, "set", o})
		}
		set(v)
		switch v := v.(type) {
		case map[string]any:
			for _, name := range slices.Sorted(maps.Keys(v)) {
				old, at := v[name], pointer+"/"+fault.EscapeToken(name)
				path = append(path, name)
				delete(v, name)
				emit(at, "is left out", edit{path, "delete", nil})
				v[strings.ToUpper(name)] = old
				emit(at, "is in upper case", edit{path, "upper", nil})
				delete(v, strings.ToUpper(name))
				v[name] = old
				visit(old, at, func(x any) { v[name] = x })
				path = path[:len(path)-1]
			}
			v["extra"] = 1
			emit(pointer+"/extra", "is added", edit{append(slices.Clone(path), "extra"), "set", 1})
			delete(v, "extra")
		case []any:
			if len(v) > 0 {
				set(append(slices.Clone(v), v[0]))
				emit(pointer, "repeats an item", edit{path, "repeat", nil})
				set(v)
			}
			for i := range v {
				path = append(path, i)
				visit(v[i], pointer+"/"+strconv.Itoa(i), func(x any) { v[i] = x })
				path = path[:len(path)-1]
			}
		}
	}
	visit(doc, "", func(x any) { root = x })
}

// most is how many items of a list are changed one by one: all of a document,
// two of each list of a report.
func most(kind string) int {
	if judges()[kind] == nil {
		return 2
	}
	return 0
}

// invalidCase is a file of testdata/invalid: an example document, changed in one
// place, and where and by which keyword it is refused.
type invalidCase struct {
	name, kind string
	doc        []byte

	Reason  string          `json:"reason"`
	Example string          `json:"example"`
	At      string          `json:"at"`
	Value   json.RawMessage `json:"value"`
	Pointer string          `json:"pointer"`
	Keyword string          `json:"keyword"`
}

func invalidCases(t *testing.T) []invalidCase {
	names, err := filepath.Glob("testdata/invalid/*/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	var all []invalidCase
	for _, name := range names {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		c := invalidCase{name: name, kind: path.Base(path.Dir(filepath.ToSlash(name)))}
		require.NoError(t, json.Unmarshal(data, &c), name)
		c.doc = changed(t, read(t, c.kind+"/"+c.Example), c.At, c.Value)
		all = append(all, c)
	}
	return all
}

// listed is a line of the file that tools/schemas/check.mjs reads: a document,
// or an edit of the last document before it.
type listed struct {
	Kind    string          `json:"kind"`
	Name    string          `json:"name"`
	Doc     json.RawMessage `json:"doc,omitempty"`
	Edit    *edit           `json:"edit,omitempty"`
	Allowed bool            `json:"allowed"`
	Place   string          `json:"place,omitempty"`
}

var casesFile = flag.String("cases", "", "write every case for another validator to this file")

// TestCases has files of testdata/invalid for each kind; with -cases it writes
// them, the examples and every mutant of those to a file, with the verdict, for a
// validator that is not Go's.
func TestCases(t *testing.T) {
	refused := map[string]int{}
	all := invalidCases(t)
	for _, c := range all {
		refused[c.kind]++
	}
	for _, kind := range schemas.Kinds() {
		require.Positive(t, refused[kind], "%s has no file in testdata/invalid", kind)
	}
	if *casesFile == "" {
		return
	}
	f, err := os.Create(*casesFile)
	require.NoError(t, err)
	w := bufio.NewWriter(f)
	e := json.NewEncoder(w)
	for _, c := range all {
		require.NoError(t, e.Encode(listed{Kind: c.kind, Name: c.name, Doc: c.doc, Place: c.Pointer + " " + c.Keyword}))
	}
	for _, kind := range schemas.Kinds() {
		names, err := fs.Glob(schemas.FS, "examples/"+kind+"/*.json")
		require.NoError(t, err)
		for _, name := range names {
			data, err := schemas.FS.ReadFile(name)
			require.NoError(t, err)
			require.NoError(t, e.Encode(listed{Kind: kind, Name: name, Doc: data, Allowed: true}))
			var doc any
			require.NoError(t, json.Unmarshal(data, &doc))
			mutants(doc, most(kind), func(m mutant) {
				require.NoError(t, e.Encode(listed{
					Kind: kind, Name: name + " " + m.pointer + " " + m.what, Edit: &m.edit, Allowed: schemas.Validate(kind, m.doc) == nil,
				}))
			})
		}
	}
	require.NoError(t, w.Flush())
	require.NoError(t, f.Close())
}
