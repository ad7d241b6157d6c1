package smaa

import (
	"slices"

	"github.com/concord-sdm/concord/internal/figure"
	"github.com/concord-sdm/concord/sdm"
)

// Figure is a number that may be absent: its fields are Value and Why, a code
// that says why there is no value; its methods are Ok and Get.
type Figure = figure.Figure

// Why a figure of an [Acceptability] can be absent.
const (
	WhyNeverFirst = "neverFirst" // no weights that fit put the option first
	WhyExact      = "exact"      // nothing was drawn
)

// Acceptability is the report of [Assess]: in which share of the ways of
// weighing that fit what a person said, and of what the numbers could be, each
// option takes each place. It is an account, not advice.
type Acceptability struct {
	// Format is the name and version of the document format:
	// "sdm.acceptability/1.0".
	Format string `json:"format"`
	// Method is how the shares were worked out.
	Method Method `json:"method"`
	// Decision is the id of the decision.
	Decision string `json:"decision"`
	// DecisionVersion is the author's version of the decision.
	DecisionVersion string `json:"decisionVersion,omitzero"`
	// Language is the language of the names in this report.
	Language string `json:"language"`
	// Question is the question of the decision.
	Question string `json:"question"`
	// Voice says whose statements were used.
	Voice sdm.Voice `json:"voice"`
	// Knowledge is how much was said about the weights.
	Knowledge Knowledge `json:"knowledge"`
	// Leader is the id of the option that comes first most often: by more than
	// two standard errors of the difference if shares were drawn. Absent if
	// there is none.
	Leader string `json:"leader,omitzero"`
	// Best is the id of the option with the highest mean score; of equal ones
	// the first id. Absent if nothing is ranked.
	Best string `json:"best,omitzero"`
	// Options are the ranked options: by how often they come first, then by
	// id.
	Options []OptionAcceptability `json:"options"`
	// Excluded are the options that miss a must-have; numbers that stand for
	// cells decide about that, as in sdm.Rank.
	Excluded []sdm.ExcludedOption `json:"excluded"`
	// Unsuitable are the options said to be not medically suitable.
	Unsuitable []sdm.UnsuitableOption `json:"unsuitable"`
	// Weights say, by ascending criterion id, what the weights that fit are
	// like.
	Weights []WeightSpread `json:"weights"`
	// Settle lists what is not known for sure, and what knowing it would do;
	// what gains most first.
	Settle []Information `json:"settle"`
	// Notes are what else a reader must know.
	Notes []Note `json:"notes"`
}

// Method says how shares were worked out.
type Method struct {
	// Name is "smaa-2" (Lahdelma & Salminen 2001, Oper Res 49:444).
	Name string `json:"name"`
	// Version is the version of the computation; it changes when a result
	// can.
	Version string `json:"version"`
	// Exact says that ranks, pairs and central weights were worked out, not
	// drawn, and have no error but rounding.
	Exact bool `json:"exact"`
	// Evidence says whether the numbers of cells vary.
	Evidence Evidence `json:"evidence"`
	// Weights is how weights are drawn.
	Weights Sampling `json:"weights"`
	// Seed is the seed of the draws.
	Seed uint64 `json:"seed"`
	// Draws is how many draws were made; where Exact, for the spread of the
	// weights alone.
	Draws int `json:"draws"`
	// Stop says why no more were made.
	Stop Stop `json:"stop"`
	// LargestError is the largest standard error of the rank acceptabilities.
	LargestError float64 `json:"largestError"`
}

// Evidence says whether the numbers of cells vary.
type Evidence string

// How evidence is taken.
const (
	FixedEvidence Evidence = "fixed" // every number is the same in all draws
	DrawnEvidence Evidence = "drawn" // some numbers are drawn from what they could be
)

// Values returns the allowed words.
func (Evidence) Values() []string { return []string{string(FixedEvidence), string(DrawnEvidence)} }

// IsValid reports whether e is one of the allowed words.
func (e Evidence) IsValid() bool { return slices.Contains(e.Values(), string(e)) }

// Sampling is how weights are drawn. All ways are uniform on the weights that
// fit.
type Sampling string

// The ways of drawing weights.
const (
	WholeSimplex Sampling = "simplex"   // gaps between sorted uniform numbers; any weights fit
	Simplices    Sampling = "simplices" // the set taken apart into simplices: exact
	HitAndRun    Sampling = "hitAndRun" // a random walk (Smith 1984) from weights that are proven to fit
	Point        Sampling = "point"     // only these weights fit
)

// Values returns the allowed words.
func (Sampling) Values() []string {
	return []string{string(WholeSimplex), string(Simplices), string(HitAndRun), string(Point)}
}

// IsValid reports whether s is one of the allowed words.
func (s Sampling) IsValid() bool { return slices.Contains(s.Values(), string(s)) }

// Stop says why no more draws were made.
type Stop string

// The reasons to stop.
const (
	AllDrawn  Stop = "draws" // as many as were asked for
	TargetMet Stop = "error" // the largest standard error has reached its target
	CapMet    Stop = "cap"   // it has not, but no more draws were allowed
)

// Values returns the allowed words.
func (Stop) Values() []string { return []string{string(AllDrawn), string(TargetMet), string(CapMet)} }

// IsValid reports whether s is one of the allowed words.
func (s Stop) IsValid() bool { return slices.Contains(s.Values(), string(s)) }

// Knowledge is how much was said about weights.
type Knowledge string

// How much was said.
const (
	NothingSaid  Knowledge = "nothing" // any weights fit
	OrderSaid    Knowledge = "order"   // what weighs more than what, or the same
	NumbersSaid  Knowledge = "numbers" // ratios or shares as well
	WeightsFixed Knowledge = "weights" // only one set of weights fits
)

// Values returns the allowed words.
func (Knowledge) Values() []string {
	return []string{string(NothingSaid), string(OrderSaid), string(NumbersSaid), string(WeightsFixed)}
}

// IsValid reports whether k is one of the allowed words.
func (k Knowledge) IsValid() bool { return slices.Contains(k.Values(), string(k)) }

// Proportion is a share of all ways, with its standard error.
type Proportion struct {
	// Share is the share, 0 to 1.
	Share float64 `json:"share"`
	// Error is its standard error: √(p(1 − p)/draws), for hit-and-run worked
	// out from how blocks differ if that is more; 0 if the share is exact. It is 0
	// as well where none or all of the draws have it: the share can then be off by
	// up to 3/draws (95 %, rule of three).
	Error float64 `json:"error"`
}

// OptionAcceptability is how one option fares.
type OptionAcceptability struct {
	// Option is the id of the option.
	Option string `json:"option"`
	// Name is its name.
	Name string `json:"name"`
	// Ranks are its rank acceptabilities b¹ … bⁿ: in which share of the ways it
	// is first, second and so on. t options that are level share their t ranks,
	// each with 1/t. They sum to 1, as do those of one rank over all options.
	Ranks []Proportion `json:"ranks"`
	// Score is its mean score: that of mean weights and mean values. Means of
	// values are exact for cells that are missing, categories, uniform,
	// triangular or beta, within the range of a linear value function; else
	// those of the draws.
	Score float64 `json:"score"`
	// Central are its central weights: the mean of the weights that put it
	// first, in the order of the report's weights; empty if none do.
	Central []float64 `json:"central"`
	// Confidence is its confidence factor: the share of the evidence with which
	// it is first at its central weights; absent if it has none.
	Confidence Figure `json:"confidence"`
	// ConfidenceError is the standard error of Confidence.
	ConfidenceError float64 `json:"confidenceError"`
	// Against holds its pairwise winning indices, by ascending option id.
	Against []Against `json:"against"`
}

// Shares returns the rank acceptabilities as plain numbers, as charts take
// them.
func (o OptionAcceptability) Shares() []float64 {
	out := make([]float64, len(o.Ranks))
	for r, p := range o.Ranks {
		out[r] = p.Share
	}
	return out
}

// Against says how often one option scores higher than another.
type Against struct {
	// Option is the id of the other option.
	Option string `json:"option"`
	// Wins is the share in which it scores higher, ties counting half: that of
	// the other one over it is 1 minus this.
	Wins Proportion `json:"wins"`
}

// WeightSpread says what the weights of one criterion are like that fit what
// was said.
type WeightSpread struct {
	// Criterion is the id of the criterion.
	Criterion string `json:"criterion"`
	// Name is its name.
	Name string `json:"name"`
	// Mean is the mean weight; exact unless the weights were drawn by
	// hit-and-run.
	Mean float64 `json:"mean"`
	// Low is the weight that 2.5 % of the draws lie below. Quantiles are read
	// from 4,096 classes of equal width.
	Low float64 `json:"low"`
	// Median is the weight that half of the draws lie below.
	Median float64 `json:"median"`
	// High is the weight that 97.5 % of the draws lie below.
	High float64 `json:"high"`
}

// Unknown is a kind of thing that is not known for sure.
type Unknown string

// What may be not known.
const (
	OfCell      Unknown = "cell"      // a number of the evidence
	OfWeights   Unknown = "weights"   // the weights, all together
	OfDirection Unknown = "direction" // which way the person finds better
)

// Values returns the allowed words.
func (Unknown) Values() []string {
	return []string{string(OfCell), string(OfWeights), string(OfDirection)}
}

// IsValid reports whether u is one of the allowed words.
func (u Unknown) IsValid() bool { return slices.Contains(u.Values(), string(u)) }

// Information says what it would do to know one thing exactly, all else as it
// is: the value of partial perfect information (Raiffa & Schlaifer 1961,
// Applied Statistical Decision Theory; Ades, Lu & Claxton 2004, Med Decis
// Making 24:207).
type Information struct {
	// What is the kind of thing.
	What Unknown `json:"what"`
	// Option is the id of the option, of a cell. For an effect against another
	// option it is the effect that would be known.
	Option string `json:"option,omitzero"`
	// Criterion is the id of the criterion, of a cell or direction.
	Criterion string `json:"criterion,omitzero"`
	// Missing says that nothing is known about the cell.
	Missing bool `json:"missing,omitzero"`
	// Chance is how likely it is that, once it is known, another option has the
	// highest mean score.
	Chance float64 `json:"chance"`
	// Gain is by how much the mean score of the then best option would be
	// higher on average than that of the now best one: E[maxᵢ E(sᵢ | it)] −
	// maxᵢ E(sᵢ).
	Gain float64 `json:"gain"`
}

// NoteCode is a kind of note.
type NoteCode string

// The notes.
const (
	NoteMissing   NoteCode = "missing"   // a missing cell was drawn from its whole range
	NoteDirection NoteCode = "direction" // a direction that the person could not say was drawn, each way half of the time
	NoteSurrogate NoteCode = "surrogate" // the statements are a surrogate's
	NoteOther     NoteCode = "other"     // the statements are not the patient's
	NoteNoChoice  NoteCode = "noChoice"  // fewer than two options are left to rank
)

// Values returns the allowed words.
func (NoteCode) Values() []string {
	return []string{string(NoteMissing), string(NoteDirection), string(NoteSurrogate), string(NoteOther), string(NoteNoChoice)}
}

// IsValid reports whether c is one of the allowed words.
func (c NoteCode) IsValid() bool { return slices.Contains(c.Values(), string(c)) }

// Note is something a reader must know.
type Note struct {
	// Code is the kind of note.
	Code NoteCode `json:"code"`
	// Option is the id of the option it is about.
	Option string `json:"option,omitzero"`
	// Criterion is the id of the criterion it is about.
	Criterion string `json:"criterion,omitzero"`
}
