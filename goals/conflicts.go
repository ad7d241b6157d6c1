package goals

import (
	"slices"
	"strings"

	"github.com/concord-sdm/concord/internal/figure"
)

// Conflict is a place where a plan works against itself. It is something to
// talk about, not a fault.
type Conflict struct {
	// Kind says what works against what.
	Kind ConflictKind `json:"kind"`
	// Goals, Targets, Actions, Burden and People are the ids of what is involved.
	Goals   []string `json:"goals,omitzero"`
	Targets []string `json:"targets,omitzero"` // ids of targets
	Actions []string `json:"actions,omitzero"` // ids of actions
	Burden  []string `json:"burden,omitzero"`  // ids of burden items
	People  []string `json:"people,omitzero"`  // ids of people
	// Measure is the id of what both targets are about.
	Measure string `json:"measure,omitzero"`
	// Exclusive is whether nothing could meet both targets.
	Exclusive bool `json:"exclusive,omitzero"`
	// Day, From and To are the time of the week that two actions share.
	Day  Weekday `json:"day,omitzero"`
	From string  `json:"from,omitzero"` // where it begins, hh:mm
	To   string  `json:"to,omitzero"`   // where it ends, hh:mm
	// What says which limit is passed: "hours", "cost" or "bother".
	What string `json:"what,omitzero"`
	// Currency is that of a cost.
	Currency string `json:"currency,omitzero"`
	// Value and Limit are the sum and what it is held against; absent with
	// "notNumeric" unless the kind is burden.
	Value Figure `json:"value"`
	Limit Figure `json:"limit"` // what Value is held against
}

// ConflictKind says what works against what.
type ConflictKind string

// The kinds of conflicts.
const (
	ConflictOpposed  ConflictKind = "opposed"      // two goals pull one measure opposite ways
	ConflictOverlap  ConflictKind = "overlap"      // two actions of one person at one time
	ConflictBurden   ConflictKind = "burden"       // care takes more than a limit
	ConflictPersons  ConflictKind = "disagreement" // people differ about a goal
	ConflictIdle     ConflictKind = "idleAction"   // an action that serves no goal
	ConflictPriority ConflictKind = "priority"     // people see a goal's priority as high and as low
)

// Values returns every kind.
func (ConflictKind) Values() []ConflictKind {
	return []ConflictKind{
		ConflictOpposed, ConflictOverlap, ConflictBurden, ConflictPersons, ConflictIdle, ConflictPriority,
	}
}

// IsValid reports whether k is one of [ConflictKind.Values].
func (k ConflictKind) IsValid() bool { return among(k) }

// maxConflicts is from how many conflicts on no further pairs are looked at:
// nobody can talk about more.
const maxConflicts = 1000

// conflicts returns where the plan works against itself.
func (e *evaluation) conflicts(rep Report) []Conflict {
	out := []Conflict{}
	out = e.opposed(out)
	out = e.overlaps(out)
	out = e.burdens(out, rep.Burden)
	for _, g := range rep.Goals {
		out = disagreement(out, g)
	}
	out = e.idle(out)
	for i := range out {
		if out[i].Kind != ConflictBurden {
			out[i].Value, out[i].Limit = figure.Absent("notNumeric"), figure.Absent("notNumeric")
		}
	}
	return out
}

// live returns the goals of a target that somebody still works towards.
func (e *evaluation) live(t *Target) []string {
	var out []string
	for _, g := range t.Goals {
		if !e.plan.Goals[e.goal[g]].Status.ended() {
			out = append(out, g)
		}
	}
	return out
}

// opposed finds targets of different goals that pull one measure opposite
// ways, or that nothing could meet together.
func (e *evaluation) opposed(out []Conflict) []Conflict {
	byMeasure := map[string][]int{}
	for i := range e.plan.Targets {
		t := &e.plan.Targets[i]
		if t.Measure == "" || versionOn(t, e.today) < 0 {
			continue
		}
		key := e.sameMeasure(t.Measure)
		for _, j := range byMeasure[key] {
			if len(out) >= maxConflicts {
				return out
			}
			if c, ok := e.oppose(&e.plan.Targets[j], t); ok {
				out = append(out, c)
			}
		}
		byMeasure[key] = append(byMeasure[key], i)
	}
	return out
}

// sameMeasure returns the first measure of the plan that is the same thing:
// itself, or one that shares a code.
func (e *evaluation) sameMeasure(id string) string {
	m := &e.plan.Measures[e.measure[id]]
	for i := range e.plan.Measures {
		other := &e.plan.Measures[i]
		if other.ID == id {
			return id
		}
		for _, a := range m.Codings {
			if a.System != "" && slices.ContainsFunc(other.Codings, func(b Coding) bool { return sameCode(a, b) }) {
				return other.ID
			}
		}
	}
	return id
}

func (e *evaluation) oppose(a, b *Target) (Conflict, bool) {
	ga, gb := e.live(a), e.live(b)
	if len(ga) == 0 || len(gb) == 0 || (len(ga) == 1 && len(gb) == 1 && ga[0] == gb[0]) {
		return Conflict{}, false
	}
	va, vb := &a.Versions[versionOn(a, e.today)], &b.Versions[versionOn(b, e.today)]
	c := Conflict{Kind: ConflictOpposed, Targets: []string{a.ID, b.ID}, Measure: a.Measure}
	for _, g := range append(slices.Clone(ga), gb...) {
		if !slices.Contains(c.Goals, g) {
			c.Goals = append(c.Goals, g)
		}
	}
	switch {
	case va.Kind.IsNumeric() && vb.Kind.IsNumeric():
		y := yardstick{va.unit(), e.plan.Measures[e.measure[a.Measure]].Conversion}
		la, lb := va.line(y), vb.line(y)
		if la.broken || lb.broken {
			return Conflict{}, false
		}
		c.Exclusive = above(la.low, lb.high) || above(lb.low, la.high)
		opposite := (va.Better == BetterHigher && vb.Better == BetterLower) ||
			(va.Better == BetterLower && vb.Better == BetterHigher)
		return c, c.Exclusive || opposite
	case va.Kind == TargetCoded && vb.Kind == TargetCoded:
		c.Exclusive = !sameCode(va.Code, vb.Code)
	case va.Kind == TargetYesNo && vb.Kind == TargetYesNo:
		c.Exclusive = va.Answer != vb.Answer
	}
	return c, c.Exclusive
}

// above reports whether both numbers are there and a > b.
func above(a, b Figure) bool { return a.Ok() && b.Ok() && a.Value > b.Value }

// overlaps finds actions that one person cannot do at the same time.
func (e *evaluation) overlaps(out []Conflict) []Conflict {
	var withSlots []*Action
	for i := range e.plan.Actions {
		a := &e.plan.Actions[i]
		if len(a.Slots) == 0 || e.over(a) {
			continue
		}
		for _, b := range withSlots {
			if len(out) >= maxConflicts {
				return out
			}
			people := e.shared(a, b)
			if len(people) == 0 || a.Start.After(b.End) || b.Start.After(a.End) {
				continue
			}
			if s, ok := sharedSlot(b, a); ok {
				out = append(out, Conflict{
					Kind: ConflictOverlap, Actions: []string{b.ID, a.ID}, People: people, Day: s.Day, From: s.From, To: s.To,
				})
			}
		}
		withSlots = append(withSlots, a)
	}
	return out
}

// over reports whether an action has ended.
func (e *evaluation) over(a *Action) bool {
	_, end, ok := a.End.Days()
	return ok && end < e.today
}

// shared returns who does both actions. An action that names nobody is done by
// the person whose plan it is.
func (e *evaluation) shared(a, b *Action) []string {
	who := func(a *Action) []string {
		if len(a.Who) == 0 {
			return []string{e.plan.Subject}
		}
		return a.Who
	}
	var out []string
	for _, p := range who(b) {
		if slices.Contains(who(a), p) {
			out = append(out, p)
		}
	}
	return out
}

func sharedSlot(a, b *Action) (Slot, bool) {
	for _, x := range a.Slots {
		for _, y := range b.Slots {
			if from, to := max(x.From, y.From), min(x.To, y.To); x.Day == y.Day && from < to {
				return Slot{Day: x.Day, From: from, To: to}, true
			}
		}
	}
	return Slot{}, false
}

// burdens holds what care costs against the limits.
func (e *evaluation) burdens(out []Conflict, b Burden) []Conflict {
	o := e.options
	all := func(match func(*BurdenItem) bool) []string {
		var ids []string
		for i := range e.plan.Burden {
			if match(&e.plan.Burden[i]) {
				ids = append(ids, e.plan.Burden[i].ID)
			}
		}
		return ids
	}
	if o.MaxHoursPerWeek > 0 && b.HoursPerWeek > o.MaxHoursPerWeek {
		out = append(out, Conflict{
			Kind: ConflictBurden, What: "hours", Value: figure.Of(b.HoursPerWeek), Limit: figure.Of(o.MaxHoursPerWeek),
			Burden: all(func(v *BurdenItem) bool { return v.HoursPerWeek > 0 }),
		})
	}
	for _, limit := range o.MaxCostPerMonth {
		for _, c := range b.Costs {
			if c.Currency == limit.Currency && c.PerMonth > limit.PerMonth {
				out = append(out, Conflict{
					Kind: ConflictBurden, What: "cost", Currency: c.Currency, Value: figure.Of(c.PerMonth), Limit: figure.Of(limit.PerMonth),
					Burden: all(func(v *BurdenItem) bool { return v.Currency == c.Currency && v.CostPerMonth > 0 }),
				})
			}
		}
	}
	for i := range e.plan.Burden {
		v := &e.plan.Burden[i]
		for _, r := range latestRulers(v.Rulers, RulerBother) {
			if r.Score >= o.BotherFrom {
				out = append(out, Conflict{
					Kind: ConflictBurden, What: "bother", Burden: []string{v.ID}, People: []string{r.Person},
					Value: figure.Of(float64(r.Score)), Limit: figure.Of(float64(o.BotherFrom)), Actions: slices.Clone(v.Actions),
				})
			}
		}
	}
	return out
}

// disagreement finds people who differ about a goal.
func disagreement(out []Conflict, g GoalProgress) []Conflict {
	if g.Status.ended() {
		return out
	}
	if len(g.Agreement.Differ) > 0 {
		out = append(out, Conflict{Kind: ConflictPersons, Goals: []string{g.Goal}, People: slices.Clone(g.Agreement.Differ)})
	}
	var high, low []string
	for _, v := range g.Agreement.Voices {
		switch v.Priority {
		case PriorityHigh:
			high = append(high, v.Person)
		case PriorityLow:
			low = append(low, v.Person)
		}
	}
	if len(high) > 0 && len(low) > 0 {
		out = append(out, Conflict{Kind: ConflictPriority, Goals: []string{g.Goal}, People: append(high, low...)})
	}
	return out
}

// idle finds actions that serve no goal somebody still works towards.
func (e *evaluation) idle(out []Conflict) []Conflict {
	target := make(map[string]*Target, len(e.plan.Targets))
	for i := range e.plan.Targets {
		target[e.plan.Targets[i].ID] = &e.plan.Targets[i]
	}
	for i := range e.plan.Actions {
		a := &e.plan.Actions[i]
		if e.over(a) {
			continue
		}
		serves := slices.ContainsFunc(a.Goals, func(g string) bool { return !e.plan.Goals[e.goal[g]].Status.ended() }) ||
			slices.ContainsFunc(a.Targets, func(t string) bool { return len(e.live(target[t])) > 0 })
		if !serves {
			out = append(out, Conflict{Kind: ConflictIdle, Actions: []string{a.ID}, Goals: slices.Clone(a.Goals)})
		}
	}
	return out
}

// sameWords reports whether two texts say the same, but for case and spaces.
func sameWords(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
