package main

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
)

//go:embed page.html
var pageText string

var pageTemplate = template.Must(template.New("page").Parse(pageText))

// page writes one HTML page that needs nothing else: no script, no font, no
// picture.
type page struct {
	p  *program
	to io.Writer
}

func newPage(p *program, to io.Writer) *page { return &page{p: p, to: to} }

func (g *page) begin() error { return pageTemplate.ExecuteTemplate(g.to, "head", nil) }

type pageFile struct {
	Path, Headline, Sure, LeftOut, Error, Language string
	Above, Target                                  bool
	Notes                                          []string
	Scores                                         []pageScore
	Worst                                          []pageSentence
	Other                                          []pageFinding
	Prepared                                       []pageFinding
}

type pageScore struct{ Name, Prose, All, Remark string }

type pageSentence struct {
	Place, Text, Reason string
	Findings            []string
}

type pageFinding struct{ Place, Text string }

func (g *page) file(r *result) error {
	f := pageFile{Path: shown(r.path)}
	if r.err != nil {
		f.Error = oneLine(r.err)
		return pageTemplate.ExecuteTemplate(g.to, "file", f)
	}
	f.Headline, f.Sure, f.LeftOut, f.Above, f.Target, f.Language = r.headline(), r.sure(), r.leftOutText(), r.above, r.target, r.language()
	for _, q := range r.problems {
		f.Notes = append(f.Notes, q.Text)
	}
	if r.before != nil && r.has {
		f.Notes = append(f.Notes, fmt.Sprintf("%.1f before, %+.1f now", r.before.Value, r.value-r.before.Value))
	}
	for _, id := range g.p.printed(r) {
		x, _ := formulaNamed(id)
		row := pageScore{Name: x.Name}
		for _, s := range r.report.Formulas {
			if s.ID != id {
				continue
			}
			if s.Reading == "prose" {
				row.Prose, row.Remark = value(s), remarkOn(s, r.language())
			} else {
				row.All = value(s)
			}
		}
		f.Scores = append(f.Scores, row)
	}
	in := map[int]bool{}
	for k, m := range r.report.Worst {
		s := r.report.Sentences[m.Sentence]
		if k == sentencesShown || s.Contribution < slight && k > 0 {
			break
		}
		in[m.Sentence] = true
		x := pageSentence{Place: r.where(s.Start), Text: s.Text, Reason: r.sentenceText(m)}
		for _, d := range r.report.Findings {
			if d.Sentence == m.Sentence {
				x.Findings = append(x.Findings, r.findingText(d))
			}
		}
		f.Worst = append(f.Worst, x)
	}
	for _, d := range r.report.Findings {
		if !in[d.Sentence] {
			f.Other = append(f.Other, pageFinding{r.where(d.Start), r.findingText(d)})
		}
	}
	if g.p.prep {
		for _, l := range r.report.LeftOut {
			f.Prepared = append(f.Prepared, pageFinding{r.where(l.Start), l.Reason + ": " + shorten(spaced(l.Text), 120)})
		}
		for _, l := range r.doc.LeftOut {
			f.Prepared = append(f.Prepared, pageFinding{placeText(l.Place), string(l.Reason) + ": " + shorten(spaced(l.Text), 120)})
		}
	}
	return pageTemplate.ExecuteTemplate(g.to, "file", f)
}

func (g *page) end(s *summary) error {
	return pageTemplate.ExecuteTemplate(g.to, "foot", map[string]int{"Files": s.files, "Above": s.above, "Failed": s.failed})
}
