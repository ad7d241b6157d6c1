package document_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy"
	"github.com/concord-sdm/concord/literacy/document"
)

func readFile(t *testing.T, name string) document.Document {
	t.Helper()
	data, err := os.ReadFile(filepath.FromSlash(name))
	require.NoError(t, err)
	d, err := document.Read(data, document.Options{Name: name})
	require.NoError(t, err)
	return d
}

// TestSameLeaflet reads one leaflet in every format. The files are made by
// testdata/leaflet/make.sh, with programs that are not ours.
func TestSameLeaflet(t *testing.T) {
	want := readFile(t, "testdata/leaflet/leaflet.md").Analyze(literacy.Policy{})
	require.Equal(t, 177, want.ProseCounts.Words, "counted by hand: the sentences that end in a stop")
	require.Equal(t, 19, want.ProseCounts.Sentences, "counted by hand")
	for format, name := range map[document.Format]string{
		document.Text: "leaflet.txt", document.HTML: "leaflet.html", document.DOCX: "leaflet.docx", document.ODT: "leaflet.odt",
		document.EPUB: "leaflet.epub", document.PPTX: "leaflet.pptx",
	} {
		d := readFile(t, "testdata/leaflet/"+name)
		require.Equal(t, format, d.Format)
		got := d.Analyze(literacy.Policy{})
		for _, c := range []struct{ got, want *literacy.Counts }{{&got.Counts, &want.Counts}, {&got.ProseCounts, &want.ProseCounts}} {
			c.got.Paragraphs = c.want.Paragraphs // a slide or a page may divide one
			if diff := cmp.Diff(c.want, c.got); diff != "" {
				t.Errorf("%s: other counts than leaflet.md:\n%s", name, diff)
			}
		}
	}
	for _, ending := range []string{"md", "txt", "html", "docx", "odt", "epub", "pptx", "pdf"} {
		d := readFile(t, "testdata/leaflet/leaflet."+ending)
		text, r := d.Text(), d.Analyze(literacy.Policy{})
		for _, s := range r.Sentences {
			require.Equal(t, s.Text, text[s.Start:s.End], "%s: offsets count in the text", ending)
		}
		for _, w := range r.Words {
			require.Equal(t, w.Text, text[w.Start:w.End], ending)
		}
		for _, f := range r.Findings {
			require.Equal(t, f.Text, text[f.Start:f.End], ending)
		}
	}
	pdf := readFile(t, "testdata/leaflet/leaflet.pdf").Analyze(literacy.Policy{})
	a, _ := want.Result.Value.Get()
	b, ok := pdf.Result.Value.Get()
	require.True(t, ok)
	require.InDelta(t, a, b, 0.3, "the structure of a PDF is guessed")
}

// TestTextIsReadAsLiteracyReadsIt compares the two ways to read a plain text.
func TestTextIsReadAsLiteracyReadsIt(t *testing.T) {
	data, err := os.ReadFile("testdata/leaflet/leaflet.txt")
	require.NoError(t, err)
	direct := literacy.Analyze(string(data), literacy.Policy{})
	got := readFile(t, "testdata/leaflet/leaflet.txt").Analyze(literacy.Policy{})
	require.Equal(t, direct.Counts, got.Counts)
	require.Equal(t, direct.ProseCounts, got.ProseCounts)
	require.Equal(t, direct.Formulas, got.Formulas)
	require.Len(t, got.Sentences, len(direct.Sentences))
	for i, s := range direct.Sentences {
		require.Equal(t, [2]int{s.Line, s.Column}, [2]int{got.Sentences[i].Line, got.Sentences[i].Column}, s.Text)
	}
	require.Len(t, got.Findings, len(direct.Findings))
	for i, f := range direct.Findings {
		require.Equal(t, [2]int{f.Line, f.Column}, [2]int{got.Findings[i].Line, got.Findings[i].Column}, f.Text)
	}
}
