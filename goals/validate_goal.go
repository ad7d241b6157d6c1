package goals

import (
	"math"
	"strings"

	"github.com/concord-sdm/concord/internal/fault"
)

func (c *checker) checkGoals(p fault.Path, plan Plan) {
	seen := make(map[string]bool, len(plan.Goals))
	c.list(p, len(plan.Goals))
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
			if t := &plan.Targets[i]; t.ID == r.Target && !contains(t.Goals, g.ID) {
				c.Addf(p.Field("target"), fault.Conflict, nil, "must be a target of this goal")
			}
		}
	case r.Target != "":
		c.Addf(p.Field("target"), fault.Forbidden, nil, "must be absent unless the rule is own")
	}
}

func contains(list []string, s string) bool {
	for _, v := range list {
		if v == s {
			return true
		}
	}
	return false
}

func (c *checker) events(goal fault.Path, g *Goal) {
	p := goal.Field("events")
	c.list(p, len(g.Events))
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
	c.list(levels, len(s.Levels))
	for i, l := range s.Levels {
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

func (c *checker) checkProposals(p fault.Path, plan Plan) {
	seen := make(map[string]bool, len(plan.Proposals))
	about := make(map[string]string, len(plan.Proposals))
	surrogates := make(map[string]Surrogate, len(plan.People))
	for _, v := range plan.People {
		surrogates[v.ID] = v.Surrogate
	}
	c.list(p, len(plan.Proposals))
	for i := range plan.Proposals {
		v, ip := &plan.Proposals[i], p.Index(i)
		c.ref(ip.Field("goal"), v.Goal, c.goals, "goal")
		c.id(ip, v.ID, seen)
		c.ref(ip.Field("by"), v.By, c.people, "person")
		if c.instant(ip.Field("at"), v.At) && i > 0 && earlier(v.At, plan.Proposals[i-1].At) {
			c.Addf(ip.Field("at"), fault.Conflict, ErrDates, "must not be before the proposal above it; proposals are append-only, oldest first")
		}
		c.required(ip.Field("text"), v.Text)
		if v.Counters != "" {
			goal, ok := about[v.Counters]
			switch {
			case !ok:
				c.Addf(ip.Field("counters"), fault.Reference, ErrReference, "must be the id of an earlier proposal")
			case goal != v.Goal:
				c.Addf(ip.Field("counters"), fault.Conflict, nil, "must be a proposal about the same goal")
			}
		}
		about[v.ID] = v.Goal
		responses := ip.Field("responses")
		c.list(responses, len(v.Responses))
		for j, r := range v.Responses {
			rp := responses.Index(j)
			c.ref(rp.Field("person"), r.Person, c.people, "person")
			word(c, rp.Field("stance"), r.Stance)
			if r.Via != "" {
				c.ref(rp.Field("via"), r.Via, c.people, "person")
				if s := surrogates[r.Via]; c.people[r.Via] && (s.For != r.Person || s.For == "") {
					c.Addf(rp.Field("via"), fault.Conflict, nil, "must be a person whose surrogate entry names the one they answer for")
				}
			}
			optWord(c, rp.Field("priority"), r.Priority)
			if c.instant(rp.Field("at"), r.At) {
				switch {
				case earlier(r.At, v.At):
					c.Addf(rp.Field("at"), fault.Conflict, ErrDates, "must not be before the proposal")
				case j > 0 && earlier(r.At, v.Responses[j-1].At):
					c.Addf(rp.Field("at"), fault.Conflict, ErrDates, "must not be before the answer above it; answers are append-only, oldest first")
				}
			}
		}
		c.extensions(ip, v.Extensions)
	}
}

// rings finds goals that serve each other in a ring.
type rings struct {
	component map[string]int
}

// newRings finds the strongly connected components of the goals (Tarjan,
// SIAM Journal on Computing 1972;1:146-160), without recursion: the goals may
// come from anybody.
func newRings(goals []Goal) rings {
	index := make(map[string]int, len(goals))
	for i := range goals {
		if _, ok := index[goals[i].ID]; !ok {
			index[goals[i].ID] = i
		}
	}
	n := len(goals)
	order, low, comp := make([]int, n), make([]int, n), make([]int, n)
	onStack := make([]bool, n)
	var stack []int
	type frame struct{ node, edge int }
	next, comps := 1, 0
	for start := range goals {
		if order[start] != 0 {
			continue
		}
		work := []frame{{start, 0}}
		for len(work) > 0 {
			f := &work[len(work)-1]
			v := f.node
			if f.edge == 0 {
				order[v], low[v] = next, next
				next++
				stack, onStack[v] = append(stack, v), true
			}
			pushed := false
			for f.edge < len(goals[v].Parents) {
				w, ok := index[goals[v].Parents[f.edge]]
				f.edge++
				if !ok {
					continue
				}
				if order[w] == 0 {
					work = append(work, frame{w, 0})
					pushed = true
					break
				}
				if onStack[w] {
					low[v] = min(low[v], order[w])
				}
			}
			if pushed {
				continue
			}
			if low[v] == order[v] {
				comps++
				for {
					w := stack[len(stack)-1]
					stack, onStack[w] = stack[:len(stack)-1], false
					comp[w] = comps
					if w == v {
						break
					}
				}
			}
			work = work[:len(work)-1]
			if len(work) > 0 {
				u := work[len(work)-1].node
				low[u] = min(low[u], low[v])
			}
		}
	}
	r := rings{component: make(map[string]int, n)}
	for id, i := range index {
		r.component[id] = comp[i]
	}
	return r
}

// closes reports whether the step from goal to parent lies on a ring.
func (r rings) closes(goal, parent string) bool {
	a, ok1 := r.component[goal]
	b, ok2 := r.component[parent]
	return ok1 && ok2 && a == b
}

// validUnitText reports whether s could be a unit: 1 to 64 visible ASCII
// characters.
func validUnitText(s string) bool {
	if s == "" || len(s) > 64 {
		return false
	}
	return strings.IndexFunc(s, func(r rune) bool { return r <= ' ' || r > '~' }) < 0
}
