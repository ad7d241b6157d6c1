package document_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy/document"
)

func BenchmarkRead(b *testing.B) {
	for _, format := range []string{"txt", "md", "html", "docx", "odt", "epub", "pptx", "pdf"} {
		b.Run(format, func(b *testing.B) {
			data, err := os.ReadFile("testdata/leaflet/leaflet." + format)
			require.NoError(b, err)
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := document.Read(data, document.Options{Name: "leaflet." + format}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
