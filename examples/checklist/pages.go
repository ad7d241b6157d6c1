package main

import (
	_ "embed"
	"encoding/json"
	"html/template"
	"io"
	"strconv"

	"github.com/concord-sdm/concord/principles"
	"github.com/concord-sdm/concord/principles/fhir"
)

//go:embed page.html
var page string

// part is one assessment on the page.
type part struct {
	Title          string
	Rows           []row
	Findings, Gaps []principles.Sentence
	Groups, Probes []string
}

// writeHTML writes one page that needs nothing else: no script, no font, no
// request.
func writeHTML(w io.Writer, v *view) error {
	s, err := speaker(v.lang)
	if err != nil {
		return err
	}
	data := struct {
		Lang  string
		Parts []part
	}{Lang: s.Lang()}
	for i := range v.Assessments {
		a := &v.Assessments[i]
		title, _ := a.Report.Title.In(v.lang, a.Framework.Language)
		data.Parts = append(data.Parts, part{
			Title: title, Rows: rows(s, v.lang, &a.Report), Findings: principles.Explain(a.Report, v.lang),
			Gaps: principles.ExplainGaps(a.Framework, a.Gaps, v.lang), Groups: groupLines(s, v.lang, a), Probes: probeLines(s, v.lang, a),
		})
	}
	t, err := template.New("page").Funcs(template.FuncMap{"t": func(key string) string { return s.Say(key, nil).Text }}).Parse(page)
	if err != nil {
		return err
	}
	return t.Execute(w, data)
}

// writeFHIR writes everything as one Bundle: the questionnaires, the responses and
// the scores.
func writeFHIR(w io.Writer, v *view) error {
	type entry struct {
		FullURL  string          `json:"fullUrl,omitempty"`
		Resource json.RawMessage `json:"resource"`
	}
	bundle := struct {
		ResourceType string  `json:"resourceType"`
		Type         string  `json:"type"`
		Entry        []entry `json:"entry"`
	}{"Bundle", "collection", []entry{}}
	o := fhir.Options{Language: v.lang}
	for i := range v.Assessments {
		a := &v.Assessments[i]
		q, err := fhir.EncodeQuestionnaire(a.Framework, o)
		if err != nil {
			return err
		}
		bundle.Entry = append(bundle.Entry, entry{Resource: q})
		var from []string
		for k, r := range a.Responses {
			data, err := fhir.EncodeQuestionnaireResponse(a.Framework, r, o)
			if err != nil {
				return err
			}
			url := "urn:concord:response:" + a.Framework.ID + ":" + strconv.Itoa(k+1)
			from = append(from, url)
			bundle.Entry = append(bundle.Entry, entry{FullURL: url, Resource: data})
		}
		data, err := fhir.EncodeObservations(a.Framework, a.Report, from, o)
		if err != nil {
			return err
		}
		var scores struct {
			Entry []entry `json:"entry"`
		}
		if err := json.Unmarshal(data, &scores); err != nil {
			return err
		}
		bundle.Entry = append(bundle.Entry, scores.Entry...)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(bundle)
}
