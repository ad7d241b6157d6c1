package main

import (
	"fmt"
	"io"
	"math/rand/v2"

	"github.com/concord-sdm/concord/literacy/internal/syllable/learned"
)

// splitSeed is the seed of the split the evaluation reports.
var splitSeed uint64 = 20261121

func runEvaluation(dict string, out io.Writer) error {
	words, err := readDictionary(dict)
	if err != nil {
		return err
	}
	var plain []entry
	for _, e := range words {
		if e.plain() {
			plain = append(plain, e)
		}
	}
	r := rand.New(rand.NewPCG(splitSeed, 0))
	r.Shuffle(len(plain), func(i, j int) { plain[i], plain[j] = plain[j], plain[i] })
	n := len(plain) / 10
	d, err := build(plain[n:], plain[:n])
	if err != nil {
		return err
	}
	_, accepted := check(learned.NewTable(d), plain[:n])
	wrong, _ := check(learned.NewTable(d), plain[:n])
	exact := n - len(wrong)
	fmt.Fprintf(out, "held out %d: accepted %.2f exact range %.2f; features %d exceptions %d size %d\n", n, percent(accepted, n), percent(exact, n), len(d.Features), len(d.Exceptions), len(learned.Pack(d)))
	return nil
}
