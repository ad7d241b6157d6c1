package fhir

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/internal/ident"
)

// referenceKey is what a Reference is compared by: its address, its
// identifier or its display, the first that it has.
func referenceKey(e Element) string {
	if ref := e.Member("reference").Text(); ref != "" {
		return ref
	}
	if id := e.Member("identifier"); id.Member("value").Exists() {
		return joined(id.Member("system").Text(), id.Member("value").Text())
	}
	return e.Member("display").Text()
}

// person returns the id of the person that a Reference is to, whom it adds to
// the plan if they are new. The role is taken from the type of the reference
// where none is given.
func (r *reader) person(e Element, role goals.Role) string {
	key := referenceKey(e)
	if strings.HasPrefix(key, "#") {
		key = joined(r.at, key) // contained: another one in each resource
	}
	if id, ok := r.people[key]; ok {
		if name := e.Member("display").Text(); name != "" {
			if v := &r.plan.People[r.names[id]]; v.Name == "" {
				v.Name = name
			}
		}
		return id
	}
	name, id, _ := literal(e.Member("reference").Text())
	if name == "" {
		name = strings.TrimPrefix(e.Member("type").Text(), "http://hl7.org/fhir/StructureDefinition/")
	}
	if role == "" || name == "Group" || name == "Organization" {
		switch name {
		case "Patient":
			role = goals.RolePatient
		case "Practitioner", "PractitionerRole":
			role = goals.RoleClinician
		case "CareTeam":
			role = goals.RoleTeam
		case "RelatedPerson":
			role = goals.RoleFamily
		default:
			role = goals.RoleOther
		}
	}
	v := goals.Person{Name: e.Member("display").Text(), Role: role, Reference: e.Member("reference").Text()}
	if v.Reference == "" && e.Member("identifier").Exists() || strings.HasPrefix(v.Reference, "#") {
		v.Reference = ""
		v.Extensions = map[string]json.RawMessage{keyReference: e.JSON()}
	}
	return r.add(key, id, v)
}

// named returns the id of a person who is known by name only.
func (r *reader) named(name string) string {
	if id, ok := r.people[name]; ok {
		return id
	}
	return r.add(name, "", goals.Person{Name: name, Role: goals.RoleOther})
}

func (r *reader) add(key, id string, v goals.Person) string {
	for n := len(r.plan.People) + 1; !ident.ValidID(id) || r.taken(id); n++ {
		id = "person-" + strconv.Itoa(n)
	}
	r.names[id] = len(r.plan.People)
	r.people[key] = id
	v.ID = id
	r.plan.People = append(r.plan.People, v)
	return id
}

func (r *reader) taken(id string) bool {
	_, taken := r.names[id]
	return taken
}
