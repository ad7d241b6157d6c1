// Package table holds maps from words that are built once and then read very
// often. Most words that are asked for are not in them; a table says so after
// one look at one place. It is internal and makes no promise of compatibility.
package table

import (
	"encoding/binary"
	"math/bits"
)

// Map maps words to values. The zero value is empty. Once its words are in, it
// is safe for use by several goroutines.
type Map[V any] struct {
	slots []slot[V]
	// sieve has a bit for each word, by other bits of its hash than those that
	// choose the slot: it is small enough to stay at hand.
	sieve []uint64
	words []byte
	n     int
}

type slot[V any] struct {
	hash uint32 // 0 if the slot is free
	at   uint32 // where the word begins in words
	size uint32
	v    V
}

// least is the smallest number of slots.
const least = 16

// For returns an empty map with room for n words.
func For[V any](n int) Map[V] {
	var t Map[V]
	t.resize(max(least, 1<<bits.Len(uint(2*max(n, 1)-1))))
	t.words = make([]byte, 0, 8*n)
	return t
}

// Of returns the map with the words of m.
func Of[V any](m map[string]V) Map[V] {
	t := For[V](len(m))
	for word, v := range m {
		*t.At(word) = v
	}
	return t
}

// resize lays the words out in so many slots, at least twice as many.
func (t *Map[V]) resize(slots int) {
	old := t.slots
	t.slots, t.sieve = make([]slot[V], slots), make([]uint64, slots/least)
	mask := uint32(slots - 1)
	for _, s := range old {
		if s.hash == 0 {
			continue
		}
		i := s.hash >> 1 & mask
		for t.slots[i].hash != 0 {
			i = (i + 1) & mask
		}
		t.slots[i] = s
		t.note(s.hash)
	}
}

// note puts a hash in the sieve.
func (t *Map[V]) note(h uint32) {
	t.sieve[int(h>>14)&(len(t.sieve)-1)] |= 1 << (h >> 26)
}

// At returns the value of a word, which is added with the zero value if it is
// not in the map. It is to be changed before the next word is added, and not
// while others read the map.
func (t *Map[V]) At(word string) *V {
	if 2*(t.n+1) > len(t.slots) {
		t.resize(max(least, 2*len(t.slots)))
	}
	h := hash([]byte(word))
	mask := uint32(len(t.slots) - 1)
	i := h >> 1 & mask
	for ; t.slots[i].hash != 0; i = (i + 1) & mask {
		if s := &t.slots[i]; s.hash == h && t.word(s) == word {
			return &s.v
		}
	}
	s := &t.slots[i]
	s.hash, s.at, s.size = h, uint32(len(t.words)), uint32(len(word))
	t.words = append(t.words, word...)
	t.n++
	t.note(h)
	return &s.v
}

func (t *Map[V]) word(s *slot[V]) string { return string(t.words[s.at : s.at+s.size]) }

// Get returns the value of a word, and the zero value for a word that is not
// in the map.
func (t *Map[V]) Get(word []byte) V {
	v, _ := t.Find(word)
	return v
}

// Find returns the value of a word, and whether it is in the map.
func (t *Map[V]) Find(word []byte) (v V, ok bool) {
	if len(t.sieve) == 0 {
		return v, false
	}
	h := hash(word)
	if t.sieve[int(h>>14)&(len(t.sieve)-1)]>>(h>>26)&1 == 0 {
		return v, false
	}
	return t.find(h, word)
}

func (t *Map[V]) find(h uint32, word []byte) (v V, ok bool) {
	mask := uint32(len(t.slots) - 1)
	for i := h >> 1 & mask; ; i = (i + 1) & mask {
		s := &t.slots[i]
		if s.hash == h && int(s.size) == len(word) && string(t.words[s.at:s.at+s.size]) == string(word) {
			return s.v, true
		}
		if s.hash == 0 {
			return v, false
		}
	}
}

const (
	mul0 = 0x9E3779B97F4A7C15
	mul1 = 0xD6E8FEB86659FD93
)

// hash is never 0. Words of up to sixteen bytes are read in two pieces, which
// may overlap.
func hash(word []byte) uint32 {
	n := len(word)
	var a, b uint64
	switch {
	case n > 16:
		for len(word) > 16 {
			hi, lo := bits.Mul64(binary.LittleEndian.Uint64(word)^a^mul0, binary.LittleEndian.Uint64(word[8:])^b^mul1)
			a, b = hi, lo
			word = word[16:]
		}
		for i, c := range word {
			if i < 8 {
				a += uint64(c) << (8 * i)
			} else {
				b += uint64(c) << (8 * (i - 8))
			}
		}
	case n >= 8:
		a, b = binary.LittleEndian.Uint64(word), binary.LittleEndian.Uint64(word[n-8:])
	case n >= 4:
		a = uint64(binary.LittleEndian.Uint32(word)) | uint64(binary.LittleEndian.Uint32(word[n-4:]))<<32
	case n > 0:
		a = uint64(word[0]) | uint64(word[n>>1])<<8 | uint64(word[n-1])<<16
	}
	hi, lo := bits.Mul64(a^mul0, b^uint64(n)*0x100000001b3^mul1)
	return uint32((hi^lo)>>32) | 1
}
