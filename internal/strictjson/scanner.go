package strictjson

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf8"
)

// Token is the type of a JSON value, named by the byte that begins it.
type Token byte

// The types of values. None is no value: the text is faulty or at its end.
const (
	None   Token = 0
	Null   Token = 'n'
	False  Token = 'f'
	True   Token = 't'
	Number Token = '0'
	String Token = '"'
	Array  Token = '['
	Object Token = '{'
)

// Scanner reads one JSON text strictly, value by value. The zero Scanner is
// ready for [Scanner.Reset]; it may be reset and used again, and then does not
// allocate.
//
// At every moment one value is next. [Scanner.Peek] tells its type; exactly one
// of Skip, Text, Number, Bool, Null or Enter consumes it. Enter steps into an array or
// object; then each call of [Scanner.Next] makes the following item or member
// next, after skipping what was left unread, until it returns false at the end.
// [Scanner.Close] ends the reading.
//
// Nothing needs to be checked on the way: after a fault that ends the reading
// there is no next value, and every method returns its zero result.
type Scanner struct {
	data    []byte
	pos     int
	cut     bool // data ends at a byte that is not UTF-8
	stopped bool
	wait    bool // a value is next
	limits  Limits
	spent   int     // of the memory
	frames  []frame // the open arrays and objects
	names   []span  // the names met in the open objects
	hash    hasher
	scratch []byte
	faults  Errors
}

// frame is one open array or object.
type frame struct {
	object bool
	named  bool     // name is that of the current member
	index  int32    // of the current item or member; -1 before the first
	first  int32    // where the names of this object begin in Scanner.names
	name   span     // of the current member
	table  []uint32 // hash table of names, for objects with many
}

// span is a string in the text, without its quotes.
type span struct {
	start, end int32
	escaped    bool
}

// Reset makes s ready to read data, which must not change while s is in use.
func (s *Scanner) Reset(data []byte, l Limits) {
	l = l.orDefault()
	s.data, s.pos, s.cut, s.stopped, s.wait, s.limits = data, 0, false, false, true, l
	s.frames, s.names, s.faults = s.frames[:0], s.names[:0], nil
	s.spent = 0
	switch {
	case len(data) > l.Size:
		s.data = nil
		s.end(KindTooLarge, fmt.Errorf("must not be longer than %d bytes", l.Size))
	case len(data) >= 3 && data[0] == 0xEF && data[1] == 0xBB && data[2] == 0xBF:
		s.end(KindSyntax, errors.New("must not begin with a byte order mark: save it as UTF-8 without one"))
	case !utf8.Valid(data):
		s.data, s.cut = data[:validPrefix(data)], true
	}
}

func validPrefix(data []byte) int {
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(data)
}

// Close skips what is unread, checks that nothing follows, and returns all
// faults as [Errors], or nil.
func (s *Scanner) Close() error {
	for len(s.frames) > 0 && !s.stopped {
		for s.Next() { // skips the rest of the innermost container
		}
	}
	if s.wait {
		s.skip()
	}
	if s.space(); !s.stopped && (s.pos < len(s.data) || s.cut) {
		s.syntax("only one value is allowed")
	}
	return s.Err()
}

// Offset returns the position in the text, in bytes.
func (s *Scanner) Offset() int { return s.pos }

// space moves over white space.
func (s *Scanner) space() {
	for s.pos < len(s.data) {
		switch s.data[s.pos] {
		case ' ', '\n', '\t', '\r':
			s.pos++
		default:
			return
		}
	}
}

// tokens maps the first byte of a value to its type.
var tokens = [256]Token{
	'n': Null, 'f': False, 't': True, '"': String, '[': Array, '{': Object, '-': Number,
	'0': Number, '1': Number, '2': Number, '3': Number, '4': Number,
	'5': Number, '6': Number, '7': Number, '8': Number, '9': Number,
}

// Peek returns the type of the next value, or None if there is none.
func (s *Scanner) Peek() Token {
	if !s.wait {
		return None
	}
	if s.pos < len(s.data) && s.data[s.pos] <= ' ' {
		s.space()
	}
	if s.pos >= len(s.data) {
		s.syntax("")
		return None
	}
	t := tokens[s.data[s.pos]]
	if t == None {
		s.syntax("a value must stand here")
	}
	return t
}

// Enter steps into the array or object that is next.
func (s *Scanner) Enter() {
	t := s.Peek()
	if t != Array && t != Object {
		return
	}
	n := len(s.frames)
	if n >= s.limits.Depth {
		s.end(KindTooLarge, fmt.Errorf("must not nest deeper than %d", s.limits.Depth))
		return
	}
	if n < cap(s.frames) {
		s.frames = s.frames[:n+1]
	} else {
		s.frames = append(s.frames, frame{})
	}
	f := &s.frames[n]
	f.object, f.named, f.index, f.first, f.table = t == Object, false, -1, int32(len(s.names)), f.table[:0]
	s.pos++
	s.wait = false
}

// Next makes the following item or member of the innermost open array or object
// the next value, and reports whether there is one. If not, the container is
// closed and counts as consumed.
func (s *Scanner) Next() bool {
	if s.stopped || len(s.frames) == 0 || (s.wait && !s.skip()) {
		return false
	}
	f := &s.frames[len(s.frames)-1]
	s.space()
	if s.pos >= len(s.data) {
		return s.syntax("")
	}
	c := s.data[s.pos]
	if (f.object && c == '}') || (!f.object && c == ']') {
		s.pos++
		s.names = s.names[:f.first]
		s.frames = s.frames[:len(s.frames)-1]
		return false
	}
	if f.index >= 0 {
		if c != ',' {
			return s.syntax("a comma or the closing bracket must stand here")
		}
		s.pos++
		s.space()
	}
	f.index++
	s.wait = true
	if !f.object {
		return true
	}
	f.named = false
	if s.pos >= len(s.data) || s.data[s.pos] != '"' {
		return s.syntax("a member name in double quotes must stand here")
	}
	name, ok := s.str()
	if !ok {
		return false
	}
	f.name, f.named = name, true
	s.space()
	if s.pos >= len(s.data) || s.data[s.pos] != ':' {
		return s.syntax("a colon must stand here")
	}
	s.pos++
	if s.repeated(f) {
		s.Report(KindDuplicate, errDuplicate)
	}
	return !s.stopped
}

var errDuplicate = errors.New("must stand only once in its object")

// Skip consumes the next value, with everything in it held to the same rules,
// and returns its text, a part of the data; nil if there is none. Only faults
// that end the reading make it nil: see [Scanner.Err] for the others.
func (s *Scanner) Skip() []byte {
	if s.Peek() == None {
		return nil
	}
	start := s.pos
	if !s.skip() {
		return nil
	}
	return s.data[start:s.pos:s.pos]
}

func (s *Scanner) skip() bool {
	switch s.Peek() {
	case String:
		_, ok := s.str()
		s.wait = false
		return ok
	case Number:
		s.Number()
	case Object, Array:
		s.Enter()
		for s.Next() {
			if !s.skip() {
				return false
			}
		}
	case True, False:
		s.Bool()
	case Null:
		s.Null()
	}
	return !s.stopped
}

// Bool consumes true or false; ok is false, and nothing consumed, if the next
// value is neither.
func (s *Scanner) Bool() (value, ok bool) {
	switch s.Peek() {
	case True:
		return true, s.literal("true")
	case False:
		return false, s.literal("false")
	}
	return false, false
}

// Null consumes null and reports whether the next value was null.
func (s *Scanner) Null() bool { return s.Peek() == Null && s.literal("null") }

func (s *Scanner) literal(word string) bool {
	if !bytes.HasPrefix(s.data[s.pos:], []byte(word)) {
		if bytes.HasPrefix([]byte(word), s.data[s.pos:]) {
			s.pos = len(s.data)
		}
		return s.syntax("a value must stand here")
	}
	s.pos += len(word)
	s.wait = false
	return true
}

// Check reports whether data is one JSON value under the rules of this package:
// nil, or its faults as [Errors].
func Check(data []byte, l Limits) error { return newScanner(data, l).Close() }

// newScanner returns a Scanner of data that seldom needs more memory than it
// is made with.
func newScanner(data []byte, l Limits) *Scanner {
	var s struct {
		Scanner
		frames [16]frame
		names  [64]span
	}
	s.Scanner.frames, s.Scanner.names = s.frames[:0], s.names[:0]
	s.Reset(data, l)
	return &s.Scanner
}
