package fhir

import (
	"slices"
	"strings"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/principles"
)

// EncodeQuestionnaireResponse writes a response as a QuestionnaireResponse: source
// is who answered, subject what was answered about, authored when. In R4 and R4B
// an organisation, which cannot be a source there, is the author. An item without
// an answer is written as the coding "unknown", never as a blank. The error is
// that of [principles.Framework.Check], or [ErrRelease].
func EncodeQuestionnaireResponse(f principles.Framework, r principles.Response, o Options) ([]byte, error) {
	release, err := o.release()
	if err != nil {
		return nil, err
	}
	if err := f.Check(r); err != nil {
		return nil, err
	}
	q := questionnaireResponse{
		ResourceType: "QuestionnaireResponse", Questionnaire: canonical + f.ID + "|" + f.Version,
		Status: "completed", Authored: string(r.Given), Extension: []extension{{URL: extResponse, Extension: about(&r)}},
	}
	if r.Subject != "" {
		q.Subject = &reference{Identifier: &identifier{System: subjects, Value: r.Subject}}
	}
	who := &reference{Type: typeOf(r.By.Role)}
	if r.By.ID != "" {
		who.Identifier = &identifier{System: respondents, Value: r.By.ID}
	}
	if r.By.Role == principles.Organisation && release != R5 {
		q.Author = who
	} else {
		q.Source = who
	}
	for i := range f.Items {
		it := &f.Items[i]
		if len(it.AnsweredBy) > 0 && !slices.Contains(it.AnsweredBy, r.By.Role) && find(&r, it.Key) == nil {
			continue
		}
		item, known := itemOf(&f, it, find(&r, it.Key))
		if !known {
			q.Status = "in-progress"
		}
		q.Item = append(q.Item, item)
	}
	return encode(q)
}

// typeOf returns the FHIR type of a respondent.
func typeOf(role principles.Role) string {
	switch role {
	case principles.Patient:
		return "Patient"
	case principles.Carer, principles.Surrogate:
		return "RelatedPerson"
	case principles.Organisation:
		return "Organization"
	}
	return "Practitioner"
}

// about returns what FHIR has no place for.
func about(r *principles.Response) []extension {
	list := []extension{{URL: "role", Code: string(r.By.Role)}}
	if r.ID != "" {
		list = append(list, extension{URL: "id", String: r.ID})
	}
	if r.By.Basis != "" {
		list = append(list, extension{URL: "basis", Code: string(r.By.Basis)})
	}
	for _, g := range r.Groups {
		list = append(list, extension{URL: "group", Extension: []extension{
			{URL: "by", String: g.By}, {URL: "is", String: g.Is},
		}})
	}
	return list
}

func find(r *principles.Response, key string) *principles.Answer {
	for i := range r.Answers {
		if r.Answers[i].Item == key {
			return &r.Answers[i]
		}
	}
	return nil
}

// itemOf writes the answer to one item, and whether it is known.
func itemOf(f *principles.Framework, it *principles.Item, a *principles.Answer) (responseItem, bool) {
	item := responseItem{LinkID: it.Key}
	if a == nil {
		item.Answer = []responseAnswer{{Coding: &coding{System: answerSystem, Code: principles.Unknown}}}
		return item, false
	}
	answer := responseAnswer{Coding: &coding{System: systemOf(f, it, a.Answer), Code: a.Answer}}
	if more := moreOf(a); len(more) > 0 {
		answer.Extension = []extension{{URL: extAnswer, Extension: more}}
	}
	if a.Answer == principles.Measured {
		answer.Item = []responseItem{{
			LinkID: it.Key + ".number", Answer: []responseAnswer{{Decimal: number(a.Number)}},
		}}
	}
	item.Answer = []responseAnswer{answer}
	return item, a.Answer != principles.Unknown
}

// moreOf returns what an answer has besides its code and number.
func moreOf(a *principles.Answer) []extension {
	var list []extension
	add := func(url, s string) {
		if s != "" {
			list = append(list, extension{URL: url, String: s})
		}
	}
	add("reason", a.Reason)
	for _, b := range a.Barriers {
		add("barrier", b)
	}
	for _, e := range a.Evidence {
		var of []extension
		of = append(of, extension{URL: "kind", String: e.Kind})
		if e.Link != "" {
			of = append(of, extension{URL: "link", String: e.Link})
		}
		if e.Collected != "" {
			of = append(of, extension{URL: "collected", Date: string(e.Collected)})
		}
		if e.Expires != "" {
			of = append(of, extension{URL: "expires", Date: string(e.Expires)})
		}
		if e.Note != "" {
			of = append(of, extension{URL: "note", String: e.Note})
		}
		list = append(list, extension{URL: "evidence", Extension: of})
	}
	add("probe", a.Probe)
	for _, s := range a.InferredFrom {
		add("inferredFrom", s)
	}
	// A given "unknown" is told from a blank by its extension.
	if a.Answer == principles.Unknown && len(list) == 0 {
		list = append(list, extension{URL: "given", Code: "unknown"})
	}
	return list
}

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
