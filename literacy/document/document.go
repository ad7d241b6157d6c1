package document

import (
	"slices"

	"github.com/concord-sdm/concord/literacy"
)

// Format is a kind of file.
type Format string

// The formats that can be read.
const (
	// Text is plain text; its blocks are found as literacy finds them.
	Text Format = "text"
	// Markdown is CommonMark with tables, footnotes and front matter.
	Markdown Format = "markdown"
	// HTML is a web page.
	HTML Format = "html"
	// DOCX is a document of Microsoft Word (Office Open XML).
	DOCX Format = "docx"
	// ODT is a text document of LibreOffice (OpenDocument).
	ODT Format = "odt"
	// EPUB is an electronic book, version 2 or 3.
	EPUB Format = "epub"
	// PPTX is a presentation of Microsoft PowerPoint (Office Open XML).
	PPTX Format = "pptx"
	// PDF is a page description: its structure is guessed.
	PDF Format = "pdf"
)

// Values returns every format.
func (Format) Values() []Format {
	return []Format{Text, Markdown, HTML, DOCX, ODT, EPUB, PPTX, PDF}
}

// IsValid reports whether f is one of the formats.
func (f Format) IsValid() bool { return slices.Contains(f.Values(), f) }

// Kind is what part of a document a block is: the kinds of literacy and the
// finer ones that files know.
type Kind string

// The kinds of blocks.
const (
	// Paragraph is running text.
	Paragraph Kind = "paragraph"
	// Heading is a title.
	Heading Kind = "heading"
	// ListItem is one item of a list.
	ListItem Kind = "listItem"
	// TableCell is one cell of a table; the cells of a row are one unit.
	TableCell Kind = "tableCell"
	// Quote is a quotation set apart.
	Quote Kind = "quote"
	// Caption is the line under a picture or over a table.
	Caption Kind = "caption"
	// Footnote is a note at the foot of the page or the end of the document.
	Footnote Kind = "footnote"
	// Code is a program listing; it is in no reading.
	Code Kind = "code"
)

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
	// Heading is the heading above the place.
	Heading string `json:"heading,omitzero"`
	// Paragraph is the number of the paragraph below that heading, from 1.
	Paragraph int `json:"paragraph,omitzero"`
}

// Span says where a stretch of a block's text stands in the file.
type Span struct {
	// At is the offset in the block's text at which the stretch begins.
	At int
	// Place is where its first byte stands.
	Place Place
}

// Block is one block of a document.
type Block struct {
	// Kind is what it is.
	Kind Kind
	// Text is its text, without markers and markup.
	Text string
	// Level is the level of a heading or the depth of a list item, from 1.
	Level int
	// Row is the number of a cell's row, counted through the document, from
	// 1.
	Row int
	// Place is where the text begins.
	Place Place
	// Spans say where later stretches of the text stand, by ascending At. In
	// a file without lines there are none.
	Spans []Span
}

// LeftOut is text of the file that is not read, and why.
type LeftOut struct {
	// Reason is a code: code, deleted, hidden, header, footer, pageNumber,
	// comment, script, navigation, altText, formField, frontMatter, ….
	Reason string `json:"reason"`
	// Text is the text; it can be put back by reading the file with
	// Options.Keep.
	Text string `json:"text"`
	// Words is how many words it holds.
	Words int `json:"words"`
	// Place is where it stands.
	Place Place `json:"place"`
}

// Document is a file taken apart.
type Document struct {
	// Format is what the file is.
	Format Format
	// Encoding is how its characters are written, as an IANA name:
	// "utf-8", "utf-16le", "windows-1252". Empty where the format decides.
	Encoding string
	// Title is the title that the file declares for itself.
	Title string
	// Language is the language that it declares, as a BCP 47 tag.
	Language string
	// Pages is the number of pages or slides; 0 where there are none.
	Pages int
	// Blocks is what is read, in reading order.
	Blocks []Block
	// LeftOut is what is not.
	LeftOut []LeftOut
	// Notes are codes of what a reader of the result must know:
	// encodingGuessed, structureGuessed, invalidCharacters, ….
	Notes []string
}

// Blocks for literacy.AnalyzeBlocks; offsets in its report count in Text.
var _ = literacy.Block{}
