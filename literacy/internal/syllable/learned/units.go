package learned

// letterKind is what a letter does in the division of a word into units.
type letterKind uint8

const (
	consonant letterKind = iota
	vowel
	mark // the apostrophe
)

// kindOf holds the kind of each folded letter.
var kindOf = func() (t [256]letterKind) {
	for _, c := range []byte("aeiouy") {
		t[c] = vowel
	}
	t['\''] = mark
	return t
}()

// opens marks the letters at which a unit may begin.
var opens = func() (t [256]bool) {
	for _, c := range []byte("aeiouy'm") {
		t[c] = true
	}
	return t
}()

// A unit is a stretch of a word on which one decision is made: how many syllables it carries. Units are the runs of
// vowel letters (without the u of qu and a y that opens a syllable), an apostrophe, and the few consonants that carry
// a syllable: the m of a final "sm" or "thm", the "mc" that opens a name.
type unit struct{ start, end int }

// nextUnit finds the first unit of part that starts at or after i; ok is false if there is none.
func nextUnit(part []byte, i int) (u unit, ok bool) {
	for ; i < len(part); i++ {
		if !opens[part[i]] {
			continue
		}
		switch kindOf[part[i]] {
		case vowel:
			if part[i] == 'u' && i > 0 && part[i-1] == 'q' && i+1 < len(part) && kindOf[part[i+1]] == vowel {
				continue
			}
			if glide(part, i) {
				continue
			}
			end := i + 1
			for end < len(part) && kindOf[part[end]] == vowel && !glide(part, end) {
				end++
			}
			return unit{i, end}, true
		case mark:
			return unit{i, i + 1}, true
		default:
			if syllabic(part, i) {
				return unit{i, i + 1}, true
			}
		}
	}
	return unit{}, false
}

// glide reports whether the vowel letter at i is a y that opens a syllable: "yes", "mayor".
func glide(part []byte, i int) bool {
	return part[i] == 'y' && i+1 < len(part) && kindOf[part[i+1]] == vowel && (i == 0 || kindOf[part[i-1]] == vowel)
}

// syllabic reports whether the m at i may carry a syllable of its own.
func syllabic(part []byte, i int) bool {
	if i == 0 {
		return len(part) > 2 && part[1] == 'c' && kindOf[part[2]] == consonant
	}
	if before := part[i-1]; before != 's' && (before != 'h' || i < 2 || part[i-2] != 't') {
		return false
	}
	rest := part[i+1:]
	return len(rest) == 0 || rest[0] == '\'' || len(rest) == 1 && rest[0] == 's'
}
