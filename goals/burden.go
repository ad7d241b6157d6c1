package goals

import (
	"math"
	"slices"
	"strings"
)

// burden adds up what care costs, in the order of the plan.
func (e *evaluation) burden() Burden {
	b := Burden{Costs: []Cost{}, Bother: Figure{Why: "notAsked"}}
	for i := range e.plan.Burden {
		v := &e.plan.Burden[i]
		b.HoursPerWeek += v.HoursPerWeek
		if v.Currency != "" {
			j := slices.IndexFunc(b.Costs, func(c Cost) bool { return c.Currency == v.Currency })
			if j < 0 {
				b.Costs = append(b.Costs, Cost{Currency: v.Currency})
				j = len(b.Costs) - 1
			}
			b.Costs[j].PerMonth = min(math.MaxFloat64, b.Costs[j].PerMonth+v.CostPerMonth)
		}
		for _, r := range latestRulers(v.Rulers, RulerBother) {
			if s := float64(r.Score); b.Bother.Why != "" || s > b.Bother.Value {
				b.Bother = Figure{Value: s}
			}
		}
	}
	slices.SortFunc(b.Costs, func(a, b Cost) int { return strings.Compare(a.Currency, b.Currency) })
	return b
}

// latestRulers returns the latest answer of each person, in the order in which
// people first answered. Without dates the later one in the list counts.
func latestRulers(list []Ruler, kind RulerKind) []Ruler {
	var out []Ruler
	for _, r := range list {
		if r.Kind != kind {
			continue
		}
		i := slices.IndexFunc(out, func(o Ruler) bool { return o.Person == r.Person })
		switch {
		case i < 0:
			out = append(out, r)
		case !r.On.Before(out[i].On):
			out[i] = r
		}
	}
	return out
}

// promptKeys are the questions of joint problem solving, in their order.
var promptKeys = [...]string{"promptHelp", "promptSmaller", "promptBarrier", "promptOther"}

// prompts returns what to talk about where confidence is low.
func (e *evaluation) prompts() []Prompt {
	out := []Prompt{}
	add := func(list []Ruler, pr Prompt, barriers []string) {
		for _, r := range latestRulers(list, RulerConfidence) {
			if r.Score < e.options.ConfidenceBelow {
				pr.Person, pr.Score, pr.Threshold = r.Person, r.Score, e.options.ConfidenceBelow
				pr.Barriers, pr.Keys = barriers, slices.Clone(promptKeys[:])
				out = append(out, pr)
			}
		}
	}
	for i := range e.plan.Goals {
		if g := &e.plan.Goals[i]; !g.Status.ended() {
			add(g.Rulers, Prompt{Goal: g.ID}, e.barriers(func(b *Barrier) bool { return slices.Contains(b.Goals, g.ID) }))
		}
	}
	for i := range e.plan.Actions {
		a := &e.plan.Actions[i]
		if e.over(a) {
			continue
		}
		add(a.Rulers, Prompt{Action: a.ID}, e.barriers(func(b *Barrier) bool { return slices.Contains(b.Actions, a.ID) }))
	}
	return out
}

func (e *evaluation) barriers(match func(*Barrier) bool) []string {
	out := []string{}
	for i := range e.plan.Barriers {
		if match(&e.plan.Barriers[i]) {
			out = append(out, e.plan.Barriers[i].ID)
		}
	}
	return out
}
