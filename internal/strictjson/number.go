package strictjson

import (
	"errors"
	"math"
	"strconv"
)

// Number consumes a number and returns its exact text, a part of the data; nil
// if the next value is no number, or is one that a float64 cannot hold: too
// large, or other than 0 and so small that it would be read as 0. That bound
// holds for every number of a text, so that no reader of it is made to build
// the integer 1e1000000000.
func (s *Scanner) Number() []byte {
	if s.Peek() != Number {
		return nil
	}
	data, start := s.data, s.pos
	i := start
	if data[i] == '-' {
		i++
	}
	from := i
	i = digits(data, i)
	whole := i - from
	if whole == 0 || (whole > 1 && data[from] == '0') {
		if whole > 0 {
			i = from + 1
		}
		s.pos = i
		s.syntax("a number must have the form of JSON")
		return nil
	}
	if i < len(data) && data[i] == '.' {
		from = i + 1
		if i = digits(data, from); i == from {
			s.pos = i
			s.syntax("a number must have the form of JSON")
			return nil
		}
	}
	exponent := 0
	if i < len(data) && data[i]|0x20 == 'e' {
		exponent = i
		i++
		if i < len(data) && (data[i] == '+' || data[i] == '-') {
			i++
		}
		from = i
		if i = digits(data, from); i == from {
			s.pos = i
			s.syntax("a number must have the form of JSON")
			return nil
		}
	}
	s.pos = i
	s.wait = false
	text := data[start:i:i]
	// Up to 300 digits without an exponent are always within the range.
	if (exponent > 0 || len(text) > 300) && !fits(text, 64) {
		s.Report(KindRange, errRange)
		return nil
	}
	return text
}

var errRange = errors.New("must be a number that a 64-bit float can hold")

func digits(data []byte, i int) int {
	for i < len(data) && data[i]-'0' <= 9 {
		i++
	}
	return i
}

// fits reports whether a float of so many bits holds the number: finite, and 0
// only if all its digits are. The time is linear in the length of the text.
func fits(text []byte, size int) bool {
	v, err := strconv.ParseFloat(string(text), size)
	return err == nil && !math.IsInf(v, 0) && (v != 0 || zero(text))
}

// zero reports whether all digits before the exponent are 0.
func zero(text []byte) bool {
	for _, c := range text {
		if c|0x20 == 'e' {
			break
		}
		if '1' <= c && c <= '9' {
			return false
		}
	}
	return true
}
