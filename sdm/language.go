package sdm

import (
	"slices"

	"github.com/concord-sdm/concord/internal/ident"
)

// Languages returns the languages that the decision has texts in, its own
// first.
func (d Decision) Languages() []string {
	out := []string{d.Language}
	for _, t := range d.Translations {
		out = append(out, t.Language)
	}
	return out
}

// In returns the decision with its texts in the language lang, or a more
// general one (es for es-MX), and the language found: the decision's own if
// there is no translation. Texts that a translation leaves out stay in the
// decision's own language; the setting, the sources and the notes of spans have
// no translation. A translated decision has no translations: ask the original
// for another language.
func (d Decision) In(lang string) (translated Decision, found string) {
	t, ok := d.translation(lang)
	if !ok {
		return d, d.Language
	}
	d.Language = t.Language
	replace(&d.Title, t.Title)
	replace(&d.Question, t.Question)
	replace(&d.Context.Population, t.Population)
	if len(t.Cautions) == len(d.Context.Cautions) {
		d.Context.Cautions = slices.Clone(t.Cautions)
	}
	d.Options = slices.Clone(d.Options)
	for i := range d.Options {
		text := t.Options[d.Options[i].ID]
		replace(&d.Options[i].Name, text.Name)
		replace(&d.Options[i].Description, text.Description)
		replace(&d.Options[i].Unsuitable.By, t.Texts[d.Options[i].Unsuitable.By])
		replace(&d.Options[i].Unsuitable.Reason, t.Texts[d.Options[i].Unsuitable.Reason])
	}
	d.Criteria = slices.Clone(d.Criteria)
	units := make(map[string]string, len(d.Criteria))
	for i := range d.Criteria {
		c := &d.Criteria[i]
		text := t.Criteria[c.ID]
		replace(&c.Name, text.Name)
		replace(&c.Description, text.Description)
		replace(&c.Unit, text.Unit)
		replace(&c.Population, text.Population)
		replace(&c.MustHave.Reason, t.Texts[c.MustHave.Reason])
		units[c.ID] = c.Unit
		c.Categories = slices.Clone(c.Categories)
		for j := range c.Categories {
			replace(&c.Categories[j].Name, text.Categories[c.Categories[j].ID])
		}
	}
	d.Evidence = slices.Clone(d.Evidence)
	for i := range d.Evidence {
		cell := &d.Evidence[i]
		if cell.Unit != "" {
			replace(&cell.Unit, units[cell.Criterion])
		}
		replace(&cell.Reason, t.Texts[cell.Reason])
		replace(&cell.Formula, t.Texts[cell.Formula])
		replace(&cell.Note, t.Texts[cell.Note])
	}
	d.Translations = nil // they are of the texts that are gone
	return d, d.Language
}

func replace(text *string, by string) {
	if by != "" {
		*text = by
	}
}

// translation finds the translation for lang or a more general language.
func (d *Decision) translation(lang string) (Translation, bool) {
	tag, ok := ident.CanonicalLanguage(lang)
	for ok {
		if tag == d.Language {
			return Translation{}, false
		}
		for _, t := range d.Translations {
			if t.Language == tag {
				return t, true
			}
		}
		i := len(tag) - 1
		for i > 0 && tag[i] != '-' {
			i--
		}
		tag, ok = tag[:max(i, 0)], i > 0
	}
	return Translation{}, false
}
