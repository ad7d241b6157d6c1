package main

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/concord-sdm/concord/literacy/internal/syllable/learned"
)

// build learns from words and from the medical list, words held out apart, and adds the exceptions that make the table
// say what the dictionary, or else the list, says of each of them, and of those of the list that nothing is learned
// from. It takes the first seed of fingerprints under which
// no word is taken for another.
func build(words, heldOut []entry) (learned.Data, error) {
	known := map[string]bool{}
	for _, e := range heldOut {
		known[e.word] = true
	}
	for _, e := range words {
		known[e.word] = true
	}
	extra, err := medical()
	if err != nil {
		return learned.Data{}, err
	}
	alone, err := apart()
	if err != nil {
		return learned.Data{}, err
	}
	isKnown := func(e entry) bool { return known[e.word] }
	extra, alone = slices.DeleteFunc(extra, isKnown), slices.DeleteFunc(alone, isKnown)
	words = append(slices.Clone(words), extra...)
	l := learn(append(slices.Clone(words), slices.Repeat(extra, medicalWeight-1)...), learnSeed)
	d := learned.Data{Features: l.features()}
	d.Sure, d.Settled = l.settle(d.Features)
	words = append(words, alone...)
	for d.Seed = 1; d.Seed <= 100; d.Seed++ {
		d.Exceptions = nil
		if except(&d, words) {
			return d, nil
		}
	}
	return d, fmt.Errorf("no seed keeps %d exceptions apart", len(d.Exceptions))
}

// medicalWeight is how often a word of the medical list is learned for each time a word of the dictionary is.
const medicalWeight = 3

// learnSeed fixes the order in which words are learned.
const learnSeed = 1

// except fills the exceptions, short words first, because what is said of a long word may rest on a short one. It
// reports whether the table is then exact on all words.
func except(d *learned.Data, words []entry) bool {
	often := frequent()
	byLength := slices.Clone(words)
	slices.SortFunc(byLength, func(a, b entry) int {
		if len(a.word) != len(b.word) {
			return len(a.word) - len(b.word)
		}
		return strings.Compare(a.word, b.word)
	})
	for len(byLength) > 0 {
		n := 1
		for n < len(byLength) && len(byLength[n].word) == len(byLength[0].word) {
			n++
		}
		t := learned.NewTable(*d)
		for _, e := range byLength[:n] {
			if lo, hi := t.Word([]byte(e.word)); lo != e.lo() || hi != e.hi() || often[e.word] {
				x := learned.Exception{Print: learned.WordPrint(d.Seed, e.word), Lo: uint8(e.lo()), Hi: uint8(e.hi())}
				d.Exceptions = append(d.Exceptions, x)
			}
		}
		slices.SortFunc(d.Exceptions, func(a, b learned.Exception) int { return compare(a.Print, b.Print) })
		byLength = byLength[n:]
	}
	wrong, _ := check(learned.NewTable(*d), words)
	return len(wrong) == 0
}

func compare(a, b uint32) int {
	if a < b {
		return -1
	}
	if a > b {
		return 1
	}
	return 0
}

// check returns the words of which the table says other than the dictionary, and the number it counts as one of the
// accepted pronunciations.
func check(t *learned.Table, words []entry) (wrong []entry, accepted int) {
	for _, e := range words {
		lo, hi := t.Word([]byte(e.word))
		if lo != e.lo() || hi != e.hi() {
			wrong = append(wrong, e)
		}
		if slices.Contains(e.counts, lo) {
			accepted++
		}
	}
	return wrong, accepted
}

func percent(part, whole int) float64 {
	if whole == 0 {
		return math.NaN()
	}
	return 100 * float64(part) / float64(whole)
}
