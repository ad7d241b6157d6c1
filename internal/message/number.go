package message

import (
	"math"
	"strconv"
	"strings"
)

// decimal is a number as it is shown: its digits after rounding. The plural
// form follows the digits shown, so 0.9996 with three decimals counts as 1.
type decimal struct {
	negative bool
	whole    string // no leading zeros, at least one digit
	fraction string // no trailing zeros
	special  string // "NaN" or "∞" instead of digits
}

// decimalOf rounds v to at most decimals digits after the decimal sign. It
// rounds the shortest decimal that reads back as v, half away from zero, as
// people do by hand: 2.675 gives 2.68. Zero has no sign.
func decimalOf(v float64, decimals int) decimal {
	switch {
	case math.IsNaN(v):
		return decimal{special: "NaN"}
	case math.IsInf(v, 0):
		return decimal{special: "∞", negative: v < 0}
	}
	s := strconv.FormatFloat(math.Abs(v), 'f', -1, 64)
	whole, fraction, _ := strings.Cut(s, ".")
	if decimals = max(decimals, 0); len(fraction) > decimals {
		up := fraction[decimals] >= '5'
		digits := []byte(whole + fraction[:decimals])
		if up {
			digits = increment(digits)
		}
		n := len(digits) - decimals
		whole, fraction = string(digits[:n]), string(digits[n:])
	}
	d := decimal{whole: whole, fraction: strings.TrimRight(fraction, "0")}
	d.negative = v < 0 && (d.whole != "0" || d.fraction != "")
	return d
}

// increment adds one to the number that digits are.
func increment(digits []byte) []byte {
	for i := len(digits) - 1; i >= 0; i-- {
		if digits[i] < '9' {
			digits[i]++
			return digits
		}
		digits[i] = '0'
	}
	return append([]byte{'1'}, digits...)
}

// format writes d as the language does.
func (d decimal) format(r *rules) string {
	var b strings.Builder
	if d.negative {
		b.WriteString(minus)
	}
	if d.special != "" {
		b.WriteString(d.special)
		return b.String()
	}
	n := len(d.whole)
	grouped := n >= thousandDigits+r.minGroup
	for i := range n {
		if grouped && i > 0 && (n-i)%thousandDigits == 0 {
			b.WriteString(r.group)
		}
		b.WriteByte(d.whole[i])
	}
	if d.fraction != "" {
		b.WriteString(r.point)
		b.WriteString(d.fraction)
	}
	return b.String()
}

// numberOf returns the number that an argument is. A whole number beyond 2^53
// is shown rounded to what a float64 holds.
func numberOf(v any) (float64, bool) {
	switch n := v.(type) {
	case int:
		return float64(n), true
	case float64:
		return n, true
	case int64:
		return float64(n), true
	}
	return 0, false
}
