package document

import (
	"strconv"
)

// slideReader reads the shapes of one slide.
type slideReader struct {
	*slides
	x      *part
	rels   []relation
	look   slideLook
	titles []item
	items  []item
	hidden bool
	notes  bool // a page of notes: its picture of the slide is not read
}

// shape reads a shape, or what stands around shapes.
func (r *slideReader) shape(name string, t tag) error {
	switch name {
	case "p:sp", "p:cxnSp":
		return r.box()
	case "p:pic":
		return r.x.each(func(string, tag) error { return r.x.each(r.named) })
	case "p:graphicFrame":
		return r.x.each(r.frame)
	case "mc:AlternateContent":
		done := false
		return r.x.each(func(name string, _ tag) error {
			if done || name != "mc:Choice" && name != "mc:Fallback" {
				return nil
			}
			n := len(r.items) + len(r.titles)
			err := r.x.each(r.shape)
			done = len(r.items)+len(r.titles) > n
			return err
		})
	case "p:spTree", "p:grpSp":
		return r.x.each(r.shape)
	case "p:nvGrpSpPr":
		return r.x.each(r.named)
	}
	return nil
}

// named leaves out the words that stand for a picture or a shape.
func (r *slideReader) named(name string, t tag) error {
	if name == "p:cNvPr" {
		r.items = append(r.items, item{reason: ReasonAltText, text: t.attr("descr")})
	}
	return nil
}

// box reads a shape with text.
func (r *slideReader) box() error {
	ph, key, concealed := "", "", false
	holder := false
	return r.x.each(func(name string, _ tag) error {
		switch name {
		case "p:nvSpPr", "p:nvCxnSpPr":
			return r.x.each(func(name string, t tag) error {
				switch name {
				case "p:cNvPr":
					concealed = onOffValue(t.attr("hidden"))
					return r.named(name, t)
				case "p:nvPr":
					return r.x.each(func(name string, t tag) error {
						if name == "p:ph" {
							holder, ph, key = true, t.attr("type"), placeholderKey(t)
						}
						return nil
					})
				}
				return nil
			})
		case "p:txBody":
			return r.body(func(it item, bullet setting) {
				switch {
				case concealed && !r.b.keeps(ReasonHidden):
					it.reason = ReasonHidden
				case ph == "sldNum":
					it.reason = ReasonPageNumber
				case ph == "ftr", ph == "dt":
					it.reason = ReasonFooter
				case ph == "hdr":
					it.reason = ReasonHeader
				case ph == "title", ph == "ctrTitle":
					it.kind, it.level = Heading, 1
					r.titles = append(r.titles, it)
					return
				case ph == "subTitle":
					it.kind = Paragraph
				default:
					if bullet == unset && holder && r.bulleted(ph, key, it.level) {
						bullet = on
					}
					it.kind = Paragraph
					if bullet == on {
						it.kind = ListItem
					}
				}
				if it.kind != ListItem {
					it.level = 0
				}
				r.items = append(r.items, it)
			})
		}
		return nil
	})
}

// bulleted says whether a placeholder has bullets where the paragraph does not
// say: as the layout does, else as bodies of text have in every theme.
func (r *slideReader) bulleted(ph, key string, level int) bool {
	if r.notes {
		return false
	}
	if look, ok := r.look[key][level]; ok {
		return look
	}
	return ph == "" || ph == "body" || ph == "obj"
}

func onOffValue(s string) bool { return s == "1" || s == "true" }

// body reads the paragraphs of a shape. An empty title or one in several
// paragraphs stays one.
func (r *slideReader) body(hand func(it item, bullet setting)) error {
	return r.x.each(func(name string, _ tag) error {
		if name != "a:p" {
			return nil
		}
		level, bullet, lang := 1, unset, ""
		equation := ""
		var marks []string
		var mark func(text string)
		if !r.b.keeps(ReasonNoteMark) {
			mark = func(text string) { marks = append(marks, text) }
		}
		text, err := drawnParagraph(r.x, func(name string, t tag) error {
			switch name {
			case "a:rPr":
				if lang == "" {
					lang = t.attr("lang")
				}
				return nil
			case "math":
				text, err := r.x.allText()
				equation += oneLine(text)
				return err
			}
			if n, err := strconv.Atoi(t.attr("lvl")); err == nil && n >= 0 && n < 9 {
				level = n + 1
			}
			return r.x.each(func(name string, _ tag) error {
				switch name {
				case "a:buNone":
					bullet = off
				case "a:buChar", "a:buAutoNum", "a:buBlip":
					bullet = on
				}
				return nil
			})
		}, mark)
		r.langs[lang] += len(text)
		hand(item{text: text, level: level}, bullet)
		for _, text := range marks {
			r.items = append(r.items, item{reason: ReasonNoteMark, text: text})
		}
		if equation != "" {
			r.items = append(r.items, item{reason: ReasonEquation, text: equation})
		}
		return err
	})
}

// frame reads what a frame of a table, a diagram or a chart holds.
func (r *slideReader) frame(name string, t tag) error {
	switch name {
	case "p:cNvPr":
		return r.named(name, t)
	case "a:tbl":
		return r.table()
	case "dgm:relIds":
		lines, err := diagramText(r.c, target(r.rels, t.attr("dm")))
		for _, text := range lines {
			r.items = append(r.items, item{kind: ListItem, level: 1, text: text})
		}
		return err
	case "c:chart":
		text, err := chartText(r.c, target(r.rels, t.attr("id")))
		r.items = append(r.items, item{reason: ReasonEmbedded, text: text})
		return err
	case "p:oleObj":
		r.items = append(r.items, r.embedded(t.related("id")))
		return nil
	case "mc:AlternateContent":
		done := false
		return r.x.each(func(string, tag) error {
			if done {
				return nil
			}
			n := len(r.items)
			err := r.x.each(r.frame)
			done = len(r.items) > n
			return err
		})
	}
	return r.x.each(r.frame)
}

func (r *slideReader) table() error {
	return r.x.each(func(name string, _ tag) error {
		if name != "a:tr" {
			return nil
		}
		row := r.b.nextRow()
		return r.x.each(func(name string, t tag) error {
			if name != "a:tc" {
				return nil
			}
			var inner []item
			err := r.x.each(func(name string, _ tag) error {
				if name != "a:txBody" {
					return nil
				}
				return r.body(func(it item, _ setting) { inner = append(inner, it) })
			})
			for _, it := range cellOf(inner, row) {
				if onOffValue(t.attr("hMerge")) || onOffValue(t.attr("vMerge")) {
					it.reason = ReasonHidden // under a merged cell
				}
				r.items = append(r.items, it)
			}
			return err
		})
	})
}
