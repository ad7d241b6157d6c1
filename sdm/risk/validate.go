package risk

import (
	"errors"
	"math"
	"strings"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/ident"
	"github.com/concord-sdm/concord/sdm"
)

// ErrMisleading is what a fault unwraps to when the numbers shown are not those
// that follow from the risks.
var ErrMisleading = errors.New("what is shown does not follow from the risks")

// Validate returns nil, or [Faults] with every fault of the risks in document
// order. A population, a time span, a certainty and one denominator are
// required, and every count has to follow from its risk.
func (r Risks) Validate() error {
	var v check
	root := fault.Path{}
	document.CheckFormat(&v.Collector, root.Field("format"), r.Format, document.Format{Name: "sdm.risks", Major: 1, Minor: 0})
	if tag, ok := ident.CanonicalLanguage(r.Language); !ok || tag != r.Language {
		v.Addf(root.Field("language"), fault.Format, nil, "must be a BCP 47 language tag in its canonical case, such as en or pt-BR")
	}
	v.about(root, r.Outcome, r.Population, r.Span)
	list := root.Field("assumes")
	for i, a := range r.Assumes {
		if !a.IsValid() {
			v.Addf(list.Index(i), fault.Enum, nil, "must be one of: "+strings.Join(a.Values(), ", "))
		}
	}
	if !isDenominator(r.Per) {
		v.Addf(root.Field("per"), fault.Range, ErrDenominator, "must be 100, 1000, 10000 or 100000")
	}
	ref := r.reference()
	if ref == nil {
		v.Addf(root.Field("reference"), fault.Reference, sdm.ErrUnknownID, "must be the id of one of the options")
	}
	options := root.Field("options")
	if len(r.Options) == 0 {
		v.Addf(options, fault.Required, sdm.ErrNoOptions, "needs at least one option")
	}
	smallest := r.smallest()
	met := make(map[string]bool, len(r.Options))
	for i := range r.Options {
		o := &r.Options[i]
		at := options.Index(i)
		id := at.Field("option")
		document.CheckID(&v.Collector, id, o.Option)
		if o.Option != "" && met[o.Option] {
			v.Addf(id, fault.Duplicate, sdm.ErrDuplicate, "must be unique in its list")
		}
		met[o.Option] = true
		v.option(at, &r, ref, o)
	}
	if v.Len() == 0 && len(smallest) > 0 {
		if per, err := Denominator(smallest...); err == nil && per > r.Per {
			v.Addf(root.Field("per"), fault.Range, ErrMisleading, "must be larger: a risk that is not 0 rounds to 0")
		}
	}
	document.CheckExtensions(&v.Collector, root.Field("extensions"), r.Extensions)
	return v.Err()
}

// smallest returns the known risks.
func (r *Risks) smallest() []float64 {
	var out []float64
	for i := range r.Options {
		if p, ok := r.Options[i].Risk.Get(); ok && p >= 0 && p <= 1 {
			out = append(out, p)
		}
	}
	return out
}

type check struct{ fault.Collector }

func (v *check) required(p fault.Path, s string) {
	if strings.TrimSpace(s) == "" {
		v.Addf(p, fault.Required, nil, "is required")
	}
}

func (v *check) about(p fault.Path, outcome, population string, span sdm.Span) {
	v.required(p.Field("outcome"), outcome)
	v.required(p.Field("population"), population)
	at := p.Field("span")
	fixed := span.Unit != sdm.Lifetime && span.Unit != sdm.Course
	switch {
	case span == sdm.Span{}:
		v.Addf(at, fault.Required, sdm.ErrNoSpan, "is required: a risk has no meaning without its time")
	case !span.Kind.IsValid():
		v.Addf(at.Field("kind"), fault.Enum, nil, "must be one of: "+strings.Join(span.Kind.Values(), ", "))
	case !span.Unit.IsValid():
		v.Addf(at.Field("unit"), fault.Enum, nil, "must be one of: "+strings.Join(span.Unit.Values(), ", "))
	case fixed && (!(span.To > 0) || math.IsInf(span.To, 1)):
		v.Addf(at.Field("to"), fault.Range, nil, "must be above 0")
	case !fixed && (span.To != 0 || span.From != 0):
		v.Addf(at.Field("to"), fault.Forbidden, nil, "a lifetime or course has no number")
	case span.Kind == sdm.BetweenTimes && !(span.From >= 0 && span.From < span.To):
		v.Addf(at.Field("from"), fault.Range, nil, "must be 0 or more, and below to")
	case span.Kind != sdm.BetweenTimes && span.From != 0:
		v.Addf(at.Field("from"), fault.Forbidden, nil, "only a span between two times has it")
	}
}

func (v *check) option(p fault.Path, r *Risks, ref, o *OptionRisk) {
	v.required(p.Field("name"), o.Name)
	known := o.Risk.Ok()
	v.certainty(p, known, o)
	if !known {
		v.unknown(p, o)
		return
	}
	if o.Reason != "" {
		v.Addf(p.Field("reason"), fault.Forbidden, nil, "only a risk that is not known has it")
	}
	x := o.Risk.Value
	if !(x >= 0 && x <= 1) {
		v.Addf(p.Field("risk"), fault.Range, ErrProportion, "must lie between 0 and 1")
		return
	}
	if o.Interval != (Ends{}) && !(Estimate{x, o.Interval.Low, o.Interval.High}).proportion() {
		v.Addf(p.Field("interval"), fault.Range, ErrProportion, "must lie between 0 and 1 and hold the risk")
		return
	}
	if !isDenominator(r.Per) {
		return
	}
	want := *o
	want.fill(r, ref)
	shown := func(name string, same bool, text string) {
		if !same {
			v.Addf(p.Field(name), fault.Conflict, ErrMisleading, text)
		}
	}
	shown("count", o.Count == want.Count, "must be the risk out of the denominator, rounded half up")
	shown("others", o.Others == want.Others, "must be the denominator minus the count")
	shown("belowOne", o.BelowOne == want.BelowOne, "must say whether a risk that is not 0 counts as 0")
	shown("word", o.Word == want.Word, "must be the word for the risk")
	if ref != nil && ref.Risk.Ok() {
		shown("difference", o.Difference == want.Difference, "must be the count minus the count of the reference")
		shown("gap", o.Gap == want.Gap, "must be the difference of the risks, with the interval that follows")
	}
}

func (v *check) certainty(p fault.Path, known bool, o *OptionRisk) {
	at := p.Field("certainty")
	switch {
	case !known && (o.Certainty != "" || o.ByDefinition):
		v.Addf(at, fault.Forbidden, nil, "there is no number to be certain of")
	case known && o.ByDefinition && o.Certainty != "":
		v.Addf(at, fault.Forbidden, nil, "what is true by definition is not rated")
	case known && !o.ByDefinition && !o.Certainty.IsValid():
		v.Addf(at, fault.Required, sdm.ErrNoCertainty, "is required: one of "+strings.Join(o.Certainty.Values(), ", "))
	}
}

// unknown checks that nothing is shown of a risk that is not known.
func (v *check) unknown(p fault.Path, o *OptionRisk) {
	v.required(p.Field("reason"), o.Reason)
	if o.Count != 0 || o.Others != 0 || o.BelowOne || o.Word != "" || o.Difference != 0 || o.Gap != (Gap{}) || o.Interval != (Ends{}) || o.Against {
		v.Addf(p.Field("count"), fault.Conflict, ErrMisleading, "nothing can be shown of a risk that is not known: leave counts at 0 and the rest out")
	}
}
