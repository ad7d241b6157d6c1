package document

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
)

// unsupported returns what to do about kinds of files that are not read, by
// extension.
func unsupported() map[string]string {
	const (
		word  = "save it as .docx"
		odt   = "save it as .odt or .docx"
		slide = "save it as .pptx or .pdf"
		sheet = "copy the text to be read into a .txt file"
		scan  = "it is a picture: only software that recognises text can read it"
		mark  = "turn it into Markdown or HTML first"
	)
	return map[string]string{
		".doc": word, ".dot": word, ".rtf": word, ".wps": word, ".pages": word, ".wpd": word, ".xps": "save it as .pdf", ".ps": "save it as .pdf",
		".fodt": odt, ".sxw": odt, ".ppt": slide, ".pps": slide, ".odp": slide, ".key": slide,
		".xls": sheet, ".xlsx": sheet, ".ods": sheet, ".csv": sheet,
		".png": scan, ".jpg": scan, ".jpeg": scan, ".gif": scan, ".tif": scan, ".tiff": scan, ".webp": scan, ".heic": scan,
		".tex": mark, ".rst": mark, ".adoc": mark, ".org": mark, ".mobi": "turn it into .epub first", ".azw3": "turn it into .epub first",
	}
}

// signatures are first bytes of kinds of files that are not read: what each is,
// and the extension that says what to do.
func signatures() []struct{ head, what, ext string } {
	return []struct{ head, what, ext string }{
		{`{\rtf`, "a file of rich text", ".rtf"},
		{"\x89PNG\r\n", "a picture", ".png"},
		{"\xFF\xD8\xFF", "a picture", ".jpg"},
		{"GIF8", "a picture", ".gif"},
		{"II*\x00", "a picture", ".tif"},
		{"MM\x00*", "a picture", ".tif"},
		{"%!PS", "a PostScript file", ".ps"},
		{"\xDB\xA5", "an old Word document", ".doc"},
		{"\x1F\x8B", "a packed file", ""},
		{"BZh", "a packed file", ""},
		{"7z\xBC\xAF\x27\x1C", "a packed file", ""},
		{"Rar!\x1A", "a packed file", ""},
		{"\xFD7zXZ\x00", "a packed file", ""},
		{"\x7FELF", "a program", ""},
	}
}

const compoundFile = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

// signature says what a file is by its first bytes; empty if they do not tell.
func signature(data []byte) (Format, error) {
	head := data[:min(len(data), 1024)]
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return packed(data)
	case bytes.Contains(head, []byte("%PDF-")) && !bytes.HasPrefix(bytes.TrimLeft(head, "\xEF\xBB\xBF \t\r\n"), []byte("<")) && (head[0] == '%' || hasNUL(head)):
		return PDF, nil
	case bytes.HasPrefix(head, []byte(compoundFile)):
		if bytes.Contains(data, utf16le("EncryptedPackage")) {
			return "", refuse(ErrEncrypted, "a password protects it", "save it without one")
		}
		return "", refuse(ErrUnsupported, "a document of Microsoft Office of before 2007", "save it as .docx or .pptx")
	}
	for _, s := range signatures() {
		if bytes.HasPrefix(head, []byte(s.head)) {
			if s.ext == "" {
				return "", refuse(ErrUnsupported, s.what, "unpack it first, if it holds documents")
			}
			return "", refuse(ErrUnsupported, s.what, unsupported()[s.ext])
		}
	}
	return "", nil
}

func utf16le(s string) []byte {
	var b []byte
	for i := range len(s) {
		b = append(b, s[i], 0)
	}
	return b
}

// hasNUL reports a NUL, which no text in a code of single bytes holds.
func hasNUL(head []byte) bool { return bytes.IndexByte(head, 0) >= 0 }

// packed says which of the packed formats a zip archive is.
func packed(data []byte) (Format, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "", refuse(ErrDamaged, "its end is missing or its list of parts is broken", "save or download it again")
	}
	for _, f := range z.File {
		switch {
		case f.Name == "mimetype" && f.UncompressedSize64 < 256:
			if format := byMediaType(f); format != "" {
				return format, nil
			}
		case strings.EqualFold(slashed(f.Name), "word/document.xml"):
			return DOCX, nil
		case strings.EqualFold(slashed(f.Name), "ppt/presentation.xml"):
			return PPTX, nil
		case strings.EqualFold(slashed(f.Name), "xl/workbook.xml"):
			return "", refuse(ErrUnsupported, "a workbook of Excel", unsupported()[".xlsx"])
		case strings.EqualFold(slashed(f.Name), "META-INF/container.xml"):
			return EPUB, nil
		}
	}
	for _, f := range z.File {
		if f.Name == "[Content_Types].xml" {
			if format := byContentTypes(f); format != "" {
				return format, nil
			}
		}
	}
	return "", refuse(ErrUnsupported, "a zip archive that is no document", "unpack it first, if it holds documents")
}

func byMediaType(f *zip.File) Format {
	kind := string(bytes.TrimSpace(start(f)))
	switch {
	case strings.HasPrefix(kind, "application/vnd.oasis.opendocument.text"):
		return ODT
	case kind == "application/epub+zip":
		return EPUB
	}
	return ""
}

// byContentTypes finds the main part where it does not have its usual name.
func byContentTypes(f *zip.File) Format {
	types := start(f)
	switch {
	case bytes.Contains(types, []byte("wordprocessingml.document.main")), bytes.Contains(types, []byte("ms-word.document.macroEnabled.main")),
		bytes.Contains(types, []byte("wordprocessingml.template.main")):
		return DOCX
	case bytes.Contains(types, []byte("presentationml.presentation.main")), bytes.Contains(types, []byte("presentationml.slideshow.main")):
		return PPTX
	}
	return ""
}

// start returns the first 64 KiB of a part; nothing if it cannot be read.
func start(f *zip.File) []byte {
	r, err := f.Open()
	if err != nil {
		return nil
	}
	data, err := io.ReadAll(io.LimitReader(r, 1<<16))
	if closing := r.Close(); err != nil || closing != nil && len(data) == 0 {
		return nil
	}
	return data
}
