package risk

import (
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/concord-sdm/concord/internal/message"
	"github.com/concord-sdm/concord/sdm"
)

// names are what a ranking calls its options and criteria.
type names struct{ options, criteria map[string]string }

func namesOf(r *sdm.Ranking) names {
	n := names{map[string]string{}, map[string]string{}}
	for _, o := range r.Options {
		n.options[o.Option] = o.Name
	}
	for _, c := range r.Criteria {
		n.criteria[c.Criterion] = c.Name
	}
	return n
}

// Contributions draws, for each option of a ranking, the points out of 100 that
// come from each criterion. The picture is empty if nothing was ranked.
func Contributions(r sdm.Ranking, lang string) Picture {
	n := namesOf(&r)
	t := teller{Speaker: messages().In(lang)}
	c := t.chart("chart.contributions", nil)
	for _, o := range r.Options {
		head := o.Name
		for _, part := range o.Contributions {
			row := row{head: head, name: n.criteria[part.Criterion]}
			head = ""
			low, high := 100*part.Interval.Low, 100*part.Interval.High
			if points, ok := part.Points.Get(); ok {
				row.value = t.points(100 * points)
				row.bars = []bar{{class: "s", low: 0, high: 100 * points}}
			} else {
				row.value = t.text("chart.openScore", message.Args{"low": t.points(low), "high": t.points(high)})
				row.bars = []bar{{class: "o", low: low, high: high}}
			}
			c.high = max(c.high, high, 100*part.Points.Value)
			c.rows = append(c.rows, row)
		}
	}
	return c.finish()
}

// Scores draws the score of each option of a ranking in points out of 100, with
// what missing cells and open weights leave possible and how far the numbers
// could be off. The picture is empty if nothing was ranked.
func Scores(r sdm.Ranking, lang string) Picture {
	t := teller{Speaker: messages().In(lang)}
	c := t.chart("chart.scores", nil)
	c.high = 100
	for _, o := range r.Options {
		row := row{name: o.Name, line: Ends{100 * o.Interval.Low, 100 * o.Interval.High}}
		c.low, c.high = min(c.low, row.line.Low), max(c.high, row.line.High)
		if o.Bounds.High > o.Bounds.Low {
			row.bars = []bar{{class: "o", low: 100 * o.Bounds.Low, high: 100 * o.Bounds.High}}
		}
		low, high := t.points(row.line.Low), t.points(row.line.High)
		if score, ok := o.Score.Get(); ok {
			row.at, row.mark = 100*score, true
			row.value = t.points(row.at)
			if row.line.Low < row.line.High {
				row.value = t.text("chart.score", message.Args{"score": row.value, "low": low, "high": high})
			}
		} else {
			row.value = t.text("chart.openScore", message.Args{"low": low, "high": high})
		}
		c.rows = append(c.rows, row)
	}
	return c.finish()
}

// Tornado draws how far the lead of the first option over the next moves while
// one weight or one number varies and all else stays the same, the widest bar
// first, at most twelve. Left of the line at 0 another option is first. The
// picture is empty if the ranking has no tornado.
func Tornado(r sdm.Ranking, lang string) Picture {
	if len(r.Options) == 0 {
		return Picture{}
	}
	n := namesOf(&r)
	t := teller{Speaker: messages().In(lang)}
	c := t.chart("chart.tornado", message.Args{"leader": r.Options[0].Name})
	c.zero = true
	for _, b := range r.Tornado[:min(12, len(r.Tornado))] {
		low, high := 100*min(b.LeadFrom, b.LeadTo), 100*max(b.LeadFrom, b.LeadTo)
		c.low, c.high = min(c.low, low), max(c.high, high)
		row := row{name: t.text("chart.tornado.weight", message.Args{"criterion": n.criteria[b.Criterion]})}
		if b.What == sdm.OfCell {
			row.name = t.text("chart.tornado.cell", message.Args{"option": n.options[b.Option], "criterion": n.criteria[b.Criterion]})
		}
		row.value = t.text("chart.range", message.Args{"low": tenth(low), "high": tenth(high)})
		if b.Flips {
			row.value = t.text("chart.flips", message.Args{"range": row.value})
		}
		if low < 0 {
			row.bars = append(row.bars, bar{class: "x", low: low, high: min(high, 0)})
		}
		if high > 0 {
			row.bars = append(row.bars, bar{class: "s", low: max(low, 0), high: high})
		}
		c.rows = append(c.rows, row)
	}
	return c.finish()
}

func tenth(x float64) float64 {
	if x = math.Round(10*x) / 10; x == 0 {
		return 0 // not −0
	}
	return x
}

// Places are how often one option takes each place, as other packages work it
// out from many draws of weights or evidence.
type Places struct {
	// Name is the name of the option.
	Name string
	// Shares are the shares of the first, second and later places, 0 to 1; they
	// sum to 1.
	Shares []float64
}

// ErrShares says that rank acceptabilities do not fit together.
var ErrShares = errors.New("each option needs as many shares as there are options, from 0 to 1 and with the sum 1")

// Acceptabilities draws how often each option takes each place (rank
// acceptability: Lahdelma & Salminen 2001, Oper Res 49:444), out of 100 draws.
// The error is [ErrShares].
func Acceptabilities(options []Places, lang string) (Picture, error) {
	t := teller{Speaker: messages().In(lang)}
	c := t.chart("chart.acceptability", nil)
	c.high = 100
	for _, o := range options {
		sum := 0.0
		row := row{name: o.Name}
		var said []string
		for i, share := range o.Shares {
			if !(share >= 0 && share <= 1) {
				return Picture{}, ErrShares
			}
			class := "s"
			if i%2 == 1 {
				class = "f"
			}
			row.bars = append(row.bars, bar{class: class, low: 100 * sum, high: 100 * (sum + share), inside: strconv.Itoa(i + 1)})
			sum += share
			said = append(said, t.text("chart.place", message.Args{"place": i + 1, "share": math.Round(100 * share)}))
		}
		if len(o.Shares) != len(options) || math.Abs(sum-1) > 1e-6 {
			return Picture{}, ErrShares
		}
		row.value = t.List(slices.Clip(said))
		c.rows = append(c.rows, row)
	}
	return c.finish(), nil
}

func (t *teller) chart(key string, args message.Args) *chart {
	return &chart{title: t.text(key, nil), description: t.text(key+".desc", args), lang: t.Lang()}
}

func (t *teller) points(x float64) string { return t.Number(math.Round(x), 0) }

// finish draws the chart; its description ends with every number.
func (c *chart) finish() Picture {
	if len(c.rows) == 0 {
		return Picture{}
	}
	var b strings.Builder
	b.WriteString(c.description)
	for _, r := range c.rows {
		if r.head != "" {
			b.WriteString(" " + r.head + ":")
		}
		b.WriteString(" " + r.name + ": " + r.value + ".")
	}
	c.description = b.String()
	return c.picture()
}
