package fhir

import (
	"slices"
	"strings"

	"github.com/concord-sdm/concord/principles"
)

// Options are the circumstances of writing a resource.
type Options struct {
	// Release is the release of FHIR; empty means R4.
	Release Release
	// Language is the language of texts, as a BCP 47 tag; empty means that of the
	// framework.
	Language string
	// Wording is the caller's own wording of items, by item key, for frameworks
	// that may not carry it.
	Wording map[string]principles.Text
}

func (o *Options) release() (Release, error) {
	if o.Release == "" {
		return R4, nil
	}
	if !o.Release.IsValid() {
		return "", ErrRelease
	}
	return o.Release, nil
}

// EncodeQuestionnaire writes a framework as a Questionnaire. The error is that of
// [principles.Framework.Validate], or [ErrRelease].
func EncodeQuestionnaire(f principles.Framework, o Options) ([]byte, error) {
	release, err := o.release()
	if err != nil {
		return nil, err
	}
	whole, err := f.Encode()
	if err != nil {
		return nil, err
	}
	w := questionnaireWriter{f: &f, o: &o, release: release}
	q := questionnaire{
		ResourceType: "Questionnaire", ID: f.ID, URL: canonical + f.ID, Version: f.Version, Name: computerName(f.ID),
		Status: map[principles.FrameworkStatus]string{
			principles.Draft: "draft", principles.Active: "active", principles.Retired: "retired",
		}[f.Status],
		Date: string(f.Provenance.Created), Publisher: f.Provenance.Author, Copyright: f.Licence.Source,
		Extension: []extension{{URL: extFramework, String: string(whole)}},
	}
	q.Title, q.TitleMore = w.text(f.Title)
	q.Language = w.language(f.Title)
	q.Description, _ = f.Description.In(o.Language, f.Language)
	q.Item = w.items()
	return encode(q)
}

// computerName returns id in the form that FHIR wants of a name: letters, digits and
// underscores, beginning with a capital.
func computerName(id string) string {
	return "Concord_" + strings.Map(func(r rune) rune {
		if r == '-' || r == '.' {
			return '_'
		}
		return r
	}, id)
}

type questionnaireWriter struct {
	f       *principles.Framework
	o       *Options
	release Release
}

func (w *questionnaireWriter) language(t principles.Text) string {
	_, used := t.In(w.o.Language, w.f.Language)
	return used
}

// text returns t in the language asked for, and its translations.
func (w *questionnaireWriter) text(t principles.Text) (string, *element) {
	text, used := t.In(w.o.Language, w.f.Language)
	more := &element{}
	tags := make([]string, 0, len(t))
	for tag := range t {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	for _, tag := range tags {
		if tag != used {
			more.Extension = append(more.Extension, extension{URL: translation, Extension: []extension{
				{URL: "lang", Code: tag}, {URL: "content", String: t[tag]},
			}})
		}
	}
	if len(more.Extension) == 0 {
		more = nil
	}
	return text, more
}

// items returns the items in groups, one for each section.
func (w *questionnaireWriter) items() []question {
	var list []question
	group := map[string]int{}
	for i := range w.f.Items {
		it := &w.f.Items[i]
		q := w.item(it)
		if it.Section == "" {
			list = append(list, q)
			continue
		}
		n, ok := group[it.Section]
		if !ok {
			n = len(list)
			group[it.Section] = n
			g := question{LinkID: "section." + it.Section, Type: "group"}
			s := slices.IndexFunc(w.f.Sections, func(s principles.Section) bool { return s.ID == it.Section })
			g.Text, g.TextMore = w.text(w.f.Sections[s].Title)
			list = append(list, g)
		}
		list[n].Item = append(list[n].Item, q)
	}
	return list
}

func (w *questionnaireWriter) item(it *principles.Item) question {
	q := question{LinkID: it.Key, Prefix: it.Number, Type: "choice", Code: []coding{{System: canonical + w.f.ID, Code: it.Key}}}
	if w.release == R5 {
		q.Type = "coding"
	}
	text := it.Text
	if own, ok := w.o.Wording[it.Key]; ok {
		text = own
	}
	q.Text, q.TextMore = w.text(text)
	for _, d := range it.DependsOn {
		if d.Then != principles.NotApplicable {
			continue
		}
		for _, is := range d.Is {
			q.EnableWhen = append(q.EnableWhen, enableWhen{
				Question: d.Item, Operator: "!=", Answer: coding{System: w.system(d.Item, is), Code: is},
			})
		}
	}
	if len(q.EnableWhen) > 1 {
		q.Behavior = "all"
	}
	q.AnswerOption = w.options(it)
	if it.Kind == principles.CountItem || it.Kind == principles.TimeItem {
		q.Item = []question{{
			LinkID: it.Key + ".number", Type: "decimal",
			EnableWhen: []enableWhen{{
				Question: it.Key, Operator: "=", Answer: coding{System: answerSystem, Code: principles.Measured},
			}},
		}}
	}
	return q
}

// system returns the code system of an answer to the item key.
func (w *questionnaireWriter) system(key, answer string) string {
	for i := range w.f.Items {
		if it := &w.f.Items[i]; it.Key == key {
			return systemOf(w.f, it, answer)
		}
	}
	return answerSystem
}

func systemOf(f *principles.Framework, it *principles.Item, answer string) string {
	switch answer {
	case principles.NotApplicable, principles.Unknown, principles.Measured:
		return answerSystem
	}
	if it.AnswerSet == "" {
		return answerSystem
	}
	return canonical + f.ID + ":" + it.AnswerSet
}

func (w *questionnaireWriter) options(it *principles.Item) []option {
	var list []option
	add := func(system, code, display string, value float64, weighted bool) {
		o := option{Coding: &coding{System: system, Code: code, Display: display}}
		if weighted {
			if w.release == R5 {
				o.Extension = []extension{{URL: itemWeight, Decimal: number(value)}}
			} else {
				o.Extension = []extension{{URL: ordinalValue, Decimal: number(value)}}
			}
		}
		list = append(list, o)
	}
	if it.AnswerSet == "" {
		add(answerSystem, principles.Met, "met", 1, true)
		add(answerSystem, principles.Partly, "partly met", 0.5, true)
		add(answerSystem, principles.NotMet, "not met", 0, true)
	} else {
		n := slices.IndexFunc(w.f.AnswerSets, func(a principles.AnswerSet) bool { return a.ID == it.AnswerSet })
		for _, c := range w.f.AnswerSets[n].Codes {
			text, _ := c.Text.In(w.o.Language, w.f.Language)
			add(systemOf(w.f, it, c.Code), c.Code, text, c.Value, !c.Exempts)
		}
	}
	if it.Kind == principles.CountItem || it.Kind == principles.TimeItem {
		add(answerSystem, principles.Measured, "measured", 0, false)
	}
	if it.NAAllowed || w.together(it) {
		add(answerSystem, principles.NotApplicable, "not applicable", 0, false)
	}
	add(answerSystem, principles.Unknown, "not known", 0, false)
	return list
}

func (w *questionnaireWriter) together(it *principles.Item) bool {
	return slices.ContainsFunc(w.f.Sections, func(s principles.Section) bool { return s.ID == it.Section && s.NATogether })
}
