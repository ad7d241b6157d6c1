package risk

import (
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/internal/message"
)

// The states that a person in an icon array can be in, in the order in which an
// array is filled.
const (
	base    = iota // has the outcome, with this option as with the reference
	extra          // has it with this option, and not with the reference
	avoided        // has it with the reference, and not with this option
	without        // does not have it
)

// glyphs are the marks of the states in plain text.
func glyph(state int) string {
	return [...]string{"●", "■", "○", "·"}[state]
}

// array is the split of the denominator into states for one option.
type array struct {
	n          [4]int
	cols, rows int
}

func newArray(r *Risks, o *OptionRisk) array {
	a := array{cols: 10, rows: 10}
	if r.Per == 1000 {
		a.cols, a.rows = 40, 25
	}
	common := o.Count - max(0, o.Difference)
	a.n = [4]int{common, max(0, o.Difference), max(0, -o.Difference), r.Per - o.Count - max(0, -o.Difference)}
	return a
}

// IconArray draws the people out of the denominator who have the outcome with
// one option: 10 by 10 for 100, 40 by 25 for 1,000. It fills from the bottom row
// up, in the same order for every option: those who have it with this option as
// with the reference, those who have it only with this option or only with the
// reference, then all others. The picture is empty for an option that the
// comparison does not have, a risk that is not known, and a denominator above
// 1,000.
func (c Comparison) IconArray(option, lang string) Picture {
	r := &c.risks
	o := r.find(option)
	if o == nil || !o.Risk.Ok() || r.Per > 1000 {
		return Picture{}
	}
	t := teller{Speaker: messages().In(lang)}
	p := t.begin(r, "picture.title", message.Args{"outcome": r.Outcome, "per": r.Per, "option": o.Name, "span": t.span(r.Span)})
	a := newArray(r, o)
	p.description = t.describe(r, o) + " " + p.description
	size, x := 18.0, (wide-180.0)/2
	if r.Per == 1000 {
		size, x = 7.5, 10
	}
	b, y := heading(make([]byte, 0, 2048), 2, p.title)
	b = t.name(b, 10, y+18, o.Name, t.of(o, r), 38)
	y += float64(18 * float64(len(lines(o.Name, 38))+1))
	b = a.draw(b, x, y, size)
	y += float64(size*float64(a.rows)) + 22
	p.arrays = []iconBlock{{a, o.Name, t.of(o, r)}}
	t.key(&p, b, y, r, a.n)
	return p
}

// PairedArrays draws an icon array for every option whose risk is known, side by
// side or below each other, by the same scale and in the same order. It is empty
// if none is known or the denominator is above 1,000.
func (c Comparison) PairedArrays(lang string) Picture {
	r := &c.risks
	if r.Per == 0 || r.Per > 1000 {
		return Picture{}
	}
	t := teller{Speaker: messages().In(lang)}
	p := t.begin(r, "picture.titlePair", message.Args{"outcome": r.Outcome, "per": r.Per, "span": t.span(r.Span)})
	across, size, chars := 2, 14.0, 19
	if r.Per == 1000 {
		across, size, chars = 1, 7.5, 38
	}
	var shown []*OptionRisk
	var said, missing []string
	for i := range r.Options {
		o := &r.Options[i]
		if o.Risk.Ok() {
			shown = append(shown, o)
			said = append(said, t.describe(r, o))
		} else {
			missing = append(missing, t.text("picture.unknown", message.Args{"option": o.Name, "reason": o.Reason}))
		}
	}
	if len(shown) == 0 {
		return Picture{}
	}
	p.description = strings.Join(append(append(said, missing...), p.description), " ")
	var total [4]int
	b, y := heading(nil, 2, p.title)
	for i := 0; i < len(shown); i += across {
		row := shown[i:min(i+across, len(shown))]
		tall := 0
		for _, o := range row {
			tall = max(tall, len(lines(o.Name, chars)))
		}
		top := y + float64(18*float64(tall+1))
		rows := 0
		for j, o := range row {
			a := newArray(r, o)
			rows = a.rows
			x := 10 + float64(160*float64(j))
			b = t.name(b, x, y+18, o.Name, t.of(o, r), chars)
			b = a.draw(b, x, top, size)
			for s, n := range a.n {
				total[s] += n
			}
			p.arrays = append(p.arrays, iconBlock{a, o.Name, t.of(o, r)})
		}
		y = top + float64(size*float64(rows)) + 12
	}
	p.after = missing
	t.key(&p, b, y+10, r, total)
	return p
}

// iconBlock is an icon array with its heading.
type iconBlock struct {
	array
	name, of string
}

// beside writes blocks next to each other.
func beside(w *strings.Builder, blocks []iconBlock) {
	const column = 24
	height := 2 + blocks[0].rows
	for line := range height {
		s := ""
		for j, block := range blocks {
			text := block.name
			switch {
			case line == 1:
				text = block.of
			case line > 1:
				text = block.row(height - 1 - line)
			}
			if r := []rune(text); j+1 < len(blocks) && len(r) > column-2 {
				text = string(r[:column-3]) + "…"
			}
			s = pad(s, j*column) + text
		}
		w.WriteString(strings.TrimRight(s, " ") + "\n")
	}
}

// begin makes a picture with its title and what all pictures of risks say.
func (t *teller) begin(r *Risks, key string, args message.Args) Picture {
	about := t.text("picture.about", message.Args{"population": r.Population})
	return Picture{
		title: t.text(key, args), lang: t.Lang(), about: about,
		description: about + ". " + t.text("picture.fill", nil),
	}
}

func (t *teller) describe(r *Risks, o *OptionRisk) string {
	s := t.text("picture.array", message.Args{"option": o.Name, "count": o.Count, "per": r.Per, "others": o.Others})
	ref := r.reference()
	switch {
	case o.Difference > 0:
		s += " " + t.text("legend.extra", message.Args{"n": o.Difference, "reference": ref.Name}) + "."
	case o.Difference < 0:
		s += " " + t.text("legend.avoided", message.Args{"n": -o.Difference, "reference": ref.Name}) + "."
	}
	return s
}

func (t *teller) of(o *OptionRisk, r *Risks) string {
	return t.text("of", message.Args{"count": o.Count, "per": r.Per})
}

// name draws a name and its count above an array.
func (t *teller) name(b []byte, x, y float64, name, of string, chars int) []byte {
	for _, line := range append(lines(name, chars), of) {
		b = label(b, x, y-4, "", line)
		y += 18
	}
	return b
}

// keyLines are the states that occur, with their meaning.
func (t *teller) keyLines(r *Risks, n [4]int) (states []int, texts []string) {
	for state, key := range [...]string{"key.base", "key.extra", "key.avoided", "key.none"} {
		if n[state] == 0 {
			continue
		}
		var args message.Args
		if state == extra || state == avoided {
			args = message.Args{"reference": r.reference().Name}
		}
		states, texts = append(states, state), append(texts, t.text(key, args))
	}
	return states, texts
}

// key draws what the marks mean, below y, and finishes the picture.
func (t *teller) key(p *Picture, b []byte, y float64, r *Risks, n [4]int) {
	states, texts := t.keyLines(r, n)
	for i, state := range states {
		b = mark(b, state, func(b []byte) []byte { return append(number(append(b, "M16 "...), y-5), "h0"...) })
		for _, line := range lines(texts[i], 36) {
			b = label(b, 30, y, "", line)
			y += 18
		}
		y += 2
		p.after = append(p.after, glyph(state)+" "+texts[i])
	}
	b = append(b, `<g font-size="12">`...)
	for _, line := range lines(p.about, 46) {
		b = label(b, margin, y, "", line)
		y += 15
	}
	p.marks, p.height = append(b, "</g>"...), y-4
}

// mark appends a path in the look of a state: a disc, a square, a ring or a dot.
func mark(b []byte, state int, path func([]byte) []byte) []byte {
	stroke := func(b []byte, class string) []byte {
		b = append(b, `<path class="`...)
		b = append(b, class...)
		b = append(b, `" d="`...)
		b = path(b)
		return append(b, `"/>`...)
	}
	switch state {
	case base:
		return stroke(b, "a")
	case extra:
		return stroke(b, "b")
	case avoided:
		return stroke(stroke(b, "c"), "h")
	}
	return stroke(b, "n")
}

// draw appends the marks with the upper left corner at x, y.
func (a array) draw(b []byte, x, y, size float64) []byte {
	b = append(b, `<g transform="translate(`...)
	b = number(b, x)
	b = append(b, ' ')
	b = number(b, y)
	b = append(b, `)scale(`...)
	b = strconv.AppendFloat(b, size/10, 'f', -1, 64)
	b = append(b, `)">`...)
	at := 0
	for state, n := range a.n {
		if n > 0 {
			b = mark(b, state, func(b []byte) []byte { return a.path(b, at, at+n) })
			at += n
		}
	}
	return append(b, "</g>"...)
}

// path appends the places from one mark to another, from the bottom row up.
func (a array) path(b []byte, from, to int) []byte {
	for i := from; i < to; i++ {
		col, row := i%a.cols, i/a.cols
		if i > from && col > 0 {
			b = append(b, "m10 0h0"...)
			continue
		}
		b = append(b, 'M')
		b = strconv.AppendInt(b, int64(10*col+5), 10)
		b = append(b, ' ')
		b = strconv.AppendInt(b, int64(10*(a.rows-1-row)+5), 10)
		b = append(b, "h0"...)
	}
	return b
}

// row returns the marks of one row as text; row 0 is the bottom one.
func (a array) row(row int) string {
	var b strings.Builder
	for col := range a.cols {
		if col > 0 && a.cols == 10 {
			b.WriteByte(' ')
		}
		b.WriteString(glyph(a.state(row*a.cols + col)))
	}
	return b.String()
}

func (a array) state(i int) int {
	for state, n := range a.n {
		if i < n {
			return state
		}
		i -= n
	}
	return without
}
