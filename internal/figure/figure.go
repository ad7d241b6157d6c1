// Package figure holds the one shape that a number which may be absent has in
// every wing: a value, or a code that says why there is none; never NaN, null
// or a quiet zero.
package figure

import (
	"bytes"
	"encoding/json"
	"errors"
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
	format := byte('f')
	if a := math.Abs(v); a < 1e-6 || a >= 1e21 {
		format = 'e'
	}
	return strconv.AppendFloat(b, v, format, -1, 64)
}

// UnmarshalJSON reads {"value": …} or {"why": …}: exactly one of the two.
func (f *Figure) UnmarshalJSON(data []byte) error {
	var raw struct {
		Value *float64 `json:"value"`
		Why   *string  `json:"why"`
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&raw); err != nil {
		return errors.New("a figure is an object with a value or a why code")
	}
	switch {
	case raw.Value != nil && raw.Why == nil:
		*f = Figure{Value: *raw.Value}
	case raw.Value == nil && raw.Why != nil && *raw.Why != "":
		*f = Figure{Why: *raw.Why}
	default:
		return errors.New("a figure has either a value or a why code")
	}
	return nil
}
