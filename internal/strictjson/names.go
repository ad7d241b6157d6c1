package strictjson

import (
	"bytes"
	"hash/maphash"
)

// few is how many names of an object are compared one by one; from then on
// they are hashed.
const few = 16

// hasher hashes names with a secret of its own, so that nobody can prepare
// names that collide.
type hasher struct {
	seed  maphash.Seed
	ready bool
}

func (h *hasher) sum(b []byte) uint64 {
	if !h.ready {
		h.seed, h.ready = maphash.MakeSeed(), true
	}
	return maphash.Bytes(h.seed, b)
}

// repeated reports whether the current name of f was met before in f, and
// remembers it if not. Names are compared without escapes.
func (s *Scanner) repeated(f *frame) bool {
	met := s.names[f.first:]
	if len(met) < few {
		for i := range met {
			if s.same(met[i], f.name) {
				return true
			}
		}
		s.names = append(s.names, f.name)
		return false
	}
	if 2*len(met) >= len(f.table) {
		s.rehash(f)
	}
	slot, found := s.find(f, f.name)
	if found {
		return true
	}
	s.names = append(s.names, f.name)
	f.table[slot] = uint32(len(s.names) - int(f.first))
	return false
}

// find returns the slot of the table where the name is, or belongs.
func (s *Scanner) find(f *frame, name span) (slot int, found bool) {
	mask := len(f.table) - 1
	for slot = int(uint32(s.hash.sum(s.content(name)))) & mask; ; slot = (slot + 1) & mask {
		n := f.table[slot]
		if n == 0 {
			return slot, false
		}
		if s.same(s.names[int(f.first)+int(n)-1], name) {
			return slot, true
		}
	}
}

// rehash gives f a table of four slots for each name. Only the slots in use are
// cleared, so that a large object does not make later small ones slow.
func (s *Scanner) rehash(f *frame) {
	met := s.names[f.first:]
	size := 4 * few
	for size < 4*len(met) {
		size *= 2
	}
	if size <= cap(f.table) {
		f.table = f.table[:size]
		clear(f.table)
	} else {
		f.table = make([]uint32, size)
	}
	for i, name := range met {
		slot, _ := s.find(f, name)
		f.table[slot] = uint32(i + 1)
	}
}

// same reports whether two names are equal without their escapes.
func (s *Scanner) same(a, b span) bool {
	x, y := s.data[a.start:a.end], s.data[b.start:b.end]
	if !a.escaped && !b.escaped {
		return string(x) == string(y)
	}
	if a.escaped {
		s.scratch = unescape(s.scratch[:0], x)
		x = s.scratch
	}
	if b.escaped {
		n := len(s.scratch)
		if !a.escaped {
			n = 0
		}
		s.scratch = unescape(s.scratch[:n], y)
		if a.escaped {
			x = s.scratch[:n] // the space may have moved
		}
		y = s.scratch[n:]
	}
	return bytes.Equal(x, y)
}
