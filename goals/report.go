package goals

// ReportFormat is the format of reports.
const ReportFormat = "goals.report/1.0"

// Report is how a plan is going: what [Evaluate] returns.
type Report struct {
	// Format is "goals.report/1.0".
	Format string `json:"format"`
	// Plan is the id of the plan.
	Plan string `json:"plan"`
	// Title is what people call the plan.
	Title string `json:"title,omitzero"`
	// Subject is the id of the person whose plan it is.
	Subject string `json:"subject"`
	// AsOf is the day from which everything is seen.
	AsOf Date `json:"asOf"`
	// People are the names of the people of the plan, in its order.
	People []Named `json:"people"`
	// Actions and BurdenItems are what the actions and the burden items are, in
	// the order of the plan.
	Actions     []Named `json:"actions"`
	BurdenItems []Named `json:"burdenItems"` // id and words of each burden item
	// Goals are the goals in the order of the plan.
	Goals []GoalProgress `json:"goals"`
	// Conflicts are places where the plan works against itself.
	Conflicts []Conflict `json:"conflicts"`
	// Reviews say what is due, in the order of the plan.
	Reviews []ReviewState `json:"reviews"`
	// Burden is what care costs the person in all.
	Burden Burden `json:"burden"`
	// Prompts are things to talk about where confidence is low.
	Prompts []Prompt `json:"prompts"`
	// Notes are what is worth saying but not wrong.
	Notes []Note `json:"notes"`
}

// Named is an id with the name people use.
type Named struct {
	// ID is the id.
	ID string `json:"id"`
	// Name is the name, or the id if there is none.
	Name string `json:"name"`
}

// Verdict is whether something is met.
type Verdict string

// The verdicts.
const (
	Met     Verdict = "met"     // it is
	NotMet  Verdict = "notMet"  // it is not, or not yet
	Unknown Verdict = "unknown" // there is not enough to say; Why says why
)

// Values returns every verdict.
func (Verdict) Values() []Verdict { return []Verdict{Met, NotMet, Unknown} }

// IsValid reports whether v is one of [Verdict.Values].
func (v Verdict) IsValid() bool { return among(v) }

// GoalProgress is how one goal is going.
type GoalProgress struct {
	// Goal is the id of the goal.
	Goal string `json:"goal"`
	// Text is the goal in words.
	Text string `json:"text"`
	// Kind is what sort of aim it is.
	Kind GoalKind `json:"kind"`
	// Status is where the goal is in its life.
	Status Status `json:"status"`
	// Achievement is what somebody judged, if anybody did.
	Achievement Achievement `json:"achievement,omitzero"`
	// Agreement is where the negotiation stands.
	Agreement Agreement `json:"agreement"`
	// Met is whether the goal is met by its roll-up rule.
	Met Verdict `json:"met"`
	// Why is why Met is unknown: "noParts" (nothing to judge by), "open" (an open
	// goal has nothing to meet) or "partsUnknown".
	Why string `json:"why,omitzero"`
	// By is what Met rests on: "parts" (targets and serving goals) or "judgement"
	// (the stated achievement, where there are no parts).
	By string `json:"by,omitzero"`
	// Rule is the roll-up rule that was used.
	Rule RollupRule `json:"rule"`
	// PartsMet, PartsNotMet and PartsUnknown count the parts.
	PartsMet     int `json:"partsMet"`
	PartsNotMet  int `json:"partsNotMet"`  // parts that are not met
	PartsUnknown int `json:"partsUnknown"` // parts about which there is not enough to say
	// Serving are the ids of the goals that count as parts.
	Serving []string `json:"serving"`
	// Targets are the goal's targets in the order of the plan.
	Targets []TargetProgress `json:"targets"`
}

// TargetProgress is how one target is going.
type TargetProgress struct {
	// Target is the id of the target.
	Target string `json:"target"`
	// Text is the target in words, if it has any.
	Text string `json:"text,omitzero"`
	// Measure is the id of what is observed.
	Measure string `json:"measure,omitzero"`
	// Name is what people call the measure.
	Name string `json:"name,omitzero"`
	// Unit is the unit of the numbers below.
	Unit string `json:"unit,omitzero"`
	// Version is the index of the version in force on the day of the report; -1
	// if none is yet.
	Version int `json:"version"`
	// Kind and Better are those of the version.
	Kind   TargetKind `json:"kind,omitzero"`
	Better Better     `json:"better,omitzero"` // the direction in which things get better
	// Low and High are the bounds that meet the target; a bound that does not
	// exist has the code "unbounded", and a target without numbers "notNumeric".
	Low  Figure `json:"low"`
	High Figure `json:"high"` // the upper bound
	// Baseline is where the person started.
	Baseline Figure `json:"baseline"`
	// Start and Due are the days between which the target is to be met.
	Start Date `json:"start,omitzero"`
	Due   Date `json:"due,omitzero"` // the last day
	// Met is whether the latest observation meets the version in force.
	Met Verdict `json:"met"`
	// Why is why Met is unknown: "noMeasure", "noVersion", "noObservation",
	// "units", "notComparable", "datesOverlap" (two latest observations with
	// partial dates disagree).
	Why string `json:"why,omitzero"`
	// Latest is the latest number, in Unit.
	Latest Figure `json:"latest"`
	// LatestOn is when it was observed.
	LatestOn Date `json:"latestOn,omitzero"`
	// Age is how many days ago that was; for partial dates the least it can be.
	Age int `json:"age"`
	// Stale is whether that is longer ago than observations of this measure hold.
	Stale bool `json:"stale"`
	// Share is how much of the way from baseline to target is done: 0 at the
	// baseline, 1 at the target, above 1 beyond it, below 0 behind the start.
	// Absent with "noBaseline", "noDistance" (the start already meets the
	// target), "beyondRange" (through a range and out at its far side), "maintain" (there is no way to go), "notNumeric", or the code in
	// Why.
	Share Figure `json:"share"`
	// Trend is where the numbers are heading.
	Trend Trend `json:"trend"`
	// Projection is when the line through the numbers meets the target.
	Projection Projection `json:"projection"`
	// OnTrack is whether the target will be met by its date if things go on as
	// they do.
	OnTrack OnTrack `json:"onTrack"`
	// FirstMet is the first day on which an observation met the version that was
	// in force then.
	FirstMet Date `json:"firstMet,omitzero"`
	// History judges the observations by the version in force on their day,
	// oldest first: the latest thousand.
	History []Judged `json:"history"`
}

// Judged is one observation held against the version in force on its day.
type Judged struct {
	// Observation is the id of the observation.
	Observation string `json:"observation"`
	// On is when it was observed.
	On Date `json:"on"`
	// Value is the number in the unit of the target.
	Value Figure `json:"value"`
	// Answer is the answer or the code of an observation without a number.
	Answer string `json:"answer,omitzero"`
	// Version is the index of the version in force; -1 if there was none.
	Version int `json:"version"`
	// Met is whether it meets that version.
	Met Verdict `json:"met"`
	// Why is why Met is unknown: "noVersion", "units", "notComparable" or
	// "versionUnsure" (the versions that a partial date may fall under disagree).
	Why string `json:"why,omitzero"`
}

// TrendWord is a plain word for where numbers are heading. Improving and
// worsening need five points and a two-sided P below .05; flat is a claim too:
// the limits of the slope rule out a change, over the days seen, as large as
// the way from baseline to target or, without one, as a tenth of the median.
type TrendWord string

// The words.
const (
	TrendTooFew    TrendWord = "notEnoughData" // too few points to say anything
	TrendFlat      TrendWord = "flat"          // a change that matters can be ruled out
	TrendImproving TrendWord = "improving"     // a clear direction, towards the target
	TrendWorsening TrendWord = "worsening"     // a clear direction, away from the target
	TrendNoisy     TrendWord = "noisy"         // the points vary too much to say
)

// Values returns every word.
func (TrendWord) Values() []TrendWord {
	return []TrendWord{TrendTooFew, TrendFlat, TrendImproving, TrendWorsening, TrendNoisy}
}

// IsValid reports whether w is one of [TrendWord.Values].
func (w TrendWord) IsValid() bool { return among(w) }

// Trend is where numbers are heading: Theil–Sen line and Mann–Kendall test of
// the observations from the start of the target on, of the latest 730 if there
// are more.
type Trend struct {
	// Word says it in a word.
	Word TrendWord `json:"word"`
	// N is how many points it rests on.
	N int `json:"n"`
	// Days is how many days lie between the first and the last of them.
	Days int `json:"days"`
	// Slope is the change in a day, in the unit of the target; with better
	// within, or beyond the far side of a range, the change of the distance to
	// the target. Absent with "notEnoughData".
	Slope Figure `json:"slope"`
	// Low and High are the 95 % limits of the slope.
	Low  Figure `json:"low"`
	High Figure `json:"high"` // the upper limit
	// P is the two-sided probability of so clear a rise or fall without a trend.
	P Figure `json:"p"`
}

// Projection is when the line through the numbers meets the target.
type Projection struct {
	// On is the day, or empty with a Why. Days are whole and rounded up.
	On Date `json:"on,omitzero"`
	// Early and Late are the days on which the lines with the limits of the
	// slope, through the same start, meet the target.
	Early Date `json:"early,omitzero"`
	Late  Date `json:"late,omitzero"` // the later one
	// Why is why there is no day: "notEnoughData", "noClearDirection" (the limits
	// of the slope hold zero), "pointsAway", "met", "past" (the line has already
	// crossed the target), "maintain", "notNumeric", "tooFar" (more than 100
	// years), or the code in Why of the target.
	Why string `json:"why,omitzero"`
}

// OnTrack is whether a target will be met by its date.
type OnTrack struct {
	// Word is yes, no, unsure or unknown.
	Word TrackWord `json:"word"`
	// By is what the word rests on: "met", "due" (the date has passed),
	// "projection", or "pace" (the share of the way against the share of the
	// time, where there is no projection).
	By string `json:"by,omitzero"`
	// Why is why the word is unknown: "noDue", "noStart", "noShare", or the code
	// in Why of the target.
	Why string `json:"why,omitzero"`
	// Expected is the share of the time from start to due that has passed.
	Expected Figure `json:"expected"`
}

// TrackWord is whether a target will be met by its date.
type TrackWord string

// The words.
const (
	TrackYes     TrackWord = "yes"     // it will be met in time
	TrackNo      TrackWord = "no"      // it will not be met in time
	TrackUnsure  TrackWord = "unsure"  // the date lies within the projected interval
	TrackUnknown TrackWord = "unknown" // there is not enough to say
)

// Values returns every word.
func (TrackWord) Values() []TrackWord {
	return []TrackWord{TrackYes, TrackNo, TrackUnsure, TrackUnknown}
}

// IsValid reports whether w is one of [TrackWord.Values].
func (w TrackWord) IsValid() bool { return among(w) }

// Burden is what care costs the person in all.
type Burden struct {
	// HoursPerWeek is the sum of all items.
	HoursPerWeek float64 `json:"hoursPerWeek"`
	// Costs are the sums in each currency, by currency.
	Costs []Cost `json:"costs"`
	// Bother is the highest answer to how much of a nuisance an item is, of the
	// latest answers of each person; absent with "notAsked".
	Bother Figure `json:"bother"`
}

// Cost is a sum in one currency.
type Cost struct {
	// Currency is the ISO 4217 code.
	Currency string `json:"currency"`
	// PerMonth is the sum.
	PerMonth float64 `json:"perMonth"`
}

// Prompt is something to talk about, because somebody is not confident.
type Prompt struct {
	// Goal or Action is the id of what the ruler is about.
	Goal   string `json:"goal,omitzero"`
	Action string `json:"action,omitzero"` // the id of an action
	// Person is the id of who answered.
	Person string `json:"person"`
	// Score is the answer, 0 to 10.
	Score int `json:"score"`
	// Threshold is the score from which no prompt is given.
	Threshold int `json:"threshold"`
	// Barriers are the ids of barriers that stand in the way of it.
	Barriers []string `json:"barriers"`
	// Keys name the questions to talk about; [Explain] has their words.
	Keys []string `json:"keys"`
}

// Note is something worth saying that is not wrong.
type Note struct {
	// Pointer is the place in the plan, as an RFC 6901 pointer; in the record if
	// it begins with "record:".
	Pointer string `json:"pointer"`
	// Code is what the note is about; the list is with [Evaluate].
	Code string `json:"code"`
}
