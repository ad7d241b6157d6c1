package elicit

import (
	"errors"
	"math"

	"github.com/concord-sdm/concord/internal/linear"
	"github.com/concord-sdm/concord/sdm"
)

// What the methods refuse.
var (
	// ErrPoints says that points are not finite numbers of 0 or more, or that
	// all are 0.
	ErrPoints = errors.New("points must be finite numbers of 0 or more, and at least one above 0")
	// ErrInterval says that the lower end of an interval is above the upper.
	ErrInterval = errors.New("the lower end of an interval must not be above the upper end")
	// ErrRank says that ranks are not whole numbers of 1 or more.
	ErrRank = errors.New("ranks must be whole numbers of 1 or more")
	// ErrCriterion says that an index names no criterion, or one twice.
	ErrCriterion = errors.New("an answer must name criteria of the list, each once")
	// ErrTimes says that a ratio is not above 0 and at most a million.
	ErrTimes = errors.New("a ratio must be above 0 and at most a million")
	// ErrTwice says that the same thing was asked twice.
	ErrTwice = errors.New("the same pair or question is answered twice")
	// ErrBothWays says that an answer given in both directions does not agree
	// with itself.
	ErrBothWays = errors.New("an answer given both ways must say the same both times")
	// ErrShape says that lists that belong together differ in length.
	ErrShape = errors.New("lists that belong together must have the same length")
	// ErrRandomIndex says that a name is not that of a table of random indices.
	ErrRandomIndex = errors.New("the random index must be one of the published tables")
	// ErrNumber says that a number is not finite, or too large to work with.
	ErrNumber = errors.New("a number must be finite and at most a million in size")
	// ErrUnproven says that the numbers differ too much in size for an answer
	// that can be proven; functions that solve linear programs or systems can
	// return it.
	ErrUnproven = linear.ErrUnproven
)

// mostTimes bounds ratios and numbers, so that no sum can overflow.
const mostTimes = 1e6

// Interval is a pair of ends.
type Interval struct {
	// Low is the lower end.
	Low float64 `json:"low"`
	// High is the upper end.
	High float64 `json:"high"`
}

// Swing returns the weights of swing points: how much the step from worst to
// best of each criterion matters, the most important step having 100 (von
// Winterfeldt & Edwards 1986, Decision Analysis and Behavioral Research). Only
// their ratios count. The error is [ErrPoints].
func Swing(points []float64) ([]float64, error) { return shares(points) }

// Direct returns the weights of points that were shared out directly, such as
// 100 points over all criteria. The error is [ErrPoints].
func Direct(points []float64) ([]float64, error) { return shares(points) }

// Smart returns the weights of SMART: the least important criterion has 10
// points and the others as many times more as they matter (Edwards 1977, IEEE
// Trans Syst Man Cybern 7:326). The error is [ErrPoints].
func Smart(points []float64) ([]float64, error) { return shares(points) }

// Smarter returns the weights of SMARTER: the steps from worst to best are put
// in order, 1 the most important, and get rank order centroid weights; ties
// share the average of their places (Edwards & Barron 1994, Organ Behav Hum
// Decis Process 60:306). The error is [ErrRank]. The other ranking methods are
// [sdm.RankWeights].
func Smarter(ranks []int) ([]float64, error) {
	if w := sdm.RankWeights(sdm.RankOrderCentroid, 0, ranks); w != nil {
		return w, nil
	}
	return nil, ErrRank
}

// SwingBounds returns the smallest and largest weight of each criterion if its
// swing points lie anywhere in an interval: points that are exact have both ends
// the same. With points p, the weight of k is smallest at low_k / (low_k + Σ
// high of the others) and largest at high_k / (high_k + Σ low of the others),
// as a share rises with its own points and falls with those of others. The
// errors are [ErrPoints] and [ErrInterval].
func SwingBounds(points []Interval) ([]Interval, error) {
	low, high := 0.0, 0.0
	top := 0.0
	for _, p := range points {
		switch {
		case !(p.Low >= 0) || math.IsInf(p.High, 0) || math.IsNaN(p.High):
			return nil, ErrPoints
		case p.Low > p.High:
			return nil, ErrInterval
		}
		top = max(top, p.High)
	}
	if top == 0 {
		return nil, ErrPoints
	}
	for _, p := range points {
		low += p.Low / top
		high += p.High / top
	}
	if low == 0 {
		return nil, ErrPoints // then a share could be anything
	}
	out := make([]Interval, len(points))
	for k, p := range points {
		l, h := p.Low/top, p.High/top
		out[k] = Interval{Low: share(l, high-h), High: share(h, low-l)}
	}
	return out, nil
}

// share returns own / (own + others), where others may be a little below 0 by
// rounding.
func share(own, others float64) float64 {
	if own == 0 {
		return 0
	}
	return own / (own + max(0, others))
}

// shares returns points scaled to sum to 1. It divides by the largest first, so
// that no sum overflows.
func shares(points []float64) ([]float64, error) {
	top := 0.0
	for _, p := range points {
		if !(p >= 0) || math.IsInf(p, 1) {
			return nil, ErrPoints
		}
		top = max(top, p)
	}
	if top == 0 {
		return nil, ErrPoints
	}
	w := make([]float64, len(points))
	sum := 0.0
	for i, p := range points {
		w[i] = p / top
		sum += w[i]
	}
	for i := range w {
		w[i] /= sum
	}
	return w, nil
}
