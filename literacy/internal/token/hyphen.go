package token

import (
	"bytes"
	"unicode"
)

const (
	softHyphen = 0xAD
	// longestDivided is the longest first part, in bytes, that goes on in the
	// next line.
	longestDivided = 40
)

// hyphen returns where a word goes on behind the hyphen that ends before k, 0
// if it does not. form is the word so far, of which part letters stand behind
// its last hyphen. joined says that the hyphen is no part of the word: it was
// set because the line ended.
func (s *Scanner) hyphen(k int, form []byte, part int) (next int, joined bool) {
	if k, goes := s.goesOn(k); goes {
		return k, false
	}
	// A word of many such lines is none, and would be looked at again at each.
	if part < 2 || len(form) > longestDivided {
		return 0, false
	}
	s.Looked += len(form)
	from, to := s.wrapped(k)
	if from == 0 {
		return 0, false
	}
	// The two halves are written as one word, medi-cine, unless each of them is
	// a common word and the whole is not: well-known.
	first, second := form[bytes.LastIndexByte(form, '-')+1:], s.text[from:to]
	s.form = append(s.form[:0], second...)
	compound := s.knows(first) && s.knows(s.form)
	if compound {
		s.form = append(append(s.form[:0], form...), second...)
		compound = !s.knows(s.form)
	}
	return from, !compound
}

// knows reports a common word of the language.
func (s *Scanner) knows(form []byte) bool {
	if s.lang.Common(form) {
		return true
	}
	return len(form) > 1 && s.vocab.lex[s.vocab.Intern(form, Word)].Class&Known != 0
}

// wrapped returns where the second half of a word begins and ends whose first
// half was divided at k, at the end of a line: small letters at the beginning
// of the next, no "and" or "or" as in short- and long-term. It is 0 if there is
// none.
func (s *Scanner) wrapped(k int) (from, to int) {
	text, end := s.text, min(s.end, k+64)
	for k < end && (text[k] == ' ' || text[k] == '\r') {
		k++
	}
	if k >= end || text[k] != '\n' {
		return 0, 0
	}
	for k++; k < end && (text[k] == ' ' || text[k] == '\t'); k++ {
	}
	from = k
	letters := 0
	for k < end {
		s.Looked++
		r, n := runeAt(text[:end], k)
		if !isLetter(r) || !unicode.IsLower(r) {
			break
		}
		letters++
		k += n
	}
	if letters < 2 || k == end && end < s.end || suspended[text[from:k]] {
		return 0, 0
	}
	return from, k
}

// suspended are the words that follow a hyphen which stands for the rest of a
// compound: short- and long-term.
var suspended = map[string]bool{
	"and": true, "or": true, "to": true, "und": true, "oder": true, "bis": true, "et": true, "ou": true, "en": true,
	"of": true, "och": true, "og": true, "eller": true, "sowie": true, "nor": true,
}
