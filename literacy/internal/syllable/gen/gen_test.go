package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy/internal/syllable/divided"
	"github.com/concord-sdm/concord/literacy/internal/syllable/learned"
)

func TestParseDictionary(t *testing.T) {
	const text = `export const dictionary = {
  "'cause": "K AH0 Z",
  a: "AH0",
  "fire": "F AY1 ER0",
  "fire(2)": "F AY1 R",
  "fire(3)": "F AY1 ER0",
  "hmm": "HH M",
}`
	words, err := parseDictionary(strings.NewReader(text))
	require.NoError(t, err)
	require.Equal(t, []entry{{word: "'cause", counts: []int{1}}, {"a", []int{1}}, {"fire", []int{1, 2}}, {"hmm", []int{1}}}, words)
	require.True(t, words[2].plain())
	require.False(t, words[0].plain(), "an apostrophe")
	require.False(t, words[3].plain(), "no vowel")
}

func TestBuildIsExactOnWhatItIsBuiltFrom(t *testing.T) {
	list, err := medical()
	require.NoError(t, err)
	words, heldOut := list[:len(list)/2], list[len(list)/2:]
	d, err := build(words, heldOut)
	require.NoError(t, err)
	table := learned.NewTable(d)
	wrong, accepted := check(table, words)
	require.Empty(t, wrong)
	require.Equal(t, len(words), accepted)
	again, err := build(words, heldOut)
	require.NoError(t, err)
	require.Equal(t, learned.Pack(d), learned.Pack(again), "the same words give the same table")
	_, accepted = check(table, heldOut)
	require.Greater(t, percent(accepted, len(heldOut)), 75.0, "something is learned from eight hundred words")
}

// The lists that measure must not teach.
func TestTeachingListHasNoneOfTheMeasuringList(t *testing.T) {
	list, err := medical()
	require.NoError(t, err)
	alone, err := apart()
	require.NoError(t, err)
	require.NotEmpty(t, alone)
	teaches := map[string]bool{}
	for _, e := range append(list, alone...) {
		require.False(t, teaches[e.word], "%s stands twice", e.word)
		teaches[e.word] = true
	}
	for _, w := range readTestList(t, "../testdata/medical.en.txt") {
		require.False(t, teaches[w], w)
	}
	require.NotEmpty(t, frequent())
}

func readTestList(t *testing.T, path string) (words []string) {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	list, err := divided.Read("en", string(data))
	require.NoError(t, err)
	for _, w := range list {
		words = append(words, w.Text)
	}
	return words
}

// The evaluation runs whole on a small dictionary; what it prints of the real one stands in EVALUATION.md.
func TestEvaluation(t *testing.T) {
	words, err := medical()
	require.NoError(t, err)
	var out strings.Builder
	require.NoError(t, evaluate(words, "../testdata", "2026-11-21", &out))
	for _, want := range []string{"Printed on 2026-11-21", "| 1659 |", "Seed 20261121", "| medical.en | 282 |", "| common.nl | 111 |"} {
		require.Contains(t, out.String(), want)
	}
	require.Error(t, evaluate(words, "nowhere", "", &strings.Builder{}))
}

func TestWithoutADictionary(t *testing.T) {
	small := filepath.Join(t.TempDir(), "index.js")
	require.NoError(t, os.WriteFile(small, []byte(`"a": "AH0",`), 0o644))
	for _, path := range []string{"nowhere", small} {
		require.Error(t, runBuild(path, filepath.Join(t.TempDir(), "out")), path)
		require.Error(t, runCheck(path, "../learned/syllables.bin"), path)
		require.Error(t, runEvaluation(path, "../testdata", "", &strings.Builder{}), path)
	}
}

// The dictionary itself is not in the repository; where it is at hand, the table is checked against it.
func TestTableAgainstTheDictionary(t *testing.T) {
	dict := os.Getenv("CMUDICT")
	if dict == "" {
		t.Skip("CMUDICT does not name index.js of cmu-pronouncing-dictionary")
	}
	require.NoError(t, runCheck(dict, "../learned/syllables.bin"))
}
