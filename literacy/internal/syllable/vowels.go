package syllable

// nordicPart counts the vowels of Swedish, Danish and Norwegian. Two vowels beside each other are two syllables, apart
// from the diphthongs each language writes with two vowel letters, aa where it stands for å, and the -tion of Swedish
// and Danish.
func nordicPart(l language, p []byte) (n int) {
	for i := 0; i < len(p); i++ {
		if !isVowel(p[i]) {
			continue
		}
		n++
		if i+1 < len(p) && nordicPair(l, p, i) {
			i++
		}
	}
	return n
}

func nordicPair(l language, p []byte, i int) bool {
	a, b, rest := p[i], p[i+1], p[i+2:]
	switch {
	case a == 'a' && b == 'u':
		return true
	case a == 'e' && b == 'u':
		return !(hasPrefix(rest, "m") && i > 0) // mu-se-um
	case a == 'i' && b == 'o':
		return l != norwegian && hasPrefix(rest, "n") && i > 0 && (p[i-1] == 't' || p[i-1] == 's')
	case l == swedish:
		return false
	case a == 'a' && b == 'a':
		return true
	case l == norwegian && (a == 'e' && b == 'i' || a == oSlash && b == 'y' || a == 'a' && b == 'i' || a == 'o' && b == 'i'):
		return true
	case l == danish && a == 'e' && b == 'i' && len(rest) > 0:
		return !hasPrefix(rest, "n") && !hasPrefix(rest, "d") // "ei" in names and old spellings; prote-in is two
	}
	return false
}

// polishPart counts the vowels of Polish; an i before another vowel only softens the consonant before it, and au and eu
// are one syllable outside na-u-, za-u- and -eum.
func polishPart(p []byte) (n int) {
	for i := 0; i < len(p); i++ {
		c := p[i]
		if !isVowel(c) {
			continue
		}
		if c == 'i' && i > 0 && i+1 < len(p) && isVowel(p[i+1]) {
			continue
		}
		n++
		if (c == 'a' || c == 'e') && i+1 < len(p) && p[i+1] == 'u' && !polishApart(p, i) {
			i++
		}
	}
	return n
}

// polishApart reports whether the "au" or "eu" at i is two syllables.
func polishApart(p []byte, i int) bool {
	rest := p[i+2:]
	if p[i] == 'a' {
		return i == 1 && (p[0] == 'n' && !hasPrefix(rest, "t") || p[0] == 'z') || i > 1 && (p[i-1] == 'n' || p[i-1] == 'z') && hasPrefix(rest, "cz")
	}
	return hasPrefix(rest, "m") || i > 0 && p[i-1] == 'i' || i > 1 && p[i-1] == 'z' && p[i-2] == 'r'
}

// turkishPart counts the vowels of Turkish, in which y is a consonant.
func turkishPart(p []byte) (n int) {
	for _, c := range p {
		if isVowel(c) && c != 'y' {
			n++
		}
	}
	return n
}
