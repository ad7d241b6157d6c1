package diag

import (
	"math"
	"strings"

	"github.com/concord-sdm/concord/literacy/internal/token"
)

// numbers finds what misleads in numbers, and reports whether the sentence says
// how often by a number. It looks only at people and risks: 70 % alcohol is
// left alone.
func (f *Finder) numbers(toks []token.Token, any Class) bool {
	digits := any&figure != 0
	f.told = false
	if !digits && any&(number|times|fraction) == 0 {
		f.flushPending()
		return false
	}
	about := any&(person|risk) != 0
	freqs, percents := 0, 0
	at, start, end := -1, 0, 0 // the first number that says how often
	first := func(i, to int) {
		if at < 0 {
			at, start, end = i, toks[i].Start, to
		}
	}
	for i := 0; i < len(toks); i++ {
		if f.class[i]&(figure|number) == 0 {
			continue
		}
		if v, to, ok := f.percentAt(toks, i); ok {
			percents++
			first(i, to)
			if about {
				f.percentage(toks[i].Start, to, v, any)
			}
			continue
		}
		if j, n, d, ok := f.ratioAt(toks, i, about); ok {
			freqs++
			first(i, toks[j].End)
			f.ratio(toks[i].Start, toks[j].End, n, d)
			i = j
		}
	}
	f.told = freqs+percents > 0
	absolute := freqs > 0 || percents > 1 && any&from != 0 && any&to != 0
	if absolute {
		f.pending = f.pending[:0]
	} else {
		f.flushPending()
		f.relative(toks, any, percents > 0)
	}
	if at >= 0 && any&span == 0 && f.near(at, risk, 6) && (any&from == 0 || any&to == 0 || absolute && freqs > 0) {
		f.add(Finding{Kind: NoTimeSpan, Severity: Look, Start: start, End: end})
	}
	return digits || freqs > 0 || len(f.pending) > 0
}

// value returns the value of a figure or number word.
func (f *Finder) value(t *token.Token, c Class) (float64, bool) {
	if t.Lex < 0 {
		return 0, false
	}
	var buf [32]byte
	form := f.vocab.AppendText(buf[:0], t.Lex)
	if c&number != 0 {
		n, ok := f.cues.numbers[string(form)]
		return float64(n), ok
	}
	return parseFigure(form, f.lang == "en")
}

// parseFigure reads digits with separators. A separator before three digits
// groups thousands; else it is the decimal one. Signs and units end it.
func parseFigure(form []byte, point bool) (float64, bool) {
	var v, scale float64
	digits := 0
	for i := range form {
		c := form[i]
		switch {
		case c >= '0' && c <= '9':
			if digits++; digits > 15 {
				return 0, false
			}
			if scale > 0 {
				v += float64(float64(c-'0') * scale)
				scale /= 10
			} else {
				v = float64(v*10) + float64(c-'0')
			}
		case (c == '.' || c == ',') && digits > 0 && scale == 0:
			if groupOfThree(form[i+1:]) && point == (c == ',') {
				continue
			}
			scale = 0.1
		case (c == ' ' || c >= 0x80) && digits > 0 && i+1 < len(form):
			continue // a space inside a number
		default:
			return v, digits > 0 && (c == '%' || c == '.' && i == len(form)-1)
		}
	}
	return v, digits > 0
}

func groupOfThree(b []byte) bool {
	n := 0
	for n < len(b) && b[n] >= '0' && b[n] <= '9' {
		n++
	}
	return n == 3
}

// percentAt returns the value and the end of 12%, 12 % or 12 percent at token i.
func (f *Finder) percentAt(toks []token.Token, i int) (v float64, end int, ok bool) {
	c := f.class[i]
	if c&(figure|number) == 0 {
		return 0, 0, false
	}
	end = toks[i].End
	if c&percent == 0 {
		switch {
		case i+1 < len(toks) && f.class[i+1]&(percent|figure) == percent:
			end = toks[i+1].End
		case c&figure != 0:
			sign := signAfter(f.bytesAt(toks[i].End, 14))
			if sign == 0 {
				return 0, 0, false
			}
			end += sign
		default:
			return 0, 0, false
		}
	}
	v, ok = f.value(&toks[i], c)
	return v, end, ok
}

// perCent are the words for % that are two.
var perCent = []string{"per cent", "por ciento", "pour cent", "per cento", "por cento"}

// signAfter returns how many bytes on a % ends, or its words, that follows after
// at most one space of any kind, 0 if none does.
func signAfter(s string) int {
	n := 0
	for _, space := range []string{" ", "\u00a0", "\u202f", "\u2009"} {
		if strings.HasPrefix(s, space) {
			n = len(space)
			break
		}
	}
	if strings.HasPrefix(s[n:], "%") {
		return n + 1
	}
	if n > 0 && strings.HasPrefix(s[n:], "p") {
		for _, words := range perCent {
			if rest, ok := strings.CutPrefix(s[n:], words); ok && (rest == "" || rest[0]|0x20 < 'a' || rest[0]|0x20 > 'z') {
				return n + len(words)
			}
		}
	}
	return 0
}

// percentage says how many people a percentage is; not of a relative change.
func (f *Finder) percentage(start, end int, v float64, any Class) {
	if v <= 0 || v > 100 || any&change != 0 && any&risk != 0 && any&person == 0 {
		return
	}
	m := 100
	for m < 100_000 && !whole(v*float64(m)/100) {
		m *= 10
	}
	n := int32(math.Round(v * float64(m) / 100))
	f.add(Finding{Kind: PercentOfPeople, Severity: Look, Start: start, End: end, N: n, M: int32(m)})
}

// ratioAt reads "3 in 100", "1 out of 10", "2 people in every 1,000".
func (f *Finder) ratioAt(toks []token.Token, i int, about bool) (end int, n, d float64, ok bool) {
	n, ok = f.value(&toks[i], f.class[i])
	if !ok {
		return 0, 0, 0, false
	}
	j, strong, joined := i+1, false, false
	for ; j < len(toks) && j <= i+4; j++ {
		c := f.class[j]
		if toks[j].Flags&token.Apart != 0 {
			return 0, 0, 0, false
		}
		if c&(in|every) != 0 {
			joined = true
			strong = strong || c&weak == 0
			continue
		}
		if c&(person|by) == 0 || c&number != 0 {
			break
		}
	}
	if !joined || !strong && !about || j >= len(toks) || f.class[j]&(figure|number) == 0 || f.class[j]&percent != 0 {
		return 0, 0, 0, false
	}
	d, ok = f.value(&toks[j], f.class[j])
	if !ok || d < 2 || n > d || d != math.Trunc(d) || d >= 1900 && d <= 2100 && d != 2000 || d > 1e9 {
		return 0, 0, 0, false
	}
	if j+1 < len(toks) && f.class[j+1]&span != 0 && toks[j+1].Flags&token.Apart == 0 {
		return 0, 0, 0, false // 2 in 24 hours
	}
	return j, n, d, true
}

// whole reports a whole number, binary fractions of decimals apart.
func whole(v float64) bool { return math.Abs(v-math.Round(v)) < 1e-6 }

func (f *Finder) ratio(start, end int, n, d float64) {
	m := 100
	for m < 1_000_000_000 && float64(m) < d {
		m *= 10
	}
	x := Finding{Kind: OneInX, Severity: Mend, Start: start, End: end}
	if n != math.Trunc(n) {
		x.Kind = DecimalOfPeople
		for m < 1_000_000_000 && !whole(n*float64(m)/d) {
			m *= 10
		}
	}
	x.N, x.M = int32(math.Round(n*float64(m)/d)), int32(m)
	x.About = !whole(n * float64(m) / d)
	if x.Kind == DecimalOfPeople || n == 1 && d != float64(m) {
		f.add(x)
	}
	if f.denominator == 0 {
		f.denominator = int(d)
	} else if f.denominator != int(d) {
		f.add(Finding{Kind: ChangedDenominator, Severity: Mend, Start: start, End: end, N: int32(f.denominator), M: int32(d)})
	}
}

// relative holds back a change that is told without the numbers before and
// after, until the next sentence has had its chance to tell them.
func (f *Finder) relative(toks []token.Token, any Class, percents bool) {
	if any&(risk|event) == 0 || any&(change|times|fraction) == 0 {
		return
	}
	for i := range toks {
		c := f.class[i]
		if _, to, ok := f.percentAt(toks, i); ok && percents {
			if any&risk != 0 && f.near(i, change, 12) && !f.moreThan(i) || f.fewer(i) {
				f.pending = append(f.pending, Finding{Kind: RelativeOnly, Severity: First, Entry: -1, Start: toks[i].Start, End: to})
				return
			}
			continue
		}
		if c&(fraction|times) != 0 && f.fewer(i) {
			f.pending = append(f.pending, Finding{Kind: RelativeOnly, Severity: First, Entry: -1, Start: toks[i].Start, End: toks[i].End})
			return
		}
		timed := i+2 < len(toks) && (f.class[i+1]|f.class[i+2])&span != 0
		if c&times != 0 && !timed && f.near(i, risk, 5) {
			f.pending = append(f.pending, Finding{Kind: RelativeOnly, Severity: First, Entry: -1, Start: toks[i].Start, End: toks[i].End})
			return
		}
	}
}

// moreThan reports a bound, more than 30%, which is no change.
func (f *Finder) moreThan(i int) bool {
	return i > 1 && f.class[i-1]&join != 0 && f.class[i-2]&change != 0
}

// fewer reports a part by which something is said to have changed that people
// have or not: cuts heart attacks by 30%, deaths fell by half, 30% fewer deaths.
func (f *Finder) fewer(i int) bool {
	joined, outcome := f.lang != "en", false
	for j := i - 1; j >= 0 && j >= i-10; j-- {
		c := f.class[j]
		joined = joined || c&by != 0 && j >= i-4
		outcome = outcome || c&(event|risk) != 0
		if c&change != 0 {
			return joined && (outcome || f.near(j, event|risk, 3))
		}
	}
	for j := i + 1; j < len(f.class) && j <= i+2; j++ {
		if f.class[j]&change != 0 {
			return f.class[i]&(fraction|times) == 0 && j+1 < len(f.class) && (f.class[j+1]|f.class[min(j+2, len(f.class)-1)])&event != 0
		}
	}
	return false
}

// near reports a bit at most n tokens from i.
func (f *Finder) near(i int, bit Class, n int) bool {
	for j := max(0, i-n); j < len(f.class) && j <= i+n; j++ {
		if j != i && f.class[j]&bit != 0 {
			return true
		}
	}
	return false
}

func (f *Finder) flushPending() {
	for _, x := range f.pending {
		f.later(x)
	}
	f.pending = f.pending[:0]
}
