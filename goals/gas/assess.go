package gas

import (
	"errors"
	"slices"
	"strings"

	"github.com/concord-sdm/concord/goals"

	"github.com/concord-sdm/concord/internal/figure"
)

// Weighting says which weights count.
type Weighting string

// The weightings.
const (
	Unweighted             Weighting = "unweighted"           // every goal counts the same; the default
	ByImportance           Weighting = "importance"           // importance to the person, 0 to 3
	ByImportanceDifficulty Weighting = "importanceDifficulty" // importance × difficulty, 0 to 9 (Turner-Stokes 2009)
)

// Values returns every weighting.
func (Weighting) Values() []Weighting {
	return []Weighting{Unweighted, ByImportance, ByImportanceDifficulty}
}

// IsValid reports whether w is one of [Weighting.Values].
func (w Weighting) IsValid() bool { return slices.Contains(w.Values(), w) }

// Options say how to assess.
type Options struct {
	// AsOf is the day up to which ratings count: a whole date. Required.
	AsOf goals.Date
	// Weighting says which weights count; empty is Unweighted.
	Weighting Weighting
	// Scale is the scale that levels must lie on; the zero Scale is [SixLevels],
	// which holds the five levels too.
	Scale Scale
}

// ReportFormat is the format of a [Report].
const ReportFormat = "goals.gas/1.0"

// Report is Goal Attainment Scaling for one person, as each rater sees it.
type Report struct {
	// Format is [ReportFormat].
	Format string `json:"format"`
	// Weighting and Scale say how it was scored.
	Weighting Weighting `json:"weighting"`
	Scale     string    `json:"scale"` // the name of the scale
	// Set are the ids of the goals that have a scale: what could be scored.
	Set []string `json:"set"`
	// Raters are the results of each rater side by side, in the order of the
	// plan's people. They are not averaged: a difference is something to talk
	// about.
	Raters []RaterReport `json:"raters"`
	// Caution says what T does not mean; the words are those of [Caution].
	Caution string `json:"caution"`
}

// RaterReport is how one rater sees the goals.
type RaterReport struct {
	// Rater is the id of the person who rated.
	Rater string `json:"rater"`
	// Role is the rater's part in the plan.
	Role goals.Role `json:"role"`
	// Baseline is before the work, Outcome the latest rating of each goal.
	Baseline Score `json:"baseline"`
	Outcome  Score `json:"outcome"` // the latest rating of each goal
	// Change is T(outcome) − T(baseline) over the goals that have both; absent
	// with "noPairs".
	Change Change `json:"change"`
	// Goals are the levels of each goal of the set.
	Goals []GoalLevels `json:"goals"`
}

// Score is one T and what must stand beside it.
type Score struct {
	// T is the T-score, unrounded; absent with "noLevels" or "allWeightsZero".
	T goals.Figure `json:"t"`
	// RawSum is the sum of the levels without weights.
	RawSum goals.Figure `json:"rawSum"`
	// Median is the median level.
	Median goals.Figure `json:"median"`
	// Reached is the share of the scored goals at level 0 or above.
	Reached goals.Figure `json:"reached"`
	// Scored is how many goals went into T, of Set goals with a scale.
	Scored int `json:"scored"`
	Set    int `json:"set"` // how many goals have a scale
	// Missing are the ids of goals without a level: left out, never zero.
	Missing []string `json:"missing"`
	// Unweighted are the ids of goals that have a level but no part in T: the
	// weight is 0, or a judgement it needs is missing.
	Unweighted []string `json:"unweighted"`
	// Lowest and Highest are the T that were possible with these goals and
	// weights.
	Lowest  goals.Figure `json:"lowest"`
	Highest goals.Figure `json:"highest"` // the highest T
}

// Change is a difference of two T over the same goals.
type Change struct {
	// T is the difference.
	T goals.Figure `json:"t"`
	// Pairs is over how many goals.
	Pairs int `json:"pairs"`
}

// GoalLevels are the levels that one rater gave one goal.
type GoalLevels struct {
	// Goal is the id of the goal.
	Goal string `json:"goal"`
	// Baseline and Outcome are the levels; absent with "notRated".
	Baseline goals.Figure `json:"baseline"`
	Outcome  goals.Figure `json:"outcome"` // the latest level
	// OutcomeOn is the day of the latest rating.
	OutcomeOn goals.Date `json:"outcomeOn,omitzero"`
	// Weight is the goal's weight; absent with "noWeight" if a judgement is
	// missing, and 1 without weighting.
	Weight goals.Figure `json:"weight"`
}

// Caution is what T does not mean, in a sentence.
const Caution = "T adds up ordered words as if they were distances. It does not compare people, " +
	"and a T above 50 does not say that a treatment worked."

// ErrOptions says that an option is missing or not one of its values.
var ErrOptions = errors.New("options need AsOf, a whole date, and a known weighting")

// Assess scores the ratings of a record against the scales of a plan, for each
// rater. A goal counts if its scale has levels and it was not rejected or
// entered in error. The latest rating of a phase on or before AsOf counts; of
// several on one day the one with the greatest id.
//
// The errors are [ErrOptions], or faults with their places: those of validation,
// [ErrLevel] for a rating on no level of the scale, [ErrWeights] if weighting
// was asked for and every weight of the set is 0.
func Assess(p goals.Plan, r goals.Record, o Options) (Report, error) {
	if o.Weighting == "" {
		o.Weighting = Unweighted
	}
	if o.Scale.Levels == nil {
		o.Scale = SixLevels()
	}
	first, last, ok := o.AsOf.Days()
	if !ok || first != last || !o.Weighting.IsValid() {
		return Report{}, ErrOptions
	}
	if err := o.Scale.Validate(); err != nil {
		return Report{}, err
	}
	if err := p.Validate(); err != nil {
		return Report{}, err
	}
	if err := r.ValidateWith(p); err != nil {
		return Report{}, err
	}
	out := Report{Format: ReportFormat, Weighting: o.Weighting, Scale: o.Scale.Name, Set: []string{}, Raters: []RaterReport{}, Caution: Caution}
	var weights []goals.Figure
	zero := true
	for i := range p.Goals {
		g := &p.Goals[i]
		if len(g.Scale.Levels) == 0 || g.Status == goals.StatusRejected || g.Status == goals.StatusError {
			continue
		}
		out.Set = append(out.Set, g.ID)
		w := weight(&g.Scale, o.Weighting)
		weights = append(weights, w)
		zero = zero && w.Ok() && w.Value == 0
	}
	if o.Weighting != Unweighted && len(weights) > 0 && zero {
		return Report{}, weightFaults(p, out.Set)
	}
	if err := levelFaults(r, o.Scale); err != nil {
		return Report{}, err
	}
	for i := range p.People {
		if rep, ok := rater(&p.People[i], r.Ratings, out.Set, weights, o, last); ok {
			out.Raters = append(out.Raters, rep)
		}
	}
	return out, nil
}

// weight returns the weight of a goal: the mean of the judgements of each kind,
// multiplied.
func weight(s *goals.AttainmentScale, w Weighting) goals.Figure {
	mean := func(kind goals.WeightKind) (float64, bool) {
		sum, n := 0, 0
		for _, v := range s.Weights {
			if v.Kind == kind {
				sum, n = sum+v.Score, n+1
			}
		}
		return float64(sum) / float64(max(n, 1)), n > 0
	}
	if w == Unweighted {
		return figure.Of(1)
	}
	v, ok := mean(goals.WeightImportance)
	if w == ByImportanceDifficulty {
		d, ok2 := mean(goals.WeightDifficulty)
		v, ok = v*d, ok && ok2
	}
	if !ok {
		return figure.Absent("noWeight")
	}
	return figure.Of(v)
}

// rater returns how one person rated the set; false if they rated nothing.
func rater(p *goals.Person, ratings []goals.Rating, set []string, weights []goals.Figure, o Options, today int) (RaterReport, bool) {
	out := RaterReport{Rater: p.ID, Role: p.Role, Goals: make([]GoalLevels, len(set))}
	rated := false
	for i, id := range set {
		g := GoalLevels{Goal: id, Baseline: figure.Absent("notRated"), Outcome: figure.Absent("notRated"), Weight: weights[i]}
		if r, ok := latest(ratings, p.ID, id, goals.PhaseBaseline, today); ok {
			g.Baseline, rated = figure.Of(r.Level), true
		}
		if r, ok := latest(ratings, p.ID, id, goals.PhaseFollowUp, today); ok {
			g.Outcome, g.OutcomeOn, rated = figure.Of(r.Level), r.On, true
		}
		out.Goals[i] = g
	}
	if !rated {
		return RaterReport{}, false
	}
	low, high := o.Scale.Ends()
	before, after := make([]Rated, len(out.Goals)), make([]Rated, len(out.Goals))
	for i, g := range out.Goals {
		before[i], after[i] = Rated{g.Goal, g.Baseline, g.Weight}, Rated{g.Goal, g.Outcome, g.Weight}
	}
	out.Baseline, out.Outcome = summarize(before, low, high), summarize(after, low, high)
	out.Change = pairs(out.Goals)
	return out, true
}

// latest returns the latest rating of one person, goal and phase.
func latest(ratings []goals.Rating, by, goal string, phase goals.Phase, today int) (goals.Rating, bool) {
	var best goals.Rating
	bestDay, found := 0, false
	for _, r := range ratings {
		if r.By != by || r.Goal != goal || r.Phase != phase {
			continue
		}
		first, last, ok := r.On.Days()
		if !ok || first > today {
			continue
		}
		day := first + last
		if !found || day > bestDay || (day == bestDay && strings.Compare(r.ID, best.ID) > 0) {
			best, bestDay, found = r, day, true
		}
	}
	return best, found
}
