package goals

import (
	"math"

	"github.com/concord-sdm/concord/internal/date"
	"github.com/concord-sdm/concord/internal/figure"
)

// confidence is that of the limits of slopes.
const confidence = 0.95

// minTrend is the fewest points that carry a word: with four points even the
// clearest rise has a probability of 1 in 12.
const minTrend = 5

// trendPoints is how many of the latest points a trend rests on at most: two
// years of days. maxHistory is how many of the latest observations a report
// lists. Both keep the work for one target small.
const (
	trendPoints = 730
	maxHistory  = 1000
)

// target returns how one target of the goal g is going.
func (e *evaluation) target(t *Target, g *Goal) TargetProgress {
	out := TargetProgress{
		Target: t.ID, Text: t.Text, Measure: t.Measure, Version: versionOn(t, e.today), History: []Judged{},
		Low: figure.Absent("notNumeric"), High: figure.Absent("notNumeric"), Baseline: figure.Absent("notNumeric"),
		Trend: Trend{Word: TrendTooFew},
	}
	var y yardstick
	stale := e.options.StaleAfter
	if i, ok := e.measure[t.Measure]; ok {
		m := &e.plan.Measures[i]
		out.Name, y = m.Name, yardstick{m.Unit, m.Conversion}
		if m.StaleAfter > 0 {
			stale = m.StaleAfter
		}
	}
	var v *TargetVersion
	if out.Version >= 0 {
		v = &t.Versions[out.Version]
		if y.unit == "" {
			y.unit = v.unit()
		}
	} else if y.unit == "" {
		y.unit = t.Versions[0].unit()
	}
	out.Unit = y.unit
	e.history(&out, t, y)
	if v == nil {
		out.unknown("noVersion")
		return out
	}
	out.Kind, out.Better = v.Kind, v.Better
	out.Start, out.Due = v.Start, v.due(g.Start)
	if out.Start == "" {
		out.Start = g.Start
	}
	var gl goalLine
	if v.Kind.IsNumeric() {
		gl = v.line(y)
		out.Low, out.High, out.Baseline = gl.low, gl.high, gl.baseline
	}
	if t.Measure == "" {
		out.unknown("noMeasure")
		return out
	}
	e.latest(&out, v, y, stale)
	if v.Kind.IsNumeric() {
		out.Share = gl.share(v, out)
		points := e.points(t.Measure, y, out.Start)
		c := gl.course(v, points)
		out.Trend = gl.trend(v, points, c)
		out.Projection = gl.project(v, out, points, c, e.today)
	} else {
		out.Share, out.Projection.Why = figure.Absent("notNumeric"), "notNumeric"
		out.Trend.Slope, out.Trend.Low = figure.Absent("notNumeric"), figure.Absent("notNumeric")
		out.Trend.High, out.Trend.P = figure.Absent("notNumeric"), figure.Absent("notNumeric")
	}
	out.OnTrack = e.onTrack(out)
	return out
}

// unknown fills everything in that hangs on a verdict there cannot be.
func (p *TargetProgress) unknown(why string) {
	p.Met, p.Why = Unknown, why
	p.Latest, p.Share = figure.Absent(why), figure.Absent(why)
	p.Projection.Why = why
	p.OnTrack = OnTrack{Word: TrackUnknown, Why: why, Expected: figure.Absent(why)}
	p.Trend = Trend{
		Word: TrendTooFew, Slope: figure.Absent("notEnoughData"), Low: figure.Absent("notEnoughData"),
		High: figure.Absent("notEnoughData"), P: figure.Absent("notEnoughData"),
	}
}

// versionOn returns the index of the version in force on a day, -1 if there is
// none. A version without a date is in force from the beginning; one with a
// partial date from its first day.
func versionOn(t *Target, day int) int {
	for i := len(t.Versions) - 1; i >= 0; i-- {
		from, _, ok := t.Versions[i].From.Days()
		if !ok || from <= day {
			return i
		}
	}
	return -1
}

// unit returns the unit of the numbers of the version.
func (v *TargetVersion) unit() string {
	for _, q := range [...]Quantity{v.Low, v.High, v.Value, v.Baseline} {
		if q.Unit != "" {
			return q.Unit
		}
	}
	return ""
}

// due returns the day by which the version should be met: Due, or DueAfter
// counted from the start in whole days, rounded up; empty if neither is known.
func (v *TargetVersion) due(goalStart Date) Date {
	if v.Due != "" || (v.DueAfter == Quantity{}) {
		return v.Due
	}
	start := v.Start
	if start == "" {
		start = goalStart
	}
	first, _, ok := start.Days()
	days, err := Convert(v.DueAfter.Value, v.DueAfter.Unit, "d")
	if !ok || err != nil || days > 3e6 {
		return ""
	}
	return date.Day(first + int(math.Ceil(days))).Date()
}

// judge holds an observation against a version, in a unit.
func (v *TargetVersion) judge(o *Observation, y yardstick) (verdict Verdict, value Figure, why string) {
	switch {
	case v.Kind == TargetCoded && o.Code != Coding{}:
		if sameCode(o.Code, v.Code) {
			return Met, figure.Absent("notNumeric"), ""
		}
		return NotMet, figure.Absent("notNumeric"), ""
	case v.Kind == TargetYesNo && o.Answer != "":
		if o.Answer == v.Answer {
			return Met, figure.Absent("notNumeric"), ""
		}
		return NotMet, figure.Absent("notNumeric"), ""
	case !v.Kind.IsNumeric() || o.Value == Quantity{}:
		return Unknown, figure.Absent("notComparable"), "notComparable"
	}
	x, err := y.of(o.Value)
	if err != nil {
		return Unknown, figure.Absent("units"), "units"
	}
	gl := v.line(y)
	if gl.broken {
		return Unknown, figure.Of(x), "units"
	}
	if gl.distance(x) == 0 {
		return Met, figure.Of(x), ""
	}
	return NotMet, figure.Of(x), ""
}

// sameCode reports whether two codings mean the same. A coding without a
// system matches none with one.
func sameCode(a, b Coding) bool { return a.System == b.System && a.Code == b.Code }

// history judges every observation by the version in force on its day.
func (e *evaluation) history(out *TargetProgress, t *Target, y yardstick) {
	list := e.observed[t.Measure]
	out.History = make([]Judged, 0, min(len(list), maxHistory))
	for k, i := range list {
		o := &e.record.Observations[i]
		first, last := e.days[i][0], e.days[i][1]
		j := Judged{Observation: o.ID, On: o.On, Version: versionOn(t, first), Met: Unknown, Value: figure.Absent("noVersion")}
		if o.Answer != "" {
			j.Answer = string(o.Answer)
		} else {
			j.Answer = o.Code.Code
		}
		late := versionOn(t, last)
		switch {
		case late < 0:
			j.Why = "noVersion"
		default:
			k := max(j.Version, 0)
			j.Met, j.Value, j.Why = t.Versions[k].judge(o, y)
			for k++; k <= late; k++ {
				if m, _, _ := t.Versions[k].judge(o, y); m != j.Met {
					j.Met, j.Why = Unknown, "versionUnsure"
				}
			}
			j.Version = late
		}
		if j.Met == Met && out.FirstMet == "" {
			out.FirstMet = o.On
		}
		if k >= len(list)-maxHistory {
			out.History = append(out.History, j)
		}
	}
}

// latest judges the latest observation by the version in force today. If
// several may be the latest, because of partial dates, they must agree.
func (e *evaluation) latest(out *TargetProgress, v *TargetVersion, y yardstick, stale int) {
	list := e.observed[out.Measure]
	if len(list) == 0 {
		out.unknown("noObservation")
		return
	}
	o := &e.record.Observations[list[len(list)-1]]
	first, last := e.days[list[len(list)-1]][0], e.days[list[len(list)-1]][1]
	out.LatestOn = o.On
	out.Age = max(0, e.today-last)
	out.Stale = out.Age > stale
	out.Met, out.Latest, out.Why = v.judge(o, y)
	for _, k := range list[:len(list)-1] {
		if pf, pl := e.days[k][0], e.days[k][1]; pl <= first || (pf == pl && first == last) {
			continue // not later; of two on one day the greater id counts
		}
		if m, _, _ := v.judge(&e.record.Observations[k], y); m != out.Met {
			out.Met, out.Why = Unknown, "datesOverlap"
			return
		}
	}
}

// point is an observation as a number on a day, in the middle of its days.
type point struct {
	day, value  float64
	first, last int
}

// points returns the numbers of a measure from the start on, in one unit.
func (e *evaluation) points(measure string, y yardstick, start Date) []point {
	var out []point
	from, _, ok := start.Days()
	for _, i := range e.observed[measure] {
		o := &e.record.Observations[i]
		first, last := e.days[i][0], e.days[i][1]
		if (ok && last < from) || o.Value == (Quantity{}) {
			continue
		}
		if x, err := y.of(o.Value); err == nil {
			out = append(out, point{float64(first+last) / 2, x, first, last})
		}
	}
	return out[max(0, len(out)-trendPoints):]
}
