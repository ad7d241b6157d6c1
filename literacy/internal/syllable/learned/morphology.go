package learned

import (
	"bytes"
	"strings"
)

// formsInO lists combining forms of learned words that end in -o and keep it before a vowel, so that two vowels meet
// without melting: gastro-enteritis, osteo-arthritis, neuro-imaging. They stand without their o.
var formsInO = []string{
	"abdomin", "aden", "angi", "arteri", "arthr", "astr", "audi", "aut", "bacteri", "bi", "bronch", "carcin", "cardi",
	"cerebr", "chem", "cholangi", "chondr", "cost", "crani", "cry", "cyst", "cyt", "dent", "dermat", "electr", "embry",
	"encephal", "enter", "epitheli", "erythr", "fibr", "gastr", "gli", "gluc", "gynec", "hemat", "hepat", "heter",
	"hist", "hydr", "immun", "kerat", "ket", "lapar", "laryng", "hyp", "is", "leuk", "macr", "magnet", "mening", "micr",
	"myel", "nas", "necr", "nephr", "neur", "onc", "ophthalm", "orth", "oste", "path", "pharmac", "pharyng", "phleb",
	"phot", "physi", "pneum", "proct", "pseud", "psych", "pyel", "radi", "rect", "retr", "rhin", "sacr", "sarc", "scler",
	"soci", "spondyl", "stere", "stern", "therm", "thorac", "thromb", "thyr", "trache", "tympan", "ureter", "uter",
	"ventricul", "vertebr", "vesic",
}

// formsAtStart lists prefixes that end in another vowel and keep it before a vowel; they count at the start alone.
var formsAtStart = []string{"anti", "semi", "multi", "poly", "intra", "extra", "ultra", "infra", "supra", "contra"}

// joints lists other places where a word element ends in one vowel and the next begins with another; the bar parts them.
var joints = func() (t [6 * 6][]joint) {
	for pair := range strings.FieldsSeq(`co|agul co|infec co|insur co|exist co|enzym co|occur co|admin pre|ecl pre|eru pre|exi pre|emb pre|exp pre|exc
	pre|ov re|infe re|intr re|infu re|inte re|inse re|exp re|exa py|elo py|eli py|emi py|ema my|asth my|alg my|elo
	my|eli trache|i trache|a trache|o ile|i ile|o i|ectas rrhe|ic hydroxy|u hydroxy|a oxy|eth mono|am chlo|as ovari|ec tri|eth`) {
		head, tail, _ := strings.Cut(pair, "|")
		k := jointAt(head[len(head)-1], tail[0])
		t[k] = append(t[k], joint{head, tail})
	}
	return t
}()

// jointAt is where the joints between two vowels stand.
func jointAt(before, after byte) int { return 6*int(vowelIndex[before]) + int(vowelIndex[after]) }

type joint struct{ head, tail string }

// seam returns the first place after the start of part where a combining form ends in a vowel and another vowel
// follows, so that they do not melt, or 0 if there is none. What stands on either side is counted as if it stood alone.
func seam(part []byte) int {
	for k := 1; k+3 < len(part); k++ {
		if kindOf[part[k]] != vowel || kindOf[part[k+1]] != vowel {
			continue
		}
		switch part[k] {
		case 'o':
			if part[k+1] != 'u' && !bytes.HasPrefix(part[k:], []byte("oid")) && endsInForm(part[:k]) {
				return k + 1
			}
		case 'i', 'a', 'y':
			for _, f := range formsAtStart {
				if len(f) == k+1 && string(part[:k+1]) == f {
					return k + 1
				}
			}
		}
		for _, j := range joints[jointAt(part[k], part[k+1])] {
			if bytes.HasSuffix(part[:k+1], []byte(j.head)) && bytes.HasPrefix(part[k+1:], []byte(j.tail)) {
				return k + 1
			}
		}
	}
	return 0
}

// cut parts p at a seam. The element before it ends in a vowel that is heard, which an e would not say.
func cut(p []byte, k int) (head, tail []byte) {
	if p[k-1] == 'e' {
		p[k-1] = 'o'
	}
	return p[:k], p[k:]
}

// formsByEnd holds formsInO by their last letter.
var formsByEnd = func() (t [256][]string) {
	for _, f := range formsInO {
		c := f[len(f)-1]
		t[c] = append(t[c], f)
	}
	return t
}()

// endsInForm reports whether head is a combining form without its o, or ends in a long one.
func endsInForm(head []byte) bool {
	if len(head) < 2 {
		return false
	}
	for _, f := range formsByEnd[head[len(head)-1]] {
		if len(head) == len(f) && string(head) == f || len(f) > 3 && bytes.HasSuffix(head, []byte(f)) {
			return true
		}
	}
	return false
}

// digraphs lists where British spelling writes ae or oe for one vowel: anaemia, oedema, diarrhoea. The first letter of
// the pair is at the index given.
var digraphs = []struct {
	text string
	at   int
}{
	{"aemi", 0},
	{"haem", 1},
	{"aema", 0},
	{"paed", 1},
	{"naec", 1},
	{"naest", 1},
	{"caec", 1},
	{"faec", 1},
	{"aetio", 0},
	{"oedem", 0},
	{"oesoph", 0},
	{"oestr", 0},
	{"rhoe", 2},
	{"pnoea", 2},
	{"foet", 1},
	{"coeli", 1},
	{"amoeb", 2},
	{"oeop", 0},
}

// american writes the digraphs of part as Americans do, in place, and returns it: anemia, edema, diarrhea.
func american(part []byte) []byte {
	for i := 0; i+3 < len(part); i++ {
		if part[i+1] != 'e' || part[i] != 'a' && part[i] != 'o' {
			continue
		}
		for _, d := range digraphs {
			if i < d.at || !bytes.HasPrefix(part[i-d.at:], []byte(d.text)) {
				continue
			}
			if part[i] == 'a' || !endsInForm(part[:i]) { // angio-edema keeps its o
				part = append(part[:i], part[i+1:]...)
			}
			break
		}
	}
	return part
}
