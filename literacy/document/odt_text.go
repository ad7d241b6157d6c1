package document

import "strings"

// story reads the blocks of the element that was opened last.
func (d *open) story(x *part, kind Kind, hand func(item) error) error {
	return x.each(func(name string, t tag) error { return d.blockLevel(x, name, t, kind, hand) })
}

func (d *open) blockLevel(x *part, name string, t tag, kind Kind, hand func(item) error) error {
	inside := func(name string, t tag) error { return d.blockLevel(x, name, t, kind, hand) }
	switch name {
	case "text:p", "text:h":
		return d.paragraph(x, name, t, kind, hand)
	case "text:list":
		d.lists++
		err := x.each(inside)
		d.lists--
		return err
	case "text:list-item", "text:list-header", "text:numbered-paragraph", "text:index-body", "text:index-title":
		return x.each(inside)
	case "table:table":
		return d.table(x, hand)
	case "text:section":
		if display := t.attr("display"); display == "none" || display == "condition" && t.attr("is-hidden") == "true" {
			defer d.aside(ReasonHidden)()
		}
		return x.each(inside)
	case "text:table-of-content", "text:illustration-index", "text:table-index", "text:object-index", "text:user-index", "text:alphabetical-index":
		defer d.aside(ReasonNavigation)()
		return x.each(func(name string, _ tag) error {
			if name == "text:index-body" {
				return x.each(inside)
			}
			return nil
		})
	case "text:bibliography":
		return x.each(func(name string, _ tag) error {
			if name == "text:index-body" {
				return x.each(inside)
			}
			return nil
		})
	case "text:tracked-changes":
		return d.changes(x)
	case "office:forms", "text:sequence-decls", "text:variable-decls", "text:user-field-decls", "table:shapes", "text:soft-page-break":
		return nil
	}
	if strings.HasPrefix(name, "draw:") || strings.HasPrefix(name, "office:annotation") {
		// Anchored to the page or the cell.
		p := &paragraph{}
		if err := d.inline(x, name, t, p, runState{}); err != nil {
			return err
		}
		return d.close(p, hand)
	}
	return nil
}

// changes leaves out what tracked changes delete.
func (d *open) changes(x *part) error {
	return x.each(func(_ string, region tag) error {
		return x.each(func(name string, _ tag) error {
			if name != "text:deletion" {
				return nil
			}
			var lines []string
			err := d.story(x, Paragraph, func(it item) error {
				if it.reason == "" {
					lines = append(lines, it.text)
				}
				return nil
			})
			text := strings.Join(lines, "\n")
			if d.b.keeps(ReasonDeleted) {
				d.gone[region.attr("id")] = text
				return err
			}
			if err != nil {
				return err
			}
			return d.b.leave(ReasonDeleted, text, Place{})
		})
	})
}

func (d *open) paragraph(x *part, name string, t tag, kind Kind, hand func(item) error) error {
	p := &paragraph{style: t.attr("style-name")}
	p.kind, p.level, p.reason = d.role(p.style)
	if name == "text:h" {
		p.kind, p.level, p.reason = Heading, max(outlineLevel(t.attr("outline-level")), 1), ""
	}
	if d.lists > 0 && (p.kind == "" || p.kind == ListItem) {
		p.kind, p.level = ListItem, d.lists
	}
	if kind != "" {
		p.kind, p.level = kind, 0
	}
	r := runState{hidden: d.hidden("paragraph", p.style), lang: d.langOf("paragraph", p.style)}
	if err := d.flow(x, p, r); err != nil {
		return err
	}
	return d.close(p, hand)
}

// close hands a paragraph over, with what waited for it.
func (d *open) close(p *paragraph, hand func(item) error) error {
	if p.kind == "" {
		p.kind = Paragraph
	}
	for _, reason := range p.order {
		p.part(reason)
	}
	if err := hand(item{kind: p.kind, level: p.level, text: p.text.String(), reason: p.reason}); err != nil {
		return err
	}
	for _, it := range p.later {
		if err := hand(it); err != nil {
			return err
		}
	}
	return nil
}

// flow reads text with elements in it.
func (d *open) flow(x *part, p *paragraph, r runState) error {
	return x.mixed(func(name string, t tag) error { return d.inline(x, name, t, p, r) }, func(s []byte) {
		text := collapse(string(s))
		if text == " " && (p.text.Len() == 0 || strings.HasSuffix(p.text.String(), " ")) {
			return
		}
		d.add(p, text, r)
		d.langs[r.lang] += len(text)
	})
}

// collapse makes one space of each stretch of white space.
func collapse(s string) string {
	if !strings.ContainsAny(s, "\t\n\r") && !strings.Contains(s, "  ") {
		return s
	}
	var c strings.Builder
	space := false
	for _, r := range s {
		if r == ' ' || r == '\t' || r == '\n' || r == '\r' {
			space = true
			continue
		}
		if space {
			c.WriteByte(' ')
			space = false
		}
		c.WriteRune(r)
	}
	if space {
		c.WriteByte(' ')
	}
	return c.String()
}

func (d *open) add(p *paragraph, text string, r runState) {
	reason := Reason("")
	switch {
	case len(d.asides) > 0:
		reason = d.asides[0]
	case r.hidden == on:
		reason = ReasonHidden
	}
	if reason != "" && !d.b.keeps(reason) {
		p.leave(reason, text)
		return
	}
	p.text.WriteString(text)
}

// inline reads an element in a paragraph.
func (d *open) inline(x *part, name string, t tag, p *paragraph, r runState) error {
	switch name {
	case "text:s", "text:tab", "text:line-break":
		d.add(p, map[string]string{"text:s": " ", "text:tab": "\t", "text:line-break": "\n"}[name], r)
		return nil
	case "text:change":
		d.add(p, d.gone[t.attr("change-id")], r)
		return nil
	case "text:span":
		style := t.attr("style-name")
		if h := d.hidden("text", style); h != unset {
			r.hidden = h
		}
		if lang := d.langOf("text", style); lang != "" {
			r.lang = lang
		}
	case "text:hidden-text":
		if t.attr("is-hidden") != "false" {
			r.hidden = on
		}
	case "text:hidden-paragraph":
		if t.attr("is-hidden") == "true" && !d.b.keeps(ReasonHidden) {
			p.reason = ReasonHidden
		}
	case "text:placeholder":
		defer d.aside(ReasonFormField)()
	case "text:note":
		return d.note(x)
	case "office:annotation":
		return d.annotation(x, p)
	case "office:annotation-end", "text:ruby-text", "text:note-citation", "office:event-listeners", "text:script", "draw:image", "draw:plugin", "draw:applet":
		return nil
	case "text:p", "text:h", "text:list", "table:table", "text:section":
		// In a shape or a text box: beside the paragraph.
		lists := d.lists
		d.lists = 0
		err := d.blockLevel(x, name, t, "", func(it item) error {
			it.loose = true
			if it.text != "" {
				p.later = append(p.later, it)
			}
			return nil
		})
		d.lists = lists
		return err
	case "svg:title", "svg:desc":
		text, err := x.text()
		p.later = append(p.later, item{reason: ReasonAltText, text: oneLine(text)})
		return err
	case "draw:object", "draw:object-ole":
		return d.object(x, t.attr("href"), p)
	}
	if t.attr("showing-place-holder") == "true" {
		defer d.aside(ReasonFormField)()
	}
	if strings.HasPrefix(name, "draw:") {
		// White space between the parts of a drawing is none of the text.
		return x.each(func(name string, t tag) error { return d.inline(x, name, t, p, r) })
	}
	return d.flow(x, p, r)
}

// note keeps a note for the end.
func (d *open) note(x *part) error {
	lists := d.lists
	d.lists = 0
	defer func() { d.lists = lists }()
	return x.each(func(name string, _ tag) error {
		if name != "text:note-body" {
			return nil
		}
		return d.story(x, Footnote, func(it item) error {
			d.notes = append(d.notes, it)
			return nil
		})
	})
}

// annotation leaves out a comment.
func (d *open) annotation(x *part, p *paragraph) error {
	var lines []string
	err := x.each(func(name string, t tag) error {
		return d.blockLevel(x, name, t, Paragraph, func(it item) error {
			lines = append(lines, it.text)
			return nil
		})
	})
	p.later = append(p.later, item{reason: ReasonComment, text: strings.TrimSpace(strings.Join(lines, "\n"))})
	return err
}
