package fhir

import (
	"slices"
	"strings"

	"github.com/concord-sdm/concord/internal/fault"
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

// ImportOptions are the circumstances of reading a Questionnaire from elsewhere.
type ImportOptions struct {
	// Licence is the licence of the questionnaire, as the caller knows it. When it
	// does not allow the wording of items to be kept, or is empty, the wording is
	// left out.
	Licence principles.Licence
	// Created is the date of the framework that is made; empty means the date of
	// the Questionnaire.
	Created principles.Date
}

// DecodeQuestionnaire reads a Questionnaire. One that [EncodeQuestionnaire] wrote
// gives back its framework, whole. From any other, the choices become items with
// their answers and weights, without scores; losses list what was left out. The
// error is [Faults].
func DecodeQuestionnaire(data []byte, o ImportOptions) (f principles.Framework, losses []Loss, err error) {
	var q questionnaire
	if err := decode(data, "Questionnaire", &q); err != nil {
		return principles.Framework{}, nil, err
	}
	for i := range q.Extension {
		if q.Extension[i].URL != extFramework {
			continue
		}
		f, err := principles.DecodeFramework([]byte(q.Extension[i].String))
		if err != nil {
			return principles.Framework{}, nil, below("/extension/"+itoa(i)+"/valueString", err)
		}
		if !slices.Equal(keysOf(q.Item), frameworkKeys(&f)) || q.URL != canonical+f.ID || q.Version != f.Version {
			return principles.Framework{}, nil, one("/item", fault.Conflict,
				"must hold the items of the framework in the extension: one of the two was changed by itself")
		}
		return f, nil, nil
	}
	r := questionnaireReader{o: &o, sets: map[string]string{}}
	r.read(&q)
	if err := r.f.Validate(); err != nil {
		return principles.Framework{}, nil, err
	}
	return r.f, r.losses, nil
}

// keysOf returns the linkIds of the questions, sorted.
func keysOf(items []question) []string {
	var keys []string
	var walk func([]question)
	walk = func(list []question) {
		for i := range list {
			switch list[i].Type {
			case "group":
				walk(list[i].Item)
			default:
				keys = append(keys, list[i].LinkID)
			}
		}
	}
	walk(items)
	slices.Sort(keys)
	return keys
}

func frameworkKeys(f *principles.Framework) []string {
	keys := make([]string, len(f.Items))
	for i := range f.Items {
		keys[i] = f.Items[i].Key
	}
	slices.Sort(keys)
	return keys
}

// below moves the faults of err below pointer.
func below(pointer string, err error) error {
	faults, ok := err.(Faults)
	if !ok {
		return err
	}
	moved := make(Faults, len(faults))
	for i, e := range faults {
		e.Pointer = pointer + e.Pointer
		moved[i] = e
	}
	return moved
}
