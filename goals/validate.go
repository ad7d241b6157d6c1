package goals

import (
	"encoding/json"
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/internal/date"
	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
)

// What a fault may unwrap to.
var (
	// ErrCycle says that goals serve each other in a ring.
	ErrCycle = errors.New("goals serve each other in a ring")
	// ErrReference says that an id names nothing in the plan.
	ErrReference = errors.New("the id names nothing")
	// ErrDuplicate says that an id or a level stands twice in a list.
	ErrDuplicate = errors.New("the same id stands twice")
	// ErrDates says that two dates are in the wrong order.
	ErrDates = errors.New("dates are in the wrong order")
	// ErrHistory says that events do not lead to the state that is stated.
	ErrHistory = errors.New("the events do not lead to the stated state")
)

// The most entries that the lists of a document may have: far more than one
// person's plan needs, and few enough that no document takes long to evaluate.
const (
	maxItems        = 1000  // any list that is not named below
	maxPeople       = 200   // people
	maxTargets      = 500   // targets, actions and measures
	maxSlots        = 50    // times of the week of one action
	maxVersions     = 100   // versions of one target
	maxLevels       = 20    // levels of one scale
	maxProposals    = 5000  // proposals
	maxObservations = 20000 // observations and ratings
)

// checker walks a document and gathers its faults.
type checker struct {
	fault.Collector
	people, values, measures, goals, targets, actions map[string]bool
	units                                             map[string]yardstick // unit and rule of each measure
}

func (c *checker) required(p fault.Path, text string) {
	if strings.TrimSpace(text) == "" {
		c.Addf(p, fault.Required, nil, "is required; write at least one word")
	}
}

// set returns the ids of a list.
func set[T any](list []T, id func(*T) string) map[string]bool {
	known := make(map[string]bool, len(list))
	for i := range list {
		known[id(&list[i])] = true
	}
	return known
}

// id checks an id that must not be among seen, and adds it there.
func (c *checker) id(p fault.Path, v string, seen map[string]bool) {
	at := p.Field("id")
	document.CheckID(&c.Collector, at, v)
	if v != "" && seen[v] {
		c.Addf(at, fault.Duplicate, ErrDuplicate, "stands earlier in this list; every id must be unique within its list")
	}
	seen[v] = true
}

// refs checks a list of ids that must be known, each once.
func (c *checker) refs(p fault.Path, list []string, known map[string]bool, what string) {
	c.list(p, len(list), maxItems)
	for i, id := range list[:min(len(list), maxItems)] {
		c.ref(p.Index(i), id, known, what)
		if slices.Contains(list[:i], id) {
			c.Addf(p.Index(i), fault.Duplicate, ErrDuplicate, "stands earlier in this list; name each "+what+" once")
		}
	}
}

// ref checks one id that must be known.
func (c *checker) ref(p fault.Path, id string, known map[string]bool, what string) {
	switch {
	case id == "":
		c.Addf(p, fault.Required, nil, "is required: the id of a "+what)
	case !known[id]:
		c.Addf(p, fault.Reference, ErrReference, "must be the id of a "+what+" in this document")
	}
}

// optRef checks one id if there is one.
func (c *checker) optRef(p fault.Path, id string, known map[string]bool, what string) {
	if id != "" {
		c.ref(p, id, known, what)
	}
}

// word checks a required word of an enumeration.
func word[E enum[E]](c *checker, p fault.Path, v E) bool {
	if v == "" {
		c.Addf(p, fault.Required, nil, "is required: "+words(v))
		return false
	}
	return optWord(c, p, v)
}

// optWord checks a word of an enumeration if there is one.
func optWord[E enum[E]](c *checker, p fault.Path, v E) bool {
	if v != "" && !among(v) {
		c.Addf(p, fault.Enum, nil, "must be "+words(v))
		return false
	}
	return true
}

func words[E enum[E]](v E) string {
	var b strings.Builder
	all := v.Values()
	for i, w := range all {
		switch {
		case i == 0:
		case i == len(all)-1:
			b.WriteString(" or ")
		default:
			b.WriteString(", ")
		}
		b.WriteString(string(w))
	}
	return b.String()
}

func (c *checker) optDate(p fault.Path, d Date) bool {
	if d != "" && !d.IsValid() {
		c.Addf(p, fault.Format, nil, date.Rule)
		return false
	}
	return true
}

func (c *checker) date(p fault.Path, d Date) bool {
	if d == "" {
		c.Addf(p, fault.Required, nil, "is required: a date")
		return false
	}
	return c.optDate(p, d)
}

func (c *checker) optInstant(p fault.Path, t Instant) bool {
	if t != "" && !t.IsValid() {
		c.Addf(p, fault.Format, nil, date.InstantRule)
		return false
	}
	return true
}

func (c *checker) instant(p fault.Path, t Instant) bool {
	if t == "" {
		c.Addf(p, fault.Required, nil, "is required: an instant")
		return false
	}
	return c.optInstant(p, t)
}

// order adds a fault at p if every day of last is before every day of first.
func (c *checker) order(p fault.Path, first, last Date, text string) {
	if first.IsValid() && last.IsValid() && last.Before(first) {
		c.Addf(p, fault.Conflict, ErrDates, text)
	}
}

func (c *checker) number(p fault.Path, v, low, high float64, rule string) bool {
	if math.IsNaN(v) || math.IsInf(v, 0) || v < low || v > high {
		c.Addf(p, fault.Range, nil, rule)
		return false
	}
	return true
}

// quantity checks a quantity that must be there.
func (c *checker) quantity(p fault.Path, q Quantity) bool {
	ok := c.number(p.Field("value"), q.Value, -math.MaxFloat64, math.MaxFloat64, "must be a finite number")
	switch {
	case q.Unit == "":
		c.Addf(p.Field("unit"), fault.Required, nil, `is required: a UCUM code, "1" for a plain number`)
		ok = false
	case !validUnitText(q.Unit):
		c.Addf(p.Field("unit"), fault.Format, nil, "must be a unit of 1 to 64 visible ASCII characters without spaces")
		ok = false
	}
	return ok
}

// inUnit checks a quantity that must convert to the unit of like, if it has one.
func (c *checker) inUnit(p fault.Path, q Quantity, like yardstick, rule string) bool {
	if !c.quantity(p, q) {
		return false
	}
	if _, err := like.of(q); err != nil && like.unit != "" {
		c.Addf(p.Field("unit"), fault.Conflict, ErrUnits, rule)
		return false
	}
	return true
}

func (c *checker) coding(p fault.Path, v Coding) { c.required(p.Field("code"), v.Code) }

func (c *checker) concepts(p fault.Path, list []Concept) {
	c.list(p, len(list), maxItems)
	for i := range list {
		c.concept(p.Index(i), list[i])
	}
}

func (c *checker) concept(p fault.Path, v Concept) {
	if strings.TrimSpace(v.Text) == "" && len(v.Codings) == 0 {
		c.Addf(p, fault.Required, nil, "needs a text or a coding")
	}
	codings := p.Field("codings")
	for i := range v.Codings {
		c.coding(codings.Index(i), v.Codings[i])
	}
}

// list checks how long a list is that has no ids of its own.
func (c *checker) list(p fault.Path, n, limit int) {
	if n > limit {
		c.Addf(p, fault.TooLarge, nil, "may have at most "+strconv.Itoa(limit)+" entries")
	}
}

func (c *checker) rulers(p fault.Path, list []Ruler, bother bool) {
	c.list(p, len(list), maxItems)
	for i, r := range list {
		ip := p.Index(i)
		if word(c, ip.Field("kind"), r.Kind) && (r.Kind == RulerBother) != bother {
			if bother {
				c.Addf(ip.Field("kind"), fault.Conflict, nil, "must be bother: a burden is asked about with that ruler only")
			} else {
				c.Addf(ip.Field("kind"), fault.Conflict, nil, "must not be bother: that ruler belongs to a burden item")
			}
		}
		c.number(ip.Field("score"), float64(r.Score), 0, 10, "must be a whole number from 0 to 10")
		c.ref(ip.Field("person"), r.Person, c.people, "person")
		c.optDate(ip.Field("on"), r.On)
	}
}

func (c *checker) extensions(p fault.Path, ext map[string]json.RawMessage) {
	document.CheckExtensions(&c.Collector, p.Field("extensions"), ext)
}
