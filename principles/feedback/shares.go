package feedback

import (
	"cmp"
	"errors"
	"math"
	"slices"

	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/figure"
	"github.com/concord-sdm/concord/internal/stats"
	"github.com/concord-sdm/concord/principles/equity"
)

// Counted is how many texts a coder gave a label.
type Counted struct {
	// Label is the label.
	Label string
	// Count is how many texts have it.
	Count int
}

// Share is how common a class is, corrected for the errors of the coder.
type Share struct {
	// Label is the label of the class.
	Label string `json:"label"`
	// Apparent is the share of the texts that the coder gave it (Wilson). Do not
	// publish it.
	Apparent equity.Estimate `json:"apparent"`
	// Corrected is the estimate of the share that people would have given it.
	Corrected equity.Estimate `json:"corrected"`
	// Clipped says that the corrected share came out below 0 or above 1 and was set to
	// that: the coder does worse here than where it was evaluated.
	Clipped bool `json:"clipped,omitzero"`
}

// Shares corrects what a coder counted in total texts by its sensitivity and
// specificity in the evaluation (Rogan & Gladen 1978, doi
// 10.1093/oxfordjournals.aje.a112510). The corrected shares of several labels need not
// sum to 1. The correction holds only as far as the texts are like those of the
// evaluation: the same questions, the same service, the same time.
//
// The error is [ErrRefused] if the evaluation refused the coder, or [Faults] if the
// counts are not counts of its labels.
func Shares(e Evaluation, total int, counts []Counted) ([]Share, error) {
	if e.Refused || len(e.Classes) == 0 {
		return nil, ErrRefused
	}
	var f fault.Collector
	root := fault.Path{}
	list := root.Field("counts")
	sum := 0
	out := []Share{}
	for i, c := range counts {
		at := list.Index(i)
		k := slices.IndexFunc(e.Classes, func(class Class) bool { return class.Label == c.Label })
		if k < 0 || slices.ContainsFunc(counts[:i], func(o Counted) bool { return o.Label == c.Label }) {
			f.Add(at.Field("label"), fault.Reference, errors.New("count each label of the evaluation at most once"))
			continue
		}
		sum += max(c.Count, 0)
		if c.Count < 0 || c.Count > total || sum > total {
			f.Add(at.Field("count"), fault.Range, errors.New("a count is 0 or more, and all together are at most the total"))
			continue
		}
		class := e.Classes[k]
		others := e.Texts - class.Texts
		share := Share{Label: c.Label, Apparent: equity.Wilson(c.Count, total, e.Level)}
		share.Corrected, share.Clipped = Correct(c.Count, total, Rate{class.Sensitivity.Value.Value, class.Texts}, Rate{class.Specificity.Value.Value, others}, e.Level)
		out = append(out, share)
	}
	if err := f.Err(); err != nil {
		return nil, err
	}
	slices.SortFunc(out, func(a, b Share) int { return cmp.Compare(a.Label, b.Label) })
	return out, nil
}

// Rate is a sensitivity or specificity with the number of texts or people it was
// measured on.
type Rate struct {
	// Value is the rate, 0 to 1.
	Value float64
	// Of is the number it was measured on; 0 if it is known without error.
	Of int
}

// Correct returns the true share behind positives of total, found with a known
// sensitivity and specificity (Rogan & Gladen 1978): (p + Sp − 1)/(Se + Sp − 1), with
// their variance, the errors of both rates included, at the confidence level. It is
// refused, with the code "noBetterThanChance", where Se + Sp ≤ 1. What falls outside 0
// to 1 is set to the end, and clipped says whether the estimate itself did.
func Correct(positives, total int, sensitivity, specificity Rate, level float64) (e equity.Estimate, clipped bool) {
	if !(level >= 0.5 && level < 1) || positives < 0 || positives > total || !sensitivity.valid() || !specificity.valid() {
		return withheld(WhyUndefined), false
	}
	if total == 0 {
		return withheld(WhyNobody), false
	}
	se, sp := sensitivity.Value, specificity.Value
	youden := se + sp - 1
	if youden <= 1e-12 {
		return withheld(WhyNoBetter), false
	}
	p := float64(positives) / float64(total)
	raw := (p + sp - 1) / youden
	share := min(1, max(0, raw))
	variance := p*(1-p)/float64(total) + float64(share*share*sensitivity.variance()) + float64((1-share)*(1-share)*specificity.variance())
	half := stats.NormalQuantile(1-(1-level)/2) * math.Sqrt(variance) / youden
	return equity.Estimate{
		Value: figure.Of(share), Low: figure.Of(max(0, min(raw, 1)-half)), High: figure.Of(min(1, max(raw, 0)+half)),
	}, raw < 0 || raw > 1
}

func (r Rate) valid() bool { return r.Value >= 0 && r.Value <= 1 && r.Of >= 0 }

func (r Rate) variance() float64 {
	if r.Of == 0 {
		return 0
	}
	return r.Value * (1 - r.Value) / float64(r.Of)
}
