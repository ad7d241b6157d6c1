package sdm

import (
	"math"
	"slices"

	"github.com/concord-sdm/concord/internal/figure"
)

// misses returns the must-haves that an option with these cells misses: those
// of the decision and those of the person. A cell without a number misses
// none, and that is noted.
func (r *Ranker) misses(option string, cells []readyCell) []Miss {
	var out []Miss
	for k := range r.criteria {
		c := &r.criteria[k]
		for i, must := range [...]MustHave{c.MustHave, c.answer.MustHave} {
			if must.isZero() {
				continue
			}
			cell := &cells[k]
			if !cell.performance.known || c.direction() == Personal {
				r.notes = append(r.notes, Note{Code: NoteMustHaveUnknown, Option: option, Criterion: c.ID})
				continue
			}
			if miss, ok := c.miss(must, cell); ok {
				miss.Personal = i == 1
				out = append(out, miss)
			}
		}
	}
	return out
}

// miss reports whether cell is worse than must, and by how much.
func (c *readyCriterion) miss(must MustHave, cell *readyCell) (Miss, bool) {
	m := Miss{
		Criterion: c.ID, Category: must.Category, Reason: must.Reason,
		Level: figure.Absent(WhyNoRange), Number: figure.Absent(WhyNoRange),
	}
	if c.Measure == Categorical {
		at := func(id string) int {
			return slices.IndexFunc(c.Categories, func(x Category) bool { return x.ID == id })
		}
		is, needed := at(cell.performance.category), at(must.Category)
		m.Near = needed-is == 1
		return m, is < needed
	}
	p, level := cell.performance, *must.Level
	m.Level, m.Number = figure.Of(level), figure.Of(p.point)
	worse := func(x float64) bool {
		if c.scale.best > c.scale.worst {
			return x < level
		}
		return x > level
	}
	gap := math.Abs(c.scale.share(p.point) - c.scale.share(level))
	m.Near = gap <= 0.1 || !worse(p.low) || !worse(p.high) ||
		(c.SmallestDifference > 0 && math.Abs(p.point-level) <= c.SmallestDifference)
	return m, worse(p.point)
}
