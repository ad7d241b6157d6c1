package principles

import "math/bits"

// sheet is what one respondent answered, resolved against a framework: for each
// item what the answer is and what it could still be.
type sheet []cell

// usual is the number of items up to which a sheet needs no heap.
const usual = 48

// sheet returns a sheet of the framework, in buf if there is room.
func (s *Scorer) sheet(buf []cell) sheet {
	if n := len(s.items); n <= cap(buf) {
		return buf[:n]
	}
	return make(sheet, len(s.items))
}

// cell is the answer to one item.
type cell struct {
	possible mask // what the answer is, or could be
	given    mask // the answer that counts, one bit; 0 if unknown
	asked    bool // the item is put to the role
	seen     bool // the response holds an answer, if only unknown
	forced   bool // settled by a dependency
	expired  bool // unknown because its evidence has expired
	inferred bool // carried over from another framework
	probed   bool // measured by a program
	unasked  bool // answered by a role that it is not put to; not counted
	out      bool // said not to apply, by word or by an answer that exempts
	together bool // said not to apply where only the whole section may
}

// known reports whether the cell is answered with a value.
func (c *cell) known() bool { return c.given != 0 && c.given != naBit }

// applicable reports whether the cell counts: it is asked and not known to be
// not applicable.
func (c *cell) applicable() bool { return c.asked && c.given != naBit }

// resolve fills sh from r. It returns false if r does not fit the framework;
// check then says why.
func (s *Scorer) resolve(sh sheet, r *Response, asOf Date) bool {
	n := len(s.items)
	if r.Framework != s.f.ID || r.Version != s.f.Version || !r.By.Role.IsValid() {
		return false
	}
	for i := range sh {
		p := &s.items[i]
		sh[i] = cell{possible: p.all, asked: p.asks(r.By.Role)}
	}
	next, together := 0, false
	for i := range r.Answers {
		a := &r.Answers[i]
		k := next
		if k >= n || s.items[k].key != a.Item {
			var ok bool
			if k, ok = s.index.find(a.Item); !ok {
				return false
			}
		}
		next = k + 1
		if !s.enter(&sh[k], k, a, asOf) {
			return false
		}
		together = together || sh[k].together
	}
	if together && !s.wholeSections(sh) {
		return false
	}
	for _, i := range s.order {
		s.settle(sh, i)
	}
	return true
}

// enter puts answer a to item k into its cell.
func (s *Scorer) enter(c *cell, k int, a *Answer, asOf Date) bool {
	p := &s.items[k]
	if c.seen {
		return false // answered twice
	}
	c.seen = true
	var bit mask
	switch a.Answer {
	case Unknown:
		return true
	case NotApplicable:
		if a.Reason == "" || (!p.na && !s.mayTogether(k)) {
			return false
		}
		bit, c.together = naBit, !p.na
	case Measured:
		if !p.measures || !(a.Number >= 0 && a.Number <= maxNumber) {
			return false
		}
		bit = p.bit(s.f.Items[k].Limit.state(a.Number))
	default:
		if bit = p.bit(a.Answer); bit == 0 {
			return false
		}
	}
	c.out = bit == naBit
	if !c.asked {
		c.unasked = true
		return true
	}
	if asOf != "" && expired(a.Evidence, asOf) {
		c.expired = true
		return true
	}
	c.given, c.possible = bit, bit
	c.inferred = len(a.InferredFrom) > 0
	c.probed = a.Probe != ""
	return true
}

// mayTogether reports whether item k may be not applicable with the whole of its
// section.
func (s *Scorer) mayTogether(k int) bool {
	n := s.items[k].section
	return n >= 0 && s.f.Sections[n].NATogether && !s.f.Items[k].Required
}

// wholeSections reports whether each section of which an item was said not to
// apply with the rest is out as a whole, as far as the role is asked.
func (s *Scorer) wholeSections(sh sheet) bool {
	for k := range sh {
		if !sh[k].together {
			continue
		}
		for i := range sh {
			if s.items[i].section == s.items[k].section && sh[i].asked && !sh[i].out {
				return false
			}
		}
		// One look at a section is enough.
		for i := range sh {
			if s.items[i].section == s.items[k].section {
				sh[i].together = false
			}
		}
	}
	return true
}

// state returns the state that a measured number amounts to.
func (l Limit) state(v float64) string {
	better := func(limit float64) bool {
		if l.Direction == AtMost {
			return v <= limit
		}
		return v >= limit
	}
	switch {
	case better(l.Met):
		return Met
	case l.Partly != 0 && better(l.Partly):
		return Partly
	}
	return NotMet
}

// expired reports whether there is evidence and all of it has expired on the
// day asOf.
func expired(evidence []Evidence, asOf Date) bool {
	if len(evidence) == 0 {
		return false
	}
	for i := range evidence {
		if e := evidence[i].Expires; e == "" || !e.Before(asOf) {
			return false
		}
	}
	return true
}

// settle applies the dependencies of item i, whose own dependencies are settled.
func (s *Scorer) settle(sh sheet, i int) {
	c := &sh[i]
	if !c.asked {
		return
	}
	var could mask // what the dependencies so far may make of the item
	decided := false
	for _, d := range s.deps[i] {
		on := &sh[d.item]
		if !on.asked || on.possible&d.is == 0 {
			continue
		}
		certain := on.possible&^d.is == 0
		if !decided && (certain || on.given&d.is != 0) {
			decided = true
			c.forced = c.forced || c.given != d.then
			c.given = d.then
		}
		could |= d.then
		if certain { // it holds, whatever else is unknown
			c.possible = could
			return
		}
	}
	c.possible |= could
}

// lowBit returns the index of the lowest bit of m, which is not 0.
func lowBit(m mask) int { return bits.TrailingZeros64(m) }
