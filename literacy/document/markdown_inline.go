package document

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"
)

// inline gathers the text inside a block.
func (m *markdownReader) inline(n ast.Node, depth int) error {
	if err := m.b.deep(depth); err != nil {
		return err
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if end := m.struck(c); end != nil {
			if err := m.between(c, end, depth); err != nil {
				return err
			}
			c = end
			continue
		}
		if err := m.span(c, depth); err != nil {
			return err
		}
	}
	return nil
}

// struck returns the end tag if n is the tag of text that is struck out.
func (m *markdownReader) struck(n ast.Node) ast.Node {
	name, end := m.tagName(n)
	if end || name != "del" && name != "s" && name != "strike" || m.b.keeps(ReasonDeleted) {
		return nil
	}
	// The end tags among the children of a node are looked for once.
	parent := n.Parent()
	ends, known := m.ends[parent]
	if !known {
		ends = map[string][]ast.Node{}
		for c := n; c != nil; c = c.NextSibling() {
			if other, end := m.tagName(c); end {
				ends[other] = append(ends[other], c)
			}
		}
		if m.ends == nil {
			m.ends = map[ast.Node]map[string][]ast.Node{}
		}
		m.ends[parent] = ends
	}
	list := ends[name]
	for len(list) > 0 && startOf(list[0]) < startOf(n) {
		list = list[1:]
	}
	ends[name] = list
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

// startOf returns where a tag begins.
func startOf(n ast.Node) int { return n.(*ast.RawHTML).Segments.At(0).Start }

// tagName returns the name of a tag, and whether it is an end tag.
func (m *markdownReader) tagName(node ast.Node) (name string, end bool) {
	raw, ok := node.(*ast.RawHTML)
	if !ok || raw.Segments.Len() == 0 {
		return "", false
	}
	s := raw.Segments.At(0)
	tag := m.bytes[s.Start+1 : s.Stop]
	if end = len(tag) > 0 && tag[0] == '/'; end {
		tag = tag[1:]
	}
	n := 0
	for n < len(tag) && alnum(tag[n]) {
		n++
	}
	return strings.ToLower(string(tag[:n])), end
}

// between leaves out what stands between two tags.
func (m *markdownReader) between(from, to ast.Node, depth int) error {
	outer := m.w
	m.w = weave{}
	place := m.place(m.base + max(from.Pos(), 0))
	for c := from.NextSibling(); c != to; c = c.NextSibling() {
		if err := m.span(c, depth); err != nil {
			return err
		}
	}
	text := m.w.string()
	if len(m.w.marks) > 0 {
		place = m.place(m.w.marks[0].source)
	}
	m.w = outer
	return m.b.leave(ReasonDeleted, oneLine(text), place)
}

func (m *markdownReader) span(n ast.Node, depth int) error {
	switch n := n.(type) {
	case *ast.Text:
		m.text(n)
	case *ast.String:
		m.w.put(string(n.Value), m.w.source, 0)
	case *ast.CodeSpan:
		// Read as it stands: it is a word of its sentence.
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if t, ok := c.(*ast.Text); ok {
				m.w.flow(string(m.bytes[t.Segment.Start:t.Segment.Stop]), m.base+t.Segment.Start)
			}
		}
	case *ast.Link:
		inside := m.w.inLink
		m.w.inLink = true
		err := m.inline(n, depth+1)
		m.w.inLink = inside
		if err != nil || n.Reference != nil || len(n.Destination) == 0 {
			return err
		}
		return m.b.leave(ReasonLinkTarget, string(n.Destination), m.place(m.base+max(n.Pos(), 0)))
	case *ast.Image:
		return m.image(n, depth)
	case *ast.AutoLink:
		m.w.inLink = true
		m.w.put(string(n.Label(m.bytes)), m.base+max(n.Pos(), 0)+1, len(n.Label(m.bytes)))
		m.w.inLink = false
	case *ast.RawHTML:
		return m.tag(n)
	case *extast.Strikethrough:
		if m.b.keeps(ReasonDeleted) {
			return m.inline(n, depth+1)
		}
		return m.apart(n, ReasonDeleted, depth)
	case *extast.TaskCheckBox:
	case *noteMark:
		return m.b.leave(ReasonNoteMark, n.label, m.place(m.base+max(n.Pos(), 0)))
	default:
		return m.inline(n, depth+1)
	}
	return nil
}

func (m *markdownReader) text(n *ast.Text) {
	s := n.Segment
	if n.IsRaw() {
		m.w.flow(string(m.bytes[s.Start:s.Stop]), m.base+s.Start)
	} else {
		m.w.escaped(string(m.bytes[s.Start:s.Stop]), m.base+s.Start, true)
	}
	switch {
	case n.HardLineBreak():
		m.w.lineBreak(m.base+s.Stop, 1)
	case n.SoftLineBreak():
		m.w.gap(m.base + s.Stop)
	}
}

// apart leaves out the text of an inline node.
func (m *markdownReader) apart(n ast.Node, reason Reason, depth int) error {
	outer := m.w
	m.w = weave{}
	err := m.inline(n, depth+1)
	text := m.w.string()
	place := m.place(m.base + max(n.Pos(), 0))
	if len(m.w.marks) > 0 {
		place = m.place(m.w.marks[0].source)
	}
	m.w = outer
	if err != nil {
		return err
	}
	return m.b.leave(reason, oneLine(text), place)
}

func (m *markdownReader) image(n *ast.Image, depth int) error {
	if err := m.apart(n, ReasonAltText, depth); err != nil {
		return err
	}
	m.w.gap(m.base + max(n.Pos(), 0))
	return nil
}

// tag handles a tag or a comment inside a line.
func (m *markdownReader) tag(n *ast.RawHTML) error {
	if n.Segments.Len() == 0 {
		return nil
	}
	at := m.base + n.Segments.At(0).Start
	var raw []byte
	for i := range n.Segments.Len() {
		s := n.Segments.At(i)
		raw = append(raw, m.bytes[s.Start:s.Stop]...)
	}
	if after, ok := bytes.CutPrefix(raw, []byte("<!--")); ok {
		return m.b.comment(string(bytes.TrimSuffix(after, []byte("-->"))), m.place(at))
	}
	switch name, end := m.tagName(n); {
	case name == "":
		return m.b.leave(ReasonMarkup, string(raw), m.place(at))
	case end:
	case name == "br":
		m.w.lineBreak(at, len(raw))
	case name == "img":
		m.w.gap(at)
		z := html.NewTokenizer(bytes.NewReader(raw))
		z.Next()
		_, more := z.TagName()
		if alt := attributes(z, more)["alt"]; strings.TrimSpace(alt) != "" {
			return m.b.leave(ReasonAltText, oneLine(alt), m.place(at))
		}
	}
	return nil
}

// noteMark is the mark in the text that leads to a footnote.
type noteMark struct {
	ast.BaseInline
	label string
}

var kindNoteMark = ast.NewNodeKind("NoteMark")

// Kind returns the kind of the node.
func (*noteMark) Kind() ast.NodeKind { return kindNoteMark }

// Dump prints the node.
func (n *noteMark) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// noteMarks finds the marks. Unlike the parser of the library it does not look
// for the note, which would take the square of their number.
type noteMarks struct{}

const longestLabel = 100

// Trigger returns the characters that may begin a mark.
func (noteMarks) Trigger() []byte { return []byte{'['} }

// Parse reads a mark.
func (noteMarks) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if len(line) < 4 || line[1] != '^' {
		return nil
	}
	line = line[:min(len(line), longestLabel)]
	end := bytes.IndexByte(line, ']')
	if end < 3 || bytes.ContainsAny(line[2:end], " \t[") {
		return nil
	}
	block.Advance(end + 1)
	return &noteMark{label: string(line[2:end])}
}
