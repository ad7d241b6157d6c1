package syllable

// language is a language this package has rules for.
type language uint8

const (
	unknown language = iota
	arabic
	danish
	german
	english
	spanish
	french
	frenchOnPaper
	italian
	dutch
	norwegian
	polish
	portuguese
	russian
	swedish
	turkish
)

// languageOf finds the language of a BCP 47 tag by its primary subtag, in any case.
func languageOf(tag string) language {
	if len(tag) < 2 || len(tag) > 2 && tag[2] != '-' && tag[2] != '_' {
		return unknown
	}
	switch [2]byte{tag[0] | 0x20, tag[1] | 0x20} {
	case [2]byte{'a', 'r'}:
		return arabic
	case [2]byte{'d', 'a'}:
		return danish
	case [2]byte{'d', 'e'}:
		return german
	case [2]byte{'e', 'n'}:
		return english
	case [2]byte{'e', 's'}:
		return spanish
	case [2]byte{'f', 'r'}:
		return french
	case [2]byte{'i', 't'}:
		return italian
	case [2]byte{'n', 'b'}, [2]byte{'n', 'n'}, [2]byte{'n', 'o'}:
		return norwegian
	case [2]byte{'n', 'l'}:
		return dutch
	case [2]byte{'p', 'l'}:
		return polish
	case [2]byte{'p', 't'}:
		return portuguese
	case [2]byte{'r', 'u'}:
		return russian
	case [2]byte{'s', 'v'}:
		return swedish
	case [2]byte{'t', 'r'}:
		return turkish
	}
	return unknown
}

func (l language) basis() Basis {
	switch l {
	case english:
		return Learned
	case german, spanish, french, frenchOnPaper, italian, dutch, portuguese:
		return Rules
	case danish, norwegian, polish, russian, swedish, turkish:
		return Vowels
	case arabic:
		return Marks
	}
	return None
}

// parts folds word piece by piece and adds up the syllables of the pieces.
func parts(l language, word []byte) (lo, hi int) {
	var buf [maxLetters]byte
	letters, elided := false, false
	for i := 0; i < len(word); {
		n, next := fold(&buf, word[i:])
		i += next
		if n == 0 {
			continue
		}
		letters, elided = true, buf[n-1] == '\''
		a, b := l.part(buf[:n])
		lo, hi = lo+a, hi+b
	}
	if letters && lo == 0 && !(elided && l.elides()) {
		lo = 1
	}
	return lo, max(lo, hi)
}

// elides reports whether the language writes a vowel it does not say as an apostrophe, so that "l'" has no syllable.
func (l language) elides() bool { return l == french || l == frenchOnPaper || l == italian }

// part counts one folded piece of a word; it may find no syllable in it (the "l'" of "l'heure").
func (l language) part(p []byte) (lo, hi int) {
	var n int
	switch l {
	case spanish:
		n = spanishPart(p)
	case french:
		return frenchPart(p)
	case frenchOnPaper:
		n = frenchWrittenPart(p)
	case german:
		n = germanPart(p)
	case italian:
		n = italianPart(p)
	case dutch:
		n = dutchPart(p)
	case portuguese:
		return portuguesePart(p)
	case danish, norwegian, swedish:
		n = nordicPart(l, p)
	case polish:
		n = polishPart(p)
	case russian:
		n = vowels(p)
	case turkish:
		n = turkishPart(p)
	default:
		n = vowelGroups(p)
	}
	return n, n
}

// vowels counts vowel letters.
func vowels(p []byte) (n int) {
	for _, c := range p {
		if isVowel(c) {
			n++
		}
	}
	return n
}

// vowelGroups counts runs of vowel letters.
func vowelGroups(p []byte) (n int) {
	before := false
	for _, c := range p {
		v := isVowel(c)
		if v && !before {
			n++
		}
		before = v
	}
	return n
}
