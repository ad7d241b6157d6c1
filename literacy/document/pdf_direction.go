package document

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// logical puts the letters of a line, which stand from left to right as they
// are drawn, in the order of reading where they are of a script that runs to the
// left. Marks stay behind their letters; numbers and words of other scripts keep
// their order. It is the part of the Unicode bidirectional algorithm (Unicode
// Standard Annex 9) that one line without embedded directions needs.
func logical(line string) string {
	right := 0
	for _, r := range line {
		switch {
		case leftward(r):
			right++
		case unicode.IsLetter(r):
			right--
		}
	}
	if strings.IndexFunc(line, leftward) < 0 {
		return line
	}
	clusters := clustersOf(line)
	if right > 0 {
		slices.Reverse(clusters)
		turn(clusters, func(r rune) bool { return !leftward(r) && (unicode.IsLetter(r) || unicode.IsDigit(r)) })
	} else {
		turn(clusters, leftward)
	}
	var t strings.Builder
	for _, c := range clusters {
		// The shapes of Arabic letters, which some fonts name, are the letters.
		if r := first(c); r >= 0xFB50 && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFC {
			c = norm.NFKC.String(c)
		}
		t.WriteString(c)
	}
	return t.String()
}

// turn reverses the stretches between the first and the last letter of a kind
// that no other letter parts.
func turn(clusters []string, kind func(rune) bool) {
	for i := 0; i < len(clusters); {
		if !kind(first(clusters[i])) {
			i++
			continue
		}
		last := i
		for j := i + 1; j < len(clusters); j++ {
			r := first(clusters[j])
			if kind(r) {
				last = j
			} else if unicode.IsLetter(r) || unicode.IsDigit(r) {
				break
			}
		}
		slices.Reverse(clusters[i : last+1])
		i = last + 1
	}
}

// clustersOf divides a line into characters with the marks behind them.
func clustersOf(line string) []string {
	var list []string
	for _, r := range line {
		if n := len(list); n > 0 && unicode.Is(unicode.Mn, r) {
			list[n-1] += string(r)
			continue
		}
		list = append(list, string(r))
	}
	return list
}

func first(cluster string) rune {
	for _, r := range cluster {
		return r
	}
	return 0
}

// leftward reports letters of the scripts that run to the left.
func leftward(r rune) bool {
	return r >= 0x590 && unicode.IsLetter(r) && unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Samaritan, unicode.Mandaic, unicode.Adlam)
}
