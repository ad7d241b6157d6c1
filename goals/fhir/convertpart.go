package fhir

import (
	"strconv"

	"github.com/concord-sdm/concord/internal/strictjson"
)

// outcomes joins the two lists of R4 into the outcomes of R5.
func (c *converter) outcomes(e Element, at string, add func(string, []byte)) {
	for _, row := range [...]struct{ name, inside string }{{"outcomeCode", "concept"}, {"outcomeReference", "reference"}} {
		m := e.Member(row.name)
		if !full(m) {
			continue
		}
		c.change(ChangeRenamed, at+"."+row.name, at+".outcome."+row.inside, "R5 has one list of outcomes")
		for item := range m.All() {
			add("outcome", wrap(row.inside, item))
		}
	}
}

// outcome splits the outcomes of R5 into the two lists of R4.
func (c *converter) outcome(list Element, at string, add func(string, []byte)) {
	i, references := 0, 0
	for item := range list.All() {
		from := at + ".outcome[" + strconv.Itoa(i) + "]"
		concept, reference := item.Member("concept"), item.Member("reference")
		if concept.Exists() {
			c.change(ChangeRenamed, from+".concept", at+".outcomeCode", "R4 has a list of its own for coded outcomes")
			add("outcomeCode", concept.raw())
			if references > 0 && !reference.Exists() {
				c.change(ChangeLost, from, "", "the order of this outcome among the references is not kept: R4 has two lists")
			}
		}
		if reference.Exists() {
			references++
			c.change(ChangeRenamed, from+".reference", at+".outcomeReference", "R4 has a list of its own for outcomes that are observations")
			add("outcomeReference", reference.raw())
		}
		if concept.Exists() && reference.Exists() {
			c.change(ChangeLost, from, "", "that the code and the reference are one outcome is not kept: R4 has two lists")
		}
		for m := range item.All() {
			if name := m.Name(); name != "concept" && name != "reference" {
				c.change(ChangeLost, from+"."+name, "", "R4 has no place for it")
			}
		}
		if !item.is(strictjson.Object) {
			c.change(ChangeLost, from, "", "it is not an object, and R4 has no place for it")
		}
		i++
	}
}

// back puts what a cross-version extension carried into its R5 element, or
// returns what is to be done after the other members.
func (c *converter) back(taken map[string]bool, item Element, at, from string, put, add func(string, []byte)) func() {
	text := "R5 has an element for what travelled as an extension"
	plain := item.Len() == 2 || item.Len() == 3 && item.Member("_valueBoolean").Exists()
	switch url := item.Member("url").Text(); {
	case plain && !taken[url] && url == crossVersion+"continuous" && item.Member("valueBoolean").Exists():
		c.change(ChangeExtension, from, at+".continuous", text)
		taken[url] = true
		put("continuous", item.Member("valueBoolean").raw())
		if companion := item.Member("_valueBoolean"); companion.Exists() {
			put("_continuous", companion.raw())
		}
	case plain && !taken[url] && url == crossVersion+"source" && item.Member("valueReference").Exists():
		c.change(ChangeExtension, from, at+".source", text)
		taken[url] = true
		put("source", item.Member("valueReference").raw())
	case plain && url == crossVersion+"addresses" && item.Member("valueReference").Exists():
		c.change(ChangeExtension, from, at+".addresses", text)
		return func() { add("addresses", item.Member("valueReference").raw()) }
	default:
		add("extension", item.raw())
	}
	return func() {}
}
