package syllable

// dutchPart counts by the Dutch spelling: vowels written with two or three letters (aa, oe, ij, ieu, ooi) are one
// syllable, other neighbours are two (the-a-ter), and a diaeresis opens a new one (be-ïn-vloe-den).
func dutchPart(p []byte) (n int) {
	if n, ok := dutchLoans[string(p)]; ok {
		return n
	}
	for i := 0; i < len(p); {
		if !isVowel(p[i]) || p[i] == 'u' && i > 0 && p[i-1] == 'q' || p[i] == 'y' && germanGlide(p, i) {
			i++
			continue
		}
		n++
		i += dutchNucleus(p, i)
	}
	return n
}

// dutchVowels lists the vowels written with more than one letter, the longest first.
var dutchVowels = []string{
	"aai", "ooi", "oei", "eeu", "ieu", "eau", "aau",
	"aa", "ee", "oo", "uu", "ie", "oe", "eu", "ui", "ij", "ei", "ou", "au", "ai", "oi", "ey", "ay", "oy",
}

// dutchNucleus is the number of letters of the vowel that starts at i.
func dutchNucleus(p []byte, i int) int {
	rest := p[i:]
	switch {
	case hasPrefix(rest, "ieu") && !hasPrefix(rest, "ieuw") && !hasSuffix(p[:i], "l"):
		return 1 // in-ge-ni-eur
	case hasPrefix(rest, "eeu") && !hasPrefix(rest, "eeuw"):
		return 2
	case hasPrefix(rest, "eum") && i > 0 && (len(rest) == 3 || hasPrefix(rest, "eums")):
		return 1 // mu-se-um
	case hasPrefix(rest, "eui"):
		return 1 // ge-ui-t
	case hasPrefix(rest, "oie"):
		return 1 // zo-iets
	case hasPrefix(rest, "io") && hasSuffix(p[:i], "t") && (string(rest) == "ion" || string(rest) == "ions"):
		return 2 // sta-tion
	case hasPrefix(rest, "ie") && len(rest) > 3 && (hasPrefix(rest, "ient") || hasPrefix(rest, "iell")):
		return 2
	case hasPrefix(rest, "iee"):
		return 1 // spe-ci-eel
	case hasPrefix(rest, "uee"):
		return 1
	case hasPrefix(rest, "eii"):
		return 2
	}
	for _, v := range dutchVowels {
		if hasPrefix(rest, v) {
			return len(v)
		}
	}
	return 1
}

// dutchLoans lists loan words that keep their sound.
var dutchLoans = foldedCounts(`team:1 teams:1 software:2 hardware:2 online:2 site:1 website:2 e:1 mail:1 email:2 milieu:2 milieus:2
	coach:1 coaches:2 toast:1 roast:1 baseline:2 time:1 service:2 update:2 jeans:1 deal:1 steak:1 image:2 blues:1 queue:1
	cake:1 cakes:1 live:1 game:1 games:1 goal:1 smartphone:2 speed:1`)
