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
		if t.End-t.Start > 4 && f.class[i]&(DaleChall|Spache) != 0 {
			continue // STORE is a word
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
// stands in brackets after words, or words stand in brackets after it, or
// "means", or its letters begin the words before "or".
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
