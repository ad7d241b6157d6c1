package trend

import (
	"math"
	"slices"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/internal/figure"
)

// The constants of the chart: 2.66 is 3/1.128 and 3.267 the upper limit of
// moving ranges of two (Wheeler, Understanding Variation, 1993).
const (
	processLimit = 2.66
	nearLimit    = 2 * (processLimit / 3)
	rangeLimit   = 3.267
)

// TrialBelow is the number of points below which limits are on trial: they
// will move with every new point.
const TrialBelow = 12

// XmROptions say how to draw a chart. The zero value draws it as the NHS tool
// for spreadsheets does.
type XmROptions struct {
	// ScreenOutliers leaves moving ranges of 3.267 times their mean or more out
	// of the mean, once. The R package NHSRplotthedots does so by default, the
	// NHS tool for spreadsheets does not; the limits differ a lot.
	ScreenOutliers bool
	// FixAfter makes mean and limits from the first points only; 0 is all of them.
	FixAfter int
	// Better is the direction that is wanted: higher or lower. Otherwise causes
	// are neither improvement nor concern.
	Better goals.Better
}

// Cause is why a point stands out.
type Cause string

// The causes, in the order in which one is named for a point that has several.
const (
	CauseNone    Cause = ""         // common cause: nothing stands out
	CauseOutside Cause = "outside"  // beyond a process limit
	CauseTrend   Cause = "trend"    // part of seven points that rise or fall
	CauseNear    Cause = "nearTwo"  // one of two in three near a limit, all three on that side
	CauseShift   Cause = "oneSided" // part of seven points on one side of the mean
)

// Values returns every cause that makes a point stand out.
func (Cause) Values() []Cause { return []Cause{CauseOutside, CauseTrend, CauseNear, CauseShift} }

// IsValid reports whether c is empty or one of [Cause.Values].
func (c Cause) IsValid() bool { return c == CauseNone || slices.Contains(c.Values(), c) }

// Meaning is what a cause means in the direction that is wanted.
type Meaning string

// The meanings.
const (
	MeaningCommon      Meaning = "common"      // nothing stands out
	MeaningImprovement Meaning = "improvement" // it goes the way that is wanted
	MeaningConcern     Meaning = "concern"     // it goes the other way
	MeaningNeutral     Meaning = "neutral"     // no direction was named
)

// Values returns every meaning.
func (Meaning) Values() []Meaning {
	return []Meaning{MeaningCommon, MeaningImprovement, MeaningConcern, MeaningNeutral}
}

// IsValid reports whether m is one of [Meaning.Values].
func (m Meaning) IsValid() bool { return slices.Contains(m.Values(), m) }

// ChartFormat is the format of a [Chart].
const ChartFormat = "goals.chart/1.0"

// Chart is a process behaviour chart of single values and moving ranges.
type Chart struct {
	// Format is [ChartFormat].
	Format string `json:"format"`
	// N is how many points there are.
	N int `json:"n"`
	// Mean is their mean; all numbers are absent with "notEnoughData" below two
	// points, or "notFinite".
	Mean goals.Figure `json:"mean"`
	// MeanRange is the mean moving range.
	MeanRange goals.Figure `json:"meanRange"`
	// Low and High are the process limits, NearLow and NearHigh lie at two
	// thirds of them.
	Low      goals.Figure `json:"low"`
	High     goals.Figure `json:"high"`     // upper process limit
	NearLow  goals.Figure `json:"nearLow"`  // lower near limit
	NearHigh goals.Figure `json:"nearHigh"` // upper near limit
	// Screened is how many moving ranges were left out.
	Screened int `json:"screened"`
	// Trial is whether there are fewer than twelve points.
	Trial bool `json:"trial"`
	// Points are the points in order.
	Points []ChartPoint `json:"points"`
}

// ChartPoint is one point of a chart.
type ChartPoint struct {
	// Value is the value.
	Value float64 `json:"value"`
	// Side is 1 above the mean, −1 below it, 0 on it.
	Side int `json:"side"`
	// Outside, Trend, Near and Shift are the rules that the point is part of.
	Outside bool `json:"outside"`
	Trend   bool `json:"trend"` // part of seven points that rise or fall
	Near    bool `json:"near"`  // one of two in three near a limit
	Shift   bool `json:"shift"` // part of seven points on one side of the mean
	// Cause is the first of them.
	Cause Cause `json:"cause,omitzero"`
	// Meaning is what it means in the direction that is wanted.
	Meaning Meaning `json:"meaning"`
}

// XmR draws a chart of values in the order of time, with the rules that NHS
// England teaches as Making Data Count, and flags the points that
// NHSRplotthedots flags (version 0.2.2 and later): a point beyond a limit;
// every point of seven that rise or fall; of three in a row on one side, two
// of them between the near and the process limit, those two; every point of
// seven on one side of the mean. A point on the mean is on neither side.
//
// Moving ranges are the distances from one value to the next; limits are the
// mean ± 2.66 times the mean moving range.
func XmR(values []float64, o XmROptions) Chart {
	c := Chart{Format: ChartFormat, N: len(values), Points: []ChartPoint{}, Trial: len(values) < TrialBelow}
	why := ""
	if len(values) < 2 || (o.FixAfter > 0 && o.FixAfter < 2) {
		why = NotEnoughData
	}
	for _, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			why = NotFinite
		}
	}
	var mean, spread float64
	if why == "" {
		fixed := values
		if o.FixAfter > 0 && o.FixAfter < len(values) {
			fixed = values[:o.FixAfter]
		}
		mean = average(fixed)
		spread, c.Screened = meanRange(fixed, o.ScreenOutliers)
		reach := float64(processLimit * spread)
		if !finite(mean) || !finite(mean-reach) || !finite(mean+reach) {
			why = NotFinite
		}
	}
	if why != "" {
		none := figure.Absent(why)
		c.Mean, c.MeanRange, c.Low, c.High, c.NearLow, c.NearHigh = none, none, none, none, none, none
		return c
	}
	reach, near := float64(processLimit*spread), float64(nearLimit*spread)
	c.Mean, c.MeanRange = figure.Of(mean), figure.Of(spread)
	c.Low, c.High = figure.Of(mean-reach), figure.Of(mean+reach)
	c.NearLow, c.NearHigh = figure.Of(mean-near), figure.Of(mean+near)
	c.flag(values, mean, reach, near)
	for i := range c.Points {
		c.name(i, o.Better)
	}
	return c
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// average returns the mean, corrected once by what the first sum lost: the mean
// of equal values is their value, and each of them lies on it.
func average(v []float64) float64 {
	sum, n := 0.0, float64(len(v))
	for _, x := range v {
		sum += x
	}
	mean, rest := sum/n, 0.0
	for _, x := range v {
		rest += x - mean
	}
	return mean + rest/n
}

// meanRange returns the mean moving range, and how many were left out of it.
func meanRange(v []float64, screen bool) (float64, int) {
	ranges := make([]float64, 0, len(v))
	for i := 1; i < len(v); i++ {
		ranges = append(ranges, math.Abs(v[i]-v[i-1]))
	}
	mean := average(ranges)
	if !screen {
		return mean, 0
	}
	kept := slices.DeleteFunc(slices.Clone(ranges), func(r float64) bool { return r >= rangeLimit*mean })
	if len(kept) == 0 {
		return mean, 0 // all ranges are zero: there is nothing to leave out
	}
	return average(kept), len(ranges) - len(kept)
}

// flag finds which rules each point is part of.
func (c *Chart) flag(values []float64, mean, reach, near float64) {
	n := len(values)
	c.Points = make([]ChartPoint, n)
	close := make([]bool, n)
	for i, v := range values {
		p := &c.Points[i]
		p.Value = v
		switch {
		case v > mean:
			p.Side = 1
		case v < mean:
			p.Side = -1
		}
		p.Outside = v > mean+reach || v < mean-reach
		close[i] = !p.Outside && (v > mean+near || v < mean-near)
	}
	for i := 0; i+2 < n; i++ {
		side := c.Points[i].Side + c.Points[i+1].Side + c.Points[i+2].Side
		count := 0
		for _, b := range close[i : i+3] {
			if b {
				count++
			}
		}
		if (side == 3 || side == -3) && count >= 2 {
			for j := i; j < i+3; j++ {
				c.Points[j].Near = c.Points[j].Near || close[j]
			}
		}
	}
	for i := 0; i+6 < n; i++ {
		shift, rise, fall := c.Points[i].Side != 0, true, true
		for j := i + 1; j < i+7; j++ {
			shift = shift && c.Points[j].Side == c.Points[i].Side
			rise = rise && values[j] > values[j-1]
			fall = fall && values[j] < values[j-1]
		}
		for j := i; j < i+7; j++ {
			c.Points[j].Shift = c.Points[j].Shift || shift
			c.Points[j].Trend = c.Points[j].Trend || rise || fall
		}
	}
}

// name gives a point its first cause and what that means. A point in a trend
// goes the way of the step after it, if that belongs to the trend too, and
// else of the step before it.
func (c *Chart) name(i int, better goals.Better) {
	p := &c.Points[i]
	way := p.Side
	switch {
	case p.Outside:
		p.Cause = CauseOutside
	case p.Trend:
		p.Cause = CauseTrend
		step := 0.0
		if i+1 < len(c.Points) && c.Points[i+1].Trend {
			step = c.Points[i+1].Value - p.Value
		} else if i > 0 {
			step = p.Value - c.Points[i-1].Value
		}
		way = -1
		if step > 0 {
			way = 1
		}
	case p.Near:
		p.Cause = CauseNear
	case p.Shift:
		p.Cause = CauseShift
	}
	switch {
	case p.Cause == CauseNone:
		p.Meaning = MeaningCommon
	case better != goals.BetterHigher && better != goals.BetterLower:
		p.Meaning = MeaningNeutral
	case (way > 0) == (better == goals.BetterHigher):
		p.Meaning = MeaningImprovement
	default:
		p.Meaning = MeaningConcern
	}
}
