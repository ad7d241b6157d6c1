package methods

import (
	"slices"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/sdm"
)

// Options are the settings of [Rank] and [Compare]; the zero value takes every
// default.
type Options struct {
	// Methods are the methods that [Compare] runs, in this order; all but
	// [Additive] if left out.
	Methods []Method `json:"methods,omitzero"`
	// Parameters are the settings of the methods.
	Parameters Parameters `json:"parameters,omitzero"`
	// Criteria are thresholds for single criteria.
	Criteria []Thresholds `json:"criteria,omitzero"`
}

// Thresholds are what the person said about differences on one criterion, in
// its unit (for categories, in shares of the way from worst to best). What is
// left out has the default of [Rank].
type Thresholds struct {
	// Criterion is the id of the criterion.
	Criterion string `json:"criterion"`
	// Function is the preference function of the PROMETHEE methods.
	Function Function `json:"function,omitzero"`
	// Indifference is the largest difference that does not matter.
	Indifference float64 `json:"indifference,omitzero"`
	// Preference is the smallest difference that matters fully.
	Preference float64 `json:"preference,omitzero"`
	// Veto is the smallest loss that no gain elsewhere makes up for.
	Veto float64 `json:"veto,omitzero"`
	// Sigma is the difference at which the Gaussian function bends.
	Sigma float64 `json:"sigma,omitzero"`
	// Aspiration is the level the person hopes for.
	Aspiration *float64 `json:"aspiration,omitzero"`
}

// Rank ranks the options of a decision by one method, with one person's
// weights. The error is [sdm.Faults], as for [sdm.Rank]. A method that cannot
// be applied is no error: the result says why.
//
// A number that stands for a cell is that of [sdm.Decision.Levels]; a category
// counts by its value. Options that miss a must-have or are not medically
// suitable are left out, as in [sdm.Rank]. Missing evidence and open weights
// are never filled in: the method is then not applied.
//
// Where the person has given no thresholds, a criterion with a smallest
// difference that matters has it as indifference threshold (and the preference
// function is then [UShape] instead of [Usual]) and twice that as preference
// threshold of [ELECTRE3]; there is no veto.
func Rank(d sdm.Decision, p sdm.Preferences, m Method, o Options) (Result, error) {
	o.Methods = []Method{m}
	in, err := read(d, p, o)
	if err != nil {
		return Result{}, err
	}
	return in.result(m, o.Parameters)
}

// input is a decision made ready: a runner, or why there is none.
type input struct {
	runner *Runner
	why    Result // its Why, Criterion and Option
	ranker *sdm.Ranker
}

func (in *input) result(m Method, p Parameters) (Result, error) {
	if in.why.Why == "" {
		return in.runner.Result(m, p)
	}
	t, _ := traitsOf(m)
	out := blank(&t)
	out.Why, out.Criterion, out.Option = in.why.Why, in.why.Criterion, in.why.Option
	return out, nil
}

func read(d sdm.Decision, p sdm.Preferences, o Options) (input, error) {
	ranker, err := sdm.Prepare(d, p)
	if err != nil {
		return input{}, err
	}
	if err := o.check(&d); err != nil {
		return input{}, err
	}
	in := input{ranker: ranker}
	m, stop, err := matrixOf(&d, &p, ranker, &o)
	if err != nil {
		return input{}, err
	}
	if in.why = stop; stop.Why != "" {
		return in, nil
	}
	if in.runner, err = Prepare(m); err != nil {
		in.why = Result{Why: WhySpread} // all else was valid in the decision
	}
	return in, nil
}

// check returns the faults of the options, with pointers that start with
// /options.
func (o *Options) check(d *sdm.Decision) error {
	var c fault.Collector
	var root fault.Path
	at := root.Field("options")
	methods := at.Field("methods")
	for i, m := range o.Methods {
		if !m.IsValid() {
			c.Addf(methods.Index(i), fault.Enum, ErrMethod, "must be one of the methods of this package")
		}
	}
	if !o.Parameters.ok() {
		c.Addf(at.Field("parameters"), fault.Range, ErrParameter, "must lie within their ranges")
	}
	criteria := at.Field("criteria")
	met := map[string]bool{}
	for i := range o.Criteria {
		t := &o.Criteria[i]
		item := criteria.Index(i)
		if !slices.ContainsFunc(d.Criteria, func(k sdm.Criterion) bool { return k.ID == t.Criterion }) {
			c.Addf(item.Field("criterion"), fault.Reference, sdm.ErrUnknownID, "must be the id of a criterion of the decision")
		}
		if met[t.Criterion] {
			c.Addf(item.Field("criterion"), fault.Duplicate, sdm.ErrDuplicate, "must be there only once")
		}
		met[t.Criterion] = true
		column := Column{
			ID: "c", Direction: up, Function: t.Function, Aspiration: t.Aspiration,
			Indifference: t.Indifference, Preference: t.Preference, Veto: t.Veto, Sigma: t.Sigma,
		}
		column.check(&c, item)
	}
	type input struct {
		Options Options `json:"options"`
	}
	return document.Ordered[input](c.Faults())
}

// matrixOf turns a decision into a matrix of the ranked options, or says why
// that cannot be.
func matrixOf(d *sdm.Decision, p *sdm.Preferences, r *sdm.Ranker, o *Options) (Matrix, Result, error) {
	m := Matrix{Options: r.Options()}
	if len(m.Options) == 0 {
		return m, Result{Why: WhyNoOptions}, nil
	}
	levels, err := d.Levels()
	if err != nil {
		return m, Result{}, err
	}
	n := len(m.Options)
	m.Values, m.Worth = make([][]float64, n), make([][]float64, n)
	row := make(map[string]int, n)
	for i, id := range m.Options {
		row[id] = i
		m.Values[i] = make([]float64, 0, len(d.Criteria))
		m.Worth[i] = make([]float64, 0, len(d.Criteria))
	}
	weights := make(map[string]float64, len(d.Criteria))
	ids := r.Criteria()
	for k, w := range r.Weights() {
		weights[ids[k]] = w
	}
	answers := make(map[string]*sdm.Answer, len(p.Answers))
	for i := range p.Answers {
		answers[p.Answers[i].Criterion] = &p.Answers[i]
	}
	for k := range d.Criteria {
		c, answer := &d.Criteria[k], answers[d.Criteria[k].ID]
		w := weights[c.ID]
		switch {
		case answer.DontKnow:
			return m, Result{Why: WhyOpenWeight, Criterion: c.ID}, nil
		case w == 0:
			continue // it tells nothing, and its cells may be missing
		}
		column := columnOf(c, answer, w, o)
		if column.Direction == sdm.Personal {
			return m, Result{Why: WhyOpenDirection, Criterion: c.ID}, nil
		}
		m.Criteria = append(m.Criteria, column)
		for _, level := range levels[k*len(d.Options) : (k+1)*len(d.Options)] {
			i, ranked := row[level.Option]
			if !ranked {
				continue
			}
			value, worth, known := valueOf(c, answer, &level)
			if !known {
				return m, Result{Why: WhyMissingEvidence, Criterion: c.ID, Option: level.Option}, nil
			}
			m.Values[i] = append(m.Values[i], value)
			m.Worth[i] = append(m.Worth[i], worth)
		}
	}
	return m, Result{}, nil
}

func valueOf(c *sdm.Criterion, a *sdm.Answer, level *sdm.Level) (value, worth float64, known bool) {
	if c.Measure == sdm.Categorical {
		for _, category := range c.Categories {
			if category.ID == level.Category {
				return category.Value, category.Value, true
			}
		}
		return 0, 0, false
	}
	x, known := level.Number.Get()
	if !known {
		return 0, 0, false
	}
	return x, c.ValueOf(x, a.Direction), true
}

func columnOf(c *sdm.Criterion, a *sdm.Answer, weight float64, o *Options) Column {
	out := Column{ID: c.ID, Weight: weight, Direction: c.Direction, Range: c.Range}
	if c.Direction == sdm.Personal && a.Direction != "" {
		out.Direction = a.Direction
		if a.Direction == down {
			out.Range = sdm.Range{Worst: c.Range.Best, Best: c.Range.Worst}
		}
	}
	if c.Measure == sdm.Categorical {
		out.Direction, out.Range = up, sdm.Range{Worst: 0, Best: 1}
	}
	if i := slices.IndexFunc(o.Criteria, func(t Thresholds) bool { return t.Criterion == c.ID }); i >= 0 {
		t := &o.Criteria[i]
		out.Function, out.Aspiration = t.Function, t.Aspiration
		out.Indifference, out.Preference, out.Veto, out.Sigma = t.Indifference, t.Preference, t.Veto, t.Sigma
	}
	if s := c.SmallestDifference; s > 0 && out.Indifference == 0 && out.Preference == 0 {
		out.Indifference = s
		if out.Preference = 2 * s; out.Veto != 0 && out.Veto <= out.Preference {
			out.Indifference, out.Preference = 0, 0 // a veto below it leaves no room
		}
		if out.Function == "" && out.Indifference > 0 {
			out.Function = UShape
		}
	}
	return out
}
