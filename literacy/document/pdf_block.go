package document

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// pdfBlock is a block being put together from lines.
type pdfBlock struct {
	kind  Kind
	lines []pdfLine
	label string // the bullet or number in front of an item
	x     float64
	right float64

	// By tags:
	tagged     bool
	level, row int
	reason     Reason
	alt        string // the text, where it is not in lines
	loose      bool   // begun by text that stands in no block
}

// blocks guesses the blocks from the lines and hands them over.
func (d *pdf) blocks(reasons map[int]Reason) error {
	var lines []pdfLine
	for i, l := range d.lines {
		reason := reasons[i]
		if reason == "" && l.artifact {
			switch {
			case pageNumber.MatchString(l.text):
				reason = ReasonPageNumber
			case l.y > d.tops[l.page]:
				reason = ReasonHeader
			default:
				reason = ReasonFooter
			}
		}
		if reason != "" {
			if err := d.b.leave(reason, l.text, Place{Page: l.page}); err != nil {
				return err
			}
			continue
		}
		lines = append(lines, l)
	}
	list, ok := d.tagged(lines)
	if !ok {
		list = d.guess(lines)
	}
	return d.hand(list, d.headingSizes(lines))
}

// goesOn reports whether a stretch belongs to the line of the one before it. No
// line that somebody reads is so long that it is not.
func (l *pdfLine) goesOn(before pdfLine) bool {
	return (l.join == 0 || l.join == ' ') && len(before.text) < 1<<14
}

// merge appends a stretch of the same line.
func (l *pdfLine) merge(next pdfLine) {
	l.marks = append(l.marks, next.marks...)
	l.end = max(l.end, next.end)
	if next.raised && leadsToNote(l.text, next.text) {
		l.marks = append(l.marks, next.text)
		return
	}
	if next.join == ' ' {
		l.text += " "
	}
	l.text += next.text
	l.bold = l.bold && next.bold
	l.size = max(l.size, next.size)
}

// guess makes blocks of lines by their places.
func (d *pdf) guess(parts []pdfLine) []*pdfBlock {
	var lines []pdfLine
	for _, l := range parts {
		// Stretches of one line that only a tag parts.
		if n := len(lines); n > 0 && l.goesOn(lines[n-1]) && lines[n-1].page == l.page && lines[n-1].turn == l.turn {
			lines[n-1].merge(l)
			continue
		}
		lines = append(lines, l)
	}
	d.columns(lines)
	var block *pdfBlock
	var list []*pdfBlock
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		cells := 1
		for i+cells < len(lines) && lines[i+cells].join == '\t' && lines[i+cells].page == l.page {
			cells++
		}
		if label, rest, ok := bullet(l.text); ok && (rest != "" || cells > 1) {
			if rest == "" {
				i++
				x := l.x
				l = lines[i]
				l.x = x
			} else {
				l.text = rest
			}
			if !wordy(label) || block == nil || cells > 1 || d.parts(block, l) || follows(list, label, l) {
				block = &pdfBlock{kind: ListItem, label: label, x: l.x, lines: []pdfLine{l}, right: l.end}
				list = append(list, block)
				continue
			}
			l = lines[i]
		}
		if cells > 1 {
			for k := range cells {
				cell := lines[i+k]
				list = append(list, &pdfBlock{kind: TableCell, x: cell.x, lines: []pdfLine{cell}})
			}
			i += cells - 1
			block = nil
			continue
		}
		if block == nil {
			block = d.broken(list, l)
		}
		if block == nil || d.parts(block, l) {
			block = &pdfBlock{x: l.x}
			list = append(list, block)
		}
		block.lines = append(block.lines, l)
		block.right = max(block.right, l.end)
	}
	return list
}

// broken returns the cell of the row before that goes on in a line below it. A
// line below the first cell is taken for text below the table.
func (d *pdf) broken(list []*pdfBlock, l pdfLine) *pdfBlock {
	for i := len(list) - 1; i > 0 && list[i].kind == TableCell; i-- {
		cell := list[i]
		p := cell.lines[len(cell.lines)-1]
		if list[i-1].kind != TableCell || list[i-1].lines[0].page != l.page || math.Abs(list[i-1].lines[0].y-cell.lines[0].y) > 0.5*l.size {
			return nil
		}
		if math.Abs(cell.x-l.x) < 0.5*l.size && l.y < p.y && !endsSentence(p.text) && !d.parts(cell, l) {
			return cell
		}
	}
	return nil
}

// bullet takes the sign or number in front of an item off.
func bullet(text string) (label, rest string, ok bool) {
	r, size := utf8.DecodeRuneInString(text)
	rest = strings.TrimSpace(text[size:])
	spaced := size == len(text) || text[size] == ' '
	switch {
	case strings.ContainsRune("•◦▪‣●○■□►➢➤✓✔❖∙⁃", r) || r >= 0xF000 && r <= 0xF0FF:
		return string(r), rest, true
	case strings.ContainsRune("–—-*·", r) && spaced:
		return string(r), rest, true
	case r == 'o' && size == len(text):
		return "o", "", true
	}
	word, rest, _ := strings.Cut(text, " ")
	if n := strings.TrimRight(strings.TrimPrefix(word, "("), ".)"); n != word && n != "" && len(n) <= 2 {
		if allDigits(n) || len(n) == 1 && unicode.IsLower(rune(n[0])) {
			return word, rest, true
		}
	}
	return "", "", false
}

func allDigits(s string) bool {
	return strings.Trim(s, "0123456789") == ""
}

// follows reports whether a number carries on those of the items before, or
// begins to count where another item's text stands further right.
func follows(list []*pdfBlock, label string, l pdfLine) bool {
	last := list[len(list)-1]
	if last.kind == ListItem && l.x < last.lines[0].x-float64(0.4*l.size) {
		return true
	}
	for i := len(list) - 1; i >= 0 && i >= len(list)-8 && list[i].kind == ListItem; i-- {
		n, err := strconv.Atoi(strings.Trim(list[i].label, "(.)"))
		m, bad := strconv.Atoi(strings.Trim(label, "(.)"))
		if err == nil && bad == nil && m == n+1 && math.Abs(list[i].x-l.x) < 0.5*l.size {
			return true
		}
	}
	return false
}

// wordy reports a label that might as well be the end of a sentence.
func wordy(label string) bool {
	r, _ := utf8.DecodeRuneInString(label)
	return r < utf8.RuneSelf && r != '*'
}

// parts reports whether a line begins a new block.
func (d *pdf) parts(b *pdfBlock, l pdfLine) bool {
	p := b.lines[len(b.lines)-1]
	if p.turn != l.turn || p.bold != l.bold || math.Abs(p.size-l.size) > 0.1*max(p.size, l.size) {
		return true
	}
	done := endsSentence(p.text)
	down := p.y - l.y
	if p.page != l.page || down < -0.3*l.size {
		// The next page or column: the same paragraph if a sentence goes on.
		return done || !startsLower(l.text) && b.kind == ListItem
	}
	if down > 1.22*d.lead*l.size {
		return true
	}
	step := 0.7 * l.size
	centred := math.Abs((p.x+p.end)-(l.x+l.end)) < l.size
	if l.x > p.x+step && !centred && !(len(b.lines) == 1 && b.kind == ListItem) {
		return true
	}
	if b.kind == ListItem && len(b.lines) == 1 && l.x < b.x+float64(0.3*l.size) && done {
		return true // a text that begins where the bullet stands is no part of the item
	}
	short := p.end < d.margin(b, p)-float64(0.2*(d.margin(b, p)-b.x))
	return short && done && !startsLower(l.text)
}

// margin returns where the lines around a line end.
func (d *pdf) margin(b *pdfBlock, p pdfLine) float64 {
	if len(b.lines) > 1 {
		return b.right
	}
	return max(b.right, d.ends[pdfColumn{p.page, int(p.x / 8)}])
}

// pdfColumn is a page and about where lines begin on it.
type pdfColumn struct{ page, x int }

// columns finds where the lines that begin at one place end.
func (d *pdf) columns(lines []pdfLine) {
	d.ends = map[pdfColumn]float64{}
	for _, l := range lines {
		c := pdfColumn{l.page, int(l.x / 8)}
		d.ends[c] = max(d.ends[c], l.end)
	}
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)]")
	return s == "" || strings.ContainsRune(".!?:…;", lastRune(s))
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// headingSizes returns the sizes of large text, the largest first.
func (d *pdf) headingSizes(lines []pdfLine) []float64 {
	var sizes []float64
	for i := range lines {
		s := math.Round(lines[i].size*2) / 2
		if s > 1.12*d.body && !slices.Contains(sizes, s) && len(sizes) < 64 {
			sizes = append(sizes, s)
		}
	}
	slices.Sort(sizes)
	slices.Reverse(sizes)
	return sizes
}

// heading returns the level of a block that is a heading; 0 for another.
func (d *pdf) heading(b *pdfBlock, text string, sizes []float64) int {
	if len(text) > 200 || strings.HasSuffix(text, ".") && len(text) > 60 || !hasLetter(text) {
		return 0
	}
	l := b.lines[0]
	if i := slices.Index(sizes, math.Round(l.size*2)/2); i >= 0 {
		return min(i+1, 6)
	}
	if l.bold && !d.loose && len(b.lines) <= 2 && l.size > 0.9*d.body && !strings.HasSuffix(text, ".") && len(text) <= 120 {
		return min(len(sizes)+1, 6)
	}
	return 0
}

func hasLetter(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

// hand hands the blocks over.
func (d *pdf) hand(list []*pdfBlock, sizes []float64) error {
	var indents []float64
	row := 0
	for i, b := range list {
		if len(b.lines) == 0 {
			continue
		}
		text, place, spans := d.text(b.lines)
		if b.reason != "" {
			if b.alt != "" {
				text = b.alt
			}
			if err := d.b.leave(b.reason, text, place); err != nil {
				return err
			}
			continue
		}
		kind, level := b.kind, b.level
		if b.tagged {
			row = b.row
			whole := len(text)
			if kind == Footnote {
				_, text, _ = noteLabel(text)
			} else if _, rest, ok := bullet(text); kind == ListItem && ok && rest != "" {
				text = rest
			}
			shift(spans, whole-len(text))
		}
		switch {
		case b.tagged && kind != "":
		case kind == ListItem:
			for len(indents) > 0 && indents[len(indents)-1] > b.x+3 {
				indents = indents[:len(indents)-1]
			}
			if len(indents) == 0 || indents[len(indents)-1] < b.x-3 {
				indents = append(indents, b.x)
			}
			level = len(indents)
		case kind == TableCell:
			if i == 0 || list[i-1].kind != TableCell || math.Abs(list[i-1].lines[0].y-b.lines[0].y) > 0.5*b.lines[0].size || list[i-1].lines[0].page != b.lines[0].page {
				row = d.b.nextRow()
			}
		default:
			kind = Paragraph
			if level = d.heading(b, text, sizes); level > 0 {
				kind = Heading
			} else if label, rest, ok := noteLabel(text); ok && (b.lines[0].noted || b.lines[0].size < 0.93*d.body) {
				kind, text = Footnote, rest
				shift(spans, label)
			}
		}
		if kind != ListItem {
			indents = nil
		}
		cell := 0
		if kind == TableCell {
			cell = row
		}
		if rest := strings.TrimRight(text, "↩\uFE0E\uFE0F "); strings.Contains(text[len(rest):], "↩") && rest != "" {
			b.lines[0].marks = append(b.lines[0].marks, "↩")
			text = rest
		}
		if err := d.b.block(kind, text, level, cell, place, spans...); err != nil {
			return err
		}
		for _, l := range b.lines {
			for _, mark := range l.marks {
				if err := d.b.leave(ReasonNoteMark, mark, Place{Page: l.page}); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// shift moves places to the left.
func shift(spans []Span, by int) {
	for i := range spans {
		spans[i].At = max(0, spans[i].At-by)
	}
}

// noteLabel takes the mark in front of a note off and says how long it was.
func noteLabel(text string) (n int, rest string, ok bool) {
	rest = strings.TrimLeft(text, "0123456789*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰")
	n = len(text) - len(rest)
	if n == 0 || n > 6 || rest == "" {
		return 0, text, false
	}
	trimmed := strings.TrimLeft(rest, " .)")
	r, _ := utf8.DecodeRuneInString(trimmed)
	return len(text) - len(trimmed), trimmed, unicode.IsLetter(r)
}

// text joins lines. A hyphen at the end of a line is taken out where a small
// letter follows, unless the word has it elsewhere in the document inside a
// line, or its first part is one that takes hyphens.
func (d *pdf) text(lines []pdfLine) (string, Place, []Span) {
	var t []byte
	var spans []Span
	for i, l := range lines {
		s := l.text
		if i > 0 {
			hyphen, size := utf8.DecodeLastRune(t)
			letter, _ := utf8.DecodeLastRune(t[:len(t)-size])
			switch {
			case hyphen == 0xAD:
			case (hyphen == '-' || hyphen == '\u2010') && unicode.IsLetter(letter):
				first, _, _ := strings.Cut(s, " ")
				if startsLower(s) && !d.keepsHyphen(string(t[max(0, len(t)-size-64):len(t)-size]), first) {
					t = t[:len(t)-size]
				}
			default:
				t = append(t, ' ')
			}
			if l.page != lines[i-1].page && s != "" {
				spans = append(spans, Span{At: len(t), Place: Place{Page: l.page}})
			}
		}
		t = append(t, s...)
	}
	return string(t), Place{Page: lines[0].page}, spans
}

func (d *pdf) keepsHyphen(before, after string) bool {
	start := strings.LastIndexFunc(before, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '\'' }) + 1
	first := strings.ToLower(before[start:])
	after = strings.ToLower(strings.TrimRight(after, ".,;:!?()\"'“”‘’"))
	if d.words[first+"-"+after] {
		return true
	}
	switch first {
	case "well", "self", "non", "ex", "half", "all", "low", "high", "long", "short", "part", "full", "follow", "check", "one", "two", "three":
		return true
	}
	return strings.Contains(first, "-")
}
