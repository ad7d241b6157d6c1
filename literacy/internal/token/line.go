package token

import (
	"strings"
	"unicode/utf8"
)

// bounds finds the line at i and the start of the next.
func (f *finder) bounds(i int) (line, int) {
	text := f.text
	end, next := len(text), len(text)
	for f.used < f.known && f.breaksAt[f.used] < i {
		f.used++
	}
	if f.used < f.known {
		end = f.breaksAt[f.used]
		next = end + 1
	} else if n := strings.IndexByte(text[i:], '\n'); n >= 0 {
		end = i + n
		next = end + 1
	}
	ln := line{left: i, start: i}
	for end > i && classes[text[end-1]] == space {
		end--
	}
	for ln.start < end && classes[text[ln.start]] == space {
		ln.start++
	}
	ln.end, ln.body = end, ln.start
	return ln, next
}

// line reads the line at i and says what it is.
func (f *finder) line(i int) (line, int) {
	ln, next := f.bounds(i)
	text := f.text
	if ln.start == ln.end {
		return ln, next
	}
	ln.kind = textLine
	c := text[ln.start]
	body := text[ln.start:ln.end]
	if classes[c] == letter && (c != 'o' || len(body) < 2 || body[1] != ' ') && (len(body) < 3 || body[1] != ')' && body[1] != '.' && body[2] != ')' && body[2] != '.' && body[3%len(body)] != ')' && body[3%len(body)] != '.') {
		if f.columns(ln) {
			ln.kind = rowLine
		}
		return ln, next
	}
	for c == '>' {
		// A quotation: the marks are no text.
		ln.kind = quoteLine
		ln.body++
		for ln.body < ln.end && text[ln.body] == ' ' {
			ln.body++
		}
		if ln.body == ln.end {
			ln.kind = blankLine
			return ln, next
		}
		c = text[ln.body]
		body = text[ln.body:ln.end]
	}
	switch {
	case c == '#':
		n := 0
		for n < len(body) && body[n] == '#' {
			n++
		}
		if n <= 6 && n < len(body) && body[n] == ' ' {
			ln.kind, ln.level = headLine, n
			ln.body += n
			for ln.body < ln.end && text[ln.body] == ' ' {
				ln.body++
			}
			for ln.end > ln.body && (text[ln.end-1] == '#' || text[ln.end-1] == ' ') {
				ln.end--
			}
			return ln, next
		}
		if n == len(body) {
			ln.kind = ruleLine
			return ln, next
		}
	case c == '`' || c == '~':
		if strings.HasPrefix(body, "```") || strings.HasPrefix(body, "~~~") {
			if c == '~' || !strings.Contains(body[3:], "`") {
				ln.kind = fenceLine
				return ln, next
			}
		}
	case c == '<' && strings.HasPrefix(body, "<!--"):
		ln.kind = skipLine
		return ln, next
	case c == '[':
		if k := strings.Index(body, "]: "); k > 1 && k < 64 && strings.Contains(body[k:], "/") && !strings.Contains(body[:k], " ") {
			ln.kind = skipLine
			return ln, next
		}
	}
	if kind := ruled(body); kind != textLine {
		if kind == underLine && (f.open < 0 || f.prev.kind != textLine) {
			kind = ruleLine
		}
		ln.kind = kind
		return ln, next
	}
	if c == '|' {
		ln.kind = rowLine
		return ln, next
	}
	if f.columns(ln) {
		ln.kind = rowLine
		f.marker(&ln)
		ln.kind = rowLine
		return ln, next
	}
	f.marker(&ln)
	if ln.kind == itemLine {
		next = f.further(&ln, next)
	}
	return ln, next
}

// further ends an item before the next one on the same line, as a list looks
// that lost its lines when it was copied: "- hunger  - sweating",
// "• hunger • sweating". It returns where the next line begins.
func (f *finder) further(ln *line, next int) int {
	if ln.body >= ln.end || ln.end-ln.start > furtherReach {
		return next
	}
	sign := "  - "
	switch {
	case strings.HasPrefix(f.text[ln.start:], "•"):
		sign = " • "
	case ln.mark != '-':
		return next
	}
	f.looked += ln.end - ln.body
	k := strings.Index(f.text[ln.body:ln.end], sign)
	if k <= 0 {
		return next
	}
	next = ln.body + k
	ln.end = next
	for classes[f.text[ln.end-1]] == space {
		ln.end--
	}
	return next + len(sign) - len(strings.TrimLeft(sign, " "))
}

// furtherReach is how long a line with several items may be.
const furtherReach = 2048

// ruled says whether a line consists of rules alone.
func ruled(body string) lineKind {
	if len(body) < 2 {
		return textLine
	}
	same, first := true, body[0]
	bar := false
	for i := range len(body) {
		switch c := body[i]; c {
		case '-', '=', '*', '_', ' ', '\t', '|', '+', ':', '~':
			if c != first {
				same = false
			}
			bar = bar || c == '|' || c == '+'
		default:
			if strings.HasPrefix(body, "─") || strings.HasPrefix(body, "—") || strings.HasPrefix(body, "═") {
				if strings.Trim(body, "─—═┼│├┤ ") == "" {
					return ruleLine
				}
			}
			return textLine
		}
	}
	switch {
	case same && (first == '=' || first == '-'):
		return underLine
	case bar || same || len(body) >= 3:
		return ruleLine
	}
	return textLine
}

// columns reports whether the line is a row of a table: bars or tabs between
// columns, or columns held apart by four spaces or more.
func (f *finder) columns(ln line) bool {
	if f.signs >= ln.end {
		return false
	}
	is := f.signed(ln)
	f.signs = min(int(f.bar), int(f.tab), int(f.gap))
	return is
}

func (f *finder) signed(ln line) bool {
	body := f.text[ln.start:ln.end]
	if f.bar.in(f.text, ln.start, ln.end, "|") > 0 {
		if strings.Contains(body, " | ") || strings.Count(body, "|") > 1 {
			return true
		}
	}
	if k := f.tab.in(f.text, ln.start, ln.end, "\t"); k > 0 {
		// Not the tab after a list marker.
		head := strings.TrimSpace(body[:k])
		if head == "" { // a space of another kind, and a tab
			return false
		}
		if len(head) > 4 || classes[head[0]] == letter && !strings.HasSuffix(head, ".") && !strings.HasSuffix(head, ")") {
			return true
		}
		if strings.IndexByte(body[k+1:], '\t') > 0 && strings.TrimSpace(body[k+1:]) != "" && classes[head[0]] == digit && !strings.HasSuffix(head, ".") && !strings.HasSuffix(head, ")") {
			return true
		}
	}
	if k := f.gap.in(f.text, ln.start, ln.end, "    "); k > 0 {
		switch body[k-1] {
		case '.', '!', '?', ')', ':':
			return false
		}
		r, n := utf8.DecodeRuneInString(body)
		return n < k || !bullet(r) // not the gap behind a bullet
	}
	return false
}
