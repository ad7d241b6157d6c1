package literacy

import (
	"iter"
	"math"
	"slices"

	"github.com/concord-sdm/concord/internal/figure"
)

// The codes that say why a value is absent or to be doubted. They are shared
// strings, so that a score costs no allocation.
const (
	noWords      = "noWords"
	noSentences  = "noSentences"
	undefined    = "undefined"
	noGrade      = "noGrade"
	noFormula    = "noFormula"
	fewWords     = "fewWords"
	fewSentences = "fewSentences"
	belowRange   = "belowRange"
	aboveRange   = "aboveRange"
)

// ScoreWith returns the value of one formula for counts made by any means, as
// [Score] does.
func ScoreWith(c Counts, id string, profile Profile) FormulaScore {
	f, ok := formulaByID(id)
	if !ok {
		return FormulaScore{
			ID: id, Reading: All, Value: figure.Absent(noFormula),
			Grade: figure.Absent(noFormula), GradeTo: figure.Absent(noFormula), Why: noFormula,
		}
	}
	v := newVars(&c, profile)
	return f.score(&c, &v, All)
}

// Score returns the values of every formula made for the language, by
// ascending id, for counts made by any means: by hand, or by [Analyze]. Counts
// that are not there are taken as 0; a formula that needs them is not marked.
func Score(c Counts, lang string, profile Profile) []FormulaScore {
	var list []FormulaScore
	v := newVars(&c, profile)
	for f := range formulasFor(baseOf(lang)) {
		list = append(list, f.score(&c, &v, All))
	}
	return list
}

// formulasFor returns the formulas made for the base language, by ascending id.
func formulasFor(base string) iter.Seq[*Formula] {
	return func(yield func(*Formula) bool) {
		formulas := registry()
		for i := range formulas {
			if f := &formulas[i]; f.fits(base) && !yield(f) {
				return
			}
		}
	}
}

// score gives the values of every formula for both readings.
func (a *analysis) score(base string) {
	r := a.report
	n := 0
	for range formulasFor(base) {
		n += 2
	}
	r.Formulas = make([]FormulaScore, 0, n)
	a.vars, a.proseVars = newVars(&r.Counts, a.profile), newVars(&r.ProseCounts, a.profile)
	for f := range formulasFor(base) {
		r.Formulas = append(r.Formulas, f.score(&r.Counts, &a.vars, All), f.score(&r.ProseCounts, &a.proseVars, Prose))
	}
}

// value returns the value for the counts, or why there is none.
func (f *Formula) value(v *vars) Figure {
	switch {
	case v.w < 1:
		return figure.Absent(noWords)
	case v.s < 1:
		return figure.Absent(noSentences)
	}
	x := f.eval(v)
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return figure.Absent(undefined)
	}
	return figure.Of(x)
}

func (f *Formula) score(c *Counts, v *vars, reading Reading) FormulaScore {
	s := FormulaScore{ID: f.ID, Reading: reading, Value: f.value(v), Grade: figure.Absent(noGrade), GradeTo: figure.Absent(noGrade)}
	x, ok := s.Value.Get()
	if !ok {
		s.Why = s.Value.Why
		return s
	}
	from, to, graded := f.grade(x)
	if len(f.Bands) > 0 {
		s.Band = f.Bands[f.band(x)].Name
	}
	if graded {
		s.Grade, s.GradeTo = figure.Of(from), figure.Of(to)
		s.AgeFrom, s.AgeTo = from+5, to+6
	}
	switch {
	case c.Sentences < f.MinSentences:
		s.Why = fewSentences
	case c.Words < f.MinWords:
		s.Why = fewWords
	case x < f.Low:
		s.Why = belowRange
	case x > f.High:
		s.Why = aboveRange
	default:
		s.Valid = true
	}
	return s
}

// band returns the place of the band that holds x.
func (f *Formula) band(x float64) int {
	i := 0
	for i+1 < len(f.Bands) && x >= f.Bands[i+1].From {
		i++
	}
	return i
}

// grade returns the United States grades of a value, if there are any.
func (f *Formula) grade(x float64) (from, to float64, ok bool) {
	switch {
	case f.grading != nil:
		from, to = f.grading(x)
		return from, to, true
	case len(f.Bands) > 0:
		b := f.Bands[f.band(x)]
		return b.Grade, b.GradeTo, b.Grade != 0
	}
	return 0, 0, false
}

// consensus gathers the grades of the formulas whose value is a grade and
// whose author finds the sample large enough, variants apart.
func consensus(scores []FormulaScore, reading Reading) Consensus {
	c := Consensus{Reading: reading}
	var buf [48]float64
	grades := buf[:0]
	for i := range scores {
		s := &scores[i]
		if s.Reading != reading || s.Why == fewWords || s.Why == fewSentences {
			continue
		}
		f, ok := formulaByID(s.ID)
		if !ok || f.Scale != GradeScale || f.VariantOf != "" || s.ID == "spache-1974" {
			continue
		}
		if x, ok := s.Value.Get(); ok && len(grades) < len(buf) {
			grades = append(grades, x)
		}
	}
	if len(grades) == 0 {
		c.Low, c.Median, c.High = figure.Absent(noGrade), figure.Absent(noGrade), figure.Absent(noGrade)
		return c
	}
	slices.Sort(grades)
	n := len(grades)
	c.Formulas = n
	c.Low, c.High = figure.Of(grades[0]), figure.Of(grades[n-1])
	c.Median = figure.Of((grades[(n-1)/2] + grades[n/2]) / 2)
	return c
}
