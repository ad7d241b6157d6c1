package document_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy/document"
)

const bookContainer = xmlHead + `<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`

const bookList = xmlHead + `<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Blood thinners</dc:title><dc:language>de</dc:language></metadata>` +
	`<manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="t" href="title.xhtml" media-type="application/xhtml+xml"/>` +
	`<item id="b" href="text/two%20b.xhtml" media-type="application/xhtml+xml"/><item id="a" href="text/one.xhtml" media-type="application/xhtml+xml"/><item id="p" href="p.png" media-type="image/png"/><item id="m" href="missing.xhtml" media-type="application/xhtml+xml"/></manifest>` +
	`<spine><itemref idref="t"/><itemref idref="n"/><itemref idref="b"/><itemref idref="a"/><itemref idref="b"/><itemref idref="p"/><itemref idref="m"/></spine></package>`

func chapter(body string) string {
	return xmlHead + `<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head>` + body + `</html>`
}

func epub(t testing.TB, more ...string) []byte {
	t.Helper()
	return pack(t, append([]string{
		"mimetype", "application/epub+zip", "META-INF/container.xml", bookContainer, "OEBPS/book.opf", bookList,
		"OEBPS/nav.xhtml", chapter(`<body><nav><h1>Contents</h1><ol><li><a href="x">B</a></li></ol></nav></body>`),
		"OEBPS/title.xhtml", chapter(`<body epub:type="frontmatter"><section epub:type="titlepage"><h1>Blood thinners</h1></section></body>`),
		"OEBPS/text/two b.xhtml", chapter(`<body><h1>Second</h1><p>Text of b.</p></body>`),
		"OEBPS/text/one.xhtml", chapter(`<body><h1>First</h1><p>Text of a.</p></body>`), "OEBPS/p.png", "x",
	}, more...)...)
}

func TestReadEPUB(t *testing.T) {
	d, err := document.Read(epub(t), document.Options{})
	same(t, d, err, []string{"heading 1: Second", "paragraph: Text of b.", "heading 1: First", "paragraph: Text of a."}, []string{"frontMatter: Blood thinners", "navigation: Contents\nB"})
	require.Equal(t, "Blood thinners", d.Title)
	require.Equal(t, "de", d.Language)
	require.Empty(t, d.Encoding)
	require.Equal(t, 4, d.Blocks[3].Place.Chapter)
	require.Equal(t, "First", d.Blocks[3].Place.Heading)
	require.Equal(t, []document.Note{document.PartsMissing}, d.Notes)
}

func TestEPUBKeep(t *testing.T) {
	d, err := document.Read(epub(t), document.Options{Keep: []document.Reason{document.ReasonFrontMatter}})
	require.NoError(t, err)
	require.Equal(t, "heading 1: Blood thinners", lines(d)[0])
}

func TestEPUBLocks(t *testing.T) {
	lock := func(algorithm string) string {
		return xmlHead + `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="` + algorithm + `"/></enc:EncryptedData></encryption>`
	}
	_, err := document.Read(epub(t, "META-INF/encryption.xml", lock("http://www.w3.org/2001/04/xmlenc#aes128-cbc")), document.Options{})
	require.ErrorIs(t, err, document.ErrEncrypted)
	_, err = document.Read(epub(t, "META-INF/encryption.xml", lock("http://www.idpf.org/2008/embedding")), document.Options{})
	require.NoError(t, err, "fonts may be scrambled")
}

func TestEPUBWithoutList(t *testing.T) {
	_, err := document.Read(pack(t, "META-INF/container.xml", bookContainer), document.Options{})
	require.ErrorIs(t, err, document.ErrDamaged)
}
