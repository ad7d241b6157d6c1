package document

import "strings"

// drawnParagraph reads a paragraph of DrawingML: a:p. Properties are handed to
// props, which may be nil.
func drawnParagraph(x *part, props func(name string, e tag) error) (string, error) {
	var s strings.Builder
	err := x.each(func(name string, e tag) error {
		switch name {
		case "a:pPr":
			if props != nil {
				return props(name, e)
			}
		case "a:r":
			return x.each(func(name string, e tag) error {
				switch name {
				case "a:t":
					text, err := x.text()
					s.WriteString(text)
					return err
				case "a:rPr":
					if props != nil {
						return props(name, e)
					}
				}
				return nil
			})
		case "a:fld":
			if kind := e.attr("type"); kind == "slidenum" || strings.HasPrefix(kind, "datetime") {
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
	var walk func(name string, e tag) error
	walk = func(name string, e tag) error {
		switch name {
		case "a:p":
			text, err := drawnParagraph(x, nil)
			if text = strings.TrimSpace(text); text != "" {
				list = append(list, text)
			}
			return err
		case "dgm:pt":
			if kind := e.attr("type"); kind != "" && kind != "node" && kind != "asst" {
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
	var walk func(name string, e tag) error
	walk = func(name string, _ tag) error {
		switch name {
		case "a:p":
			text, err := drawnParagraph(x, nil)
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
