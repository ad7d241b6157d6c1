package main

import (
	"bufio"
	"errors"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
)

// An entry is a word of the dictionary with the syllable counts of its pronunciations, smallest first. A word said
// without any vowel ("hmm") counts as one syllable, as every word of a text does.
type entry struct {
	word   string
	counts []int
}

func (e entry) lo() int { return e.counts[0] }
func (e entry) hi() int { return e.counts[len(e.counts)-1] }

// readDictionary reads index.js of the npm package cmu-pronouncing-dictionary: lines of the form
// "word(2)": "W ER1 D", in which each vowel has a digit for its stress. It returns the words in alphabetical order.
func readDictionary(path string) ([]entry, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	all, err := parseDictionary(f)
	if err == nil && len(all) < 100_000 {
		err = errors.New("this is not index.js of cmu-pronouncing-dictionary")
	}
	return all, err
}

func parseDictionary(r io.Reader) ([]entry, error) {
	counts := map[string][]int{}
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		key, sounds, ok := strings.Cut(strings.TrimSpace(lines.Text()), ": \"")
		if !ok {
			continue
		}
		if unquoted, err := strconv.Unquote(key); err == nil {
			key = unquoted
		}
		key, _, _ = strings.Cut(key, "(")
		n := max(1, strings.Count(sounds, "0")+strings.Count(sounds, "1")+strings.Count(sounds, "2"))
		if !slices.Contains(counts[key], n) {
			counts[key] = append(counts[key], n)
		}
	}
	all := make([]entry, 0, len(counts))
	for word, c := range counts {
		slices.Sort(c)
		all = append(all, entry{word, c})
	}
	slices.SortFunc(all, func(a, b entry) int { return strings.Compare(a.word, b.word) })
	return all, lines.Err()
}

// plain reports whether the word is spelled with the letters a to z alone, one of them a vowel.
func (e entry) plain() bool {
	for i := range len(e.word) {
		if c := e.word[i]; c < 'a' || c > 'z' {
			return false
		}
	}
	return strings.ContainsAny(e.word, "aeiouy")
}
