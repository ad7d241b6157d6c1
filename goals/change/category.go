package change

import (
	"math"
	"slices"

	"github.com/concord-sdm/concord/goals"
	"github.com/concord-sdm/concord/internal/figure"
)

// Category is what became of one person's score.
type Category string

// The categories of Jacobson & Truax 1991, with "harmed" for a reliable change
// for the worse across the cut-off.
const (
	Recovered    Category = "recovered"    // reliably better, and across the cut-off
	Improved     Category = "improved"     // reliably better
	Unchanged    Category = "unchanged"    // no change beyond the measure's error
	Deteriorated Category = "deteriorated" // reliably worse
	Harmed       Category = "harmed"       // reliably worse, and across the cut-off
)

// Values returns every category, best first.
func (Category) Values() []Category {
	return []Category{Recovered, Improved, Unchanged, Deteriorated, Harmed}
}

// IsValid reports whether c is one of [Category.Values].
func (c Category) IsValid() bool { return slices.Contains(c.Values(), c) }

// Rule says which cut-off is used.
type Rule string

// The rules.
const (
	RuleA Rule = "a" // two spreads from the clinical mean
	RuleB Rule = "b" // two spreads from the functional mean
	RuleC Rule = "c" // the default
)

// Values returns every rule.
func (Rule) Values() []Rule { return []Rule{RuleA, RuleB, RuleC} }

// IsValid reports whether r is one of [Rule.Values].
func (r Rule) IsValid() bool { return slices.Contains(r.Values(), r) }

// Question is a change of one person to judge.
type Question struct {
	// Pre and Post are the scores.
	Pre  float64 `json:"pre"`
	Post float64 `json:"post"` // the score after
	// Direction says which way the measure gets better.
	Direction Direction `json:"direction"`
	// Clinical is the population that people come from: its SD and reliability
	// make the index, its mean and SD the cut-offs.
	Clinical Population `json:"clinical"`
	// Functional is the population that people join; its SD is 0 if unknown, and
	// nobody can then be said to have recovered.
	Functional Population `json:"functional"`
	// Method is how the index is calculated; empty is JT.
	Method Method `json:"method,omitzero"`
	// Rule says which cut-off is used; empty is c.
	Rule Rule `json:"rule,omitzero"`
}

// AnswerFormat is the format of an [Answer].
const AnswerFormat = "goals.change/1.0"

// NoFunctional is why there is no cut-off: nothing is known of the population
// that people join.
const NoFunctional = "noFunctional"

// Answer is what became of a score, and by which rules.
type Answer struct {
	// Format is [AnswerFormat].
	Format string `json:"format"`
	// RCI is the reliable change index; the sign is that of the scores.
	RCI float64 `json:"rci"`
	// MDC is the minimal detectable change at 95 %.
	MDC float64 `json:"mdc"`
	// Method is how RCI was calculated.
	Method Method `json:"method"`
	// Reliable is whether RCI lies beyond ±1.96.
	Reliable bool `json:"reliable"`
	// Rule is the cut-off that was used; empty if there was none.
	Rule Rule `json:"rule,omitzero"`
	// CutOff is the score of that cut-off; absent with "noFunctional".
	CutOff goals.Figure `json:"cutOff"`
	// Crossed is whether the scores lie on different sides of it. A score on the
	// cut-off is on the better side.
	Crossed bool `json:"crossed"`
	// Category puts both together.
	Category Category `json:"category"`
	// Near is whether the index lies within a tenth of ±1.96: another rounding
	// might have turned it.
	Near bool `json:"near"`
}

// Judge says what became of a score.
func Judge(q Question) (Answer, error) {
	if !q.Direction.IsValid() {
		return Answer{}, ErrDirection
	}
	if q.Method == "" {
		q.Method = JacobsonTruax
	}
	if q.Rule == "" {
		q.Rule = RuleC
	}
	if !q.Rule.IsValid() {
		return Answer{}, ErrMethod
	}
	rci, err := RCI(q.Pre, q.Post, q.Clinical, q.Method)
	if err != nil {
		return Answer{}, err
	}
	mdc, err := MDC(q.Clinical.SD, q.Clinical.Reliability)
	if err != nil {
		return Answer{}, err
	}
	a := Answer{
		Format: AnswerFormat, RCI: rci, MDC: mdc, Method: q.Method, Category: Unchanged, CutOff: figure.Absent(NoFunctional),
	}
	a.Reliable = math.Abs(rci) > Z95
	a.Near = math.Abs(math.Abs(rci)-Z95) < 0.1
	if q.Functional.SD != 0 {
		cut, err := FindCutOffs(q.Clinical, q.Functional, q.Direction)
		if err != nil {
			return Answer{}, err
		}
		a.Rule = q.Rule
		score := map[Rule]float64{RuleA: cut.A, RuleB: cut.B, RuleC: cut.C}[q.Rule]
		a.CutOff = figure.Of(score)
		a.Crossed = better(q.Pre, score, q.Direction) != better(q.Post, score, q.Direction)
	}
	up := (rci > 0) == (q.Direction == HigherBetter)
	switch {
	case !a.Reliable:
	case up && a.Crossed:
		a.Category = Recovered
	case up:
		a.Category = Improved
	case a.Crossed:
		a.Category = Harmed
	default:
		a.Category = Deteriorated
	}
	return a, nil
}

// better reports whether a score lies on the better side of a cut-off.
func better(v, cut float64, d Direction) bool {
	if d == HigherBetter {
		return v >= cut
	}
	return v <= cut
}
