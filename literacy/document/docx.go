package document

import (
	"bytes"
	"path"
	"strings"
)

// word reads the text of a Word document.
type word struct {
	b      *builder
	c      *container
	styles wordStyles
	blanks map[string]map[int]bool // levels of lists without a mark
	main   string
	rels   []relation
	lang   string
	langs  map[string]int // bytes of text by language
	refs   map[string]Reason
	fields []field
	asides []Reason // the reasons for which what is being read is left out
	inList bool     // the last paragraph was in a list
	made   int      // counts what was produced, to tell empty alternatives
}

// field is a field of Word that is open: its instruction is no text, its result
// is.
type field struct {
	result, contents bool
	code             string
}

// item is a block or a stretch left out, not yet handed over.
type item struct {
	kind   Kind
	level  int
	row    int
	text   string
	reason Reason
	place  Place
	loose  bool // of a text box: beside the cell it is anchored in
}

func (it item) to(b *builder) error {
	if it.reason != "" {
		return b.leave(it.reason, it.text, it.place)
	}
	return b.block(it.kind, it.text, it.level, it.row, it.place)
}

// oleMagic begins the compound files of old Office programs and what newer ones
// encrypt.
var oleMagic = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}

// compound says why a compound file cannot be read.
func compound(data []byte) error {
	wide := func(s string) []byte {
		var w []byte
		for _, c := range []byte(s) {
			w = append(w, c, 0)
		}
		return w
	}
	switch {
	case bytes.Contains(data, wide("EncryptedPackage")):
		return refuse(ErrEncrypted, "a password locks it", passwords)
	case bytes.Contains(data, wide("PowerPoint Document")):
		return refuse(ErrUnsupported, "a presentation of PowerPoint from before 2007", "save it as .pptx")
	case bytes.Contains(data, wide("WordDocument")):
		return refuse(ErrUnsupported, "a Word document from before 2007", "save it as .docx")
	}
	return refuse(ErrUnsupported, "a file of an Office program from before 2007", "save it as .docx, .pptx or .pdf")
}

// readDOCX reads a document of Word: the body, then the notes. What changes
// were to delete, hidden text, headers, footers, comments, tables of contents
// and the words for pictures are left out.
func readDOCX(data []byte, b *builder) error {
	if bytes.HasPrefix(data, oleMagic) {
		return compound(data)
	}
	c, err := openContainer(data, b)
	if err != nil {
		return err
	}
	d := &word{b: b, c: c, styles: wordStyles{}, langs: map[string]int{}, refs: map[string]Reason{}}
	if d.main, err = officeMain(c, "word/document.xml"); err != nil {
		return err
	}
	if d.rels, err = c.relations(d.main); err != nil {
		return err
	}
	if err := d.context(); err != nil {
		return err
	}
	x, err := c.xml(d.main)
	if err != nil {
		return err
	}
	body := false
	err = x.each(func(name string, _ tag) error {
		if name != "w:document" {
			return nil
		}
		return x.each(func(name string, _ tag) error {
			if name != "w:body" {
				return nil
			}
			body = true
			return d.story(x, "", func(it item) error { return it.to(b) })
		})
	})
	if err != nil {
		return err
	}
	if !body {
		return refuse(ErrDamaged, "it has no body", saveAnew)
	}
	if err := d.around(); err != nil {
		return err
	}
	b.declare(d.language())
	return nil
}

// officeMain returns the part that holds the document, and reads its title.
func officeMain(c *container, usual string) (string, error) {
	rels, err := c.relations("")
	if err != nil {
		return "", err
	}
	if names := targets(rels, "officeDocument"); len(names) > 0 {
		usual = names[0]
	}
	if !c.has(usual) {
		return "", refuse(ErrDamaged, "the part with the text is missing", saveAnew)
	}
	for _, name := range append(targets(rels, "core-properties"), targets(rels, "coreProperties")...) {
		if !c.has(name) {
			continue
		}
		x, err := c.xml(name)
		if err != nil {
			return "", err
		}
		err = x.each(func(string, tag) error {
			return x.each(func(name string, _ tag) (err error) {
				if name == "dc:title" {
					c.b.doc.Title, err = x.text()
					c.b.doc.Title = oneLine(c.b.doc.Title)
				}
				return err
			})
		})
		if err != nil {
			return "", err
		}
	}
	return usual, nil
}

// context reads the styles and lists that the text refers to.
func (d *word) context() error {
	for _, name := range targets(d.rels, "styles") {
		if !d.c.has(name) {
			d.b.note(PartsMissing)
			continue
		}
		x, err := d.c.xml(name)
		if err != nil {
			return err
		}
		if d.styles, d.lang, err = readWordStyles(x); err != nil {
			return err
		}
	}
	for _, name := range targets(d.rels, "numbering") {
		if !d.c.has(name) {
			d.b.note(PartsMissing)
			continue
		}
		x, err := d.c.xml(name)
		if err != nil {
			return err
		}
		if d.blanks, err = readNumbering(x); err != nil {
			return err
		}
	}
	return nil
}

// around reads what stands outside the body.
func (d *word) around() error {
	for _, kind := range []string{"footnotes", "endnotes", "comments", "header", "footer"} {
		said := map[string]bool{}
		for _, name := range targets(d.rels, kind) {
			if !d.c.has(name) {
				d.b.note(PartsMissing)
				continue
			}
			x, err := d.c.xml(name)
			if err != nil {
				return err
			}
			main, rels := d.main, d.rels
			if d.rels, err = d.c.relations(name); err != nil {
				return err
			}
			d.main = name
			err = x.each(func(string, tag) error {
				switch kind {
				case "footnotes", "endnotes":
					return d.notes(x, strings.TrimSuffix(kind, "s"))
				case "comments":
					return x.each(func(string, tag) error { return d.aside(x, ReasonComment, said) })
				case "header":
					return d.aside(x, ReasonHeader, said)
				}
				return d.aside(x, ReasonFooter, said)
			})
			d.main, d.rels = main, rels
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// notes reads the notes that the text refers to; those that part the text from
// them are drawn, not read.
func (d *word) notes(x *part, kind string) error {
	return x.each(func(name string, t tag) error {
		reason, used := d.refs[kind+t.attr("id")]
		if name != "w:"+kind || !used {
			return nil
		}
		switch t.attr("type") {
		case "separator", "continuationSeparator", "continuationNotice":
			return nil
		}
		if reason != "" {
			return d.aside(x, reason, nil)
		}
		return d.story(x, Footnote, func(it item) error {
			it.place = Place{}
			return it.to(d.b)
		})
	})
}

// aside leaves out the text of an element, once for the same text.
func (d *word) aside(x *part, reason Reason, said map[string]bool) error {
	var lines []string
	err := d.story(x, "", func(it item) error {
		if it.reason == "" || it.reason == ReasonAltText || it.reason == reason {
			lines = append(lines, strings.TrimSpace(it.text))
		}
		return nil
	})
	text := strings.TrimSpace(strings.Join(lines, "\n"))
	if err != nil || said[text] {
		return err
	}
	if said != nil {
		said[text] = true
	}
	return d.b.leave(reason, text, Place{})
}

// language returns the language of most of the text.
func (d *word) language() string {
	best, most := d.lang, d.langs[""]
	if best != "" {
		most += d.langs[best]
	}
	for tag, n := range d.langs {
		if tag != "" && tag != d.lang && (n > most || n == most && tag < best) {
			best, most = tag, n
		}
	}
	return best
}

// embedded says that a part of another program is not read.
func (d *word) embedded(id string) item {
	return item{reason: ReasonEmbedded, text: path.Base(target(d.rels, id))}
}
