package main

import (
	"fmt"
	"io"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/concord-sdm/concord/internal/message"
)

// printer writes lines of limited width to a terminal or file.
type printer struct {
	w      io.Writer
	width  int
	colour bool
}

// line writes s without control characters: texts of a decision come from
// outside and must not steer the terminal.
func (p printer) line(s string) { fmt.Fprintln(p.w, printable(s)) }

func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}

// bold writes s as a title.
func (p printer) bold(s string) {
	if p.colour {
		fmt.Fprintln(p.w, "\x1b[1m"+printable(s)+"\x1b[0m")
		return
	}
	p.line(s)
}

func (p printer) heading(s string) {
	fmt.Fprintln(p.w)
	p.bold(s)
}

// fits reports whether the first word of text has room behind line.
func (p printer) fits(line, text string) bool {
	word, _, _ := strings.Cut(text, " ")
	return utf8.RuneCountInString(line)+2+utf8.RuneCountInString(word) <= p.width
}

// wrap writes text in lines of at most the width, indented after the first.
func (p printer) wrap(first, indent, text string) {
	line, empty := first, true
	for word := range strings.FieldsSeq(text) {
		if !empty && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > p.width {
			p.line(line)
			line, empty = indent, true
		}
		if !empty {
			line += " "
		}
		line += word
		empty = false
	}
	p.line(line)
}

// pad fills s with spaces to n characters.
func pad(s string, n int) string {
	return s + strings.Repeat(" ", max(0, n-utf8.RuneCountInString(s)))
}

func longest(texts []string) int {
	n := 0
	for _, s := range texts {
		n = max(n, utf8.RuneCountInString(s))
	}
	return n
}

func (v *view) writeText(w io.Writer, width int, colour bool) {
	p := printer{w, width, colour}
	d := v.Decision
	p.bold(d.Title)
	if v.Untranslated != "" {
		p.wrap("", "", v.Untranslated)
	}
	p.wrap("", "", d.Question)
	if d.Context.Population != "" {
		p.wrap("", "  ", v.T("about", message.Args{"population": d.Context.Population}))
	}
	p.wrap("", "  ", v.review())
	if len(d.Context.Cautions) > 0 {
		p.heading(v.T("cautions", nil))
		for _, c := range d.Context.Cautions {
			p.wrap("  ! ", "    ", c)
		}
	}
	p.heading(v.T("options", nil))
	for _, o := range d.Options {
		text := o.Name
		if o.Description != "" {
			text += ": " + o.Description
		}
		p.wrap("  - ", "    ", text)
	}
	v.writeFacts(p)
	if v.Own != "" {
		p.wrap("  ! ", "    ", v.Own)
	}
	v.writePictures(p)
	v.writeWeights(p)
	v.writeElicited(p)
	v.writeOrder(p)
	v.writeCharts(p)
	p.heading(v.T("why", nil))
	for _, s := range v.Sentences {
		p.wrap("  - ", "    ", s.Text)
	}
	v.writeUncertain(p)
	v.writeVoices(p)
	v.writeOpinions(p)
	if len(v.Sources) > 0 {
		p.heading(v.T("sources", nil))
		for i, s := range v.Sources {
			mark := fmt.Sprintf("  [%d] ", i+1)
			p.wrap(mark, strings.Repeat(" ", len(mark)), s)
		}
	}
	fmt.Fprintln(w)
	p.wrap("", "", v.T("disclaimer", nil))
}

func (v *view) review() string {
	r := v.Decision.Review
	return v.T("review", message.Args{"status": string(r.Status), "by": r.By, "date": string(r.LastReviewed)})
}

func (v *view) writeFacts(p printer) {
	p.heading(v.T("facts", nil))
	var names, numbers, sure []string
	for _, f := range v.Facts {
		for _, r := range f.Rows {
			names, numbers, sure = append(names, r.Option), append(numbers, r.Number), append(sure, r.Sure)
		}
	}
	a, b, c := min(longest(names), p.width/3), min(longest(numbers), 14), min(longest(sure), p.width/3)
	for _, f := range v.Facts {
		head := f.Name
		if f.Unit != "" {
			head += ", " + f.Unit
		}
		p.wrap("  ", "    ", head)
		p.wrap("    ", "    ", f.Scale)
		for _, r := range f.Rows {
			first := "      " + pad(cut(r.Option, a), a) + "  " + strings.Repeat(" ", max(0, b-utf8.RuneCountInString(r.Number))) + r.Number + "  " + pad(cut(r.Sure, c), c)
			if detail := strings.TrimSpace(r.Source + " " + r.Detail); detail == "" || p.fits(first, detail) {
				first += "  "
			} else {
				p.line(first)
				first = strings.Repeat(" ", 10)
			}
			p.wrap(first, strings.Repeat(" ", 10), strings.TrimSpace(r.Source+" "+r.Detail))
		}
	}
}

func (v *view) writeWeights(p printer) {
	p.heading(v.Heading)
	var names []string
	for _, f := range v.Facts {
		names = append(names, f.Name)
	}
	var weights []string
	for _, f := range v.Facts {
		weights = append(weights, f.Weight)
	}
	n, size := p.columns(longest(names), 6+longest(weights), 20)
	for _, f := range v.Facts {
		bar := strings.Repeat("█", int(math.Round(float64(size)*f.Share)))
		p.line("  " + pad(cut(f.Name, n), n) + "  " + pad(bar, size) + "  " + f.Weight)
	}
}

// columns shares a line between a name and a bar of at most so many
// characters; rest is what the other columns and the gaps take.
func (p printer) columns(name, rest, most int) (names, bar int) {
	bar = max(8, min(most, p.width-rest-min(name, 20)))
	return max(8, min(name, p.width-rest-bar)), bar
}

// cut shortens s to n characters, at least one.
func cut(s string, n int) string {
	r := []rune(s)
	if len(r) <= n || n < 1 {
		return s
	}
	return string(r[:n-1]) + "…"
}

func (v *view) writeOrder(p printer) {
	p.heading(v.T("fit", nil) + " (" + v.T("table.points", nil) + ")")
	var names []string
	for _, b := range v.Bars {
		names = append(names, b.Name)
	}
	n, size := p.columns(longest(names), 18, 30) // a rank, the points and the gaps
	for _, b := range v.Bars {
		low := int(math.Round(float64(size) * b.Low))
		high := max(low, int(math.Round(float64(size)*b.High)))
		drawn := strings.Repeat("█", low) + strings.Repeat("▒", high-low) + strings.Repeat("·", size-high)
		p.line(fmt.Sprintf("  %s  %s  %s  %s", pad(b.Rank, 3), pad(cut(b.Name, n), n), drawn, b.Points))
	}
	for _, o := range v.LeftOut {
		p.line(fmt.Sprintf("  %s  %s  %s", pad("–", 3), o.Name, o.Why))
	}
	if v.Open {
		p.line("  " + v.T("bar.open", nil))
	}
}
