package learned

// Sure marks the surroundings in which a run of one or two vowel letters always carries one syllable, so that nothing
// more need be looked at: the a of "c-a-t". One bit for each (letter before, vowels, letter after).
type Sure [(6*ring*ring + 36*ring*ring + 63) / 64]uint64

// ring is the number of things that can stand beside a run: 26 letters, the edge of the word, an apostrophe.
const ring = 28

// place is the bit of a unit's surroundings; ok is false if it has none.
func place(part []byte, u unit) (i int, ok bool) {
	size := u.end - u.start
	if size > 2 || kindOf[part[u.start]] != vowel {
		return 0, false
	}
	i = int(vowelIndex[part[u.start]])
	if size == 2 {
		i = 6 + 6*i + int(vowelIndex[part[u.start+1]])
	}
	i *= ring
	if u.start > 0 {
		i += letterIndex(part[u.start-1])
	}
	i *= ring
	if u.end < len(part) {
		i += letterIndex(part[u.end])
	}
	return i, true
}

func (s *Sure) one(part []byte, u unit) bool {
	i, ok := place(part, u)
	return ok && s[i>>6]>>(i&63)&1 == 1
}

var vowelIndex = [256]uint8{'a': 0, 'e': 1, 'i': 2, 'o': 3, 'u': 4, 'y': 5}

func letterIndex(c byte) int {
	if 'a' <= c && c <= 'z' {
		return int(c-'a') + 1
	}
	return ring - 1
}
