package document

import (
	"strconv"
	"strings"
)

// wordStyle is what a style of a Word document decides.
type wordStyle struct {
	name, based string
	outline     int // from 1; 0 where it says nothing, bodyText where it says none
	number      string
	level       int
	hidden      setting
	lang        string
}

// setting is a switch that may be left to the style above.
type setting int8

const (
	unset setting = iota
	off
	on
)

// bodyText is the outline level of text that is no heading.
const bodyText = 10

// onOff reads a switch: an element without a value is on.
func onOff(t tag) setting {
	switch t.attr("val") {
	case "0", "false", "off":
		return off
	}
	return on
}

// wordStyles are the styles of a document by their id.
type wordStyles map[string]wordStyle

func readWordStyles(x *part) (wordStyles, string, error) {
	styles := wordStyles{}
	lang := ""
	err := x.each(func(string, tag) error {
		return x.each(func(name string, t tag) error {
			switch name {
			case "w:docDefaults":
				return x.each(func(string, tag) error {
					return x.each(func(string, tag) error {
						return x.each(func(name string, t tag) error {
							if name == "w:lang" {
								lang = t.attr("val")
							}
							return nil
						})
					})
				})
			case "w:style":
				id, standard := t.attr("styleId"), t.attr("default") == "1" && t.attr("type") == "paragraph"
				s, err := readWordStyle(x)
				styles[id] = s
				if standard {
					styles[""] = s
				}
				return err
			}
			return nil
		})
	})
	return styles, lang, err
}

func readWordStyle(x *part) (s wordStyle, err error) {
	err = x.each(func(name string, t tag) error {
		switch name {
		case "w:name":
			s.name = strings.ToLower(t.attr("val"))
		case "w:basedOn":
			s.based = t.attr("val")
		case "w:pPr":
			return x.each(func(name string, t tag) error {
				switch name {
				case "w:outlineLvl":
					s.outline = outline(t)
				case "w:numPr":
					return x.each(func(name string, t tag) error {
						switch name {
						case "w:numId":
							s.number = t.attr("val")
						case "w:ilvl":
							s.level, _ = strconv.Atoi(t.attr("val"))
						}
						return nil
					})
				}
				return nil
			})
		case "w:rPr":
			return x.each(func(name string, t tag) error {
				switch name {
				case "w:vanish":
					s.hidden = onOff(t)
				case "w:lang":
					s.lang = t.attr("val")
				}
				return nil
			})
		}
		return nil
	})
	return s, err
}

func outline(t tag) int {
	if n, err := strconv.Atoi(t.attr("val")); err == nil && n >= 0 && n < bodyText-1 {
		return n + 1
	}
	return bodyText
}

// chain calls f with a style and those it is based on until f has found what
// it looks for.
func (s wordStyles) chain(id string, f func(wordStyle) bool) {
	for range 32 { // a chain may be a ring
		style, ok := s[id]
		if !ok || f(style) || style.based == "" {
			return
		}
		id = style.based
	}
}

// hidden reports whether a style hides its text.
func (s wordStyles) hidden(id string) (h setting) {
	s.chain(id, func(w wordStyle) bool { h = w.hidden; return h != unset })
	return h
}

// number returns the list that a style belongs to, and the level in it.
func (s wordStyles) number(id string) (number string, level int) {
	s.chain(id, func(w wordStyle) bool { number, level = w.number, w.level; return number != "" })
	return number, level
}

// role says what the style of a paragraph makes of it: a kind with a level, or
// a reason to leave it out. The names of built-in styles are the same in every
// language of Word; those in quotation marks below are of pandoc and
// LibreOffice.
func (s wordStyles) role(id string) (kind Kind, level int, reason Reason) {
	s.chain(id, func(w wordStyle) bool {
		if w.outline != 0 && w.outline != bodyText {
			kind, level = Heading, w.outline
			return true
		}
		kind, level, reason = styleRole(w.name)
		return kind != "" || reason != "" || w.outline == bodyText
	})
	return kind, level, reason
}

func styleRole(name string) (Kind, int, Reason) {
	name = strings.ToLower(name)
	switch name {
	case "title":
		return Heading, 1, ""
	case "subtitle":
		return Heading, 2, ""
	case "caption", "image caption", "table caption", "illustration", "table", "text", "drawing", "figure":
		if name != "text" {
			return Caption, 0, ""
		}
	case "quote", "intense quote", "block text", "quotations":
		return Quote, 0, ""
	case "definition term", "definition":
		return ListItem, 1, ""
	case "source code", "html preformatted", "preformatted text":
		return "", 0, ReasonCode
	case "toc heading", "contents heading", "index heading", "table of figures":
		return "", 0, ReasonNavigation
	}
	if n, ok := strings.CutPrefix(name, "heading "); ok {
		if level, err := strconv.Atoi(n); err == nil && level > 0 && level < bodyText {
			return Heading, level, ""
		}
	}
	for _, toc := range []string{"toc ", "contents ", "index "} {
		if n, ok := strings.CutPrefix(name, toc); ok {
			if _, err := strconv.Atoi(n); err == nil {
				return "", 0, ReasonNavigation
			}
		}
	}
	return "", 0, ""
}

// readNumbering returns the levels of lists that have no mark, as pandoc writes
// them for the further paragraphs of an item: by list and level.
func readNumbering(x *part) (map[string]map[int]bool, error) {
	blankOf := map[string]map[int]bool{}
	lists := map[string]map[int]bool{}
	err := x.each(func(string, tag) error {
		return x.each(func(name string, t tag) error {
			switch name {
			case "w:abstractNum":
				levels := map[int]bool{}
				blankOf[t.attr("abstractNumId")] = levels
				return x.each(func(name string, t tag) error {
					if name != "w:lvl" {
						return nil
					}
					level, _ := strconv.Atoi(t.attr("ilvl"))
					return x.each(func(name string, t tag) error {
						switch {
						case name == "w:numFmt" && t.attr("val") == "none", name == "w:lvlText" && strings.TrimSpace(t.attr("val")) == "":
							levels[level] = true
						case name == "w:lvlPicBulletId":
							delete(levels, level)
						}
						return nil
					})
				})
			case "w:num":
				id := t.attr("numId")
				return x.each(func(name string, t tag) error {
					if name == "w:abstractNumId" {
						lists[id] = blankOf[t.attr("val")]
					}
					return nil
				})
			}
			return nil
		})
	})
	return lists, err
}
