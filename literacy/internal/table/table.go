// Package table holds maps from words that are built once and then read very
// often. Most words that are asked for are not in them; a table says so after
// one look at one place. It is internal and makes no promise of compatibility.
package table

import (
	"encoding/binary"
	"math/bits"
)

// Map maps words to values. The zero value is empty. It does not change after
// Of and is safe for use by several goroutines.
type Map[V any] struct {
	slots []slot[V]
	words []byte
}

type slot[V any] struct {
	hash uint32 // 0 if the slot is free
	at   uint32 // where the word begins in words
	size uint32
	v    V
}

// Of returns the map with the words of m.
func Of[V any](m map[string]V) Map[V] {
	n := 0
	for word := range m {
		n += len(word)
	}
	t := Map[V]{slots: make([]slot[V], 1<<bits.Len(uint(len(m)+len(m)/2))), words: make([]byte, 0, n)}
	mask := uint32(len(t.slots) - 1)
	for word, v := range m {
		h := hash([]byte(word))
		i := h & mask
		for t.slots[i].hash != 0 {
			i = (i + 1) & mask
		}
		t.slots[i] = slot[V]{hash: h, at: uint32(len(t.words)), size: uint32(len(word)), v: v}
		t.words = append(t.words, word...)
	}
	return t
}

// Get returns the value of a word, and the zero value for a word that is not
// in the map.
func (t *Map[V]) Get(word []byte) V {
	v, _ := t.Find(word)
	return v
}

// Find returns the value of a word, and whether it is in the map.
func (t *Map[V]) Find(word []byte) (v V, ok bool) {
	if len(t.slots) == 0 {
		return v, false
	}
	h := hash(word)
	mask := uint32(len(t.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
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
