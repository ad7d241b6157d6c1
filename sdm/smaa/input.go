package smaa

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/sdm"
)

// checked validates both documents and returns preferences that hold the
// directions and must-haves of the statements, for all that sdm does with them.
func checked(d *sdm.Decision, s *Statements) (sdm.Preferences, error) {
	var all check
	under := func(prefix string, err error) {
		var faults Faults
		if errors.As(err, &faults) {
			for _, f := range faults {
				all.AddAt(prefix+f.Pointer, f.Code, f.Err)
			}
		}
	}
	under("/decision", d.Validate())
	var c check
	c.statements(fault.Path{}, s, d)
	under("/statements", document.Ordered[Statements](c.Faults()))
	if all.Len() > 0 {
		return sdm.Preferences{}, all.Err()
	}
	p := standIn(d, s)
	under("/statements", moved(d, s, p.ValidateFor(*d)))
	return p, all.Err()
}

// standIn returns preferences with equal weights.
func standIn(d *sdm.Decision, s *Statements) sdm.Preferences {
	p := sdm.Preferences{Format: sdm.PreferencesFormat, Decision: d.ID, Voice: s.Voice, Method: sdm.Swing}
	for i := range d.Criteria {
		c := &d.Criteria[i]
		a := sdm.Answer{Criterion: c.ID, Points: new(100.0), Asked: c.Range}
		for _, said := range s.Criteria {
			if said.Criterion == c.ID {
				a.Direction, a.MustHave = said.Direction, said.MustHave
			}
		}
		if c.Direction == sdm.Personal && a.Direction == "" {
			a.Points, a.DontKnow = nil, true
		}
		p.Answers = append(p.Answers, a)
	}
	return p
}

// moved turns the pointers of faults of the stand-in into those of the
// statements: only must-haves can have faults, and directions be too few.
func moved(d *sdm.Decision, s *Statements, err error) error {
	var faults, out Faults
	if !errors.As(err, &faults) {
		return nil
	}
	for _, f := range faults {
		if errors.Is(f.Err, sdm.ErrNoWeight) {
			out = append(out, FieldError{
				Pointer: "/criteria", Code: fault.Required,
				Err: fault.Because(sdm.ErrDirection, "must hold the direction of at least one criterion: the person could not say for any which way is better"),
			})
			continue
		}
		parts := strings.SplitN(strings.TrimPrefix(f.Pointer, "/answers/"), "/", 2)
		if at, err := strconv.Atoi(parts[0]); err == nil && len(parts) == 2 {
			said := slices.IndexFunc(s.Criteria, func(a CriterionAnswer) bool { return a.Criterion == d.Criteria[at].ID })
			f.Pointer = "/criteria/" + strconv.Itoa(said) + "/" + parts[1]
		}
		out = append(out, f)
	}
	return out
}

// contradiction says which statements cannot hold together.
func contradiction(d *sdm.Decision, s *Statements, err error) error {
	var c check
	var root fault.Path
	if errors.Is(err, errClash) {
		c.clash(root.Field("statements"), d, s)
	}
	if c.Len() == 0 {
		at := root.Field("statements")
		c.Addf(at.Field("statements"), fault.Range, ErrUnproven, ErrUnproven.Error())
	}
	return c.Err()
}
