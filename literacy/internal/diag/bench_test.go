package diag_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy/internal/diag"
	"github.com/concord-sdm/concord/literacy/internal/token"
)

func sample(t testing.TB, lang string, size int) string {
	data, err := os.ReadFile("testdata/leaflet." + lang + ".txt")
	require.NoError(t, err)
	return strings.Repeat(string(data), size/len(data)+1)
}

// BenchmarkFinders measures what the finders add to the scanner.
func BenchmarkFinders(b *testing.B) {
	for _, lang := range []string{"en", "es"} {
		text := sample(b, lang, 1_000_000)
		for _, with := range []bool{false, true} {
			name := lang + "/scanner"
			if with {
				name = lang + "/scanner+finders"
			}
			b.Run(name, func(b *testing.B) {
				b.ReportAllocs()
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					v := token.NewVocab(len(text))
					f := diag.New(lang, v, diag.Options{})
					emit := func(*token.Sentence) {}
					if with {
						v.Describe, emit = f.Describe, f.Sentence
					}
					s := token.NewScanner(token.Lookup(lang), v, emit)
					token.Blocks(text, func(bl token.Block) {
						if with {
							f.Block(text, 0, bl)
						}
						s.Scan(text, bl.Start, bl.End, 0, bl.Kind)
					})
					f.Findings()
				}
			})
		}
	}
}
