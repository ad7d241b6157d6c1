package goals

import (
	"github.com/concord-sdm/concord/internal/fault"
)

func (c *checker) checkProposals(p fault.Path, plan Plan) {
	seen := make(map[string]bool, len(plan.Proposals))
	about := make(map[string]string, len(plan.Proposals))
	surrogates := make(map[string]Surrogate, len(plan.People))
	for _, v := range plan.People {
		surrogates[v.ID] = v.Surrogate
	}
	c.list(p, len(plan.Proposals), maxProposals)
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
		c.list(responses, len(v.Responses), maxItems)
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
