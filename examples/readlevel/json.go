package main

import (
	"bytes"
	"encoding/json"
	"io"

	"github.com/concord-sdm/concord/literacy"
	"github.com/concord-sdm/concord/literacy/document"
)

// file is the report of one file: the library's report with the values as plain
// numbers, and a place in the terms of the file for everything.
type file struct {
	Path           string                  `json:"path"`
	Format         document.Format         `json:"format"`
	Encoding       string                  `json:"encoding,omitempty"`
	Title          string                  `json:"title,omitempty"`
	Pages          int                     `json:"pages,omitempty"`
	Language       string                  `json:"language"`
	Detected       bool                    `json:"detected"`
	Confidence     float64                 `json:"confidence"`
	Above          bool                    `json:"above"`
	Counts         literacy.Counts         `json:"counts"`
	ProseCounts    literacy.Counts         `json:"proseCounts"`
	InvalidBytes   int                     `json:"invalidBytes"`
	Result         literacy.Result         `json:"result"`
	Headline       string                  `json:"headline"`
	Before         *recorded               `json:"before,omitempty"`
	Baseline       *recorded               `json:"baseline,omitempty"`
	WithoutTerms   *float64                `json:"withoutTerms,omitempty"`
	Consensus      literacy.Consensus      `json:"consensus"`
	JargonAdjusted literacy.JargonAdjusted `json:"jargonAdjusted"`
	Coverage       document.Coverage       `json:"coverage"`
	Problems       []problem               `json:"problems"`
	Ignores        []document.Ignore       `json:"ignores"`
	Formulas       []formula               `json:"formulas"`
	Units          []unit                  `json:"units"`
	Sentences      []sentence              `json:"sentences"`
	Worst          []literacy.Mending      `json:"worst"`
	Words          []word                  `json:"words"`
	Findings       []finding               `json:"findings"`
	LeftOut        []leftOut               `json:"leftOut"`
	Text           string                  `json:"text"`
}

// unread is what is said of a file that could not be read.
type unread struct {
	Path     string    `json:"path"`
	Problems []problem `json:"problems"`
}

// formula is one value; value and grade are absent where there is none, and
// why says the reason or what the value lacks.
type formula struct {
	ID      string   `json:"id"`
	Reading string   `json:"reading"`
	Value   *float64 `json:"value,omitempty"`
	Grade   *float64 `json:"grade,omitempty"`
	GradeTo *float64 `json:"gradeTo,omitempty"`
	Band    string   `json:"band,omitempty"`
	Valid   bool     `json:"valid"`
	Why     string   `json:"why"`
}

type unit struct {
	literacy.Unit
	Place document.Place `json:"place"`
}

type sentence struct {
	literacy.TextSentence
	Place document.Place `json:"place"`
}

type word struct {
	literacy.Word
	Place document.Place `json:"place"`
}

type finding struct {
	literacy.Finding
	Place document.Place `json:"place"`
}

// leftOut is a stretch that is not in the reading of prose. What is in neither
// reading is not in the text either and has no offsets there.
type leftOut struct {
	Reason     string         `json:"reason"`
	Text       string         `json:"text"`
	Start      *int           `json:"start,omitempty"`
	End        *int           `json:"end,omitempty"`
	Line       int            `json:"line,omitempty"`
	Column     int            `json:"column,omitempty"`
	Words      int            `json:"words"`
	Everywhere bool           `json:"everywhere,omitempty"`
	Place      document.Place `json:"place"`
}

func fileOf(r *result) file {
	rep := &r.report
	f := file{
		Path: r.path, Format: r.doc.Format, Encoding: r.doc.Encoding, Title: r.doc.Title, Pages: r.doc.Pages,
		Language: rep.Language.Tag, Detected: rep.Language.Detected, Confidence: rep.Language.Confidence, Above: r.above,
		Counts: rep.Counts, ProseCounts: rep.ProseCounts, InvalidBytes: rep.InvalidBytes + r.doc.Invalid, Result: rep.Result, Headline: r.headline(),
		Before: r.before, Baseline: r.eased, WithoutTerms: plain(r.without), Consensus: rep.Consensus, JargonAdjusted: rep.JargonAdjusted,
		Coverage: r.doc.Coverage(), Problems: r.problems, Ignores: r.doc.Ignores, Formulas: make([]formula, 0, len(rep.Formulas)),
		Units: make([]unit, 0, len(rep.Units)), Sentences: make([]sentence, 0, len(rep.Sentences)), Worst: rep.Worst,
		Words: make([]word, 0, len(rep.Words)), Findings: make([]finding, 0, len(rep.Findings)),
		LeftOut: make([]leftOut, 0, len(rep.LeftOut)+len(r.doc.LeftOut)), Text: r.doc.Text(),
	}
	if f.Problems == nil {
		f.Problems = []problem{}
	}
	if f.Ignores == nil {
		f.Ignores = []document.Ignore{}
	}
	for _, s := range rep.Formulas {
		f.Formulas = append(f.Formulas, formula{
			ID: s.ID, Reading: string(s.Reading), Value: plain(s.Value), Grade: plain(s.Grade), GradeTo: plain(s.GradeTo),
			Band: s.Band, Valid: s.Valid, Why: s.Why,
		})
	}
	for _, x := range rep.Units {
		f.Units = append(f.Units, unit{x, r.doc.Place(x.Start)})
	}
	for _, x := range rep.Sentences {
		f.Sentences = append(f.Sentences, sentence{x, r.doc.Place(x.Start)})
	}
	for _, x := range rep.Words {
		f.Words = append(f.Words, word{x, r.doc.Place(x.Start)})
	}
	for _, x := range rep.Findings {
		f.Findings = append(f.Findings, finding{x, r.doc.Place(x.Start)})
	}
	for _, x := range rep.LeftOut {
		f.LeftOut = append(f.LeftOut, leftOut{
			Reason: x.Reason, Text: x.Text, Start: new(x.Start), End: new(x.End), Line: x.Line, Column: x.Column, Words: x.Words,
			Everywhere: x.Everywhere, Place: r.doc.Place(x.Start),
		})
	}
	for _, x := range r.doc.LeftOut {
		f.LeftOut = append(f.LeftOut, leftOut{
			Reason: string(x.Reason), Text: x.Text, Line: x.Place.Line, Column: x.Place.Column, Words: x.Words, Everywhere: true, Place: x.Place,
		})
	}
	return f
}

func plain(f literacy.Figure) *float64 {
	if v, ok := f.Get(); ok {
		return &v
	}
	return nil
}

// whole writes one array, an object a line; lines, the objects alone.
type whole struct {
	to    io.Writer
	lines bool
	any   bool
}

func (w *whole) begin() error {
	if w.lines {
		return nil
	}
	_, err := io.WriteString(w.to, "[")
	return err
}

func (w *whole) file(r *result) error {
	if r.rendered == nil {
		var err error
		if r.rendered, err = rendered(r); err != nil {
			return err
		}
	}
	if w.lines {
		_, err := w.to.Write(r.rendered)
		return err
	}
	separator := "\n"
	if w.any {
		separator = ",\n"
	}
	w.any = true
	if _, err := io.WriteString(w.to, separator); err != nil {
		return err
	}
	_, err := w.to.Write(bytes.TrimSuffix(r.rendered, []byte("\n")))
	return err
}

// rendered writes one file in a line, for which many can work at a time.
func rendered(r *result) ([]byte, error) {
	var x any
	if r.err != nil {
		x = unread{Path: r.path, Problems: []problem{{Code: codeOf(r.err), Text: oneLine(r.err)}}}
	} else {
		x = fileOf(r)
	}
	var t bytes.Buffer
	e := json.NewEncoder(&t)
	e.SetEscapeHTML(false)
	err := e.Encode(x)
	return t.Bytes(), err
}

// indented writes a value without a line end.
func indented(to io.Writer, x any, prefix string) error {
	t := trimmed{to: to}
	e := json.NewEncoder(&t)
	e.SetEscapeHTML(false)
	e.SetIndent(prefix, "  ")
	return e.Encode(x)
}

// trimmed writes through and leaves out the line end at the end of a write.
type trimmed struct{ to io.Writer }

func (t *trimmed) Write(data []byte) (int, error) {
	n := len(data)
	if n > 0 && data[n-1] == '\n' {
		data = data[:n-1]
	}
	if _, err := t.to.Write(data); err != nil {
		return 0, err
	}
	return n, nil
}

func (w *whole) end(*summary) error {
	if w.lines {
		return nil
	}
	_, err := io.WriteString(w.to, "\n]\n")
	return err
}
