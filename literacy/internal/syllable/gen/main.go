// Command gen makes and measures the table of English syllables from the CMU Pronouncing Dictionary.
//
// It reads index.js of the npm package cmu-pronouncing-dictionary (the data are under the BSD-2 licence of Carnegie
// Mellon University, repeated in ../learned/cmudict.LICENSE). Fetch it with
//
//	npm pack cmu-pronouncing-dictionary@3.0.0 && tar xzf cmu-pronouncing-dictionary-3.0.0.tgz
//
// and run one of
//
//	go run ./literacy/internal/syllable/gen -dict package/index.js            write the table
//	go run ./literacy/internal/syllable/gen -dict package/index.js -check     is the table exact, and the one to be written?
//	go run ./literacy/internal/syllable/gen -dict package/index.js -eval      print the evaluation, as Markdown
//
// from the root of the module.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/concord-sdm/concord/literacy/internal/syllable"
	"github.com/concord-sdm/concord/literacy/internal/syllable/learned"
)

func main() {
	dict := flag.String("dict", os.Getenv("CMUDICT"), "index.js of cmu-pronouncing-dictionary")
	out := flag.String("out", "literacy/internal/syllable/learned/syllables.bin", "the table to write or check")
	checking := flag.Bool("check", false, "check the table against the dictionary instead of writing it")
	evaluating := flag.Bool("eval", false, "print the evaluation instead of writing the table")
	lists := flag.String("lists", "literacy/internal/syllable/testdata", "the folder of the hand-divided lists")
	date := flag.String("date", "", "the date the evaluation states")
	flag.Parse()
	var err error
	switch {
	case *checking:
		err = runCheck(*dict, *out)
	case *evaluating:
		err = runEvaluation(*dict, *lists, *date, os.Stdout)
	default:
		err = runBuild(*dict, *out)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func runBuild(dict, out string) error {
	words, err := readDictionary(dict)
	if err != nil {
		return err
	}
	d, err := build(words, nil)
	if err != nil {
		return err
	}
	packed := learned.Pack(d)
	fmt.Printf("%d words: %d features, %d settled, %d exceptions, %d bytes\n", len(words), len(d.Features), len(d.Settled), len(d.Exceptions), len(packed))
	return os.WriteFile(out, packed, 0o644)
}

// runCheck reports words on which the table differs from the dictionary, asked as a caller asks, in lower case and in
// capitals; a table on disk that is not the one in the program or not the one the dictionary gives; and one that is
// larger than it may be.
func runCheck(dict, out string) error {
	words, err := readDictionary(dict)
	if err != nil {
		return err
	}
	packed, err := os.ReadFile(out)
	if err != nil {
		return err
	}
	exact, accepted := 0, 0
	for _, e := range words {
		lo, hi := syllable.RangeString("en", e.word)
		up, _ := syllable.RangeString("en", strings.ToUpper(e.word))
		if lo == e.lo() && hi == e.hi() && up == lo {
			exact++
		} else {
			fmt.Printf("%s: %d to %d, the dictionary says %v\n", e.word, lo, hi, e.counts)
		}
		if slices.Contains(e.counts, lo) {
			accepted++
		}
	}
	fmt.Printf("%d words, %d exact, %d an accepted count, table %d bytes\n", len(words), exact, accepted, len(packed))
	if exact < len(words) {
		return fmt.Errorf("%d words differ from the dictionary", len(words)-exact)
	}
	if most := 100_000; len(packed) > most {
		return fmt.Errorf("%s is larger than %d bytes", out, most)
	}
	d, err := build(words, nil)
	if err != nil {
		return err
	}
	if !bytes.Equal(learned.Pack(d), packed) {
		return fmt.Errorf("%s is not what the dictionary and the lists give: write it anew", out)
	}
	return nil
}
