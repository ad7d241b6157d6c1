package sdm

import (
	"math"

	"github.com/concord-sdm/concord/internal/stats"
)

// scale is a criterion made ready for work: its range in the direction that
// counts for one person, and its value function.
type scale struct {
	worst, best float64
	shape       Shape
	points      []Point // piecewise; strictly monotone from worst to best
	rate        float64
	outside     Outside
	categories  []Category // measure "category" only
}

func newScale(c Criterion, personal Direction) scale {
	s := scale{
		worst: c.Range.Worst, best: c.Range.Best,
		shape: c.Value.Shape, points: c.Value.Points, rate: c.Value.Rate,
		outside: c.Outside, categories: c.Categories,
	}
	if c.Direction == Personal && personal == LowerIsBetter {
		s.worst, s.best = s.best, s.worst
	}
	return s
}

// share returns the share of the way from worst to best at x, without
// overflow for ranges that span more than the largest number.
func (s *scale) share(x float64) float64 {
	den := s.best - s.worst
	if math.IsInf(den, 0) {
		return (x/2 - s.worst/2) / (s.best/2 - s.worst/2)
	}
	num := x - s.worst
	if math.IsInf(num, 0) {
		return (x/2 - s.worst/2) / (den / 2)
	}
	return num / den
}

// number returns the number at the share z of the way from worst to best.
func (s *scale) number(z float64) float64 {
	switch z {
	case 0:
		return s.worst
	case 1:
		return s.best
	}
	return float64(s.worst*(1-z)) + float64(s.best*z)
}

// inside reports whether x lies within the range.
func (s *scale) inside(x float64) bool {
	return min(s.worst, s.best) <= x && x <= max(s.worst, s.best)
}

// value returns the worth of x: 0 at worst, 1 at best, beyond them only if
// the scale extrapolates.
func (s *scale) value(x float64) float64 {
	if s.outside != Extrapolate {
		x = max(min(x, max(s.worst, s.best)), min(s.worst, s.best))
	}
	switch x {
	case s.worst:
		return 0
	case s.best:
		return 1
	}
	switch {
	case s.shape == Piecewise && len(s.points) > 1:
		return s.piecewise(x)
	case s.shape == Exponential && s.rate != 0:
		return stats.Expm1(-float64(s.rate*s.share(x))) / stats.Expm1(-s.rate)
	default:
		return s.share(x)
	}
}

func (s *scale) piecewise(x float64) float64 {
	up := s.best > s.worst
	i := 1
	for i < len(s.points)-1 && (x > s.points[i].At) == up && x != s.points[i].At {
		i++
	}
	a, b := s.points[i-1], s.points[i]
	part := scale{worst: a.At, best: b.At}
	t := part.share(x)
	v := a.Value + float64(t*(b.Value-a.Value)) // monotone in t, bit by bit
	if t >= 0 && t <= 1 {
		v = min(b.Value, v)
	}
	return v
}

// inverse returns a number whose value is v, and whether there is one within
// the range: for a flat stretch its end nearer to worst.
func (s *scale) inverse(v float64) (float64, bool) {
	if !(v >= 0 && v <= 1) || len(s.categories) > 0 {
		return 0, false
	}
	switch s.shape {
	case Piecewise:
		for i := 1; i < len(s.points); i++ {
			a, b := s.points[i-1], s.points[i]
			if v > b.Value {
				continue
			}
			if v <= a.Value {
				return a.At, true
			}
			part := scale{worst: a.At, best: b.At}
			return part.number((v - a.Value) / (b.Value - a.Value)), true
		}
		return s.best, true
	case Exponential:
		z := -stats.Log(1+float64(v*stats.Expm1(-s.rate))) / s.rate
		return s.number(max(0, min(1, z))), true
	default:
		return s.number(v), true
	}
}

// category returns the value of the category id.
func (s *scale) category(id string) float64 {
	for _, c := range s.categories {
		if c.ID == id {
			return c.Value
		}
	}
	return 0
}

// ValueOf returns the worth of the number x on criterion c, from 0 (worst) to
// 1 (best): its partial value. For a criterion whose direction is personal,
// personal says which way is better. A number outside the range counts as the
// criterion's Outside says; where that is to refuse, it counts as the nearer
// end (a [Decision] with such a number does not validate).
func (c Criterion) ValueOf(x float64, personal Direction) float64 {
	s := newScale(c, personal)
	return s.value(x)
}
