package smaa

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/concord-sdm/concord/internal/figure"
	"github.com/concord-sdm/concord/sdm"
)

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }

// soFar returns what the draws so far say.
func (e *engine) soFar() *results {
	n, m := e.n, e.m
	r := newResults(n, m)
	a := e.total
	draws := float64(a.draws)
	r.draws = a.draws
	for i := range n {
		for rank := range n {
			at := i*n + rank
			r.ranks[at] = (float64(a.ranks[at]) + a.shared[at]) / draws
			r.rankErr[at] = e.standardError(r.ranks[at], e.squares[at])
		}
		if won := float64(a.ranks[i*n]) + a.shared[i*n]; won > 0 {
			for k := range m {
				r.central[i*m+k] = a.first[i*m+k] / won
			}
		}
		for j := i + 1; j < n; j++ {
			at, back := i*n+j, j*n+i
			r.wins[at] = (float64(a.wins[at]) + float64(a.ties[at])/2) / draws
			r.wins[back] = 1 - r.wins[at]
			r.winErr[at] = e.standardError(r.wins[at], e.pairs[at])
			r.winErr[back] = r.winErr[at]
		}
	}
	for k := range r.weight {
		r.weight[k] = a.weight[k] / draws
	}
	r.values = slices.Clone(e.fixed)
	for _, i := range e.moving {
		mean, known := e.mean(i)
		if !known {
			mean = a.values[i] / draws
		}
		r.values[i] = mean
	}
	return r
}

// standardError returns that of a share: √(p(1−p)/N), or for a walk that of
// its blocks if it is larger: √(B/(B−1) · Σ(x_b − p·n_b)²)/N.
func (e *engine) standardError(p, squares float64) float64 {
	plain := binomial(p, e.total.draws)
	if !e.chained {
		return plain
	}
	blocks, draws := float64(e.blocks), float64(e.total.draws)
	spread := max(0, squares-float64(float64(blockSize*draws)*float64(p*p)))
	return max(plain, math.Sqrt(blocks/(blocks-1)*spread)/draws)
}

func (r *results) largest() float64 {
	out := 0.0
	for _, x := range r.rankErr {
		out = max(out, x)
	}
	return out
}

// unsure is the largest standard error that the stop rule believes: as if half a
// draw more had gone each way, so that what is in none of a few draws, or in all,
// is not taken for sure.
func (r *results) unsure() float64 {
	out := r.largest()
	n := float64(r.draws)
	for _, p := range r.ranks {
		out = max(out, binomial((float64(p*n)+0.5)/(n+1), r.draws))
	}
	return out
}

// spread draws weights alone, for their histogram.
func (e *engine) spread(draws int) {
	h := e.newHand()
	for d := range draws {
		e.space.draw(h.w, h.cuts, keyOf(e.seed, uint64(d)))
		for k, w := range h.w {
			e.hist[k*bins+min(bins-1, int(w*bins))]++
		}
	}
}

// quantile reads the p quantile of the weight of criterion k.
func (e *engine) quantile(k int, p float64) float64 {
	counts := e.hist[k*bins : (k+1)*bins]
	total := int64(0)
	for _, c := range counts {
		total += int64(c)
	}
	want, sum := float64(p*float64(total)), 0.0
	for b, c := range counts {
		if next := sum + float64(c); c > 0 && next >= want {
			return (float64(b) + (want-sum)/float64(c)) / bins
		} else {
			sum = next
		}
	}
	return 1
}

// report writes the results down.
func (e *engine) report(ranking *sdm.Ranking, s *Statements, r *results, o *Options) Acceptability {
	out := Acceptability{
		Format: AcceptabilityFormat,
		Method: Method{
			Name: "smaa-2", Version: MethodVersion, Exact: r.exact, Evidence: FixedEvidence, Weights: e.space.way,
			Seed: o.Seed, Draws: r.draws, Stop: r.stop, LargestError: r.largest(),
		},
		Decision: ranking.Decision, DecisionVersion: ranking.DecisionVersion, Language: ranking.Language,
		Question: ranking.Question, Voice: s.Voice, Knowledge: e.knowledge(s),
		Options: make([]OptionAcceptability, e.n), Excluded: ranking.Excluded, Unsuitable: ranking.Unsuitable,
	}
	if len(e.moving) > 0 {
		out.Method.Evidence = DrawnEvidence
	}
	weights := r.weight
	if e.space.centroid != nil {
		weights = e.space.centroid
	}
	a := e.newAnalysis(weights, r.values)
	if e.n > 0 {
		out.Best = e.options[a.best]
	}
	names := make(map[string]string, e.n)
	for _, option := range ranking.Options {
		names[option.Option] = option.Name
	}
	sure := e.confidence(r, r.draws)
	for i := range e.n {
		out.Options[i] = e.option(i, r, names, sure[i], a.scores[i])
	}
	out.Settle = a.settle()
	slices.SortStableFunc(out.Options, func(x, y OptionAcceptability) int {
		return cmp.Or(cmp.Compare(y.Ranks[0].Share, x.Ranks[0].Share), strings.Compare(x.Option, y.Option))
	})
	out.Leader = leader(out.Options, r)
	for k, c := range ranking.Criteria {
		w := WeightSpread{Criterion: c.Criterion, Name: c.Name, Mean: weights[k], Low: weights[k], Median: weights[k], High: weights[k]}
		if e.space.way != Point {
			w.Low, w.Median, w.High = e.quantile(k, 0.025), e.quantile(k, 0.5), e.quantile(k, 0.975)
		}
		out.Weights = append(out.Weights, w)
	}
	out.Notes = e.notes(s)
	return out
}

func (e *engine) option(i int, r *results, names map[string]string, sure, score float64) OptionAcceptability {
	n, m := e.n, e.m
	o := OptionAcceptability{
		Option: e.options[i], Name: names[e.options[i]], Ranks: make([]Proportion, n), Score: score,
		Central: []float64{}, Confidence: figure.Absent(WhyNeverFirst), Against: make([]Against, 0, n-1),
	}
	for rank := range n {
		o.Ranks[rank] = Proportion{r.ranks[i*n+rank], r.rankErr[i*n+rank]}
	}
	if r.ranks[i*n] > 0 {
		o.Central = slices.Clone(r.central[i*m : (i+1)*m])
		o.Confidence = figure.Of(sure)
		if len(e.moving) > 0 {
			o.ConfidenceError = binomial(sure, r.draws)
		}
	}
	for j := range n {
		if j != i {
			o.Against = append(o.Against, Against{e.options[j], Proportion{r.wins[i*n+j], r.winErr[i*n+j]}})
		}
	}
	return o
}

// leader returns the option that is first most often, if that is beyond chance:
// the difference of two shares p and q of the same draws has the variance
// (p + q − (p − q)²)/N.
func leader(options []OptionAcceptability, r *results) string {
	if len(options) == 0 {
		return ""
	}
	if len(options) == 1 {
		return options[0].Option
	}
	p, q := options[0].Ranks[0].Share, options[1].Ranks[0].Share
	gap := p - q
	if r.exact {
		if gap > 1e-9 {
			return options[0].Option
		}
		return ""
	}
	noise := math.Sqrt(max(0, p+q-float64(gap*gap)) / float64(r.draws))
	noise = max(noise, options[0].Ranks[0].Error) // a walk's is larger
	if gap > 2*noise {
		return options[0].Option
	}
	return ""
}

func (e *engine) knowledge(s *Statements) Knowledge {
	switch {
	case e.space.way == Point:
		return WeightsFixed
	case e.space.loose:
		return NothingSaid
	}
	for _, x := range s.Statements {
		if x.Kind == Ratio || x.Kind == Share {
			return NumbersSaid
		}
	}
	return OrderSaid
}

func (e *engine) notes(s *Statements) []Note {
	out := []Note{}
	switch s.Voice.Role {
	case sdm.Surrogate:
		out = append(out, Note{Code: NoteSurrogate})
	case sdm.Family, sdm.Clinician:
		out = append(out, Note{Code: NoteOther})
	}
	if e.n < 2 {
		out = append(out, Note{Code: NoteNoChoice})
	}
	for _, k := range e.flipping {
		out = append(out, Note{Code: NoteDirection, Criterion: e.columns[k].ID})
	}
	for at, src := range e.sources {
		if src.missing {
			out = append(out, Note{Code: NoteMissing, Option: e.names[at].option, Criterion: e.columns[e.names[at].column].ID})
		}
	}
	return out
}
