package e2e_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/ledongthuc/pdf"
)

const aidPolicy = "default-src 'none'; base-uri 'none'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; img-src 'self'; script-src 'self'; style-src 'self'"

// answer gives every question of a voice an answer: from the given step on,
// one step less for each next question.
func (b *tab) answer(voice string, from int) {
	b.t.Helper()
	n := eval[int](b, fmt.Sprintf(`(() => {
		let names = [...new Set([...document.querySelectorAll("#aid input[type=radio]")].map(i => i.name))].filter(n => n.startsWith(%q + "."));
		let k = 0;
		for (const n of names) {
			const step = n.includes(".way.") ? 1 : (%d + 4 * k++) %% 5;
			document.getElementsByName(n)[step].checked = true;
		}
		return names.length;
	})()`, voice, from))
	if n == 0 {
		b.t.Fatal("no questions")
	}
}

// show presses the button and waits for the result.
func (b *tab) show() {
	b.t.Helper()
	b.do(chromedp.Click(chromedp.CSS("#matters button.main")))
	b.until(`document.getElementById("fit")`)
}

func TestAidLooks(t *testing.T) {
	needsAxe(t)
	at := serve(t, "aid")
	for _, l := range looks() {
		t.Run(l.Name, func(t *testing.T) {
			b := open(t, l)
			judge := func(what string) {
				t.Helper()
				b.accessible(what)
				b.fitsSideways()
				b.largeTargets()
				b.shot("aid-" + what + "-" + l.Name)
			}
			b.goTo(at)
			judge("list")
			b.goTo(at + "prostate-cancer")
			judge("page")
			b.answer("p", 4)
			b.answer("s", 2)
			b.show()
			judge("result")
			eval[int](b, `document.querySelectorAll("details").forEach(d => d.open = true), 0`)
			judge("all")
			b.do(chromedp.Click(chromedp.CSS(`button[formaction*="/summary"]`)))
			b.until(`document.querySelector("body.summary")`)
			judge("summary")
		})
	}
}

func TestAidFromRightToLeft(t *testing.T) {
	needsAxe(t)
	at := serve(t, "aid")
	for _, l := range []look{looks()[0], looks()[4]} {
		b := open(t, l)
		b.goTo(at + "?lang=ar")
		b.accessible("list from right to left")
		b.fitsSideways()
		b.goTo(at + "breast-radiotherapy?lang=ar")
		if got := eval[string](b, "document.documentElement.dir + document.documentElement.lang"); got != "rtlar" {
			t.Errorf("direction and language: %s", got)
		}
		b.answer("p", 3)
		b.show()
		eval[int](b, `document.querySelectorAll("details").forEach(d => d.open = true), 0`)
		b.accessible("right to left")
		b.fitsSideways()
		b.largeTargets()
		b.shot("aid-arabic-" + l.Name)
		if left, width := eval[float64](b, `document.querySelector(".rank").getBoundingClientRect().left`), float64(l.Width); left < width/2 {
			t.Errorf("the places begin at %g of %g, not on the right", left, width)
		}
		if other := eval[string](b, `(() => {
			const page = document.querySelector("main").cloneNode(true);
			page.querySelectorAll(".sources, bdi").forEach(e => e.remove());
			return (page.textContent.replace("PRIME II", "").match(/[A-Za-z]{3,}/g) || []).join(" ");
		})()`); other != "" {
			t.Errorf("not said in Arabic: %s", other)
		}
	}
}

func TestAidInSpanish(t *testing.T) {
	needsAxe(t)
	at := serve(t, "aid", "-lang", "es", "-decision", "contraception")
	b := open(t, looks()[0])
	b.goTo(at)
	b.do(chromedp.Click(chromedp.CSS("#matters button.main")))
	b.until(`document.querySelector(".errors")`)
	b.accessible("missing answers")
	b.largeTargets()
	b.shot("aid-missing-spanish")
	b.answer("p", 4)
	eval[int](b, `document.getElementsByName("p.points.pregnancy").forEach(i => i.checked = i.value === "unknown"), 0`)
	b.show()
	b.accessible("result")
	b.shot("aid-result-spanish")
}

func TestAidShowsNoOrderBeforeAnAnswer(t *testing.T) {
	at := serve(t, "aid", "-decision", "statin")
	b := open(t, looks()[0])
	b.goTo(at)
	if n := b.count("#fit, .places, .outcome, .bar"); n != 0 {
		t.Error("there is an order before any answer")
	}
	if n := b.count("input[type=radio]:checked:not([name=who]):not([name=second])"); n != 0 {
		t.Error("something that matters is chosen for the person")
	}
	b.do(chromedp.Click(chromedp.CSS("#matters button.main")))
	b.until(`document.querySelector(".errors")`)
	if n := b.count("#fit"); n != 0 {
		t.Error("without answers there is an order")
	}
	if n := b.count(".errors a"); n != 9 {
		t.Errorf("%d of 9 missing answers are named", n)
	}
	if !eval[bool](b, `document.activeElement.className === "errors"`) {
		t.Error("what is missing has no focus")
	}
	links := eval[bool](b, `[...document.querySelectorAll(".errors a")].every(a => document.querySelector(a.getAttribute("href")).type === "radio")`)
	if !links {
		t.Error("a message does not lead to its question")
	}
}

func TestAidByKeyboardOnly(t *testing.T) {
	at := serve(t, "aid", "-decision", "early-miscarriage")
	b := open(t, looks()[0])
	b.goTo(at)
	b.keys(kb.Tab)
	if got := b.text(":focus"); got != "Go to the options" {
		t.Errorf("the first stop is %q", got)
	}
	seen := map[string]bool{}
	for range 200 {
		b.keys(kb.Tab)
		if !eval[bool](b, `(() => {
			const e = document.activeElement, s = getComputedStyle(e), l = e.labels && e.labels[0] ? getComputedStyle(e.labels[0]) : s;
			const r = e.getBoundingClientRect();
			return (s.outlineStyle !== "none" || l.outlineStyle !== "none") && r.bottom > 0 && r.top < innerHeight;
		})()`) {
			t.Errorf("no visible focus on %s", eval[string](b, "document.activeElement.outerHTML.slice(0, 200)"))
		}
		name := eval[string](b, `document.activeElement.type === "radio" ? document.activeElement.name : document.activeElement.type || ""`)
		if eval[bool](b, `document.activeElement.matches("#matters button.main")`) {
			break
		}
		if strings.HasPrefix(name, "p.") && !seen[name] {
			seen[name] = true
			b.keys(" ", kb.ArrowRight, kb.ArrowDown) // the third choice
		}
	}
	if len(seen) != 6 {
		t.Fatalf("%d of 6 questions were reached", len(seen))
	}
	if n := b.count(`input[name^="p.points"]:checked`); n != 5 {
		t.Errorf("%d of 5 steps were chosen", n)
	}
	// The third choice of which way is better is that one cannot say, which
	// goes with no weight.
	eval[int](b, `document.querySelector("input[name^='p.way']").focus(), 0`)
	b.keys(" ")
	eval[int](b, `document.querySelector("#matters button.main").focus(), 0`)
	b.keys(kb.Enter)
	b.until(`document.getElementById("fit")`)
	if !eval[bool](b, `document.activeElement.id === "fit-h"`) {
		t.Error("the result has no focus")
	}
	if n := b.count(".places li"); n != 3 {
		t.Errorf("%d of 3 options have a place", n)
	}
	if !eval[bool](b, `[...document.querySelectorAll(".places li p")].every(p => p.textContent.length > 10)`) {
		t.Error("an option has no reason")
	}
}

func TestAidSaysOneSentenceOnAChange(t *testing.T) {
	at := serve(t, "aid", "-decision", "prostate-cancer")
	b := open(t, looks()[0])
	b.goTo(at)
	if n := b.count("[role=status], [aria-live]"); n != 1 {
		t.Fatalf("%d places that speak", n)
	}
	b.answer("p", 4)
	b.show()
	before := b.text("#fit .outcome")
	eval[int](b, `window.said = [], new MutationObserver(() => said.push(document.getElementById("status").textContent)).observe(document.getElementById("status"), {childList: true, characterData: true, subtree: true}), 0`)
	// Two changes in quick succession are one.
	eval[int](b, `["p-points-1-0", "p-points-5-4"].forEach(id => document.getElementById(id).click()), 0`)
	b.until("document.querySelector('#fit .outcome').textContent.trim() !== " + quote(before))
	b.until(`window.said.length > 0`)
	said := eval[[]string](b, "window.said")
	if len(said) != 1 || strings.Count(said[0], ".") != 1 || !strings.HasPrefix(said[0], "Now ") {
		t.Errorf("said: %q", said)
	}
	before = b.text("#fit .outcome")
	b.do(chromedp.Click(chromedp.CSS(`label[for="p-points-1-3"]`)))
	b.until("document.querySelector('#fit .outcome').textContent.trim() !== " + quote(before))
	if !eval[bool](b, `document.activeElement.id === "p-points-1-3"`) {
		t.Error("the focus moved away from what was changed")
	}
}

func TestAidShowsTwoVoicesSideBySide(t *testing.T) {
	at := serve(t, "aid", "-decision", "knee-arthritis")
	b := open(t, looks()[0])
	b.goTo(at)
	b.answer("p", 4)
	b.show()
	own := b.text("#fit .outcome")
	b.do(chromedp.Click(chromedp.CSS("details.second > summary")))
	b.do(chromedp.Click(chromedp.CSS(`label[for="s-points-1-0"]`)))
	b.do(chromedp.Sleep(600 * time.Millisecond))
	if b.count(".errors") != 0 || b.text("#fit .outcome") != own || b.count(".pairs") != 0 {
		t.Error("half a voice changes the page")
	}
	b.answer("s", 0)
	b.do(chromedp.Click(chromedp.CSS(`label[for="s-points-1-0"]`)), chromedp.Click(chromedp.CSS(`label[for="second-1"]`)))
	b.until(`document.querySelectorAll(".pairs").length === 2`)
	b.until(`document.querySelector(".pairs thead").textContent.includes("Clinician")`)
	if b.text("#fit .outcome") != own {
		t.Error("the second voice changes the order of the first")
	}
	if n := b.count(".pairs .differ"); n == 0 {
		t.Error("where they differ is not marked")
	}
}

// fields returns the form as it would be sent.
func (b *tab) fields() url.Values {
	b.t.Helper()
	v, err := url.ParseQuery(eval[string](b, `new URLSearchParams(new FormData(document.getElementById("aid"))).toString()`))
	if err != nil {
		b.t.Fatal(err)
	}
	return v
}

func post(t *testing.T, address string, v url.Values) []byte {
	t.Helper()
	answer, err := http.PostForm(address, v)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatal(answer.Status, err)
	}
	return data
}

func TestAidNumbersAreThoseOfTheCommandLine(t *testing.T) {
	at := serve(t, "aid")
	for _, id := range []string{"statin", "prostate-cancer", "ear-infection", "contraception"} {
		t.Run(id, func(t *testing.T) {
			b := open(t, looks()[0])
			b.goTo(at + id)
			b.answer("p", 4)
			b.show()
			copied := post(t, at+id+"/copy", b.fields())
			file := filepath.Join(t.TempDir(), "answers.json")
			if err := os.WriteFile(file, copied, 0o600); err != nil {
				t.Fatal(err)
			}
			type ranked struct {
				Name   string
				Rank   int
				RankTo int
				Bounds struct{ Low, High float64 }
			}
			var line struct {
				Ranking     map[string]any
				Explanation []struct{ Text string }
			}
			var own struct{ Extensions map[string]map[string]any }
			data := output(t, "decide", "-decision", id, "-prefs", file, "-format", "json")
			if err := json.Unmarshal(data, &line); err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(copied, &own); err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(line.Ranking, own.Extensions["org.concord-sdm.ranking"]) {
				t.Error("the ranking in the copy is not that of decide")
			}
			var options struct{ Ranking struct{ Options []ranked } }
			if err := json.Unmarshal(data, &options); err != nil {
				t.Fatal(err)
			}
			for i, o := range options.Ranking.Options {
				rank, points := fmt.Sprint(o.Rank), fmt.Sprintf("%.0f", 100*o.Bounds.Low)
				if o.RankTo > o.Rank {
					rank += fmt.Sprintf("–%d", o.RankTo)
				}
				if o.Bounds.High > o.Bounds.Low {
					points += fmt.Sprintf(" to %.0f", 100*o.Bounds.High)
				}
				want := rank + " " + o.Name + " " + points + " of 100 points"
				got := eval[string](b, fmt.Sprintf(`[...document.querySelectorAll(".places li")[%d].querySelectorAll(".place span")].map(s => s.textContent.trim()).join(" ")`, i))
				if got != want {
					t.Errorf("place %d: %q, decide says %q", i+1, got, want)
				}
			}
			page := b.text("#fit")
			for _, s := range line.Explanation {
				if !strings.Contains(page, strings.Join(strings.Fields(s.Text), " ")) {
					t.Errorf("not on the page: %s", s.Text)
				}
			}
		})
	}
}

func TestAidWithoutScriptsGivesTheSame(t *testing.T) {
	at := serve(t, "aid", "-decision", "statin")
	var results []string
	for _, l := range []look{looks()[0], looks()[6]} {
		b := open(t, l)
		b.goTo(at)
		b.answer("p", 4)
		b.show()
		results = append(results, b.text("#fit"))
	}
	if results[0] == "" || results[0] != results[1] {
		t.Errorf("with scripts:\n%s\nwithout:\n%s", results[0], results[1])
	}
}

func TestAidKeepsNothing(t *testing.T) {
	at := serve(t, "aid", "-decision", "statin")
	b := open(t, looks()[0])
	b.goTo(at)
	b.answer("p", 4)
	b.show()
	b.do(chromedp.Reload())
	if n := b.count("#fit, input:checked:not([name=who]):not([name=second])"); n != 0 {
		t.Error("something is left after loading the page again")
	}
	kept := eval[string](b, `(async () => document.cookie + localStorage.length + sessionStorage.length + (await caches.keys()).length + (await indexedDB.databases()).length + (await navigator.serviceWorker.getRegistrations()).length)()`)
	if kept != "00000" {
		t.Errorf("the browser keeps something: %s", kept)
	}
	for _, r := range b.sent() {
		if strings.Contains(r, "points") {
			t.Errorf("answers in an address: %s", r)
		}
	}
}

func TestAidHeaders(t *testing.T) {
	at := serve(t, "aid", "-decision", "statin")
	for _, path := range []string{"", "statin", "nothing", "aid.js", "aid.css"} {
		answer, err := http.Get(at + path)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if got := answer.Header.Values("Content-Security-Policy"); len(got) != 1 || got[0] != aidPolicy {
			t.Errorf("%s: policy %q", path, got)
		}
		if len(answer.Cookies()) > 0 {
			t.Errorf("%s: a cookie", path)
		}
	}
}

func TestAidComesBackFromTheSummary(t *testing.T) {
	at := serve(t, "aid", "-decision", "knee-arthritis")
	for _, l := range []look{looks()[0], looks()[6]} {
		b := open(t, l)
		b.goTo(at)
		b.answer("p", 4)
		b.answer("s", 1)
		b.do(chromedp.SendKeys(chromedp.CSS("#note"), "My stairs are steep."))
		b.show()
		before, answers := b.text("#fit"), b.fields().Encode()
		b.do(chromedp.Click(chromedp.CSS(`button[formaction*="/summary"]`)))
		b.until(`document.querySelector("body.summary")`)
		b.do(chromedp.Click(chromedp.CSS(`form button:not([formaction]):not(#print)`)))
		b.until(`document.getElementById("fit")`)
		if b.fields().Encode() != answers || b.text("#fit") != before {
			t.Errorf("%s: other answers than before", l.Name)
		}
	}
}

func TestAidPrints(t *testing.T) {
	at := serve(t, "aid", "-decision", "prostate-cancer")
	b := open(t, looks()[0])
	b.goTo(at)
	b.answer("p", 4)
	b.show()
	b.do(chromedp.SendKeys(chromedp.CSS("#note"), "My brother had this."))
	b.do(chromedp.Click(chromedp.CSS(`button[formaction*="/summary"]`)))
	b.until(`document.querySelector("body.summary")`)
	for name, size := range map[string]chromedp.PaperSize{"a4": chromedp.PaperA4, "letter": chromedp.PaperLetter} {
		data, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPaper(size), chromedp.PDFOutlineAndTagged()))
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range []string{"/StructTreeRoot", "/MarkInfo", "/Lang (en"} {
			if !bytes.Contains(data, []byte(part)) {
				t.Errorf("%s: the file is not tagged: no %s", name, part)
			}
		}
		if folder := os.Getenv("SCREENSHOTS"); folder != "" {
			if err := os.WriteFile(filepath.Join(folder, "aid-summary-"+name+".pdf"), data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		r, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		plain, err := r.GetPlainText()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(plain)
		if err != nil {
			t.Fatal(err)
		}
		text := squeeze(string(raw))
		for _, want := range []string{
			b.text(".date"), "Most of all", "A lot", "My brother had this.", "What I want to ask", "Can I change my mind later?",
			"Hamdy et al. 2023", "10.1056/NEJMoa2214122", "Donovan et al. 2023", b.text(".outcome p"), "Why", "What is not known",
		} {
			if !strings.Contains(text, squeeze(want)) {
				t.Errorf("%s: not on paper: %s", name, want)
			}
		}
	}
}

// squeeze takes out spaces, which PDF does not keep, and undoes ligatures.
func squeeze(s string) string {
	s = strings.NewReplacer("ﬁ", "fi", "ﬂ", "fl", "ﬀ", "ff", "ﬃ", "ffi", "ﬄ", "ffl").Replace(s)
	return strings.Join(strings.Fields(s), "")
}

func TestAidShowsScriptsAsText(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(root, "examples/decisions/data/statin.decision.json"))
	if err != nil {
		t.Fatal(err)
	}
	const attack = `<script>window.bad=1</script>"'><img src=x onerror="window.bad=1"></svg></title></textarea>`
	var d map[string]any
	if err := json.Unmarshal(data, &d); err != nil {
		t.Fatal(err)
	}
	delete(d, "translations")
	d["title"], d["question"] = attack+"title", attack+"question"
	for _, list := range []string{"options", "criteria"} {
		for i, o := range d[list].([]any) {
			o.(map[string]any)["name"] = fmt.Sprint(attack, list, i)
			o.(map[string]any)["description"] = attack
		}
	}
	for _, s := range d["sources"].([]any) {
		s.(map[string]any)["authors"], s.(map[string]any)["note"] = attack, attack
	}
	d["context"] = map[string]any{"population": attack, "cautions": []string{attack}}
	file := filepath.Join(t.TempDir(), "attack.json")
	if data, err = json.Marshal(d); err == nil {
		err = os.WriteFile(file, data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	at := serve(t, "aid", "-decision", file)
	b := open(t, looks()[0])
	b.goTo(at)
	b.answer("p", 4)
	b.answer("s", 1)
	b.do(chromedp.SendKeys(chromedp.CSS("#note"), attack))
	b.show()
	check := func(where string) {
		t.Helper()
		if eval[bool](b, "'bad' in window") || b.count("img, script:not([src='/aid.js']), h1 *") > 0 {
			t.Errorf("%s: a text was obeyed", where)
		}
		if got := b.text("h1"); got != attack+"title" {
			t.Errorf("%s: the title reads %s", where, got)
		}
	}
	check("result")
	b.do(chromedp.Click(chromedp.CSS(`button[formaction*="/summary"]`)))
	b.until(`document.querySelector("body.summary")`)
	check("summary")
	if got := b.text(".own"); got != attack {
		t.Errorf("the note reads %s", got)
	}
}

func TestAidKeepsTheAnswersInAnotherLanguage(t *testing.T) {
	needsAxe(t)
	at := serve(t, "aid", "-decision", "breast-radiotherapy")
	for _, l := range []look{looks()[0], looks()[6]} {
		b := open(t, l)
		b.goTo(at)
		b.answer("p", 3)
		want := b.fields().Encode()
		for _, lang := range []string{"ar", "en"} {
			b.do(chromedp.Click(chromedp.CSS(".languages [lang=" + lang + "]")))
			b.until(`document.documentElement.lang === ` + quote(lang) + ` && document.getElementById("fit")`)
			if got := b.fields().Encode(); got != want {
				t.Errorf("%s: the answers were\n%s\nand are\n%s", lang, want, got)
			}
			b.accessible("turned to " + lang)
		}
	}
}
