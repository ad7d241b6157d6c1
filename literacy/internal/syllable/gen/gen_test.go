package main

import (
	"os"
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
	require.Equal(t, []entry{{"'cause", []int{1}}, {"a", []int{1}}, {"fire", []int{1, 2}}, {"hmm", []int{1}}}, words)
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
	teaches := map[string]bool{}
	for _, e := range list {
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
