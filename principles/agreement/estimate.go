package agreement

import (
	"math"
	"slices"

	"github.com/concord-sdm/concord/internal/figure"
	"github.com/concord-sdm/concord/internal/stats"
)

// Figure is a number that may be absent: its fields are Value and Why, a code
// that says why there is no value; its methods are Get and Ok. In JSON it is
// {"value": 0.25} or {"why": "noPairs"}.
type Figure = figure.Figure

// Why a figure of an [Estimate] can be absent.
const (
	WhyNoPairs       = "noPairs"       // no subject has two ratings
	WhyNoVariation   = "noVariation"   // chance alone would give full agreement: everybody always chose the same
	WhyOneCategory   = "oneCategory"   // raters had nothing to choose from
	WhyFewSubjects   = "fewSubjects"   // one subject gives no standard error
	WhyNoCoefficient = "noCoefficient" // the coefficient itself is absent
	WhyNotDefined    = "notDefined"    // percent agreement expects nothing of chance
)

// Options are the choices of a caller. The zero value is no weights and 95 %.
type Options struct {
	// Weights are the weights of partial agreement; none if empty.
	Weights Weights
	// Custom is the table of custom weights, one row and column for each category:
	// 0 to 1, 1 on the diagonal, and symmetric unless for [Cohen] and a cross table.
	Custom [][]float64
	// Values are the numbers that the categories stand for, ascending; 1, 2, 3 …
	// if nil.
	Values []float64
	// Level is the confidence level, 0.5 to below 1; 0 means 0.95.
	Level float64
}

func (o Options) level() (float64, error) {
	switch {
	case o.Level == 0:
		return 0.95, nil
	case !(o.Level >= 0.5 && o.Level < 1):
		return 0, optionError("the level is from 0.5 to below 1")
	}
	return o.Level, nil
}

// Coefficient names a coefficient of agreement.
type Coefficient string

// The coefficients.
const (
	PercentAgreement  Coefficient = "percent" // no correction for chance
	CohenKappa        Coefficient = "cohen"   // Cohen 1960, doi 10.1177/001316446002000104; 1968, doi 10.1037/h0026256
	CongerKappa       Coefficient = "conger"  // Conger 1980, doi 10.1037/0033-2909.88.2.322
	ScottPi           Coefficient = "scott"   // Scott 1955, doi 10.1086/266577
	FleissKappa       Coefficient = "fleiss"  // Fleiss 1971, doi 10.1037/h0031619
	AC1               Coefficient = "ac1"     // Gwet 2008, doi 10.1348/000711006X126600
	AC2               Coefficient = "ac2"     // AC1 with weights, Gwet 2014
	KrippendorffAlpha Coefficient = "alpha"   // Krippendorff 2011, Computing Krippendorff's Alpha-Reliability
)

// Values returns the coefficients.
func (Coefficient) Values() []Coefficient {
	return []Coefficient{PercentAgreement, CohenKappa, CongerKappa, ScottPi, FleissKappa, AC1, AC2, KrippendorffAlpha}
}

// IsValid reports whether c is one of [Coefficient.Values].
func (c Coefficient) IsValid() bool {
	return slices.Contains(c.Values(), c)
}

// EstimateFormat is the format of an [Estimate].
const EstimateFormat = "principles.agreement/1.0"

// Estimate is how far raters agree, with what it rests on.
type Estimate struct {
	// Format is [EstimateFormat].
	Format string `json:"format"`
	// Coefficient is what was estimated.
	Coefficient Coefficient `json:"coefficient"`
	// Weights are the weights of partial agreement; absent if there are none.
	Weights Weights `json:"weights,omitzero"`
	// Metric is the kind of distances; for alpha only.
	Metric Metric `json:"metric,omitzero"`
	// Subjects is the number of subjects with a rating.
	Subjects int `json:"subjects"`
	// Paired is the number of subjects with two ratings or more.
	Paired int `json:"paired"`
	// Ratings is the number of ratings.
	Ratings int `json:"ratings"`
	// Categories is the number of categories that raters could choose.
	Categories int `json:"categories"`
	// Percent is the share (0 to 1) of pairs of raters who chose the same category,
	// averaged over the paired subjects, without weights.
	Percent Figure `json:"percent"`
	// Observed is the agreement that was seen, with weights; alpha has a correction
	// for small samples in it.
	Observed Figure `json:"observed"`
	// Expected is the agreement that chance would give.
	Expected Figure `json:"expected"`
	// Value is the coefficient: (observed − expected) / (1 − expected). 1 is full
	// agreement, 0 what chance gives; it can be below 0.
	Value Figure `json:"value"`
	// StandardError is the standard error of the value.
	StandardError Figure `json:"standardError"`
	// Low is the lower end of the confidence interval.
	Low Figure `json:"low"`
	// High is the upper end of the confidence interval, no higher than 1.
	High Figure `json:"high"`
	// Level is the confidence level, such as 0.95.
	Level float64 `json:"level"`
	// Notes are what else a reader must know.
	Notes []Note `json:"notes"`
}

// NoteCode names what else a reader of an estimate must know.
type NoteCode string

// The notes.
const (
	NoteUnrated       NoteCode = "unrated"       // subjects without any rating were left out
	NoteSingleRatings NoteCode = "singleRatings" // subjects with one rating say nothing about agreement
	NoteUnused        NoteCode = "unused"        // categories that nobody chose; they count for AC1 and AC2
	NoteNoSpread      NoteCode = "noSpread"      // all subjects alike: a standard error of 0 is no proof of certainty
)

// Values returns the codes of notes.
func (NoteCode) Values() []NoteCode {
	return []NoteCode{NoteUnrated, NoteSingleRatings, NoteUnused, NoteNoSpread}
}

// IsValid reports whether c is one of [NoteCode.Values].
func (c NoteCode) IsValid() bool {
	return slices.Contains(c.Values(), c)
}

// Note is something a reader of an estimate must know.
type Note struct {
	// Code says what it is.
	Code NoteCode `json:"code"`
	// Count is how many subjects or categories it is about.
	Count int `json:"count,omitzero"`
}

// newEstimate fills in what all coefficients share.
func (d Data) newEstimate(c Coefficient, o Options) (Estimate, error) {
	level, err := o.level()
	if err != nil {
		return Estimate{}, err
	}
	e := Estimate{
		Format: EstimateFormat, Coefficient: c, Weights: o.Weights, Subjects: d.subjects, Categories: d.categories, Level: level,
		Notes: []Note{}, Percent: figure.Absent(WhyNoPairs),
	}
	used := make([]bool, d.categories)
	for _, p := range d.patterns {
		e.Ratings += int(p.sum * p.times)
		if p.sum >= 2 {
			e.Paired += int(p.times)
		}
		for k, n := range p.count {
			used[k] = used[k] || n > 0
		}
	}
	if e.Paired > 0 {
		e.Percent = figure.Of(d.observed(identity(d.categories)))
	}
	unused := 0
	for _, u := range used {
		if !u {
			unused++
		}
	}
	for _, n := range []Note{
		{NoteUnrated, d.unrated},
		{NoteSingleRatings, e.Subjects - e.Paired},
		{NoteUnused, unused},
	} {
		if n.Count > 0 {
			e.Notes = append(e.Notes, n)
		}
	}
	e.Observed, e.Expected = figure.Absent(WhyNoPairs), figure.Absent(WhyNoPairs)
	e.absent(WhyNoPairs)
	return e, nil
}

// absent says why there is no coefficient.
func (e *Estimate) absent(why string) {
	e.Value = figure.Absent(why)
	e.StandardError, e.Low, e.High = figure.Absent(WhyNoCoefficient), figure.Absent(WhyNoCoefficient), figure.Absent(WhyNoCoefficient)
}

// certain is how near to 1 the agreement by chance may come.
const certain = 1e-12

// set enters observed and expected agreement, and reports whether they give a
// coefficient.
func (e *Estimate) set(observed, expected float64) bool {
	e.Observed, e.Expected = figure.Of(observed), figure.Of(expected)
	if 1-expected <= certain {
		e.absent(WhyNoVariation)
		return false
	}
	e.Value = figure.Of((observed - expected) / (1 - expected))
	return true
}

// spread enters the standard error that a variance gives, and the interval.
func (e *Estimate) spread(variance float64) {
	if e.Subjects < 2 {
		e.StandardError, e.Low, e.High = figure.Absent(WhyFewSubjects), figure.Absent(WhyFewSubjects), figure.Absent(WhyFewSubjects)
		return
	}
	se := math.Sqrt(max(variance, 0))
	if se < 1e-9 { // what rounding leaves of no spread at all
		se = 0
		e.Notes = append(e.Notes, Note{Code: NoteNoSpread})
	}
	t := studentQuantile(1-(1-e.Level)/2, float64(e.Subjects-1))
	e.StandardError = figure.Of(se)
	e.Low = figure.Of(e.Value.Value - float64(t*se))
	e.High = figure.Of(min(1, e.Value.Value+float64(t*se)))
}

// studentQuantile returns the p quantile of Student's t with df degrees of
// freedom, for ½ ≤ p < 1: with x the 2(1−p) quantile of Beta(df/2, ½) it is
// √(df(1−x)/x) (Abramowitz & Stegun 26.7.1).
func studentQuantile(p, df float64) float64 {
	tail := 2 * (1 - p)
	// 1 − x is the quantile of the mirrored distribution, without loss where x is
	// near 1.
	y := stats.BetaQuantile(0.5, df/2, 1-tail)
	return math.Sqrt(df * y / (1 - y))
}
