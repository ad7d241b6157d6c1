// Package figure holds the one shape that a number which may be absent has in
// every wing: a value, or a code that says why there is none; never NaN, null
// or a quiet zero.
//
// It is not for what a person enters, which may be missing in more ways than
// one code tells. The tests hold its numbers to those of encoding/json. The
// package is internal; the JSON form and what the wings alias from it are kept
// within a major version.
package figure

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"
	"strconv"
)

// Figure is a number or the reason why there is none. In JSON it is
// {"value": 0.25} or {"why": "notEnoughData"}. The zero Figure is the value 0.
type Figure struct {
	// Value is the number; meaningless unless Why is empty.
	Value float64 `json:"value"`
	// Why is the machine-readable reason for the absence of a value; empty
	// when there is a value.
	Why string `json:"why,omitzero"`
}

// Of returns the figure v. A v that is NaN or infinite has no JSON form: it
// becomes an absence with the code "notFinite".
func Of(v float64) Figure {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return Figure{Why: "notFinite"}
	}
	return Figure{Value: v}
}

// Absent returns a figure without a value, for the reason why, a camelCase
// code that the package which uses it documents.
func Absent(why string) Figure { return Figure{Why: why} }

// Ok reports whether f has a value.
func (f Figure) Ok() bool { return f.Why == "" }

// Get returns the value and whether there is one.
func (f Figure) Get() (float64, bool) { return f.Value, f.Why == "" }

// MarshalJSON writes {"value": …} or {"why": …}, with −0 written as 0.
func (f Figure) MarshalJSON() ([]byte, error) {
	if f.Why != "" {
		b, err := json.Marshal(f.Why)
		if err != nil {
			return nil, err
		}
		return append(append([]byte(`{"why":`), b...), '}'), nil
	}
	if math.IsNaN(f.Value) || math.IsInf(f.Value, 0) {
		return nil, errors.New("a figure must be finite")
	}
	v := f.Value
	if v == 0 {
		return []byte(`{"value":0}`), nil
	}
	b := append(make([]byte, 0, 32), `{"value":`...)
	b = appendNumber(b, v)
	return append(b, '}'), nil
}

// appendNumber writes v as encoding/json does: the shortest text that reads
// back as v, in exponent form outside 1e-6 to 1e21.
func appendNumber(b []byte, v float64) []byte {
	if a := math.Abs(v); a >= 1e-6 && a < 1e21 {
		return strconv.AppendFloat(b, v, 'f', -1, 64)
	}
	b = strconv.AppendFloat(b, v, 'e', -1, 64)
	if n := len(b); b[n-4] == 'e' && b[n-3] == '-' && b[n-2] == '0' {
		b[n-2] = b[n-1] // e-09 becomes e-9
		b = b[:n-1]
	}
	return b
}

// UnmarshalJSON reads {"value": …} or {"why": …}: exactly one of the two, by
// its exact name.
func (f *Figure) UnmarshalJSON(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var tokens [4]json.Token
	for i := range tokens {
		t, err := d.Token()
		if err != nil {
			return errForm
		}
		tokens[i] = t
	}
	if _, err := d.Token(); err != io.EOF {
		return errForm
	}
	if tokens[0] != json.Delim('{') || tokens[3] != json.Delim('}') {
		return errForm
	}
	switch value := tokens[2].(type) {
	case json.Number:
		v, err := value.Float64()
		if err == nil && tokens[1] == "value" {
			*f = Figure{Value: v}
			return nil
		}
	case string:
		if tokens[1] == "why" && value != "" {
			*f = Figure{Why: value}
			return nil
		}
	}
	return errForm
}

// errForm is what a figure must be. Its method Rule tells strict decoders that
// the text may be shown: it holds nothing of what was received.
const errForm = rule(`must be an object with either "value", a number, or "why", a code`)

type rule string

func (r rule) Error() string { return string(r) }
func (r rule) Rule() string  { return string(r) }
