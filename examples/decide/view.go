package main

import (
	"embed"
	"fmt"
	"io"
	"math"
	"strings"
	"sync"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/message"
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/elicit"
	"github.com/concord-sdm/concord/sdm/group"
	"github.com/concord-sdm/concord/sdm/methods"
	"github.com/concord-sdm/concord/sdm/risk"
	"github.com/concord-sdm/concord/sdm/smaa"
)

//go:embed messages/*.json
var messageFiles embed.FS

var catalogue = sync.OnceValues(func() (*message.Catalog, error) { return message.Load(messageFiles, "messages") })

// view is everything that is shown, as text in one language.
type view struct {
	Lang      string
	Decision  sdm.Decision
	Heading   string // whose answers
	Facts     []fact
	Bars      []bar
	LeftOut   []leftOut
	Sentences []sdm.Sentence
	Sources   []string
	Open      bool           // some bar has an open stretch
	Own       string         // what the person's own risk changes
	Risks     []shownRisk    // with -pictures
	Charts    []risk.Picture // with -pictures

	Opinions     []opinion      // with -methods
	OpinionWords []sdm.Sentence // with -methods
	ElicitWords  []sdm.Sentence // with -route, or answers in place of preferences
	ElicitNotes  []string       // what to know about them
	Uncertain    *uncertain     // with -uncertainty
	Voices       *voices        // with -voices

	Untranslated string // that the decision has no texts in Lang; empty if it has

	preferences sdm.Preferences
	ranking     sdm.Ranking
	speaker     message.Speaker
	risks       []risk.Risks
	opinion     methods.Opinion

	elicited      elicited
	acceptability smaa.Acceptability
	heard         group.Voices
	agreement     group.Agreement
}

// fact is one criterion with what is known about each option on it.
type fact struct {
	Name, Description string
	Unit, Scale       string
	Weight            string
	Share             float64 // of the weight, 0 to 1
	Rows              []row
}

// row is one cell.
type row struct {
	Option, Number, Detail, Sure, Source string
}

// bar is one option in the order.
type bar struct {
	Rank, Name, Points, Label string
	Low, High                 float64 // of its bounds, 0 to 1
}

type leftOut struct{ Name, Why string }

func newView(lang string, d sdm.Decision, p sdm.Preferences, sample bool, r sdm.Ranking, assumes map[string][]risk.Assumption) (*view, error) {
	c, err := catalogue()
	if err != nil {
		return nil, err
	}
	v := &view{
		Lang: c.In(lang).Lang(), Decision: d, Sentences: sdm.Explain(r, lang),
		preferences: p, ranking: r, speaker: c.In(lang),
	}
	if base, _, _ := strings.Cut(d.Language, "-"); base != v.Lang {
		v.Untranslated = v.T("untranslated", message.Args{"language": d.Language})
	}
	v.ownRisk(assumes)
	switch {
	case sample:
		v.Heading = v.T("matters.sample", nil)
	case p.Voice.Role == sdm.Patient:
		v.Heading = v.T("matters", nil)
	default:
		v.Heading = v.T("matters.other", message.Args{"role": string(p.Voice.Role)})
	}
	levels, err := d.Levels()
	if err != nil {
		return nil, err
	}
	numbers := v.sources()
	n := len(d.Options)
	for k := range d.Criteria {
		v.Facts = append(v.Facts, v.fact(&d.Criteria[k], levels[k*n:(k+1)*n], numbers))
	}
	v.order()
	return v, nil
}

// T says the text with the key.
func (v *view) T(key string, args message.Args) string { return v.speaker.Say(key, args).Text }

// sources numbers the sources that cells refer to.
func (v *view) sources() map[string]int {
	numbers := map[string]int{}
	for i, s := range v.Decision.Sources {
		numbers[s.ID] = i + 1
		parts := []string{fmt.Sprintf("%s %d", s.Authors, s.Year)}
		for _, p := range []string{s.Title, s.Journal} {
			if p != "" {
				parts = append(parts, p)
			}
		}
		if s.DOI != "" {
			parts = append(parts, "doi:"+s.DOI)
		}
		text := strings.Join(parts, ". ")
		if s.Note != "" {
			text += " (" + s.Note + ")"
		}
		v.Sources = append(v.Sources, text)
	}
	return numbers
}

func (v *view) fact(c *sdm.Criterion, levels []sdm.Level, sources map[string]int) fact {
	f := fact{Name: c.Name, Description: c.Description, Unit: c.Unit}
	var scale []string
	span := c.Span
	for _, l := range levels {
		if span == (sdm.Span{}) {
			span = l.Cell.Span
		}
	}
	if span != (sdm.Span{}) {
		scale = append(scale, v.span(span))
	}
	scale = append(scale, v.T("direction", message.Args{"direction": string(c.Direction)}))
	if c.Measure != sdm.Categorical {
		scale = append(scale, v.T("range", message.Args{"worst": v.number(c.Range.Worst, 0), "best": v.number(c.Range.Best, 0)}))
	}
	f.Scale = strings.Join(scale, "; ")
	f.Weight = v.T("weight.open", nil)
	for _, w := range v.ranking.Criteria {
		if share, ok := w.Weight.Get(); ok && w.Criterion == c.ID {
			f.Share = share
			f.Weight = v.T("weight", message.Args{"share": math.Round(100 * share)})
		}
	}
	for i, l := range levels {
		f.Rows = append(f.Rows, v.row(c, v.Decision.Options[i].Name, l, sources))
	}
	return f
}

func (v *view) span(s sdm.Span) string {
	text := v.T("span."+string(s.Kind), message.Args{"n": s.To, "from": s.From, "unit": string(s.Unit)})
	if s.Note != "" {
		text += " (" + s.Note + ")"
	}
	return text
}

// number writes x as the language does; width is that of the range it is
// rounded to a thousandth of, 0 to show it as it is.
func (v *view) number(x, width float64) string {
	decimals := 6
	if width > 0 {
		for decimals = 0; decimals < 6 && math.Pow10(decimals)*width < 100; {
			decimals++
		}
	}
	return v.speaker.Number(x, decimals)
}

func (v *view) row(c *sdm.Criterion, option string, l sdm.Level, sources map[string]int) row {
	cell := l.Cell
	r := row{Option: option}
	width := math.Abs(c.Range.Best - c.Range.Worst)
	if n := sources[cell.Source]; n > 0 {
		r.Source = fmt.Sprintf("[%d]", n)
	}
	r.Sure = v.T("certainty", message.Args{"certainty": string(cell.Certainty)})
	var detail []string
	switch number, ok := l.Number.Get(); {
	case l.Category != "":
		for _, g := range c.Categories {
			if g.ID == l.Category {
				r.Number = g.Name
			}
		}
	case !ok:
		r.Number = "–"
		detail = append(detail, v.absence(cell))
	case cell.Kind == sdm.Exact && cell.RelativeTo == (sdm.RelativeTo{}) && v.Own == "":
		r.Number = v.number(number, 0)
	case cell.Kind == sdm.Between && cell.RelativeTo == (sdm.RelativeTo{}):
		r.Number = v.number(*cell.Low, 0) + "–" + v.number(*cell.High, 0)
	default:
		r.Number = v.number(number, width)
	}
	if l.Interval.Low < l.Interval.High && cell.Kind != sdm.Between {
		detail = append(detail, v.T("interval", message.Args{
			"low": v.number(l.Interval.Low, width), "high": v.number(l.Interval.High, width),
		}))
	}
	if cell.Kind == sdm.Counts {
		detail = append(detail, v.T("counts", message.Args{"events": *cell.Events, "total": cell.Total}))
	}
	if cell.RelativeTo != (sdm.RelativeTo{}) {
		detail = append(detail, v.effect(cell))
	}
	if cell.Origin != "" {
		if text := v.T("origin", message.Args{"origin": string(cell.Origin), "formula": cell.Formula}); text != "" {
			detail = append(detail, text)
		}
	}
	r.Detail = strings.Join(detail, ", ")
	return r
}

func (v *view) absence(cell sdm.Cell) string {
	switch {
	case cell.Kind == sdm.NotApplicable:
		return v.T("notApplicable", message.Args{"reason": cell.Reason})
	case cell.Reason != "":
		return v.T("missing", message.Args{"reason": cell.Reason})
	}
	return v.T("missing.none", nil)
}

func (v *view) effect(cell sdm.Cell) string {
	value := ""
	switch {
	case cell.Value != nil && v.Own != "":
		value = v.speaker.Number(*cell.Value, 3)
	case cell.Value != nil:
		value = v.number(*cell.Value, 0)
	case cell.Low != nil && cell.High != nil:
		value = v.number(*cell.Low, 0) + "–" + v.number(*cell.High, 0)
	}
	if cell.RelativeTo.Effect == sdm.Difference && cell.Value != nil && *cell.Value > 0 {
		value = "+" + value
	}
	against := cell.RelativeTo.Option
	for _, o := range v.Decision.Options {
		if o.ID == against {
			against = o.Name
		}
	}
	return v.T("effect", message.Args{"effect": string(cell.RelativeTo.Effect), "value": value, "option": against})
}

// order fills in the bars and what is left out of the order.
func (v *view) order() {
	for _, o := range v.ranking.Options {
		b := bar{Rank: fmt.Sprint(o.Rank), Name: o.Name, Low: clamp(o.Bounds.Low), High: clamp(o.Bounds.High)}
		if o.RankTo > o.Rank {
			b.Rank += "–" + fmt.Sprint(o.RankTo)
		}
		b.Points = v.number(math.Round(100*o.Bounds.Low), 0)
		if o.Bounds.High > o.Bounds.Low {
			v.Open = true
			b.Points += "–" + v.number(math.Round(100*o.Bounds.High), 0)
		}
		b.Label = v.T("bar.label", message.Args{
			"name": o.Name, "low": math.Round(100 * o.Bounds.Low), "high": math.Round(100 * o.Bounds.High),
		})
		v.Bars = append(v.Bars, b)
	}
	for _, o := range v.ranking.Excluded {
		v.LeftOut = append(v.LeftOut, leftOut{o.Name, v.T("excluded", nil)})
	}
	for _, o := range v.ranking.Unsuitable {
		v.LeftOut = append(v.LeftOut, leftOut{o.Name, v.T("unsuitable", nil)})
	}
}

func clamp(x float64) float64 { return max(0, min(1, x)) }

// result is the form of -format json: each part is a document of its own.
type result struct {
	Decision    sdm.Decision    `json:"decision"`
	Preferences sdm.Preferences `json:"preferences"`
	Ranking     sdm.Ranking     `json:"ranking"`
	Explanation []sdm.Sentence  `json:"explanation"`
	Risks       []risk.Risks    `json:"risks,omitzero"`
	Opinion     methods.Opinion `json:"opinion,omitzero"`

	Answers       elicit.Answers     `json:"answers,omitzero"`
	Elicitation   elicit.Report      `json:"elicitation,omitzero"`
	Acceptability smaa.Acceptability `json:"acceptability,omitzero"`
	Voices        group.Voices       `json:"voices,omitzero"`
	Agreement     group.Agreement    `json:"agreement,omitzero"`
}

func (v *view) writeJSON(w io.Writer) error {
	data, err := document.Encode(result{
		Decision: v.Decision, Preferences: v.preferences, Ranking: v.ranking, Explanation: v.Sentences,
		Risks: v.risks, Opinion: v.opinion,
		Answers: v.elicited.answers, Elicitation: v.elicited.report, Acceptability: v.acceptability, Voices: v.heard, Agreement: v.agreement,
	})
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}
