package goals

import "encoding/json"

// Role is the part that a person has in a plan.
type Role string

// The roles.
const (
	RolePatient   Role = "patient"   // the person whose life the plan is about
	RoleFamily    Role = "family"    // family and friends
	RoleCaregiver Role = "caregiver" // who gives daily help
	RoleClinician Role = "clinician" // one member of the care team
	RoleTeam      Role = "team"      // the care team as a whole
	RoleOther     Role = "other"     // anyone else
)

// Values returns every role.
func (Role) Values() []Role {
	return []Role{RolePatient, RoleFamily, RoleCaregiver, RoleClinician, RoleTeam, RoleOther}
}

// IsValid reports whether r is one of [Role.Values].
func (r Role) IsValid() bool { return among(r) }

// Person is somebody who has a part in a plan.
type Person struct {
	// ID names the person within the plan.
	ID string `json:"id"`
	// Name is what the person is called.
	Name string `json:"name,omitzero"`
	// Role is the part of the person in the plan.
	Role Role `json:"role"`
	// Reference is the address of the person's record elsewhere, such as
	// Patient/123.
	Reference string `json:"reference,omitzero"`
	// Surrogate says for whom, and on what basis, the person may decide.
	Surrogate Surrogate `json:"surrogate,omitzero"`
	// Extensions is content of others, kept untouched.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

// Basis is what allows a surrogate to speak for somebody.
type Basis string

// The bases. Which of them a law accepts is outside this package.
const (
	BasisProxy     Basis = "proxy"     // named by the person: health care proxy, lasting power of attorney
	BasisGuardian  Basis = "guardian"  // named by a court
	BasisParent    Basis = "parent"    // a parent of a minor
	BasisNextOfKin Basis = "nextOfKin" // the closest relative, where the law says so
	BasisDirective Basis = "directive" // speaks from a written advance directive
	BasisRequest   Basis = "request"   // the person asked them to, today
	BasisOther     Basis = "other"     // anything else; say it in Text
)

// Values returns every basis.
func (Basis) Values() []Basis {
	return []Basis{
		BasisProxy, BasisGuardian, BasisParent, BasisNextOfKin, BasisDirective, BasisRequest,
		BasisOther,
	}
}

// IsValid reports whether b is one of [Basis.Values].
func (b Basis) IsValid() bool { return among(b) }

// Surrogate says that one person may decide for another.
type Surrogate struct {
	// For is the id of the person who is spoken for.
	For string `json:"for"`
	// Basis is what allows it.
	Basis Basis `json:"basis"`
	// Text is the basis in words; required if Basis is "other".
	Text string `json:"text,omitzero"`
	// From is the first day on which the surrogate may decide.
	From Date `json:"from,omitzero"`
	// Until is the last day.
	Until Date `json:"until,omitzero"`
}

// Value is something that matters to the person: what the goals are for.
type Value struct {
	// ID names the value within the plan.
	ID string `json:"id"`
	// Text is the value in the person's own words.
	Text string `json:"text"`
	// Private keeps the value out of what is shared with family.
	Private bool `json:"private,omitzero"`
	// Extensions is content of others, kept untouched.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}
