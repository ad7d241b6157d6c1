package document

import "strings"

// directives leaves out lines that are instructions to the program which makes
// pages of the text, and blanks them in a copy of the source, so that every
// offset stays: the fences of containers (:::note), and lines that are one tag
// of a template ({% … %}, {{ … }}). Lines inside fenced code are code.
func (m *markdownReader) directives(source string, base int) (string, error) {
	if !strings.Contains(source, ":::") && !strings.Contains(source, "{%") && !strings.Contains(source, "{{") {
		return source, nil
	}
	var blanked []byte
	fence := ""
	at := 0
	for line := range strings.Lines(source) {
		body := strings.TrimSpace(line)
		switch {
		case fence != "":
			if strings.HasPrefix(body, fence) && strings.Trim(body, fence[:1]) == "" {
				fence = ""
			}
		case strings.HasPrefix(body, "```"), strings.HasPrefix(body, "~~~"):
			fence = body[:len(body)-len(strings.TrimLeft(body, body[:1]))]
		case directive(body) && !strings.HasPrefix(line, "    "):
			if m.b.keeps(ReasonMarkup) {
				break
			}
			if err := m.b.leave(ReasonMarkup, body, m.place(base+at+strings.Index(line, body))); err != nil {
				return "", err
			}
			if blanked == nil {
				blanked = []byte(source)
			}
			for i := range len(strings.TrimSuffix(line, "\n")) {
				blanked[at+i] = ' '
			}
		}
		at += len(line)
	}
	if blanked == nil {
		return source, nil
	}
	return string(blanked), nil
}

func directive(body string) bool {
	switch {
	case strings.HasPrefix(body, ":::"):
		return true
	case strings.HasPrefix(body, "{%"):
		return strings.Index(body, "%}") == len(body)-2
	case strings.HasPrefix(body, "{{"):
		return strings.Index(body, "}}") == len(body)-2
	}
	return false
}
