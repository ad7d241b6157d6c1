package goals

import (
	"math"
	"strings"

	"github.com/concord-sdm/concord/internal/document"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/ident"
)

// Validate returns nil, or [Faults]: everything that is wrong with the plan,
// in document order. What is worth saying but not wrong is in the notes of
// [Evaluate].
func (p Plan) Validate() error {
	c := &checker{units: map[string]yardstick{}}
	var root fault.Path
	document.CheckFormat(&c.Collector, root.Field("format"), p.Format, planFormat)
	document.CheckID(&c.Collector, root.Field("id"), p.ID)
	if p.Lang != "" && !ident.ValidLanguage(p.Lang) {
		c.Addf(root.Field("lang"), fault.Format, nil, ident.LanguageRule)
	}
	for _, m := range p.Measures {
		c.units[m.ID] = yardstick{m.Unit, m.Conversion}
	}
	// The sets come first, because lists refer to lists that come later.
	c.people = set(p.People, func(v *Person) string { return v.ID })
	c.values = set(p.Values, func(v *Value) string { return v.ID })
	c.measures = set(p.Measures, func(v *Measure) string { return v.ID })
	c.goals = set(p.Goals, func(v *Goal) string { return v.ID })
	c.targets = set(p.Targets, func(v *Target) string { return v.ID })
	c.actions = set(p.Actions, func(v *Action) string { return v.ID })

	c.ref(root.Field("subject"), p.Subject, c.people, "person")
	c.checkPeople(root.Field("people"), p.People)
	c.checkValues(root.Field("values"), p.Values)
	c.checkMeasures(root.Field("measures"), p.Measures)
	c.checkGoals(root.Field("goals"), p)
	c.checkTargets(root.Field("targets"), p)
	c.checkActions(root.Field("actions"), p.Actions)
	c.checkBarriers(root.Field("barriers"), p.Barriers)
	c.checkSupports(root.Field("supports"), p.Supports)
	c.checkBurden(root.Field("burden"), p.Burden)
	c.checkProposals(root.Field("proposals"), p)
	c.checkReviews(root.Field("reviews"), p.Reviews)
	c.extensions(root, p.Extensions)
	return c.Err()
}

func (c *checker) checkPeople(p fault.Path, people []Person) {
	if len(people) == 0 {
		c.Addf(p, fault.Required, nil, "needs at least the person whose plan this is")
	}
	seen := make(map[string]bool, len(people))
	c.list(p, len(people), maxPeople)
	for i := range people {
		v, ip := &people[i], p.Index(i)
		c.id(ip, v.ID, seen)
		word(c, ip.Field("role"), v.Role)
		if s := v.Surrogate; s != (Surrogate{}) {
			sp := ip.Field("surrogate")
			c.ref(sp.Field("for"), s.For, c.people, "person")
			if s.For == v.ID && s.For != "" {
				c.Addf(sp.Field("for"), fault.Conflict, nil, "must be another person")
			}
			if word(c, sp.Field("basis"), s.Basis) && s.Basis == BasisOther {
				c.required(sp.Field("text"), s.Text)
			}
			c.optDate(sp.Field("from"), s.From)
			c.optDate(sp.Field("until"), s.Until)
			c.order(sp.Field("until"), s.From, s.Until, "must not be before from")
		}
		c.extensions(ip, v.Extensions)
	}
}

func (c *checker) checkValues(p fault.Path, values []Value) {
	seen := make(map[string]bool, len(values))
	c.list(p, len(values), maxItems)
	for i := range values {
		ip := p.Index(i)
		c.id(ip, values[i].ID, seen)
		c.required(ip.Field("text"), values[i].Text)
		c.extensions(ip, values[i].Extensions)
	}
}

func (c *checker) checkMeasures(p fault.Path, measures []Measure) {
	seen := make(map[string]bool, len(measures))
	c.list(p, len(measures), maxTargets)
	for i := range measures {
		v, ip := &measures[i], p.Index(i)
		c.id(ip, v.ID, seen)
		c.required(ip.Field("name"), v.Name)
		codings := ip.Field("codings")
		for j := range v.Codings {
			c.coding(codings.Index(j), v.Codings[j])
		}
		if v.Unit != "" && !validUnitText(v.Unit) {
			c.Addf(ip.Field("unit"), fault.Format, nil, "must be a unit of 1 to 64 visible ASCII characters without spaces")
		}
		optWord(c, ip.Field("conversion"), v.Conversion)
		c.number(ip.Field("staleAfter"), float64(v.StaleAfter), 0, 36525, "must be a number of days from 0 to 36525")
		c.extensions(ip, v.Extensions)
	}
}

func (c *checker) checkActions(p fault.Path, actions []Action) {
	seen := make(map[string]bool, len(actions))
	c.list(p, len(actions), maxTargets)
	for i := range actions {
		v, ip := &actions[i], p.Index(i)
		c.id(ip, v.ID, seen)
		c.refs(ip.Field("goals"), v.Goals, c.goals, "goal")
		c.refs(ip.Field("targets"), v.Targets, c.targets, "target")
		c.required(ip.Field("what"), v.What)
		c.refs(ip.Field("who"), v.Who, c.people, "person")
		c.optDate(ip.Field("start"), v.Start)
		c.optDate(ip.Field("end"), v.End)
		c.order(ip.Field("end"), v.Start, v.End, "must not be before start")
		slots := ip.Field("slots")
		c.list(slots, len(v.Slots), maxSlots)
		for j, s := range v.Slots {
			sp := slots.Index(j)
			word(c, sp.Field("day"), s.Day)
			from, ok := clock(s.From)
			if !ok || from == 24*60 {
				c.Addf(sp.Field("from"), fault.Format, nil, "must be a time from 00:00 to 23:59, as hh:mm")
			}
			to, ok2 := clock(s.To)
			switch {
			case !ok2:
				c.Addf(sp.Field("to"), fault.Format, nil, "must be a time from 00:01 to 24:00, as hh:mm")
			case ok && to <= from:
				c.Addf(sp.Field("to"), fault.Conflict, ErrDates, "must be after from; split a slot that passes midnight in two")
			}
		}
		ifThen := ip.Field("ifThen")
		for j, it := range v.IfThen {
			jp := ifThen.Index(j)
			optWord(c, jp.Field("cue"), it.Cue)
			c.required(jp.Field("if"), it.If)
			c.required(jp.Field("then"), it.Then)
		}
		if v.WOOP != (WOOP{}) {
			wp := ip.Field("woop")
			c.required(wp.Field("wish"), v.WOOP.Wish)
			c.required(wp.Field("outcome"), v.WOOP.Outcome)
			c.required(wp.Field("obstacle"), v.WOOP.Obstacle)
			c.required(wp.Field("plan"), v.WOOP.Plan)
		}
		c.rulers(ip.Field("rulers"), v.Rulers, false)
		tech := ip.Field("techniques")
		for j, t := range v.Techniques {
			if !validTechnique(t) {
				c.Addf(tech.Index(j), fault.Format, nil, "must be a number of the BCT taxonomy v1, from 1.1 to 16.3, such as 1.4")
			}
		}
		c.extensions(ip, v.Extensions)
	}
}

// clock reads hh:mm, 00:00 to 24:00, as minutes of the day.
func clock(s string) (int, bool) {
	if len(s) != 5 || s[2] != ':' {
		return 0, false
	}
	n := [4]int{int(s[0]) - '0', int(s[1]) - '0', int(s[3]) - '0', int(s[4]) - '0'}
	for _, d := range n {
		if d < 0 || d > 9 {
			return 0, false
		}
	}
	h, m := n[0]*10+n[1], n[2]*10+n[3]
	if m > 59 || h > 24 || (h == 24 && m > 0) {
		return 0, false
	}
	return h*60 + m, true
}

// techniques is how many techniques each of the 16 groups of the BCT taxonomy
// v1 has, 93 in all: Michie et al., Annals of Behavioral Medicine
// 2013;46:81-95, doi:10.1007/s12160-013-9486-6.
var techniques = [16]int{9, 7, 3, 4, 6, 3, 8, 7, 3, 11, 4, 6, 5, 10, 4, 3}

func validTechnique(s string) bool {
	group, number, ok := strings.Cut(s, ".")
	g, ok1 := smallNumber(group)
	n, ok2 := smallNumber(number)
	return ok && ok1 && ok2 && g >= 1 && g <= len(techniques) && n >= 1 && n <= techniques[g-1]
}

func smallNumber(s string) (int, bool) {
	if len(s) < 1 || len(s) > 2 || s[0] == '0' {
		return 0, false
	}
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

func (c *checker) checkBarriers(p fault.Path, list []Barrier) {
	seen := make(map[string]bool, len(list))
	c.list(p, len(list), maxItems)
	for i := range list {
		v, ip := &list[i], p.Index(i)
		c.id(ip, v.ID, seen)
		c.hindrance(ip, v.Text, v.Goals, v.Actions, v.Component, v.Owner)
		c.extensions(ip, v.Extensions)
	}
}

func (c *checker) checkSupports(p fault.Path, list []Support) {
	seen := make(map[string]bool, len(list))
	c.list(p, len(list), maxItems)
	for i := range list {
		v, ip := &list[i], p.Index(i)
		c.id(ip, v.ID, seen)
		c.hindrance(ip, v.Text, v.Goals, v.Actions, v.Component, v.Owner)
		c.extensions(ip, v.Extensions)
	}
}

// hindrance checks what a barrier and a support have in common.
func (c *checker) hindrance(p fault.Path, text string, goals, actions []string, part Component, owner string) {
	c.required(p.Field("text"), text)
	c.refs(p.Field("goals"), goals, c.goals, "goal")
	c.refs(p.Field("actions"), actions, c.actions, "action")
	optWord(c, p.Field("component"), part)
	c.optRef(p.Field("owner"), owner, c.people, "person")
}

func (c *checker) checkBurden(p fault.Path, list []BurdenItem) {
	seen := make(map[string]bool, len(list))
	c.list(p, len(list), maxItems)
	for i := range list {
		v, ip := &list[i], p.Index(i)
		c.id(ip, v.ID, seen)
		c.required(ip.Field("text"), v.Text)
		c.refs(ip.Field("goals"), v.Goals, c.goals, "goal")
		c.refs(ip.Field("actions"), v.Actions, c.actions, "action")
		c.number(ip.Field("hoursPerWeek"), v.HoursPerWeek, 0, 168, "must be hours of a week, from 0 to 168")
		c.number(ip.Field("costPerMonth"), v.CostPerMonth, 0, math.MaxFloat64, "must be an amount of 0 or more")
		switch {
		case v.Currency == "" && v.CostPerMonth != 0:
			c.Addf(ip.Field("currency"), fault.Required, nil, "is required with a cost: an ISO 4217 code such as EUR")
		case v.Currency != "" && !validCurrency(v.Currency):
			c.Addf(ip.Field("currency"), fault.Format, nil, "must be an ISO 4217 code: three capital letters, such as EUR")
		}
		c.rulers(ip.Field("rulers"), v.Rulers, true)
		c.extensions(ip, v.Extensions)
	}
}

func validCurrency(s string) bool {
	if len(s) != 3 {
		return false
	}
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return true
}

func (c *checker) checkReviews(p fault.Path, list []Review) {
	seen := make(map[string]bool, len(list))
	c.list(p, len(list), maxItems)
	for i := range list {
		v, ip := &list[i], p.Index(i)
		c.id(ip, v.ID, seen)
		c.refs(ip.Field("goals"), v.Goals, c.goals, "goal")
		if c.date(ip.Field("start"), v.Start) && len(v.Start) != 10 {
			c.Addf(ip.Field("start"), fault.Format, nil, "must be a whole date, YYYY-MM-DD")
		}
		c.number(ip.Field("every"), float64(v.Every), 0, maxEvery, "must be a whole number from 0 (once) to 1000")
		switch {
		case v.Every > 0:
			word(c, ip.Field("unit"), v.Unit)
		case v.Unit != "":
			c.Addf(ip.Field("unit"), fault.Forbidden, nil, "must be absent where the review takes place once")
		}
		if optWord(c, ip.Field("endOfMonth"), v.EndOfMonth) && v.EndOfMonth != "" && v.Unit != ReviewMonths {
			c.Addf(ip.Field("endOfMonth"), fault.Forbidden, nil, "must be absent unless the unit is month")
		}
		if v.EndOfMonth == EndOfMonthLast && v.Start.IsValid() && !isLastOfMonth(v.Start) {
			c.Addf(ip.Field("start"), fault.Conflict, nil, "must be the last day of a month with the rule last")
		}
		c.optDate(ip.Field("until"), v.Until)
		c.order(ip.Field("until"), v.Start, v.Until, "must not be before start")
		done := ip.Field("done")
		c.list(done, len(v.Done), maxItems)
		for j, d := range v.Done {
			jp := done.Index(j)
			if c.date(jp.Field("on"), d.On) && j > 0 {
				c.order(jp.Field("on"), v.Done[j-1].On, d.On, "must not be before the review above it")
			}
			c.optRef(jp.Field("by"), d.By, c.people, "person")
		}
		c.extensions(ip, v.Extensions)
	}
}
