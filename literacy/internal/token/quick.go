package token

import (
	"math/bits"
	"slices"
)

// quickReach is how many bytes quick looks at for one word.
const quickReach = 17

// quick adds the words from i on, as far as they are made of at most fifteen
// ASCII letters, what follows does not carry them on, and one space stands
// between them, or a comma and a space. It returns where to go on: i if the
// first word is none of these. Most words take this way, eight letters at a
// time, without a look at anything else.
func (s *Scanner) quick(i int) int {
	const (
		highs = 0x8080808080808080
		lows  = 0x7F7F7F7F7F7F7F7F
		small = 0x2020202020202020
		fromA = (0x80 - 'a') * 0x0101010101010101
		overZ = (0x7F - 'z') * 0x0101010101010101
	)
	text, end, base, v, spacedLen := s.text, s.end, s.base, s.vocab, s.lang.spacedLen
	tokens := s.sent.Tokens
	var seen, apart Flags // apart: what the place of the next word says of it
	if s.apart {
		apart = Apart
	}
	if len(tokens) == 0 {
		apart = First | Apart
	}
	for i < end && i+quickReach <= len(text) {
		at := text[i : i+quickReach]
		x0 := eight(at[:8])
		k0, k1 := x0|small, uint64(0)
		upper := k0 ^ x0 // bits 5 of bytes without: upper-case letters
		y := k0 & lows
		others := (^(y + fromA) | (y + overZ) | x0) & highs
		var n int
		if others != 0 {
			n = bits.TrailingZeros64(others) >> 3
			mask := (others&-others)>>7 - 1
			if mask == 0 {
				break // no letter
			}
			k0 &= mask
			upper &= mask
		} else {
			x1 := eight(at[8:16])
			k1 = x1 | small
			y = k1 & lows
			if others = (^(y + fromA) | (y + overZ) | x1) & highs; others == 0 {
				break
			}
			n = 8 + bits.TrailingZeros64(others)>>3
			mask := (others&-others)>>7 - 1
			upper |= (k1 ^ x1) & mask << 8
			k1 &= mask
		}
		c := at[n]
		j := i + n
		if j >= end {
			if j > end {
				break
			}
			c = 0 // nothing carries the word on
		} else if joins[c] && (c != '.' || j+1 < end && !closes[at[n+1]]) {
			break
		}
		if n <= spacedLen && (c == '.' || at[n-1] == 'd') {
			break
		}
		flags := Flags(upper>>5) & Capital
		if upper > 0xFF { // behind the first letter, too
			flags |= s.capitals(i, j)
		}
		lex, short := v.first(k0, k1)
		if lex < 0 {
			lex, short = v.internKeys(k0, k1, n, Word)
		}
		kind := Word
		if short && flags&(Caps|Inner|Mixed) == 0 {
			kind = Abbreviation
		}
		// As push does, with all that it needs at hand.
		seen |= flags
		flags |= apart
		apart = 0
		if len(tokens) == cap(tokens) {
			tokens = slices.Grow(tokens, 1)
		}
		tokens = tokens[:len(tokens)+1]
		t := &tokens[len(tokens)-1]
		t.Start, t.End = base+i, base+j
		t.Lex, t.Kind, t.Flags = lex, kind, flags
		i = j
		if c == ',' && at[n+1] == ' ' && j+1 < end {
			apart = Apart
			i++
		} else if c != ' ' && c != '\n' {
			break
		}
		i++
	}
	s.sent.Tokens = tokens
	s.seen |= seen
	s.apart = apart&Apart != 0
	return i
}
