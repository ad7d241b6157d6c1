package token

import (
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// class is what a byte can begin.
type class uint8

const (
	other class = iota
	space
	letter
	digit
	stop // . ! ?
	high // a byte of a rune outside ASCII
)

var classes = func() (t [256]class) {
	for i := range t {
		c := byte(i)
		switch {
		case c >= 0x80:
			t[i] = high
		case c <= ' ' || c == 0x7F: // signs that control a machine part words, too
			t[i] = space
		case c|0x20 >= 'a' && c|0x20 <= 'z':
			t[i] = letter
		case c >= '0' && c <= '9':
			t[i] = digit
		case c == '.' || c == '!' || c == '?':
			t[i] = stop
		}
	}
	return t
}()

// joins marks the bytes after which a word may go on, so that a word which
// ends before any other byte needs no second look.
var joins = func() (t [256]bool) {
	for _, c := range "'-.@/:&_(" {
		t[c] = true
	}
	for c := '0'; c <= '9'; c++ {
		t[c] = true
	}
	for c := 0x80; c < 0x100; c++ {
		t[c] = true
	}
	return t
}()

// closes marks the bytes behind a stop before which the stop is no part of a
// word: spaces, and the signs that close a sentence.
var closes = func() (t [256]bool) {
	for _, c := range " \t\n\v\f\r\"',;)]}" {
		t[c] = true
	}
	return t
}()

func isUpper(c byte) bool { return c >= 'A' && c <= 'Z' }

// eight returns the first eight bytes of s, the first of them lowest.
func eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// lettersAt returns how many ASCII letters stand in a row at i, eight at a
// time: the ends of words are what a loop over bytes could not foresee.
func lettersAt(text string, i int) int {
	const (
		highs = 0x8080808080808080
		lows  = 0x7F7F7F7F7F7F7F7F
		small = 0x2020202020202020
		fromA = (0x80 - 'a') * 0x0101010101010101
		overZ = (0x7F - 'z') * 0x0101010101010101
	)
	j := i
	for ; j+8 <= len(text); j += 8 {
		x := eight(text[j : j+8])
		y := (x | small) & lows
		if others := ^((y + fromA) &^ (y + overZ) &^ x) & highs; others != 0 {
			return j - i + bits.TrailingZeros64(others)>>3
		}
	}
	for j < len(text) && classes[text[j]] == letter {
		j++
	}
	return j - i
}

// runeAt decodes the rune at i; size is 1 and r is utf8.RuneError for a byte
// that is not UTF-8.
func runeAt(text string, i int) (r rune, size int) {
	if c := text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(text[i:])
}

// invisible reports characters that stand inside words and are not seen: the
// soft hyphen, joiners, direction marks and the byte order mark.
func invisible(r rune) bool {
	switch r {
	case 0xAD, 0x2060, 0xFEFF, 0x34F, 0x61C:
		return true
	}
	return r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0xFE00 && r <= 0xFE0F
}

func isApostrophe(r rune) bool { return r == '\'' || r == 0x2019 || r == 0x2BC || r == 0xFF07 }

func isHyphen(r rune) bool { return r == '-' || r == 0x2010 || r == 0x2011 }

// isDash reports the dashes that stand between figures as "to" does.
func isDash(r rune) bool { return isHyphen(r) || r == 0x2012 || r == 0x2013 || r == 0x2212 }

func isSpace(r rune) bool {
	return r <= ' ' || r == 0x7F || r == 0x85 || r == 0xA0 || r == 0x1680 ||
		r >= 0x2000 && r <= 0x200A || r == 0x2028 || r == 0x2029 || r == 0x202F || r == 0x205F || r == 0x3000
}

// isFixedSpace reports the spaces that hold a figure together.
func isFixedSpace(r rune) bool { return r == 0xA0 || r == 0x202F || r == 0x2009 }

// isStop reports the marks outside ASCII that end a sentence.
func isStop(r rune) bool {
	switch r {
	case 0x2026, 0x203C, 0x203D, 0x2047, 0x2048, 0x2049, 0x3002, 0xFF01, 0xFF0E, 0xFF1F, 0xFF61,
		0x61F, 0x6D4, 0x964, 0x965:
		return true
	}
	return false
}

func isCloser(r rune) bool {
	switch r {
	case ')', ']', '}', '"', '\'', '*', '_', '`', 0x2019, 0x201D, 0x201C, 0x2018, 0xBB, 0x203A,
		0x300D, 0x300F, 0xFF09, 0x3011, 0x300B:
		return true
	}
	return false
}

func isOpener(r rune) bool {
	switch r {
	case '(', '[', '{', '"', '\'', '*', '_', '`', '<', 0x2018, 0x201C, 0x201E, 0x201A, 0xAB, 0x2039, 0xBF, 0xA1,
		0x300C, 0x300E, 0xFF08, 0x3010, 0x300A:
		return true
	}
	return false
}

func isQuote(r rune) bool {
	switch r {
	case '"', 0x201C, 0x201D, 0x201E, 0xAB, 0xBB, 0x2039, 0x203A, 0x300C, 0x300D:
		return true
	}
	return false
}

// isSign reports signs that belong to the figure before them: 50%, 37°.
func isSign(r rune) bool {
	return r == '%' || r == 0xB0 || r == 0xBA || r == 0xAA || r == 0x2030 || r == 0x2032 || r == 0x2033 ||
		r == 0x20AC || r == 0xA3 || r == '$' || r == 0x2103 || r == 0x2109
}

// isWide reports scripts that do not put spaces between words: each
// character is counted as a word of one syllable.
func isWide(r rune) bool {
	return r >= 0x2E80 && (r >= 0x3041 && r <= 0x30FF || r >= 0x3400 && r <= 0x9FFF ||
		r >= 0xF900 && r <= 0xFAFF || r >= 0x20000 && r <= 0x3FFFF || r >= 0x2E80 && r <= 0x2FDF)
}

func isLetter(r rune) bool {
	if r < 0x250 {
		return r|0x20 >= 'a' && r|0x20 <= 'z' && r < 0x80 ||
			r >= 0xC0 && r != 0xD7 && r != 0xF7 || r == 0xB5
	}
	return unicode.IsLetter(r)
}

func isMark(r rune) bool {
	return r >= 0x300 && (r <= 0x36F || unicode.Is(unicode.M, r))
}

// isNumeral reports digits of every script and the figures that are one sign:
// ² ½ ①.
func isNumeral(r rune) bool {
	if r < 0x80 {
		return r >= '0' && r <= '9'
	}
	return unicode.Is(unicode.N, r)
}

func lower(r rune, turkish bool) rune {
	if r < 0x80 {
		if r >= 'A' && r <= 'Z' {
			if turkish && r == 'I' {
				return 0x131
			}
			return r + 0x20
		}
		return r
	}
	if r == 0x130 {
		return 'i'
	}
	return unicode.ToLower(r)
}

// compose joins a letter and a combining mark where one character exists.
func compose(base, mark rune) (rune, bool) {
	const bases = "aeiouyncszrgl"
	var composed string
	switch mark {
	case 0x300:
		composed = "àèìòùỳǹ------"
	case 0x301:
		composed = "áéíóúýńćśźŕǵĺ"
	case 0x302:
		composed = "âêîôûŷ-ĉŝẑ-ĝ-"
	case 0x303:
		composed = "ãẽĩõũỹñ------"
	case 0x308:
		composed = "äëïöüÿ-------"
	case 0x30A:
		composed = "å---ů--------"
	case 0x30C:
		composed = "ǎěǐǒǔ-ňčšžřǧ-"
	case 0x327:
		composed = "-ȩ----ņçş-ŗģļ"
	case 0x328:
		composed = "ąęįǫų--------"
	case 0x307:
		composed = "ȧėiȯ-ẏṅċṡżṙġ-"
	case 0x306:
		composed = "ăĕĭŏŭ------ğ-"
	default:
		return 0, false
	}
	i := 0
	for _, c := range composed {
		if i < len(bases) && rune(bases[i]) == base {
			return c, c != '-'
		}
		i++
	}
	return 0, false
}
