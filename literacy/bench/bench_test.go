// Package bench_test measures literacy beside other libraries. It is a module
// of its own, so that none of them becomes a dependency of the one measured.
//
// The text is the leaflet of examples/readlevel and the passages below,
// repeated with a number in each paragraph, so that new words keep coming.
package bench_test

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/clipperhouse/uax29/v2/sentences"
	"github.com/clipperhouse/uax29/v2/words"
	"github.com/jdkato/prose/v3/summarize"

	"github.com/concord-sdm/concord/literacy"
)

// text returns n bytes of English: the file named by the variable
// LITERACY_TEXT, or the leaflet, repeated.
func text(b *testing.B, n int) string {
	b.Helper()
	name := os.Getenv("LITERACY_TEXT")
	if name == "" {
		name = "../../examples/readlevel/leaflet.md"
	}
	data, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	var t strings.Builder
	for i := 0; t.Len() < n; i++ {
		t.Write(data)
		t.WriteString("\n\nPart " + strconv.Itoa(i) + ".\n\n")
	}
	return t.String()[:n]
}

var sizes = []int{10_000, 1_000_000}

func run(b *testing.B, f func(text string)) {
	for _, n := range sizes {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			s := text(b, n)
			b.SetBytes(int64(n))
			b.ReportAllocs()
			f(s) // the first use reads the lists, which is told apart
			for b.Loop() {
				f(s)
			}
		})
	}
}

// BenchmarkReport is the whole report with every finding.
func BenchmarkReport(b *testing.B) {
	run(b, func(s string) { literacy.Analyze(s, literacy.Policy{Language: "en"}) })
}

// BenchmarkCounts is the counts alone.
func BenchmarkCounts(b *testing.B) {
	run(b, func(s string) { literacy.Count(s, literacy.Policy{Language: "en"}) })
}

// BenchmarkUAX29Words only divides into words.
func BenchmarkUAX29Words(b *testing.B) {
	run(b, func(s string) {
		for it := words.FromString(s); it.Next(); {
			_ = it.Value()
		}
	})
}

// BenchmarkUAX29Sentences only divides into sentences.
func BenchmarkUAX29Sentences(b *testing.B) {
	run(b, func(s string) {
		for it := sentences.FromString(s); it.Next(); {
			_ = it.Value()
		}
	})
}

// BenchmarkProse is the counts and scores of prose, which have no findings.
func BenchmarkProse(b *testing.B) {
	run(b, func(s string) { summarize.NewDocument(s).Assess() })
}
