package document

// pdfAnnotation is text that stands on a page and is no part of it.
type pdfAnnotation struct {
	reason Reason
	text   string
	page   int
}

// annotations lists what is filled into the form fields of a page, and what is
// noted on it.
func (f *pdfFile) annotations(page pdfPage, number int) []pdfAnnotation {
	var list []pdfAnnotation
	for _, v := range f.list(page.dict["Annots"]) {
		d := f.dict(v)
		switch f.name(d["Subtype"]) {
		case "", "Link", "Popup", "Screen", "Movie", "Sound", "3D", "RichMedia":
			// A link says where it leads; a pop-up repeats its note.
		case "Widget":
			if text := f.filled(d); text != "" {
				list = append(list, pdfAnnotation{ReasonFormField, text, number})
			}
		default:
			if text := f.text(d["Contents"]); text != "" {
				list = append(list, pdfAnnotation{ReasonComment, text, number})
			}
		}
		if len(list) > f.b.limits.Blocks {
			break // leave refuses them
		}
	}
	return list
}

// passwordField is the flag of fields whose value is not to be seen.
const passwordField = 1 << 13

// filled returns what is filled into a field: its value may be that of the
// field it belongs to.
func (f *pdfFile) filled(d pdfDict) string {
	for range 8 {
		if pdfInt(f.resolve(d["Ff"]))&passwordField != 0 {
			return ""
		}
		switch v := f.resolve(d["V"]).(type) {
		case string:
			return f.text(v)
		case pdfStream:
			if data, err := f.unpack(v); err == nil {
				return f.text(string(data))
			}
		}
		if d = f.dict(d["Parent"]); d == nil {
			break
		}
	}
	return ""
}
