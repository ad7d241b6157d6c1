package sdm

import "github.com/concord-sdm/concord/internal/figure"

// Level is what a cell says in the unit of its criterion: counts as a risk out
// of the denominator, an effect as the level it makes of the other option's.
type Level struct {
	// Option is the id of the option.
	Option string `json:"option"`
	// Criterion is the id of the criterion.
	Criterion string `json:"criterion"`
	// Number is the number that stands for the cell, or why there is none.
	Number Figure `json:"number"`
	// Interval is the interval around the number: of the effect alone for a
	// relative cell, the other option's number taken as it stands. Both ends
	// are the number if none is known, and 0 without a number.
	Interval Bounds `json:"interval"`
	// Category is the id of the category, for a criterion with categories.
	Category string `json:"category,omitzero"`
	// Cell is the cell it was worked out from; its Kind is [Missing] and its
	// Reason empty if the decision has none.
	Cell Cell `json:"cell"`
}

// Levels works out every pair of criterion and option, in the order of the
// decision: the table of the evidence, one criterion after the other. The
// decision must validate; the error is that of [Decision.Validate].
func (d Decision) Levels() ([]Level, error) {
	if err := d.Validate(); err != nil {
		return nil, err
	}
	t := newTable(&d)
	out := make([]Level, 0, len(t.cells))
	for k := range d.Criteria {
		for i := range d.Options {
			level := Level{
				Option: d.Options[i].ID, Criterion: d.Criteria[k].ID,
				Number: figure.Absent(WhyMissingEvidence),
				Cell:   Cell{Option: d.Options[i].ID, Criterion: d.Criteria[k].ID, Kind: Missing},
			}
			if cell := t.cell(i, k); cell != nil {
				level.Cell = *cell
			}
			if p := t.perform(i, k); p.known && p.category != "" {
				level.Number, level.Category = figure.Absent(WhyNoRange), p.category
			} else if p.known {
				level.Number, level.Interval = figure.Of(p.point), Bounds{p.low, p.high}
			}
			out = append(out, level)
		}
	}
	return out, nil
}
