package risk

import (
	"math"
	"slices"
)

// Denominators are the denominators that a comparison can have.
func Denominators() []int { return []int{100, 1000, 10000, 100000} }

func isDenominator(per int) bool {
	return per == 100 || per == 1000 || per == 10000 || per == 100000
}

// Denominator returns the one denominator for risks that are shown together:
// the smallest of 100, 1,000, 10,000 and 100,000 at which every risk that is
// not 0 rounds to at least 1, or 100,000 if none does. The error is
// [ErrNoCount] or [ErrProportion].
func Denominator(risks ...float64) (int, error) {
	if len(risks) == 0 {
		return 0, ErrNoCount
	}
	smallest := 1.0
	for _, p := range risks {
		if !(p >= 0 && p <= 1) {
			return 0, ErrProportion
		}
		if p > 0 {
			smallest = min(smallest, p)
		}
	}
	for per := 100; per < 100000; per *= 10 {
		if count(smallest, per) >= 1 {
			return per, nil
		}
	}
	return 100000, nil
}

// CountOf returns how many of per people have an outcome of the risk p, rounded
// half up. The error is [ErrProportion] or [ErrDenominator].
func CountOf(p float64, per int) (int, error) {
	switch {
	case !isDenominator(per):
		return 0, ErrDenominator
	case !(p >= 0 && p <= 1):
		return 0, ErrProportion
	}
	return count(p, per), nil
}

// count rounds half up. A product within a billionth of a half is one: 0.145 ·
// 100 is a little below 14.5 in binary.
func count(p float64, per int) int {
	return int(math.Floor(float64(p*float64(per)) + 0.5 + 1e-9))
}

// Frequency is a word for how often an outcome happens, as the European
// Medicines Agency uses it for side effects (Guideline on summary of product
// characteristics, 2009, section 4.8). Words alone are read as much more than
// they say (Knapp et al. 2004; Büchter et al. 2014, BMC Med Inform Decis Mak
// 14:76), so this package never says one without its count.
type Frequency string

// The words.
const (
	VeryCommon Frequency = "veryCommon" // 1 in 10 or more
	Common     Frequency = "common"     // 1 in 100 to 1 in 10
	Uncommon   Frequency = "uncommon"   // 1 in 1,000 to 1 in 100
	Rare       Frequency = "rare"       // 1 in 10,000 to 1 in 1,000
	VeryRare   Frequency = "veryRare"   // less than 1 in 10,000
)

// Values returns the allowed words.
func (Frequency) Values() []string {
	return []string{string(VeryCommon), string(Common), string(Uncommon), string(Rare), string(VeryRare)}
}

// IsValid reports whether f is one of the allowed words.
func (f Frequency) IsValid() bool { return slices.Contains(f.Values(), string(f)) }

// FrequencyOf returns the word for the risk p, and no word unless 0 ≤ p ≤ 1.
// For an outcome that nobody was seen to have, p is the upper end of the
// interval around 0.
func FrequencyOf(p float64) Frequency {
	switch {
	case !(p >= 0 && p <= 1):
		return ""
	case p >= 0.1:
		return VeryCommon
	case p >= 0.01:
		return Common
	case p >= 0.001:
		return Uncommon
	case p >= 0.0001:
		return Rare
	}
	return VeryRare
}
