package document

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// part reads the XML of a part, element by element.
type part struct {
	b     *builder
	d     *xml.Decoder
	depth int
}

// tag is a start tag.
type tag struct{ xml.StartElement }

// attr returns the value of an attribute of any namespace; empty if there is
// none.
func (t tag) attr(local string) string {
	for i := range t.Attr {
		if t.Attr[i].Name.Local == local {
			return t.Attr[i].Value
		}
	}
	return ""
}

// xml opens a part.
func (c *container) xml(name string) (*part, error) {
	data, err := c.read(name)
	if err != nil {
		return nil, err
	}
	return newPart(data, c.b), nil
}

func newPart(data []byte, b *builder) *part {
	if bytes.HasPrefix(data, []byte{0xFF, 0xFE}) || bytes.HasPrefix(data, []byte{0xFE, 0xFF}) {
		utf16 := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
		if plain, err := utf16.NewDecoder().Bytes(data); err == nil {
			data = plain
		}
	}
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))))
	d.CharsetReader = func(label string, input io.Reader) (io.Reader, error) {
		if strings.HasPrefix(strings.ToLower(label), "utf-16") {
			return input, nil // turned into UTF-8 above
		}
		e, err := htmlindex.Get(label)
		if err != nil {
			return nil, err
		}
		return e.NewDecoder().Reader(input), nil
	}
	return &part{b: b, d: d}
}

// token returns the next tag or text; io.EOF after the last end tag. What the
// decoder cannot read, and entities of the file's own making, damage it.
func (x *part) token() (xml.Token, error) {
	for {
		t, err := x.d.Token()
		if errors.Is(err, io.EOF) {
			return nil, io.EOF
		}
		if err != nil {
			return nil, refuse(ErrDamaged, "a part of it is not well-formed XML", saveAnew)
		}
		switch t := t.(type) {
		case xml.StartElement:
			x.depth++
			return t, x.b.deep(x.depth)
		case xml.EndElement:
			x.depth--
			return t, nil
		case xml.CharData:
			return t, nil
		case xml.Directive:
			if bytes.IndexByte(t, '[') >= 0 {
				return nil, refuse(ErrDamaged, "a part of it defines entities of its own", "do not trust it")
			}
		}
	}
}

// each calls f for the elements inside the one that was opened last, up to its
// end tag. What f does not read is skipped.
func (x *part) each(f func(name string, t tag) error) error { return x.mixed(f, nil) }

// mixed is each for elements that hold text, too.
func (x *part) mixed(f func(name string, t tag) error, text func(s []byte)) error {
	depth := x.depth
	for {
		t, err := x.token()
		if err != nil {
			if errors.Is(err, io.EOF) && depth == 0 {
				return nil
			}
			if errors.Is(err, io.EOF) {
				return refuse(ErrDamaged, "a part of it ends too early", saveAnew)
			}
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := f(short(t.Name), tag{t}); err != nil {
				return err
			}
			if err := x.leaveTo(depth); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		case xml.CharData:
			if text != nil {
				text(t)
			}
		}
	}
}

// leaveTo skips to the end of the elements deeper than depth.
func (x *part) leaveTo(depth int) error {
	for x.depth > depth {
		if _, err := x.token(); err != nil {
			if errors.Is(err, io.EOF) {
				return refuse(ErrDamaged, "a part of it ends too early", saveAnew)
			}
			return err
		}
	}
	return nil
}

// text returns the text of the element that was opened last, without that of
// elements in it.
func (x *part) text() (string, error) {
	var s strings.Builder
	err := x.mixed(func(string, tag) error { return nil }, func(t []byte) { s.Write(t) })
	return s.String(), err
}

// allText returns the text of the element that was opened last and of those
// in it.
func (x *part) allText() (string, error) {
	var s strings.Builder
	depth := x.depth
	for x.depth >= depth {
		t, err := x.token()
		if err != nil {
			if errors.Is(err, io.EOF) {
				err = refuse(ErrDamaged, "a part of it ends too early", saveAnew)
			}
			return "", err
		}
		if t, ok := t.(xml.CharData); ok {
			s.Write(t)
		}
	}
	return s.String(), nil
}

// short writes a name with the usual prefix of its namespace, the same for the
// transitional and the strict Office Open XML.
func short(n xml.Name) string {
	if p := prefixOf[n.Space]; p != "" {
		return p + n.Local
	}
	return "?:" + n.Local
}

var prefixOf = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":           "w:",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                       "w:",
	"http://schemas.openxmlformats.org/drawingml/2006/main":                  "a:",
	"http://purl.oclc.org/ooxml/drawingml/main":                              "a:",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp:",
	"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing":             "wp:",
	"http://schemas.openxmlformats.org/drawingml/2006/chart":                 "c:",
	"http://purl.oclc.org/ooxml/drawingml/chart":                             "c:",
	"http://schemas.openxmlformats.org/drawingml/2006/diagram":               "dgm:",
	"http://purl.oclc.org/ooxml/drawingml/diagram":                           "dgm:",
	"http://schemas.openxmlformats.org/presentationml/2006/main":             "p:",
	"http://purl.oclc.org/ooxml/presentationml/main":                         "p:",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":             "m:",
	"http://purl.oclc.org/ooxml/officeDocument/math":                         "m:",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":            "mc:",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingShape":      "wps:",
	"http://schemas.microsoft.com/office/drawing/2010/main":                  "a14:",
	"urn:schemas-microsoft-com:vml":                                          "v:",
	"http://purl.org/dc/elements/1.1/":                                       "dc:",
	"urn:oasis:names:tc:opendocument:xmlns:office:1.0":                       "office:",
	"urn:oasis:names:tc:opendocument:xmlns:text:1.0":                         "text:",
	"urn:oasis:names:tc:opendocument:xmlns:table:1.0":                        "table:",
	"urn:oasis:names:tc:opendocument:xmlns:style:1.0":                        "style:",
	"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0":                      "draw:",
	"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0":               "svg:",
	"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0":                     "manifest:",
	"urn:oasis:names:tc:opendocument:xmlns:presentation:1.0":                 "presentation:",
	"http://www.w3.org/1998/Math/MathML":                                     "math:",
	"urn:oasis:names:tc:opendocument:xmlns:container":                        "ocf:",
	"http://www.idpf.org/2007/opf":                                           "opf:",
	"http://www.w3.org/2001/04/xmlenc#":                                      "enc:",
}
