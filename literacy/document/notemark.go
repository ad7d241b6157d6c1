package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// leadsToNote reports whether raised text behind a text leads to a note, as in
// "less likely¹", rather than being a power or an ordinal, as in "cm²" or "1st":
// a number or a sign that follows punctuation or a word of three letters.
func leadsToNote(before, raised string) bool {
	raised = strings.Trim(raised, " ,;–-[]()\u00A0")
	if raised == "" || len(raised) > 12 {
		return false
	}
	for _, r := range raised {
		if !(r >= '0' && r <= '9') && !strings.ContainsRune("*†‡§¶ ,;–-", r) {
			return false
		}
	}
	letters := 0
	for before != "" {
		r, size := utf8.DecodeLastRuneInString(before)
		switch {
		case unicode.IsLetter(r):
			letters++
		case letters > 0:
			return letters >= 3
		case unicode.IsDigit(r):
			return false
		default:
			return unicode.IsPunct(r) || unicode.IsSpace(r)
		}
		if letters >= 3 {
			return true
		}
		before = before[:len(before)-size]
	}
	return false
}
