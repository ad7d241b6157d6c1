package sdm

import (
	"math"
	"slices"

	"github.com/concord-sdm/concord/internal/figure"
)

// MethodVersion is the version of the computation behind [Rank]. It changes
// when the same documents can give another result.
const MethodVersion = "1.0"

// Rank weighs the options of a decision by what one person said and reports
// the order with its reasons. The error is [Faults], whose pointers start with
// /decision or /preferences; documents that validate on their own and belong
// together always rank.
//
// The score of an option is Σ w·v over the criteria: the weights sum to 1, the
// partial value v runs from 0 at the worst to 1 at the best end of the
// criterion's declared range (Keeney & Raiffa 1976, Decisions with Multiple
// Objectives). Sums run by ascending criterion id and products are rounded
// before they are added, so every CPU and every order of the input gives the
// same bits.
func Rank(d Decision, p Preferences) (Ranking, error) {
	r, err := Prepare(d, p)
	if err != nil {
		return Ranking{}, err
	}
	return r.Report(), nil
}

// Report works out the whole report.
func (r *Ranker) Report() Ranking {
	d, p := r.decision, r.preferences
	out := Ranking{
		Format:          RankingFormat,
		Method:          Method{Name: "additive", Version: MethodVersion, Weights: p.Method},
		Decision:        d.ID,
		DecisionVersion: d.Version,
		Language:        d.Language,
		Question:        d.Question,
		Review:          d.Review,
		Voice:           p.Voice,
		Involvement:     p.Involvement,
		SmallestLead:    r.lead,
		Contenders:      []string{},
		Excluded:        slices.Clone(r.excluded),
		Unsuitable:      slices.Clone(r.unfit),
	}
	if out.Excluded == nil {
		out.Excluded = []ExcludedOption{}
	}
	if out.Unsuitable == nil {
		out.Unsuitable = []UnsuitableOption{}
	}
	places := r.Order(make([]Place, 0, len(r.options)))
	out.Options = r.rankedOptions(places)
	out.Criteria = r.weighedCriteria()

	a := r.newAnalysis(places)
	out.Outcome = a.outcome
	for _, i := range a.contenders {
		out.Contenders = append(out.Contenders, r.ids[i])
	}
	if a.outcome == Leads {
		out.Leader = r.ids[a.first]
	}
	out.Lead = a.leadFigure()
	out.Dominance = r.dominance(places)
	out.Stability = a.stability()
	out.Nearest = a.nearest()
	out.Switches = a.switches()
	out.Tornado = a.tornado()
	out.Equivalents = r.equivalents()
	out.Settle = a.settle()
	out.Coverage = r.coverage()
	out.Notes = r.allNotes()
	return out
}

func (r *Ranker) rankedOptions(places []Place) []RankedOption {
	m := len(r.criteria)
	out := make([]RankedOption, len(places))
	contributions := make([]Contribution, len(places)*m)
	for i, p := range places {
		row := r.row(p.Option)
		parts := contributions[i*m : (i+1)*m : (i+1)*m]
		for k := range row {
			parts[k] = r.contribution(k, &row[k])
		}
		o := &r.options[p.Option]
		out[i] = RankedOption{
			Option: o.ID, Name: o.Name,
			Rank: p.Rank, RankTo: p.RankTo,
			Score:         r.scoreFigure(p),
			Bounds:        p.Score,
			Interval:      r.interval(p.Option),
			Contributions: parts,
		}
	}
	return out
}

func (r *Ranker) scoreFigure(p Place) Figure {
	switch {
	case r.options[p.Option].gap:
		return figure.Absent(WhyMissingEvidence)
	case len(r.open) > 0:
		return figure.Absent(WhyOpenWeight)
	}
	return figure.Of(p.Score.Low)
}

func (r *Ranker) interval(i int) Bounds {
	row := r.row(i)
	return r.extremes(func(k int) float64 { return row[k].least }, func(k int) float64 { return row[k].most })
}

func (r *Ranker) contribution(k int, cell *readyCell) Contribution {
	c, w := &r.criteria[k], r.weights[k]
	out := Contribution{
		Criterion: c.ID,
		Number:    figure.Absent(WhyMissingEvidence),
		Value:     figure.Absent(WhyMissingEvidence),
		Points:    figure.Absent(WhyMissingEvidence),
		Interval:  Bounds{float64(w * cell.low), float64(w * cell.high)},
	}
	if slices.Contains(r.open, k) {
		out.Points = figure.Absent(WhyOpenWeight)
		out.Interval = Bounds{0, float64(r.openTop*cell.high) / (1 + r.openTop)}
	}
	if !r.matters(k) {
		out.Points = figure.Of(0)
	}
	switch {
	case cell.performance.known && c.Measure == Categorical:
		out.Number, out.Category = figure.Absent(WhyNoRange), cell.performance.category
	case cell.performance.known:
		out.Number = figure.Of(cell.performance.point)
	}
	if !cell.known {
		return out
	}
	out.Value = figure.Of(cell.point)
	if out.Points.Why != WhyOpenWeight {
		out.Points = figure.Of(float64(w * cell.point))
	}
	return out
}

func (r *Ranker) weighedCriteria() []WeighedCriterion {
	out := make([]WeighedCriterion, len(r.criteria))
	for k := range r.criteria {
		c := &r.criteria[k]
		out[k] = WeighedCriterion{
			Criterion: c.ID, Name: c.Name, Unit: c.Unit, Direction: c.direction(),
			Weight: figure.Of(r.weights[k]),
			Spread: r.spread(k),
			Stale:  r.stale(k),
		}
		if c.Measure != Categorical {
			out[k].Range = Range{Worst: c.scale.worst, Best: c.scale.best}
		}
		if c.answer.DontKnow {
			out[k].Weight = figure.Absent(WhyOpenWeight)
		}
	}
	return out
}

// spread returns the share of criterion k's range that the known numbers of
// the ranked options use.
func (r *Ranker) spread(k int) Figure {
	if len(r.options) < 2 {
		return figure.Absent(WhyNothingElse)
	}
	c := &r.criteria[k]
	low, high, known := math.Inf(1), math.Inf(-1), 0
	for i := range r.options {
		cell := &r.row(i)[k]
		if !cell.performance.known {
			continue
		}
		known++
		z := cell.point
		if c.Measure != Categorical {
			z = c.scale.share(cell.performance.point)
		}
		low, high = min(low, z), max(high, z)
	}
	if known < 2 {
		return figure.Absent(WhyMissingEvidence)
	}
	return figure.Of(high - low)
}

// stale reports whether the weight of criterion k was asked with another range
// than the criterion has now.
func (r *Ranker) stale(k int) bool {
	c := &r.criteria[k]
	if c.answer.DontKnow || c.Measure == Categorical {
		return false
	}
	asked := c.answer.Asked
	if c.Direction == Personal && c.answer.Direction == LowerIsBetter && asked == (Range{c.scale.worst, c.scale.best}) {
		return false
	}
	return asked != c.Range
}

// allPairs is how many ranked options a report lists every pair of dominance
// for; of more, it names one dominator for each dominated option, so that the
// list does not grow with the square of the options.
const allPairs = 100

// dominance lists the pairs of ranked options where one is at least as good on
// every criterion, whatever is missing, and better on one.
func (r *Ranker) dominance(places []Place) []Dominance {
	out := []Dominance{}
	if len(r.options) <= allPairs {
		for a := range r.options {
			for b := range r.options {
				if a != b && dominates(r.row(a), r.row(b)) {
					out = append(out, Dominance{Better: r.ids[a], Worse: r.ids[b]})
				}
			}
		}
		return out
	}
	for b := range r.options {
		row := r.row(b)
		for _, p := range places {
			if p.Option != b && dominates(r.row(p.Option), row) {
				out = append(out, Dominance{Better: r.ids[p.Option], Worse: r.ids[b]})
				break
			}
		}
	}
	return out
}

func dominates(a, b []readyCell) bool {
	better := false
	for k := range a {
		low, high := a[k].point, b[k].gapHigh
		if low < high {
			return false
		}
		better = better || low > high
	}
	return better
}

// differs reports whether the ranked options differ on criterion k, or could.
func (r *Ranker) differs(k int) bool {
	for i := range r.options {
		cell, first := &r.row(i)[k], &r.row(0)[k]
		if !cell.known || cell.low != first.point || cell.high != first.point {
			return true
		}
	}
	return false
}

func (r *Ranker) coverage() Coverage {
	out := Coverage{Share: figure.Absent(WhyNothingElse), Weighted: figure.Absent(WhyNothingElse)}
	n := len(r.options)
	if n == 0 {
		return out
	}
	weighted := 0.0
	for k, w := range r.weights {
		known, matters := 0, r.matters(k) && r.differs(k)
		for i := range r.options {
			cell := &r.row(i)[k]
			if !cell.performance.known {
				continue
			}
			known++
			if matters && cell.cell.Origin != ByDefinition && cell.cell.Kind != NotApplicable {
				out.count(cell.cell)
			}
		}
		out.Cells += n
		out.Known += known
		weighted += float64(w * (float64(known) / float64(n)))
	}
	out.Share = figure.Of(float64(out.Known) / float64(out.Cells))
	out.Weighted = figure.Of(min(1, weighted))
	return out
}

// count takes a known cell that matters into the coverage.
func (c *Coverage) count(cell *Cell) {
	if cell.Origin == Modelled {
		c.Modelled++
	}
	if cell.Certainty == NotRated {
		c.NotRated++
	} else if c.Lowest == "" || below(cell.Certainty, c.Lowest) {
		c.Lowest = cell.Certainty
	}
}

func below(a, b Certainty) bool {
	order := Certainty("").Values() // from high to very low
	return slices.Index(order, string(a)) > slices.Index(order, string(b))
}
