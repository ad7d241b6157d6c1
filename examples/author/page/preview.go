package page

import (
	"html"
	"html/template"
	"slices"
	"strings"

	"github.com/concord-sdm/concord/internal/message"
	"github.com/concord-sdm/concord/literacy"
)

// writer puts the text with its marks together as HTML. A text of 50,000 words
// has tens of thousands of parts: a template takes half a second for them.
type writer struct {
	v *view
	b strings.Builder
	// The buttons of a word, said once for all the places where it stands.
	chips map[string]string
	// How many buttons there are.
	buttons int
	// Where the text with its marks may be cut, for a page that takes it in
	// pieces.
	cuts []int
}

// pieceSize is about how much of the marked text a browser takes in at a time:
// 2 MB of it, from 50,000 words, take Chromium half a second.
const pieceSize = 64 << 10

// full says that the piece at hand is large enough.
func (w *writer) full() bool {
	from := 0
	if n := len(w.cuts); n > 0 {
		from = w.cuts[n-1]
	}
	return w.v.Live && w.b.Len()-from > pieceSize
}

func (w *writer) cut() { w.cuts = append(w.cuts, w.b.Len()) }

func (w *writer) text(s string) { w.b.WriteString(html.EscapeString(s)) }

// tag writes a label, already said in the language of the page.
func (w *writer) tag(element, text string) {
	w.b.WriteString("<" + element + ` class="tag">`)
	w.text(text)
	w.b.WriteString("</" + element + ">")
}

// finding writes the words that a finding is about with what can be done.
func (w *writer) finding(f *literacy.Finding) {
	g := group(f.Kind)
	w.b.WriteString(`<span class="f f-` + g + `">`)
	w.text(f.Text)
	w.b.WriteString("</span>")
	if len(f.Plain) == 0 {
		w.tag("sup", w.v.T("label."+g, nil))
		return
	}
	// Browsers need many seconds for thousands of buttons in a form. The script
	// of the page needs no form; without it, there are buttons for the first.
	if w.buttons++; !w.v.Live && w.buttons > buttonsShown {
		w.tag("sup", w.v.T("label."+g, nil))
		return
	}
	o := w.v.offer(f, 0)
	element, open := "button", `<button name="action" value="`+html.EscapeString(o.Action)+`"`
	if w.v.Live {
		element, open = "span", `<span role="button" tabindex="0"`
	}
	w.b.WriteString(open + ` class="chip" data-from="` + o.From + `" data-to="` + o.To)
	key := o.Put + "\x00" + o.Text
	chip, met := w.chips[key]
	if !met {
		use := html.EscapeString(w.v.T("use", message.Args{"text": o.Text}))
		chip = `" data-put="` + html.EscapeString(o.Put) + `" aria-label="` + use + `">→ ` + html.EscapeString(o.Text) + "</" + element + ">"
		w.chips[key] = chip
	}
	w.b.WriteString(chip)
}

// preview cuts the text into units, hard sentences and findings. Findings that
// lie in one another are marked once, the first and longest; all are in the
// lists.
func (v *view) preview() {
	w := &writer{v: v, chips: map[string]string{}}
	w.b.Grow(4 * len(v.Text))
	marks := v.marks()
	sentences := v.report.Sentences
	for _, u := range v.report.Units {
		if w.full() {
			w.cut()
		}
		w.b.WriteString(`<p class="u-` + string(u.Kind) + `">`)
		at := u.Start
		for len(sentences) > 0 && sentences[0].Start < u.End {
			s := &sentences[0]
			index := len(v.report.Sentences) - len(sentences)
			sentences = sentences[1:]
			if w.full() { // in a paragraph as long as a book
				w.b.WriteString("</p>\n")
				w.cut()
				w.b.WriteString(`<p class="on u-` + string(u.Kind) + `">`)
			}
			if s.Start > at {
				w.text(v.Text[at:s.Start])
			}
			at = s.Start
			rank := v.ranks[index]
			if rank > 0 {
				w.b.WriteString(`<mark class="hard">`)
				w.tag("b", v.T("hard", message.Args{"rank": rank, "words": s.Words}))
				w.b.WriteByte(' ')
			}
			for len(marks) > 0 && marks[0].Start < s.End {
				f := marks[0]
				marks = marks[1:]
				if f.Start < at || f.End > s.End {
					continue
				}
				w.text(v.Text[at:f.Start])
				w.finding(f)
				at = f.End
			}
			if at < s.End {
				w.text(v.Text[at:s.End])
			}
			at = max(at, s.End)
			if rank > 0 {
				w.b.WriteString("</mark>")
			}
		}
		if at < u.End {
			w.text(v.Text[at:u.End])
		}
		w.b.WriteString("</p>\n")
	}
	if !v.Live {
		v.Buttonless = max(0, w.buttons-buttonsShown)
	}
	all, from := w.b.String(), 0
	for _, to := range append(w.cuts, len(all)) {
		v.pieces = append(v.pieces, all[from:to])
		from = to
	}
	v.Preview = template.HTML(all) //nolint:gosec // what came from outside went through html.EscapeString
}

// marks are the findings about a part of a sentence, by where they begin.
func (v *view) marks() []*literacy.Finding {
	var out []*literacy.Finding
	for i := range v.report.Findings {
		f := &v.report.Findings[i]
		if f.Kind != literacy.LongSentence && f.Kind != literacy.LongParagraph && v.shows(f.Kind) && f.Start < f.End {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b *literacy.Finding) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	return out
}
