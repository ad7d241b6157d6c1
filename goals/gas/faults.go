package gas

import (
	"slices"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/internal/fault"
)

// weightFaults says of every goal of the set that its weight is 0.
func weightFaults(p goals.Plan, set []string) error {
	var c fault.Collector
	var root fault.Path
	list := root.Field("goals")
	for i := range p.Goals {
		if slices.Contains(set, p.Goals[i].ID) {
			item := list.Index(i)
			scale := item.Field("scale")
			c.Addf(scale.Field("weights"), fault.Conflict, ErrWeights, "must not be 0 for every goal; weigh at least one, or score without weights")
		}
	}
	return c.Err()
}

// levelFaults says which ratings of a record lie on no level of the scale.
func levelFaults(r goals.Record, s Scale) error {
	var c fault.Collector
	var root fault.Path
	list := root.Field("ratings")
	for i := range r.Ratings {
		if !s.Has(r.Ratings[i].Level) {
			item := list.Index(i)
			c.Addf(item.Field("level"), fault.Range, ErrLevel, "must be a level of the scale")
		}
	}
	return c.Err()
}
