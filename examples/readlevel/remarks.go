package main

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/concord-sdm/concord/literacy"
	"github.com/concord-sdm/concord/literacy/document"
)

// remark is one thing to say of one place: what the formats for programs list.
type remark struct {
	rule       string
	level      string // warning or note
	text       string
	start, end int // in the reading text; −1 for the whole file
	quoted     string
	from, to   document.Place
}

// The rules that are no kinds of findings.
const (
	ruleTarget   = "aboveTarget"
	ruleSentence = "hardSentence"
)

// sentencesShown is how many of the heaviest sentences are shown.
const sentencesShown = 5

// slight is a contribution that would be printed as nothing.
const slight = 0.05

// language returns the language that remarks are in: that of the text if there
// are messages in it.
func (r *result) language() string { return r.report.Language.Tag }

// headline says the value, the grade, the ages and the target.
func (r *result) headline() string {
	var t strings.Builder
	if !r.has {
		fmt.Fprintf(&t, "%s gives no value", r.formula.Name)
		return t.String()
	}
	fmt.Fprintf(&t, "%s %.1f", r.formula.Name, r.value)
	if g := r.gradeText(); g != "" {
		t.WriteString(": " + g)
	}
	if bound, ok := r.report.Result.Bound.Get(); ok {
		verdict := "within"
		if r.over {
			verdict = "above"
			if !r.harder {
				verdict = "below"
			}
		}
		fmt.Fprintf(&t, "; %s the target of %s", verdict, number(bound))
		if r.report.Result.Near {
			t.WriteString(", but too near to be sure")
		}
	}
	return t.String()
}

func number(x float64) string {
	return strings.TrimSuffix(fmt.Sprintf("%.1f", x), ".0")
}

// gradeText says the school grade and the usual ages.
func (r *result) gradeText() string {
	g, ok := r.grade.Grade.Get()
	band := ""
	if r.grade.Band != "" {
		band = literacy.ExplainBand(r.grade.Band, r.language()).Text
	}
	if !ok {
		return band
	}
	to, _ := r.grade.GradeTo.Get()
	// As printed with one figure behind the point: 6.97 is 7.0, grade 7.
	low, high := int(max(math.Round(g*10)/10, 0)), int(max(math.Round(max(to, g)*10)/10, 0))
	from, until := ageBand(low, high)
	switch {
	case r.formula.Scale == literacy.SchoolScale && band != "":
		return fmt.Sprintf("%s (ages %d to %d)", band, from, until)
	case r.formula.Scale == literacy.SchoolScale:
		return fmt.Sprintf("school grade %d (ages %d to %d)", low, from, until)
	case low > 12:
		return "beyond school (UK: ages 18 and over)" + after(band)
	}
	text := fmt.Sprintf("US grade %d", low)
	switch {
	case high == 0:
		text = "easier than US grade 1"
	case high > low:
		text = fmt.Sprintf("US grade %d to %d", low, high)
	}
	text += fmt.Sprintf(" (UK: ages %d to %d)", from, until)
	if strings.ContainsAny(band, "0123456789") {
		return text // the band says the same
	}
	return text + after(band)
}

func after(band string) string {
	if band == "" {
		return ""
	}
	return ", " + band
}

// ageBand returns the ages of pupils in US grades: a child of grade g is g+5 at
// the beginning of the school year and g+6 at its end.
func ageBand(low, high int) (from, until int) { return low + 5, high + 6 }

// sure says how far the value can be trusted.
func (r *result) sure() string {
	c := r.report.ProseCounts
	what := "of running text"
	if r.report.Result.Reading == literacy.All {
		c, what = r.report.Counts, "or fragments, for there is no running text"
	}
	text := fmt.Sprintf("%s in %s %s", count(c.Words, "word"), count(c.Sentences, "sentence"), what)
	if se, ok := r.report.Result.StandardError.Get(); ok && r.has {
		text += fmt.Sprintf("; with other sentences of this kind, between %.1f and %.1f", r.value-2*se, r.value+2*se)
	}
	if r.rough {
		text += "; " + r.sample()
	}
	return text
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%s %ss", thousands(n), what)
}

// thousands writes a number with commas.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// sentenceText says why a sentence is among the heaviest.
func (r *result) sentenceText(m literacy.Mending) string {
	s := r.report.Sentences[m.Sentence]
	text := count(s.Words, "word")
	if long := r.longWords(m.Sentence); len(long) > 0 {
		shown := long[:min(len(long), 8)]
		text += fmt.Sprintf("; %s: %s", count(len(long), "long word"), strings.Join(shown, ", "))
		if len(long) > len(shown) {
			text += ", …"
		}
	}
	if v, ok := m.Value.Get(); ok && r.has {
		text += fmt.Sprintf(". It weighs %+.1f; if it and those before it read like the rest: %.1f", r.weight(s.Contribution), v)
	}
	return text
}

// weight turns a contribution so that it has the sign of the value.
func (r *result) weight(contribution float64) float64 {
	if r.harder {
		return contribution
	}
	return -contribution
}

// findingText says a finding in words.
func (r *result) findingText(f literacy.Finding) string {
	var texts []string
	for _, s := range literacy.ExplainFinding(f, r.language()) {
		texts = append(texts, s.Text)
	}
	return strings.Join(texts, " ")
}

// remarks lists what programs are told of a text: that it is above the target,
// its heaviest sentences, and the findings in the order of the text.
func (r *result) remarks() []remark {
	level := "note"
	if r.above {
		level = "warning"
	}
	var list []remark
	if r.above {
		text := r.headline()
		if r.rough {
			text += " (" + r.sample() + ")"
		}
		if r.eased != nil {
			text += fmt.Sprintf("; the baseline allows %.1f", r.eased.Value)
		}
		m := remark{rule: ruleTarget, level: level, text: text, start: -1}
		if len(r.doc.Blocks) > 0 && r.doc.Blocks[0].Place.Line > 0 {
			m.from, m.to = document.Place{Line: 1, Column: 1}, document.Place{Line: 1, Column: 1}
		}
		list = append(list, m)
	}
	text := r.doc.Text()
	add := func(rule, level, say string, start, end int) {
		m := remark{rule: rule, level: level, text: say, start: start, end: end, quoted: text[start:end], from: r.doc.Place(start)}
		// The end is behind the last character, wherever the next one stands.
		last := end
		if end > start {
			_, n := utf8.DecodeLastRuneInString(m.quoted)
			last = end - n
		}
		if m.to = r.doc.Place(last); m.to.Line > 0 && last < end {
			m.to.Column++
		}
		list = append(list, m)
	}
	for k, m := range r.report.Worst {
		if k == sentencesShown {
			break
		}
		s := r.report.Sentences[m.Sentence]
		if s.Contribution >= slight {
			add(ruleSentence, level, r.sentenceText(m), s.Start, s.End)
		}
	}
	for _, f := range r.report.Findings {
		level := "note"
		if r.above && f.Severity >= 3 {
			level = "warning"
		}
		add(string(f.Kind), level, r.findingText(f), f.Start, f.End)
	}
	return list
}
