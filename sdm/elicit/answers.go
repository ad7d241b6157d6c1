package elicit

import (
	"encoding/json"
	"slices"

	"github.com/concord-sdm/concord/internal/document"
	"github.com/concord-sdm/concord/sdm"
)

// AnswersFormat is the name and version of the document format of [Answers].
const AnswersFormat = "sdm.answers/1.0"

var answersFormat = document.Format{Name: "sdm.answers", Major: 1, Minor: 0}

// Answers is what one person said about how much the criteria of a decision
// matter, by one route of asking or several.
type Answers struct {
	// Format is the name and version of the document format: "sdm.answers/1.0".
	Format string `json:"format"`
	// Decision is the id of the decision they are about.
	Decision string `json:"decision"`
	// Voice says whose answers these are.
	Voice sdm.Voice `json:"voice"`
	// Date is when they were given.
	Date sdm.Date `json:"date,omitzero"`
	// Routes are the ways of asking, each with its answers.
	Routes []Route `json:"routes"`
	// Extensions holds data of other systems under reverse DNS names; it is
	// kept untouched.
	Extensions map[string]json.RawMessage `json:"extensions,omitzero"`
}

// Route is one way of asking, with its answers. The method says which of the
// lists it has; the others are left out.
type Route struct {
	// ID names the route within the answers.
	ID string `json:"id"`
	// Method is the way of asking.
	Method Method `json:"method"`
	// Importance says that the person was asked about importance as such,
	// without being shown from what to what each criterion goes. Such weights do
	// not belong to the ranges of the decision, and the report says so.
	Importance bool `json:"importance,omitzero"`
	// Asked are the ranges that were shown.
	Asked []Asked `json:"asked,omitzero"`
	// Ratings are points or ranks: swing, impreciseSwing, direct, smart, smarter
	// and the ranking methods.
	Ratings []Rating `json:"ratings,omitzero"`
	// Exponent is p of the method rankExponent, above 0 and at most 100.
	Exponent float64 `json:"exponent,omitzero"`
	// Judgements are the ratios of the method pairwise.
	Judgements []Times `json:"judgements,omitzero"`
	// RandomIndex is the table for the consistency ratio of the method pairwise;
	// left out, it is Saaty's.
	RandomIndex RandomIndex `json:"randomIndex,omitzero"`
	// BestWorst holds the answers of the method bestWorst.
	BestWorst Extremes `json:"bestWorst,omitzero"`
	// Sets are those of the method maxDiff.
	Sets []Set `json:"sets,omitzero"`
	// Tasks are those of the method choice.
	Tasks []Task `json:"tasks,omitzero"`
	// Ladders are the levels that the method tradeOffRanking asks about.
	Ladders []Ladder `json:"ladders,omitzero"`
	// Steps are the comparisons of the methods tradeOff and tradeOffRanking.
	Steps []StepPair `json:"steps,omitzero"`
	// Statements are those of the method statements.
	Statements []Statement `json:"statements,omitzero"`
}

// Method is a way of asking.
type Method string

// The methods. All ask how much the step from worst to best matters, unless a
// route says otherwise.
const (
	SwingPoints    Method = "swing"             // points, the most important step 100: [Swing]
	ImpreciseSwing Method = "impreciseSwing"    // swing points between two ends: [SwingBounds]
	DirectPoints   Method = "direct"            // points shared out: [Direct]
	SMART          Method = "smart"             // points from 10 for the least important: [Smart]
	SMARTER        Method = "smarter"           // order, then centroid weights: [Smarter]
	Centroid       Method = "rankOrderCentroid" // order: [sdm.RankOrderCentroid]
	RankSum        Method = "rankSum"           // order: [sdm.RankSum]
	Reciprocal     Method = "rankReciprocal"    // order: [sdm.RankReciprocal]
	RankExponent   Method = "rankExponent"      // order: [sdm.RankExponent]
	PairwiseAHP    Method = "pairwise"          // "A over B by 3": [Pairwise]
	BestWorstBWM   Method = "bestWorst"         // best over the others, the others over the worst: [BestWorst]
	TradeOff       Method = "tradeOff"          // steps that make up for each other: [TradeOffs]
	BestWorstSets  Method = "maxDiff"           // most and least of each set: [MaxDiff]
	ChoiceTasks    Method = "choice"            // one of some alternatives: [Logit]
	TradeOffPairs  Method = "tradeOffRanking"   // which of two steps is worth more: [RankPairs]
	Statements     Method = "statements"        // order, ratios and shares in any mixture: [Weights]
)

// Values returns the allowed words.
func (Method) Values() []string {
	return []string{
		string(SwingPoints), string(ImpreciseSwing), string(DirectPoints), string(SMART), string(SMARTER),
		string(Centroid), string(RankSum), string(Reciprocal), string(RankExponent), string(PairwiseAHP),
		string(BestWorstBWM), string(TradeOff), string(BestWorstSets), string(ChoiceTasks),
		string(TradeOffPairs), string(Statements),
	}
}

// IsValid reports whether m is one of the allowed words.
func (m Method) IsValid() bool { return slices.Contains(m.Values(), string(m)) }

// ranked reports whether the ratings of m are ranks.
func (m Method) ranked() bool {
	return m == SMARTER || m == Centroid || m == RankSum || m == Reciprocal || m == RankExponent
}

// rated reports whether m has ratings.
func (m Method) rated() bool {
	return m.ranked() || m == SwingPoints || m == ImpreciseSwing || m == DirectPoints || m == SMART
}

// leveled reports whether m asks about levels on the ranges of the decision, so
// that its weights belong to them whatever else was shown.
func (m Method) leveled() bool { return m == TradeOff || m == ChoiceTasks || m == TradeOffPairs }

// Asked is the range of a criterion that was shown to the person.
type Asked struct {
	// Criterion is the id of the criterion.
	Criterion string `json:"criterion"`
	// Range is from what to what; absent for a criterion with categories.
	Range sdm.Range `json:"range,omitzero"`
	// Direction is which way the person finds better, for a criterion whose
	// direction is personal; absent for others.
	Direction sdm.Direction `json:"direction,omitzero"`
}

// Rating is what was said about one criterion by itself.
type Rating struct {
	// Criterion is the id of the criterion.
	Criterion string `json:"criterion"`
	// Points are 0 or more; methods with points.
	Points *float64 `json:"points,omitzero"`
	// Low and High are the ends of imprecise points, in place of Points; only
	// the method impreciseSwing has them.
	Low *float64 `json:"low,omitzero"`
	// High is the upper end; see Low.
	High *float64 `json:"high,omitzero"`
	// Rank is the place in the order, 1 first; criteria that matter the same
	// share one. Methods with ranks.
	Rank int `json:"rank,omitzero"`
	// DontKnow says that the person was asked and could not say.
	DontKnow bool `json:"dontKnow,omitzero"`
}

// Times says that one criterion matters so many times as much as another.
type Times struct {
	// ID names the judgement within its list; left out, it has no name.
	ID string `json:"id,omitzero"`
	// Over is the id of the criterion that matters Times as much.
	Over string `json:"over"`
	// Under is the id of the criterion it is compared with.
	Under string `json:"under"`
	// Times is the ratio, above 0; below 1 says that Over matters less.
	Times float64 `json:"times"`
}

// Extremes are the answers of the best–worst method.
type Extremes struct {
	// Best is the id of the criterion that matters most.
	Best string `json:"best"`
	// Worst is the id of the criterion that matters least.
	Worst string `json:"worst"`
	// BestOver says how many times as much the best matters as each other.
	BestOver []Against `json:"bestOver"`
	// OverWorst says how many times as much each other matters as the worst.
	OverWorst []Against `json:"overWorst"`
}

// Against is a ratio to or from a criterion.
type Against struct {
	// Criterion is the id of the criterion.
	Criterion string `json:"criterion"`
	// Times is the ratio, 1 or more.
	Times float64 `json:"times"`
}

// Set is a set of criteria shown together.
type Set struct {
	// ID names the set within its list.
	ID string `json:"id"`
	// Shown are the ids of two criteria or more.
	Shown []string `json:"shown"`
	// Most is the id of the one that matters most. Most and Least are left out
	// together if the set was not answered.
	Most string `json:"most,omitzero"`
	// Least is the id of the one that matters least.
	Least string `json:"least,omitzero"`
}

// Task is a choice between made-up alternatives.
type Task struct {
	// ID names the task within its list.
	ID string `json:"id"`
	// Alternatives are two or more.
	Alternatives []Alternative `json:"alternatives"`
	// Chosen is the id of the one taken; left out if the task was not answered.
	Chosen string `json:"chosen,omitzero"`
}

// Alternative is a made-up option.
type Alternative struct {
	// ID names the alternative within its task.
	ID string `json:"id"`
	// Levels are what it has on the criteria; all alternatives of a task have
	// the same criteria, and are alike on those left out.
	Levels []Level `json:"levels"`
}

// Level is a criterion at a number or category.
type Level struct {
	// Criterion is the id of the criterion.
	Criterion string `json:"criterion"`
	// At is the number or category.
	At At `json:"at"`
}

// At is a place on the scale of a criterion: exactly one of its fields.
type At struct {
	// Number is within the range of the criterion, in its unit.
	Number *float64 `json:"number,omitzero"`
	// Category is the id of a category of the criterion.
	Category string `json:"category,omitzero"`
}

// Ladder is the levels of one criterion that pairs are made of.
type Ladder struct {
	// Criterion is the id of the criterion.
	Criterion string `json:"criterion"`
	// Levels are two or more, from worse to better, from the worst to the best
	// end of the range.
	Levels []At `json:"levels"`
}

// Step is an improvement on one criterion.
type Step struct {
	// Criterion is the id of the criterion.
	Criterion string `json:"criterion"`
	// From is the worse end.
	From At `json:"from"`
	// To is the better end.
	To At `json:"to"`
}

// StepPair compares two improvements: which would you rather have?
type StepPair struct {
	// ID names the pair within its list.
	ID string `json:"id"`
	// First is one improvement.
	First Step `json:"first"`
	// Second is another, on another criterion.
	Second Step `json:"second"`
	// Worth says which is worth more; left out if it was not answered.
	Worth Worth `json:"worth,omitzero"`
}

// Worth says which of two steps is worth more.
type Worth string

// The answers to a pair of steps.
const (
	FirstMore  Worth = "firstMore"  // the first step is worth more
	SecondMore Worth = "secondMore" // the second step is worth more
	SameWorth  Worth = "same"       // both are worth the same
)

// Values returns the allowed words.
func (Worth) Values() []string {
	return []string{string(FirstMore), string(SecondMore), string(SameWorth)}
}

// IsValid reports whether w is one of the allowed words.
func (w Worth) IsValid() bool { return slices.Contains(w.Values(), string(w)) }

// Statement is something said about weights.
type Statement struct {
	// ID names the statement within its list.
	ID string `json:"id"`
	// Kind says what the statement says.
	Kind Kind `json:"kind"`
	// Criterion is the id of the criterion it is about.
	Criterion string `json:"criterion"`
	// Than is the id of the criterion it compares with; absent for a share.
	Than string `json:"than,omitzero"`
	// Times is the ratio of the kind times.
	Times *float64 `json:"times,omitzero"`
	// Low is the lower end of a range of ratios or of a share; left out, it is open.
	Low *float64 `json:"low,omitzero"`
	// High is the upper end; left out, it is open.
	High *float64 `json:"high,omitzero"`
	// Text is what the person said, in their own words.
	Text string `json:"text,omitzero"`
}

// Kind says what a statement says.
type Kind string

// The kinds of statement.
const (
	MattersMore  Kind = "more"         // the criterion matters more than the other
	MattersSame  Kind = "same"         // both matter the same
	MattersTimes Kind = "times"        // it matters so many times as much
	TimesBetween Kind = "timesBetween" // it matters between low and high times as much
	Share        Kind = "share"        // its weight is between low and high, of all weight 1
)

// Values returns the allowed words.
func (Kind) Values() []string {
	return []string{string(MattersMore), string(MattersSame), string(MattersTimes), string(TimesBetween), string(Share)}
}

// IsValid reports whether k is one of the allowed words.
func (k Kind) IsValid() bool { return slices.Contains(k.Values(), string(k)) }

// DecodeAnswers reads answers from strict JSON (exact names, nothing unknown,
// doubled, missing or null, valid UTF-8) and validates them. The error is
// [Faults]: every fault of the form or, if the form is right, every fault of the
// content; the answers are then returned as they were read, so that they can be
// mended. Whether they fit their decision is checked by [Answers.ValidateFor]
// and [Elicit].
func DecodeAnswers(data []byte) (Answers, error) {
	a, err := document.Decode[Answers](data, answersFormat)
	if err != nil {
		return Answers{}, err
	}
	return a, a.Validate()
}

// Encode validates the answers and writes them as indented JSON with a final
// newline, members in the order of the type. What it writes reads back equal.
func (a Answers) Encode() ([]byte, error) {
	if err := a.Validate(); err != nil {
		return nil, err
	}
	return document.Encode(a)
}
