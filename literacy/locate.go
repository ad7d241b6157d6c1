package literacy

import (
	"strings"
)

// locator turns byte offsets into lines and columns. It goes forward only, so
// that the whole of a text is read once whatever is asked.
type locator struct {
	text         string
	base         int // offset of the text in the document
	at           int // how far it has gone, in text
	line, column int // of at
}

func newLocator(text string, base, line, column int) locator {
	return locator{text: text, base: base, line: max(line, 1), column: max(column, 1)}
}

// find returns line and column of the offset, which must not be smaller than
// the one before.
func (l *locator) find(offset int) (line, column int) {
	to := min(max(offset-l.base, l.at), len(l.text))
	between := l.text[l.at:to]
	if len(between) > 256 {
		if k := strings.LastIndexByte(between, '\n'); k >= 0 {
			l.line += strings.Count(between, "\n")
			l.column = 1
			between = between[k+1:]
		}
	}
	// Eight bytes of ASCII without a line end at a time.
	const ones, highs, lines = 0x0101010101010101, 0x8080808080808080, 0x0A0A0A0A0A0A0A0A
	i := 0
	for ; i+8 <= len(between); i += 8 {
		b := between[i : i+8]
		x := uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
			uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
		y := x ^ lines
		if (x|(y-ones)&^y)&highs != 0 {
			l.slow(b)
			continue
		}
		l.column += 8
	}
	l.slow(between[i:])
	l.at = to
	return l.line, l.column
}

// slow goes through a stretch byte by byte.
func (l *locator) slow(between string) {
	for i := range len(between) {
		switch c := between[i]; {
		case c == '\n':
			l.line++
			l.column = 1
		case c&0xC0 != 0x80:
			l.column++
		}
	}
}
