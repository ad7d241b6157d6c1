package syllable

// spanishPart counts by the rules of the Real Academia (Ortografía, 2010): an i or u without an accent makes one
// syllable with an open vowel beside it, and i with u always; two open vowels, two like ones, and an open one beside
// an accented í or ú make two; an h between vowels changes nothing; the u of qu, gue and gui is silent; a y is a vowel
// at the end of a word.
func spanishPart(p []byte) (n int) {
	last := noVowel
	var before byte // the closed vowel just counted, without its accent
	for i, c := range p {
		kind, plain := spanishVowel(c)
		switch {
		case c == 'u' && silentU(p, i):
			kind = noVowel
		case c == 'y' && i == len(p)-1:
			kind, plain = closed, 'i'
		case c == 'h' && last != noVowel:
			continue
		}
		switch {
		case kind == noVowel:
		case last == noVowel, last == open && kind != closed, last == accented && kind == open:
			n++
		case i+1 < len(p) && isOpen(p[i+1]) && (last == open || p[i-1] == 'h'): // "vihuela", "cacahuete"
			n++
		case last != open && kind != open && plain == before:
			n++
		}
		last, before = kind, plain
	}
	return n
}

// The kinds of Spanish vowels.
const (
	noVowel  = iota
	open     // a, e, o
	closed   // i, u
	accented // í, ú
)

// spanishVowel returns the kind of a letter, and for closed vowels the letter without its accent.
func spanishVowel(c byte) (kind int, plain byte) {
	switch c {
	case 'a', 'e', 'o', aAcute, eAcute, oAcute, aGrave, eGrave, oGrave, aCirc, eCirc, oCirc, aTilde, oTilde, aUml, eUml, oUml, oe, ae:
		return open, 0
	case 'i', iUml, iCirc:
		return closed, 'i'
	case 'u', uUml, uCirc:
		return closed, 'u'
	case iAcute, iGrave:
		return accented, 'i'
	case uAcute, uGrave:
		return accented, 'u'
	}
	return noVowel, 0
}

func isOpen(c byte) bool {
	kind, _ := spanishVowel(c)
	return kind == open
}

// silentU reports whether the u at i only writes the sound of the q or g before it, as in Spanish and Portuguese.
func silentU(p []byte, i int) bool {
	if i == 0 || i+1 == len(p) {
		return false
	}
	switch p[i-1] {
	case 'q':
		return isVowel(p[i+1])
	case 'g':
		switch p[i+1] {
		case 'e', 'i', eAcute, iAcute, eCirc:
			return true
		}
	}
	return false
}
