package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/concord-sdm/concord/examples/decisions"
	"github.com/concord-sdm/concord/examples/internal/web"
	"github.com/concord-sdm/concord/internal/message"
	"github.com/concord-sdm/concord/literacy"
	"github.com/concord-sdm/concord/schemas"
	"github.com/concord-sdm/concord/sdm"
)

func noon() time.Time { return time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC) }

// all makes a server of every embedded decision.
func all(t testing.TB) *aid {
	t.Helper()
	ds, err := load("")
	require.NoError(t, err)
	a, err := newAid(ds, "", noon)
	require.NoError(t, err)
	return a
}

// fill answers every question of a voice: from the given step on, one step
// less for each next question.
func fill(form url.Values, d *sdm.Decision, voice string, from int) url.Values {
	for k, c := range d.Criteria {
		form.Set(voice+".points."+c.ID, strconv.Itoa((from+4*k)%5))
		if c.Direction == sdm.Personal {
			form.Set(voice+".way."+c.ID, string(sdm.LowerIsBetter))
		}
	}
	return form
}

func ask(h http.Handler, path string, form url.Values) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, path, http.NoBody)
	if form != nil {
		r = httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestEveryDecisionInEveryLanguage(t *testing.T) {
	a := all(t)
	h := a.handler()
	for _, id := range a.ids {
		for _, lang := range languages() {
			d := a.ready[id][lang].decision
			before := ask(h, "/"+id+"?lang="+lang, nil)
			require.Equal(t, 200, before.Code)
			require.NotContains(t, before.Body.String(), `id="fit"`, "no order before an answer")
			form := fill(fill(url.Values{"note": {"a note"}, "wish": {"shared"}}, &d, firstVoice, 4), &d, secondVoice, 1)
			for _, path := range []string{"", "/summary"} {
				w := ask(h, "/"+id+path+"?lang="+lang, form)
				require.Equal(t, 200, w.Code)
				page := w.Body.String()
				require.NotContains(t, page, "<no value>")
				require.NotContains(t, page, "{", "a message with a hole")
				require.NotContains(t, page, " style=", "the policy would refuse it")
				require.NotContains(t, page, "<style", "the policy would refuse it")
				require.Contains(t, page, "a note")
				ids := map[string]bool{}
				for part := range strings.SplitSeq(page, ` id="`) {
					name, _, _ := strings.Cut(part, `"`)
					require.False(t, ids[name], "the id %s stands twice", name)
					ids[name] = true
				}
			}
		}
	}
}

// Another language of the page keeps the answers, and asks for none.
func TestAnotherLanguageKeepsTheAnswers(t *testing.T) {
	a := all(t)
	h := a.handler()
	id := a.ids[0]
	d := a.ready[id]["en"].decision
	page := ask(h, "/"+id+"?lang=en", nil).Body.String()
	require.Contains(t, page, `<button form="aid" formaction="/`+id+`?lang=es" name="turn" value="1"`)
	require.NotContains(t, page, `<a href="?lang=`, "a link would drop the answers")
	half := url.Values{"turn": {"1"}, "note": {"a note"}, "p.points." + d.Criteria[0].ID: {"3"}}
	page = ask(h, "/"+id+"?lang=es", half).Body.String()
	require.Contains(t, page, `<html lang="es"`)
	require.Contains(t, page, "a note")
	require.Regexp(t, `name="p.points.`+regexp.QuoteMeta(d.Criteria[0].ID)+`" value="3" checked`, page)
	require.NotContains(t, page, `role="alert"`, "nobody asked for the order")
	require.NotContains(t, page, `id="fit"`)
	full := fill(url.Values{"turn": {"1"}}, &d, firstVoice, 4)
	require.Contains(t, ask(h, "/"+id+"?lang=es", full).Body.String(), `id="fit"`, "what was shown stays")
}

func TestPicturesShareOneDenominator(t *testing.T) {
	a := all(t)
	of := regexp.MustCompile(` (?:of|fewer than 1 of) ([0-9,]+)$`)
	for _, id := range a.ids {
		e := a.ready[id]["en"].evidence
		drawn := 0
		for _, f := range e.Facts {
			if !f.Counted {
				continue
			}
			if len(f.Figures) > 0 {
				drawn++
				require.Contains(t, string(f.Figures[0].SVG), "<desc", "a picture says what it shows")
			}
			for _, r := range f.Rows {
				m := of.FindStringSubmatch(r.Number)
				if m == nil {
					require.Equal(t, "Not known", r.Number)
					continue
				}
				require.NotEmpty(t, r.Others, "both framings")
				if len(f.Figures) > 0 {
					require.Equal(t, strconv.Itoa(e.Per), strings.ReplaceAll(m[1], ",", ""), "%s %s", id, f.ID)
				}
			}
			require.NotEmpty(t, f.Scale, "a risk has its time")
		}
		require.NotZero(t, drawn, id)
	}
}

func TestCopyForTheClinician(t *testing.T) {
	a := all(t)
	h := a.handler()
	for _, id := range a.ids {
		d := a.ready[id]["en"].decision
		form := fill(fill(url.Values{"who": {"statedWishes"}, "second": {"clinician"}}, &d, firstVoice, 4), &d, secondVoice, 2)
		w := ask(h, "/"+id+"/copy", form)
		require.Equal(t, 200, w.Code)
		require.Equal(t, "application/json", w.Header().Get("Content-Type"))
		require.Equal(t, `attachment; filename="`+id+`.preferences.json"`, w.Header().Get("Content-Disposition"))
		require.NoError(t, schemas.Validate("sdm.preferences", w.Body.Bytes()))
		p, err := sdm.DecodePreferences(w.Body.Bytes())
		require.NoError(t, err)
		require.Equal(t, sdm.Voice{Role: sdm.Surrogate, Basis: sdm.StatedWishes}, p.Voice)
		require.Equal(t, sdm.Date("2026-11-21"), p.Date)
		require.NoError(t, schemas.Validate("sdm.ranking", p.Extensions[rankingExtension]))
		require.NoError(t, schemas.Validate("sdm.preferences", p.Extensions[secondExtension]))
		second, err := sdm.DecodePreferences(p.Extensions[secondExtension])
		require.NoError(t, err)
		require.Equal(t, sdm.Clinician, second.Voice.Role)

		// What was shown is what anybody works out from the same answers.
		original, err := decisions.Load(id)
		require.NoError(t, err)
		shown, err := sdm.DecodeRanking(p.Extensions[rankingExtension])
		require.NoError(t, err)
		p.Extensions = nil
		again, err := sdm.Rank(original, p)
		require.NoError(t, err)
		require.Empty(t, cmp.Diff(again, shown))
	}
}

func TestAnswers(t *testing.T) {
	a := all(t)
	h := a.handler()
	d := a.ready["early-miscarriage"]["en"].decision
	way, points := "p.way.operation-planned", "p.points.operation-planned"
	for _, c := range d.Criteria {
		if c.Direction == sdm.Personal {
			way, points = "p.way."+c.ID, "p.points."+c.ID
		}
	}
	for _, c := range []struct {
		name   string
		change func(url.Values)
		shown  bool
		holds  string
		reason string
	}{
		{"all answered", func(url.Values) {}, true, "How the options fit", "an order"},
		{"one missing", func(v url.Values) { v.Del(points) }, false, "needs an answer", "nothing is assumed"},
		{"no way given", func(v url.Values) { v.Del(way) }, false, "needs an answer", "a weight needs its way"},
		{"no way, no weight", func(v url.Values) { v.Del(way); v.Set(points, "0") }, true, "", "what does not matter needs no way"},
		{"cannot say the way", func(v url.Values) { v.Set(way, "unknown") }, true, "could not say", "its weight is open"},
		{"cannot say", func(v url.Values) { v.Set(points, "unknown"); v.Del(way) }, true, "could not say", "its weight is open"},
		{"no such step", func(v url.Values) { v.Set(points, "5") }, false, "needs an answer", "0 to 4"},
		{"no number", func(v url.Values) { v.Set(points, "1e0") }, false, "needs an answer", "0 to 4"},
		{"nothing matters", func(v url.Values) {
			for name := range v {
				if strings.Contains(name, ".points.") {
					v.Set(name, "0")
				}
			}
		}, false, "At least one thing has to matter", "no weight at all"},
		{"nobody can say", func(v url.Values) {
			for name := range v {
				if strings.Contains(name, ".points.") {
					v.Set(name, "unknown")
				}
			}
		}, false, "You cannot say yet how much these things matter", "no weight is known, and that is no mistake"},
		{"two that contradict each other", func(v url.Values) { v.Add(points, "0"); v.Add(points, "3") }, false, "needs an answer", "nobody can tell which is meant"},
		{"the same twice", func(v url.Values) { v.Add(points, v.Get(points)) }, true, "", "it is one answer"},
		{"a step in another form", func(v url.Values) { v.Set(points, "+2") }, false, "needs an answer", "no choice of the page is it, so none would be shown"},
		{"second voice half", func(v url.Values) { v.Set("s.points."+d.Criteria[0].ID, "1") }, false, "The second voice has not answered", "half a voice is not ranked"},
		{"strange words", func(v url.Values) { v.Set("who", "nobody"); v.Set("wish", "x"); v.Set("second", "y") }, true, "", "they are left out"},
		{"a long note", func(v url.Values) { v.Set("note", strings.Repeat("é", 5000)) }, true, "", "it is cut"},
		{"a note that is no text", func(v url.Values) { v.Set("note", "\xff\xfe\x00\x1b") }, true, "", "it is mended"},
		{"second voice half, while answering", func(v url.Values) { v.Set("s.points."+d.Criteria[0].ID, "1"); v.Set("live", "1") }, true, "", "the person's own order stays"},
		{"nothing matters, while answering", func(v url.Values) {
			v.Set("live", "1")
			for name := range v {
				if strings.Contains(name, ".points.") {
					v.Set(name, "0")
				}
			}
		}, false, "At least one thing has to matter", "an order would be a lie"},
	} {
		t.Run(c.name, func(t *testing.T) {
			form := fill(url.Values{}, &d, firstVoice, 4)
			c.change(form)
			for _, path := range []string{"", "/summary", "/copy"} {
				w := ask(h, "/early-miscarriage"+path, form)
				require.Equal(t, 200, w.Code)
				page := w.Body.String()
				isPage := strings.HasPrefix(w.Header().Get("Content-Type"), "text/html")
				require.Equal(t, c.shown || path == "", (path == "") || !strings.Contains(page, `class="errors"`), c.reason)
				if path == "" {
					require.Equal(t, c.shown, strings.Contains(page, `id="fit"`), c.reason)
					require.Contains(t, page, c.holds, c.reason)
				}
				if !isPage {
					require.NoError(t, schemas.Validate("sdm.preferences", w.Body.Bytes()))
				}
			}
		})
	}
}

func TestTieIsSaidPlainly(t *testing.T) {
	d, err := decisions.Load("statin")
	require.NoError(t, err)
	d.SmallestLead = 0.9
	a, err := newAid([]sdm.Decision{d}, "", noon)
	require.NoError(t, err)
	page := ask(a.handler(), "/statin", fill(url.Values{}, &d, firstVoice, 4)).Body.String()
	require.Contains(t, page, "are too close to call")
	require.Contains(t, page, `data-status="Now the first options are too close to call."`)
}

func TestPaths(t *testing.T) {
	a := all(t)
	one, err := newAid([]sdm.Decision{a.ready["statin"]["en"].decision}, "es", noon)
	require.NoError(t, err)
	for _, c := range []struct {
		name, path string
		a          *aid
		form       url.Values
		status     int
		holds      string
	}{
		{"list", "/", a, nil, 200, "Which choice do you face?"},
		{"list in Spanish", "/?lang=es-MX", a, nil, 200, "¿Qué decisión tiene por delante?"},
		{"list in Arabic", "/?lang=ar", a, nil, 200, `<html lang="ar" dir="rtl">`},
		{"list in a strange language", "/?lang=%3Cscript%3E", a, nil, 200, `<html lang="en" dir="ltr">`},
		{"one decision needs no list", "/", one, nil, 303, ""},
		{"no such decision", "/nothing?lang=es", a, nil, 404, "Aquí no hay ninguna página."},
		{"no such page", "/other", a, nil, 404, "There is no page here."},
		{"a summary is sent for with answers", "/statin/summary", a, nil, 405, ""},
		{"Arabic page, English facts", "/statin?lang=ar", a, nil, 200, `<h1 lang="en" dir="ltr">`},
		{"style sheet", "/aid.css", a, nil, 200, ".ck text"},
		{"script", "/aid.js", a, nil, 200, "use strict"},
		{"icon", "/icon.svg", a, nil, 200, "<svg"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := ask(c.a.handler(), c.path, c.form)
			require.Equal(t, c.status, w.Code)
			require.Contains(t, w.Body.String(), c.holds)
			require.Equal(t, web.Policy, w.Header().Get("Content-Security-Policy"))
		})
	}
	require.Contains(t, ask(one.handler(), "/statin", nil).Body.String(), `<html lang="es"`, "the language asked for")
	one, err = newAid([]sdm.Decision{a.ready["statin"]["es"].decision}, "en", noon)
	require.NoError(t, err)
	require.Contains(t, ask(one.handler(), "/statin", nil).Body.String(), `<html lang="es"`, "or one that the decision has")
}

func TestScriptIsSmall(t *testing.T) {
	require.Less(t, len(static("static/aid.js")), 10_000)
}

// plain gives a decision names that weigh nothing in a reading level.
func plain(d sdm.Decision, lang string) sdm.Decision {
	d, _ = d.In(lang)
	option, criterion, text := "this pill", "bad pain", "We look at pain."
	if lang == "es" {
		option, criterion, text = "la pastilla", "dolor", "Vemos el dolor."
	}
	d.Options, d.Criteria = slices.Clone(d.Options), slices.Clone(d.Criteria)
	for i := range d.Options {
		d.Options[i].Name, d.Options[i].Description = option, text
	}
	for i := range d.Criteria {
		d.Criteria[i].Name, d.Criteria[i].Description = criterion, text
	}
	return d
}

// everything makes the page say what it can, and returns what it said.
func everything(t *testing.T, lang string) []message.Sentence {
	var said []message.Sentence
	listen := func(s message.Sentence) { said = append(said, s) }
	for _, id := range decisions.IDs() {
		original, err := decisions.Load(id)
		require.NoError(t, err)
		d := plain(original, lang)
		a, err := newAid([]sdm.Decision{d, original}, "", noon)
		require.NoError(t, err)
		p := a.ready[id][lang]
		p.decision, p.said = d, listen
		p.evidence, err = newEvidence(p.words, &d)
		require.NoError(t, err)
		h := a.handler()
		ask(h, "/"+id+"?lang="+lang, nil)
		ask(h, "/"+id+"?lang="+lang, url.Values{})
		for from := range 5 {
			form := fill(fill(url.Values{"note": {"x"}}, &d, firstVoice, from), &d, secondVoice, 2)
			ask(h, "/"+id+"?lang="+lang, form)
			ask(h, "/"+id+"/summary?lang="+lang, form)
			form.Set("s.points."+d.Criteria[0].ID, "")
			form.Set("p.points."+d.Criteria[1].ID, cannotSay)
			ask(h, "/"+id+"/summary?lang="+lang, form)
			for name := range form {
				form.Del(name)
			}
			form.Set("s.points."+d.Criteria[0].ID, "1")
			for _, c := range d.Criteria {
				form.Set("p.points."+c.ID, "0")
			}
			ask(h, "/"+id+"?lang="+lang, form)
			for _, c := range d.Criteria {
				form.Set("p.points."+c.ID, cannotSay)
			}
			ask(h, "/"+id+"?lang="+lang, form)
		}
		d.SmallestLead, p.decision.SmallestLead = 0.9, 0.9
		ask(h, "/"+id+"?lang="+lang, fill(url.Values{}, &d, firstVoice, 4))
		d.Options[0].Unsuitable = sdm.Unsuitable{By: "x", Reason: "y"}
		level := d.Criteria[0].Range.Best
		d.Criteria[0].MustHave = sdm.MustHave{Level: &level}
		p.decision = d
		ask(h, "/"+id+"?lang="+lang, fill(url.Values{}, &d, firstVoice, 0))
	}
	w, err := wordsOf(lang)
	require.NoError(t, err)
	w.said = listen
	for _, key := range []string{"language", "list.title", "list.lost", "list.lead", "disclaimer", "sample", "known.lead", "failed", "why.nothing", "notApplicable", "excluded"} {
		w.T(key)
	}
	w.T("untranslated", "language", "de")
	w.T("caption", "option", "x", "count", "1", "others", "2")
	w.T("key")
	w.T("belowOne", "per", 10_000)
	w.T("ask.uncertain", "option", "x", "criterion", "y")
	return said
}

func TestTextsFitTheCode(t *testing.T) {
	c, err := catalogues()
	require.NoError(t, err)
	require.NoError(t, message.Check(c[""], everything(t, "en")))
}

func TestOwnTextIsEasyToRead(t *testing.T) {
	policies := map[string]literacy.Policy{}
	for _, p := range literacy.SamplePolicies() {
		policies[p.ID] = p
	}
	for lang, id := range map[string]string{"en": "policy.grade-6.en", "es": "policy.inflesz.es"} {
		policy, ok := policies[id]
		require.True(t, ok, slices.Sorted(maps.Keys(policies)))
		said := everything(t, lang)
		for _, reading := range []literacy.Reading{literacy.Prose, literacy.All} {
			policy.Reading = reading
			seen := map[string]bool{}
			var blocks []literacy.Block
			for _, s := range said {
				// Each text once, however often it is said, and in each of its forms.
				if form := s.Key + fmt.Sprint(s.Args["outcome"], s.Args["role"], s.Args["certainty"]); s.Key != "date" && !seen[form] {
					seen[form] = true
					blocks = append(blocks, literacy.Block{Kind: literacy.Paragraph, Text: s.Text})
				}
			}
			slices.SortFunc(blocks, func(a, b literacy.Block) int { return strings.Compare(a.Text, b.Text) })
			r := literacy.AnalyzeBlocks(blocks, policy).Result
			t.Logf("%s, %s: %s %.1f", lang, reading, r.Formula, r.Value.Value)
			require.Equal(t, literacy.Pass, r.Outcome, "%s %s: %s is %.1f", lang, reading, r.Formula, r.Value.Value)
		}
	}
}

// The Arabic sample is held to the English texts it translates: those of the
// page, and those of the library that are said again.
func TestArabicFitsTheEnglish(t *testing.T) {
	read := func(path, prefix string, into map[string]string) {
		data, err := os.ReadFile(path)
		require.NoError(t, err)
		var m map[string]string
		require.NoError(t, json.Unmarshal(data, &m))
		for k, v := range m {
			into[prefix+k] = v
		}
	}
	english, arabic := map[string]string{}, map[string]string{}
	read("messages/en.json", "", english)
	for key := range english {
		require.NotContains(t, []string{"sdm", "risk"}, strings.SplitN(key, ".", 2)[0])
	}
	own := len(english)
	read("../../sdm/messages/en.json", "sdm.", english)
	read("../../sdm/risk/messages/en.json", "risk.", english)
	read("messages/ar/en.json", "", arabic)
	pages := 0
	for key := range english {
		if _, ok := arabic[key]; !ok {
			require.Contains(t, key, ".")
			delete(english, key)
			continue
		}
		if !strings.HasPrefix(key, "sdm.") && !strings.HasPrefix(key, "risk.") {
			pages++
		}
	}
	require.Equal(t, own, pages, "every text of the page is there")
	en, err := json.Marshal(english)
	require.NoError(t, err)
	ar, err := json.Marshal(arabic)
	require.NoError(t, err)
	// Any language with number forms will do to compare arguments and cases.
	_, err = message.Load(fstest.MapFS{"m/en.json": {Data: en}, "m/de.json": {Data: ar}}, "m")
	require.NoError(t, err)
}

func TestRun(t *testing.T) {
	dir := t.TempDir()
	bad := filepath.Join(dir, "bad.json")
	require.NoError(t, os.WriteFile(bad, []byte(`{"format":"sdm.decision/1.0"}`), 0o600))
	good := filepath.Join(dir, "good.json")
	d, err := decisions.Load("statin")
	require.NoError(t, err)
	data, err := d.Encode()
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(good, data, 0o600))
	stopped, stop := context.WithCancel(t.Context())
	stop()
	for _, c := range []struct {
		name string
		args []string
		code int
		says string
	}{
		{"help", []string{"-h"}, 0, "Usage"},
		{"all", []string{"-addr", ":0"}, 0, "http://127.0.0.1:"},
		{"one", []string{"-addr", ":0", "-decision", "statin", "-lang", "es"}, 0, "http://127.0.0.1:"},
		{"file", []string{"-addr", ":0", "-decision", good}, 0, "http://127.0.0.1:"},
		{"unknown flag", []string{"-nope"}, 2, "flag provided but not defined"},
		{"argument", []string{"x"}, 2, "name a file with -decision"},
		{"language", []string{"-lang", "fr"}, 2, "en, es or ar"},
		{"no such decision", []string{"-decision", "nope"}, 2, "there are: atrial-fibrillation"},
		{"no such file", []string{"-decision", "./nope.json"}, 2, "no such file"},
		{"bad file", []string{"-decision", bad}, 2, "/options"},
		{"bad address", []string{"-addr", "nowhere"}, 2, "missing port"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			require.Equal(t, c.code, run(stopped, c.args, &out, &out), out.String())
			require.Contains(t, out.String(), c.says)
		})
	}
	require.NotPanics(t, func() { _ = run(stopped, []string{"-addr", ":0"}, io.Discard, io.Discard) })
}
