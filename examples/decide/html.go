package main

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"

	"github.com/concord-sdm/concord/internal/message"
)

//go:embed page.html
var page string

// writeHTML writes one page that needs nothing else: no script, no font, no
// request.
func (v *view) writeHTML(w io.Writer) error {
	t, err := template.New("page").Funcs(template.FuncMap{
		"t":    func(key string) string { return v.T(key, nil) },
		"kind": func(kind any) string { return v.T("kind", message.Args{"kind": fmt.Sprint(kind)}) },
		"percent": func(x float64) string {
			return fmt.Sprintf("%.1f", 100*x)
		},
		"svg":   svg,
		"place": func(n string) string { return v.T("table.place", message.Args{"n": n}) },
		"next":  func(i int) int { return i + 1 },
		"sub":   func(a, b float64) float64 { return a - b },
	}).Parse(page)
	if err != nil {
		return err
	}
	return t.Execute(w, v)
}

// Review says who has checked the content.
func (v *view) Review() string { return v.review() }

// About says whom the decision is about.
func (v *view) About() string {
	if v.Decision.Context.Population == "" {
		return ""
	}
	return v.T("about", message.Args{"population": v.Decision.Context.Population})
}
