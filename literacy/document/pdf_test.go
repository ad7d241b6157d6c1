package document_test

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"fmt"
	"io"
	"strings"
	"testing"

	ledongthuc "github.com/ledongthuc/pdf"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy/document"
)

// pdfObjects writes objects, from number 1 on, with their table.
func pdfObjects(trailer string, objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, trailer, xref)
	return b.Bytes()
}

func stream(dict, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
}

func deflate(s string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	if _, err := w.Write([]byte(s)); err != nil {
		panic(err)
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.String()
}

// pdf writes pages of operators with the fonts F1 and F2, which is bold.
func pdf(pages ...string) []byte {
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R/Lang(en-GB)>>", "",
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding<</Differences[1/fi/quoteright/eacute]>>>>",
	}
	var kids strings.Builder
	for _, p := range pages {
		n := len(objects)
		fmt.Fprintf(&kids, "%d 0 R ", n+1)
		objects = append(objects, fmt.Sprintf("<</Type/Page/Parent 2 0 R/Contents %d 0 R>>", n+2), stream("/Filter/FlateDecode", deflate(p)))
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>", len(pages), kids.String())
	return pdfObjects("", objects...)
}

// at draws a text.
func at(x, y, size float64, text string) string {
	return fmt.Sprintf("BT /F1 %g Tf %g %g Td (%s) Tj ET\n", size, x, y, text)
}

func bold(x, y, size float64, text string) string {
	return strings.Replace(at(x, y, size, text), "/F1", "/F2", 1)
}

func TestReadPDF(t *testing.T) {
	for _, c := range []struct {
		name        string
		pages       []string
		blocks, out []string
	}{
		{"lines of a paragraph are joined, a gap parts paragraphs", []string{at(72, 700, 12, "Take one tablet") + at(72, 686, 12, "every day.") + at(72, 650, 12, "Stop if you bleed.")}, []string{"paragraph: Take one tablet every day.", "paragraph: Stop if you bleed."}, nil},
		{"large text is a heading, and so is a bold line", []string{at(72, 740, 20, "Warfarin") + at(72, 700, 12, "Take one tablet every day at the same hour.") + bold(72, 670, 12, "Side effects") + at(72, 650, 12, "You may bleed more than you did before.")}, []string{"heading 1: Warfarin", "paragraph: Take one tablet every day at the same hour.", "heading 2: Side effects", "paragraph: You may bleed more than you did before."}, nil},
		{"a hyphen at a line end goes, of a word that has one it stays", []string{at(72, 700, 12, "This is a new medi-") + at(72, 686, 12, "cine for well-") + at(72, 672, 12, "being and COVID-") + at(72, 658, 12, "19 and blood-thinning, blood-") + at(72, 644, 12, "thinning drugs.")}, []string{"paragraph: This is a new medicine for well-being and COVID-19 and blood-thinning, blood-thinning drugs."}, nil},
		{"gaps between strings are spaces, small ones none", []string{"BT /F1 12 Tf 72 700 Td [(Ta)20(ke)-400(one)] TJ ET"}, []string{"paragraph: Take one"}, nil},
		{"ligatures and names of glyphs", []string{"BT /F2 12 Tf 72 700 Td (\\001rst caf\\003, don\\002t) Tj ET"}, []string{"paragraph: first café, don’t"}, nil},
		{"bullets and numbers are items, deeper where they stand further in", []string{at(72, 700, 12, "You may have") + at(72, 680, 12, "\\225") + at(90, 680, 12, "bleeding") + at(90, 660, 12, "\\225") + at(108, 660, 12, "of the nose") + at(72, 640, 12, "1.") + at(90, 640, 12, "pain") + at(72, 620, 12, "2.") + at(90, 620, 12, "rash")}, []string{"paragraph: You may have", "listItem 1: bleeding", "listItem 2: of the nose", "listItem 1: pain", "listItem 1: rash"}, nil},
		{"parts of a line far apart are cells of a row", []string{at(72, 700, 12, "Monday") + at(200, 700, 12, "3 mg") + at(72, 680, 12, "Tuesday") + at(200, 680, 12, "5 mg")}, []string{"tableCell row 1: Monday", "tableCell row 1: 3 mg", "tableCell row 2: Tuesday", "tableCell row 2: 5 mg"}, nil},
		{"a cell goes on below itself, text below the first cell is none", []string{at(72, 700, 12, "Night") + at(200, 700, 12, "Use it if") + at(200, 686, 12, "you cough.") + at(72, 660, 12, "Day") + at(200, 660, 12, "3 mg") + at(72, 646, 12, "and so on")}, []string{"tableCell row 1: Night", "tableCell row 1: Use it if you cough.", "tableCell row 2: Day", "tableCell row 2: 3 mg", "paragraph: and so on"}, nil},
		{"two columns drawn line by line", []string{
			at(72, 700, 10, "The first column goes on") + at(320, 700, 10, "and the second one begins") + at(72, 688, 10, "from line to line to its") + at(320, 688, 10, "when the first is at its") +
				at(72, 676, 10, "end, as people read it,") + at(320, 676, 10, "end, as newspapers do and") + at(72, 664, 10, "in the usual order here") + at(320, 664, 10, "leaflets, too. That is all."),
		}, []string{"paragraph: The first column goes on from line to line to its end, as people read it, in the usual order here and the second one begins when the first is at its end, as newspapers do and leaflets, too. That is all."}, nil},
		{"marks of notes out, notes at the foot in", []string{at(72, 700, 12, "Clots are less likely") + at(180, 705, 7, "1") + at(72, 660, 12, "A longer text so that twelve is the usual size here.") + at(72, 80, 6, "1") + at(77, 77, 9, "In many trials.")}, []string{"paragraph: Clots are less likely", "paragraph: A longer text so that twelve is the usual size here.", "footnote: In many trials."}, []string{"noteMark: 1"}},
		{"the same head on three pages and lone page numbers out; a paragraph goes on over the page", []string{
			at(72, 780, 9, "Leaflet 12") + at(72, 700, 12, "Take one tablet") + at(300, 40, 9, "Page 1 of 3"), at(72, 780, 9, "Leaflet 12") + at(72, 700, 12, "every day with some water.") + at(300, 40, 9, "Page 2 of 3"),
			at(72, 780, 9, "Leaflet 12") + at(72, 700, 12, "The end.") + at(300, 40, 9, "Page 3 of 3"),
		}, []string{"paragraph: Take one tablet every day with some water.", "paragraph: The end."}, []string{"header: Leaflet 12", "pageNumber: Page 1 of 3", "header: Leaflet 12", "pageNumber: Page 2 of 3", "header: Leaflet 12", "pageNumber: Page 3 of 3"}},
		{"what is marked as decoration is out", []string{"/Artifact BMC " + at(72, 780, 9, "Draft") + "EMC " + at(72, 700, 12, "Text.")}, []string{"paragraph: Text."}, []string{"header: Draft"}},
		{"letters drawn twice to look bold count once", []string{at(72, 700, 12, "Once.") + at(72.3, 700, 12, "Once.")}, []string{"paragraph: Once."}, nil},
		{"a text that says what it means", []string{"/Span <</ActualText(medicine)>> BDC " + at(72, 700, 12, "m3d1c1n3") + "EMC"}, []string{"paragraph: medicine"}, nil},
		{"turned text is read, after the rest", []string{"BT /F1 12 Tf 0 1 -1 0 40 300 Tm (At the side) Tj ET " + at(72, 700, 12, "Text.")}, []string{"paragraph: Text.", "paragraph: At the side"}, nil},
		{"all ways to show text", []string{"BT /F1 12 Tf 14 TL 72 700 Td (One) Tj T* (two) Tj (three) ' 1 0 (four) \" 0 -14 TD (five) Tj 100 Tz 0 Ts 0 Tc q 1 0 0 1 0 0 cm Q ET BI /W 1 ID \x00(\x01 EI"}, []string{"paragraph: One two three four five"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := document.Read(pdf(c.pages...), document.Options{})
			same(t, d, err, c.blocks, c.out)
			require.Contains(t, d.Notes, document.StructureGuessed)
			require.Equal(t, len(c.pages), d.Pages)
			require.Equal(t, "en-GB", d.Language)
		})
	}
}

func TestPDFPlaces(t *testing.T) {
	d, err := document.Read(pdf(at(72, 700, 12, "Take one tablet"), at(72, 700, 12, "every day.")), document.Options{})
	require.NoError(t, err)
	require.Equal(t, 1, d.Place(0).Page)
	require.Equal(t, 2, d.Place(strings.Index(d.Text(), "every")).Page)
}

// The tags turn the order of the page round, and know a list and a table.
func TestPDFTags(t *testing.T) {
	text := "/P <</MCID 1>> BDC " + at(72, 500, 12, "Second.") + "EMC /H1 <</MCID 0>> BDC " + at(72, 700, 12, "First") + "EMC " +
		"/L <</MCID 2>> BDC " + at(72, 480, 12, "\\225") + "EMC /L <</MCID 3>> BDC " + at(82, 480, 12, "item") + "EMC " +
		"/TD <</MCID 4>> BDC " + at(72, 460, 12, "a") + "EMC /TD <</MCID 5>> BDC " + at(77, 460, 12, "b") + "EMC " +
		"/Note <</MCID 6>> BDC " + at(72, 80, 12, "1 A note.") + "EMC /C <</MCID 7>> BDC " + at(72, 60, 12, "Figure 1") + "EMC /T <</MCID 8>> BDC " + at(72, 40, 12, "Contents 1") + "EMC"
	data := pdfObjects("", "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 6 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
		"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>", stream("", text), "<</Type/Font/Subtype/TrueType/BaseFont/Arial>>",
		"<</K 7 0 R/RoleMap<</Title1/H1/Loop/Loop>>>>",
		"<</S/Document/Pg 3 0 R/K[<</S/Title1/K 0>><</S/P/K<</Type/MCR/MCID 1>>>><</S/L/K<</S/LI/K[<</S/Lbl/K 2>><</S/LBody/K 3>>]>>>>"+
			"<</S/Table/K<</S/TR/K[<</S/TH/K<</S/P/K 4>>>><</S/TD/K 5>>]>>>><</S/Note/K 6>><</S/Caption/K 7>><</S/TOC/K<</S/TOCI/K 8>>>><</S/Figure/Alt(A heart)>>7 0 R<</S/Loop/K[]>>]>>")
	d, err := document.Read(data, document.Options{})
	same(t, d, err, []string{"heading 1: First", "paragraph: Second.", "listItem 1: item", "tableCell row 1: a", "tableCell row 1: b", "footnote: A note.", "caption: Figure 1"}, []string{"navigation: Contents 1", "altText: A heart"})
}

// A font of two bytes a letter, in an object stream, with a form on the page.
func TestPDFComposite(t *testing.T) {
	cmap := "begincmap 1 begincodespacerange <0000><FFFF> endcodespacerange 1 beginbfchar <0001><0048> endbfchar 2 beginbfrange <0002><0003><0069> <0004><0005>[<002E><FB01>] endbfrange endcmap"
	page := "<</Type/Page/Parent 2 0 R/Contents 3 0 R/Resources<</Font<</F1 11 0 R>>/XObject<</X 4 0 R>>>>>>"
	font := "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[<</DW 500/W[1[600 250]3 4 300]>>]/ToUnicode 5 0 R>>"
	head := fmt.Sprintf("10 0 11 %d ", len(page)+1)
	data := pdfObjects("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[10 0 R]>>", stream("", "/X Do"),
		stream("/Type/XObject/Subtype/Form/Matrix[1 0 0 1 10 10]", "BT /F1 12 Tf 72 700 Td <0001000200040005> Tj ET"), stream("", cmap),
		stream(fmt.Sprintf("/Type/ObjStm/N 2/First %d/Filter/FlateDecode", len(head)), deflate(head+page+" "+font)))
	d, err := document.Read(data, document.Options{})
	same(t, d, err, []string{"paragraph: Hi.fi"}, nil)
}

func TestPDFRefuses(t *testing.T) {
	good := pdf(at(72, 700, 12, "Text."))
	for _, c := range []struct {
		name string
		data []byte
		want error
	}{
		{"a password", pdfObjects("/Encrypt 3 0 R", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 0/Kids[]>>", "<</Filter/Standard>>"), document.ErrEncrypted},
		{"the end cut off", good[:len(good)-60], document.ErrDamaged},
		{"cut in half", good[:len(good)/2], document.ErrDamaged},
		{"nothing but the first line", []byte("%PDF-1.7\n%%EOF"), document.ErrDamaged},
		{"no pages", pdfObjects("", "<</Type/Catalog>>"), document.ErrDamaged},
		{"pictures alone, as a scanner makes", pdf("q 500 0 0 700 0 0 cm /Im1 Do Q"), document.ErrNoText},
		{"letters without meaning", pdfObjects("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]>>", "<</Type/Page/Contents 4 0 R/Resources<</Font<</F1<</Subtype/Type0/Encoding/Identity-H>>>>>>>>", stream("", at(1, 1, 9, "abcd"))), document.ErrNoText},
		{"pages that are their own ancestors", pdfObjects("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[2 0 R 2 0 R]>>"), document.ErrDamaged},
		{"a stream that unpacks to far more than it is", pdf(strings.Repeat("%", 64<<20)), document.ErrTooLarge},
		{"a table of objects of any size", pdfObjects("/Prev 0 /Size 99999999999", "<</Type/Catalog/Pages 1 0 R>>"), document.ErrNoText},
		// Three short files that hang or kill readers that trust a PDF.
		{"a hexadecimal string that never ends", pdf("BT /F1 12 Tf <48"), document.ErrNoText},
		{"a table that says an object is inside itself", []byte("%PDF-1.5\n9 0 obj\n" + stream("/Type/XRef/Size 6/W[1 2 1]/Root 5 0 R/Filter/FlateDecode", deflate(strings.Repeat("\x02\x00\x05\x00", 6))) + "\nendobj\nstartxref\n9\n%%EOF\n"), document.ErrDamaged},
		{"a table that claims to have forty thousand million objects", []byte("%PDF-1.5\n9 0 obj\n" + stream("/Type/XRef/Size 40000000000/Index[0 1]/W[1 2 1]/Root 5 0 R", "\x00\x00\x00\x00") + "\nendobj\nstartxref\n9\n%%EOF\n"), document.ErrDamaged},
		{"forms that draw each other", pdfObjects("", "<</Type/Catalog/Pages 2 0 R>>", "<</Kids[3 0 R]>>", "<</Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>", stream("", "/X Do"),
			stream("/Subtype/Form", strings.Repeat("/X Do ", 4))), document.ErrNoText},
		{"an object stream that holds itself", pdfObjects("", "<</Type/Catalog/Pages 2 0 R>>", stream("/Type/ObjStm/N 1/First 4", "2 0 2 0 R"), "<<>>"), document.ErrDamaged},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := document.Read(c.data, document.Options{Format: document.PDF})
			require.ErrorIs(t, err, c.want)
		})
	}
}

func TestPDFScannedPageIsNoted(t *testing.T) {
	d, err := document.Read(pdf(at(72, 700, 12, "Text."), ""), document.Options{})
	require.NoError(t, err)
	require.Contains(t, d.Notes, document.PagesWithoutText)
}

// Each filter that text may be packed with; the packed forms are worked out
// here or by hand.
func TestPDFFilters(t *testing.T) {
	text := at(72, 700, 12, "Take one tablet.")
	rows := func(how byte) string { // rows of 8 bytes, each the difference to the one before
		var b strings.Builder
		padded := text + strings.Repeat(" ", (8-len(text)%8)%8)
		above := make([]byte, 8)
		for i := 0; i < len(padded); i += 8 {
			b.WriteByte(how)
			row := []byte(padded[i : i+8])
			for k, c := range row {
				var left, corner byte
				if k > 0 {
					left, corner = row[k-1], above[k-1]
				}
				up := above[k]
				switch how {
				case 1:
					c -= left
				case 2:
					c -= up
				case 3:
					c -= byte((int(left) + int(up)) / 2)
				case 4:
					// Paeth: the neighbour nearest to left + up − corner.
					p, best := int(left)+int(up)-int(corner), left
					dist := func(n byte) int { return max(p-int(n), int(n)-p) }
					if dist(up) < dist(best) {
						best = up
					}
					if dist(corner) < dist(best) {
						best = corner
					}
					c -= best
				}
				b.WriteByte(c)
			}
			above = row
		}
		return b.String()
	}
	literal := func(s string) string { // codes of 9 bits, cleared before they grow
		var out []byte
		acc, bits := 0, 0
		put := func(code int) {
			acc, bits = acc<<9|code, bits+9
			for bits >= 8 {
				bits -= 8
				out = append(out, byte(acc>>bits))
				acc &= 1<<bits - 1
			}
		}
		for i := range len(s) {
			if i%200 == 0 {
				put(256)
			}
			put(int(s[i]))
		}
		put(257)
		put(0)
		return string(out)
	}
	var ascii bytes.Buffer
	e := ascii85.NewEncoder(&ascii)
	_, err := e.Write([]byte(text))
	require.NoError(t, err)
	require.NoError(t, e.Close())
	var runs strings.Builder
	for i := 0; i < len(text); i += 100 {
		piece := text[i:min(len(text), i+100)]
		runs.WriteString(string(rune(len(piece)-1)) + piece)
	}
	runs.WriteString("\xFE " + "\x80")
	params := "/DecodeParms<</Predictor 15/Columns 8>>"
	for name, s := range map[string]string{
		"none":    stream("", text),
		"deflate": stream("/Filter/FlateDecode", deflate(text)),
		"sub":     stream("/Filter[/FlateDecode]"+params, deflate(rows(1))), "up": stream("/Filter/Fl"+params, deflate(rows(2))),
		"average": stream("/Filter/FlateDecode"+params, deflate(rows(3))), "Paeth": stream("/Filter/FlateDecode"+params, deflate(rows(4))),
		"ascii 85": stream("/Filter/ASCII85Decode", ascii.String()+"~>"), "hex": stream("/Filter/ASCIIHexDecode", fmt.Sprintf("%X>", text)),
		"run lengths": stream("/Filter/RunLengthDecode", runs.String()), "lzw": stream("/Filter/LZWDecode", literal(text)),
		"two in a row": stream("/Filter[/AHx/FlateDecode]", fmt.Sprintf("%x>", deflate(text))),
	} {
		t.Run(name, func(t *testing.T) {
			d, err := document.Read(pdfObjects("/Info<</Title(\\376\\377\\000W)>>", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]>>",
				"<</Type/Page/Contents[4 0 R]/Resources<</Font<</F1<</Subtype/Type1/BaseFont/Helvetica>>>>>>>>", s), document.Options{})
			same(t, d, err, []string{"paragraph: Take one tablet."}, nil)
			require.Equal(t, "W", d.Title)
		})
	}
}

// The example of the PDF specification for LZW, ISO 32000-1, 7.4.4.2.
func TestPDFLZWRepeats(t *testing.T) {
	// 45 45 45 45 45 65 45 45 45 66 in codes 256, 45, 258, 258, 65, 259, 66, 257,
	// that is "-----A---B", between the brackets of a string.
	packed := "\x80\x0B\x60\x50\x22\x0C\x0C\x85\x01"
	page := "<</Type/Page/Contents[4 0 R 5 0 R 6 0 R]/Resources<</Font<</F1<</Subtype/TrueType/BaseFont/A>>>>>>>>"
	d, err := document.Read(pdfObjects("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]>>", page,
		stream("", "BT /F1 12 Tf 72 700 Td (x) Tj ("), stream("/Filter/LZWDecode", packed), stream("", ") Tj ET")), document.Options{})
	require.NoError(t, err)
	require.Equal(t, []string{"paragraph: x-----A---B"}, lines(d))
}

func TestPDFGlyphNamesAndStrings(t *testing.T) {
	names := "/uni20AC/u00E9/f_i/germandbls/Adieresis/one.alt/nosuchname/A/quotedblleft"
	font := "<</Subtype/Type1/BaseFont/X/FirstChar 1/Widths[500 500 500 500 500 500 500 500 500]/Encoding<</BaseEncoding/MacRomanEncoding/Differences[1" + names + "]>>>>"
	d, err := document.Read(pdfObjects("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]>>",
		"<</Type/Page/Contents 4 0 R/Rotate 360/Resources<</Font<</F#31 5 0 R>>>>>>",
		stream("", "BT /F1 10 Tf 1 0 0 1 72 700 Tm (\\1\\2\\3\\4\\5\\6\\7\\10\\11) Tj 0 -12 Td (a\\(b\\)\\n(c)\\\nd\\q\\216) Tj 0 -12 Td <4142 4> Tj % a comment\nET"), font), document.Options{})
	require.NoError(t, err)
	require.Equal(t, []string{"paragraph: €éfißÄ1\uFFFDA“ a(b)(c)dqé AB@"}, lines(d))
}

// Another reader finds the same words in the same order.
func TestPDFBesideAnotherReader(t *testing.T) {
	data := pdf(at(72, 740, 20, "Warfarin")+at(72, 700, 12, "Take one tablet")+at(72, 686, 12, "every day."), at(72, 700, 12, "Stop if you bleed."))
	other, err := ledongthuc.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	r, err := other.GetPlainText()
	require.NoError(t, err)
	plain, err := io.ReadAll(r)
	require.NoError(t, err)
	d, err := document.Read(data, document.Options{})
	require.NoError(t, err)
	require.Equal(t, strings.Fields(string(plain)), strings.Fields(d.Text()))
}

// TeX does not say how its oldest fonts are coded.
func TestPDFOldTeXFonts(t *testing.T) {
	d, err := document.Read(pdfObjects("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]>>",
		"<</Type/Page/Contents 4 0 R/Resources<</Font<</F1<</Subtype/Type1/BaseFont/ABCDEF+CMR10>>>>>>>>",
		stream("", at(72, 700, 12, "O\\016cial \\014lls {"))), document.Options{})
	same(t, d, err, []string{"paragraph: Official fills –"}, nil)
	d, err = document.Read(pdfObjects("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]>>",
		"<</Type/Page/Contents 4 0 R/Resources<</Font<</F1<</Subtype/Type1/BaseFont/cmr12>>>>>>>>",
		stream("", at(72, 700, 12, "e\016cient \014elds"))), document.Options{})
	same(t, d, err, []string{"paragraph: efficient fields"}, nil)
}

// Ghostscript and Prince number glyphs with codes of one byte.
func TestPDFOneByteCodes(t *testing.T) {
	table := func(body string) string { return stream("", "begincmap 1 begincodespacerange "+body+" endcmap") }
	for want, space := range map[string]string{"paragraph: Ask us": "<00> <FF> endcodespacerange", "": "<0000> <FFFF> endcodespacerange"} {
		d, err := document.Read(pdfObjects("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]>>",
			"<</Type/Page/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>", stream("", at(72, 700, 12, "\001\002\003\004\005\002")),
			"<</Type/Font/Subtype/Type0/Encoding 6 0 R/ToUnicode 7 0 R/DescendantFonts[<</DW 500>>]>>", table(space),
			table("<00> <FF> endcodespacerange 5 beginbfchar <01> <0041> <02> <0073> <03> <006B> <04> <0020> <05> <0075> endbfchar")), document.Options{})
		if want == "" {
			require.ErrorIs(t, err, document.ErrNoText, "codes of two bytes, of which nobody says what they are")
			continue
		}
		same(t, d, err, []string{want}, nil)
	}
}

// A browser prints the arrow of a web page that leads back from a note.
func TestPDFArrowBehindNote(t *testing.T) {
	d, err := document.Read(pdfObjects("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]>>",
		"<</Type/Page/Contents 4 0 R/Resources<</Font<</F1<</Subtype/TrueType/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[1/uni21A9/uniFE0E]>>>>>>>>>>",
		stream("", at(72, 700, 12, "Ask us.\001\002"))), document.Options{})
	same(t, d, err, []string{"paragraph: Ask us."}, []string{"noteMark: ↩"})
}

// A browser tags what stands in no paragraph as nothing in particular.
func TestPDFTextOutsideBlocks(t *testing.T) {
	span := func(tag int, text string) string { return fmt.Sprintf("/Span <</MCID %d>> BDC %s EMC ", tag, text) }
	text := span(0, bold(72, 700, 12, "Who to ask")) + span(1, at(72, 684, 12, "Ask your nurse if you feel ill and want to")) + span(2, at(72, 668, 12, "know what to do.")) + span(3, at(72, 630, 12, "Come in"))
	d, err := document.Read(pdfObjects("", "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 7 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
		"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>>>", stream("", text),
		"<</Type/Font/Subtype/TrueType/BaseFont/Arial>>", "<</Type/Font/Subtype/TrueType/BaseFont/Arial-Bold>>",
		"<</K<</S/Document/Pg 3 0 R/K[<</S/NonStruct/K 0>><</S/NonStruct/K[1 2]>><</S/NonStruct/K 3>>]>>>>"), document.Options{})
	same(t, d, err, []string{"heading 1: Who to ask", "paragraph: Ask your nurse if you feel ill and want to know what to do.", "paragraph: Come in"}, nil)
}

// What only tags part is one word; a raised mark between tags is none of it.
func TestPDFTagsInsideLines(t *testing.T) {
	span := func(tag int, text string) string { return fmt.Sprintf("/Span <</MCID %d>> BDC %s EMC ", tag, text) }
	text := span(0, "BT /F1 12 Tf 72 700 Td (medi) Tj") + span(1, "(cine) Tj") + span(2, "5 Ts /F1 7 Tf (1) Tj 0 Ts /F1 12 Tf") + span(3, "( helps) Tj ET") +
		span(4, at(72, 680, 12, "\\225 first")) + span(5, at(72, 620, 12, "loose")) + span(6, at(72, 560, 12, "heading?"))
	page := "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
	font := "<</Type/Font/Subtype/TrueType/BaseFont/Arial>>"
	for name, c := range map[string]struct {
		tree string
		want []string
	}{
		"tagged":   {"[<</S/P/K[0 1 2 3]>><</S/L/K<</S/LI/K[4 5]>>>><</S/BlockQuote/K<</S/P/K 6>>>>]", []string{"paragraph: medicine helps", "listItem 1: first loose", "quote: heading?"}},
		"untagged": {"[]", []string{"paragraph: medicine helps", "listItem 1: first", "paragraph: loose", "paragraph: heading?"}},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := document.Read(pdfObjects("", "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 6 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>", page, stream("", text), font,
				"<</K<</S/Document/Pg 3 0 R/K"+c.tree+">>>>"), document.Options{})
			same(t, d, err, c.want, []string{"noteMark: 1"})
		})
	}
}
