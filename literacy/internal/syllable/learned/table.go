package learned

import (
	"encoding/binary"
	"errors"
	"math/bits"
)

// Data is what a table holds, in the form the generator makes it.
type Data struct {
	// Features are the weights, in rising order of Print.
	Features []Feature
	// Settled are outlines, likewise, with the syllables of the unit and one for a weight.
	Settled []Feature
	// Exceptions are in rising order of Print.
	Exceptions []Exception
	// Seed is that of the fingerprints of words.
	Seed uint64
	// Sure are the surroundings that need no further look.
	Sure Sure
}

// A Feature is the weight of a thing seen of a unit, in 1/32 of a syllable.
type Feature struct {
	// Print is the fingerprint of what is seen, of 24 bits.
	Print uint32
	// Weight is what it adds.
	Weight int8
}

// An Exception is a word the features get wrong, or one with several accepted counts.
type Exception struct {
	// Print is the fingerprint of the word; its lowest bit is set.
	Print uint32
	// Lo and Hi are the syllables of its shortest and its longest pronunciation.
	Lo, Hi uint8
}

// Table answers for words; it is built once from its packed form and read from then on.
type Table struct {
	weights probes                 // of the features
	sieve   [sieveSize / 64]uint64 // a bit for each of them, by the low bits of the print
	settled probes                 // the syllables of outlines, and one
	prints  []uint32               // likewise, the words' prints; 0 is empty
	counts  []uint8                // beside prints: lo<<4 | hi
	seed    uint64
	sure    Sure
	pmask   uint32
}

// sieveSize is how many bits a sieve has.
const sieveSize = 1 << 17

// probes is a table of numbers by fingerprint, with open addressing by the low bits: print<<8 | number; 0 is empty.
type probes []uint32

// newProbes makes the table of a list, with at least two places for each.
func newProbes(list []Feature) probes {
	t := make(probes, 1<<bits.Len(uint(2*len(list))))
	mask := uint32(len(t) - 1)
	for _, f := range list {
		i := f.Print & mask
		for t[i] != 0 {
			i = (i + 1) & mask
		}
		t[i] = f.Print<<8 | uint32(uint8(f.Weight))
	}
	return t
}

// find returns the number of a print, or 0.
func (t probes) find(print uint32) int8 {
	mask := uint32(len(t) - 1)
	for i := print & mask; ; i = (i + 1) & mask {
		w := t[i]
		if w>>8 == print {
			return int8(w)
		}
		if w == 0 {
			return 0
		}
	}
}

// weightUnit is the weight that makes one syllable.
const weightUnit = 32

// ErrTable is the error of a packed table that is cut short or not one.
var ErrTable = errors.New("learned: not a packed syllable table")

// NewTable builds the table that is asked from what it holds.
func NewTable(d Data) *Table {
	t := &Table{seed: d.Seed, sure: d.Sure, weights: newProbes(d.Features), settled: newProbes(d.Settled)}
	for _, f := range d.Features {
		t.sieve[f.Print>>6&(sieveSize/64-1)] |= 1 << (f.Print & 63)
	}
	t.pmask = 1<<bits.Len(uint(len(d.Exceptions)*2)) - 1
	t.prints = make([]uint32, t.pmask+1)
	t.counts = make([]uint8, t.pmask+1)
	for _, e := range d.Exceptions {
		i := e.Print & t.pmask
		for t.prints[i] != 0 {
			i = (i + 1) & t.pmask
		}
		t.prints[i], t.counts[i] = e.Print, e.Lo<<4|e.Hi
	}
	return t
}

// score returns the syllables of unit u of part.
func (t *Table) score(part []byte, u unit, order int) int {
	if t.sure.one(part, u) {
		return 1
	}
	if n := t.settled.find(outline(part, u)); n > 0 {
		return int(n) - 1
	}
	var f [maxFeatures]uint32
	n := features(&f, part, u, order)
	k := 0
	for _, p := range f[:n] {
		f[k] = p // kept if the sieve lets it through: most have no weight
		if t.sieve[p>>6&(sieveSize/64-1)]>>(p&63)&1 != 0 {
			k++
		}
	}
	sum := int32(0)
	for _, p := range f[:k] {
		sum += int32(t.weights.find(p))
	}
	return Score(sum)
}

// lookup finds word among the exceptions.
func (t *Table) lookup(h uint64) (lo, hi int, ok bool) {
	p := wordPrint(h)
	for i := p & t.pmask; ; i = (i + 1) & t.pmask {
		switch t.prints[i] {
		case p:
			return int(t.counts[i] >> 4), int(t.counts[i] & 15), true
		case 0:
			return 0, 0, false
		}
	}
}

// wordHash is the hash of a folded word from the table's seed, eight letters at a time.
func wordHash(h uint64, word []byte) uint64 {
	h += uint64(len(word)) * mixUnit
	for len(word) >= 8 {
		h = (h ^ binary.LittleEndian.Uint64(word)) * mixLeft
		h ^= h >> 29
		word = word[8:]
	}
	rest := uint64(0)
	for _, c := range word {
		rest = rest<<8 | uint64(c)
	}
	h = (h ^ rest) * mixLeft
	return h ^ h>>29
}

// wordPrint is the fingerprint of a word of the hash h; it is never 0.
func wordPrint(h uint64) uint32 { return uint32((h*mixLast)>>32) | 1 }
