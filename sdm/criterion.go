package sdm

import "slices"

// Criterion is one thing the options differ in and people care about. Its
// range is declared and fixed: a weight says how much the whole way from worst
// to best matters, so scores never depend on which other options are listed.
type Criterion struct {
	// ID names the criterion within the decision.
	ID string `json:"id"`
	// Name is the plain name, as in "still in pain on day 3".
	Name string `json:"name"`
	// Description says more, in a sentence or two.
	Description string `json:"description,omitzero"`
	// Measure says what the numbers of this criterion count.
	Measure Measure `json:"measure"`
	// Unit is the unit in words, shown after the number: "per 100 men".
	Unit string `json:"unit,omitzero"`
	// Per is the denominator of a risk, of events or of a rate: 100 for "per
	// 100 people"; 1 makes the number a proportion. Required for those
	// measures, absent for the others.
	Per int `json:"per,omitzero"`
	// Span is the time that the numbers of this criterion cover; cells may
	// repeat it but not differ from it.
	Span Span `json:"span,omitzero"`
	// Population is the group of people the numbers of this criterion are
	// about, if it is not that of the decision.
	Population string `json:"population,omitzero"`
	// Direction says which way is better, or that the person is asked.
	Direction Direction `json:"direction"`
	// Range is the declared range from worst to best, in the unit of the
	// criterion; absent only when the criterion has categories.
	Range Range `json:"range,omitzero"`
	// Value says how worth grows from worst to best; left out, it is linear.
	Value ValueFunction `json:"value,omitzero"`
	// Categories are the ordered categories from worst to best, for the
	// measure "category".
	Categories []Category `json:"categories,omitzero"`
	// Outside says what to do with a number outside the range; left out, it
	// is refused.
	Outside Outside `json:"outside,omitzero"`
	// DifferenceTo is an option id if the scale of the criterion is the
	// difference to that option, whose own cells are then 0 by definition.
	DifferenceTo string `json:"differenceTo,omitzero"`
	// SmallestDifference is the smallest difference that matters to people,
	// in the unit of the criterion.
	SmallestDifference float64 `json:"smallestDifference,omitzero"`
	// Overlaps are tags; two criteria that share a tag count partly the same
	// thing.
	Overlaps []string `json:"overlaps,omitzero"`
	// MustHave is the level an option has to reach to be ranked at all.
	MustHave MustHave `json:"mustHave,omitzero"`
}

// Measure is what the numbers of a criterion count.
type Measure string

// The measures.
const (
	Quantity    Measure = "quantity"    // a plain amount: tablets, days, visits
	Risk        Measure = "risk"        // people with the outcome, out of Per people, over a span
	Events      Measure = "events"      // events, not people, for each Per people over a span; one person can have several
	Rate        Measure = "rate"        // events for each Per person-years
	Score       Measure = "score"       // a score on a scale
	ScoreChange Measure = "scoreChange" // a change on a score over a span
	Categorical Measure = "category"    // one of the ordered categories
)

// Values returns the allowed words.
func (Measure) Values() []string {
	return []string{
		string(Quantity), string(Risk), string(Events), string(Rate), string(Score),
		string(ScoreChange), string(Categorical),
	}
}

// IsValid reports whether m is one of the allowed words.
func (m Measure) IsValid() bool { return slices.Contains(m.Values(), string(m)) }

// counts reports whether m has a denominator.
func (m Measure) counts() bool { return m == Risk || m == Events || m == Rate }

// spans reports whether a number of m means nothing without a time span.
func (m Measure) spans() bool { return m == Risk || m == Events || m == ScoreChange }

// Direction says which way is better on a criterion.
type Direction string

// The directions.
const (
	HigherIsBetter Direction = "higherIsBetter" // more is better
	LowerIsBetter  Direction = "lowerIsBetter"  // less is better
	Personal       Direction = "personal"       // people differ: the person is asked
)

// Values returns the allowed words.
func (Direction) Values() []string {
	return []string{string(HigherIsBetter), string(LowerIsBetter), string(Personal)}
}

// IsValid reports whether d is one of the allowed words.
func (d Direction) IsValid() bool { return slices.Contains(d.Values(), string(d)) }

// Range is a declared range. With a personal direction, worst is the lower and
// best the higher number until the person has been asked.
type Range struct {
	// Worst is the worst number that is considered; its value is 0.
	Worst float64 `json:"worst"`
	// Best is the best number that is considered; its value is 1.
	Best float64 `json:"best"`
}

// ValueFunction says how worth grows from worst (0) to best (1): a partial
// value function (Keeney & Raiffa 1976, Decisions with Multiple Objectives).
// It never falls on the way from worst to best.
type ValueFunction struct {
	// Shape is the form of the function.
	Shape Shape `json:"shape"`
	// Points are the corners of a piecewise linear function, from worst
	// (value 0) to best (value 1).
	Points []Point `json:"points,omitzero"`
	// Rate is r of an exponential function v(z) = (1−e^(−rz)) / (1−e^(−r)),
	// z the share of the way from worst to best; positive: the first steps
	// count most. From −30 to 30, not 0.
	Rate float64 `json:"rate,omitzero"`
}

// Shape is the form of a value function.
type Shape string

// The shapes.
const (
	Linear      Shape = "linear"      // each step is worth the same
	Piecewise   Shape = "piecewise"   // straight between given corners
	Exponential Shape = "exponential" // steps are worth steadily less, or more
)

// Values returns the allowed words.
func (Shape) Values() []string {
	return []string{string(Linear), string(Piecewise), string(Exponential)}
}

// IsValid reports whether s is one of the allowed words.
func (s Shape) IsValid() bool { return slices.Contains(s.Values(), string(s)) }

// Point is a corner of a piecewise linear value function.
type Point struct {
	// At is the number, in the unit of the criterion.
	At float64 `json:"at"`
	// Value is its worth, 0 to 1.
	Value float64 `json:"value"`
}

// Category is one of the ordered categories of a criterion.
type Category struct {
	// ID names the category within the criterion.
	ID string `json:"id"`
	// Name is its plain name.
	Name string `json:"name"`
	// Value is its worth: 0 for the first, 1 for the last, never falling.
	Value float64 `json:"value"`
}

// Outside says what to do with a number outside the declared range.
type Outside string

// What can be done with a number outside the range.
const (
	Refuse      Outside = "refuse"      // the decision does not validate
	Clip        Outside = "clip"        // it counts as the end of the range, and that is noted
	Extrapolate Outside = "extrapolate" // the value function goes on beyond 0 or 1, and that is noted
)

// Values returns the allowed words.
func (Outside) Values() []string {
	return []string{string(Refuse), string(Clip), string(Extrapolate)}
}

// IsValid reports whether o is one of the allowed words.
func (o Outside) IsValid() bool { return slices.Contains(o.Values(), string(o)) }

// MustHave is a level that an option has to reach to be ranked. An option that
// misses it stays visible with the reason.
type MustHave struct {
	// Level is the worst acceptable number, in the unit of the criterion.
	// Exactly one of level and category is given.
	Level *float64 `json:"level,omitzero"`
	// Category is the id of the worst acceptable category.
	Category string `json:"category,omitzero"`
	// Reason is why, in plain words.
	Reason string `json:"reason,omitzero"`
}

func (m MustHave) isZero() bool { return m.Level == nil && m.Category == "" && m.Reason == "" }
