package elicit

import (
	"errors"
	"slices"

	"github.com/concord-sdm/concord/internal/stats"
)

// ErrShare says that a step is not a share of the way from worst to best.
var ErrShare = errors.New("the step must be above 0 and at most the whole way from worst to best")

// Exchange says how a step on one criterion compares with a step on another:
// w_gain·GainStep against w_loss·LossStep. Steps are differences of partial
// value, above 0 and at most 1, the whole way from worst to best.
type Exchange struct {
	// Gain is the index of the criterion that gets better.
	Gain int
	// GainStep is by how much.
	GainStep float64
	// Loss is the index of the criterion that gets worse in exchange.
	Loss int
	// LossStep is by how much.
	LossStep float64
	// Worth says how the gain compares with the loss: Equal if they just make
	// up for each other, More if the gain is worth more, AtMost if it is not
	// worth more.
	Worth Relation
}

// TradeOffResult is what exchanges say about the weights.
type TradeOffResult struct {
	// Weights fit the exchanges best; nil if they leave more than one set of
	// weights or contradict each other.
	Weights []float64
	// Bounds are the smallest and largest weights that the exchanges allow; nil
	// if they contradict each other.
	Bounds []Interval
	// Exact says that all exchanges hold as they are. Without it, those that say
	// Equal hold only with [Slack].
	Exact bool
	// Off is by which factor each exchange that says Equal is off at the
	// Weights, 1 or more; 0 for others, nil without Weights.
	Off []float64
	// Clash lists exchanges that contradict each other even with Slack, as in
	// [WeightSet].
	Clash []int
	// Smallest says that no smaller list clashes.
	Smallest bool
}

// Slack is the factor that an exchange may be off either way before it counts
// as contradicting others: people answer in round numbers.
const Slack = 1.1

// TradeOffs works out the weights of n criteria from exchanges between steps
// (Keeney & Raiffa 1976, Decisions with Multiple Objectives, ch. 3: w_k·Δv_k =
// w_l·Δv_l). Where there are more exchanges than needed they are checked against
// each other: if all hold as they are, so do the weights; if they hold with
// [Slack], the weights are those of logarithmic least squares over all exchanges; if not,
// there are none and the exchanges that clash are named. The errors are [ErrShape] (no
// criteria), [ErrCriterion], [ErrShare], [ErrRelation] and [ErrNumber] (steps too
// far apart).
func TradeOffs(n int, exchanges []Exchange) (TradeOffResult, error) {
	var r TradeOffResult
	limits := make([]Limit, len(exchanges))
	equal := true
	for i, x := range exchanges {
		switch {
		case x.Gain < 0 || x.Loss < 0 || x.Gain >= n || x.Loss >= n || x.Gain == x.Loss:
			return r, ErrCriterion
		case !(x.GainStep > 0 && x.GainStep <= 1 && x.LossStep > 0 && x.LossStep <= 1):
			return r, ErrShare
		case x.Worth != Equal && x.Worth != More && x.Worth != AtMost:
			return r, ErrRelation
		case x.GainStep/x.LossStep > mostTimes || x.LossStep/x.GainStep > mostTimes:
			return r, ErrNumber
		}
		equal = equal && x.Worth == Equal
		limits[i] = x.limit(n, 1, x.Worth)
	}
	set, err := Weights(n, limits)
	if err != nil {
		return r, err
	}
	if r.Exact = len(set.Clash) == 0; !r.Exact {
		if set, err = withSlack(n, exchanges); err != nil || len(set.Clash) > 0 {
			r.Clash, r.Smallest = set.Clash, set.Smallest
			return r, err
		}
	}
	r.Bounds = set.Bounds
	unique := !slices.ContainsFunc(r.Bounds, func(b Interval) bool { return b.High-b.Low > 1e-7 })
	switch m := exchangesAsRatios(n, exchanges); {
	case m.groups() == nil && (unique || equal):
		r.Weights = fromLogs(m.leastSquares())
	case unique:
		r.Weights = make([]float64, n)
		for k, b := range r.Bounds {
			r.Weights[k] = b.Low + (b.High-b.Low)/2
		}
	}
	if r.Weights != nil {
		r.Off = make([]float64, len(exchanges))
		for i, x := range exchanges {
			if x.Worth == Equal {
				ratio := (r.Weights[x.Gain] * x.GainStep) / (r.Weights[x.Loss] * x.LossStep)
				r.Off[i] = max(1, ratio, 1/ratio)
			}
		}
	}
	return r, nil
}

// limit writes an exchange as a condition, the gain multiplied by a factor.
func (x Exchange) limit(n int, factor float64, is Relation) Limit {
	of := make([]float64, n)
	of[x.Gain], of[x.Loss] = factor*x.GainStep, -x.LossStep
	top := max(of[x.Gain], x.LossStep)
	of[x.Gain] /= top
	of[x.Loss] /= top
	return Limit{Of: of, Is: is, Positive: is != More}
}

// withSlack lets exchanges that say Equal be off by the factor Slack.
func withSlack(n int, exchanges []Exchange) (WeightSet, error) {
	var limits []Limit
	var from []int
	for i, x := range exchanges {
		if x.Worth != Equal {
			limits, from = append(limits, x.limit(n, 1, x.Worth)), append(from, i)
			continue
		}
		limits = append(limits, x.limit(n, Slack, AtLeast), x.limit(n, 1/Slack, AtMost))
		from = append(from, i, i)
	}
	set, err := Weights(n, limits)
	var clash []int
	for _, i := range set.Clash {
		if !slices.Contains(clash, from[i]) {
			clash = append(clash, from[i])
		}
	}
	set.Clash = clash
	return set, err
}

// exchangesAsRatios returns the ratios of weights that the exchanges which say
// Equal give; those of one pair are averaged by their logarithms, and the mean
// counts as often as there are.
func exchangesAsRatios(n int, exchanges []Exchange) *ratios {
	m := &ratios{n: n, of: make([]float64, n*n), logs: make([]float64, n*n), missing: n * (n - 1) / 2}
	m.count = make([]float64, n*n)
	count := m.count
	for _, x := range exchanges {
		if x.Worth != Equal {
			continue
		}
		at, back := x.Gain*n+x.Loss, x.Loss*n+x.Gain
		if count[at] == 0 {
			m.missing--
		}
		log := stats.Log(x.LossStep / x.GainStep)
		m.logs[at] += log
		m.logs[back] -= log
		count[at]++
		count[back]++
	}
	for i, c := range count {
		if c > 0 {
			m.logs[i] /= c
			m.of[i] = stats.Exp(m.logs[i])
		}
	}
	for i := range n {
		m.of[i*n+i] = 1
	}
	return m
}
