package fhir

import (
	"strconv"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/strictjson"
)

// crossVersion begins the URLs of HL7's extensions that carry elements of R5
// in earlier releases (http://hl7.org/fhir/5.0/versions.html#extensions).
const crossVersion = "http://hl7.org/fhir/5.0/StructureDefinition/extension-Goal."

// Convert returns g as a resource of another release, with what was done to
// get there. Between R4 and R4B nothing changes. Between these and R5:
// expressedBy is source; outcomeCode and outcomeReference are outcome; what R5
// allows and R4 does not (continuous, a care team as source, medication
// requests and procedures as addresses) travels in the cross-version
// extensions of HL7 and comes back from them. What has no place is lost, and
// said to be. Nothing is made up: a missing status stays missing.
//
// The error is [Faults], where the new resource would have a member twice:
// when g has a member that its own release does not define and the new one
// does.
func (g Goal) Convert(to Version) (Goal, Conversion, error) {
	report := Conversion{From: g.version, To: to, Changes: []Change{}}
	if g.t == nil {
		return Goal{}, report, errNoGoal
	}
	if !to.IsValid() {
		return Goal{}, report, one("", "", fault.Enum, ErrVersion, "cannot be written: "+ErrVersion.Error())
	}
	c := converter{to: to, old: g.check(), report: &report}
	if (g.version == R5) == (to == R5) {
		c.w.raw(g.Root().raw())
	} else {
		c.goal(g.Root(), "Goal")
	}
	if len(c.faults) > 0 {
		return Goal{}, report, c.faults
	}
	t, err := parse(c.w.b)
	if err != nil {
		return Goal{}, report, fromScanner(err)
	}
	out := Goal{to, t}
	c.compare(out)
	return out, report, nil
}

// converter writes a Goal for the other side of the border between R4B and
// R5.
type converter struct {
	w      writer
	to     Version
	old    *checker
	report *Conversion
	faults Faults
}

func (c *converter) change(kind ChangeKind, from, to, text string) {
	c.report.Changes = append(c.report.Changes, Change{kind, from, to, text})
}

// part is one member of the new resource: copied, or made of pieces.
type part struct {
	name  string
	value []byte // of a single member
	items [][]byte
}

// goal writes the Goal e, which stands at the expression at.
func (c *converter) goal(e Element, at string) {
	var parts []part
	put := func(name string, value []byte) { parts = append(parts, part{name: name, value: value}) }
	lists := map[string]int{} // where in parts the lists are
	add := func(name string, item []byte) {
		if i, ok := lists[name]; ok {
			parts[i].items = append(parts[i].items, item)
			return
		}
		lists[name] = len(parts)
		parts = append(parts, part{name: name, items: [][]byte{item}})
	}
	taken := map[string]bool{crossVersion + "continuous": e.Member("continuous").Exists(), crossVersion + "source": e.Member("expressedBy").Exists()}
	var later []func() // what follows the members of the list it belongs to
	for m := range e.All() {
		name := m.Name()
		from := at + "." + name
		switch {
		case c.to == R5 && name == "expressedBy":
			c.change(ChangeRenamed, from, at+".source", "R5 calls it source")
			put("source", m.raw())
		case c.to == R5 && (name == "outcomeCode" || name == "outcomeReference") && full(m):
			if name == "outcomeReference" && full(e.Member("outcomeCode")) {
				break // the codes come first, so that the way back gives the same two lists
			}
			c.outcomes(e, at, add)
		case c.to == R5 && name == "extension" && full(m):
			i := 0
			for item := range m.All() {
				later = append(later, c.back(taken, item, at, from+"["+strconv.Itoa(i)+"]", put, add))
				i++
			}
		case c.to != R5 && name == "continuous":
			value, companion := writer{}, e.Member("_continuous")
			value.object(func() {
				value.field("url", crossVersion+name)
				value.member("valueBoolean", m.raw())
				if companion.Exists() {
					value.member("_valueBoolean", companion.raw())
				}
			})
			c.change(ChangeExtension, from, at+".extension", "R4 has no such element; it travels as an extension")
			add("extension", value.b)
		case c.to != R5 && name == "_continuous" && e.Member("continuous").Exists():
		case c.to != R5 && name == "source":
			if c.old.typeOf(m) == "CareTeam" {
				c.change(ChangeExtension, from, at+".extension", "R4 does not allow a care team here; it travels as an extension")
				add("extension", carried(name, m))
				break
			}
			c.change(ChangeRenamed, from, at+".expressedBy", "R4 calls it expressedBy")
			put("expressedBy", m.raw())
		case c.to != R5 && name == "addresses" && full(m):
			i, moved := 0, false
			for item := range m.All() {
				if typ := c.old.typeOf(item); typ == "MedicationRequest" || typ == "Procedure" {
					moved = true
					c.change(ChangeExtension, from+"["+strconv.Itoa(i)+"]", at+".extension", "R4 does not allow this type of resource here; it travels as an extension")
					add("extension", carried(name, item))
				} else {
					add(name, item.raw())
					if moved {
						c.change(ChangeLost, from+"["+strconv.Itoa(i)+"]", from, "its place behind what travels as an extension is not kept")
					}
				}
				i++
			}
		case c.to != R5 && name == "outcome" && full(m):
			c.outcome(m, at, add)
		case name == "extension" && full(m), name == "addresses" && full(m):
			for item := range m.All() {
				add(name, item.raw())
			}
		case name == "contained" && full(m):
			i := 0
			for item := range m.All() {
				add(name, c.containedResource(item, from+"["+strconv.Itoa(i)+"]"))
				i++
			}
		default:
			c.copied(m, name, from)
			put(name, m.raw())
		}
	}
	for _, rest := range later {
		rest()
	}
	c.write(parts, at)
}

// copied says what is to be said about a member that is copied.
func (c *converter) copied(m Element, name, from string) {
	if name == "meta" && m.Member("profile").Exists() {
		c.change(ChangeUnconverted, from+".profile", from+".profile", "the profiles named here may be of "+string(c.report.From)+" only; they are kept")
	}
	_, _, was := find(goalElements, name, c.report.From.set())
	if _, _, is := find(goalElements, name, c.to.set()); is && !was {
		c.change(ChangeAdopted, from, from, "was not an element of "+string(c.report.From)+" and was kept; in "+string(c.to)+" it is one")
	}
}

func (c *converter) containedResource(e Element, at string) []byte {
	if e.Member("resourceType").Text() == "Goal" {
		inner := converter{to: c.to, old: c.old, report: c.report}
		inner.goal(e, at)
		c.faults = append(c.faults, inner.faults...)
		return inner.w.b
	}
	c.change(ChangeUnconverted, at, at, "only Goals are converted; this contained resource is kept")
	return e.raw()
}

// full reports whether e is an array with something in it.
func full(e Element) bool { return e.is(strictjson.Array) && e.Len() > 0 }

// wrap returns an object with e as its only member.
func wrap(name string, e Element) []byte {
	var w writer
	w.object(func() { w.member(name, e.raw()) })
	return w.b
}

// carried returns the cross-version extension that carries the reference e.
func carried(name string, e Element) []byte {
	var w writer
	w.object(func() {
		w.field("url", crossVersion+name)
		w.member("valueReference", e.raw())
	})
	return w.b
}

// write writes the parts as one object. A name that stands twice is two lists
// to be joined, or a fault.
func (c *converter) write(parts []part, at string) {
	met := map[string]bool{}
	c.w.object(func() {
		for _, p := range parts {
			if met[p.name] {
				c.faults = append(c.faults, FieldError{
					Pointer: "/" + fault.EscapeToken(p.name), Code: fault.Conflict,
					Err: Issue{Expression: at + "." + p.name, Text: "is no element of " + string(c.report.From) + ", and another element would get this name in " + string(c.to) + ": read the resource as the release it was written for, or remove one"},
				})
			}
			met[p.name] = true
			if p.items == nil {
				c.w.member(p.name, p.value)
				continue
			}
			c.w.name(p.name)
			c.w.array(func() {
				for _, item := range p.items {
					c.w.raw(item)
				}
			})
		}
	})
}

// compare reports what the new release does not allow and the old one did.
func (c *converter) compare(out Goal) {
	met := map[string]bool{}
	for _, f := range c.old.faults {
		met[f.Err.Error()] = true
	}
	for _, n := range c.old.notes {
		met[n.Expression] = true
	}
	now := out.check()
	for _, f := range now.faults {
		issue, _ := f.Err.(Issue)
		if !met[issue.Error()] {
			c.change(ChangeInvalid, issue.Expression, issue.Expression, issue.Text)
		}
	}
	for _, n := range now.notes {
		if n.Code == NoteUnknownMember && !met[n.Expression] {
			c.change(ChangeInvalid, n.Expression, n.Expression, n.Text)
		}
	}
}
