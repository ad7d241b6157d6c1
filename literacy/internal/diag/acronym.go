package diag

import (
	"strings"
	"unicode/utf8"

	"github.com/concord-sdm/concord/literacy/internal/token"
)

// acronym is what is known of one that stands in the text.
type acronym struct {
	start, end int // of its first use
	count      int
	defined    int // offset where it is explained, −1 if nowhere
	entry      int32
	user       bool
	allowed    bool
}

// shortForms looks at the acronyms of a sentence. In a sentence all in capitals
// a word cannot be told from an acronym.
func (f *Finder) shortForms(toks []token.Token) {
	for i := range toks {
		t := &toks[i]
		if t.Kind != token.Acronym && (t.Kind != token.Word || t.Flags&token.Caps == 0) {
			continue
		}
		if t.Lex < 0 || t.End-t.Start > 7 || f.class[i]&(known|function|be) != 0 {
			continue
		}
		if f.loud(toks, i) || f.roman(toks, i) {
			continue
		}
		a := f.acronym(t)
		if a.count == 0 {
			a.start, a.end = t.Start, t.End
		}
		a.count++
		if a.defined < 0 && f.explains(toks, i) {
			a.defined = t.Start
		}
	}
}

// loud reports a word that is only in capitals to be heard: STORE, and TAKE in
// "do NOT TAKE it", DOSE as a heading. A familiar word of four letters or fewer
// that stands alone may be initials: a PET scan.
func (f *Finder) loud(toks []token.Token, i int) bool {
	t := &toks[i]
	if t.Kind == token.Word && f.common(t.Lex) {
		return true // het NIET gebruiken
	}
	before, after := i > 0 && loudWord(&toks[i-1]), i+1 < len(toks) && loudWord(&toks[i+1])
	familiar := f.class[i]&(DaleChall|Spache) != 0
	if t.Kind != token.Word && !familiar {
		return before && after // DANS QUELS CAS EST-IL UTILISE
	}
	if n := t.End - t.Start; n > 5 || n > 4 && familiar || n > 3 && len(toks) == 1 || f.class[i]&number != 0 {
		return true
	}
	return before || after
}

// common reports one of the commonest words of the language.
func (f *Finder) common(lex int32) bool {
	var buf [32]byte
	return token.Lookup(f.lang).Common(f.vocab.AppendText(buf[:0], lex))
}

func loudWord(t *token.Token) bool { return t.Kind == token.Word && t.Flags&token.Caps != 0 }

// roman reports a Roman numeral: angiotensin II. IV is one only beside another,
// or behind a noun that has numbers, for it is short for "into a vein", too.
func (f *Finder) roman(toks []token.Token, i int) bool {
	switch f.bytesAt(toks[i].Start, toks[i].End-toks[i].Start) {
	case "II", "III", "VI", "VII", "VIII", "IX", "XI", "XII", "XIII":
		return true
	case "IV":
		if i > 0 && toks[i-1].Lex >= 0 && toks[i].Flags&token.Apart == 0 {
			var buf [32]byte
			if token.Lookup(f.lang).Numbered(f.vocab.AppendText(buf[:0], toks[i-1].Lex)) {
				return true // stage IV
			}
		}
		for j := max(0, i-2); j < i; j++ {
			if s := f.bytesAt(toks[j].Start, toks[j].End-toks[j].Start); s == "III" || s == "II" {
				return true
			}
		}
	}
	return false
}

func (f *Finder) acronym(t *token.Token) *acronym {
	m := f.mark(t.Lex)
	if *m <= 0 {
		f.acronyms = append(f.acronyms, acronym{start: t.Start, end: t.End, defined: -1, entry: -1})
		*m = int32(len(f.acronyms))
	}
	return &f.acronyms[*m-1]
}

// expand notes the entry of the lexicon for an acronym in capitals.
func (f *Finder) expand(m match, t *token.Token) bool {
	if t.Kind != token.Acronym && t.Flags&token.Caps == 0 {
		return false
	}
	a := f.acronym(t)
	a.entry, a.user = m.entry, m.user
	return true
}

func (f *Finder) allowed(lex int32) {
	m := f.mark(lex)
	if *m > 0 {
		f.acronyms[*m-1].allowed = true
		return
	}
	f.acronyms = append(f.acronyms, acronym{defined: -1, entry: -1, allowed: true})
	*m = int32(len(f.acronyms))
}

// explains reports whether the words around the acronym at i explain it: it
// stands in brackets after words, or words stand in brackets after it, or after the
// noun behind it if its letters begin them, or "means", or its letters begin the
// words before "or".
func (f *Finder) explains(toks []token.Token, i int) bool {
	t := &toks[i]
	if t.Flags&token.Bracketed != 0 {
		return i > 0 && toks[i-1].Kind == token.Word
	}
	if i+1 < len(toks) {
		if f.class[i+1]&means != 0 && toks[i+1].Flags&token.Apart == 0 {
			return true
		}
		open := strings.TrimLeft(f.bytesAt(t.End, 3), " \u00a0")
		if strings.HasPrefix(open, "(") && toks[i+1].Kind != token.Figure {
			return true
		}
		open = strings.TrimLeft(f.bytesAt(toks[i+1].End, 3), " \u00a0")
		if strings.HasPrefix(open, "(") && f.spelt(toks[i+2:], f.class[i+2:], f.bytesAt(t.Start, t.End-t.Start)) {
			return true // CT scans (computed tomography)
		}
	}
	return i > 1 && f.class[i-1]&join != 0 && f.initials(toks[:i-1], f.bytesAt(t.Start, t.End-t.Start))
}

// initials reports whether the letters of an acronym begin the last words,
// small words apart.
func (f *Finder) initials(toks []token.Token, letters string) bool {
	i := len(toks) - 1
	for letters != "" {
		r, n := utf8.DecodeLastRuneInString(letters)
		letters = letters[:len(letters)-n]
		if r == '.' || r == '&' {
			continue
		}
		for i >= 0 && f.class[i]&(function|link|article) != 0 && !f.startsWith(toks[i], r) {
			i--
		}
		if i < 0 || !f.startsWith(toks[i], r) {
			return false
		}
		i--
	}
	return true
}

// spelt reports whether the letters of an acronym begin the first words, small
// words apart.
func (f *Finder) spelt(toks []token.Token, class []Class, letters string) bool {
	i := 0
	for _, r := range letters {
		if r == '.' || r == '&' {
			continue
		}
		for i < len(toks) && class[i]&(function|link|article) != 0 && !f.startsWith(toks[i], r) {
			i++
		}
		if i == len(toks) || !f.startsWith(toks[i], r) {
			return false
		}
		i++
	}
	return true
}

func (f *Finder) startsWith(t token.Token, r rune) bool {
	first, _ := utf8.DecodeRuneInString(f.bytesAt(t.Start, utf8.UTFMax))
	return first == r || first|0x20 == r|0x20 && first < 0x80 && r < 0x80
}

// undefined adds what was never explained, or only after its first use.
func (f *Finder) undefined() {
	for _, a := range f.acronyms {
		x := Finding{Kind: Acronym, Severity: Mend, Start: a.start, End: a.end, N: int32(a.count), Entry: a.entry, User: a.user}
		switch {
		case a.allowed || a.count == 0:
			continue
		case a.defined < 0:
		case a.defined > a.start:
			x.Kind, x.Severity = LateAcronym, Look
		default:
			continue
		}
		f.later(x)
	}
}
