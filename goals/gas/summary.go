package gas

import (
	"slices"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/internal/figure"
)

// Rated is one goal for [Summarize].
type Rated struct {
	// Goal is the id of the goal.
	Goal string `json:"goal"`
	// Level is the level that was reached; absent if nobody rated it.
	Level goals.Figure `json:"level"`
	// Weight is the goal's weight, 1 for all without weighting; absent if it is
	// not known.
	Weight goals.Figure `json:"weight"`
}

// Summarize returns T and what must stand beside it, for goals that the caller
// keeps elsewhere. A level that the scale does not have is [ErrLevel], a weight
// below 0 or not finite [ErrWeights]; if every weight is 0, T is absent with
// "allWeightsZero".
func Summarize(list []Rated, s Scale) (Score, error) {
	if err := s.Validate(); err != nil {
		return Score{}, err
	}
	for _, g := range list {
		if x, ok := g.Level.Get(); ok && !s.Has(x) {
			return Score{}, ErrLevel
		}
		if w, ok := g.Weight.Get(); ok && !(w >= 0 && w <= maxWeight) {
			return Score{}, ErrWeights
		}
	}
	low, high := s.Ends()
	return summarize(list, low, high), nil
}

// summarize is Summarize for a list that was checked.
func summarize(list []Rated, low, high float64) Score {
	s := Score{Set: len(list), Missing: []string{}, Unweighted: []string{}}
	numbers := make([]float64, 0, 3*len(list)) // one allocation for three lists
	levels := numbers[0:0:len(list)]
	weights := numbers[len(list) : len(list) : 2*len(list)]
	all := numbers[2*len(list) : 2*len(list) : 3*len(list)]
	sum, reached := 0.0, 0
	for i := range list {
		g := &list[i]
		x, ok := g.Level.Get()
		if !ok {
			s.Missing = append(s.Missing, g.Goal)
			continue
		}
		all = append(all, x)
		sum += x
		if x >= 0 {
			reached++
		}
		w, ok := g.Weight.Get()
		if !ok || w == 0 {
			s.Unweighted = append(s.Unweighted, g.Goal)
			continue
		}
		levels, weights = append(levels, x), append(weights, w)
	}
	none := figure.Absent("noLevels")
	s.T, s.RawSum, s.Median, s.Reached, s.Lowest, s.Highest = none, none, none, none, none, none
	if len(all) == 0 {
		return s
	}
	s.RawSum = figure.Of(sum)
	s.Reached = figure.Of(float64(reached) / float64(len(all)))
	s.Scored = len(levels)
	s.Median = figure.Of(median(all))
	t, err := T(levels, weights)
	if err != nil {
		none = figure.Absent("allWeightsZero")
		s.T, s.Lowest, s.Highest = none, none, none
		return s
	}
	s.T = figure.Of(t)
	if a, b, err := Possible(len(levels), weights, low, high); err == nil {
		s.Lowest, s.Highest = figure.Of(a), figure.Of(b)
	}
	return s
}

// pairs returns the change over the goals that have both levels and a weight.
func pairs(list []GoalLevels) Change {
	var before, after, weights []float64
	for i := range list {
		a, ok1 := list[i].Baseline.Get()
		b, ok2 := list[i].Outcome.Get()
		w, ok3 := list[i].Weight.Get()
		if ok1 && ok2 && ok3 && w > 0 {
			before, after, weights = append(before, a), append(after, b), append(weights, w)
		}
	}
	t0, err0 := T(before, weights)
	t1, err1 := T(after, weights)
	if err0 != nil || err1 != nil {
		return Change{T: figure.Absent("noPairs")}
	}
	return Change{T: figure.Of(t1 - t0), Pairs: len(before)}
}

// median returns the median of v and sorts it.
func median(v []float64) float64 {
	slices.Sort(v)
	k := len(v) / 2
	if len(v)%2 == 1 {
		return v[k]
	}
	return (v[k-1] + v[k]) / 2
}
