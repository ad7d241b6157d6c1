package document

import (
	"bytes"
	"errors"
	"math"
	"reflect"
	"strconv"
	"unicode/utf8"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/strictjson"
)

// scalar writes a truth value, string or number.
func (e *encoder) scalar(v reflect.Value) {
	switch v.Kind() {
	case reflect.Bool:
		e.out = strconv.AppendBool(e.out, v.Bool())
	case reflect.String:
		e.text(v.String())
	case reflect.Float32, reflect.Float64:
		e.float(v.Float(), v.Type().Bits())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		e.out = strconv.AppendUint(e.out, v.Uint(), 10)
	default:
		e.out = strconv.AppendInt(e.out, v.Int(), 10)
	}
}

// float writes the shortest text that reads back as x, in exponent form outside
// 1e-6 to 1e21, as ECMAScript and encoding/json do.
func (e *encoder) float(x float64, size int) {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		e.refuse(fault.Range, "must be a finite number")
		return
	}
	if x == 0 {
		e.out = append(e.out, '0') // also for -0
		return
	}
	form := byte('f')
	if a := math.Abs(x); size == 64 && (a < 1e-6 || a >= 1e21) || size == 32 && (float32(a) < 1e-6 || float32(a) >= 1e21) {
		form = 'e'
	}
	e.out = strconv.AppendFloat(e.out, x, form, -1, size)
	if n := len(e.out); form == 'e' && e.out[n-4] == 'e' && e.out[n-3] == '-' && e.out[n-2] == '0' {
		e.out[n-2] = e.out[n-1] // e-09 becomes e-9
		e.out = e.out[:n-1]
	}
}

// text writes a string with the escapes that JSON needs and no others.
func (e *encoder) text(s string) {
	const hex = "0123456789abcdef"
	if !utf8.ValidString(s) {
		e.refuse(fault.Format, "must be valid UTF-8")
	}
	out := append(e.out, '"')
	from := 0
	for i := range len(s) {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		out = append(out, s[from:i]...)
		from = i + 1
		switch c {
		case '"', '\\':
			out = append(out, '\\', c)
		case '\b':
			out = append(out, '\\', 'b')
		case '\f':
			out = append(out, '\\', 'f')
		case '\n':
			out = append(out, '\\', 'n')
		case '\r':
			out = append(out, '\\', 'r')
		case '\t':
			out = append(out, '\\', 't')
		case 0:
			e.refuse(fault.Format, "must not hold the character U+0000")
		default:
			out = append(out, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
	}
	out = append(out, s[from:]...)
	e.out = append(out, '"')
}

// raw writes JSON that somebody else wrote, with its tokens as they are and
// the white space of this document.
func (e *encoder) raw(data []byte) {
	if isNull(data) {
		e.refuse(fault.Null, "must not be null: give a value or leave it out")
		return
	}
	var s strictjson.Scanner
	s.Reset(data, strictjson.Limits{Depth: max(1, deepest-len(e.path))})
	e.rawValue(&s)
	var errs strictjson.Errors
	if errors.As(s.Close(), &errs) {
		for _, x := range errs {
			e.faults.AddAt(e.pointer()+x.Pointer, fault.Code(x.Kind), x.Err)
		}
	}
}

// isNull reports whether raw JSON is null and nothing else.
func isNull(raw []byte) bool { return string(bytes.TrimSpace(raw)) == "null" }

func (e *encoder) rawValue(s *strictjson.Scanner) {
	switch s.Peek() {
	case strictjson.Object:
		if s.Enter(); s.Stopped() || !e.open('{', -1) {
			return
		}
		for s.Next() {
			e.next()
			e.out = append(e.out, '"')
			e.out = append(e.out, s.RawName()...)
			e.out = append(e.out, '"', ':', ' ')
			e.rawValue(s)
		}
		e.close('}')
	case strictjson.Array:
		if s.Enter(); s.Stopped() || !e.open('[', 0) {
			return
		}
		for s.Next() {
			e.next()
			e.rawValue(s)
		}
		e.close(']')
	default:
		e.out = append(e.out, s.Skip()...)
	}
}
