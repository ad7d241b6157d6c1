package token

import (
	"strings"
	"unicode/utf8"
)

// capitals returns the flags of the ASCII word text[i:j].
func (s *Scanner) capitals(i, j int) Flags {
	upper := 0
	var flags Flags
	for k := i; k < j; k++ {
		if isUpper(s.text[k]) {
			upper++
			if k > i && !isUpper(s.text[k-1]) {
				flags |= Mixed
			}
		}
	}
	if upper == j-i && upper > 1 {
		return Caps
	}
	if upper > 1 || upper == 1 && !isUpper(s.text[i]) {
		flags |= Inner
	}
	return flags
}

// settle decides which words in capitals are acronyms, which needs the whole
// sentence: in a line of capitals they are words.
func (s *Scanner) settle() {
	caps, small := 0, 0
	if s.seen&(Caps|Inner|Mixed) == 0 {
		s.seen = 0
		return
	}
	s.seen = 0
	for k := range s.sent.Tokens {
		t := &s.sent.Tokens[k]
		switch {
		case t.Flags&Caps != 0:
			caps++
		case t.Kind == Figure: // 25°C
		case t.Flags&(Inner|Mixed) != 0:
			small++
		case t.Kind == Word && (t.Flags&Capital == 0 || t.End-t.Start > 1):
			small++
		}
	}
	s.sent.Upper = small == 0 && caps > 1
	for k := range s.sent.Tokens {
		t := &s.sent.Tokens[k]
		if t.Kind != Word {
			continue
		}
		switch {
		case t.Flags&Caps != 0 && t.Flags&Hyphenated == 0:
			if s.acronym(t) {
				t.Kind = Acronym
			}
		case t.Flags&(Inner|Mixed) != 0 && t.Flags&Hyphenated == 0:
			t.Kind = s.mixed(t)
		}
	}
}

// initials reports whether the last word, in capitals, is no abbreviation that
// never ends a sentence but initials that end this one: "in the ED. Make", "has
// MS. Her". Other words are in small letters, and what follows looks like a
// beginning, or like no name while a common word leads to the initials.
func (s *Scanner) initials(u use, at int) bool {
	toks := s.sent.Tokens
	n := len(toks) - 1
	if n == 0 || toks[n-1].Flags&Caps != 0 || toks[n-1].Kind != Word || toks[n].End-toks[n].Start > 4 {
		return false
	}
	if s.useAt(at)&starter != 0 {
		return true
	}
	if u&plain != 0 || at+1 < s.end && isUpper(s.text[at+1]) {
		return false // DR. Smith, ST. LOUIS
	}
	return s.useOf(&toks[n-1])&(common|starter) != 0
}

// acronym reports whether a word in capitals is read as initials: short and
// no known word, or not to be spoken as one.
func (s *Scanner) acronym(t *Token) bool {
	lx := s.vocab.At(t.Lex)
	if lx.Class&Known != 0 {
		return false
	}
	s.form = s.vocab.AppendText(s.form[:0], t.Lex)
	if s.lang.Common(s.form) || s.lang.use(s.form)&starter != 0 {
		return false
	}
	n := int(lx.Letters)
	if n == 0 {
		n = utf8.RuneCount(s.form)
	}
	speak, accent := speakable(s.form)
	switch {
	case !speak:
		return n <= 6
	case s.sent.Upper:
		return false
	}
	return n <= 3 && !accent
}

// speakable reports whether a form in small letters could be a spoken word:
// it has a vowel, and does not begin or end in a knot of consonants. Forms
// outside ASCII are taken to be words; accent says that there is a vowel with
// a mark.
func speakable(form []byte) (ok, accent bool) {
	vowels, before, after := 0, 0, 0
	for _, c := range form {
		switch c {
		case 'a', 'e', 'i', 'o', 'u', 'y':
			vowels++
			after = 0
		default:
			if c >= 0x80 {
				return true, true
			}
			if vowels == 0 {
				before++
			}
			after++
		}
	}
	if vowels == 0 || before > 3 || after > 3 {
		return false, false
	}
	if after >= 2 && !endings[[2]byte(form[len(form)-2:])] {
		return false, false
	}
	if before >= 2 {
		if c := form[1]; before == 2 && form[0] != 's' && form[0] != 'z' && c != 'h' && c != 'r' && c != 'l' && c != 'w' && c != 'n' {
			return false, false
		}
	}
	return true, false
}

// endings are the pairs of consonants that end words.
var endings = func() map[[2]byte]bool {
	m := make(map[[2]byte]bool)
	for e := range strings.FieldsSeq(`bs ch ck cs ct ds ff ft gh gs ht ks ld lf lk ll lm lp ls lt ms mp nd ng nk ns nt ps pt
		rb rd rf rg rk rl rm rn rp rs rt sh sk sm sp ss st th ts tz wd wk wl wn ws zz tt nn rr gg bb dd`) {
		m[[2]byte{e[0], e[1]}] = true
	}
	return m
}()

// mixed returns the kind of a word with capitals inside: GPs and mRNA are
// acronyms, pH and mmHg abbreviations, McDonald a word.
func (s *Scanner) mixed(t *Token) Kind {
	text := s.text[t.Start-s.base : t.End-s.base]
	upper, small, lead := 0, 0, 0
	for k := range len(text) {
		switch c := text[k]; {
		case isUpper(c):
			upper++
		case classes[c] == letter:
			if upper == 0 {
				lead++
			}
			small++
		default:
			if c >= 0x80 {
				return Word
			}
		}
	}
	switch last := text[len(text)-1]; {
	case small == 1 && last == 's' && upper >= 2, lead == 1 && small == 1 && upper >= 2:
		return Acronym
	case upper+small <= 4 && lead+upper >= 2 && (lead > 0 || upper >= 2):
		return Abbreviation
	}
	return Word
}

// Known is the bit of Lexeme.Class that says that a form is a word also when
// it stands in capitals: NOT, STOP. The describer sets it.
const Known uint64 = 1 << 63

// listed is the bit of Lexeme.Class of a form that stands in the table of the
// language, as it is or without its last stop. The vocabulary sets it.
const listed uint64 = 1 << 61

// Short is the bit of Lexeme.Class of a form that is an abbreviation also
// without its stop: mg, Mr. The vocabulary sets it.
const Short uint64 = 1 << 62
