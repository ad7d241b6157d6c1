package fault

import (
	"strconv"
	"strings"
)

// Path is a place in a document, built while walking down and rendered only
// when there is a fault to report. The zero Path is the whole document. It is
// a linked value: the parent must outlive it, as it does in a recursive walk, and
// stay as it is: p = p.Field("x") would make a Path its own parent.
type Path struct {
	parent *Path
	name   string
	index  int // used when name is empty and kind is item
	kind   pathKind
}

type pathKind uint8

const (
	root pathKind = iota
	member
	item
)

// Field returns the place of the member name below p.
func (p *Path) Field(name string) Path { return Path{parent: p, name: name, kind: member} }

// Index returns the place of the item i below p.
func (p *Path) Index(i int) Path { return Path{parent: p, index: i, kind: item} }

// String returns the RFC 6901 JSON pointer.
func (p Path) String() string {
	var b strings.Builder
	p.write(&b)
	return b.String()
}

func (p *Path) write(b *strings.Builder) {
	if p.kind == root {
		return
	}
	p.parent.write(b)
	b.WriteByte('/')
	if p.kind == item {
		b.WriteString(strconv.Itoa(p.index))
		return
	}
	escape(b, p.name)
}

// EscapeToken escapes one reference token of a JSON pointer (RFC 6901 §3).
func EscapeToken(s string) string {
	if !strings.ContainsAny(s, "~/") {
		return s
	}
	var b strings.Builder
	escape(&b, s)
	return b.String()
}

// escape writes the token byte by byte: handing it on whole would make every
// Path escape to the heap.
func escape(b *strings.Builder, token string) {
	for i := range len(token) {
		switch c := token[i]; c {
		case '~':
			b.WriteString("~0")
		case '/':
			b.WriteString("~1")
		default:
			b.WriteByte(c)
		}
	}
}
