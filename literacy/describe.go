package literacy

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/concord-sdm/concord/literacy/internal/diag"
	"github.com/concord-sdm/concord/literacy/internal/syllable"
	"github.com/concord-sdm/concord/literacy/internal/table"
	"github.com/concord-sdm/concord/literacy/internal/token"
	"github.com/concord-sdm/concord/literacy/internal/words"
)

// describer finds what the counts need to know of a form: once for each.
type describer struct {
	lang    string
	counter syllable.Counter
	written bool
	aloud   *numerals
	full    map[string]uint8
	short   *table.Map[uint8] // full, to be asked of every short form
	closed  *table.Map[uint32]
	lists   bool         // the familiar-word lists apply: English
	finder  *diag.Finder // nil to count alone
}

func newDescriber(lang string, written bool) describer {
	d := describer{lang: lang, written: written, aloud: spoken[lang], full: inFull[lang], lists: lang == "en"}
	d.counter, _ = syllable.For(lang)
	if d.aloud == nil {
		d.aloud = spoken["en"]
	}
	d.closed = closedWords()
	d.short = inFullOf(lang)
	return d
}

// sharedWords are English words that most texts hold, described once for all
// runs that look nothing up but what is built in.
var sharedWords = sync.OnceValue(func() *token.Common {
	f := diag.New("en", nil, diag.Options{})
	d := newDescriber("en", false)
	d.finder = f
	return token.NewCommon(token.Lookup("en"), words.MostCommonForms, words.CommonForms(), d.describe)
})

// describe fills in the lexeme of a form in small letters.
func (d *describer) describe(form []byte, kind token.Kind, lx *token.Lexeme) {
	letters, digits := 0, 0
	plain := true // one stretch of letters
	hyphens := 0
	for letters < len(form) && form[letters]-'a' < 26 {
		letters++ // no more than these in most forms
	}
	for i := letters; i < len(form); {
		c := form[i]
		if c < utf8.RuneSelf {
			switch {
			case c >= 'a' && c <= 'z':
				letters++
			case c >= '0' && c <= '9':
				digits++
				plain = false
			case c == '-':
				hyphens++
				plain = false
			case c == '\'':
			default:
				plain = false
			}
			i++
			continue
		}
		r, n := utf8.DecodeRune(form[i:])
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.Is(unicode.Nd, r):
			digits++
			plain = false
		}
		i += n
	}
	lx.Letters, lx.Digits = clamp16(letters), clamp16(digits)
	if d.finder != nil {
		d.finder.Describe(form, kind, lx)
	} else if d.lists && kind != token.Figure {
		in := words.FamiliarWord(form)
		if in&words.InDaleChall != 0 {
			lx.Class |= diag.DaleChall
		}
		if in&words.InSpache != 0 {
			lx.Class |= diag.Spache
		}
	}
	switch kind {
	case token.Elision:
		lx.Low = d.elision(form)
		lx.Spoken, lx.Signs = lx.Low, lx.Low
		return
	case token.Figure:
		lx.Low = 1
		lx.Spoken = clamp8(d.aloud.figure(form, d.full))
		lx.Full = lx.Spoken
		lx.Signs = clamp8(max(1, digits+spelt(form)))
		return
	}
	lo := 1
	if !wide(form) {
		lo = d.syllables(form, plain)
	}
	lx.Low, lx.Signs = clamp8(lo), clamp8(lo)
	lx.Spoken = lx.Low
	if digits > 0 {
		lx.Spoken = clamp8(d.aloudParts(form))
		lx.Signs = clamp8(lo + digits - 1)
	}
	lx.Full = lx.Spoken
	if len(form) <= 8 {
		if n, ok := d.short.Find(trimStop(form)); ok {
			lx.Full = n
		} else if kind == token.Acronym || kind == token.Abbreviation && letters <= 5 {
			lx.Full = clamp8(spelt(form))
			lx.Signs = clamp8(letters)
		}
	}
	if lo >= 3 && d.gunning(form, lo, hyphens) {
		lx.Marks |= markHard
	}
	if d.lists {
		d.listed(form, letters, digits, lx)
	}
	pack(lx, d.lists)
}

// listed looks a form up in the lists that are for English.
func (d *describer) listed(form []byte, letters, digits int, lx *token.Lexeme) {
	if lx.Class&(diag.DaleChall|diag.Spache) != 0 {
		lx.Class |= token.Known
	}
	if lx.Class&diag.DaleChall != 0 || digits > 0 && letters == 0 {
		lx.Marks |= markFamiliar
	}
	if lx.Class&diag.Spache != 0 {
		lx.Marks |= markSpache
	}
	if len(form) <= longestClosed {
		lx.Marks |= d.closed.Get(form)
	}
}

// wide reports a character of a script without spaces between words: one
// syllable.
func wide(form []byte) bool {
	if len(form) < 3 || form[0] < 0xE2 {
		return false
	}
	r, n := utf8.DecodeRune(form)
	return n == len(form) && r >= 0x2E80 && unicode.IsLetter(r)
}

func trimStop(form []byte) []byte {
	if n := len(form); n > 0 && form[n-1] == '.' {
		return form[:n-1]
	}
	return form
}

func clamp8(n int) uint8   { return uint8(min(n, 255)) }
func clamp16(n int) uint16 { return uint16(min(n, 65535)) }

// syllables returns the fewest syllables of a word, its figures one each.
func (d *describer) syllables(form []byte, plain bool) int {
	if plain {
		return max(d.word(form), 1)
	}
	total, start := 0, 0
	for i := 0; i <= len(form); i++ {
		if i < len(form) && form[i] != '-' {
			continue
		}
		if part := form[start:i]; len(part) > 0 {
			n := 1
			if !hasDigit(part) {
				n = max(d.word(part), 1)
			}
			total += n
		}
		start = i + 1
	}
	return max(total, 1)
}

func (d *describer) word(form []byte) int {
	if d.written {
		return d.counter.CountWritten(form)
	}
	return d.counter.Count(form)
}

func hasDigit(b []byte) bool {
	for _, c := range b {
		if c >= '0' && c <= '9' {
			return true
		}
	}
	return false
}

// aloudParts adds up the parts of a hyphenated form, those with digits read
// aloud.
func (d *describer) aloudParts(form []byte) int {
	total, start := 0, 0
	for i := 0; i <= len(form); i++ {
		if i < len(form) && form[i] != '-' {
			continue
		}
		if part := form[start:i]; len(part) > 0 {
			if hasDigit(part) {
				total += d.aloud.figure(part, d.full)
			} else {
				total += max(d.word(part), 1)
			}
		}
		start = i + 1
	}
	return max(total, 1)
}

// elision returns the syllables of a form with its apostrophe: none for l'
// and qu', one for un' and dell'.
func (d *describer) elision(form []byte) uint8 {
	body := form[:len(form)-1]
	n := 0
	vowel := false
	for _, r := range string(body) {
		switch r {
		case 'a', 'e', 'i', 'o', 'u', 'y', 'à', 'è', 'é', 'ì', 'ò', 'ù', 'â', 'ê', 'î', 'ô', 'û':
			if !vowel {
				n++
			}
			vowel = true
		default:
			vowel = false
		}
	}
	if k := len(body); k >= 2 && body[k-1] == 'u' && (body[k-2] == 'q' || body[k-2] == 'g') {
		n--
	}
	return clamp8(max(n, 0))
}

// gunning reports whether a word of three syllables or more is hard by
// Gunning's rules, which leave out compounds of easy words and words that
// reach three only through -es, -ed or -ing.
func (d *describer) gunning(form []byte, lo, hyphens int) bool {
	if hyphens > 0 {
		start := 0
		for i := 0; i <= len(form); i++ {
			if i < len(form) && form[i] != '-' {
				continue
			}
			if part := form[start:i]; len(part) > 0 && !hasDigit(part) {
				if d.word(part) >= 3 {
					return true
				}
			}
			start = i + 1
		}
		return false
	}
	if d.lang != "en" {
		return true
	}
	if d.compoundOfEasy(form) {
		return false
	}
	if lo > 3 {
		return true
	}
	n := len(form)
	ending := 0
	switch {
	case n > 4 && string(form[n-3:]) == "ing":
		ending = 3
	case n > 3 && form[n-1] == 'd' && form[n-2] == 'e' && (form[n-3] == 't' || form[n-3] == 'd'),
		n > 3 && form[n-1] == 's' && form[n-2] == 'e' && sibilant(form[:n-2]):
		ending = 2
	}
	return ending == 0
}

func sibilant(stem []byte) bool {
	switch c := stem[len(stem)-1]; c {
	case 's', 'x', 'z', 'c', 'g':
		return true
	case 'h':
		return len(stem) > 1 && (stem[len(stem)-2] == 'c' || stem[len(stem)-2] == 's')
	}
	return false
}
