package token

import "unicode/utf8"

// next is what follows a stop.
type next uint8

const (
	atEnd next = iota
	small
	big // a capital, or a letter of a script without capitals
	number
	mark // any other sign
	list // the next number of a list inside the text
)

// leader is how many stops in a row lead the eye over a gap, as in a form or a
// table of contents, and end nothing.
const leader = 8

// stopAt handles the run of stops at i, decides whether the sentence ends
// there, and returns the offset after it.
func (s *Scanner) stopAt(i int) int {
	text, end := s.text, s.end
	dots, loud, wide := 0, false, false
	j := i
	spacedDots := i > 0 && classes[text[i-1]] == space
	for j < end {
		r, n := runeAt(text[:end], j)
		switch {
		case r == '.':
			dots++
		case r == '!' || r == '?':
			loud = true
		case r == 0x2026:
			dots += 3
		case isStop(r):
			loud = true
			wide = r >= 0x3000 && r != 0xFF0E
		case r == ' ' && j+1 < end && text[j+1] == '.' && dots > 0 && (j+2 >= end || text[j+2] == ' ' || text[j+2] == '.' || isCloserAt(text, j+2)):
			// . . . and . . . .
		default:
			r = 0
		}
		if r == 0 {
			break
		}
		j += n
	}
	stopEnd := j
	count := len(s.sent.Tokens)
	if count == 0 {
		s.apart = true
		if s.sent.Start == s.base+i && dots < 3 {
			s.sent.Start = -1
		}
		return j
	}
	last := &s.sent.Tokens[count-1]
	adjacent := last.End == s.base+i

	// Closing quotes and brackets, and footnote marks, belong to the sentence.
	bracket := false
	closed := j
	for j < end {
		if c := text[j]; (c == ' ' || c == '\n') && (j+1 >= end || text[j+1] < utf8.RuneSelf) {
			break // as behind most stops
		}
		if k := s.note(j, adjacent && j == stopEnd && dots == 1 && !loud); k > j {
			j, closed = k, k
			continue
		}
		if text[j] == '[' {
			break
		}
		r, n := runeAt(text[:end], j)
		if isCloser(r) || isStop(r) || r == '.' && j > stopEnd {
			bracket = bracket || r == ')' || r == ']'
			if isQuote(r) {
				s.sent.Quotes = true
			}
			j += n
			closed = j
			continue
		}
		if invisible(r) {
			j += n
			continue
		}
		if r == ' ' || r == 0xA0 || r == 0x202F {
			// « Bonjour ! »
			if j+n < end {
				if q, m := runeAt(text[:end], j+n); q == 0xBB {
					j += n + m
					closed = j
					continue
				}
			}
		}
		break
	}
	if bracket {
		s.parens = 0
	}

	what, at := s.after(j)
	if dots == 4 && adjacent && !loud && what != atEnd && text[i+1] == ' ' && !s.one {
		// "compounds. . . . The": the first stop ends the sentence.
		s.close(i+1, true)
		s.sent.Start = s.base + i + 2
		return stopEnd
	}
	spaced := at > j && j < end && (classes[text[j]] == space || text[j] >= 0x80 || text[j] == '&')
	ends := false
	switch {
	case what == atEnd:
		ends = dots < leader || loud
	case s.one:
		ends = false
	case dots >= leader && !loud:
		ends = false
	case what == list:
		ends = true
	case wide:
		ends = what != small || true
	case loud:
		ends = what == big || what == number || what == mark && s.markBegins(at)
		if !spaced && j == stopEnd && what != big {
			ends = false
		}
		if !spaced && j == stopEnd && what == big && adjacent && last.End-last.Start < 2 {
			ends = false
		}
	case dots >= 3:
		ends = (what == big || what == mark && s.markBegins(at)) && (spaced || j > stopEnd)
		if ends && j > stopEnd && at > 0 && text[at-1] == '(' {
			ends = false // "… stairways [...]" (Smith 55).
		}
		if ends && dots == 3 && (spacedDots || what == big) {
			// "the thing is . . . I did" goes on; ". . . ." does not.
			ends = !s.pronounI(at)
		}
		if what == number && spaced {
			ends = dots > 3
		}
	case s.asks:
		ends = false
	case !spaced:
		ends = s.missingSpace(last, adjacent, j > stopEnd, what, at)
	default:
		ends = s.fullStop(last, adjacent, j > stopEnd, what, at)
	}
	if !ends {
		if adjacent && dots == 1 && !loud && what != atEnd {
			s.shorten(last, stopEnd)
		}
		if s.one {
			s.sent.Stop = what == atEnd
		}
		s.apart = true
		if j > stopEnd && j < end && closed == j {
			return j
		}
		return stopEnd
	}
	if adjacent && dots == 1 && !loud {
		s.shorten(last, stopEnd)
	}
	if s.one {
		// A part of a row: the row goes on in the next cell.
		s.sent.Stop = true
		return closed
	}
	s.close(closed, true)
	return closed
}

func isCloserAt(text string, i int) bool {
	r, _ := runeAt(text, i)
	return isCloser(r)
}

// shorten makes the token an abbreviation with its stop if the table knows it
// as one, or if it is an initial.
func (s *Scanner) shorten(t *Token, end int) {
	if t.Kind == Abbreviation {
		t.End = s.base + end
		return
	}
	if t.Kind != Word && t.Kind != Acronym || t.Lex < 0 {
		return
	}
	n := t.End - t.Start
	if n > 8 || s.vocab.lex[t.Lex].Class&listed == 0 {
		return
	}
	s.form = s.vocab.AppendText(s.form[:0], t.Lex)
	u := s.lang.use(s.form)
	if u&never != 0 || u&often != 0 && u&(starter|common) == 0 || u&maybe != 0 && t.Flags&Capital != 0 && u&(common|starter) == 0 {
		t.Kind = Abbreviation
		t.End = s.base + end
	}
}

// pronounI reports whether the word at j is the English "I".
func (s *Scanner) pronounI(j int) bool {
	return s.lang.Tag == "en" && s.text[j] == 'I' && (j+1 >= s.end || classes[s.text[j+1]] != letter)
}

// missingSpace decides about a single stop with no space behind it.
func (s *Scanner) missingSpace(last *Token, adjacent, closed bool, what next, at int) bool {
	if what != big || at >= s.end {
		return false
	}
	if closed {
		return true
	}
	if !adjacent {
		return false
	}
	text := s.text
	// A capital and then small letters, or a word of one letter.
	k := at
	if r, n := runeAt(text[:s.end], k); r == 0xBF || r == 0xA1 || !isLetter(r) {
		return true
	} else {
		k += n
	}
	if k < s.end {
		if c := text[k]; isUpper(c) || c == '.' {
			return false
		}
	}
	switch last.Kind {
	case Figure:
		return true
	case Word:
		return last.Flags&Caps == 0 && last.End-last.Start >= 2 && s.useOf(last)&never == 0
	case Email, URL, Phone:
		return true
	}
	return false
}

func (s *Scanner) useOf(t *Token) use {
	if t.Lex < 0 || s.vocab.lex[t.Lex].Class&listed == 0 {
		return 0
	}
	s.form = s.vocab.AppendText(s.form[:0], t.Lex)
	if n := len(s.form); n > 0 && s.form[n-1] == '.' {
		s.form = s.form[:n-1]
	}
	return s.lang.use(s.form)
}

// useAt returns the table's entry of the word that begins at j, lower-cased.
func (s *Scanner) useAt(j int) use {
	text, end := s.text, min(s.end, j+24)
	b := s.form[:0]
	for j < end {
		r, n := runeAt(text[:end], j)
		if isApostrophe(r) {
			r = '\''
		} else if !isLetter(r) {
			break
		}
		b = appendLower(b, r, s.lang.turkish)
		j += n
	}
	s.form = b
	u := s.lang.use(b)
	if k := indexApostrophe(b); u == 0 && k > 0 {
		u = s.lang.use(b[:k])
	}
	return u
}

func indexApostrophe(b []byte) int {
	for i, c := range b {
		if c == '\'' {
			return i
		}
	}
	return -1
}

// fullStop decides about a single stop, or two, with a space behind it.
func (s *Scanner) fullStop(last *Token, adjacent, closed bool, what next, at int) bool {
	switch what {
	case small:
		return false
	case mark:
		if !s.markBegins(at) {
			return false
		}
	}
	if !adjacent {
		// N°. 7
		return what != number || !s.ordinalMark(last)
	}
	u := s.useOf(last)
	if u&maybe != 0 && last.Kind == Abbreviation && s.half(last) {
		u = u&^maybe | often // 8 a. m.
	}
	switch last.Kind {
	case Figure:
		if s.onlyDigits(last) {
			first := len(s.sent.Tokens) == 1
			if first && last.End-last.Start <= 2 && !closed {
				return false // 1. Wash your hands
			}
			if len(s.sent.Tokens) == 2 && !closed && s.useOf(&s.sent.Tokens[0])&label != 0 {
				return false // Step 1. Wash your hands
			}
			if what == number && last.End-last.Start <= 2 && s.lang.ordinals && !closed && s.dateGoesOn(at) {
				return false // 24. 12. 2024
			}
			if what == big && last.End-last.Start <= 2 && (s.lang.ordinals || s.lang.nouns) && !closed {
				n := s.useAt(at)
				if n&month != 0 {
					return false
				}
				// See section 4. Patients …, but: the 4. Patient
				if n&starter != 0 || first {
					return n&starter != 0
				}
				before := &s.sent.Tokens[len(s.sent.Tokens)-2]
				return before.Kind == Figure || s.useOf(before)&(label|sort) != 0
			}
		}
		return true
	case Abbreviation, Word, Acronym:
	default:
		return true
	}
	if last.Flags&Hyphenated != 0 {
		return true
	}
	if what == number {
		if u == 0 && last.Kind == Abbreviation && s.inDotted(last) {
			return false
		}
		if u&counted != 0 || u&never != 0 {
			return false
		}
		if u&(maybe|often) != 0 && last.Flags&Capital != 0 {
			return false // Jan. 5
		}
		return true
	}
	if u&never != 0 {
		return last.Flags&Caps != 0 && !closed && s.initials(u, at)
	}
	if u&(often|counted) != 0 && last.Kind == Word && s.single(last) && last.Flags&Capital != 0 && what == big && !closed {
		return s.initial(last, at) // M. Pérez, not 5 m
	}
	if u&counted != 0 && (at+1 < s.end && classes[s.text[at+1]] == digit || s.roman(at)) {
		return false // no. A123, s. XIX
	}
	if u&counted != 0 && u&(common|often|maybe) == 0 && last.Flags&Caps == 0 && last.Kind == Abbreviation {
		return s.useAt(at)&starter != 0
	}
	if u&often != 0 && !closed {
		// At 5 a.m. Mr. Smith went: a title goes on, as does a name.
		n := s.useAt(at)
		if n&never != 0 && last.Flags&Capital == 0 && last.Kind == Abbreviation && s.inDotted(last) {
			return false
		}
		if n&label != 0 && last.Flags&Capital != 0 && s.text[at] == 'B' && s.text[last.Start-s.base:last.End-s.base] == "P.O" {
			return false // P.O. Box 12
		}
		return !s.onlyTime(last)
	}
	if u&maybe != 0 && (last.Flags&Capital != 0 || last.Kind == Abbreviation) && u&(common|starter) == 0 {
		return closed || s.useAt(at)&starter != 0
	}
	if last.Kind == Abbreviation && s.inDotted(last) {
		return closed || s.useAt(at)&starter != 0
	}
	if s.single(last) && what == big && !closed {
		if last.Flags&Capital != 0 {
			return s.initial(last, at)
		}
		if n := len(s.sent.Tokens); s.lang.nouns && n > 1 && s.sent.Tokens[n-2].Kind != Figure {
			return s.useAt(at)&starter != 0 // Männer u. Frauen
		}
	}
	return true
}

// ordinalMark reports whether nothing but a degree sign or an ordinal mark
// stands between the token and its stop: N°. 7.
func (s *Scanner) ordinalMark(t *Token) bool {
	k := t.End - s.base
	r, n := runeAt(s.text, k)
	return (r == 0xB0 || r == 0xBA) && k+n < s.end && s.text[k+n] == '.'
}

// onlyTime reports a sentence of which there is no more than the time of day
// so far: At 9 p.m. I had a fever.
func (s *Scanner) onlyTime(last *Token) bool {
	toks := s.sent.Tokens
	if s.lang.Tag != "en" || len(toks) != 3 || toks[1].Kind != Figure || toks[0].Flags&Capital == 0 || s.useOf(&toks[0])&starter == 0 {
		return false
	}
	text := s.text[last.Start-s.base : last.End-s.base]
	return len(text) >= 3 && (text[0]|0x20 == 'a' || text[0]|0x20 == 'p') && text[1] == '.' && text[2]|0x20 == 'm'
}

// half reports "a. m." or "p. m.", the halves of the day.
func (s *Scanner) half(t *Token) bool {
	text := s.text[t.Start-s.base : t.End-s.base]
	n := len(text)
	return n >= 4 && (text[0]|0x20 == 'a' || text[0]|0x20 == 'p') && text[1] == '.' && (text[n-1]|0x20 == 'm' || text[n-2]|0x20 == 'm') &&
		s.lang.Tag != "de"
}

func (s *Scanner) inDotted(t *Token) bool {
	text := s.text[t.Start-s.base : t.End-s.base]
	for k := 0; k+1 < len(text); k++ {
		if text[k] == '.' {
			return true
		}
	}
	return false
}

func (s *Scanner) onlyDigits(t *Token) bool {
	for k := t.Start - s.base; k < t.End-s.base; k++ {
		if classes[s.text[k]] != digit {
			return false
		}
	}
	return true
}

// single reports a token of one letter.
func (s *Scanner) single(t *Token) bool {
	n := t.End - t.Start
	if n > 1 && n <= utf8.UTFMax {
		_, size := runeAt(s.text[:t.End-s.base], t.Start-s.base)
		return size == n
	}
	return n == 1
}

// initial decides whether a sentence ends after a single capital with a stop:
// "vitamin C. It", but not "J. Smith".
func (s *Scanner) initial(last *Token, at int) bool {
	n := s.useAt(at)
	count := len(s.sent.Tokens)
	if s.lang.Tag == "en" && s.text[last.Start-s.base] == 'I' {
		return n&starter != 0
	}
	if count == 1 {
		return false
	}
	// Another initial follows.
	if r, size := runeAt(s.text[:s.end], at); isLetter(r) && at+size < s.end && s.text[at+size] == '.' {
		return false
	}
	if n&starter != 0 {
		return true
	}
	before := &s.sent.Tokens[count-2]
	if before.Kind == Figure {
		return true // 38 °C.
	}
	if before.Kind != Word || before.End == last.Start {
		return false
	}
	return s.useOf(before)&sort != 0
}

func appendLower(b []byte, r rune, turkish bool) []byte {
	r = lower(r, turkish)
	if r < 0x80 {
		return append(b, byte(r))
	}
	return append(b, string(r)...)
}
