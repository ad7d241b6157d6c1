package fhir

import (
	"slices"
	"strings"
	"sync"

	"github.com/concord-sdm/concord/goals"
)

// hl7Codes are the code systems of HL7 that a Goal uses, in full. A code of
// them that is not here is noted.
var hl7Codes = []struct {
	element, system string
	codes           []string
}{
	{"achievementStatus", systemAchievement, []string{
		"in-progress", "improving", "worsening", "no-change", "achieved", "sustaining", "not-achieved", "no-progress", "not-attainable",
	}},
	{"priority", systemPriority, []string{"high-priority", "medium-priority", "low-priority"}},
	{"category", "http://terminology.hl7.org/CodeSystem/goal-category", []string{"dietary", "safety", "behavioral", "nursing", "physiotherapy"}},
}

// terminology notes unknown codes of HL7's own systems.
func (c *checker) terminology(p *place, goal Element) {
	for _, row := range hl7Codes {
		rp := p.field(row.element, row.element)
		check := func(at *place, concept Element) {
			for coding := range concept.Member("coding").All() {
				if code := coding.Member("code").Text(); coding.Member("system").Text() == row.system && !slices.Contains(row.codes, code) {
					c.note(at, NoteUnknownCode, "has a code that "+row.system+" does not have")
				}
			}
		}
		concept := goal.Member(row.element)
		if row.element != "category" {
			check(&rp, concept)
			continue
		}
		i := 0
		for item := range concept.All() {
			ip := rp.item(i)
			check(&ip, item)
			i++
		}
	}
}

// unitWords are units as people write them, by their UCUM code.
var unitWords = map[string]string{
	"lb": "[lb_av]", "lbs": "[lb_av]", "pound": "[lb_av]", "pounds": "[lb_av]", "oz": "[oz_av]", "kgs": "kg", "kilogram": "kg", "kilograms": "kg",
	"gram": "g", "grams": "g", "in": "[in_i]", "inch": "[in_i]", "inches": "[in_i]", "ft": "[ft_i]", "feet": "[ft_i]", "mile": "[mi_i]",
	"miles": "[mi_i]", "meter": "m", "meters": "m", "metre": "m", "metres": "m", "mmhg": "mm[Hg]", "mm hg": "mm[Hg]", "bpm": "/min",
	"percent": "%", "°c": "Cel", "degc": "Cel", "celsius": "Cel", "°f": "[degF]", "degf": "[degF]", "fahrenheit": "[degF]",
	"second": "s", "seconds": "s", "minute": "min", "minutes": "min", "hour": "h", "hours": "h", "hr": "h", "hrs": "h", "day": "d", "days": "d",
	"week": "wk", "weeks": "wk", "month": "mo", "months": "mo", "year": "a", "years": "a", "litre": "L", "litres": "L", "liter": "L", "liters": "L",
}

var knownUnits = sync.OnceValue(func() map[string]bool {
	known := map[string]bool{}
	for _, u := range goals.Units() {
		known[u] = true
	}
	return known
})

// unit notes a Quantity whose unit in words is another one than its code.
func (c *checker) unit(p *place, e Element) {
	code, text := e.Member("code").Text(), e.Member("unit").Text()
	if e.Member("system").Text() != ucum || text == "" || !knownUnits()[code] {
		return
	}
	named := unitWords[strings.ToLower(text)]
	if named == "" && knownUnits()[text] {
		named = text
	}
	if named == "" || named == code {
		return
	}
	if v, err := goals.Convert(1, named, code); err != nil || v != 1 {
		up := p.field("unit", "unit")
		c.note(&up, NoteUnit, "says another unit than the code beside it; programs go by the code")
	}
}
