package main

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
)

//go:embed words/medical.txt
var medicalList string

//go:embed words/frequent.txt
var frequentList string

// medical returns the medical words to learn from, in the order of the list.
func medical() ([]entry, error) { return readDivided(medicalList) }

// readDivided reads words divided by hyphens, with alternatives parted by bars, one word a line.
func readDivided(list string) ([]entry, error) {
	var words []entry
	for line := range strings.Lines(list) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		var e entry
		for form := range strings.SplitSeq(line, "|") {
			word := strings.ReplaceAll(form, "-", "")
			if e.word != "" && e.word != word {
				return nil, fmt.Errorf("%q divides two words", line)
			}
			e.word = word
			if n := strings.Count(form, "-") + 1; !slices.Contains(e.counts, n) {
				e.counts = append(e.counts, n)
			}
		}
		slices.Sort(e.counts)
		words = append(words, e)
	}
	return words, nil
}

// frequent returns the everyday words.
func frequent() map[string]bool {
	words := map[string]bool{}
	for line := range strings.Lines(frequentList) {
		if line[0] == '#' {
			continue
		}
		for w := range strings.FieldsSeq(line) {
			words[w] = true
		}
	}
	return words
}
