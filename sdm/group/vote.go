package group

import (
	"errors"
	"math"
	"slices"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/stats"
)

// What the functions on rankings refuse.
var (
	// ErrRankings says that rankings do not fit together.
	ErrRankings = errors.New("rankings must have one rank, 1 or more, for each of the same options")
	// ErrTooMany says that there are too many options for an exact answer.
	ErrTooMany = errors.New("too many options for an exact consensus order")
	// ErrNoSpread says that a coefficient is not defined.
	ErrNoSpread = errors.New("the coefficient needs two rankings, two options, and a ranking that is not all ties")
	// ErrWeights says that weights cannot be averaged.
	ErrWeights = errors.New("weights must be 0 or more for the same criteria, and their mean not 0 everywhere")
)

// MaxKemeny is how many options [Kemeny] orders at most. The work doubles with
// each option and some: 2ⁿ·n² steps, 7 million for 15 options.
const MaxKemeny = 15

// mostOrders is how many of the best orders are listed.
const mostOrders = 100

// checkRankings checks that each row has a rank for each option.
func checkRankings(ranks [][]int) (options int, err error) {
	if len(ranks) == 0 {
		return 0, ErrRankings
	}
	n := len(ranks[0])
	for _, row := range ranks {
		if len(row) != n || (n > 0 && slices.Min(row) < 1) {
			return 0, ErrRankings
		}
	}
	return n, nil
}

// Pairs returns, for each pair of options, how many of the rankings have the
// first above the second. A ranking holds one rank for each option, 1 the best;
// equal ranks are ties and count for neither. The error is [ErrRankings].
func Pairs(ranks [][]int) ([][]int, error) {
	n, err := checkRankings(ranks)
	if err != nil {
		return nil, err
	}
	out := make([][]int, n)
	for i := range out {
		out[i] = make([]int, n)
		for j := range n {
			for _, row := range ranks {
				if row[i] < row[j] {
					out[i][j]++
				}
			}
		}
	}
	return out, nil
}

// Borda returns the points of each option: n − 1 from each ranking that has it
// first, down to 0; options that are level share the mean of the points of their
// places (Borda 1781; Black 1976, Public Choice 28:1). The error is
// [ErrRankings].
func Borda(ranks [][]int) ([]float64, error) {
	n, err := checkRankings(ranks)
	if err != nil {
		return nil, err
	}
	out := make([]float64, n)
	for _, row := range ranks {
		for i, r := range row {
			below, level := 0, 0
			for _, other := range row {
				switch {
				case other > r:
					below++
				case other == r:
					level++
				}
			}
			out[i] += float64(below) + float64(level-1)/2
		}
	}
	return out, nil
}

// Copeland returns, for each option, how many others a majority puts it above
// minus how many a majority puts above it (Copeland 1951). The error is
// [ErrRankings].
func Copeland(ranks [][]int) ([]int, error) {
	pairs, err := Pairs(ranks)
	if err != nil {
		return nil, err
	}
	out := make([]int, len(pairs))
	for i := range pairs {
		for j := range pairs {
			switch {
			case pairs[i][j] > pairs[j][i]:
				out[i]++
			case pairs[i][j] < pairs[j][i]:
				out[i]--
			}
		}
	}
	return out, nil
}

// Condorcet returns the option that more rankings have above each other option
// than below it (Condorcet 1785), or −1 if there is none. A single option is
// that option. The error is [ErrRankings].
func Condorcet(ranks [][]int) (int, error) {
	scores, err := Copeland(ranks)
	if err != nil {
		return -1, err
	}
	return slices.Index(scores, len(scores)-1), nil
}

// Cycles returns the cycles of the majority: for each set of options in which
// majorities lead from each to each, a shortest cycle through the first of them
// that lies on one of that length. In [0 2 1], a majority puts 0 above 2, one 2
// above 1, and one 1 above 0. The error is [ErrRankings].
func Cycles(ranks [][]int) ([][]int, error) {
	pairs, err := Pairs(ranks)
	if err != nil {
		return nil, err
	}
	n := len(pairs)
	beats := func(i, j int) bool { return pairs[i][j] > pairs[j][i] }
	reach := make([][]bool, n)
	for i := range reach {
		reach[i] = make([]bool, n)
		for j := range n {
			reach[i][j] = beats(i, j)
		}
	}
	for k := range n {
		for i := range n {
			for j := range n {
				reach[i][j] = reach[i][j] || (reach[i][k] && reach[k][j])
			}
		}
	}
	out := [][]int{}
	seen := make([]bool, n)
	for i := range n {
		if seen[i] || !reach[i][i] {
			continue
		}
		var best []int
		for j := i; j < n; j++ {
			if reach[i][j] && reach[j][i] {
				seen[j] = true
				if c := shortest(j, n, beats); best == nil || len(c) < len(best) {
					best = c
				}
			}
		}
		out = append(out, best)
	}
	return out, nil
}

// shortest returns a shortest cycle through from, breadth first.
func shortest(from, n int, beats func(i, j int) bool) []int {
	parent := make([]int, n)
	for i := range parent {
		parent[i] = -1
	}
	queue := []int{from}
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		if i != from && beats(i, from) {
			var path []int
			for ; i != from; i = parent[i] {
				path = append(path, i)
			}
			path = append(path, from)
			slices.Reverse(path)
			return path
		}
		for j := range n {
			if j != from && parent[j] < 0 && beats(i, j) {
				parent[j] = i
				queue = append(queue, j)
			}
		}
	}
	return nil
}

// KemenyOrders are the orders that agree most with rankings.
type KemenyOrders struct {
	// Agreements is how many pairs they have in the same order as the rankings,
	// summed over these. A pair that a ranking has level agrees with neither
	// order.
	Agreements int
	// Orders are the best orders in lexical order, each the indices of the
	// options, the best first; at most 100.
	Orders [][]int
	// Count is how many best orders there are.
	Count int64
}

// Kemeny returns the orders with the most agreements, all of them (Kemeny 1959,
// Daedalus 88:577; Young & Levenglick 1978, SIAM J Appl Math 35:285): exactly,
// by the best order of every subset of options. The error is [ErrRankings] or,
// above [MaxKemeny] options, [ErrTooMany].
func Kemeny(ranks [][]int) (KemenyOrders, error) {
	n, err := checkRankings(ranks)
	if err != nil {
		return KemenyOrders{}, err
	}
	if n > MaxKemeny {
		return KemenyOrders{}, fault.Because(ErrTooMany, "an exact consensus order takes 2^n steps and is worked out for at most 15 options")
	}
	pairs, _ := Pairs(ranks)
	best := make([]int32, 1<<n)
	count := make([]int64, 1<<n)
	count[0] = 1
	// last returns the agreements that the set has at best with j as its last.
	last := func(set, j int) int32 {
		rest := set &^ (1 << j)
		sum := best[rest]
		for i := range n {
			if rest>>i&1 == 1 {
				sum += int32(pairs[i][j])
			}
		}
		return sum
	}
	for set := 1; set < 1<<n; set++ {
		best[set] = -1
		for j := range n {
			if set>>j&1 == 0 {
				continue
			}
			switch sum, ways := last(set, j), count[set&^(1<<j)]; {
			case sum > best[set]:
				best[set], count[set] = sum, ways
			case sum == best[set]:
				count[set] += ways
			}
		}
	}
	out := KemenyOrders{Agreements: int(best[1<<n-1]), Count: count[1<<n-1], Orders: [][]int{}}
	out.Orders = firstOrders(n, pairs, best)
	return out, nil
}

// firstOrders lists the best orders, beginning with the first place: what comes
// after it is a best order of the rest.
func firstOrders(n int, pairs [][]int, best []int32) [][]int {
	full := 1<<n - 1
	out := [][]int{}
	order := make([]int, 0, n)
	var walk func(left int, sum int32)
	walk = func(left int, sum int32) {
		if len(out) == mostOrders {
			return
		}
		if left == 0 {
			out = append(out, slices.Clone(order))
			return
		}
		for i := range n {
			if left>>i&1 == 0 {
				continue
			}
			rest := left &^ (1 << i)
			gain := int32(0)
			for j := range n {
				if rest>>j&1 == 1 {
					gain += int32(pairs[i][j])
				}
			}
			if sum+gain+best[rest] == best[full] {
				order = append(order, i)
				walk(rest, sum+gain)
				order = order[:len(order)-1]
			}
		}
	}
	walk(full, 0)
	return out
}

// Concordance is how much rankings agree.
type Concordance struct {
	// W is Kendall's coefficient of concordance, 0 (none) to 1 (all alike),
	// corrected for ties.
	W float64
	// ChiSquare is m(n − 1)W for m rankings of n options.
	ChiSquare float64
	// Degrees is n − 1, its degrees of freedom.
	Degrees int
	// P is the chance of at least as much concordance between rankings made
	// at random, by the chi-square distribution: rough for few options or
	// rankings (below about 8 options; Siegel & Castellan 1988).
	P float64
}

// KendallW returns Kendall's W with the correction for ties, (12ΣR² −
// 3m²n(n+1)²) / (m²n(n²−1) − mΣ(t³−t)), where R are sums of mid-ranks and t the
// sizes of ties (Kendall & Babington Smith 1939, Ann Math Stat 10:275; Siegel &
// Castellan 1988, Nonparametric Statistics, 9.6). The error is [ErrRankings] or
// [ErrNoSpread].
func KendallW(ranks [][]int) (Concordance, error) {
	n, err := checkRankings(ranks)
	if err != nil {
		return Concordance{}, err
	}
	if n < 2 || len(ranks) < 2 {
		return Concordance{}, ErrNoSpread
	}
	m, size := float64(len(ranks)), float64(n)
	sums := make([]float64, n)
	ties := 0.0
	for _, row := range ranks {
		for i, r := range row {
			above, level := 0, 0
			for _, other := range row {
				switch {
				case other < r:
					above++
				case other == r:
					level++
				}
			}
			sums[i] += float64(above) + float64(level+1)/2
			t := float64(level)
			ties += float64(t*t) - 1 // t options of a tie add t³ − t together
		}
	}
	squares := 0.0
	for _, s := range sums {
		squares += float64(s * s)
	}
	below := float64(float64(m*m)*float64(size*(float64(size*size)-1))) - float64(m*ties)
	if below <= 0 {
		return Concordance{}, ErrNoSpread
	}
	above := float64(12*squares) - float64(3*m*m*size*(size+1)*(size+1))
	w := max(0, min(1, above/below))
	out := Concordance{W: w, ChiSquare: m * (size - 1) * w, Degrees: n - 1}
	out.P = chiSquareAbove(out.ChiSquare, float64(out.Degrees))
	return out, nil
}

// chiSquareAbove returns the chance that a chi-square variable is above x: the
// upper incomplete gamma function, by its series (Abramowitz & Stegun 6.5.29)
// or continued fraction (6.5.31).
func chiSquareAbove(x, degrees float64) float64 {
	a, z := degrees/2, x/2
	if z <= 0 {
		return 1
	}
	front := stats.Exp(float64(a*stats.Log(z)) - z - stats.LogGamma(a))
	if z < a+1 {
		term := 1 / a
		sum := term
		for k := a + 1; term > 1e-17*sum; k++ {
			term = term * z / k
			sum += term
		}
		return max(0, 1-float64(front*sum))
	}
	// Lentz's method.
	b := z + 1 - a
	c, d := 1e300, 1/b
	h := d
	for i := 1.0; i < 500; i++ {
		an := -i * (i - a)
		b += 2
		d = 1 / (b + float64(an*d))
		c = b + an/c
		step := float64(c * d)
		h = float64(h * step)
		if math.Abs(step-1) < 1e-15 {
			break
		}
	}
	return float64(front * h)
}

// MeanKind is a way of averaging weights.
type MeanKind string

// The ways of averaging weights.
const (
	NoMean         MeanKind = ""           // none
	GeometricMean  MeanKind = "geometric"  // (∏ w)^(1/m), scaled to sum to 1
	ArithmeticMean MeanKind = "arithmetic" // Σ w / m
)

// Values returns the allowed words; the empty one is none of them.
func (MeanKind) Values() []string { return []string{string(GeometricMean), string(ArithmeticMean)} }

// IsValid reports whether k is one of the allowed words.
func (k MeanKind) IsValid() bool { return slices.Contains(k.Values(), string(k)) }

// MeanWeights averages individual priorities (AIP: Forman & Peniwati 1998, Eur J
// Oper Res 108:165): one row of weights for each voice, scaled to sum to 1
// before and after. A weight that one voice gives as 0 is 0 in the geometric
// mean. The error is [ErrWeights].
func MeanWeights(kind MeanKind, weights [][]float64) ([]float64, error) {
	if !kind.IsValid() || len(weights) == 0 || len(weights[0]) == 0 {
		return nil, ErrWeights
	}
	m := len(weights[0])
	out := make([]float64, m)
	for _, row := range weights {
		sum := 0.0
		for _, w := range row {
			if !(w >= 0 && w <= 1e100) {
				return nil, ErrWeights
			}
			sum += w
		}
		if len(row) != m || !(sum > 0) {
			return nil, ErrWeights
		}
		for k, w := range row {
			if kind == GeometricMean {
				out[k] += stats.Log(w / sum)
			} else {
				out[k] += w / sum
			}
		}
	}
	total := 0.0
	for k := range out {
		out[k] /= float64(len(weights))
		if kind == GeometricMean {
			out[k] = stats.Exp(out[k])
		}
		total += out[k]
	}
	if !(total > 0) {
		return nil, ErrWeights
	}
	for k := range out {
		out[k] /= total
	}
	return out, nil
}
