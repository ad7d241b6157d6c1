package main

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/risk"
)

// result is how the options fit what one voice said.
type result struct {
	Heading string
	Outcome []line // who speaks, and what comes first
	Places  []place
	LeftOut []leftOut
	Open    bool // some score is open
	Why     []line
	Changes []line
	Unknown []line
	Also    []line
	Charts  []figure
	Said    []said
	Status  string

	ranking     sdm.Ranking
	preferences sdm.Preferences
}

// place is one option in the order.
type place struct {
	Rank, Name, Points, Label, Why string
	Low, High                      float64 // of its score, 0 to 1
}

type leftOut struct{ Name, Why string }

// said is one answer and what it weighs.
type said struct {
	Number       int
	Name, Answer string
	Way, Weight  string
}

// newResult ranks the options by the answers of one voice.
func newResult(ready *prepared, p sdm.Preferences, voice string, qs []question) (*result, error) {
	w, d := ready.words, &ready.decision
	ranking, err := sdm.Rank(*d, p)
	if err != nil {
		return nil, err
	}
	r := &result{ranking: ranking, preferences: p}
	r.Heading = w.T("fit."+voice, "role", string(p.Voice.Role))
	r.sort(w.explain(ranking, ready.evidence))
	r.places(w)
	r.answers(w, d, qs)
	r.Status = w.T("status", "outcome", string(ranking.Outcome), "option", r.nameOf(ranking.Leader))
	if w.Lang != arabic { // the drawings of package risk speak English and Spanish
		for id, picture := range map[string]risk.Picture{
			"contributions": risk.Contributions(ranking, w.Lang), "tornado": risk.Tornado(ranking, w.Lang),
			"scores": risk.Scores(ranking, w.Lang),
		} {
			if svg := drawing(picture, voice+"-"+id); svg != "" {
				r.Charts = append(r.Charts, figure{picture.Title(), svg})
			}
		}
		slices.SortFunc(r.Charts, func(a, b figure) int { return cmp.Compare(a.Caption, b.Caption) })
	}
	return r, nil
}

func (r *result) nameOf(option string) string {
	for _, o := range r.ranking.Options {
		if o.Option == option {
			return o.Name
		}
	}
	return ""
}

// sort puts the sentences under the headings they belong to, by what their keys
// begin with.
func (r *result) sort(sentences []line) {
	groups := []struct {
		to    *[]line
		heads []string
	}{
		{&r.Outcome, []string{"outcome", "surrogate", "notThePatient", "fallback"}},
		{&r.Why, []string{"better", "against", "nothingAgainst", "worth", "dominated", "excluded", "unsuitable"}},
		{&r.Changes, []string{"change", "uncertain", "settle"}},
		{&r.Unknown, []string{
			"missing", "noCell", "notApplicable", "noReferenceLevel", "coverage", "certainty", "notRated", "modelled",
			"notReviewed", "reviewed", "openWeight", "mustHaveUnknown",
		}},
	}
next:
	for _, s := range sentences {
		for _, g := range groups {
			for _, head := range g.heads {
				if rest, ok := strings.CutPrefix(s.Key, head); ok && (rest == "" || rest[0] == '.' || rest == "Category") {
					*g.to = append(*g.to, s)
					continue next
				}
			}
		}
		r.Also = append(r.Also, s)
	}
}

func (r *result) places(w words) {
	names := map[string]string{}
	for _, c := range r.ranking.Criteria {
		names[c.Criterion] = c.Name
	}
	for _, o := range r.ranking.Options {
		p := place{
			Rank: rank(w, o), Name: o.Name,
			Low: max(0, min(1, o.Bounds.Low)), High: max(0, min(1, o.Bounds.High)),
		}
		low, high := math.Round(100*o.Bounds.Low), math.Round(100*o.Bounds.High)
		p.Points = w.T("points", "low", low, "high", high, "open", yes(o.Bounds.High > o.Bounds.Low))
		p.Label = w.T("bar", "option", o.Name, "points", p.Points)
		r.Open = r.Open || o.Bounds.High > o.Bounds.Low
		p.Why = why(w, o, names)
		r.Places = append(r.Places, p)
	}
	for _, o := range r.ranking.Excluded {
		r.LeftOut = append(r.LeftOut, leftOut{o.Name, w.T("excluded")})
	}
	for _, o := range r.ranking.Unsuitable {
		r.LeftOut = append(r.LeftOut, leftOut{o.Name, w.T("unsuitable")})
	}
}

// rank is the place of an option, or the places it can have.
func rank(w words, o sdm.RankedOption) string {
	text := w.T("rank", "rank", o.Rank)
	if o.RankTo > o.Rank {
		text += "–" + w.T("rank", "rank", o.RankTo)
	}
	return text
}

// why names the criteria that give an option most of its points.
func why(w words, o sdm.RankedOption, names map[string]string) string {
	parts := slices.Clone(o.Contributions)
	slices.SortStableFunc(parts, func(a, b sdm.Contribution) int { return cmp.Compare(b.Points.Value, a.Points.Value) })
	var most []string
	for _, part := range parts {
		if points, ok := part.Points.Get(); ok && points > 0 && len(most) < 2 {
			most = append(most, names[part.Criterion])
		}
	}
	if len(most) == 0 {
		return w.T("why.nothing")
	}
	return w.T("why", "criteria", strings.Join(most, "; "))
}

// answers lists what was said, in the order of the questions.
func (r *result) answers(w words, d *sdm.Decision, qs []question) {
	weights := map[string]sdm.Figure{}
	for _, c := range r.ranking.Criteria {
		weights[c.Criterion] = c.Weight
	}
	for k, q := range qs {
		s := said{Number: q.Number, Name: q.Name, Answer: chosen(q.Points), Way: chosen(q.Way)}
		s.Weight = w.T("weight.open")
		if share, ok := weights[d.Criteria[k].ID].Get(); ok {
			s.Weight = w.T("weight", "share", math.Round(100*share))
		}
		r.Said = append(r.Said, s)
	}
}

func chosen(all []choice) string {
	for _, c := range all {
		if c.Checked {
			return c.Label
		}
	}
	return ""
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// both shows two voices side by side; they are never put together.
type both struct {
	Answers []pair
	Orders  []pair
	Other   string // who the second voice is
}

type pair struct {
	Name, One, Two string
	Differ         bool
}

func sideBySide(w words, first, second *result) *both {
	b := &both{Other: w.T("role", "role", string(second.preferences.Voice.Role))}
	for i, s := range first.Said {
		t := second.Said[i]
		b.Answers = append(b.Answers, pair{s.Name, joined(s), joined(t), joined(s) != joined(t)})
	}
	at := map[string]string{}
	for _, p := range second.Places {
		at[p.Name] = p.Rank + " (" + p.Points + ")"
	}
	ranks := map[string]string{}
	for _, p := range second.Places {
		ranks[p.Name] = p.Rank
	}
	for _, p := range first.Places {
		b.Orders = append(b.Orders, pair{p.Name, p.Rank + " (" + p.Points + ")", at[p.Name], p.Rank != ranks[p.Name]})
	}
	return b
}

func joined(s said) string {
	if s.Way != "" {
		return s.Answer + " (" + s.Way + ")"
	}
	return s.Answer
}

// toAsk lists questions for the talk with a clinician: what is missing in this
// ranking first, then what is good to ask about any.
func toAsk(w words, r *sdm.Ranking) []string {
	options, criteria := map[string]string{}, map[string]string{}
	for _, o := range r.Options {
		options[o.Option] = o.Name
	}
	for _, c := range r.Criteria {
		criteria[c.Criterion] = c.Name
	}
	var out []string
	add := func(text string) {
		if !slices.Contains(out, text) && len(out) < 6 {
			out = append(out, text)
		}
	}
	for _, l := range r.Settle {
		if l.Reason == sdm.IsMissing || l.Reason == sdm.IsUncertain {
			add(w.T("ask."+string(l.Reason), "option", options[l.Option], "criterion", criteria[l.Criterion]))
		}
	}
	for _, n := range r.Notes {
		if n.Code == sdm.NoteMissingCell || n.Code == sdm.NoteNoCell {
			add(w.T("ask.missing", "option", options[n.Option], "criterion", criteria[n.Criterion]))
		}
	}
	for _, b := range r.Tornado {
		if b.What == sdm.OfCell && b.Flips {
			add(w.T("ask.uncertain", "option", options[b.Option], "criterion", criteria[b.Criterion]))
		}
	}
	if r.Outcome == sdm.TooCloseToCall {
		out = append(out, w.T("ask.close"))
	}
	for _, key := range []string{"ask.me", "ask.others", "ask.wait", "ask.change", "ask.help"} {
		out = append(out, w.T(key))
	}
	return out
}
