package sdm

import (
	"cmp"
	"embed"
	"math"
	"slices"
	"sync"

	"github.com/concord-sdm/concord/internal/message"
)

//go:embed messages/*.json
var messageFiles embed.FS

// messages returns the embedded texts; a test proves that they load.
var messages = sync.OnceValue(func() *message.Catalog {
	c, err := message.Load(messageFiles, "messages")
	if err != nil {
		return &message.Catalog{}
	}
	return c
})

// Sentence is something said: its fields are Key, which names the message,
// Args, the values it speaks of (string, int, float64 or []string), Text, the
// sentence, and Lang, the language of the text. From Key and Args a caller can
// say it in a language of its own.
type Sentence = message.Sentence

// ExplainLanguages returns the languages that [Explain] speaks.
func ExplainLanguages() []string { return messages().Languages() }

// Explain says a report in sentences a person reads: which option fits best,
// why, what speaks against it, what would change the order, what is left out
// and what is not known. It uses the report alone, and names options and
// criteria in the report's language: rank [Decision.In] the same language to
// have both in one. A language that is not available falls back to English,
// and the first sentence says so.
func Explain(r Ranking, lang string) []Sentence {
	e := newExplainer(&r, lang)
	e.voice()
	e.outcome()
	e.comparison()
	e.changes()
	e.uncertainty()
	e.settle()
	e.worth()
	e.leftOut()
	e.unknown()
	e.evidence()
	e.notes()
	if who := r.Voice.Role; r.Involvement != "" && (who == Patient || who == Surrogate) {
		e.say("involvement", message.Args{"wish": string(r.Involvement), "who": string(who)})
	}
	if e.more > 0 {
		e.say("more", message.Args{"count": e.more})
	}
	e.say("close", nil)
	return e.out
}

type explainer struct {
	*Ranking
	speaker  message.Speaker
	options  map[string]string // names by id, of all options
	criteria map[string]*WeighedCriterion
	said     map[string]int
	more     int // sentences that were one too many of their kind
	out      []Sentence
}

// mostAlike is how many sentences of one kind are said.
const mostAlike = 10

func newExplainer(r *Ranking, lang string) *explainer {
	e := &explainer{
		Ranking: r, speaker: messages().In(lang),
		options: map[string]string{}, criteria: map[string]*WeighedCriterion{}, said: map[string]int{},
	}
	for _, o := range r.Options {
		e.options[o.Option] = o.Name
	}
	for _, o := range r.Excluded {
		e.options[o.Option] = o.Name
	}
	for _, o := range r.Unsuitable {
		e.options[o.Option] = o.Name
	}
	for i := range r.Criteria {
		e.criteria[r.Criteria[i].Criterion] = &r.Criteria[i]
	}
	if e.speaker.Fallback() {
		e.say("fallback", message.Args{"asked": lang})
	}
	return e
}

func (e *explainer) say(key string, args message.Args) {
	if e.said[key]++; e.said[key] > mostAlike {
		e.more++
		return
	}
	e.out = append(e.out, e.speaker.Say(key, args))
}

// voice says first who speaks, if it is not the patient: "you" is then they.
func (e *explainer) voice() {
	switch e.Voice.Role {
	case Surrogate:
		e.say("surrogate", message.Args{"basis": string(e.Voice.Basis)})
	case Family, Clinician:
		e.say("notThePatient", message.Args{"role": string(e.Voice.Role)})
	}
}

// criterion returns what is known about the criterion id; never nil.
func (e *explainer) criterion(id string) *WeighedCriterion {
	if c := e.criteria[id]; c != nil {
		return c
	}
	return &WeighedCriterion{Criterion: id, Name: id}
}

func (e *explainer) names(ids []string) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = e.options[id]
	}
	return out
}

func (e *explainer) outcome() {
	switch e.Outcome {
	case Leads:
		e.leader()
	case TooCloseToCall, NotSettled:
		e.say("outcome."+string(e.Outcome), message.Args{"options": e.names(e.Contenders)})
	case NothingToCompare:
		e.say("outcome.nothingToCompare", message.Args{"option": e.names(e.Contenders)})
	case NoneLeft:
		e.say("outcome.noneLeft", nil)
	}
}

func (e *explainer) leader() {
	first, next := e.pair()
	if next == nil || !first.Score.Ok() || !next.Score.Ok() {
		e.say("outcome.leaderOpen", message.Args{"leader": e.options[e.Leader]})
		return
	}
	score, nextScore := percents(first.Score.Value, next.Score.Value)
	e.say("outcome.leader", message.Args{"leader": first.Name, "score": score, "next": next.Name, "nextScore": nextScore})
}

// pair returns the option in first place and the next one, nil if none.
func (e *explainer) pair() (first, next *RankedOption) {
	for i := range e.Options {
		o := &e.Options[i]
		switch {
		case first == nil && (e.Leader == "" || o.Option == e.Leader):
			first = o
		case next == nil:
			next = o
		}
	}
	return first, next
}

// reason is a criterion on which one option does better than another.
type reason struct {
	criterion *WeighedCriterion
	points    float64 // how much it moves the lead; positive for the first
	a, b      Contribution
}

// comparison says what most speaks for the first option and for the next.
func (e *explainer) comparison() {
	first, next := e.pair()
	if first == nil || next == nil || (e.Outcome != Leads && e.Outcome != TooCloseToCall) {
		return
	}
	var reasons []reason
	for k := range first.Contributions {
		if k >= len(next.Contributions) {
			break
		}
		a, b := first.Contributions[k], next.Contributions[k]
		if d := a.Points.Value - b.Points.Value; a.Points.Ok() && b.Points.Ok() && d != 0 {
			reasons = append(reasons, reason{e.criterion(a.Criterion), d, a, b})
		}
	}
	slices.SortStableFunc(reasons, func(x, y reason) int { return cmp.Compare(math.Abs(y.points), math.Abs(x.points)) })
	said := map[bool]int{}
	for _, favour := range []bool{true, false} {
		for _, x := range reasons {
			if (x.points > 0) == favour && said[favour] < 2 {
				said[favour]++
				e.reason(x, first, next)
			}
		}
	}
	if said[true] > 0 && said[false] == 0 && e.allKnown(first) && e.allKnown(next) {
		e.say("nothingAgainst", message.Args{"better": first.Name, "other": next.Name})
	}
}

// allKnown reports whether every part of the option's score is known.
func (e *explainer) allKnown(o *RankedOption) bool {
	return !slices.ContainsFunc(o.Contributions, func(c Contribution) bool { return !c.Points.Ok() })
}

func (e *explainer) reason(x reason, first, next *RankedOption) {
	key, better, other, a, b := "better", first, next, x.a, x.b
	if x.points < 0 {
		key, better, other, a, b = "against", next, first, x.b, x.a
	}
	args := message.Args{
		"better": better.Name, "other": other.Name, "criterion": x.criterion.Name,
		"weight": percent(x.criterion.Weight.Value),
	}
	betterNumber, otherNumber, apart := x.criterion.pair(a.Number.Value, b.Number.Value)
	if a.Category != "" || !a.Number.Ok() || !b.Number.Ok() || !apart {
		e.say(key+"Category", args)
		return
	}
	args["unit"], args["betterNumber"], args["otherNumber"] = x.criterion.Unit, betterNumber, otherNumber
	e.say(key, args)
}

// changes says the nearest single changes that would bring another option
// level: two weights and one number.
func (e *explainer) changes() {
	if e.Outcome != Leads {
		return
	}
	type change struct {
		s          Stability
		at         float64
		key, rival string
	}
	var changes []change
	usable := false
	for _, s := range e.Stability {
		usable = usable || s.Low.Ok()
		if s.LowChallenger != "" {
			changes = append(changes, change{s, s.Low.Value, "change.less", s.LowChallenger})
		}
		if s.HighChallenger != "" {
			changes = append(changes, change{s, s.High.Value, "change.more", s.HighChallenger})
		}
	}
	slices.SortStableFunc(changes, func(x, y change) int {
		return cmp.Compare(math.Abs(x.at-x.s.Weight), math.Abs(y.at-y.s.Weight))
	})
	for _, c := range changes[:min(2, len(changes))] {
		at, now := percents(c.at, c.s.Weight)
		e.say(c.key, message.Args{
			"challenger": e.options[c.rival], "criterion": e.criterion(c.s.Criterion).Name, "at": at, "now": now,
		})
	}
	if usable && len(changes) == 0 {
		e.say("change.none", nil)
	}
	e.nearestSwitch()
}

func (e *explainer) nearestSwitch() {
	best, at := math.Inf(1), -1
	for i, s := range e.Switches {
		c := e.criterion(s.Criterion)
		width := math.Abs(c.Range.Best - c.Range.Worst)
		if !s.At.Ok() || !s.Number.Ok() || width == 0 || s.Option != e.Leader || s.Fixed {
			continue
		}
		if d := math.Abs(s.At.Value/width - s.Number.Value/width); d < best {
			best, at = d, i
		}
	}
	if at < 0 {
		return
	}
	s := e.Switches[at]
	c := e.criterion(s.Criterion)
	if to, now, apart := c.pair(s.At.Value, s.Number.Value); apart {
		e.say("change.number", message.Args{
			"with": e.options[s.With], "option": e.options[s.Option], "criterion": c.Name,
			"at": to, "now": now, "unit": c.Unit,
		})
	}
}

// uncertainty says whether the uncertainty of a single number could put
// another option first.
func (e *explainer) uncertainty() {
	if e.Outcome != Leads {
		return
	}
	bars, flips := 0, 0
	for _, b := range e.Tornado {
		if b.What != OfCell {
			continue
		}
		bars++
		if b.Flips && flips < 2 {
			flips++
			e.say("uncertain", message.Args{"option": e.options[b.Option], "criterion": e.criterion(b.Criterion).Name})
		}
	}
	if bars > 0 && flips == 0 {
		e.say("uncertain.none", message.Args{"leader": e.options[e.Leader]})
	}
}

func (e *explainer) settle() {
	for _, l := range e.Settle[:min(3, len(e.Settle))] {
		c := e.criterion(l.Criterion)
		args := message.Args{"criterion": c.Name}
		switch l.Reason {
		case IsMissing, IsUncertain:
			args["option"] = e.options[l.Option]
		case IsClose:
			args["favours"] = e.options[l.Favours]
			args["at"], args["now"] = percents(l.At.Value, c.Weight.Value)
		}
		e.say("settle."+string(l.Reason), args)
	}
}

// worth says what a step on the weightiest criterion is worth on the
// weightiest of the others that can be compared with it.
func (e *explainer) worth() {
	var best *Equivalent
	for i := range e.Equivalents {
		q := &e.Equivalents[i]
		weight := e.criterion(q.Worth).Weight.Value
		if q.WorthAmount.Ok() && (best == nil || weight > e.criterion(best.Worth).Weight.Value) {
			best = q
		}
	}
	if best == nil {
		return
	}
	c, w := e.criterion(best.Criterion), e.criterion(best.Worth)
	e.say("worth", message.Args{
		"amount": c.shown(best.Amount), "unit": c.Unit, "criterion": c.Name,
		"worthAmount": w.shown(best.WorthAmount.Value), "worthUnit": w.Unit, "worth": w.Name,
	})
}

func (e *explainer) leftOut() {
	for _, o := range e.Excluded {
		near := len(o.Misses) > 0
		for _, m := range o.Misses {
			near = near && m.Near
			c := e.criterion(m.Criterion)
			args := message.Args{"option": o.Name, "criterion": c.Name, "personal": "no"}
			if m.Personal {
				args["personal"] = "yes"
			}
			if !m.Level.Ok() {
				e.say("excluded.category", args)
				continue
			}
			args["direction"], args["unit"] = string(c.Direction), c.Unit
			args["level"], args["number"], _ = c.pair(m.Level.Value, m.Number.Value)
			e.say("excluded.level", args)
		}
		for _, m := range o.Misses {
			if m.Reason != "" {
				e.say("excluded.reason", message.Args{"criterion": e.criterion(m.Criterion).Name, "reason": m.Reason})
			}
		}
		if near {
			e.say("excluded.near", message.Args{"option": o.Name})
		}
	}
	for _, o := range e.Unsuitable {
		e.say("unsuitable", message.Args{"option": o.Name, "by": o.By, "reason": o.Reason})
	}
	for _, d := range e.Dominance {
		e.say("dominated", message.Args{"better": e.options[d.Better], "worse": e.options[d.Worse]})
	}
}
