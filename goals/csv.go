package goals

import (
	"encoding/csv"
	"io"
	"math"
	"strconv"
	"strings"
)

// WriteCSV writes every judged observation of a report as a line of CSV (RFC
// 4180): goal, target, measure, unit, on, value, answer, version, met, why. A
// text that a spreadsheet would run as a formula gets an apostrophe before it.
// The error is that of w.
func (r Report) WriteCSV(w io.Writer) error {
	c := csv.NewWriter(w)
	c.UseCRLF = true
	lines := [][]string{{"goal", "target", "measure", "unit", "on", "value", "answer", "version", "met", "why"}}
	for _, g := range r.Goals {
		for _, t := range g.Targets {
			for _, j := range t.History {
				value := ""
				if v, ok := j.Value.Get(); ok {
					format := byte('f')
					if a := math.Abs(v); a >= 1e15 || (a > 0 && a < 1e-6) {
						format = 'e'
					}
					value = strconv.FormatFloat(v, format, -1, 64)
				}
				lines = append(lines, []string{
					cell(g.Text), t.Target, cell(t.Name), cell(t.Unit), string(j.On), value, cell(j.Answer),
					strconv.Itoa(j.Version + 1), string(j.Met), j.Why,
				})
			}
		}
	}
	return c.WriteAll(lines)
}

// cell guards a text against being run as a formula.
func cell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r\n", rune(s[0])) {
		return "'" + s
	}
	return s
}
