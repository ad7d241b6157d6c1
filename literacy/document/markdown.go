package document

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/concord-sdm/concord/internal/ident"
)

// readMarkdown reads CommonMark with the tables, task lists and struck-out text
// of GitHub, footnotes, lists of definitions and front matter.
func readMarkdown(data []byte, b *builder) error {
	source, err := decode(data, b, nil)
	if err != nil {
		return err
	}
	m := &markdownReader{b: b, source: source, lines: newLines(source)}
	if err := m.hostile(); err != nil {
		return err
	}
	if m.base, err = m.frontMatter(); err != nil {
		return err
	}
	body, err := m.directives(source[m.base:], m.base)
	if err != nil {
		return err
	}
	m.bytes = []byte(body)
	root := markdownParser().Parse(text.NewReader(m.bytes))
	return m.children(root, 0)
}

// markdownParser makes a parser; goldmark's may not be shared while it runs.
func markdownParser() parser.Parser {
	p := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList, extension.DefinitionList)).Parser()
	p.AddOptions(
		parser.WithAttribute(), // {#name} behind a heading is no text
		parser.WithBlockParsers(util.Prioritized(extension.NewFootnoteBlockParser(), 999)),
		parser.WithInlineParsers(util.Prioritized(new(restraint), 90), util.Prioritized(noteMarks{}, 101)),
	)
	return p
}

type markdownReader struct {
	b      *builder
	source string
	bytes  []byte // the source behind the front matter
	base   int    // where that begins
	lines  *lines

	w     weave
	lists int
	kinds []Kind // of the containers around: quote, list item, footnote
	ends  map[ast.Node]map[string][]ast.Node
}

func (m *markdownReader) place(offset int) Place { return m.lines.place(offset) }

// frontMatter leaves out the data between two lines of --- or +++ at the
// beginning and takes title and language from it.
func (m *markdownReader) frontMatter() (int, error) {
	fence, rest, ok := strings.Cut(m.source, "\n")
	fence = strings.TrimRight(fence, " \t")
	if !ok || fence != "---" && fence != "+++" {
		return 0, nil
	}
	at := len(m.source) - len(rest)
	for line := range strings.Lines(rest) {
		next := at + len(line)
		switch end := strings.TrimRight(line, " \t\n"); end {
		case fence, "...":
			head := m.source[:next]
			if !strings.ContainsAny(head, ":=") {
				return 0, nil
			}
			m.declared(head)
			if m.b.keeps(ReasonFrontMatter) {
				return next, m.b.block(Paragraph, head, 0, 0, m.place(0))
			}
			return next, m.b.leave(ReasonFrontMatter, head, m.place(0))
		case "":
			if fence == "---" && at == len(fence)+1 {
				return 0, nil // a rule, then text
			}
		}
		at = next
	}
	return 0, nil
}

func (m *markdownReader) declared(head string) {
	for line := range strings.Lines(head) {
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			if key, value, ok = strings.Cut(line, "="); !ok {
				continue
			}
		}
		value = strings.Trim(strings.TrimSpace(value), `"'`)
		switch strings.TrimSpace(key) {
		case "title":
			if m.b.doc.Title == "" {
				m.b.doc.Title = value
			}
		case "lang", "language", "locale":
			if tag, ok := ident.CanonicalLanguage(value); ok && m.b.doc.Language == "" {
				m.b.doc.Language = tag
			}
		}
	}
}

// children reads the blocks inside a node. Depth bounds the recursion.
func (m *markdownReader) children(n ast.Node, depth int) error {
	if err := m.b.deep(depth); err != nil {
		return err
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if err := m.node(c, depth); err != nil {
			return err
		}
	}
	return nil
}

func (m *markdownReader) inside(kind Kind, n ast.Node, depth int) error {
	m.kinds = append(m.kinds, kind)
	err := m.children(n, depth+1)
	m.kinds = m.kinds[:len(m.kinds)-1]
	return err
}

func (m *markdownReader) node(n ast.Node, depth int) error {
	switch n := n.(type) {
	case *ast.Heading:
		return m.leaf(n, Heading, n.Level, 0)
	case *ast.Paragraph, *ast.TextBlock, *extast.DefinitionTerm:
		kind, level := m.kind()
		if _, term := n.(*extast.DefinitionTerm); term && kind != Footnote {
			kind, level = ListItem, m.lists
		}
		return m.leaf(n, kind, level, 0)
	case *ast.List, *extast.DefinitionList:
		m.lists++
		err := m.children(n, depth+1)
		m.lists--
		return err
	case *ast.ListItem, *extast.DefinitionDescription:
		return m.inside(ListItem, n, depth)
	case *ast.Blockquote:
		return m.inside(Quote, n, depth)
	case *extast.FootnoteList:
		return m.children(n, depth+1)
	case *extast.Footnote:
		return m.inside(Footnote, n, depth)
	case *extast.Table:
		return m.children(n, depth+1)
	case *extast.TableHeader, *extast.TableRow:
		row := m.b.nextRow()
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if err := m.leaf(c, TableCell, 0, row); err != nil {
				return err
			}
		}
		return nil
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		return m.code(n)
	case *ast.HTMLBlock:
		return m.markup(n)
	case *ast.LinkReferenceDefinition:
		return m.b.leave(ReasonLinkTarget, string(n.Destination), m.place(m.base+max(n.Pos(), 0)))
	case *ast.ThematicBreak:
		return nil
	}
	if n.Type() == ast.TypeBlock && n.HasChildren() {
		return m.children(n, depth+1)
	}
	return nil
}

// kind is what a paragraph is by what is around it.
func (m *markdownReader) kind() (Kind, int) {
	kind := Paragraph
	for _, k := range m.kinds {
		if kind == Footnote {
			break
		}
		kind = k
	}
	if kind == ListItem {
		return kind, m.lists
	}
	return kind, 0
}

// leaf reads the text of one block.
func (m *markdownReader) leaf(n ast.Node, kind Kind, level, row int) error {
	m.w.reset()
	if err := m.inline(n, 0); err != nil {
		return err
	}
	if kind == Paragraph && m.w.onlyLink() {
		kind = LinkText
	}
	place, spans := m.w.spans(m.place)
	text := m.w.string()
	if kind == Quote {
		if label := alert(text); label != "" {
			if err := m.b.leave(ReasonMarkup, label, place); err != nil {
				return err
			}
			cut := text[len(label):]
			text, spans = strings.TrimLeft(cut, " \n"), slices.Clone(spans)
			gone := len(label) + len(cut) - len(text)
			whole := Document{Blocks: []Block{{Text: m.w.string(), Place: place, Spans: spans}}}
			place = whole.Place(gone)
			for i := range spans {
				spans[i].At -= gone
			}
		}
	}
	return m.b.block(kind, text, level, row, place, spans...)
}

// alert returns the label of a note as GitHub has it, [!NOTE], at the beginning
// of a quotation.
func alert(text string) string {
	for _, kind := range [...]string{"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"} {
		if label := "[!" + kind + "]"; len(text) >= len(label) && strings.EqualFold(text[:len(label)], label) {
			return text[:len(label)]
		}
	}
	return ""
}

// code leaves a program out.
func (m *markdownReader) code(n ast.Node) error {
	segments := n.Lines()
	if segments.Len() == 0 {
		return nil
	}
	var t strings.Builder
	for i := range segments.Len() {
		s := segments.At(i)
		t.Write(s.Value(m.bytes))
	}
	return m.b.leave(ReasonCode, t.String(), m.place(m.base+segments.At(0).Start))
}

// markup reads a block of HTML.
func (m *markdownReader) markup(n *ast.HTMLBlock) error {
	var t strings.Builder
	var marks []mark
	add := func(s text.Segment) {
		marks = append(marks, mark{t.Len(), m.base + s.Start})
		t.Write(m.bytes[s.Start:s.Stop])
	}
	for i := range n.Lines().Len() {
		add(n.Lines().At(i))
	}
	if n.HasClosure() {
		add(n.ClosureLine)
	}
	k := 0
	h := &htmlReader{b: m.b, source: t.String(), place: func(offset int) Place {
		if k >= len(marks) || marks[k].at > offset {
			k = 0
		}
		for k+1 < len(marks) && marks[k+1].at <= offset {
			k++
		}
		if len(marks) == 0 {
			return Place{}
		}
		return m.place(marks[k].source + offset - marks[k].at)
	}}
	if h.around, h.depth = m.kind(); h.around == Paragraph {
		h.around = ""
	}
	return h.run()
}
