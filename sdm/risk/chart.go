package risk

import (
	"math"
	"strings"
	"unicode/utf8"
)

// chart is bars on one scale, each below its own label, so that it fits a
// narrow screen.
type chart struct {
	title, description, lang string
	low, high                float64 // ends of the scale
	zero                     bool    // a line at 0 that counts
	rows                     []row
}

// row is a label with what is drawn below it.
type row struct {
	head  string // a heading above; empty for most
	name  string
	value string // the numbers in words, at the right or below
	bars  []bar
	line  Ends    // a thin line; absent if both ends are equal
	at    float64 // a mark
	mark  bool
}

// bar is a stretch of the scale: solid, open or changing who is first.
type bar struct {
	class     string
	low, high float64
	inside    string // a short text within, if it fits
}

const (
	plot   = 300.0 // width of the scale in a drawing
	margin = 10.0
	cells  = 30 // width of the scale in text
)

func (c *chart) x(v float64) float64 {
	if !(c.high > c.low) {
		return margin
	}
	return margin + float64(plot*max(0, min(1, (v-c.low)/(c.high-c.low))))
}

func (c *chart) picture() Picture {
	b, y := heading(nil, 2, c.title)
	for _, r := range c.rows {
		if r.head != "" {
			b, y = heading(b, y+4, r.head)
			y -= 4
		}
		y = c.words(&b, r, y)
		b = rect(b, "q", margin, y, plot, 14)
		if r.line.Low < r.line.High {
			low, high := c.x(r.line.Low), c.x(r.line.High)
			b = append(b, `<path class="l" d="M`...)
			b = number(append(number(b, low), ' '), y+7)
			b = append(b, 'H')
			b = number(b, high)
			for _, end := range []float64{low, high} {
				b = append(b, 'M')
				b = number(append(number(b, end), ' '), y+2)
				b = append(b, "v10"...)
			}
			b = append(b, `"/>`...)
		}
		for _, s := range r.bars {
			b = s.draw(b, c, y)
		}
		if c.zero {
			b = append(b, `<path class="l" d="M`...)
			b = number(append(number(b, c.x(0)), ' '), y-2)
			b = append(b, `v18"/>`...)
		}
		if r.mark {
			b = rect(b, "r", c.x(r.at)-2, y-2, 4, 18)
		}
		y += 20
	}
	return Picture{title: c.title, description: c.description, lang: c.lang, height: y + 6, marks: b, chart: c}
}

// words draws the name and the numbers of a row and returns where its bar
// begins.
func (c *chart) words(b *[]byte, r row, y float64) float64 {
	y += 18
	names := lines(r.name, 38)
	last := utf8.RuneCountInString(names[len(names)-1])
	for i, line := range names {
		if i > 0 {
			y += 16
		}
		*b = label(*b, margin, y-3, "", line)
	}
	if last+utf8.RuneCountInString(r.value)+2 > 38 {
		for _, line := range lines(r.value, 38) {
			y += 16
			*b = label(*b, margin, y-3, "", line)
		}
	} else if r.value != "" {
		*b = label(*b, margin+plot, y-3, "end", r.value)
	}
	return y + 1
}

// draw appends the stretch: full height if solid (s) or framed (f), lower with a
// frame if open (o), lower without if it changes who is first (x), so that they differ without colour.
func (s bar) draw(b []byte, c *chart, y float64) []byte {
	low, high := c.x(s.low), c.x(s.high)
	switch s.class {
	case "x":
		b = rect(b, "x", low, y+4, high-low, 6)
	case "o":
		b = rect(b, "s", low, y+3, high-low, 8)
		b = rect(b, "o", low+1, y+4, max(0, high-low-2), 6)
	case "f":
		b = rect(b, "s", low, y, high-low, 14)
		b = rect(b, "o", low+1, y+1, max(0, high-low-2), 12)
	default:
		b = rect(b, s.class, low, y, high-low, 14)
	}
	if s.inside != "" && high-low > 9*float64(utf8.RuneCountInString(s.inside)) {
		class := "i"
		if s.class == "f" {
			class = "k"
		}
		b = append(b, `<g class="`+class+`">`...)
		b = label(b, (low+high)/2, y+12, "middle", s.inside)
		b = append(b, "</g>"...)
	}
	return b
}

func (c *chart) cell(v float64) int {
	if !(c.high > c.low) {
		return 0
	}
	return int(math.Round(cells * max(0, min(1, (v-c.low)/(c.high-c.low)))))
}

// text draws the chart with characters.
func (c *chart) text() string {
	var b strings.Builder
	widest := 0
	for _, r := range c.rows {
		widest = max(widest, utf8.RuneCountInString(r.name))
	}
	widest = min(widest, 34)
	for _, r := range c.rows {
		if r.head != "" {
			b.WriteString(r.head + "\n")
		}
		names := lines(r.name, max(1, widest))
		for i, name := range names {
			if i+1 < len(names) {
				b.WriteString("  " + name + "\n")
				continue
			}
			b.WriteString("  " + pad(name, widest) + "  " + c.strip(r))
		}
		if utf8.RuneCountInString(r.value) <= 9 {
			b.WriteString("  " + r.value + "\n")
		} else {
			b.WriteByte('\n')
			b.WriteString("  " + strings.Repeat(" ", widest) + "  " + r.value + "\n")
		}
	}
	return b.String()
}

// strip draws one row: a solid bar █, an open stretch ▒, one that changes who is
// first ▚, a line ─, the mark ◆ and the line at 0 │.
func (c *chart) strip(r row) string {
	out := []rune(strings.Repeat("·", cells))
	fill := func(low, high float64, with rune) {
		for i := c.cell(low); i < c.cell(high) && i < cells; i++ {
			out[i] = with
		}
	}
	fill(r.line.Low, r.line.High, '─')
	for i, s := range r.bars {
		with := map[string]rune{"s": '█', "o": '▒', "f": '▒', "x": '▚'}[s.class]
		fill(s.low, s.high, with)
		if s.inside != "" { // neighbours of one kind are told apart by their text
			at := (c.cell(s.low) + c.cell(s.high)) / 2
			if n := []rune(s.inside); c.cell(s.high)-c.cell(s.low) > len(n) && at < cells {
				copy(out[at:], n)
			}
			if i > 0 && c.cell(s.low) > 0 && c.cell(s.low) < cells && c.cell(s.high) > c.cell(s.low)+1 {
				out[c.cell(s.low)] = '▏'
			}
		}
	}
	if c.zero {
		out[min(cells-1, c.cell(0))] = '│'
	}
	if r.mark {
		out[min(cells-1, c.cell(r.at))] = '◆'
	}
	return string(out)
}
