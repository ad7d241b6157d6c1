package main

import (
	"encoding/csv"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/concord-sdm/concord/literacy"
	"github.com/concord-sdm/concord/literacy/document"
)

// codeOf names why a file could not be read.
func codeOf(err error) string {
	for _, c := range []struct {
		err  error
		code string
	}{
		{document.ErrUnknownFormat, "unknownFormat"},
		{document.ErrUnsupported, "unsupported"},
		{document.ErrEncrypted, "encrypted"},
		{document.ErrDamaged, "damaged"},
		{document.ErrTooLarge, "tooLarge"},
		{document.ErrNoText, "noText"},
		{errNoGrade, "noGrade"},
	} {
		if errors.Is(err, c.err) {
			return c.code
		}
	}
	return "unreadable"
}

// writerOf makes the writer of the format.
func (p *program) writerOf(to io.Writer, color bool) writer {
	switch p.format {
	case "json", "jsonl":
		return &whole{to: to, lines: p.format == "jsonl"}
	case "sarif":
		return newSARIF(to)
	case "github":
		return &github{to: to}
	case "checkstyle":
		return &checkstyle{to: to}
	case "csv":
		return &table{p: p, w: csv.NewWriter(to)}
	case "html":
		return newPage(p, to)
	}
	return &human{p: p, w: &printer{out: to}, color: color}
}

// github writes workflow commands, which GitHub shows beside the lines. A text
// within its target has none.
type github struct{ to io.Writer }

func (g *github) begin() error { return nil }

func (g *github) file(r *result) error {
	if r.err != nil {
		_, err := fmt.Fprintf(g.to, "::warning file=%s,title=readlevel::%s\n", property(r.path), message(oneLine(r.err)))
		return err
	}
	if !r.above && r.target {
		return nil
	}
	for _, m := range r.remarks() {
		at := ""
		text := m.text
		if m.from.Line > 0 {
			at = fmt.Sprintf(",line=%d,col=%d,endLine=%d,endColumn=%d", m.from.Line, m.from.Column, m.to.Line, m.to.Column)
		} else if where := placeText(m.from); where != "" && m.start >= 0 {
			text = where + ": " + text
		}
		if _, err := fmt.Fprintf(g.to, "::warning file=%s%s,title=readlevel %s::%s\n", property(r.path), at, m.rule, message(text)); err != nil {
			return err
		}
	}
	return nil
}

func (g *github) end(*summary) error { return nil }

func message(s string) string { return inMessage.Replace(harmless(s)) }

// What GitHub asks to write otherwise in messages and in properties.
var (
	inMessage  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	inProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func property(s string) string {
	return inProperty.Replace(harmless(filepath.ToSlash(s)))
}

// checkstyle writes the XML that many tools of build servers read.
type checkstyle struct{ to io.Writer }

type checkstyleFile struct {
	XMLName xml.Name          `xml:"file"`
	Name    string            `xml:"name,attr"`
	Errors  []checkstyleError `xml:"error"`
}

type checkstyleError struct {
	Line     int    `xml:"line,attr,omitempty"`
	Column   int    `xml:"column,attr,omitempty"`
	Severity string `xml:"severity,attr"`
	Message  string `xml:"message,attr"`
	Source   string `xml:"source,attr"`
}

func (c *checkstyle) begin() error {
	_, err := io.WriteString(c.to, xml.Header+"<checkstyle version=\"4.3\">\n")
	return err
}

func (c *checkstyle) file(r *result) error {
	f := checkstyleFile{Name: r.path}
	if r.err != nil {
		f.Errors = []checkstyleError{{Severity: "error", Message: oneLine(r.err), Source: "readlevel." + codeOf(r.err)}}
	} else {
		for _, m := range r.remarks() {
			severity, text := "info", m.text
			if m.level == "warning" {
				severity = "warning"
			}
			if where := placeText(m.from); m.from.Line == 0 && m.start >= 0 && where != "" {
				text = where + ": " + text
			}
			f.Errors = append(f.Errors, checkstyleError{Line: m.from.Line, Column: m.from.Column, Severity: severity, Message: text, Source: "readlevel." + m.rule})
		}
	}
	data, err := xml.MarshalIndent(f, "  ", "  ")
	if err != nil {
		return err
	}
	_, err = c.to.Write(append(data, '\n'))
	return err
}

func (c *checkstyle) end(*summary) error {
	_, err := io.WriteString(c.to, "</checkstyle>\n")
	return err
}

// table writes a row for each text.
type table struct {
	p *program
	w *csv.Writer
}

func (t *table) columns() []string {
	if len(t.p.formulas) > 0 {
		return t.p.formulas
	}
	return usualFormulas()
}

func (t *table) begin() error {
	head := []string{
		"path", "format", "language", "words", "sentences", "proseWords", "proseSentences", "formula", "value", "grade", "ageFrom", "ageTo", "low", "high",
		"bound", "above", "rough", "leftOutPercent", "before", "problems",
	}
	return t.w.Write(append(head, t.columns()...))
}

func (t *table) file(r *result) error {
	if r.err != nil {
		row := make([]string, 20+len(t.columns()))
		row[0], row[19] = cell(r.path), codeOf(r.err)
		return t.w.Write(row)
	}
	rep := &r.report
	low, high := "", ""
	if se, ok := rep.Result.StandardError.Get(); ok && r.has {
		low, high = decimal(r.value-2*se), decimal(r.value+2*se)
	}
	ageFrom, ageTo := "", ""
	if r.grade.AgeTo > 0 {
		ageFrom, ageTo = decimal(r.grade.AgeFrom), decimal(r.grade.AgeTo)
	}
	before := ""
	if r.before != nil {
		before = decimal(r.before.Value)
	}
	var codes []string
	for _, q := range r.problems {
		codes = append(codes, q.Code)
	}
	row := []string{
		cell(r.path), string(r.doc.Format), rep.Language.Tag, strconv.Itoa(rep.Counts.Words), strconv.Itoa(rep.Counts.Sentences),
		strconv.Itoa(rep.ProseCounts.Words), strconv.Itoa(rep.ProseCounts.Sentences), rep.Result.Formula, figure(rep.Result.Value),
		figure(r.grade.Grade), ageFrom, ageTo, low, high, figure(rep.Result.Bound), strconv.FormatBool(r.above), strconv.FormatBool(r.rough),
		decimal(r.doc.Coverage().Percent), before, strings.Join(codes, " "),
	}
	for _, id := range t.columns() {
		text := ""
		for _, s := range rep.Formulas {
			if s.ID == id && s.Reading == rep.Result.Reading {
				text = figure(s.Value)
			}
		}
		row = append(row, text)
	}
	return t.w.Write(row)
}

// cell is a path on one line that no spreadsheet takes for a formula.
func cell(s string) string {
	s = shown(s)
	if first, _ := utf8.DecodeRuneInString(s); s != "" && strings.ContainsRune("=+-@＝＋－＠", first) {
		return "'" + s
	}
	return s
}

func figure(f literacy.Figure) string {
	if v, ok := f.Get(); ok {
		return decimal(v)
	}
	return ""
}

func decimal(x float64) string { return strconv.FormatFloat(x, 'f', 2, 64) }

func (t *table) end(*summary) error {
	t.w.Flush()
	return t.w.Error()
}
