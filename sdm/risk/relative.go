package risk

import (
	"math"

	"github.com/concord-sdm/concord/internal/stats"
	"github.com/concord-sdm/concord/sdm"
)

// RiskRatio returns the risk of a over the risk of b, with the interval on the
// logarithmic scale (Katz et al. 1978, Biometrics 34:469). Nothing is added to
// groups without events: the error is then [ErrNoEvents].
func RiskRatio(a, b Counts, level float64) (Estimate, error) {
	z, err := checkPair(a, b, level)
	if err != nil {
		return Estimate{}, err
	}
	if a.Events == 0 || b.Events == 0 {
		return Estimate{}, ErrNoEvents
	}
	ae, an, be, bn := float64(a.Events), float64(a.Total), float64(b.Events), float64(b.Total)
	return aroundLog(float64(ae*bn)/float64(an*be), float64(z*math.Sqrt(max(0, 1/ae-1/an+1/be-1/bn)))), nil
}

// OddsRatio returns the odds of a over the odds of b, with the interval on the
// logarithmic scale (Woolf 1955, Ann Hum Genet 19:251). The error is
// [ErrNoEvents] if one of the four counts is 0.
func OddsRatio(a, b Counts, level float64) (Estimate, error) {
	z, err := checkPair(a, b, level)
	if err != nil {
		return Estimate{}, err
	}
	ae, af, be, bf := float64(a.Events), float64(a.Total-a.Events), float64(b.Events), float64(b.Total-b.Events)
	if ae == 0 || af == 0 || be == 0 || bf == 0 {
		return Estimate{}, ErrNoEvents
	}
	return aroundLog(float64(ae*bf)/float64(af*be), float64(z*math.Sqrt(1/ae+1/af+1/be+1/bf))), nil
}

func aroundLog(ratio, half float64) Estimate {
	f := stats.Exp(half)
	return Estimate{ratio, ratio / f, float64(ratio * f)}
}

func checkPair(a, b Counts, level float64) (float64, error) {
	z, ok := normal(level)
	switch {
	case !ok:
		return 0, ErrLevel
	case !a.valid() || !b.valid():
		return 0, ErrCounts
	}
	return z, nil
}

// Apply returns the risk that an effect makes of a person's own baseline risk
// (Cochrane Handbook, version 6, chapters 14 and 15): RR · p, OR · p / (1 − p +
// OR · p), 1 − (1 − p)^HR or p + RD. It holds if the effect is the same for
// this person as for the people it was measured on. The interval is that of the
// effect: the baseline is taken as it is given.
//
// A risk or an end of its interval above 1 or below 0 is never clipped; in the
// cell of a decision, where a published interval may reach there, sdm keeps the
// end at 0 or 1 and says so with a note. Here the
// error is [ErrAboveOne] or [ErrBelowZero], and [ErrProportion], [ErrRatio] or
// [ErrEffect] for arguments that make no sense.
func Apply(effect sdm.Effect, baseline float64, e Estimate) (Estimate, error) {
	if !(baseline >= 0 && baseline <= 1) {
		return Estimate{}, ErrProportion
	}
	switch effect {
	case sdm.RiskRatio, sdm.OddsRatio, sdm.HazardRatio:
		if !e.ordered() || e.Low < 0 {
			return Estimate{}, ErrRatio
		}
	case sdm.Difference:
		if !e.ordered() {
			return Estimate{}, ErrProportion
		}
	default:
		return Estimate{}, ErrEffect
	}
	out := Estimate{apply(effect, baseline, e.Value), apply(effect, baseline, e.Low), apply(effect, baseline, e.High)}
	switch {
	case out.High > 1:
		return Estimate{}, ErrAboveOne
	case out.Low < 0:
		return Estimate{}, ErrBelowZero
	}
	return out, nil
}

func apply(effect sdm.Effect, p, x float64) float64 {
	switch effect {
	case sdm.RiskRatio:
		return float64(x * p)
	case sdm.OddsRatio:
		if p == 1 {
			return 1
		}
		// Divided by OR·p first, as the product of a huge ratio overflows.
		if q := float64(x * p); q > 1 {
			return 1 / ((1-p)/q + 1)
		} else {
			return q / (1 - p + q)
		}
	case sdm.HazardRatio:
		return 1 - stats.Pow(1-p, x)
	default:
		return p + x
	}
}

// NNT is a number needed to treat, which is one over an absolute benefit, and
// carries that benefit with it: it is never shown alone. The zero NNT is of no
// benefit at all.
type NNT struct{ benefit Estimate }

// NeededToTreat returns the number needed to treat of an absolute benefit: the
// risk without the treatment minus the risk with it, for an outcome that nobody
// wants; positive if the treatment helps. The error is [ErrProportion].
func NeededToTreat(benefit Estimate) (NNT, error) {
	if !benefit.ordered() || benefit.Low < -1 || benefit.High > 1 {
		return NNT{}, ErrProportion
	}
	return NNT{benefit}, nil
}

// Benefit returns the absolute benefit with its interval.
func (n NNT) Benefit() Estimate { return n.benefit }

// Number returns how many people have to be treated for one more to benefit
// (positive) or to be harmed (negative); it is infinite if there is no
// difference.
func (n NNT) Number() float64 { return inverse(n.benefit.Value) }

// Ends returns the ends of the interval, from the least benefit to the most:
// positive for benefit, negative for harm, infinite where an end of the benefit
// is 0. If throughInfinity is true, the interval runs from the number needed to
// harm (first) through infinity to the number needed to benefit (second), as
// Altman 1998, BMJ 317:1309, has it; the values between the two ends are then
// those outside them.
func (n NNT) Ends() (first, second float64, throughInfinity bool) {
	return inverse(n.benefit.Low), inverse(n.benefit.High), n.benefit.Low < 0 && n.benefit.High > 0
}

func inverse(x float64) float64 {
	if x == 0 {
		return math.Inf(1)
	}
	return 1 / x
}

// people rounds the number up to whole people, as is the convention (Cochrane
// Handbook, version 5.1, 12.5.4).
func people(nnt float64) int {
	return int(math.Ceil(min(math.Abs(nnt), 2e9) - 1e-9))
}
