package diag

import (
	"bytes"

	"github.com/concord-sdm/concord/literacy/internal/token"
	"github.com/concord-sdm/concord/literacy/internal/words"
)

// Describe sets what the finders know of a new form: bits of Class, Entry (its
// number in the lexicon) and Stem (its number in the caller's lexicon). Call it
// from Vocab.Describe.
func (f *Finder) Describe(lower []byte, kind token.Kind, lx *token.Lexeme) {
	if len(lower) == 0 {
		return
	}
	if kind == token.Figure {
		lx.Class |= figureClass(lower)
		return
	}
	lx.Class |= f.classOf(lower)
	base := lower
	if f.lang == "en" {
		if has(lower, "'s") {
			base = lower[:len(lower)-2]
		}
		fam := words.FamiliarWord(lower)
		if fam&words.InDaleChall != 0 {
			lx.Class |= DaleChall
		}
		if fam&words.InSpache != 0 {
			lx.Class |= Spache
		}
	}
	if f.lexicon != nil {
		if lx.Entry = f.lexicon.ID(base); lx.Entry < 0 && base[len(base)-1] == '.' {
			lx.Entry = f.lexicon.ID(bytes.TrimRight(base, "."))
		}
	}
	if f.user != nil {
		lx.Stem = f.user.ID(base)
	}
	if f.lexicon != nil && lx.Entry >= 0 {
		if e, _ := f.lexicon.EntryAt(lx.Entry); e >= 0 {
			lx.Class |= single
		}
		if f.lexicon.Later(lx.Entry) {
			lx.Class |= later
		}
	}
	if begins(f.lexicon, lx.Entry) || begins(f.user, lx.Stem) {
		lx.Class |= lexical
	}
}

func begins(l *words.Lexicon, id int32) bool {
	if l == nil || id < 0 {
		return false
	}
	e, _ := l.EntryAt(id)
	return e >= 0 || l.More(id)
}

func figureClass(lower []byte) Class {
	class := figure
	if lower[len(lower)-1] == '%' {
		class |= percent
	}
	return class
}

func (f *Finder) classOf(lower []byte) Class {
	class := f.cues.words.Get(lower)
	if class&stative != 0 {
		class &^= participle
		return class
	}
	switch f.lang {
	case "en":
		class |= englishClass(lower, class)
	case "es", "pt":
		class |= ladoClass(lower, class)
	case "it":
		class |= italianClass(lower, class)
	case "fr":
		class |= frenchClass(lower, class)
	case "de":
		class |= germanClass(lower)
	case "nl":
		class |= dutchClass(lower)
	}
	return class
}

func has(form []byte, suffix string) bool {
	return len(form) >= len(suffix) && string(form[len(form)-len(suffix):]) == suffix
}

func hasOne(form []byte, suffixes ...string) bool {
	for _, s := range suffixes {
		if has(form, s) {
			return true
		}
	}
	return false
}

// englishClass: walked is a participle; need, unaided and short-lived are not.
func englishClass(w []byte, class Class) (more Class) {
	n := len(w)
	if n < 4 {
		return 0
	}
	switch last, before, third := w[n-1], w[n-2], w[n-3]; {
	case last == 'y' && before == 'l' && n > 4:
		more |= adverb
	case last == 'g' && before == 'n' && third == 'i' && n > 5:
		more |= gerund
	case last == 'd' && before == 'e' && class&(function|noun) == 0:
		if third == 'e' || bytes.IndexByte(w, '-') >= 0 || bytes.HasPrefix(w, []byte("un")) && n > 6 || !voiced(w[:n-2]) {
			break
		}
		more |= participle
	}
	if n > 6 && class&function == 0 && nominalEnglish(w) {
		more |= nominal
	}
	return more
}

// voiced reports whether a vowel letter stands in w.
func voiced(w []byte) bool {
	for _, c := range w {
		switch c {
		case 'a', 'e', 'i', 'o', 'u', 'y':
			return true
		}
	}
	return false
}

// nominalEnglish reports a noun by its ending; w has more than six letters.
func nominalEnglish(w []byte) bool {
	if w[len(w)-1] == 's' {
		w = w[:len(w)-1]
	}
	switch w[len(w)-1] {
	case 'n':
		return hasOne(w, "tion", "sion")
	case 't':
		return has(w, "ment")
	case 's':
		return has(w, "ness")
	case 'y':
		return hasOne(w, "ity", "ology")
	case 'e':
		return hasOne(w, "itie", "ance", "ence")
	case 'p':
		return has(w, "ship")
	case 'i':
		return hasOne(w, "osi", "esi", "isi", "ysi")
	}
	return false
}

// ladoClass: tratado, vendida, oídos in Spanish and Portuguese; an accent
// before the ending (rápido, ácida) makes it another word.
func ladoClass(w []byte, class Class) (more Class) {
	if has(w, "mente") && len(w) > 7 {
		return adverb
	}
	if class&(function|be) != 0 {
		return 0
	}
	stem := bytes.TrimRight(w, "s")
	switch {
	case len(w)-len(stem) > 1 || len(stem) < 5:
		return 0
	case has(stem, "ído") || has(stem, "ída"):
		return participle
	case hasOne(stem, "ado", "ada", "ido", "ida") && !accented(stem[:len(stem)-3]):
		return participle
	}
	return 0
}

func accented(w []byte) bool {
	for _, c := range w {
		if c >= 0x80 {
			return !bytes.Contains(w, []byte("ñ"))
		}
	}
	return false
}

func italianClass(w []byte, class Class) Class {
	if has(w, "mente") && len(w) > 7 {
		return adverb
	}
	n := len(w)
	if class&be == 0 && n > 4 && bytes.IndexByte([]byte("oaie"), w[n-1]) >= 0 &&
		hasOne(w[:n-1], "at", "it", "ut") && !has(w[:n-1], "att") && !has(w[:n-1], "itt") {
		return participle
	}
	return 0
}

func frenchClass(w []byte, class Class) Class {
	if has(w, "ment") && len(w) > 6 {
		return adverb
	}
	if class&be == 0 && len(w) > 4 && hasOne(w, "é", "ée", "és", "ées") && !hasOne(w, "té", "tés") {
		return participle
	}
	if class&be == 0 && len(w) > 6 && hasOne(w, "té", "tée", "tés", "tées") && !hasOne(w, "ité", "ités") {
		return participle
	}
	return 0
}

var germanPrefixes = [][]byte{
	[]byte("ab"), []byte("an"), []byte("auf"), []byte("aus"), []byte("bei"), []byte("durch"), []byte("ein"),
	[]byte("fest"), []byte("her"), []byte("hin"), []byte("mit"), []byte("nach"), []byte("vor"), []byte("weg"),
	[]byte("zu"), []byte("zurück"), []byte("zusammen"), []byte("statt"), []byte("dar"), []byte("wieder"), []byte("um"),
	[]byte("weiter"), []byte("fort"), []byte("los"), []byte("heraus"), []byte("voraus"), []byte("bereit"), []byte("frei"),
}

// germanClass: behandelt, operiert, gegeben, durchgeführt, verschrieben.
func germanClass(w []byte) Class {
	if len(w) < 6 {
		return 0
	}
	ge := func(w []byte) bool {
		return len(w) > 4 && bytes.HasPrefix(w, []byte("ge")) && hasOne(w, "t", "en")
	}
	if ge(w) || has(w, "iert") {
		return participle
	}
	for _, p := range germanPrefixes {
		if bytes.HasPrefix(w, p) && ge(w[len(p):]) {
			return participle
		}
	}
	for _, p := range []string{"be", "ver", "er", "ent", "emp", "zer", "unter", "über"} {
		if bytes.HasPrefix(w, []byte(p)) && (has(w, "t") || hasOne(w, "rieben", "nommen", "geben", "halten", "schlossen")) {
			return participle
		}
	}
	return 0
}

// dutchClass: behandeld, gegeven, voorgeschreven, gemeten.
func dutchClass(w []byte) Class {
	if len(w) < 6 || !hasOne(w, "d", "t", "en") {
		return 0
	}
	for _, p := range []string{"ge", "be", "ver", "ont", "her"} {
		if bytes.HasPrefix(w, []byte(p)) && (p == "ge" || !has(w, "en")) {
			return participle
		}
	}
	for _, p := range []string{"aan", "af", "uit", "voor", "toe", "op", "in", "weg", "mee", "na", "over", "door", "terug"} {
		if bytes.HasPrefix(w, []byte(p)) && bytes.HasPrefix(w[len(p):], []byte("ge")) {
			return participle
		}
	}
	return 0
}
