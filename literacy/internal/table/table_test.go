package table_test

import (
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
