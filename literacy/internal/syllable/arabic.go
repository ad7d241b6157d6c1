package syllable

import (
	"unicode"
	"unicode/utf8"
)

// arabicWord counts a vocalised word by its vowel marks, one syllable each: fatha, kasra, damma, their doubled forms
// and the dagger alif, and the madda, which writes a long vowel alone. An alif without a mark that opens the word is
// heard as a vowel. Without any vowel mark only the long vowels written inside the word are sure, and with them the
// first syllable of every word.
func arabicWord(word []byte) int {
	marks, long, letters := 0, 0, 0
	bareAlif := false
	var last rune
	for i := 0; i < len(word); {
		r, size := utf8.DecodeRune(word[i:])
		i += size
		switch {
		case 0x64B <= r && r <= 0x650, r == 0x670: // tanwin and short vowels, dagger alif
			if last == 'ا' && letters == 1 {
				bareAlif = false
			}
			if r != 0x670 || !(0x64B <= last && last <= 0x650) { // a dagger alif lengthens a fatha before it
				marks++
			}
		case r == 'آ':
			marks++
			letters++
		case r == 'ا' && letters == 0:
			letters++
			bareAlif = true
		case r == 'ا' || r == 'ى' || r == 'و' || r == 'ي':
			letters++
			if letters > 1 && !(0x627 <= last && last <= 0x649 && (last == 'ا' || last == 'و')) {
				long++
			}
		case unicode.IsLetter(r):
			letters++
		default:
			continue // sukun, shadda, tatweel and the like
		}
		last = r
	}
	switch {
	case letters == 0:
		return 0
	case marks > 0 && bareAlif:
		return marks + 1
	case marks > 0:
		return marks
	}
	return max(1, long)
}
