package e2e_test

import (
	"bytes"
	"html/template"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
)

// record is a stand-in for a health record that runs in the browser: it calls
// the service from its own origin, shows the card as records do, and renders
// the Markdown with HTML let through, as the public sandbox does.
const record = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A record (stand-in)</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 0; background: #eef1f4; color: #1b2430; }
header { background: #37474f; color: #fff; padding: .75rem 1.5rem; }
main { max-width: 56rem; margin: 1.5rem auto; padding: 0 1.5rem; }
article { background: #fff; border: 1px solid #cfd8dc; border-left: 6px solid #12436d; border-radius: 8px; padding: 1rem 1.5rem; }
h2 { margin: 0 0 .5rem; font-size: 1.2rem; } table { border-collapse: collapse; margin: .75rem 0; } th, td { border: 1px solid #cfd8dc; padding: .35rem .6rem; text-align: left; }
a, button { display: inline-block; padding: .6rem 1rem; margin: .5rem .5rem 0 0; border-radius: 6px; border: 2px solid #12436d; font: inherit; }
a { background: #12436d; color: #fff; text-decoration: none; } button { background: #fff; color: #12436d; }
footer { color: #4a5663; margin-top: .75rem; }
</style></head><body><header>Health record (stand-in for the test)</header><main><h1>Ms A. Sample, 61</h1><article id="card" hidden>
<h2></h2><div id="detail"></div><p id="links"></p><p id="reasons"></p><footer></footer></article></main><script>
const service = {{.}};
const call = (path, body) => fetch(service + path, {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(body)});
(async () => {
  const list = await (await fetch(service + "cds-services")).json();
  const id = list.services.find(s => s.hook === "patient-view").id;
  const answer = await (await call("cds-services/" + id, {
    hook: "patient-view", hookInstance: crypto.randomUUID(), context: {userId: "Practitioner/1", patientId: "1"},
    prefetch: {patient: {resourceType: "Patient", birthDate: "1965-01-01", name: [{text: "<img src=x onerror=alert(1)>"}]},
      conditions: {resourceType: "Bundle", entry: [{resource: {resourceType: "Condition", code: {coding: [{system: "http://snomed.info/sct", code: "13644009"}]}}}]}}
  })).json();
  const card = answer.cards[0], at = document.getElementById("card");
  at.querySelector("h2").textContent = card.summary;
  document.getElementById("detail").innerHTML = await (await fetch("/render", {method: "POST", body: card.detail})).text();
  for (const l of card.links) { const a = document.createElement("a"); a.href = l.url; a.textContent = l.label; document.getElementById("links").append(a); }
  for (const r of card.overrideReasons) {
    const b = document.createElement("button"); b.textContent = r.display;
    b.onclick = async () => { const said = await call("cds-services/" + id + "/feedback", {feedback: [{card: card.uuid, outcome: "overridden", overrideReason: {reason: r}, outcomeTimestamp: new Date().toISOString()}]}); b.dataset.status = said.status; };
    document.getElementById("reasons").append(b);
  }
  at.querySelector("footer").textContent = card.source.label + " · " + card.indicator;
  at.hidden = false;
})();
</script></body></html>`

// ehrPages serves the stand-in.
func ehrPages(t *testing.T, service string) http.Handler {
	markdown := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithUnsafe()))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/render":
			data, err := io.ReadAll(r.Body)
			if err == nil {
				err = markdown.Convert(data, w)
			}
			if err != nil {
				t.Error(err)
			}
		case "/favicon.ico":
		default:
			if err := template.Must(template.New("").Parse(record)).Execute(w, service); err != nil {
				t.Error(err)
			}
		}
	})
}

func TestACardInARecord(t *testing.T) {
	ehr := httptest.NewServer(nil)
	t.Cleanup(ehr.Close)
	aid := serve(t, "aid")
	service := serve(t, "cdshooks", "-insecure", "-origin", ehr.URL, "-aid", aid+"{decision}?lang={lang}")
	ehr.Config.Handler = ehrPages(t, service)
	b := open(t, look{Name: "light", Width: 1000, Height: 800, Scheme: "light"})
	b.goTo(ehr.URL)
	b.until(`!document.getElementById("card").hidden`)
	if n := b.count("#detail table tbody tr"); n < 3 {
		t.Errorf("the table has %d rows", n)
	}
	if n := b.count("#detail img, #detail script, #detail a"); n != 0 {
		t.Errorf("%d things in the text of the card are more than text", n)
	}
	for row := range strings.Lines(eval[string](b, `[...document.querySelectorAll("#detail tbody td:not(:first-child)")].map(e => e.textContent).join("\n")`)) {
		if !strings.Contains(row, " of 1,000, and ") {
			t.Errorf("another denominator, or one framing only: %s", row)
		}
	}
	b.shot("cdshooks-light")
	b.do(chromedp.Click(chromedp.CSS("#reasons button")))
	b.until(`document.querySelector("#reasons button").dataset.status === "200"`)
	b.do(chromedp.Click(chromedp.CSS("#links a")))
	b.until(`location.href.startsWith(` + quote(aid+"statin") + `) && document.querySelector("h1")`)
	response, err := http.Get(service + "counts") //nolint:gosec,noctx // the server of this test
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close() //nolint:errcheck // it was read
	var counts bytes.Buffer
	if _, err := counts.ReadFrom(response.Body); err != nil {
		t.Fatal(err)
	}
	if want := `"statin":{"offered":1,"opened":1,"declined":1,"reasons":{"decided":1}}`; !strings.Contains(counts.String(), want) {
		t.Errorf("counts: %s", counts.String())
	}
}
