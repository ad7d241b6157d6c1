package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/term"

	"github.com/concord-sdm/concord/literacy"
	"github.com/concord-sdm/concord/literacy/document"
)

// widest is where lines for people end.
const widest = 96

// human writes the report for people.
type human struct {
	p     *program
	w     *printer
	color bool
	any   bool
}

func (h *human) begin() error { return nil }

func (h *human) file(r *result) error {
	if r.err != nil || h.p.quiet && !r.above {
		return h.w.err
	}
	w := h.w
	if h.p.quiet {
		w.line("%s: %s", shown(r.path), r.headline())
		return w.err
	}
	if h.any {
		w.line("")
	}
	h.any = true
	h.painted("1", func() { w.line("%s", shown(r.path)) })
	code := ""
	switch {
	case r.above:
		code = "31"
	case r.target:
		code = "32"
	}
	h.painted(code, func() { w.wrap("  ", r.headline()) })
	w.wrap("  How sure: ", r.sure()+".")
	w.wrap("  Language: ", r.tongue())
	h.sides(r)
	h.scores(r)
	h.worst(r)
	h.others(r)
	if h.p.prep {
		h.preparation(r)
	}
	return w.err
}

// sides says what stands beside the value.
func (h *human) sides(r *result) {
	w := h.w
	if r.before != nil && r.has {
		w.wrap("  Compared: ", fmt.Sprintf("%.1f before, %+.1f now.", r.before.Value, r.value-r.before.Value))
	}
	if r.eased != nil {
		switch {
		case r.above:
			w.wrap("  Baseline: ", fmt.Sprintf("it was %.1f and may not get harder.", r.eased.Value))
		case r.target && !r.over:
			w.wrap("  Baseline: ", "no longer needed; --update-baseline takes it out.")
		default:
			w.wrap("  Baseline: ", fmt.Sprintf("it was %.1f and is no harder.", r.eased.Value))
		}
	}
	if v, ok := r.without.Get(); ok {
		w.wrap("  Without the listed terms: ", fmt.Sprintf("%.1f.", v))
	}
	if low, ok := r.report.Consensus.Low.Get(); ok && r.report.Consensus.Formulas > 1 {
		high, _ := r.report.Consensus.High.Get()
		w.wrap("  Other formulas: ", fmt.Sprintf("the %d that give a grade say from %.1f to %.1f.", r.report.Consensus.Formulas, low, high))
	}
	w.wrap("  Left out: ", r.leftOutText()+".")
	for _, q := range r.problems {
		if q.Code != "rough" {
			w.wrap("  Note: ", q.Text+".")
		}
	}
	for _, g := range r.doc.Ignores {
		w.wrap("  Ignored: ", fmt.Sprintf("“%s” (%s)", g.Term, g.Reason))
	}
}

// tongue says the language and how it is known.
func (r *result) tongue() string {
	l := r.report.Language
	switch {
	case l.Tag == "und":
		return "not known; only formulas for any language apply."
	case l.Detected:
		return l.Tag + ", from the text."
	}
	return l.Tag + ", as given."
}

// leftOutText says in one line what is not in the score.
func (r *result) leftOutText() string {
	read, prose := r.report.Counts.Words, r.report.ProseCounts.Words
	c := r.doc.Coverage()
	aside := 0
	if r.report.Result.Reading == literacy.Prose {
		aside = read - prose
	}
	all := c.Read + c.LeftOut
	if all == 0 || aside+c.LeftOut == 0 {
		return "nothing"
	}
	text := fmt.Sprintf("%.0f %% of the words", 100*float64(aside+c.LeftOut)/float64(max(read+c.LeftOut, 1)))
	var parts []string
	if aside > 0 {
		parts = append(parts, fmt.Sprintf("%s in headings, fragments and tables", thousands(aside)))
	}
	for _, s := range c.Reasons {
		if s.Words > 0 {
			parts = append(parts, fmt.Sprintf("%s in %s", thousands(s.Words), reasonName(s.Reason)))
		}
	}
	if !strings.Contains(text, "NaN") && len(parts) > 0 {
		text += ": " + strings.Join(parts, ", ")
	}
	return text
}

// reasonName says a reason in words.
func reasonName(reason document.Reason) string {
	names := map[document.Reason]string{
		document.ReasonCode: "code", document.ReasonComment: "comments", document.ReasonScript: "scripts", document.ReasonNavigation: "menus and contents",
		document.ReasonHeader: "page headers", document.ReasonFooter: "page footers", document.ReasonPageNumber: "page numbers",
		document.ReasonDeleted: "deleted text", document.ReasonHidden: "hidden text", document.ReasonAltText: "texts for pictures",
		document.ReasonFormField: "form fields", document.ReasonFrontMatter: "front matter", document.ReasonLinkTarget: "link targets",
		document.ReasonMarkup: "markup", document.ReasonSpeakerNotes: "speaker notes", document.ReasonEquation: "equations",
		document.ReasonNoteMark: "note marks", document.ReasonEmbedded: "embedded objects",
	}
	if name, ok := names[reason]; ok {
		return name
	}
	return string(reason)
}

// usualFormulas are printed where --formulas asks for none.
func usualFormulas() []string {
	return []string{"flesch-kincaid", "smog", "gunning-fog", "coleman-liau", "ari", "flesch-reading-ease"}
}

// printed returns the formulas to print for a text.
func (p *program) printed(r *result) []string {
	if len(p.formulas) > 0 {
		return p.formulas
	}
	if baseOf(r.report.Language.Tag) == "en" {
		return usualFormulas()
	}
	var ids []string
	for _, f := range allFormulas() {
		if f.VariantOf == "" && slices.Contains(f.Languages, baseOf(r.report.Language.Tag)) {
			ids = append(ids, f.ID)
		}
	}
	return append(ids, "lix")
}

// scores prints the formulas, each for itself.
func (h *human) scores(r *result) {
	w := h.w
	w.line("")
	w.line("  %-44s %9s  %9s", "", string(literacy.Prose), string(literacy.All))
	for _, id := range h.p.printed(r) {
		f, _ := formulaNamed(id)
		var prose, all *literacy.FormulaScore
		for i := range r.report.Formulas {
			if s := &r.report.Formulas[i]; s.ID == id && s.Reading == literacy.Prose {
				prose = s
			} else if s.ID == id {
				all = s
			}
		}
		if prose == nil || all == nil {
			w.line("  %-44s %9s  %9s  (not made for this language)", f.Name, "–", "–")
			continue
		}
		w.line("  %-44s %9s  %9s%s", f.Name, value(*prose), value(*all), remarkOn(*prose, r.language()))
	}
}

func value(s literacy.FormulaScore) string {
	v, ok := s.Value.Get()
	if !ok {
		return "–"
	}
	return fmt.Sprintf("%.1f", v)
}

func remarkOn(s literacy.FormulaScore, lang string) string {
	var text string
	if s.Band != "" {
		text += "  " + literacy.ExplainBand(s.Band, lang).Text
	}
	if s.Why != "" {
		text += "  (" + s.Why + ")"
	}
	return text
}

// worst prints the heaviest sentences with what makes them so.
func (h *human) worst(r *result) {
	for k, m := range r.report.Worst {
		s := r.report.Sentences[m.Sentence]
		if k == sentencesShown || s.Contribution < slight && k > 0 {
			break
		}
		h.w.line("")
		h.w.wrap(fmt.Sprintf("  %d. ", k+1), r.where(s.Start)+": "+s.Text)
		h.w.wrap("     ", r.sentenceText(m)+".")
		for _, f := range r.report.Findings {
			if f.Sentence == m.Sentence {
				h.w.wrap("     - ", r.findingText(f))
			}
		}
	}
}

// othersShown is how many findings outside the heaviest sentences are printed.
const othersShown = 20

// others prints findings outside the heaviest sentences, what matters most
// first.
func (h *human) others(r *result) {
	in := map[int]bool{}
	for k, m := range r.report.Worst {
		if k < sentencesShown {
			in[m.Sentence] = true
		}
	}
	var rest []literacy.Finding
	for _, f := range r.report.Findings {
		if !in[f.Sentence] {
			rest = append(rest, f)
		}
	}
	if len(rest) == 0 {
		return
	}
	slices.SortStableFunc(rest, func(a, b literacy.Finding) int { return b.Severity - a.Severity })
	h.w.line("")
	for _, f := range rest[:min(len(rest), othersShown)] {
		h.w.hang("  "+r.where(f.Start)+": ", r.findingText(f), 4)
	}
	if n := len(rest) - othersShown; n > 0 {
		h.w.line("  … and %d more; --format json has all", n)
	}
}

// preparation lists what is left out of the score.
func (h *human) preparation(r *result) {
	w := h.w
	w.line("")
	w.wrap("  ", fmt.Sprintf("Read as %s%s: %s in %s, %s.", r.doc.Format, encodingText(r.doc.Encoding), count(r.report.Counts.Words, "word"),
		count(len(r.report.Units), "unit"), count(r.report.ProseCounts.Words, "word")+" of running text"))
	w.line("  Left out of the score:")
	for _, l := range r.report.LeftOut {
		w.hang("  ", fmt.Sprintf("%s: %s, %s: %s", r.where(l.Start), l.Reason, count(l.Words, "word"), shorten(spaced(l.Text), 80)), 4)
	}
	for _, l := range r.doc.LeftOut {
		where := placeText(l.Place)
		if where == "" {
			where = "beside the text" // at its beginning or in the margins of the pages
		}
		w.hang("  ", fmt.Sprintf("%s: %s, %s (--keep %s reads it): %s", where, l.Reason, count(l.Words, "word"), l.Reason, shorten(spaced(l.Text), 80)), 4)
	}
	if len(r.report.LeftOut)+len(r.doc.LeftOut) == 0 {
		w.line("  nothing")
	}
}

func encodingText(name string) string {
	if name == "" {
		return ""
	}
	return " in " + name
}

func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }

func (h *human) end(s *summary) error {
	if s.files+s.failed > 1 && !h.p.quiet {
		text := count(s.files, "text") + " read"
		if s.targets > 0 {
			text += fmt.Sprintf(": %d within the target, %d above it", s.files-s.above, s.above)
		}
		if s.failed > 0 {
			text += fmt.Sprintf("; %d could not be read", s.failed)
		}
		h.w.line("")
		h.w.line("%s.", text)
	}
	return h.w.err
}

// painted colours what is printed where colours are wanted. The words say the
// same.
func (h *human) painted(code string, print func()) {
	if !h.color || code == "" {
		print()
		return
	}
	h.w.raw("\x1b[" + code + "m")
	print()
	h.w.raw("\x1b[0m")
}

// colors reports whether a writer is a terminal that shows colours.
func colors(to io.Writer) bool {
	return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && terminal(to)
}

func terminal(to io.Writer) bool {
	f, ok := to.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// printer writes lines and keeps the first error.
type printer struct {
	out    io.Writer
	err    error
	buffer []byte
}

// raw writes what is no text of a file.
func (w *printer) raw(s string) {
	if w.err == nil {
		_, w.err = io.WriteString(w.out, s)
	}
}

func (w *printer) line(format string, args ...any) {
	if w.err == nil {
		w.buffer = append(fmt.Appendf(w.buffer[:0], format, args...), '\n')
		_, w.err = w.out.Write(w.buffer)
	}
}

// wrap prints a paragraph with its first line behind head and the rest under
// it.
func (w *printer) wrap(head, text string) {
	w.hang(head, text, utf8.RuneCountInString(head))
}

// hang prints a paragraph behind head, its further lines indented.
func (w *printer) hang(head, text string, indent int) {
	head, text = harmless(head), harmless(text)
	line, width := append(w.buffer[:0], head...), utf8.RuneCountInString(head)
	empty := true
	for word := range strings.FieldsSeq(text) {
		n := utf8.RuneCountInString(word)
		switch {
		case empty:
		case width+1+n > widest && !command(word):
			line = append(line, '\n')
			for range indent {
				line = append(line, ' ')
			}
			width = indent
		default:
			line = append(line, ' ')
			width++
		}
		line = append(line, word...)
		width += n
		empty = false
	}
	w.buffer = append(line, '\n')
	if w.err == nil {
		_, w.err = w.out.Write(w.buffer)
	}
}
