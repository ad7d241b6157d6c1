package document

import (
	"slices"

	"github.com/concord-sdm/concord/literacy"
)

// Format is a kind of file.
type Format string

// The formats that can be read.
const (
	// Text is plain text; its blocks are found as package literacy finds them.
	Text Format = "text"
	// Markdown is CommonMark with the tables, task lists and struck-out text
	// of GitHub, footnotes and front matter.
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
	// PDF is a description of pages: their structure is guessed.
	PDF Format = "pdf"
)

// Values returns every format.
func (Format) Values() []Format {
	return []Format{Text, Markdown, HTML, DOCX, ODT, EPUB, PPTX, PDF}
}

// IsValid reports whether f is one of the formats.
func (f Format) IsValid() bool { return slices.Contains(f.Values(), f) }

// Kind is what part of a document a block is.
type Kind string

// The kinds of blocks.
const (
	// Paragraph is running text.
	Paragraph Kind = "paragraph"
	// Heading is a title.
	Heading Kind = "heading"
	// ListItem is one item of a list, or one term or explanation of a list of
	// definitions.
	ListItem Kind = "listItem"
	// TableCell is one cell of a table; the cells of a row are one unit.
	TableCell Kind = "tableCell"
	// Quote is a quotation set apart.
	Quote Kind = "quote"
	// Caption is the line under a picture or over a table.
	Caption Kind = "caption"
	// Footnote is a note at the foot of the page or the end of the document.
	Footnote Kind = "footnote"
	// LinkText is a paragraph that is a link and nothing else.
	LinkText Kind = "linkText"
	// AltText is the text that stands for a picture. It is a block only if it
	// is asked for: see Options.Keep.
	AltText Kind = "altText"
)

// Values returns every kind.
func (Kind) Values() []Kind {
	return []Kind{Paragraph, Heading, ListItem, TableCell, Quote, Caption, Footnote, LinkText, AltText}
}

// IsValid reports whether k is one of the kinds.
func (k Kind) IsValid() bool { return slices.Contains(k.Values(), k) }

// reads returns the kind as package literacy knows it.
func (k Kind) reads() literacy.Kind {
	switch k {
	case Heading:
		return literacy.Heading
	case ListItem:
		return literacy.ListItem
	case TableCell:
		return literacy.TableCell
	case Quote:
		return literacy.Quote
	case Caption:
		return literacy.Caption
	}
	return literacy.Paragraph
}

// Reason is why a stretch of a file is not read.
type Reason string

// The reasons.
const (
	// ReasonCode is a program listing.
	ReasonCode Reason = "code"
	// ReasonComment is a comment or an annotation.
	ReasonComment Reason = "comment"
	// ReasonScript is a script or a style sheet of a web page.
	ReasonScript Reason = "script"
	// ReasonNavigation is a menu or the table of contents.
	ReasonNavigation Reason = "navigation"
	// ReasonHeader is the head of a page, the same on each.
	ReasonHeader Reason = "header"
	// ReasonFooter is the foot of a page, the same on each.
	ReasonFooter Reason = "footer"
	// ReasonPageNumber is the number of a page.
	ReasonPageNumber Reason = "pageNumber"
	// ReasonDeleted is text that a tracked change or a stroke deletes.
	ReasonDeleted Reason = "deleted"
	// ReasonHidden is text that a reader does not see.
	ReasonHidden Reason = "hidden"
	// ReasonAltText is text that stands for a picture.
	ReasonAltText Reason = "altText"
	// ReasonFormField is the choices and buttons of a form.
	ReasonFormField Reason = "formField"
	// ReasonFrontMatter is the data before the text of a Markdown file.
	ReasonFrontMatter Reason = "frontMatter"
	// ReasonLinkTarget is where a link leads; its text is read.
	ReasonLinkTarget Reason = "linkTarget"
	// ReasonMarkup is markup of another language inside the text.
	ReasonMarkup Reason = "markup"
	// ReasonSpeakerNotes is what a speaker has in front of them.
	ReasonSpeakerNotes Reason = "speakerNotes"
	// ReasonEquation is a formula that is set as a picture of itself.
	ReasonEquation Reason = "equation"
	// ReasonNoteMark is the mark in the text that leads to a note.
	ReasonNoteMark Reason = "noteMark"
	// ReasonEmbedded is an object of another program, or a part of another
	// file.
	ReasonEmbedded Reason = "embedded"
)

// Values returns every reason.
func (Reason) Values() []Reason {
	return []Reason{
		ReasonCode, ReasonComment, ReasonScript, ReasonNavigation, ReasonHeader, ReasonFooter, ReasonPageNumber, ReasonDeleted,
		ReasonHidden, ReasonAltText, ReasonFormField, ReasonFrontMatter, ReasonLinkTarget, ReasonMarkup, ReasonSpeakerNotes,
		ReasonEquation, ReasonNoteMark, ReasonEmbedded,
	}
}

// IsValid reports whether r is one of the reasons.
func (r Reason) IsValid() bool { return slices.Contains(r.Values(), r) }

// seen reports whether text that is left out for the reason has words that
// somebody reads or wrote to be read.
func (r Reason) seen() bool {
	switch r {
	case ReasonComment, ReasonScript, ReasonFrontMatter, ReasonLinkTarget, ReasonMarkup, ReasonNoteMark:
		return false
	}
	return true
}

// Note is what a reader of the result must know.
type Note string

// The notes.
const (
	// EncodingGuessed: the file does not say how its characters are written.
	EncodingGuessed Note = "encodingGuessed"
	// InvalidCharacters: bytes of a text file were no characters, or signs of a
	// PDF are not named by their font; they are read as U+FFFD.
	InvalidCharacters Note = "invalidCharacters"
	// StructureGuessed: headings, paragraphs and the order of reading were
	// guessed from the places on the page.
	StructureGuessed Note = "structureGuessed"
	// PagesWithoutText: some pages hold no text, such as scanned ones.
	PagesWithoutText Note = "pagesWithoutText"
	// IgnoreWithoutReason: a readlevel:ignore comment gives no reason, or no
	// term in quotation marks; it has no effect.
	IgnoreWithoutReason Note = "ignoreWithoutReason"
	// PartsMissing: parts that the file names are not in it.
	PartsMissing Note = "partsMissing"
)

// Values returns every note.
func (Note) Values() []Note {
	return []Note{EncodingGuessed, InvalidCharacters, StructureGuessed, PagesWithoutText, IgnoreWithoutReason, PartsMissing}
}

// IsValid reports whether n is one of the notes.
func (n Note) IsValid() bool { return slices.Contains(n.Values(), n) }
