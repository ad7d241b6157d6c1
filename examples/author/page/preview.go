package page

import (
	"slices"

	"github.com/concord-sdm/concord/literacy"
)

// block is one unit of the text, with its marks.
type block struct {
	Kind  literacy.Kind
	Parts []part
}

// part is a stretch of a unit: plain, inside a hard sentence, marked for what
// can be mended, or all of it.
type part struct {
	Text  string
	Begin int    // a hard sentence begins here: its rank
	End   bool   // and ends behind this part
	Group string // the group of a finding, empty if there is none
	Label string // its name, read out before the text
	Plain *offer // the best plainer word
	Index int    // of the finding
	Hard  bool   // inside a hard sentence
	Words int    // of the hard sentence that begins
}

// preview cuts the text into units and parts. Findings that lie in one another
// are marked once, the first and longest; all are in the lists.
func (v *view) preview() {
	text := v.Text
	marks := v.marks()
	sentences := v.report.Sentences
	for _, u := range v.report.Units {
		b := block{Kind: u.Kind}
		at := u.Start
		for len(sentences) > 0 && sentences[0].Start < u.End {
			s := sentences[0]
			index := len(v.report.Sentences) - len(sentences)
			sentences = sentences[1:]
			if s.Start > at {
				b.Parts = append(b.Parts, part{Text: text[at:s.Start]})
			}
			rank := v.ranks[index]
			first := len(b.Parts)
			at = s.Start
			for len(marks) > 0 && marks[0].Start < s.End {
				f := marks[0]
				marks = marks[1:]
				if f.Start < at || f.End > s.End {
					continue
				}
				if f.Start > at {
					b.Parts = append(b.Parts, part{Text: text[at:f.Start], Hard: rank > 0})
				}
				p := part{Text: text[f.Start:f.End], Hard: rank > 0, Group: group(f.Kind), Index: f.index}
				p.Label = v.T("label."+p.Group, nil)
				if len(f.Plain) > 0 {
					o := v.offer(f.Finding, 0)
					p.Plain = &o
				}
				b.Parts = append(b.Parts, p)
				at = f.End
			}
			if at < s.End {
				b.Parts = append(b.Parts, part{Text: text[at:s.End], Hard: rank > 0})
			}
			at = max(at, s.End)
			if rank > 0 && first < len(b.Parts) {
				b.Parts[first].Begin, b.Parts[first].Words = rank, s.Words
				b.Parts[len(b.Parts)-1].End = true
			}
		}
		if at < u.End {
			b.Parts = append(b.Parts, part{Text: text[at:u.End]})
		}
		v.Preview = append(v.Preview, b)
	}
}

type mark struct {
	*literacy.Finding
	index int
}

// marks are the findings about a part of a sentence, by where they begin.
func (v *view) marks() []mark {
	var out []mark
	for i := range v.report.Findings {
		f := &v.report.Findings[i]
		if f.Kind != literacy.LongSentence && f.Kind != literacy.LongParagraph && v.shows(f.Kind) && f.Start < f.End {
			out = append(out, mark{f, i})
		}
	}
	slices.SortStableFunc(out, func(a, b mark) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	return out
}
