package goals

import (
	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
)

// Validate returns nil, or [Faults]: everything that is wrong with the record
// by itself. Whether it fits a plan is checked by [Record.ValidateWith].
func (r Record) Validate() error { return r.check(nil) }

// ValidateWith is Validate, and checks that the record is about the plan p, that
// its ids are those of p, and that its units convert to those of the measures.
func (r Record) ValidateWith(p Plan) error { return r.check(&p) }

func (r Record) check(plan *Plan) error {
	c := &checker{units: map[string]yardstick{}}
	var root fault.Path
	document.CheckFormat(&c.Collector, root.Field("format"), r.Format, recordFormat)
	c.required(root.Field("plan"), r.Plan)
	known := func(path fault.Path, id string, in map[string]bool, what string) {
		switch {
		case id == "":
			c.Addf(path, fault.Required, nil, "is required: the id of a "+what)
		case plan != nil && !in[id]:
			c.Addf(path, fault.Reference, ErrReference, "must be the id of a "+what+" of the plan")
		}
	}
	if plan != nil {
		c.people = set(plan.People, func(v *Person) string { return v.ID })
		c.measures = set(plan.Measures, func(v *Measure) string { return v.ID })
		c.goals = set(plan.Goals, func(v *Goal) string { return v.ID })
		for _, m := range plan.Measures {
			c.units[m.ID] = yardstick{m.Unit, m.Conversion}
		}
		if r.Plan != plan.ID {
			c.Addf(root.Field("plan"), fault.Reference, ErrReference, "must be the id of the plan")
		}
	}
	list := root.Field("observations")
	c.list(list, len(r.Observations), maxObservations)
	seen := make(map[string]bool, len(r.Observations))
	for i := range r.Observations {
		v, ip := &r.Observations[i], list.Index(i)
		c.id(ip, v.ID, seen)
		known(ip.Field("measure"), v.Measure, c.measures, "measure")
		c.date(ip.Field("on"), v.On)
		c.observed(ip, v)
		if v.By != "" {
			known(ip.Field("by"), v.By, c.people, "person")
		}
		c.extensions(ip, v.Extensions)
	}
	list = root.Field("ratings")
	c.list(list, len(r.Ratings), maxObservations)
	clear(seen)
	for i := range r.Ratings {
		v, ip := &r.Ratings[i], list.Index(i)
		c.id(ip, v.ID, seen)
		known(ip.Field("goal"), v.Goal, c.goals, "goal")
		c.level(ip.Field("level"), v.Level)
		word(c, ip.Field("phase"), v.Phase)
		known(ip.Field("by"), v.By, c.people, "person")
		c.date(ip.Field("on"), v.On)
		c.extensions(ip, v.Extensions)
	}
	c.extensions(root, r.Extensions)
	return c.Err()
}

// observed checks that an observation has exactly one value.
func (c *checker) observed(p fault.Path, v *Observation) {
	n := 0
	if (v.Value != Quantity{}) {
		n++
		c.inUnit(p.Field("value"), v.Value, c.units[v.Measure], "must convert to the unit of the measure")
	}
	if (v.Code != Coding{}) {
		n++
		c.coding(p.Field("code"), v.Code)
	}
	if v.Answer != "" {
		n++
		optWord(c, p.Field("answer"), v.Answer)
	}
	switch {
	case n == 0:
		c.Addf(p.Field("value"), fault.Required, nil, "is required where there is neither a code nor an answer; an observation that did not take place is left out")
	case n > 1:
		c.Addf(p, fault.Conflict, nil, "must have exactly one of value, code and answer")
	}
}
