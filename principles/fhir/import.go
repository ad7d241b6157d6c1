package fhir

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/internal/date"
	"github.com/concord-sdm/concord/internal/ident"
	"github.com/concord-sdm/concord/principles"
)

func itoa(n int) string { return strconv.Itoa(n) }

// questionnaireReader makes a framework of a Questionnaire from elsewhere.
type questionnaireReader struct {
	o      *ImportOptions
	f      principles.Framework
	losses []Loss
	sets   map[string]string // the answers of a set → its id
	keys   map[string]string // linkId → key
	used   map[string]bool
	text   bool
}

func (r *questionnaireReader) lose(pointer string, what LossKind) {
	r.losses = append(r.losses, Loss{Pointer: pointer, What: what})
}

func (r *questionnaireReader) read(q *questionnaire) {
	r.keys, r.used = map[string]string{}, map[string]bool{}
	lang, ok := ident.CanonicalLanguage(q.Language)
	if !ok {
		lang = "en"
	}
	licence := r.o.Licence
	if licence.Class == "" {
		licence = principles.Licence{Class: principles.OnPermission, Source: cmp.Or(q.Copyright, "not stated in the Questionnaire")}
	}
	licence.TextShipped = licence.TextShipped && licence.Class.AllowsText()
	r.text = licence.TextShipped
	r.f = principles.Framework{
		Format: principles.FrameworkFormat, ID: frameworkID(q), Version: q.Version, Kind: principles.Instrument,
		Status: principles.Draft, Language: lang,
		Title:      principles.Text{lang: cmp.Or(strings.TrimSpace(q.Title), strings.TrimSpace(q.Name), "Questionnaire")},
		Provenance: principles.Provenance{Author: cmp.Or(q.Publisher, "not stated in the Questionnaire"), Created: r.o.Created},
		Licence:    licence, Scores: []principles.Score{}, Items: []principles.Item{},
	}
	switch q.Status {
	case "active":
		r.f.Status = principles.Active
	case "retired":
		r.f.Status = principles.Retired
	}
	if d := principles.Date(q.Date); r.f.Provenance.Created == "" {
		if len(d) > 10 {
			d = d[:10]
		}
		r.f.Provenance.Created = d
		if !date.Date(d).IsValid() {
			r.f.Provenance.Created = "1970"
		}
	}
	if !semantic(r.f.Version) {
		r.f.Version = "0.0.0"
		r.lose("/version", LossVersion)
	}
	r.items("/item", q.Item, "")
	if !r.text && len(r.f.Items) > 0 {
		r.lose("/item", LossWording)
	}
}

// semantic reports whether v is MAJOR.MINOR.PATCH.
func semantic(v string) bool {
	parts := strings.Split(v, ".")
	if len(parts) != 3 {
		return false
	}
	for _, p := range parts {
		n, err := strconv.Atoi(p)
		if err != nil || n < 0 || strconv.Itoa(n) != p {
			return false
		}
	}
	return true
}

// frameworkID returns an id made of the name of the questionnaire.
func frameworkID(q *questionnaire) string {
	for _, s := range []string{q.ID, q.Name, q.URL[strings.LastIndexByte(q.URL, '/')+1:]} {
		if ident.ValidID(s) {
			return s
		}
	}
	return "questionnaire"
}

func (r *questionnaireReader) items(at string, list []question, section string) {
	for i := range list {
		q := &list[i]
		p := at + "/" + itoa(i)
		switch q.Type {
		case "group":
			id := r.section(q)
			r.items(p+"/item", q.Item, cmp.Or(section, id))
			continue
		case "choice", "coding", "open-choice", "boolean":
			r.item(p, q, section)
		default:
			r.lose(p, LossItemType)
		}
		if len(q.Item) > 0 {
			r.items(p+"/item", q.Item, section)
		}
	}
}

// section adds a section for a group and returns its id.
func (r *questionnaireReader) section(q *question) string {
	id := q.LinkID
	if !ident.ValidID(id) || r.used["section "+id] {
		id = "section-" + itoa(len(r.f.Sections)+1)
	}
	r.used["section "+id] = true
	s := principles.Section{ID: id}
	if r.text && strings.TrimSpace(q.Text) != "" {
		s.Title = principles.Text{r.f.Language: q.Text}
	}
	r.f.Sections = append(r.f.Sections, s)
	return id
}

func (r *questionnaireReader) item(p string, q *question, section string) {
	set := r.answerSet(p, q)
	if set == "" {
		r.lose(p, LossOption)
		return
	}
	key := q.LinkID
	if !ident.ValidID(key) || r.used[key] {
		key = "item-" + itoa(len(r.f.Items)+1)
		r.lose(p+"/linkId", LossLinkID)
	}
	r.used[key] = true
	it := principles.Item{Key: key, Number: q.Prefix, Section: section, Kind: principles.ScaleItem, AnswerSet: set}
	if r.text {
		it.Text = principles.Text{r.f.Language: cmp.Or(strings.TrimSpace(q.Text), key)}
	}
	if len(q.EnableWhen) > 0 {
		r.lose(p+"/enableWhen", LossEnable)
	}
	r.f.Items = append(r.f.Items, it)
}

// answerSet returns the id of the answer set of q, added if it is new; empty if q
// has fewer than two answers.
func (r *questionnaireReader) answerSet(p string, q *question) string {
	var codes []principles.Code
	weighted := true
	if q.Type == "boolean" {
		codes = []principles.Code{{Code: "no", Value: 0}, {Code: "yes", Value: 1}}
	}
	for i := range q.AnswerOption {
		c, ok := r.option(&q.AnswerOption[i], len(codes), &weighted)
		taken := false
		for _, o := range codes {
			taken = taken || o.Code == c.Code
		}
		if !ok || taken || len(codes) == 60 {
			r.lose(p+"/answerOption/"+itoa(i), LossOption)
			continue
		}
		codes = append(codes, c)
	}
	if len(codes) < 2 {
		return ""
	}
	if !weighted && q.Type != "boolean" {
		r.lose(p+"/answerOption", LossWeights)
		for i := range codes {
			codes[i].Value = float64(i)
		}
	}
	var sign strings.Builder
	for _, c := range codes {
		sign.WriteString(c.Code + "=" + strconv.FormatFloat(c.Value, 'g', -1, 64) + "=" + c.Text[r.f.Language] + ";")
	}
	if id, ok := r.sets[sign.String()]; ok {
		return id
	}
	id := "answers-" + itoa(len(r.sets)+1)
	r.sets[sign.String()] = id
	r.f.AnswerSets = append(r.f.AnswerSets, principles.AnswerSet{ID: id, Codes: codes, Unverified: !weighted})
	return id
}

func (r *questionnaireReader) option(o *option, n int, weighted *bool) (principles.Code, bool) {
	if o.Coding == nil || !ident.ValidID(o.Coding.Code) {
		return principles.Code{}, false
	}
	switch o.Coding.Code {
	case principles.Unknown, principles.NotApplicable, principles.Measured:
		return principles.Code{}, false
	}
	c := principles.Code{Code: o.Coding.Code}
	found := false
	for _, list := range [][]extension{o.Extension, o.Coding.Extension} {
		for _, e := range list {
			if e.URL != ordinalValue && e.URL != itemWeight {
				continue
			}
			if v, err := e.Decimal.Float64(); err == nil && (v == 0 || (v >= -1e6 && v <= 1e6 && (v >= 1e-6 || v <= -1e-6))) {
				c.Value, found = v, true
			}
		}
	}
	*weighted = *weighted && found
	if r.text && strings.TrimSpace(o.Coding.Display) != "" {
		c.Text = principles.Text{r.f.Language: o.Coding.Display}
	}
	return c, true
}
