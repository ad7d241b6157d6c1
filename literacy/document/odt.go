package document

import (
	"bytes"
	"cmp"
	"path"
	"slices"
	"strings"
)

// open reads the text of an OpenDocument text.
type open struct {
	b      *builder
	c      *container
	styles map[string]openStyle // by family and name
	langs  map[string]int
	notes  []item
	gone   map[string]string // what a change deletes, if it is to be kept
	asides []Reason
	lists  int
}

// openStyle is what a style of an OpenDocument decides.
type openStyle struct {
	name, parent string
	outline      int
	hidden       setting
	lang         string
}

// readODT reads a document of LibreOffice: the body, then the notes.
func readODT(data []byte, b *builder) error {
	c, err := openContainer(data, b)
	if err != nil {
		return err
	}
	if err := openLocks(c); err != nil {
		return err
	}
	d := &open{b: b, c: c, styles: map[string]openStyle{}, langs: map[string]int{}, gone: map[string]string{}}
	if err := d.meta(); err != nil {
		return err
	}
	if c.has("styles.xml") {
		x, err := c.xml("styles.xml")
		if err != nil {
			return err
		}
		if err := d.styleSheet(x, false); err != nil {
			return err
		}
	}
	x, err := c.xml("content.xml")
	if err != nil {
		return err
	}
	if err := d.content(x); err != nil {
		return err
	}
	for _, it := range d.notes {
		if err := it.to(b); err != nil {
			return err
		}
	}
	if err := d.margins(); err != nil {
		return err
	}
	d.language()
	return nil
}

// openLocks refuses a document whose parts are encrypted.
func openLocks(c *container) error {
	const manifest = "META-INF/manifest.xml"
	if !c.has(manifest) {
		return nil
	}
	x, err := c.xml(manifest)
	if err != nil {
		return err
	}
	var walk func(name string, t tag) error
	walk = func(name string, _ tag) error {
		if name == "manifest:encryption-data" {
			return refuse(ErrEncrypted, "a password locks it", passwords)
		}
		return x.each(walk)
	}
	return x.each(walk)
}

// meta reads the title and the language of the document.
func (d *open) meta() error {
	if !d.c.has("meta.xml") {
		return nil
	}
	x, err := d.c.xml("meta.xml")
	if err != nil {
		return err
	}
	return x.each(func(string, tag) error {
		return x.each(func(string, tag) error {
			return x.each(func(name string, _ tag) error {
				if name != "dc:title" {
					return nil
				}
				text, err := x.text()
				d.b.doc.Title = oneLine(text)
				return err
			})
		})
	})
}

// styleSheet reads styles; with text, the body, too.
func (d *open) styleSheet(x *part, text bool) error {
	found := false
	err := x.each(func(string, tag) error {
		return x.each(func(name string, _ tag) error {
			switch name {
			case "office:styles", "office:automatic-styles":
				return x.each(func(name string, t tag) error {
					switch name {
					case "style:style":
						return d.style(x, t.attr("family")+" "+t.attr("name"), t)
					case "style:default-style":
						return d.style(x, t.attr("family")+" ", t)
					}
					return nil
				})
			case "office:body":
				if !text {
					return nil
				}
				return x.each(func(name string, _ tag) error {
					if name != "office:text" {
						return nil
					}
					found = true
					return d.story(x, "", func(it item) error { return it.to(d.b) })
				})
			}
			return nil
		})
	})
	if err == nil && text && !found {
		err = refuse(ErrUnsupported, "an OpenDocument that is no text", "save it as .odt, .docx or .pdf")
	}
	return err
}

func (d *open) content(x *part) error { return d.styleSheet(x, true) }

func (d *open) style(x *part, key string, t tag) error {
	s := openStyle{parent: t.attr("parent-style-name"), outline: outlineLevel(t.attr("default-outline-level"))}
	s.name = cmp.Or(t.attr("display-name"), strings.ReplaceAll(t.attr("name"), "_20_", " "))
	err := x.each(func(name string, t tag) error {
		if name != "style:text-properties" {
			return nil
		}
		switch t.attr("display") {
		case "none":
			s.hidden = on
		case "true":
			s.hidden = off
		}
		if lang := t.attr("language"); lang != "" && lang != "none" && lang != "zxx" {
			s.lang = lang
			if country := t.attr("country"); country != "" && country != "none" {
				s.lang += "-" + country
			}
		}
		return nil
	})
	d.styles[key] = s
	return err
}

func outlineLevel(s string) int {
	if len(s) == 1 && s[0] >= '1' && s[0] <= '9' {
		return int(s[0] - '0')
	}
	if s == "10" {
		return bodyText
	}
	return 0
}

// chain calls f with a style and those above it until it returns true.
func (d *open) chain(family, name string, f func(openStyle) bool) {
	for range 32 {
		s, ok := d.styles[family+" "+name]
		if !ok || name == "" || f(s) {
			return
		}
		name = s.parent
	}
}

func (d *open) hidden(family, name string) (h setting) {
	d.chain(family, name, func(s openStyle) bool { h = s.hidden; return h != unset })
	return h
}

func (d *open) langOf(family, name string) (lang string) {
	d.chain(family, name, func(s openStyle) bool { lang = s.lang; return lang != "" })
	return lang
}

// role says what a style makes of a paragraph.
func (d *open) role(name string) (kind Kind, level int, reason Reason) {
	d.chain("paragraph", name, func(s openStyle) bool {
		if s.outline != 0 && s.outline != bodyText {
			kind, level = Heading, s.outline
			return true
		}
		kind, level, reason = styleRole(s.name)
		return kind != "" || reason != ""
	})
	return kind, level, reason
}

// language sets the language of most of the text.
func (d *open) language() {
	standard := d.styles["paragraph "].lang
	d.langs[standard] += d.langs[""]
	delete(d.langs, "")
	best, most := standard, d.langs[standard]
	for lang, n := range d.langs {
		if n > most || n == most && lang != standard && best != standard && lang < best {
			best, most = lang, n
		}
	}
	d.b.declare(best)
}

// margins leaves out the headers and footers of the pages.
func (d *open) margins() error {
	if !d.c.has("styles.xml") {
		return nil
	}
	data, err := d.c.read("styles.xml")
	if err != nil {
		return err
	}
	if !bytes.Contains(data, []byte("header")) && !bytes.Contains(data, []byte("footer")) {
		return nil // spares a second reading
	}
	x := newPart(data, d.b)
	said := map[string]bool{}
	var walk func(name string, t tag) error
	walk = func(name string, t tag) error {
		reason := ReasonHeader
		switch name {
		case "office:document-styles", "office:master-styles", "style:master-page":
			return x.each(walk)
		case "style:footer", "style:footer-left", "style:footer-first":
			reason = ReasonFooter
		case "style:header", "style:header-left", "style:header-first":
		default:
			return nil
		}
		var lines []string
		err := d.story(x, "", func(it item) error {
			lines = append(lines, strings.TrimSpace(it.text))
			return nil
		})
		text := strings.TrimSpace(strings.Join(lines, "\n"))
		if err != nil || said[text] {
			return err
		}
		said[text] = true
		return d.b.leave(reason, text, Place{})
	}
	return x.each(walk)
}

// object leaves out what a part of the file or the element itself embeds.
func (d *open) object(x *part, href string, p *paragraph) error {
	if href == "" {
		text, err := x.allText()
		p.later = append(p.later, item{reason: ReasonEquation, text: oneLine(text)})
		return err
	}
	name := path.Join(href, "content.xml")
	it := item{reason: ReasonEmbedded, text: path.Base(href)}
	if d.c.has(name) {
		o, err := d.c.xml(name)
		if err != nil {
			return err
		}
		err = o.each(func(root string, _ tag) (err error) {
			if root == "math:math" {
				it.reason = ReasonEquation
				it.text, err = o.allText()
				it.text = oneLine(it.text)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	p.later = append(p.later, it)
	return nil
}

// table reads a table row by row, as it is seen: a row may stand for several.
func (d *open) table(x *part, hand func(item) error) error {
	var rows func(name string, t tag) error
	rows = func(name string, t tag) error {
		switch name {
		case "table:table-header-rows", "table:table-rows", "table:table-row-group":
			return x.each(rows)
		case "table:table-row":
			if v := t.attr("visibility"); v == "collapse" || v == "filter" {
				defer d.aside(ReasonHidden)()
			}
			return d.row(x, repeats(t.attr("number-rows-repeated")), hand)
		}
		return nil
	}
	return x.each(rows)
}

func (d *open) row(x *part, times int, hand func(item) error) error {
	var list, after []item
	some := false
	lists := d.lists
	d.lists = 0
	err := x.each(func(name string, t tag) error {
		if name != "table:table-cell" && name != "table:covered-table-cell" {
			return nil
		}
		if name == "table:covered-table-cell" {
			defer d.aside(ReasonHidden)()
		}
		var inner []item
		err := d.story(x, "", func(it item) error {
			if it.reason != "" || it.loose || it.row != 0 {
				after = append(after, it)
			} else {
				inner = append(inner, it)
			}
			return nil
		})
		cell := cellOf(inner, 0)
		list = append(list, cell...)
		if cell[0].text != "" {
			some = true
			for range repeats(t.attr("number-columns-repeated")) - 1 {
				list = append(list, cell...)
			}
		}
		return err
	})
	d.lists = lists
	if err != nil {
		return err
	}
	if !some {
		times = 0
	}
	for range times {
		row := d.b.nextRow()
		for _, it := range list {
			if it.kind == TableCell {
				it.row = row
			}
			if err := hand(it); err != nil {
				return err
			}
		}
	}
	for _, it := range after {
		if err := hand(it); err != nil {
			return err
		}
	}
	return nil
}

// mostRepeats bounds what one row or cell may stand for.
const mostRepeats = 100

func repeats(s string) int {
	n := 0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' || n > mostRepeats {
			break
		}
		n = n*10 + int(c-'0')
	}
	return min(max(n, 1), mostRepeats)
}

// aside leaves out what is read until the function that it returns is called.
func (d *open) aside(reason Reason) func() {
	if d.b.keeps(reason) {
		return func() {}
	}
	d.asides = append(slices.Clip(d.asides), reason)
	return func() { d.asides = d.asides[:len(d.asides)-1] }
}
