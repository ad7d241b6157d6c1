package document

import (
	"bytes"
	"path"
	"slices"
	"strings"
)

// book reads the text of an electronic book.
type book struct {
	b        *builder
	c        *container
	dir      string
	items    map[string]bookItem
	spine    []string // ids in the order of reading
	contents map[string]bool
}

// bookItem is a part that the book lists.
type bookItem struct {
	name, kind string
	nav        bool
}

// readEPUB reads the parts of a book in the order in which they are read. The
// table of contents and the title page are left out.
func readEPUB(data []byte, b *builder) error {
	c, err := openContainer(data, b)
	if err != nil {
		return err
	}
	if err := bookLocks(c); err != nil {
		return err
	}
	main, err := bookMain(c)
	if err != nil {
		return err
	}
	k := &book{b: b, c: c, dir: path.Dir(main) + "/", items: map[string]bookItem{}, contents: map[string]bool{}}
	if k.dir == "./" {
		k.dir = ""
	}
	if err := k.list(main); err != nil {
		return err
	}
	chapter := 0
	read := map[string]bool{}
	for _, id := range k.spine {
		it, listed := k.items[id]
		if !listed || !c.has(it.name) {
			b.note(PartsMissing)
			continue
		}
		if read[it.name] || it.kind != "application/xhtml+xml" && it.kind != "text/html" && it.kind != "" {
			continue
		}
		read[it.name] = true
		chapter++
		if err := k.chapter(it, chapter); err != nil {
			return err
		}
	}
	b.doc.Encoding = "" // each part has its own
	return nil
}

// bookLocks refuses a book whose text is encrypted. Fonts may be scrambled.
func bookLocks(c *container) error {
	const name = "META-INF/encryption.xml"
	if !c.has(name) {
		return nil
	}
	x, err := c.xml(name)
	if err != nil {
		return err
	}
	var walk func(name string, t tag) error
	walk = func(name string, t tag) error {
		if name == "enc:EncryptionMethod" {
			switch t.attr("Algorithm") {
			case "http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC":
			default:
				return refuse(ErrEncrypted, "copy protection locks it", "use a copy without protection")
			}
		}
		return x.each(walk)
	}
	return x.each(walk)
}

// bookMain returns the name of the part that lists the others.
func bookMain(c *container) (string, error) {
	main := ""
	x, err := c.xml("META-INF/container.xml")
	if err != nil {
		return "", err
	}
	var walk func(name string, t tag) error
	walk = func(name string, t tag) error {
		if strings.HasSuffix(name, ":rootfile") && main == "" {
			main = resolvePart("", bookPath(t.attr("full-path")))
		}
		return x.each(walk)
	}
	if err := x.each(walk); err != nil {
		return "", err
	}
	if main == "" || !c.has(main) {
		return "", refuse(ErrDamaged, "its list of chapters is missing", saveAnew)
	}
	return main, nil
}

// bookPath undoes the escapes of an address: %20.
func bookPath(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	var plain []byte
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) && unhex(s[i+1]) >= 0 && unhex(s[i+2]) >= 0 {
			plain = append(plain, byte(unhex(s[i+1])<<4|unhex(s[i+2])))
			i += 2
			continue
		}
		plain = append(plain, s[i])
	}
	return string(plain)
}

// list reads the title, the parts and their order.
func (k *book) list(main string) error {
	x, err := k.c.xml(main)
	if err != nil {
		return err
	}
	var walk func(name string, t tag) error
	walk = func(name string, t tag) error {
		switch {
		case name == "dc:title" && k.b.doc.Title == "":
			text, err := x.text()
			k.b.doc.Title = oneLine(text)
			return err
		case name == "dc:language" && k.b.doc.Language == "":
			text, err := x.text()
			k.b.declare(text)
			return err
		case strings.HasSuffix(name, ":item"):
			it := bookItem{kind: t.attr("media-type"), name: resolvePart(k.dir, bookPath(t.attr("href")))}
			it.nav = slices.Contains(strings.Fields(t.attr("properties")), "nav")
			k.items[t.attr("id")] = it
		case strings.HasSuffix(name, ":itemref"):
			k.spine = append(k.spine, t.attr("idref"))
		case strings.HasSuffix(name, ":reference"):
			if t.attr("type") == "toc" {
				k.contents[resolvePart(k.dir, bookPath(t.attr("href")))] = true
			}
		}
		return x.each(walk)
	}
	return x.each(walk)
}

// chapter reads one part.
func (k *book) chapter(it bookItem, number int) error {
	data, err := k.c.read(it.name)
	if err != nil {
		return err
	}
	reason := Reason("")
	switch {
	case it.nav || k.contents[it.name]:
		reason = ReasonNavigation
	case titlePage(data):
		reason = ReasonFrontMatter
	}
	text, err := decode(data, k.b, declaredInHTML)
	if err != nil {
		return err
	}
	if strings.HasPrefix(text, "<?xml") {
		_, text, _ = strings.Cut(text, "?>")
	}
	place := Place{Chapter: number}
	at := func(int) Place { return place }
	if reason == "" || k.b.keeps(reason) {
		return k.b.html(text, at, xhtml)
	}
	aside := &builder{limits: k.b.limits, keep: []Reason{ReasonNavigation}}
	if err := aside.html(text, at, xhtml); err != nil {
		return err
	}
	var lines []string
	for i := range aside.doc.Blocks {
		lines = append(lines, aside.doc.Blocks[i].Text)
	}
	return k.b.leave(reason, strings.Join(lines, "\n"), place)
}

// titlePage reports a part that says that it is the title page.
func titlePage(data []byte) bool {
	data = data[:min(len(data), 4096)]
	return bytes.Contains(data, []byte(`epub:type="titlepage"`)) || bytes.Contains(data, []byte(`epub:type='titlepage'`))
}
