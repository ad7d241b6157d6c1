package syllable

// frenchPart counts French as it is spoken. lo leaves out every mute e: at the end of a word, and inside it between
// two single consonants (méd(e)cin); hi keeps the inner ones, as careful speech does.
func frenchPart(p []byte) (lo, hi int) {
	if n, ok := frenchWords[string(p)]; ok {
		return n, n
	}
	n, inner := frenchSyllables(p, len(p)-frenchMute(p))
	if last := p[len(p)-1]; n+inner == 0 && last != '\'' {
		return 1, 1 // the only vowel is a final e, which is then heard: le, que
	}
	return n, n + inner
}

// frenchWrittenPart counts French as it is written: each e that ends a written syllable counts, but not one after
// another vowel (jour-née, vie).
func frenchWrittenPart(p []byte) int {
	end := len(p)
	if m := frenchMute(p); m > 0 && m < end && isVowel(p[end-m-1]) && p[end-m-1] != 'u' {
		end -= m
	}
	n, inner := frenchSyllables(p, end)
	return n + inner
}

// frenchMute is the number of letters at the end of p that belong to a mute e: e, es, or ent of a verb.
func frenchMute(p []byte) int {
	n := len(p)
	if n > 1 && p[n-1] == '\'' {
		return 0
	}
	switch {
	case n > 1 && p[n-1] == 'e', n > 2 && p[n-1] == eUml && p[n-2] == 'u':
		return 1
	case n > 2 && p[n-2] == 'e' && p[n-1] == 's':
		if n == 3 {
			return 0 // les, des, ses
		}
		return 2
	case n > 4 && p[n-3] == 'e' && p[n-2] == 'n' && p[n-1] == 't' && frenchVerb(p):
		return 3
	}
	return 0
}

// frenchVerb reports whether p, which ends in -ent, is a verb in the third person plural, whose ending is mute.
func frenchVerb(p []byte) bool {
	stem := p[:len(p)-3]
	if frenchVerbs[string(stem)] {
		return true
	}
	if frenchShortNouns[string(stem)] {
		return false
	}
	for _, s := range frenchNouns {
		if hasSuffix(stem, s) {
			return false
		}
	}
	return true
}

// frenchVerbs lists what stands before the mute -ent of verbs that look like nouns and adverbs in -ment.
var frenchVerbs = foldedSet(`aim form dorm ferm nomm consomm assum fum estim confirm affirm inform transform calm exprim supprim imprim
	arm enferm renferm allum résum anim réclam déform endorm sèm programm enflamm chôm gomm entam ram tram prim rythm filtr`)

// frenchShortNouns lists what is before the -ent of words whose ending is heard, where that is the whole of it.
var frenchShortNouns = foldedSet(`l v d c g ard réc déc viol tal arg ag urg sil pati cli ori coll prés abs souv couv auv av ser`)

// frenchNouns lists the endings before the -ent of nouns, adjectives and adverbs, which is heard.
var frenchNouns = folded(`m acc réc inc innoc adolesc transpar appar par différ torr concurr adhér cohér inhér référ afflu influ
	ard accid incid présid résid évid antécéd précéd intellig indig conting diverg néglig insurg détérg déterg astring ag
	arg urg viol excell tal équival ambival corpul opul purul turbul virul insol fréqu conséqu délinqu éloqu présent prés abs
	souv couv auv av pati cli ori ingrédi inconvéni récipi quoti effici défici consci coeffici suffici gradi excipi émolli
	expédi obédi mécont cont pat pot pénit compét perman émin immin pertin contin abstin rég lat intermitt conval adolesc
	dolesc sergent fluoresc convalesc occid décad strid`)

// frenchSyllables counts the vowel sounds of p[:end] and, apart, the inner mute e's that speech may drop.
func frenchSyllables(p []byte, end int) (n, inner int) {
	for i := 0; i < end; {
		c := p[i]
		if !isVowel(c) || c == 'u' && i > 0 && (p[i-1] == 'q' || p[i-1] == 'g' && i+1 < len(p) && frenchFront(p[i+1])) {
			i++
			continue
		}
		if c == 'e' && i > 0 && p[i-1] == 'g' && i+1 < end && frenchBack(p[i+1]) {
			i++ // pigeon, mangeait
			continue
		}
		if c == 'i' && i > 0 && isVowel(p[i-1]) && i+1 < end && p[i+1] == 'l' {
			i++ // feuille, accueil
			continue
		}
		if c == 'y' && i+1 < end && isVowel(p[i+1]) && (i == 0 || isVowel(p[i-1]) && !hasSuffix(p[:i], "gu")) {
			i++ // yeux, payer
			continue
		}
		if c == 'e' && i+2 < end && frenchSilentAfter(p, i) && !isVowel(p[i+1]) && isVowel(p[i+2]) {
			i++ // paiement
			continue
		}
		size := frenchNucleus(p[:end], i)
		if size == 1 && c == 'e' && frenchSchwa(p, i, end) {
			inner++
		} else {
			n++
		}
		i += size
	}
	return n, inner
}

// frenchSilentAfter reports whether the e at i follows two vowel letters that are one sound: pai-ement, soi-erie.
func frenchSilentAfter(p []byte, i int) bool {
	return i > 1 && (p[i-1] == 'i' || p[i-1] == 'u') && (p[i-2] == 'a' || p[i-2] == 'o')
}

// frenchFront reports whether c is a vowel before which gu writes a hard g.
func frenchFront(c byte) bool {
	switch c {
	case 'e', 'i', 'y', eGrave, eAcute, eCirc, iCirc:
		return true
	}
	return false
}

// frenchBack reports whether c is a vowel before which ge writes a soft g.
func frenchBack(c byte) bool { return c == 'a' || c == 'o' || c == aCirc || c == oCirc || c == aGrave }

// frenchNucleus is the number of letters of the vowel sound that starts at i, with a glide before it.
func frenchNucleus(p []byte, i int) int {
	// A glide: i, u, ou before another vowel, unless a consonant with l or r stands before.
	glide := 0
	switch {
	case p[i] == 'i' && !(i > 0 && isVowel(p[i-1])):
		glide = 1
	case p[i] == 'u':
		glide = 1
	case p[i] == 'o' && i+1 < len(p) && p[i+1] == 'u':
		glide = 2
	}
	if glide > 0 && i+glide < len(p) && isVowel(p[i+glide]) && p[i+glide] != p[i] && !frenchDiaeresis(p[i+glide]) {
		next := p[i+glide]
		switch {
		case next == 'i' && i+glide+1 < len(p) && p[i+glide+1] == 'l': // brouillard
			return glide
		case p[i] == 'u' && next == 'i': // nuit, fruit
			return 1 + frenchVowel(p, i+1)
		case p[i] == 'o' && (next == 'i') && frenchLiquid(p, i): // é-blou-ir
			return glide
		case p[i] != 'i' && next == 'e' && i+glide+1 == len(p):
			return glide
		case !frenchLiquid(p, i):
			return glide + frenchVowel(p, i+glide)
		}
		return glide
	}
	return frenchVowel(p, i)
}

// frenchLiquid reports whether a consonant and an l or r stand before i.
func frenchLiquid(p []byte, i int) bool {
	if i < 2 || p[i-1] != 'l' && p[i-1] != 'r' {
		return false
	}
	switch p[i-2] {
	case 'b', 'c', 'd', 'f', 'g', 'p', 't', 'v':
		return true
	}
	return false
}

func frenchDiaeresis(c byte) bool { return c == iUml || c == eUml || c == uUml }

// frenchVowel is the number of letters that write the one vowel at i.
func frenchVowel(p []byte, i int) int {
	at := func(k int) byte {
		if i+k < len(p) {
			return p[i+k]
		}
		return 0
	}
	a, b, c := at(0), at(1), at(2)
	switch a {
	case 'e':
		switch {
		case b == 'a' && c == 'u':
			return 3
		case b == 'u' || b == 'i' || b == iCirc || b == uCirc:
			return 2
		case b == 'y' && !isVowel(c):
			return 2
		case b == 'e':
			return 2
		}
	case 'a':
		switch {
		case b == 'i' || b == 'u' || b == iCirc:
			return 2
		case b == 'y' && !isVowel(c) && c != 's': // pays is pa-ys
			return 2
		case b == 'o' && c == 'n' || b == 'o' && c == uCirc: // paon, août
			return 2
		}
	case 'o':
		switch {
		case b == 'i' || b == iCirc:
			return 2
		case b == 'u' || b == uCirc || b == uGrave:
			return 2
		case b == 'e' && c == 'u', b == 'e' && c == 'i' && at(3) == 'l':
			return 3
		case b == 'y' && !isVowel(c):
			return 2
		}
	case oe:
		if b == 'u' || b == 'i' && at(2) == 'l' {
			return 2
		}
	case 'u':
		if b == 'y' && !isVowel(c) {
			return 2
		}
	case eAcute:
		if b == 'e' && c != 0 && !isVowel(c) && isVowel(at(3)) {
			return 2 // agréerait
		}
	case 'i':
		if b == 'e' && i+2 >= len(p) {
			return 2
		}
	}
	return 1
}

// frenchSchwa reports whether the e at i is one that speech drops: inside the word, after one consonant that has a
// vowel before it, and before one consonant that has a vowel after it.
func frenchSchwa(p []byte, i, end int) bool {
	j := i // behind the consonants before the e: qu and gu write one
	if j > 2 && p[j-1] == 'u' && (p[j-2] == 'q' || p[j-2] == 'g') {
		j--
	}
	if j < 2 || isVowel(p[j-1]) {
		return false
	}
	before := 1
	for k := j - 1; k > 0 && !isVowel(p[k-1]); k-- {
		before++
	}
	first := j-before == 0 && !isVowel(p[0])
	if first || j-before < 0 {
		return false
	}
	if before == 2 && (p[j-1] == 'h' || p[j-1] == p[j-2] || p[j-2] == 'n' || p[j-2] == 'm' || p[j-2] == 'g' && p[j-1] == 'n') {
		before = 1 // ch, tt, and a nasal vowel before one consonant (lentement)
	}
	if before != 1 {
		return false
	}
	// One consonant, or one with l or r or h, and a vowel.
	k := i + 1
	if k >= end || isVowel(p[k]) {
		return false
	}
	k++
	if k < len(p) && p[k] == 'h' {
		k++
	}
	if k+1 < len(p) && p[k] == 'i' && isVowel(p[k+1]) {
		return false // atelier
	}
	return k < len(p) && isVowel(p[k]) && p[i+1] != 'x' && !(k == len(p)-1 && p[k] == 'e') && !(k == len(p)-2 && p[k] == 'e' && p[k+1] == 's')
}

// frenchWords lists words the rules miss.
var frenchWords = foldedCounts(`pays:2 paysage:3 paysages:3 paysan:3 abbaye:3 août:1 oignon:2 oignons:2 monsieur:2 messieurs:2
	eu:1 eue:1 eus:1 eut:1 ouest:1 es:1 est:1 aiguille:2 aiguilles:2 linguiste:2 alcool:2 alcools:2 zoo:1 moelle:1 poêle:1
	club:1 week:1 toast:1 souhait:1 souhaits:1 femme:1 femmes:1 content:2 contents:2 vent:1 cent:1 parent:2 album:2
	baby:2 jeans:1 team:1 leader:2 football:2 interview:3 goal:1`)
