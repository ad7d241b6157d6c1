package fhir

import (
	"slices"

	"github.com/concord-sdm/concord/internal/fault"
)

// The extensions that this package knows.
const (
	urlAcceptance   = "http://hl7.org/fhir/StructureDefinition/goal-acceptance"
	urlRelationship = "http://hl7.org/fhir/StructureDefinition/goal-relationship"
	urlRejected     = "http://hl7.org/fhir/StructureDefinition/goal-reasonRejected"
	urlScaling      = "http://hl7.org/fhir/us/pco/StructureDefinition/pco-goal-attainment-scaling"

	systemRelationship = "http://hl7.org/fhir/goal-relationship-type"
	systemAchievement  = "http://terminology.hl7.org/CodeSystem/goal-achievement"
	systemPriority     = "http://terminology.hl7.org/CodeSystem/goal-priority"
)

// definition is what the StructureDefinition of an extension says: a value of
// one type, or named parts.
type definition struct {
	url   string
	value string // the ending of value[x]
	parts []definition
	min   bool
	codes []code
	to    []target
}

// definitions are the extensions of Goal in R4 4.0.1, kept in R4B and in the
// extensions pack of R5.
var definitions = []definition{
	{url: urlAcceptance, parts: []definition{
		{url: "individual", value: "Reference", min: true, to: targets(before5, "Patient", "Practitioner", "RelatedPerson")},
		{url: "status", value: "Code", codes: codes(always, "agree", "disagree", "pending")},
		{url: "priority", value: "CodeableConcept"},
	}},
	{url: urlRelationship, parts: []definition{
		{url: "type", value: "CodeableConcept", min: true},
		{url: "target", value: "Reference", min: true, to: targets(always, "Goal")},
	}},
	{url: urlRejected, value: "CodeableConcept"},
}

// extensions checks the extensions of a Goal that are defined above, or in
// more.
func (c *checker) extensions(p *place, goal Element, defs []definition) {
	lp := p.field("extension", "extension")
	i := 0
	for e := range goal.Member("extension").All() {
		ip := lp.item(i)
		i++
		url := e.Member("url").Text()
		for k := range defs {
			if defs[k].url == url {
				c.extension(&ip, e, &defs[k])
			}
		}
	}
}

// extension checks one extension against its definition.
func (c *checker) extension(p *place, e Element, d *definition) {
	if d.value != "" {
		c.extensionValue(p, e, d)
		return
	}
	key := d.url[lastSlash(d.url)+1:]
	met := make([]int, len(d.parts))
	lp := p.field("extension", "extension")
	i := 0
	for part := range e.Member("extension").All() {
		ip := lp.item(i)
		i++
		url := part.Member("url").Text()
		k := slices.IndexFunc(d.parts, func(q definition) bool { return q.url == url })
		if k < 0 {
			c.note(&ip, NoteUnknownMember, "is not one of the parts that the extension defines: "+partNames(d)+"; it is kept")
			continue
		}
		if met[k]++; met[k] == 2 {
			c.broken(&ip, fault.Duplicate, key, "is given twice; give it once")
		}
		c.extensionValue(&ip, part, &d.parts[k])
	}
	for k, q := range d.parts {
		if q.min && met[k] == 0 {
			c.broken(p, fault.Required, key, "must have the part "+q.url)
		}
	}
}

func (c *checker) extensionValue(p *place, e Element, d *definition) {
	value := e.Member("value" + d.value)
	vp := p.field("value"+d.value, "value")
	if !value.Exists() {
		c.broken(p, fault.Type, "", "must have a value of the type "+d.value)
		return
	}
	if d.codes != nil && !hasCode(d.codes, c.in, value.Text()) {
		c.fault(&vp, fault.Enum, "must be "+list(d.codes, c.in))
	}
	if d.to != nil {
		c.referenceType(&vp, value, &element{targets: d.to}, kindReference)
	}
}

func partNames(d *definition) string {
	names := make([]code, len(d.parts))
	for i, q := range d.parts {
		names[i] = code{q.url, always}
	}
	return list(names, always)
}

func lastSlash(s string) int {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == '/' {
			return i
		}
	}
	return -1
}

// partOf returns the value of the named part of a complex extension.
func partOf(extension Element, url, value string) Element {
	for e := range extension.Member("extension").All() {
		if e.Member("url").Text() == url {
			return e.Member("value" + value)
		}
	}
	return Element{}
}

// codeOf returns the first code that a CodeableConcept has in the system.
func codeOf(concept Element, system string) string {
	for coding := range concept.Member("coding").All() {
		if coding.Member("system").Text() == system {
			return coding.Member("code").Text()
		}
	}
	return ""
}
