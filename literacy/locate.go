package literacy

import (
	"math/bits"
	"strings"
)

// locator turns byte offsets into lines and columns. It goes forward only, so
// that the whole of a text is read once whatever is asked.
type locator struct {
	text         string
	base         int // offset of the text in the document
	at           int // how far it has gone, in text
	line, column int // of at
	// plain is up to where nothing but ASCII without a line end stands behind at.
	plain int
}

func newLocator(text string, base, line, column int) locator {
	return locator{text: text, base: base, line: max(line, 1), column: max(column, 1)}
}

// find returns line and column of the offset, which must not be smaller than
// the one before.
func (l *locator) find(offset int) (line, column int) {
	if n := offset - l.base - l.at; n >= 0 && n <= l.plain-l.at {
		l.at += n
		l.column += n
		return l.line, l.column
	}
	return l.seek(offset)
}

// place fills in the lines and columns of words that stand in a row.
func (l *locator) place(words []Word) {
	for k := range words {
		w := &words[k]
		w.Line, w.Column = l.find(w.Start)
	}
}

// seek is find where more than plain text stands before the offset.
func (l *locator) seek(offset int) (line, column int) {
	to := min(max(offset-l.base, l.at), len(l.text))
	for {
		if n := min(to, l.plain) - l.at; n > 0 {
			l.at += n
			l.column += n
		}
		if l.at == to {
			return l.line, l.column
		}
		if l.text[l.at] != '\n' {
			break
		}
		l.at++
		l.line++
		l.column = 1
		l.plain = l.at + plainAt(l.text[l.at:])
	}
	between := l.text[l.at:to]
	if len(between) > 256 {
		if k := strings.LastIndexByte(between, '\n'); k >= 0 {
			l.line += strings.Count(between, "\n")
			l.column = 1
			between = between[k+1:]
		}
	}
	const highs, ones, ends = 0x8080808080808080, 0x0101010101010101, 0x0A0A0A0A0A0A0A0A
	i := 0
	for ; i+8 <= len(between); i += 8 {
		x := load(between[i : i+8])
		if y := x ^ ends; (x|(y-ones)&^y)&highs == 0 { // ASCII without a line end
			l.column += 8
			continue
		}
		l.eight(x, 8)
	}
	if n := len(between) - i; n > 0 {
		if from := to - n; from+8 <= len(l.text) {
			l.eight(load(l.text[from:from+8]), n)
		} else {
			l.slow(between[i:])
		}
	}
	l.at = to
	l.plain = to + plainAt(l.text[to:])
	return l.line, l.column
}

// plainAt returns how much of the beginning of s is ASCII without a line end.
func plainAt(s string) int {
	const highs, ones, ends = 0x8080808080808080, 0x0101010101010101, 0x0A0A0A0A0A0A0A0A
	i := 0
	for ; i+8 <= len(s); i += 8 {
		x := load(s[i : i+8])
		y := x ^ ends
		if stops := (x | (y-ones)&^y) & highs; stops != 0 {
			return i + bits.TrailingZeros64(stops)>>3
		}
	}
	return i
}

// load returns the first eight bytes of s, the first of them lowest.
func load(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// eight goes through the first n of eight bytes at once. In its masks the
// highest bit of each byte stands for the byte.
func (l *locator) eight(x uint64, n int) {
	const highs, lows, ends = 0x8080808080808080, 0x7F7F7F7F7F7F7F7F, 0x0A0A0A0A0A0A0A0A
	valid := uint64(highs) >> (64 - 8*uint(n))
	begun := ^(x &^ (x << 1)) & valid // not the second byte of a rune, or a later one
	y := x ^ ends
	if ended := ^(((y & lows) + lows) | y) & valid; ended != 0 {
		l.line += bits.OnesCount64(ended)
		l.column = 1
		begun &^= uint64(1)<<bits.Len64(ended) - 1
	}
	l.column += bits.OnesCount64(begun)
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
