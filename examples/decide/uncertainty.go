package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/examples/internal/cli"
	"github.com/concord-sdm/concord/internal/message"
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/risk"
	"github.com/concord-sdm/concord/sdm/smaa"
)

// What -weights can be, beside how far off each answer may be.
const (
	asAnswered = "answers"
	inOrder    = "order"
	asUnknown  = "unknown"
)

// uncertain is what -uncertainty shows.
type uncertain struct {
	Note    string // what was varied
	Method  string // draws, seed and error
	Chart   risk.Picture
	Drawn   bool // with the chart, in a page
	Loose   bool // with room in the weights, so that confidence factors say something
	Heads   []string
	Options []sureOption
	Settle  []settles
	Words   []sdm.Sentence
}

// sureOption is one option: how often it takes each place, how sure its first
// place is for whom it fits best, and how often it is before each other one.
type sureOption struct {
	Name       string
	Places     []string
	Confidence string
	Before     []string
	others     []string
}

// settles is one thing that is not known for sure.
type settles struct{ What, Chance, Gain string }

// statements takes the answers as loosely as -weights says. Ranks are an order
// in any case.
func statements(p sdm.Preferences, weights string) (smaa.Statements, error) {
	bad := errors.New("-weights must be answers, order, unknown, or how far off each answer may be, from 0% to 100%, such as 20%")
	switch weights {
	case asAnswered:
		return smaa.FromPreferences(p, 0)
	case asUnknown:
		s, err := smaa.FromPreferences(p, 0)
		s.Statements = []smaa.Statement{}
		return s, err
	case inOrder:
		return ordered(p)
	}
	number, percent := strings.CutSuffix(weights, "%")
	give, err := strconv.ParseFloat(number, 64)
	if err != nil || !percent || !(give >= 0 && give <= 100) {
		return smaa.Statements{}, bad
	}
	return smaa.FromPreferences(p, give/100)
}

// ordered keeps of points only which are more. What does not matter at all
// stays without weight.
func ordered(p sdm.Preferences) (smaa.Statements, error) {
	if p.Method != sdm.Swing && p.Method != sdm.Direct {
		return smaa.FromPreferences(p, 0)
	}
	ranked := p
	ranked.Method, ranked.Answers = sdm.RankOrderCentroid, nil
	var nothing []smaa.Statement
	for _, a := range p.Answers {
		switch {
		case a.DontKnow:
		case *a.Points == 0:
			nothing = append(nothing, smaa.Statement{Kind: smaa.Share, Criterion: a.Criterion, Low: new(0.0), High: new(0.0)})
			a.DontKnow = true // for the ranks alone: the share says it
		default:
			a.Rank = 1
			for _, b := range p.Answers {
				if b.Points != nil && *b.Points > *a.Points {
					a.Rank++
				}
			}
		}
		a.Points = nil
		ranked.Answers = append(ranked.Answers, a)
	}
	s, err := smaa.FromPreferences(ranked, 0)
	s.Statements = append(s.Statements, nothing...)
	return s, err
}

// howSure fills in what -uncertainty shows.
func (v *view) howSure(o options) error {
	s, err := statements(v.preferences, o.weights)
	if err != nil {
		return err
	}
	r, err := smaa.Assess(v.Decision, s, smaa.Options{Seed: o.seed, Draws: o.draws})
	if errors.Is(err, smaa.ErrOptions) {
		return fmt.Errorf("-uncertainty: %w", err)
	}
	if err != nil {
		return cli.In("the decision with these answers", err)
	}
	v.acceptability = r
	u := &uncertain{
		Note:  v.T("sure.note", message.Args{"weights": o.weights, "evidence": string(r.Method.Evidence)}),
		Words: smaa.Explain(r, v.Lang), Drawn: o.pictures, Loose: r.Knowledge != smaa.WeightsFixed,
	}
	v.Uncertain = u
	if len(r.Options) < 2 {
		return nil // the words say so
	}
	u.Method = v.T("sure.method", message.Args{
		"exact": yes(r.Method.Exact), "draws": r.Method.Draws, "seed": strconv.FormatUint(r.Method.Seed, 10),
		"error": math.Ceil(1000*r.Method.LargestError) / 10, "name": r.Method.Name, "version": r.Method.Version,
	})
	var places []risk.Places
	names := map[string]string{}
	for i, option := range r.Options {
		u.Heads = append(u.Heads, strconv.Itoa(i+1))
		names[option.Option] = option.Name
		places = append(places, risk.Places{Name: option.Name, Shares: option.Shares()})
	}
	for _, option := range r.Options {
		u.Options = append(u.Options, v.sure(option, &r, names))
	}
	if u.Chart, err = risk.Acceptabilities(places, v.Lang); err != nil {
		return err
	}
	v.settles(r.Settle)
	return nil
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func (v *view) sure(o smaa.OptionAcceptability, r *smaa.Acceptability, names map[string]string) sureOption {
	line := sureOption{Name: o.Name, Confidence: "–"}
	for _, p := range o.Ranks {
		line.Places = append(line.Places, v.proportion(p.Share, p.Error))
	}
	if sure, ok := o.Confidence.Get(); ok {
		line.Confidence = v.proportion(sure, o.ConfidenceError)
	}
	wins := map[string]string{}
	for _, a := range o.Against {
		wins[a.Option] = v.proportion(a.Wins.Share, a.Wins.Error)
	}
	for _, other := range r.Options {
		if other.Option == o.Option {
			line.Before = append(line.Before, "–")
			continue
		}
		line.Before = append(line.Before, wins[other.Option])
		line.others = append(line.others, v.T("sure.other", message.Args{"name": names[other.Option], "share": wins[other.Option]}))
	}
	return line
}

// proportion writes a share out of 100 with its standard error. None and all
// are written only where they are meant.
func (v *view) proportion(share, failing float64) string {
	tenths := math.Round(1000*share) / 10
	text := v.number(tenths, 0)
	switch {
	case share > 0 && tenths == 0:
		text = "<" + v.number(0.1, 0)
	case share < 1 && tenths == 100:
		text = ">" + v.number(99.9, 0)
	}
	if failing > 0 {
		text += " ± " + v.number(math.Max(0.1, math.Round(1000*failing)/10), 0)
	}
	return text
}

// settles lists what would change the order if it were known, the most first,
// at most eight.
func (v *view) settles(list []smaa.Information) {
	options, criteria := map[string]string{}, map[string]string{}
	for _, o := range v.Decision.Options {
		options[o.ID] = o.Name
	}
	for _, c := range v.Decision.Criteria {
		criteria[c.ID] = c.Name
	}
	for _, i := range list {
		if i.Chance == 0 || len(v.Uncertain.Settle) == 8 {
			continue
		}
		line := settles{Chance: v.proportion(i.Chance, 0), Gain: v.proportion(i.Gain, 0)}
		switch i.What {
		case smaa.OfCell:
			line.What = v.T("sure.cell", message.Args{"option": options[i.Option], "criterion": criteria[i.Criterion], "missing": yes(i.Missing)})
		case smaa.OfDirection:
			line.What = v.T("sure.direction", message.Args{"criterion": criteria[i.Criterion]})
		default:
			line.What = v.T("sure.weights", nil)
		}
		v.Uncertain.Settle = append(v.Uncertain.Settle, line)
	}
}

func (v *view) writeUncertain(p printer) {
	u := v.Uncertain
	if u == nil {
		return
	}
	p.heading(v.T("sure", nil))
	p.wrap("  ! ", "    ", u.Note)
	if len(u.Options) > 0 {
		p.line("")
		p.indented("  ", u.Chart.Text())
		p.wrap("  ", "  ", u.Method)
		p.line("")
		p.wrap("  ", "  ", v.T("sure.before", nil))
		for _, o := range u.Options {
			p.wrap("  - ", "    ", o.Name+": "+strings.Join(o.others, "; "))
		}
	}
	if u.Loose && len(u.Options) > 0 {
		p.wrap("  ", "  ", v.T("sure.confidence", nil))
		for _, o := range u.Options {
			p.wrap("  - ", "    ", o.Name+": "+o.Confidence)
		}
	}
	if len(u.Settle) > 0 {
		p.wrap("  ", "  ", v.T("sure.settle", nil))
		for _, s := range u.Settle {
			p.wrap("  - ", "    ", v.T("sure.settles", message.Args{"what": s.What, "chance": s.Chance, "gain": s.Gain}))
		}
	}
	p.line("")
	for _, s := range u.Words {
		p.wrap("  - ", "    ", s.Text)
	}
}
