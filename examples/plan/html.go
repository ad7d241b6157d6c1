package main

import (
	_ "embed"
	"html/template"
	"io"
	"strings"

	"github.com/concord-sdm/concord/internal/message"
)

//go:embed page.html
var page string

// writeHTML writes one page that needs nothing else: no script, no font, no
// request.
func (v *view) writeHTML(w io.Writer) error {
	t, err := template.New("page").Funcs(template.FuncMap{
		"t":     func(key string) string { return v.T(key, nil) },
		"count": func(key string, n int) string { return v.T(key, message.Args{"n": n}) },
	}).Parse(page)
	if err != nil {
		return err
	}
	var b strings.Builder
	if err := t.Execute(&b, v); err != nil {
		return err
	}
	_, err = io.WriteString(w, strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		return plain(r)
	}, b.String()))
	return err
}
