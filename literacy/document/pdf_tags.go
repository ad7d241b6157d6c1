package document

import (
	"cmp"
	"slices"
	"strings"
)

// pdfTree reads the tags of a PDF: what its text is, in the order of reading.
type pdfTree struct {
	d       *pdf
	roles   pdfDict
	pages   map[pdfRef]int
	content map[pdfContent][]int // lines by the content they belong to
	lines   []pdfLine
	used    []bool
	seen    map[pdfRef]bool
	list    []*pdfBlock
	block   *pdfBlock
	last    int // the line added last
	row     int
	depth   int // of lists
	cells   int
	kind    Kind
	reason  Reason
	heads   bool
}

// pdfContent is a piece of tagged content of a page.
type pdfContent struct{ page, tag int }

// tagged returns the blocks that the tags make of the lines. It fails where
// they cover less than four fifths of the text.
func (d *pdf) tagged(lines []pdfLine) ([]*pdfBlock, bool) {
	root := d.f.dict(d.f.dict(d.f.trailer["Root"])["StructTreeRoot"])
	if root == nil {
		return nil, false
	}
	t := &pdfTree{
		d: d, lines: lines, roles: d.f.dict(root["RoleMap"]), pages: map[pdfRef]int{}, content: map[pdfContent][]int{},
		used: make([]bool, len(lines)), seen: map[pdfRef]bool{}, last: -2,
	}
	for i, page := range d.pages {
		t.pages[page.ref] = i + 1
	}
	for i, l := range lines {
		if l.tag >= 0 {
			c := pdfContent{l.page, l.tag}
			t.content[c] = append(t.content[c], i)
		}
	}
	d.columns(lines)
	t.kids(root["K"], 0, 0)
	all, covered := 0, 0
	var rest []pdfLine
	for i, l := range lines {
		all += len(l.text)
		if t.used[i] {
			covered += len(l.text)
		} else {
			rest = append(rest, l)
		}
	}
	if covered*5 < all*4 {
		return nil, false
	}
	for _, b := range t.list {
		if b.kind == Paragraph && !t.heads {
			b.kind = "" // headings are not tagged: guess them
		}
	}
	return append(t.list, d.guess(rest)...), true
}

// kids reads what an element holds.
func (t *pdfTree) kids(v any, page, depth int) {
	if depth > pdfDepth {
		return
	}
	if ref, ok := v.(pdfRef); ok {
		if t.seen[ref] {
			return
		}
		t.seen[ref] = true
	}
	switch v := t.d.f.resolve(v).(type) {
	case float64:
		t.add(page, pdfInt(v))
	case []any:
		for _, kid := range v {
			t.kids(kid, page, depth+1)
		}
	case pdfDict:
		if ref, ok := v["Pg"].(pdfRef); ok && t.pages[ref] > 0 {
			page = t.pages[ref]
		}
		switch {
		case v["MCID"] != nil:
			t.add(page, pdfInt(t.d.f.resolve(v["MCID"])))
		case t.d.f.name(v["Type"]) != "OBJR":
			t.element(v, page, depth)
		}
	}
}

// add adds the lines of a piece of content to the block that is open.
func (t *pdfTree) add(page, tag int) {
	for _, i := range t.content[pdfContent{page, tag}] {
		if t.used[i] {
			continue
		}
		t.used[i] = true
		l := t.lines[i]
		on := func() bool { return t.last == i-1 && l.goesOn(t.block.lines[len(t.block.lines)-1]) }
		switch {
		case t.block == nil, t.block.loose && !on() && t.d.parts(t.block, l):
			t.open(cmp.Or(t.kind, Paragraph), t.level())
			t.block.loose = t.block.kind == Paragraph
			t.block.x = l.x
		}
		if n := len(t.block.lines); n > 0 && on() {
			t.block.lines[n-1].merge(l)
		} else {
			t.block.lines = append(t.block.lines, l)
		}
		t.block.right = max(t.block.right, l.end)
		t.last = i
	}
}

// level is the depth of a list item; 0 outside lists.
func (t *pdfTree) level() int {
	if t.kind == ListItem {
		return t.depth
	}
	return 0
}

func (t *pdfTree) open(kind Kind, level int) {
	t.block = &pdfBlock{kind: kind, level: level, row: t.row, reason: t.reason, tagged: true}
	t.list = append(t.list, t.block)
}

// role returns the standard name of what an element is.
func (t *pdfTree) role(v any) string {
	name := t.d.f.name(v)
	for range 8 {
		next := t.d.f.name(t.roles[name])
		if next == "" || next == name {
			break
		}
		name = next
	}
	return name
}

// element reads an element by its role.
func (t *pdfTree) element(d pdfDict, page, depth int) {
	role := t.role(d["S"])
	inside := func() { t.kids(d["K"], page, depth+1) }
	kind, reason := t.kind, t.reason
	defer func() { t.kind, t.reason = kind, reason }()
	if alt := t.d.f.text(d["Alt"]); alt != "" && (role == "Figure" || role == "Formula") {
		why := ReasonAltText
		if role == "Formula" {
			why = ReasonEquation
		}
		t.list = append(t.list, &pdfBlock{reason: why, alt: alt, lines: []pdfLine{{page: page}}, tagged: true})
	}
	switch role {
	case "H", "H1", "H2", "H3", "H4", "H5", "H6", "Title":
		level := 1
		if len(role) == 2 {
			level = int(role[1] - '0')
		}
		t.heads = true
		t.inBlock(Heading, level, inside)
	case "P":
		t.inBlock(cmp.Or(t.kind, Paragraph), t.depth, inside)
	case "L":
		t.block = nil
		t.depth++
		inside()
		t.depth--
		t.block = nil
	case "LI":
		t.block = nil
		t.kind = ListItem
		inside()
		t.block = nil
	case "Lbl":
		t.label(d, page, depth)
	case "LBody":
		t.inBlock(ListItem, t.depth, inside)
	case "Table":
		t.block = nil
		inside()
		t.block = nil
	case "TR":
		if t.cells == 0 {
			t.row = t.d.b.nextRow()
		}
		inside()
	case "TD", "TH":
		t.cells++
		t.kind = TableCell
		t.inBlock(TableCell, 0, inside)
		t.cells--
	case "Caption":
		t.kind = Caption
		t.inBlock(Caption, 0, inside)
	case "Note", "FENote", "Footnote", "Endnote":
		block := t.block
		t.kind = Footnote
		t.inBlock(Footnote, 0, inside)
		t.block = block
	case "BlockQuote":
		t.kind = Quote
		t.block = nil
		inside()
		t.block = nil
	case "TOC", "Index":
		t.reason = ReasonNavigation
		t.block = nil
		inside()
		t.block = nil
	case "TOCI":
		t.inBlock(Paragraph, 0, inside)
	case "Sect", "Part", "Art", "Document", "DocumentFragment", "Aside":
		t.block = nil
		inside()
		t.block = nil
	default:
		inside()
	}
}

// inBlock reads a block. Blocks inside a cell, and the first inside an item of
// a list, belong to it.
func (t *pdfTree) inBlock(kind Kind, level int, inside func()) {
	if t.cells > 0 && t.block != nil && kind != TableCell {
		inside()
		return
	}
	if kind == ListItem && t.block != nil && t.block.kind == ListItem && len(t.block.lines) == 0 {
		inside()
		return
	}
	if kind != ListItem && kind != Heading {
		level = 0
	}
	t.open(kind, level)
	inside()
	t.block = nil
}

// label drops the bullet or the number of an item or a note.
func (t *pdfTree) label(d pdfDict, page, depth int) {
	block, list, last := t.block, len(t.list), t.last
	t.block = &pdfBlock{}
	hidden := t.block
	t.kids(d["K"], page, depth+1)
	t.list = slices.Delete(t.list, list, len(t.list))
	t.block = block
	var words []string
	for _, l := range hidden.lines {
		words = append(words, l.text)
	}
	if text := strings.Join(words, " "); text != "" && block != nil && t.kind != ListItem {
		t.list = append(t.list, &pdfBlock{reason: ReasonNoteMark, alt: text, lines: []pdfLine{{page: page}}, tagged: true})
	}
	if len(hidden.lines) == 0 {
		t.last = last
	}
}
