package document

import (
	"strconv"
	"strings"
)

// inline reads what stands in a paragraph.
func (d *word) inline(x *part, name string, t tag, p *paragraph) error {
	inside := func(name string, t tag) error { return d.inline(x, name, t, p) }
	switch name {
	case "w:r":
		return d.run(x, p)
	case "w:hyperlink", "w:smartTag", "w:customXml", "w:bdo", "w:dir", "w:ins", "w:moveTo":
		return x.each(inside)
	case "w:del", "w:moveFrom":
		p.struck++
		err := x.each(inside)
		p.struck--
		if p.struck == 0 {
			p.part(ReasonDeleted)
		}
		return err
	case "w:sdt":
		return d.control(x, inside)
	case "mc:AlternateContent":
		return d.alternate(x, inside)
	case "w:fldSimple":
		d.fields = append(d.fields, field{result: true, contents: isContents(t.attr("instr"))})
		err := x.each(inside)
		d.fields = d.fields[:len(d.fields)-1]
		return err
	case "m:oMath", "m:oMathPara":
		text, err := x.allText()
		d.made++
		if text = oneLine(text); d.b.keeps(ReasonEquation) {
			p.text.WriteString(" " + text + " ")
		} else {
			p.leave(ReasonEquation, text)
			p.part(ReasonEquation)
		}
		return err
	}
	return nil
}

func isContents(instruction string) bool {
	code, _, _ := strings.Cut(strings.TrimSpace(instruction), " ")
	code = strings.ToUpper(code)
	return code == "TOC" || code == "INDEX" || code == "TOA"
}

// runState is what the properties of a run decide.
type runState struct {
	hidden setting
	lang   string
	raised bool
}

func (d *word) run(x *part, p *paragraph) error {
	var r runState
	if p.hidden {
		r.hidden = on
	}
	return x.each(func(name string, t tag) error {
		if name == "w:rPr" {
			return d.runProperties(x, &r)
		}
		return d.piece(x, name, t, p, r)
	})
}

func (d *word) runProperties(x *part, r *runState) error {
	direct := unset
	err := x.each(func(name string, t tag) error {
		switch name {
		case "w:rStyle":
			if h := d.styles.hidden(t.attr("val")); h != unset {
				r.hidden = h
			}
		case "w:vanish":
			direct = onOff(t)
		case "w:lang":
			r.lang = t.attr("val")
		case "w:vertAlign":
			r.raised = t.attr("val") == "superscript"
		}
		return nil
	})
	if direct != unset {
		r.hidden = direct
	}
	return err
}

// piece reads one thing in a run.
func (d *word) piece(x *part, name string, t tag, p *paragraph, r runState) error {
	switch name {
	case "w:t", "w:delText":
		text, err := x.text()
		if t.attr("space") != "preserve" {
			text = strings.Trim(text, " \t\r\n") // a no-break space stays
		}
		text = collapse(text)
		d.add(p, text, r, name == "w:delText")
		d.langs[r.lang] += len(text)
		return err
	case "w:tab", "w:ptab":
		d.add(p, "\t", r, false)
	case "w:br", "w:cr":
		d.add(p, "\n", r, false)
	case "w:noBreakHyphen":
		d.add(p, "\u2011", r, false)
	case "w:sym":
		d.add(p, symbol(t.attr("font"), t.attr("char")), r, false)
	case "w:fldChar":
		d.fieldMark(t.attr("fldCharType"))
	case "w:instrText", "w:delInstrText":
		text, err := x.text()
		if n := len(d.fields) - 1; n >= 0 && !d.fields[n].result {
			d.fields[n].code += text
		}
		return err
	case "w:footnoteReference", "w:endnoteReference":
		reason := d.reason(p, r, false)
		if d.b.keeps(reason) {
			reason = ""
		}
		d.refs[strings.TrimSuffix(strings.TrimPrefix(name, "w:"), "Reference")+t.attr("id")] = reason
	case "w:ruby":
		return x.each(func(name string, _ tag) error {
			return x.each(func(inner string, t tag) error {
				if name == "w:rt" {
					text, err := x.allText()
					p.later = append(p.later, item{reason: ReasonMarkup, text: text})
					return err
				}
				return d.inline(x, inner, t, p)
			})
		})
	case "w:drawing", "w:pict", "w:object":
		return x.each(func(name string, t tag) error { return d.graphic(x, name, t, p) })
	case "mc:AlternateContent":
		return d.alternate(x, func(name string, t tag) error { return d.piece(x, name, t, p, r) })
	}
	return nil
}

// reason says why text at this place is left out; empty if it is read.
func (d *word) reason(p *paragraph, r runState, deleted bool) Reason {
	for i := range d.fields {
		switch {
		case !d.fields[i].result:
			return ReasonMarkup
		case d.fields[i].contents:
			return ReasonNavigation
		}
	}
	switch {
	case len(d.asides) > 0:
		return d.asides[0]
	case deleted || p.struck > 0:
		return ReasonDeleted
	case r.hidden == on:
		return ReasonHidden
	}
	return ""
}

func (d *word) add(p *paragraph, text string, r runState, deleted bool) {
	if text == "" {
		return
	}
	d.made++
	if reason := d.reason(p, r, deleted); reason != "" && !d.b.keeps(reason) {
		p.leave(reason, text)
		return
	}
	if r.raised && !d.b.keeps(ReasonNoteMark) && leadsToNote(p.text.String(), text) {
		p.later = append(p.later, item{reason: ReasonNoteMark, text: text})
		return
	}
	p.text.WriteString(text)
}

func (d *word) fieldMark(kind string) {
	n := len(d.fields) - 1
	switch kind {
	case "begin":
		d.fields = append(d.fields, field{})
	case "separate":
		if n >= 0 {
			d.fields[n].result, d.fields[n].contents = true, isContents(d.fields[n].code)
		}
	case "end":
		if n >= 0 {
			d.fields = d.fields[:n]
		}
	}
}

// graphic looks for text in a drawing: the words of its boxes are read after
// the paragraph they are anchored in, the words for a picture are left out.
func (d *word) graphic(x *part, name string, t tag, p *paragraph) error {
	inside := func(name string, t tag) error { return d.graphic(x, name, t, p) }
	box := func(it item) {
		d.made++
		it.loose = true
		p.later = append(p.later, it)
	}
	switch name {
	case "w:txbxContent":
		return d.story(x, "", func(it item) error {
			if it.text != "" {
				box(it)
			}
			return nil
		})
	case "wp:docPr":
		if text := t.attr("descr"); text != "" {
			box(item{reason: ReasonAltText, text: text})
		}
	case "v:shape", "v:rect":
		if text := t.attr("alt"); text != "" {
			box(item{reason: ReasonAltText, text: text})
		}
	case "v:textpath":
		if text := t.attr("string"); text != "" {
			box(item{kind: Paragraph, text: text})
		}
	case "dgm:relIds":
		return d.diagram(t.attr("dm"), box)
	case "c:chart":
		text, err := chartText(d.c, target(d.rels, t.attr("id")))
		box(item{reason: ReasonEmbedded, text: text})
		return err
	case "a:p":
		text, err := drawnParagraph(x, nil, nil)
		box(item{kind: Paragraph, text: text})
		return err
	case "mc:AlternateContent":
		return d.alternate(x, inside)
	}
	return x.each(inside)
}

func (d *word) diagram(id string, box func(item)) error {
	lines, err := diagramText(d.c, target(d.rels, id))
	for _, text := range lines {
		box(item{kind: ListItem, level: 1, text: text})
	}
	return err
}

// symbol returns the character that a font of symbols shows for a code. Letters
// are Greek in the font Symbol; the pictures of other such fonts are no text.
func symbol(font, code string) string {
	n, err := strconv.ParseUint(code, 16, 32)
	if err != nil || n > 0x10FFFF {
		return ""
	}
	if n >= 0xF000 && n <= 0xF0FF {
		n -= 0xF000
		if !strings.EqualFold(font, "Symbol") {
			return " "
		}
		return symbolLetter(byte(n))
	}
	return string(rune(n))
}

// symbolLetter returns the character of a code in the font Symbol.
func symbolLetter(c byte) string {
	const upper, lower = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
	switch {
	case c >= 'A' && c <= 'Z':
		return string([]rune(upper)[c-'A'])
	case c >= 'a' && c <= 'z':
		return string([]rune(lower)[c-'a'])
	case c >= '0' && c <= '9', c == ' ', c == '(', c == ')', c == '%', c == '+', c == ',', c == '.', c == '/', c == ':', c == ';', c == '<', c == '=', c == '>':
		return string(rune(c))
	}
	switch c {
	case 0x2D:
		return "−"
	case 0xA3:
		return "≤"
	case 0xB3:
		return "≥"
	case 0xB0:
		return "°"
	case 0xB1:
		return "±"
	case 0xB4:
		return "×"
	case 0xB7:
		return "•"
	case 0xBB:
		return "≈"
	case 0xB9:
		return "≠"
	case 0xA5:
		return "∞"
	}
	return " "
}
