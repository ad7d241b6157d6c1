package learned

import "bytes"

// formsInO lists combining forms of learned words that end in -o and keep it before a vowel, so that two vowels meet
// without melting: gastro-enteritis, osteo-arthritis, neuro-imaging. They stand without their o.
var formsInO = []string{
	"abdomin", "aden", "angi", "arteri", "arthr", "astr", "audi", "aut", "bacteri", "bi", "bronch", "carcin", "cardi",
	"cerebr", "chem", "cholangi", "chondr", "cost", "crani", "cry", "cyst", "cyt", "dent", "dermat", "electr", "embry",
	"encephal", "enter", "epitheli", "erythr", "fibr", "gastr", "gli", "gluc", "gynec", "hemat", "hepat", "heter",
	"hist", "hydr", "immun", "kerat", "ket", "lapar", "laryng", "leuk", "lymph", "macr", "magnet", "mening", "micr",
	"myel", "nas", "necr", "nephr", "neur", "onc", "ophthalm", "orth", "oste", "path", "pharmac", "pharyng", "phleb",
	"phot", "physi", "pneum", "proct", "pseud", "psych", "pyel", "radi", "rect", "retr", "rhin", "sacr", "sarc", "scler",
	"soci", "spondyl", "stere", "stern", "therm", "thorac", "thromb", "thyr", "trache", "tympan", "ureter", "uter",
	"ventricul", "vertebr", "vesic",
}

// formsAtStart lists prefixes that end in another vowel and keep it before a vowel; they count at the start alone.
var formsAtStart = []string{"anti", "semi", "multi", "poly", "intra", "extra", "ultra", "infra", "supra", "contra"}

// seam returns the place between start and end, a run of vowels of part, where a combining form ends and another
// vowel begins, or end if there is none.
func seam(part []byte, start, end int) int {
	if start < 2 || len(part)-start < 4 {
		return end
	}
	for k := start; k+1 < end; k++ {
		switch part[k] {
		case 'o':
			if part[k+1] != 'u' && !bytes.HasPrefix(part[k:], []byte("oid")) && len(part)-k > 3 && endsInForm(part[:k]) {
				return k + 1
			}
		case 'i', 'a', 'y':
			for _, f := range formsAtStart {
				if len(f) == k+1 && string(part[:k+1]) == f {
					return k + 1
				}
			}
		}
	}
	return end
}

// endsInForm reports whether head is a combining form without its o, or ends in one of some length.
func endsInForm(head []byte) bool {
	for _, f := range formsInO {
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
	{"aemi", 0}, {"haem", 1}, {"aema", 0}, {"paed", 1}, {"naec", 1}, {"naest", 1}, {"caec", 1}, {"faec", 1}, {"aetio", 0},
	{"oedem", 0}, {"oesoph", 0}, {"oestr", 0}, {"rhoea", 2}, {"pnoea", 2}, {"foet", 1}, {"coeli", 1}, {"amoeb", 2},
	{"menorrhoe", 7}, {"oeop", 0},
}

// american writes the digraphs of part as Americans do, in place, and returns it: anemia, edema, diarrhea.
func american(part []byte) []byte {
	for i := 0; i+3 < len(part); i++ {
		if part[i+1] != 'e' || part[i] != 'a' && part[i] != 'o' {
			continue
		}
		for _, d := range digraphs {
			if i >= d.at && bytes.HasPrefix(part[i-d.at:], []byte(d.text)) {
				part = append(part[:i], part[i+1:]...)
				break
			}
		}
	}
	return part
}
