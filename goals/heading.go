package goals

import (
	"math"

	"github.com/concord-sdm/concord/goals/internal/series"
	"github.com/concord-sdm/concord/internal/date"
	"github.com/concord-sdm/concord/internal/figure"
)

// course is the line through points, as distances from the target where nearer
// is better. It is not drawn for fewer than five points.
type course struct {
	better Better // within where the latest point lies beyond the range
	t, y   []float64
	line   series.Line
	drawn  bool
}

func (gl goalLine) course(v *TargetVersion, points []point) course {
	c := course{better: v.Better}
	if len(points) < minTrend || gl.broken {
		return c
	}
	if gl.beyond(v.Better, points[len(points)-1].value) {
		c.better = BetterWithin // lower is not better any more
	}
	c.t, c.y = gl.axes(c.better, points)
	c.line, c.drawn = series.TheilSen(c.t, c.y, confidence)
	return c
}

// trend returns where the points are heading, seen from the target.
func (gl goalLine) trend(v *TargetVersion, points []point, c course) Trend {
	none := figure.Absent("notEnoughData")
	tr := Trend{Word: TrendTooFew, N: len(points), Slope: none, Low: none, High: none, P: none}
	if len(points) == 0 {
		return tr
	}
	tr.Days = points[len(points)-1].last - points[0].first
	if !c.drawn {
		return tr
	}
	t, y, line := c.t, c.y, c.line
	k, _ := series.MannKendall(t, y)
	tr.Slope, tr.Low, tr.High, tr.P = figure.Of(line.Slope), figure.Of(line.Low), figure.Of(line.High), figure.Of(k.P)
	up := c.better == BetterHigher
	switch {
	case k.P < 1-confidence && (k.S > 0) == up:
		tr.Word = TrendImproving
	case k.P < 1-confidence:
		tr.Word = TrendWorsening
	default:
		// Flat is a claim too: a change as large as the way to go, or else as a
		// tenth of the usual value, lies outside the limits of the slope.
		span := t[len(t)-1] - t[0]
		matters := math.Abs(series.Median(y)) / 10
		if edge, ok := gl.edge(v.Better, gl.baseline.Value); ok && gl.baseline.Ok() && edge != gl.baseline.Value {
			matters = math.Abs(edge - gl.baseline.Value)
		}
		tr.Word = TrendNoisy
		if float64(max(math.Abs(line.Low), math.Abs(line.High))*span) <= matters {
			tr.Word = TrendFlat
		}
	}
	return tr
}

// axes returns days since the first point, and numbers: distances from the
// target where nearer is better.
func (gl goalLine) axes(b Better, points []point) (t, y []float64) {
	t, y = make([]float64, len(points)), make([]float64, len(points))
	for i, p := range points {
		t[i], y[i] = p.day-points[0].day, p.value
		if b == BetterWithin {
			y[i] = gl.distance(p.value)
		}
	}
	return t, y
}

// project returns when the line through the points meets the target.
func (gl goalLine) project(v *TargetVersion, p TargetProgress, points []point, c course, today int) Projection {
	none := func(why string) Projection { return Projection{Why: why} }
	switch {
	case p.Met == Unknown:
		return none(p.Why)
	case v.Kind == TargetMaintain:
		return none("maintain")
	case p.Met == Met:
		return none("met")
	case !c.drawn || c.line.Clamped:
		return none("notEnoughData")
	}
	line, edge := c.line, 0.0 // the edge of a distance is 0
	if line.Low <= 0 && line.High >= 0 {
		return none("noClearDirection")
	}
	if c.better != BetterWithin {
		var ok bool
		if edge, ok = gl.edge(c.better, p.Latest.Value); !ok {
			return none("noClearDirection")
		}
	}
	if (line.Slope > 0) != (c.better == BetterHigher) {
		return none("pointsAway")
	}
	at := func(slope float64) float64 { return points[0].day + (edge-line.Intercept)/slope }
	on, a, b := at(line.Slope), at(line.Low), at(line.High)
	early, late := min(a, b), max(a, b)
	switch {
	case !(on > float64(today)):
		return none("past")
	case !(late < float64(today+36525)):
		return none("tooFar")
	}
	day := func(x float64) Date { return date.Day(int(math.Ceil(x - 1e-9))).Date() }
	return Projection{On: day(on), Early: day(early), Late: day(late)}
}

// onTrack returns whether the target will be met by its date.
func (e *evaluation) onTrack(p TargetProgress) OnTrack {
	out := OnTrack{Word: TrackUnknown, Expected: figure.Absent("noDue")}
	_, due, hasDue := p.Due.Days()
	start, _, hasStart := p.Start.Days()
	switch {
	case hasDue && !hasStart:
		out.Expected = figure.Absent("noStart")
	case hasDue && due <= start:
		out.Expected = figure.Absent("noStart")
		if e.today >= due {
			out.Expected = figure.Of(1)
		}
	case hasDue:
		out.Expected = figure.Of(min(1, max(0, float64(e.today-start)/float64(due-start))))
	}
	pr := p.Projection
	share, hasShare := p.Share.Get()
	switch {
	case p.Met == Met:
		out.Word, out.By = TrackYes, "met"
	case p.Met == Unknown:
		out.Why = p.Why
	case !hasDue:
		out.Why = "noDue"
	case e.today > due:
		out.Word, out.By = TrackNo, "due"
	case pr.On != "":
		_, early, _ := pr.Early.Days()
		_, late, _ := pr.Late.Days()
		out.By = "projection"
		switch {
		case late <= due:
			out.Word = TrackYes
		case early > due:
			out.Word = TrackNo
		default:
			out.Word = TrackUnsure
		}
	case pr.Why == "pointsAway":
		out.Word, out.By = TrackNo, "projection"
	case !hasShare:
		out.Why = "noShare"
	case !out.Expected.Ok():
		out.Why = out.Expected.Why
	case share >= out.Expected.Value:
		out.Word, out.By = TrackYes, "pace"
	default:
		out.Word, out.By = TrackNo, "pace"
	}
	return out
}
