package document

import (
	"html"
	"strings"
	"unicode/utf8"
)

// weave gathers the text of one block from pieces of a source and remembers
// where each came from.
type weave struct {
	text   []byte
	marks  []mark
	source int  // where the source goes on if the next piece follows the last
	space  bool // a space is due before the next character
	open   int  // where that space stands
	ended  bool // it stands for the end of a line
	linked int  // bytes of the text that are inside links
	inLink bool
}

// mark says that the text from at on stands in the source from source on.
type mark struct{ at, source int }

func (w *weave) reset() {
	*w = weave{text: w.text[:0], marks: w.marks[:0], inLink: w.inLink}
}

// put adds a piece that stands for n bytes of the source from offset on.
func (w *weave) put(piece string, offset, n int) {
	if piece == "" {
		return
	}
	if w.space && len(w.text) > 0 && w.text[len(w.text)-1] != '\n' {
		w.piece(" ", w.open, 1)
		if w.ended {
			w.source = -1
		}
	}
	w.space = false
	w.piece(piece, offset, n)
}

func (w *weave) piece(piece string, offset, n int) {
	if len(w.marks) == 0 || w.source != offset {
		w.marks = append(w.marks, mark{len(w.text), offset})
	}
	w.text = append(w.text, piece...)
	w.source = offset + n
	if n != len(piece) {
		w.source = -1 // the next piece needs a mark of its own
	}
	if w.inLink {
		w.linked += len(piece)
	}
}

// gap asks for a space before the next character, for something in the source
// that is no space.
func (w *weave) gap(offset int) {
	if !w.space {
		w.space, w.open, w.ended = true, offset, true
	}
}

// lineBreak ends a line of the document itself.
func (w *weave) lineBreak(offset, n int) {
	w.space = false
	if len(w.text) > 0 && w.text[len(w.text)-1] != '\n' {
		w.piece("\n", offset, n)
		w.source = -1
	}
}

// flow adds running text: runs of space become one.
func (w *weave) flow(s string, offset int) {
	for i := 0; i < len(s); {
		c := s[i]
		if white(c) {
			if !w.space {
				w.space, w.open, w.ended = true, offset+i, c == '\n'
			}
			i++
			continue
		}
		j := i
		for j < len(s) && !white(s[j]) {
			j++
		}
		w.put(s[i:j], offset+i, j-i)
		i = j
	}
}

// white reports the white space of HTML and Markdown.
func white(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

// longestEntity bounds the search for the end of a character reference.
const longestEntity = 40

// entity returns the characters that a reference at the beginning of s stands
// for and how long the reference is; 0 if there is none. Markdown asks for the
// semicolon, HTML does without it where browsers do.
func entity(s string, strict bool) (string, int) {
	end := 1
	for end < len(s) && end < longestEntity && (s[end] == '#' || alnum(s[end])) {
		end++
	}
	if end < len(s) && s[end] == ';' {
		end++
	} else if strict {
		return "", 0
	}
	if end < 3 {
		return "", 0
	}
	if s[1] == '#' && !numeric(strings.TrimSuffix(s[2:end], ";"), strict) {
		return "", 0
	}
	text := html.UnescapeString(s[:end])
	if text == s[:end] {
		return "", 0
	}
	return text, end
}

// numeric reports the digits of a character reference; Markdown allows seven,
// or six hexadecimal ones.
func numeric(s string, strict bool) bool {
	most, hex := 7, false
	if s != "" && s[0]|0x20 == 'x' {
		s, most, hex = s[1:], 6, true
	}
	for i := range len(s) {
		if c := s[i]; (c < '0' || c > '9') && !(hex && c|0x20 >= 'a' && c|0x20 <= 'f') {
			return false
		}
	}
	return s != "" && (!strict || len(s) <= most)
}

func alnum(c byte) bool { return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' }

// escaped adds running text with character references and, for Markdown, with
// backslashes before signs.
func (w *weave) escaped(s string, offset int, markdown bool) {
	from := 0
	for i := 0; i < len(s); {
		switch {
		case s[i] == '&':
			if text, n := entity(s[i:], markdown); n > 0 {
				w.flow(s[from:i], offset+from)
				w.resolved(text, offset+i, n)
				i += n
				from = i
				continue
			}
		case markdown && s[i] == '\\' && i+1 < len(s) && punctuation(s[i+1]):
			w.flow(s[from:i], offset+from)
			w.put(s[i+1:i+2], offset+i+1, 1)
			i += 2
			from = i
			continue
		}
		i++
	}
	w.flow(s[from:], offset+from)
}

// resolved adds what a character reference stands for. White space that an
// author wrote as a reference is white space still, except a no-break space.
func (w *weave) resolved(text string, offset, n int) {
	if len(text) == 1 && white(text[0]) {
		w.gap(offset)
		return
	}
	w.put(text, offset, n)
	w.source = -1
}

func punctuation(c byte) bool {
	return c > ' ' && c < utf8.RuneSelf-1 && !alnum(c)
}

// string returns the text without the line end at its end.
func (w *weave) string() string { return strings.TrimRight(string(w.text), "\n") }

// spans returns where the text begins and where its later stretches stand.
func (w *weave) spans(place func(int) Place) (Place, []Span) {
	if len(w.marks) == 0 {
		return Place{}, nil
	}
	first := place(w.marks[0].source)
	if len(w.marks) == 1 {
		return first, nil
	}
	if first.Line == 0 || len(w.marks) > mostSpans {
		return first, nil // the whole block stands in one place, or too many
	}
	list := make([]Span, 0, len(w.marks)-1)
	for _, m := range w.marks[1:] {
		list = append(list, Span{At: m.at, Place: place(m.source)})
	}
	return first, list
}

// onlyLink reports whether all of the text is inside links.
func (w *weave) onlyLink() bool { return w.linked > 0 && w.linked >= len(w.text) }
