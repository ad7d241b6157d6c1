package token

import "math/bits"

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

	// Base, if set, is a vocabulary that was described before and does not
	// change any more: its lexemes are taken over as they are.
	Base *Vocab

	lang  *Language
	slots []slot
	lex   []Lexeme
	arena []byte
	text  []byte
	short [16]byte
}

type slot struct {
	tag   uint32
	index int32 // index of the lexeme plus one; 0 is free
}

// NewVocab returns a vocabulary with room for the words of a text of n bytes.
func NewVocab(n int) *Vocab {
	v := new(Vocab)
	v.Init(n)
	return v
}

// Init makes v ready for the words of a text of n bytes.
func (v *Vocab) Init(n int) {
	size := 256
	for size < n/32 && size < 1<<14 {
		size <<= 1
	}
	v.slots = make([]slot, size)
	v.lex = make([]Lexeme, 0, size/4*3+1)
	v.arena = make([]byte, 0, min(n/64+64, 1<<15))
	v.text = v.short[:0]
}

// Len returns the number of distinct forms so far.
func (v *Vocab) Len() int { return len(v.lex) }

// At returns the lexeme i. The pointer is good until the next form is added.
func (v *Vocab) At(i int32) *Lexeme { return &v.lex[i] }

// AppendText appends the lower-case form of lexeme i to b.
func (v *Vocab) AppendText(b []byte, i int32) []byte {
	lx := &v.lex[i]
	if lx.size > 16 {
		return append(b, v.long(lx)...)
	}
	for k := range int(lx.size) {
		if k < 8 {
			b = append(b, byte(lx.key0>>(8*k)))
		} else {
			b = append(b, byte(lx.key1>>(8*(k-8))))
		}
	}
	return b
}

const (
	mul0 = 0x9E3779B97F4A7C15
	mul1 = 0xD6E8FEB86659FD93
)

func hashKeys(k0, k1 uint64, n int) uint64 {
	hi, lo := bits.Mul64(k0^mul0, (k1^uint64(n)*0x100000001b3)^mul1)
	return hi ^ lo
}

// internKeys finds or adds a form of at most 16 bytes, given as two
// little-endian words padded with zeros.
func (v *Vocab) internKeys(k0, k1 uint64, n int, kind Kind) int32 {
	h := hashKeys(k0, k1, n)
	tag := uint32(h >> 32)
	mask := uint64(len(v.slots) - 1)
	for p := h & mask; ; p = (p + 1) & mask {
		s := v.slots[p]
		if s.index == 0 {
			break
		}
		if s.tag == tag {
			lx := &v.lex[s.index-1]
			if lx.key0 == k0 && lx.key1 == k1 && int(lx.size) == n {
				return s.index - 1
			}
		}
	}
	if v.Base != nil && kind == Word {
		if lx := v.Base.find(h, k0, k1, n); lx != nil {
			return v.add(h, *lx)
		}
	}
	i := v.add(h, Lexeme{key0: k0, key1: k1, size: int32(n), Entry: -1, Stem: -1})
	v.text = v.AppendText(v.text[:0], i)
	v.describe(v.text, kind, i)
	return i
}

// find returns the lexeme of a form of at most 16 bytes, or nil.
func (v *Vocab) find(h, k0, k1 uint64, n int) *Lexeme {
	tag := uint32(h >> 32)
	mask := uint64(len(v.slots) - 1)
	for p := h & mask; ; p = (p + 1) & mask {
		s := v.slots[p]
		if s.index == 0 {
			return nil
		}
		if s.tag == tag {
			lx := &v.lex[s.index-1]
			if lx.key0 == k0 && lx.key1 == k1 && int(lx.size) == n {
				return lx
			}
		}
	}
}

// Intern finds or adds the form lower, which it does not keep.
func (v *Vocab) Intern(lower []byte, kind Kind) int32 {
	n := len(lower)
	if n <= 16 {
		var k0, k1 uint64
		for i, c := range lower {
			if i < 8 {
				k0 |= uint64(c) << (8 * i)
			} else {
				k1 |= uint64(c) << (8 * (i - 8))
			}
		}
		return v.internKeys(k0, k1, n, kind)
	}
	h, key := hashLong(lower)
	tag := uint32(h >> 32)
	mask := uint64(len(v.slots) - 1)
	for p := h & mask; ; p = (p + 1) & mask {
		s := v.slots[p]
		if s.index == 0 {
			break
		}
		if s.tag == tag {
			lx := &v.lex[s.index-1]
			if lx.key0 == key && int(lx.size) == n && string(v.long(lx)) == string(lower) {
				return s.index - 1
			}
		}
	}
	off := len(v.arena)
	v.arena = append(v.arena, lower...)
	i := v.add(h, Lexeme{key0: key, key1: uint64(off), size: int32(n), Entry: -1, Stem: -1})
	v.describe(v.arena[off:off+n:off+n], kind, i)
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
	key = hashKeys(k0, k1, len(lower))
	return hashKeys(key, 0, len(lower)), key
}

func (v *Vocab) describe(form []byte, kind Kind, i int32) {
	lx := &v.lex[i]
	if v.lang != nil {
		u := v.lang.use(form)
		if u != 0 || len(form) > 1 && form[len(form)-1] == '.' && v.lang.use(form[:len(form)-1]) != 0 {
			lx.Class |= listed
		}
		if kind == Word && (len(form) <= 5 && u&plain != 0 || vowelless(form)) {
			lx.Class |= Short
			kind = Abbreviation
		}
	}
	if v.Describe != nil {
		v.Describe(form, kind, lx)
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

func (v *Vocab) add(h uint64, lx Lexeme) int32 {
	if len(v.lex)*4 >= len(v.slots)*3 {
		v.grow()
	}
	v.lex = append(v.lex, lx)
	v.place(h, int32(len(v.lex)))
	return int32(len(v.lex) - 1)
}

func (v *Vocab) place(h uint64, index int32) {
	mask := uint64(len(v.slots) - 1)
	p := h & mask
	for v.slots[p].index != 0 {
		p = (p + 1) & mask
	}
	v.slots[p] = slot{tag: uint32(h >> 32), index: index}
}

func (v *Vocab) grow() {
	v.slots = make([]slot, 4*len(v.slots))
	for i := range v.lex {
		lx := &v.lex[i]
		second := lx.key1
		if lx.size > 16 {
			second = 0
		}
		v.place(hashKeys(lx.key0, second, int(lx.size)), int32(i+1))
	}
}
