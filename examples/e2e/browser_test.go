package e2e_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// required reports whether a missing browser is a failure.
func required() bool {
	return os.Getenv("E2E") == "1" || os.Getenv("CI") == "true"
}

// unavailable ends a test that cannot run here.
func unavailable(t testing.TB, why string) {
	t.Helper()
	if required() {
		t.Fatal(why)
	}
	t.Skip(why)
}

// browser starts one Chromium for all tests. It is nil if there is none.
var browser = sync.OnceValue(func() context.Context {
	path := os.Getenv("CHROMIUM")
	if path == "" {
		var err error
		if path, err = exec.LookPath("chromium"); err != nil {
			return nil
		}
	}
	profile, err := os.MkdirTemp("", "e2e-profile-")
	if err != nil {
		return nil
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(profile),
		chromedp.Flag("disable-dev-shm-usage", true),
		chromedp.Flag("no-first-run", true),
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
		chromedp.Flag("lang", "en-GB"),
	)
	ctx, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, stop := chromedp.NewContext(ctx)
	closers = append(closers, stop, stopAllocator, func() { _ = os.RemoveAll(profile) })
	if err := chromedp.Do(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "the browser does not start:", err)
		return nil
	}
	return ctx
})

var closers []func()

func TestMain(m *testing.M) {
	code := m.Run()
	for _, f := range closers {
		f()
	}
	os.Exit(code)
}

// tab is a page in the browser that watches what goes wrong.
type tab struct {
	t    testing.TB
	ctx  context.Context
	look look

	mu       sync.Mutex
	requests []string
	faults   []string
}

// look is how a person looks at a page.
type look struct {
	Name          string
	Width, Height int64
	Scheme        string // light or dark
	Forced        bool   // forced colours
	NoScript      bool
}

// looks are the ways in which every page has to work.
func looks() []look {
	return []look{
		{Name: "light", Width: 1100, Height: 900, Scheme: "light"},
		{Name: "dark", Width: 1100, Height: 900, Scheme: "dark"},
		{Name: "forced", Width: 1100, Height: 900, Scheme: "light", Forced: true},
		{Name: "forced-dark", Width: 1100, Height: 900, Scheme: "dark", Forced: true},
		{Name: "narrow", Width: 320, Height: 700, Scheme: "light"},
		{Name: "narrow-dark", Width: 320, Height: 700, Scheme: "dark"},
		{Name: "no-script", Width: 1100, Height: 900, Scheme: "light", NoScript: true},
	}
}

// open opens a tab without cookies or a history of others. It fails the test
// when a page asks for anything that is not on this machine, breaks its content
// security policy, or writes an error to the console.
func open(t testing.TB, l look) *tab {
	t.Helper()
	parent := browser()
	if parent == nil {
		unavailable(t, "there is no Chromium: install it, or name it with CHROMIUM")
	}
	ctx, stop := chromedp.NewContext(parent, chromedp.WithNewBrowserContext())
	b := &tab{t: t, ctx: ctx}
	if err := chromedp.Do(ctx); err != nil { // a first run without a time limit, which would end the browser
		t.Fatal(err)
	}
	limited, cancel := context.WithTimeout(ctx, 2*time.Minute)
	b.ctx = limited
	err := chromedp.Listen(ctx, b.watch)
	t.Cleanup(func() {
		cancel()
		stop()
		b.mu.Lock()
		defer b.mu.Unlock()
		for _, f := range b.faults {
			t.Error(f)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	b.see(l)
	return b
}

func (b *tab) watch(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		b.requests = append(b.requests, e.Request.Method+" "+e.Request.URL)
		u, err := url.Parse(e.Request.URL)
		if err != nil || (u.Scheme != "data" && u.Scheme != "blob" && u.Scheme != "file" && u.Hostname() != "127.0.0.1") {
			b.faults = append(b.faults, "a request left this machine: "+e.Request.URL)
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError {
			b.faults = append(b.faults, "console: "+e.Entry.Text)
		}
	case *runtime.EventExceptionThrown:
		b.faults = append(b.faults, "exception: "+e.ExceptionDetails.Text)
	}
}

// see sets size, colours and scripts.
func (b *tab) see(l look) {
	b.t.Helper()
	forced := "none"
	if l.Forced {
		forced = "active"
	}
	b.do(chromedp.EmulateViewport(l.Width, l.Height))
	b.call(chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: l.Scheme},
		{Name: "forced-colors", Value: forced},
		{Name: "prefers-reduced-motion", Value: "reduce"},
	}}))
	b.scripts(!l.NoScript)
	b.look = l
}

// scripts lets pages run scripts, or not.
func (b *tab) scripts(on bool) {
	b.t.Helper()
	b.call(chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on}))
}

func (b *tab) call(_ any, err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

// do takes steps one by one, each when the page has nothing under way that would
// take away what the step is about.
func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	for _, step := range steps {
		b.until(`!document.querySelector("[aria-busy=true]")`)
		if err := chromedp.Do(b.ctx, step); err != nil {
			b.t.Fatal(err)
		}
	}
}

func (b *tab) goTo(address string) {
	b.t.Helper()
	b.do(chromedp.Navigate(address))
}

// keys presses keys, as kb names them, and waits for nothing, as those who type.
func (b *tab) keys(keys ...string) {
	b.t.Helper()
	for _, k := range keys {
		if err := chromedp.Do(b.ctx, chromedp.KeyEvent(k)); err != nil {
			b.t.Fatal(err)
		}
	}
}

// eval returns the value of an expression, a promise waited for. It works
// without scripts in the page, too.
func eval[T any](b *tab, expression string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// until waits until an expression is true.
func (b *tab) until(expression string) {
	b.t.Helper()
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		ok, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool]("!!("+expression+")"))
		if err == nil && ok {
			return
		}
		if time.Now().After(end) {
			b.t.Fatalf("never true: %s (%v)", expression, err)
		}
	}
}

// text returns the text of the first element that a selector matches.
func (b *tab) text(selector string) string {
	b.t.Helper()
	return eval[string](b, "(document.querySelector("+quote(selector)+")||{textContent:''}).textContent.trim().replace(/\\s+/g,' ')")
}

func (b *tab) count(selector string) int {
	b.t.Helper()
	return eval[int](b, "document.querySelectorAll("+quote(selector)+").length")
}

// sent returns the requests so far, as METHOD URL.
func (b *tab) sent() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return append([]string(nil), b.requests...)
}

func quote(s string) string {
	data, _ := json.Marshal(s)
	return string(data)
}

// shot keeps a picture of the whole page if somebody wants pictures.
func (b *tab) shot(name string) {
	b.t.Helper()
	folder := os.Getenv("SCREENSHOTS")
	if folder == "" {
		return
	}
	data, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(100))
	if err == nil {
		err = os.MkdirAll(folder, 0o755)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, name+".png"), data, 0o644)
	}
	if err != nil {
		b.t.Fatal(err)
	}
}

// largeTargets fails if something to press is smaller than 44 by 44 pixels. The
// label of a choice counts with it, and links within a text do not count.
func (b *tab) largeTargets() {
	b.t.Helper()
	small := eval[string](b, `[...document.querySelectorAll("a, button, summary, select, textarea, input:not([type=hidden])")].map(e => {
		const label = e.labels && e.labels[0];
		return e.type === "radio" || e.type === "checkbox" ? label || e : e;
	}).filter(e => {
		const r = e.getBoundingClientRect();
		const text = e.tagName === "A" && e.closest("p") && getComputedStyle(e).display === "inline";
		return e.checkVisibility() && !text && r.width > 0 && (r.height < 43.5 || r.width < 43.5);
	}).slice(0, 5).map(e => e.outerHTML.slice(0, 120)).join("; ")`)
	if small != "" {
		b.t.Errorf("too small to press: %s", small)
	}
}

// fitsSideways fails if the page is wider than the screen, and names what
// sticks out.
func (b *tab) fitsSideways() {
	b.t.Helper()
	wide := eval[string](b, `(() => {
		const room = document.documentElement.clientWidth;
		if (document.documentElement.scrollWidth <= room) return "";
		return [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > room + 1)
			.slice(0, 5).map(e => e.tagName + "." + e.className + " " + e.textContent.slice(0, 40)).join("; ") || "something";
	})()`)
	if wide != "" {
		b.t.Errorf("the page scrolls sideways: %s", strings.Join(strings.Fields(wide), " "))
	}
}
