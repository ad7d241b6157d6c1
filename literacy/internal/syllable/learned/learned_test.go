package learned_test

import (
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/concord-sdm/concord/literacy/internal/syllable/learned"
)

func TestPackRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var d learned.Data
		print := uint32(0)
		for _, step := range rapid.SliceOf(rapid.Uint32Range(1, 4000)).Draw(t, "features") {
			print += step
			d.Features = append(d.Features, learned.Feature{Print: print, Weight: int8(step)})
			d.Settled = append(d.Settled, learned.Feature{Print: print + 7, Weight: int8(step % 6)})
		}
		print = 1
		for _, step := range rapid.SliceOf(rapid.Uint32Range(1, 1<<22)).Draw(t, "exceptions") {
			print += 2 * step
			d.Exceptions = append(d.Exceptions, learned.Exception{Print: print, Lo: uint8(step % 7), Hi: uint8(step%7 + step%3)})
		}
		d.Seed = rapid.Uint64().Draw(t, "seed")
		d.Sure[3] = d.Seed
		back, err := learned.Unpack(learned.Pack(d))
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Features) == 0 {
			d.Features, d.Settled = []learned.Feature{}, []learned.Feature{}
		}
		if len(d.Exceptions) == 0 {
			d.Exceptions = []learned.Exception{}
		}
		require.Equal(t, d, back)
	})
}

func TestUnpackRefusesWhatIsCutShort(t *testing.T) {
	whole := learned.Pack(learned.Data{Features: []learned.Feature{{Print: 77, Weight: -3}}, Exceptions: []learned.Exception{{Print: 99, Lo: 1, Hi: 2}}})
	for n := range len(whole) - 1 {
		if _, err := learned.Unpack(whole[:n]); err == nil {
			require.Equal(t, len(whole)-1, n, "%d of %d bytes are taken for a table", n, len(whole))
		}
	}
	_, err := learned.Unpack([]byte(strings.Repeat("x", 9000)))
	require.ErrorIs(t, err, learned.ErrTable)
}

func FuzzUnpack(f *testing.F) {
	f.Add(learned.Pack(learned.Data{Features: []learned.Feature{{Print: 5, Weight: 1}}}))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := learned.Unpack(data)
		if err != nil {
			return
		}
		if lo, hi := learned.NewTable(d).Word([]byte("anaesthesia")); lo > hi {
			t.Fatalf("%d to %d", lo, hi)
		}
	})
}

func TestExceptionIsAnswered(t *testing.T) {
	d := learned.Data{Seed: 3}
	d.Exceptions = []learned.Exception{{Print: learned.WordPrint(3, "recipe"), Lo: 3, Hi: 3}}
	table := learned.NewTable(d)
	for _, word := range []string{"recipe", "recipes", "recipe's", "recipes'", "mph-recipe"} {
		_, hi := table.Word([]byte(word))
		require.GreaterOrEqual(t, hi, 3, "%s rests on the exception", word)
	}
}

func TestEmptyTableCountsWords(t *testing.T) {
	lo, hi := learned.NewTable(learned.Data{}).Word([]byte("mph"))
	require.Equal(t, []int{3, 3}, []int{lo, hi}, "letters are spelled without a table")
}

// The first English word unpacks the table: 4 MB is the most that may take.
func TestUnpackingTakesLittleMemory(t *testing.T) {
	var before, after runtime.MemStats
	learned.Load()
	runtime.ReadMemStats(&before)
	d, err := learned.Unpack(learned.Packed())
	require.NoError(t, err)
	learned.NewTable(d)
	runtime.ReadMemStats(&after)
	require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(4<<20))
	require.Less(t, len(learned.Packed()), 100_000, "the table that is embedded")
}

func BenchmarkFirstUse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		d, err := learned.Unpack(learned.Packed())
		if err != nil {
			b.Fatal(err)
		}
		learned.NewTable(d)
	}
}

func TestObserve(t *testing.T) {
	for _, c := range []struct{ word, units, why string }{
		{"cat", "a", "one run of vowels"},
		{"queue", "eue", "the u of qu is no vowel"},
		{"mayor", "a o", "a y that opens a syllable parts vowels"},
		{"gastroenteritis", "a o e e i i", "a combining form keeps its vowel"},
		{"anaemia", "a e ia", "British ae is one vowel"},
		{"antioxidant", "a i o i a", "a prefix keeps its vowel"},
		{"preeclampsia", "o e a ia", "and an e that is heard stands for o"},
		{"asthma", "a a", "th and m are two letters within a word"},
		{"prism", "i m", "a final m after s may carry a syllable"},
		{"mcdonald", "m o a", "so may the m of Mc"},
		{"it's", "i '", "an apostrophe may"},
		{"fibroid", "i oi", "-oid is one vowel"},
		{"ovariectomy", "o a i e o y", "-ectomy begins anew"},
		{"hydroxyapatite", "y o y a a i e", "hydroxy ends before a vowel"},
	} {
		t.Run(c.word, func(t *testing.T) {
			var units []string
			for _, o := range learned.Observe(c.word) {
				units = append(units, o.Text)
			}
			require.Equal(t, c.units, strings.Join(units, " "), c.why)
		})
	}
}
