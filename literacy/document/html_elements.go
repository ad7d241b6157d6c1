package document

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// reasonTitle marks the title of a page: it is neither read nor left out but
// becomes Document.Title.
const reasonTitle Reason = "title"

// describe says what an element makes of the text in it.
func (h *htmlReader) describe(name string, attr map[string]string) element {
	e := element{name: name, inline: inlineElement(name)}
	switch name {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		e.kind, e.level = Heading, int(name[1]-'0')
		e.quiet = name == "h1" && h.reason == ReasonHeader
	case "li", "dt", "dd":
		e.kind = ListItem
	case "ul", "ol", "dl", "menu", "dir":
		e.list = true
	case "blockquote":
		e.kind = Quote
	case "figcaption", "caption":
		e.kind = Caption
	case "article", "aside", "main", "section":
		e.section = true
	case "a":
		e.link = has(attr, "href")
	}
	if notes(attr) {
		e.kind = Footnote
	}
	if reason := h.leftOut(name, attr); reason != "" && !h.b.keeps(reason) {
		e.skip = reason
	}
	return e
}

// leftOut returns why the text in an element is not read, or nothing.
func (h *htmlReader) leftOut(name string, attr map[string]string) Reason {
	switch name {
	case "title":
		if h.page && h.skipping == 0 {
			return reasonTitle
		}
		return ReasonEmbedded
	case "script", "style", "template", "noscript", "noembed", "noframes":
		return ReasonScript
	case "nav":
		return ReasonNavigation
	case "pre", "xmp", "listing", "plaintext":
		return ReasonCode
	case "del", "s", "strike":
		return ReasonDeleted
	case "select", "datalist", "button", "textarea", "option", "optgroup":
		return ReasonFormField
	case "math":
		return ReasonEquation
	case "svg", "iframe", "object", "canvas", "video", "audio", "applet":
		return ReasonEmbedded
	case "dialog":
		if _, open := attr["open"]; !open {
			return ReasonHidden
		}
	case "header", "footer":
		if h.page && !h.inSection() {
			if name == "header" {
				return ReasonHeader
			}
			return ReasonFooter
		}
	case "a":
		switch {
		case slices.Contains([]string{attr["role"], attr["epub:type"]}, "doc-backlink"), has(attr, "data-footnote-backref"),
			strings.Contains(attr["class"], "footnote-back"), attr["role"] == "doc-noteref", attr["epub:type"] == "noteref",
			has(attr, "data-footnote-ref"), strings.Contains(attr["class"], "footnote-ref"),
			noteLink.MatchString(attr["href"]),
			h.counts["sup"] > 0 && strings.HasPrefix(attr["href"], "#"):
			return ReasonNoteMark
		}
	}
	switch attr["role"] {
	case "navigation", "doc-toc", "menu", "menubar":
		return ReasonNavigation
	case "banner":
		return ReasonHeader
	case "contentinfo":
		return ReasonFooter
	case "presentation", "none":
	}
	if attr["epub:type"] == "pagebreak" {
		return ReasonPageNumber
	}
	if h.hiddenBy(attr) {
		return ReasonHidden
	}
	return ""
}

// noteLink matches where links to notes and back from them lead in pages made by
// Word, LibreOffice, Asciidoctor, MediaWiki and programs for Markdown.
var noteLink = regexp.MustCompile(`(?i)^#(?:_(?:ftn|edn)(?:ref)?\d+|sd(?:foot|end)note\d+(?:sym|anc)|_footnote(?:ref|def)_\d+|cite_ref-.+|fnref[-:_]?\d+)$`)

func has(attr map[string]string, key string) bool {
	_, ok := attr[key]
	return ok
}

// notes reports an element that holds the notes of a document.
func notes(attr map[string]string) bool {
	switch attr["role"] {
	case "doc-endnotes", "doc-footnote":
		return true
	}
	for kind := range strings.FieldsSeq(attr["epub:type"]) {
		switch kind {
		case "footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes":
			return true
		}
	}
	return slices.Contains(strings.Fields(attr["class"]), "footnotes")
}

// hiddenBy reports attributes that hide an element from a reader.
func (h *htmlReader) hiddenBy(attr map[string]string) bool {
	if has(attr, "hidden") || strings.EqualFold(attr["aria-hidden"], "true") {
		return true
	}
	if style := attr["style"]; style != "" {
		style = strings.ToLower(strings.Join(strings.Fields(style), ""))
		return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
	}
	return false
}

// inSection reports an element around the open ones that has a header of its
// own.
func (h *htmlReader) inSection() bool {
	return slices.ContainsFunc(h.stack, func(e element) bool { return e.section || e.name == "nav" || e.name == "td" })
}

// inlineElement reports an element that begins no block. An unknown element is
// one, as in a browser.
func inlineElement(name string) bool {
	switch name {
	case "address", "article", "aside", "blockquote", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
		"fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
		"legend", "li", "listing", "main", "menu", "nav", "ol", "p", "plaintext", "pre", "search", "section", "summary",
		"table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp":
		return false
	}
	return true
}

// parts reports an inline element that is an object of its own, with whatever is
// in it: the words on both sides of it are two.
func parts(name string) bool {
	switch name {
	case "select", "button", "textarea", "svg", "math", "iframe", "object", "canvas", "video", "audio", "template":
		return true
	}
	return false
}

// imply closes what the start of a block closes without an end tag.
func (h *htmlReader) imply(name string) error {
	var ends, within []string
	switch name {
	case "li":
		ends, within = []string{"li"}, []string{"ul", "ol", "menu", "dir", "td", "th", "table", "blockquote", "section", "article"}
	case "dt", "dd":
		ends, within = []string{"dt", "dd"}, []string{"dl", "td", "th", "table", "blockquote", "section", "article"}
	case "tr":
		ends, within = []string{"tr", "caption"}, []string{"table"}
	case "td", "th":
		ends, within = []string{"td", "th"}, []string{"tr", "table"}
	case "thead", "tbody", "tfoot":
		ends, within = []string{"thead", "tbody", "tfoot", "tr", "caption"}, []string{"table"}
	}
	at := -1
	for i := len(h.stack) - 1; i >= 0 && len(ends) > 0; i-- {
		e := h.stack[i].name
		if slices.Contains(within, e) {
			break
		}
		if slices.Contains(ends, e) {
			at = i
		}
		if h.stack[i].skip != "" {
			break // what is left out ends nothing outside
		}
	}
	if at >= 0 {
		return h.pop(at)
	}
	for i := len(h.stack) - 1; i >= 0; i-- {
		if h.stack[i].name == "p" {
			return h.pop(i)
		}
		if !h.stack[i].inline || h.stack[i].skip != "" {
			break
		}
	}
	return nil
}

// kind says what the text that is open is, by the elements around it.
func (h *htmlReader) kind() (kind Kind, level int) {
	for i := len(h.stack) - 1; i >= 0; i-- {
		e := &h.stack[i]
		if e.kind == Footnote {
			return Footnote, 0
		}
		if kind == "" && e.kind != "" {
			kind, level = e.kind, e.level
		}
		if e.cell {
			break // a cell in a list or quotation is a cell
		}
	}
	if kind == "" && h.cell == nil {
		kind, level = h.around, h.depth
	}
	switch {
	case kind == ListItem && h.lists > 0:
		level = h.depth + h.lists
	case kind == ListItem:
		level = max(level, 1)
	case kind == "" && h.w.onlyLink():
		kind = LinkText
	case kind == "":
		kind = Paragraph
	}
	return kind, level
}

// flush ends the block that is open.
func (h *htmlReader) flush() error {
	h.breaks = 0
	if h.skipping > 0 {
		h.skipped.gap(h.skipped.source)
		return nil
	}
	text := h.w.string()
	if text == "" {
		h.w.reset()
		return nil
	}
	kind, level := h.kind()
	place, spans := h.w.spans(h.place)
	h.w.reset()
	return h.emit(Block{Kind: kind, Text: text, Level: level, Place: place, Spans: spans})
}

// emit hands a block to the cell that is open, or to the builder.
func (h *htmlReader) emit(b Block) error {
	if h.cell != nil {
		if len(*h.cell) >= h.b.limits.Blocks {
			return h.b.block(b.Kind, b.Text, b.Level, b.Row, b.Place, b.Spans...)
		}
		*h.cell = append(*h.cell, b)
		return nil
	}
	return h.b.block(b.Kind, b.Text, b.Level, b.Row, b.Place, b.Spans...)
}

// endCell hands over the blocks of a cell: one paragraph is a cell, several
// blocks are a page that was laid out by a table.
func (h *htmlReader) endCell(e element) error {
	blocks := *h.cell
	h.cell = e.outer
	if len(blocks) == 1 && (blocks[0].Kind == Paragraph || blocks[0].Kind == LinkText) {
		blocks[0].Kind, blocks[0].Row = TableCell, e.row
	}
	for _, b := range blocks {
		if err := h.emit(b); err != nil {
			return err
		}
	}
	return nil
}

// rowOf returns the number of the row that is open.
func (h *htmlReader) rowOf() int {
	for i := len(h.stack) - 1; i >= 0 && h.stack[i].name != "table"; i-- {
		if h.stack[i].name == "tr" {
			return h.stack[i].row
		}
	}
	return 0
}

// declaredInHTML returns the encoding that a page declares.
func declaredInHTML(data []byte) string {
	head := string(data[:min(len(data), 256)])
	if strings.HasPrefix(head, "<?xml") {
		declaration, _, _ := strings.Cut(head, "?>")
		if _, after, ok := strings.Cut(declaration, "encoding="); ok && len(after) > 1 {
			if label, _, ok := strings.Cut(after[1:], after[:1]); ok {
				return label
			}
		}
	}
	z := html.NewTokenizer(bytes.NewReader(data[:min(len(data), 2048)]))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			if name, more := z.TagName(); string(name) == "meta" {
				if label := charsetOf(z, more); label != "" {
					return label
				}
			}
		}
	}
}

// charsetOf returns the encoding that a meta element declares.
func charsetOf(z *html.Tokenizer, more bool) string {
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		switch string(key) {
		case "charset":
			return strings.TrimSpace(string(value))
		case "content":
			if _, label, ok := strings.Cut(strings.ToLower(string(value)), "charset="); ok {
				label, _, _ = strings.Cut(label, ";")
				return strings.Trim(label, ` "'`)
			}
		}
	}
	return ""
}
