package principles

import (
	"github.com/concord-sdm/concord/internal/fault"
)

// Check returns nil, or [Faults] with every fault of the response, on its own
// and against the framework: another framework or version, an item that the
// framework does not have, an answer that the item does not understand, "not
// applicable" where it is not allowed. The framework itself is taken to be
// valid.
func (f Framework) Check(r Response) error {
	var root path
	s, err := NewScorer(f)
	if err != nil {
		return err
	}
	return s.check(root, &r).OrNil()
}

// check returns every fault of r.
func (s *Scorer) check(root path, r *Response) fault.Faults {
	own := r.faults(root)
	c := checker{}
	if r.Framework != s.f.ID {
		c.Addf(root.Field("framework"), fault.Conflict, ErrVersion, "must be the id of the framework that the response is assessed with")
	}
	if r.Version != s.f.Version {
		c.Addf(root.Field("version"), fault.Conflict, ErrVersion, "must be the version of the framework that the response is assessed with")
	}
	list := root.Field("answers")
	for i := range r.Answers {
		a := &r.Answers[i]
		p := list.Index(i)
		n, ok := s.index[a.Item]
		if !ok {
			c.Addf(p.Field("item"), fault.Reference, nil, "must be the key of an item of the framework")
			continue
		}
		it := &s.items[n]
		switch {
		case a.Answer == Unknown:
		case a.Answer == NotApplicable:
			if !it.na && !s.sectionNA(r, n) {
				c.Addf(p.Field("answer"), fault.Forbidden, nil, notApplicableRule(s, n))
			}
		case a.Answer == Measured:
			if !it.measures {
				c.Addf(p.Field("answer"), fault.Forbidden, nil, "must not be measured: the item is neither a count nor a time")
			}
		default:
			if it.code(a.Answer) < 0 {
				c.Addf(p.Field("answer"), fault.Enum, nil, "must be unknown or one of the answers of the item")
			}
		}
	}
	return append(own, c.found.Faults()...)
}

func notApplicableRule(s *Scorer, n int) string {
	if i := s.items[n].section; i >= 0 && s.f.Sections[i].NATogether {
		return "must not be notApplicable unless every item of the section is"
	}
	if s.f.Items[n].Required {
		return "must not be notApplicable: the item is required"
	}
	return "must not be notApplicable: the framework does not allow it for this item"
}

// sectionNA reports whether item n belongs to a section that may be not
// applicable as a whole, and is so in r.
func (s *Scorer) sectionNA(r *Response, n int) bool {
	sec := s.items[n].section
	if sec < 0 || !s.f.Sections[sec].NATogether || s.f.Items[n].Required {
		return false
	}
	for i := range s.items {
		if s.items[i].section != sec {
			continue
		}
		if a := find(r, s.f.Items[i].Key); a == nil || a.Answer != NotApplicable {
			return false
		}
	}
	return true
}

// find returns the answer of r to the item key, or nil.
func find(r *Response, key string) *Answer {
	for i := range r.Answers {
		if r.Answers[i].Item == key {
			return &r.Answers[i]
		}
	}
	return nil
}
