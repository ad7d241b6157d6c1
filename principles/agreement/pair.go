package agreement

import "github.com/concord-sdm/concord/internal/fault"

var (
	errTwo     = fault.Because(ErrRaters, "agreement: the coefficient is for two raters; for more take Fleiss, Gwet, Conger or Krippendorff")
	errUnknown = fault.Because(ErrRaters, "agreement: counts do not say which rater said what; take Fleiss, Gwet or Krippendorff")
)

// Cohen estimates Cohen's kappa of two raters (1960), with weights the weighted
// kappa (1968): chance is by each rater's own shares of the categories. The error
// is [ErrOptions] or [ErrRaters].
func Cohen(d Data, o Options) (Estimate, error) {
	if d.raters == 0 && len(d.patterns) > 0 {
		return Estimate{}, errUnknown
	}
	if d.raters > 2 {
		return Estimate{}, errTwo
	}
	if d.cross == nil {
		return d.conger(CohenKappa, o)
	}
	e, w, more, err := d.prepare(CohenKappa, o)
	if err != nil || !more {
		return e, err
	}
	a, b := make([]float64, d.categories), make([]float64, d.categories)
	n, seen := float64(d.subjects), 0.0
	for k, row := range d.cross {
		for l, count := range row {
			a[k] += count / n
			b[l] += count / n
			seen += float64(w[k][l] * count / n)
		}
	}
	if !e.set(seen, bilinear(w, a, b)) {
		return e, nil
	}
	toB, toA := make([]float64, d.categories), make([]float64, d.categories)
	for k := range w {
		for l := range w {
			toB[k] += float64(w[k][l] * b[l])
			toA[l] += float64(w[k][l] * a[k])
		}
	}
	e.spread(d.crossVariance(e, w, func(k, l int) float64 { return toB[k] + toA[l] }))
	return e, nil
}

// Conger estimates Conger's kappa (1980): Cohen's for any number of raters, whose
// chance is by each rater's own shares of the categories, averaged over the pairs
// of raters. It is Cohen's for two. The error is [ErrOptions] or [ErrRaters].
func Conger(d Data, o Options) (Estimate, error) {
	if d.raters == 0 && len(d.patterns) > 0 {
		return Estimate{}, errUnknown
	}
	if d.cross != nil {
		e, err := Cohen(d, o)
		if err == nil {
			e.Coefficient = CongerKappa
		}
		return e, err
	}
	return d.conger(CongerKappa, o)
}

// conger follows Gwet (2014), as irrCAC's function for raw ratings does.
func (d Data) conger(c Coefficient, o Options) (Estimate, error) {
	e, w, more, err := d.prepare(c, o)
	if err != nil || !more {
		return e, err
	}
	// shares[g][k] is the share of category k among the ratings of rater g, given[g]
	// how many they are. A rater without ratings is none.
	shares, given := d.shares()
	r, q := float64(len(shares)), d.categories
	sums := make([]float64, q)
	pe := 0.0
	for _, s := range shares {
		for k := range sums {
			sums[k] += s[k]
		}
		pe -= bilinear(w, s, s)
	}
	pe = (pe + bilinear(w, sums, sums)) / (r * (r - 1))
	if !e.set(d.observed(w), pe) {
		return e, nil
	}
	n := float64(d.subjects)
	e.spread(d.linearised(e, w, func(p pattern) float64 {
		sum := 0.0
		for g, s := range shares {
			chosen := p.choice[given[g].column]
			rated := 0.0
			if chosen >= 0 {
				rated = 1
			}
			for k := range q {
				// The other raters' shares of category k, and this rater's part.
				others := sums[k] - s[k]
				own := 0.0
				for l := range q {
					is := 0.0
					if l == chosen {
						is = 1
					}
					own += float64(w[k][l] * (is - float64((rated-given[g].count/n)*s[l])))
				}
				sum += float64(own * n / given[g].count * others)
			}
		}
		return sum / (r * (r - 1))
	}))
	return e, nil
}

type ratings struct {
	column int
	count  float64
}

func (d Data) shares() (shares [][]float64, given []ratings) {
	for g := range d.raters {
		s, count := make([]float64, d.categories), 0.0
		for _, p := range d.patterns {
			if k := p.choice[g]; k >= 0 {
				s[k] += p.times
				count += p.times
			}
		}
		if count == 0 {
			continue
		}
		for k := range s {
			s[k] /= count
		}
		shares, given = append(shares, s), append(given, ratings{g, count})
	}
	return shares, given
}

// crossVariance is the large-sample variance of a coefficient of a cross table
// (Fleiss, Cohen & Everitt 1969, doi 10.1037/h0028106): chance is what category k
// of one and l of the other rater add to the agreement by chance.
func (d Data) crossVariance(e Estimate, w [][]float64, chance func(k, l int) float64) float64 {
	n, pa, pe, value := float64(d.subjects), e.Observed.Value, e.Expected.Value, e.Value.Value
	centre := pa - 2*float64((1-value)*pe)
	sum := 0.0
	for k, row := range d.cross {
		for l, count := range row {
			x := w[k][l] - float64((1-value)*chance(k, l)) - centre
			sum += float64(count / n * x * x)
		}
	}
	return sum / (n * (1 - pe) * (1 - pe))
}

func (d Data) crossPercent(w [][]float64, e Estimate) float64 {
	n, sum := float64(d.subjects), 0.0
	for k, row := range d.cross {
		for l, count := range row {
			x := w[k][l] - e.Value.Value
			sum += float64(count / n * x * x)
		}
	}
	return sum / n
}
