package principles

import (
	"github.com/concord-sdm/concord/internal/fault"
)

// Options are the circumstances of an assessment. The zero value holds nothing
// against a date and waives nothing.
type Options struct {
	// AsOf is the day on which evidence and waivers are looked at. When it is
	// empty, no evidence expires.
	AsOf Date
	// Waivers are accepted gaps; they need AsOf.
	Waivers []Waiver
}

// Assess scores the responses to a framework. Each role is scored on its own;
// several respondents of one role are averaged, each counting once. The result
// depends on the framework, the answers and the options alone, and not on the
// order of the responses.
//
// The error is [Faults]: those of the framework have pointers below /framework,
// those of the responses below /responses, those of the options below /options.
// No responses at all are not an error: every required role is then unheard.
//
// To assess many times with one framework, make a [Scorer] once.
func Assess(f Framework, responses []Response, o Options) (Report, error) {
	var root fault.Path
	at := root.Field("framework")
	v := frameworkCheck{f: &f}
	if faults := v.faults(at); len(faults) > 0 {
		return Report{}, faults
	}
	return v.prepare().Assess(responses, o)
}

// Assess is [Assess] with the framework that the scorer was made of.
func (s *Scorer) Assess(responses []Response, o Options) (Report, error) {
	if faults := s.inputFaults(responses, &o); len(faults) > 0 {
		return Report{}, faults
	}
	a := assessment{s: s, o: &o}
	n := len(s.items)
	cells := make([]cell, n*len(responses))
	a.sheets = make([]roleSheet, len(responses))
	for i := range responses {
		a.sheets[i] = roleSheet{role: responses[i].By.Role, r: &responses[i], sheet: cells[i*n : (i+1)*n]}
	}
	var faults fault.Faults
	var root fault.Path
	list := root.Field("responses")
	for i := range a.sheets {
		if !s.resolve(a.sheets[i].sheet, a.sheets[i].r, o.AsOf) {
			faults = append(faults, s.check(list.Index(i), a.sheets[i].r)...)
		}
	}
	if len(faults) > 0 {
		return Report{}, faults
	}
	return a.report(), nil
}

// inputFaults returns what is wrong with the responses on their own and with
// the options.
func (s *Scorer) inputFaults(responses []Response, o *Options) fault.Faults {
	var faults fault.Faults
	var root fault.Path
	list := root.Field("responses")
	for i := range responses {
		if responses[i].sound() {
			continue
		}
		faults = append(faults, s.check(list.Index(i), &responses[i])...)
	}
	options := root.Field("options")
	var c checker
	c.date(options.Field("asOf"), o.AsOf, false)
	faults = append(faults, c.found.Faults()...)
	if len(o.Waivers) > 0 {
		faults = append(faults, s.waiverFaults(options.Field("waivers"), o.Waivers, o.AsOf)...)
	}
	return faults
}

// sound reports whether r has no fault of its own.
func (r *Response) sound() bool {
	var root fault.Path
	return len(r.faults(root)) == 0
}

// assessment is one run of Assess.
type assessment struct {
	s      *Scorer
	o      *Options
	sheets []roleSheet
	notes  []Note
}

// roleSheet is the sheet of one respondent.
type roleSheet struct {
	role  Role
	r     *Response
	sheet sheet
}

func (a *assessment) report() Report {
	f := &a.s.f
	rep := Report{
		Format: ReportFormat, Framework: f.ID, Version: f.Version, Title: f.Title, AsOf: a.o.AsOf,
		Disagreements: []Disagreement{}, Unheard: []Role{}, Gates: []GateResult{}, Roles: []RoleResult{},
	}
	switch f.Status {
	case Draft:
		a.note(Note{Code: NoteDraft})
	case Retired:
		a.note(Note{Code: NoteRetired})
	}
	for _, role := range allRoles {
		of := a.of(role)
		if len(of) == 0 {
			continue
		}
		rep.Roles = append(rep.Roles, a.role(role, of))
		if a.s.required {
			rep.Gates = a.gates(rep.Gates, role, of)
		}
	}
	rep.Gates = a.unasked(rep.Gates)
	for _, role := range f.RequiresRoles {
		if !a.heard(role) {
			rep.Unheard = append(rep.Unheard, role)
		}
	}
	if len(rep.Roles) > 1 {
		rep.Disagreements = a.disagreements(rep.Roles)
	}
	for i := range a.o.Waivers {
		if w := &a.o.Waivers[i]; w.Expires.Before(a.o.AsOf) {
			a.note(Note{Code: NoteWaiverExpired, Item: w.Item})
		}
	}
	rep.Notes = a.notes
	if rep.Notes == nil {
		rep.Notes = []Note{}
	}
	return rep
}

var allRoles = [...]Role{Patient, Carer, Surrogate, Clinician, Organisation, Assessor}

func (a *assessment) note(n Note) {
	if n.Item != "" {
		n.Text = a.s.f.Items[a.s.index.at(n.Item)].Text
	}
	a.notes = append(a.notes, n)
}

// of returns the sheets of one role.
func (a *assessment) of(role Role) []roleSheet {
	if len(a.sheets) == 1 {
		if a.sheets[0].role == role {
			return a.sheets
		}
		return nil
	}
	var of []roleSheet
	for i := range a.sheets {
		if a.sheets[i].role == role {
			of = append(of, a.sheets[i])
		}
	}
	return of
}

// personal reports whether only a person can speak in the role.
func personal(role Role) bool { return role == Patient || role == Carer || role == Surrogate }

// heard reports whether somebody of the role answered something. What a program
// measured, or what was carried over, is no voice of a patient or of who speaks for
// one.
func (a *assessment) heard(role Role) bool {
	for i := range a.sheets {
		if a.sheets[i].role != role {
			continue
		}
		for j := range a.sheets[i].sheet {
			if c := &a.sheets[i].sheet[j]; c.seen && c.given != 0 && !c.inferred && !(c.probed && personal(role)) {
				return true
			}
		}
	}
	return false
}
