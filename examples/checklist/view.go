package main

import (
	"embed"
	"fmt"
	"io"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/concord-sdm/concord/internal/message"
	"github.com/concord-sdm/concord/principles"
)

//go:embed messages
var messageFiles embed.FS

var catalog = sync.OnceValues(func() (*message.Catalog, error) { return message.Load(messageFiles, "messages") })

// view is what is shown, in one language.
type view struct {
	lang        string
	Assessments []assessment `json:"assessments"`
}

// writers are the forms of output.
var writers = map[string]func(io.Writer, *view) error{
	"text": writeText, "json": writeJSON, "html": writeHTML, "fhir": writeFHIR,
}

// speaker says the words of this program in the language lang.
func speaker(lang string) (message.Speaker, error) {
	c, err := catalog()
	if err != nil {
		return message.Speaker{}, err
	}
	return c.In(lang), nil
}

// row is one score of one role, for a table.
type row struct{ Role, Score, Figure, Bounds, Answered string }

// rows returns the scores of all roles that were asked for them.
func rows(s message.Speaker, lang string, r *principles.Report) []row {
	var list []row
	for i := range r.Roles {
		role := s.Say("role", message.Args{"role": string(r.Roles[i].Role)}).Text
		for _, x := range r.Roles[i].Scores {
			if x.Figure.Why == principles.WhyNotAsked {
				continue
			}
			title, _ := x.Title.In(lang, "en")
			if title == "" {
				title = x.Score
			}
			one := row{Role: role, Score: title, Figure: s.Say("none", nil).Text, Answered: fmt.Sprintf("%d / %d", x.Coverage.Answered, x.Coverage.Applicable)}
			if v, ok := x.Figure.Get(); ok {
				one.Figure = s.Number(v, 1)
			}
			if lo, ok := x.Low.Get(); ok {
				one.Bounds = s.Number(lo, 1) + " – " + s.Number(x.High.Value, 1)
			}
			list = append(list, one)
		}
	}
	return list
}

// groupLines says the first score of each group.
func groupLines(s message.Speaker, lang string, a *assessment) []string {
	if a.Groups == nil {
		return nil
	}
	first := a.Framework.Scores[0]
	title, _ := first.Title.In(lang, a.Framework.Language)
	var lines []string
	for _, c := range a.Groups.Cells {
		if c.Score != first.ID || c.Group == (principles.Group{}) {
			continue
		}
		args := message.Args{
			"role": s.Say("role", message.Args{"role": string(c.Role)}).Text, "by": c.Group.By, "is": c.Group.Is, "score": title, "n": c.Respondents,
		}
		if v, ok := c.Mean.Get(); ok {
			args["value"] = v
			lines = append(lines, s.Say("group", args).Text)
		} else {
			lines = append(lines, s.Say("group.none", args).Text)
		}
	}
	return append(lines, s.Say("group.note", nil).Text)
}

// probeLines says what was measured.
func probeLines(s message.Speaker, lang string, a *assessment) []string {
	var lines []string
	for _, p := range a.Probes {
		name := p.Item
		for i := range a.Framework.Items {
			if it := &a.Framework.Items[i]; it.Key == p.Item {
				if text, _ := it.Text.In(lang, a.Framework.Language); text != "" {
					name = strings.TrimSuffix(text, ".")
				}
			}
		}
		key := "probe"
		switch p.Outcome {
		case principles.ProbeDisagrees:
			key = "probe.disagrees"
		case principles.ProbeFailed:
			key = "probe.failed"
		}
		word := func(state string) string {
			switch state {
			case principles.Met, principles.Partly, principles.NotMet, principles.NotApplicable:
				return s.Say("answer."+state, nil).Text
			}
			return state
		}
		args := message.Args{"item": name}
		if key != "probe.failed" {
			args["measured"] = word(p.Measured)
		}
		if key == "probe.disagrees" {
			args["given"] = word(p.Given)
		}
		lines = append(lines, s.Say(key, args).Text)
	}
	return lines
}

// wrap breaks a line at 78 columns, with an indent on the lines that follow.
func wrap(text, indent string) string {
	const width = 78
	var b strings.Builder
	column := 0
	for i, word := range strings.Fields(text) {
		n := utf8.RuneCountInString(word)
		if i > 0 && column+1+n > width {
			b.WriteString("\n" + indent)
			column = len(indent)
		} else if i > 0 {
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += n
	}
	return b.String()
}
