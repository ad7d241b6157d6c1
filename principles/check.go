package principles

import (
	"strings"

	"github.com/concord-sdm/concord/internal/fault"
)

// Check returns nil, or [Faults] with every fault of the response, on its own
// and against the framework: another framework or version, an item that the
// framework does not have, an answer that the item does not understand, "not
// applicable" where it is not allowed. The framework itself is taken to be
// valid.
func (f Framework) Check(r Response) error {
	var root fault.Path
	s, err := NewScorer(f)
	if err != nil {
		return err
	}
	return s.check(root, &r).OrNil()
}

// check returns every fault of r.
func (s *Scorer) check(root fault.Path, r *Response) fault.Faults {
	own := r.faults(root)
	c := checker{}
	if r.Framework != s.f.ID {
		c.Addf(root.Field("framework"), fault.Conflict, ErrVersion, "must be the id of the framework that the response is assessed with")
	}
	if r.Version != s.f.Version {
		c.Addf(root.Field("version"), fault.Conflict, ErrVersion, "must be the version of the framework that the response is assessed with")
	}
	list := root.Field("answers")
	whole := s.outSections(r)
	for i := range r.Answers {
		a := &r.Answers[i]
		p := list.Index(i)
		n, ok := s.index.find(a.Item)
		if !ok {
			c.Addf(p.Field("item"), fault.Reference, nil, "must be the key of an item of the framework")
			continue
		}
		it := &s.items[n]
		switch {
		case a.Answer == Unknown:
		case a.Answer == NotApplicable:
			if !it.na && (!s.mayTogether(n) || !whole[it.section]) {
				c.Addf(p.Field("answer"), fault.Forbidden, nil, notApplicableRule(s, n))
			}
		case a.Answer == Measured:
			if !it.measures {
				c.Addf(p.Field("answer"), fault.Forbidden, nil, "must not be measured: the item is neither a count nor a time")
			}
		default:
			if it.code(a.Answer) < 0 {
				c.Addf(p.Field("answer"), fault.Enum, nil, answerRule(it))
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

// outSections returns for each section whether every item that the role is asked
// is said not to apply, by word or by an answer that exempts.
func (s *Scorer) outSections(r *Response) []bool {
	out := make([]bool, len(s.items))
	for i := range r.Answers {
		if n, ok := s.index.find(r.Answers[i].Item); ok {
			out[n] = s.items[n].bit(r.Answers[i].Answer) == naBit
		}
	}
	whole := make([]bool, len(s.f.Sections))
	for i := range whole {
		whole[i] = true
	}
	for i := range s.items {
		if n := s.items[i].section; n >= 0 && s.items[i].asks(r.By.Role) {
			whole[n] = whole[n] && out[i]
		}
	}
	return whole
}

// answerRule names the answers that an item can have.
func answerRule(it *itemPlan) string {
	const most = 20
	if len(it.codes) > most {
		return "must be unknown or one of the answers of the item"
	}
	return "must be unknown or one of the answers of the item: " + strings.Join(it.codes, ", ")
}
