package fhir

import (
	"slices"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/strictjson"
)

// companion checks the member _name that holds the id and the extensions of a
// primitive.
func (c *checker) companion(p *place, m, value Element, el *element) {
	if !el.many {
		c.extended(p, m)
		return
	}
	if !m.is(strictjson.Array) {
		c.wrongType(p, m, "must be an array, as long as the one it accompanies")
		return
	}
	if value.Exists() && value.Len() != m.Len() {
		c.fault(p, fault.Conflict, "must be as long as the array it accompanies; fill up with null")
	}
	values := slices.Collect(value.All())
	i := 0
	for item := range m.All() {
		ip := p.item(i)
		switch {
		case !item.is(strictjson.Null):
			c.extended(&ip, item)
		case i >= len(values) || values[i].is(strictjson.Null):
			c.fault(&ip, fault.Null, "must not be null where there is no value either")
		}
		i++
	}
}

// extended checks an element that has an id and extensions and no more.
func (c *checker) extended(p *place, e Element) {
	if !e.is(strictjson.Object) {
		c.wrongType(p, e, "must be a JSON object with id or extension")
		return
	}
	if e.Len() == 0 {
		c.broken(p, Invariant, "ele-1", "must not be empty: fill it or leave it out")
	}
	table := base
	for m := range e.All() {
		row, k, ok := find(table, m.Name(), always)
		if !ok {
			mp := p.field(m.Name(), m.Name())
			c.unknown(&mp, nil, m.Name(), kindNone)
			continue
		}
		mp := p.field(m.Name(), table[row].name)
		c.member(&mp, m, e, m.Name(), &table[row], k)
	}
}
