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
//	go run ./literacy/internal/syllable/gen -dict package/index.js -check     is the table exact, and is it what is written?
//	go run ./literacy/internal/syllable/gen -dict package/index.js -eval      print the evaluation, as Markdown
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"

	"github.com/concord-sdm/concord/literacy/internal/syllable/learned"
)

func main() {
	dict := flag.String("dict", os.Getenv("CMUDICT"), "index.js of cmu-pronouncing-dictionary")
	out := flag.String("out", "literacy/internal/syllable/learned/syllables.bin", "the table to write or check")
	checking := flag.Bool("check", false, "check the table against the dictionary instead of writing it")
	evaluating := flag.Bool("eval", false, "print the evaluation instead of writing the table")
	flag.Parse()
	var err error
	switch {
	case *checking:
		err = runCheck(*dict, *out)
	case *evaluating:
		err = runEvaluation(*dict, os.Stdout)
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
	fmt.Printf("%d words: %d features, %d exceptions, %d bytes\n", len(words), len(d.Features), len(d.Exceptions), len(packed))
	return os.WriteFile(out, packed, 0o644)
}

// runCheck reports words on which the table that is embedded differs from the dictionary, and whether the file on disk
// is the one that is embedded and no larger than it may be.
func runCheck(dict, out string) error {
	words, err := readDictionary(dict)
	if err != nil {
		return err
	}
	packed, err := os.ReadFile(out)
	if err != nil {
		return err
	}
	d, err := learned.Unpack(packed)
	if err != nil {
		return err
	}
	if !bytes.Equal(learned.Pack(d), packed) {
		return fmt.Errorf("%s does not pack as it unpacks", out)
	}
	wrong, accepted := check(learned.NewTable(d), words)
	fmt.Printf("%d words, %d exact, %d an accepted count, table %d bytes\n", len(words), len(words)-len(wrong), accepted, len(packed))
	if len(wrong) > 0 {
		return fmt.Errorf("%d words differ from the dictionary, the first %q", len(wrong), wrong[0].word)
	}
	if most := 100_000; len(packed) > most {
		return fmt.Errorf("%s is larger than %d bytes", out, most)
	}
	return nil
}
