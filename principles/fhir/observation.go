package fhir

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/principles"
)

// Measure is a score as an Observation carries it.
type Measure struct {
	// Framework is the id of the framework.
	Framework string `json:"framework"`
	// Version is its version.
	Version string `json:"version"`
	// Role is whose answers were scored.
	Role principles.Role `json:"role"`
	// Score is the id of the score.
	Score string `json:"score"`
	// Figure is the score, or the reason why there is none.
	Figure principles.Figure `json:"figure"`
	// Low is the figure if every unknown answer were the worst.
	Low principles.Figure `json:"low"`
	// High is the figure if every unknown answer were the best.
	High principles.Figure `json:"high"`
	// Coverage says how many of the applicable items were answered.
	Coverage principles.Coverage `json:"coverage"`
	// CutOffs are the verdicts on the cut-offs, by id.
	CutOffs []principles.CutOffResult `json:"cutOffs,omitzero"`
	// Sections are the scores of the framework's sections, by section id.
	Sections []Section `json:"sections,omitzero"`
}

// Section is the score of one section of a framework.
type Section struct {
	// ID is the id of the section, and of its score.
	ID string `json:"id"`
	// Figure is the score, or the reason why there is none.
	Figure principles.Figure `json:"figure"`
}

// EncodeObservations writes the scores of a report as a collection Bundle of
// Observations, one for each role and score that the role was asked for. A score
// that is withheld has a dataAbsentReason and no value. Bounds, coverage, verdicts
// and the scores of sections are components. The responses, if any are named in
// from, stand in derivedFrom. The error is [ErrRelease], or [Faults] for a report
// of another framework.
func EncodeObservations(f principles.Framework, r principles.Report, from []string, o Options) ([]byte, error) {
	if _, err := o.release(); err != nil {
		return nil, err
	}
	if err := f.Validate(); err != nil {
		return nil, err
	}
	if r.Framework != f.ID || r.Version != f.Version {
		return nil, Faults{{
			Pointer: "/framework", Code: fault.Conflict,
			Err: fault.Because(principles.ErrVersion, "must be the id and version of the framework given"),
		}}
	}
	type entry struct {
		Resource observation `json:"resource"`
	}
	bundle := struct {
		ResourceType string  `json:"resourceType"`
		Type         string  `json:"type"`
		Entry        []entry `json:"entry"`
	}{"Bundle", "collection", []entry{}}
	w := observationWriter{f: &f, r: &r, o: &o, from: from}
	for i := range r.Roles {
		for j := range r.Roles[i].Scores {
			if s := &r.Roles[i].Scores[j]; s.Figure.Why != principles.WhyNotAsked {
				bundle.Entry = append(bundle.Entry, entry{w.observation(&r.Roles[i], s)})
			}
		}
	}
	return encode(bundle)
}

type observationWriter struct {
	f    *principles.Framework
	r    *principles.Report
	o    *Options
	from []string
}

func (w *observationWriter) text(t principles.Text) string {
	s, _ := t.In(w.o.Language, w.f.Language)
	return s
}

func (w *observationWriter) observation(role *principles.RoleResult, s *principles.ScoreResult) observation {
	ob := observation{
		ResourceType: "Observation", Status: "final", Effective: string(w.r.AsOf),
		Category: []concept{{Coding: []coding{{
			System: "http://terminology.hl7.org/CodeSystem/observation-category", Code: "survey",
		}}}},
		Code: concept{Coding: []coding{{System: canonical + w.f.ID, Code: s.Score}}, Text: w.text(s.Title)},
		Extension: []extension{{URL: extScore, Extension: []extension{
			{URL: "role", Code: string(role.Role)}, {URL: "version", String: w.f.Version},
		}}},
	}
	for _, ref := range w.from {
		ob.DerivedFrom = append(ob.DerivedFrom, reference{Reference: ref})
	}
	ob.Value, ob.Absent = value(s.Figure)
	if s.Band != "" {
		ob.Interpretation = []concept{{
			Coding: []coding{{System: canonical + w.f.ID + ":" + s.Score, Code: s.Band}}, Text: w.text(s.BandTitle),
		}}
	}
	ob.Component = append(ob.Component, w.figure("low", s.Low), w.figure("high", s.High), component{
		Code: w.code("coverage"),
		Ratio: &ratio{
			Numerator: quantity{Value: number(float64(s.Coverage.Answered))}, Denominator: quantity{Value: number(float64(s.Coverage.Applicable))},
		},
	})
	if s.Coverage.Inferred > 0 {
		ob.Component = append(ob.Component, w.figure("inferred", figure(float64(s.Coverage.Inferred))))
	}
	for _, k := range s.CutOffs {
		ob.Component = append(ob.Component, component{
			Code: w.code("cutOff." + k.CutOff),
			Concept: &concept{
				Coding: []coding{{System: "urn:concord:verdict", Code: string(k.Verdict)}}, Text: w.text(k.Meaning),
			},
		})
	}
	if w.whole(s) {
		for i := range role.Scores {
			if t := &role.Scores[i]; t.Score != s.Score && w.section(t.Score) && t.Figure.Why != principles.WhyNotAsked {
				ob.Component = append(ob.Component, w.figure("section."+t.Score, t.Figure))
			}
		}
	}
	return ob
}

func figure(v float64) principles.Figure { return principles.Figure{Value: v} }

// whole reports whether a score takes in items of more than one section.
func (w *observationWriter) whole(s *principles.ScoreResult) bool {
	i := slices.IndexFunc(w.f.Scores, func(x principles.Score) bool { return x.ID == s.Score })
	if i < 0 {
		return false
	}
	first := ""
	for n, key := range w.f.Scores[i].Items {
		k := slices.IndexFunc(w.f.Items, func(it principles.Item) bool { return it.Key == key })
		if n == 0 {
			first = w.f.Items[k].Section
		} else if w.f.Items[k].Section != first {
			return true
		}
	}
	return false
}

func (w *observationWriter) section(id string) bool {
	return slices.ContainsFunc(w.f.Sections, func(s principles.Section) bool { return s.ID == id })
}

func (w *observationWriter) code(code string) concept {
	return concept{Coding: []coding{{System: "urn:concord:component", Code: code}}}
}

func (w *observationWriter) figure(code string, f principles.Figure) component {
	c := component{Code: w.code(code)}
	c.Value, c.Absent = value(f)
	return c
}

// value writes a figure as a quantity, or as the reason for its absence.
func value(f principles.Figure) (*quantity, *concept) {
	if v, ok := f.Get(); ok {
		return &quantity{Value: number(v), Unit: "score", System: ucum, Code: "{score}"}, nil
	}
	return nil, &concept{Coding: []coding{{System: absentSystem, Code: absentCode(f.Why)}}, Text: f.Why}
}

// absentCode returns the code of HL7 for a reason of ours.
func absentCode(why string) string {
	switch why {
	case principles.WhyNothingApplicable:
		return "not-applicable"
	case principles.WhyNotAsked:
		return "not-asked"
	case principles.WhyTooFewCases:
		return "masked"
	}
	return "unknown"
}

// figureOf reads a quantity, or the reason for its absence.
func figureOf(q *quantity, absent *concept) (principles.Figure, bool) {
	if q != nil {
		v, err := q.Value.Float64()
		return figure(v), err == nil
	}
	if absent == nil {
		return principles.Figure{}, false
	}
	why := absent.Text
	if why == "" && len(absent.Coding) > 0 {
		why = absent.Coding[0].Code
	}
	return principles.Figure{Why: cmp.Or(why, "unknown")}, true
}

// DecodeObservation reads an Observation that [EncodeObservations] wrote, as it
// stands in the Bundle or by itself. The error is [Faults].
func DecodeObservation(data []byte) (Measure, error) {
	var ob observation
	if err := decode(data, "Observation", &ob); err != nil {
		return Measure{}, err
	}
	var m Measure
	for _, c := range ob.Code.Coding {
		if id, ok := strings.CutPrefix(c.System, canonical); ok {
			m.Framework, m.Score = id, c.Code
		}
	}
	if m.Framework == "" || m.Score == "" {
		return Measure{}, one("/code", fault.Required, "must hold a coding of a framework of this module")
	}
	for _, e := range within(ob.Extension, extScore) {
		switch e.URL {
		case "role":
			m.Role = principles.Role(e.Code)
		case "version":
			m.Version = e.String
		}
	}
	if !m.Role.IsValid() || m.Version == "" {
		return Measure{}, one("/extension", fault.Required, "must hold the role and version of the score")
	}
	var ok bool
	if m.Figure, ok = figureOf(ob.Value, ob.Absent); !ok {
		return Measure{}, one("", fault.Required, "must have a valueQuantity or a dataAbsentReason")
	}
	m.Low, m.High = principles.Figure{Why: principles.WhyUndefined}, principles.Figure{Why: principles.WhyUndefined}
	for i := range ob.Component {
		if !m.component(&ob.Component[i]) {
			return Measure{}, one("/component/"+itoa(i), fault.Format, "must have the form in which it was written")
		}
	}
	return m, nil
}

// component reads one component, and reports whether it has its form.
func (m *Measure) component(c *component) bool {
	if len(c.Code.Coding) == 0 {
		return true
	}
	code := c.Code.Coding[0].Code
	fig, ok := figureOf(c.Value, c.Absent)
	cutOff, isCutOff := strings.CutPrefix(code, "cutOff.")
	section, isSection := strings.CutPrefix(code, "section.")
	switch {
	case code == "low":
		m.Low = fig
	case code == "high":
		m.High = fig
	case code == "inferred":
		m.Coverage.Inferred = int(fig.Value)
	case code == "coverage":
		if c.Ratio == nil {
			return false
		}
		var err1, err2 error
		m.Coverage.Answered, err1 = whole(c.Ratio.Numerator.Value)
		m.Coverage.Applicable, err2 = whole(c.Ratio.Denominator.Value)
		return err1 == nil && err2 == nil
	case isCutOff:
		if c.Concept == nil || len(c.Concept.Coding) == 0 || !principles.Verdict(c.Concept.Coding[0].Code).IsValid() {
			return false
		}
		m.CutOffs = append(m.CutOffs, principles.CutOffResult{CutOff: cutOff, Verdict: principles.Verdict(c.Concept.Coding[0].Code)})
		return true
	case isSection:
		m.Sections = append(m.Sections, Section{ID: section, Figure: fig})
	default:
		return true // a component of somebody else
	}
	return ok
}

func whole(n json.Number) (int, error) {
	v, err := n.Int64()
	return int(v), err
}
