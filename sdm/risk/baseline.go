package risk

import (
	"math"
	"slices"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/sdm"
)

// Baseline is a person's own risk with the reference option.
type Baseline struct {
	// Criterion is the id of the criterion.
	Criterion string
	// Risk is the risk with the reference, 0 to 1.
	Risk float64
	// Span is the time it covers; left out, it is that of the criterion. Risks
	// over another time are converted by rates, as if the chance stayed the
	// same.
	Span sdm.Span
	// Reference is the id of the option; left out, it is as in [OfDecision].
	Reference string
	// Widen lets the declared range of the criterion grow to hold the numbers
	// that follow; weights that were asked with the old range are then reported
	// as stale. Without it, such a number is a fault.
	Widen bool
}

// WithBaseline returns the decision with a person's own baseline on one
// criterion. Numbers of the other options that are ratios against the reference
// follow from it; a difference or a level becomes the risk ratio that the
// published numbers make, as relative effects are more alike between people
// than absolute ones (Cochrane Handbook, chapter 10.4.3). That the effect is the
// same for this person is assumed, and said. The interval of such a ratio is
// Katz's where both groups have counts; else that of the difference or level,
// over the published risk of the reference as it stands.
//
// The result validates and can be ranked. The error is [ErrUnknownCriterion],
// [ErrNotARisk], [ErrProportion], [ErrTime], [ErrNoEvents] if there is no ratio
// because the published risk of the reference is 0, or [Faults] if a number that
// follows is above 1 or outside the declared range.
func WithBaseline(d sdm.Decision, b Baseline) (sdm.Decision, error) {
	k := slices.IndexFunc(d.Criteria, func(c sdm.Criterion) bool { return c.ID == b.Criterion })
	if k < 0 {
		return sdm.Decision{}, ErrUnknownCriterion
	}
	levels, err := d.Levels()
	if err != nil {
		return sdm.Decision{}, err
	}
	c, n := &d.Criteria[k], len(d.Options)
	if c.Measure != sdm.Risk || c.DifferenceTo != "" {
		return sdm.Decision{}, ErrNotARisk
	}
	levels = levels[k*n : (k+1)*n]
	if b.Reference == "" {
		b.Reference = reference(&d, levels)
	}
	r := slices.IndexFunc(levels, func(l sdm.Level) bool { return l.Option == b.Reference })
	if r < 0 || levels[r].Cell.RelativeTo != (sdm.RelativeTo{}) || !levels[r].Number.Ok() {
		return sdm.Decision{}, Faults{fault.FieldError{Pointer: "/reference", Code: fault.Reference, Err: fault.Because(
			sdm.ErrUnknownID, "must be an option with a level of its own on the criterion")}}
	}
	p, err := b.risk(c, levels)
	if err != nil {
		return sdm.Decision{}, err
	}
	d.Evidence = slices.Clone(d.Evidence)
	for i := range d.Evidence {
		cell := &d.Evidence[i]
		j := slices.IndexFunc(levels, func(l sdm.Level) bool { return l.Option == cell.Option })
		if cell.Criterion != c.ID || j < 0 {
			continue
		}
		if j == r {
			*cell = ownCell(&d, c, *cell, p)
		} else if err := follow(&d, cell, levels[j], levels[r]); err != nil {
			return sdm.Decision{}, err
		}
	}
	if b.Widen {
		widen(&d, k)
	}
	return d, d.Validate()
}

// widen stretches the range of criterion k to hold all its numbers.
func widen(d *sdm.Decision, k int) {
	d.Criteria = slices.Clone(d.Criteria)
	c := &d.Criteria[k]
	was := c.Outside
	c.Outside = sdm.Extrapolate
	levels, err := d.Levels()
	c.Outside = was
	if err != nil {
		return // Validate says why
	}
	n := len(d.Options)
	for _, l := range levels[k*n : (k+1)*n] {
		x, ok := l.Number.Get()
		if !ok {
			continue
		}
		lower, upper := &c.Range.Worst, &c.Range.Best
		if *lower > *upper {
			lower, upper = upper, lower
		}
		step := float64(c.Per) / 100
		if x > *upper {
			*upper = min(float64(c.Per), float64(math.Ceil(x/step)*step))
		}
		if x < *lower {
			*lower = max(0, float64(math.Floor(x/step)*step))
		}
	}
}

// risk returns the baseline over the span of the criterion.
func (b *Baseline) risk(c *sdm.Criterion, levels []sdm.Level) (float64, error) {
	if !(b.Risk >= 0 && b.Risk <= 1) {
		return 0, ErrProportion
	}
	to := c.Span
	for _, l := range levels {
		if to == (sdm.Span{}) {
			to = l.Cell.Span
		}
	}
	if b.Span == (sdm.Span{}) || b.Span == to {
		return b.Risk, nil
	}
	from, ok := years(b.Span)
	years, okTo := years(to)
	if !ok || !okTo {
		return 0, ErrTime
	}
	return OverTime(b.Risk, from, years)
}

// years returns the length of a span from the start until To.
func years(s sdm.Span) (float64, bool) {
	per := map[sdm.TimeUnit]float64{sdm.Day: 365.25, sdm.Week: 365.25 / 7, sdm.Month: 12, sdm.Year: 1}[s.Unit]
	if s.Kind != sdm.OverTime || per == 0 || !(s.To > 0) {
		return 0, false
	}
	return s.To / per, true
}

func ownCell(d *sdm.Decision, c *sdm.Criterion, was sdm.Cell, p float64) sdm.Cell {
	value := float64(p * float64(c.Per))
	return sdm.Cell{
		Option: was.Option, Criterion: was.Criterion, Kind: sdm.Exact, Value: &value, Span: was.Span,
		Origin: sdm.Derived, Formula: messages().In(d.Language).Say("formula.own", nil).Text, Certainty: sdm.NotRated,
		Population: was.Population,
	}
}

// follow makes cell follow the reference: it becomes the ratio of the two.
func follow(d *sdm.Decision, cell *sdm.Cell, l, ref sdm.Level) error {
	ratio := cell.RelativeTo.Effect != "" && cell.RelativeTo.Effect != sdm.Difference
	number, ok := l.Number.Get()
	if ratio || !ok || cell.Kind == sdm.NotApplicable || cell.Origin == sdm.ByDefinition {
		return nil
	}
	base := ref.Number.Value
	if base == 0 {
		return ErrNoEvents
	}
	e := Estimate{number / base, l.Interval.Low / base, l.Interval.High / base}
	if cell.Kind == sdm.Counts && ref.Cell.Kind == sdm.Counts {
		a, b := Counts{*cell.Events, cell.Total}, Counts{*ref.Cell.Events, ref.Cell.Total}
		if katz, err := RiskRatio(a, b, 0); err == nil {
			e = katz
		}
	}
	made := EffectCell(cell.Option, cell.Criterion, ref.Option, sdm.RiskRatio, e)
	made.Origin, made.Formula = sdm.Derived, messages().In(d.Language).Say("formula.ratio", nil).Text
	made.Certainty, made.Source, made.Span = cell.Certainty, cell.Source, cell.Span
	made.Population, made.N, made.Date, made.Note = cell.Population, cell.N, cell.Date, cell.Note
	*cell = made
	return nil
}
