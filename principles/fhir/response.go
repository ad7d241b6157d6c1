package fhir

import (
	"slices"

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
