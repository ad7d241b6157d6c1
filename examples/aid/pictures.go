package main

import (
	"bytes"
	"html/template"
	"regexp"

	"github.com/concord-sdm/concord/sdm/risk"
)

// A picture of package risk carries its own style, which the content security
// policy of the page rightly refuses: the style sheet of the page holds it
// instead.
var (
	pictureStyle = regexp.MustCompile(`(?s)<style>(.*?)</style>`)
	inlineStyle  = regexp.MustCompile(`^(<svg [^>]*?) style="[^"]*"`)
	marks        = regexp.MustCompile(`(?s)<g transform="[^"]*">(.*?)</g>`)
)

// drawing returns a picture to stand in the page.
func drawing(p risk.Picture, id string) template.HTML {
	svg := pictureStyle.ReplaceAll(p.SVG(id), nil)
	svg = inlineStyle.ReplaceAll(svg, []byte("$1"))
	return template.HTML(svg) //nolint:gosec // the package escapes every text
}

// wordless returns the marks of an icon array of so many people with a text in
// a language that package risk does not write.
func wordless(p risk.Picture, per int, text string) template.HTML {
	found := marks.FindSubmatch(p.SVG("x"))
	if found == nil {
		return ""
	}
	box := "0 0 100 100" // ten rows of ten people
	if per > 100 {
		box = "0 0 400 250" // 25 rows of forty
	}
	svg := bytes.Join([][]byte{
		[]byte(`<svg class="ck" viewBox="` + box + `" width="100%" role="img" aria-label="` + template.HTMLEscapeString(text) + `">`),
		found[1], []byte("</svg>"),
	}, nil)
	return template.HTML(svg) //nolint:gosec // marks hold numbers only, and the text is escaped
}

// styleOfPictures is the style that every picture carries.
func styleOfPictures(p risk.Picture) []byte {
	if m := pictureStyle.FindSubmatch(p.SVG("x")); m != nil {
		return m[1]
	}
	return nil
}
