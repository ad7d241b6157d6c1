package document

import "strings"

// drawnParagraph reads a paragraph of DrawingML: a:p. Properties are handed to
// props, the marks of notes to mark; both may be nil.
func drawnParagraph(x *part, props func(name string, t tag) error, mark func(text string)) (string, error) {
	var s strings.Builder
	err := x.each(func(name string, t tag) error {
		switch name {
		case "a:pPr":
			if props != nil {
				return props(name, t)
			}
		case "a:r":
			raised := false
			return x.each(func(name string, t tag) error {
				switch name {
				case "a:t":
					text, err := x.text()
					if raised && mark != nil && leadsToNote(s.String(), text) {
						mark(text)
						return err
					}
					s.WriteString(text)
					return err
				case "a:rPr":
					raise := t.attr("baseline")
					raised = raise != "" && raise[0] != '-' && raise[0] != '0'
					if props != nil {
						return props(name, t)
					}
				}
				return nil
			})
		case "a:fld":
			if kind := t.attr("type"); kind == "slidenum" || strings.HasPrefix(kind, "datetime") {
				return nil
			}
			return x.each(func(name string, _ tag) error {
				if name != "a:t" {
					return nil
				}
				text, err := x.text()
				s.WriteString(text)
				return err
			})
		case "a:br":
			s.WriteByte('\n')
		case "a14:m":
			if props != nil {
				return props("math", t)
			}
		case "mc:AlternateContent":
			return x.each(func(name string, _ tag) error {
				if name != "mc:Choice" {
					return nil
				}
				return x.each(func(name string, t tag) error {
					if name == "a14:m" && props != nil {
						return props("math", t)
					}
					return nil
				})
			})
		}
		return nil
	})
	return s.String(), err
}

// diagramText returns the texts of a diagram, one for each of its points.
func diagramText(c *container, name string) ([]string, error) {
	if name == "" || !c.has(name) {
		c.b.note(PartsMissing)
		return nil, nil
	}
	x, err := c.xml(name)
	if err != nil {
		return nil, err
	}
	var list []string
	var walk func(name string, t tag) error
	walk = func(name string, t tag) error {
		switch name {
		case "a:p":
			text, err := drawnParagraph(x, nil, nil)
			if text = strings.TrimSpace(text); text != "" {
				list = append(list, text)
			}
			return err
		case "dgm:pt":
			if kind := t.attr("type"); kind != "" && kind != "node" && kind != "asst" {
				return nil
			}
		}
		return x.each(walk)
	}
	return list, x.each(walk)
}

// chartText returns the words of a chart: titles, names of series and
// categories, each once.
func chartText(c *container, name string) (string, error) {
	if name == "" || !c.has(name) {
		c.b.note(PartsMissing)
		return "", nil
	}
	x, err := c.xml(name)
	if err != nil {
		return "", err
	}
	var list []string
	said := map[string]bool{}
	say := func(text string) {
		if text = oneLine(text); text != "" && !said[text] {
			said[text] = true
			list = append(list, text)
		}
	}
	var walk func(name string, t tag) error
	walk = func(name string, _ tag) error {
		switch name {
		case "a:p":
			text, err := drawnParagraph(x, nil, nil)
			say(text)
			return err
		case "c:strCache":
			return x.each(func(string, tag) error {
				return x.each(func(string, tag) error {
					text, err := x.text()
					say(text)
					return err
				})
			})
		}
		return x.each(walk)
	}
	err = x.each(walk)
	return strings.Join(list, "; "), err
}
