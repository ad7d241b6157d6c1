package learned

// maxFeatures is above the number of features of any unit.
const maxFeatures = 32

// window is how many letters a feature looks at on either side of a unit.
const window = 5

// Multipliers of the feature hash: odd 64-bit constants from the golden ratio and the xxHash primes.
const (
	mixUnit  = 0x9E3779B97F4A7C15
	mixLeft  = 0xC2B2AE3D27D4EB4F
	mixRight = 0x165667B19E3779F9
	mixLast  = 0xD6E8FEB86659FD93
)

// features fills f with the prints of what is seen of unit u of part, and returns how many there are. order is the
// number of units before u. What is seen is the unit with so many letters to its left and so many to its right, with
// its place among the units, and, of a run of three vowels and more, its pairs.
func features(f *[maxFeatures]uint32, part []byte, u unit, order int) int {
	var l, r [window + 1]uint64
	var h uint64
	for k := 1; k <= window; k++ {
		c := uint64(1)
		if i := u.start - k; i >= 0 {
			c = uint64(part[i])
		}
		h = (h + c) * mixLeft
		l[k] = h
	}
	h = 0
	for k := 1; k <= window; k++ {
		c := uint64(1)
		if i := u.end - 1 + k; i < len(part) {
			c = uint64(part[i])
		}
		h = (h + c) * mixRight
		r[k] = h
	}
	h = mixUnit
	for _, c := range part[u.start:u.end] {
		h = (h + uint64(c)) * mixUnit
	}
	p := h + uint64(min(order, 2)+2)*mixLast
	f[0] = fingerprint(h)
	f[1] = fingerprint(h + l[1])
	f[2] = fingerprint(h + l[2])
	f[3] = fingerprint(h + l[4])
	f[4] = fingerprint(h + r[1])
	f[5] = fingerprint(h + r[2])
	f[6] = fingerprint(h + r[3])
	f[7] = fingerprint(h + r[5])
	f[8] = fingerprint(h + l[1] + r[1])
	f[9] = fingerprint(h + l[1] + r[2])
	f[10] = fingerprint(h + l[1] + r[3])
	f[11] = fingerprint(h + l[2] + r[1])
	f[12] = fingerprint(h + l[2] + r[2])
	f[13] = fingerprint(h + l[3] + r[1])
	f[14] = fingerprint(h + l[3] + r[3])
	f[15] = fingerprint(p + r[1])
	f[16] = fingerprint(p + r[2])
	f[17] = fingerprint(p + r[3])
	f[18] = fingerprint(p + l[1] + r[1])
	n := 19
	if size := u.end - u.start; size >= 3 {
		for i := u.start; i+1 < u.end && i < u.start+4; i++ {
			f[n] = fingerprint((uint64(part[i])<<8 | uint64(part[i+1])) * mixRight)
			n++
		}
		f[n] = fingerprint(l[1] + (uint64(part[u.start])<<8|uint64(part[u.start+1]))*mixLast)
		f[n+1] = fingerprint(r[1] + (uint64(part[u.end-2])<<8|uint64(part[u.end-1]))*mixUnit)
		f[n+2] = fingerprint(uint64(min(size, 5)) * mixUnit)
		n += 3
	}
	return n
}

// outline is the print of a unit seen with the two letters on either side: often they settle the matter alone.
func outline(part []byte, u unit) uint32 {
	l, r, h := uint64(0), uint64(0), uint64(mixUnit)
	for k := 1; k <= 2; k++ {
		before, after := uint64(1), uint64(1)
		if i := u.start - k; i >= 0 {
			before = uint64(part[i])
		}
		if i := u.end - 1 + k; i < len(part) {
			after = uint64(part[i])
		}
		l, r = (l+before)*mixLeft, (r+after)*mixRight
	}
	for _, c := range part[u.start:u.end] {
		h = (h + uint64(c)) * mixUnit
	}
	return fingerprint(h ^ l ^ r)
}

// printBits is the width of a feature's fingerprint.
const printBits = 24

func fingerprint(h uint64) uint32 {
	h ^= h >> 32
	h *= mixLast
	return uint32(h >> (64 - printBits))
}
