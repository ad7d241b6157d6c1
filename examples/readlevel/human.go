package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/concord-sdm/concord/literacy"
)

// The human report says so much and no more.
const (
	sentencesShown = 5
	widest         = 96
)

func writeHuman(out io.Writer, t text, r literacy.Report) error {
	w := &printer{out: out}
	lang := r.Language.Tag
	w.line("%s", t.path)
	w.line("%s", strings.Repeat("=", len([]rune(t.path))))
	said := literacy.Explain(r, lang)
	for _, s := range said {
		if strings.HasPrefix(s.Key, "kind.") || s.Key == "note" || s.Key == "fallback" {
			continue
		}
		w.wrap("", s.Text)
	}
	w.scores(r, lang)
	w.worst(r, lang)
	w.others(r, lang)
	return w.err
}

type printer struct {
	out io.Writer
	err error
}

func (w *printer) line(format string, args ...any) {
	if w.err == nil {
		_, w.err = fmt.Fprintf(w.out, format+"\n", args...)
	}
}

// wrap prints a paragraph with its first line behind head and the rest under
// it.
func (w *printer) wrap(head, text string) {
	indent := strings.Repeat(" ", len([]rune(head)))
	line, width := head, len([]rune(head))
	empty := true
	for word := range strings.FieldsSeq(text) {
		n := len([]rune(word))
		if !empty && width+1+n > widest {
			w.line("%s", line)
			line, width, empty = indent, len(indent), true
		}
		if !empty {
			line += " "
			width++
		}
		line += word
		width += n
		empty = false
	}
	w.line("%s", line)
}

// scores prints the formulas that people ask for.
func (w *printer) scores(r literacy.Report, lang string) {
	w.line("")
	names := map[string]string{}
	variant := map[string]bool{}
	for _, f := range literacy.Formulas() {
		names[f.ID] = f.Name
		variant[f.ID] = f.VariantOf != "" || f.Note == "" && f.Scale == literacy.ClozeScale
	}
	w.line("%-44s %9s  %9s", "", string(literacy.Prose), string(literacy.All))
	for i := 0; i+1 < len(r.Formulas); i += 2 {
		all, prose := r.Formulas[i], r.Formulas[i+1]
		if variant[all.ID] {
			continue
		}
		w.line("%-44s %9s  %9s  %s", names[all.ID], value(prose), value(all), remark(prose, lang))
	}
}

func value(s literacy.FormulaScore) string {
	v, ok := s.Value.Get()
	if !ok {
		return "–"
	}
	return fmt.Sprintf("%.1f", v)
}

func remark(s literacy.FormulaScore, lang string) string {
	var parts []string
	if s.Band != "" {
		parts = append(parts, literacy.ExplainBand(s.Band, lang).Text)
	}
	if s.Why != "" {
		parts = append(parts, "("+s.Why+")")
	}
	return strings.Join(parts, " ")
}

// worst prints the heaviest sentences with what makes them so.
func (w *printer) worst(r literacy.Report, lang string) {
	printed := map[int]bool{}
	for k, m := range r.Worst {
		if k == sentencesShown {
			break
		}
		s := r.Sentences[m.Sentence]
		printed[m.Sentence] = true
		w.line("")
		w.wrap(fmt.Sprintf("%d. ", k+1), fmt.Sprintf("%d:%d  %s", s.Line, s.Column, s.Text))
		after := ""
		if v, ok := m.Value.Get(); ok {
			after = fmt.Sprintf(" → %.1f", v)
		}
		w.line("   %+.2f%s", s.Contribution, after)
		if long := longWords(r, m.Sentence); long != "" {
			w.wrap("   ≥3: ", long)
		}
		for _, f := range r.Findings {
			if f.Sentence == m.Sentence {
				w.finding(f, lang)
			}
		}
	}
}

// longWords lists the polysyllables of a sentence once each.
func longWords(r literacy.Report, sentence int) string {
	var list []string
	for _, word := range r.Words {
		if word.Sentence == sentence && word.Polysyllable && !slices.Contains(list, word.Text) {
			list = append(list, word.Text)
		}
	}
	return strings.Join(list, ", ")
}

func (w *printer) finding(f literacy.Finding, lang string) {
	var texts []string
	for _, s := range literacy.ExplainFinding(f, lang) {
		texts = append(texts, s.Text)
	}
	w.wrap("   - ", strings.Join(texts, " "))
}

// others prints what was found outside the heaviest sentences, what matters
// most first.
func (w *printer) others(r literacy.Report, lang string) {
	shown := map[int]bool{}
	for k, m := range r.Worst {
		if k < sentencesShown {
			shown[m.Sentence] = true
		}
	}
	var rest []literacy.Finding
	for _, f := range r.Findings {
		if !shown[f.Sentence] {
			rest = append(rest, f)
		}
	}
	if len(rest) == 0 {
		return
	}
	slices.SortStableFunc(rest, func(a, b literacy.Finding) int { return b.Severity - a.Severity })
	w.line("")
	for _, f := range rest {
		var texts []string
		for _, s := range literacy.ExplainFinding(f, lang) {
			texts = append(texts, s.Text)
		}
		w.wrap(fmt.Sprintf("%d:%d  ", f.Line, f.Column), strings.Join(texts, " "))
	}
}
