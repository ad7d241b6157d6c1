package sdm

import "slices"

// Cell is one piece of evidence: what is known about one option on one
// criterion. Its numbers are in the unit of the criterion. Three things are
// kept apart: what form the number has (Kind), where it comes from (Origin),
// and how sure it is (Certainty, Interval).
type Cell struct {
	// Option is the id of the option.
	Option string `json:"option"`
	// Criterion is the id of the criterion.
	Criterion string `json:"criterion"`
	// Kind is the form of what is known; it says which other members are
	// present.
	Kind Kind `json:"kind"`
	// Value is the number of an exact cell, in the unit of the criterion.
	Value *float64 `json:"value,omitzero"`
	// Low is the lower end of an interval cell.
	Low *float64 `json:"low,omitzero"`
	// High is the upper end of an interval cell.
	High *float64 `json:"high,omitzero"`
	// Events is how many had the outcome, of a counts cell: people for a
	// risk, events for the measure "events".
	Events *int `json:"events,omitzero"`
	// Total is how many people (or, for a rate, person-years) were followed,
	// of a counts cell.
	Total int `json:"total,omitzero"`
	// Distribution is the distribution of a distribution cell.
	Distribution Distribution `json:"distribution,omitzero"`
	// Category is the id of the category of a category cell.
	Category string `json:"category,omitzero"`
	// RelativeTo is present if the number is an effect against another
	// option rather than a level.
	RelativeTo RelativeTo `json:"relativeTo,omitzero"`
	// CountsAs is, for a cell that is not applicable, the number it counts
	// as; without it, the cell leaves the score open like a missing one.
	CountsAs *float64 `json:"countsAs,omitzero"`
	// Reason is why a cell is missing or not applicable, in plain words.
	Reason string `json:"reason,omitzero"`
	// Uncertainty is the interval around the number, as published: in the unit
	// of the criterion, or of the effect if the cell is relative.
	Uncertainty Interval `json:"uncertainty,omitzero"`
	// Origin is where the number comes from; left out, it was observed.
	Origin Origin `json:"origin,omitzero"`
	// Formula is how a derived number was worked out, or which model a
	// modelled one comes from.
	Formula string `json:"formula,omitzero"`
	// Unit repeats the unit of the criterion; another unit is a fault.
	Unit string `json:"unit,omitzero"`
	// Span repeats the time span of the criterion; another span is a fault. A
	// number that is true by definition needs none.
	Span Span `json:"span,omitzero"`
	// Population is the group of people the number is about, if it is not
	// that of the criterion.
	Population string `json:"population,omitzero"`
	// N is how many people the number rests on: those of one group for a level,
	// those of both for an effect.
	N int `json:"n,omitzero"`
	// Source is the id of the source.
	Source string `json:"source,omitzero"`
	// Date is when the evidence was collected or last checked.
	Date Date `json:"date,omitzero"`
	// Certainty is the GRADE rating somebody published, or "notRated". It is
	// never inferred. Required unless the cell is missing, not applicable or
	// true by definition.
	Certainty Certainty `json:"certainty,omitzero"`
	// Note is what else a reader must know about this number.
	Note string `json:"note,omitzero"`
}

// Kind is the form of what a cell knows.
type Kind string

// The kinds of cell.
const (
	Exact         Kind = "exact"         // one number
	Between       Kind = "interval"      // somewhere between two numbers; its middle stands for it
	Counts        Kind = "counts"        // events out of a total
	Distributed   Kind = "distribution"  // a probability distribution; its mean stands for it
	InCategory    Kind = "category"      // one of the ordered categories
	NotApplicable Kind = "notApplicable" // the criterion has no meaning for the option
	Missing       Kind = "missing"       // not known: spans the whole range
)

// Values returns the allowed words.
func (Kind) Values() []string {
	return []string{
		string(Exact), string(Between), string(Counts), string(Distributed), string(InCategory),
		string(NotApplicable), string(Missing),
	}
}

// IsValid reports whether k is one of the allowed words.
func (k Kind) IsValid() bool { return slices.Contains(k.Values(), string(k)) }

// Origin is where the number of a cell comes from.
type Origin string

// The origins.
const (
	Observed     Origin = "observed"   // counted or measured in a study
	ByDefinition Origin = "definition" // true by definition of the option
	Derived      Origin = "derived"    // worked out from published numbers; the formula is given
	Modelled     Origin = "modelled"   // the input or output of a model
)

// Values returns the allowed words.
func (Origin) Values() []string {
	return []string{string(Observed), string(ByDefinition), string(Derived), string(Modelled)}
}

// IsValid reports whether o is one of the allowed words.
func (o Origin) IsValid() bool { return slices.Contains(o.Values(), string(o)) }

// RelativeTo says that a cell holds an effect against another option. The
// level is worked out from that option's own cell on the same criterion, on
// the assumption that the effect is the same for this person.
type RelativeTo struct {
	// Option is the id of the option compared with.
	Option string `json:"option"`
	// Effect is the measure of the effect.
	Effect Effect `json:"effect"`
}

// Effect is a measure of an effect against another option.
type Effect string

// The measures of effect, with p the level of the option compared with as a
// proportion.
const (
	Difference  Effect = "difference"  // level + number, in the unit of the criterion
	RiskRatio   Effect = "riskRatio"   // number · p
	OddsRatio   Effect = "oddsRatio"   // number · p / (1 − p + number · p)
	HazardRatio Effect = "hazardRatio" // 1 − (1 − p)^number
	RateRatio   Effect = "rateRatio"   // number · rate
)

// Values returns the allowed words.
func (Effect) Values() []string {
	return []string{
		string(Difference), string(RiskRatio), string(OddsRatio), string(HazardRatio), string(RateRatio),
	}
}

// IsValid reports whether e is one of the allowed words.
func (e Effect) IsValid() bool { return slices.Contains(e.Values(), string(e)) }

// Distribution is a probability distribution of a number, in the unit of the
// criterion.
type Distribution struct {
	// Family is the kind of distribution; it says which other members are
	// present.
	Family DistributionFamily `json:"family"`
	// Mean is the mean of a normal distribution.
	Mean *float64 `json:"mean,omitzero"`
	// SD is the standard deviation of a normal distribution; positive.
	SD float64 `json:"sd,omitzero"`
	// MeanLog is the mean of the natural logarithm, of a log-normal one.
	MeanLog *float64 `json:"meanLog,omitzero"`
	// SDLog is the standard deviation of the natural logarithm; positive.
	SDLog float64 `json:"sdLog,omitzero"`
	// Events is the number of events a beta distribution rests on.
	Events *int `json:"events,omitzero"`
	// Total is the number of people a beta distribution rests on.
	Total int `json:"total,omitzero"`
	// Low is the lower end of a triangular or uniform distribution.
	Low *float64 `json:"low,omitzero"`
	// Mode is the most likely number of a triangular distribution.
	Mode *float64 `json:"mode,omitzero"`
	// High is the upper end of a triangular or uniform distribution.
	High *float64 `json:"high,omitzero"`
}

// DistributionFamily is a kind of probability distribution.
type DistributionFamily string

// The families.
const (
	Normal     DistributionFamily = "normal"     // mean, sd
	LogNormal  DistributionFamily = "logNormal"  // meanLog, sdLog
	Beta       DistributionFamily = "beta"       // events, total: Beta(events + ½, total − events + ½), Jeffreys' prior
	Triangular DistributionFamily = "triangular" // low, mode, high
	Uniform    DistributionFamily = "uniform"    // low, high
)

// Values returns the allowed words.
func (DistributionFamily) Values() []string {
	return []string{string(Normal), string(LogNormal), string(Beta), string(Triangular), string(Uniform)}
}

// IsValid reports whether f is one of the allowed words.
func (f DistributionFamily) IsValid() bool { return slices.Contains(f.Values(), string(f)) }

// Interval is an interval around a number, as published.
type Interval struct {
	// Low is the lower end, in the unit of the number it belongs to.
	Low float64 `json:"low"`
	// High is the upper end.
	High float64 `json:"high"`
	// Level is the confidence or credible level, 0 to 1; left out, 0.95.
	Level float64 `json:"level,omitzero"`
	// Method says how it was worked out, such as "Wilson".
	Method string `json:"method,omitzero"`
}

// Certainty is a GRADE rating of the certainty of evidence (Guyatt et al.
// 2008, BMJ 336:924), or the statement that nobody rated it.
type Certainty string

// The ratings.
const (
	HighCertainty     Certainty = "high"     // the true effect lies close to the estimate
	ModerateCertainty Certainty = "moderate" // probably close, possibly not
	LowCertainty      Certainty = "low"      // may be markedly different
	VeryLowCertainty  Certainty = "veryLow"  // likely to be markedly different
	NotRated          Certainty = "notRated" // no review or guideline rated it
)

// Values returns the allowed words.
func (Certainty) Values() []string {
	return []string{string(HighCertainty), string(ModerateCertainty), string(LowCertainty), string(VeryLowCertainty), string(NotRated)}
}

// IsValid reports whether c is one of the allowed words.
func (c Certainty) IsValid() bool { return slices.Contains(c.Values(), string(c)) }

// Span is the time that a number covers.
type Span struct {
	// Kind says whether the number counts over the time, at its end, or
	// between two times.
	Kind SpanKind `json:"kind"`
	// From is the beginning of a span between two times.
	From float64 `json:"from,omitzero"`
	// To is the length of the time, or its end; absent for a lifetime or a
	// course.
	To float64 `json:"to,omitzero"`
	// Unit is the unit of From and To.
	Unit TimeUnit `json:"unit"`
	// Note says more, such as "median follow-up".
	Note string `json:"note,omitzero"`
}

// SpanKind says how a number relates to its time.
type SpanKind string

// The kinds of span.
const (
	OverTime     SpanKind = "over"    // from the start until To
	AtTime       SpanKind = "at"      // at the time To
	BetweenTimes SpanKind = "between" // from From to To
)

// Values returns the allowed words.
func (SpanKind) Values() []string {
	return []string{string(OverTime), string(AtTime), string(BetweenTimes)}
}

// IsValid reports whether k is one of the allowed words.
func (k SpanKind) IsValid() bool { return slices.Contains(k.Values(), string(k)) }

// TimeUnit is a unit of time.
type TimeUnit string

// The units of time. A week is 7 days and a year 12 months; days and months
// are not converted into each other.
const (
	Day      TimeUnit = "day"      // 24 hours
	Week     TimeUnit = "week"     // 7 days
	Month    TimeUnit = "month"    // a twelfth of a year
	Year     TimeUnit = "year"     // 12 months
	Lifetime TimeUnit = "lifetime" // the rest of a life; From and To are absent
	Course   TimeUnit = "course"   // the course of the illness or treatment, no fixed time; From and To are absent
)

// Values returns the allowed words.
func (TimeUnit) Values() []string {
	return []string{string(Day), string(Week), string(Month), string(Year), string(Lifetime), string(Course)}
}

// IsValid reports whether u is one of the allowed words.
func (u TimeUnit) IsValid() bool { return slices.Contains(u.Values(), string(u)) }

// same reports whether a and b cover the same time.
func (a Span) same(b Span) bool {
	af, at, ab := a.base()
	bf, bt, bb := b.base()
	return a.Kind == b.Kind && ab == bb && af == bf && at == bt
}

// base returns the span in days, months or lifetimes.
func (a Span) base() (from, to float64, unit TimeUnit) {
	switch a.Unit {
	case Week:
		return a.From * 7, a.To * 7, Day
	case Year:
		return a.From * 12, a.To * 12, Month
	}
	return a.From, a.To, a.Unit
}

func (a Span) isZero() bool { return a == Span{} }
