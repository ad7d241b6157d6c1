package fhir

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/goals"
)

// targets reads the targets of a Goal into the plan.
func (r *reader) targets(e Element, g goals.Goal) {
	lp := r.goalPlace.field("target", "target")
	i := 0
	for t := range e.Member("target").All() {
		p := lp.item(i)
		i++
		v, measure, ok := r.target(&p, t)
		if !ok {
			r.key("target", "")
			continue
		}
		r.key("target", targetKey(v, measure))
		target := goals.Target{
			ID: "target-" + strconv.Itoa(len(r.plan.Targets)+1), Goals: []string{g.ID}, Text: v.text,
			Versions: []goals.TargetVersion{v.TargetVersion},
		}
		if measure.Name != "" {
			target.Measure = r.measure(measure)
		}
		r.plan.Targets = append(r.plan.Targets, target)
	}
}

// wording is a version of a target and the target's text.
type wording struct {
	goals.TargetVersion
	text string
}

// target reads one target. What is neither a number with inclusive bounds nor
// a code nor an answer becomes a yes/no target with its text.
func (r *reader) target(p *place, e Element) (wording, goals.Measure, bool) {
	var v wording
	measure := measureOf(e.Member("measure"))
	v.Due = goals.Date(e.Member("dueDate").Text())
	if due := e.Member("dueDuration"); due.Exists() {
		q, ok := quantityOf(due)
		if !ok || !goals.SameKind(q.Unit, "d") || q.Value < 0 || q.Value > 1e6 {
			r.note(p, "is due after a time without a UCUM unit; that is kept in the resource")
		} else {
			v.DueAfter = q
		}
	}
	concept, _ := conceptOf(e.Member("measure"))
	var detail Element
	for m := range e.All() {
		if m.Name() != "detail" && strings.HasPrefix(m.Name(), "detail") {
			detail = m
		}
	}
	switch detail.Name() {
	case "detailQuantity":
		r.quantity(p, detail, concept, &v)
	case "detailInteger":
		n, _ := strconv.ParseFloat(detail.Text(), 64)
		v.Kind, v.Value = goals.TargetEqual, goals.Quantity{Value: n, Unit: "1"}
		v.Better = r.better(p, concept)
	case "detailRange":
		r.bounds(p, detail, concept, &v)
	case "detailBoolean":
		v.Kind, v.Answer = goals.TargetYesNo, goals.AnswerYes
		if detail.Text() == "false" {
			v.Answer = goals.AnswerNo
		}
	case "detailCodeableConcept":
		if c, ok := conceptOf(detail); ok && len(c.Codings) > 0 {
			v.Kind, v.Code = goals.TargetCoded, c.Codings[0]
			if len(c.Codings) > 1 {
				r.note(p, "has several codes for one detail; the first is read")
			}
		} else {
			v.say(c.Text)
		}
	case "detailString":
		v.say(detail.Text())
	case "detailRatio":
		v.say(quantityText(detail.Member("numerator")) + " : " + quantityText(detail.Member("denominator")))
		r.note(p, "is a ratio, which is read as a yes/no target")
	default:
		if v.Due == "" && v.DueAfter == (goals.Quantity{}) && measure.Name == "" {
			r.note(p, "has nothing that a plan has a place for; it is kept in the resource")
			return wording{}, goals.Measure{}, false
		}
		v.say("") // is the goal itself met?
	}
	return v, measure, true
}

// say makes v a yes/no target about the text.
func (v *wording) say(text string) {
	v.Kind, v.Answer, v.text = goals.TargetYesNo, goals.AnswerYes, text
}

func (r *reader) better(p *place, measure goals.Concept) goals.Better {
	if r.o.Better != nil {
		if b := r.o.Better(measure); b.IsValid() {
			return b
		}
	}
	r.note(p, "does not say in which direction things get better; nearer to the target is taken as better until somebody says otherwise")
	return goals.BetterWithin
}

// quantity reads a single value. FHIR's < and > leave out the bound, which a
// plan's targets never do.
func (r *reader) quantity(p *place, e Element, measure goals.Concept, v *wording) {
	q, ok := quantityOf(e)
	switch comparator := e.Member("comparator").Text(); {
	case !ok:
		v.say(quantityText(e))
		r.note(p, "has no number or no unit that a plan can hold; it is read as a yes/no target")
	case comparator == "":
		v.Kind, v.Value, v.Better = goals.TargetEqual, q, r.better(p, measure)
	case comparator == ">=":
		v.Kind, v.Low, v.Better = goals.TargetAtLeast, q, goals.BetterHigher
	case comparator == "<=":
		v.Kind, v.High, v.Better = goals.TargetAtMost, q, goals.BetterLower
	default:
		v.say(quantityText(e))
		r.note(p, "leaves out its bound, which the bounds of a plan never do; it is read as a yes/no target")
	}
}

// bounds reads a range: without a low end it is met at or below the high one,
// without a high end at or above the low one (FHIR, Goal.target.detail).
func (r *reader) bounds(p *place, e Element, measure goals.Concept, v *wording) {
	low, high := e.Member("low"), e.Member("high")
	l, lok := quantityOf(low)
	h, hok := quantityOf(high)
	ok := (lok || !low.Exists()) && (hok || !high.Exists())
	switch {
	case ok && lok && hok && goals.SameKind(l.Unit, h.Unit):
		v.Kind, v.Low, v.High, v.Better = goals.TargetBetween, l, h, r.better(p, measure)
	case ok && lok && !hok:
		v.Kind, v.Low, v.Better = goals.TargetAtLeast, l, goals.BetterHigher
	case ok && hok && !lok:
		v.Kind, v.High, v.Better = goals.TargetAtMost, h, goals.BetterLower
	default:
		v.say(quantityText(low) + " – " + quantityText(high))
		r.note(p, "has no numbers and units that a plan can hold together; it is read as a yes/no target")
	}
}

// quantityOf reads a Quantity without regard to its comparator; ok is false if
// it has no number, or a unit that a plan cannot hold.
func quantityOf(e Element) (goals.Quantity, bool) {
	var q goals.Quantity
	value := e.Member("value")
	f, err := strconv.ParseFloat(value.Text(), 64)
	if !value.Exists() || err != nil || math.IsInf(f, 0) {
		return q, false
	}
	q.Value = f + 0
	unit, code := e.Member("unit").Text(), e.Member("code").Text()
	switch {
	case code != "" && e.Member("system").Text() == ucum:
		q.Unit = code
		if unit != code {
			q.Text = unit
		}
	case unit != "":
		q.Unit = unit
	case code != "":
		q.Unit = code
	default:
		q.Unit = "1"
	}
	if len(q.Unit) > 64 || strings.ContainsFunc(q.Unit, func(c rune) bool { return c <= ' ' || c > '~' }) {
		return goals.Quantity{}, false
	}
	return q, true
}

// quantityText writes a Quantity for people, with its number as it was
// written.
func quantityText(e Element) string {
	unit := e.Member("unit").Text()
	if unit == "" {
		unit = e.Member("code").Text()
	}
	parts := []string{e.Member("comparator").Text(), e.Member("value").Text(), unit}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
}

// conceptOf reads a CodeableConcept; ok is false if it has neither text nor
// code.
func conceptOf(e Element) (goals.Concept, bool) {
	var c goals.Concept
	c.Text = e.Member("text").Text()
	for coding := range e.Member("coding").All() {
		v := goals.Coding{System: coding.Member("system").Text(), Code: coding.Member("code").Text(), Display: coding.Member("display").Text()}
		if v.Code != "" {
			c.Codings = append(c.Codings, v)
		} else if c.Text == "" {
			c.Text = v.Display
		}
	}
	return c, strings.TrimSpace(c.Text) != "" || len(c.Codings) > 0
}

// measureOf reads what is measured; the zero Measure if nothing is said.
func measureOf(e Element) goals.Measure {
	c, ok := conceptOf(e)
	if !ok {
		return goals.Measure{}
	}
	m := goals.Measure{Name: c.Text, Codings: c.Codings}
	for _, coding := range c.Codings {
		if strings.TrimSpace(m.Name) == "" {
			m.Name = coding.Display
		}
	}
	if strings.TrimSpace(m.Name) == "" {
		m.Name = c.Codings[0].Code
	}
	return m
}

// measure returns the id of the measure, which is added if it is new.
func (r *reader) measure(m goals.Measure) string {
	key := measureKey(m)
	if id, ok := r.scales[key]; ok {
		return id
	}
	m.ID = "measure-" + strconv.Itoa(len(r.plan.Measures)+1)
	r.plan.Measures = append(r.plan.Measures, m)
	r.scales[key] = m.ID
	return m.ID
}
