package smaa

import (
	"math"

	"github.com/concord-sdm/concord/internal/stats"
	"github.com/concord-sdm/concord/sdm"
)

// form is how the number of a cell is drawn.
type form uint8

const (
	fixed      form = iota // always a
	uniform                // from a to b
	split                  // median a, b below it and c above it for each standard normal step
	splitLog               // the same of the logarithm
	splitLogit             // the same of the logit of the share of scale
	beta                   // scale · Beta(a, b)
	gamma                  // scale · Gamma(a)
	triangle               // from a over b to c
	coin                   // one of the numbers of choices, each as often
)

// source is the number of one cell of the decision, drawn by itself: a level,
// or an effect against another cell.
type source struct {
	form      form
	a, b, c   float64
	scale     float64
	top       float64 // a drawn number is kept from floor to top
	floor     float64
	choices   []float64
	dimension uint64 // of the stream
	open      bool   // nothing is known: the whole range, or all categories
	missing   bool   // the same, and nobody says that the criterion has no meaning here
}

// tools are what drawing needs beside bits.
type tools struct {
	normal *ziggurat
	exp    *exponential
}

// draw returns the number of the source in the draw with this key.
func (s *source) draw(t *tools, key uint64) float64 {
	if s.form == fixed {
		return s.a
	}
	bits := streamOf(key, s.dimension)
	return s.from(t, &bits)
}

func (s *source) from(t *tools, bits *stream) float64 {
	x := 0.0
	switch s.form {
	case uniform:
		u := bits.uniform()
		return float64(s.a*(1-u)) + float64(s.b*u)
	case triangle:
		return s.triangle(bits.uniform())
	case coin:
		return s.choices[bits.bits()%uint64(len(s.choices))]
	case beta:
		x, y := t.normal.gamma(bits, s.a), t.normal.gamma(bits, s.b)
		return float64(s.scale * (x / (x + y)))
	case gamma:
		return float64(s.scale * t.normal.gamma(bits, s.a))
	case split:
		x = s.split(t, bits)
	case splitLog:
		x = t.exp.exp(s.split(t, bits))
	default: // splitLogit
		x = s.scale / (1 + t.exp.exp(-s.split(t, bits)))
	}
	return max(s.floor, min(s.top, x))
}

func (s *source) split(t *tools, bits *stream) float64 {
	z := t.normal.normal(bits)
	if z < 0 {
		return s.a + float64(s.b*z)
	}
	return s.a + float64(s.c*z)
}

func (s *source) triangle(p float64) float64 {
	width := s.c - s.a
	if at := (s.b - s.a) / width; p <= at {
		return s.a + float64(width*math.Sqrt(float64(p*at)))
	} else {
		return s.c - float64(width*math.Sqrt(float64((1-p)*(1-at))))
	}
}

// sourceOf says how a cell is drawn; nil is a cell that the decision does not
// have. If fix, numbers that stand for a cell are taken as they are.
func sourceOf(c *sdm.Criterion, cell *sdm.Cell, fix bool) source {
	s := source{floor: math.Inf(-1), top: math.Inf(1), scale: float64(c.Per)}
	if cell == nil {
		return s.unknown(c, true)
	}
	effect := cell.RelativeTo.Effect
	if c.DifferenceTo != "" {
		effect = sdm.Difference
	}
	level := effect == ""
	switch {
	case level && c.Measure == sdm.Risk:
		s.floor, s.top = 0, float64(c.Per)
	case level && (c.Measure == sdm.Rate || c.Measure == sdm.Events), !level && effect != sdm.Difference:
		s.floor = 0
	}
	switch cell.Kind {
	case sdm.Exact:
		s.a = *cell.Value
		s.around(c, cell, effect)
	case sdm.Between:
		s.form, s.a, s.b = uniform, *cell.Low, *cell.High
	case sdm.Counts:
		s.counts(c, cell)
	case sdm.Distributed:
		s.distributed(&cell.Distribution)
	case sdm.InCategory:
		for _, k := range c.Categories {
			if k.ID == cell.Category {
				s.a = k.Value
			}
		}
	case sdm.NotApplicable:
		if cell.CountsAs != nil {
			s.a = *cell.CountsAs
			return s
		}
		return s.unknown(c, false)
	default:
		return s.unknown(c, true)
	}
	if fix && s.form != fixed {
		s.a, s.form = s.mean(cell), fixed
	}
	return s
}

// unknown draws from the whole declared range, or from all categories.
func (s source) unknown(c *sdm.Criterion, missing bool) source {
	s.open, s.missing = true, missing
	if c.Measure == sdm.Categorical {
		s.form = coin
		for _, k := range c.Categories {
			s.choices = append(s.choices, k.Value)
		}
		return s
	}
	s.form, s.a, s.b = uniform, c.Range.Worst, c.Range.Best
	return s
}

// around draws from the interval that was published around a number: its median
// is the number, and the published share of draws lies in the interval, half of
// the rest on each side. Risks are drawn on the scale of the logit, rates,
// events and relative effects on that of the logarithm, where both ends and the
// number allow it; all else as it is, kept within what is possible.
func (s *source) around(c *sdm.Criterion, cell *sdm.Cell, effect sdm.Effect) {
	u := cell.Uncertainty
	if u == (sdm.Interval{}) || u.Low == u.High {
		return
	}
	level := u.Level
	if level == 0 {
		level = 0.95
	}
	z := stats.NormalQuantile((1 + level) / 2)
	low, mid, high := min(u.Low, s.a), s.a, max(u.High, s.a)
	s.form = split
	switch {
	case effect == "" && c.Measure == sdm.Risk && low > 0 && high < s.scale:
		s.form = splitLogit
		low, mid, high = logit(low/s.scale), logit(mid/s.scale), logit(high/s.scale)
	case s.floor == 0 && c.Measure != sdm.Risk && low > 0,
		effect != "" && effect != sdm.Difference && low > 0:
		s.form = splitLog
		low, mid, high = stats.Log(low), stats.Log(mid), stats.Log(high)
	}
	s.a, s.b, s.c = mid, (mid-low)/z, (high-mid)/z
}

func logit(p float64) float64 { return stats.Log(p) - stats.Log(1-p) }

// counts draws from what events out of a total leave possible with Jeffreys'
// prior, or from the published interval if there is one.
func (s *source) counts(c *sdm.Criterion, cell *sdm.Cell) {
	events, total := float64(*cell.Events), float64(cell.Total)
	if cell.Uncertainty != (sdm.Interval{}) {
		s.a = float64(s.scale * events / total)
		s.around(c, cell, "")
		return
	}
	if c.Measure == sdm.Risk {
		s.form, s.a, s.b = beta, events+0.5, total-events+0.5
		return
	}
	s.form, s.a, s.scale = gamma, events+0.5, s.scale/total
}

func (s *source) distributed(d *sdm.Distribution) {
	switch d.Family {
	case sdm.Normal:
		s.form, s.a, s.b, s.c = split, *d.Mean, d.SD, d.SD
	case sdm.LogNormal:
		s.form, s.a, s.b, s.c = splitLog, *d.MeanLog, d.SDLog, d.SDLog
	case sdm.Beta:
		s.form, s.a, s.b = beta, float64(*d.Events)+0.5, float64(d.Total-*d.Events)+0.5
	case sdm.Triangular:
		s.form, s.a, s.b, s.c = triangle, *d.Low, *d.Mode, *d.High
	default:
		s.form, s.a, s.b = uniform, *d.Low, *d.High
	}
}

// average returns the mean of a drawn number and the ends that it lies between,
// of the distributions that have ends.
func (s *source) average() (mean, low, high float64, known bool) {
	switch s.form {
	case fixed:
		return s.a, s.a, s.a, true
	case uniform:
		return s.a/2 + s.b/2, min(s.a, s.b), max(s.a, s.b), true
	case triangle:
		return s.a/3 + s.b/3 + s.c/3, s.a, s.c, true
	case beta:
		return float64(s.scale*s.a) / (s.a + s.b), 0, s.scale, true
	case coin:
		for _, x := range s.choices {
			mean += x / float64(len(s.choices))
		}
		return mean, 0, 1, true
	}
	return 0, 0, 0, false
}

// mean returns the number that stands for the cell in sdm.Rank.
func (s *source) mean(cell *sdm.Cell) float64 {
	switch {
	case cell.Kind == sdm.Exact:
		return *cell.Value
	case cell.Kind == sdm.Counts && s.form == gamma:
		return float64(s.scale * (s.a - 0.5))
	case cell.Kind == sdm.Counts:
		return float64(s.scale * float64(*cell.Events) / float64(cell.Total))
	case s.form == uniform:
		return s.a/2 + s.b/2
	case s.form == beta:
		return float64(s.scale*s.a) / (s.a + s.b)
	case s.form == triangle:
		return s.a/3 + s.b/3 + s.c/3
	case s.form == splitLog:
		return stats.Exp(s.a + float64(s.b*s.b)/2)
	}
	return s.a
}
