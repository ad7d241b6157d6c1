package agreement

import (
	"slices"

	"github.com/concord-sdm/concord/internal/figure"
)

func identity(q int) [][]float64 { return fill(q, func(int, int) float64 { return 0 }) }

// pairwise returns the weighted share of agreeing pairs of raters of one subject
// with two ratings or more.
func (p pattern) pairwise(w [][]float64) float64 {
	sum := 0.0
	for k, n := range p.count {
		if n == 0 {
			continue
		}
		like := 0.0
		for l, m := range p.count {
			like += float64(w[k][l] * m)
		}
		sum += float64(n * (like - 1))
	}
	return sum / (p.sum * (p.sum - 1))
}

// observed returns the mean of pairwise over the paired subjects.
func (d Data) observed(w [][]float64) float64 {
	sum, n := 0.0, 0.0
	for _, p := range d.patterns {
		if p.sum >= 2 {
			sum += float64(p.times * p.pairwise(w))
			n += p.times
		}
	}
	return sum / n
}

// prevalence returns for each category the mean over the subjects of the share of
// their ratings.
func (d Data) prevalence() []float64 {
	pi := make([]float64, d.categories)
	for _, p := range d.patterns {
		for k, n := range p.count {
			pi[k] += float64(p.times * n / p.sum)
		}
	}
	for k := range pi {
		pi[k] /= float64(d.subjects)
	}
	return pi
}

// bilinear returns Σ w·a·b.
func bilinear(w [][]float64, a, b []float64) float64 {
	sum := 0.0
	for k := range w {
		for l := range w {
			sum += float64(w[k][l] * a[k] * b[l])
		}
	}
	return sum
}

func total(w [][]float64) float64 {
	sum := 0.0
	for _, row := range w {
		for _, v := range row {
			sum += v
		}
	}
	return sum
}

// around returns for each category the mean weight towards all, by prevalence.
func around(w [][]float64, pi []float64) []float64 {
	out := make([]float64, len(pi))
	for k := range pi {
		for l := range pi {
			out[k] += float64((w[k][l] + w[l][k]) / 2 * pi[l])
		}
	}
	return out
}

// linearised returns the variance of a coefficient whose chance agreement is a
// quadratic form of the prevalences: chance gives each subject's part of it.
func (d Data) linearised(e Estimate, w [][]float64, chance func(pattern) float64) float64 {
	n, paired := float64(d.subjects), float64(e.Paired)
	pe, value := e.Expected.Value, e.Value.Value
	sum := 0.0
	for _, p := range d.patterns {
		own := 0.0
		if p.sum >= 2 {
			own = n / paired * (p.pairwise(w) - pe) / (1 - pe)
		}
		x := own - 2*float64((1-value)*(chance(p)-pe)/(1-pe)) - value
		sum += float64(p.times * x * x)
	}
	return sum / (n * (n - 1))
}

// prepare checks the options and starts an estimate; more is false if the ratings
// give no coefficient.
func (d Data) prepare(c Coefficient, o Options) (e Estimate, w [][]float64, more bool, err error) {
	if e, err = d.newEstimate(c, o); err != nil {
		return Estimate{}, nil, false, err
	}
	if d.categories == 0 {
		return e, nil, false, nil
	}
	if w, err = o.table(d.categories); err != nil {
		return Estimate{}, nil, false, err
	}
	if !symmetric(w) && (c != CohenKappa || d.cross == nil) {
		return Estimate{}, nil, false, optionError("weights that are not symmetric are for Cohen's kappa of a cross table only")
	}
	if d.categories == 1 && e.Paired > 0 {
		e.Observed, e.Expected = figure.Absent(WhyOneCategory), figure.Absent(WhyOneCategory)
		e.absent(WhyOneCategory)
	}
	return e, w, e.Paired > 0 && d.categories > 1, nil
}

// Percent estimates the percent agreement: the share, 0 to 1, of pairs of raters
// who chose the same category, with weights the mean weight of the pairs. The
// error is [ErrOptions].
func Percent(d Data, o Options) (Estimate, error) {
	e, w, more, err := d.prepare(PercentAgreement, o)
	if err != nil || !more {
		return e, err
	}
	e.Observed, e.Expected = figure.Of(d.observed(w)), figure.Absent(WhyNotDefined)
	e.Value = e.Observed
	if d.cross != nil {
		e.spread(d.crossPercent(w, e))
		return e, nil
	}
	n, paired := float64(d.subjects), float64(e.Paired)
	sum := 0.0
	for _, p := range d.patterns {
		own := 0.0
		if p.sum >= 2 {
			own = n / paired * p.pairwise(w)
		}
		x := own - e.Value.Value
		sum += float64(p.times * x * x)
	}
	e.spread(sum / (n * (n - 1)))
	return e, nil
}

// Fleiss estimates Fleiss's kappa for any number of raters (1971), in Gwet's
// extension to weights and missing ratings: chance is what raters would agree if
// all chose by the mean share of each category. The error is [ErrOptions].
func Fleiss(d Data, o Options) (Estimate, error) { return d.fleiss(FleissKappa, o) }

// Scott estimates Scott's pi of two raters (1955): chance is by the mean of their
// shares of each category. The error is [ErrOptions], or [ErrRaters] if rows have
// more than two raters or a subject has more than two ratings.
func Scott(d Data, o Options) (Estimate, error) {
	for _, p := range d.patterns {
		if p.sum > 2 || d.raters > 2 {
			return Estimate{}, errTwo
		}
	}
	return d.fleiss(ScottPi, o)
}

func (d Data) fleiss(c Coefficient, o Options) (Estimate, error) {
	e, w, more, err := d.prepare(c, o)
	if err != nil || !more {
		return e, err
	}
	pi := d.prevalence()
	if !e.set(d.observed(w), bilinear(w, pi, pi)) {
		return e, nil
	}
	near := around(w, pi)
	if d.cross != nil {
		e.spread(d.crossVariance(e, w, func(k, l int) float64 { return near[k] + near[l] }))
		return e, nil
	}
	e.spread(d.linearised(e, w, func(p pattern) float64 {
		sum := 0.0
		for k, n := range p.count {
			sum += float64(n * near[k])
		}
		return sum / p.sum
	}))
	return e, nil
}

// Gwet estimates AC1 for any number of raters, with weights AC2 (Gwet 2008, 2014):
// chance is T/(q(q−1)) Σ π(1−π) for q categories, T the sum of the weights. It
// stays near the percent agreement where nearly all subjects are of one kind and
// kappa does not. The error is [ErrOptions].
func Gwet(d Data, o Options) (Estimate, error) {
	c := AC1
	if o.Weights != Unweighted {
		c = AC2
	}
	e, w, more, err := d.prepare(c, o)
	if err != nil || !more {
		return e, err
	}
	pi := d.prevalence()
	q := float64(d.categories)
	scale := total(w) / (q * (q - 1))
	pe := 0.0
	for _, p := range pi {
		pe += float64(scale * p * (1 - p))
	}
	if !e.set(d.observed(w), pe) {
		return e, nil
	}
	if d.cross != nil {
		e.spread(d.crossVariance(e, w, func(k, l int) float64 { return float64(scale * (2 - pi[k] - pi[l])) }))
		return e, nil
	}
	e.spread(d.linearised(e, w, func(p pattern) float64 {
		sum := 0.0
		for k, n := range p.count {
			sum += float64(n * (1 - pi[k]))
		}
		return scale * sum / p.sum
	}))
	return e, nil
}

// Metric is the kind of distances between categories in Krippendorff's alpha.
type Metric string

// The metrics.
const (
	NominalMetric  Metric = "nominal"  // the same or not
	OrdinalMetric  Metric = "ordinal"  // by how many ratings lie between
	IntervalMetric Metric = "interval" // squared difference of the values
	RatioMetric    Metric = "ratio"    // squared difference over squared sum of the values
	WeightedMetric Metric = "weighted" // by the weights of the options, as irrCAC has it
)

// Values returns the metrics.
func (Metric) Values() []Metric {
	return []Metric{NominalMetric, OrdinalMetric, IntervalMetric, RatioMetric, WeightedMetric}
}

// IsValid reports whether m is one of [Metric.Values].
func (m Metric) IsValid() bool { return slices.Contains(m.Values(), m) }

// Krippendorff estimates Krippendorff's alpha for any number of raters and with
// missing ratings (Krippendorff 2011): 1 − D/E, with D the distances that were seen
// within subjects and E those between any two ratings. Subjects with one rating are
// left out. Interval and ratio distances use the values of the options, the ratio
// metric takes values of 0 or more. Weights go with the weighted metric only. The
// error is [ErrOptions].
func Krippendorff(d Data, m Metric, o Options) (Estimate, error) {
	if !m.IsValid() {
		return Estimate{}, optionError("the metric is nominal, ordinal, interval, ratio or weighted")
	}
	if m != WeightedMetric && o.Weights != Unweighted {
		return Estimate{}, optionError("weights go with the weighted metric only")
	}
	asked := o
	switch m {
	case IntervalMetric:
		o.Weights = Quadratic
	case RatioMetric:
		o.Weights = Ratio
	}
	e, w, more, err := d.prepare(KrippendorffAlpha, o)
	if err != nil {
		return e, err
	}
	e.Metric, e.Weights = m, asked.Weights
	if !more {
		return e, nil
	}
	// The shares of the ratings that can be paired, and how many there are of them
	// for each subject.
	pi := make([]float64, d.categories)
	ratings, paired := 0.0, float64(e.Paired)
	for _, p := range d.patterns {
		if p.sum >= 2 {
			ratings += float64(p.times * p.sum)
			for k, n := range p.count {
				pi[k] += float64(p.times * n)
			}
		}
	}
	if m == OrdinalMetric {
		w = ranks(pi)
	}
	for k := range pi {
		pi[k] /= ratings
	}
	mean := ratings / paired
	seen := 0.0
	for _, p := range d.patterns {
		if p.sum >= 2 {
			seen += float64(p.times * p.sum / mean * p.pairwise(w))
		}
	}
	seen /= paired
	pe := bilinear(w, pi, pi)
	if !e.set(seen+(1-seen)/ratings, pe) {
		return e, nil
	}
	near := around(w, pi)
	plain := (seen - pe) / (1 - pe)
	if d.cross != nil {
		uncorrected := e
		uncorrected.Observed, uncorrected.Value = figure.Of(seen), figure.Of(plain)
		e.spread(d.crossVariance(uncorrected, w, func(k, l int) float64 { return near[k] + near[l] }))
		return e, nil
	}
	sum := 0.0
	for _, p := range d.patterns {
		if p.sum < 2 {
			continue
		}
		more := (p.sum - mean) / mean
		chance := 0.0
		for k, n := range p.count {
			chance += float64(n * near[k])
		}
		own := float64(p.sum/mean*p.pairwise(w)) - float64(seen*more)
		chance = chance/mean - float64(pe*more)
		x := (own-pe)/(1-pe) - 2*float64((1-plain)*(chance-pe)/(1-pe)) - plain
		sum += float64(p.times * x * x)
	}
	if e.Paired < 2 {
		e.StandardError, e.Low, e.High = figure.Absent(WhyFewSubjects), figure.Absent(WhyFewSubjects), figure.Absent(WhyFewSubjects)
		return e, nil
	}
	e.spread(sum / (paired * (paired - 1)))
	return e, nil
}

// ranks returns weights by Krippendorff's ordinal distances: the square of the
// number of ratings from one category to the other, each end counted half.
func ranks(counts []float64) [][]float64 {
	q := len(counts)
	distance := func(k, l int) float64 {
		lo, hi := min(k, l), max(k, l)
		sum := -(counts[lo] + counts[hi]) / 2
		for g := lo; g <= hi; g++ {
			sum += counts[g]
		}
		return sum * sum
	}
	most := 0.0
	for k := range q {
		for l := range k {
			most = max(most, distance(k, l))
		}
	}
	return fill(q, func(k, l int) float64 {
		if most == 0 {
			return 0
		}
		return 1 - distance(k, l)/most
	})
}
