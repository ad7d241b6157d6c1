package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/concord-sdm/concord/internal/message"
	"github.com/concord-sdm/concord/principles"
)

// writeText writes the assessments as plain text.
func writeText(w io.Writer, v *view) error {
	s, err := speaker(v.lang)
	if err != nil {
		return err
	}
	for i := range v.Assessments {
		a := &v.Assessments[i]
		if i > 0 {
			fmt.Fprintln(w)
		}
		title, _ := a.Report.Title.In(v.lang, a.Framework.Language)
		fmt.Fprintf(w, "%s\n%s\n\n", title, strings.Repeat("=", len([]rune(title))))
		heading(w, s, "scores")
		if err := table(w, s, rows(s, v.lang, &a.Report)); err != nil {
			return err
		}
		heading(w, s, "findings")
		for _, x := range principles.Explain(a.Report, v.lang) {
			line(w, x.Text)
		}
		if lines := groupLines(s, v.lang, a); len(lines) > 0 {
			heading(w, s, "groups")
			for _, l := range lines {
				line(w, l)
			}
		}
		if lines := probeLines(s, v.lang, a); len(lines) > 0 {
			heading(w, s, "probes")
			for _, l := range lines {
				line(w, l)
			}
		}
		heading(w, s, "gaps")
		for _, x := range principles.ExplainGaps(a.Framework, a.Gaps, v.lang) {
			line(w, x.Text)
		}
	}
	_, err = fmt.Fprintf(w, "\n%s\n", wrap(s.Say("disclaimer", nil).Text, ""))
	return err
}

func heading(w io.Writer, s message.Speaker, key string) {
	text := s.Say(key, nil).Text
	fmt.Fprintf(w, "\n%s\n%s\n", text, strings.Repeat("-", len([]rune(text))))
}

func line(w io.Writer, text string) { fmt.Fprintf(w, "- %s\n", wrap(text, "  ")) }

func table(w io.Writer, s message.Speaker, list []row) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	head := func(key string) string { return s.Say(key, nil).Text }
	role := ""
	for _, r := range list {
		if r.Role != role {
			role = r.Role
			fmt.Fprintf(t, "%s\t%s\t%s\t%s\n", role+": "+head("score.head"), head("figure.head"), head("bounds.head"), head("answered.head"))
		}
		fmt.Fprintf(t, "  %s\t%s\t%s\t%s\n", r.Score, r.Figure, r.Bounds, r.Answered)
	}
	return t.Flush()
}

// writeJSON writes the reports as they are.
func writeJSON(w io.Writer, v *view) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// list writes the frameworks with their licence class.
func list(w io.Writer, lang string) error {
	s, err := speaker(lang)
	if err != nil {
		return err
	}
	for _, e := range principles.Frameworks() {
		title, _ := e.Title.In(lang, "en")
		text := "list.keys"
		if e.Licence.TextShipped {
			text = "list.text"
		}
		fmt.Fprintf(w, "%-26s %s\n", e.ID, title)
		fmt.Fprintf(w, "%-26s %s (%s), %s, %s\n", "", e.Licence.Class, s.Say(text, nil).Text,
			s.Say("list.items", message.Args{"n": e.Items}).Text, s.Say("list.unverified", message.Args{"n": e.Unverified}).Text)
	}
	return nil
}
