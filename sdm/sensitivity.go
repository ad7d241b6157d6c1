package sdm

import "slices"

// Stability says within which weights of one criterion the first option stays
// first, while the other weights keep their proportions (Mareschal 1988, Eur J
// Oper Res 33:54). Missing cells are taken at their worst for the first
// option and at their best for the others; open weights are left out, here and
// in the other figures of sensitivity.
type Stability struct {
	// Criterion is the id of the criterion.
	Criterion string `json:"criterion"`
	// Weight is its weight now.
	Weight float64 `json:"weight"`
	// Low is the lowest weight at which the first option is still first.
	Low Figure `json:"low"`
	// LowChallenger is the id of the option that draws level at Low; absent
	// if the first option stays first down to 0.
	LowChallenger string `json:"lowChallenger,omitzero"`
	// High is the highest weight at which the first option is still first.
	High Figure `json:"high"`
	// HighChallenger is the id of the option that draws level at High; absent
	// if the first option stays first up to 1.
	HighChallenger string `json:"highChallenger,omitzero"`
}

// NearestWeights is the change of weights nearest to the person's own, by
// Euclidean distance, that brings another option level with the first (Barron
// & Schmidt 1988, Oper Res 36:122); weights stay at 0 or above and sum to 1.
type NearestWeights struct {
	// Challenger is the id of the option that draws level.
	Challenger string `json:"challenger,omitzero"`
	// Distance is the Euclidean distance of the two sets of weights, or why
	// there is none.
	Distance Figure `json:"distance"`
	// Weights are the changed weights, by ascending criterion id, without the
	// open ones.
	Weights []ChangedWeight `json:"weights"`
}

// ChangedWeight is one weight of a changed set.
type ChangedWeight struct {
	// Criterion is the id of the criterion.
	Criterion string `json:"criterion"`
	// From is the weight now.
	From float64 `json:"from"`
	// To is the changed weight.
	To float64 `json:"to"`
}

// Switch says at which number of one cell the first place changes, all else
// the same (so not for a cell that other options' effects are relative to:
// they would move with it): for a cell of the first option, the number that lets the next
// option draw level; for a cell of another, the number that lets it draw level
// with the first.
type Switch struct {
	// Option is the id of the option.
	Option string `json:"option"`
	// Criterion is the id of the criterion.
	Criterion string `json:"criterion"`
	// Number is the number now; absent for categories.
	Number Figure `json:"number"`
	// At is the number at which the options draw level, or why there is none.
	At Figure `json:"at"`
	// Category is, for a criterion with categories, the id of the category
	// nearest to the present one at which they draw level or change places.
	Category string `json:"category,omitzero"`
	// With is the id of the other option.
	With string `json:"with"`
	// Fixed is true if the number is so by definition of the option: it cannot
	// turn out to be another, and what changes at another is arithmetic only.
	Fixed bool `json:"fixed,omitzero"`
}

// TornadoBar says how the lead of the first option over the next moves while
// one thing varies and all else stays the same; effects that are relative to a
// cell move with it. Below 0 another option is first.
type TornadoBar struct {
	// What says whether a cell or a weight varies.
	What LeverKind `json:"what"`
	// Option is the id of the option, for a cell.
	Option string `json:"option,omitzero"`
	// Criterion is the id of the criterion.
	Criterion string `json:"criterion"`
	// From is where it varies from: the value of the cell (0 to 1) at the
	// worse end of its interval, or the weight 0.
	From float64 `json:"from"`
	// To is where it varies to: the value of the cell at the better end, or
	// twice the weight, at most 1.
	To float64 `json:"to"`
	// LeadFrom is the lead at From.
	LeadFrom float64 `json:"leadFrom"`
	// LeadTo is the lead at To.
	LeadTo float64 `json:"leadTo"`
	// Flips says that the lead falls below 0 within the bar.
	Flips bool `json:"flips,omitzero"`
}

// LeverKind says what varies.
type LeverKind string

// What can vary.
const (
	OfCell   LeverKind = "cell"   // one cell of the evidence
	OfWeight LeverKind = "weight" // the weight of one criterion
)

// Values returns the allowed words.
func (LeverKind) Values() []string { return []string{string(OfCell), string(OfWeight)} }

// IsValid reports whether k is one of the allowed words.
func (k LeverKind) IsValid() bool { return slices.Contains(k.Values(), string(k)) }

// Equivalent says that a step on one criterion is worth as much to the person
// as a step on another: their weights times the shares of the ranges are the
// same.
type Equivalent struct {
	// Criterion is the id of the weightiest criterion.
	Criterion string `json:"criterion"`
	// Amount is a step on it towards better, in its unit: its smallest
	// difference that matters, else 1 where the range is 1 to 20 wide, else a
	// tenth of the range.
	Amount float64 `json:"amount"`
	// Worth is the id of the other criterion.
	Worth string `json:"worth"`
	// WorthAmount is the step on the other that is worth the same, in its
	// unit, or why there is none.
	WorthAmount Figure `json:"worthAmount"`
}

// Lever is something that would settle the order if it were known better.
type Lever struct {
	// What says whether it is a cell or a weight.
	What LeverKind `json:"what"`
	// Option is the id of the option, for a cell.
	Option string `json:"option,omitzero"`
	// Criterion is the id of the criterion.
	Criterion string `json:"criterion"`
	// Swing is how far it can move the score of the option, or the lead
	// between the first two options: 0 to 1.
	Swing float64 `json:"swing"`
	// Reason says what is open about it.
	Reason LeverReason `json:"reason"`
	// At is, for a weight, the weight nearest to the present one from which
	// one of the contenders leads all others; absent for a cell.
	At Figure `json:"at"`
	// Favours is the id of the option that leads from there, for a weight.
	Favours string `json:"favours,omitzero"`
}

// LeverReason says what is open about a lever.
type LeverReason string

// What can be open.
const (
	IsMissing   LeverReason = "missing"   // the cell has no number
	IsUncertain LeverReason = "uncertain" // the number has an interval around it
	IsOpen      LeverReason = "open"      // the person could not say the weight
	IsClose     LeverReason = "close"     // another weight would decide
)

// Values returns the allowed words.
func (LeverReason) Values() []string {
	return []string{string(IsMissing), string(IsUncertain), string(IsOpen), string(IsClose)}
}

// IsValid reports whether r is one of the allowed words.
func (r LeverReason) IsValid() bool { return slices.Contains(r.Values(), string(r)) }

// Note is something a reader must know that is not wrong.
type Note struct {
	// Code says what it is.
	Code NoteCode `json:"code"`
	// Option is the id of the option it is about, if it is about one.
	Option string `json:"option,omitzero"`
	// Criterion is the id of the criterion it is about, if it is about one.
	Criterion string `json:"criterion,omitzero"`
	// With is the id of the other criterion or option, where there is one.
	With string `json:"with,omitzero"`
	// Number is the number it is about, if there is one.
	Number Figure `json:"number,omitzero"`
	// Reason is what the decision says about it, for a missing or not
	// applicable cell.
	Reason string `json:"reason,omitzero"`
}

// NoteCode says what a note is about.
type NoteCode string

// The notes.
const (
	NoteNotReviewed      NoteCode = "notReviewed"      // nobody has reviewed the decision, or the review has expired
	NoteSurrogate        NoteCode = "surrogate"        // a surrogate spoke; see the voice for the basis
	NoteNotThePatient    NoteCode = "notThePatient"    // family or a clinician spoke in their own name
	NoteStaleWeight      NoteCode = "staleWeight"      // the weight was asked with another range
	NoteRescaledWeights  NoteCode = "rescaledWeights"  // the weights did not sum to 1 (Number) and were rescaled
	NoteZeroWeight       NoteCode = "zeroWeight"       // the person gave the criterion no weight
	NoteOpenWeight       NoteCode = "openWeight"       // the person could not say how much the criterion matters
	NoteNoSpread         NoteCode = "noSpread"         // the criterion has weight but the ranked options are the same on it
	NoteSmallSpread      NoteCode = "smallSpread"      // the ranked options use under 10 % of the range (Number: the share)
	NoteOverlap          NoteCode = "overlap"          // two weighted criteria count partly the same thing
	NoteMissingCell      NoteCode = "missingCell"      // a cell is missing, for the reason in the decision
	NoteNoCell           NoteCode = "noCell"           // the decision has no cell for the pair
	NoteNotApplicable    NoteCode = "notApplicable"    // the criterion has no meaning for the option
	NoteOutsideRange     NoteCode = "outsideRange"     // the number lies outside the range and was clipped or extrapolated
	NoteIntervalOutside  NoteCode = "intervalOutside"  // an end of the interval lies outside the range and was clipped
	NoteIntervalBounded  NoteCode = "intervalBounded"  // an end of the interval of an effect makes less than nobody or more than everybody, and was kept there
	NoteMustHaveUnknown  NoteCode = "mustHaveUnknown"  // whether the option reaches a must-have is not known
	NoteIdentical        NoteCode = "identicalOptions" // With is the same as Option on every criterion
	NoteNoReferenceLevel NoteCode = "noReferenceLevel" // the effect is relative to an option whose level is not known
)

// Values returns the allowed words.
func (NoteCode) Values() []string {
	return []string{
		string(NoteNotReviewed), string(NoteSurrogate), string(NoteNotThePatient), string(NoteStaleWeight),
		string(NoteRescaledWeights), string(NoteZeroWeight), string(NoteOpenWeight), string(NoteNoSpread),
		string(NoteSmallSpread), string(NoteOverlap), string(NoteMissingCell), string(NoteNoCell),
		string(NoteNotApplicable), string(NoteOutsideRange), string(NoteIntervalOutside), string(NoteIntervalBounded),
		string(NoteMustHaveUnknown), string(NoteIdentical), string(NoteNoReferenceLevel),
	}
}

// IsValid reports whether c is one of the allowed words.
func (c NoteCode) IsValid() bool { return slices.Contains(c.Values(), string(c)) }
