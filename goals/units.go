package goals

import (
	"errors"
	"math"
	"math/big"
	"math/bits"
	"sync"
)

// What a conversion may return.
var (
	// ErrUnits says that two units do not measure the same kind of thing, or
	// that one of them is not in the table and their texts differ.
	ErrUnits = errors.New("the units do not convert into each other")
	// ErrNumber says that a number is not finite, or would not be once converted.
	ErrNumber = errors.New("the number is not finite")
)

// Convert returns v of the unit from as a value of the unit to. Units are
// UCUM codes, case-sensitive, of the table that [Units] lists; annotations in
// braces are ignored, as UCUM asks. A unit that is not in the table converts
// to its own text only. The result is the decimal that v stands for,
// converted exactly and rounded once: 98.6 [degF] is 37 Cel.
//
// It returns [ErrUnits] where the two do not convert, and for % and mmol/mol,
// which for HbA1c are not multiples of each other: use [ConvertHbA1c].
//
// Source of the factors: The Unified Code for Units of Measure (UCUM),
// version 2.2, ucum.org.
func Convert(v float64, from, to string) (float64, error) {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return 0, ErrNumber
	}
	if from == to && from != "" {
		return v + 0, nil // −0 is 0
	}
	a, b := unitOf(from), unitOf(to)
	if a == nil || b == nil || a.kind != b.kind {
		return 0, ErrUnits
	}
	var y float64
	switch {
	case a.zero == b.zero && a.num == b.num && a.den == b.den:
		y = v
	case a.zero != 0 || b.zero != 0:
		y = convertTemperature(v, a, b)
	default:
		y = convertRatio(v, a, b)
	}
	if math.IsInf(y, 0) {
		return 0, ErrNumber
	}
	return y + 0, nil
}

// SameKind reports whether a value of unit a converts to unit b.
func SameKind(a, b string) bool {
	_, err := Convert(1, a, b)
	return err == nil
}

// HbA1c as a share of haemoglobin (NGSP, %) is not a multiple of HbA1c in
// mmol/mol (IFCC). The master equation is NGSP = 0.09148·IFCC + 2.152:
// Weykamp et al., Clinical Chemistry 2008;54:240-248,
// doi:10.1373/clinchem.2007.097402.
const (
	ngspSlope     = 0.09148
	ngspIntercept = 2.152
)

// ConvertHbA1c is [Convert] for values of HbA1c: it also converts between %
// (NGSP) and mmol/mol (IFCC) by the master equation NGSP = 0.09148·IFCC +
// 2.152 (Weykamp et al. 2008, doi:10.1373/clinchem.2007.097402). Reports
// round to one decimal of a percent and to whole mmol/mol; this does not.
func ConvertHbA1c(v float64, from, to string) (float64, error) {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return 0, ErrNumber
	}
	var y float64
	switch a, b := unitOf(from), unitOf(to); {
	case a.is("%") && b.is("mmol/mol"):
		y = (v - ngspIntercept) / ngspSlope
	case a.is("mmol/mol") && b.is("%"):
		y = float64(ngspSlope*v) + ngspIntercept
	default:
		return Convert(v, from, to)
	}
	if math.IsInf(y, 0) {
		return 0, ErrNumber
	}
	return y, nil
}

// ConversionRule says how the units of a measure convert beyond what [Convert]
// does. A measure must name it: no rule is taken from a name or a code.
type ConversionRule string

// The rules.
const (
	ConversionHbA1c ConversionRule = "HbA1c" // % (NGSP) and mmol/mol (IFCC), as [ConvertHbA1c]
)

// Values returns every rule.
func (ConversionRule) Values() []ConversionRule { return []ConversionRule{ConversionHbA1c} }

// IsValid reports whether r is one of [ConversionRule.Values].
func (r ConversionRule) IsValid() bool { return among(r) }

// Convert is [Convert] by the rule; the empty rule is the plain conversion.
func (r ConversionRule) Convert(v float64, from, to string) (float64, error) {
	if r == ConversionHbA1c {
		return ConvertHbA1c(v, from, to)
	}
	return Convert(v, from, to)
}

// yardstick is the unit that a measure is shown in, and the rule for it.
type yardstick struct {
	unit string
	rule ConversionRule
}

// of returns a quantity in the unit.
func (y yardstick) of(q Quantity) (float64, error) { return y.rule.Convert(q.Value, q.Unit, y.unit) }

// unit is one row of the table: a value of it is (value + zero/100)·num/den of
// the base unit of its kind.
type unit struct {
	code     string
	kind     kind
	num, den uint64
	zero     int64 // hundredths of the unit; temperatures only
}

// is reports whether u is the unit with the code.
func (u *unit) is(code string) bool { return u != nil && u.code == code }

// unitOf looks a code up, without its annotations; nil if it is not known.
func unitOf(code string) *unit {
	table := unitTable()
	if u := table[code]; u != nil {
		return u
	}
	// Take {…} out: "{steps}" alone is "1", and "1/d" is "/d".
	var buf [64]byte
	n, depth := 0, 0
	if len(code) > len(buf) {
		return nil
	}
	for i := range len(code) {
		switch c := code[i]; {
		case c == '{':
			if depth++; depth > 1 {
				return nil
			}
		case c == '}':
			if depth--; depth < 0 {
				return nil
			}
		case depth == 0:
			buf[n] = c
			n++
		}
	}
	plain := buf[:n]
	switch {
	case depth != 0 || code == "":
		return nil
	case n == 0:
		return table["1"]
	case n > 2 && plain[0] == '1' && plain[1] == '/':
		plain = plain[1:]
	}
	return table[string(plain)]
}

var unitTable = sync.OnceValue(func() map[string]*unit {
	rows := unitRows()
	m := make(map[string]*unit, len(rows))
	for i := range rows {
		m[rows[i].code] = &rows[i]
	}
	return m
})

// Units returns every UCUM code that [Convert] knows, in the order of the
// table: by kind.
func Units() []string {
	rows := unitRows()
	codes := make([]string, len(rows))
	for i, u := range rows {
		codes[i] = u.code
	}
	return codes
}

// convertRatio returns v·(a.num·b.den)/(a.den·b.num).
func convertRatio(v float64, a, b *unit) float64 {
	num, den, over := times(a.num, a.den, b.den, b.num)
	n, scale, ok := decimal(v)
	if over || den > 1<<53 {
		if ok {
			return math.Copysign(exactRatio(n, scale, a, b), v)
		}
		return v * (float64(a.num) / float64(a.den)) * (float64(b.den) / float64(b.num))
	}
	if ok {
		if den > 1<<53/scale {
			g := gcd(num, den)
			num, den = num/g, den/g
		}
		if den <= 1<<53/scale {
			hi, lo := bits.Mul64(n, num)
			return math.Copysign(quotient(hi, lo, den*scale), v)
		}
		return math.Copysign(exactRatio(n, scale, a, b), v)
	}
	// Not a short decimal: convert the binary number itself, exactly.
	frac, exp := math.Frexp(math.Abs(v))
	hi, lo := bits.Mul64(uint64(math.Ldexp(frac, 53)), num)
	return math.Copysign(math.Ldexp(quotient(hi, lo, den), exp-53), v)
}

// exactRatio is n/scale of the unit a in the unit b, for the few ratios that do
// not fit into 64 bits.
func exactRatio(n, scale uint64, a, b *unit) float64 {
	whole := func(factors ...uint64) *big.Int {
		p := big.NewInt(1)
		for _, f := range factors {
			p.Mul(p, new(big.Int).SetUint64(f))
		}
		return p
	}
	f, _ := new(big.Rat).SetFrac(whole(n, a.num, b.den), whole(scale, a.den, b.num)).Float64()
	return f
}

// times returns num/den·p/q, in lowest terms if the denominator is large, and
// whether that overflows.
func times(num, den, p, q uint64) (n, d uint64, over bool) {
	h1, n := bits.Mul64(num, p)
	h2, d := bits.Mul64(den, q)
	if h1 == 0 && h2 == 0 && d <= 1<<40 {
		return n, d, false // small enough as it is
	}
	g := gcd(num, q)
	num, q = num/g, q/g
	g = gcd(p, den)
	p, den = p/g, den/g
	g = gcd(num, den)
	num, den = num/g, den/g
	g = gcd(p, q)
	p, q = p/g, q/g
	h1, n = bits.Mul64(num, p)
	h2, d = bits.Mul64(den, q)
	return n, d, h1 != 0 || h2 != 0
}

func gcd(a, b uint64) uint64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

var powersOfTen = [...]uint64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9}

// decimal returns the digits n and the scale, a power of ten, so that |v| is
// the float64 nearest to n/scale; false if v has more than nine decimals or
// too many digits.
func decimal(v float64) (n, scale uint64, ok bool) {
	v = math.Abs(v)
	if v > 1<<53 {
		return 0, 0, false
	}
	for _, s := range powersOfTen {
		f := float64(s)
		x := float64(v*f) + 0.5
		if x > 1<<53 {
			return 0, 0, false
		}
		if d := uint64(x); float64(d)/f == v {
			return d, s, true
		}
	}
	return 0, 0, false
}

// quotient returns the float64 nearest to (hi·2⁶⁴+lo)/den, for den ≤ 2⁵³.
func quotient(hi, lo, den uint64) float64 {
	if hi == 0 && lo <= 1<<53 {
		return float64(lo) / float64(den) // both exact: one rounding
	}
	// Long division gives 64 significant bits of the quotient and a sticky
	// remainder; the conversion then rounds once, to nearest even.
	q1, r := hi/den, hi%den
	if q1 == 0 {
		q, rem := bits.Div64(r, lo, den)
		return sticky(q, rem, den, 0)
	}
	q, rem := bits.Div64(r, lo, den)
	// The quotient is q1·2⁶⁴ + q: keep its top 64 bits.
	shift := bits.Len64(q1)
	top := q1<<(64-shift) | q>>shift
	if q<<(64-shift) != 0 || rem != 0 {
		top |= 1
	}
	return math.Ldexp(float64(top), shift)
}

// sticky returns the float64 nearest to (q + rem/den)·2^exp.
func sticky(q, rem, den uint64, exp int) float64 {
	// Bring q to 64 significant bits, so that float64 rounds with a sticky bit.
	for q < 1<<62 && rem != 0 && exp > -1074 {
		// den ≤ 2⁵³, so ten bits at a time cannot overflow.
		k := min(10, bits.LeadingZeros64(q))
		rem <<= k
		q = q<<k | rem/den
		rem %= den
		exp -= k
	}
	if rem != 0 {
		q |= 1
	}
	return math.Ldexp(float64(q), exp)
}

// convertTemperature converts between scales with different zeros, exactly:
// the decimal digits of v are carried as an integer.
func convertTemperature(v float64, a, b *unit) float64 {
	n, scale, ok := decimal(v)
	if !ok || n > 1<<40 || scale > 1e6 {
		base := (v + float64(a.zero)/100) * float64(a.num) / float64(a.den)
		return base*float64(b.den)/float64(b.num) - float64(b.zero)/100
	}
	d := int64(n)
	if v < 0 {
		d = -d
	}
	// (d/scale + a.zero/100)·p/q − b.zero/100, over the denominator 100·scale·q.
	p, q, _ := times(a.num, a.den, b.den, b.num)
	s := int64(scale)
	num := (100*d+a.zero*s)*int64(p) - b.zero*s*int64(q)
	return float64(num) / float64(100*s*int64(q))
}
