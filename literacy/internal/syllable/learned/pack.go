package learned

import (
	"encoding/binary"
	"math/bits"
)

// magic opens a packed table; its last byte is the version of the form.
const magic = "SYL\x02"

// Pack writes a table in its packed form: the Sure bits as they are, then a bit stream with the prints in rising order
// as Rice-coded distances, each with its weight or its counts.
func Pack(d Data) []byte {
	out := []byte(magic)
	put := func(v uint64) {
		for range 8 {
			out = append(out, byte(v))
			v >>= 8
		}
	}
	put(uint64(len(d.Features)))
	put(uint64(len(d.Settled)))
	put(uint64(len(d.Exceptions)))
	put(d.Seed)
	for _, v := range d.Sure {
		put(v)
	}
	w := bitWriter{out: out}
	k := riceWidth(printBits, len(d.Features))
	last := uint32(0)
	for _, f := range d.Features {
		w.rice(f.Print-last, k)
		w.bits(uint32(uint8(f.Weight)), 8)
		last = f.Print
	}
	k = riceWidth(printBits, len(d.Settled))
	last = 0
	for _, f := range d.Settled {
		w.rice(f.Print-last, k)
		w.bits(uint32(uint8(f.Weight)), 3)
		last = f.Print
	}
	k = riceWidth(31, len(d.Exceptions))
	last = 0
	for _, e := range d.Exceptions {
		w.rice(e.Print>>1-last, k) // the lowest bit of a word's print is always set
		w.bits(uint32(e.Lo), 4)
		w.rice(uint32(e.Hi-e.Lo), 0)
		last = e.Print >> 1
	}
	w.bits(0, 7)
	return w.out
}

// Unpack reads a packed table.
func Unpack(data []byte) (Data, error) {
	var d Data
	if len(data) < len(magic)+32+8*len(d.Sure) || string(data[:len(magic)]) != magic {
		return d, ErrTable
	}
	data = data[len(magic):]
	get := func() (v uint64) {
		for i := range 8 {
			v |= uint64(data[i]) << (8 * i)
		}
		data = data[8:]
		return v
	}
	features, settled, exceptions := get(), get(), get()
	d.Seed = get()
	for i := range d.Sure {
		d.Sure[i] = get()
	}
	if features > uint64(len(data)) || settled > uint64(len(data)) || exceptions > uint64(len(data)) {
		return d, ErrTable
	}
	d.Features = make([]Feature, features)
	d.Settled = make([]Feature, settled)
	d.Exceptions = make([]Exception, exceptions)
	r := bitReader{in: data}
	k := riceWidth(printBits, len(d.Features))
	last := uint32(0)
	for i := range d.Features {
		last += r.rice(k)
		d.Features[i] = Feature{last, int8(r.bits(8))}
	}
	k = riceWidth(printBits, len(d.Settled))
	last = 0
	for i := range d.Settled {
		last += r.rice(k)
		d.Settled[i] = Feature{last, int8(r.bits(3))}
	}
	k = riceWidth(31, len(d.Exceptions))
	last = 0
	for i := range d.Exceptions {
		last += r.rice(k)
		lo := r.bits(4)
		d.Exceptions[i] = Exception{last<<1 | 1, uint8(lo), uint8(lo + r.rice(0))}
	}
	if r.short {
		return Data{}, ErrTable
	}
	return d, nil
}

// riceWidth is the best width for the distances between n values of so many bits.
func riceWidth(width, n int) int { return max(0, width-bits.Len(uint(n))) }

type bitWriter struct {
	out  []byte
	free int // bits still free in the last byte
}

// bits writes the low n bits of v, the lowest first.
func (w *bitWriter) bits(v uint32, n int) {
	for range n {
		if w.free == 0 {
			w.out, w.free = append(w.out, 0), 8
		}
		w.out[len(w.out)-1] |= byte(v&1) << (8 - w.free)
		w.free--
		v >>= 1
	}
}

// rice writes v as v>>k ones, a zero, and the low k bits.
func (w *bitWriter) rice(v uint32, k int) {
	for range v >> k {
		w.bits(1, 1)
	}
	w.bits(0, 1)
	w.bits(v, k)
}

type bitReader struct {
	in    []byte
	next  uint64 // bits read ahead, the lowest first
	have  int    // how many
	short bool
}

// fill reads ahead, 56 bits or more while there are so many.
func (r *bitReader) fill() {
	if len(r.in) >= 8 {
		// What does not fit whole is read again: the same bits in the same place.
		r.next |= binary.LittleEndian.Uint64(r.in) << r.have
		n := (63 - r.have) >> 3
		r.in = r.in[n:]
		r.have += 8 * n
		return
	}
	for ; r.have <= 56 && len(r.in) > 0; r.in = r.in[1:] {
		r.next |= uint64(r.in[0]) << r.have
		r.have += 8
	}
}

// bits reads n bits, at most 32.
func (r *bitReader) bits(n int) uint32 {
	if r.have < n {
		if r.fill(); r.have < n {
			r.short = true
			return 0
		}
	}
	v := uint32(r.next & (1<<n - 1))
	r.next >>= n
	r.have -= n
	return v
}

func (r *bitReader) rice(k int) (v uint32) {
	for {
		r.fill()
		n := min(bits.TrailingZeros64(^r.next), r.have)
		v += uint32(n)
		r.next >>= n
		r.have -= n
		if r.have > 0 {
			r.bits(1)
			return v<<k | r.bits(k)
		}
		if len(r.in) == 0 {
			r.short = true
			return 0
		}
	}
}
