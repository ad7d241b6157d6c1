package sdm

import (
	"slices"

	"github.com/concord-sdm/concord/internal/figure"
)

// Figure is a number that may be absent: its fields are Value and Why, a code
// that says why there is no value; its methods are Ok and Get. In JSON it is
// {"value": 0.25} or {"why": "missingEvidence"}.
type Figure = figure.Figure

// Why a figure of a [Ranking] can be absent.
const (
	WhyMissingEvidence = "missingEvidence" // a cell that counts here is missing
	WhyOpenWeight      = "openWeight"      // a weight that counts here is not known
	WhyNothingElse     = "nothingElse"     // there is nothing to compare with
	WhyTiedLead        = "tiedLead"        // several options share the first place
	WhyNotSettled      = "notSettled"      // which option comes first is open
	WhyOnlyWeight      = "onlyWeight"      // no other criterion has weight, so none can take it up
	WhyOutOfRange      = "outOfRange"      // no number within the declared range does it
	WhyNoWeight        = "noWeight"        // the criterion has no weight, so no number does it
	WhyNotLinear       = "notLinear"       // steps are not worth the same everywhere
	WhyBeyondRange     = "beyondRange"     // more than the whole range would be needed
	WhyDominated       = "dominated"       // no weights do it
	WhyNotRanked       = "notRanked"       // the option was not ranked
	WhyNoRange         = "noRange"         // the criterion has categories instead of a range
	WhyReference       = "reference"       // the numbers of other options follow from this one, so it cannot change alone
	WhyNotAWeight      = "notAWeight"      // the lever is a cell, not a weight
)

// Ranking is the report of [Rank]: how well each option fits what one person
// said, with the reasons, and with what is open. It is an account of the
// person's own priorities, not advice.
type Ranking struct {
	// Format is the name and version of the document format: "sdm.ranking/1.0".
	Format string `json:"format"`
	// Method is how the scores were worked out.
	Method Method `json:"method"`
	// Decision is the id of the decision.
	Decision string `json:"decision"`
	// DecisionVersion is the author's version of the decision.
	DecisionVersion string `json:"decisionVersion,omitzero"`
	// Language is the language of the names in this report.
	Language string `json:"language"`
	// Question is the question of the decision.
	Question string `json:"question"`
	// Review says who has checked the decision's content.
	Review Review `json:"review"`
	// Voice says whose preferences were used.
	Voice Voice `json:"voice"`
	// Involvement is how the person wants the decision to be made.
	Involvement Involvement `json:"involvement,omitzero"`
	// SmallestLead is the lead in score below which no option is named.
	SmallestLead float64 `json:"smallestLead"`
	// Outcome says whether an option leads.
	Outcome Outcome `json:"outcome"`
	// Leader is the id of the leading option; absent unless the outcome is
	// "leader".
	Leader string `json:"leader,omitzero"`
	// Contenders are the ids of the options that could come first, in the
	// order of the report; one if the outcome is "leader".
	Contenders []string `json:"contenders"`
	// Lead is how far the first option scores above the next: the least it
	// can be, if a cell is missing. Absent if a weight is open.
	Lead Figure `json:"lead"`
	// Options are the ranked options: by score, or the lowest and then the
	// highest it can be, then by id. Without anything open that is by rank.
	Options []RankedOption `json:"options"`
	// Excluded are the options that miss a must-have.
	Excluded []ExcludedOption `json:"excluded"`
	// Unsuitable are the options said to be not medically suitable.
	Unsuitable []UnsuitableOption `json:"unsuitable"`
	// Criteria are the criteria by ascending id, with their weights.
	Criteria []WeighedCriterion `json:"criteria"`
	// Dominance lists the pairs where one option is at least as good on every
	// criterion and better on one, whatever the weights. For more than 100
	// options it names, for each dominated one, the best placed that does.
	Dominance []Dominance `json:"dominance"`
	// Stability says, for each criterion, within which weights the first
	// option stays first.
	Stability []Stability `json:"stability"`
	// Nearest is the smallest change of weights that brings another option
	// level with the first.
	Nearest NearestWeights `json:"nearest"`
	// Switches says, for each cell, at which number the first place changes.
	Switches []Switch `json:"switches"`
	// Tornado says how the lead moves with each open or uncertain cell and
	// each weight; the widest bar first.
	Tornado []TornadoBar `json:"tornado"`
	// Equivalents says what a step on the weightiest criterion is worth on
	// the others.
	Equivalents []Equivalent `json:"equivalents"`
	// Settle lists what would settle the order, unless an option leads; what
	// can do most first.
	Settle []Lever `json:"settle"`
	// Coverage says how much of the evidence there is, and how sure.
	Coverage Coverage `json:"coverage"`
	// Notes are what else a reader must know.
	Notes []Note `json:"notes"`
}

// Method names how scores were worked out.
type Method struct {
	// Name is "additive": the weighted sum of partial values on declared
	// ranges (Keeney & Raiffa 1976).
	Name string `json:"name"`
	// Version is the version of the computation; it changes when a result
	// can.
	Version string `json:"version"`
	// Weights is the method the weights were asked with.
	Weights WeightMethod `json:"weights"`
}

// Outcome says whether an option leads.
type Outcome string

// The outcomes.
const (
	Leads            Outcome = "leader"           // one option leads by the smallest lead or more
	TooCloseToCall   Outcome = "tooCloseToCall"   // the first options are nearer than the smallest lead
	NotSettled       Outcome = "notSettled"       // missing evidence or open weights could decide
	NothingToCompare Outcome = "nothingToCompare" // a single option is left
	NoneLeft         Outcome = "noneLeft"         // every option is excluded or unsuitable
)

// Values returns the allowed words.
func (Outcome) Values() []string {
	return []string{
		string(Leads), string(TooCloseToCall), string(NotSettled), string(NothingToCompare), string(NoneLeft),
	}
}

// IsValid reports whether o is one of the allowed words.
func (o Outcome) IsValid() bool { return slices.Contains(o.Values(), string(o)) }

// RankedOption is how one option fits what the person said.
type RankedOption struct {
	// Option is the id of the option.
	Option string `json:"option"`
	// Name is its name.
	Name string `json:"name"`
	// Rank is its best possible rank, 1 first; equal scores share a rank.
	Rank int `json:"rank"`
	// RankTo is its worst possible rank; equal to Rank when nothing is open.
	RankTo int `json:"rankTo"`
	// Score is Σ weight · value, 0 to 1 (beyond only where a criterion
	// extrapolates): absent if a cell of the option is missing or a weight is
	// open.
	Score Figure `json:"score"`
	// Bounds are the lowest and highest score that missing cells and open
	// weights leave possible.
	Bounds Bounds `json:"bounds"`
	// Interval is wider than Bounds by the intervals around the numbers, and
	// around those they are relative to: all at their worst, all at their best.
	Interval Bounds `json:"interval"`
	// Contributions are the parts of the score, by ascending criterion id.
	Contributions []Contribution `json:"contributions"`
}

// Contribution is the part of a score that comes from one criterion.
type Contribution struct {
	// Criterion is the id of the criterion.
	Criterion string `json:"criterion"`
	// Number is the number that stands for the cell, in the unit of the
	// criterion; absent for categories and missing cells.
	Number Figure `json:"number"`
	// Category is the id of the category, for a criterion with categories.
	Category string `json:"category,omitzero"`
	// Value is its worth, 0 worst to 1 best.
	Value Figure `json:"value"`
	// Points is weight · value; the points of an option sum to its score.
	Points Figure `json:"points"`
	// Interval holds the points at the ends of the interval around the
	// number; from 0 to the weight if the cell is missing.
	Interval Bounds `json:"interval"`
}

// ExcludedOption is an option that misses a must-have. It stays visible.
type ExcludedOption struct {
	// Option is the id of the option.
	Option string `json:"option"`
	// Name is its name.
	Name string `json:"name"`
	// Misses are the must-haves it misses, by ascending criterion id.
	Misses []Miss `json:"misses"`
}

// Miss is a must-have that an option misses.
type Miss struct {
	// Criterion is the id of the criterion.
	Criterion string `json:"criterion"`
	// Personal says that the person, not the decision, set the level.
	Personal bool `json:"personal,omitzero"`
	// Level is the worst acceptable number; absent for a category.
	Level Figure `json:"level"`
	// Category is the worst acceptable category.
	Category string `json:"category,omitzero"`
	// Number is the number of the option; absent for a category.
	Number Figure `json:"number"`
	// Reason is why there is such a level.
	Reason string `json:"reason,omitzero"`
	// Near says that the miss is narrow: by no more than the smallest
	// difference that matters or a tenth of the range, by one category, or
	// within the interval around the number.
	Near bool `json:"near,omitzero"`
}

// UnsuitableOption is an option said to be not medically suitable. It stays
// visible.
type UnsuitableOption struct {
	// Option is the id of the option.
	Option string `json:"option"`
	// Name is its name.
	Name string `json:"name"`
	// By is the role of the clinician who said so.
	By string `json:"by"`
	// Reason is why.
	Reason string `json:"reason"`
	// Date is when it was said.
	Date Date `json:"date,omitzero"`
}

// WeighedCriterion is a criterion with the weight one person gave it.
type WeighedCriterion struct {
	// Criterion is the id of the criterion.
	Criterion string `json:"criterion"`
	// Name is its name.
	Name string `json:"name"`
	// Unit is its unit in words.
	Unit string `json:"unit,omitzero"`
	// Direction is which way is better for this person.
	Direction Direction `json:"direction"`
	// Range is its range in that direction; absent for categories.
	Range Range `json:"range,omitzero"`
	// Weight is the share of the whole weight, 0 to 1; absent if open.
	Weight Figure `json:"weight"`
	// Spread is the share of the range that the ranked options use, or why it
	// cannot be said.
	Spread Figure `json:"spread"`
	// Stale says that the weight was asked with another range.
	Stale bool `json:"stale,omitzero"`
}

// Dominance is a pair of options where weights cannot matter.
type Dominance struct {
	// Better is the id of the option that is at least as good on every
	// criterion, and better on one.
	Better string `json:"better"`
	// Worse is the id of the other.
	Worse string `json:"worse"`
}

// Coverage says how much evidence there is on the ranked options.
type Coverage struct {
	// Cells is how many cells the ranked options have.
	Cells int `json:"cells"`
	// Known is how many of them hold a number or category.
	Known int `json:"known"`
	// Share is Known / Cells.
	Share Figure `json:"share"`
	// Weighted is the same share, each criterion counted by its weight.
	Weighted Figure `json:"weighted"`
	// Lowest is the lowest rating among known cells that matter: those of
	// criteria with weight on which the options differ; absent if none of
	// them is rated.
	Lowest Certainty `json:"lowest,omitzero"`
	// NotRated is how many of the cells that matter nobody rated.
	NotRated int `json:"notRated"`
	// Modelled is how many of the cells that matter come from a model.
	Modelled int `json:"modelled"`
}
