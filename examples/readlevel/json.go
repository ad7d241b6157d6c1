package main

import (
	"encoding/json"
	"io"

	"github.com/concord-sdm/concord/literacy"
)

// file is the report of one file. It is the library's report with the values
// as plain numbers.
type file struct {
	Path           string                  `json:"path"`
	Language       string                  `json:"language"`
	Detected       bool                    `json:"detected"`
	Confidence     float64                 `json:"confidence"`
	Counts         literacy.Counts         `json:"counts"`
	ProseCounts    literacy.Counts         `json:"proseCounts"`
	InvalidBytes   int                     `json:"invalidBytes"`
	Result         literacy.Result         `json:"result"`
	Consensus      literacy.Consensus      `json:"consensus"`
	JargonAdjusted literacy.JargonAdjusted `json:"jargonAdjusted"`
	Units          []literacy.Unit         `json:"units"`
	Formulas       []formula               `json:"formulas"`
	Sentences      []literacy.TextSentence `json:"sentences"`
	Worst          []literacy.Mending      `json:"worst"`
	Words          []literacy.Word         `json:"words"`
	Findings       []literacy.Finding      `json:"findings"`
	LeftOut        []literacy.LeftOut      `json:"leftOut"`
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

func writeJSON(out io.Writer, texts []text, p literacy.Policy) error {
	files := make([]file, 0, len(texts))
	for _, t := range texts {
		r := literacy.Analyze(t.content, p)
		f := file{
			Path: t.path, Language: r.Language.Tag, Detected: r.Language.Detected, Confidence: r.Language.Confidence,
			Counts: r.Counts, ProseCounts: r.ProseCounts, InvalidBytes: r.InvalidBytes, Result: r.Result,
			Consensus: r.Consensus, JargonAdjusted: r.JargonAdjusted, Units: r.Units, Formulas: make([]formula, 0, len(r.Formulas)),
			Sentences: r.Sentences, Worst: r.Worst, Words: r.Words, Findings: r.Findings, LeftOut: r.LeftOut,
		}
		for _, s := range r.Formulas {
			f.Formulas = append(f.Formulas, formula{
				ID: s.ID, Reading: string(s.Reading), Value: number(s.Value), Grade: number(s.Grade), GradeTo: number(s.GradeTo),
				Band: s.Band, Valid: s.Valid, Why: s.Why,
			})
		}
		files = append(files, f)
	}
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(files)
}

func number(f literacy.Figure) *float64 {
	if v, ok := f.Get(); ok {
		return &v
	}
	return nil
}
