package group

import (
	"slices"

	"github.com/concord-sdm/concord/internal/figure"
	"github.com/concord-sdm/concord/sdm"
)

// Figure is a number that may be absent: its fields are Value and Why, a code
// that says why there is no value; its methods are Ok and Get.
type Figure = figure.Figure

// Why a figure of an [Agreement] can be absent, beside the codes of sdm.
const (
	WhyOpenWeight      = sdm.WhyOpenWeight      // a voice left a weight open
	WhyMissingEvidence = sdm.WhyMissingEvidence // a cell that counts is missing
	WhyNotRanked       = sdm.WhyNotRanked       // a must-have of the voice excludes the option
	WhyOneVoice        = "oneVoice"             // there is nobody to compare with
	WhyNoSpread        = "noSpread"             // fewer than two options or orders, or all are ties
	WhyNoOwner         = "noOwner"              // neither the patient nor a surrogate is among the voices
)

// Agreement is the report of [Compare]: where several voices agree, where they
// do not, and over what. The patient's is never averaged with others.
type Agreement struct {
	// Format is the name and version of the document format:
	// "sdm.agreement/1.0".
	Format string `json:"format"`
	// Method names the computation.
	Method Method `json:"method"`
	// Decision is the id of the decision.
	Decision string `json:"decision"`
	// DecisionVersion is the author's version of the decision.
	DecisionVersion string `json:"decisionVersion,omitzero"`
	// Language is the language of the names in this report.
	Language string `json:"language"`
	// Question is the question of the decision.
	Question string `json:"question"`
	// Owner is the key of the voice whose decision it is: the patient's, or
	// else the only surrogate's; absent if there is none.
	Owner string `json:"owner,omitzero"`
	// Outcome says whether the same option leads for all voices.
	Outcome Outcome `json:"outcome"`
	// Voices are the voices in the order of the document.
	Voices []VoiceView `json:"voices"`
	// Distances compare each pair of voices, in the order of the document.
	Distances []Distance `json:"distances"`
	// Criteria say how the weights of each criterion differ, by ascending id.
	Criteria []CriterionSplit `json:"criteria"`
	// Split is the id of the criterion whose weights differ most; absent if
	// none do, or they cannot be compared.
	Split string `json:"split,omitzero"`
	// Options say what each option is worth to each voice, by ascending id;
	// unsuitable ones are left out.
	Options []OptionView `json:"options"`
	// Unsuitable are the options said to be not medically suitable.
	Unsuitable []sdm.UnsuitableOption `json:"unsuitable"`
	// LeastRegret are the ids of the options whose worst regret is smallest
	// (minimax regret: Savage 1951, J Am Stat Assoc 46:55), among those that
	// pass the must-haves of all; empty if a score is open or none passes.
	LeastRegret []string `json:"leastRegret"`
	// LiveWith are the ids of the options that all can live with: they pass
	// the must-haves of all, and nobody loses more than LossLimit.
	LiveWith []string `json:"liveWith"`
	// LossLimit is the most that a score may lie below a voice's best for the
	// voice to be said to be able to live with an option.
	LossLimit float64 `json:"lossLimit"`
	// Votes count the orders of the voices.
	Votes Votes `json:"votes"`
	// Mean is what averaged weights give; absent unless asked for.
	Mean MeanView `json:"mean,omitzero"`
	// Notes are what else a reader must know.
	Notes []Note `json:"notes"`
}

// Method names the computation.
type Method struct {
	// Name is "voices".
	Name string `json:"name"`
	// Version is the version of the computation; it changes when a result
	// can.
	Version string `json:"version"`
}

// MethodVersion is the version of the computation that reports carry.
const MethodVersion = "1.0.0"

// Outcome says whether voices agree on what leads.
type Outcome string

// The outcomes.
const (
	Agree   Outcome = "agree"   // the same option leads for every voice
	Differ  Outcome = "differ"  // different options lead for at least two voices
	Open    Outcome = "open"    // for some voice no option leads, and those that lead for others are the same
	Nothing Outcome = "nothing" // fewer than two voices
)

// Values returns the allowed words.
func (Outcome) Values() []string {
	return []string{string(Agree), string(Differ), string(Open), string(Nothing)}
}

// IsValid reports whether o is one of the allowed words.
func (o Outcome) IsValid() bool { return slices.Contains(o.Values(), string(o)) }

// VoiceView is how the options fit what one voice said.
type VoiceView struct {
	// Key is what the report calls the voice: its role, and its id if it has
	// one.
	Key string `json:"key"`
	// Voice says who speaks, and what a surrogate goes by.
	Voice sdm.Voice `json:"voice"`
	// Outcome says whether an option leads.
	Outcome sdm.Outcome `json:"outcome"`
	// Leader is the id of the leading option, if one leads.
	Leader string `json:"leader,omitzero"`
	// Contenders are the ids of the options that could come first.
	Contenders []string `json:"contenders"`
	// Order are the ranked options, best first.
	Order []Placed `json:"order"`
	// Excluded are the options that miss a must-have, the decision's or this
	// voice's own.
	Excluded []sdm.ExcludedOption `json:"excluded"`
	// FromOwner is the distance of its weights from the owner's, 0 to 1.
	FromOwner Figure `json:"fromOwner"`
	// Differs says that another option leads than for the owner.
	Differs bool `json:"differs,omitzero"`
}

// Placed is an option in the order of one voice.
type Placed struct {
	// Option is the id of the option.
	Option string `json:"option"`
	// Rank is its best possible rank; equal scores share a rank.
	Rank int `json:"rank"`
	// RankTo is its worst possible rank.
	RankTo int `json:"rankTo"`
	// Score is its score, 0 to 1.
	Score Figure `json:"score"`
}

// Distance compares the weights of two voices.
type Distance struct {
	// A and B are the keys of the voices.
	A string `json:"a"`
	// B is the second of them.
	B string `json:"b"`
	// Distance is the total variation distance ½·Σ|a − b|: the share of the
	// whole weight that one would have to move to agree with the other.
	Distance Figure `json:"distance"`
	// Criterion is the id of the criterion on which they differ most; absent
	// if they do not.
	Criterion string `json:"criterion,omitzero"`
	// Gap is how much more it weighs for A than for B.
	Gap Figure `json:"gap"`
}

// CriterionSplit says how the weights of one criterion differ.
type CriterionSplit struct {
	// Criterion is the id of the criterion.
	Criterion string `json:"criterion"`
	// Name is its name.
	Name string `json:"name"`
	// Weights are the weights by voice, in the order of the voices.
	Weights []Figure `json:"weights"`
	// Spread is the largest minus the smallest of them.
	Spread Figure `json:"spread"`
	// Directions says that voices differ in which way they find better.
	Directions bool `json:"directions,omitzero"`
}

// OptionView is what one option is worth to each voice.
type OptionView struct {
	// Option is the id of the option.
	Option string `json:"option"`
	// Name is its name.
	Name string `json:"name"`
	// Scores are its scores by voice, in the order of the voices.
	Scores []Figure `json:"scores"`
	// Regrets are, by voice, how far it scores below what that voice ranks
	// best.
	Regrets []Figure `json:"regrets"`
	// Worst is the largest regret.
	Worst Figure `json:"worst"`
	// WorstFor is the key of the voice that regrets it most; the first of
	// equal ones, absent if nobody does.
	WorstFor string `json:"worstFor,omitzero"`
	// Misses are the keys of the voices whose must-haves it misses.
	Misses []string `json:"misses"`
	// LiveWith says that all can live with it.
	LiveWith bool `json:"liveWith,omitzero"`
}

// Votes count the orders of the voices whose order is settled, over the options
// that pass the must-haves of all of them. Each voice counts once, which is not
// to say that it should: the decision is the owner's.
type Votes struct {
	// Voices are the keys of the voices that were counted.
	Voices []string `json:"voices"`
	// Options are the ids of the options, ascending.
	Options []string `json:"options"`
	// Borda are the Borda points, n − 1 to 0 from each voice, by option.
	Borda []float64 `json:"borda"`
	// Copeland are wins minus losses by majority, by option.
	Copeland []int `json:"copeland"`
	// Condorcet is the id of the option that beats each other one by majority;
	// absent if there is none.
	Condorcet string `json:"condorcet,omitzero"`
	// Cycles are majorities that go round in a circle, each a list of ids in
	// which a majority puts each above the next, and the last above the first.
	Cycles [][]string `json:"cycles"`
	// Kemeny are the orders with the most agreements, at most 100.
	Kemeny [][]string `json:"kemeny"`
	// KemenyCount is how many there are.
	KemenyCount int64 `json:"kemenyCount"`
	// Agreements is how many pairs in them are as the voices have them; absent
	// above 15 options.
	Agreements Figure `json:"agreements"`
	// W is Kendall's coefficient of concordance, corrected for ties.
	W Figure `json:"w"`
	// ChiSquare is its chi-square statistic.
	ChiSquare Figure `json:"chiSquare"`
	// P is the chance of as much concordance by chance; rough for few options.
	P Figure `json:"p"`
}

// MeanView is what averaged weights give. It is nobody's own view.
type MeanView struct {
	// Kind is how they were averaged.
	Kind MeanKind `json:"kind"`
	// Weights are the mean weights by ascending criterion id; empty if they
	// cannot be averaged.
	Weights []float64 `json:"weights"`
	// Why says why there is no mean: "openWeight", "directions" or "noMean";
	// absent if there is one.
	Why string `json:"why,omitzero"`
	// Outcome says whether an option leads with them.
	Outcome sdm.Outcome `json:"outcome,omitzero"`
	// Leader is the id of the option that leads with them, if one does.
	Leader string `json:"leader,omitzero"`
	// Order are the options that no must-have of any voice excludes, best first.
	Order []Placed `json:"order"`
}

// NoteCode is a kind of note.
type NoteCode string

// The notes.
const (
	NoteNoOwner     NoteCode = "noOwner"     // neither the patient nor a single surrogate is among the voices
	NoteSurrogate   NoteCode = "surrogate"   // a surrogate speaks, on the basis named in the voices
	NoteDirections  NoteCode = "directions"  // voices differ in which way they find better
	NoteNotCounted  NoteCode = "notCounted"  // the order of a voice is not settled, so it is not counted
	NoteCycle       NoteCode = "cycle"       // majorities go round in a circle
	NoteStale       NoteCode = "stale"       // the weight of a voice was asked with another range
	NoteMean        NoteCode = "mean"        // weights were averaged, on request
	NoteManyOptions NoteCode = "manyOptions" // too many options for an exact consensus order
)

// Values returns the allowed words.
func (NoteCode) Values() []string {
	return []string{
		string(NoteNoOwner), string(NoteSurrogate), string(NoteDirections), string(NoteNotCounted), string(NoteCycle), string(NoteStale),
		string(NoteMean), string(NoteManyOptions),
	}
}

// IsValid reports whether c is one of the allowed words.
func (c NoteCode) IsValid() bool { return slices.Contains(c.Values(), string(c)) }

// Note is something a reader must know.
type Note struct {
	// Code is the kind of note.
	Code NoteCode `json:"code"`
	// Voice is the key of the voice it is about.
	Voice string `json:"voice,omitzero"`
	// Criterion is the id of the criterion it is about.
	Criterion string `json:"criterion,omitzero"`
}
