package risk

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Picture is something drawn, as an SVG for screens and paper and as plain text
// for terminals and for people who do not see it. The zero Picture is empty.
type Picture struct {
	title, description string
	lang               string
	height             float64
	marks              []byte      // SVG elements, in a drawing 320 wide
	chart              *chart      // what the text is made of: a chart,
	arrays             []iconBlock // or icon arrays
	after              []string    // and lines below them
	about              string      // whom the numbers are about
}

// wide is the width of every drawing. Letters of 13 to 14 units stay readable on
// a screen of 320 pixels.
const wide = 320

// Title returns a short name of the picture.
func (p Picture) Title() string { return p.title }

// Description says in words what the picture shows, with all its numbers.
func (p Picture) Description() string { return p.description }

// Text returns the picture as lines of plain text, at most 80 characters wide
// if the names are short.
func (p Picture) Text() string {
	if len(p.marks) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString(p.title + "\n")
	if p.chart != nil {
		b.WriteString(p.chart.text())
		return printable(b.String())
	}
	across := 1
	if len(p.arrays) > 1 && p.arrays[0].cols == 10 {
		across = 3
	}
	for row := range slices.Chunk(p.arrays, across) {
		beside(&b, row)
	}
	for _, line := range append(slices.Clip(p.after), lines(p.about, 76)...) {
		b.WriteString(line + "\n")
	}
	return printable(b.String())
}

// printable keeps names from steering a terminal: control characters other than
// the ends of lines become U+FFFD.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && unicode.IsControl(r) {
			return utf8.RuneError
		}
		return r
	}, s)
}

// SVG returns the picture as one svg element that needs nothing else: no
// script, font, style sheet or request. It may stand in a page or in a file of
// its own. The id tells it from other pictures in the page; other characters
// than letters, digits and hyphens are left out. A zero Picture gives an empty
// text.
func (p Picture) SVG(id string) []byte {
	if len(p.marks) == 0 {
		return nil
	}
	id = clean(id)
	b := make([]byte, 0, len(p.marks)+len(p.title)+len(p.description)+len(style)+400)
	b = append(b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 `...)
	b = number(b, p.height)
	b = append(b, `" width="100%" style="max-width:24rem" role="img" class="ck" lang="`...)
	b = escape(b, p.lang)
	b = append(b, `" aria-labelledby="`...)
	b = append(b, id...)
	b = append(b, "-t "...)
	b = append(b, id...)
	b = append(b, `-d"><title id="`...)
	b = append(b, id...)
	b = append(b, `-t">`...)
	b = escape(b, p.title)
	b = append(b, `</title><desc id="`...)
	b = append(b, id...)
	b = append(b, `-d">`...)
	b = escape(b, p.description)
	b = append(b, `</desc>`...)
	b = append(b, style...)
	b = append(b, `<rect class="p" width="320" height="`...)
	b = number(b, p.height)
	b = append(b, `"/>`...)
	b = append(b, p.marks...)
	return append(b, "</svg>"...)
}

// style holds the colours, a pair of blue and orange that colour-blind people
// can tell apart, for light and dark screens and for print. Shapes differ too.
// Classes start below .ck, so that they do not touch the page.
const style = `<style>.ck{font:14px system-ui,sans-serif}` +
	`.ck text{fill:#1d2327}.ck .p{fill:#fff}.ck .q{fill:#eef2f5}.ck .s,.ck .r{fill:#12436d}.ck .o{fill:#8fb3d1}.ck .x{fill:#f46a25}` +
	`.ck .i text{fill:#fff}.ck path{fill:none;stroke-width:8}.ck .a,.ck .c,.ck .l{stroke:#12436d;stroke-linecap:round}.ck .b{stroke:#d9480f;stroke-linecap:square;stroke-width:7}` +
	`.ck .h{stroke:#fff;stroke-linecap:round;stroke-width:5}.ck .n{stroke:#76828b;stroke-linecap:round;stroke-width:3}.ck .l{stroke-width:2;stroke-linecap:butt}` +
	`@media(prefers-color-scheme:dark){.ck text{fill:#e8ecef}.ck .p{fill:#14181b}.ck .q{fill:#2a333a}.ck .s,.ck .r{fill:#7fb6e6}.ck .o{fill:#46688a}` +
	`.ck .a,.ck .c,.ck .l{stroke:#7fb6e6}.ck .b{stroke:#ff9d66}.ck .i text{fill:#14181b}.ck .h{stroke:#14181b}.ck .n{stroke:#87939c}}</style>`

func clean(id string) string {
	keep := func(r rune) rune {
		if r == '-' || (r >= '0' && r <= '9') || (r >= 'a' && r <= 'z') || (r >= 'A' && r <= 'Z') {
			return r
		}
		return -1
	}
	if id = strings.Map(keep, id); id == "" {
		return "picture"
	}
	return id
}

// escape appends s as text of XML; what XML cannot hold becomes U+FFFD.
func escape(b []byte, s string) []byte {
	for _, r := range s {
		switch {
		case r == '&':
			b = append(b, "&amp;"...)
		case r == '<':
			b = append(b, "&lt;"...)
		case r == '>':
			b = append(b, "&gt;"...)
		case r == '"':
			b = append(b, "&#34;"...)
		case r < ' ' && r != '\t' && r != '\n' && r != '\r', r == 0xFFFE, r == 0xFFFF:
			b = utf8.AppendRune(b, utf8.RuneError)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}

// number appends x with at most one decimal.
func number(b []byte, x float64) []byte {
	b = strconv.AppendFloat(b, x, 'f', 1, 64)
	if len(b) > 2 && b[len(b)-1] == '0' && b[len(b)-2] == '.' {
		b = b[:len(b)-2]
	}
	return b
}

// label appends one line of text at x, y; anchor is "", "middle" or "end".
func label(b []byte, x, y float64, anchor, s string) []byte {
	b = append(b, `<text x="`...)
	b = number(b, x)
	b = append(b, `" y="`...)
	b = number(b, y)
	if anchor != "" {
		b = append(b, `" text-anchor="`...)
		b = append(b, anchor...)
	}
	b = append(b, `">`...)
	b = escape(b, s)
	return append(b, "</text>"...)
}

// heading appends lines in bold below y and returns where they end.
func heading(b []byte, y float64, s string) ([]byte, float64) {
	b = append(b, `<g font-weight="600">`...)
	for _, line := range lines(s, 33) {
		y += 18
		b = label(b, margin, y-2, "", line)
	}
	return append(b, "</g>"...), y + 4
}

// rect appends a rectangle of a class.
func rect(b []byte, class string, x, y, w, h float64) []byte {
	b = append(b, `<rect class="`...)
	b = append(b, class...)
	b = append(b, `" x="`...)
	b = number(b, x)
	b = append(b, `" y="`...)
	b = number(b, y)
	b = append(b, `" width="`...)
	b = number(b, w)
	b = append(b, `" height="`...)
	b = number(b, h)
	return append(b, `"/>`...)
}

// lines breaks s into lines of about n characters, between words where there
// are some.
func lines(s string, n int) []string {
	if len(s) <= n && !strings.ContainsAny(s, "\t\n\r") {
		return []string{s}
	}
	var out []string
	line, size := "", 0
	for word := range strings.FieldsSeq(s) {
		w := utf8.RuneCountInString(word)
		if w > n {
			if size > 0 {
				out, line, size = append(out, line), "", 0
			}
			r := []rune(word)
			for ; len(r) > n; r = r[n:] {
				out = append(out, string(r[:n]))
			}
			word, w = string(r), len(r)
		}
		if size > 0 && size+1+w > n {
			out, line, size = append(out, line), "", 0
		}
		if size > 0 {
			line, size = line+" ", size+1
		}
		line, size = line+word, size+w
	}
	if size > 0 || len(out) == 0 {
		out = append(out, line)
	}
	return out
}

// pad fills s with spaces to n characters.
func pad(s string, n int) string {
	return s + strings.Repeat(" ", max(0, n-utf8.RuneCountInString(s)))
}
