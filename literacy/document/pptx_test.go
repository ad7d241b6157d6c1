package document_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy/document"
)

const slideSpace = `xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ` +
	`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
	`xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" ` +
	`xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"`

// box is a shape with a kind of placeholder, empty for none, and paragraphs.
func box(placeholder, paragraphs string) string {
	if placeholder != "" {
		placeholder = `<p:ph ` + placeholder + `/>`
	}
	return `<p:sp><p:nvSpPr><p:cNvPr id="1" name="x"/><p:cNvSpPr/><p:nvPr>` + placeholder + `</p:nvPr></p:nvSpPr><p:txBody><a:bodyPr/><a:lstStyle/>` + paragraphs + `</p:txBody></p:sp>`
}

func words(text string) string {
	return `<a:p><a:r><a:rPr lang="en-GB"/><a:t>` + text + `</a:t></a:r></a:p>`
}

func slide(shapes string, attr ...string) string {
	var s strings.Builder
	s.WriteString(xmlHead + `<p:sld ` + slideSpace)
	for _, a := range attr {
		s.WriteString(" " + a)
	}
	return s.String() + `><p:cSld><p:spTree>` + shapes + `</p:spTree></p:cSld></p:sld>`
}

func pptx(t testing.TB, first, second string, more ...string) []byte {
	t.Helper()
	return pack(t, append([]string{
		"_rels/.rels", links("r1", "officeDocument", "ppt/presentation.xml"),
		// The second slide of the list is the first part.
		"ppt/presentation.xml", xmlHead + `<p:presentation ` + slideSpace + `><p:sldIdLst><p:sldId id="256" r:id="r2"/><p:sldId id="257" r:id="r1"/></p:sldIdLst></p:presentation>`,
		"ppt/_rels/presentation.xml.rels", links("r1", "slide", "slides/slide1.xml", "r2", "slide", "slides/slide2.xml"),
		"ppt/slides/slide1.xml", second, "ppt/slides/slide2.xml", first,
		"ppt/slides/_rels/slide2.xml.rels", links("r1", "slideLayout", "../slideLayouts/slideLayout1.xml", "r2", "notesSlide", "../notesSlides/notesSlide1.xml", "r3", "diagramData", "../diagrams/data1.xml", "r4", "comments", "../comments/comment1.xml"),
		"ppt/slideLayouts/slideLayout1.xml", xmlHead + `<p:sldLayout ` + slideSpace + `><p:cSld><p:spTree><p:sp><p:nvSpPr><p:nvPr><p:ph type="body" idx="7"/></p:nvPr></p:nvSpPr><p:txBody><a:lstStyle><a:lvl1pPr><a:buNone/></a:lvl1pPr></a:lstStyle></p:txBody></p:sp></p:spTree></p:cSld></p:sldLayout>`,
		"ppt/notesSlides/notesSlide1.xml", xmlHead + `<p:notes ` + slideSpace + `><p:cSld><p:spTree>` + box(`type="body"`, words("Say hello.")) + box(`type="sldNum"`, words("1")) + `</p:spTree></p:cSld></p:notes>`,
		"ppt/diagrams/data1.xml", xmlHead + `<dgm:dataModel ` + slideSpace + `><dgm:pt><dgm:t><a:p><a:r><a:t>Step</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:dataModel>`,
		"ppt/comments/comment1.xml", xmlHead + `<p:cmLst ` + slideSpace + `><p:cm><p:text>Why?</p:text></p:cm></p:cmLst>`,
	}, more...)...)
}

func TestReadPPTX(t *testing.T) {
	first := slide(box("", words("A box.")) +
		box(`type="title"`, words("Title")) +
		box(`idx="1"`, words("Bullet")+`<a:p><a:pPr lvl="1"/><a:r><a:t>Deeper</a:t></a:r></a:p><a:p><a:pPr><a:buNone/></a:pPr><a:r><a:t>None</a:t></a:r></a:p>`) +
		box(`type="body" idx="7"`, words("By the layout")) +
		box(`type="subTitle" idx="2"`, words("Below")) +
		box("", `<a:p><a:pPr><a:buChar char="-"/></a:pPr><a:r><a:t>One</a:t></a:r><a:br/><a:r><a:t>two</a:t></a:r><a:r><a:rPr baseline="30000"/><a:t>1</a:t></a:r><a:fld type="slidenum"><a:t>9</a:t></a:fld></a:p>`) +
		box(`type="ftr"`, words("Foot")) + box(`type="sldNum"`, words("1")) +
		`<p:grpSp><p:nvGrpSpPr><p:cNvPr id="3" name="g" descr="A group"/></p:nvGrpSpPr>` + box("", words("In a group.")) + `</p:grpSp>` +
		`<p:pic><p:nvPicPr><p:cNvPr id="4" name="i" descr="A picture"/></p:nvPicPr></p:pic>` +
		`<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr><a:tc><a:txBody>` + words("a") + words("b") + `</a:txBody></a:tc><a:tc><a:txBody>` + words("c") + `</a:txBody></a:tc></a:tr><a:tr><a:tc vMerge="1"><a:txBody>` + words("under") + `</a:txBody></a:tc><a:tc><a:txBody>` + words("d") + `</a:txBody></a:tc></a:tr><a:tr><a:tc><a:txBody>` + words("Take it at night.") + words("e") + `</a:txBody></a:tc></a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>` +
		`<p:graphicFrame><a:graphic><a:graphicData><dgm:relIds r:dm="r3"/></a:graphicData></a:graphic></p:graphicFrame>` +
		`<mc:AlternateContent><mc:Choice Requires="a14">` + box("", `<a:p><a14:m><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></a14:m></a:p>`) + `</mc:Choice><mc:Fallback>` + box("", words("Old form")) + `</mc:Fallback></mc:AlternateContent>`)
	d, err := document.Read(pptx(t, first, slide(box("", words("Hidden slide.")), `show="0"`)), document.Options{})
	same(t, d, err, []string{
		"heading 1: Title", "paragraph: A box.", "listItem 1: Bullet", "listItem 2: Deeper", "paragraph: None", "paragraph: By the layout", "paragraph: Below",
		"listItem 1: One\ntwo", "paragraph: In a group.", "tableCell row 1: a\nb", "tableCell row 1: c", "tableCell row 2: d", "paragraph: Take it at night.", "paragraph: e", "listItem 1: Step",
	}, []string{
		"noteMark: 1", "footer: Foot", "pageNumber: 1", "altText: A group", "altText: A picture", "hidden: under", "equation: x=1", "speakerNotes: Say hello.", "comment: Why?", "hidden: Hidden slide.",
	})
	require.Equal(t, 2, d.Pages)
	require.Equal(t, "en-GB", d.Language)
	require.Equal(t, document.Place{Slide: 1, Heading: "Title", Paragraph: 1}, d.Blocks[1].Place)
}

func TestPPTXKeep(t *testing.T) {
	data := pptx(t, slide(box(`type="title"`, words("Title"))), slide(box("", words("Hidden.")), `show="0"`))
	d, err := document.Read(data, document.Options{Keep: []document.Reason{document.ReasonHidden, document.ReasonSpeakerNotes}})
	require.NoError(t, err)
	require.Equal(t, []string{"heading 1: Title", "paragraph: Say hello.", "paragraph: Hidden."}, lines(d))
}

func TestPPTXFrames(t *testing.T) {
	first := slide(`<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="1" name="c" descr="A chart"/></p:nvGraphicFramePr><a:graphic><c:chart r:id="r9"/></a:graphic></p:graphicFrame>` +
		`<p:graphicFrame><mc:AlternateContent><mc:Choice><p:oleObj r:id="r3"/></mc:Choice><mc:Fallback><p:oleObj r:id="r3"/></mc:Fallback></mc:AlternateContent></p:graphicFrame>` +
		`<p:sp><p:nvSpPr><p:cNvPr id="5" name="h" hidden="1"/></p:nvSpPr><p:txBody>` + words("Not shown") + `</p:txBody></p:sp>` + box(`type="hdr"`, words("Head")) + box("", words("Text.")) +
		box("", `<a:p><mc:AlternateContent><mc:Choice><a14:m><m:t>z</m:t></a14:m></mc:Choice></mc:AlternateContent></a:p>`))
	d, err := document.Read(pptx(t, first, slide("")), document.Options{})
	same(t, d, err, []string{"paragraph: Text."}, []string{"altText: A chart", "embedded: data1.xml", "hidden: Not shown", "header: Head", "equation: z", "speakerNotes: Say hello.", "comment: Why?"})
	require.Contains(t, d.Notes, document.PartsMissing)
}

func TestPPTXMissingSlide(t *testing.T) {
	data := pack(t, "_rels/.rels", links("r1", "officeDocument", "ppt/presentation.xml"),
		"ppt/presentation.xml", `<p:presentation `+slideSpace+`><p:sldIdLst><p:sldId id="256" r:id="r1"/></p:sldIdLst></p:presentation>`)
	d, err := document.Read(data, document.Options{})
	require.ErrorIs(t, err, document.ErrNoText)
	require.Contains(t, d.Notes, document.PartsMissing)
}
