package document

import (
	"bytes"
	"path"
	"strings"
)

// Options say how a file is read. The zero Options find out what it is.
type Options struct {
	// Name is the name of the file; its extension tells Markdown and HTML from
	// plain text. What the first bytes say comes before what the name says.
	Name string
	// Format is what the file is; empty to find out.
	Format Format
	// Keep are reasons for which text is left out by default and is now to be
	// read, in its place.
	Keep []Reason
	// Limits bound what the file may cost.
	Limits Limits
}

// Read takes a file apart. The error is an [Error]; the document then holds
// what was found before. The data is neither changed nor kept.
func Read(data []byte, o Options) (Document, error) {
	b := &builder{limits: o.Limits.filled(), keep: o.Keep}
	if int64(len(data)) > b.limits.File {
		return b.doc, refuse(ErrTooLarge, "it has too many bytes", "divide it")
	}
	format := o.Format
	if format == "" {
		var err error
		if format, err = Sniff(data, o.Name); err != nil {
			return b.doc, err
		}
	}
	b.doc.Format = format
	if err := readAs(format, data, b); err != nil {
		return b.doc, err
	}
	return b.finish()
}

// readAs calls the reader of a format.
func readAs(format Format, data []byte, b *builder) error {
	switch format {
	case Text:
		return readText(data, b)
	case Markdown:
		return readMarkdown(data, b)
	case HTML:
		return readHTML(data, b)
	case DOCX:
		return readDOCX(data, b)
	case ODT:
		return readODT(data, b)
	case EPUB:
		return readEPUB(data, b)
	case PDF:
		return readPDF(data, b)
	case PPTX:
		return readPPTX(data, b)
	}
	return refuse(ErrUnsupported, "", "Format.Values lists what is read")
}

// Sniff says what a file is by its first bytes and, where they do not tell, by
// the extension of its name. It returns an [Error] for a kind of file that is
// not read.
func Sniff(data []byte, name string) (Format, error) {
	if format, err := signature(data); format != "" || err != nil {
		return format, err
	}
	switch ext := strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/"))); ext {
	case ".md", ".markdown", ".mdown", ".mkd":
		return Markdown, nil
	case ".html", ".htm", ".xhtml":
		return HTML, nil
	case ".txt", ".text", "":
		if looksLikeHTML(data) {
			return HTML, nil
		}
		return Text, nil
	case ".docx", ".odt", ".epub", ".pptx", ".pdf":
		return "", refuse(ErrDamaged, "the name says "+ext[1:]+", the content does not", "save it anew")
	default:
		if way, known := unsupported()[ext]; known {
			return "", refuse(ErrUnsupported, "the name ends in "+ext, way)
		}
	}
	return "", refuse(ErrUnknownFormat, "", "give it one of the endings txt, md, html, docx, odt, epub, pptx or pdf, or name its format")
}

// looksLikeHTML reports a file that begins as a web page does.
func looksLikeHTML(data []byte) bool {
	head := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 512)], []byte("\xEF\xBB\xBF")), " \t\r\n"))
	return bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.HasPrefix(head, []byte("<html"))
}
