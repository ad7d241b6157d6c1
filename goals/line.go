package goals

import (
	"github.com/concord-sdm/concord/internal/figure"
)

// goalLine is a version of a target as numbers of one unit.
type goalLine struct {
	low, high, baseline Figure
	broken              bool // a number that does not convert
}

func (v *TargetVersion) line(y yardstick) goalLine {
	gl := goalLine{low: figure.Absent("unbounded"), high: figure.Absent("unbounded"), baseline: figure.Absent("noBaseline")}
	set := func(f *Figure, q Quantity) {
		if (q == Quantity{}) {
			return
		}
		x, err := y.of(q)
		if err != nil {
			*f, gl.broken = figure.Absent("units"), true
			return
		}
		*f = figure.Of(x)
	}
	if v.Kind == TargetEqual {
		set(&gl.low, v.Value)
		gl.high = gl.low
	} else {
		set(&gl.low, v.Low)
		set(&gl.high, v.High)
	}
	set(&gl.baseline, v.Baseline)
	return gl
}

// distance returns how far x is from meeting the target: 0 within the bounds.
func (gl goalLine) distance(x float64) float64 {
	if low, ok := gl.low.Get(); ok && x < low {
		return low - x
	}
	if high, ok := gl.high.Get(); ok && x > high {
		return x - high
	}
	return 0
}

// edge returns the number at which the target begins to be met, coming from x.
func (gl goalLine) edge(b Better, x float64) (float64, bool) {
	low, okLow := gl.low.Get()
	high, okHigh := gl.high.Get()
	switch {
	case b == BetterHigher && okLow:
		return low, true
	case b == BetterLower && okHigh:
		return high, true
	case b == BetterWithin && okLow && x < low:
		return low, true
	case b == BetterWithin && okHigh && x > high:
		return high, true
	}
	return 0, false
}

// beyond reports whether x has passed through a range, out at its far side: a
// pressure that was to fall between 110 and 135 and is 100.
func (gl goalLine) beyond(b Better, x float64) bool {
	low, okLow := gl.low.Get()
	high, okHigh := gl.high.Get()
	return okLow && okHigh && ((b == BetterLower && x < low) || (b == BetterHigher && x > high))
}

// through reports whether x lies on the other side of a range than the
// baseline.
func (gl goalLine) through(x float64) bool {
	low, okLow := gl.low.Get()
	high, okHigh := gl.high.Get()
	return okLow && okHigh && ((gl.baseline.Value > high && x < low) || (gl.baseline.Value < low && x > high))
}

// share returns how much of the way from baseline to target is done.
func (gl goalLine) share(v *TargetVersion, p TargetProgress) Figure {
	x, ok := p.Latest.Get()
	switch {
	case !ok:
		return p.Latest
	case gl.broken:
		return figure.Absent("units")
	case v.Kind == TargetMaintain:
		return figure.Absent("maintain")
	case !gl.baseline.Ok():
		return gl.baseline
	}
	if gl.beyond(v.Better, x) || gl.through(x) {
		return figure.Absent("beyondRange")
	}
	edge, ok := gl.edge(v.Better, gl.baseline.Value)
	if !ok || edge == gl.baseline.Value || (v.Better == BetterHigher && edge < gl.baseline.Value) ||
		(v.Better == BetterLower && edge > gl.baseline.Value) {
		return figure.Absent("noDistance")
	}
	return figure.Of((x-gl.baseline.Value)/(edge-gl.baseline.Value) + 0) // −0 is 0
}
