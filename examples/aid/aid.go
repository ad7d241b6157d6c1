package main

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"html/template"
	"io/fs"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/concord-sdm/concord/examples/internal/web"
	"github.com/concord-sdm/concord/sdm"
	"github.com/concord-sdm/concord/sdm/risk"
)

//go:embed templates/*.html
var templateFiles embed.FS

//go:embed static
var staticFiles embed.FS

var templates = template.Must(template.New("").Funcs(template.FuncMap{
	"percent": func(x float64) float64 { return 100 * x },
	"sub":     func(a, b float64) float64 { return a - b },
	"dict":    dict,
}).ParseFS(templateFiles, "templates/*.html"))

// dict makes the argument of a part of a template from names and values.
func dict(pairs ...any) map[string]any {
	out := map[string]any{}
	for i := 0; i+1 < len(pairs); i += 2 {
		out[pairs[i].(string)] = pairs[i+1]
	}
	return out
}

// aid is the server: decisions, each ready in every language of the page.
type aid struct {
	ids   []string
	ready map[string]map[string]*prepared // decision, language
	lang  string                          // where a page begins
	now   func() time.Time
}

// prepared is a decision in one language with its evidence.
type prepared struct {
	words
	decision sdm.Decision
	evidence *evidence
	offered  []string // languages that both page and decision have
}

func newAid(all []sdm.Decision, lang string, now func() time.Time) (*aid, error) {
	a := &aid{ready: map[string]map[string]*prepared{}, lang: base(lang), now: now}
	for _, d := range all {
		a.ids = append(a.ids, d.ID)
		a.ready[d.ID] = map[string]*prepared{}
		var offered []string
		for _, l := range d.Languages() {
			if speaks(l) && !slices.Contains(offered, base(l)) {
				offered = append(offered, base(l))
			}
		}
		for _, l := range languages() {
			w, err := wordsOf(l)
			if err != nil {
				return nil, err
			}
			p := &prepared{words: w, offered: offered}
			p.decision, _ = d.In(l)
			if p.evidence, err = newEvidence(w, &p.decision); err != nil {
				return nil, err
			}
			a.ready[d.ID][l] = p
		}
	}
	return a, nil
}

func (a *aid) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", a.list)
	mux.HandleFunc("GET /{id}", a.show)
	mux.HandleFunc("POST /{id}", a.show)
	mux.HandleFunc("POST /{id}/summary", a.summary)
	mux.HandleFunc("POST /{id}/copy", a.copy)
	mux.Handle("GET /aid.css", web.File("text/css; charset=utf-8", a.styleSheet()))
	mux.Handle("GET /aid.js", web.File("text/javascript; charset=utf-8", static("static/aid.js")))
	mux.Handle("GET /icon.svg", web.File("image/svg+xml", static("static/icon.svg")))
	return web.Guard(mux, web.Options{})
}

func static(name string) []byte {
	data, err := fs.ReadFile(staticFiles, name)
	if err != nil {
		panic(err) // it is part of the program
	}
	return data
}

// styleSheet is the style of the pictures, which comes with them, and that of
// the page.
func (a *aid) styleSheet() []byte {
	for _, byLang := range a.ready {
		p := byLang["en"]
		for _, c := range p.decision.Criteria {
			shown, err := risk.OfDecision(p.decision, c.ID, risk.Options{})
			if style := styleOfPictures(shown.PairedArrays("en")); err == nil && style != nil {
				return append(style, static("static/aid.css")...)
			}
		}
	}
	return static("static/aid.css")
}

// page is what the templates show.
type page struct {
	*prepared
	D            sdm.Decision
	Evidence     *evidence
	Base         string
	Date         string
	Languages    []tab
	First        []question
	Second       []question
	Who, Role    []choice
	Wish         []choice
	Note         string
	Errors       []fault
	Result       *result
	Other        *result
	Both         *both
	Ask          []string
	SecondOpen   bool
	Untranslated string
}

type tab struct {
	Tag, Dir, Name string
	Here           bool
}

type fault struct{ Field, Text string }

// Texts are the attributes of what is in the language of the decision, where
// that is not the language of the page.
func (p *page) Texts() template.HTMLAttr {
	if p.D.Language == p.Lang {
		return ""
	}
	// The decision is valid, so the tag is letters, digits and hyphens.
	return template.HTMLAttr(`lang="` + p.D.Language + `" dir="` + direction(p.D.Language) + `"`) //nolint:gosec // see above
}

// Hidden are the answers as fields, so that a page without questions can hand
// them on.
func (p *page) Hidden() []choice {
	out := []choice{{Name: "note", Value: p.Note}}
	groups := [][]choice{p.Who, p.Role, p.Wish}
	for _, qs := range [][]question{p.First, p.Second} {
		for _, q := range qs {
			groups = append(groups, q.Way, q.Points)
		}
	}
	for _, g := range groups {
		for _, c := range g {
			if c.Checked {
				out = append(out, c)
			}
		}
	}
	return out
}

// choose finds the decision of a request in its language.
func (a *aid) choose(r *http.Request) (*prepared, bool) {
	byLang, ok := a.ready[r.PathValue("id")]
	if !ok {
		return nil, false
	}
	lang := base(r.URL.Query().Get("lang"))
	if !speaks(lang) {
		offered := byLang["en"].offered
		switch {
		case slices.Contains(offered, a.lang), len(offered) == 0 && a.lang != "":
			lang = a.lang
		case len(offered) > 0:
			lang = offered[0]
		default:
			lang = "en"
		}
	}
	return byLang[lang], true
}

func (a *aid) list(w http.ResponseWriter, r *http.Request) {
	if len(a.ids) == 1 {
		http.Redirect(w, r, "/"+url.PathEscape(a.ids[0]), http.StatusSeeOther)
		return
	}
	a.cards(w, r, http.StatusOK)
}

// cards shows the decisions to choose from, and that a page is not there if the
// status says so.
func (a *aid) cards(w http.ResponseWriter, r *http.Request, status int) {
	lang := base(r.URL.Query().Get("lang"))
	if !speaks(lang) {
		lang = a.lang
	}
	if !speaks(lang) {
		lang = "en"
	}
	own, err := wordsOf(lang)
	if err != nil {
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return
	}
	type entry struct{ Path, Title, Question, Lang, Dir string }
	view := struct {
		words
		Languages []tab
		Entries   []entry
		Lost      bool
	}{own, tabs(languages(), own.Lang), nil, status == http.StatusNotFound}
	for _, id := range a.ids {
		d := a.ready[id][lang].decision
		e := entry{Path: "/" + url.PathEscape(id) + "?lang=" + lang, Title: d.Title, Question: d.Question}
		if d.Language != own.Lang {
			e.Lang, e.Dir = d.Language, direction(d.Language)
		}
		view.Entries = append(view.Entries, e)
	}
	render(w, status, "list.html", view)
}

func tabs(all []string, here string) []tab {
	names := map[string]string{"en": "English", "es": "Español", arabic: "العربية"}
	var out []tab
	for _, tag := range all {
		out = append(out, tab{tag, direction(tag), names[tag], tag == here})
	}
	return out
}

func render(w http.ResponseWriter, status int, name string, view any) {
	var b bytes.Buffer
	if err := templates.ExecuteTemplate(&b, name, view); err != nil {
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes())
}

// newPage fills in a page; with answers, it holds the results, or what is
// missing.
func (a *aid) newPage(w http.ResponseWriter, r *http.Request) (*page, bool) {
	ready, ok := a.choose(r)
	if !ok {
		a.cards(w, r, http.StatusNotFound)
		return nil, false
	}
	if err := r.ParseForm(); err != nil {
		http.Error(w, http.StatusText(http.StatusBadRequest), http.StatusBadRequest)
		return nil, false
	}
	now := a.now()
	own := answers{r.PostForm}
	d, words := &ready.decision, ready.words
	p := &page{
		prepared: ready, D: *d, Evidence: ready.evidence, Base: "/" + url.PathEscape(d.ID),
		Languages: tabs(ready.offered, ready.Lang), Note: own.note(),
		First:      questionsFor(words, d, ready.evidence, own, firstVoice),
		Second:     questionsFor(words, d, ready.evidence, own, secondVoice),
		SecondOpen: own.any(secondVoice, d),
		Date:       words.T("date", "day", now.Day(), "month", "m"+now.Format("1"), "year", now.Format("2006")),
	}
	if base(d.Language) != p.Lang {
		p.Untranslated = words.T("untranslated", "language", d.Language)
	}
	p.Who = simple(own, "who", true, labelled{myself, words.T("who.patient")},
		labelled{string(sdm.StatedWishes), words.T("who.statedWishes")},
		labelled{string(sdm.SubstitutedJudgment), words.T("who.substitutedJudgment")},
		labelled{string(sdm.BestInterests), words.T("who.bestInterests")})
	p.Role = simple(own, "second", true, labelled{string(sdm.Family), words.T("role", "role", string(sdm.Family))},
		labelled{string(sdm.Clinician), words.T("role", "role", string(sdm.Clinician))})
	p.Wish = simple(own, "wish", false, labelled{string(sdm.Active), words.T("wish.active")},
		labelled{string(sdm.Shared), words.T("wish.shared")}, labelled{string(sdm.Passive), words.T("wish.passive")},
		labelled{cannotSay, words.T("cannotSay")})
	if r.Method == http.MethodPost {
		p.work(own, now)
	}
	return p, true
}

// work ranks the options by the answers of each voice.
func (p *page) work(own answers, now time.Time) {
	p.Result = p.of(own, firstVoice, p.First, now)
	if first := p.Errors; p.SecondOpen {
		if p.Other = p.of(own, secondVoice, p.Second, now); own.live() && p.Other == nil {
			p.Errors = first // half a voice is not ranked, and not asked for yet
		}
	}
	if len(p.Errors) > 0 {
		p.Result, p.Other = nil, nil
		if own.turned() {
			p.Errors = nil // nobody has asked for the order yet
		}
		return
	}
	p.Ask = toAsk(p.words, &p.Result.ranking)
	if p.Other != nil {
		p.Both = sideBySide(p.words, p.Result, p.Other)
	}
}

func (p *page) of(own answers, voice string, qs []question, now time.Time) *result {
	prefs, open := own.preferences(voice, &p.decision, now)
	for _, m := range open {
		text := p.T("missing."+voice, "number", m.Index, "criterion", p.decision.Criteria[m.Index-1].Name)
		p.Errors = append(p.Errors, fault{m.Field, text})
	}
	if len(open) > 0 {
		return nil
	}
	r, err := newResult(p.prepared, prefs, voice, qs)
	if err != nil {
		key := "failed"
		switch unsure := slices.ContainsFunc(prefs.Answers, func(a sdm.Answer) bool { return a.DontKnow }); {
		case errors.Is(err, sdm.ErrNoWeight) && unsure:
			key = "noWeight.open"
		case errors.Is(err, sdm.ErrNoWeight):
			key = "noWeight"
		}
		p.Errors = append(p.Errors, fault{fieldID(voice, "points", 0, 0), p.T(key)})
	}
	return r
}

func (a *aid) show(w http.ResponseWriter, r *http.Request) {
	if p, ok := a.newPage(w, r); ok {
		render(w, http.StatusOK, "page.html", p)
	}
}

// summary shows a page to print or save; with answers missing, the page that
// says which.
func (a *aid) summary(w http.ResponseWriter, r *http.Request) {
	p, ok := a.newPage(w, r)
	switch {
	case !ok:
	case p.Result == nil:
		render(w, http.StatusOK, "page.html", p)
	default:
		render(w, http.StatusOK, "summary.html", p)
	}
}

// The names of what the copy for the clinician holds beside the answers.
const (
	rankingExtension = "org.concord-sdm.ranking"
	secondExtension  = "org.concord-sdm.second-voice"
)

// copy sends the answers as a document of package sdm. The ranking that was
// shown, and the answers of a second voice, are extensions of it.
func (a *aid) copy(w http.ResponseWriter, r *http.Request) {
	p, ok := a.newPage(w, r)
	if !ok {
		return
	}
	if p.Result == nil {
		render(w, http.StatusOK, "page.html", p)
		return
	}
	prefs := p.Result.preferences
	ranking, err := p.Result.ranking.Encode()
	prefs.Extensions = map[string]json.RawMessage{rankingExtension: ranking}
	if p.Other != nil && err == nil {
		prefs.Extensions[secondExtension], err = p.Other.preferences.Encode()
	}
	var data []byte
	if err == nil {
		data, err = prefs.Encode()
	}
	if err != nil {
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Disposition", `attachment; filename="`+p.decision.ID+`.preferences.json"`)
	_, _ = w.Write(data)
}
