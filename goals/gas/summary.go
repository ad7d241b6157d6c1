package gas

import (
	"slices"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/internal/figure"
)

// score returns T and what must stand beside it for one phase.
func score(list []GoalLevels, level func(*GoalLevels) goals.Figure, low, high float64) Score {
	s := Score{Set: len(list), Missing: []string{}, Unweighted: []string{}}
	var levels, weights, all []float64
	sum, reached := 0.0, 0
	for i := range list {
		g := &list[i]
		x, ok := level(g).Get()
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
	s.Median = figure.Of(median(all))
	s.Reached = figure.Of(float64(reached) / float64(len(all)))
	s.Scored = len(levels)
	t, err := T(levels, weights)
	if err != nil {
		s.T, s.Lowest, s.Highest = figure.Absent("allWeightsZero"), figure.Absent("allWeightsZero"), figure.Absent("allWeightsZero")
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

func median(v []float64) float64 {
	s := slices.Clone(v)
	slices.Sort(s)
	k := len(s) / 2
	if len(s)%2 == 1 {
		return s[k]
	}
	return (s[k-1] + s[k]) / 2
}
