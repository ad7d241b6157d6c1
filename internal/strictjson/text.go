package strictjson

import (
	"encoding/binary"
	"math/bits"
	"unicode/utf16"
	"unicode/utf8"
)

// Text consumes a string and returns it without escapes; ok is false, and
// nothing consumed, if the next value is no string.
func (s *Scanner) Text() (text string, ok bool) {
	if s.Peek() != String {
		return "", false
	}
	at, ok := s.str()
	if !ok {
		return "", false
	}
	s.wait = false
	return string(s.content(at)), true
}

// Name returns the name of the current member without escapes, or nil outside
// an object. It is valid until the next call of a method of s.
func (s *Scanner) Name() []byte {
	if f := s.member(); f != nil {
		return s.content(f.name)
	}
	return nil
}

// RawName returns the name of the current member as it stands in the text,
// between its quotes; a part of the data.
func (s *Scanner) RawName() []byte {
	if f := s.member(); f != nil {
		return s.data[f.name.start:f.name.end:f.name.end]
	}
	return nil
}

func (s *Scanner) member() *frame {
	if n := len(s.frames); n > 0 && s.frames[n-1].named {
		return &s.frames[n-1]
	}
	return nil
}

// content returns the string at the span without escapes: a part of the data,
// or of the scratch space if there were escapes.
func (s *Scanner) content(at span) []byte {
	raw := s.data[at.start:at.end:at.end]
	if !at.escaped {
		return raw
	}
	s.scratch = unescape(s.scratch[:0], raw)
	return s.scratch
}

// str moves over the string that begins here.
func (s *Scanner) str() (at span, ok bool) {
	data := s.data
	i := s.pos + 1
	at.start = int32(i)
	for {
		i = plain(data, i)
		if i >= len(data) {
			s.pos = i
			return at, s.syntax("")
		}
		switch data[i] {
		case '"':
			at.end = int32(i)
			s.pos = i + 1
			return at, true
		case '\\':
			at.escaped = true
			n, rule := escape(data[i:])
			if rule != "" {
				s.pos = i
				if n < 0 {
					s.pos = len(data)
				}
				return at, s.syntax(rule)
			}
			i += n
		default:
			s.pos = i
			return at, s.syntax("a control character in a string must be escaped")
		}
	}
}

// plain returns the index at or after i of the first byte that ends a run of
// plain text in a string: a quote, a backslash or a control character.
func plain(data []byte, i int) int {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	for ; i+8 <= len(data); i += 8 {
		x := binary.LittleEndian.Uint64(data[i:])
		quote, slash := x^(ones*'"'), x^(ones*'\\')
		// A borrow can mark a byte above a true match, never below it, so the
		// lowest mark is exact.
		m := ((quote - ones) &^ quote) | ((slash - ones) &^ slash) | ((x - ones*' ') &^ x)
		if m &= highs; m != 0 {
			return i + bits.TrailingZeros64(m)/8
		}
	}
	for ; i < len(data); i++ {
		if c := data[i]; c == '"' || c == '\\' || c < ' ' {
			break
		}
	}
	return i
}

const (
	ruleEscape    = "an escape in a string must be one of those of JSON"
	ruleNUL       = "the character U+0000 is not allowed"
	ruleSurrogate = "a surrogate escape must be one of a pair"
)

// escape returns the length of the escape at the beginning of b, or the rule
// that it breaks; n is -1 if b ends within it.
func escape(b []byte) (n int, rule string) {
	if len(b) < 2 {
		return -1, ruleEscape
	}
	switch b[1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return 2, ""
	case 'u':
	default:
		return 0, ruleEscape
	}
	r, rule := hex4(b)
	switch {
	case rule != "" && r < 0:
		return -1, rule
	case rule != "":
		return 0, rule
	case r == 0:
		return 0, ruleNUL
	case !utf16.IsSurrogate(r):
		return 6, ""
	}
	if len(b) == 6 || (len(b) == 7 && b[6] == '\\') {
		return -1, ruleSurrogate
	}
	if b[6] != '\\' || b[7] != 'u' {
		return 0, ruleSurrogate
	}
	low, rule := hex4(b[6:])
	switch {
	case rule != "" && low < 0:
		return -1, rule
	case rule != "":
		return 0, rule
	case utf16.DecodeRune(r, low) == utf8.RuneError:
		return 0, ruleSurrogate
	}
	return 12, ""
}

// hex4 reads the escape \uXXXX at the beginning of b; r is -1 if b ends within
// it.
func hex4(b []byte) (r rune, rule string) {
	for i := 2; i < 6; i++ {
		if i >= len(b) {
			return -1, ruleEscape
		}
		c := b[i]
		switch {
		case '0' <= c && c <= '9':
			r = r<<4 | rune(c-'0')
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			r = r<<4 | rune(c|0x20-'a'+10)
		default:
			return 0, ruleEscape
		}
	}
	return r, ""
}

// unescape appends raw, the valid content of a string, without its escapes.
func unescape(dst, raw []byte) []byte {
	for i := 0; i < len(raw); {
		c := raw[i]
		if c != '\\' {
			j := i + 1
			for j < len(raw) && raw[j] != '\\' {
				j++
			}
			dst = append(dst, raw[i:j]...)
			i = j
			continue
		}
		c = raw[i+1]
		if c != 'u' {
			dst = append(dst, short[c])
			i += 2
			continue
		}
		r, _ := hex4(raw[i:])
		i += 6
		if utf16.IsSurrogate(r) {
			low, _ := hex4(raw[i:])
			r = utf16.DecodeRune(r, low)
			i += 6
		}
		dst = utf8.AppendRune(dst, r)
	}
	return dst
}

// short maps the letter of a two-byte escape to the byte it stands for.
var short = [256]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}
