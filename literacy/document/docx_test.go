package document_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy/document"
)

const wordSpace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ` +
	`xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ` +
	`xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ` +
	`xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" ` +
	`xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"`

// The styles of a German Word: the ids are German, the names are not.
const wordStyleSheet = xmlHead + `<w:styles ` + wordSpace + `><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>` +
	`<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Mein"><w:name w:val="My own"/><w:basedOn w:val="berschrift2"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Quelle"><w:name w:val="Source Code"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Liste"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Ring"><w:name w:val="ring"/><w:basedOn w:val="Ring"/></w:style>` +
	`<w:style w:type="character" w:styleId="Geheim"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`

const wordLists = xmlHead + `<w:numbering ` + wordSpace + `><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>` +
	`<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=" "/></w:lvl></w:abstractNum>` +
	`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`

func docx(t testing.TB, body string, more ...string) []byte {
	t.Helper()
	return pack(t, append([]string{
		"_rels/.rels", links("r1", "officeDocument", "word/document.xml", "r2", "metadata/core-properties", "docProps/core.xml"),
		"docProps/core.xml", xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Taking warfarin</dc:title></cp:coreProperties>`,
		"word/document.xml", xmlHead + `<w:document ` + wordSpace + `><w:body>` + body + `<w:sectPr/></w:body></w:document>`,
		"word/styles.xml", wordStyleSheet,
		"word/numbering.xml", wordLists,
		"word/_rels/document.xml.rels", links("r1", "styles", "styles.xml", "r2", "numbering", "numbering.xml", "r3", "footnotes", "footnotes.xml", "r4", "header", "header1.xml",
			"r5", "footer", "footer1.xml", "r6", "comments", "comments.xml", "r7", "aFChunk", "chunk.htm", "r8", "chart", "charts/chart1.xml", "r9", "diagramData", "diagrams/data1.xml"),
	}, more...)...)
}

func para(text string) string {
	return `<w:p><w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

func styled(style, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

func run(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }

func TestReadDOCX(t *testing.T) {
	box := `<w:txbxContent>` + para("In the box.") + `</w:txbxContent>`
	for _, c := range []struct {
		name, body  string
		blocks, out []string
	}{
		{"headings by style in any language", styled("Titel", "A") + styled("berschrift1", "B") + styled("Mein", "C") + styled("Ring", "D"), []string{"heading 1: A", "heading 1: B", "heading 2: C", "paragraph: D"}, nil},
		{"a level of its own beats the style", `<w:p><w:pPr><w:pStyle w:val="berschrift1"/><w:outlineLvl w:val="9"/></w:pPr>` + run("A") + `</w:p><w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr>` + run("B") + `</w:p>`, []string{"paragraph: A", "heading 3: B"}, nil},
		{"captions, quotations, contents and code by style", styled("Beschriftung", "A") + styled("Zitat", "B") + styled("Verzeichnis1", "C 1") + styled("Quelle", "x := 1"), []string{"caption: A", "quote: B"}, []string{"navigation: C 1", "code: x := 1"}},
		{"lists by number, by style, and switched off", `<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>` + run("A") + `</w:p>` + styled("Liste", "B") + `<w:p><w:pPr><w:pStyle w:val="Liste"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>` + run("C") + `</w:p>`, []string{"listItem 2: A", "listItem 1: B", "paragraph: C"}, nil},
		{"a level without a mark carries an item on, and begins none", `<w:p><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>` + run("A") + `</w:p>` + styled("Liste", "B") + `<w:p><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>` + run("C") + `</w:p>`, []string{"paragraph: A", "listItem 1: B", "listItem 1: C"}, nil},
		{"deleted out, inserted in", `<w:p>` + run("Take ") + `<w:del w:id="1"><w:r><w:delText>two</w:delText></w:r></w:del><w:ins w:id="2">` + run("one") + `</w:ins><w:moveFrom w:id="3">` + run(" now") + `</w:moveFrom><w:moveTo w:id="4">` + run(" later") + `</w:moveTo></w:p>`, []string{"paragraph: Take one later"}, []string{"deleted: two", "deleted: now"}},
		{"a deleted mark joins paragraphs, and the second decides what they are", `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>` + run("Take ") + `</w:p>` + styled("berschrift1", "one"), []string{"heading 1: Take one"}, nil},
		{"old properties are not read", `<w:p><w:pPr><w:pPrChange w:id="1"><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr></w:pPrChange></w:pPr>` + run("A") + `</w:p>`, []string{"paragraph: A"}, nil},
		{"a large first letter belongs to its word", `<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>` + run("W") + `</w:p>` + para("arfarin helps."), []string{"paragraph: Warfarin helps."}, nil},
		{"a text box once, from the newer form", `<w:p>` + run("Text.") + `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="1" descr="A box"/><a:graphic><a:graphicData><wps:wsp><wps:txbx>` + box + `</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>` + box + `</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`, []string{"paragraph: Text.", "paragraph: In the box."}, []string{"altText: A box"}},
		{"a text box from the older form if the newer is empty", `<w:p>` + run("Text.") + `<w:r><mc:AlternateContent><mc:Choice Requires="x"/><mc:Fallback><w:pict><v:shape alt="Old"><v:textbox>` + box + `</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`, []string{"paragraph: Text.", "paragraph: In the box."}, []string{"altText: Old"}},
		{"breaks and tabs keep words apart", `<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t><w:cr/><w:t>four</w:t></w:r></w:p>`, []string{"paragraph: one\ntwo\tthree\nfour"}, nil},
		{"hyphens that do not break and hyphens that may", `<w:p><w:r><w:t>long</w:t><w:noBreakHyphen/><w:t>term medi</w:t><w:softHyphen/><w:t>cine, vi` + "\u00AD" + `tamin</w:t></w:r></w:p>`, []string{"paragraph: long\u2011term medicine, vitamin"}, nil},
		{"space is kept only where the file says so", `<w:p><w:r><w:t>one</w:t></w:r><w:r><w:t> two </w:t></w:r></w:p>`, []string{"paragraph: onetwo"}, nil},
		{"hidden text out, by run and by style, and shown again", `<w:p>` + run("A ") + `<w:r><w:rPr><w:vanish/></w:rPr><w:t>B</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Geheim"/></w:rPr><w:t>C</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Geheim"/><w:vanish w:val="0"/></w:rPr><w:t>D</w:t></w:r></w:p>`, []string{"paragraph: A D"}, []string{"hidden: BC"}},
		{"content controls in, their prompts out", `<w:sdt><w:sdtContent>` + para("Filled.") + `</w:sdtContent></w:sdt><w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>` + run("Click here") + `</w:sdtContent></w:sdt>` + run("after") + `</w:p>`, []string{"paragraph: Filled.", "paragraph: after"}, []string{"formField: Click here"}},
		{"the result of a field in, its code out", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + run("page 3") + `<w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr="DATE">` + run(" May") + `</w:fldSimple></w:p>`, []string{"paragraph: page 3 May"}, nil},
		{"a table of contents out, over several paragraphs", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \o</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + run("One") + `</w:p>` + para("Two") + `<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>` + para("Text."), []string{"paragraph: Text."}, []string{"navigation: One", "navigation: Two"}},
		{"a field that is never closed ends with its story", `<w:tbl><w:tr><w:tc><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p></w:tc></w:tr></w:tbl>` + para("Text."), []string{"paragraph: Text."}, nil},
		{"rows, a table in a cell behind its row, cells of several paragraphs", `<w:tbl><w:tr><w:tc>` + para("a") + para("b") + `</w:tc><w:tc><w:tbl><w:tr><w:tc>` + para("x") + `</w:tc></w:tr></w:tbl>` + para("c") + `</w:tc></w:tr><w:tr><w:sdt><w:sdtContent><w:tc>` + para("d") + `</w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>`, []string{"tableCell row 1: a\nb", "tableCell row 1: c", "tableCell row 2: x", "tableCell row 3: d"}, nil},
		{"blocks that somebody moved, wrapped or wrote twice", `<w:ins w:id="1">` + para("a") + `</w:ins><w:customXml>` + para("b") + `</w:customXml><mc:AlternateContent><mc:Choice>` + para("c") + `</mc:Choice><mc:Fallback>` + para("no") + `</mc:Fallback></mc:AlternateContent><m:oMathPara><m:oMath><m:r><m:t>y=2</m:t></m:r></m:oMath></m:oMathPara><w:bookmarkStart/>`, []string{"paragraph: a", "paragraph: b", "paragraph: c"}, []string{"equation: y=2"}},
		{"a contents list that a control holds", `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>` + para("A 1") + `</w:sdtContent></w:sdt>` + para("A"), []string{"paragraph: A"}, []string{"navigation: A 1"}},
		{"space between runs", `<w:p><w:r><w:t>at</w:t></w:r><w:r><w:t>` + "\u00A0" + `</w:t></w:r><w:r><w:t xml:space="preserve">any </w:t></w:r><w:r><w:t>
			time</w:t></w:r></w:p>`, []string{"paragraph: at\u00A0any time"}, nil},
		{"a table for the layout of a page", `<w:tbl><w:tr><w:tc>` + styled("berschrift2", "Use") + para("Take it at night.") + para("") + `</w:tc><w:tc>` + para("See overleaf.") + `</w:tc></w:tr></w:tbl>`, []string{"heading 2: Use", "paragraph: Take it at night.", "tableCell row 1: See overleaf."}, nil},
		{"rows and cells in controls and changes", `<w:tbl><w:tblPr/><w:sdt><w:sdtContent><w:tr><w:customXml><w:tc>` + para("a") + `</w:tc></w:customXml></w:tr></w:sdtContent></w:sdt><w:ins><w:tr><w:tc>` + para("b") + `</w:tc></w:tr></w:ins></w:tbl>`, []string{"tableCell row 1: a", "tableCell row 2: b"}, nil},
		{"words drawn as pictures", `<w:p><w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict><w:drawing><a:p><a:r><a:t>Drawn</a:t></a:r><a:br/><a:fld type="other"><a:t>now</a:t></a:fld></a:p></w:drawing></w:r></w:p>`, []string{"paragraph: DRAFT", "paragraph: Drawn\nnow"}, nil},
		{"the letters of the font Symbol", `<w:p><w:r>` + symbols("F047 F06D F031 F02D F0B0 F0B1 F0B4 F0B7 F0BB F0B9 F0A5 F0A3 F0FF") + `</w:r></w:p>`, []string{"paragraph: Γμ1−°±×•≈≠∞≤"}, nil},
		{"links, smart tags and custom XML in", `<w:p><w:hyperlink r:id="r9">` + run("a") + `</w:hyperlink><w:smartTag>` + run("b") + `</w:smartTag><w:customXml>` + run("c") + `</w:customXml></w:p>`, []string{"paragraph: abc"}, nil},
		{"an equation out and said", `<w:p>` + run("So ") + `<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>`, []string{"paragraph: So"}, []string{"equation: x=1"}},
		{"a mark typed by hand leads to a note, a power does not", `<w:p>` + run("less likely") + `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>12</w:t></w:r>` + run(" in 3 cm") + `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r></w:p>`, []string{"paragraph: less likely in 3 cm2"}, []string{"noteMark: 12"}},
		{"reading aids over characters out", `<w:p><w:r><w:ruby><w:rt>` + run("kan") + `</w:rt><w:rubyBase>` + run("漢") + `</w:rubyBase></w:ruby></w:r></w:p>`, []string{"paragraph: 漢"}, []string{"markup: kan"}},
		{"letters of symbol fonts", `<w:p><w:r><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Wingdings" w:char="F04A"/><w:t>5</w:t><w:sym w:font="Arial" w:char="00B5"/></w:r></w:p>`, []string{"paragraph: α≥ 5µ"}, nil},
		{"parts of other files, diagrams and charts", `<w:altChunk r:id="r7"/><w:p>` + run("T") + `<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><c:chart r:id="r8"/></a:graphicData></a:graphic></wp:inline><wp:inline><a:graphic><a:graphicData><dgm:relIds r:dm="r9"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`, []string{"paragraph: T", "listItem 1: First step"}, []string{"embedded: chunk.htm", "embedded: Deaths; Year"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := docx(t, c.body, "word/charts/chart1.xml", xmlHead+`<c:chartSpace `+wordSpace+`><c:title><a:p><a:r><a:t>Deaths</a:t></a:r></a:p></c:title><c:strCache><c:pt><c:v>Year</c:v></c:pt><c:pt><c:v>Deaths</c:v></c:pt></c:strCache></c:chartSpace>`,
				"word/diagrams/data1.xml", xmlHead+`<dgm:dataModel `+wordSpace+`><dgm:ptLst><dgm:pt type="doc"><dgm:t><a:p><a:r><a:t>no</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt><dgm:t><a:p><a:r><a:t>First step</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>`)
			d, err := document.Read(data, document.Options{})
			same(t, d, err, c.blocks, c.out)
		})
	}
}

func TestDOCXAround(t *testing.T) {
	data := docx(t, styled("berschrift1", "H")+`<w:p>`+run("A")+`<w:r><w:footnoteReference w:id="2"/></w:r><w:del w:id="9"><w:r><w:footnoteReference w:id="3"/></w:r></w:del><w:r><w:commentReference w:id="0"/></w:r></w:p>`,
		"word/footnotes.xml", xmlHead+`<w:footnotes `+wordSpace+`><w:footnote w:type="separator" w:id="-1">`+para("---")+`</w:footnote><w:footnote w:id="2">`+para("A note.")+`</w:footnote><w:footnote w:id="3">`+para("Gone.")+`</w:footnote><w:footnote w:id="4">`+para("Nobody leads here.")+`</w:footnote></w:footnotes>`,
		"word/header1.xml", xmlHead+`<w:hdr `+wordSpace+`>`+para("Head")+`</w:hdr>`,
		"word/footer1.xml", xmlHead+`<w:ftr `+wordSpace+`>`+para("Foot")+`</w:ftr>`,
		"word/comments.xml", xmlHead+`<w:comments `+wordSpace+`><w:comment w:id="0">`+para("Why?")+`</w:comment></w:comments>`)
	d, err := document.Read(data, document.Options{})
	same(t, d, err, []string{"heading 1: H", "paragraph: A", "footnote: A note."}, []string{"deleted: Gone.", "comment: Why?", "header: Head", "footer: Foot"})
	require.Equal(t, "en-GB", d.Language)
	require.Equal(t, "Taking warfarin", d.Title)
	require.Equal(t, document.Place{Heading: "H", Paragraph: 1}, d.Blocks[1].Place)
}

func TestDOCXKeep(t *testing.T) {
	body := `<w:p>` + run("Take ") + `<w:del w:id="1"><w:r><w:delText xml:space="preserve">two </w:delText></w:r></w:del>` + `<w:r><w:rPr><w:vanish/></w:rPr><w:t>pills</w:t></w:r></w:p>`
	d, err := document.Read(docx(t, body), document.Options{Keep: []document.Reason{document.ReasonDeleted, document.ReasonHidden}})
	same(t, d, err, []string{"paragraph: Take two pills"}, nil)
}

func TestDOCXStrict(t *testing.T) {
	data := pack(t, "_rels/.rels", links("r1", "officeDocument", "/word/document.xml"), "word/document.xml",
		`<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p><w:r><w:t>Strict.</w:t></w:r></w:p></w:body></w:document>`)
	d, err := document.Read(data, document.Options{})
	same(t, d, err, []string{"paragraph: Strict."}, nil)
}

func TestDOCXLanguageOfMostText(t *testing.T) {
	body := `<w:p><w:r><w:rPr><w:lang w:val="de-DE"/></w:rPr><w:t>Nehmen Sie eine Tablette am Tag.</w:t></w:r>` + run(" one") + `</w:p>`
	d, err := document.Read(docx(t, body), document.Options{})
	require.NoError(t, err)
	require.Equal(t, "de-DE", d.Language)
}

func TestCompoundFiles(t *testing.T) {
	wide := func(s string) []byte { return []byte(strings.Join(strings.Split(s, ""), "\x00") + "\x00") }
	head := []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	for stream, want := range map[string]error{
		"EncryptedPackage": document.ErrEncrypted, "WordDocument": document.ErrUnsupported, "PowerPoint Document": document.ErrUnsupported, "Other": document.ErrUnsupported,
	} {
		for _, f := range []document.Format{"", document.DOCX, document.PPTX} {
			_, err := document.Read(append(head, wide(stream)...), document.Options{Format: f})
			require.ErrorIs(t, err, want, "%s as %q", stream, f)
		}
	}
}

func symbols(codes string) string {
	var b strings.Builder
	for code := range strings.FieldsSeq(codes) {
		b.WriteString(`<w:sym w:font="Symbol" w:char="` + code + `"/>`)
	}
	return b.String()
}

// The styles that pandoc and LibreOffice write by name alone.
func TestDOCXStyleNames(t *testing.T) {
	var sheet, body strings.Builder
	names := []string{"Subtitle", "Image Caption", "Block Text", "Definition Term", "TOC Heading", "heading 4", "heading x", "toc x", "index 2", "Text", "Table"}
	for i, name := range names {
		id := string(rune('a' + i))
		sheet.WriteString(`<w:style w:type="paragraph" w:styleId="` + id + `"><w:name w:val="` + name + `"/></w:style>`)
		body.WriteString(styled(id, name))
	}
	data := pack(t, "_rels/.rels", links("r1", "officeDocument", "word/document.xml"),
		"word/document.xml", `<w:document `+wordSpace+`><w:body>`+body.String()+`</w:body></w:document>`,
		"word/_rels/document.xml.rels", links("r1", "styles", "styles.xml", "r2", "numbering", "none.xml", "r3", "footnotes", "none.xml"), "word/styles.xml", `<w:styles `+wordSpace+`>`+sheet.String()+`</w:styles>`)
	d, err := document.Read(data, document.Options{})
	same(t, d, err, []string{"heading 2: Subtitle", "caption: Image Caption", "quote: Block Text", "listItem 1: Definition Term", "heading 4: heading 4", "paragraph: heading x", "paragraph: toc x", "paragraph: Text", "caption: Table"},
		[]string{"navigation: TOC Heading", "navigation: index 2"})
	require.Equal(t, []document.Note{document.PartsMissing}, d.Notes)
}
