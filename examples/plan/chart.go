package main

import (
	"fmt"
	"html/template"
	"math"
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/goals/trend"
	"github.com/concord-sdm/concord/internal/date"
	"github.com/concord-sdm/concord/internal/figure"
	"github.com/concord-sdm/concord/internal/message"
)

// chart is a run chart of one target.
type chart struct {
	Title, Caption, Flags string
	Unit                  string
	Points                []point
	Rows                  []tableRow
	Target                []step
	Median                float64
	First, Last           int // days
	Low, High             float64
	number                func(float64) string
}

// point is one observation. Out is whether a rule of the XmR chart flags it.
type point struct {
	Day, Value float64
	Met, Out   bool
}

// step is the bound of the target from one day to another.
type step struct {
	From, To int
	Value    float64
}

// tableRow is one observation in words.
type tableRow struct{ On, Value, Met string }

// chart makes the run chart of a target with at least two numbers.
func (v *view) chart(t goals.TargetProgress) (chart, bool) {
	c := chart{Title: t.Name, Unit: unitName(t.Unit), Low: math.Inf(1), High: math.Inf(-1), number: v.number}
	values := numbers(t)
	if len(values) < 2 {
		return c, false
	}
	flags := trend.XmR(values, trend.XmROptions{Better: t.Better}).Points
	out := 0
	for _, j := range t.History {
		x, ok := j.Value.Get()
		if !ok {
			continue
		}
		first, last, _ := j.On.Days()
		p := point{Day: float64(first+last) / 2, Value: x, Met: j.Met == goals.Met}
		if len(flags) == len(values) {
			p.Out = flags[len(c.Points)].Cause != trend.CauseNone
		}
		if p.Out {
			out++
		}
		c.Points = append(c.Points, p)
		c.Low, c.High = min(c.Low, x), max(c.High, x)
		c.Rows = append(c.Rows, tableRow{string(j.On), v.number(x), v.T("verdict", message.Args{"met": string(j.Met)})})
	}
	c.First, c.Last = int(c.Points[0].Day), int(math.Ceil(c.Points[len(c.Points)-1].Day))
	runs := trend.Runs(values, figure.Absent("median"))
	c.Median = runs.Centre.Value
	low, high := v.number(c.Low), v.number(c.High) // of the values, without the target
	v.steps(&c, t)
	if math.IsInf(c.High-c.Low, 0) {
		return c, false // no paper is large enough
	}
	if c.High == c.Low {
		c.Low, c.High = c.Low-1, c.High+1
	}
	args := message.Args{
		"n": len(values), "name": t.Name, "unit": c.Unit, "first": string(date.Day(c.First).Date()), "last": string(date.Day(c.Last).Date()),
		"low": low, "high": high, "flags": out, "longest": runs.Longest, "crossings": runs.Crossings, "shift": yes(runs.Shift),
	}
	c.Caption, c.Flags = v.T("chart", args), v.T("flags", args)
	return c, true
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// steps finds the bounds of every version of the target: a raised target does
// not reach back.
func (v *view) steps(c *chart, t goals.TargetProgress) {
	var rule goals.ConversionRule
	for _, m := range v.Plan.Measures {
		if m.ID == t.Measure {
			rule = m.Conversion
		}
	}
	for _, target := range v.Plan.Targets {
		if target.ID != t.Target {
			continue
		}
		for i, w := range target.Versions {
			from, to := c.First, c.Last
			if f, _, ok := w.From.Days(); ok {
				from = max(from, f)
			}
			if i+1 < len(target.Versions) {
				if f, _, ok := target.Versions[i+1].From.Days(); ok {
					to = min(to, f)
				}
			}
			for _, q := range [...]goals.Quantity{w.Low, w.High, w.Value} {
				x, err := rule.Convert(q.Value, q.Unit, t.Unit)
				if err != nil || from >= to {
					continue
				}
				c.Target = append(c.Target, step{from, to, x})
				c.Low, c.High = min(c.Low, x), max(c.High, x)
			}
		}
	}
}

func (v *view) number(x float64) string {
	if math.Abs(x) >= 1e9 {
		return v.decimal(strconv.FormatFloat(x, 'g', 4, 64)) // no line holds all its digits
	}
	return v.decimal(strconv.FormatFloat(math.Round(x*100)/100, 'f', -1, 64))
}

// decimal gives a number the decimal sign of the language.
func (v *view) decimal(number string) string {
	sign := strings.Trim(v.speaker.Number(0.5, 1), "05")
	return strings.Replace(number, ".", sign, 1)
}

// unitName returns a unit code as people write it.
func unitName(code string) string {
	switch code {
	case "mm[Hg]":
		return "mmHg"
	case "[lb_av]":
		return "lb"
	case "1":
		return ""
	}
	return code
}

// lines draws the chart with characters: ● meets the target of its day, ○ does
// not, a point in [brackets] stands out, ─ is the target.
func (c *chart) lines(width int) []string {
	const rows = 9
	left := max(len([]rune(c.number(c.Low))), len([]rune(c.number(c.High))))
	cols := max(10, min(width-left-4, 72))
	cells := make([][]rune, rows)
	for i := range cells {
		cells[i] = []rune(strings.Repeat(" ", cols+2))
	}
	x := func(day float64) int {
		return 1 + int(math.Round((day-float64(c.First))/float64(max(c.Last-c.First, 1))*float64(cols-1)))
	}
	y := func(value float64) int {
		return rows - 1 - int(math.Round((value-c.Low)/(c.High-c.Low)*(rows-1)))
	}
	for _, s := range c.Target {
		for i := x(float64(s.From)); i <= x(float64(s.To)); i++ {
			cells[y(s.Value)][i] = '─'
		}
	}
	for _, p := range c.Points {
		row, col := cells[y(p.Value)], x(p.Day)
		row[col] = '○'
		if p.Met {
			row[col] = '●'
		}
		if p.Out && row[col-1] != '●' && row[col-1] != '○' {
			row[col-1] = '['
		}
		if p.Out && row[col+1] != '●' && row[col+1] != '○' {
			row[col+1] = ']'
		}
	}
	out := make([]string, 0, rows+1)
	for i, row := range cells {
		label := ""
		switch i {
		case 0:
			label = c.number(c.High)
		case rows - 1:
			label = c.number(c.Low)
		}
		out = append(out, strings.TrimRight(fmt.Sprintf("%*s ┤%s", left, label, string(row)), " "))
	}
	first, last := string(date.Day(c.First).Date()), string(date.Day(c.Last).Date())
	return append(out, fmt.Sprintf("%*s  %s%*s", left, "", first, cols-len(first)+1, last))
}

// The size of a chart on the page, in its own units.
const (
	chartWidth, chartHeight                          = 640, 220
	marginLeft, marginRight, marginTop, marginBottom = 52, 12, 12, 28
	innerWidth                                       = chartWidth - marginLeft - marginRight
	innerHeight                                      = chartHeight - marginTop - marginBottom
)

func (c *chart) px(day float64) float64 {
	return marginLeft + (day-float64(c.First))/float64(max(c.Last-c.First, 1))*innerWidth
}

func (c *chart) py(value float64) float64 {
	return marginTop + (c.High-value)/(c.High-c.Low)*innerHeight
}

// SVG draws the chart for a page. Everything in it is a number or was escaped.
func (c *chart) SVG() template.HTML {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg viewBox="0 0 %d %d" role="img" aria-label="%s">`, chartWidth, chartHeight, template.HTMLEscapeString(c.Caption))
	fmt.Fprintf(&b, `<path class="axis" d="M%d %dV%dH%d"/>`, marginLeft, marginTop, chartHeight-marginBottom, chartWidth-marginRight)
	text := func(x, y float64, anchor, s string) {
		fmt.Fprintf(&b, `<text x="%.1f" y="%.1f" text-anchor="%s">%s</text>`, x, y, anchor, template.HTMLEscapeString(s))
	}
	text(marginLeft-10, marginTop+8, "end", c.number(c.High))
	text(marginLeft-10, chartHeight-marginBottom, "end", c.number(c.Low))
	text(marginLeft, chartHeight-8, "start", string(date.Day(c.First).Date()))
	text(chartWidth-marginRight, chartHeight-8, "end", string(date.Day(c.Last).Date()))
	fmt.Fprintf(&b, `<path class="median" d="M%d %.1fH%d"/>`, marginLeft, c.py(c.Median), chartWidth-marginRight)
	for _, s := range c.Target {
		fmt.Fprintf(&b, `<path class="target" d="M%.1f %.1fH%.1f"/>`, c.px(float64(s.From)), c.py(s.Value), c.px(float64(s.To)))
	}
	b.WriteString(`<polyline class="line" points="`)
	for i, p := range c.Points {
		if i > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "%.1f,%.1f", c.px(p.Day), c.py(p.Value))
	}
	b.WriteString(`"/>`)
	for _, p := range c.Points {
		class := "open"
		if p.Met {
			class = "met"
		}
		fmt.Fprintf(&b, `<circle class="%s" cx="%.1f" cy="%.1f" r="3.5"/>`, class, c.px(p.Day), c.py(p.Value))
		if p.Out {
			fmt.Fprintf(&b, `<circle class="out" cx="%.1f" cy="%.1f" r="7"/>`, c.px(p.Day), c.py(p.Value))
		}
	}
	b.WriteString(`</svg>`)
	return template.HTML(b.String()) //nolint:gosec // numbers and escaped text only
}
