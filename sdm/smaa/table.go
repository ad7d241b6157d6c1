package smaa

import (
	"math"
	"slices"

	"github.com/concord-sdm/concord/internal/stats"
	"github.com/concord-sdm/concord/sdm"
)

// column is a criterion made ready for work.
type column struct {
	*sdm.Criterion
	direction sdm.Direction // Personal if the person could not say
	linear    bool
	clip      bool
	worst     float64
	width     float64
	dimension uint64 // of the coin for an unknown direction
}

// value returns the worth of the number x; down says which way is better where
// the person could not say.
func (c *column) value(x float64, down bool) float64 {
	if c.Measure == sdm.Categorical {
		if c.direction == sdm.Personal && down {
			return 1 - x
		}
		return x
	}
	way := c.direction
	if way == sdm.Personal && down {
		way = sdm.LowerIsBetter
	} else if c.linear {
		v := (x - c.worst) / c.width
		if c.clip {
			v = max(0, min(1, v))
		}
		return v
	}
	return c.ValueOf(x, way)
}

// datum is one option on one criterion.
type datum struct {
	own    int // index of its source
	base   int // source of the number it is relative to; −1 if none
	effect sdm.Effect
	fixed  bool // its value is the same in every draw
}

// table is the evidence on the ranked options, ready to be drawn.
type table struct {
	tools
	options  []string // ids, ascending
	columns  []column // by ascending id
	sources  []source
	names    []sourceName
	cells    []datum // one row an option
	fixed    []float64
	moving   []int // cells whose value changes
	flipping []int // columns whose direction is not known
}

// sourceName says whose number a source is.
type sourceName struct {
	option string
	row    int // of the option; −1 if it is not ranked
	column int
}

func newTable(d *sdm.Decision, r *sdm.Ranker, s *Statements, fix bool) *table {
	t := &table{tools: tools{newZiggurat(), newExponential()}, options: r.Options()}
	for _, id := range r.Criteria() {
		k := slices.IndexFunc(d.Criteria, func(c sdm.Criterion) bool { return c.ID == id })
		t.columns = append(t.columns, newColumn(&d.Criteria[k], s, uint64(len(t.columns))))
	}
	for k := range t.columns {
		if t.columns[k].direction == sdm.Personal {
			t.flipping = append(t.flipping, k)
		}
	}
	evidence := make(map[[2]string]*sdm.Cell, len(d.Evidence))
	for i := range d.Evidence {
		e := &d.Evidence[i]
		evidence[[2]string{e.Option, e.Criterion}] = e
	}
	sources := make(map[[2]string]int)
	add := func(option string, row, k int) int {
		key := [2]string{option, t.columns[k].ID}
		if at, met := sources[key]; met {
			return at
		}
		at := len(t.sources)
		sources[key] = at
		src := sourceOf(t.columns[k].Criterion, evidence[key], fix)
		src.dimension = dimensionOf(option, t.columns[k].ID)
		t.sources = append(t.sources, src)
		t.names = append(t.names, sourceName{option, row, k})
		return at
	}
	for i, option := range t.options {
		for k := range t.columns {
			add(option, i, k)
		}
	}
	for i, option := range t.options {
		for k := range t.columns {
			c := datum{own: i*len(t.columns) + k, base: -1}
			e := evidence[[2]string{option, t.columns[k].ID}]
			if e != nil && e.RelativeTo != (sdm.RelativeTo{}) && t.columns[k].DifferenceTo == "" {
				c.effect = e.RelativeTo.Effect
				c.base = add(e.RelativeTo.Option, -1, k)
			}
			c.fixed = t.sources[c.own].form == fixed && t.columns[k].direction != sdm.Personal &&
				(c.base < 0 || t.sources[c.base].form == fixed)
			t.cells = append(t.cells, c)
		}
	}
	t.fixed = make([]float64, len(t.cells))
	for i := range t.cells {
		if t.cells[i].fixed {
			t.fixed[i] = t.drawn(i, 0, false)
		} else {
			t.moving = append(t.moving, i)
		}
	}
	return t
}

func newColumn(c *sdm.Criterion, s *Statements, index uint64) column {
	k := column{Criterion: c, direction: c.Direction, clip: c.Outside != sdm.Extrapolate}
	for _, a := range s.Criteria {
		if a.Criterion == c.ID && a.Direction != "" {
			k.direction = a.Direction
		}
	}
	worst, best := c.Range.Worst, c.Range.Best
	if c.Direction == sdm.Personal && k.direction == sdm.LowerIsBetter {
		worst, best = best, worst
	}
	k.worst, k.width = worst, best-worst
	k.linear = k.straight() && c.Measure != sdm.Categorical
	k.dimension = 1<<63 | index
	return k
}

// dimensionOf names the stream of a cell by its ids, so that no other cell of
// the decision has a say in it.
func dimensionOf(option, criterion string) uint64 {
	h := uint64(14695981039346656037) // FNV-1a
	for _, s := range [...]string{option, "\x00", criterion} {
		for i := range len(s) {
			h = (h ^ uint64(s[i])) * 1099511628211
		}
	}
	return h >> 1
}

// drawn returns the value of cell i in the draw with this key.
func (t *table) drawn(i int, key uint64, down bool) float64 {
	c := &t.cells[i]
	k := &t.columns[i%len(t.columns)]
	x := t.sources[c.own].draw(&t.tools, key)
	if c.base >= 0 {
		x = c.level(k, t.sources[c.base].draw(&t.tools, key), x)
	}
	return k.value(x, down)
}

// level returns the level that an effect makes of base, as sdm.Rank does; a
// risk is kept between nobody and everybody.
func (c *datum) level(k *column, base, effect float64) float64 {
	per := float64(k.Per)
	x := base + effect
	switch c.effect {
	case sdm.RiskRatio, sdm.RateRatio:
		x = float64(base * effect)
	case sdm.OddsRatio:
		p := base / per
		x = 0
		if effect > 0 {
			x = per * float64(effect*p) / (1 - p + float64(effect*p))
		}
	case sdm.HazardRatio:
		x = float64(per * (1 - stats.Pow(1-base/per, effect)))
	}
	if k.Measure == sdm.Risk {
		x = max(0, min(per, x))
	}
	return x
}

// draw writes the values of the moving cells in the draw with this key.
func (t *table) draw(values []float64, key uint64) {
	m := len(t.columns)
	var down uint64 // bit k: fewer is better on the k-th flipping column
	for at, k := range t.flipping {
		bits := streamOf(key, t.columns[k].dimension)
		down |= bits.bits() >> 63 << (at & 63)
	}
	for _, i := range t.moving {
		values[i] = t.drawn(i, key, len(t.flipping) > 0 && down>>(t.flipAt(i%m)&63)&1 == 1)
	}
}

// flipAt returns the place of column k among those of unknown direction.
func (t *table) flipAt(k int) int { return max(0, slices.Index(t.flipping, k)) }

// mean returns the mean value of cell i over what its number could be, where
// that is known without drawing. Of a direction that is not known each way counts
// half, and what one way takes from a straight value function the other gives.
func (t *table) mean(i int) (float64, bool) {
	k := &t.columns[i%len(t.columns)]
	if k.direction == sdm.Personal && t.cells[i].base < 0 && k.straight() {
		return 0.5, true
	}
	return t.oneWay(i, false)
}

// oneWay is mean for one direction, where the person could not say which: known
// for a straight value function of a number that stays where it is straight.
func (t *table) oneWay(i int, down bool) (float64, bool) {
	c, k := &t.cells[i], &t.columns[i%len(t.columns)]
	if c.base >= 0 || !k.straight() {
		return 0, false
	}
	x, low, high, known := t.sources[c.own].average()
	from, to := min(k.Range.Worst, k.Range.Best), max(k.Range.Worst, k.Range.Best)
	if !known || (k.Measure != sdm.Categorical && k.clip && (low < from || high > to)) {
		return 0, false
	}
	return k.value(x, down), true
}

// straight reports whether the value grows by the same for each step.
func (k *column) straight() bool {
	return k.Measure == sdm.Categorical ||
		(k.Value.Shape == "" || k.Value.Shape == sdm.Linear) && !math.IsInf(k.width, 0)
}
