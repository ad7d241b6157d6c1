package agreement

import (
	"errors"
	"slices"

	"github.com/concord-sdm/concord/internal/fault"
)

// FieldError is one fault of the ratings: its fields are Pointer, an RFC 6901
// JSON pointer, Code and Err; its methods are Error and Unwrap.
type FieldError = fault.FieldError

// Faults is every fault of the ratings, in their order; its methods are Error,
// OrNil and Unwrap.
type Faults = fault.Faults

// The limits of ratings.
const (
	MaxCategories = 256       // of categories
	MaxRaters     = 10000     // of columns of rows
	MaxCount      = 1_000_000 // of one number of a table of counts
)

// Data is a set of ratings, made by [FromRows], [FromCounts] or [FromCrossTable].
// It does not change. The zero Data has no ratings.
type Data struct {
	categories int
	patterns   []pattern // in a fixed order, whatever the order of the subjects
	subjects   int       // with a rating or more
	unrated    int       // without any
	raters     int       // columns of rows; 0 if nobody knows who said what
	cross      [][]float64
}

// pattern is a kind of subject, and how many there are of it.
type pattern struct {
	choice []int     // the category of each rater, −1 where there is none; nil for counts
	count  []float64 // how many raters chose each category
	sum    float64   // how many ratings
	times  float64   // how many subjects
}

// Subjects returns the number of subjects that have a rating.
func (d Data) Subjects() int { return d.subjects }

// FromRows takes one row for each subject and in it one rating for each rater, by
// column; an empty string is a missing rating. The categories are all that raters
// could choose, in their order, whether anybody chose them or not: AC1 depends on
// how many there are, weights on their order.
//
// The error is Faults: a category that is empty or stands twice, rows of
// different lengths, a rating that is no category, fewer than two raters.
func FromRows(categories []string, rows [][]string) (Data, error) {
	var c fault.Collector
	index := checkCategories(&c, categories)
	root := fault.Path{}
	at := root.Field("rows")
	raters := 0
	if len(rows) > 0 {
		raters = len(rows[0])
		if raters < 2 || raters > MaxRaters {
			c.Add(at, fault.Range, errors.New("a row holds one rating for each rater: 2 to 10,000"))
		}
	}
	d := Data{categories: len(categories), raters: raters}
	for i, row := range rows {
		here := at.Index(i)
		if len(row) != raters {
			c.Add(here, fault.Conflict, errors.New("every row has as many ratings as the first; write an empty text for a missing one"))
			continue
		}
		p := pattern{choice: make([]int, raters), count: make([]float64, len(categories)), times: 1}
		for g, rating := range row {
			k, known := index[rating]
			switch {
			case rating == "":
				k = -1
			case !known:
				c.Add(here.Index(g), fault.Reference, errors.New("the rating is not one of the categories"))
				k = -1
			default:
				p.count[k]++
				p.sum++
			}
			p.choice[g] = k
		}
		d.take(p)
	}
	return d.finish(&c)
}

// FromCounts takes one row for each subject and in it, for each category, how many
// raters chose it. Who said what is not known, so that [Cohen] and [Conger] do not
// take such data. Numbers are 0 to [MaxCount]; the error is Faults.
func FromCounts(categories []string, counts [][]int) (Data, error) {
	var c fault.Collector
	checkCategories(&c, categories)
	root := fault.Path{}
	at := root.Field("counts")
	d := Data{categories: len(categories)}
	for i, row := range counts {
		here := at.Index(i)
		if !checkCounts(&c, here, row, len(categories)) {
			continue
		}
		p := pattern{count: make([]float64, len(row)), times: 1}
		for k, n := range row {
			p.count[k] = float64(n)
			p.sum += float64(n)
		}
		d.take(p)
	}
	return d.finish(&c)
}

// FromCrossTable takes a square table of two raters: table[k][l] is how many
// subjects the first put into category k and the second into category l. Numbers
// are 0 to [MaxCount]; the error is Faults.
func FromCrossTable(categories []string, table [][]int) (Data, error) {
	var c fault.Collector
	checkCategories(&c, categories)
	root := fault.Path{}
	at := root.Field("table")
	q := len(categories)
	if len(table) != q {
		c.Add(at, fault.Conflict, errors.New("the table has one row for each category"))
	}
	d := Data{categories: q, raters: 2, cross: make([][]float64, 0, len(table))}
	for k, row := range table {
		here := at.Index(k)
		if !checkCounts(&c, here, row, q) || k >= q {
			continue
		}
		line := make([]float64, q)
		for l, n := range row {
			line[l] = float64(n)
			if n > 0 {
				p := pattern{choice: []int{k, l}, count: make([]float64, q), sum: 2, times: float64(n)}
				p.count[k]++
				p.count[l]++
				d.take(p)
			}
		}
		d.cross = append(d.cross, line)
	}
	return d.finish(&c)
}

func (d *Data) take(p pattern) {
	if p.sum == 0 {
		d.unrated += int(p.times)
		return
	}
	d.subjects += int(p.times)
	d.patterns = append(d.patterns, p)
}

// finish puts the patterns in order and adds equal ones up, so that sums do not
// depend on the order of the subjects.
func (d *Data) finish(c *fault.Collector) (Data, error) {
	if err := c.Err(); err != nil {
		return Data{}, err
	}
	slices.SortFunc(d.patterns, func(a, b pattern) int {
		if by := slices.Compare(a.count, b.count); by != 0 {
			return by
		}
		return slices.Compare(a.choice, b.choice)
	})
	out := d.patterns[:0]
	for _, p := range d.patterns {
		if n := len(out); n > 0 && slices.Equal(out[n-1].count, p.count) && slices.Equal(out[n-1].choice, p.choice) {
			out[n-1].times += p.times
			continue
		}
		out = append(out, p)
	}
	d.patterns = out
	return *d, nil
}

func checkCategories(c *fault.Collector, categories []string) map[string]int {
	root := fault.Path{}
	at := root.Field("categories")
	if len(categories) == 0 || len(categories) > MaxCategories {
		c.Add(at, fault.Range, errors.New("name the categories that raters could choose: 1 to 256"))
	}
	index := make(map[string]int, len(categories))
	for k, name := range categories {
		here := at.Index(k)
		if name == "" {
			c.Add(here, fault.Required, errors.New("a category has a name; an empty text stands for a missing rating"))
			continue
		}
		if _, twice := index[name]; twice {
			c.Add(here, fault.Duplicate, errors.New("each category stands once"))
			continue
		}
		index[name] = k
	}
	return index
}

func checkCounts(c *fault.Collector, at fault.Path, row []int, q int) bool {
	if len(row) != q {
		c.Add(at, fault.Conflict, errors.New("every row has one number for each category"))
		return false
	}
	ok := true
	for k, n := range row {
		if n < 0 || n > MaxCount {
			c.Add(at.Index(k), fault.Range, errors.New("a count is a whole number from 0 to 1,000,000"))
			ok = false
		}
	}
	return ok
}
