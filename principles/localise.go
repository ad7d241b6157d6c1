package principles

import (
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/internal/ident"
)

// In returns the text in the language lang, a BCP 47 tag, or in the nearest more
// general one (RFC 4647 lookup: es-MX, then es), or else in the language
// fallback; and the tag of the language it is in. Both are empty if the text has
// none of them.
func (t Text) In(lang, fallback string) (text, used string) {
	tag, ok := ident.CanonicalLanguage(lang)
	for ok {
		if s, has := t[tag]; has {
			return s, tag
		}
		tag, ok = broader(tag)
	}
	if s, has := t[fallback]; has {
		return s, fallback
	}
	return "", ""
}

// broader drops the last subtag.
func broader(tag string) (string, bool) {
	i := strings.LastIndexByte(tag, '-')
	return tag[:max(i, 0)], i > 0
}

// Fallback is a text that a framework does not have in the language asked for.
type Fallback struct {
	// Pointer is the place of the text: an RFC 6901 JSON pointer.
	Pointer string `json:"pointer"`
	// Used is the language in which it is there instead.
	Used string `json:"used"`
}

// Fallbacks lists the texts that the framework does not have in lang or a more
// general language, in document order: what a reader of lang would see in the
// framework's own language.
func (f Framework) Fallbacks(lang string) []Fallback {
	list := []Fallback{}
	f.texts(func(pointer string, t Text) {
		if _, used := t.In(lang, ""); used == "" {
			_, used = t.In(f.Language, f.Language)
			list = append(list, Fallback{Pointer: pointer, Used: used})
		}
	})
	return list
}

// texts calls see for every text of the framework, in document order.
func (f *Framework) texts(see func(pointer string, t Text)) {
	visit := func(pointer string, t Text) {
		if len(t) > 0 {
			see(pointer, t)
		}
	}
	visit("/title", f.Title)
	visit("/description", f.Description)
	for i := range f.AnswerSets {
		for j := range f.AnswerSets[i].Codes {
			visit("/answerSets/"+strconv.Itoa(i)+"/codes/"+strconv.Itoa(j)+"/text", f.AnswerSets[i].Codes[j].Text)
		}
	}
	for i := range f.Sections {
		visit("/sections/"+strconv.Itoa(i)+"/title", f.Sections[i].Title)
	}
	for i := range f.Items {
		p, it := "/items/"+strconv.Itoa(i), &f.Items[i]
		visit(p+"/text", it.Text)
		visit(p+"/howAchieved", it.HowAchieved)
		visit(p+"/indicator", it.Indicator)
		visit(p+"/remediation/text", it.Remediation.Text)
		visit(p+"/remediation/firstStep", it.Remediation.FirstStep)
	}
	for i := range f.Scores {
		p, s := "/scores/"+strconv.Itoa(i), &f.Scores[i]
		visit(p+"/title", s.Title)
		for j := range s.CutOffs {
			visit(p+"/cutOffs/"+strconv.Itoa(j)+"/meaning", s.CutOffs[j].Meaning)
		}
		for j := range s.Bands {
			visit(p+"/bands/"+strconv.Itoa(j)+"/title", s.Bands[j].Title)
		}
	}
}
