package page

import (
	"embed"
	"encoding/json"
	"html/template"
	"io"
	"strings"
	"sync"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/message"
)

var (
	//go:embed templates/*.html
	templateFiles embed.FS
	//go:embed messages/*.json
	messageFiles embed.FS
	//go:embed static/author.css
	style []byte
	//go:embed static/author.js
	script []byte
	//go:embed static/icon.svg
	icon []byte
)

// Style, Script and Icon are the files that the page asks for.
func Style() []byte { return style }

// Script is the program of the page for browsers. The page works without it.
func Script() []byte { return script }

// Icon is the picture in the tab of a browser.
func Icon() []byte { return icon }

var catalogue = sync.OnceValues(func() (*message.Catalog, error) { return message.Load(messageFiles, "messages") })

var templates = sync.OnceValues(func() (*template.Template, error) {
	return template.New("").Funcs(template.FuncMap{
		"args": func(pairs ...any) message.Args {
			out := message.Args{}
			for i := 0; i+1 < len(pairs); i += 2 {
				name, _ := pairs[i].(string)
				out[name] = pairs[i+1]
			}
			return out
		},
		"languages": Languages,
		"groups":    Groups,
		"most":      func() int { return MaxFile },
	}).ParseFS(templateFiles, "templates/*.html")
})

// Options say where the page is shown.
type Options struct {
	// Static is true for the page without a server, whose text never leaves
	// the browser.
	Static bool
}

// Render writes the whole page for an input.
func Render(w io.Writer, in Input, o Options) error {
	v, err := newView(in)
	if err != nil {
		return err
	}
	return v.render(w, o)
}

// RenderPieces writes what Render writes as an array of texts in JSON: the page
// with the beginning of the marked text, then the rest of that in pieces, so that
// a browser shows the result of a long text at once and takes the pieces in one
// by one.
func RenderPieces(w io.Writer, in Input, o Options) error {
	in.Live = true
	v, err := newView(in)
	if err != nil {
		return err
	}
	var rest []string
	if len(v.pieces) > 0 {
		v.Preview, rest = template.HTML(v.pieces[0]), v.pieces[1:] //nolint:gosec // a part of the same
	}
	var b strings.Builder
	if err := v.render(&b, o); err != nil {
		return err
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(append([]string{b.String()}, rest...))
}

func (v *view) render(w io.Writer, o Options) error {
	t, err := templates()
	if err != nil {
		return err
	}
	return t.ExecuteTemplate(w, "page.html", struct {
		*view
		Options
	}{v, o})
}

// Report writes the report of the text in an input as a document of the format
// literacy.report.
func Report(w io.Writer, in Input) error {
	s := act(in)
	data, err := document.Encode(s.report)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}
