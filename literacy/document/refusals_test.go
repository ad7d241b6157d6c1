package document_test

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy/document"
)

func packedWith(t *testing.T, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		require.NoError(t, err)
		_, err = w.Write([]byte(parts[i+1]))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return b.Bytes()
}

func TestRefusals(t *testing.T) {
	ole := "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 600)
	zipped := string(packedWith(t, "a.txt", "b"))
	for _, c := range []struct {
		name, file, data string
		want             error
		way              string
	}{
		{"nothing at all", "a.txt", "", document.ErrNoText, "right file"},
		{"only space", "a.md", " \n\n\t", document.ErrNoText, "right file"},
		{"only what is left out", "a.md", "```\nx\n```\n", document.ErrNoText, "as code; keep"},
		{"only what is no text to anybody", "a.html", "<script>x</script><!-- y -->", document.ErrNoText, "right file"},
		{"an ending nobody knows", "a.xyz", "text", document.ErrUnknownFormat, "docx"},
		{"rich text", "a.rtf", `{\rtf1 a}`, document.ErrUnsupported, ".docx"},
		{"rich text by another name", "a.txt", `{\rtf1 a}`, document.ErrUnsupported, ".docx"},
		{"an ending that is not read", "a.tex", `\section{a}`, document.ErrUnsupported, "Markdown"},
		{"an old Word document", "a.doc", ole, document.ErrUnsupported, ".docx"},
		{"an encrypted Word document", "a.docx", ole + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00", document.ErrEncrypted, "without"},
		{"a scanned page", "a.pdf", string(pdf("q 500 0 0 700 0 0 cm /Im1 Do Q")), document.ErrNoText, "if it is scanned"},
		{"a picture", "a.txt", "\x89PNG\r\n\x1a\n", document.ErrUnsupported, "recognises text"},
		{"a packed file", "a.txt.gz", "\x1F\x8B\x08", document.ErrUnsupported, "unpack"},
		{"a zip of other things", "a.zip", zipped, document.ErrUnsupported, "unpack"},
		{"a workbook", "a.xlsx", string(packedWith(t, "xl/workbook.xml", "<a/>")), document.ErrUnsupported, ".txt"},
		{"half a zip", "a.docx", zipped[:len(zipped)/2], document.ErrDamaged, "again"},
		{"text named docx", "a.docx", "hello", document.ErrDamaged, "anew"},
		{"a few letters with zeros between", "a.txt", "a\x00b\x00c", document.ErrUnknownFormat, "right file"},
		{"bytes that are no text", "a.txt", strings.Repeat("\x00\x01\x02a", 100), document.ErrUnknownFormat, "right file"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := document.Read([]byte(c.data), document.Options{Name: c.file})
			require.ErrorIs(t, err, c.want)
			require.ErrorContains(t, err, c.way, "each refusal says the way out")
			require.NotContains(t, err.Error(), "\n")
		})
	}
}

func TestSniff(t *testing.T) {
	for _, c := range []struct {
		name, file, data string
		want             document.Format
	}{
		{"by ending", "A.MARKDOWN", "x", document.Markdown},
		{"by ending, backslashes", `c:\x.y\b.htm`, "x", document.HTML},
		{"no name", "", "x", document.Text},
		{"a page without a name", "", " \n<!DOCTYPE HTML><p>x", document.HTML},
		{"Markdown that begins with a page", "a.md", "<html>", document.Markdown},
		{"PDF by another name", "a.txt", "%PDF-1.7\n", document.PDF},
		{"text that speaks of PDF", "a.txt", "see %PDF-1.7", document.Text},
		{"Word", "", string(packedWith(t, "[Content_Types].xml", "<a/>", "word/document.xml", "<a/>")), document.DOCX},
		{"Word with another main part", "", string(packedWith(t, "[Content_Types].xml", `<x ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>`)), document.DOCX},
		{"PowerPoint", "", string(packedWith(t, "ppt/presentation.xml", "<a/>")), document.PPTX},
		{"LibreOffice", "", string(packedWith(t, "mimetype", "application/vnd.oasis.opendocument.text")), document.ODT},
		{"a book", "", string(packedWith(t, "mimetype", "application/epub+zip")), document.EPUB},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := document.Sniff([]byte(c.data), c.file)
			require.NoError(t, err)
			require.Equal(t, c.want, got)
		})
	}
}

func TestLimits(t *testing.T) {
	for _, c := range []struct {
		name   string
		format document.Format
		data   string
		limits document.Limits
	}{
		{"bytes of a file", document.Text, "abc", document.Limits{File: 2}},
		{"bytes of a text", document.Text, "abc", document.Limits{Text: 2}},
		{"blocks", document.Markdown, "a\n\nb\n\nc", document.Limits{Blocks: 2}},
		{"stretches left out", document.HTML, "<p>a<s>b</s><s>c</s><s>d</s>", document.Limits{Blocks: 2}},
		{"quotations", document.Markdown, strings.Repeat("> ", 30) + "a", document.Limits{Depth: 20}},
		{"lists in one line", document.Markdown, strings.Repeat("1. ", 30) + "a", document.Limits{Depth: 20}},
		{"lists by indent", document.Markdown, nested(30), document.Limits{Depth: 20}},
		// A parser that builds these before they are counted needs a quarter of a minute.
		{"lists by indent, before they are built", document.Markdown, nested(2000), document.Limits{}},
		{"lines that may go on in many items", document.Markdown, nested(200) + strings.Repeat("a\n", 50_000), document.Limits{}},
		{"elements", document.HTML, strings.Repeat("<div>", 30) + "a", document.Limits{Depth: 20}},
		{"default depth", document.HTML, strings.Repeat("<div>", 100_000) + "a", document.Limits{}},
		{"signs", document.Markdown, strings.Repeat("-\n", 1_100_000), document.Limits{}},
		{"definitions", document.Markdown, strings.Repeat("[a]: b\n", 11_000), document.Limits{}},
		{"a large text", document.Text, strings.Repeat("word ", 4<<20), document.Limits{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := document.Read([]byte(c.data), document.Options{Format: c.format, Limits: c.limits})
			require.ErrorIs(t, err, document.ErrTooLarge)
		})
	}
}

// TestListsAreNoLoad reads lists after lists, and much text behind one: the
// depth is that of what is open.
func TestListsAreNoLoad(t *testing.T) {
	list := strings.Repeat("- a\n  - b\n    1. c\n\n      more\n", 1000)
	d, err := document.Read([]byte(list+"\n"+strings.Repeat("a\n", 500_000)), document.Options{Format: document.Markdown})
	require.NoError(t, err)
	require.Len(t, d.Blocks, 4001)
}

func nested(depth int) string {
	var t strings.Builder
	for i := range depth {
		t.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return t.String()
}

// TestHostile reads what parsers of Markdown and HTML are slow at. Most of
// these take the square of their length in parsers that do not take care; here
// the test would not end in time.
func TestHostile(t *testing.T) {
	for _, piece := range []string{
		"[", "![", "*a ", "_a*", "`", "`a``", "<", "<a ", "[a](", "[a](<", "[a][", "&", "&#", "\\", "**a", "~~a", "[^1]", "[^1]: a\n",
		"[a]: b 'x\n", "|a", "<!--", "<?", "<![CDATA[", "*__", "]", "[[]]", "[a](b\n", "<p>\n\n", "* a\n  ", "[](", "|a|\n|-|\n", "<a>", "<sup>",
		"</div>", "<td>", "<table><tr><td>x</table>", "<a href=x>", "<li>", "&amp", "\u00AD", "<b><p>x</b>", "<option>", "a\u00ADb&amp;", "<s>", "<del>a", "</s>", "<![CDATA[", "> [!NOTE]\n\n",
	} {
		data := []byte(strings.Repeat(piece, (1<<16)/len(piece)))
		for _, format := range []document.Format{document.Markdown, document.HTML, document.Text} {
			if d, err := document.Read(data, document.Options{Format: format}); err == nil {
				require.NotEmpty(t, d.Blocks, "%s: %q", format, piece)
			}
		}
	}
}
