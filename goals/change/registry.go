package change

import (
	"errors"
	"math"
	"slices"
	"strings"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/internal/figure"
)

// Anchor says how an important change was found.
type Anchor string

// The anchors.
const (
	// AnchorPerson: people said how much better they were, and the scores of
	// those who were a little better were looked at. To be preferred.
	AnchorPerson Anchor = "person"
	// AnchorSpread: a share of the standard deviation, such as a half (Norman,
	// Sloan & Wyrwich, Medical Care 2003;41:582-592). A fallback.
	AnchorSpread Anchor = "spread"
)

// Values returns every anchor.
func (Anchor) Values() []Anchor { return []Anchor{AnchorPerson, AnchorSpread} }

// IsValid reports whether a is one of [Anchor.Values].
func (a Anchor) IsValid() bool { return slices.Contains(a.Values(), a) }

// Important is the smallest change of a measure that mattered to people of one
// population. A change holds for that population and direction only.
type Important struct {
	// Measure names the measure, as the caller names it.
	Measure string `json:"measure"`
	// Population is the people it was found in.
	Population string `json:"population"`
	// Direction says which way the measure gets better.
	Direction Direction `json:"direction"`
	// Change is the size of the change, above 0.
	Change float64 `json:"change"`
	// Low and High are its limits as published; both 0 if there are none.
	Low  float64 `json:"low,omitzero"`
	High float64 `json:"high,omitzero"` // the upper limit
	// Anchor says how it was found.
	Anchor Anchor `json:"anchor"`
	// Source is author and year.
	Source string `json:"source"`
	// DOI is the address of the source, such as 10.1186/s41687-021-00405-y.
	DOI string `json:"doi"`
}

// ErrImportant says that a row lacks something: every row carries its measure,
// population, direction, change above 0, anchor, source and DOI.
var ErrImportant = errors.New("a row needs measure, population, direction, a change above 0, an anchor, a source and a DOI")

// Validate returns nil or [ErrImportant].
func (i Important) Validate() error {
	if i.Measure == "" || i.Population == "" || i.Source == "" || !strings.HasPrefix(i.DOI, "10.") ||
		!i.Direction.IsValid() || !i.Anchor.IsValid() || !(i.Change > 0) || math.IsInf(i.Change, 0) ||
		!finite(i.Low) || !finite(i.High) || i.Low < 0 || i.High < i.Low {
		return ErrImportant
	}
	return nil
}

// Registry returns the rows that the package knows: nearly none. An important
// change belongs to a population; look for yours, and bring its row.
//
// COPM: performance and satisfaction, scores from 1 to 10. The items and forms
// of the COPM are not part of this package.
func Registry() []Important {
	const people = "inpatients of subacute rehabilitation hospitals in Japan"
	row := func(measure string, change, low, high float64) Important {
		return Important{
			Measure: measure, Population: people, Direction: HigherBetter, Change: change, Low: low, High: high,
			Anchor: AnchorPerson, Source: "Ohno et al. 2021", DOI: "10.1186/s41687-021-00405-y",
		}
	}
	return []Important{
		row("COPM performance", 2.20, 1.80, 2.59),
		row("COPM satisfaction", 2.06, 1.73, 2.39),
	}
}

// FlagFormat is the format of a [Flag].
const FlagFormat = "goals.importance/1.0"

// Flag is a change held against an important change.
type Flag struct {
	// Format is [FlagFormat].
	Format string `json:"format"`
	// Rule is the row that was used.
	Rule Important `json:"rule"`
	// Change is the change towards better; below 0 for worse.
	Change goals.Figure `json:"change"`
	// Important is whether the change is at least as large, either way.
	Important bool `json:"important"`
	// Better is whether it is for the better.
	Better bool `json:"better"`
	// Unsure is whether the change lies between the published limits.
	Unsure bool `json:"unsure"`
}

// Matters holds a change against a row. The flag names the row it rests on.
func Matters(pre, post float64, rule Important) (Flag, error) {
	if err := rule.Validate(); err != nil {
		return Flag{}, err
	}
	d := post - pre
	if rule.Direction == LowerBetter {
		d = pre - post
	}
	if !finite(d) {
		return Flag{}, ErrNumber
	}
	size := math.Abs(d)
	return Flag{
		Format: FlagFormat, Rule: rule, Change: figure.Of(d), Important: size >= rule.Change, Better: d > 0,
		Unsure: rule.High > 0 && size >= rule.Low && size <= rule.High,
	}, nil
}

// HalfSD returns half a standard deviation as a row: the fallback of Norman,
// Sloan & Wyrwich, Medical Care 2003;41:582-592, where no anchor is known. The
// population must say whose standard deviation it is.
func HalfSD(measure, population string, sd float64, d Direction) (Important, error) {
	i := Important{
		Measure: measure, Population: population, Direction: d, Change: sd / 2, Anchor: AnchorSpread,
		Source: "Norman, Sloan & Wyrwich 2003", DOI: "10.1097/01.MLR.0000062554.74615.4C",
	}
	return i, i.Validate()
}
