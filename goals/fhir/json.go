package fhir

import (
	"strconv"
	"unicode/utf8"

	"github.com/concord-sdm/concord/internal/strictjson"
)

// appendIndented writes e with every name, string and number as it was
// written, two spaces for each level.
func appendIndented(b []byte, e Element, depth int) []byte {
	n := e.node()
	var last byte
	switch n.token {
	case strictjson.Object:
		b, last = append(b, '{'), '}'
	case strictjson.Array:
		b, last = append(b, '['), ']'
	default:
		return append(b, e.raw()...)
	}
	first := true
	for c := range e.All() {
		if !first {
			b = append(b, ',')
		}
		first = false
		b = indent(b, depth+1)
		if last == '}' {
			b = append(appendName(b, c), ' ')
		}
		b = appendIndented(b, c, depth+1)
	}
	if !first {
		b = indent(b, depth)
	}
	return append(b, last)
}

func indent(b []byte, depth int) []byte {
	b = append(b, '\n')
	for range depth {
		b = append(b, ' ', ' ')
	}
	return b
}

// appendName writes the name of the member e as it was written, and a colon.
func appendName(b []byte, e Element) []byte {
	n := e.node()
	b = append(b, '"')
	b = append(b, e.t.text[n.nameFrom:n.nameTo]...)
	return append(b, '"', ':')
}

// writer writes a JSON text piece by piece.
type writer struct {
	b     []byte
	comma bool
}

func (w *writer) separate() {
	if w.comma {
		w.b = append(w.b, ',')
	}
	w.comma = true
}

// object writes an object whose members fill writes.
func (w *writer) object(fill func()) { w.nest('{', '}', fill) }

// array writes an array whose items fill writes.
func (w *writer) array(fill func()) { w.nest('[', ']', fill) }

func (w *writer) nest(first, last byte, fill func()) {
	w.separate()
	w.b = append(w.b, first)
	w.comma = false
	fill()
	w.b = append(w.b, last)
	w.comma = true
}

// name begins a member; its value comes next.
func (w *writer) name(name string) {
	w.separate()
	w.b = append(appendString(w.b, name), ':')
	w.comma = false
}

// raw writes a value that is JSON already.
func (w *writer) raw(value []byte) {
	w.separate()
	w.b = append(w.b, value...)
}

func (w *writer) text(value string) {
	w.separate()
	w.b = appendString(w.b, value)
}

func (w *writer) number(value float64) {
	w.separate()
	if value == 0 {
		value = 0 // never -0
	}
	format := byte('f')
	if abs := max(value, -value); abs != 0 && (abs < 1e-6 || abs >= 1e21) {
		format = 'e'
	}
	w.b = strconv.AppendFloat(w.b, value, format, -1, 64)
}

// member writes a member with a value that is JSON already.
func (w *writer) member(name string, value []byte) {
	w.name(name)
	w.raw(value)
}

// copy writes the member e as it was written, white space included.
func (w *writer) copy(e Element) {
	w.separate()
	w.b = append(appendName(w.b, e), e.raw()...)
}

// field writes a member with a text, unless the text is empty.
func (w *writer) field(name, value string) {
	if value != "" {
		w.name(name)
		w.text(value)
	}
}

const hex = "0123456789abcdef"

// appendString writes a JSON string. Bytes that are not UTF-8 are written as
// U+FFFD.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c == '\n':
			b = append(b, '\\', 'n')
		case c == '\t':
			b = append(b, '\\', 't')
		case c == '\r':
			b = append(b, '\\', 'r')
		case c < ' ':
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		case c < utf8.RuneSelf:
			b = append(b, c)
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			b = utf8.AppendRune(b, r)
			i += n
			continue
		}
		i++
	}
	return append(b, '"')
}
