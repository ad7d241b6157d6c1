package syllable

// italianPart counts by the rules of the large dictionaries: i and u without stress make one syllable with the vowel
// beside them, and the i that writes a soft c, g or gl has none; a, e and o beside each other are two; an i or u that
// bears the stress is a syllable of its own. Spelling does not mark that stress, so endings (-logia, -eria) and short
// words (zio, due) that have it are listed.
func italianPart(p []byte) (n int) {
	last := noVowel
	for i, c := range p {
		kind, _ := italianVowel(c)
		if c == 'u' && i > 0 && p[i-1] == 'q' && i+1 < len(p) {
			kind = noVowel
		}
		switch {
		case kind == noVowel:
		case last == noVowel, last == open && kind == open:
			n++
		case last == open && i+1 < len(p) && isVowel(p[i+1]): // the i of "noia" opens a syllable
			n++
		case last == closed && kind == closed && (p[i-1] == c || c == 'i' && i+1 < len(p) && isVowel(p[i+1])): // "zii", "buio"
			n++
		}
		last = kind
	}
	return n + italianStress(p)
}

func italianVowel(c byte) (kind int, plain byte) {
	switch c {
	case 'i', 'u', 'j', 'y', iCirc, iUml:
		return closed, c
	case 'a', 'e', 'o', aGrave, eGrave, eAcute, oGrave, oAcute, aAcute, iGrave, iAcute, uGrave, uAcute:
		return open, c
	}
	if isVowel(c) {
		return open, c
	}
	return noVowel, 0
}

// italianStress is the number of syllables a word has beyond its letters' count because an i or u bears the stress.
func italianStress(p []byte) int {
	for len(p) > 0 && p[len(p)-1] == '\'' {
		p = p[:len(p)-1]
	}
	if more, ok := italianWords[string(p)]; ok {
		return more
	}
	n := len(p)
	if n < 2 {
		return 0
	}
	// cardìaco, zodìaco and their plurals; not ubriàco
	for _, s := range italianIaco {
		if hasSuffix(p, s) && n > len(s)+1 && !hasSuffix(p[:n-len(s)], "ubr") {
			return 1
		}
	}
	// A word whose only vowels are i or u and one more, at its end, stresses the first: zi-o, du-e, mi-e.
	first := 0
	for first < n && !isVowel(p[first]) || first+1 < n && p[first] == 'u' && first > 0 && p[first-1] == 'q' {
		first++
	}
	if first == n-2 && (p[first] == 'i' || p[first] == 'u') {
		switch p[n-1] {
		case 'a', 'e', 'o':
			if !italianSoft(p, first) {
				return 1
			}
		}
		return 0
	}
	// -ia, -ie
	if n > 4 && p[n-2] == 'i' && (p[n-1] == 'a' || p[n-1] == 'e') {
		stem := p[:n-2]
		for _, s := range italianNotStressed {
			if hasSuffix(stem, s) {
				return 0
			}
		}
		for _, s := range italianStressed {
			if hasSuffix(stem, s) {
				return 1
			}
		}
	}
	return 0
}

// italianSoft reports whether the i at i only softens what is before it: "cia", "gia", "glia".
func italianSoft(p []byte, i int) bool {
	return p[i] == 'i' && i > 0 && (p[i-1] == 'c' && string(p) != "scia" && string(p) != "scie" || p[i-1] == 'g' || i > 1 && p[i-1] == 'l' && p[i-2] == 'g') ||
		p[i] == 'u' && i > 0 && p[i-1] == 'g'
}

// italianIaco lists the endings of adjectives and nouns in -ìaco.
var italianIaco = []string{"iaco", "iaca", "iaci", "iache"}

// italianStressed lists the endings before a stressed -ìa.
var italianStressed = []string{
	// of learned words
	"log", "graf", "pat", "fob", "craz", "nom", "scop", "tom", "em", "alg", "pleg", "iatr", "metr", "sof", "gon", "arch",
	"farmac", "rrag", "malincon", "erg", "irurg", "terap", "trof", "teg", "ps", "melod", "parod", "rapsod", "liturg", "diarr", "ortoped",
	"bulim", "anatom", "armon", "sinton", "sinfon", "omofon", "iron", "man", "amnist",
	"dinast", "utop", "miop", "diplop", "liop", "biop", "euf", "eutanas", "letarg", "icard", "estes", "amnes", "fas", "plas", "cras", "ss",
	"pen", "sten", "fren", "agenz", "pazz", "trattor", "prigion", "tuttav", "ferrov", "funiv", "iston", "perton", "poton", "aton", "osm", "fag", "embol", "omal", "ipocondr", "celiach", "logoped", "anarch", "etim", "eucarist",
	// of everyday words
	"er", "teor", "categor", "allegor", "eufor", "fantas", "poes", "gelos", "eres", "ipocris", "cortes", "malatt", "simpat",
	"antipat", "puliz", "poliz", "garanz", "bug", "mag", "foll", "compagn", "tirann", "profez", "abbaz", "modest",
	"fellon", "carest", "borghes", "mulatt", "omel", "signor", "maggior", "mezzadr", "lombard",
}

// italianNotStressed lists endings that end like the ones above and bear their stress earlier: matèria, vendémmia.
var italianNotStressed = []string{
	"mater", "arter", "miser", "aer", "ser", "fer", "iber", "siber", "niger", "macer", "mister", "monaster", "criter",
	"russ", "cass", "galass", "somal", "vendem", "bestem", "accadem", "gram", "begon", "german", "roman", "campan", "tan",
}

// italianWords lists words the rules miss, with what is to be added to their count.
var italianWords = foldedCounts(`paura:1 paure:1 pauroso:1 paurosa:1 baule:1 bauli:1 faina:1 ruina:1 siano:1 diano:1 stiano:1 suino:1 suini:1
	suina:1 suine:1 egoista:1 egoismo:1 addio:1 pendio:1 ronzio:1 mormorio:1 brusio:1 leggio:1 oblio:1 rinvio:1
	avvio:1 invio:1 desio:1 fruscio:1 calpestio:1 balbettio:1 formicolio:1 restio:1 natio:1 eroina:1 cocaina:1
	caffeina:1 teina:1 proteina:1 proteine:1 codeina:1 oleina:1 ateismo:1 ateista:1 traino:1 viale:1 viali:1
	inviare:1 inviato:1 inviata:1 avviare:1 sciare:1 sciatore:1 spiare:1 cliente:1 clienti:1 priorità:1
	triangolo:1 triangoli:1 trionfo:1 brioso:1 friabile:1 energie:1 regia:1 elegia:1 razzia:1 mania:1 manie:1
	lucia:1 maria:1 follie:1`)

// hasSuffix reports whether p ends in s.
func hasSuffix(p []byte, s string) bool { return len(p) >= len(s) && string(p[len(p)-len(s):]) == s }

// hasPrefix reports whether p begins with s.
func hasPrefix(p []byte, s string) bool { return len(p) >= len(s) && string(p[:len(s)]) == s }
