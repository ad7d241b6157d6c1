package strictjson

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"unicode/utf8"
)

// Report adds a fault at the current place and, for [KindSyntax] and
// [KindTooLarge] or when there are too many faults, ends the reading. The err
// must not hold what was received.
func (s *Scanner) Report(kind Kind, err error) {
	if s.stopped {
		return
	}
	s.faults = append(s.faults, Error{Pointer: s.Pointer(), Kind: kind, Err: err})
	if kind == KindSyntax || kind == KindTooLarge || len(s.faults) >= s.limits.Faults {
		s.stopped, s.wait = true, false
	}
}

// reportMissing records that the object which has just ended lacks a member.
func (s *Scanner) reportMissing(name string) {
	if s.stopped {
		return
	}
	s.Report(KindRequired, errMissing)
	last := &s.faults[len(s.faults)-1]
	last.Pointer = string(appendToken([]byte(last.Pointer), []byte(name)))
}

// end reports a fault after which nothing can be read.
func (s *Scanner) end(kind Kind, err error) bool {
	s.Report(kind, err)
	return false
}

// spend counts n bytes of memory that are about to be taken, and reports
// whether the limit allows them.
func (s *Scanner) spend(n int) bool {
	if n > s.limits.Memory-s.spent {
		return s.end(KindTooLarge, errMemory)
	}
	s.spent += n
	return true
}

var errMemory = errors.New("must not hold so many items")

// syntax ends the reading because of what stands at the current position.
func (s *Scanner) syntax(rule string) bool {
	if s.stopped {
		return false
	}
	if s.pos >= len(s.data) {
		rule = "ends too early"
		if s.cut {
			rule = "is not valid UTF-8"
		}
	}
	s.pos = min(s.pos, len(s.data))
	line := 1 + bytes.Count(s.data[:s.pos], []byte{'\n'})
	column := 1 + utf8.RuneCount(s.data[1+bytes.LastIndexByte(s.data[:s.pos], '\n'):s.pos])
	return s.end(KindSyntax, fmt.Errorf("not strict JSON at line %d, column %d: %s", line, column, rule))
}

// Err returns the faults so far as [Errors], or nil.
func (s *Scanner) Err() error {
	if len(s.faults) == 0 {
		return nil
	}
	return s.faults
}

// Stopped reports whether a fault has ended the reading.
func (s *Scanner) Stopped() bool { return s.stopped }

// Pointer returns the RFC 6901 pointer of the value that is next or was
// consumed last.
func (s *Scanner) Pointer() string {
	var b []byte
	for i := range s.frames {
		f := &s.frames[i]
		switch {
		case f.index < 0 || (f.object && !f.named):
			return string(b)
		case !f.object:
			b = appendIndex(b, int(f.index))
		case f.name.end-f.name.start > longestName:
			return string(b)
		default:
			b = appendToken(b, s.content(f.name))
		}
	}
	return string(b)
}

// longestName is the length in bytes of the longest member name that a pointer
// holds, so that a hostile text cannot multiply its own size.
const longestName = 256

func appendToken(b []byte, name []byte) []byte {
	b = append(b, '/')
	for _, c := range name {
		switch c {
		case '~':
			b = append(b, "~0"...)
		case '/':
			b = append(b, "~1"...)
		default:
			b = append(b, c)
		}
	}
	return b
}

func appendIndex(b []byte, i int) []byte {
	return strconv.AppendInt(append(b, '/'), int64(i), 10)
}
