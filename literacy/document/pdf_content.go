package document

import (
	"bytes"
	"math"
)

// pdfGlyph is a piece of text on a page, turned so that lines run to the right
// and pages down.
type pdfGlyph struct {
	x, y, w, size float64
	text          string
	turn          int // quarters that its line is turned
	bold          bool
	artifact      bool // decoration: a header, a footer, a number
	tag           int  // of the tagged content it belongs to; −1 for none
}

type pdfMatrix [6]float64

func (m pdfMatrix) mul(n pdfMatrix) pdfMatrix {
	return pdfMatrix{
		float64(m[0]*n[0]) + float64(m[1]*n[2]), float64(m[0]*n[1]) + float64(m[1]*n[3]),
		float64(m[2]*n[0]) + float64(m[3]*n[2]), float64(m[2]*n[1]) + float64(m[3]*n[3]),
		float64(m[4]*n[0]) + float64(m[5]*n[2]) + n[4], float64(m[4]*n[1]) + float64(m[5]*n[3]) + n[5],
	}
}

// pdfBox is what of a page is seen: its lowest and highest x and y.
type pdfBox [4]float64

// shuts reports a place so far beyond the edge that nothing of a glyph is seen.
func (b pdfBox) shuts(x, y, reach float64) bool {
	if b[2] <= b[0] || b[3] <= b[1] {
		return false
	}
	return x < b[0]-reach || x > b[2]+reach || y < b[1]-reach || y > b[3]+reach
}

// box reads the corners of a box; in any order.
func (f *pdfFile) box(v any, from pdfBox) pdfBox {
	list := f.list(v)
	if len(list) != 4 {
		return from
	}
	var b pdfBox
	for i := range b {
		b[i] = f.float(list[i])
	}
	return pdfBox{min(b[0], b[2]), min(b[1], b[3]), max(b[0], b[2]), max(b[1], b[3])}
}

// pdfState is what the operators of a page set and save.
type pdfState struct {
	matrix                                    pdfMatrix
	font                                      *pdfFont
	size, chars, words, scale, leading, rises float64
}

// pdfMark is marked content that is open.
type pdfMark struct {
	artifact bool
	tag      int
	actual   *string
	said     bool
}

// pdfPainter runs the operators of a page and collects its text.
type pdfPainter struct {
	f         *pdfFile
	fonts     map[any]*pdfFont
	state     pdfState
	saved     []pdfState
	text      pdfMatrix
	line      pdfMatrix
	marks     []pdfMark
	glyphs    []pdfGlyph
	outside   []pdfGlyph // drawn beyond the edge of the page
	box       pdfBox
	rotate    int
	resources pdfDict
	forms     int
	unknown   int // glyphs of which nobody knows what they stand for
}

const (
	pdfGlyphs = 1 << 20 // on one page
	pdfForms  = 10      // in one another
)

// paint returns the text of a page.
func (p *pdfPainter) paint(page pdfPage) error {
	p.state = pdfState{matrix: pdfMatrix{1, 0, 0, 1, 0, 0}, scale: 1}
	p.saved, p.marks, p.glyphs, p.outside = nil, nil, nil, nil
	p.resources, p.rotate, p.box = page.resources, page.rotate, page.box
	var content []byte
	for _, v := range p.f.oneOrMore(page.dict["Contents"]) {
		s, ok := p.f.resolve(v).(pdfStream)
		if !ok {
			continue
		}
		data, err := p.f.unpack(s)
		if err != nil {
			return err
		}
		content = append(append(content, data...), '\n')
	}
	return p.run(content)
}

func (p *pdfPainter) run(content []byte) error {
	l := &pdfLexer{s: content, budget: &p.f.budget}
	var args []any
	for {
		v := l.object(0)
		op, ok := v.(pdfWord)
		if !ok {
			if len(args) < 64 {
				args = append(args, v)
			}
			continue
		}
		switch op {
		case "":
			if p.f.budget <= 0 {
				return refuse(ErrTooLarge, "it takes too many steps to draw", "print it to a new PDF")
			}
			return nil
		case "ID":
			skipImage(l)
		default:
			if err := p.do(string(op), args); err != nil {
				return err
			}
		}
		args = args[:0]
	}
}

// skipImage skips the bytes of a picture inside the operators.
func skipImage(l *pdfLexer) {
	for i := l.i; i < len(l.s); {
		j := bytes.Index(l.s[i:], []byte("EI"))
		if j < 0 {
			break
		}
		i += j + 2
		if i-3 >= 0 && pdfSpace(l.s[i-3]) && (i == len(l.s) || pdfSpace(l.s[i])) {
			l.i = i
			return
		}
	}
	l.i = len(l.s)
}

func number(args []any, i int) float64 {
	if i < 0 || i >= len(args) {
		return 0
	}
	n, _ := args[i].(float64)
	return n
}

func matrixOf(args []any) pdfMatrix {
	var m pdfMatrix
	for i := range m {
		m[i] = number(args, i)
	}
	return m
}

func (p *pdfPainter) do(op string, args []any) error {
	s := &p.state
	switch op {
	case "q":
		if len(p.saved) < 512 {
			p.saved = append(p.saved, *s)
		}
	case "Q":
		if n := len(p.saved); n > 0 {
			*s, p.saved = p.saved[n-1], p.saved[:n-1]
		}
	case "cm":
		s.matrix = matrixOf(args).mul(s.matrix)
	case "BT":
		p.text = pdfMatrix{1, 0, 0, 1, 0, 0}
		p.line = p.text
	case "Tc":
		s.chars = number(args, 0)
	case "Tw":
		s.words = number(args, 0)
	case "Tz":
		s.scale = number(args, 0) / 100
	case "TL":
		s.leading = number(args, 0)
	case "Ts":
		s.rises = number(args, 0)
	case "Tf":
		return p.setFont(args)
	case "Td":
		p.move(number(args, 0), number(args, 1))
	case "TD":
		s.leading = -number(args, 1)
		p.move(number(args, 0), number(args, 1))
	case "Tm":
		p.text = matrixOf(args)
		p.line = p.text
	case "T*":
		p.move(0, -s.leading)
	case "Tj":
		p.showArg(args, 0)
	case "'":
		p.move(0, -s.leading)
		p.showArg(args, 0)
	case `"`:
		s.words, s.chars = number(args, 0), number(args, 1)
		p.move(0, -s.leading)
		p.showArg(args, 2)
	case "TJ":
		if len(args) > 0 {
			list, _ := args[0].([]any)
			for _, v := range list {
				switch v := v.(type) {
				case string:
					p.show(v)
				case float64:
					p.text = pdfMatrix{1, 0, 0, 1, -v / 1000 * s.size * s.scale, 0}.mul(p.text)
				}
			}
		}
	case "BMC", "BDC":
		p.mark(args)
	case "EMC":
		if n := len(p.marks); n > 0 {
			p.marks = p.marks[:n-1]
		}
	case "Do":
		return p.form(args)
	}
	return nil
}

func (p *pdfPainter) move(x, y float64) {
	p.line = pdfMatrix{1, 0, 0, 1, x, y}.mul(p.line)
	p.text = p.line
}

func (p *pdfPainter) setFont(args []any) error {
	p.state.size = number(args, 1)
	if len(args) == 0 {
		return nil
	}
	name, _ := args[0].(pdfName)
	v := p.f.dict(p.resources["Font"])[string(name)]
	key, _ := v.(pdfRef)
	if font, ok := p.fonts[key]; ok && key != 0 {
		p.state.font = font
		return nil
	}
	font, err := p.f.font(v)
	p.state.font = font
	if key != 0 && err == nil {
		p.fonts[key] = font
	}
	return err
}

// mark opens marked content.
func (p *pdfPainter) mark(args []any) {
	m := pdfMark{tag: -1}
	if n := len(p.marks); n > 0 {
		m = p.marks[n-1]
	}
	if len(args) > 0 {
		m.artifact = m.artifact || args[0] == pdfName("Artifact")
	}
	if len(args) > 1 {
		var d pdfDict
		switch v := args[1].(type) {
		case pdfDict:
			d = v
		case pdfName:
			d = p.f.dict(p.f.dict(p.resources["Properties"])[string(v)])
		}
		if n, ok := p.f.resolve(d["MCID"]).(float64); ok {
			m.tag = pdfInt(n)
		}
		if s, ok := p.f.resolve(d["ActualText"]).(string); ok {
			actual := p.f.text(s)
			m.actual, m.said = &actual, false
		}
	}
	if len(p.marks) < 512 {
		p.marks = append(p.marks, m)
	}
}

func (p *pdfPainter) showArg(args []any, i int) {
	if i < len(args) {
		if s, ok := args[i].(string); ok {
			p.show(s)
		}
	}
}

// show draws a string.
func (p *pdfPainter) show(text string) {
	s := &p.state
	if s.font == nil {
		return
	}
	s.font.codes(text, func(text string, width float64, space bool) {
		m := pdfMatrix{s.size * s.scale, 0, 0, s.size, 0, s.rises}.mul(p.text).mul(s.matrix)
		p.add(text, m, width)
		step := float64(width*s.size) + s.chars
		if space {
			step += s.words
		}
		p.text = pdfMatrix{1, 0, 0, 1, step * s.scale, 0}.mul(p.text)
	})
}

// add adds a glyph, turned upright.
func (p *pdfPainter) add(text string, m pdfMatrix, width float64) {
	if len(p.glyphs)+len(p.outside) >= pdfGlyphs {
		return
	}
	g := pdfGlyph{text: text, tag: -1}
	spoken := false // by what the file says that its letters read as
	if n := len(p.marks); n > 0 {
		mark := &p.marks[n-1]
		g.artifact, g.tag = mark.artifact, mark.tag
		if mark.actual != nil {
			g.text = ""
			if !mark.said {
				g.text, mark.said = *mark.actual, true
			}
			spoken = true
		}
	}
	if g.text == "" && !spoken {
		return // nothing is drawn: the gap says whether a word ends
	}
	if g.text == "\uFFFD" {
		p.unknown++
	}
	if p.state.font != nil {
		g.bold = p.state.font.bold
	}
	along := math.Hypot(m[0], m[1])
	g.size = math.Hypot(m[2], m[3])
	g.w = width * along
	angle := math.Atan2(m[1], m[0])
	quarter := int(math.Round(angle / (math.Pi / 2)))
	g.turn = ((quarter-p.rotate/90)%4 + 4) % 4
	// Turn the page so that the line runs to the right.
	switch (quarter%4 + 4) % 4 {
	case 0:
		g.x, g.y = m[4], m[5]
	case 1:
		g.x, g.y = m[5], -m[4]
	case 2:
		g.x, g.y = -m[4], -m[5]
	case 3:
		g.x, g.y = -m[5], m[4]
	}
	if !(g.size > 0) || math.IsNaN(g.x+g.y+g.w+g.size) || math.IsInf(g.x+g.y+g.w+g.size, 0) {
		return
	}
	if p.box.shuts(m[4], m[5], g.size+g.w) {
		p.outside = append(p.outside, g)
		return
	}
	p.glyphs = append(p.glyphs, g)
}

// form draws a form: operators of their own that several pages may share.
func (p *pdfPainter) form(args []any) error {
	if len(args) == 0 || p.forms >= pdfForms {
		return nil
	}
	name, _ := args[0].(pdfName)
	s, ok := p.f.resolve(p.f.dict(p.resources["XObject"])[string(name)]).(pdfStream)
	if !ok || p.f.name(s.dict["Subtype"]) != "Form" {
		return nil
	}
	data, err := p.f.unpack(s)
	if err != nil {
		return err
	}
	state, saved, resources, marks := p.state, p.saved, p.resources, p.marks
	p.saved, p.marks = nil, append([]pdfMark(nil), marks...)
	if m := p.f.list(s.dict["Matrix"]); len(m) == 6 {
		p.state.matrix = matrixOf(m).mul(p.state.matrix)
	}
	if r := p.f.dict(s.dict["Resources"]); r != nil {
		p.resources = r
	}
	p.forms++
	err = p.run(data)
	p.forms--
	p.state, p.saved, p.resources, p.marks = state, saved, resources, marks
	return err
}
