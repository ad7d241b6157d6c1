// Package document takes files apart for package literacy: text, Markdown, web
// pages, Word, OpenDocument, EPUB, PowerPoint and PDF become blocks of text,
// each with its kind and its place in the file.
//
// [Read] finds out what a file is and reads it. Document.Blocks is what is
// read; Document.LeftOut is what is not, with the reason, so that a report can
// say how much of the file a score stands for. Nothing is left out in silence,
// and Options.Keep puts it back. [Document.Analyze] reads the blocks as
// literacy.Analyze does a text, and [Document.Place] says where in the file any
// offset of its report stands: line and column, page, slide, chapter, or
// heading and paragraph.
//
// # What it is not for
//
// It does not show, change or convert documents, and keeps nothing of their
// looks. It does not recognise text in pictures: a scanned page has no text.
// It does not guess: what it cannot read is an error that says so, never an
// empty result.
//
// # Compatibility
//
// Within a major version names and codes stay. What is read from a file may
// change where a rule is mended; the change log says so. All functions are
// pure and safe for concurrent use.
package document
