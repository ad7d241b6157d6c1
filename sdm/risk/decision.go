package risk

import (
	"errors"
	"slices"

	"github.com/concord-sdm/concord/internal/message"
	"github.com/concord-sdm/concord/sdm"
)

var (
	// ErrNotARisk says that a criterion does not count people with an outcome
	// over some time, or counts them only as a difference.
	ErrNotARisk = errors.New("the criterion must have the measure risk, a time span, and levels rather than differences")
	// ErrUnknownCriterion says that the decision has no such criterion.
	ErrUnknownCriterion = errors.New("the decision has no criterion with this id")
)

// CriterionRisks are the risks of one criterion of a decision.
type CriterionRisks struct {
	// Criterion is the id of the criterion.
	Criterion string
	// Comparison is what may be shown of it.
	Comparison Comparison
}

// OfDecision returns the risks of one criterion of a decision, worked out from
// the same cells that [sdm.Rank] weighs. If no reference is named, it is the
// option that effects are measured against, else the one without treatment, else
// the one that waits, else the first. The error is [ErrUnknownCriterion],
// [ErrNotARisk] or [Faults].
func OfDecision(d sdm.Decision, criterion string, o Options) (Comparison, error) {
	k := slices.IndexFunc(d.Criteria, func(c sdm.Criterion) bool { return c.ID == criterion })
	if k < 0 {
		return Comparison{}, ErrUnknownCriterion
	}
	levels, err := d.Levels()
	if err != nil {
		return Comparison{}, err
	}
	return ofLevels(&d, k, levels, o)
}

// EveryRisk returns the risks of all criteria of a decision that are risks, in
// its order and out of one denominator. The error is [Faults].
func EveryRisk(d sdm.Decision, o Options) ([]CriterionRisks, error) {
	levels, err := d.Levels()
	if err != nil {
		return nil, err
	}
	out := []CriterionRisks{}
	var all []Comparison
	for k := range d.Criteria {
		c, err := ofLevels(&d, k, levels, o)
		if errors.Is(err, ErrNotARisk) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, CriterionRisks{Criterion: d.Criteria[k].ID})
		all = append(all, c)
	}
	for i, c := range Together(all...) {
		out[i].Comparison = c
	}
	return out, nil
}

func ofLevels(d *sdm.Decision, k int, levels []sdm.Level, o Options) (Comparison, error) {
	c := &d.Criteria[k]
	if c.Measure != sdm.Risk || c.DifferenceTo != "" {
		return Comparison{}, ErrNotARisk
	}
	n := len(d.Options)
	levels = levels[k*n : (k+1)*n]
	about := About{
		Outcome: c.Name, Population: population(d, c, levels), Span: c.Span, Language: d.Language,
	}
	arms := make([]Arm, n)
	for i, l := range levels {
		arms[i] = arm(d, c, i, l)
		if about.Span == (sdm.Span{}) {
			about.Span = l.Cell.Span
		}
		if e := l.Cell.RelativeTo.Effect; e != "" && !slices.Contains(about.Assumes, SameEffect) {
			about.Assumes = append(about.Assumes, SameEffect)
		}
	}
	if about.Span == (sdm.Span{}) {
		return Comparison{}, ErrNotARisk // all of it is true by definition
	}
	if o.Reference == "" {
		o.Reference = reference(d, levels)
	}
	for i, l := range levels {
		arms[i].Against = arms[i].Risk != nil && l.Cell.RelativeTo.Option == o.Reference && o.Reference != ""
	}
	return Compare(about, arms, o)
}

func arm(d *sdm.Decision, c *sdm.Criterion, i int, l sdm.Level) Arm {
	a := Arm{
		Option: d.Options[i].ID, Name: d.Options[i].Name, Certainty: l.Cell.Certainty,
		ByDefinition: l.Cell.Origin == sdm.ByDefinition,
	}
	number, ok := l.Number.Get()
	if !ok || l.Cell.Kind == sdm.NotApplicable {
		a.Certainty, a.ByDefinition = "", false
		a.Unknown = l.Cell.Reason
		if a.Unknown == "" {
			a.Unknown = messages().In(d.Language).Say("unknown.noReason", nil).Text
		}
		return a
	}
	if a.ByDefinition {
		a.Certainty = ""
	}
	per := float64(c.Per)
	a.Risk = &Estimate{number / per, l.Interval.Low / per, l.Interval.High / per}
	return a
}

// population says whom the criterion is about, and which options' numbers are
// about other people.
func population(d *sdm.Decision, c *sdm.Criterion, levels []sdm.Level) string {
	common := c.Population
	if common == "" {
		common = d.Context.Population
	}
	out := common
	for i, l := range levels {
		p := l.Cell.Population
		if p == "" || p == common {
			continue
		}
		other := messages().In(d.Language).Say("population.other", message.Args{"option": d.Options[i].Name, "population": p}).Text
		if out != "" {
			out += "; "
		}
		out += other
	}
	return out
}

func reference(d *sdm.Decision, levels []sdm.Level) string {
	for _, l := range levels {
		if l.Cell.RelativeTo.Option != "" {
			return l.Cell.RelativeTo.Option
		}
	}
	for _, kind := range []sdm.OptionKind{sdm.Nothing, sdm.Wait} {
		for i, l := range levels {
			if d.Options[i].Kind == kind && l.Number.Ok() {
				return d.Options[i].ID
			}
		}
	}
	for i, l := range levels {
		if l.Number.Ok() {
			return d.Options[i].ID
		}
	}
	return d.Options[0].ID
}

// Cell returns counts as a cell of a decision, observed; the caller adds source
// and certainty, which nobody can infer.
func (c Counts) Cell(option, criterion string) sdm.Cell {
	events := c.Events
	return sdm.Cell{Option: option, Criterion: criterion, Kind: sdm.Counts, Events: &events, Total: c.Total}
}

// EffectCell returns an effect against the option reference as a cell of a
// decision; [sdm.Rank] applies it to that option's own number. For a difference,
// the estimate is in the unit of the criterion. The caller adds source and
// certainty.
func EffectCell(option, criterion, reference string, effect sdm.Effect, e Estimate) sdm.Cell {
	value := e.Value
	cell := sdm.Cell{
		Option: option, Criterion: criterion, Kind: sdm.Exact, Value: &value,
		RelativeTo: sdm.RelativeTo{Option: reference, Effect: effect},
	}
	if e.Low < e.High {
		cell.Uncertainty = sdm.Interval{Low: e.Low, High: e.High}
	}
	return cell
}
