package table_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/literacy/internal/table"
)

// TestAsAMap: a table answers as the map it was made from, for words in it and
// words that differ from them a little.
func TestAsAMap(t *testing.T) {
	word := rapid.StringMatching(`[abé'-]{0,24}`)
	rapid.Check(t, func(t *rapid.T) {
		m := rapid.MapOf(word, rapid.Int()).Draw(t, "m")
		tab := table.Of(m)
		for w, want := range m {
			v, ok := tab.Find([]byte(w))
			require.True(t, ok)
			require.Equal(t, want, v)
			require.Equal(t, want, tab.Get([]byte(w)))
		}
		for _, w := range rapid.SliceOf(word).Draw(t, "asked") {
			_, want := m[w]
			_, ok := tab.Find([]byte(w))
			require.Equal(t, want, ok)
		}
	})
}

func TestZeroValue(t *testing.T) {
	var tab table.Map[bool]
	require.False(t, tab.Get([]byte("word")))
	require.False(t, tab.Get(nil))
	tab = table.Of(map[string]bool{})
	require.False(t, tab.Get([]byte("word")))
}

// TestGrows: a table holds more words than it was made for, and At finds those
// that are in it.
func TestGrows(t *testing.T) {
	for _, room := range []int{0, 1, 5, 5000} {
		tab := table.For[int](room)
		for range 2 {
			for i := range 3000 {
				*tab.At("word" + strconv.Itoa(i)) += i
			}
		}
		for i := range 3000 {
			require.Equal(t, 2*i, tab.Get([]byte("word"+strconv.Itoa(i))))
		}
		require.Zero(t, tab.Get([]byte("word3000")))
	}
	var zero table.Map[int]
	*zero.At("word") = 7
	require.Equal(t, 7, zero.Get([]byte("word")))
}

// TestLongWords: words that differ in one byte only are told apart at every
// length.
func TestLongWords(t *testing.T) {
	m := map[string]int{}
	for n := range 60 {
		for k := range n {
			m[strings.Repeat("a", k)+"b"+strings.Repeat("a", n-k-1)] = n*100 + k
		}
	}
	tab := table.Of(m)
	for w, want := range m {
		require.Equal(t, want, tab.Get([]byte(w)))
	}
	require.Zero(t, tab.Get([]byte(strings.Repeat("a", 20))))
}
