package learned

// An Observation is what the table sees of one unit of a word; the generator learns from it.
type Observation struct {
	// Prints are those of its features.
	Prints []uint32
	// Place is its bit of [Sure], or -1.
	Place int
	// Line is the print of its outline.
	Line uint32
	// Text is its letters, Before and After are those on either side.
	Text, Before, After string
}

// Observe returns what the table sees of a part of a word, unit by unit.
func Observe(word string) (seen []Observation) {
	p := american([]byte(word))
	for k := seam(p); k > 0; k = seam(p) {
		head, tail := cut(p, k)
		seen = append(seen, observe(head)...)
		p = tail
	}
	return append(seen, observe(p)...)
}

func observe(p []byte) (seen []Observation) {
	var f [maxFeatures]uint32
	for i := 0; ; {
		u, ok := nextUnit(p, i)
		if !ok {
			return seen
		}
		n := features(&f, p, u, len(seen))
		o := Observation{Prints: append([]uint32(nil), f[:n]...), Place: -1, Line: outline(p, u)}
		o.Text, o.Before, o.After = string(p[u.start:u.end]), string(p[:u.start]), string(p[u.end:])
		if at, ok := place(p, u); ok {
			o.Place = at
		}
		seen = append(seen, o)
		i = u.end
	}
}

// WordPrint returns the fingerprint under which a table of the given seed keeps an exception.
func WordPrint(seed uint64, word string) uint32 { return wordPrint(wordHash(seed, []byte(word))) }

// Score turns the sum of the weights of a unit's features, in 1/32, into its syllables.
func Score(sum int32) int { return int(max(0, min(4*weightUnit, sum+weightUnit/2))) / weightUnit }
