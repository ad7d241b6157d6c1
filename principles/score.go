package principles

// Score is a figure that is made of items.
type Score struct {
	// ID names the score within the framework.
	ID string `json:"id"`
	// Title is the name of the score.
	Title Text `json:"title,omitzero"`
	// Items are the keys of the items that the score is made of.
	Items []string `json:"items"`
	// Method is how the figure is made.
	Method Method `json:"method"`
	// Minus is taken off the mean of the items before it is multiplied, for the
	// method linear.
	Minus float64 `json:"minus,omitzero"`
	// Times multiplies the mean of the items, for the method linear.
	Times float64 `json:"times,omitzero"`
	// Pass is the least value of an item that counts as passed, for the methods
	// gates, count and topBox; for topBox absent means the highest value.
	Pass float64 `json:"pass,omitzero"`
	// Missing is the rule for unanswered items.
	Missing Missing `json:"missing"`
	// MinCases is the least number of respondents from whom the figure may be
	// reported; absent means 1.
	MinCases int `json:"minCases,omitzero"`
	// CutOffs are the published limits on the figure.
	CutOffs []CutOff `json:"cutOffs,omitzero"`
	// Bands divide the range of the figure, without hole or overlap.
	Bands []Band `json:"bands,omitzero"`
	// Unverified marks a scoring rule that was not verified in the source.
	Unverified bool `json:"unverified,omitzero"`
	// References are the ids of the sources of the rule.
	References []string `json:"references,omitzero"`
}

// Method is how a figure is made of the values of items.
type Method string

// The methods. In all formulas the sums run over the applicable answered items,
// v is the value of an item (turned round where the item is reversed) and w its
// weight.
const (
	// Percent is 100 × Σwv / Σw·max, where max is the highest value of an item;
	// the lowest value of every item must be 0.
	Percent Method = "percent"
	// Mean is Σwv / Σw.
	Mean Method = "mean"
	// Sum is Σwv.
	Sum Method = "sum"
	// Linear is (Σwv / Σw − minus) × times.
	Linear Method = "linear"
	// Gates is 1 if every item has at least the value pass, else 0.
	Gates Method = "gates"
	// CountPassed is the number of items with at least the value pass.
	CountPassed Method = "count"
	// TopBox is 100 if every item has at least the value pass, else 0: over
	// several respondents, the per cent of respondents who gave the top answer
	// throughout.
	TopBox Method = "topBox"
)

// Values returns the methods.
func (Method) Values() []string {
	return words(Percent, Mean, Sum, Linear, Gates, CountPassed, TopBox)
}

// IsValid reports whether m is one of [Method.Values].
func (m Method) IsValid() bool {
	return oneOf(m, Percent, Mean, Sum, Linear, Gates, CountPassed, TopBox)
}

// Missing is the rule for unanswered items. An item that is not applicable is
// not missing.
type Missing struct {
	// Rule says what becomes of the figure.
	Rule MissingRule `json:"rule"`
	// MinAnswered is the least number of answered items from which the figure is
	// given, for the rules answered and prorate; absent means 1 for answered, and
	// prorate must state it.
	MinAnswered int `json:"minAnswered,omitzero"`
	// Published says that the rule is the instrument's own; where it is not, no
	// rule was found, and the strict one stands in.
	Published bool `json:"published,omitzero"`
	// Unverified marks a rule that was not verified in the source.
	Unverified bool `json:"unverified,omitzero"`
}

// MissingRule says what becomes of a figure when items are unanswered.
type MissingRule string

// The rules for unanswered items.
const (
	// Complete withholds the figure unless every applicable item is answered.
	Complete MissingRule = "complete"
	// Answered makes the figure of the answered items alone.
	Answered MissingRule = "answered"
	// Prorate lets the mean of the answered items stand in for the others.
	Prorate MissingRule = "prorate"
)

// Values returns the rules for unanswered items.
func (MissingRule) Values() []string { return words(Complete, Answered, Prorate) }

// IsValid reports whether r is one of [MissingRule.Values].
func (r MissingRule) IsValid() bool { return oneOf(r, Complete, Answered, Prorate) }

// CutOff is a limit on a figure.
type CutOff struct {
	// ID names the cut-off within its score.
	ID string `json:"id"`
	// At is the limit.
	At float64 `json:"at"`
	// Is says which figures reach the cut-off.
	Is Comparison `json:"is"`
	// Meaning says what reaching it means.
	Meaning Text `json:"meaning"`
	// Unverified marks a cut-off that was not verified in the source, or that is a
	// convention without one.
	Unverified bool `json:"unverified,omitzero"`
	// References are the ids of the sources of the cut-off.
	References []string `json:"references,omitzero"`
}

// Comparison says on which side of a limit a figure lies.
type Comparison string

// The comparisons.
const (
	IsAtLeast Comparison = "atLeast" // the limit or more
	IsAbove   Comparison = "above"   // more than the limit
	IsAtMost  Comparison = "atMost"  // the limit or less
	IsBelow   Comparison = "below"   // less than the limit
)

// Values returns the comparisons.
func (Comparison) Values() []string {
	return words(IsAtLeast, IsAbove, IsAtMost, IsBelow)
}

// IsValid reports whether c is one of [Comparison.Values].
func (c Comparison) IsValid() bool { return oneOf(c, IsAtLeast, IsAbove, IsAtMost, IsBelow) }

// Band is a named part of the range of a figure. A band holds its ends unless
// they are marked open.
type Band struct {
	// ID names the band within its score.
	ID string `json:"id"`
	// From is the lower end.
	From float64 `json:"from"`
	// To is the upper end.
	To float64 `json:"to"`
	// FromOpen leaves the lower end itself out of the band.
	FromOpen bool `json:"fromOpen,omitzero"`
	// ToOpen leaves the upper end itself out of the band.
	ToOpen bool `json:"toOpen,omitzero"`
	// Title is the name of the band.
	Title Text `json:"title"`
	// Unverified marks a band that was not verified in the source.
	Unverified bool `json:"unverified,omitzero"`
}
