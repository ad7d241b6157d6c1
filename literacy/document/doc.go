// Package document takes files apart for package literacy: text, Markdown, web
// pages, Word, OpenDocument, EPUB, PowerPoint and PDF become blocks of text,
// each with its kind and its place in the file.
//
// [Read] finds out what a file is and reads it. Document.Blocks is what is
// read; Document.LeftOut is what is not, with the reason, so that a report can
// say how much of the file a score stands for: see [Document.Coverage]. Nothing
// is left out in silence, and Options.Keep puts it back. [Document.Analyze]
// reads the blocks as literacy.Analyze does a text, and [Document.Place] says
// where in the file any offset of its report stands: line and column, page,
// slide, chapter, or heading and paragraph.
//
// # What it is not for
//
// It does not show, change or convert documents, and keeps nothing of their
// looks. It does not recognise text in pictures: a scanned page has no text, and
// a file of such pages is refused with [ErrNoText]. It does not guess what a
// file might say: what it cannot read is an [Error] that names the way out,
// never an empty result. The error holds nothing of the text.
//
// # What a file is
//
// The first bytes decide, then the ending of the name; a .docx that is no zip is
// damaged, not text. Not read, and refused by name: .doc, .rtf and other files
// of old programs, workbooks, pictures, archives.
//
// # Text, Markdown and HTML
//
// A mark of byte order decides how the characters are written, then what a page
// declares about itself, then whether the bytes are UTF-8; a pattern of zero
// bytes tells UTF-16, and what is left is taken for Windows-1252. The last two
// are guesses and noted as [EncodingGuessed]. Bytes that are no characters are
// counted and read as U+FFFD. CR and CR LF are line ends. Line and column count
// characters from 1 and are exact behind inline markup and references, too.
//
// The blocks of plain text are those that literacy.Analyze finds.
//
// Markdown is CommonMark as goldmark reads it, with tables, task lists and
// struck-out text as on GitHub, footnotes, lists of definitions and front
// matter. The text of a link is read, its target is not; code in a line is read
// as a word of its sentence, blocks of code are not; the text for a picture is
// not. Fences of containers (:::note), lines that are one tag of a template and
// the labels of alerts are left out. HTML inside Markdown is read as HTML. A line
// break of the author is one in the block's text; one of the editor is a space.
//
// In a web page, scripts, styles, menus, the header and footer of the page,
// hidden elements, choices and buttons of forms, struck-out text, programs and
// the marks of notes are left out; a first-level heading in the header of the
// page is read. Elements are hidden by the attributes hidden and aria-hidden or
// a style of display:none or visibility:hidden on themselves; style sheets are
// not read. A cell with one paragraph is a cell; one with more is layout, and
// its blocks are read as what they are. Two line breaks are a new paragraph.
//
// # Word, OpenDocument, EPUB and PowerPoint
//
// What a reader of the document sees is read once and in order: tracked
// insertions, text boxes, content controls, tables, notes. Tracked deletions,
// hidden text, comments, headers and footers of pages, instructions of fields
// and the speaker's notes are left out. Headings are found by style and outline
// level. The chapters of a book are read as HTML. A cell with headings, items or
// sentences in several paragraphs is layout; other paragraphs are lines of their cell
// (in a web page, several are always layout).
//
// # Tables
//
// The cells of a row are one unit and one sentence, whatever stops stand in them,
// and running text if the row ends in a stop.
//
// # PDF
//
// A PDF draws letters. Words, lines, columns, headings, items and tables are
// guessed from where they stand, or taken from the tags where these cover the
// text; hyphens at the ends of lines are undone, ligatures taken apart, lines
// that are the same at the head or foot of pages left out, as are fields of
// forms and notes. Lines in Arabic, Hebrew and the like are put in the order of
// reading. What is drawn beyond the edge of a page is hidden. Signs that a font
// does not name are U+FFFD and counted in Document.Invalid; a file that is
// mostly such signs is refused with [ErrNoText]. [StructureGuessed] is always
// noted. Expect the counts to differ a little from those of the document that
// the PDF was made from.
//
// # Ignoring terms
//
// A comment in text, Markdown or HTML asks not to report a term, and says why:
//
//	<!-- readlevel:ignore "warfarin" drug name -->
//
// It is in Document.Ignores, and [Document.Analyze] allows the term. Without a
// reason it has no effect and is noted.
//
// # Limits
//
// [Limits] bound size, unpacked size, ratio, depth and number of blocks; what
// breaks one is refused with [ErrTooLarge]. Behind the first thousand signs of
// emphasis or links in one block of Markdown, further ones are text, and a file
// with more than two million signs of markup is refused: to read them all would
// take the square of their number.
//
// # Evidence
//
// A leaflet in all formats, made by pandoc and LibreOffice, gives the same
// counts (testdata/leaflet). Places are tested against an independent count of
// lines and columns, and each reader is fuzzed.
//
// # Compatibility
//
// Within a major version names and codes stay; kinds, reasons and notes may be
// added. What is read from a file may change where a rule is mended; the change
// log says so. All functions are pure and safe for concurrent use.
package document
