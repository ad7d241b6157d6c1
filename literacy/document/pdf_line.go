package document

import (
	"math"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// pdfLine is a stretch of text on one baseline.
type pdfLine struct {
	x, end, y, size float64
	text            string
	marks           []string // of notes, taken out of the text
	page, turn      int
	join            byte // to the stretch before: 0, a space, a tab for a wide gap on one baseline, else a line end
	bold, artifact  bool
	raised          bool // stands higher than the stretch before, and smaller
	noted           bool // begins with the small mark of a note
	tag             int
}

// pageLines puts the glyphs of a page together, upright text first. The order
// in which a page is drawn is nearly always that of reading.
func pageLines(glyphs []pdfGlyph, page int) []pdfLine {
	var list []pdfLine
	for turn := range 4 {
		m := lineMaker{page: page, turn: turn}
		for i := range glyphs {
			if glyphs[i].turn == turn {
				m.add(&glyphs[i])
			}
		}
		m.end('\n')
		list = append(list, m.list...)
	}
	return list
}

type lineMaker struct {
	list       []pdfLine
	page, turn int

	line   pdfLine
	open   bool
	text   strings.Builder
	raised strings.Builder
	space  bool
	bolds  int
	count  int
	next   byte // how the next line joins
	last   pdfGlyph
}

// A gap wider than this many sizes parts columns; one wider than that, words.
const (
	columnGap = 1.5
	wordGap   = 0.15
)

func (m *lineMaker) add(g *pdfGlyph) {
	blank := strings.TrimSpace(g.text) == ""
	if blank && g.text != "" {
		m.space = true
		return
	}
	if !m.open {
		m.start(g)
		m.put(g)
		return
	}
	if g.text == m.last.text && math.Abs(g.x-m.last.x) < 0.1*g.size && math.Abs(g.y-m.last.y) < 0.1*g.size {
		return // drawn twice to look bold
	}
	size := max(m.line.size, g.size)
	gap := g.x - m.line.end
	rise := g.y - m.line.y
	switch {
	case math.Abs(rise) > 0.55*size, gap < -0.6*size:
		m.end('\n')
		m.start(g)
	case gap > columnGap*size:
		m.end('\t')
		m.start(g)
	case g.artifact != m.line.artifact || g.tag != m.line.tag:
		join := byte(0)
		if m.space || gap > wordGap*size {
			join = ' '
		}
		raised := m.lifted(g)
		m.end(join)
		m.start(g)
		m.line.raised = raised
	default:
		if m.space || gap > wordGap*size {
			m.part()
		}
		if g.size > 1.25*m.line.size && m.count < 4 {
			// The mark in front of a note is smaller than the note.
			m.line.size, m.line.y, m.line.noted = g.size, g.y, true
		}
	}
	m.put(g)
}

// part ends a word.
func (m *lineMaker) part() {
	m.lower()
	if m.text.Len() > 0 {
		m.text.WriteByte(' ')
	}
}

func (m *lineMaker) start(g *pdfGlyph) {
	m.line = pdfLine{x: g.x, end: g.x, y: g.y, size: g.size, page: m.page, turn: m.turn, join: m.next, artifact: g.artifact, tag: g.tag}
	if len(m.list) == 0 {
		m.line.join = '\n'
	}
	m.open, m.space, m.bolds, m.count = true, false, 0, 0
}

func (m *lineMaker) put(g *pdfGlyph) {
	m.space = false
	m.last = *g
	m.line.end = max(m.line.end, g.x+g.w)
	if m.lifted(g) {
		m.raised.WriteString(g.text)
		return
	}
	m.lower()
	m.text.WriteString(letters(g.text))
	m.count++
	if g.bold {
		m.bolds++
	}
}

// lifted reports a glyph that stands higher than the line, and smaller.
func (m *lineMaker) lifted(g *pdfGlyph) bool {
	return g.size < 0.86*m.line.size && g.y > m.line.y+float64(0.12*m.line.size)
}

// lower ends a raised stretch: the mark of a note, or text after all.
func (m *lineMaker) lower() {
	if m.raised.Len() == 0 {
		return
	}
	raised := m.raised.String()
	m.raised.Reset()
	if leadsToNote(m.text.String(), raised) {
		m.line.marks = append(m.line.marks, raised)
		return
	}
	m.text.WriteString(raised)
}

// end closes the stretch.
func (m *lineMaker) end(next byte) {
	if !m.open {
		return
	}
	m.lower()
	m.open = false
	m.line.text = logical(norm.NFC.String(oneLine(m.text.String())))
	m.text.Reset()
	m.line.bold = m.bolds*10 > m.count*9
	m.next = next
	if m.line.text == "" && len(m.line.marks) == 0 {
		return
	}
	if n := len(m.list); n > 0 {
		p := &m.list[n-1]
		if p.text == m.line.text && math.Abs(p.x-m.line.x) < 0.2*p.size && math.Abs(p.y-m.line.y) < 0.2*p.size {
			return // a shadow
		}
	}
	m.list = append(m.list, m.line)
}

// letters takes ligatures and letters of other widths apart; signs that mean
// something else than their letters, such as ², stay.
func letters(s string) string {
	for _, r := range s {
		if r >= 0xFB00 && r <= 0xFB4F || r >= 0xFF01 && r <= 0xFF5E || r >= 0x1D400 && r <= 0x1D7FF || r == 0x132 || r == 0x133 {
			return norm.NFKC.String(s)
		}
	}
	return s
}

// unweave puts a page in order whose two columns are drawn line by line: where
// most lines are in two long parts that always begin at the same two places.
// Lines across both columns part what stands above from what stands below.
func unweave(lines []pdfLine) []pdfLine {
	split := 0.0
	pairs, long, rows := 0, 0, 0
	var starts []float64
	for i := range lines {
		if lines[i].join != '\t' {
			rows++
			continue
		}
		pairs++
		starts = append(starts, lines[i].x)
		if i > 0 && len(lines[i].text) > 20 && len(lines[i-1].text) > 20 {
			long++
		}
	}
	if pairs < 4 || pairs*2 < rows || long*3 < pairs*2 {
		return lines
	}
	slices.Sort(starts)
	split = starts[len(starts)/2]
	near := 0
	for _, x := range starts {
		if math.Abs(x-split) < 12 {
			near++
		}
	}
	if near*4 < pairs*3 {
		return lines
	}
	split -= 12
	var list, left, right []pdfLine
	flush := func() {
		for _, column := range [][]pdfLine{left, right} {
			for i := range column {
				column[i].join = '\n'
			}
			list = append(list, column...)
		}
		left, right = nil, nil
	}
	for _, l := range lines {
		switch {
		case l.x >= split:
			right = append(right, l)
		case l.end <= split+12:
			left = append(left, l)
		default:
			flush()
			list = append(list, l)
		}
	}
	flush()
	return list
}
