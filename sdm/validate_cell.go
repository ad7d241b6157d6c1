package sdm

import (
	"math"
	"slices"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/stats"
)

// evidence checks the cells, then what only the whole table shows: pairs that
// stand twice, effects, and spans that differ within a criterion.
func (c *check) evidence(p fault.Path, d *Decision) {
	v := cellCheck{
		check: c, d: d, options: optionIDs(d), criteria: criterionIDs(d),
		sources: make(map[string]int, len(d.Sources)), table: newTable(d),
		spans: make([]Span, len(d.Criteria)), seen: make([]bool, len(d.Options)*len(d.Criteria)),
	}
	for i := range d.Sources {
		v.sources[d.Sources[i].ID] = i
	}
	v.works = make([]bool, len(d.Criteria))
	for k := range d.Criteria {
		v.spans[k] = d.Criteria[k].Span
		var scale check
		scale.rangeAndValue(fault.Path{}, &d.Criteria[k])
		v.works[k] = scale.Len() == 0
	}
	for i := range d.Evidence {
		v.cell(p.Index(i), &d.Evidence[i])
	}
}

type cellCheck struct {
	*check
	d        *Decision
	options  map[string]int
	criteria map[string]int
	sources  map[string]int
	table    *table
	spans    []Span // by criterion: the span its cells share
	seen     []bool // by option and criterion
	works    []bool // by criterion: its range and value function have no fault
}

func (v *cellCheck) cell(p fault.Path, cell *Cell) {
	okO := v.known(p.Field("option"), v.options, cell.Option, "an option")
	okC := v.known(p.Field("criterion"), v.criteria, cell.Criterion, "a criterion")
	before := v.Len()
	kind := checkWord(v.check, p.Field("kind"), cell.Kind, true)
	if okO && okC {
		pair := v.options[cell.Option]*len(v.d.Criteria) + v.criteria[cell.Criterion]
		if v.seen[pair] {
			v.Addf(p, fault.Duplicate, ErrDuplicate, "another cell before it is about the same option and criterion")
		}
		v.seen[pair] = true
	}
	// Without a kind or a measure it cannot be said what belongs here.
	index := v.criteria[cell.Criterion]
	if !okC || !kind || !v.d.Criteria[index].Measure.IsValid() {
		v.about(p, cell)
		return
	}
	k := &v.d.Criteria[index]
	v.form(p, cell, k)
	v.shared(p, cell, index)
	v.about(p, cell)
	if okO {
		v.relative(p, cell, k)
	}
	// The numbers are only worked out where nothing in the way is wrong.
	if okO && v.Len() == before && v.works[index] {
		v.level(p, cell, index)
	}
}

// form checks that a cell has the members of its kind and no others.
func (v *cellCheck) form(p fault.Path, cell *Cell, k *Criterion) {
	is := func(kinds ...Kind) bool {
		return slices.Contains(kinds, cell.Kind)
	}
	const other = "another kind of cell has it"
	if is(Exact) {
		v.number(p.Field("value"), cell.Value, true)
	} else {
		v.absent(p.Field("value"), cell.Value != nil, other)
	}
	if is(Between) {
		low, high := v.number(p.Field("low"), cell.Low, true), v.number(p.Field("high"), cell.High, true)
		if low && high && *cell.Low > *cell.High {
			v.Addf(p.Field("high"), fault.Range, nil, "must not be below low")
		}
	} else {
		v.absent(p.Field("low"), cell.Low != nil, other)
		v.absent(p.Field("high"), cell.High != nil, other)
	}
	if is(Counts) {
		v.counts(p, cell.Events, cell.Total, k.Measure == Risk)
		if !k.Measure.counts() {
			v.Addf(p.Field("kind"), fault.Conflict, nil, "counts belong to the measures risk, events and rate")
		}
	} else {
		v.absent(p.Field("events"), cell.Events != nil, other)
		v.absent(p.Field("total"), cell.Total != 0, other)
	}
	if is(Distributed) {
		v.distribution(p.Field("distribution"), &cell.Distribution, k)
	} else {
		v.absent(p.Field("distribution"), cell.Distribution != Distribution{}, other)
	}
	v.category(p, cell, k)
	if is(NotApplicable) && cell.CountsAs != nil {
		v.finite(p.Field("countsAs"), *cell.CountsAs)
	} else {
		v.absent(p.Field("countsAs"), cell.CountsAs != nil, "only a cell that is not applicable has it")
	}
	if is(Missing, NotApplicable) {
		v.required(p.Field("reason"), cell.Reason)
	} else {
		v.absent(p.Field("reason"), cell.Reason != "", "only a missing or not applicable cell has it; use note")
	}
	if cell.Uncertainty != (Interval{}) {
		v.absent(p.Field("uncertainty"), !is(Exact, Counts), "only an exact or counts cell has it")
		v.interval(p.Field("uncertainty"), cell.Uncertainty)
		if is(Exact) && cell.Value != nil && (*cell.Value < cell.Uncertainty.Low || *cell.Value > cell.Uncertainty.High) {
			v.Addf(p.Field("uncertainty"), fault.Conflict, nil, "must hold the value")
		}
	}
}

func (v *cellCheck) category(p fault.Path, cell *Cell, k *Criterion) {
	at := p.Field("category")
	switch {
	case cell.Kind == InCategory && k.Measure != Categorical:
		v.Addf(p.Field("kind"), fault.Conflict, nil, "the criterion has no categories")
	case k.Measure == Categorical && cell.Kind != InCategory && cell.Kind != Missing && cell.Kind != NotApplicable:
		v.Addf(p.Field("kind"), fault.Conflict, nil, "must be category, missing or notApplicable, as the criterion has categories")
	case cell.Kind == InCategory:
		for _, g := range k.Categories {
			if g.ID == cell.Category {
				return
			}
		}
		v.Addf(at, fault.Reference, ErrUnknownID, "is required: the id of a category of the criterion")
	default:
		v.absent(at, cell.Category != "", "another kind of cell has it")
	}
}

func (v *cellCheck) counts(p fault.Path, events *int, total int, people bool) {
	e, t := p.Field("events"), p.Field("total")
	switch {
	case events == nil:
		v.Addf(e, fault.Required, nil, "is required here: a whole number of 0 or more")
	case *events < 0:
		v.Addf(e, fault.Range, nil, "must be 0 or more")
	case people && total >= 1 && *events > total:
		v.Addf(e, fault.Range, nil, "must not be above total, as a risk counts people")
	}
	if total < 1 || float64(total) > 1e12 {
		v.Addf(t, fault.Range, nil, "is required here: a whole number from 1 to 1,000,000,000,000")
	}
}

func (v *cellCheck) interval(p fault.Path, i Interval) {
	low, high := v.finite(p.Field("low"), i.Low), v.finite(p.Field("high"), i.High)
	if low && high && i.Low > i.High {
		v.Addf(p.Field("high"), fault.Range, nil, "must not be below low")
	}
	if at := p.Field("level"); v.finite(at, i.Level) && (i.Level < 0 || i.Level >= 1) {
		v.Addf(at, fault.Range, nil, "must lie between 0 and 1, such as 0.95")
	}
}

func (v *cellCheck) distribution(p fault.Path, d *Distribution, k *Criterion) {
	if !checkWord(v.check, p.Field("family"), d.Family, true) {
		return
	}
	in := func(families ...DistributionFamily) bool {
		return slices.Contains(families, d.Family)
	}
	optional := func(name string, x *float64, belongs bool) bool {
		at := p.Field(name)
		if belongs {
			return v.number(at, x, true)
		}
		v.absent(at, x != nil, "another family has it")
		return false
	}
	positive := func(name string, x float64, belongs bool) {
		switch at := p.Field(name); {
		case !v.finite(at, x):
		case belongs && x <= 0:
			v.Addf(at, fault.Range, nil, "is required: above 0")
		case !belongs:
			v.absent(at, x != 0, "another family has it")
		}
	}
	optional("mean", d.Mean, in(Normal))
	positive("sd", d.SD, in(Normal))
	if optional("meanLog", d.MeanLog, in(LogNormal)) && math.Abs(*d.MeanLog) > 100 {
		v.Addf(p.Field("meanLog"), fault.Range, nil, "must lie between −100 and 100")
	}
	positive("sdLog", d.SDLog, in(LogNormal))
	if d.Family == LogNormal && d.SDLog > 10 {
		v.Addf(p.Field("sdLog"), fault.Range, nil, "must be 10 or less")
	}
	if in(Beta) {
		v.counts(p, d.Events, d.Total, true)
		if k.Measure != Risk {
			v.Addf(p.Field("family"), fault.Conflict, nil, "beta belongs to the measure risk")
		}
	} else {
		v.absent(p.Field("events"), d.Events != nil, "another family has it")
		v.absent(p.Field("total"), d.Total != 0, "another family has it")
	}
	low := optional("low", d.Low, in(Triangular, Uniform))
	mode := optional("mode", d.Mode, in(Triangular))
	high := optional("high", d.High, in(Triangular, Uniform))
	if low && high && *d.Low >= *d.High {
		v.Addf(p.Field("high"), fault.Range, nil, "must be above low")
	}
	if low && high && mode && (*d.Mode < *d.Low || *d.Mode > *d.High) {
		v.Addf(p.Field("mode"), fault.Range, nil, "must lie between low and high")
	}
}

// shared checks what the cells of one criterion have to share.
func (v *cellCheck) shared(p fault.Path, cell *Cell, index int) {
	k := &v.d.Criteria[index]
	if cell.Unit != "" && cell.Unit != k.Unit {
		v.Addf(p.Field("unit"), fault.Conflict, ErrMixed, "must be the unit of the criterion, or left out")
	}
	at := p.Field("span")
	if !cell.Span.isZero() {
		v.span(at, cell.Span)
		switch {
		case v.spans[index].isZero():
			v.spans[index] = cell.Span
		case !cell.Span.same(v.spans[index]):
			v.Addf(at, fault.Conflict, ErrMixed, "must be the time span of the criterion and of its other cells")
		}
	}
	numeric := cell.Kind == Exact || cell.Kind == Between || cell.Kind == Counts || cell.Kind == Distributed
	if !numeric || cell.Origin == ByDefinition {
		return
	}
	if k.Measure.spans() && cell.Span.isZero() && k.Span.isZero() {
		v.Addf(at, fault.Required, ErrNoSpan, "is required for this measure, here or on the criterion")
	}
	if k.Measure == Risk && cell.Population == "" && k.Population == "" && v.d.Context.Population == "" {
		v.Addf(p.Field("population"), fault.Required, nil, "is required for a risk: here, on the criterion or in the context")
	}
}

// about checks what is said about a cell: origin, certainty, source.
func (v *cellCheck) about(p fault.Path, cell *Cell) {
	checkWord(v.check, p.Field("origin"), cell.Origin, false)
	if cell.Origin == Derived {
		v.required(p.Field("formula"), cell.Formula)
	} else {
		v.absent(p.Field("formula"), cell.Formula != "" && cell.Origin != Modelled, "only a derived or modelled number has it")
	}
	if cell.N < 0 {
		v.Addf(p.Field("n"), fault.Range, nil, "must be 1 or more, or left out")
	}
	if cell.Source != "" {
		if _, ok := v.sources[cell.Source]; !ok {
			v.Addf(p.Field("source"), fault.Reference, ErrUnknownID, "must be the id of a source of the decision")
		}
	}
	v.date(p.Field("date"), cell.Date, false)
	at := p.Field("certainty")
	checkWord(v.check, at, cell.Certainty, false)
	empty := cell.Kind == Missing || cell.Kind == NotApplicable
	switch {
	case cell.Certainty == "" && cell.Kind.IsValid() && !empty && cell.Origin != ByDefinition:
		v.Addf(at, fault.Required, ErrNoCertainty, "is required: the published GRADE rating, or notRated; it is never inferred")
	case empty:
		v.absent(at, cell.Certainty != "", "there is no number to be certain of")
	}
}

// relative checks an effect against another option.
func (v *cellCheck) relative(p fault.Path, cell *Cell, k *Criterion) {
	rel, at := cell.RelativeTo, p.Field("relativeTo")
	numeric := cell.Kind == Exact || cell.Kind == Between || cell.Kind == Distributed || cell.Kind == Counts
	if rel == (RelativeTo{}) {
		if k.DifferenceTo != "" && numeric {
			v.differenceLevel(p, cell, k)
		}
		return
	}
	if !numeric || cell.Kind == Counts {
		v.absent(at, true, "only an exact, interval or distribution cell can be an effect")
		return
	}
	okO := v.known(at.Field("option"), v.options, rel.Option, "an option")
	if !checkWord(v.check, at.Field("effect"), rel.Effect, true) || !okO {
		return
	}
	effect := at.Field("effect")
	switch rel.Effect {
	case RiskRatio, OddsRatio, HazardRatio:
		if k.Measure != Risk {
			v.Addf(effect, fault.Conflict, nil, "belongs to the measure risk")
		}
	case RateRatio:
		if k.Measure != Rate && k.Measure != Events {
			v.Addf(effect, fault.Conflict, nil, "belongs to the measures rate and events")
		}
	}
	v.ratio(p, cell)
	if k.DifferenceTo != "" {
		if rel.Option != k.DifferenceTo || rel.Effect != Difference {
			v.Addf(at, fault.Conflict, nil, "must be a difference to the option named by differenceTo of the criterion")
		}
		return
	}
	if rel.Option == cell.Option {
		v.Addf(at.Field("option"), fault.Cycle, nil, "must be another option")
		return
	}
	ref := v.table.cell(v.options[rel.Option], v.criteria[cell.Criterion])
	if ref != nil && ref.RelativeTo != (RelativeTo{}) {
		v.Addf(at.Field("option"), fault.Cycle, nil, "must be an option whose own cell is a level, not an effect")
	}
}

// ratio checks that a ratio and its interval are 0 or more.
func (v *cellCheck) ratio(p fault.Path, cell *Cell) {
	if cell.RelativeTo.Effect == Difference {
		return
	}
	const rule = "a ratio must be 0 or more"
	switch {
	case cell.Kind == Exact && cell.Value != nil && *cell.Value < 0:
		v.Addf(p.Field("value"), fault.Range, nil, rule)
	case cell.Kind == Between && cell.Low != nil && *cell.Low < 0:
		v.Addf(p.Field("low"), fault.Range, nil, rule)
	case cell.Kind == Distributed && cell.Distribution.Low != nil && *cell.Distribution.Low < 0:
		v.Addf(p.Field("distribution"), fault.Range, nil, rule)
	case cell.Kind == Distributed && cell.Distribution.Mean != nil &&
		*cell.Distribution.Mean < float64(stats.Z95*cell.Distribution.SD):
		v.Addf(p.Field("distribution"), fault.Range, nil, rule+", at the ends of its interval, too: use logNormal")
	}
	if cell.Uncertainty.Low < 0 {
		v.Addf(p.Field("uncertainty"), fault.Range, nil, rule)
	}
}

// differenceLevel checks a cell without an effect on a criterion whose scale
// is the difference to an option: only that option has one, 0 by definition.
func (v *cellCheck) differenceLevel(p fault.Path, cell *Cell, k *Criterion) {
	if cell.Option != k.DifferenceTo {
		v.Addf(p.Field("relativeTo"), fault.Required, nil, "is required, as the scale of the criterion is a difference to another option")
		return
	}
	if cell.Kind != Exact || cell.Value == nil || *cell.Value != 0 || cell.Origin != ByDefinition {
		v.Addf(p, fault.Conflict, nil, "must be exact, 0 and true by definition, as the criterion is the difference to this option")
	}
}

// level works the number of a cell out and checks that it can be.
func (v *cellCheck) level(p fault.Path, cell *Cell, index int) {
	k := &v.d.Criteria[index]
	if k.Measure == Categorical {
		return
	}
	// A reference with faults of its own has been or will be reported.
	if rel := cell.RelativeTo; rel != (RelativeTo{}) {
		if ref := v.table.cell(v.options[rel.Option], index); ref != nil && !ref.workable(k) {
			return
		}
	}
	perf := v.table.perform(v.options[cell.Option], index)
	if !perf.known {
		return
	}
	at := p.Field(map[Kind]string{
		Exact: "value", Between: "low", Counts: "events", Distributed: "distribution", NotApplicable: "countsAs",
	}[cell.Kind])
	s := newScale(*k, "")
	for _, x := range [...]float64{perf.point, perf.low, perf.high} {
		if worth := s.value(x); math.IsNaN(x-x) || math.IsNaN(worth-worth) {
			v.Addf(at, fault.Range, ErrNotFinite, "the number that follows, or its worth, is too large to work with")
			return
		}
	}
	if k.DifferenceTo == "" && k.Measure.counts() {
		top := math.Inf(1)
		if k.Measure == Risk {
			top = float64(k.Per)
		}
		if perf.point < 0 || perf.point > top {
			v.Addf(at, fault.Range, ErrOutsideRange, "the level that follows must lie between 0 and the denominator of a risk")
			return
		}
	}
	v.intervalLevel(p, cell, k, perf)
	outside := !s.inside(perf.point)
	if cell.Kind == Between && cell.RelativeTo == (RelativeTo{}) {
		outside = !s.inside(perf.low) || !s.inside(perf.high)
	}
	if outside && k.Outside != Clip && k.Outside != Extrapolate {
		v.Addf(at, fault.Range, ErrOutsideRange, "lies outside the range of the criterion: widen the range, or say with outside that it is to be clipped or extrapolated")
	}
}

// intervalLevel checks the interval of a cell of a measure with a denominator.
func (v *cellCheck) intervalLevel(p fault.Path, cell *Cell, k *Criterion, perf performance) {
	given := cell.Uncertainty != (Interval{})
	if cell.Kind == Counts && given && (perf.point < cell.Uncertainty.Low || perf.point > cell.Uncertainty.High) {
		v.Addf(p.Field("uncertainty"), fault.Conflict, nil, "must hold the number, in the unit of the criterion")
	}
	if k.DifferenceTo != "" || !k.Measure.counts() || cell.RelativeTo != (RelativeTo{}) {
		return
	}
	if perf.low < 0 && (given || cell.Kind == Between) {
		v.Addf(p, fault.Range, ErrOutsideRange, "the interval must not go below 0")
	}
	if k.Measure == Risk && perf.high > float64(k.Per) && (given || cell.Kind == Between) {
		v.Addf(p, fault.Range, ErrOutsideRange, "the interval must not go above the denominator of the risk")
	}
}

// workable reports whether the members that own needs are there.
func (cell *Cell) workable(k *Criterion) bool {
	var c check
	v := cellCheck{check: &c}
	if !cell.Kind.IsValid() {
		return false
	}
	v.form(fault.Path{}, cell, k)
	return c.Len() == 0
}
