package agreement

import (
	"errors"
	"math"
	"slices"
)

// Weights says how much agreement there is between two categories that are not the
// same: 1 for the same, 0 for the farthest apart. All but none and custom are for
// categories that have an order.
type Weights string

// The weights. The values of the categories are 1, 2, 3 … unless [Options].Values
// says otherwise; d is their distance and D that of the first and last.
const (
	Unweighted Weights = ""          // 0 for any two that are not the same
	Linear     Weights = "linear"    // 1 − d/D (Cicchetti & Allison 1971)
	Quadratic  Weights = "quadratic" // 1 − d²/D² (Cohen 1968; Fleiss & Cohen 1973)
	Radical    Weights = "radical"   // 1 − √d/√D (Gwet 2014)
	Ordinal    Weights = "ordinal"   // by the number of pairs of categories between (Gwet 2014); values play no part
	Ratio      Weights = "ratio"     // 1 − (d/sum)², over that of the first and last (Gwet 2014)
	Custom     Weights = "custom"    // the table in Options.Custom
)

// Values returns the weights.
func (Weights) Values() []Weights {
	return []Weights{Unweighted, Linear, Quadratic, Radical, Ordinal, Ratio, Custom}
}

// IsValid reports whether w is one of [Weights.Values].
func (w Weights) IsValid() bool { return slices.Contains(w.Values(), w) }

// Errors of [Options]; test for them with errors.Is.
var (
	// ErrOptions says that the options contradict themselves or the data; the text
	// says how.
	ErrOptions = errors.New("the options do not fit")
	// ErrRaters says that the coefficient needs to know which rater said what, or
	// exactly two raters, and that the data are not like that.
	ErrRaters = errors.New("the coefficient does not take these raters")
)

type optionError string

func (e optionError) Error() string { return "agreement: " + string(e) }
func (optionError) Unwrap() error   { return ErrOptions }

// values returns the values of q categories.
func (o Options) values(q int) ([]float64, error) {
	if o.Values == nil {
		v := make([]float64, q)
		for k := range v {
			v[k] = float64(k + 1)
		}
		return v, nil
	}
	if len(o.Values) != q {
		return nil, optionError("give one value for each category, or none")
	}
	for k, v := range o.Values {
		if math.IsNaN(v) || math.Abs(v) > 1e100 || (k > 0 && v <= o.Values[k-1]) {
			return nil, optionError("the values of the categories ascend and are finite numbers")
		}
	}
	return o.Values, nil
}

// table returns the weights of q categories.
func (o Options) table(q int) ([][]float64, error) {
	values, err := o.values(q)
	switch {
	case err != nil:
		return nil, err
	case !o.Weights.IsValid():
		return nil, optionError("the weights are none, linear, quadratic, radical, ordinal, ratio or custom")
	case o.Weights == Custom:
		return o.Custom, checkCustom(o.Custom, q)
	case o.Custom != nil:
		return nil, optionError("a table of weights goes with custom weights only")
	case o.Weights == Ratio && values[0] < 0:
		return nil, optionError("ratio weights need values of 0 or more")
	}
	last := q - 1
	return fill(q, func(k, l int) float64 {
		d, span := math.Abs(values[k]-values[l]), values[last]-values[0]
		switch o.Weights {
		case Linear:
			return 1 - d/span
		case Quadratic:
			return 1 - float64((d/span)*(d/span))
		case Radical:
			return 1 - math.Sqrt(d/span)
		case Ordinal:
			return 1 - pairs(k, l)/pairs(0, last)
		case Ratio:
			most := span / (values[last] + values[0])
			here := d / (values[k] + values[l])
			return 1 - float64((here/most)*(here/most))
		}
		return 0
	}), nil
}

// pairs counts the pairs of categories from k to l, both ends included.
func pairs(k, l int) float64 {
	n := math.Abs(float64(k-l)) + 1
	return n * (n - 1) / 2
}

func fill(q int, weight func(k, l int) float64) [][]float64 {
	w := make([][]float64, q)
	for k := range w {
		w[k] = make([]float64, q)
		for l := range w[k] {
			w[k][l] = 1
			if k != l {
				w[k][l] = weight(k, l)
			}
		}
	}
	return w
}

func checkCustom(w [][]float64, q int) error {
	if len(w) != q {
		return optionError("custom weights are a square table with one row for each category")
	}
	for k, row := range w {
		if len(row) != q {
			return optionError("custom weights are a square table with one row for each category")
		}
		for l, v := range row {
			if !(v >= 0 && v <= 1) || (k == l && v != 1) {
				return optionError("custom weights are from 0 to 1, and 1 where both raters say the same")
			}
		}
	}
	return nil
}

func symmetric(w [][]float64) bool {
	for k := range w {
		for l := range k {
			if w[k][l] != w[l][k] {
				return false
			}
		}
	}
	return true
}
