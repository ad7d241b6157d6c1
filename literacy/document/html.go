package document

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"

	"github.com/concord-sdm/concord/internal/ident"
)

// readHTML reads a web page.
func readHTML(data []byte, b *builder) error {
	text, err := decode(data, b, declaredInHTML)
	if err != nil {
		return err
	}
	at := newLines(text)
	return b.html(text, at.place, webPage)
}

// markup says what sort of markup is read.
type markup int

const (
	webPage markup = iota // a whole page: with a title, a header and a footer
	xhtml                 // a part of a book: XML, so that <p/> is empty
)

// html reads markup whose offsets place turns into places.
func (b *builder) html(source string, place func(int) Place, m markup) error {
	h := &htmlReader{b: b, source: source, place: place, page: m == webPage, xml: m == xhtml || strings.HasPrefix(source, "<?xml")}
	return h.run()
}

func (h *htmlReader) run() error {
	if err := h.read(); err != nil {
		return err
	}
	return h.end()
}

// htmlReader turns the tokens of HTML into blocks. It keeps the elements that
// decide what a text is; a missing end tag costs nothing but a little order.
type htmlReader struct {
	b      *builder
	source string
	place  func(int) Place
	page   bool
	xml    bool

	w      weave
	stack  []element
	counts map[string]int
	lists  int
	around Kind // of blocks outside all elements; empty is a paragraph
	depth  int  // of the lists around the markup
	breaks int  // line breaks since the last text

	skipped  weave // text of the element that is left out
	skipping int   // elements on the stack that are left out
	reason   Reason

	cell *[]Block // the blocks of the cell that is open
}

// element is an open element that matters.
type element struct {
	name    string
	kind    Kind   // of the blocks inside; empty to take that of the parent
	level   int    // of a heading
	skip    Reason // why it is left out
	quiet   bool   // inside what is left out: a level-one heading is read all the same
	row     int
	list    bool
	link    bool
	section bool
	inline  bool
	outer   *[]Block // the cell around a cell
	saved   int      // how many elements were left out when a quiet element began
	cell    bool     // it gathers the blocks in it
}

func (h *htmlReader) read() error {
	z := html.NewTokenizer(strings.NewReader(h.source))
	z.AllowCDATA(h.xml)
	h.counts = map[string]int{}
	offset := 0
	for {
		t := z.Next()
		raw := z.Raw()
		begin := offset
		offset += len(raw)
		var err error
		switch t {
		case html.ErrorToken:
			if len(raw) > 0 {
				h.text(h.source[begin:min(offset, len(h.source))], begin)
			}
			return nil
		case html.TextToken:
			if h.xml && bytes.HasPrefix(raw, []byte(cdata)) {
				h.character(string(bytes.TrimSuffix(raw[len(cdata):], []byte("]]>"))), begin+len(cdata))
				continue
			}
			h.text(h.source[begin:offset], begin)
		case html.CommentToken:
			err = h.comment(z, raw, begin)
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			if t == html.SelfClosingTagToken && h.xml {
				z.NextIsNotRawText()
			}
			err = h.start(string(name), attributes(z, more), t == html.SelfClosingTagToken, begin, len(raw))
		case html.EndTagToken:
			name, _ := z.TagName()
			err = h.close(string(name), begin, len(raw))
		}
		if err != nil {
			return err
		}
	}
}

// attributes reads the attributes that matter.
func attributes(z *html.Tokenizer, more bool) map[string]string {
	if !more {
		return nil
	}
	var m map[string]string
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		if !telling(string(key)) {
			continue
		}
		if m == nil {
			m = map[string]string{}
		}
		if _, seen := m[string(key)]; !seen {
			m[string(key)] = string(value)
		}
	}
	return m
}

func telling(key string) bool {
	switch key {
	case "hidden", "aria-hidden", "style", "role", "class", "alt", "lang", "xml:lang", "type", "value", "href", "open", "epub:type",
		"data-footnote-ref", "data-footnote-backref":
		return true
	}
	return false
}

func (h *htmlReader) comment(z *html.Tokenizer, raw []byte, begin int) error {
	if h.skipping > 0 || bytes.HasPrefix(raw, []byte("</")) {
		return nil
	}
	text := string(z.Text())
	if h.b.keeps(ReasonComment) {
		h.w.gap(begin)
		h.w.flow(text, begin+len("<!--"))
		h.w.gap(begin)
		return nil
	}
	return h.b.comment(text, h.place(begin))
}

// text adds running text, or text that is left out.
func (h *htmlReader) text(s string, offset int) {
	w := &h.w
	if h.skipping > 0 {
		w = &h.skipped
	}
	before := len(w.text)
	w.escaped(s, offset, false)
	if len(w.text) > before {
		h.breaks = 0
	}
}

// cdata begins text without references in XHTML. In a page a browser takes it
// for a comment.
const cdata = "<![CDATA["

// character adds text as it stands.
func (h *htmlReader) character(s string, offset int) {
	if h.skipping > 0 {
		h.skipped.flow(s, offset)
		return
	}
	h.w.flow(s, offset)
}

// start handles a start tag.
func (h *htmlReader) start(name string, attr map[string]string, empty bool, begin, n int) error {
	if h.void(name, attr, begin, n) {
		return h.image(name, attr, begin)
	}
	if name == "html" || name == "body" || name == "head" {
		h.language(name, attr)
		return h.flush()
	}
	e := h.describe(name, attr)
	if !e.inline {
		if err := h.flush(); err != nil {
			return err
		}
		if err := h.imply(name); err != nil {
			return err
		}
	}
	switch name {
	case "tr":
		e.row = h.b.nextRow()
	case "td", "th":
		if e.row = h.rowOf(); e.row == 0 {
			e.row = h.b.nextRow()
		}
		if h.skipping == 0 {
			e.cell, e.outer, h.cell = true, h.cell, new([]Block)
		}
	}
	if e.inline && e.skip == "" && !e.link && name != "sup" {
		return nil // a tag without a consequence
	}
	if err := h.push(e, begin); err != nil {
		return err
	}
	if empty && h.xml {
		return h.close(name, begin, n) // <p/> of XHTML
	}
	return nil
}

// void handles elements that have no content.
func (h *htmlReader) void(name string, attr map[string]string, begin, n int) bool {
	switch name {
	case "br":
		if h.skipping > 0 {
			h.skipped.gap(begin)
			return true
		}
		h.w.lineBreak(begin, n)
		h.breaks++
		return true
	case "wbr", "meta", "link", "base", "col", "source", "track", "param", "area", "embed", "img", "input", "hr":
		return true
	}
	return false
}

// image handles the voids that hold or part text.
func (h *htmlReader) image(name string, attr map[string]string, begin int) error {
	switch name {
	case "br":
		if h.breaks >= 2 {
			return h.flush()
		}
	case "hr":
		return h.flush()
	case "img", "area", "input":
		alt := attr["alt"]
		reason := ReasonAltText
		if name == "input" && alt == "" {
			reason = ReasonFormField
			switch attr["type"] {
			case "submit", "button", "reset":
				alt = attr["value"]
			}
		}
		if h.skipping > 0 {
			h.skipped.gap(begin)
			return nil
		}
		h.w.gap(begin)
		if h.hiddenBy(attr) {
			reason = ReasonHidden
		}
		if strings.TrimSpace(alt) == "" {
			return nil
		}
		if h.b.keeps(reason) && reason == ReasonAltText {
			if err := h.flush(); err != nil {
				return err
			}
		}
		return h.b.leave(reason, oneLine(alt), h.place(begin))
	}
	return nil
}

func (h *htmlReader) language(name string, attr map[string]string) {
	tag := attr["lang"]
	if tag == "" {
		tag = attr["xml:lang"]
	}
	if h.page && h.b.doc.Language == "" && name != "head" {
		if canonical, ok := ident.CanonicalLanguage(strings.TrimSpace(tag)); ok {
			h.b.doc.Language = canonical
		}
	}
}

// push opens an element.
func (h *htmlReader) push(e element, begin int) error {
	if err := h.b.deep(len(h.stack)); err != nil {
		return err
	}
	if e.quiet = e.quiet && h.skipping > 0; e.quiet {
		// A heading inside the header of the page: what came before it is done.
		if err := h.leave(); err != nil {
			return err
		}
		e.saved, h.skipping = h.skipping, 0
	}
	if e.skip != "" {
		if h.skipping == 0 {
			h.reason = e.skip
			h.skipped.reset()
			h.skipped.gap(begin)
		}
		h.skipping++
	}
	if e.list {
		h.lists++
	}
	if e.link {
		h.w.inLink = true
	}
	if parts(e.name) {
		h.w.gap(begin)
	}
	if e.name == "option" {
		h.skipped.gap(begin)
	}
	h.stack = append(h.stack, e)
	h.counts[e.name]++
	return nil
}

// furthest bounds the search for the start of an inline element.
const furthest = 32

// close handles an end tag.
func (h *htmlReader) close(name string, begin, n int) error {
	switch name {
	case "br", "p":
		if h.counts[name] == 0 {
			if name == "br" {
				h.void("br", nil, begin, n)
				return nil
			}
			return h.flush()
		}
	}
	inline := inlineElement(name)
	if h.counts[name] == 0 {
		if inline {
			return nil
		}
		return h.flush()
	}
	for i := len(h.stack) - 1; i >= 0; i-- {
		e := &h.stack[i]
		if e.name == name {
			return h.pop(i)
		}
		if inline && !parts(name) && (!e.inline && e.name != "p" || len(h.stack)-i > furthest) {
			return nil
		}
		if e.name == "td" || e.name == "th" || e.name == "table" {
			if name != "td" && name != "th" && name != "tr" && name != "table" && name != "tbody" && name != "thead" && name != "tfoot" {
				return nil // an end tag does not reach out of a cell
			}
		}
	}
	return nil
}

// pop closes all elements from the i-th on.
func (h *htmlReader) pop(i int) error {
	for len(h.stack) > i {
		e := h.stack[len(h.stack)-1]
		if !e.inline {
			if err := h.flush(); err != nil {
				return err
			}
		}
		h.stack = h.stack[:len(h.stack)-1]
		h.counts[e.name]--
		if e.list {
			h.lists--
		}
		if e.link {
			h.w.inLink = false
		}
		if e.saved > 0 {
			h.skipping, h.reason = e.saved, ReasonHeader
			h.skipped.reset()
		}
		if parts(e.name) {
			h.w.gap(h.w.source)
		}
		if e.skip != "" {
			if h.skipping--; h.skipping == 0 {
				if err := h.leave(); err != nil {
					return err
				}
			}
		}
		if e.cell {
			if err := h.endCell(e); err != nil {
				return err
			}
		}
	}
	return nil
}

// leave hands over the text that was left out.
func (h *htmlReader) leave() error {
	text := h.skipped.string()
	var place Place
	if len(h.skipped.marks) > 0 {
		place = h.place(h.skipped.marks[0].source)
	}
	h.skipped.reset()
	if h.reason == reasonTitle {
		if h.b.doc.Title == "" {
			h.b.doc.Title = oneLine(text)
		}
		return nil
	}
	return h.b.leave(h.reason, oneLine(text), place)
}

// end closes what is open at the end of the file.
func (h *htmlReader) end() error {
	if err := h.pop(0); err != nil {
		return err
	}
	return h.flush()
}
