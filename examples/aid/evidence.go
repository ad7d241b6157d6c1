package main

import (
	"errors"
	"fmt"
	"html/template"
	"math"
	"slices"
	"strings"

	"github.com/concord-sdm/concord/internal/message"
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/risk"
)

// evidence is what is known, in layers: a fact for each thing the options
// differ in, its numbers, and the numbers as people.
type evidence struct {
	Facts   []fact
	Sources []string
	Per     int // people in the pictures; 0 if nothing is drawn

	counted map[string]denominators // by the name of the criterion
}

// denominators are out of how many a decision counts people, and out of how many the
// page does.
type denominators struct{ own, shown int }

// again says the two numbers of a sentence about a ranking once more, out of as
// many people as the page shows: those of the library are out of as many as the
// decision has. It is empty where both are the same, and where the numbers would
// not differ as whole people.
func (e *evidence) again(w words, s message.Sentence) string {
	var numbers [2]string
	switch s.Key {
	case "better", "against":
		numbers = [2]string{"betterNumber", "otherNumber"}
	case "change.number":
		numbers = [2]string{"at", "now"}
	case "excluded.level":
		numbers = [2]string{"level", "number"}
	default:
		return ""
	}
	name, _ := s.Args["criterion"].(string)
	by := e.counted[name]
	if by.own == by.shown {
		return ""
	}
	var people [2]float64
	for i := range people {
		x, ok := s.Args[numbers[i]].(float64)
		if !ok {
			return ""
		}
		people[i] = math.Round(x * float64(by.shown) / float64(by.own))
		if people[i] == 0 && x != 0 {
			return ""
		}
	}
	if people[0] == people[1] {
		return ""
	}
	return w.T("again", "one", people[0], "two", people[1], "per", by.shown)
}

type fact struct {
	ID, Name, Description string
	Scale                 string // time span, and whom it is about
	Counted               bool   // the numbers count people
	Rows                  []row
	Sources               []string
	Lines                 []line
	Figures               []figure
	Worst, Best           string // the ends of the declared range
}

type row struct {
	Name, Number, Others, Detail, Sure string
}

// figure is a drawing. Caption is set where the drawing has no words of its own.
type figure struct {
	Caption string
	SVG     template.HTML
}

// newEvidence works out the evidence of a decision that is in the language to
// show.
func newEvidence(w words, d *sdm.Decision) (*evidence, error) {
	levels, err := d.Levels()
	if err != nil {
		return nil, err
	}
	counted, err := comparisons(d)
	if err != nil {
		return nil, err
	}
	e := &evidence{counted: map[string]denominators{}}
	sources := map[string]string{}
	for _, s := range d.Sources {
		sources[s.ID] = fmt.Sprintf("%s %d", s.Authors, s.Year)
		e.Sources = append(e.Sources, citation(s))
	}
	n := len(d.Options)
	for k := range d.Criteria {
		c := &d.Criteria[k]
		row := levels[k*n : (k+1)*n]
		f := fact{ID: c.ID, Name: c.Name, Description: c.Description}
		f.scale(w, c, row)
		for i, l := range row {
			f.Rows = append(f.Rows, newRow(w, c, d.Options[i].Name, l))
			if name := sources[l.Cell.Source]; name != "" && !slices.Contains(f.Sources, name) {
				f.Sources = append(f.Sources, name)
			}
		}
		f.ends(w, c)
		if shown, ok := counted[c.ID]; ok {
			f.people(w, c, shown)
			e.counted[c.Name] = denominators{c.Per, shown.Per()}
			if p := shown.Per(); p <= mostDrawn {
				e.Per = p
			}
		}
		e.Facts = append(e.Facts, f)
	}
	return e, nil
}

func citation(s sdm.Source) string {
	var text strings.Builder
	fmt.Fprintf(&text, "%s %d", s.Authors, s.Year)
	for _, part := range []string{s.Title, s.Journal} {
		if part != "" {
			text.WriteString(". " + part)
		}
	}
	if s.DOI != "" {
		text.WriteString(". doi:" + s.DOI)
	}
	if s.Note != "" {
		text.WriteString(" (" + s.Note + ")")
	}
	return text.String()
}

// mostDrawn is the most people that package risk draws.
const mostDrawn = 1000

// comparisons returns the risks of a decision by criterion. Those that at most
// 1,000 people can show share one denominator; rarer ones keep their own and
// are said in words.
func comparisons(d *sdm.Decision) (map[string]risk.Comparison, error) {
	out := map[string]risk.Comparison{}
	var drawn []string
	var together []risk.Comparison
	for _, c := range d.Criteria {
		shown, err := risk.OfDecision(*d, c.ID, risk.Options{})
		if err == nil && shown.RoundedAway() && shown.Per() < mostDrawn {
			shown, err = risk.OfDecision(*d, c.ID, risk.Options{AtLeast: mostDrawn})
		}
		if errors.Is(err, risk.ErrNotARisk) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out[c.ID] = shown
		if shown.Per() <= mostDrawn {
			drawn, together = append(drawn, c.ID), append(together, shown)
		}
	}
	for i, c := range risk.Together(together...) {
		out[drawn[i]] = c
	}
	return out, nil
}

// people puts the counts out of one denominator in the place of the numbers,
// with how many do not have the outcome, and draws them.
func (f *fact) people(w words, c *sdm.Criterion, shown risk.Comparison) {
	r := shown.Risks()
	f.Counted = true
	f.Lines = paragraphs(w.explainRisk(shown))
	if w.Lang == arabic { // the time in its first sentence is English, and both stand above
		f.Lines = slices.DeleteFunc(f.Lines, func(l line) bool { return l.Key == "about" })
	}
	for i, o := range r.Options {
		if !o.Risk.Ok() {
			continue
		}
		f.Rows[i].Number = w.T("of", "count", o.Count, "per", r.Per)
		if o.BelowOne {
			f.Rows[i].Number = w.T("belowOne", "per", r.Per)
		}
		f.Rows[i].Others = w.T("of", "count", o.Others, "per", r.Per)
	}
	scale := float64(r.Per) / float64(c.Per)
	f.Worst = w.T("of", "count", w.number(float64(c.Range.Worst*scale), 0), "per", r.Per)
	f.Best = w.T("of", "count", w.number(float64(c.Range.Best*scale), 0), "per", r.Per)
	if r.Per > mostDrawn {
		return
	}
	if w.Lang != arabic {
		if svg := drawing(shown.PairedArrays(w.Lang), "people-"+f.ID); svg != "" {
			f.Figures = []figure{{SVG: svg}}
		}
		return
	}
	for i, o := range r.Options {
		if p := shown.IconArray(o.Option, "en"); o.Risk.Ok() {
			caption := w.T("caption", "option", f.Rows[i].Name, "count", f.Rows[i].Number, "others", f.Rows[i].Others)
			f.Figures = append(f.Figures, figure{caption, wordless(p, r.Per, caption)})
		}
	}
}

// paragraphs puts the sentences about one option into one line: those that
// count people begin a new one.
func paragraphs(sentences []line) []line {
	var out []line
	for _, s := range sentences {
		last := len(out) - 1
		begins := slices.Contains([]string{"about", "count", "belowOne", "none", "unknown", "assumes"}, s.Key)
		if begins || last < 0 || out[last].Key == "about" || out[last].Lang != s.Lang {
			out = append(out, s)
			continue
		}
		out[last].Text += " " + s.Text
	}
	return out
}

// scale says over which time the numbers are, and about whom if not about all.
func (f *fact) scale(w words, c *sdm.Criterion, levels []sdm.Level) {
	var parts []string
	span := c.Span
	for _, l := range levels {
		if span == (sdm.Span{}) {
			span = l.Cell.Span
		}
	}
	if span != (sdm.Span{}) {
		args := []any{"n", span.To, "unit", string(span.Unit)}
		if span.Kind == sdm.BetweenTimes {
			args = append(args, "from", span.From)
		}
		text := w.T("span."+string(span.Kind), args...)
		if span.Note != "" {
			text += " (" + span.Note + ")"
		}
		parts = append(parts, text)
	}
	if c.Population != "" {
		parts = append(parts, c.Population)
	}
	f.Scale = strings.Join(parts, "; ")
}

// ends says the ends of the declared range.
func (f *fact) ends(w words, c *sdm.Criterion) {
	if n := len(c.Categories); n > 0 {
		f.Worst, f.Best = c.Categories[0].Name, c.Categories[n-1].Name
		return
	}
	f.Worst, f.Best = w.number(c.Range.Worst, 0), w.number(c.Range.Best, 0)
	if c.Unit != "" {
		f.Best += " " + c.Unit
	}
}

// number shows x with as many decimals as matter on a range this wide; 0 shows
// all.
func (w words) number(x, width float64) string {
	decimals := 6
	if width > 0 {
		for decimals = 0; decimals < 6 && math.Pow10(decimals)*width < 100; {
			decimals++
		}
	}
	return w.speaker.Number(x, decimals)
}

func newRow(w words, c *sdm.Criterion, option string, l sdm.Level) row {
	cell := l.Cell
	r := row{Name: option}
	if cell.Certainty != "" {
		r.Sure = w.T("sure", "certainty", string(cell.Certainty))
	}
	width := math.Abs(c.Range.Best - c.Range.Worst)
	var detail []string
	switch number, ok := l.Number.Get(); {
	case l.Category != "":
		for _, g := range c.Categories {
			if g.ID == l.Category {
				r.Number = g.Name
			}
		}
	case cell.Kind == sdm.NotApplicable:
		r.Number = w.T("notApplicable")
		detail = append(detail, cell.Reason)
	case !ok:
		r.Number = w.T("unknown")
		if cell.Reason != "" {
			detail = append(detail, cell.Reason)
		}
	case cell.Kind == sdm.Between && cell.RelativeTo == (sdm.RelativeTo{}):
		r.Number = w.T("range", "low", w.number(*cell.Low, 0), "high", w.number(*cell.High, 0)) + unit(c)
	case cell.Kind == sdm.Exact && cell.RelativeTo == (sdm.RelativeTo{}):
		r.Number = w.number(number, 0) + unit(c)
	default:
		r.Number = w.number(number, width) + unit(c)
	}
	if l.Interval.Low < l.Interval.High && cell.Kind != sdm.Between && c.Measure != sdm.Risk {
		detail = append(detail, w.T("interval", "low", w.number(l.Interval.Low, width), "high", w.number(l.Interval.High, width)))
	}
	if cell.Origin == sdm.ByDefinition || cell.Origin == sdm.Modelled {
		detail = append(detail, w.T("origin", "origin", string(cell.Origin)))
	}
	r.Detail = strings.Join(detail, " ")
	return r
}

func unit(c *sdm.Criterion) string {
	if c.Unit == "" {
		return ""
	}
	return " " + c.Unit
}
