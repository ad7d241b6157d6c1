package document_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/literacy/document"
)

// onePage is a page with a font and annotations.
func onePage(content, font, annotations string) []byte {
	return pdfObjects("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]>>",
		"<</Type/Page/Contents 4 0 R/Annots["+annotations+"]/Resources<</Font<</F1 5 0 R>>>>>>", stream("", content), font)
}

const helvetica = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"

// TeX names the signs of its fonts of dots by their codes.
func TestPDFNumberedGlyphs(t *testing.T) {
	font := "<</Subtype/Type3/FontMatrix[.001 0 0 .001 0 0]/FirstChar 0/Encoding<</Differences[16/a16/a17 28/a28 39/a39 97/a97/a98/a99/a100/a101 110/a110/g65]>>>>"
	d, err := document.Read(onePage("BT /F1 10 Tf 1 0 0 1 72 700 Tm (\\020bad\\021 \\034n\\047d) Tj ET", font, ""), document.Options{})
	same(t, d, err, []string{"paragraph: “bad” fin’d"}, nil)
	require.NotContains(t, d.Notes, document.InvalidCharacters)

	d, err = document.Read(onePage("BT /F1 10 Tf 1 0 0 1 72 700 Tm (abcdo) Tj ET", font, ""), document.Options{})
	same(t, d, err, []string{"paragraph: abcd\uFFFD"}, nil)
	require.Contains(t, d.Notes, document.InvalidCharacters, "the name of o says nothing")
	require.Equal(t, 1, d.Invalid)
}

// A page whose signs nobody names is not a page that was read.
func TestPDFUnnamedGlyphs(t *testing.T) {
	font := "<</Subtype/Type1/BaseFont/ABCDEF+%s/FirstChar 1/Encoding<</Differences[1/g8/g9/g3/g7]>>>>"
	text := "BT /F1 10 Tf 1 0 0 1 72 700 Tm (\\1\\2\\3\\4 A) Tj ET"
	for name, c := range map[string]struct {
		base string
		err  error
	}{
		"letters":    {"Calibri", document.ErrNoText},
		"pictograms": {"ZapfDingbats", nil},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := document.Read(onePage(text, fmt.Sprintf(font, c.base), ""), document.Options{})
			require.True(t, errors.Is(err, c.err), "%v", err)
			if c.err == nil {
				require.Equal(t, []string{"paragraph: A"}, lines(d))
			}
		})
	}
}

func TestPDFAnnotationsAreLeftOut(t *testing.T) {
	notes := "<</Subtype/Widget/V(Ann Smith)>><</Subtype/Widget/Parent<</V(From above)>>>><</Subtype/Widget/Ff 8192/V(secret)>>" +
		"<</Subtype/FreeText/Contents(Ask her.)>><</Subtype/Popup/Contents(Ask her.)>><</Subtype/Link/Contents(More)>><</Subtype/Widget/V/Off>>"
	data := onePage(at(72, 700, 12, "Name:"), helvetica, notes)
	d, err := document.Read(data, document.Options{})
	same(t, d, err, []string{"paragraph: Name:"}, []string{"formField: Ann Smith", "formField: From above", "comment: Ask her."})
	require.Equal(t, document.Place{Page: 1}, d.LeftOut[0].Place)
	d, err = document.Read(data, document.Options{Keep: []document.Reason{document.ReasonFormField}})
	require.NoError(t, err)
	require.Equal(t, []string{"paragraph: Name:", "paragraph: Ann Smith", "paragraph: From above"}, lines(d))
}

// A page is drawn from the left; Hebrew and Arabic are read from the right.
func TestPDFRightToLeft(t *testing.T) {
	cmap := "1 beginbfrange <01> <1B> <05D0> endbfrange 2 beginbfchar <80> <FEE0> <81> <FEFB> endbfchar"
	for name, c := range map[string]struct{ drawn, want string }{
		"a line":                   {`!\16\6\15\32`, "שלום!"},
		"a number keeps its order": {`\16\6\15\32 2015 \1\2`, "בא 2015 שלום"},
		"words of another script":  {`\16\6\15\32 pH \1\2`, "בא pH שלום"},
		"in a line of another":     {`the word \2\1 is here`, "the word אב is here"},
		"shapes are letters":       {`\200\201`, "لال"},
	} {
		t.Run(name, func(t *testing.T) {
			data := pdfObjects("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]>>",
				"<</Type/Page/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>", stream("", at(72, 700, 12, c.drawn)),
				"<</Type/Font/Subtype/TrueType/BaseFont/Arial/Encoding/WinAnsiEncoding/ToUnicode 6 0 R>>", stream("", cmap))
			d, err := document.Read(data, document.Options{})
			require.NoError(t, err)
			require.Equal(t, []string{"paragraph: " + c.want}, lines(d))
		})
	}
}

// What is drawn beyond the edge of the page is not seen.
func TestPDFBeyondTheEdge(t *testing.T) {
	text := at(72, 700, 12, "Seen.") + at(72, -90, 12, "Below.") + at(900, 300, 12, "Beside.") + at(72, 560, 12, "Cut.")
	for name, c := range map[string]struct {
		boxes        string
		blocks, left []string
	}{
		"no box":        {"", []string{"paragraph: Seen.", "paragraph: Below.", "paragraph: Beside.", "paragraph: Cut."}, nil},
		"a sheet":       {"/MediaBox[0 0 612 792]", []string{"paragraph: Seen.", "paragraph: Cut."}, []string{"hidden: Below. Beside."}},
		"corners turn":  {"/MediaBox[612 792 0 0]", []string{"paragraph: Seen.", "paragraph: Cut."}, []string{"hidden: Below. Beside."}},
		"a cut sheet":   {"/MediaBox[0 0 612 792]/CropBox[0 600 612 792]", []string{"paragraph: Seen."}, []string{"hidden: Below. Beside. Cut."}},
		"an empty cut":  {"/MediaBox[0 0 612 792]/CropBox[5 5 5 5]", []string{"paragraph: Seen.", "paragraph: Below.", "paragraph: Beside.", "paragraph: Cut."}, nil},
		"broken corner": {"/MediaBox[0 0 612]", []string{"paragraph: Seen.", "paragraph: Below.", "paragraph: Beside.", "paragraph: Cut."}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := document.Read(pdfObjects("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages"+c.boxes+"/Kids[3 0 R]>>",
				"<</Type/Page/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>", stream("", text), helvetica), document.Options{})
			require.NoError(t, err)
			require.ElementsMatch(t, c.blocks, lines(d))
			var left []string
			for _, l := range d.LeftOut {
				left = append(left, string(l.Reason)+": "+l.Text)
			}
			require.Equal(t, c.left, left)
		})
	}
}

// A space that draws nothing and has no name still parts words, and so does a
// gap that is narrower than usual.
func TestPDFWordGaps(t *testing.T) {
	font := "<</Subtype/Type1/BaseFont/X/FirstChar 32/LastChar 122/Widths[300" + strings.Repeat(" 500", 90) + "]/Encoding<</Differences[32/.notdef]>>>>"
	for name, text := range map[string]string{"no name": "(two words)", "a narrow gap": "[(two)-155(words)]"} {
		t.Run(name, func(t *testing.T) {
			d, err := document.Read(onePage("BT /F1 10 Tf 1 0 0 1 72 700 Tm [(The)-300(two) ] TJ 1 0 0 1 72 660 Tm ["+strings.Trim(text, "[]")+"] TJ ET", font, ""), document.Options{})
			require.NoError(t, err)
			require.Contains(t, d.Text(), "two words")
		})
	}
}

// Tables of fonts that say the same thing again and again, and fonts without a
// number that are set again and again, take steps like any other.
func TestPDFFontsAreBounded(t *testing.T) {
	page := "<</Type/Page/Contents 4 0 R/Resources<</Font<</F1 %s>>>>>>"
	text := at(72, 700, 12, "Hello there.")
	ranges := "1 beginbfrange " + strings.Repeat("<0000> <ffff> <0041> ", 2000) + " endbfrange"
	for name, objects := range map[string][]string{
		"characters": {fmt.Sprintf(page, "5 0 R"), stream("", text), "<</Subtype/Type0/ToUnicode 6 0 R>>", stream("", ranges)},
		"widths":     {fmt.Sprintf(page, "5 0 R"), stream("", text), "<</Subtype/Type0/DescendantFonts[<</W[" + strings.Repeat("0 65535 9 ", 2000) + "]>>]>>"},
		"no number":  {fmt.Sprintf(page, "<</Subtype/Type0/Encoding/UniJIS-UCS2-H>>"), stream("", strings.Repeat("/F1 9 Tf ", 2000)+text)},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := document.Read(pdfObjects("", append([]string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]>>"}, objects...)...), document.Options{})
			if name == "no number" {
				require.ErrorIs(t, err, document.ErrTooLarge)
				return
			}
			require.True(t, err == nil && len(d.Blocks) == 1 || errors.Is(err, document.ErrNoText), "%v", err)
		})
	}
}
