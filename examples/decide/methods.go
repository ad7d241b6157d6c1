package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/sdm/methods"
)

// opinion is one line of the second opinion: what one method puts where.
type opinion struct {
	Method string
	Order  string // the options, best first, with their ranks
	Why    string // why the method could not be used
}

// secondOpinion fills in what -methods shows: the order of every method, and
// where they disagree and why.
func (v *view) secondOpinion() error {
	o, err := methods.Compare(v.Decision, v.preferences, methods.Options{})
	if err != nil {
		return err
	}
	v.opinion = o
	v.OpinionWords = methods.Explain(o, v.Lang)
	if o.Reference.Why != "" {
		return nil // the words say why there is none
	}
	names := map[string]string{}
	for _, n := range o.Options {
		names[n.ID] = n.Name
	}
	for _, r := range slices.Concat([]methods.Result{o.Reference}, o.Results) {
		line := opinion{Method: methods.Name(r.Method, v.Lang).Text}
		if r.Why != "" {
			line.Why = v.T("methods.not", nil)
		}
		var places []string
		for _, p := range r.Places {
			places = append(places, strconv.Itoa(p.Rank)+" "+names[p.Option])
		}
		line.Order = strings.Join(places, " · ")
		v.Opinions = append(v.Opinions, line)
	}
	return nil
}

func (v *view) writeOpinions(p printer) {
	if len(v.OpinionWords) == 0 {
		return
	}
	p.heading(v.T("methods", nil))
	p.wrap("  ! ", "    ", v.T("methods.note", nil))
	var names []string
	for _, o := range v.Opinions {
		names = append(names, o.Method)
	}
	width := min(longest(names), p.width/3)
	for _, o := range v.Opinions {
		p.wrap("  "+pad(cut(o.Method, width), width)+" ", strings.Repeat(" ", width+4), o.Order+o.Why)
	}
	for _, s := range v.OpinionWords {
		p.wrap("  - ", "    ", s.Text)
	}
}
