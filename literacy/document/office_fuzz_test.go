package document_test

import (
	"testing"

	"github.com/concord-sdm/concord/literacy/document"
)

// fuzzPart puts what the fuzzer makes where the text of a packed file stands, so
// that it need not make an archive; raw bytes as the whole file are tried, too.
func fuzzPart(f *testing.F, format document.Format, wrap func(t testing.TB, body string) []byte, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s), true)
	}
	f.Add(wrap(f, "x"), false)
	f.Fuzz(func(t *testing.T, data []byte, inside bool) {
		if len(data) >= 1<<16 {
			return
		}
		if inside {
			data = wrap(t, string(data))
		}
		d, err := document.Read(data, small(document.Options{Format: format}))
		sound(t, d, err)
		d, err = document.Read(data, small(document.Options{Format: format, Keep: document.Reason("").Values()}))
		sound(t, d, err)
	})
}

func FuzzReadDOCX(f *testing.F) {
	fuzzPart(f, document.DOCX, func(t testing.TB, body string) []byte { return docx(t, body) },
		para("Text."), styled("Liste", "item")+`<w:tbl><w:tr><w:tc>`+para("cell")+`</w:tc></w:tr></w:tbl>`,
		`<w:p><w:del>`+run("gone")+`</w:del><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>A</w:t></w:r></w:p>`)
}

func FuzzReadODT(f *testing.F) {
	fuzzPart(f, document.ODT, func(t testing.TB, body string) []byte { return odt(t, body) },
		`<text:h>H</text:h><text:list><text:list-item><text:p>A<text:s/><text:tab/></text:p></text:list-item></text:list>`,
		`<table:table><table:table-row table:number-rows-repeated="9"><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table>`,
		`<text:p>A<text:note><text:note-body><text:p>n</text:p></text:note-body></text:note><draw:frame><draw:text-box><text:p>b</text:p></draw:text-box></draw:frame></text:p>`)
}

func FuzzReadEPUB(f *testing.F) {
	fuzzPart(f, document.EPUB, func(t testing.TB, body string) []byte { return epub(t, "OEBPS/missing.xhtml", body) },
		chapter(`<body><h1>A</h1><p>B<sup><a href="#n">1</a></sup></p></body>`), `<section epub:type="titlepage">A</section>`)
}

func FuzzReadPPTX(f *testing.F) {
	fuzzPart(f, document.PPTX, func(t testing.TB, body string) []byte { return pptx(t, slide(body), slide("")) },
		box(`type="title"`, words("T"))+box(`idx="1"`, words("a")), `<p:graphicFrame><a:tbl><a:tr><a:tc><a:txBody>`+words("a")+`</a:txBody></a:tc></a:tr></a:tbl></p:graphicFrame>`)
}

func FuzzReadPDF(f *testing.F) {
	f.Add(pdf(at(72, 700, 12, "Text.")), false)
	f.Add(pdfObjects("", "<</Type/Catalog/Pages 2 0 R>>", "<</Kids[3 0 R]>>", "<</Contents 4 0 R>>", stream("", "BT ET")), false)
	f.Add([]byte(at(72, 700, 12, "One")+"/Span <</ActualText(x)>> BDC "+bold(72, 680, 14, "Two")+"EMC BI ID EI /X Do"), true)
	f.Fuzz(func(t *testing.T, data []byte, inside bool) {
		if len(data) >= 1<<16 {
			return
		}
		if inside {
			data = pdf(string(data))
		}
		d, err := document.Read(data, small(document.Options{Format: document.PDF}))
		sound(t, d, err)
	})
}
