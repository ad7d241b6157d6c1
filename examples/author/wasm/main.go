//go:build js && wasm

// Command wasm is the engine of the static author's page: the same package page
// as on the server, in the browser. The page calls two functions with a form as
// JSON and the bytes of a file: concordPage returns the page, concordReport the
// report.
package main

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"syscall/js"

	"github.com/concord-sdm/concord/examples/author/page"
)

// form is what the script of the page sends.
type form struct {
	Text     string   `json:"text"`
	Name     string   `json:"name"`
	Language string   `json:"language"`
	Target   string   `json:"target"`
	Show     []string `json:"show"`
	Start    string   `json:"start"`
	Undo     string   `json:"undo"`
	Action   string   `json:"action"`
	UI       string   `json:"ui"`
}

// warm reads a text of some length, so that the lists of words are there and
// the browser has made fast what is slow at first: a long text is then ready in
// half the time.
func warm() {
	var own bytes.Buffer
	if page.Render(&own, page.Input{}, page.Options{Static: true}) != nil {
		return
	}
	text := strings.Repeat(own.String(), 1+(64<<10)/own.Len())
	_ = page.RenderPieces(io.Discard, page.Input{Text: text, Language: "en"}, page.Options{Static: true})
}

func main() {
	warm()
	js.Global().Set("concordPage", answer(func(w io.Writer, in page.Input) error {
		return page.RenderPieces(w, in, page.Options{Static: true})
	}))
	js.Global().Set("concordReport", answer(page.Report))
	select {} // the page calls for as long as it is open
}

// answer returns a function for scripts: what write gives as a string, empty if
// it fails.
func answer(write func(io.Writer, page.Input) error) js.Func {
	return js.FuncOf(func(_ js.Value, args []js.Value) any {
		if len(args) != 2 {
			return ""
		}
		var f form
		if json.Unmarshal([]byte(args[0].String()), &f) != nil {
			return ""
		}
		in := page.Input{
			Text: f.Text, Name: f.Name, Language: f.Language, Target: f.Target, Start: f.Start, Undo: f.Undo, Action: f.Action, UI: f.UI, Live: true,
		}
		if n := args[1].Get("byteLength").Int(); n > 0 {
			in.File = make([]byte, n)
			js.CopyBytesToGo(in.File, args[1])
		}
		for _, g := range page.Groups() {
			if !slices.Contains(f.Show, g) {
				in.Hidden = append(in.Hidden, g)
			}
		}
		var b bytes.Buffer
		if write(&b, in) != nil {
			return ""
		}
		return b.String()
	})
}
