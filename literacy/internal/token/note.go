package token

import (
	"strings"
	"unicode/utf8"
)

// note returns the offset behind the mark of a footnote at j, which stands
// right behind the stop of a sentence: [1], ², †, or, if bare figures are
// asked for, a figure that is set close to the stop of a word, as where small
// raised figures were lost: "works.1 It". It returns j if there is none.
func (s *Scanner) note(j int, bare bool) int {
	text, end := s.text, s.end
	switch c := text[j]; {
	case c == '[':
		return s.footnote(j)
	case c == '^':
		if k := raisedMark(text[:end], j); k > 0 {
			return k
		}
	case c == '<':
		if !strings.HasPrefix(text[j:end], "<sup>") {
			return j
		}
		const shut = "</sup>"
		if k := strings.Index(text[j:min(end, j+32)], shut); k > 0 {
			return j + k + len(shut)
		}
	case classes[c] == digit && bare:
		return s.bareNote(j)
	case c >= 0x80:
		r, n := runeAt(text[:end], j)
		if isRaised(r) || r == 0x2020 || r == 0x2021 {
			for j += n; j < end; j += n {
				if r, n = runeAt(text[:end], j); r != ',' && r != 0x2013 && !isRaised(r) {
					break
				}
			}
		}
	}
	return j
}

// raisedMark returns the offset behind figures that are raised as Pandoc writes
// it, ^1^ or ^2,3^, or 0 if none begin at j.
func raisedMark(text string, j int) int {
	if j >= len(text) || text[j] != '^' {
		return 0
	}
	k := j + 1
	for k < len(text) && k < j+10 && (classes[text[k]] == digit || (text[k] == ',' || text[k] == '-') && k > j+1) {
		k++
	}
	if k == j+1 || k >= len(text) || text[k] != '^' {
		return 0
	}
	return k + 1
}

// bareNote returns the offset behind figures that begin at j, right behind a
// stop, with a space and a beginning or the end behind them, if the word
// before is no abbreviation; or j.
func (s *Scanner) bareNote(j int) int {
	last := &s.sent.Tokens[len(s.sent.Tokens)-1]
	if last.Kind != Word || last.Flags&Caps != 0 || last.End-last.Start < 4 || s.useOf(last)&^(starter|common|sort|label|particle|month) != 0 {
		return j
	}
	k, figures := j, 0
	for k < s.end && k < j+12 {
		r, n := runeAt(s.text[:s.end], k)
		if r >= '0' && r <= '9' {
			if figures++; figures > 3 {
				return j
			}
		} else if (r == ',' || r == '-' || r == 0x2013) && figures > 0 && k+n < s.end && classes[s.text[k+n]] == digit {
			figures = 0
		} else {
			break
		}
		k += n
	}
	if k < s.end && classes[s.text[k]] != space {
		return j
	}
	if what, _ := s.after(k); what != big && what != atEnd {
		return j
	}
	return k
}

// isRaised reports the small raised figures and their hyphen: ¹ ² ⁷ ⁻.
func isRaised(r rune) bool {
	return r == 0xB9 || r == 0xB2 || r == 0xB3 || r == 0x2070 || r >= 0x2074 && r <= 0x2079 || r == 0x207B
}

// footnote returns the offset behind a footnote mark in square brackets at i,
// [1], [2, 3], [4–6] or [^2], or i if there is none.
func (s *Scanner) footnote(i int) int {
	text, end := s.text, min(s.end, i+24)
	k := i + 1
	note := k < end && text[k] == '^'
	if note {
		k++
	}
	from, figures := k, 0
	for k < end {
		c := text[k]
		switch {
		case classes[c] == digit:
			figures++
		case note && classes[c] == letter:
		case (c == ',' || c == '-') && figures > 0:
			figures = 0
		case c == ' ' && text[k-1] == ',':
		case c == 0xE2 && strings.HasPrefix(text[k:end], "–"):
			figures = 0
			k += 2
		case c == ']' && k > from && figures <= 3:
			return k + 1
		default:
			return i
		}
		if figures > 3 && !note {
			return i
		}
		k++
	}
	return i
}

// dateGoesOn reports whether the figure at j carries on a date that is written
// with stops: the 12 and the 2024 of "24. 12. 2024".
func (s *Scanner) dateGoesOn(j int) bool {
	k := j
	for k < s.end && classes[s.text[k]] == digit {
		k++
	}
	if k-j <= 2 && k < s.end && s.text[k] == '.' {
		return true
	}
	count := len(s.sent.Tokens)
	if count < 2 || k-j != 4 {
		return false
	}
	day := &s.sent.Tokens[count-2]
	return day.Kind == Figure && day.End-day.Start <= 2 && s.onlyDigits(day) && s.text[day.End-s.base] == '.'
}

// roman reports whether a Roman numeral of two letters or more stands at j.
func (s *Scanner) roman(j int) bool {
	k := j
	for k < s.end && strings.IndexByte("IVXLC", s.text[k]) >= 0 {
		k++
	}
	return k-j >= 2 && (k == s.end || classes[s.text[k]] != letter && s.text[k] < 0x80)
}

// beforeNotes returns text without the marks of footnotes at its end, if a
// stop or a sign that closes a sentence stands before them.
func beforeNotes(text string) string {
	e := len(text)
	for limit := max(0, e-reach); e > limit; {
		switch c := text[e-1]; {
		case c == ']':
			k := strings.LastIndexByte(text[max(limit, e-24):e], '[')
			if k < 0 || strings.ContainsFunc(text[max(limit, e-24)+k+1:e-1], notNote) {
				return text[:e]
			}
			e = max(limit, e-24) + k
		case c >= 0x80:
			r, n := utf8.DecodeLastRuneInString(text[:e])
			if !isRaised(r) && r != 0x2020 && r != 0x2021 {
				return text[:e]
			}
			e -= n
		case c >= '0' && c <= '9':
			k := max(limit, e-12) + len(strings.TrimRight(text[max(limit, e-12):e], "0123456789,-–"))
			if k >= 3 && text[k-1] == '.' && classes[text[k-2]] == letter && classes[text[k-3]] == letter {
				return text[:k]
			}
			return text[:e]
		default:
			return text[:e]
		}
	}
	return text[:e]
}

func notNote(r rune) bool {
	return (r < '0' || r > '9') && r != ',' && r != ' ' && r != '-' && r != 0x2013 && r != '^'
}
