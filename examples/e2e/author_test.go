package e2e_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/ledongthuc/pdf"
)

const leaflet = `# Starting your tablets

Your doctor has prescribed medication for your hypertension, which should be administered daily in order to facilitate a reduction of cardiovascular complications. It lowers the risk by 30%.

- Take one tablet a day.
- Drink some water with it.

| Week | Dose |
| 1–2 | 5 mg |

Ask your nurse if you are not sure. Patients who are non-compliant may experience exacerbation of symptoms.
`

// write puts a text in the page and waits for the result: as you type with
// scripts, by the button without.
func (b *tab) write(text string) {
	b.t.Helper()
	if b.look.NoScript {
		eval[int](b, fmt.Sprintf(`document.getElementById("text").value = %s, 0`, quote(text)))
		b.do(chromedp.Click(chromedp.CSS("button.main")))
	} else {
		eval[int](b, fmt.Sprintf(`(() => {
			const text = document.getElementById("text");
			text.value = %s;
			text.dispatchEvent(new Event("input", {bubbles: true}));
			return 0;
		})()`, quote(text)))
	}
	b.until(`!document.querySelector("[aria-busy=true]") && document.querySelector(".preview") && document.querySelector(".preview").textContent.includes(` + quote(strings.Fields(text)[1]) + `)`)
}

// grade is the grade that the command line gives a text.
func grade(t *testing.T, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "text.txt")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(program(t, "readlevel"), "--format", "json", file).Output()
	if len(out) == 0 {
		t.Fatalf("readlevel: %v", err)
	}
	var reports []struct {
		Formulas []struct {
			ID, Reading string
			Value       *float64
		}
	}
	if err := json.Unmarshal(out, &reports); err != nil {
		t.Fatal(err)
	}
	for _, f := range reports[0].Formulas {
		if f.ID == "flesch-kincaid" && f.Reading == "prose" && f.Value != nil {
			return fmt.Sprintf("%.1f", *f.Value)
		}
	}
	t.Fatal("readlevel gives no grade")
	return ""
}

func TestAuthorLooks(t *testing.T) {
	needsAxe(t)
	at := serve(t, "author")
	for _, l := range looks() {
		t.Run(l.Name, func(t *testing.T) {
			b := open(t, l)
			b.goTo(at)
			b.accessible("empty")
			b.fitsSideways()
			b.write(leaflet)
			b.accessible("result")
			b.fitsSideways()
			b.shot("author-" + l.Name)
			if n := b.count("mark.hard > b.tag"); n == 0 || n != b.count("mark.hard") {
				t.Error("a hard sentence without its label")
			}
			if style := eval[string](b, `getComputedStyle(document.querySelector("mark.hard")).borderInlineStartStyle`); style != "double" {
				t.Error("a hard sentence has no pattern:", style)
			}
			small := eval[string](b, `[...document.querySelectorAll("button, select, textarea, input:not([type=hidden]):not([type=checkbox]), .choice label, nav a")]
				.filter(e => e.checkVisibility()).filter(e => {
					const r = e.getBoundingClientRect(), least = e.closest(".preview") ? 24 : 43.5;
					return r.height < least;
				}).slice(0, 5).map(e => e.outerHTML.slice(0, 120)).join("; ")`)
			if small != "" {
				t.Error("too small to press:", small)
			}
		})
	}
	b := open(t, looks()[0])
	b.goTo(at + "?ui=es")
	b.write("¿Qué es la hipertensión arterial?\n\nLa hipertensión arterial es una enfermedad crónica que debe ser tratada con medicamentos. Tome agua.")
	b.accessible("Spanish")
	b.shot("author-spanish")
}

func TestAuthorNumbersAreThoseOfTheCommandLine(t *testing.T) {
	want := grade(t, leaflet)
	at := serve(t, "author")
	for _, l := range []look{looks()[0], looks()[6]} {
		b := open(t, l)
		b.goTo(at)
		b.write(leaflet)
		if got := b.text(".value"); got != want {
			t.Errorf("%s: the page says %s, the command %s", l.Name, got, want)
		}
	}
}

func TestAuthorByKeyboardOnly(t *testing.T) {
	at := serve(t, "author")
	b := open(t, looks()[0])
	b.goTo(at)
	eval[int](b, `document.getElementById("text").focus(), 0`)
	for _, r := range "You have hypertension. " {
		b.keys(string(r))
	}
	b.until(`document.querySelector("[data-put='high blood pressure']")`)
	b.until(`document.getElementById("status").textContent !== ""`)
	for i := 0; eval[string](b, `document.activeElement.dataset.put || ""`) != "high blood pressure"; i++ {
		if i == 100 {
			t.Fatal("the plainer word cannot be reached with Tab")
		}
		b.keys(kb.Tab)
	}
	b.keys(kb.Enter)
	b.until(`document.getElementById("text").value.startsWith("You have high blood pressure.")`)
	b.until(`!document.getElementById("undo").hidden`)
	b.until(`document.querySelector(".change")`)
	eval[int](b, `document.getElementById("undo").focus(), 0`)
	b.keys(kb.Enter)
	b.until(`document.getElementById("text").value.startsWith("You have hypertension.")`)
}

func TestAuthorWithoutScripts(t *testing.T) {
	at := serve(t, "author")
	b := open(t, looks()[6])
	b.goTo(at)
	b.write("You have hypertension. Drink some water.")
	b.do(chromedp.Click(chromedp.CSS(`.finding [data-put="high blood pressure"]`)))
	b.until(`document.getElementById("text").value.startsWith("You have high blood pressure.")`)
	if b.count(".change") != 1 {
		t.Error("nothing is said of what changed")
	}
	b.do(chromedp.Click(chromedp.CSS("#undo")))
	b.until(`document.getElementById("text").value.startsWith("You have hypertension.")`)
}

func TestAuthorShowsScriptsAsText(t *testing.T) {
	at := serve(t, "author")
	for _, l := range []look{looks()[0], looks()[6]} {
		b := open(t, l)
		b.goTo(at)
		b.write(`Say </textarea><script>document.title = "gone"</script> <img src=x onerror="document.title='gone'"> aloud. You have hypertension.`)
		if title := eval[string](b, "document.title"); title == "gone" || b.count("img") != 0 {
			t.Errorf("%s: a pasted script ran", l.Name)
		}
		if text := b.text(".preview"); !strings.Contains(text, "<script>") {
			t.Errorf("%s: the script is not shown as text: %s", l.Name, text)
		}
	}
}

func TestAuthorHeaders(t *testing.T) {
	at := serve(t, "author")
	response, err := http.Get(at) //nolint:gosec,noctx // the server of this test
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	if got := response.Header.Get("Content-Security-Policy"); got != aidPolicy {
		t.Errorf("policy: %s", got)
	}
	if got := response.Header.Get("Set-Cookie"); got != "" {
		t.Errorf("a cookie: %s", got)
	}
}

func TestAuthorOpensFiles(t *testing.T) {
	at := serve(t, "author")
	file := filepath.Join(t.TempDir(), "leaflet.html")
	page := "<!doctype html><html lang=en><nav>Menu</nav><h1>Your tablets</h1><p>You have hypertension. Take one tablet a day.</p></html>"
	if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	b := open(t, looks()[0])
	b.goTo(at)
	b.do(chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{file}))
	b.until(`document.getElementById("text").value.includes("# Your tablets")`)
	if text := b.text("#result"); !strings.Contains(text, "menus") {
		t.Error("what is left out is not said")
	}
	b = open(t, looks()[6])
	b.goTo(at)
	b.do(chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{file}), chromedp.Click(chromedp.CSS("button.main")))
	b.until(`document.getElementById("text").value.includes("# Your tablets")`)
}

// took pastes a text and says after how many milliseconds the result is there.
func took(b *tab, text string) int {
	eval[int](b, `window.took = 0, new MutationObserver((_, o) => { window.took = Math.round(performance.now() - window.from); o.disconnect(); })
		.observe(document.getElementById("result"), {childList: true}), document.getElementById("text").addEventListener("input", () => { window.from = performance.now(); }, {once: true}), 0`)
	b.write(text)
	b.until("window.took > 0")
	return eval[int](b, "window.took")
}

func TestAuthorHoldsFiftyThousandWords(t *testing.T) {
	at := serve(t, "author")
	b := open(t, looks()[0])
	b.goTo(at)
	text := strings.Repeat(leaflet, 50_000/len(strings.Fields(leaflet)))
	t.Logf("%d words: the result is there %d ms after the paste", len(strings.Fields(text)), took(b, text))
	if n := b.count("mark.hard"); n == 0 {
		t.Error("nothing is marked")
	}
	// The last pieces of the marked text follow when the browser has a moment,
	// and at once for who prints.
	eval[bool](b, `window.dispatchEvent(new Event("beforeprint"))`)
	all := eval[int](b, `[...document.querySelectorAll(".preview p")].map(p => p.textContent.split("Starting your tablets").length - 1).reduce((a, b) => a + b)`)
	if want := strings.Count(text, "Starting your tablets"); all != want {
		t.Errorf("%d of %d copies of the leaflet are shown", all, want)
	}
	// Browsers take time by the square of the buttons in a form: nine thousand
	// are half a minute.
	if n := eval[int](b, `document.getElementById("author").elements.length`); n > 1500 {
		t.Errorf("the form has %d buttons and fields", n)
	}
	last := `[...document.querySelectorAll(".preview [data-put='high blood pressure']")].at(-1)`
	eval[int](b, last+`.focus(), 0`)
	b.keys(" ")
	b.until(`document.getElementById("text").value.lastIndexOf("high blood pressure") > document.getElementById("text").value.lastIndexOf("hypertension")`)
}

func TestAuthorPrints(t *testing.T) {
	at := serve(t, "author")
	b := open(t, looks()[0])
	b.goTo(at)
	b.write(leaflet)
	data, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFOutlineAndTagged()))
	if err != nil {
		t.Fatal(err)
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
	if text := squeeze(string(raw)); !strings.Contains(text, squeeze("Mend these first")) || strings.Contains(text, squeeze("Check the text")) {
		t.Errorf("printed: %s", text)
	}
}

// The static page gives the same numbers, and sends nothing once it is there.
func TestStaticAuthor(t *testing.T) {
	needsAxe(t)
	if browser() == nil {
		unavailable(t, "there is no Chromium: install it, or name it with CHROMIUM")
	}
	folder := t.TempDir()
	write := exec.Command(program(t, "author"), "-static", folder)
	write.Dir = root
	if out, err := write.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0") //nolint:noctx // it is closed below
	if err != nil {
		t.Fatal(err)
	}
	files := http.StripPrefix("/for/authors", http.FileServer(http.Dir(folder))) // not at the root of a site
	server := &http.Server{Handler: files, ReadHeaderTimeout: time.Second}
	go func() { _ = server.Serve(l) }()
	t.Cleanup(func() { _ = server.Close() })
	b := open(t, looks()[0])
	b.goTo("http://" + l.Addr().String() + "/for/authors/")
	b.until(`window.concordPage`)
	before := b.sent()
	b.write(leaflet)
	if got, want := b.text(".value"), grade(t, leaflet); got != want {
		t.Errorf("the page says %s, the command %s", got, want)
	}
	book := strings.Repeat(leaflet, 50_000/len(strings.Fields(leaflet)))
	t.Logf("%d words: the result is there %d ms after the paste", len(strings.Fields(book)), took(b, book))
	if got, want := b.text(".value"), grade(t, book); got != want {
		t.Errorf("of a long text the page says %s, the command %s", got, want)
	}
	b.write(leaflet)
	b.do(chromedp.Click(chromedp.CSS(`.finding [data-put="high blood pressure"]`)))
	b.until(`document.getElementById("text").value.includes("high blood pressure")`)
	file := filepath.Join(t.TempDir(), "other.md")
	if err := os.WriteFile(file, []byte("# Other title\n\nThis is another text.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.do(chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{file}))
	b.until(`document.getElementById("text").value.includes("# Other title")`)
	b.accessible("static page")
	b.fitsSideways()
	b.shot("author-static")
	eval[int](b, `document.querySelector(".languages [lang=es]").click(), 0`)
	b.until(`document.documentElement.lang === "es" && document.querySelector("h1").textContent === "Palabras que se entienden"`)
	if text := eval[string](b, `document.getElementById("text").value`); !strings.Contains(text, "# Other title") {
		t.Errorf("another language drops the text: %q", text)
	}
	if after := b.sent(); !slices.Equal(before, after) {
		t.Errorf("the page sent something: %v", after[len(before):])
	}
	// Opened from disk.
	b = open(t, looks()[0])
	b.goTo("file://" + filepath.Join(folder, "index.html"))
	b.until(`window.concordPage`)
	b.write(leaflet)
	if got, want := b.text(".value"), grade(t, leaflet); got != want {
		t.Errorf("from disk the page says %s, the command %s", got, want)
	}
}

// What a person does in a row: nothing that was written is lost, and who works
// with the keyboard goes on where they were.
func TestAuthorKeepsWhatWasWritten(t *testing.T) {
	needsAxe(t)
	at := serve(t, "author")
	b := open(t, looks()[0])
	b.goTo(at)
	b.write("You have hypertension. Take your medication daily.")
	b.until(`document.querySelectorAll(".findings [data-put]").length > 1`)
	first := `.findings [data-put='high blood pressure']`
	eval[int](b, `document.querySelector(`+quote(first)+`).focus(), 0`)
	b.keys(kb.Enter)
	b.until(`document.getElementById("text").value.startsWith("You have high blood") && !document.querySelector(` + quote(first) + `)`)
	if put := eval[string](b, `document.activeElement.dataset.put || ""`); put == "" {
		t.Error("the focus is not at the next word")
	}
	// Another language of the page.
	eval[int](b, `document.querySelector(".languages [lang=es]").click(), 0`)
	b.until(`document.documentElement.lang === "es"`)
	if text := eval[string](b, `document.getElementById("text").value`); !strings.HasPrefix(text, "You have high blood pressure.") {
		t.Errorf("another language drops the text: %q", text)
	}
	if here := eval[string](b, `document.activeElement.lang`); here != "es" {
		t.Error("the focus is lost with the language")
	}
	b.accessible("in Spanish")
	// And while it is on its way, somebody writes on.
	eval[int](b, `(() => {
		document.querySelector(".languages [lang=en]").click();
		const text = document.getElementById("text");
		text.value += " Drink water.";
		text.dispatchEvent(new Event("input", {bubbles: true}));
		return 0;
	})()`)
	b.until(`document.documentElement.lang === "en" && document.querySelector(".preview").textContent.includes("Drink water.")`)
	if text := eval[string](b, `document.getElementById("text").value`); !strings.HasSuffix(text, " Drink water.") {
		t.Errorf("another language drops what was written meanwhile: %q", text)
	}
	eval[int](b, `document.querySelector(".languages [lang=es]").click(), 0`)
	b.until(`document.documentElement.lang === "es" && !document.querySelector("[aria-busy=true]")`)
	// Start anew, and back, step by step.
	eval[int](b, `document.querySelector("button[value=new]").click(), 0`)
	b.until(`document.getElementById("text").value === "" && !document.querySelector(".preview")`)
	undo := func(want string) {
		t.Helper()
		eval[int](b, `document.getElementById("undo").click(), 0`)
		b.until(`document.getElementById("text").value.startsWith(` + quote(want) + `)`)
	}
	undo("You have high blood pressure.")
	undo("You have high blood pressure.")
	undo("You have hypertension.")
	// A file that cannot be read, and one that is too large.
	folder := t.TempDir()
	bad, large := filepath.Join(folder, "bad.docx"), filepath.Join(folder, "large.txt")
	if err := os.WriteFile(bad, []byte("PK\x03\x04 broken"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(large, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(large, 31<<20); err != nil {
		t.Fatal(err)
	}
	b.do(chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{bad}))
	b.until(`document.getElementById("problem") && document.getElementById("status").textContent === document.getElementById("problem").textContent`)
	b.accessible("with an error")
	b.shot("author-error-spanish")
	b.do(chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{large}))
	b.until(`document.getElementById("status").textContent.includes("30 MB")`)
	if text := eval[string](b, `document.getElementById("text").value`); !strings.HasPrefix(text, "You have hypertension.") {
		t.Errorf("a file that cannot be read costs the text: %q", text)
	}
	// Dropped on the page.
	eval[int](b, `(() => {
		const data = new DataTransfer();
		data.items.add(new File(["# Dropped\n\nThis came by mouse.\n"], "a.md"));
		document.body.dispatchEvent(new DragEvent("drop", {bubbles: true, cancelable: true, dataTransfer: data}));
		return 0;
	})()`)
	b.until(`document.getElementById("text").value.includes("# Dropped")`)
	undo("You have hypertension.")
}

// Those who hear the page are not talked over while they type.
func TestAuthorSpeaksInPauses(t *testing.T) {
	at := serve(t, "author")
	b := open(t, looks()[0])
	b.goTo(at)
	eval[int](b, `(() => {
		window.said = 0;
		new MutationObserver(() => window.said++).observe(document.getElementById("status"), {childList: true, characterData: true, subtree: true});
		document.getElementById("text").focus();
		return 0;
	})()`)
	for i, part := range []string{"You have ", "hypertension. ", "Take one ", "tablet. "} {
		for _, r := range part {
			b.keys(string(r))
		}
		if i > 0 {
			b.until(`document.querySelector(".preview") && document.querySelector(".preview").textContent.includes(` + quote(strings.Trim(part, ". ")) + `)`)
		}
	}
	b.until(`document.getElementById("status").textContent !== ""`)
	if n := eval[int](b, "window.said"); n > 2 {
		t.Errorf("the page spoke %d times while four groups of words were typed", n)
	}
}

// Every function without scripts.
func TestAuthorWithoutScriptsDoesAll(t *testing.T) {
	at := serve(t, "author")
	b := open(t, looks()[6])
	b.goTo(at)
	b.write("You have hypertension. Drink some water.")
	b.do(chromedp.Click(chromedp.CSS(".languages [lang=es]")))
	b.until(`document.documentElement.lang === "es" && document.getElementById("text").value.startsWith("You have hypertension.")`)
	b.do(chromedp.Click(chromedp.CSS(".languages [lang=en]")))
	b.until(`document.documentElement.lang === "en"`)
	// Enter in a field checks the text, and does not change the language.
	eval[int](b, `document.getElementById("target").value = "3", document.getElementById("show-word").checked = false, document.getElementById("target").focus(), 0`)
	b.keys(kb.Enter)
	b.until(`document.querySelector(".preview") && !document.querySelector(".f-word") && document.getElementById("target").value === "3"`)
	if lang := eval[string](b, "document.documentElement.lang"); lang != "en" {
		t.Error("Enter changes the language:", lang)
	}
	b.do(chromedp.Click(chromedp.CSS("button[value=new]")))
	b.until(`document.getElementById("text").value === ""`)
	b.do(chromedp.Click(chromedp.CSS("#undo")))
	b.until(`document.getElementById("text").value.startsWith("You have hypertension.")`)
}
