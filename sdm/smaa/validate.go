package smaa

import (
	"errors"
	"strings"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/sdm"
)

// FieldError is one fault of a document: its fields are Pointer (RFC 6901),
// Code and Err; its methods are Error and Unwrap.
type FieldError = fault.FieldError

// Faults is every fault of a document in document order, a slice of
// [FieldError]; its methods are Error, Unwrap and OrNil. It is the same type in
// every wing.
type Faults = fault.Faults

// What a fault of this package unwraps to, beside the sentinels of sdm.
var (
	ErrClash    = errors.New("statements cannot all hold")
	ErrRatio    = errors.New("the ends of a ratio or share must be finite, 0 or more, and in order")
	ErrOptions  = errors.New("an option of the computation is out of range")
	ErrTooLarge = errors.New("the decision is larger than this method can work on")
	// ErrUnproven says that shares differ so much in size from what ratios make
	// of them (by millions, say) that it cannot be proven whether they agree.
	// Statements without shares always have an answer.
	ErrUnproven = errors.New("it cannot be proven whether the statements agree: their numbers differ too much in size")
)

// The most that is worked on; more is [ErrTooLarge].
const (
	MaxOptions    = 200 // options
	MaxCriteria   = 100 // criteria
	MaxStatements = 100 // statements
)

// maxRatio is the largest end of a ratio: beyond it a weight is none.
const maxRatio = 1e6

type check struct{ fault.Collector }

// Validate returns nil, or [Faults] with every fault that the statements show
// by themselves, in document order. That several of them contradict each other
// is found by [Statements.ValidateFor].
func (s Statements) Validate() error {
	var c check
	c.statements(fault.Path{}, &s, nil)
	return document.Ordered[Statements](c.Faults())
}

// ValidateFor returns nil, or [Faults] with every fault of the statements,
// alone and against the decision d. If there are none, it looks for weights
// that fit: where there are none, each statement of the smallest set that
// cannot hold together is a fault that unwraps to [ErrClash] (see [Clash]). It
// does not report the faults of d.
func (s Statements) ValidateFor(d sdm.Decision) error {
	var c check
	c.statements(fault.Path{}, &s, &d)
	if c.Len() == 0 {
		c.clash(fault.Path{}, &d, &s)
	}
	return document.Ordered[Statements](c.Faults())
}

func (c *check) statements(at fault.Path, s *Statements, d *sdm.Decision) {
	document.CheckFormat(&c.Collector, at.Field("format"), s.Format, statementsFormat)
	document.CheckID(&c.Collector, at.Field("decision"), s.Decision)
	if d != nil && s.Decision != d.ID {
		c.Addf(at.Field("decision"), fault.Reference, sdm.ErrOtherDecision, "must be the id of the decision they are used with")
	}
	c.voice(at.Field("voice"), s.Voice)
	if s.Date != "" && !s.Date.IsValid() {
		c.Addf(at.Field("date"), fault.Format, nil, "must be a date: YYYY, YYYY-MM or YYYY-MM-DD, and a day that exists")
	}
	var criteria map[string]*sdm.Criterion
	if d != nil {
		criteria = make(map[string]*sdm.Criterion, len(d.Criteria))
		for i := range d.Criteria {
			criteria[d.Criteria[i].ID] = &d.Criteria[i]
		}
	}
	list := at.Field("statements")
	if len(s.Statements) > MaxStatements {
		c.Addf(list, fault.TooLarge, ErrTooLarge, "must not be longer than 100")
	} else {
		for i := range s.Statements {
			c.statement(list.Index(i), &s.Statements[i], criteria)
		}
	}
	answers := at.Field("criteria")
	met := map[string]bool{}
	for i := range s.Criteria {
		a := &s.Criteria[i]
		item := answers.Index(i)
		c.criterion(item.Field("criterion"), a.Criterion, criteria)
		if met[a.Criterion] && a.Criterion != "" {
			c.Addf(item.Field("criterion"), fault.Duplicate, sdm.ErrDuplicate, "another answer before it is about the same criterion")
		}
		met[a.Criterion] = true
		if a.Direction != "" && a.Direction != sdm.HigherIsBetter && a.Direction != sdm.LowerIsBetter {
			c.Addf(item.Field("direction"), fault.Enum, sdm.ErrDirection, "must be higherIsBetter or lowerIsBetter, or left out")
		}
		if k := criteria[a.Criterion]; k != nil && a.Direction != "" && k.Direction != sdm.Personal {
			c.Addf(item.Field("direction"), fault.Forbidden, nil, "must be absent: the decision declares the direction")
		}
	}
	document.CheckExtensions(&c.Collector, at.Field("extensions"), s.Extensions)
}

func (c *check) voice(p fault.Path, v sdm.Voice) {
	switch {
	case v.Role == "":
		c.Addf(p.Field("role"), fault.Required, nil, "is required: one of "+strings.Join(v.Role.Values(), ", "))
	case !v.Role.IsValid():
		c.Addf(p.Field("role"), fault.Enum, nil, "must be one of "+strings.Join(v.Role.Values(), ", "))
	case v.Role != sdm.Surrogate && v.Basis != "":
		c.Addf(p.Field("basis"), fault.Forbidden, nil, "must be absent: only a surrogate has a basis")
	case v.Role == sdm.Surrogate && !v.Basis.IsValid():
		c.Addf(p.Field("basis"), fault.Required, nil, "is required for a surrogate: one of "+strings.Join(v.Basis.Values(), ", "))
	}
	if v.ID != "" {
		document.CheckID(&c.Collector, p.Field("id"), v.ID)
	}
}

// criterion checks an id of a criterion; without a decision, its form alone.
func (c *check) criterion(p fault.Path, id string, criteria map[string]*sdm.Criterion) {
	switch {
	case criteria == nil || id == "":
		document.CheckID(&c.Collector, p, id)
	case criteria[id] == nil:
		c.Addf(p, fault.Reference, sdm.ErrUnknownID, "must be the id of a criterion of the decision")
	}
}

func (c *check) statement(p fault.Path, s *Statement, criteria map[string]*sdm.Criterion) {
	switch {
	case s.Kind == "":
		c.Addf(p.Field("kind"), fault.Required, nil, "is required: one of "+strings.Join(s.Kind.Values(), ", "))
		return
	case !s.Kind.IsValid():
		c.Addf(p.Field("kind"), fault.Enum, nil, "must be one of "+strings.Join(s.Kind.Values(), ", "))
		return
	}
	const other = "must be absent: another kind of statement has it"
	absent := func(name string, present bool) {
		if present {
			c.Addf(p.Field(name), fault.Forbidden, nil, other)
		}
	}
	list := p.Field("criteria")
	if s.Kind == Order || s.Kind == Same {
		if len(s.Criteria) < 2 {
			c.Addf(list, fault.Required, nil, "needs at least two criteria")
		}
		met := map[string]bool{}
		for i, id := range s.Criteria {
			c.criterion(list.Index(i), id, criteria)
			if met[id] && id != "" {
				c.Addf(list.Index(i), fault.Duplicate, sdm.ErrDuplicate, "must stand only once in the list")
			}
			met[id] = true
		}
		absent("criterion", s.Criterion != "")
		absent("than", s.Than != "")
		absent("low", s.Low != nil)
		absent("high", s.High != nil)
		return
	}
	absent("criteria", len(s.Criteria) > 0)
	c.criterion(p.Field("criterion"), s.Criterion, criteria)
	most := 1.0
	if s.Kind == Ratio {
		most = maxRatio
		c.criterion(p.Field("than"), s.Than, criteria)
		if s.Than == s.Criterion && s.Than != "" {
			c.Addf(p.Field("than"), fault.Duplicate, sdm.ErrDuplicate, "must be another criterion")
		}
	} else {
		absent("than", s.Than != "")
	}
	c.ends(p, s, most)
}

func (c *check) ends(p fault.Path, s *Statement, most float64) {
	if s.Low == nil && s.High == nil {
		c.Addf(p.Field("low"), fault.Required, ErrRatio, "is required, or high: at least one end must be given")
		return
	}
	rule := "must lie between 0 and 1"
	if s.Kind == Ratio {
		rule = "must lie between 0 and 1000000"
	}
	fine := func(name string, x *float64) bool {
		if x != nil && !(*x >= 0 && *x <= most) {
			c.Addf(p.Field(name), fault.Range, ErrRatio, rule)
			return false
		}
		return x != nil
	}
	low, high := fine("low", s.Low), fine("high", s.High)
	if low && high && *s.Low > *s.High {
		c.Addf(p.Field("high"), fault.Range, ErrRatio, "must not be below low")
	}
}
