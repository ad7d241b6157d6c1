package syllable

import (
	"unicode/utf8"

	"github.com/concord-sdm/concord/literacy/internal/syllable/learned"
)

// englishWord counts the syllables of an English word: folded as the dictionary writes it, looked up as a whole, and
// taken to pieces by the table if it is not there. A word of more than [maxLetters] letters is counted in pieces.
func englishWord(word []byte) (lo, hi int) {
	var buf [learned.MaxLetters]byte
	table := learned.Load()
	letters := false
	for i := 0; i < len(word); {
		n, last := 0, byte(0)
		for i < len(word) && n < len(buf)-1 {
			c := word[i]
			switch {
			case 'a' <= c && c <= 'z':
				letters = true
			case 'A' <= c && c <= 'Z':
				c |= 0x20
				letters = true
			case c >= utf8.RuneSelf:
				r, size := utf8.DecodeRune(word[i:])
				i += size
				m, sign := foldRune(&buf, n, r)
				if sign || m == n && isDash(r) {
					buf[n] = '-'
					m = n + 1
				} else if m > n {
					last = buf[m-1]
					for k := n; k < m; k++ {
						buf[k] = unmarked(buf[k])
					}
					letters = true
				} else if n > 0 {
					last = buf[n-1]
					buf[n-1] = unmarked(last)
				}
				n = m
				continue
			}
			buf[n], last = c, c
			n++
			i++
		}
		a, b := table.Word(buf[:n])
		if last == eAcute { // "résumé": the mark says that the last e is not silent
			a = b
		}
		lo, hi = lo+a, hi+b
	}
	if letters {
		lo, hi = max(lo, 1), max(hi, 1)
	}
	return lo, hi
}

func isDash(r rune) bool { return 0x2010 <= r && r <= 0x2015 }

// unmarked takes the mark off a folded letter.
func unmarked(c byte) byte {
	if c < utf8.RuneSelf {
		return c
	}
	switch c {
	case oe:
		return 'o'
	case cCedilla:
		return 'c'
	case nTilde:
		return 'n'
	case sharpS:
		return 's'
	case yAcute, yU:
		return 'y'
	}
	switch {
	case c <= ae:
		return 'a'
	case c <= eUml:
		return 'e'
	case c <= iUml:
		return 'i'
	case c < uGrave:
		return 'o'
	}
	return 'u'
}
