package elicit

import (
	"cmp"
	"errors"
	"math"
	"slices"

	"github.com/concord-sdm/concord/internal/linear"
)

// What pairwise trade-off ranking refuses.
var (
	// ErrLevels says that a criterion has fewer than two levels, or that there
	// would be more than 5,000 pairs to ask about.
	ErrLevels = errors.New("each criterion needs two levels or more, and there may be at most 5,000 pairs")
	// ErrContradiction says that answers contradict each other, so that nothing
	// can follow from them.
	ErrContradiction = errors.New("the answers contradict each other")
)

// Pair is a question of pairwise trade-off ranking: all else the same, is it
// better to have the First criterion at its higher level and the Second at its
// lower one, or the other way round? Levels count from 0, the worst.
type Pair struct {
	// First is the index of one criterion.
	First int
	// FirstLow is its lower level.
	FirstLow int
	// FirstHigh is its higher level.
	FirstHigh int
	// Second is the index of the other criterion.
	Second int
	// SecondLow is its lower level.
	SecondLow int
	// SecondHigh is its higher level.
	SecondHigh int
}

// PairAnswer is an answer to a [Pair].
type PairAnswer struct {
	// Pair is the question.
	Pair Pair
	// First is More if the higher level of the First criterion is preferred,
	// AtMost (to be read as less) if that of the Second is, Equal if both are
	// worth the same.
	First Relation
}

// PairsResult is what answers to pairs say about the weights.
type PairsResult struct {
	// Weights are the mean of the weights that make one of them smallest or
	// largest, each counted once: where only the order is known, rank order
	// centroid weights. Nil after a contradiction.
	Weights []float64
	// Bounds are the smallest and largest weights that the answers allow.
	Bounds []Interval
	// Values are the partial values of the levels of each criterion at the
	// Weights, from 0 to 1; nil for a criterion without weight.
	Values [][]float64
	// Open counts the pairs that neither were answered nor follow.
	Open int
	// Implied counts the pairs that were not answered and follow from answers
	// by dominance and transitivity, and generally by adding up.
	Implied int
	// Clash lists answers that contradict each other, as in [WeightSet].
	Clash []int
	// Smallest says that no smaller list clashes.
	Smallest bool
}

// RankPairs works out weights from answers about pairs of levels of two criteria
// at a time, where levels lists how many levels each criterion has (pairwise
// trade-off ranking: Hansen & Ombler 2008, J Multi-Crit Decis Anal 15:87). The
// value of each step between neighbouring levels is 0 or more; linear programs
// show what the answers leave. The errors are [ErrLevels], [ErrCriterion],
// [ErrShape] (levels that do not exist or are not in order) and [ErrRelation].
func RankPairs(levels []int, answers []PairAnswer) (PairsResult, error) {
	l, err := newLadder(levels, answers)
	if err != nil {
		return PairsResult{}, err
	}
	set, err := clashes(l.steps, l.limits)
	if err != nil || len(set.Clash) > 0 {
		return PairsResult{Clash: set.Clash, Smallest: set.Smallest}, err
	}
	var r PairsResult
	var points [][]float64
	if points, r.Bounds, err = corners(l.weights(), l.rows()); err != nil {
		return r, err
	}
	mean := middle(points)
	r.Weights, r.Values = make([]float64, len(levels)), make([][]float64, len(levels))
	for k, n := range levels {
		values := make([]float64, n)
		for i := 1; i < n; i++ {
			values[i] = values[i-1] + mean[l.from[k]+i-1]
		}
		if r.Weights[k] = values[n-1]; r.Weights[k] > 0 {
			r.Values[k] = values
			for i := range values {
				values[i] /= r.Weights[k]
			}
		}
	}
	if r.Weights, err = shares(r.Weights); err != nil {
		return r, err
	}
	_, r.Open, r.Implied, err = l.next(points)
	return r, err
}

// NextPair returns the pair to ask about next, given the answers so far, and
// false if nothing is left to ask. Pairs that follow from answers are left out;
// of the others it takes the one whose answer is most open: for which the value
// of the one step can exceed that of the other most, either way, as far as the
// weights tell that were looked at. The same answers give the same question. The
// errors are those of [RankPairs] and [ErrContradiction].
func NextPair(levels []int, answers []PairAnswer) (Pair, bool, error) {
	l, err := newLadder(levels, answers)
	if err != nil {
		return Pair{}, false, err
	}
	all := make([]int, len(answers))
	for i := range all {
		all[i] = i
	}
	if ok, _, err := possible(l.steps, l.limits, all); err != nil || !ok {
		if err == nil {
			err = ErrContradiction
		}
		return Pair{}, false, err
	}
	points, _, err := corners(l.weights(), l.rows())
	if err != nil {
		return Pair{}, false, err
	}
	p, open, _, err := l.next(points)
	return p, open > 0, err
}

// ladder is the levels of all criteria as steps: variables that sum to 1.
type ladder struct {
	levels   []int
	from     []int // the first step of each criterion
	steps    int
	limits   []Limit
	answered map[Pair]bool
}

func newLadder(levels []int, answers []PairAnswer) (*ladder, error) {
	l := &ladder{levels: levels, answered: map[Pair]bool{}}
	pairs, before := 0, 0
	for _, n := range levels {
		if n < 2 || n > 100 {
			return nil, ErrLevels
		}
		l.from = append(l.from, l.steps)
		l.steps += n - 1
		own := n * (n - 1) / 2
		pairs += own * before
		before += own
		if pairs > 5000 {
			return nil, ErrLevels
		}
	}
	if len(levels) == 0 {
		return nil, ErrLevels
	}
	for _, a := range answers {
		p := a.Pair
		if p.First < 0 || p.Second < 0 || p.First >= len(levels) || p.Second >= len(levels) || p.First == p.Second {
			return nil, ErrCriterion
		}
		if p.FirstLow < 0 || p.SecondLow < 0 || p.FirstLow >= p.FirstHigh || p.SecondLow >= p.SecondHigh ||
			p.FirstHigh >= levels[p.First] || p.SecondHigh >= levels[p.Second] {
			return nil, ErrShape
		}
		limit := Limit{Of: l.difference(p), Is: a.First}
		switch a.First {
		case More, Equal:
		case AtMost: // strictly less: the same turned round
			limit.Is = More
			for j := range limit.Of {
				limit.Of[j] = -limit.Of[j]
			}
		default:
			return nil, ErrRelation
		}
		l.limits = append(l.limits, limit)
		if p.First > p.Second {
			p = Pair{p.Second, p.SecondLow, p.SecondHigh, p.First, p.FirstLow, p.FirstHigh}
		}
		l.answered[p] = true
	}
	return l, nil
}

// difference returns the factors of the steps in the value of the First step of
// a pair minus that of the Second.
func (l *ladder) difference(p Pair) []float64 {
	of := make([]float64, l.steps)
	for i := p.FirstLow; i < p.FirstHigh; i++ {
		of[l.from[p.First]+i] = 1
	}
	for i := p.SecondLow; i < p.SecondHigh; i++ {
		of[l.from[p.Second]+i] = -1
	}
	return of
}

// weights returns the factors of the steps in each weight.
func (l *ladder) weights() [][]float64 {
	out := make([][]float64, len(l.levels))
	for k, n := range l.levels {
		out[k] = make([]float64, l.steps)
		for i := range n - 1 {
			out[k][l.from[k]+i] = 1
		}
	}
	return out
}

// rows returns the answers as rows, without those that another one implies by
// itself.
func (l *ladder) rows() []linear.Row {
	var kept []Limit
	for i, limit := range l.limits {
		implied := limit.Is == More && slices.ContainsFunc(l.limits[:i], func(o Limit) bool { return o.Is == More && least(limit.Of, o.Of) })
		implied = implied || limit.Is == More && slices.ContainsFunc(l.limits[i+1:], func(o Limit) bool {
			return o.Is == More && least(limit.Of, o.Of) && !slices.Equal(limit.Of, o.Of)
		})
		if !implied {
			kept = append(kept, limit)
		}
	}
	return rowsOf(l.steps, kept)
}

// least reports whether no number of a is below that of b.
func least(a, b []float64) bool {
	for j := range a {
		if a[j] < b[j] {
			return false
		}
	}
	return true
}

// pairs calls yield with every pair that is not answered.
func (l *ladder) pairs(yield func(Pair) bool) {
	for a := range l.levels {
		for b := a + 1; b < len(l.levels); b++ {
			for ah := l.levels[a] - 1; ah > 0; ah-- {
				for al := range ah {
					for bh := l.levels[b] - 1; bh > 0; bh-- {
						for bl := range bh {
							if p := (Pair{a, al, ah, b, bl, bh}); !l.answered[p] && !yield(p) {
								return
							}
						}
					}
				}
			}
		}
	}
}

// next returns the most open pair, and how many are open and implied. Points
// that fit the answers show that a pair is open. Where they all say the same, an
// answer that says as much already tells, or a pair that was proven to follow
// and says more, or else a linear program; the pairs that say most come first.
func (l *ladder) next(points [][]float64) (best Pair, open, implied int, err error) {
	seen := l.heights(points)
	var unsure []claim
	for p := range l.pairs {
		low, high := seen.span(p)
		switch c := (claim{pair: p, second: low <= -1e-7}); {
		case low <= -1e-7 && high >= 1e-7:
		case settled(l.difference(p), l.limits):
			implied++
		default:
			unsure = append(unsure, c)
		}
	}
	slices.SortStableFunc(unsure, func(a, b claim) int { return cmp.Compare(a.gap(), b.gap()) })
	follow := map[Pair]bool{}
	var proven []Limit
	rows := l.rows()
	for _, c := range unsure {
		of := l.difference(c.pair)
		if settled(of, proven) {
			follow[c.pair] = true
			continue
		}
		low, high := seen.span(c.pair)
		for _, side := range [...]struct {
			sign float64
			end  *float64
		}{{1, &low}, {-1, &high}} {
			if float64(side.sign**side.end) <= -1e-7 {
				continue // the points show it
			}
			x, d, err := transposed(of, side.sign, rows)
			if err != nil {
				return best, 0, 0, err
			}
			*side.end = d
			seen = append(seen, l.heights([][]float64{x})...)
		}
		if low > -1e-7 || high < 1e-7 {
			follow[c.pair] = true
			if low <= -1e-7 {
				for j := range of {
					of[j] = -of[j]
				}
			}
			proven = append(proven, Limit{Of: of, Is: AtLeast})
		}
	}
	most := 0.0
	for p := range l.pairs {
		low, high := seen.span(p)
		if low > -1e-7 || high < 1e-7 || follow[p] {
			continue
		}
		if open++; min(high, -low) > most+1e-9 {
			best, most = p, min(high, -low)
		}
	}
	return best, open, implied + len(follow), nil
}

// transposed is [furthest] by the dual program, whose multipliers are the point:
// with many answers it is much the smaller one. The rows are those of a ladder:
// the first says that the steps sum to 1, the others have the bound 0.
func transposed(sum []float64, sign float64, rows []linear.Row) (point []float64, value float64, err error) {
	n := len(rows)
	p := linear.Problem{Minimise: make([]float64, n), Free: make([]bool, n), Rows: make([]linear.Row, len(sum))}
	p.Minimise[0] = -1
	for i, row := range rows {
		p.Free[i] = row.Is == linear.Equal
	}
	for j, x := range sum {
		p.Rows[j] = linear.Row{Of: make([]float64, n), Is: linear.AtMost, Bound: float64(sign * x)}
		for i, row := range rows {
			p.Rows[j].Of[i] = row.Of[j]
		}
	}
	s, err := linear.Solve(p)
	if err != nil || s.Status != linear.Optimal {
		return furthest(sum, sign, rows)
	}
	point = make([]float64, len(sum))
	for j, y := range s.Proof {
		point[j] = -y
	}
	return point, float64(-sign * s.Value), nil
}

// claim is a pair of which all points say that the one step is worth at least as
// much as the other: the Second, or else the First.
type claim struct {
	pair   Pair
	second bool
}

// gap returns how much longer the step is that is worth more: the shorter it is,
// and the longer the other, the more other pairs follow.
func (c claim) gap() int {
	gap := (c.pair.FirstHigh - c.pair.FirstLow) - (c.pair.SecondHigh - c.pair.SecondLow)
	if c.second {
		return -gap
	}
	return gap
}

// heights are points as the worth of each level of each criterion.
type heights [][][]float64

func (l *ladder) heights(points [][]float64) heights {
	out := make(heights, len(points))
	for i, x := range points {
		for k, n := range l.levels {
			worth := make([]float64, n)
			for at := 1; at < n; at++ {
				worth[at] = worth[at-1] + x[l.from[k]+at-1]
			}
			out[i] = append(out[i], worth)
		}
	}
	return out
}

// span returns the least and the most that the First step of a pair is worth
// above the Second at the points.
func (h heights) span(p Pair) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, x := range h {
		first, second := x[p.First], x[p.Second]
		d := (first[p.FirstHigh] - first[p.FirstLow]) - (second[p.SecondHigh] - second[p.SecondLow])
		low, high = min(low, d), max(high, d)
	}
	return low, high
}

// settled reports whether one condition alone settles a difference, as the
// larger step is at least as large and the smaller one at most as large.
func settled(of []float64, limits []Limit) bool {
	covers := func(sign, turned float64, limit Limit) bool {
		for j, f := range limit.Of {
			if float64(sign*of[j]) < float64(turned*f) {
				return false
			}
		}
		return true
	}
	for _, limit := range limits {
		for _, sign := range [...]float64{1, -1} {
			if covers(sign, 1, limit) || (limit.Is == Equal && covers(sign, -1, limit)) {
				return true
			}
		}
	}
	return false
}
