package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is one line of the text, without the space around it.
type line struct {
	start, end int // of what is written, in the text
	left       int // where the line itself begins
	body       int // where the text begins behind a list marker or a quote mark
	kind       lineKind
	number     int  // of a numbered item, or 0
	mark       byte // the sign of the marker
	level      int  // of a heading
}

type lineKind uint8

const (
	blankLine lineKind = iota
	textLine
	itemLine
	headLine  // # Heading
	rowLine   // | a | b |, or columns
	ruleLine  // ---, |---|---|, +---+
	underLine // === or --- under a line
	fenceLine // ``` or ~~~
	quoteLine // > text
	skipLine  // a comment, a reference definition
)

// Blocks finds the blocks of plain text or simple Markdown and calls yield
// with each, in order. Blocks of kind Code are what is not read: fenced code,
// comments, reference definitions.
//
// A block ends at a blank line, before a list marker, at a heading, at the
// end of a table row, at a line in capitals, and at a line which is plainly
// not wrapped: the next word would have fitted, and begins with a capital.
//
// It returns how many bytes it looked at ahead of their turn or once more, so
// that a test can tell that the work grows with the length of the text alone.
func Blocks(text string, yield func(Block)) (looked int) {
	f := finder{text: text, yield: yield, open: -1, bar: -1, tab: -1, gap: -1}
	f.find()
	return f.looked
}

type finder struct {
	text  string
	yield func(Block)

	open   int // start of the block that is open, or −1
	last   int // end of its last line
	kind   BlockKind
	level  int
	lines  int // lines in it
	number int
	mark   byte
	prev   line
	width  int // the widest line of the run
	item   int // number of the last item
	leads  bool
	caps   bool
	// unclosed: no comment ends from here on, so that none is searched again.
	unclosed bool

	// Where the next sign of a table stands, or the end of the text: looked
	// for once, not line by line.
	bar, tab, gap ahead
	signs         int // the first of the three

	// The first line ends of the run that was measured, so that few are searched
	// again: how many, and how many of them are behind.
	breaksAt    [16]int
	known, used int

	looked int // bytes
}

// ahead is the place of the next of something that is looked for from the
// beginning of a text to its end.
type ahead int

// in returns the offset of the first sep in text[start:end] from start, or −1.
// What is looked for must be found whole before end if it begins before it,
// and start never goes back.
func (a *ahead) in(text string, start, end int, sep string) int {
	if int(*a) < start {
		k := strings.Index(text[start:], sep)
		if k < 0 {
			k = len(text) - start
		}
		*a = ahead(start + k)
	}
	if int(*a) >= end {
		return -1
	}
	return int(*a) - start
}

func (f *finder) find() {
	text := f.text
	if strings.HasPrefix(text, "\uFEFF") {
		f.prev.end = 3
	}
	i := f.prev.end
	i = f.frontMatter(i)
	runEnd := i
	for i < len(text) {
		ln, next := f.line(i)
		if ln.kind == blankLine {
			f.flush()
			f.prev = ln
			f.leads = false
			i = next
			runEnd = i
			continue
		}
		if i >= runEnd {
			runEnd = f.measure(i)
		}
		switch ln.kind {
		case fenceLine:
			f.flush()
			j := f.fence(ln, next)
			f.yield(Block{Kind: Code, Start: ln.start, End: j})
			f.prev = line{}
			i = j
			continue
		case skipLine:
			f.flush()
			j := next
			if strings.HasPrefix(text[ln.start:], "<!--") && !f.unclosed {
				k := strings.Index(text[ln.start:], "-->")
				if k >= 0 {
					j = ln.start + k + 3
				}
				f.unclosed = k < 0
			}
			f.yield(Block{Kind: Code, Start: ln.start, End: min(j, len(text))})
			f.prev = line{}
			i = max(j, i+1)
			continue
		case ruleLine:
			f.flush()
		case underLine:
			if f.open >= 0 && f.prev.kind == textLine {
				f.kind = Heading
				f.level = 2
				if text[ln.start] == '=' {
					f.level = 1
				}
			}
			f.flush()
		case headLine:
			f.flush()
			f.start(ln, Heading)
			f.level = ln.level
			f.flush()
		case rowLine:
			f.flush()
			f.start(ln, TableRow)
			f.flush()
		case itemLine:
			f.flush()
			f.start(ln, ListItem)
			f.level = 1 + (ln.start-ln.left)/2
		default:
			kind := Paragraph
			if ln.kind == quoteLine {
				kind = Quote
			}
			f.text1(ln, kind)
		}
		f.prev = ln
		i = next
	}
	f.flush()
}

// frontMatter skips a YAML head between two lines of three hyphens.
func (f *finder) frontMatter(i int) int {
	text := f.text
	if !strings.HasPrefix(text[i:], "---\n") && !strings.HasPrefix(text[i:], "---\r\n") {
		return i
	}
	k := strings.Index(text[i+3:], "\n---")
	if k < 0 || k > 1<<14 {
		return i
	}
	head := text[i+3 : i+3+k]
	if strings.Contains(head, "\n\n") || !strings.Contains(head, ":") {
		return i
	}
	j := i + 3 + k + 4
	if n := strings.IndexByte(text[j:], '\n'); n >= 0 {
		j += n + 1
	} else {
		j = len(text)
	}
	f.yield(Block{Kind: Code, Start: i, End: j})
	return j
}

// measure finds the end of the run of lines that begins at i and its widest
// line.
func (f *finder) measure(i int) int {
	text := f.text
	f.width = 0
	f.known, f.used = 0, 0
	for i < len(text) {
		n := strings.IndexByte(text[i:], '\n')
		end := len(text)
		if n >= 0 {
			end = i + n
			if f.known < len(f.breaksAt) {
				f.breaksAt[f.known] = end
				f.known++
			}
		}
		w := end - i
		for w > 0 && classes[text[i+w-1]] == space {
			w--
		}
		if w == 0 {
			return i
		}
		f.width = max(f.width, w)
		f.looked += end + 1 - i
		i = end + 1
	}
	return len(text)
}

func (f *finder) start(ln line, kind BlockKind) {
	f.open, f.last = ln.body, ln.end
	f.kind, f.level, f.lines = kind, 0, 1
	f.number, f.mark = ln.number, ln.mark
	f.caps = false
}

func (f *finder) flush() {
	if f.open < 0 {
		return
	}
	if f.open < f.last {
		b := Block{Kind: f.kind, Level: f.level, Number: f.number, Start: f.open, End: f.last}
		if b.Kind == Paragraph && f.lines <= 2 && f.headed(b) {
			b.Kind = Heading
		}
		f.yield(b)
	}
	f.open = -1
}

// headed reports whether a paragraph without a stop, or a short question on
// its own, is a heading.
func (f *finder) headed(b Block) bool {
	text := f.text[b.Start:b.End]
	if len(text) > 100 {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(beforeNotes(text), "*_ )\"”’»"))
	if strings.Contains(text, ". ") || strings.Contains(text, "! ") || strings.Contains(text, ".\n") {
		return false // more than one sentence, or an abbreviation
	}
	switch {
	case r == ':' || r == ',' || r == ';' || r == '.' || r == '!' || r == 0x2026 || r == 0x3002:
		return false
	case r == '?' || r == 0xFF1F || r == 0x61F:
		return f.lines == 1 && len(text) <= 80 && strings.Count(text, "?") == 1 && strings.Count(text, ". ") == 0
	}
	return true
}

// text1 adds a line of running text to the block that is open, or begins a
// new one.
func (f *finder) text1(ln line, kind BlockKind) {
	if f.open >= 0 && ln.kind == f.prev.kind && !f.leads && !f.caps && f.runsOn(ln) {
		f.last = ln.end
		f.lines++
		return
	}
	upper := f.capitals(ln)
	if f.open >= 0 && f.open == f.last && f.kind == ListItem && kind == Paragraph && !upper {
		// What stands under a marker alone is its item.
		number, mark, level := f.number, f.mark, f.level
		f.start(ln, ListItem)
		f.number, f.mark, f.level = number, mark, level
		return
	}
	if f.open < 0 {
		f.start(ln, kind)
		f.caps = upper
		return
	}
	if f.breaks(ln, upper) {
		f.leads = f.leads || f.lastByte() == ':'
		f.flush()
		f.start(ln, kind)
		f.caps = upper
		if f.leads && kind == Paragraph && !f.ends() {
			f.kind = ListItem
		}
		return
	}
	f.last = ln.end
	f.lines++
}

// runsOn reports a line that begins with a small letter behind one that ends in
// a letter or a comma: the most of running text that was wrapped, and never a
// new block where nothing leads in.
func (f *finder) runsOn(ln line) bool {
	first, last := f.text[ln.body], f.text[f.last-1]
	return first >= 'a' && first <= 'z' && (classes[last] == letter || last == ',')
}

func (f *finder) lastByte() byte {
	e := f.last
	f.looked += min(64, f.last-f.open)
	for e > max(f.open, f.last-64) && (f.text[e-1] == '*' || f.text[e-1] == '_' || classes[f.text[e-1]] == space) {
		e--
	}
	if e == f.open {
		return 0
	}
	return f.text[e-1]
}

// ends reports whether the block that is open ends in a stop.
func (f *finder) ends() bool {
	if f.last > f.open {
		if c := classes[f.text[f.last-1]]; c == letter || f.text[f.last-1] == ',' {
			return false // as most lines
		}
	}
	e := f.open + len(beforeNotes(f.text[f.open:f.last]))
	f.looked += min(reach, f.last-f.open)
	for e > max(f.open, f.last-64) {
		r, n := utf8.DecodeLastRuneInString(f.text[f.open:e])
		if r == '.' || r == '!' || r == '?' || isStop(r) {
			return true
		}
		if !isCloser(r) && !isSpace(r) {
			return false
		}
		e -= n
	}
	return false
}

// breaks reports whether the line begins a new block, though no blank line
// stands before it.
func (f *finder) breaks(ln line, upper bool) bool {
	text := f.text
	if ln.kind != f.prev.kind && (ln.kind == quoteLine) != (f.prev.kind == quoteLine) && f.prev.kind != itemLine {
		return true
	}
	if upper != f.caps {
		return true
	}
	r, _ := runeAt(text, ln.body)
	for k := ln.body; k < ln.end && isOpener(r); {
		_, n := runeAt(text, k)
		k += n
		if k < ln.end {
			r, _ = runeAt(text, k)
		}
	}
	word := strings.IndexByte(text[ln.body:ln.end], ' ')
	if word < 0 {
		word = ln.end - ln.body
	}
	used := f.last - f.prev.left
	fits := used+1+word <= f.width*9/10 && f.width > 24 || used+1+word <= f.width-12
	if upper {
		return fits || f.ends()
	}
	if f.lastByte() == ':' {
		// A lead-in line, or a colon at the end of a full line.
		return used < narrow || fits || unicode.IsUpper(r) || ln.left < ln.start && f.prev.left == f.prev.start
	}
	if f.ends() {
		// A short question over its answer; else the paragraph goes on.
		if f.lines == 1 && f.lastByte() == '?' && fits && used <= 80 && f.kind == Paragraph && f.prev.body == f.prev.left {
			return true
		}
		// A short last line, and the next line begins anew.
		return fits && f.kind != Quote && ln.left == ln.start && (unicode.IsUpper(r) || r == 0xBF || r == 0xA1)
	}
	switch {
	case f.kind == ListItem && f.prev.kind == itemLine && ln.left < ln.start:
		return false // the rest of an item, indented
	case f.kind == ListItem && f.prev.kind == itemLine && f.prev.left < f.prev.start && unicode.IsUpper(r):
		return true // set back from an item that was indented itself
	case isLetter(r) && unicode.IsLower(r):
		return f.leads && (fits || used < narrow) && f.kind != Quote
	case r >= '0' && r <= '9':
		return f.leads && fits
	case unicode.IsUpper(r) || r == 0xBF || r == 0xA1:
		return fits || f.width < narrow && f.lastByte() != ','
	}
	return fits && f.leads
}

// narrow is the width under which lines are taken for lines, not for running
// text that was wrapped.
const narrow = 40

// capitals reports whether the line is written in capitals: two words or
// more, or one of four letters or more.
func (f *finder) capitals(ln line) bool {
	upper, words := 0, 0
	in := false
	for i := ln.body; i < ln.end; {
		f.looked++
		c := f.text[i]
		if c < 0x80 {
			switch {
			case c >= 'a' && c <= 'z':
				return false
			case isUpper(c):
				upper++
				if !in {
					words++
				}
				in = true
			case classes[c] == space:
				in = false
			}
			i++
			continue
		}
		r, n := runeAt(f.text, i)
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			upper++
			if !in {
				words++
			}
			in = true
		}
		i += n
	}
	return upper >= 4 && (words > 1 || upper >= 5)
}

// fence returns the end of the fenced code that begins with ln.
func (f *finder) fence(ln line, i int) int {
	text := f.text
	mark := text[ln.start : ln.start+3]
	for i < len(text) {
		l, next := f.bounds(i)
		if strings.HasPrefix(text[l.start:l.end], mark) && strings.Trim(text[l.start:l.end], mark[:1]) == "" {
			return next
		}
		i = next
	}
	return len(text)
}
