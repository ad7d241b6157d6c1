package main

import (
	"errors"
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/examples/internal/cli"
	"github.com/concord-sdm/concord/internal/message"
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/risk"
)

//go:generate go test . -run ^TestPictureOfTheReadme$ -update

// shownRisk is one outcome: a picture if the people fit one, and its sentences.
type shownRisk struct {
	Title     string
	Picture   risk.Picture
	Sentences []sdm.Sentence
}

// pictures fills in what -pictures shows. Outcomes that 1,000 people can show
// share one denominator; rarer ones are said in words with their own.
func (v *view) pictures(assumes map[string][]risk.Assumption) error {
	var comparisons []risk.Comparison
	var drawn []int
	for _, c := range v.Decision.Criteria {
		o := risk.Options{Assumes: assumes[c.ID]}
		shown, err := risk.OfDecision(v.Decision, c.ID, o)
		if errors.Is(err, risk.ErrNotARisk) {
			continue
		}
		if err != nil {
			return err
		}
		if shown.RoundedAway() && shown.Per() == 100 {
			o.AtLeast = 1000
			if shown, err = risk.OfDecision(v.Decision, c.ID, o); err != nil {
				return err
			}
		}
		if shown.Per() <= 1000 {
			drawn = append(drawn, len(comparisons))
		}
		comparisons = append(comparisons, shown)
	}
	var together []risk.Comparison
	for _, i := range drawn {
		together = append(together, comparisons[i])
	}
	for j, c := range risk.Together(together...) {
		comparisons[drawn[j]] = c
	}
	for _, c := range comparisons {
		v.risks = append(v.risks, c.Risks())
		v.Risks = append(v.Risks, shownRisk{c.Risks().Outcome, c.PairedArrays(v.Lang), risk.Explain(c, v.Lang)})
	}
	for _, p := range []risk.Picture{
		risk.Scores(v.ranking, v.Lang), risk.Contributions(v.ranking, v.Lang), risk.Tornado(v.ranking, v.Lang),
	} {
		if p.Title() != "" {
			v.Charts = append(v.Charts, p)
		}
	}
	return nil
}

func (v *view) writePictures(p printer) {
	if len(v.Risks) == 0 {
		return
	}
	p.heading(v.T("pictures", nil))
	for _, r := range v.Risks {
		p.line("")
		if text := r.Picture.Text(); text != "" {
			p.indented("  ", text)
		} else {
			p.wrap("  ", "  ", r.Title)
		}
		for _, s := range r.Sentences {
			p.wrap("  - ", "    ", s.Text)
		}
	}
}

func (v *view) writeCharts(p printer) {
	for _, c := range v.Charts {
		title, rest, _ := strings.Cut(c.Text(), "\n")
		p.heading(title)
		p.indented("  ", rest)
	}
}

func (p printer) indented(indent, text string) {
	for line := range strings.Lines(text) {
		p.line(strings.TrimRight(indent+line, " \n"))
	}
}

// svg draws a picture within the page, where the id must be its own.
func svg(p risk.Picture, prefix string, i int) template.HTML {
	return template.HTML(p.SVG(prefix + strconv.Itoa(i))) //nolint:gosec // the package escapes every text
}

// baseline reads criterion=risk, with the risk as 12% or 3/100 and perhaps its
// time, as in 12%@10 for ten years.
func baseline(text string) (risk.Baseline, error) {
	bad := errors.New("-baseline must be CRITERION=RISK, with the risk as 12% or 3/100, and perhaps its time in years: heart-attack=12%@10")
	id, rest, ok := strings.Cut(text, "=")
	if !ok || id == "" {
		return risk.Baseline{}, bad
	}
	b := risk.Baseline{Criterion: id, Widen: true}
	rest, time, timed := strings.Cut(rest, "@")
	if timed {
		years, err := strconv.ParseFloat(time, 64)
		if err != nil || !(years > 0) {
			return b, bad
		}
		b.Span = sdm.Span{Kind: sdm.OverTime, To: years, Unit: sdm.Year}
	}
	over := "100"
	number, percent := strings.CutSuffix(rest, "%")
	if !percent {
		if number, over, ok = strings.Cut(rest, "/"); !ok {
			return b, bad
		}
	}
	n, err := strconv.ParseFloat(number, 64)
	m, err2 := strconv.ParseFloat(over, 64)
	if err != nil || err2 != nil || !(m > 0) || !(n >= 0 && n <= m) {
		return b, bad
	}
	b.Risk = n / m
	return b, nil
}

// withBaselines puts a person's own risks in the place of published ones, and
// says what that assumes, by criterion.
func withBaselines(d sdm.Decision, texts []string) (sdm.Decision, map[string][]risk.Assumption, error) {
	assumes := map[string][]risk.Assumption{}
	for _, text := range texts {
		b, err := baseline(text)
		if err != nil {
			return d, nil, err
		}
		if d, err = risk.WithBaseline(d, b); err != nil {
			if _, faults := errors.AsType[sdm.Faults](err); faults {
				return d, nil, cli.In("the decision with this baseline", err)
			}
			return d, nil, fmt.Errorf("-baseline %s: %w", b.Criterion, err)
		}
		assumes[b.Criterion] = []risk.Assumption{risk.OwnBaseline}
		if b.Span != (sdm.Span{}) {
			assumes[b.Criterion] = append(assumes[b.Criterion], risk.SameChance)
		}
	}
	return d, assumes, nil
}

// ownRisk says from which risk the numbers of a criterion start.
func (v *view) ownRisk(assumes map[string][]risk.Assumption) {
	if len(assumes) == 0 {
		return
	}
	converted := false
	for _, a := range assumes {
		converted = converted || slices.Contains(a, risk.SameChance)
	}
	v.Own = v.T("own", message.Args{"converted": fmt.Sprint(converted)})
}
