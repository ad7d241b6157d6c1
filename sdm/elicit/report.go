package elicit

import (
	"slices"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/sdm"
)

// ElicitationFormat is the name and version of the document format of [Report].
const ElicitationFormat = "sdm.elicitation/1.0"

// Report is what the answers of one person say about the weights, route by
// route.
type Report struct {
	// Format is the name and version of the document format:
	// "sdm.elicitation/1.0".
	Format string `json:"format"`
	// Decision is the id of the decision.
	Decision string `json:"decision"`
	// Language is the BCP 47 tag of the names.
	Language string `json:"language"`
	// Voice says whose answers these are.
	Voice sdm.Voice `json:"voice"`
	// Date is when they were given.
	Date sdm.Date `json:"date,omitzero"`
	// Criteria are those of the decision, in its order.
	Criteria []Named `json:"criteria"`
	// Routes are the results, in the order of the answers.
	Routes []RouteReport `json:"routes"`
	// Agreements compare each route with each later one.
	Agreements []Agreement `json:"agreements"`
}

// Named is a criterion as the report names it.
type Named struct {
	// Criterion is its id.
	Criterion string `json:"criterion"`
	// Name is its plain name.
	Name string `json:"name"`
}

// RouteReport is what one route says about the weights.
type RouteReport struct {
	// ID is the id of the route.
	ID string `json:"id"`
	// Method is the way of asking.
	Method Method `json:"method"`
	// Status says what kind of result there is.
	Status Status `json:"status"`
	// Basis says whether the weights belong to the ranges of the decision.
	Basis Basis `json:"basis"`
	// Asked are the ranges and directions that the weights belong to.
	Asked []Asked `json:"asked"`
	// Weights hold one entry for each criterion of the decision, in its order.
	Weights []Weight `json:"weights"`
	// Measures say how well the answers fit together, and other figures of the
	// method.
	Measures []Measure `json:"measures"`
	// Repair names the answer that fits the others least; absent if all fit.
	Repair Suggestion `json:"repair,omitzero"`
	// Clash names answers that contradict each other; absent if none do.
	Clash Clash `json:"clash,omitzero"`
	// Conditions are what the answers say about the weights, if they leave more
	// than one set of weights: other programs can work on with them.
	Conditions []Condition `json:"conditions,omitzero"`
	// Missing lists what was not answered.
	Missing []Missing `json:"missing"`
	// Notes say what else a reader must know.
	Notes []Note `json:"notes"`
}

// Status says what kind of result a route has.
type Status string

// The kinds of result.
const (
	HasWeights    Status = "weights"       // one weight for each criterion
	HasBounds     Status = "bounds"        // the answers leave intervals
	HasOrder      Status = "order"         // only the places of the criteria are known
	Contradictory Status = "contradictory" // the answers contradict each other: no weights
	NotEnough     Status = "notEnough"     // too little was answered, or it does not tell: no weights
)

// Values returns the allowed words.
func (Status) Values() []string {
	return []string{string(HasWeights), string(HasBounds), string(HasOrder), string(Contradictory), string(NotEnough)}
}

// IsValid reports whether s is one of the allowed words.
func (s Status) IsValid() bool { return slices.Contains(s.Values(), string(s)) }

// Basis says what weights belong to.
type Basis string

// What weights can belong to.
const (
	OfRanges     Basis = "ranges"     // the ranges of the decision: they are swing weights
	OfOther      Basis = "other"      // other ranges than the decision declares now
	OfImportance Basis = "importance" // bare importance: they have no ranges
)

// Values returns the allowed words.
func (Basis) Values() []string {
	return []string{string(OfRanges), string(OfOther), string(OfImportance)}
}

// IsValid reports whether b is one of the allowed words.
func (b Basis) IsValid() bool { return b == OfRanges || b == OfOther || b == OfImportance }

// Weight is what a route says about one criterion.
type Weight struct {
	// Criterion is the id of the criterion.
	Criterion string `json:"criterion"`
	// Weight is from 0 to 1, and all sum to 1; or why there is none. If some are
	// open, the others are shares among themselves: see Low and High.
	Weight Figure `json:"weight"`
	// Low is the smallest weight that the answers leave, High the largest; the
	// same as Weight where that is certain.
	Low Figure `json:"low"`
	// High is the largest weight; see Low.
	High Figure `json:"high"`
	// Place is the place in the order of importance, 1 first, ties sharing one
	// (1, 1, 3); 0 if it is not known.
	Place int `json:"place,omitzero"`
}

// Measure is a figure of a method.
type Measure struct {
	// Name says what it measures.
	Name MeasureName `json:"name"`
	// Criterion is the id of the criterion it is of; absent for the whole.
	Criterion string `json:"criterion,omitzero"`
	// Value is the figure, or why there is none.
	Value Figure `json:"value"`
	// Limit is the published limit above which answers are called inconsistent;
	// 0 if there is none.
	Limit float64 `json:"limit,omitzero"`
	// Over says that the value is above the limit.
	Over bool `json:"over,omitzero"`
	// Table names the table that the value depends on.
	Table RandomIndex `json:"table,omitzero"`
}

// MeasureName says what a figure measures.
type MeasureName string

// The measures, with the result field that each is.
const (
	LambdaMax            MeasureName = "lambdaMax"            // [PairwiseResult].LambdaMax
	ConsistencyIndex     MeasureName = "consistencyIndex"     // [PairwiseResult].Index
	ConsistencyRatio     MeasureName = "consistencyRatio"     // [PairwiseResult].Ratio; limit 0.10
	GeometricConsistency MeasureName = "geometricConsistency" // [PairwiseResult].Geometric
	GeometricMeanWeight  MeasureName = "geometricMeanWeight"  // [PairwiseResult].GeometricMean
	Deviation            MeasureName = "deviation"            // [BestWorstResult].Xi
	InputConsistency     MeasureName = "inputConsistency"     // [BestWorstResult].InputRatio
	OutputConsistency    MeasureName = "outputConsistency"    // [BestWorstResult].OutputRatio
	LargestFactor        MeasureName = "largestFactor"        // the largest of [TradeOffResult].Off; limit [Slack]
	BestMinusWorst       MeasureName = "bestMinusWorst"       // [MaxDiffResult].Score
	RootOfRatio          MeasureName = "rootOfRatio"          // [MaxDiffResult].RootRatio
	Utility              MeasureName = "utility"              // [MaxDiffResult].Utilities or [LogitResult].Coefficients
	UtilityError         MeasureName = "utilityError"         // the standard error of Utility
	LogLikelihood        MeasureName = "logLikelihood"        // [LogitResult].LogLikelihood
	NullLogLikelihood    MeasureName = "nullLogLikelihood"    // [LogitResult].NullLogLikelihood
	AnsweredPairs        MeasureName = "answeredPairs"        // how many pairs were answered
	ImpliedPairs         MeasureName = "impliedPairs"         // [PairsResult].Implied
	OpenPairs            MeasureName = "openPairs"            // [PairsResult].Open
)

// Values returns the allowed words.
func (MeasureName) Values() []string {
	return []string{
		string(LambdaMax), string(ConsistencyIndex), string(ConsistencyRatio), string(GeometricConsistency),
		string(GeometricMeanWeight), string(Deviation), string(InputConsistency), string(OutputConsistency),
		string(LargestFactor), string(BestMinusWorst), string(RootOfRatio), string(Utility),
		string(UtilityError), string(LogLikelihood), string(NullLogLikelihood), string(AnsweredPairs),
		string(ImpliedPairs), string(OpenPairs),
	}
}

// IsValid reports whether n is one of the allowed words.
func (n MeasureName) IsValid() bool { return slices.Contains(n.Values(), string(n)) }

// Suggestion is an answer that fits the others badly, and what would fit.
type Suggestion struct {
	// Item is the id of the answer, if it has one.
	Item string `json:"item,omitzero"`
	// Over is the criterion that was said to matter Said times as much as Under.
	Over string `json:"over"`
	// Under is the criterion that it was compared with.
	Under string `json:"under"`
	// Said is the ratio given.
	Said float64 `json:"said"`
	// Fits is the ratio that would fit the weights from all answers.
	Fits float64 `json:"fits"`
}

// Clash names answers that cannot all hold.
type Clash struct {
	// Said are the answers; without any one of them the others can hold.
	Said []Said `json:"said"`
	// Smallest says that no smaller list of answers clashes; without it, that is
	// not known.
	Smallest bool `json:"smallest,omitzero"`
}

// Said is an answer as a report names it.
type Said struct {
	// ID is the id of the statement or pair.
	ID string `json:"id"`
	// What says what kind of answer it is: a [Kind] or a [Worth].
	What string `json:"what"`
	// Criterion is the criterion it is about, for pairs that of the first step.
	Criterion string `json:"criterion"`
	// Than is the criterion it compares with; absent for a share.
	Than string `json:"than,omitzero"`
	// Low is the ratio or the lower end; for pairs the first step as a share of
	// the way from worst to best, in value.
	Low *float64 `json:"low,omitzero"`
	// High is the upper end; for pairs the second step in the same way.
	High *float64 `json:"high,omitzero"`
	// Text is what the person said, in their own words.
	Text string `json:"text,omitzero"`
}

// Condition is a limit on the weights: Σ factor·weight compared with Bound.
type Condition struct {
	// Of are the factors; criteria left out have 0.
	Of []Factor `json:"of"`
	// Is says how the sum compares with the bound.
	Is Relation `json:"is"`
	// Bound is the right hand side.
	Bound float64 `json:"bound"`
}

// Factor is the factor of one weight in a condition.
type Factor struct {
	// Criterion is the id of the criterion.
	Criterion string `json:"criterion"`
	// Factor multiplies its weight.
	Factor float64 `json:"factor"`
}

// Missing is something that was not answered.
type Missing struct {
	// Code says what kind of thing it is.
	Code MissingCode `json:"code"`
	// Criterion is the criterion it is about, if it is about one or two.
	Criterion string `json:"criterion,omitzero"`
	// With is the other criterion.
	With string `json:"with,omitzero"`
	// Item is the id of the set, task or pair.
	Item string `json:"item,omitzero"`
}

// MissingCode says what kind of answer is missing.
type MissingCode string

// The kinds of missing answer.
const (
	NoAnswer  MissingCode = "noAnswer"  // nothing was said about the criterion
	Unknown   MissingCode = "unknown"   // the person could not say
	NoPair    MissingCode = "noPair"    // the two criteria were not compared
	NoLink    MissingCode = "noLink"    // no answers link the two criteria, even through others
	NoPick    MissingCode = "noPick"    // a set, task or pair was put and not answered
	NotTold   MissingCode = "notTold"   // what was asked does not tell the criterion's weight
	MorePairs MissingCode = "morePairs" // pairs are open that could be asked
)

// Values returns the allowed words.
func (MissingCode) Values() []string {
	return []string{
		string(NoAnswer), string(Unknown), string(NoPair), string(NoLink), string(NoPick), string(NotTold), string(MorePairs),
	}
}

// IsValid reports whether m is one of the allowed words.
func (m MissingCode) IsValid() bool { return slices.Contains(m.Values(), string(m)) }

// Note is something that a reader of a route must know.
type Note struct {
	// Code says what.
	Code NoteCode `json:"code"`
	// Criterion is the criterion it is about, if it is about one.
	Criterion string `json:"criterion,omitzero"`
}

// NoteCode says what a note is about.
type NoteCode string

// The notes.
const (
	NoteImportance   NoteCode = "importance"    // asked without ranges: no swing weights
	NoteNotShown     NoteCode = "rangeNotShown" // the range of the criterion was not shown
	NoteOtherRange   NoteCode = "otherRange"    // the range shown is not the one declared now
	NoteInconsistent NoteCode = "inconsistent"  // a measure is above its limit
	NoteSlack        NoteCode = "slack"         // the answers fit only if taken as rounded
	NoteNotUnique    NoteCode = "notUnique"     // other weights fit as well: see the bounds
	NoteOtherValues  NoteCode = "otherValues"   // the answers fit other values of the levels in between than the decision gives them
	NoteSeparated    NoteCode = "separated"     // the choices fit without exception, so that no weights follow
	NoteAgainst      NoteCode = "against"       // the choices go against the direction of the criterion
	NoteFewChoices   NoteCode = "fewChoices"    // a standard error is larger than its utility
)

// Values returns the allowed words.
func (NoteCode) Values() []string {
	return []string{
		string(NoteImportance), string(NoteNotShown), string(NoteOtherRange), string(NoteInconsistent), string(NoteSlack),
		string(NoteNotUnique), string(NoteOtherValues), string(NoteSeparated), string(NoteAgainst), string(NoteFewChoices),
	}
}

// IsValid reports whether n is one of the allowed words.
func (n NoteCode) IsValid() bool { return slices.Contains(n.Values(), string(n)) }

// Agreement compares two routes.
type Agreement struct {
	// A is the id of one route.
	A string `json:"a"`
	// B is the id of the other.
	B string `json:"b"`
	// Verdict says whether they agree.
	Verdict Verdict `json:"verdict"`
	// Distance is the total variation distance of the weights, 0 to 1, or why
	// there is none.
	Distance Figure `json:"distance"`
	// Tau is Kendall's τ-b of the orders, or why there is none.
	Tau Figure `json:"tau"`
	// Apart is the id of the criterion on which they differ most; absent if they
	// are the same or cannot be compared.
	Apart string `json:"apart,omitzero"`
	// OfA and OfB are the weights of that criterion, or of the end of its bounds
	// that is nearer to the other route.
	OfA Figure `json:"ofA"`
	// OfB is the weight by the other route; see OfA.
	OfB Figure `json:"ofB"`
	// Reversed lists pairs of criteria in opposite order.
	Reversed []Reversed `json:"reversed"`
}

// Verdict says whether two routes agree.
type Verdict string

// The verdicts.
const (
	Agree         Verdict = "agree"         // [Comparison].Agree, or each within what the other leaves
	Differ        Verdict = "differ"        // they do not
	CannotCompare Verdict = "cannotCompare" // one of them has no weights
)

// Values returns the allowed words.
func (Verdict) Values() []string {
	return []string{string(Agree), string(Differ), string(CannotCompare)}
}

// IsValid reports whether v is one of the allowed words.
func (v Verdict) IsValid() bool { return v == Agree || v == Differ || v == CannotCompare }

// Reversed is a pair of criteria in opposite order.
type Reversed struct {
	// MoreInA is the criterion that matters more by route A.
	MoreInA string `json:"moreInA"`
	// MoreInB is the criterion that matters more by route B.
	MoreInB string `json:"moreInB"`
}

// DecodeReport reads a report that [Report.Encode] wrote, as strictly as
// [DecodeAnswers] reads answers; it does not work it out again.
func DecodeReport(data []byte) (Report, error) {
	return document.Decode[Report](data, document.Format{Name: "sdm.elicitation", Major: 1, Minor: 0})
}

// Encode writes the report as indented JSON with a final newline, members in the
// order of the type. What it writes reads back equal.
func (r Report) Encode() ([]byte, error) { return document.Encode(r) }
