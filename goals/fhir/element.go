package fhir

import (
	"bytes"
	"encoding/json"
	"iter"
	"strconv"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/strictjson"
)

// tree is one JSON text and the places of everything in it. It is never
// changed once it is read.
type tree struct {
	text  []byte
	nodes []node
}

// node is one JSON value. The members of an object and the items of an array
// follow their parent, each with all that is in it.
type node struct {
	token    strictjson.Token
	escaped  bool  // the name has escapes
	nameFrom int32 // the name without quotes; 0 for none
	nameTo   int32
	from, to int32 // the value as written
	next     int32 // the node after this one and all that is in it
	count    int32 // of members or items
}

// parse reads a text into a tree. It keeps a copy of data.
func parse(data []byte) (*tree, error) {
	var s strictjson.Scanner
	t := &tree{text: append([]byte(nil), data...), nodes: make([]node, 0, 16+len(data)/20)}
	s.Reset(t.text, strictjson.Limits{})
	t.read(&s, 0, 0)
	if err := s.Close(); err != nil {
		return nil, err
	}
	return t, nil
}

// read appends the next value. In an object, its name stands at nameFrom.
func (t *tree) read(s *strictjson.Scanner, nameFrom, nameTo int32) {
	token := s.Peek()
	if token == strictjson.None {
		return
	}
	at := len(t.nodes)
	t.nodes = append(t.nodes, node{token: token, nameFrom: nameFrom, nameTo: nameTo, from: int32(s.Offset())})
	count := int32(0)
	switch token {
	case strictjson.Object:
		s.Enter()
		for s.Next() {
			raw := s.RawName()
			to := t.nameEnd(s.Offset())
			t.read(s, to-int32(len(raw)), to)
			count++
		}
	case strictjson.Array:
		s.Enter()
		for s.Next() {
			t.read(s, 0, 0)
			count++
		}
	default:
		s.Skip()
	}
	n := &t.nodes[at]
	n.to, n.next, n.count = int32(s.Offset()), int32(len(t.nodes)), count
	n.escaped = hasEscape(t.text[nameFrom:nameTo])
}

// nameEnd returns where the name ends whose colon the scanner has just read.
func (t *tree) nameEnd(offset int) int32 {
	i := offset - 1
	for t.text[i] != '"' {
		i--
	}
	return int32(i)
}

func hasEscape(b []byte) bool { return bytes.IndexByte(b, '\\') >= 0 }

// Element is one JSON value within a resource, to read. The zero Element is
// one that is not there, and every method of it returns a zero result, so
// that a path can be followed without a check at each step.
type Element struct {
	t *tree
	i int32
}

func (t *tree) root() Element { return Element{t: t} }

func (e Element) node() node {
	if e.t == nil {
		return node{}
	}
	return e.t.nodes[e.i]
}

// Exists reports whether the element is there. A JSON null is there.
func (e Element) Exists() bool { return e.t != nil }

// Name returns the name of the member that e is, or "" if it is an item of an
// array or the whole resource.
func (e Element) Name() string {
	n := e.node()
	if n.nameTo == 0 {
		return ""
	}
	raw := e.t.text[n.nameFrom:n.nameTo]
	if n.escaped {
		return unquote(raw)
	}
	return string(raw)
}

// named reports whether the member e has the name.
func (e Element) named(name string) bool {
	n := e.node()
	if n.escaped {
		return e.Name() == name
	}
	return string(e.t.text[n.nameFrom:n.nameTo]) == name
}

// Len returns the number of members of an object or of items of an array.
func (e Element) Len() int { return int(e.node().count) }

// All returns the members of an object or the items of an array, in order.
func (e Element) All() iter.Seq[Element] {
	return func(yield func(Element) bool) {
		n := e.node()
		for k, i := n.count, e.i+1; k > 0; k-- {
			c := Element{e.t, i}
			if !yield(c) {
				return
			}
			i = c.node().next
		}
	}
}

// Member returns the member with the name, if e is an object that has it.
func (e Element) Member(name string) Element {
	if e.node().token == strictjson.Object {
		for c := range e.All() {
			if c.named(name) {
				return c
			}
		}
	}
	return Element{}
}

// Item returns the item i, counted from 0, if e is an array that has it.
func (e Element) Item(i int) Element {
	if e.node().token == strictjson.Array && i >= 0 {
		for c := range e.All() {
			if i == 0 {
				return c
			}
			i--
		}
	}
	return Element{}
}

// Text returns a string without its quotes and escapes, and a number, true or
// false as written. It is "" for anything else.
func (e Element) Text() string {
	n := e.node()
	switch n.token {
	case strictjson.String:
		raw := e.t.text[n.from+1 : n.to-1]
		if hasEscape(raw) {
			return unquote(raw)
		}
		return string(raw)
	case strictjson.Number, strictjson.True, strictjson.False:
		return string(e.t.text[n.from:n.to])
	}
	return ""
}

// JSON returns the element as it was written, in a copy; nil if it is not
// there.
func (e Element) JSON() json.RawMessage {
	if e.t == nil {
		return nil
	}
	return append(json.RawMessage(nil), e.raw()...)
}

func (e Element) raw() []byte {
	n := e.node()
	if e.t == nil {
		return nil
	}
	return e.t.text[n.from:n.to:n.to]
}

func (e Element) is(t strictjson.Token) bool { return e.node().token == t }

// unquote returns the content of a string that the scanner has accepted,
// without its escapes.
func unquote(raw []byte) string {
	var s strictjson.Scanner
	quoted := append(append([]byte{'"'}, raw...), '"')
	s.Reset(quoted, strictjson.Limits{})
	text, _ := s.Text()
	return text
}

// place is where a check is: a chain of members and items, written as a JSON
// pointer (RFC 6901) and as a FHIRPath expression.
type place struct {
	up     *place
	member string // the name in JSON
	name   string // the name in FHIRPath
	index  int    // of an item, if member is ""
}

func (p *place) field(member, name string) place { return place{up: p, member: member, name: name} }
func (p *place) item(i int) place                { return place{up: p, index: i} }

func (p *place) pointer() string {
	switch {
	case p.up == nil:
		return ""
	case p.member == "":
		return p.up.pointer() + "/" + strconv.Itoa(p.index)
	}
	return p.up.pointer() + "/" + fault.EscapeToken(p.member)
}

func (p *place) expression() string {
	switch {
	case p.up == nil:
		return p.name
	case p.member == "":
		return p.up.expression() + "[" + strconv.Itoa(p.index) + "]"
	}
	return p.up.expression() + "." + p.name
}
