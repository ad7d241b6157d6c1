package principles

// ReportFormat is the format name and version of a [Report].
const ReportFormat = "principles.report/1.0"

// Report is what an assessment found. It reads from the top: where the roles
// disagree, who was not heard, which gates are shut, and then the scores of each
// role.
type Report struct {
	// Format is the format name and version: principles.report/1.0.
	Format string `json:"format"`
	// Framework is the id of the framework.
	Framework string `json:"framework"`
	// Version is the version of the framework.
	Version string `json:"version"`
	// Title is the name of the framework.
	Title Text `json:"title"`
	// AsOf is the day on which evidence and waivers were looked at; empty if
	// nothing was held against a date.
	AsOf Date `json:"asOf,omitzero"`
	// Disagreements are the items that roles answered differently, the widest
	// difference first.
	Disagreements []Disagreement `json:"disagreements"`
	// Unheard are the required roles of which nobody answered anything.
	Unheard []Role `json:"unheard"`
	// Gates are the required items, by role.
	Gates []GateResult `json:"gates"`
	// Roles are the results of each role that answered, side by side. No figure
	// anywhere is an average over roles.
	Roles []RoleResult `json:"roles"`
	// Notes are remarks that a reader of the figures should know.
	Notes []Note `json:"notes"`
}

// Disagreement is an item that roles answered differently.
type Disagreement struct {
	// Item is the key of the item.
	Item string `json:"item"`
	// Text is the wording of the item; absent where the framework has none.
	Text Text `json:"text,omitzero"`
	// Views are the views of the roles, in the order of [Role.Values].
	Views []View `json:"views"`
	// Gap is the difference between the highest and the lowest view, above 0 and
	// up to 1.
	Gap float64 `json:"gap"`
	// Pairs is how many subjects were answered for by at least two roles.
	Pairs int `json:"pairs,omitzero"`
	// Agree is on how many of these subjects all roles gave the same answer.
	Agree int `json:"agree,omitzero"`
}

// View is what one role says to one item.
type View struct {
	// Role is whose view it is.
	Role Role `json:"role"`
	// Respondents is how many of the role answered the item with a value.
	Respondents int `json:"respondents"`
	// Share is the mean of their answers, from 0 (not met, or the lowest value)
	// to 1 (met, or the highest).
	Share float64 `json:"share"`
}

// GateResult is the state of a required item for one role.
type GateResult struct {
	// Item is the key of the item.
	Item string `json:"item"`
	// Text is the wording of the item; absent where the framework has none.
	Text Text `json:"text,omitzero"`
	// Role is the role whose answers are meant; empty for a gate that was put to
	// nobody who answered.
	Role Role `json:"role,omitzero"`
	// Status is whether the gate is open.
	Status GateStatus `json:"status"`
	// NotMet is how many respondents answered less than the highest value.
	NotMet int `json:"notMet,omitzero"`
	// Unknown is how many respondents left the item unanswered.
	Unknown int `json:"unknown,omitzero"`
}

// GateStatus is whether a gate is open.
type GateStatus string

// The states of a gate.
const (
	GatePassed    GateStatus = "passed"    // met, by all who answered for the role
	GateFailed    GateStatus = "failed"    // not met, or not wholly
	GateUndecided GateStatus = "undecided" // an answer is missing
	GateUnasked   GateStatus = "unasked"   // put to no role that answered
	GateWaived    GateStatus = "waived"    // not passed, with a waiver that still holds
)

// Values returns the states of a gate.
func (GateStatus) Values() []string {
	return words(GatePassed, GateFailed, GateUndecided, GateUnasked, GateWaived)
}

// IsValid reports whether g is one of [GateStatus.Values].
func (g GateStatus) IsValid() bool {
	return oneOf(g, GatePassed, GateFailed, GateUndecided, GateUnasked, GateWaived)
}

// RoleResult is what the answers of one role amount to.
type RoleResult struct {
	// Role is whose answers they are.
	Role Role `json:"role"`
	// Respondents is how many responses of the role there are.
	Respondents int `json:"respondents"`
	// Scores are the scores, in the order of the framework.
	Scores []ScoreResult `json:"scores"`
	// Items are the answers item by item, for the items put to the role.
	Items []ItemResult `json:"items"`
	// Levels count the answers at each level; empty if no item has a level. There
	// is no figure over several levels.
	Levels []LevelResult `json:"levels,omitzero"`
}

// ScoreResult is one score of one role, with its conditions.
type ScoreResult struct {
	// Score is the id of the score.
	Score string `json:"score"`
	// Title is the name of the score.
	Title Text `json:"title,omitzero"`
	// Figure is the score: of the one respondent, or the mean over the
	// respondents who have one; or the reason why there is none.
	Figure Figure `json:"figure"`
	// Low is the figure if every unknown answer were the worst.
	Low Figure `json:"low"`
	// High is the figure if every unknown answer were the best.
	High Figure `json:"high"`
	// From is the lowest figure that the score can have.
	From float64 `json:"from"`
	// To is the highest figure that the score can have.
	To float64 `json:"to"`
	// Coverage says how many of the applicable items were answered.
	Coverage Coverage `json:"coverage"`
	// Scored is how many respondents have the figure.
	Scored int `json:"scored"`
	// Undecided says that a cut-off or the edge of a band lies inside the bounds.
	Undecided bool `json:"undecided,omitzero"`
	// CutOffs say for each cut-off whether the figure reaches it.
	CutOffs []CutOffResult `json:"cutOffs,omitzero"`
	// Band is the id of the band in which the whole of the bounds lies; empty if
	// there is no such band.
	Band string `json:"band,omitzero"`
	// BandTitle is the name of that band.
	BandTitle Text `json:"bandTitle,omitzero"`
	// Interval is the 95 % Wilson interval of a topBox score of several
	// respondents.
	Interval Interval `json:"interval,omitzero"`
	// Trace is how the figure is made; the contributions sum to it. Empty if the
	// figure is withheld.
	Trace []Contribution `json:"trace"`
	// Unverified says that the scoring rule was not verified in its source.
	Unverified bool `json:"unverified,omitzero"`
}

// Coverage says how much of what was asked was answered. It counts items, over
// all respondents of the role.
type Coverage struct {
	// Answered is the number of items answered with a value.
	Answered int `json:"answered"`
	// Applicable is the number of items that were asked and not "not applicable".
	Applicable int `json:"applicable"`
	// Inferred is how many of the answered ones were carried over from another
	// framework.
	Inferred int `json:"inferred,omitzero"`
}

// Share returns the coverage as a figure from 0 to 1, or why there is none.
func (c Coverage) Share() Figure {
	if c.Applicable == 0 {
		return absent(WhyNothingApplicable)
	}
	return figureOf(float64(c.Answered) / float64(c.Applicable))
}

// Interval is an interval of a figure.
type Interval struct {
	// Low is the lower end.
	Low float64 `json:"low"`
	// High is the upper end.
	High float64 `json:"high"`
}

// CutOffResult says whether a figure reaches a cut-off.
type CutOffResult struct {
	// CutOff is the id of the cut-off.
	CutOff string `json:"cutOff"`
	// Meaning says what reaching it means.
	Meaning Text `json:"meaning"`
	// Verdict is whether the cut-off is reached.
	Verdict Verdict `json:"verdict"`
	// Unverified says that the cut-off was not verified in its source.
	Unverified bool `json:"unverified,omitzero"`
}

// Verdict is whether a cut-off is reached.
type Verdict string

// The verdicts.
const (
	Reached    Verdict = "reached"    // whatever the unknown answers are
	NotReached Verdict = "notReached" // whatever the unknown answers are
	Undecided  Verdict = "undecided"  // the unknown answers decide
	Withheld   Verdict = "withheld"   // there is nothing to compare, or too few cases
)

// Values returns the verdicts.
func (Verdict) Values() []string { return words(Reached, NotReached, Undecided, Withheld) }

// IsValid reports whether v is one of [Verdict.Values].
func (v Verdict) IsValid() bool { return oneOf(v, Reached, NotReached, Undecided, Withheld) }

// Contribution is what one item adds to a figure.
type Contribution struct {
	// Item is the key of the item.
	Item string `json:"item"`
	// Value is the value of the answer, turned round if the item is reversed; the
	// mean over the scored respondents.
	Value float64 `json:"value"`
	// Weight is how much the item counts.
	Weight float64 `json:"weight"`
	// Contribution is what the item adds to the figure.
	Contribution float64 `json:"contribution"`
}

// ItemResult is what the respondents of one role answered to one item.
type ItemResult struct {
	// Item is the key of the item.
	Item string `json:"item"`
	// Answer is the answer, if all respondents of the role gave the same one.
	Answer string `json:"answer,omitzero"`
	// Share is the mean of the answers, from 0 (not met, or the lowest value) to 1
	// (met, or the highest).
	Share Figure `json:"share"`
	// Met counts the answers with the highest value.
	Met int `json:"met,omitzero"`
	// Partly counts the answers between the lowest and the highest value.
	Partly int `json:"partly,omitzero"`
	// NotMet counts the answers with the lowest value.
	NotMet int `json:"notMet,omitzero"`
	// NotApplicable counts the respondents for whom the item does not apply.
	NotApplicable int `json:"notApplicable,omitzero"`
	// Unknown counts the respondents without an answer.
	Unknown int `json:"unknown,omitzero"`
	// Inferred counts the answers carried over from another framework.
	Inferred int `json:"inferred,omitzero"`
	// Measured counts the answers that a program measured.
	Measured int `json:"measured,omitzero"`
	// Expired counts the answers that are unknown because their evidence has
	// expired.
	Expired int `json:"expired,omitzero"`
	// Settled counts the answers that follow from the answer to another item.
	Settled int `json:"settled,omitzero"`
	// WaivedUntil is the last day of a waiver for the item; empty if there is none
	// that holds.
	WaivedUntil Date `json:"waivedUntil,omitzero"`
}

// LevelResult counts the answers at one level.
type LevelResult struct {
	// Level is the level.
	Level Level `json:"level"`
	// Share is the mean of the items' shares at this level alone.
	Share Figure `json:"share"`
	// Coverage says how many of the applicable items were answered.
	Coverage Coverage `json:"coverage"`
	// Met counts the answers with the highest value.
	Met int `json:"met"`
	// Partly counts the answers between the lowest and the highest value.
	Partly int `json:"partly"`
	// NotMet counts the answers with the lowest value.
	NotMet int `json:"notMet"`
	// NotApplicable counts the answers "not applicable".
	NotApplicable int `json:"notApplicable"`
	// Unknown counts the missing answers.
	Unknown int `json:"unknown"`
}
