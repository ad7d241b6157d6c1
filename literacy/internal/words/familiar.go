package words

import (
	"bytes"
	"iter"
	"strings"
	"sync"

	"github.com/concord-sdm/concord/literacy/internal/table"
)

// Familiar says which familiar-word lists a word stands in.
type Familiar uint8

const (
	// InDaleChall: in the list of 3,000 by the rules of 1948.
	InDaleChall Familiar = 1 << iota
	// InSpache: in the revised list by Spache's rules.
	InSpache
)

type familiarLists struct {
	words   table.Map[Familiar]
	compare table.Map[bool]
}

var familiar = sync.OnceValue(func() *familiarLists {
	f := &familiarLists{words: table.For[Familiar](4000), compare: table.For[bool](200)}
	for w := range listed(daleChall) {
		*f.words.At(w) |= InDaleChall
		*f.words.At(strings.TrimSuffix(w, ".")) |= InDaleChall // mr. and mrs.
	}
	for w := range listed(spache) {
		*f.words.At(w) |= InSpache
	}
	for w := range listed(comparing) {
		*f.compare.At(w) = true
	}
	return f
})

// listed are the words of a list.
func listed(list string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range strings.Lines(list) {
			if line[0] == '#' {
				continue
			}
			for w := range strings.FieldsSeq(line) {
				if !yield(w) {
					return
				}
			}
		}
	}
}

// FamiliarWord says in which lists of familiar English words a word stands. The
// word is in lower case with straight apostrophes. Names and figures, which
// both formulas hold familiar, are the caller's to see.
//
// By the instructions of Dale and Chall (Educational Research Bulletin 27,
// 1948, 37) a word on the list stays familiar with the endings of the plural
// and the possessive, with -s, -ies, -ing, -d, -ed, -ied and the -n of a
// participle of a verb, with the last consonant doubled or an e dropped before
// them, with -er, -est, -ier, -iest when compared as an adjective, and with -ly
// alone. Any other ending makes it unfamiliar, so burner and easily are.
// A hyphenated word is familiar when its parts are.
//
// By those of Spache (Elementary School Journal 53, 1953, 410) it stays
// familiar in the plural, the possessive, and with -s, -es, -ed and -ing.
//
// The original papers were not at hand; the rules follow accounts of them.
func FamiliarWord(form []byte) Familiar { return familiar().word(form) }

func (f *familiarLists) word(form []byte) Familiar {
	form = possessive(form)
	if bytes.IndexByte(form, '-') >= 0 {
		return f.hyphenated(form)
	}
	return f.inflected(form)
}

// EasyParts reports whether a word, its possessive ending apart, is written of two parts of
// three letters or more that are both on the list of Dale and Chall, and yes
// says so of the parts; the right one may be a word in -er or -ers whose stem
// is on the list: bookkeeper.
func EasyParts(form []byte, yes func(left, right []byte) bool) bool {
	const least = 3
	f := familiar()
	form = possessive(form)
	for i := least; i <= len(form)-least; i++ {
		left, right := form[:i], form[i:]
		if f.inflected(left)&InDaleChall != 0 && (f.inflected(right)&InDaleChall != 0 || f.agent(right)) && yes(left, right) {
			return true
		}
	}
	return false
}

// agent reports a word in -er or -ers whose stem is on the list: keeper,
// killers.
func (f *familiarLists) agent(form []byte) bool {
	n := len(form)
	if n > 0 && form[n-1] == 's' {
		n--
	}
	return n > 5 && form[n-1] == 'r' && form[n-2] == 'e' && f.inflected(form[:n-2])&InDaleChall != 0
}

func possessive(form []byte) []byte {
	n := len(form)
	switch {
	case n < 2:
	case form[n-2] == '\'' && form[n-1] == 's':
		return form[:n-2]
	case form[n-1] == '\'' && form[n-2] == 's':
		return form[:n-1]
	}
	return form
}

func (f *familiarLists) hyphenated(form []byte) Familiar {
	if in := f.words.Get(form); in != 0 {
		return in
	}
	in := InDaleChall | InSpache
	for part := range bytes.SplitSeq(form, []byte("-")) {
		in &= f.inflected(part)
	}
	return in
}

// inflected looks the word up, then its stems.
func (f *familiarLists) inflected(form []byte) Familiar {
	in := f.words.Get(form)
	n := len(form)
	if in == InDaleChall|InSpache || n < 3 {
		return in
	}
	last, before := form[n-1], form[n-2]
	switch {
	case last == 's':
		in |= f.words.Get(form[:n-1])
		if before == 'e' {
			in |= f.es(form)
		}
	case last == 'd' && before == 'e':
		in |= f.verb(form[:n-2])
		if form[n-3] == 'i' {
			in |= f.withY(form[:n-3])
		}
	case last == 'g' && before == 'n' && form[n-3] == 'i':
		in |= f.verb(form[:n-3])
		if n > 5 && form[n-4] == 'y' { // lie, lying
			in |= f.ending(form[:n-4], "ie")
		}
	case last == 'n' && (before == 'e' || before == 'w'):
		in |= f.words.Get(form[:n-1]) & InDaleChall
	case last == 'y' && before == 'l':
		in |= f.words.Get(form[:n-2]) & InDaleChall
	case last == 'r' && before == 'e':
		in |= f.compared(form[:n-2])
	case last == 't' && before == 's' && form[n-3] == 'e':
		in |= f.compared(form[:n-3])
	}
	return in
}

// es handles boxes and studies.
func (f *familiarLists) es(form []byte) Familiar {
	n := len(form)
	stem := form[:n-2]
	var in Familiar
	if hasAnySuffix(string(stem), "s", "x", "z", "ch", "sh", "o") {
		in = f.words.Get(stem)
	}
	if n > 4 && form[n-3] == 'i' {
		in |= f.withY(form[:n-3])
	}
	return in
}

// verb handles what is left of a form without -ed or -ing: walk, hop(e), stop(p).
func (f *familiarLists) verb(stem []byte) Familiar {
	n := len(stem)
	if n < 2 {
		return 0
	}
	in := f.words.Get(stem) | f.ending(stem, "e")
	if n > 2 && stem[n-1] == stem[n-2] && !vowel(stem[n-1]) {
		in |= f.words.Get(stem[:n-1])
	}
	return in
}

func (f *familiarLists) withY(stem []byte) Familiar { return f.ending(stem, "y") }

func (f *familiarLists) ending(stem []byte, ending string) Familiar {
	var buf [32]byte
	if len(stem)+len(ending) > len(buf) {
		return 0
	}
	return f.words.Get(append(append(buf[:0], stem...), ending...))
}

// compared handles -er and -est: only adjectives and adverbs take them, so that
// farmer does not count as more farm.
func (f *familiarLists) compared(stem []byte) Familiar {
	n := len(stem)
	if n < 2 {
		return 0
	}
	var buf [32]byte
	if n+1 > len(buf) {
		return 0
	}
	if f.compare.Get(stem) || f.compare.Get(append(append(buf[:0], stem...), 'e')) {
		return InDaleChall
	}
	if stem[n-1] == stem[n-2] && f.compare.Get(stem[:n-1]) {
		return InDaleChall
	}
	if stem[n-1] == 'i' && f.compare.Get(append(append(buf[:0], stem[:n-1]...), 'y')) {
		return InDaleChall
	}
	return 0
}
