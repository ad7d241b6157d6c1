package syllable

// portuguesePart counts by the school rules of Brazil and Portugal: a vowel with an i or u after it is one syllable,
// with one before it two (vi-a-gem), except after q and g; an i or u that ends its syllable with l, m, n, r or z, or
// stands before nh, is parted (ju-iz, ra-i-nha). A final unstressed -ia, -io, -ua, -eo of a word whose stress is
// written further left is said in one (his-tó-ria) or in two: lo counts one, hi two.
func portuguesePart(p []byte) (lo, hi int) {
	n := 0
	for i := 0; i < len(p); {
		c := p[i]
		if !isVowel(c) || portugueseGlide(p, i) {
			i++
			continue
		}
		n++
		i += portugueseNucleus(p, i)
	}
	if portugueseRising(p) {
		return n - 1, n
	}
	return n, n
}

// portugueseGlide reports whether the u at i is silent or a consonant after q or g: que, água.
func portugueseGlide(p []byte, i int) bool {
	if p[i] != 'u' && p[i] != uUml || i == 0 || i+1 == len(p) || !isVowel(p[i+1]) {
		return false
	}
	return p[i-1] == 'q' || p[i-1] == 'g'
}

// portugueseNucleus is the number of letters of the syllable's vowels from i.
func portugueseNucleus(p []byte, i int) int {
	if i+1 >= len(p) {
		return 1
	}
	a, b := p[i], p[i+1]
	switch {
	case a == aTilde && (b == 'o' || b == 'e' || b == 'i'), a == oTilde && b == 'e':
		return 2 // mão, mãe, põe
	case b != 'i' && b != 'u' && b != 'y', a == b:
		return 1
	case a == iAcute || a == uAcute || a == 'y':
		return 1
	case a == 'i' && b == 'u' && i+2 < len(p) && p[i+2] != 's', a == 'u' && b == 'i' && portugueseOpenUI(p, i):
		return 1 // triunfo, ruína
	}
	if portugueseParts(p[i+2:]) {
		return 1
	}
	return 2
}

// portugueseOpenUI reports whether the "ui" at i is two syllables though nothing closes the second: con-tri-bu-i-ção.
func portugueseOpenUI(p []byte, i int) bool {
	rest := p[i+2:]
	return hasPrefix(rest, "\xe7\xe3o") || hasPrefix(rest, "\xe7\xf5e") || hasPrefix(rest, "d") && len(rest) > 1 && i > 1 && p[i-1] != 'c' && p[i-1] != 'l'
}

// portugueseParts reports whether an i or u with rest after it is a syllable of its own, apart from the vowel before.
func portugueseParts(rest []byte) bool {
	if len(rest) == 0 {
		return false
	}
	switch rest[0] {
	case 'n':
		return len(rest) == 1 || rest[1] == 'h' || !isVowel(rest[1])
	case 'l', 'm', 'r':
		return len(rest) == 1 || !isVowel(rest[1]) && !(rest[0] == 'm' && len(rest) == 2 && rest[1] == 's')
	case 'z':
		return len(rest) == 1
	}
	return false
}

// portugueseRising reports whether p ends in two vowels that make one syllable after a written stress.
func portugueseRising(p []byte) bool {
	if len(p) > 0 && p[len(p)-1] == 's' {
		p = p[:len(p)-1]
	}
	n := len(p)
	if n < 4 || isVowel(p[n-3]) {
		return false
	}
	switch a, b := p[n-2], p[n-1]; a {
	case 'i', 'u', 'e', 'o':
		if a == 'e' && hasSuffix(p, "crea") {
			return false // pân-cre-as
		}
		if b != 'a' && b != 'o' && b != 'e' || a == b || a == 'u' && (p[n-3] == 'q' || p[n-3] == 'g') {
			return false
		}
	default:
		return false
	}
	for _, c := range p[:n-2] {
		switch c {
		case aAcute, eAcute, iAcute, oAcute, uAcute, aCirc, eCirc, oCirc:
			return true
		}
	}
	return false
}
