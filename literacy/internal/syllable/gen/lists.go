package main

import (
	_ "embed"
	"strings"

	"github.com/concord-sdm/concord/literacy/internal/syllable/divided"
)

//go:embed words/medical.txt
var medicalList string

//go:embed words/apart.txt
var apartList string

//go:embed words/frequent.txt
var frequentList string

// medical returns the medical words to learn from, in the order of the list.
func medical() ([]entry, error) { return entries(medicalList) }

// apart returns the medical words that the table is to know and to learn nothing of other words from.
func apart() ([]entry, error) { return entries(apartList) }

func entries(text string) ([]entry, error) {
	list, err := divided.Read("en", text)
	if err != nil {
		return nil, err
	}
	words := make([]entry, 0, len(list))
	for _, w := range list {
		words = append(words, entry{w.Text, w.Counts})
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
