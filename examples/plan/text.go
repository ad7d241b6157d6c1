package main

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/internal/message"
)

// printer writes lines of limited width.
type printer struct {
	w     io.Writer
	width int
}

// line writes a line without what would steer a terminal: a plan may come from
// anybody.
func (p printer) line(s string) { fmt.Fprintln(p.w, strings.Map(plain, s)) }

// plain drops control characters and marks that turn the direction of text.
func plain(r rune) rune {
	if unicode.IsControl(r) || (r >= 0x202a && r <= 0x202e) || (r >= 0x2066 && r <= 0x2069) {
		return -1
	}
	return r
}

func (p printer) heading(s string) {
	p.line("")
	p.wrap("", "", s)
	p.line(strings.Repeat("-", min(p.width, utf8.RuneCountInString(s))))
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

func (p printer) sentences(list []goals.Sentence) {
	for _, s := range list {
		p.wrap("  ", "  ", s.Text)
	}
}

func pad(s string, n int) string {
	return s + strings.Repeat(" ", max(0, n-utf8.RuneCountInString(s)))
}

func (v *view) writeText(w io.Writer, width int) {
	p := printer{w, width}
	p.wrap("", "", v.Title)
	if v.Untranslated != "" {
		p.wrap("", "", v.Untranslated)
	}
	for _, s := range v.Opening {
		p.wrap("", "", s.Text)
	}
	for _, g := range v.Goals {
		p.heading(g.Heading)
		for _, t := range g.Voices {
			indent := "  "
			if t.Answer {
				indent = "    "
			}
			text := t.At + "  " + t.Who + " " + t.Stance
			if t.Text != "" {
				text += ": " + v.T("quote", message.Args{"text": t.Text})
			}
			p.wrap(indent, indent+"            ", text)
		}
		p.sentences(g.Sentences)
		for _, c := range g.Charts {
			p.line("")
			p.wrap("  ", "  ", c.Caption)
			for _, l := range c.lines(width - 2) {
				p.line("  " + l)
			}
			p.wrap("  ", "  ", v.T("key", nil))
			p.wrap("  ", "  ", c.Flags)
		}
	}
	if len(v.Raters) > 0 {
		p.heading(v.T("attainment", nil))
		v.table(p)
		p.wrap("  ", "  ", v.T("caution", nil))
	}
	for _, part := range []struct {
		key  string
		list []goals.Sentence
	}{{"talk", v.Talk}, {"confidence", v.Confidence}, {"reviews", v.Reviews}} {
		if len(part.list) > 0 {
			p.heading(v.T(part.key, nil))
			p.sentences(part.list)
		}
	}
	if n := len(v.Report.Notes); n > 0 {
		p.line("")
		p.wrap("", "", v.T("notes", message.Args{"n": n}))
	}
	p.line("")
	for _, s := range v.Closing {
		p.wrap("", "", s.Text)
	}
}

// table writes the scores of each rater side by side.
func (v *view) table(p printer) {
	rows := [][]string{{
		v.T("who", nil), v.T("baseline", nil), v.T("now", nil), v.T("change", nil), v.T("median", nil), v.T("reached", nil),
		v.T("goalsScored", nil), v.T("possible", nil),
	}}
	for _, r := range v.Raters {
		rows = append(rows, []string{r.Who, r.Baseline, r.Outcome, r.Change, r.Median, r.Reached, r.Scored, r.Range})
	}
	for from := range 2 { // if the names do not fit in, each stands above its numbers
		lines, width := columns(rows, from)
		if width > p.width {
			continue
		}
		for i, line := range lines {
			if from > 0 && i > 0 {
				p.wrap("  ", "  ", rows[i][0])
			}
			p.line(line)
		}
		return
	}
	for _, row := range rows[1:] {
		cells := make([]string, 0, len(row))
		for i, cell := range row[1:] {
			cells = append(cells, rows[0][i+1]+" "+cell)
		}
		p.wrap("  ", "    ", row[0]+": "+strings.Join(cells, ", "))
	}
}

// columns returns the cells of each row from one column on, under each other,
// and how wide the widest line is.
func columns(rows [][]string, from int) (lines []string, width int) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for _, row := range rows {
		var line strings.Builder
		line.WriteString(strings.Repeat("  ", from) + " ")
		for i, cell := range row[from:] {
			line.WriteString(" " + pad(cell, widths[from+i]+1))
		}
		text := strings.TrimRight(line.String(), " ")
		lines, width = append(lines, text), max(width, utf8.RuneCountInString(text))
	}
	return lines, width
}
