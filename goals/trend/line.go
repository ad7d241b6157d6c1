package trend

import (
	"math"
	"slices"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/goals/internal/series"
	"github.com/concord-sdm/concord/internal/figure"
)

// Codes for absent numbers.
const (
	NotEnoughData = "notEnoughData" // too few points, or all at one time
	TooManyPoints = "tooManyPoints" // more than MaxPoints
	NotFinite     = "notFinite"     // a point or a result is not a finite number
)

// MaxPoints is the most points that [TheilSen] and [MannKendall] take: they look
// at every pair.
const MaxPoints = series.MaxPoints

// Point is a value at a time. Times are days, and may be fractions; between
// points there may be any distance.
type Point struct {
	// Day is the time in days, from any beginning.
	Day float64 `json:"day"`
	// Value is the value.
	Value float64 `json:"value"`
}

// On returns the point of a value on a date, in days since 1970-01-01. A
// partial date is the middle of its days; false if the date is none.
func On(d goals.Date, value float64) (Point, bool) {
	first, last, ok := d.Days()
	return Point{Day: float64(first+last) / 2, Value: value}, ok
}

// LineFormat is the format of a [Line].
const LineFormat = "goals.line/1.0"

// Line is a line through points, value = Intercept + Slope·(day − Origin).
type Line struct {
	// Format is [LineFormat].
	Format string `json:"format"`
	// N is how many points there are, Days the time between the first and the
	// last.
	N    int     `json:"n"`
	Days float64 `json:"days"` // days from the first to the last point
	// Slope is the change in a day, with its limits at the confidence asked for.
	Slope goals.Figure `json:"slope"`
	Low   goals.Figure `json:"low"`  // lower limit of the slope
	High  goals.Figure `json:"high"` // upper limit of the slope
	// Intercept is the value of the line at Origin, the earliest day.
	Intercept goals.Figure `json:"intercept"`
	Origin    float64      `json:"origin"` // the earliest day
	// Pairs is how many slopes the median was taken of.
	Pairs int `json:"pairs"`
	// Clamped is whether the points are too few for the confidence, so that the
	// limits are no more than the smallest and the largest slope.
	Clamped bool `json:"clamped"`
}

// TheilSen returns the line whose slope is the median of the slopes of all
// pairs of points: H. Theil 1950. Points on one day form no pair. The limits
// are those of P. K. Sen, Journal of the American Statistical Association
// 1968;63:1379-1389: the slopes with the ranks round((N−C)/2) and
// round((N+C)/2)+1, halves to even, where N is the number of slopes and C =
// z·√Var(S), with Var(S) corrected for ties. The intercept is median(value) −
// slope·median(day). A confidence of 0 is 0.95. The order of points does not
// matter.
func TheilSen(points []Point, confidence float64) Line {
	if confidence == 0 {
		confidence = 0.95
	}
	out := Line{Format: LineFormat, N: len(points)}
	t, y, why := axes(points)
	var line series.Line
	if why == "" {
		out.Origin = slices.Min(t)
		out.Days = slices.Max(t) - out.Origin
		if !finite(out.Days) {
			out.Origin, out.Days, why = 0, 0, NotFinite
		}
	}
	if why == "" {
		for i := range t {
			t[i] -= out.Origin
		}
		var ok bool
		if line, ok = series.TheilSen(t, y, confidence); !ok {
			why = NotEnoughData
			if out.Days > 0 {
				why = NotFinite
			}
		}
	}
	if why != "" {
		none := figure.Absent(why)
		out.Slope, out.Low, out.High, out.Intercept = none, none, none, none
		return out
	}
	out.Slope, out.Low, out.High = figure.Of(line.Slope), figure.Of(line.Low), figure.Of(line.High)
	out.Intercept, out.Pairs, out.Clamped = figure.Of(line.Intercept), line.Pairs, line.Clamped
	return out
}

// axes returns days and values of points, or why there is nothing to do.
func axes(points []Point) (t, y []float64, why string) {
	switch {
	case len(points) < 2:
		return nil, nil, NotEnoughData
	case len(points) > MaxPoints:
		return nil, nil, TooManyPoints
	}
	t, y = make([]float64, len(points)), make([]float64, len(points))
	for i, p := range points {
		if math.IsNaN(p.Day) || math.IsInf(p.Day, 0) || math.IsNaN(p.Value) || math.IsInf(p.Value, 0) {
			return nil, nil, NotFinite
		}
		t[i], y[i] = p.Day, p.Value
	}
	return t, y, ""
}

// DirectionFormat is the format of a [Direction].
const DirectionFormat = "goals.direction/1.0"

// Direction is the result of a Mann–Kendall test.
type Direction struct {
	// Format is [DirectionFormat].
	Format string `json:"format"`
	// N is how many points there are.
	N int `json:"n"`
	// S is the number of pairs that rise minus the number that fall.
	S int `json:"s"`
	// Variance is the variance of S without a trend, corrected for ties.
	Variance goals.Figure `json:"variance"`
	// Z is S in standard deviations, with a continuity correction; absent with
	// "exact" where P was counted.
	Z goals.Figure `json:"z"`
	// P is the two-sided probability of an S at least as far from 0 without a
	// trend.
	P goals.Figure `json:"p"`
	// Exact is whether P was counted.
	Exact bool `json:"exact"`
}

// MannKendall tests points for a direction: H. B. Mann, Econometrica
// 1945;13:245-259. With at most 10 points and no ties P is exact: the normal
// approximation makes five rising points look surer (.027) than they are
// (.017 is the truth for five; with four, no order at all is below .08). With
// more points or ties the approximation has a tie-corrected variance and a
// continuity correction. The order of points does not matter.
func MannKendall(points []Point) Direction {
	out := Direction{Format: DirectionFormat, N: len(points)}
	t, y, why := axes(points)
	var k series.Kendall
	if why == "" {
		var ok bool
		if k, ok = series.MannKendall(t, y); !ok {
			why = NotEnoughData
		}
	}
	out.S = k.S
	if why != "" {
		none := figure.Absent(why)
		out.Variance, out.Z, out.P = none, none, none
		return out
	}
	out.Variance, out.P, out.Exact = figure.Of(k.Variance), figure.Of(k.P), k.Exact
	out.Z = figure.Of(k.Z)
	if k.Exact {
		out.Z = figure.Absent("exact")
	}
	return out
}
