package strictjson

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"time"
)

func setBool(s *Scanner, v reflect.Value) {
	if b, ok := s.Bool(); ok {
		v.SetBool(b)
		return
	}
	expect(s, True)
}

func setString(s *Scanner, v reflect.Value) {
	if text, ok := s.Text(); ok {
		v.SetString(text)
		return
	}
	expect(s, String)
}

func setFloat(s *Scanner, v reflect.Value) {
	if !expect(s, Number) {
		return
	}
	text := s.Number()
	if text == nil {
		return
	}
	size := v.Type().Bits()
	if size == 32 && !fits(text, 32) {
		s.Report(KindRange, errors.New("must be a number that a 32-bit float can hold"))
		return
	}
	// Within the range, as Number has checked.
	f, _ := strconv.ParseFloat(string(text), size)
	v.SetFloat(f)
}

func setInt(s *Scanner, v reflect.Value) {
	text := integer(s)
	if text == nil {
		return
	}
	i, err := strconv.ParseInt(string(text), 10, 64)
	if err != nil || v.OverflowInt(i) {
		last := int64(math.MaxInt64) >> (64 - v.Type().Bits())
		s.Report(KindRange, fmt.Errorf("must be an integer from %d to %d", -last-1, last))
		return
	}
	v.SetInt(i)
}

func setUint(s *Scanner, v reflect.Value) {
	text := integer(s)
	if text == nil {
		return
	}
	if string(text) == "-0" {
		text = text[1:]
	}
	i, err := strconv.ParseUint(string(text), 10, 64)
	if err != nil || v.OverflowUint(i) {
		last := uint64(math.MaxUint64) >> (64 - v.Type().Bits())
		s.Report(KindRange, fmt.Errorf("must be an integer from 0 to %d", last))
		return
	}
	v.SetUint(i)
}

// integer consumes a number that is written as an integer, or reports why not.
func integer(s *Scanner) []byte {
	if !expect(s, Number) {
		return nil
	}
	text := s.Number()
	for i, c := range text {
		if c-'0' > 9 && (i > 0 || c != '-') {
			s.Report(KindType, errInteger)
			return nil
		}
	}
	return text
}

func setRaw(s *Scanner, v reflect.Value) {
	if s.Peek() == Null {
		s.Report(KindNull, errNull)
		return
	}
	if raw := s.Skip(); raw != nil {
		v.SetBytes(append([]byte(nil), raw...))
	}
}

func setAny(s *Scanner, v reflect.Value) {
	if x := value(s); x != nil {
		v.Set(reflect.ValueOf(x))
	}
}

// sizeOfAny is about what a value costs in a list or map of any: the interface,
// what it points to, and the spare room of the container.
const sizeOfAny = 64

// value returns the next value as encoding/json gives it, or nil after a fault.
func value(s *Scanner) any {
	if !s.spend(sizeOfAny) {
		return nil
	}
	switch s.Peek() {
	case True, False:
		b, _ := s.Bool()
		return b
	case String:
		if text, ok := s.Text(); ok {
			return text
		}
	case Number:
		if text := s.Number(); text != nil {
			f, _ := strconv.ParseFloat(string(text), 64)
			return f
		}
	case Array:
		list := []any{}
		s.Enter()
		for s.Next() {
			list = append(list, value(s))
		}
		return list
	case Object:
		object := map[string]any{}
		s.Enter()
		for s.Next() {
			name := string(s.Name())
			object[name] = value(s)
		}
		return object
	case Null:
		s.Report(KindNull, errNull)
	}
	return nil
}

// setUnmarshaler hands the text of a value, once it is known to be strict, to
// the type's own UnmarshalJSON.
func setUnmarshaler(s *Scanner, v reflect.Value) {
	if s.Peek() == Null {
		s.Report(KindNull, errNull)
		return
	}
	before := len(s.faults)
	raw := s.Skip()
	if raw == nil || len(s.faults) > before {
		return
	}
	u := v.Addr().Interface().(json.Unmarshaler)
	if err := u.UnmarshalJSON(raw); err != nil {
		s.refuse(err)
	}
}

// refuse reports the error of an UnmarshalJSON or UnmarshalText. Errors that
// come from this package keep their places, below the current one.
func (s *Scanner) refuse(err error) {
	var inner Errors
	if !errors.As(err, &inner) || len(inner) == 0 {
		s.Report(KindFormat, conceal(err))
		return
	}
	at := s.Pointer()
	for _, e := range inner {
		if s.stopped {
			return
		}
		s.Report(e.Kind, e.Err)
		s.faults[len(s.faults)-1].Pointer = at + e.Pointer
	}
}

func setTextUnmarshaler(s *Scanner, v reflect.Value) {
	if !expect(s, String) {
		return
	}
	text, ok := s.Text()
	if !ok {
		return
	}
	u := v.Addr().Interface().(encoding.TextUnmarshaler)
	if err := u.UnmarshalText([]byte(text)); err != nil {
		s.refuse(err)
	}
}

var errTime = errors.New("must be an instant such as 2026-05-04T09:30:00Z, on a day that exists")

// setTime reads an instant in the one form that all readers agree on. The time
// package takes more: hours of one digit, commas, zones of a whole day.
func setTime(s *Scanner, v reflect.Value) {
	if !expect(s, String) {
		return
	}
	text, ok := s.Text()
	if !ok {
		return
	}
	t, err := time.Parse(time.RFC3339Nano, text)
	if err != nil || !instant(text) {
		s.Report(KindFormat, errTime)
		return
	}
	v.Set(reflect.ValueOf(t))
}

// instant reports whether text has the form YYYY-MM-DDThh:mm:ss[.f](Z|±hh:mm)
// with at most nine digits of fraction and a zone below a day. Which digits
// make a time is left to the time package.
func instant(text string) bool {
	const form = "0000-00-00T00:00:00"
	if len(text) <= len(form) || !alike(text[:len(form)], form) {
		return false
	}
	rest := text[len(form):]
	if rest[0] == '.' {
		n := 1
		for n < len(rest) && rest[n]-'0' <= 9 {
			n++
		}
		if n == 1 || n > 10 {
			return false
		}
		rest = rest[n:]
	}
	if rest == "Z" {
		return true
	}
	return (alike(rest, "+00:00") || alike(rest, "-00:00")) && rest[1:3] <= "23" && rest[4:] <= "59"
}

// alike reports whether text equals form, where a 0 stands for any digit.
func alike(text, form string) bool {
	if len(text) != len(form) {
		return false
	}
	for i := range len(form) {
		if form[i] == '0' && text[i]-'0' <= 9 {
			continue
		}
		if form[i] != text[i] {
			return false
		}
	}
	return true
}
