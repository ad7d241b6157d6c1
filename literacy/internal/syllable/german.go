package syllable

// germanPart counts as Duden divides: diphthongs and long vowels written with two letters are one syllable, other
// neighbouring vowels are two (Na-ti-on, The-a-ter), and a vowel at the edge of a word counts though no line is
// broken there. Prefixes (be-, ge-) keep their vowel apart from the one that follows.
func germanPart(p []byte) (n int) {
	if n, ok := germanLoans[string(p)]; ok {
		return n
	}
	if more := germanPrefix(p); more > 0 {
		return 1 + germanPart(p[more:])
	}
	for i := 0; i < len(p); {
		if !isVowel(p[i]) || p[i] == 'u' && i > 0 && p[i-1] == 'q' || p[i] == 'y' && germanGlide(p, i) {
			i++
			continue
		}
		n++
		i += germanNucleus(p, i)
	}
	return n
}

// germanLoans lists English and French words that keep their sound.
var germanLoans = foldedCounts(`team:1 teams:1 software:2 hardware:2 online:2 offline:2 homepage:2 smartphone:2 service:2 update:2 deal:1
	jeans:1 leasing:2 mail:1 mails:1 email:2 website:2 feedback:2 creme:1 stream:1 beauty:2 steak:1 steaks:1
	cornflakes:2 milkshake:2 date:1 fake:1 live:1 queue:1 league:1 blues:1 coach:1 toast:1`)

// germanGlide reports whether the y at i is a consonant, as in "Yoga".
func germanGlide(p []byte, i int) bool {
	return i+1 < len(p) && isVowel(p[i+1]) && (i == 0 || isVowel(p[i-1]))
}

// germanPrefix returns the length of a be- or ge- that stands before a vowel it would otherwise melt with, or 0.
func germanPrefix(p []byte) int {
	if len(p) < 5 || p[1] != 'e' || p[0] != 'b' && p[0] != 'g' {
		return 0
	}
	rest := p[2:]
	for _, s := range germanAfterPrefix {
		if hasPrefix(rest, s) {
			return 2
		}
	}
	return 0
}

// germanAfterPrefix lists how stems begin before which be- and ge- stay apart, though e, i or u would melt with their e.
var germanAfterPrefix = []string{
	"eil", "eign", "einfl", "eindr", "eintr", "eint", "eink", "einig", "end", "eng", "erb", "erd", "ehr", "eb", "eck",
	"ur", "unr", "unt", "impf", "irr", "inhalt",
}

// germanNucleus is the number of letters of the syllable's vowel that starts at i.
func germanNucleus(p []byte, i int) int {
	if i+1 == len(p) {
		return 1
	}
	rest := p[i+2:] // what follows the two letters looked at
	switch a, b := p[i], p[i+1]; {
	case a == b && (a == 'a' || a == 'e' || a == 'o'):
		switch {
		case a == 'o' && (hasPrefix(rest, "p") || hasPrefix(rest, "rd")) && i > 0 && p[i-1] == 'k':
			return 1 // ko-operieren, ko-ordinieren
		case a == 'o' && hasPrefix(rest, "l") && i > 0 && p[i-1] == 'z':
			return 1 // Zo-o-lo-gie
		case a == 'e' && len(rest) == 1 && rest[0] == 'n' && i > 1:
			return 1 // I-de-en
		case a == 'e' && hasPrefix(rest, "ll") && i > 0:
			return 1 // i-de-ell
		}
		return 2
	case a == 'e' && b == 'a' && hasPrefix(rest, "u"):
		return 3 // Niveau
	case a == 'i' && b == 'e':
		return germanIE(p, i)
	case (a == 'a' || a == 'e') && b == 'u', a == aUml && b == 'u':
		if hasPrefix(rest, "m") && (len(rest) == 1 || len(rest) == 2 && rest[1] == 's') && a != 'a' && i > 0 {
			return 1 // Mu-se-um, Ju-bi-lä-um
		}
		return 2
	case a == 'e' && b == 'i', a == 'a' && b == 'i':
		if germanApart(p, i) {
			return 1
		}
		return 2
	case (a == 'a' || a == 'e' || a == 'o') && b == 'y':
		return 2
	case a == 'o' && b == 'i':
		if hasPrefix(rest, "d") || hasPrefix(rest, "sch") || hasPrefix(rest, "st") || hasPrefix(rest, "n") && len(rest) > 1 || hasPrefix(rest, "z") || hasPrefix(rest, "mm") {
			return 1 // Ste-ro-id, he-ro-isch, au-to-im-mun
		}
		return 2
	case a == 'o' && b == 'e' && i == 0:
		return 2 // Oedem
	case a == 'o' && b == 'u':
		return 2 // Tour
	case a == 'u' && b == 'i' && len(rest) == 0:
		return 2 // pfui
	}
	return 1
}

// germanIE is the length of the vowel that begins with "ie": a long i, or an i with a syllable of its own.
func germanIE(p []byte, i int) int {
	before, rest := p[:i], p[i+2:]
	switch {
	case hasPrefix(rest, "u"):
		return 1 // Mi-li-eu, In-ge-ni-eur
	case len(rest) == 1 && (rest[0] == 'n' || rest[0] == 'r') || len(rest) == 2 && rest[0] == 'n' && rest[1] == 's':
		if rest[0] == 'r' {
			return germanPlain(before, germanIER)
		}
		if vowelGroups(before) == 0 && string(before) != "kn" || hasSuffix(before, "sch") || hasSuffix(before, "verd") {
			return 2 // Wien, erschien
		}
		return 1 // Fe-ri-en, kni-en
	case hasPrefix(rest, "nt"), hasPrefix(rest, "nz"):
		if hasSuffix(before, "d") || hasSuffix(before, "sch") || hasSuffix(before, "schm") {
			return 2 // verdient
		}
		return 1 // Pa-ti-ent, Au-di-enz
	case hasPrefix(rest, "ll") && len(before) > 1:
		return 1 // spe-zi-ell
	case hasPrefix(rest, "ne") && (hasSuffix(before, "hyg") || hasSuffix(before, "ital")):
		return 1 // Hy-gi-e-ne, I-ta-li-e-ner
	}
	return 2
}

// germanIER lists what stands before -ier with two syllables: Bel-gi-er.
var germanIER = folded(`belg span ital arab austral ind alban rumän kroat kanad`)

// germanPlain returns 1 if before ends in one of the endings, and 2 if not.
func germanPlain(before []byte, endings []string) int {
	for _, e := range endings {
		if hasSuffix(before, e) {
			return 1
		}
	}
	return 2
}

// germanApart reports whether the "ei" or "ai" at i is two syllables: Ko-ffe-in, na-iv.
func germanApart(p []byte, i int) bool {
	rest := p[i+2:]
	if p[i] == 'a' {
		return hasPrefix(rest, "v") || hasPrefix(rest, "k") && hasSuffix(p[:i], "s") || hasPrefix(rest, "n") && hasSuffix(p[:i], "ok") || hasPrefix(rest, "ne") && hasSuffix(p[:i], "kr") || hasPrefix(rest, "sch") || hasPrefix(rest, "st")
	}
	if !hasPrefix(rest, "n") && !hasPrefix(rest, "d") && !hasPrefix(rest, "sm") {
		return false
	}
	for _, e := range germanEIN {
		if hasSuffix(p[:i], e) {
			return true
		}
	}
	return false
}

// germanEIN lists what stands before an "ei" of two syllables.
var germanEIN = []string{"koff", "prot", "kas", "cas", "kod", "cod", "olein", "tein", "cyst", "nukl", "athe", "ath", "nuclein", "fluoresz"}
