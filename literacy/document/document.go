package document

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/concord-sdm/concord/literacy"
)

// Document is a file taken apart.
type Document struct {
	// Format is what the file is.
	Format Format
	// Encoding is how its characters are written, as an IANA name: "utf-8",
	// "utf-16le", "windows-1252". Empty where the format decides.
	Encoding string
	// Title is the title that the file declares for itself.
	Title string
	// Language is the language that it declares, as a BCP 47 tag.
	Language string
	// Pages is the number of pages or slides; 0 where there are none.
	Pages int
	// Invalid is how many bytes of a text file were no characters, or how many
	// signs of a PDF are drawn with fonts that do not say what they stand for.
	Invalid int
	// Blocks is what is read, in reading order.
	Blocks []Block
	// LeftOut is what is not, in the order of the file.
	LeftOut []LeftOut
	// Ignores are the terms that comments of the form
	// <!-- readlevel:ignore "term" why --> ask not to report.
	Ignores []Ignore
	// Notes are what a reader of the result must know, each once.
	Notes []Note

	starts []int // of the blocks in Text
}

// Block is one block of a document.
type Block struct {
	// Kind is what it is.
	Kind Kind
	// Text is its text, without markers and markup. A line end stands where
	// the document breaks a line itself.
	Text string
	// Level is the level of a heading or the depth of a list item, from 1.
	Level int
	// Row is the number of a cell's row, counted through the document, from 1.
	Row int
	// Place is where the text begins.
	Place Place
	// Spans say where later stretches of the text stand, by ascending At.
	Spans []Span
}

// Place says where in a file something stands, in the terms of its format.
// What a format does not have is 0 or empty.
type Place struct {
	// Line is the line in a file of text, from 1.
	Line int `json:"line,omitzero"`
	// Column is the column in characters, from 1.
	Column int `json:"column,omitzero"`
	// Page is the page of a PDF, from 1.
	Page int `json:"page,omitzero"`
	// Slide is the slide of a presentation, from 1.
	Slide int `json:"slide,omitzero"`
	// Chapter is the part of a book, from 1.
	Chapter int `json:"chapter,omitzero"`
	// Heading is the heading above the place, in a file without lines.
	Heading string `json:"heading,omitzero"`
	// Paragraph is the number of the block below that heading, from 1; 0 for
	// the heading itself and in a file with lines.
	Paragraph int `json:"paragraph,omitzero"`
}

// Span says where a stretch of a block's text stands in the file. Inside a
// stretch of a file with lines, each character is one column further, and a
// line end begins the next line.
type Span struct {
	// At is the offset in the block's text at which the stretch begins.
	At int
	// Place is where its first byte stands.
	Place Place
}

// LeftOut is text of the file that is not read, and why.
type LeftOut struct {
	// Reason is why.
	Reason Reason `json:"reason"`
	// Text is the text. Options.Keep puts it back.
	Text string `json:"text"`
	// Words is how many stretches between spaces hold a letter or a digit; 0
	// for what is no text to anybody: comments, scripts, front matter, the
	// targets of links, the marks of notes.
	Words int `json:"words"`
	// Place is where it begins.
	Place Place `json:"place"`
}

// Ignore is a term that the document asks not to report.
type Ignore struct {
	// Term is the word or phrase.
	Term string `json:"term"`
	// Reason is why, as the document says.
	Reason string `json:"reason"`
	// Place is where the comment begins.
	Place Place `json:"place"`
}

// What stands between the blocks and between the cells of a row in Text. The
// bar is what literacy.AnalyzeBlocks joins cells with.
const (
	betweenBlocks = "\n\n"
	betweenCells  = " | "
)

// sameRow reports whether block i is a cell of the row that block i−1 is in.
func sameRow(blocks []Block, i int) bool {
	return i > 0 && blocks[i].Kind == TableCell && blocks[i-1].Kind == TableCell && blocks[i].Row == blocks[i-1].Row
}

// offsets returns where each block begins in Text, and the length of Text.
func offsets(blocks []Block) []int {
	at := 0
	starts := make([]int, len(blocks)+1)
	for i := range blocks {
		switch {
		case i == 0:
		case sameRow(blocks, i):
			at += len(betweenCells)
		default:
			at += len(betweenBlocks)
		}
		starts[i] = at
		at += len(blocks[i].Text)
	}
	starts[len(blocks)] = at
	return starts
}

func (d Document) offsets() []int {
	if len(d.starts) == len(d.Blocks)+1 {
		return d.starts
	}
	return offsets(d.Blocks)
}

// Text returns what is read as one text: the blocks with an empty line between
// them, the cells of a row with a bar. Offsets in a report on [Document.Reading]
// count in it.
func (d Document) Text() string {
	starts := d.offsets()
	var t strings.Builder
	t.Grow(starts[len(d.Blocks)])
	for i, b := range d.Blocks {
		switch {
		case i == 0:
		case sameRow(d.Blocks, i):
			t.WriteString(betweenCells)
		default:
			t.WriteString(betweenBlocks)
		}
		t.WriteString(b.Text)
	}
	return t.String()
}

// Reading returns the blocks for literacy.AnalyzeBlocks. Lines and columns are
// those of the file or, in a file without lines, those of [Document.Text].
func (d Document) Reading() []literacy.Block {
	starts := d.offsets()
	list := make([]literacy.Block, len(d.Blocks))
	line, column := 1, 1
	for i, b := range d.Blocks {
		list[i] = literacy.Block{Kind: b.Kind.reads(), Text: b.Text, Level: b.Level, Row: b.Row, Start: starts[i], Line: b.Place.Line, Column: b.Place.Column}
		if b.Place.Line == 0 {
			switch {
			case sameRow(d.Blocks, i):
				column += len(betweenCells)
			case i > 0:
				line, column = line+len(betweenBlocks), 1
			}
			list[i].Line, list[i].Column = line, column
			behind := Place{Line: line, Column: column}.after(b.Text)
			line, column = behind.Line, behind.Column
		}
	}
	return list
}

// Place returns where in the file the byte at an offset of [Document.Text]
// stands. An offset between two blocks is taken for the end of the first; one
// outside the text, for its beginning or end. A document without blocks has
// the zero Place.
func (d Document) Place(offset int) Place {
	if len(d.Blocks) == 0 {
		return Place{}
	}
	starts := d.offsets()
	i, found := slices.BinarySearch(starts[:len(d.Blocks)], offset)
	if !found {
		i = max(i-1, 0)
	}
	b := &d.Blocks[i]
	at := min(max(offset-starts[i], 0), len(b.Text))
	from, place := 0, b.Place
	if k, found := slices.BinarySearchFunc(b.Spans, at, func(s Span, at int) int { return cmp.Compare(s.At, at) }); found {
		from, place = b.Spans[k].At, b.Spans[k].Place
	} else if k > 0 {
		from, place = b.Spans[k-1].At, b.Spans[k-1].Place
	}
	return place.after(b.Text[min(from, at):at])
}

// after returns the place behind a stretch of text that begins at p.
func (p Place) after(stretch string) Place {
	if p.Line == 0 {
		return p
	}
	if k := strings.LastIndexByte(stretch, '\n'); k >= 0 {
		p.Line += strings.Count(stretch, "\n")
		p.Column = 1
		stretch = stretch[k+1:]
	}
	p.Column += utf8.RuneCountInString(stretch)
	return p
}
