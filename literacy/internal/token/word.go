package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// reach bounds every look ahead, so that no text takes more than linear time.
const reach = 256

// word reads a word that has more than ASCII letters in it, beginning at the
// letter at i, and returns the offset after it.
func (s *Scanner) word(i int) int {
	text, end := s.text, s.end
	if j, kind := s.address(i); j > i {
		s.push(i, j, -1, kind, 0)
		return j
	}
	b := s.scratch[:0]
	var flags Flags
	letters, upper, digits, part := 0, 0, 0, 0
	parts := 1
	prevSmall := false
	dotted := false
	amp := false
	j := i
loop:
	for j < end {
		c := text[j]
		switch {
		case classes[c] == letter:
			up := isUpper(c)
			if up {
				upper++
				if letters == 0 {
					flags |= Capital
				}
				if prevSmall {
					flags |= Mixed
				}
				if s.lang.turkish && c == 'I' {
					b = append(b, "ı"...)
				} else {
					b = append(b, c|0x20)
				}
			} else {
				b = append(b, c)
			}
			prevSmall = !up
			letters++
			part++
			j++
		case classes[c] == digit:
			b = append(b, c)
			digits++
			part++
			j++
		case c >= 0x80:
			r, n := utf8.DecodeRuneInString(text[j:end])
			switch {
			case r == utf8.RuneError && n <= 1:
				s.Invalid++
				b = append(b, 0xEF, 0xBF, 0xBD)
				j++
			case isWide(r):
				break loop
			case isLetter(r):
				if up := unicode.IsUpper(r); up {
					upper++
					if letters == 0 {
						flags |= Capital
					}
					if prevSmall {
						flags |= Mixed
					}
					prevSmall = false
				} else {
					prevSmall = true
				}
				b = utf8.AppendRune(b, lower(r, s.lang.turkish))
				letters++
				part++
				j += n
			case isMark(r):
				if base, size := utf8.DecodeLastRune(b); len(b) > 0 {
					if whole, ok := compose(base, r); ok {
						b = utf8.AppendRune(b[:len(b)-size], whole)
					} else if len(b) < 1<<16 {
						b = utf8.AppendRune(b, r)
					}
				}
				j += n
			case invisible(r):
				j += n
				if k, _ := s.wrapped(j); r == softHyphen && k > 0 {
					j = k
				}
			case letters > 2 && isRaised(r):
				j += n // the mark of a footnote: aspirin²
			case isNumeral(r):
				digits++
				b = utf8.AppendRune(b, r)
				j += n
			case isApostrophe(r):
				k, goes := s.apostrophe(j, n)
				if !goes {
					break loop
				}
				if s.elides(b, letters == len(b)) && !s.Whole {
					b = append(b, '\'')
					s.scratch = b
					s.push(i, k, s.vocab.Intern(b, Elision), Elision, flags)
					return k
				}
				b = append(b, '\'')
				j = k
			case isHyphen(r):
				k, joined := s.hyphen(j+n, b, part)
				if k == 0 {
					break loop
				}
				j = k
				if joined {
					continue
				}
				b = append(b, '-')
				flags |= Hyphenated
				parts++
				part = 0
				prevSmall = false
			default:
				break loop
			}
		case c == '\'':
			k, goes := s.apostrophe(j, 1)
			if !goes {
				break loop
			}
			if s.elides(b, true) && !s.Whole {
				b = append(b, '\'')
				s.scratch = b
				s.push(i, k, s.vocab.Intern(b, Elision), Elision, flags)
				return k
			}
			b = append(b, '\'')
			j = k
		case c == '-':
			k, joined := s.hyphen(j+1, b, part)
			if k == 0 {
				break loop
			}
			j = k
			if joined {
				continue
			}
			b = append(b, '-')
			flags |= Hyphenated
			parts++
			part = 0
			prevSmall = false
		case c == '(':
			// An optional ending: tablet(s), Patient(inn)en.
			k := j + 1
			for k < end && k < j+5 && text[k] >= 'a' && text[k] <= 'z' {
				k++
			}
			if k == j+1 || k >= end || text[k] != ')' || letters < 2 || part != letters && parts == 1 {
				break loop
			}
			b = append(b, text[j+1:k]...)
			letters += k - j - 1
			part += k - j - 1
			j = k + 1
		case c == '&':
			// Initials joined by an ampersand: A&E.
			if upper != letters || letters > 3 || letters == 0 || j+1 >= end || !isUpper(text[j+1]) {
				break loop
			}
			b = append(b, '&')
			amp = true
			j++
		case c == '.':
			if !s.inner(j, b, dotted) {
				break loop
			}
			b = append(b, '.')
			dotted = true
			prevSmall = false
			part = 0
			j++
		case c == '/':
			k := s.slashed(text[i:j], j)
			if k == 0 {
				break loop
			}
			b = appendFolded(b, text[j:k])
			s.scratch = b
			s.push(i, k, s.vocab.Intern(b, Abbreviation), Abbreviation, flags)
			return k
		default:
			break loop
		}
	}
	if j == i { // nothing was taken: step over the rune
		_, n := runeAt(text, i)
		return i + n
	}
	s.scratch = b
	kind := Word
	switch {
	case dotted:
		kind = Abbreviation
	case amp:
		kind = Acronym
	case digits > 0 && flags&Hyphenated == 0:
		kind = Figure
	case digits > 0 && parts > 1 && letters < 2:
		kind = Figure
	}
	if upper > 1 || upper == 1 && flags&Capital == 0 {
		if upper == letters && kind == Word {
			flags |= Caps
		} else {
			flags |= Inner
		}
	}
	if (kind == Word || kind == Abbreviation) && len(b) <= 12 && len(s.lang.spaced) > 0 {
		if u := s.lang.use(b); u&spaced != 0 {
			if k := s.spacedAbbreviation(i, j); k > 0 {
				return k
			}
		}
	}
	// A French or Italian elision before a space or a quotation mark.
	if kind == Word && j < end && len(b) <= 10 {
		if r, n := runeAt(text, j); isApostrophe(r) && s.lang.use(b)&elided != 0 {
			s.scratch = append(b, '\'')
			s.push(i, j+n, s.vocab.Intern(s.scratch, Elision), Elision, flags)
			return j + n
		}
	}
	lex := s.vocab.Intern(b, kind)
	if kind == Word && flags&(Hyphenated|Caps) == 0 && s.vocab.lex[lex].Class&Short != 0 {
		kind = Abbreviation
	}
	s.push(i, j, lex, kind, flags)
	return j
}

// apostrophe reports whether the word goes on after the apostrophe of n bytes
// at j, and where.
func (s *Scanner) apostrophe(j, n int) (int, bool) {
	k := j + n
	if k >= s.end {
		return k, false
	}
	r, _ := runeAt(s.text[:s.end], k)
	return k, isLetter(r) && !isWide(r) || r >= '0' && r <= '9'
}

// goesOn reports whether a letter or a digit stands at k.
func (s *Scanner) goesOn(k int) (int, bool) {
	if k >= s.end {
		return k, false
	}
	r, n := runeAt(s.text[:s.end], k)
	for invisible(r) && k+n < s.end {
		k += n
		r, n = runeAt(s.text[:s.end], k)
	}
	return k, isLetter(r) && !isWide(r) || r >= '0' && r <= '9'
}

// elides reports whether form, followed by an apostrophe, is a word of its
// own.
func (s *Scanner) elides(form []byte, _ bool) bool {
	if len(form) == 0 || len(form) > 12 {
		return false
	}
	if s.lang.elides {
		return true
	}
	return s.lang.Tag == "fr" && s.lang.use(form)&elided != 0
}

// inner reports whether the stop at j stands inside an abbreviation: the
// parts on both sides are one or two letters, or the whole is known.
func (s *Scanner) inner(j int, form []byte, dotted bool) bool {
	text, end := s.text, s.end
	part := len(form)
	for k := len(form) - 1; k >= 0; k-- {
		if form[k] == '.' {
			part = len(form) - 1 - k
			break
		}
	}
	k := j + 1
	for k < end && k < j+6 && (classes[text[k]] == letter || text[k] >= 0x80) {
		k++
	}
	next := k - j - 1
	if next == 0 {
		return false
	}
	if part <= 1 && next <= 1 || dotted && part <= 1 && next <= 2 {
		return true
	}
	if len(form) > 8 || next > 5 {
		return false
	}
	if part <= 2 && next <= 2 && k < end && text[k] == '.' {
		return true
	}
	// A form of the table: ph.d, sig.ra, p.ej, dott.ssa.
	buf := append(s.form[:0], form...)
	buf = append(buf, '.')
	for _, r := range text[j+1 : k] {
		buf = utf8.AppendRune(buf, lower(r, s.lang.turkish))
	}
	s.form = buf
	return s.lang.use(buf) != 0
}

// units are the signs of measures that a slash joins: mg/ml, km/h.
var units = func() map[string]bool {
	m := make(map[string]bool)
	for u := range strings.FieldsSeq("mg g kg meq mcg ug µg ng pg ml l dl cl mmol mol iu u ui km m cm mm h hr min s sec kcal kj") {
		m[strings.ToLower(u)] = true
	}
	return m
}()

// spans are the words for a time or a dose behind the slash of a measure:
// mg/day.
var spans = map[string]bool{"day": true, "week": true, "hour": true, "dose": true, "d": true, "wk": true}

// slashed returns the end of an abbreviation with slashes inside, n/a, mg/ml
// or mg/kg/day, whose first slash is at j with left before it, or 0.
func (s *Scanner) slashed(left string, j int) int {
	if len(left) > 5 {
		return 0
	}
	left = strings.ToLower(left)
	last := 0
	for j < s.end && s.text[j] == '/' {
		k := j + 1
		for k < s.end && k < j+6 && classes[s.text[k]] == letter {
			k++
		}
		right := strings.ToLower(s.text[j+1 : k])
		if right == "" {
			break
		}
		known := units[left] && (units[right] || spans[right]) || last == 0 && s.lang.use([]byte(left+"/"+right))&plain != 0
		// kg/m², kg/m^2^
		if strings.HasPrefix(s.text[k:s.end], "²") || strings.HasPrefix(s.text[k:s.end], "³") {
			k += 2
		} else if m := raisedMark(s.text[:s.end], k); m > 0 {
			k = m
		}
		if !known || k < s.end && (classes[s.text[k]] == letter || classes[s.text[k]] == digit) {
			break
		}
		left, last, j = right, k, k
	}
	return last
}

// appendFolded appends the letters and slashes of a measure in small letters,
// without what is raised.
func appendFolded(b []byte, text string) []byte {
	for _, c := range []byte(text) {
		switch {
		case classes[c] == letter:
			b = append(b, c|0x20)
		case c == '/':
			b = append(b, c)
		}
	}
	return b
}

// spacedAbbreviation pushes an abbreviation with spaces inside, such as
// "p. ej." or "z. B.", whose first part is text[i:j], and returns its end, or
// 0 if there is none.
func (s *Scanner) spacedAbbreviation(i, j int) int {
	text, end := s.text, s.end
	for _, form := range s.lang.spaced {
		k, ok := i, true
		for _, want := range form {
			if k >= end {
				// The last stop may be missing.
				ok = want == '.' && k > j
				break
			}
			if want == ' ' {
				n := 0
				for k < end && n < 3 {
					r, size := runeAt(text, k)
					if !isSpace(r) {
						break
					}
					k += size
					n++
				}
				if n == 0 {
					ok = false
					break
				}
				continue
			}
			r, size := runeAt(text, k)
			if lower(r, s.lang.turkish) != want {
				ok = false
				break
			}
			k += size
		}
		if !ok || k <= j {
			continue
		}
		if k < end {
			if r, _ := runeAt(text, k); isLetter(r) {
				continue
			}
		}
		b := s.scratch[:0]
		b = append(b, form...)
		s.scratch = b
		// The last stop is left to the decision about the end of the
		// sentence.
		if text[k-1] == '.' {
			k--
		}
		s.push(i, k, s.vocab.Intern(b, Abbreviation), Abbreviation, 0)
		return k
	}
	return 0
}
