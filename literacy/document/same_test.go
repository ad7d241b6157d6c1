package document_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy"
	"github.com/concord-sdm/concord/literacy/document"
)

// TestSameCounts reads one leaflet in every format: the counts are the same.
func TestSameCounts(t *testing.T) {
	const first, second = "Warfarin helps to stop blood clots. You take one tablet every day.", "Tell us at once if you bleed more than you did before."
	items := []string{"bleeding that does not stop", "very bad headaches"}
	cells := [][]string{{"Monday", "3 mg"}, {"Tuesday", "5 mg"}, {"Take it at night.", "Do not take two."}}

	var md, web, doc, open, slides strings.Builder
	fmt.Fprintf(&md, "# Taking warfarin\n\n%s\n\n## Side effects\n\n%s\n\n", first, second)
	fmt.Fprintf(&web, "<h1>Taking warfarin</h1><p>%s</p><h2>Side effects</h2><p>%s</p><ul>", first, second)
	doc.WriteString(styled("berschrift1", "Taking warfarin") + para(first) + styled("berschrift2", "Side effects") + para(second))
	fmt.Fprintf(&open, `<text:h text:outline-level="1">Taking warfarin</text:h><text:p>%s</text:p><text:h text:outline-level="2">Side effects</text:h><text:p>%s</text:p><text:list>`, first, second)
	slides.WriteString(box(`type="title"`, words("Taking warfarin")) + box("", words(first)))
	var second2 strings.Builder
	second2.WriteString(box(`type="title"`, words("Side effects")) + box("", words(second)))
	var page strings.Builder
	page.WriteString(at(72, 760, 20, "Taking warfarin") + at(72, 720, 12, "Warfarin helps to stop blood clots. You take one tab-") + at(72, 706, 12, "let every day.") + at(72, 670, 16, "Side effects") + at(72, 640, 12, second))
	var bullets strings.Builder
	for i, item := range items {
		fmt.Fprintf(&md, "- %s\n", item)
		fmt.Fprintf(&web, "<li>%s</li>", item)
		doc.WriteString(styled("Liste", item))
		fmt.Fprintf(&open, `<text:list-item><text:p>%s</text:p></text:list-item>`, item)
		bullets.WriteString(words(item))
		page.WriteString(at(72, 600-20*float64(i), 12, "\\225") + at(90, 600-20*float64(i), 12, item))
	}
	md.WriteString("\n")
	web.WriteString("</ul><table>")
	open.WriteString("</text:list><table:table>")
	doc.WriteString("<w:tbl>")
	second2.WriteString(box(`idx="1"`, bullets.String()) + "<p:graphicFrame><a:tbl>")
	for i, row := range cells {
		fmt.Fprintf(&md, "| %s | %s |\n", row[0], row[1])
		if i == 0 {
			md.WriteString("|---|---|\n")
		}
		fmt.Fprintf(&web, "<tr><td>%s</td><td>%s</td></tr>", row[0], row[1])
		doc.WriteString("<w:tr><w:tc>" + para(row[0]) + "</w:tc><w:tc>" + para(row[1]) + "</w:tc></w:tr>")
		fmt.Fprintf(&open, "<table:table-row><table:table-cell><text:p>%s</text:p></table:table-cell><table:table-cell><text:p>%s</text:p></table:table-cell></table:table-row>", row[0], row[1])
		second2.WriteString("<a:tr><a:tc><a:txBody>" + words(row[0]) + "</a:txBody></a:tc><a:tc><a:txBody>" + words(row[1]) + "</a:txBody></a:tc></a:tr>")
		page.WriteString(at(72, 540-20*float64(i), 12, row[0]) + at(200, 540-20*float64(i), 12, row[1]))
	}
	web.WriteString("</table>")
	open.WriteString("</table:table>")
	doc.WriteString("</w:tbl>")
	second2.WriteString("</a:tbl></p:graphicFrame>")

	policy := literacy.Policy{Language: "en"}
	count := func(format document.Format, data []byte) literacy.Counts {
		d, err := document.Read(data, document.Options{Format: format})
		require.NoError(t, err, format)
		return literacy.AnalyzeBlocks(d.Reading(), policy).Counts
	}
	want := count(document.Markdown, []byte(md.String()))
	require.Equal(t, 50, want.Words, "counted by hand: 2+12, 2+12, 5+3, 3+3, 4+4")
	require.Equal(t, 10, want.Sentences, "counted by hand: 1+2, 1+1, 2, and a row each")
	for format, data := range map[document.Format][]byte{
		document.HTML: []byte(web.String()), document.DOCX: docx(t, doc.String()), document.ODT: odt(t, open.String()),
		document.EPUB: epub(t, "OEBPS/missing.xhtml", chapter("<body>"+web.String()+"</body>")),
		document.PPTX: pptx(t, slide(slides.String()), slide(second2.String())), document.PDF: pdf(page.String()),
	} {
		if format == document.EPUB {
			// The book has two chapters besides.
			d, err := document.Read(data, document.Options{})
			require.NoError(t, err)
			d.Blocks = d.Blocks[4:]
			require.Equal(t, want, literacy.AnalyzeBlocks(document.Document{Blocks: d.Blocks}.Reading(), policy).Counts, format)
			continue
		}
		require.Equal(t, want, count(format, data), format)
	}
}
