package fhir

import (
	"slices"
	"strings"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/strictjson"
)

// Validate holds g against its FHIR release and returns nil or [Faults], each
// with an [Issue] as its Err: required elements, cardinality, JSON types, the
// form of every primitive (a date must exist), more than one type of a choice,
// required bindings, types of relative references, and the invariants gol-1,
// ele-1, ext-1, qty-3, rng-2, rat-1, per-1, drt-1, ref-1, ref-2 (R5), dom-2,
// dom-3, dom-4 and dom-5.
//
// Members that the release does not define are kept and noted by
// [Goal.Notes], not refused. Terminology beyond the required bindings is not
// checked, nor is the XHTML of a narrative beyond its outermost element, nor
// the inside of contained resources other than Goals. The first 1000 faults are
// listed.
func (g Goal) Validate() error {
	c := g.check()
	return c.faults.OrNil()
}

// Notes returns what is worth saying about g that is not wrong, in document
// order.
func (g Goal) Notes() []Note {
	c := g.check()
	return c.notes
}

func (g Goal) check() *checker {
	c := &checker{version: g.version, in: g.version.set(), root: g.Root()}
	if g.t == nil {
		c.faults = one("", "Goal", fault.Required, nil, "must not be empty: decode a resource first")
		return c
	}
	c.object(&place{name: "Goal"}, c.root, kindGoal)
	return c
}

// checker walks a resource along the element tables.
type checker struct {
	version Version
	in      releases
	root    Element
	faults  Faults
	notes   []Note
	local   map[string]Element // the contained resources by id
	texts   map[string]bool    // every text that begins with #
}

// most is how many faults, and how many notes, are listed.
const most = 1000

func (c *checker) fault(p *place, code fault.Code, text string) { c.broken(p, code, "", text) }

// broken adds a fault against the rule that key names.
func (c *checker) broken(p *place, code fault.Code, key, text string) {
	if len(c.faults) == most {
		return
	}
	c.faults = append(c.faults, FieldError{Pointer: p.pointer(), Code: code, Err: Issue{Expression: p.expression(), Key: key, Text: text}})
}

func (c *checker) note(p *place, code NoteCode, text string) {
	if len(c.notes) == most {
		return
	}
	c.notes = append(c.notes, Note{Pointer: p.pointer(), Expression: p.expression(), Code: code, Text: text})
}

// find returns the row for the member name, the type it stands for, and the
// row's place in the table; ok is false if the release has no such member.
func find(table []element, name string, in releases) (row int, k kind, ok bool) {
	for i := range table {
		el := &table[i]
		if el.in&in == 0 || !strings.HasPrefix(name, el.name) {
			continue
		}
		if el.choices == nil {
			if len(name) == len(el.name) {
				return i, el.kind, true
			}
			continue
		}
		for _, ch := range el.choices {
			if ch.in&in != 0 && name[len(el.name):] == ch.ending {
				return i, ch.kind, true
			}
		}
	}
	return 0, kindNone, false
}

// object checks e as a value of the complex type k.
func (c *checker) object(p *place, e Element, k kind) {
	if !e.is(strictjson.Object) {
		c.wrongType(p, e, "must be a JSON object")
		return
	}
	if e.Len() == 0 {
		c.broken(p, Invariant, "ele-1", "must not be empty: fill it or leave it out")
		return
	}
	if k == kindOpaque {
		return
	}
	if k == kindResource {
		c.contained(p, e)
		return
	}
	table, common := dataTypes[k], base
	var seen uint32     // rows that are there, base included
	var choices [4]kind // the type met of each choice, by row, few tables have more than one
	rows := 0
	for m := range e.All() {
		name := m.Name()
		plain, under := strings.CutPrefix(name, "_")
		if name == "resourceType" && k == kindGoal {
			continue
		}
		row, mk, ok := find(table, plain, c.in)
		el := &element{}
		switch {
		case ok:
			el = &table[row]
		default:
			var extra int
			if extra, mk, ok = find(common, plain, always); ok {
				el, row = &common[extra], len(table)+extra
			}
		}
		if !ok || under && !mk.primitive() {
			mp := p.field(name, plain)
			c.unknown(&mp, table, name, k)
			continue
		}
		mp := p.field(name, el.name)
		if el.choices != nil {
			slot := choiceSlot(table, row)
			if met := choices[slot]; met != kindNone && met != mk {
				c.fault(&mp, fault.Conflict, "may be given in one type only; keep one member of "+el.name+"[x]")
			}
			choices[slot] = mk
		}
		if under {
			c.companion(&mp, m, e.Member(plain), el)
		} else {
			c.member(&mp, m, e, name, el, mk)
		}
		seen |= 1 << row
		rows++
	}
	for i := range table {
		el := &table[i]
		if el.min && el.in&c.in != 0 && seen&(1<<i) == 0 {
			mp := p.field(el.name, el.name)
			c.fault(&mp, fault.Required, required(k, el))
		}
	}
	c.invariants(p, e, k)
}

// choiceSlot numbers the choices of a table.
func choiceSlot(table []element, row int) int {
	n := 0
	for i := range row {
		if table[i].choices != nil {
			n++
		}
	}
	return n
}

func required(k kind, el *element) string {
	if el.codes != nil {
		return "is required; it is not filled in for you: state one of " + list(el.codes, always)
	}
	return "is required; add it"
}

// member checks one member that the table knows.
func (c *checker) member(p *place, m, parent Element, name string, el *element, k kind) {
	if !el.many {
		if m.is(strictjson.Array) {
			c.fault(p, fault.Type, "must be one value, not an array")
			return
		}
		c.value(p, m, el, k)
		return
	}
	switch {
	case !m.is(strictjson.Array):
		c.wrongType(p, m, "must be an array, even for one value")
		return
	case m.Len() == 0:
		c.broken(p, Invariant, "ele-1", "must not be an empty array: leave it out")
	}
	var companions []Element
	if k.primitive() {
		companions = slices.Collect(parent.Member("_" + name).All())
	}
	i := 0
	for item := range m.All() {
		ip := p.item(i)
		if !item.is(strictjson.Null) || i >= len(companions) || !companions[i].is(strictjson.Object) {
			c.value(&ip, item, el, k)
		}
		i++
	}
}

// value checks one value of type k.
func (c *checker) value(p *place, e Element, el *element, k kind) {
	if !k.primitive() {
		c.object(p, e, k)
		if k == kindReference || k == kindCodeableReference {
			c.referenceType(p, e, el, k)
		}
		return
	}
	if e.is(strictjson.Null) {
		c.fault(p, fault.Null, "must not be null: give a value or leave it out")
		return
	}
	if code, rule := k.check(e); rule != "" {
		c.fault(p, code, rule)
		return
	}
	if el.codes != nil && !hasCode(el.codes, c.in, e.Text()) {
		c.fault(p, fault.Enum, "must be "+list(el.codes, c.in))
	}
	if k == kindDecimal && significant(e.raw()) > 17 {
		c.note(p, NotePrecision, "has more digits than programs usually carry; they are kept here")
	}
}

func (c *checker) wrongType(p *place, e Element, rule string) {
	if e.is(strictjson.Null) {
		c.fault(p, fault.Null, "must not be null: give a value or leave it out")
		return
	}
	c.fault(p, fault.Type, rule)
}

// unknown notes a member that the release does not define.
func (c *checker) unknown(p *place, table []element, name string, k kind) {
	text := "is not an element of this FHIR release; it is kept as it is"
	if _, _, ok := find(table, strings.TrimPrefix(name, "_"), always); ok && k == kindGoal {
		text = "is an element of another FHIR release, not of " + string(c.version) + "; it is kept as it is. Read the resource as the release it was written for"
	}
	c.note(p, NoteUnknownMember, text)
}

func hasCode(codes []code, in releases, name string) bool {
	for _, c := range codes {
		if c.name == name && c.in&in != 0 {
			return true
		}
	}
	return false
}

// list writes the codes of a release as "a, b or c".
func list(codes []code, in releases) string {
	var names []string
	for _, c := range codes {
		if c.in&in != 0 {
			names = append(names, c.name)
		}
	}
	return orList(names)
}

func orList(names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

// significant counts the significant digits of a JSON number.
func significant(raw []byte) int {
	n, started := 0, false
	for _, c := range raw {
		switch {
		case c == 'e' || c == 'E':
			return n
		case isDigit(c) && (started || c != '0'):
			started = true
			n++
		}
	}
	return n
}
