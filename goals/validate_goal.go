package goals

import (
	"math"
	"slices"
	"strings"

	"github.com/concord-sdm/concord/internal/fault"
)

func (c *checker) checkGoals(p fault.Path, plan Plan) {
	seen := make(map[string]bool, len(plan.Goals))
	c.list(p, len(plan.Goals), maxItems)
	ring := newRings(plan.Goals)
	for i := range plan.Goals {
		v, ip := &plan.Goals[i], p.Index(i)
		c.id(ip, v.ID, seen)
		c.concept(ip.Field("description"), v.Description)
		optWord(c, ip.Field("kind"), v.Kind)
		optWord(c, ip.Field("level"), v.Level)
		c.refs(ip.Field("values"), v.Values, c.values, "value")
		parents := ip.Field("parents")
		c.refs(parents, v.Parents, c.goals, "goal")
		for j, parent := range v.Parents {
			if ring.closes(v.ID, parent) {
				c.Addf(parents.Index(j), fault.Cycle, ErrCycle, "must not lead back to this goal; take out one goal of the ring")
			}
		}
		related := ip.Field("related")
		c.list(related, len(v.Related), maxItems)
		for j, r := range v.Related {
			rp := related.Index(j)
			word(c, rp.Field("kind"), r.Kind)
			c.ref(rp.Field("goal"), r.Goal, c.goals, "goal")
			if r.Goal == v.ID && v.ID != "" {
				c.Addf(rp.Field("goal"), fault.Conflict, nil, "must be another goal")
			}
		}
		c.rollup(ip.Field("rollup"), v, plan)
		word(c, ip.Field("status"), v.Status)
		c.optDate(ip.Field("statusDate"), v.StatusDate)
		optWord(c, ip.Field("achievement"), v.Achievement)
		if c.optDate(ip.Field("achievementDate"), v.AchievementDate) && v.AchievementDate != "" && v.Achievement == "" {
			c.Addf(ip.Field("achievementDate"), fault.Forbidden, nil, "must be absent without an achievement")
		}
		c.events(ip, v)
		optWord(c, ip.Field("priority"), v.Priority)
		c.rulers(ip.Field("rulers"), v.Rulers, false)
		c.concepts(ip.Field("categories"), v.Categories)
		c.concepts(ip.Field("addresses"), v.Addresses)
		c.optRef(ip.Field("expressedBy"), v.ExpressedBy, c.people, "person")
		c.refs(ip.Field("parties"), v.Parties, c.people, "person")
		c.optDate(ip.Field("start"), v.Start)
		c.scale(ip.Field("scale"), v.Scale)
		notes := ip.Field("notes")
		c.list(notes, len(v.Notes), maxItems)
		for j, n := range v.Notes {
			np := notes.Index(j)
			c.optRef(np.Field("by"), n.By, c.people, "person")
			c.optInstant(np.Field("at"), n.At)
			c.required(np.Field("text"), n.Text)
		}
		c.extensions(ip, v.Extensions)
	}
}

func (c *checker) rollup(p fault.Path, g *Goal, plan Plan) {
	r := g.Rollup
	if r == (Rollup{}) {
		return
	}
	word(c, p.Field("rule"), r.Rule)
	switch {
	case r.Rule == RollupShare:
		if !(r.Share > 0 && r.Share <= 1) {
			c.Addf(p.Field("share"), fault.Range, nil, "must be above 0 and at most 1")
		}
	case r.Share != 0:
		c.Addf(p.Field("share"), fault.Forbidden, nil, "must be absent unless the rule is share")
	}
	switch {
	case r.Rule == RollupOwn:
		c.ref(p.Field("target"), r.Target, c.targets, "target")
		for i := range plan.Targets {
			if t := &plan.Targets[i]; t.ID == r.Target && !slices.Contains(t.Goals, g.ID) {
				c.Addf(p.Field("target"), fault.Conflict, nil, "must be a target of this goal")
			}
		}
	case r.Target != "":
		c.Addf(p.Field("target"), fault.Forbidden, nil, "must be absent unless the rule is own")
	}
}

func (c *checker) events(goal fault.Path, g *Goal) {
	p := goal.Field("events")
	c.list(p, len(g.Events), maxItems)
	before := c.Len()
	var last Status
	for i, e := range g.Events {
		ep := p.Index(i)
		if c.instant(ep.Field("at"), e.At) && i > 0 && earlier(e.At, g.Events[i-1].At) {
			c.Addf(ep.Field("at"), fault.Conflict, ErrDates, "must not be before the event above it; events are append-only, oldest first")
		}
		c.optRef(ep.Field("by"), e.By, c.people, "person")
		optWord(c, ep.Field("status"), e.Status)
		optWord(c, ep.Field("achievement"), e.Achievement)
		switch {
		case e.Status == "" && e.Achievement == "":
			c.Addf(ep.Field("status"), fault.Required, nil, "is required where there is no achievement")
		case e.Status == "" && e.From != "":
			c.Addf(ep.Field("from"), fault.Forbidden, nil, "must be absent where the status does not change")
		case e.Status != "" && last == "":
			optWord(c, ep.Field("from"), e.From) // a history may begin in the middle
		case e.Status != "" && e.From != last:
			c.Addf(ep.Field("from"), fault.Conflict, ErrHistory, "must be the status that the events above lead to")
		}
		if e.Status != "" {
			last = e.Status
		}
	}
	if len(g.Events) == 0 || c.Len() > before {
		return
	}
	// A history may begin in the middle: what no event set is not compared.
	s := Replay(g.Events)
	same := func(name string, a, b string) {
		if a != b {
			c.Addf(goal.Field(name), fault.Conflict, ErrHistory, "must be what the events lead to; add the missing event, or take the events out")
		}
	}
	if s.Status != "" {
		same("status", string(s.Status), string(g.Status))
		same("statusDate", string(s.StatusDate), string(g.StatusDate))
		same("statusReason", s.StatusReason, g.StatusReason)
	}
	if s.Achievement != "" {
		same("achievement", string(s.Achievement), string(g.Achievement))
		same("achievementDate", string(s.AchievementDate), string(g.AchievementDate))
	}
}

// earlier reports whether a is before b; false unless both are instants.
func earlier(a, b Instant) bool {
	ta, ok1 := a.Time()
	tb, ok2 := b.Time()
	return ok1 && ok2 && ta.Before(tb)
}

func (c *checker) scale(p fault.Path, s AttainmentScale) {
	levels := p.Field("levels")
	if len(s.Levels) == 0 && len(s.Weights) > 0 {
		c.Addf(levels, fault.Required, nil, "needs at least one described level")
	}
	c.list(levels, len(s.Levels), maxLevels)
	for i, l := range s.Levels[:min(len(s.Levels), maxLevels)] {
		lp := levels.Index(i)
		if c.level(lp.Field("level"), l.Level) {
			for _, other := range s.Levels[:i] {
				if other.Level == l.Level {
					c.Addf(lp.Field("level"), fault.Duplicate, ErrDuplicate, "stands earlier in this scale; describe each level once")
					break
				}
			}
		}
		c.required(lp.Field("text"), l.Text)
	}
	weights := p.Field("weights")
	c.list(weights, len(s.Weights), maxItems)
	for i, w := range s.Weights {
		wp := weights.Index(i)
		word(c, wp.Field("kind"), w.Kind)
		c.number(wp.Field("score"), float64(w.Score), 0, 3, "must be a whole number from 0 (not at all) to 3 (very)")
		c.optRef(wp.Field("person"), w.Person, c.people, "person")
	}
}

// level checks an attainment level: -2 to +2 in steps of a half.
func (c *checker) level(p fault.Path, v float64) bool {
	if !(v >= -2 && v <= 2) || v*2 != math.Trunc(v*2) {
		c.Addf(p, fault.Range, nil, "must be a level from -2 to 2, in steps of 0.5")
		return false
	}
	return true
}

// validUnitText reports whether s could be a unit: 1 to 64 visible ASCII
// characters.
func validUnitText(s string) bool {
	if s == "" || len(s) > 64 {
		return false
	}
	return strings.IndexFunc(s, func(r rune) bool { return r <= ' ' || r > '~' }) < 0
}
