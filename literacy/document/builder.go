package document

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// builder is what a reader hands over to. Every reader is a func(data []byte,
// b *builder) error; it calls block and leave in the order of the file and
// returns the error that block, leave or unpack gave, or one made by refuse.
type builder struct {
	doc    Document
	limits Limits
	keep   []Reason

	unpacked int64
	heading  string
	below    int // blocks below that heading
	row      int
	spans    int
}

// mostSpans bounds the room that places take: behind the first million of
// stretches a place is that of its block.
const mostSpans = 1_000_000

// keeps reports whether text that would be left out for the reason is to be
// read. A reader asks where such text stands inside a block; leave asks itself.
func (b *builder) keeps(r Reason) bool { return slices.Contains(b.keep, r) }

// nextRow returns the number of a new row of a table.
func (b *builder) nextRow() int {
	b.row++
	return b.row
}

// block adds a block. Space around the text, soft hyphens and other characters
// without width are taken out, and a block without text is none. In a file
// without lines the heading and the paragraph of the places are filled in here.
func (b *builder) block(kind Kind, text string, level, row int, place Place, spans ...Span) error {
	text, place, spans = tidy(text, place, spans)
	spans = slices.DeleteFunc(spans, func(s Span) bool { return s.At <= 0 || s.At >= len(text) })
	if text == "" {
		return nil
	}
	if len(b.doc.Blocks) >= b.limits.Blocks {
		return refuse(ErrTooLarge, "it has too many blocks", "divide it")
	}
	if b.spans += len(spans); b.spans > mostSpans {
		spans = nil
	}
	if place.Line > 0 && len(text) > 2*farApart {
		spans = anchored(text, place, spans)
	}
	if place.Line == 0 {
		if kind == Heading {
			b.heading, b.below = oneLine(text), 0
		} else {
			b.below++
		}
		place.Heading, place.Paragraph = b.heading, b.below
		for i := range spans {
			spans[i].Place.Heading, spans[i].Place.Paragraph = b.heading, b.below
		}
	}
	b.doc.Blocks = append(b.doc.Blocks, Block{Kind: kind, Text: text, Level: level, Row: row, Place: place, Spans: spans})
	return nil
}

// leave says that a stretch of text is not read, or adds it as a block if it is
// to be kept.
func (b *builder) leave(reason Reason, text string, place Place) error {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil
	}
	if b.keeps(reason) {
		kind := Paragraph
		if reason == ReasonAltText {
			kind = AltText
		}
		return b.block(kind, text, 0, 0, place)
	}
	if len(b.doc.LeftOut) >= b.limits.Blocks {
		return refuse(ErrTooLarge, "too many stretches are left out", "divide it")
	}
	if place.Line == 0 {
		place.Heading, place.Paragraph = b.heading, b.below
	}
	words := 0
	if reason.seen() {
		words = countWords(text)
	}
	b.doc.LeftOut = append(b.doc.LeftOut, LeftOut{Reason: reason, Text: strings.ToValidUTF8(text, "\uFFFD"), Words: words, Place: place})
	return nil
}

// note adds a note once.
func (b *builder) note(n Note) {
	if !slices.Contains(b.doc.Notes, n) {
		b.doc.Notes = append(b.doc.Notes, n)
	}
}

// unpack accounts for n more bytes that were unpacked from packed bytes of the
// file; a reader calls it while it unpacks, not when it is too late. Packed 0
// leaves the ratio aside.
func (b *builder) unpack(n, packed int64) error {
	b.unpacked += n
	if b.unpacked > b.limits.Unpacked {
		return refuse(ErrTooLarge, "it holds too much once it is unpacked", "divide it")
	}
	if packed > 0 && n > smallPart && n/packed > b.limits.Ratio {
		return refuse(ErrTooLarge, "a part unpacks to many times its size, as a zip bomb does", "do not trust it")
	}
	return nil
}

// deep refuses a depth of nesting above the limit.
func (b *builder) deep(depth int) error {
	if depth > b.limits.Depth {
		return refuse(ErrTooLarge, "it is nested too deep", "flatten it")
	}
	return nil
}

// finish closes the document.
func (b *builder) finish() (Document, error) {
	if len(b.doc.Blocks) == 0 {
		var reasons []string
		for _, s := range b.doc.Coverage().Reasons {
			if s.Words > 0 {
				reasons = append(reasons, string(s.Reason))
			}
		}
		if len(reasons) > 0 {
			return b.doc, refuse(ErrNoText, "all of it is left out, as "+strings.Join(reasons, ", "), "keep what is left out as these")
		}
		if b.doc.Format == PDF {
			return b.doc, refuse(ErrNoText, "its pages draw no letters", "if it is scanned, have software recognise its text")
		}
		return b.doc, refuse(ErrNoText, "", "check that it is the right file")
	}
	b.doc.starts = offsets(b.doc.Blocks)
	return b.doc, nil
}

// farApart is how far apart, in bytes, the known places of a long block are at
// most, so that to find one between them is quick.
const farApart = 1024

// anchored adds spans where the known places are far apart.
func anchored(text string, place Place, spans []Span) []Span {
	list := make([]Span, 0, len(spans)+len(text)/farApart)
	here, at := place, 0
	to := func(end int) {
		for end-at > farApart {
			next := at + farApart
			for !utf8.RuneStart(text[next]) {
				next--
			}
			here, at = here.after(text[at:next]), next
			list = append(list, Span{At: at, Place: here})
		}
	}
	for _, s := range spans {
		to(s.At)
		here, at = s.Place, s.At
		list = append(list, s)
	}
	to(len(text))
	return list
}

// tidy takes space off both ends and characters without width out of a text,
// makes it valid UTF-8 and moves the places with it.
func tidy(text string, place Place, spans []Span) (string, Place, []Span) {
	if plain(text) {
		return text, place, spans
	}
	text = strings.ToValidUTF8(text, "\uFFFD")
	from := len(text) - len(strings.TrimLeftFunc(text, blank))
	to := len(strings.TrimRightFunc(text, blank))
	if from >= to {
		return "", place, nil
	}
	var clean strings.Builder
	clean.Grow(to - from)
	var moved []Span
	// The place of text[at:] is known as one goes.
	here, at := place, 0
	k, gap := 0, from > 0
	for i, r := range text[from:to] {
		i += from
		if invisible(r) {
			gap = true
			continue
		}
		for ; k < len(spans) && spans[k].At <= i; k++ {
			here, at, gap = spans[k].Place, spans[k].At, true
		}
		if gap {
			here, at = here.after(text[at:i]), i
			if clean.Len() == 0 {
				place = here
			} else {
				moved = append(moved, Span{At: clean.Len(), Place: here})
			}
			gap = false
		}
		clean.WriteRune(r)
	}
	return clean.String(), place, moved
}

// plain reports whether there is nothing to tidy.
func plain(text string) bool {
	if text == "" || text[0] <= ' ' || text[len(text)-1] <= ' ' {
		return false
	}
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf || text[i] == 0 {
			return false
		}
	}
	return true
}

func blank(r rune) bool { return unicode.IsSpace(r) || invisible(r) }

// invisible reports characters that have no width and part nothing: the soft
// hyphen, the word joiner, marks of direction and of the order of bytes.
func invisible(r rune) bool {
	switch {
	case r == 0xAD, r == 0xFEFF, r == 0x2060, r >= 0x200B && r <= 0x200F && r != 0x200C && r != 0x200D, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0:
		return true
	}
	return false
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// countWords returns how many stretches between spaces hold a letter or a digit.
func countWords(text string) int {
	n := 0
	in := false
	for _, r := range text {
		switch {
		case unicode.IsSpace(r):
			in = false
		case !in && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			in = true
			n++
		}
	}
	return n
}
