package principles

import (
	"github.com/concord-sdm/concord/internal/date"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/ident"
)

// Validate returns nil, or [Faults] with every fault that the response has on
// its own. Whether the answers fit a framework is what [Framework.Check] says.
func (r Response) Validate() error {
	var root fault.Path
	return r.faults(root).OrNil()
}

func (r *Response) faults(root fault.Path) fault.Faults {
	var c checker
	c.format(root.Field("format"), r.Format, responseFormat)
	if r.ID != "" {
		c.id(root.Field("id"), r.ID)
	}
	c.id(root.Field("framework"), r.Framework)
	if !validVersion(r.Version) {
		c.Addf(root.Field("version"), fault.Format, nil, versionRule)
	}
	by := root.Field("by")
	enum(&c, by.Field("role"), r.By.Role, true)
	if r.By.ID != "" {
		c.id(by.Field("id"), r.By.ID)
	}
	basis := by.Field("basis")
	enum(&c, basis, r.By.Basis, r.By.Role == Surrogate)
	if r.By.Basis != "" && r.By.Role != Surrogate {
		c.Addf(basis, fault.Forbidden, nil, "must be absent unless the role is surrogate")
	}
	c.optionalWord(root.Field("subject"), r.Subject)
	groups := root.Field("groups")
	c.length(groups, len(r.Groups), maxList)
	for i, g := range within(r.Groups, maxList) {
		p := groups.Index(i)
		c.word(p.Field("by"), g.By)
		c.word(p.Field("is"), g.Is)
		for _, o := range r.Groups[:i] {
			if o.By == g.By {
				c.Addf(p.Field("by"), fault.Duplicate, nil, "must name each respect once: a respondent is in one group of each")
				break
			}
		}
	}
	if r.Given != "" && !r.Given.IsValid() {
		c.Addf(root.Field("given"), fault.Format, nil, date.InstantRule)
	}
	c.answers(root.Field("answers"), r.Answers)
	c.extensions(root.Field("extensions"), r.Extensions)
	return c.found.Faults()
}

func (c *checker) answers(p fault.Path, list []Answer) {
	if len(list) > maxAnswers {
		c.length(p, len(list), maxAnswers)
		return
	}
	twice := repeated(list)
	for i := range list {
		a := &list[i]
		p := p.Index(i)
		c.id(p.Field("item"), a.Item)
		if len(twice) > 0 && twice[i] {
			c.Addf(p.Field("item"), fault.Duplicate, nil, "must be answered once")
		}
		if !a.bare() || !ident.ValidID(a.Answer) {
			c.answer(p, a)
		}
	}
}

// bare reports whether a holds nothing beside its item and a word that needs
// nothing more.
func (a *Answer) bare() bool {
	return a.Number == 0 && a.Reason == "" && a.Answer != NotApplicable && a.Barriers == nil && a.Evidence == nil &&
		a.Probe == "" && a.InferredFrom == nil
}

func (c *checker) answer(p fault.Path, a *Answer) {
	if !ident.ValidID(a.Answer) {
		c.Addf(p.Field("answer"), fault.Format, nil, "must be a state, a code of the item's answer set, or measured")
	}
	if c.number(p.Field("number"), a.Number) {
		switch {
		case a.Number != 0 && a.Answer != Measured:
			c.Addf(p.Field("number"), fault.Forbidden, nil, "must be absent unless the answer is measured")
		case a.Number < 0:
			c.Addf(p.Field("number"), fault.Range, nil, "must not be negative: an event before its start is not measured, it is a fault of the record")
		}
	}
	if a.Answer == NotApplicable && a.Reason == "" {
		c.Addf(p.Field("reason"), fault.Required, nil, "must say why the item is not applicable")
	}
	c.optionalWord(p.Field("reason"), a.Reason)
	c.words(p.Field("barriers"), a.Barriers)
	evidence := p.Field("evidence")
	c.length(evidence, len(a.Evidence), maxList)
	for i := range within(a.Evidence, maxList) {
		e := &a.Evidence[i]
		p := evidence.Index(i)
		c.word(p.Field("kind"), e.Kind)
		c.optionalWord(p.Field("link"), e.Link)
		c.date(p.Field("collected"), e.Collected, false)
		c.date(p.Field("expires"), e.Expires, false)
		if e.Expires.Before(e.Collected) {
			c.Addf(p.Field("expires"), fault.Conflict, nil, "must not be before collected")
		}
		c.optionalWord(p.Field("note"), e.Note)
	}
	c.optionalWord(p.Field("probe"), a.Probe)
	c.words(p.Field("inferredFrom"), a.InferredFrom)
}

// repeated returns which answers are to an item that was answered before, or
// nil if none is. Keys in rising order, the usual case, need no table.
func repeated(list []Answer) []bool {
	rising := true
	for i := 1; i < len(list) && rising; i++ {
		rising = list[i-1].Item < list[i].Item
	}
	if rising {
		return nil
	}
	repeats := make([]bool, len(list))
	seen := make(map[string]bool, len(list))
	for i := range list {
		repeats[i] = seen[list[i].Item]
		seen[list[i].Item] = true
	}
	return repeats
}
