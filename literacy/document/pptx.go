package document

import (
	"bytes"
	"path"
	"strconv"
	"strings"
)

// slides reads the text of a presentation.
type slides struct {
	b     *builder
	c     *container
	looks map[string]slideLook
	place Place

	langs map[string]int
}

// readPPTX reads the slides of a presentation of PowerPoint in the order in
// which they are shown. What a hidden slide says and the notes of the speaker
// are left out.
func readPPTX(data []byte, b *builder) error {
	if bytes.HasPrefix(data, oleMagic) {
		return compound(data)
	}
	c, err := openContainer(data, b)
	if err != nil {
		return err
	}
	main, err := officeMain(c, "ppt/presentation.xml")
	if err != nil {
		return err
	}
	rels, err := c.relations(main)
	if err != nil {
		return err
	}
	x, err := c.xml(main)
	if err != nil {
		return err
	}
	var order []string
	found := false
	err = x.each(func(name string, _ tag) error {
		found = found || name == "p:presentation"
		return x.each(func(name string, _ tag) error {
			if name != "p:sldIdLst" {
				return nil
			}
			return x.each(func(name string, t tag) error {
				if name == "p:sldId" {
					order = append(order, target(rels, t.related("id")))
				}
				return nil
			})
		})
	})
	if err != nil {
		return err
	}
	if !found {
		return refuse(ErrDamaged, "it is no presentation", saveAnew)
	}
	s := &slides{b: b, c: c, looks: map[string]slideLook{}, langs: map[string]int{}}
	shown := map[string]bool{}
	for i, name := range order {
		if name == "" || !c.has(name) {
			b.note(PartsMissing)
			continue
		}
		if shown[name] {
			continue // a list that names a slide twice is not well-formed
		}
		shown[name] = true
		s.place = Place{Slide: i + 1}
		if err := s.slide(name); err != nil {
			return err
		}
	}
	b.doc.Pages = len(order)
	best := ""
	for lang, n := range s.langs {
		if lang != "" && (n > s.langs[best] || best == "" || n == s.langs[best] && lang < best) {
			best = lang
		}
	}
	b.declare(best)
	return nil
}

// related returns the value of an attribute that names a relation: of the two
// attributes id of a slide, the one with a namespace.
func (t tag) related(local string) string {
	for i := range t.Attr {
		if t.Attr[i].Name.Local == local && t.Attr[i].Name.Space != "" {
			return t.Attr[i].Value
		}
	}
	return ""
}

// slide reads one slide: its title, its other shapes in the order of reading
// that programs use, then what is left out.
func (s *slides) slide(name string) error {
	rels, err := s.c.relations(name)
	if err != nil {
		return err
	}
	var look slideLook
	for _, layout := range targets(rels, "slideLayout") {
		if look, err = s.look(layout); err != nil {
			return err
		}
	}
	r := &slideReader{slides: s, rels: rels, look: look}
	if r.x, err = s.c.xml(name); err != nil {
		return err
	}
	err = r.x.each(func(root string, t tag) error {
		if show := t.attr("show"); root == "p:sld" && (show == "0" || show == "false") {
			r.hidden = true
		}
		return r.x.each(func(name string, _ tag) error {
			if name != "p:cSld" {
				return nil
			}
			return r.x.each(func(name string, t tag) error { return r.shape(name, t) })
		})
	})
	if err != nil {
		return err
	}
	list := append(r.titles, r.items...)
	if r.hidden && !s.b.keeps(ReasonHidden) {
		var lines []string
		for _, it := range list {
			if it.reason == "" {
				lines = append(lines, strings.TrimSpace(it.text))
			}
		}
		if err := s.b.leave(ReasonHidden, strings.Join(lines, "\n"), s.place); err != nil {
			return err
		}
		list = nil
	}
	for _, it := range list {
		it.place = s.place
		if err := it.to(s.b); err != nil {
			return err
		}
	}
	for _, name := range targets(rels, "notesSlide") {
		if err := s.notes(name); err != nil {
			return err
		}
	}
	return s.comments(targets(rels, "comments"))
}

// notes leaves out what the speaker has in front of them.
func (s *slides) notes(name string) error {
	if !s.c.has(name) {
		s.b.note(PartsMissing)
		return nil
	}
	x, err := s.c.xml(name)
	if err != nil {
		return err
	}
	r := &slideReader{slides: &slides{b: s.b, c: s.c, langs: map[string]int{}}, x: x, notes: true}
	err = x.each(func(string, tag) error {
		return x.each(func(name string, _ tag) error {
			if name != "p:cSld" {
				return nil
			}
			return x.each(func(name string, t tag) error { return r.shape(name, t) })
		})
	})
	if err != nil {
		return err
	}
	for _, it := range r.items {
		if it.reason != "" {
			continue
		}
		if err := s.b.leave(ReasonSpeakerNotes, it.text, s.place); err != nil {
			return err
		}
	}
	return nil
}

// comments leaves out the comments on a slide.
func (s *slides) comments(names []string) error {
	for _, name := range names {
		if !s.c.has(name) {
			s.b.note(PartsMissing)
			continue
		}
		x, err := s.c.xml(name)
		if err != nil {
			return err
		}
		var walk func(name string, t tag) error
		walk = func(name string, _ tag) error {
			var text string
			var err error
			switch name {
			case "p:text":
				text, err = x.text()
			case "a:p":
				text, err = drawnParagraph(x, nil, nil)
			default:
				return x.each(walk)
			}
			if err != nil {
				return err
			}
			return s.b.leave(ReasonComment, text, s.place)
		}
		if err := x.each(walk); err != nil {
			return err
		}
	}
	return nil
}

// slideLook is what a layout says of the bullets in its placeholders: by index
// or kind of the placeholder and level.
type slideLook map[string]map[int]bool

// look reads the layout of a slide once.
func (s *slides) look(name string) (slideLook, error) {
	if look, done := s.looks[name]; done || !s.c.has(name) {
		return look, nil
	}
	x, err := s.c.xml(name)
	if err != nil {
		return nil, err
	}
	look := slideLook{}
	key := ""
	var walk func(name string, t tag) error
	walk = func(name string, t tag) error {
		switch name {
		case "p:sp":
			key = ""
		case "p:ph":
			key = placeholderKey(t)
		case "a:lstStyle":
			if key == "" {
				return nil
			}
			levels := map[int]bool{}
			look[key] = levels
			return x.each(func(name string, _ tag) error {
				level, err := strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(name, "a:lvl"), "pPr"))
				if err != nil {
					return nil
				}
				return x.each(func(name string, _ tag) error {
					switch name {
					case "a:buNone":
						levels[level] = false
					case "a:buChar", "a:buAutoNum", "a:buBlip":
						levels[level] = true
					}
					return nil
				})
			})
		}
		return x.each(walk)
	}
	err = x.each(walk)
	s.looks[name] = look
	return look, err
}

func placeholderKey(t tag) string {
	if index := t.attr("idx"); index != "" {
		return "#" + index
	}
	return t.attr("type")
}

// embedded names an object of another program.
func (r *slideReader) embedded(id string) item {
	return item{reason: ReasonEmbedded, text: path.Base(target(r.rels, id))}
}
