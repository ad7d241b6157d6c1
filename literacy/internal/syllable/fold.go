package syllable

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxLetters is the longest piece of a word that is looked at as a whole; a longer one is counted in pieces, so that
// the time stays linear and the memory fixed. No dictionary word comes near it.
const maxLetters = 64

// The folded alphabet has one byte a letter: a to z, the apostrophe, and letters with marks by their ISO 8859-1 code.
const (
	aGrave, aAcute, aCirc, aTilde, aUml, aRing, ae  = 0xE0, 0xE1, 0xE2, 0xE3, 0xE4, 0xE5, 0xE6
	cCedilla, eGrave, eAcute, eCirc, eUml           = 0xE7, 0xE8, 0xE9, 0xEA, 0xEB
	iGrave, iAcute, iCirc, iUml                     = 0xEC, 0xED, 0xEE, 0xEF
	nTilde, oGrave, oAcute, oCirc, oTilde, oUml     = 0xF1, 0xF2, 0xF3, 0xF4, 0xF5, 0xF6
	oSlash, uGrave, uAcute, uCirc, uUml, yAcute, yU = 0xF8, 0xF9, 0xFA, 0xFB, 0xFC, 0xFD, 0xFF
	sharpS                                          = 0xDF
	oe                                              = 0x9C // as in Windows-1252
)

// vowelLetter marks the vowels of the folded alphabet.
var vowelLetter = func() (t [256]bool) {
	for _, c := range []byte("aeiouy") {
		t[c] = true
	}
	for c := 0xE0; c <= 0xFF; c++ {
		t[c] = true
	}
	for _, c := range []byte{cCedilla, 0xF0, nTilde, 0xF7, 0xFE} {
		t[c] = false
	}
	t[oe] = true
	return t
}()

func isVowel(c byte) bool { return vowelLetter[c] }

// fold writes the first piece of word into buf, lower case and one byte a letter, and says how many letters it wrote
// and how many bytes of word it used up. A piece ends at a hyphen, a digit or another sign; an apostrophe is part of
// the piece unless it comes first. Invisible characters and invalid bytes are skipped.
func fold(buf *[maxLetters]byte, word []byte) (n, used int) {
	i := 0
	for i < len(word) {
		c := word[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case 'a' <= c|0x20 && c|0x20 <= 'z':
				buf[n] = c | 0x20
				n++
			case c == '\'' && n > 0:
				buf[n] = c
				n++
			case n > 0:
				return n, i
			}
		} else {
			r, size := utf8.DecodeRune(word[i:])
			m, end := foldRune(buf, n, r)
			i += size
			if end {
				return n, i
			}
			n = m
		}
		if n >= maxLetters-1 {
			return n, i
		}
	}
	return n, i
}

// foldRune adds a rune beyond ASCII to buf[:n], which has room for two bytes, and returns the new length; end is true
// if r ends the piece.
func foldRune(buf *[maxLetters]byte, n int, r rune) (m int, end bool) {
	var c byte
	switch {
	case 0xC0 <= r && r <= 0xDE && r != 0xD7:
		c = byte(r) + 0x20
	case 0xDF <= r && r <= 0xFF && r != 0xF7:
		c = byte(r)
	case r == '’' || r == 'ʼ' || r == 'ʹ' || r == '＇' || r == '′' || r == '‘':
		if n == 0 {
			return n, false
		}
		c = '\''
	case r == 0xAD || r == 0x2060 || r == 0xFEFF || 0x200B <= r && r <= 0x200F || r == utf8.RuneError:
		return n, false
	case 0x300 <= r && r < 0x370:
		if n > 0 {
			buf[n-1] = compose(buf[n-1], r)
		}
		return n, false
	case r < 0x250:
		c = latin(unicode.ToLower(r))
	case 0x370 <= r && r < 0x530:
		c = greekOrCyrillic(unicode.ToLower(r))
	case 0xAC00 <= r && r <= 0xD7A3 || unicode.Is(unicode.Han, r) || unicode.Is(unicode.Hiragana, r) || unicode.Is(unicode.Katakana, r):
		buf[n], buf[n+1] = 'x', 'a' // one character, one syllable
		return min(n+2, maxLetters-1), false
	case unicode.IsLetter(r):
		c = 'x'
	case unicode.Is(unicode.Mn, r):
		return n, false
	default:
		return n, n > 0
	}
	if c == 0 {
		return n, n > 0
	}
	buf[n] = c
	return n + 1, false
}

// latin folds the lower-case letters of Latin Extended-A and B.
func latin(r rune) byte {
	switch r {
	case 'ā', 'ă', 'ą', 'ǎ':
		return 'a'
	case 'ē', 'ĕ', 'ė', 'ę', 'ě':
		return 'e'
	case 'ĩ', 'ī', 'ĭ', 'į', 'ı', 'i', 'ǐ':
		return 'i'
	case 'ō', 'ŏ', 'ő', 'ǒ':
		return 'o'
	case 'ũ', 'ū', 'ŭ', 'ů', 'ű', 'ų', 'ǔ':
		return 'u'
	case 'œ':
		return oe
	case 'ĳ':
		return yU // the ij ligature, said as one vowel
	case 'ŷ':
		return 'y'
	case 'ł', 'ĺ', 'ľ', 'ļ':
		return 'l'
	case 'ś', 'š', 'ş', 'ș', 'ŝ':
		return 's'
	case 'ź', 'ż', 'ž':
		return 'z'
	case 'ć', 'č', 'ĉ', 'ċ':
		return 'c'
	case 'ğ', 'ģ', 'ĝ', 'ġ':
		return 'g'
	case 'ń', 'ň', 'ņ':
		return 'n'
	case 'ř', 'ŕ', 'ŗ':
		return 'r'
	}
	if unicode.IsLetter(r) {
		return 'x'
	}
	return 0
}

// greekOrCyrillic folds a vowel to a and any other letter to x.
func greekOrCyrillic(r rune) byte {
	switch r {
	case 'а', 'е', 'ё', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я', 'і', 'ї', 'є', 'ў',
		'α', 'ε', 'η', 'ι', 'ο', 'υ', 'ω', 'ά', 'έ', 'ή', 'ί', 'ό', 'ύ', 'ώ', 'ϊ', 'ϋ', 'ΐ', 'ΰ':
		if r == 'ў' {
			return 'x'
		}
		return 'a'
	}
	if unicode.IsLetter(r) {
		return 'x'
	}
	return 0
}

// compose adds a combining mark to a folded letter.
func compose(c byte, mark rune) byte {
	switch mark {
	case 0x300:
		return pick(c, "aeiou", aGrave, eGrave, iGrave, oGrave, uGrave)
	case 0x301:
		return pick(c, "aeiou", aAcute, eAcute, iAcute, oAcute, uAcute)
	case 0x302:
		return pick(c, "aeiou", aCirc, eCirc, iCirc, oCirc, uCirc)
	case 0x303:
		return pick(c, "anoxx", aTilde, nTilde, oTilde, 'x', 'x')
	case 0x308:
		return pick(c, "aeiou", aUml, eUml, iUml, oUml, uUml)
	case 0x30A:
		return pick(c, "axxxx", aRing, 'x', 'x', 'x', 'x')
	case 0x327:
		return pick(c, "cxxxx", cCedilla, 'x', 'x', 'x', 'x')
	}
	return c
}

// pick returns the letter that stands where c stands in from, or c if it does not stand there.
func pick(c byte, from string, to ...byte) byte {
	for i := range len(from) {
		if from[i] == c {
			return to[i]
		}
	}
	return c
}

// folded returns the words of list, which white space parts, in the folded alphabet.
func folded(list string) []string {
	var words []string
	var buf [maxLetters]byte
	for w := range strings.FieldsSeq(list) {
		n, _ := fold(&buf, []byte(w))
		words = append(words, string(buf[:n]))
	}
	return words
}

// foldedSet returns the set of the words of list in the folded alphabet.
func foldedSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range folded(list) {
		set[w] = true
	}
	return set
}

// foldedCounts returns the numbers of a list of "word:number" by the word in the folded alphabet.
func foldedCounts(list string) map[string]int {
	counts := map[string]int{}
	for pair := range strings.FieldsSeq(list) {
		word, number, _ := strings.Cut(pair, ":")
		n, _ := strconv.Atoi(number)
		counts[folded(word)[0]] = n
	}
	return counts
}
