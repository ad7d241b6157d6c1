package token

import (
	"iter"
	"math/bits"
	"sync/atomic"
)

// Common holds the lexemes of words that many texts have in common. A word is
// described when a run first meets it, once for all runs, so that those that
// are never met cost little. It is safe for use by several runs at once. What
// a run reads of a word is the same whichever run described it.
type Common struct {
	lang     *Language
	describe func(lower []byte, kind Kind, lx *Lexeme)
	slots    []commonSlot
	lexemes  []Lexeme // those described, in the order in which they were met
	met      atomic.Int32
}

// commonSlot is a place of the hash table; it is free if key0 is 0. Of forms
// that are common, none is longer than 16 bytes.
type commonSlot struct {
	key0, key1 uint64
	at         atomic.Uint32 // place in lexemes plus two; 1 while a run writes it; 0 before
}

// NewCommon returns the words of a language given by forms, each good until the
// next, at most so many. The function describe must be safe for use by several
// goroutines.
func NewCommon(lang *Language, most int, forms iter.Seq[[]byte], describe func([]byte, Kind, *Lexeme)) *Common {
	c := &Common{lang: lang, describe: describe, slots: make([]commonSlot, 1<<bits.Len(uint(most+most/4)))}
	n := 0
	for form := range forms {
		k0, k1 := keysOf(form)
		if len(form) > 16 || n >= most || k0 == 0 {
			continue
		}
		if s := c.find(hashKeys(k0, k1), k0, k1); s.key0 == 0 {
			s.key0, s.key1 = k0, k1
			n++
		}
	}
	c.lexemes = make([]Lexeme, n)
	return c
}

// find returns the slot of a form, a free one if it is not common.
func (c *Common) find(h, k0, k1 uint64) *commonSlot {
	slots := c.slots
	mask := uint64(len(slots) - 1)
	for p := h & mask; ; p = (p + 1) & mask {
		if s := &slots[p]; s.key0 == k0 && s.key1 == k1 || s.key0 == 0 {
			return s
		}
	}
}

// take fills in the lexeme of a word of at most 16 bytes, and reports whether it
// is common.
func (c *Common) take(h, k0, k1 uint64, lx *Lexeme) bool {
	s := c.find(h, k0, k1)
	if s.key0 == 0 {
		return false
	}
	if at := s.at.Load(); at > 1 {
		*lx = c.lexemes[at-2]
		return true
	}
	*lx = Lexeme{key0: k0, key1: k1, size: int32(sizeOf(k0, k1)), Entry: -1, Stem: -1}
	var form [16]byte
	describe(c.lang, c.describe, lx.appendShort(form[:0]), Word, lx)
	if s.at.CompareAndSwap(0, 1) {
		at := uint32(c.met.Add(1))
		c.lexemes[at-1] = *lx
		s.at.Store(at + 1)
	}
	return true
}

// sizeOf is the length of a form given as two words padded with zeros.
func sizeOf(k0, k1 uint64) int {
	if k1 != 0 {
		return 16 - bits.LeadingZeros64(k1)>>3
	}
	return 8 - bits.LeadingZeros64(k0)>>3
}
