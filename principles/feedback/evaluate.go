package feedback

import (
	"cmp"
	"errors"
	"maps"
	"slices"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/internal/fault"
	"github.com/concord-sdm/concord/internal/figure"
	"github.com/concord-sdm/concord/principles"
	"github.com/concord-sdm/concord/principles/agreement"
	"github.com/concord-sdm/concord/principles/equity"
)

// Text is what a [Coder] is shown: never what people made of it.
type Text struct {
	// Text is what was written.
	Text string
	// Language is the language of the text, a BCP 47 tag; empty if unknown.
	Language string
	// Asked is the id of the question that was asked; empty if unknown.
	Asked string
}

// Coder is a program that labels a text; ok is false if it abstains.
type Coder func(t Text) (label string, ok bool)

// Labelled is a text with the label that people gave it. Texts that were used to make
// or change the coder say nothing about it: keep them out.
type Labelled struct {
	// Text is what was written.
	Text Text
	// By is a pseudonym of who wrote it; without it each text counts as one person.
	By string
	// Groups are the groups that the writer belongs to.
	Groups []principles.Group
	// Label is what people said.
	Label string
}

// LeastPerClass is the smallest number of texts of a class to judge a coder by.
const LeastPerClass = 30

// The limits of [Evaluate].
const maxClasses = 100

// EvaluationOptions are the choices of a caller. The zero value is 95 % and the
// policy for small numbers of [equity.NHS].
type EvaluationOptions struct {
	// Level is the confidence level, 0.5 to below 1; 0 means 0.95.
	Level float64
	// Policy hides the results of small groups; [equity.NHS] if its id is empty.
	Policy equity.Policy
}

// Errors of this package; test for them with errors.Is.
var (
	// ErrRefused says that a coder has not proved itself, so that nothing it counts may
	// be used. The evaluation says why.
	ErrRefused = errors.New("feedback: the coder was refused: see the evaluation for why")
	// ErrOptions says that the confidence level is not from 0.5 to below 1.
	ErrOptions = errors.New("feedback: the level is from 0.5 to below 1")
)

// RefusalCode says why a coder is refused.
type RefusalCode string

// The refusals.
const (
	NotBetter      RefusalCode = "notBetter"      // right no more often than the commonest label always given
	NotShownBetter RefusalCode = "notShownBetter" // the interval of how often it is right reaches down to that
	FewInClass     RefusalCode = "fewInClass"     // fewer than 30 texts of a class
	OneClass       RefusalCode = "oneClass"       // nothing to tell apart
	UnknownLabel   RefusalCode = "unknownLabel"   // it gives a label that people did not give
)

// Values returns the refusals.
func (RefusalCode) Values() []RefusalCode {
	return []RefusalCode{OneClass, FewInClass, UnknownLabel, NotBetter, NotShownBetter}
}

// IsValid reports whether c is one of [RefusalCode.Values].
func (c RefusalCode) IsValid() bool { return slices.Contains(c.Values(), c) }

// Refusal is a reason why a coder is refused.
type Refusal struct {
	// Code is the reason.
	Code RefusalCode `json:"code"`
	// Label is the class it is about, if it is about one.
	Label string `json:"label,omitzero"`
	// Count is how many texts there are of that class, or with an unknown label.
	Count int `json:"count,omitzero"`
}

// Why a figure of an [Evaluation] can be absent.
const (
	WhyRefused    = "refused"            // the coder has not proved itself
	WhyTooFew     = "tooFew"             // fewer than 30 texts
	WhySuppressed = equity.WhySuppressed // the policy for small numbers hides it
	WhyNobody     = equity.WhyNobody     // there is nothing to take a share of
	WhyNoBetter   = "noBetterThanChance" // sensitivity and specificity add up to 1 or less
	WhyUndefined  = equity.WhyInvalid    // the counts are no counts
)

// EvaluationFormat is the format name and version of an [Evaluation].
const EvaluationFormat = "principles.evaluation/1.0"

// Evaluation is the report of [Evaluate]: how a coder did against people, and whether
// it may be used.
type Evaluation struct {
	// Format is the format name and version: principles.evaluation/1.0.
	Format string `json:"format"`
	// Refused says that the coder may not be used. What it did on each class is then
	// withheld; what it is refused for is not.
	Refused bool `json:"refused"`
	// Refusals are the reasons, if it is refused.
	Refusals []Refusal `json:"refusals"`
	// Level is the confidence level of all intervals, such as 0.95.
	Level float64 `json:"level"`
	// Texts is how many texts were labelled by people.
	Texts int `json:"texts"`
	// Majority is the commonest label, the first in the alphabet among equals.
	Majority string `json:"majority"`
	// Baseline is how often always giving that label is right, 0 to 1.
	Baseline Figure `json:"baseline"`
	// Accuracy is how often the coder is right, 0 to 1; to abstain is not (Wilson).
	Accuracy equity.Estimate `json:"accuracy"`
	// Abstained is the share of texts on which the coder abstains.
	Abstained Figure `json:"abstained"`
	// Agreement is Gwet's AC1 between the coder and people, over the texts on which it
	// does not abstain.
	Agreement agreement.Estimate `json:"agreement"`
	// Classes are the labels that people gave, in alphabetical order.
	Classes []Class `json:"classes"`
	// Confusion is how the coder labelled the texts of each class.
	Confusion []ConfusionRow `json:"confusion"`
	// Strata are the results by the question that was asked and by group.
	Strata []Stratum `json:"strata"`
}

// Class is how a coder did on one class.
type Class struct {
	// Label is the label of the class.
	Label string `json:"label"`
	// Texts is how many texts people gave the label.
	Texts int `json:"texts"`
	// Sensitivity is the share of them that the coder gave it too (Wilson).
	Sensitivity equity.Estimate `json:"sensitivity"`
	// Specificity is the share of the other texts that the coder did not give it
	// (Wilson).
	Specificity equity.Estimate `json:"specificity"`
	// Precision is the share of the texts that the coder gave it which people gave it
	// too (Wilson). It depends on how common the class is.
	Precision equity.Estimate `json:"precision"`
}

// ConfusionRow is how the coder labelled the texts of one class.
type ConfusionRow struct {
	// Label is what people said.
	Label string `json:"label"`
	// As are the counts by what the coder said, in the order of the classes; empty if
	// the coder is refused.
	As []int `json:"as"`
	// Abstained is how often the coder abstained.
	Abstained int `json:"abstained,omitzero"`
}

// Stratum is how a coder did on some of the texts.
type Stratum struct {
	// By is the respect: asked, or that of a group.
	By string `json:"by"`
	// Is is the question or the group.
	Is string `json:"is"`
	// Texts is how many texts there are, absent if the policy hides it.
	Texts Figure `json:"texts"`
	// Baseline is how often their commonest label is right.
	Baseline Figure `json:"baseline"`
	// Accuracy is how often the coder is right (Wilson).
	Accuracy equity.Estimate `json:"accuracy"`
	// Worse says that the coder is right no more often than the commonest label here,
	// so that it must not be used for these texts.
	Worse bool `json:"worse,omitzero"`
}

// Evaluate compares a coder with what people said, and refuses it unless it is shown
// to be better than always giving the commonest label: the lower end of the interval
// of its accuracy must be above that, and each class must have [LeastPerClass] texts.
//
// The coder is called once for each text, in order. The error is [ErrOptions], or
// [Faults] if a label is empty, there are more than 100 of them, or the policy is not
// valid.
func Evaluate(coder Coder, labelled []Labelled, o EvaluationOptions) (Evaluation, error) {
	level := cmp.Or(o.Level, 0.95)
	if !(level >= 0.5 && level < 1) {
		return Evaluation{}, ErrOptions
	}
	if o.Policy.ID == "" {
		o.Policy = equity.NHS()
	}
	classes, err := check(labelled, o.Policy)
	if err != nil {
		return Evaluation{}, err
	}
	v := &evaluator{labelled: labelled, classes: classes, level: level, policy: o.Policy, given: make([]int, len(labelled))}
	v.run(coder)
	return v.report()
}

func check(labelled []Labelled, policy equity.Policy) ([]string, error) {
	if err := policy.Validate(); err != nil {
		return nil, err
	}
	var f fault.Collector
	root := fault.Path{}
	list := root.Field("labelled")
	found := map[string]bool{}
	for i, l := range labelled {
		if l.Label == "" {
			at := list.Index(i)
			f.Add(at.Field("label"), fault.Required, errors.New("say what people made of the text"))
		}
		found[l.Label] = true
	}
	if len(found) > maxClasses {
		f.Add(list, fault.TooLarge, errors.New("there are at most 100 labels"))
	}
	return slices.Sorted(maps.Keys(found)), f.Err()
}

const (
	abstained = -1
	unknown   = -2
)

type evaluator struct {
	labelled []Labelled
	classes  []string
	given    []int // the class that the coder gave, abstained or unknown
	level    float64
	policy   equity.Policy
	strange  int
}

func (v *evaluator) run(coder Coder) {
	for i, l := range v.labelled {
		label, ok := coder(l.Text)
		v.given[i] = abstained
		if ok {
			if k, known := slices.BinarySearch(v.classes, label); known {
				v.given[i] = k
			} else {
				v.given[i] = unknown
				v.strange++
			}
		}
	}
}

func (v *evaluator) report() (Evaluation, error) {
	e := Evaluation{
		Format: EvaluationFormat, Level: v.level, Texts: len(v.labelled), Refusals: []Refusal{}, Classes: []Class{},
		Confusion: []ConfusionRow{}, Strata: v.strata(),
	}
	counts := make([]int, len(v.classes))
	table := make([][]int, len(v.classes))
	for k := range table {
		table[k] = make([]int, len(v.classes))
		e.Confusion = append(e.Confusion, ConfusionRow{Label: v.classes[k], As: table[k]})
	}
	right, silent := 0, 0
	for i, l := range v.labelled {
		k, _ := slices.BinarySearch(v.classes, l.Label)
		counts[k]++
		switch g := v.given[i]; g {
		case abstained:
			silent++
			e.Confusion[k].Abstained++
		case unknown:
		default:
			table[k][g]++
			if g == k {
				right++
			}
		}
	}
	most := 0
	for k, n := range counts {
		if n > counts[most] {
			most = k
		}
	}
	e.Accuracy = equity.Wilson(right, len(v.labelled), v.level)
	e.Baseline, e.Abstained = figure.Absent(WhyNobody), figure.Absent(WhyNobody)
	if n := len(v.labelled); n > 0 {
		e.Majority = v.classes[most]
		e.Baseline = figure.Of(float64(counts[most]) / float64(n))
		e.Abstained = figure.Of(float64(silent) / float64(n))
		e.refuse(counts, right-counts[most], v)
	} else {
		e.Refusals = append(e.Refusals, Refusal{Code: OneClass})
	}
	e.Refused = len(e.Refusals) > 0
	for k, label := range v.classes {
		e.Classes = append(e.Classes, class(label, k, counts, table, e.Refused, v.level))
	}
	var err error
	if e.Agreement, err = between(v.classes, table, v.level); err != nil {
		return Evaluation{}, err
	}
	if e.Refused {
		for k := range e.Confusion {
			e.Confusion[k].As, e.Confusion[k].Abstained = []int{}, 0
		}
	}
	return e, nil
}

// refuse lists the reasons against the coder; margin is how many more texts it has
// right than the commonest label.
func (e *Evaluation) refuse(counts []int, margin int, v *evaluator) {
	if len(v.classes) < 2 {
		e.Refusals = append(e.Refusals, Refusal{Code: OneClass})
	}
	for k, n := range counts {
		if n < LeastPerClass {
			e.Refusals = append(e.Refusals, Refusal{FewInClass, v.classes[k], n})
		}
	}
	if v.strange > 0 {
		e.Refusals = append(e.Refusals, Refusal{Code: UnknownLabel, Count: v.strange})
	}
	switch {
	case margin <= 0:
		e.Refusals = append(e.Refusals, Refusal{Code: NotBetter})
	case e.Accuracy.Low.Value <= e.Baseline.Value:
		e.Refusals = append(e.Refusals, Refusal{Code: NotShownBetter})
	}
}

func class(label string, k int, counts []int, table [][]int, refused bool, level float64) Class {
	c := Class{Label: label, Texts: counts[k]}
	if refused {
		none := withheld(WhyRefused)
		c.Sensitivity, c.Specificity, c.Precision = none, none, none
		return c
	}
	wrongly, others := 0, 0
	for j, n := range counts {
		if j != k {
			others += n
			wrongly += table[j][k]
		}
	}
	c.Sensitivity = equity.Wilson(table[k][k], counts[k], level)
	c.Specificity = equity.Wilson(others-wrongly, others, level)
	c.Precision = equity.Wilson(table[k][k], table[k][k]+wrongly, level)
	return c
}

func withheld(why string) equity.Estimate {
	return equity.Estimate{Value: figure.Absent(why), Low: figure.Absent(why), High: figure.Absent(why)}
}

func between(classes []string, table [][]int, level float64) (agreement.Estimate, error) {
	if len(classes) == 0 {
		return agreement.Gwet(agreement.Data{}, agreement.Options{Level: level})
	}
	data, err := agreement.FromCrossTable(classes, table)
	if err != nil {
		return agreement.Estimate{}, err
	}
	return agreement.Gwet(data, agreement.Options{Level: level})
}

var evaluationFormat = document.Format{Name: "principles.evaluation", Major: 1, Minor: 0}

// DecodeEvaluation reads an evaluation from JSON, strictly. The error is [Faults].
func DecodeEvaluation(data []byte) (Evaluation, error) {
	return document.Decode[Evaluation](data, evaluationFormat)
}

// Encode writes the evaluation as JSON in canonical form.
func (e Evaluation) Encode() ([]byte, error) { return document.Encode(e) }
