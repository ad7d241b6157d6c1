package document_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy/document"
)

const openSpace = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" ` +
	`xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" ` +
	`xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" ` +
	`xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" ` +
	`xmlns:math="http://www.w3.org/1998/Math/MathML" xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"`

const openStyles = xmlHead + `<office:document-styles ` + openSpace + `><office:styles><style:default-style style:family="paragraph"><style:text-properties fo:language="es" fo:country="ES"/></style:default-style>` +
	`<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:default-outline-level="2"/>` +
	`<style:style style:name="Title" style:family="paragraph"/><style:style style:name="Quotations" style:family="paragraph"/>` +
	`<style:style style:name="Caption" style:family="paragraph"/><style:style style:name="Illustration" style:family="paragraph" style:parent-style-name="Caption"/>` +
	`<style:style style:name="Preformatted_20_Text" style:family="paragraph"/></office:styles>` +
	`<office:master-styles><style:master-page><style:header><text:p>Head</text:p></style:header><style:footer><text:p>Page <text:page-number>1</text:page-number></text:p></style:footer></style:master-page></office:master-styles></office:document-styles>`

func odt(t testing.TB, body string, more ...string) []byte {
	t.Helper()
	return pack(t, append([]string{
		"mimetype", "application/vnd.oasis.opendocument.text",
		"content.xml", xmlHead + `<office:document-content ` + openSpace + `><office:automatic-styles>` +
			`<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_2"/><style:style style:name="P2" style:family="paragraph"><style:text-properties text:display="none" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"/></style:style>` +
			`<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>` +
			`</office:automatic-styles><office:body><office:text>` + body + `</office:text></office:body></office:document-content>`,
		"styles.xml", openStyles,
		"meta.xml", xmlHead + `<office:document-meta ` + openSpace + `><office:meta><dc:title>Warfarina</dc:title></office:meta></office:document-meta>`,
	}, more...)...)
}

func TestReadODT(t *testing.T) {
	for _, c := range []struct {
		name, body  string
		blocks, out []string
	}{
		{"headings by element and by style alone", `<text:h text:outline-level="3">A</text:h><text:p text:style-name="P1">B</text:p><text:p text:style-name="Title">C</text:p>`, []string{"heading 3: A", "heading 2: B", "heading 1: C"}, nil},
		{"captions, quotations and code by style", `<text:p text:style-name="Illustration">Figure <text:sequence>1</text:sequence>: A</text:p><text:p text:style-name="Quotations">B</text:p><text:p text:style-name="Preformatted_20_Text">x := 1</text:p>`, []string{"caption: Figure 1: A", "quote: B"}, []string{"code: x := 1"}},
		{"lists by nesting", `<text:list><text:list-item><text:p>A</text:p><text:list><text:list-item><text:p>B</text:p></text:list-item></text:list></text:list-item><text:list-item><text:h text:outline-level="1">C</text:h></text:list-item></text:list><text:p>D</text:p>`, []string{"listItem 1: A", "listItem 2: B", "heading 1: C", "paragraph: D"}, nil},
		{"spaces, tabs and line breaks", "<text:p>one<text:s text:c=\"3\"/>two<text:tab/>three<text:line-break/>four\n  five vi\u00ADtamin</text:p>", []string{"paragraph: one two\tthree\nfour five vitamin"}, nil},
		{"deleted out, inserted in", `<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>X</dc:creator></office:change-info><text:p>two</text:p></text:deletion></text:changed-region><text:changed-region><text:insertion><office:change-info/></text:insertion></text:changed-region></text:tracked-changes><text:p>Take <text:change text:change-id="c1"/><text:change-start/>one<text:change-end/></text:p>`, []string{"paragraph: Take one"}, []string{"deleted: two"}},
		{"hidden text, paragraphs and sections out", `<text:p>A<text:span text:style-name="T1">B</text:span><text:hidden-text text:is-hidden="true">C</text:hidden-text></text:p><text:p text:style-name="P2">D</text:p><text:section text:display="none"><text:p>E</text:p></text:section><text:section><text:p>F</text:p></text:section><text:p><text:hidden-paragraph text:is-hidden="true"/>G</text:p>`, []string{"paragraph: A", "paragraph: F"}, []string{"hidden: BC", "hidden: D", "hidden: E", "hidden: G"}},
		{"notes at the end, comments out", `<text:p>A<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note><office:annotation><dc:creator>X</dc:creator><text:p>Why?</text:p></office:annotation></text:p><text:p>B</text:p>`, []string{"paragraph: A", "paragraph: B", "footnote: A note."}, []string{"comment: Why?"}},
		{"a table for the layout of a page", `<table:table><table:table-row><table:table-cell><text:p>Use it now.</text:p><text:list><text:list-item><text:p>b</text:p></text:list-item></text:list></table:table-cell><table:table-cell><text:p>c</text:p></table:table-cell></table:table-row></table:table>`, []string{"paragraph: Use it now.", "listItem 1: b", "tableCell row 1: c"}, nil},
		{"a table with repeated rows and cells, and covered ones", `<table:table><table:table-header-rows><table:table-row><table:table-cell table:number-columns-repeated="2"><text:p>a</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row table:number-rows-repeated="2"><table:table-cell><text:p>b</text:p><text:p>c</text:p></table:table-cell><table:covered-table-cell><text:p>under</text:p></table:covered-table-cell></table:table-row><table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row></table:table>`, []string{"tableCell row 1: a", "tableCell row 1: a", "tableCell row 2: b\nc", "tableCell row 3: b\nc"}, []string{"hidden: under"}},
		{"the table of contents out", `<text:table-of-content><text:table-of-content-source/><text:index-body><text:index-title><text:p>Contents</text:p></text:index-title><text:p>A 1</text:p></text:index-body></text:table-of-content><text:p>A</text:p>`, []string{"paragraph: A"}, []string{"navigation: Contents", "navigation: A 1"}},
		{"a text box once, behind its paragraph, and words for pictures out", `<text:p>A<draw:frame><draw:text-box><text:p>In the box.</text:p></draw:text-box><svg:desc>A box</svg:desc></draw:frame>B</text:p>`, []string{"paragraph: AB", "paragraph: In the box."}, []string{"altText: A box"}},
		{"a shape on the page", `<draw:custom-shape><text:p>On the page.</text:p></draw:custom-shape>`, []string{"paragraph: On the page."}, nil},
		{"equations and objects out", `<text:p>A<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame><draw:frame><draw:object xlink:href="./Object 2"/></draw:frame><draw:frame><draw:object><math:math><math:mi>y</math:mi></math:math></draw:object></draw:frame></text:p>`, []string{"paragraph: A"}, []string{"equation: x", "embedded: Object 2", "equation: y"}},
		{"prompts of forms out", `<text:p>A <text:placeholder>Name</text:placeholder><loext:content-control loext:showing-place-holder="true">Date</loext:content-control></text:p>`, []string{"paragraph: A"}, []string{"formField: NameDate"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := document.Read(odt(t, c.body, "Object 1/content.xml", `<math:math `+openSpace+`><math:mi>x</math:mi></math:math>`), document.Options{})
			same(t, d, err, c.blocks, append(c.out, "header: Head", "footer: Page 1"))
			require.Equal(t, "es-ES", d.Language)
			require.Equal(t, "Warfarina", d.Title)
		})
	}
}

func TestODTKeepsDeletionsInPlace(t *testing.T) {
	body := `<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>two</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>Take <text:change text:change-id="c1"/>.</text:p>`
	d, err := document.Read(odt(t, body), document.Options{Keep: []document.Reason{document.ReasonDeleted}})
	require.NoError(t, err)
	require.Equal(t, []string{"paragraph: Take two."}, lines(d))
}

func TestODTRefuses(t *testing.T) {
	locked := odt(t, `<text:p>A</text:p>`, "META-INF/manifest.xml", `<manifest:manifest `+openSpace+`><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`)
	_, err := document.Read(locked, document.Options{})
	require.ErrorIs(t, err, document.ErrEncrypted)
	sheet := pack(t, "content.xml", `<office:document-content `+openSpace+`><office:body><office:spreadsheet/></office:body></office:document-content>`)
	_, err = document.Read(sheet, document.Options{Format: document.ODT})
	require.ErrorIs(t, err, document.ErrUnsupported)
}
