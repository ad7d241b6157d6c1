package document

import (
	"slices"
	"strconv"
	"strings"
)

// story is a run of paragraphs and tables: the body, a cell, a note, a text
// box.
type story struct {
	kind Kind // what its paragraphs are, if the story decides it
	hand func(item) error
	// before is the text of a paragraph that goes on in the next one: its end
	// is deleted, or it is the large first letter.
	before []byte
	later  []item
}

// story reads the blocks of the element that was opened last.
func (d *word) story(x *part, kind Kind, hand func(item) error) error {
	s := &story{kind: kind, hand: hand}
	open := len(d.fields)
	if err := x.each(func(name string, t tag) error { return d.blockLevel(x, name, t, s) }); err != nil {
		return err
	}
	d.fields = d.fields[:min(open, len(d.fields))]
	if len(s.before) > 0 || len(s.later) > 0 {
		return d.close(&paragraph{}, s)
	}
	return nil
}

func (d *word) blockLevel(x *part, name string, t tag, s *story) error {
	switch name {
	case "w:p":
		return d.paragraph(x, s)
	case "w:tbl":
		return d.table(x, s)
	case "w:sdt":
		return d.control(x, func(name string, t tag) error { return d.blockLevel(x, name, t, s) })
	case "mc:AlternateContent":
		return d.alternate(x, func(name string, t tag) error { return d.blockLevel(x, name, t, s) })
	case "w:altChunk":
		return s.hand(d.embedded(t.attr("id")))
	case "w:ins", "w:moveTo", "w:customXml", "w:smartTag", "w:del", "w:moveFrom":
		// Around blocks, these only say who moved them.
		return x.each(func(name string, t tag) error { return d.blockLevel(x, name, t, s) })
	case "m:oMathPara", "m:oMath":
		text, err := x.allText()
		if err != nil {
			return err
		}
		return s.hand(item{reason: ReasonEquation, text: oneLine(text)})
	}
	return nil
}

// control reads a content control: what it holds is text, its prompt is not.
func (d *word) control(x *part, f func(name string, t tag) error) error {
	reason := Reason("")
	return x.each(func(name string, _ tag) error {
		switch name {
		case "w:sdtPr":
			return x.each(func(name string, t tag) error {
				switch name {
				case "w:showingPlcHdr":
					if onOff(t) == on {
						reason = ReasonFormField
					}
				case "w:docPartObj":
					return x.each(func(name string, t tag) error {
						if name == "w:docPartGallery" && t.attr("val") == "Table of Contents" {
							reason = ReasonNavigation
						}
						return nil
					})
				}
				return nil
			})
		case "w:sdtContent":
			if reason != "" && !d.b.keeps(reason) {
				d.asides = append(d.asides, reason)
				defer func() { d.asides = d.asides[:len(d.asides)-1] }()
			}
			return x.each(f)
		}
		return nil
	})
}

// alternate reads the first of several forms of the same thing that holds
// anything: a text box is written twice, for newer and for older programs.
func (d *word) alternate(x *part, f func(name string, t tag) error) error {
	made := d.made
	return x.each(func(name string, _ tag) error {
		if d.made > made || name != "mc:Choice" && name != "mc:Fallback" {
			return nil
		}
		return x.each(f)
	})
}

// paragraph is a paragraph being read.
type paragraph struct {
	text   strings.Builder
	style  string
	kind   Kind
	level  int
	reason Reason
	number string
	depth  int
	struck int  // deletions that are open
	joins  bool // goes on in the next
	hidden bool
	aside  map[Reason]*strings.Builder
	order  []Reason
	later  []item
}

// leave keeps text that is left out until the paragraph is handed over.
func (p *paragraph) leave(reason Reason, text string) {
	if p.aside[reason] == nil {
		if p.aside == nil {
			p.aside = map[Reason]*strings.Builder{}
		}
		p.aside[reason] = new(strings.Builder)
		p.order = append(p.order, reason)
	}
	p.aside[reason].WriteString(text)
}

// part ends a stretch that is left out.
func (p *paragraph) part(reason Reason) {
	if s := p.aside[reason]; s != nil && s.Len() > 0 {
		p.later = append(p.later, item{reason: reason, text: oneLine(s.String())})
		s.Reset()
	}
}

func (d *word) paragraph(x *part, s *story) error {
	p := &paragraph{}
	err := x.each(func(name string, t tag) error {
		if name == "w:pPr" {
			return d.paragraphProperties(x, p)
		}
		return d.inline(x, name, t, p)
	})
	if err != nil {
		return err
	}
	return d.close(p, s)
}

func (d *word) paragraphProperties(x *part, p *paragraph) error {
	direct := 0
	err := x.each(func(name string, t tag) error {
		switch name {
		case "w:pStyle":
			p.style = t.attr("val")
		case "w:outlineLvl":
			direct = outline(t)
		case "w:framePr":
			drop := t.attr("dropCap")
			p.joins = p.joins || drop == "drop" || drop == "margin"
		case "w:numPr":
			return x.each(func(name string, t tag) error {
				switch name {
				case "w:numId":
					p.number = t.attr("val")
				case "w:ilvl":
					p.depth, _ = strconv.Atoi(t.attr("val"))
				}
				return nil
			})
		case "w:rPr":
			return x.each(func(name string, _ tag) error {
				if name == "w:del" || name == "w:moveFrom" {
					p.joins = p.joins || !d.b.keeps(ReasonDeleted)
				}
				return nil
			})
		}
		return nil
	})
	p.kind, p.level, p.reason = d.styles.role(p.style)
	switch {
	case direct == bodyText && p.kind == Heading:
		p.kind, p.level = "", 0
	case direct != 0 && direct != bodyText && p.reason == "":
		p.kind, p.level = Heading, direct
	}
	if number, level := d.styles.number(p.style); p.number == "" {
		p.number, p.depth = number, max(p.depth, level)
	}
	p.hidden = d.styles.hidden(p.style) == on
	return err
}

// close hands a paragraph over, with what waited for it.
func (d *word) close(p *paragraph, s *story) error {
	s.before = append(s.before, p.text.String()...)
	for _, reason := range p.order {
		p.part(reason)
	}
	later := append(s.later, p.later...)
	if s.later = later; p.joins {
		return nil
	}
	text := string(s.before)
	s.before, s.later = nil, nil
	it := item{kind: p.kind, level: p.level, text: text, reason: p.reason}
	listed := p.number != "" && p.number != "0" && (it.kind == "" || it.kind == ListItem)
	if listed && (d.inList || !d.blanks[p.number][p.depth]) {
		it.kind, it.level = ListItem, min(max(p.depth, 0), 8)+1
	}
	d.inList = it.kind == ListItem
	if it.kind == "" {
		it.kind = Paragraph
	}
	if s.kind != "" {
		it.kind, it.level = s.kind, 0
	}
	if err := s.hand(it); err != nil {
		return err
	}
	for _, it := range later {
		if err := s.hand(it); err != nil {
			return err
		}
	}
	return nil
}

// table reads a table row by row; the rows of a table in a cell follow the row
// they stand in.
func (d *word) table(x *part, s *story) error {
	var rows func(name string, t tag) error
	rows = func(name string, _ tag) error {
		switch name {
		case "w:tr":
			return d.row(x, s)
		case "w:sdt":
			return d.control(x, rows)
		case "w:ins", "w:del", "w:moveTo", "w:moveFrom", "w:customXml":
			return x.each(rows)
		}
		return nil
	}
	return x.each(rows)
}

func (d *word) row(x *part, s *story) error {
	row := d.b.nextRow()
	var list, after []item
	var cells func(name string, t tag) error
	cells = func(name string, _ tag) error {
		switch name {
		case "w:tc":
			var inner []item
			err := d.story(x, "", func(it item) error {
				if it.reason != "" || it.loose || it.row != 0 {
					after = append(after, it)
				} else {
					inner = append(inner, it)
				}
				return nil
			})
			list = append(list, cellOf(inner, row)...)
			return err
		case "w:sdt":
			return d.control(x, cells)
		case "w:customXml":
			return x.each(cells)
		}
		return nil
	}
	if err := x.each(cells); err != nil {
		return err
	}
	for _, it := range slices.Concat(list, after) {
		if err := s.hand(it); err != nil {
			return err
		}
	}
	return nil
}

// cellOf makes one cell of the blocks in it. Where they are headings, items or
// sentences, the table is there for the layout of a page, and they stay what
// they are.
func cellOf(blocks []item, row int) []item {
	var lines []string
	layout := false
	var filled []item
	for _, it := range blocks {
		if it.text = strings.TrimSpace(it.text); it.text != "" {
			if it.kind == "" {
				it.kind, it.level = Paragraph, 0
			}
			filled = append(filled, it)
			lines = append(lines, it.text)
			layout = layout || it.kind == Heading || it.kind == ListItem || fullSentence(it.text)
		}
	}
	if layout && len(filled) > 1 {
		return filled
	}
	return []item{{kind: TableCell, text: strings.Join(lines, "\n"), row: row}}
}

// sentenceWords is how many words a sentence in a cell has at least: "5 mg p.o."
// is none.
const sentenceWords = 3

// fullSentence reports whether a paragraph of a cell is a sentence.
func fullSentence(text string) bool {
	text = strings.TrimRight(text, " \n\t\u00A0\"'”’»)]")
	return strings.ContainsRune(".!?…。！？؟۔।", lastRune(text)) && countWords(text) >= sentenceWords
}
