package fhir

import (
	"strconv"
	"strings"
	"time"

	"github.com/concord-sdm/concord/internal/date"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/strictjson"
)

const ucum = "http://unitsofmeasure.org"

// invariants checks the rules that a table cannot say, on a value of type k
// whose members were checked.
func (c *checker) invariants(p *place, e Element, k kind) {
	switch k {
	case kindGoal:
		c.extensions(p, e, definitions)
		c.terminology(p, e)
	case kindTarget:
		if has(e, "detail", targetElements) && !has(e, "measure", targetElements) {
			c.broken(p, Invariant, "gol-1", "has detail[x] without measure: say what is measured, or leave the detail out")
		}
	case kindExtension:
		if has(e, "value", dataTypes[kindExtension]) == e.Member("extension").Exists() {
			c.broken(p, Invariant, "ext-1", "must have either value[x] or extensions, and not both")
		}
	case kindQuantity:
		c.unit(p, e)
		if e.Member("code").Exists() && !e.Member("system").Exists() {
			c.broken(p, Invariant, "qty-3", "has a code without a system: say which code system it is from")
		}
	case kindDuration:
		c.unit(p, e)
		if e.Member("code").Exists() && (e.Member("system").Text() != ucum || !e.Member("value").Exists()) {
			c.broken(p, Invariant, "drt-1", "has a code, so it must have a value and the system "+ucum)
		}
	case kindRange:
		c.rangeOrder(p, e)
	case kindRatio:
		num, den := e.Member("numerator").Exists(), e.Member("denominator").Exists()
		if num != den || !num && !e.Member("extension").Exists() {
			c.broken(p, Invariant, "rat-1", "must have both numerator and denominator, or neither and an extension")
		}
	case kindPeriod:
		if after(e.Member("start").Text(), e.Member("end").Text()) {
			c.broken(p, Invariant, "per-1", "must not end before it starts")
		}
	case kindReference:
		c.reference(p, e)
	}
}

// has reports whether e has the element in any of its forms.
func has(e Element, name string, table []element) bool {
	for m := range e.All() {
		if row, _, ok := find(table, strings.TrimPrefix(m.Name(), "_"), always); ok && table[row].name == name {
			return true
		}
	}
	return false
}

// rangeOrder checks rng-2 where the two units are the same.
func (c *checker) rangeOrder(p *place, e Element) {
	low, high := e.Member("low"), e.Member("high")
	for _, name := range []string{"system", "code", "unit"} {
		if low.Member(name).Text() != high.Member(name).Text() {
			return
		}
	}
	l, err1 := strconv.ParseFloat(low.Member("value").Text(), 64)
	h, err2 := strconv.ParseFloat(high.Member("value").Text(), 64)
	if err1 == nil && err2 == nil && l > h {
		c.broken(p, Invariant, "rng-2", "must not have a low above its high")
	}
}

// after reports whether the dateTime a is certainly later than b.
func after(a, b string) bool {
	if !isDateTime(a) || !isDateTime(b) {
		return false
	}
	ta, err1 := time.Parse(time.RFC3339Nano, a)
	tb, err2 := time.Parse(time.RFC3339Nano, b)
	if err1 == nil && err2 == nil {
		return ta.After(tb)
	}
	return date.Date(a[:min(10, len(a))]).After(date.Date(b[:min(10, len(b))]))
}

func (c *checker) reference(p *place, e Element) {
	text := e.Member("reference").Text()
	if id, local := strings.CutPrefix(text, "#"); local && id != "" && !c.containedByID(id).Exists() {
		c.broken(p, Invariant, "ref-1", "refers to a contained resource that is not there")
	}
	if c.version == R5 {
		for m := range e.All() {
			switch strings.TrimPrefix(m.Name(), "_") {
			case "reference", "identifier", "display", "extension":
				return
			}
		}
		c.broken(p, Invariant, "ref-2", "must have at least one of reference, identifier, display and extension")
	}
}

func (c *checker) containedByID(id string) Element {
	if c.local == nil {
		c.local = map[string]Element{}
		for r := range c.root.Member("contained").All() {
			if own := r.Member("id").Text(); !c.local[own].Exists() {
				c.local[own] = r
			}
		}
	}
	return c.local[id]
}

// referenceType checks that a reference that says its type says one of the
// allowed ones. A bare URN or a reference with no more than a display says
// none.
func (c *checker) referenceType(p *place, e Element, el *element, k kind) {
	if el.targets == nil {
		return
	}
	if k == kindCodeableReference {
		if e = e.Member("reference"); !e.Exists() {
			return
		}
		rp := p.field("reference", "reference")
		p = &rp
	}
	name := c.typeOf(e)
	if name == "" {
		return
	}
	names := make([]code, 0, len(el.targets))
	for _, t := range el.targets {
		if t.in&c.in == 0 {
			continue
		}
		if t.name == name {
			return
		}
		names = append(names, code(t))
	}
	if len(names) == 0 {
		return
	}
	c.fault(p, fault.Reference, "must refer to "+list(names, always)+", not to another type of resource")
}

// typeOf returns the resource type that a Reference states, or "".
func (c *checker) typeOf(e Element) string {
	text := e.Member("reference").Text()
	if id, local := strings.CutPrefix(text, "#"); local {
		return c.containedByID(id).Member("resourceType").Text()
	}
	if name, _, ok := literal(text); ok {
		return name
	}
	name := e.Member("type").Text()
	return strings.TrimPrefix(name, "http://hl7.org/fhir/StructureDefinition/")
}

// literal splits a relative or absolute reference, such as Patient/1 or
// https://example.org/fhir/Patient/1/_history/2, into type and id.
func literal(reference string) (name, id string, ok bool) {
	if i := strings.Index(reference, "/_history/"); i >= 0 {
		reference = reference[:i]
	}
	i := strings.LastIndexByte(reference, '/')
	if i <= 0 {
		return "", "", false
	}
	name, id = reference[:i], reference[i+1:]
	if j := strings.LastIndexByte(name, '/'); j >= 0 {
		if !strings.HasPrefix(name, "http://") && !strings.HasPrefix(name, "https://") {
			return "", "", false
		}
		name = name[j+1:]
	}
	letters := func(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
	if !made(name, letters) || name[0] > 'Z' || !isID(id) {
		return "", "", false
	}
	return name, id, true
}

// contained checks a contained resource: a Goal in full, another as far as it
// concerns the Goal around it.
func (c *checker) contained(p *place, e Element) {
	typ := e.Member("resourceType")
	if !typ.is(strictjson.String) || typ.Text() == "" {
		tp := p.field("resourceType", "resourceType")
		c.fault(&tp, fault.Required, "is required; add it")
	}
	id := e.Member("id")
	if !isID(id.Text()) {
		ip := p.field("id", "id")
		c.fault(&ip, fault.Format, "is required so that the resource can be referred to, and "+primitives[kindID].rule)
	} else if !c.referredTo("#" + id.Text()) {
		c.broken(p, Invariant, "dom-3", "must be referred to from somewhere in the resource")
	}
	if e.Member("contained").Exists() {
		cp := p.field("contained", "contained")
		c.broken(&cp, Invariant, "dom-2", "must not stand in a contained resource: move it out")
		return
	}
	meta := e.Member("meta")
	for _, rule := range []struct{ name, key string }{{"versionId", "dom-4"}, {"lastUpdated", "dom-4"}, {"security", "dom-5"}} {
		if meta.Member(rule.name).Exists() {
			mp := p.field("meta", "meta")
			np := mp.field(rule.name, rule.name)
			c.broken(&np, Invariant, rule.key, "must not stand in a contained resource: leave it out")
		}
	}
	if typ.Text() == "Goal" {
		c.object(p, e, kindGoal)
	}
}

// referredTo reports whether some text in the resource is the reference, or a
// contained resource refers to the one around it.
func (c *checker) referredTo(reference string) bool {
	if c.texts == nil {
		c.texts = map[string]bool{}
		for i := range c.root.t.nodes {
			e := Element{c.root.t, int32(i)}
			if !e.is(strictjson.String) {
				continue
			}
			if text := e.Text(); strings.HasPrefix(text, "#") && (text != "#" || e.named("reference")) {
				c.texts[text] = true
			}
		}
	}
	return c.texts[reference] || c.texts["#"]
}
