package sdm

import (
	"math"

	"github.com/concord-sdm/concord/internal/stats"
)

// performance is what a cell says about one option on one criterion, as
// numbers in the unit of the criterion.
type performance struct {
	known     bool    // there is a number that stands for the cell
	point     float64 // the number
	low, high float64 // the interval around it; equal to point if none is known
	category  string  // measure "category"
	bounded   bool    // an end of the interval lay beyond nobody or everybody
}

func knownAt(x float64) performance { return performance{known: true, point: x, low: x, high: x} }

// spread sets the interval, widened if need be to hold the point.
func (p performance) spread(a, b float64) performance {
	p.low, p.high = min(a, b, p.point), max(a, b, p.point)
	return p
}

// perform returns what cell says; ref is the performance of the option that
// the cell is relative to, if it is. The cell has been validated.
func perform(c *Criterion, cell *Cell, ref performance) performance {
	p := cell.own(c)
	if cell.RelativeTo == (RelativeTo{}) || c.DifferenceTo != "" || !p.known {
		return p
	}
	if !ref.known {
		return performance{}
	}
	level := knownAt(applyEffect(cell.RelativeTo.Effect, ref.point, p.point, float64(c.Per)))
	low, high := cell.level(c, ref.point, p.low), cell.level(c, ref.point, p.high)
	level = level.spread(low, high)
	level.bounded = low != applyEffect(cell.RelativeTo.Effect, ref.point, p.low, float64(c.Per)) ||
		high != applyEffect(cell.RelativeTo.Effect, ref.point, p.high, float64(c.Per))
	return level
}

// level returns the level that the effect of a relative cell makes of base. A
// risk is kept between nobody and everybody: only the ends of an interval can
// lie beyond, which a note then says, as validation refuses such a number.
func (cell *Cell) level(c *Criterion, base, effect float64) float64 {
	x := applyEffect(cell.RelativeTo.Effect, base, effect, float64(c.Per))
	if c.Measure == Risk && !math.IsNaN(x) {
		x = max(0, min(float64(c.Per), x))
	}
	return x
}

// widest returns the ends of what a relative cell can be when the number it is
// relative to is uncertain, too.
func (cell *Cell) widest(c *Criterion, ref performance) (low, high float64) {
	own := cell.own(c)
	low, high = math.Inf(1), math.Inf(-1)
	for _, base := range [...]float64{ref.low, ref.high} {
		for _, effect := range [...]float64{own.low, own.high} {
			x := cell.level(c, base, effect)
			low, high = min(low, x), max(high, x)
		}
	}
	return low, high
}

// applyEffect returns the level that an effect makes of the level base, both
// out of per.
func applyEffect(e Effect, base, effect, per float64) float64 {
	switch e {
	case RiskRatio, RateRatio:
		return float64(base * effect)
	case OddsRatio:
		if effect == 0 {
			return 0
		}
		p := base / per
		return per * float64(effect*p) / (1 - p + float64(effect*p))
	case HazardRatio:
		return float64(per * (1 - stats.Pow(1-base/per, effect)))
	default:
		return base + effect
	}
}

// own returns what the cell says by itself, before any reference.
func (cell *Cell) own(c *Criterion) performance {
	switch cell.Kind {
	case Exact:
		p := knownAt(*cell.Value)
		if cell.Uncertainty != (Interval{}) {
			p = p.spread(cell.Uncertainty.Low, cell.Uncertainty.High)
		}
		return p
	case Between:
		return knownAt(*cell.Low/2+*cell.High/2).spread(*cell.Low, *cell.High)
	case Counts:
		return cell.counted(c)
	case Distributed:
		return cell.Distribution.summary(float64(c.Per))
	case InCategory:
		return performance{known: true, category: cell.Category}
	case NotApplicable:
		if cell.CountsAs != nil {
			return knownAt(*cell.CountsAs)
		}
	}
	return performance{}
}

// counted works out a counts cell: the published interval, or Wilson's for a
// risk and Byar's for events and rates.
func (cell *Cell) counted(c *Criterion) performance {
	events, total, per := float64(*cell.Events), float64(cell.Total), float64(c.Per)
	p := knownAt(float64(per * events / total))
	switch {
	case cell.Uncertainty != (Interval{}):
		return p.spread(cell.Uncertainty.Low, cell.Uncertainty.High)
	case c.Measure == Risk:
		low, high := stats.Wilson(events, total, stats.Z95)
		return p.spread(float64(per*low), float64(per*high))
	default:
		low, high := stats.PoissonInterval(events, stats.Z95)
		return p.spread(float64(per*low)/total, float64(per*high)/total)
	}
}

// summary returns the mean of d and its central 95 % interval.
func (d *Distribution) summary(per float64) performance {
	switch d.Family {
	case Normal:
		half := float64(stats.Z95 * d.SD)
		return knownAt(*d.Mean).spread(*d.Mean-half, *d.Mean+half)
	case LogNormal:
		half := float64(stats.Z95 * d.SDLog)
		mean := stats.Exp(*d.MeanLog + float64(d.SDLog*d.SDLog)/2)
		return knownAt(mean).spread(stats.Exp(*d.MeanLog-half), stats.Exp(*d.MeanLog+half))
	case Beta:
		a, b := float64(*d.Events)+0.5, float64(d.Total-*d.Events)+0.5
		low, high := stats.BetaQuantile(a, b, 0.025), stats.BetaQuantile(a, b, 0.975)
		return knownAt(float64(per*a)/(a+b)).spread(float64(per*low), float64(per*high))
	case Triangular:
		low, mode, high := *d.Low, *d.Mode, *d.High
		return knownAt(low/3+mode/3+high/3).spread(triangular(low, mode, high, 0.025), triangular(low, mode, high, 0.975))
	default: // Uniform
		low, high := *d.Low, *d.High
		return knownAt(low/2+high/2).spread(
			float64(0.975*low)+float64(0.025*high), float64(0.025*low)+float64(0.975*high))
	}
}

// triangular returns the p quantile of a triangular distribution.
func triangular(low, mode, high, p float64) float64 {
	if size := max(math.Abs(low), math.Abs(high)); size > 1e100 { // squares would overflow
		return float64(size * triangular(low/size, mode/size, high/size, p))
	}
	width := high - low
	if split := (mode - low) / width; p <= split {
		return low + math.Sqrt(float64(float64(p*width)*(mode-low)))
	}
	return high - math.Sqrt(float64(float64((1-p)*width)*(high-mode)))
}
