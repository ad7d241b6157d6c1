package fhir

import (
	"slices"
	"strings"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/principles"
)

// DecodeQuestionnaireResponse reads a QuestionnaireResponse to the framework. One
// that [EncodeQuestionnaireResponse] wrote gives back its response, in the order
// of the framework. In one from elsewhere, the role is that of the source's type
// (a Practitioner is a clinician, a RelatedPerson a carer) and without one a
// patient; its codes must be those of the framework. The error is [Faults], also
// for a resource that answers another questionnaire.
func DecodeQuestionnaireResponse(f principles.Framework, data []byte) (r principles.Response, losses []Loss, err error) {
	var q questionnaireResponse
	if err := decode(data, "QuestionnaireResponse", &q); err != nil {
		return principles.Response{}, nil, err
	}
	url, version, _ := strings.Cut(q.Questionnaire, "|")
	if strings.HasPrefix(url, canonical) && (url != canonical+f.ID || (version != "" && version != f.Version)) {
		return principles.Response{}, nil, Faults{{
			Pointer: "/questionnaire", Code: fault.Conflict,
			Err: fault.Because(principles.ErrVersion, "must be the canonical URL and version of the framework given"),
		}}
	}
	d := responseReader{f: &f, r: principles.Response{
		Format: principles.ResponseFormat, Framework: f.ID, Version: f.Version,
		Given: principles.Instant(q.Authored), Answers: []principles.Answer{},
	}}
	d.who(&q)
	d.items("/item", q.Item)
	if err := f.Check(d.r); err != nil {
		return principles.Response{}, nil, err
	}
	return d.r, d.losses, nil
}

type responseReader struct {
	f      *principles.Framework
	r      principles.Response
	losses []Loss
}

func (d *responseReader) who(q *questionnaireResponse) {
	if q.Subject != nil && q.Subject.Identifier != nil && q.Subject.Identifier.System == subjects {
		d.r.Subject = q.Subject.Identifier.Value
	} else if q.Subject != nil {
		d.r.Subject = q.Subject.Reference
	}
	by := q.Source
	if by == nil {
		by = q.Author
	}
	d.r.By.Role = principles.Patient
	if by != nil {
		if by.Identifier != nil && by.Identifier.System == respondents {
			d.r.By.ID = by.Identifier.Value
		}
		kind := by.Type
		if kind == "" {
			kind, _, _ = strings.Cut(by.Reference, "/")
		}
		switch kind {
		case "RelatedPerson":
			d.r.By.Role = principles.Carer
		case "Practitioner", "PractitionerRole":
			d.r.By.Role = principles.Clinician
		case "Organization":
			d.r.By.Role = principles.Organisation
		}
	}
	for _, e := range within(q.Extension, extResponse) {
		switch e.URL {
		case "role":
			d.r.By.Role = principles.Role(e.Code)
		case "id":
			d.r.ID = e.String
		case "basis":
			d.r.By.Basis = principles.Basis(e.Code)
		case "group":
			var g principles.Group
			for _, x := range e.Extension {
				switch x.URL {
				case "by":
					g.By = x.String
				case "is":
					g.Is = x.String
				}
			}
			d.r.Groups = append(d.r.Groups, g)
		}
	}
}

// items reads the answers of a list of items and of the groups in it.
func (d *responseReader) items(at string, list []responseItem) {
	for i := range list {
		item := &list[i]
		p := at + "/" + itoa(i)
		known := slices.ContainsFunc(d.f.Items, func(it principles.Item) bool { return it.Key == item.LinkID })
		if !known {
			if len(item.Answer) > 0 {
				d.losses = append(d.losses, Loss{Pointer: p, What: LossAnswer})
			}
			d.items(p+"/item", item.Item)
			continue
		}
		for j := range item.Answer {
			if !d.answer(item.LinkID, &item.Answer[j], j) {
				d.losses = append(d.losses, Loss{Pointer: p + "/answer/" + itoa(j), What: LossAnswer})
			}
		}
	}
}

// answer reads one answer, and reports whether it has a place.
func (d *responseReader) answer(key string, from *responseAnswer, n int) bool {
	a := principles.Answer{Item: key}
	switch {
	case n > 0:
		return false
	case from.Coding != nil:
		a.Answer = from.Coding.Code
	case from.Boolean != nil && *from.Boolean:
		a.Answer = "yes"
	case from.Boolean != nil:
		a.Answer = "no"
	default:
		return false
	}
	more := within(from.Extension, extAnswer)
	if a.Answer == principles.Unknown && len(more) == 0 {
		return true // a blank: the response has no answer to the item
	}
	for _, e := range more {
		switch e.URL {
		case "reason":
			a.Reason = e.String
		case "barrier":
			a.Barriers = append(a.Barriers, e.String)
		case "evidence":
			a.Evidence = append(a.Evidence, evidenceOf(e.Extension))
		case "probe":
			a.Probe = e.String
		case "inferredFrom":
			a.InferredFrom = append(a.InferredFrom, e.String)
		}
	}
	if a.Answer == principles.Measured {
		for i := range from.Item {
			if from.Item[i].LinkID == key+".number" && len(from.Item[i].Answer) > 0 {
				v, err := from.Item[i].Answer[0].Decimal.Float64()
				if err != nil {
					return false
				}
				a.Number = v
			}
		}
	}
	d.r.Answers = append(d.r.Answers, a)
	return true
}

func evidenceOf(list []extension) principles.Evidence {
	var e principles.Evidence
	for _, x := range list {
		switch x.URL {
		case "kind":
			e.Kind = x.String
		case "link":
			e.Link = x.String
		case "collected":
			e.Collected = principles.Date(x.Date)
		case "expires":
			e.Expires = principles.Date(x.Date)
		case "note":
			e.Note = x.String
		}
	}
	return e
}
