package token

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// Lexeme is what is known about the lower-case form of a word: found once in
// a run, however often the word stands in the text.
//
// It is 64 bytes long, a line of the cache: most of the time that a known word
// takes is spent on fetching its lexeme.
type Lexeme struct {
	// The form itself in small letters, if it has at most 16 bytes. Of a
	// longer one key0 is a hash and key1 the place in the arena.
	key0, key1 uint64

	// Class holds bits that belong to the word lists of the caller.
	Class uint64

	// Sums and Ones are packed counts that belong to whoever describes the
	// form, to be added up word by word.
	Sums, Ones uint64

	size int32

	// Entry is a number that belongs to the caller, such as the place of the
	// word in a lexicon; −1 for none. Stem is a second such number.
	Entry, Stem int32
	// Marks holds bits that belong to whoever describes the form.
	Marks uint32
	// Letters and Digits are the numbers of Unicode letters and digits.
	Letters, Digits uint16
	// Low is the number of syllables of the shortest accepted pronunciation,
	// figures and letters outside words not read aloud.
	Low uint8
	// Spoken is the number of syllables read aloud, and Full that of the words
	// an abbreviation stands for.
	Spoken, Full uint8
	// Signs is the number of syllables read sign by sign.
	Signs uint8
}

// Vocab holds the lexemes of one run. Describe, if set, is called once for
// each new form, with the form in lower case, apostrophes straight, soft
// hyphens removed, non-breaking hyphens plain and marks composed.
type Vocab struct {
	// Describe fills in the lexeme of a new form; it keeps nothing of the form.
	Describe func(lower []byte, kind Kind, lx *Lexeme)

	// Common, if set, has the lexemes of words that other runs have met.
	Common *Common

	lang  *Language
	slots []slot
	lex   []Lexeme
	arena []byte
	text  []byte
	short [16]byte
}

// slot is a place of the hash table. Of a form of at most twelve bytes it holds
// all that tells it from others, so that finding a word does not wait for its
// lexeme; that is fetched later, sentence by sentence.
type slot struct {
	key   uint64
	rest  uint32 // of key1, by restOf
	index uint32 // index of the lexeme plus one; 0 is free; highest bit: it is Short
}

const (
	isShort  = 1 << 31
	hashed   = 0xFF000000 // rest of a form of 13 to 16 bytes: no byte of UTF-8 is FF
	tooLong  = 0xFE000000 // and of a longer one
	hashBits = 0x00FFFFFF
)

func restOf(k1 uint64) uint32 {
	if k1>>32 == 0 {
		return uint32(k1)
	}
	return hashed | uint32((k1*mul0)>>32)&hashBits
}

// NewVocab returns a vocabulary with room for the words of a text of n bytes.
func NewVocab(n int) *Vocab {
	v := new(Vocab)
	v.Init(n)
	return v
}

// Init makes v ready for the words of a text of n bytes.
func (v *Vocab) Init(n int) {
	// A short text has more different words for its length than a long one.
	size := 256
	for size < n/32 && size < 1<<14 || size < n/12 && size < 1<<11 {
		size <<= 1
	}
	v.slots = make([]slot, size)
	v.lex = make([]Lexeme, 0, size/4*3+1)
	v.arena = make([]byte, 0, min(n/64+64, 1<<15))
	v.text = v.short[:0]
}

// Len returns the number of distinct forms so far.
func (v *Vocab) Len() int { return len(v.lex) }

// Cap returns for how many forms there is room.
func (v *Vocab) Cap() int { return cap(v.lex) }

// At returns the lexeme i. The pointer is good until the next form is added.
func (v *Vocab) At(i int32) *Lexeme { return &v.lex[i] }

// All returns the lexemes by their numbers. It is good until the next form is
// added.
func (v *Vocab) All() []Lexeme { return v.lex }

// AppendText appends the lower-case form of lexeme i to b.
func (v *Vocab) AppendText(b []byte, i int32) []byte {
	lx := &v.lex[i]
	if lx.size > 16 {
		return append(b, v.long(lx)...)
	}
	return lx.appendShort(b)
}

// appendShort appends a form of at most 16 bytes to b.
func (lx *Lexeme) appendShort(b []byte) []byte {
	n := len(b) + int(lx.size)
	b = binary.LittleEndian.AppendUint64(b, lx.key0)
	return binary.LittleEndian.AppendUint64(b, lx.key1)[:n]
}

const (
	mul0 = 0x9E3779B97F4A7C15
	mul1 = 0xD6E8FEB86659FD93
)

func hashKeys(k0, k1 uint64) uint64 {
	hi, lo := bits.Mul64(k0^mul0, k1^mul1)
	return hi ^ lo
}

// internKeys finds or adds a form of at most 16 bytes, given as two
// little-endian words padded with zeros. short is true for a form with the bit
// Short in its class.
func (v *Vocab) internKeys(k0, k1 uint64, n int, kind Kind) (lex int32, short bool) {
	h := hashKeys(k0, k1)
	rest := restOf(k1)
	if p := v.find(h, k0, k1, rest); p != 0 {
		return int32(p&^isShort) - 1, p&isShort != 0
	}
	lx := v.add()
	if kind != Word || v.Common == nil || !v.Common.take(h, k0, k1, lx) {
		*lx = Lexeme{key0: k0, key1: k1, size: int32(n), Entry: -1, Stem: -1}
		v.text = lx.appendShort(v.text[:0])
		v.describe(v.text, kind, lx)
	}
	return v.place(h, rest, lx)
}

// first is internKeys for a form of at most twelve bytes, at least one, that
// stands in the first slot of its hash, as most words do, and −1 for another.
func (v *Vocab) first(k0, k1 uint64) (lex int32, short bool) {
	slots := v.slots
	s := &slots[hashKeys(k0, k1)&uint64(len(slots)-1)]
	if s.key^k0|uint64(s.rest)^k1 != 0 {
		return -1, false
	}
	return int32(s.index&^isShort) - 1, s.index&isShort != 0
}

// find returns what the slot of a form of at most 16 bytes says of its
// lexeme, 0 if there is none.
func (v *Vocab) find(h, k0, k1 uint64, rest uint32) uint32 {
	slots := v.slots
	mask := uint64(len(slots) - 1)
	for p := h & mask; ; p = (p + 1) & mask {
		s := &slots[p]
		if s.key == k0 && s.rest == rest && s.index != 0 && (rest < hashed || v.lex[s.index&^isShort-1].key1 == k1) {
			return s.index
		}
		if s.index == 0 {
			return 0
		}
	}
}

// keysOf returns the first 16 bytes of a form as two little-endian words padded
// with zeros.
func keysOf(form []byte) (k0, k1 uint64) {
	var b [16]byte
	copy(b[:], form)
	return binary.LittleEndian.Uint64(b[:8]), binary.LittleEndian.Uint64(b[8:])
}

// Intern finds or adds the form lower, which it does not keep.
func (v *Vocab) Intern(lower []byte, kind Kind) int32 {
	n := len(lower)
	if n <= 16 {
		k0, k1 := keysOf(lower)
		i, _ := v.internKeys(k0, k1, n, kind)
		return i
	}
	h, key := hashLong(lower)
	rest := tooLong | uint32(n)&hashBits
	mask := uint64(len(v.slots) - 1)
	for p := h & mask; v.slots[p].index != 0; p = (p + 1) & mask {
		if s := &v.slots[p]; s.key == key && s.rest == rest {
			i := int32(s.index&^isShort) - 1
			if lx := &v.lex[i]; int(lx.size) == n && string(v.long(lx)) == string(lower) {
				return i
			}
		}
	}
	off := len(v.arena)
	v.arena = append(v.arena, lower...)
	lx := v.add()
	*lx = Lexeme{key0: key, key1: uint64(off), size: int32(n), Entry: -1, Stem: -1}
	v.describe(v.arena[off:off+n:off+n], kind, lx)
	i, _ := v.place(h, rest, lx)
	return i
}

// long returns the form of a lexeme of more than 16 bytes.
func (v *Vocab) long(lx *Lexeme) []byte { return v.arena[lx.key1 : lx.key1+uint64(lx.size)] }

// hashLong returns the hash of a form of more than 16 bytes and the key that
// its lexeme keeps to find the hash again.
func hashLong(lower []byte) (h, key uint64) {
	var k0, k1 uint64 = 1, 2
	for _, c := range lower {
		k0 = (k0 ^ uint64(c)) * mul0
		k1 = (k1 + uint64(c)) * mul1
		k1 ^= k1 >> 29
	}
	key = hashKeys(k0, k1)
	return hashKeys(key, 0), key
}

func (v *Vocab) describe(form []byte, kind Kind, lx *Lexeme) {
	describe(v.lang, v.Describe, form, kind, lx)
}

// describe fills in what the language knows of a form, and then what the
// caller does.
func describe(lang *Language, more func([]byte, Kind, *Lexeme), form []byte, kind Kind, lx *Lexeme) {
	if lang != nil {
		u := lang.use(form)
		if u != 0 || len(form) > 1 && form[len(form)-1] == '.' && lang.use(form[:len(form)-1]) != 0 {
			lx.Class |= listed
		}
		if kind == Word && (len(form) <= 5 && u&plain != 0 || vowelless(form)) {
			lx.Class |= Short
			kind = Abbreviation
		}
	}
	if more != nil {
		more(form, kind, lx)
	}
}

// vowelless reports whether a form of two Latin letters or more has no vowel:
// mg, Mr, kcal has one.
func vowelless(form []byte) bool {
	if len(form) < 2 {
		return false
	}
	for _, c := range form {
		switch c {
		case 'a', 'e', 'i', 'o', 'u', 'y':
			return false
		}
		if c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// add makes room for one more lexeme, to be filled in and placed.
func (v *Vocab) add() *Lexeme {
	n := len(v.lex)
	if n*4 >= len(v.slots)*3 {
		v.grow()
	}
	v.lex = v.lex[:n+1]
	return &v.lex[n]
}

// place gives the last lexeme its slot, and returns its number and whether it
// is Short.
func (v *Vocab) place(h uint64, rest uint32, lx *Lexeme) (lex int32, short bool) {
	lex, short = int32(len(v.lex)-1), lx.Class&Short != 0
	v.put(h, rest, lx, lex)
	return lex, short
}

func (v *Vocab) put(h uint64, rest uint32, lx *Lexeme, lex int32) {
	mask := uint64(len(v.slots) - 1)
	p := h & mask
	for v.slots[p].index != 0 {
		p = (p + 1) & mask
	}
	s := slot{key: lx.key0, rest: rest, index: uint32(lex) + 1}
	if lx.Class&Short != 0 {
		s.index |= isShort
	}
	v.slots[p] = s
}

func (v *Vocab) grow() {
	v.slots = make([]slot, 4*len(v.slots))
	v.lex = slices.Grow(v.lex, len(v.slots)/4*3-len(v.lex)+1)
	for i := range v.lex {
		lx := &v.lex[i]
		if lx.size > 16 {
			v.put(hashKeys(lx.key0, 0), tooLong|uint32(lx.size)&hashBits, lx, int32(i))
		} else {
			v.put(hashKeys(lx.key0, lx.key1), restOf(lx.key1), lx, int32(i))
		}
	}
}
