package syllable

import (
	"unicode/utf8"

	"github.com/concord-sdm/concord/literacy/internal/syllable/learned"
)

// englishWord counts the syllables of an English word: folded as the dictionary writes it, looked up as a whole, and
// taken to pieces by the table if it is not there.
func englishWord(word []byte) (lo, hi int) {
	if len(word) >= learned.MaxLetters {
		return englishLong(word)
	}
	var buf [learned.MaxLetters]byte
	n := 0
	for n < len(word) && word[n]-'a' < 26 {
		buf[n] = word[n]
		n++
	}
	if n == len(word) {
		if n == 0 {
			return 0, 0
		}
		return learned.Load().Letters(buf[:n])
	}
	last, letters := byte(0), n > 0
	for i := n; i < len(word); {
		c := word[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRune(word[i:])
			i += size
			m, sign := foldRune(&buf, n, r)
			switch {
			case sign || m == n && isDash(r):
				last, buf[n] = '-', '-'
				m = n + 1
			case m > n:
				last, letters = buf[m-1], true
				buf[m-1] = unmarked(last)
			case n > 0: // a combining mark has changed the letter before it
				last = buf[n-1]
				buf[n-1] = unmarked(last)
			}
			n = m
			continue
		}
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		letters = letters || 'a' <= c && c <= 'z'
		buf[n], last = c, c
		n++
		i++
	}
	if !letters {
		return 0, 0
	}
	lo, hi = learned.Load().Word(buf[:n])
	if last == eAcute { // "résumé": the mark says that the last e is heard
		lo = hi
	}
	return max(lo, 1), max(hi, 1)
}

// englishLong counts a token no dictionary has: piece by piece at its signs, and runs of vowels in what is left too long.
func englishLong(word []byte) (lo, hi int) {
	for i := 0; i < len(word); {
		end := i
		for end < len(word) && (word[end]|0x20 >= 'a' && word[end]|0x20 <= 'z' || word[end] == '\'' || word[end] >= utf8.RuneSelf) {
			end++
		}
		var a, b int
		if end-i >= learned.MaxLetters {
			a, b = parts(unknown, word[i:end])
		} else {
			a, b = englishWord(word[i:end])
		}
		lo, hi = lo+a, hi+b
		i = end + 1
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
