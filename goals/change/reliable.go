package change

import (
	"errors"
	"math"
	"slices"

	"github.com/concord-sdm/concord/internal/stats"
)

// What a calculation may be refused for.
var (
	// ErrNumber says that a score is not finite.
	ErrNumber = errors.New("scores must be finite numbers")
	// ErrSpread says that a standard deviation is not above 0, or too large to
	// calculate with.
	ErrSpread = errors.New("a standard deviation must be a number above 0, and not astronomically large")
	// ErrReliability says that a reliability does not lie from 0 to below 1.
	ErrReliability = errors.New("a reliability must be from 0 to below 1")
	// ErrDirection says that the direction of a measure is not stated.
	ErrDirection = errors.New("say whether higher or lower is better; it is never guessed from a name")
	// ErrMeans says that the populations do not lie in the stated direction.
	ErrMeans = errors.New("the functional mean must lie on the better side of the clinical mean")
	// ErrMethod says that a method is not known.
	ErrMethod = errors.New("the method must be JT or EN")
)

// Direction says which way a measure gets better.
type Direction string

// The directions.
const (
	HigherBetter Direction = "higher" // more is better
	LowerBetter  Direction = "lower"  // less is better
)

// Values returns both directions.
func (Direction) Values() []Direction { return []Direction{HigherBetter, LowerBetter} }

// IsValid reports whether d is one of [Direction.Values].
func (d Direction) IsValid() bool { return slices.Contains(d.Values(), d) }

// Z95 is the index beyond which a change is reliable: the 97.5 % point of the
// normal distribution as Jacobson & Truax round it.
const Z95 = 1.96

// SEM returns the standard error of measurement, SD·√(1−r), of a measure with
// the standard deviation sd in a population and the reliability r there.
func SEM(sd, r float64) (float64, error) {
	switch {
	case !(sd > 0) || math.IsInf(sd, 0):
		return 0, ErrSpread
	case !(r >= 0 && r < 1):
		return 0, ErrReliability
	}
	return sd * math.Sqrt(1-r), nil
}

// MDC returns the minimal detectable change with 95 % confidence, z·√2·SEM with
// z = 1.959964, which papers print as 1.96: a change of one person below it is
// within the measure's error.
func MDC(sd, r float64) (float64, error) {
	sem, err := SEM(sd, r)
	if err != nil {
		return 0, err
	}
	mdc := stats.Z95 * math.Sqrt2 * sem
	if !finite(mdc) {
		return 0, ErrSpread
	}
	return mdc, nil
}

// Method is how a reliable change index is calculated.
type Method string

// The methods.
const (
	// JacobsonTruax divides the change by the standard error of a difference,
	// √(2·SEM²) (Jacobson & Truax 1991); the default.
	JacobsonTruax Method = "JT"
	// EdwardsNunnally centres a 95 % interval of the true score before, r·(pre − M)
	// + M ± 1.96·SEM, and asks whether the score after lies outside it: J. M.
	// Speer, Journal of Consulting and Clinical Psychology 1992;60:402-408. It
	// allows for scores that drift to the mean by themselves.
	EdwardsNunnally Method = "EN"
)

// Values returns every method.
func (Method) Values() []Method { return []Method{JacobsonTruax, EdwardsNunnally} }

// IsValid reports whether m is one of [Method.Values].
func (m Method) IsValid() bool { return slices.Contains(m.Values(), m) }

// Population is how a measure behaves in a group of people.
type Population struct {
	// Mean and SD are of the scores.
	Mean float64 `json:"mean"`
	SD   float64 `json:"sd"` // the standard deviation
	// Reliability is 0 to below 1: which kind, the source must say.
	Reliability float64 `json:"reliability"`
}

// RCI returns the reliable change index of a change from pre to post, in
// standard errors. It is beyond ±1.96 if the change is larger than error
// explains. JT does not use the mean. An empty method is JT.
func RCI(pre, post float64, p Population, m Method) (float64, error) {
	sem, err := SEM(p.SD, p.Reliability)
	switch {
	case err != nil:
		return 0, err
	case !finite(pre) || !finite(post) || !finite(p.Mean):
		return 0, ErrNumber
	}
	var rci float64
	switch m {
	case JacobsonTruax, "":
		rci = (post - pre) / (math.Sqrt2 * sem) // √(2·SEM²), which a large SEM would take out of range
	case EdwardsNunnally:
		rci = (post - (float64(p.Reliability*(pre-p.Mean)) + p.Mean)) / sem
	default:
		return 0, ErrMethod
	}
	if !finite(rci) {
		return 0, ErrNumber
	}
	return rci, nil
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// CutOffs are the scores at which a person leaves the clinical range.
type CutOffs struct {
	// A is two clinical standard deviations from the clinical mean, to the
	// better side.
	A float64 `json:"a"`
	// B is two functional standard deviations from the functional mean, to the
	// worse side.
	B float64 `json:"b"`
	// C lies between the means, weighted so that both populations are equally
	// likely. The one to prefer where the populations overlap.
	C float64 `json:"c"`
}

// FindCutOffs returns the cut-offs of Jacobson & Truax 1991: a = M_clin ± 2·SD_clin,
// b = M_func ∓ 2·SD_func, c = (SD_clin·M_func + SD_func·M_clin)/(SD_clin +
// SD_func). Each takes the standard deviation of its own population; some
// software takes the clinical one for b too.
func FindCutOffs(clinical, functional Population, d Direction) (CutOffs, error) {
	switch {
	case !d.IsValid():
		return CutOffs{}, ErrDirection
	case !finite(clinical.Mean) || !finite(functional.Mean):
		return CutOffs{}, ErrNumber
	case !(clinical.SD > 0) || !finite(clinical.SD) || !(functional.SD > 0) || !finite(functional.SD):
		return CutOffs{}, ErrSpread
	case (d == HigherBetter) != (functional.Mean > clinical.Mean) || functional.Mean == clinical.Mean:
		return CutOffs{}, ErrMeans
	}
	sign := 1.0
	if d == LowerBetter {
		sign = -1
	}
	c := CutOffs{
		A: clinical.Mean + float64(sign*2*clinical.SD),
		B: functional.Mean - float64(sign*2*functional.SD),
		C: (float64(clinical.SD*functional.Mean) + float64(functional.SD*clinical.Mean)) / (clinical.SD + functional.SD),
	}
	if !finite(c.A) || !finite(c.B) || !finite(c.C) {
		return CutOffs{}, ErrNumber
	}
	return c, nil
}
