package risk

import (
	"encoding/json"
	"slices"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/figure"
	"github.com/concord-sdm/concord/sdm"
)

// About says what risks are about. Outcome, population and span are required: a
// risk without its population and its time span cannot be shown.
type About struct {
	// Outcome is what people have or do not have, such as "heart attack".
	Outcome string
	// Population is the group of people, such as "adults with no heart disease".
	Population string
	// Span is the time that the risks cover.
	Span sdm.Span
	// Language is the BCP 47 tag of the names; left out, it is en.
	Language string
	// Assumes says what has to hold for the risks to be right.
	Assumes []Assumption
}

// Arm is one option with its risk. Exactly one of Counts, Risk and Unknown says
// how high the risk is.
type Arm struct {
	// Option is the id of the option.
	Option string
	// Name is its name.
	Name string
	// Counts are the counts of a trial.
	Counts Counts
	// Risk is a risk with its interval, such as [Apply] returns.
	Risk *Estimate
	// Unknown is why the risk is not known, in plain words.
	Unknown string
	// Against says that the risk was worked out from that of the reference by
	// an effect; the interval of the difference then leaves out the
	// uncertainty of the reference.
	Against bool
	// Certainty is the published GRADE rating, or not rated; required if the
	// risk is known and not true by definition.
	Certainty sdm.Certainty
	// ByDefinition says that the risk is true by definition of the option.
	ByDefinition bool
}

// Options are how risks are compared. The zero value compares with the first
// arm, by the smallest denominator that shows every risk.
type Options struct {
	// Reference is the id of the option that the others are compared with;
	// left out, it is the first.
	Reference string
	// AtLeast is the least denominator: 100, 1,000, 10,000 or 100,000. It can
	// make the one denominator of a comparison larger, never smaller.
	AtLeast int
	// Assumes are further assumptions beside those that follow from the
	// evidence, such as that the baseline is the person's own.
	Assumes []Assumption
}

// Comparison is risks that may be shown. There are only two ways to one,
// [Compare] and [Show], and both refuse what would mislead: it has one
// denominator, one population and one time span, and a relative number cannot
// be had without the absolute ones. The zero Comparison shows nothing.
type Comparison struct{ risks Risks }

// Compare puts the risks of several options side by side. The error is [Faults]
// with every fault: pointers start with /about or /arms.
func Compare(about About, arms []Arm, o Options) (Comparison, error) {
	if about.Language == "" {
		about.Language = "en"
	}
	var v check
	root := fault.Path{}
	v.about(root.Field("about"), about.Outcome, about.Population, about.Span)
	list := root.Field("arms")
	if len(arms) == 0 {
		v.Addf(list, fault.Required, sdm.ErrNoOptions, "needs at least one option")
	}
	r := Risks{
		Format: RisksFormat, Language: about.Language, Outcome: about.Outcome,
		Population: about.Population, Span: about.Span, Assumes: slices.Concat(about.Assumes, o.Assumes),
		Options: make([]OptionRisk, 0, len(arms)), Reference: o.Reference,
	}
	for i := range arms {
		r.Options = append(r.Options, v.arm(list.Index(i), &arms[i]))
	}
	if o.Reference == "" && len(arms) > 0 {
		r.Reference = arms[0].Option
	}
	if o.AtLeast != 0 && !isDenominator(o.AtLeast) {
		at := root.Field("options")
		v.Addf(at.Field("atLeast"), fault.Range, ErrDenominator, "must be 100, 1000, 10000 or 100000, or left out")
	}
	if err := v.Err(); err != nil {
		return Comparison{}, err
	}
	r.fill(o.AtLeast)
	return Show(r)
}

// Show returns stored risks as a comparison. The error is that of
// [Risks.Validate].
func Show(r Risks) (Comparison, error) {
	if err := r.Validate(); err != nil {
		return Comparison{}, err
	}
	return Comparison{r.clone()}, nil
}

// Together gives several comparisons one denominator, the largest of theirs, so
// that they can stand on one page. The comparisons are returned in their order.
func Together(comparisons ...Comparison) []Comparison {
	per := 0
	for _, c := range comparisons {
		per = max(per, c.risks.Per)
	}
	out := make([]Comparison, len(comparisons))
	for i, c := range comparisons {
		r := c.risks.clone()
		r.fill(per)
		out[i] = Comparison{r}
	}
	return out
}

// Risks returns what is shown, to be stored or read by a program.
func (c Comparison) Risks() Risks { return c.risks.clone() }

// Per returns the denominator.
func (c Comparison) Per() int { return c.risks.Per }

// RoundedAway reports whether some option has another risk than the reference
// but the same count: a larger denominator would show the difference.
func (c Comparison) RoundedAway() bool {
	for _, o := range c.risks.Options {
		if o.Difference == 0 && o.Gap.Difference != 0 {
			return true
		}
	}
	return false
}

// NNT returns the number needed to treat with an option instead of the
// reference, which carries the absolute difference. Wanted says that the outcome
// is one that people want to have. There is none (false) if a risk is not known
// or the option is the reference.
func (c Comparison) NNT(option string, wanted bool) (NNT, bool) {
	for _, o := range c.risks.Options {
		if o.Option == option && o.Gap != (Gap{}) {
			e := Estimate{o.Gap.Difference, o.Gap.Interval.Low, o.Gap.Interval.High}
			if o.Gap.Interval == (Ends{}) {
				e = Exactly(e.Value)
			}
			if !wanted {
				e = Estimate{-e.Value, -e.High, -e.Low}
			}
			return NNT{e}, true
		}
	}
	return NNT{}, false
}

func (r Risks) clone() Risks {
	r.Assumes, r.Options = append([]Assumption{}, r.Assumes...), slices.Clone(r.Options)
	if r.Extensions != nil {
		extensions := make(map[string]json.RawMessage, len(r.Extensions))
		for k, v := range r.Extensions {
			extensions[k] = slices.Clone(v)
		}
		r.Extensions = extensions
	}
	return r
}

// arm makes the risk of an arm, without what depends on the others.
func (v *check) arm(p fault.Path, a *Arm) OptionRisk {
	o := OptionRisk{
		Option: a.Option, Name: a.Name, Certainty: a.Certainty, ByDefinition: a.ByDefinition,
		Against: a.Against, Reason: a.Unknown, Risk: figure.Absent(WhyNotKnown),
	}
	id := p.Field("option")
	document.CheckID(&v.Collector, id, a.Option)
	v.required(p.Field("name"), a.Name)
	given := 0
	if a.Counts != (Counts{}) {
		given++
		if e, err := a.Counts.Risk(0); err != nil {
			v.Addf(p.Field("counts"), fault.Range, ErrCounts, ErrCounts.Error())
		} else {
			o.Risk, o.Interval = figure.Of(e.Value), Ends{e.Low, e.High}
		}
	}
	if a.Risk != nil {
		given++
		if e := *a.Risk; !e.proportion() {
			v.Addf(p.Field("risk"), fault.Range, ErrProportion, ErrProportion.Error())
		} else {
			o.Risk = figure.Of(e.Value)
			if e.Low < e.High {
				o.Interval = Ends{e.Low, e.High}
			}
		}
	}
	if a.Unknown != "" {
		given++
	}
	if given != 1 {
		v.Addf(p, fault.Conflict, nil, "needs exactly one of counts, risk and unknown")
	}
	v.certainty(p, a.Unknown == "", &o)
	return o
}

// fill works out the denominator, at least that given, and what depends on it.
func (r *Risks) fill(atLeast int) {
	r.Per = max(100, atLeast)
	if per, err := Denominator(r.smallest()...); err == nil {
		r.Per = max(r.Per, per)
	}
	ref := r.reference()
	for i := range r.Options {
		r.Options[i].fill(r, ref)
	}
	// The differences need the counts of the reference first.
	for i := range r.Options {
		r.Options[i].fill(r, ref)
	}
}

// fill works out what follows from the risk.
func (o *OptionRisk) fill(r *Risks, ref *OptionRisk) {
	x, ok := o.Risk.Get()
	if !ok {
		return
	}
	o.Count = count(x, r.Per)
	o.Others = r.Per - o.Count
	o.BelowOne = x > 0 && o.Count == 0
	o.Word = FrequencyOf(x)
	if x == 0 {
		o.Word = ""
		if o.Interval != (Ends{}) {
			o.Word = FrequencyOf(o.Interval.High)
		}
	}
	o.Difference, o.Gap = 0, Gap{}
	if ref == nil || !ref.Risk.Ok() || ref.Option == o.Option {
		return
	}
	o.Difference = o.Count - count(ref.Risk.Value, r.Per)
	o.Gap.Difference = x - ref.Risk.Value
	a, b := o.estimate(), ref.estimate()
	switch {
	case o.Against && o.Interval != (Ends{}):
		o.Gap.Interval = Ends{a.Low - b.Value, a.High - b.Value}
	case o.Interval != (Ends{}) && ref.Interval != (Ends{}):
		d := squareAndAdd(a, b)
		o.Gap.Interval = Ends{d.Low, d.High}
	}
}

func (o *OptionRisk) estimate() Estimate {
	if o.Interval == (Ends{}) {
		return Exactly(o.Risk.Value)
	}
	return Estimate{o.Risk.Value, o.Interval.Low, o.Interval.High}
}
