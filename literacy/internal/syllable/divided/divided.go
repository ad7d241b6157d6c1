// Package divided reads lists of words divided into syllables by hand: the lists that teach and that measure.
//
// One word a line, its syllables parted by hyphens, two accepted divisions by a bar, letters that are not heard in
// brackets ("mé-d(e)cin"); lines that begin with # are remarks. It is for the tests and the generator of package
// syllable alone.
package divided

import (
	"fmt"
	"slices"
	"strings"
)

// A Word is a word of a list and the numbers of syllables it may have, smallest first.
type Word struct {
	// Text is the word without its divisions.
	Text string
	// Counts are the accepted numbers of syllables.
	Counts []int
}

// Read reads a list. In French a piece without a vowel outside the brackets is no syllable.
func Read(lang, list string) ([]Word, error) {
	var words []Word
	for line := range strings.Lines(list) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		var w Word
		for form := range strings.SplitSeq(line, "|") {
			text := strings.NewReplacer("-", "", "(", "", ")", "").Replace(form)
			if w.Text != "" && w.Text != text {
				return nil, fmt.Errorf("divided: %q divides two words", line)
			}
			w.Text = text
			if n := count(lang, form); !slices.Contains(w.Counts, n) {
				w.Counts = append(w.Counts, n)
			}
		}
		slices.Sort(w.Counts)
		words = append(words, w)
	}
	return words, nil
}

func count(lang, form string) (n int) {
	for piece := range strings.SplitSeq(form, "-") {
		if i, j := strings.IndexByte(piece, '('), strings.IndexByte(piece, ')'); i >= 0 && j > i {
			piece = piece[:i] + piece[j+1:]
		}
		if lang != "fr" || strings.ContainsAny(piece, "aeiouyàâéèêëîïôöùûüœ") {
			n++
		}
	}
	return n
}
