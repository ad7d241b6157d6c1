package fhir

import (
	"cmp"
	"strconv"

	"github.com/concord-sdm/concord/goals"
)

// The keys here say what of a resource and of a plan is the same content, so
// that what did not change is given back as it was received. Names and
// displays beside an address or a code do not count.

func conceptKey(c goals.Concept) string {
	key := joined("concept", c.Text)
	for _, v := range c.Codings {
		key = joined(key, v.System, v.Code, v.Display)
	}
	return key
}

func addressKey(c goals.Concept) string {
	for _, v := range c.Codings {
		if v.System == "" {
			return v.Code
		}
	}
	return words(c)
}

// words is a concept in words: its text, or else what its codings display.
func words(c goals.Concept) string {
	text := c.Text
	for _, v := range c.Codings {
		text = cmp.Or(text, v.Display, v.Code)
	}
	return text
}

func acceptanceKey(who string, stance goals.Stance, priority goals.Priority) string {
	return joined("acceptance", who, string(stance), string(priority))
}

func levelKey(level float64, text string) string { return joined("level", number(level), text) }

func measureKey(m goals.Measure) string {
	if len(m.Codings) > 0 {
		return joined("code", m.Codings[0].System, m.Codings[0].Code)
	}
	return m.Name
}

func quantityKey(q goals.Quantity) string { return joined(number(q.Value), q.Unit, q.Text) }

// targetKey compares a target as FHIR can hold it.
func targetKey(v wording, m goals.Measure) string {
	kind := v.Kind
	if kind == goals.TargetMaintain {
		kind = goals.TargetBetween
		switch {
		case v.High == goals.Quantity{}:
			kind = goals.TargetAtLeast
		case v.Low == goals.Quantity{}:
			kind = goals.TargetAtMost
		}
	}
	text := v.text
	if kind != goals.TargetYesNo {
		text = ""
	}
	return joined(
		string(kind), measureKey(m), text, quantityKey(v.Low), quantityKey(v.High), quantityKey(v.Value), v.Code.System,
		v.Code.Code, string(v.Answer), string(v.Due), quantityKey(v.DueAfter),
	)
}

func number(f float64) string { return strconv.FormatFloat(f, 'g', -1, 64) }
